package extract

import (
	"cmp"

	"github.com/parley-record/parley/nlp"
)

// What the words before the noun of a text tell: which of several it is, what it is called,
// how much it offers, who stands behind it.

// modifier reads into m the word at k, which stands between base, where the phrase of the
// text begins, and its noun. kind is that of the noun alone.
func (r *reader) modifier(m *text, kind string, k, base int) {
	i := m.head
	l := r.t.lemma(k)
	m.apart = m.apart || aparts[l]
	if families[kind] == 'd' && k == i-1 && r.seat(k) {
		m.ids = addStem(m.ids, stem(l)) // "the Paris accord": where it was made
		return
	}
	if n := r.nameAt[k]; n != 0 && r.doc.Names[n-1].Kind == nlp.State {
		nm := &r.doc.Names[n-1]
		m.origin = addRef(m.origin, Ref{nm.First, nm.End, nm.End - 1})
	}
	if families[kind] == 'o' && (l == "current" || l == "present" || l == "existing") {
		return // an offer that stands is not one of the past
	}
	if l == "new" && families[kind] == 'l' {
		return // a bill is new, and no other's version by that
	}
	if v := cmp.Or(versions[l], versions[lower(r.doc.Form(k))]); v != "" {
		m.version = v
		return
	}
	switch r.t.pos(k) {
	case nlp.NOUN, nlp.PROPN:
	case nlp.NUM:
		if m.plural || k+2 < i && r.doc.Is(k+1, "-") && r.t.timeWord(k+2) {
			return
		}
	case nlp.ADJ:
		if !plainMods[l] {
			m.adjs = addStem(m.adjs, stem(l))
		}
		return
	case nlp.VERB:
		if base == i || !r.marks(base) {
			return
		}
		// what it is called: the "stay or pay" plan
	default:
		return
	}
	if n := k + 1; r.t.pos(k) == nlp.NUM && n < i && (measures[r.t.lemma(n)] || r.doc.Is(n, "-") && n+1 < i && measures[r.t.lemma(n+1)]) {
		m.sum = cmp.Or(m.sum, r.figure(k))
		return
	}
	if plainMods[l] || measures[l] || len(l) < 2 || r.t.timeWord(k) {
		return
	}
	if sorts[l] {
		m.sorts = addStem(m.sorts, stem(l))
		if s := bidSorts[l]; s != "" && groups[families[m.kind]] == 1 {
			m.kind = s // "a takeover proposal"
		}
		return
	}
	if r.nameAt[k] != 0 {
		return // who stands behind it, not what it is
	}
	if _, ok := is(nouns, l, "agent"); ok {
		return
	}
	if families[m.kind] == 'o' && r.t.pos(k) == nlp.PROPN && r.t.pos(i) == nlp.NOUN {
		m.names = addRef(m.names, Ref{int32(k), int32(k + 1), int32(k)})
		return // whose it is, or what it is for
	}
	m.ids = addStem(m.ids, stem(l))
}
