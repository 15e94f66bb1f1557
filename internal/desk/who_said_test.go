package desk_test

import (
	"strings"
	"testing"
)

// Who speaks, in what and by which medium, where the words around it mislead.
func TestWhoSaid(t *testing.T) {
	d := newDesk(t)
	for _, c := range []struct{ name, text, want string }{
		{"the name of a paper is no post", "\"We are close to a deal,\" Anna Berg told the Northgate Post.", "Anna Berg||We are close to a deal"},
		{"a post is one", "\"We are close to a deal,\" Anna Berg wrote in a post on Facebook.", "Anna Berg|social_media|We are close to a deal"},
		{"an aside with whose", "The Dockers' League, whose contract was ratified last month, urged both sides to return to the table.", "Dockers' League||both sides to return to the table"},
		{"at the start", "Norland has offered to cap its long-range missiles at 120 launchers, chief negotiator Viktor Sahl said on Tuesday, at the start of the fourth round of arms talks in Geneva.", "Viktor Sahl||Norland has offered to cap its long-range missiles at 120 launchers"},
		{"on condition of anonymity", "The union, which has so far refused all cuts, could live with six shifts, a member of its board said on condition of anonymity.", "||The union, which has so far refused all cuts, could live with six shifts"},
	} {
		t.Run(c.name, func(t *testing.T) {
			rec := recordOf(t, d, "Talks go on\nMonday, 2 March 2026\n\n"+c.text+"\n")
			var got []string
			for i := range rec.Statements {
				s := &rec.Statements[i]
				who := ""
				for k := range rec.Actors {
					if rec.Actors[k].ID == s.Speaker {
						who = rec.Actors[k].Name
					}
				}
				got = append(got, who+"|"+s.Medium+"|"+s.Content[0].Text)
			}
			if !strings.Contains(strings.Join(got, "\n"), c.want) {
				t.Errorf("%q, want %q", got, c.want)
			}
		})
	}
}
