package desk_test

import (
	"strings"
	"testing"

	"github.com/parley-record/parley"
)

// TestPartsTold asks what the words say somebody is in the talks beside a side,
// and whom they count to a group.
func TestPartsTold(t *testing.T) {
	d := newDesk(t)
	for _, c := range []struct{ name, text, who, want string }{
		{"guarantor", "Switzerland is a guarantor of the accord between Norway and Denmark. Switzerland said it would keep to it.", "Switzerland", "guarantor"},
		{"no guarantor", "Switzerland is no guarantor of the accord between Norway and Denmark. Switzerland said it would keep to it.", "Switzerland", ""},
		{"observer", "Sweden attended the talks between Norway and Denmark in Oslo as an observer. Sweden welcomed the talks.", "Sweden", "observer"},
		{"mediating", "Qatar, which is mediating between Norway and Denmark, said the talks would resume.", "Qatar", "mediator"},
		{"acted as one", "Carla Mendes acted as mediator in the talks between the Dockers Union and Nordvik Corp. Mendes said a deal was near.", "Carla Mendes", "mediator"},
		{"a dash before the members", "Three powers – Britain, France and Germany – rejected the plan.", "Three powers", "party: United Kingdom, France, Germany"},
		{"brackets around them", "The Gulf states (Qatar, Oman and Kuwait) backed the plan of Norway.", "Gulf states", "party: Qatar, Oman, Kuwait"},
		{"including", "European countries including Spain and Italy oppose the plan.", "European countries", "party: Spain, Italy"},
	} {
		t.Run(c.name, func(t *testing.T) {
			rec := recordOf(t, d, "Talks\n\n"+c.text+"\n")
			name := map[parley.ID]string{}
			for i := range rec.Actors {
				name[rec.Actors[i].ID] = rec.Actors[i].Name
			}
			for i := range rec.Actors {
				a := &rec.Actors[i]
				if a.Name != c.who {
					continue
				}
				var in []string
				for _, m := range a.Members {
					in = append(in, name[m])
				}
				got := a.Part
				if len(in) > 0 {
					got += ": " + strings.Join(in, ", ")
				}
				if got != c.want {
					t.Errorf("%s is %q, want %q", c.who, got, c.want)
				}
				return
			}
			t.Errorf("%s is not listed", c.who)
		})
	}
}
