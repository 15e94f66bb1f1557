//go:build !amd64

package dep

func tile(dst []float32, ld int, a []uint8, lda int, w []int8, quads int, comp []int32, scale, bias, rowScale []float32) {
	tileGo(dst, ld, a, lda, w, quads, comp, scale, bias, rowScale)
}

func quantise(dst []uint8, src []float32) float32 { return quantiseGo(dst, src) }
