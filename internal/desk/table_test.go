package desk_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/parley-record/parley"
)

// TestWhoTalks reads talks whose own sentence does not name those who talk, or names others
// beside them, and asks for stage, place and sides, who is missing, who mediates and who
// hosts. The reports are of Thursday, 20 November 2025.
func TestWhoTalks(t *testing.T) {
	d := newDesk(t)
	for _, c := range []struct{ name, text, want string }{
		{"they, not those who tell it", "The miners union and Halden Copper failed to agree on pay after three days of talks in Arica, officials said on Wednesday. They will meet again on November 25.",
			"planned : miners union, Halden Copper"},
		{"talks after which nothing was agreed", "The miners union and Halden Copper failed to agree on pay after three days of talks in Arica, officials said on Wednesday.",
			"held Arica: miners union, Halden Copper"},
		{"they, told by one", "Chad and Niger have agreed to reopen their border. Oman, which hosted previous rounds, said they were due to meet again in Muscat next month.",
			"planned Muscat: Chad, Niger"},
		{"two governments in one noun", "The Swedish and Finnish governments have exchanged drafts. They are to hold a second round in Turku on December 3.",
			"planned Turku: Sweden, Finland"},
		{"the two", "Ruling-party leader Ana Prado and opposition chief Luis Mota spoke by phone on Monday. The two are to meet in person next week.",
			"planned : Ana Prado, Luis Mota"},
		{"who hosts two others", "Leaders of Serbia and Kosovo blamed each other on Friday. EU envoy Peter Sorn will host them in Brussels on Monday.",
			"planned Brussels: Serbia, Kosovo; host Peter Sorn"},
		{"who mediates", "Chad and Niger have agreed to swap prisoners after two weeks of talks brokered by Oman and Qatar.",
			"held : Chad, Niger; mediator Oman, Qatar"},
		{"back at the table", "The pilots and the airline are due back at the bargaining table on Thursday.",
			"planned : pilots, airline"},
		{"who stays away", "Talks on the dam resumed in Khartoum on Wednesday between Ethiopia and Sudan. Egypt is not taking part.",
			"under_way Khartoum: Ethiopia, Sudan; without Egypt"},
		{"a trip for talks", "Norwegian minister Anna Berg will travel to Riga on Friday for talks with Gazprom chief Alexei Miller.",
			"planned Riga: Alexei Miller, Anna Berg"},
		{"last met", "Iran and the three powers last met in Geneva in October.",
			"held Geneva: Iran, three powers"},
	} {
		t.Run(c.name, func(t *testing.T) {
			rec := recordOf(t, d, "The week in brief\nBy Ann Roe\n20 November 2025\n\n"+c.text+"\n")
			var got []string
			for i := range rec.Meetings {
				m := &rec.Meetings[i]
				s := string(m.Status) + " " + m.Place + ": " + namesOf(rec, m.Participants)
				for k, word := range []string{"without", "mediator", "host"} {
					if who := namesOf(rec, [][]parley.ID{m.Absent, m.Mediators, m.ConvenedBy}[k]); who != "" {
						s += "; " + word + " " + who
					}
				}
				got = append(got, s)
			}
			if !slices.Contains(got, c.want) {
				t.Errorf("got\n  %s\nwant\n  %s", strings.Join(got, "\n  "), c.want)
			}
			for i := range rec.Steps {
				if strings.Contains(rec.Steps[i].Action, "table") {
					t.Errorf("a step of talks: %s", rec.Steps[i].Action)
				}
			}
		})
	}
}
