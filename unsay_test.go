package parley_test

import (
	"encoding/json"
	"strings"
	"testing"

	"github.com/parley-record/parley"
)

// withNote returns the sample with a note beside the report: the note gives an
// alias, a role, a term, an answer, a label and a step that the report has not.
func withNote() (*parley.Record, parley.Report) {
	rec := sample()
	note := parley.Report{ID: "r000000000002", TextSHA256: strings.Repeat("1", 64), SHA256: strings.Repeat("1", 64), Kind: parley.KindNote,
		Text: "Ann Lee, deputy treasurer, told us the hard line bluffs: they would take 80 dollars."}
	s, _ := parley.NewSpan(&note, 0, len(note.Text))
	own := []parley.Span{s}
	rec.Reports = append(rec.Reports, note)
	rec.Actors[0].Aliases = []string{"Lee", "the treasurer"}
	rec.Actors[0].Roles = []parley.Role{{Text: "deputy treasurer", Evidence: own}}
	rec.Actors[0].Role = "deputy treasurer"
	rec.Actors = append(rec.Actors, parley.Actor{ID: "a000000000003", Name: "hard line", Kind: parley.Group, Evidence: own})
	rec.Issues[0].Label, rec.Issues[0].Terms = "80 dollars", []string{"offer", "take 80 dollars"}
	rec.Issues = append(rec.Issues, parley.Issue{ID: "i000000000002", Label: "bluffs", Evidence: own})
	p := &rec.Proposals[0]
	p.Terms = append(p.Terms, parley.Term{ID: "q000000000002", Text: "80 dollars", Effect: "sets", Evidence: own})
	p.Responses = append(p.Responses, parley.Response{ID: "w000000000002", By: "a000000000003", Stance: "for", Evidence: own})
	rec.Steps[0].Evidence = append(rec.Steps[0].Evidence, s)
	rec.Steps = append(rec.Steps, parley.Step{Entry: parley.Entry{ID: "n000000000002", Evidence: own, Confidence: 0.5}, Action: "take 80 dollars", Certainty: "possible"})
	rec.Events = append(rec.Events, parley.Event{Entry: parley.Entry{ID: "e000000000002", Evidence: rec.Steps[0].Evidence[:1], Confidence: 0.5},
		Plover: "CONSULT", Status: "happened", Place: "the deputy treasurer's", When: &parley.When{Text: "80 days ago", Precision: "day", Anchor: "report_date"}})
	return rec, note
}

func TestNothingOfANoteStays(t *testing.T) {
	rec, note := withNote()
	out := rec.Without(func(r *parley.Report) bool { return r.Kind == parley.KindNote })
	out.Unsay([]parley.Report{note})
	out.Normalise()
	if err := out.Check(); err != nil {
		t.Error(err)
	}
	b, err := json.Marshal(out)
	if err != nil {
		t.Fatal(err)
	}
	for _, w := range []string{"80", "treasurer", "hard line", "bluffs", "r000000000002", "w000000000002", "q000000000002"} {
		if strings.Contains(string(b), w) {
			t.Errorf("%q is left of the note", w)
		}
	}
	for _, w := range []string{`"Ann Lee"`, `"label":"offer"`, `"w000000000001"`, `"q000000000001"`, `"action":"reply"`} {
		if !strings.Contains(string(b), w) {
			t.Errorf("%s went with the note", w)
		}
	}
}

// A user's own issue is the user's own words, whatever a note says.
func TestUnsayKeepsTheCodebook(t *testing.T) {
	rec, note := withNote()
	rec.Issues[0].Code = "B2"
	out := rec.Without(func(r *parley.Report) bool { return r.Kind == parley.KindNote })
	out.Unsay([]parley.Report{note})
	if out.Issues[0].Label != "80 dollars" {
		t.Errorf("the label is %q", out.Issues[0].Label)
	}
}

// A story that lost its first report bears the title of one that stays.
func TestAStoryLosesItsReport(t *testing.T) {
	rec, note := withNote()
	note.Title, rec.Reports[0].Title, rec.Reports[1].Title = "Readout", "Union rejects", "Readout"
	rec.Stories = []parley.Story{{ID: "y000000000001", Title: "Readout", Reports: []parley.ID{note.ID, rec.Reports[0].ID}, Independent: 2, Because: []string{"shares bluffs"}}}
	out := rec.Without(func(r *parley.Report) bool { return r.Kind == parley.KindNote })
	if s := out.Stories[0]; s.Title != "Union rejects" || s.Independent != 1 || len(s.Because) != 0 {
		t.Errorf("the story is %+v", s)
	}
}
