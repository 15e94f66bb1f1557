package desk_test

import (
	"context"
	"strings"
	"testing"

	"github.com/parley-record/parley"
)

// TestExample reads the pay dispute of examples/strike and asks for what only more
// than one clause tells: that a title's tram union is the named one, that the day
// of talks somebody was invited to lies ahead and is not that of the next talks,
// which limit is meant, and that not being able to is no caution.
func TestExample(t *testing.T) {
	rec, err := newDesk(t).Read(context.Background(), []string{"../../examples/strike"})
	if err != nil {
		t.Fatal(err)
	}
	for i := range rec.Actors {
		switch a := &rec.Actors[i]; {
		case strings.Contains(a.Name, "Tram union"):
			t.Errorf("the title's union is an actor of its own: %+v", a)
		case a.Name == "Paul Renner" && a.Role != "chief executive":
			t.Errorf("Paul Renner is %q", a.Role)
		}
	}
	var days []string
	for i := range rec.Meetings {
		if m := &rec.Meetings[i]; m.Status == "planned" && m.When != nil {
			days = append(days, m.When.From)
		}
	}
	if got := strings.Join(days, " "); got != "2026-03-05 2026-03-17" {
		t.Errorf("talks are planned for %s", got)
	}
	stances := map[parley.ID]int{}
	for i := range rec.Positions {
		if p := &rec.Positions[i]; nameOf(rec, p.Party) == "Northgate Transit" {
			stances[p.Issue]++
		}
	}
	for _, is := range rec.Issues {
		if strings.HasPrefix(is.Label, "limit") && (!strings.Contains(is.Label, "split shifts") || stances[is.ID] != 2) {
			t.Errorf("%q has %d stances of the company, not the two on split shifts", is.Label, stances[is.ID])
		}
	}
	for _, p := range rec.Proposals {
		if strings.Contains(p.Name, "5.5%") && p.Name != "Northgate Transit's pay offer of 5.5%" {
			t.Errorf("the raised offer is named %q", p.Name)
		}
	}
	for i := range rec.Statements {
		s := &rec.Statements[i]
		for _, h := range s.Hedges {
			if h.Text == "could" {
				t.Errorf("a caution in %q", s.Content[0].Text)
			}
		}
	}
}

// TestExampleTalks reads the two reports of examples/geneva: whoever only has time
// to answer takes no stance, the leaders of a coalition are the coalition, whose
// meeting on one day is one, and no judgement stands twice.
func TestExampleTalks(t *testing.T) {
	rec, err := newDesk(t).Read(context.Background(), []string{"../../examples/geneva"})
	if err != nil {
		t.Fatal(err)
	}
	for i := range rec.Positions {
		if p := &rec.Positions[i]; nameOf(rec, p.Party) == "Ukraine" && strings.Contains(p.Evidence[0].Text, "until Thursday") {
			t.Errorf("having until Thursday to accept is a stance: %+v", p)
		}
	}
	answers := map[string]string{}
	for _, p := range rec.Proposals {
		for _, a := range p.Responses {
			answers[nameOf(rec, a.By)] += p.Name + ": " + a.Stance + ", " + a.Force + "; "
		}
	}
	for by, want := range map[string]string{
		"Marco Rubio":  "counter-proposal: unaware",        // of "the European text"
		"Yuri Ushakov": "counter-proposal: against",        // "rejected it"
		"Donald Trump": "28-point peace plan: for, demand", // gave Ukraine until Thursday to accept it
	} {
		if !strings.Contains(answers[by], want) {
			t.Errorf("%s has no answer %q but %q", by, want, answers[by])
		}
	}
	virtual := 0
	for i := range rec.Meetings {
		if m := &rec.Meetings[i]; m.Status == "held" && (m.Place != "Geneva" || len(m.Absent) != 1) {
			t.Errorf("talks that were not held: %+v", m)
		}
		if m := &rec.Meetings[i]; m.Format == "virtual" {
			virtual++
			if len(m.Participants) != 1 || nameOf(rec, m.Participants[0]) != "coalition of the willing" {
				t.Errorf("who meets virtually: %+v", m)
			}
		}
	}
	if virtual != 1 {
		t.Errorf("%d virtual meetings, want one told twice", virtual)
	}
	seen := map[string]bool{}
	for i := range rec.Assessments {
		a := &rec.Assessments[i]
		if k := nameOf(rec, a.By) + ": " + a.Text; seen[k] {
			t.Errorf("twice: %s", k)
		} else {
			seen[k] = true
		}
	}
}
