package resolve

import "github.com/parley-record/parley"

// mostNamed returns the two states and the two other bodies that a report names
// most, as indexes plus one, 0 for none.
func (r *resolver) mostNamed(report int) (states, bodies [2]int32) {
	if r.mostOf == nil {
		r.mostOf = map[int][2][2]int32{}
	}
	if m, ok := r.mostOf[report]; ok {
		return m[0], m[1]
	}
	var most [2][2]int32
	var count [2][2]int
	for k, s := range r.cast.list {
		i := int32(k + 1)
		if s.kind == parley.Person || s.place || s.described {
			continue
		}
		g := 1
		if s.kind == parley.State {
			g = 0
		}
		switch n := r.named(i, report); {
		case n > count[g][0]:
			most[g][1], count[g][1] = most[g][0], count[g][0]
			most[g][0], count[g][0] = i, n
		case n > count[g][1]:
			most[g][1], count[g][1] = i, n
		}
	}
	r.mostOf[report] = most
	return most[0], most[1]
}

// home says what a report tells of by whom it names: the affairs of parties at home,
// of states, of one state, or of others.
func (r *resolver) home(report int) string {
	states, bodies := r.mostNamed(report)
	party := bodies[0] != 0 && r.bodySort(bodies[0]) == "party" || bodies[1] != 0 && r.bodySort(bodies[1]) == "party"
	n := 0
	for _, x := range states {
		if x != 0 && r.named(x, report) > 1 {
			n++
		}
	}
	switch {
	case party && r.polls(report):
		return "polls"
	case party:
		return "parties"
	case n > 1:
		return "states"
	case n == 1:
		return "state"
	}
	return "bodies"
}

// polls reports whether a report speaks of an election twice at least.
func (r *resolver) polls(report int) bool {
	n := 0
	for i := range r.drafts[report].Doc.Tokens {
		switch r.drafts[report].Doc.Tokens[i].Lemma {
		case "candidate", "campaign", "nominee", "nomination", "primary", "election", "front-runner", "voter", "poll":
			n++
		}
	}
	return n > 1
}

// inTitle reports whether the title of a report names the one of index i-1.
func (r *resolver) inTitle(i int32, report int) bool {
	d := r.drafts[report].Doc
	for _, m := range r.cast.list[i-1].mentions {
		if m.report == report && int(d.Tokens[m.head].Start) < d.Title {
			return true
		}
	}
	return false
}
