package extract

import "github.com/parley-record/parley/nlp"

// Stances told by a set phrase behind "to be", and by what a thing does to those who
// judge it.

// phraseAt returns the set phrase that ends with token i and where it begins.
func (r *reader) phraseAt(i int) (fr *frame, first int) {
	fs := phrases["p"+lower(r.doc.Form(i))]
	f, _ := r.sentence(i)
	for n := range fs {
		x := &fs[n]
		b := i - len(x.after) + 1
		if b > f && r.begins(b, x.after) && (fr == nil || len(x.after) > len(fr.after)) {
			fr, first = x, b
		}
	}
	return fr, first
}

// joinedBy returns the form of "to be" or to seem that the phrase at token b stands behind,
// and whether it is denied there; -1 for none.
func (r *reader) joinedBy(b int) (be int, denied bool) {
	f, _ := r.sentence(b)
	for k := b - 1; k >= f && k > b-6; k-- {
		switch lower(r.doc.Form(k)) {
		case "not", "n't", "n’t", "never", "hardly", "scarcely":
			denied = !denied
			continue
		case "longer":
			denied = true
			continue
		case "no":
			if !r.doc.Is(k+1, "longer") {
				denied = !denied
			}
			continue
		}
		switch r.t.lemma(k) {
		case "be", "become", "remain", "stay", "get", "seem", "feel", "look", "sound", "appear":
			return k, denied
		}
		switch r.t.pos(k) {
		case nlp.ADV, nlp.PART, nlp.ADJ, nlp.DET:
		default:
			return -1, false
		}
	}
	return -1, false
}

// phrasePosition drafts what a set phrase that ends with token i says of its subject's
// stance, "is on board with the plan", or of the speaker's, "the plan is dead on arrival".
func (r *reader) phrasePosition(i int) bool {
	fr, b := r.phraseAt(i)
	if fr == nil {
		return false
	}
	be, neg := r.joinedBy(b)
	if be < 0 || fr.denied && !neg {
		return false
	}
	v := be // what the clause hangs on
	if rel := r.t.rel(be); rel == nlp.RelCop || rel == nlp.RelAux {
		v = int(r.t.head[be])
	}
	if r.moot(v) {
		return false
	}
	s := stand{frame: fr, at: i, stance: fr.stance, force: fr.force}
	if fr.paths[0] == "s" {
		return r.phraseJudges(s, v, neg)
	}
	if !r.behindPhrase(&s, i) {
		return false
	}
	who, sign := r.parties(r.t.subject(v)), "by:subject"
	if len(who) == 0 {
		if ref, ok := r.before(be); ok {
			who = []Ref{ref}
		} else if who, sign = r.partyNear(be); len(who) == 0 {
			return false
		}
	}
	if neg {
		s.stance = against(s.stance)
		s.signs = append(s.signs, "negated")
	}
	switch r.t.aux(v) {
	case "may", "might", "could":
		if s.stance == "for" {
			s.stance = "conditional"
		}
		s.signs = append(s.signs, "modal:may")
	}
	s.signs = append(s.signs, "rule:side")
	r.condition(&s, v)
	r.addPositions(s, who, sign)
	return true
}

// behindPhrase makes what stands behind the set phrase that ends with token i the issue of
// s, by the paths of its frame.
func (r *reader) behindPhrase(s *stand, i int) bool {
	_, e := r.sentence(i)
	for _, p := range s.frame.paths {
		k := i + 1
		switch {
		case k >= e:
			return false
		case p == "x":
			if h := int(r.t.head[k]); r.doc.Is(k, "to") && h > k && r.t.pos(h) == nlp.VERB {
				return r.issue(s, h, true, "x", 1)
			}
			continue
		case p != "=":
			if !r.doc.Is(k, p) {
				continue
			}
			k++
		}
		for n := k; n < min(e, k+8); n++ {
			switch r.t.pos(n) {
			case nlp.NOUN, nlp.PROPN:
				if h := int(r.t.head[n]); r.t.rel(n) == nlp.RelCompound || r.t.rel(n) == nlp.RelNmod && h > n && h < e {
					continue
				}
				return r.issue(s, n, false, p, 9)
			case nlp.PRON:
				if r.doc.Tokens[n].Rel != nlp.RelNmodPoss {
					return r.issue(s, n, false, p, 9)
				}
			case nlp.VERB:
				return r.doc.Tokens[n].XPOS == nlp.TagVBG && r.issue(s, n, true, p, 9)
			case nlp.DET, nlp.ADJ, nlp.ADV, nlp.NUM, nlp.PART:
			case nlp.PUNCT:
				if !r.anyQuote(n) && !r.doc.Is(n, "-") {
					return false
				}
			default:
				return false
			}
		}
	}
	return false
}

// phraseJudges drafts that whoever is told to judge so, or else the speaker, takes the
// stance of s on the subject of v.
func (r *reader) phraseJudges(s stand, v int, neg bool) bool {
	k := r.t.kid(v, nlp.RelCsubj)
	if k < 0 {
		if k = r.t.subject(v); k < 0 {
			return false
		}
	}
	if _, kind := r.who(k); acts(kind) && r.t.pos(k) != nlp.PRON {
		return false
	}
	who, sign := r.judgesBehind(s.at), "by:subject"
	if len(who) == 0 {
		ref, ok := r.speaker(s.at)
		if !ok {
			return false
		}
		who, sign = []Ref{ref}, "by:speaker"
	}
	if !r.issue(&s, k, r.t.pos(k) == nlp.VERB, "s", 2) {
		return false
	}
	if neg {
		s.stance = against(s.stance)
		s.signs = append(s.signs, "negated")
	}
	s.signs = append(s.signs, "rule:judge")
	r.condition(&s, v)
	r.addPositions(s, who, sign)
	return true
}

// judgesBehind returns those who stand behind token i as the ones for whom a thing is what
// it says: "is a red line for Norway".
func (r *reader) judgesBehind(i int) []Ref {
	if !r.doc.Is(i+1, "for") && !r.doc.Is(i+1, "to") {
		return nil
	}
	_, e := r.sentence(i)
	who, _ := r.refsFrom(i+2, min(e, i+20))
	return who
}

// judgingVerb drafts the speaker's stance on the subject of a verb that judges it, "the
// offer falls short", "it hinges on who pays".
func (r *reader) judgingVerb(fr *frame, i int) bool {
	s := stand{frame: fr, at: i, stance: fr.stance, force: fr.force}
	if r.t.passive(i) || r.t.aux(i) != "" && !r.t.negated(i) {
		return false
	}
	return r.phraseJudges(s, i, r.t.negated(i))
}

// feltPosition drafts the stance of those in whom a thing stirs what verb i says: "the
// plan angered the growers", "does not sit well with Norway".
func (r *reader) feltPosition(fr *frame, i int) bool {
	if r.t.passive(i) {
		return false
	}
	o, p := r.t.kid(i, nlp.RelObj), r.t.subject(i)
	if fr.paths[0] == "with" {
		o = -1
		for c := r.t.first[i]; c >= 0; c = r.t.nxt[c] {
			if k := int(c); k > i && r.t.rel(k) == nlp.RelObl && r.t.preposition(k) == "with" {
				o = k
			}
		}
	}
	if o < i || p < 0 || p > i {
		return false
	}
	if _, kind := r.who(p); acts(kind) && r.t.pos(p) != nlp.PRON {
		return false // "the minister angered the growers" by what is not told
	}
	who := r.parties(o)
	s := stand{frame: fr, at: i, stance: fr.stance, force: fr.force}
	if len(who) == 0 || !r.issue(&s, p, r.t.pos(p) == nlp.VERB, "s", 2) {
		return false
	}
	r.temper(&s, fr, i)
	if s.e <= s.f {
		return false
	}
	s.signs = append(s.signs, "lent")
	r.addPositions(s, who, "by:object")
	return true
}

// felt reports whether fr tells what its subject stirs in others.
func felt(fr *frame) bool {
	switch fr.word {
	case "rankle_with", "sit_badly", "sit_well", "go_down_badly", "go_down_well", "find_favour", "find_favor":
		return true
	}
	return fr.paths[0] == "e"
}
