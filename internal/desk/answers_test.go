package desk_test

import (
	"strings"
	"testing"

	"github.com/parley-record/parley"
)

// What is handed to somebody in an offer is a text, and nobody who is asked to act under
// a text stands behind it.
func TestOffersThatAreHandedOver(t *testing.T) {
	d := newDesk(t)
	for _, c := range []struct{ said, label, author, want string }{
		{"Northlink Ferries offered its 900 seafarers a 4 percent pay rise on Monday. The union rejected the offer.", "pay rise", "Northlink", "union: against"},
		{"Lumin offered publishers 200 million dollars a year for their archives. Brazil welcomed the offer.", "200 million dollars", "Lumin", "Brazil: for"},
	} {
		rec := recordOf(t, d, c.said)
		name := map[parley.ID]string{}
		for i := range rec.Actors {
			name[rec.Actors[i].ID] = rec.Actors[i].Name
		}
		got := false
		for i := range rec.Proposals {
			p := &rec.Proposals[i]
			by := false
			for _, a := range p.Authors {
				by = by || strings.Contains(name[a], c.author)
			}
			got = got || by && strings.Contains(p.Name, c.label) && answered(p, name, c.want)
		}
		if !got {
			t.Errorf("%s: no such text; got%s", c.said, tell(rec, name))
		}
	}
}

// A plan is told in one sentence, and the next says how somebody took it, in words that
// do not name it, or that only together are an answer.
func TestAnswersToWhatWasToldBefore(t *testing.T) {
	d := newDesk(t)
	const plan = "The port authority of Marsala unveiled a plan to double container fees on Monday."
	for _, c := range []struct{ said, want string }{
		{"Norvik Lines welcomed the text.", "Norvik: for"},
		{"Norvik Lines said the plan was of great importance to the coast.", "Norvik: for"},
		{"Norvik Lines said the plan is no longer sustainable.", "Norvik: against"},
		{"Norvik Lines hit back at the plan.", "Norvik: against"},
		{"Norvik Lines said the terms were unacceptable.", "Norvik: against"},
		{"Norvik Lines has agreed to the terms.", "Norvik: for"},
		{"Norvik Lines has not yet given its consent to the plan.", "Norvik: undecided"},
		{"Norvik Lines said it would never accept such terms.", "Norvik: against"},
		{"Norvik Lines was cool on the idea.", "Norvik: against"},
		{"Norvik Lines is in favour.", "Norvik: for"},
		{"Norvik Lines is undecided.", "Norvik: undecided"},
		{"Norvik Lines voted in favour.", "Norvik: for"},
		{"Norvik Lines voted against.", "Norvik: against"},
		{"Norvik Lines is furious.", "Norvik: against"},
		{"Norvik Lines reacted with fury.", "Norvik: against"},
		{"Norvik Lines said no.", "Norvik: against"},
		{"The dockers' union is recommending acceptance.", "dockers' union: for"},
		{"Norvik Lines gave the plan short shrift.", "Norvik: against"},
		{"Norvik Lines distanced itself from the plan.", "Norvik: against"},
		{"Norvik Lines said it would not take part in the scheme.", "Norvik: against"},
		{"Norvik Lines stopped short of endorsing it.", "Norvik: undecided"},
		{"Norvik Lines put off a decision on the plan.", "Norvik: undecided"},
		{"Norvik Lines postponed a vote on it until June.", "Norvik: awaiting"},
		{"The dockers are to be balloted on it.", "dockers: awaiting"},
		{"Ministers must still approve the plan.", "Ministers: awaiting"},
		{"The plan met with a frosty reception from Norvik Lines.", "Norvik: against"},
		{"Norvik Lines warned that it would drive away business.", "Norvik: against"},
		{"Norvik Lines said it had no objection to the terms.", "Norvik: for"},
		{"Norvik Lines gave its consent.", "Norvik: for"},
		{"The plan still needs the go-ahead of Norvik Lines.", "Norvik: awaiting"},
		{"Brazil poured scorn on the plan.", "Brazil: against"},
		{"Brazil called it a charade.", "Brazil: against"},
		{"Party leader Anna Lund said her party would accept the plan.", "Lund: for"},
		{"The dockers' union said its members would reject the plan.", "union: against"},
		{"Brazil said that it crossed several red lines.", "Brazil: against"},
		{"Brazil has not seen the revised version.", "Brazil: unaware"},
		{"Brazil's senate failed for a third time on Friday to approve the plan.", "senate: against"},
		{"Brazil sees it as a starting point.", "Brazil: for"},
		{"Brazil said it was a step in the wrong direction.", "Brazil: against"},
		{"Brazil said the plan met its demands.", "Brazil: for"},
		{"Brazil said the plan failed to address its concerns.", "Brazil: against"},
		{"Brazil gave a positive reply.", "Brazil: for"},
		{"Brazil reserved judgment.", "Brazil: undecided"},
		{"Brazil would vote no.", "Brazil: against"},
		{"Brazil accepted, with conditions.", "Brazil: conditional"},
		{"Brazil agreed at once.", "Brazil: for"},
		{"Brazil wants changes.", "Brazil: conditional"},
		{"Brazil's response was cool.", "Brazil: against"},
		{"Brazil blocked it. Chile was not opposed.", "Brazil: against; Chile: for"},
		{"Brazil rejected it. Chile took the same view.", "Brazil: against; Chile: against"},
		{"Brazil accepted the plan, and Chile followed suit.", "Brazil: for; Chile: for"},
		{"Brazil rejected the plan, as did Chile.", "Brazil: against; Chile: against"},
		{"Brazil did not accept the plan. Nor did Chile.", "Brazil: against; Chile: against"},
		{"Brazil welcomed the plan. Chile disagreed.", "Brazil: for; Chile: against"},
		{"Brazil voiced misgivings.", "Brazil: against"},
		{"Brazil has raised no objections.", "Brazil: for"},
		{"Brazil said it would vote against ratification.", "Brazil: against"},
		{"Brazil is against it.", "Brazil: against"},
		{"\"That's a joke,\" Brazil's envoy, Ana Costa, said.", "Costa: against"},
		{"It has won over some of the sceptics, including Brazil.", "Brazil: for"},
		{"Norvik Lines has yet to ballot its members on it.", "Norvik: awaiting"},
		{"Brazil ruled out reopening the plan.", "Brazil: for"},
		{"Brazil refused to renegotiate it.", "Brazil: for"},
		{"Brazil has not rejected the plan.", "Brazil: undecided"},
		{"Brazil did not rule it out.", "Brazil: undecided"},
		{"The dockers' union told its members to reject it.", "union: against"},
		{"Two-thirds of the dockers rejected it.", "dockers: against"},
		{"Brazil called the proposal a sensible compromise. Chile rejected it.", "Brazil: for; Chile: against"},
	} {
		rec := recordOf(t, d, plan+" "+c.said)
		name := map[parley.ID]string{}
		for i := range rec.Actors {
			name[rec.Actors[i].ID] = rec.Actors[i].Name
		}
		got := false
		for i := range rec.Proposals {
			got = got || answered(&rec.Proposals[i], name, c.want)
		}
		if !got {
			t.Errorf("%s: no answer %q; got%s", c.said, c.want, tell(rec, name))
		}
	}
}

// Words that alone hardly tell of a text on the table do so where somebody surely answers
// it, and not where nobody does.
func TestAnsweredTexts(t *testing.T) {
	d := newDesk(t)
	for _, c := range []struct {
		said string
		want bool
	}{
		{"Iceland rejected the initiative on Friday, and Norway criticised it.", true},
		{"Iceland spoke of the initiative on Friday, and Norway heard of it.", false},
	} {
		rec := recordOf(t, d, c.said)
		name := map[parley.ID]string{}
		for i := range rec.Actors {
			name[rec.Actors[i].ID] = rec.Actors[i].Name
		}
		got := len(rec.Proposals) == 1 && answered(&rec.Proposals[0], name, "Iceland: against")
		if got != c.want || !c.want && len(rec.Proposals) > 0 {
			t.Errorf("%s: answered text %v, want %v; got%s", c.said, got, c.want, tell(rec, name))
		}
	}
}

// TestAnswersToParts checks that who refuses one clause of a text would take the rest.
func TestAnswersToParts(t *testing.T) {
	d := newDesk(t)
	for _, c := range []struct{ said, want string }{
		{"Norway presented a cod plan. Chile rejected a clause on nets in the cod plan.", "Chile: conditional"},
		{"Norway presented a cod plan. Chile rejected key parts of the cod plan.", "Chile: against"},
	} {
		rec := recordOf(t, d, c.said)
		name := map[parley.ID]string{}
		for i := range rec.Actors {
			name[rec.Actors[i].ID] = rec.Actors[i].Name
		}
		if len(rec.Proposals) != 1 || !answered(&rec.Proposals[0], name, c.want) {
			t.Errorf("%s: want %s; got%s", c.said, c.want, tell(rec, name))
		}
	}
}

// What another calls something is said of no text, and what somebody disagrees with is not
// told by what both sides do to one another.
func TestNoAnswersOfOthers(t *testing.T) {
	d := newDesk(t)
	const plan = "The port authority of Marsala unveiled a plan to double container fees on Monday. "
	for _, c := range []struct{ said, not string }{
		{"The Seamen's League criticised what it called the terrible mess of the docks.", "League: against"},
		{"Brazil welcomed the plan. The two sides disagreed.", "sides: against"},
		{"Only seven of the 20 clubs backed it.", "clubs: for"},
		{"Envoy Jan Berg said the two had signed the plan.", "Berg: for"},
	} {
		rec := recordOf(t, d, plan+c.said)
		name := map[parley.ID]string{}
		for i := range rec.Actors {
			name[rec.Actors[i].ID] = rec.Actors[i].Name
		}
		for i := range rec.Proposals {
			if answered(&rec.Proposals[i], name, c.not) {
				t.Errorf("%s: answer %q; got%s", c.said, c.not, tell(rec, name))
			}
		}
	}
}

// What was done after a text came is done to something else.
func TestAClauseOfTimeAnswersNothing(t *testing.T) {
	rec := recordOf(t, newDesk(t), "Dockers' union suspends strike vote after Norvik improves pay offer\n\nNorvik Lines raised its pay offer to 6 percent on Monday. The dockers' union had asked for 9 percent.\n")
	for i := range rec.Proposals {
		for _, a := range rec.Proposals[i].Responses {
			if a.Stance == "against" {
				t.Errorf("%q is refused in %q", rec.Proposals[i].Name, a.Evidence[0].Text)
			}
		}
	}
}

// Who puts off the signing of a text is not for it by that, and who blocks it is against it.
func TestSigningsPutOff(t *testing.T) {
	d := newDesk(t)
	for _, c := range []struct{ said, want, not string }{
		{"Norway and Chile announced a cod accord in May. Iceland has asked Chile to put off the signing of the cod accord until January.", "", "Iceland: for"},
		{"Norway and Chile announced a cod accord in May. Iceland postponed the ratification of the cod accord on Friday.", "", "Iceland: for"},
		{"Norway and Chile announced a cod accord in May. Iceland blocked the ratification of the cod accord on Friday.", "Iceland: against", "Iceland: for"},
	} {
		rec := recordOf(t, d, c.said)
		name := map[parley.ID]string{}
		for i := range rec.Actors {
			name[rec.Actors[i].ID] = rec.Actors[i].Name
		}
		met := c.want == ""
		for i := range rec.Proposals {
			met = met || answered(&rec.Proposals[i], name, c.want)
			if answered(&rec.Proposals[i], name, c.not) {
				t.Errorf("%s: %s; got%s", c.said, c.not, tell(rec, name))
			}
		}
		if !met {
			t.Errorf("%s: want %s; got%s", c.said, c.want, tell(rec, name))
		}
	}
}
