package extract

import "github.com/parley-record/parley/nlp"

// movementAt returns how the words at i, which tell a stance, say that it moved:
// "restated" for "again rejected", "reiterated its demand", "still insists";
// "softened" for "dropped its demand", "no longer insists"; "" where they say nothing.
func (r *reader) movementAt(i int) string {
	if r.t.longer(i) {
		if fr := r.frameAt(r.t.class(i), i); fr != nil && (fr.force == "demand" || fr.stance == "against") {
			return "softened"
		}
	}
	v := i
	if h := int(r.t.head[i]); r.t.pos(i) == nlp.NOUN && h >= 0 && (r.t.rel(i) == nlp.RelObj || r.gaveUp(i, h)) {
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
	case "harden", "stiffen", "toughen":
		return "hardened"
	case "drop", "abandon", "withdraw", "soften", "relax", "temper", "moderate", "tone", "back", "retreat", "row", "climb", "step", "give", "lift", "waive", "retract", "renounce", "rescind", "ease":
		if v != i && (r.gaveUp(i, v) || r.t.lemma(v) == "give" && r.keptBy(i) == "turned") {
			return "softened"
		}
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

// keptBy returns what becomes of the stance that noun i names by the verb over it: "turned"
// where it is given up, "none" where nothing is told of it, "" where it stays as it is.
func (r *reader) keptBy(i int) string {
	h := int(r.t.head[i])
	switch {
	case h < 0 || r.t.negated(h):
		return ""
	case r.t.rel(i) == nlp.RelObj && r.t.lemma(h) == "give":
		if r.t.particle(h, "up") {
			return "turned"
		}
		return ""
	case r.t.rel(i) == nlp.RelObj && !r.gaveUp(i, h):
		d, _ := is(words, r.t.lemma(h), "stand")
		return d
	case r.gaveUp(i, h):
		return "turned"
	}
	return ""
}

// gaveUp reports whether verb h tells that somebody goes back on what noun i names: "backed
// away from its demand", "retreated from its opposition", "backed off its demand".
func (r *reader) gaveUp(i, h int) bool {
	switch r.t.rel(i) {
	case nlp.RelObl:
		if p := r.t.preposition(i); p != "from" && p != "on" && p != "off" {
			return false
		}
	case nlp.RelObj:
		if !r.t.particle(h, "off") {
			return false
		}
	default:
		return false
	}
	fr := r.frameAt("v", h)
	return fr != nil && fr.stance == "against" && fr.force == "concession"
}
