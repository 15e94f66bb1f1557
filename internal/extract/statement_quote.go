package extract

import (
	"strings"

	"github.com/parley-record/parley/nlp"
	"github.com/parley-record/parley/nlp/attrib"
)

// Quotes that no attribution tells, and the turns of an interview.

// goOn adds to each statement the paragraphs that its open quote goes on in.
func (t *teller) goOn() {
	for i := range t.Statements {
		s := &t.Statements[i]
		last := s.Content[len(s.Content)-1]
		for k := t.quoteFrom(last.Start); k < len(t.quotes) && t.quotes[k].Start <= last.Start; k++ {
			q := &t.quotes[k]
			if q.Depth > 0 || !q.Goes || q.End < last.End {
				continue
			}
			for n := k + 1; n < len(t.quotes) && len(s.Content) < 40; n++ {
				o := &t.quotes[n]
				if o.Depth > 0 {
					continue
				}
				if !o.Comes || t.covered(o) {
					break
				}
				t.addQuote(s, o)
				if !o.Goes {
					break
				}
			}
			break
		}
	}
}

// comeBack adds to each statement the paragraphs before it from which its quote
// goes on: who says "… another winter,” she said" said the paragraph before too.
func (t *teller) comeBack() {
	for k := len(t.quotes) - 2; k >= 0; k-- {
		q := &t.quotes[k]
		if q.Depth > 0 || !q.Goes || t.covered(q) {
			continue
		}
		n := k + 1
		for n < len(t.quotes) && t.quotes[n].Depth > 0 {
			n++
		}
		if n == len(t.quotes) || !t.quotes[n].Comes || !t.covered(&t.quotes[n]) {
			continue
		}
		c, ok := t.trim(nlp.Span{Start: q.In, End: q.Out})
		if !ok {
			continue
		}
		for i := range t.Statements {
			s := &t.Statements[i]
			if at := s.Content[0].Start; at < t.quotes[n].In || at >= t.quotes[n].Out || s.Mode == "indirect" || !s.Source.OK() {
				continue
			}
			if f, e := t.doc.TokensIn(s.Cue); f < e && t.insideQuote(f) {
				continue // words within the quote
			}
			s.Content = append([]nlp.Span{c}, s.Content...)
			s.Quotes, s.Evidence = nil, nil
			t.quoted(s)
			t.evidence(s)
			t.take(c)
			break
		}
	}
}

// addQuote appends a quote to the content of s.
func (t *teller) addQuote(s *Statement, q *attrib.Quote) {
	c, ok := t.trim(nlp.Span{Start: q.In, End: q.Out})
	if !ok {
		return
	}
	s.Content = append(s.Content, c)
	s.Quotes = nil
	t.quoted(s)
	s.Evidence = nil
	t.evidence(s)
	t.take(c)
}

// unshut reports whether the quote around token i was never closed: its credit
// may stand in it.
func (t *teller) unshut(i int) bool {
	b := int(t.doc.Tokens[i].Start)
	for k := t.quoteFrom(b); k < len(t.quotes) && t.quotes[k].Start <= b; k++ {
		if q := &t.quotes[k]; q.End > b && q.Open && !q.Goes {
			return true
		}
	}
	return false
}

func (t *teller) take(c nlp.Span) {
	f, e := t.doc.TokensIn(c)
	for i := f; i < e; i++ {
		t.taken[i] = true
	}
}

// covered reports whether a word of q is content already.
func (t *teller) covered(q *attrib.Quote) bool {
	f, e := t.doc.TokensIn(nlp.Span{Start: q.In, End: q.Out})
	for i := f; i < e; i++ {
		if t.taken[i] {
			return true
		}
	}
	return false
}

// bareQuotes finds speakers for quotes that no cue credits: a name after a dash
// behind them, a name with a colon before them, or the speaker of the quote
// that they follow.
func (t *teller) bareQuotes() {
	for k := range t.quotes {
		q := &t.quotes[k]
		if q.Depth > 0 || t.covered(q) {
			continue
		}
		f, e := t.doc.TokensIn(nlp.Span{Start: q.In, End: q.Out})
		if e-f < 3 {
			continue
		}
		after := e
		for after < len(t.doc.Tokens) && int(t.doc.Tokens[after].Start) < q.End {
			after++
		}
		before := f - 1
		for before >= 0 && int(t.doc.Tokens[before].End) > q.Start {
			before--
		}
		c, ok := t.trim(nlp.Span{Start: q.In, End: q.Out})
		if !ok {
			continue
		}
		s := Statement{Content: []nlp.Span{c}}
		s.Rule, s.Confidence = "bare", 0.5
		switch {
		case after+1 < len(t.doc.Tokens) && dash(t.doc.Form(after)) && t.nameAt[after+1] != 0 && t.doc.Names[t.nameAt[after+1]-1].Kind == nlp.Person:
			n := &t.doc.Names[t.nameAt[after+1]-1]
			s.Rule = "dash"
			t.credit(&s, t.doc.Bytes(int(n.First), int(n.End)))
		case before > 0 && t.doc.Is(before, ":") && t.named(before-1) != 0:
			n := &t.doc.Names[t.named(before-1)-1]
			s.Rule = "turn"
			t.credit(&s, t.doc.Bytes(int(n.First), int(n.End)))
		case t.whole(q, f, e):
			p := t.quoteBefore(q)
			if p < 0 {
				continue
			}
			o := &t.Statements[p]
			if !t.lineBreak(t.firstOf(o), f) && o.Rule != "bare" && o.Mode != "indirect" {
				t.addQuote(o, q)
				continue
			}
			s.Source, s.Speaker, s.SourceAt = o.Source, o.Speaker, o.SourceAt
			s.Speakers, s.Together = o.Speakers, o.Together
		default:
			continue
		}
		t.tell(s)
	}
}

func (t *teller) firstOf(s *Statement) int {
	f, _ := t.doc.TokensIn(s.Content[len(s.Content)-1])
	return f
}

func dash(w string) bool { return w == "—" || w == "–" || w == "-" || w == "--" || w == "―" }

// named returns the index plus one of the person named at token i, or within a
// bracket that ends there; 0 for nobody.
func (t *teller) named(i int) int32 {
	if k := t.nameAt[i]; k != 0 && t.doc.Names[k-1].Kind == nlp.Person {
		return k
	}
	return 0
}

// whole reports whether a quote is a sentence by itself.
func (t *teller) whole(q *attrib.Quote, f, e int) bool {
	if !capital(t.doc.Form(f)) {
		return false
	}
	st := t.doc.Sentences[t.doc.Tokens[f].Sentence]
	return int(t.doc.Tokens[st.First].Start) >= q.Start && (e-f >= 5 || e-f >= 3 && q.Out > 0 && strings.IndexByte(".!?", t.doc.Text[q.Out-1]) >= 0)
}

// spokeJust reports whether s is what a person said in the sentence right before
// q, in the same paragraph: the quote bears it out.
func (t *teller) spokeJust(s *Statement, q *attrib.Quote) bool {
	f, e := t.doc.TokensIn(s.Cue)
	g, _ := t.doc.TokensIn(nlp.Span{Start: q.In, End: q.Out})
	if f >= e || s.Within > 0 || t.doc.Tokens[f].Sentence+1 != t.doc.Tokens[g].Sentence || t.lineBreak(f, g) || !t.saying(f, e) || t.insideQuote(f) {
		return false
	}
	h := int(s.Speaker.Head)
	if k := int(t.nameAt[h]) - 1; k >= 0 {
		return t.doc.Names[k].Kind == nlp.Person
	}
	return t.t.pos(h) == nlp.PRON && (t.doc.Is(h, "he") || t.doc.Is(h, "she"))
}

// quoteBefore returns the index of the statement in exact words whose quote or
// credit stands right before q, -1 for none.
func (t *teller) quoteBefore(q *attrib.Quote) int {
	best, at := -1, 0
	for i := range t.Statements {
		s := &t.Statements[i]
		if !s.Speaker.OK() || s.Mode == "indirect" && !t.spokeJust(s, q) {
			continue
		}
		end := max(s.Content[len(s.Content)-1].End, s.Cue.End, s.SourceAt.End)
		if end <= q.Start && end > at {
			best, at = i, end
		}
	}
	if best < 0 || q.Start-at > 240 {
		return -1
	}
	a, b := t.doc.SentenceAt(at-1), t.doc.SentenceAt(q.Start)
	if b-a > 1 {
		return -1
	}
	return best
}

// turns reads lines of the form "Name: words": the turns of an interview, and
// headlines.
func (t *teller) turns() {
	letters := t.lettered()
	for k, st := range t.doc.Sentences {
		f := int(st.First)
		if k > 0 && !t.lineBreak(f-1, f) {
			continue
		}
		if t.doc.Is(f, "from") && f+1 < int(st.End) {
			f++
		}
		colon := t.colonAfter(f, int(st.End))
		label := false
		if letters && t.letter(f) != 0 {
			if colon != f+1 {
				colon = f // "Q." has its mark within
			}
			label = true
		} else if colon > f && t.shouted(f, colon) {
			label = true
		}
		if colon < 0 || colon == f && !label {
			continue
		}
		end := max(colon, f+1)
		root := t.rootOf(f, end)
		if !label && (t.t.pos(root) != nlp.PROPN && t.t.pos(root) != nlp.NOUN || !t.canSpeak(root)) {
			continue
		}
		title := int(t.doc.Tokens[f].Start) < t.doc.Title
		// The turn goes on to the end of its paragraph.
		e := int(st.End)
		for j := k + 1; j < len(t.doc.Sentences) && !t.lineBreak(e-1, int(t.doc.Sentences[j].First)); j++ {
			e = int(t.doc.Sentences[j].End)
		}
		if colon+1 >= e {
			// "X:" alone on its line, its words on the next.
			continue
		}
		c, ok := t.trim(t.doc.Bytes(colon+1, e))
		if !ok {
			continue
		}
		// The turn takes the place of what was read in it without a cue.
		keep := t.Statements[:0]
		blocked := false
		for _, s := range t.Statements {
			if s.Content[0].Start >= c.Start-2 && s.Content[len(s.Content)-1].End <= c.End+2 && s.Source.First < int32(colon) && s.Source.First >= int32(f)-1 {
				if s.Cue.End > s.Cue.Start && s.Cue.Start > int(t.doc.Tokens[colon].Start) {
					blocked = true
				} else {
					continue
				}
			}
			keep = append(keep, s)
		}
		t.Statements = keep
		if blocked {
			continue
		}
		s := Statement{Content: []nlp.Span{c}}
		s.Rule, s.Confidence = "turn", 0.6
		if title {
			s.Rule = "headline"
		}
		t.credit(&s, t.doc.Bytes(f, end))
		t.tell(s)
		if !title {
			t.Statements[len(t.Statements)-1].Mode = "direct"
		}
	}
}

// anonymous mends "an official who asked not to be named said …", whose
// relative clause is no report of its own.
func (t *teller) anonymous(a *nlp.Attribution) {
	if len(a.Cue) == 0 || len(a.Content) == 0 || len(a.Source) == 0 {
		return
	}
	f, e := t.doc.TokensIn(a.Content[0])
	hidden := f
	for i := f; i < e && i < f+8; i++ {
		switch lower(t.doc.Form(i)) {
		case "named", "identified", "anonymity", "anonymous", "quoted":
			hidden = i + 1
		}
	}
	if hidden == f {
		return
	}
	for v := hidden; v < e && v < hidden+10; v++ {
		if t.finite(v) && attrib.LookupCue(lower(t.doc.Form(v))).Verb == attrib.Say && v+1 < e {
			start := a.Source[0].Start
			if w, _ := t.doc.TokensIn(a.Source[0]); t.doc.Is(w, "who") && w > 0 {
				at := t.relates(w)
				if at < 0 || at >= w {
					at = w - 1
				}
				first, _ := t.t.phrase(at, false)
				start = int(t.doc.Tokens[first].Start)
			}
			a.Source = []nlp.Span{{Start: start, End: int(t.doc.Tokens[hidden-1].End)}}
			a.Cue = []nlp.Span{t.doc.Bytes(v, v+1)}
			a.Content[0] = t.doc.Bytes(v+1, e)
			return
		}
	}
}

// colonAfter returns the colon that ends a label of at most six words at token f,
// -1 for none.
func (t *teller) colonAfter(f, end int) int {
	for i := f + 1; i < end && i < f+7; i++ {
		if t.doc.Is(i, ":") {
			return i
		}
		if p := t.t.pos(i); p == nlp.VERB || p == nlp.AUX || t.finite(i) {
			return -1 // "X said:" is a cue
		}
	}
	return -1
}

// letter returns 'Q' or 'A' where token f is that letter as the label of a turn,
// "Q:" or "Q.", 0 for any other.
func (t *teller) letter(f int) byte {
	w := t.doc.Form(f)
	switch {
	case (w == "Q" || w == "A") && f+1 < len(t.doc.Tokens) && (t.doc.Is(f+1, ":") || t.doc.Is(f+1, ".")):
		return w[0]
	case w == "Q." || w == "A.":
		return w[0]
	}
	return 0
}

// lettered reports whether the turns of the text are labelled with letters: a
// question and an answer at least, each at the start of its line.
func (t *teller) lettered() bool {
	var q, a bool
	for k, st := range t.doc.Sentences {
		if f := int(st.First); k == 0 || t.lineBreak(f-1, f) {
			q = q || t.letter(f) == 'Q'
			a = a || t.letter(f) == 'A'
		}
	}
	return q && a
}

// notices are labels in capitals that name nobody.
var notices = listed("notices")

// shouted reports whether the tokens [f, end) are a name in capitals, as
// transcripts label turns: "THE GAZETTE", "MS BERG".
func (t *teller) shouted(f, end int) bool {
	letters := 0
	for i := f; i < end; i++ {
		w := t.doc.Form(i)
		if w != strings.ToUpper(w) || notices[lower(w)] {
			return false
		}
		if w != strings.ToLower(w) {
			letters += len(w)
		}
	}
	return letters > 3 && int(t.doc.Tokens[f].Start) >= t.doc.Title
}
