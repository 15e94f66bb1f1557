package desk_test

import "testing"

// What somebody will do is told as it stands behind "will", up to where the sentence
// goes on with something else.
func TestDeedsAsTold(t *testing.T) {
	d := newDesk(t)
	for _, c := range []struct{ text, action string }{
		{"The miners' union will be reviewing the pay offer next week.", "review the pay offer next week"},
		{"The plan must be ratified by the Norwegian parliament next month.", "ratify the plan next month"},
		{"Chile said it will close the port on Friday and that Peru must pay for it.", "close the port on Friday"},
		{"Norway said it would not raise its offer again and would ask a court to stop the strike.", "raise its offer again"},
		{"Norway will send Iceland its changes by Thursday, Premier Jon Dahl said on Monday, after officials held talks.", "send Iceland its changes by Thursday"},
		{"The airline will sell six aircraft next month -- a third of its fleet.", "sell six aircraft next month"},
	} {
		rec := recordOf(t, d, "Talks go on\n\n"+c.text+"\n")
		ok := false
		for i := range rec.Steps {
			ok = ok || rec.Steps[i].Action == c.action
		}
		if !ok {
			t.Errorf("%q: not %q: %+v", c.text, c.action, rec.Steps)
		}
	}
}
