package extract

import "github.com/parley-record/parley/nlp"

// Where words of stance stand but nobody takes one by them: in what is blocked, asked or
// forced, and where somebody says nothing or steps aside.

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
	if _, ok := is(words, r.t.lemma(i), "stand"); !ok || duty[r.t.aux(i)] {
		return false
	}
	o := r.t.patient(i)
	if o < 0 || r.t.pos(o) != nlp.NOUN {
		return false
	}
	fr := r.frameAt("n", o)
	return fr != nil && fr.paths[0] != "s"
}

// unspoken reports whether i denies that somebody spoke up: "never asked for a
// refund".
func (r *reader) unspoken(fr *frame, i int) bool {
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
var sides = map[string]bool{"side": true, "position": true, "stance": true, "stand": true, "view": true, "opinion": true, "line": true, "judgment": true, "judgement": true, "preference": true, "verdict": true}

// told are nouns for what is given by telling it.
var told = listed("told")
