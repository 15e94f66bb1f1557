package desk_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/parley-record/parley"
)

// TestRareFields asks for fields and values of the record that few sentences fill.
func TestRareFields(t *testing.T) {
	d := newDesk(t)
	for _, c := range []struct{ name, text, want string }{
		{"none planned, no stance", "Norway said that it had received no word of the outcome, and that no meetings with Denmark were planned this week.", "positions: 0"},
		{"asked, no stance", "Norway was told to accept the cut. The Dockers Union was invited to back the pay plan.", "positions: 0"},
		{"asked, no words of theirs", "Norway and Denmark were asked to accept a cut of 28 percent.", "statements: 0"},
		{"restated", "Norway again rejected the plan.", "against restated"},
		{"reiterated", "Norway reiterated its demand for a fishing quota of 30 percent.", "for restated"},
		{"dropped", "Iceland dropped its demand for access to the zone.", "undecided softened"},
		{"held since", "Greece has demanded debt relief since March.", "for since March"},
		{"off the table", "The question of borders was taken off the table.", "question of borders off_table 2026-09-21"},
		{"a gap that narrows", "The gap over quotas has narrowed.", "quotas narrowed 2026-09-21"},
		{"put off on this day, not then", "Norway and Denmark put off a decision on borders until June.", "decision on borders deferred 2026-09-21"},
		{"from the old day to the new", "The European Union extended its deadline for Norway from 30 September to 15 October.", "extended ..2026-10-15"},
		{"only foreseen", "The union hopes to reach an agreement by Wednesday.", "suggested ..2026-09-23"},
		{"superseded", "Norway's first plan was superseded by a second plan.", "Norway's first plan superseded"},
		{"told of it", "Iceland was told of the revised plan on Friday.", "Iceland informed the revised plan"},
		{"on a network", "\"The deal is dead,\" Ann Otieno wrote on X.", "social_media"},
		{"on social media", "Ann Otieno wrote on social media that the deal was dead.", "social_media"},
	} {
		t.Run(c.name, func(t *testing.T) {
			rec := recordOf(t, d, "Talks\n21 September 2026\n\n"+c.text+"\n")
			if got := rareLines(rec); !slices.Contains(got, c.want) {
				t.Errorf("got\n  %s\nwant\n  %s", strings.Join(got, "\n  "), c.want)
			}
		})
	}
}

func rareLines(rec *parley.Record) []string {
	name := map[parley.ID]string{}
	for i := range rec.Actors {
		name[rec.Actors[i].ID] = rec.Actors[i].Name
	}
	var out []string
	if len(rec.Positions) == 0 {
		out = append(out, "positions: 0")
	}
	if len(rec.Statements) == 0 {
		out = append(out, "statements: 0")
	}
	for i := range rec.Positions {
		p := &rec.Positions[i]
		s := p.Stance
		if p.Movement != "" {
			s += " " + p.Movement
		}
		if p.Since != nil {
			s += " " + p.Since.Text
		}
		out = append(out, s)
	}
	for i := range rec.Issues {
		for _, st := range rec.Issues[i].States {
			out = append(out, rec.Issues[i].Label+" "+st.State+" "+st.AsOf)
		}
	}
	for i := range rec.Deadlines {
		x := &rec.Deadlines[i]
		out = append(out, x.Status+" "+x.Due.From+".."+x.Due.To)
	}
	for i := range rec.Proposals {
		out = append(out, rec.Proposals[i].Name+" "+rec.Proposals[i].Status)
	}
	for i := range rec.Knowledge {
		k := &rec.Knowledge[i]
		out = append(out, name[k.Who]+" "+k.State+" "+k.Text)
	}
	for i := range rec.Statements {
		out = append(out, rec.Statements[i].Medium)
	}
	return out
}
