package extract

import "github.com/parley-record/parley/nlp"

// Statements that take no stance of who speaks, and what phrases that are welcomed or
// refused are about.

// deedBlamed returns the deed for which cue verb v praises or blames somebody, "praised
// Denmark for opposing the levy", where it is a stance of its own; -1 for none.
func (r *reader) deedBlamed(v int) int {
	if v < 0 || !blames[r.t.lemma(v)] && r.t.lemma(v) != "welcome" {
		return -1
	}
	for c := r.t.first[v]; c >= 0; c = r.t.nxt[c] {
		if k := int(c); k > v && (r.t.rel(k) == nlp.RelAdvcl || r.t.rel(k) == nlp.RelAcl) && r.doc.Tokens[k].XPOS == nlp.TagVBG && (r.t.marked(k, "for") || r.t.marked(k, "of")) {
			if fr := r.frameAt("v", k); fr != nil && fr.stance == "against" {
				return k
			}
		}
	}
	return -1
}

// phraseHead returns the noun at root, which all words that are said hang on, for the
// matter in place of a noun inside its phrase: who welcomes "limits on imports" speaks
// of the limits. A text named inside it stays the matter.
func (r *reader) phraseHead(root, issue int) int {
	if root < 0 || issue < 0 || issue == root || r.textAt[issue] != 0 && !r.inDeed(issue, root) || r.t.pos(root) != nlp.NOUN || !r.t.under(issue, root) {
		return issue
	}
	if r.t.rel(root) == nlp.RelCcomp || r.t.kid(root, nlp.RelCop, nlp.RelNsubj) >= 0 || r.t.rel(issue) == nlp.RelConj || hearsaid[r.t.lemma(root)] {
		return issue // "the tax is a burden" is about the tax, and so is a claim that it is
	}
	for n := 0; n < 3 && portions[r.t.lemma(root)]; n++ {
		k := -1
		for c := r.t.first[root]; c >= 0; c = r.t.nxt[c] {
			if i := int(c); i > root && r.t.rel(i) == nlp.RelNmod && r.t.preposition(i) == "of" {
				k = i
				break
			}
		}
		if k < 0 {
			return issue
		}
		root = k
	}
	if _, kind := r.who(root); kind != refOther || r.t.timeWord(root) {
		return issue
	}
	if _, ok := is(nouns, r.t.lemma(root), "empty"); ok {
		return issue
	}
	return root
}

// lastCueVerb returns the last verb of a statement's cue, -1 for none: what they are told
// to do by "expected to reject".
func (r *reader) lastCueVerb(st *Statement) int {
	last := -1
	for v := r.cueVerb(st, 0); v >= 0; v = r.cueVerb(st, v+1) {
		last = v
	}
	return last
}

// anothersDeed reports whether the verb w of a cue is told of somebody else than who:
// "expects Norway to reject it" tells nothing of who expects it.
func (r *reader) anothersDeed(w int, who Ref) bool {
	h := int(r.t.head[w])
	if h < 0 || h > w || r.t.rel(w) != nlp.RelXcomp || r.t.pos(h) != nlp.VERB {
		return false
	}
	switch r.t.lemma(h) {
	case "expect", "believe", "allow", "see", "watch", "hear", "find", "cause", "leave", "enable", "lead", "get", "force", "persuade", "convince", "help":
	default:
		return false
	}
	o := r.t.kid(h, nlp.RelObj)
	if o < 0 || o > w {
		return false
	}
	ref, kind := r.who(o)
	return acts(kind) && kind != refPronoun && !r.sameActor(ref, who)
}

// spokenTo reports whether who is only spoken to by the verb w of a cue: "was asked
// about the loan", "were told that it would be built".
func (r *reader) spokenTo(w int, who Ref) bool {
	if !r.t.passive(w) {
		return false
	}
	if _, ok := asks[r.t.lemma(w)]; !ok && !informs[r.t.lemma(w)] && !blames[r.t.lemma(w)] {
		return false
	}
	p := r.t.kid(w, nlp.RelNsubj)
	return int32(p) >= who.First && int32(p) < who.End
}

// foresees reports whether the verb w of a cue is for thinking it likely that somebody
// else than who takes a stance: "expects the bank to accept it".
func (r *reader) foresees(w int, who Ref) bool {
	switch r.t.lemma(w) {
	case "expect", "predict", "forecast", "anticipate", "foresee", "speculate", "assume", "reckon", "suspect", "doubt":
	default:
		return false
	}
	x := r.t.kid(w, nlp.RelXcomp)
	if x < 0 {
		x = r.t.kid(w, nlp.RelCcomp)
	}
	if x < w || r.t.pos(x) != nlp.VERB {
		return false
	}
	if fr := r.frameAt("v", x); fr == nil || fr.stance != "for" && fr.stance != "against" {
		return false
	}
	p := r.t.subject(x)
	if p < w {
		return false
	}
	ref, kind := r.who(p)
	return acts(kind) && kind != refPronoun && !r.sameActor(ref, who)
}

// makesKnown reports whether verb v tells of a deed of its subject's own, named by the
// noun at root: who "announced its withdrawal" is for it whatever is said of it.
func (r *reader) makesKnown(v, root int) bool {
	switch r.t.lemma(v) {
	case "announce", "unveil", "launch", "order", "impose":
	default:
		return false
	}
	return root > v && r.t.pos(root) == nlp.NOUN && int(r.t.head[root]) == v && r.t.rel(root) == nlp.RelObj && !r.t.passive(v)
}

// inDeed reports whether token i lies in a deed that the noun at root, which takes a
// stance, is of: the offer of "calls to raise the offer".
func (r *reader) inDeed(i, root int) bool {
	if len(stances["n"+r.t.lemma(root)]) == 0 {
		return false
	}
	for k, n := i, 0; k != root && k >= 0 && n < 6; k, n = int(r.t.head[k]), n+1 {
		if r.t.pos(k) == nlp.VERB && r.t.marked(k, "to") && int(r.t.head[k]) == root && r.t.rel(k) == nlp.RelAcl {
			return true
		}
	}
	return false
}

// portions are nouns that tell how much or what sort of what stands after "of".
var portions = listed("portions")

// informs are verbs for telling somebody a thing.
var informs = listed("informs")
