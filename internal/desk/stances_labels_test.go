package desk_test

import (
	"testing"

	"github.com/parley-record/parley"
)

// TestMatterIsDeed checks that a stance on what is done is not printed as one on the thing
// that it is done to, or on who is to do it.
func TestMatterIsDeed(t *testing.T) {
	d := newDesk(t)
	for _, c := range []struct{ text, party, stance, label string }{
		{"The Rail Workers Union has opposed selling the port since January.", "Rail Workers Union", "against", "selling the port"},
		{"The Rail Workers Union said the plan would cost jobs. Minister Jane Roe opposed cuts capped at 15 percent. Roe ruled out reopening the text, which was agreed in April. Kelmar Corp rejects pay cuts.", "Jane Roe", "against", "reopening the text"},
		{"Chile has refused to make payments compulsory.", "Chile", "against", "making payments compulsory"},
		{"The United States has repeatedly called for China to take part in the talks.", "United States", "for", "taking part in the talks"},
		{"The Rail Workers Union has demanded a veto over the sale. Kelmar Corp dismissed the demand.", "Kelmar Corp", "against", "veto"},
		{"\"We can't support something that makes our exports more expensive,\" Chile's envoy Paulo Silva said.", "Chile", "against", "making our exports more expensive"},
		{"Norway supports the treaty but not the inspection clause.", "Norway", "against", "inspection clause"},
		{"Norway is ready to lift the ban as soon as Chile frees the crew.", "Norway", "conditional", "lifting the ban"},
	} {
		rec := recordOf(t, d, "The talks go on\n\n"+c.text+"\n")
		label := map[parley.ID]string{}
		for _, i := range rec.Issues {
			label[i.ID] = i.Label
		}
		var told []string
		found := false
		for _, p := range rec.Positions {
			told = append(told, p.Stance+" "+label[p.Issue])
			found = found || nameOf(rec, p.Party) == c.party && p.Stance == c.stance && label[p.Issue] == c.label
		}
		if !found {
			t.Errorf("%s\n\tno %s %q among %q", c.text, c.stance, c.label, told)
		}
	}
}

// TestLimitOfWhoSetsIt checks that what a speaker calls another's demand is no limit of who
// makes the demand.
func TestLimitOfWhoSetsIt(t *testing.T) {
	rec := recordOf(t, newDesk(t), "The talks go on\n\nThe Rail Workers Union has demanded a veto over the sale. Norway called the union's demand for a veto a non-starter.\n")
	for _, p := range rec.Positions {
		if p.RedLine != nil && nameOf(rec, p.Party) != "Norway" {
			t.Errorf("red line %q of %s", p.RedLine.Text, nameOf(rec, p.Party))
		}
	}
}
