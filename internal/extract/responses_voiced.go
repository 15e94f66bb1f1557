package extract

import "github.com/parley-record/parley/nlp"

// voicers are the verbs by which somebody lets it be known what they think of a text that was
// told just now: "voiced misgivings".
var voicers = listed("voicers")

// voiced are the nouns for what they then think of it.
var voiced = listedPairs("voiced")

// voicedAt reads verb i over a noun that alone says how somebody takes the text told just now,
// and returns as plainStand does.
func (r *reader) voicedAt(i int) (stance, force string, top int) {
	o := r.t.kid(i, nlp.RelObj)
	if o < i || r.trails(o) || r.t.kid(i, nlp.RelIobj, nlp.RelXcomp, nlp.RelCcomp) >= 0 || !r.timeOnly(i) || r.t.kid(o, nlp.RelCcomp) >= 0 {
		return "", "", -1
	}
	if stance = voiced[r.t.lemma(o)]; stance == "" {
		return "", "", -1
	}
	if stance == "against" {
		return stance, "concern", i
	}
	return stance, "statement", i
}
