package extract

import "github.com/parley-record/parley/nlp"

// Whose a text is likely to be where no words tie anybody to it, surest first. They
// stand below what words tell, each alone: of a text's guesses the first that can be
// told who it is counts.
const (
	guessSubject = -1 - iota // who does something with it that is no answer to it
	guessSpeaker             // in whose words it stands
	guessRoot                // the subject of its sentence
)

// guessed is below every guess.
const guessed = -9

// ponders are the verbs of those who have yet to decide on what others brought.
var ponders = listed("ponders")

// passesWord are verbs of those who pass on what others told or did: "a meeting,
// reported by the Gazette, on the bill".
var passesWord = listed("passesWord")

// guesses appends those likely to stand behind text p by the mentions of it,
// surest first.
func (r *reader) guesses(p int) []claim {
	var out [3][]claim
	law := r.oldLaw(p)
	for k := range r.texts {
		m := &r.texts[k]
		if m.in != p+1 || m.kind == "" {
			continue
		}
		v := r.deedOver(m.head)
		answered := v >= 0 && (r.answers(v) || ponders[r.t.lemma(v)] || r.speaksOf(v, m) || r.t.passive(v) && r.t.preposition(m.head) == "by")
		if r.viewOver(m.head) || r.foundWanting(m.head) || v >= 0 && r.hopedFor(m, v) {
			continue
		}
		if v >= 0 && !answered && !passesWord[r.t.lemma(v)] && len(out[0]) == 0 && !r.debatedBy(m.head) {
			who := r.agents(v)
			if h := int(r.t.head[v]); h >= 0 {
				if a := r.askers(h, v); len(a) > 0 {
					who = a // "asked its pilots to take a cut under the plan"
				}
			}
			for _, ref := range who {
				if int(ref.End) <= m.head && !r.mereVoice(ref) {
					out[0] = append(out[0], claim{ref, "presenter", guessSubject, v})
				}
			}
		}
		if answered || law || r.debatedBy(m.head) {
			continue
		}
		if s, ok := r.speaker(m.head); ok && len(out[1]) == 0 && !r.mereVoice(s) {
			out[1] = append(out[1], claim{s, "presenter", guessSpeaker, m.head})
		}
		if len(out[2]) == 0 {
			if root := r.rootOf(m.head); root >= 0 && root != v && !r.answers(root) {
				for _, ref := range r.agents(root) {
					if (int(ref.First) > m.head || int(ref.End) <= m.head) && !r.mereVoice(ref) {
						out[2] = append(out[2], claim{ref, "presenter", guessRoot, root})
					}
				}
			}
		}
	}
	return append(append(out[0], out[1]...), out[2]...)
}

// speaksOf reports whether verb v tells only that somebody speaks of the text of mention m:
// who discusses a bill or an offer need not have brought it, as those who discuss a pact have.
func (r *reader) speaksOf(v int, m *text) bool {
	if l := r.t.lemma(v); l != "discuss" && l != "talk" && l != "speak" && l != "chat" {
		return false
	}
	return m.kind == "bill" || m.kind == "offer" || m.kind == "bid"
}

// hopedFor reports whether verb v over the deal of mention m tells what may become of it, which
// whoever says so need have no hand in: "hoped that a deal could be signed by Friday".
func (r *reader) hopedFor(m *text, v int) bool {
	if families[m.kind] != 'd' || !r.t.passive(v) {
		return false
	}
	switch r.t.aux(v) {
	case "could", "can", "might", "may", "should":
		return true
	}
	return false
}

// mereVoice reports whether ref only tells of things, or speaks for somebody who is not
// named.
func (r *reader) mereVoice(ref Ref) bool {
	switch r.t.lemma(int(ref.Head)) {
	case "spokesman", "spokeswoman", "spokesperson":
		return true
	}
	return r.onlyTells(ref)
}

// oldLaw reports whether all that is told of text p is an act by its name, or the law:
// who only speaks of it has not brought it.
func (r *reader) oldLaw(p int) bool {
	found := false
	for k := range r.texts {
		m := &r.texts[k]
		if m.in != p+1 || m.kind == "" {
			continue
		}
		switch m.lemma {
		case "act", "law", "constitution", "charter", "convention":
		default:
			return false
		}
		if !m.definite || m.deed >= 0 {
			return false
		}
		found = true
	}
	return found
}

// deedOver returns the verb that the noun at i hangs on, at most two nouns up; -1
// for none.
func (r *reader) deedOver(i int) int {
	v := int(r.t.head[i])
	for n := 0; v >= 0 && n < 2 && r.t.pos(v) != nlp.VERB; n++ {
		v = int(r.t.head[v])
	}
	if v >= 0 && r.t.pos(v) == nlp.VERB {
		return v
	}
	return -1
}

// rootOf returns the main word of i's sentence.
func (r *reader) rootOf(i int) int {
	for n := 0; n < 60; n++ {
		h := int(r.t.head[i])
		if h < 0 {
			return i
		}
		i = h
	}
	return -1
}

// answers reports whether verb v is an answer to a text, a vote on it, or says what something
// is called, so that its subject is hardly the author.
func (r *reader) answers(v int) bool {
	if waits[r.t.lemma(v)] != "" || r.names(v) {
		return true
	}
	fr := r.frameAt("v", v)
	if fr == nil {
		return false
	}
	if fr.stance == "for" {
		return fr.force == "welcome" || assents[fr.word]
	}
	return true
}

// assents are the words of stances by which somebody takes a text of another's.
var assents = listed("assents")

// viewOver reports whether a noun over the text at i tells of what somebody thinks of it or
// would have changed in it, so that whoever does something with that is not the author:
// "toned down its criticism of the plan", "demanded the removal of a clause from the bill".
func (r *reader) viewOver(i int) bool {
	for n := 0; n < 3; n++ {
		h := int(r.t.head[i])
		if h < 0 {
			return false
		}
		if r.t.pos(h) == nlp.VERB && r.t.rel(i) == nlp.RelObl {
			o := r.t.kid(h, nlp.RelObj) // "softened its opposition | to the deal", as the tree may have it
			return o > h && o < i && r.view(o)
		}
		if i = h; r.t.pos(i) != nlp.NOUN {
			return false
		}
		if r.view(i) {
			return true
		}
	}
	return false
}

// view reports whether the noun at i is one of those that viewOver looks for.
func (r *reader) view(i int) bool {
	l := r.t.lemma(i)
	fr := r.frameAt("n", i)
	return views[l] || alters[l] || fr != nil && fr.stance == "against"
}

// views are nouns for what somebody thinks of a thing.
var views = listed("views")

// foundWanting reports whether the text at i is the subject of words that blame it, so that
// whoever says so has hardly brought it: "said the offer was too low", "does not go far enough".
func (r *reader) foundWanting(i int) bool {
	h := int(r.t.head[i])
	if h < 0 || r.t.rel(i) != nlp.RelNsubj {
		return false
	}
	if r.t.pos(h) == nlp.VERB && r.t.kid(h, nlp.RelCop) < 0 {
		return !r.t.passive(h) && (r.failing(h) == "against" || harms[r.t.lemma(h)] == "against" && !r.t.negated(h))
	}
	if r.t.kid(h, nlp.RelCop) < 0 {
		return false
	}
	_, e := r.t.phrase(h, false)
	f := i + 1
	pro, con := r.judgement(f, e)
	if pro == con {
		t := r.toneOf(f, e)
		pro, con = t.pro, t.con
	}
	if pro == con {
		pro, con = r.rated(f, e)
	}
	return con > pro != (r.t.negated(h) && con != pro)
}

// debatedBy reports whether the noun over the text at i is one by which others take it
// up: "called for a debate on the plan".
func (r *reader) debatedBy(i int) bool {
	h := int(r.t.head[i])
	if h < 0 || r.t.pos(h) != nlp.NOUN {
		return false
	}
	switch r.t.lemma(h) {
	case "debate", "discussion", "vote", "ballot", "referendum", "review", "hearing", "consultation", "inquiry", "ruling", "decision", "talk", "negotiation", "poll", "study", "say", "scrutiny":
		return true
	}
	return false
}
