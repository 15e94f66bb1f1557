package desk_test

import (
	"strings"
	"testing"

	"github.com/parley-record/parley"
)

// Each report has these texts and no others, "words of its name | all who stand behind it".
func TestTextsOfOneHandAndOfTwo(t *testing.T) {
	d := newDesk(t)
	for _, c := range []struct {
		name, text string
		want       []string
	}{
		{"one's own plan is not another's",
			"Britain presented a plan for a fishing zone on Monday. Norway tabled its own plan on Tuesday. Iceland backed the Norwegian plan.",
			[]string{"plan for a fishing zone | United Kingdom", "Norway's plan | Norway"}},
		{"nor is it in somebody's words",
			"Chile rejected Peru's proposal on water. It said its own proposal was fairer.",
			[]string{"proposal on water | Peru", "Chile's proposal | Chile"}},
		{"a chief's offer is the firm's, also where it is told to have been made",
			"Volvo chief Anton Reyes tabled an offer of 24 crowns an hour on Tuesday. The union of metalworkers rejected the proposal that Volvo tabled last week. Volvo had offered 24 crowns an hour.",
			[]string{"offer of 24 crowns | Anton Reyes"}},
		{"a minister's proposal is the state's",
			"Germany's chancellor, Friedrich Merz, proposed a joint fund of 100 billion euros. Berlin's proposal was opposed by Austria.",
			[]string{"joint fund | Friedrich Merz"}},
		{"a compromise on a deal is not that deal",
			"Turkey's mediators put forward a compromise on the grain deal on Friday. Russia rejected the compromise.",
			[]string{"compromise on the grain deal | Turkey's mediators"}},
		{"nor is one on a budget",
			"Germany proposed a compromise on the fishing budget. Poland accepted the compromise. The fishing budget that Denmark proposed must be approved by parliament.",
			[]string{"compromise on the fishing budget | Germany", "fishing budget | Denmark"}},
		{"what a draft carries is no second text",
			"Mediators from Qatar presented a draft treaty on Friday that contains Chile's proposal for a joint patrol. Peru rejected the draft. Chile welcomed it.",
			[]string{"draft treaty | Mediators"}},
		{"a sum by its sign is an offer too",
			"Britain offered $14 billion for the port on Monday. Norway rejected the offer.",
			[]string{"offer of $14 billion | United Kingdom"}},
		{"and where those to whom it was made stand before it",
			"Boeing offered striking workers $7,000 each on Monday. The machinists' union rejected the offer.",
			[]string{"offer of $7,000 | Boeing"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			rec := recordOf(t, d, "Talks go on\n\n"+c.text+"\n")
			name := map[parley.ID]string{}
			for _, a := range rec.Actors {
				name[a.ID] = a.Name
			}
			if len(rec.Proposals) != len(c.want) {
				t.Errorf("%d texts, want %d; got%s", len(rec.Proposals), len(c.want), tell(rec, name))
			}
			for _, want := range c.want {
				words, by, _ := strings.Cut(want, " | ")
				found := false
				for i := range rec.Proposals {
					p := &rec.Proposals[i]
					var authors []string
					for _, id := range p.Authors {
						authors = append(authors, name[id])
					}
					found = found || strings.Contains(p.Name, words) && strings.Join(authors, ", ") == by
				}
				if !found {
					t.Errorf("no %q; got%s", want, tell(rec, name))
				}
			}
		})
	}
}

// Who puts another's offer to its own committee has not brought it.
func TestOfferPutToOwnCommittee(t *testing.T) {
	rec := recordOf(t, newDesk(t), "Ministers offer nurses 5%\n\nThe health ministry tabled a pay offer of 5% for nurses on Thursday. The Nurses' Federation said the offer fell short.\n\n"+
		"The federation will put the offer to its executive committee on Saturday and would suspend its strike only then.\n")
	if len(rec.Proposals) != 1 || len(rec.Proposals[0].Authors) != 1 || nameOf(rec, rec.Proposals[0].Authors[0]) != "health ministry" {
		t.Errorf("%+v", rec.Proposals)
	}
}

// A minister is of the ministry of the same matter, not of the union named beside.
func TestMinisterOfMinistry(t *testing.T) {
	rec := recordOf(t, newDesk(t), "Pay offer for nurses\n\nThe Health Ministry tabled a pay offer of 5% for nurses on Thursday. The Nurses' Federation wants it to scrap a condition. Health secretary Tom Barrow hinted on Friday that the condition might be softened.\n")
	for i := range rec.Actors {
		if a := &rec.Actors[i]; a.Name == "Tom Barrow" && nameOf(rec, a.Party) == "Health Ministry" {
			return
		}
	}
	t.Errorf("%+v", rec.Actors)
}
