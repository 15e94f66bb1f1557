package extract

import "github.com/parley-record/parley/nlp"

// aimed returns the verb of what a text is said by verb v to be for, v itself where v says
// no such thing: "the plan aims to block", "the bill is designed to block".
func (r *reader) aimed(v int) int {
	switch l := r.t.lemma(v); {
	case r.t.negated(v):
		return v
	case !r.t.passive(v) && (l == "aim" || l == "seek" || l == "attempt"):
	case r.t.passive(v) && (l == "design" || l == "intend" || l == "mean" || l == "aim" || l == "draft" || l == "write"):
	default:
		return v
	}
	if x := r.t.kid(v, nlp.RelXcomp, nlp.RelAdvcl); x > v && r.t.pos(x) == nlp.VERB && r.t.marked(x, "to") {
		return x
	}
	return v
}

// actsIn returns the verb by which the object o of verb v is told to do something in a
// text, and where its words end: "involves the port [increasing] its stake", "calls for
// owners [to open] their books"; -1 for none.
func (r *reader) actsIn(v, o int) (act, end int) {
	for _, h := range [2]int{o, v} {
		for c := r.t.first[h]; c >= 0; c = r.t.nxt[c] {
			k := int(c)
			if k < o || r.t.pos(k) != nlp.VERB {
				continue
			}
			switch r.t.rel(k) {
			case nlp.RelAcl, nlp.RelXcomp, nlp.RelAdvcl, nlp.RelCcomp:
			default:
				continue
			}
			if r.doc.Tokens[k].XPOS == nlp.TagVBG && k == o+1 || r.t.marked(k, "to") && r.doc.Is(k-1, "to") && k <= o+2 {
				return k, r.ownEnd(k)
			}
		}
	}
	return -1, 0
}

// callsFor adds what a text calls for others to do by verb v: "calls for owners to open
// their books", and reports whether it does.
func (r *reader) callsFor(p *Proposal, v int) bool {
	switch r.t.lemma(v) {
	case "call", "ask", "provide", "allow", "arrange", "push", "press":
	default:
		return false
	}
	for c := r.t.first[v]; c >= 0; c = r.t.nxt[c] {
		k := int(c)
		if k < v || r.t.pos(k) != nlp.VERB || !r.t.marked(k, "for") || r.t.kid(k, nlp.RelNsubj) < 0 {
			continue
		}
		f, _ := r.t.span(r.t.kid(k, nlp.RelNsubj))
		r.moreAs(p, f, r.ownEnd(k), k, k, "", r.t.negated(v))
		return true
	}
	return false
}

// wantedIn adds what those behind text p ask for in sentence s, which tells of it again.
func (r *reader) wantedIn(p *Proposal, s int) {
	sent := r.doc.Sentences[s]
	for v := int(sent.First); v < int(sent.End); v++ {
		if r.t.pos(v) == nlp.VERB {
			r.authorWants(p, v)
		}
	}
}

// authorWants adds what whoever stands behind text p asks for by verb v, right behind the
// text: "The mayor unveiled a plan. He wants to cut fares and end the night ban"; it
// reports whether v tells so.
func (r *reader) authorWants(p *Proposal, v int) bool {
	switch r.t.lemma(v) {
	case "want", "propose", "recommend", "call", "seek", "plan", "intend", "urge", "suggest", "aim":
	default:
		return false
	}
	if r.t.negated(v) || r.t.passive(v) || r.t.aux(v) != "" || r.t.rel(v) != nlp.RelRoot && r.t.rel(v) != nlp.RelConj && r.saidAt[v] == 0 {
		return false
	}
	s := r.t.kid(v, nlp.RelNsubj)
	if s < 0 {
		return false
	}
	who, own := r.parties(s), false
	for k := range p.Authors {
		own = own || r.meet(who, []Ref{p.Authors[k].Who})
	}
	if !own {
		return false
	}
	if r.t.lemma(v) == "call" && r.callsFor(p, v) {
		return true
	}
	if x := r.t.kid(v, nlp.RelXcomp, nlp.RelCcomp); x > v && r.t.pos(x) == nlp.VERB {
		for _, w := range r.t.conjuncts(nil, x) {
			if r.t.pos(w) == nlp.VERB && r.t.kid(w, nlp.RelNsubj) < 0 {
				r.doesTerm(p, w)
			}
		}
		return true
	}
	if o := r.t.kid(v, nlp.RelObj, nlp.RelObl); o > v && r.textAt[o] == 0 {
		for _, q := range r.t.conjuncts(nil, o) {
			f, e := r.t.phrase(q, true)
			r.moreAs(p, f, e, q, v, "", false)
		}
	}
	return true
}

// light are the verbs that tell of a change by the noun behind them: "seeks a cut in dues".
var light = listed("light")

// hasNo adds what a text is said by verb v to have none of: "has no minimum price", and
// reports whether it does.
func (r *reader) hasNo(p *Proposal, v int) bool {
	switch r.t.lemma(v) {
	case "have", "carry", "set", "hold":
	default:
		return false
	}
	o := r.t.kid(v, nlp.RelObj)
	if o < v {
		return false
	}
	d := r.t.kid(o, nlp.RelDet)
	if d < 0 || !r.doc.Is(d, "no") {
		return false
	}
	_, e := r.t.phrase(o, true)
	r.moreAs(p, d+1, e, o, v, "excludes", false)
	return true
}
