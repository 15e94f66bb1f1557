package extract

import "github.com/parley-record/parley/nlp"

// A lead is how the words of a clause put its deed ahead.
type lead struct {
	certainty string   // as parley.Step.Certainty; "": they do not
	signs     []string // the first names the form: "step:will"
	negated   bool
	above     bool // only the word above is: "will not be able to pay"
	refused   bool // somebody is not going to do it
	by        int  // token of who does it, -1 where none is told
	owner     int  // token of whose plan or duty it is, -1 where none is told
}

func (l *lead) put(certainty string, signs ...string) {
	l.certainty = certainty
	l.signs = append(l.signs, signs...)
}

// leadTo returns how the words put the deed of verb v ahead: with no certainty, none do.
func (r *reader) leadTo(v int) lead {
	l := lead{negated: r.t.negated(v), by: r.t.agent(v), owner: -1}
	h := int(r.t.head[v])
	r.leadByModal(v, &l)
	if l.certainty == "" {
		r.leadByNoun(v, &l)
	}
	if l.certainty == "" && r.t.marked(v, "to") && h >= 0 {
		if !r.leadToInfinitive(v, h, &l) {
			return lead{}
		}
	}
	if k := r.dueWord(v); l.certainty == "" && k >= 0 && (h < 0 || r.t.rel(v) != nlp.RelXcomp) {
		l.put("announced", "step:"+lower(r.doc.Form(k))) // whatever the tree makes of "is due to"
	}
	if l.certainty == "" && h >= 0 && r.t.rel(v) == nlp.RelAcl && r.doc.Tokens[v].XPOS == nlp.TagVBG && r.t.marked(v, "of") && intent(r.t.lemma(h)) {
		l.put("announced", "step:noun", "step:noun:"+r.t.lemma(h)) // "has no intention of raising its bid"
		l.owner = r.t.holder(h, 0)
	}
	if l.certainty == "announced" && h >= 0 && l.signs[0] == "step:noun" {
		if d := r.t.kid(h, nlp.RelDet); d >= 0 && r.doc.Is(d, "no") {
			l.negated = true // "has no plans to sell"
		}
	}
	if l.certainty == "" {
		r.leadByBe(v, &l)
	}
	if _, leads := is(verbs, r.t.lemma(v), "ahead"); l.certainty == "" && r.progressive(v) && !(leads && r.t.kid(v, nlp.RelXcomp) >= 0) {
		l.put("announced", "step:ing")
	}
	if l.certainty == "" && h >= 0 && r.t.rel(v) == nlp.RelConj && r.t.kid(v, nlp.RelNsubj) < 0 && r.doc.Tokens[v].XPOS == nlp.TagVB && r.ahead(v) {
		l.put("announced", "step:shared")
	}
	return l
}

// leadByModal reads "will vote", "may vote".
func (r *reader) leadByModal(v int, l *lead) {
	switch r.t.aux(v) {
	case "will", "wo", "'ll", "’ll", "shall":
		l.put("announced", "step:will")
	case "would":
		if r.saidAt[v] == 0 && !r.reported(v) {
			l.put("announced", "step:would:told")
		} else {
			l.put("announced", "step:would")
		}
	case "may", "might", "could":
		l.put("possible", "step:may")
	case "must", "should", "need":
		l.put("sought", "step:must")
	}
}

// leadByNoun reads "the board's plan is to sell".
func (r *reader) leadByNoun(v int, l *lead) {
	n := r.nounBefore(v)
	if n < 0 {
		return
	}
	if x := r.t.holder(n, 0); x >= 0 {
		l.by = x
	} else if s, ok := r.speaker(v); ok {
		l.by = int(s.Head)
	}
	l.put("announced", "step:noun", "step:noun:"+r.t.lemma(n))
	l.owner = l.by
}

// leadToInfinitive reads "plans to sell", "a deadline to decide" and their like, where h
// is the word over "to" and verb v. It reports whether v may lie ahead at all.
func (r *reader) leadToInfinitive(v, h int, l *lead) bool {
	switch r.t.rel(v) {
	case nlp.RelXcomp, nlp.RelAdvcl, nlp.RelCcomp, nlp.RelAcl:
		if !r.leadByWordOver(h, l) {
			return false
		}
	}
	if l.certainty == "" && r.t.lemma(h) == "be" {
		l.put("announced", "step:be-to")
	}
	if l.certainty == "" && r.t.rel(v) == nlp.RelAcl && r.t.passive(v) && (r.t.agent(v) >= 0 || r.timeSide(r.when(v)) > 0) {
		l.put("announced", "step:be-to") // "an amendment to be offered by the senator"
	}
	if o := r.ownHands(h); l.certainty == "" && o >= 0 && o < v && r.t.rel(v) != nlp.RelAcl {
		l.put("announced", "step:decide", "step:authorise")
		l.owner = r.t.subject(h)
	}
	verb := r.t.lemma(v)
	if _, befalls := is(verbs, verb, "outcome"); l.certainty == "" && !befalls && verb != "have" && r.going(h) && r.t.rel(v) == nlp.RelXcomp {
		l.put("announced", "step:will", "step:going")
		l.refused = r.t.negated(h) // "is not going to sign"
	}
	return true
}

// leadByWordOver reads the verb, adjective or noun h that an infinitive hangs on. It
// reports whether the deed may lie ahead.
func (r *reader) leadByWordOver(h int, l *lead) bool {
	over := r.t.lemma(h)
	if certainty, ok := is(verbs, over, "ahead"); ok {
		if r.t.negated(h) {
			if !denies(over) {
				return false // "has not decided to sell"
			}
			l.above = true
		}
		l.put(certainty, "step:"+over)
		if r.t.passive(h) {
			l.signs = append(l.signs, "step:passive")
		}
	} else if certainty, ok := is(words, lower(r.doc.Form(h)), "ahead"); ok && r.t.pos(h) != nlp.NOUN {
		if over == "unlikely" {
			certainty, l.negated = "expected", true
		}
		l.above = r.t.negated(h) // "will not be able to pay"
		l.put(certainty, "step:"+over)
	} else if d, ok := is(nouns, over, "deadline"); ok && d != "" && r.t.pos(h) == nlp.NOUN { // "faces a deadline to decide"
		l.put("expected", "step:noun", "step:deadline")
		if g := int(r.t.head[h]); g >= 0 && r.t.rel(h) == nlp.RelObj {
			l.owner = r.t.subject(g)
		}
	} else if _, ok := stances["n"+over]; ok && r.t.pos(h) == nlp.NOUN {
		l.put("announced", "step:noun", "step:noun:"+over)
	}
	return true
}

// leadByBe reads "is to ballot" whose "to" and "be" hang below verb v.
func (r *reader) leadByBe(v int, l *lead) {
	for c := r.t.first[v]; c >= 0; c = r.t.nxt[c] {
		k := int(c)
		if r.t.rel(k) == nlp.RelMark && r.doc.Is(k, "to") && k > 0 && r.t.lemma(k-1) == "be" {
			l.put("announced", "step:be-to")
		}
	}
}
