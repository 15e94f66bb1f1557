package diff

// chains lead from a form, a lemma or a stem to the words of a passage that have
// it, in order; others of the same slot stand between them.
type chains struct {
	first [3][slots]int16 // the first word of each slot, -1 for none
	next  [3][]int16      // by word: the next of its slot
}

// slots is how many slots a chain has; sentences have some twenty words.
const slots = 64

// The three chains.
const (
	byForm = iota
	byLemma
	byStem
)

// chained returns the chains of p.
func (p *passage) chained() *chains {
	if p.like != nil {
		return p.like
	}
	c := &chains{}
	for k := range c.first {
		for i := range c.first[k] {
			c.first[k][i] = -1
		}
	}
	all := make([]int16, 3*len(p.lean))
	for k := range c.next {
		c.next[k] = all[k*len(p.lean) : (k+1)*len(p.lean)]
	}
	for j := len(p.lean) - 1; j >= 0; j-- {
		w := &p.lean[j]
		for k, h := range [3]uint64{w.form, w.lemma, uint64(w.stem)} {
			s := slot(h)
			c.next[k][j] = c.first[k][s]
			c.first[k][s] = int16(j)
		}
	}
	p.like = c
	return c
}

// slot spreads a hash or the letters of a stem over the slots.
func slot(h uint64) uint64 { return h * 0x9e3779b97f4a7c15 >> 58 }
