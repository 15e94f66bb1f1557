package desk_test

import "testing"

// TestWhoseTheyAre reads whose somebody is by what is told beside the name: a case
// against a firm and "its" officers, who bargains for whom, who leads whom.
func TestWhoseTheyAre(t *testing.T) {
	d := newDesk(t)
	for _, c := range []struct{ name, text, who, side string }{
		{"its officers", "The markets watchdog began proceedings against Talvik, its chief executive Maria Oras and finance director Jaan Kask. Talvik rejected the claims.", "Maria Oras", "Talvik"},
		{"bargains for", "Lindt Mills Inc rejected the offer of the union. Hans Lind, negotiating for Lindt Mills Inc, said it was too dear.", "Hans Lind", "Lindt Mills Inc"},
		{"led by", "Norline made an offer to the Seafarers' Guild on Monday. The guild, led by Tom Kerr, rejected the offer.", "Tom Kerr", "Seafarers' Guild"},
		{"theirs", "The Script Guild of America rejected the offer. The guild's Mike Stern said it was too low.", "Mike Stern", "Script Guild of America"},
		{"a trade is no name", "Airline Meridian Air made an offer to its pilots. Meridian Air chief executive Olga Petrou said the offer was final.", "Olga Petrou", "Meridian Air"},
		{"the state behind a party", "The House rejected the farm bill. \"Farmers need this bill,\" said Rep. Dan Ortiz, Democrat of Texas.", "Dan Ortiz", "Democrats"},
		{"two family names", "The miners' federation FNM rejected the offer. FNM leader Juan Pinto Vargas said it was too low. Pinto said the miners would strike.", "Juan Pinto Vargas", "FNM"},
		{"managing director behind the name", "Jane Roe, the managing director of Kelmar Investments, said Norway had to wait. Chile agreed with Norway.", "Jane Roe", "Kelmar Investments"},
		{"a minister of two fields before the name", "Norway wants more cod than Iceland. Iceland's minister of fisheries and ports, Anna Berg, refused the Norwegian quota.", "Anna Berg", "Iceland"},
		{"two fields of a minister", "Chile and Norway met on Monday. Chile's Mining and Energy Minister Jane Roe said Norway's price was low.", "Jane Roe", "Chile"},
		{"a body that words for its state introduce", "Norway backs the bid. Jane Roe, an official at Norwegian cement maker Holm Group, said the bid was fair.", "Jane Roe", "Holm Group"},
		{"a time before an office", "Brazil wants more time. Earlier today Norwegian Finance Minister Anna Berg said that Brazil would get none.", "Anna Berg", "Norway"},
		{"another's office behind a name", "Chile met the deputy Norwegian trade minister, Jane Roe, and the fisheries minister of Iceland, Anna Berg. Roe said no.", "Jane Roe", "Norway"},
		{"whom a federation without a name chooses", "Nurses want more pay. The chairman of the hospital employers' federation, Jane Roe, said there was no money.", "Jane Roe", "hospital employers' federation"},
		{"one of several firms", "Norway's hedge funds Lindt and Talvik oppose the bid. Talvik's Jane Roe said it was low.", "Jane Roe", "Talvik"},
		{"a body by its last word", "Norway and Chile met. The leader of the Anti-Noise League, Jane Roe, called the airport talks with Chile a farce.", "Jane Roe", "Anti-Noise League"},
		{"an office is no body", "Japan met the deputy U.S. Trade Representative, Jane Roe, in Tokyo. Japan rejected the tariff, and Roe said it would stay.", "Jane Roe", "United States"},
		{"the second of two", "Democrats met on Monday. Republican Sens. Dan Ortiz of Texas and Jane Roe of Ohio rejected the farm bill.", "Jane Roe", "Republicans"},
		{"another's office", "Norway sent the trade minister of Norway, Anna Berg, Chilean Finance Minister Jane Roe said on Monday.", "Anna Berg", "Norway"},
		{"an ambassador stands for who sends", "Chile rejected the cod quota. Norway's ambassador to Chile, Jane Roe, said Norway would not move. Norway wants more.", "Jane Roe", "Norway"},
		{"a newspaper is nobody's name", "The newspaper Dagens Holm said the offer of Norline was low. Norline chief executive Jane Roe rejected that.", "Jane Roe", "Norline"},
		{"general secretary of the union told of", "Nurses vote on the offer of the Port Hospital Trust. The Federation of Nurses (FON) called it a step forward. General secretary Jane Roe said the members would decide.", "Jane Roe", "Federation of Nurses"},
		{"a word that introduces a body", "Mediators from Chile met the rebel Eastern Front. Chile wants a truce. \"We will not move,\" rebel negotiator Omar Sey said.", "Omar Sey", "Eastern Front"},
		{"the chair of whose board", "Norline ASA bids for Talvik. Talvik's board unanimously opposes the bid, chair Jane Roe said in a letter.", "Jane Roe", "Talvik"},
		{"a commissioner is of the commission", "Norway met the European Commission on cod on Monday. EU Fisheries Commissioner Jane Roe said the European Commission would wait. EU states agreed.", "Jane Roe", "European Commission"},
		{"a word that introduces a body outdoes who is named most", "Mediators from Chile pressed the government of Lavonia and the rebel Eastern Front. The Front wants a truce. The government insists on the port, Lavonia said. \"We will not move,\" rebel negotiator Omar Sey said. He accused Lavonia of shelling a village.", "Omar Sey", "Eastern Front"},
		{"an office not held yet", "Delegates cheered the next president of Norway, Anna Berg, and her budget. Berg said that the liberals had refused her budget.", "Anna Berg", "nobody"},
		{"whose spokesman", "Norwegian minister Anna Dahl left early. Dahl spokeswoman Jane Roe said talks had failed.", "Jane Roe", "Norway"},
		{"the state of a ministry's secretary", "Brazil rejected the plan. U.S. Treasury Secretary Anne Hall said it was fair.", "Anne Hall", "United States"},
		{"members of a union", "The Ice Hockey Players' Guild made a proposal on Monday. The owners refused it. The players rejected the owners' offer on Tuesday.", "players", "Ice Hockey Players' Guild"},
		{"those whose union has a name of letters", "The pilots' union SPNA met Ostberg Air on Monday. Striking pilots rejected the offer of Ostberg Air.", "Striking pilots", "SPNA"},
		{"a union's committee", "The Allied Dock Workers rejected the offer of Ostberg Lines. The union's bargaining committee opposes the offer.", "union's bargaining committee", "Allied Dock Workers"},
		{"the end of an office is no name", "British Chancellor of the Exchequer Nigel Lawton rejected the debt plan.", "Nigel Lawton", "United Kingdom"},
	} {
		rec := recordOf(t, d, "Talks go on\n\n"+c.text+"\n")
		got := "nobody"
		for _, a := range rec.Actors {
			if a.Name == c.who {
				for _, p := range rec.Actors {
					if p.ID == a.Party {
						got = p.Name
					}
				}
			}
		}
		if got != c.side {
			t.Errorf("%s: %s is of %s, want %s", c.name, c.who, got, c.side)
		}
	}
}
