package diff

// mostPairs is how many pairs of clauses of two sentences are held against each
// other at most.
const mostPairs = 36

// fewWords is the length below which a clause is none.
const fewWords = 4

// clauses returns the likeness of the clauses of two sentences that are most
// alike, the first of those as alike, and their places; pa and pb are all of them,
// a and b the sentences, whose words m has just tied. The words of clauses can be
// no nearer than the sentences have any, so that few need to be tied.
func (m *matcher) clauses(a, b *passage, pa, pb []passage) (best int32, part [2]int) {
	part = [2]int{-1, -1}
	type pair struct {
		u, v       int
		near, most int32
	}
	var room [mostPairs]pair
	var most [mostPairs]int32 // of each clause of b
	for v := range pb {
		most[v] = ceiling(&pb[v], m.toA, a)
	}
	pairs := room[:0]
	for u := range pa {
		if len(pa[u].words) < fewWords {
			continue
		}
		w := ceiling(&pa[u], m.toB, b)
		for v := range pb {
			if len(pb[v].words) >= fewWords {
				near := pa[u].nearTo(&pb[v])
				pairs = append(pairs, pair{u, v, near, near + w + most[v]})
			}
		}
	}
	for len(pairs) > 0 {
		k := 0
		for i := range pairs {
			if pairs[i].most > pairs[k].most {
				k = i
			}
		}
		x := pairs[k]
		if x.most < best {
			break
		}
		l := x.near + m.likeness(&pa[x.u], &pb[x.v])
		if l > best || l == best && l > 0 && (x.u < part[0] || x.u == part[0] && x.v < part[1]) {
			best, part = l, [2]int{x.u, x.v}
		}
		pairs[k] = pairs[len(pairs)-1]
		pairs = pairs[:len(pairs)-1]
	}
	return best, part
}

// ceiling returns the most that weighted and soft of clause p's side can come to
// against any clause of the other sentence; to are the hits of p's sentence in it.
func ceiling(p *passage, to []hit, other *passage) int32 {
	var met, soft, all int
	for i := range p.lean {
		near := int(to[int(p.from)+i].near)
		idf := int(p.lean[i].idf) + 64
		all += idf
		if near >= 1000 || has(p, i, other) {
			near = 1000
			met += idf
		}
		soft += idf * near / 1000
	}
	return ratio(met, all) + ratio(soft, all)
}

// likeness returns weighted and soft of both sides for clauses of two sentences
// whose words m has just tied.
func (m *matcher) likeness(p, q *passage) int32 {
	m.parts.same(p, q)
	return m.sum(p, q, m.parts.toB, m.toB[p.from:]) + m.sum(q, p, m.parts.toA, m.toA[q.from:])
}

// sum returns weighted and soft of the words of p; to has those that stand in q,
// whole where each is met in the sentence of q. The nearest in a sentence is the
// nearest in the clause it stands in.
func (m *matcher) sum(p, q *passage, to, whole []hit) int32 {
	var met, soft, all int
	for i := range p.lean {
		w, near := &p.lean[i], whole[i].near
		idf := int(w.idf) + 64
		all += idf
		switch at := whole[i].at - q.from; {
		case to[i].at >= 0:
			near = 1000
			met += idf
		case near >= 1000 || whole[i].at >= 0 && (at < 0 || int(at) >= len(q.lean)):
			near = m.nearest(w.number, q).near
		}
		soft += idf * int(near) / 1000
	}
	return ratio(met, all) + ratio(soft, all)
}
