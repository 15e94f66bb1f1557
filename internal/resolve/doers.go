package resolve

import (
	"strings"

	"github.com/parley-record/parley"
	"github.com/parley-record/parley/internal/extract"
)

// doers returns who does what an entry of a report tells of refs, as castOf does:
// a bare description of a company is the company named before, and a pronoun that
// nothing else resolves, in what somebody is said to have said, is who said it.
// The sign tells the ranking where somebody was so lent.
func (r *resolver) doers(report int, refs []extract.Ref, e *extract.Entry) (by []int32, lent []string) {
	by = r.castOf(report, refs)
	if len(by) == 1 && len(refs) == 1 {
		if c := r.companyOf(report, refs[0].Head, by[0]); c != 0 {
			return []int32{c}, []string{"by:company"}
		}
	}
	if len(by) == 0 && len(refs) == 1 && r.twoSides(report, refs[0]) {
		if sides, plain := r.atTable(report); plain {
			return sides, []string{"by:table"}
		}
	}
	if len(by) > 0 || len(refs) != 1 || len(e.According) != 1 || refs[0].End-refs[0].First != 1 {
		return by, nil
	}
	d := r.drafts[report].Doc
	teller := r.who(report, e.According[0])
	if teller == 0 || e.According[0].Head == refs[0].Head {
		return by, nil
	}
	s := r.cast.list[teller-1]
	switch strings.ToLower(d.Form(int(refs[0].Head))) {
	case "it", "its", "they", "their", "we", "our":
		if s.kind == parley.Person {
			if teller = r.side(teller); teller == 0 || r.cast.list[teller-1].kind == parley.Person {
				return by, nil
			}
		}
	case "he", "she", "his", "her", "i", "my":
		if s.kind != parley.Person {
			return by, nil
		}
	default:
		return by, nil
	}
	return []int32{teller}, []string{"by:teller"}
}

// twoSides reports whether a reference counts the two sides of the talks without
// a name: "the two sides", "both companies".
func (r *resolver) twoSides(report int, ref extract.Ref) bool {
	d := r.drafts[report].Doc
	switch d.Tokens[ref.Head].Lemma {
	case "side", "party", "company", "country", "nation", "government", "firm", "state", "delegation", "negotiator":
	default:
		return false
	}
	for t := ref.First; t < ref.Head; t++ {
		if d.Is(int(t), "two") || d.Is(int(t), "both") {
			return true
		}
	}
	return false
}
