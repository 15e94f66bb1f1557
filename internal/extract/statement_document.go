package extract

import "github.com/parley-record/parley/nlp"

// documents holds the nouns for texts that speak for whoever issued them.
var documents = listed("documents")

// telling are the words of what a text does when it speaks: not "the deal offers
// hope" but "the deal says", "the draft calls for".
var telling = listed("telling")

// issuer returns whose text the document at root is: "the union's letter", "a
// Kremlin statement"; false where its words do not tell.
func (t *teller) issuer(first, root int) (Ref, bool) {
	if t.nameAt[root] != 0 || !documents[t.t.lemma(root)] {
		return Ref{}, false
	}
	for c := t.t.first[root]; c >= 0; c = t.t.nxt[c] {
		k := int(c)
		if k < first || k >= root {
			continue
		}
		switch {
		case t.doc.Tokens[k].Rel == nlp.RelNmodPoss && t.t.pos(k) != nlp.PRON && t.canSpeak(k) && !documents[t.t.lemma(k)]:
		case t.t.rel(k) == nlp.RelCompound && t.nameAt[k] != 0 && t.doc.Names[t.nameAt[k]-1].Kind != nlp.Place && t.doc.Names[t.nameAt[k]-1].Kind != nlp.Other:
		case t.t.rel(k) == nlp.RelCompound && t.oneOf(k): // "the court ruling"
		default:
			continue
		}
		f, e := t.nounPhrase(k)
		return Ref{int32(f), int32(min(e, root)), int32(k)}, true
	}
	return Ref{}, false
}

// joint reports whether a document is of several: "the joint statement".
func (t *teller) joint(root int) bool {
	if t.nameAt[root] != 0 || !documents[t.t.lemma(root)] {
		return false
	}
	for c := t.t.first[root]; c >= 0; c = t.t.nxt[c] {
		if t.doc.Is(int(c), "joint") {
			return true
		}
	}
	return false
}

// written reports whether a document tells the words of s in a clause of its own.
func (t *teller) written(s *Statement) bool {
	if !s.Source.OK() || s.Within > 0 || t.nameAt[s.Source.Head] != 0 || !documents[t.t.lemma(int(s.Source.Head))] {
		return false
	}
	v := t.mainCue(t.doc.TokensIn(s.Cue))
	if v < 0 || !telling[t.t.lemma(v)] {
		return false
	}
	// "A draft calls for …" may be read as the calls of a draft.
	calls := s.Rule == "attribution" && t.t.pos(v) == nlp.NOUN && t.t.rel(v) == nlp.RelRoot && int(s.Source.End) == v
	return calls || t.finite(v) && !t.t.passive(v)
}
