// Package storetest is the suite that every store passes.
package storetest

import (
	"cmp"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/parley-record/parley"
)

const now = "2025-03-10T08:00:00Z"

// Run runs the suite; open returns an empty store for each test.
func Run(t *testing.T, open func(t *testing.T) parley.Store) {
	tests := []struct {
		name string
		run  func(*testing.T, *fixture)
	}{
		{"the same report twice is one", sameReport},
		{"a record comes back as it was put", roundTrip},
		{"a record says with what it was read", readWith},
		{"a slug is free, and of two who set the same the second is told", settings},
		{"a later wording of an address is a revision", revision},
		{"reading again replaces the machine's entries", rereading},
		{"a rejected entry stays rejected", rejection},
		{"a rejection does not leak into other reports", noLeak},
		{"a correction shows and can be undone", correction},
		{"a correction that does not fit is refused", badCorrection},
		{"what is corrected is found as corrected", correctionsAreFound},
		{"corrections add up", correctionsAddUp},
		{"a corrected list is another one", correctedLists},
		{"merged actors are one until undone", merging},
		{"an actor of two readings is one", sameActor},
		{"an issue takes a new name", renaming},
		{"the matrix holds the latest position", matrix},
		{"a review begins with the least sure", reviewing},
		{"lists go on where they were cut", lists},
		{"words together are found where they stand together", phrases},
		{"any of many words finds a report", anyWord},
		{"search finds words and keeps to its filters", searching},
		{"changes say what is new and what moved", changing},
		{"a report can be kept out and taken in", keepingOut},
		{"a report that is kept out is in no story", keepingOutOfStories},
		{"what is undone leaves what others decided", undoing},
		{"what is undone goes where its entry went", undoingElsewhere},
		{"stories keep reports that a person moved", moving},
		{"a record of a report that is not filed is refused whole", refused},
		{"totals follow readings", totals},
		{"a deadline expires once", expiring},
		{"a negotiation is removed whole, and alone", removing},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			s := open(t)
			n, err := s.CreateNegotiation(context.Background(), parley.Negotiation{Name: "Harbour talks", Created: now})
			if err != nil {
				t.Fatal(err)
			}
			tt.run(t, &fixture{Store: s, n: n, ctx: context.Background()})
		})
	}
}

type fixture struct {
	parley.Store
	n   parley.Negotiation
	ctx context.Context
}

func (f *fixture) file(t *testing.T, r parley.Report) parley.Filed {
	t.Helper()
	fl := parley.Filed{Report: r, Added: now, Belongs: true}
	added, err := f.AddReport(f.ctx, f.n.ID, fl)
	if err != nil || !added {
		t.Fatalf("AddReport = %v, %v; want true", added, err)
	}
	return fl
}

func (f *fixture) put(t *testing.T, rec *parley.Record) {
	t.Helper()
	if err := rec.Check(); err != nil {
		t.Fatalf("the test's own record: %v", err)
	}
	if err := f.PutRecord(f.ctx, f.n.ID, rec, now); err != nil {
		t.Fatal(err)
	}
}

func (f *fixture) all(t *testing.T, sel parley.Select) *parley.Sheet {
	t.Helper()
	s, err := f.Record(f.ctx, f.n.ID, sel)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

func (f *fixture) decide(t *testing.T, d parley.Decision) int64 {
	t.Helper()
	d.Coder, d.At = cmp.Or(d.Coder, "ana"), now
	ids, err := f.Decide(f.ctx, f.n.ID, []parley.Decision{d})
	if err != nil {
		t.Fatal(err)
	}
	return ids[0]
}

func sameReport(t *testing.T, f *fixture) {
	r := Report("a", "2025-03-01", "The port union rejected the offer.")
	f.file(t, r)
	added, err := f.AddReport(f.ctx, f.n.ID, parley.Filed{Report: r, Added: now, Belongs: true})
	if err != nil || added {
		t.Errorf("second AddReport = %v, %v; want false, nil", added, err)
	}
	list, _, err := f.Reports(f.ctx, f.n.ID, false, parley.Page{})
	if err != nil || len(list) != 1 {
		t.Errorf("Reports = %d, %v; want 1", len(list), err)
	}
}

func roundTrip(t *testing.T, f *fixture) {
	r := Report("a", "2025-03-01", Sentence)
	f.file(t, r)
	f.put(t, Record(r, "against"))
	s := f.all(t, parley.Select{})
	if err := s.Check(); err != nil {
		t.Errorf("the record that comes back: %v", err)
	}
	if len(s.Statements) != 1 || len(s.Positions) != 1 || len(s.Meetings) != 1 || len(s.Actors) != 2 || len(s.Issues) != 1 {
		t.Errorf("got %d statements, %d positions, %d meetings, %d actors, %d issues", len(s.Statements), len(s.Positions), len(s.Meetings), len(s.Actors), len(s.Issues))
	}
	if got := s.Statements[0].Content[0].Text; got != "the pay offer was too low" {
		t.Errorf("content = %q", got)
	}
	if s.Reports[0].Text != r.Text {
		t.Errorf("the text of the report did not come back")
	}
	if got, err := f.Report(f.ctx, f.n.ID, r.ID); err != nil || got.Read == "" || got.Text != r.Text {
		t.Errorf("Report = read %q, %v", got.Read, err)
	}
	if _, err := f.Report(f.ctx, f.n.ID, "r000000000000"); !errors.Is(err, parley.ErrNotFound) {
		t.Errorf("a report that is not there: %v; want ErrNotFound", err)
	}
}

func revision(t *testing.T, f *fixture) {
	a, b := Report("a", "2025-03-01", Sentence), Report("a", "2025-03-01", Sentence+" More later.")
	f.file(t, a)
	f.put(t, Record(a, "against"))
	f.file(t, b)
	got, err := f.Report(f.ctx, f.n.ID, b.ID)
	if err != nil || got.RevisionOf != a.ID {
		t.Errorf("revision of %q, %v; want %s", got.RevisionOf, err, a.ID)
	}
	if s := f.all(t, parley.Select{}); len(s.Statements) != 0 {
		t.Errorf("entries of a superseded report still count: %d", len(s.Statements))
	}
	f.put(t, Record(b, "against"))
	if s := f.all(t, parley.Select{}); len(s.Statements) != 1 || len(s.Reports) != 1 || s.Reports[0].ID != b.ID {
		t.Errorf("after the revision is read: %d statements in %d reports", len(s.Statements), len(s.Reports))
	}
}

func rereading(t *testing.T, f *fixture) {
	r := Report("a", "2025-03-01", Sentence)
	f.file(t, r)
	f.put(t, Record(r, "against"))
	f.put(t, Record(r, "conditional"))
	s := f.all(t, parley.Select{})
	if len(s.Positions) != 1 || s.Positions[0].Stance != "conditional" || len(s.Statements) != 1 {
		t.Errorf("after a second reading: %d positions, %d statements", len(s.Positions), len(s.Statements))
	}
	if err := f.Reread(f.ctx, f.n.ID); err != nil {
		t.Fatal(err)
	}
	un, _, err := f.Unread(f.ctx, f.n.ID, 5)
	if err != nil || len(un) != 1 || un[0].Text != r.Text {
		t.Errorf("Unread = %d, %v", len(un), err)
	}
	// What is in a language that is not read stays unread, whatever is decided.
	german := Report("german", "2025-03-02", "Ein Text.")
	german.Language = "de"
	if _, err := f.AddReport(f.ctx, f.n.ID, parley.Filed{Report: german, Added: now, Belongs: true, Why: "written in a language that Parley does not read (de)"}); err != nil {
		t.Fatal(err)
	}
	f.decide(t, parley.Decision{Kind: "keep_out", Entry: german.ID, Coder: "ana", At: now})
	f.decide(t, parley.Decision{Kind: "take_in", Entry: german.ID, Coder: "ana", At: now})
	if err := f.Reread(f.ctx, f.n.ID); err != nil {
		t.Fatal(err)
	}
	if un, _, err := f.Unread(f.ctx, f.n.ID, 5); err != nil || len(un) != 1 {
		t.Errorf("Unread = %d with a report in German, %v", len(un), err)
	}
	if got, err := f.Report(f.ctx, f.n.ID, german.ID); err != nil || !got.Belongs || !strings.Contains(got.Why, "language") {
		t.Errorf("the German report: belongs %v, why %q, %v", got.Belongs, got.Why, err)
	}
}

func rejection(t *testing.T, f *fixture) {
	r := Report("a", "2025-03-01", Sentence)
	f.file(t, r)
	rec := Record(r, "against")
	id := rec.Positions[0].ID
	f.put(t, rec)
	f.decide(t, parley.Decision{Kind: "reject", Entry: id})
	if s := f.all(t, parley.Select{}); len(s.Positions) != 0 {
		t.Errorf("a rejected position is still in the record")
	}
	f.put(t, Record(r, "against"))
	if s := f.all(t, parley.Select{}); len(s.Positions) != 0 {
		t.Errorf("it came back with the same id")
	}
	other := Record(r, "against")
	other.Positions[0].ID = "p00000000000a" // newer models begin the entry elsewhere
	f.put(t, other)
	if s := f.all(t, parley.Select{}); len(s.Positions) != 0 {
		t.Errorf("it came back under another id")
	}
	s := f.all(t, parley.Select{Rejected: true})
	if len(s.Positions) != 1 || s.Marks["p00000000000a"].State != "rejected" || s.Marks["p00000000000a"].By != "ana" {
		t.Errorf("rejected entries can be asked for: %+v", s.Marks)
	}
	b := Report("a", "2025-03-02", Sentence+" A last line was added.")
	f.file(t, b)
	f.put(t, Record(b, "against"))
	if s := f.all(t, parley.Select{}); len(s.Positions) != 0 {
		t.Errorf("it came back with a revision in which its sentence stands")
	}
}

func noLeak(t *testing.T, f *fixture) {
	a, b := Report("a", "2025-03-01", Sentence), Report("b", "2025-03-01", Sentence+" So it goes on.")
	f.file(t, a)
	f.file(t, b)
	rec := Record(a, "against")
	f.put(t, rec)
	f.decide(t, parley.Decision{Kind: "reject", Entry: rec.Positions[0].ID})
	f.put(t, Record(b, "against"))
	if s := f.all(t, parley.Select{}); len(s.Positions) != 1 || s.Positions[0].Evidence[0].Report != b.ID {
		t.Errorf("the other report's position: %d", len(s.Positions))
	}
}

func correction(t *testing.T, f *fixture) {
	r := Report("a", "2025-03-01", Sentence)
	f.file(t, r)
	rec := Record(r, "against")
	id := rec.Positions[0].ID
	f.put(t, rec)
	d := f.decide(t, parley.Decision{Kind: "correct", Entry: id, Patch: []byte(`{"stance":"conditional","force":"concern"}`)})
	s := f.all(t, parley.Select{})
	if p := s.Positions[0]; p.Stance != "conditional" || p.Force != "concern" || s.Marks[id].State != "corrected" {
		t.Errorf("corrected: %s %s %+v", p.Stance, p.Force, s.Marks[id])
	}
	f.put(t, Record(r, "against"))
	if s := f.all(t, parley.Select{}); s.Positions[0].Stance != "conditional" {
		t.Errorf("a second reading overwrote the correction")
	}
	if cells, err := f.Matrix(f.ctx, f.n.ID, 10, 10); err != nil || len(cells) != 1 || cells[0].Stance != "conditional" {
		t.Errorf("matrix = %+v, %v", cells, err)
	}
	if err := f.Undo(f.ctx, f.n.ID, d, "ana", now); err != nil {
		t.Fatal(err)
	}
	if s := f.all(t, parley.Select{}); s.Positions[0].Stance != "against" || len(s.Marks) != 0 {
		t.Errorf("after undo: %s, %d marks", s.Positions[0].Stance, len(s.Marks))
	}
	if err := f.Undo(f.ctx, f.n.ID, d, "ana", now); !errors.Is(err, parley.ErrNotFound) {
		t.Errorf("undone twice: %v; want ErrNotFound", err)
	}
	log, _, err := f.Decisions(f.ctx, f.n.ID, parley.Page{})
	if err != nil || len(log) != 1 || log[0].UndoneAt == "" || log[0].Was != "against" || log[0].Became != "conditional" {
		t.Errorf("log = %+v, %v", log, err)
	}
}

func badCorrection(t *testing.T, f *fixture) {
	r := Report("a", "2025-03-01", Sentence)
	f.file(t, r)
	rec := Record(r, "against")
	f.put(t, rec)
	for _, patch := range []string{``, `[]`, `{"evidence":[]}`, `{"id":"x"}`, `{"stanse":"for"}`, `{"stance":7}`,
		`{"stance":"perhaps"}`, `{"stance":""}`, `{"stance":null}`, `{"party":"a999999999999"}`, `{"party":"the union"}`, `{"statements":["s999999999999"]}`, `{"according_to":null}`,
		`{"as_of":{"text":"soon","from":"soon","to":null,"precision":"day","anchor":"none"}}`, `{"condition":{"report":"r999999999999","start":0,"end":3,"text":"The"}}`,
		`{"condition":{"report":"` + string(r.ID) + `","start":0,"end":3,"text":"not"}}`} {
		_, err := f.Decide(f.ctx, f.n.ID, []parley.Decision{{Kind: "correct", Entry: rec.Positions[0].ID, Patch: []byte(patch), Coder: "ana", At: now}})
		if !errors.Is(err, parley.ErrInvalid) {
			t.Errorf("patch %q: %v; want ErrInvalid", patch, err)
		}
	}
	if _, err := f.Decide(f.ctx, f.n.ID, []parley.Decision{{Kind: "reject", Entry: "p999999999999", Coder: "ana", At: now}}); !errors.Is(err, parley.ErrNotFound) {
		t.Errorf("no such entry: %v; want ErrNotFound", err)
	}
	for _, d := range []parley.Decision{{Kind: "rename", Entry: "a999999999999", Name: "Union"}, {Kind: "move", Entry: r.ID, Into: "y999999999999"}, {Kind: "move", Entry: r.ID, Into: "elsewhere"}} {
		if _, err := f.Decide(f.ctx, f.n.ID, []parley.Decision{d}); !errors.Is(err, parley.ErrNotFound) {
			t.Errorf("%s %s %s: %v; want ErrNotFound", d.Kind, d.Entry, d.Into, err)
		}
	}
	if _, err := f.Decide(f.ctx, f.n.ID, []parley.Decision{{Kind: "rename", Entry: rec.Positions[0].ID, Name: "Union"}}); !errors.Is(err, parley.ErrInvalid) {
		t.Errorf("rename a position: %v; want ErrInvalid", err)
	}
}

func merging(t *testing.T, f *fixture) {
	r := Report("a", "2025-03-01", Sentence)
	f.file(t, r)
	rec := Record(r, "against")
	union, leader := rec.Actors[0].ID, rec.Actors[1].ID
	f.put(t, rec)
	d := f.decide(t, parley.Decision{Kind: "merge", Entry: leader, Into: union})
	if _, err := f.Decide(f.ctx, f.n.ID, []parley.Decision{{Kind: "merge", Entry: union, Into: leader, Coder: "bo", At: now}}); !errors.Is(err, parley.ErrInvalid) {
		t.Errorf("merged the other way round too: %v; want ErrInvalid", err)
	}
	s := f.all(t, parley.Select{})
	if len(s.Actors) != 1 || s.Statements[0].Speaker != union {
		t.Errorf("merged: %d actors, speaker %s", len(s.Actors), s.Statements[0].Speaker)
	}
	if !slices.Contains(s.Actors[0].Aliases, "Mara Lind") {
		t.Errorf("merged: the other name is lost: %q", s.Actors[0].Aliases)
	}
	if list, _, err := f.Actors(f.ctx, f.n.ID, "mara", parley.Page{}); err != nil || len(list) != 1 || list[0].ID != union || !slices.Contains(list[0].Aliases, "Mara Lind") {
		t.Errorf("found by the name of the one that was merged: %+v, %v", list, err)
	}
	if s := f.all(t, parley.Select{Actor: union, Tables: []parley.Table{parley.Statements}}); len(s.Statements) != 1 {
		t.Errorf("what the merged actor said is not found")
	}
	if err := f.Undo(f.ctx, f.n.ID, d, "ana", now); err != nil {
		t.Fatal(err)
	}
	if s := f.all(t, parley.Select{}); len(s.Actors) != 2 || s.Statements[0].Speaker != leader {
		t.Errorf("after undo: %d actors", len(s.Actors))
	}
}

func sameActor(t *testing.T, f *fixture) {
	a, b := Report("a", "2025-03-01", Sentence), Report("b", "2025-03-02", "A day later. "+Sentence)
	f.file(t, a)
	f.file(t, b)
	f.put(t, Record(a, "against"))
	f.put(t, Record(b, "for"))
	s := f.all(t, parley.Select{})
	if len(s.Actors) != 2 || len(s.Issues) != 1 || len(s.Positions) != 2 {
		t.Errorf("%d actors, %d issues, %d positions; want 2, 1, 2", len(s.Actors), len(s.Issues), len(s.Positions))
	}
	if err := s.Check(); err != nil {
		t.Error(err)
	}
}

func renaming(t *testing.T, f *fixture) {
	r := Report("a", "2025-03-01", Sentence)
	f.file(t, r)
	rec := Record(r, "against")
	f.put(t, rec)
	f.decide(t, parley.Decision{Kind: "rename", Entry: rec.Issues[0].ID, Name: "Wages"})
	s := f.all(t, parley.Select{})
	if s.Issues[0].Label != "Wages" || s.Issues[0].Terms[0] != "the pay offer" {
		t.Errorf("label %q, terms %q", s.Issues[0].Label, s.Issues[0].Terms)
	}
}

func matrix(t *testing.T, f *fixture) {
	a, b := Report("a", "2025-03-01", Sentence), Report("b", "2025-03-05", "Later on. "+Sentence)
	f.file(t, b)
	f.file(t, a)
	f.put(t, Record(b, "for"))
	f.put(t, Record(a, "against"))
	cells, err := f.Matrix(f.ctx, f.n.ID, 10, 10)
	if err != nil || len(cells) != 1 {
		t.Fatalf("matrix = %+v, %v", cells, err)
	}
	if c := cells[0]; c.Stance != "for" || c.Force != "refusal" || c.Date != "2025-03-05" || c.Count != 2 || c.Stances != 2 ||
		!slices.Equal(c.Path, []parley.Turn{{Day: "2025-03-01", Stance: "against"}, {Day: "2025-03-05", Stance: "for"}}) {
		t.Errorf("cell = %+v", c)
	}
	f.decide(t, parley.Decision{Kind: "correct", Entry: c0(t, f), Patch: json.RawMessage(`{"stance":"conditional","force":"offer"}`)})
	cells, err = f.Matrix(f.ctx, f.n.ID, 10, 10)
	if err != nil || len(cells) != 1 || cells[0].Stance != "conditional" || cells[0].Force != "offer" || len(cells[0].Path) != 2 || cells[0].Confidence != 1 {
		t.Errorf("after a correction: %+v, %v", cells, err)
	}
	stands, err := f.Stands(f.ctx, f.n.ID, "", "2025-03-01", 10)
	if err != nil || len(stands) != 1 || stands[0].Stance != "against" || stands[0].Day != "2025-03-01" || stands[0].Confidence != 0.8 {
		t.Errorf("Stands = %+v, %v", stands, err)
	}
	names, err := f.NamesOf(f.ctx, f.n.ID, []parley.ID{stands[0].Party, stands[0].Issue, "a000000000000"})
	if err != nil || len(names) != 2 || names[stands[0].Party] != "Port Union" {
		t.Errorf("NamesOf = %v, %v", names, err)
	}
	if a, err := f.Actor(f.ctx, f.n.ID, stands[0].Party); err != nil || a.Name != "Port Union" {
		t.Errorf("Actor = %+v, %v", a, err)
	}
	if _, err := f.Issue(f.ctx, f.n.ID, "i000000000000"); !errors.Is(err, parley.ErrNotFound) {
		t.Errorf("an issue that is not there: %v", err)
	}
}

// c0 returns the position behind the only cell of the matrix.
func c0(t *testing.T, f *fixture) parley.ID {
	t.Helper()
	cells, err := f.Matrix(f.ctx, f.n.ID, 1, 1)
	if err != nil || len(cells) != 1 {
		t.Fatalf("matrix = %+v, %v", cells, err)
	}
	return cells[0].Position
}

// lists reads entries and names in parts: each once, newest and most named first.
func lists(t *testing.T, f *fixture) {
	for i, day := range []string{"2025-03-01", "2025-03-02", "2025-03-02", "2025-03-03", "2025-03-04"} {
		r := Report(fmt.Sprint(i), day, strings.Repeat("More. ", i)+Sentence)
		f.file(t, r)
		f.put(t, Record(r, "against"))
	}
	var whole, parts []parley.ID
	for _, p := range f.all(t, parley.Select{Tables: []parley.Table{parley.Positions}}).Positions {
		whole = append(whole, p.ID)
	}
	sel := parley.Select{Tables: []parley.Table{parley.Positions}, Limit: 2}
	for range 3 {
		s := f.all(t, sel)
		for _, p := range s.Positions {
			parts = append(parts, p.ID)
		}
		sel.After = s.Next
	}
	if len(whole) != 5 || sel.After != "" || !slices.Equal(whole, parts) {
		t.Errorf("whole %v, in parts %v, then %q", whole, parts, sel.After)
	}
	var names []string
	p := parley.Page{Limit: 1}
	for range 2 {
		list, next, err := f.Actors(f.ctx, f.n.ID, "", p)
		if err != nil || len(list) != 1 {
			t.Fatalf("Actors = %v, %v", list, err)
		}
		names = append(names, list[0].Name)
		p.Before = next
	}
	slices.Sort(names)
	if p.Before != "" || !slices.Equal(names, []string{"Mara Lind", "Port Union"}) {
		t.Errorf("names in parts %v, then %q", names, p.Before)
	}
	if _, _, err := f.Actors(f.ctx, f.n.ID, "", parley.Page{Before: "not a cursor"}); !errors.Is(err, parley.ErrInvalid) {
		t.Errorf("a wrong cursor: %v", err)
	}
}

// reviewing goes through what nobody has decided about, the least sure first.
func reviewing(t *testing.T, f *fixture) {
	for i, sure := range []float64{0.9, 0.5, 0.7} {
		r := Report(string(rune('a'+i)), "2025-03-01", strings.Repeat("Again. ", i)+Sentence)
		f.file(t, r)
		rec := Record(r, "for")
		rec.Positions[0].Confidence = sure
		f.put(t, rec)
	}
	sel := parley.Select{Tables: []parley.Table{parley.Positions}, Unmarked: true, ByConfidence: true, Limit: 2}
	first := f.all(t, sel)
	if len(first.Positions) != 2 || first.Positions[0].Confidence != 0.5 || first.Positions[1].Confidence != 0.7 || first.Next == "" {
		t.Fatalf("the least sure: %+v, next %q", first.Positions, first.Next)
	}
	sel.After = first.Next
	if next := f.all(t, sel); len(next.Positions) != 1 || next.Positions[0].Confidence != 0.9 || next.Next != "" {
		t.Errorf("the next ones: %+v, next %q", next.Positions, next.Next)
	}
	f.decide(t, parley.Decision{Kind: "accept", Entry: first.Positions[0].ID})
	sel.After = ""
	if left := f.all(t, sel); len(left.Positions) != 2 || left.Positions[0].Confidence != 0.7 {
		t.Errorf("what is left: %+v", left.Positions)
	}
}

func searching(t *testing.T, f *fixture) {
	a, b := Report("a", "2025-03-01", Sentence), Report("b", "2025-04-05", "Café talks. "+Sentence)
	f.file(t, a)
	f.file(t, b)
	rec := Record(a, "against")
	leader := rec.Actors[1].ID
	f.put(t, rec)
	f.put(t, Record(b, "for"))
	for _, tt := range []struct {
		name string
		q    parley.Query
		want int
	}{
		{"a word", parley.Query{Words: "offer"}, 2},
		{"words together", parley.Query{Words: `"too low"`}, 2},
		{"words not together", parley.Query{Words: `"low too"`}, 0},
		{"no words", parley.Query{}, 2},
		{"a prefix", parley.Query{Words: "off*"}, 2},
		{"syntax of the index", parley.Query{Words: `NEAR( AND "`}, 0},
		{"speaker", parley.Query{Words: "offer", Speaker: leader}, 2},
		{"another speaker", parley.Query{Words: "offer", Speaker: "a000000000000"}, 0},
		{"party", parley.Query{Words: "offer", Party: rec.Actors[0].ID}, 2},
		{"another party", parley.Query{Words: "offer", Party: "a000000000000"}, 0},
		{"syntax in what is chosen", parley.Query{Speaker: "a|b", Party: "c|(", Issue: "d|*", CueClass: "e|f NOT g"}, 0},
		{"cue class", parley.Query{CueClass: "say"}, 2},
		{"another class", parley.Query{CueClass: "deny"}, 0},
		{"until", parley.Query{To: "2025-03-31"}, 1},
		{"a month", parley.Query{From: "2025-04-01", To: "2025-04-30"}, 1},
		{"direct only", parley.Query{Direct: true}, 0},
		{"reports", parley.Query{Reports: true, Words: "cafe"}, 1},
	} {
		h, err := f.Search(f.ctx, f.n.ID, tt.q)
		if err != nil {
			t.Errorf("%s: %v", tt.name, err)
			continue
		}
		if got := len(h.Order) + len(h.Reports); got != tt.want {
			t.Errorf("%s: %d hits, want %d", tt.name, got, tt.want)
		}
	}
	h, err := f.Search(f.ctx, f.n.ID, parley.Query{Page: parley.Page{Limit: 1}})
	if err != nil || len(h.Order) != 1 || h.Next == "" {
		t.Fatalf("a page of one: %v, %v", h, err)
	}
	g, err := f.Search(f.ctx, f.n.ID, parley.Query{Page: parley.Page{Limit: 1, Before: h.Next}})
	if err != nil || len(g.Order) != 1 || g.Order[0] == h.Order[0] || g.Next != "" {
		t.Errorf("the page after: %+v, %v", g, err)
	}
}

// anyWord finds reports by any word of an utterance, those with most of the rarer
// ones first, and none of another negotiation.
func anyWord(t *testing.T, f *fixture) {
	texts := []string{"The drivers met on Monday.", "The drivers said that they will never sign the roster.", "It rained.", "The roster was printed, and the drivers read it."}
	for i, text := range texts {
		f.file(t, Report(string(rune('a'+i)), "2025-03-01", text))
	}
	other, err := f.CreateNegotiation(f.ctx, parley.Negotiation{Name: "Other"})
	if err != nil {
		t.Fatal(err)
	}
	if _, err := f.AddReport(f.ctx, other.ID, parley.Filed{Report: Report("x", "2025-03-01", "We sign the roster."), Belongs: true, Added: now}); err != nil {
		t.Fatal(err)
	}
	for words, want := range map[string]string{"“we will never sign the roster of the drivers”": "1 3 0", `"sign the roster" zebra`: "1 3", "zebra": ""} {
		h, err := f.Search(f.ctx, f.n.ID, parley.Query{Reports: true, Any: true, Words: words})
		if err != nil {
			t.Fatal(err)
		}
		var got []string
		for _, r := range h.Reports {
			for i, text := range texts {
				if r.TextSHA256 == Report("", "", text).TextSHA256 {
					got = append(got, fmt.Sprint(i))
				}
			}
		}
		if s := strings.Join(got, " "); s != want || h.Next != "" {
			t.Errorf("%s: reports %q, then %q; want %q", words, s, h.Next, want)
		}
	}
}

// phrases are found alike where their words stand in few statements and in many.
func phrases(t *testing.T, f *fixture) {
	var text strings.Builder
	text.WriteString(Sentence)
	type said struct{ start, end int }
	var list []said
	say := func(words string) {
		text.WriteString(" ")
		from := text.Len()
		text.WriteString(words)
		list = append(list, said{from, text.Len()})
		text.WriteString(".")
	}
	for i := range 250 {
		say(fmt.Sprintf("the offer over winter roster %d was refused", i))
		say(fmt.Sprintf("the roster of winter over offer %d was refused", i))
	}
	say("the owners’ crème-de-la-crème won't sign, U.S. envoys say")
	say("say envoys of the us: sign the creme, la crème de won t")
	r := Report("a", "2025-03-01", text.String())
	f.file(t, r)
	rec := Record(r, "against")
	one := rec.Statements[0]
	for _, x := range list {
		span, _ := parley.NewSpan(&r, x.start, x.end)
		st := one
		st.ID, st.Evidence, st.Content = parley.NewID(parley.Statements, r.TextSHA256, x.start, x.end, 0), []parley.Span{span}, []parley.Span{span}
		rec.Statements = append(rec.Statements, st)
	}
	f.put(t, rec)
	for words, want := range map[string]int{
		`"winter roster"`: 250, `"over winter"`: 250, `"winter over offer"`: 250, `"roster winter"`: 0, `"winter roster 17"`: 1, `"winter roster 1*"`: 111, `"roster of winter over offer 249"`: 1,
		"won't": 2, "“won’t sign”": 1, `"U.S. envoys"`: 1, "U.S.": 1, `"creme de la creme"`: 1, `"crème-de-la" sign`: 1, `"of the us"`: 1, `"mara lind the offer"`: 250, `offer "winter roster" 17`: 1,
	} {
		h, err := f.Search(f.ctx, f.n.ID, parley.Query{Words: words, Page: parley.Page{Limit: 300}})
		if err != nil || len(h.Order) != want {
			t.Errorf("%s: %d hits, %v; want %d", words, len(h.Order), err, want)
		}
	}
	var all []parley.ID
	q := parley.Query{Words: `"winter roster 1*"`, Page: parley.Page{Limit: 40}}
	for range 3 {
		h, err := f.Search(f.ctx, f.n.ID, q)
		if err != nil {
			t.Fatal(err)
		}
		all = append(all, h.Order...)
		q.Before = h.Next
	}
	slices.Sort(all)
	if len(all) != 111 || len(slices.Compact(all)) != 111 || q.Before != "" {
		t.Errorf("in parts: %d hits, then %q", len(all), q.Before)
	}
}

func changing(t *testing.T, f *fixture) {
	a, b := Report("a", "2025-03-01", Sentence), Report("b", "2025-03-05", "Later on. "+Sentence)
	f.file(t, a)
	f.put(t, Record(a, "against"))
	first, err := f.Changes(f.ctx, f.n.ID, 0, "", 100)
	if err != nil || len(first) == 0 {
		t.Fatalf("Changes = %d, %v", len(first), err)
	}
	if err := f.See(f.ctx, f.n.ID, "ana", first[0].ID, now); err != nil {
		t.Fatal(err)
	}
	seen, err := f.Seen(f.ctx, f.n.ID, "ana")
	if err != nil || seen != first[0].ID {
		t.Errorf("Seen = %d, %v", seen, err)
	}
	f.put(t, Record(a, "against"))
	if more, _ := f.Changes(f.ctx, f.n.ID, seen, "", 100); len(more) != 0 {
		t.Errorf("reading again made changes: %+v", more)
	}
	// Read again, a report gives other entries than before: that is no news.
	f.put(t, Record(a, "conditional"))
	if err := f.Reread(f.ctx, f.n.ID); err != nil {
		t.Fatal(err)
	}
	f.put(t, Record(a, "against"))
	if more, _ := f.Changes(f.ctx, f.n.ID, seen, "", 100); len(more) != 0 {
		t.Errorf("another reading of the same report made changes: %+v", more)
	}
	f.file(t, b)
	f.put(t, Record(b, "for"))
	more, err := f.Changes(f.ctx, f.n.ID, seen, "", 100)
	if err != nil {
		t.Fatal(err)
	}
	// Told in parts from the oldest on, none is left out.
	var whole []parley.ID
	for after := seen; ; {
		part, err := f.ChangesAfter(f.ctx, f.n.ID, after, 1)
		if err != nil {
			t.Fatal(err)
		}
		if len(part) == 0 {
			break
		}
		after, whole = part[0].ID, append(whole, part[0].Entry)
	}
	all, err := f.Changes(f.ctx, f.n.ID, seen, "", 0)
	if err != nil || len(all) != len(whole) || len(whole) < 2 || all[0].Entry != whole[len(whole)-1] {
		t.Errorf("ChangesAfter gives %v one by one, Changes %+v, %v", whole, all, err)
	}
	var kinds []string
	for _, c := range more {
		kinds = append(kinds, c.Kind)
	}
	if !slices.Contains(kinds, "moved") || !slices.Contains(kinds, "report") {
		t.Errorf("kinds = %q; want moved and report among them", kinds)
	}
}

func keepingOut(t *testing.T, f *fixture) {
	r := Report("a", "2025-03-01", Sentence)
	f.file(t, r)
	f.put(t, Record(r, "against"))
	d := f.decide(t, parley.Decision{Kind: "keep_out", Entry: r.ID})
	if s := f.all(t, parley.Select{}); len(s.Positions)+len(s.Reports) != 0 {
		t.Errorf("a report kept out still counts")
	}
	if cells, _ := f.Matrix(f.ctx, f.n.ID, 9, 9); len(cells) != 0 {
		t.Errorf("its position is still in the matrix")
	}
	out, _, err := f.Reports(f.ctx, f.n.ID, true, parley.Page{})
	if err != nil || len(out) != 1 || out[0].ByHand != "ana" {
		t.Errorf("reports that stay out: %+v, %v", out, err)
	}
	if err := f.Undo(f.ctx, f.n.ID, d, "ana", now); err != nil {
		t.Fatal(err)
	}
	if s := f.all(t, parley.Select{}); len(s.Positions) != 1 {
		t.Errorf("after undo: %d positions", len(s.Positions))
	}
}

func moving(t *testing.T, f *fixture) {
	a, b := Report("a", "2025-03-01", Sentence), Report("b", "2025-03-02", "The day after. "+Sentence)
	f.file(t, a)
	f.file(t, b)
	joint := func() *parley.Record {
		ra, rb := Record(a, "against"), Record(b, "against")
		rb.Actors, rb.Issues = nil, nil
		rec := ra
		rec.Reports = append(rec.Reports, b)
		for i := range rb.Statements {
			rb.Statements[i].Speaker = ra.Actors[1].ID
			rb.Statements[i].AccordingTo = []parley.ID{ra.Actors[1].ID}
			rb.Statements[i].Issues = nil
		}
		rec.Statements = append(rec.Statements, rb.Statements...)
		rec.Stories = []parley.Story{{ID: "y00000000000a", Title: "Offer", Reports: []parley.ID{a.ID, b.ID}, First: "2025-03-01", Last: "2025-03-02", Independent: 1}}
		rec.Relations = []parley.Relation{{A: a.ID, B: b.ID, Kind: "rewrite"}}
		return rec
	}
	f.put(t, joint())
	list, _, err := f.Stories(f.ctx, f.n.ID, parley.Page{})
	if err != nil || len(list) != 1 || len(list[0].Reports) != 2 || list[0].Independent != 1 {
		t.Fatalf("Stories = %+v, %v", list, err)
	}
	d := f.decide(t, parley.Decision{Kind: "move", Entry: b.ID})
	f.put(t, joint())
	if first, next, err := f.Stories(f.ctx, f.n.ID, parley.Page{Limit: 1}); err != nil || len(first) != 1 || next == "" {
		t.Errorf("a page of one story: %v, %q, %v", first, next, err)
	} else if second, end, err := f.Stories(f.ctx, f.n.ID, parley.Page{Limit: 1, Before: next}); err != nil || len(second) != 1 || second[0].ID == first[0].ID || end != "" {
		t.Errorf("the page after: %v, %q, %v", second, end, err)
	}
	if list, _, _ = f.Stories(f.ctx, f.n.ID, parley.Page{}); len(list) != 2 {
		t.Errorf("after the move and another reading: %d stories; want 2", len(list))
	}
	if err := f.Undo(f.ctx, f.n.ID, d, "ana", now); err != nil {
		t.Fatal(err)
	}
	if list, _, _ = f.Stories(f.ctx, f.n.ID, parley.Page{}); len(list) != 1 || len(list[0].Reports) != 2 {
		t.Errorf("after undo: %+v", list)
	}
	s := f.all(t, parley.Select{Story: list[0].ID})
	if len(s.Stories) != 1 || len(s.Relations) != 1 || len(s.Reports) != 2 || len(s.Statements) != 2 {
		t.Errorf("a story's sheet: %d stories, %d relations, %d reports, %d statements", len(s.Stories), len(s.Relations), len(s.Reports), len(s.Statements))
	}
}

func refused(t *testing.T, f *fixture) {
	a, b := Report("a", "2025-03-01", Sentence), Report("b", "2025-03-02", "Other. "+Sentence)
	f.file(t, a)
	rec := Record(a, "against")
	rec.Reports = append(rec.Reports, b)
	if err := f.PutRecord(f.ctx, f.n.ID, rec, now); !errors.Is(err, parley.ErrNotFound) {
		t.Errorf("PutRecord: %v; want ErrNotFound", err)
	}
	if s := f.all(t, parley.Select{}); len(s.Statements) != 0 {
		t.Errorf("half of a refused record was kept")
	}
}

func totals(t *testing.T, f *fixture) {
	r := Report("a", "2025-03-01", Sentence)
	f.file(t, r)
	for range 2 {
		f.put(t, Record(r, "against"))
	}
	m, err := f.Totals(f.ctx, f.n.ID)
	if err != nil || m["statements"] != 1 || m["reports"] != 1 || m["meetings"] != 1 {
		t.Errorf("Totals = %v, %v", m, err)
	}
	if m, err := f.Judged(f.ctx, f.n.ID); err != nil || len(m) != 0 {
		t.Errorf("Judged = %v, %v; want none", m, err)
	}
	d := f.decide(t, parley.Decision{Kind: "reject", Entry: Record(r, "against").Positions[0].ID})
	if m, err := f.Judged(f.ctx, f.n.ID); err != nil || len(m) != 1 || m["positions"] != 1 {
		t.Errorf("Judged = %v, %v; want one position", m, err)
	}
	if err := f.Undo(f.ctx, f.n.ID, d, "ana", now); err != nil {
		t.Fatal(err)
	}
	if m, err := f.Judged(f.ctx, f.n.ID); err != nil || len(m) != 0 {
		t.Errorf("undone: Judged = %v, %v; want none", m, err)
	}
	days, err := f.Days(f.ctx, f.n.ID, parley.Statements, "", "")
	if err != nil || !slices.Contains(days, parley.Tally{Table: "statements", Day: "2025-03-01", Count: 1}) {
		t.Errorf("Days = %v, %v", days, err)
	}
	actors, _, err := f.Actors(f.ctx, f.n.ID, "Lind", parley.Page{Limit: 10})
	if err != nil || len(actors) != 1 || !strings.Contains(actors[0].Name, "Lind") {
		t.Errorf("Actors = %+v, %v", actors, err)
	}
	issues, err := f.Issues(f.ctx, f.n.ID, 10)
	if err != nil || len(issues) != 1 {
		t.Errorf("Issues = %+v, %v", fmt.Sprint(issues), err)
	}
}
