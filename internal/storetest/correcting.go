package storetest

import (
	"slices"
	"testing"

	"github.com/parley-record/parley"
)

// correctionsAreFound has entries stand where a correction puts them, and where they
// were once it is undone.
func correctionsAreFound(t *testing.T, f *fixture) {
	r := Report("a", "2025-03-01", Sentence)
	f.file(t, r)
	rec := Record(r, "against")
	position, statement, union, leader := rec.Positions[0].ID, rec.Statements[0].ID, rec.Actors[0].ID, rec.Actors[1].ID
	f.put(t, rec)
	check := func(when string, party parley.ID, cue string) {
		t.Helper()
		cells, err := f.Matrix(f.ctx, f.n.ID, 9, 9)
		if err != nil || len(cells) != 1 || cells[0].Party != party {
			t.Errorf("%s: matrix %+v, %v; want %s", when, cells, err, party)
		}
		for _, other := range []string{"say", "demand"} {
			hits, err := f.Search(f.ctx, f.n.ID, parley.Query{CueClass: other})
			if err != nil || (len(hits.Order) == 1) != (other == cue) {
				t.Errorf("%s: %d statements of class %s, %v", when, len(hits.Order), other, err)
			}
		}
		for _, id := range []parley.ID{union, leader} {
			s := f.all(t, parley.Select{Actor: id, Tables: []parley.Table{parley.Positions}})
			if id == party && !slices.ContainsFunc(s.Positions, func(p parley.Position) bool { return p.Party == party }) {
				t.Errorf("%s: positions of %s: %d", when, id, len(s.Positions))
			}
		}
	}
	check("as read", union, "say")
	a := f.decide(t, parley.Decision{Kind: "correct", Entry: position, Patch: []byte(`{"party":"` + string(leader) + `"}`)})
	b := f.decide(t, parley.Decision{Kind: "correct", Entry: statement, Patch: []byte(`{"cue_class":"demand"}`)})
	check("corrected", leader, "demand")
	f.put(t, Record(r, "against"))
	check("read again", leader, "demand")
	for _, d := range []int64{a, b} {
		if err := f.Undo(f.ctx, f.n.ID, d, "ana", now); err != nil {
			t.Fatal(err)
		}
	}
	check("undone", union, "say")
	list, _, err := f.Actors(f.ctx, f.n.ID, "", parley.Page{})
	if err != nil || len(list) != 2 {
		t.Fatal(list, err)
	}
	f.put(t, Record(r, "against"))
	again, _, err := f.Actors(f.ctx, f.n.ID, "", parley.Page{})
	if err != nil || len(again) != 2 || again[0].ID != list[0].ID {
		t.Errorf("who is named most changed by undoing: %v, %v", again, err)
	}
}
