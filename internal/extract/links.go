package extract

import "github.com/parley-record/parley/nlp"

// readLinks drafts that one happening led to, follows, answers or is a condition
// for another where words between the two say so. From and To are the bytes of
// the two; resolve asks which entries stand there.
func (r *reader) readLinks() {
	for i := range r.doc.Tokens {
		h := int(r.t.head[i])
		switch l := lower(r.doc.Form(i)); {
		case r.t.pos(i) == nlp.VERB:
			r.leadsTo(i)
		case h < 0:
		case l == "once" && r.t.rel(i) == nlp.RelMark && r.t.rel(h) == nlp.RelAdvcl && r.t.head[h] >= 0:
			r.link(i, "after", int(r.t.head[h]), h)
		case l == "after" || l == "following":
			if over := int(r.t.head[h]); over >= 0 && (r.t.rel(i) == nlp.RelMark || r.t.rel(i) == nlp.RelCase) {
				switch r.t.rel(h) {
				case nlp.RelAdvcl, nlp.RelAcl, nlp.RelObl, nlp.RelNmod:
					if !r.t.timeWord(h) {
						r.link(i, "after", over, h)
					}
				}
			}
		case (l == "if" || l == "unless") && r.t.rel(h) == nlp.RelAdvcl && r.t.head[h] >= 0:
			r.link(i, "condition_for", h, int(r.t.head[h]))
		case l == "response" || l == "reply" || l == "answer" || l == "retaliation" || l == "reaction":
			if t := r.nmod(i, "to"); t < 0 {
				t = r.nmod(i, "for")
				r.answer(i, t)
			} else {
				r.answer(i, t)
			}
		}
	}
}

// leadsTo drafts what verb v says its subject brought about, or what it answers:
// "the walkout led to a new offer", "the raid prompted sanctions", "the plan was
// drawn up in response to …" has a noun instead.
func (r *reader) leadsTo(v int) {
	for _, c := range verbs[r.t.lemma(v)] {
		if c.kind != "leads" || r.t.negated(v) {
			continue
		}
		from, to := r.t.subject(v), -1
		switch {
		case c.needs != "":
			for k := r.t.first[v]; k >= 0; k = r.t.nxt[k] {
				if r.t.rel(int(k)) == nlp.RelObl && r.t.preposition(int(k)) == c.needs {
					to = int(k)
				}
			}
		case r.t.passive(v):
			from, to = r.t.agent(v), r.t.subject(v)
		default:
			to = r.t.kid(v, nlp.RelObj)
			if x := r.t.kid(v, nlp.RelXcomp); x >= 0 {
				to = x // "prompted the board to raise its bid"
			}
			if from < 0 && r.t.rel(v) == nlp.RelAdvcl {
				from = int(r.t.head[v]) // "…, prompting the unions to walk out"
			}
		}
		if from < 0 || to < 0 {
			continue
		}
		if h := int(r.t.head[v]); r.doc.Tokens[v].XPOS == nlp.TagVBG && r.t.rel(v) == nlp.RelAdvcl && h >= 0 {
			from = h // what happened, not who did it
		}
		r.linkSpans(v, c.detail, r.apart(from, v), r.reach(to), from, to)
		return
	}
}

// answer drafts that the clause around the noun at token i answers what stands at
// token t.
func (r *reader) answer(i, t int) {
	v := r.verbOver(i)
	if t < 0 || v < 0 || i == 0 || !r.doc.Is(i-1, "in") && r.t.pos(i) == nlp.NOUN && r.t.rel(i) != nlp.RelObl {
		return
	}
	r.linkSpans(i, "answers", r.apart(v, t), r.reach(t), v, t)
}

// nmod returns the noun that hangs on token i by a preposition, -1 for none.
func (r *reader) nmod(i int, prep string) int {
	for c := r.t.first[i]; c >= 0; c = r.t.nxt[c] {
		if l := r.t.rel(int(c)); (l == nlp.RelNmod || l == nlp.RelObl) && r.t.preposition(int(c)) == prep {
			return int(c)
		}
	}
	return -1
}

// link drafts a link of the clause or noun at token a to the one at token b,
// where a word at token i says so; the inner of the two is cut out of the outer.
func (r *reader) link(i int, kind string, a, b int) {
	if r.above(a, b) {
		r.linkSpans(i, kind, r.apart(a, b), r.reach(b), a, b)
		return
	}
	r.linkSpans(i, kind, r.reach(a), r.apart(b, a), a, b)
}

// linkSpans drafts a link of kind between from and to, whose main words are the
// tokens a and b. What somebody says after a meeting does not follow from it.
func (r *reader) linkSpans(i int, kind string, from, to nlp.Span, a, b int) {
	if from.End <= from.Start || to.End <= to.Start {
		return
	}
	if _, says := is(verbs, r.t.lemma(a), "says"); kind == "after" && (says || r.t.lemma(a) == "speak") {
		return
	}
	lk := Link{Entry: r.entry(i, "link "+kind+" by "+r.t.lemma(i)), Kind: kind, From: from, To: to}
	lk.Heads[0], lk.Beside[0] = r.linked(a)
	lk.Heads[1], lk.Beside[1] = r.linked(b)
	lk.Signs = append(r.placeSigns(i), "link:"+kind)
	r.Links = append(r.Links, lk)
}

// linked returns the tokens that tell what the clause or noun at token i does or is —
// its main word, objects and open complements — and those beside: its subject and
// adverbials, or what a noun for a happening is of ("the failure of the talks").
func (r *reader) linked(i int) (at, beside []int) {
	at = []int{i}
	for c := r.t.first[i]; c >= 0; c = r.t.nxt[c] {
		k := int(c)
		switch r.t.rel(k) {
		case nlp.RelObj, nlp.RelXcomp:
			at = append(at, k)
			if o := r.t.kid(k, nlp.RelObj); o >= 0 && r.t.rel(k) == nlp.RelXcomp {
				at = append(at, o)
			}
		case nlp.RelNsubj, nlp.RelNsubjPass, nlp.RelObl:
			beside = append(beside, k)
		case nlp.RelNmod:
			if p := r.t.preposition(k); r.t.pos(i) == nlp.NOUN && (p == "of" || p == "to" || p == "for") {
				beside = append(beside, k)
			}
		}
	}
	return at, beside
}

// apart returns the bytes that token i reaches over without those of token cut
// below it.
func (r *reader) apart(i, cut int) nlp.Span {
	f, e := r.t.span(i)
	cf, ce := r.t.span(cut)
	if cf >= e || ce <= f || cf <= f && ce >= e {
		return r.doc.Bytes(f, e)
	}
	switch {
	case i < cf:
		e = cf
	case i >= ce:
		f = ce
	}
	return r.doc.Bytes(f, e)
}

func (r *reader) reach(i int) nlp.Span {
	f, e := r.t.span(i)
	return r.doc.Bytes(f, e)
}
