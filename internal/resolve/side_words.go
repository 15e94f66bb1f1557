package resolve

import (
	_ "embed"
	"strings"

	"github.com/parley-record/parley"
	"github.com/parley-record/parley/nlp/ner/gazetteer"
	"github.com/parley-record/parley/nlp/tsv"
)

// sortsTSV sorts words that tell what somebody is: a sort and its words a line.
//
//go:embed offices.tsv
var sortsTSV string

// wordSorts are words by the sort of office, or of body, that they tell.
type wordSorts struct {
	office map[string]string // words of offices
	body   map[string]string // words in the names of bodies
}

var sortsOf = tsv.Must(readSorts("offices.tsv", sortsTSV))

func readSorts(name, text string) (wordSorts, error) {
	s := wordSorts{office: map[string]string{}, body: map[string]string{}}
	t, err := tsv.Tabs(name, text, 2)
	if err != nil {
		return s, err
	}
	for _, r := range t.Rows {
		m := s.office
		sort, ofBody := strings.CutPrefix(r.Fields[0], "body ")
		if ofBody {
			m = s.body
		}
		for _, w := range strings.Split(r.Fields[1], "|") {
			if was := m[w]; was != "" {
				return s, t.Errorf(r, "%q is of the sort %s already", w, was)
			}
			m[w] = sort
		}
	}
	return s, nil
}

// bodySort returns what sort of body the one of index e-1 is, by the gazetteer or
// else by the words of its name.
func (r *resolver) bodySort(e int32) string {
	s := r.cast.list[e-1]
	if s.code != "" {
		h := gazetteer.Of(s.code)
		switch {
		case s.kind == parley.State:
			return "state"
		case s.code == "EU":
			return "union of states"
		case h != nil && h.Sort != "":
			return h.Sort
		}
		return "body"
	}
	switch {
	case s.kind == parley.Person:
		return "person"
	case s.described && s.plural:
		return "people"
	}
	for _, f := range s.forms {
		for _, w := range nameWords(f.text) {
			if c := sortsOf.body[w]; c != "" {
				return c
			}
		}
	}
	if s.described {
		return "described"
	}
	return "body"
}
