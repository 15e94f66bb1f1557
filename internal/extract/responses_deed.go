package extract

import "github.com/parley-record/parley/nlp"

// alters are the words for deeds that leave a text other than it was.
var alters = listed("alters")

// undoes are the words for deeds that leave nothing of it.
var undoes = listed("undoes")

// onDeed returns a stand on a deed that is done to a text as one on the text: who is
// against any change to it is for it, who wants one takes it on that condition.
func (r *reader) onDeed(s stand) stand {
	k := r.deedIn(&s)
	if k < 0 {
		return s
	}
	l := r.t.lemma(k)
	switch {
	case s.stance == "against":
		s.stance, s.force = "for", "statement"
	case s.stance == "for" && undoes[l]:
		s.stance, s.force = "against", "refusal"
	case s.stance == "for":
		s.stance, s.force = "conditional", "demand"
	}
	return s
}

// deedIn returns the word for what is done to the text that a stand is on, -1 for none.
func (r *reader) deedIn(s *stand) int {
	deed := func(k int) bool { return alters[r.t.lemma(k)] || undoes[r.t.lemma(k)] }
	if r.textAt[s.issue] != 0 {
		h := int(r.t.head[s.issue])
		if s.path == "said" && h >= 0 && r.t.rel(s.issue) == nlp.RelNmod && r.t.pos(h) == nlp.NOUN && deed(h) {
			return h
		}
		return -1
	}
	for k := s.f; k < s.e && r.textAt[k] == 0; k++ {
		if deed(k) && (r.t.pos(k) != nlp.VERB || k == s.issue) {
			return k
		}
	}
	return -1
}

// does reports whether the pronoun at i is the subject of a verb that does something with
// the text in by its name, so that it is not that text.
func (r *reader) does(i, in int) bool {
	v := int(r.t.head[i])
	if v < 0 || r.t.rel(i) != nlp.RelNsubj || r.t.pos(v) != nlp.VERB {
		return false
	}
	for range 2 {
		for c := r.t.first[v]; c >= 0; c = r.t.nxt[c] {
			if k := r.textAt[c]; k != 0 && int(c) > v && r.texts[k-1].in == in {
				return true
			}
		}
		if v = r.t.kid(v, nlp.RelXcomp); v < 0 {
			break
		}
	}
	return false
}

// weighed reports whether verb v tells that somebody is done with weighing a text: "has
// reviewed it", "having studied it".
func (r *reader) weighed(v int) bool {
	if r.doc.Tokens[v].XPOS != nlp.TagVBN || r.t.passive(v) || r.t.negated(v) {
		return false
	}
	for c := r.t.first[v]; c >= 0; c = r.t.nxt[c] {
		if int(c) < v && r.t.rel(int(c)) == nlp.RelAux && r.t.lemma(int(c)) == "have" {
			return true
		}
	}
	return false
}
