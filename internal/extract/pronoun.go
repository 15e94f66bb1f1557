package extract

import (
	"github.com/parley-record/parley/nlp"
)

// sayer returns whom a pronoun at i that says something stands for where the
// report itself tells so: whom the statement is credited to that it is the source of.
func (r *reader) sayer(i int) (Ref, bool) {
	if r.sourceAt == nil {
		r.sourceAt = map[int32]int32{}
		for k := range r.Statements {
			s := &r.Statements[k]
			if s.Source.OK() && s.Speaker.OK() && s.Source.End-s.Source.First == 1 && r.t.pos(int(s.Source.Head)) == nlp.PRON && r.t.pos(int(s.Speaker.Head)) != nlp.PRON {
				r.sourceAt[s.Source.Head] = int32(k + 1)
			}
		}
	}
	if k := r.sourceAt[int32(i)]; k != 0 && (r.saidAt[i] == 0 || r.doc.Tokens[i].Rel == nlp.RelNmodPoss) {
		return r.Statements[k-1].Speaker, true
	}
	return Ref{}, false
}

// pronoun returns whom the pronoun at i takes up where no chain of the engine does,
// or none that can be: in reported speech whoever speaks, elsewhere whom the words
// before speak of most.
func (r *reader) pronoun(i int) (Ref, bool) {
	if a, ok := r.glossed(i); ok {
		return a, true
	}
	if a, ok := r.ownWords(i); ok {
		return a, true
	}
	if r.chained[i] {
		return r.overruled(i)
	}
	if r.forNothing(i) {
		return Ref{}, false
	}
	if s, ok := r.speaker(i); ok && r.t.pos(int(s.Head)) != nlp.PRON && !r.inQuotes(i) && r.agree(i, s) {
		return s, true
	}
	ref, n := r.mostTold(i)
	return ref, n >= upLeast
}

// forNothing reports whether the "it" at token i only stands before what is judged:
// "it is vital that talks go on".
func (r *reader) forNothing(i int) bool {
	v := int(r.t.head[i])
	if v < 0 || !r.doc.Is(i, "it") || r.t.rel(i) != nlp.RelNsubj || r.t.pos(v) != nlp.ADJ {
		return false
	}
	switch r.t.lemma(v) {
	case "possible", "impossible", "clear", "unclear", "difficult", "hard", "easy", "true", "important", "necessary", "vital", "essential", "crucial", "fair", "unfair", "wrong", "right", "advisable", "premature", "unacceptable", "acceptable":
		c := r.t.kid(v, nlp.RelCcomp, nlp.RelXcomp, nlp.RelCsubj, nlp.RelAdvcl)
		return c > v && (r.t.marked(c, "to") || r.t.marked(c, "that"))
	case "likely", "unlikely":
		return r.t.kid(v, nlp.RelCcomp, nlp.RelCsubj) > v // "it is likely to leave" is somebody's
	}
	return false
}

// glossed returns whom a report itself puts behind the pronoun at i: "they (the banks)
// will wait".
func (r *reader) glossed(i int) (Ref, bool) {
	if i+2 >= len(r.doc.Tokens) || !r.doc.Is(i+1, "(") && !r.doc.Is(i+1, "[") {
		return Ref{}, false
	}
	for k := i + 2; k < min(i+8, len(r.doc.Tokens)-1); k++ {
		if !r.doc.Is(k+1, ")") && !r.doc.Is(k+1, "]") {
			continue
		}
		ref, kind := r.who(k)
		return ref, acts(kind) && kind != refPronoun
	}
	return Ref{}, false
}

// ownWords returns who says, thinks or shows of themselves what the pronoun at i is the
// subject of: "the union struck, saying it had been misled", "a warning by Norway that
// it would leave".
func (r *reader) ownWords(i int) (Ref, bool) {
	switch lower(r.doc.Form(i)) {
	case "he", "she", "it", "they":
	default:
		return Ref{}, false
	}
	v := int(r.t.head[i])
	for n := 0; v >= 0 && r.t.rel(v) == nlp.RelConj && n < 3; n++ {
		v = int(r.t.head[v])
	}
	if v < 0 || r.t.rel(i) != nlp.RelNsubj {
		return Ref{}, false
	}
	h, s := int(r.t.head[v]), -1
	switch rel := r.t.rel(v); {
	case h < 0 || h > i:
		return Ref{}, false
	case rel == nlp.RelCcomp && r.t.pos(h) == nlp.VERB && !r.t.passive(h) && r.tellsOwn(h):
		s = r.t.subject(h)
		if s >= 0 && r.t.pos(s) == nlp.NOUN && r.t.lemma(s) != "" && Agent(r.t.lemma(s)) == "" && s < h && int(r.t.head[h]) == s {
			s = r.t.byWhom(s) // "fired back a reply saying he would not"
		}
	case (rel == nlp.RelAcl || rel == nlp.RelCcomp) && r.t.marked(v, "that"):
		if s = h; r.t.pos(h) == nlp.NOUN && r.nameAt[h] == 0 && Agent(r.t.lemma(h)) == "" {
			s = r.t.byWhom(h)
		}
	}
	if s < 0 || s >= i || r.chainedWith(i, s) {
		return Ref{}, false
	}
	ref, kind := r.who(s)
	return ref, acts(kind) && kind != refPlace && r.agree(i, ref)
}

// chainedWith reports whether the engine has put the pronoun at i with somebody whom
// the words for token s name: "Minister Ola Berg said he".
func (r *reader) chainedWith(i, s int) bool {
	k := r.chainOf[i]
	if k == 0 {
		return false
	}
	f, e := r.t.phrase(s, false)
	for _, m := range r.doc.Chains[k-1].Mentions {
		if int(m.Head) >= f && int(m.Head) < e {
			return true
		}
	}
	return false
}

// tellsOwn reports whether the subject of verb h mostly tells of itself what it tells.
func (r *reader) tellsOwn(h int) bool {
	switch r.t.lemma(h) {
	case "show", "tell", "insist", "argue", "deny", "hope", "expect", "fear", "know", "concede", "contend", "maintain", "assert", "agree", "decide", "complain", "doubt", "conclude", "feel", "recall", "reply":
		return true
	}
	_, ok := is(verbs, r.t.lemma(h), "says")
	return ok
}

// byWhom returns whose words noun n stands for, as holder does, or else the subject
// of the verb whose object it is; -1 for nobody told.
func (t *tree) byWhom(n int) int {
	if s := t.holder(n, 0); s >= 0 {
		return s
	}
	if h := int(t.head[n]); h >= 0 && t.rel(n) == nlp.RelObj && t.pos(h) == nlp.VERB {
		return t.subject(h)
	}
	return -1
}

// calledIt reports whether a report calls whom chain c holds "it" or "its".
func (r *reader) calledIt(c nlp.Chain) bool {
	for _, m := range c.Mentions {
		if m.Form == nlp.ByPronoun && pronounOf[lower(r.doc.Form(int(m.Head)))] == 3 {
			return true
		}
	}
	return false
}

// overruled returns whom the words before the pronoun at i speak of so much more than
// of whom the engine's chain names that it is taken up instead: where it opens a
// sentence of the report's own, or where a "they" goes with one body that is "it"
// elsewhere.
func (r *reader) overruled(i int) (Ref, bool) {
	w := pronounOf[lower(r.doc.Form(i))]
	if w < 3 {
		return Ref{}, false // a "he" has a gender, which a chain knows
	}
	single := r.single[i] && w == 4 && !r.doc.Is(i, "their")
	if !single && (r.saidAt[i] != 0 || !r.t.actsMainly(i)) {
		return Ref{}, false
	}
	ref, top := r.mostTold(i)
	if top < upLeast {
		return Ref{}, false
	}
	c := &r.doc.Chains[r.chainOf[i]-1]
	own, sent := 0, int(r.doc.Tokens[i].Sentence)
	for _, m := range c.Mentions {
		k := int(m.Head)
		if k == int(ref.Head) {
			return Ref{}, false
		}
		if k >= i || sent-int(r.doc.Tokens[k].Sentence) > upSentences {
			continue
		}
		n := r.prominence(k) - 2*(sent-int(r.doc.Tokens[k].Sentence))
		if r.t.pos(k) != nlp.PRON {
			n += r.number(i, k)
		}
		own = max(own, n)
	}
	if single && r.many(int(ref.Head)) {
		return ref, top >= own
	}
	return ref, top >= own+2 && r.saidAt[i] == 0 && r.t.actsMainly(i)
}

// inQuotes reports whether token i is somebody's exact words, in which they are no
// "he" and no "it".
func (r *reader) inQuotes(i int) bool {
	k := r.saidAt[i]
	if k == 0 || len(r.Statements) == 0 {
		return false
	}
	at := int(r.doc.Tokens[i].Start)
	for _, q := range r.Statements[k-1].Quotes {
		if q.Start <= at && at < q.End {
			return true
		}
	}
	return false
}

// How far back, in sentences and tokens, a pronoun takes somebody up, and the least
// that speaks for one.
const (
	upSentences = 1
	upTokens    = 70
	upLeast     = 2
)

// mostTold returns whom the words before the pronoun at i speak of most that fits in
// number and kind, and how much: the subject of a main clause before other subjects,
// these before objects, the same sentence before the one before it; of equals the
// nearest.
func (r *reader) mostTold(i int) (best Ref, top int) {
	sent := int(r.doc.Tokens[i].Sentence)
	for k := i - 1; k >= 0 && i-k < upTokens && int(r.doc.Tokens[k].Sentence) >= sent-upSentences; k-- {
		n := r.prominence(k)
		if n -= 2 * (sent - int(r.doc.Tokens[k].Sentence)); n < 1 || r.sameClause(i, k) || r.t.pos(k) == nlp.PRON && !r.samePronoun(i, k) {
			continue
		}
		ref, kind := r.who(k)
		if !acts(kind) || !r.agree(i, ref) || int(ref.Head) == k && r.t.pos(k) == nlp.PRON && !r.chained[k] {
			continue
		}
		if n += r.number(i, k); n > top {
			best, top = ref, n
		}
	}
	return best, top
}

// prominence tells how much a clause is about what its token k names: 6 for the
// subject of a main clause, down to 1 for what only modifies a noun; 0 for others.
func (r *reader) prominence(k int) int {
	switch r.t.rel(k) {
	case nlp.RelNsubj:
		if r.passesOn(k) {
			return 1
		}
		if r.t.actsMainly(k) {
			return 6
		}
		return 4
	case nlp.RelObj, nlp.RelIobj:
		if h := int(r.t.head[k]); h >= 0 && r.t.lemma(h) == "tell" {
			return 1 // "told the daily that it would leave"
		}
		if h := int(r.t.head[k]); h >= 0 && r.doc.Tokens[h].Rel == nlp.RelAcl {
			return 2 // "unions representing nurses"
		}
		return 3
	case nlp.RelObl:
		return 1
	case nlp.RelNmod:
		if r.doc.Tokens[k].Rel != nlp.RelNmodPoss {
			return 1
		}
		if h := int(r.t.head[k]); h >= 0 && r.nameAt[h] == 0 && Agent(r.t.lemma(h)) == "" && r.t.actsMainly(h) {
			return 4 // "Norway's offer includes a fee if it withdraws"
		}
		return 2
	}
	return 0
}

// takenTogether returns all whom the "they" at token i takes up where they were named
// together: "Berg and Kerr issued a statement saying they would stay".
func (r *reader) takenTogether(i int) []Ref {
	if pronounOf[lower(r.doc.Form(i))] != 4 {
		return nil
	}
	ref, _ := r.who(i)
	k := int(ref.Head)
	if k == i {
		k = r.chainedTo(i)
	}
	if k < 0 || k >= i || r.t.pos(k) == nlp.PRON || !r.many(k) {
		return nil
	}
	return r.parties(k)
}

// chainedTo returns the main word of the last noun or name before the pronoun at i in its
// chain of the engine, -1 for none.
func (r *reader) chainedTo(i int) int {
	k, at := r.chainOf[i], -1
	if k == 0 {
		return -1
	}
	for _, m := range r.doc.Chains[k-1].Mentions {
		if m.Form != nlp.ByPronoun && int(m.Head) < i {
			at = max(at, int(m.Head))
		}
	}
	return at
}

// passesOn reports whether token k names an outlet of news, which is told of for what
// others do.
func (r *reader) passesOn(k int) bool {
	if n := r.nameAt[k]; n != 0 {
		return outlet(r.doc.Words(int(r.doc.Names[n-1].First), int(r.doc.Names[n-1].End)))
	}
	return r.t.pos(k) == nlp.NOUN && relays[r.t.lemma(k)]
}

// samePronoun reports whether the tokens i and k are forms of one pronoun: what the one
// takes up, the other mostly goes on with.
func (r *reader) samePronoun(i, k int) bool {
	a, b := pronounOf[lower(r.doc.Form(i))], pronounOf[lower(r.doc.Form(k))]
	return a != 0 && a == b && r.t.rel(k) != nlp.RelExpl
}

// pronounOf tells the forms of one pronoun by a number.
var pronounOf = map[string]int{"he": 1, "him": 1, "his": 1, "she": 2, "her": 2, "it": 3, "its": 3, "they": 4, "them": 4, "their": 4}

// number tells how well what token k names fits the pronoun at i in number where both
// could be: several are rather "they" than one body is. What somebody's exact words call
// "it" is rather told in these words.
func (r *reader) number(i, k int) int {
	if r.inQuotes(i) && !r.inQuotes(k) {
		return -3
	}
	switch lower(r.doc.Form(i)) {
	case "they", "them", "their":
		if !r.many(k) {
			return -2
		}
		if (lookers[r.t.lemma(k)] || r.bareOfficials(k)) && !r.tellsOwn(max(int(r.t.head[i]), 0)) {
			return -1 // experts tell of others' doings
		}
		return 2
	}
	return 0
}

// bareOfficials reports whether token k names officials of nobody who only tell what others
// do: "the two failed to agree, officials said".
func (r *reader) bareOfficials(k int) bool {
	v := int(r.t.head[k])
	if l := r.t.lemma(k); l != "official" && l != "spokesman" && l != "spokesperson" || r.t.first[k] >= 0 || v < 0 || r.t.rel(k) != nlp.RelNsubj {
		return false
	}
	_, says := is(verbs, r.t.lemma(v), "says")
	return says
}

// lookers are those who tell of talks and take no part in them.
var lookers = listed("lookers")

// coupled reports whether others are joined to what token k names: "Berg and Hall",
// "leader Anna Berg and minister Olaf Hall".
func (r *reader) coupled(k int) bool {
	if r.t.kid(k, nlp.RelConj) >= 0 {
		return true
	}
	a := r.t.kid(k, nlp.RelAppos)
	return a == k+1 && r.t.kid(a, nlp.RelConj) > a
}

// many reports whether the noun at token k is of many, or has others joined to it.
func (r *reader) many(k int) bool {
	if r.coupled(k) {
		return true
	}
	x := r.doc.Tokens[k].XPOS
	return r.nameAt[k] == 0 && (x == nlp.TagNNS || x == nlp.TagNNPS)
}

// sameClause reports whether the pronoun at i and what token k names hang on one verb,
// so that they are two.
func (r *reader) sameClause(i, k int) bool {
	h := r.t.head[i]
	return h >= 0 && h == r.t.head[k] && r.doc.Tokens[i].Rel != nlp.RelNmodPoss
}

// agree reports whether the pronoun at i can stand for ref by number and kind.
func (r *reader) agree(i int, ref Ref) bool {
	k := int(ref.Head)
	if r.t.pos(k) == nlp.PRON {
		return r.samePronoun(i, k)
	}
	plural := r.doc.Tokens[k].XPOS == nlp.TagNNS || r.doc.Tokens[k].XPOS == nlp.TagNNPS || r.coupled(k)
	person := false
	if n := r.nameAt[k]; n != 0 {
		person = r.doc.Names[n-1].Kind == nlp.Person
		switch r.doc.Names[n-1].Kind {
		case nlp.Other:
			return false
		case nlp.State, nlp.Organisation:
			plural = r.coupled(k) // "the United States", "Ostberg Mills": one for all its s
		}
	} else if d, ok := is(nouns, r.t.lemma(k), "agent"); ok {
		person = d == "person" || d == "group"
	} else {
		return false
	}
	switch lower(r.doc.Form(i)) {
	case "he", "she", "him", "her", "his":
		return person && !plural
	case "it", "its":
		return !person && !plural
	}
	return plural || !person
}

// ownSubject returns who says of themselves what verb v tells: "Halvorsen said it
// would withdraw". The subject of the verb of saying is meant, whomever else the
// pronoun could stand for.
func (r *reader) ownSubject(v int) []Ref {
	s, h := r.t.ownNsubj(v), int(r.t.head[v])
	if s < 0 || h < 0 || r.t.rel(v) != nlp.RelCcomp || r.t.pos(s) != nlp.PRON {
		return nil
	}
	switch lower(r.doc.Form(s)) {
	case "he", "she", "it", "they":
	default:
		return nil
	}
	if _, ok := is(verbs, r.t.lemma(h), "says"); !ok || r.t.passive(h) {
		return nil
	}
	who := r.parties(r.t.subject(h))
	if len(who) == 1 && r.agree(s, who[0]) || len(who) > 1 && r.doc.Is(s, "they") {
		return who
	}
	return nil
}

// actsMainly reports whether token k is the subject of a main clause: of the verb
// that its sentence hangs on, or of one that is joined with that.
func (t *tree) actsMainly(k int) bool {
	if t.rel(k) != nlp.RelNsubj {
		return false
	}
	v := int(t.head[k])
	for n := 0; v >= 0 && n < 4; n++ {
		switch t.rel(v) {
		case nlp.RelRoot:
			return true
		case nlp.RelConj, nlp.RelParataxis:
			v = int(t.head[v])
		default:
			return t.head[v] < 0
		}
	}
	return false
}

// lastActing returns the main word of whom a report last told of as the subject of
// a main clause, not in somebody's words, before token h and within so many
// sentences; -1 for nobody who fits.
func (t *tree) lastActing(h, within int, inside, fits func(int) bool) int {
	sent := int(t.d.Tokens[h].Sentence)
	for k := h - 1; k >= 0 && int(t.d.Tokens[k].Sentence) >= sent-within; k-- {
		if p := t.pos(k); p != nlp.NOUN && p != nlp.PROPN || !t.actsMainly(k) || inside(k) {
			continue
		}
		if fits(k) {
			return k
		}
	}
	return -1
}

// actedSince reports whether a chain has a mention between token k and h that is
// the subject of a main clause, not in somebody's words.
func (t *tree) actedSince(c *nlp.Chain, k, h int, inside func(int) bool) bool {
	for _, m := range c.Mentions {
		if i := int(m.Head); i >= k && i < h && !inside(i) && t.actsMainly(i) {
			return true
		}
	}
	return false
}
