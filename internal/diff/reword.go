package diff

import (
	"strings"

	"github.com/parley-record/parley/nlp"
)

// scopeWords say how much or how many of a thing is meant.
var scopeWords = wordPairs("scopeWords")

// degreeWords make a statement clearly stronger or weaker.
var degreeWords = wordList("degreeWords")

// conditions open what limits a statement.
var conditions = wordList("conditions")

// certain are modals by how sure they are.
var certain = wordNumbers("certain")

// rewordings sorts what is left of the edits.
func (w *weft) rewordings() {
	for _, e := range w.edits {
		switch {
		case e.a0 >= 0 && e.b0 >= 0:
			w.replaced(e)
		case e.a0 >= 0:
			w.left(e.a0, e.a1)
		}
	}
	f := w.flip()
	for _, e := range f.edits {
		if e.a0 >= 0 && e.b0 < 0 {
			f.left(e.a0, e.a1)
		}
	}
	w.take(f, mirrored)
}

// replaced sorts an edit with words on both sides.
func (w *weft) replaced(e edit) {
	w.scope(e)
	w.modal(e)
	w.condition(e)
	// The words that face each other: first those tied by meaning, then those
	// that stand for one and the same part of speech alone.
	for i := e.a0; i < e.a1; i++ {
		if l := w.la[i]; l.kind == soft && l.at >= e.b0 && l.at < e.b1 && !w.usedA[i] && !w.usedB[l.at] {
			w.pair(i, l.at, e)
		}
	}
	var ra, rb []int
	for i := e.a0; i < e.a1; i++ {
		if k := w.pa.words[i].kind; w.la[i].kind == unlinked && k != functionWord && k != numberWord && !w.usedA[i] && !w.timedIn(w.a, w.pa, i) && w.pa.words[i].form != "according" {
			ra = append(ra, i)
		}
	}
	for j := e.b0; j < e.b1; j++ {
		if k := w.pb.words[j].kind; w.lb[j].kind == unlinked && k != functionWord && k != numberWord && !w.usedB[j] && !w.timedIn(w.b, w.pb, j) && w.pb.words[j].form != "according" {
			rb = append(rb, j)
		}
	}
	if w.close >= 600 && w.facingEdit(e) && w.reference(e, ra, rb) {
		return
	}
	if len(ra) == 0 && len(rb) == 0 {
		if w.unlike(e) {
			w.wording(e)
		}
		return
	}
	if len(ra) > 0 && len(rb) > 0 && len(ra) <= 3 && len(rb) <= 3 && w.tight(e) {
		if kind, note := w.sort(ra, rb); kind != "" {
			if kind == actorGeneralised || kind == actorSpecified {
				ra, rb = w.unverbed(w.pa, ra), w.unverbed(w.pb, rb)
			}
			w.add(kind, ra[0], ra[len(ra)-1]+1, rb[0], rb[len(rb)-1]+1, note)
			return
		}
	}
	if len(ra) > 0 && len(rb) > 0 && len(ra) <= 4 && len(rb) <= 4 && w.facingEdit(e) && e.a1-e.a0 <= 4 && e.b1-e.b0 <= 4 && w.degrees(w.pa, ra) != w.degrees(w.pb, rb) && !w.names(w.pa, e.a0, e.a1) && !w.names(w.pb, e.b0, e.b1) {
		w.add(strengthChanged, ra[0], withParticle(w.pa, ra[len(ra)-1]), rb[0], withParticle(w.pb, rb[len(rb)-1]), "")
		return
	}
	for _, i := range ra {
		w.degree(i)
	}
	f := w.flip()
	for _, j := range rb {
		f.degree(j)
	}
	w.take(f, mirrored)
	if len(ra) > 0 && len(rb) > 0 {
		w.wording(e)
	}
}

// unverbed returns words ix of p without verbs at their ends: "Kolar had" is Kolar.
func (w *weft) unverbed(p *passage, ix []int) []int {
	verbal := func(i int) bool { u := w.upos(p, i); return u == nlp.VERB || u == nlp.AUX }
	for len(ix) > 1 && verbal(ix[len(ix)-1]) {
		ix = ix[:len(ix)-1]
	}
	for len(ix) > 1 && verbal(ix[0]) {
		ix = ix[1:]
	}
	return ix
}

// unlike reports whether an edit holds two words that are tied by meaning and do
// not plainly say the same.
func (w *weft) unlike(e edit) bool {
	for i := e.a0; i < e.a1; i++ {
		if l := w.la[i]; l.kind == soft && l.at >= e.b0 && l.at < e.b1 {
			a, b := &w.pa.words[i], &w.pb.words[l.at]
			if !plainSynonyms[[2]string{a.lemma, b.lemma}] && w.cosine(i, l.at) < 640 {
				return true
			}
		}
	}
	return false
}

// reference notes a pronoun where the other side has a name or a description.
func (w *weft) reference(e edit, ra, rb []int) bool {
	pronoun := func(p *passage, from, to int) bool {
		for k := from; k < to; k++ {
			switch p.words[k].form {
			case "he", "she", "they", "it", "him", "her", "them", "his", "their", "its":
				return true
			}
		}
		return false
	}
	a, b := pronoun(w.pa, e.a0, e.a1), pronoun(w.pb, e.b0, e.b1)
	switch {
	case w.verbIn(w.pa, e.a0, e.a1) || w.verbIn(w.pb, e.b0, e.b1):
	case b && !a && len(ra) > 0 && len(rb) == 0 && w.noun(w.pa, ra):
		w.add(actorGeneralised, e.a0, e.a1, e.b0, e.b1, "a pronoun stands for it")
		return true
	case a && !b && len(rb) > 0 && len(ra) == 0 && w.noun(w.pb, rb):
		w.add(actorSpecified, e.a0, e.a1, e.b0, e.b1, "a pronoun stands for it")
		return true
	}
	return false
}

func (w *weft) verbIn(p *passage, from, to int) bool {
	for k := from; k < to; k++ {
		if w.upos(p, k) == nlp.VERB {
			return true
		}
	}
	return false
}

func (w *weft) noun(p *passage, ix []int) bool {
	for _, i := range ix {
		if u := w.upos(p, i); u == nlp.NOUN || u == nlp.PROPN {
			return true
		}
	}
	return false
}

func (w *weft) degrees(p *passage, ix []int) bool {
	for _, i := range ix {
		if degreeWords[p.words[i].form] || scopeWords[p.words[i].form] != "" {
			return true
		}
	}
	return false
}

// tight reports whether an edit stands between ties on both sides, in a pair of
// passages that is much the same.
func (w *weft) tight(e edit) bool {
	return (w.close >= 550 || e.a1-e.a0 <= 3 && e.b1-e.b0 <= 3) && w.facingEdit(e)
}

func (w *weft) facingEdit(e edit) bool {
	left := e.a0 == 0 && e.b0 == 0 || e.a0 > 0 && e.b0 > 0 && w.la[e.a0-1].at == e.b0-1
	right := e.a1 == len(w.la) && e.b1 == len(w.lb) || e.a1 < len(w.la) && e.b1 < len(w.lb) && w.la[e.a1].at == e.b1
	return left && right
}

// pair sorts two words that are tied by meaning.
func (w *weft) pair(i, j int, e edit) {
	a, b := &w.pa.words[i], &w.pb.words[j]
	c := w.cosine(i, j)
	ua, ub := w.upos(w.pa, i), w.upos(w.pb, j)
	switch {
	case oneOfMany(a.form) && oneOfMany(b.form):
		return // "a fourth round", "a new round"
	case ofSource(w.pa, i) && ofSource(w.pb, j):
		return // "people familiar with the matter", "people close to the firm"
	case degreeWords[a.form] != degreeWords[b.form] && (ua == nlp.ADJ || ua == nlp.ADV || ub == nlp.ADJ || ub == nlp.ADV):
		w.add(strengthChanged, i, i+1, j, j+1, "")
	case opposite(a, b):
		if w.denied(j) == w.deniedHere(i) {
			w.add(polarityChanged, i, i+1, j, j+1, "the opposite word")
		}
	case light[a.lemma] && light[b.lemma] && ua == nlp.VERB && ub == nlp.VERB:
		return // the words that go with it tell
	case ua == nlp.VERB && ub == nlp.VERB && gradation(a.lemma, b.lemma) && w.close >= 500:
		w.add(actChanged, i, i+1, j, j+1, gradedNote)
	case c >= 640 || w.synonyms(i, j), ua == nlp.VERB && ub == nlp.VERB && w.sameActs(i, j):
		return // says the same
	case w.close >= 700 && w.tight(e) && c < 560:
		kind, note := actChanged, wordNote
		if ua == nlp.ADJ || ua == nlp.ADV {
			kind, note = strengthChanged, ""
		}
		w.add(kind, i, i+1, j, j+1, note)
	}
}

// opposites are pairs of words that deny each other.
var opposites = wordGroups("opposites")

// plainSynonyms are common words that say the same, which vectors tell apart.
var plainSynonyms = withThemselves(wordGroups("plainSynonyms"))

// sameActs reports whether verb i of a and verb j of b, with their particles, say
// the same. Words of saying are told apart by their tone.
func (w *weft) sameActs(i, j int) bool {
	a, b := act(w.pa, i), act(w.pb, j)
	if a == b || plainSynonyms[[2]string{a, b}] {
		return true
	}
	if speaking[a] != "" && speaking[b] != "" {
		return speaking[a] == speaking[b]
	}
	if gradation(a, b) {
		return false
	}
	for _, x := range [...]string{a, phrase(w.pa, i)} {
		for _, y := range [...]string{b, phrase(w.pb, j)} {
			if x != "" && y != "" && w.a.words.same(x, y) {
				return true
			}
		}
	}
	return false
}

// phrase returns the lemma of verb i and the particle after it, "" where it has
// none.
func phrase(p *passage, i int) string {
	for k := i + 1; k < min(len(p.words), i+5); k++ {
		if t := &p.doc.Tokens[p.words[k].tok]; (t.XPOS == nlp.TagRP || t.UPOS == nlp.ADP || t.UPOS == nlp.ADV) && (k == i+1 || head(p, k) == i) {
			return p.words[i].lemma + " " + p.words[k].form
		}
	}
	return ""
}

// synonyms reports whether words i of a and j of b say the same.
func (w *weft) synonyms(i, j int) bool {
	a, b := &w.pa.words[i], &w.pb.words[j]
	return plainSynonyms[[2]string{a.lemma, b.lemma}] || (speaking[a.lemma] == "" || speaking[b.lemma] == "") && w.a.words.same(a.lemma, b.lemma)
}

func opposite(a, b *word) bool { return opposites[[2]string{a.lemma, b.lemma}] }

// sort names the difference between words that stand in one place.
func (w *weft) sort(ra, rb []int) (kind, note string) {
	a, b := ra[len(ra)-1], rb[len(rb)-1]
	ua, ub := w.upos(w.pa, a), w.upos(w.pb, b)
	na, nb := w.names(w.pa, ra[0], a+1), w.names(w.pb, rb[0], b+1)
	switch {
	case !na && !nb && ofSource(w.pa, a) && ofSource(w.pb, b):
		return "", "" // "people familiar with the matter", "people close to the firm"
	case na && nb && w.person(w.pa, ra[0], a+1) && !w.person(w.pb, rb[0], b+1):
		return actorGeneralised, "the side is named for the person"
	case na && nb && w.person(w.pb, rb[0], b+1) && !w.person(w.pa, ra[0], a+1):
		return actorSpecified, "the person is named for the side"
	case na && nb && w.severalNames(w.pa, ra) && !w.severalNames(w.pb, rb) && len(rb) <= 2:
		return actorGeneralised, "one name for several"
	case na && nb && w.severalNames(w.pb, rb) && !w.severalNames(w.pa, ra) && len(ra) <= 2:
		return actorSpecified, "several names for one"
	case na && nb && w.close >= 600:
		return actChanged, "another name"
	case na && (w.office(ra[0], a+1) || w.sameRoot(ra[0], a+1, rb[0], b+1)), nb && w.flip().office(rb[0], b+1), (na || nb) && w.offices(a, b):
		return "", ""
	case na && (ub == nlp.NOUN && generic[w.pb.words[b].lemma] || ub == nlp.PRON):
		return actorGeneralised, "a broader word"
	case nb && (ua == nlp.NOUN && generic[w.pa.words[a].lemma] || ua == nlp.PRON):
		return actorSpecified, "a closer word"
	case na || nb, (generic[w.pa.words[a].lemma] || w.pa.words[a].form == "people") && ub == nlp.NOUN, (generic[w.pb.words[b].lemma] || w.pb.words[b].form == "people") && ua == nlp.NOUN:
		return "", ""
	case len(ra) == 1 && len(rb) == 1 && (w.synonyms(a, b) || oneOfMany(w.pa.words[a].form) && oneOfMany(w.pb.words[b].form)):
		return "", ""
	case ua == nlp.VERB && ub == nlp.VERB && (w.sameActs(a, b) || seenBy(w.pa, a) || seenBy(w.pb, b)):
		return "", ""
	case opposite(&w.pa.words[a], &w.pb.words[b]) && w.denied(b) != w.deniedHere(a):
		return "", ""
	case opposite(&w.pa.words[a], &w.pb.words[b]):
		return polarityChanged, "the opposite word"
	case describes(ua) && describes(ub) && !w.verbIn(w.pa, ra[0], a) && !w.verbIn(w.pb, rb[0], b):
		return strengthChanged, ""
	case ua == nlp.ADV && ub == nlp.VERB, ua == nlp.VERB && ub == nlp.ADV:
		return "", "" // "are home", "have returned"
	case w.close >= 600 && (describes(ua) || describes(ub)) && (len(ra) == 1 && len(rb) == 1 || !w.verbIn(w.pa, ra[0], a+1) && !w.verbIn(w.pb, rb[0], b+1)):
		return strengthChanged, ""
	case describes(ua) || describes(ub):
		return "", "" // what is done, in other words
	case ua == nlp.VERB && ub == nlp.VERB && light[w.pa.words[a].lemma] && light[w.pb.words[b].lemma]:
		return "", ""
	case ua == nlp.VERB && ub == nlp.VERB && w.close >= 600:
		return actChanged, ""
	case w.close >= 700:
		return actChanged, wordNote
	}
	return "", ""
}

// ofSource reports whether word i of p is who is credited without a name, or says how near
// they are to what they tell of.
func ofSource(p *passage, i int) bool {
	if vagueSources[p.words[i].lemma] || p.words[i].form == "people" {
		return true
	}
	switch p.words[i].form {
	case "familiar", "close", "knowledge", "briefed", "involved", "aware":
		for _, h := range [...]int{head(p, i), i - 1} {
			if h >= 0 && h < i && (vagueSources[p.words[h].lemma] || p.words[h].form == "people") {
				return true
			}
		}
	}
	return false
}

// oneOfMany reports whether a word says that a thing is one of several like it.
func oneOfMany(form string) bool {
	switch form {
	case "second", "third", "fourth", "fifth", "sixth", "new", "latest", "another", "further", "fresh", "next":
		return true
	}
	return false
}

// severalNames reports whether several names are told beside each other from the first to
// the last of words ix of p.
func (w *weft) severalNames(p *passage, ix []int) bool {
	for _, i := range ix {
		if p.words[i].kind == nameWord && p.doc.Tokens[p.words[i].tok].Rel.Plain() == nlp.RelConj {
			return len(ix) > 1
		}
	}
	return false
}

func describes(u nlp.UPOS) bool { return u == nlp.ADJ || u == nlp.ADV }

// scope finds words of extent that only one side of an edit has.
func (w *weft) scope(e edit) {
	has := func(p *passage, from, to int) int {
		for k := from; k < to; k++ {
			if scopeWords[p.words[k].form] != "" && !about(p, k) {
				return k
			}
		}
		return -1
	}
	i, j := has(w.pa, e.a0, e.a1), has(w.pb, e.b0, e.b1)
	switch {
	case i >= 0 && w.notBefore(i), j >= 0 && w.flip().notBefore(j):
	case i >= 0 && w.pa.words[i].form == "both" && w.has(w.pb, e.b0, e.b1, "neither"), j >= 0 && w.pb.words[j].form == "both" && w.has(w.pa, e.a0, e.a1, "neither"):
	case i >= 0 && j < 0 && w.pa.words[i].form == "both" && w.has(w.pb, e.b0, e.b1, "two"), j >= 0 && i < 0 && w.pb.words[j].form == "both" && w.has(w.pa, e.a0, e.a1, "two"):
	case i >= 0 && j >= 0 && scopeWords[w.pa.words[i].form] != scopeWords[w.pb.words[j].form] && !w.usedA[i] && !w.usedB[j]:
		w.add(scopeChanged, i, i+1, j, j+1, "how much is meant")
	case i >= 0 && j < 0 && !w.usedA[i]:
		w.extent(i)
	case j >= 0 && i < 0 && !w.usedB[j]:
		f := w.flip()
		f.extent(j)
		w.take(f, mirrored)
	}
}

// notBefore reports whether word i of a is "only" and b says as much by "not … until" or
// "not … before": "leave only once they are home", "not leave before they are home".
func (w *weft) notBefore(i int) bool {
	n := len(w.pb.words)
	return w.pa.words[i].form == "only" && (w.has(w.pb, 0, n, "until") || w.has(w.pb, 0, n, "before") && negatedIn(w.pb, 0, n))
}

// has reports whether form stands among words [i, j) of p.
func (w *weft) has(p *passage, i, j int, form string) bool {
	for k := i; k < j; k++ {
		if p.words[k].form == form {
			return true
		}
	}
	return false
}

// about reports whether word k of p is "some", "at most" or "as many as" before a number,
// which makes it no share of anything.
func about(p *passage, k int) bool {
	f := p.words[k].form
	if f == "many" && k > 0 && k+1 < len(p.words) && p.words[k-1].form == "as" && p.words[k+1].form == "as" {
		return true
	}
	if f == "half" && k > 1 && p.words[k-1].form == "a" && p.words[k-2].form == "and" {
		return true // "four and a half million"
	}
	return (f == "some" || f == "most" && k > 0 && p.words[k-1].form == "at") && k+1 < len(p.words) && (p.words[k+1].kind == numberWord || numbered(p.words[k+1].form) || p.words[k+1].form == "$")
}

// extent notes that b lacks word i of a, a word of extent, beside a tied word.
func (w *weft) extent(i int) {
	if about(w.pa, i) || w.notBefore(i) {
		return
	}
	for k := i + 1; k < min(len(w.la), i+4); k++ {
		if w.broken(w.pa, i, k) {
			return
		}
		if w.pa.words[k].kind == functionWord && scopeWords[w.pa.words[k].form] == "" {
			if w.upos(w.pa, k) == nlp.ADP && w.pa.words[k].form != "of" {
				return // "cut by half on Thursday"
			}
			continue
		}
		if l := w.la[k]; l.kind == hard {
			if w.pa.words[i].form == "any" && w.excluded(i) {
				return // "rejects any recognition"
			}
			if w.pa.words[i].form == "any" && (describes(w.upos(w.pa, k)) || describes(w.upos(w.pb, l.at)) || strings.HasSuffix(w.pa.words[k].form, "er")) {
				return // "any closer"
			}
			for m := max(0, l.at-3); m < min(len(w.pb.words), l.at+3); m++ {
				f, g := w.pa.words[i].form, w.pb.words[m].form
				if scopeWords[g] == scopeWords[f] || f == "both" && g == "two" || f == "any" && (g == "a" || g == "an") {
					return
				}
			}
			if h := head(w.pa, k); h > k && h <= k+3 && w.la[h].kind == hard && w.upos(w.pa, h) == nlp.NOUN && w.upos(w.pb, w.la[h].at) == nlp.NOUN {
				k, l = h, w.la[h] // "all foreign troops"
			}
			w.add(scopeChanged, i, k+1, l.at, l.at+1, "how much is meant")
		}
		return
	}
}

// excluded reports whether words shortly before word i of a deny what follows:
// "any" adds nothing there.
func (w *weft) excluded(i int) bool {
	for k := max(0, i-3); k < i; k++ {
		if x := &w.pa.words[k]; x.neg || speaking[x.lemma] == "refuse" || x.lemma == "exclude" || x.lemma == "avoid" || x.lemma == "prevent" || x.lemma == "ban" || x.lemma == "oppose" || x.lemma == "bar" {
			return true
		}
	}
	return false
}

// modal finds modals of one place that are not equally sure.
func (w *weft) modal(e edit) {
	for i := e.a0; i < e.a1; i++ {
		x := certain[w.pa.words[i].form]
		if x == 0 || w.usedA[i] {
			continue
		}
		for j := e.b0; j < e.b1; j++ {
			y := certain[w.pb.words[j].form]
			if y == 0 || w.usedB[j] || x == y || x+y == 5 && w.past() {
				continue
			}
			if x+y == 5 && (w.pa.words[i].form == "would" || w.pb.words[j].form == "would") && (w.pa.words[i].form == "will" || w.pb.words[j].form == "will") {
				w.add(certaintyChanged, i, i+1, j, j+1, "how sure it is told to be")
				return
			}
			if x+y == 3 && (w.pa.words[i].form == "would" || w.pb.words[j].form == "would") {
				w.add(certaintyChanged, i, i+1, j, j+1, "how sure it is told to be")
				return
			}
			if (x == 3) != (y == 3) && (x == 1 || y == 1 || x == 2 || y == 2) && !(x == 2 || y == 2) {
				w.add(certaintyChanged, i, i+1, j, j+1, "how sure it is told to be")
			}
			return
		}
	}
}

// condition notes words that limit a statement, on one side of an edit alone.
func (w *weft) condition(e edit) {
	has := func(p *passage, from, to int) int {
		for k := from; k < to; k++ {
			if conditions[p.words[k].form] {
				return k
			}
		}
		return -1
	}
	i, j := has(w.pa, e.a0, e.a1), has(w.pb, e.b0, e.b1)
	switch {
	case i >= 0 && j < 0:
		w.limited(i, e.a1)
	case j >= 0 && i < 0:
		f := w.flip()
		f.limited(j, e.b1)
		w.take(f, mirrored)
	}
}

// limited notes the condition that opens with word i of a, where what it limits
// is told in b.
func (w *weft) limited(i, to int) {
	if w.pa.words[i].form == "if" && w.asked(i) {
		return // "asked if he would": whether
	}
	h := i
	for range 2 {
		if h = head(w.pa, h); h < 0 {
			return
		}
		if w.la[h].kind == hard && w.upos(w.pa, h) == nlp.VERB {
			for k := i; k < to; k++ {
				if w.usedA[k] || w.la[k].kind == hard {
					to = k
				}
			}
			if to-i >= 2 && w.tells(i+1, to) {
				w.add(scopeChanged, i, to, -1, -1, limits(w.pa, i))
			}
			return
		}
	}
}

// tells reports whether any of words [i, to) of a tells something by itself.
func (w *weft) tells(i, to int) bool {
	for k := i; k < to; k++ {
		if w.pa.words[k].kind != functionWord {
			return true
		}
	}
	return false
}

// limits returns the note on what word i of p opens: terms that are set limit a
// statement wherever they stand, a clause with "if" may belong to anything.
func limits(p *passage, i int) string {
	switch p.words[i].form {
	case "if", "unless", "until":
		return "a condition on one side"
	}
	return limitNote
}

// asked reports whether the clause that "if" i opens is what is asked or known.
func (w *weft) asked(i int) bool {
	for k := max(0, i-3); k < i; k++ {
		switch w.pa.words[k].lemma {
		case "ask", "know", "wonder", "say", "see", "check", "question", "clear", "sure", "decide", "doubt", "tell":
			return true
		}
	}
	return false
}

// past reports whether "would" may be no more than "will" as reported in the past: it is
// not where the one who is credited says it in the present.
func (w *weft) past() bool {
	return !(w.has(w.pa, 0, len(w.pa.words), "would") && presently(w.pa)) && !(w.has(w.pb, 0, len(w.pb.words), "would") && presently(w.pb))
}

// presently reports whether all words of saying in p are told in the present, and there
// are some.
func presently(p *passage) bool {
	n := 0
	for i := range p.words {
		t := &p.doc.Tokens[p.words[i].tok]
		if t.UPOS != nlp.VERB || !reporting[p.words[i].lemma] {
			continue
		}
		if t.XPOS != nlp.TagVBZ && t.XPOS != nlp.TagVBP {
			return false
		}
		n++
	}
	return n > 0
}

// left sorts words that b lacks.
func (w *weft) left(i, j int) {
	if w.unnamed(i, j) {
		return
	}
	for k := i; k < j; k++ {
		if w.usedA[k] {
			continue
		}
		switch f := w.pa.words[k].form; {
		case scopeWords[f] != "":
			w.extent(k)
		case f == "what" && w.calledSo(k, j) > k:
			w.add(creditDropped, k, w.calledSo(k, j), -1, -1, "whose word it is")
			return
		case (w.close >= 500 || w.governs(k)) && w.heldBack(k, j) > k:
			w.add(scopeChanged, k, w.heldBack(k, j), -1, -1, "what limits it")
			return
		case f == "if" && w.asked(k):
		case (conditions[f] || beside[f] && !w.failed(w.pb) && !w.mute(k) || f == "on" && k+1 < j && w.pa.words[k+1].form == "condition") && k+1 < j && w.close >= 500:
			w.add(scopeChanged, k, j, -1, -1, limits(w.pa, k))
			return
		default:
			w.degree(k)
		}
	}
}

// governs reports whether word i of a hangs, by way of words that b lacks, on one that b
// has, and much of the shorter side is told on the other.
func (w *weft) governs(i int) bool {
	for h := head(w.pa, i); h >= 0; h = head(w.pa, h) {
		if w.la[h].kind == hard {
			return w.woven() >= 500
		}
	}
	return false
}

// unnamed notes that b leaves the name out of "minister Ana Kolar".
func (w *weft) unnamed(i, j int) bool {
	n := i
	for n < j && w.pa.words[n].kind == nameWord && !w.usedA[n] {
		n++
	}
	if n == i || n < j || i == 0 || w.close < 500 {
		return false
	}
	l := w.la[i-1]
	if l.kind != hard || w.upos(w.pa, i-1) != nlp.NOUN || w.timedIn(w.a, w.pa, i) || w.broken(w.pa, i-1, i) {
		return false
	}
	w.add(actorGeneralised, i-1, j, l.at, l.at+1, "the name is left out")
	return true
}

// broken reports whether a mark stands between words i and k of p.
func (w *weft) broken(p *passage, i, k int) bool { return int(p.words[k].tok-p.words[i].tok) != k-i }

// degree notes that b lacks word i of a, a word of degree beside a tied word.
func (w *weft) degree(i int) {
	if w.usedA[i] || !degreeWords[w.pa.words[i].form] || w.la[i].kind != unlinked || w.counted(i) {
		return
	}
	if h := head(w.pa, i); h >= 0 && h < i && w.upos(w.pa, i) == nlp.ADV && w.la[h].kind == hard && w.upos(w.pa, h) == nlp.VERB {
		w.add(strengthChanged, i, i+1, w.la[h].at, w.la[h].at+1, "") // "signed the accord reluctantly"
		return
	}
	for k := i + 1; k < min(len(w.la), i+4); k++ {
		if w.broken(w.pa, i, k) {
			return
		}
		if w.pa.words[k].kind == functionWord {
			if w.upos(w.pa, k) == nlp.ADP {
				return // "deep down an abandoned well"
			}
			continue
		}
		if l := w.la[k]; l.kind != unlinked {
			if w.upos(w.pa, i) == nlp.ADJ && l.at > 0 && w.upos(w.pb, l.at-1) == nlp.ADJ && w.lb[l.at-1].kind == unlinked && !w.usedB[l.at-1] {
				w.add(strengthChanged, i, i+1, l.at-1, l.at, "")
				return
			}
			w.add(strengthChanged, i, k+1, l.at, withParticle(w.pb, l.at), "")
		}
		return
	}
}

// counted reports whether word i of a says how close a vote was and b counts the votes:
// "narrowly", "by 61 votes to 58".
func (w *weft) counted(i int) bool {
	switch w.pa.words[i].form {
	case "narrowly", "overwhelmingly":
	default:
		return false
	}
	n := 0
	for j := range w.pb.words {
		if w.lb[j].kind == unlinked && w.pb.words[j].kind == numberWord {
			n++
		}
	}
	return n >= 2
}

// wording notes an edit that changes nothing that can be named.
func (w *weft) wording(e edit) {
	if w.anyUsed(e) || e.a1-e.a0 > 12 || e.b1-e.b0 > 12 {
		return
	}
	w.out = append(w.out, finding{kind: wordingChanged, a: w.pa.at(e.a0, e.a1), b: w.pb.at(e.b0, e.b1)})
}
