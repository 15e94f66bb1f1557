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

// firstLook says which pairs of sentences of two reports are worth measuring,
// from how alike each is at first sight, cheap, [sentence of a][sentence of b]:
// a logistic regression over that, its rank among the pairs of either sentence
// and how long the two are and how far apart they stand.
func firstLook(a, b *side1, cheap []int32) []bool {
	na, nb := len(a.sentences), len(b.sentences)
	in := make([]bool, na*nb)
	rows, columns := make([][]int32, na), make([][]int32, nb)
	for i := range na {
		rows[i] = slices.Clone(cheap[i*nb : i*nb+nb])
		slices.Sort(rows[i])
	}
	for j := range nb {
		columns[j] = make([]int32, na)
		for i := range na {
			columns[j][i] = cheap[i*nb+j]
		}
		slices.Sort(columns[j])
	}
	for i := range na {
		for j := range nb {
			c := cheap[i*nb+j]
			if c <= leastCheap {
				continue
			}
			above, most := rank(rows[i], c)
			left, high := rank(columns[j], c)
			p, q := &a.sentences[i], &b.sentences[j]
			n, m := len(p.words), len(q.words)
			s := 140*int(c) + 348*int(p.nearTo(q)) + 128*int(c-most) + 108*int(c-high) - 31838*above - 28706*left +
				7802*min(n, m) - 135*max(n, m) - 284*abs(i*1000/na-j*1000/nb) - 648107
			in[i*nb+j] = s >= leastLook
		}
	}
	return in
}

// rank returns how many of sorted are above c, which is one of them, and the
// highest of the others.
func rank(sorted []int32, c int32) (above int, most int32) {
	k, _ := slices.BinarySearch(sorted, c+1)
	n := len(sorted)
	above = n - k
	switch {
	case above > 0 || n > 1 && sorted[n-2] == c:
		most = sorted[n-1]
	case n > 1:
		most = sorted[n-2]
	}
	return above, most
}
