package resolve

import (
	"slices"

	"github.com/parley-record/parley"
	"github.com/parley-record/parley/nlp"
	"github.com/parley-record/parley/nlp/ner/gazetteer"
)

// shortNoun are the nouns that may stand alone for a body whose name has them as what
// it is: "the commission" of the Commission for Fair Pay.
var shortNoun = wordList("shortNoun")

// shortened returns the body named before, or else the only one named, whose name says
// what the words from token first to the noun at head say in small letters: "the
// commission", "the budget office" of the Congressional Budget Office; 0 for none.
func (r *resolver) shortened(report int, first, head int32) int32 {
	d := r.drafts[report].Doc
	if c := d.Text[d.Tokens[head].Start]; c < 'a' || c > 'z' || isPlural(d, int(head)) || narrowed(d, head) || head-first > 3 {
		return 0
	}
	w := gazetteer.Fold(d.Form(int(head)))
	if first == head && !shortNoun[w] || first < head && !shortNoun[w] && w != "office" && w != "board" && w != "court" {
		return 0
	}
	var own []string
	for t := first; t < head; t++ {
		if u := d.Tokens[t].UPOS; u != nlp.NOUN && u != nlp.ADJ || r.cast.at[report][t] != 0 {
			return 0
		}
		own = append(own, gazetteer.Fold(d.Form(int(t))))
	}
	return r.lastNamed(report, first, func(s *someone) bool {
		return s.kind != parley.Person && s.kind != parley.State && !s.place && !s.described && slices.ContainsFunc(s.names(), func(n []string) bool { return shortOf(own, w, n) })
	})
}

// shortOf reports whether a name has noun as what the body is, and all of the words own.
func shortOf(own []string, noun string, name []string) bool {
	if len(name) < 2 || name[len(name)-1] != noun && headOfName(name) != noun {
		return false
	}
	for _, w := range own {
		if !slices.Contains(name, w) {
			return false
		}
	}
	return true
}

// headOfName returns the word of a body's name that others follow by a preposition:
// "department" of the Department of Trade; "" where none do.
func headOfName(name []string) string {
	for k := 1; k < len(name); k++ {
		switch name[k] {
		case "of", "for", "on", "against", "in", "to":
			return name[k-1]
		}
	}
	return ""
}
