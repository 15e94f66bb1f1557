package desk_test

import (
	"strings"
	"testing"

	"github.com/parley-record/parley"
)

// Each report has a text, "words of its name | all who stand behind it".
func TestWhoStandsBehindTexts(t *testing.T) {
	d := newDesk(t)
	for _, c := range []struct{ name, text, want string }{
		{"no firm bids for itself",
			"Ostberg Foods said it had received a takeover approach. Kelmar Corp made a bid for Ostberg Foods on Monday. Ostberg Foods said the group's offer was too low, and it rejected its bid.",
			"bid for Ostberg Foods | Kelmar Corp"},
		{"a bill called after where it lies",
			"Farmers opposed Senate Bill 214 on fishing rights on Monday.",
			"Senate Bill 214 | "},
		{"opposition from somebody is no offer from them",
			"Kelmar Corp made a takeover offer for Ostberg Foods despite signs of opposition from investors. Ostberg Foods rejected the takeover offer.",
			"takeover offer | Kelmar Corp"},
		{"nor is help from them",
			"Kelmar Corp entered its second offer for Ostberg Foods with representation from Harte Securities. Ostberg Foods rejected the offer.",
			"second offer for Ostberg Foods | Kelmar Corp"},
		{"who refused it has not made it",
			"Ostberg Foods rejected a takeover bid on Monday. The company said the offer undervalued it.",
			"takeover bid | "},
		{"nor has who thinks something of it",
			"Norway toned down its criticism of a herring plan. Chile rejected the herring plan.",
			"herring plan | "},
		{"who is told to be behind it",
			"Several delegates said that Ghana was behind the proposal to suspend the inspections. Chile rejected the proposal.",
			"proposal to suspend the inspections | Ghana"},
		{"who is named as the one behind it",
			"The man behind the fishing plan is Italy's finance minister, Carlo Testa. Spain welcomed the fishing plan.",
			"fishing plan | Carlo Testa"},
		{"whose work it was",
			"A plan for a truce was the work of Peru. Chile rejected the plan.",
			"plan for a truce | Peru"},
		{"with whom it originated",
			"The fishing proposal originated with the Netherlands. Poland rejected the fishing proposal.",
			"fishing proposal | Netherlands"},
		{"a text told again, with its author",
			"The United States vetoed a draft resolution on fishing rights. The text, drafted by Denmark, received 14 votes in favour.",
			"draft resolution on fishing rights | Denmark"},
		{"who finds it wanting has not brought it",
			"The chief executive made workers a new offer on Friday. The works council rejected the offer. The offer did not go far enough, said the council's negotiator Jana Kern.",
			"new offer | "},
		{"nor has who finds it too low",
			"A new offer for the mine was tabled on Friday. Peru rejected the offer. Ann Grey said the offer was too low.",
			"new offer | "},
		{"who can send it on has not brought it",
			"Finance Minister Andrzej Lund presented the draft fishing budget. President Karl Roe, who can send the fishing budget to the court, has not said whether he will sign it.",
			"draft fishing budget | Andrzej Lund"},
		{"who discusses a bill has not brought it",
			"The senators will discuss a bill on fishing rights.",
			"bill on fishing rights | "},
		{"the bidder named later",
			"Kelmar Foods received a takeover offer on Monday. The bidder, Ostberg Group, said it had bank backing.",
			"takeover offer | Ostberg Group"},
		{"who brought it, a sentence later",
			"An offer for the mine was tabled on Friday. It was submitted by Hartwell Corp.",
			"Hartwell Corp.'s offer for the mine | Hartwell Corp."},
		{"who is to make it",
			"Ostberg Foods agreed in principle for Anna Berg to make a takeover bid for all its shares.",
			"takeover bid for all its shares | Anna Berg"},
		{"several in partnership",
			"Ostberg Foods urged its owners to reject the takeover offer made last week by a partnership of Kelmar Corp and Harte Industries.",
			"takeover offer | Kelmar Corp, Harte Industries"},
		{"by whom it was signed, behind what it is on",
			"Norway defended the Oslo Accord on fishing quotas that was signed by Chile and Peru in May.",
			"Accord on fishing quotas | Chile, Peru"},
		{"by whom, behind how and when it was done",
			"Chile will fight the fishing plan, drawn up in secret last year by Norway and Peru. Chile rejected the fishing plan.",
			"fishing plan | Norway, Peru"},
		{"a pact that was agreed by several",
			"Kenya rejected a new tea pact, which was agreed in principle last year by Norway and Peru.",
			"tea pact | Norway, Peru"},
		{"a house whose resolution it is",
			"Norway rejected a resolution on fishing rights adopted by the Danish Folketing last week.",
			"resolution on fishing rights | Danish Folketing"},
		{"a verb with its particle",
			"The minister, Anna Berg, set out a plan to close six mines on Monday. The Miners Union rejected the plan.",
			"plan to close six mines | Anna Berg"},
		{"a name in angle brackets",
			"Ostberg Foods said it rejected the unsolicited tender offer from <Kelmar Corp>.",
			"unsolicited tender offer | Kelmar Corp"},
		{"who ends its own bid",
			"Kelmar Corp bid 40 dollars a share for Ostberg Foods. Harte Industries would terminate its competing 42 dollar offer for Ostberg Foods. Ostberg Foods rejected the 42 dollar offer.",
			"42 dollar offer for Ostberg Foods | Harte Industries"},
		{"what a text is called, in quotation marks before its noun",
			"The dockers rejected Senator Anna Berg's \"stay or pay\" plan on Monday.",
			"stay or pay\" plan | Anna Berg"},
		{"whose subject a clause between commas cut off",
			"The sources said the EC, which currently provides subsidies of around 16 cents a pound, offered a compromise in last week's talks in Oslo but that this was rejected by Sweden.",
			"compromise | EC"},
		{"who agreed it",
			"Norway rejected a whaling scheme on Monday. Chile and Peru agreed a whaling scheme in May.",
			"whaling scheme | Chile, Peru"},
		{"who drafted it and who co-sponsored it",
			"Norway opposes the whaling resolution, drafted by Chile and co-sponsored by Kenya and Peru.",
			"whaling resolution | Chile, Kenya, Peru"},
		{"a paper that somebody circulates",
			"A compromise paper circulated by Norway on Monday would halve the cod quota. Chile rejected it.",
			"compromise paper | Norway"},
		{"a version put around",
			"Peru said it could not accept a version put around by Chile overnight.",
			"version | Chile"},
		{"a document put on the table",
			"Norway has put a new document on the table. Chile rejected it.",
			"new document | Norway"},
		{"a counter that is sent back",
			"Ostberg Foods offered 3 per cent. The Bakers' Union sent back a counter of 6 per cent.",
			"counter | Bakers' Union"},
		{"a bill with a capital letter",
			"The Bill, gazetted in May by the Harbour Party, would close two ports. Norway opposes the Bill.",
			"Bill | Harbour Party"},
		{"a draft text",
			"Chile rejected a draft text circulated by Norway that would halve the cod quota.",
			"draft text | Norway"},
		{"who takes over, not what is taken over",
			"Regulators backed Kelmar Corp in its 40 million dollar takeover of Ostberg Foods. Ostberg Foods rejected the takeover.",
			"takeover of Ostberg Foods | Kelmar Corp"},
		{"by when is by nobody",
			"Norway and Chile are near a fishing accord. Anna Berg said she hoped the accord could be signed by Friday.",
			"fishing accord | Norway, Chile"},
		{"where a deal is registered",
			"Norway and Chile struck a fishing accord on Monday. The accord must be registered with Peru.",
			"fishing accord | Norway, Chile"},
		{"who would make a bill law",
			"The Harbour Party introduced a bill on port fees on Monday. President Anna Berg said she would sign the bill.",
			"bill on port fees | Harbour Party"},
		{"two states are not one government",
			"Norway presented a plan to share the cod on Monday. Chile's own offer of a truce of two years went unanswered. Peru rejected the plan.",
			"plan to share the cod | Norway"},
		{"the company is no union",
			"Strikers at Kelmar Corp met the Allied Dock Workers on Monday. The Allied Dock Workers threatened to widen the strike. The company's latest proposal would raise pay by 3 per cent.",
			"latest proposal | Kelmar Corp"},
	} {
		t.Run(c.name, func(t *testing.T) {
			rec := recordOf(t, d, "Talks go on\n\n"+c.text+"\n")
			name := map[parley.ID]string{}
			for _, a := range rec.Actors {
				name[a.ID] = a.Name
			}
			label, want, _ := strings.Cut(c.want, " | ")
			for i := range rec.Proposals {
				p := &rec.Proposals[i]
				if !strings.Contains(p.Name, label) {
					continue
				}
				var got []string
				for _, a := range p.Authors {
					got = append(got, name[a])
				}
				if strings.Join(got, ", ") != want {
					t.Errorf("%q is by %v", p.Name, got)
				}
				return
			}
			t.Errorf("no text %q; got%s", label, tell(rec, name))
		})
	}
}
