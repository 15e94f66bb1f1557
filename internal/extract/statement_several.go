package extract

import "github.com/parley-record/parley/nlp"

// several finds who speaks where the source [first, end) names more than one:
// each of them ("Berg and Kerr"), or how many they are ("both sides", "the two
// leaders", "the pair").
func (t *teller) several(s *Statement, first, end, root int) {
	s.Speakers, s.Together = nil, Together{}
	var buf [12]int
	joined := t.t.conjuncts(buf[:0], root)
	if len(joined) > 1 {
		for _, k := range joined {
			if k < first || k >= end || !t.canSpeak(k) || t.t.pos(k) == nlp.PRON {
				s.Speakers = nil
				return
			}
			for i := k - 2; i < k; i++ {
				if i > first && (t.doc.Is(i, "or") || t.doc.Is(i, "nor")) {
					s.Speakers = nil
					return
				}
			}
			f, e := t.nounPhrase(k)
			s.Speakers = append(s.Speakers, Ref{int32(f), int32(min(e, end)), int32(k)})
		}
		return
	}
	s.Together = t.together(first, root)
}

// together reads a source that counts who speaks, and names nobody.
func (t *teller) together(first, root int) Together {
	out := Together{Count: 2}
	if t.joint(root) {
		return out
	}
	w := lower(t.doc.Form(root))
	switch {
	case w == "both" && t.t.kid(root, nlp.RelNmod) < 0:
		return out
	case pairs[t.t.lemma(root)] && t.t.kid(root, nlp.RelNmod) < 0:
		if t.t.lemma(root) == "trio" {
			out.Count = 3
		} else if t.t.lemma(root) == "quartet" || t.t.lemma(root) == "foursome" {
			out.Count = 4
		}
		out.People = t.t.lemma(root) != "pair" && t.t.lemma(root) != "duo"
		return out
	case t.t.pos(root) == nlp.NUM && root > 0 && t.doc.Is(root-1, "the"):
		if n := numerals[w]; n > 1 {
			out.Count = n
			return out
		}
		return Together{}
	}
	if t.t.pos(root) != nlp.NOUN || t.nameAt[root] != 0 {
		return Together{}
	}
	kind, ok := is(words, t.t.lemma(root), "pair")
	if !ok || t.doc.Tokens[root].XPOS != nlp.TagNNS {
		return Together{}
	}
	out.Count = 0
	for c := t.t.first[root]; c >= 0; c = t.t.nxt[c] {
		k := int(c)
		f := lower(t.doc.Form(k))
		switch t.t.rel(k) {
		case nlp.RelDet, nlp.RelNummod, nlp.RelCc, nlp.RelAdvmod:
			if n := numerals[f]; n > 1 {
				out.Count = n
			} else if f == "both" {
				out.Count = 2
			}
		case nlp.RelAmod:
			if f != "warring" && f != "rival" && f != "opposing" && f != "negotiating" {
				return Together{}
			}
		case nlp.RelNmod, nlp.RelCompound, nlp.RelAcl, nlp.RelConj, nlp.RelAppos, nlp.RelFlat:
			return Together{}
		}
	}
	the := root > first && t.doc.Is(root-1, "the")
	if out.Count == 0 && kind == "side" && (the || t.t.kid(root, nlp.RelAmod) >= 0) {
		out.Count = 2 // "the sides": no other two can be meant
	}
	if out.Count == 0 {
		return Together{}
	}
	switch t.t.lemma(root) {
	case "leader", "minister", "president", "premier", "envoy", "negotiator", "diplomat", "official", "man", "woman":
		out.People = true
	case "rival", "foe", "enemy":
	default:
		out.Sides = true
	}
	return out
}

// numerals are the counts of those who speak together.
var numerals = map[string]int{"two": 2, "2": 2, "three": 3, "3": 3, "four": 4, "4": 4, "five": 5, "5": 5, "six": 6}
