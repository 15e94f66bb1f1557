package follow

import (
	"strings"

	"github.com/parley-record/parley"
)

// belongs reports whether r is about n, and if not, why it stays out: it names two of
// the parties, or one and an issue. With strict, for parties and issues that nobody
// chose, it takes two parties and an issue. A negotiation without parties takes every
// report.
func belongs(n parley.Negotiation, r *parley.Report, strict bool) (bool, string) {
	if len(n.Parties) == 0 {
		return true, ""
	}
	text := " " + parley.Words(r.Text) + " "
	named := func(list []string) int {
		k := 0
		for _, name := range list {
			for _, form := range strings.Split(name, "/") { // other names of one, as in "EU / European Union"
				if w := parley.Words(form); w != "" && strings.Contains(text, " "+w+" ") {
					k++
					break
				}
			}
		}
		return k
	}
	parties, issues := named(n.Parties), named(n.Issues)
	if strict && len(n.Parties) > 1 && len(n.Issues) > 0 {
		if parties >= 2 && issues > 0 {
			return true, ""
		}
		return false, "names fewer than two of the parties, or none of the issues, that the record names most"
	}
	if parties >= 2 || parties == 1 && (issues > 0 || len(n.Parties) == 1) {
		return true, ""
	}
	if parties == 1 {
		return false, "names only one of the parties and none of the issues"
	}
	return false, "names none of the parties"
}
