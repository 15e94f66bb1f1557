package extract

import (
	"strings"

	"github.com/parley-record/parley/nlp"
)

// A tree is a document's dependency trees with the children of each token in
// text order.
type tree struct {
	d          *nlp.Doc
	head       []int32  // head of each token, -1 for a root or a broken arc
	first, nxt []int32  // first child, next sibling; -1: none
	lo, hi     []int32  // the tokens that each reaches over, half-open
	low        []string // the words whose forms have been asked for in lower case
}

// tree returns the trees of the draft's text, which its readers have in common.
func (d *Draft) tree() tree {
	if d.grown == nil {
		t := newTree(d.Doc)
		d.grown = &t
	}
	return *d.grown
}

// newTree lays out a document's tree for looking up: each token's first dependent and next
// sibling, and the tokens from the first to the last that it governs. Without trees no
// token has any.
func newTree(d *nlp.Doc) tree {
	n := len(d.Tokens)
	buf := make([]int32, 6*n)
	t := tree{d: d, low: make([]string, n), head: buf[:n], first: buf[n : 2*n], nxt: buf[2*n : 3*n], lo: buf[3*n : 4*n], hi: buf[4*n : 5*n]}
	for i := range t.first {
		t.first[i], t.nxt[i], t.head[i], t.lo[i], t.hi[i] = -1, -1, -1, int32(i), int32(i+1)
	}
	if d.Has&nlp.Trees == 0 {
		return t
	}
	for i := n - 1; i >= 0; i-- {
		h := d.Tokens[i].Head
		if v := deniedInfinitive(d, i); v > 0 {
			h = int32(v)
		}
		if h < 0 || int(h) >= n || int(h) == i || d.Tokens[h].Sentence != d.Tokens[i].Sentence {
			continue
		}
		t.head[i] = h
		t.nxt[i] = t.first[h]
		t.first[h] = int32(i)
	}
	// Parents before children, then reaches from the leaves up.
	order := buf[5*n : 5*n]
	for i := range t.head {
		if t.head[i] < 0 {
			order = append(order, int32(i))
		}
	}
	for k := 0; k < len(order); k++ {
		for c := t.first[order[k]]; c >= 0; c = t.nxt[c] {
			order = append(order, c)
		}
	}
	for k := len(order) - 1; k >= 0; k-- {
		i := order[k]
		if h := t.head[i]; h >= 0 {
			t.lo[h], t.hi[h] = min(t.lo[h], t.lo[i]), max(t.hi[h], t.hi[i])
		}
	}
	return t
}

// deniedInfinitive returns the infinitive that the "not" at i right before its "to"
// denies, whatever the tree hangs it on: "urged Chile not to sell"; 0 for none.
func deniedInfinitive(d *nlp.Doc, i int) int {
	if i == 0 || i+2 >= len(d.Tokens) || d.Tokens[i+1].XPOS != nlp.TagTO || !d.Is(i, "not") && !d.Is(i, "never") {
		return 0
	}
	if d.Tokens[i-1].UPOS == nlp.AUX || d.Is(i-1, "or") {
		return 0 // "is not to be sold", "whether or not to sell"
	}
	v := int(d.Tokens[i+1].Head)
	if v <= i+1 || v >= len(d.Tokens) || d.Tokens[v].UPOS != nlp.VERB || d.Tokens[v].Sentence != d.Tokens[i].Sentence {
		return 0
	}
	return v
}

// kid returns the first child of i in one of the relations, -1 for none. A
// relation without a subtype stands for all of its subtypes.
func (t *tree) kid(i int, rels ...nlp.Rel) int {
	for c := t.first[i]; c >= 0; c = t.nxt[c] {
		r := t.d.Tokens[c].Rel
		for _, w := range rels {
			if r == w || r.Plain() == w {
				return int(c)
			}
		}
	}
	return -1
}

// rel returns the plain relation of i.
func (t *tree) rel(i int) nlp.Rel { return t.d.Tokens[i].Rel.Plain() }

// pos returns the part of speech of i.
func (t *tree) pos(i int) nlp.UPOS { return t.d.Tokens[i].UPOS }

// class returns under which letter the lists of stance words have i: "v", "a" or
// "n"; "" for other parts of speech.
func (t *tree) class(i int) string {
	switch t.pos(i) {
	case nlp.VERB:
		return "v"
	case nlp.ADJ:
		return "a"
	case nlp.NOUN:
		return "n"
	}
	return ""
}

// lemma returns the lemma of i in lower case.
func (t *tree) lemma(i int) string {
	l := t.d.Tokens[i].Lemma
	if l == "" || t.d.Tokens[i].UPOS == nlp.PROPN {
		if t.low[i] == "" {
			t.low[i] = lower(t.d.Form(i))
		}
		return t.low[i]
	}
	return l
}

// preposition returns the word that marks i as an oblique or a modifier, in
// lower case, "" for none; "in favour of" gives "of".
func (t *tree) preposition(i int) string {
	for c := t.first[i]; c >= 0; c = t.nxt[c] {
		if t.d.Tokens[c].Rel == nlp.RelCase {
			return lower(t.d.Form(int(c)))
		}
	}
	return ""
}

// particle reports whether verb v has the particle, adverb or preposition w.
func (t *tree) particle(v int, w string) bool {
	for c := t.first[v]; c >= 0; c = t.nxt[c] {
		switch t.d.Tokens[c].Rel {
		case nlp.RelCompoundPrt, nlp.RelAdvmod, nlp.RelCase, nlp.RelMark:
			if t.d.Is(int(c), w) && (w != "to" || int(c) > v) { // "vowed to fight the levy"
				return true
			}
		}
		if t.rel(int(c)) == nlp.RelObl && t.preposition(int(c)) == w {
			return true
		}
		if t.rel(int(c)) == nlp.RelAdvcl && t.marked(int(c), w) {
			return true
		}
	}
	return v+1 < len(t.d.Tokens) && t.d.Is(v+1, w) && t.d.Tokens[v+1].Sentence == t.d.Tokens[v].Sentence &&
		!(t.rel(v+1) == nlp.RelDet && int(t.head[v+1]) > v+1) // "said no proposal has been made" says no "no"
}

// marked reports whether clause c begins with w.
func (t *tree) marked(c int, w string) bool {
	for k := t.first[c]; k >= 0; k = t.nxt[k] {
		r := t.d.Tokens[k].Rel
		if (r == nlp.RelMark || r == nlp.RelCase || r == nlp.RelAdvmod) && t.d.Is(int(k), w) {
			return true
		}
	}
	return false
}

// conditional reports whether clause c says on what condition: "if", "unless",
// "provided that", "as long as".
func (t *tree) conditional(c int) bool {
	return t.marked(c, "if") || t.marked(c, "unless") || t.marked(c, "provided") || t.marked(c, "long") ||
		t.marked(c, "as") && t.kid(c, nlp.RelAdvmod) >= 0 && t.d.Is(t.kid(c, nlp.RelAdvmod), "long")
}

// passive reports whether verb v is in the passive voice.
func (t *tree) passive(v int) bool {
	if t.d.Tokens[v].XPOS != nlp.TagVBN && t.d.Tokens[v].XPOS != nlp.TagVBD {
		return false
	}
	for c := t.first[v]; c >= 0; c = t.nxt[c] {
		switch t.d.Tokens[c].Rel {
		case nlp.RelAuxPass:
			return true
		case nlp.RelOblAgent:
			if n := t.kid(v, nlp.RelNsubj); t.d.Tokens[v].XPOS == nlp.TagVBN || n < 0 || t.d.Tokens[n].Rel == nlp.RelNsubjPass {
				return true // but "stood by the offer" is no passive
			}
		case nlp.RelNsubjPass:
			if !t.having(v) {
				return true // but "has called" is no passive, whatever the tree calls its subject
			}
		}
	}
	switch t.rel(v) {
	case nlp.RelAcl:
		return t.d.Tokens[v].Rel != nlp.RelAclRelcl && t.d.Tokens[v].XPOS == nlp.TagVBN
	case nlp.RelXcomp:
		// "wants the ban lifted", "saw its offer rejected"
		h := int(t.head[v])
		if h < 0 || h > v || t.d.Tokens[v].XPOS != nlp.TagVBN || t.kid(v, nlp.RelObj, nlp.RelAux, nlp.RelMark) >= 0 {
			return false
		}
		o := t.kid(h, nlp.RelObj)
		if o < 0 {
			o = t.kid(v, nlp.RelNsubj)
		}
		return o > h && o < v
	case nlp.RelConj:
		h := int(t.head[v])
		return h >= 0 && t.pos(h) == nlp.VERB && t.d.Tokens[v].XPOS == nlp.TagVBN && t.kid(v, nlp.RelNsubj) < 0 && t.kid(v, nlp.RelAux) < 0 && t.kid(v, nlp.RelObj) < 0 && t.passive(h)
	}
	return false
}

// having reports whether the last auxiliary of v is a form of "have".
func (t *tree) having(v int) bool {
	last := -1
	for c := t.first[v]; c >= 0; c = t.nxt[c] {
		if k := int(c); k < v && t.rel(k) == nlp.RelAux {
			last = k
		}
	}
	return last >= 0 && t.d.Tokens[last].Lemma == "have"
}

// negated reports whether predicate v is denied: by "not", "never", "no
// longer", or by "no" at its subject or object.
func (t *tree) negated(v int) bool {
	neg := false
	for c := t.first[v]; c >= 0; c = t.nxt[c] {
		i := int(c)
		switch t.rel(i) {
		case nlp.RelAdvmod, nlp.RelAux, nlp.RelCc, nlp.RelDet:
			switch lower(t.d.Form(i)) {
			case "not", "n't", "n’t", "never", "neither", "nor", "hardly", "no":
				if i == v+1 && t.d.Is(i, "no") && t.lemma(v) == "vote" {
					continue // what the vote is
				}
				neg = !neg
			case "longer":
				neg = true
			}
		case nlp.RelNsubj, nlp.RelObj:
			if k := t.kid(i, nlp.RelDet, nlp.RelCc); k >= 0 && k < i && (t.d.Is(k, "no") || t.d.Is(k, "neither")) || t.d.Is(i, "nobody") || t.d.Is(i, "none") || t.d.Is(i, "nothing") || t.d.Is(i, "neither") {
				neg = !neg
			}
		}
	}
	if h := int(t.head[v]); !neg && h >= 0 && h < v && t.rel(v) == nlp.RelXcomp && t.d.Is(h, "going") && t.d.Is(h+1, "to") {
		return t.negated(h) // "is not going to accept it"
	}
	return neg
}

// neither reports whether v is denied of all who are coordinated as its subject:
// "neither the union nor the firm accepted it".
func (t *tree) neither(v int) bool {
	p := t.kid(v, nlp.RelNsubj)
	if p < 0 {
		return false
	}
	c := t.kid(p, nlp.RelCc)
	return c >= 0 && c < p && t.d.Is(c, "neither")
}

// longer reports whether v is denied by "no longer" or "any longer".
func (t *tree) longer(v int) bool {
	for c := t.first[v]; c >= 0; c = t.nxt[c] {
		if t.rel(int(c)) == nlp.RelAdvmod && (t.d.Is(int(c), "longer") || t.d.Is(int(c), "anymore")) {
			return true
		}
	}
	return false
}

// aux returns the first modal auxiliary of v in lower case, "" for none.
func (t *tree) aux(v int) string {
	for c := t.first[v]; c >= 0; c = t.nxt[c] {
		if t.d.Tokens[c].Rel.Plain() == nlp.RelAux && t.d.Tokens[c].XPOS == nlp.TagMD {
			return lower(t.d.Form(int(c)))
		}
	}
	return ""
}

// intends reports whether v tells what somebody means to do, so that the "it"
// before it is somebody: "it plans to sell", "it is ready to sign".
func (t *tree) intends(v int) bool {
	if t.passive(v) {
		return false
	}
	l := t.lemma(v)
	if _, ok := is(verbs, l, "ahead"); ok && t.pos(v) == nlp.VERB {
		return l != "expect" && l != "require" && l != "mean"
	}
	switch l {
	case "able", "unable", "ready", "prepared", "willing", "unwilling", "determined", "committed", "keen", "eager", "anxious", "poised":
		return true
	}
	return false
}

// subject returns the token that v's subject hangs on, -1 for none: its own, or
// the one that it shares with the verb it belongs to.
func (t *tree) subject(v int) int { return t.subjectAt(v, 0) }

// told reports whether verb v is told as done: not "to agree", "agreeing".
func (t *tree) told(v int) bool {
	switch t.d.Tokens[v].XPOS {
	case nlp.TagVBD, nlp.TagVBN, nlp.TagVBZ, nlp.TagVBP:
		return true
	}
	return false
}

// sayings are verbs that say a clause and never take who does something in it as their
// object.
var sayings = listed("sayings")

// cutSubject returns the subject of verb v that the tree took for the object of the saying
// verb h, where a clause between commas parts the two: "said the board, which met on
// Monday, offered a truce"; -1 for none.
func (t *tree) cutSubject(h, v int) int {
	if h > v || !sayings[t.lemma(h)] || !t.d.Is(v-1, ",") || t.kid(v, nlp.RelCc) >= 0 && t.kid(v, nlp.RelCc) < v {
		return -1
	}
	o := t.kid(h, nlp.RelObj)
	if o < h || o > v || t.pos(o) != nlp.NOUN && t.pos(o) != nlp.PROPN || !t.d.Is(o+1, ",") {
		return -1
	}
	return o
}

// ownNsubj returns the word that hangs on v as its subject, -1 for none; of two the
// pronoun right before it: "told their partners they would oppose it".
func (t *tree) ownNsubj(v int) int {
	s := t.kid(v, nlp.RelNsubj)
	if s < 0 || t.pos(s) == nlp.PRON {
		return s
	}
	for c := t.nxt[s]; c >= 0 && int(c) < v; c = t.nxt[c] {
		if t.d.Tokens[c].Rel.Plain() == nlp.RelNsubj && t.pos(int(c)) == nlp.PRON {
			switch lower(t.d.Form(int(c))) {
			case "he", "she", "it", "they", "we", "i":
				return int(c)
			}
		}
	}
	return s
}

func (t *tree) subjectAt(v, depth int) int {
	if s := t.ownNsubj(v); s >= 0 {
		// "the plan that fails": the subject is what the clause is about.
		if x := t.d.Tokens[s].XPOS; (x == nlp.TagWDT || x == nlp.TagWP || x == nlp.TagIN) && t.rel(v) == nlp.RelAcl && t.head[v] >= 0 {
			return int(t.head[v])
		}
		return s
	}
	if s := t.kid(v, nlp.RelExpl); s >= 0 && s < v && t.intends(v) {
		return s
	}
	h := int(t.head[v])
	if h < 0 || depth > 6 {
		return -1
	}
	switch t.rel(v) {
	case nlp.RelAcl:
		if t.marked(v, "to") {
			return t.holder(h, depth+1) // "Obama's plan to leave"
		}
		if t.gerund(v) {
			return t.chooser(h, depth+1) // "gives them the choice of accepting it"
		}
		return h
	case nlp.RelConj:
		if s := t.cutSubject(h, v); s >= 0 {
			return s
		}
		if p := t.pos(h); p == nlp.VERB || p == nlp.AUX || p == nlp.ADJ || p == nlp.NOUN {
			return t.subjectAt(h, depth+1)
		}
	case nlp.RelXcomp:
		if o := t.kid(h, nlp.RelObj, nlp.RelIobj); o >= 0 && t.kid(h, nlp.RelExpl) < 0 {
			return o
		}
		return t.subjectAt(h, depth+1)
	case nlp.RelAdvcl:
		return t.subjectAt(h, depth+1)
	case nlp.RelCcomp:
		if t.d.Tokens[v].XPOS == nlp.TagVBG {
			return t.subjectAt(h, depth+1)
		}
		return t.toldOf(h, v)
	}
	return -1
}

// toldOf returns the subject of verb v that the tree has for the object of verb h, which
// tells of it: "said the union and the board had agreed"; -1 for none.
func (t *tree) toldOf(h, v int) int {
	if _, says := is(verbs, t.lemma(h), "says"); !says {
		return -1
	}
	o := t.kid(h, nlp.RelObj)
	if o <= h || o >= v || t.marked(v, "to") {
		return -1
	}
	return o
}

// gerund reports whether v is an "-ing" form that a preposition makes a noun of:
// "the cost of leaving".
func (t *tree) gerund(v int) bool {
	if t.d.Tokens[v].XPOS != nlp.TagVBG {
		return false
	}
	for c := t.first[v]; c >= 0 && int(c) < v; c = t.nxt[c] {
		if t.rel(int(c)) == nlp.RelMark && t.pos(int(c)) != nlp.PART {
			return true
		}
	}
	return false
}

// chooser returns whose doing noun n speaks of: whose it is or whom it is given;
// -1 for nobody told.
func (t *tree) chooser(n, depth int) int {
	if p := t.holder(n, depth); p >= 0 {
		return p
	}
	h := int(t.head[n])
	if h < 0 || depth > 4 || t.pos(h) != nlp.VERB {
		return -1
	}
	return t.kid(h, nlp.RelIobj)
}

// holder returns who a noun belongs to: "X's plan", "a plan by X", the subject
// whose object or predicate it is; -1 for nobody told.
func (t *tree) holder(n, depth int) int {
	if p := t.kid(n, nlp.RelNmodPoss); p >= 0 {
		return p
	}
	for c := t.first[n]; c >= 0; c = t.nxt[c] {
		if t.rel(int(c)) == nlp.RelNmod {
			if p := t.preposition(int(c)); p == "by" || p == "from" {
				return int(c)
			}
		}
	}
	h := int(t.head[n])
	if h < 0 || depth > 4 {
		return -1
	}
	switch t.rel(n) {
	case nlp.RelObj:
		if t.pos(h) == nlp.VERB {
			switch t.lemma(h) {
			case "have", "make", "announce", "unveil", "propose", "reiterate", "repeat", "drop", "issue", "voice", "express", "offer", "give", "renew", "outline", "present", "hold", "launch", "begin", "lead", "mount", "join", "abandon", "withdraw", "table":
				return t.agent(h)
			}
		}
	case nlp.RelObl:
		if t.pos(h) == nlp.VERB && t.preposition(n) == "with" { // "responded with an offer to talk"
			return t.agent(h)
		}
	}
	return -1
}

// agent returns who does v: its subject, or in the passive the one after "by";
// -1 for nobody told.
func (t *tree) agent(v int) int {
	if !t.passive(v) {
		return t.subject(v)
	}
	if a := t.kid(v, nlp.RelOblAgent); a >= 0 {
		return a
	}
	for c := t.first[v]; c >= 0; c = t.nxt[c] {
		if t.rel(int(c)) == nlp.RelObl && t.preposition(int(c)) == "by" && !t.timeWord(int(c)) {
			return int(c)
		}
	}
	return -1
}

// patient returns what v is done to, -1 for nothing told.
func (t *tree) patient(v int) int {
	if t.passive(v) {
		return t.subject(v)
	}
	if o := t.kid(v, nlp.RelObj); o >= 0 {
		// "an idea that the donors oppose": what the clause is about.
		if x := t.d.Tokens[o].XPOS; o < v && (x == nlp.TagWDT || x == nlp.TagWP || t.pos(o) == nlp.SCONJ) && t.d.Tokens[v].Rel == nlp.RelAclRelcl && t.head[v] >= 0 && int(t.head[v]) < o {
			return int(t.head[v])
		}
		return o
	}
	// "the plan that they rejected": the relative clause lacks an object.
	if t.d.Tokens[v].Rel == nlp.RelAclRelcl && t.kid(v, nlp.RelNsubj) >= 0 && t.subject(v) != int(t.head[v]) {
		return int(t.head[v])
	}
	return t.lackedBefore(v)
}

// lackedBefore returns the noun whose relative clause the verb at v goes on with and lacks
// as an object too: "the plan that they drafted and that we rejected"; -1 for none.
func (t *tree) lackedBefore(v int) int {
	if t.rel(v) != nlp.RelConj || t.pos(v) != nlp.VERB || t.kid(v, nlp.RelNsubj) < 0 || t.kid(v, nlp.RelCcomp, nlp.RelXcomp) >= 0 {
		return -1
	}
	h := int(t.head[v])
	if h < 0 || h > v || t.d.Tokens[h].Rel != nlp.RelAclRelcl || t.kid(h, nlp.RelObj) > h {
		return -1
	}
	if p := t.patient(h); p >= 0 && p == int(t.head[h]) {
		return p
	}
	return -1
}

// timeWord reports whether i is a month, weekday or unit of time.
func (t *tree) timeWord(i int) bool {
	switch timeWords[lower(t.d.Form(i))].kind {
	case tMonth, tWeekday, tDeictic, tSeason:
		return true
	case tUnit:
		return !t.worked(i)
	}
	return false
}

// worked reports whether the week or day at i is one of work, over which people bargain:
// "a shorter week", "the 35-hour week", "a longer working day".
func (t *tree) worked(i int) bool {
	switch t.lemma(i) {
	case "week", "day":
	default:
		return false
	}
	for c := t.first[i]; c >= 0 && int(c) < i; c = t.nxt[c] {
		switch t.rel(int(c)) {
		case nlp.RelAmod, nlp.RelCompound, nlp.RelNummod:
		default:
			continue
		}
		switch w := lower(t.d.Form(int(c))); {
		case w == "shorter" || w == "longer" || w == "working" || w == "work" || strings.HasSuffix(w, "-hour") || strings.HasSuffix(w, "-day") && w != "present-day":
			return true
		case w == "hour" && t.lemma(i) == "week":
			return true // "35 - hour week" in pieces
		}
	}
	return false
}

// conjuncts appends i and the tokens that are coordinated with it.
func (t *tree) conjuncts(out []int, i int) []int {
	out = append(out, i)
	for c := t.first[i]; c >= 0; c = t.nxt[c] {
		switch k := int(c); {
		case len(out) >= 12:
		case t.rel(k) == nlp.RelConj, k > i && t.describedToo(k):
			out = t.conjuncts(out, k)
		case t.rel(k) == nlp.RelFlat && k > i: // "leader Ana Prado and minister Luis Mota"
			for o := t.first[k]; o >= 0; o = t.nxt[o] {
				if (t.rel(int(o)) == nlp.RelConj || t.rel(int(o)) == nlp.RelFlat && t.kid(int(o), nlp.RelCc) >= 0 || t.describedToo(int(o))) && len(out) < 12 {
					out = t.conjuncts(out, int(o))
				}
			}
		}
	}
	return out
}

// describedToo reports whether the noun at token k, which the tree takes for a description of
// the name before it, is another one's: "leader Rob Berg and party chair Ann Roe".
func (t *tree) describedToo(k int) bool {
	if t.d.Tokens[k].Rel != nlp.RelNmodDesc {
		return false
	}
	c, n := t.kid(k, nlp.RelCc), t.kid(k, nlp.RelAppos, nlp.RelFlat)
	return c >= 0 && c < k && n == k+1 && t.pos(n) == nlp.PROPN
}

// inside reports whether i is a word before another noun or one in brackets
// behind it.
func (t *tree) inside(i int) bool {
	switch t.rel(i) {
	case nlp.RelCompound, nlp.RelFlat, nlp.RelAppos:
		return true
	}
	return i > 0 && t.d.Is(i-1, "(")
}

// span returns the tokens [first, end) that i and all below it reach over.
func (t *tree) span(i int) (first, end int) { return int(t.lo[i]), int(t.hi[i]) }

// phrase returns the tokens [first, end) of the noun phrase of i: its
// determiners, modifiers, names and, where deep, its complements ("of …", "to
// …"), but no clause beside it and nothing coordinated with it.
func (t *tree) phrase(i int, deep bool) (first, end int) {
	first, end = i, i+1
	for c := t.first[i]; c >= 0; c = t.nxt[c] {
		k := int(c)
		in := false
		switch t.rel(k) {
		case nlp.RelDet, nlp.RelAmod, nlp.RelCompound, nlp.RelNummod, nlp.RelFlat, nlp.RelFixed, nlp.RelGoeswith:
			in = true
		case nlp.RelNmod:
			in = t.d.Tokens[k].Rel == nlp.RelNmodPoss || t.d.Tokens[k].Rel == nlp.RelNmodDesc || deep || t.preposition(k) == "of" || k < i
		case nlp.RelAdvmod, nlp.RelCase:
			in = k < i && t.rel(k) == nlp.RelAdvmod || k > i && t.d.Tokens[k].XPOS == nlp.TagPOS
		case nlp.RelAcl:
			in = deep && t.d.Tokens[k].Rel == nlp.RelAcl
		case nlp.RelPunct:
			in = k+1 == i && t.d.Is(k, "-") || k > first && k < i && (t.d.Is(k, "\"") || t.d.Is(k, "“") || t.d.Is(k, "-") || t.d.Is(k, "”"))
		}
		if !in {
			continue
		}
		f, e := t.span(k)
		if f < first {
			first = f
		}
		// What hangs on the right must follow without a gap.
		if e > end && (f <= end || k < i) {
			end = e
		}
	}
	// Where the tree broke a noun off its modifiers, the words still stand side
	// by side.
	if k := end; k < len(t.d.Tokens) && k == i+1 && deep {
		for k < len(t.d.Tokens) && k < end+4 && t.d.Tokens[k].Sentence == t.d.Tokens[i].Sentence && t.chunk(k) {
			k++
		}
		if h := t.head[k-1]; k > end && t.rel(k-1) == nlp.RelNsubj && int(h) >= k && t.under(int(h), i) {
			k = end // "an idea | Chile has resisted"
		}
		if k > end && (t.pos(k-1) == nlp.NOUN || t.pos(k-1) == nlp.PROPN) && int(t.lo[k-1]) >= first {
			end = k
		}
	}
	if end-first > 40 {
		end = min(end, i+20)
		first = max(first, i-20)
	}
	for first < i && t.pos(first) == nlp.PUNCT {
		first++
	}
	for end > i+1 && t.pos(end-1) == nlp.PUNCT {
		end--
	}
	return first, end
}

// chunk reports whether token k can stand inside a run of nouns.
func (t *tree) chunk(k int) bool {
	switch t.pos(k) {
	case nlp.NOUN, nlp.PROPN, nlp.ADJ, nlp.NUM:
		return !t.timeWord(k)
	}
	return t.d.Is(k, "-") || t.d.Tokens[k].XPOS == nlp.TagHYPH
}

// under reports whether token i hangs below token h.
func (t *tree) under(i, h int) bool {
	for n := 0; i >= 0 && n < 64; n++ {
		if i == h {
			return true
		}
		i = int(t.head[i])
	}
	return false
}
