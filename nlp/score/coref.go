package score

import (
	"slices"
	"strings"

	"github.com/parley-record/parley/nlp"
)

func lower(s string) string { return strings.ToLower(s) }

// A Share is precision and recall as two fractions, for measures whose
// numerators differ.
type Share struct{ PNum, PDen, RNum, RDen float64 }

// Add adds another.
func (s *Share) Add(o Share) {
	s.PNum += o.PNum
	s.PDen += o.PDen
	s.RNum += o.RNum
	s.RDen += o.RDen
}

// Precision returns the precision in [0, 1].
func (s Share) Precision() float64 { return ratio(s.PNum, s.PDen) }

// Recall returns the recall in [0, 1].
func (s Share) Recall() float64 { return ratio(s.RNum, s.RDen) }

// F1 returns the harmonic mean of both.
func (s Share) F1() float64 {
	p, r := s.Precision(), s.Recall()
	return ratio(2*p*r, p+r)
}

// A Coref is the three measures that the CoNLL score averages: MUC (Vilain and
// others 1995), B³ (Bagga and Baldwin 1998) and entity CEAF (Luo 2005), as in
// Pradhan and others 2014.
type Coref struct{ MUC, BCubed, CEAFe Share }

// Add adds another document's.
func (c *Coref) Add(o Coref) {
	c.MUC.Add(o.MUC)
	c.BCubed.Add(o.BCubed)
	c.CEAFe.Add(o.CEAFe)
}

// CoNLL returns the mean of the three F1, in [0, 1].
func (c Coref) CoNLL() float64 { return (c.MUC.F1() + c.BCubed.F1() + c.CEAFe.F1()) / 3 }

// Chains compares chains of one document, each a list of mentions that stand in
// no other chain of its side. Chains of one mention count in B³ and CEAF;
// leave them out on both sides to score as OntoNotes does.
func Chains(gold, found [][]nlp.Span) Coref {
	var c Coref
	goldOf, foundOf := chainOf(gold), chainOf(found)
	c.MUC.RNum, c.MUC.RDen = muc(gold, foundOf)
	c.MUC.PNum, c.MUC.PDen = muc(found, goldOf)
	c.BCubed.RNum, c.BCubed.RDen = bcubed(gold, foundOf, found)
	c.BCubed.PNum, c.BCubed.PDen = bcubed(found, goldOf, gold)
	sim := make([][]float64, len(gold))
	for i, g := range gold {
		sim[i] = make([]float64, len(found))
		for _, m := range g {
			if j, ok := foundOf[m]; ok {
				sim[i][j] += 2 / float64(len(g)+len(found[j]))
			}
		}
	}
	best := assign(sim, len(gold), len(found))
	c.CEAFe = Share{best, float64(len(found)), best, float64(len(gold))}
	return c
}

func chainOf(chains [][]nlp.Span) map[nlp.Span]int {
	m := map[nlp.Span]int{}
	for i, c := range chains {
		for _, s := range c {
			m[s] = i
		}
	}
	return m
}

// muc counts the links of chains that the other side has too.
func muc(chains [][]nlp.Span, other map[nlp.Span]int) (num, den float64) {
	for _, c := range chains {
		parts, seen := 0, []int{}
		for _, m := range c {
			j, ok := other[m]
			if !ok {
				parts++
			} else if !slices.Contains(seen, j) {
				seen = append(seen, j)
				parts++
			}
		}
		num += float64(len(c) - parts)
		den += float64(len(c) - 1)
	}
	return num, den
}

// bcubed counts, for each mention of chains, the share of its chain that the
// other side puts with it.
func bcubed(chains [][]nlp.Span, other map[nlp.Span]int, others [][]nlp.Span) (num, den float64) {
	for _, c := range chains {
		n := make([]int, len(others))
		for _, m := range c {
			if j, ok := other[m]; ok {
				n[j]++
			}
		}
		for _, k := range n {
			num += float64(k*k) / float64(len(c))
		}
		den += float64(len(c))
	}
	return num, den
}

// assign returns the greatest sum of sim over pairs where each row and each
// column stands once (Kuhn 1955, Munkres 1957).
func assign(sim [][]float64, rows, cols int) float64 {
	n := max(rows, cols)
	cost := func(i, j int) float64 {
		if i < rows && j < cols {
			return -sim[i][j]
		}
		return 0
	}
	const inf = 1e18
	u, v := make([]float64, n+1), make([]float64, n+1)
	match, way := make([]int, n+1), make([]int, n+1)
	for i := 1; i <= n; i++ {
		match[0] = i
		j0 := 0
		minv := make([]float64, n+1)
		used := make([]bool, n+1)
		for j := range minv {
			minv[j] = inf
		}
		for {
			used[j0] = true
			i0, delta, j1 := match[j0], float64(inf), 0
			for j := 1; j <= n; j++ {
				if used[j] {
					continue
				}
				if c := cost(i0-1, j-1) - u[i0] - v[j]; c < minv[j] {
					minv[j], way[j] = c, j0
				}
				if minv[j] < delta {
					delta, j1 = minv[j], j
				}
			}
			for j := 0; j <= n; j++ {
				if used[j] {
					u[match[j]] += delta
					v[j] -= delta
				} else {
					minv[j] -= delta
				}
			}
			j0 = j1
			if match[j0] == 0 {
				break
			}
		}
		for j0 != 0 {
			j1 := way[j0]
			match[j0] = match[j1]
			j0 = j1
		}
	}
	var sum float64
	for j := 1; j <= n; j++ {
		sum -= cost(match[j]-1, j-1)
	}
	return sum
}
