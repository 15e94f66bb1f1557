// Package diff holds reports of one story against each other: which of them
// retells which, which passages tell the same, and how their tellings differ.
// It says that wordings differ, never who is right. The package is pure.
package diff

import (
	"fmt"
	"slices"
	"strings"

	"github.com/parley-record/parley"
	"github.com/parley-record/parley/internal/story"
	"github.com/parley-record/parley/nlp"
)

// mostWords is how many words a side of a printed passage may have.
const mostWords = 80

// Fill puts the stories, relations and claims of r's reports into r. docs[i]
// is what the engine read in r.Reports[i].
func Fill(r *parley.Record, docs []*nlp.Doc) error { return FillPinned(r, docs, parley.Pins{}) }

// FillPinned is Fill with a person's word on which reports are one story.
func FillPinned(r *parley.Record, docs []*nlp.Doc, pins parley.Pins) error {
	return fill(r, docs, pins, false)
}

// FillOne is Fill for reports that a person has put side by side: they are one
// story, whatever they tell.
func FillOne(r *parley.Record, docs []*nlp.Doc) error { return fill(r, docs, parley.Pins{}, true) }

func fill(r *parley.Record, docs []*nlp.Doc, pins parley.Pins, one bool) error {
	groups, because, err := story.Group(r.Reports, pins)
	if err != nil {
		return fmt.Errorf("diff: %w", err)
	}
	if one && len(groups) > 1 {
		all := make([]int, len(r.Reports))
		for i := range all {
			all[i] = i
		}
		groups, because = [][]int{all}, make([]string, len(all))
	}
	c, err := Shipped()
	if err != nil {
		return fmt.Errorf("diff: %w", err)
	}
	h := newShelf(r)
	weaves := make([]*weave, len(groups))
	run := func(k int, shared bool) {
		w := newWeave(c, r, h, docs, groups[k])
		w.shared = shared
		w.work()
		weaves[k] = w
	}
	// A story that is a large share of the work is shared by all cores; the
	// others are done side by side.
	large, small := portions(r.Reports, groups)
	for _, k := range large {
		run(k, true)
	}
	each(true, len(small), func(n int) { run(small[n], false) })
	used, sums := map[parley.ID]bool{}, map[parley.ID]string{}
	for i := range r.Reports {
		sums[r.Reports[i].ID] = r.Reports[i].TextSHA256
	}
	for k, g := range groups {
		s := newStory(r.Reports, g)
		if w := weaves[k]; w != nil {
			for _, i := range g {
				if because[i] != "" {
					s.Because = append(s.Because, fmt.Sprintf("%s joined because: %s", name(&r.Reports[i]), because[i]))
				}
			}
			s.Independent = w.independent
			r.Relations = append(r.Relations, w.relations...)
			for _, c := range w.claimed {
				c.ID = newClaimID(&c, sums, used)
				r.Claims = append(r.Claims, c)
			}
		}
		r.Stories = append(r.Stories, s)
	}
	return nil
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

// portions returns which stories of several reports are more than a sixteenth of
// all the work, and the others, those with most work first.
func portions(reports []parley.Report, groups [][]int) (large, small []int) {
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
		all += work[k]
		small = append(small, k)
	}
	slices.SortStableFunc(small, func(x, y int) int { return work[y] - work[x] })
	n := 0
	for n < len(small) && 16*work[small[n]] > all {
		n++
	}
	return small[:n], small[n:]
}

// newStory returns the story of the reports with those indexes.
func newStory(reports []parley.Report, g []int) parley.Story {
	first := &reports[g[0]]
	s := parley.Story{
		ID:          parley.NewID(parley.Stories, first.TextSHA256, 0, len(first.Text), 0),
		Title:       first.Title,
		Independent: len(g),
	}
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
	c      *Comparer
	rec    *parley.Record // read only
	shelf  *shelf
	group  []int // indexes of reports
	voc    *vocabulary
	sides  []*side1
	al     map[[2]int][]alignment // by places in group
	dep    map[[2]int]bool
	tales  []*tale
	shared bool // by all cores

	relations   []parley.Relation
	claimed     []parley.Claim // without ids
	independent int
}

func newWeave(c *Comparer, rec *parley.Record, h *shelf, docs []*nlp.Doc, g []int) *weave {
	w := &weave{c: c, rec: rec, shelf: h, group: g, al: map[[2]int][]alignment{}, dep: map[[2]int]bool{}, voc: newVocabulary(), tales: make([]*tale, len(g))}
	for _, i := range g {
		w.sides = append(w.sides, c.side(w.voc, docs[i]))
	}
	return w
}

// work fills in the weave's relations and claims and how many of its reports are
// independent.
func (w *weave) work() {
	if w.shared {
		// What is made when first asked for is made before several ask at once.
		each(w.shared, len(w.group), func(k int) {
			w.tale(k)
			w.sides[k].prepare(w.c)
		})
	}
	w.relate()
	w.claims()
	w.alone()
	w.independent = w.origins(w.group)
}

func (w *weave) report(k int) *parley.Report { return &w.rec.Reports[w.group[k]] }

// relate adds one relation for each pair of the story's reports.
func (w *weave) relate() {
	type two struct {
		i, j int
		al   []alignment
	}
	var pairs []two
	for i := range w.group {
		for j := i + 1; j < len(w.group); j++ {
			pairs = append(pairs, two{i: i, j: j})
		}
	}
	w.relations = make([]parley.Relation, len(pairs))
	matchers := make(chan *matcher, len(pairs)) // that nobody uses; what one keeps never changes an answer
	each(w.shared, len(pairs), func(n int) {
		var m *matcher
		select {
		case m = <-matchers:
		default:
			m = newMatcher(w.voc)
		}
		defer func() { matchers <- m }()
		p := &pairs[n]
		i, j := p.i, p.j
		p.al = w.c.alignSides(m, w.sides[i], w.sides[j])
		level := func(text, original *side1) Level { return w.c.level(m, text, original) }
		rel := relate(w.report(i), w.report(j), w.sides[i], w.sides[j], p.al, w.later(i, j, p.al), level)
		for k := range p.al {
			a, oka := w.span(i, &p.al[k].showA)
			b, okb := w.span(j, &p.al[k].showB)
			if oka && okb {
				rel.Pairs = append(rel.Pairs, parley.Passage{A: a, B: b, Similarity: float64(p.al[k].score) / 1000})
			}
		}
		w.relations[n] = rel
	})
	for n := range pairs {
		at := [2]int{pairs[n].i, pairs[n].j}
		w.al[at], w.dep[at] = pairs[n].al, w.relations[n].Kind != Independent
	}
}

// level returns how much of text was taken from original.
func (c *Comparer) level(m *matcher, text, original *side1) Level {
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
	if f := strings.Fields(s.Text); len(f) > most {
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
