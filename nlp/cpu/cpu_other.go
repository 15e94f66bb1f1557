//go:build !amd64

package cpu

// VNNI and AVX2 tell that there are no such instructions here.
const VNNI, AVX2 = false, false
