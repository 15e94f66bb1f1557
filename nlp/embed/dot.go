package embed

// dotGo returns the sum of products of v and w. Kernels in machine code give
// the same.
func dotGo(v, w *Vector) int64 {
	var sum0, sum1, sum2, sum3 int64 // four sums, so that no step waits for the one before
	for i := 0; i < Dim; i += 4 {
		sum0 += int64(v[i]) * int64(w[i])
		sum1 += int64(v[i+1]) * int64(w[i+1])
		sum2 += int64(v[i+2]) * int64(w[i+2])
		sum3 += int64(v[i+3]) * int64(w[i+3])
	}
	return sum0 + sum1 + sum2 + sum3
}
