package extract

import "github.com/parley-record/parley/nlp"

// helps are the verbs that stand for another verb: "as does Norway".
var helps = listed("helps")

// otherwise is the frame of those who do not what another party does.
var otherwise = frame{word: "oppose", stance: "against", force: "refusal", grade: "firm"}

// lastTaken returns the last stance that another party than who took before word i in
// its sentence on a matter named behind the word that takes it; nil for none.
func (r *reader) lastTaken(i int, who ...Ref) *Position {
next:
	for n := len(r.Positions) - 1; n >= 0; n-- {
		q := &r.Positions[n]
		if q.At >= i || r.doc.Tokens[q.At].Sentence != r.doc.Tokens[i].Sentence {
			return nil
		}
		if q.Issue.First <= 0 || int(q.Issue.End) > i || q.Issue.Head <= int32(q.At) {
			continue
		}
		for _, ref := range who {
			if r.sameActor(ref, q.Party) {
				continue next
			}
		}
		return q
	}
	return nil
}

// takenUpBy returns the main word of what the pronoun at i takes up where another
// party took a stance on it just before: "Norway opposes the ban, while Sweden
// supports it"; -1 for none.
func (r *reader) takenUpBy(i int) int {
	switch lower(r.doc.Form(i)) {
	case "it", "this", "that", "them", "one":
	default:
		return -1
	}
	p := r.lastTaken(i)
	if p == nil {
		return -1
	}
	h := int(p.Issue.Head)
	if r.t.pos(h) != nlp.NOUN && r.t.pos(h) != nlp.PROPN {
		return -1
	}
	plural := r.doc.Tokens[h].XPOS == nlp.TagNNS || r.doc.Tokens[h].XPOS == nlp.TagNNPS
	if plural != r.doc.Is(i, "them") {
		return -1
	}
	return h
}

// yetTo is the frame of those who have yet to say where they stand.
var yetTo = frame{word: "decline", stance: "undecided", force: "statement", grade: "firm", paths: []string{"to", "on", "about", "o"}}

// threatenedOver is the frame of those who threaten to act if a thing is done.
var threatenedOver = frame{word: "threaten", stance: "against", force: "warning", grade: "firm", paths: []string{"o"}}

// addThreat drafts what those are against, or want, who by word i threaten to act if
// it is done, or unless it is: "threatened to strike if jobs were cut".
func (r *reader) addThreat(fr *frame, i int, who []Ref) {
	if fr.word != "threaten" || r.t.negated(i) {
		return
	}
	r.threatIf(who, i, r.t.kid(i, nlp.RelXcomp))
}

// threatIf drafts what who is against, or wants, by a threat whose words i and x, -1 for
// none, are: what they threaten to act on.
func (r *reader) threatIf(who []Ref, i, x int) {
	for _, h := range [...]int{i, x} {
		if h < 0 {
			continue
		}
		for c := r.t.first[h]; c >= 0; c = r.t.nxt[c] {
			k := int(c)
			if r.t.rel(k) != nlp.RelAdvcl || r.t.pos(k) != nlp.VERB {
				continue
			}
			s := stand{frame: &threatenedOver, at: i, force: "warning"}
			denied := r.t.negated(k)
			switch {
			case r.t.marked(k, "unless") && !denied:
				s.stance, s.force = "for", "demand"
			case r.t.marked(k, "if"):
				s.stance = "against"
			default:
				continue
			}
			p := r.t.subject(k)
			if p < 0 || r.t.pos(p) == nlp.PRON {
				return
			}
			for _, ref := range who {
				if int(ref.Head) == p || r.sameActor(ref, Ref{int32(p), int32(p + 1), int32(p)}) {
					return
				}
			}
			if in, ok := r.inner(k, 1); ok && (in.stance == "against") != denied {
				if s.stance == "against" {
					in.stance = against(in.stance)
				}
				s.issue, s.f, s.e, s.path, s.stance = in.issue, in.f, in.e, "if>"+in.path, in.stance // "unless the ban is dropped"
				s.signs = append(s.signs, "composed")
			} else if _, kind := r.who(p); kind == refOther {
				if !r.issue(&s, p, false, "if", 9) {
					return
				}
				if r.ceases(k) != denied {
					s.stance = against(s.stance)
				}
				_, e := r.t.span(k)
				if !denied && !r.ceases(k) {
					s.issue, s.e = k, max(k+1, min(e, s.f+12)) // that the mill is kept open, or shut
				} else {
					s.also = append(s.also, r.label(s.f, min(e, s.f+12)))
				}
			} else if !r.issue(&s, k, true, "if", 9) {
				return
			}
			r.addPositions(s, who, "by:subject")
			return
		}
	}
}

// judges returns who holds a thing to be what the judging word i says where the words
// tell to whom it is so: "unacceptable to Norway"; nil for nobody told.
func (r *reader) judges(i int) []Ref {
	if !suits[r.t.lemma(i)] {
		return nil // "important to Norway", "unfair to farmers" is so by who says it
	}
	for c := r.t.first[i]; c >= 0; c = r.t.nxt[c] {
		k := int(c)
		if k < i || r.t.rel(k) != nlp.RelObl && r.t.rel(k) != nlp.RelNmod || r.t.preposition(k) != "to" || r.t.pos(k) == nlp.PRON {
			continue
		}
		if who := r.parties(k); len(who) > 0 {
			return who
		}
	}
	return nil
}

// suits are words for what suits those who judge, or does not.
var suits = listed("suits")
