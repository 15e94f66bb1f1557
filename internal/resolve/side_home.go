package resolve

import (
	"slices"
	"strings"

	"github.com/parley-record/parley"
	"github.com/parley-record/parley/nlp"
	"github.com/parley-record/parley/nlp/ner/gazetteer"
)

// atHome gives ministers and shadow ministers their sides where a report tells of what
// the parties of a state do with one another, so that the state itself is no side:
// ministers are of the government that it tells of, or else of the one party that has
// neither a shadow minister nor anybody else of its own in the report; shadow ministers
// are all of one party.
func (r *resolver) atHome(report int) {
	parties := r.partiesIn(report)
	if len(parties) < 2 || r.statesAct(report) {
		return
	}
	var people, shadows, ministers []*someone
	for _, s := range r.cast.list {
		if s.kind != parley.Person || s.described || len(s.mentions) == 0 || s.mentions[0].report != report {
			continue
		}
		people = append(people, s)
		switch {
		case s.holdsSome(shadow):
			shadows = append(shadows, s)
		case s.holdsSome(ministerial) || s.homeCode() != "" && !s.holdsSome(partisanOffice) && !slices.Contains(parties, s.party):
			ministers = append(ministers, s)
		}
	}
	var opposition int32
	rule, beside := map[int32]bool{}, map[int32]bool{} // parties of ministers; those of others
	for _, s := range people {
		if !slices.Contains(parties, s.party) {
			continue
		}
		switch {
		case slices.Contains(shadows, s):
			opposition = s.party
		case slices.Contains(ministers, s):
			rule[s.party] = true
		default:
			beside[s.party] = true
		}
	}
	if opposition == 0 && len(shadows) > 0 {
		opposition = onlyOne(parties, func(p int32) bool { return rule[p] || beside[p] })
	}
	for _, s := range shadows {
		if p := s.party; opposition != 0 && !slices.Contains(parties, p) {
			s.party, s.basis = opposition, "reported"
		}
	}
	ruling := r.theGovernment(report)
	if ruling == 0 {
		ruling = onlyOne(parties, func(p int32) bool { return p == opposition || beside[p] })
	}
	for _, s := range ministers {
		if p := s.party; ruling != 0 && (p == 0 || r.cast.list[p-1].kind == parley.State) {
			s.party, s.basis = ruling, "reported"
		}
	}
}

// onlyOne returns the one of list for which out does not hold, 0 for none or several.
func onlyOne(list []int32, out func(int32) bool) int32 {
	found := int32(0)
	for _, p := range list {
		if out(p) {
			continue
		}
		if found != 0 {
			return 0
		}
		found = p
	}
	return found
}

// partiesIn returns the political parties that a report names, but those of a state whose
// government is called the administration.
func (r *resolver) partiesIn(report int) []int32 {
	var out []int32
	for k, s := range r.cast.list {
		if s.kind == parley.Person || s.described || s.place || strings.HasPrefix(s.code, "US-") {
			continue
		}
		if i := int32(k + 1); r.bodySort(i) == "party" && r.named(i, report) > 0 {
			out = append(out, i)
		}
	}
	return out
}

// statesAct reports whether two states at least do something in a report.
func (r *resolver) statesAct(report int) bool {
	n := 0
	for _, s := range r.cast.list {
		if s.kind != parley.State {
			continue
		}
		if slices.ContainsFunc(s.mentions, func(m mention) bool {
			d := r.drafts[m.report].Doc
			rel := d.Tokens[m.head].Rel
			return m.report == report && m.form != "pronoun" && (rel.Plain() == nlp.RelNsubj || rel == nlp.RelOblAgent)
		}) {
			n++
		}
	}
	return n > 1
}

// holdsSome reports whether an office that somebody holds now is one of a sort.
func (s *someone) holdsSome(sort func(string) bool) bool {
	return slices.ContainsFunc(s.roles, func(ro role) bool { return !ro.former && sort(ro.text) })
}

// shadow reports whether an office is one of the opposition: "shadow home secretary".
func shadow(office string) bool { return strings.Contains(gazetteer.Fold(office), "shadow ") }

// ministerial reports whether an office is one of a government, a secretary's of a field
// or of state too.
func ministerial(office string) bool {
	if stately(office) {
		return true
	}
	w := nameWords(office)
	for k, x := range w {
		if x == "secretary" && (k > 0 && fields[w[k-1]] || k+2 < len(w) && w[k+1] == "of" && w[k+2] == "state") {
			return true
		}
	}
	return false
}

// fields are what secretaries of a government are of.
var fields = wordSet(`home foreign defence defense trade industry treasury health education culture transport environment agriculture pensions work
	business justice labor labour energy interior commerce welfare rural affairs housing skills communities`)

// partisanOffice reports whether an office is one of a political party, none of a government.
func partisanOffice(office string) bool {
	for _, w := range nameWords(office) {
		switch w {
		case "spokesman", "spokeswoman", "spokesperson", "leader", "chairman", "chairwoman", "co-chairman", "whip":
			return !ministerial(office)
		}
	}
	return false
}
