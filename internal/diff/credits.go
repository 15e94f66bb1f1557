package diff

import (
	"sort"
	"strings"

	"github.com/parley-record/parley"
	"github.com/parley-record/parley/nlp"
)

// credits finds who is credited with what both tell: on one side nobody, or
// somebody else.
func (w *weft) credits() {
	if w.sameWords() {
		return // what the engine made of one and not of the other
	}
	w.credited()
	f := w.flip()
	f.lost()
	f.passed()
	f.inserted()
	w.take(f, mirrored)
	w.lost()
	w.passed()
	w.inserted()
}

// sameWords reports whether both passages are the same words.
func (w *weft) sameWords() bool {
	return len(w.pa.words) == len(w.pb.words) && w.verbatim(0, 0, len(w.pa.words))
}

// covering returns the attributions of t whose content holds words of p, the
// surest first, with how many content words of p each holds.
func (t *tale) covering(p *passage) []*said {
	var out []*said
	at := p.bytes()
	for i := range t.said {
		s := &t.said[i]
		for _, c := range s.content {
			if touch(c, at) {
				out = append(out, s)
				break
			}
		}
	}
	return out
}

// holds marks the words of p that s credits to its source.
func (s *said) holds(p *passage) []bool {
	in := make([]bool, len(p.words))
	for _, c := range s.content {
		i, j := p.wordsIn(c)
		for k := i; k < j; k++ {
			in[k] = true
		}
	}
	return in
}

// credited compares the sources of what is credited on both sides.
func (w *weft) credited() {
	sb := w.b.covering(w.pb)
	for _, x := range w.a.covering(w.pa) {
		in := x.holds(w.pa)
		var best *said
		most := 2
		for _, y := range sb {
			n := 0
			other := y.holds(w.pb)
			for i := range in {
				if in[i] && w.la[i].kind != unlinked && w.pa.words[i].kind != functionWord && other[w.la[i].at] {
					n++
				}
			}
			if n > most {
				most, best = n, y
			}
		}
		if best == nil {
			for _, y := range sb {
				if w.cuesTied(x, y) {
					w.sources(x, y, false)
					break
				}
			}
			continue
		}
		if w.deeper(x) && !w.flip().deeper(best) {
			continue // whom the one who is credited there quotes
		}
		if w.alsoCredited(x, best) {
			a0, a1 := w.pa.wordsIn(nlp.Span{Start: min(x.source.Start, x.cue.Start), End: max(x.source.End, x.cue.End)})
			if x.cue.End > 0 && a0 < a1 && a1-a0 <= 10 && x.sure >= 0.5 && !w.told1(a0, a1) {
				w.add(creditDropped, a0, a1, -1, -1, "who passed it on is left out")
			}
			continue
		}
		all := 0
		for i := range in {
			if in[i] && w.pa.words[i].kind != functionWord {
				all++
			}
		}
		w.sources(x, best, 2*most >= all)
		if 2*most >= all {
			w.tones(x, best)
		}
	}
}

// deeper reports whether x stands in what somebody else is credited with in a.
func (w *weft) deeper(x *said) bool {
	if x.cue.End == 0 {
		return false
	}
	for _, z := range w.a.covering(w.pa) {
		if z == x || z.sure < 0.5 {
			continue
		}
		for _, c := range z.content {
			if within(x.cue, c) {
				return true
			}
		}
	}
	return false
}

// tones notes that the same is told in another tone of saying: "said", "warned".
func (w *weft) tones(x, y *said) {
	if min(x.sure, y.sure) < 0.3 {
		return
	}
	i, j := w.cueVerb(w.pa, x), w.cueVerb(w.pb, y)
	if i < 0 || j < 0 || w.usedA[i] || w.usedB[j] || w.la[i].kind == hard || w.lb[j].kind == hard {
		return
	}
	a, b := w.tone(w.pa, i, act(w.pa, i)), w.tone(w.pb, j, act(w.pb, j))
	if a == "" || b == "" || a == b || a == "ask" && b == "plain" || a == "plain" && b == "ask" || a == "refuse" && w.denied(j) || b == "refuse" && w.deniedHere(i) {
		return
	}
	w.add(strengthChanged, i, withParticle(w.pa, i), j, withParticle(w.pb, j), "said in another tone")
}

// cueVerb returns the index of the one verb of a cue in p, -1 for none.
func (w *weft) cueVerb(p *passage, s *said) int {
	if s.cue.End == 0 || !touch(s.cue, p.bytes()) {
		return -1
	}
	i, j := p.wordsIn(s.cue)
	at := -1
	for k := i; k < j; k++ {
		if w.upos(p, k) == nlp.VERB {
			if at >= 0 {
				return -1
			}
			at = k
		}
	}
	return at
}

// alsoCredited reports whether a credits what x says to the source of y too:
// then x is one more that stands between, and nobody is in another's place.
func (w *weft) alsoCredited(x, y *said) bool {
	j0, j1 := w.pb.wordsIn(y.source)
	for j := j0; j < j1; j++ {
		if l := w.lb[j]; l.kind == hard && w.pb.words[j].kind == nameWord {
			i0, i1 := w.pa.wordsIn(x.source)
			if (l.at < i0 || l.at >= i1) && !w.names(w.pa, i0, i1) {
				return false
			}
			if l.at < i0 || l.at >= i1 {
				return w.sourceAt(w.a, w.pa, l.at)
			}
		}
	}
	return false
}

// told1 reports whether any name among words [i, j) of a is told in b.
func (w *weft) told1(i, j int) bool {
	for k := i; k < j; k++ {
		if w.la[k].kind == hard && w.pa.words[k].kind == nameWord {
			return true
		}
	}
	return false
}

// cuesTied reports whether the crediting words of x and y are the same.
func (w *weft) cuesTied(x, y *said) bool {
	if x.cue.End == 0 || y.cue.End == 0 {
		return false
	}
	i0, i1 := w.pa.wordsIn(x.cue)
	j0, j1 := w.pb.wordsIn(y.cue)
	for i := i0; i < i1; i++ {
		if l := w.la[i]; l.kind == hard && l.at >= j0 && l.at < j1 && w.pa.words[i].kind != functionWord {
			return true
		}
	}
	return false
}

// sourceAt reports whether word i of p is of somebody's name who is credited.
func (w *weft) sourceAt(t *tale, p *passage, i int) bool {
	at := p.at(i, i+1)
	for k := range t.said {
		if within(at, t.said[k].source) {
			return true
		}
	}
	return false
}

// sources compares two sources of the same content.
// much says that most of the content is told on both sides.
func (w *weft) sources(x, y *said, much bool) {
	if x.source.End == 0 || y.source.End == 0 || !touch(x.source, w.pa.bytes()) || !touch(y.source, w.pb.bytes()) {
		return
	}
	a0, a1 := w.pa.wordsIn(x.source)
	b0, b1 := w.pb.wordsIn(y.source)
	if a0 >= a1 || b0 >= b1 || w.pronoun(w.pa, a0, a1) || w.pronoun(w.pb, b0, b1) {
		return
	}
	if x.speaker != "" && x.speaker == y.speaker {
		if w.tiedAny(a0, a1, b0, b1, nameWord) || x.behalf == y.behalf {
			return
		}
	}
	if w.tiedAny(a0, a1, b0, b1, nameWord) && (w.headTied(a0, a1, b0, b1) || w.samePerson(a0, a1, b0, b1)) {
		return
	}
	for i := a0; i < a1; i++ {
		if w.usedA[i] && w.pa.words[i].kind != functionWord {
			return
		}
	}
	kind, note := creditChanged, "another source is credited"
	switch {
	case w.apposed(a0, a1, b0, b1), w.flip().apposed(b0, b1, a0, a1):
		return
	case x.speaker != "" && y.speaker != "" && (w.sideOf(x) == y.speaker):
		kind, note = actorGeneralised, "the side is named for the person"
	case x.speaker != "" && y.speaker != "" && (w.sideOf(y) == x.speaker):
		kind, note = actorSpecified, "the person is named for the side"
	case w.person(w.pa, a0, a1) && !w.person(w.pb, b0, b1) && (w.tiedAny(a0, a1, b0, b1, contentWord) || w.tiedAny(a0, a1, b0, b1, nameWord)):
		kind, note = actorGeneralised, "the side is named for the person"
	case w.person(w.pb, b0, b1) && !w.person(w.pa, a0, a1) && (w.tiedAny(a0, a1, b0, b1, contentWord) || w.tiedAny(a0, a1, b0, b1, nameWord)):
		kind, note = actorSpecified, "the person is named for the side"
	case much && w.closer(w.pa, w.la, a0, a1, w.pb, w.lb, b0, b1):
		kind, note = actorGeneralised, "the source is told less closely"
	case much && w.closer(w.pb, w.lb, b0, b1, w.pa, w.la, a0, a1):
		kind, note = actorSpecified, "the source is told more closely"
	case w.tiedAny(a0, a1, b0, b1, contentWord) && !w.names(w.pa, a0, a1) && !w.names(w.pb, b0, b1):
		return
	case much && w.close >= 500 && min(x.sure, y.sure) >= 0.5 && !w.names(w.pa, a0, a1) && !w.names(w.pb, b0, b1) && w.nounIn(w.pa, a0, a1) && w.nounIn(w.pb, b0, b1) && reports(w.pa, x) && reports(w.pb, y):
	case much && w.close >= 500 && min(x.sure, y.sure) >= 0.5 && w.nominal(w.pa, a0, a1) && w.nominal(w.pb, b0, b1) && !w.tiedAny(a0, a1, b0, b1, contentWord) && !w.tiedAny(a0, a1, b0, b1, nameWord) && reports(w.pa, x) && reports(w.pb, y):
	case !much || w.close < 400 || min(x.sure, y.sure) < 0.5 || !w.names(w.pa, a0, a1) || !w.names(w.pb, b0, b1):
		return
	}
	if kind == actorGeneralised && !w.names(w.pb, b0, b1) || kind == actorSpecified && !w.names(w.pa, a0, a1) {
		note = "one side has no name"
	}
	w.add(kind, a0, a1, b0, b1, note)
}

// apposed reports whether words [i, j) of a are a name that words [m, n) of b have too and
// what it is, set off by a comma: "China, the biggest creditor".
func (w *weft) apposed(i, j, m, n int) bool {
	for k := i; k+1 < j; k++ {
		if l := w.la[k]; w.pa.words[k].kind == nameWord && w.broken(w.pa, k, k+1) {
			return l.kind == hard && l.at >= m && l.at < n
		}
	}
	return false
}

// vagueSources are words for who is credited without being named.
var vagueSources = wordList("vagueSources")

// closer reports whether words [i, j) of p, a source, name somebody or tell how many and
// of what kind they are, and words [m, n) of q are one vague word: "three officials with
// knowledge of the talks", "officials".
func (w *weft) closer(p *passage, l []link, i, j int, q *passage, k []link, m, n int) bool {
	vague := false
	for x := m; x < n; x++ {
		switch y := &q.words[x]; {
		case y.kind == functionWord:
		case vagueSources[y.lemma]:
			vague = true
		case k[x].kind == unlinked || k[x].at < i || k[x].at >= j:
			return false
		}
	}
	if !vague {
		return false
	}
	if !w.names(p, i, j) && !vagueIn(p, i, j) {
		return false // "the company" is no other word for diplomats
	}
	more := 0
	for x := i; x < j; x++ {
		if p.words[x].kind != functionWord && l[x].kind != hard && !vagueSources[p.words[x].lemma] && p.words[x].kind != numberWord {
			more++
		}
	}
	return more >= 1
}

// personal are those of the words for actors in general that a person may be.
var personal = wordList("personal")

// vagueIn reports whether a word for one who is credited without a name stands among
// words [i, j) of p.
func vagueIn(p *passage, i, j int) bool {
	for x := i; x < j; x++ {
		if vagueSources[p.words[x].lemma] || personal[p.words[x].lemma] {
			return true
		}
	}
	return false
}

// person reports whether words [i, j) of p name a person.
func (w *weft) person(p *passage, i, j int) bool {
	from, to := p.words[i].tok, p.words[j-1].tok+1
	for k := range p.doc.Names {
		n := &p.doc.Names[k]
		if n.Kind == nlp.Person && n.First < to && from < n.End {
			return true
		}
	}
	return false
}

// nounIn reports whether a noun stands among words [i, j) of p.
func (w *weft) nounIn(p *passage, i, j int) bool {
	for k := i; k < j; k++ {
		if w.upos(p, k) == nlp.NOUN {
			return true
		}
	}
	return false
}

// sideOf returns for whom a source speaks.
func (w *weft) sideOf(s *said) parley.ID {
	if s.behalf != "" {
		return s.behalf
	}
	return w.partyOf(s.speaker)
}

func (w *weft) partyOf(id parley.ID) parley.ID {
	if w.a.party == nil {
		return ""
	}
	return w.a.party[id]
}

func (w *weft) pronoun(p *passage, i, j int) bool {
	return j-i == 1 && w.upos(p, i) == nlp.PRON
}

func (w *weft) names(p *passage, i, j int) bool {
	for k := i; k < j; k++ {
		if p.words[k].kind == nameWord {
			return true
		}
	}
	return false
}

// tiedAny reports whether a word of that kind in a's range is tied into b's.
func (w *weft) tiedAny(a0, a1, b0, b1 int, k wordKind) bool {
	for i := a0; i < a1; i++ {
		if l := w.la[i]; l.kind != unlinked && l.at >= b0 && l.at < b1 && (w.pa.words[i].kind == k || w.pb.words[l.at].kind == k) {
			return true
		}
	}
	return false
}

// headTied reports whether the last names of both ranges are tied.
func (w *weft) headTied(a0, a1, b0, b1 int) bool {
	last := func(p *passage, i, j int) int {
		for k := j - 1; k >= i; k-- {
			if p.words[k].kind == nameWord {
				return k
			}
		}
		return -1
	}
	i, j := last(w.pa, a0, a1), last(w.pb, b0, b1)
	return i >= 0 && j >= 0 && w.la[i].at == j
}

// samePerson reports whether the last word of a person's name in a's range is tied into
// b's: "Qatari minister Ali Saad", "minister Ali Saad of Qatar".
func (w *weft) samePerson(a0, a1, b0, b1 int) bool {
	from, to := w.pa.words[a0].tok, w.pa.words[a1-1].tok+1
	for k := range w.pa.doc.Names {
		n := &w.pa.doc.Names[k]
		if n.Kind != nlp.Person || n.First < from || n.End > to {
			continue
		}
		for i := a0; i < a1; i++ {
			if l := w.la[i]; w.pa.words[i].tok == n.End-1 && l.kind == hard && l.at >= b0 && l.at < b1 {
				return true
			}
		}
	}
	return false
}

// reporting are words that credit somebody, where the engine found no
// attribution: their presence keeps "lost" silent.
var reporting = wordList("reporting")

// lost finds what a credits to somebody and b tells in its own voice.
func (w *weft) lost() {
	for _, x := range w.a.covering(w.pa) {
		if x.source.End == 0 || x.cue.End == 0 || x.sure < 0.5 {
			continue
		}
		in := x.holds(w.pa)
		tied, all := 0, 0
		var there []int
		act := false
		for i := range in {
			act = act || in[i] && (w.upos(w.pa, i) == nlp.VERB || w.upos(w.pa, i) == nlp.AUX)
			if in[i] && w.pa.words[i].kind != functionWord {
				all++
				if w.la[i].kind != unlinked {
					tied++
					there = append(there, w.la[i].at)
				}
			}
		}
		if w.a.titled(w.pa) || w.b.titled(w.pb) || !act || w.speaks(x) || w.saysIt(x) || w.ofOneself(x) || tied < 2 || 5*tied < 2*all || w.creditedIn(x, there) {
			continue
		}
		if i, j := w.pa.wordsIn(hull(x.content)); w.a.quotedWords(w.pa, i, j) && 10*w.inRow(i, j) < 4*(j-i) {
			continue // somebody's own words, told there in others
		}
		at := nlp.Span{Start: min(x.source.Start, x.cue.Start), End: max(x.source.End, x.cue.End)}
		if !reporting[w.cueLemma(x)] && x.sure < 0.8 {
			continue
		}
		if i := w.cueVerb(w.pa, x); i >= 0 && w.voicedThere(i) {
			continue
		}
		a0, a1 := w.pa.wordsIn(at)
		if a0 < a1 && a1-a0 <= 14 {
			w.add(creditDropped, a0, a1, -1, -1, "told here as the report's own word")
		} else if a0, a1 = w.pa.wordsIn(x.cue); a0 < a1 {
			w.add(creditDropped, a0, a1, -1, -1, "told here as the report's own word")
		}
	}
}

// voicedThere reports whether b tells by a verb of its own what the source of verb i of a
// asks for: "called on the bank to pay", "wants the bank to pay".
func (w *weft) voicedThere(i int) bool {
	t := speaking[w.pa.words[i].lemma]
	if t != "ask" && t != "demand" {
		return false
	}
	for j := range w.pb.words {
		switch speaking[w.pb.words[j].lemma] {
		case "ask", "demand", "hope":
			if w.upos(w.pb, j) == nlp.VERB && w.lb[j].kind != hard {
				return true
			}
		}
	}
	return false
}

// capital reports whether word i of p is written with one: "The Associated Press".
func capital(p *passage, i int) bool {
	c := p.doc.Text[p.at(i, i+1).Start]
	return c >= 'A' && c <= 'Z'
}

// nominal reports whether words [i, j) of p have a noun or a name.
func (w *weft) nominal(p *passage, i, j int) bool { return w.names(p, i, j) || w.nounIn(p, i, j) }

// speaks reports whether b has the source of x as the subject of another act.
func (w *weft) speaks(x *said) bool {
	if speaking[w.cueLemma(x)] == "plain" && !w.participle(x) {
		return false
	}
	i0, i1 := w.pa.wordsIn(x.source)
	for i := i0; i < i1; i++ {
		if l := w.la[i]; l.kind == hard && w.pa.words[i].kind != functionWord && subject(w.pb, l.at) {
			return true
		}
	}
	return false
}

// participle reports whether the cue of x hangs on another act of its source: "rejected
// it, saying …".
func (w *weft) participle(x *said) bool {
	i := w.cueVerb(w.pa, x)
	return i >= 0 && w.pa.words[i].form == w.pa.words[i].lemma+"ing"
}

// ofOneself reports whether x says of its own source what b tells of it: "Lind said she
// was sure", "Lind was sure".
func (w *weft) ofOneself(x *said) bool {
	i0, i1 := w.pa.wordsIn(x.source)
	c0, _ := w.pa.wordsIn(x.content[0])
	if c0 >= len(w.pa.words) || i0 >= i1 {
		return false
	}
	switch w.pa.words[c0].form {
	case "he", "she", "it", "they", "i", "we":
	default:
		return false
	}
	if j := 0; len(w.pb.words) > 0 && w.pronoun(w.pb, j, j+1) && subject(w.pb, j) {
		return true
	}
	for i := i0; i < i1; i++ {
		if l := w.la[i]; l.kind == hard && w.pa.words[i].kind != functionWord && subject(w.pb, l.at) && !owning(w.pa, i+1) {
			return true
		}
	}
	return false
}

// saysIt reports whether the source of x stands in b beside a word of reporting,
// whatever the engine made of that word.
func (w *weft) saysIt(x *said) bool {
	i0, i1 := w.pa.wordsIn(x.source)
	for i := i0; i < i1; i++ {
		l := w.la[i]
		if l.kind != hard || w.pa.words[i].kind == functionWord {
			continue
		}
		for _, j := range []int{l.at - 1, l.at + 1} {
			if j >= 0 && j < len(w.pb.words) && reporting[w.pb.words[j].lemma] {
				return true
			}
		}
		if formAt(w.pb, l.at+1) == "and" {
			for j := l.at + 2; j < min(len(w.pb.words), l.at+7) && w.upos(w.pb, j) != nlp.AUX; j++ {
				if reporting[w.pb.words[j].lemma] && w.upos(w.pb, j) == nlp.VERB {
					return true // "the company and the health fund said"
				}
			}
		}
	}
	return false
}

// titled reports whether p is the title of its report.
func (t *tale) titled(p *passage) bool { return int(t.doc.Tokens[p.first].Start) < t.doc.Title }

// reports reports whether s is credited by a word of reporting.
func reports(p *passage, s *said) bool {
	i, j := p.wordsIn(s.cue)
	for k := i; k < j; k++ {
		if reporting[p.words[k].lemma] || reporting[p.words[k].form] {
			return true
		}
	}
	return false
}

func (w *weft) cueLemma(s *said) string {
	i, j := w.pa.wordsIn(s.cue)
	for k := i; k < j; k++ {
		if reporting[w.pa.words[k].lemma] || reporting[w.pa.words[k].form] {
			return w.pa.words[k].lemma
		}
	}
	return ""
}

// creditedIn reports whether somebody is credited with two in five of the words
// ix of b, however unsure that is, or may be by the words of the sentence. A
// word of crediting that stands in what x says is no credit in its place.
func (w *weft) creditedIn(x *said, ix []int) bool {
	t, p := w.b, w.pb
	within1 := func(at nlp.Span) bool {
		j0, j1 := p.wordsIn(at)
		for j := j0; j < j1; j++ {
			if l := w.lb[j]; l.kind == hard && p.words[j].kind == contentWord {
				for _, c := range x.content {
					if within(w.pa.at(l.at, l.at+1), c) {
						return true
					}
				}
			}
		}
		return false
	}
	n := 0
	s := t.doc.Sentences[p.sentence]
	for i := s.First; i < s.End; i++ {
		if strings.EqualFold(t.doc.Tokens[i].Lemma, "according") {
			return true
		}
	}
	for _, i := range ix {
		at := p.at(i, i+1)
		if t.marks.inside(at.Start) || t.holds(at, func(y said) bool { return within1(y.cue) || w.toldIn(x, y.source) }) || t.governed(p.words[i].tok, within1) {
			n++
		}
	}
	return 5*n >= 2*len(ix)
}

// toldIn reports whether the source at of b is somebody of whom x tells: "the trustees
// fear", where a has it that "the trustees are concerned, two people said".
func (w *weft) toldIn(x *said, at nlp.Span) bool {
	if at.End == 0 {
		return false
	}
	j0, j1 := w.pb.wordsIn(at)
	for j := j1 - 1; j >= j0; j-- {
		if w.pb.words[j].kind == functionWord {
			continue
		}
		l := w.lb[j]
		if l.kind != hard {
			return false
		}
		for _, c := range x.content {
			if within(w.pa.at(l.at, l.at+1), c) {
				return true
			}
		}
		return false
	}
	return false
}

// leastHolds is the confidence from which an attribution of the engine credits
// somebody with words.
const leastHolds = 0.3

// meant reports whether the bytes at, a cue, say what somebody means to do.
func (t *tale) meant(at []nlp.Span) bool {
	for _, c := range at {
		ts := t.doc.Tokens
		for i := sort.Search(len(ts), func(i int) bool { return int(ts[i].Start) >= c.Start }); i < len(ts) && int(ts[i].End) <= c.End; i++ {
			if intentions[strings.ToLower(ts[i].Lemma)] {
				return true
			}
		}
	}
	return false
}

// holds reports whether anybody is credited with the bytes at, whom but does not
// leave out.
func (t *tale) holds(at nlp.Span, but func(said) bool) bool {
	for i := range t.doc.Attributions {
		x := &t.doc.Attributions[i]
		if x.Confidence < leastHolds || but(said{source: hull(x.Source), cue: hull(x.Cue)}) {
			continue
		}
		for _, c := range x.Content {
			if touch(c, at) && t.meant(t.doc.Attributions[i].Cue) {
				continue
			}
			if touch(c, at) {
				return true
			}
		}
	}
	for i := range t.said {
		if but(t.said[i]) {
			continue
		}
		for _, c := range t.said[i].content {
			if touch(c, at) && !t.meant([]nlp.Span{t.said[i].cue}) {
				return true
			}
		}
	}
	return false
}

// governed reports whether token i hangs below a reporting verb that but does
// not leave out; without trees, whether its sentence has one.
func (t *tale) governed(i int32, but func(verb nlp.Span) bool) bool {
	d := t.doc
	if d.Has&nlp.Trees == 0 {
		s := d.Sentences[d.Tokens[i].Sentence]
		for k := s.First; k < s.End; k++ {
			if reporting[strings.ToLower(d.Tokens[k].Lemma)] && d.Tokens[k].UPOS == nlp.VERB {
				return true
			}
		}
		return false
	}
	for range mostAbove {
		i = d.Tokens[i].Head
		if i < 0 {
			return false
		}
		if reporting[strings.ToLower(d.Tokens[i].Lemma)] && d.Tokens[i].UPOS == nlp.VERB && !but(d.Bytes(int(i), int(i+1))) {
			return true
		}
	}
	return false
}

// mostAbove bounds how far up a tree is looked.
const mostAbove = 40
