package extract

import "github.com/parley-record/parley/nlp"

// bares are the verbs and adjectives that alone, right after a text was told, answer
// it: "the bank refused", "the union has yet to respond".
var bares = map[string]string{"refuse": "against", "object": "against", "accept": "for", "agree": "for", "opposed": "against", "baulk": "against", "balk": "against", "tender": "for", "sign": "for", "respond": "", "reply": "", "react": "", "answer": ""}

// bareReplies drafts the answers that a predicate tells which takes nothing, to the
// text told last in its sentence or the one before.
func (r *reader) bareReplies() {
	for i := range r.doc.Tokens {
		stance, ok := bares[r.t.lemma(i)]
		if !ok || r.t.pos(i) != nlp.VERB && r.t.pos(i) != nlp.ADJ || r.t.passive(i) {
			continue
		}
		if r.t.kid(i, nlp.RelObj, nlp.RelIobj, nlp.RelXcomp, nlp.RelCcomp, nlp.RelObl, nlp.RelCsubj, nlp.RelConj) >= 0 || r.t.kid(i, nlp.RelNsubj) < 0 && r.t.rel(i) != nlp.RelXcomp {
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
			open := r.t.negated(i) || r.yet(i)
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
		if r.t.negated(i) {
			p.turn()
		}
		top := r.climb(&p, i)
		if !has(p.signs, "hypothetical") {
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
