package desk_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/parley-record/parley"
)

// Each report has one text on the table, however it is told of: "words of its name |
// who stands behind it | to whom it was put", the last two as far as they are told.
func TestOneTextIsToldOnce(t *testing.T) {
	d := newDesk(t)
	for _, c := range []struct{ name, text, want, never string }{
		{"what a text would bring is none beside it",
			"Kelmar Lines presented a proposal for a new three-year contract on Monday. The Dockers Union rejected the proposal. Kelmar Lines said its proposal was fair.",
			"proposal for a new three-year contract | Kelmar Lines | Dockers Union", "Lines' contract"},
		{"what is said of a text is none",
			"Norway presented a 12-point fishing plan on Monday. Chile rejected the fishing plan. Peru said the fishing plan was a very bad bargain.",
			"fishing plan | Norway | Chile", "bargain"},
		{"a plan by its points and by its matter",
			"Norway presented a 12-point plan to Chile on Monday. Peru said it was aware of changes to the peace proposal. Chile rejected the plan.",
			"12-point plan | Norway | Chile", "peace"},
		{"how much is no deal",
			"Norway presented a fishing plan to Chile on Monday. Peru said the fishing plan asked a great deal of the crews. Chile rejected the fishing plan.",
			"fishing plan | Norway | Chile", "great deal"},
		{"an attempt is no bid",
			"Norway presented a fishing plan to Chile on Monday in its bid to open the harbours. Its bid to calm the crews failed. Chile rejected the fishing plan.",
			"fishing plan | Norway | Chile", "bid"},
		{"whose the town is, and who made the accord",
			"Norway defended the Geneva accord on quotas. The Geneva accord, by Chile and Peru, was signed in May.",
			"Geneva accord | Chile, Peru |", ""},
		{"who reports a thing has not written it",
			"Premier Olaf Hall met 11 skippers to ask for their support, reported by the Daily Holm, in the wake of a controversial herring bill which would lower the quota. Chile rejected the herring bill. The bill includes a ban on nets.",
			"herring bill | Olaf Hall |", "Daily Holm"},
		{"a set of proposals is the proposals",
			"Norway submitted a set of fishing proposals to Chile on Monday. Chile rejected the fishing proposals.",
			"fishing proposals | Norway | Chile", ""},
		{"who is urged to pass it has it",
			"The Harbour Board unveiled a dredging plan on Monday. The Harbour Board urged the Senate to approve the dredging plan.",
			"dredging plan | Harbour Board | Senate", ""},
		{"one bill by many names",
			"Norway's parliament passed a bill last week allowing harbours to refuse foreign crews. The legislation has caused an uproar. The Seamen's Union opposes the measure. Chile said a bill was no answer.",
			"bill | Norway's parliament |", "Chile"},
		{"a revised deal and the new offer are one, and who votes on it has not made it",
			"Kelmar Hospitals reached a revised pay deal with the Nurses Union on Monday. Nurses will vote on the new offer on Thursday.",
			"revised pay deal | Nurses Union, Kelmar Hospitals |", "offer"},
		{"a price that is offered is the bid's",
			"Ostberg Foods rejected a 9 billion dollar takeover bid from Kelmar Corp. on Monday. Kelmar Corp. offered 412 crowns per share in cash. Kelmar Corp. would consider its options.",
			"takeover bid from Kelmar | Kelmar Corp. | Ostberg Foods", "crowns"},
		{"what a verb alone offers has a name",
			"Kelmar Lines offered its dockers a pay rise of 4 per cent on Monday. The Dockers Union rejected the offer.",
			"offer of a pay rise of 4 per cent | Kelmar Lines |", ""},
		{"a name in quotation marks goes on",
			"Kelmar Lines delivered its \"final offer\" for a new contract on Monday. The Dockers Union rejected the offer.",
			"for a new contract | Kelmar Lines | Dockers Union", "new contract to"},
		{"its offer is of who says something of it",
			"Halden Foods rejected a merger proposal from rival Norvik Lines on Monday. Norvik said its offer was fair.",
			"merger proposal from rival Norvik Lines | Norvik Lines | Halden Foods", "Halden Foods' offer"},
		{"and of who goes public with it",
			"Halden Foods rejected a merger proposal from rival Norvik Lines. Norvik went public with its proposal on Monday.",
			"merger proposal from rival Norvik Lines | Norvik Lines | Halden Foods", "Halden Foods' proposal"},
		{"a plan and how much it costs",
			"Spain put forward a rescue plan for the port on Monday. Chile welcomed the 2-billion-euro package.",
			"rescue plan for the port | Spain |", "package"},
		{"what was accepted is the agreement",
			"Norway has accepted a Chilean proposal for a fishing fund. Peru welcomed the agreement.",
			"proposal for a fishing fund | Chile | Norway", "agreement"},
		{"accepted in principle",
			"Norway accepted a Chilean proposal for a fishing fund in principle on Monday. Peru rejected the proposal.",
			"proposal for a fishing fund | Chile | Norway", "principle"},
		{"the latest offer, where no earlier one is told",
			"Ostberg Foods rejected a takeover bid from Kelmar Corp. on Monday. Kelmar Corp.'s latest offer of 412 crowns a share expires on Friday.",
			"takeover bid from Kelmar | Kelmar Corp. | Ostberg Foods", "latest"},
		{"its initial offer, where no other is told",
			"Kelmar Corp. presented a 3.2-billion-dollar takeover bid to Ostberg Foods on Monday. Kelmar Corp. would not say what it would do if its initial proposal were rejected. Ostberg Foods rejected the bid.",
			"takeover bid | Kelmar Corp. | Ostberg Foods", "initial"},
		{"the chairman's package is the party's",
			"The Harbour Party and its chairman, Olaf Hall, presented a reform package to Chile on Monday. Under Hall's package, dues would fall. Chile rejected the package.",
			"reform package | Harbour Party, Olaf Hall | Chile", "Hall's package"},
		{"what is called for is the proposal of the next sentence",
			"The Pilots Union called for a lower quota of night flights on Monday. Kelmar Airlines rejected the proposal.",
			"proposal for a lower quota | Pilots Union | Kelmar Airlines", ""},
		{"what ought to be is the idea of the next sentence",
			"Norway urged on Monday that cod quotas be halved. Chile rejected the idea.",
			"proposal that cod quotas be halved | Norway | Chile", ""},
		{"agreement with somebody on a text is that text",
			"Peru presented a new loan package on Monday. Peru expects to reach agreement with its creditor banks by May on the new loan package. Chile rejected the loan package.",
			"loan package | Peru | Chile", "agreement"},
		{"its matter called otherwise",
			"Kelmar Lines presented a wage offer to the Dockers Union on Monday. Kelmar Lines' pay offer was rejected by the Dockers Union on Tuesday.",
			"wage offer to the Dockers Union | Kelmar Lines | Dockers Union", "pay offer"},
		{"put forward under another word",
			"Norway presented a cod plan to Chile on Monday. The fishing plan put forward by Norway was rejected by Chile.",
			"cod plan to Chile | Norway | Chile", "fishing"},
		{"a body's plan by its short name",
			"A European Union plan would halve quotas. Norway rejected the EU proposal. The proposal was backed by Chile.",
			"European Union plan | European Union | Norway", "EU"},
		{"a second plan of theirs",
			"Norway presented a tariff plan to Chile on Monday. On Tuesday Norway presented a fishing plan to Peru. Chile rejected the tariff plan.",
			"fishing plan to Peru | Norway | Peru", ""},
		{"of whom its words come only later",
			"Under a fishing plan, crews said Chile would close the harbour. Peru rejected the fishing plan.",
			"fishing plan | | Peru", ""},
		{"what would do the same is the same",
			"Norway offered a plan to Chile to halve the herring quotas. Peru rejected it. A Norwegian proposal that would halve herring quotas angered Chile. Chile rejected the Norwegian proposal.",
			"plan to Chile to halve the herring quotas | Norway | Chile", "proposal"},
	} {
		t.Run(c.name, func(t *testing.T) {
			rec := recordOf(t, d, "Talks go on\n\n"+c.text+"\n")
			name := map[parley.ID]string{}
			for _, a := range rec.Actors {
				name[a.ID] = a.Name
			}
			list := func(ids []parley.ID) []string {
				var out []string
				for _, id := range ids {
					out = append(out, name[id])
				}
				return out
			}
			want := strings.Split(c.want, "|")
			found := false
			for i := range rec.Proposals {
				p := &rec.Proposals[i]
				if c.never != "" && strings.Contains(p.Name, c.never) {
					t.Errorf("%q is a text", p.Name)
				}
				to := strings.TrimSpace(want[2])
				found = found || strings.Contains(p.Name, strings.TrimSpace(want[0])) && strings.Join(list(p.Authors), ", ") == strings.TrimSpace(want[1]) &&
					(to == "" || slices.Contains(list(p.PresentedTo), to))
			}
			if !found {
				t.Errorf("no %q; got%s", c.want, tell(rec, name))
			}
		})
	}
}
