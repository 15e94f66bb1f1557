package dep

import "github.com/parley-record/parley/nlp/cpu"

//go:noescape
func tileVNNI(dst *float32, ld int, a *uint8, lda int, w *int8, quads int, comp *int32, scale, bias, rowScale *float32)

//go:noescape
func tileAVX2(dst *float32, ld int, a *uint8, lda int, w *int8, quads int, comp *int32, scale, bias, rowScale *float32)

// quantiseAVX512 is quantiseGo for lengths that 16 divides.
//
//go:noescape
func quantiseAVX512(dst *uint8, src *float32, n int) float32

// hasVNNI and hasAVX2 tell which kernels the processor and the system can run.
var hasVNNI, hasAVX2 = cpu.VNNI, cpu.AVX2

func tile(dst []float32, ld int, a []uint8, lda int, w []int8, quads int, comp []int32, scale, bias, rowScale []float32) {
	// The kernels check no bounds.
	_, _, _ = dst[(tileRows-1)*ld+tileCols-1], a[(tileRows-1)*lda+4*quads-1], w[4*tileCols*quads-1]
	_, _, _, _ = comp[tileCols-1], scale[tileCols-1], bias[tileCols-1], rowScale[tileRows-1]
	switch {
	case hasVNNI:
		tileVNNI(&dst[0], ld, &a[0], lda, &w[0], quads, &comp[0], &scale[0], &bias[0], &rowScale[0])
	case hasAVX2:
		tileAVX2(&dst[0], ld, &a[0], lda, &w[0], quads, &comp[0], &scale[0], &bias[0], &rowScale[0])
	default:
		tileGo(dst, ld, a, lda, w, quads, comp, scale, bias, rowScale)
	}
}

func quantise(dst []uint8, src []float32) float32 {
	if hasVNNI && len(src) > 0 && len(src)%16 == 0 {
		_ = dst[len(src)-1]
		return quantiseAVX512(&dst[0], &src[0], len(src))
	}
	return quantiseGo(dst, src)
}
