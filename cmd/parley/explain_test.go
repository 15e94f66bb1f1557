package main

import (
	"testing"

	"github.com/parley-record/parley"
)

// TestPartsOf explains what has an id but is no entry: actors, issues, terms and
// responses, each with its sentences and how it was read.
func TestPartsOf(t *testing.T) {
	at := []parley.Span{{Report: "r1", Start: 0, End: 5, Text: "Norra"}}
	rec := &parley.Record{
		Actors:  []parley.Actor{{ID: "a1", Name: "Ida Kern", Kind: parley.Person, Party: "a2", PartyBasis: "reported", Evidence: at}, {ID: "a2", Name: "Norra", Kind: parley.State, Aliases: []string{"Norran"}, Party: "a2", Evidence: at}},
		Reports: []parley.Report{{ID: "r1", Text: "Norra met Ida Kern."}},
		Stories: []parley.Story{{ID: "s1", Reports: []parley.ID{"r1"}, Independent: 1, Because: []string{"3 shared names"}}},
		Claims:  []parley.Claim{{ID: "c1", Tellings: []parley.Telling{{Span: at[0]}}, Differences: []parley.Difference{{Kind: "only_in_a", Note: "in no other report"}}}},
		Issues:  []parley.Issue{{ID: "i1", Label: "border", Terms: []string{"the border"}, Evidence: at}},
		Proposals: []parley.Proposal{{Entry: parley.Entry{ID: "t1"}, Name: "draft", Terms: []parley.Term{{ID: "x1", Effect: "raises", Text: "duty", Evidence: at}},
			Responses: []parley.Response{{ID: "y1", By: "a2", Stance: "against", Evidence: at}}}},
	}
	want := map[parley.ID]string{
		"a1": `person "Ida Kern"; stands for Norra (reported)`,
		"a2": `state "Norra", also Norran`,
		"i1": `issue "border" from the border`,
		"x1": `raises "duty", a term of "draft" (t1)`,
		"s1": "1 report of one happening, from 1 independent origin\n            3 shared names",
		"c1": "told in one report\n            only in one: in no other report",
		"y1": `Norra is against "draft" (t1)`,
	}
	for _, e := range partsOf(rec) {
		if e.Rule != want[e.ID] || len(e.Evidence) != 1 {
			t.Errorf("%s: %q with %d sentences, want %q", e.ID, e.Rule, len(e.Evidence), want[e.ID])
		}
		delete(want, e.ID)
	}
	for id := range want {
		t.Errorf("%s is not explained", id)
	}
}
