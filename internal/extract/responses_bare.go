package extract

import (
	"github.com/parley-record/parley/nlp"
	"slices"
)

// Answers of a word that names no text, right after one was told: "the bank refused",
// "they are against".

// bares are the verbs and adjectives that alone, right after a text was told, answer
// it: "the bank refused", "the union has yet to respond".
var bares = listedPairs("bares")

// bareReplies drafts the answers that a predicate tells which takes nothing, to the
// text told last in its sentence or the one before.
func (r *reader) bareReplies() {
	for i := range r.doc.Tokens {
		stance, ok := bares[r.t.lemma(i)]
		if !ok || r.t.pos(i) != nlp.VERB && r.t.pos(i) != nlp.ADJ || r.t.passive(i) {
			continue
		}
		if r.t.kid(i, nlp.RelObj, nlp.RelIobj, nlp.RelXcomp, nlp.RelCcomp, nlp.RelCsubj, nlp.RelConj) >= 0 || r.t.kid(i, nlp.RelNsubj) < 0 && r.t.rel(i) != nlp.RelXcomp {
			continue
		}
		terms := stance == "for" && r.underTerms(i) // "accepted, with conditions"
		if !terms && !r.timeOnly(i) {
			continue
		}
		if r.t.rel(i) == nlp.RelAcl || r.t.rel(i) == nlp.RelAdvcl {
			continue
		}
		in := r.toldBefore(i)
		if in == 0 {
			continue
		}
		p := reply{in: in, at: i, stance: stance, force: "statement", word: "bare_" + r.t.lemma(i), signs: []string{"bare"}}
		if stance == "" {
			open := r.t.negated(i) || r.yet(i) || r.toCome(i)
			if h := int(r.t.head[i]); h >= 0 && r.t.rel(i) == nlp.RelXcomp {
				open = open || r.yet(h) || r.t.negated(h)
			}
			if !open {
				continue
			}
			p.stance = "awaiting"
			top := i
			if h := int(r.t.head[i]); h >= 0 && r.t.rel(i) == nlp.RelXcomp {
				top = h
			}
			r.reply(p, i, top)
			continue
		}
		if terms {
			p.stance, p.force = "conditional", "concession"
		}
		if r.t.negated(i) {
			p.turn()
		}
		top := r.climb(&p, i)
		if !slices.Contains(p.signs, "hypothetical") {
			r.reply(p, i, top)
		}
	}
}

// toldBefore returns the text that was told last before token i, in its sentence or
// the one before, as an index plus one; 0 for none.
func (r *reader) toldBefore(i int) int {
	if in := r.stillTold(i); in != 0 {
		return in
	}
	for k := len(r.texts) - 1; k >= 0; k-- {
		m := &r.texts[k]
		if m.head >= i {
			continue
		}
		if r.doc.Tokens[m.head].Sentence < r.doc.Tokens[i].Sentence-1 || r.inTitle(m.head) {
			return 0
		}
		return r.outermost(m.head)
	}
	return 0
}

// outermost returns the text under whose noun the mention at head stands in its sentence,
// itself under none, as an index plus one: "a package which includes a plan" is about the
// package.
func (r *reader) outermost(head int) int {
	in := r.texts[r.textAt[head]-1].in
	for h, n := int(r.t.head[head]), 0; h >= 0 && n < 8; h, n = int(r.t.head[h]), n+1 {
		if m := r.textAt[h]; m != 0 && h < head {
			in = r.texts[m-1].in
		}
	}
	return in
}

// takers are the adjectives and participles that alone, right after a text was told,
// say how somebody takes it.
var takers = listedPairs("takers")

// bareStands drafts the answers of those of whom only a state or a vote is told, to the
// text told last in the sentence or the one before: "is in favour", "remains opposed",
// "voted against", "reacted with fury", "said no", "gave its consent".
func (r *reader) bareStands() {
	for i := range r.doc.Tokens {
		p := reply{at: i, force: "statement", word: "bare"}
		top := i
		switch l := r.t.lemma(i); {
		case takers[l] != "" || takers[lower(r.doc.Form(i))] != "":
			if top = r.stateOf(i); top < 0 {
				continue
			}
			if p.stance = takers[l]; p.stance == "" {
				p.stance = takers[lower(r.doc.Form(i))]
			}
		case (l == "favour" || l == "favor") && i > 0 && r.doc.Is(i-1, "in") && r.ends(i+1):
			if r.t.kid(i, nlp.RelCop) < 0 {
				if top = int(r.t.head[i]); top < 0 || r.t.lemma(top) != "vote" && r.t.lemma(top) != "come" && r.t.lemma(top) != "be" {
					continue
				}
			}
			p.stance = "for"
		case l == "against" && i > 0 && r.t.lemma(i-1) == "vote" && r.t.pos(i-1) == nlp.VERB && r.ends(i+1):
			p.stance, p.force, top = "against", "refusal", i-1
		case l == "abstain" && r.t.pos(i) == nlp.VERB:
			p.stance = "undecided"
		case l == "react" && r.t.pos(i) == nlp.VERB:
			if p.stance = r.mannerOf(i); p.stance == "" {
				if o := r.t.kid(i, nlp.RelObl); o > i && r.t.preposition(o) == "with" {
					p.stance = deedNouns[r.t.lemma(o)]
				}
			}
		case (l == "no" || l == "yes") && i > 0 && r.t.lemma(i-1) == "say" && r.ends(i+1):
			p.stance, top = "for", i-1
			if l == "no" {
				p.stance, p.force = "against", "refusal"
			}
		case (l == "give" || l == "withhold" || l == "refuse") && r.t.pos(i) == nlp.VERB:
			o := r.t.kid(i, nlp.RelObj)
			if o > i && verdicts[r.t.lemma(o)] {
				break
			}
			if o < 0 || !consents[r.t.lemma(o)] || r.t.kid(i, nlp.RelIobj, nlp.RelXcomp, nlp.RelObl) >= 0 || r.trails(o) || r.t.kid(o, nlp.RelNmodPoss) < 0 {
				continue
			}
			if p.stance = "for"; l != "give" {
				p.stance, p.force = "against", "refusal"
			}
		case l == "tender" && r.t.pos(i) == nlp.VERB && !r.t.passive(i):
			if o := r.t.kid(i, nlp.RelObj); o > i {
				switch r.t.lemma(o) {
				case "share", "stock", "stake", "holding", "bond", "note", "debenture":
					p.stance, p.force = "for", "concession"
				}
			}
		case (l == "recommend" || l == "urge" || l == "advise" || l == "counsel") && r.t.pos(i) == nlp.VERB:
			if o := r.t.kid(i, nlp.RelObj); o > i && r.t.kid(o, nlp.RelNmod, nlp.RelAcl) < 0 {
				switch r.t.lemma(o) {
				case "acceptance", "approval", "adoption", "ratification":
					p.stance, p.force = "for", "demand"
				case "rejection", "refusal":
					p.stance, p.force = "against", "demand"
				}
			}
		}
		if p.stance == "" {
			st, force, at := r.plainStand(i)
			if st == "" {
				continue
			}
			if p.stance, p.force, top = st, force, at; r.t.pos(at) == nlp.NOUN {
				p.who = r.parties(r.t.kid(at, nlp.RelNmodPoss))
			}
		}
		if p.in = r.toldBefore(i); p.in == 0 || r.mentions(i) {
			continue
		}
		p.signs = []string{"bare"}
		if r.t.negated(top) {
			p.turn()
		}
		n := len(r.Proposals[p.in-1].Responses)
		if t := r.climb(&p, top); !slices.Contains(p.signs, "hypothetical") {
			if s := r.t.kid(t, nlp.RelNsubj); len(p.who) == 0 && t == top && s >= 0 && (r.t.pos(i) != nlp.VERB || r.t.passive(i)) {
				p.who = r.parties(s)
			}
			r.reply(p, top, t)
		}
		if len(r.Proposals[p.in-1].Responses) > n {
			r.taken[1] = append(r.taken[1], taken{i, p.in})
		}
	}
}

// stateOf returns the word whose subject is in the state that the word at i names where
// nothing says of what: "is opposed", "remains divided"; -1 where it is not so.
func (r *reader) stateOf(i int) int {
	for c := r.t.first[i]; c >= 0; c = r.t.nxt[c] {
		switch k := int(c); r.t.rel(k) {
		case nlp.RelObj, nlp.RelObl, nlp.RelXcomp, nlp.RelCcomp, nlp.RelAdvcl, nlp.RelCsubj:
			if k > i && !r.t.timeWord(k) {
				return -1
			}
		}
	}
	if r.t.kid(i, nlp.RelCop, nlp.RelAuxPass) >= 0 && r.t.kid(i, nlp.RelNsubj) >= 0 {
		return i
	}
	h := int(r.t.head[i])
	if h < 0 || h > i || i-h > 3 {
		return -1
	}
	switch r.t.lemma(h) {
	case "remain", "stay", "appear", "seem", "sound":
		if r.t.kid(h, nlp.RelNsubj) >= 0 && r.t.kid(h, nlp.RelObl) < 0 {
			return h
		}
	}
	return -1
}

// trails reports whether more is told of the noun at n behind it.
func (r *reader) trails(n int) bool {
	for c := r.t.first[n]; c >= 0; c = r.t.nxt[c] {
		if rel := r.t.rel(int(c)); int(c) > n && (rel == nlp.RelNmod || rel == nlp.RelAcl) {
			return true
		}
	}
	return false
}

// ends reports whether a clause may end before token k.
func (r *reader) ends(k int) bool {
	return k >= len(r.doc.Tokens) || r.t.pos(k) == nlp.PUNCT || r.t.pos(k) == nlp.CCONJ || r.doc.Tokens[k].Sentence != r.doc.Tokens[k-1].Sentence
}

// mentions reports whether the sentence of token i goes on to name a text, which is then
// what its words are about.
func (r *reader) mentions(i int) bool {
	_, e := r.sentence(i)
	for k := i + 1; k < e; k++ {
		if r.textAt[k] != 0 {
			return true
		}
	}
	return false
}
