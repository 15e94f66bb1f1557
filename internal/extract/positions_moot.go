package extract

import "github.com/parley-record/parley/nlp"

// Where a word of stance stands in words that leave open whether anybody takes it: in
// what a questioner puts to somebody, beside its own opposite, and in what is only
// rumoured, feared or hoped for.

// moot reports whether nobody takes the stance of the predicate at i by it.
func (r *reader) moot(i int) bool {
	return r.questioned(i) || r.eitherWay(i) && !r.asksWhether(i) || r.rumoured(i) || r.notSo(i)
}

// questioned reports whether the predicate at i is what somebody is asked: "asked if
// the banks would accept it, she said". The question tells nothing of the banks.
func (r *reader) questioned(i int) bool {
	return r.ofItsClause(i, func(k int) bool {
		h := int(r.t.head[k])
		return h >= 0 && h < k && puts[r.t.lemma(h)] && r.t.rel(k) != nlp.RelXcomp && r.isQuestion(k)
	})
}

// puts are verbs for putting a question.
var puts = map[string]bool{"ask": true, "question": true, "quiz": true, "query": true, "inquire": true, "enquire": true}

// eitherWay reports whether the predicate at i is one of two opposite answers that
// somebody may give: "to approve or reject the treaty".
func (r *reader) eitherWay(i int) bool {
	key := r.t.class(i)
	if key == "" {
		return false
	}
	if h := int(r.t.head[i]); h >= 0 && r.t.rel(i) == nlp.RelConj && r.oneOrOther(key, h, i) {
		return true
	}
	for c := r.t.first[i]; c >= 0; c = r.t.nxt[c] {
		if r.t.rel(int(c)) == nlp.RelConj && r.oneOrOther(key, i, int(c)) {
			return true
		}
	}
	return false
}

// oneOrOther reports whether "or" stands between the predicates a and b and they take
// opposite stances.
func (r *reader) oneOrOther(key string, a, b int) bool {
	c := r.t.kid(b, nlp.RelCc)
	if c < 0 || !r.doc.Is(c, "or") || r.t.class(b) != key {
		return false
	}
	x, y := r.frameAt(key, a), r.frameAt(key, b)
	return x != nil && y != nil && x.stance == against(y.stance) && x.stance != y.stance
}

// rumoured reports whether the predicate at i is what a noun tells to be no more than
// likely, feared or hoped for: "speculation that the bank will reject the offer".
func (r *reader) rumoured(i int) bool {
	for k, n := i, 0; k >= 0 && n < 3; k, n = int(r.t.head[k]), n+1 {
		h := int(r.t.head[k])
		switch r.t.rel(k) {
		case nlp.RelXcomp, nlp.RelConj:
			continue
		case nlp.RelAcl, nlp.RelCcomp:
			return h >= 0 && h < k && r.t.pos(h) == nlp.NOUN && r.t.kid(k, nlp.RelNsubj) > h && guesses[r.t.lemma(h)]
		}
		return false
	}
	return false
}

// guesses are nouns for what may come about.
var guesses = listed("guesses")

// arguing are verbs for making a point or granting one: what is so is no matter, and only
// what the point speaks for or against is a stance.
var arguing = map[string]bool{"argue": true, "contend": true, "maintain": true, "acknowledge": true, "concede": true, "agree": true, "suggest": true}

// argued reads clause k, a point that somebody makes, as a stance by what it speaks of
// its subject for and against: "argued that the bid was too low". It reports whether
// the point takes any: "argued that the votes take no time" takes none.
func (r *reader) argued(s *stand, k int) bool {
	if duty[r.t.aux(k)] || r.subjunctive(k) {
		return true
	}
	if key := r.t.class(k); key != "" && r.frameAt(key, k) != nil && !r.appraises(key, k) {
		return true // "argued that it needed a freer hand"
	}
	if r.t.kid(k, nlp.RelExpl) >= 0 && grants[s.frame.word] {
		return false // "acknowledged that there were doubts"
	}
	_, e := r.t.span(k)
	f := k
	if p := r.t.kid(k, nlp.RelCop); p >= 0 {
		f = min(f, p)
	}
	t := r.toneOf(f, e)
	switch {
	case t.con > t.pro:
		s.stance = "against"
	case t.pro > t.con && s.stance == "for":
	default:
		return false
	}
	s.signs = append(s.signs, "argued")
	return true
}

// subjunctive reports whether clause k tells what is to be and not what is so: "that the
// quota be cut", "that it include a delay".
func (r *reader) subjunctive(k int) bool {
	if r.t.aux(k) != "" || r.t.marked(k, "to") {
		return false
	}
	for c := r.t.first[k]; c >= 0; c = r.t.nxt[c] {
		if i := int(c); i < k && r.doc.Is(i, "be") && (r.t.rel(i) == nlp.RelAux || r.t.rel(i) == nlp.RelCop) {
			return true
		}
	}
	if r.doc.Tokens[k].XPOS == nlp.TagVB {
		return true
	}
	// "that Congress pass it", "suggested that the banks extend it": it looks like a present tense.
	p, h := r.t.kid(k, nlp.RelNsubj), int(r.t.head[k])
	if r.doc.Tokens[k].XPOS != nlp.TagVBP || p < 0 || r.t.pos(p) == nlp.PRON {
		return false
	}
	one := (r.doc.Tokens[p].XPOS == nlp.TagNN || r.doc.Tokens[p].XPOS == nlp.TagNNP) && r.t.kid(p, nlp.RelConj) < 0
	return one || h >= 0 && (r.doc.Tokens[h].XPOS == nlp.TagVBD || r.doc.Tokens[h].XPOS == nlp.TagVBN)
}

// grants are verbs for granting a point.
var grants = map[string]bool{"acknowledge": true, "concede": true}

// appraises reports whether the word at k, under the key of its part of speech, judges what
// it is said of, so that the speaker takes the stance.
func (r *reader) appraises(key string, k int) bool {
	fr := r.frameAt(key, k)
	return fr != nil && len(fr.paths) > 0 && fr.paths[0] == "s"
}

// fellThrough reports whether verb v tells of an agreement that some did not come to,
// which refuses nothing: "they failed to agree on a quota".
func (r *reader) fellThrough(v int) bool {
	if x := r.t.kid(v, nlp.RelXcomp); x > v && r.t.lemma(v) != "agree" {
		v = x // the main verb of a statement's cue
	}
	h := int(r.t.head[v])
	if h < 0 || h > v || r.t.lemma(v) != "agree" || r.t.rel(v) != nlp.RelXcomp && r.t.rel(v) != nlp.RelAcl {
		return false
	}
	way, _ := is(words, r.t.lemma(h), "stand")
	return way == "none"
}

// isQuestion reports whether clause k is a question that somebody asks and no deed that
// they ask for: "asked how it could be fair", "Do you want it?, she asked".
func (r *reader) isQuestion(k int) bool {
	f, e := r.t.span(k)
	return r.asksAt(f, e) || r.t.marked(k, "whether") || r.t.marked(k, "if")
}

// asksAt reports whether the tokens [f, e) are a question.
func (r *reader) asksAt(f, e int) bool {
	for i := f; i < min(e+2, len(r.doc.Tokens)); i++ {
		if r.doc.Is(i, "?") {
			return true
		}
	}
	switch r.doc.Tokens[f].XPOS {
	case nlp.TagWDT, nlp.TagWP, nlp.TagWRB:
		return true
	}
	return r.doc.Is(f, "whether") || r.doc.Is(f, "if")
}
