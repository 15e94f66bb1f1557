package extract

import "github.com/parley-record/parley/nlp"

// Whose a text is by a sentence after it: "A bid was made for the mine. The bidder, Arden,
// said", "It was submitted by Arden", "The offer came from Arden".

// bidders are nouns for who is to buy a firm.
var bidders = listed("bidders")

// namedLater adds to the claims on each text those whom a later sentence names as the ones
// behind it, where none are tied to it yet.
func (r *reader) namedLater(claims [][]claim) {
	add := func(in int, refs []Ref, at int) {
		if in == 0 || len(claims[in-1]) > 0 {
			return
		}
		for _, ref := range refs {
			if !r.onlyTells(ref) {
				claims[in-1] = append(claims[in-1], claim{ref, "presenter", byScene, at})
			}
		}
	}
	for i := range r.doc.Tokens {
		switch r.t.pos(i) {
		case nlp.NOUN:
			if bidders[r.t.lemma(i)] {
				add(r.bidBefore(i), r.calledBidder(i), i)
			}
		case nlp.VERB:
			if who := r.bringers(i); len(who) > 0 {
				add(r.textTaken(r.t.kid(i, nlp.RelNsubj)), who, i)
			}
		}
	}
}

// calledBidder returns who is called the bidder by the noun at i: "the bidder, Arden,",
// "Arden was the bidder", "the suitor is Arden".
func (r *reader) calledBidder(i int) []Ref {
	if d := r.t.kid(i, nlp.RelDet); d < 0 || !r.doc.Is(d, "the") {
		return nil
	}
	k := r.t.kid(i, nlp.RelAppos)
	if k < 0 && r.t.kid(i, nlp.RelCop) >= 0 && !r.t.negated(i) {
		k = r.t.subject(i)
	}
	if h := int(r.t.head[i]); k < 0 && h > i && r.t.rel(i) == nlp.RelNsubj && r.t.kid(h, nlp.RelCop) >= 0 && !r.t.negated(h) {
		k = h
	}
	if k >= 0 && r.t.pos(k) == nlp.PRON { // "Arden confirmed that it was the bidder"
		if s, ok := r.speaker(k); ok && r.doc.Is(k, "it") {
			return []Ref{s}
		}
		return nil
	}
	if k < 0 || r.nameAt[k] == 0 {
		return nil
	}
	return r.parties(k)
}

// bidBefore returns the bid or offer told last before token i, in its sentence or the two
// before, as an index plus one; 0 for none.
func (r *reader) bidBefore(i int) int {
	for k := len(r.texts) - 1; k >= 0; k-- {
		m := &r.texts[k]
		if m.head >= i || m.kind != "bid" && m.kind != "offer" {
			continue
		}
		if r.doc.Tokens[m.head].Sentence < r.doc.Tokens[i].Sentence-2 {
			return 0
		}
		return m.in
	}
	return 0
}

// bringers returns those who brought about the subject of verb v: "was submitted by Arden",
// "came from Arden".
func (r *reader) bringers(v int) []Ref {
	p := r.t.kid(v, nlp.RelNsubj)
	if p < 0 || r.t.negated(v) || r.t.aux(v) != "" {
		return nil
	}
	if l := r.t.lemma(v); l == "come" || l == "originate" || l == "stem" {
		for c := r.t.first[v]; c >= 0; c = r.t.nxt[c] {
			k := int(c)
			prep := r.t.preposition(k)
			if k > v && r.t.rel(k) == nlp.RelObl && (prep == "from" || prep == "with" && l == "originate") && r.nameAt[k] != 0 {
				return r.parties(k)
			}
		}
		return nil
	}
	if _, ok := r.authored(v); !ok || r.t.pos(p) != nlp.PRON || !r.t.passive(v) || r.t.kid(v, nlp.RelOblAgent) < 0 {
		return nil
	}
	return r.parties(r.t.agent(v))
}

// textTaken returns the text that the word at k names or takes up, as an index plus one; 0
// for none.
func (r *reader) textTaken(k int) int {
	if k >= 0 && r.t.pos(k) == nlp.PRON {
		k = r.antecedent(k)
	}
	if k < 0 || r.textAt[k] == 0 {
		return 0
	}
	return r.texts[r.textAt[k]-1].in
}

// standsBehind adds those who are said in so many words to be behind the text of mention m: "X
// was behind the plan", "the woman behind the plan, X", "the plan was the work of X".
func (r *reader) standsBehind(m *text, add adder) {
	i := m.head
	if r.t.preposition(i) == "behind" {
		h := int(r.t.head[i])
		switch {
		case r.t.kid(i, nlp.RelCop) >= 0 && !r.t.negated(i):
			add(r.parties(r.t.subject(i)), "drafter", byWord, i)
		case h >= 0 && (r.t.lemma(h) == "be" || r.t.lemma(h) == "stand") && !r.t.negated(h):
			add(r.agents(h), "drafter", byWord, i)
		case h >= 0 && h < i && r.t.rel(i) == nlp.RelNmod && minds[r.t.lemma(h)]:
			add(r.calledSuch(h), "drafter", byWord, i)
		}
		return
	}
	h := int(r.t.head[i])
	if h < i || r.t.rel(i) != nlp.RelNsubj || !works[r.t.lemma(h)] || r.t.kid(h, nlp.RelCop) < 0 || r.t.negated(h) {
		return
	}
	if k := r.t.kid(h, nlp.RelNmod); k > h && r.t.preposition(k) == "of" {
		add(r.parties(k), "drafter", byWord, h)
	} else {
		add(r.parties(r.t.kid(h, nlp.RelNmodPoss)), "drafter", byWord, h)
	}
}

// minds are the nouns for who stands behind a text, works those for what it is of theirs.
var (
	minds = listed("minds")
	works = listed("works")
)

// calledSuch returns who is named as what the noun at n tells: "the man behind it, X", "the
// man behind it is X".
func (r *reader) calledSuch(n int) []Ref {
	if k := r.t.kid(n, nlp.RelAppos); k > n {
		return r.parties(k)
	}
	if h := int(r.t.head[n]); h > n && r.t.rel(n) == nlp.RelNsubj && r.t.kid(h, nlp.RelCop) >= 0 && !r.t.negated(h) {
		if a := r.t.kid(h, nlp.RelAppos); a > h {
			return r.parties(a)
		}
		return r.parties(h)
	}
	return nil
}

// tellsAgain returns what stands behind a word that only takes up a text, of kind, of who made
// it: "the text, drafted by X".
func (r *reader) tellsAgain(m text, kind string) []claim {
	m.kind = kind
	var out []claim
	r.toldBehind(&m, func(refs []Ref, as string, strength, at int) bool {
		if r.t.pos(at) != nlp.VERB {
			return false
		}
		for _, ref := range refs {
			if !r.onlyTells(ref) {
				out = append(out, claim{ref, as, strength, at})
			}
		}
		return len(refs) > 0
	})
	return out
}
