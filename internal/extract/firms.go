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
	firms, acting := map[string]bool{}, map[string]bool{}
	people := takenUpAsPeople(doc)
	for i := range doc.Names {
		n := &doc.Names[i]
		if n.Kind != nlp.Person || n.Code != "" {
			continue
		}
		text := doc.Words(int(n.First), int(n.End))
		if itself(doc, n) && !people[text] {
			firms[text], acting[text] = true, true
		} else if firmlike(doc, n) || shared(doc, n) && !people[text] {
			firms[text] = true
		}
	}
	if len(firms) == 0 {
		return
	}
	for i := range doc.Names {
		n := &doc.Names[i]
		if n.Kind == nlp.Person && (humanly(doc, n) || human(doc, n) && !acting[doc.Words(int(n.First), int(n.End))]) {
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
	if t := n.First - 1; t >= sent.First && (d.Tokens[t].UPOS == nlp.NOUN || d.Tokens[t].UPOS == nlp.PROPN && n.End-n.First == 1) && firmNoun(d, t, sent.First) {
		return true
	}
	if listedFirm(d, n, sent.First) || calledFirm(d, n, sent) {
		return true
	}
	if n.End+1 >= sent.End {
		return false
	}
	if n.End-n.First == 1 && n.First == sent.First && d.Tokens[n.First].Rel.Plain() == nlp.RelNsubj && isComma(d, n.End) && d.Is(int(n.End+1), "which") || workplace(d, n, sent.First) {
		return true
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
				if t+1 < sent.End && d.Is(int(t+1), "of") {
					return goodsMakers[d.Tokens[t].Lemma] // "Arden, a maker of tractors,"
				}
			case nlp.ADJ, nlp.PROPN:
			default:
				return false
			}
		}
	}
	return false
}

// calledFirm reports whether a name of one word is told to be a firm: "Arden is a maker of
// tractors", "the insurer, Arden, said".
func calledFirm(d *nlp.Doc, n *nlp.Name, sent nlp.Sentence) bool {
	if n.End-n.First > 1 {
		return false
	}
	if t := n.First - 2; t > sent.First && isComma(d, t+1) && isComma(d, n.End) && d.Tokens[t].UPOS == nlp.NOUN && d.Tokens[t].XPOS != nlp.TagNNS {
		return d.Tokens[t-1].UPOS == nlp.DET && (firmNoun(d, t, sent.First) || bidders[d.Tokens[t].Lemma])
	}
	h := d.Tokens[n.First].Head
	if h < n.End+1 || d.Tokens[n.First].Rel != nlp.RelNsubj || d.Tokens[h].UPOS != nlp.NOUN || d.Tokens[n.End].Lemma != "be" {
		return false
	}
	if h+1 < sent.End && d.Is(int(h+1), "of") {
		switch d.Tokens[h].Lemma {
		case "maker", "manufacturer", "supplier", "distributor", "subsidiary", "unit":
			return true
		}
		return false // "Roe is the owner of the club"
	}
	return firmNoun(d, h, n.End)
}

// goodsMakers are nouns for firms by what they do with goods, before "of".
var goodsMakers = listed("goodsMakers")

// worksAt are nouns for those who work at a firm.
var worksAt = listed("worksAt")

// workplace reports whether a name tells where those work who are named before it: "union
// members at Arden", "the strike at Arden".
func workplace(d *nlp.Doc, n *nlp.Name, first int32) bool {
	t := n.First - 1
	return t > first && d.Is(int(t), "at") && d.Tokens[t-1].UPOS == nlp.NOUN && worksAt[d.Tokens[t-1].Lemma]
}

// itself reports whether a name of one word is the subject of a verb by which it says what
// "it" or those who are "its" did or will do: "Arden said it had received an offer". Nobody's
// words are about a thing there that no sentence has named.
func itself(d *nlp.Doc, n *nlp.Name) bool {
	h := d.Tokens[n.First].Head
	if n.End-n.First > 1 || d.Tokens[n.First].Rel.Plain() != nlp.RelNsubj || h < 0 || h != n.First+1 || int(h)+2 >= len(d.Tokens) {
		return false
	}
	if d.Tokens[h].Lemma == "employ" {
		return true
	}
	if _, ok := is(verbs, d.Tokens[h].Lemma, "says"); !ok {
		return false
	}
	t := h + 1
	if d.Is(int(t), "that") || d.Tokens[t].UPOS == nlp.NOUN && t+1 < int32(len(d.Tokens)) {
		t++ // "said Monday it"
	}
	if d.Is(int(t), "its") {
		return int(t)+1 < len(d.Tokens) && hasStaff[d.Tokens[t+1].Lemma]
	}
	v := d.Tokens[t].Head
	if d.Is(int(t), "it") && v > t && d.Tokens[t].Rel.Plain() == nlp.RelNsubj && ownThing(d, v) {
		return true
	}
	if !d.Is(int(t), "it") || d.Tokens[t].Rel.Plain() != nlp.RelNsubj || v <= t {
		return false
	}
	if d.Tokens[v].UPOS == nlp.NOUN { // "confirmed that it was the bidder"
		return firmNoun(d, v, t) || bidders[d.Tokens[v].Lemma]
	}
	return d.Tokens[v].UPOS == nlp.VERB && firmDeeds[d.Tokens[v].Lemma]
}

// ownThing reports whether verb v is done to what is its doer's own: "it would raise its bid".
func ownThing(d *nlp.Doc, v int32) bool {
	for t := v + 1; t < v+6 && int(t)+1 < len(d.Tokens) && d.Tokens[t].UPOS != nlp.PUNCT; t++ {
		if d.Is(int(t), "its") {
			h := d.Tokens[t].Head
			return h > t && d.Tokens[h].Head == v && d.Tokens[h].Rel.Plain() == nlp.RelObj && itsOwn[d.Tokens[h].Lemma]
		}
	}
	return false
}

// itsOwn are the nouns for what firms alone have and things do not.
var itsOwn = listed("itsOwn")

// hasStaff are nouns for what only bodies have of people and means.
var hasStaff = listed("hasStaff")

// firmDeeds are verbs for what firms do and things do not.
var firmDeeds = listed("firmDeeds")

// shared reports whether the words around a name tell of what only firms have or undergo:
// "a stake in Arden", "the merger with Arden", "Arden shareholders".
func shared(d *nlp.Doc, n *nlp.Name) bool {
	sent := d.Sentences[d.Tokens[n.First].Sentence]
	if n.End-n.First == 1 && bidding(d, n) {
		return true
	}
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
	case "board", "management":
		return d.Is(int(t), "of") && n.End-n.First == 1
	case "shareholder", "stockholder", "takeover", "acquisition", "subsidiary":
		return d.Is(int(t), "of") || d.Is(int(t), "in")
	case "merger":
		return d.Is(int(t), "with") || d.Is(int(t), "of")
	}
	return false
}

// bidding reports whether a name of one word is of whoever makes a bid or is to be taken over:
// "the takeover bid by Arden", "Arden raised its takeover offer", "a merger of Arden".
func bidding(d *nlp.Doc, n *nlp.Name) bool {
	tok := d.Tokens[n.First]
	h := tok.Head
	if h < 0 {
		return false
	}
	if h < n.First && tok.Rel.Plain() == nlp.RelNmod || h < n.First && tok.Rel.Plain() == nlp.RelObl {
		return takeoverNoun(d, h) && (d.Is(int(n.First-1), "by") || d.Is(int(n.First-1), "from") || d.Is(int(n.First-1), "for"))
	}
	if tok.Rel.Plain() != nlp.RelNsubj || d.Tokens[h].UPOS != nlp.VERB {
		return false
	}
	for t := h + 1; int(t) < len(d.Tokens) && t < h+8; t++ {
		if d.Tokens[t].Head == h && d.Tokens[t].Rel.Plain() == nlp.RelObj {
			return takeoverNoun(d, t)
		}
	}
	return false
}

// takeoverNoun reports whether the noun at t names a takeover: "takeover bid", "merger".
func takeoverNoun(d *nlp.Doc, t int32) bool {
	switch d.Tokens[t].Lemma {
	case "takeover", "buyout", "merger":
		return true
	case "bid", "offer", "approach", "proposal":
	default:
		return false
	}
	for k := t - 1; k >= 0 && k > t-4; k-- {
		switch d.Tokens[k].Lemma {
		case "takeover", "buyout", "merger", "tender":
			return true
		}
	}
	return false
}

// traded are verbs of what becomes of a price.
var traded = listed("traded")

// firmParts are what only firms have, before which a firm's name stands.
var firmParts = listed("firmParts")

// rates are the offices of those who judge firms, before whose names their own firm's stands.
var rates = listed("rates")

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
		if firmParts[w] {
			return t+1 >= end || d.Tokens[t+1].UPOS != nlp.NOUN
		}
		switch w {
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

// human reports whether a name is a person's by the words around it, or one of a known side.
func human(d *nlp.Doc, n *nlp.Name) bool {
	return humanly(d, n) || gazetteer.Side(d.Words(int(n.First), int(n.End))) != ""
}

// humanly reports whether the words around a name make it a person's: an honorific,
// an age, "who".
func humanly(d *nlp.Doc, n *nlp.Name) bool {
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
		return false
	}
	t := n.End
	if isComma(d, t) && t+1 < sent.End {
		t++
		if d.Tokens[t].UPOS == nlp.NUM && t+1 < sent.End && isComma(d, t+1) {
			return true
		}
	}
	return d.Is(int(t), "who") || d.Is(int(t), "whose")
}
