package desk_test

import (
	"testing"
)

// TestJudgements checks that words for how talks go are read as such only where they
// tell of talks.
func TestJudgements(t *testing.T) {
	d := newDesk(t)
	for _, c := range []struct {
		text    string
		outlook string // "" for none
	}{
		{"The talks were tough, the union said.", "cautious"},
		{"The government presented a tough budget on Monday.", ""},
		{"The talks on the pay deal were promising, the union said.", "progress"},
		{"The ministry ended the strike by promising further talks on the pay deal.", ""},
		{"The mediator said the collapse of the talks on the truce was near.", "pessimistic"},
		{"The bank agreed on a settlement over the collapse of the firm.", ""},
		{"The terms of the treaty make it difficult for banks to merge, Anna Berg said.", ""},
		{"Skeptical analysts wrote about the talks on the truce.", ""},
		{"The mediator expects long and difficult talks on the truce.", "cautious"},
		{"Corvane said it was optimistic about a deal with the pilots.", "progress"},
		{"Corvane said it was optimistic about exports.", ""},
		{"The board is unlikely to reject the offer.", ""},
		{"The treaty is unlikely to be signed this year.", "pessimistic"},
		{"The envoy flew in to break the deadlock in the talks.", ""},
		{"The collapse of the bank cost savers a year of pay before the talks.", ""},
		{"There is no doubt that the delegates met for talks.", ""},
		{"The envoy said progress was being made in stopping smugglers after the talks.", ""},
		{"The treaty is unlikely to include fisheries.", ""},
		{"The budget is too optimistic on exports, Anna Berg said after the talks.", ""},
		{"The envoys set up a meeting to discuss the stalemate in the talks.", ""},
		{"What the islands gained in months of arduous talks can be lost in a day, Anna Berg said.", ""},
		{"Norway and Iceland face arduous talks on mackerel, Anna Berg said.", "cautious"},
		{"Rows over the quota have held up progress in the talks, Anna Berg said.", "pessimistic"},
		{"Anna Berg hoped an agreement would be reached at the talks by June.", ""},
		{"Anna Berg said she believed an agreement would be reached at the talks by June.", "progress"},
		{"The storm created a measure of uncertainty among the delegates at the talks.", ""},
		{"The board is unlikely to get involved in the talks.", ""},
		{"Norway was slow to sign the treaty, Anna Berg said.", ""},
		{"The ministry made progress in cutting its debts, Anna Berg said after the talks.", ""},
		{"The package bans strikes in the case of deadlock in the talks.", ""},
	} {
		rec := recordOf(t, d, "The day in brief\n\n"+c.text+"\n")
		got := ""
		for _, a := range rec.Assessments {
			got = string(a.Outlook)
		}
		if got != c.outlook {
			t.Errorf("%q, want %q in: %s", got, c.outlook, c.text)
		}
	}
}

// TestStatesOfMatters checks that a matter is agreed, open or put off only where that
// is told as so.
func TestStatesOfMatters(t *testing.T) {
	d := newDesk(t)
	for _, c := range []struct {
		text  string
		state string // "" for none
	}{
		{"The two sides failed to agree on the cod quota.", "open"},
		{"The two sides agreed on the cod quota.", "agreed"},
		{"The ministry postponed the new sales tax.", "deferred"},
		{"The subsidies will be cut if the two sides fail to agree on the cod quota.", ""},
		{"The ministers meet on Monday to try and agree on the cod quota.", ""},
		{"The union pushed back on the claim of the board.", ""},
		{"The airline wants to use the money set aside for pensions.", ""},
		{"The minister said the vote would not make the government postpone the sales tax.", ""},
	} {
		rec := recordOf(t, d, "The day in brief\n\n"+c.text+"\n")
		got := ""
		for _, i := range rec.Issues {
			for _, s := range i.States {
				got = string(s.State)
			}
		}
		if got != c.state {
			t.Errorf("%q, want %q in: %s", got, c.state, c.text)
		}
	}
}

// TestKnowledge checks that knowledge is of talks and texts.
func TestKnowledge(t *testing.T) {
	d := newDesk(t)
	for _, c := range []struct {
		text string
		n    int
	}{
		{"Foreign Minister Ada Quist said she was not aware of the letter.", 1},
		{"Foreign Minister Ada Quist said she had no knowledge of any talks with the rebels.", 1},
		{"Foreign Minister Ada Quist said she did not know why the tram took so long.", 0},
		{"Ada Quist, a waitress, never knows how much she is going to be paid.", 0},
	} {
		rec := recordOf(t, d, "The day in brief\n\n"+c.text+"\n")
		if len(rec.Knowledge) != c.n {
			t.Errorf("%d rows, want %d in: %s", len(rec.Knowledge), c.n, c.text)
		}
	}
}

// TestEventsAhead checks that what is planned or only tried is no act done, and that
// nobody acts on themselves.
func TestEventsAhead(t *testing.T) {
	d := newDesk(t)
	for _, c := range []struct {
		text, act, status string
	}{
		{"President Anna Berg of Nordland is set to meet President Carl Ohm of Sudland.", "CONSULT", "planned"},
		{"President Anna Berg of Nordland met President Carl Ohm of Sudland.", "CONSULT", "happened"},
		{"Nordland hopes to meet Sudland.", "CONSULT", "hypothetical"},
		{"Nordland was forced to withdraw its troops from Sudland.", "RETREAT", "happened"},
	} {
		rec := recordOf(t, d, "The day in brief\n\n"+c.text+"\n")
		act, status := "", ""
		for _, e := range rec.Events {
			act, status = e.Plover, e.Status
			for _, s := range e.Source {
				for _, x := range e.Target {
					if s == x {
						t.Errorf("source and target are one in: %s", c.text)
					}
				}
			}
		}
		if act != c.act || status != c.status {
			t.Errorf("%s %s, want %s %s in: %s", act, status, c.act, c.status, c.text)
		}
	}
}
