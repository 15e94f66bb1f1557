package extract

import "github.com/parley-record/parley/nlp"

// noSuch is the frame of what somebody says there is not to be.
var noSuch = frame{word: "wont", stance: "against", force: "refusal", grade: "firm"}

// nonePosition drafts the speaker's refusal in "there will be no cuts" and "there can
// be no question of a delay", and reports whether verb i stands in such words.
func (r *reader) nonePosition(i int) bool {
	if r.t.lemma(i) != "be" {
		return false
	}
	if x := r.t.kid(i, nlp.RelExpl); x < 0 || !r.doc.Is(x, "there") {
		return false
	}
	k := r.t.kid(i, nlp.RelNsubj)
	if k < i {
		return false
	}
	switch r.t.aux(i) {
	case "will", "would", "can", "could", "must", "should", "shall", "'ll", "’ll", "wo", "ca":
	default:
		if r.t.lemma(k) != "question" {
			return false // but "there is no question of leaving"
		}
	}
	d := r.t.kid(k, nlp.RelDet)
	if d < 0 || !r.doc.Is(d, "no") || r.t.pos(k) != nlp.NOUN {
		return false
	}
	who, ok := r.speaker(i)
	if !ok {
		return false
	}
	if r.saidAt[i] != 0 {
		switch r.Statements[r.saidAt[i]-1].CueClass {
		case "believe", "doubt", "warn":
			return false // a forecast
		}
	}
	s := stand{frame: &noSuch, at: i, stance: "against", force: "refusal"}
	switch r.t.lemma(k) {
	case "question", "talk", "thought", "hint", "sign", "mention", "possibility", "chance", "prospect":
		o := -1
		for c := r.t.first[k]; c >= 0; c = r.t.nxt[c] {
			if r.t.preposition(int(c)) == "of" || r.t.marked(int(c), "of") {
				o = int(c)
			}
		}
		if o < 0 || !r.issue(&s, o, r.t.pos(o) == nlp.VERB, "of", 9) {
			return false
		}
	case "doubt", "need", "way", "one", "time", "room", "alternative", "choice", "point", "reason", "problem", "evidence", "agreement", "comment", "effect", "impact", "winner":
		return false
	default:
		if !r.issue(&s, k, false, "s", 9) {
			return false
		}
	}
	s.f = max(s.f, d+1)
	s.signs = append(s.signs, "rule:wont")
	r.addPositions(s, []Ref{who}, "by:speaker")
	return true
}

// leave are what those give who let a thing pass, and the stance and force of it.
var leave = listed("leave")

// givesLeave is the frame of those who let a thing pass.
var givesLeave = frame{word: "approve", stance: "for", force: "concession", grade: "firm"}

// leavePosition drafts "gave the merger the go-ahead" and "gave the green light to
// the merger", and reports whether verb i stands in such words.
func (r *reader) leavePosition(i int) bool {
	if r.t.lemma(i) != "give" || r.t.pos(i) != nlp.VERB {
		return false
	}
	_, e := r.sentence(i)
	o, l := -1, -1
	for k := i + 1; k < min(e, i+14); k++ {
		if !leave[lower(r.doc.Form(k))] || r.doc.Is(k, "light") && !r.doc.Is(k-1, "green") || r.doc.Is(k, "ahead") && !(r.doc.Is(k-1, "-") || r.doc.Is(k-1, "go")) {
			continue
		}
		l = k
		break
	}
	if l < 0 {
		return false
	}
	for c := r.t.first[i]; c >= 0; c = r.t.nxt[c] {
		k := int(c)
		switch r.t.rel(k) {
		case nlp.RelIobj, nlp.RelObj:
			if k < l && k > i && !r.doc.Is(k, "go") {
				o = k
			}
		case nlp.RelObl, nlp.RelNmod:
			if k > l && (r.t.preposition(k) == "to" || r.t.preposition(k) == "for") {
				o = k
			}
		}
	}
	for c := r.t.first[l]; c >= 0 && o < 0; c = r.t.nxt[c] {
		if k := int(c); k > l && r.t.rel(k) == nlp.RelNmod && (r.t.preposition(k) == "to" || r.t.preposition(k) == "for") {
			o = k
		}
	}
	if r.t.passive(i) && o < 0 {
		o = r.t.subject(i)
	}
	if o < 0 || r.t.timeWord(o) {
		return false
	}
	if _, kind := r.who(o); kind != refOther && kind != refPronoun {
		return false
	}
	who := r.takers(i)
	if len(who) == 0 {
		return false
	}
	s := stand{frame: &givesLeave, at: i, stance: "for", force: "concession"}
	if !r.issue(&s, o, false, "to", 9) {
		return false
	}
	r.temper(&s, &givesLeave, i)
	r.addPositions(s, who, "by:subject")
	return true
}
