package extract

import "github.com/parley-record/parley/nlp"

// told reports whether the sentence tells the judgement at token i as so, and does not
// only go by it: not "discuss the stalemate", "risk the progress made", "months of arduous
// talks".
func (r *reader) told(i int) bool {
	if a := r.t.attributive(i); a >= 0 && r.t.pos(i) == nlp.ADJ {
		return r.toldWith(a, facedVerbs)
	}
	if r.t.pos(i) != nlp.NOUN {
		return true
	}
	for h, n := int(r.t.head[i]), 0; h >= 0 && n < 2 && r.t.rel(i) == nlp.RelNmod && signNouns[r.t.lemma(h)]; h, n = int(r.t.head[h]), n+1 {
		i = h // "a note of caution", "signs of progress"
	}
	return r.toldWith(i, shownVerbs)
}

// facedVerbs are verbs by which somebody has talks ahead, whatever these are said to be;
// shownVerbs, by which a mood or what becomes of talks is told; signNouns, what tells of
// another thing.
var facedVerbs, shownVerbs, signNouns = listed("facedVerbs"), listed("shownVerbs"), listed("signNouns")

// toldWith reports whether the noun at token i is what its sentence says: its predicate, its
// whole, or with one of the verbs.
func (r *reader) toldWith(i int, verbs map[string]bool) bool {
	h := int(r.t.head[i])
	if h < 0 || r.t.kid(i, nlp.RelCop) >= 0 || r.t.kid(i, nlp.RelExpl) >= 0 {
		return true
	}
	switch r.t.rel(i) {
	case nlp.RelNsubj, nlp.RelNsubjPass, nlp.RelObj, nlp.RelObl, nlp.RelXcomp, nlp.RelCcomp:
		return verbs[r.t.lemma(h)] || r.t.rel(i) == nlp.RelNsubj && r.t.pos(h) != nlp.VERB // "a collapse of the talks was near"
	case nlp.RelConj: // "is long and difficult, and a deadlock"
		return r.t.pos(h) == nlp.VERB || r.toldWith(h, verbs)
	case nlp.RelParataxis, nlp.RelRoot:
		return true
	}
	return false
}
