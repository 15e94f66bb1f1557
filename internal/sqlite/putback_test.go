package sqlite_test

import (
	"context"
	"errors"
	"path/filepath"
	"testing"

	"github.com/parley-record/parley"
	"github.com/parley-record/parley/internal/storetest"
)

// TestPutBack stores decisions that were kept: under who made them and when, once, to
// what says the same where the id is another, and none by half.
func TestPutBack(t *testing.T) {
	ctx := context.Background()
	s := open(t, filepath.Join(t.TempDir(), "a.db"))
	n := follow(t, s)
	r := storetest.Report("a", "2025-03-01", storetest.Sentence)
	if _, err := s.AddReport(ctx, n.ID, parley.Filed{Report: r, Belongs: true}); err != nil {
		t.Fatal(err)
	}
	rec := storetest.Record(r, "against")
	position, statement, actor := rec.Positions[0].ID, rec.Statements[0].ID, rec.Actors[0].ID
	if err := s.PutRecord(ctx, n.ID, rec, "2025-03-01T10:00:00Z"); err != nil {
		t.Fatal(err)
	}
	const at = "2025-03-02T10:00:00Z"
	if _, err := s.Decide(ctx, n.ID, []parley.Decision{{Kind: "reject", Entry: position, Coder: "ana", At: at}, {Kind: "accept", Entry: statement, Coder: "bo", At: at}}); err != nil {
		t.Fatal(err)
	}
	kept, _, err := s.Decisions(ctx, n.ID, parley.Page{})
	if err != nil || len(kept) != 2 {
		t.Fatal(kept, err)
	}
	done, err := s.PutBack(ctx, n.ID, kept)
	if err != nil || done.Done != 0 || done.Known != 2 || len(done.Lost) != 0 {
		t.Errorf("what stands already: %+v, %v", done, err)
	}
	for _, d := range kept {
		if err := s.Undo(ctx, n.ID, d.ID, "ana", at); err != nil {
			t.Fatal(err)
		}
	}
	kept[0].Entry = parley.ID(string(kept[0].Entry[0]) + "000000000000") // read under another id
	lost := []parley.Decision{
		{Kind: "accept", Entry: "p999999999999", Report: r.ID, Anchor: "Nobody said this.", Coder: "ana", At: at},
		{Kind: "merge", Entry: actor, Into: "a999999999999", Coder: "ana", At: at},
		{Kind: "correct", Entry: position, Patch: []byte(`{"stance":"perhaps"}`), Coder: "ana", At: at},
		{Kind: "keep_out", Entry: "r999999999999", Coder: "ana", At: at},
	}
	undone := parley.Decision{Kind: "reject", Entry: position, Coder: "ana", At: "2025-03-01T10:00:00Z", UndoneAt: at}
	if done, err = s.PutBack(ctx, n.ID, append(append([]parley.Decision{undone}, kept...), lost...)); err != nil || done.Done != 2 || done.Known != 0 || len(done.Lost) != len(lost) {
		t.Fatalf("%+v, %v", done, err)
	}
	for _, l := range done.Lost {
		if !errors.Is(l.Err, parley.ErrNotFound) && !errors.Is(l.Err, parley.ErrInvalid) {
			t.Errorf("%s %s: %v", l.Kind, l.Entry, l.Err)
		}
	}
	sh, err := s.Record(ctx, n.ID, parley.Select{})
	if err != nil || len(sh.Positions) != 0 || sh.Marks[statement].By != "bo" || sh.Marks[statement].At != at {
		t.Errorf("the record: %d positions, %+v, %v", len(sh.Positions), sh.Marks, err)
	}
}
