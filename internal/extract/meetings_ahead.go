package extract

import "github.com/parley-record/parley/nlp"

// Words right at the talks by which they are yet to come, whatever the verb of the
// clause tells of: what they are hoped or made ready for, what is fixed behind them.

// talksSoughtFor reports whether the talks at i are what somebody calls for, makes ready for
// or waits for: "called for a summit", "lays the groundwork for talks".
func (r *reader) talksSoughtFor(i int) bool {
	h := int(r.t.head[i])
	if h < 0 || r.t.preposition(i) != "for" || r.t.rel(i) != nlp.RelObl && r.t.rel(i) != nlp.RelNmod {
		return false
	}
	return soughtFor[r.t.lemma(h)]
}

// soughtFor are words before "for" by which talks are called for, made ready or waited for.
var soughtFor = listed("soughtFor")

// fixedBehind reports whether the words behind the talks at i fix when they are to begin:
// "talks in Oslo scheduled to begin next month", "a meeting set for Friday", "talks on
// tariffs starting on Monday", "the hard negotiations ahead".
func (r *reader) fixedBehind(i int) bool {
	_, e := r.sentence(i)
	for k := i + 1; k < min(e, i+12); k++ {
		if r.doc.Is(k, "ahead") {
			return k == i+1 && !(k+1 < e && r.doc.Is(k+1, "of"))
		}
		switch x := r.doc.Tokens[k].XPOS; {
		case r.t.pos(k) == nlp.PUNCT, r.t.pos(k) == nlp.PRON, r.t.pos(k) == nlp.AUX, r.t.pos(k) == nlp.SCONJ, x == nlp.TagVBD, x == nlp.TagVBZ, x == nlp.TagVBP, x == nlp.TagVB, x == nlp.TagWDT:
			return false
		}
		switch lower(r.doc.Form(k)) {
		case "scheduled", "due", "set", "slated", "planned", "expected", "called", "proposed", "fixed", "timed", "tentatively":
			return k+1 < e && (r.doc.Is(k+1, "to") || r.doc.Is(k+1, "for") || r.doc.Is(k+1, "tentatively") || r.timeAt(k+1))
		case "starting", "beginning", "opening", "commencing", "resuming":
			return false
		}
		if r.t.pos(k) == nlp.VERB {
			return false
		}
	}
	return false
}

// beginsThen reports whether a clause on the talks at i tells in the present or the
// future when they begin: "hearings which begin on Friday", "talks that will open soon".
func (r *reader) beginsThen(i int) bool {
	for c := r.t.first[i]; c >= 0; c = r.t.nxt[c] {
		k := int(c)
		if r.doc.Tokens[k].Rel != nlp.RelAclRelcl {
			continue
		}
		switch r.t.lemma(k) {
		case "begin", "start", "open", "resume", "convene", "take", "hold", "commence":
		default:
			continue
		}
		x := r.doc.Tokens[k].XPOS
		if r.ahead(k) || (x == nlp.TagVBZ || x == nlp.TagVBP) && r.t.lemma(k) != "take" && r.t.lemma(k) != "hold" {
			return true
		}
	}
	return false
}

// pastBefore reports whether a time before the talks at i, in their phrase, is over:
// "last week's meeting", "yesterday's talks".
func (r *reader) pastBefore(i int) bool {
	f, _ := r.sentence(i)
	for k := r.firstWhen(max(f, i-6)); k < len(r.whens) && int(r.whens[k].First) < i; k++ {
		w := &r.whens[k]
		e := int(w.End)
		if w.Open || w.Span || e > i || r.timeSide(w) >= 0 {
			continue
		}
		for e < i && (r.t.pos(e) == nlp.ADJ || r.t.pos(e) == nlp.NOUN || r.t.pos(e) == nlp.PROPN || r.doc.Tokens[e].XPOS == nlp.TagPOS) {
			e++
		}
		if e == i {
			return true
		}
	}
	return false
}

// goingOn reports whether verb v is under way, also where it is done to its subject:
// "is holding", "are being held".
func (r *reader) goingOn(v int) bool {
	if r.progressive(v) {
		return true
	}
	if r.doc.Tokens[v].XPOS != nlp.TagVBN {
		return false
	}
	being, past := false, false
	for c := r.t.first[v]; c >= 0; c = r.t.nxt[c] {
		if r.t.rel(int(c)) == nlp.RelAux {
			being = being || r.doc.Is(int(c), "being")
			past = past || r.doc.Is(int(c), "was") || r.doc.Is(int(c), "were") || r.doc.Is(int(c), "had")
		}
	}
	return being && (!past || r.reported(v))
}

// lasting reports whether a noun for talks tells of what goes on for a time, not of
// one sitting.
func lasting(l string) bool {
	switch l {
	case "talk", "talks", "negotiation", "negotiations", "discussion", "discussions", "dialogue", "consultation", "consultations", "renegotiation", "renegotiations", "mediation", "round":
		return true
	}
	return false
}

// inTheirMidst reports whether the noun h tells what stands within the talks that hang on
// it with prep: they go on, "progress in the talks", "a stumbling block in negotiations".
func inTheirMidst(h, prep string) bool {
	if prep != "in" && prep != "at" {
		return false
	}
	switch h {
	case "progress", "headway", "advance", "movement", "block", "obstacle", "hurdle", "point", "snag", "problem", "difficulty", "impasse", "deadlock", "stalemate", "agreement", "accord", "settlement", "issue", "topic", "question", "sticking-point":
		return true
	}
	return false
}

// usually reports whether verb v tells what is done time and again: "normally meet in
// June", "frequently meets with bankers", "usually try to meet".
func (r *reader) usually(v int) bool {
	for n := 0; v >= 0 && n < 3; n++ {
		x := r.doc.Tokens[v].XPOS
		for c := r.t.first[v]; c >= 0; c = r.t.nxt[c] {
			if r.t.rel(int(c)) != nlp.RelAdvmod {
				continue
			}
			switch lower(r.doc.Form(int(c))) {
			case "usually", "normally", "frequently", "often", "regularly", "routinely", "generally", "typically", "rarely", "seldom", "always", "sometimes", "occasionally", "periodically", "traditionally", "customarily":
				return x == nlp.TagVBZ || x == nlp.TagVBP || x == nlp.TagVB
			}
		}
		if r.t.rel(v) != nlp.RelXcomp && (r.t.rel(v) != nlp.RelAdvcl || !r.t.marked(v, "to")) {
			return false
		}
		v = int(r.t.head[v])
	}
	return false
}

// toThePress reports whether the talks at i are those at which the press is told: "a news
// conference", "the White House briefing room".
func (r *reader) toThePress(i int) bool {
	switch r.t.lemma(i) {
	case "conference", "briefing", "call", "session", "forum":
	default:
		return false
	}
	if i == 0 || r.doc.Tokens[i-1].Sentence != r.doc.Tokens[i].Sentence {
		return false
	}
	switch lower(r.doc.Form(i - 1)) {
	case "press", "news", "media":
		return true
	}
	return false
}

// dayAt reports whether the phrase of the talks at i has a day other than this, which its
// words do not put before the report.
func (r *reader) dayAt(i int) bool {
	w := r.whenOf(i)
	return w != nil && w.Precision == "day" && w.Bound == pOn && r.timeSide(w) >= 0
}

// ahead reports whether what verb v tells lies in the future: by its modal, or
// by a verb of planning above it.
func (r *reader) ahead(v int) bool {
	switch r.t.aux(v) {
	case "will", "wo", "'ll", "’ll", "shall", "may", "might", "could", "should", "must", "would":
		return true
	}
	if r.t.marked(v, "to") {
		h := int(r.t.head[v])
		if r.perfect(v) {
			return false // "is said to have met"
		}
		if h < 0 {
			return true
		}
		switch r.t.lemma(h) {
		case "begin", "start", "have", "seem", "appear", "continue", "come", "fail", "manage", "happen":
			return r.t.rel(v) == nlp.RelXcomp && r.ahead(h)
		case "be":
			return true
		}
		if r.t.pos(h) == nlp.ADJ || r.dueThere(h) {
			return true // "due to meet", "ready to meet", "due in Oslo to meet"
		}
		if _, asks := is(verbs, r.t.lemma(h), "asks"); asks && r.t.kid(h, nlp.RelObj, nlp.RelIobj) >= 0 {
			return true // "ordered the ministry to begin talks"
		}
		return r.t.rel(v) != nlp.RelAdvcl || r.ahead(h)
	}
	if h := int(r.t.head[v]); h >= 0 && r.t.rel(v) == nlp.RelXcomp && r.t.pos(h) == nlp.ADJ && r.doc.Tokens[v].XPOS == nlp.TagVB {
		return true // "due to meet", where "due to" is one word
	}
	if r.dueTo(v) {
		return true
	}
	// "is meeting Tuesday", "is to meet"
	for c := r.t.first[v]; c >= 0; c = r.t.nxt[c] {
		if r.t.rel(int(c)) == nlp.RelAux && (r.doc.Is(int(c), "to") || r.t.lemma(int(c)) == "go") {
			return true
		}
	}
	if w := r.when(v); w != nil {
		if w.From != "" && len(r.Published) >= 10 && w.From[:10] > r.Published[:10] {
			return true
		}
		switch r.doc.Tokens[v].XPOS {
		case nlp.TagVBG, nlp.TagVBZ, nlp.TagVBP: // "is discussing it next Monday"
			if r.timeSide(w) > 0 && r.times(w, v) && (r.progressive(v) || r.doc.Tokens[v].XPOS != nlp.TagVBG) {
				return true
			}
		}
	}
	if r.doc.Tokens[v].XPOS == nlp.TagVBN || r.doc.Tokens[v].XPOS == nlp.TagVBG {
		switch r.t.lemma(v) {
		case "plan", "schedule", "expect", "slate", "propose":
			return true
		}
	}
	if h := int(r.t.head[v]); h >= 0 && r.t.rel(v) == nlp.RelConj && r.t.pos(h) == nlp.VERB && r.t.kid(v, nlp.RelNsubj) < 0 && r.t.kid(v, nlp.RelAux) < 0 && r.doc.Tokens[v].XPOS == nlp.TagVB {
		return r.ahead(h)
	}
	return false
}

// dueThere reports whether predicate h is where somebody is due: "is due in Oslo".
func (r *reader) dueThere(h int) bool {
	f, _ := r.t.phrase(h, false)
	for k := f; k < h; k++ {
		if r.doc.Is(k, "due") {
			return r.copula(h) == "now"
		}
	}
	return false
}

// dueTo reports whether the words right before v, whatever the tree makes of them,
// put it ahead: "due to be discussed", "set to meet".
func (r *reader) dueTo(v int) bool { return r.dueWord(v) >= 0 }

// dueWord returns the word right before v by which it is due, -1 for none.
func (r *reader) dueWord(v int) int {
	f, _ := r.sentence(v)
	k := v - 1
	if k > f && r.doc.Is(k, "be") {
		k--
	}
	if k-1 < f || !r.doc.Is(k, "to") {
		return -1
	}
	switch lower(r.doc.Form(k - 1)) {
	case "due", "set", "scheduled", "slated", "expected", "likely", "poised", "bound":
		return k - 1
	}
	return -1
}

// talksTable reports whether the "table" at token i is that of talks: "the bargaining
// table", "will return to the table".
func (r *reader) talksTable(i int) bool {
	if i < 1 {
		return false
	}
	switch lower(r.doc.Form(i - 1)) {
	case "bargaining", "negotiating", "negotiation":
		return true
	case "the":
		v := int(r.t.head[i])
		return v >= 0 && r.t.rel(i) == nlp.RelObl && r.t.pos(v) == nlp.VERB && r.backAt(v) && r.t.kid(i, nlp.RelNmod, nlp.RelAcl) < 0
	}
	return false
}

// backAt reports whether verb v takes somebody back to talks: "return to", "come back to",
// "are back at".
func (r *reader) backAt(v int) bool {
	switch r.t.lemma(v) {
	case "return":
		return true
	case "go", "come", "get", "be", "sit", "head":
		for k := v + 1; k < min(len(r.doc.Tokens), v+4); k++ {
			if r.doc.Is(k, "back") || r.t.lemma(v) == "sit" && r.doc.Is(k, "down") {
				return true
			}
		}
		return r.t.lemma(v) == "come"
	}
	return false
}

// goesOn reports whether verb v takes talks up again or on: a meeting that is to come.
func (r *reader) goesOn(v int) bool {
	switch r.t.lemma(v) {
	case "resume", "restart", "reopen", "continue", "begin", "start", "open", "relaunch", "reconvene":
		return true
	}
	return false
}

// movesTo reports whether verb v takes its subject to a place where talks may be.
func (r *reader) movesTo(v int) bool {
	switch r.t.lemma(v) {
	case "travel", "fly", "arrive", "go", "come", "head", "return", "visit", "land":
		return !r.t.passive(v)
	}
	return false
}
