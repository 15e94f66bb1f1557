package extract

import (
	"strings"

	"github.com/parley-record/parley/nlp"
)

// colonAfter returns the colon that ends a label of at most six words at token f,
// -1 for none.
func (t *teller) colonAfter(f, end int) int {
	for i := f + 1; i < end && i < f+7; i++ {
		if t.doc.Is(i, ":") {
			return i
		}
		if p := t.t.pos(i); p == nlp.VERB || p == nlp.AUX || t.finite(i) {
			return -1 // "X said:" is a cue
		}
	}
	return -1
}

// letter returns 'Q' or 'A' where token f is that letter as the label of a turn,
// "Q:" or "Q.", 0 for any other.
func (t *teller) letter(f int) byte {
	w := t.doc.Form(f)
	switch {
	case (w == "Q" || w == "A") && f+1 < len(t.doc.Tokens) && (t.doc.Is(f+1, ":") || t.doc.Is(f+1, ".")):
		return w[0]
	case w == "Q." || w == "A.":
		return w[0]
	}
	return 0
}

// lettered reports whether the turns of the text are labelled with letters: a
// question and an answer at least, each at the start of its line.
func (t *teller) lettered() bool {
	var q, a bool
	for k, st := range t.doc.Sentences {
		if f := int(st.First); k == 0 || t.lineBreak(f-1, f) {
			q = q || t.letter(f) == 'Q'
			a = a || t.letter(f) == 'A'
		}
	}
	return q && a
}

// notices are labels in capitals that name nobody.
var notices = listed("notices")

// shouted reports whether the tokens [f, end) are a name in capitals, as
// transcripts label turns: "THE GAZETTE", "MS BERG".
func (t *teller) shouted(f, end int) bool {
	letters := 0
	for i := f; i < end; i++ {
		w := t.doc.Form(i)
		if w != strings.ToUpper(w) || notices[lower(w)] {
			return false
		}
		if w != strings.ToLower(w) {
			letters += len(w)
		}
	}
	return letters > 3 && int(t.doc.Tokens[f].Start) >= t.doc.Title
}
