package dep

import "math"

// Integer matrix products, the same to the bit on any machine: rows of
// activations are bytes around 128 with a scale for each row, weights are whole
// numbers in [-63, 63] with a scale for each output. With 7 bits, two products
// of a byte and a weight always fit into 16 bits, which the AVX2 kernel needs.

const (
	tileRows   = 4  // rows of a tile
	tileCols   = 32 // outputs of a tile
	mostWeight = 63
)

// A matrix is weights [outs][ins], packed in blocks of 32 outputs: within a
// block, for every four inputs, the 32 outputs one after the other. Outputs are
// padded to 32, inputs to 4.
type matrix struct {
	ins, outs int // padded
	w         []int8
	comp      []int32 // 128 times the sum of each output's weights
	scale     []float32
	bias      []float32
}

func roundUp(n, to int) int { return (n + to - 1) / to * to }

// newMatrix returns an all-zero matrix of that size.
func newMatrix(outs, ins int) *matrix {
	outs, ins = roundUp(outs, tileCols), roundUp(ins, 4)
	return &matrix{
		ins: ins, outs: outs, w: make([]int8, outs*ins),
		comp: make([]int32, outs), scale: make([]float32, outs), bias: make([]float32, outs),
	}
}

// at returns where the weight of output o for input i stands.
func (m *matrix) at(o, i int) int {
	return o/tileCols*tileCols*m.ins + i/4*4*tileCols + o%tileCols*4 + i%4
}

// rows is activations: bytes around 128, [n padded to 4][width].
type rows struct {
	n, width int
	v        []uint8
	scale    []float32
}

func (r *rows) reset(n, width int) {
	r.n, r.width = n, width
	p := roundUp(n, tileRows)
	if cap(r.v) < p*width {
		r.v = make([]uint8, p*width*3/2)
	}
	r.v = r.v[:p*width]
	if cap(r.scale) < p {
		r.scale = make([]float32, p*3/2)
	}
	r.scale = r.scale[:p]
	for i := n; i < p; i++ {
		r.scale[i] = 0
	}
}

// set quantises src as row i; src is as wide as the rows.
func (r *rows) set(i int, src []float32) {
	r.scale[i] = quantise(r.v[i*r.width:(i+1)*r.width], src)
}

// quantiseGo writes src as bytes around 128 and returns the scale: a byte b
// stands for (b-128)*scale.
func quantiseGo(dst []uint8, src []float32) float32 {
	most := float32(0)
	for _, x := range src {
		if x < 0 {
			x = -x
		}
		if x > most {
			most = x
		}
	}
	if most == 0 {
		for i := range src {
			dst[i] = 128
		}
		return 0
	}
	inv := 127 / most
	for i, x := range src {
		dst[i] = uint8(int32(math.RoundToEven(float64(float32(x*inv)))) + 128)
	}
	return most / 127
}

// apply writes into dst, [rows padded to 4][ld], for every row r and output o,
// float32(sum-comp[o]) * scale[o] * r.scale + bias[o].
func (m *matrix) apply(dst []float32, ld int, r *rows) { m.applyBlocks(dst, ld, r, 0, m.outs/tileCols) }

func (m *matrix) applyBlocks(dst []float32, ld int, r *rows, from, to int) {
	n := len(r.scale)
	for b := from; b < to; b++ {
		o := b * tileCols
		w := m.w[o*m.ins : (o+tileCols)*m.ins]
		for i := 0; i < n; i += tileRows {
			tile(dst[i*ld+o:], ld, r.v[i*r.width:], r.width, w, m.ins/4, m.comp[o:o+tileCols], m.scale[o:o+tileCols], m.bias[o:o+tileCols], r.scale[i:i+tileRows])
		}
	}
}

// tileGo is one tile of apply, in plain Go.
func tileGo(dst []float32, ld int, a []uint8, lda int, w []int8, quads int, comp []int32, scale, bias, rowScale []float32) {
	for r := range tileRows {
		var acc [tileCols]int32
		row := a[r*lda : r*lda+4*quads]
		for q := range quads {
			a0, a1, a2, a3 := int32(row[4*q]), int32(row[4*q+1]), int32(row[4*q+2]), int32(row[4*q+3])
			wq := w[q*4*tileCols : (q+1)*4*tileCols]
			for o := range tileCols {
				acc[o] += a0*int32(wq[4*o]) + a1*int32(wq[4*o+1]) + a2*int32(wq[4*o+2]) + a3*int32(wq[4*o+3])
			}
		}
		out := dst[r*ld : r*ld+tileCols]
		for o := range tileCols {
			out[o] = float32(float32(float32(acc[o]-comp[o])*scale[o])*rowScale[r]) + bias[o]
		}
	}
}
