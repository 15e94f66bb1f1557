package extract

import (
	"slices"
	"strings"

	"github.com/parley-record/parley/nlp"
	"github.com/parley-record/parley/nlp/ner/gazetteer"
)

// readFirms makes the names of firms those of bodies where they were read as people's
// and the words say otherwise: "the insurer Ostberg", "Ostberg's chief executive, Jane
// Roe", "Ostberg, the ratings firm,".
func readFirms(doc *nlp.Doc) {
	firms := map[string]bool{}
	people := takenUpAsPeople(doc)
	for i := range doc.Names {
		n := &doc.Names[i]
		if n.Kind == nlp.Person && n.Code == "" && (firmlike(doc, n) || shared(doc, n) && !people[doc.Words(int(n.First), int(n.End))]) {
			firms[doc.Words(int(n.First), int(n.End))] = true
		}
	}
	if len(firms) == 0 {
		return
	}
	for i := range doc.Names {
		if n := &doc.Names[i]; n.Kind == nlp.Person && human(doc, n) {
			for k := n.First; k < n.End; k++ { // nobody of this name is a firm, by whichever part
				delete(firms, doc.Words(int(k), int(n.End)))
			}
		}
	}
	begins, ends := map[string]bool{}, map[string]bool{} // first words of firms, last words of people who are none
	for f := range firms {
		if first, _, long := strings.Cut(f, " "); long {
			begins[first] = true
		}
	}
	for i := range doc.Names {
		n := &doc.Names[i]
		if n.Kind == nlp.Person && n.End-n.First > 1 && !firms[doc.Words(int(n.First), int(n.End))] {
			ends[doc.Form(int(n.End-1))] = true
		}
	}
	for i := range doc.Names {
		n := &doc.Names[i]
		if n.Kind != nlp.Person {
			continue
		}
		if text := doc.Words(int(n.First), int(n.End)); firms[text] || n.End-n.First == 1 && begins[text] && !ends[text] {
			n.Kind = nlp.Organisation
		}
	}
}

// takenUpAsPeople returns the names that a text goes on to call "he" or "she".
func takenUpAsPeople(d *nlp.Doc) map[string]bool {
	at := map[int32]bool{} // heads of mentions in such chains
	for k := range d.Chains {
		list := d.Chains[k].Mentions
		if slices.ContainsFunc(list, func(m nlp.Mention) bool { return gendered[gazetteer.Fold(d.Form(int(m.Head)))] }) {
			for _, m := range list {
				at[m.Head] = true
			}
		}
	}
	out := map[string]bool{}
	for i := range d.Names {
		for t := d.Names[i].First; t < d.Names[i].End; t++ {
			if at[t] {
				out[d.Words(int(d.Names[i].First), int(d.Names[i].End))] = true
			}
		}
	}
	return out
}

// gendered are the pronouns for one person.
var gendered = map[string]bool{"he": true, "she": true, "him": true, "her": true, "his": true, "hers": true}

// firmlike reports whether the words around a name that was read as a person's make
// it a body's.
func firmlike(d *nlp.Doc, n *nlp.Name) bool {
	sent := d.Sentences[d.Tokens[n.First].Sentence]
	if t := n.First - 1; t >= sent.First && d.Tokens[t].UPOS == nlp.NOUN && firmNoun(d, t, sent.First) {
		return true
	}
	if listedFirm(d, n, sent.First) {
		return true
	}
	if n.End+1 >= sent.End {
		return false
	}
	if n.End-n.First > 1 && rates[gazetteer.Fold(d.Form(int(n.End)))] && d.Tokens[n.End+1].UPOS == nlp.PROPN {
		return true // "Kelmar Doe Roe analyst Jane Roe"
	}
	if isPossessive(d, n.End) {
		return ownsOffice(d, n.End+1, sent.End)
	}
	if isComma(d, n.End) && (d.Is(int(n.End+1), "the") || d.Is(int(n.End+1), "a") || d.Is(int(n.End+1), "an")) {
		for t := n.End + 2; t < sent.End && t < n.End+9; t++ {
			switch d.Tokens[t].UPOS {
			case nlp.NOUN:
				if t+1 < sent.End && (isComma(d, t+1) || d.Is(int(t+1), "that") || d.Is(int(t+1), "which")) {
					return firmNoun(d, t, sent.First)
				}
			case nlp.ADJ, nlp.PROPN:
			default:
				return false
			}
		}
	}
	return false
}

// shared reports whether the words around a name tell of what only firms have or undergo:
// "a stake in Arden", "the merger with Arden", "Arden shareholders".
func shared(d *nlp.Doc, n *nlp.Name) bool {
	sent := d.Sentences[d.Tokens[n.First].Sentence]
	if t := n.End; t < sent.End && d.Tokens[t].UPOS == nlp.NOUN && d.Tokens[n.End-1].Rel.Plain() != nlp.RelNsubj {
		switch d.Tokens[t].Lemma {
		case "share", "stock", "shareholder", "stockholder", "subsidiary":
			return true
		}
	}
	if t := n.End + 1; t < sent.End && isPossessive(d, n.End) && d.Tokens[t].Lemma == "share" && d.Tokens[t].Rel.Plain() == nlp.RelNsubj && d.Tokens[t].Head >= 0 {
		return traded[d.Tokens[d.Tokens[t].Head].Lemma] // "Arden's shares rose"
	}
	t := n.First - 1
	if t <= sent.First || d.Tokens[t-1].UPOS != nlp.NOUN {
		return false
	}
	switch d.Tokens[t-1].Lemma {
	case "stake", "shareholding":
		return d.Is(int(t), "in")
	case "share":
		return d.Is(int(t), "in") || d.Is(int(t), "of")
	case "shareholder", "stockholder", "takeover", "acquisition", "subsidiary":
		return d.Is(int(t), "of") || d.Is(int(t), "in")
	case "merger":
		return d.Is(int(t), "with") || d.Is(int(t), "of")
	}
	return false
}

// traded are verbs of what becomes of a price.
var traded = listed("traded")

// rates are the offices of those who judge firms, before whose names their own firm's stands.
var rates = map[string]bool{"analyst": true, "broker": true, "trader": true}

// listedFirm reports whether a name is one of several behind a plural noun for firms:
// "hedge funds Arden and Kelmar".
func listedFirm(d *nlp.Doc, n *nlp.Name, first int32) bool {
	for t := n.First - 1; t >= first && n.First-t < 10; t-- {
		switch u := d.Tokens[t].UPOS; {
		case u == nlp.PROPN, d.Is(int(t), ","), d.Is(int(t), "and"), d.Is(int(t), "&"):
		case u == nlp.NOUN && d.Tokens[t].XPOS == nlp.TagNNS:
			return firmNouns[d.Tokens[t].Lemma] && d.Tokens[t+1].UPOS == nlp.PROPN
		default:
			return false
		}
	}
	return false
}

// firmNoun reports whether the noun at token t calls a body, and nobody who is one
// person, what it is.
func firmNoun(d *nlp.Doc, t, first int32) bool {
	w := gazetteer.Fold(d.Form(int(t)))
	if firmNouns[w] {
		return true
	}
	if stem, ok := strings.CutSuffix(w, "maker"); ok {
		return stem != "" && !crafts[stem] || stem == "" && t > first && d.Tokens[t-1].UPOS == nlp.NOUN && !crafts[gazetteer.Fold(d.Form(int(t-1)))]
	}
	return w == "operator" && t > first && operated[gazetteer.Fold(d.Form(int(t-1)))]
}

// firmNouns are nouns for bodies that no one person is called by.
var firmNouns = listed("firmNouns")

// crafts are what people make who are called makers themselves.
var crafts = listed("crafts")

// operated are what firms run that are called operators.
var operated = listed("operated")

// ownsOffice reports whether the words from token a on, behind a possessive mark,
// are an office that only bodies have, or what only bodies have of people.
func ownsOffice(d *nlp.Doc, a, end int32) bool {
	for t := a; t < end && t < a+6; t++ {
		switch u := d.Tokens[t].UPOS; {
		case u == nlp.ADJ, u == nlp.PROPN, u == nlp.NOUN, d.Is(int(t), "-"):
		default:
			return false
		}
		w := gazetteer.Fold(d.Form(int(t)))
		switch w {
		case "board", "shareholders", "headquarters", "workforce", "management":
			return t+1 >= end || d.Tokens[t+1].UPOS != nlp.NOUN
		case "campaign", "vice", "deputy", "party", "committee", "council":
			return false
		case "chairman", "chairwoman", "chairperson", "president", "ceo", "cfo", "coo":
			return t == a || gazetteer.Fold(d.Form(int(t-1))) != "and"
		case "executive", "director", "secretary", "officer", "chief", "manager":
			if t > a {
				switch gazetteer.Fold(d.Form(int(t - 1))) {
				case "chief", "managing", "finance", "financial", "commercial", "operations", "operating", "general", "regional", "country", "executive", "people",
					"marketing", "purchasing", "sales", "product", "technology", "technical", "investment", "sporting":
					if w != "manager" || d.Is(int(t-1), "country") || d.Is(int(t-1), "regional") || d.Is(int(t-1), "sales") {
						return true
					}
				}
			}
		}
	}
	return false
}

// human reports whether the words around a name make it a person's: an honorific,
// an age, "who".
func human(d *nlp.Doc, n *nlp.Name) bool {
	sent := d.Sentences[d.Tokens[n.First].Sentence]
	if honorific(d, n.First) || n.First > sent.First && honorific(d, n.First-1) {
		return true
	}
	if t := n.First - 1; t >= sent.First && (d.Tokens[t].UPOS == nlp.NOUN || d.Tokens[t].UPOS == nlp.PROPN) && !firmNoun(d, t, sent.First) {
		switch titleAt(d, t) {
		case "office", "voice", "expert":
			return true
		}
	}
	if n.End >= sent.End {
		return gazetteer.Side(d.Words(int(n.First), int(n.End))) != ""
	}
	t := n.End
	if isComma(d, t) && t+1 < sent.End {
		t++
		if d.Tokens[t].UPOS == nlp.NUM && t+1 < sent.End && isComma(d, t+1) {
			return true
		}
	}
	return d.Is(int(t), "who") || d.Is(int(t), "whose") || gazetteer.Side(d.Words(int(n.First), int(n.End))) != ""
}
