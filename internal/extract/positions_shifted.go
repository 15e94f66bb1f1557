package extract

import "github.com/parley-record/parley/nlp"

// How somebody's line on a matter moved, where the words do not say what the line is.

// shifts are the verbs by which a line moves, and the way.
var shifts = listedPairs("shifts")

// lines are nouns for where somebody stands.
var lines = listed("lines")

// shiftedLine is the frame of a line that moved.
var shiftedLine = frame{word: "shift_line", stance: "undecided", force: "concession", grade: "loose"}

// shiftPositions drafts how those stand whose line moved, "hardened its line on pensions",
// "its stance on the levy has softened": as another word of the report has them stand on
// the matter. Of a line told nowhere else only a softer one is drafted, left open.
func (r *reader) shiftPositions() {
	told := len(r.Positions)
	for i := range r.doc.Tokens {
		way := shifts[r.t.lemma(i)]
		if way == "" || r.t.pos(i) != nlp.VERB || r.t.negated(i) || r.ahead(i) || r.t.aux(i) != "" || r.onlyIf(i) {
			continue
		}
		n := r.t.patient(i)
		if n < 0 {
			n = r.t.subject(i)
		}
		if n < 0 || r.t.pos(n) != nlp.NOUN || !lines[r.t.lemma(n)] {
			continue
		}
		k := r.lineOn(n, i)
		who := r.lineOf(n, i)
		if k < 0 || len(who) == 0 {
			continue
		}
		s := stand{frame: &shiftedLine, at: i, stance: "undecided", force: "concession"}
		if way == "hardened" {
			s.force = "refusal"
		}
		if !r.issue(&s, k, r.t.pos(k) == nlp.VERB, "on", 9) {
			continue
		}
		if p := r.lineBefore(told, k, who); p != nil {
			if s.stance = p.Stance; way == "hardened" && s.stance != "against" {
				s.force = "demand"
			}
		} else if way == "hardened" {
			continue
		}
		from := len(r.Positions)
		r.addPositions(s, who, "by:subject")
		for ; from < len(r.Positions); from++ {
			r.Positions[from].Movement = way
		}
	}
}

// lineOn returns what the line that noun n names is on, -1 for what is not told; verb v
// tells how it moved, and the tree may hang on it what it is on.
func (r *reader) lineOn(n, v int) int {
	for _, h := range [...]int{n, v} {
		for c := r.t.first[h]; c >= 0; c = r.t.nxt[c] {
			k := int(c)
			if k < n || r.t.rel(k) != nlp.RelNmod && r.t.rel(k) != nlp.RelObl && r.t.rel(k) != nlp.RelAcl && r.t.rel(k) != nlp.RelAdvcl || r.t.timeWord(k) {
				continue
			}
			for _, p := range [...]string{"on", "over", "about", "toward", "towards", "regarding", "concerning"} {
				if r.t.preposition(k) == p || r.t.marked(k, p) {
					return k
				}
			}
		}
	}
	return -1
}

// lineOf returns whose the line is that noun n names and verb v tells to have moved.
func (r *reader) lineOf(n, v int) []Ref {
	if r.t.patient(v) == n && !r.t.passive(v) {
		return r.takers(v)
	}
	if p := r.t.kid(n, nlp.RelNmodPoss); p >= 0 {
		return r.parties(p)
	}
	return nil
}

// lineBefore returns the last telling, among the first told positions, of how one of who
// stands on the matter at k; nil for none.
func (r *reader) lineBefore(told, k int, who []Ref) *Position {
	for n := told - 1; n >= 0; n-- {
		p := &r.Positions[n]
		if h := int(p.Issue.Head); h < 0 || h == k || r.t.lemma(h) != r.t.lemma(k) || p.Stance != "for" && p.Stance != "against" && p.Stance != "conditional" {
			continue
		}
		for _, w := range who {
			if r.sameActor(w, p.Party) {
				return p
			}
		}
	}
	return nil
}
