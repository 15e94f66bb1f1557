package desk_test

import (
	"strings"
	"testing"

	"github.com/parley-record/parley"
)

// What is still waited for lies ahead of its report, whatever the tense of the verb
// that tells of it; what was is behind.
func TestDueAhead(t *testing.T) {
	d := newDesk(t)
	for _, c := range []struct{ text, due string }{
		{"The pilots have set a 9 March deadline for an answer from the airline.", "2026-03-09"},
		{"The ministry gave the two fleets until 3 April to leave the bay.", "2026-04-03"},
		{"Kelmar extended the deadline for its offer to Friday.", "2026-03-06"},
		{"If the mill does not have an offer tabled by Friday, the union will strike.", "2026-03-06"},
		{"The miners said they would walk out if no offer was made by Friday.", "2026-03-06"},
		{"The envoy warned that shelling could resume unless the two armies agreed on a line by Thursday.", "2026-03-05"},
		{"The rebels demanded that the prisoners be freed by Friday.", "2026-03-06"},
		{"The district has given the teachers until Friday at 5 p.m. to accept the offer.", "2026-03-06"},
		{"The mill gave the union until noon on Friday to answer.", "2026-03-06"},
		{"The islanders threatened to close their waters if no quota was agreed by Friday.", "2026-03-06"},
		{"The two fleets failed to reach an agreement by Friday.", "2026-02-27"},
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

// What was agreed or called lies ahead by the day that it begins on.
func TestAgreedAhead(t *testing.T) {
	d := newDesk(t)
	for _, c := range []struct{ text, from string }{
		{"Norland and the rebels have agreed to a truce beginning at dawn on Thursday.", "2026-03-05"},
		{"The teachers announced a strike starting on Friday at all schools.", "2026-03-06"},
	} {
		rec := recordOf(t, d, "Talks go on\nMonday, 2 March 2026\n\n"+c.text+"\n")
		seen := ""
		for _, w := range whens(rec) {
			seen += " " + w.From
		}
		if !strings.Contains(seen, c.from) {
			t.Errorf("%q: %q, not %s", c.text, seen, c.from)
		}
	}
}

// whens lists the times of a record's texts and steps.
func whens(rec *parley.Record) []*parley.When {
	var out []*parley.When
	add := func(w *parley.When) {
		if w != nil {
			out = append(out, w)
		}
	}
	for i := range rec.Proposals {
		add(rec.Proposals[i].When)
	}
	for i := range rec.Steps {
		add(rec.Steps[i].When)
	}
	return out
}
