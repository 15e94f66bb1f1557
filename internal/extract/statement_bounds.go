package extract

import (
	"github.com/parley-record/parley/nlp"
)

// bounded mends where the content of an attribution begins and ends.
func (t *teller) bounded(a *nlp.Attribution) {
	if len(a.Cue) == 0 || len(a.Content) == 0 {
		return
	}
	t.anotherQuote(a)
	t.afterCue(a)
	t.resumed(a)
	t.accordingLead(a)
}

// anotherQuote drops a whole quoted sentence before a report that has its own
// words behind its cue: of "“We will sign.” The bank also said that …" and "“We
// will sign.” Weber said: “…”" the quote goes with what stands before it.
func (t *teller) anotherQuote(a *nlp.Attribution) {
	if len(a.Content) < 2 {
		return
	}
	cf, ce := t.doc.TokensIn(a.Cue[0])
	sent := t.doc.Tokens[cf].Sentence
	behind := false
	for _, c := range a.Content {
		f, e := t.doc.TokensIn(c)
		after := f >= ce && f < e && t.doc.Tokens[f].Sentence == sent
		behind = behind || after && (!t.insideQuote(f) || t.doc.Is(ce-1, ":") || t.doc.Is(ce, ":"))
	}
	if !behind {
		return
	}
	keep := a.Content[:0]
	for _, c := range a.Content {
		f, e := t.doc.TokensIn(c)
		if f < e && e <= cf && t.doc.Tokens[e-1].Sentence != sent && t.insideQuote(f) {
			continue
		}
		keep = append(keep, c)
	}
	a.Content = keep
}

// afterCue cuts off what says when, where or to whom a thing was said before the
// clause that is said: "told reporters after the meeting that …", "said in
// remarks published on Monday there were …".
func (t *teller) afterCue(a *nlp.Attribution) {
	cf, ce := t.doc.TokensIn(a.Cue[0])
	v := t.mainCue(cf, ce)
	if v < 0 || t.t.pos(v) != nlp.VERB {
		return
	}
	x := t.t.kid(v, nlp.RelCcomp)
	if x < 0 {
		t.afterThat(a, ce)
		return
	}
	lo, _ := t.t.span(x)
	for k := range a.Content {
		c := &a.Content[k]
		f, e := t.doc.TokensIn(*c)
		if f < ce || lo <= f || lo >= e || x >= e || t.insideQuote(f) != t.insideQuote(lo) {
			continue
		}
		for i := f; i < lo; i++ {
			if !t.t.under(i, v) || t.t.under(i, x) || i == f && t.edge(i) {
				return
			}
		}
		top := f
		for int(t.t.head[top]) != v && t.t.head[top] >= 0 {
			top = int(t.t.head[top])
		}
		switch t.t.rel(top) {
		case nlp.RelObl:
			if t.t.preposition(top) == "" {
				return
			}
			if t.doc.Is(lo, "that") && lo+1 < e && t.t.rel(lo) == nlp.RelMark {
				lo++
			}
			c.Start = int(t.doc.Tokens[lo].Start)
		}
		return
	}
}

// afterThat is afterCue where the tree hangs the clause elsewhere: it goes by the
// "that" before it.
func (t *teller) afterThat(a *nlp.Attribution, ce int) {
	for k := range a.Content {
		f, e := t.doc.TokensIn(a.Content[k])
		if f < ce || t.insideQuote(f) {
			continue
		}
		for i := f; i+2 < e && i < f+12; i++ {
			if p := t.t.pos(i); p == nlp.VERB || p == nlp.AUX || p == nlp.PUNCT || p == nlp.CCONJ {
				return
			}
			if i > f && t.doc.Is(i, "that") && t.t.rel(i) == nlp.RelMark {
				top := f
				for n := 0; n < 8 && t.t.head[top] >= int32(ce) && t.t.rel(top) != nlp.RelObl; n++ {
					top = int(t.t.head[top])
				}
				if t.t.rel(top) == nlp.RelObl && t.t.preposition(top) != "" {
					a.Content[k].Start = int(t.doc.Tokens[i+1].Start)
				}
				return
			}
		}
		return
	}
}

// resumed ends the words that somebody says in a relative clause where the clause
// around it goes on: "Barber, who said the rules were weak, called for …".
func (t *teller) resumed(a *nlp.Attribution) {
	cf, ce := t.doc.TokensIn(a.Cue[0])
	v := t.mainCue(cf, ce)
	if v < 0 || t.t.kid(v, nlp.RelNsubj) < 0 || !t.doc.Is(t.t.kid(v, nlp.RelNsubj), "who") {
		return
	}
	for k := range a.Content {
		f, e := t.doc.TokensIn(a.Content[k])
		if f < ce || t.insideQuote(f) {
			continue
		}
		for i := f + 2; i < e; i++ {
			if t.doc.Is(i-1, ",") && (t.finite(i) || t.t.pos(i) == nlp.AUX) && !t.insideQuote(i) {
				a.Content[k].End = int(t.doc.Tokens[i-2].End)
				a.Content = a.Content[:k+1]
				return
			}
		}
	}
}

// accordingLead gives "According to X, …" the whole of its sentence.
func (t *teller) accordingLead(a *nlp.Attribution) {
	cf, _ := t.doc.TokensIn(a.Cue[0])
	if !t.doc.Is(cf, "according") || len(a.Source) == 0 || len(a.Content) != 1 {
		return
	}
	st := t.doc.Sentences[t.doc.Tokens[cf].Sentence]
	_, se := t.doc.TokensIn(a.Source[0])
	f, _ := t.doc.TokensIn(a.Content[0])
	if cf != int(st.First) || se >= int(st.End) || !t.doc.Is(se, ",") || f <= se+1 || f >= int(st.End) || t.insideQuote(f) {
		return
	}
	for i := se + 1; i < f; i++ {
		if t.cuedBy(i) {
			return
		}
	}
	a.Content[0].Start = int(t.doc.Tokens[se+1].Start)
}

// cuedBy reports whether token i is a verb of saying of its own.
func (t *teller) cuedBy(i int) bool { return t.finite(i) && t.saying(i, i+1) }
