package extract

import "github.com/parley-record/parley/nlp"

// deedBy returns who is going to do verb v: as agents does, but for the clauses
// where the tree hides the subject.
func (r *reader) deedBy(v int) []Ref {
	h := int(r.t.head[v])
	if h >= 0 && r.t.rel(v) == nlp.RelXcomp {
		if who := r.blamedFor(h); len(who) > 0 {
			return who // "attacked the port for threatening to close"
		}
	}
	if who := r.forWhoseDeed(v); len(who) > 0 {
		return who
	}
	if who := r.agents(v); len(who) > 0 {
		return who
	}
	return r.someOf(r.t.agent(v))
}

// forWhoseDeed returns who stands between "for" and the infinitive v: "agreed for the bank to
// sell the stake".
func (r *reader) forWhoseDeed(v int) []Ref {
	if !r.t.marked(v, "to") {
		return nil
	}
	for c := r.t.first[v]; c >= 0 && int(c) < v; c = r.t.nxt[c] {
		if k := int(c); r.t.rel(k) == nlp.RelMark && r.doc.Is(k, "for") {
			who, _ := r.refsFrom(k+1, v)
			return who
		}
	}
	return nil
}

// ownIntent returns who has the intention that noun n names, where it is but "its" or
// "their" own and its verb's subject has it: "the holders indicated their intention to
// tender".
func (r *reader) ownIntent(n int) []Ref {
	p, g := r.t.kid(n, nlp.RelNmodPoss), int(r.t.head[n])
	if p < 0 || r.t.pos(p) != nlp.PRON || g < 0 || r.t.rel(n) != nlp.RelObj || r.t.pos(g) != nlp.VERB {
		return nil
	}
	switch lower(r.doc.Form(p)) {
	case "its", "their", "his", "her":
		return r.agents(g)
	}
	return nil
}

// ownHands returns the object of verb h by which somebody sets their own people to a deed,
// so that it is theirs: "asked its lawyers to sue", "authorised management to seek buyers";
// -1 for others.
func (r *reader) ownHands(h int) int {
	if h < 0 || r.t.pos(h) != nlp.VERB || r.t.passive(h) {
		return -1
	}
	switch r.t.lemma(h) {
	case "ask", "authorise", "authorize", "instruct", "direct", "order", "task", "charge", "empower", "mandate", "commission", "assign", "hire", "retain", "engage", "appoint":
	default:
		return -1
	}
	o := r.t.kid(h, nlp.RelObj, nlp.RelIobj)
	if o < 0 || r.nameAt[o] != 0 {
		return -1
	}
	switch r.t.lemma(o) {
	case "counsel", "management", "staff", "adviser", "advisor", "lawyer", "attorney", "banker", "executive", "negotiator", "team", "committee", "officer", "aide", "solicitor", "broker", "delegation", "ministry", "minister", "leadership", "director":
	default:
		return -1
	}
	if p := r.t.kid(o, nlp.RelNmodPoss); p >= 0 && r.t.pos(p) != nlp.PRON {
		return -1
	}
	return o
}

// someOf returns of whom the words at token i are a part or a number: "a number of
// its unions", "most of the banks".
func (r *reader) someOf(i int) []Ref {
	if i < 0 {
		return nil
	}
	switch r.t.lemma(i) {
	case "number", "majority", "group", "handful", "couple", "dozen", "score", "hundred", "thousand", "most", "some", "many", "several", "all", "half", "rest", "series", "string", "host", "part", "unit", "member", "one", "both", "each":
	default:
		return nil
	}
	for c := r.t.first[i]; c >= 0; c = r.t.nxt[c] {
		if k := int(c); r.t.rel(k) == nlp.RelNmod && r.t.preposition(k) == "of" {
			return r.parties(k)
		}
	}
	return nil
}

// stepBy returns who is to do what verb v tells, and adds to the lead the sign of what
// tells it.
func (r *reader) stepBy(v int, l *lead) []Ref {
	if r.t.passive(v) {
		who := r.parties(l.by)
		l.signs = append(l.signs, "passive")
		if len(who) > 0 {
			return who
		}
		if who = r.whoseThing(r.t.subject(v)); len(who) > 0 {
			l.signs = append(l.signs, "by:speaker")
		} else if s, ok := r.speaker(v); ok {
			who = []Ref{s} // "unions will be consulted", said by the government: they do it
			l.signs = append(l.signs, "by:speaker")
		}
		return who
	}
	if l.owner >= 0 {
		l.signs = append(l.signs, "by:owner")
		return r.parties(l.owner)
	}
	h := int(r.t.head[v])
	var who []Ref
	if h >= 0 && r.t.pos(h) == nlp.NOUN && l.signs[0] == "step:noun" {
		who = r.ownIntent(h)
	}
	if len(who) == 0 {
		who = r.toldTo(v)
	}
	if len(who) == 0 {
		who = r.deedBy(v)
	}
	if len(who) == 0 && h >= 0 && r.t.rel(v) == nlp.RelXcomp && r.t.aux(h) == "" && r.t.kid(h, nlp.RelNsubj) < 0 {
		if ref, ok := r.before(h); ok {
			who = []Ref{ref} // the tree hung the subject on another word
		}
	}
	if len(who) == 0 && h >= 0 && (l.signs[0] == "step:noun" || r.t.pos(h) == nlp.NOUN && intent(r.t.lemma(h))) { // "the Norra plan to buy"
		if who = r.ownersBefore(h); len(who) > 0 {
			l.signs = append(l.signs, "by:owner")
			return who
		}
		if s := r.t.kid(h, nlp.RelNsubj); s >= 0 && r.t.kid(h, nlp.RelCop) < 0 {
			who = r.parties(s) // "Nordvik plans to buy", read as a noun
		}
	}
	l.signs = append(l.signs, "by:subject")
	return who
}
