package desk_test

import (
	"testing"
)

// TestHolders checks whose a stance is, on invented sentences. A stance of ""
// means that the party takes none.
func TestHolders(t *testing.T) {
	d := newDesk(t)
	for _, c := range []struct{ name, text, party, stance string }{
		{"what others should accept", "Iceland said that Norway should accept the herring quota.", "Iceland", "for"},
		{"who should accept takes no stance", "Iceland said that Norway should accept the herring quota.", "Norway", ""},
		{"what others should not accept", "Norway should not accept the dam treaty, Iceland said.", "Iceland", "against"},
		{"who wrote goes on to speak as it", "Ostberg Mills wrote to Halvorsen Foods on Monday. Halvorsen Foods should not accept any other bid, it said.", "Ostberg Mills", "against"},
		{"who is told of as it speaks takes no stance", "Ostberg Mills wrote to Halvorsen Foods on Monday. Halvorsen Foods should not accept any other bid, it said.", "Halvorsen Foods", ""},
		{"holders of a state's bonds are not the state", "Holders of Norway's herring bonds rejected the repayment offer.", "Norway", ""},
		{"officials of the union named before", "The Harbour Workers Union called a ballot. Union officials rejected the wage offer.", "Harbour Workers Union", "against"},
		{"leaders of people without a name", "The miners' leaders rejected the pay offer.", "miners", "against"},
		{"a committee is not who chairs it", "The creditor committee said it would accept a smaller payment. \"We are patient,\" said Ana Lukic, who chairs the committee.", "Ana Lukic", ""},
		{"the board of a company called by its state", "The Swedish company's board rejected the merger offer on Monday.", "Sweden", ""},
		{"the company goes on to speak", "Ostberg Mills said on Monday that Halvorsen Foods agreed to a lease. The company said it opposed the sale of the dairy unit.", "Ostberg Mills", "against"},
		{"the company in its own chief's words", "Ostberg Mills chief executive Anna Berg met Halvorsen Foods on Monday. Halvorsen Foods wants a lease. The company opposed the sale of the dairy unit, Berg said.", "Ostberg Mills", "against"},
		{"people told by where they are from", "Norwegians Anna Berg and Ola Dahl rejected the merger offer.", "Norway", ""},
		{"each of people told by where they are from", "Norwegians Anna Berg and Ola Dahl rejected the merger offer.", "Ola Dahl", "against"},
		{"the agency of who speaks for it", "The Harbour Transit Authority met the Dockers Union on Monday. Authority spokesman Ola Dahl said the agency opposed a wage rise.", "Harbour Transit Authority", "against"},
		{"each whom a noun for several is spelled out by", "Her leading rivals, Sens. Anna Berg of Utah and Ola Dahl of Ohio, have both urged the mayor to release the tapes.", "Ola Dahl", "for"},
		{"leaders of people told of by their trade", "Leaders of the nation's dock workers have rejected the pay offer of the ports.", "dock workers", "against"},
		{"the company's board", "Ostberg Mills chairman Anna Berg said the company's board opposed the merger.", "Ostberg Mills", "against"},
		{"who is blamed for it", "Iceland attacked Norway for opposing the dam treaty.", "Norway", "against"},
		{"executives of the firm that the sentence begins with", "At Halvorsen Foods, executives said they would oppose the pay demand.", "Halvorsen Foods", "against"},
	} {
		t.Run(c.name, func(t *testing.T) {
			rec := recordOf(t, d, "The talks go on\n\n"+c.text+"\n")
			if got := stanceOf(rec, c.party); got != c.stance {
				t.Errorf("%s stands %q, want %q, in: %s", c.party, got, c.stance, c.text)
			}
		})
	}
}
