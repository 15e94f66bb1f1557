package extract

import (
	"github.com/parley-record/parley/nlp"
)

// What a text would bring: the nouns that say so, and texts told inside it.

// makers are the verbs that bring about what they take: whoever is against the thing
// is against the text that is to make it.
var makers = listed("makers")

// matterOf returns the nouns that say in a word what the text of mention m would
// bring: "tax" of "the tax plan", "a plan for a tax", "a proposal to impose a tax".
func (r *reader) matterOf(m *text) []string {
	var out []string
	add := func(k int) {
		if k < 0 || r.t.pos(k) != nlp.NOUN || r.nameAt[k] != 0 || r.t.timeWord(k) || r.empty(k) {
			return
		}
		l := r.t.lemma(k)
		if _, ok := r.textKind(k); ok || measures[l] || moneyWords[l] || sorts[l] && l != "merger" {
			return
		}
		if _, ok := is(nouns, l, "text"); !ok {
			out = addStem(out, l)
		}
	}
	if m.kind == "" {
		return nil
	}
	if m.told >= 0 {
		add(m.head)
		return out
	}
	if k := m.head - 1; k >= m.first && r.t.rel(k) != nlp.RelAmod {
		add(k)
	}
	_, se := r.sentence(m.head)
	if k := m.head + 1; k+1 < se && (r.doc.Is(k, "for") || r.doc.Is(k, "of")) {
		e, head := r.nounRun(k+1, min(se, k+1+maxComplement))
		for j := k + 1; j < e; j++ { // "for a tax on oils": the first noun before its own complement
			if r.t.pos(j) == nlp.ADP {
				break
			}
			head = j
		}
		add(head)
	}
	if v := m.deed; v >= 0 && makers[r.t.lemma(v)] {
		add(r.t.kid(v, nlp.RelObj))
	}
	return out
}

// matterReplies drafts the answers that the words over the matter of a text tell: once a
// plan for a tax is told, who opposes "the tax" opposes the plan.
func (r *reader) matterReplies() {
	last := map[string]int{} // matter → its text, -1: of several
	next := 0
	for i := range r.doc.Tokens {
		for next < len(r.texts) && r.texts[next].head < i {
			m := &r.texts[next]
			next++
			for _, l := range r.matterOf(m) {
				if o, ok := last[l]; ok && o != m.in {
					last[l] = -1
				} else {
					last[l] = m.in
				}
			}
		}
		in := last[r.t.lemma(i)]
		if in <= 0 || r.t.pos(i) != nlp.NOUN || r.textAt[i] != 0 || !r.meansMatter(i) {
			continue
		}
		r.responsesAt(in, i, "matter")
	}
}

// meansMatter reports whether the noun at i is told as known and with no words that
// set it apart: "the tax", "such a tax", "the proposed cuts".
func (r *reader) meansMatter(i int) bool {
	switch r.t.rel(i) {
	case nlp.RelCompound, nlp.RelFlat:
		return false
	}
	f, base, owner := r.nounPhrase(i)
	if owner >= 0 {
		return false
	}
	known := false
	for k := f; k < i; k++ {
		switch w := lower(r.doc.Form(k)); {
		case w == "the", w == "this", w == "that", w == "these", w == "those", w == "such", w == "proposed":
			known = true
		case k >= base && !plainMods[w]:
			return false
		}
	}
	if r.inTitle(i) {
		return f == i || known
	}
	return known
}

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

// carriedIn reports whether the text at i is told of only as what another text holds: "a draft
// that contains the rebels' proposal", "the package incorporates a Greek plan".
func (r *reader) carriedIn(i int) bool {
	v := int(r.t.head[i])
	if v < 0 || v > i || r.t.pos(v) != nlp.VERB || r.t.rel(i) != nlp.RelObj || r.t.negated(v) {
		return false
	}
	switch r.t.lemma(v) {
	case "contain", "include", "incorporate", "carry", "embody", "reproduce":
	default:
		return false
	}
	s := r.t.kid(v, nlp.RelNsubj)
	if r.t.rel(v) == nlp.RelAcl && (s < 0 || r.t.pos(s) == nlp.PRON || r.t.pos(s) == nlp.DET) {
		s = int(r.t.head[v])
	}
	return s >= 0 && s < v && r.textAt[s] != 0
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
	case h >= 0 && h < i && r.t.rel(i) == nlp.RelNmod && r.soCalled(i, h):
		s = h
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
		if e := i + 1; j.latest > 0 && r.since(&text{head: i}, &j.threads[j.latest-1]) <= 1 && (r.t.kid(i, nlp.RelNmodPoss) >= 0 || e >= len(r.doc.Tokens) || r.t.pos(e) == nlp.PUNCT || r.t.pos(e) == nlp.CCONJ || r.t.pos(e) == nlp.SCONJ || r.doc.Is(e, "with") || r.doc.Is(e, "that") || r.doc.Is(e, "which")) {
			return j.latest
		}
	}
	return 0
}

// soCalled reports whether the noun at i is what the thing at o is called, where the tree takes
// it for more of that: "called the proposal a fair compromise".
func (r *reader) soCalled(i, o int) bool {
	v := int(r.t.head[o])
	if v < 0 || v > o || r.t.pos(v) != nlp.VERB || r.t.rel(o) != nlp.RelObj {
		return false
	}
	switch r.t.lemma(v) {
	case "call", "consider", "deem", "brand", "label", "dub", "term":
		return r.t.kid(i, nlp.RelCase) < 0
	case "describe", "regard", "see", "view", "portray", "hail", "denounce", "dismiss", "present", "welcome":
		return r.t.preposition(i) == "as"
	}
	return false
}
