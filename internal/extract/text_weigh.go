package extract

import (
	"slices"

	"github.com/parley-record/parley/nlp"
)

// weighs are the verbs of those who have a text before them and are to decide on it.
var weighs = listed("weighs")

// settles are those of them by which members or a house decide on what others agreed.
var settles = listed("settles")

// urges are the verbs by which somebody is asked to do something with a text.
var urges = listed("urges")

// carriers are the nouns that only count out texts: what is done with "a set of proposals"
// is done with the proposals.
var carriers = listed("carriers")

// stoodFor returns the noun that stands for the text at i in its clause: the noun itself,
// or the one that counts it out.
func (r *reader) stoodFor(i int) int {
	if h := int(r.t.head[i]); h >= 0 && r.t.rel(i) == nlp.RelNmod && r.t.preposition(i) == "of" && carriers[r.t.lemma(h)] && r.textAt[h] == 0 {
		return h
	}
	return i
}

// weighedBy reads who has the text of mention m before them: who discusses, accepts or
// rejects it, who is urged to pass it, the house that it lies before.
func (r *reader) weighedBy(p *Proposal, m *text) {
	i := r.stoodFor(m.head)
	for c := r.t.first[i]; c >= 0; c = r.t.nxt[c] {
		if n := int(c); r.t.rel(n) == nlp.RelNmod && (r.t.preposition(n) == "before" || r.t.preposition(n) == "to") {
			p.Weighed = addRef(p.Weighed, r.acting(n)...)
		}
	}
	v := int(r.t.head[i])
	if v >= 0 && r.t.rel(i) == nlp.RelObl && r.t.preposition(i) == "with" && r.t.lemma(v) == "present" {
		if o := r.t.patient(v); o >= 0 {
			p.Weighed = addRef(p.Weighed, r.acting(o)...) // "presented the board with a plan"
		}
		return
	}
	if v < 0 || r.t.pos(v) != nlp.VERB || !weighs[r.t.lemma(v)] || families[m.kind] == 'd' && !settles[r.t.lemma(v)] {
		return
	}
	if r.t.patient(v) != i && r.t.rel(i) != nlp.RelObj && !(r.t.rel(i) == nlp.RelObl && r.t.preposition(i) == "on") {
		return
	}
	h := int(r.t.head[v])
	if h >= 0 && r.t.rel(v) == nlp.RelXcomp && urges[r.t.lemma(h)] {
		o := r.t.kid(h, nlp.RelObj, nlp.RelIobj)
		if o < 0 {
			o = r.t.kid(h, nlp.RelObl) // "called on Congress to pass it"
		}
		if o >= 0 && o != i {
			p.Weighed = addRef(p.Weighed, r.acting(o)...)
		}
		return
	}
	for _, ref := range r.agents(v) {
		if (int(ref.First) > m.head || int(ref.End) <= m.head) && !r.mereVoice(ref) {
			p.Weighed = addRef(p.Weighed, ref)
		}
	}
}

// acting returns those whom the noun at n names where they can act.
func (r *reader) acting(n int) []Ref {
	if _, kind := r.who(n); !acts(kind) {
		return nil
	}
	return slices.DeleteFunc(slices.Clone(r.parties(n)), r.mereVoice)
}
