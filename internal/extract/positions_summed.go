package extract

import "github.com/parley-record/parley/nlp"

// summed returns what the sentence before tells where the issue of a stand only sums it
// up, in pieces of at most twelve words: "Sweden opened its ports to the trawlers.
// Norway criticised the decision." nil where the issue says itself what it is.
func (r *reader) summed(s stand) []string {
	k := s.issue
	if l := r.t.lemma(k); !sums[l] && l != "position" && l != "announcement" && l != "vote" || r.t.pos(k) != nlp.NOUN || r.doc.Tokens[k].XPOS == nlp.TagNNS {
		return nil
	}
	d := r.t.kid(k, nlp.RelDet)
	if d < 0 || !r.doc.Is(d, "the") && !r.doc.Is(d, "this") && !r.doc.Is(d, "that") && !r.doc.Is(d, "such") {
		// "This is a position that the union cannot accept."
		if c := r.t.kid(k, nlp.RelCop); c < 0 || c == 0 || !r.doc.Is(c-1, "this") && !r.doc.Is(c-1, "that") && !r.doc.Is(c-1, "it") {
			return nil
		}
	} else if f, e := r.t.phrase(k, true); f != d || e != k+1 || d != k-1 {
		return nil
	}
	n := int(r.doc.Tokens[k].Sentence) - 1
	if n < 0 {
		return nil
	}
	b, e := int(r.doc.Sentences[n].First), int(r.doc.Sentences[n].End)
	v := -1
	for i := b; i < e; i++ {
		if r.t.head[i] < 0 && r.t.pos(i) == nlp.VERB {
			v = i
			break
		}
	}
	if v < 0 || int(r.doc.Tokens[v].Start) < r.doc.Title {
		return nil
	}
	if _, says := is(verbs, r.t.lemma(v), "says"); says {
		if c := r.t.kid(v, nlp.RelCcomp); c >= 0 && r.t.pos(c) == nlp.VERB {
			v = c
		}
	}
	f, end := r.t.span(v)
	if !r.t.passive(v) {
		f = v
	}
	end = min(end, e, f+24)
	var out []string
	for ; f < end; f += 12 {
		if l := r.label(f, min(end, f+12)); l != "" {
			out = append(out, l)
		}
	}
	return out
}
