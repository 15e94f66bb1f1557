package extract

import "github.com/parley-record/parley/nlp"

// askings are the verbs by which somebody asks for what a text would bring, and what
// stands before it: "" for its object or a clause.
var askings = map[string]string{"propose": "", "suggest": "", "recommend": "", "urge": "", "demand": "", "advocate": "", "request": "", "call": "for", "press": "for", "push": "for", "ask": "for", "appeal": "for", "argue": "for", "bid": "for", "move": ""}

// takeups are the nouns by which a report speaks on of what somebody asked for.
var takeups = listed("takeups")

// askedTexts adds to told what somebody asks for without a noun of a text, where the next
// such noun takes it up: "called for a lower quota. The proposal was rejected."
func (r *reader) askedTexts(told map[int]int) {
	for v := range r.doc.Tokens {
		prep, ok := askings[r.t.lemma(v)]
		if !ok || r.t.pos(v) != nlp.VERB || r.t.negated(v) || r.t.passive(v) {
			continue
		}
		k := r.askedFor(v, prep)
		if k < 0 || !r.spokenOnOf(v) {
			continue
		}
		if _, ok := told[k]; !ok {
			told[k] = v
		}
	}
}

// askedFor returns the main word of what verb v asks for: its object or what stands behind
// prep, or the subject of a clause that says what is to be done with it; -1 for none.
func (r *reader) askedFor(v int, prep string) int {
	k := -1
	if prep == "" {
		if k = r.t.kid(v, nlp.RelCcomp); k >= 0 {
			if s := r.t.kid(k, nlp.RelNsubj); k < v || s < v || r.t.pos(s) != nlp.NOUN || !r.toBeDone(k) {
				return -1
			} else {
				k = s
			}
		} else if k = r.t.kid(v, nlp.RelObj); k >= 0 && r.t.pos(k) != nlp.NOUN {
			return -1
		}
	} else {
		for c := r.t.first[v]; c >= 0; c = r.t.nxt[c] {
			if n := int(c); n > v && r.t.rel(n) == nlp.RelObl && r.t.preposition(n) == prep && r.t.pos(n) == nlp.NOUN {
				k = n
				break
			}
		}
	}
	if k < v || r.empty(k) || r.t.timeWord(k) {
		return -1
	}
	if _, ok := r.textKind(k); ok {
		return -1
	}
	return k
}

// toBeDone reports whether the clause of verb k says what ought to be and not what is: "that
// the base be cut", "that the base should be cut".
func (r *reader) toBeDone(k int) bool {
	switch r.t.aux(k) {
	case "should", "must", "ought":
		return true
	}
	if r.doc.Tokens[k].XPOS == nlp.TagVB && r.t.aux(k) == "" {
		return true
	}
	for c := r.t.first[k]; c >= 0; c = r.t.nxt[c] {
		if n := int(c); n < k && r.doc.Is(n, "be") {
			return r.t.aux(k) == ""
		}
	}
	return false
}

// spokenOnOf reports whether the next noun of a text in the two sentences behind that of
// verb v is a bare one, and the three before tell of no text.
func (r *reader) spokenOnOf(v int) bool {
	s := r.doc.Tokens[v].Sentence
	f, e := r.sentence(v)
	for i := f; i > 0 && r.doc.Tokens[i-1].Sentence >= s-3; i-- {
		if r.namesPlan(i - 1) {
			return false
		}
	}
	for i := f; i < len(r.doc.Tokens) && r.doc.Tokens[i].Sentence <= s+2; i++ {
		if !r.namesPlan(i) && (!takeups[r.t.lemma(i)] || r.t.pos(i) != nlp.NOUN) {
			continue
		}
		return i >= e && takeups[r.t.lemma(i)] && (r.doc.Is(i-1, "the") || r.doc.Is(i-1, "this") || r.doc.Is(i-1, "that")) && (i+1 >= len(r.doc.Tokens) || !r.doc.Is(i+1, "of") && !r.doc.Is(i+1, "for") && !r.doc.Is(i+1, "to"))
	}
	return false
}

// namesPlan reports whether the token at i is a noun of a plan or an offer.
func (r *reader) namesPlan(i int) bool {
	kind, ok := r.textKind(i)
	return ok && groups[families[kind]] == 1
}
