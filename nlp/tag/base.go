package tag

import (
	"strings"

	"github.com/parley-record/parley/nlp"
	"github.com/parley-record/parley/nlp/lexicon"
)

// base returns the lemma of an inflected form for which a rule gave lemma: that
// itself where the dictionary has it, else the first way of taking the ending off
// that leads to a word of the dictionary, as "expel" for "expelled" and
// "extradite" for "extradited".
func (l *lemmatiser) base(lemma, form string, u nlp.UPOS, x nlp.XPOS, in *interner) string {
	class := lexicon.Verb
	switch x {
	case nlp.TagVBD, nlp.TagVBN, nlp.TagVBG, nlp.TagVBZ:
		if u != nlp.VERB {
			return lemma
		}
	case nlp.TagNNS:
		class = lexicon.Noun
	default:
		return lemma
	}
	if l.lexicon == nil || l.is(lemma, "", class) {
		return lemma
	}
	low := in.lower(form)
	stem, ok := "", false
	switch x {
	case nlp.TagVBD, nlp.TagVBN:
		if stem, ok = strings.CutSuffix(low, "ied"); ok && l.is(stem, "y", class) {
			return in.join(stem, "y")
		}
		stem, ok = strings.CutSuffix(low, "ed")
	case nlp.TagVBG:
		if stem, ok = strings.CutSuffix(low, "ying"); ok && l.is(stem, "ie", class) {
			return in.join(stem, "ie")
		}
		stem, ok = strings.CutSuffix(low, "ing")
	default:
		if stem, ok = strings.CutSuffix(low, "ies"); ok && l.is(stem, "y", class) {
			return in.join(stem, "y")
		}
		if stem, ok = strings.CutSuffix(low, "es"); ok && l.is(stem, "", class) {
			return stem
		}
		stem, ok = strings.CutSuffix(low, "s")
	}
	n := len(stem)
	switch {
	case !ok || n < 2:
		return lemma
	case l.is(stem, "", class):
		return stem
	case stem[n-1] == stem[n-2] && l.is(stem[:n-1], "", class):
		return stem[:n-1]
	case l.is(stem, "e", class):
		return in.join(stem, "e")
	}
	return lemma
}

// is reports whether the dictionary has stem and end together as a word of a
// class that is not inflected.
func (l *lemmatiser) is(stem, end string, class uint8) bool {
	return l.lexicon.Of(lexicon.HashMore(lexicon.Hash(stem), end)).Classes&class != 0
}

// join returns stem and end together.
func (in *interner) join(stem, end string) string {
	in.buf = append(append(in.buf[:0], stem...), end...)
	return in.string()
}
