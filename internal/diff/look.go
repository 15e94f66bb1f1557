package diff

import "slices"

// leastCheap is how alike two sentences must be at first sight to be looked at,
// and leastLook how likely, in 1/100000 of log-odds, to be measured. Of the
// alignments that measuring every pair would give, some 99 in a hundred pass, and
// of all pairs every fourth (doc/models.md, pairs).
const (
	leastCheap = 300
	leastLook  = -600000
)

// firstLook fills in with which pairs of sentences of two reports are worth
// measuring, from how alike each is at first sight, cheap: a logistic regression
// over that, its rank among the pairs of either sentence and how long the two are
// and how far apart they stand.
func (g *grid) firstLook(a, b *cutReport) {
	na, nb := len(a.sentences), len(b.sentences)
	g.in = slices.Grow(g.in[:0], na*nb)[:na*nb]
	clear(g.in)
	g.high = g.high[:0]
	g.rows, g.columns = g.rows[:0], g.columns[:0]
	for i := range na {
		g.rows = append(g.rows, g.rank(g.cheap[i*nb:i*nb+nb], nb, 1))
	}
	for j := range nb {
		g.columns = append(g.columns, g.rank(g.cheap[j:], na, nb))
	}
	for i := range na {
		for j := range nb {
			k := i*nb + j
			c := g.cheap[k]
			if c <= leastCheap {
				continue
			}
			row, column := &g.rows[i], &g.columns[j]
			n, m := len(a.sentences[i].words), len(b.sentences[j].words)
			s := 140*int(c) + 348*int(g.near[k]) + 128*int(c-row.best(c)) + 108*int(c-column.best(c)) +
				7802*min(n, m) - 135*max(n, m) - 284*abs(i*1000/na-j*1000/nb) - 648107
			if s >= leastLook { // most fail here, before anything is counted
				g.in[k] = s-31838*row.above(c)-28706*column.above(c) >= leastLook
			}
		}
	}
}

// A rank tells how high a pair stands among the pairs of one sentence.
type rank struct {
	high        []int32 // those above leastCheap
	most, other int32   // the highest of all and of all but it
}

// rank returns the rank among n numbers of v, each step further.
func (g *grid) rank(v []int32, n, step int) rank {
	var r rank
	from := len(g.high)
	for k := range n {
		c := v[k*step]
		if c > r.most {
			r.most, r.other = c, r.most
		} else if c > r.other {
			r.other = c
		}
		if c > leastCheap {
			g.high = append(g.high, c)
		}
	}
	r.high = g.high[from:]
	return r
}

// best returns the highest of all but one that is c.
func (r *rank) best(c int32) int32 {
	if c == r.most {
		return r.other
	}
	return r.most
}

// above returns how many are above c, which is above leastCheap.
func (r *rank) above(c int32) (n int) {
	if c == r.most {
		return 0
	}
	for _, x := range r.high {
		if x > c {
			n++
		}
	}
	return n
}
