package extract

import "github.com/parley-record/parley/nlp"

// unanswered are the nouns for what reporters are not answered.
var unanswered = listed("unanswered")

// declined drafts the refusals to comment that no attribution tells: "would not
// comment", "could not be reached for comment", "did not return calls".
func (t *teller) declined() {
	for v := range t.doc.Tokens {
		if t.t.pos(v) != nlp.VERB || t.cued(v) || t.insideQuote(v) {
			continue
		}
		l := t.t.lemma(v)
		switch l {
		case "comment", "respond", "reply", "reach", "return", "answer", "contact":
		default:
			continue
		}
		who := t.t.kid(v, nlp.RelNsubj)
		if who < 0 || who > v {
			continue
		}
		none := nobody[lower(t.doc.Form(who))] || t.doc.Is(who, "no") || who+1 < v && t.doc.Is(who, "no") && t.doc.Is(who+1, "one")
		if k := t.t.kid(who, nlp.RelDet); k >= 0 && (t.doc.Is(k, "no") || t.doc.Is(k, "neither")) {
			none = true
		}
		if !none && (t.t.pos(who) == nlp.PRON && !t.canSpeak(who) || t.t.pos(who) != nlp.PRON && !t.canSpeak(who)) {
			continue
		}
		from, denied := v, none
		for c := t.t.first[v]; c >= 0 && int(c) < v; c = t.t.nxt[c] {
			switch k := int(c); {
			case isNot(t.doc, k):
				denied = true
				from = min(from, k)
			case t.t.rel(k) == nlp.RelAux && k > who:
				from = min(from, k)
			}
		}
		if !denied {
			continue
		}
		cf, ce, first := from, v, v
		stop := int(t.doc.Sentences[t.doc.Tokens[v].Sentence].End)
		end := v + 1
		for end < stop && t.doc.Tokens[end].UPOS != nlp.PUNCT && t.t.under(end, v) && !t.clauseMark(end) {
			end++
		}
		switch l {
		case "reach", "contact":
			if !t.t.passive(v) {
				continue
			}
			if end > v+1 {
				ce, first = v+1, v+1
			}
		case "return", "answer":
			o := t.t.kid(v, nlp.RelObj)
			if o < 0 {
				continue
			}
			if !unanswered[t.t.lemma(o)] {
				continue
			}
			ce, first = v+1, v+1
		case "comment":
			if from == v { // "no one commented"
				cf, ce = v, v+1
			}
		default:
			if end > v+1 {
				ce, first = v+1, v+1
			}
		}
		if cf >= ce {
			cf, ce = v, v+1
		}
		if first >= end {
			continue
		}
		c, ok := t.trim(t.doc.Bytes(first, end))
		if !ok {
			continue
		}
		f, e := t.t.phrase(who, true)
		if e > cf {
			f, e = who, who+1
		}
		s := Statement{Content: []nlp.Span{c}, Cue: t.doc.Bytes(cf, ce)}
		s.Rule, s.Confidence = "declined", 0.5
		t.credit(&s, t.doc.Bytes(f, e))
		if s.Source.OK() {
			t.tell(s)
			o := &t.Statements[len(t.Statements)-1]
			o.CueClass, o.Negated = "decline", false
		}
	}
}

// clauseMark reports whether token i begins a clause of its own.
func (t *teller) clauseMark(i int) bool {
	switch lower(t.doc.Form(i)) {
	case "and", "but", "because", "while", "when", "after", "before", "although", "as":
		return t.t.rel(i) == nlp.RelCc || t.t.rel(i) == nlp.RelMark
	}
	return false
}
