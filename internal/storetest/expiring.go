package storetest

import (
	"testing"

	"github.com/parley-record/parley"
)

func expiring(t *testing.T, f *fixture) {
	r := Report("a", "2025-03-10", Sentence)
	f.file(t, r)
	rec := Record(r, "against")
	e := rec.Meetings[0].Entry
	e.ID = "d00000000000a"
	old := e
	old.ID = "d00000000000b"
	rec.Deadlines = []parley.Deadline{
		{Entry: e, Demand: "an answer", Due: &parley.When{Text: "12 March", From: "2025-03-12", To: "2025-03-12"}},
		{Entry: old, Demand: "history", Due: &parley.When{Text: "in January", From: "2025-01-12", To: "2025-01-12"}},
	}
	f.put(t, rec)
	count := func() (n int) {
		list, err := f.Changes(f.ctx, f.n.ID, 0, "", 100)
		if err != nil {
			t.Fatal(err)
		}
		for _, c := range list {
			if c.Kind == "expired" {
				n++
			}
		}
		return n
	}
	for _, tt := range []struct {
		at   string
		want int
	}{{"2025-03-12T23:00:00Z", 0}, {"2025-03-13T01:00:00Z", 1}, {"2025-03-14T01:00:00Z", 1}} {
		if err := f.Expire(f.ctx, f.n.ID, tt.at); err != nil {
			t.Fatal(err)
		}
		if got := count(); got != tt.want {
			t.Errorf("at %s: %d expired; want %d", tt.at, got, tt.want)
		}
	}
}
