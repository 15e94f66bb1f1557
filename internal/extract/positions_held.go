package extract

import "github.com/parley-record/parley/nlp"

// heldAs is the frame of those who hold a thing to be good or bad.
var heldAs = frame{word: "held_as", stance: "against", force: "concern"}

// heldPosition drafts whose stance verb v tells who holds a thing to be what the
// words after it praise or blame: "called the plan 'dangerous'", "a move that some
// delegates described as a step back". It reports whether v is such a verb and says
// of what.
func (r *reader) heldPosition(v int) bool {
	if _, ok := is(words, r.t.lemma(v), "holds"); !ok || r.t.pos(v) != nlp.VERB {
		return false
	}
	o := r.t.patient(v)
	if o < 0 || r.t.particle(v, "for") || r.t.particle(v, "on") || r.t.lo[v] < int32(v) && r.doc.Is(int(r.t.lo[v]), "what") {
		return false // "what it called its last offer": the words name the thing
	}
	who := r.agents(v)
	if len(who) == 0 {
		return false
	}
	stance := r.heldStance(v, o)
	if stance == "" {
		return r.t.lemma(v) == "consider" && r.heldFrom(v, o) >= 0 // "considers it to be a loan": no longer weighed
	}
	if _, kind := r.who(o); acts(kind) && kind != refPronoun {
		return false // "called the minister a liar" judges nobody's matter
	}
	s := stand{frame: &heldAs, at: v, stance: stance, force: "concern"}
	if stance == "for" {
		s.force = "welcome"
	}
	if !r.issue(&s, o, r.t.pos(o) == nlp.VERB, "o", 2) {
		return false
	}
	if o > v {
		s.e = min(s.e, r.heldFrom(v, o))
	}
	if s.e <= s.f {
		return false
	}
	if r.t.negated(v) {
		s.stance = against(s.stance)
		s.signs = append(s.signs, "negated")
	}
	s.signs = append(s.signs, "rule:judge", "held")
	r.addPositions(s, who, "by:subject")
	return true
}

// holdsSo reports whether verb v holds the thing at token o to be what the words behind it
// praise or blame.
func (r *reader) holdsSo(v, o int) bool {
	_, ok := is(words, r.t.lemma(v), "holds")
	return ok && r.t.pos(v) == nlp.VERB && r.t.patient(v) == o && r.heldStance(v, o) != ""
}

// heldAt returns the stance by which cue verb v, -1 for none, holds the thing at token o to
// be good or bad, "" where it does not.
func (r *reader) heldAt(v, o int) string {
	if v < 0 || !r.holdsSo(v, o) {
		return ""
	}
	if r.t.negated(v) {
		return against(r.heldStance(v, o))
	}
	return r.heldStance(v, o)
}

// heldFrom returns where the words begin that say what the thing at token o is held
// to be by verb v: behind the thing, or behind the verb where the thing stands
// before it; -1 where there are none.
func (r *reader) heldFrom(v, o int) int {
	_, e := r.sentence(v)
	k := v + 1
	if o > v {
		_, k = r.t.phrase(o, false)
		k = max(k, o+1)
		for n := o + 1; n < k; n++ {
			if r.anyQuote(n) || r.t.pos(n) == nlp.ADJ {
				k = n
			}
		}
	}
	for last := min(e, k+8); k < last; k++ {
		switch {
		case r.doc.Is(k, "as"), r.anyQuote(k):
			return k
		case r.doc.Is(k, "to") && r.doc.Is(k+1, "be"):
			return k + 2
		}
		switch r.t.pos(k) {
		case nlp.ADJ, nlp.DET:
			h := int(r.t.head[k])
			if h == v || h == o || h >= 0 && h > k && (int(r.t.head[h]) == v || int(r.t.head[h]) == o) && r.t.rel(h) != nlp.RelNmod {
				return k
			}
		case nlp.VERB, nlp.SCONJ, nlp.CCONJ:
			return -1
		case nlp.PUNCT:
			if r.doc.Is(k, ",") || r.doc.Is(k, ";") || r.doc.Is(k, ":") {
				return -1
			}
		}
	}
	return -1
}

// anyQuote reports whether token k opens or ends a quotation.
func (r *reader) anyQuote(k int) bool {
	switch r.doc.Form(k) {
	case "\"", "“", "”", "‘", "``", "''", "'":
		return true
	}
	return false
}

// heldStance returns the stance that the words take by which verb v holds the thing
// at token o to be so: "" where they neither praise nor blame it.
func (r *reader) heldStance(v, o int) string {
	f := r.heldFrom(v, o)
	_, e := r.sentence(v)
	if f < 0 {
		return ""
	}
	for k := f + 1; k < min(e, f+5); k++ {
		if r.doc.Is(k, "but") && k+1 < e && (r.t.pos(k+1) == nlp.ADJ || r.t.pos(k+1) == nlp.ADV) {
			f = k + 1 // "painful but fair": fair
		}
	}
	for k := f + 2; k < min(e, f+10); k++ {
		if r.doc.Is(k, ",") && r.doc.Is(k+1, "and") || r.doc.Is(k, "but") || r.doc.Is(k, "because") || r.doc.Is(k, ";") {
			e = k
			break
		}
	}
	e = min(e, f+9)
	if f >= e {
		return ""
	}
	if stance := r.heldPhrase(f, e); stance != "" {
		return stance
	}
	t := r.toneOf(f, e)
	pro, con := r.judgement(f, e)
	switch {
	case t.con+con > t.pro+pro:
		return "against"
	case t.pro+pro > t.con+con:
		return "for"
	}
	return ""
}

// heldPhrase returns the stance of the set phrase by which a thing is praised or blamed
// in the tokens [f, e), "a slap in the face for working people"; "" where there is none.
func (r *reader) heldPhrase(f, e int) string {
	for k := f + 1; k < e; k++ {
		fr, b := r.phraseAt(k)
		if fr == nil || b < f || fr.paths[0] != "s" || fr.denied || fr.stance == "for" && fr.force != "welcome" {
			continue
		}
		for n := f; n < b; n++ {
			if r.doc.Is(n, "not") || r.doc.Is(n, "no") || r.doc.Is(n, "hardly") {
				return against(fr.stance)
			}
		}
		return fr.stance
	}
	return ""
}
