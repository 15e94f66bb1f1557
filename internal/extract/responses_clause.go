package extract

import "github.com/parley-record/parley/nlp"

// carried drafts the answers told by what becomes of a text where somebody votes:
// "the bill passed the Senate", "died in committee", "cleared both chambers".
func (r *reader) carried(in, v int, signs []string) {
	stance := ""
	switch r.t.lemma(v) {
	case "pass", "clear", "sail", "win", "survive":
		stance = "for"
	case "fail", "die", "stall", "sink", "languish":
		stance = "against"
	default:
		return
	}
	p := reply{in: in, at: v, stance: stance, force: "statement", word: "carried", signs: signs}
	if r.t.negated(v) {
		p.turn()
	}
	_, e := r.sentence(v)
	for k := v + 1; k < min(e, v+8); k++ {
		switch {
		case r.doc.Is(k, "through"), r.doc.Is(k, "the"), r.doc.Is(k, "in"), r.doc.Is(k, "both"), r.t.pos(k) == nlp.ADV, r.t.timeWord(k), r.doc.Is(k, "on"):
			continue
		}
		if who, _ := r.refsFrom(k, min(e, k+10)); len(who) > 0 {
			r.emit(p, who, "by:body")
		}
		return
	}
}

// backers reads the words before a text that tell who takes it how: "the
// Labor-backed bill", "House-passed measures".
func (r *reader) backers(m *text) {
	for k := m.first; k+2 < m.head; k++ {
		if !r.doc.Is(k+1, "-") && !r.doc.Is(k+1, "–") {
			continue
		}
		stance := ""
		switch lower(r.doc.Form(k + 2)) {
		case "backed", "supported", "passed", "approved", "endorsed", "favoured", "favored":
			stance = "for"
		case "opposed", "rejected":
			stance = "against"
		default:
			continue
		}
		if ref, kind := r.who(k); kind == refState || kind == refBody || kind == refAgent || kind == refPerson {
			r.emit(reply{in: m.in, at: k, stance: stance, force: "statement", word: "backed"}, []Ref{ref}, "by:modifier")
		}
	}
}

// clauses reads the clauses that hang on a text: "a plan opposed by the union",
// "the deal the board turned down".
func (r *reader) clauses(m *text) {
	for c := r.t.first[m.head]; c >= 0; c = r.t.nxt[c] {
		v := int(c)
		if r.t.rel(v) != nlp.RelAcl || r.t.pos(v) != nlp.VERB || v < m.head || r.t.marked(v, "to") {
			continue
		}
		for d := r.t.first[v]; d >= 0; d = r.t.nxt[d] {
			// "the plan that X drafted and Y rejected", "drafted by X and rejected by Y"
			if w := int(d); r.t.lackedBefore(w) == m.head || r.t.rel(w) == nlp.RelConj && r.t.passive(v) && r.t.passive(w) && r.t.kid(w, nlp.RelNsubj) < 0 {
				r.verbReply(m.in, w, m.head, []string{"clause"})
			}
		}
		if s := r.t.kid(v, nlp.RelNsubj, nlp.RelObj); s >= 0 && r.t.pos(s) == nlp.PRON && r.antecedent(s) == m.head {
			continue // read at its pronoun
		}
		if st := harms[r.t.lemma(v)]; st != "" && r.t.rel(m.head) == nlp.RelCcomp && r.t.kid(v, nlp.RelObj) > v {
			// "said the offer undervalued it", where the tree takes the verb for a participle
			if who, ok := r.speaker(m.head); ok {
				r.emit(reply{in: m.in, at: v, stance: st, force: "concern", word: "effect"}, []Ref{who}, "by:speaker")
			}
			continue
		}
		if r.t.patient(v) == m.head || r.t.passive(v) {
			r.verbReply(m.in, v, m.head, []string{"clause"})
		}
	}
}

// beside reads who is told to take a text how by a noun that names no text but
// stands in its clause: "struggling to complete the merger amid pushback from
// investors".
func (r *reader) beside() {
	for n := range r.doc.Tokens {
		st, ok := deedNouns[r.t.lemma(n)]
		if !ok || r.t.pos(n) != nlp.NOUN {
			continue
		}
		f, e := r.sentence(n)
		in := 0
		for k := n - 1; k >= max(f, n-14); k-- {
			if m := r.textAt[k]; m != 0 && (r.saidAt[k] == r.saidAt[n] || r.saidAt[n] == 0) {
				in = r.texts[m-1].in
				break
			}
		}
		if in == 0 {
			continue
		}
		by := -1
		for k := n + 1; k < min(e, n+5); k++ {
			if r.doc.Is(k, "from") || r.doc.Is(k, "by") || r.doc.Is(k, "among") {
				by = k
				break
			}
			if k == n+1 && r.doc.Is(k, "of") && r.t.rel(n) == nlp.RelObl && (r.t.preposition(n) == "over" || r.t.preposition(n) == "with" || r.t.preposition(n) == "despite") {
				by = k // "over the objections of X", "with the support of X"
				break
			}
			if r.t.pos(k) == nlp.ADP || r.t.pos(k) == nlp.VERB || r.t.pos(k) == nlp.PUNCT {
				break
			}
		}
		var who []Ref
		sign := "by:by"
		switch {
		case by >= 0:
			who, _ = r.refsFrom(by+1, min(e, by+16))
		case r.t.rel(n) == nlp.RelObl || r.t.rel(n) == nlp.RelNmod:
			switch r.t.preposition(n) {
			case "despite", "amid", "over", "given", "in":
				who, sign = r.beforeNoun(n), "by:modifier"
			}
		}
		told := false
		for _, o := range r.Proposals[in-1].Responses {
			for _, w := range who {
				told = told || o.By.Head == w.Head
			}
		}
		if len(who) > 0 && !told {
			r.emit(reply{in: in, at: n, stance: st, force: "statement", word: r.t.lemma(n), signs: []string{"noun", "beside"}}, who, sign)
		}
	}
}

// beforeNoun returns those named right before the noun at n as whose it is: "despite
// Spanish and Portuguese opposition", "despite the union's objections".
func (r *reader) beforeNoun(n int) []Ref {
	if who := r.parties(r.t.kid(n, nlp.RelNmodPoss)); len(who) > 0 {
		return who
	}
	f, _ := r.sentence(n)
	k := n
	for k > f+1 && (r.t.chunk(k-1) || (r.doc.Is(k-1, "and") || r.doc.Is(k-1, ",")) && r.nameAt[k-2] != 0) {
		k--
	}
	var out []Ref
	for ; k < n; k++ {
		if ref, kind := r.who(k); kind == refState || kind == refBody && r.nameAt[k] != 0 {
			out = addRef(out, ref)
		}
	}
	return out
}
