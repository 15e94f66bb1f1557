package embed

import (
	"math"
	"math/rand/v2"
	"testing"
)

// TestDot holds the kernel of this machine to the plain sum, at the ends of its
// numbers too.
func TestDot(t *testing.T) {
	rng := rand.New(rand.NewPCG(1, 2))
	for range 1000 {
		var v, w Vector
		var want int64
		for i := range v {
			v[i], w[i] = int32(rng.Uint32()), int32(rng.Uint32())>>rng.IntN(32)
			if rng.IntN(20) == 0 {
				v[i] = math.MinInt32
			}
			want += int64(v[i]) * int64(w[i])
		}
		if got, plain := dot(&v, &w), dotGo(&v, &w); got != want || plain != want {
			t.Fatalf("dot %d, in plain Go %d, want %d", got, plain, want)
		}
	}
}

func TestRound(t *testing.T) {
	for _, x := range []float64{0, .25, .49999999999999994, .5, .75, 1.5, 2.5, 999.5, 999.4999999999999, 1000} {
		for _, y := range []float64{x, -x} {
			if got := round(y); float64(got) != math.Round(y) {
				t.Errorf("%v is rounded to %d", y, got)
			}
		}
	}
}

func BenchmarkCosine(b *testing.B) {
	var v, w Vector
	for i := range v {
		v[i], w[i] = int32(i*37%101)-50, int32(i*53%97)-48
	}
	lv, lw := v.Norm(), w.Norm()
	for b.Loop() {
		v.CosineOf(&w, lv, lw)
	}
}
