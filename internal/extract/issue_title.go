package extract

import (
	"strings"

	"github.com/parley-record/parley/nlp"
)

// What a reader calls a matter whose words in the report are a verb's or a clause's:
// "to cut the fleet" is cutting the fleet, "that the board must resign" the board
// resigning.

// A titleWords are the words of tokens [first, end) with those that a title tells
// otherwise, or, where that is "", leaves out.
type titleWords struct {
	*reader
	first, end int
	yes        bool // it is told without what denies it, which the stance has
	other      map[int]string
	changed    bool
}

// title returns what a reader would call the matter that tokens [first, end) with the
// main word head tell of, yes without "not"; "" where that is their label.
func (r *reader) title(first, end, head int, yes bool) string {
	w := titleWords{reader: r, first: first, end: end, yes: yes}
	w.dropOpening()
	w.dropHanging()
	head = w.askedToDo(head)
	if v := w.verbAt(head); v >= 0 {
		if p := r.t.ownNsubj(v); p >= w.first && p < v && int(r.t.lo[p]) <= w.first {
			w.nominalise(v, p)
		} else if v == w.first || w.onlyAdverbs(v) {
			w.gerundAt(v)
			w.gerundsWith(v)
		}
	} else if x := r.doc.Tokens[w.first].XPOS; (x == nlp.TagVB || x == nlp.TagVBZ && r.doc.Tokens[w.first].Rel == nlp.RelAclRelcl) && r.t.pos(w.first) == nlp.VERB && w.end > w.first+1 {
		w.gerundAt(w.first)
		w.gerundsWith(w.first)
	}
	w.lowerCase()
	if !w.changed || w.end <= w.first {
		return ""
	}
	return w.String()
}

// askedToDo returns the verb of what somebody at head is asked to do, and begins the
// title with it: "sides to return to the table" is returning to the table. Else it is
// head.
func (w *titleWords) askedToDo(head int) int {
	if head < w.first || head > w.first+1 || head+2 >= w.end || w.t.pos(head) != nlp.NOUN || w.doc.Tokens[head+1].XPOS != nlp.TagTO {
		return head
	}
	v := head + 2
	if w.doc.Tokens[v].XPOS != nlp.TagVB || w.t.rel(v) != nlp.RelAcl && w.t.rel(v) != nlp.RelXcomp || w.t.lemma(v) == "be" {
		return head
	}
	if _, kind := w.who(head); !acts(kind) {
		return head
	}
	w.first, w.changed = head+1, true
	return v
}

func (w *titleWords) say(i int, s string) {
	if w.other == nil {
		w.other = map[int]string{}
	}
	w.other[i], w.changed = s, true
}

// String returns the words as they are told.
func (w *titleWords) String() string {
	if w.end <= w.first {
		return ""
	}
	var sb strings.Builder
	for i := w.first; i < w.end; i++ {
		if i > w.first && w.doc.Tokens[i].Start > w.doc.Tokens[i-1].End {
			sb.WriteByte(' ')
		}
		if s, ok := w.other[i]; ok {
			sb.WriteString(s)
			continue
		}
		sb.WriteString(w.doc.Form(i))
	}
	s := strings.Join(strings.Fields(sb.String()), " ")
	if _, ok := w.other[w.first]; !ok && w.opensSentence(w.first) && s != "" {
		s = strings.ToLower(s[:1]) + s[1:]
	}
	return evened(strings.Trim(s, "\"“”‘’',;:()- "))
}

// dropOpening leaves out words before the matter that tell nothing of it: "there" of
// "offered workers there a rise", "kind of" of "some kind of levy".
func (w *titleWords) dropOpening() {
	if w.first+1 < w.end && w.doc.Is(w.first, "there") && w.t.pos(w.first) == nlp.ADV {
		w.first++
		w.changed = true
	}
	if w.first+2 < w.end && w.t.pos(w.first) == nlp.ADV && (w.doc.Is(w.first+1, ",") || w.t.pos(w.first+1) == nlp.DET && !w.doc.Is(w.first+1, "no") && int(w.t.head[w.first]) > w.first+1) {
		w.first += 2 // "however, the wage", "otherwise a fair bill"
		w.changed = true
	}
	for w.first+1 < w.end && w.t.pos(w.first) == nlp.DET && w.doc.Tokens[w.first].XPOS != nlp.TagPRPS {
		w.first++
	}
	if w.doc.Is(w.first, "other") && w.first+1 < w.end && w.doc.Tokens[w.t.head[w.first]].XPOS == nlp.TagNN && w.t.head[w.first] > int32(w.first) && w.counted(int(w.t.head[w.first])) {
		w.say(w.first, "another")
	}
	switch w.t.lemma(w.first) {
	case "kind", "sort", "type", "form":
		if w.first+2 < w.end && w.doc.Is(w.first+1, "of") && w.t.pos(w.first+2) != nlp.DET {
			w.first += 2
			w.changed = true
		}
	}
}

// dropHanging leaves out words at the end that lead to something that is cut off:
// "long-term" of "long-term | bonds", "in a bid" of "in a bid | to win".
func (w *titleWords) dropHanging() {
	end := w.end
	for i := w.first + 1; i < w.end; i++ {
		if w.doc.Is(i, "-") && w.spaced(i) && i+1 < w.end && w.spaced(i+1) { // "bank talks - minister"
			w.end = i
		}
	}
	if h := w.toHead(); h >= 0 {
		for i := w.end; i < h; i++ {
			for e := w.bracket(i, h); i < e; i++ {
				w.say(i, "")
			}
		}
		w.end = h + 1
	}
	for w.end > w.first+1 && (w.hangs(w.end-1) || w.end < end && !w.spaced(w.end) && w.t.pos(w.end) != nlp.PUNCT) {
		w.end--
	}
	if w.end-w.first < 2 {
		w.end = end
	}
	w.changed = w.changed || w.end != end || w.doc.Tokens[w.end-1].Rel == nlp.RelCompoundPrt
}

// spaced reports whether a blank stands before token i.
func (w *titleWords) spaced(i int) bool { return w.doc.Tokens[i].Start > w.doc.Tokens[i-1].End }

// mostTitled are the words that a title with the noun at its end may have.
const mostTitled = 10

// toHead returns the noun after the title to which its last word belongs, "offer" of "a 28
// dollar a share | offer", where it can be told with it; else -1.
func (w *titleWords) toHead() int {
	i := w.end - 1
	h := int(w.t.head[i])
	if !w.cutFrom(i) || w.t.rel(i) == nlp.RelNsubj || w.words(w.first, h+1, mostTitled) <= h {
		return -1
	}
	return h
}

// cutFrom reports whether token i, the last of a title, is a modifier of a noun after it.
func (w *titleWords) cutFrom(i int) bool {
	h := int(w.t.head[i])
	if h < w.end {
		return false
	}
	switch rel := w.t.rel(i); rel {
	case nlp.RelAmod, nlp.RelNummod, nlp.RelCompound, nlp.RelNmod:
		p := w.t.pos(h)
		return (p == nlp.NOUN || p == nlp.NUM || p == nlp.SYM || p == nlp.PROPN) && (rel != nlp.RelNmod || w.doc.Tokens[i].Rel == nlp.RelNmodPoss) && w.oneChunk(i, h)
	case nlp.RelNsubj:
		o := int(w.t.head[h])
		return o >= w.first && o < w.end && w.t.rel(h) == nlp.RelAcl // "deal the firm | made"
	}
	return false
}

// hangs reports whether token i, the last of a title, is none without what comes after.
func (w *titleWords) hangs(i int) bool {
	switch w.t.rel(i) {
	case nlp.RelCase, nlp.RelMark, nlp.RelCc, nlp.RelFixed: // "thanks | to"
		return w.doc.Tokens[i].XPOS != nlp.TagPOS
	}
	switch w.t.pos(i) {
	case nlp.PUNCT, nlp.ADP, nlp.DET, nlp.CCONJ, nlp.SCONJ, nlp.AUX, nlp.PART:
		return !w.particle(i) && w.t.rel(i) != nlp.RelCompound && w.doc.Tokens[i].Rel != nlp.RelCompoundPrt && w.doc.Tokens[i].XPOS != nlp.TagPOS
	}
	if int(w.t.head[i]) >= w.end {
		return w.cutFrom(i)
	}
	if w.t.pos(i) == nlp.VERB && i > w.first {
		switch x := w.doc.Tokens[i].XPOS; {
		case x == nlp.TagVBG && w.t.kid(i, nlp.RelObj, nlp.RelXcomp, nlp.RelCcomp) >= w.end:
			return true // "cuts aimed at halting | the decline"
		case x == nlp.TagVBN && w.t.rel(i) == nlp.RelAcl && w.t.kid(i, nlp.RelObl, nlp.RelAdvcl, nlp.RelXcomp) >= w.end:
			return true // "cuts aimed | at halting"
		case x == nlp.TagVBN && w.t.rel(i) == nlp.RelAcl && i == w.end-1 && i+1 < len(w.doc.Tokens) && w.t.pos(i+1) == nlp.ADP:
			return true // "ballot planned | for this week"
		}
	}
	switch w.t.lemma(i) {
	case "bid", "attempt", "effort", "order", "exchange", "return":
		return i-2 > w.first && (w.doc.Is(i-1, "a") || w.doc.Is(i-1, "an")) && w.doc.Is(i-2, "in") || i-1 > w.first && w.doc.Is(i-1, "in")
	case "such", "only":
		return true
	}
	return false
}

// oneChunk reports whether nothing but words of one run of nouns, and what brackets hold,
// stands between tokens i and h.
func (w *titleWords) oneChunk(i, h int) bool {
	for i++; i < h; i++ {
		if e := w.bracket(i, h); e > i {
			i = e - 1
		} else if !w.t.chunk(i) && w.doc.Tokens[i].XPOS != nlp.TagPOS {
			return false
		}
	}
	return true
}

// bracket returns where the bracket that opens at token i closes, before h; i where none
// does.
func (w *titleWords) bracket(i, h int) int {
	if !w.doc.Is(i, "(") {
		return i
	}
	for k := i + 1; k < min(h, i+6); k++ {
		if w.doc.Is(k, ")") {
			return k + 1
		}
	}
	return i
}

// verbAt returns the predicate of the clause whose main word is head, or in which the
// words lie from its subject on: a verb or what has a copula; -1 for a noun.
func (w *titleWords) verbAt(head int) int {
	if head < w.first || head >= w.end {
		return -1
	}
	if w.predicate(head) {
		return head
	}
	for h := int(w.t.head[head]); h >= w.first && h < w.end; h = int(w.t.head[h]) {
		if p := w.t.ownNsubj(h); w.predicate(h) && p >= w.first && p < h && int(w.t.lo[p]) <= w.first {
			return h
		}
	}
	return -1
}

func (w *titleWords) predicate(i int) bool {
	c := w.t.kid(i, nlp.RelCop)
	return w.t.pos(i) == nlp.VERB || c >= w.first && c < w.end
}

// onlyAdverbs reports whether nothing but adverbs and auxiliaries of its own stands
// before verb v: "not to accept", "radically change".
func (w *titleWords) onlyAdverbs(v int) bool {
	for i := w.first; i < v; i++ {
		switch w.t.pos(i) {
		case nlp.ADV, nlp.PART, nlp.AUX:
			if int(w.t.head[i]) != v {
				return false
			}
		default:
			return false
		}
	}
	return true
}

// gerundAt tells the first of the verbs of predicate v, an auxiliary or itself, as a
// gerund, without the modal before it and with what denies it in front.
func (w *titleWords) gerundAt(v int) {
	told, not := -1, false
	for c := w.t.first[v]; c >= 0 && int(c) < v; c = w.t.nxt[c] {
		i := int(c)
		if i < w.first {
			continue
		}
		switch rel := w.t.rel(i); {
		case w.doc.Tokens[i].XPOS == nlp.TagTO:
			w.say(i, "")
			if told >= 0 && w.t.lemma(told) == "be" { // "is to be sold"
				w.say(told, "")
				told = -1
			}
		case rel == nlp.RelAux && (w.doc.Tokens[i].XPOS == nlp.TagMD || w.t.lemma(i) == "do"):
			w.say(i, "")
		case rel == nlp.RelAux || rel == nlp.RelCop:
			if told < 0 {
				told = i
			}
		case isNot(w.doc, i):
			w.say(i, "")
			not = !w.yes
		}
	}
	if w.doc.Tokens[v].XPOS == nlp.TagVBG && (told < 0 || w.t.lemma(told) == "be") && w.t.kid(v, nlp.RelCop) < 0 {
		if told >= 0 { // "was closing"
			w.say(told, "")
		}
		if not {
			w.say(v, " not "+w.doc.Form(v))
		}
		return
	}
	if told < 0 {
		if w.other[v] != "" || w.t.pos(v) != nlp.VERB || w.doc.Tokens[v].XPOS == nlp.TagVBN && w.t.kid(v, nlp.RelObj, nlp.RelXcomp, nlp.RelCcomp) < 0 {
			return
		}
		told = v
	}
	g := gerund(w.t.lemma(told))
	if not {
		g = " not " + g
	}
	w.say(told, g)
}

// gerundsWith tells the verbs that are coordinated with v as gerunds too, and ends the
// title before one that has a subject or a modal of its own.
func (w *titleWords) gerundsWith(v int) {
	for c := w.t.first[v]; c >= 0 && int(c) < w.end; c = w.t.nxt[c] {
		k := int(c)
		if k < v || w.t.rel(k) != nlp.RelConj || w.t.pos(k) != nlp.VERB || w.doc.Tokens[k].XPOS == w.doc.Tokens[v].XPOS && w.doc.Tokens[k].XPOS == nlp.TagVBN {
			continue
		}
		if w.t.kid(k, nlp.RelNsubj, nlp.RelAux) >= 0 || w.apart(v, k) {
			w.end = max(v+1, int(w.t.lo[k]))
			w.dropHanging()
			return
		}
		if w.doc.Tokens[k].XPOS != nlp.TagVBG {
			w.gerundAt(k)
		}
	}
}

// apart reports whether verb k, which the tree hangs on v, is a deed of whoever wants v: one
// in the past beside an infinitive, one with an object beside a passive, one behind "but".
func (w *titleWords) apart(v, k int) bool {
	switch w.doc.Tokens[k].XPOS {
	case nlp.TagVBD, nlp.TagVBN:
		if w.t.passive(v) && w.t.kid(k, nlp.RelObj) > k || w.doc.Tokens[v].XPOS == nlp.TagVB {
			return true
		}
	}
	c := w.t.kid(k, nlp.RelCc)
	return c >= 0 && w.doc.Is(c, "but")
}

// nominalise tells the clause of predicate v with subject p as a deed or a state:
// "the port being closed". A pronoun is no subject of one.
func (w *titleWords) nominalise(v, p int) {
	switch w.doc.Tokens[p].XPOS {
	case nlp.TagWDT, nlp.TagWP, nlp.TagWRB, nlp.TagEX:
		return
	}
	switch lower(w.doc.Form(p)) {
	case "it", "he", "she", "they", "we", "you", "i", "this", "that", "these", "those":
		w.first, w.changed = p+1, true
	}
	if w.doc.Tokens[v].XPOS == nlp.TagVBN && w.t.kid(v, nlp.RelAux, nlp.RelAuxPass, nlp.RelCop) < 0 {
		w.say(v, "being "+w.doc.Form(v)) // "wants | the plant kept open"
	}
	w.gerundAt(v)
	w.gerundsWith(v)
}

// lowerCase takes off capital letters that are of the sentence or headline and not of
// the word.
func (w *titleWords) lowerCase() {
	f := w.doc.Form(w.first)
	if t := &w.doc.Tokens[w.first]; t.UPOS == nlp.ADJ && w.nameAt[w.first] == 0 && int(w.doc.Sentences[t.Sentence].First) == w.first &&
		f[0] >= 'A' && f[0] <= 'Z' && f[1:] == strings.ToLower(f[1:]) && t.Lemma == lower(f) && w.other[w.first] == "" {
		w.say(w.first, lower(f))
	}
	loud := 0
	for i := w.first; i < w.end; i++ {
		f := w.doc.Form(i)
		if strings.ToUpper(f) != f {
			return
		}
		if len(f) > 3 && strings.ToLower(f) != f {
			loud++
		}
	}
	for i := w.first; i < w.end && loud > 1; i++ {
		switch {
		case w.other[i] != "":
		case w.t.pos(i) == nlp.PROPN || w.nameAt[i] != 0:
			w.say(i, w.quieter(i))
		default:
			w.say(i, strings.ToLower(w.doc.Form(i)))
		}
	}
}

// quieter returns the name at token i, all in capitals, as the report has it elsewhere.
func (w *titleWords) quieter(i int) string {
	f := w.doc.Form(i)
	for k := range w.doc.Tokens {
		if g := w.doc.Form(k); len(g) == len(f) && g != f && strings.EqualFold(g, f) && w.t.pos(k) == nlp.PROPN {
			return g
		}
	}
	return f
}

// counted reports whether noun i is one of several that can be counted.
func (w *titleWords) counted(i int) bool {
	l := w.t.lemma(i)
	_, text := is(nouns, l, "text")
	_, meets := is(nouns, l, "meeting")
	return i < w.end && (text || meets)
}

// gerund returns the "-ing" form of a verb.
func gerund(verb string) string {
	n := len(verb)
	switch {
	case n < 2:
		return verb + "ing"
	case verb == "be" || strings.HasSuffix(verb, "ee") || strings.HasSuffix(verb, "oe") || strings.HasSuffix(verb, "ye"):
		return verb + "ing"
	case strings.HasSuffix(verb, "ie"):
		return verb[:n-2] + "ying"
	case verb[n-1] == 'e':
		return verb[:n-1] + "ing"
	case strings.HasSuffix(verb, "ic"):
		return verb + "king"
	case doubles(verb):
		return verb + verb[n-1:] + "ing"
	}
	return verb + "ing"
}

// stressed are verbs of several syllables whose last is a short one with the stress.
var stressed = listed("stressed")

// doubles reports whether a verb's last consonant is doubled before an ending: after
// one vowel in a stressed syllable, "l" after any.
func doubles(verb string) bool {
	n := len(verb)
	vowel := func(i int) bool {
		return strings.IndexByte("aeiou", verb[i]) >= 0 && !(verb[i] == 'u' && i > 0 && verb[i-1] == 'q')
	}
	last := verb[n-1]
	if n < 3 || vowel(n-1) || last == 'w' || last == 'x' || last == 'y' || !vowel(n-2) || vowel(n-3) {
		return false
	}
	if last == 'l' {
		return true
	}
	syllables := 0
	for i := range verb {
		if (vowel(i) || verb[i] == 'y' && i > 0) && (i == 0 || !vowel(i-1)) {
			syllables++
		}
	}
	return syllables == 1 || stressed[verb]
}
