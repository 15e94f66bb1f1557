// Package ner finds names in a text and says what kind of thing each names.
package ner

import (
	"unicode"
	"unicode/utf8"

	"github.com/parley-record/parley/nlp"
	"github.com/parley-record/parley/nlp/ner/gazetteer"
)

// Rules finds names by gazetteer, capital letters and the words around them. It
// needs no weights. The zero value is ready; safe for concurrent use.
type Rules struct{}

// Needs returns the layers that Annotate reads.
func (Rules) Needs() nlp.Layer { return nlp.Tokens }

// Gives returns the layer that Annotate lays.
func (Rules) Gives() nlp.Layer { return nlp.Names }

// Annotate lays d.Names.
func (Rules) Annotate(d *nlp.Doc) {
	d.Names = d.Names[:0]
	for _, s := range d.Sentences {
		for i := int(s.First); i < int(s.End); {
			if end, e := gazetteer.Match(d, i); e != nil && !e.Weak {
				d.Names = append(d.Names, nlp.Name{First: int32(i), End: int32(end), Kind: e.Kind, Form: e.Form, Code: e.Code})
				i = end
				continue
			}
			end := run(d, i, int(s.First), int(s.End))
			if end == i {
				i++
				continue
			}
			kind := guess(d, i, end)
			d.Names = append(d.Names, nlp.Name{First: int32(i), End: int32(end), Kind: kind})
			i = end
		}
	}
}

// run returns the end of the run of capitalised words that begins with token i.
func run(d *nlp.Doc, i, first, end int) int {
	j := i
	for j < end && capital(d.Form(j)) && !small(d, j) {
		if k, e := gazetteer.Match(d, j); k > j && j > i && !e.Weak && e.Form == nlp.Demonym {
			break
		}
		if gazetteer.Title(gazetteer.Fold(d.Form(j))) != "" {
			if j > i {
				break
			}
			return i
		}
		j++
	}
	if j == i+1 && i == first {
		return i // the first word of a sentence is capitalised whatever it is
	}
	return j
}

func capital(w string) bool {
	r, n := utf8.DecodeRuneInString(w)
	return unicode.IsUpper(r) && (len(w) > n || w == "I")
}

// small reports whether token j is a word that a name does not begin with.
func small(d *nlp.Doc, j int) bool {
	switch gazetteer.Fold(d.Form(j)) {
	case "the", "a", "an", "i", "he", "she", "it", "we", "they", "his", "her", "its", "their", "our", "but", "and", "or", "in", "on", "at", "by", "for", "from", "with", "of", "to", "as", "if", "this", "that", "these", "those",
		"monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december":
		return true
	}
	return false
}

func guess(d *nlp.Doc, i, end int) nlp.NameKind {
	switch gazetteer.Fold(d.Form(end - 1)) {
	case "inc", "inc.", "corp", "corp.", "ltd", "ltd.", "co", "co.", "union", "party", "ministry", "department", "council", "committee", "commission", "group", "bank", "association", "university", "agency", "court", "institute", "center", "centre":
		return nlp.Organisation
	}
	if end-i == 1 && d.Form(i) == upper(d.Form(i)) {
		return nlp.Organisation
	}
	return nlp.Person
}

func upper(s string) string {
	for _, r := range s {
		if !unicode.IsUpper(r) {
			return ""
		}
	}
	return s
}
