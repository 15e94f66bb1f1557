package extract

import (
	"strings"

	"sort"

	"github.com/parley-record/parley/nlp"
	"github.com/parley-record/parley/nlp/attrib"
)

// A teller reads the statements of one draft.
type teller struct {
	*Draft
	doc    *nlp.Doc
	t      tree
	quotes []attrib.Quote
	nameAt []int32 // token → index in doc.Names plus one
	taken  []bool  // tokens that are content of a statement
	quoter []int   // verbs that quote somebody "as saying" something, in text order
}

// readStatements drafts the statements: one for each attribution, and one for
// each stance that is reported through a verb or a noun alone.
func readStatements(d *Draft) {
	if len(d.Doc.Tokens) == 0 || d.Doc.Has&(nlp.Attributions|nlp.Trees) != nlp.Attributions|nlp.Trees {
		return
	}
	n := len(d.Doc.Tokens)
	t := &teller{Draft: d, doc: d.Doc, t: d.tree(), quotes: attrib.AppendQuotes(nil, d.Doc.Text)}
	t.nameAt, t.taken = make([]int32, n), make([]bool, n)
	for k, nm := range d.Doc.Names {
		for i := nm.First; i < nm.End; i++ {
			t.nameAt[i] = int32(k + 1)
		}
	}
	for _, a := range t.repaired() {
		t.attribution(&a)
	}
	t.quotedAs()
	t.unsaid()
	t.goOn()
	t.comeBack()
	t.bareQuotes()
	t.turns()
	t.headlines()
	t.relayed()
	t.tails()
	t.declined()
	t.byRules()
	t.passedOn()
	sort.SliceStable(t.Statements, func(i, j int) bool { return t.Statements[i].Content[0].Start < t.Statements[j].Content[0].Start })
	t.nest()
	t.outlets()
	t.refer()
	least := max(0.4, Bound("statements"))
	for i := range t.Statements {
		s := &t.Statements[i]
		t.sign(s)
		if learned("statements") {
			s.Confidence = Sure("statements", s.Signs)
		}
		// What its form alone makes plain is too rare to be learned.
		switch {
		case s.Rule == "dash" || s.Rule == "turn":
			s.Confidence = max(s.Confidence, 0.85)
		case s.Rule == "quoted":
			s.Confidence = max(s.Confidence, 0.7)
		case s.Negated && s.CueClass == "say" && s.Source.OK() && s.Within == 0:
			s.Confidence = max(s.Confidence, least)
		case s.Rule == "attribution" && s.Within == 0 && s.Content[0].Start < t.doc.Title && t.plainly(s):
			s.Confidence = max(s.Confidence, least)
		case (s.Rule == "attribution" || s.Rule == "verb") && t.written(s):
			s.Confidence = max(s.Confidence, least)
		case s.Rule == "attribution" && s.Within == 0 && (t.accordingTo(s) || t.saidLast(s)):
			s.Confidence = max(s.Confidence, least)
		case s.Rule == "headline":
			s.Confidence = max(s.Confidence, 0.5)
		case s.Mode == "direct" && len(s.Quotes) > 0 && s.Source.OK() && s.Within == 0 && s.Rule == "attribution":
			s.Confidence = max(s.Confidence, 0.45)
		case (s.Rule == "attribution" || s.Rule == "verb" && (s.Negated || t.heard(s))) && s.Within == 0 && t.outright(s):
			s.Confidence = max(s.Confidence, least)
		case s.CueClass == "decline" && s.Source.OK() && s.Within == 0:
			s.Confidence = max(s.Confidence, 0.5)
		case s.Rule == "relay" && s.Within > 0:
			s.Confidence = max(s.Confidence, least)
		case s.Within > 0 && s.Source.OK() && t.t.pos(int(s.Source.Head)) != nlp.PRON && t.innerQuote(s):
			s.Confidence = max(s.Confidence, least)
		}
	}
}

// attribution drafts one attribution, where it says who and what.
func (t *teller) attribution(a *nlp.Attribution) {
	if len(a.Content) == 0 || len(a.Cue) == 0 && len(a.Source) == 0 {
		return
	}
	s := Statement{}
	s.Confidence = a.Confidence
	s.Rule = "attribution"
	if len(a.Cue) > 0 {
		s.Cue = a.Cue[0]
	}
	for _, c := range a.Content {
		if c, ok := t.trim(c); ok {
			s.Content = append(s.Content, c)
		}
	}
	if len(s.Content) == 0 {
		return
	}
	if at, ok := t.nearer(a); ok {
		t.credit(&s, at)
	} else if len(a.Source) > 0 && !t.onlyWhen(a.Source[0]) {
		t.credit(&s, a.Source[0])
	} else if len(a.Cue) > 0 {
		if at, ok := t.subjectOf(a.Cue[0]); ok {
			t.credit(&s, at)
		}
	}
	if t.onlyAsked(&s) {
		return
	}
	t.quotedBy(a, &s)
	t.tell(s)
}

// onlyWhen reports whether words taken for a source do no more than tell when it was said,
// in the clause of somebody else: "Berg left the board, and last month threatened to …".
func (t *teller) onlyWhen(at nlp.Span) bool {
	first, end := t.doc.TokensIn(at)
	for i := first; i < end; i++ {
		if !t.t.timeWord(i) && t.t.pos(i) != nlp.DET && t.t.pos(i) != nlp.ADJ && t.t.pos(i) != nlp.NUM {
			return false
		}
	}
	root := t.rootOf(first, end)
	return root >= 0 && t.t.timeWord(root) && t.t.rel(root) != nlp.RelNsubj && t.t.rel(root) != nlp.RelNsubjPass
}

// onlyAsked reports whether whom s credits is asked and does not speak: "Norway was
// urged to accept the cut".
func (t *teller) onlyAsked(s *Statement) bool {
	if s.Cue.End <= s.Cue.Start || s.Source.Head < 0 {
		return false
	}
	v := t.mainCue(t.doc.TokensIn(s.Cue))
	if v < 0 || !t.t.passive(v) {
		return false
	}
	switch t.t.lemma(v) {
	case "ask", "urge", "tell", "invite", "request", "press", "pressure", "advise", "encourage", "instruct", "order":
	default:
		return false
	}
	n := t.t.subject(v)
	return n >= int(s.Source.First) && n < int(s.Source.End) && t.t.kid(v, nlp.RelOblAgent) < 0
}

// nearer returns the cue's own subject where a name stands as such between the
// source of a and the cue: "A said yes and B dismissed it" is two people's words.
func (t *teller) nearer(a *nlp.Attribution) (nlp.Span, bool) {
	if len(a.Source) == 0 || len(a.Cue) == 0 {
		return nlp.Span{}, false
	}
	at, ok := t.subjectOf(a.Cue[0])
	if !ok || at.Start < a.Source[0].End || at.End > a.Cue[0].Start {
		return at, false
	}
	v := t.mainCue(t.doc.TokensIn(a.Cue[0]))
	if v < 0 || t.t.rel(v) != nlp.RelConj {
		return at, false
	}
	first, end := t.doc.TokensIn(at)
	if n := t.t.kid(v, nlp.RelNsubj); n < first || n >= end {
		return at, false
	}
	for i := first; i < end; i++ {
		if t.nameAt[i] != 0 {
			return at, true
		}
	}
	return at, false
}

// tell completes a statement whose source, cue and content are known, and
// drafts it.
func (t *teller) tell(s Statement) {
	if len(s.Content) > 40 {
		s.Content = s.Content[:40]
	}
	t.clip(&s)
	t.saidWhen(&s)
	t.dropRelative(&s)
	t.quoted(&s)
	t.classify(&s)
	t.hedged(&s)
	t.evidence(&s)
	if first, end := t.doc.TokensIn(s.Cue); first >= end || !t.insideQuote(first) || t.unshut(first) {
		for _, c := range s.Content {
			t.take(c)
		}
	}
	t.Statements = append(t.Statements, s)
}

// dropRelative leaves out pieces of content that are a relative pronoun alone:
// of "the offer, which she called “an insult”" the words are enough.
func (t *teller) dropRelative(s *Statement) {
	keep := make([]nlp.Span, 0, len(s.Content))
	for _, c := range s.Content {
		if f, e := t.doc.TokensIn(c); e-f != 1 || t.doc.Tokens[f].XPOS != nlp.TagWDT && t.doc.Tokens[f].XPOS != nlp.TagWP {
			keep = append(keep, c)
		}
	}
	if len(keep) > 0 {
		s.Content = keep
		return
	}
	// "the purchases, which he confirmed": what the pronoun takes up.
	f, _ := t.doc.TokensIn(s.Content[0])
	if a := t.relates(f); a >= 0 && a < f {
		if first, end := t.t.phrase(a, true); end <= f {
			s.Content = []nlp.Span{t.doc.Bytes(first, end)}
		}
	}
}

// clip keeps the content of a statement whose cue stands inside a quote within
// that quote.
func (t *teller) clip(s *Statement) {
	if s.Cue.End == s.Cue.Start {
		return
	}
	for k := max(0, t.quoteFrom(s.Cue.Start)-8); k < len(t.quotes) && t.quotes[k].Start <= s.Cue.Start; k++ {
		q := &t.quotes[k]
		if q.Depth > 0 || q.In > s.Cue.Start || s.Cue.End > q.Out {
			continue
		}
		// Words quoted within the quote end with their own mark.
		for n := k + 1; n < len(t.quotes) && t.quotes[n].Start < q.Out; n++ {
			for i := range s.Content {
				if c, o := &s.Content[i], &t.quotes[n]; o.Depth > 0 && c.Start == o.In && c.End > o.Out && o.Out > o.In {
					c.End = o.Out
				}
			}
		}
		var keep []nlp.Span
		for _, c := range s.Content {
			if c.Start >= q.Start && c.Start < q.Out && c.End > q.Out {
				if c, ok := t.trim(nlp.Span{Start: c.Start, End: q.Out}); ok {
					keep = append(keep, c)
				}
				continue
			}
			keep = append(keep, c)
		}
		if len(keep) > 0 {
			s.Content = keep
		}
	}
}

// trim takes quotation marks, punctuation and a leading "that" from the edges
// of a span of content. It reports whether any word is left.
func (t *teller) trim(sp nlp.Span) (nlp.Span, bool) {
	first, end := t.doc.TokensIn(sp)
	if first < end && t.doc.Is(first, "that") && (t.doc.Tokens[first].UPOS == nlp.SCONJ || t.t.rel(first) == nlp.RelMark || t.opensClause(first+1, end)) {
		first++
	}
	for first < end && t.edge(first) {
		first++
	}
	for end > first && t.edge(end-1) && !t.shuts(first, end-1) {
		end--
	}
	if first >= end {
		return nlp.Span{}, false
	}
	// A closing bracket, or the full stop of an abbreviation, stays.
	return t.doc.Bytes(first, end), true
}

// opensClause reports whether token i can only begin a subject, as in "that the
// bank would", not go on after "that" as in "that bank".
func (t *teller) opensClause(i, end int) bool {
	if i+1 >= end {
		return false
	}
	switch p := t.t.pos(i); p {
	case nlp.DET, nlp.PRON, nlp.PROPN:
		return t.asserts(i+1, end)
	}
	return false
}

// shuts reports whether token i is the mark that closes a quote which opens
// within [first, i).
func (t *teller) shuts(first, i int) bool {
	at := int(t.doc.Tokens[i].Start)
	for k := t.quoteFrom(int(t.doc.Tokens[first].Start)); k < len(t.quotes) && t.quotes[k].Start < at; k++ {
		if q := &t.quotes[k]; q.Out == at && q.Start >= int(t.doc.Tokens[first].Start) && q.End > q.Out {
			return true
		}
	}
	return false
}

func (t *teller) edge(i int) bool {
	if t.doc.Tokens[i].UPOS == nlp.PUNCT {
		switch t.doc.Form(i) {
		case "(", "[":
			return false
		case ")", "]", "?", "!":
			return false
		}
		return true
	}
	switch t.doc.Form(i) {
	case "\"", "'", "“", "”", "‘", "’", "«", "»", ",", "-", "–", "—", "``", "''", "…", "...", "•", "*":
		return true
	}
	return false
}

// evidence sets the sentences that hold the statement, those of its content
// first.
func (t *teller) evidence(s *Statement) {
	t.put(s, s.Content[0])
	if s.Cue.End > s.Cue.Start {
		t.put(s, s.Cue)
	}
	if s.SourceAt.End > s.SourceAt.Start {
		t.put(s, s.SourceAt)
	}
	for _, c := range s.Content[1:] {
		t.put(s, c)
	}
}

// put adds the sentences of a span to the evidence of s.
func (t *teller) put(s *Statement, sp nlp.Span) {
	k, l := t.doc.SentenceAt(sp.Start), t.doc.SentenceAt(sp.End-1)
	for ; k >= 0 && k <= l && len(s.Evidence) < 8; k++ {
		st := t.doc.Sentences[k]
		e := t.doc.Bytes(int(st.First), int(st.End))
		dup := false
		for _, o := range s.Evidence {
			dup = dup || o == e
		}
		if !dup {
			s.Evidence = append(s.Evidence, e)
		}
	}
}

// nest finds the statements that stand within another: A says that B said.
func (t *teller) nest() {
	in := func(inner nlp.Span, s *Statement) bool {
		for _, c := range s.Content {
			if c.Start <= inner.Start && inner.End <= c.End {
				return true
			}
		}
		return false
	}
	for i := range t.Statements {
		s := &t.Statements[i]
		if s.Cue.End == s.Cue.Start {
			continue
		}
		best := 0
		for j := max(0, i-12); j < min(len(t.Statements), i+12); j++ {
			o := &t.Statements[j]
			if j == i || !in(s.Cue, o) || in(o.Cue, s) && o.Cue.End > o.Cue.Start {
				continue
			}
			if n := size(o.Content); n > size(s.Content) && (best == 0 || n < size(t.Statements[best-1].Content)) {
				best = j + 1
			}
		}
		s.Within = best
		if best > 0 {
			s.According = append(s.According, t.Statements[best-1].Speaker)
		}
	}
}

// innerQuote reports whether the content of s is a quote within a quote.
func (t *teller) innerQuote(s *Statement) bool {
	c := s.Content[0]
	for k := t.quoteFrom(c.Start); k < len(t.quotes) && t.quotes[k].Start < c.Start; k++ {
		if q := &t.quotes[k]; q.Depth > 0 && q.In == c.Start {
			return true
		}
	}
	return false
}

func size(spans []nlp.Span) int {
	n := 0
	for _, c := range spans {
		n += c.End - c.Start
	}
	return n
}

// heard reports whether the report only hears what s tells: "appeared to reject",
// "is said to have offered".
func (t *teller) heard(s *Statement) bool {
	for _, h := range s.Hedges {
		if !h.Speaker {
			return true
		}
	}
	return false
}

// outright reports whether somebody who can speak leaves a stance in a clause of
// its own, "has not accepted", "did not rule out", refuses a deed, "declined to
// endorse", or takes a stance that the report only hears of.
func (t *teller) outright(s *Statement) bool {
	if s.Cue.End == s.Cue.Start || !s.Source.OK() {
		return false
	}
	if w := lower(t.doc.Form(int(s.Source.First))); !t.canSpeak(int(s.Source.Head)) && w != "it" && !nobody[w] {
		return false
	}
	switch s.CueClass {
	case "accept", "reject", "deny", "demand", "offer", "promise", "threaten", "welcome":
	default:
		return false
	}
	first, end := t.doc.TokensIn(s.Cue)
	v := t.mainCue(first, end)
	for v >= 0 && int(t.t.head[v]) >= first && int(t.t.head[v]) < end {
		v = int(t.t.head[v])
	}
	heard := t.heard(s)
	if v < 0 || t.t.pos(v) != nlp.VERB && t.t.pos(v) != nlp.AUX || t.t.passive(v) && !heard || t.t.marked(v, "if") {
		return false
	}
	if l := t.t.lemma(v); !s.Negated && !heard && l != "refuse" && l != "decline" {
		return false
	}
	for i := v; ; i = int(t.t.head[i]) {
		if i < 0 || t.t.aux(i) != "" {
			return false
		}
		switch t.t.rel(i) {
		case nlp.RelRoot, nlp.RelParataxis:
			return true
		case nlp.RelConj, nlp.RelXcomp:
			continue
		}
		return false
	}
}

// accordingTo reports whether "according to" credits s to somebody who is named.
func (t *teller) accordingTo(s *Statement) bool {
	first, end := t.doc.TokensIn(s.Cue)
	return end-first == 2 && s.Source.OK() && t.nameAt[s.Source.Head] != 0 && strings.EqualFold(t.doc.Form(first), "according")
}

// saidLast reports whether s is what stands before "said X" in its sentence.
func (t *teller) saidLast(s *Statement) bool {
	v := t.mainCue(t.doc.TokensIn(s.Cue))
	return v >= 0 && len(s.Content) == 1 && s.Content[0].End <= s.Cue.Start && s.Source.OK() && t.turnedRound(v) > v
}

// plainly reports whether somebody who can speak says or does what the cue tells
// in the main clause of a headline: "Union rejects offer, says strike to go on".
func (t *teller) plainly(s *Statement) bool {
	first, end := t.doc.TokensIn(s.Cue)
	v := t.mainCue(first, end)
	if v < 0 || !s.Source.OK() || !t.canSpeak(int(s.Source.Head)) || !t.finite(v) || t.t.passive(v) {
		return false
	}
	switch s.CueClass {
	case "say":
		f, e := t.doc.TokensIn(s.Content[0])
		return len(s.Quotes) > 0 || t.asserts(f, e)
	case "warn", "deny", "reject", "criticise", "demand", "threaten":
		return true
	}
	return false
}
