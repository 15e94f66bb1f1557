package extract

import (
	"strings"

	"github.com/parley-record/parley/nlp"
)

// readSteps drafts what actors are told to do next: "will …", "is to …", "plans
// to …", "is expected to …", "vowed to …", and the same ruled out.
func (r *reader) readSteps() {
	for i := range r.doc.Tokens {
		p := r.t.pos(i)
		if p != nlp.VERB && !(p == nlp.AUX && r.t.rel(i) != nlp.RelAux && r.t.rel(i) != nlp.RelAuxPass && r.t.rel(i) != nlp.RelCop) {
			continue
		}
		r.step(i)
		r.deedNamed(i)
	}
}

// step drafts what verb v tells, where it lies ahead.
func (r *reader) step(v int) {
	l := r.leadTo(v)
	if l.certainty == "" || r.unreal(v) || r.unknown(v) || r.givenUp(v) || r.going(v) && r.t.kid(v, nlp.RelXcomp) > v {
		return
	}
	who := r.stepBy(v, &l)
	w := r.when(v)
	if r.timeSide(w) < 0 && (!r.times(w, v) || r.timeOutside(w, v)) && l.signs[0] != "step:ing" {
		w = nil // the time of something in the clause: "will repay the loans made last year"
	}
	if len(who) == 0 || r.timeSide(w) < 0 || r.meets(v) || l.signs[0] == "step:ing" && bargains(r.t.lemma(v)) && r.timeSide(w) == 0 {
		return
	}
	if l.negated || r.deniedOver(v) {
		l.negated = true
		l.put("ruled_out", "negated")
	}
	start, end := r.stepWords(v)
	action := r.deedTold(v, start, end)
	if action == "" {
		return
	}
	_, kind := r.who(int(who[0].Head))
	l.signs = append(l.signs, refKindSign[kind], "cert:"+l.certainty)
	if end-start < 4 {
		l.signs = append(l.signs, "words:few")
	}
	if l.above && !l.negated {
		l.put("ruled_out", "negated:above")
	}
	signs := append(l.signs, r.stepVerbSigns(v)...)
	if w != nil {
		signs = append(signs, "timed")
	}
	if r.t.marked(v, "if") || r.t.marked(v, "unless") || r.conditionOver(v) {
		signs = append(signs, "in-condition")
	}
	signs = append(signs, r.stepSigns(v, who, w)...)
	signs = append(signs, r.deedSigns(v)...)
	certainty := l.certainty
	switch {
	case l.refused:
		certainty = "ruled_out"
	case certainty == "announced" && r.seems(v):
		certainty = "expected"
	case certainty == "announced" && r.waits(v):
		certainty = "possible"
	}
	st := Step{By: who, With: r.withWhom(v), Action: action, Whole: r.doc.Words(start, min(end, start+25)), When: w, Certainty: certainty}
	st.Entry = r.entry(v, strings.Join(signs[:1], ""))
	st.Signs = append(signs, r.placeSigns(v)...)
	r.Steps = append(r.Steps, st)
}

// waits reports whether the deed of verb v is told to wait for something alone that may not
// come: "would join only after a deal", "will only sign if".
func (r *reader) waits(v int) bool {
	at, sole := r.proviso(v)
	return at >= 0 && sole
}

// stepWords returns the tokens that tell the deed of verb v.
func (r *reader) stepWords(v int) (start, end int) {
	f, e := r.t.span(v)
	start = v
	if r.t.passive(v) {
		if s := r.t.subject(v); s >= 0 && s < v {
			start, _ = r.t.phrase(s, true)
		}
	}
	if f > start {
		start = f
	}
	end = min(e, start+26)
	for end > v+1 && r.saidAt[v] != 0 && r.saidAt[end-1] == 0 {
		end-- // who says so is no part of what will be done
	}
	return start, end
}

// seems reports whether the deed of verb v is only seen to come: "appears set to veto it",
// "is said to be weighing a bid", "the union will win, the bank predicted".
func (r *reader) seems(v int) bool {
	for h, n := int(r.t.head[v]), 0; h >= 0 && n < 3; h, n = int(r.t.head[h]), n+1 {
		switch l := r.t.lemma(h); l {
		case "appear", "seem", "look":
			return true
		case "say", "believe", "think", "report", "understand":
			if r.t.passive(h) && r.t.marked(v, "to") {
				return true
			}
		}
		if l := r.t.rel(h); l != nlp.RelXcomp && l != nlp.RelCcomp {
			break
		}
	}
	if k := r.saidAt[v]; k != 0 && int(k) <= len(r.Statements) {
		f, e := r.doc.TokensIn(r.Statements[k-1].Cue)
		for i := f; i < e; i++ {
			switch r.t.lemma(i) {
			case "predict", "forecast", "expect", "foresee":
				return true
			}
		}
	}
	return false
}

// going reports whether verb v puts what follows ahead: "is going to vote".
func (r *reader) going(v int) bool {
	return v >= 0 && r.t.lemma(v) == "go" && r.doc.Tokens[v].XPOS == nlp.TagVBG
}

// bargains reports whether to be doing what verb l tells is to stand somewhere now, not
// to do something next: "is demanding a rise", "is offering cash".
func bargains(l string) bool {
	switch l {
	case "say", "ask", "demand", "insist", "propose", "offer", "seek", "urge", "call", "push", "press", "hope", "claim", "argue", "suggest", "request", "complain", "warn", "prefer", "want", "wish", "wait":
		return true
	}
	return false
}

// givenUp reports whether verb v tells what was meant once and is over: "had been
// expected to bid", "was due to have signed", "would prefer to stay".
func (r *reader) givenUp(v int) bool {
	if r.t.lemma(v) == "prefer" {
		return true
	}
	h := int(r.t.head[v])
	if h < 0 || !r.t.marked(v, "to") || r.t.rel(v) != nlp.RelXcomp && r.t.rel(v) != nlp.RelAdvcl {
		return false
	}
	if r.perfect(v) {
		return true
	}
	switch r.t.lemma(h) {
	case "expect", "plan", "hope", "intend", "want", "due", "schedule", "set", "suppose", "mean", "wish", "seek", "consider":
	default:
		return false
	}
	for c := r.t.first[h]; c >= 0; c = r.t.nxt[c] {
		if k := int(c); (r.t.rel(k) == nlp.RelAux || r.t.rel(k) == nlp.RelCop) && r.doc.Is(k, "had") {
			return true
		}
	}
	return false
}

// denies reports whether not to do what verb l tells rules out the deed below it:
// "does not plan to sell"; not to have decided or promised does not.
func denies(l string) bool {
	switch l {
	case "plan", "intend", "expect", "anticipate", "propose", "want", "wish", "hope", "seek", "aim", "prepare", "schedule", "set", "slate", "due", "consider", "contemplate", "mean", "will", "shall", "try", "require", "need", "prefer":
		return true
	}
	return false
}

// unknown reports whether the words ask whether verb v will be done, or doubt it,
// instead of telling so: "asked if it would sell", "does not think it will help".
func (r *reader) unknown(v int) bool {
	h := int(r.t.head[v])
	if h < 0 || r.t.rel(v) != nlp.RelCcomp && r.t.rel(v) != nlp.RelAdvcl {
		return false
	}
	if r.leftUntold(v, h) {
		return true
	}
	switch r.t.lemma(h) {
	case "ask", "wonder", "inquire", "enquire", "question", "know", "say", "tell", "clear", "unclear", "uncertain", "unsure":
		return r.t.marked(v, "whether") || r.t.rel(v) == nlp.RelCcomp && r.t.marked(v, "if")
	case "worry", "debate", "consider":
		return r.t.marked(v, "whether")
	case "doubt":
		return !r.t.negated(h)
	case "think", "believe", "suppose", "imagine":
		if r.t.negated(h) {
			return true
		}
	}
	return false
}

// leftUntold reports whether h says that nothing was told of how or when verb v will be done:
// "has not said how it will vote", "declined to say when it would answer".
func (r *reader) leftUntold(v, h int) bool {
	how := false
	for c := r.t.first[v]; c >= 0 && int(c) < v; c = r.t.nxt[c] {
		switch lower(r.doc.Form(int(c))) {
		case "how", "when", "where", "who", "what", "which":
			how = true
		}
	}
	if !how {
		return false
	}
	switch r.t.lemma(h) {
	case "say", "tell", "announce", "disclose", "specify", "decide", "know", "indicate", "reveal", "clear":
	default:
		return false
	}
	if g := int(r.t.head[h]); g >= 0 && r.t.rel(h) == nlp.RelXcomp && (r.t.lemma(g) == "decline" || r.t.lemma(g) == "refuse") {
		return true
	}
	return r.t.negated(h)
}

// deniedOver reports whether somebody denies that verb v will be done: "denied a report that
// it planned to sell".
func (r *reader) deniedOver(v int) bool {
	for n := 0; v >= 0 && n < 5; n++ {
		switch r.t.rel(v) {
		case nlp.RelCcomp, nlp.RelXcomp, nlp.RelAcl, nlp.RelObj, nlp.RelConj:
		default:
			return false
		}
		if v = int(r.t.head[v]); v >= 0 && r.t.lemma(v) == "deny" {
			return !r.t.negated(v)
		}
	}
	return false
}

// timeOutside reports whether a time stands before the subject of verb v, or before
// v where it has none: of what is around it, "said last week it would pay".
func (r *reader) timeOutside(w *When, v int) bool {
	s := r.t.kid(v, nlp.RelNsubj)
	return s >= 0 && s < v && int(w.End) <= s
}

// toldTo returns of whom somebody else expects or wants the deed v, where the tree
// hung the infinitive beside them: "expects its rivals, such as Nordvik, to bid".
func (r *reader) toldTo(v int) []Ref {
	h := int(r.t.head[v])
	if h < 0 || r.t.rel(v) != nlp.RelAdvcl && r.t.rel(v) != nlp.RelXcomp || !r.t.marked(v, "to") || r.t.passive(h) {
		return nil
	}
	switch r.t.lemma(h) {
	case "expect", "want", "anticipate", "prefer", "require", "oblige", "wish", "need":
	default:
		return nil
	}
	for c := r.t.first[h]; c >= 0 && int(c) < v; c = r.t.nxt[c] {
		if k := int(c); k > h && (r.t.rel(k) == nlp.RelObj || r.t.rel(k) == nlp.RelIobj || r.t.rel(k) == nlp.RelNsubj) {
			return r.parties(k)
		}
	}
	if s := r.t.kid(v, nlp.RelNsubj); s > h {
		return r.parties(s)
	}
	return nil
}

// whoseThing returns whose the plan, report, answer or the like at token n is: what
// is to be done with it by nobody who is named, they do.
func (r *reader) whoseThing(n int) []Ref {
	if n < 0 {
		return nil
	}
	if p := r.t.kid(n, nlp.RelNmodPoss); p >= 0 {
		if ref, kind := r.who(p); acts(kind) && kind != refPlace {
			return []Ref{ref}
		}
		return nil
	}
	for c := r.t.first[n]; c >= 0; c = r.t.nxt[c] {
		if k := int(c); r.t.rel(k) == nlp.RelNmod && r.t.preposition(k) == "of" {
			return r.whoseThing(k)
		}
	}
	return nil
}

// meets reports whether verb v tells of talks: a meeting that is to come is one,
// not also a step.
func (r *reader) meets(v int) bool {
	if _, ok := is(verbs, r.t.lemma(v), "meet"); ok && r.t.lemma(v) != "visit" && !r.t.passive(v) {
		return true
	}
	if r.movesTo(v) {
		for c := r.t.first[v]; c >= 0; c = r.t.nxt[c] {
			if k := int(c); r.t.rel(k) == nlp.RelObl && r.t.preposition(k) == "for" {
				if kind, ok := is(nouns, r.t.lemma(k), "meeting"); ok && kind == "talks" && r.t.lemma(k) != "hearing" {
					return true // "will fly to Oslo for talks"
				}
			}
		}
	}
	if r.backAt(v) {
		for c := r.t.first[v]; c >= 0; c = r.t.nxt[c] {
			if k := int(c); r.t.rel(k) == nlp.RelObl && r.t.lemma(k) == "table" && r.talksTable(k) {
				return true
			}
		}
	}
	o := r.t.patient(v)
	if x := r.t.kid(v, nlp.RelXcomp); o < 0 && x == v+1 && r.goesOn(v) && r.doc.Tokens[x].XPOS == nlp.TagVB {
		o = r.t.kid(x, nlp.RelObj) // "resume pay talks", read as what is to be paid
	}
	if o < 0 || r.talkVerb(v) == "" && !r.goesOn(v) {
		return false
	}
	for range 3 { // "two days of meetings"
		if _, ok := is(nouns, r.t.lemma(o), "meeting"); ok {
			return true
		}
		n := -1
		for c := r.t.first[o]; c >= 0 && n < 0; c = r.t.nxt[c] {
			if k := int(c); r.t.rel(k) == nlp.RelNmod && r.t.preposition(k) == "of" && (r.t.timeWord(o) || r.phase(o)) {
				n = k
			}
		}
		if o = n; n < 0 {
			return false
		}
	}
	return false
}

// phase reports whether noun n is a part of talks: "a round of talks".
func (r *reader) phase(n int) bool {
	_, ok := is(nouns, r.t.lemma(n), "phase")
	return ok
}

// nounBefore returns the noun of intent right before the infinitive v where the
// tree hung that on a verb: "does not affect plans to buy"; -1 for none.
func (r *reader) nounBefore(v int) int {
	f, _ := r.sentence(v)
	k := v - 1
	if k <= f || !r.doc.Is(k, "to") || r.t.pos(k-1) != nlp.NOUN || int(r.t.head[v]) == k-1 {
		return -1
	}
	if intent(r.t.lemma(k - 1)) {
		return k - 1
	}
	return -1
}

// intent reports whether a noun tells what somebody means to do.
func intent(l string) bool {
	switch l {
	case "plan", "intention", "intent", "decision", "promise", "pledge", "vow", "commitment", "threat", "agreement", "offer", "undertaking", "resolve":
		return true
	}
	return false
}

// ownersBefore returns whose the noun n is by the words right before it: "the
// Norra plan".
func (r *reader) ownersBefore(n int) []Ref {
	for c := r.t.first[n]; c >= 0; c = r.t.nxt[c] {
		if k := int(c); r.t.rel(k) == nlp.RelCompound || r.t.rel(k) == nlp.RelAmod {
			if ref, kind := r.who(k); kind == refState || kind == refBody || kind == refPerson {
				return []Ref{ref}
			}
		}
	}
	return nil
}

// conditionOver reports whether v hangs in a clause that begins with "if".
func (r *reader) conditionOver(v int) bool {
	h := int(r.t.head[v])
	for range 3 {
		if h < 0 {
			return false
		}
		if r.t.marked(h, "if") || r.t.marked(h, "unless") {
			return true
		}
		h = int(r.t.head[h])
	}
	return false
}

// reported reports whether v hangs on a verb of saying.
func (r *reader) reported(v int) bool {
	h := int(r.t.head[v])
	return h >= 0 && r.t.rel(v) == nlp.RelCcomp && r.t.pos(h) == nlp.VERB
}
