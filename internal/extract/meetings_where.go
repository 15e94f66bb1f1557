package extract

import (
	"github.com/parley-record/parley/nlp"
)

// Where talks are held, and by whose seat one who comes takes part.

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
			if depth < 2 && r.timeAt(k) { // "on June 11 and 12 in Lyon", hung on the day
				for _, x := range [2]int{k, r.t.kid(k, nlp.RelConj)} {
					if x < 0 {
						continue
					}
					if ref := r.placeBelow(x, 2); ref.OK() {
						return ref
					}
				}
			}
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

// placeAround returns the place that the sentence of the talks at token i names for
// them where the tree hung it on those who take part ("talks with the banks in
// Hull"), on a verb above them ("in Hull, the two sides discussed …", "is in Hull
// to attend the meeting", "left for Hull to resume talks") or where the talks are a
// visit; what stands under a verb of saying is where somebody said so.
func (r *reader) placeAround(i int) Ref {
	if h := int(r.t.head[i]); h >= 0 && r.t.rel(i) == nlp.RelNmod && r.t.preposition(i) == "of" {
		switch r.t.lemma(h) {
		case "result", "outcome", "fate", "failure", "collapse", "success", "progress", "end":
			return Ref{} // "will shut the plant in Hull whatever the result of the talks"
		}
	}
	if p := r.visited(i); p.OK() {
		return p
	}
	f, e := r.sentence(i)
	best := Ref{}
	for k := f; k < e; k++ {
		n := r.nameAt[k]
		if n == 0 {
			continue
		}
		nm := &r.doc.Names[n-1]
		k = int(nm.End) - 1
		if nm.Form == nlp.Demonym || nm.Kind == nlp.Person || int(nm.First) <= i && i < int(nm.End) {
			continue
		}
		if !r.seatOf(nm, i) {
			continue
		}
		ref := Ref{nm.First, nm.End, nm.End - 1}
		if !best.OK() || int(best.Head) < i && int(ref.Head) > i {
			best = ref
		}
	}
	return best
}

// seatOf reports whether the name nm is told to be where the talks at i are held.
func (r *reader) seatOf(nm *nlp.Name, i int) bool {
	at := int(nm.First) - 1
	house := nm.Kind != nlp.Place && nm.Kind != nlp.State // "went to the Treasury for talks"
	if at > 0 && r.doc.Is(at, "the") {
		at--
	} else if house {
		return false
	}
	if at < 0 || r.doc.Tokens[at].Sentence != r.doc.Tokens[nm.First].Sentence {
		return false
	}
	goal := false
	switch lower(r.doc.Form(at)) {
	case "in", "at", "near", "outside", "inside":
		if house {
			return false
		}
	case "to", "for", "into":
		goal = true
	default:
		return false
	}
	h := int(nm.End) - 1
	for h >= int(nm.First) && int(r.t.head[h]) >= int(nm.First) && int(r.t.head[h]) < int(nm.End) {
		h = int(r.t.head[h])
	}
	low := true // on the way up no verb was passed
	for range 6 {
		rel := r.t.rel(h)
		if h = int(r.t.head[h]); h < 0 {
			return false
		}
		if h == i {
			return !goal
		}
		switch r.t.pos(h) {
		case nlp.VERB, nlp.AUX, nlp.ADJ:
		default:
			if _, hears := is(nouns, r.t.lemma(h), "audience"); hears || goal || !r.sits(h) {
				return false
			}
			continue
		}
		if _, says := is(verbs, r.t.lemma(h), "says"); says || r.t.lemma(h) == "tell" || r.t.lemma(h) == "quote" {
			return false
		}
		if goal && !r.goes(h) {
			return false
		}
		if r.takesIn(i, h) {
			return low || r.goes(h) || r.t.lemma(h) == "be"
		}
		low = false
		if rel != nlp.RelObl && rel != nlp.RelXcomp && rel != nlp.RelAdvcl && rel != nlp.RelAdvmod && rel != nlp.RelObj {
			return false
		}
	}
	return false
}

// sits reports whether token k names those who may talk, where or how long they do:
// "with the banks in Hull", "three days of meetings in Hull".
func (r *reader) sits(k int) bool {
	if _, ok := is(nouns, r.t.lemma(k), "meeting"); ok || r.t.timeWord(k) || r.venueNoun(k) {
		return true
	}
	_, kind := r.who(k)
	return kind != refOther || r.t.pos(k) == nlp.PROPN
}

// takesIn reports whether token i hangs below verb v within one happening: no clause
// that somebody says and no other full clause lies between.
func (r *reader) takesIn(i, v int) bool {
	for range 5 {
		switch r.t.rel(i) {
		case nlp.RelObj, nlp.RelObl, nlp.RelNmod, nlp.RelNsubj, nlp.RelXcomp, nlp.RelAdvcl, nlp.RelAcl, nlp.RelAppos:
		case nlp.RelConj:
			if r.t.kid(i, nlp.RelNsubj) >= 0 {
				return false
			}
		default:
			return false
		}
		if i = int(r.t.head[i]); i < 0 {
			return false
		}
		if i == v {
			return true
		}
	}
	return false
}

// goes reports whether verb v takes its subject to a place.
func (r *reader) goes(v int) bool {
	switch r.t.lemma(v) {
	case "go", "travel", "fly", "come", "arrive", "return", "head", "gather", "assemble", "drive", "sail", "invite", "summon", "leave", "depart", "jet", "hurry", "rush", "journey", "dispatch", "send", "convene", "move":
		return true
	}
	return false
}

// visited returns the place that the talks at i tell somebody to visit, or are held
// on a visit to: "visiting Hull", "discuss it during a visit to Hull".
func (r *reader) visited(i int) Ref {
	place := func(k int) Ref {
		if k < 0 {
			return Ref{}
		}
		if ref, kind := r.who(k); kind == refPlace || kind == refState {
			if n := r.nameAt[k]; n == 0 || r.doc.Names[n-1].Form != nlp.Demonym {
				return ref
			}
		}
		return Ref{}
	}
	trip := func(k int) bool {
		switch r.t.lemma(k) {
		case "visit", "trip", "tour", "journey", "mission":
			return r.t.pos(k) == nlp.NOUN
		}
		return false
	}
	to := func(k int) Ref {
		for c := r.t.first[k]; c >= 0; c = r.t.nxt[c] {
			if k := int(c); (r.t.rel(k) == nlp.RelNmod || r.t.rel(k) == nlp.RelObl) && r.t.preposition(k) == "to" {
				return place(k)
			}
		}
		return Ref{}
	}
	switch {
	case r.t.pos(i) == nlp.VERB && (r.t.lemma(i) == "visit" || r.t.lemma(i) == "tour"):
		return place(r.t.kid(i, nlp.RelObj))
	case trip(i):
		return to(i)
	}
	v := i
	if r.t.pos(i) != nlp.VERB {
		v = int(r.t.head[i])
	}
	if v < 0 {
		return Ref{}
	}
	for c := r.t.first[v]; c >= 0; c = r.t.nxt[c] {
		if k := int(c); r.t.rel(k) == nlp.RelObl && trip(k) {
			switch r.t.preposition(k) {
			case "during", "on", "in":
				return to(k)
			}
		}
	}
	return Ref{}
}
