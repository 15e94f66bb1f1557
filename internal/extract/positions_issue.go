package extract

import (
	"slices"
	"strings"

	"github.com/parley-record/parley/nlp"
)

// What a stance is on: from its word along the paths of its frame to the main word of the
// issue.

// issueAt finds the issue of the predicate at i by the paths, in order.
func (r *reader) issueAt(s *stand, i int, paths []string, depth int) bool {
	for _, p := range paths {
		k := -1
		clause := false
		switch p {
		case "o":
			if k = r.t.patient(i); k > i && r.toDo(i, k) && slices.Contains(paths, "x") {
				k = -1 // "would like Chile to drop the levy": read with what it is to do
				continue
			}
			if k < 0 {
				k = r.gapOf(i)
			}
			if u := r.t.kid(i, nlp.RelOblUnmarked); k < 0 && u > i && r.t.worked(u) {
				k = u // "demanded a 35-hour week" tells no time
			}
			if k >= 0 && r.t.pos(k) == nlp.VERB {
				clause = true
			}
		case "i":
			k = r.givenTo(s.frame, i)
		case "c", "that":
			k, clause = r.t.kid(i, nlp.RelCcomp), true
			if k < 0 && r.t.pos(i) != nlp.VERB {
				k = r.t.kid(i, nlp.RelAcl)
			}
			if k < 0 {
				k = r.thatBehind(i)
			}
			if k >= 0 && r.t.pos(k) != nlp.VERB {
				clause = true
			}
		case "x":
			k, clause = r.t.kid(i, nlp.RelXcomp), true
			if k < 0 && r.t.pos(i) == nlp.NOUN {
				if k = r.t.kid(i, nlp.RelAcl); k >= 0 && !r.t.marked(k, "to") {
					k = -1
				}
			}
			if k < 0 {
				k = r.afterWords(s.frame, i, p)
			}
			if k < 0 && r.t.pos(i) != nlp.NOUN {
				if k = r.t.kid(i, nlp.RelAdvcl, nlp.RelCsubj); k >= 0 && !(r.t.marked(k, "to") && k > i) {
					k = -1
				}
			}
		default:
			k = r.stranded(i, p)
			if k < 0 {
				if k = r.afterWords(s.frame, i, p); k >= 0 && r.t.pos(k) == nlp.VERB {
					clause = true
				}
			}
			for c := r.t.first[i]; c >= 0 && k < 0; c = r.t.nxt[c] {
				n := int(c)
				switch r.t.rel(n) {
				case nlp.RelObl, nlp.RelNmod:
					if r.t.preposition(n) == p && !r.t.timeWord(n) {
						if k = n; p == "for" && depth == 0 {
							if x := r.forToDo(i, n); x >= 0 {
								k, clause = x, true
							}
						}
					}
				case nlp.RelAdvcl, nlp.RelAcl, nlp.RelXcomp, nlp.RelCcomp:
					if r.t.marked(n, p) {
						k, clause = n, true
					}
				}
			}
		}
		if k < 0 {
			if k, clause = r.behindBearer(i, p); k < 0 {
				continue
			}
		}
		if r.issue(s, k, clause, p, depth) {
			return true
		}
	}
	return false
}

// forToDo returns what the one named at n is to do by what is called for in the word at i,
// "called for Chile to take part"; -1 for nothing.
func (r *reader) forToDo(i, n int) int {
	for _, h := range [2]int{n, i} {
		for c := r.t.first[h]; c >= 0; c = r.t.nxt[c] {
			x := int(c)
			if x < n || r.t.pos(x) != nlp.VERB || !r.t.marked(x, "to") {
				continue
			}
			switch r.t.rel(x) {
			case nlp.RelAdvcl, nlp.RelAcl, nlp.RelXcomp:
			default:
				continue
			}
			if _, kind := r.who(n); (acts(kind) || kind == refPlace) && !r.t.passive(x) {
				return x
			}
		}
	}
	return -1
}

// givenTo returns what verb i does by the words that its frame needs, where it stands before
// them: "gave the offer short shrift", "the offer was given short shrift"; -1 for nothing.
func (r *reader) givenTo(fr *frame, i int) int {
	if r.t.passive(i) {
		return r.t.subject(i)
	}
	last := fr.needs
	if len(fr.after) > 0 {
		last = fr.after[0]
	}
	_, e := r.sentence(i)
	at := i + 1
	for at < e && !r.doc.Is(at, last) {
		at++
	}
	for c := r.t.first[i]; c >= 0; c = r.t.nxt[c] {
		k := int(c)
		if rel := r.t.rel(k); k > i && k < at && (rel == nlp.RelObj || rel == nlp.RelIobj || rel == nlp.RelObl && r.t.preposition(k) == "") {
			return k
		}
	}
	return r.gapOf(i)
}

// toDo reports whether verb i takes, beside its object o, what that is to do or what is
// to become of it: "would like the levy dropped".
func (r *reader) toDo(i, o int) bool {
	x := r.t.kid(i, nlp.RelXcomp)
	return x > o && r.t.pos(x) == nlp.VERB && (r.t.marked(x, "to") || r.doc.Tokens[x].XPOS == nlp.TagVBN)
}

// thatBehind returns the clause that verb i takes where the tree hangs it on a place or an
// addressee before it: "demanded at the meeting that Chile open its ports"; -1 for none.
func (r *reader) thatBehind(i int) int {
	if r.t.pos(i) != nlp.VERB {
		return -1
	}
	for c := r.t.first[i]; c >= 0; c = r.t.nxt[c] {
		n := int(c)
		if n < i || r.t.rel(n) != nlp.RelObl || r.t.pos(n) != nlp.NOUN && r.t.pos(n) != nlp.PROPN {
			continue
		}
		switch r.t.preposition(n) {
		case "at", "in", "during", "on", "to", "before", "with":
		default:
			continue
		}
		k := r.t.kid(n, nlp.RelAcl, nlp.RelCcomp)
		if m := r.t.kid(n, nlp.RelNmod); k < 0 && m > n { // "at the round | of talks | that"
			k = r.t.kid(m, nlp.RelAcl, nlp.RelCcomp)
		}
		if k < n || !r.t.marked(k, "that") {
			continue
		}
		if s := r.t.kid(k, nlp.RelNsubj); s > n && (r.t.passive(k) || r.t.kid(k, nlp.RelObj, nlp.RelXcomp, nlp.RelCcomp) >= 0) {
			switch r.doc.Tokens[s].XPOS {
			case nlp.TagWDT, nlp.TagWP, nlp.TagIN:
				continue
			}
			return k
		}
	}
	return -1
}

// afterWords returns what stands behind preposition p where it hangs on the last of the
// words that verb i needs, "spoke in favour of the tax", "get rid of it"; -1 for none.
func (r *reader) afterWords(fr *frame, i int, p string) int {
	if r.t.pos(i) != nlp.VERB || len(fr.after) == 0 && fr.needs != "rid" && fr.needs != "short" {
		return -1
	}
	last := fr.needs
	if len(fr.after) > 0 {
		last = fr.after[len(fr.after)-1]
	}
	_, e := r.sentence(i)
	for k := i + 1; k < min(e, i+9); k++ {
		if !r.doc.Is(k, last) {
			continue
		}
		for c := r.t.first[k]; c >= 0; c = r.t.nxt[c] {
			n := int(c)
			if n < k {
				continue
			}
			switch r.t.rel(n) {
			case nlp.RelNmod, nlp.RelObl:
				if r.t.preposition(n) == p && !r.t.timeWord(n) {
					return n
				}
			case nlp.RelAcl, nlp.RelAdvcl:
				if r.t.pos(n) == nlp.VERB && (p == "x" && r.t.marked(n, "to") || p != "x" && r.t.marked(n, p)) {
					return n // "sees no point in talking", "no need to talk"
				}
			}
		}
		return -1
	}
	return -1
}

// stranded returns the noun that the relative clause of verb i is about where the
// preposition p was left without one, -1 for none: "the cuts that they insist
// upon".
func (r *reader) stranded(i int, p string) int {
	h := int(r.t.head[i])
	if h < 0 || r.doc.Tokens[i].Rel != nlp.RelAclRelcl || r.t.kid(i, nlp.RelNsubj) < 0 || r.t.subject(i) == h {
		return -1
	}
	_, e := r.sentence(i)
	for k := i + 1; k < min(e, i+4); k++ {
		if !r.doc.Is(k, p) {
			continue
		}
		if k+1 < e {
			switch r.t.pos(k + 1) {
			case nlp.ADP, nlp.PUNCT, nlp.SCONJ, nlp.CCONJ, nlp.AUX, nlp.VERB, nlp.ADV:
			default:
				return -1
			}
		}
		return h
	}
	return -1
}

// issue makes token k, or the clause under it, the issue of s.
func (r *reader) issue(s *stand, k int, clause bool, path string, depth int) bool {
	s.path = path
	if clause {
		return r.clauseIssue(s, k, path, depth)
	}
	if r.doc.Is(k, "something") && k < s.at {
		if l := r.taggedOn(k, s.at); l != "" {
			s.issue, s.f, s.e = k, k, k+1
			s.also = append(s.also, l)
			s.signs = append(s.signs, "pronoun")
			return true
		}
	}
	if t := r.cleft(k); t >= 0 {
		k = t
	}
	if r.t.pos(k) == nlp.PRON || r.t.pos(k) == nlp.DET {
		t := r.takenUpBy(k)
		if t < 0 {
			t = r.antecedent(k)
		}
		if t < 0 && k > s.at {
			t = r.matterBefore(k)
		}
		if t < 0 {
			return false
		}
		s.signs = append(s.signs, "pronoun")
		k = t
	} else if t := r.ideaOf(k); t >= 0 {
		s.signs = append(s.signs, "pronoun")
		k = t
	}
	if r.t.timeWord(k) || r.joinsWith(s.at, k) {
		return false
	}
	if v := r.t.kid(k, nlp.RelAcl); v > k && k > s.at && s.frame.force == "demand" && r.toEnd(v) == k {
		s.stance = against(s.stance)
		s.issue = k
		s.f, s.e = r.t.phrase(k, false)
		s.signs = append(s.signs, "ended")
		return true
	} else if x := r.endedBy(k); x >= 0 {
		// "called for an end to the ban": against it.
		k, s.stance = x, against(s.stance)
		s.signs = append(s.signs, "ended")
	} else if x := r.opposedBy(k, s.at); x >= 0 && (s.stance == "for" || s.stance == "against") {
		// "criticised Germany's opposition to the reforms": for them.
		k, s.stance = x, against(s.stance)
		s.signs = append(s.signs, "opposed")
	}
	if c := r.t.kid(k, nlp.RelAcl); c > k && k > s.at && r.t.marked(c, "to") && r.t.pos(c) == nlp.VERB && r.ceases(c) {
		s.issue, s.stance = k, against(s.stance) // "wants | the ban to end"
		s.f, s.e = r.t.phrase(k, true)
		s.e = min(s.e, max(k+1, int(r.t.lo[c])))
		s.signs = append(s.signs, "ended")
		return s.e > s.f
	}
	if l := r.taggedOn(k, s.at); l != "" {
		s.also = append(s.also, l)
	}
	s.issue = k
	s.f, s.e = r.t.phrase(k, true)
	s.e = r.beforeContrast(k+1, r.onWhat(k, s.e))
	return true
}

// cleft returns the noun that the pronoun at k is told to be, "what they want is a levy", "a
// levy is what they want"; -1 where it is no such pronoun.
func (r *reader) cleft(k int) int {
	if !r.doc.Is(k, "what") && !r.doc.Is(k, "all") {
		return -1
	}
	n := int(r.t.head[k])
	if r.t.kid(k, nlp.RelCop) >= 0 {
		n = r.t.kid(k, nlp.RelNsubj)
	} else if n < 0 || r.t.rel(k) != nlp.RelNsubj || r.t.kid(n, nlp.RelCop) < 0 {
		return -1
	}
	if n < 0 || r.t.pos(n) != nlp.NOUN {
		return -1
	}
	return n
}

// clauseIssue makes the clause under token k the issue of s, or what that clause is to do to
// something.
func (r *reader) clauseIssue(s *stand, k int, path string, depth int) bool {
	if path == "x" || s.frame.word == "stop_short" || r.textAt[max(r.t.patient(k), 0)] != 0 || (path == "c" || path == "that") && (r.spares(k) || r.toBeUndone(k)) {
		if in, ok := r.inner(k, depth+1); ok && r.t.pos(k) == nlp.VERB && !(s.stance == "for" && in.stance == "undecided" && (putsOff[r.t.lemma(k)] || r.othersDeed(k))) {
			r.compose(s, &in, k, path)
			return true
		}
	}
	if o := r.toEnd(k); o >= 0 && path == "x" {
		// "wants the lockout to stop": against it.
		s.stance, s.issue = against(s.stance), o
		s.f, s.e = r.t.phrase(o, true)
		s.signs = append(s.signs, "ended")
		return true
	}
	if r.mused(k) || s.frame.word == "set" && r.t.passive(k) {
		return false // "the match is set to be played"
	}
	if path == "c" || path == "that" {
		if s.frame.word == "ask" && r.isQuestion(k) || s.frame.word == "deny_that" && r.wayOf(k) == "against" {
			return false
		}
		if done, ok := r.wouldDo(s, k); done {
			return ok
		}
		if arguing[s.frame.word] && !r.argued(s, k) {
			return false
		}
	}
	_, e := r.t.span(k)
	f := k // from the verb on: what is to be done
	if p := r.wantedOf(k, path); p >= 0 {
		if f, _ = r.t.phrase(p, false); r.toGo(k) { // "wants the ban to go"
			s.issue = p
			s.f, s.e = r.t.phrase(p, true)
			s.stance = against(s.stance)
			s.signs = append(s.signs, "composed")
			return true
		}
	}
	if p := r.t.subject(k); path == "x" && p > s.at && p < k && r.doc.Tokens[k].XPOS == nlp.TagVBN && r.t.pos(p) == nlp.NOUN {
		f, _ = r.t.phrase(p, false) // "wants the commissioners removed"
	}
	if path == "c" || path == "that" {
		if p := r.t.subject(k); p >= 0 && r.t.lo[p] >= r.t.lo[k] {
			f, _ = r.t.phrase(p, false)
			if _, kind := r.who(p); s.frame.force == "demand" && r.toGo(k) && kind == refOther && r.t.pos(p) == nlp.NOUN && !r.t.negated(k) {
				s.issue, s.stance = p, against(s.stance) // "is adamant that the ban has to go"
				s.f, s.e = r.t.phrase(p, true)
				s.signs = append(s.signs, "ended")
				return true
			}
		}
	}
	s.issue, s.f, s.e = k, f, r.beforeContrast(k+1, min(e, k+16))
	s.signs = append(s.signs, "clause")
	if r.t.negated(k) && !slices.Contains(s.signs, "argued") {
		s.stance = against(s.stance)
		s.signs = append(s.signs, "clause:not")
	}
	return true
}

// compose makes of s, whose issue is the clause under verb k, the stance on what in, the
// stance of that clause, is on.
func (r *reader) compose(s, in *stand, k int, path string) {
	// "wants to block the bill": against it; "refused to accept": against it.
	st := in.stance
	if act, _ := is(words, r.t.lemma(k), "act"); s.stance == "against" && act == "open" && !r.t.negated(k) {
		// "refused to rule out a strike": it may come to one.
		st, s.force = "undecided", "statement"
	} else if s.stance == "against" {
		st = against(st)
	} else if s.stance != "for" {
		st = s.stance
	}
	if st == "undecided" && s.stance == "for" && openTo[s.frame.word] && r.t.lemma(k) == "consider" {
		st = "conditional" // "would be willing to consider it"
	}
	s.stance, s.issue, s.f, s.e, s.path = st, in.issue, in.f, in.e, path+">"+in.path
	s.signs = append(s.signs, "composed")
	s.turned = true
	if st == "against" && (s.force == "statement" || s.force == "offer") {
		s.force = "refusal"
	}
}

// toGo reports whether by the clause of token k a thing is to come to an end: "wants the ban
// gone", "the ban has to go".
func (r *reader) toGo(k int) bool {
	if r.t.lemma(k) == "have" && r.doc.Is(k+1, "to") && r.t.kid(k, nlp.RelXcomp) == k+2 {
		k += 2
	}
	return r.doc.Is(k, "gone") || r.ceases(k)
}

// wantedOf returns the thing that clause k of path x tells what is to become of it,
// "wants the ban lifted", "wants the ban to end", -1 for none.
func (r *reader) wantedOf(k int, path string) int {
	if path != "x" || r.t.rel(k) != nlp.RelXcomp || r.t.pos(k) != nlp.VERB && !r.doc.Is(k, "gone") || !r.t.passive(k) && r.t.kid(k, nlp.RelObj) >= 0 {
		return -1
	}
	p := r.t.subject(k)
	if p < 0 || p > k || p < int(r.t.head[k]) || r.t.pos(p) != nlp.NOUN {
		return -1
	}
	if _, kind := r.who(p); kind != refOther {
		return -1
	}
	return p
}

// othersDeed reports whether infinitive k is what somebody else is to do: who asks the
// board to study a plan is for that.
func (r *reader) othersDeed(k int) bool {
	h := int(r.t.head[k])
	return h >= 0 && h < k && r.t.pos(h) == nlp.VERB && r.t.rel(k) == nlp.RelXcomp && r.t.kid(h, nlp.RelObj, nlp.RelIobj) > h
}

// putsOff are the verbs for what is done to a thing rather than thought of it: who
// proposes to delay a rise is for that.
var putsOff = listed("putsOff")

// openTo are words for being open to a thing.
var openTo = listed("openTo")

// endedBy returns what the noun at k puts an end to, "an end to the ban", -1 where
// it is no such noun or what it ends is not told.
func (r *reader) endedBy(k int) int {
	switch r.t.lemma(k) {
	case "end", "halt", "stop":
	default:
		return -1
	}
	if r.t.pos(k) != nlp.NOUN {
		return -1
	}
	for c := r.t.first[k]; c >= 0; c = r.t.nxt[c] {
		if i := int(c); i > k && r.t.rel(i) == nlp.RelNmod && r.t.preposition(i) == "to" && r.t.pos(i) != nlp.PRON && !r.t.timeWord(i) {
			return i
		}
	}
	return -1
}

// spares reports whether verb k tells of somebody keeping from a thing: "hoped that
// both would refrain from tests".
func (r *reader) spares(k int) bool {
	switch r.t.lemma(k) {
	case "refrain", "abstain", "desist", "avoid", "reject", "oppose", "resist", "refuse":
		return r.doc.Tokens[k].XPOS == nlp.TagVB || r.doc.Tokens[k].XPOS == nlp.TagVBP
	}
	return false
}

// toBeUndone reports whether clause k tells what is to be put an end to: "demanded that the
// ban be dropped".
func (r *reader) toBeUndone(k int) bool {
	a := r.t.kid(k, nlp.RelAuxPass)
	if a < 0 || !r.doc.Is(a, "be") || r.t.aux(k) != "" || r.t.kid(k, nlp.RelOblAgent) >= 0 {
		return false
	}
	fr := r.frameAt("v", k)
	return fr != nil && fr.stance == "against"
}

// opposedBy returns what somebody else's opposition, told by the noun at k, is to,
// where the stance of word at is on that opposition: "Germany's opposition to the
// reforms"; -1 where it is no such noun, or nobody's.
func (r *reader) opposedBy(k, at int) int {
	switch r.t.lemma(k) {
	case "opposition", "objection", "resistance", "refusal", "rejection", "reluctance", "hostility", "unwillingness":
	default:
		return -1
	}
	p := r.t.kid(k, nlp.RelNmodPoss)
	if p < 0 {
		if p = r.bearerOf(k); p < 0 {
			p = r.t.kid(k, nlp.RelAmod, nlp.RelCompound)
		}
	}
	if p < 0 || r.t.pos(p) == nlp.PRON || k < at {
		return -1
	}
	if _, kind := r.who(p); !acts(kind) {
		return -1
	}
	for c := r.t.first[k]; c >= 0; c = r.t.nxt[c] {
		i := int(c)
		if i < k || r.t.pos(i) == nlp.PRON || r.t.timeWord(i) {
			continue
		}
		switch {
		case r.t.rel(i) == nlp.RelNmod && (r.t.preposition(i) == "to" || r.t.preposition(i) == "of"):
			return i
		case r.t.rel(i) == nlp.RelAcl && r.t.marked(i, "to") && r.t.pos(i) == nlp.VERB:
			return i
		}
	}
	return -1
}

// taggedOn returns what the noun at k sums up where it is tagged on to a clause and
// the stance of word at hangs on it: "proposed lowering the bar, a move opposed by
// Norway"; "" where it sums up nothing.
func (r *reader) taggedOn(k, at int) string {
	if k > at || !sums[r.t.lemma(k)] || !r.under(at, k) {
		return ""
	}
	f, _ := r.sentence(k)
	c := k - 1
	for c > f && c > k-4 && !r.doc.Is(c, ",") {
		c--
	}
	if c <= f+2 || !r.doc.Is(c, ",") {
		return ""
	}
	b := max(f, c-12)
	for n := c - 1; n >= b; n-- {
		if p := r.t.pos(n); p == nlp.AUX || r.doc.Is(n, ",") || p == nlp.VERB && r.t.kid(n, nlp.RelNsubj) >= 0 {
			b = n + 1
			break
		}
	}
	return r.label(b, c)
}

// sums are nouns that sum up what the clause before them tells.
var sums = listed("sums")

// mused reports whether verb k tells what goes on in a head and names no matter:
// "not to believe anything".
func (r *reader) mused(k int) bool {
	if _, ok := is(words, r.t.lemma(k), "muse"); !ok {
		return false
	}
	for c := r.t.first[k]; c >= 0; c = r.t.nxt[c] {
		switch r.t.rel(int(c)) {
		case nlp.RelCcomp, nlp.RelXcomp:
			return false
		case nlp.RelObj, nlp.RelObl:
			if p := r.t.pos(int(c)); (p == nlp.NOUN || p == nlp.PROPN) && !r.t.timeWord(int(c)) {
				return false
			}
		}
	}
	return true
}

// wouldDo reads a clause that tells what a thing would do, "that giving up the
// pass would endanger the valley", as a stance on the thing: done where it is such
// a clause, ok where its words praise or blame.
func (r *reader) wouldDo(s *stand, k int) (done, ok bool) {
	switch r.t.aux(k) {
	case "would", "could", "will", "may", "might", "can", "'d", "’d":
	default:
		return false, false
	}
	if r.t.passive(k) && r.t.negated(k) {
		return false, false // "that no licence will be withdrawn": what is not to be done
	}
	p := r.thingDoing(k)
	if p < 0 {
		return false, false
	}
	_, e := r.t.span(k)
	t := r.toneOf(k, min(e, k+30))
	switch w := r.bringsWay(k); {
	case w < 0:
		t.con = max(t.con, t.pro+1)
	case w > 0:
		t.pro = max(t.pro, t.con+1)
	}
	switch {
	case t.con > t.pro:
		s.stance = "against"
	case t.pro > t.con && s.stance == "for":
	default:
		return true, false
	}
	s.issue = p
	if r.t.pos(p) == nlp.VERB {
		_, end := r.t.span(p)
		if s := r.t.kid(k, nlp.RelNsubj); p < k && (end > k || s > p) {
			for end = k; r.t.pos(end-1) == nlp.AUX || r.t.pos(end-1) == nlp.ADV; {
				end--
			}
		}
		s.f, s.e = p, max(p+1, min(end, p+16))
	} else {
		s.f, s.e = r.t.phrase(p, true)
	}
	s.signs = append(s.signs, "effect")
	return true, s.e > s.f
}

// thingDoing returns the thing that clause k tells a deed of, -1 for none or where it is
// somebody: a noun or a deed of its own, "giving up the pass would endanger it".
func (r *reader) thingDoing(k int) int {
	if p := r.t.kid(k, nlp.RelCsubj); p >= 0 {
		return p
	}
	if h := int(r.t.head[k]); h >= 0 && h < k && r.t.rel(k) == nlp.RelCcomp && r.doc.Tokens[h].XPOS == nlp.TagVBG && r.t.aux(h) == "" && r.t.rel(h) == nlp.RelCcomp {
		if _, says := is(verbs, r.t.lemma(h), "says"); !says && r.t.kid(h, nlp.RelNsubj) < 0 {
			return h // "said that agreeing to it would …" where the tree turns the two round
		}
	}
	p := r.t.kid(k, nlp.RelNsubj)
	if p < 0 {
		return -1
	}
	if v := r.t.kid(k, nlp.RelAdvcl); v >= 0 && v < p && r.doc.Tokens[v].XPOS == nlp.TagVBG && r.t.kid(p, nlp.RelCase) >= 0 {
		return v // no subject has a preposition: "agreeing | to it | would …"
	}
	if r.t.pos(p) != nlp.NOUN {
		return -1
	}
	if _, kind := r.who(p); kind != refOther {
		return -1
	}
	return p
}

// antecedent returns the text or talks that a pronoun takes up: the last text
// told before it in its sentence or the one before; -1 for none.
func (r *reader) antecedent(i int) int {
	switch lower(r.doc.Form(i)) {
	case "it", "this", "that", "them", "they", "these", "which":
	default:
		return -1
	}
	sent := r.doc.Tokens[i].Sentence
	for k := len(r.texts) - 1; k >= 0; k-- {
		h := r.texts[k].head
		if h >= i {
			continue
		}
		if r.doc.Tokens[h].Sentence < sent-1 {
			break
		}
		return h
	}
	return -1
}

// ideaOf returns the main word of the last matter that somebody took a stance on in the
// sentence before, where the bare noun at k takes it up: "Norway wants a levy. Chile scoffed
// at the idea"; -1 for none.
func (r *reader) ideaOf(k int) int {
	switch r.t.lemma(k) {
	case "idea", "notion", "suggestion", "prospect", "thought":
	case "demand", "request", "call":
		return r.demandBefore(k)
	default:
		return -1
	}
	d := r.t.kid(k, nlp.RelDet)
	if d != k-1 || r.t.kid(k, nlp.RelNmod, nlp.RelAcl, nlp.RelCcomp, nlp.RelAmod) >= 0 || !r.doc.Is(d, "the") && !r.doc.Is(d, "that") && !r.doc.Is(d, "this") {
		return -1
	}
	if t := r.lastMatter(k, false); t >= 0 {
		return t
	}
	return r.lastMatter(k, true)
}

// demandBefore returns the main word of what somebody demanded in the sentence before, where
// the bare noun at k takes that up: "Norway wants a levy. Chile dismissed the demand"; -1 for
// none, or where several things were demanded there.
func (r *reader) demandBefore(k int) int {
	d := r.t.kid(k, nlp.RelDet)
	if d != k-1 || r.doc.Tokens[k].XPOS == nlp.TagNNS || r.t.kid(k, nlp.RelNmod, nlp.RelAcl, nlp.RelCcomp, nlp.RelAmod, nlp.RelCompound) >= 0 {
		return -1
	}
	found, sent := -1, r.doc.Tokens[k].Sentence
	for n := len(r.Positions) - 1; n >= 0; n-- {
		p := &r.Positions[n]
		h := int(p.Issue.Head)
		if r.doc.Tokens[h].Sentence != sent-1 || p.Force != "demand" || p.Stance != "for" || r.t.pos(h) != nlp.NOUN {
			continue
		}
		if found >= 0 && found != h {
			return -1
		}
		found = h
	}
	return found
}

// matterBefore returns the main word of the last matter that somebody took a stance on in
// the sentence before, where the pronoun at i may take it up: "Norway offered monitors.
// Chile rejected that"; -1 for none.
func (r *reader) matterBefore(i int) int {
	many := false
	switch lower(r.doc.Form(i)) {
	case "it", "this", "that":
	case "them", "these", "those":
		many = true
	default:
		return -1
	}
	return r.lastMatter(i, many)
}

// lastMatter returns the main word, in the plural or not, of the last matter that somebody
// took a stance on in the sentence before token i; -1 for none.
func (r *reader) lastMatter(i int, many bool) int {
	sent := r.doc.Tokens[i].Sentence
	for n := len(r.Positions) - 1; n >= 0; n-- {
		h := int(r.Positions[n].Issue.Head)
		switch at := r.doc.Tokens[h].Sentence; {
		case at < sent-1:
			return -1
		case at == sent, r.t.pos(h) != nlp.NOUN, !r.stanceable(h):
			continue
		}
		if x := r.doc.Tokens[h].XPOS; (x == nlp.TagNNS) == many {
			return h
		}
	}
	return -1
}

// cuedAt reports whether token i is a cue of the k-th statement (from 1).
func (r *reader) cuedAt(k int32, i int) bool {
	if k == 0 || int(k) > len(r.Statements) {
		return false
	}
	c := r.Statements[k-1].Cue
	return c.End > c.Start && c.Start < int(r.doc.Tokens[i].End) && int(r.doc.Tokens[i].Start) < c.End
}

// stanceable reports whether token k names what people take stances on: a text,
// talks, an act or a measure, and no thing or body.
func (r *reader) stanceable(k int) bool {
	if r.textAt[k] != 0 || r.t.pos(k) == nlp.VERB {
		return true
	}
	if r.t.pos(k) == nlp.PROPN || r.nameAt[k] != 0 {
		return false
	}
	l := r.t.lemma(k)
	for _, kind := range []string{"text", "meeting", "deadline", "rule", "matter"} {
		if _, ok := is(nouns, l, kind); ok {
			return true
		}
	}
	if len(stances["n"+l]) > 0 {
		return true
	}
	for _, suf := range []string{"tion", "sion", "ment", "ance", "ence", "ship", "ity", "ism", "ing", "sal", "val", "age", "cy"} {
		if strings.HasSuffix(l, suf) && len(l) > len(suf)+2 {
			return true
		}
	}
	return false
}

// issueSigns tells what sort of thing the issue is.
func (r *reader) issueSigns(s stand) []string {
	var out []string
	l := r.t.lemma(s.issue)
	switch {
	case r.textAt[s.issue] != 0:
		out = append(out, "issue:text")
	case r.t.pos(s.issue) == nlp.VERB:
		out = append(out, "issue:verb")
	case r.nameAt[s.issue] != 0:
		out = append(out, "issue:name")
		if r.doc.Names[r.nameAt[s.issue]-1].Kind == nlp.Person {
			out = append(out, "issue:person")
		}
	default:
		out = append(out, "issue:noun")
		if _, ok := is(nouns, l, "agent"); ok {
			out = append(out, "issue:agent")
		}
		if _, ok := is(nouns, l, "meeting"); ok {
			out = append(out, "issue:talks")
		}
		if _, ok := is(nouns, l, "empty"); ok {
			out = append(out, "issue:empty")
		}
		if _, ok := is(words, l, "claim"); ok {
			out = append(out, "issue:claim")
		}
	}
	if s.frame.grade != "firm" && !r.stanceable(s.issue) {
		out = append(out, "issue:thing")
	}
	switch n := s.e - s.f; {
	case n == 1:
		out = append(out, "issue:1")
	case n <= 3:
		out = append(out, "issue:3")
	case n <= 8:
		out = append(out, "issue:8")
	default:
		out = append(out, "issue:long")
	}
	return out
}
