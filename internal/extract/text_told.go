package extract

import (
	"github.com/parley-record/parley/nlp"
)

// Texts that no noun names: what somebody proposes or asks for.

// toldTexts returns the tokens that stand for what somebody proposes or offers
// without a noun for it ("proposed raising the ceiling"), each with its verb.
func (r *reader) toldTexts() map[int]int {
	out := map[int]int{}
	for i := range r.doc.Tokens {
		if r.t.pos(i) == nlp.NOUN {
			if v := r.plannedAt(i); v >= 0 {
				out[i] = v
			}
			continue
		}
		if r.t.pos(i) != nlp.VERB {
			continue
		}
		l := r.t.lemma(i)
		if l != "propose" && l != "offer" && l != "suggest" || r.t.negated(i) || r.deniedDeed(i) {
			continue
		}
		if l == "offer" {
			if _, _, thing := r.handed(i); thing >= 0 {
				out[thing] = i
				continue
			}
		}
		if l != "suggest" {
			if k := r.t.patient(i); k >= 0 && (r.t.pos(k) == nlp.NOUN || r.t.pos(k) == nlp.SYM) && r.t.kid(k, nlp.RelDet) != k {
				if _, ok := r.textKind(k); !ok && !r.empty(k) && r.t.kid(k, nlp.RelAmod, nlp.RelCompound, nlp.RelNmod, nlp.RelNummod) >= 0 {
					out[k] = i
				}
				continue
			}
		}
		if k := r.t.kid(i, nlp.RelXcomp, nlp.RelCcomp); k > i && r.t.pos(k) == nlp.VERB {
			switch r.t.lemma(k) {
			case "be", "have", "talk", "meet", "negotiate", "help", "say":
				continue
			}
			if l == "suggest" && r.doc.Tokens[k].XPOS != nlp.TagVBG {
				continue
			}
			if o := r.t.kid(k, nlp.RelObj); o >= 0 {
				if _, ok := r.textKind(o); ok {
					continue
				}
				if h := r.t.kid(o, nlp.RelNmod); h >= 0 && amounts[r.t.lemma(o)] {
					if _, ok := r.textKind(h); ok {
						continue // "offered to raise the cash portion of its offer"
					}
				}
				out[k] = i
			}
		}
	}
	r.askedTexts(out)
	return out
}

// deniedDeed reports whether somebody denies what verb v tells: "denied having offered".
func (r *reader) deniedDeed(v int) bool {
	h := int(r.t.head[v])
	if h < 0 || r.t.lemma(h) != "deny" || r.t.pos(h) != nlp.VERB || r.t.negated(h) {
		return false
	}
	return r.t.rel(v) == nlp.RelXcomp || r.t.rel(v) == nlp.RelCcomp || r.t.rel(v) == nlp.RelObj || r.t.rel(v) == nlp.RelAdvcl
}

// plannedAt returns the word by which the noun at i stands for what somebody means
// to do: "the proposed pay cuts", "planned closures"; -1 for none.
func (r *reader) plannedAt(i int) int {
	if r.t.inside(i) || r.empty(i) {
		return -1
	}
	f, _ := r.sentence(i)
	for k := i - 1; k >= f && i-k < 5; k-- {
		switch lower(r.doc.Form(k)) {
		case "proposed", "planned", "mooted":
			if _, ok := r.textKind(i); ok || r.t.pos(k-min(1, k)) == nlp.AUX {
				return -1
			}
			return k
		}
		if !r.t.chunk(k) {
			return -1
		}
	}
	return -1
}

// empty reports whether the noun at k says nothing of what is offered.
func (r *reader) empty(k int) bool {
	l := r.t.lemma(k)
	if _, ok := is(nouns, l, "empty"); ok {
		return true
	}
	if _, ok := is(nouns, l, "agent"); ok {
		return true
	}
	if _, ok := is(nouns, l, "telling"); ok {
		return true
	}
	if _, ok := is(nouns, l, "stirred"); ok {
		return true
	}
	_, ok := is(nouns, l, "meeting")
	return ok
}

// toldText reads what verb v proposes, at token i, as a text.
func (r *reader) toldText(i, v int) text {
	m := text{head: i, lemma: r.t.lemma(i), kind: "plan", told: v, owner: -1, to: -1, deed: -1}
	if r.t.lemma(v) == "offer" {
		m.kind = "offer"
	}
	_, se := r.sentence(i)
	if v < i && r.t.pos(i) == nlp.NOUN && i-v < 5 && !r.acts(v) {
		// "the government's planned job cuts"
		m.first, _, m.owner = r.nounPhrase(i)
		if m.owner >= 0 {
			m.by = r.parties(m.owner)
		}
		m.end = i + 1
		m.definite = true
		r.noteAbout(&m, m.first, i+1)
		m.ids = append(m.ids, m.about...)
		return m
	}
	m.by = r.agents(v)
	m.first, m.end = i, r.verbPhrase(i, min(se, i+1+maxComplement), &m)
	if to, first, thing := r.handed(v); m.kind == "offer" && thing == i {
		m.first, m.to = first, to
		r.noteAbout(&m, m.first, i+1)
		return m
	}
	if r.t.pos(i) == nlp.NOUN {
		m.first, _, _ = r.nounPhrase(i)
		if h := int(r.t.head[i]); h > i && h != v && r.t.rel(i) == nlp.RelNsubj {
			m.end = min(r.ownEnd(h), m.first+maxComplement, se) // "suggested that the base be cut"
		}
		r.noteAbout(&m, m.first, max(m.end, i+1))
	}
	return m
}

// handed reads "offered its 900 seafarers a pay rise of 4 per cent", whatever the tree
// makes of the two: to whom verb v offers, where what it offers begins, and its noun; -1
// where the words are not so.
func (r *reader) handed(v int) (to, first, thing int) {
	_, e := r.sentence(v)
	to = -1
	k := v + 1
	for ; k < min(e-1, v+9); k++ {
		x := r.doc.Tokens[k].XPOS
		if to >= 0 && (r.doc.Is(k, "a") || r.doc.Is(k, "an") || r.doc.Is(k, "another") || r.t.pos(k) == nlp.NUM || r.doc.Is(k, "$") || r.doc.Is(k, "£") || r.doc.Is(k, "€")) {
			break
		}
		switch {
		case r.t.chunk(k) || x == nlp.TagVBG || x == nlp.TagPOS:
			if r.t.pos(k) == nlp.NOUN || r.t.pos(k) == nlp.PROPN {
				if to = k; r.t.timeWord(k) || measures[r.t.lemma(k)] {
					to = -1
				}
			}
		case r.t.pos(k) == nlp.PRON && x != nlp.TagPRPS:
			switch lower(r.doc.Form(k)) {
			case "him", "her", "it", "them":
				to = k
			default:
				return -1, -1, -1
			}
		case (r.t.pos(k) == nlp.DET || x == nlp.TagPRPS) && to < 0 && k == v+1:
		case r.doc.Is(k, "and") && to >= 0:
		default:
			return -1, -1, -1
		}
	}
	if to < 0 || to != k-1 {
		return -1, -1, -1
	}
	_, head := r.nounRun(k, min(e, k+12))
	if head < 0 && r.t.pos(k) == nlp.SYM {
		return to, k, k // "offered the crews $7,000 each"
	}
	if head < 0 || r.empty(head) || r.t.timeWord(head) {
		return -1, -1, -1
	}
	if _, ok := r.textKind(head); ok {
		return -1, -1, -1
	}
	return to, k, head
}

// acts reports whether the word at v is a verb with a subject or object of its own,
// and no word before a noun.
func (r *reader) acts(v int) bool {
	return r.t.pos(v) == nlp.VERB && (r.t.kid(v, nlp.RelNsubj, nlp.RelObj, nlp.RelAux) >= 0 || r.doc.Tokens[v].XPOS == nlp.TagVBD)
}

// askings are the verbs by which somebody asks for what a text would bring, and what
// stands before it: "" for its object or a clause.
var askings = map[string]string{"propose": "", "suggest": "", "recommend": "", "urge": "", "demand": "", "advocate": "", "request": "", "call": "for", "press": "for", "push": "for", "ask": "for", "appeal": "for", "argue": "for", "bid": "for", "move": ""}

// takeups are the nouns by which a report speaks on of what somebody asked for.
var takeups = listed("takeups")

// askedTexts adds to told what somebody asks for without a noun of a text, where the next
// such noun takes it up: "called for a lower quota. The proposal was rejected."
func (r *reader) askedTexts(told map[int]int) {
	for v := range r.doc.Tokens {
		prep, ok := askings[r.t.lemma(v)]
		if !ok || r.t.pos(v) != nlp.VERB || r.t.negated(v) || r.t.passive(v) {
			continue
		}
		k := r.askedFor(v, prep)
		if k < 0 || !r.spokenOnOf(v) {
			continue
		}
		if _, ok := told[k]; !ok {
			told[k] = v
		}
	}
}

// askedFor returns the main word of what verb v asks for: its object or what stands behind
// prep, or the subject of a clause that says what is to be done with it; -1 for none.
func (r *reader) askedFor(v int, prep string) int {
	k := -1
	if prep == "" {
		if k = r.t.kid(v, nlp.RelCcomp); k >= 0 {
			if s := r.t.kid(k, nlp.RelNsubj); k < v || s < v || r.t.pos(s) != nlp.NOUN || !r.toBeDone(k) {
				return -1
			} else {
				k = s
			}
		} else if k = r.t.kid(v, nlp.RelObj); k >= 0 && r.t.pos(k) != nlp.NOUN {
			return -1
		}
	} else {
		for c := r.t.first[v]; c >= 0; c = r.t.nxt[c] {
			if n := int(c); n > v && r.t.rel(n) == nlp.RelObl && r.t.preposition(n) == prep && r.t.pos(n) == nlp.NOUN {
				k = n
				break
			}
		}
	}
	if k < v || r.empty(k) || r.t.timeWord(k) {
		return -1
	}
	if _, ok := r.textKind(k); ok {
		return -1
	}
	return k
}

// toBeDone reports whether the clause of verb k says what ought to be and not what is: "that
// the base be cut", "that the base should be cut".
func (r *reader) toBeDone(k int) bool {
	switch r.t.aux(k) {
	case "should", "must", "ought":
		return true
	}
	if r.doc.Tokens[k].XPOS == nlp.TagVB && r.t.aux(k) == "" {
		return true
	}
	for c := r.t.first[k]; c >= 0; c = r.t.nxt[c] {
		if n := int(c); n < k && r.doc.Is(n, "be") {
			return r.t.aux(k) == ""
		}
	}
	return false
}

// spokenOnOf reports whether the next noun of a text in the two sentences behind that of
// verb v is a bare one, and the three before tell of no text.
func (r *reader) spokenOnOf(v int) bool {
	s := r.doc.Tokens[v].Sentence
	f, e := r.sentence(v)
	for i := f; i > 0 && r.doc.Tokens[i-1].Sentence >= s-3; i-- {
		if r.namesPlan(i - 1) {
			return false
		}
	}
	for i := f; i < len(r.doc.Tokens) && r.doc.Tokens[i].Sentence <= s+2; i++ {
		if !r.namesPlan(i) && (!takeups[r.t.lemma(i)] || r.t.pos(i) != nlp.NOUN) {
			continue
		}
		return i >= e && takeups[r.t.lemma(i)] && (r.doc.Is(i-1, "the") || r.doc.Is(i-1, "this") || r.doc.Is(i-1, "that")) && (i+1 >= len(r.doc.Tokens) || !r.doc.Is(i+1, "of") && !r.doc.Is(i+1, "for") && !r.doc.Is(i+1, "to"))
	}
	return false
}

// namesPlan reports whether the token at i is a noun of a plan or an offer.
func (r *reader) namesPlan(i int) bool {
	kind, ok := r.textKind(i)
	return ok && groups[families[kind]] == 1
}
