package extract

import "github.com/parley-record/parley/nlp"

// What somebody sees no need for, what they say it is time for, from whom opposition is
// told to come, and what somebody would strike back at.

// seesNo is the frame of those who see no need for a thing.
var seesNo = frame{word: "see_no", stance: "against", force: "refusal", grade: "firm", paths: []string{"for", "x", "in", "of"}}

// needless are nouns for what would speak for a thing, where there is none of it.
var needless = listed("needless")

// timeForIt drafts what the speaker says it is time for, by the noun or verb at i: "it is
// time to lift the ban", "the time has come to lift it". It reports whether i stands in
// such words.
func (r *reader) timeForIt(i int) bool {
	switch r.t.lemma(i) {
	case "time":
		if p := r.t.subject(i); r.t.kid(i, nlp.RelCop) < 0 || p < 0 || !r.doc.Is(p, "it") && !r.doc.Is(p, "now") {
			return false
		}
	case "come":
		if p := r.t.kid(i, nlp.RelNsubj); p < 0 || r.t.lemma(p) != "time" && r.t.lemma(p) != "moment" {
			return false
		}
	default:
		return false
	}
	if r.t.negated(i) {
		return false
	}
	x := r.t.kid(i, nlp.RelAcl, nlp.RelXcomp, nlp.RelAdvcl, nlp.RelCsubj)
	if x < i || !r.t.marked(x, "to") || r.t.pos(x) != nlp.VERB {
		return false
	}
	r.shouldPosition(x, false)
	return true
}

// strikesBack are verbs for what somebody does to another who has done them harm.
var strikesBack = listed("strikesBack")

// retaliation drafts what those are against who say by verb i that they would strike back
// if it is done: "would retaliate if the levy goes through".
func (r *reader) retaliation(i int) {
	if !strikesBack[r.t.lemma(i)] || r.t.negated(i) {
		return
	}
	switch r.t.lemma(i) {
	case "walk", "pull":
		if !r.t.particle(i, "out") && !r.t.particle(i, "away") {
			return
		}
	case "hit", "fight":
		if !r.t.particle(i, "back") {
			return
		}
	case "strike":
		if r.t.kid(i, nlp.RelObj) >= 0 {
			return // "strike a deal"
		}
	}
	top := i
	if h := int(r.t.head[i]); h >= 0 && h < i && r.t.rel(i) == nlp.RelXcomp {
		switch r.t.lemma(h) {
		case "prepared", "prepare", "ready", "willing", "vow", "pledge", "plan", "intend", "promise":
			top = h
		default:
			return
		}
	} else {
		switch r.t.aux(i) {
		case "will", "would", "'ll", "’ll", "may", "might", "could":
		default:
			return
		}
	}
	who := r.takers(top)
	if len(who) == 0 && top != i {
		who = r.parties(r.t.subject(top)) // "will be prepared to"
	}
	if len(who) > 0 {
		r.threatIf(who, i, top)
	}
}
