package extract

import "github.com/parley-record/parley/nlp"

// condition notes on what condition the stance at i is taken.
func (r *reader) condition(s *stand, i int) {
	if h := r.wantedBefore(i); h >= 0 && (s.stance == "for" || s.stance == "against") {
		s.stance, s.condition = "conditional", r.doc.Bytes(h, max(h+1, int(r.t.lo[i])))
		s.signs = append(s.signs, "condition")
		return
	}
	f, e := -1, -1
	for c := r.t.first[i]; c >= 0; c = r.t.nxt[c] {
		k := int(c)
		if r.t.rel(k) == nlp.RelAdvcl && r.t.conditional(k) && !r.evenIf(k) ||
			r.t.rel(k) == nlp.RelObl && (r.t.lemma(k) == "exchange" && r.t.preposition(k) == "in" || r.t.lemma(k) == "condition" && r.t.preposition(k) == "on") {
			f, e = r.t.span(k)
			break
		}
	}
	withheld := s.stance == "against" && r.t.negated(i) // "will not sign": what may be had yet
	if withheld {
		if c := r.lacking(i); c >= 0 {
			f, e = r.t.span(c)
		} else {
			withheld = f >= 0 && r.doc.Is(f, "unless")
		}
	}
	only := false
	if at, sole := r.proviso(i); at >= 0 && (f < 0 || sole) && r.t.pos(i) != nlp.NOUN {
		f, only = at, sole
		_, e = r.sentence(i)
		for k := at + 1; k < e; k++ {
			if r.doc.Is(k, ";") || !r.toldWithin(k, at) {
				e = k
			}
		}
		e = r.provisoEnd(at, e)
	}
	for f >= 0 && f < e-1 && (r.t.pos(f) == nlp.PUNCT || r.t.pos(f) == nlp.CCONJ && !only) {
		f++
	}
	for e > f+1 && r.t.pos(e-1) == nlp.PUNCT {
		e--
	}
	if f < 0 || e <= f || e-f > 60 {
		return
	}
	s.condition = r.doc.Bytes(f, e)
	s.signs = append(s.signs, "condition")
	if f > s.issue && f < s.e {
		s.e = f // "discussing a swap | once the siege ends"
	}
	switch {
	case s.stance == "for" && (s.force == "offer" || s.force == "concession" || s.force == "statement" || only),
		(s.stance == "against" || s.stance == "undecided") && only,
		withheld: // "will not sign unless", "cannot back it without a cap"
		s.stance = "conditional"
	}
}

// lacks are nouns behind "without" that tell how a thing is done, not what has to
// come first.
var lacks = listed("lacks")

// lacking returns the main word of what is to come before the verb at i is done at
// all: "until its ports are exempt", "without stronger safeguards"; -1 for nothing.
func (r *reader) lacking(i int) int {
	for c := r.t.first[i]; c >= 0; c = r.t.nxt[c] {
		k := int(c)
		if k < i {
			continue
		}
		switch r.t.rel(k) {
		case nlp.RelAdvcl:
			if r.t.marked(k, "until") || r.t.marked(k, "without") {
				return k
			}
		case nlp.RelObl, nlp.RelNmod:
			if r.t.preposition(k) == "without" && r.t.pos(k) == nlp.NOUN && !lacks[r.t.lemma(k)] {
				return k
			}
		}
	}
	return -1
}

// evenIf reports whether the clause of token c tells in spite of what: "even if they win".
func (r *reader) evenIf(c int) bool {
	f, e := r.t.span(c)
	for k := f; k < min(e, f+3); k++ {
		if r.doc.Is(k, "even") {
			return true
		}
	}
	return f > 0 && r.doc.Is(f-1, "even")
}

// toldWithin reports whether token k is told in the statement of token i or in one inside it.
func (r *reader) toldWithin(k, i int) bool {
	s := r.saidAt[k]
	for n := 0; s != r.saidAt[i] && s > 0 && int(s) <= len(r.Statements) && n < 6; n++ {
		s = int32(r.Statements[s-1].Within)
	}
	return s == r.saidAt[i]
}

// provisoEnd returns where the words of a condition end that begin at token at: at the end
// of what hangs on their noun or verb, e where the tree does not show it.
func (r *reader) provisoEnd(at, e int) int {
	k := at
	for n := 0; n < 16; n++ {
		h := int(r.t.head[k])
		if h < at || h >= e {
			break
		}
		k = h
	}
	if _, end := r.t.span(k); end > at+2 && end < e {
		// A noun alone may be where the tree goes wrong: "only after proof | that …".
		if r.t.pos(end) != nlp.SCONJ && r.t.pos(end) != nlp.PRON && r.t.pos(end) != nlp.ADP {
			return end
		}
	}
	return e
}

// wantedBefore returns the word of demand whose clause tells what is to be done before
// its party does what verb i tells, "wants its fighters freed before it agrees to a
// truce"; -1 where there is none.
func (r *reader) wantedBefore(i int) int {
	if r.t.rel(i) != nlp.RelAdvcl || !r.t.marked(i, "before") {
		return -1
	}
	p := r.t.kid(i, nlp.RelNsubj)
	if p < 0 || r.t.pos(p) != nlp.PRON {
		return -1
	}
	for h, n := int(r.t.head[i]), 0; h >= 0 && h < i && n < 3; h, n = int(r.t.head[h]), n+1 {
		if r.t.pos(h) != nlp.VERB {
			return -1
		}
		if fr := r.verbFrame(h); fr != nil && fr.force == "demand" && fr.stance == "for" && !r.t.negated(h) {
			return h
		}
	}
	return -1
}

// provisos are the words that begin what a stance waits for, behind it in its
// clause.
var provisos = [][]string{
	{"on", "condition"}, {"on", "the", "condition"}, {"on", "one", "condition"}, {"in", "return", "for"}, {"in", "exchange", "for"}, {"provided", "that"}, {",", "provided"}, {"providing", "that"}, {"as", "long", "as"}, {"so", "long", "as"},
	{"only", "if"}, {"only", "when"}, {"only", "once"}, {"only", "after"}, {"only", "in", "return", "for"}, {"only", "in", "exchange", "for"}, {"only", "on", "condition"}, {"but", "not", "before"}, {"but", "not", "until"},
	{"but", "not", "unless"}, {"but", "not", "without"}, {"subject", "to"}, {"contingent", "on"}, {"contingent", "upon"},
}

// proviso returns where the words begin that tell what the stance at i waits for,
// -1 where nothing does, and whether it is told to wait for that alone: "would sign
// only if", "will only sign if".
func (r *reader) proviso(i int) (at int, sole bool) {
	_, e := r.sentence(i)
	led := i > 0 && r.doc.Is(i-1, "only")
	for k := i + 1; k < min(e, i+26); k++ {
		if r.saidAt[k] != 0 && !r.toldWithin(k, i) && !r.cuedAt(r.saidAt[k], i) || r.doc.Is(k, ";") || r.doc.Is(k, "while") || r.doc.Is(k, "whereas") {
			break
		}
		if r.doc.Is(k, ",") && (r.doc.Is(k+1, "and") || r.doc.Is(k+1, "which") || r.doc.Is(k+1, "who") || r.doc.Is(k+1, "but") && !r.doc.Is(k+2, "only") && !r.doc.Is(k+2, "not")) {
			break
		}
		switch r.doc.Tokens[k].XPOS {
		case nlp.TagWDT, nlp.TagWP:
			return -1, false // "a merger in which the holders get cash in exchange for": another's deed
		}
		if r.opensOnce(k, i) {
			return k, false
		}
		if led && (r.doc.Is(k, "if") || r.doc.Is(k, "when") || r.doc.Is(k, "once") || r.doc.Is(k, "after")) {
			return k, true
		}
		for _, p := range provisos {
			if !r.begins(k, p) || r.doc.Is(k+len(p), "of") || p[0] == "subject" && r.doc.Is(k+len(p), "further") {
				continue // "on condition of anonymity"
			}
			return k, p[0] == "only" || p[0] == "but" || p[len(p)-1] == "condition"
		}
	}
	return -1, false
}

// joinedDeed reports whether before token k another deed is joined to that of verb v, to which
// what stands at k belongs: "to cap one class now and look at the others once it is known …".
func (r *reader) joinedDeed(v, k int) bool {
	for c := r.t.first[v]; c >= 0; c = r.t.nxt[c] {
		if n := int(c); n > v && n < k && r.t.rel(n) == nlp.RelConj && r.t.pos(n) == nlp.VERB {
			return true
		}
	}
	return false
}

// opensOnce reports whether at token k a clause begins that tells after what comes what the
// word at i tells, where that is still to come: "would sign once the army leaves", "as soon
// as the ban is lifted".
func (r *reader) opensOnce(k, i int) bool {
	c := k
	switch {
	case r.doc.Is(k, "once"):
	case r.begins(k, []string{"as", "soon", "as"}):
		c = k + 2
	default:
		return false
	}
	if r.t.rel(c) != nlp.RelMark || r.t.pos(int(r.t.head[c])) == nlp.NOUN {
		return false
	}
	if r.t.pos(i) != nlp.VERB || r.doc.Tokens[i].XPOS != nlp.TagVBD || r.t.aux(i) != "" {
		return true
	}
	for n := i + 1; n < k; n++ {
		if r.t.pos(n) == nlp.VERB && r.t.marked(n, "to") {
			return !r.joinedDeed(n, k) // "agreed to lift it once": but not "agreed to it once"
		}
	}
	return false
}

// begins reports whether the words stand at token k, one right after the other.
func (r *reader) begins(k int, words []string) bool {
	for n, w := range words {
		if !r.doc.Is(k+n, w) {
			return false
		}
	}
	return true
}

// onlyIfDone is the frame of a deed that somebody makes wait for something.
var onlyIfDone = frame{word: "only_if", stance: "conditional", force: "offer", grade: "firm", paths: []string{"o", "x", "with", "to", "for", "on"}}

// onlyPosition drafts what X "would lay down only if", which takes no other word of
// stance: X is for it on that condition.
func (r *reader) onlyPosition(i int) bool {
	if r.t.negated(i) || r.t.passive(i) {
		return false
	}
	at, sole := r.proviso(i)
	if at < 0 || !sole {
		return false
	}
	who := r.agents(i)
	if len(who) == 0 || r.foretold(i, who) {
		return false
	}
	s := stand{frame: &onlyIfDone, at: i, stance: "conditional", force: "offer", path: "modal"}
	if sub, ok := r.inner(i, 1); ok {
		s = sub
		s.stance, s.frame, s.at = "conditional", &onlyIfDone, i
	} else if !r.issueAt(&s, i, onlyIfDone.paths, 0) {
		if !bareDeeds[r.t.lemma(i)] {
			return false
		}
		s.issue, s.f, s.e = i, i, at // "would return only if"
	}
	s.stance, s.force = "conditional", "offer"
	s.e = min(s.e, at)
	r.condition(&s, i)
	r.addPositions(s, who, "by:subject")
	r.addWaited(s, who, "by:subject")
	return true
}

// addMissing makes who refuses any text that lacks a thing be for one on condition of it,
// and drafts that they want the thing: "will not sign a deal that does not include a levy".
func (r *reader) addMissing(s *stand, who []Ref, sign string) {
	if s.stance != "against" && s.stance != "conditional" {
		return
	}
	c, x := r.missing(s.issue)
	if c < 0 {
		return
	}
	if s.stance == "against" {
		f, e := r.t.span(c)
		s.stance, s.condition = "conditional", r.doc.Bytes(f, e)
		s.signs = append(s.signs, "condition")
	}
	w := stand{frame: &waitedFor, at: s.at, stance: "for", force: "demand"}
	if s.path != "said" && r.issue(&w, x, r.t.pos(x) == nlp.VERB, "o", 9) {
		r.addPositions(w, who, sign)
	}
}

// missing returns the word by which a text of whatever kind, told by the noun at k, is said
// to lack a thing, and the thing: "any bill that does not extend the grants", "no deal
// without a levy"; -1 where none is.
func (r *reader) missing(k int) (c, x int) {
	if _, text := is(nouns, r.t.lemma(k), "text"); !text || r.nameAt[k] != 0 {
		return -1, -1
	}
	if d := r.t.kid(k, nlp.RelDet); d >= 0 && !r.doc.Is(d, "a") && !r.doc.Is(d, "an") && !r.doc.Is(d, "any") && !r.doc.Is(d, "no") || d < 0 && r.doc.Tokens[k].XPOS != nlp.TagNNS {
		return -1, -1
	}
	for n := r.t.first[k]; n >= 0; n = r.t.nxt[n] {
		c := int(n)
		switch {
		case c < k:
		case r.t.rel(c) == nlp.RelNmod && r.t.preposition(c) == "without" && !r.t.timeWord(c) && !lacks[r.t.lemma(c)]:
			return c, c
		case r.doc.Tokens[c].Rel == nlp.RelAclRelcl && r.t.pos(c) == nlp.VERB && r.t.negated(c):
			if o := r.t.kid(c, nlp.RelObj); o > c {
				return c, o
			}
		}
	}
	return -1, -1
}

// waitedFor is the frame of what somebody makes a stance wait for.
var waitedFor = frame{word: "wait_for", stance: "for", force: "demand", grade: "firm"}

// addWaited drafts, beside a stance that waits for a thing alone, that its party
// wants that thing: "only if the company takes back the drivers".
func (r *reader) addWaited(s stand, who []Ref, sign string) {
	if s.stance != "conditional" || !s.conditional() {
		return
	}
	at, sole := r.proviso(s.at)
	if at < 0 || !sole {
		return
	}
	_, e := r.sentence(at)
	for k := at + 1; k < min(e, at+16); k++ {
		if r.t.pos(k) != nlp.VERB || r.t.kid(k, nlp.RelNsubj) < 0 {
			continue
		}
		w := stand{frame: &waitedFor, at: s.at, stance: "for", force: "demand"}
		if in, ok := r.inner(k, 1); ok && in.stance != "against" {
			w = in
			w.frame, w.at = &waitedFor, s.at
		} else if !r.issue(&w, k, true, "if", 9) {
			return
		}
		if p := r.t.subject(k); p >= 0 {
			for _, ref := range who {
				if int(ref.Head) == p || r.t.pos(p) == nlp.PRON {
					return
				}
			}
		}
		w.force = "demand"
		r.addPositions(w, who, sign)
		return
	}
}
