package extract

import "github.com/parley-record/parley/nlp"

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
func Voice(d *Response) bool { return has(d.Signs, "voice") }

// toldAsFact reports whether the words of a reply take it for known, whatever is
// thought of it: "the proposal, supported by X", "the decision by X to block it".
func (r *reader) toldAsFact(p *reply) bool {
	return r.t.rel(p.at) == nlp.RelAcl && (r.t.passive(p.at) || has(p.signs, "via:noun") && len(p.who) > 0)
}

// Praise reports whether an answer was read from what somebody calls a text or says
// that it does.
func Praise(d *Response) bool {
	return has(d.Signs, "word:effect") || has(d.Signs, "word:judge") || has(d.Signs, "word:name")
}
