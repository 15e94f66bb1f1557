package dep

import "testing"

func checkKernels(t *testing.T, m *matrix, r *rows, want []float32) {
	t.Helper()
	if !hasAVX2 {
		return
	}
	for i := 0; i < 8; i += tileRows {
		for o := 0; o < 64; o += tileCols {
			got := make([]float32, 8*64)
			tileAVX2(&got[0], 64, &r.v[i*m.ins], m.ins, &m.w[o*m.ins], m.ins/4, &m.comp[o], &m.scale[o], &m.bias[o], &r.scale[i])
			for y := range tileRows {
				for x := range tileCols {
					if got[y*64+x] != want[(i+y)*64+o+x] {
						t.Fatalf("AVX2: %d inputs: row %d output %d is %v, in plain Go %v", m.ins, i+y, o+x, got[y*64+x], want[(i+y)*64+o+x])
					}
				}
			}
		}
	}
}
