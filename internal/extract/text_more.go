package extract

import "github.com/parley-record/parley/nlp"

// moreReaders read further terms of a text and who has it, one mention at a time and in
// this order: of two terms that overlap the first stays.
var moreReaders = [...]func(*reader, *Proposal, *text){
	(*reader).changeTerm,
	(*reader).toldTerm,
	(*reader).sumTerms,
	(*reader).wouldTerms,
	(*reader).underTerm,
	(*reader).conditionTerms,
	(*reader).heldTerms,
	(*reader).partTerms,
	(*reader).listTerms,
	(*reader).besideTerms,
	(*reader).putTerms,
	(*reader).valueTerms,
	(*reader).packedTerms,
	(*reader).broughtTo,
	(*reader).weighedBy,
}

// moreOfTexts reads what else is told of the texts that are found: further terms
// and whom they are for. It comes after what speaks for a text's being one, so
// that it adds nothing to that.
func (r *reader) moreOfTexts() {
	for k := range r.texts {
		m := &r.texts[k]
		p := &r.Proposals[m.in-1]
		for _, read := range moreReaders {
			read(r, p, m)
		}
	}
	r.followTerms()
	for k := range r.Proposals {
		for n := range r.Proposals[k].Terms {
			if t := &r.Proposals[k].Terms[n]; t.Purpose && t.Effect == "includes" {
				r.changes(t)
			}
		}
		r.settleTerms(&r.Proposals[k])
	}
}

// mostMore bounds how many terms are added to a text.
const mostMore = 8

// more adds a term of the tokens [f, e) to p; issue is its main word and at where
// it is told.
func (r *reader) more(p *Proposal, f, e, issue, at int, effect string) {
	if e-f > 25 {
		e = f + 25
	}
	if e-f < 2 || len(p.More) >= mostMore {
		return
	}
	if issue < f || issue >= e {
		issue = e - 1
	}
	for _, list := range [][]Term{p.Terms, p.More} {
		for _, t := range list {
			if h := int(t.Issue.Head); h >= f && h < e {
				return
			}
		}
	}
	t := Term{Text: r.doc.Bytes(f, e), Effect: effect, Evidence: r.evidence(at), Purpose: true}
	t.Issue = r.named(f, e, issue)
	r.quantity(&t, f, e)
	p.More = append(p.More, t)
}

// changes notes what the main noun of a term does to what it is of, which belongs
// to the term: "a rise in wages" raises them, "deep tax cuts" lower them.
func (r *reader) changes(t *Term) {
	f, e := int(t.Issue.First), int(t.Issue.End)
	for k := f; k < e; k++ {
		h := int(r.t.head[k])
		if r.t.pos(k) != nlp.NOUN || h >= f && h < e {
			continue
		}
		effect, ok := is(nouns, r.t.lemma(k), "change")
		if !ok {
			return
		}
		t.Effect = effect
		if _, end := r.t.phrase(k, true); end > e && end-f <= 25 {
			t.Text, t.Issue = r.doc.Bytes(f, end), r.named(f, end, int(t.Issue.Head))
		}
		return
	}
}

// changeTerm reads what the nouns before a text's own say that it does: "a tax
// cut plan", "the pay freeze offer".
func (r *reader) changeTerm(p *Proposal, m *text) {
	w := m.head - 1
	if m.told >= 0 || w < m.first {
		return
	}
	effect, ok := is(nouns, r.t.lemma(w), "change")
	if !ok || r.t.pos(w) != nlp.NOUN {
		return
	}
	f := w
	for f > m.first && (r.t.pos(f-1) == nlp.NOUN || r.t.pos(f-1) == nlp.ADJ || r.t.pos(f-1) == nlp.NUM || r.doc.Is(f-1, "-")) {
		f--
	}
	if f < w {
		r.more(p, f, w+1, w, m.head, effect)
	}
}

// toldTerm reads what is offered where a verb alone makes it an offer: "offered a
// rise in wages".
func (r *reader) toldTerm(p *Proposal, m *text) {
	if m.told < 0 || r.t.pos(m.head) != nlp.NOUN {
		return
	}
	f, e := r.t.phrase(m.head, true)
	for f < m.head && r.t.pos(f) == nlp.DET {
		f++
	}
	effect, ok := is(nouns, r.t.lemma(m.head), "change")
	if !ok {
		effect = "includes"
	}
	r.more(p, f, e, m.head, m.head, effect)
}

// sumTerms reads what an offer is worth: the figure before its noun ("a 28 dlr a
// share bid") and those behind it ("an offer of 212 crowns a share").
func (r *reader) sumTerms(p *Proposal, m *text) {
	if families[m.kind] != 'o' || m.told >= 0 {
		return
	}
	for k := m.first; k < m.head; k++ {
		if r.t.pos(k) == nlp.NUM {
			f, e := r.sum(k, m.head)
			if e > f {
				r.more(p, f, e, e-1, m.head, "includes")
			}
			break
		}
	}
	_, end := r.sentence(m.head)
	raised := false
	if h := int(r.t.head[m.head]); h >= 0 && h < m.head {
		_, raised = is(nouns, r.t.lemma(h), "change")
		raised = raised || r.effect(h) == "raises" || r.t.lemma(h) == "sweeten" || r.t.lemma(h) == "up"
	}
	for k := m.head + 1; k+1 < min(end, m.head+16); k++ {
		if r.textAt[k] != 0 || r.t.pos(k) == nlp.SCONJ {
			break
		}
		switch lower(r.doc.Form(k)) {
		case "to":
			if !raised {
				continue
			}
		case "of", "at", "worth", "for", "valued":
		default:
			continue
		}
		n := k + 1
		for n < end && n < k+4 && r.t.pos(n) != nlp.NUM && (r.doc.Is(n, "$") || r.doc.Is(n, "£") || r.doc.Is(n, "€") || r.doc.Is(n, "about") || r.doc.Is(n, "some") || r.doc.Is(n, "at")) {
			n++
		}
		if n >= end || r.t.pos(n) != nlp.NUM {
			continue
		}
		if f, e := r.sum(n, end); e > f {
			r.more(p, f, e, e-1, m.head, "includes")
			break
		}
	}
}

// sum returns the tokens [f, e) of the sum of money or share whose figure is at
// k, with what it is for ("a share", "per ton") and in; none where it is a mere
// count.
func (r *reader) sum(k, end int) (f, e int) {
	f, e = k, k+1
	money := false
	for f > 0 && (r.doc.Is(f-1, "$") || r.doc.Is(f-1, "£") || r.doc.Is(f-1, "€")) {
		f, money = f-1, true
	}
	for e < end && (r.t.pos(e) == nlp.NUM || r.doc.Is(e, "-") || measures[lower(r.doc.Form(e))]) {
		w := lower(r.doc.Form(e))
		money = money || w != "-" && r.t.pos(e) != nlp.NUM && w != "share" && w != "million" && w != "billion" && w != "mln" && w != "bln"
		e++
	}
	if !money && e < end && r.t.pos(e) == nlp.NOUN && r.perShare(e+1, e+2) {
		e, money = e+1, true // "212 crowns a share"
	}
	if !money {
		return k, k
	}
	if e+1 < end && (r.doc.Is(e, "a") || r.doc.Is(e, "per") || r.doc.Is(e, "each") || r.doc.Is(e, "-")) {
		n := e + 1
		for n < end && (r.doc.Is(n, "a") || r.doc.Is(n, "per") || r.doc.Is(n, "-")) {
			n++
		}
		if n < end && r.t.pos(n) == nlp.NOUN && n-e <= 4 {
			e = n + 1
		}
	}
	if e+1 < end && r.doc.Is(e, "in") && (r.doc.Is(e+1, "cash") || r.doc.Is(e+1, "stock") || r.doc.Is(e+1, "shares")) || e < end && r.doc.Is(e, "cash") {
		for e < end && (r.doc.Is(e, "in") || r.doc.Is(e, "cash") || r.doc.Is(e, "stock") || r.doc.Is(e, "shares") || r.doc.Is(e, "and")) {
			e++
		}
	}
	return f, e
}

// fates are the verbs that tell what comes of a text or what it is thought to do,
// not what stands in it.
var fates = listed("fates")

// wouldTerms reads what a text would do: "the plan would base dues on output".
func (r *reader) wouldTerms(p *Proposal, m *text) {
	h := int(r.t.head[m.head])
	if h < m.head || r.t.rel(m.head) != nlp.RelNsubj || r.t.pos(h) != nlp.VERB || r.t.passive(h) || r.t.negated(h) {
		return
	}
	if a := r.t.aux(h); a != "would" && a != "will" {
		return
	}
	for _, v := range r.t.conjuncts(nil, h) {
		if r.t.pos(v) != nlp.VERB || fates[r.t.lemma(v)] || harms[r.t.lemma(v)] == "against" || v != h && r.t.kid(v, nlp.RelNsubj) >= 0 {
			continue
		}
		o := r.t.kid(v, nlp.RelObj, nlp.RelXcomp)
		if o < 0 {
			continue
		}
		effect := r.effect(v)
		if effect == "" {
			effect = "includes"
		}
		r.more(p, v, r.ownEnd(v), o, v, effect)
	}
}

// ownEnd returns the end of what belongs to verb v before a clause beside it.
func (r *reader) ownEnd(v int) int {
	_, e := r.t.span(v)
	for c := r.t.first[v]; c >= 0; c = r.t.nxt[c] {
		k := int(c)
		switch r.t.rel(k) {
		case nlp.RelConj, nlp.RelAdvcl, nlp.RelParataxis, nlp.RelPunct:
			if f, _ := r.t.span(k); f > v && f < e {
				e = f
			}
		}
	}
	for e > v+1 && (r.t.pos(e-1) == nlp.PUNCT || r.t.pos(e-1) == nlp.CCONJ || r.t.pos(e-1) == nlp.SCONJ) {
		e--
	}
	return e
}

// underTerm reads what is to be done under a text: "under the deal, the union
// would give up the bonus".
func (r *reader) underTerm(p *Proposal, m *text) {
	v := int(r.t.head[m.head])
	if v < 0 || r.t.pos(v) != nlp.VERB || r.t.negated(v) || fates[r.t.lemma(v)] {
		return
	}
	switch r.t.preposition(m.head) {
	case "under":
	default:
		return
	}
	switch r.t.aux(v) {
	case "would", "will", "could", "must", "may", "can", "shall", "should":
	case "":
		if x := r.doc.Tokens[v].XPOS; x != nlp.TagVBP && x != nlp.TagVBZ && !r.t.passive(v) {
			return
		}
	default:
		return
	}
	f, o := v, r.t.kid(v, nlp.RelObj)
	s := r.t.kid(v, nlp.RelNsubj)
	if o < 0 || r.t.passive(v) {
		o = s
	}
	if o < 0 {
		return
	}
	if s >= 0 {
		f, _ = r.t.span(s)
	}
	e := r.ownEnd(v)
	if from, to := r.t.span(m.head); from >= f && to >= e {
		e = from // "… under the deal"
	}
	effect := r.effect(v)
	if effect == "" {
		effect = "includes"
	}
	r.more(p, f, e, o, v, effect)
}

// conditionTerms reads what a text is subject to, in the sentence of its mention.
func (r *reader) conditionTerms(p *Proposal, m *text) {
	_, end := r.sentence(m.head)
	for k := m.head + 1; k+2 < end; k++ {
		if r.textAt[k] != 0 && r.texts[r.textAt[k]-1].in != m.in {
			return
		}
		switch lower(r.doc.Form(k)) {
		case "subject":
			if !r.doc.Is(k+1, "to") {
				continue
			}
		case "conditional", "conditioned", "contingent", "dependent":
			if !r.doc.Is(k+1, "on") && !r.doc.Is(k+1, "upon") {
				continue
			}
		default:
			continue
		}
		_, head := r.nounRun(k+2, end)
		if head < 0 {
			if r.t.pos(k+2) == nlp.VERB {
				r.more(p, k+2, r.ownEnd(k+2), k+2, k, "includes")
			}
			return
		}
		f, e := r.t.phrase(head, true)
		for _, c := range r.t.conjuncts(nil, head) {
			if _, x := r.t.phrase(c, true); x > e && x-f <= 25 {
				e = x
			}
		}
		r.more(p, max(f, k+2), e, head, k, "includes")
		return
	}
}

// broughtTo reads who else has a text by what is told of it: who received it, before
// whom it was laid, and of an offer whom it is for. What `presented` reads speaks for
// a text's being one and for who its addressee is; what is read here adds to neither.
func (r *reader) broughtTo(p *Proposal, m *text) {
	i := m.head
	if families[m.kind] == 'o' {
		for c := r.t.first[i]; c >= 0; c = r.t.nxt[c] {
			if n := int(c); r.t.rel(n) == nlp.RelNmod && r.t.preposition(n) == "for" {
				p.Reached = addRef(p.Reached, r.parties(n)...)
			}
		}
	}
	takes := func(v int) {
		switch r.t.lemma(v) {
		case "receive", "get", "consider", "study", "review":
		default:
			return
		}
		if r.t.passive(v) || r.t.negated(v) {
			return
		}
		if s := r.t.kid(v, nlp.RelNsubj); s >= 0 && (r.t.lemma(v) == "receive" || r.t.lemma(v) == "get" || families[m.kind] == 'o') {
			p.Reached = addRef(p.Reached, r.parties(s)...)
		}
	}
	if h := int(r.t.head[i]); h >= 0 && r.t.rel(i) == nlp.RelObj {
		takes(h)
	}
	for c := r.t.first[i]; c >= 0; c = r.t.nxt[c] {
		if n := int(c); r.t.rel(n) == nlp.RelAcl && r.t.pos(n) == nlp.VERB {
			takes(n)
		}
	}
	if m.deed >= 0 && families[m.kind] == 'o' {
		switch r.t.lemma(m.deed) {
		case "acquire", "buy", "purchase", "take":
			o := r.t.kid(m.deed, nlp.RelObj)
			if o < 0 {
				return
			}
			if who := r.parties(o); len(who) > 0 {
				p.Reached = addRef(p.Reached, who...)
			} else if x := r.t.kid(o, nlp.RelNmod); x >= 0 && (r.t.preposition(x) == "of" || r.t.preposition(x) == "in" || r.doc.Tokens[x].Rel == nlp.RelNmodPoss) {
				p.Reached = addRef(p.Reached, r.parties(x)...)
			}
		}
	}
	if r.t.rel(i) == nlp.RelObj || r.t.rel(i) == nlp.RelNsubj && r.t.passive(int(r.t.head[i])) {
		v := int(r.t.head[i])
		switch r.t.lemma(v) {
		case "introduce", "lay", "present", "submit", "table", "put", "bring", "file":
			for c := r.t.first[v]; c >= 0; c = r.t.nxt[c] {
				if n := int(c); r.t.rel(n) == nlp.RelObl {
					switch r.t.preposition(n) {
					case "in", "before", "to":
						p.Reached = addRef(p.Reached, r.parties(n)...)
					}
				}
			}
		}
	}
}
