package desk_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/parley-record/parley"
)

// TestFieldsBesideTheRow asks for what a record says beside who, what and when: on whose
// word a row stands, how sure a step is, on what condition, what else.
func TestFieldsBesideTheRow(t *testing.T) {
	d := newDesk(t)
	for _, c := range []struct{ name, text, want string }{
		{"a deed is told by the report", "The Harbour Union voted against the pay offer on Friday.", "position on word of "},
		{"a stance that others tell of", "The port of Halvik opposes the toll, the Harbour Union said.", "position on word of Harbour Union"},
		{"what somebody agreed to, as others tell", "Norway agreed to cut its cod quota by a tenth, the Fisheries Board said.", "position on word of Fisheries Board"},
		{"one's own word", "The Harbour Union said it opposed the toll.", "position on word of Harbour Union"},
		{"a condition without its commas", "If the mill reopens, Norway will support the treaty.", "condition If the mill reopens"},
		{"a condition up to where it ends", "Norway agreed to cut its cod quota in exchange for timber and the ferries sailed on Monday.", "condition in exchange for timber"},
		{"in spite of what is no condition", "Norway will reject the treaty even if Iceland signs it.", "no condition"},
		{"a date that may move threatens nobody", "The offer expires on 30 October unless extended.", "deadline 30 October or else "},
		{"what follows, behind its condition", "The Harbour Union said that if the port did not pay by Monday, the crews would walk out.", "deadline by Monday or else the crews would walk out"},
		{"who tells of a visit sets no time", "Ann Otieno told reporters that Norway would begin the tests by Monday.", "deadline by Monday set by "},
		{"not going to", "\"We are not going to sign the treaty,\" Ann Otieno said.", "step sign the treaty ruled_out"},
		{"only seen to come", "Norway appears set to veto the treaty on Friday.", "step veto the treaty on Friday expected"},
		{"a call for something is no talk", "Norway repeated its call to cut the quota.", "meetings: 0"},
		{"a call by phone", "Ann Otieno held a call with Olav Brekke on Monday.", "format call"},
		{"a date is no quantity", "The plan would close the mill by June 30.", "no quantity"},
		{"what can be reached is no outcome", "Norway and Iceland held talks on cod on Friday. Ann Otieno was hopeful that a deal could be reached.", "no outcome"},
		{"what was reached is one", "Norway and Iceland held talks on cod on Friday. A deal was reached.", "outcome agreement"},
		{"what one is able to do is no caution", "Ann Otieno said Norway lowered its fees so that the boats could sell more cod.", "no hedge"},
		{"a caution", "Ann Otieno said the boats could leave.", "hedge could"},
	} {
		t.Run(c.name, func(t *testing.T) {
			got := fieldLines(recordOf(t, d, "Talks\n21 September 2026\n\n"+c.text+"\n"))
			if !slices.Contains(got, c.want) {
				t.Errorf("got\n  %s\nwant\n  %s", strings.Join(got, "\n  "), c.want)
			}
		})
	}
}

func fieldLines(rec *parley.Record) []string {
	name := map[parley.ID]string{}
	for i := range rec.Actors {
		name[rec.Actors[i].ID] = rec.Actors[i].Name
	}
	names := func(ids []parley.ID) string {
		var out []string
		for _, id := range ids {
			out = append(out, name[id])
		}
		return strings.Join(out, ", ")
	}
	var out []string
	for i := range rec.Positions {
		p := &rec.Positions[i]
		out = append(out, "position on word of "+names(p.AccordingTo))
		if p.Condition != nil {
			out = append(out, "condition "+p.Condition.Text)
		}
	}
	for i := range rec.Statements {
		for _, h := range rec.Statements[i].Hedges {
			out = append(out, "hedge "+h.Text)
		}
	}
	for i := range rec.Deadlines {
		x := &rec.Deadlines[i]
		out = append(out, "deadline "+x.Due.Text+" or else "+x.Consequence, "deadline "+x.Due.Text+" set by "+names(x.SetBy))
	}
	for i := range rec.Steps {
		out = append(out, "step "+rec.Steps[i].Action+" "+rec.Steps[i].Certainty)
	}
	for i := range rec.Meetings {
		m := &rec.Meetings[i]
		out = append(out, "format "+m.Format)
		for _, o := range m.Outcomes {
			out = append(out, "outcome "+o.Kind)
		}
	}
	for i := range rec.Proposals {
		for _, t := range rec.Proposals[i].Terms {
			if t.Quantity != nil {
				out = append(out, fmt.Sprintf("quantity %v %s", t.Quantity.Value, t.Quantity.Unit))
			}
		}
	}
	if len(rec.Meetings) == 0 {
		out = append(out, "meetings: 0")
	}
	for _, kind := range [...]string{"condition", "quantity", "outcome", "hedge"} {
		if !slices.ContainsFunc(out, func(s string) bool { return strings.HasPrefix(s, kind+" ") }) {
			out = append(out, "no "+kind)
		}
	}
	return out
}
