package follow

import (
	"testing"

	"github.com/parley-record/parley"
)

func TestBelongs(t *testing.T) {
	n := parley.Negotiation{Parties: []string{"Port Union / dockers", "Harbour Board"}, Issues: []string{"pay offer"}}
	for _, tt := range []struct {
		name         string
		n            parley.Negotiation
		text         string
		want, strict bool // as a negotiation of a user's own; as one whose parties nobody chose
	}{
		{"two parties", n, "The Port Union met the Harbour Board.", true, false},
		{"another name of a party, and an issue", n, "Dockers refused the pay offer.", true, false},
		{"two parties and an issue", n, "Dockers met the Harbour Board over the pay offer.", true, true},
		{"one party alone", n, "The Harbour Board painted its cranes.", false, false},
		{"none", n, "Rain fell on the pay offers.", false, false},
		{"part of a word", n, "The Airport Unions met Harbour Boarders.", false, false},
		{"no parties are named: all", parley.Negotiation{}, "Rain fell.", true, true},
		{"one party is followed", parley.Negotiation{Parties: []string{"Port Union"}}, "The Port Union spoke.", true, true},
	} {
		t.Run(tt.name, func(t *testing.T) {
			for strict, want := range map[bool]bool{false: tt.want, true: tt.strict} {
				if got, why := belongs(tt.n, &parley.Report{Text: tt.text}, strict); got != want || got == (why != "") {
					t.Errorf("strict %v: %v, %q; want %v", strict, got, why, want)
				}
			}
		})
	}
}
