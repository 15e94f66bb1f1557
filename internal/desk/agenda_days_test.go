package desk_test

import (
	"slices"
	"strings"
	"testing"
)

// TestDaysOfTalks reads talks whose sentence tells of two times, two verbs or one who asks
// another to come, and asks for their stage, their day, their place, who sits there and
// what they are called. The reports are of Thursday, 20 November 2025.
func TestDaysOfTalks(t *testing.T) {
	d := newDesk(t)
	for _, c := range []struct{ name, text, want string }{
		{"called there by a third", "The Labour Board, which has brokered the talks since June, called the Dockers Union and Nordvik Corp to a meeting in Bergen on Monday.",
			"planned 2025-11-24 Bergen: Dockers Union, Nordvik Corp: meeting in Bergen on Monday"},
		{"the second verb has the day", "Norwegian and Danish ministers met in Oslo and will meet again in Aarhus on 4 December.",
			"held  Oslo: Norway, Denmark: meeting in Oslo"},
		{"fixed and not come about", "Norwegian and Danish ministers were to have met in Oslo on Monday but the plane was late.",
			"cancelled 2025-11-17 Oslo: Norway, Denmark: meeting in Oslo on Monday"},
		{"a strike called off after talks", "The Dockers Union called off its strike after a meeting with Nordvik Corp in Bergen.",
			"held  Bergen: Nordvik Corp, Dockers Union: meeting with Nordvik Corp in Bergen"},
		{"a place on the last of two days", "Danish and Norwegian ministers meet on December 11 and 12 in Aarhus to set the cod quota.",
			"planned 2025-12-11 Aarhus: Denmark, Norway: meeting on December 11 and 12 in Aarhus to set the cod"},
		{"received", "Norwegian President Anna Berg will receive the Danish foreign minister in Oslo on Monday.",
			"planned 2025-11-24 Oslo: Anna Berg, Denmark: visit of the Danish foreign minister in Oslo on Monday"},
		{"a name ends before its verb", "Talks between Norway and Chile brokered by the Labour Board had broken down on Monday.",
			"held 2025-11-17 : Norway, Chile: talks between Norway and Chile brokered by the Labour Board"},
	} {
		t.Run(c.name, func(t *testing.T) {
			rec := recordOf(t, d, "Talks\nBy Ann Roe\n20 November 2025\n\n"+c.text+"\n")
			var got []string
			for i := range rec.Meetings {
				m := &rec.Meetings[i]
				day := ""
				if m.When != nil {
					day = m.When.From
				}
				got = append(got, string(m.Status)+" "+day+" "+m.Place+": "+namesOf(rec, m.Participants)+": "+m.Name)
			}
			if !slices.Contains(got, c.want) {
				t.Errorf("got\n  %s\nwant\n  %s", strings.Join(got, "\n  "), c.want)
			}
		})
	}
}
