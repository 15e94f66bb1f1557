package extract

import (
	"slices"

	"github.com/parley-record/parley/nlp"
)

// Answers told by what is done to a text or lent to it: "amended it", "threw its weight
// behind it".

// alters are the words for deeds that leave a text other than it was.
var alters = listed("alters")

// undoes are the words for deeds that leave nothing of it.
var undoes = listed("undoes")

// onDeed returns a stand on a deed that is done to a text as one on the text: who is
// against any change to it is for it, who wants one takes it on that condition.
func (r *reader) onDeed(s stand) stand {
	k := r.deedIn(&s)
	if k < 0 {
		return s
	}
	l := r.t.lemma(k)
	switch {
	case s.stance == "against":
		s.stance, s.force = "for", "statement"
	case s.stance == "for" && undoes[l]:
		s.stance, s.force = "against", "refusal"
	case s.stance == "for":
		s.stance, s.force = "conditional", "demand"
	}
	return s
}

// deedIn returns the word for what is done to the text that a stand is on, -1 for none.
func (r *reader) deedIn(s *stand) int {
	deed := func(k int) bool { return alters[r.t.lemma(k)] || undoes[r.t.lemma(k)] }
	if r.textAt[s.issue] != 0 {
		h := int(r.t.head[s.issue])
		if s.path == "said" && h >= 0 && r.t.rel(s.issue) == nlp.RelNmod && r.t.pos(h) == nlp.NOUN && deed(h) {
			return h
		}
		if h >= 0 && h != s.at && h < s.issue && r.t.rel(s.issue) == nlp.RelObj && r.t.pos(h) == nlp.VERB && alters[r.t.lemma(h)] {
			return h // "ruled out reopening the plan"
		}
		return -1
	}
	for k := s.f; k < s.e && r.textAt[k] == 0; k++ {
		if deed(k) && (r.t.pos(k) != nlp.VERB || k == s.issue) {
			return k
		}
	}
	return -1
}

// does reports whether the pronoun at i is the subject of a verb that does something with
// the text in by its name, so that it is not that text.
func (r *reader) does(i, in int) bool {
	v := int(r.t.head[i])
	if v < 0 || r.t.rel(i) != nlp.RelNsubj || r.t.pos(v) != nlp.VERB {
		return false
	}
	for range 2 {
		for c := r.t.first[v]; c >= 0; c = r.t.nxt[c] {
			if k := r.textAt[c]; k != 0 && int(c) > v && r.texts[k-1].in == in {
				return true
			}
		}
		if v = r.t.kid(v, nlp.RelXcomp); v < 0 {
			break
		}
	}
	return false
}

// weighed reports whether verb v tells that somebody is done with weighing a text: "has
// reviewed it", "having studied it".
func (r *reader) weighed(v int) bool {
	if r.doc.Tokens[v].XPOS != nlp.TagVBN || r.t.passive(v) || r.t.negated(v) {
		return false
	}
	for c := r.t.first[v]; c >= 0; c = r.t.nxt[c] {
		if int(c) < v && r.t.rel(int(c)) == nlp.RelAux && r.t.lemma(int(c)) == "have" {
			return true
		}
	}
	return false
}

// givers are the verbs by which somebody lends what their object names to a text, or
// keeps it back.
var givers = map[string]string{"give": "", "lend": "", "throw": "", "grant": "", "offer": "", "put": "", "express": "", "voice": "", "declare": "", "pledge": "", "extend": "", "add": "", "raise": "", "lodge": "", "withhold": "turned", "refuse": "turned", "deny": "turned", "withdraw": "turned"}

// lent are the nouns that such verbs alone make an answer of.
var lent = listedPairs("lent")

// gives reads "gave its backing to the plan", "threw its weight behind it", "gave the
// plan its blessing", "poured cold water on it": what verb v over the text at node
// has as its object is the answer.
func (r *reader) gives(p *reply, v, node int) bool {
	o := -1
	for c := r.t.first[v]; c >= 0; c = r.t.nxt[c] {
		if k := int(c); k != node && r.t.rel(k) == nlp.RelObj {
			o = k
		}
	}
	if o < 0 {
		return false
	}
	l := r.t.lemma(o)
	if l == "water" && r.t.lemma(v) == "pour" {
		p.stance, p.force, p.word = "against", "concern", "cold_water"
		return r.t.preposition(node) == "on" || r.t.preposition(node) == "over"
	}
	turned, ok := givers[r.t.lemma(v)]
	if !ok {
		return false
	}
	switch r.t.rel(node) {
	case nlp.RelIobj:
	case nlp.RelObj:
		if node > o {
			return false
		}
	case nlp.RelObl:
		switch r.t.preposition(node) {
		case "to", "behind", "for", "on", "about", "against", "over":
		default:
			return false
		}
	default:
		return false
	}
	st := deedNouns[l]
	if st == "" {
		st = lent[l]
	}
	if st == "" || l == "light" && r.t.kid(o, nlp.RelAmod, nlp.RelCompound) < 0 {
		return false
	}
	p.stance, p.force, p.word = st, "statement", l
	p.signs = append(p.signs, "given")
	if turned != "" {
		p.turn()
	}
	return true
}

// wants reads "wants the plan scrapped", "would like to see it changed": verb v over
// the text at node with what is to be done with it.
func (r *reader) wants(p *reply, v, node int) bool {
	switch r.t.lemma(v) {
	case "want", "like", "see", "demand", "prefer", "call", "ask", "press", "push", "campaign", "appeal":
	default:
		return false
	}
	told := r.t.kid(node, nlp.RelAcl)
	if told >= 0 && (!r.t.passive(told) || !r.t.marked(told, "to")) {
		told = -1
	}
	for _, k := range [3]int{r.t.kid(v, nlp.RelXcomp, nlp.RelCcomp), told, node + 1} {
		if k <= node || k >= len(r.doc.Tokens) || r.doc.Tokens[k].XPOS != nlp.TagVBN && r.doc.Tokens[k].XPOS != nlp.TagVBD {
			continue
		}
		switch r.t.lemma(k) {
		case "change", "amend", "revise", "modify", "improve", "soften", "alter":
			p.stance, p.force, p.word = "conditional", "demand", "change"
			return true
		}
		if fr := r.frameAt("v", k); fr != nil && fr.stance == "against" {
			p.stance, p.force, p.word = "against", "demand", fr.word
			return true
		}
		switch r.t.lemma(k) {
		case "approve", "pass", "adopt", "ratify", "sign":
			p.stance, p.force, p.word = "for", "demand", r.t.lemma(k)
			return true
		}
	}
	return false
}

// failing reads what is said of the text that is the subject of verb v and no frame
// tells: that it goes too far or not far enough, falls short, costs or endangers what
// its object names.
func (r *reader) failing(v int) string {
	_, e := r.sentence(v)
	near := func(words ...string) bool {
		for k := v + 1; k < min(e, v+6); k++ {
			for _, w := range words {
				if r.doc.Is(k, w) {
					return true
				}
			}
		}
		return false
	}
	switch r.t.lemma(v) {
	case "go":
		if near("far") && (near("too") || r.t.negated(v)) {
			return "against"
		}
	case "fall":
		if near("short") {
			return "against"
		}
	case "fail":
		return "against"
	case "cross":
		if near("line", "lines") {
			return "against"
		}
	case "put", "place":
		if near("risk", "danger", "jeopardy", "peril") {
			return "against"
		}
	case "cost":
		if !r.t.negated(v) && near("job", "jobs", "life", "lives", "livelihoods", "workers", "taxpayers", "consumers", "families") {
			return "against"
		}
	case "make":
		if near("sense") {
			if r.t.negated(v) || near("no", "little") {
				return "against"
			}
			return "for"
		}
		if near("worse") {
			return "against"
		}
	}
	return ""
}

// isGiver reports whether the verb in its lemma lends what it takes to a text.
func isGiver(l string) bool {
	_, ok := givers[l]
	return ok
}

// unaltered drafts p for who will not do to a text what verb v tells, and so would keep it as
// it is: "refused to renegotiate it".
func (r *reader) unaltered(p reply, v int) {
	p.stance, p.force, p.word = "against", "refusal", "alter"
	if r.t.negated(v) {
		p.turn()
	}
	top := r.climb(&p, v)
	if p.stance == "for" && !slices.Contains(p.signs, "hypothetical") {
		p.force = "statement"
		r.reply(p, v, top)
	}
}
