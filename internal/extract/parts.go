package extract

import "github.com/parley-record/parley/nlp"

// A Part is what the words say somebody is in the talks, beside a side.
type Part struct {
	Who []Ref
	As  string // mediator guarantor observer backer; "" for who only stands outside the sides
}

// A Membership is a group whose members the words spell out.
type Membership struct {
	Group   Ref
	Members []Ref
}

// readParts notes who is told to mediate, to guarantee, to watch or to back a
// side: "X is a guarantor of the accord", "X attended as an observer", "mediator
// X", "X is mediating between A and B", "X backs A".
func (r *reader) readParts() {
	put := func(as string, who []Ref) {
		if len(who) > 0 {
			r.Parts = append(r.Parts, Part{who, as})
		}
	}
	for i := range r.doc.Tokens {
		switch r.t.pos(i) {
		case nlp.NOUN, nlp.PROPN:
			switch l := r.t.lemma(i); l {
			case "mediator", "facilitator", "go-between":
				put("mediator", r.partSaidOf(i))
				put("mediator", r.sentFrom(i))
			case "guarantor", "observer", "backer":
				put(l, r.partSaidOf(i))
			}
		case nlp.VERB:
			if r.asksThePair(i) || r.mediates(i) && r.t.marked(i, "to") && !r.t.negated(i) {
				put("", r.byName(r.agents(i))) // "urged both sides to talk", "is ready to mediate"
				continue
			}
			if r.t.negated(i) || r.ahead(i) && !(r.mediates(i) && r.t.aux(i) == "will") || r.t.marked(i, "to") {
				continue
			}
			switch {
			case r.mediates(i):
				put("mediator", r.byName(r.agents(i)))
			case r.t.lemma(i) == "back" && !r.t.passive(i):
				if o := r.t.kid(i, nlp.RelObj); o >= 0 && len(r.byName(r.parties(o))) > 0 && r.nameAt[o] != 0 {
					put("backer", r.byName(r.agents(i)))
				}
			}
		}
	}
}

// asksThePair reports whether verb v asks something of those at the table together, which
// one of them does not: "urged both sides to return".
func (r *reader) asksThePair(v int) bool {
	switch r.t.lemma(v) {
	case "urge", "ask", "call", "invite", "press", "tell", "exhort", "implore", "order", "encourage", "appeal", "push":
	default:
		return false
	}
	if r.t.passive(v) {
		return false
	}
	if o := r.t.kid(v, nlp.RelObj, nlp.RelIobj); o >= 0 {
		return r.pairAt(o)
	}
	for c := r.t.first[v]; c >= 0; c = r.t.nxt[c] {
		if k := int(c); r.t.rel(k) == nlp.RelObl && (r.t.preposition(k) == "on" || r.t.preposition(k) == "to") && r.pairAt(k) {
			return true
		}
	}
	return false
}

// byName returns those of who that stand there by a name.
func (r *reader) byName(who []Ref) []Ref {
	var out []Ref
	for _, ref := range who {
		switch _, kind := r.who(int(ref.Head)); kind {
		case refState, refBody, refPerson:
			out = append(out, ref)
		}
	}
	return out
}

// partSaidOf returns whom the noun i is said of: as a predicate, after "as", in
// apposition, right before the name.
func (r *reader) partSaidOf(i int) []Ref {
	if r.t.negated(i) || r.ahead(i) {
		return nil
	}
	if r.t.kid(i, nlp.RelCop) >= 0 {
		return r.byName(r.parties(r.t.kid(i, nlp.RelNsubj)))
	}
	h := int(r.t.head[i])
	switch {
	case h < 0:
		return nil
	case r.t.rel(i) == nlp.RelAppos:
		return r.byName(r.parties(h))
	case r.t.rel(i) == nlp.RelObl && r.t.preposition(i) == "as" && !r.t.negated(h) && !r.ahead(h):
		if r.t.passive(h) {
			return r.byName(r.parties(r.t.patient(h)))
		}
		return r.byName(r.agents(h))
	}
	if n := i + 1; n < len(r.doc.Tokens) && r.nameAt[n] != 0 && (int(r.t.head[n]) == i || int(r.t.head[i]) == n || r.nameAt[h] == r.nameAt[n]) {
		return r.byName(r.parties(int(r.doc.Names[r.nameAt[n]-1].End) - 1))
	}
	return nil
}

// sentFrom returns the states and bodies from which those whom noun i names come: "mediators
// from Norway and the United Nations".
func (r *reader) sentFrom(i int) []Ref {
	for c := r.t.first[i]; c >= 0; c = r.t.nxt[c] {
		if k := int(c); r.t.rel(k) == nlp.RelNmod && r.t.preposition(k) == "from" {
			return r.byName(r.parties(k))
		}
	}
	return nil
}

// readMembers notes the groups whose members the words spell out: "three powers –
// A, B and C –", "the Gulf states (A and B)", "countries such as A and B".
func (r *reader) readMembers() {
	for i := range r.doc.Tokens {
		x := r.doc.Tokens[i].XPOS
		many := x == nlp.TagNNS || x == nlp.TagNNPS
		ref, kind := r.who(i)
		switch {
		case int(ref.Head) != i && int(ref.End)-1 != i, !many && !r.listBehind(i):
			continue
		case kind != refAgent && kind != refBody && (kind != refPlace || !many): // "the Gulf states"
			continue
		}
		list := r.membersTold(i)
		if r.listBehind(i) {
			_, e := r.sentence(i)
			more, _ := r.refsFrom(i+2, min(e, i+26))
			list = append(list, more...)
		}
		if list = r.byName(list); len(list) > 1 {
			r.Memberships = append(r.Memberships, Membership{ref, list})
		}
	}
}

// listBehind reports whether a dash or a bracket behind token i opens a list that
// begins with a name.
func (r *reader) listBehind(i int) bool {
	_, e := r.sentence(i)
	if i+2 >= e || r.nameAt[i+2] == 0 {
		return false
	}
	switch x := r.doc.Tokens[i].XPOS; r.doc.Form(i + 1) {
	case ",":
		return (x == nlp.TagNNS || x == nlp.TagNNPS) && r.doc.Names[r.nameAt[i+2]-1].Kind != nlp.Person
	case "–", "—", "(", "--", ":":
		return i+3 < e && r.doc.Names[r.nameAt[i+2]-1].Kind != nlp.Person
	}
	return false
}
