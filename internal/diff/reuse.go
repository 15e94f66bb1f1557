package diff

import (
	"cmp"
	"slices"
)

// A reuse says how much of one report's words stand in another, in thousandths.
type reuse struct {
	three    int32 // of its runs of three words, those that stand in the other
	five     int32 // the same of five
	verbatim int32 // of its sentences of six words or more, those nearly all in common runs
	words    int32
	unquoted int32 // sentences nearly all in common runs that are no quotes
}

// A runAt is a run of words and where it begins.
type runAt struct {
	hash uint64
	at   int32
}

// A runSet is the runs of three and of five words of a report, by hash.
type runSet struct {
	words       int
	three, five []runAt
}

// runs returns the runs of a report's words, made when first asked for.
func (s *cutReport) runs() *runSet {
	if s.set != nil {
		return s.set
	}
	var words []uint64
	for i := range s.sentences {
		for k := range s.sentences[i].lean {
			words = append(words, s.sentences[i].lean[k].form)
		}
	}
	of := func(n int) []runAt {
		out := make([]runAt, 0, max(0, len(words)-n+1))
		for i := 0; i+n <= len(words); i++ {
			out = append(out, runAt{mix(words[i : i+n]), int32(i)})
		}
		slices.SortFunc(out, func(a, b runAt) int { return cmp.Compare(a.hash, b.hash) })
		return out
	}
	s.set = &runSet{words: len(words), three: of(3), five: of(5)}
	return s.set
}

func mix(w []uint64) uint64 {
	h := uint64(14695981039346656037)
	for _, x := range w {
		h = (h ^ x) * 1099511628211
		h ^= h >> 29
	}
	return h
}

// met returns which of the n places of a begin a run that stands in b, and how
// many.
func met(a, b []runAt, n int) (in []bool, hits int) {
	in = make([]bool, n)
	for i, j := 0, 0; i < len(a) && j < len(b); {
		switch {
		case a[i].hash < b[j].hash:
			i++
		case a[i].hash > b[j].hash:
			j++
		default:
			in[a[i].at] = true
			hits++
			i++
		}
	}
	return in, hits
}

// reused measures how much of a stands in b.
func reused(a, b *cutReport) reuse {
	ra, rb := a.runs(), b.runs()
	n := ra.words
	r := reuse{words: int32(n)}
	if n == 0 || rb.words == 0 {
		return r
	}
	three, hits := met(ra.three, rb.three, n)
	if hits == 0 {
		return r
	}
	r.three = ratio(hits, max(1, n-2))
	five, hits := met(ra.five, rb.five, n)
	r.five = ratio(hits, max(1, n-4))
	// Longest runs from left to right, where each run of three stands in b.
	in := make([]bool, n)
	for i := 0; i < n; {
		l := 0
		for i+l+3 <= n && three[i+l] && (l < 2 || five[i+l-2]) {
			l++
		}
		if l == 0 {
			i++
			continue
		}
		for k := range l + 2 {
			in[i+k] = true
		}
		i += l + 2
	}
	at, sentences, verbatim := 0, 0, 0
	for i := range a.sentences {
		k := len(a.sentences[i].words)
		if k >= 6 {
			sentences++
			hit := 0
			for j := range k {
				if in[at+j] {
					hit++
				}
			}
			if hit*100 >= 85*k {
				verbatim++
				if !a.quoted(i) {
					r.unquoted++
				}
			}
		}
		at += k
	}
	r.verbatim = ratio(verbatim, max(1, sentences))
	return r
}

// quoted reports whether sentence i stands mostly in quotation marks.
func (s *cutReport) quoted(i int) bool {
	p := &s.sentences[i]
	in, all := 0, 0
	for k := range p.words {
		all++
		if s.marks.inside(int(s.doc.Tokens[p.words[k].tok].Start)) {
			in++
		}
	}
	return 2*in > all
}
