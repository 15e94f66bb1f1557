package desk_test

import (
	"context"
	"fmt"
	"testing"

	"github.com/parley-record/parley"
	"github.com/parley-record/parley/internal/desk"
	"github.com/parley-record/parley/internal/diff"
	"github.com/parley-record/parley/internal/storetest"
)

// TestQuoteAmongMany finds in many reports what it finds in the few that tell the
// utterance, at the same places.
func TestQuoteAmongMany(t *testing.T) {
	d := fastDesk(t)
	telling := map[int]string{
		7:  "Kolar leaves talks\n\n“We will not sign a treaty that takes our water,” Ana Kolar said on Monday.",
		41: "No signature\n\nAna Kolar said that they would not sign a treaty which takes their water.",
	}
	var many, few []parley.Report
	for i := range desk.Few + 10 {
		text, ok := telling[i]
		if !ok {
			text = fmt.Sprintf("Ferry %d is late\n\nIt rained in the harbour of Velden, and ferry %d will not sail before noon, a clerk of the port said.", i, i)
		}
		r := storetest.Report(fmt.Sprint(i), "2026-03-02", text)
		r.Outlet = fmt.Sprint(i)
		many = append(many, r)
	}
	for i := range many {
		if telling[i] != "" {
			few = append(few, many[i])
		}
	}
	const asked = "we will not sign a treaty that takes our water"
	ctx := context.Background()
	want, err := d.Quote(ctx, asked, few)
	if err != nil || len(want.Wordings) != 2 {
		t.Fatalf("among two: %+v, %v", want, err)
	}
	for name, find := range map[string]func(context.Context, string, []parley.Report) (*diff.Quotation, error){"all": d.Quote, "soon": d.QuoteSoon} {
		got, err := find(ctx, asked, many)
		if err != nil {
			t.Fatal(err)
		}
		if told(got) != told(want) {
			t.Errorf("%s: %s, among two %s", name, told(got), told(want))
		}
	}
	if q, err := d.QuoteSoon(ctx, "zebras sang loudly in the choir", many); err != nil || q.Verdict != "not_found" {
		t.Errorf("what nobody said: %+v, %v", q, err)
	}
}

// told writes what was found, and in which outlet.
func told(q *diff.Quotation) string {
	s := q.Verdict
	for _, w := range q.Wordings {
		s += fmt.Sprintf("; %s %s %q", w.Name, w.Match, w.Span.Text)
	}
	return s
}
