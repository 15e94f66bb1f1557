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
	l := r.t.lemma(v)
	var signs []string
	cert := ""
	m := r.t.aux(v)
	neg, above := r.t.negated(v), false
	switch m {
	case "will", "wo", "'ll", "’ll", "shall":
		cert = "announced"
		signs = append(signs, "step:will")
	case "would":
		cert = "announced"
		signs = append(signs, "step:would")
		if r.saidAt[v] == 0 && !r.reported(v) {
			signs[0] = "step:would:told"
		}
	case "may", "might", "could":
		cert = "possible"
		signs = append(signs, "step:may")
	case "must", "should", "need":
		cert = "sought"
		signs = append(signs, "step:must")
	}
	by, owner := r.t.agent(v), -1
	h := int(r.t.head[v])
	if n := r.nounBefore(v); cert == "" && n >= 0 {
		if x := r.t.holder(n, 0); x >= 0 {
			by = x
		} else if s, ok := r.speaker(v); ok {
			by = int(s.Head)
		}
		cert = "announced"
		signs = append(signs, "step:noun", "step:noun:"+r.t.lemma(n))
		owner = by
	}
	if cert == "" && r.t.marked(v, "to") && h >= 0 {
		l2 := r.t.lemma(h)
		switch r.t.rel(v) {
		case nlp.RelXcomp, nlp.RelAdvcl, nlp.RelCcomp, nlp.RelAcl:
			if d, ok := is(verbs, l2, "ahead"); ok {
				if r.t.negated(h) {
					if !denies(l2) {
						return // "has not decided to sell"
					}
					above = true
				}
				cert = d
				signs = append(signs, "step:"+l2)
				if r.t.passive(h) {
					signs = append(signs, "step:passive")
				}
			} else if d, ok := is(words, lower(r.doc.Form(h)), "ahead"); ok && r.t.pos(h) != nlp.NOUN {
				cert = d
				if l2 == "unlikely" {
					cert = "expected"
				}
				neg = neg || l2 == "unlikely"
				above = r.t.negated(h) // "will not be able to pay"
				signs = append(signs, "step:"+l2)
			} else if d, ok := is(nouns, l2, "deadline"); ok && d != "" && r.t.pos(h) == nlp.NOUN { // "faces a deadline to decide"
				cert = "expected"
				signs = append(signs, "step:noun", "step:deadline")
				if g := int(r.t.head[h]); g >= 0 && r.t.rel(h) == nlp.RelObj {
					owner = r.t.subject(g)
				}
			} else if _, ok := stances["n"+l2]; ok && r.t.pos(h) == nlp.NOUN {
				cert = "announced"
				signs = append(signs, "step:noun", "step:noun:"+l2)
			}
		}
		if cert == "" && l2 == "be" {
			cert = "announced"
			signs = append(signs, "step:be-to")
		}
		if cert == "" && r.t.rel(v) == nlp.RelAcl && r.t.passive(v) && (r.t.agent(v) >= 0 || r.timeSide(r.when(v)) > 0) {
			cert = "announced" // "an amendment to be offered by the senator"
			signs = append(signs, "step:be-to")
		}
		if o := r.ownHands(h); cert == "" && o >= 0 && o < v && r.t.rel(v) != nlp.RelAcl {
			cert = "announced"
			signs = append(signs, "step:decide", "step:authorise")
			owner = r.t.subject(h)
		}
		if _, befalls := is(verbs, l, "outcome"); cert == "" && !befalls && l != "have" && r.going(h) && r.t.rel(v) == nlp.RelXcomp {
			cert = "announced"
			signs = append(signs, "step:will", "step:going")
		}
	}
	if k := r.dueWord(v); cert == "" && k >= 0 && (h < 0 || r.t.rel(v) != nlp.RelXcomp) {
		cert = "announced" // whatever the tree makes of "is due to"
		signs = append(signs, "step:"+lower(r.doc.Form(k)))
	}
	if k := h; cert == "" && k >= 0 && r.t.rel(v) == nlp.RelAcl && r.doc.Tokens[v].XPOS == nlp.TagVBG && r.t.marked(v, "of") && intent(r.t.lemma(k)) {
		// "has no intention of raising its bid"
		cert = "announced"
		signs = append(signs, "step:noun", "step:noun:"+r.t.lemma(k))
		owner = r.t.holder(k, 0)
	}
	if cert == "announced" && h >= 0 && signs[0] == "step:noun" {
		if d := r.t.kid(h, nlp.RelDet); d >= 0 && r.doc.Is(d, "no") {
			neg = true // "has no plans to sell"
		}
	}
	if cert == "" {
		// "is to ballot", "are going to vote", "is balloting on Tuesday"
		for c := r.t.first[v]; c >= 0; c = r.t.nxt[c] {
			k := int(c)
			if r.t.rel(k) == nlp.RelMark && r.doc.Is(k, "to") && k > 0 && r.t.lemma(k-1) == "be" {
				cert = "announced"
				signs = append(signs, "step:be-to")
			}
		}
	}
	if _, leads := is(verbs, l, "ahead"); cert == "" && r.progressive(v) && !(leads && r.t.kid(v, nlp.RelXcomp) >= 0) {
		cert = "announced"
		signs = append(signs, "step:ing")
	}
	if cert == "" && h >= 0 && r.t.rel(v) == nlp.RelConj && r.t.kid(v, nlp.RelNsubj) < 0 && r.doc.Tokens[v].XPOS == nlp.TagVB && r.ahead(v) {
		cert = "announced"
		signs = append(signs, "step:shared")
	}
	if cert == "" || r.unreal(v) || r.unknown(v) || r.givenUp(v) || r.going(v) && r.t.kid(v, nlp.RelXcomp) > v {
		return
	}
	var who []Ref
	if r.t.passive(v) {
		who = r.parties(by)
		signs = append(signs, "passive")
		if len(who) == 0 {
			if who = r.whoseThing(r.t.subject(v)); len(who) > 0 {
				signs = append(signs, "by:speaker")
			} else if s, ok := r.speaker(v); ok {
				who = []Ref{s} // "unions will be consulted", said by the government: they do it
				signs = append(signs, "by:speaker")
			}
		}
	} else if owner >= 0 {
		who = r.parties(owner)
		signs = append(signs, "by:owner")
	} else {
		if h >= 0 && r.t.pos(h) == nlp.NOUN && signs[0] == "step:noun" {
			who = r.ownIntent(h)
		}
		if len(who) == 0 {
			who = r.toldTo(v)
		}
		if len(who) == 0 {
			who = r.deedBy(v)
		}
		if len(who) == 0 && h >= 0 && r.t.rel(v) == nlp.RelXcomp && r.t.aux(h) == "" && r.t.kid(h, nlp.RelNsubj) < 0 {
			if ref, ok := r.before(h); ok {
				who = []Ref{ref} // the tree hung the subject on another word
			}
		}
		signs = append(signs, "by:subject")
		if n := h; len(who) == 0 && n >= 0 && (signs[0] == "step:noun" || r.t.pos(n) == nlp.NOUN && intent(r.t.lemma(n))) { // "the Norra plan to buy"
			if who = r.ownersBefore(n); len(who) > 0 {
				signs[len(signs)-1] = "by:owner"
			} else if s := r.t.kid(n, nlp.RelNsubj); s >= 0 && r.t.kid(n, nlp.RelCop) < 0 {
				who = r.parties(s) // "Nordvik plans to buy", read as a noun
			}
		}
	}
	w := r.when(v)
	if r.timeSide(w) < 0 && (!r.times(w, v) || r.timeOutside(w, v)) && signs[0] != "step:ing" {
		w = nil // the time of something in the clause: "will repay the loans made last year"
	}
	if len(who) == 0 || r.timeSide(w) < 0 || r.meets(v) || signs[0] == "step:ing" && bargains(l) && r.timeSide(w) == 0 {
		return
	}
	if neg || r.deniedOver(v) {
		neg, cert = true, "ruled_out"
		signs = append(signs, "negated")
	}
	f, e := r.t.span(v)
	start := v
	if r.t.passive(v) {
		if s := r.t.subject(v); s >= 0 && s < v {
			start, _ = r.t.phrase(s, true)
		}
	}
	if f > start {
		start = f
	}
	end := min(e, start+26)
	for end > v+1 && r.saidAt[v] != 0 && r.saidAt[end-1] == 0 {
		end-- // who says so is no part of what will be done
	}
	action := r.action(start, end)
	if action == "" {
		return
	}
	_, kind := r.who(int(who[0].Head))
	signs = append(signs, refKindSign[kind], "cert:"+cert)
	if end-start < 4 {
		signs = append(signs, "words:few")
	}
	if above && !neg {
		signs = append(signs, "negated:above")
		cert = "ruled_out"
	}
	switch r.t.pos(v) {
	case nlp.AUX:
		signs = append(signs, "verb:aux")
	}
	switch l {
	case "be", "have", "do", "make", "take", "get", "go", "come", "see", "think", "know", "say", "like", "become", "remain", "continue", "face", "mean", "lead", "help", "give", "include", "need":
		signs = append(signs, "verb:light", "verb:"+l)
	case "meet", "talk", "negotiate", "speak", "discuss":
		signs = append(signs, "verb:talk")
	}
	if _, ok := is(verbs, l, "deed"); ok {
		signs = append(signs, "verb:deed")
	}
	if _, ok := stances["v"+l]; ok {
		signs = append(signs, "verb:stance")
	}
	if o := r.t.kid(v, nlp.RelObj); o >= 0 {
		signs = append(signs, "object")
		if r.textAt[o] != 0 {
			signs = append(signs, "object:text")
		}
		if _, ok := is(nouns, r.t.lemma(o), "meeting"); ok {
			signs = append(signs, "object:talks")
		}
	}
	if w != nil {
		signs = append(signs, "timed")
	}
	if r.t.marked(v, "if") || r.t.marked(v, "unless") || r.conditionOver(v) {
		signs = append(signs, "in-condition")
	}
	signs = append(signs, r.stepSigns(v, who, w)...)
	signs = append(signs, r.deedSigns(v)...)
	st := Step{By: who, With: r.withWhom(v), Action: action, Whole: r.doc.Words(start, min(end, start+25)), When: w, Certainty: cert}
	st.Entry = r.entry(v, strings.Join(signs[:1], ""))
	st.Signs = append(signs, r.placeSigns(v)...)
	r.Steps = append(r.Steps, st)
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
	o := r.t.patient(v)
	if o < 0 || r.talkVerb(v) == "" {
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

// action returns the words of a step, 25 at most, up to a clause that tells of
// something else.
func (r *reader) action(f, e int) string {
	e = r.beforeAside(f, e)
	for e > f+1 && r.t.pos(e-1) == nlp.PUNCT {
		e--
	}
	if most := r.words(f, e, 24); most < e {
		e = int(roleEnd(r.doc, int32(f), int32(r.wholeUpTo(f, most, e))))
	}
	s := strings.Join(strings.Fields(r.doc.Words(f, e)), " ")
	return evened(strings.Trim(s, "\"“”‘’',;:()- "))
}

// beforeAside returns where tokens [f, e) end before a comma and a clause that only
// goes on from there: one of another subject, a relative clause, a concession.
func (r *reader) beforeAside(f, e int) int {
	for k := f + 3; k+2 < e; k++ {
		if !r.doc.Is(k, ",") {
			continue
		}
		switch w := lower(r.doc.Form(k + 1)); w {
		case "which", "who", "whose", "where", "although", "though", "while", "whereas", "saying", "adding", "citing", "noting", "meaning":
			return k
		case "and", "but":
			if r.opensClause(k+2, e) {
				return k
			}
		}
	}
	return e
}

// opensClause reports whether a subject with its verb stands right at token k,
// before e.
func (r *reader) opensClause(k, e int) bool {
	for n := k; n < e && n < k+6; n++ {
		switch rel := r.t.rel(n); {
		case rel == nlp.RelNsubj || rel == nlp.RelNsubjPass:
			h := int(r.t.head[n])
			return h > n && h < e && !r.t.marked(h, "to")
		case r.t.pos(n) == nlp.VERB || r.t.pos(n) == nlp.PUNCT:
			return false
		}
	}
	return false
}
