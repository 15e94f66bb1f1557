package resolve

import (
	_ "embed"
	"math"
	"slices"

	"github.com/parley-record/parley/nlp/tsv"
)

// sideWeights is what parley-train learned of whom a person stands for: a sign and
// its weight a line.
//
//go:embed sides.tsv
var sideWeights string

var sideWeight = tsv.Must(readWeights("sides.tsv", sideWeights))

// sideFor returns whom the person of index i-1 stands for, 0 for nobody but
// themselves: the likeliest of those whom the reports name, by how the words bind
// them to the person and the office. Where most of several reports that tell an office
// of the person agree each for itself, they are believed before all words together.
func (r *resolver) sideFor(i int32) int32 {
	s := r.cast.list[i-1]
	best, sure := r.weigh(i)
	if p := r.voicedState(i); p != 0 {
		s.sideSure = max(sure, leastBinding)
		return p
	}
	if p := r.departmentSide(i); p != 0 {
		s.sideSure = max(sure, leastBinding)
		return p
	}
	mentions, roles := s.mentions, s.roles
	votes, surest := map[int32]int{}, map[int32]float64{}
	says := 0
	for _, report := range s.officeReports() {
		s.mentions = slices.DeleteFunc(slices.Clone(mentions), func(m mention) bool { return m.report != report })
		s.roles = slices.DeleteFunc(slices.Clone(roles), func(ro role) bool { return ro.report != report })
		if side, x := r.weigh(i); side != 0 {
			votes[side]++
			surest[side] = max(surest[side], x)
			says++
		}
	}
	s.mentions, s.roles = mentions, roles
	for side, n := range votes { // only one can have more than half: the order does not matter
		if n > 1 && 2*n > says && side != best {
			best, sure = side, surest[side]
			break
		}
	}
	s.sideSure = sure
	return best
}

// officeReports returns the reports that tell an office of s and name them, each once, the
// first of many; none where there is one alone.
func (s *someone) officeReports() []int {
	var out []int
	for _, ro := range s.roles {
		if len(out) < maxNamed && !slices.Contains(out, ro.report) && slices.ContainsFunc(s.mentions, func(m mention) bool { return m.report == ro.report }) {
			out = append(out, ro.report)
		}
	}
	if len(out) < 2 {
		return nil
	}
	return out
}

// weigh returns whom the person of index i-1 stands for by all mentions and offices of
// theirs, 0 where nobody is likely enough, and how likely the likeliest is.
func (r *resolver) weigh(i int32) (side int32, sure float64) {
	opts := r.sideOptions(i)
	most, all := 0.0, 0.0
	for k, o := range opts {
		x := 0.0
		for _, s := range o.signs {
			x += sideWeight[s]
			if s == "once" && o.signs[0] != "told" || s == "unfit" {
				x -= never
			}
		}
		x = math.Exp(x)
		all += x
		if k == 0 || x > most {
			side, most = o.side, x
		}
	}
	if most < leastSure*all {
		side = 0
	}
	if r.keepChoices {
		r.choices = append(r.choices, choice{i, side, opts})
	}
	return side, most / all
}

// leastSure is the least chance at which somebody is given a side.
const leastSure = 0.45

// leastBinding is the least chance at which what somebody says binds their side; see
// doc/tried/positions.md.
const leastBinding = 0.8
