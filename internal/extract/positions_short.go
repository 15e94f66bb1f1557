package extract

import "github.com/parley-record/parley/nlp"

// What somebody did not go as far as, would do another thing than, or threatens to act on.

// shortPosition drafts that those are undecided who did not go as far as verb i tells,
// "stopped short of backing it", and reports whether i stands in such words.
func (r *reader) shortPosition(i int) bool {
	g := r.heldBack(i)
	if g < 0 {
		return false
	}
	s, ok := r.inner(i, 0)
	who := r.agents(g)
	if ok && len(who) > 0 {
		s.stance, s.force = "undecided", "statement"
		s.signs = append(s.signs, "composed")
		r.addPositions(s, who, "by:subject")
	}
	return true
}

// ratherThan reports whether verb i tells what somebody does another thing than: "would quit
// rather than accept it".
func (r *reader) ratherThan(i int) bool {
	c := r.t.kid(i, nlp.RelCc)
	return c >= 0 && c < i && r.doc.Is(c, "rather") && r.doc.Is(c+1, "than")
}

// supposedIn reports whether the noun at k stands in what verb i makes its deed hang on
// where that is done: "would walk away if the levy was signed".
func (r *reader) supposedIn(k, i int) bool {
	for h, n := k, 0; h >= 0 && h != i && n < 6; h, n = int(r.t.head[h]), n+1 {
		if r.t.rel(h) == nlp.RelAdvcl && int(r.t.head[h]) == i && r.t.marked(h, "if") {
			fr := r.frameAt("v", h)
			return !r.t.negated(h) && !r.ceases(h) && (fr == nil || fr.stance != "against")
		}
	}
	return false
}
