package desk_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/parley-record/parley"
)

// Some powers of a union are not the union, two states of one last name are both, and a
// capital to which something is sent is its state.
func TestNamedLoosely(t *testing.T) {
	d := newDesk(t)
	rec := recordOf(t, d, "Talks on a hotline\n\nThe two Koreas agreed on Friday to restore a hotline and to hold working-level talks at the border village of Panmunjom next month. South Korean President Park Min-jun will visit Washington in two weeks. North Korea wants the United States to end its drills, and U.S. officials said the United States would answer soon.\n")
	if i := slices.IndexFunc(rec.Meetings, func(m parley.Meeting) bool { return m.Place == "Panmunjom" }); i < 0 {
		t.Error("no talks in Panmunjom")
	} else if got := namesOf(rec, rec.Meetings[i].Participants); got != "North Korea, South Korea" && got != "South Korea, North Korea" {
		t.Errorf("in Panmunjom: %s", got)
	}
	for _, a := range rec.Actors {
		if a.Name == "Washington" {
			t.Error("Washington is an actor beside the United States")
		}
	}
	rec = recordOf(t, d, "Iran talks\n\nIran and three European powers will resume talks in Vienna on Friday. The European Union said it would send an observer. Iran said the European powers had to lift sanctions.\n")
	for _, a := range rec.Actors {
		if strings.HasPrefix(a.Name, "European Union") && slices.Contains(a.Aliases, "three European powers") {
			t.Error("three powers are the union")
		}
	}
}

// The time of other talks, and what hangs on their outcome, put none anywhere.
func TestPlacesNotLent(t *testing.T) {
	d := newDesk(t)
	rec := recordOf(t, d, "Pay talks\n\nThe dockers' union and the Harbour Board met on Monday for the first time in two weeks. The board said it would close a quay in Hull in January whatever the result of the talks.\n")
	for _, m := range rec.Meetings {
		if m.Place != "" {
			t.Errorf("%q is in %q", m.Name, m.Place)
		}
	}
}

// Who is in talks is told before who says so, and the time of a deadline is not the talks'.
func TestInTalksBeforeWhoSaysSo(t *testing.T) {
	d := newDesk(t)
	rec := recordOf(t, d, "Nordvik in talks\n\nThe shipping company Nordvik is in talks with Norway over fees ahead of a Dec. 1 deadline, sources said on Monday.\n")
	if len(rec.Meetings) != 1 {
		t.Fatalf("%d talks", len(rec.Meetings))
	}
	m := &rec.Meetings[0]
	if got := namesOf(rec, m.Participants); !strings.Contains(got, "Nordvik") || !strings.Contains(got, "Norway") || m.When != nil {
		t.Errorf("%s, %+v", got, m.When)
	}
	rec = recordOf(t, d, "Coalition talks\n\nD66 leader Rob Jansen and CDA leader Henk Berg met mediator Hans Wijers at parliament on Saturday. Jansen said talks would go on.\n")
	if i := slices.IndexFunc(rec.Meetings, func(m parley.Meeting) bool { return strings.Contains(namesOf(rec, m.Participants), "Berg") }); i < 0 {
		t.Error("Berg met nobody")
	}
}

// Talks that are called off were planned once; the day they are moved to is no deadline.
func TestPlannedTalksCancelled(t *testing.T) {
	d := newDesk(t)
	rec := recordOf(t, d, "Pay talks\n\nThe pilots' union said the airline had cancelled talks scheduled for Friday. The airline said it had asked to move the meeting to next week.\n")
	if len(rec.Meetings) == 0 || rec.Meetings[0].Status != "cancelled" {
		t.Errorf("%+v", rec.Meetings)
	}
	if len(rec.Deadlines) != 0 {
		t.Errorf("%q is due", rec.Deadlines[0].Due.Text)
	}
}

// The day on which a group acts is no part of what it is called.
func TestGroupWithoutItsDay(t *testing.T) {
	d := newDesk(t)
	rec := recordOf(t, d, "Detention bill\n\nHuman rights groups on Monday urged senators to withdraw a bill on detention. The senators said they would vote on the bill.\n")
	for _, a := range rec.Actors {
		if strings.Contains(a.Name, "Monday") {
			t.Errorf("%q is an actor", a.Name)
		}
	}
}
