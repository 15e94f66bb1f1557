package resolve

import (
	"math"
	"slices"
)

// sideFor returns whom the person of index i-1 stands for, 0 for nobody but
// themselves: the likeliest of those whom the reports name, by how the words bind
// them to the person and the office. Each report that tells an
// office of the person has a say.
func (r *resolver) sideFor(i int32) int32 {
	s := r.cast.list[i-1]
	mentions, roles := s.mentions, s.roles
	chances, most := map[int32]float64{}, map[int32]float64{}
	for _, report := range s.reports() {
		s.mentions = slices.DeleteFunc(slices.Clone(mentions), func(m mention) bool { return m.report != report })
		if len(s.mentions) < len(mentions) {
			s.roles = slices.DeleteFunc(slices.Clone(roles), func(ro role) bool { return ro.report != report })
		}
		opts := r.sideOptions(i)
		best := weigh(opts, chances, most)
		if r.keepChoices {
			r.choices = append(r.choices, choice{i, best, opts})
		}
	}
	s.mentions, s.roles = mentions, roles
	best := int32(0)
	for side, x := range chances { // the greatest, the first of equals: the order does not matter
		if side != 0 && (best == 0 || x > chances[best] || x == chances[best] && side < best) {
			best = side
		}
	}
	if chances[best] < chances[0] || most[best] < leastSure {
		best = 0
	}
	s.sideSure = most[best]
	return best
}

// reports returns the reports that tell an office of s, each once, else those that name s,
// else the first that mentions s at all; the first of many.
func (s *someone) reports() []int {
	var out []int
	add := func(report int) {
		if len(out) < maxNamed && !slices.Contains(out, report) {
			out = append(out, report)
		}
	}
	for _, ro := range s.roles {
		if slices.ContainsFunc(s.mentions, func(m mention) bool { return m.report == ro.report }) {
			add(ro.report)
		}
	}
	for k := 0; k < len(s.mentions) && len(s.roles) == 0; k++ {
		if m := &s.mentions[k]; m.form != "pronoun" && m.form != "description" {
			add(m.report)
		}
	}
	if len(out) == 0 {
		add(s.mentions[0].report)
	}
	return out
}

// weigh adds to chances how likely each option is, keeps in most where that was the
// likeliest, and returns the likeliest, 0 where it is too unlikely.
func weigh(opts []sideOption, chances, most map[int32]float64) int32 {
	best, top, all := int32(0), 0.0, 0.0
	list := make([]float64, len(opts))
	for k, o := range opts {
		x := 0.0
		for _, s := range o.signs {
			x += sideWeight[s]
			if s == "once" && o.signs[0] != "told" || s == "unfit" {
				x -= never
			}
		}
		list[k] = math.Exp(x)
		all += list[k]
		if k == 0 || list[k] > top {
			best, top = o.side, list[k]
		}
	}
	for k, o := range opts {
		chances[o.side] += list[k] / all
		most[o.side] = max(most[o.side], list[k]/all)
	}
	if top < leastSure*all {
		return 0
	}
	return best
}

// leastSure is the least chance at which somebody is given a side.
const leastSure = 0.45

// leastBinding is the least chance at which what somebody says binds their side; see
// doc/tried/positions.md.
const leastBinding = 0.8
