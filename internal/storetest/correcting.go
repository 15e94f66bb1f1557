package storetest

import (
	"encoding/json"
	"errors"
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

// correctionsAddUp has each decision be about the entry as it stood when it was made: who
// corrects one field leaves what others corrected, and who accepts accepts that.
func correctionsAddUp(t *testing.T, f *fixture) {
	r := Report("a", "2025-03-01", Sentence)
	f.file(t, r)
	rec := Record(r, "against")
	id := rec.Positions[0].ID
	f.put(t, rec)
	check := func(when, stance, force, state string) {
		t.Helper()
		s := f.all(t, parley.Select{})
		if p := s.Positions[0]; p.Stance != stance || p.Force != force || s.Marks[id].State != state {
			t.Errorf("%s: %s, %s, %q; want %s, %s, %q", when, p.Stance, p.Force, s.Marks[id].State, stance, force, state)
		}
	}
	decide := func(coder, kind, patch string) int64 {
		t.Helper()
		ids, err := f.Decide(f.ctx, f.n.ID, []parley.Decision{{Kind: kind, Entry: id, Patch: []byte(patch), Coder: coder, At: now}})
		if err != nil {
			t.Fatal(err)
		}
		return ids[0]
	}
	decide("ana", "correct", `{"stance":"conditional"}`)
	force := decide("bo", "correct", `{"force":"concern"}`)
	check("one after the other", "conditional", "concern", "corrected")
	decide("cy", "accept", "")
	check("accepted as it stands", "conditional", "concern", "corrected")
	log, _, err := f.Decisions(f.ctx, f.n.ID, parley.Page{})
	if err != nil || log[0].Coder != "cy" || log[0].Became != "conditional" {
		t.Errorf("who accepts a correction is counted as %+v, %v", log[0], err)
	}
	f.put(t, Record(r, "against"))
	check("read again", "conditional", "concern", "corrected")
	for _, d := range []int64{log[0].ID, force} {
		if err := f.Undo(f.ctx, f.n.ID, d, "bo", now); err != nil {
			t.Fatal(err)
		}
	}
	check("undone", "conditional", "refusal", "corrected")
	decide("bo", "correct", `{"stance":"for"}`)
	check("turned round, no refusal", "for", "statement", "corrected")
	if cells, err := f.Matrix(f.ctx, f.n.ID, 9, 9); err != nil || len(cells) != 1 || cells[0].Force != "statement" {
		t.Errorf("turned round: matrix %+v, %v", cells, err)
	}
	decide("bo", "correct", `{"force":"refusal"}`)
	check("a force of a person's", "for", "refusal", "corrected")
	decide("bo", "correct", `{"stance":"against"}`)
	check("as it was read", "against", "refusal", "accepted")
	decide("ana", "reject", "")
	decide("bo", "accept", "")
	check("taken in again", "against", "refusal", "accepted")
}

// correctedLists has nothing of what stood in a list stay in what a correction puts there.
func correctedLists(t *testing.T, f *fixture) {
	r := Report("a", "2025-03-01", Sentence)
	f.file(t, r)
	rec := Record(r, "against")
	union, leader, rejects := rec.Actors[0].ID, rec.Actors[1].ID, rec.Positions[0].Evidence
	at := parley.NewID(parley.Proposals, r.TextSHA256, rejects[0].Start, rejects[0].End, 0)
	answer := func(by parley.ID, force string, n int) parley.Response {
		return parley.Response{ID: parley.NewID(parley.Responses, r.TextSHA256, rejects[0].Start, rejects[0].End, n), By: by, Stance: "against", Force: force, Evidence: rejects}
	}
	rec.Proposals = []parley.Proposal{{Entry: parley.Entry{ID: at, Evidence: rejects, Confidence: 0.8}, Name: "pay offer", Kind: "offer", Authors: []parley.ID{},
		Responses: []parley.Response{answer(union, "refusal", 0), answer(leader, "", 1)}}}
	f.put(t, rec)
	patch, err := json.Marshal(map[string]any{"responses": rec.Proposals[0].Responses[1:]})
	if err != nil {
		t.Fatal(err)
	}
	f.decide(t, parley.Decision{Kind: "correct", Entry: at, Patch: patch})
	s := f.all(t, parley.Select{Tables: []parley.Table{parley.Proposals}})
	if got := s.Proposals[0].Checked; got != "corrected" {
		t.Errorf("a corrected text is checked as %q", got)
	}
	if _, err := f.Decide(f.ctx, f.n.ID, []parley.Decision{{Kind: "correct", Entry: at, Patch: []byte(`{"checked":"accepted"}`), Coder: "ana", At: now}}); !errors.Is(err, parley.ErrInvalid) {
		t.Errorf("that it was checked is corrected: %v; want ErrInvalid", err)
	}
	if w := s.Proposals[0].Responses; len(w) != 1 || w[0].By != leader || w[0].Force != "" {
		t.Errorf("after the first answer was taken away: %+v", w)
	}
}
