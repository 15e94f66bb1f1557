package desk_test

import (
	"slices"
	"testing"
)

// Each report has one text on the table, which the record names with whose it is;
// the words as they stand are an alias.
func TestTextTitles(t *testing.T) {
	d := newDesk(t)
	for _, c := range []struct{ name, text, title, alias string }{
		{"a pronoun names the owner",
			"Kelmar Corp. raised its takeover offer on Monday. Ostberg Foods rejected the takeover offer.",
			"Kelmar Corp.'s takeover offer", "its takeover offer"},
		{"bare words",
			"Norway presented a fishing plan on Monday. Chile rejected the fishing plan.",
			"Norway's fishing plan", "fishing plan"},
		{"the owner stands in the words already",
			"Chile rejected Norway's fishing plan on Monday. The Norwegian fishing plan goes to Peru.",
			"Norway's fishing plan", ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			rec := recordOf(t, d, "Talks go on\n\n"+c.text+"\n")
			for i := range rec.Proposals {
				if p := &rec.Proposals[i]; p.Name == c.title && (c.alias == "" || slices.Contains(p.Aliases, c.alias)) {
					return
				}
			}
			t.Errorf("no text %q with alias %q among %+v", c.title, c.alias, rec.Proposals)
		})
	}
}
