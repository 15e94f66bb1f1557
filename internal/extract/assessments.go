package extract

import (
	"cmp"
	"slices"

	"github.com/parley-record/parley/nlp"
)

// readAssessments drafts how somebody judges the process or a text: one for
// each voice in a sentence. Where a voice is torn, its doubt counts.
func (r *reader) readAssessments() {
	for si := range r.doc.Sentences {
		var found []Assessment
		s := r.doc.Sentences[si]
		for i := int(s.First); i < int(s.End); i++ {
			if a, ok := r.assessment(i); ok {
				found = append(found, a)
			}
		}
		slices.SortStableFunc(found, func(a, b Assessment) int { return cmp.Compare(doubt[b.Outlook], doubt[a.Outlook]) })
		for k := range found {
			if !slices.ContainsFunc(found[:k], func(a Assessment) bool { return a.By == found[k].By && a.Statement == found[k].Statement }) {
				r.Assessments = append(r.Assessments, found[k])
			}
		}
	}
}

// doubt orders outlooks by what they weigh against another of the same voice.
var doubt = map[string]int{"progress": 0, "cautious": 1, "pessimistic": 2, "slanted": 3, "uncertain": 4}

// assessment drafts the judgement that token i tells, if it does.
func (r *reader) assessment(i int) (a Assessment, ok bool) {
	form := lower(r.doc.Form(i))
	outlook, ok := is(words, form, "outlook")
	mood, settled := false, false // settled: read with what denies it
	if ok && (r.t.pos(i) == nlp.ADJ || r.t.pos(i) == nlp.ADV) && (r.t.rel(i) == nlp.RelAmod || r.t.rel(i) == nlp.RelAdvmod && form != "closer") && (r.t.head[i] < 0 || !r.atTable(int(r.t.head[i]))) {
		return a, false // "a tough vote" tells nothing of the talks
	}
	if !ok {
		outlook, ok = is(words, form, "mood")
		mood = true
		if ok && (r.t.rel(i) == nlp.RelAmod && outlook != "uncertain" || r.t.pos(i) == nlp.VERB && len(r.parties(r.t.subject(i))) == 0) {
			return a, false
		}
	}
	if ok && r.ofOther(i, form) {
		return a, false
	}
	if !ok {
		outlook, settled = r.unsure(i), true
		if outlook == "" {
			outlook, mood, settled = r.getsThere(i), false, true
		}
		ok = outlook != ""
	}
	if !ok || r.supposed(i) {
		return a, false
	}
	if outlook == "slanted" {
		return r.slant(i)
	}
	c := r.clauseOf(i)
	subject := r.t.subject(c)
	a.Entry = r.entry(i, "outlook "+form)
	a.Outlook = outlook
	if mood && r.t.pos(i) == nlp.ADJ {
		if who := r.parties(r.t.subject(i)); len(who) > 0 {
			a.By = who[0]
		} else if who := r.parties(subject); c == int(r.t.head[i]) && len(who) > 0 { // "remain wary"
			a.By = who[0]
		}
	}
	if by, said := r.speaker(i); said && (!a.By.OK() || r.isFirstPerson(a.By)) {
		a.By = by
	}
	if !a.By.OK() && subject >= 0 && r.isFirstPerson(Ref{Head: int32(subject)}) {
		who := r.saidBy(c)
		if len(who) == 0 {
			return a, false // somebody's words, and not the report's
		}
		a.By = who[0]
	}
	if s := r.t.subject(i); mood && r.t.pos(i) == nlp.ADJ && (!a.By.OK() || s >= 0 && r.textAt[s] != 0) {
		return a, false // "a budget that is too optimistic"
	}
	if !r.told(i) {
		return a, false
	}
	of := r.talksJudged(i)
	if of < 0 && !r.ofItself(i, form, mood) || r.mendedBy(i) || r.turnedDown(i) {
		return a, false
	}
	if of >= 0 && r.textAt[of] != 0 {
		a.About = r.textPhrase(r.textAt[of])
	}
	switch {
	case !settled && r.denied(i, c):
		switch a.Outlook {
		case "progress":
			a.Outlook = "pessimistic"
		case "uncertain", "pessimistic":
			a.Outlook = "progress"
		case "cautious":
			return a, false
		}
	case a.Outlook == "progress" && r.scant(i):
		a.Outlook = "cautious"
	}
	a.Text = r.wording(i, c)
	a.Signs = append(r.placeSigns(i), "outlook:"+outlook)
	if of >= 0 {
		a.Signs = append(a.Signs, "of-talks")
	}
	if a.By.OK() {
		a.Signs = append(a.Signs, "voiced")
	}
	return a, true
}

// ofOther reports whether the word at token i, which may judge talks, tells of
// something else: "a tough budget" is a hard one, "he is tough"; "promising further
// talks" gives a promise; "the collapse of the firm" is the firm's.
func (r *reader) ofOther(i int, form string) bool {
	h := int(r.t.head[i])
	if d := r.t.kid(i, nlp.RelDet); d >= 0 && (r.doc.Is(d, "what") || r.doc.Is(d, "which") || r.doc.Is(d, "how")) {
		return true // "agree on what progress is to be made"
	}
	switch form {
	case "difficult", "delicate", "fragile", "arduous", "slim":
		if a := r.t.attributive(i); a >= 0 && r.textAt[a] != 0 {
			return true // "a difficult budget to attack"
		}
	case "lengthy", "closer", "slow":
		if r.t.pos(i) == nlp.VERB {
			return true
		}
		if r.t.rel(i) == nlp.RelAmod || form == "slow" && len(r.parties(r.t.subject(i))) > 0 {
			return true // "chaired the lengthy meeting", "closer ties", "the banks were slow to lend"
		}
	case "doubt", "doubts":
		if k := r.t.kid(i, nlp.RelDet, nlp.RelAmod); k >= 0 && (r.doc.Is(k, "no") || r.doc.Is(k, "little")) {
			return true // "no doubt"
		}
	case "standstill":
		if p := r.t.preposition(i); p != "at" && p != "to" {
			return true // "a standstill on bids"
		}
	case "unlikely":
		return r.onlyForeseen(i)
	case "tough", "tougher", "toughest", "hard", "harder":
		if r.t.rel(i) == nlp.RelAmod && h >= 0 && r.textAt[h] != 0 {
			return true
		}
		s := r.t.subject(i)
		return s >= 0 && (r.textAt[s] != 0 || len(r.parties(s)) > 0) // "the proposals were too tough"
	case "promising", "encouraging", "encouraged":
		if x := r.t.kid(i, nlp.RelXcomp, nlp.RelAdvcl); form == "encouraged" && x > i && r.t.marked(x, "to") {
			return true // "encouraged to order more"
		}
		return i > 0 && r.doc.Is(i-1, "by") || r.t.pos(i) == nlp.VERB && !r.t.passive(i) && r.t.kid(i, nlp.RelObj, nlp.RelIobj, nlp.RelXcomp) >= 0
	}
	if h >= 0 && (r.t.rel(i) == nlp.RelXcomp && r.t.lemma(h) == "make" || r.t.rel(i) == nlp.RelAmod && len(r.parties(h)) > 0) || r.t.aux(i) == "need" {
		return true // "rules that make it difficult", "sceptical analysts", "firms need not be gloomy"
	}
	if r.t.pos(i) != nlp.NOUN {
		return false
	}
	for c := r.t.first[i]; c >= 0; c = r.t.nxt[c] {
		if k := int(c); k > i && r.t.rel(k) == nlp.RelNmod && r.t.preposition(k) == "of" {
			if _, kind := r.who(k); kind == refBody || kind == refState || r.t.lemma(k) == "firm" || r.t.lemma(k) == "company" || r.t.lemma(k) == "bank" {
				return true
			}
		}
	}
	return false
}

// unsure reads "not sure", "not certain", "far from clear".
func (r *reader) unsure(i int) string {
	switch lower(r.doc.Form(i)) {
	case "sure", "certain", "clear", "convinced":
		if r.t.negated(i) || i > 0 && (r.doc.Is(i-1, "not") || r.doc.Is(i-1, "n't")) || i > 1 && r.doc.Is(i-1, "from") && r.doc.Is(i-2, "far") {
			return "uncertain"
		}
	}
	return ""
}

// getsThere reads that somebody believes a deal will come: "I believe we will
// get there", "hopes the sides can reach an agreement".
func (r *reader) getsThere(i int) string {
	h := int(r.t.head[i])
	if r.t.pos(i) != nlp.VERB || h < 0 || r.t.rel(i) != nlp.RelCcomp && r.t.rel(i) != nlp.RelXcomp || r.t.negated(i) || r.t.negated(h) {
		return ""
	}
	if _, ok := is(verbs, r.t.lemma(i), "conclude"); !ok || r.t.lemma(i) == "get" && r.t.kid(i, nlp.RelObj) >= 0 {
		return ""
	}
	if g := int(r.t.head[h]); g >= 0 && r.t.rel(h) == nlp.RelCcomp && r.t.negated(g) {
		return "" // "I can't say that we expect to reach one"
	}
	switch r.t.lemma(h) {
	case "believe", "expect", "trust", "think", "reckon", "confident":
	default:
		return ""
	}
	for c := r.t.first[i]; c >= 0; c = r.t.nxt[c] {
		k := int(c)
		if _, ok := is(words, r.t.lemma(k), "process"); ok || r.textAt[k] != 0 || r.doc.Is(k, "there") {
			return "progress"
		}
	}
	return ""
}

// supposed reports whether token i stands in a clause of condition, or of what
// must come first: nothing is judged there.
func (r *reader) supposed(i int) bool {
	for k, n := i, 0; k >= 0 && n < 8; k, n = int(r.t.head[k]), n+1 {
		if l := r.t.rel(k); l != nlp.RelAdvcl && l != nlp.RelCcomp && l != nlp.RelAcl && l != nlp.RelCsubj {
			continue
		}
		for _, w := range [...]string{"if", "unless", "until", "whether", "before"} {
			if r.t.marked(k, w) {
				return true
			}
		}
	}
	return false
}

// saidBy returns who says clause c by a verb of saying over it.
func (r *reader) saidBy(c int) []Ref {
	h := int(r.t.head[c])
	if h < 0 {
		h = r.t.kid(c, nlp.RelParataxis)
	}
	if h < 0 {
		return nil
	}
	if _, says := is(verbs, r.t.lemma(h), "says"); !says {
		return nil
	}
	return r.parties(r.t.subject(h))
}

// clauseOf returns the head of the clause that token i stands in.
func (r *reader) clauseOf(i int) int {
	for n := 0; n < 12; n++ {
		h := int(r.t.head[i])
		if h < 0 {
			return i
		}
		switch r.t.rel(i) {
		case nlp.RelCcomp, nlp.RelAdvcl, nlp.RelParataxis, nlp.RelRoot:
			return i
		case nlp.RelAcl:
			if r.doc.Tokens[i].Rel == nlp.RelAclRelcl {
				return i
			}
		case nlp.RelConj:
			if r.t.kid(i, nlp.RelNsubj) >= 0 {
				return i
			}
		}
		i = h
	}
	return i
}

// bare cuts what joins a clause to the one before.
func (r *reader) bare(first, end int) (int, int) {
	for first < end-1 {
		p := r.t.pos(first)
		if p != nlp.CCONJ && p != nlp.PUNCT && p != nlp.SCONJ {
			break
		}
		first++
	}
	return first, end
}

func (r *reader) textPhrase(m int32) Phrase {
	t := &r.texts[m-1]
	return Phrase{Ref: Ref{int32(t.first), int32(t.end), int32(t.head)}, Label: r.label(t.first, t.end), Text: t.in}
}

// denied reports whether token i in the clause of c is said not to be so.
func (r *reader) denied(i, c int) bool {
	if r.t.pos(i) == nlp.VERB {
		return r.t.negated(i)
	}
	if k := r.t.kid(i, nlp.RelDet); k >= 0 && r.doc.Is(k, "no") || r.t.negated(i) {
		return true
	}
	if h := int(r.t.head[i]); h >= 0 && r.t.negated(h) && (h == c || r.t.rel(i) == nlp.RelXcomp) {
		switch r.t.pos(i) {
		case nlp.NOUN:
			if brings[r.t.lemma(h)] {
				return true // "have not made progress", not "did not blame the deadlock on"
			}
		default:
			if r.t.rel(i) != nlp.RelConj {
				return true
			}
		}
	}
	for k := max(0, i-3); k < i; k++ {
		switch lower(r.doc.Form(k)) {
		case "no", "without", "lack", "failed", "hardly", "absence", "never":
			return true
		}
	}
	for h, n := int(r.t.head[i]), 0; h >= 0 && n < 3 && r.t.pos(i) == nlp.NOUN; h, n = int(r.t.head[h]), n+1 {
		switch r.t.lemma(h) {
		case "fail", "failure", "lack", "absence", "inability", "unable", "block", "prevent", "hinder", "hamper", "impede", "thwart", "stall", "obstruct":
			return true
		case "hold", "set":
			if r.t.particle(h, "up") || r.t.particle(h, "back") {
				return true // "differences have held up progress"
			}
		}
		if h == c {
			break
		}
	}
	return false
}

// brings are verbs of which what they are said not to bring is not there.
var brings = listed("brings")

// scant reports whether there is but little of what token i names.
func (r *reader) scant(i int) bool {
	for c := r.t.first[i]; c >= 0; c = r.t.nxt[c] {
		switch lower(r.doc.Form(int(c))) {
		case "little", "limited", "slow", "modest", "insufficient", "some", "partial":
			return true
		}
	}
	return false
}

// isFirstPerson reports whether ref is "I" or "we".
func (r *reader) isFirstPerson(ref Ref) bool {
	f := lower(r.doc.Form(int(ref.Head)))
	return f == "i" || f == "we"
}

// slant drafts that a text is said to lean to one side: "geared towards the
// demands of …".
func (r *reader) slant(i int) (a Assessment, ok bool) {
	f, e := r.sentence(i)
	to := false
	for k := i + 1; k < min(e, i+8); k++ {
		switch lower(r.doc.Form(k)) {
		case "toward", "towards", "to", "against":
			to = true
		}
		if ref, kind := r.who(k); acts(kind) && kind != refPronoun {
			a.Towards = ref
			break
		}
	}
	if !a.Towards.OK() || !to && r.t.lemma(i) != "favour" && r.t.lemma(i) != "favor" {
		return a, false
	}
	towards := a.Towards
	c := r.clauseOf(i)
	a.Entry = r.entry(i, "outlook "+r.t.lemma(i))
	a.Outlook, a.Towards = "slanted", towards
	if by, said := r.speaker(i); said {
		a.By = by
	}
	// What leans is a text named before, here or, where a pronoun takes it up, in
	// the sentence before.
	from := f
	for k := f; k < i; k++ {
		switch lower(r.doc.Form(k)) {
		case "it", "its", "they", "their":
			if n := r.doc.Tokens[i].Sentence; n > 0 {
				from = int(r.doc.Sentences[n-1].First)
			}
		}
	}
	for k := i - 1; k >= from; k-- {
		if m := r.textAt[k]; m != 0 {
			a.About = r.textPhrase(m)
			break
		}
	}
	if !a.About.OK() {
		return a, false
	}
	a.Text = r.wording(i, c)
	a.Signs = append(r.placeSigns(i), "outlook:slanted", "of-talks")
	if a.By.OK() {
		a.Signs = append(a.Signs, "voiced")
	}
	return a, true
}
