package story

import "slices"

// Perturbed returns a report like s: every word of seed decides what is left
// out of its terms, what is taken from other and which of them is repeated. It
// serves for measuring with more reports than there are.
func (s *Signature) Perturbed(other *Signature, seed uint64) Signature {
	next := func(n uint64) bool { // true once in n
		seed += 0x9e3779b97f4a7c15
		z := (seed ^ seed>>30) * 0xbf58476d1ce4e5b9
		z = (z ^ z>>27) * 0x94d049bb133111eb
		return (z^z>>31)%n == 0
	}
	p := Signature{words: s.words, hour: s.hour, day: s.day, terms: make([]term, 0, len(s.terms)+len(s.terms)/8)}
	for _, t := range s.terms {
		switch {
		case next(6): // a sixth of the terms is left out
			continue
		case next(5):
			t.tf++
		}
		p.terms = append(p.terms, t)
	}
	for _, t := range other.terms {
		if next(12) {
			p.terms = append(p.terms, t)
		}
	}
	slices.SortFunc(p.terms, func(a, b term) int { return int(int64(a.hash) - int64(b.hash)) })
	p.terms = slices.CompactFunc(p.terms, func(a, b term) bool { return a.hash == b.hash })
	return p
}
