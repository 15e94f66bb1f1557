package resolve

import (
	"slices"
	"strings"

	"github.com/parley-record/parley"
	"github.com/parley-record/parley/nlp"
	"github.com/parley-record/parley/nlp/ner/gazetteer"
)

// A home is who stands in one report, as far as what its parties do with one another asks
// for it.
type home struct {
	report  int
	parties []int32    // the political parties that it names, in the order of the cast
	people  []*someone // those named in it first
	states  int        // how many states do something in it
}

// homes returns the home of every report, in one pass over what is told of each actor.
func (r *resolver) homes() []home {
	out := make([]home, len(r.drafts))
	for i := range out {
		out[i].report = i
	}
	seen := make([]int, len(out)) // by report, the actor counted there last, plus one
	for k, s := range r.cast.list {
		switch {
		case len(s.mentions) == 0:
		case s.kind == parley.Person:
			if h := &out[s.mentions[0].report]; !s.described {
				h.people = append(h.people, s)
			}
		case s.kind == parley.State:
			for _, m := range s.mentions {
				if seen[m.report] != k+1 && r.acting(m) {
					seen[m.report] = k + 1
					out[m.report].states++
				}
			}
		case r.partyAtHome(int32(k + 1)):
			for _, m := range s.mentions {
				if seen[m.report] != k+1 {
					seen[m.report] = k + 1
					out[m.report].parties = append(out[m.report].parties, int32(k+1))
				}
			}
		}
	}
	return out
}

// atHome gives ministers and shadow ministers their sides where a report tells of what
// the parties of a state do with one another, so that the state itself is no side:
// ministers are of the government that it tells of, or else of the one party that has
// neither a shadow minister nor anybody else of its own in the report; shadow ministers
// are all of one party.
func (r *resolver) atHome(h *home) {
	parties := h.parties
	if len(parties) < 2 || h.states > 1 {
		return
	}
	people := h.people
	var shadows, ministers []*someone
	for _, s := range people {
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
	ruling := r.theGovernment(h.report)
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

// partyAtHome reports whether i is a political party, but one of a state whose government
// is called the administration.
func (r *resolver) partyAtHome(i int32) bool {
	s := r.cast.list[i-1]
	return !s.described && !s.place && !strings.HasPrefix(s.code, "US-") && r.bodySort(i) == "party"
}

// acting reports whether a mention is of somebody who does something there.
func (r *resolver) acting(m mention) bool {
	rel := r.drafts[m.report].Doc.Tokens[m.head].Rel
	return m.form != "pronoun" && (rel.Plain() == nlp.RelNsubj || rel == nlp.RelOblAgent)
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
var fields = wordList("fields")

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

// campaigns reports whether somebody speaks or works for one who runs in an election: for
// neither the party nor the state, then.
func (r *resolver) campaigns(s *someone) bool {
	if s.serves == 0 || s.kind != parley.Person || r.home(s.mentions[0].report) != "polls" {
		return false
	}
	for _, f := range s.offices() {
		switch f {
		case "voice", "aide", "campaign", "company", "chair", "director", "leader":
			runs := true
			for _, o := range r.cast.list[s.serves-1].offices() {
				runs = runs && o != "president" && o != "minister" && o != "ruler"
			}
			if runs || f == "campaign" {
				return true
			}
		}
	}
	return false
}
