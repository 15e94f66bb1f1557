package main

import (
	"testing"

	"github.com/parley-record/parley"
)

// A party whose positions on an issue are all unsure is marked where the issue divides.
func TestDivideMarksTheUnsure(t *testing.T) {
	at := func(id parley.ID, party parley.ID, sure float64) parley.Position {
		return parley.Position{Entry: parley.Entry{ID: id, Confidence: sure}, Party: party, Issue: "i1", Stance: "for"}
	}
	rec := &parley.Record{
		Actors:    []parley.Actor{{ID: "a1", Name: "Board"}, {ID: "a2", Name: "Union"}},
		Issues:    []parley.Issue{{ID: "i1", Label: "wages"}},
		Positions: []parley.Position{at("p1", "a1", 0.3), at("p2", "a2", 0.3), at("p3", "a2", 0.9)},
		Divides:   []parley.Divide{{Issue: "i1", For: []parley.ID{"a1", "a2"}, Positions: []parley.ID{"p1", "p2", "p3"}}},
	}
	if got, want := divideView(rec).Alone[0].Rows[0].Who, "Board (unsure), Union"; got != want {
		t.Errorf("for it: %q, want %q", got, want)
	}
}
