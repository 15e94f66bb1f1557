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
		{"The resolution, drafted by Norway and Peru, would send a force of 2,000 to the island. Denmark rejected the resolution.", "resolution that would send a force of 2,000 to the island"},
		{"The company's new offer, handed over late on Tuesday, would lift wages over four and a half years. The union rejected the offer.", "company's new offer that would lift wages over four and a half years"},
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

// A text is taken up by whose it is however long ago it was told, and a rule in force of
// which only a numbered part is told is no text on the table.
func TestTextTakenUpByOwner(t *testing.T) {
	d := newDesk(t)
	rec := recordOf(t, d, "Vote put off\n\nThe resolution, drafted by Norway, would send a force to the island under Chapter 7 of the U.N. Charter.\n\n"+
		"Denmark's envoy met reporters on Monday. Rain fell all day. The council will meet again on Thursday.\n\nPeru has voiced support for the Norwegian text.\n")
	if len(rec.Proposals) != 1 {
		t.Fatalf("%+v", rec.Proposals)
	}
	for _, r := range rec.Proposals[0].Responses {
		if nameOf(rec, r.By) == "Peru" && r.Stance == "for" {
			return
		}
	}
	t.Errorf("%+v", rec.Proposals[0].Responses)
}

// The only takeover told of goes on as "the merger" and "the deal".
func TestTakeoverByOtherNouns(t *testing.T) {
	d := newDesk(t)
	rec := recordOf(t, d, "Rail bid\n\nTessier Corp announced its 8.3 billion euro takeover of Norvik Rail on Monday.\n\n"+
		"The drivers' union opposes the merger.\n\nThe French government backs the deal.\n")
	if len(rec.Proposals) != 1 {
		t.Fatalf("%+v", rec.Proposals)
	}
	if r := rec.Proposals[0].Responses; len(r) != 2 || r[0].Stance == r[1].Stance {
		t.Errorf("%+v", r)
	}
}

// What is done with what somebody calls a text is done with the text.
func TestTextSoCalled(t *testing.T) {
	rec := recordOf(t, newDesk(t), "Strike goes on\n\nThe union turned down what the carmaker had described as a record pay offer.\n")
	if len(rec.Proposals) != 1 || len(rec.Proposals[0].Responses) != 1 || rec.Proposals[0].Responses[0].Stance != "against" {
		t.Errorf("%+v", rec.Proposals)
	}
}
