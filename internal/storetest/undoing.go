package storetest

import (
	"testing"

	"github.com/parley-record/parley"
)

// undoing takes decisions back that others stand beside.
func undoing(t *testing.T, f *fixture) {
	a, b := Report("a", "2025-03-01", Sentence), Report("b", "2025-03-02", "Later on. "+Sentence)
	f.file(t, a)
	f.put(t, Record(a, "against"))
	if _, err := f.AddReport(f.ctx, f.n.ID, parley.Filed{Report: b, Added: now, Why: "names no party"}); err != nil {
		t.Fatal(err)
	}
	undo := func(id int64) {
		t.Helper()
		if err := f.Undo(f.ctx, f.n.ID, id, "ana", now); err != nil {
			t.Fatal(err)
		}
	}
	belongs := func(what string, r parley.Report, want bool, why, by string) {
		t.Helper()
		if got, err := f.Report(f.ctx, f.n.ID, r.ID); err != nil || got.Belongs != want || got.Why != why || got.ByHand != by {
			t.Errorf("%s: belongs %v, why %q, by %q, %v", what, got.Belongs, got.Why, got.ByHand, err)
		}
	}
	undo(f.decide(t, parley.Decision{Kind: "take_in", Entry: a.ID}))
	belongs("taking in what was in, undone", a, true, "", "")
	undo(f.decide(t, parley.Decision{Kind: "keep_out", Entry: b.ID}))
	belongs("keeping out what was out, undone", b, false, "names no party", "")
	first, second := f.decide(t, parley.Decision{Kind: "keep_out", Entry: a.ID, Coder: "ana"}), f.decide(t, parley.Decision{Kind: "keep_out", Entry: a.ID, Coder: "bo"})
	undo(first)
	belongs("one of two that keep it out, undone", a, false, "kept out by hand", "bo")
	undo(second)
	belongs("both undone", a, true, "", "")

	story := func() parley.ID {
		t.Helper()
		got, err := f.Report(f.ctx, f.n.ID, a.ID)
		if err != nil {
			t.Fatal(err)
		}
		return got.Story
	}
	f.decide(t, parley.Decision{Kind: "take_in", Entry: b.ID})
	f.put(t, Record(b, "for"))
	f.decide(t, parley.Decision{Kind: "move", Entry: b.ID}) // into one of its own
	other, err := f.Report(f.ctx, f.n.ID, b.ID)
	if err != nil || other.Story == "" {
		t.Fatal(other.Story, err)
	}
	began := story()
	one := f.decide(t, parley.Decision{Kind: "move", Entry: a.ID})
	two := f.decide(t, parley.Decision{Kind: "move", Entry: a.ID, Into: other.Story})
	undo(one)
	if got := story(); got != other.Story {
		t.Errorf("the first of two moves undone: in %s; want %s", got, other.Story)
	}
	undo(two)
	if got := story(); got != began {
		t.Errorf("both moves undone: in %q; want %q", got, began)
	}
}

// keepingOutOfStories has a report that is kept out counted in no story.
func keepingOutOfStories(t *testing.T, f *fixture) {
	a, b := Report("a", "2025-03-01", Sentence), Report("b", "2025-03-02", "Later on. "+Sentence)
	for _, r := range []parley.Report{a, b} {
		f.file(t, r)
		f.put(t, Record(r, "against"))
	}
	f.decide(t, parley.Decision{Kind: "move", Entry: a.ID})
	got, err := f.Report(f.ctx, f.n.ID, a.ID)
	if err != nil {
		t.Fatal(err)
	}
	f.decide(t, parley.Decision{Kind: "move", Entry: b.ID, Into: got.Story})
	count := func() (n int) {
		t.Helper()
		list, _, err := f.Stories(f.ctx, f.n.ID, parley.Page{})
		if err != nil {
			t.Fatal(err)
		}
		for _, s := range list {
			n += len(s.Reports)
		}
		return n
	}
	both := []int64{}
	for i, r := range []parley.Report{a, b} {
		both = append(both, f.decide(t, parley.Decision{Kind: "keep_out", Entry: r.ID}))
		if n := count(); n != 1-i {
			t.Errorf("%d kept out: stories hold %d reports", i+1, n)
		}
	}
	for i, d := range both {
		if err := f.Undo(f.ctx, f.n.ID, d, "ana", now); err != nil {
			t.Fatal(err)
		}
		if n := count(); n != i+1 {
			t.Errorf("%d taken in again: stories hold %d reports", i+1, n)
		}
	}
}

// undoingElsewhere takes a decision back whose entry is read under another id since.
func undoingElsewhere(t *testing.T, f *fixture) {
	r := Report("a", "2025-03-01", Sentence)
	f.file(t, r)
	rec := Record(r, "against")
	f.put(t, rec)
	d := f.decide(t, parley.Decision{Kind: "reject", Entry: rec.Positions[0].ID, Coder: "ana"})
	again := Record(r, "against")
	again.Positions[0].ID = "p0123456789ab"
	f.put(t, again)
	if s := f.all(t, parley.Select{}); len(s.Positions) != 0 {
		t.Fatalf("a rejection is lost with the id")
	}
	if err := f.Undo(f.ctx, f.n.ID, d, "ana", now); err != nil {
		t.Fatal(err)
	}
	if s := f.all(t, parley.Select{}); len(s.Positions) != 1 {
		t.Errorf("undone, and the position is still rejected")
	}
}
