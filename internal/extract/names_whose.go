package extract

import (
	"github.com/parley-record/parley/nlp"
	"github.com/parley-record/parley/nlp/ner/gazetteer"
)

// lastNames makes people's names of single words that were read as a people's or a known
// firm's where the report has named somebody before whose last name they are: "English has
// agreed" once Jane English is told of.
func lastNames(d *nlp.Doc) {
	last := map[string]bool{}
	for k := range d.Names {
		n := &d.Names[k]
		if n.Kind == nlp.Person && n.End-n.First > 1 {
			last[d.Form(int(n.End-1))] = true
			continue
		}
		if n.End-n.First != 1 || n.Code == "" || !last[d.Form(int(n.First))] || n.Kind == nlp.State && n.Form != nlp.Demonym || n.First > 0 && d.Is(int(n.First-1), "the") {
			continue
		}
		switch tok := &d.Tokens[n.First]; tok.Rel.Plain() {
		case nlp.RelAmod, nlp.RelCompound:
		default:
			if tok.UPOS == nlp.PROPN || tok.Rel.Plain() == nlp.RelNsubj {
				n.Kind, n.Code, n.Form = nlp.Person, "", nlp.Proper
			}
		}
	}
}

// soviets gives the Soviet Union its seat and its people where a report names it and not
// Russia.
func soviets(d *nlp.Doc) {
	soviet := false
	for k := range d.Names {
		switch n := &d.Names[k]; {
		case n.Code == "SUN":
			soviet = true
		case n.Code == "RUS" && n.Form == nlp.Proper:
			return
		}
	}
	for k := range d.Names {
		if n := &d.Names[k]; soviet && n.Code == "RUS" {
			n.Code = "SUN"
		}
	}
}

// firmOfOffice reports whether a name is a body's by the office that somebody has there,
// "an official at sugar producer Kelmar", or by the noun that it stands behind: "the
// country's biggest bank, Kelmar,".
func firmOfOffice(d *nlp.Doc, n *nlp.Name) bool {
	if n.Kind == nlp.Place && gazetteer.Lookup(d.Words(int(n.First), int(n.End))) != nil || n.First < 2 || honorific(d, n.First-1) || int(n.End) < len(d.Tokens) && (d.Tokens[n.End].UPOS == nlp.NOUN || d.Tokens[n.End].UPOS == nlp.PROPN) {
		return false
	}
	if n.Kind == nlp.Person && isComma(d, n.First-1) && int(n.End) < len(d.Tokens) && isComma(d, n.End) {
		return biggest(d, n.First-2) && !human(d, n)
	}
	t := n.First - 1
	for t > 0 && n.First-t < 6 && !d.Is(int(t), "at") && (d.Tokens[t].UPOS == nlp.NOUN || d.Tokens[t].UPOS == nlp.ADJ || d.Tokens[t].UPOS == nlp.PROPN || d.Tokens[t].UPOS == nlp.DET) {
		t--
	}
	if t < 1 || !d.Is(int(t), "at") {
		return false
	}
	for k := t - 1; k >= 0 && t-k < 5 && d.Tokens[k].Sentence == d.Tokens[t].Sentence; k-- {
		switch titleAt(d, k) {
		case "office", "voice", "expert":
			return true
		}
		if u := d.Tokens[k].UPOS; u != nlp.NOUN && u != nlp.ADJ && !d.Is(int(k), "of") && !d.Is(int(k), "for") {
			return false
		}
	}
	return false
}

// biggest reports whether the noun at token t is one for firms that is said to be the
// first of several: "Chile's biggest bank".
func biggest(d *nlp.Doc, t int32) bool {
	if !firmNouns[d.Tokens[t].Lemma] || d.Tokens[t].XPOS != nlp.TagNN {
		return false
	}
	for k := t - 1; k >= 0 && t-k < 4; k-- {
		if d.Tokens[k].XPOS == nlp.TagJJS {
			return true
		}
	}
	return false
}
