package story

import (
	"container/heap"
	"slices"
)

// threshold is the shipped Options.Threshold, measured in doc/models.md.
const threshold = 340

// Settle groups all reports in the window anew, the surest pair of stories
// first, as if they had come at once: what Place decided early with little to go
// by is decided again with all that has come. Pins hold. It takes time in
// proportion to the pairs compared.
func (x *Index) Settle() {
	oldest := int32(0)
	if x.opt.Window > 0 {
		oldest = int32(max(0, x.next-x.opt.Window))
	}
	x.stories = map[int32]*group{}
	for n := oldest; n < int32(x.next); n++ {
		e := x.at(n)
		e.story = n
		x.stories[n] = &group{members: []int32{n}, links: map[int32]int64{}}
	}
	var q pairs
	around := x.likes(oldest)
	for n := oldest; n < int32(x.next); n++ {
		e := x.at(n)
		for i := range e.edges {
			g := &e.edges[i]
			if g.to < oldest {
				continue
			}
			crowd(&e.near, &x.at(g.to).near, &g.x)
			company(g.to, around[n-oldest], around[g.to-oldest], &g.x)
			g.score = likely(x.model, g.x[:], g, e, x.at(g.to))
			x.stories[n].links[g.to] = int64(g.score)
			x.stories[g.to].links[n] = int64(g.score)
			if g.score >= x.opt.Threshold {
				q = append(q, pair{g.to, n, int64(g.score)})
			}
		}
	}
	x.founded = int32(x.next)
	for _, p := range x.pins.together {
		if a, b := x.find(p[0]), x.find(p[1]); a >= 0 && b >= 0 && x.at(a).story != x.at(b).story {
			x.merge(x.at(a).story, x.at(b).story)
		}
	}
	if len(x.pins.together) > 0 {
		q = x.allPairs()
	}
	heap.Init(&q)
	for len(q) > 0 {
		p := heap.Pop(&q).(pair)
		a, b := x.stories[p.a], x.stories[p.b]
		if a == nil || b == nil || a.links[p.b]/reach(len(a.members), len(b.members)) != p.mean || x.apart(a.members, b.members) {
			continue // a story has changed since, and its pairs stand further on
		}
		k := x.merge(p.a, p.b)
		for s, sum := range x.stories[k].links { // the heap puts them in order
			if m := sum / reach(len(x.stories[k].members), len(x.stories[s].members)); m >= int64(x.opt.Threshold) {
				heap.Push(&q, pair{min(k, s), max(k, s), m})
			}
		}
	}
}

// longAgo is how many hours may lie between two reports that share no name and are of
// one happening.
const longAgo = 30 * 24

// farApart reports whether two reports are known to lie longer apart.
func farApart(a, b *entry) bool {
	return a.hour != 0 && b.hour != 0 && (a.hour-b.hour > longAgo || b.hour-a.hour > longAgo)
}

// allPairs returns every linked pair of stories above the threshold.
func (x *Index) allPairs() pairs {
	var q pairs
	for a, g := range x.stories { // sorted below by the heap, which has no ties
		for b, sum := range g.links {
			if m := sum / reach(len(g.members), len(x.stories[b].members)); a < b && m >= int64(x.opt.Threshold) {
				q = append(q, pair{a, b, m})
			}
		}
	}
	return q
}

// Stories returns the reports of each story, by their numbers, the story with
// the lowest first.
func (x *Index) Stories() [][]int {
	var all [][]int
	for _, g := range x.stories { // sorted below
		if len(g.members) == 0 {
			continue
		}
		s := make([]int, len(g.members))
		for i, n := range g.members {
			s[i] = int(n)
		}
		slices.Sort(s)
		all = append(all, s)
	}
	slices.SortFunc(all, func(a, b []int) int { return a[0] - b[0] })
	return all
}

type pair struct {
	a, b int32
	mean int64
}

// pairs is a heap, the highest mean first, then the lowest numbers.
type pairs []pair

func (p pairs) Len() int { return len(p) }
func (p pairs) Less(i, j int) bool {
	switch {
	case p[i].mean != p[j].mean:
		return p[i].mean > p[j].mean
	case p[i].a != p[j].a:
		return p[i].a < p[j].a
	}
	return p[i].b < p[j].b
}
func (p pairs) Swap(i, j int) { p[i], p[j] = p[j], p[i] }
func (p *pairs) Push(v any)   { *p = append(*p, v.(pair)) }
func (p *pairs) Pop() any {
	v := (*p)[len(*p)-1]
	*p = (*p)[:len(*p)-1]
	return v
}
