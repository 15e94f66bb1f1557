//go:build !amd64

package embed

func dot(v, w *Vector) int64 { return dotGo(v, w) }

func dotShort(s, w *Short) int32 { return dotShortGo(s, w) }

func dots(out []int32, w *Short, with []Short) { dotsGo(out, w, with) }
