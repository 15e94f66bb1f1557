package extract

import "github.com/parley-record/parley/nlp"

// cueStances are the stances that a cue takes on what it credits.
var cueStances = map[string]frame{
	"demand": {word: "cue:demand", stance: "for", force: "demand"}, "offer": {word: "cue:offer", stance: "for", force: "offer"},
	"accept": {word: "cue:accept", stance: "for", force: "concession"}, "reject": {word: "cue:reject", stance: "against", force: "refusal"},
	"welcome": {word: "cue:welcome", stance: "for", force: "welcome"}, "criticise": {word: "cue:criticise", stance: "against", force: "concern"},
	"warn": {word: "cue:warn", stance: "against", force: "warning"}, "threaten": {word: "cue:threaten", stance: "for", force: "warning"},
	"promise": {word: "cue:promise", stance: "for", force: "offer"}, "doubt": {word: "cue:doubt", stance: "against", force: "concern"},
	"deny": {word: "cue:deny", stance: "against", force: "statement"}, "ask": {word: "cue:ask", stance: "for", force: "demand"},
	"say": {word: "cue:say", stance: "for", force: "statement"}, "believe": {word: "cue:believe", stance: "for", force: "statement"},
	"other": {word: "cue:other", stance: "for", force: "statement"},
}

// saidPositions drafts the stance that a statement as a whole takes: by the
// class of its cue, turned by the words of judgement in what is said.
func (r *reader) saidPositions() {
	taken := map[int]bool{}
	for k := range r.Positions {
		if s := r.Positions[k].Statement; s != 0 {
			taken[s] = true
		}
	}
	for k := range r.Statements {
		st := &r.Statements[k]
		fr, ok := cueStances[st.CueClass]
		who := st.Speaker
		if !who.OK() {
			who = st.Source
		}
		if !ok || len(st.Content) == 0 || !who.OK() {
			continue
		}
		f, e := r.doc.TokensIn(st.Content[0])
		if e <= f {
			continue
		}
		e = min(e, f+60)
		pro, con := r.judgement(f, e)
		s := stand{frame: &fr, at: f, stance: fr.stance, force: fr.force, path: "said"}
		switch {
		case con > pro && fr.force == "statement":
			s.stance = "against"
			s.signs = append(s.signs, "judged:against")
		case pro > con:
			s.signs = append(s.signs, "judged:for")
		}
		if st.Negated {
			s.stance = against(s.stance)
			s.signs = append(s.signs, "negated")
		}
		s.issue = r.about(f, e)
		if s.issue < 0 {
			continue
		}
		s.f, s.e = r.t.phrase(s.issue, true)
		if fr.force == "statement" && len(s.signs) == 0 && r.textAt[s.issue] == 0 {
			s.signs = append(s.signs, "judged:none")
		}
		if taken[k+1] {
			s.signs = append(s.signs, "taken")
		}
		s.signs = append(s.signs, "rule:said")
		r.addPositions(s, []Ref{who}, "by:speaker")
	}
}

// judgement counts the words of praise and blame in the tokens [f, e).
func (r *reader) judgement(f, e int) (pro, con int) {
	for i := f; i < e; i++ {
		key := ""
		switch r.t.pos(i) {
		case nlp.ADJ:
			key = "a"
		case nlp.NOUN:
			key = "n"
		default:
			continue
		}
		neg := i > f && (r.doc.Is(i-1, "not") || r.doc.Is(i-1, "no") || r.doc.Is(i-1, "n't") || r.doc.Is(i-1, "n’t"))
		for _, x := range stances[key+r.t.lemma(i)] {
			if x.paths[0] != "s" {
				continue
			}
			if (x.stance == "for") != neg {
				pro++
			} else {
				con++
			}
			break
		}
	}
	return pro, con
}

// about returns the main word of what the tokens [f, e) are about: a text that
// they name, else their first noun for a thing; -1 for none.
func (r *reader) about(f, e int) int {
	first := -1
	for i := f; i < e; i++ {
		if r.textAt[i] != 0 {
			return i
		}
		if p := r.t.pos(i); first < 0 && (p == nlp.NOUN || p == nlp.PROPN) && r.t.rel(i) != nlp.RelCompound && !r.timeAt(i) {
			if _, kind := r.who(i); kind == refOther {
				first = i
			}
		}
	}
	return first
}
