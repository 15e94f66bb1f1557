package extract

import (
	"github.com/parley-record/parley/nlp"
)

// Stances that are kept back: words of stance stand, but in what is blocked, asked or
// forced; nothing is said, or not until somebody else has done something.

// inBlocked reports whether verb i tells what a thing would do that somebody is
// against, who takes no stance on what it would do: "blocked a statement that would
// have condemned the siege".
func (r *reader) inBlocked(i int) bool {
	h := int(r.t.head[i])
	if h < 0 || r.doc.Tokens[i].Rel != nlp.RelAclRelcl || r.t.head[h] < 0 {
		return false
	}
	v := int(r.t.head[h])
	if r.t.pos(v) != nlp.VERB || r.t.patient(v) != h || r.t.negated(v) {
		return false
	}
	fr := r.frameAt("v", v)
	return fr != nil && fr.stance == "against"
}

// thing reports whether subject i is an act or names nobody.
func (r *reader) thing(i int) bool {
	switch r.t.pos(i) {
	case nlp.VERB:
		return true // "agreeing to it"
	case nlp.NOUN:
		_, kind := r.who(i)
		return kind == refOther
	}
	return false
}

// asked reports whether i is what somebody demands of another, who takes no stance
// by being asked: "demands that X recognise the border".
func (r *reader) asked(i int) bool {
	h := int(r.t.head[i])
	if h < 0 || r.t.kid(i, nlp.RelNsubj) < 0 {
		return false
	}
	switch r.t.rel(i) {
	case nlp.RelCcomp, nlp.RelAcl, nlp.RelXcomp:
	default:
		return false
	}
	if r.doc.Tokens[i].Rel == nlp.RelAclRelcl && !r.t.marked(i, "that") && !(r.doc.Is(h+1, "that") && r.t.kid(i, nlp.RelObj) > i) {
		return false // but for a clause that has all its parts, whose "that" was hung elsewhere
	}
	key := "v"
	if r.t.pos(h) == nlp.NOUN {
		key = "n"
	}
	fr := r.frameAt(key, h)
	return fr != nil && fr.force == "demand"
}

// putTo reports whether i is what somebody is asked to do, who takes no stance by
// being asked: "was urged to accept the cut".
func (r *reader) putTo(i int) bool {
	h := int(r.t.head[i])
	return h >= 0 && h < i && r.t.marked(i, "to") && r.beingAsked(h)
}

// beingAsked reports whether the subject of verb v is asked for something.
func (r *reader) beingAsked(v int) bool {
	switch r.t.lemma(v) {
	case "ask", "urge", "tell", "invite", "request", "press", "pressure", "advise", "encourage", "instruct", "order":
		return r.t.pos(v) == nlp.VERB && r.t.passive(v)
	}
	return false
}

// timeTo reports whether i is what somebody has, gets or is given time for, which
// tells no stance: "had until Thursday to accept the plan".
func (r *reader) timeTo(i int) bool {
	h := int(r.t.head[i])
	if h < 0 || h > i || !r.t.marked(i, "to") {
		return false
	}
	switch r.t.lemma(h) {
	case "have", "get", "give", "leave", "allow", "grant":
	default:
		return false
	}
	n := r.firstWhen(h + 1)
	return n < len(r.whens) && int(r.whens[n].End) <= i && i-int(r.whens[n].End) <= 3
}

// forced reports whether i is what somebody has to do, which tells no stance:
// "may have to accept".
func (r *reader) forced(i int) bool {
	h := int(r.t.head[i])
	if r.timeTo(i) {
		return true
	}
	if r.t.passive(i) && r.t.kid(i, nlp.RelOblAgent) >= 0 {
		// "must be approved by the senate": whose consent is needed has not given it.
		if fr := r.frameAt("v", i); duty[r.t.aux(i)] && fr != nil && fr.stance == "for" {
			return true
		}
	}
	return h >= 0 && r.t.rel(i) == nlp.RelXcomp && r.t.lemma(h) == "have" && r.t.marked(i, "to")
}

// overStance reports whether verb i takes up or gives up the stance that its
// object names, which is read there: "dropped its demand for …".
func (r *reader) overStance(i int) bool {
	o := r.goneBackOn(i)
	if _, ok := is(words, r.t.lemma(i), "stand"); ok {
		o = r.t.patient(i)
	}
	if duty[r.t.aux(i)] {
		return false
	}
	if o < 0 || r.t.pos(o) != nlp.NOUN {
		return false
	}
	fr := r.frameAt("n", o)
	return fr != nil && fr.paths[0] != "s"
}

// goneBackOn returns the noun for what verb i tells somebody to give up or go back on, "backed
// away from its demand", -1 for none.
func (r *reader) goneBackOn(i int) int {
	for c := r.t.first[i]; c >= 0; c = r.t.nxt[c] {
		if k := int(c); k > i && r.t.pos(k) == nlp.NOUN && r.keptBy(k) == "turned" {
			return k
		}
	}
	return -1
}

// unspoken reports whether i denies that somebody spoke up: "never asked for a
// refund".
func (r *reader) unspoken(i int) bool {
	act, _ := is(words, r.t.lemma(i), "act")
	return act == "mute" && r.t.negated(i) && !r.t.longer(i)
}

// hushed reports whether i takes its stance on a verb of telling: "declined to
// comment", "reluctant to predict".
func (r *reader) hushed(i int) (tell int, ok bool) {
	x := r.t.kid(i, nlp.RelXcomp)
	if x < 0 {
		if x = r.t.kid(i, nlp.RelAdvcl, nlp.RelAcl, nlp.RelCsubj); x < i || !r.t.marked(x, "to") && !(r.t.marked(x, "from") && r.t.pos(x) == nlp.VERB) {
			return -1, false
		}
	}
	return x, r.mute(x) || r.sidestep(x)
}

// mute reports whether verb x is one of telling: "will not comment". What is given has
// to be word of something: "give details", not "provide loans" or "give up the port".
func (r *reader) mute(x int) bool {
	l := r.t.lemma(x)
	_, ok := is(words, l, "silence")
	if ok && (l == "provide" || l == "give") {
		o := r.t.kid(x, nlp.RelObj)
		return o < 0 || told[r.t.lemma(o)]
	}
	return ok
}

// sidestep reports whether verb x is to come down on a side, in words that name
// none: "weigh in on", "take a position on", "state a view", "pass judgment on".
func (r *reader) sidestep(x int) bool {
	switch r.t.lemma(x) {
	case "weigh":
		return r.t.particle(x, "in")
	case "put":
		o := r.t.kid(x, nlp.RelObj)
		return o >= 0 && told[r.t.lemma(o)]
	case "prejudge", "preempt", "pre-empt", "second-guess":
		return true
	case "draw":
		return r.t.passive(x)
	case "take", "state", "adopt", "express", "pass", "offer", "voice", "pick", "choose", "declare", "indicate":
		o := r.t.kid(x, nlp.RelObj)
		return o >= 0 && sides[r.t.lemma(o)] && r.t.kid(o, nlp.RelNmodPoss) < 0 && r.t.kid(o, nlp.RelAmod) < 0
	}
	return false
}

// sides are nouns for the side that somebody comes down on.
var sides = listed("sides")

// told are nouns for what is given by telling it.
var told = listed("told")

// awaited is the frame of what somebody holds back for until it is done.
var awaited = frame{word: "until_done", stance: "for", force: "demand", grade: "firm"}

// awaitedPosition drafts that those want a thing done who refuse or threaten another
// "until" or "unless" it is, where verb i tells what is to be done: "will not sign
// until Sweden has withdrawn its trawlers", "threatened to leave the pact unless it
// is renegotiated".
func (r *reader) awaitedPosition(i int) {
	v := int(r.t.head[i])
	if v < 0 || v > i || r.t.rel(i) != nlp.RelAdvcl || r.t.negated(i) || !r.held(i) {
		return
	}
	p := r.t.kid(i, nlp.RelNsubj)
	if p < 0 || p > i {
		return
	}
	if _, done := is(words, r.t.lemma(i), "silence"); done {
		return
	}
	who, ok := r.withholders(v)
	if !ok {
		return
	}
	s := stand{frame: &awaited, at: v, stance: "for", force: "demand", path: "until"}
	_, e := r.t.span(i)
	s.issue, s.f, s.e = i, i, min(e, i+16)
	switch {
	case r.t.pos(p) != nlp.PRON:
		for _, ref := range who {
			if ref.Head == int32(p) || r.sameActor(ref, Ref{int32(p), int32(p + 1), int32(p)}) {
				return
			}
		}
		s.f, _ = r.t.phrase(p, false)
	case !r.t.passive(i) && r.doc.Tokens[p].XPOS == nlp.TagPRP:
		return // "until they have voted": their own deed
	case r.t.passive(i) && r.t.pos(v) == nlp.VERB:
		if o := r.t.patient(v); o >= 0 { // "unless it is renegotiated"
			s.also = append(s.also, r.label(r.t.phrase(o, true)))
		}
	}
	s.last = s.e
	s.signs = append(s.signs, "rule:unless")
	r.addPositions(s, who, "by:subject")
}

// held reports whether the clause of verb i tells what is waited for and has not come
// about.
func (r *reader) held(i int) bool {
	if r.t.marked(i, "unless") {
		return true
	}
	if !r.t.marked(i, "until") && !r.t.marked(i, "till") {
		return false
	}
	t := i
	for c := r.t.first[i]; c >= 0 && int(c) < i; c = r.t.nxt[c] {
		if r.t.rel(int(c)) == nlp.RelAux {
			t = int(c)
			break
		}
	}
	switch r.doc.Tokens[t].XPOS {
	case nlp.TagVBZ, nlp.TagVBP, nlp.TagMD:
		return true
	}
	// "said they would not go forward until it had acted"
	h := int(r.t.head[i])
	return h >= 0 && r.t.aux(h) != "" && r.t.negated(h)
}

// withholders returns those who refuse or threaten what verb v tells, whoever says
// so of a thing where it has no doer of its own; not ok where v holds nothing back.
func (r *reader) withholders(v int) (who []Ref, ok bool) {
	back := false
	top := v
	for n := 0; n < 3; n++ {
		if r.t.pos(top) == nlp.VERB {
			fr := r.verbFrame(top)
			switch m := r.t.aux(top); {
			case fr != nil && fr.stance == "undecided", r.t.lemma(top) == "decide", r.t.lemma(top) == "choose":
				return nil, false
			case r.t.negated(top):
				back = back || fr != nil && fr.stance == "for" || m == "will" || m == "would" || m == "wo" || m == "shall" || m == "can" || m == "ca" || m == "could"
			case fr != nil && (fr.stance == "against" || fr.force == "warning"):
				back = true
			}
		}
		if r.t.rel(top) != nlp.RelXcomp || r.t.head[top] < 0 {
			break
		}
		top = int(r.t.head[top])
	}
	if k := r.saidAt[top]; k != 0 && len(r.Statements) > 0 {
		switch r.Statements[k-1].CueClass {
		case "warn", "threaten":
			back = true
		}
	}
	if !back || r.t.passive(top) {
		return nil, false
	}
	who = r.takers(top)
	if p := r.t.kid(top, nlp.RelNsubj); len(who) == 0 && (p >= 0 && r.thing(p) || r.t.kid(top, nlp.RelExpl) >= 0) {
		if sp, ok := r.speaker(top); ok {
			who = []Ref{sp} // "talks will not resume until …, the army said"
		}
	}
	if len(who) == 0 || r.foretold(top, who) {
		return nil, false
	}
	return who, true
}

// conditionIn returns the tokens of the clause in [f, e) that tells on what condition
// or until when the rest of it holds; none where there is no such clause.
func (r *reader) conditionIn(f, e int) (first, end int) {
	for k := f; k < e; k++ {
		if r.t.rel(k) != nlp.RelAdvcl || int(r.t.head[k]) < f || int(r.t.head[k]) >= e {
			continue
		}
		if r.t.conditional(k) || r.t.marked(k, "until") || r.wantedBefore(k) >= 0 {
			a, b := r.t.span(k)
			return max(a, f), min(b, e)
		}
	}
	return f, f
}

// leavesOpen reports whether verb v is to rule something out and is denied: "has not ruled
// out a strike", "could not exclude a cut".
func (r *reader) leavesOpen(v int) bool {
	if act, _ := is(words, r.t.lemma(v), "act"); act != "open" || r.t.pos(v) != nlp.VERB || !r.t.negated(v) {
		return false
	}
	fr := r.frameAt("v", v)
	return fr != nil && fr.stance == "against"
}

// leftOpen is the frame of what somebody leaves open.
var leftOpen = frame{word: "leave_open", stance: "undecided", force: "statement", grade: "loose"}

// openPosition drafts what somebody leaves or keeps open by verb i, "left open the option of
// a strike", "left open whether it would sign", and reports whether i stands in such words.
func (r *reader) openPosition(i int) bool {
	if l := r.t.lemma(i); l != "leave" && l != "keep" && l != "hold" || r.t.passive(i) || r.t.negated(i) || !r.doc.Is(i+1, "open") {
		return false
	}
	_, e := r.sentence(i)
	k, clause := -1, false
	for n := i + 2; n < min(e, i+10) && k < 0; n++ {
		switch r.t.pos(n) {
		case nlp.NOUN, nlp.PROPN:
			if h := int(r.t.head[n]); r.t.rel(n) != nlp.RelCompound && (h < n || r.t.pos(h) != nlp.NOUN) {
				k = n
			}
		case nlp.SCONJ:
			if !r.doc.Is(n, "whether") && !r.doc.Is(n, "if") {
				return false
			}
			if k, clause = int(r.t.head[n]), true; k < n {
				return false
			}
		case nlp.DET, nlp.ADJ, nlp.NUM, nlp.PRON, nlp.ADV:
		default:
			return false
		}
	}
	who := r.takers(i)
	if k < 0 || len(who) == 0 {
		return false
	}
	s := stand{frame: &leftOpen, at: i, stance: "undecided", force: "statement"}
	if o := r.optionOf(k); o >= 0 {
		k, clause = o, r.t.pos(o) == nlp.VERB
	}
	if !r.issue(&s, k, clause, "o", 9) {
		return false
	}
	s.stance = "undecided"
	r.addPositions(s, who, "by:subject")
	return true
}

// setOpen reports whether the adjective at i is what somebody leaves or keeps a thing, which
// is read with the verb: "left the door open to it".
func (r *reader) setOpen(i int) bool {
	h := int(r.t.head[i])
	if h < 0 || h > i || r.t.lemma(i) != "open" || r.t.rel(i) != nlp.RelXcomp {
		return false
	}
	l := r.t.lemma(h)
	return l == "leave" || l == "keep" || l == "hold"
}

// optionOf returns what the noun at k calls possible, "the option of a strike", "the
// possibility of extending it"; -1 where it is no such noun or that is not told.
func (r *reader) optionOf(k int) int {
	switch r.t.lemma(k) {
	case "possibility", "option", "prospect", "question", "chance":
	default:
		return -1
	}
	for c := r.t.first[k]; c >= 0; c = r.t.nxt[c] {
		n := int(c)
		switch r.t.rel(n) {
		case nlp.RelNmod, nlp.RelAcl:
			if n > k && (r.t.preposition(n) == "of" || r.t.marked(n, "of")) && r.t.pos(n) != nlp.PRON {
				return n
			}
		}
	}
	return -1
}
