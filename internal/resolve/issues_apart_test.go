package resolve

import (
	"testing"

	"github.com/parley-record/parley"
)

// Of issues with one bare name, the later ones take the fuller name that a report
// has for them, and a user's own keep theirs.
func TestTellApart(t *testing.T) {
	r := &resolver{rec: &parley.Record{Issues: []parley.Issue{
		{Label: "deal", Terms: []string{"takeover"}},
		{Label: "Deal", Terms: []string{"of the port", "new patent deal", "patent deal with the owners"}},
		{Label: "deal", Terms: []string{"ideal", "new patent deal"}},
		{Label: "deal", Terms: []string{"quota deal"}},
	}}}
	r.tab = &tables{issues: []*issue{{entry: 1}, {entry: 2}, {entry: 3}, {entry: 4, own: &parley.CodeIssue{}}}}
	r.tellApart()
	for k, want := range []string{"deal", "new patent deal", "deal", "deal"} {
		if got := r.rec.Issues[k].Label; got != want {
			t.Errorf("issue %d is called %q, want %q", k, got, want)
		}
	}
	if got := r.rec.Issues[1].Terms[1]; got != "Deal" {
		t.Errorf("the bare name is %q among the terms", got)
	}
}
