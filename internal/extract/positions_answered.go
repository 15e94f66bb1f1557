package extract

import "github.com/parley-record/parley/nlp"

// Stances told by a yes or no to a question, and demands that are said to be beyond meeting.

// answered is the frame of who says yes or no to what they are asked.
var answered = frame{word: "answered", stance: "for", force: "statement", grade: "firm"}

// answeredPosition drafts what somebody says yes or no to when asked, by verb v of saying:
// "asked if it would accept the levy, Norway said no", "said it would not".
func (r *reader) answeredPosition(v int) bool {
	switch r.t.lemma(v) {
	case "say", "reply", "answer", "respond", "tell":
	default:
		return false
	}
	q := r.questionTo(v)
	if q < 0 {
		return false
	}
	yes, ok := r.yesOrNo(v)
	if !ok {
		return false
	}
	who := r.agents(v)
	p := r.t.subject(q)
	switch {
	case len(who) == 0 || p < 0:
		return false
	case r.t.pos(p) == nlp.NOUN && r.doc.Is(int(r.t.lo[p]), "the"):
		if own := r.parties(p); len(own) == 1 {
			who = own // "asked whether the union would call it off, its chief said no"
		}
	case r.t.pos(p) != nlp.PRON:
		if ref, _ := r.who(p); len(who) != 1 || !r.sameActor(ref, who[0]) {
			return false
		}
	}
	s := stand{frame: &answered, at: v, stance: "for", force: "statement"}
	if in, ok := r.inner(q, 1); ok {
		s = in
		s.frame, s.at = &answered, v
		if s.stance == "undecided" { // that it is asked leaves nothing open here
			s.stance = "for"
			if fr := r.verbFrame(q); fr != nil && fr.stance == "against" {
				s.stance = fr.stance
			}
		}
	} else if r.t.kid(q, nlp.RelObj, nlp.RelObl, nlp.RelXcomp) < q && !bareDeeds[r.t.lemma(q)] || !r.issue(&s, q, true, "whether", 9) {
		return false
	}
	if !yes {
		s.stance, s.force = against(s.stance), "refusal"
	}
	s.signs = append(s.signs, "answered")
	r.addPositions(s, who, "by:subject")
	return true
}

// questionTo returns the verb of the question that who speaks by verb v was asked, before v
// in its sentence or in the one before; -1 for none.
func (r *reader) questionTo(v int) int {
	f, _ := r.sentence(v)
	if q := r.putAt(f); q > f && q < v {
		return q
	}
	for c := r.t.first[v]; c >= 0 && int(c) < v; c = r.t.nxt[c] {
		if r.t.rel(int(c)) == nlp.RelAdvcl {
			if q := r.putAt(int(c)); q >= 0 {
				return q
			}
		}
	}
	if f == 0 || r.t.subject(v) > f+1 {
		return -1
	}
	for b, _ := r.sentence(f - 1); b < f; b++ {
		if r.t.rel(b) == nlp.RelRoot {
			if r.t.passive(b) {
				return r.putAt(b)
			}
			break
		}
	}
	return -1
}

// putAt returns the verb of what is asked by the verb at a, where that is whether somebody
// would do it; -1 for none.
func (r *reader) putAt(a int) int {
	if r.t.lemma(a) != "ask" || r.t.kid(a, nlp.RelNsubj) >= 0 && !r.t.passive(a) {
		return -1
	}
	q := r.t.kid(a, nlp.RelCcomp)
	if q < a || r.t.pos(q) != nlp.VERB || r.t.negated(q) || !r.t.marked(q, "if") && !r.t.marked(q, "whether") {
		return -1
	}
	switch r.t.aux(q) {
	case "would", "will", "could", "can", "might", "may", "should":
		return q
	}
	return -1
}

// yesOrNo returns what somebody answers by verb v, and whether it is a plain yes or no: "said
// no", "said it would not".
func (r *reader) yesOrNo(v int) (yes, ok bool) {
	_, e := r.sentence(v)
	k := v + 1
	for k < e && (r.anyQuote(k) || r.doc.Is(k, ",") || r.doc.Is(k, ":")) {
		k++
	}
	if k >= e {
		return false, false
	}
	switch lower(r.doc.Form(k)) {
	case "no", "never":
		return false, r.endsAt(k + 1)
	case "yes":
		return true, r.endsAt(k + 1)
	case "it", "he", "she", "they", "we", "i":
	default:
		return false, false
	}
	if k+2 >= e {
		return false, false
	}
	switch lower(r.doc.Form(k + 1)) {
	case "would", "will", "could", "can", "might", "did":
	default:
		return false, false
	}
	if isNot(r.doc, k+2) {
		return false, r.endsAt(k + 3)
	}
	return true, r.endsAt(k + 2)
}

// endsAt reports whether a clause ends before token k.
func (r *reader) endsAt(k int) bool {
	return k >= len(r.doc.Tokens) || r.t.pos(k) == nlp.PUNCT
}

// beyondMeeting is the frame of those who say that another's demand cannot be met.
var beyondMeeting = frame{word: "beyond_meeting", stance: "against", force: "refusal", grade: "firm"}

// unmetPosition drafts that who speaks at verb i is against a demand that it says cannot or
// will not be met, and reports whether i stands in such words.
func (r *reader) unmetPosition(i int) bool {
	switch r.t.lemma(i) {
	case "meet", "satisfy", "fulfil", "fulfill", "grant":
	default:
		return false
	}
	if !r.t.passive(i) || !r.t.negated(i) {
		return false
	}
	switch r.t.aux(i) {
	case "can", "could", "will", "would":
	default:
		return false
	}
	p := r.t.subject(i)
	if p < 0 {
		return false
	}
	switch r.t.lemma(p) {
	case "demand", "request", "claim", "condition":
	default:
		return false
	}
	who, ok := r.speaker(i)
	s := stand{frame: &beyondMeeting, at: i, stance: "against", force: "refusal"}
	if !ok || !r.issue(&s, p, false, "s", 9) {
		return false
	}
	r.addPositions(s, []Ref{who}, "by:speaker")
	return true
}
