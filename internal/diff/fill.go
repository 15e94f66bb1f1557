// Package diff holds reports of one story against each other: which of them
// retells which, which passages tell the same, and how their tellings differ.
// It says that wordings differ, never who is right. The package is pure.
package diff

import (
	"fmt"
	"slices"
	"strings"
	"unicode"

	"github.com/parley-record/parley"
	"github.com/parley-record/parley/internal/story"
	"github.com/parley-record/parley/nlp"
)

// mostWords is how many words a side of a printed passage may have.
const mostWords = 80

// Stories are reports put together by what they tell of, the passages of each
// story's reports aligned: all that their texts alone tell, so that it can be
// made while a record is.
type Stories struct {
	because []string // report → why it is in its story, "" for the first
	groups  [][]int  // story → indexes of its reports
	weaves  []*weave // story → nil where it has one report
	order   []int    // stories of several reports, those with most work first
	large   int      // how many of order are shared by all cores
}

// A Grouping says which reports are one story, before anything else is read of them.
type Grouping struct {
	Stories [][]int  // indexes of the reports of each
	because []string // report → why it is in its story, "" for the first
}

// Group puts together the reports that tell one happening. pins are a person's word
// on which do.
func Group(reports []parley.Report, pins parley.Pins) (*Grouping, error) {
	groups, because, err := story.Group(reports, pins)
	if err != nil {
		return nil, fmt.Errorf("diff: %w", err)
	}
	return &Grouping{groups, because}, nil
}

// OneStory is the grouping of reports that a person has put side by side: they are one
// story, whatever they tell.
func OneStory(reports []parley.Report) (*Grouping, error) {
	g, err := Group(reports, parley.Pins{})
	if err != nil || len(g.Stories) < 2 {
		return g, err
	}
	all := make([]int, len(reports))
	for i := range all {
		all[i] = i
	}
	return &Grouping{[][]int{all}, make([]string, len(all))}, nil
}

// Align aligns the passages of each story's reports. docs[i] is what the engine read
// in reports[i].
func Align(reports []parley.Report, docs []*nlp.Doc, g *Grouping) (*Stories, error) {
	c, err := Shipped()
	if err != nil {
		return nil, fmt.Errorf("diff: %w", err)
	}
	groups := g.Stories
	s := &Stories{because: g.because, groups: groups, weaves: make([]*weave, len(groups))}
	s.order, s.large = portions(reports, groups)
	s.each(func(k int, shared bool) {
		s.weaves[k] = newWeave(c, reports, docs, groups[k])
		s.weaves[k].align(shared)
	})
	return s, nil
}

// each calls f for every story of several reports, several at once. A story that
// is a large share of the work is shared by all cores besides, so that none waits
// for the one that has it.
func (s *Stories) each(f func(k int, shared bool)) {
	each(true, len(s.order), func(n int) { f(s.order[n], n < s.large) })
}

// Fill puts the stories into r, the record of their reports, with the relations
// and claims of each. It may be called once.
func (s *Stories) Fill(r *parley.Record) {
	h := newShelf(r)
	s.each(func(k int, shared bool) { s.weaves[k].fill(r, h, shared) })
	used, sums := map[parley.ID]bool{}, map[parley.ID]string{}
	for i := range r.Reports {
		sums[r.Reports[i].ID] = r.Reports[i].TextSHA256
	}
	for k, g := range s.groups {
		story := newStory(r.Reports, g, used)
		if w := s.weaves[k]; w != nil {
			for _, i := range g {
				if s.because[i] != "" {
					story.Because = append(story.Because, fmt.Sprintf("%s joined because: %s", name(&r.Reports[i]), s.because[i]))
				}
			}
			story.Independent = w.independent
			r.Relations = append(r.Relations, w.relations...)
			for _, c := range w.claimed {
				c.ID = newClaimID(&c, sums, used)
				r.Claims = append(r.Claims, c)
			}
		}
		r.Stories = append(r.Stories, story)
	}
}

// Uncompared returns how many pairs of reports of one story were not held against
// each other, because a story of more than 64 reports is too large for that.
func (s *Stories) Uncompared() int {
	n := 0
	for _, w := range s.weaves {
		if w != nil {
			n += w.uncompared()
		}
	}
	return n
}

// newClaimID returns an id for c that is not used yet, and uses it. sums are the
// hashes of the reports' texts.
func newClaimID(c *parley.Claim, sums map[parley.ID]string, used map[parley.ID]bool) parley.ID {
	first := &c.Tellings[0].Span
	for salt := 0; ; salt++ {
		if id := parley.NewID(parley.Claims, sums[first.Report], first.Start, first.End, salt); !used[id] {
			used[id] = true
			return id
		}
	}
}

// portions returns the stories of several reports, those with most work first,
// and how many of them are more than a sixteenth of all the work each.
func portions(reports []parley.Report, groups [][]int) (order []int, large int) {
	work := make([]int, len(groups))
	all := 0
	for k, g := range groups {
		if len(g) < 2 {
			continue
		}
		n := 0
		for _, i := range g {
			n += len(reports[i].Text) >> 7
		}
		work[k] = n*n + 1 // every sentence is held against every other
		if len(g) > allPairs {
			work[k] = n*n/len(g)*nearestPairs + 1
		}
		all += work[k]
		order = append(order, k)
	}
	slices.SortStableFunc(order, func(x, y int) int { return work[y] - work[x] })
	for large < len(order) && 16*work[order[large]] > all {
		large++
	}
	return order, large
}

// newStory returns the story of the reports with those indexes, with an id that is
// not used yet: two reports of the same few words need not be one story.
func newStory(reports []parley.Report, g []int, used map[parley.ID]bool) parley.Story {
	first := &reports[g[0]]
	s := parley.Story{
		Title:       first.Title,
		Independent: len(g),
	}
	for salt := 0; s.ID == "" || used[s.ID]; salt++ {
		s.ID = parley.NewID(parley.Stories, first.TextSHA256, 0, len(first.Text), salt)
	}
	used[s.ID] = true
	for _, i := range g {
		rep := &reports[i]
		s.Reports = append(s.Reports, rep.ID)
		if p := rep.Published; p != "" {
			if s.First == "" || p < s.First {
				s.First = p
			}
			s.Last = max(s.Last, p)
		}
	}
	return s
}

// name is how a report is called in a line of prose.
func name(r *parley.Report) string {
	for _, s := range []string{r.Outlet, r.Key, r.Path, r.URL} {
		if s != "" {
			return s
		}
	}
	return string(r.ID)
}

// A weave is the reports of one story as they are held against each other.
type weave struct {
	c       *Comparer
	reports []parley.Report // of the record
	group   []int           // indexes of reports
	voc     *vocabulary
	sides   []*cutReport
	pairs   []aligned // of places in group
	shared  bool      // by all cores

	// Once the record is there:
	rec         *parley.Record // read only
	shelf       *shelf
	dep         map[[2]int]bool // by places in group
	tales       []*tale
	relations   []parley.Relation
	claimed     []parley.Claim // without ids
	independent int
}

// aligned are the alignments of the reports at places i and j of a group.
type aligned struct {
	i, j int
	al   []alignment
}

func newWeave(c *Comparer, reports []parley.Report, docs []*nlp.Doc, g []int) *weave {
	w := &weave{c: c, reports: reports, group: g, voc: newVocabulary()}
	for _, i := range g {
		w.sides = append(w.sides, c.side(w.voc, docs[i]))
	}
	w.pairs = choose(w.sides)
	return w
}

// align aligns the passages of each pair of the weave's reports.
func (w *weave) align(shared bool) {
	w.shared = shared
	if shared {
		// What is made when first asked for is made before several ask at once.
		each(shared, len(w.sides), func(k int) { w.sides[k].prepare(w.c) })
	}
	w.eachPair(func(m *matcher, n int) {
		p := &w.pairs[n]
		p.al = w.c.alignSides(m, w.sides[p.i], w.sides[p.j])
	})
	for _, s := range w.sides {
		s.aligned()
	}
}

// eachPair calls f for every pair of the weave's reports, with a matcher that
// nobody else uses.
func (w *weave) eachPair(f func(m *matcher, n int)) {
	each(w.shared, len(w.pairs), func(n int) {
		m := takeMatcher(w.voc)
		defer matchers.Put(m)
		f(m, n)
	})
}

// fill makes the weave's relations and claims, and counts how many of its reports
// are independent.
func (w *weave) fill(rec *parley.Record, h *shelf, shared bool) {
	w.rec, w.shelf, w.shared = rec, h, shared
	w.dep, w.tales = map[[2]int]bool{}, make([]*tale, len(w.group))
	if shared {
		each(shared, len(w.group), func(k int) {
			w.tale(k)
			for i := range w.sides[k].sentences {
				w.sides[k].sentences[i].chained() // given back by aligned, and asked for by level
			}
		})
	}
	w.relate()
	w.claims()
	w.alone()
	w.independent = w.origins(w.group)
}

func (w *weave) report(k int) *parley.Report { return &w.reports[w.group[k]] }

// relate makes one relation for each pair of reports that are compared.
func (w *weave) relate() {
	w.relations = make([]parley.Relation, len(w.pairs))
	w.eachPair(func(m *matcher, n int) {
		p := &w.pairs[n]
		i, j := p.i, p.j
		level := func(text, original *cutReport) Level { return w.c.level(m, text, original) }
		rel := relate(w.report(i), w.report(j), w.sides[i], w.sides[j], p.al, w.later(i, j, p.al), level)
		for k := range p.al {
			a, oka := w.span(i, p.al[k].showA)
			b, okb := w.span(j, p.al[k].showB)
			if oka && okb {
				rel.Pairs = append(rel.Pairs, parley.Passage{A: a, B: b, Similarity: float64(p.al[k].score) / 1000})
			}
		}
		w.relations[n] = rel
	})
	for n := range w.pairs {
		w.dep[[2]int{w.pairs[n].i, w.pairs[n].j}] = w.relations[n].Kind != Independent
	}
}

// level returns how much of text was taken from original.
func (c *Comparer) level(m *matcher, text, original *cutReport) Level {
	if c.levels == nil {
		return Own
	}
	t := m.take(text, original)
	return c.levels.Of(t.half, t.verbatim)
}

// span returns the words of a passage, cut to what may be printed.
func (w *weave) span(k int, p *passage) (parley.Span, bool) {
	return w.bytes(k, int(p.doc.Tokens[p.first].Start), int(p.doc.Tokens[p.end-1].End), mostWords)
}

// bytes returns a span of report k of at most that many words.
func (w *weave) bytes(k, start, end, most int) (parley.Span, bool) {
	r := w.report(k)
	s, ok := parley.NewSpan(r, start, end)
	if !ok {
		return s, false
	}
	// A word and the space behind it are two bytes at least.
	if len(s.Text) >= 2*most && wordCount(s.Text) > most {
		n := 0
		at := 0
		for i, c := range s.Text {
			if strings.ContainsRune(" \n\t\r", c) && i > 0 && !strings.ContainsRune(" \n\t\r", rune(s.Text[i-1])) {
				if n++; n == most {
					at = i
					break
				}
			}
		}
		return parley.NewSpan(r, s.Start, s.Start+at)
	}
	return s, true
}

// wordCount returns how many words with space between them s has.
func wordCount(s string) int {
	n, space := 0, true
	for _, c := range s {
		is := unicode.IsSpace(c)
		if space && !is {
			n++
		}
		space = is
	}
	return n
}

// uncompared returns how many pairs of the weave's reports were not compared.
func (w *weave) uncompared() int { return len(w.group)*(len(w.group)-1)/2 - len(w.pairs) }

// origins counts the independent origins among reports of the story, by their
// indexes in the record.
func (w *weave) origins(reports []int) int {
	place := map[int]int{}
	for k, i := range w.group {
		place[i] = k
	}
	return independent(len(reports), func(i, j int) bool {
		a, b := place[reports[i]], place[reports[j]]
		return w.dep[[2]int{min(a, b), max(a, b)}]
	})
}
