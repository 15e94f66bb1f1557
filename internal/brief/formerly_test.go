package brief

import (
	"testing"

	"github.com/parley-record/parley"
)

// A role that another takes the place of within days is another name of the office.
func TestFormerly(t *testing.T) {
	for _, c := range []struct{ name, to, want string }{
		{"the next day", "2026-02-10", "also called chief executive"},
		{"months later", "2026-06-01", "called chief executive until 2026-02-09"},
	} {
		t.Run(c.name, func(t *testing.T) {
			a := &parley.Actor{Roles: []parley.Role{{Text: "chief executive", From: "2026-02-09", To: "2026-02-09"}, {Text: "boss", From: c.to, To: c.to}}}
			if got := formerly(a.Roles[0], a); got != c.want {
				t.Errorf("%q, want %q", got, c.want)
			}
			if got := formerly(a.Roles[1], a); got != "" {
				t.Errorf("the latest is %q", got)
			}
		})
	}
}
