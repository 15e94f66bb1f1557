package extract

import (
	"slices"

	"github.com/parley-record/parley/nlp"
)

// effectIn returns what verb v does to its object where it tells of what stands in a
// text: effect, or by the wider list that tells nothing of whether it is a text.
func (r *reader) effectIn(v int) string {
	if e := r.effect(v); e != "" {
		return e
	}
	return r.detailOf(v, "inside")
}

// liftsBar reports whether verb v lifts what bars something: a ban, sanctions.
func (r *reader) liftsBar(v int) bool {
	switch r.t.lemma(v) {
	case "lift", "raise":
	default:
		return false
	}
	o := r.t.patient(v)
	if o < 0 {
		return false
	}
	_, ok := is(nouns, r.t.lemma(o), "bar")
	return ok
}

// denied returns the effect of what a text is said not to do: what it does not hold,
// raise or end it leaves out.
func denied(effect string) string {
	switch effect {
	case "excludes":
		return "includes"
	case "leaves_open", "defers":
		return effect
	}
	return "excludes"
}

// settleTerms tells of each term of p what it does to its matter by its own words,
// and which of them say nothing.
func (r *reader) settleTerms(p *Proposal) {
	for _, list := range [2][]Term{p.Terms, p.More} {
		for k := range list {
			t := &list[k]
			t.Idle = r.idle(t)
			if t.Shown == "" {
				t.Shown = r.shown(t)
			}
			r.onlyMatter(t)
		}
	}
}

// onlyMatter leaves of a term told by a clause the matter that its verb does away with,
// raises or lowers, for the effect says so already: "would scrap the night fee" excludes
// the night fee. Of a clause that is denied, the clause is what is left out.
func (r *reader) onlyMatter(t *Term) {
	switch t.Shown {
	case "excludes", "raises", "lowers":
	default:
		return
	}
	f, e := r.doc.TokensIn(t.Text)
	v := int(t.Issue.Head)
	for v >= f && v < e && (r.t.pos(v) != nlp.VERB || r.effectIn(v) != t.Shown) {
		v = int(r.t.head[v])
	}
	if v < f || v >= e {
		return
	}
	o := r.undergoes(v)
	if o < f || o >= e || o == v || r.t.pos(o) == nlp.PRON {
		return
	}
	a, b := r.t.phrase(o, true)
	if r.t.pos(o) == nlp.VERB {
		a, b = r.t.span(o)
	}
	if a, b = max(a, f), min(b, e); a > o || o >= b || a <= v && v < b {
		return
	}
	t.Text, t.Issue = r.doc.Bytes(a, b), r.named(a, b, o)
	if t.Shown == "excludes" {
		t.Value, t.Unit, t.Approx, t.HasValue = 0, "", false, false
		r.quantity(t, a, b)
	}
}

// undergoes returns what verb v is done to, or the deed that it ends, "would stop hiring
// temps"; -1 for neither.
func (r *reader) undergoes(v int) int {
	o := r.t.patient(v)
	if o >= 0 {
		return o
	}
	if o = r.t.kid(v, nlp.RelXcomp, nlp.RelCcomp); o >= 0 && r.doc.Tokens[o].XPOS != nlp.TagVBG {
		return -1
	}
	return o
}

// shown returns the effect of a term: of what is only said to be in it that of the
// words for what is: "includes cuts in fees" lowers them.
func (r *reader) shown(t *Term) string {
	if h := int(t.Issue.Head); t.Effect == "lowers" && r.t.pos(h) == nlp.NOUN && bounds[r.t.lemma(h)] {
		return "includes"
	}
	if t.Effect != "includes" && (t.Effect != "sets" || t.HasValue) {
		return t.Effect // to set what no figure is told of is to have it
	}
	f, e, h := int(t.Issue.First), int(t.Issue.End), int(t.Issue.Head)
	for k := f; k < e && k < f+3; k++ {
		if r.doc.Is(k, "no") && r.t.pos(k) == nlp.DET {
			return "excludes"
		}
		if r.t.pos(k) == nlp.NOUN || r.t.pos(k) == nlp.VERB {
			break
		}
	}
	if r.t.pos(f) == nlp.VERB {
		if x := r.effectIn(f); x != "" && x != "includes" {
			return x
		}
		if light[r.t.lemma(f)] && h > f && h < e && r.t.pos(h) == nlp.NOUN {
			return r.changeHeld(t, f+1, e, h) // "seeks deep cuts in spending"
		}
		return "includes"
	}
	if h >= f && h < e {
		switch r.t.pos(h) {
		case nlp.VERB:
			if x := r.effectIn(h); x != "" {
				return x
			}
		case nlp.NOUN, nlp.PROPN:
			if v := int(r.t.head[h]); r.t.rel(h) == nlp.RelNsubj && v > h && v < e && !r.t.negated(v) && r.effectIn(v) == "excludes" && r.undergoes(v) > v {
				return "excludes" // "both sides will stop shelling"
			}
			return r.changeHeld(t, f, e, h)
		}
	}
	return "includes"
}

// changeHeld returns the effect of the noun at h, the main one of a term in the tokens
// [f, e) that a text is said to hold, and makes the term's text what is changed: "cuts in
// winter dues" lower the winter dues, "a ban on nets" excludes nets. A limit that is set
// is one the text has, as is a change of which the words do not say what it is of.
func (r *reader) changeHeld(t *Term, f, e, h int) string {
	l := r.t.lemma(h)
	effect, ok := is(nouns, l, "change")
	if !ok {
		return "includes"
	}
	if bounds[l] || l == "exemption" || l == "growth" {
		return "includes"
	}
	for c := r.t.first[h]; c >= 0; c = r.t.nxt[c] {
		k := int(c)
		if r.t.rel(k) != nlp.RelNmod || k < h || k >= e {
			continue
		}
		switch r.t.preposition(k) {
		case "in", "of", "to", "on", "for":
		default:
			continue
		}
		a, b := r.t.phrase(k, true)
		for a < k && (r.t.pos(a) == nlp.ADP || r.t.pos(a) == nlp.PUNCT) {
			a++
		}
		if p := r.t.pos(k); p != nlp.NOUN && p != nlp.PROPN || measures[r.t.lemma(k)] || r.t.timeWord(k) || a <= h {
			continue
		}
		t.Text = r.doc.Bytes(a, min(b, a+25))
		return effect
	}
	if h-1 >= f && r.t.pos(h-1) == nlp.NOUN && !measures[r.t.lemma(h-1)] && !r.t.timeWord(h-1) {
		a := h - 1 // "tax cuts"
		for a > f && !r.unit(a-1) && (r.t.pos(a-1) == nlp.NOUN || r.t.pos(a-1) == nlp.ADJ && r.t.head[a-1] == int32(h-1)) {
			a--
		}
		t.Text = r.doc.Bytes(a, h)
		return effect
	}
	return "includes"
}

// bounds are nouns for what a text sets to something and does not take from it.
var bounds = listed("bounds")

// idle reports whether a term says nothing of what is in its text: a lone verb, or a
// bare noun that means little.
func (r *reader) idle(t *Term) bool {
	f, e := int(t.Issue.First), int(t.Issue.End)
	n, last := 0, -1
	for k := f; k < e; k++ {
		switch r.t.pos(k) {
		case nlp.DET, nlp.PUNCT, nlp.PRON, nlp.ADP, nlp.PART, nlp.AUX:
			continue
		}
		n++
		last = k
	}
	if n == 0 {
		return true
	}
	if w := r.nameAt[last]; w != 0 && t.Effect == "includes" {
		// Somebody alone, who may be whom it is for.
		nm := &r.doc.Names[w-1]
		if nm.Kind == nlp.Person || nm.Kind == nlp.State || nm.Kind == nlp.Organisation {
			first := f
			for first < last && r.t.pos(first) == nlp.DET {
				first++
			}
			if int(nm.First) <= first {
				return true
			}
		}
	}
	if n > 1 {
		return false
	}
	if p := r.t.pos(last); p != nlp.NOUN && p != nlp.PROPN {
		return true
	}
	l := r.t.lemma(last)
	if _, ok := is(nouns, l, "empty"); ok || measures[l] || r.t.timeWord(last) {
		return true
	}
	if _, ok := is(nouns, l, "text"); ok {
		return true
	}
	if _, ok := is(nouns, l, "telling"); ok {
		return true
	}
	if _, ok := is(nouns, l, "agent"); ok && t.Effect == "includes" {
		return true // "creditors", who may be those it is for
	}
	_, ok := is(nouns, l, "idle")
	return ok
}

// heldTerms reads what a text is said to hold or do by any verb of which it is the
// subject and that is no verdict on it.
func (r *reader) heldTerms(p *Proposal, m *text) {
	i := m.head
	for c := r.t.first[i]; c >= 0; c = r.t.nxt[c] {
		if n := int(c); r.t.rel(n) == nlp.RelAcl && n > i && r.t.pos(n) == nlp.VERB && !r.t.passive(n) && r.lacksSubject(n) {
			r.doesTerms(p, n, true)
		}
	}
	h := int(r.t.head[i])
	if h < 0 {
		return
	}
	if r.t.rel(i) == nlp.RelNsubj && (r.callsFor(p, h) || r.hasNo(p, h)) {
		return
	}
	if w := r.aimed(h); r.t.rel(i) == nlp.RelNsubj && w != h {
		for _, x := range r.t.conjuncts(nil, w) {
			if r.t.pos(x) == nlp.VERB {
				r.doesTerm(p, x)
			}
		}
		return
	}
	if r.t.rel(i) == nlp.RelNsubj && !r.t.passive(h) && r.t.pos(h) == nlp.VERB {
		if r.t.kid(h, nlp.RelCop) >= 0 && r.t.marked(h, "to") {
			r.doesTerm(p, h) // "the proposal was to pay nothing"
			return
		}
		r.doesTerms(p, h, true)
	}
}

// besideTerms reads what a text is said to do by the participle behind it: "presented
// his budget, cutting domestic spending".
func (r *reader) besideTerms(p *Proposal, m *text) {
	_, end := r.sentence(m.head)
	for k := m.head + 1; k+1 < min(end, m.head+maxComplement); k++ {
		x := r.doc.Tokens[k].XPOS
		switch {
		case r.textAt[k] != 0, x == nlp.TagVBD, x == nlp.TagVBZ, x == nlp.TagVBP, x == nlp.TagMD, r.t.pos(k) == nlp.SCONJ:
			return
		case x == nlp.TagVBG && r.doc.Is(k-1, ",") && r.t.pos(k) == nlp.VERB:
			if l := r.t.lemma(k); r.effectIn(k) == "" && l != "call" {
				return
			}
			for _, v := range r.t.conjuncts(nil, k) {
				if r.t.pos(v) == nlp.VERB && r.effectIn(v) != "" {
					r.doesTerm(p, v)
				}
			}
			return
		}
	}
}

// putTerms reads what is put into a text or taken out of it: "wants to include a fund
// in the budget", "dropped the levy from the bill".
func (r *reader) putTerms(p *Proposal, m *text) {
	w := r.t.preposition(m.head)
	if w != "in" && w != "into" && w != "to" && w != "from" {
		return
	}
	v := int(r.t.head[m.head])
	if v >= 0 && r.t.pos(v) == nlp.NOUN && r.t.head[v] >= 0 {
		v = int(r.t.head[v]) // the tree may hang it on what is put there
	}
	if v < 0 || r.t.pos(v) != nlp.VERB {
		return
	}
	effect := ""
	switch r.t.lemma(v) {
	case "include", "insert", "incorporate", "put", "add", "write", "build", "embed", "contain", "attach", "keep", "retain", "enshrine":
		if w != "from" {
			effect = "includes"
		}
	case "drop", "remove", "cut", "strip", "omit", "delete", "exclude", "take", "leave", "strike", "eliminate", "withdraw", "excise", "cull", "scrap", "axe":
		if w == "from" {
			effect = "excludes"
		}
	}
	o := r.t.patient(v)
	if effect == "" || o < 0 || o == m.head || r.textAt[o] != 0 {
		return
	}
	for _, q := range r.t.conjuncts(nil, o) {
		f, e := r.t.phrase(q, true)
		if f <= m.head && m.head < e {
			e = max(q+1, m.first-1)
		}
		given := effect
		if effect == "includes" {
			given = ""
		}
		r.moreAs(p, f, e, q, v, given, r.t.negated(v))
	}
}

// valueTerms reads what becomes of the value of an offer or the size of a text: "the
// cash value of the offer was raised to 42 dollars".
func (r *reader) valueTerms(p *Proposal, m *text) {
	n := int(r.t.head[m.head])
	if n < 0 || r.t.preposition(m.head) != "of" || r.t.pos(n) != nlp.NOUN || n > m.head {
		return
	}
	if _, ok := is(nouns, r.t.lemma(n), "measure"); !ok {
		return
	}
	v := int(r.t.head[n])
	if v < 0 || r.t.pos(v) != nlp.VERB || r.t.patient(v) != n || r.t.negated(v) {
		return
	}
	switch effect := r.effectIn(v); effect {
	case "raises", "lowers":
		f, _ := r.t.phrase(n, false)
		_, e := r.t.span(v)
		r.moreAs(p, f, min(e, m.head+12), n, v, effect, false)
	}
}

// packedTerms reads what a package or an offer is made of: "a package of cash and
// shares".
func (r *reader) packedTerms(p *Proposal, m *text) {
	switch m.lemma {
	case "package", "offer", "set", "proposal", "bid", "plan", "deal", "concession":
	default:
		return
	}
	_, end := r.sentence(m.head)
	k := m.head + 1
	if k+1 >= end || !r.doc.Is(k, "of") {
		return
	}
	h := int(r.t.head[k])
	if h <= k || r.t.pos(h) != nlp.NOUN || measures[r.t.lemma(h)] || r.t.timeWord(h) {
		return
	}
	if _, kind := r.who(h); acts(kind) {
		return
	}
	for _, q := range r.t.conjuncts(nil, h) {
		f, e := r.t.phrase(q, true)
		r.moreAs(p, max(f, k+1), e, q, m.head, "", false)
	}
}

// lacksSubject reports whether the subject of relative clause n is the noun it
// belongs to.
func (r *reader) lacksSubject(n int) bool {
	s := r.t.kid(n, nlp.RelNsubj)
	if s < 0 {
		return true
	}
	switch lower(r.doc.Form(s)) {
	case "that", "which":
		return true
	}
	return false
}

// doesTerms adds what verb v and those beside it tell of a text that is their subject:
// by words of what stands in a text, or by any that is no verdict where v tells what
// it would do.
func (r *reader) doesTerms(p *Proposal, v int, own bool) {
	modal := false
	for _, w := range r.t.conjuncts(nil, v) {
		if r.t.pos(w) != nlp.VERB || w != v && r.t.kid(w, nlp.RelNsubj) >= 0 || own && r.t.passive(w) || r.t.having(w) {
			continue // what a text "has raised" is no part of it
		}
		switch r.t.aux(w) {
		case "would", "will", "shall":
			modal = true
		case "":
		default:
			modal = false
		}
		if r.effectIn(w) == "" && (!modal || fates[r.t.lemma(w)] || harms[r.t.lemma(w)] == "against") {
			continue // "would ruin families", as those say who are against it
		}
		r.doesTerm(p, w)
	}
}

// doesTerm adds what verb v takes as a term.
func (r *reader) doesTerm(p *Proposal, v int) {
	o := r.t.kid(v, nlp.RelObj, nlp.RelXcomp, nlp.RelCcomp, nlp.RelObl)
	if o < 0 {
		return
	}
	effect := r.effectIn(v)
	f, e := v, r.ownEnd(v)
	if effect == "includes" && r.t.rel(o) == nlp.RelObj {
		// What is in it is the object; each of several is a term of its own.
		if _, list := is(verbs, r.t.lemma(v), "effect"); list && o > v {
			for _, q := range r.t.conjuncts(nil, o) {
				qf, qe := r.t.phrase(q, true)
				if a, e := r.actsIn(v, q); a >= 0 && e > qe {
					r.moreAs(p, qf, e, a, v, "", r.t.negated(v))
					continue
				}
				r.moreAs(p, qf, qe, q, v, "", r.t.negated(v))
			}
			return
		}
	}
	if effect == "includes" {
		effect = "" // unless the words of the term tell another
	}
	r.moreAs(p, f, e, o, v, effect, r.t.negated(v))
}

// moreAs adds a term as more does, of which not says that the text is told not to
// have it; effect is "" where the words of the term tell it.
func (r *reader) moreAs(p *Proposal, f, e, issue, at int, effect string, not bool) {
	n := len(p.More)
	given := effect
	if given == "" {
		given = "includes"
	}
	r.more(p, f, e, issue, at, given)
	if len(p.More) == n {
		return
	}
	t := &p.More[n]
	t.Late = true
	t.Shown = effect
	if not {
		t.Shown = denied(given)
	}
}

// partTerms reads what is said to be part of a text: "called for a levy as part of
// the plan".
func (r *reader) partTerms(p *Proposal, m *text) {
	part := int(r.t.head[m.head])
	if part < 0 || r.t.lemma(part) != "part" || r.t.preposition(m.head) != "of" {
		return
	}
	v := int(r.t.head[part])
	if v < 0 || r.t.preposition(part) != "as" || r.t.pos(v) != nlp.VERB || r.t.negated(v) {
		return
	}
	o := r.t.patient(v)
	if o < 0 || r.t.pos(o) != nlp.NOUN {
		o = r.t.kid(v, nlp.RelObl)
		if o < 0 || o == part || o > part {
			return
		}
	}
	for _, q := range r.t.conjuncts(nil, o) {
		f, e := r.t.phrase(q, true)
		r.moreAs(p, f, min(e, max(part, q+1)), q, v, "", false)
	}
}

// listTerms reads what is counted up behind a text: "a package including a levy and
// a fund".
func (r *reader) listTerms(p *Proposal, m *text) {
	_, end := r.sentence(m.head)
	for k := m.head + 1; k+1 < min(end, m.head+14); k++ {
		if r.textAt[k] != 0 {
			return
		}
		x := r.doc.Tokens[k].XPOS
		if !r.doc.Is(k, "including") {
			if x == nlp.TagVBD || x == nlp.TagVBZ || x == nlp.TagVBP || x == nlp.TagMD {
				return
			}
			continue
		}
		h := int(r.t.head[k])
		if h <= k || r.t.pos(h) != nlp.NOUN {
			h = r.nounAfter(k)
		}
		if h <= k {
			return
		}
		for _, q := range r.t.conjuncts(nil, h) {
			f, e := r.t.phrase(q, true)
			r.moreAs(p, max(f, k+1), e, q, k, "", false)
		}
		return
	}
}

// followReach is how many sentences behind a text what would be done is told of it.
const followReach = 2

// followTerms reads the sentences right behind one that tells of a text for what would
// be done under it, up to one that tells of another: "Boats would pay 30 dollars. The
// fund would be run by the ports."
func (r *reader) followTerms() {
	in := make([]int, len(r.doc.Sentences)) // the one text told in a sentence, plus one; -1: several
	for k := range r.texts {
		m := &r.texts[k]
		s := r.doc.Tokens[m.head].Sentence
		switch {
		case in[s] == 0:
			in[s] = m.in
		case in[s] != m.in:
			in[s] = -1
		}
	}
	last, since := 0, 0
	for s := range r.doc.Sentences {
		if in[s] != 0 {
			if in[s] == last && last > 0 {
				r.wantedIn(&r.Proposals[last-1], s)
			}
			last, since = in[s], 0
			continue
		}
		since++
		if last <= 0 || since > followReach {
			continue
		}
		if !r.followed(&r.Proposals[last-1], s) {
			last = 0
		}
	}
}

// followed adds what sentence s tells would be done, as terms of p, and reports
// whether it does.
func (r *reader) followed(p *Proposal, s int) bool {
	sent := r.doc.Sentences[s]
	found := false
	for v := int(sent.First); v < int(sent.End); v++ {
		if r.t.pos(v) == nlp.VERB && r.authorWants(p, v) {
			found = true
			continue
		}
		if r.t.pos(v) != nlp.VERB || r.t.aux(v) != "would" || fates[r.t.lemma(v)] || harms[r.t.lemma(v)] == "against" || weighs[r.t.lemma(v)] || ponders[r.t.lemma(v)] || r.frameAt("v", v) != nil {
			continue
		}
		if silent[r.t.lemma(v)] && r.t.negated(v) {
			continue // "Roe would not comment on it"
		}
		switch r.t.rel(v) {
		case nlp.RelRoot, nlp.RelConj, nlp.RelParataxis:
		case nlp.RelCcomp:
			if r.saidAt[v] == 0 {
				continue
			}
		default:
			continue
		}
		sub := r.t.kid(v, nlp.RelNsubj)
		if sub < 0 || r.aboutUs(sub) || r.speaksOfOwn(p, v, sub) || r.t.kid(v, nlp.RelAdvcl) >= 0 && r.t.conditional(r.t.kid(v, nlp.RelAdvcl)) {
			continue
		}
		o := r.t.kid(v, nlp.RelObj)
		what := o
		if o < 0 {
			what = sub
		}
		if _, talks := is(nouns, r.t.lemma(what), "meeting"); talks {
			continue // "would hold a meeting": talks to come, not what stands in a text
		}
		found = true
		if r.t.pos(sub) == nlp.PRON && o < 0 {
			continue
		}
		if r.t.pos(sub) == nlp.PRON {
			r.doesTerms(p, v, false)
			continue
		}
		f, _ := r.t.span(sub)
		if o < 0 || r.t.passive(v) {
			o = sub
		}
		effect := r.effectIn(v)
		if effect == "" {
			effect = "includes"
		}
		r.moreAs(p, f, r.ownEnd(v), o, v, effect, r.t.negated(v))
	}
	return found
}

// speaksOfOwn reports whether who says that sub would do v of a text of others is sub: what
// "the union said it would ask its members" tells stands in no text. Nor does what nobody
// would do.
func (r *reader) speaksOfOwn(p *Proposal, v, sub int) bool {
	if d := r.t.kid(sub, nlp.RelDet); d >= 0 && r.doc.Is(d, "no") {
		return true
	}
	s, ok := r.speaker(v)
	if !ok || !r.meet(r.parties(sub), []Ref{s}) {
		return false
	}
	return !slices.ContainsFunc(p.Authors, func(a Author) bool { return r.sameActor(a.Who, s) })
}

// aboutUs reports whether subject s is a speaker's own "I" or "we".
func (r *reader) aboutUs(s int) bool {
	switch lower(r.doc.Form(s)) {
	case "i", "we", "you", "who", "what":
		return true
	}
	return false
}
