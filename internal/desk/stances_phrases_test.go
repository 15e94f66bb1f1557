package desk_test

import (
	"testing"

	"github.com/parley-record/parley/nlp/english"
)

// TestStancePhrases checks the stances that set phrases take, drafted before anything
// learned weighs them. A stance of "" means that nobody is drafted to take any on it.
func TestStancePhrases(t *testing.T) {
	e, err := english.New(english.Fast)
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct{ text, party, stance, word string }{
		{"Norway poured cold water on the herring tax.", "Norway", "against", "tax"},
		{"Norway has shot down the herring tax.", "Norway", "against", "tax"},
		{"Norway turned up its nose at the herring tax.", "Norway", "against", "tax"},
		{"Norway turned back a trawler at the herring grounds.", "Norway", "", "grounds"},
		{"Norway took the herring tax off the table.", "Norway", "against", "tax"},
		{"Norway is fully on board with the herring tax.", "Norway", "for", "tax"},
		{"Norway is not on board with the herring tax.", "Norway", "against", "tax"},
		{"Norway is dead set against the herring tax.", "Norway", "against", "tax"},
		{"Norway is not sold on the herring tax.", "Norway", "against", "tax"},
		{"Norway sold the herring on Tuesday.", "Norway", "", "herring"},
		{"Norway won't hear of a herring tax.", "Norway", "against", "tax"},
		{"Norway would go for a herring tax.", "Norway", "for", "tax"},
		{"Norway went to the country for a fresh mandate.", "Norway", "", "mandate"},
		{"Norway has little appetite for a herring tax.", "Norway", "against", "tax"},
		{"Norway is far from happy with the herring tax.", "Norway", "against", "tax"},
		{"The herring tax is a deal-breaker for Norway.", "Norway", "against", "tax"},
		{"The herring tax is a red line for Norway.", "Norway", "for", "tax"},
		{"Norway said the herring tax was dead on arrival.", "Norway", "against", "tax"},
		{"Norway called the herring tax a slap in the face of working crews.", "Norway", "against", "tax"},
		{"Norway called the herring tax a step in the right direction.", "Norway", "for", "tax"},
		{"The herring tax angered Norway.", "Norway", "against", "tax"},
		{"Norway stood by the herring tax on Tuesday.", "Norway", "for", "tax"},
		{"Denmark wants a herring tax. Norway rejected it.", "Norway", "against", "tax"},
		{"Denmark wants a herring tax. Norway rejected that last week as a stunt.", "Norway", "against", "tax"},
		{"Norway and Denmark object to the herring tax.", "Denmark", "against", "tax"},
		{"Norway denied breaking the herring pact.", "Norway", "", "pact"},
		{"Chile said the bank plans to oppose the herring tax.", "bank", "against", "tax"},
		{"Chile did not think that Norway wanted a herring tax.", "Norway", "", "tax"},
		{"Norway softened its opposition to the herring tax.", "Norway", "against", "tax"},
		{"Norway dropped its opposition to the herring tax.", "Norway", "for", "tax"},
		{"Norway backed away from its demand for a herring tax.", "Norway", "against", "tax"},
	} {
		doc := underTitle(e, c.text)
		takes, all := stancesIn(doc)
		for _, stance := range []string{"for", "against", "conditional", "undecided"} {
			if got := takes(c.party, stance, c.word); got && c.stance == "" || !got && stance == c.stance {
				t.Errorf("%s, %s: %v, want %q, in: %s\n\tdrafted: %s", c.party, stance, got, c.stance, c.text, all)
			}
		}
	}
}
