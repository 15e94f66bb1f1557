package parley

import "slices"

// An Index finds the rows of a record by their ids.
type Index struct {
	Actors     map[ID]*Actor
	Issues     map[ID]*Issue
	Reports    map[ID]*Report
	Statements map[ID]*Statement
	Proposals  map[ID]*Proposal
}

// Index returns an index of r. Its pointers lead into r and hold until rows are
// added to r or taken out.
func (r *Record) Index() *Index {
	x := &Index{map[ID]*Actor{}, map[ID]*Issue{}, map[ID]*Report{}, map[ID]*Statement{}, map[ID]*Proposal{}}
	for i := range r.Actors {
		x.Actors[r.Actors[i].ID] = &r.Actors[i]
	}
	for i := range r.Issues {
		x.Issues[r.Issues[i].ID] = &r.Issues[i]
	}
	for i := range r.Reports {
		x.Reports[r.Reports[i].ID] = &r.Reports[i]
	}
	for i := range r.Statements {
		x.Statements[r.Statements[i].ID] = &r.Statements[i]
	}
	for i := range r.Proposals {
		x.Proposals[r.Proposals[i].ID] = &r.Proposals[i]
	}
	return x
}

// Name returns what an actor, an issue or a proposal is called, or the empty
// string.
func (x *Index) Name(id ID) string {
	if a := x.Actors[id]; a != nil {
		return a.Name
	}
	if is := x.Issues[id]; is != nil {
		return is.Label
	}
	if p := x.Proposals[id]; p != nil {
		return p.Name
	}
	return ""
}

// Names returns the names of ids, those without one left out.
func (x *Index) Names(ids []ID) []string {
	var list []string
	for _, id := range ids {
		if n := x.Name(id); n != "" {
			list = append(list, n)
		}
	}
	return list
}

// CalledOff reports whether one of all tells that the meeting of m's day, of those who
// were to meet, is cancelled, in a report of the same day or a later one.
func (x *Index) CalledOff(m *Meeting, all []Meeting) bool {
	told := func(m *Meeting) string {
		if len(m.Evidence) == 0 || x.Reports[m.Evidence[0].Report] == nil {
			return ""
		}
		return x.Reports[m.Evidence[0].Report].Published
	}
	same := func(a, b []ID) bool {
		return len(a) == len(b) && len(a) > 0 && !slices.ContainsFunc(a, func(id ID) bool { return !slices.Contains(b, id) })
	}
	return slices.ContainsFunc(all, func(c Meeting) bool {
		return c.Status == "cancelled" && m.When.First() != "" && c.When.First() == m.When.First() && same(c.Participants, m.Participants) && told(&c) >= told(m)
	})
}
