package extract

import "github.com/parley-record/parley/nlp"

// duty are the modal verbs that tell what somebody is to do.
var duty = map[string]bool{"should": true, "must": true, "ought": true}

// withinStance reports whether i is the infinitive of a word that takes a
// stance, so that the two are one ("unwilling to accept", "a refusal to sign"),
// or of one that says it came to nothing ("failed to agree").
func (r *reader) withinStance(i int) bool {
	h := int(r.t.head[i])
	if h < 0 {
		return false
	}
	if r.t.rel(i) == nlp.RelConj && r.toldBeside(i, h) {
		return true
	}
	switch r.t.rel(i) {
	case nlp.RelXcomp:
	case nlp.RelAcl, nlp.RelAdvcl, nlp.RelCcomp:
		if r.t.pos(h) == nlp.NOUN && i > h && r.t.marked(i, "of") && r.doc.Tokens[i].XPOS == nlp.TagVBG && (r.t.negated(h) || r.t.head[h] >= 0 && r.t.negated(int(r.t.head[h]))) {
			break // "no intention of accepting it"
		}
		if !r.t.marked(i, "to") || i < h {
			return false
		}
	default:
		return false
	}
	key := r.t.class(h)
	if key == "" {
		return false
	}
	if d, ok := is(words, r.t.lemma(h), "stand"); ok && d == "none" && !r.seized(h) {
		return true
	}
	fr := r.frameAt(key, h)
	if fs := r.stateFrames(h); key == "v" && len(fs) > 0 {
		fr = &fs[0]
	}
	if fr == nil {
		return false
	}
	for _, p := range fr.paths {
		if p == "x" || p == "of" && r.t.marked(i, "of") {
			return true
		}
	}
	return r.t.rel(i) == nlp.RelXcomp
}

// toldBeside reports whether verb i is a further deed that somebody is asked or told to do
// beside the one at h: "asked Norway to curb the boats and stop the sales".
func (r *reader) toldBeside(i, h int) bool {
	if r.doc.Tokens[i].XPOS != nlp.TagVB || r.t.aux(i) != "" || r.t.kid(i, nlp.RelNsubj) >= 0 || r.t.rel(h) != nlp.RelXcomp || r.t.pos(h) != nlp.VERB {
		return false
	}
	g := int(r.t.head[h])
	if g < 0 || g > h || r.t.pos(g) != nlp.VERB {
		return false
	}
	o := r.t.kid(g, nlp.RelObj, nlp.RelIobj)
	return o > g && o < h
}

// modalPosition reads "X should …", "X must not …" as the stance of whoever says
// so, and "X will not …" as X's own refusal.
func (r *reader) modalPosition(i int) {
	if r.t.pos(i) != nlp.VERB {
		return
	}
	m := r.t.aux(i)
	if r.mute(i) {
		return
	}
	neg := r.t.negated(i)
	fr := frame{word: "modal", paths: []string{"o", "x", "with", "to", "for", "on"}}
	switch m {
	case "should", "must", "ought":
		r.shouldPosition(i, neg)
	case "will", "would", "wo", "can", "ca", "could", "shall", "'ll", "’ll":
		if !neg {
			if m != "can" && m != "could" && m != "ca" {
				r.onlyPosition(i)
			}
			return
		}
		who := r.takers(i)
		if len(who) == 0 || r.t.passive(i) || r.foretold(i, who) {
			return
		}
		fr.word, fr.stance, fr.force = "wont", "against", "refusal"
		s := stand{frame: &fr, at: i, stance: "against", force: "refusal", path: "modal"}
		if sub, ok := r.inner(i, 1); ok {
			s = sub
			s.stance = against(sub.stance)
			s.frame = &fr
		} else if !r.issueAt(&s, i, fr.paths, 0) {
			if !bareDeeds[r.t.lemma(i)] {
				return
			}
			_, e := r.t.span(i)
			s.issue, s.f, s.e = i, i, min(e, i+10)
		} else if r.changedBy(s.issue) == i {
			s.f, s.deed = i, true
		}
		s.signs = append(s.signs, "rule:wont")
		r.condition(&s, i)
		r.addPositions(s, who, "by:subject")
	}
}

// changedBy returns the verb whose object is the noun at i where it tells of more, less, none
// or another time of it and takes no stance by itself, -1 for none: who "will not raise
// its offer" is against raising it, and not against the offer.
func (r *reader) changedBy(i int) int {
	v := int(r.t.head[i])
	if v < 0 || v > i || r.t.rel(i) != nlp.RelObj || r.t.pos(v) != nlp.VERB || r.frameAt("v", v) != nil {
		return -1
	}
	if _, ok := is(words, r.t.lemma(v), "tone"); ok {
		return -1
	}
	for _, list := range [...]string{"effect", "inside"} {
		switch d, _ := is(verbs, r.t.lemma(v), list); d {
		case "raises", "lowers", "defers", "excludes":
			return v
		}
	}
	return -1
}

// bareDeeds are verbs that tell a matter of talks without an object: "will not sell".
var bareDeeds = listed("bareDeeds")

// foretold reports whether what i says of who stands in somebody else's belief:
// "experts believe that the bank would not agree".
func (r *reader) foretold(i int, who []Ref) bool {
	k := r.saidAt[i]
	if k == 0 || len(r.Statements) == 0 {
		return false
	}
	switch r.Statements[k-1].CueClass {
	case "believe", "doubt":
	default:
		return false
	}
	sp, ok := r.speaker(i)
	return ok && len(who) > 0 && sp.Head != who[0].Head
}
