package desk_test

import (
	"testing"
)

// TestJudgements checks that words for how talks go are read as such only where they
// tell of talks.
func TestJudgements(t *testing.T) {
	d := newDesk(t)
	for _, c := range []struct {
		text    string
		outlook string // "" for none
	}{
		{"The talks were tough, the union said.", "cautious"},
		{"The government presented a tough budget on Monday.", ""},
		{"The talks on the pay deal were promising, the union said.", "progress"},
		{"The ministry ended the strike by promising further talks on the pay deal.", ""},
		{"The mediator said the collapse of the talks on the truce was near.", "pessimistic"},
		{"The bank agreed on a settlement over the collapse of the firm.", ""},
		{"The terms of the treaty make it difficult for banks to merge, Anna Berg said.", ""},
		{"Skeptical analysts wrote about the talks on the truce.", ""},
	} {
		rec := recordOf(t, d, "The day in brief\n\n"+c.text+"\n")
		got := ""
		for _, a := range rec.Assessments {
			got = string(a.Outlook)
		}
		if got != c.outlook {
			t.Errorf("%q, want %q in: %s", got, c.outlook, c.text)
		}
	}
}
