package extract

import (
	"strings"

	"github.com/parley-record/parley/nlp"
)

// How far talks have come.
const (
	held        = "held"
	underWay    = "under_way"
	planned     = "planned"
	postponed   = "postponed"
	cancelled   = "cancelled"
	nonePlanned = "none_planned"
	ruledOut    = "ruled_out"
	none        = "-" // no talks: "no meeting has taken place"
)

// talkStage tells how far the talks named at i have come, by what is surest:
// the verb that talks go with, the words before the noun, a time in its phrase,
// the preposition over it, any verb or predicate, the clause around.
func (r *reader) talkStage(i int, m *Meeting, signs *[]string) string {
	v := int(r.t.head[i])
	if v == i-1 && v > 0 && r.doc.Is(v, "rescheduling") && r.t.pos(v-1) == nlp.NOUN && r.t.head[v] > int32(i) {
		v = int(r.t.head[v]) // "debt rescheduling talks were postponed"
	}
	verb := v >= 0 && r.t.pos(v) == nlp.VERB
	kind := ""
	if verb {
		kind = r.talkVerb(v)
	}
	if s := r.endAfter(i); s != "" {
		*signs = append(*signs, "verb:ended")
		return s
	}
	if r.noPlanFor(i) {
		*signs = append(*signs, "talks:none")
		return nonePlanned
	}
	if s := r.predicateStage(i); s != "" {
		*signs = append(*signs, "talks:predicate")
		return s
	}
	if s := r.besideStage(i); s != "" && !(s == planned && kind == "cancel" && r.t.patient(v) == i) { // "cancelled talks planned for Friday"
		*signs = append(*signs, "talks:beside")
		return s
	}
	if kind != "cancel" && kind != "ended" && r.pastBefore(i) {
		*signs = append(*signs, "talks:time")
		return held
	}
	if r.talksSoughtFor(i) {
		*signs = append(*signs, "talks:sought")
		return planned
	}
	if kind == "" {
		if verb && r.t.rel(i) == nlp.RelNsubj && r.goingOn(v) && !r.ahead(v) {
			*signs = append(*signs, "verb:")
			return underWay
		}
		if s, sign := r.wordStage(i); s != "" {
			*signs = append(*signs, sign)
			return s
		}
		switch r.timeSide(r.whenOf(i)) {
		case -1:
			*signs = append(*signs, "talks:time")
			return held
		case 1:
			*signs = append(*signs, "talks:time")
			return planned
		}
		switch r.t.preposition(i) {
		case "since", "following":
			*signs = append(*signs, "talks:since")
			return held
		case "after":
			if verb && r.pastOver(v) {
				*signs = append(*signs, "talks:since")
				return held
			}
		case "until", "till", "pending":
			*signs = append(*signs, "talks:until")
			return planned
		case "before", "ahead":
			if verb && r.doc.Tokens[v].XPOS != nlp.TagVBD && r.doc.Tokens[v].XPOS != nlp.TagVBN {
				*signs = append(*signs, "talks:until")
				return planned
			}
		}
	}
	if verb {
		s, sign := r.talkStatus(i, v, m)
		*signs = append(*signs, sign)
		switch {
		case s == none && (r.t.rel(i) == nlp.RelNsubj || r.t.rel(i) == nlp.RelObj):
			return ""
		case s != "" && s != none:
			return s
		}
	}
	if s, sign := r.wordStage(i); s != "" {
		*signs = append(*signs, sign)
		return s
	}
	return r.clauseStage(i, signs)
}

// besideStage reads the words right around the phrase of the talks at i: "ahead of
// talks on Friday", "the trade talks under way in Tolm", "was speaking after talks
// with Berg".
func (r *reader) besideStage(i int) string {
	f, e := r.sentence(i)
	first, _ := r.t.phrase(i, false)
	for first < i && (r.t.pos(first) == nlp.ADP || r.t.pos(first) == nlp.ADV || r.t.pos(first) == nlp.PUNCT) {
		first++
	}
	if first-2 >= f && r.doc.Is(first-1, "of") && r.t.lemma(first-2) == "head" {
		first, _ = r.t.phrase(first-2, false) // "heads of government summit"
		for first < i && (r.t.pos(first) == nlp.ADP || r.t.pos(first) == nlp.ADV || r.t.pos(first) == nlp.PUNCT) {
			first++
		}
	}
	if first-2 >= f && r.doc.Is(first-1, "of") && r.doc.Is(first-2, "ahead") && r.timeSide(r.whenOf(i)) >= 0 {
		return planned
	}
	if r.t.rel(i) == nlp.RelNsubj && r.toComeAfter(i, e) || r.fixedBehind(i) || r.beginsThen(i) {
		return planned
	}
	if i+1 < e && r.doc.Is(i+1, "underway") || i+2 < e && (r.doc.Is(i+1, "under") && r.doc.Is(i+2, "way") || r.doc.Is(i+1, "now") && (r.doc.Is(i+2, "underway") || r.doc.Is(i+2, "under"))) {
		return underWay
	}
	if v := int(r.t.head[i]); v >= 0 && r.t.pos(v) == nlp.VERB && r.t.rel(i) == nlp.RelObl && r.pastOver(v) {
		switch r.t.preposition(i) {
		case "after", "following":
			return held
		}
	}
	if r.doneAfter(i) {
		return held
	}
	return ""
}

// doneAfter reports whether the talks at i are those after which somebody did or has done
// something: "failed to agree after talks", "have agreed to trade after weeks of talks".
func (r *reader) doneAfter(i int) bool {
	v := int(r.t.head[i])
	if v < 0 || r.t.rel(i) != nlp.RelObl || r.t.preposition(i) != "after" && r.t.preposition(i) != "following" || r.timeSide(r.whenOf(i)) > 0 {
		return false
	}
	for n := 0; r.t.rel(v) == nlp.RelXcomp && r.t.head[v] >= 0 && n < 3; n++ {
		v = int(r.t.head[v])
	}
	return r.t.pos(v) == nlp.VERB && (r.behind(v) || r.t.told(v) && int(r.doc.Tokens[v].Start) < r.doc.Title) && !r.ahead(v)
}

// toComeAfter reports whether the first thing told of the talks at i, their subject
// wherever the tree hung it, is that they are to be held: "the talks aimed at a pact
// will take place in Tolm", "the meeting of … is due to be held".
func (r *reader) toComeAfter(i, e int) bool {
	for k := i + 1; k < min(e, i+22); k++ {
		if r.doc.Is(k, ";") || r.doc.Is(k, "that") || r.doc.Is(k, "who") || r.doc.Is(k, "but") {
			return false
		}
		switch r.t.lemma(k) {
		case "take":
			if k+1 >= e || !r.doc.Is(k+1, "place") {
				return false
			}
		case "hold":
			if k == 0 || !r.doc.Is(k-1, "be") {
				continue
			}
			k--
		default:
			continue
		}
		return k > i && r.doc.Is(k-1, "will") || k > i+1 && r.doc.Is(k-1, "to") && r.setOut(k-2)
	}
	return false
}

// setOut reports whether the word at k puts what follows ahead: "due to be held".
func (r *reader) setOut(k int) bool {
	switch lower(r.doc.Form(k)) {
	case "due", "set", "scheduled", "slated", "expected", "likely", "planned":
		return k > 0 && (r.t.lemma(k-1) == "be" || r.t.lemma(k-1) == "have")
	}
	return false
}

// endAfter reads that the talks at i ended or were put off from the first verb
// behind them, where the tree hung it elsewhere: "talks between X and Y
// collapsed", "the meeting planned for Friday was called off".
func (r *reader) endAfter(i int) string {
	switch r.t.rel(i) {
	case nlp.RelObj, nlp.RelObl, nlp.RelNmod, nlp.RelConj:
		return ""
	}
	_, e := r.sentence(i)
	for k := i + 1; k < min(e, i+16); k++ {
		x := r.doc.Tokens[k].XPOS
		if r.doc.Is(k, "(") || r.doc.Is(k, ")") {
			continue // "the European Union (EU) and Norway"
		}
		if r.doc.Is(k, "that") || r.doc.Is(k, "which") || x == nlp.TagPRP || r.t.pos(k) == nlp.PUNCT {
			return ""
		}
		if r.talkVerb(k) == "hold" && (x == nlp.TagVBN && (r.t.rel(k) == nlp.RelAcl || !r.t.passive(k)) ||
			x == nlp.TagVBD && r.t.rel(k) == nlp.RelAdvcl && r.t.kid(k, nlp.RelNsubj, nlp.RelObj, nlp.RelMark) < 0) {
			continue // "planned for Friday"
		}
		if x != nlp.TagVBD && x != nlp.TagVBN {
			if l := r.t.lemma(k); x == nlp.TagMD || x == nlp.TagVB || (x == nlp.TagVBZ || x == nlp.TagVBP) && l != "have" && l != "be" {
				return ""
			}
			continue
		}
		if l := r.t.lemma(k); l == "be" || l == "have" {
			continue
		}
		was := r.t.lemma(k-1) == "be"
		switch r.talkVerb(k) {
		case "ended":
			if !was {
				return held
			}
		case "cancel":
			switch {
			case was && movedLater(r.t.lemma(k)):
				return r.movedTo(k)
			case was:
				return cancelled
			}
		}
		return ""
	}
	return ""
}

// movedLater reports whether a verb by which talks are not held as planned moves them to
// a later time.
func movedLater(l string) bool {
	switch l {
	case "postpone", "reschedule", "delay", "defer", "put", "push":
		return true
	}
	return false
}

// movedTo returns how talks stand that verb v puts off: planned where a new time
// follows it ("put off until May"), postponed where only the old one is told.
func (r *reader) movedTo(v int) string {
	_, e := r.t.span(v)
	if k := r.firstWhen(v + 1); k < len(r.whens) && int(r.whens[k].First) < max(e, v+4) {
		return planned
	}
	return postponed
}

// refusedTo returns how talks stand that verb v says to hold, where the words
// above it deny them: "refused to meet", "has no plans to meet".
func (r *reader) refusedTo(v int) string {
	h := int(r.t.head[v])
	if h < 0 || !r.t.marked(v, "to") {
		return ""
	}
	switch r.t.lemma(h) {
	case "refuse", "decline", "fail":
		if !r.t.negated(h) {
			if r.t.lemma(h) == "fail" {
				return none
			}
			return ruledOut
		}
	case "plan", "intention", "date", "intend", "expect", "schedule", "aim":
		d := r.t.kid(h, nlp.RelDet)
		if d >= 0 && r.doc.Is(d, "no") || r.t.negated(h) {
			return nonePlanned
		}
		if g := int(r.t.head[h]); g >= 0 && r.t.rel(h) == nlp.RelObj && r.t.negated(g) {
			return nonePlanned
		}
	case "agree", "want", "ready", "willing", "unwilling", "due", "set", "likely", "prepared":
		if r.t.negated(h) || r.t.lemma(h) == "unwilling" {
			return ruledOut
		}
	}
	return ""
}

// noPlanFor reports whether the talks at i are what nobody plans: "there are no
// plans for a meeting", "has no intention of talks".
func (r *reader) noPlanFor(i int) bool {
	h := int(r.t.head[i])
	if h < 0 || r.t.rel(i) != nlp.RelNmod {
		return false
	}
	switch r.t.lemma(h) {
	case "plan", "intention", "date", "prospect":
		if d := r.t.kid(h, nlp.RelDet); d >= 0 && r.doc.Is(d, "no") {
			return true
		}
		v := int(r.t.head[h])
		return v >= 0 && r.t.rel(h) == nlp.RelObj && r.t.negated(v)
	}
	return false
}

// whenOf returns the time inside the noun phrase of i, nil for none.
func (r *reader) whenOf(i int) *When {
	f, e := r.t.phrase(i, true)
	for k := r.firstWhen(f); k < len(r.whens) && int(r.whens[k].First) <= e; k++ {
		if w := &r.whens[k]; !w.Open && !w.Span {
			return w
		}
	}
	return nil
}

// timeSide returns -1 for a time that lies before the report, 1 for one after
// it, 0 where neither its date nor its words tell.
func (r *reader) timeSide(w *When) int {
	if w == nil {
		return 0
	}
	if w.From != "" && w.To != "" && len(r.Published) >= 10 && len(w.From) >= 10 && len(w.To) >= 10 {
		switch d := r.Published[:10]; {
		case w.To[:10] < d:
			return -1
		case w.From[:10] > d:
			return 1
		}
	}
	for _, x := range strings.Fields(w.Text) {
		switch lower(x) {
		case "last", "ago", "yesterday", "earlier", "previous", "past":
			return -1
		case "next", "tomorrow", "later", "coming", "upcoming", "tonight":
			return 1
		}
	}
	return 0
}

// times reports whether a time hangs on verb v, not on a noun below it.
func (r *reader) times(w *When, v int) bool {
	for k := int(w.First); k < int(w.End); k++ {
		if int(r.t.head[k]) == v {
			return true
		}
	}
	return false
}

// copula returns the tense of the copula at a predicate that is no verb: "past",
// "now", "ahead"; "" where it has none.
func (r *reader) copula(p int) string {
	c := r.t.kid(p, nlp.RelCop)
	if c < 0 {
		return ""
	}
	if r.t.aux(p) != "" {
		return "ahead"
	}
	switch r.doc.Tokens[c].XPOS {
	case nlp.TagVBD:
		return "past"
	case nlp.TagVBN:
		for k := r.t.first[p]; k >= 0; k = r.t.nxt[k] {
			if r.t.rel(int(k)) == nlp.RelAux && r.doc.Is(int(k), "had") {
				return "past"
			}
		}
	case nlp.TagVB:
		return "ahead"
	}
	return "now"
}

// predicateStage reads "X is in talks", "the meeting was the first", "talks are
// due on Monday", "talks are under way", "it was the third day of talks".
func (r *reader) predicateStage(i int) string {
	p := i
	if r.t.kid(i, nlp.RelCop) < 0 {
		if p = int(r.t.head[i]); p < 0 || r.t.rel(i) != nlp.RelNsubj && (r.t.pos(p) != nlp.NOUN || r.t.preposition(i) == "for") || r.t.kid(p, nlp.RelCop) < 0 {
			return ""
		}
	}
	if p != i && r.t.pos(p) == nlp.VERB && r.t.marked(p, "to") {
		return "" // "talks are to resume": the verb tells
	}
	neg := r.t.negated(p)
	if p == i && r.t.preposition(i) == "due" { // "are due back at the bargaining table"
		return planned
	}
	if p != i && r.t.pos(p) == nlp.VERB && r.dueTo(p) { // "is due to take place", read as one predicate
		if neg {
			return nonePlanned
		}
		return planned
	}
	if p != i {
		switch r.t.lemma(p) {
		case "due", "likely", "possible", "set", "expected", "scheduled", "planned", "imminent", "ready", "close":
			if neg {
				return nonePlanned
			}
			return planned
		case "way", "underway", "ongoing", "continuing":
			if neg {
				return nonePlanned
			}
			return underWay
		case "over", "complete", "finished":
			if !neg {
				return held
			}
		case "off":
			return cancelled
		case "impossible", "unthinkable", "pointless", "useless", "futile", "necessary", "essential", "needed", "vital", "unnecessary", "preferable", "better", "best":
			return none // what is said of talks as such
		}
	}
	switch r.copula(p) {
	case "past":
		if neg {
			return ""
		}
		if r.t.pos(p) == nlp.ADJ && r.reported(p) && lasting(r.t.lemma(i)) {
			return underWay // "said the talks were difficult"
		}
		return held
	case "now":
		if neg {
			return nonePlanned
		}
		return underWay
	case "ahead":
		if neg {
			return ruledOut
		}
		return planned
	}
	return ""
}

// wordStage reads the words that stand with the noun: "last week's meeting", "a
// planned summit", "further talks".
func (r *reader) wordStage(i int) (stage, sign string) {
	for c := r.t.first[i]; c >= 0; c = r.t.nxt[c] {
		k := int(c)
		switch lower(r.doc.Form(k)) {
		case "upcoming", "planned", "scheduled", "next", "further", "future", "forthcoming", "expected", "new", "possible", "proposed", "coming", "anticipated", "potential", "prospective", "impending":
			if r.doc.Is(k, "new") && k+1 != i { // "new pact talks"
				continue
			}
			return planned, "talks:coming"
		case "last", "previous", "recent", "earlier", "first", "past", "former", "latest", "failed", "inconclusive":
			return held, "talks:past"
		case "ongoing", "current", "continuing", "continued", "stalled", "deadlocked":
			return underWay, "talks:on"
		case "no":
			if h := int(r.t.head[i]); h >= 0 && r.t.rel(i) == nlp.RelNsubj && r.behind(h) {
				return none, "talks:none" // "no meeting has taken place"
			}
			return nonePlanned, "talks:none"
		case "cancelled", "canceled", "aborted", "abandoned":
			return cancelled, "talks:past"
		}
		switch r.t.lemma(k) {
		case "hold", "conclude", "end":
			if r.t.rel(k) == nlp.RelAcl && r.doc.Tokens[k].Rel != nlp.RelAclRelcl {
				return held, "talks:past"
			}
		}
	}
	return "", ""
}

// talkStatus tells from verb v how far the talks at i have come.
func (r *reader) talkStatus(i, v int, m *Meeting) (status, sign string) {
	neg := r.t.negated(v)
	if r.noneOf(i) {
		neg = true
	}
	l := r.t.lemma(v)
	kind := r.talkVerb(v)
	sign = "verb:" + kind
	ahead := r.ahead(v)
	if s := r.refusedTo(v); s != "" && kind != "cancel" && kind != "ended" && (kind != "" || r.t.rel(i) == nlp.RelObj) {
		return s, sign
	}
	if r.t.marked(v, "after") && !ahead && !neg {
		return held, sign // "after chairing a meeting"
	}
	switch kind {
	case "cancel":
		if r.t.rel(i) == nlp.RelObl {
			switch r.t.preposition(i) {
			case "after", "following", "during", "since", "at": // something else is called off there
				return held, sign
			}
		}
		if ahead && !neg {
			return "", sign
		}
		if movedLater(l) {
			return r.movedTo(v), sign
		}
		return cancelled, sign
	case "ended":
		if w := r.when(v); ahead || l == "adjourn" && w != nil && (r.boundTo(w) || w.Bound == pFor) {
			return planned, sign
		}
		return held, sign
	}
	switch l {
	case "schedule", "plan", "arrange", "expect", "propose", "set", "slate":
		if p := r.t.preposition(i); r.t.rel(i) == nlp.RelObl && p != "for" && p != "to" {
			break // "proposed by the meeting", "proposed at the summit"
		}
		if neg {
			return nonePlanned, sign
		}
		return planned, sign
	case "continue", "resume", "extend", "proceed":
		if ahead {
			return planned, sign
		}
		return underWay, sign
	case "demand", "request", "seek", "ask", "offer", "urge", "suggest", "solicit", "desire":
		// Talks that somebody has asked for are to come, if ever.
		if !neg && (r.t.rel(i) == nlp.RelObj || l == "ask" && r.t.preposition(i) == "for") && r.t.kid(v, nlp.RelXcomp) < 0 {
			return planned, sign
		}
	case "refuse", "decline", "reject":
		return ruledOut, sign
	case "rule":
		if r.t.particle(v, "out") && !neg {
			return ruledOut, sign
		}
	case "involve", "include":
		if neg {
			if o := r.t.kid(v, nlp.RelObj); o >= 0 {
				m.Absent = addRef(m.Absent, r.parties(o)...)
			}
		}
		return held, sign
	}
	if ahead && !(r.progressive(v) && r.nowDone(v)) {
		if neg {
			return ruledOut, sign
		}
		return planned, sign
	}
	if neg {
		if r.sinceThen(v) {
			return held, sign
		}
		return none, sign
	}
	if r.goingOn(v) {
		return underWay, sign
	}
	if x := r.doc.Tokens[v].XPOS; (x == nlp.TagVBZ || x == nlp.TagVBP) && kind == "hold" && r.dayAt(i) {
		return planned, sign // "has its board meeting on Friday"
	}
	switch r.doc.Tokens[v].XPOS {
	case nlp.TagVBD, nlp.TagVBN:
		return held, sign
	case nlp.TagVBZ, nlp.TagVBP:
		switch l {
		case "begin", "start", "open", "resume", "reconvene":
			if int(r.doc.Tokens[v].Start) < r.doc.Title && r.when(v) == nil {
				return underWay, sign // a title tells what has begun in the present tense
			}
			return planned, sign
		}
	}
	return "", sign
}

// behind reports whether verb v tells what was or has been, not what is to be.
func (r *reader) behind(v int) bool {
	switch r.doc.Tokens[v].XPOS {
	case nlp.TagVBD:
		return true
	case nlp.TagVBN:
		return !r.ahead(v) && r.t.having(v)
	}
	return false
}

// nowDone reports whether verb v is said to be done at this time: "is now holding".
func (r *reader) nowDone(v int) bool {
	for c := r.t.first[v]; c >= 0; c = r.t.nxt[c] {
		if r.t.rel(int(c)) == nlp.RelAdvmod && (r.doc.Is(int(c), "now") || r.doc.Is(int(c), "currently") || r.doc.Is(int(c), "still")) {
			return true
		}
	}
	return false
}

// noneOf reports whether "no" stands before the talks at i, wherever the tree hung
// it: "this week no further meetings".
func (r *reader) noneOf(i int) bool {
	if k := r.t.kid(i, nlp.RelDet); k >= 0 {
		return r.doc.Is(k, "no")
	}
	f, _ := r.sentence(i)
	for k := i - 1; k >= f; k-- {
		if r.doc.Is(k, "no") {
			return true
		}
		if p := r.t.pos(k); p != nlp.ADJ && p != nlp.NOUN {
			break
		}
	}
	return false
}

// progressive reports whether v is under way: "is holding", "has been talking".
func (r *reader) progressive(v int) bool {
	if r.doc.Tokens[v].XPOS != nlp.TagVBG {
		return false
	}
	be, past := false, false
	for c := r.t.first[v]; c >= 0; c = r.t.nxt[c] {
		if r.t.rel(int(c)) != nlp.RelAux {
			continue
		}
		be = be || r.t.lemma(int(c)) == "be"
		past = past || r.doc.Is(int(c), "was") || r.doc.Is(int(c), "were") || r.doc.Is(int(c), "had")
	}
	return be && (!past || r.reported(v))
}

// sinceThen reports whether v did not happen but since a time: "have not met since
// May", when they did.
func (r *reader) sinceThen(v int) bool {
	w := r.when(v)
	return w != nil && w.Bound == pSince
}

// pastOver reports whether verb v tells what was: "said", "was speaking".
func (r *reader) pastOver(v int) bool {
	switch r.doc.Tokens[v].XPOS {
	case nlp.TagVBD:
		return true
	case nlp.TagVBG, nlp.TagVBN:
		for c := r.t.first[v]; c >= 0; c = r.t.nxt[c] {
			if k := int(c); r.doc.Is(k, "was") || r.doc.Is(k, "were") || r.doc.Is(k, "had") {
				return true
			}
		}
	}
	return false
}

// perfect reports whether the infinitive v tells what is done already: "to have
// met".
func (r *reader) perfect(v int) bool {
	for c := r.t.first[v]; c >= 0; c = r.t.nxt[c] {
		if k := int(c); k < v && r.t.rel(k) == nlp.RelAux && r.doc.Is(k, "have") {
			return true
		}
	}
	return false
}

// talksSought are words over talks that somebody wants or is ready for.
var talksSought = listed("talksSought")

// clauseStage tells how far talks have come from the clause that they stand in.
func (r *reader) clauseStage(i int, signs *[]string) string {
	h := int(r.t.head[i])
	if h >= 0 && r.t.rel(i) == nlp.RelNmod && recordsTalk(r.t.lemma(h)) {
		*signs = append(*signs, "talks:before")
		return held
	}
	if h >= 0 && r.t.rel(i) == nlp.RelNmod && lasting(r.t.lemma(i)) && inTheirMidst(r.t.lemma(h), r.t.preposition(i)) {
		*signs = append(*signs, "talks:on")
		return underWay
	}
	for range 6 {
		if h < 0 {
			break
		}
		if talksSought[r.t.lemma(h)] {
			*signs = append(*signs, "talks:sought")
			return planned
		}
		if r.t.pos(h) == nlp.VERB {
			if r.ahead(h) {
				*signs = append(*signs, "talks:ahead")
				return planned
			}
			if r.goingOn(h) {
				break
			}
			switch r.doc.Tokens[h].XPOS {
			case nlp.TagVBD, nlp.TagVBN:
				*signs = append(*signs, "talks:before")
				return held
			}
		}
		if rel := r.t.rel(h); rel == nlp.RelCcomp || rel == nlp.RelParataxis {
			if g := int(r.t.head[h]); g >= 0 {
				if _, says := is(verbs, r.t.lemma(g), "says"); says {
					break // when somebody said so is not when they talked
				}
			}
		}
		h = int(r.t.head[h])
	}
	*signs = append(*signs, "talks:plain")
	return underWay
}

// recordsTalk reports whether noun l names what talks leave behind, so that they were
// held: "asked him to release the tapes of the talks".
func recordsTalk(l string) bool {
	switch l {
	case "tape", "transcript", "recording", "record", "minutes", "minute", "note", "account", "detail", "result", "outcome", "summary", "readout", "content", "photograph", "photo", "video":
		return true
	}
	return false
}

// certainty names how sure a thing ahead is by its status and cautions.
func certainty(status string, hedges []Hedge) string {
	switch status {
	case planned:
		if len(hedges) > 0 {
			return "possible"
		}
		return "announced"
	case nonePlanned, ruledOut, cancelled:
		return "ruled_out"
	}
	return ""
}
