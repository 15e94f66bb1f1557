package desk_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/parley-record/parley"
)

// TestTermsAndAddressees reads what further sentences tell of a text: what it
// would do, what it is worth, what it is subject to, and whom it was made to.
func TestTermsAndAddressees(t *testing.T) {
	d := newDesk(t)
	for _, c := range []struct{ text, effect, term, to string }{
		{"The harbour board unveiled a dredging plan on Monday. The plan will have no minimum price.", "excludes", "minimum price", ""},
		{"The harbour board unveiled a dredging plan on Monday. The plan would lift the ban on night work.", "excludes", "ban", ""},
		{"The harbour board unveiled a dredging plan on Monday. The plan leaves union membership open.", "leaves_open", "union membership", ""},
		{"Birk Corp made an offer for Lindt Mills Inc. Birk Corp said the 40 dlr a share offer was fair.", "includes", "40 dlr a share", "Lindt Mills Inc"},
		{"The ministry presented a reform plan on Monday. The plan would base dues on output, the ministry said.", "includes", "base dues on output", ""},
		{"The government proposed a deal to the union. Under the deal, the union would give up the bonus.", "includes", "the union would give up the bonus", "union"},
		{"Kerr Corp made an offer for Holt Inc. The offer is subject to approval by shareholders.", "includes", "approval by shareholders", "Holt Inc"},
		{"The talks turned on a quota plan that Norway drafted and that Chile presented to Denmark. The quota plan includes a ban on drift nets.", "excludes", "drift nets", "Denmark"},
		{"The harbour board unveiled a dredging plan on Monday. The plan involves the port increasing its stake to 20 percent.", "includes", "the port increasing its stake", ""},
		{"The harbour board unveiled a dredging plan on Monday. The plan aims to block loopholes.", "excludes", "loopholes", ""},
		{"The harbour board unveiled a dredging plan on Monday. The plan seeks large cuts in spending.", "lowers", "spending", ""},
		{"The harbour board unveiled a dredging plan on Monday. The plan called for the ports to share their tugs.", "includes", "the ports to share their tugs", ""},
		{"The harbour board unveiled a dredging plan on Monday. The board wants to cut dues and end the night ban.", "excludes", "the night ban", ""},
		{"The port and the crews agreed on a rest plan on Monday. Under the plan, the port would stop hiring night crews.", "excludes", "hiring night crews", ""},
		{"The minister unveiled his tax cut plan on Monday. Labour rejected the tax cut plan.", "lowers", "tax cut", ""},
		{"The employers submitted a proposal for a rise in wages to the dockers' union on Friday.", "raises", "rise in wages", "dockers' union"},
		{"The harbour board unveiled a dredging plan on Monday. The plan would not raise berth fees.", "excludes", "berth fees", ""},
		{"The harbour board unveiled a dredging plan on Monday. The dredging plan includes cuts in winter dues.", "lowers", "winter dues", ""},
		{"The harbour board unveiled a dredging plan on Monday. The dredging plan includes a limit on night landings.", "includes", "a limit on night landings", ""},
		{"The harbour board unveiled a dredging plan on Monday. The dredging plan includes a ban on drift nets.", "excludes", "drift nets", ""},
		{"The harbour board tabled an offer on Monday. The offer included a 7% wage increase in the first year.", "raises", "wage", ""},
		{"The harbour board unveiled a dredging plan on Monday. Boats would pay 30 euros a week.", "includes", "Boats would pay 30 euros", ""},
		{"The harbour board unveiled a dredging plan on Monday. It dropped a levy on ice from the plan.", "excludes", "levy", ""},
		{"The harbour board unveiled a dredging plan on Monday, lowering the winter dues.", "lowers", "the winter dues", ""},
	} {
		rec := recordOf(t, d, "Talks go on\n\n"+c.text+"\n")
		found, reached := false, c.to == ""
		var told []string
		for _, p := range rec.Proposals {
			for _, x := range p.Terms {
				told = append(told, x.Effect+" "+x.Text)
				found = found || x.Effect == c.effect && strings.Contains(x.Text, c.term)
			}
			for _, a := range rec.Actors {
				reached = reached || slices.Contains(p.PresentedTo, a.ID) && strings.HasPrefix(a.Name, c.to)
			}
		}
		if !found || !reached {
			t.Errorf("%s\nterms %q, made to %s: %v", c.text, told, c.to, reached)
		}
	}
}

// TestARevisedDraftIsNotThePlan reads what happens to a new version as told of
// that version alone.
func TestARevisedDraftIsNotThePlan(t *testing.T) {
	d := newDesk(t)
	rec := recordOf(t, d, "Talks go on\n\nThe talks turned on a 20-point peace plan that Norway and Iceland had drafted and that Iceland presented to Denmark last week. A revised draft will then be presented to Sweden.\n")
	var sweden parley.ID
	for _, a := range rec.Actors {
		if a.Name == "Sweden" {
			sweden = a.ID
		}
	}
	plan := false
	for _, p := range rec.Proposals {
		if !strings.Contains(p.Name, "20-point") {
			continue
		}
		plan = true
		if p.Status == "planned" || slices.Contains(p.PresentedTo, sweden) {
			t.Errorf("%s is %s, presented to %v; Sweden is %s", p.Name, p.Status, p.PresentedTo, sweden)
		}
	}
	if !plan || sweden == "" {
		t.Errorf("plan listed: %v, Sweden is %q", plan, sweden)
	}
}

// TestNoTerms checks that talks to come and what somebody would not tell, both right
// behind a text, and a crowd named beside it are not taken for what stands in it.
func TestNoTerms(t *testing.T) {
	d := newDesk(t)
	for _, said := range []string{
		"Mayor Ida Berg said Norway and Denmark would hold a meeting on Tuesday.",
		"Mayor Ida Berg would not detail the costs.",
		"Norway wants to raise winter dues.",
		"The dredging plan includes the creditors.",
		"The Dockers Union said it would ask its members about the plan.",
		"The Dockers Union said no docker would unload a ship.",
		"The Dockers Union said the dredging plan would ruin fishermen.",
	} {
		rec := recordOf(t, d, "Talks go on\n\nThe harbour board unveiled a dredging plan on Monday. "+said+"\n")
		if len(rec.Proposals) == 0 {
			t.Fatal("no text was found")
		}
		for _, p := range rec.Proposals {
			for _, x := range p.Terms {
				t.Errorf("%s: %s %q in: %s", p.Name, x.Effect, x.Text, said)
			}
		}
	}
}

// TestEndedMatters keeps the end of a matter and the matter apart: who wants it stopped
// is not for it, and a text that stops it meets who is against it.
func TestEndedMatters(t *testing.T) {
	d := newDesk(t)
	rec := recordOf(t, d, "Talks go on\n\nThe port and the crews agreed on a rest plan on Monday. Under the plan, the port would stop hiring night crews. The Crews' Guild wants an end to the hiring of night crews. Norland called on the port to stop hiring night crews.\n")
	met := false
	for _, f := range rec.Fits {
		met = met || f.Fit == "meets"
		if f.Fit == "conflicts" {
			t.Errorf("%+v", f)
		}
	}
	if !met {
		t.Errorf("nothing meets: %+v", rec.Fits)
	}
	for _, x := range rec.Divides {
		if len(x.For) > 0 && len(x.Against) > 0 {
			t.Errorf("they stand apart on what they agree on: %+v", x)
		}
	}
}
