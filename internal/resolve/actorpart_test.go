package resolve

import (
	"testing"

	"github.com/parley-record/parley"
)

func TestParts(t *testing.T) {
	r := &resolver{rec: &parley.Record{
		Actors: []parley.Actor{
			{ID: "a1", Name: "Lena Roe", Roles: []parley.Role{{Text: "chief mediator"}}},
			{ID: "a2", Name: "Karl Oda", Roles: []parley.Role{{Text: "an economist at the bank"}}},
			{ID: "a3", Name: "Norway"}, {ID: "a4", Name: "Dockers Union"}, {ID: "a5", Name: "Oslo Press"}, {ID: "a6", Name: "Iceland"},
		},
		Meetings:  []parley.Meeting{{Mediators: []parley.ID{"a6"}, ConvenedBy: []parley.ID{"a3", "a6"}}},
		Positions: []parley.Position{{Party: "a4"}},
	}}
	r.parts()
	for i, want := range []string{"mediator", "analyst", "host", "party", "", "mediator"} {
		if a := r.rec.Actors[i]; a.Part != want {
			t.Errorf("%s is %q, want %q", a.Name, a.Part, want)
		}
	}
}
