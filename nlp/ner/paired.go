package ner

import "github.com/parley-record/parley/nlp"

// combining returns the code of the state that a word stands for before a hyphen
// and another's demonym, as in "Franco-German"; "" for any other word.
func combining(w string) string {
	switch w {
	case "Anglo":
		return "GBR"
	case "Austro":
		return "AUT"
	case "Franco":
		return "FRA"
	case "Greco":
		return "GRC"
	case "Hispano":
		return "ESP"
	case "Indo":
		return "IND"
	case "Italo":
		return "ITA"
	case "Luso":
		return "PRT"
	case "Russo":
		return "RUS"
	case "Sino":
		return "CHN"
	case "Turco", "Turko":
		return "TUR"
	}
	return ""
}

// paired parts a name that is two demonyms, "Franco-German", and returns both;
// false where n is none.
func paired(d *nlp.Doc, n nlp.Name) (a, b nlp.Name, ok bool) {
	if n.End-n.First != 3 || !d.Is(int(n.First+1), "-") {
		return a, b, false
	}
	c := combining(d.Form(int(n.First)))
	end, e := match(d, int(n.End-1))
	if c == "" || e == nil || end != int(n.End) || e.Form != nlp.Demonym {
		return a, b, false
	}
	a = nlp.Name{First: n.First, End: n.First + 1, Kind: nlp.State, Form: nlp.Demonym, Code: c}
	b = nlp.Name{First: n.End - 1, End: n.End, Kind: e.Kind, Form: e.Form, Code: e.Code}
	return a, b, true
}
