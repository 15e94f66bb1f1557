package resolve

import "github.com/parley-record/parley/nlp"

// colophon reports whether sentence k tells who made the report: "(Additional reporting by
// Jane Roe in Oslo; editing by Max Low)", "Ola Berg contributed to this article." Nobody
// there is anybody of whom the report tells, whatever last name they share.
func colophon(d *nlp.Doc, k int) bool {
	s := d.Sentences[k]
	i, end := int(s.First), int(s.End)
	for i < end && d.Tokens[i].UPOS == nlp.PUNCT {
		i++
	}
	if i < end && (d.Is(i, "additional") || d.Is(i, "further") || d.Is(i, "other")) {
		i++
	}
	if i+2 < end && made[d.Tokens[i].Lemma] && d.Is(i+1, "by") && d.Tokens[i+2].UPOS == nlp.PROPN {
		return true
	}
	for i = max(i, end-8); i+3 < end; i++ {
		if d.Is(i, "contributed") && d.Is(i+1, "to") && d.Is(i+2, "this") {
			return true
		}
	}
	return false
}

// made are the words for how a report is made, as they stand before "by".
var made = wordList("made")
