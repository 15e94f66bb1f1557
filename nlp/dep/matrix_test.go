package dep

import (
	"math/rand/v2"
	"testing"
)

// balance sets what offsets the 128 in the activations.
func (m *matrix) balance() {
	for o := range m.outs {
		sum := int32(0)
		for i := range m.ins {
			sum += int32(m.w[m.at(o, i)])
		}
		m.comp[o] = 128 * sum
	}
}

// TestTileAgainstPlainGo holds every kernel to the bits of the plain one.
func TestTileAgainstPlainGo(t *testing.T) {
	rng := rand.New(rand.NewPCG(1, 2))
	for _, ins := range []int{4, 32, 96, 384, 768} {
		m := newMatrix(64, ins)
		for i := range m.w {
			m.w[i] = int8(rng.IntN(2*mostWeight+1) - mostWeight)
		}
		m.balance()
		for o := range m.outs {
			m.scale[o], m.bias[o] = rng.Float32(), rng.Float32()-.5
		}
		var r rows
		r.reset(7, m.ins)
		src := make([]float32, m.ins)
		for i := range 7 {
			for j := range src {
				src[j] = float32(rng.NormFloat64())
			}
			r.set(i, src)
			if ins%16 == 0 {
				want := make([]uint8, m.ins)
				if s := quantiseGo(want, src); s != r.scale[i] || string(want) != string(r.v[i*m.ins:(i+1)*m.ins]) {
					t.Fatalf("%d inputs: row %d is quantised otherwise than in plain Go", ins, i)
				}
			}
		}
		if ins >= 8 {
			for i := range m.ins { // the widest sums that a tile can meet
				r.v[i], m.w[m.at(0, i)], m.w[m.at(1, i)] = 255, mostWeight, -mostWeight
			}
		}
		want, got := make([]float32, 8*64), make([]float32, 8*64)
		for i := 0; i < 8; i += tileRows {
			for o := 0; o < 64; o += tileCols {
				tileGo(want[i*64+o:], 64, r.v[i*m.ins:], m.ins, m.w[o*m.ins:], m.ins/4, m.comp[o:], m.scale[o:], m.bias[o:], r.scale[i:])
			}
		}
		m.apply(got, 64, &r)
		for i := range want {
			if want[i] != got[i] {
				t.Fatalf("%d inputs: value %d is %v, in plain Go %v", ins, i, got[i], want[i])
			}
		}
		checkKernels(t, m, &r, want)
	}
}

func BenchmarkTile(b *testing.B) {
	m := newMatrix(384, 384)
	var r rows
	r.reset(128, 384)
	dst := make([]float32, 128*384)
	b.ReportAllocs()
	for b.Loop() {
		m.apply(dst, 384, &r)
	}
	b.ReportMetric(float64(b.N)*128*384*384/b.Elapsed().Seconds()/1e9, "GMAC/s")
}
