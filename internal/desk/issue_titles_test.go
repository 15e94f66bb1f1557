package desk_test

import (
	"slices"
	"testing"

	"github.com/parley-record/parley"
)

// What a verb or a clause tells of is called by a noun phrase, with nothing cut off in
// the middle; the words as they stand are among the terms.
func TestIssueTitles(t *testing.T) {
	d := newDesk(t)
	for _, c := range []struct{ name, text, label, term string }{
		{"an infinitive", "The dockers' union wants to cut the night shift to six hours.", "cutting the night shift to six hours", "cut the night shift to six hours"},
		{"a passive with a modal", "The pilots insisted that the roster should be published in May.", "roster being published in May", ""},
		{"what is denied", "Chile demanded that Peru should not enter the bay.", "Peru entering the bay", ""},
		{"a pronoun as subject", "The tenants demanded that they receive a longer lease.", "receiving a longer lease", ""},
		{"a word that leads the matter in", "The owners offered crews there a new contract.", "new contract", ""},
		{"a capital of the sentence only", "Full amnesty is vital, the rebels said.", "full amnesty", ""},
		{"a participle for what is to be", "The dockers' union wanted the Bremen yard kept open.", "Bremen yard being kept open", ""},
		{"what the demander does besides", "Norway urged the parties to go on meeting and pledged ten ships.", "going on meeting", ""},
		{"what is not wanted besides", "Norway said it was willing to discuss wages but not to accept a tribunal.", "discussing wages", ""},
		{"a participle cut from its time", "The Northern Pilots' Association said on Monday it had suspended a strike ballot planned for this week after Arctic Air raised its pay offer to 9 percent over two years, though it warned that a dispute over rest remained.", "strike ballot", ""},
		{"a figure with its number", "The pilots have demanded 15 percent and an end to night flights.", "15 percent", ""},
		{"a text and who took a stance on it", "Russia offered to store the material, an offer Iran has neither accepted nor rejected.", "Russia's offer", ""},
		{"what those are asked for who are named by a noun", "The Dockers' League, whose contract was ratified last month, urged both sides to return to the table.", "returning to the table", ""},
		{"a noun stays", "The teachers rejected a freeze on wages.", "freeze on wages", ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			rec := recordOf(t, d, "Talks go on\n\n"+c.text+"\n")
			var got []string
			for i := range rec.Positions {
				at := slices.IndexFunc(rec.Issues, func(is parley.Issue) bool { return is.ID == rec.Positions[i].Issue })
				is := &rec.Issues[at]
				if got = append(got, is.Label); is.Label == c.label && (c.term == "" || slices.Contains(is.Terms, c.term)) {
					return
				}
			}
			t.Errorf("no position on %q with %q but on %q", c.label, c.term, got)
		})
	}
}

// A noun for what somebody said or got is by itself no matter under negotiation.
func TestNoMatter(t *testing.T) {
	d := newDesk(t)
	rec := recordOf(t, d, "Talks go on\n\nThe union welcomed the outcome. The ministry rejected the accusation. Norway, which co-sponsored the talks, urged both parties to sign without delay. The union welcomed the outcome of the wage talks.\n")
	for i := range rec.Issues {
		if l := rec.Issues[i].Label; l == "outcome" || l == "accusation" || l == "delay" {
			t.Errorf("%q is a matter", l)
		}
	}
}
