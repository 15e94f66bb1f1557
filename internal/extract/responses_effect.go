package extract

import (
	"github.com/parley-record/parley/nlp"
	"slices"
)

// Answers told by what a text does to those who hear of it, or by what somebody blames on
// it.

// moves are the verbs of what a text does to those who hear of it, with the stance
// that they then have.
var moves = listedPairs("moves")

// moved drafts how those take the text at node, the subject of verb v, whom v says
// that it moved: "the plan angered fishermen", "has won over the banks".
func (r *reader) moved(in, v, node int, signs []string) bool {
	stance := moves[r.t.lemma(v)]
	o := r.t.kid(v, nlp.RelObj)
	if r.t.lemma(v) == "win" && v+1 < len(r.doc.Tokens) && r.doc.Is(v+1, "over") {
		if stance = "for"; o < 0 {
			o = r.t.kid(v, nlp.RelObl) // whom the tree takes "over" to govern
		}
	}
	if stance == "" || o < node {
		return false
	}
	who := r.parties(o)
	if len(who) == 0 {
		who = r.amongThem(o)
	}
	if len(who) == 0 {
		return false
	}
	p := reply{in: in, at: v, stance: stance, force: "concern", word: "moved", signs: signs}
	if stance == "for" {
		p.force = "welcome"
	}
	if r.t.negated(v) {
		p.turn()
	}
	r.modal(&p, v)
	r.emit(p, who, "by:object")
	return true
}

// amongThem returns who is told by name of the many at token o: "some of the sceptics,
// including Brazil".
func (r *reader) amongThem(o int) []Ref {
	if k := r.t.kid(o, nlp.RelNmod); k > o && r.t.preposition(k) == "of" {
		o = k
	}
	return r.membersTold(o)
}

// manners are the adverbs that say how somebody took a text.
var manners = listedPairs("manners")

// mannerOf returns the stance that an adverb of verb v tells, "" for none.
func (r *reader) mannerOf(v int) string {
	for c := r.t.first[v]; c >= 0; c = r.t.nxt[c] {
		if st := manners[lower(r.doc.Form(int(c)))]; st != "" {
			return st
		}
	}
	return ""
}

// strayed returns who does verb v where words set off by commas stand between and the
// tree lost the tie: "after X, one of the largest fleets, signed up to it".
func (r *reader) strayed(v int) []Ref {
	switch r.doc.Tokens[v].XPOS {
	case nlp.TagVBD, nlp.TagVBZ, nlp.TagVBP, nlp.TagVBN:
	default:
		return nil
	}
	f, _ := r.sentence(v)
	k := v - 1
	for k > f && r.t.pos(k) == nlp.ADV {
		k--
	}
	if !r.doc.Is(k, ",") {
		return nil
	}
	for k--; k > f+1 && v-k < 18 && !r.doc.Is(k, ","); k-- {
		if r.t.pos(k) == nlp.VERB || r.t.pos(k) == nlp.PUNCT {
			return nil
		}
	}
	if !r.doc.Is(k, ",") {
		return nil
	}
	if ref, kind := r.who(k - 1); acts(kind) && kind != refPronoun {
		return []Ref{ref}
	}
	return nil
}

// silentReplies drafts the answers still out of those from whom there was no word right
// after a text was told: "there was no immediate reaction from X".
func (r *reader) silentReplies() {
	for i := range r.doc.Tokens {
		if !verdicts[r.t.lemma(i)] || r.t.pos(i) != nlp.NOUN || i+2 >= len(r.doc.Tokens) || !r.doc.Is(i+1, "from") {
			continue
		}
		if d := r.t.kid(i, nlp.RelDet); d < 0 || !r.doc.Is(d, "no") {
			continue
		}
		if in := r.toldBefore(i); in != 0 {
			r.silent(reply{in: in, at: i, stance: "awaiting", force: "statement", word: "verdict", signs: []string{"bare"}}, i)
		}
	}
}

// silent drafts p for those from whom the noun at n says that there was none of it.
func (r *reader) silent(p reply, n int) bool {
	_, e := r.sentence(n)
	for k := n + 1; k < min(e-1, n+9); k++ {
		if r.doc.Is(k, "from") || r.doc.Is(k, "by") {
			who, _ := r.refsFrom(k+1, min(e, k+16))
			r.emit(p, who, "by:by")
			return len(who) > 0
		}
	}
	return false
}

// blamed drafts what somebody says against the text at node, the subject of verb v,
// where no frame tells it: blame in the words that the verb takes, "would contravene
// the treaty", "exposed the country to huge costs", "would not work".
func (r *reader) blamed(in, v, node int, signs []string) {
	who, ok := r.speaker(node)
	if w := lower(r.doc.Form(node)); !ok || r.underIf(v) || w == "which" || w == "that" {
		return // what a clause on the text tells is what it is
	}
	_, e := r.t.span(v)
	e = min(e, v+10)
	for k := v + 1; k < e; k++ {
		switch lower(r.doc.Form(k)) {
		case ",", ";", ":", "if", "unless", "until", "when", "after", "before", "because", "while", "although", "though", "but", "and", "which", "who":
			e = k
		}
	}
	if t := r.toneOf(node+1, e); t.con > t.pro || r.bringsWay(v) < 0 {
		r.emit(reply{in: in, at: v, stance: "against", force: "concern", word: "effect", signs: append(signs, "voice")}, []Ref{who}, "by:speaker")
	}
}

// underIf reports whether the clause of verb v only supposes what it says.
func (r *reader) underIf(v int) bool {
	for range 4 {
		if r.t.marked(v, "if") || r.t.marked(v, "unless") || r.t.marked(v, "whether") || r.t.marked(v, "until") {
			return true
		}
		h := int(r.t.head[v])
		if h < 0 || r.t.rel(v) == nlp.RelCcomp || r.t.rel(v) == nlp.RelParataxis {
			return false
		}
		v = h
	}
	return false
}

// Voice reports whether an answer was read from praise or blame in what somebody says
// of a text, and from no word for an answer.
func Voice(d *Response) bool { return slices.Contains(d.Signs, "voice") }

// toldAsFact reports whether the words of a reply take it for known, whatever is
// thought of it: "the proposal, supported by X", "the decision by X to block it".
func (r *reader) toldAsFact(p *reply) bool {
	return r.t.rel(p.at) == nlp.RelAcl && (r.t.passive(p.at) || slices.Contains(p.signs, "via:noun") && len(p.who) > 0)
}

// Praise reports whether an answer was read from what somebody calls a text or says
// that it does.
func Praise(d *Response) bool {
	return slices.Contains(d.Signs, "word:effect") || slices.Contains(d.Signs, "word:judge") || slices.Contains(d.Signs, "word:name")
}
