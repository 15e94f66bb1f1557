package dep

import (
	"github.com/parley-record/parley/nlp"
	"github.com/parley-record/parley/nlp/lexicon"
)

// The transitions.
const (
	shift = iota
	leftArc
	rightArc
	reduce
	numActions
)

// A word is what the features know of one token: hashes that stand for it.
type word struct {
	form uint64 // lower case, digits as 0
	tag  uint64 // both parts of speech
	both uint64 // form and tag
	end  uint64 // the last three bytes of the form
	pos  uint64 // coarse part of speech
	fine uint64 // the company that the word keeps: its cluster, else its end
	wide uint64 // a broad cluster, with the tag
}

// A state is a configuration of the transition system over one sentence, and
// the memory for it. Words are numbered from 1; 0 is no word, n+1 the root.
type state struct {
	n     int
	words []word
	upos  []nlp.UPOS

	stack []int32
	next  int32 // front of the buffer

	links          []int32 // the memory of the next eight, one behind the other
	head           []int32 // 0: none yet
	left, left2    []int32 // outermost dependents on the left, 0: none
	right, right2  []int32
	nleft, nright  []int32
	margin         []int32 // how far the decision for a word's arc was ahead
	rel            []nlp.Rel
	commas, verbs  []int32 // counts before each word
	order          []int32 // root downwards
	sib, firstKid  []int32 // dependents of a word, left to right
	lastRel        []nlp.Rel
	actionFeatures [numTemplates]uint64
	actionRows     [numTemplates]uint32
	labelFeatures  [numLabelTemplates]uint64
	cellRows       [numLabelTemplates]cellRow

	// Of the state that a sentence is loaded into: all others that were ever
	// needed beside it, those of them that no path uses, and what the sentence's
	// configurations scored.
	others, spare []*state
	memory        *memory
}

func grow[T any](s []T, n int) []T {
	if cap(s) < n {
		return make([]T, n, n+n/2)
	}
	s = s[:n]
	clear(s)
	return s
}

// load readies s for the tokens [first, end) of d.
func (s *state) load(d *nlp.Doc, first, end int, lex *lexicon.Lexicon) {
	n := end - first
	s.n = n
	s.words = grow(s.words, n+2)
	s.upos = grow(s.upos, n+2)
	s.commas = grow(s.commas, n+3)
	s.verbs = grow(s.verbs, n+3)
	s.words[0] = word{form: seed1, tag: seed2, both: seed3, end: seed4, pos: seed5, fine: seed1, wide: seed2}
	for i := 1; i <= n; i++ {
		t := &d.Tokens[first+i-1]
		w := &s.words[i]
		w.form, w.end = hashForm(d.Text[t.Start:t.End])
		w.tag = (uint64(t.XPOS)<<8 | uint64(t.UPOS) + 1) * seed2
		w.pos = (uint64(t.UPOS) + 1) * seed3
		w.both = (w.form ^ w.tag>>7) * seed4
		e := lex.Of(lexicon.Hash(d.Text[t.Start:t.End]))
		w.fine = uint64(e.Cluster) * seed5
		if e.Cluster == 0 {
			w.fine = w.end ^ seed1
		}
		w.wide = (uint64(e.Broad())*seed1 ^ w.tag>>7) * seed3
		s.upos[i] = t.UPOS
		s.commas[i+1], s.verbs[i+1] = s.commas[i], s.verbs[i]
		switch {
		case t.UPOS == nlp.PUNCT:
			s.commas[i+1]++
		case t.UPOS == nlp.VERB || t.UPOS == nlp.AUX:
			s.verbs[i+1]++
		}
	}
	s.words[n+1] = word{form: seed2, tag: seed4, both: seed1, end: seed5, pos: seed2, fine: seed3, wide: seed1}
}

// start puts every word on the buffer.
func (s *state) start() {
	s.stack = s.stack[:0]
	s.next = 1
	s.links = grow(s.links, 8*(s.n+2))
	s.carve()
}

// carve lays the links of the sentence's words over their memory.
func (s *state) carve() {
	n := s.n + 2
	for i, f := range [...]*[]int32{&s.head, &s.left, &s.left2, &s.right, &s.right2, &s.nleft, &s.nright, &s.margin} {
		*f = s.links[i*n : (i+1)*n : (i+1)*n]
	}
}

func (s *state) done() bool { return int(s.next) == s.n+1 && len(s.stack) == 0 }

// top returns the i-th word from the top of the stack, 0 where there is none.
func (s *state) top(i int) int32 {
	if i < len(s.stack) {
		return s.stack[len(s.stack)-1-i]
	}
	return 0
}

// buf returns the i-th word of the buffer, 0 behind the root.
func (s *state) buf(i int32) int32 {
	if int(s.next+i) <= s.n+1 {
		return s.next + i
	}
	return 0
}

// legal returns which transitions are possible, as a bit set; never none
// before the end.
func (s *state) legal() uint8 {
	root := int(s.next) == s.n+1
	if len(s.stack) == 0 {
		return 1 << shift
	}
	hasHead := s.head[s.top(0)] != 0
	if root {
		if hasHead {
			return 1 << reduce
		}
		return 1 << leftArc
	}
	if hasHead {
		return 1<<shift | 1<<rightArc | 1<<reduce
	}
	return 1<<shift | 1<<rightArc | 1<<leftArc
}

// do carries out a legal transition.
func (s *state) do(a int) {
	switch a {
	case shift:
		s.stack = append(s.stack, s.next)
		s.next++
	case leftArc:
		d := s.top(0)
		s.stack = s.stack[:len(s.stack)-1]
		h := s.next
		s.head[d] = h
		s.left2[h], s.left[h] = s.left[h], d
		s.nleft[h]++
	case rightArc:
		h, d := s.top(0), s.next
		s.head[d] = h
		s.right2[h], s.right[h] = s.right[h], d
		s.nright[h]++
		s.stack = append(s.stack, d)
		s.next++
	case reduce:
		s.stack = s.stack[:len(s.stack)-1]
	}
}

// widest bounds a margin: that of a decision without a choice, and of one that
// the fit of the confidence should not be drawn by.
const widest = 1000

// note keeps how far the transition a is ahead of the next best, for the word
// whose head it decides.
func (s *state) note(a int, ahead int32) {
	switch a {
	case leftArc:
		s.margin[s.top(0)] = ahead
	case rightArc:
		s.margin[s.next] = ahead
	}
}

// finish leaves one word on the root. Words that were left without a head are
// dependents of the root as well; the first of them that is no punctuation
// stays, and takes the others.
func (s *state) finish() {
	root := int32(s.n + 1)
	main := int32(0)
	for i := int32(1); i < root; i++ {
		if s.head[i] == root && (main == 0 || s.upos[main] == nlp.PUNCT && s.upos[i] != nlp.PUNCT) {
			main = i
		}
	}
	for i := int32(1); i < root; i++ {
		if s.head[i] == root && i != main {
			s.head[i] = main
		}
	}
}

func argmax(sc *[numActions]int32, legal uint8) int {
	best := -1
	for a := range numActions {
		if legal&(1<<a) != 0 && (best < 0 || sc[a] > sc[best]) {
			best = a
		}
	}
	return best
}

// tree fills the lists of dependents from the heads.
func (s *state) tree() {
	n := s.n + 2
	s.sib, s.firstKid = grow(s.sib, n), grow(s.firstKid, n)
	clear(s.links[n : 7*n]) // all but heads and margins
	for i := int32(s.n); i >= 1; i-- {
		h := s.head[i]
		s.sib[i] = s.firstKid[h]
		s.firstKid[h] = i
	}
	for i := int32(1); i <= int32(s.n); i++ {
		h := s.head[i]
		if i < h {
			if s.nleft[h] == 0 {
				s.left[h] = i
			} else if s.nleft[h] == 1 {
				s.left2[h] = i
			}
			s.nleft[h]++
		} else {
			s.right2[h], s.right[h] = s.right[h], i
			s.nright[h]++
		}
	}
	s.order = s.order[:0]
	for k := s.firstKid[s.n+1]; k != 0; k = s.sib[k] {
		s.order = append(s.order, k)
	}
	for i := 0; i < len(s.order); i++ {
		for k := s.firstKid[s.order[i]]; k != 0; k = s.sib[k] {
			s.order = append(s.order, k)
		}
	}
}
