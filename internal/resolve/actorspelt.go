package resolve

import (
	"slices"
	"strings"

	"github.com/parley-record/parley"
	"github.com/parley-record/parley/nlp"
	"github.com/parley-record/parley/nlp/ner/gazetteer"
)

// spelt returns who has a name that differs from text by one letter within one of its
// words, and whose last name does where text is one word: "Hallat" of Diane Hallatt,
// "Victor Ostberg" of Viktor Ostberg; 0 for nobody, or several.
func (r *resolver) spelt(text string, k nlp.NameKind) int32 {
	words := nameWords(text)
	last := words[len(words)-1]
	if k != nlp.Person && k != nlp.Organisation || gazetteer.Lookup(text) != nil {
		return 0
	}
	var found int32
	for _, i := range r.cast.byWord[bones(last)] {
		s := r.cast.list[i-1]
		if i == found || s.described || s.place || s.code != "" || (s.kind == parley.Person) != (k == nlp.Person) {
			continue
		}
		if !slices.ContainsFunc(s.words, func(w []string) bool { return respelt(w, words, k) }) {
			continue
		}
		if found != 0 {
			return 0
		}
		found = i
	}
	return found
}

// respelt reports whether one of two names is the other in another spelling, or a
// person's last name is.
func respelt(a, b []string, k nlp.NameKind) bool {
	if len(b) == 1 && len(a) > 1 && k == nlp.Person {
		a = a[len(a)-1:]
	}
	if len(a) != len(b) {
		return false
	}
	odd := 0
	for i := range a {
		if a[i] == b[i] {
			continue
		}
		if odd++; odd > 1 || min(len(a[i]), len(b[i])) < 5 || bones(a[i]) != bones(b[i]) || !oneLetter(a[i], b[i]) {
			return false
		}
	}
	return odd == 1
}

// bones returns the letters of a word that a slip of the pen seldom changes, as a key
// that no word has: its first and the consonants behind, double ones once.
func bones(w string) string {
	b := []byte{'~'}
	for i := range len(w) {
		c := w[i]
		switch {
		case c == 'c', c == 'q':
			c = 'k'
		case c == 'z':
			c = 's'
		case i > 0 && strings.IndexByte("aeiouyh", c) >= 0:
			continue
		}
		if b[len(b)-1] != c {
			b = append(b, c)
		}
	}
	return string(b)
}

// oneLetter reports whether two words differ by one letter that is changed, left out or
// put in.
func oneLetter(a, b string) bool {
	if len(a) < len(b) {
		a, b = b, a
	}
	if len(a)-len(b) > 1 {
		return false
	}
	i := 0
	for i < len(b) && a[i] == b[i] {
		i++
	}
	if len(a) == len(b) {
		return a[i+1:] == b[i+1:]
	}
	return a[i+1:] == b[i:]
}

// lastWordOf returns the one body of several words whose name ends with a name of one
// word, legal forms aside: "Berriman" of S and W Berriman Plc; 0 for none, or several.
func (r *resolver) lastWordOf(d *nlp.Doc, n nlp.Name) int32 {
	words := nameWords(d.Words(int(n.First), int(n.End)))
	w := words[0]
	if len(words) > 1 || len(w) < 4 || bodyNoun[w] || vague[w] || gazetteer.Lookup(w) != nil || gazetteer.Title(w) != "" {
		return 0
	}
	if n.Kind == nlp.Person && n.First > 0 && gazetteer.Title(gazetteer.Fold(d.Form(int(n.First-1)))) != "" {
		return 0
	}
	var found int32
	for _, i := range r.cast.byWord[w] {
		s := r.cast.list[i-1]
		if s.kind != parley.Organisation || s.described || s.place || i == found {
			continue
		}
		for _, name := range s.words {
			for len(name) > 1 && legalForm[name[len(name)-1]] {
				name = name[:len(name)-1]
			}
			if len(name) < 2 || name[len(name)-1] != w || !whole(name[:len(name)-1]) {
				continue
			}
			if found != 0 && found != i {
				return 0
			}
			found = i
		}
	}
	return found
}

// legalForm are words that end the name of a firm and tell nothing of it.
var legalForm = wordList("legalForm")
