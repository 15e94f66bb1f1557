package extract

import "github.com/parley-record/parley/nlp"

// heldIn reports whether the text noun at i is told for the first time inside the phrase
// of the text told last, so that it is what that text would bring and none of its own: "a
// proposal for a new contract", "the draft of a declaration", "plans to bring in a bill".
func (r *reader) heldIn(i int) bool {
	if len(r.texts) == 0 {
		return false
	}
	o := &r.texts[len(r.texts)-1]
	if o.kind == "" || o.told >= 0 || o.head >= i || i >= o.end || families[o.kind] == 'd' {
		return false
	}
	first, base, owner := r.nounPhrase(i)
	if owner >= 0 {
		return false
	}
	switch lower(r.doc.Form(first)) {
	case "a", "an", "any":
		return true
	}
	x := r.doc.Tokens[i].XPOS
	return first == base && (x == nlp.TagNNS || x == nlp.TagNN) && r.t.pos(first) != nlp.PROPN
}

// saidToBe returns the text that the noun at i only says something of, as an index plus
// one: "the offer is a poor deal", "called the plan a bad bargain"; 0 where the noun is no
// such predicate.
func (r *reader) saidToBe(i int, j *joiner) int {
	s := -1
	h := int(r.t.head[i])
	switch {
	case r.t.kid(i, nlp.RelCop) >= 0:
		s = r.t.kid(i, nlp.RelNsubj)
	case h < 0 || r.t.pos(h) != nlp.VERB:
	case r.t.lemma(h) == "become" && (r.t.rel(i) == nlp.RelXcomp || r.t.rel(i) == nlp.RelObj):
		s = r.t.kid(h, nlp.RelNsubj)
	case r.t.rel(i) == nlp.RelObl && r.t.preposition(i) == "as" || r.t.rel(i) == nlp.RelXcomp:
		s = r.t.patient(h)
	}
	if s < 0 || s == i {
		return 0
	}
	if k := r.textAt[s]; k != 0 {
		return r.texts[k-1].in
	}
	switch lower(r.doc.Form(s)) {
	case "it", "this", "that", "they", "these":
		if e := i + 1; j.latest > 0 && r.since(&text{head: i}, &j.threads[j.latest-1]) <= 1 && (r.t.kid(i, nlp.RelNmodPoss) >= 0 || e >= len(r.doc.Tokens) || r.t.pos(e) == nlp.PUNCT || r.t.pos(e) == nlp.CCONJ || r.t.pos(e) == nlp.SCONJ) {
			return j.latest
		}
	}
	return 0
}
