package extract

import "github.com/parley-record/parley/nlp"

// pairAt reports whether token i speaks of those at the table together: "both
// sides", "the two delegations", "officials from each country", "the parties".
func (r *reader) pairAt(i int) bool { return r.pairWithin(i, 0) }

func (r *reader) pairWithin(i, depth int) bool {
	if i < 0 || depth > 2 {
		return false
	}
	if r.t.pos(i) == nlp.PRON || r.t.pos(i) == nlp.DET {
		if !r.doc.Is(i, "both") {
			return false
		}
		for c := r.t.first[i]; c >= 0; c = r.t.nxt[c] {
			if r.t.rel(int(c)) == nlp.RelNmod && !r.pairWithin(int(c), depth+1) {
				return false // "both of the plans"
			}
		}
		return r.t.rel(i) == nlp.RelNsubj
	}
	if r.t.pos(i) != nlp.NOUN {
		return false
	}
	kind, ok := is(words, r.t.lemma(i), "pair")
	all, bare := false, true
	for c := r.t.first[i]; c >= 0; c = r.t.nxt[c] {
		k := int(c)
		switch r.t.rel(k) {
		case nlp.RelDet, nlp.RelNummod, nlp.RelCc, nlp.RelAmod, nlp.RelAdvmod:
			switch lower(r.doc.Form(k)) {
			case "both", "two", "each", "2":
				all = true
			case "the":
			default:
				bare = false
			}
		case nlp.RelNmod:
			if p := r.t.preposition(k); (ofWhom(p) || p == "on") && r.pairWithin(k, depth+1) {
				return true // "negotiators for both sides"
			}
			bare = false
		case nlp.RelCompound, nlp.RelAcl, nlp.RelConj, nlp.RelAppos, nlp.RelFlat:
			bare = false
		}
	}
	if f, _ := r.sentence(i); !all && i > f { // where the tree hung the word elsewhere
		all = r.doc.Is(i-1, "both") || i-1 > f && r.doc.Is(i-1, "two") && r.doc.Is(i-2, "the")
	}
	if !ok || all {
		return ok
	}
	// "the sides", "the parties": nothing else tells which.
	return kind == "side" && bare && r.doc.Tokens[i].XPOS == nlp.TagNNS && i > 0 && r.doc.Is(i-1, "the")
}

// countedAt reports whether token i, a subject, counts those who talk and names nobody:
// "the two met", "the pair are to meet".
func (r *reader) countedAt(i int) bool {
	if i < 1 || !r.doc.Is(i-1, "the") {
		return false
	}
	switch lower(r.doc.Form(i)) {
	case "two", "pair", "duo":
		return r.t.rel(i) == nlp.RelNsubj && r.t.kid(i, nlp.RelNmod, nlp.RelAppos) < 0
	}
	return false
}

// severalBy reports whether those who do what verb v tells are several whom its words do
// not name, so that who talked before is meant: "the two", "they" where nothing before is
// many or named together.
func (r *reader) severalBy(v int) bool {
	s := r.t.agent(v)
	if s < 0 {
		return false
	}
	if r.countedAt(s) {
		return true
	}
	if !r.doc.Is(s, "they") {
		return false
	}
	who := r.parties(s)
	switch {
	case len(who) == 0:
		return true
	case len(who) > 1:
		return false
	case int(who[0].Head) != s:
		return !r.many(int(who[0].Head)) && r.t.pos(int(who[0].Head)) != nlp.PRON
	}
	return !r.manyChained(s)
}

// manyChained reports whether the chain of the engine that holds the pronoun at i names
// several: "the nurses", "Berg and Kerr".
func (r *reader) manyChained(i int) bool {
	k := r.chainOf[i]
	if k == 0 {
		return false
	}
	for _, m := range r.doc.Chains[k-1].Mentions {
		if m.Form != nlp.ByPronoun && r.many(int(m.Head)) {
			return true
		}
	}
	return false
}
