package extract

import "github.com/parley-record/parley/nlp"

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
