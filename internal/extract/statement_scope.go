package extract

import (
	"github.com/parley-record/parley/nlp"
	"github.com/parley-record/parley/nlp/attrib"
	"slices"
)

// quotedAs gives words to whom they are quoted from: in "the agency quoted him
// as saying that …" he speaks and the agency passes it on, as it does in "he
// was quoted by the agency as saying …".
func (t *teller) quotedAs() {
	for as := 1; as+2 < len(t.doc.Tokens); as++ {
		say := as + 1
		if !t.doc.Is(as, "as") || t.doc.Tokens[say].XPOS != nlp.TagVBG || attrib.LookupCue(lower(t.doc.Form(say))).Verb == attrib.NoCue {
			continue
		}
		st := t.doc.Sentences[t.doc.Tokens[as].Sentence]
		v := -1
		for i := as - 1; i >= int(st.First) && i > as-14; i-- {
			if l := t.t.lemma(i); t.t.pos(i) == nlp.VERB && (l == "quote" || l == "cite") {
				v = i
				break
			}
		}
		if v < 0 {
			continue
		}
		who, via := t.t.kid(v, nlp.RelObj), t.t.kid(v, nlp.RelNsubj)
		if t.t.passive(v) {
			who, via = t.t.subject(v), -1
			for i := v + 1; i < as; i++ {
				if t.doc.Is(i, "by") {
					via = t.rootOf(i+1, as)
				}
			}
		} else if who < v || who >= as {
			who = t.rootOf(v+1, as)
		}
		one := who >= 0 && t.t.pos(who) == nlp.NUM && t.t.kid(who, nlp.RelNmod) > who // "one of the envoys"
		if who < 0 || who >= as || t.t.pos(who) != nlp.PRON && !t.canSpeak(who) && !one {
			continue
		}
		s := Statement{Cue: t.doc.Bytes(say, say+1)}
		s.Rule, s.Confidence = "quoted", 0.7
		by := t.doc.Is(say+1, "by") // "“We go on,” he was quoted as saying by the Courier"
		if by {
			e := say + 2
			for e < int(st.End) && t.doc.Tokens[e].UPOS != nlp.PUNCT {
				e++
			}
			if e > say+2 {
				via = t.rootOf(say+2, e)
			}
			s.Content = t.contentBefore(who, int(st.First))
		} else {
			s.Content = t.contentAfter(say, int(st.End))
		}
		before := by || len(s.Content) == 0 // "“We go on,” he was quoted as saying."
		for _, o := range t.Statements {
			cf, ce := t.doc.TokensIn(o.Cue)
			if cf < ce && (cf <= say && say < ce || before && cf <= v && v < ce) && before == (o.Content[0].Start < int(t.doc.Tokens[say].Start)) {
				s.Content = o.Content // read to the word
			}
		}
		if len(s.Content) == 0 {
			if s.Content = t.contentBefore(who, int(st.First)); len(s.Content) == 0 {
				continue
			}
		}
		t.dropCued(say, v)
		f, e := t.nounPhrase(who)
		if n := int(t.nameAt[as-1]) - 1; who > v && n >= 0 && t.doc.Names[n].Kind == nlp.Person && int(t.doc.Names[n].First) > who {
			f, e = v+1, as // "quoted company chairman Lee Roe as saying"
		}
		if k := int(t.t.kid(who, nlp.RelAppos)); t.nameAt[who] == 0 && k == e && t.nameAt[k] != 0 {
			e = int(t.doc.Names[t.nameAt[k]-1].End) // "rebel leader Omar Reyes"
		}
		if one {
			f, e = t.t.phrase(who, true)
		}
		t.credit(&s, t.doc.Bytes(f, e))
		if via >= 0 && (t.passesOn(via) || t.canRelay(via)) {
			s.Via, s.Outlet = t.relayer(via), t.passesOn(via)
		}
		t.quoter = append(t.quoter, v)
		if s.Source.OK() {
			t.tell(s)
		}
	}
}

// contentAfter returns as content what follows token v to the end of its
// sentence, which ends at token end.
func (t *teller) contentAfter(v, end int) []nlp.Span {
	for end > v+1 && t.edge(end-1) {
		end--
	}
	if v+1 >= end {
		return nil
	}
	if c, ok := t.trim(t.doc.Bytes(v+1, end)); ok {
		return []nlp.Span{c}
	}
	return nil
}

// contentBefore returns as content what stands before the phrase of token who in
// its sentence, which begins at token first.
func (t *teller) contentBefore(who, first int) []nlp.Span {
	f, _ := t.t.phrase(who, true)
	if k := int(t.nameAt[who]) - 1; k >= 0 {
		f = min(f, int(t.doc.Names[k].First))
	}
	if f-first < 3 {
		return nil
	}
	if c, ok := t.trim(t.doc.Bytes(first, f)); ok {
		return []nlp.Span{c}
	}
	return nil
}

// nounPhrase returns the tokens [first, end) of the name or phrase of token i.
func (t *teller) nounPhrase(i int) (first, end int) {
	if k := int(t.nameAt[i]) - 1; k >= 0 {
		n := &t.doc.Names[k]
		return int(n.First), int(n.End)
	}
	return t.t.phrase(i, false)
}

// relayer returns the outlet that token i names, or is the noun for: in "the
// broadcaster Radio Nord" the name.
func (t *teller) relayer(i int) Ref {
	if n := i + 1; t.nameAt[i] == 0 && n < len(t.doc.Tokens) && relays[t.t.lemma(i)] {
		if t.nameAt[n] != 0 {
			i = n
		} else if t.t.pos(n) == nlp.PROPN {
			e := n + 1
			for e < len(t.doc.Tokens) && t.t.pos(e) == nlp.PROPN && t.nameAt[e] == 0 {
				e++
			}
			return Ref{int32(n), int32(e), int32(e - 1)}
		}
	}
	f, e := t.nounPhrase(i)
	if k := int(t.nameAt[i]) - 1; k >= 0 {
		i = int(t.doc.Names[k].End) - 1
	}
	return Ref{int32(f), int32(e), int32(i)}
}

// canRelay reports whether token i can be an outlet that passes words on: an
// organisation, or a noun for one that tells news.
func (t *teller) canRelay(i int) bool {
	if k := int(t.nameAt[i]) - 1; k >= 0 {
		return t.doc.Names[k].Kind != nlp.Person
	}
	return relays[t.t.lemma(i)] || t.t.pos(i) == nlp.PROPN
}

// relays holds the nouns for what passes news on.
var relays = listed("relays")

// asides drops what stands before a source that only a relative clause credits:
// of "the bridge was named after Mr Holm, who said …" he says what follows.
func (t *teller) asides(a *nlp.Attribution) {
	if len(a.Cue) == 0 || len(a.Content) < 2 {
		return
	}
	cf, ce := t.doc.TokensIn(a.Cue[0])
	w := cf - 1
	for w > 0 && (t.t.pos(w) == nlp.ADV || t.t.pos(w) == nlp.AUX) {
		w--
	}
	if w < 1 || ce >= len(t.doc.Tokens) || !t.doc.Is(w, "who") {
		return
	}
	after := false
	for _, c := range a.Content {
		after = after || c.Start >= a.Cue[0].End
	}
	if !after {
		return
	}
	keep := a.Content[:0]
	for _, c := range a.Content {
		f, e := t.doc.TokensIn(c)
		if f < e && c.End <= int(t.doc.Tokens[w].Start) && t.doc.Tokens[f].Sentence == t.doc.Tokens[w].Sentence && !t.insideQuote(f) {
			continue
		}
		keep = append(keep, c)
	}
	a.Content = keep
}

// dropCued takes out the statements whose cue is token a or b: both are read
// together, as one.
func (t *teller) dropCued(a, b int) {
	t.Statements = slices.DeleteFunc(t.Statements, func(s Statement) bool {
		f, e := t.doc.TokensIn(s.Cue)
		return f < e && (f <= a && a < e || f <= b && b < e)
	})
}

// unsaid parts what was said from what was left unsaid: "spoke of progress
// without saying how …" are two statements of one speaker, the second denied.
func (t *teller) unsaid() {
	for i := range len(t.Statements) {
		s := &t.Statements[i]
		first, end := t.doc.TokensIn(s.Cue)
		w := -1
		for k := max(first-1, 0); k+1 < end; k++ {
			if t.doc.Is(k, "without") && t.doc.Tokens[k+1].XPOS == nlp.TagVBG {
				w = k
			}
		}
		if w < 0 {
			continue
		}
		s.Cue = t.doc.Bytes(w, end)
		s.Negated = true
		v := first
		if first >= w { // the cue is "without saying" alone
			v = int(t.t.head[w+1])
			if v < 0 || v >= w || t.cued(v) || attrib.LookupCue(lower(t.doc.Form(v))).Verb == attrib.NoCue {
				continue
			}
			first = v
		}
		for v < w && t.t.pos(v) != nlp.VERB {
			v++
		}
		o := v + 1
		for o < w && (t.t.pos(o) == nlp.ADP || t.t.pos(o) == nlp.PART) {
			o++
		}
		if v >= w || o >= w {
			continue
		}
		if c, ok := t.trim(t.doc.Bytes(o, w)); ok {
			n := Statement{Cue: t.doc.Bytes(first, o), Content: []nlp.Span{c}}
			n.Rule, n.Confidence = s.Rule, s.Confidence
			n.Source, n.Speaker, n.SourceAt, n.Behalf = s.Source, s.Speaker, s.SourceAt, s.Behalf
			n.Speakers, n.Together = s.Speakers, s.Together
			t.tell(n)
		}
	}
}
