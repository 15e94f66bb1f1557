package embed

import "math"

// A Short is the vector of one word as the model keeps it: times a scale it is
// the word's Vector.
type Short [Dim]int8

// Short returns the vector of text and its scale, a zero one where the model
// knows nothing of it; false where several words make text up, whose vector is
// no Short.
func (m *Model) Short(text string) (s Short, scale int32, ok bool) {
	n := 0
	m.each(text, func(i int) {
		s, scale = Short(m.vecs[i*Dim:i*Dim+Dim]), int32(m.scale[i])
		n++
	})
	if n > 1 {
		return Short{}, 0, false
	}
	return s, scale, true
}

// Norm returns the length of scale times s.
func (s *Short) Norm(scale int32) float64 {
	return math.Sqrt(float64(int64(s.Dot(s)) * int64(scale) * int64(scale)))
}

// Dot returns the sum of products of s and w.
func (s *Short) Dot(w *Short) int32 { return dotShort(s, w) }

// DotShort returns the sum of products of v and s.
func (v *Vector) DotShort(s *Short) (sum int64) {
	for i, x := range v {
		sum += int64(x) * int64(s[i])
	}
	return sum
}

// SumShort adds scale times s to v.
func (v *Vector) SumShort(s *Short, scale int32) {
	for i := range v {
		v[i] += scale * int32(s[i])
	}
}

// Dots puts the sums of products of w with each of the vectors into out, which
// is as long.
func Dots(out []int32, w *Short, with []Short) { dots(out[:len(with)], w, with) }

func dotsGo(out []int32, w *Short, with []Short) {
	for k := range with {
		out[k] = dotShortGo(w, &with[k])
	}
}

func dotShortGo(w, x *Short) int32 {
	var sum0, sum1 int32
	for i := 0; i < Dim; i += 2 {
		sum0 += int32(w[i]) * int32(x[i])
		sum1 += int32(w[i+1]) * int32(x[i+1])
	}
	return sum0 + sum1
}
