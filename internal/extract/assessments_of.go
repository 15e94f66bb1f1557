package extract

import (
	"slices"

	"github.com/parley-record/parley/nlp"
)

// talksJudged returns the token of the talks or the text that the word at token i
// judges by the grammar: what it stands with ("slow talks"), what it is said of
// ("the talks were slow"), what it goes on with ("progress on a deal", "unlikely
// to be signed"), or, for a noun, what its verb has beside it ("the talks made
// progress"); -1 where it judges something else.
func (r *reader) talksJudged(i int) int {
	if a := r.t.attributive(i); a >= 0 {
		return r.talkOf(a, 1)
	}
	if r.t.pos(i) == nlp.VERB && !r.t.passive(i) {
		if o := r.t.kid(i, nlp.RelObj); o >= 0 {
			return r.talkOf(o, 0) // "the plan would slow spending"
		}
	}
	k := r.aimOf(i)
	if k >= 0 {
		return k // "the collapse of demand", whatever its verb is said of
	}
	if r.t.pos(i) != nlp.NOUN || r.t.kid(i, nlp.RelCop) >= 0 {
		return r.talkOf(r.t.subject(i), 1)
	}
	v := int(r.t.head[i])
	for n := 0; v >= 0 && r.t.pos(v) == nlp.NOUN && n < 3; n++ {
		if k := r.aimOf(v); k >= 0 {
			return k // "signs of progress in the talks"
		}
		v = int(r.t.head[v])
	}
	if v < 0 {
		return -1
	}
	if k := r.talkOf(r.t.subject(v), 1); k >= 0 {
		return k
	}
	return r.coreTalk(v, i)
}

// elsewhere reports whether the noun at token i has a matter of its own in or of
// which it is: "progress in reducing the deficit".
func (r *reader) elsewhere(i int) bool {
	if r.t.pos(i) != nlp.NOUN {
		return false
	}
	if r.nmod(i, "of") >= 0 || r.nmod(i, "in") >= 0 || r.t.kid(i, nlp.RelAcl, nlp.RelAdvcl) > i {
		return true
	}
	h := int(r.t.head[i])
	if h < 0 || r.t.pos(h) != nlp.VERB {
		return false
	}
	for c := r.t.first[h]; c >= 0; c = r.t.nxt[c] {
		if x := int(c); x > i && r.t.rel(x) == nlp.RelAdvcl && r.t.marked(x, "in") {
			return true
		}
	}
	return false
}

// onlyForeseen reports whether the "unlikely" at token i tells what somebody is not
// going to do or what a text will not hold, and not what becomes of a text or talks.
func (r *reader) onlyForeseen(i int) bool {
	s, c := r.t.subject(i), r.t.kid(i, nlp.RelXcomp, nlp.RelCcomp, nlp.RelCsubj, nlp.RelAdvcl)
	if s >= 0 && r.t.rel(s) == nlp.RelExpl {
		s = -1
	}
	if c < 0 {
		if s < 0 {
			return false
		}
		d, _ := is(words, r.t.lemma(s), "process")
		_, meets := is(nouns, r.t.lemma(s), "meeting")
		return d != "whole" && !meets
	}
	if _, ends := is(verbs, r.t.lemma(c), "conclude"); ends && (r.t.lemma(c) != "get" || r.t.kid(c, nlp.RelXcomp) < 0) {
		return false // but "unlikely to get involved"
	}
	return s >= 0 && r.talkOf(s, 1) < 0 || r.t.pos(c) == nlp.VERB && r.effectIn(c) != ""
}

// attributive returns the noun that the adjective i stands with, alone or in a row
// of them ("long and difficult talks"), -1 for none.
func (t *tree) attributive(i int) int {
	h := int(t.head[i])
	if h >= 0 && t.rel(i) == nlp.RelConj && t.rel(h) == nlp.RelAmod {
		i, h = h, int(t.head[h])
	}
	if h < 0 || t.rel(i) != nlp.RelAmod {
		return -1
	}
	return h
}

// aimOf returns the talks or text that what hangs on token i speaks of, -1 for none.
func (r *reader) aimOf(i int) int {
	for c := r.t.first[i]; c >= 0; c = r.t.nxt[c] {
		k, found := int(c), -1
		switch r.t.rel(k) {
		case nlp.RelObl, nlp.RelNmod:
			if k > i && !r.t.timeWord(k) && !aside[r.t.preposition(k)] {
				found = r.talkOf(k, 1)
			}
		case nlp.RelCompound:
			found = r.talkOf(k, 0)
		case nlp.RelAdvcl:
			if k > i && (r.t.marked(k, "about") || r.t.marked(k, "of") || r.t.marked(k, "that") || r.t.marked(k, "to") || r.t.marked(k, "in") || r.t.marked(k, "whether")) {
				found = r.coreTalk(k, -1)
			}
		case nlp.RelCcomp, nlp.RelXcomp, nlp.RelCsubj, nlp.RelAcl:
			if k > i || r.t.rel(k) == nlp.RelCsubj {
				found = r.coreTalk(k, -1)
			}
		}
		if found >= 0 {
			return found
		}
	}
	return -1
}

// aside are prepositions behind which stands why, when or in spite of what
// something is so, not what is judged.
var aside = map[string]bool{"despite": true, "because": true, "due": true, "after": true, "before": true, "since": true, "during": true, "by": true, "from": true, "under": true, "until": true, "against": true}

// coreTalk returns the talks or text among what predicate v is said with — itself,
// its subject, objects and complements, but for token but — -1 for none.
func (r *reader) coreTalk(v, but int) int {
	if k := r.talkOf(v, 0); k >= 0 && v != but {
		return k
	}
	for c := r.t.first[v]; c >= 0; c = r.t.nxt[c] {
		k, found := int(c), -1
		if f, e := r.t.span(k); but >= f && but < e {
			continue // "a measure of uncertainty" is none that is judged
		}
		switch r.t.rel(k) {
		case nlp.RelNsubj, nlp.RelNsubjPass, nlp.RelObj:
			if found = r.talkOf(k, 1); found < 0 && r.t.rel(k) != nlp.RelObj && r.doc.Is(k, "it") {
				found = r.textBefore(k) // "optimistic that it will go through"
			}
		case nlp.RelObl, nlp.RelNmod:
			if p := r.t.preposition(k); !r.t.timeWord(k) && !aside[p] && (p != "at" || r.t.lemma(k) == "talk" || r.t.lemma(k) == "negotiation") {
				found = r.talkOf(k, 0)
			}
		case nlp.RelXcomp:
			found = r.coreTalk(k, but)
		}
		if found >= 0 {
			return found
		}
	}
	return -1
}

// textBefore returns the last text named before token k in its sentence or the one
// before, -1 for none.
func (r *reader) textBefore(k int) int {
	f, _ := r.sentence(k)
	if n := r.doc.Tokens[k].Sentence; n > 0 && int(r.doc.Tokens[f].Start) >= r.doc.Title {
		f = int(r.doc.Sentences[n-1].First)
	}
	for k--; k >= f; k-- {
		if r.textAt[k] != 0 {
			return k
		}
	}
	return -1
}

// talkOf returns token k where it names talks, a text or the way to one, or what
// hangs on it as its matter does, to the given depth: "prospects for a deal",
// "the outcome of the talks"; -1 for none.
func (r *reader) talkOf(k, depth int) int {
	if k < 0 {
		return -1
	}
	if r.atTable(k) {
		return k
	}
	if depth == 0 || r.t.pos(k) != nlp.NOUN {
		return -1
	}
	if _, kind := r.who(k); kind != refOther && kind != refNone {
		return -1
	}
	for c := r.t.first[k]; c >= 0; c = r.t.nxt[c] {
		switch m := int(c); r.t.rel(m) {
		case nlp.RelNmod, nlp.RelCompound, nlp.RelConj:
			if r.t.rel(m) == nlp.RelNmod && aside[r.t.preposition(m)] {
				continue
			}
			if f := r.talkOf(m, depth-1); f >= 0 {
				return f
			}
		case nlp.RelAcl:
			if f := r.coreTalk(m, -1); f >= 0 {
				return f
			}
		}
	}
	return -1
}

// atTable reports whether token k names talks, a text, or what talks are for.
func (r *reader) atTable(k int) bool {
	if p := r.t.pos(k); p != nlp.NOUN && p != nlp.PROPN {
		return false
	}
	if r.textAt[k] != 0 {
		return true
	}
	l := r.t.lemma(k)
	if d, ok := is(words, l, "process"); ok && d == "whole" {
		return true
	}
	if l == "side" {
		return lower(r.doc.Form(k)) == "sides"
	}
	if l == "difference" {
		return lower(r.doc.Form(k)) == "differences"
	}
	d, meets := is(nouns, l, "meeting")
	return meets && (d == "talks" || d == "leaders")
}

// mendedBy reports whether the standstill named at token i is what somebody ends
// or wants to end, or what stands beside the news: "to break the deadlock",
// "despite the impasse".
func (r *reader) mendedBy(i int) bool {
	h := int(r.t.head[i])
	if r.t.pos(i) != nlp.NOUN || h < 0 {
		return false
	}
	if _, ends := is(words, r.t.lemma(h), "unlocks"); ends && (r.t.rel(i) == nlp.RelObj || r.t.patient(h) == i || r.t.rel(i) == nlp.RelNmod || r.t.rel(i) == nlp.RelCompound) {
		return true
	}
	if p := r.t.preposition(i); p == "in" && r.doc.Is(i, "progress") && r.t.kid(i, nlp.RelDet, nlp.RelAmod) < 0 {
		return true // "a work in progress"
	}
	if l := r.t.lemma(h); (l == "case" || l == "event") && r.t.rel(i) == nlp.RelNmod {
		return true // "in the case of deadlock"
	}
	for k, n := i, 0; k >= 0 && n < 4 && r.t.pos(k) == nlp.NOUN && (r.t.rel(k) == nlp.RelObl || r.t.rel(k) == nlp.RelNmod); k, n = int(r.t.head[k]), n+1 {
		switch p := r.t.preposition(k); p {
		case "", "in", "into", "at", "to", "of", "without", "on", "for", "as", "by", "towards", "toward":
		case "with":
			if r.t.rel(k) == nlp.RelNmod && !r.atTable(int(r.t.head[k])) {
				return true
			}
		default:
			return true // "after months of uncertainty", "despite claims of progress"
		}
	}
	return false
}

// turnedDown reports whether the judgement at token i is of something that would
// be against the text and not for it: "unlikely to reject the plan", "confident
// the tax would be dropped".
func (r *reader) turnedDown(i int) bool {
	for c := r.t.first[i]; c >= 0; c = r.t.nxt[c] {
		k := int(c)
		switch r.t.rel(k) {
		case nlp.RelCcomp, nlp.RelXcomp, nlp.RelCsubj:
			if r.t.pos(i) == nlp.VERB && r.doc.Tokens[i].XPOS != nlp.TagVBP {
				continue
			}
			if r.t.negated(k) {
				return true
			}
			if _, ends := is(verbs, r.t.lemma(k), "conclude"); ends {
				continue
			}
			for _, f := range stances["v"+r.t.lemma(k)] {
				if f.stance == "against" && f.needs == "" {
					return true
				}
			}
			if d, ok := is(words, r.t.lemma(k), "tone"); ok && d == "con" {
				return true
			}
		}
	}
	return false
}

// near reports whether talks are named in token i's sentence or in the one before, for
// a word that says by itself what it judges.
func (r *reader) near(i int) bool {
	f, e := r.sentence(i)
	if n := r.doc.Tokens[i].Sentence; n > 0 && int(r.doc.Tokens[f].Start) >= r.doc.Title {
		f = int(r.doc.Sentences[n-1].First)
	}
	for k := f; k < e; k++ {
		if k != i && r.textAt[k] == 0 && r.atTable(k) {
			return true
		}
	}
	return false
}

// ofItself reports whether the word at token i judges talks though it names none:
// a standstill or a breakthrough anywhere among talks, a mood that is told without
// its matter.
func (r *reader) ofItself(i int, form string, mood bool) bool {
	if !slices.Contains(r.talks, "talks:20") || !r.near(i) {
		return false
	}
	if r.elsewhere(i) {
		return false
	}
	if _, ok := is(words, form, "astalk"); ok {
		return true
	}
	if h := int(r.t.head[i]); form == "progress" && h >= 0 && r.t.patient(h) == i && !r.hasMatter(i) {
		return r.t.lemma(h) == "make" || r.t.lemma(h) == "achieve"
	}
	_, end := r.sentence(i)
	ends := i+1 >= end || r.t.pos(i+1) == nlp.PUNCT || r.t.pos(i+1) == nlp.CCONJ
	for k := i + 1; k < min(end, i+14) && !ends && r.t.pos(i+1) != nlp.ADP; k++ {
		_, ends = is(verbs, r.t.lemma(k), "conclude") // "optimistic the two could reach agreement", not joined in the tree
	}
	return mood && ends && form != "cautious" && r.t.pos(i) == nlp.ADJ && r.t.rel(i) != nlp.RelAmod && !r.hasMatter(i) && len(r.parties(r.t.subject(i))) > 0
}

// hasMatter reports whether a matter hangs on token i: "optimistic about exports".
func (r *reader) hasMatter(i int) bool {
	for c := r.t.first[i]; c >= 0; c = r.t.nxt[c] {
		switch k := int(c); r.t.rel(k) {
		case nlp.RelNmod, nlp.RelObl:
			if p := r.t.preposition(k); k > i && !r.t.timeWord(k) && p != "towards" && p != "toward" {
				return true
			}
		case nlp.RelCcomp, nlp.RelXcomp, nlp.RelAcl, nlp.RelAdvcl:
			return true
		}
	}
	return false
}

// wording returns the words that tell the judgement at token i: its clause without
// the one that says it, at most 24 words; of a longer one the greatest part that
// holds the word and stands whole.
func (r *reader) wording(i, c int) string {
	if r.t.marked(c, "to") && r.t.head[c] >= 0 {
		c = int(r.t.head[c])
	}
	if f, e := r.clauseSpan(c); f <= i && i < e {
		f, e = r.bare(f, e)
		if s := r.action(f, e); r.words(f, e, 24) >= e || r.keeps(f, e, i) {
			return s
		}
	}
	best := i
	for k, n := i, 0; k >= 0 && n < 12; k, n = int(r.t.head[k]), n+1 {
		f, e := r.clauseSpan(k)
		if r.words(f, e, 24) < e {
			break
		}
		best = k
	}
	return r.action(r.bare(r.clauseSpan(best)))
}

// keeps reports whether the first 24 words of the tokens [f, e), cut where they
// may be, hold token i.
func (r *reader) keeps(f, e, i int) bool {
	e = r.beforeAside(f, e)
	if most := r.words(f, e, 24); most < e {
		e = r.wholeUpTo(f, most, e)
	}
	return i < e
}

// clauseSpan returns the tokens of the clause of token c without what says it and
// without clauses of their own subject that are joined to it.
func (r *reader) clauseSpan(c int) (first, end int) {
	first, end = r.t.span(c)
	for k := r.t.first[c]; k >= 0; k = r.t.nxt[k] {
		m := int(k)
		f, e := r.t.span(m)
		switch r.t.rel(m) {
		case nlp.RelConj:
			if m > c && f < end && r.t.kid(m, nlp.RelNsubj, nlp.RelNsubjPass) >= 0 {
				end = f
			}
		case nlp.RelParataxis:
			if m > c && f < end {
				end = f
			} else if m < c && f == first {
				first = e
			}
		}
	}
	return first, max(end, c+1)
}
