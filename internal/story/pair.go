package story

import (
	"math"
	"slices"
)

// channels are the ways in which two reports are held against each other: all
// terms, then those of each bit of a term's mask.
const channels = 7

// features of a pair of reports, in thousandths: the channels; how far the pair's
// likeness stands above that of the third and of the tenth nearest report, mean
// of both; and how like the two are in what they are like
// to, without and with each other.
const (
	featAboveThird = channels + iota
	featAboveTenth
	featAround
	featAmong
	features
)

// measure fills x with the features of a pair that need nothing but the pair,
// and returns the count of shared names.
func measure(a, b *weighted, x *[features]int32) (names int32) {
	var dot [channels]uint64
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
	x[featAboveThird] = x[0] - (int32(a[2])+int32(b[2]))/2
	x[featAboveTenth] = x[0] - (int32(a[9])+int32(b[9]))/2
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

// A like is a report that another was compared with and how like the two are.
type like struct{ to, sim int32 }

// likes returns for each report from oldest on those it was compared with, by
// number.
func (x *Index) likes(oldest int32) [][]like {
	out := make([][]like, int32(x.next)-oldest)
	for n := oldest; n < int32(x.next); n++ {
		for _, g := range x.at(n).edges {
			if g.to >= oldest {
				out[n-oldest] = append(out[n-oldest], like{g.to, g.x[0]})
				out[g.to-oldest] = append(out[g.to-oldest], like{n, g.x[0]})
			}
		}
	}
	for i := range out {
		slices.SortFunc(out[i], func(a, b like) int { return int(a.to - b.to) })
	}
	return out
}

// company fills the features that say how like two reports are in what they are
// like to: la and lb are the likes of the one and of b. Reports of one happening stand among the
// same others, however dense a collection is.
func company(b int32, la, lb []like, x *[features]int32) {
	var dot, na, nb uint64
	var ab uint64 // how like the two are
	for _, l := range la {
		na += uint64(l.sim) * uint64(l.sim)
		if l.to == b {
			ab = uint64(l.sim)
		}
	}
	for _, l := range lb {
		nb += uint64(l.sim) * uint64(l.sim)
	}
	for i, j := 0, 0; i < len(la) && j < len(lb); {
		switch {
		case la[i].to < lb[j].to:
			i++
		case la[i].to > lb[j].to:
			j++
		default:
			dot += uint64(la[i].sim) * uint64(lb[j].sim)
			i++
			j++
		}
	}
	x[featAround], x[featAmong] = 0, 0
	if na > 0 && nb > 0 {
		x[featAround] = cosine(dot, na, nb)
	}
	const self = 1000
	x[featAmong] = cosine(dot+2*self*ab, na+self*self, nb+self*self)
}
