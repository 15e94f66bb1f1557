package extract

import "github.com/parley-record/parley/nlp"

// addressed returns who answered a text of which only the answer is told, "the offer was
// turned down": those to whom its words say that it was made, else the one firm that a
// bid is for.
func (r *reader) addressed(in, node, v int) []Ref {
	for k := node + 1; k < min(v, node+10) && r.textAt[node] != 0; k++ {
		if r.doc.Is(k, "to") {
			if who, _ := r.refsFrom(k+1, v); len(who) > 0 {
				return who
			}
		}
	}
	pr := &r.Proposals[in-1]
	if len(pr.PresentedTo) > 0 {
		return pr.PresentedTo
	}
	return r.soughtBy(in)
}

// unsaidBy drafts p, which a passive verb v tells of nobody, by those whose answer it is:
// "was turned down in December".
func (r *reader) unsaidBy(p reply, v int) {
	o := r.t.patient(v)
	if o < 0 || p.stance != "for" && p.stance != "against" || has(p.signs, "brings") || has(p.signs, "modal:may") || has(p.signs, "modal:would") || has(p.signs, "modal:will") {
		return
	}
	for c := r.t.first[v]; c >= 0; c = r.t.nxt[c] {
		if k := int(c); r.t.rel(k) == nlp.RelAux && (r.doc.Is(k, "was") || r.doc.Is(k, "were") || r.doc.Is(k, "been")) {
			r.emit(p, r.addressed(p.in, o, v), "by:addressed")
			return
		}
	}
}

// soughtBy returns the firm that the bid in is for, nil where none is told more than others.
func (r *reader) soughtBy(in int) []Ref {
	pr := &r.Proposals[in-1]
	if pr.Kind != "offer" && pr.Kind != "bid" {
		return nil
	}
	if len(pr.Sought) > 0 {
		return r.mostOf(pr.Sought)
	}
	return r.mostOf(r.Sought)
}

// mostOf returns the first mention of whoever most of list are, nil for nobody.
func (r *reader) mostOf(list []Ref) []Ref {
	// Whoever has more than half of them is left when each other one takes one away.
	at, n := -1, 0
	for k := range list {
		switch {
		case n == 0:
			at, n = k, 1
		case r.sameActor(list[at], list[k]):
			n++
		default:
			n--
		}
	}
	if n == 0 {
		return nil
	}
	return list[at : at+1]
}

// takes are the words of who decides on an offer.
var takes = listed("takes")

// boards are the nouns for a firm and those who decide for it.
var boards = map[string]bool{"board": true, "company": true, "firm": true, "management": true, "director": true, "club": true}

// bidFor returns whom "the company" and "its board" are that answer a bid: the firm that
// it is for, whoever else was told of last. Others are returned as they are.
func (r *reader) bidFor(p *reply, ref Ref) Ref {
	h := int(ref.Head)
	if !takes[p.word] || !boards[r.t.lemma(h)] || r.nameAt[h] != 0 {
		return ref
	}
	for k := int(ref.First); k < int(ref.End); k++ {
		if r.nameAt[k] != 0 || r.doc.Tokens[k].XPOS == nlp.TagPRPS {
			return ref
		}
	}
	for c := r.t.first[h]; c >= 0; c = r.t.nxt[c] {
		switch k := int(c); r.t.rel(k) {
		case nlp.RelNmodPoss, nlp.RelAppos, nlp.RelAcl, nlp.RelCompound:
			return ref
		case nlp.RelNmod:
			if !r.doc.Is(k, "directors") {
				return ref
			}
		}
	}
	if who := r.soughtBy(p.in); len(who) == 1 {
		return who[0]
	}
	return ref
}
