// Package diff holds reports of one story against each other: which of them
// retells which, which passages tell the same, and how their tellings differ.
// It says that wordings differ, never who is right. The package is pure.
package diff

import (
	"fmt"

	"github.com/parley-record/parley"
	"github.com/parley-record/parley/internal/story"
	"github.com/parley-record/parley/nlp"
)

// Fill puts the stories, relations and claims of r's reports into r. docs[i]
// is what the engine read in r.Reports[i].
func Fill(r *parley.Record, docs []*nlp.Doc) error {
	groups, because, err := story.Group(r.Reports)
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
