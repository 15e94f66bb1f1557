package extract

import "github.com/parley-record/parley/nlp"

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
