package resolve

import (
	"slices"

	"github.com/parley-record/parley/nlp"
	"github.com/parley-record/parley/nlp/ner/gazetteer"
)

// A seat is the state that an office of a state is of, by its code; "" where nobody tells.
type seat struct {
	code string
	told bool // by the words beside the name, and not by what the report is about
}

// isMinistry reports whether a name is one that many states have an office of: "the
// Foreign Ministry".
func isMinistry(words []string) bool {
	if len(words) == 0 {
		return false
	}
	last := words[len(words)-1]
	return (ministry[last] || ministry[words[0]]) && (last != "army" || !slices.ContainsFunc(words, func(w string) bool { return insurgent[w] }))
}

// insurgent are words in names of armies that are no state's: "the Liberation Army of the
// North" and its like side with nobody whose state a report names.
var insurgent = wordList("insurgent")

// ministrySeat returns whose office a mention of a ministry names: by the words beside it
// ("China's Foreign Ministry"), or else that of the state which its report names most.
func (r *resolver) ministrySeat(m mention) seat {
	d := r.drafts[m.report].Doc
	state := func(t int32) string {
		if t >= 0 && int(t) < len(d.Tokens) {
			if e := gazetteer.Lookup(d.Form(int(t))); e != nil && e.Kind == nlp.State {
				return e.Code
			}
		}
		return ""
	}
	t := m.first - 1
	if t >= 0 && d.Tokens[t].XPOS == nlp.TagPOS {
		t--
	}
	for _, t := range [3]int32{m.first, t, m.end + 1} {
		if t == m.end+1 && (int(m.end) >= len(d.Tokens) || !d.Is(int(m.end), "of")) {
			continue
		}
		if code := state(t); code != "" {
			return seat{code, true}
		}
	}
	return seat{code: r.mainCode(m.report)}
}

// mainCode returns the code of the state that a report names most, "" for none or several.
func (r *resolver) mainCode(report int) string {
	if r.mainCodes == nil {
		r.mainCodes = map[int]string{}
	}
	if code, ok := r.mainCodes[report]; ok {
		return code
	}
	best, most, next := "", 0, 0
	count := map[string]int{}
	for _, n := range r.drafts[report].Doc.Names {
		if h := gazetteer.Of(n.Code); h != nil && h.Kind == nlp.State {
			count[n.Code]++
		}
	}
	for code, n := range count { // a greatest of its own: the order does not matter
		switch {
		case n > most:
			best, most, next = code, n, most
		case n > next:
			next = n
		}
	}
	if most == next {
		best = ""
	}
	r.mainCodes[report] = best
	return best
}

// otherMinistry reports whether a ministry of h that report names is not s, another state's
// of the same name.
func (s *someone) otherMinistry(h seat, own bool) bool {
	if own {
		return h.told && s.seat.told && h.code != s.seat.code
	}
	return h.code != s.seat.code
}
