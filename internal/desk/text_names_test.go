package desk_test

import "testing"

// A text whose noun tells its kind alone is named by what stands further on of it.
func TestNamesOfBareTexts(t *testing.T) {
	d := newDesk(t)
	for _, c := range []struct{ text, name string }{
		{"Norway reached an agreement here last week to reschedule over ten years the two billion kroner it owes. Denmark rejected the agreement.", "agreement to reschedule over ten years the two billion kroner"},
		{"Acme will propose a resolution at the annual meeting in May to remove two directors. The union opposes the resolution.", "resolution to remove two directors"},
		{"The airline's proposed tie-up with Denmark's largest carrier has been rejected by the pilots' union.", "airline's proposed tie-up with Denmark's largest carrier"},
		{"The ministry tabled a new offer on Sunday ending the ban on overtime.", "ministry's new offer ending the ban on overtime"},
		{"Voters threw out a treaty on Sunday that would tie the island closer to Denmark. The government supports the treaty.", "treaty that would tie the island closer to Denmark"},
		{"Peru and Chile reached a pact expiring on Friday.", "pact"},
	} {
		rec := recordOf(t, d, "Talks go on\n\n"+c.text+"\n")
		ok := false
		for i := range rec.Proposals {
			ok = ok || rec.Proposals[i].Name == c.name
		}
		if !ok {
			var names []string
			for i := range rec.Proposals {
				names = append(names, rec.Proposals[i].Name)
			}
			t.Errorf("%q: not %q: %q", c.text, c.name, names)
		}
	}
}
