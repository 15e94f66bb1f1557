package diff

import (
	"strings"
	"testing"

	"github.com/parley-record/parley"
	"github.com/parley-record/parley/nlp"
)

// TestSameWords holds a text against itself, of which the engine read less the
// second time: nothing differs, and all of the one stands in the other.
func TestSameWords(t *testing.T) {
	const text = "Ferry crews to strike\nBy Ada Brand\n2026-03-02\n\nBERGEN — Rosters are new. They want the line to withdraw its new rosters by Friday. Privately managers believe this is a fair wish, the harbour master added."
	a, b := &nlp.Doc{}, &nlp.Doc{}
	for _, d := range []*nlp.Doc{a, b} {
		d.Reset(text)
		d.Title, d.Body = 21, 58
		engine().Annotate(d)
		d.Attributions = nil
	}
	rec := &parley.Record{}
	for _, id := range []parley.ID{"r000000000001", "r000000000002"} {
		rec.Reports = append(rec.Reports, parley.Report{ID: id, Title: text[:21], TextSHA256: string(id), Text: text})
	}
	span := func(words string) parley.Span {
		at := strings.Index(text, words)
		return parley.Span{Report: rec.Reports[0].ID, Start: at, End: at + len(words), Text: words}
	}
	source, cue := span("They"), span("want")
	rec.Statements = []parley.Statement{{Entry: parley.Entry{ID: "s000000000001", Confidence: 0.9}, Source: &source, Cue: &cue, Content: []parley.Span{span("the line to withdraw its new rosters by Friday")}}}
	if err := fillOne(rec, []*nlp.Doc{a, b}); err != nil {
		t.Fatal(err)
	}
	for _, c := range rec.Claims {
		if len(c.Differences) > 0 {
			t.Errorf("%q: %+v", c.Text, c.Differences)
		}
	}
	if r := rec.Relations[0]; r.CoveredA != 1 || r.CoveredB != 1 {
		t.Errorf("%v and %v stand in the other", r.CoveredA, r.CoveredB)
	}
}

// TestWordsShown holds what is shown of a difference to whole words of saying and
// counting, and a day that is bound in two ways to be one day.
func TestWordsShown(t *testing.T) {
	c := shipped(t)
	for _, x := range []struct{ a, b, kind, wordsA, wordsB string }{
		{"About 200 crews signed the petition for shorter shifts.", "More than 200 crews signed the petition for shorter shifts.", scopeChanged, "About 200", "More than 200"},
		{"The guild would not suspend the strike before Monday.", "The guild would not call off the strike before Monday.", actChanged, "suspend", "call off"},
		{"The yard has until March 30 to answer the offer.", "The yard has to answer the offer by 30 March.", dateChanged, "", ""},
		{"The yard has until Friday to answer the offer.", "The yard has to answer the offer by Friday.", dateChanged, "", ""},
		{"The yard has until Friday to answer the offer.", "The yard has to answer the offer by Monday.", dateChanged, "until Friday", "by Monday"},
	} {
		a, b := "", ""
		_, _, found := c.Sentences(annotated(x.a), annotated(x.b))
		for _, f := range found {
			if f.Kind == x.kind {
				a, b = x.a[f.A.Start:f.A.End], x.b[f.B.Start:f.B.End]
			}
		}
		if a != x.wordsA || b != x.wordsB {
			t.Errorf("%q / %q: %q / %q", x.a, x.b, a, b)
		}
	}
}
