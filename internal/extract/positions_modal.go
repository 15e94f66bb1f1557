package extract

import (
	"github.com/parley-record/parley/nlp"
)

// Stances told by what must, should, need or will not be done.

// duty are the modal verbs that tell what somebody is to do.
var duty = map[string]bool{"should": true, "must": true, "ought": true}

// withinStance reports whether i is the infinitive of a word that takes a
// stance, so that the two are one ("unwilling to accept", "a refusal to sign"),
// or of one that says it came to nothing ("failed to agree").
func (r *reader) withinStance(i int) bool {
	h := int(r.t.head[i])
	if h < 0 {
		return false
	}
	if r.t.rel(i) == nlp.RelConj && r.toldBeside(i, h) {
		return true
	}
	switch r.t.rel(i) {
	case nlp.RelXcomp:
	case nlp.RelAcl, nlp.RelAdvcl, nlp.RelCcomp:
		if r.t.pos(h) == nlp.NOUN && i > h && r.t.marked(i, "of") && r.doc.Tokens[i].XPOS == nlp.TagVBG && (r.t.negated(h) || r.t.head[h] >= 0 && r.t.negated(int(r.t.head[h]))) {
			break // "no intention of accepting it"
		}
		if !r.t.marked(i, "to") || i < h {
			return false
		}
	default:
		return false
	}
	key := r.t.class(h)
	if key == "" {
		return false
	}
	if d, ok := is(words, r.t.lemma(h), "stand"); ok && d == "none" && !r.seized(h) {
		return true
	}
	fr := r.frameAt(key, h)
	if fs := r.stateFrames(h); key == "v" && len(fs) > 0 {
		fr = &fs[0]
	}
	if fr == nil {
		return false
	}
	for _, p := range fr.paths {
		if p == "x" || p == "of" && r.t.marked(i, "of") {
			return true
		}
	}
	return r.t.rel(i) == nlp.RelXcomp
}

// toldBeside reports whether verb i is a further deed that somebody is asked or told to do
// beside the one at h: "asked Norway to curb the boats and stop the sales".
func (r *reader) toldBeside(i, h int) bool {
	if r.doc.Tokens[i].XPOS != nlp.TagVB || r.t.aux(i) != "" || r.t.kid(i, nlp.RelNsubj) >= 0 || r.t.rel(h) != nlp.RelXcomp || r.t.pos(h) != nlp.VERB {
		return false
	}
	g := int(r.t.head[h])
	if g < 0 || g > h || r.t.pos(g) != nlp.VERB {
		return false
	}
	o := r.t.kid(g, nlp.RelObj, nlp.RelIobj)
	return o > g && o < h
}

// modalPosition reads "X should …", "X must not …" as the stance of whoever says
// so, and "X will not …" as X's own refusal.
func (r *reader) modalPosition(i int) {
	if r.t.pos(i) != nlp.VERB {
		return
	}
	m := r.t.aux(i)
	if r.mute(i) {
		return
	}
	neg := r.t.negated(i)
	fr := frame{word: "modal", paths: []string{"o", "x", "with", "to", "for", "on"}}
	switch m {
	case "should", "must", "ought":
		r.shouldPosition(i, neg)
	case "will", "would", "wo", "can", "ca", "could", "shall", "'ll", "’ll":
		if !neg {
			if m != "can" && m != "could" && m != "ca" {
				r.onlyPosition(i)
			}
			return
		}
		who := r.takers(i)
		if len(who) == 0 || r.t.passive(i) || r.foretold(i, who) {
			return
		}
		fr.word, fr.stance, fr.force = "wont", "against", "refusal"
		s := stand{frame: &fr, at: i, stance: "against", force: "refusal", path: "modal"}
		if sub, ok := r.inner(i, 1); ok {
			s = sub
			s.stance = against(sub.stance)
			s.frame = &fr
		} else if !r.issueAt(&s, i, fr.paths, 0) {
			if !bareDeeds[r.t.lemma(i)] {
				return
			}
			_, e := r.t.span(i)
			s.issue, s.f, s.e = i, i, min(e, i+10)
		} else if r.changedBy(s.issue) == i {
			s.f, s.deed = i, true
		}
		s.signs = append(s.signs, "rule:wont")
		r.condition(&s, i)
		r.addPositions(s, who, "by:subject")
	}
}

// changedBy returns the verb whose object is the noun at i where it takes no stance by
// itself and tells of more, less, none or another time of it, or of what is still to be
// done with a thing that is no text, -1 for none: who "will not raise its offer" is
// against raising it and not against the offer, and so with "will not open the border".
func (r *reader) changedBy(i int) int {
	v := int(r.t.head[i])
	if v < 0 || v > i || r.t.rel(i) != nlp.RelObj || r.t.pos(v) != nlp.VERB || r.frameAt("v", v) != nil {
		return -1
	}
	switch r.t.lemma(v) {
	case "extend", "renew", "prolong", "improve", "sweeten", "better":
		return v
	}
	if _, ok := is(words, r.t.lemma(v), "tone"); ok {
		return -1
	}
	for _, list := range [...]string{"effect", "inside"} {
		switch d, _ := is(verbs, r.t.lemma(v), list); d {
		case "raises", "lowers", "defers", "excludes":
			return v
		}
	}
	if r.doc.Tokens[v].XPOS == nlp.TagVB && r.textAt[i] == 0 && !r.light(v) {
		return v
	}
	return -1
}

// bareDeeds are verbs that tell a matter of talks without an object: "will not sell".
var bareDeeds = listed("bareDeeds")

// foretold reports whether what i says of who stands in somebody else's belief:
// "experts believe that the bank would not agree".
func (r *reader) foretold(i int, who []Ref) bool {
	k := r.saidAt[i]
	if k == 0 || len(r.Statements) == 0 {
		return false
	}
	switch r.Statements[k-1].CueClass {
	case "believe", "doubt":
	default:
		return false
	}
	sp, ok := r.speaker(i)
	return ok && len(who) > 0 && sp.Head != who[0].Head
}

// What somebody says is to be done, by others or to a thing.

// should is the frame of what somebody says should be done.
var should = frame{word: "should", stance: "for", force: "demand", paths: []string{"o", "x", "with", "to", "for", "on"}}

// shouldPosition drafts what verb i tells of as wanted by whoever says that it should be
// done, or should not where neg holds.
func (r *reader) shouldPosition(i int, neg bool) {
	who, ok := r.speaker(i)
	if !ok || r.t.having(i) && r.doc.Tokens[i].XPOS == nlp.TagVBN && !r.t.passive(i) { // "should have read it" asks for nothing any more
		return
	}
	if s, ok := r.inner(i, 1); ok && r.t.lemma(i) != "be" {
		s.signs = append(s.signs, "rule:should", "composed")
		s.force = "demand"
		if s.stance == "undecided" {
			s.stance = "for" // "should study the plan": that it be studied
			if neg {
				s.stance = "against"
			}
		}
		s.frame = &should
		r.addPositions(s, []Ref{who}, "by:speaker")
		return
	}
	f, e := r.t.span(i)
	s := stand{frame: &should, at: i, stance: "for", force: "demand", issue: i, f: i, e: min(e, i+14), path: "clause"}
	if neg {
		s.stance, s.force = "against", "refusal"
	}
	if r.t.passive(i) {
		s.f, s.e = max(f, i-2), e
		if p := r.t.subject(i); p >= 0 {
			s.issue = p
			a, _ := r.t.phrase(p, true)
			s.f = min(s.f, a)
		}
	} else if p := r.thingSubject(i); p >= 0 {
		a, b := r.t.phrase(p, true)
		if s.issue, s.f = p, a; r.ceases(i) {
			s.stance, s.e = against(s.stance), b // "the strike must end"
			s.signs = append(s.signs, "composed")
		}
	}
	s.signs = append(s.signs, "rule:should")
	r.addPositions(s, []Ref{who}, "by:speaker")
}

// needsPosition drafts what a thing has to be or needs done to it, "the fee has to go",
// "the mine needs to be closed", as wanted by whoever says so. It reports whether verb i
// stands in such words.
func (r *reader) needsPosition(i int) bool {
	switch r.t.lemma(i) {
	case "have", "need", "ought":
	default:
		return false
	}
	if r.t.aux(i) != "" || r.doc.Tokens[i].Rel == nlp.RelAclRelcl {
		return false // "will have to be cut" foretells
	}
	x := r.t.kid(i, nlp.RelXcomp)
	if x < i || !r.t.marked(x, "to") || r.t.pos(x) != nlp.VERB && r.t.pos(x) != nlp.ADJ || r.t.kid(i, nlp.RelObj) >= 0 {
		return false
	}
	p := r.t.subject(i)
	if p < 0 || p > i || r.t.pos(p) != nlp.NOUN {
		return false
	}
	if _, kind := r.who(p); kind != refOther {
		return false
	}
	r.shouldPosition(x, r.t.negated(i) || r.t.negated(x))
	return true
}

// thingSubject returns the thing that verb i tells something of by itself, "the mine must
// close", -1 where its subject is somebody or it has an object.
func (r *reader) thingSubject(i int) int {
	p := r.t.subject(i)
	if p < 0 || p > i || r.t.pos(p) != nlp.NOUN || r.t.kid(i, nlp.RelObj) >= 0 && !r.ceases(i) {
		return -1
	}
	if _, kind := r.who(p); kind != refOther {
		return -1
	}
	return p
}

// ceases reports whether verb i tells that its subject comes to its end: "must go",
// "should stop", "to come to an end".
func (r *reader) ceases(i int) bool {
	if r.t.kid(i, nlp.RelObj, nlp.RelXcomp, nlp.RelCcomp) >= 0 {
		return false
	}
	switch r.t.lemma(i) {
	case "end", "stop", "cease", "halt", "vanish", "disappear", "lapse", "expire":
		return true
	case "go":
		return r.t.kid(i, nlp.RelObl, nlp.RelAdvmod, nlp.RelCompoundPrt, nlp.RelAdvcl) < 0
	case "come", "draw", "grind":
		for c := r.t.first[i]; c >= 0; c = r.t.nxt[c] {
			switch k := int(c); r.t.lemma(k) {
			case "end", "halt", "stop", "close", "standstill":
				return k > i && r.t.preposition(k) == "to"
			}
		}
	}
	return false
}

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
