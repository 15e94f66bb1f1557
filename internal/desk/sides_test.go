package desk_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/parley-record/parley"
)

// Each text says of somebody for whom they stand.
func TestSides(t *testing.T) {
	d := fastDesk(t)
	for _, c := range []struct{ name, text, who, side string }{
		{"office with its own dependents before the name", "The vice president of Kelmar Airlines, Jane Roe, said the price was too low.", "Jane Roe", "Kelmar Airlines"},
		{"possessor of an office for something", "Spain is represented by Norway's director general for Europe, Jane Roe.", "Jane Roe", "Norway"},
		{"two offices of one body", "The Rail Workers Union president Jane Roe and vice president Tim Ostberg called the offer poor.", "Tim Ostberg", "Rail Workers Union"},
		{"possessor without an office", "Kelmar's Jane Roe said the offer stood. Analysts at Kelmar agreed.", "Jane Roe", "Kelmar"},
		{"from, behind a comma", "Jane Roe, from the Rail Workers Union, said members would walk out.", "Jane Roe", "Rail Workers Union"},
		{"acronym in brackets within an office", "Brazilian Coffee Institute (IBC) President Jane Roe rejected the quota.", "Jane Roe", "Brazilian Coffee Institute"},
		{"member of a party by apposition", "Senator Jane Roe, an Oklahoma Republican, said a deal was near.", "Jane Roe", "Republicans"},
		{"not of a party any more", "Transport chief Jane Roe, a former Republican congressman, said a deal was near.", "Jane Roe", ""},
		{"party in brackets behind a possessive", "Sen. Jane Collins' (R-Maine) vote is open, Collins said.", "Jane Collins", "Republicans"},
		{"possessor by a noun, behind the name", "Growers have formed a federation. The league rejected the quota. Jane Roe, the league's executive director, said it was too low.", "Jane Roe", "league"},
		{"spokeswoman for a body without a name", "Jane Roe, a spokeswoman for the bargaining alliance, said the offer stood.", "Jane Roe", "bargaining alliance"},
		{"spokesman of somebody", "Norwegian minister Anna Dahl left early. Jane Roe, a spokeswoman for Ms. Dahl, said talks had failed.", "Jane Roe", "Norway"},
		{"chief executive of whom the clause is about", "Kelmar Airlines has rejected the bid, with chief executive Jane Roe calling it low.", "Jane Roe", "Kelmar Airlines"},
		{"minister of the state that the report is about", "Norway raised its offer on Monday. Norway wants a deal by June, and Norway has said so to Chile. The finance minister, Jane Roe, said it would not wait.", "Jane Roe", "Norway"},
		{"state of a bare minister, beside the body that the sentence before is about", "Norway and Chile met on Monday. Norway said that Kelmar Airlines had no slot. Norwegian officials were cautious. Finance Minister Jane Roe said Norway would wait.", "Jane Roe", "Norway"},
		{"body at the end of an apposition", "Jane Roe, head of Chilean shares at Kelmar Investments, said the bid was low.", "Jane Roe", "Kelmar Investments"},
		{"chairman of whom the sentence before is about", "Kelmar Airlines has rejected the bid. Chairman Jane Roe said it was low.", "Jane Roe", "Kelmar Airlines"},
		{"minister of labour, no member of the party", "Brazil and Kelmar Oil met on Monday. Brazil sent Labour Minister Jane Roe. Brazilian officials said Brazil was ready.", "Jane Roe", "Brazil"},
		{"chief executive of no union", "The Rail Workers Union rejected the offer on Monday. The union called a ballot. The chief executive, Jane Roe, said the offer was fair.", "Jane Roe", ""},
		{"chief executive of the firm, not of the union named last", "Kelmar Air made a new offer on Monday. The pilots' union, SPNA, rejected it. \"We want more,\" said union leader Tim Ostberg. Chief executive Jane Roe called the offer final.", "Jane Roe", "Kelmar Air"},
		{"minister of the state from which the report comes", "ROME, Nov 10 - Drivers lifted a blockade on Tuesday. Transport Minister Jane Roe said the offer stood.", "Jane Roe", "Italy"},
		{"minister where another state is told of", "ROME, Nov 10 - Norway raised its offer on Monday. Norway wants a deal by June, and Norway has said so to Chile. The finance minister, Jane Roe, said it would not wait.", "Jane Roe", "Norway"},
		{"president who tells what a state will do", "Norway will not sign before May, President Jane Roe said. Chile, Peru and Chile's allies met in Chile.", "Jane Roe", "Norway"},
		{"minister quoted on what a state will do", "Chile raised its price on Monday. Chile wants more. \"Norway will not let Chile be blackmailed,\" Energy Minister Jane Roe said.", "Jane Roe", "Norway"},
		{"mayor of no union", "The Rail Workers Union said on Monday that it had rejected the offer. City mayor Jane Roe urged both sides to talk.", "Jane Roe", ""},
		{"spokeswoman of the union that is named before", "The Rail Workers Union rejected the offer of Kelmar Airlines on Monday. The pay rise was too low, union spokeswoman Jane Roe said.", "Jane Roe", "Rail Workers Union"},
		{"leader of a body by a noun alone", "The price must stay, said Isabelle Warnier, leader of the socialist federation.", "Isabelle Warnier", "socialist federation"},
		{"called by a first name that is a senator's last", "Paul Ostberg, the harbour master, is to leave in May. Mayor Jane Roe said: \"Paul has been a friend. I thank Paul Ostberg, and Paul will be missed.\"", "Paul Ostberg", ""},
		{"no comma behind the office", "Jane Roe, president and chief executive of Kelmar Airlines said the price was too low.", "Jane Roe", "Kelmar Airlines"},
		{"office that goes on", "Jane Roe, who will remain as chief executive of Kelmar Airlines, said the price was too low.", "Jane Roe", "Kelmar Airlines"},
		{"name in angle brackets", "The president of <Kelmar Airlines Ltd> (KAL), Jane Roe, said the price was too low.", "Jane Roe", "Kelmar Airlines Ltd"},
		{"council that no list has", "Tenants Council chief executive Jane Roe said the rent was too high.", "Jane Roe", "Tenants Council"},
		{"letters", "The Bank Clerks Union, BEV, rejected the offer on Friday. BEV leader Jane Roe said it was too low.", "Jane Roe", "Bank Clerks Union"},
		{"leader of people without a name", "Fishermen blocked the port. Ian Hart, leader of the fishermen, said the quota was too low.", "Ian Hart", "fishermen"},
		{"one of their leaders", "Striking dockers rejected the offer. One of their leaders, Ian Hart, said it was too low.", "Ian Hart", "Striking dockers"},
		{"spokeswoman for people", "Striking nurses rejected the offer. Jane Roe, a spokeswoman for the nurses, said it was too low.", "Jane Roe", "nurses"},
		{"minister where parties are at home", "Labour will raise the fee in the UK. The plans needed policing, Fisheries Minister Ian Hart said. Tory spokesman Tom Ostberg and Lib Dem spokeswoman Jane Roe said they would vote against it.", "Ian Hart", "Labour Party"},
		{"shadow minister", "Labour will raise the fee, Fisheries Minister Ian Hart said. Labour chairman Tom Ostberg said it was fair. The Tories were angry. Shadow fisheries minister Jane Roe said it was too high.", "Jane Roe", "Conservative Party"},
		{"at a body, the state being where it is from", "Ian Hart, Europe coordinator at the Kelmar Institute, said talks had failed.", "Ian Hart", "Kelmar Institute"},
		{"firm told of by its rank", "Ian Hart, the chairman of Spain's biggest bank, Santorin, rejected the offer.", "Ian Hart", "Santorin"},
		{"office behind another phrase", "Delegates answered complaints by the president of Kelmar Airlines, Jane Roe, that the price was too low.", "Jane Roe", "Kelmar Airlines"},
		{"group led, behind its matter", "The draft went to the Norwegian team on quotas headed by Jane Roe. Ms Roe said it was too low.", "Jane Roe", "Norway"},
		{"of a body behind what it is", "Jane Roe of the religious party Kelmar Alliance said the price was too low.", "Jane Roe", "Kelmar Alliance"},
		{"founder", "Jane Roe, who founded Kelmar Airlines, said the price was too low.", "Jane Roe", "Kelmar Airlines"},
		{"spokesman in an election", "Ostberg spokesman Ian Hart said the candidate would debate twice. Senator Tom Ostberg leads in the polls before the primary. Republicans fear the election.", "Ian Hart", "Tom Ostberg"},
		{"namesake of somebody known", "President Manuel Ortega rejected the price on Monday. Ortega said it was too low.", "Manuel Ortega", ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			rec := recordOf(t, d, "Talks go on\n\n"+c.text+"\n")
			name := map[parley.ID]string{}
			for _, a := range rec.Actors {
				name[a.ID] = a.Name
			}
			for _, a := range rec.Actors {
				if a.Name == c.who {
					if got := name[a.Party]; got != c.side {
						t.Errorf("stands for %q, want %q", got, c.side)
					}
					return
				}
			}
			t.Errorf("%s is no actor", c.who)
		})
	}
}

// A word that two names of bodies begin with is short for the shorter one, and a minister
// is of no union that the report names.
func TestShortForTheShorterName(t *testing.T) {
	rec := recordOf(t, newDesk(t), "Rail strike called\n\nNorland Rail has offered its drivers a rise of 6%. The Norland Railway Union wants 9%. Norland's boss Jonas Lund called the offer fair. Elin Brandt, the transport minister, ruled out stepping in. The Norland Railway Union said a strike would begin on Monday, and its general secretary, Karin Solheim, called on Norland to improve its offer.\n")
	for i := range rec.Actors {
		switch a := &rec.Actors[i]; {
		case slices.Contains(a.Aliases, "Norland") && a.Name != "Norland Rail":
			t.Errorf("Norland is short for %s", a.Name)
		case a.Name == "Elin Brandt" && nameOf(rec, a.Party) == "Norland Railway Union":
			t.Errorf("the minister is of the union")
		}
	}
}

// A group's name does not begin with the end of "at least".
func TestGroupAtLeast(t *testing.T) {
	rec := recordOf(t, newDesk(t), "Bill opposed\n\nAt least 20 lawmakers opposed the bill, and the Drivers Union rejected it.\n")
	for i := range rec.Actors {
		if strings.HasPrefix(rec.Actors[i].Name, "least") {
			t.Errorf("an actor is named %q", rec.Actors[i].Name)
		}
	}
}
