package extract

import "github.com/parley-record/parley/nlp"

// over returns the words that the issue of a stand stands under in its own
// clause, the nearest first: of a stance on "the lawsuit" in "made an offer to
// settle the lawsuit" these are "settle the lawsuit" and "offer to settle the
// lawsuit". They end where the stance's own word, or somebody else's, begins.
func (r *reader) over(s stand) []string {
	if s.turned {
		return nil // "to block the bill": those who want it take their stance on the bill
	}
	var out []string
	_, end := r.sentence(s.issue)
	inside := s.path != "said" && r.under(s.at, s.issue) // "the move, opposed by …, would": its clause is not the stance's
	for k, n := s.issue, 0; n < 5 && len(out) < 3; n++ {
		h := int(r.t.head[k])
		if h < 0 || r.doc.Tokens[h].Sentence != r.doc.Tokens[k].Sentence {
			break
		}
		if r.saidAt[h] != r.saidAt[s.issue] {
			// "an offer | to settle the lawsuit": what is offered and the offer are one.
			if l := r.offerLabel(h, s.e); l != "" {
				out = append(out, l)
			}
			break
		}
		if s.path != "said" && !inside && r.under(s.at, h) {
			if l := r.offerLabel(h, s.e); l != "" && h == s.at {
				out = append(out, l)
			}
			break
		}
		rel := r.t.rel(k)
		k = h
		if rel == nlp.RelConj || r.light(k) {
			continue
		}
		f := k
		switch r.t.pos(k) {
		case nlp.VERB, nlp.ADJ:
		case nlp.NOUN:
			f, _ = r.t.phrase(k, false)
		default:
			continue
		}
		_, e := r.t.span(k)
		if e = min(e, f+12, end); e <= f || f == s.f {
			continue // nothing that the label has not
		}
		if l := r.label(f, r.beforeContrast(f+1, e)); l != "" {
			out = append(out, l)
		}
	}
	return out
}

// under reports whether token i hangs on token h, or on what hangs on it.
func (r *reader) under(i, h int) bool {
	for n := 0; i >= 0 && n < 40; n++ {
		if i == h {
			return true
		}
		i = int(r.t.head[i])
	}
	return false
}

// offerLabel returns the words of token h to e where h is a noun for a text or an
// offer: "" else.
func (r *reader) offerLabel(h, e int) string {
	if r.t.pos(h) != nlp.NOUN || e <= h {
		return ""
	}
	if _, ok := is(nouns, r.t.lemma(h), "text"); !ok {
		return ""
	}
	f, _ := r.t.phrase(h, false)
	return r.label(f, min(e, f+14))
}
