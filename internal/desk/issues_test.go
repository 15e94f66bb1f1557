package desk_test

import (
	"strings"
	"testing"
)

// TestIssueStates checks how far issues are told to be settled, and between whom,
// in an invented report, and that a red line drawn in the sentence after a stance
// is the stance's.
func TestIssueStates(t *testing.T) {
	d := newDesk(t)
	rec := recordOf(t, d, `Salmon talks go on

Norway demanded a cut of half in the drift net quota. Finland rejected any cut before 2027.

"We will never accept a quota that destroys our villages," Finnish Fisheries Minister Anna Laine said. "That is our red line."

Finland opposed the lower quota. Norway demanded a joint inspection body.

The two sides agreed on river inspections last year, but the question of compensation remains unresolved. Talks on tourist licences have been put off until June.
`)
	for _, c := range []struct{ issue, state, between string }{
		{"inspection", "agreed", "Finland and Norway"},
		{"compensation", "open", ""},
		{"licences", "deferred", ""},
	} {
		found := false
		for _, is := range rec.Issues {
			for _, st := range is.States {
				if !strings.Contains(is.Label, c.issue) || st.State != c.state {
					continue
				}
				var who []string
				for _, id := range st.Between {
					who = append(who, nameOf(rec, id))
				}
				if got := strings.Join(who, " and "); got != c.between {
					t.Errorf("%s is %s between %q, want %q", c.issue, st.State, got, c.between)
				}
				found = true
			}
		}
		if !found {
			t.Errorf("no issue with %q is %s", c.issue, c.state)
		}
	}
	lines := 0
	for _, p := range rec.Positions {
		if p.RedLine != nil {
			lines++
			if nameOf(rec, p.Party) != "Finland" || p.RedLine.Text != "red line" {
				t.Errorf("red line %q of %s", p.RedLine.Text, nameOf(rec, p.Party))
			}
		}
	}
	if lines == 0 {
		t.Error("no red line")
	}
}

// Two sides that want more and less of one thing are not told as agreed on it.
func TestFiguresApart(t *testing.T) {
	d := newDesk(t)
	for _, text := range []string{
		"Norway wants a quota of 40,000 tonnes. Iceland wants a quota of ten thousand tonnes.",
		"France backs a cut in grain prices of 2 percent. Germany backs a price cut of one percent.",
		"The Drivers Union wants a raise of three percent. Norline ASA backs a raise of two percent.",
	} {
		rec := recordOf(t, d, "Talks go on\n\n"+text+"\n")
		if len(rec.Positions) < 2 || rec.Positions[0].Issue == rec.Positions[1].Issue {
			t.Errorf("%s: %d positions on %d issues", text, len(rec.Positions), len(rec.Issues))
		}
	}
}
