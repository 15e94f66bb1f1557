package extract

import "github.com/parley-record/parley/nlp"

// placeAround returns the place that the sentence of the talks at token i names for
// them where the tree hung it on those who take part ("talks with the banks in
// Hull"), on a verb above them ("in Hull, the two sides discussed …", "is in Hull
// to attend the meeting", "left for Hull to resume talks") or where the talks are a
// visit; what stands under a verb of saying is where somebody said so.
func (r *reader) placeAround(i int) Ref {
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
