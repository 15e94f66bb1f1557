package extract

import (
	"github.com/parley-record/parley/nlp"
)

// What is no stance though its words take one: what is denied, asked, merely possible,
// past or never done, or left open as to whether anybody takes it.

// notSo reports whether nobody takes the stance of the predicate at i, since it is told
// as what is not so or only might be.
func (r *reader) notSo(i int) bool {
	return r.ofItsClause(i, r.unheld) || r.asksDirectly(i)
}

// unheld reports whether clause k tells what is not so or what somebody only may do.
func (r *reader) unheld(k int) bool {
	h := int(r.t.head[k])
	switch {
	case r.free(k), r.saidNot(k), r.inverted(k), r.neverDone(k), r.nowhereNear(k):
		return true
	case h >= 0 && h < k && r.t.lemma(h) == "use" && r.doc.Is(h, "used") && r.doc.Is(h+1, "to") && r.t.kid(h, nlp.RelObj) < 0:
		return true // "used to oppose"
	case k >= 2 && r.t.negated(k) && r.doc.Is(k-2, "need") && r.doc.Is(k-1, "not"):
		return true // "need not accept it"
	case r.t.marked(k, "without"):
		return true // "left without accepting it"
	case h >= 0 && h < k && (r.doc.Is(h, "far") && r.t.marked(k, "from") || r.doc.Is(h, "short") && r.t.marked(k, "of")):
		return true
	case h >= 0 && h < k && r.noSignOf(k, h):
		return true
	}
	return r.fewDo(k) || r.t.aux(k) == "can" && !r.t.negated(k) && powers[r.t.lemma(k)]
}

// noSignOf reports whether what clause k under token h tells is a long way off: "nowhere near
// accepting it", "showed no sign of accepting it", "in no position to accept it".
func (r *reader) noSignOf(k, h int) bool {
	if r.t.pos(h) != nlp.NOUN || r.t.rel(k) != nlp.RelAcl {
		return false
	}
	switch r.t.lemma(h) {
	case "way":
		return r.t.marked(k, "from")
	case "position", "sign", "indication", "hint", "signal", "suggestion", "prospect", "chance", "mood":
	default:
		return false
	}
	v := int(r.t.head[h])
	return r.t.negated(h) || v >= 0 && (r.t.negated(v) || r.seenLittle(v)) && r.t.rel(h) == nlp.RelObj
}

// nowhereNear reports whether predicate k is told to be a long way off: "is nowhere near
// accepting it".
func (r *reader) nowhereNear(k int) bool {
	n := k - 1
	if n > 0 && r.doc.Is(n, "to") {
		n--
	}
	if n < 1 || !r.doc.Is(n, "near") && !r.doc.Is(n, "close") {
		return false
	}
	switch lower(r.doc.Form(n - 1)) {
	case "nowhere":
		return true
	case "not", "n't", "n’t":
		return true
	case "anywhere":
		return true
	}
	return false
}

// powers are verbs for what somebody has it in their power to do: who "can veto it" has
// not done so.
var powers = listed("powers")

// free reports whether clause k is what somebody is able, entitled or given reason to
// do: "has the power to veto it", "is free to reject it", "no reason to accept".
func (r *reader) free(k int) bool {
	h := int(r.t.head[k])
	if h < 0 || h > k || !r.t.marked(k, "to") {
		return false
	}
	switch r.t.rel(k) {
	case nlp.RelAcl, nlp.RelXcomp, nlp.RelCsubj, nlp.RelAdvcl, nlp.RelCcomp:
	default:
		return false
	}
	if r.doc.Is(k-1, "to") && r.t.pos(k-2) == nlp.NOUN {
		h = k - 2 // "came under pressure to accept it", whatever the tree hangs it on
	}
	switch r.t.pos(h) {
	case nlp.NOUN:
		return freedoms[r.t.lemma(h)] && !r.sought(h) && !r.seized(h)
	case nlp.ADJ, nlp.VERB:
		return liberties[lower(r.doc.Form(h))]
	}
	return false
}

// sought reports whether a word of stance has the noun at n for its matter: "demanded
// the right to veto it".
func (r *reader) sought(n int) bool {
	h := int(r.t.head[n])
	if h < 0 || r.t.class(h) == "" {
		return false
	}
	fr := r.frameAt(r.t.class(h), h)
	return fr != nil && fr.force == "demand"
}

// seized reports whether somebody makes use of what the noun at n names, and so does what
// it lets them: "used the chance to condemn it", "exercised its right to veto it".
func (r *reader) seized(n int) bool {
	h := int(r.t.head[n])
	if h < 0 || r.t.rel(n) != nlp.RelObj {
		return false
	}
	switch r.t.lemma(h) {
	case "use", "take", "seize", "exercise", "grab", "grasp":
		return !r.t.negated(h)
	}
	return false
}

// freedoms are nouns for what lets or makes somebody do a thing.
var freedoms = listed("freedoms")

// liberties are adjectives and participles for being let or made to do a thing.
var liberties = listed("liberties")

// saidNot reports whether clause k is what somebody says is not so: "denied that it
// opposes the dam", "it is not true that it does", "rejected claims that it would".
func (r *reader) saidNot(k int) bool {
	h := int(r.t.head[k])
	if h < 0 || h > k {
		return false
	}
	switch r.t.rel(k) {
	case nlp.RelCcomp, nlp.RelXcomp, nlp.RelCsubj, nlp.RelAcl, nlp.RelAdvcl:
	default:
		return false
	}
	switch r.t.pos(h) {
	case nlp.VERB:
		switch r.t.lemma(h) {
		case "deny", "disprove", "refute":
			return r.t.rel(k) != nlp.RelAdvcl && !r.t.negated(h)
		case "think", "believe", "suppose", "imagine", "expect", "doubt":
			return r.t.rel(k) == nlp.RelCcomp && r.t.negated(h) == (r.t.lemma(h) != "doubt") && r.ofOthers(k, h)
		}
	case nlp.ADJ:
		switch r.t.lemma(h) {
		case "true", "correct", "accurate":
			return r.t.negated(h)
		case "false", "untrue", "incorrect", "wrong":
			return !r.t.negated(h) && r.t.rel(k) != nlp.RelXcomp && !r.t.marked(k, "to")
		}
	case nlp.NOUN:
		if !hearsaid[r.t.lemma(h)] && r.t.lemma(h) != "suggestion" && r.t.lemma(h) != "notion" || r.t.kid(k, nlp.RelNsubj) < 0 && !r.t.marked(k, "of") {
			return false
		}
		if v := int(r.t.head[h]); v >= 0 && r.t.pos(v) == nlp.VERB && r.t.rel(h) == nlp.RelObj {
			fr := r.frameAt("v", v)
			return fr != nil && fr.stance == "against" && !r.t.negated(v)
		}
	}
	return false
}

// ofOthers reports whether clause k, which verb h governs, tells of others than the subject of h:
// "I don't think the miners want a strike".
func (r *reader) ofOthers(k, h int) bool {
	a, b := r.t.ownNsubj(k), r.t.ownNsubj(h)
	if a < 0 || b < 0 {
		return false
	}
	if r.t.pos(a) == nlp.PRON {
		return !r.samePronoun(a, b) && (r.doc.Is(a, "they") || r.doc.Is(a, "you")) && !r.doc.Is(b, "we")
	}
	_, kind := r.who(a)
	return acts(kind)
}

// inverted reports whether clause k is a condition told by its order of words: "were the
// bank to accept it", "had it agreed".
func (r *reader) inverted(k int) bool {
	if r.t.rel(k) != nlp.RelAdvcl || r.t.kid(k, nlp.RelMark) >= 0 && !r.t.marked(k, "to") {
		return false
	}
	p := r.t.kid(k, nlp.RelNsubj)
	a := int(r.t.lo[k])
	if p < 0 || a >= int(r.t.lo[p]) || int(r.t.head[a]) != k {
		return false
	}
	return r.doc.Is(a, "were") || r.doc.Is(a, "had") || r.doc.Is(a, "should")
}

// neverDone reports whether clause k tells what somebody would or could have done.
func (r *reader) neverDone(k int) bool {
	switch r.t.aux(k) {
	case "would", "could", "might", "should", "'d", "’d":
	default:
		return false
	}
	if !r.t.having(k) || r.doc.Tokens[k].XPOS != nlp.TagVBN || r.t.passive(k) || r.t.negated(k) {
		return false
	}
	switch r.t.lemma(k) {
	case "prefer", "like", "want", "wish", "love", "hope":
		return false // what they would have liked they like
	}
	return r.t.aux(k) != "should"
}

// fewDo reports whether hardly anybody does what verb k tells: "few members back it".
func (r *reader) fewDo(k int) bool {
	p := r.t.kid(k, nlp.RelNsubj)
	if p < 0 {
		return false
	}
	a := int(r.t.lo[p])
	return r.doc.Is(a, "few") || r.doc.Is(a, "hardly") || r.doc.Is(a, "scarcely")
}

// asksDirectly reports whether the predicate at i is what a sentence asks of: "Did
// Norway reject it?"
func (r *reader) asksDirectly(i int) bool {
	f, e := r.sentence(i)
	q := e - 1
	for q > f && r.anyQuote(q) {
		q--
	}
	if !r.doc.Is(q, "?") {
		return false
	}
	for k, n := i, 0; k >= 0 && n < 4; k, n = int(r.t.head[k]), n+1 {
		p := r.t.kid(k, nlp.RelNsubj)
		for c := r.t.first[k]; c >= 0 && int(c) < p; c = r.t.nxt[c] {
			if rel := r.t.rel(int(c)); rel == nlp.RelAux || rel == nlp.RelCop {
				return int(c) < int(r.t.lo[p])
			}
		}
		switch r.t.rel(k) {
		case nlp.RelXcomp, nlp.RelConj:
		default:
			return false
		}
	}
	return false
}

// toEnd returns the thing that is to come to an end by verb k, of which somebody wants it,
// "wants the strike to stop"; -1 where there is none.
func (r *reader) toEnd(k int) int {
	switch r.t.lemma(k) {
	case "end", "stop", "cease", "expire", "lapse", "halt", "disappear", "vanish":
	case "come":
		if o := r.t.kid(k, nlp.RelObl); o < k || r.t.lemma(o) != "end" && r.t.lemma(o) != "halt" {
			return -1
		}
	default:
		return -1
	}
	h := int(r.t.head[k])
	if h < 0 || h > k || !r.t.marked(k, "to") || r.t.kid(k, nlp.RelObj) >= 0 || r.t.passive(k) || r.t.negated(k) {
		return -1
	}
	o := h // "wants the strike | to stop", as the tree may have it
	if r.t.pos(h) == nlp.VERB {
		o = r.t.kid(h, nlp.RelObj)
	}
	if o < h || o > k || r.t.pos(o) != nlp.NOUN {
		return -1
	}
	if _, kind := r.who(o); kind != refOther {
		return -1
	}
	return o
}

// wantedOver reports whether the noun at k, for which verb v asks, is to come to an end.
func (r *reader) wantedOver(v, k int) bool {
	if x := r.t.kid(k, nlp.RelAcl); x > k && r.toEnd(x) == k {
		return true
	}
	if v < 0 {
		return false
	}
	x := r.t.kid(v, nlp.RelXcomp)
	return x > k && r.toEnd(x) == k
}

// joinsWith reports whether the word of a stance at v is to join somebody, at k, which is
// no stance on them: "wants to join the unions in fighting the tax".
func (r *reader) joinsWith(v, k int) bool {
	if l := r.t.lemma(v); l != "join" && l != "meet" {
		return false
	}
	_, kind := r.who(k)
	return kind == refAgent || kind == refPerson // but one may wish to join a union of states
}

// gapOf returns the noun that the relative clause around verb i is about where i, told
// of by the clause's own verb, has no other object: "the claims that it vowed to
// defend"; -1 for none.
func (r *reader) gapOf(i int) int {
	if r.t.rel(i) != nlp.RelXcomp || r.t.kid(i, nlp.RelObj, nlp.RelCcomp, nlp.RelXcomp, nlp.RelObl) >= 0 || r.t.passive(i) {
		return -1
	}
	v := int(r.t.head[i])
	if v < 0 || v > i || r.doc.Tokens[v].Rel != nlp.RelAclRelcl || r.t.passive(v) || r.t.kid(v, nlp.RelObj, nlp.RelIobj) >= 0 {
		return -1
	}
	h, p := int(r.t.head[v]), r.t.kid(v, nlp.RelNsubj)
	if h < 0 || h > v || p < 0 || p == h {
		return -1
	}
	switch r.doc.Tokens[p].XPOS {
	case nlp.TagWDT, nlp.TagWP:
		return -1
	}
	return h
}

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

// Where a word of stance stands in words that leave open whether anybody takes it: in
// what a questioner puts to somebody, beside its own opposite, and in what is only
// rumoured, feared or hoped for.

// moot reports whether nobody takes the stance of the predicate at i by it.
func (r *reader) moot(i int) bool {
	return r.questioned(i) || r.eitherWay(i) && !r.asksWhether(i) || r.rumoured(i) || r.notSo(i)
}

// questioned reports whether the predicate at i is what somebody is asked: "asked if
// the banks would accept it, she said". The question tells nothing of the banks.
func (r *reader) questioned(i int) bool {
	return r.ofItsClause(i, func(k int) bool {
		h := int(r.t.head[k])
		return h >= 0 && h < k && puts[r.t.lemma(h)] && r.t.rel(k) != nlp.RelXcomp && r.isQuestion(k)
	})
}

// puts are verbs for putting a question.
var puts = listed("puts")

// eitherWay reports whether the predicate at i is one of two opposite answers that
// somebody may give: "to approve or reject the treaty".
func (r *reader) eitherWay(i int) bool {
	key := r.t.class(i)
	if key == "" {
		return false
	}
	if h := int(r.t.head[i]); h >= 0 && r.t.rel(i) == nlp.RelConj && r.oneOrOther(key, h, i) {
		return true
	}
	for c := r.t.first[i]; c >= 0; c = r.t.nxt[c] {
		if r.t.rel(int(c)) == nlp.RelConj && r.oneOrOther(key, i, int(c)) {
			return true
		}
	}
	return false
}

// oneOrOther reports whether "or" stands between the predicates a and b and they take
// opposite stances.
func (r *reader) oneOrOther(key string, a, b int) bool {
	c := r.t.kid(b, nlp.RelCc)
	if c < 0 || !r.doc.Is(c, "or") || r.t.class(b) != key {
		return false
	}
	x, y := r.frameAt(key, a), r.frameAt(key, b)
	return x != nil && y != nil && x.stance == against(y.stance) && x.stance != y.stance
}

// rumoured reports whether the predicate at i is what a noun tells to be no more than
// likely, feared or hoped for: "speculation that the bank will reject the offer".
func (r *reader) rumoured(i int) bool {
	for k, n := i, 0; k >= 0 && n < 3; k, n = int(r.t.head[k]), n+1 {
		h := int(r.t.head[k])
		switch r.t.rel(k) {
		case nlp.RelXcomp, nlp.RelConj:
			continue
		case nlp.RelAcl, nlp.RelCcomp:
			return h >= 0 && h < k && r.t.pos(h) == nlp.NOUN && r.t.kid(k, nlp.RelNsubj) > h && guesses[r.t.lemma(h)]
		}
		return false
	}
	return false
}

// guesses are nouns for what may come about.
var guesses = listed("guesses")

// arguing are verbs for making a point or granting one: what is so is no matter, and only
// what the point speaks for or against is a stance.
var arguing = listed("arguing")

// argued reads clause k, a point that somebody makes, as a stance by what it speaks of
// its subject for and against: "argued that the bid was too low". It reports whether
// the point takes any: "argued that the votes take no time" takes none.
func (r *reader) argued(s *stand, k int) bool {
	if duty[r.t.aux(k)] || r.subjunctive(k) {
		return true
	}
	if key := r.t.class(k); key != "" && r.frameAt(key, k) != nil && !r.appraises(key, k) {
		return true // "argued that it needed a freer hand"
	}
	if r.t.kid(k, nlp.RelExpl) >= 0 && grants[s.frame.word] {
		return false // "acknowledged that there were doubts"
	}
	_, e := r.t.span(k)
	f := k
	if p := r.t.kid(k, nlp.RelCop); p >= 0 {
		f = min(f, p)
	}
	t := r.toneOf(f, e)
	switch {
	case t.con > t.pro:
		s.stance = "against"
	case t.pro > t.con && s.stance == "for":
	default:
		return false
	}
	s.signs = append(s.signs, "argued")
	return true
}

// subjunctive reports whether clause k tells what is to be and not what is so: "that the
// quota be cut", "that it include a delay".
func (r *reader) subjunctive(k int) bool {
	if r.t.aux(k) != "" || r.t.marked(k, "to") {
		return false
	}
	for c := r.t.first[k]; c >= 0; c = r.t.nxt[c] {
		if i := int(c); i < k && r.doc.Is(i, "be") && (r.t.rel(i) == nlp.RelAux || r.t.rel(i) == nlp.RelCop) {
			return true
		}
	}
	if r.doc.Tokens[k].XPOS == nlp.TagVB {
		return true
	}
	// "that Congress pass it", "suggested that the banks extend it": it looks like a present tense.
	p, h := r.t.kid(k, nlp.RelNsubj), int(r.t.head[k])
	if r.doc.Tokens[k].XPOS != nlp.TagVBP || p < 0 || r.t.pos(p) == nlp.PRON {
		return false
	}
	one := (r.doc.Tokens[p].XPOS == nlp.TagNN || r.doc.Tokens[p].XPOS == nlp.TagNNP) && r.t.kid(p, nlp.RelConj) < 0
	return one || h >= 0 && (r.doc.Tokens[h].XPOS == nlp.TagVBD || r.doc.Tokens[h].XPOS == nlp.TagVBN)
}

// grants are verbs for granting a point.
var grants = map[string]bool{"acknowledge": true, "concede": true}

// appraises reports whether the word at k, under the key of its part of speech, judges what
// it is said of, so that the speaker takes the stance.
func (r *reader) appraises(key string, k int) bool {
	fr := r.frameAt(key, k)
	return fr != nil && len(fr.paths) > 0 && fr.paths[0] == "s"
}

// fellThrough reports whether verb v tells of an agreement that some did not come to,
// which refuses nothing: "they failed to agree on a quota".
func (r *reader) fellThrough(v int) bool {
	if x := r.t.kid(v, nlp.RelXcomp); x > v && r.t.lemma(v) != "agree" {
		v = x // the main verb of a statement's cue
	}
	h := int(r.t.head[v])
	if h < 0 || h > v || r.t.lemma(v) != "agree" || r.t.rel(v) != nlp.RelXcomp && r.t.rel(v) != nlp.RelAcl {
		return false
	}
	way, _ := is(words, r.t.lemma(h), "stand")
	return way == "none"
}

// isQuestion reports whether clause k is a question that somebody asks and no deed that
// they ask for: "asked how it could be fair", "Do you want it?, she asked".
func (r *reader) isQuestion(k int) bool {
	f, e := r.t.span(k)
	return r.asksAt(f, e) || r.t.marked(k, "whether") || r.t.marked(k, "if")
}

// asksAt reports whether the tokens [f, e) are a question.
func (r *reader) asksAt(f, e int) bool {
	for i := f; i < min(e+2, len(r.doc.Tokens)); i++ {
		if r.doc.Is(i, "?") {
			return true
		}
	}
	switch r.doc.Tokens[f].XPOS {
	case nlp.TagWDT, nlp.TagWP, nlp.TagWRB:
		return true
	}
	return r.doc.Is(f, "whether") || r.doc.Is(f, "if")
}
