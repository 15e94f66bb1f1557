package extract

import "github.com/parley-record/parley/nlp"

// deedBy returns who is going to do verb v: as agents does, but for the clauses
// where the tree hides the subject.
func (r *reader) deedBy(v int) []Ref {
	h := int(r.t.head[v])
	if h >= 0 && r.t.rel(v) == nlp.RelXcomp {
		if who := r.blamedFor(h); len(who) > 0 {
			return who // "attacked the port for threatening to close"
		}
	}
	if who := r.listedBehind(v); len(who) > 1 {
		return who
	}
	if who := r.agents(v); len(who) > 0 {
		return who
	}
	if who := r.toldOf(v); len(who) > 0 {
		return who
	}
	return r.someOf(r.t.agent(v))
}

// listedBehind returns the names that the tree made a second subject, right behind
// the noun that says what they are: "hedge funds Norra and Tolm were planning".
func (r *reader) listedBehind(v int) []Ref {
	for range 3 {
		s := r.t.kid(v, nlp.RelNsubj)
		if s >= 0 {
			n := r.t.nxt[s]
			for n >= 0 && r.t.rel(int(n)) != nlp.RelNsubj {
				n = r.t.nxt[n]
			}
			if k := int(n); k > s && k < v && r.nameAt[s] == 0 && r.nameAt[k] != 0 && int(r.doc.Names[r.nameAt[k]-1].First) == s+1 {
				return r.parties(k)
			}
			return nil
		}
		if v = int(r.t.head[v]); v < 0 {
			return nil
		}
	}
	return nil
}

// toldOf returns whom the tree hung on a verb of saying as what is said, with the
// deed v that they are said to do beside them: "reports say Norra, which owns a
// stake, may seek a vote".
func (r *reader) toldOf(v int) []Ref {
	h := int(r.t.head[v])
	if h < 0 || r.t.rel(v) != nlp.RelCcomp || r.t.kid(v, nlp.RelNsubj) >= 0 {
		return nil
	}
	if _, says := is(verbs, r.t.lemma(h), "says"); !says {
		return nil
	}
	if o := r.t.kid(h, nlp.RelObj); o > h && o < v {
		return r.parties(o)
	}
	return nil
}

// someOf returns of whom the words at token i are a part or a number: "a number of
// its unions", "most of the banks".
func (r *reader) someOf(i int) []Ref {
	if i < 0 {
		return nil
	}
	switch r.t.lemma(i) {
	case "number", "majority", "group", "handful", "couple", "dozen", "score", "hundred", "thousand", "most", "some", "many", "several", "all", "half", "rest", "series", "string", "host", "part", "unit", "member", "one", "both", "each":
	default:
		return nil
	}
	for c := r.t.first[i]; c >= 0; c = r.t.nxt[c] {
		if k := int(c); r.t.rel(k) == nlp.RelNmod && r.t.preposition(k) == "of" {
			return r.parties(k)
		}
	}
	return nil
}
