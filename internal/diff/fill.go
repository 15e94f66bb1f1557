// Package diff holds reports of one story against each other: which of them
// retells which, which passages tell the same, and how their tellings differ.
// It says that wordings differ, never who is right. The package is pure.
package diff

import (
	"fmt"
	"strings"

	"github.com/parley-record/parley"
	"github.com/parley-record/parley/internal/story"
	"github.com/parley-record/parley/nlp"
)

// mostWords is how many words a side of a printed passage may have.
const mostWords = 80

// Fill puts the stories, relations and claims of r's reports into r. docs[i]
// is what the engine read in r.Reports[i].
func Fill(r *parley.Record, docs []*nlp.Doc) error { return fill(r, docs, false) }

// FillOne is Fill for reports that a person has put side by side: they are one
// story, whatever they tell.
func FillOne(r *parley.Record, docs []*nlp.Doc) error { return fill(r, docs, true) }

func fill(r *parley.Record, docs []*nlp.Doc, one bool) error {
	groups, because, err := story.Group(r.Reports)
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
	for _, g := range groups {
		s := newStory(r.Reports, g)
		if len(g) > 1 {
			for _, i := range g {
				if because[i] != "" {
					s.Because = append(s.Because, fmt.Sprintf("%s joined because: %s", name(&r.Reports[i]), because[i]))
				}
			}
			w := newWeave(c, r, docs, g)
			w.relate()
			w.claims()
			w.alone()
			s.Independent = w.origins(g)
		}
		r.Stories = append(r.Stories, s)
	}
	return nil
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
	rec    *parley.Record
	group  []int // indexes of reports
	sides  []*side1
	al     map[[2]int][]alignment // by places in group
	dep    map[[2]int]bool
	tales  []*tale
	party  map[parley.ID]parley.ID
	speaks map[parley.ID]string // of each actor: the code of the state it stands for
	m      matcher
}

func newWeave(c *Comparer, rec *parley.Record, docs []*nlp.Doc, g []int) *weave {
	w := &weave{c: c, rec: rec, group: g, al: map[[2]int][]alignment{}, dep: map[[2]int]bool{}, party: map[parley.ID]parley.ID{}, m: matcher{voc: newVocabulary()}, speaks: sideCodes(rec)}
	for _, i := range g {
		w.sides = append(w.sides, c.side(w.m.voc, docs[i]))
	}
	w.tales = make([]*tale, len(g))
	for i := range rec.Actors {
		w.party[rec.Actors[i].ID] = rec.Actors[i].Party
	}
	return w
}

func (w *weave) report(k int) *parley.Report { return &w.rec.Reports[w.group[k]] }

// relate adds one relation for each pair of the story's reports.
func (w *weave) relate() {
	for i := range w.group {
		for j := i + 1; j < len(w.group); j++ {
			al := w.c.alignSides(&w.m, w.sides[i], w.sides[j])
			w.al[[2]int{i, j}] = al
			rel := relate(w.report(i), w.report(j), w.sides[i], w.sides[j], al, w.later(i, j, al), w.level)
			for k := range al {
				a, oka := w.span(i, &al[k].showA)
				b, okb := w.span(j, &al[k].showB)
				if oka && okb {
					rel.Pairs = append(rel.Pairs, parley.Passage{A: a, B: b, Similarity: float64(al[k].score) / 1000})
				}
			}
			w.dep[[2]int{i, j}] = rel.Kind != Independent
			w.rec.Relations = append(w.rec.Relations, rel)
		}
	}
}

// level returns how much of text was taken from original.
func (w *weave) level(text, original *side1) Level {
	if w.c.levels == nil {
		return Own
	}
	t := w.m.take(text, original)
	return w.c.levels.Of(t.half, t.verbatim)
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
