package desk_test

import (
	"testing"

	"github.com/parley-record/parley"
)

// Each report speaks of "the administration" at its end: whose stance that is.
func TestWhoseAdministration(t *testing.T) {
	d := newDesk(t)
	for _, c := range []struct{ name, text, want string }{
		{"of the state whose president's it was", "Mexico wants 40,000 tons of tuna. President Felipe Calderon rejected the tuna quota on Monday. The Mexican administration said talks with Washington would go on.", "Mexico"},
		{"of a city", "City workers want a rise of 6 percent. The city administration said on Monday it had no money. The United States gave the city a grant.", "city administration"},
		{"of a university", "Staff at Kelmar University will strike on Monday. The university administration offered 3 percent. The United States embassy told students to stay away.", "university administration"},
		{"of the one state whose government is told of", "The Nigerian government offered teachers a rise of 10 percent on Monday. The Nigeria Union of Teachers rejected the offer.", "Nigeria"},
		{"the usual one", "President Obama will veto the budget bill, the White House said on Monday. Canada said it was watching.", "United States"},
	} {
		rec := recordOf(t, d, "Talks go on\n\n"+c.text+" The administration rejected a treaty on sponges.\n")
		name, got := map[parley.ID]string{}, "nobody"
		for _, a := range rec.Actors {
			name[a.ID] = a.Name
		}
		for i := range rec.Positions {
			if p := &rec.Positions[i]; p.Stance == "against" && p.Evidence[0].Start > len("Talks go on\n\n"+c.text) {
				got = name[p.Party]
			}
		}
		if got != c.want {
			t.Errorf("%s: it is %s's, want %s", c.name, got, c.want)
		}
	}
}

// What others call somebody does not make them the bearer of a last name that a report
// gives to nobody but another.
func TestLastNamesByReport(t *testing.T) {
	rec := recordOf(t, newDesk(t),
		"Talks go on\n\nPort minister Anna Berg and her sister Sandra Berg, of the Pilots Union, met on Monday. Sandra Berg rejected the dues.\n",
		"Dues rise\n\nPort minister Anna Berg raised the harbour dues on Monday. Her sister Sandra was there. Berg rejected a delay.\n")
	for _, a := range rec.Actors {
		for _, m := range a.Mentions {
			if m.Report == rec.Reports[1].ID && m.Text == "Berg" && a.Name != "Anna Berg" {
				t.Errorf("Berg is %s", a.Name)
			}
		}
	}
}
