package diff

import (
	"fmt"
	"testing"

	"github.com/parley-record/parley"
	"github.com/parley-record/parley/nlp"
)

// What two reports of one matter tell otherwise is another telling on one day, and
// another stage of the matter where days lie between them.
func TestStages(t *testing.T) {
	const (
		a = "The rebels want 40 of their prisoners freed by the government.\nThe port union may reject the offer, officials said."
		b = "The rebels want 25 of their prisoners freed by the government.\nThe port union will reject the offer."
	)
	for _, c := range []struct {
		name, published string
		want            []string
	}{
		{"a day later", "2026-03-04", []string{numberChanged, creditDropped, certaintyChanged}},
		{"a week later", "2026-03-10", []string{developed, developed}},
		{"no date", "", []string{numberChanged, creditDropped, certaintyChanged}},
	} {
		t.Run(c.name, func(t *testing.T) {
			rec := &parley.Record{}
			var docs []*nlp.Doc
			for i, r := range []parley.Report{{Text: a, Published: "2026-03-03"}, {Text: b, Published: c.published}} {
				r.ID, r.TextSHA256 = parley.ID(fmt.Sprintf("r%012x", i+1)), fmt.Sprint(i)
				rec.Reports = append(rec.Reports, r)
				docs = append(docs, annotated(r.Text))
			}
			if err := fillOne(rec, docs); err != nil {
				t.Fatal(err)
			}
			var got []string
			for _, x := range rec.Claims {
				for _, d := range x.Differences {
					if d.Kind != onlyInA && d.Kind != onlyInB && d.Kind != wordingChanged {
						got = append(got, d.Kind)
					}
				}
			}
			if fmt.Sprint(got) != fmt.Sprint(c.want) {
				t.Errorf("%v, want %v", got, c.want)
			}
		})
	}
}
