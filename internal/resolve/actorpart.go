package resolve

import (
	"strings"

	"github.com/parley-record/parley"
	"github.com/parley-record/parley/nlp/ner/gazetteer"
)

// parts says what part each listed actor has in the talks, where the words do:
// a mediator or analyst by office, a mediator or host by what is told of a
// meeting, a party by a position of its own.
func (r *resolver) parts() {
	part := map[parley.ID]string{}
	put := func(id parley.ID, p string) {
		if id != "" && part[id] == "" {
			part[id] = p
		}
	}
	for i := range r.rec.Meetings {
		for _, id := range r.rec.Meetings[i].Mediators {
			put(id, "mediator")
		}
	}
	for i := range r.rec.Actors {
		a := &r.rec.Actors[i]
		for _, ro := range a.Roles {
			for _, w := range strings.Fields(gazetteer.Fold(ro.Text)) {
				switch w {
				case "mediator", "facilitator":
					put(a.ID, "mediator")
				case "analyst", "economist", "professor", "expert", "historian", "researcher", "scholar":
					put(a.ID, "analyst")
				}
			}
		}
	}
	for i := range r.rec.Positions {
		put(r.rec.Positions[i].Party, "party")
	}
	for i := range r.rec.Meetings {
		m := &r.rec.Meetings[i]
		for _, id := range m.ConvenedBy {
			put(id, "host")
		}
	}
	for i := range r.rec.Actors {
		r.rec.Actors[i].Part = part[r.rec.Actors[i].ID]
	}
}
