package diff

import (
	"github.com/parley-record/parley"
	"github.com/parley-record/parley/nlp"
)

// generic are words for actors in general.
var generic = wordList("generic")

// bodies are words for several actors that stand together.
var bodies = wordList("bodies")

// actors finds actors that one side names closely and the other broadly.
func (w *weft) actors() {
	w.generalised()
	f := w.flip()
	f.generalised()
	w.take(f, mirrored)
}

// here returns the mentions of t in p that stand outside each other, with the
// words they take.
func (w *weft) here(t *tale, p *passage) []mentionAt {
	var out []mentionAt
	at := p.bytes()
	end := -1
	for _, m := range t.mentions {
		if !within(m.at, at) || m.at.Start < end || m.form == "pronoun" {
			continue
		}
		i, j := p.wordsIn(m.at)
		if i < j {
			out = append(out, mentionAt{m.actor, i, j})
			end = m.at.End
		}
	}
	return out
}

type mentionAt struct {
	actor parley.ID
	i, j  int
}

// generalised finds actors that a names closely and b broadly.
func (w *weft) generalised() {
	ma, mb := w.here(w.a, w.pa), w.here(w.b, w.pb)
	inB := func(id parley.ID) bool {
		for _, m := range mb {
			if m.actor == id {
				return true
			}
		}
		return false
	}
	// A list of names against one broad word for them.
	for i := 0; i < len(ma); i++ {
		k := i
		for k+1 < len(ma) && ma[k+1].i-ma[k].j <= 1 && w.listed(w.pa, ma[k].j, ma[k+1].i) && !inB(ma[k+1].actor) {
			k++
		}
		if k > i && !inB(ma[i].actor) {
			if b0, b1 := w.broad(); b1 > 0 && !w.usedA[ma[i].i] {
				w.add(actorGeneralised, ma[i].i, ma[k].j, b0, b1, "named one by one on one side")
			}
		}
		i = k
	}
	// A person against the side that the person stands for.
	for _, m := range ma {
		side := w.partyOf(m.actor)
		if side == "" || side == m.actor || inB(m.actor) || w.usedA[m.i] || w.usedA[m.j-1] || w.la[m.j-1].kind == hard {
			continue
		}
		for _, o := range mb {
			if o.actor != side || w.usedB[o.i] || !w.sameRole(m, o) || w.elsewhere(m, o) {
				continue
			}
			from := m.i
			if l := w.lb[o.j-1]; l.kind == hard && l.at < m.i && m.i-l.at <= 5 && !w.verbIn(w.pa, l.at, m.i) {
				from = l.at // "Kremlin aide Yuri Ushakov"
			}
			w.add(actorGeneralised, from, m.j, o.i, o.j, "the side is named for the person")
			break
		}
	}
	// A body of several against a broad word for those in it.
	for i := range w.pa.words {
		if !bodies[w.pa.words[i].lemma] || w.la[i].kind != unlinked || w.usedA[i] || w.upos(w.pa, i) != nlp.NOUN {
			continue
		}
		if b0, b1 := w.broad(); b1 > 0 && !w.usedB[b1-1] && w.upos(w.pb, b1-1) == nlp.NOUN && w.lb[b1-1].kind == unlinked {
			to := i + 1
			for to < len(w.pa.words) && to < i+4 && w.la[to].kind != hard && (w.pa.words[to].form == "of" || w.pa.words[to].form == "the" || w.pa.words[to-1].form == "of" || w.pa.words[to-1].form == "the") {
				to++
			}
			w.add(actorGeneralised, i, to, b0, b1, "a broader word")
			break
		}
	}
	// A name against a broad word in its place.
	for _, e := range w.edits {
		if e.a0 < 0 || e.b0 < 0 || w.anyUsed(e) || !w.facingEdit(e) || e.a1-e.a0 > 6 {
			continue
		}
		a0, a1 := e.a0, e.a1
		if !w.names(w.pa, a0, a1) || w.names(w.pb, e.b0, e.b1) {
			continue
		}
		for j := e.b0; j < e.b1; j++ {
			if generic[w.pb.words[j].lemma] && w.upos(w.pb, j) == nlp.NOUN && w.lb[j].kind != hard && !w.sameRoot(a0, a1, e.b0, e.b1) && !w.office(a0, a1) && !w.offices(a1-1, j) && !w.verbIn(w.pb, e.b0, e.b1) {
				for a0 < a1 && w.pa.words[a0].kind == functionWord {
					a0++
				}
				for a1-1 > a0 && (w.upos(w.pa, a1-1) == nlp.VERB || w.upos(w.pa, a1-1) == nlp.AUX) {
					a1-- // "Kolar had" is Kolar
				}
				w.add(actorGeneralised, a0, a1, j-w.modifiers(j, e.b0), j+1, "a broader word")
				break
			}
		}
	}
}

// office reports whether words [i, j) of a are the name of an office and no one's name:
// "Chief Executive".
func (w *weft) office(i, j int) bool {
	for k := i; k < j; k++ {
		if w.pa.words[k].kind == nameWord && !generic[w.pa.words[k].form] {
			return false
		}
	}
	return true
}

// offices reports whether word i of a, the end of a name, and word j of b are the office of
// one who is named behind both: "Norrland Rail Chief Executive Jonas Lund", "boss Jonas Lund".
func (w *weft) offices(i, j int) bool {
	if i+1 >= len(w.la) || j+1 >= len(w.lb) || w.pa.words[i+1].kind != nameWord {
		return false
	}
	return w.la[i+1].kind == hard && w.la[i+1].at == j+1
}

// sameRoot reports whether a name among words [i, j) of a begins like one among [m, n)
// of b: "Veltria", "the Veltrian government".
func (w *weft) sameRoot(i, j, m, n int) bool {
	for k := i; k < j; k++ {
		x := w.pa.words[k].form
		for l := m; l < n; l++ {
			if y := w.pb.words[l].form; capital(w.pb, l) && capital(w.pa, k) && len(x) >= 4 && len(y) >= 4 && x[:4] == y[:4] {
				return true
			}
		}
	}
	return false
}

// sameRole reports whether two mentions hang on words that say the same.
func (w *weft) sameRole(m, o mentionAt) bool {
	if i, j := owned(w.pa, m), owned(w.pb, o); i >= 0 && j >= 0 && w.la[i].kind == hard && w.la[i].at == j {
		return true // "Kolar's demand", "Norland's demand", whatever the trees make of it
	}
	hm, ho := w.above(w.pa, m), w.above(w.pb, o)
	if hm < 0 || ho < 0 {
		return hm == ho
	}
	return w.counterpart(hm) == ho
}

// owned returns the index of the word that a mention with an 's stands before, or
// -1.
func owned(p *passage, m mentionAt) int {
	if m.j+1 < len(p.words) && (p.words[m.j].form == "'s" || p.words[m.j].form == "’s") {
		return m.j + 1
	}
	return -1
}

// elsewhere reports whether b's mention o says a word of a outside m that has
// the same role as it.
func (w *weft) elsewhere(m, o mentionAt) bool {
	l := w.lb[o.j-1]
	if l.kind != hard || l.at >= m.i && l.at < m.j {
		return false
	}
	return w.sameRole(mentionAt{i: l.at, j: l.at + 1}, o)
}

// above returns the index of the word outside a mention that it hangs on, past
// the nouns that call the same actor: "foreign policy aide Ana Kolar".
func (w *weft) above(p *passage, m mentionAt) int {
	at := -1
	for i := m.j - 1; i >= m.i && at < 0; i-- {
		if h := head(p, i); h >= 0 && (h < m.i || h >= m.j) {
			at = i
		}
	}
	if at < 0 {
		return -1
	}
	h := head(p, at)
	for range 4 {
		if w.upos(p, h) != nlp.NOUN && w.upos(p, h) != nlp.PROPN {
			break
		}
		switch p.doc.Tokens[p.words[at].tok].Rel.Plain() {
		case nlp.RelAppos, nlp.RelFlat, nlp.RelCompound, nlp.RelNmod:
		default:
			return h
		}
		if head(p, h) < 0 {
			break
		}
		at, h = h, head(p, h)
	}
	return h
}

// modifiers counts the words before j that describe it, as far back as from.
func (w *weft) modifiers(j, from int) int {
	n := 0
	for k := j - 1; k >= from && (w.upos(w.pb, k) == nlp.ADJ || w.upos(w.pb, k) == nlp.NOUN || w.pb.words[k].kind == nameWord); k-- {
		n++
	}
	return n
}

// listed reports whether nothing but commas and "and" stands between words.
func (w *weft) listed(p *passage, i, j int) bool {
	for k := i; k < j; k++ {
		if p.words[k].form != "and" && p.words[k].form != "or" {
			return false
		}
	}
	return i == j && p.words[j].tok-p.words[i-1].tok == 2 || j > i
}

// broad returns the words of b that mean several actors without a name: a mention of a group, or "European countries".
func (w *weft) broad() (int, int) {
	for j := range w.pb.words {
		if !generic[w.pb.words[j].lemma] || w.lb[j].kind == hard || w.upos(w.pb, j) != nlp.NOUN {
			continue
		}
		from := j - w.modifiers(j, 0)
		return from, j + 1
	}
	return 0, 0
}

// tiedName reports whether any word of a mention of a is tied hard.
func (w *weft) tiedName(m mentionAt) bool {
	for k := m.i; k < m.j; k++ {
		if w.la[k].kind == hard && w.pa.words[k].kind == nameWord {
			return true
		}
	}
	return false
}

func (w *weft) tiedNameB(m mentionAt) bool {
	for k := m.i; k < m.j; k++ {
		if w.lb[k].kind == hard && w.pb.words[k].kind == nameWord {
			return true
		}
	}
	return false
}

func (w *weft) anyUsed(e edit) bool {
	for i := max(0, e.a0); i < e.a1; i++ {
		if w.usedA[i] {
			return true
		}
	}
	for j := max(0, e.b0); j < e.b1; j++ {
		if w.usedB[j] {
			return true
		}
	}
	return false
}
