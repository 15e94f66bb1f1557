package extract

import "github.com/parley-record/parley/nlp"

// placeOf returns where the talks told at token i take place by the tree: "in",
// "at" or "on" a place that hangs on them, on the words between, or on the verb
// over them; where somebody goes to talk ("flew to Oslo to meet …"); the place
// that "where" takes up. The zero Ref where nothing tells.
func (r *reader) placeOf(i int) Ref {
	if p := r.placeBelow(i, 0); p.OK() {
		return p
	}
	at := i
	for n := 0; n < 4; n++ {
		h := int(r.t.head[at])
		if h < 0 {
			break
		}
		switch rel := r.t.rel(at); rel {
		case nlp.RelAcl:
			if r.where(at) {
				return r.placeName(h)
			}
			return Ref{}
		case nlp.RelObj, nlp.RelObl, nlp.RelNsubj, nlp.RelXcomp, nlp.RelAdvcl, nlp.RelConj, nlp.RelNmod:
			if r.t.pos(h) == nlp.VERB {
				if rel == nlp.RelConj && r.doc.Tokens[at].XPOS != nlp.TagVB {
					return Ref{}
				}
				if p := r.goal(h); p.OK() && (rel == nlp.RelAdvcl || rel == nlp.RelXcomp || rel == nlp.RelConj || rel == nlp.RelObl) {
					return p
				}
				if rel == nlp.RelObj || rel == nlp.RelNsubj || rel == nlp.RelObl {
					if r.talkVerb(h) != "" {
						return r.placeBelow(h, 1)
					}
				}
				if rel == nlp.RelXcomp || rel == nlp.RelConj { // "is to meet", "agreed to meet"
					at = h
					continue
				}
				return Ref{}
			}
			if rel != nlp.RelNmod && rel != nlp.RelObl && rel != nlp.RelXcomp {
				return Ref{}
			}
		default:
			return Ref{}
		}
		at = h
	}
	return Ref{}
}

// placeBelow returns the place that hangs on token i with "in", "at" or "on",
// or on what hangs so ("at a summit in Lyon", "at the party's conference in Hull").
func (r *reader) placeBelow(i, depth int) Ref {
	for c := r.t.first[i]; c >= 0; c = r.t.nxt[c] {
		k := int(c)
		switch r.t.rel(k) {
		case nlp.RelNmod, nlp.RelObl:
		case nlp.RelObj: // "met aboard a ship", whatever the tree calls it
			if r.t.preposition(k) == "" {
				continue
			}
		case nlp.RelAcl: // "talks held in Rome", "held under the auspices of … in Rome"
			if r.talkVerb(k) != "" && depth == 0 && r.doc.Tokens[k].Rel != nlp.RelAclRelcl {
				if p := r.placeBelow(k, 1); p.OK() {
					return p
				}
			}
			continue
		default:
			continue
		}
		switch p := r.t.preposition(k); p {
		case "in", "at", "on", "near", "outside", "inside", "aboard":
			if r.t.timeWord(k) || p == "on" && !r.venueNoun(k) {
				continue
			}
			if ref := r.placeName(k); ref.OK() {
				return ref
			}
			if depth < 2 {
				if ref := r.placeBelow(k, depth+1); ref.OK() {
					return ref
				}
			}
		case "with", "between", "to":
			if depth < 2 && !r.t.timeWord(k) { // the tree hung the place on the last who is named
				if ref := r.placeBelow(k, 2); ref.OK() && r.t.rel(k) == nlp.RelObl {
					return ref
				}
			}
		}
	}
	return Ref{}
}

// goal returns where verb v takes its subject: "travelled to the capital", "came
// to Geneva".
func (r *reader) goal(v int) Ref {
	switch r.t.lemma(v) {
	case "go", "travel", "fly", "come", "arrive", "return", "head", "gather", "assemble", "sit", "drive", "sail", "take", "bring", "invite", "summon", "be":
	default:
		return Ref{}
	}
	for c := r.t.first[v]; c >= 0; c = r.t.nxt[c] {
		k := int(c)
		if r.t.rel(k) != nlp.RelObl {
			continue
		}
		switch r.t.preposition(k) {
		case "to", "in", "at", "for":
			if ref := r.placeName(k); ref.OK() {
				return ref
			}
		}
	}
	return Ref{}
}

// where reports whether clause c takes up a place: "…, where they met".
func (r *reader) where(c int) bool {
	f, _ := r.t.span(c)
	for k := f; k < c; k++ {
		if r.doc.Is(k, "where") {
			return true
		}
	}
	return false
}

// placeName returns the place that token k names: a place or state by its name,
// a seat such as a palace or an office, the name beside a common noun ("the
// capital, Abuja", "the border town of Tolm").
func (r *reader) placeName(k int) Ref {
	ref, kind := r.who(k)
	seat := r.venueNoun(k)
	switch kind {
	case refPlace, refState:
		if n := r.nameAt[k]; n != 0 && r.doc.Names[n-1].Form == nlp.Demonym {
			return Ref{}
		}
		return ref
	case refPerson, refPronoun:
		return Ref{}
	case refBody:
		if seat || r.t.preposition(k) == "at" && r.doc.Is(int(ref.First)-1, "the") {
			return ref // "at the White House", "at the Foreign Ministry"
		}
	}
	if !seat {
		return Ref{}
	}
	for c := r.t.first[k]; c >= 0; c = r.t.nxt[c] {
		j := int(c)
		if l := r.t.rel(j); l == nlp.RelAppos || l == nlp.RelFlat || l == nlp.RelNmod && ofWhom(r.t.preposition(j)) {
			if in, kind := r.who(j); kind == refPlace || kind == refState && l == nlp.RelAppos {
				return in
			}
		}
	}
	f, e := r.t.phrase(k, false)
	for f < k && (r.t.pos(f) == nlp.DET && r.doc.Tokens[f].XPOS != nlp.TagPRPS || r.t.pos(f) == nlp.PUNCT || r.t.pos(f) == nlp.ADP) {
		f++
	}
	if e-f > 8 {
		f, e = k, k+1
	}
	return Ref{int32(f), int32(e), int32(k)}
}

// venueNoun reports whether token k is a noun for where people meet.
func (r *reader) venueNoun(k int) bool {
	_, ok := is(nouns, r.t.lemma(k), "venue")
	return ok
}
