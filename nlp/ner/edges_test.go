package ner_test

import "testing"

// Names end where English ends them, whatever the sequence made of their edges.
func TestEdges(t *testing.T) {
	for _, c := range []struct{ name, text, want string }{
		{"comma and Inc.", "Analysts at Veltran, Inc. were surprised by the offer.", "Veltran, Inc./organisation"},
		{"article of an Arabic name", "The minister met Karim al-Hakim and al-Hakim thanked him.", "Karim al-Hakim/person | al-Hakim/person"},
		{"town and state", "The hearing was moved to Larnholm Ohio last week.", "Larnholm/place | Ohio/place"},
		{"state in letters of the post", "The hearing was moved to Chicago, IL last week.", "Chicago/place | IL/place"},
		{"state of two words", "The fires spread over New Hampshire last week.", "New Hampshire/place"},
		{"address", "Write to press@veltran.org or see www.veltran.org for more.", ""},
		{"shop", "We had dinner at Larsen's before the talks began.", "Larsen's/place"},
		{"shop that acts", "The sides were glad when Larsen's was sold.", "Larsen's/organisation"},
		{"owner", "They met at Larsen's house before the talks began.", "Larsen/person"},
		{"someone named in full", "Ida Larsen opened an inn. They met at Larsen's before the talks.", "Ida Larsen/person | Larsen/person"},
		{"two demonyms", "The Franco-German plan was praised.", "Franco/state/FRA | German/state/DEU"},
		{"led by a state", "The US-led coalition met the Paris-based agency.", "US/state/USA | Paris/state/FRA"},
		{"backed by a body", "The UN-backed talks went on.", "UN/organisation/UN"},
		{"storm", "Hurricane Odette closed the port. As Odette moved on, talks went on.", "Hurricane Odette/other | Odette/other"},
		{"a state's ministry", "We met the Norwegian Fisheries Ministry on Monday.", "Norwegian/state/NOR | Fisheries Ministry/organisation"},
		{"pact of two places", "Nothing in the Treaty of Larnholm forbids it.", "Treaty of Larnholm/other"},
		{"body of another language", "Members of Partido Verde do Norte left the hall.", "Partido Verde do Norte/organisation"},
		{"two particles", "On Friday Joris van der Velde and Anna Berg met.", "Joris van der Velde/person | Anna Berg/person"},
		{"person in a headline", "Ana Prado Quits as Harbour Talks Stall\n\nAna Prado left on Friday.", "Ana Prado/person | Ana Prado/person"},
		{"armed group at the head", "Hamas said it had sent no answer.", "Hamas/organisation/PS-HAM"},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got := shown(read(t, c.text)); got != c.want {
				t.Errorf("got  %s\nwant %s", got, c.want)
			}
		})
	}
}
