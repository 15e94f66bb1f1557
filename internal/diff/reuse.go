package diff

// A reuse says how much of one report's words stand in another, in thousandths.
type reuse struct {
	in       [6]int32 // [n]: of its runs of n words, those that stand in the other; [0] is unused
	long     int32    // of its words, those in common runs of twelve or more
	mid      int32    // of its words, those in common runs of three or more
	runs     int32    // common runs of three or more, for a hundred words
	verbatim int32    // of its sentences of six words or more, those nearly all in common runs
	mixed    int32    // of its sentences, those partly in common runs
	own      int32    // of its words, those in stretches of ten or more of its own
	longest  int32    // words of the longest common run
	words    int32
	unquoted int32 // sentences nearly all in common runs that are no quotes
}

// grams of a report: the hashes of its runs of n words.
type runSet struct {
	words []uint64
	has   [6]map[uint64]struct{}
}

func (s *side1) runs() *runSet {
	if s.set != nil {
		return s.set
	}
	r := &runSet{}
	for i := range s.sentences {
		for k := range s.sentences[i].words {
			r.words = append(r.words, s.sentences[i].lean[k].form)
		}
	}
	for n := 1; n <= 5; n++ {
		r.has[n] = make(map[uint64]struct{}, len(r.words))
		for i := 0; i+n <= len(r.words); i++ {
			r.has[n][mix(r.words[i:i+n])] = struct{}{}
		}
	}
	s.set = r
	return r
}

func mix(w []uint64) uint64 {
	h := uint64(14695981039346656037)
	for _, x := range w {
		h = (h ^ x) * 1099511628211
		h ^= h >> 29
	}
	return h
}

// reused measures how much of a stands in b.
func reused(a, b *side1) reuse {
	ra, rb := a.runs(), b.runs()
	var r reuse
	n := len(ra.words)
	r.words = int32(n)
	if n == 0 || len(rb.words) == 0 {
		return r
	}
	for k := 1; k <= 5; k++ {
		hit := 0
		for i := 0; i+k <= n; i++ {
			if _, ok := rb.has[k][mix(ra.words[i:i+k])]; ok {
				hit++
			}
		}
		r.in[k] = ratio(hit, max(1, n-k+1))
	}
	// Longest runs from left to right, where each run of three stands in b.
	in := make([]bool, n)
	long, mid, runs, own, gap := 0, 0, 0, 0, 0
	for i := 0; i < n; {
		l := 0
		for i+l+3 <= n {
			if _, ok := rb.has[3][mix(ra.words[i+l:i+l+3])]; !ok {
				break
			}
			if l >= 2 {
				if _, ok := rb.has[5][mix(ra.words[i+l-2:i+l+3])]; !ok {
					break
				}
			}
			l++
		}
		if l == 0 {
			gap++
			i++
			continue
		}
		l += 2
		if gap >= 10 {
			own += gap
		}
		gap = 0
		runs++
		mid += l
		if l >= 12 {
			long += l
		}
		r.longest = max(r.longest, int32(l))
		for k := range l {
			in[i+k] = true
		}
		i += l
	}
	if gap >= 10 {
		own += gap
	}
	r.long, r.mid, r.own, r.runs = ratio(long, n), ratio(mid, n), ratio(own, n), ratio(runs, n)/10
	at, sentences, verbatim, mixed := 0, 0, 0, 0
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
			switch {
			case hit*100 >= 85*k:
				verbatim++
				if !a.quoted(i) {
					r.unquoted++
				}
			case hit*100 >= 10*k:
				mixed++
			}
		}
		at += k
	}
	r.verbatim, r.mixed = ratio(verbatim, max(1, sentences)), ratio(mixed, max(1, sentences))
	return r
}

// quoted reports whether sentence i stands mostly in quotation marks.
func (s *side1) quoted(i int) bool {
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
