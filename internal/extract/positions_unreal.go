package extract

import "github.com/parley-record/parley/nlp"

// Where a word of stance stands in words that tell it not to be so, or not to have come
// about: denied, asked, merely possible, past or never done.

// notSo reports whether nobody takes the stance of the predicate at i, since it is told
// as what is not so or only might be.
func (r *reader) notSo(i int) bool {
	return r.ofItsClause(i, r.unheld) || r.asksDirectly(i)
}

// unheld reports whether clause k tells what is not so or what somebody only may do.
func (r *reader) unheld(k int) bool {
	h := int(r.t.head[k])
	switch {
	case r.free(k), r.saidNot(k), r.inverted(k), r.neverDone(k):
		return true
	case h >= 0 && h < k && r.t.lemma(h) == "use" && r.doc.Is(h, "used") && r.doc.Is(h+1, "to") && r.t.kid(h, nlp.RelObj) < 0:
		return true // "used to oppose"
	case k >= 2 && r.t.negated(k) && r.doc.Is(k-2, "need") && r.doc.Is(k-1, "not"):
		return true // "need not accept it"
	case r.t.marked(k, "without"):
		return true // "left without accepting it"
	case h >= 0 && h < k && (r.doc.Is(h, "far") && r.t.marked(k, "from") || r.doc.Is(h, "short") && r.t.marked(k, "of")):
		return true
	}
	return r.fewDo(k) || r.t.aux(k) == "can" && !r.t.negated(k) && powers[r.t.lemma(k)]
}

// powers are verbs for what somebody has it in their power to do: who "can veto it" has
// not done so.
var powers = listed("powers")

// free reports whether clause k is what somebody is able, entitled or given reason to
// do: "has the power to veto it", "is free to reject it", "no reason to accept".
func (r *reader) free(k int) bool {
	h := int(r.t.head[k])
	if h < 0 || h > k || !r.t.marked(k, "to") {
		return false
	}
	switch r.t.rel(k) {
	case nlp.RelAcl, nlp.RelXcomp, nlp.RelCsubj, nlp.RelAdvcl, nlp.RelCcomp:
	default:
		return false
	}
	if r.doc.Is(k-1, "to") && r.t.pos(k-2) == nlp.NOUN {
		h = k - 2 // "came under pressure to accept it", whatever the tree hangs it on
	}
	switch r.t.pos(h) {
	case nlp.NOUN:
		return freedoms[r.t.lemma(h)] && !r.sought(h) && !r.seized(h)
	case nlp.ADJ, nlp.VERB:
		return liberties[lower(r.doc.Form(h))]
	}
	return false
}

// sought reports whether a word of stance has the noun at n for its matter: "demanded
// the right to veto it".
func (r *reader) sought(n int) bool {
	h := int(r.t.head[n])
	if h < 0 || r.t.class(h) == "" {
		return false
	}
	fr := r.frameAt(r.t.class(h), h)
	return fr != nil && fr.force == "demand"
}

// seized reports whether somebody makes use of what the noun at n names, and so does what
// it lets them: "used the chance to condemn it", "exercised its right to veto it".
func (r *reader) seized(n int) bool {
	h := int(r.t.head[n])
	if h < 0 || r.t.rel(n) != nlp.RelObj {
		return false
	}
	switch r.t.lemma(h) {
	case "use", "take", "seize", "exercise", "grab", "grasp":
		return !r.t.negated(h)
	}
	return false
}

// freedoms are nouns for what lets or makes somebody do a thing.
var freedoms = listed("freedoms")

// liberties are adjectives and participles for being let or made to do a thing.
var liberties = listed("liberties")

// saidNot reports whether clause k is what somebody says is not so: "denied that it
// opposes the dam", "it is not true that it does", "rejected claims that it would".
func (r *reader) saidNot(k int) bool {
	h := int(r.t.head[k])
	if h < 0 || h > k {
		return false
	}
	switch r.t.rel(k) {
	case nlp.RelCcomp, nlp.RelXcomp, nlp.RelCsubj, nlp.RelAcl, nlp.RelAdvcl:
	default:
		return false
	}
	switch r.t.pos(h) {
	case nlp.VERB:
		switch r.t.lemma(h) {
		case "deny", "disprove", "refute":
			return r.t.rel(k) != nlp.RelAdvcl && !r.t.negated(h)
		}
	case nlp.ADJ:
		switch r.t.lemma(h) {
		case "true", "correct", "accurate":
			return r.t.negated(h)
		case "false", "untrue", "incorrect", "wrong":
			return !r.t.negated(h) && r.t.rel(k) != nlp.RelXcomp && !r.t.marked(k, "to")
		}
	case nlp.NOUN:
		if !hearsaid[r.t.lemma(h)] && r.t.lemma(h) != "suggestion" && r.t.lemma(h) != "notion" || r.t.kid(k, nlp.RelNsubj) < 0 && !r.t.marked(k, "of") {
			return false
		}
		if v := int(r.t.head[h]); v >= 0 && r.t.pos(v) == nlp.VERB && r.t.rel(h) == nlp.RelObj {
			fr := r.frameAt("v", v)
			return fr != nil && fr.stance == "against" && !r.t.negated(v)
		}
	}
	return false
}

// inverted reports whether clause k is a condition told by its order of words: "were the
// bank to accept it", "had it agreed".
func (r *reader) inverted(k int) bool {
	if r.t.rel(k) != nlp.RelAdvcl || r.t.kid(k, nlp.RelMark) >= 0 && !r.t.marked(k, "to") {
		return false
	}
	p := r.t.kid(k, nlp.RelNsubj)
	a := int(r.t.lo[k])
	if p < 0 || a >= int(r.t.lo[p]) || int(r.t.head[a]) != k {
		return false
	}
	return r.doc.Is(a, "were") || r.doc.Is(a, "had") || r.doc.Is(a, "should")
}

// neverDone reports whether clause k tells what somebody would or could have done.
func (r *reader) neverDone(k int) bool {
	switch r.t.aux(k) {
	case "would", "could", "might", "should", "'d", "’d":
	default:
		return false
	}
	if !r.t.having(k) || r.doc.Tokens[k].XPOS != nlp.TagVBN || r.t.passive(k) || r.t.negated(k) {
		return false
	}
	switch r.t.lemma(k) {
	case "prefer", "like", "want", "wish", "love", "hope":
		return false // what they would have liked they like
	}
	return r.t.aux(k) != "should"
}

// fewDo reports whether hardly anybody does what verb k tells: "few members back it".
func (r *reader) fewDo(k int) bool {
	p := r.t.kid(k, nlp.RelNsubj)
	if p < 0 {
		return false
	}
	a := int(r.t.lo[p])
	return r.doc.Is(a, "few") || r.doc.Is(a, "hardly") || r.doc.Is(a, "scarcely")
}

// asksDirectly reports whether the predicate at i is what a sentence asks of: "Did
// Norway reject it?"
func (r *reader) asksDirectly(i int) bool {
	f, e := r.sentence(i)
	q := e - 1
	for q > f && r.anyQuote(q) {
		q--
	}
	if !r.doc.Is(q, "?") {
		return false
	}
	for k, n := i, 0; k >= 0 && n < 4; k, n = int(r.t.head[k]), n+1 {
		p := r.t.kid(k, nlp.RelNsubj)
		for c := r.t.first[k]; c >= 0 && int(c) < p; c = r.t.nxt[c] {
			if rel := r.t.rel(int(c)); rel == nlp.RelAux || rel == nlp.RelCop {
				return int(c) < int(r.t.lo[p])
			}
		}
		switch r.t.rel(k) {
		case nlp.RelXcomp, nlp.RelConj:
		default:
			return false
		}
	}
	return false
}

// toEnd returns the thing that is to come to an end by verb k, of which somebody wants it,
// "wants the strike to stop"; -1 where there is none.
func (r *reader) toEnd(k int) int {
	switch r.t.lemma(k) {
	case "end", "stop", "cease", "expire", "lapse", "halt", "disappear", "vanish":
	case "come":
		if o := r.t.kid(k, nlp.RelObl); o < k || r.t.lemma(o) != "end" && r.t.lemma(o) != "halt" {
			return -1
		}
	default:
		return -1
	}
	h := int(r.t.head[k])
	if h < 0 || h > k || !r.t.marked(k, "to") || r.t.kid(k, nlp.RelObj) >= 0 || r.t.passive(k) || r.t.negated(k) {
		return -1
	}
	o := h // "wants the strike | to stop", as the tree may have it
	if r.t.pos(h) == nlp.VERB {
		o = r.t.kid(h, nlp.RelObj)
	}
	if o < h || o > k || r.t.pos(o) != nlp.NOUN {
		return -1
	}
	if _, kind := r.who(o); kind != refOther {
		return -1
	}
	return o
}

// wantedOver reports whether the noun at k, for which verb v asks, is to come to an end.
func (r *reader) wantedOver(v, k int) bool {
	if x := r.t.kid(k, nlp.RelAcl); x > k && r.toEnd(x) == k {
		return true
	}
	if v < 0 {
		return false
	}
	x := r.t.kid(v, nlp.RelXcomp)
	return x > k && r.toEnd(x) == k
}

// joinsWith reports whether the word of a stance at v is to join somebody, at k, which is
// no stance on them: "wants to join the unions in fighting the tax".
func (r *reader) joinsWith(v, k int) bool {
	if l := r.t.lemma(v); l != "join" && l != "meet" {
		return false
	}
	_, kind := r.who(k)
	return kind == refAgent || kind == refPerson // but one may wish to join a union of states
}

// gapOf returns the noun that the relative clause around verb i is about where i, told
// of by the clause's own verb, has no other object: "the claims that it vowed to
// defend"; -1 for none.
func (r *reader) gapOf(i int) int {
	if r.t.rel(i) != nlp.RelXcomp || r.t.kid(i, nlp.RelObj, nlp.RelCcomp, nlp.RelXcomp, nlp.RelObl) >= 0 || r.t.passive(i) {
		return -1
	}
	v := int(r.t.head[i])
	if v < 0 || v > i || r.doc.Tokens[v].Rel != nlp.RelAclRelcl || r.t.passive(v) || r.t.kid(v, nlp.RelObj, nlp.RelIobj) >= 0 {
		return -1
	}
	h, p := int(r.t.head[v]), r.t.kid(v, nlp.RelNsubj)
	if h < 0 || h > v || p < 0 || p == h {
		return -1
	}
	switch r.doc.Tokens[p].XPOS {
	case nlp.TagWDT, nlp.TagWP:
		return -1
	}
	return h
}
