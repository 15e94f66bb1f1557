package extract

import "github.com/parley-record/parley/nlp"

// A Couple is two sides or more that a report names together: "the port and its dockers
// agreed", "a truce between Oslo and Riga".
type Couple struct {
	Who   []Ref
	At    int  // the token that its words end with
	Deals bool // the words say that they deal with each other
	Title bool // told by the headline
}

// mostCoupled is the most sides that are taken to deal with each other.
const mostCoupled = 6

// readCouples notes who is named together as the subject of a verb, or behind "between".
func (r *reader) readCouples() {
	r.titleCouple()
	for i := range r.doc.Tokens {
		switch rel := r.t.rel(i); {
		case rel == nlp.RelNsubj || rel == nlp.RelNsubjPass:
			if v := int(r.t.head[i]); r.t.kid(i, nlp.RelConj) >= 0 && v >= 0 {
				r.couple(i, r.dealtBy(v), false)
			}
		case (rel == nlp.RelNmod || rel == nlp.RelObl) && r.t.preposition(i) == "between" && !r.timeAt(i):
			r.couple(i, true, false)
		}
	}
}

// couple notes those coordinated at token i as named together.
func (r *reader) couple(i int, deals, title bool) {
	who := r.parties(i)
	if len(who) < 2 || len(who) > mostCoupled {
		return
	}
	for _, ref := range who {
		if _, kind := r.who(int(ref.Head)); !acts(kind) || kind == refPlace {
			return
		}
	}
	_, e := r.t.phrase(i, false)
	r.Couples = append(r.Couples, Couple{who, max(i, e-1), deals, title})
}

// dealtBy reports whether those who do what verb v tells deal with each other: "agreed",
// "will resume talks", "are at odds".
func (r *reader) dealtBy(v int) bool {
	if mutual[r.t.lemma(v)] {
		return true
	}
	if o := r.t.kid(v, nlp.RelObj); o >= 0 {
		if _, ok := is(nouns, r.t.lemma(o), "meeting"); ok {
			return true
		}
	}
	x := r.t.kid(v, nlp.RelXcomp)
	return x >= 0 && mutual[r.t.lemma(x)]
}

// mutual are verbs for what two sides do with each other.
var mutual = listed("mutual")

// titleCouple notes the two with whom the headline begins, where a comma or an "and" joins
// them before its verb: "Norra, union agree on pay".
func (r *reader) titleCouple() {
	if len(r.doc.Sentences) == 0 {
		return
	}
	f, e := int(r.doc.Sentences[0].First), int(r.doc.Sentences[0].End)
	if f >= e || int(r.doc.Tokens[f].Start) >= r.doc.Title {
		return
	}
	cut, end := -1, -1
	for k := f + 1; k < min(e, f+12) && end < 0; k++ {
		switch p := r.t.pos(k); {
		case cut < 0 && (r.doc.Is(k, ",") || r.doc.Is(k, "and") || r.doc.Is(k, "&")):
			cut = k
		case p == nlp.PUNCT && r.doc.Tokens[k].XPOS != nlp.TagHYPH && !r.doc.Is(k, "-") || p == nlp.CCONJ:
			return
		case p == nlp.VERB || p == nlp.AUX || p == nlp.ADP || r.doc.Is(k, "to"):
			end = k
		}
	}
	if cut < 0 || end < cut+2 || end == e {
		return
	}
	one, a := r.who(cut - 1)
	two, b := r.who(end - 1)
	if !acts(a) || !acts(b) || a == refPlace || b == refPlace || a == refPronoun || b == refPronoun || int(one.First) < f || int(two.First) <= cut {
		return
	}
	r.Couples = append(r.Couples, Couple{[]Ref{one, two}, end - 1, r.doc.Is(end, "at") || r.doc.Is(end, "in") || r.doc.Is(end, "to") || mutual[r.t.lemma(end)], true})
}
