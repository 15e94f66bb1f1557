package embed

import "github.com/parley-record/parley/nlp/cpu"

// dotAVX2 is dotGo.
//
//go:noescape
func dotAVX2(v, w *Vector) int64

// dotsAVX2 is dotsGo for n vectors, n > 0.
//
//go:noescape
func dotsAVX2(out *int32, w, with *Short, n int)

func dots(out []int32, w *Short, with []Short) {
	if len(with) == 0 {
		return
	}
	if cpu.AVX2 {
		_ = out[len(with)-1] // the kernel checks no bounds
		dotsAVX2(&out[0], w, &with[0], len(with))
		return
	}
	dotsGo(out, w, with)
}

func dotShort(s, w *Short) (sum int32) {
	if cpu.AVX2 {
		dotsAVX2(&sum, s, w, 1)
		return sum
	}
	return dotShortGo(s, w)
}

func dot(v, w *Vector) int64 {
	if cpu.AVX2 {
		return dotAVX2(v, w)
	}
	return dotGo(v, w)
}
