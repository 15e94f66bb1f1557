package extract

import "github.com/parley-record/parley/nlp"

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
