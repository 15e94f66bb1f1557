package cpu

func cpuid(leaf, sub uint32) (a, b, c, d uint32)
func xgetbv() uint32

// VNNI and AVX2 tell whether the vector instructions of that name can be used;
// VNNI is AVX-512's, with F and BW beside it.
var VNNI, AVX2 = func() (vnni, avx2 bool) {
	most, _, _, _ := cpuid(0, 0)
	if most < 7 {
		return false, false
	}
	_, _, c1, _ := cpuid(1, 0)
	const osxsave, avx = 1 << 27, 1 << 28
	if c1&osxsave == 0 || c1&avx == 0 {
		return false, false
	}
	state := xgetbv()
	_, b, c, _ := cpuid(7, 0)
	const ymm, zmm = 0x6, 0xe6
	const avx512 = 1<<16 | 1<<30 // F, BW
	avx2 = state&ymm == ymm && b&(1<<5) != 0
	vnni = avx2 && state&zmm == zmm && b&avx512 == avx512 && c&(1<<11) != 0
	return vnni, avx2
}()
