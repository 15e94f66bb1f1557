package desk_test

import (
	"strings"
	"testing"

	"github.com/parley-record/parley"
)

// Each report has a position, "party | who voiced it | stance | words of its matter", and none of
// whoever is named as not.
func TestWhoseStanceAndInWhoseWords(t *testing.T) {
	d := newDesk(t)
	for _, c := range []struct{ name, text, want, not string }{
		{"aides say it of somebody", "Aides say President Ruto accepts a closure of the Tolmin base.", "Ruto |  | for | closure", "Aides"},
		{"and the pronoun is that somebody", "Aides to Prime Minister Kaja Kallas say she is ready to accept a closure of two mines.", "Kaja Kallas |  | for | closure", "Aides to Prime Minister Kaja Kallas"},
		{"to dismiss workers refuses nothing", "Kelmar Motors wants to dismiss 300 workers. The Metal Union opposes the plan.", "Kelmar Motors | Kelmar Motors | for | dismissing 300 workers", ""},
		{"a vote of no", "The senate passed a pension bill. Norway's party leader Philipp Lund said Chile would vote no because the bill was too harsh.", "Chile | Philipp Lund | against | pension bill", ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			rec := recordOf(t, d, "Talks go on\n\n"+c.text+"\n")
			name, label := map[parley.ID]string{}, map[parley.ID]string{}
			for _, a := range rec.Actors {
				name[a.ID] = a.Name
			}
			for _, i := range rec.Issues {
				label[i.ID] = i.Label
			}
			want, found := strings.Split(c.want, " | "), false
			for _, p := range rec.Positions {
				if name[p.Party] == c.not {
					t.Errorf("%s is a party to %q", c.not, label[p.Issue])
				}
				found = found || name[p.Party] == want[0] && name[p.By] == want[1] && p.Stance == want[2] && strings.Contains(label[p.Issue], want[3])
			}
			if !found {
				t.Errorf("no %q; got%s", c.want, tell(rec, name))
			}
		})
	}
}
