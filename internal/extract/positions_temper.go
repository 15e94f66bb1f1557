package extract

import (
	"slices"

	"github.com/parley-record/parley/nlp"
)

// What turns a stance: what denies it, asks for it, makes it wait or leaves it open.

// temper turns the stance that predicate i takes by what denies it, asks for it,
// makes it wait for something or leaves it open.
func (r *reader) temper(s *stand, fr *frame, i int) {
	if (r.t.negated(i) || fr.exact && r.seenLittle(i) || r.heldOff(i)) != r.unlikely(i) {
		if unworried(fr) || obeys(fr) {
			s.f, s.e = 0, 0
			return
		}
		act, _ := is(words, r.t.lemma(i), "act")
		switch {
		case fr.word == "question" || fr.word == "doubt":
			s.stance, s.force = "for", "statement"
		case act == "open" || r.t.lemma(i) == "decide" || r.t.lemma(i) == "decision" || r.t.lemma(i) == "choose": // "did not rule out a strike", "have not decided on it"
			s.stance, s.force = "undecided", "statement"
		case fr.force == "demand" && r.unasked(i):
			s.stance, s.force = "undecided", "concession" // "no longer insists on it"
		case s.stance == "for" && r.mayYet(i):
			s.stance, s.force = "undecided", "statement" // "has not endorsed the plan"
		case s.stance == "for":
			s.stance, s.force = "against", "refusal"
		case s.stance == "against":
			s.stance, s.force = "for", "statement"
		}
		s.signs = append(s.signs, "negated")
	}
	if r.asksWhether(i) {
		s.stance, s.force = "undecided", "statement"
		s.signs = append(s.signs, "whether")
	}
	r.condition(s, i)
	if s.stance == "for" && fr.force != "demand" && r.t.rel(i) == nlp.RelAdvcl && r.t.marked(i, "before") && !r.pastVerb(i) {
		s.stance = "conditional" // "wants the dam closed before it agrees to talks"
		s.signs = append(s.signs, "before")
	}
	switch m := r.t.aux(i); m {
	case "may", "might", "could":
		if s.stance == "for" && fr.force != "demand" && !ownText(fr) {
			s.stance = "conditional"
		}
		s.signs = append(s.signs, "modal:may")
	case "would":
		if s.stance == "for" && s.conditional() {
			s.stance = "conditional"
		}
		s.signs = append(s.signs, "modal:would")
	case "will", "'ll", "’ll", "shall":
		s.signs = append(s.signs, "modal:will")
	case "should", "must":
		s.signs = append(s.signs, "modal:should")
	}
}

// heldOff reports whether the adjective at i is denied by how far its subject is from it:
// "far from happy", "less than thrilled", "anything but keen".
func (r *reader) heldOff(i int) bool {
	if r.t.pos(i) != nlp.ADJ && r.t.pos(i) != nlp.VERB || i < 2 {
		return false
	}
	for _, w := range [...][2]string{{"far", "from"}, {"less", "than"}, {"anything", "but"}, {"none", "too"}, {"not", "exactly"}} {
		if r.doc.Is(i-2, w[0]) && r.doc.Is(i-1, w[1]) {
			return w[0] != "not" || !r.t.negated(i)
		}
	}
	return false
}

// notYet are verbs of consent.
var notYet = listed("notYet")

// mayYet reports whether verb i tells of a consent that somebody has or has not given
// so far: whoever "has not endorsed the plan" may still do so.
func (r *reader) mayYet(i int) bool {
	return notYet[r.t.lemma(i)] && r.soFar(i)
}

// soFar reports whether verb i tells what somebody has or has not done so far.
func (r *reader) soFar(i int) bool {
	for c := r.t.first[i]; c >= 0; c = r.t.nxt[c] {
		if k := int(c); r.t.rel(k) == nlp.RelAux && (r.doc.Is(k, "has") || r.doc.Is(k, "have")) {
			return true
		}
	}
	return false
}

// unasked reports whether the denied verb i tells that a demand is not or no longer made:
// whoever "no longer insists on a vote" need not be against one.
func (r *reader) unasked(i int) bool {
	switch r.t.lemma(i) {
	case "insist", "demand", "require", "stipulate", "request", "call", "press", "push", "ask":
		return true
	}
	return false
}

// unworried reports whether to deny fr takes no stance: whoever is not worried by a
// thing is not for it by that.
func unworried(fr *frame) bool {
	switch fr.word {
	case "worried", "concerned", "afraid", "alarmed", "nervous", "fearful", "worry", "fear":
		return true
	}
	return false
}

// obeys reports whether fr tells of doing as a rule or a pact has it. Whoever does not
// does wrong by it and need not be against it.
func obeys(fr *frame) bool {
	switch fr.word {
	case "honor", "honour", "comply", "comply_with", "abide_by", "adhere_to", "adherence":
		return true
	}
	return false
}

// unlikely reports whether what verb i tells is told not to be likely: "unlikely to
// accept it", "hard to see it accepting".
func (r *reader) unlikely(i int) bool {
	h := int(r.t.head[i])
	if h < 0 {
		return false
	}
	switch r.t.rel(i) {
	case nlp.RelXcomp, nlp.RelCcomp, nlp.RelCsubj, nlp.RelAdvcl:
	default:
		return false
	}
	return i > h && r.t.pos(h) == nlp.ADJ && (r.doc.Is(h, "unlikely") || r.doc.Is(h, "likely") && r.t.negated(h))
}

// pastVerb reports whether the verb at i is in a tense of what is past: "before it accepted".
func (r *reader) pastVerb(i int) bool {
	return r.doc.Tokens[i].XPOS == nlp.TagVBD || r.doc.Tokens[i].XPOS == nlp.TagVBN
}

// asksWhether reports whether the predicate at i is what is asked or not known:
// "it is unclear whether the union is ready to sign", "asked if it would sign".
func (r *reader) asksWhether(i int) bool {
	return r.ofItsClause(i, func(k int) bool {
		return r.t.marked(k, "whether") || r.t.rel(k) == nlp.RelCcomp && r.t.marked(k, "if") && !r.supposes(k)
	})
}

// ofItsClause reports whether is holds of the predicate at i or of one of the two
// above it in its clause.
func (r *reader) ofItsClause(i int, is func(k int) bool) bool {
	for k, n := i, 0; k >= 0 && n < 3; k, n = int(r.t.head[k]), n+1 {
		if is(k) {
			return true
		}
		switch r.t.rel(k) {
		case nlp.RelXcomp, nlp.RelConj:
		default:
			return false
		}
	}
	return false
}

// onlyIf reports whether the predicate at i stands in a clause that only
// supposes what it tells: "if the union rejects the offer", "unless the banks
// agree".
func (r *reader) onlyIf(i int) bool {
	for k, n := i, 0; k >= 0 && n < 6; k, n = int(r.t.head[k]), n+1 {
		rel := r.t.rel(k)
		if (rel == nlp.RelAdvcl || rel == nlp.RelCcomp && r.supposes(k)) && (r.t.marked(k, "if") || r.t.marked(k, "unless") || r.t.marked(k, "provided")) && !r.t.marked(k, "even") && !r.t.marked(k, "as") {
			return true
		}
		if rel == nlp.RelAdvcl && k < len(r.t.head) && r.t.marked(k, "until") && r.held(k) {
			return true
		}
		if !clausal(rel) && rel != nlp.RelObl && rel != nlp.RelNmod {
			return false
		}
	}
	return false
}

// supposes reports whether clause k, which "if" opens, is a condition that the tree
// takes for an object: "shippers could strike if the owners scrap it". After a word
// for asking or knowing it is what is asked.
func (r *reader) supposes(k int) bool {
	h := int(r.t.head[k])
	if h < 0 || h > k || !wonders[r.t.lemma(h)] {
		return true
	}
	return tellsIf[r.t.lemma(h)] && r.tells(h)
}

// tells reports whether the verb at h tells something, and is not what somebody is asked,
// will or declines to tell: "said if the bank agreed", but not "would not say if".
func (r *reader) tells(h int) bool {
	switch r.doc.Tokens[h].XPOS {
	case nlp.TagVBD, nlp.TagVBZ, nlp.TagVBP, nlp.TagVBN, nlp.TagVBG:
	default:
		return false
	}
	return !r.t.negated(h) && r.t.aux(h) == ""
}

// tellsIf are the words of wonders that more often tell what is so on a condition.
var tellsIf = listed("tellsIf")

// wonders are words that an indirect question hangs on.
var wonders = listed("wonders")

// titlePositions notes at each position told in the title whether the report tells
// of a stance of the same side below.
func (r *reader) titlePositions() {
	for i := range r.Positions {
		p := &r.Positions[i]
		if !slices.Contains(p.Signs, "in:title") {
			continue
		}
		sign := "title:only"
		for k := range r.Positions {
			if o := &r.Positions[k]; !slices.Contains(o.Signs, "in:title") && r.sameActor(o.Party, p.Party) {
				sign = "title:again"
				break
			}
		}
		p.Signs = append(p.Signs, sign)
	}
}
