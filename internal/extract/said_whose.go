package extract

import "github.com/parley-record/parley/nlp"

// Statements that take no stance of who speaks, and those that take another than their
// words alone would tell.

// deedBlamed returns the deed for which cue verb v praises or blames somebody, "praised
// Denmark for opposing the levy", where it is a stance of its own; -1 for none.
func (r *reader) deedBlamed(v int) int {
	if v < 0 || !blames[r.t.lemma(v)] && r.t.lemma(v) != "welcome" {
		return -1
	}
	for c := r.t.first[v]; c >= 0; c = r.t.nxt[c] {
		if k := int(c); k > v && (r.t.rel(k) == nlp.RelAdvcl || r.t.rel(k) == nlp.RelAcl || r.t.rel(k) == nlp.RelCcomp) && r.doc.Tokens[k].XPOS == nlp.TagVBG && (r.t.marked(k, "for") || r.t.marked(k, "of")) {
			if fr := r.frameAt("v", k); fr != nil && fr.stance == "against" {
				return k
			}
		}
	}
	return -1
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

// namedInSubject reports whether who stands only in a clause or participle of the thing
// that is the subject of cue verb v: "the law, named after two senators, calls for cuts"
// is no word of theirs.
func (r *reader) namedInSubject(v int, who Ref) bool {
	p := r.t.kid(v, nlp.RelNsubj)
	if p < 0 || r.t.pos(p) != nlp.NOUN {
		return false
	}
	if _, kind := r.who(p); acts(kind) {
		return false
	}
	for k, n := int(who.Head), 0; k >= 0 && k != p && n < 8; k, n = int(r.t.head[k]), n+1 {
		if r.t.preposition(k) == "by" {
			return false // "a letter signed by them"
		}
		if r.t.rel(k) == nlp.RelAcl {
			return r.t.under(k, p)
		}
	}
	return false
}

// onlyAbout reports whether what is said, which hangs on the noun at root, is only named
// as what was spoken of: "wrote to the ministry about the merger".
func (r *reader) onlyAbout(root int) bool {
	return root >= 0 && r.t.pos(root) == nlp.NOUN && r.t.preposition(root) == "about" && r.t.kid(root, nlp.RelCop, nlp.RelNsubj) < 0
}

// othersDo reports whether verb v has a subject that can act and is not who.
func (r *reader) othersDo(v int, who Ref) bool {
	if v < 0 || r.t.pos(v) != nlp.VERB || r.t.passive(v) {
		return false
	}
	p := r.t.kid(v, nlp.RelNsubj)
	if p < 0 || r.t.pos(p) == nlp.PRON {
		return false
	}
	ref, kind := r.who(p)
	return acts(kind) && kind != refPronoun && !r.sameActor(ref, who)
}

// ownDeed reports whether verb v tells of a deed of who's own that is still to come:
// "warned that it may take countermeasures".
func (r *reader) ownDeed(v int, who Ref) bool {
	if v < 0 || r.t.pos(v) != nlp.VERB || r.t.passive(v) || r.t.negated(v) || r.t.aux(v) == "" || duty[r.t.aux(v)] {
		return false
	}
	p := r.t.kid(v, nlp.RelNsubj)
	if p < 0 {
		return false
	}
	if ref, _ := r.who(p); !r.sameActor(ref, who) && r.t.pos(p) != nlp.PRON || r.doc.Is(p, "you") || r.doc.Is(p, "this") || r.doc.Is(p, "that") {
		return false
	}
	if _, ok := is(verbs, r.t.lemma(v), "deed"); ok {
		return true
	}
	o := r.t.kid(v, nlp.RelObj)
	return o > v && r.light(v) && r.isDone(o)
}

// wouldSelf reports whether verb v tells what who themselves would or will do.
func (r *reader) wouldSelf(v int, who Ref) bool {
	if v < 0 || r.t.pos(v) != nlp.VERB || r.t.passive(v) || r.t.negated(v) {
		return false
	}
	switch r.t.aux(v) {
	case "would", "will", "could":
	default:
		return false
	}
	p := r.t.kid(v, nlp.RelNsubj)
	if p < 0 {
		return false
	}
	switch lower(r.doc.Form(p)) {
	case "it", "they", "he", "she", "we", "i":
		return true
	}
	ref, _ := r.who(p)
	return r.sameActor(ref, who)
}

// unlessDone reports whether the deed at verb v is what follows "unless" something is done.
func (r *reader) unlessDone(v int) bool {
	for c := r.t.first[v]; c >= 0; c = r.t.nxt[c] {
		if r.t.marked(int(c), "unless") {
			return true
		}
	}
	return false
}

// againstThoseWho reports whether token i is what those are for against whom the deed at verb
// v is threatened: "threatened to retaliate against countries that vote for the levy".
func (r *reader) againstThoseWho(i, v int) bool {
	for n := 0; i >= 0 && i != v && n < 12; i, n = int(r.t.head[i]), n+1 {
		if r.doc.Tokens[i].Rel != nlp.RelAclRelcl || r.t.pos(i) != nlp.VERB {
			continue
		}
		fr, h := r.frameAt("v", i), int(r.t.head[i])
		return fr != nil && fr.stance == "for" && !r.t.negated(i) && h > v && r.doc.Tokens[h].XPOS == nlp.TagNNS
	}
	return false
}

// doneBySomething returns the verb that does to the thing at token o what is told of a thing
// without a name, "cannot support something that makes exports dearer"; -1 for none.
func (r *reader) doneBySomething(o int) int {
	v := int(r.t.head[o])
	if v < 0 || v > o || r.t.rel(o) != nlp.RelObj || r.doc.Tokens[v].Rel != nlp.RelAclRelcl {
		return -1
	}
	if h := int(r.t.head[v]); h >= 0 && h < v && (r.doc.Is(h, "something") || r.doc.Is(h, "anything")) {
		return v
	}
	return -1
}

// besideDeed reports whether token i stands in a clause that tells when or unless what is
// the deed at verb v is done: "would strike unless the board improved its offer".
func (r *reader) besideDeed(i, v int) bool {
	for ; i >= 0 && i != v; i = int(r.t.head[i]) {
		if r.t.rel(i) == nlp.RelAdvcl {
			return true
		}
	}
	return false
}

// isDone reports whether the noun at o names something that is done: "action", "steps".
func (r *reader) isDone(o int) bool {
	if _, ok := is(nouns, r.t.lemma(o), "deed"); ok {
		return true
	}
	switch r.t.lemma(o) {
	case "measure", "countermeasure", "action", "step", "retaliation", "move", "sanction":
		return true
	}
	return false
}

// refusalBlamed reads what somebody else is blamed for refusing, by the verb at root of
// what is said: who charges that Iceland refuses to open its ports wants them open.
func (r *reader) refusalBlamed(class string, root int, who Ref) (stand, bool) {
	if class != "criticise" || root < 0 || !r.othersDo(root, who) || r.t.negated(root) {
		return stand{}, false
	}
	fr := r.frameAt("v", root)
	if fr == nil || fr.stance != "against" || fr.force != "refusal" {
		return stand{}, false
	}
	s, ok := r.stand(fr, root, 0)
	return s, ok && s.stance == "against"
}

// endOf returns what the noun at i is the end of, or i where it is what an end is put
// to, -1 for neither: "an end to the ban".
func (r *reader) endOf(i int) int {
	if x := r.endedBy(i); x >= 0 {
		return x
	}
	if h := int(r.t.head[i]); h >= 0 && r.endedBy(h) == i {
		return i
	}
	return -1
}

// endedAt returns the infinitive that is against its object, the noun at i, or puts it
// off, -1 for none: who asks others "to block the ban" is for blocking it.
func (r *reader) endedAt(i int) int {
	x := int(r.t.head[i])
	if x < 0 || x > i || r.t.rel(i) != nlp.RelObj || r.t.pos(x) != nlp.VERB || r.t.rel(x) != nlp.RelXcomp || r.t.negated(x) {
		return -1
	}
	if fr := r.frameAt("v", x); fr == nil || fr.stance != "against" && fr.stance != "undecided" {
		return -1
	}
	return x
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

// portions are nouns that tell how much or what sort of what stands after "of".
var portions = listed("portions")

// informs are verbs for telling somebody a thing.
var informs = listed("informs")

// deniesDeed reports whether the clause of verb v, which somebody denies, tells of what was done
// or is so, and not of what is to be: "denied breaking the pact", "denied it had breached it".
func (r *reader) deniesDeed(v int) bool {
	if r.t.pos(v) != nlp.VERB && r.t.pos(v) != nlp.AUX {
		return false
	}
	switch r.t.aux(v) {
	case "would", "will", "should", "must", "may", "might", "could", "can", "'ll", "’ll", "'d", "’d":
		return false
	}
	switch r.t.lemma(v) {
	case "plan", "intend", "aim", "seek", "want", "consider", "mean":
		return false // "denied it planned to sell the mine": it will not
	}
	be := r.t.kid(v, nlp.RelAux)
	return r.doc.Tokens[v].XPOS != nlp.TagVBG || be < 0 || r.t.lemma(be) != "be" // "denied it was raising taxes": it will not
}
