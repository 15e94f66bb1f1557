// Package coref finds which names, descriptions and pronouns refer to the same
// person, organisation or place.
//
// Names are joined by their words; apposition, offices and repeated
// descriptions by rules in the order of their precision (as Lee and others
// 2013); pronouns by a small log-linear ranker over earlier actors, which may
// also find none of them fit (as Denis and Baldridge 2008).
package coref

import (
	"strings"

	"github.com/parley-record/parley/nlp"
	"github.com/parley-record/parley/nlp/ner/gazetteer"
)

// A gender is what the words say of it.
type gender uint8

const (
	unknownGender gender = iota
	male
	female
	thing
)

// A person is the grammatical person of a pronoun.
type person uint8

const (
	notPronoun person = iota
	first
	firstPlural
	second
	third
	thirdPlural
)

// A mention is one expression that may refer to somebody.
type mention struct {
	nlp.Mention
	name     int32 // index in Doc.Names, -1: none
	kind     nlp.NameKind
	gender   gender
	plural   bool
	person   person
	definite bool
	sentence int32
	quoted   bool
	rel      nlp.Rel
	actor    int32 // index of its actor
}

// pronouns lists what a pronoun says of whom it stands for.
var pronouns = map[string]struct {
	person person
	gender gender
}{
	"i": {first, unknownGender}, "me": {first, unknownGender}, "my": {first, unknownGender}, "myself": {first, unknownGender}, "mine": {first, unknownGender},
	"we": {firstPlural, unknownGender}, "us": {firstPlural, unknownGender}, "our": {firstPlural, unknownGender}, "ourselves": {firstPlural, unknownGender}, "ours": {firstPlural, unknownGender},
	"you": {second, unknownGender}, "your": {second, unknownGender}, "yourself": {second, unknownGender}, "yours": {second, unknownGender},
	"he": {third, male}, "him": {third, male}, "his": {third, male}, "himself": {third, male},
	"she": {third, female}, "her": {third, female}, "hers": {third, female}, "herself": {third, female},
	"it": {third, thing}, "its": {third, thing}, "itself": {third, thing},
	"they": {thirdPlural, unknownGender}, "them": {thirdPlural, unknownGender}, "their": {thirdPlural, unknownGender}, "theirs": {thirdPlural, unknownGender}, "themselves": {thirdPlural, unknownGender},
}

// reader finds the mentions of a text.
type reader struct {
	d      *nlp.Doc
	m      *Model
	nameAt []int32 // token → index in Names plus one
	quoted []bool
	list   []mention
}

func (r *reader) read() {
	d := r.d
	r.nameAt = make([]int32, len(d.Tokens))
	for i, n := range d.Names {
		for t := n.First; t < n.End; t++ {
			r.nameAt[t] = int32(i + 1)
		}
	}
	r.quotes()
	for t := int32(0); t < int32(len(d.Tokens)); t++ {
		if i := r.nameAt[t]; i != 0 {
			n := d.Names[i-1]
			if n.First == t {
				r.name(i-1, n)
			}
			continue
		}
		tok := &d.Tokens[t]
		switch tok.UPOS {
		case nlp.PRON:
			r.pronoun(t)
		case nlp.NOUN:
			r.noun(t)
		}
	}
}

// quotes marks the tokens inside quotation marks; a mark that is never closed
// ends with its paragraph.
func (r *reader) quotes() {
	d := r.d
	r.quoted = make([]bool, len(d.Tokens))
	in := false
	for t := range d.Tokens {
		if t > 0 && in && strings.Contains(d.Text[d.Tokens[t-1].End:d.Tokens[t].Start], "\n") {
			in = false
		}
		switch d.Form(t) {
		case "“":
			in = true
		case "”":
			in = false
		case "\"", "''", "``":
			in = !in
		default:
			r.quoted[t] = in
		}
	}
}

func (r *reader) name(i int32, n nlp.Name) {
	if n.Kind == nlp.Other {
		return
	}
	d := r.d
	m := mention{Mention: nlp.Mention{First: n.First, End: n.End, Head: headOf(d, n.First, n.End)}, name: i, kind: n.Kind, definite: true}
	switch n.Kind {
	case nlp.Person:
		m.gender = r.genderOf(n)
	default:
		m.gender = thing
		if n.Form == nlp.Demonym && strings.HasSuffix(d.Form(int(n.End-1)), "s") {
			m.plural = true
		}
	}
	r.add(m)
}

// headOf returns the token of [first, end) that the others hang on.
func headOf(d *nlp.Doc, first, end int32) int32 {
	for t := first; t < end; t++ {
		if h := d.Tokens[t].Head; h < first || h >= end {
			return t
		}
	}
	return end - 1
}

// genderOf reads a person's gender from the title before the name or the given
// name.
func (r *reader) genderOf(n nlp.Name) gender {
	d := r.d
	for t := n.First - 1; t >= 0 && n.First-t <= 4; t-- {
		if g := genderWord(gazetteer.Fold(d.Form(int(t)))); g != unknownGender {
			return g
		}
		if u := d.Tokens[t].UPOS; u != nlp.NOUN && u != nlp.PROPN && u != nlp.ADJ {
			break
		}
	}
	if n.End-n.First > 1 {
		return r.m.givenGender(d.Form(int(n.First)))
	}
	return unknownGender
}

func genderWord(w string) gender {
	switch w {
	case "mr", "mr.", "sir", "lord", "king", "prince", "spokesman", "chairman", "congressman", "businessman", "councilman", "father", "son", "brother", "husband", "man", "boy", "baron", "pope":
		return male
	case "mrs", "mrs.", "ms", "ms.", "miss", "dame", "lady", "queen", "princess", "spokeswoman", "chairwoman", "congresswoman", "businesswoman", "councilwoman", "mother", "daughter", "sister", "wife", "woman", "girl", "baroness", "actress":
		return female
	}
	return unknownGender
}

func (r *reader) pronoun(t int32) {
	d := r.d
	w := gazetteer.Fold(d.Form(int(t)))
	p, ok := pronouns[w]
	if !ok || d.Tokens[t].Rel.Plain() == nlp.RelExpl && !r.minds(t) {
		return
	}
	r.add(mention{Mention: nlp.Mention{First: t, End: t + 1, Head: t, Form: nlp.ByPronoun}, name: -1, gender: p.gender, person: p.person,
		plural: p.person == thirdPlural || p.person == firstPlural})
}

// minds reports whether the pronoun at t is the subject of a verb whose subject has
// a mind: in "it said it believes" no it stands for nothing, whatever the tree says.
func (r *reader) minds(t int32) bool {
	d := r.d
	h := d.Tokens[t].Head
	if h <= t || h-t > 4 || d.Tokens[h].UPOS != nlp.VERB || !speaks[d.Tokens[h].Lemma] && !thinks[d.Tokens[h].Lemma] {
		return false
	}
	for k := t + 1; k < h; k++ {
		if d.Tokens[k].Lemma == "be" && d.Tokens[h].XPOS == nlp.TagVBN {
			return false // "it was said"
		}
	}
	return true
}

// thinks are verbs of thinking and wanting.
var thinks = map[string]bool{"believe": true, "think": true, "expect": true, "hope": true, "plan": true, "intend": true, "want": true, "agree": true, "refuse": true, "decide": true, "propose": true, "offer": true, "reject": true}

// noun adds a description that could stand for an actor or a place.
func (r *reader) noun(t int32) {
	d := r.d
	tok := &d.Tokens[t]
	switch tok.Rel.Plain() {
	case nlp.RelCompound, nlp.RelFlat, nlp.RelFixed, nlp.RelAmod, nlp.RelNummod, nlp.RelGoeswith:
		return
	}
	kind := nounKind(tok.Lemma, d.Form(int(t)))
	if kind == nlp.NoName {
		return
	}
	first := t
	definite := false
	for first > 0 && d.Tokens[first-1].Sentence == tok.Sentence && t-first < 8 {
		p := &d.Tokens[first-1]
		if p.Head != t && (p.Head < first || p.Head > t) || p.UPOS == nlp.PUNCT && p.Rel != nlp.RelPunct || p.UPOS == nlp.VERB || p.UPOS == nlp.ADP || p.UPOS == nlp.CCONJ || d.Form(int(first-1)) == "," {
			break
		}
		first--
		switch gazetteer.Fold(d.Form(int(first))) {
		case "the", "this", "that", "these", "those", "both":
			definite = true
		}
		if p.XPOS == nlp.TagPRPS {
			definite = true
		}
	}
	m := mention{Mention: nlp.Mention{First: first, End: t + 1, Head: t, Form: nlp.ByDescription}, name: -1, kind: kind, definite: definite,
		plural: tok.XPOS == nlp.TagNNS, gender: genderWord(tok.Lemma)}
	if kind != nlp.Person {
		m.gender = thing
	}
	r.add(m)
}

// nounKind says what a common noun can stand for, NoName for what is no actor
// or place.
func nounKind(lemma, form string) nlp.NameKind {
	for _, w := range [...]string{lemma, form} {
		switch gazetteer.Title(gazetteer.Fold(w)) {
		case "office", "voice", "expert", "member":
			return nlp.Person
		case "group":
			return nlp.Organisation
		}
	}
	switch lemma {
	case "child", "boy", "girl", "person", "patient", "victim", "user", "customer", "plaintiff", "defendant", "petitioner", "respondent", "scientist", "artist", "writer", "poet", "guest", "parent", "friend", "tourist", "visitor", "guy", "baby", "actor", "actress", "singer", "hero", "enemy", "witness", "couple", "family", "kid", "lover", "designer", "developer", "gamer", "player", "librarian", "participant", "student", "people":
		return nlp.Person
	case "university", "school", "college", "institute", "institution", "department", "hospital", "church", "corporation", "startup", "store", "library", "museum", "centre", "center", "studio", "court", "office", "foundation", "society", "team", "band", "network", "service":
		return nlp.Organisation
	case "city", "town", "village", "island", "area", "region", "province", "district", "place", "capital", "street", "river", "lake", "mountain", "beach", "valley", "continent", "territory", "border", "site", "building", "house", "bay", "port", "airport", "square", "home", "world", "coast":
		return nlp.Place
	}
	return nlp.NoName
}

func (r *reader) add(m mention) {
	t := &r.d.Tokens[m.Head]
	m.sentence, m.quoted, m.rel = t.Sentence, r.quoted[m.Head], t.Rel
	m.actor = -1
	r.list = append(r.list, m)
}
