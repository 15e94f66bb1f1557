package parley_test

import (
	"testing"

	"github.com/parley-record/parley"
)

// A meeting that a later report cancels is no longer planned.
func TestCalledOff(t *testing.T) {
	on := &parley.When{Text: "12 March", From: "2026-03-12", To: "2026-03-12"}
	both := []parley.ID{"a1", "a2"}
	at := func(report parley.ID) parley.Entry {
		return parley.Entry{Evidence: []parley.Span{{Report: report, End: 1, Text: "x"}}}
	}
	rec := &parley.Record{
		Reports: []parley.Report{{ID: "r1", Published: "2026-03-02"}, {ID: "r2", Published: "2026-03-05"}},
		Meetings: []parley.Meeting{
			{Entry: at("r1"), Status: "planned", When: on, Participants: both},
			{Entry: at("r2"), Status: "cancelled", When: on, Participants: []parley.ID{"a2", "a1"}},
			{Entry: at("r2"), Status: "planned", When: on, Participants: both[:1]},
		},
	}
	for k, want := range []bool{true, false, false} {
		m := &rec.Meetings[k]
		if got := m.Status == "planned" && rec.Index().CalledOff(m, rec.Meetings); got != want {
			t.Errorf("meeting %d is called off: %v, want %v", k, got, want)
		}
	}
	rec.Reports[1].Published = "2026-03-01" // told before: planned anew
	if rec.Index().CalledOff(&rec.Meetings[0], rec.Meetings) {
		t.Error("an earlier report calls off a later plan")
	}
}
