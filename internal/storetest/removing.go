package storetest

import (
	"errors"
	"fmt"
	"testing"

	"github.com/parley-record/parley"
)

func removing(t *testing.T, f *fixture) {
	a, b := Report("a", "2025-03-01", Sentence), Report("b", "2025-03-05", "Later on. "+Sentence)
	b.Kind = parley.KindNote
	other, err := f.CreateNegotiation(f.ctx, parley.Negotiation{Name: "Other", Created: now})
	if err != nil {
		t.Fatal(err)
	}
	both := []*fixture{f, {Store: f.Store, n: other, ctx: f.ctx}}
	for _, x := range both { // the same in both
		x.file(t, a)
		x.file(t, b)
		x.put(t, Record(a, "against"))
		x.put(t, Record(b, "for"))
		st := x.all(t, parley.Select{}).Statements[0]
		if _, err := x.Decide(x.ctx, x.n.ID, []parley.Decision{{Kind: "accept", Entry: st.ID, Coder: "ana", At: now}}); err != nil {
			t.Fatal(err)
		}
	}
	h, err := f.Holding(f.ctx, f.n.ID)
	if err != nil || h.Reports != 2 || h.Notes != 1 || h.Entries == 0 || h.Decisions != 1 || len(h.Coders) != 1 || h.Coders[0] != "ana" {
		t.Errorf("Holding = %+v, %v", h, err)
	}
	count := func(x *fixture) string {
		totals, err := x.Totals(x.ctx, x.n.ID)
		if err != nil {
			t.Fatal(err)
		}
		cells, err := x.Matrix(x.ctx, x.n.ID, 10, 10)
		if err != nil {
			t.Fatal(err)
		}
		hits, err := x.Search(x.ctx, x.n.ID, parley.Query{Words: "offer"})
		if err != nil {
			t.Fatal(err)
		}
		log, _, err := x.Decisions(x.ctx, x.n.ID, parley.Page{})
		if err != nil {
			t.Fatal(err)
		}
		changes, err := x.Changes(x.ctx, x.n.ID, 0, "", 0)
		if err != nil {
			t.Fatal(err)
		}
		return fmt.Sprint(totals, len(cells), len(hits.Order), len(log), len(changes), len(x.all(t, parley.Select{}).Actors))
	}
	was := count(both[1])
	if err := f.RemoveNegotiation(f.ctx, f.n.ID, now); err != nil {
		t.Fatal(err)
	}
	// Whoever looked it up before, as parley watch does, is told.
	if _, err := f.AddReport(f.ctx, f.n.ID, parley.Filed{Report: Report("c", "2025-03-06", "Too late."), Added: now, Belongs: true}); !errors.Is(err, parley.ErrNotFound) {
		t.Errorf("filed in what was removed: %v; want ErrNotFound", err)
	}
	if _, err := f.Negotiation(f.ctx, f.n.Slug); !errors.Is(err, parley.ErrNotFound) {
		t.Errorf("the removed one: %v", err)
	}
	if s := count(f); s != "map[] 0 0 0 0 0" {
		t.Errorf("of the removed one there is still %s", s)
	}
	if s := count(both[1]); s != was {
		t.Errorf("the other holds %s; before %s", s, was)
	}
	if err := f.RemoveNegotiation(f.ctx, f.n.ID, now); !errors.Is(err, parley.ErrNotFound) {
		t.Errorf("removed again: %v", err)
	}
	if _, err := f.AddReport(f.ctx, f.n.ID, parley.Filed{Report: a, Belongs: true}); err == nil {
		t.Error("a report is filed in one that is gone")
	}
	if err := f.Compact(f.ctx); err != nil {
		t.Error(err)
	}
	// The last one goes too, and a new one of that name is another.
	if err := f.RemoveNegotiation(f.ctx, other.ID, now); err != nil {
		t.Fatal(err)
	}
	n, err := f.CreateNegotiation(f.ctx, parley.Negotiation{Name: "Other"})
	if err != nil || n.ID == other.ID || n.ID == f.n.ID || n.Slug != other.Slug {
		t.Errorf("a new one of the same name is %d %s, %v; the old ones %d and %d", n.ID, n.Slug, err, f.n.ID, other.ID)
	}
	if err := f.Verify(f.ctx); err != nil {
		t.Error(err)
	}
}
