package desk_test

import (
	"slices"
	"strings"
	"testing"
)

// TestDueAndDone reads times and deeds and asks for the day and whom it binds, and for who
// does what how surely. The reports are of Wednesday, 18 November 2026.
func TestDueAndDone(t *testing.T) {
	d := newDesk(t)
	for _, c := range []struct{ name, text, want, not string }{
		{"a company by its state", "Peru has turned down a plan by Cosco Shipping Ports, and gave the Chinese company until Friday to submit a new one.", "due 2026-11-20: Cosco Shipping Ports", ""},
		{"both, by a go-between", "Ghana and Mali broke off talks. Oman, which is mediating, said a deal had to be reached by Friday.", "due 2026-11-20: Ghana, Mali", ""},
		{"what begins then", "Peru said it would raise gas tariffs from January 1.", "Peru: raise gas tariffs from January 1 (announced)", "due : Peru"},
		{"a pact that is to begin", "A truce between Chad and Mali is due to begin on Monday.", "due 2026-11-23: Chad, Mali", "Mali: begin on Monday (announced)"},
		{"only if", "The Dockers Union said it would only sign the accord if the sacked drivers were taken back.", "Dockers Union: sign the accord if the sacked drivers were taken back (possible)", ""},
		{"an aside before the deed", "The tariff pause, which is due to lapse on Friday, will be extended by 30 days, the United States said.", "United States: the tariff pause will be extended by 30 days (announced)", ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			rec := recordOf(t, d, "The week in brief\nBy Ann Roe\n18 November 2026\n\n"+c.text+"\n")
			var got []string
			for i := range rec.Deadlines {
				got = append(got, "due "+rec.Deadlines[i].Due.To+": "+namesOf(rec, rec.Deadlines[i].On))
			}
			for i := range rec.Steps {
				got = append(got, namesOf(rec, rec.Steps[i].By)+": "+rec.Steps[i].Action+" ("+rec.Steps[i].Certainty+")")
			}
			if !slices.Contains(got, c.want) || slices.Contains(got, c.not) {
				t.Errorf("got\n  %s\nwant\n  %s\nnot\n  %s", strings.Join(got, "\n  "), c.want, c.not)
			}
		})
	}
}

// What is due begins with what is to be done, and not with what joins it.
func TestDemandWithoutItsJoin(t *testing.T) {
	rec := recordOf(t, newDesk(t), "Truce near\n\nSome 300 prisoners will be released, and Malian troops will pull out of the valley within 10 days. The truce would take effect on Friday if both sides sign the text by Thursday, Foreign Minister Jan Roe said.\n")
	if len(rec.Deadlines) == 0 {
		t.Fatal("no deadline")
	}
	for i := range rec.Deadlines {
		if w, _, _ := strings.Cut(rec.Deadlines[i].Demand, " "); w == "and" || w == "if" {
			t.Errorf("due: %q", rec.Deadlines[i].Demand)
		}
	}
}
