package extract

import "github.com/parley-record/parley/nlp"

// movementAt returns how the words at i, which tell a stance, say that it moved:
// "restated" for "again rejected", "reiterated its demand", "still insists";
// "softened" for "dropped its demand"; "" where they say nothing.
func (r *reader) movementAt(i int) string {
	v := i
	if h := int(r.t.head[i]); r.t.pos(i) == nlp.NOUN && h >= 0 && r.t.rel(i) == nlp.RelObj {
		v = h
	} else if h >= 0 && r.t.rel(i) == nlp.RelXcomp && r.t.lemma(h) == "continue" && !r.t.negated(h) {
		return "restated"
	}
	if r.t.negated(v) || r.ahead(v) {
		return ""
	}
	switch r.t.lemma(v) {
	case "reiterate", "repeat", "reaffirm", "restate", "renew":
		return "restated"
	case "drop", "abandon", "withdraw", "soften", "relax":
		if fr := r.frameAt("n", max(r.t.patient(v), 0)); fr != nil && (fr.force == "demand" || fr.force == "refusal") {
			return "softened"
		}
	}
	for c := r.t.first[v]; c >= 0; c = r.t.nxt[c] {
		if r.t.rel(int(c)) == nlp.RelAdvmod {
			switch lower(r.doc.Form(int(c))) {
			case "again", "still", "repeatedly":
				return "restated"
			}
		}
	}
	return ""
}
