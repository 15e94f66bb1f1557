package extract

import (
	"github.com/parley-record/parley/nlp"
)

// What speaks for a step and against it.

// unreal reports whether verb v tells what did not come about: "would have
// given", "could have signed".
func (r *reader) unreal(v int) bool {
	switch r.t.aux(v) {
	case "would", "could", "might", "should":
	default:
		return false
	}
	if x := r.doc.Tokens[v].XPOS; x != nlp.TagVBN && x != nlp.TagVBD {
		return false
	}
	for c := r.t.first[v]; c >= 0; c = r.t.nxt[c] {
		if r.t.rel(int(c)) == nlp.RelAux && r.doc.Is(int(c), "have") {
			return true
		}
	}
	return false
}

// stepSigns tells where in its sentence the deed v stands, who promises it and
// what it hangs on.
func (r *reader) stepSigns(v int, who []Ref, w *When) []string {
	var s []string
	h := int(r.t.head[v])
	switch r.t.rel(r.ownTold(v)) {
	case nlp.RelRoot:
		s = append(s, "clause:main")
	case nlp.RelCcomp, nlp.RelParataxis:
		s = append(s, "clause:said")
	case nlp.RelAcl:
		s = append(s, "clause:noun")
		if h >= 0 && r.textAt[h] != 0 {
			s = append(s, "clause:text") // what a text would do is a term of it
		}
	case nlp.RelAdvcl:
		s = append(s, "clause:beside")
	case nlp.RelConj:
		s = append(s, "clause:shared")
	}
	if x := r.t.subject(v); x >= 0 && r.textAt[x] != 0 && !r.t.passive(v) {
		s = append(s, "subject:text")
	}
	if h >= 0 && r.t.pos(h) == nlp.VERB && r.t.marked(v, "to") {
		switch r.doc.Tokens[h].XPOS {
		case nlp.TagVBD, nlp.TagVBN:
			s = append(s, "over:past")
		case nlp.TagVBZ, nlp.TagVBP:
			s = append(s, "over:now")
		}
	}
	for c := r.t.first[v]; c >= 0; c = r.t.nxt[c] {
		if r.t.rel(int(c)) == nlp.RelAdvcl && r.t.conditional(int(c)) {
			s = append(s, "on-condition")
			break
		}
	}
	if by, ok := r.speaker(v); ok && len(who) > 0 {
		if who[0].Head == by.Head {
			s = append(s, "by:self")
		} else {
			s = append(s, "by:told")
		}
	}
	if k := r.saidAt[v]; k != 0 && len(r.Statements) > 0 {
		switch c := r.Statements[k-1].CueClass; c {
		case "promise", "threaten", "demand", "ask", "believe", "warn":
			s = append(s, "cue:"+c)
		}
	}
	if w != nil && r.timeSide(w) > 0 {
		s = append(s, "timed:ahead")
	}
	tie := false
	for k, e := r.t.span(v); k < e && !tie; k++ {
		_, meets := is(nouns, r.t.lemma(k), "meeting")
		tie = meets || r.textAt[k] != 0
	}
	if tie {
		s = append(s, "tie") // to a text or to talks
	}
	if o := r.t.kid(v, nlp.RelObj); r.titled(v) || o >= 0 && r.titled(o) {
		s = append(s, "title-word")
	}
	return s
}

// ownTold returns the verb whose place in the sentence verb v has: one joined to another
// with "will" or "would" of its own is told as that one is.
func (r *reader) ownTold(v int) int {
	for h := int(r.t.head[v]); h >= 0 && r.t.rel(v) == nlp.RelConj && r.t.pos(h) == nlp.VERB && r.t.aux(v) != "" && r.t.aux(h) != ""; h = int(r.t.head[v]) {
		v = h
	}
	return v
}

// withWhom returns with whom verb v is to be done: "will sign it with Norra".
func (r *reader) withWhom(v int) []Ref {
	for c := r.t.first[v]; c >= 0; c = r.t.nxt[c] {
		if k := int(c); r.t.rel(k) == nlp.RelObl && (r.t.preposition(k) == "with" || r.t.preposition(k) == "alongside") {
			return r.parties(k)
		}
	}
	return nil
}

// deedSigns tells what sort of deed verb v is and how plainly it is told: somebody's
// own act or what comes of one, whole or cut, with what mood above it.
func (r *reader) deedSigns(v int) []string {
	var s []string
	l := r.t.lemma(v)
	if _, ok := is(verbs, l, "outcome"); ok || l == "go" && (r.t.particle(v, "down") || r.t.particle(v, "up")) || l == "come" && !r.t.particle(v, "up") {
		s = append(s, "verb:outcome")
	} else if _, ok := is(verbs, l, "procedure"); ok {
		s = append(s, "verb:procedure")
	}
	if r.t.pos(v) != nlp.VERB {
		return s
	}
	if x := r.t.subject(v); x >= 0 && r.t.pos(x) == nlp.PRON {
		switch w := lower(r.doc.Form(x)); w {
		case "i", "it", "they":
			s = append(s, "subject:"+w)
		case "he", "she":
			s = append(s, "subject:he")
		}
	}
	switch o := r.t.kid(v, nlp.RelObj); {
	case o >= 0 && r.t.pos(o) == nlp.PRON:
		s = append(s, "object:pron")
	case o >= 0 && r.nameAt[o] != 0:
		s = append(s, "object:name")
	case o >= 0:
		if _, ok := is(nouns, r.t.lemma(o), "deed"); ok {
			s = append(s, "object:deed")
		}
	case r.t.kid(v, nlp.RelObl, nlp.RelXcomp, nlp.RelCcomp) < 0:
		s = append(s, "alone")
	}
	if r.doc.Tokens[v].Rel == nlp.RelAclRelcl {
		s = append(s, "clause:which")
	}
	for c := r.t.first[v]; c >= 0; c = r.t.nxt[c] {
		if k := int(c); r.t.rel(k) == nlp.RelAdvcl && (r.t.marked(k, "until") || r.t.marked(k, "unless")) {
			s = append(s, "until")
			break
		}
	}
	if _, e := r.sentence(v); r.doc.Is(e-1, "?") || e > 1 && r.doc.Is(e-2, "?") {
		s = append(s, "asked")
	}
	return append(s, r.moodOver(v)...)
}

// moodOver tells in what mood the words above verb v tell of it: "fears it will",
// "doubts that", "announced that".
func (r *reader) moodOver(v int) []string {
	for h, n := int(r.t.head[v]), 0; h >= 0 && n < 3; h, n = int(r.t.head[h]), n+1 {
		switch r.t.lemma(h) {
		case "fear", "worry", "concern", "concerned", "worried", "afraid", "risk", "danger":
			return []string{"over:fear"}
		case "doubt", "unlikely", "possible", "possibility", "chance", "assurance", "rumour", "rumor", "speculation", "sign", "evidence":
			return []string{"over:doubt"}
		case "announce", "confirm", "declare", "decide":
			return []string{"over:announce"}
		case "promise", "pledge", "vow":
			return []string{"over:promise"}
		case "tell":
			return []string{"over:tell"}
		case "say", "add":
			return []string{"over:say"}
		case "think", "believe", "feel", "argue", "claim", "complain", "predict", "forecast", "suggest", "guess", "suppose", "hope", "confident", "optimistic", "hopeful", "insist", "warn":
			return nil
		}
	}
	return nil
}

// stepVerbSigns tells what sort of deed verb v tells, and of what.
func (r *reader) stepVerbSigns(v int) []string {
	var signs []string
	if r.t.pos(v) == nlp.AUX {
		signs = append(signs, "verb:aux")
	}
	l := r.t.lemma(v)
	switch l {
	case "be", "have", "do", "make", "take", "get", "go", "come", "see", "think", "know", "say", "like", "become", "remain", "continue", "face", "mean", "lead", "help", "give", "include", "need":
		signs = append(signs, "verb:light", "verb:"+l)
	case "meet", "talk", "negotiate", "speak", "discuss":
		signs = append(signs, "verb:talk")
	}
	if _, ok := is(verbs, l, "deed"); ok {
		signs = append(signs, "verb:deed")
	}
	if _, ok := stances["v"+l]; ok {
		signs = append(signs, "verb:stance")
	}
	if o := r.t.kid(v, nlp.RelObj); o >= 0 {
		signs = append(signs, "object")
		if r.textAt[o] != 0 {
			signs = append(signs, "object:text")
		}
		if _, ok := is(nouns, r.t.lemma(o), "meeting"); ok {
			signs = append(signs, "object:talks")
		}
	}
	return signs
}
