package extract

import "github.com/parley-record/parley/nlp"

// awaits are the verbs whose subject waits for what others do where they take an
// answer: "wants an answer by Friday".
var awaits = listed("awaits")

// answerAwaited returns the noun of the answer that the subject of verb v waits for
// from others, -1 for none: "wants an answer", "asked for a reply".
func (r *reader) answerAwaited(v int) int {
	l := r.t.lemma(v)
	if r.t.passive(v) || !awaits[l] {
		return -1
	}
	for c := r.t.first[v]; c >= 0; c = r.t.nxt[c] {
		k := int(c)
		if r.t.rel(k) != nlp.RelObj && (r.t.rel(k) != nlp.RelObl || r.t.preposition(k) != "for") {
			continue
		}
		if verdicts[r.t.lemma(k)] && r.t.kid(k, nlp.RelNmodPoss) != int(r.t.subject(v)) {
			return k
		}
	}
	return -1
}

// answersFor returns who is to give the answer that noun n names under verb v, "a
// reply from the union", "the board's decision"; -1 for nobody told.
func (r *reader) answersFor(n, v int) int {
	if p := r.t.kid(n, nlp.RelNmodPoss); p >= 0 {
		return p
	}
	for _, h := range [...]int{n, v} {
		for c := r.t.first[h]; c >= 0; c = r.t.nxt[c] {
			if k := int(c); r.t.rel(k) != nlp.RelNmod && r.t.rel(k) != nlp.RelObl {
				continue
			} else if r.t.preposition(k) == "from" {
				return k
			}
		}
	}
	return -1
}
