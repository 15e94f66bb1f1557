package resolve

import (
	"strings"

	"github.com/parley-record/parley"
	"github.com/parley-record/parley/nlp"
	"github.com/parley-record/parley/nlp/ner/gazetteer"
)

// firmCalled returns the body whose longer name begins with a name that was read as
// a person's, where no honorific or office before it makes it one: "Harcourt" of
// Harcourt Mills; 0 for none, or several.
func (r *resolver) firmCalled(d *nlp.Doc, n nlp.Name) int32 {
	words := nameWords(d.Words(int(n.First), int(n.End)))
	if n.First > 0 {
		switch gazetteer.Title(gazetteer.Fold(d.Form(int(n.First - 1)))) {
		case "honorific", "office", "voice", "expert", "member":
			return 0
		}
	}
	if w := d.Form(int(n.First)); gazetteer.Title(gazetteer.Fold(w)) == "honorific" {
		return 0
	}
	var found int32
	for _, i := range r.cast.byWord[words[0]] {
		s := r.cast.list[i-1]
		if s.kind != parley.Organisation || s.described || s.place || i == found {
			continue
		}
		for _, w := range s.words {
			if len(w) > len(words) && strings.Join(w[:len(words)], " ") == strings.Join(words, " ") || len(words) == 1 && (initialled(w, words[0]) || len(w) == 1 && w[0] == words[0]) {
				if found != 0 && found != i {
					return 0
				}
				found = i
			}
		}
	}
	return found
}

// initialled reports whether a name has w behind single letters and goes on as no
// person's does or ends there: "E.F. Hutton Group".
func initialled(name []string, w string) bool {
	k := 0
	for k < len(name) && len(name[k]) == 1 {
		k++
	}
	return k > 0 && k < len(name) && name[k] == w
}

// letters returns the first letters of the words of a name with those of its legal
// form: "fil" of Foss Investments Ltd.
func letters(words []string) string {
	var b strings.Builder
	for _, w := range words {
		switch w {
		case "of", "the", "and", "for", "in", "on", "'s", "&", "de", "to":
			continue
		}
		b.WriteByte(w[0])
	}
	return b.String()
}

// leading returns the single letters that a name begins with as one word, "hc" of H.C.
// Holdings; "" where there are less than two.
func leading(words []string) string {
	k := 0
	for k < len(words) && len(words[k]) == 1 {
		k++
	}
	if k < 2 {
		return ""
	}
	return strings.Join(words[:k], "")
}

// ofField reports whether a name is no party's but the field of an office: "Labour
// Minister".
func ofField(d *nlp.Doc, n *nlp.Name) bool {
	if n.End-n.First != 1 || int(n.End) >= len(d.Tokens) || !d.Is(int(n.First), "labour") {
		return false
	}
	switch d.Form(int(n.End)) {
	case "Minister", "Ministry", "Ministers", "Secretary", "Department", "Commissioner":
		return true
	case "GROUP", "GROUPS", "DISPUTE", "UNION", "UNIONS", "TALKS", "UNREST", "COSTS", "LAW", "LAWS", "CONTRACT", "PACT", "STRIKE", "FEDERATION", "LEADERS", "ACTION":
		return d.Is(int(n.First), "labour") // in a title in capitals
	}
	return false
}

// fieldOf returns the code of the state whose minister is called by the name of a
// ministry: "U.S. Treasury Secretary"; "" for any other name.
func fieldOf(d *nlp.Doc, n *nlp.Name, code string) string {
	h := gazetteer.Of(code)
	if h == nil || h.Sort != "ministry" || int(n.End) >= len(d.Tokens) || !d.Is(int(n.End), "secretary") && !d.Is(int(n.End), "minister") {
		return ""
	}
	if o := gazetteer.Of(h.Of); o == nil || o.Kind != nlp.State {
		return ""
	}
	return h.Of
}

// whole reports whether what stands before the last words of a body's name leaves them
// a name: not "University of" before "North Carolina".
func whole(before []string) bool {
	for _, w := range before {
		switch w {
		case "inc", "corp", "ltd", "plc":
			return false // another firm's
		}
	}
	switch before[len(before)-1] {
	case "of", "for", "and", "in", "at", "on", "to", "de", "'s":
		return false
	case "the":
		return len(before) > 1 && (before[len(before)-2] == "of" || before[len(before)-2] == "for")
	}
	return true
}
