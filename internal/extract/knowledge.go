package extract

import (
	"slices"

	"github.com/parley-record/parley/nlp"
)

// readKnowledge drafts who knew, was told or was asked about what, and who not.
func (r *reader) readKnowledge() {
	for i := range r.doc.Tokens {
		l := r.t.lemma(i)
		switch r.t.pos(i) {
		case nlp.ADJ, nlp.ADV, nlp.NOUN:
			if d, ok := is(words, l, "aware"); ok && !(d == "informed" && r.t.head[i] >= 0 && (r.ahead(i) || r.ahead(int(r.t.head[i])))) {
				who := r.parties(r.t.subject(i))
				if len(who) == 0 && r.t.head[i] >= 0 { // "were caught unawares"
					who = r.parties(r.t.subject(int(r.t.head[i])))
				}
				r.know(i, who, r.t.negated(i), d)
			}
		case nlp.VERB:
			if d, ok := is(verbs, l, "tell"); ok && r.t.passive(i) && !r.ahead(i) && !r.soughtFor(i) {
				if l == "tell" || l == "advise" {
					if r.t.kid(i, nlp.RelCcomp) < 0 && !r.toldOf(i) {
						continue
					}
				}
				r.know(i, r.parties(r.t.subject(i)), r.t.negated(i), d)
			} else if (l == "know" || l == "hear" || l == "learn") && !r.t.passive(i) && !r.ahead(i) { // "it is not known": to nobody in particular
				if r.t.kid(i, nlp.RelObl) >= 0 || r.t.kid(i, nlp.RelCcomp) >= 0 || r.t.kid(i, nlp.RelObj) >= 0 {
					if neg := r.t.negated(i); neg || l == "learn" {
						r.know(i, r.parties(r.t.subject(i)), neg, "aware")
					}
				}
			} else if l == "receive" || l == "have" {
				o := r.t.kid(i, nlp.RelObj)
				if o < 0 {
					continue
				}
				switch r.t.lemma(o) {
				case "word":
					if l == "have" && r.t.kid(o, nlp.RelDet) >= 0 {
						continue // "have the last word"
					}
					r.know(i, r.parties(r.t.subject(i)), r.t.negated(i), "informed")
				case "knowledge":
					r.know(i, r.parties(r.t.subject(i)), r.t.negated(i), "aware")
				case "information", "update", "notice", "notification", "briefing":
					r.know(i, r.parties(r.t.subject(i)), r.t.negated(i), "informed")
				}
			}
		}
	}
}

// toldOf reports whether the passive verb of telling i says of what somebody was
// told: "was told of the plan", not "was told to leave".
func (r *reader) toldOf(i int) bool {
	for c := r.t.first[i]; c >= 0; c = r.t.nxt[c] {
		if k := int(c); r.t.rel(k) == nlp.RelObl && k > i {
			switch r.t.preposition(k) {
			case "of", "about":
				return true
			}
		}
	}
	return false
}

// know drafts that who is in a state of knowledge told at token i.
func (r *reader) know(i int, who []Ref, neg bool, state string) {
	if neg {
		switch state {
		case "aware":
			state = "unaware"
		case "informed":
			state = "not_informed"
		case "consulted":
			state = "not_consulted"
		case "unaware":
			state = "aware"
		}
	}
	f, e := r.known(i)
	if f == i && (state == "aware" || state == "informed") {
		return // "well aware", of nothing that is told
	}
	if !r.knownOfTalks(i, state) {
		return
	}
	for _, ref := range who {
		k := Knowledge{Entry: r.entry(i, "knows "+r.t.lemma(i)), Who: ref, State: state, Of: r.doc.Bytes(f, e), Text: r.action(f, e)}
		_, kind := r.who(int(ref.Head))
		k.Signs = append(r.placeSigns(i), refKindSign[kind], "state:"+state)
		r.Knowledge = append(r.Knowledge, k)
		if state == "unaware" || state == "not_informed" {
			r.unaware(i, ref)
		}
	}
}

// knownOfTalks reports whether what is known or not by the word at token i has to do
// with talks or a text. Whoever is consulted or not is so about the matter at hand.
func (r *reader) knownOfTalks(i int, state string) bool {
	if state == "consulted" || state == "not_consulted" {
		return true
	}
	f, e := r.known(i)
	if f == i {
		return slices.Contains(r.talks, "talks:27") // "was caught unawares"
	}
	if r.t.lemma(i) == "hear" && r.nmod(i, "from") >= 0 && r.t.kid(i, nlp.RelObj) < 0 {
		return false // heard from somebody, and not of something
	}
	wide := slices.Contains(r.talks, "talks:27") && r.t.lemma(i) != "learn" && !asksWhy[lower(r.doc.Form(f))]
	for k := f; k < e; k++ {
		if h := int(r.t.head[k]); (h < f || h >= e) && (r.isText(k) || r.talkOf(k, 1) >= 0 || r.coreTalk(k, -1) >= 0) {
			return true
		}
		if wide && (r.textAt[k] != 0 || bargaining[r.t.lemma(k)]) {
			return true
		}
	}
	return false
}

// isText reports whether the noun at token k is one for texts: "the letter".
func (r *reader) isText(k int) bool {
	_, text := is(nouns, r.t.lemma(k), "text")
	_, written := is(nouns, r.t.lemma(k), "words")
	return (text || written) && r.t.pos(k) == nlp.NOUN
}

// asksWhy are words that open what somebody only wonders about: "I don't know why".
var asksWhy = map[string]bool{"why": true, "who": true, "how": true, "where": true}

// known returns the tokens that tell what is known or not: what is received or
// told, "of …", "that …", or when somebody was caught unawares; failing these
// the word of knowing itself.
func (r *reader) known(i int) (first, end int) {
	at := i
	k := -1
	for _, rels := range [][]nlp.Rel{{nlp.RelCcomp}, {nlp.RelObj}, {nlp.RelObl, nlp.RelNmod}, {nlp.RelAdvcl}, {nlp.RelXcomp}} {
		for c := r.t.first[at]; c >= 0 && k < 0; c = r.t.nxt[c] {
			if int(c) > i && int(c) != at && !r.t.timeWord(int(c)) && slices.Contains(rels, r.t.rel(int(c))) {
				k = int(c)
			}
		}
		if k >= 0 {
			break
		}
	}
	if k < 0 {
		return i, i + 1
	}
	if r.t.pos(k) == nlp.NOUN || r.t.pos(k) == nlp.PROPN {
		if c := r.t.kid(k, nlp.RelNmod); c > k && tidings[r.t.lemma(k)] {
			k = c // "no information on the outcome"
		}
		return r.t.phrase(k, true)
	}
	f, e := r.t.span(k)
	return max(f, i+1), min(e, f+25)
}

// tidings are nouns for being told, of which what is told of stands behind them.
var tidings = listed("tidings")

// unaware notes a text that ref knew nothing of.
func (r *reader) unaware(i int, ref Ref) {
	f, e := r.t.span(i)
	for k := f; k < e; k++ {
		m := r.textAt[k]
		if m == 0 {
			continue
		}
		p := &r.Proposals[r.texts[m-1].in-1]
		p.Responses = append([]Response{{By: ref, Stance: "unaware", Act: "words", Evidence: r.evidence(i), Signs: append([]string{"word:unaware", "stance:unaware"}, r.placeSigns(i)...)}}, p.Responses...)
		return
	}
}

// soughtFor reports whether the passive verb i tells what somebody asks for, not
// what was: "demanded that the members be consulted".
func (r *reader) soughtFor(i int) bool {
	for c := r.t.first[i]; c >= 0; c = r.t.nxt[c] {
		if k := int(c); k < i && r.doc.Is(k, "be") && r.t.aux(i) == "" {
			return r.askedBy(i) >= 0
		}
	}
	return false
}
