package extract

import (
	"slices"
	"strings"

	"github.com/parley-record/parley/nlp"
	"github.com/parley-record/parley/nlp/ner/gazetteer"
)

// What names are of, by their own words, those beside them and what else the report calls
// so.

// joinHyphens makes one name of two that a hyphen joins, "IG-Holz", where none of them
// is known alone and they are no two of a kind: "Arden-Kelmar talks". What is one
// name in one place is one elsewhere, if only its end was read as a name there.
func joinHyphens(d *nlp.Doc) {
	to := make([]int32, len(d.Names)) // where each name goes
	kept := d.Names[:0:0]
	whole := map[string]bool{}
	for k := range d.Names {
		n := d.Names[k]
		if m := len(kept) - 1; m >= 0 && hyphened(d, &kept[m], &n) {
			kept[m].End, kept[m].Kind = n.End, nlp.Organisation
			to[k] = int32(m)
			n = kept[m]
		} else {
			to[k] = int32(len(kept))
			kept = append(kept, n)
		}
		if n.Kind == nlp.Organisation && n.End-n.First == 3 && d.Is(int(n.First+1), "-") {
			whole[d.Words(int(n.First), int(n.End))] = true
		}
	}
	if len(whole) > 0 {
		for k := range kept {
			n := &kept[k]
			if n.Code == "" && n.End-n.First == 1 && n.First > 1 && d.Is(int(n.First-1), "-") && whole[d.Words(int(n.First-2), int(n.End))] && (k == 0 || kept[k-1].End <= n.First-2) {
				n.First, n.Kind = n.First-2, nlp.Organisation
			}
		}
	}
	d.Names = kept
	if len(kept) == len(to) {
		return
	}
	d.Chains = slices.Clone(d.Chains)
	for i := range d.Chains {
		if c := &d.Chains[i]; c.Name >= 0 {
			c.Name = to[c.Name]
		}
	}
}

// hyphened reports whether only a hyphen stands between two names that are parts of one.
func hyphened(d *nlp.Doc, a, b *nlp.Name) bool {
	if a.Code != "" || b.Code != "" || b.First != a.End+1 || !d.Is(int(a.End), "-") || !d.Tokens[a.End].Glued || !d.Tokens[b.First].Glued {
		return false
	}
	return a.End-a.First == 1 && b.End-b.First == 1 && (a.Kind == nlp.Organisation) != (b.Kind == nlp.Organisation)
}

// sortNames sets right what names are of that their own words or those right beside
// them tell: a body read as no actor by its last word, "Anti-Noise League"; an office or
// its field read as a body, "U.S. Trade Representative", of which only the state is left;
// a text or rate that is no actor, by its letters too: "Cocoa Agreement (ICCA)".
func sortNames(d *nlp.Doc) {
	texts := map[string]bool{} // names of texts, and the letters that stand for them
	bodies, people := map[string]bool{}, map[string]bool{}
	for k := range d.Names {
		n := &d.Names[k]
		sortName(d, n)
		if n.Kind == nlp.Person && (n.End-n.First > 1 || n.First > 0 && honorific(d, n.First-1)) {
			people[d.Form(int(n.End-1))] = true
		}
		if n.Kind != nlp.Organisation || n.Code != "" {
			continue
		}
		w := d.Words(int(n.First), int(n.End))
		if paper(d, n) {
			texts[w] = true
			continue
		}
		bodies[w] = true
	}
	for k := range d.Names {
		n := &d.Names[k]
		if n.Code != "" || n.Kind != nlp.Organisation && n.Kind != nlp.Other {
			continue
		}
		if w := d.Words(int(n.First), int(n.End)); texts[w] {
			n.Kind = nlp.Other
		} else if bodies[w] {
			n.Kind = nlp.Organisation // wherever it stands
		}
	}
}

// sortName is sortNames for what one name tells alone.
func sortName(d *nlp.Doc, n *nlp.Name) {
	switch {
	case n.Code != "":
	case n.Kind == nlp.Person && n.End-n.First == 1 && (d.Is(int(n.First), "god") || d.Is(int(n.First), "allah")):
		n.Kind = nlp.Other
	case n.Kind == nlp.Person && n.End-n.First > 1 && d.Is(int(n.First), "lady") && n.First > 0 && d.Is(int(n.First-1), "first"):
		n.First++
	case n.Kind == nlp.Other && n.End-n.First > 1 && bodyEnds[gazetteer.Fold(d.Form(int(n.End-1)))]:
		n.Kind = nlp.Organisation
	case n.Kind != nlp.State && noActor(d, n):
		n.Kind = nlp.Other
	case n.Kind == nlp.Organisation && officeName(d, n):
		if e := gazetteer.Lookup(d.Form(int(n.First))); e != nil && e.Kind == nlp.State && n.End-n.First > 1 {
			n.End, n.Kind, n.Code, n.Form = n.First+1, nlp.State, e.Code, e.Form
			return
		}
		n.Kind = nlp.Other
	}
}

// noActor reports whether a name is none of anybody by its first word: the label of a
// member of a parliament, "D-Kan.", a number, "12-nation", or the part of a
// law: "Article 5".
func noActor(d *nlp.Doc, n *nlp.Name) bool {
	w := d.Form(int(n.First))
	if letter, rest, ok := strings.Cut(w, "-"); ok && (letter == "D" || letter == "R") && rest != "" && rest[0] >= 'A' && rest[0] <= 'Z' && strings.HasSuffix(w, ".") {
		return true
	}
	if n.End-n.First > 1 && len(w) == 1 && (w == "D" || w == "R") && d.Is(int(n.First+1), "-") {
		return true
	}
	if w[0] >= '0' && w[0] <= '9' {
		return strings.HasSuffix(d.Form(int(n.End-1)), "nation") || strings.HasSuffix(d.Form(int(n.End-1)), "point")
	}
	switch w {
	case "Article", "Section", "Clause", "Chapter":
		return n.End-n.First == 1 && int(n.End) < len(d.Tokens) && d.Tokens[n.End].UPOS == nlp.NUM
	}
	return false
}

// paper reports whether a name read as a body's is one of a text or rate: by its last
// word, by the word behind it, or as the letters of what stands before a bracket.
func paper(d *nlp.Doc, n *nlp.Name) bool {
	if textEnds[gazetteer.Fold(d.Form(int(n.End-1)))] {
		return true
	}
	if int(n.End) < len(d.Tokens) && d.Tokens[n.End].UPOS == nlp.NOUN && treaties[d.Tokens[n.End].Lemma] {
		return true
	}
	t := n.First - 1
	return n.End-n.First == 1 && t > 0 && (d.Is(int(t), "(") || d.Is(int(t), ",")) && capital(d.Form(int(t-1))) && textEnds[gazetteer.Fold(d.Form(int(t-1)))] && capitals(d.Form(int(n.First)))
}

// textEnds are last words of the names of texts and rates, treaties what is said behind
// the name of a text.
var (
	textEnds = listed("textEnds")
	treaties = listed("treaties")
)

// bodyEnds are last words by which a name is a body's.
var bodyEnds = listed("bodyEnds")

// officeName reports whether a name read as a body's is no more than an office or its
// field: "Trade Representative", "Under Secretary of Commerce", "Lifelong Learning"
// before "Minister".
func officeName(d *nlp.Doc, n *nlp.Name) bool {
	for t := n.First; t < n.End; t++ {
		if stateOffice[gazetteer.Fold(d.Form(int(t)))] && (t+1 == n.End || d.Is(int(t+1), "of") || d.Is(int(t+1), "for")) {
			return true
		}
	}
	if int(n.End) >= len(d.Tokens) || n.End-n.First < 2 {
		return false
	}
	last := gazetteer.Fold(d.Form(int(n.End - 1)))
	switch d.Form(int(n.End)) {
	case "Minister", "Secretary", "Undersecretary":
		return !bodyEnds[last] && !bodyLast[last]
	case "Leader", "Whip":
		return last == "minority" || last == "majority"
	}
	return false
}

// stateOffice are offices by which no body is called.
var stateOffice = listed("stateOffice")

// bodyLast are more last words of bodies, which may have a secretary.
var bodyLast = listed("bodyLast")

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
