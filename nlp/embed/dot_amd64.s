#include "textflag.h"

// Eight numbers of each vector from OFF on: products of the even places to
// S0, of the odd ones to S1.
#define PRODUCTS(OFF, V, W, S0, S1) \
	VMOVDQU OFF(SI), V; \
	VMOVDQU OFF(DI), W; \
	VPMULDQ V, W, Y8; \
	VPSRLQ $32, V, V; \
	VPSRLQ $32, W, W; \
	VPMULDQ V, W, Y9; \
	VPADDQ Y8, S0, S0; \
	VPADDQ Y9, S1, S1

// func dotAVX2(v, w *Vector) int64
TEXT ·dotAVX2(SB), NOSPLIT, $0-24
	MOVQ v+0(FP), SI
	MOVQ w+8(FP), DI
	VPXOR Y0, Y0, Y0
	VPXOR Y1, Y1, Y1
	VPXOR Y2, Y2, Y2
	VPXOR Y3, Y3, Y3
	PRODUCTS(0, Y4, Y5, Y0, Y1)
	PRODUCTS(32, Y6, Y7, Y2, Y3)
	PRODUCTS(64, Y4, Y5, Y0, Y1)
	PRODUCTS(96, Y6, Y7, Y2, Y3)
	PRODUCTS(128, Y4, Y5, Y0, Y1)
	PRODUCTS(160, Y6, Y7, Y2, Y3)
	PRODUCTS(192, Y4, Y5, Y0, Y1)
	PRODUCTS(224, Y6, Y7, Y2, Y3)
	VPADDQ Y1, Y0, Y0
	VPADDQ Y3, Y2, Y2
	VPADDQ Y2, Y0, Y0
	VEXTRACTI128 $1, Y0, X1
	VPADDQ X1, X0, X0
	VPSHUFD $0x4e, X0, X1
	VPADDQ X1, X0, X0
	VMOVQ X0, AX
	VZEROUPPER
	MOVQ AX, ret+16(FP)
	RET
