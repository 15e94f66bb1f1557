package ner

import "github.com/parley-record/parley/nlp"

// bearer mends a person's name by what stands at its edges: "Hamad bin | Isa"
// is one name, "Henrik | II" too.
func bearer(d *nlp.Doc, n *nlp.Name, s nlp.Sentence) {
	for n.First >= s.First+2 && linksNames(d.Form(int(n.First-1))) && capital(d, n.First-2) && d.Tokens[n.First-2].UPOS == nlp.PROPN && !titleWord(d.Form(int(n.First-2))) {
		n.First -= 2
	}
	if n.End < s.End && ordinal(d.Form(int(n.End))) {
		n.End++
	}
}

// linksNames reports whether w stands between a name and that of the father or
// the family alone.
func linksNames(w string) bool {
	switch w {
	case "bin", "ibn", "bint", "ben", "van", "von", "der", "den", "ter", "ten", "zu", "dos", "binti", "ould", "ag", "ap":
		return true
	}
	return false
}

// ordinal reports whether w counts the bearers of a name.
func ordinal(w string) bool {
	switch w {
	case "II", "III", "IV", "VI", "VII", "VIII", "IX", "XI", "XII", "XIII", "XIV", "XV", "XVI", "XXIII", "Jr", "Jr.", "Sr", "Sr.":
		return true
	}
	return false
}

// peer reports whether a name is a person's by the rank that it begins with.
func peer(d *nlp.Doc, n nlp.Name) bool {
	if n.End-n.First < 2 || n.End-n.First > 4 || !capitals(d, int(n.First), int(n.End)) || office(d.Form(int(n.End-1))) {
		return false
	}
	switch d.Form(int(n.First)) {
	case "Sir", "Dame", "Lord", "Lady", "Baroness", "Sheikh", "Sheikha", "Ayatollah", "Pope":
		return true
	}
	return false
}

// ledBody reports whether a single word behind "chief of" or "workers at" is
// whom they lead or work for rather than a person. Given says that it is a
// given name.
func ledBody(d *nlp.Doc, n nlp.Name, s nlp.Sentence, given bool) bool {
	if given || n.End-n.First != 1 || n.First < s.First+2 {
		return false
	}
	switch d.Form(int(n.First - 1)) {
	case "of", "at", "for":
	default:
		return false
	}
	switch d.Form(int(n.First - 2)) {
	case "chief", "head", "chairman", "chairwoman", "chair", "boss", "director", "CEO", "owner", "owners", "founder", "treasurer", "branch", "subsidiary", "unit", "division", "arm",
		"shareholders", "shareholder", "employees", "employee", "workers", "worker", "managers", "manager", "executives", "executive", "staff", "directors", "members", "president":
		return true
	}
	return false
}
