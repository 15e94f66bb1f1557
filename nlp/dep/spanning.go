package dep

import "math"

// spanning finds the best tree over n words with one word on the root: score
// holds, for each word d of 1 … n and each head h of 0 … n, [n+1][ld]float32,
// the logarithm of how likely the arc is. It writes the heads, 0 for the root.
//
// Each word takes its best head where that gives a tree, as it mostly does;
// else the word that is surest of the root gets it, and cycles are broken as in
// Chu and Liu (1965) and Edmonds (1967).
func (b *spanner) spanning(score []float32, ld, n int, head []int32) {
	root, rootBy := 1, float32(math.Inf(-1))
	roots := 0
	for d := 1; d <= n; d++ {
		row := score[d*ld : d*ld+n+1]
		best := -1
		for h, s := range row {
			if h != d && (best < 0 || s > row[best]) {
				best = h
			}
		}
		head[d] = int32(best)
		if best == 0 {
			roots++
		}
		if row[0] > rootBy {
			root, rootBy = d, row[0]
		}
	}
	if roots == 1 && b.acyclic(head, n) {
		return
	}
	for d := 1; d <= n; d++ {
		row := score[d*ld : d*ld+n+1]
		if d == root {
			head[d] = 0
			continue
		}
		best := -1
		for h := 1; h <= n; h++ {
			if h != d && (best < 0 || row[h] > row[best]) {
				best = h
			}
		}
		head[d] = int32(best)
	}
	if !b.acyclic(head, n) {
		b.breakCycles(score, ld, n, root, head)
	}
}

// A spanner is the memory that spanning needs.
type spanner struct {
	mark       []int32
	comp       []int32
	w          []float32
	from, into []int32
	best       []int32
	alive      []bool
	up         []int32 // the cycle that a node went into
	arcFrom    []int32 // the arc taken into a node, as words
	arcInto    []int32
}

// acyclic reports whether every word leads to the root.
func (b *spanner) acyclic(head []int32, n int) bool {
	b.mark = grow(b.mark, n+1)
	for d := 1; d <= n; d++ {
		for v := int32(d); v != 0 && b.mark[v] != int32(n+1); v = head[v] {
			if b.mark[v] == int32(d) {
				return false
			}
			b.mark[v] = int32(d)
		}
		for v := int32(d); v != 0 && b.mark[v] == int32(d); v = head[v] {
			b.mark[v] = int32(n + 1)
		}
	}
	return true
}

// breakCycles contracts one cycle after the other. Nodes are words and, from
// n+1, contracted cycles; w, from and into hold for each pair of nodes the
// score of the best arc between them and which arc that is.
func (b *spanner) breakCycles(score []float32, ld, n, root int, head []int32) {
	m := 2*n + 2
	b.w, b.from, b.into = grow(b.w, m*m), grow(b.from, m*m), grow(b.into, m*m)
	b.alive, b.best = grow(b.alive, m), grow(b.best, m)
	b.comp = grow(b.comp, m)
	b.up, b.arcFrom, b.arcInto = grow(b.up, m), grow(b.arcFrom, m), grow(b.arcInto, m)
	none := float32(math.Inf(-1))
	for i := range b.w[:m*m] {
		b.w[i] = none
	}
	for d := 1; d <= n; d++ {
		b.alive[d] = true
		for h := 1; h <= n; h++ {
			if h != d && d != root {
				b.w[d*m+h], b.from[d*m+h], b.into[d*m+h] = score[d*ld+h], int32(h), int32(d)
			}
		}
	}
	next := n + 1
	for {
		// The best arc into each node, and a cycle among them.
		for v := 1; v < next; v++ {
			b.best[v] = 0
			if !b.alive[v] || v == root {
				continue
			}
			for u := 1; u < next; u++ {
				if b.alive[u] && u != v && b.w[v*m+u] > none && (b.best[v] == 0 || b.w[v*m+u] > b.w[v*m+int(b.best[v])]) {
					b.best[v] = int32(u)
				}
			}
		}
		cycle := b.cycle(next)
		if cycle == nil || next >= m-1 {
			break
		}
		c := next
		next++
		b.alive[c] = true
		for _, v := range cycle {
			b.alive[v] = false
		}
		for u := 1; u < c; u++ {
			if !b.alive[u] {
				continue
			}
			for _, v := range cycle {
				// Into the cycle at v: the arc that held v goes.
				if s := b.w[int(v)*m+u] - b.w[int(v)*m+int(b.best[v])]; b.w[int(v)*m+u] > none && s > b.w[c*m+u] {
					b.w[c*m+u], b.from[c*m+u], b.into[c*m+u] = s, b.from[int(v)*m+u], b.into[int(v)*m+u]
				}
				if s := b.w[u*m+int(v)]; s > b.w[u*m+c] {
					b.w[u*m+c], b.from[u*m+c], b.into[u*m+c] = s, b.from[u*m+int(v)], b.into[u*m+int(v)]
				}
			}
		}
		for _, v := range cycle {
			b.up[v] = int32(c)
			b.choose(v, m)
		}
	}
	for v := 1; v < next; v++ {
		if b.alive[v] && v != root && b.best[v] != 0 {
			b.choose(int32(v), m)
		}
	}
	// Opened again from the last: the arc into a cycle takes the place of the
	// arc that its word had within.
	for c := next - 1; c > n; c-- {
		v := b.arcInto[c]
		if v == 0 {
			continue
		}
		for b.up[v] != int32(c) {
			v = b.up[v]
		}
		b.arcFrom[v], b.arcInto[v] = b.arcFrom[c], b.arcInto[c]
	}
	for d := 1; d <= n; d++ {
		head[d] = b.arcFrom[d]
	}
	head[root] = 0
	if !b.acyclic(head, n) {
		for d := 1; d <= n; d++ {
			if head[d] = int32(root); d == root {
				head[d] = 0
			}
		}
	}
}

// choose takes the best arc into node v.
func (b *spanner) choose(v int32, m int) {
	at := int(v)*m + int(b.best[v])
	b.arcFrom[v], b.arcInto[v] = b.from[at], b.into[at]
}

// cycle returns the nodes of one cycle among the best arcs, nil for none.
func (b *spanner) cycle(next int) []int32 {
	clear(b.comp[:next])
	for v := 1; v < next; v++ {
		if !b.alive[v] {
			continue
		}
		u := int32(v)
		for u != 0 && b.comp[u] == 0 {
			b.comp[u] = int32(v)
			u = b.best[u]
		}
		if u != 0 && b.comp[u] == int32(v) {
			var out []int32
			for x := u; ; {
				out = append(out, x)
				if x = b.best[x]; x == u {
					return out
				}
			}
		}
	}
	return nil
}
