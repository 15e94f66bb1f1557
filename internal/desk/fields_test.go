package desk_test

import (
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
	}
	return out
}
