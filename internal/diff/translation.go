package diff

import (
	"github.com/parley-record/parley"
	"github.com/parley-record/parley/nlp"
)

// inEnglish are the states whose public life is in English: the words of those
// who speak for another may have been translated, and two wordings of them be
// two translations. Codes as in nlp/ner/gazetteer.
var inEnglish = wordList("inEnglish")

// sideCodes returns for each actor of the record the code of its own state or
// of the state for which it stands.
func sideCodes(r *parley.Record) map[parley.ID]string {
	own := map[parley.ID]string{}
	for i := range r.Actors {
		own[r.Actors[i].ID] = r.Actors[i].Code
	}
	side := map[parley.ID]string{}
	for i := range r.Actors {
		a := &r.Actors[i]
		if side[a.ID] = a.Code; a.Code == "" {
			side[a.ID] = own[a.Party]
		}
	}
	return side
}

// mayBeTranslated reports whether the words at s of t are credited to somebody
// who is likely to have said them in another language.
func (t *tale) mayBeTranslated(s nlp.Span, side map[parley.ID]string) bool {
	if s.End == 0 {
		return false
	}
	for i := range t.said {
		for _, c := range t.said[i].content {
			if !touch(c, s) {
				continue
			}
			for _, who := range []parley.ID{t.said[i].behalf, t.said[i].speaker} {
				if code := side[who]; code != "" {
					return !inEnglish[code]
				}
			}
		}
	}
	return false
}
