package extract

import "github.com/parley-record/parley/nlp"

// toldTexts returns the tokens that stand for what somebody proposes or offers
// without a noun for it ("proposed raising the ceiling"), each with its verb.
func (r *reader) toldTexts() map[int]int {
	out := map[int]int{}
	for i := range r.doc.Tokens {
		if r.t.pos(i) == nlp.NOUN {
			if v := r.plannedAt(i); v >= 0 {
				out[i] = v
			}
			continue
		}
		if r.t.pos(i) != nlp.VERB {
			continue
		}
		l := r.t.lemma(i)
		if l != "propose" && l != "offer" && l != "suggest" || r.t.negated(i) {
			continue
		}
		if l == "offer" {
			if _, _, thing := r.handed(i); thing >= 0 {
				out[thing] = i
				continue
			}
		}
		if l != "suggest" {
			if k := r.t.patient(i); k >= 0 && r.t.pos(k) == nlp.NOUN && r.t.kid(k, nlp.RelDet) != k {
				if _, ok := r.textKind(k); !ok && !r.empty(k) && r.t.kid(k, nlp.RelAmod, nlp.RelCompound, nlp.RelNmod, nlp.RelNummod) >= 0 {
					out[k] = i
				}
				continue
			}
		}
		if k := r.t.kid(i, nlp.RelXcomp, nlp.RelCcomp); k > i && r.t.pos(k) == nlp.VERB {
			switch r.t.lemma(k) {
			case "be", "have", "talk", "meet", "negotiate", "help", "say":
				continue
			}
			if l == "suggest" && r.doc.Tokens[k].XPOS != nlp.TagVBG {
				continue
			}
			if o := r.t.kid(k, nlp.RelObj); o >= 0 {
				if _, ok := r.textKind(o); ok {
					continue
				}
				if h := r.t.kid(o, nlp.RelNmod); h >= 0 && amounts[r.t.lemma(o)] {
					if _, ok := r.textKind(h); ok {
						continue // "offered to raise the cash portion of its offer"
					}
				}
				out[k] = i
			}
		}
	}
	r.askedTexts(out)
	return out
}

// plannedAt returns the word by which the noun at i stands for what somebody means
// to do: "the proposed pay cuts", "planned closures"; -1 for none.
func (r *reader) plannedAt(i int) int {
	if r.t.inside(i) || r.empty(i) {
		return -1
	}
	f, _ := r.sentence(i)
	for k := i - 1; k >= f && i-k < 5; k-- {
		switch lower(r.doc.Form(k)) {
		case "proposed", "planned", "mooted":
			if _, ok := r.textKind(i); ok || r.t.pos(k-min(1, k)) == nlp.AUX {
				return -1
			}
			return k
		}
		if !r.t.chunk(k) {
			return -1
		}
	}
	return -1
}

// empty reports whether the noun at k says nothing of what is offered.
func (r *reader) empty(k int) bool {
	l := r.t.lemma(k)
	if _, ok := is(nouns, l, "empty"); ok {
		return true
	}
	if _, ok := is(nouns, l, "agent"); ok {
		return true
	}
	if _, ok := is(nouns, l, "telling"); ok {
		return true
	}
	if _, ok := is(nouns, l, "stirred"); ok {
		return true
	}
	_, ok := is(nouns, l, "meeting")
	return ok
}

// toldText reads what verb v proposes, at token i, as a text.
func (r *reader) toldText(i, v int) text {
	m := text{head: i, lemma: r.t.lemma(i), kind: "plan", told: v, owner: -1, to: -1, deed: -1}
	if r.t.lemma(v) == "offer" {
		m.kind = "offer"
	}
	_, se := r.sentence(i)
	if v < i && r.t.pos(i) == nlp.NOUN && i-v < 5 && !r.acts(v) {
		// "the government's planned job cuts"
		m.first, _, m.owner = r.nounPhrase(i)
		if m.owner >= 0 {
			m.by = r.parties(m.owner)
		}
		m.end = i + 1
		m.definite = true
		r.noteAbout(&m, m.first, i+1)
		m.ids = append(m.ids, m.about...)
		return m
	}
	m.by = r.agents(v)
	m.first, m.end = i, r.verbPhrase(i, min(se, i+1+maxComplement), &m)
	if to, first, thing := r.handed(v); m.kind == "offer" && thing == i {
		m.first, m.to = first, to
		r.noteAbout(&m, m.first, i+1)
		return m
	}
	if r.t.pos(i) == nlp.NOUN {
		m.first, _, _ = r.nounPhrase(i)
		if h := int(r.t.head[i]); h > i && h != v && r.t.rel(i) == nlp.RelNsubj {
			m.end = min(r.ownEnd(h), m.first+maxComplement, se) // "suggested that the base be cut"
		}
		r.noteAbout(&m, m.first, max(m.end, i+1))
	}
	return m
}

// handed reads "offered its 900 seafarers a pay rise of 4 per cent", whatever the tree
// makes of the two: to whom verb v offers, where what it offers begins, and its noun; -1
// where the words are not so.
func (r *reader) handed(v int) (to, first, thing int) {
	_, e := r.sentence(v)
	to = -1
	k := v + 1
	for ; k < min(e-1, v+9); k++ {
		x := r.doc.Tokens[k].XPOS
		if to >= 0 && (r.doc.Is(k, "a") || r.doc.Is(k, "an") || r.doc.Is(k, "another") || r.t.pos(k) == nlp.NUM || r.doc.Is(k, "$") || r.doc.Is(k, "£") || r.doc.Is(k, "€")) {
			break
		}
		switch {
		case r.t.chunk(k) || x == nlp.TagVBG || x == nlp.TagPOS:
			if r.t.pos(k) == nlp.NOUN || r.t.pos(k) == nlp.PROPN {
				if to = k; r.t.timeWord(k) || measures[r.t.lemma(k)] {
					to = -1
				}
			}
		case r.t.pos(k) == nlp.PRON && x != nlp.TagPRPS:
			switch lower(r.doc.Form(k)) {
			case "him", "her", "it", "them":
				to = k
			default:
				return -1, -1, -1
			}
		case (r.t.pos(k) == nlp.DET || x == nlp.TagPRPS) && to < 0 && k == v+1:
		case r.doc.Is(k, "and") && to >= 0:
		default:
			return -1, -1, -1
		}
	}
	if to < 0 || to != k-1 {
		return -1, -1, -1
	}
	_, head := r.nounRun(k, min(e, k+12))
	if head < 0 || r.empty(head) || r.t.timeWord(head) {
		return -1, -1, -1
	}
	if _, ok := r.textKind(head); ok {
		return -1, -1, -1
	}
	return to, k, head
}

// acts reports whether the word at v is a verb with a subject or object of its own,
// and no word before a noun.
func (r *reader) acts(v int) bool {
	return r.t.pos(v) == nlp.VERB && (r.t.kid(v, nlp.RelNsubj, nlp.RelObj, nlp.RelAux) >= 0 || r.doc.Tokens[v].XPOS == nlp.TagVBD)
}
