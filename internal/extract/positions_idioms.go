package extract

import "github.com/parley-record/parley/nlp"

// Stances that are told by where a thing is said to lie, by a vote called by its
// answer, and by the least that somebody takes.

// offTable and onTable are the stances of whoever says of a thing that it is off the
// table or still on it.
var (
	offTable = frame{word: "unacceptable", stance: "against", force: "refusal", paths: []string{"s"}}
	onTable  = frame{word: "acceptable", stance: "for", force: "statement", paths: []string{"s"}}
)

// laid returns the stance that noun i tells as the place where a thing is said to lie,
// nil for none: "off the table", "out of the question", "not an option".
func (r *reader) laid(i, over int) *frame {
	prep := r.t.preposition(i)
	neg := r.t.negated(i) || over >= 0 && r.t.negated(over)
	switch r.t.lemma(i) {
	case "table":
		if r.t.kid(i, nlp.RelAmod) >= 0 || r.t.kid(i, nlp.RelNmod) >= 0 {
			return nil
		}
		switch {
		case prep == "off" && !neg:
			return &offTable
		case prep == "on" && over >= 0:
			return &onTable
		}
	case "question":
		if prep == "of" || prep == "out" {
			if r.doc.Is(i-1, "the") && r.doc.Is(i-2, "of") && r.doc.Is(i-3, "out") && !neg {
				return &offTable
			}
		}
	case "option":
		if prep == "" && neg && r.t.kid(i, nlp.RelCop) >= 0 && r.t.kid(i, nlp.RelAmod) < 0 {
			return &offTable
		}
	case "card", "cards", "menu":
		if prep == "on" && neg {
			return &offTable
		}
	}
	return nil
}

// laidPosition drafts the stance of whoever says where a thing lies: "a return to the
// old border is off the table", "the offer remains on the table".
func (r *reader) laidPosition(i int) bool {
	switch r.t.lemma(i) {
	case "table", "question", "option", "card", "cards", "menu":
	default:
		return false
	}
	h, over := i, -1
	if r.t.kid(i, nlp.RelCop) < 0 {
		h = int(r.t.head[i])
		if h < 0 || r.t.rel(i) != nlp.RelObl && r.t.rel(i) != nlp.RelXcomp {
			return false
		}
		switch r.t.lemma(h) {
		case "be", "remain", "stay", "lie":
			over = h
		default:
			return false
		}
	}
	fr := r.laid(i, over)
	if fr == nil {
		return false
	}
	k := r.t.subject(h)
	if k < 0 || r.t.pos(k) == nlp.PRON {
		return false
	}
	if _, kind := r.who(k); kind != refOther {
		return false
	}
	who, ok := r.speaker(i)
	if !ok {
		return false
	}
	s := stand{frame: fr, at: i, stance: fr.stance, force: fr.force}
	if !r.issue(&s, k, false, "s", 2) {
		return false
	}
	s.signs = append(s.signs, "rule:judge")
	r.addPositions(s, []Ref{who}, "by:speaker")
	return true
}

// voteFor returns the stance of a vote that is called by its answer, "a no vote", ""
// for any other.
func (r *reader) voteFor(i int) string {
	if r.t.lemma(i) != "vote" || i < 1 {
		return ""
	}
	switch k := i - 1; {
	case r.doc.Is(k, "yes") || r.doc.Is(k, "\"") && r.doc.Is(k-1, "yes"):
		return "for"
	case r.doc.Is(k, "no") && k > 0 && r.t.pos(k-1) == nlp.DET || r.doc.Is(k, "\"") && r.doc.Is(k-1, "no"):
		return "against"
	}
	return ""
}

// answered reads a stance on a vote that is called by its answer as one on what is
// voted on: "urged a no vote on the contract" is against the contract. It reports
// false where the words do not say what that is.
func (r *reader) answered(s *stand) bool {
	way := r.voteFor(s.issue)
	if way == "" {
		return true
	}
	if s.path == "said" {
		return false
	}
	for c := r.t.first[s.issue]; c >= 0; c = r.t.nxt[c] {
		k := int(c)
		if r.t.rel(k) != nlp.RelNmod || k < s.issue {
			continue
		}
		switch r.t.preposition(k) {
		case "on", "for", "over", "against":
			s.issue = k
			s.f, s.e = r.t.phrase(k, true)
			if way == "against" {
				s.stance = against(s.stance)
			}
			s.signs = append(s.signs, "composed")
			return true
		}
	}
	return false
}

// least reads "no less than 5 percent", "nothing short of a new vote" as what somebody
// holds out for, whether they would take no less or not take anything less.
func (r *reader) least(s *stand) {
	if s.path == "said" || s.stance == "undecided" {
		return
	}
	for k := max(s.f-1, 0); k < min(s.e, s.f+3); k++ {
		w := lower(r.doc.Form(k))
		if w != "nothing" && w != "no" && w != "anything" || w == "no" && !r.doc.Is(k+1, "less") && !r.doc.Is(k+1, "fewer") {
			continue
		}
		less := (r.doc.Is(k+1, "less") || r.doc.Is(k+1, "fewer")) && r.doc.Is(k+2, "than")
		if !less && !(r.doc.Is(k+1, "short") && r.doc.Is(k+2, "of")) || k+3 >= s.e {
			return
		}
		s.f = k + 3
		if s.issue < s.f {
			s.issue = s.e - 1
			for i := s.f; i < s.e; i++ {
				if h := int(r.t.head[i]); h < s.f || h >= s.e {
					s.issue = i
					break
				}
			}
		}
		s.stance, s.force = "for", "demand"
		return
	}
}

// hollowDeed reports whether the words [f, e) are a verb with no more than a pronoun,
// which name no matter: "vote it".
func (r *reader) hollowDeed(f, e int) bool {
	if e-f < 2 || e-f > 3 || r.t.pos(f) != nlp.VERB {
		return false
	}
	switch lower(r.doc.Form(f + 1)) {
	case "it", "them", "so":
		return true
	}
	return false
}

// unsettled reports whether a denied statement whose words are [f, e) tells that
// somebody did not say what they think: "has not said where it stands on the treaty".
func (r *reader) unsettled(f, e int) bool {
	if f >= e {
		return false
	}
	switch lower(r.doc.Form(f)) {
	case "whether", "if", "where", "how", "what", "which", "when":
		return true
	}
	return false
}

// tied reports whether noun i, a consent or support, is told to hang on something:
// "made its approval conditional on fishing rights", "tied its support to them".
func (r *reader) tied(i int) bool {
	h := int(r.t.head[i])
	if h < 0 || r.t.rel(i) != nlp.RelObj {
		return false
	}
	switch r.t.lemma(h) {
	case "tie", "link", "peg", "condition":
		return true
	case "make":
		_, e := r.t.span(h)
		for k := i + 1; k < min(e, i+10); k++ {
			switch lower(r.doc.Form(k)) {
			case "conditional", "contingent", "dependent":
				return r.doc.Is(k+1, "on") || r.doc.Is(k+1, "upon")
			}
		}
	}
	return false
}
