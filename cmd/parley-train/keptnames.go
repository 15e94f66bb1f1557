package main

import (
	_ "embed"
	"errors"
	"strconv"
	"strings"

	"github.com/parley-record/parley/nlp"
)

// keptNames is what the finder of names read in EWT's training texts when the
// labels were made that the shipped dep-best learned from: for each text a line
// of names, each as the words since the one before, its kind (P, O, L, T for
// other) and its words, as in "3P2".
//
//go:embed webnames.txt
var keptNames string

var errKept = errors.New("kept names: they are not those of these texts")

// keptReader gives the documents the names of a text of keptNames each, in turn.
type keptReader struct{ lines []string }

func newKeptReader() *keptReader {
	return &keptReader{strings.Split(strings.TrimSuffix(keptNames, "\n"), "\n")}
}

// read sets the names of the next document.
func (k *keptReader) read(d *nlp.Doc) error {
	if len(k.lines) == 0 {
		return errKept
	}
	names, err := namesOf(k.lines[0], len(d.Tokens))
	d.Names, k.lines = names, k.lines[1:]
	return err
}

// namesOf reads a line of keptNames for a text of so many words.
func namesOf(line string, words int) ([]nlp.Name, error) {
	var out []nlp.Name
	at := 0
	for _, f := range strings.Fields(line) {
		i := strings.IndexAny(f, "POLT")
		if i < 0 {
			return nil, errKept
		}
		gap, err := strconv.Atoi(f[:i])
		n, err2 := strconv.Atoi(f[i+1:])
		if err != nil || err2 != nil || gap < 0 || n < 1 || at+gap+n > words {
			return nil, errKept
		}
		kind := map[byte]nlp.NameKind{'P': nlp.Person, 'O': nlp.Organisation, 'L': nlp.Place, 'T': nlp.Other}[f[i]]
		out = append(out, nlp.Name{First: int32(at + gap), End: int32(at + gap + n), Kind: kind})
		at += gap + n
	}
	return out, nil
}
