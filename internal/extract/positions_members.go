package extract

import "github.com/parley-record/parley/nlp"

// withMembers returns who and those whom the words count among them or beside
// them: "consuming countries, among them A and B", "A, backed by B", "countries
// that oppose it include A and B".
func (r *reader) withMembers(who []Ref) []Ref {
	out := who[:len(who):len(who)]
	for _, ref := range who {
		out = addRef(out, r.membersTold(int(ref.Head))...)
	}
	return out
}

// membersTold returns those whom the words after the party at token h count
// among it or put beside it.
func (r *reader) membersTold(h int) []Ref {
	if r.t.pos(h) == nlp.PRON {
		return nil
	}
	var out []Ref
	for c := r.t.first[h]; c >= 0; c = r.t.nxt[c] {
		k := int(c)
		if k < h || r.t.rel(k) != nlp.RelAcl || !r.t.passive(k) {
			continue
		}
		switch r.t.lemma(k) {
		case "back", "support", "join", "lead", "follow", "second":
			out = append(out, r.parties(r.t.agent(k))...)
		}
	}
	if x := r.doc.Tokens[h].XPOS; x != nlp.TagNNS && x != nlp.TagNNPS || r.nameAt[h] != 0 {
		return out
	}
	if v := int(r.t.head[h]); v >= 0 && r.t.rel(h) == nlp.RelNsubj && r.t.lemma(v) == "include" {
		return append(out, r.parties(r.t.kid(v, nlp.RelObj))...)
	}
	_, e := r.sentence(h)
	for k := h + 1; k < min(e, h+8); k++ {
		next := -1
		switch lower(r.doc.Form(k)) {
		case "including", "notably", "especially", "particularly", "like":
			next = k + 1
		case "such":
			if r.doc.Is(k+1, "as") {
				next = k + 2
			}
		case "among":
			if r.doc.Is(k+1, "them") {
				next = k + 2
			}
		case "in":
			if r.doc.Is(k+1, "particular") {
				next = k + 2
			}
		}
		if next > 0 && next < e {
			more, _ := r.refsFrom(next, min(e, next+24))
			return append(out, more...)
		}
		if p := r.t.pos(k); p == nlp.VERB || p == nlp.AUX {
			break
		}
	}
	return out
}
