package extract

import (
	"github.com/parley-record/parley/nlp"
	"github.com/parley-record/parley/nlp/attrib"
)

// Where an attribution of the engine was cut wrong: its source, cue and content set
// right.

// repaired returns the attributions of the text, mended where a main clause
// tells more surely than a word what belongs together.
func (t *teller) repaired() []nlp.Attribution {
	var out []nlp.Attribution
	for _, a := range t.doc.Attributions {
		a.Content = append([]nlp.Span(nil), a.Content...)
		a.Source = append([]nlp.Span(nil), a.Source...)
		out = append(out, a)
	}
	var all []nlp.Attribution
	for i := range out {
		a := &out[i]
		t.anonymous(a)
		t.accorded(a)
		t.reputed(a)
		t.unnamed(a)
		t.unclosed(a)
		t.stray(a)
		t.asides(a)
		t.bounded(a)
		more := t.between(a)
		more = append(more, t.split(a)...)
		all = append(all, *a)
		all = append(all, more...)
	}
	return all
}

// accorded leaves out of a source what stands before it under "according to":
// "According to state television, President Berg said …" is Berg's.
func (t *teller) accorded(a *nlp.Attribution) {
	if len(a.Source) == 0 || len(a.Cue) == 0 || a.Cue[0].Start < a.Source[0].End {
		return
	}
	first, end := t.doc.TokensIn(a.Source[0])
	if first < 2 || !t.doc.Is(first-1, "to") || !t.doc.Is(first-2, "according") {
		return
	}
	for i := first + 1; i+1 < end; i++ {
		if t.doc.Is(i, ",") {
			a.Source[0] = t.doc.Bytes(i+1, end)
			return
		}
	}
}

// saying reports whether a cue only says that something was said.
func (t *teller) saying(first, end int) bool {
	m := t.mainCue(first, end)
	if m < 0 {
		return t.doc.Is(first, "according")
	}
	w := attrib.LookupCue(lower(t.doc.Form(m)))
	return w.Any() == attrib.Say || w.Verb == attrib.Warn
}

// saidWhen gives ", X said on Tuesday, at the start of the talks" the clause before it
// where no more than when, where or on what terms it was said was taken for what was said.
func (t *teller) saidWhen(s *Statement) {
	first, _ := t.doc.TokensIn(s.SourceAt)
	cf, ce := t.doc.TokensIn(s.Cue)
	if len(s.Content) == 0 || cf >= ce || s.SourceAt.End > s.Cue.Start || first >= cf {
		return
	}
	st := t.doc.Sentences[t.doc.Tokens[first].Sentence]
	comma := first - 1
	if comma < int(st.First)+4 || !t.doc.Is(comma, ",") || t.insideQuote(first) || !t.saying(cf, ce) || t.t.rel(t.mainCue(cf, ce)) == nlp.RelConj {
		return
	}
	for _, c := range s.Content {
		if !t.circumstance(c, ce, int(st.End)) {
			return
		}
	}
	told := false
	for i := int(st.First); i < comma; i++ {
		if t.insideQuote(i) || t.cuedBy(i) {
			return
		}
		told = told || t.finite(i) || t.t.pos(i) == nlp.AUX
	}
	if c, ok := t.trim(t.doc.Bytes(int(st.First), comma)); told && ok {
		s.Content = []nlp.Span{c}
		s.Confidence = max(s.Confidence, 0.7)
	}
}

// circumstance reports whether the words at c, behind a cue that ends at token ce, do no
// more than tell when, where or how: no verb, and a preposition leads to them.
func (t *teller) circumstance(c nlp.Span, ce, end int) bool {
	f, e := t.doc.TokensIn(c)
	if f < ce || e > end || f >= e {
		return false
	}
	led := t.t.pos(f) == nlp.ADP || t.t.pos(f) == nlp.ADV || f > ce && t.t.pos(f-1) == nlp.ADP
	for i := f; i < e; i++ {
		if p := t.t.pos(i); p == nlp.VERB || p == nlp.AUX || t.insideQuote(i) {
			return false
		}
	}
	return led
}

// stray drops pieces of content that stand apart from their cue without being
// quoted: in another sentence, or in a clause of their own before "and X said".
func (t *teller) stray(a *nlp.Attribution) {
	if len(a.Content) < 2 || len(a.Cue) == 0 {
		return
	}
	cf, _ := t.doc.TokensIn(a.Cue[0])
	var keep []nlp.Span
	for _, c := range a.Content {
		f, e := t.doc.TokensIn(c)
		if f >= e {
			continue
		}
		if !t.insideQuote(f) && !t.insideQuote(e-1) {
			if t.doc.Tokens[f].Sentence != t.doc.Tokens[cf].Sentence {
				continue
			}
			if e+1 < cf && t.doc.Is(e, ",") && (t.doc.Is(e+1, "and") || t.doc.Is(e+1, "but") || t.doc.Is(e+1, "while")) {
				continue
			}
		}
		keep = append(keep, c)
	}
	if len(keep) > 0 {
		a.Content = keep
	}
}

// lineBreak reports whether a line ends between the tokens i and j.
func (t *teller) lineBreak(i, j int) bool {
	if i >= j || i < 0 || j >= len(t.doc.Tokens) {
		return false
	}
	for _, c := range t.doc.Text[t.doc.Tokens[i].Start:t.doc.Tokens[j].Start] {
		if c == '\n' {
			return true
		}
	}
	return false
}

// between cuts an attribution where another cue verb, of the same subject,
// stands between two pieces of its content: "hinted that … but urged …".
func (t *teller) between(a *nlp.Attribution) (more []nlp.Attribution) {
	for k := len(a.Content) - 1; k > 0; k-- {
		_, e := t.doc.TokensIn(a.Content[k-1])
		f, end := t.doc.TokensIn(a.Content[k])
		if f-e > 8 || f <= e || t.doc.Tokens[e-1].Sentence != t.doc.Tokens[f].Sentence {
			continue
		}
		v, coordinated := -1, false
		for i := e; i < f; i++ {
			if t.doc.Is(i, "and") || t.doc.Is(i, "but") {
				coordinated = true
			}
			if t.finite(i) && attrib.LookupCue(lower(t.doc.Form(i))).Verb != attrib.NoCue {
				v = i
			}
		}
		if v < 0 || !coordinated || len(a.Cue) > 0 && t.doc.Tokens[v].Start >= int32(a.Cue[0].Start) && t.doc.Tokens[v].End <= int32(a.Cue[0].End) {
			continue
		}
		more = append(more, nlp.Attribution{
			Source: a.Source, Cue: []nlp.Span{t.doc.Bytes(v, v+1)}, Content: []nlp.Span{t.doc.Bytes(v+1, end)}, Confidence: a.Confidence,
		})
		a.Content = append(a.Content[:k:k], a.Content[k+1:]...)
	}
	return more
}

func (t *teller) finite(i int) bool {
	switch t.doc.Tokens[i].XPOS {
	case nlp.TagVBD, nlp.TagVBZ, nlp.TagVBP:
		return true
	}
	return false
}

// split cuts a second report out of a content that runs into it: "…, and Merz
// warned that …", "… and that he believed …". It goes by the words, for the
// tree is weak where clauses are coordinated.
func (t *teller) split(a *nlp.Attribution) (more []nlp.Attribution) {
	for k := len(a.Content) - 1; k >= 0; k-- {
		f, e := t.doc.TokensIn(a.Content[k])
		for i := e - 2; i > f+2; i-- {
			if !t.finite(i) {
				continue
			}
			w := attrib.LookupCue(lower(t.doc.Form(i))).Verb
			if w == attrib.NoCue || w == attrib.OtherCue {
				continue
			}
			if at := t.goesOn(a, f, i); at > 0 {
				more = append(more, nlp.Attribution{
					Source: a.Source, Cue: []nlp.Span{t.doc.Bytes(i, i+1)}, Content: []nlp.Span{t.doc.Bytes(i+1, e)}, Confidence: a.Confidence,
				})
				for e = at; e > f+1 && t.edge(e-1); e-- {
				}
				a.Content[k] = t.doc.Bytes(f, e)
				continue
			}
			b, pronoun, ok := t.clauseStart(f, i)
			if !ok || t.insideQuote(i) || w == attrib.Believe && !pronoun {
				continue
			}
			s := b + 1
			for s < i && (t.doc.Is(s, "that") || t.doc.Is(s, "also")) {
				s++
			}
			more = append(more, nlp.Attribution{
				Source: []nlp.Span{t.doc.Bytes(s, i)}, Cue: []nlp.Span{t.doc.Bytes(i, i+1)},
				Content: []nlp.Span{t.doc.Bytes(i+1, e)}, Confidence: a.Confidence,
			})
			e = b
			for e > f+1 && t.edge(e-1) {
				e--
			}
			a.Content[k] = t.doc.Bytes(f, e)
			i = e
		}
	}
	return more
}

// goesOn returns where the content that begins at token f ends if verb i is
// coordinated with the cue rather than part of what it credits: "said that … and
// urged …"; 0 where it is not.
func (t *teller) goesOn(a *nlp.Attribution, f, i int) int {
	if len(a.Cue) == 0 || t.t.rel(i) != nlp.RelConj || t.insideQuote(i) || t.t.kid(i, nlp.RelNsubj) >= 0 {
		return 0
	}
	cf, ce := t.doc.TokensIn(a.Cue[0])
	if h := int(t.t.head[i]); h < cf || h >= ce || ce > f {
		return 0
	}
	for at := i - 1; at > f+1 && at >= i-3; at-- {
		if t.doc.Is(at, "and") || t.doc.Is(at, "but") {
			return at
		}
	}
	return 0
}

// clauseStart walks back from verb i over a subject to "and", "but" or "while".
// It reports whether that subject is a pronoun, and whether there is one.
func (t *teller) clauseStart(f, i int) (at int, pronoun, ok bool) {
	named := false
	for j := i - 1; j > f+1 && j >= i-10; j-- {
		switch {
		case t.doc.Is(j, "and") || t.doc.Is(j, "but") || t.doc.Is(j, "while"):
			if !named && !pronoun {
				return 0, false, false
			}
			if !pronoun && !t.doc.Is(j-1, ",") {
				continue
			}
			return j, pronoun, true
		case t.nameAt[j] != 0:
			named = true
		case t.t.pos(j) == nlp.PRON:
			switch lower(t.doc.Form(j)) {
			case "he", "she", "they", "it":
				pronoun = true
			case "that":
				if !pronoun {
					return 0, false, false
				}
			default:
				return 0, false, false
			}
		case t.doc.Is(j, "that"):
			if !pronoun {
				return 0, false, false
			}
		case t.t.pos(j) == nlp.NOUN:
			if _, is := is(nouns, t.t.lemma(j), "agent"); is || isPersonNoun(t.t.lemma(j)) {
				named = true
			}
		case t.t.pos(j) == nlp.PROPN, t.t.pos(j) == nlp.ADJ, t.t.pos(j) == nlp.DET, t.t.pos(j) == nlp.PART, t.t.pos(j) == nlp.NUM, t.t.pos(j) == nlp.ADV:
		case t.t.pos(j) == nlp.AUX && j == i-1:
		case t.t.pos(j) == nlp.ADP && named:
		default:
			return 0, false, false
		}
	}
	return 0, false, false
}

// unnamed adds to a source the clause that says why it bears no name: "an
// official who asked not to be named".
func (t *teller) unnamed(a *nlp.Attribution) {
	if len(a.Source) == 0 {
		return
	}
	sp := &a.Source[0]
	first, end := t.doc.TokensIn(*sp)
	if first >= end || end >= len(t.doc.Tokens) || t.doc.Tokens[end].Sentence != t.doc.Tokens[first].Sentence {
		return
	}
	stop := int(t.doc.Sentences[t.doc.Tokens[first].Sentence].End)
	if len(a.Cue) > 0 && a.Cue[0].Start >= sp.End {
		c, _ := t.doc.TokensIn(a.Cue[0])
		stop = min(stop, c)
	}
	i := end
	if t.doc.Is(i, ",") {
		i++
	}
	if i >= stop || !t.doc.Is(i, "who") && !t.doc.Is(i, "speaking") && !t.doc.Is(i, "on") {
		return
	}
	for k := i; k < stop && k < i+10; k++ {
		switch lower(t.doc.Form(k)) {
		case "named", "identified", "anonymity", "anonymous", "anonymously":
			sp.End = int(t.doc.Tokens[k].End)
			return
		}
	}
}

// unclosed lengthens a content that breaks off at the end of a few words in
// marks which it holds only the first mark of, where its clause goes on: the
// words in marks are a part of it, not its end.
func (t *teller) unclosed(a *nlp.Attribution) {
	for k := range a.Content {
		c := &a.Content[k]
		for n := t.quoteFrom(c.Start); n < len(t.quotes) && t.quotes[n].Start < c.End; n++ {
			q := &t.quotes[n]
			if q.Depth > 0 || q.Start <= c.Start || q.End < c.End || q.Open {
				continue
			}
			_, end := t.doc.TokensIn(*c)
			after := end
			for after < len(t.doc.Tokens) && int(t.doc.Tokens[after].Start) < q.End {
				after++
			}
			if after >= len(t.doc.Tokens) || t.edge(after) || t.doc.Tokens[after].UPOS == nlp.PUNCT {
				c.End = q.End
				break
			}
			if v := t.t.pos(after); v != nlp.VERB && v != nlp.AUX {
				break
			}
			stop := int(t.doc.Sentences[t.doc.Tokens[end-1].Sentence].End)
			for _, spans := range [][]nlp.Span{a.Source, a.Cue} {
				if len(spans) > 0 && spans[0].Start >= q.End {
					f, _ := t.doc.TokensIn(spans[0])
					stop = min(stop, f)
				}
			}
			for stop > after && (t.edge(stop-1) || t.doc.Tokens[stop-1].UPOS == nlp.PUNCT) {
				stop--
			}
			if stop > after {
				c.End = int(t.doc.Tokens[stop-1].End)
			}
			break
		}
	}
}

// hearsay are the verbs by which a report says in the passive that it only hears
// a thing.
var hearsay = listed("hearsay")

// reputed mends "Chile is said to have offered two ports": Chile says nothing of
// that, it is what it is said to have done, and the report's own caution.
func (t *teller) reputed(a *nlp.Attribution) {
	if len(a.Cue) == 0 || len(a.Content) == 0 || len(a.Source) == 0 || a.Source[0].Start > a.Cue[0].Start {
		return
	}
	first, end := t.doc.TokensIn(a.Cue[0])
	v := -1
	for i := first; i < end; i++ {
		if hearsay[t.t.lemma(i)] && t.t.pos(i) == nlp.VERB {
			v = i
		}
	}
	if v < 0 || v+1 >= len(t.doc.Tokens) || !t.doc.Is(v+1, "to") || t.t.kid(v, nlp.RelAuxPass) < 0 {
		return
	}
	x := t.t.kid(v, nlp.RelXcomp)
	_, stop := t.doc.TokensIn(a.Content[len(a.Content)-1])
	if x <= v || x > v+5 || x+1 >= stop {
		a.Content = nil
		return
	}
	if w := attrib.LookupCue(lower(t.doc.Form(x))).Verb; w == attrib.NoCue || w == attrib.OtherCue {
		a.Content = nil
		return
	}
	a.Cue = []nlp.Span{t.doc.Bytes(first, x+1)}
	a.Content = []nlp.Span{t.doc.Bytes(x+1, stop)}
}

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
