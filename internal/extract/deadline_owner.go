package extract

import "github.com/parley-record/parley/nlp"

// dueFrom returns from whom something is due at w, by the verb v that the time
// hangs on, where the words put it on nobody:
//
//	owner  "Norra's offer expires on Friday", "the offer of the bank", "their contract"
//	doer   "the bank plans to win approval by Friday": who acts, or is told to, highest
//	       in the clause
//
// acting: who is to act is told by words that name nobody, "lenders must answer".
func (r *reader) dueFrom(v int, w *When) (owner, doer []Ref, acting bool) {
	s := r.t.subject(v)
	if s >= 0 {
		_, kind := r.who(s)
		acting = kind == refAgent
	}
	for _, n := range [...]int{s, r.deadlineNoun(w), r.t.kid(v, nlp.RelObj)} {
		if owner = r.ownersOf(n); len(owner) > 0 {
			break
		}
	}
	h := v
	for range 5 {
		if g := int(r.t.head[h]); g >= 0 && (r.t.rel(h) == nlp.RelXcomp || r.t.rel(h) == nlp.RelAdvcl) && r.t.marked(h, "to") && r.t.pos(g) == nlp.VERB {
			if _, asks := is(verbs, r.t.lemma(g), "asks"); asks {
				if doer = r.askedWhom(g); len(doer) > 0 {
					return owner, doer, acting // "pressed the sides to extend the truce that ends on Friday"
				}
			}
		}
		if doer = r.agents(h); len(doer) > 0 {
			return owner, doer, acting
		}
		rel := r.t.rel(h)
		if h = int(r.t.head[h]); h < 0 || rel == nlp.RelCcomp || rel == nlp.RelParataxis {
			break
		}
	}
	return owner, nil, acting
}

// ownersOf returns whose the thing at token n is: who has, makes or gives it, whose
// it is called, who stands before it as a name; nobody for -1.
func (r *reader) ownersOf(n int) []Ref {
	if n < 0 {
		return nil
	}
	var out []Ref
	for c := r.t.first[n]; c >= 0; c = r.t.nxt[c] { // "the contract between Norra and its union"
		if k := int(c); r.t.rel(k) == nlp.RelNmod && (r.t.preposition(k) == "between" || r.t.preposition(k) == "with") {
			out = addRef(out, r.parties(k)...)
		}
	}
	if len(out) > 1 {
		return out
	}
	if h := r.t.holder(n, 0); h >= 0 {
		out = addRef(out, r.parties(h)...)
	}
	out = addRef(out, r.whoseThing(n)...)
	if len(out) == 0 {
		out = addRef(out, r.ownersBefore(n)...)
	}
	return out
}
