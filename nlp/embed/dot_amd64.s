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

// Eight sums of products, four at a time in S, of the vector at OFF from DI with
// the one whose numbers stand widened in Y0 to Y3.
#define WIDE(OFF, S, T) \
	VPMOVSXBW OFF(DI), S; \
	VPMADDWD Y0, S, S; \
	VPMOVSXBW OFF+16(DI), T; \
	VPMADDWD Y1, T, T; \
	VPADDD T, S, S; \
	VPMOVSXBW OFF+32(DI), T; \
	VPMADDWD Y2, T, T; \
	VPADDD T, S, S; \
	VPMOVSXBW OFF+48(DI), T; \
	VPMADDWD Y3, T, T; \
	VPADDD T, S, S

// func dotsAVX2(out *int32, w, with *Short, n int)
TEXT ·dotsAVX2(SB), NOSPLIT, $0-32
	MOVQ out+0(FP), DX
	MOVQ w+8(FP), SI
	MOVQ with+16(FP), DI
	MOVQ n+24(FP), CX
	VPMOVSXBW (SI), Y0
	VPMOVSXBW 16(SI), Y1
	VPMOVSXBW 32(SI), Y2
	VPMOVSXBW 48(SI), Y3
	SUBQ $4, CX
	JLT rest

four:
	WIDE(0, Y4, Y8)
	WIDE(64, Y5, Y9)
	WIDE(128, Y6, Y10)
	WIDE(192, Y7, Y11)
	VPHADDD Y5, Y4, Y4
	VPHADDD Y7, Y6, Y6
	VPHADDD Y6, Y4, Y4
	VEXTRACTI128 $1, Y4, X5
	VPADDD X5, X4, X4
	VMOVDQU X4, (DX)
	ADDQ $256, DI
	ADDQ $16, DX
	SUBQ $4, CX
	JGE four

rest:
	ADDQ $4, CX
	JZ done

one:
	WIDE(0, Y4, Y8)
	VEXTRACTI128 $1, Y4, X5
	VPADDD X5, X4, X4
	VPHADDD X4, X4, X4
	VPHADDD X4, X4, X4
	VMOVD X4, (DX)
	ADDQ $64, DI
	ADDQ $4, DX
	DECQ CX
	JNZ one

done:
	VZEROUPPER
	RET
