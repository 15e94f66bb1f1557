package embed

import "github.com/parley-record/parley/nlp/cpu"

//go:noescape
func dotAVX2(v, w *Vector) int64

func dot(v, w *Vector) int64 {
	if cpu.AVX2 {
		return dotAVX2(v, w)
	}
	return dotGo(v, w)
}
