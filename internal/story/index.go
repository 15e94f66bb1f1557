package story

import (
	"slices"

	"github.com/parley-record/parley/internal/boost"
	"github.com/parley-record/parley/nlp/model"
)

// Options are the settings of an Index. The zero value is what is shipped.
type Options struct {
	// Window is how many reports are kept to compare with; 0: all. Reports
	// leave it in the order in which they came; their stories stay in the store.
	Window int
	// Threshold is the mean probability, in thousandths, that two reports of
	// two stories tell of one happening, from which the stories are one; 0: 340.
	Threshold int32
}

const (
	queryTerms   = 32  // a report's heaviest terms, by which candidates are found
	mostPosting  = 128 // latest reports kept for a term
	mostEdges    = 40  // nearest reports that one is compared with
	mostMeasured = 48  // candidates that are measured
	leastCosine  = 40  // in thousandths: below it reports are no candidates
	fullStory    = 40  // reports of a story that a mean is taken over at most
	leastLink    = 50  // likelihood, in thousandths, from which stories are tied
)

// An Index holds the reports placed so far and their stories. Not safe for
// concurrent use.
type Index struct {
	opt   Options
	model *boost.Model // for Settle
	early *boost.Model // for Place, which knows little of the reports around
	know  commonness

	entries []entry // a ring where Window is set; index = number % len
	next    int     // number of the next report
	post    map[uint32][]int32
	seen    []int32 // accumulated weight of a candidate
	touched []int32
	weights [4096]int32

	stories map[int32]*group
	founded int32
	pins    pins
}

// An edge ties a report to one that was placed before it.
type edge struct {
	to    int32
	score int32 // probability in thousandths
	names int16
	x     [features]int32
}

type entry struct {
	sig   weighted
	hour  int32
	day   bool
	key   string
	near  nearest
	edges []edge
	story int32
	live  bool
}

type group struct {
	members []int32
	links   map[int32]int64 // to other stories: sum of probabilities
}

// New returns an empty index with the embedded models.
func New(opt Options) (*Index, error) {
	f, err := model.Embedded("story")
	if err != nil {
		return nil, err
	}
	return NewWith(opt, f)
}

// NewWith returns an empty index with the models of f; one without trees finds
// candidates but takes every pair for two happenings.
func NewWith(opt Options, f *model.File) (*Index, error) {
	if opt.Threshold == 0 {
		opt.Threshold = threshold
	}
	x := &Index{opt: opt, post: map[uint32][]int32{}, stories: map[int32]*group{}}
	x.know = commonness{back: background{slot: f.Bytes("slots")}, df: map[uint32]uint32{}}
	if n := f.Uint32s("reports"); len(n) == 1 {
		x.know.back.reports = uint64(n[0])
	}
	if f.Bytes("pair.trees") == nil {
		return x, nil
	}
	var err error
	if x.model, err = boost.Decode(f, "pair."); err != nil {
		return nil, err
	}
	x.early, err = boost.Decode(f, "early.")
	return x, err
}

// Observe counts the terms of reports that are going to be placed, so that the
// first of them are weighed like the last. It may be left out: Place counts
// what was not observed.
func (x *Index) Observe(sigs []Signature) {
	for i := range sigs {
		x.know.add(&sigs[i])
	}
}

// A Placement says where a report went.
type Placement struct {
	Story   int   // number of the story
	Founded bool  // the report is the first of its story
	Merged  []int // numbers of stories that are now part of Story
}

func (x *Index) at(n int32) *entry {
	if x.opt.Window > 0 {
		return &x.entries[int(n)%x.opt.Window]
	}
	return &x.entries[n]
}

// Place puts a report into the story that it tells of. key is the name that
// pins know it by. observed says that Observe has counted it. The cost does not
// grow with the reports placed before.
func (x *Index) Place(key string, s *Signature, observed bool) Placement {
	if !observed {
		x.know.add(s)
	}
	n := int32(x.next)
	x.next++
	e := entry{sig: x.know.weigh(s), hour: s.hour, day: s.day, key: key, live: true}
	e.edges = x.compare(&e)
	for _, g := range e.edges {
		e.near.add(g.x[0])
		x.at(g.to).near.add(g.x[0])
	}
	for i := range e.edges {
		g := &e.edges[i]
		g.score = likely(x.early, g.x[:channels], g, &e, x.at(g.to))
	}
	x.put(n, e)
	x.post1(n)
	return x.join(n)
}

// likely is the probability that the two reports of an edge are of one happening: none
// for two that share no name and lie long apart, whatever else is alike in short texts.
func likely(m *boost.Model, f []int32, g *edge, a, b *entry) int32 {
	if g.names == 0 && farApart(a, b) {
		return 0
	}
	return probability(m, f)
}

func probability(m *boost.Model, f []int32) int32 {
	if m == nil {
		return 0
	}
	return boost.Probability(m.Score(f))
}

// put stores entry n and drops the one that leaves the window for it.
func (x *Index) put(n int32, e entry) {
	if x.opt.Window > 0 && len(x.entries) == x.opt.Window {
		x.drop(n - int32(x.opt.Window))
		*x.at(n) = e
		x.seen[int(n)%x.opt.Window] = 0
		return
	}
	x.entries = append(x.entries, e)
	x.seen = append(x.seen, 0)
}

// drop takes report n out of its story's members.
func (x *Index) drop(n int32) {
	e := x.at(n)
	g := x.stories[e.story]
	if i := slices.Index(g.members, n); i >= 0 {
		g.members = slices.Delete(g.members, i, i+1)
	}
	if len(g.members) == 0 {
		for to := range g.links { // order cannot matter: each link is deleted
			delete(x.stories[to].links, e.story)
		}
		delete(x.stories, e.story)
	}
	e.live = false
}

// query returns the indexes of a signature's heaviest terms.
func query(w *weighted) []int32 {
	ix := make([]int32, len(w.w))
	for i := range ix {
		ix[i] = int32(i)
	}
	slices.SortFunc(ix, func(a, b int32) int {
		if c := int(w.w[b]) - int(w.w[a]); c != 0 {
			return c
		}
		return int(a) - int(b)
	})
	return ix[:min(len(ix), queryTerms)]
}

// post1 enters report n under its heaviest terms.
func (x *Index) post1(n int32) {
	e := x.at(n)
	for _, i := range query(&e.sig) {
		h := e.sig.hash[i]
		p := x.post[h]
		if len(p) >= 2*mostPosting {
			p = append(p[:0], p[len(p)-mostPosting:]...)
		}
		x.post[h] = append(p, n)
	}
	if x.opt.Window > 0 && x.next%(4*x.opt.Window) == 0 {
		x.sweep()
	}
}

// sweep forgets postings of reports that have left the window.
func (x *Index) sweep() {
	oldest := int32(x.next - x.opt.Window)
	for h, p := range x.post { // each list stands for itself
		k, _ := slices.BinarySearch(p, oldest)
		if k == len(p) {
			delete(x.post, h)
		} else if k > 0 {
			x.post[h] = slices.Clone(p[k:])
		}
	}
}

// compare returns the edges of a report to the nearest placed before it,
// nearest first.
func (x *Index) compare(e *entry) []edge {
	oldest := int32(0)
	if x.opt.Window > 0 {
		oldest = int32(x.next - x.opt.Window)
	}
	x.touched = x.touched[:0]
	slot := func(n int32) *int32 {
		if x.opt.Window > 0 {
			return &x.seen[int(n)%x.opt.Window]
		}
		return &x.seen[n]
	}
	for _, i := range query(&e.sig) {
		p := x.post[e.sig.hash[i]]
		w := int32(e.sig.w[i] >> 4)
		for _, n := range p[max(0, len(p)-mostPosting):] {
			if n < oldest {
				continue
			}
			s := slot(n)
			if *s == 0 {
				x.touched = append(x.touched, n)
			}
			*s += w
		}
	}
	floor := x.floor(slot)
	var edges []edge
	for _, n := range x.touched {
		if *slot(n) >= floor && len(edges) < 2*mostMeasured {
			o := x.at(n)
			g := edge{to: n}
			g.names = int16(min(measure(&e.sig, &o.sig, &g.x), 1<<14))
			if g.x[0] >= leastCosine {
				edges = append(edges, g)
			}
		}
		*slot(n) = 0
	}
	slices.SortFunc(edges, func(a, b edge) int {
		if c := int(b.x[0]) - int(a.x[0]); c != 0 {
			return c
		}
		return int(a.to) - int(b.to)
	})
	return slices.Clip(edges[:min(len(edges), mostEdges)])
}

// floor returns the weight that the mostMeasured candidates of most weight
// have, by a histogram of weights.
func (x *Index) floor(slot func(int32) *int32) int32 {
	if len(x.touched) <= mostMeasured {
		return 0
	}
	clear(x.weights[:])
	for _, n := range x.touched {
		x.weights[min(*slot(n)>>6, int32(len(x.weights)-1))]++
	}
	left := int32(mostMeasured)
	for k := len(x.weights) - 1; k > 0; k-- {
		if left -= x.weights[k]; left <= 0 {
			return int32(k) << 6
		}
	}
	return 0
}

// join puts report n into the story whose reports it is nearest to on average,
// then joins stories that it brought together.
func (x *Index) join(n int32) Placement {
	e := x.at(n)
	sums := map[int32]int64{}
	for _, g := range e.edges {
		if o := x.at(g.to); o.live && g.score >= leastLink {
			sums[o.story] += int64(g.score)
		}
	}
	id := x.founded
	x.founded++
	e.story = id
	x.stories[id] = &group{members: []int32{n}, links: sums}
	for s, v := range sums { // each story stands for itself
		x.stories[s].links[id] = v
	}
	// Only stories that the report ties can have come nearer to each other.
	near := make([]int32, 0, len(sums))
	for s := range sums {
		near = append(near, s)
	}
	p := Placement{Founded: true}
	at := id
	for {
		best, mean := int32(-1), int64(x.opt.Threshold)-1
		g := x.stories[at]
		for _, s := range near {
			sum, ok := g.links[s]
			if !ok {
				continue
			}
			m := sum / reach(len(g.members), len(x.stories[s].members))
			if m > mean || m == mean && best >= 0 && s < best {
				if !x.apart(g.members, x.stories[s].members) {
					best, mean = s, m
				}
			}
		}
		if best < 0 {
			break
		}
		if p.Founded {
			p.Founded = false
		} else {
			p.Merged = append(p.Merged, int(max(at, best)))
		}
		near = append(near, at)
		at = x.merge(at, best)
	}
	p.Story = int(at)
	return p
}

// reach is how many pairs of reports of two stories a mean is taken over.
func reach(a, b int) int64 { return int64(min(a, fullStory)) * int64(min(b, fullStory)) }

// merge makes one story of two and returns its number, the older of the two.
func (x *Index) merge(a, b int32) int32 {
	keep, gone := min(a, b), max(a, b)
	k, g := x.stories[keep], x.stories[gone]
	for _, n := range g.members {
		x.at(n).story = keep
	}
	k.members = append(k.members, g.members...)
	slices.Sort(k.members)
	for s, v := range g.links { // each link stands for itself
		o := x.stories[s]
		delete(o.links, gone)
		if s != keep {
			k.links[s] += v
			o.links[keep] = k.links[s]
		}
	}
	delete(k.links, gone)
	delete(x.stories, gone)
	return keep
}
