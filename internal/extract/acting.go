package extract

import "github.com/parley-record/parley/nlp"

// actsMainly reports whether token k is the subject of a main clause: of the verb
// that its sentence hangs on, or of one that is joined with that.
func (t *tree) actsMainly(k int) bool {
	if t.rel(k) != nlp.RelNsubj {
		return false
	}
	v := int(t.head[k])
	for n := 0; v >= 0 && n < 4; n++ {
		switch t.rel(v) {
		case nlp.RelRoot:
			return true
		case nlp.RelConj, nlp.RelParataxis:
			v = int(t.head[v])
		default:
			return t.head[v] < 0
		}
	}
	return false
}

// lastActing returns the main word of whom a report last told of as the subject of
// a main clause, not in somebody's words, before token h and within so many
// sentences; -1 for nobody who fits.
func (t *tree) lastActing(h, within int, inside, fits func(int) bool) int {
	sent := int(t.d.Tokens[h].Sentence)
	for k := h - 1; k >= 0 && int(t.d.Tokens[k].Sentence) >= sent-within; k-- {
		if p := t.pos(k); p != nlp.NOUN && p != nlp.PROPN || !t.actsMainly(k) || inside(k) {
			continue
		}
		if fits(k) {
			return k
		}
	}
	return -1
}

// actedSince reports whether a chain has a mention between token k and h that is
// the subject of a main clause, not in somebody's words.
func (t *tree) actedSince(c *nlp.Chain, k, h int, inside func(int) bool) bool {
	for _, m := range c.Mentions {
		if i := int(m.Head); i >= k && i < h && !inside(i) && t.actsMainly(i) {
			return true
		}
	}
	return false
}
