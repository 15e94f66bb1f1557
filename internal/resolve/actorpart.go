package resolve

import (
	"slices"
	"strings"

	"github.com/parley-record/parley"
	"github.com/parley-record/parley/nlp/ner/gazetteer"
)

// partRoles are the roles by which somebody has a part in the talks, each with the part.
var partRoles = wordPairs("partRoles")

// parts says what part each listed actor has in the talks, where the words do:
// a mediator, guarantor or observer whom they call so, a mediator or analyst by
// office, a mediator or host by what is told of a meeting, a party by a position
// of its own, a backer who has none.
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
				if part := partRoles[w]; part != "" {
					put(a.ID, part)
				}
			}
		}
	}
	r.partsTold(put, false)
	for i := range r.rec.Positions {
		put(r.rec.Positions[i].Party, "party")
	}
	for i := range r.rec.Meetings {
		m := &r.rec.Meetings[i]
		for _, id := range m.ConvenedBy {
			put(id, "host")
		}
	}
	r.partsTold(put, true)
	for i := range r.rec.Actors {
		r.rec.Actors[i].Part = part[r.rec.Actors[i].ID]
	}
}

// partsTold puts the parts that the words give somebody: those of backers, or all
// others.
func (r *resolver) partsTold(put func(parley.ID, string), backers bool) {
	for n := range r.drafts {
		for _, p := range r.drafts[n].Parts {
			if p.As == "" || backers != (p.As == "backer") {
				continue
			}
			for _, ref := range p.Who {
				if w := r.who(n, ref); w != 0 {
					put(r.cast.list[w-1].id, p.As)
				}
			}
		}
	}
}

// members fills in who belongs to a listed group whose members the words spell out:
// those who are listed themselves.
func (r *resolver) members() {
	at := map[parley.ID]int{}
	for i := range r.rec.Actors {
		at[r.rec.Actors[i].ID] = i
	}
	for n := range r.drafts {
		for _, m := range r.drafts[n].Memberships {
			w := r.who(n, m.Group)
			if w == 0 {
				continue
			}
			g, ok := at[r.cast.list[w-1].id]
			if !ok {
				continue
			}
			for _, ref := range m.Members {
				w := r.who(n, ref)
				if w == 0 {
					continue
				}
				id := r.cast.list[w-1].id
				if _, ok := at[id]; ok && id != r.rec.Actors[g].ID && !slices.Contains(r.rec.Actors[g].Members, id) {
					r.rec.Actors[g].Members = append(r.rec.Actors[g].Members, id)
				}
			}
		}
	}
}
