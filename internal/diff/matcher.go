package diff

import (
	"slices"
	"strings"
	"sync"
)

// A matcher compares passages of one vocabulary and keeps its memory between
// them. Not safe for concurrent use.
type matcher struct {
	seeker
	ties
	row    [3][]int32
	bits   []uint64
	parts  ties // of two clauses
	shared []int64
	grid   grid
}

// ties are the hits of two passages' words in each other.
type ties struct{ toA, toB []hit }

func newMatcher(v *vocabulary) *matcher {
	return &matcher{seeker: seeker{voc: v, kept: make([]keptHit, keptHits)}}
}

// matchers are those that nobody uses. What one keeps never changes an answer.
var matchers sync.Pool

// takeMatcher returns a matcher for the passages of v that nobody else uses until
// it is put among matchers.
func takeMatcher(v *vocabulary) *matcher {
	m, _ := matchers.Get().(*matcher)
	switch {
	case m == nil:
		m = newMatcher(v)
	case m.voc != v:
		m.voc = v
		clear(m.seeker.kept)
	}
	return m
}

// align ties each word of a to its nearest of b and the other way round: the
// same form or lemma first, each word once, in order where it can; what is left
// goes by meaning.
func (m *matcher) align(a, b *passage) {
	m.ties.same(a, b)
	for i := range a.lean {
		if m.toB[i].at < 0 {
			m.toB[i] = m.nearest(a.lean[i].number, b)
		}
	}
	for j := range b.lean {
		if m.toA[j].at < 0 {
			m.toA[j] = m.nearest(b.lean[j].number, a)
		}
	}
}

// same ties the words of a and b that have the same form or lemma.
func (t *ties) same(a, b *passage) {
	t.toB = fresh(t.toB, len(a.lean))
	t.toA = fresh(t.toA, len(b.lean))
	like := b.chained()
	for pass := range 2 {
		prev := -1
		for i := range a.lean {
			if t.toB[i].at >= 0 {
				prev = int(t.toB[i].at)
				continue
			}
			x := &a.lean[i]
			best := -1
			nearer := func(j int) bool { // the first of those as near
				d, o := abs(j-prev-1), abs(best-prev-1)
				return best < 0 || d < o || d == o && j < best
			}
			if pass == 0 {
				for j := int(like.first[byForm][slot(x.form)]); j >= 0; j = int(like.next[byForm][j]) {
					if b.lean[j].form == x.form && t.toA[j].at < 0 && nearer(j) {
						best = j
					}
				}
			} else {
				for j := int(like.first[byLemma][slot(x.lemma)]); j >= 0; j = int(like.next[byLemma][j]) {
					if b.lean[j].lemma == x.lemma && t.toA[j].at < 0 && sameLemma(&a.words[i], &b.words[j]) && nearer(j) {
						best = j
					}
				}
				for j := int(like.first[byStem][slot(uint64(x.stem))]); x.stem != 0 && j >= 0; j = int(like.next[byStem][j]) {
					if b.lean[j].stem == x.stem && t.toA[j].at < 0 && sameLemma(&a.words[i], &b.words[j]) && nearer(j) {
						best = j
					}
				}
			}
			if best >= 0 {
				t.toB[i], t.toA[best] = hit{int32(best), 1000}, hit{int32(i), 1000}
				prev = best
			}
		}
	}
}

// has reports whether a word of the same form or lemma as word i of a stands in b.
func has(a *passage, i int, b *passage) bool {
	x, like := &a.lean[i], b.chained()
	for j := like.first[byForm][slot(x.form)]; j >= 0; j = like.next[byForm][j] {
		if b.lean[j].form == x.form {
			return true
		}
	}
	for j := like.first[byLemma][slot(x.lemma)]; j >= 0; j = like.next[byLemma][j] {
		if b.lean[j].lemma == x.lemma && sameLemma(&a.words[i], &b.words[j]) {
			return true
		}
	}
	for j := like.first[byStem][slot(uint64(x.stem))]; x.stem != 0 && j >= 0; j = like.next[byStem][j] {
		if b.lean[j].stem == x.stem && sameLemma(&a.words[i], &b.words[j]) {
			return true
		}
	}
	return false
}

func fresh(h []hit, n int) []hit {
	h = slices.Grow(h[:0], n)[:n]
	for i := range h {
		h[i] = nowhere
	}
	return h
}

func sameLemma(a, b *word) bool {
	if a.lemma == b.lemma {
		return true
	}
	// "withdraw", "withdrawal": one begins with the other.
	s, l := a.lemma, b.lemma
	if len(s) > len(l) {
		s, l = l, s
	}
	return len(s) >= 5 && len(l)-len(s) <= 3 && strings.HasPrefix(l, s[:len(s)-1])
}

// letters are the runs of one to four words of a passage and of four letters
// of its words, in order.
type letters struct {
	grams [4][]uint64
	fours []uint32
}

func (p *passage) letters() *letters {
	if p.runs != nil {
		return p.runs
	}
	r := &letters{}
	room := make([]uint64, 4*len(p.lean))
	for n := 1; n <= 4; n++ {
		r.grams[n-1], room = room[:0:len(p.lean)], room[len(p.lean):]
		for i := 0; i+n <= len(p.lean); i++ {
			h := uint64(14695981039346656037)
			for k := range n {
				h = (h ^ p.lean[i+k].form) * 1099511628211
				h ^= h >> 29
			}
			r.grams[n-1] = append(r.grams[n-1], h)
		}
		slices.Sort(r.grams[n-1])
	}
	n := 0
	for i := range p.words {
		n += max(0, len(p.words[i].form)-3)
	}
	r.fours = make([]uint32, 0, n)
	for i := range p.words {
		s := p.words[i].form
		for k := 0; k+4 <= len(s); k++ {
			r.fours = append(r.fours, uint32(s[k])<<24|uint32(s[k+1])<<16|uint32(s[k+2])<<8|uint32(s[k+3]))
		}
	}
	slices.Sort(r.fours)
	p.runs = r
	return r
}

// common counts what two sorted lists share, each entry as often as it stands
// in both.
func common[T uint32 | uint64](a, b []T) int {
	n := 0
	for i, j := 0, 0; i < len(a) && j < len(b); {
		switch x, y := a[i], b[j]; {
		case x < y:
			i++
		case x > y:
			j++
		default:
			n++
			i++
			j++
		}
	}
	return n
}

func fnv(s string) uint64 {
	h := uint64(14695981039346656037)
	for i := range len(s) {
		h = (h ^ uint64(s[i])) * 1099511628211
	}
	return h
}

// zero returns n zeros, in the memory of r where that is enough.
func zero[T int32 | int64](r []T, n int) []T {
	if cap(r) < n {
		return make([]T, n)
	}
	r = r[:n]
	clear(r)
	return r
}

// order returns how far the aligned words stand in the same order: the share of
// neighbouring pairs that do.
func (m *matcher) order(a, b *passage) int32 {
	prev, up, all := int32(-1), 0, 0
	for i := range a.lean {
		if h := m.toB[i]; h.near >= 1000 {
			if prev >= 0 {
				all++
				if h.at > prev {
					up++
				}
			}
			prev = h.at
		}
	}
	return ratio(up, all)
}
