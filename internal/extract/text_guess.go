package extract

import "github.com/parley-record/parley/nlp"

// Whose a text is likely to be where no words tie anybody to it, surest first. They
// stand below what words tell, each alone: of a text's guesses the first that can be
// told who it is counts.
const (
	guessSubject = -1 - iota // who does something with it that is no answer to it
	guessSpeaker             // in whose words it stands
	guessRoot                // the subject of its sentence
)

// guessed is below every guess.
const guessed = -9

// guesses appends those likely to stand behind text p by the mentions of it,
// surest first.
func (r *reader) guesses(p int) []claim {
	var out [3][]claim
	for k := range r.texts {
		m := &r.texts[k]
		if m.in != p+1 || m.kind == "" {
			continue
		}
		v := r.deedOver(m.head)
		answered := v >= 0 && r.answers(v, m.head)
		if v >= 0 && !answered && len(out[0]) == 0 {
			for _, ref := range r.agents(v) {
				if (int(ref.First) > m.head || int(ref.End) <= m.head) && !r.onlyTells(ref) {
					out[0] = append(out[0], claim{ref, "presenter", guessSubject, v})
				}
			}
		}
		if answered {
			continue
		}
		if s, ok := r.speaker(m.head); ok && len(out[1]) == 0 && !r.onlyTells(s) {
			out[1] = append(out[1], claim{s, "presenter", guessSpeaker, m.head})
		}
		if len(out[2]) == 0 {
			if root := r.rootOf(m.head); root >= 0 && root != v && !r.answers(root, m.head) {
				for _, ref := range r.agents(root) {
					if (int(ref.First) > m.head || int(ref.End) <= m.head) && !r.onlyTells(ref) {
						out[2] = append(out[2], claim{ref, "presenter", guessRoot, root})
					}
				}
			}
		}
	}
	return append(append(out[0], out[1]...), out[2]...)
}

// deedOver returns the verb that the noun at i hangs on, at most two nouns up; -1
// for none.
func (r *reader) deedOver(i int) int {
	v := int(r.t.head[i])
	for n := 0; v >= 0 && n < 2 && r.t.pos(v) != nlp.VERB; n++ {
		v = int(r.t.head[v])
	}
	if v >= 0 && r.t.pos(v) == nlp.VERB {
		return v
	}
	return -1
}

// rootOf returns the main word of i's sentence.
func (r *reader) rootOf(i int) int {
	for n := 0; n < 60; n++ {
		h := int(r.t.head[i])
		if h < 0 {
			return i
		}
		i = h
	}
	return -1
}

// answers reports whether verb v is an answer to the text at i, or a vote on it,
// so that its subject is hardly the author.
func (r *reader) answers(v, i int) bool {
	if waits[r.t.lemma(v)] != "" || r.names(v) && r.t.patient(v) == i {
		return true
	}
	fr := r.frameAt("v", v)
	if fr == nil {
		return false
	}
	switch fr.stance {
	case "for":
		return fr.force == "welcome" || fr.word == "accept" || fr.word == "approve" || fr.word == "back" || fr.word == "support" || fr.word == "endorse"
	}
	return true
}
