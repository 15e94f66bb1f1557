package extract

import (
	"github.com/parley-record/parley/nlp"
)

// adjectivePosition drafts what adjective i says: of its subject's stance
// ("willing to", "opposed to"), or of the speaker's ("is unacceptable").
func (r *reader) adjectivePosition(i int) {
	fs := stances["a"+r.t.lemma(i)]
	if len(fs) == 0 {
		return
	}
	for k := range fs {
		fr := &fs[k]
		if fr.paths[0] == "s" {
			if r.judged(fr, i) {
				return
			}
			continue
		}
		sign := "by:subject"
		who := r.parties(r.t.subject(i))
		if len(who) == 0 {
			if who, sign = r.partyNear(i); len(who) == 0 {
				continue
			}
		}
		s, ok := r.stand(fr, i, 0)
		if !ok {
			s, ok = r.standNear(fr, i)
		}
		if ok {
			s.signs = append(s.signs, "rule:adj")
			r.addPositions(s, who, sign)
			return
		}
	}
}

// judged drafts the speaker's stance on the subject of a judging word.
func (r *reader) judged(fr *frame, i int) bool {
	if h := int(r.t.head[i]); h >= 0 && r.t.rel(i) == nlp.RelXcomp && r.t.pos(h) == nlp.VERB {
		if _, ok := is(words, r.t.lemma(h), "holds"); ok {
			return r.heldToBe(fr, i, h)
		}
	}
	who, ok := r.speaker(i)
	if !ok {
		return false
	}
	k := -1
	switch {
	case r.t.kid(i, nlp.RelCop) >= 0:
		if k = r.t.kid(i, nlp.RelCsubj); k < 0 {
			k = r.t.subject(i)
		}
		if k < 0 || r.t.pos(k) == nlp.PRON {
			// "it is important to …"
			if x := r.t.kid(i, nlp.RelCsubj, nlp.RelXcomp, nlp.RelCcomp, nlp.RelAdvcl); x > i {
				k = x
			} else if k >= 0 {
				k = r.antecedent(k)
			}
		}
	case r.t.rel(i) == nlp.RelAmod && r.t.head[i] >= 0 && r.textAt[r.t.head[i]] != 0:
		k = int(r.t.head[i])
	}
	if k < 0 {
		return false
	}
	s := stand{frame: fr, at: i, stance: fr.stance, force: fr.force}
	if !r.issue(&s, k, r.t.pos(k) == nlp.VERB, "s", 2) {
		return false
	}
	if r.t.negated(i) {
		s.stance = against(s.stance)
		s.signs = append(s.signs, "negated")
	}
	s.signs = append(s.signs, "rule:judge")
	r.addPositions(s, []Ref{who}, "by:speaker")
	return true
}

// heldToBe drafts the stance of who by verb v holds a thing to be what the
// judging word i says ("is considered illegal by most states").
func (r *reader) heldToBe(fr *frame, i, v int) bool {
	who, k := r.agents(v), r.t.patient(v)
	if len(who) == 0 || k < 0 {
		return false
	}
	s := stand{frame: fr, at: v, stance: fr.stance, force: fr.force}
	if !r.issue(&s, k, false, "s", 2) {
		return false
	}
	if r.t.negated(v) != r.t.negated(i) {
		s.stance = against(s.stance)
		s.signs = append(s.signs, "negated")
	}
	s.signs = append(s.signs, "rule:judge", "held")
	r.addPositions(s, who, "by:subject")
	return true
}

// sideWords are prepositions that take a side after "to be".
var sideWords = map[string]frame{
	"against": {word: "be_against", stance: "against", force: "refusal", grade: "firm"},
	"behind":  {word: "be_behind", stance: "for", force: "statement"},
	"favour":  {word: "in_favour", stance: "for", force: "statement", grade: "firm", paths: []string{"of"}},
	"favor":   {word: "in_favour", stance: "for", force: "statement", grade: "firm", paths: []string{"of"}},
}

// sidePosition drafts "X is against Y" and "X is in favour of Y".
func (r *reader) sidePosition(i int) bool {
	key := r.t.preposition(i)
	in := key == "in" && (r.t.lemma(i) == "favour" || r.t.lemma(i) == "favor")
	if in {
		key = r.t.lemma(i)
	}
	fr, ok := sideWords[key]
	if !ok || (key == "favour" || key == "favor") != in {
		return false
	}
	if r.t.kid(i, nlp.RelCop) < 0 {
		return false
	}
	who := r.parties(r.t.subject(i))
	if len(who) == 0 {
		return false
	}
	s := stand{frame: &fr, at: i, stance: fr.stance, force: fr.force}
	if in {
		if !r.issueAt(&s, i, fr.paths, 9) {
			return false
		}
	} else {
		s.issue, s.path = i, key
		s.f, s.e = r.t.phrase(i, true)
		for k := s.f; k < i; k++ { // the phrase without its "against"
			if r.doc.Is(k, key) {
				s.f = k + 1
			}
		}
	}
	if r.t.negated(i) {
		s.stance = against(s.stance)
		s.signs = append(s.signs, "negated")
	}
	s.signs = append(s.signs, "rule:side")
	r.condition(&s, i)
	r.addPositions(s, who, "by:subject")
	return true
}

// nounPosition drafts "X's demand for Y", "opposition to Y by X", "opponents of
// Y", and "Y is a mistake" as its speaker's.
func (r *reader) nounPosition(i int) {
	if r.sidePosition(i) {
		return
	}
	fs := stances["n"+r.t.lemma(i)]
	if len(fs) == 0 {
		return
	}
	fr := &fs[0]
	if fr.paths[0] == "s" {
		r.judged(fr, i)
		return
	}
	s, ok := r.stand(fr, i, 0)
	if !ok {
		if s, ok = r.standNear(fr, i); !ok {
			if s, ok = r.standUnder(fr, i); !ok {
				return
			}
		}
	}
	s.signs = append(s.signs, "rule:noun")
	if h := int(r.t.head[i]); h >= 0 && r.t.rel(i) == nlp.RelObj {
		switch d, _ := is(words, r.t.lemma(h), "stand"); d {
		case "turned": // "withdrew its support"
			if s.force == "offer" {
				return // to take back an offer is not to oppose what it was about
			}
			s.stance = against(s.stance)
			s.signs = append(s.signs, "turned")
		case "none":
			return
		}
	}
	switch fr.word {
	case "advocate", "supporter", "proponent", "champion", "opponent", "critic":
		ref, _ := r.who(i)
		r.addPositions(s, []Ref{ref}, "by:itself")
		return
	}
	sign := "by:poss"
	who := r.parties(r.t.holder(i, 0))
	if len(who) == 0 {
		for c := r.t.first[i]; c >= 0; c = r.t.nxt[c] {
			if rel := r.t.rel(int(c)); rel == nlp.RelCompound || rel == nlp.RelAmod {
				if ref, k := r.who(int(c)); k == refState || k == refBody || k == refAgent || k == refPerson {
					who, sign = append(who, ref), "by:modifier"
				}
			}
		}
	}
	if len(who) == 0 {
		if h := int(r.t.head[i]); h >= 0 && r.t.rel(i) == nlp.RelObj && r.t.pos(h) == nlp.VERB && r.frameAt("v", h) != nil {
			return // "rejects any recognition of the border": read with its verb
		}
		if who, sign = r.partyNear(i); len(who) == 0 {
			return
		}
	}
	r.addPositions(s, who, sign)
}
