package main

import (
	_ "embed"
	"errors"
	"strconv"
	"strings"

	"github.com/parley-record/parley/nlp"
	"github.com/parley-record/parley/nlp/ner"
)

// keptNames is what careful readers marked in EWT's training texts, by the
// guidelines of Universal NER: for each text a line of names, each as the words
// since the one before, its kind (P, O, L) and its words, as in "3P2".
//
//go:embed webnames.txt
var keptNames string

var errKept = errors.New("kept names: they are not those of these texts")

// webNames returns the texts of EWT's training part with the names of keptNames.
func webNames(sents []nlp.TreebankSentence, weight float64) ([]ner.Example, error) {
	lines := strings.Split(strings.TrimSuffix(keptNames, "\n"), "\n")
	docs := documents(sents)
	if len(docs) != len(lines) {
		return nil, errKept
	}
	var out []ner.Example
	for i, doc := range docs {
		d := nlp.FromTreebank(doc, nlp.GoldDoc{})
		names, err := namesOf(lines[i], len(d.Tokens))
		if err != nil {
			return nil, err
		}
		out = append(out, ner.Example{Doc: d, Names: names, Weight: weight, OthersUnmarked: true})
	}
	return out, nil
}

// namesOf reads a line of keptNames for a text of so many words.
func namesOf(line string, words int) ([]nlp.Name, error) {
	var out []nlp.Name
	at := 0
	for _, f := range strings.Fields(line) {
		i := strings.IndexAny(f, "POL")
		if i < 0 {
			return nil, errKept
		}
		gap, err := strconv.Atoi(f[:i])
		n, err2 := strconv.Atoi(f[i+1:])
		if err != nil || err2 != nil || gap < 0 || n < 1 || at+gap+n > words {
			return nil, errKept
		}
		kind := map[byte]nlp.NameKind{'P': nlp.Person, 'O': nlp.Organisation, 'L': nlp.Place}[f[i]]
		out = append(out, nlp.Name{First: int32(at + gap), End: int32(at + gap + n), Kind: kind})
		at += gap + n
	}
	return out, nil
}
