package extract

import (
	"slices"

	"github.com/parley-record/parley/nlp"
)

// How plainly words tell who stands behind a text.
const (
	byPromoter = 1 + iota // who wants it or campaigns for it
	byScene               // whose act it is a part of; the state in a deal's name
	byModifier            // "the US plan"
	byWord                // "X's plan", "a plan by X", "X proposed a plan"
)

// A claim is one wording that ties somebody to a text.
type claim struct {
	who      Ref
	as       string
	strength int
	at       int
}

// authored reports whether v is a verb by which somebody brings a text about,
// and how.
func (r *reader) authored(v int) (string, bool) {
	if r.t.lemma(v) == "put" && r.polls(v) {
		return "", false
	}
	for _, c := range verbs[r.t.lemma(v)] {
		if c.kind == "author" && (c.needs == "" || r.t.particle(v, c.needs)) {
			return c.detail, true
		}
	}
	return "", false
}

// made reports whether the participle at v tells, with "by" behind it, who stands behind
// the text of mention m, how, and how plainly.
func (r *reader) made(m *text, v int) (as string, strength int, ok bool) {
	deal := families[m.kind] == 'd'
	if as, ok = r.authored(v); ok && (deal || r.t.lemma(v) != "sign") {
		return as, byWord, true
	}
	switch {
	case deal && r.t.lemma(v) == "agree":
		return "drafter", byWord, true
	case m.kind == "resolution" && r.passes(v):
		return "drafter", byScene, true
	}
	return "", 0, false
}

// byBehind returns the "by" that tells who does verb v, behind how or when it was done:
// "drawn up in secret by X", "agreed last year by X"; 0 for none before token e.
func (r *reader) byBehind(v, e int) int {
	for k := v + 1; k < min(e, v+8); k++ {
		switch p := r.t.pos(k); {
		case r.doc.Is(k, "by") && k+1 < e && (r.timeAt(k+1) || r.t.timeWord(k+1)):
			return 0 // "signed by Friday"
		case r.doc.Is(k, "by"):
			return k
		case p == nlp.ADV || p == nlp.ADP || p == nlp.PART && !r.doc.Is(k, "to") || p == nlp.NUM || r.t.timeWord(k) || r.timeAt(k) || r.doc.Is(k, "last"):
		case (p == nlp.NOUN || p == nlp.ADJ || p == nlp.DET || p == nlp.PROPN) && k > v+1:
		default:
			return 0
		}
	}
	return 0
}

// alsoMade adds those who a second participle beside the one at v says stand behind the
// text too: "drafted by X and co-sponsored by Y and Z".
func (r *reader) alsoMade(m *text, v, se int, add adder) {
	for c := r.t.first[v]; c >= 0; c = r.t.nxt[c] {
		k := int(c)
		if r.t.rel(k) != nlp.RelConj || r.t.pos(k) != nlp.VERB {
			continue
		}
		if as, strength, ok := r.made(m, k); ok {
			if by := r.byBehind(k, se-1); by > 0 {
				who, _ := r.refsFrom(by+1, min(se, by+24))
				add(who, as, strength, k)
			}
		}
	}
}

// polls reports whether verb v puts a text to a vote or to those who have a say in
// it: "put the offer to its members".
func (r *reader) polls(v int) bool {
	for _, h := range [2]int{v, r.t.kid(v, nlp.RelObj)} { // the tree may hang them on the text
		if h < 0 {
			continue
		}
		for c := r.t.first[h]; c >= 0; c = r.t.nxt[c] {
			k := int(c)
			if rel := r.t.rel(k); rel != nlp.RelObl && rel != nlp.RelNmod || r.t.preposition(k) != "to" {
				continue
			}
			switch r.t.lemma(k) {
			case "vote", "ballot", "referendum", "test", "member", "membership", "shareholder", "voter", "worker":
				return true
			}
			if p := r.t.kid(k, nlp.RelNmodPoss); p >= 0 && r.doc.Tokens[p].XPOS == nlp.TagPRPS {
				return true // "put the offer to its executive committee"
			}
		}
	}
	return false
}

// authorTexts gives each text those that the plainest of its mentions tie to it.
func (r *reader) authorTexts() {
	claims := make([][]claim, len(r.Proposals))
	for k := range r.texts {
		m := &r.texts[k]
		claims[m.in-1] = append(claims[m.in-1], m.claimed...)
	}
	r.namedLater(claims)
	r.inherit(claims)
	for p, list := range claims {
		list = append(list, r.guesses(p)...)
		top := guessed
		for _, c := range list {
			top = max(top, c.strength)
		}
		pr := &r.Proposals[p]
		slices.SortStableFunc(list, func(a, b claim) int { return b.strength - a.strength })
		for _, c := range list {
			if len(pr.Authors) >= 8 {
				continue
			}
			known := false
			for _, a := range pr.Authors {
				known = known || r.sameActor(a.Who, c.who)
			}
			if !known {
				pr.Authors = append(pr.Authors, Author{Who: c.who, As: c.as, Plain: c.strength, Hedges: r.hedges(c.at), Evidence: r.evidence(c.at)})
			}
		}
		if len(pr.Authors) > 0 && top > 0 {
			pr.Signs = append(pr.Signs, [...]string{"", "tie:promoter", "tie:scene", "tie:modifier", "tie:word"}[top])
		}
	}
}

// inherit gives a version of a text that nobody is tied to ("a previous offer of
// 70") those of the text of its kind that was told last before it, or next.
func (r *reader) inherit(claims [][]claim) {
	version := make([]string, len(r.Proposals))
	group := make([]int, len(r.Proposals))
	for k := range r.texts {
		if m := &r.texts[k]; m.kind != "" {
			if group[m.in-1] == 0 {
				group[m.in-1] = groups[families[m.kind]]
			}
			if m.version != "" {
				version[m.in-1] = m.version
			}
		}
	}
	told := make([]bool, len(claims))
	for p := range claims {
		told[p] = len(claims[p]) > 0
	}
	for p := range claims {
		if told[p] || group[p] != 1 || version[p] != "old" && version[p] != "new" {
			continue
		}
		from := -1
		for q := range claims {
			if told[q] && group[q] == 1 && version[q] != version[p] && version[q] != "counter" && (q < p || from < 0) {
				from = q
			}
		}
		if from < 0 {
			continue
		}
		for _, c := range claims[from] {
			if c.strength >= byModifier {
				c.strength = byScene
				claims[p] = append(claims[p], c)
			}
		}
	}
}

// onlyTells reports whether ref is somebody who tells of things and takes no side in
// them: "sources", "analysts".
func (r *reader) onlyTells(ref Ref) bool {
	_, ok := is(nouns, r.t.lemma(int(ref.Head)), "teller")
	return ok && r.nameAt[ref.Head] == 0
}

// An adder notes that somebody stands behind a text: who, in what capacity, how closely the
// words tie them to it, and the token that tells. It reports whether it noted anybody.
type adder func(refs []Ref, as string, strength, at int) bool

// claims appends what the words around mention m tell of who stands behind it.
func (r *reader) claims(out []claim, m *text) []claim {
	add := func(refs []Ref, as string, strength, at int) bool {
		n := len(out)
		for _, ref := range refs {
			if r.onlyTells(ref) {
				continue
			}
			out = append(out, claim{ref, as, strength, at})
		}
		return len(out) > n
	}
	if m.told >= 0 {
		if !add(r.agents(m.told), "presenter", byWord, m.told) && m.owner >= 0 {
			add(m.by, "presenter", byWord, m.head) // "the firm's planned cuts"
		}
		return out
	}
	if m.owner < 0 || !add(m.by, "presenter", byWord, m.head) {
		r.modifiers(m, add)
	}
	r.toldBehind(m, add)
	r.standsBehind(m, add)
	r.relative(m, add)
	r.sponsors(m, add)
	i := r.stoodFor(m.head)
	h := int(r.t.head[i])
	switch {
	case h < 0:
	case r.t.pos(h) == nlp.VERB:
		r.madeBy(m, i, h, len(out) == 0, add)
	case groups[families[m.kind]] == 1 && r.t.rel(i) == nlp.RelNmod && (r.t.lemma(h) == "part" || r.t.lemma(h) == "detail" || r.t.lemma(h) == "version"):
		// "as part of a plan", "details of a plan": what its head noun's clause does.
		if v := int(r.t.head[h]); v >= 0 && r.t.pos(v) == nlp.VERB {
			add(r.agents(v), "presenter", byScene, v)
		}
	}
	return out
}

// toldBehind adds who stands behind mention m in its sentence: "by X", "from X", "between X and
// Y", "with Y", "drafted by X", "that X proposed".
func (r *reader) toldBehind(m *text, add adder) {
	i := m.head
	deal := families[m.kind] == 'd'
	_, se := r.sentence(i)
	verb := false
	for k := i + 1; k < min(se-1, i+16); k++ {
		w := lower(r.doc.Form(k))
		verb = verb || r.t.pos(k) == nlp.VERB
		if l := r.t.lemma(k); (l == "receive" || l == "get" || l == "have") && r.t.pos(k) == nlp.VERB && k <= i+6 && k+1 < se && r.doc.Is(k+1, "from") {
			// "an offer it received from X"
			if who, _ := r.refsFrom(k+2, min(se, k+20)); add(who, "drafter", byWord, k) {
				break
			}
		}
		if w == "from" && k > i+1 && !verb && (families[m.kind] == 'o' || families[m.kind] == 'p') {
			if h := r.oblique(k); h == k-1 && r.t.pos(h) == nlp.NOUN && !measures[r.t.lemma(h)] && !r.t.timeWord(h) {
				for g := int(r.t.head[h]); g > i && r.t.preposition(h) == "of" && r.t.pos(g) == nlp.NOUN; g = int(r.t.head[h]) {
					h = g // "signs of opposition"
				}
				switch r.t.preposition(h) {
				case "of", "for", "":
				default:
					continue // "an offer despite opposition from Y"
				}
			}
			// "an offer of 4% over two years from X"
			if who, _ := r.refsFrom(k+1, min(se, k+24)); add(who, "drafter", byWord, k) {
				break
			}
		}
		if (w == "by" || w == "from") && (k == i+1 || w == "by" && k == i+2 && r.doc.Is(i+1, ",")) {
			// "adoption of the deal by X": what X did is adopt it.
			if o := r.oblique(k); r.doc.Tokens[k+1].XPOS != nlp.TagVBG && !r.underDeed(m, w) && (o < 0 || o == i || r.t.rel(i) != nlp.RelNmod) {
				who, _ := r.refsFrom(k+1, min(se, k+24))
				add(who, "drafter", byWord, k)
			}
			break
		}
		if w == "of" && k == i+1 && groups[families[m.kind]] == 1 && r.nameAt[k+1] != 0 && (m.kind != "bid" || m.lemma == "bid") {
			who, _ := r.refsFrom(k+1, min(se, k+24))
			add(who, "presenter", byModifier, k)
			continue
		}
		if deal && (w == "between" || w == "among") {
			who, _ := r.refsFrom(k+1, min(se, k+24))
			add(who, "drafter", byWord, k)
			break
		}
		if deal && w == "with" && k < i+8 && !r.withOther(m, k) {
			who, _ := r.refsFrom(k+1, min(se, k+24))
			add(who, "drafter", byWord, k)
			add(r.holders(i), "drafter", byWord, i)
			break
		}
		if r.t.pos(k) == nlp.VERB {
			by := r.byBehind(k, se-1)
			if h := int(r.t.head[k]); r.t.rel(k) == nlp.RelAcl && h > i && h >= m.end {
				continue // "cite the law in an action brought by X"
			}
			if as, strength, ok := r.made(m, k); ok && by > 0 {
				who, _ := r.refsFrom(by+1, min(se, by+24))
				if l := r.t.lemma(k); as == "sponsor" && l != "sponsor" && l != "propose" {
					strength = byModifier // "a bill pushed by X"
				}
				add(who, as, strength, k)
				r.alsoMade(m, k, se, add)
				break
			}
			continue
		}
		if p := r.t.pos(k); p == nlp.PRON && k == i+1 && k+1 < se && r.t.pos(k+1) == nlp.VERB {
			continue // "an offer it received"
		} else if p == nlp.PUNCT && !r.doc.Is(k, ",") || p == nlp.CCONJ || p == nlp.PRON || p == nlp.SCONJ {
			break
		}
	}
}

// withOther reports whether the "with" at k tells what else becomes of the deal of mention m,
// which is the subject of a verb that makes no deal: "the accord must be registered with the court".
func (r *reader) withOther(m *text, k int) bool {
	v := int(r.t.head[m.head])
	if v <= m.head || v >= k || r.t.pos(v) != nlp.VERB || r.t.rel(m.head) != nlp.RelNsubj {
		return false
	}
	_, _, ok := r.made(m, v)
	return !ok && r.t.lemma(v) != "agree" && r.t.lemma(v) != "come"
}

// madeBy adds who does verb h, which mention m depends on by its word i, or a deed whose
// object it is. alone says that nobody was found closer to it.
func (r *reader) madeBy(m *text, i, h int, alone bool, add adder) {
	patient := r.t.patient(h) == i || r.t.rel(i) == nlp.RelObj
	as, ok := r.authored(h)
	switch {
	case ok && patient && r.t.lemma(h) == "sign" && families[m.kind] == 'l': // who makes a bill law
	case ok && patient && m.definite && m.owner < 0 && r.may(h): // "can send the budget to the court"
	case ok && patient && !r.t.negated(h):
		r.drafted(m, i, h, as, add)
	case patient && r.t.lemma(h) == "agree" && r.t.told(h) && !m.definite && !r.t.negated(h) && !r.t.passive(h):
		add(r.agents(h), "drafter", byModifier, h) // "ministers agreed a scheme"
	case patient && r.disposes(h) && !r.t.passive(h):
		add(r.agents(h), "presenter", byModifier, h)
	case patient && m.kind == "resolution" && r.passes(h) && !r.t.negated(h):
		add(r.agents(h), "drafter", byScene, h)
	case patient && families[m.kind] == 'o' && !m.definite && r.t.lemma(h) == "have" && alone && !r.t.negated(h):
		add(r.agents(h), "presenter", byModifier, h) // "has an offer for X underway"
	case patient && r.promotes(h) && !r.t.negated(h):
		add(r.agents(h), "sponsor", byPromoter, h)
	case r.t.rel(i) == nlp.RelObl:
		r.broughtWith(m, i, h, add)
	}
}

// may reports whether verb v tells only of what somebody can do.
func (r *reader) may(v int) bool {
	switch r.t.aux(v) {
	case "can", "could", "may", "might":
		return true
	}
	return false
}

// drafted adds who does verb h, which makes the text of mention m: "agreed", "brokered".
func (r *reader) drafted(m *text, i, h int, as string, add adder) {
	deal := families[m.kind] == 'd'
	strength := byWord
	if as == "sponsor" {
		strength = byModifier
	}
	if l := r.t.lemma(h); (l == "broker" || l == "mediate") && !deal || l == "recommend" && m.definite {
		strength = byPromoter // who brings two sides to it
	}
	who := r.forWhom(h)
	if len(who) == 0 {
		who = r.agents(h)
	}
	if s := r.t.kid(h, nlp.RelNsubj); len(who) == 0 && r.t.rel(i) == nlp.RelObj && s >= 0 {
		who = r.parties(s)
	}
	if len(who) == 0 && r.t.rel(i) == nlp.RelObj && !r.t.passive(h) {
		if ref, ok := r.before(h); ok { // whose clause the tree broke
			who = []Ref{ref}
		}
	}
	add(who, as, strength, h)
	if deal {
		for o := r.t.first[h]; o >= 0; o = r.t.nxt[o] {
			if r.t.rel(int(o)) == nlp.RelObl && r.t.preposition(int(o)) == "with" {
				add(r.parties(int(o)), as, strength, h)
			}
		}
	}
}

// broughtWith adds who does verb h, under which mention m stands behind a preposition:
// "agreed on a pact", "came with an offer".
func (r *reader) broughtWith(m *text, i, h int, add adder) {
	deal := families[m.kind] == 'd'
	switch prep := r.t.preposition(i); {
	case deal && (prep == "on" || prep == "to") && (r.t.lemma(h) == "agree" || r.t.lemma(h) == "come"):
		add(r.agents(h), "drafter", byModifier, h)
	case prep == "for" && m.kind == "resolution" && r.t.lemma(h) == "vote":
		add(r.agents(h), "drafter", byScene, h)
	case prep == "about" && families[m.kind] == 'o' && (r.t.lemma(h) == "approach" || r.t.lemma(h) == "contact"):
		add(r.agents(h), "presenter", byScene, h)
	case prep == "on" && r.t.lemma(h) == "work":
		add(r.agents(h), "drafter", byModifier, h)
	case prep == "with" && r.t.lemma(h) == "present":
		add(r.agents(h), "presenter", byWord, h)
	case prep == "for" && r.promotes(h):
		add(r.agents(h), "sponsor", byPromoter, h)
	case prep == "with" && (r.t.lemma(h) == "respond" || r.t.lemma(h) == "come" || r.t.lemma(h) == "counter" || r.t.lemma(h) == "reply"):
		add(r.agents(h), "presenter", byWord, h)
	case groups[families[m.kind]] == 1 && (prep == "with" || prep == "in" || prep == "as") && !r.answers(h):
		add(r.agents(h), "presenter", byScene, h)
	}
}

// underDeed reports whether whoever stands behind w ("by" or "from") right after mention m
// does not make the text but what the noun over it tells: "criticism of the plan by X".
func (r *reader) underDeed(m *text, w string) bool {
	h := int(r.t.head[m.head])
	if !m.plain || h < 0 || h > m.head || r.t.pos(h) != nlp.NOUN || r.t.rel(m.head) != nlp.RelNmod && r.t.rel(m.head) != nlp.RelObl {
		return false
	}
	return deedOf(r.t.lemma(h), r.t.preposition(m.head)) != "" && (w == "by" || families[m.kind] != 'o')
}

// forWhom returns who is to do verb v: "agreed for X to make a bid"; nil where the words
// are not so.
func (r *reader) forWhom(v int) []Ref {
	f, _ := r.sentence(v)
	to := v - 1
	for to >= f && r.t.pos(to) == nlp.ADV {
		to--
	}
	if to < f || !r.doc.Is(to, "to") {
		return nil
	}
	for k := to - 1; k >= f && k > to-9; k-- {
		if r.doc.Is(k, "for") {
			if who, e := r.refsFrom(k+1, to); e == to {
				return who
			}
			return nil
		}
		if r.t.pos(k) == nlp.VERB {
			return nil
		}
	}
	return nil
}

// passes reports whether verb v is what a body does to make a resolution its own.
func (r *reader) passes(v int) bool {
	switch r.t.lemma(v) {
	case "pass", "adopt", "approve", "carry", "vote":
		return true
	}
	return false
}

// disposals are verbs for what only its author does with a text.
var disposals = listed("disposals")

// disposes reports whether verb v is what only its author does with a text.
func (r *reader) disposes(v int) bool {
	return disposals[r.t.lemma(v)]
}

// oblique returns the noun that hangs on the preposition at k, as the token that
// noun depends on; -1 where the tree does not tell.
func (r *reader) oblique(k int) int {
	n := int(r.t.head[k])
	if n < 0 {
		return -1
	}
	return int(r.t.head[n])
}

// amounts are the nouns for how much an offer is.
var amounts = listed("amounts")

// owners returns whose the text m is by the words before its noun. Who raises,
// makes or withdraws "its" offer is the one whose it is.
func (r *reader) owners(m *text) []Ref {
	if r.doc.Tokens[m.owner].XPOS == nlp.TagPRPS {
		switch lower(r.doc.Form(m.owner)) {
		case "its", "their", "his", "her":
			i := m.head
			if h := int(r.t.head[i]); h >= 0 && r.t.rel(i) == nlp.RelNmod && amounts[r.t.lemma(h)] && r.t.rel(h) == nlp.RelObj {
				i = h // "raised the value of its offer"
			}
			if prep := r.t.preposition(i); r.t.rel(i) == nlp.RelObl && (prep == "against" || prep == "over" || prep == "at") {
				break // "campaigned against its plans"
			}
			if h := int(r.t.head[i]); h >= 0 && r.t.pos(h) == nlp.VERB && !r.t.passive(h) {
				_, ok := r.authored(h)
				if ok || r.disposes(h) || r.promotes(h) {
					if r.t.marked(h, "to") && r.t.kid(h, nlp.RelNsubj) < 0 && r.t.head[h] >= 0 {
						// "gave the firm a week to improve its offer"
						if who := r.parties(r.t.kid(int(r.t.head[h]), nlp.RelIobj, nlp.RelObj)); len(who) > 0 {
							return who
						}
					}
					if who := r.agents(h); len(who) > 0 {
						return who
					}
				}
			}
			if who := r.ownersNear(m, i); len(who) > 0 {
				return who
			}
		}
	}
	return r.parties(m.owner)
}

// ownersNear returns whose the text m, "its offer", is by the subject over it, whatever the
// pronoun was taken for: of who says something of it, or does something with it that nobody
// does with what is another's. i is the noun that stands for it.
func (r *reader) ownersNear(m *text, i int) []Ref {
	h := int(r.t.head[i])
	for n := 0; h >= 0 && r.t.rel(i) == nlp.RelNmod && n < 2; n++ {
		i, h = h, int(r.t.head[h])
	}
	if h < 0 {
		return nil
	}
	v := h
	switch rel := r.t.rel(i); {
	case rel == nlp.RelNsubj && r.t.rel(h) == nlp.RelCcomp && r.t.head[h] >= 0 && int(r.t.head[h]) < m.owner:
		v = int(r.t.head[h]) // "said its offer was fair"
		if !r.tellsOwn(v) {
			return nil
		}
	case rel == nlp.RelObl && h < i && (r.frameAt("v", h) == nil || r.t.lemma(h) == "stand" || r.t.lemma(h) == "stick" || r.t.lemma(h) == "cling") && r.t.pos(h) == nlp.VERB:
	default:
		return nil
	}
	s := r.t.ownNsubj(v)
	if s < 0 || s > v || r.t.pos(s) == nlp.PRON || r.t.passive(v) {
		return nil
	}
	who := r.parties(s)
	if len(who) != 1 || r.nameAt[who[0].Head] == 0 || !r.agree(m.owner, who[0]) && !r.bareFirm(m.owner, who[0]) {
		return nil
	}
	return who
}

// bareFirm reports whether ref, taken for a person, is called by the first word of a body told
// before, which is an "it": "Ostberg" after "Ostberg Mills".
func (r *reader) bareFirm(i int, ref Ref) bool {
	if !r.doc.Is(i, "its") || ref.End-ref.First != 1 {
		return false
	}
	for k := int(r.nameAt[ref.Head]) - 2; k >= 0; k-- {
		n := &r.doc.Names[k]
		if n.Kind == nlp.Organisation && n.End-n.First > 1 && r.doc.Form(int(n.First)) == r.doc.Form(int(ref.Head)) {
			return true
		}
	}
	return false
}

// sponsors reads "the bill's sponsor, X" and "X, the author of the plan".
func (r *reader) sponsors(m *text, add adder) {
	h := int(r.t.head[m.head])
	if h < 0 || r.t.rel(m.head) != nlp.RelNmod {
		return
	}
	switch r.t.lemma(h) {
	case "sponsor", "co-sponsor", "author", "co-author", "drafter", "architect", "proponent", "mastermind":
	default:
		return
	}
	as := "sponsor"
	_, e := r.sentence(h)
	for k := h + 1; k < min(e, h+8); k++ {
		if n := r.nameAt[k]; n != 0 && r.doc.Names[n-1].Kind == nlp.Person {
			nm := &r.doc.Names[n-1]
			add([]Ref{{nm.First, nm.End, nm.End - 1}}, as, byWord, h)
			return
		}
	}
	if a := int(r.t.head[h]); a >= 0 && r.t.rel(h) == nlp.RelAppos {
		add(r.parties(a), as, byWord, h)
	} else if r.t.kid(h, nlp.RelCop) >= 0 {
		add(r.parties(r.t.subject(h)), as, byWord, h)
	}
}

// holders returns who has the deal at i: the subject of the verb that it is the
// object of.
func (r *reader) holders(i int) []Ref {
	h := int(r.t.head[i])
	if h < 0 || r.t.pos(h) != nlp.VERB || r.t.rel(i) != nlp.RelObj {
		return nil
	}
	return r.agents(h)
}

// promotes reports whether verb v is wanting a text or speaking for it.
func (r *reader) promotes(v int) bool {
	switch r.t.lemma(v) {
	case "want", "sell", "tout", "champion", "defend", "advocate", "campaign", "push", "press", "lobby", "pass", "seek", "need", "promise", "pledge", "intend", "prepare", "plan":
		return true
	}
	return false
}

// modifiers reads who stands behind a text from the words before its noun: "the
// US plan", "a consumer proposal", "a Paris-drafted text".
func (r *reader) modifiers(m *text, add adder) {
	if r.numbered(m.head) {
		return // "Senate Bill 214" is called after where it lies
	}
	own := r.nameAt[m.head]
	for k := m.head - 1; k >= m.first; k-- {
		if r.doc.Tokens[k].XPOS == nlp.TagPOS {
			break
		}
		n := r.nameAt[k]
		if n != 0 && n == own {
			continue
		}
		strength, as := byModifier, "presenter"
		if k+2 < m.head && (r.doc.Is(k+1, "-") || r.doc.Is(k+1, "–")) {
			switch r.t.lemma(k + 2) {
			case "draft", "drafted", "write", "written", "lead", "led", "broker", "brokered":
				strength, as = byWord, "drafter"
			case "pass", "passed", "approve", "approved", "adopt", "adopted":
				strength, as = byModifier, "drafter" // "a House-passed bill"
			case "back", "backed", "sponsor", "sponsored", "propose", "proposed":
				strength, as = byWord, "sponsor"
			default:
				if w := r.nameAt[k+2]; n == 0 || w == 0 || r.doc.Names[w-1].Kind != nlp.State {
					continue
				}
				// "the U.S.-Japan accord"
			}
		}
		if k == m.head-1 && (r.doc.Is(k, "firm") || m.apart && aparts[r.t.lemma(k)]) {
			continue // "a firm offer", "a rival plan"
		}
		ref, kind := r.who(k)
		switch {
		case kind == refState, kind == refBody && n != 0:
			if families[m.kind] == 'd' && k == m.head-1 && r.seat(k) {
				continue // "the Paris accord": where it was made
			}
			if kind == refBody && (m.kind == "bid" || m.kind == "offer" || r.t.pos(m.head) == nlp.PROPN) {
				strength = byScene // as often what the bid is for
			}
			if kind == refState && families[m.kind] == 'd' {
				strength = byScene
			}
		case kind == refPerson:
		case kind == refAgent:
			if r.t.pos(m.head) == nlp.PROPN || r.served(k, m.head) {
				continue
			}
			ref = Ref{int32(k), int32(k + 1), int32(k)}
		default:
			continue
		}
		add([]Ref{ref}, as, strength, m.head)
		if n != 0 {
			k = int(r.doc.Names[n-1].First)
		}
	}
}

// served reports whether the noun at k, before the text noun at i, tells whom a text is
// for and not whose it is: "a shareholder rights plan", "a farmer aid package".
func (r *reader) served(k, i int) bool {
	if detail, _ := is(nouns, r.t.lemma(k), "agent"); detail == "body" || k+1 >= i {
		return false
	}
	p := r.t.pos(i - 1)
	return p == nlp.NOUN && !sorts[r.t.lemma(i-1)] && !versionOrPlain(r.t.lemma(i-1))
}

// versionOrPlain reports whether a word before a text's noun tells nothing of what the
// text is about.
func versionOrPlain(l string) bool { return versions[l] != "" || plainMods[l] }

// relative reads "the deal (that) X struck with Y" and "the plan, which X
// proposed" from the words after the noun, which trees without a relative
// pronoun often miss.
func (r *reader) relative(m *text, add adder) {
	_, e := r.sentence(m.head)
	for _, k := range [2]int{m.head + 1, m.end} {
		// "the accord on quotas that was signed by X"
		if k < e && r.doc.Is(k, ",") {
			k++
		}
		if k+2 >= e || !r.doc.Is(k, "that") && !r.doc.Is(k, "which") || r.t.pos(k+1) != nlp.AUX {
			continue
		}
		for k++; k < e && (r.t.pos(k) == nlp.AUX || r.t.pos(k) == nlp.ADV); k++ {
		}
		if k+2 >= e || r.t.pos(k) != nlp.VERB {
			continue
		}
		by := r.byBehind(k, e-1)
		if as, strength, ok := r.made(m, k); ok && by > 0 {
			who, _ := r.refsFrom(by+1, min(e, by+25))
			add(who, as, strength, k)
			return
		}
	}
	k := m.head + 1
	if k < e && r.doc.Is(k, ",") {
		k++
	}
	which := false
	if k < e && (r.doc.Is(k, "that") || r.doc.Is(k, "which")) {
		which = true
		k++
	}
	if !which && k > m.head+1 {
		return
	}
	who, j := r.refsFrom(k, min(e, k+16))
	if len(who) == 0 {
		return
	}
	for j < e && (r.t.pos(j) == nlp.AUX && r.doc.Tokens[j].XPOS != nlp.TagMD || r.t.pos(j) == nlp.ADV) {
		j++
	}
	if j >= e || r.t.pos(j) != nlp.VERB {
		return
	}
	as, ok := r.authored(j)
	if !ok {
		if !r.promotes(j) {
			return
		}
		add(who, "sponsor", byPromoter, j)
		return
	}
	add(who, as, byWord, j)
	if families[m.kind] == 'd' && j+2 < e && r.doc.Is(j+1, "with") {
		with, _ := r.refsFrom(j+2, min(e, j+18))
		add(with, as, byWord, j)
	}
}
