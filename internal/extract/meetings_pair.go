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
