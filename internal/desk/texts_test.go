package desk_test

import (
	"strings"
	"testing"

	"github.com/parley-record/parley"
)

// Each report has texts on the table, some with who stands behind them, and the
// answers that somebody gives: "words of its name | authors | who: stance; …", where
// "not X" is who does not stand behind it.
func TestTextsAndAnswers(t *testing.T) {
	d := newDesk(t)
	for _, c := range []struct {
		name, text string
		want       []string
		never      string // words that are in no text's name
	}{
		{"strike: an offer and the improved one",
			"Kelmar Airlines made an offer of 3 per cent to the Pilots Union on Monday. The Pilots Union rejected the offer. Kelmar Airlines made an improved offer of 4.5 per cent on Friday. The Pilots Union is considering the improved offer.",
			[]string{"offer | Kelmar Airlines | Pilots Union: against", "improved offer | Kelmar Airlines | Pilots Union: undecided"}, ""},
		{"takeover: a price that is one word",
			"Ostberg Foods urged shareholders on Monday to reject an improved 412 pence-a-share takeover approach from Kelmar Corp.",
			[]string{"412 pence-a-share takeover approach | Kelmar | Ostberg: against"}, ""},
		{"takeover: the raised bid and the earlier one",
			"Kelmar Corp. raised its bid for Ostberg Foods to 9 billion dollars on Monday. Ostberg Foods rejected the earlier bid in May. Ostberg Foods said it would review the new bid.",
			[]string{"bid | Kelmar | Ostberg: undecided"}, ""},
		{"trade: a pact welcomed and opposed",
			"Norway and Chile signed a trade pact on Tuesday. Peru opposes the trade pact. Brazil welcomed the trade pact.",
			[]string{"trade pact | Norway | Peru: against; Brazil: for"}, ""},
		{"arms: a draft treaty refused",
			"France presented a draft treaty on missiles to Turkey. Turkey rejected the draft treaty on missiles.",
			[]string{"treaty on missiles | France | Turkey: against"}, ""},
		{"debt: a rescheduling proposal not yet answered",
			"Peru proposed a debt rescheduling plan in March. The banks have yet to accept the debt rescheduling plan.",
			[]string{"debt rescheduling plan | Peru | banks: awaiting"}, ""},
		{"budget: who wants a bill withdrawn answers it",
			"The government introduced a pension bill last week. The Teachers Union wants the government to withdraw the pension bill.",
			[]string{"pension bill | | Teachers Union: against"}, ""},
		{"ceasefire: a plan and a counter-proposal",
			"Egypt presented a ceasefire plan on Sunday. Israel accepted the ceasefire plan. Jordan dismissed the ceasefire plan.",
			[]string{"ceasefire plan | Egypt | Israel: for; Jordan: against"}, ""},
		{"a text that was taken for known before it is brought in",
			"Spokesman Olaf Brandt noted Norway was aware that changes were made to the plan that had been welcomed by Chile. A 12-point fishing plan drafted by Norwegian and Danish officials was presented to Peru last week.",
			[]string{"12-point fishing plan | Norway | Chile: for"}, ""},
		{"a first name, a bill to pay and an attempt are no texts",
			"Norway presented a fishing plan on Monday. Bill Harte, who paid his electricity bill, said so in a bid to calm the crews. Chile rejected the fishing plan.",
			[]string{"fishing plan | Norway | Chile: against"}, "electricity"},
		{"one bid by many names: who bids, what for and for how much",
			"Kelmar Corp. said on Monday it would make a 2.3 billion dollar takeover bid for Ostberg Foods. The Kelmar bid is 4 dollars a share. Analysts said a formal offer could come in June. Ostberg Foods rejected the takeover bid.",
			[]string{"takeover bid for Ostberg Foods | Kelmar | Ostberg: against"}, "formal offer"},
		{"a plan of a ministry is the minister's",
			"The ministry drew up a plan to close two harbours. The minister's plan would cost 300 jobs. The Dockers Union rejected the plan.",
			[]string{"plan to close two harbours | ministry | Dockers Union: against"}, "minister's plan"},
		{"to agree to talk is no text",
			"Norway presented a fishing plan on Monday. The mediator welcomed the agreement to keep talking and a deal to meet again in June. Chile rejected the fishing plan.",
			[]string{"fishing plan | Norway | Chile: against"}, "to"},
		{"what is between two, and a perfect tense",
			"The outline agreement between the mill and the port was signed on Monday. Peru and Chile have all reached agreement with the dockers on a night rota. Brazil opposes the outline agreement between the mill and the port.",
			[]string{"agreement between the mill and the port | | Brazil: against"}, "reached"},
		{"an answer still out, and who is waited for",
			"Norway presented a debt plan on Monday. Norway awaits a response from the banks on the debt plan. Chile had no immediate response to the debt plan.",
			[]string{"debt plan | Norway | banks: awaiting; Chile: awaiting"}, ""},
		{"takeover: nobody is said to have turned it down",
			"Ostberg Mills made a bid for Harbour Foods in May. The offer was rejected in June.",
			[]string{"bid | Ostberg | Harbour Foods: against"}, ""},
		{"takeover: the board and the company are those that the bid is for",
			"Ostberg Mills made a bid for Harbour Foods in May, people at Delmar Bank said. The board turned down the bid.",
			[]string{"bid | Ostberg | Harbour Foods: against"}, ""},
		{"grain: to whom the offer was made refused it",
			"Last year's Danish offer of cheap wheat to Brazil was rejected because the port was closed.",
			[]string{"offer | Denmark | Brazil: against"}, ""},
		{"takeover: the price before the noun",
			"Ostberg Mills made an offer for Harbour Foods in May. Growers were surprised by Harbour Foods' rejection of the 20 dollar a share cash offer. Kelmar Bank said so.",
			[]string{"offer | Ostberg | Harbour Foods: against"}, ""},
		{"the new deal that a new offer is for",
			"Shares in Harbour Foods rose on a new offer from Ostberg Mills. Kelmar Bank, however, urged Harbour Foods to reject the new deal.",
			[]string{"new offer | Ostberg | Kelmar: against"}, "deal"},
		{"a fund by its name of several words is no other plan that shares one of them",
			"Norway presented a fishing crews plan on Monday. Brazil backs the Fishing Gear Renewal Fund program. Chile rejected the fishing plan.",
			[]string{"fishing crews plan | Norway | Chile: against"}, ""},
		{"the compromise, once a compromise proposal was told",
			"Norway presented a compromise proposal on Monday. Denmark and Chile signed a whaling accord. Brazil rejected the compromise.",
			[]string{"compromise proposal | Norway | Brazil: against"}, ""},
		{"what two clauses tell of one text, both without an object",
			"Denmark is to vote on a fishing plan that Norway drafted and that Brazil has rejected.",
			[]string{"fishing plan | Norway | Brazil: against"}, ""},
		{"two participles behind one text",
			"A harbour bill drafted by Norway and backed by Brazil was put to a vote on Monday.",
			[]string{"harbour bill | Norway | Brazil: for"}, ""},
		{"the text of those who stand behind it",
			"Norway proposed a fishing plan on Monday. Brazil rejected the Norwegian text.",
			[]string{"fishing plan | Norway | Brazil: against"}, ""},
		{"a move that tells again what was proposed",
			"Norway proposed to raise the harbour dues by a tenth on Monday, a move opposed by Brazil.",
			[]string{"harbour dues | Norway | Brazil: against"}, ""},
		{"a plan inside a package is not what nobody reacted to",
			"Norway announced a farm package which includes a plan for new loans. There was no immediate reaction from Brazil.",
			[]string{"farm package | Norway | Brazil: awaiting"}, ""},
		{"who is quoted as urging it, and who says it has no more to say",
			"Norway presented a fishing plan on Monday. The newspaper quoted Brazil as urging that the fishing plan be rejected. Chile did not announce support for the fishing plan.",
			[]string{"fishing plan | Norway | Brazil: against; Chile: undecided"}, ""},
		{"who stopped short of urging others",
			"Nurses will vote on a revised pay deal. The Dockers Union studied the deal but stopped short of recommending that members accept it.",
			[]string{"pay deal | | Dockers Union: undecided"}, ""},
		{"accepted, but with reservations",
			"Norway presented a fishing plan on Monday. Brazil has accepted the fishing plan in principle but had reservations about a clause.",
			[]string{"fishing plan | Norway | Brazil: conditional"}, ""},
		{"those who bargain by their trade alone",
			"The employers made an offer of a 9 per cent raise on Monday. The miners rejected the offer.",
			[]string{"offer | employers | miners: against"}, ""},
		{"whose it is before words set side by side",
			"Anna Berg presented on Monday her sweetened, fully financed takeover bid for Ostberg Foods. Ostberg Foods rejected the takeover bid.",
			[]string{"takeover bid | Berg | Ostberg: against"}, ""},
		{"where no words tie anybody to it, who deals with it without answering it",
			"Norway is discussing a fishing plan with its crews. Chile rejected the fishing plan.",
			[]string{"fishing plan | Norway | Chile: against"}, ""},
		{"one offer by the bidder's name and by its letters, refused earlier today",
			"Harte Baltic Airlines Inc made a 52 dollar a share takeover offer for Kelmar Corp on Monday. Kelmar Corp earlier today rejected HBA's offer, which its board called too low.",
			[]string{"52 dollar a share takeover offer for Kelmar Corp | Harte Baltic Airlines | Kelmar: against"}, "HBA"},
		{"one plan of a head of government and of the state",
			"Prime minister Olaf Brandt of Norway unveiled a seven-point plan to cut the fleet on Monday. Chile criticised the Norwegian proposal.",
			[]string{"seven-point plan to cut the fleet | Brandt | Chile: against"}, "Norwegian"},
		{"an offer that stands is not one of the past",
			"Kelmar Airlines made its current pay offer to the Pilots Union in May. The Pilots Union rejected Kelmar's pay offer on Friday.",
			[]string{"current pay offer | Kelmar | Pilots Union: against"}, "Kelmar's"},
		{"one plan by the ministry, told first by what it does",
			"The finance ministry drew up a complete reform of the port fees. The ministry's new port fees plan was rejected by the Dockers Union.",
			[]string{"port fees | ministry | Dockers Union: against"}, "new port"},
		{"who is against what a text would bring is against the text",
			"The Fisheries Commission presented a proposal to impose a tax on fish oil on Monday. Norway and Chile have strong objections to the tax. Other countries opposing the tax include Peru and Brazil.",
			[]string{"tax on fish oil | Fisheries Commission | Norway: against; Chile: against; Peru: against; Brazil: against"}, ""},
		{"all who say it",
			"Norway presented a plan to end all fishing subsidies on Monday. Chile and the Crews Union said the plan is unrealistic.",
			[]string{"plan to end all fishing subsidies | Norway | Chile: against; Crews Union: against"}, ""},
		{"whose opposition it is, right before the word",
			"Norway presented a plan to end all fishing subsidies. Ministers backed the plan on Monday, despite Spanish and Portuguese opposition.",
			[]string{"plan to end all fishing subsidies | Norway | Ministers: for; Spain: against; Portugal: against"}, ""},
		{"a vague noun takes up what was told just now",
			"The ministry introduced a harbour bill in March. Last year it drew up a pension plan. Crews marched in May. The cabinet proposed a levy on fish oil on Friday. Chile opposes the measure.",
			[]string{"levy on fish oil | cabinet | Chile: against"}, ""},
		{"who tells of an offer did not make it",
			"Fishing quotas were debated again. Sources offered details of a compromise on quotas. Norway rejected the compromise.",
			[]string{"compromise on quotas | not ources | Norway: against"}, ""},
		{"what a proposal is for, behind whose it is",
			"Ministers debated on Monday proposals by the Fisheries Commission for a 30 dollars a tonne tax on fish oil. Norway rejected the proposals.",
			[]string{"30 dollars a tonne tax | Fisheries Commission | Norway: against"}, ""},
		{"what a bill would do",
			"Senator Anna Holm introduced a bill which would freeze the loan rates. The Farmers Union opposes the bill.",
			[]string{"bill which would freeze the loan rates | Holm | Farmers Union: against"}, ""},
		{"what a package is designed to do",
			"Norway presented a package of rules designed to curb overfishing. It also presented proposals aimed at cutting quotas. Chile rejected the proposals.",
			[]string{"proposals aimed at cutting quotas | Norway | Chile: against"}, ""},
		{"a name in brackets of the wire",
			"Kelmar Plc said it would make a 244 million dollar bid for <Ostberg Foods Plc>. Ostberg Foods rejected the bid.",
			[]string{"bid for Ostberg Foods Plc | Kelmar | Ostberg: against"}, "<"},
		{"consent that a text still needs",
			"Norway presented a fishing plan on Monday. The fishing plan is subject to approval by Chile. The Crews Union will vote on the fishing plan on Friday. It must be ratified by Peru.",
			[]string{"fishing plan | Norway | Chile: awaiting; Crews Union: awaiting; Peru: awaiting"}, ""},
		{"support lent, and what keeps it back",
			"Norway presented a fishing plan on Monday. Chile gave its backing to the fishing plan. Peru threw its weight behind the fishing plan. Brazil poured cold water on the fishing plan. Spain came out in favour of the fishing plan.",
			[]string{"fishing plan | Norway | Chile: for; Peru: for; Brazil: against; Spain: for"}, ""},
		{"what it is to somebody, and what it would do",
			"Norway presented a fishing plan on Monday. The fishing plan is unacceptable to Chile. Peru said the fishing plan went too far. Brazil said the fishing plan would put lives at risk. Spain wants the fishing plan scrapped. Italy sees no merit in the fishing plan.",
			[]string{"fishing plan | Norway | Chile: against; Peru: against; Brazil: against; Spain: against; Italy: against"}, ""},
		{"named by praise and blame",
			"Norway presented a fishing plan on Monday. Chile heralded the fishing plan as a breakthrough. Peru branded the fishing plan \"fantasy\". Brazil has not seen the fishing plan.",
			[]string{"fishing plan | Norway | Chile: for; Peru: against; Brazil: unaware"}, ""},
		{"a firm named behind its state",
			"Ministers discussed a takeover bid by Norway's Ostberg Foods for Kelmar Corp. Kelmar Corp rejected the bid.",
			[]string{"takeover bid | Ostberg | Kelmar: against"}, ""},
		{"who has an offer underway",
			"Ostberg Foods has a 27 dollar a share tender offer for Kelmar Corp underway that Kelmar Corp has rejected as inadequate.",
			[]string{"tender offer for Kelmar | Ostberg | Kelmar: against"}, ""},
		{"an offer that somebody received",
			"Kelmar Corp said it had no comment on an offer it received from Ostberg Foods to buy the firm for 52 dollars a share.",
			[]string{"offer | Ostberg | Kelmar: undecided"}, ""},
		{"plans that others campaign against",
			"Kelmar Corp faced stiff opposition from crews who were campaigning against its plans to close two harbours. The Crews Union opposes the plans.",
			[]string{"plans to close two harbours | Kelmar | Crews Union: against"}, ""},
		{"a candidate's bid is no text",
			"Norway presented a fishing plan on Monday. Olaf Brandt put the economy at the centre of Labour's bid for a third term in power. Chile rejected the fishing plan.",
			[]string{"fishing plan | Norway | Chile: against"}, "third term"},
		{"nor is a way of dealing with things",
			"Norway presented a fishing plan on Monday. Brandt praised the Liberal approach to crime and asylum. Chile rejected the fishing plan.",
			[]string{"fishing plan | Norway | Chile: against"}, "approach"},
		{"nor what somebody plans for themselves",
			"Norway presented a fishing plan on Monday. Brandt's plans to resign were rejected by the Liberal Party. Chile rejected the fishing plan.",
			[]string{"fishing plan | Norway | Chile: against"}, "resign"},
		{"agreement on a text is that text",
			"Ministers ended their meeting without agreement on Norway's proposals to reform the fund. Chile opposes the proposals.",
			[]string{"proposals to reform the fund | Norway | Chile: against"}, "agreement"},
		{"blame in what somebody says of a text",
			"Norway presented a fishing plan on Monday. Chile said the plan would contravene the treaty of 1990. Peru voiced displeasure with the plan. Norway said the plan would weaken the rules.",
			[]string{"fishing plan | Norway | Chile: against; Peru: against"}, ""},
		{"whose criticism, whose objections, whose decision",
			"Norway presented a fishing plan on Monday. The talks follow criticism of the plan by Chile. Norway tried to overcome objections to the plan from Peru and Brazil. Dockers are glad about the decision by Sweden to reject the plan.",
			[]string{"fishing plan | Norway | Chile: against; Peru: against; Brazil: against; Sweden: against"}, ""},
		{"who alone stands behind a text gives no answer to it, and the plan is what was told just now",
			"Norway presented a fishing package on Monday. Ann Berg proposed a compromise that would lower the quota. Chile called the plan a serious effort. Ann Berg said the plan would help the fleet. Peru has not responded to the plan.",
			[]string{"compromise | Berg | Chile: for; Peru: awaiting"}, ""},
		{"what a text does to those who hear of it",
			"Norway presented a fishing plan on Monday. The plan alarmed Chile and infuriated Peru. The plan won over Brazil.",
			[]string{"fishing plan | Norway | Chile: against; Peru: against; Brazil: for"}, ""},
		{"how somebody took it, who would have it scrapped, who vows to fight it",
			"Norway presented a fishing plan on Monday. Chile reacted coolly to the plan. Peru has called for the plan to be scrapped. Brazil vowed to fight the plan. Sweden gave the plan a cautious welcome.",
			[]string{"fishing plan | Norway | Chile: against; Peru: against; Brazil: against; Sweden: for"}, ""},
		{"no word yet, and a subject behind commas",
			"Norway presented a fishing plan on Monday. There was no immediate reaction from Chile. Talks ended after Peru, one of the biggest fishing nations, finally signed up to the plan.",
			[]string{"fishing plan | Norway | Chile: awaiting; Peru: for"}, ""},
		{"who is accused of it, and the outlines of a text",
			"Norway presented a fishing plan on Monday. Chile accused Peru of trying to sabotage the plan. Brazil accepted the outlines of the plan.",
			[]string{"fishing plan | Norway | Peru: against; Brazil: for"}, ""},
		{"answers in a predicate alone, right after the text",
			"Norway presented a fishing plan on Monday. Chile refused. Peru presented a pension plan on Tuesday. Brazil did not immediately respond.",
			[]string{"fishing plan | Norway | Chile: against", "pension plan | Peru | Brazil: awaiting"}, ""},
		{"what would be a mistake to do, and what is in their interest",
			"Norway presented a fishing plan on Monday. Chile said it would be a mistake to accept the plan. Peru said it was in the interest of all crews to back the plan.",
			[]string{"fishing plan | Norway | Chile: against; Peru: for"}, ""},
		{"who holds it to be something weighs it no more",
			"Norway presented a fishing plan on Monday. Chile considers the plan to be unfair. Peru is considering the plan.",
			[]string{"fishing plan | Norway | Chile: against; Peru: undecided"}, ""},
		{"short of an answer, and still to look at it",
			"Norway presented a fishing plan on Monday. Chile fell short of backing the plan. Peru will look at the plan.",
			[]string{"fishing plan | Norway | Chile: undecided; Peru: undecided"}, ""},
		{"against any change to it, and what did not win somebody",
			"Norway presented a fishing plan on Monday. Chile opposes any change to the plan. The plan failed to win the support of Peru. Some 80 per cent of the crews voted to accept the plan.",
			[]string{"fishing plan | Norway | Chile: for; Peru: against; crews: for"}, ""},
		{"on terms, with nothing for it, and done with weighing it",
			"Norway presented a fishing plan on Monday. Chile would accept the plan if fees were cut. Peru has no intention of accepting the plan. Denmark gave qualified support to the plan.",
			[]string{"fishing plan | Norway | Chile: conditional; Peru: against; Denmark: conditional"}, ""},
		{"neither of them",
			"Norway presented a fishing plan on Monday. Neither Chile nor Peru supports the fishing plan.",
			[]string{"fishing plan | Norway | Chile: against; Peru: against"}, ""},
		{"the move is what was told just now",
			"Norway presented a fishing plan on Monday. Chile welcomed the move.",
			[]string{"fishing plan | Norway | Chile: for"}, ""},
		{"who was not told of it, how it was received, and who has still to pass it",
			"Norway presented a fishing plan on Monday. Chile was not consulted on the fishing plan. The fishing plan was well received by Peru. The fishing plan still has to be approved by Brazil.",
			[]string{"fishing plan | Norway | Chile: unaware; Peru: for; Brazil: awaiting"}, ""},
		{"what it is to do, behind what is put in between",
			"Norway defended its much-criticised proposal, made after the storm, to close all harbours. Chile rejected the proposal.",
			[]string{"to close all harbours | Norway | Chile: against"}, ""},
		{"whom it makes do something",
			"Norway presented a proposal to make firms pay for the storm. Chile rejected the proposal.",
			[]string{"proposal to make firms pay | Norway | Chile: against"}, ""},
		{"its other name",
			"Kelmar Corp defended its shareholder rights plan, or \"poison pill,\" on Monday. Ostberg Foods opposes the plan.",
			[]string{"rights plan, or poison pill | Kelmar | Ostberg: against"}, ""},
		{"an offer of a truce is that truce",
			"The army announced a five-day truce on Thursday. The rebels rejected the army's offer of a five-day truce as a trick.",
			[]string{"five-day truce | army | rebels: against"}, ""},
		{"what somebody is told to offer is the offer told before",
			"The Dockers Union rejected Kelmar Corp's wage offer on Monday. Kelmar Corp has offered raises of 3 per cent a year.",
			[]string{"wage offer | Kelmar | Dockers Union: against"}, "raises"},
		{"a plan told in full after its author's plan",
			"Chile rejected Anna Berg's plan on Monday. Anna Berg unveiled a seven-point plan to close two harbours in May.",
			[]string{"seven-point plan to close two harbours | Berg | Chile: against"}, ""},
		{"a request that says for what",
			"Norway made a request to the fund for a 600 million dollar loan. Chile opposes the loan request.",
			[]string{"request | Norway | Chile: against"}, ""},
		{"what did not come about is no text, nor a request to hear of something",
			"Norway presented a fishing plan on Monday. Chile rejected the fishing plan. Peru did not answer a request for comment. The talks ended without agreement on opening the harbours.",
			[]string{"fishing plan | Norway | Chile: against"}, "agreement"},
		{"the chamber that passed a bill",
			"The Senate voted to reject a House-passed bill that would cut the harbour fees.",
			[]string{"bill | House | Senate: against"}, ""},
		{"over their objections",
			"Norway presented a fishing plan on Monday. The fishing plan was adopted over the objections of Chile.",
			[]string{"fishing plan | Norway | Chile: against"}, ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			rec := recordOf(t, d, "Talks go on\n\n"+c.text+"\n")
			name := map[parley.ID]string{}
			for _, a := range rec.Actors {
				name[a.ID] = a.Name
			}
			for _, w := range c.want {
				part := strings.Split(w, "|")
				label, author := strings.TrimSpace(part[0]), strings.TrimSpace(part[1])
				found := false
				for i := range rec.Proposals {
					p := &rec.Proposals[i]
					no, denied := strings.CutPrefix(author, "not ")
					by := author == "" || denied
					for _, a := range p.Authors {
						by = by && !(denied && strings.Contains(name[a], no)) || !denied && strings.Contains(name[a], author)
					}
					found = found || strings.Contains(p.Name, label) && by && answered(p, name, part[2])
				}
				if !found {
					t.Errorf("no text %q; got%s", w, tell(rec, name))
				}
			}
			for i := range rec.Proposals {
				if c.never != "" && strings.Contains(rec.Proposals[i].Name, c.never) {
					t.Errorf("%q is a text", rec.Proposals[i].Name)
				}
			}
		})
	}
}

// answered reports whether p has every answer of want, "who: stance; …".
func answered(p *parley.Proposal, name map[parley.ID]string, want string) bool {
	for _, a := range strings.Split(want, ";") {
		who, stance, _ := strings.Cut(strings.TrimSpace(a), ": ")
		got := false
		for _, r := range p.Responses {
			got = got || strings.Contains(name[r.By], who) && r.Stance == stance
		}
		if !got {
			return false
		}
	}
	return true
}

func tell(rec *parley.Record, name map[parley.ID]string) string {
	var b strings.Builder
	for i := range rec.Proposals {
		p := &rec.Proposals[i]
		b.WriteString("\n  " + p.Name + " by")
		for _, a := range p.Authors {
			b.WriteString(" " + name[a])
		}
		for _, r := range p.Responses {
			b.WriteString("; " + name[r.By] + ": " + r.Stance)
		}
	}
	return b.String()
}
