package brief

import (
	"testing"

	"github.com/parley-record/parley"
)

// TestSides shows the words of a difference once where only their marks differ, and
// refers to both tellings in their order.
func TestSides(t *testing.T) {
	a := parley.Span{Report: "r1", Start: 0, End: 6, Text: "unfair"}
	z := parley.Span{Report: "r2", Start: 7, End: 13, Text: "unfair"}
	for kind, want := range map[string]string{"quote_marks_dropped": "“unfair”", "quote_altered": "“unfair” / “unfair”"} {
		if got := sides(&parley.Difference{Kind: kind, A: &a, B: &z}); got != want {
			t.Errorf("%s: %q, want %q", kind, got, want)
		}
	}
	rec := &parley.Record{Reports: []parley.Report{{ID: "r1", Text: "unfair it was."}, {ID: "r2", Text: "It was unfair."}}}
	b := &Brief{Record: rec, refs: newRefs(rec, func(r *parley.Report) [][2]int { return [][2]int{{0, len(r.Text)}} })}
	c := &parley.Claim{Tellings: []parley.Telling{{Span: a}, {Span: z}}}
	for _, d := range []parley.Difference{{Kind: "attribution_added", B: &z}, {Kind: "attribution_dropped", A: &a}} {
		if refs := b.differenceRefs(c, &d); len(refs) != 2 || refs[0].Report != 1 || refs[1].Report != 2 {
			t.Errorf("%s: %v", d.Kind, refs)
		}
	}
}
