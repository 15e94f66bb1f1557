package extract

import (
	"strings"

	"github.com/parley-record/parley/nlp"
)

// Who the words of a source are, alone or several together.

// credit sets who speaks, and for whom, from the words that name the source.
func (t *teller) credit(s *Statement, at nlp.Span) {
	first, end := t.doc.TokensIn(at)
	for first < end && t.edge(first) {
		first++
	}
	for end > first && t.edge(end-1) {
		end--
	}
	if first >= end {
		return
	}
	if t.doc.Is(first, "whose") {
		first, end = t.whose(first, end)
	}
	root := t.rootOf(first, end)
	if e := t.author(root); e > root {
		root, end = e-1, max(end, e)
	}
	s.SourceAt = t.doc.Bytes(first, end)
	s.Source = Ref{int32(first), int32(end), int32(root)}
	s.Speaker = s.Source
	if k := t.bearer(first, end, root); k >= 0 {
		n := &t.doc.Names[k]
		s.Speaker = Ref{n.First, n.End, n.End - 1}
	} else if s.Source.End-s.Source.First > 1 {
		// The noun phrase of the root, without what else the span holds.
		f, e := t.t.phrase(root, true)
		f, e = max(f, first), min(e, end)
		if f <= root && root < e {
			s.Speaker = Ref{int32(f), int32(e), int32(root)}
		}
	}
	if who, ok := t.issuer(first, root); ok {
		s.Speaker = who
	}
	t.behalf(s, first, end, root)
	t.several(s, first, end, root)
	t.shorten(s, root)
}

// whose returns the words for who speaks where a source begins with that pronoun: with a
// verb of its own it is an aside to somebody named before it ("the league, whose contract
// runs out, urged …"), else it tells whose one is ("Ruud, whose partner has threatened …").
func (t *teller) whose(first, end int) (int, int) {
	if first+1 >= end {
		return first, end
	}
	aside := false
	for i := first; i < end; i++ {
		p := t.t.pos(i)
		aside = aside || p == nlp.VERB || p == nlp.AUX
	}
	if !aside {
		return first + 1, end
	}
	k := first - 1
	if k > 0 && t.doc.Is(k, ",") {
		k--
	}
	if k < 0 || t.doc.Tokens[k].Sentence != t.doc.Tokens[first].Sentence {
		return first, end
	}
	if n := t.nameAt[k]; n != 0 {
		return int(t.doc.Names[n-1].First), int(t.doc.Names[n-1].End)
	}
	return first, end
}

// author returns the end of the name of whose words root is a noun for:
// "comments by Anna Berg", "a statement from the board"; 0 for none.
func (t *teller) author(root int) int {
	by := root + 1
	if t.t.pos(root) != nlp.NOUN || by+1 >= len(t.doc.Tokens) || t.doc.Tokens[by].Sentence != t.doc.Tokens[root].Sentence {
		return 0
	}
	if _, ok := is(nouns, t.t.lemma(root), "words"); !ok || !t.doc.Is(by, "by") && !t.doc.Is(by, "from") {
		return 0
	}
	for k := by + 1; k < min(by+6, len(t.doc.Tokens)); k++ {
		if n := t.nameAt[k]; n != 0 && t.doc.Names[n-1].Kind != nlp.Place {
			return int(t.doc.Names[n-1].End)
		}
		if p := t.t.pos(k); p != nlp.NOUN && p != nlp.ADJ && p != nlp.DET && p != nlp.PROPN {
			break
		}
	}
	return 0
}

// shorten keeps the words that name a source to twelve.
func (t *teller) shorten(s *Statement, root int) {
	words := len(strings.Fields(t.doc.Text[s.SourceAt.Start:s.SourceAt.End]))
	if words <= 12 {
		return
	}
	f, e := int(s.Speaker.First), int(s.Speaker.End)
	if len(strings.Fields(t.doc.Words(f, e))) > 12 {
		f, e = t.t.phrase(root, false)
		if e-f > 12 {
			f, e = root, root+1
		}
	}
	s.SourceAt = t.doc.Bytes(f, e)
}

// rootOf returns the token of [first, end) whose head lies outside it.
func (t *teller) rootOf(first, end int) int {
	best := -1
	for i := first; i < end; i++ {
		h := int(t.t.head[i])
		if h >= first && h < end {
			continue
		}
		switch t.t.pos(i) {
		case nlp.PUNCT, nlp.DET, nlp.ADP, nlp.CCONJ, nlp.SCONJ, nlp.ADV:
			continue
		}
		if i+1 < end && t.doc.Tokens[i+1].XPOS == nlp.TagPOS {
			continue // "Poland's …"
		}
		if k := t.nameAt[i]; k != 0 && t.doc.Names[k-1].Kind == nlp.Person && (best < 0 || t.nameAt[best] == 0 || t.doc.Names[t.nameAt[best]-1].Kind != nlp.Person) {
			if best < 0 || t.t.rel(best) == t.t.rel(i) || t.t.pos(best) == nlp.PROPN || t.t.pos(best) == nlp.ADJ {
				best = i
			}
			continue
		}
		if best < 0 {
			best = i
		}
	}
	if best < 0 {
		return end - 1
	}
	if p := t.t.pos(best); p == nlp.VERB || p == nlp.AUX {
		return t.nominal(first, best)
	}
	return best
}

// nominal returns the head of the first noun phrase of [first, verb): "Ann Lee,
// who took over in July" is Ann Lee, wherever the tree puts the clause. It
// returns verb where there is none.
func (t *teller) nominal(first, verb int) int {
	for i := first; i < verb; i++ {
		switch t.t.pos(i) {
		case nlp.NOUN, nlp.PROPN, nlp.PRON:
		default:
			continue
		}
		if x := t.doc.Tokens[i].XPOS; x == nlp.TagWP || x == nlp.TagWDT {
			continue
		}
		for range 6 {
			h := int(t.t.head[i])
			if h < first || h >= verb || t.t.pos(h) != nlp.NOUN && t.t.pos(h) != nlp.PROPN {
				break
			}
			i = h
		}
		return i
	}
	return verb
}

// bearer returns the index of the name that the source bears: the person whose
// title or apposition the rest of the words are, or the name that is the root.
func (t *teller) bearer(first, end, root int) int {
	coordinated := false
	for i := first; i < end; i++ {
		if t.t.pos(i) == nlp.CCONJ && t.t.rel(i) == nlp.RelCc && int(t.t.head[i]) >= first && t.conjOf(int(t.t.head[i]), root) {
			coordinated = true
		}
	}
	if coordinated {
		return -1
	}
	for i := first; i < end; i++ {
		k := int(t.nameAt[i]) - 1
		if k < 0 || t.doc.Names[k].Kind != nlp.Person || int(t.doc.Names[k].First) != i {
			continue
		}
		if t.same(k, first, end, root) {
			return k
		}
		// "A spokeswoman for the operator, Lena Borg": an office in front and a
		// name behind a comma, wherever the tree hangs the name.
		if i > first+1 && t.doc.Is(i-1, ",") && int(t.doc.Names[k].End) == end && t.nameAt[root] == 0 && root < i && (speaksFor[t.t.lemma(root)] || isPersonNoun(t.t.lemma(root))) {
			return k
		}
	}
	if k := int(t.nameAt[root]) - 1; k >= 0 && int(t.doc.Names[k].First) >= first && int(t.doc.Names[k].End) <= end && t.doc.Names[k].Kind != nlp.Other {
		// "Trump administration", "Kremlin aide": the name is a part of it only.
		if n := &t.doc.Names[k]; int(n.End) == end || int(n.End) < end && t.t.pos(int(n.End)) != nlp.NOUN {
			return k
		}
	}
	return -1
}

// conjOf reports whether i is coordinated with the root of a phrase.
func (t *teller) conjOf(i, root int) bool {
	for range 6 {
		if i == root {
			return false
		}
		if t.t.rel(i) != nlp.RelConj {
			return false
		}
		i = int(t.t.head[i])
		if i < 0 {
			return false
		}
		if i == root {
			return true
		}
	}
	return false
}

// same reports whether person k is whom the phrase of root names: the root
// itself, or tied to it by apposition, a title or a flat name.
func (t *teller) same(k, first, end, root int) bool {
	n := &t.doc.Names[k]
	for i := int(n.First); i < int(n.End); i++ {
		if i == root {
			return true
		}
	}
	// Out of the name, upwards.
	i := int(n.First)
	for range 8 {
		h := int(t.t.head[i])
		if h < 0 {
			return false
		}
		if h < int(n.First) || h >= int(n.End) {
			break
		}
		i = h
	}
	for range 6 {
		h := int(t.t.head[i])
		if h < 0 || h < first || h >= end {
			return false
		}
		switch t.t.rel(i) {
		case nlp.RelFlat, nlp.RelAppos, nlp.RelCompound, nlp.RelList, nlp.RelDep:
		case nlp.RelNmod:
			if t.doc.Tokens[i].Rel != nlp.RelNmodDesc {
				return false
			}
		default:
			return false
		}
		if t.t.rel(i) == nlp.RelCompound && int(n.End) <= root {
			return false // "the Obama administration"
		}
		if t.t.preposition(i) != "" || t.t.kid(i, nlp.RelCase) >= 0 {
			return false
		}
		if h == root {
			return true
		}
		i = h
	}
	return false
}

// speaksFor holds the nouns for someone who speaks in another's name.
var speaksFor = listed("speaksFor")

// oneOf reports whether token i is a noun for somebody without a name: "a
// lawmaker from the Green Party" has a side.
func (t *teller) oneOf(i int) bool {
	if t.nameAt[i] != 0 || t.t.pos(i) != nlp.NOUN {
		return false
	}
	_, ok := is(nouns, t.t.lemma(i), "agent")
	return ok || isPersonNoun(t.t.lemma(i))
}

// behalf finds for whom the speaker speaks: "a spokesman for X", "X's lawyer",
// "Kremlin aide Y", "Y, a spokesman for X,".
func (t *teller) behalf(s *Statement, first, end, root int) {
	for i := first; i < end; i++ {
		l := t.t.lemma(i)
		if !speaksFor[l] && (i != root || int(s.Speaker.Head) != root || !t.oneOf(root) || t.t.kid(root, nlp.RelAppos) >= 0) {
			continue // of "Arden's main creditor, Ostbank," a name tells who it is
		}
		for c := t.t.first[i]; c >= 0; c = t.t.nxt[c] {
			k := int(c)
			if k < first || k >= end {
				continue
			}
			ok := false
			switch t.t.rel(k) {
			case nlp.RelNmod:
				p := t.t.preposition(k)
				ok = t.doc.Tokens[k].Rel == nlp.RelNmodPoss || p == "for" || p == "of" || p == "to" || p == "from" || p == "with" || p == "at"
			case nlp.RelCompound, nlp.RelAmod:
				ok = t.nameAt[k] != 0
			}
			if !speaksFor[l] && (t.nameAt[k] == 0 || t.doc.Names[t.nameAt[k]-1].Kind == nlp.Person || t.doc.Names[t.nameAt[k]-1].Kind == nlp.Place) {
				continue
			}
			if !ok || t.nameAt[k] == 0 && t.t.rel(k) != nlp.RelNmod {
				continue
			}
			f, e := t.t.phrase(k, false)
			if j := int(t.nameAt[k]) - 1; j >= 0 {
				f, e = int(t.doc.Names[j].First), int(t.doc.Names[j].End)
			}
			if int32(k) == s.Speaker.Head {
				continue
			}
			s.Behalf = Ref{int32(f), int32(e), int32(k)}
			return
		}
	}
}

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
