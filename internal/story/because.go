package story

import "fmt"

// Because says in words why report n is in its story: what it shares with the
// nearest other report there.
func (x *Index) Because(n int) string {
	e := x.at(int32(n))
	var best *edge
	other := int32(-1)
	better := func(g *edge, to int32) {
		if x.at(to).story == e.story && (best == nil || g.score > best.score || g.score == best.score && g.x[0] > best.x[0]) {
			best, other = g, to
		}
	}
	for i := range e.edges {
		better(&e.edges[i], e.edges[i].to)
	}
	for _, m := range x.stories[e.story].members {
		o := x.at(m)
		for i := range o.edges {
			if o.edges[i].to == int32(n) {
				better(&o.edges[i], m)
			}
		}
	}
	if best == nil {
		return ""
	}
	s := fmt.Sprintf("%d shared names, 0.%02d similar, 0.%02d likely one happening", best.names, min(best.x[0]/10, 99), min(best.score/10, 99))
	if o := x.at(other); e.hour != 0 && o.hour != 0 {
		gap := e.hour - o.hour
		if gap < 0 {
			gap = -gap
		}
		switch {
		case (e.day || o.day) && gap < 24:
			s += ", the same day"
		case e.day || o.day || gap >= 48:
			s += ", " + days((gap+12)/24)
		default:
			s += fmt.Sprintf(", %d h apart", gap)
		}
	}
	return s
}

func days(n int32) string {
	if n == 1 {
		return "1 day apart"
	}
	return fmt.Sprintf("%d days apart", n)
}

// Rising are the features of a pair that Settle's model may not take against its
// being one happening.
func Rising(all bool) []int {
	var out []int
	for f := range int(features) {
		if all || f >= channels {
			out = append(out, f)
		}
	}
	return out
}

// Early is how many of the features of a pair Place can go by.
const Early = channels

// Pairs calls f with each pair of reports that was compared and with what was
// measured of it, for training. f must not keep x.
func (x *Index) Pairs(f func(a, b int, x []int32)) {
	for n := max(0, x.next-len(x.entries)); n < x.next; n++ {
		e := x.at(int32(n))
		for i := range e.edges {
			g := &e.edges[i]
			f(int(g.to), n, g.x[:])
		}
	}
}
