package desk_test

import "testing"

// What is still waited for lies ahead of its report, whatever the tense of the verb
// that tells of it; what was is behind.
func TestDueAhead(t *testing.T) {
	d := newDesk(t)
	for _, c := range []struct{ text, due string }{
		{"The pilots have set a 9 March deadline for an answer from the airline.", "2026-03-09"},
		{"The ministry gave the two fleets until 3 April to leave the bay.", "2026-04-03"},
		{"Kelmar extended the deadline for its offer to Friday.", "2026-03-06"},
		{"If the mill does not have an offer tabled by Friday, the union will strike.", "2026-03-06"},
		{"The deadline for a truce passed on Friday without a word from the rebels.", "2026-02-27"},
	} {
		rec := recordOf(t, d, "Talks go on\nMonday, 2 March 2026\n\n"+c.text+"\n")
		ok := false
		for i := range rec.Deadlines {
			if rec.Deadlines[i].Due != nil {
				ok = ok || rec.Deadlines[i].Due.To == c.due
			}
		}
		if !ok {
			t.Errorf("%q: no deadline on %s: %+v", c.text, c.due, rec.Deadlines)
		}
	}
}
