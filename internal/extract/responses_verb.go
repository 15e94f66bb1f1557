package extract

import "github.com/parley-record/parley/nlp"

// What a verb over a text, or of one, tells: which of its frames takes the text, and the
// answers that are no stance of the verb's own.

// frameOver returns the frame of verb v that takes node, where there is one, else fr, which
// it was found under.
func (r *reader) frameOver(fr *frame, v, node int) *frame {
	oblique := r.t.rel(node) == nlp.RelObl
	if fr == nil && oblique {
		fr = r.parted(v, r.t.preposition(node))
	}
	if fr == nil || r.governs(fr, v, node) {
		return fr
	}
	if oblique {
		if o := r.parted(v, r.t.preposition(node)); o != nil && len(o.after) == 0 {
			fr = o // "is lobbying hard against it"
		}
	}
	if !r.governs(fr, v, node) {
		for k := range stances["v"+r.t.lemma(v)] {
			if o := &stances["v"+r.t.lemma(v)][k]; o.needs == "" && r.governs(o, v, node) {
				return o // "vowed to fight it": no fight to do anything
			}
		}
	}
	return fr
}

// called reads into p what verb v calls the text at node, which praises or blames it: "called
// the plan absurd". It reports false where it does neither.
func (r *reader) called(p *reply, v, node int) bool {
	f, e := r.t.span(v)
	if f < v && r.doc.Is(f, "what") || v > 1 && r.doc.Is(v-2, "what") {
		return false // "what it called its last offer"
	}
	pro, con := r.judgement(max(f, node+1), min(e, node+25))
	if pro == con {
		t := r.toneOf(max(f, node+1), min(e, node+25))
		pro, con = t.pro, t.con
	}
	if pro == con {
		pro, con = r.rated(max(f, node+1), min(e, node+25))
	}
	if pro == con {
		switch r.t.lemma(v) { // whose word it is in is praise or blame already
		case "brand", "label", "denounce", "decry", "deride":
			con++
		case "hail", "herald":
			pro++
		default:
			return false
		}
	}
	p.word, p.stance, p.force = "name", "for", "welcome"
	if con > pro {
		p.stance, p.force = "against", "concern"
	}
	return true
}

// declines drafts p, the answer of who leaves unsaid what verb v would say: "declined to
// comment on the offer".
func (r *reader) declines(p reply, v int) {
	no := r.t.negated(v) || r.yet(v)
	top := v
	if h := int(r.t.head[v]); h >= 0 && r.t.rel(v) == nlp.RelXcomp {
		top = h
		switch r.t.lemma(h) {
		case "decline", "refuse", "unavailable", "unwilling":
			no = true
		}
	}
	if no {
		p.word, p.stance, p.force = "no_comment", "undecided", "statement"
		r.reply(p, v, top)
	}
}

// subjectReply drafts the answers that verb v tells, whose subject is the text at node: what
// it does to those who speak of it, and what becomes of it.
func (r *reader) subjectReply(p reply, v, node int) {
	if r.warned(p.in, v, p.signs) || r.suited(p, v, node) {
		return
	}
	if harm := harms[r.t.lemma(v)]; harm != "" {
		if who, ok := r.speaker(node); ok {
			p.word, p.stance, p.force = "effect", harm, "concern"
			if r.t.negated(v) {
				p.turn()
			}
			r.emit(p, []Ref{who}, "by:speaker")
		}
		return
	}
	if fails := r.failing(v); fails != "" {
		who, ok := r.speaker(node)
		if !ok {
			r.comesUnder(p.in, v, p.signs)
			return
		}
		p.word, p.stance, p.force = "effect", fails, "concern"
		r.emit(p, []Ref{who}, "by:speaker")
		return
	}
	n := len(r.Proposals[p.in-1].Responses)
	told := r.moved(p.in, v, node, p.signs)
	for c := r.t.first[v]; c >= 0; c = r.t.nxt[c] {
		if k := int(c); k > v && r.t.rel(k) == nlp.RelConj && r.t.pos(k) == nlp.VERB && r.t.kid(k, nlp.RelNsubj) < 0 {
			told = r.moved(p.in, k, node, p.signs) || told
		}
	}
	if told {
		return
	}
	r.comesUnder(p.in, v, p.signs)
	r.carried(p.in, v, p.signs)
	if len(r.Proposals[p.in-1].Responses) == n {
		r.blamed(p.in, v, node, p.signs)
	}
}

// objectReply drafts the answer that the object of verb v tells, to which node belongs where
// the tree ties it to the verb: "overcome objections to it from X". It reports whether it did.
func (r *reader) objectReply(in, v, node int, signs []string) bool {
	o := r.t.kid(v, nlp.RelObj)
	if o < 0 || r.t.rel(node) != nlp.RelObl || isGiver(r.t.lemma(v)) || r.t.kid(node, nlp.RelCase) != o+1 {
		return false
	}
	st := deedOf(r.t.lemma(o), r.t.preposition(node))
	if st != "" {
		r.nounReply(in, o, st, signs)
	}
	return st != ""
}
