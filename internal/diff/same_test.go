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
