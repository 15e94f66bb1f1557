package desk_test

import (
	"context"
	"strings"
	"testing"

	"github.com/parley-record/parley"
)

// A user's own issues come before all that is found, texts on the table too; what the
// list puts above them is recorded with them; and a word that only stands near makes
// nothing theirs.
func TestCodebook(t *testing.T) {
	d := newDesk(t)
	found := recordOf(t, d, `Ferry crews turn down second wage offer

The Seafarers' Union rejected a wage offer of 3% from Nordhavn Lines on Monday.

The company said the offer was generous. The union demanded longer rest between night sailings.

Nordhavn Lines has raised its wage offer to 5% over two years, and the Seafarers' Union has postponed its strike, both sides said on Friday after talks chaired by mediator Ann Lund.
`)
	own := []parley.CodeIssue{
		{Label: "Rest", Code: "B1", Definition: "Time between two shifts", Parent: "Hours", Phrases: []string{"longer rest"}},
		{Label: "Money", Code: "A"},
		{Label: "Pay", Code: "A1", Parent: "Money", Phrases: []string{"wage offer"}},
		{Label: "Hours", Code: "B", Parent: "Work"},
		{Label: "Work", Code: "W"},
		{Label: "Talks", Code: "T"},
		{Label: "Ships", Code: "S"},
	}
	rec, err := d.RecordWith(context.Background(), found.Reports, own, parley.Pins{})
	if err != nil {
		t.Fatal(err)
	}
	if err := rec.Check(); err != nil {
		t.Error(err)
	}
	at := rec.Index()
	above := map[string]string{}
	for _, is := range rec.Issues {
		if is.Code != "" {
			above[is.Label] = at.Name(is.Parent)
			if len(is.Evidence) == 0 {
				t.Errorf("%s has no evidence", is.Label)
			}
		}
	}
	if above["Pay"] != "Money" || above["Rest"] != "Hours" || above["Hours"] != "Work" {
		t.Errorf("what stands above what: %v", above)
	}
	for _, label := range []string{"Talks", "Ships"} {
		if _, ok := above[label]; ok {
			t.Errorf("%s is recorded, of which nothing is told", label)
		}
	}
	on := map[string]string{}
	for _, p := range rec.Positions {
		on[at.Name(p.Issue)] += " " + at.Name(p.Party) + " " + p.Stance
	}
	if !strings.Contains(on["Pay"], "Seafarers' Union against") || !strings.Contains(on["Pay"], " for") || !strings.Contains(on["Rest"], "Seafarers' Union for") {
		t.Errorf("positions: %v", on)
	}
	for label := range on {
		if strings.Contains(label, "offer") {
			t.Errorf("the wage offer is an issue of its own: %v", on)
		}
	}
}
