package story

import "math"

// channels are the ways in which two reports are held against each other: all
// terms, then those of each bit of a term's mask.
const channels = 7

// features of a pair of reports, in thousandths where they are cosines: the
// channels, the shorter and the longer of the two, then how close the reports
// around either lie (the third and the tenth nearest, mean of both reports, and
// how far the pair stands above that).
const (
	featShort  = channels + iota // binary logarithm of the words, in 1/256
	featLong                     //
	featShared                   // weight of the shared names
	featThird                    // mean of the two reports' three nearest
	featTenth
	featAboveThird
	featAboveTenth
	features
)

// measure fills x with the features of a pair that need nothing but the pair,
// and returns the count of shared names.
func measure(a, b *weighted, wa, wb int32, x *[features]int32) (names int32) {
	var dot [channels]uint64
	var shared int64
	i, j := 0, 0
	for i < len(a.hash) && j < len(b.hash) {
		switch {
		case a.hash[i] < b.hash[j]:
			i++
		case a.hash[i] > b.hash[j]:
			j++
		default:
			p := uint64(a.w[i]) * uint64(b.w[j])
			dot[0] += p
			m := a.mask[i] & b.mask[j]
			for ch := 1; ch < channels; ch++ {
				if m&(1<<(ch-1)) != 0 {
					dot[ch] += p
				}
			}
			if m&isName != 0 {
				names++
				shared += int64(min(a.w[i], b.w[j]))
			}
			i++
			j++
		}
	}
	for ch := range channels {
		x[ch] = -1 // one of the two has no such term
		if a.norms[ch] > 0 && b.norms[ch] > 0 {
			x[ch] = cosine(dot[ch], a.norms[ch], b.norms[ch])
		}
	}
	la, lb := lg(uint64(wa)+1), lg(uint64(wb)+1)
	x[featShort], x[featLong] = min(la, lb), max(la, lb)
	x[featShared] = int32(min(shared>>6, 1<<20))
	return names
}

// cosine returns dot over the roots of the squared norms, in thousandths.
func cosine(dot, a, b uint64) int32 {
	// Division and root round alike everywhere; nothing is added to a product.
	c := float64(dot) / math.Sqrt(float64(a)) / math.Sqrt(float64(b))
	return int32(min(c, 1)*1000 + 0.5)
}

// crowd fills the features that say how close the reports around lie.
func crowd(a, b *nearest, x *[features]int32) {
	x[featThird] = (a.mean(3) + b.mean(3)) / 2
	x[featTenth] = (a.mean(10) + b.mean(10)) / 2
	x[featAboveThird] = x[0] - x[featThird]
	x[featAboveTenth] = x[0] - x[featTenth]
}

// nearest holds a report's ten highest similarities, the highest first.
type nearest [10]int16

func (n *nearest) add(sim int32) {
	s := int16(sim)
	for i := range n {
		if s > n[i] {
			s, n[i] = n[i], s
		}
	}
}

func (n *nearest) mean(k int) int32 {
	sum := int32(0)
	for _, s := range n[:k] {
		sum += int32(s)
	}
	return sum / int32(k)
}
