package diff

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"github.com/parley-record/parley"
	"github.com/parley-record/parley/nlp"
)

// A Quotation is what was found of an utterance in reports.
type Quotation struct {
	Quote    string `json:"quote"`
	Verdict  string `json:"verdict"` // exact, differs or not_found
	Primary  string `json:"primary"` // the same, in speakers' own texts; none where none was read
	Wordings []Told `json:"wordings"`
}

// A Told is one report's wording of an utterance.
type Told struct {
	Report      parley.ID   `json:"report"`
	Name        string      `json:"name"`
	Primary     bool        `json:"primary"`
	Match       string      `json:"match"`  // exact or differs
	Marked      bool        `json:"marked"` // between quotation marks
	Span        parley.Span `json:"span"`
	Sentence    parley.Span `json:"sentence"`
	Ref         string      `json:"ref"`
	Differences []Changed   `json:"differences"`
}

// A Changed is a difference between an utterance and a wording of it; nil where
// one has no words for it.
type Changed struct {
	Kind string  `json:"kind"`
	A    *string `json:"a"`
	B    *string `json:"b"`
}

// Unquoted returns words without the quotation marks around them.
func Unquoted(words string) string {
	return strings.Trim(strings.TrimSpace(words), "\"“”‘’'")
}

// Quotation returns every telling of an utterance in reports, a speaker's own
// text first, then those that are word for word. docs[i] is what the engine read in reports[i], utterance what it
// read in words that Unquoted has returned.
func (c *Comparer) Quotation(utterance *nlp.Doc, reports []parley.Report, docs []*nlp.Doc) *Quotation {
	q := &Quotation{Quote: utterance.Text, Verdict: "not_found", Primary: "none", Wordings: []Told{}}
	for i := range reports {
		if reports[i].Primary {
			q.Primary = "not_found"
		}
	}
	rank := map[string]int{"none": 0, "not_found": 1, "differs": 2, "exact": 3}
	for _, w := range c.Wordings(utterance, docs) {
		r := &reports[w.Report]
		at, ok := parley.NewSpan(r, w.At.Start, w.At.End)
		sentence, ok2 := parley.NewSpan(r, w.Sentence.Start, w.Sentence.End)
		if !ok || !ok2 {
			continue
		}
		t := Told{Report: r.ID, Name: cmp.Or(r.Outlet, r.Key, r.Path, r.URL, r.Title, string(r.ID)), Primary: r.Primary, Match: "differs", Marked: w.Marked, Span: at, Sentence: sentence,
			Ref: fmt.Sprintf("[%d:%d]", w.Report+1, place(docs[w.Report], at.Start)), Differences: []Changed{}}
		if w.Exact {
			t.Match = "exact"
		}
		for _, x := range w.Found {
			t.Differences = append(t.Differences, Changed{x.Kind, words(utterance.Text, x.A), words(r.Text, x.B)})
		}
		if rank[t.Match] > rank[q.Verdict] {
			q.Verdict = t.Match
		}
		if r.Primary && rank[t.Match] > rank[q.Primary] {
			q.Primary = t.Match
		}
		q.Wordings = append(q.Wordings, t)
	}
	slices.SortStableFunc(q.Wordings, func(a, b Told) int {
		first := func(t *Told) int {
			switch {
			case t.Primary:
				return 0
			case t.Match == "exact":
				return 1
			}
			return 2
		}
		return first(&a) - first(&b)
	})
	return q
}

// place returns the number of the sentence of d that byte at lies in, from 1,
// among those that have words.
func place(d *nlp.Doc, at int) int {
	n := 0
	for _, s := range d.Sentences {
		if s.Len() == 0 {
			continue
		}
		if b := d.Bytes(int(s.First), int(s.End)); b.Start > at {
			break
		}
		n++
	}
	return n
}

// words returns those of text at that place, nil where there is none.
func words(text string, at nlp.Span) *string {
	if at.End == 0 {
		return nil
	}
	t := text[at.Start:at.End]
	return &t
}
