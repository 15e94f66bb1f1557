package resolve

import (
	"slices"

	"github.com/parley-record/parley"
	"github.com/parley-record/parley/internal/extract"
)

// Who sits at the table of a report where the words at hand name nobody.

// goBetweens returns the actors who stand between the sides of a report: mediators, those who
// guarantee a pact or watch it kept.
func (r *resolver) goBetweens(report int) []int32 {
	if r.tab.middle == nil {
		r.tab.middle = make([][]int32, len(r.drafts))
		for k, dr := range r.drafts {
			var out []int32
			for _, p := range dr.Parts {
				if p.As != "backer" {
					out = union(out, r.castOf(k, p.Who))
				}
			}
			for j := range dr.Meetings {
				out = union(out, r.castOf(k, dr.Meetings[j].Mediators))
			}
			r.tab.middle[k] = union(out, r.sides(out))
		}
	}
	return r.tab.middle[report]
}

// coupled returns the sides of two that a report names together as dealing with each
// other, those of its headline first; nobody where it tells of no such two.
func (r *resolver) coupled(report int, out []int32) []int32 {
	for _, title := range [...]bool{true, false} {
		for _, c := range r.drafts[report].Couples {
			if c.Title != title || !c.Deals {
				continue
			}
			s := r.coupleSides(report, c)
			if len(s) == 2 && common(s, out) == 0 && (!title || r.toldBelow(report, s[0]) && r.toldBelow(report, s[1])) {
				return s
			}
		}
	}
	return nil
}

// toldBelow reports whether a report names the one of index i-1 below its headline too,
// where it mostly calls people by what they are: "nurses, employers".
func (r *resolver) toldBelow(report int, i int32) bool {
	d := r.drafts[report].Doc
	for _, m := range r.cast.list[i-1].mentions {
		if m.report == report && int(d.Tokens[m.head].Start) >= d.Title {
			return true
		}
	}
	return false
}

// coupleSides returns the sides of those whom c names together; nobody where one of them
// cannot be told or stands between the others.
func (r *resolver) coupleSides(report int, c extract.Couple) []int32 {
	list := r.castOf(report, c.Who)
	if len(list) < len(c.Who) || common(list, r.goBetweens(report)) > 0 {
		return nil
	}
	var s []int32
	for _, i := range list {
		side := r.side(i)
		if side == 0 {
			side = i
		}
		s = union(s, []int32{side})
	}
	return s
}

// coupleBefore returns those who were last named together before token at, within a few
// sentences; nobody where none were.
func (r *resolver) coupleBefore(report, at int, people bool) []int32 {
	d := r.drafts[report].Doc
	for _, c := range slices.Backward(r.drafts[report].Couples) {
		if c.At >= at || c.Title {
			continue
		}
		if d.Tokens[at].Sentence-d.Tokens[c.At].Sentence > howFar {
			break
		}
		list := r.castOf(report, c.Who)
		if len(list) != 2 || common(list, r.goBetweens(report)) > 0 {
			continue
		}
		if !people && slices.ContainsFunc(list, func(i int32) bool { return r.cast.list[i-1].kind == parley.Person }) {
			continue
		}
		if s := r.coupleSides(report, c); len(s) == 2 {
			return list
		}
	}
	return nil
}
