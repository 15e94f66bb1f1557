package attrib

// A kind is a part of an attribution.
type kind uint8

const (
	source kind = iota
	cue
	content
	nothing
)

// scheme is a set of labels: outside, and for each part its begin and inside,
// or begin, inside, end and single.
type scheme struct {
	n      int
	kind   []kind
	begins []bool
	ends   []bool   // the part ends here for certain
	next   [][]bool // next[a][b]: b may follow a; row n is the start of a paragraph
	after  [][]int  // the labels that may follow each
	before [][]int  // the labels that each may follow
	last   []bool   // may end a paragraph
	stride int
	single bool // labels tell ends
}

func newScheme(ends bool) *scheme {
	s := &scheme{single: ends}
	put := func(k kind, begins, end bool) {
		s.kind, s.begins, s.ends = append(s.kind, k), append(s.begins, begins), append(s.ends, end)
	}
	put(nothing, false, false)
	for k := source; k < nothing; k++ {
		put(k, true, false)
		put(k, false, false)
		if ends {
			put(k, false, true)
			put(k, true, true)
		}
	}
	s.n = len(s.kind)
	s.stride = 8
	if s.n > 8 {
		s.stride = 16
	}
	s.next = make([][]bool, s.n+1)
	for a := range s.next {
		s.next[a] = make([]bool, s.n)
		for b := range s.next[a] {
			inside := s.kind[b] != nothing && !s.begins[b]
			switch {
			case a == s.n:
				s.next[a][b] = !inside
			case inside:
				s.next[a][b] = s.kind[a] == s.kind[b] && !s.ends[a]
			case ends:
				s.next[a][b] = s.kind[a] == nothing || s.ends[a]
			default:
				s.next[a][b] = true
			}
		}
	}
	s.after, s.before = make([][]int, s.n), make([][]int, s.n)
	for a := range s.n {
		for b := range s.n {
			if s.next[a][b] {
				s.after[a], s.before[b] = append(s.after[a], b), append(s.before[b], a)
			}
		}
		s.last = append(s.last, !ends || s.kind[a] == nothing || s.ends[a])
	}
	return s
}

// label returns the label of a token of part k.
func (s *scheme) label(k kind, begins, ends bool) uint8 {
	if k == nothing {
		return 0
	}
	if !s.single {
		l := 1 + 2*uint8(k)
		if !begins {
			l++
		}
		return l
	}
	l := 1 + 4*uint8(k)
	switch {
	case begins && ends:
		return l + 3
	case begins:
		return l
	case ends:
		return l + 2
	}
	return l + 1
}
