//go:build !amd64

package embed

func dot(v, w *Vector) int64 { return dotGo(v, w) }
