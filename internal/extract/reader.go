package extract

import (
	"strings"

	"github.com/parley-record/parley/nlp"
)

// A reader is what the readers of one draft's tables share.
type reader struct {
	*Draft
	doc     *nlp.Doc
	t       tree
	whens   []When
	nameAt  []int32 // token → index in doc.Names plus one
	saidAt  []int32 // token → index in Statements plus one, of the innermost
	sources []Ref   // who is credited, by attribution, where no statement was drafted
	texts   []text  // mentions of texts on the table, in text order
	loose   []looseResponse
	taken   [2][]taken        // answers that name no text, in text order: by a pronoun, by a state alone
	replied map[int32][]given // sentence → answers drafted from it, in the order in which they were found
	textAt  []int32           // token → index in texts plus one
	chained []bool            // token → whether it lies in a chain of the engine
	chainOf []int32           // token of a pronoun → index in doc.Chains plus one of the chain that holds it
	single  []bool            // token → whether it lies in a chain of one body that is "it" elsewhere
	chainAt []int32           // token → index in doc.Chains plus one, at the main word of each mention; laid by readTexts
	stemIn  map[string]stemCount
	talks   []string // signs of how far the report is about a negotiation

	replyTo   int            // token that the answers being read are about, plus one; 0: none
	signRoom  []matterSign   // memory for the signs of one noun after another
	requests  map[string]int // where a request first says for what it is, by its noun
	onDeeds   map[int32]int  // verb that is a matter → index of the last position on that deed; of the first deedsSeen positions
	deedsSeen int
	sourceAt  map[int32]int32 // token of a pronoun that says something → index in Statements plus one; laid by sayer
}

// readRecord drafts issues, positions, proposals, meetings, deadlines, steps,
// knowledge, assessments, links and events.
func readRecord(d *Draft) {
	if len(d.Doc.Tokens) == 0 || d.Doc.Has&nlp.Tags == 0 {
		return
	}
	n := len(d.Doc.Tokens)
	buf := make([]int32, 3*n)
	r := &reader{replied: map[int32][]given{}, Draft: d, doc: d.Doc, t: d.tree(), whens: Whens(d.Doc, d.Published)}
	r.nameAt, r.saidAt, r.textAt = buf[:n], buf[n:2*n], buf[2*n:]
	for k, nm := range d.Doc.Names {
		for i := nm.First; i < nm.End; i++ {
			r.nameAt[i] = int32(k + 1)
		}
	}
	r.talks = r.talkSigns()
	r.layChains()
	r.layStatements()
	r.timeStatements()
	r.readTexts()
	r.readPositions()
	r.readIssueStates()
	r.readResponses()
	r.readMeetings()
	r.readOutcomes()
	r.readDeadlines()
	r.readSteps()
	r.readParts()
	r.readMembers()
	r.readCouples()
	r.readKnowledge()
	r.readAssessments()
	r.readLinks()
	r.readEvents()
}

// layChains notes for each pronoun that a chain of the engine holds it.
func (r *reader) layChains() {
	n := len(r.doc.Tokens)
	buf := make([]bool, 2*n)
	r.chained, r.single, r.chainOf = buf[:n], buf[n:], make([]int32, n)
	for k, c := range r.doc.Chains {
		if !r.anchored(c) {
			continue
		}
		it := r.calledIt(c)
		for _, m := range c.Mentions {
			if m.Form == nlp.ByPronoun {
				r.chained[m.Head], r.single[m.Head], r.chainOf[m.Head] = true, it, int32(k+1)
			}
		}
	}
}

// layStatements notes for each token the statement that it is told in; inside a
// longer one the shorter wins.
func (r *reader) layStatements() {
	if len(r.Statements) == 0 {
		r.layAttributions()
		return
	}
	size := func(s *Statement) (n int) {
		for _, c := range s.Content {
			n += c.End - c.Start
		}
		return n
	}
	sizes := make([]int, len(r.Statements))
	for k := range r.Statements {
		sizes[k] = size(&r.Statements[k])
		r.Statements[k].Credit = r.creditOf(r.Statements[k].Cue)
		for _, c := range r.Statements[k].Content {
			f, e := r.doc.TokensIn(c)
			for i := f; i < e; i++ {
				if o := r.saidAt[i]; o == 0 || sizes[o-1] > sizes[k] {
					r.saidAt[i] = int32(k + 1)
				}
			}
		}
	}
}

// speaker returns who says the words at token i; false for the report itself.
func (r *reader) speaker(i int) (Ref, bool) {
	k := r.saidAt[i]
	if k == 0 {
		return Ref{}, false
	}
	if len(r.Statements) == 0 {
		ref := r.sources[k-1]
		return ref, ref.OK()
	}
	s := &r.Statements[k-1]
	if s.Speaker.OK() {
		return s.Speaker, true
	}
	return s.Source, s.Source.OK()
}

// A refKind is what sort of words a reference is.
type refKind uint8

const (
	refNone refKind = iota
	refPerson
	refBody
	refState
	refPlace
	refAgent   // a noun for people or bodies
	refPronoun // he, she, they, we …
	refOther
)

var refKindSign = [...]string{"ref:none", "ref:person", "ref:body", "ref:state", "ref:place", "ref:agent", "ref:pronoun", "ref:other"}

// who returns the reference at token i and its kind: a name as a whole, "we" in
// somebody's words as that speaker.
func (r *reader) who(i int) (Ref, refKind) {
	if i < 0 {
		return Ref{}, refNone
	}
	if i > 0 && (r.doc.Tokens[i].XPOS == nlp.TagPOS || (r.doc.Is(i, "'s") || r.doc.Is(i, "’s")) && r.t.pos(i) != nlp.AUX && r.t.pos(i) != nlp.VERB) { // the mark for whom it marks
		i--
	}
	if k := r.nameAt[i]; k != 0 {
		n := &r.doc.Names[k-1]
		if int(n.End)-1 <= i || n.Kind == nlp.Person || r.t.head[i] < n.First || r.t.head[i] >= n.End {
			ref := Ref{n.First, n.End, int32(i)}
			switch n.Kind {
			case nlp.Person:
				return ref, refPerson
			case nlp.Organisation:
				return ref, refBody
			case nlp.State:
				return ref, refState
			case nlp.Place:
				return ref, refPlace
			}
			return ref, refOther
		}
	}
	if r.t.pos(i) == nlp.PROPN && i+1 < len(r.doc.Tokens) { // "Mr" of "Mr Berg"
		if k := r.nameAt[i+1]; k != 0 && r.nameAt[i] == 0 {
			if n := &r.doc.Names[k-1]; n.Kind == nlp.Person && int(n.First) == i+1 && (int(r.t.head[n.First]) == i || int(r.t.head[n.End-1]) == i) {
				return Ref{n.First, n.End, n.End - 1}, refPerson
			}
		}
	}
	if r.t.pos(i) == nlp.PRON {
		ref := Ref{int32(i), int32(i + 1), int32(i)}
		switch lower(r.doc.Form(i)) {
		case "i", "we", "us", "me", "our", "my", "ours", "ourselves":
			if s, ok := r.speaker(i); ok {
				return s, refPronoun
			}
			return ref, refPronoun
		case "he", "she", "they", "him", "her", "them", "his", "their", "it", "its":
			if a, ok := r.sayer(i); ok {
				return a, refPronoun
			}
			if a, ok := r.pronoun(i); ok {
				return a, refPronoun
			}
			return ref, refPronoun
		}
		if h := r.takenUp(i); h >= 0 {
			return r.who(h)
		}
		return ref, refOther
	}
	f, e := r.t.phrase(i, false)
	ref := Ref{int32(f), int32(e), int32(i)}
	if _, ok := is(nouns, r.t.lemma(i), "agent"); ok {
		return ref, refAgent
	}
	// "Republicans", "the Dutch": a demonym or a group by its name.
	if r.t.pos(i) == nlp.PROPN {
		return ref, refBody
	}
	for k := f; k < i; k++ { // a noun that is not known, of a side: "the US delegation"
		if m := r.nameAt[k]; m != 0 && r.doc.Names[m-1].Kind == nlp.State && isPersonNoun(r.t.lemma(i)) {
			return ref, refAgent
		}
	}
	return ref, refOther
}

// anchored reports whether a chain of the engine says who is meant: by a name, or by
// a noun for somebody.
func (r *reader) anchored(c nlp.Chain) bool {
	for _, m := range c.Mentions {
		switch m.Form {
		case nlp.ByName:
			if k := r.nameAt[m.Head]; k == 0 || r.doc.Names[k-1].Kind != nlp.Other {
				return true
			}
		case nlp.ByDescription:
			if _, ok := is(nouns, r.t.lemma(int(m.Head)), "agent"); ok {
				return true
			}
		}
	}
	return false
}

// takenUp returns the noun that the relative pronoun i takes up, -1 where it
// is none.
func (r *reader) takenUp(i int) int {
	if x := r.doc.Tokens[i].XPOS; x != nlp.TagWP && x != nlp.TagWDT {
		return -1
	}
	v := int(r.t.head[i])
	for n := 0; v >= 0 && n < 4; n++ {
		switch {
		case r.doc.Tokens[v].Rel == nlp.RelAclRelcl:
			if h := int(r.t.head[v]); h >= 0 && h < i {
				return h
			}
			return -1
		case r.t.rel(v) != nlp.RelConj && r.t.rel(v) != nlp.RelXcomp && r.t.rel(v) != nlp.RelCcomp:
			return -1
		}
		v = int(r.t.head[v])
	}
	return -1
}

// isPersonNoun guesses from its ending that a noun names people.
func isPersonNoun(l string) bool {
	for _, s := range [...]string{"er", "or", "ist", "ian", "ant", "ent", "man", "woman", "men", "women"} {
		if strings.HasSuffix(l, s) && len(l) > len(s)+3 {
			return true
		}
	}
	return false
}

// acts reports whether a reference of that kind can take part in a negotiation.
func acts(k refKind) bool {
	return k == refPerson || k == refBody || k == refState || k == refAgent || k == refPronoun || k == refPlace
}

// parties returns the references coordinated at i that can act.
func (r *reader) parties(i int) []Ref {
	if i < 0 {
		return nil
	}
	if named := r.apposed(i); len(named) > 1 {
		return named
	}
	if all := r.tellers(i); len(all) > 1 {
		return all
	}
	if all := r.takenTogether(i); len(all) > 1 {
		return all
	}
	var buf [12]int
	var out []Ref
	for _, c := range r.t.conjuncts(buf[:0], i) {
		c = r.sharers(c)
		ref, k := r.who(c)
		if k == refAgent {
			if two := r.modifierStates(ref); len(two) > 1 {
				out = append(out, two...)
				continue
			}
			if two := r.membersOf(c); len(two) > 1 {
				out = append(out, two...)
				continue
			}
		}
		if acts(k) {
			out = append(out, ref)
		}
	}
	if named := r.nationals(i); len(named) > 0 {
		return named
	}
	return out
}

// nationals returns the persons whose names stand right behind the noun at token i
// that tells only where they are from: "Norwegians Anna Berg and Ola Dahl".
func (r *reader) nationals(i int) []Ref {
	k := r.nameAt[i]
	if k == 0 || r.t.pos(i) == nlp.ADJ {
		return nil
	}
	n := &r.doc.Names[k-1]
	w := lower(r.doc.Form(i))
	if n.Kind != nlp.State || n.Form != nlp.Demonym && !strings.HasSuffix(w, "men") && !strings.HasSuffix(w, "man") || int(n.End) >= len(r.doc.Tokens) {
		return nil
	}
	m := r.nameAt[n.End]
	if m == 0 || r.doc.Names[m-1].Kind != nlp.Person || r.doc.Tokens[n.End].Sentence != r.doc.Tokens[i].Sentence {
		return nil
	}
	_, e := r.sentence(i)
	named, _ := r.refsFrom(int(n.End), e)
	return named
}

// addRef appends refs that are not in out yet.
func addRef(out []Ref, refs ...Ref) []Ref {
next:
	for _, ref := range refs {
		if !ref.OK() {
			continue
		}
		for _, o := range out {
			if o.Head == ref.Head {
				continue next
			}
		}
		out = append(out, ref)
	}
	return out
}

// sentence returns the tokens of the sentence of i.
func (r *reader) sentence(i int) (first, end int) {
	s := r.doc.Sentences[r.doc.Tokens[i].Sentence]
	return int(s.First), int(s.End)
}

// longest is how many tokens a span of evidence may have: whole sentences but
// the endless ones.
const longest = 85

// evidence returns the bytes of the sentence of i, or of a window around i in a
// sentence without end.
func (r *reader) evidence(i int) nlp.Span {
	f, e := r.sentence(i)
	if e-f > longest {
		f, e = max(f, i-longest/2), min(e, i+longest/2)
	}
	for f < e-1 && r.t.pos(f) == nlp.PUNCT {
		f++
	}
	return r.doc.Bytes(f, e)
}

// entry returns what a row drawn at token i carries: its sentence, on whose
// word it stands, the cautions in its clause, and whether it is history.
func (r *reader) entry(i int, rule string) Entry {
	e := Entry{Evidence: []nlp.Span{r.evidence(i)}, At: i, Rule: rule, Path: r.path(i)}
	if k := r.saidAt[i]; k != 0 {
		if len(r.Statements) > 0 {
			e.Statement = int(k)
		}
		if s, ok := r.speaker(i); ok {
			e.According = []Ref{s}
		}
	}
	if e.Credited = r.credited(i); len(e.According) == 0 {
		e.According = e.Credited
	}
	e.Hedges = r.hedges(i)
	e.Background = r.background(i)
	return e
}

// deedWords are verbs by which somebody is told to do something, whatever was said of it.
var deedWords = listed("deedWords")

// creditOf tells what the cue of a statement is: a deed, such as to sign, to vote or to
// agree to do something, a stance, or a word of saying.
func (r *reader) creditOf(cue nlp.Span) Credit {
	f, e := r.doc.TokensIn(cue)
	for i := f; i < e; i++ {
		switch l := r.t.lemma(i); {
		case deedWords[l], l == "agree" && r.t.kid(i, nlp.RelCcomp) < 0:
			return ByDeed
		case r.t.pos(i) == nlp.VERB:
			if _, says := is(verbs, l, "says"); says || l == "tell" {
				return BySaying
			}
		}
	}
	if f >= e {
		return BySaying
	}
	return ByStance
}

// credited returns whom the end of token i's clause credits, "…, according to the
// ministry"; nobody where another clause lies between.
func (r *reader) credited(i int) []Ref {
	_, end := r.sentence(i)
	for k := i + 1; k+2 < end; k++ {
		switch {
		case r.doc.Is(k, "but"), r.doc.Is(k, "while"), r.doc.Is(k, ";"):
			return nil
		case r.doc.Is(k, "according") && r.doc.Is(k+1, "to"):
			for j := k + 2; j < min(end, k+10); j++ {
				if ref, kind := r.who(j); kind == refPerson || kind == refBody || kind == refState {
					return []Ref{ref}
				}
			}
			return nil
		}
	}
	return nil
}

// path tells the way from token i to the root of its tree, for explain.
func (r *reader) path(i int) string {
	var b strings.Builder
	for k := 0; k < 5 && i >= 0; k++ {
		if k > 0 {
			b.WriteString(" < ")
		}
		b.WriteString(r.doc.Form(i))
		if rel := r.doc.Tokens[i].Rel; rel != nlp.NoRel {
			b.WriteByte('/')
			b.WriteString(rel.String())
		}
		i = int(r.t.head[i])
	}
	return b.String()
}

// hedges returns the cautions in the sentence of i, at most four.
func (r *reader) hedges(i int) []Hedge {
	f, e := r.sentence(i)
	f, e = max(f, i-20), min(e, i+20)
	var out []Hedge
	for k := f; k < e && len(out) < 4; k++ {
		of, ok := is(words, lower(r.doc.Form(k)), "hedge")
		if !ok || r.saidAt[k] != r.saidAt[i] || unable(&r.t, k) {
			continue
		}
		if r.doc.Tokens[k].UPOS == nlp.PROPN || r.doc.Tokens[k].UPOS == nlp.NOUN {
			continue // the month
		}
		// A caution counts where it hangs on the row's clause.
		if h := int(r.t.head[k]); h >= 0 && h != i && int(r.t.head[i]) != h && int(r.t.head[h]) != i && k != i {
			continue
		}
		out = append(out, Hedge{r.doc.Bytes(k, k+1), of == "speaker" && r.saidAt[k] != 0})
	}
	return out
}

// background reports whether the clause of i is history: timed, itself or by
// the clause that it hangs on, in a year before the report's.
func (r *reader) background(i int) bool {
	f, e := r.sentence(i)
	for k := r.firstWhen(f); k < len(r.whens) && int(r.whens[k].First) < e; k++ {
		w := &r.whens[k]
		if w.Open || w.Span || int(w.First) > i+15 || int(w.End) < i-15 || !r.above(r.clauseOf(int(w.First)), i) {
			continue
		}
		if w.Precision == "year" && w.Anchor == "absolute" && w.To != "" && (r.Published == "" || len(r.Published) >= 4 && w.To[:4] < r.Published[:4]) {
			return true
		}
		if strings.HasSuffix(w.Text, "ago") && w.Precision == "year" {
			return true
		}
	}
	return false
}

// above reports whether token i is c or hangs below it.
func (r *reader) above(c, i int) bool {
	for n := 0; i >= 0 && n < 64; n++ {
		if i == c {
			return true
		}
		i = int(r.t.head[i])
	}
	return false
}

// firstWhen returns the index of the first time at or after token f.
func (r *reader) firstWhen(f int) int {
	lo, hi := 0, len(r.whens)
	for lo < hi {
		m := (lo + hi) / 2
		if int(r.whens[m].First) < f {
			lo = m + 1
		} else {
			hi = m
		}
	}
	return lo
}

// when returns the calendar time in the clause of verb v, nil for none.
func (r *reader) when(v int) *When {
	f, e := r.t.span(v)
	k := WhenIn(r.whens, f, e)
	if k < 0 {
		return nil
	}
	// The one nearest to the verb.
	best := -1
	for ; k < len(r.whens) && int(r.whens[k].End) <= e; k++ {
		w := &r.whens[k]
		if best >= 0 && (w.Open || w.Span) || r.butBetween(int(w.First), v) || r.timesOther(w, v) || r.timesNoun(w, v) {
			continue
		}
		if best < 0 || dist(int(w.First), v) < dist(int(r.whens[best].First), v) {
			best = k
		}
	}
	if best < 0 {
		return nil
	}
	w := r.whens[best]
	return &w
}

// timesNoun reports whether the time w tells only which text or which deadline for what v
// tells a noun means: "respect a July accord", "talks ahead of a Friday deadline".
func (r *reader) timesNoun(w *When, v int) bool {
	e := int(w.End)
	h := int(r.t.head[e-1])
	if h < e || h > e+3 || h == v || r.t.pos(h) != nlp.NOUN || r.t.pos(e-1) == nlp.VERB {
		return false
	}
	if _, due := is(nouns, r.t.lemma(h), "deadline"); due {
		return r.t.pos(v) == nlp.NOUN
	}
	return r.textAt[h] != 0
}

// timesOther reports whether the time w, in the clause of verb v, is that of another verb
// that tells who its subject is or which "and" joins to it, "met in Oslo and will meet again on Monday", or of who says so. In "will meet and
// vote on Monday" it is of both.
func (r *reader) timesOther(w *When, v int) bool {
	for h, n := int(w.End)-1, 0; h >= 0 && h != v && n < 12; h, n = int(r.t.head[h]), n+1 {
		if h < v && r.doc.Tokens[h].Rel == nlp.RelAclRelcl && int(w.End) < v && r.t.head[h] < int32(h) {
			return true // "Conti, who agreed the sale in May, met"
		}
		if h > v && r.t.rel(h) == nlp.RelAdvcl && r.t.pos(h) == nlp.VERB && r.t.kid(h, nlp.RelMark) >= 0 && !r.t.marked(h, "to") {
			return true // "will strike after it called off Monday's talks"
		}
		if int(r.t.head[h]) != v || h < v || r.t.pos(h) != nlp.VERB {
			continue
		}
		if _, says := is(verbs, r.t.lemma(h), "says"); says && r.t.rel(h) == nlp.RelParataxis {
			return true // when somebody said so
		}
		if r.t.rel(h) != nlp.RelConj {
			continue
		}
		cc := r.t.kid(h, nlp.RelCc)
		return cc != v+1 || r.t.aux(h) != "" || r.t.kid(h, nlp.RelNsubj, nlp.RelMark) >= 0
	}
	return false
}

// butBetween reports whether "but" parts tokens a and b.
func (r *reader) butBetween(a, b int) bool {
	for k := min(a, b) + 1; k < max(a, b); k++ {
		if r.doc.Is(k, "but") {
			return true
		}
	}
	return false
}

func dist(a, b int) int {
	if a > b {
		return a - b
	}
	return b - a
}

// evened takes out quotation marks that have lost their other half, and what an
// unclosed bracket opens.
func evened(s string) string {
	if strings.Count(s, "“") != strings.Count(s, "”") {
		s = strings.NewReplacer("“", "", "”", "").Replace(s)
	}
	if strings.Count(s, "\"")%2 != 0 {
		s = strings.ReplaceAll(s, "\"", "")
	}
	if b := strings.LastIndexByte(s, '('); b > 0 && strings.IndexByte(s[b:], ')') < 0 {
		s = s[:b]
	}
	if b := strings.LastIndexByte(s, '<'); b > 0 && strings.IndexByte(s[b:], '>') < 0 {
		if strings.ToUpper(s[b:]) == s[b:] {
			return strings.TrimSpace(s[:b]) // what a share is traded under
		}
		s = s[:b] + s[b+1:]
	}
	return strings.TrimSpace(s)
}

// opensSentence reports whether token i has its capital letter only from opening
// a sentence.
func (r *reader) opensSentence(i int) bool {
	t, f := &r.doc.Tokens[i], r.doc.Form(i)
	return int(r.doc.Sentences[t.Sentence].First) == i && (t.UPOS == nlp.NOUN || t.UPOS == nlp.VERB) && f[0] >= 'A' && f[0] <= 'Z' && f[1:] == strings.ToLower(f[1:])
}

// particle reports whether token i belongs to the verb before it, whatever the
// tree says: "Union turns down 4% offer".
func (r *reader) particle(i int) bool {
	switch lower(r.doc.Form(i)) {
	case "down", "out", "off", "aside", "away", "back", "up":
		return r.t.pos(i+1) != nlp.ADP && !r.doc.Is(i+1, "to")
	}
	return false
}

// layAttributions stands in for layStatements where the draft has none: the
// engine's own attributions.
func (r *reader) layAttributions() {
	for k, a := range r.doc.Attributions {
		ref := Ref{}
		if len(a.Source) > 0 {
			f, e := r.doc.TokensIn(a.Source[0])
			for i := f; i < e; i++ { // its main word hangs on a word outside
				if h := int(r.t.head[i]); (h < f || h >= e) && r.t.pos(i) != nlp.PUNCT && r.t.pos(i) != nlp.ADP {
					ref, _ = r.who(i)
					break
				}
			}
		}
		r.sources = append(r.sources, ref)
		for _, c := range a.Content {
			f, e := r.doc.TokensIn(c)
			for i := f; i < e; i++ {
				r.saidAt[i] = int32(k + 1)
			}
		}
	}
}

// membersOf returns those of whom the group at token i is made where they are
// several: "a group of producers and consumers" are two sides.
func (r *reader) membersOf(i int) []Ref {
	switch r.t.lemma(i) {
	case "group", "team", "delegation", "panel", "coalition", "representative", "leader", "official", "minister", "president", "negotiator", "envoy", "mix":
	default:
		return nil
	}
	for c := r.t.first[i]; c >= 0; c = r.t.nxt[c] {
		if r.t.rel(int(c)) != nlp.RelNmod || !ofWhom(r.t.preposition(int(c))) {
			continue
		}
		var buf [12]int
		var out []Ref
		for _, k := range r.t.conjuncts(buf[:0], int(c)) {
			if ref, kind := r.who(k); kind == refState || kind == refBody || kind == refAgent && r.doc.Tokens[k].XPOS == nlp.TagNNS {
				out = append(out, ref)
			}
		}
		return out
	}
	return nil
}

// ofWhom reports whether a preposition ties people to those whom they act for.
func ofWhom(p string) bool { return p == "of" || p == "from" || p == "for" }

// modifierStates returns the states and bodies before a noun for people where
// they are coordinated: "US and Russian officials" are two sides.
func (r *reader) modifierStates(ref Ref) []Ref {
	var out []Ref
	joined := false
	for k := int(ref.First); k < int(ref.Head); k++ {
		if r.doc.Is(k, "and") || r.doc.Is(k, "or") {
			joined = true
		}
		n := r.nameAt[k]
		if n == 0 || len(out) > 0 && out[len(out)-1].First == r.doc.Names[n-1].First {
			continue
		}
		if nm := &r.doc.Names[n-1]; nm.Kind == nlp.State || nm.Kind == nlp.Organisation {
			out = append(out, Ref{nm.First, nm.End, nm.End - 1})
		}
	}
	if !joined {
		return nil
	}
	return out
}
