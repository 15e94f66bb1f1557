package extract

import "github.com/parley-record/parley/nlp"

// Whose a word of stance is that has no subject, and words of stance that are nobody's.

// partyOf returns who takes the stance of verb i, which has no subject: by whom a
// participle before its noun says that it was done ("a Senate-passed bill"), whose
// the thing is that one puts forward ("his proposed cuts"), else the nearest.
func (r *reader) partyOf(fr *frame, i int) ([]Ref, string) {
	h := int(r.t.head[i])
	if h > i && r.t.rel(i) == nlp.RelAmod {
		if i >= 2 && (r.doc.Is(i-1, "-") || r.doc.Is(i-1, "‑")) {
			return r.parties(i - 2), "by:modifier"
		}
		if p := r.t.kid(h, nlp.RelNmodPoss); p >= 0 && ownText(fr) {
			return r.parties(p), "by:poss"
		}
	}
	return r.partyNear(i)
}

// ownText reports whether by fr somebody puts forward a text or an offer.
func ownText(fr *frame) bool {
	switch fr.word {
	case "propose", "offer", "table", "submit", "present", "introduce", "unveil", "sponsor", "recommend":
		return true
	}
	return false
}

// ofGoods reports whether the noun at i is the demand of buyers, which asks nothing of
// anybody: "to boost domestic demand", "a fall in demand for steel".
func (r *reader) ofGoods(i int) bool {
	if r.t.lemma(i) != "demand" || r.doc.Tokens[i].XPOS != nlp.TagNN {
		return false
	}
	if h := int(r.t.head[i]); h >= 0 && moving[r.t.lemma(h)] && !(r.t.lemma(h) == "drop" && r.t.rel(i) == nlp.RelObj && r.t.kid(i, nlp.RelNmodPoss) >= 0) {
		return true // but not "dropped its demand"
	}
	if a := r.t.kid(i, nlp.RelAcl); a >= 0 && (r.t.marked(a, "to") || r.t.marked(a, "that")) || r.t.kid(i, nlp.RelCcomp) >= 0 {
		return false
	}
	if r.t.kid(i, nlp.RelDet, nlp.RelNmodPoss, nlp.RelNummod) < 0 {
		return true // as a mass, "distillate demand was off"
	}
	for c := r.t.first[i]; c >= 0; c = r.t.nxt[c] {
		k := int(c)
		switch r.t.rel(k) {
		case nlp.RelAmod, nlp.RelCompound:
			if buying[r.t.lemma(k)] {
				return true
			}
		}
	}
	return false
}

// buying are words for who buys or what is bought, before "demand".
var buying = listed("buying")

// moving are words for the ups and downs of what is bought.
var moving = listed("moving")

// othersDemand reports whether the noun at i is a demand that somebody gives in to, or
// does not, and nobody is named whose it is: "would not bow to demands to resign".
func (r *reader) othersDemand(fr *frame, i int) bool {
	h := int(r.t.head[i])
	if h < 0 || fr.force != "demand" || r.t.rel(i) != nlp.RelObl || r.t.preposition(i) != "to" || !yielding[r.t.lemma(h)] || r.t.kid(i, nlp.RelNmodPoss) >= 0 {
		return false
	}
	if w, _ := r.voicedBy(i); len(w) > 0 || r.heldAmong(i) >= 0 {
		return false
	}
	for c := r.t.first[i]; c >= 0; c = r.t.nxt[c] {
		if rel := r.t.rel(int(c)); rel == nlp.RelCompound || rel == nlp.RelAmod {
			if _, k := r.who(int(c)); acts(k) {
				return false
			}
		}
	}
	return true
}

// yielding are verbs for giving in to somebody, or answering them.
var yielding = listed("yielding")

// namesText reports whether the noun at i is one for texts and offers.
func (r *reader) namesText(i int) bool {
	_, ok := is(nouns, r.t.lemma(i), "text")
	return ok
}
