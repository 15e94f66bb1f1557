package extract

import (
	"strings"

	"github.com/parley-record/parley/nlp"
	"github.com/parley-record/parley/nlp/ner/gazetteer"
)

// personTitle reports whether a word for one person, no mere courtesy and no body,
// stands in [a, b).
func (r *roleReader) personTitle(a, b int32) bool {
	for t := max(a, 0); t < b; t++ {
		switch r.titleAt(t) {
		case "office", "voice", "expert", "member":
			return true
		}
		if calls(r.doc, t) || firstLady(r.doc, t) || t == b-1 && r.several(t) {
			return true
		}
	}
	return false
}

// several reports whether token t is the plural of a word for one person that alone
// speaks of them as a group: "trade ministers Jane Roe and John Doe".
func (r *roleReader) several(t int32) bool {
	d := r.doc
	if d.Tokens[t].XPOS != nlp.TagNNS && d.Tokens[t].XPOS != nlp.TagNNPS {
		return false
	}
	switch gazetteer.Title(gazetteer.Fold(strings.TrimSuffix(d.Form(int(t)), "s"))) {
	case "office", "voice", "expert", "member":
		return true
	}
	return false
}

// calls reports whether the noun at token t calls whoever is named right behind it
// what they are, though no list of offices has it: "accountant Jane Roe".
func calls(d *nlp.Doc, t int32) bool {
	tok := &d.Tokens[t]
	return tok.UPOS == nlp.NOUN && tok.XPOS == nlp.TagNN && tok.Rel == nlp.RelNmodDesc && tok.Head == t+1
}

// firstLady reports whether token t ends "First Lady".
func firstLady(d *nlp.Doc, t int32) bool {
	return t > 0 && d.Is(int(t), "lady") && d.Is(int(t-1), "first")
}

// sentTo returns where the words in [a, b) begin that say to whom somebody is sent, who
// is never whom they stand for: "ambassador to Chile"; b where none do.
func sentTo(d *nlp.Doc, a, b int32) int32 {
	for t := a + 1; t < b; t++ {
		if !d.Is(int(t), "to") {
			continue
		}
		switch d.Tokens[t-1].Lemma {
		case "ambassador", "Ambassador", "envoy", "Envoy", "emissary":
			return t
		}
	}
	return b
}

// monarchs are offices that are part of a name.
var monarchs = listed("monarchs")

// among gives the later of several the office that a plural before the first gives all:
// "Senators Jane Roe of Ohio and John Doe". who follows first in its sentence.
func (r *roleReader) among(who Ref, first int32) {
	d := r.doc
	t := who.First - 1
	if t <= first || !d.Is(int(t), "and") && !isComma(d, t) {
		return
	}
	for k := t - 1; k > first && t-k < 10; k-- {
		n := r.nameAt[k]
		if n == 0 || d.Names[n-1].Kind != nlp.Person {
			switch u := d.Tokens[k].UPOS; {
			case n != 0, u == nlp.PUNCT, u == nlp.PROPN, u == nlp.NUM, d.Is(int(k), "of"), d.Is(int(k), "from"), d.Is(int(k), "and"):
				continue
			}
			return
		}
		for i := len(r.d.Roles) - 1; i >= 0 && r.d.Roles[i].Who.First >= first; i-- {
			ro := r.d.Roles[i]
			if ro.Who.Head != d.Names[n-1].End-1 || ro.Text.End <= ro.Text.Start {
				continue
			}
			if _, e := d.TokensIn(ro.Text); int32(e) <= ro.Who.First && manyOf(d, int32(e)-1) {
				r.d.Roles = append(r.d.Roles, Role{Who: who, Side: ro.Side, Text: ro.Text, Speaks: ro.Speaks})
			}
			return
		}
		return
	}
}

// manyOf reports whether the office at token t is one of several people: "Senators", "Reps."
func manyOf(d *nlp.Doc, t int32) bool {
	if d.Tokens[t].XPOS == nlp.TagNNS || d.Tokens[t].XPOS == nlp.TagNNPS {
		return true
	}
	switch gazetteer.Fold(d.Form(int(t))) {
	case "sens", "sens.", "reps", "reps.", "messrs", "drs", "govs", "govs.":
		return true
	}
	return false
}

// another reports whether the words [a, b) behind a name are the office and name of
// somebody else: ", Trade Secretary Jane Roe and".
func (r *roleReader) another(a, b int32) bool {
	d := r.doc
	for t := a; t < b; t++ {
		m := r.personAt(t)
		if m == nil {
			continue
		}
		if m.End < b && isPossessive(d, m.End) {
			return false
		}
		for k := t - 1; k >= a; k-- {
			if u := d.Tokens[k].UPOS; u == nlp.ADP || u == nlp.VERB || u == nlp.CCONJ {
				return false
			}
		}
		return t > a
	}
	return false
}

// pastKind returns where the name of a body begins behind words from token a on that say
// what it is, "of the right-wing religious party Beit Olam"; a where none does.
func (r *roleReader) pastKind(a, end int32) int32 {
	d := r.doc
	t := a
	for t < end && t-a < 8 && r.nameAt[t] == 0 && (d.Tokens[t].UPOS == nlp.ADJ || d.Tokens[t].UPOS == nlp.NOUN || d.Tokens[t].Rel.Plain() == nlp.RelAmod || d.Is(int(t), "-")) {
		t++
	}
	if t == a || t >= end || r.nameAt[t] == 0 || d.Names[r.nameAt[t]-1].Kind != nlp.Organisation || Agent(d.Tokens[t-1].Lemma) != "body" {
		return a
	}
	return t
}
