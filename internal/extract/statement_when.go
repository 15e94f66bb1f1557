package extract

import "github.com/parley-record/parley/nlp"

// timeStatements sets when the words of each statement were said: the time on a
// calendar that hangs on its cue ("said on Tuesday", "told a briefing last
// week"), never one within what is said.
func (r *reader) timeStatements() {
	for k := range r.Statements {
		s := &r.Statements[k]
		first, end := r.doc.TokensIn(s.Cue)
		if first >= end {
			continue
		}
		sent := r.doc.Sentences[r.doc.Tokens[first].Sentence]
		best, cost := -1, 1<<30
		for w := WhenIn(r.whens, int(sent.First), int(sent.End)); w >= 0 && w < len(r.whens) && int(r.whens[w].End) <= int(sent.End); w++ {
			x := &r.whens[w]
			if x.Open || x.Span || r.saidIn(s, int(x.First)) {
				continue
			}
			if c := r.timesCue(s, x, first, end); c >= 0 && c < cost {
				best, cost = w, c
			}
		}
		if best >= 0 {
			w := r.whens[best]
			s.When = &w
		}
	}
}

// saidIn reports whether token i is content of s, or of another statement that
// does not hold the cue of s.
func (r *reader) saidIn(s *Statement, i int) bool {
	at := r.doc.Bytes(i, i+1)
	for _, c := range s.Content {
		if c.Start < at.End && at.Start < c.End {
			return true
		}
	}
	if o := r.saidAt[i]; o > 0 {
		f, _ := r.doc.TokensIn(s.Cue)
		return r.saidAt[f] != o
	}
	return false
}

// timesCue says how far time w stands from the cue [first, end) that it is tied
// to, by place or in the tree; -1 where it is not.
func (r *reader) timesCue(s *Statement, w *When, first, end int) int {
	gap := int(w.First) - end
	if int(w.End) <= first {
		gap = first - int(w.End)
	}
	// "said Tuesday", "said on Tuesday", "Tuesday said": nothing else between.
	if gap <= 0 || gap == 1 && int(w.First) > end && r.t.pos(end) == nlp.ADP {
		return 0
	}
	// "rejected the plan on Monday": what is said is a few words without a verb.
	if len(s.Content) == 1 {
		f, e := r.doc.TokensIn(s.Content[0])
		if f >= end && f-end <= 2 && e-f <= 8 && (int(w.First) == e || int(w.First) == e+1 && r.t.pos(e) == nlp.ADP) {
			verb := false
			for i := f; i < e; i++ {
				verb = verb || r.t.pos(i) == nlp.VERB || r.t.pos(i) == nlp.AUX
			}
			if !verb {
				return 32
			}
		}
	}
	root := int(w.First)
	for n := 0; n < 8 && int(r.t.head[root]) >= int(w.First) && int(r.t.head[root]) < int(w.End); n++ {
		root = int(r.t.head[root])
	}
	i := root
	for step := 1; step <= 4; step++ {
		switch r.t.rel(i) {
		case nlp.RelObl, nlp.RelNmod, nlp.RelAdvmod, nlp.RelObj, nlp.RelIobj, nlp.RelNummod, nlp.RelCompound, nlp.RelAppos:
		default:
			return -1
		}
		h := int(r.t.head[i])
		if h < 0 || r.saidIn(s, h) {
			return -1
		}
		if h >= first && h < end {
			return step*64 + min(max(gap, 0), 63)
		}
		i = h
	}
	return -1
}
