package diff

import (
	"unicode"
	"unicode/utf8"

	"github.com/parley-record/parley/nlp"
)

// quotes holds the words between quotation marks against the other side's: are
// they the same, and are they marked there too?
func (w *weft) quotes() {
	w.quoted(false)
	f := w.flip()
	f.quoted(true)
	w.take(f, mirrored)
}

// quoted looks for each quotation of a in b. second leaves out what was said
// from the other side.
func (w *weft) quoted(second bool) {
	at := w.pa.bytes()
	for _, q := range w.a.marks {
		if q.end <= at.Start || q.start >= at.End {
			continue
		}
		i0, i1 := w.pa.wordsIn(nlp.Span{Start: q.start, End: q.end})
		n := i1 - i0
		if n == 0 {
			continue
		}
		j0, j1, met := w.window(i0, i1)
		if n == 1 {
			w.scare(i0)
			continue
		}
		if w.cutShort(i0, i1) {
			continue
		}
		if met*10 < 6*min(n, w.telling(i0, i1)+1) || n == 2 && met < 2 {
			w.partly(i0, i1)
			continue
		}
		content := 0
		for i := i0; i < i1; i++ {
			if l := w.la[i]; l.kind != unlinked && l.at >= j0 && l.at < j1 && w.pa.words[i].kind != functionWord {
				content++
			}
		}
		if content == 0 || n >= 3 && content < 2 && met*3 < 2*n || w.inRow(i0, i1)*2 < n || n >= 8 && w.inRow(i0, i1)*10 < 7*w.telling(i0, i1) {
			continue
		}
		other := w.b.quotedWords(w.pb, j0, j1) || w.markedThere(i0, i1, j0, j1)
		if other {
			j0, j1 = w.b.clip(w.pb, j0, j1)
		}
		if w.entitled(i0, i1) && (other || w.entitledB(j0, j1)) {
			continue // a title: marks are a matter of style
		}
		exact := j1-j0 == n && met == n && w.verbatim(i0, j0, n)
		if u0, u1, v0, v1 := w.unmarked(i0, i1, j0, j1); !other && v1-v0 < j1-j0 {
			if u0 < u1 {
				w.add(marksDropped, u0, u1, v0, v1, "the words stand without quotation marks")
			}
			continue // what is quoted of it there is looked at from there
		}
		if !other {
			w.add(marksDropped, i0, i1, j0, j1, "the words stand without quotation marks")
		}
		if second && other && !exact && met == j1-j0 && w.verbatimBut(i0, i1) {
			w.add(quoteAltered, i0, i1, j0, j1, "quoted wording differs")
			continue
		}
		if k := i0 + j1 - j0; second && other && !exact && met == j1-j0 && k < i1 && met >= leastKept && w.verbatim(i0, j0, met) && goesOn(w.pa, k, i1) {
			w.alter(i0, i1, j0, j1)
			continue
		}
		if !exact && (!other || !second) {
			if other || met*10 >= 6*n && !w.retold(i0, i1, j0, j1) {
				w.alter(i0, i1, j0, j1)
			}
		}
	}
}

// unmarked returns the most words of b in a row among [j0, j1) that stand in no quotation,
// and those of a among [i0, i1) that are tied to them, from the first to the last; none of
// a where they tell nothing.
func (w *weft) unmarked(i0, i1, j0, j1 int) (a0, a1, b0, b1 int) {
	b0, b1 = j0, j0
	for j, from := j0, j0; j < j1; j++ {
		if w.b.marks.inside(w.pb.at(j, j+1).Start) {
			from = j + 1
		} else if j+1-from > b1-b0 {
			b0, b1 = from, j+1
		}
	}
	a0, a1 = i1, i0
	content := 0
	for i := i0; i < i1; i++ {
		if l := w.la[i]; l.kind != unlinked && l.at >= b0 && l.at < b1 {
			a0, a1 = min(a0, i), i+1
			if w.pa.words[i].kind != functionWord {
				content++
			}
		}
	}
	if content < 2 {
		return 0, 0, b0, b1
	}
	return a0, a1, b0, b1
}

// markedThere reports whether most of what tells something among words [i0, i1) of a
// and stands among [j0, j1) of b stands in quotation marks there.
func (w *weft) markedThere(i0, i1, j0, j1 int) bool {
	n, in := 0, 0
	for i := i0; i < i1; i++ {
		if l := w.la[i]; l.kind == hard && l.at >= j0 && l.at < j1 && w.pa.words[i].kind != functionWord {
			n++
			if w.b.marks.inside(w.pb.at(l.at, l.at+1).Start) {
				in++
			}
		}
	}
	return 2*in > n
}

// telling counts the words [i, j) of a that stay when a quotation is told as
// reported speech: none that stand for somebody, help a verb or join clauses.
func (w *weft) telling(i, j int) int {
	n := 0
	for k := i; k < j; k++ {
		switch w.upos(w.pa, k) {
		case nlp.PRON, nlp.AUX, nlp.SCONJ, nlp.CCONJ:
		default:
			n++
		}
	}
	return n
}

// led reports whether words [i, m) of a stand right before word j of b.
func (w *weft) led(i, m, j int) bool { return ledTo(w.pa, i, m, w.pb, j) }

// led2 is led with the sides turned.
func (w *weft) led2(j, n, i int) bool { return ledTo(w.pb, j, n, w.pa, i) }

func ledTo(p *passage, i, m int, q *passage, j int) bool {
	for k := m - 1; k >= i; k-- {
		if j--; j < 0 || q.words[j].form != p.words[k].form {
			return false
		}
	}
	return m > i
}

// longQuote is from how many words on only the part of a quotation that differs
// is shown, and aside how many words beside it.
const (
	longQuote = 12
	aside     = 2
	leastKept = 5 // words that are quoted on from a longer quotation
)

// cutShort notes that b quotes a few of the words [i0, i1) that a quotes, letter for
// letter, and leaves out some that deny, limit or weigh the others: "disappointed but
// not surprised" as "disappointed".
func (w *weft) cutShort(i0, i1 int) bool {
	for i := i0; i < i1; i++ {
		l := w.la[i]
		if l.kind != hard || w.pa.words[i].kind == functionWord {
			continue
		}
		k := w.b.marks.find(w.pb.at(l.at, l.at+1).Start)
		if k < 0 {
			return false
		}
		j0, j1 := w.pb.wordsIn(nlp.Span{Start: w.b.marks[k].start, End: w.b.marks[k].end})
		m := j1 - j0
		i -= l.at - j0 // where the words that are quoted there begin
		if m >= longQuote || 2*m > i1-i0 || i < i0 || i+m > i1 || !w.verbatim(i, j0, m) || w.harmless(i0, i, 0, 0) && w.harmless(i+m, i1, 0, 0) && !goesOn(w.pa, i+m, i1) && !beganWith(w.pa, i0, i) {
			return false
		}
		w.add(quoteAltered, i0, i1, j0, j1, "quoted wording differs")
		return true
	}
	return false
}

// beganWith reports whether words [i, m) of p, with which a quotation begins, are one or more of
// several things that it joins: "irresponsible and badly timed".
func beganWith(p *passage, i, m int) bool {
	return m-i > 1 && m-i <= 4 && (p.words[m-1].form == "and" || p.words[m-1].form == "but") && int(p.words[m-1].tok-p.words[i].tok) == m-1-i
}

// goesOn reports whether words [i, m) of p, which end a quotation, go on within a sentence
// by "and", "or" or "but": "with crumbs or with promises".
func goesOn(p *passage, i, m int) bool {
	if i >= m || i == 0 {
		return false
	}
	switch p.words[i].form {
	case "and", "or", "but":
	default:
		return false
	}
	for t := p.words[i-1].tok + 1; t < p.words[m-1].tok; t++ {
		switch p.doc.Form(int(t)) {
		case ".", "!", "?", "…":
			return false
		}
	}
	return true
}

// harmless reports whether nothing among words [i, m) of a and [j, n) of b denies,
// limits or hedges.
func (w *weft) harmless(i, m, j, n int) bool {
	plain := func(p *passage, from, to int) bool {
		for k := from; k < to; k++ {
			x := &p.words[k]
			if x.neg || hedgeWords[x.form] != "" || conditions[x.form] || scopeWords[x.form] != "" || certain[x.form] != 0 || degreeWords[x.form] || w.upos(p, k) == nlp.ADV {
				return false
			}
		}
		return true
	}
	return plain(w.pa, i, m) && plain(w.pb, j, n)
}

// alter notes that the words [i0, i1) that a quotes are [j0, j1) in b, by the part
// that differs where they are many. Words that b left out before or after what it
// quotes letter for letter are no other wording.
func (w *weft) alter(i0, i1, j0, j1 int) {
	i, j, m, n := w.apart(i0, i1, j0, j1)
	if c0, c1, d0, d1 := w.common(i0, i1, j0, j1); c1-c0 < i1-i0 || d1-d0 < j1-j0 {
		if ci, cj, cm, cn := w.apart(c0, c1, d0, d1); ci < cm && cj < cn {
			i0, i1, j0, j1, i, j, m, n = c0, c1, d0, d1, ci, cj, cm, cn // one quotes on; what both quote differs within
		}
	}
	if i == m && j == n {
		return // they differ in marks alone
	}
	if i == i0 && j == j0 && (j == n && m == i+1 && w.upos(w.pa, i) == nlp.CCONJ || i == m && n == j+1 && w.upos(w.pb, j) == nlp.CCONJ) {
		return // "and" belongs to what stands before the quotation
	}
	if i == i0 && j == j0 && (j == n && w.led(i0, m, j0) || i == m && w.led2(j0, n, i0)) {
		return // the words that are not quoted lead to the quotation
	}
	if (i == m || j == n) && (i == i0 && j == j0 || m == i1 && n == j1) && min(i1-i0, j1-j0) >= leastKept && w.harmless(i, m, j, n) && !(m == i1 && n == j1 && (goesOn(w.pa, i, m) || goesOn(w.pb, j, n)) || i == i0 && j == j0 && (beganWith(w.pa, i, m) || beganWith(w.pb, j, n))) {
		return
	}
	if max(i1-i0, j1-j0) >= longQuote {
		i0, i1, j0, j1 = max(i0, i-aside), min(i1, m+aside), max(j0, j-aside), min(j1, n+aside)
	}
	w.add(quoteAltered, i0, i1, j0, j1, "quoted wording differs")
}

// apart returns what is left of words [i, m) of a and [j, n) of b without the same
// words at their heads and at their ends.
func (w *weft) apart(i, m, j, n int) (i0, j0, i1, j1 int) {
	for i < m && j < n && w.pa.words[i].form == w.pb.words[j].form {
		i, j = i+1, j+1
	}
	for m > i && n > j && w.pa.words[m-1].form == w.pb.words[n-1].form {
		m, n = m-1, n-1
	}
	return i, j, m, n
}

// common returns words [i, m) of a and [j, n) of b without what only one of them has
// before the first word, and after the last, that both have.
func (w *weft) common(i, m, j, n int) (i0, i1, j0, j1 int) {
	within := func(k int) bool { l := w.la[k]; return l.kind == hard && l.at >= j && l.at < n }
	first, last := i, m-1
	for first < m && !within(first) {
		first++
	}
	for last > first && !within(last) {
		last--
	}
	if first >= last || w.la[first].at >= w.la[last].at {
		return i, m, j, n
	}
	if first > i && w.la[first].at == j {
		i = first
	} else if first == i && w.la[first].at > j {
		j = w.la[first].at
	}
	if last < m-1 && w.la[last].at == n-1 {
		m = last + 1
	} else if last == m-1 && w.la[last].at < n-1 {
		n = w.la[last].at + 1
	}
	return i, m, j, n
}

// verbatimBut reports whether words [i0, i1) of a stand in b in their order but
// for one or two that say how far or how sure: "almost dead on arrival".
func (w *weft) verbatimBut(i0, i1 int) bool {
	more := 0
	for i := i0; i < i1; i++ {
		if w.la[i].kind == hard {
			continue
		}
		x := &w.pa.words[i]
		if u := w.upos(w.pa, i); w.usedA[i] || u != nlp.ADV && u != nlp.ADJ && !x.neg {
			return false
		}
		more++
	}
	return more > 0 && more <= 2
}

// retold reports whether words [i0, i1) of a and [j0, j1) of b differ in nothing
// but grammar, as when a quotation is told in the past: all that tells something
// is tied, in order, and the rest are verbs that help, articles and pronouns.
func (w *weft) retold(i0, i1, j0, j1 int) bool {
	would := false // "we will" is told as "they would"
	for j := max(0, j0-4); j < j1; j++ {
		would = would || w.pb.words[j].form == "would"
	}
	small := func(p *passage, k int) bool {
		switch w.upos(p, k) {
		case nlp.AUX, nlp.DET, nlp.PRON, nlp.SCONJ, nlp.CCONJ:
			if f := p.words[k].form; would && (f == "will" || f == "'ll" || f == "shall") {
				return true
			}
			return !p.words[k].neg && certain[p.words[k].form]%2 == 0
		}
		return false
	}
	prev := -1
	for i := i0; i < i1; i++ {
		l := w.la[i]
		switch {
		case l.kind == hard && l.at > prev && l.at >= j0 && l.at < j1:
			prev = l.at
		case l.kind != hard && small(w.pa, i):
		default:
			return false
		}
	}
	for j := j0; j < j1; j++ {
		if w.lb[j].kind != hard && !small(w.pb, j) {
			return false
		}
	}
	return true
}

// entitled reports whether all words [i, j) of a that tell something are written
// with a capital, as in titles.
func (w *weft) entitled(i, j int) bool { return capitals(w.pa, i, j) }

// entitledB is entitled for b.
func (w *weft) entitledB(i, j int) bool { return capitals(w.pb, i, j) }

func capitals(p *passage, i, j int) bool {
	n := 0
	for k := i; k < j; k++ {
		if p.words[k].kind == functionWord {
			continue
		}
		c, _ := utf8.DecodeRuneInString(p.doc.Text[p.at(k, k+1).Start:])
		if unicode.IsLower(c) {
			return false
		}
		n++
	}
	return n >= 2
}

// window returns the words of b from the first to the last that those of a from
// i0 to i1 are tied to, leaving out a stray tie, and how many are tied.
func (w *weft) window(i0, i1 int) (j0, j1, met int) {
	j0, j1 = 1<<30, -1
	n := i1 - i0
	for anchor := i0; anchor < i1; anchor++ {
		l := w.la[anchor]
		if l.kind == unlinked {
			continue
		}
		lo, hi, m := l.at, l.at+1, 0
		for i := i0; i < i1; i++ {
			if k := w.la[i]; k.kind != unlinked && abs(k.at-l.at) <= n+2 {
				lo, hi = min(lo, k.at), max(hi, k.at+1)
				m++
			}
		}
		if hi-lo <= 2*n+3 && m > met {
			j0, j1, met = lo, hi, m
		}
	}
	if met == 0 {
		return 0, 0, 0
	}
	return j0, j1, met
}

// inRow returns how many words of a from i0 to i1 are tied in the order of b,
// next to each other but for a word or two.
func (w *weft) inRow(i0, i1 int) int {
	best, run, prev := 0, 0, -9
	for i := i0; i < i1; i++ {
		l := w.la[i]
		if l.kind != hard {
			continue
		}
		if d := l.at - prev; d >= 1 && d <= 3 {
			run++
		} else {
			run = 1
		}
		prev = l.at
		best = max(best, run)
	}
	return best
}

// verbatim reports whether n words from i of a and from j of b are the same.
func (w *weft) verbatim(i, j, n int) bool {
	for k := range n {
		if w.pa.words[i+k].form != w.pb.words[j+k].form {
			return false
		}
	}
	return true
}

// quotedWords reports whether most of the words [i, j) of p stand in quotation
// marks.
func (t *tale) quotedWords(p *passage, i, j int) bool {
	n := 0
	for k := i; k < j; k++ {
		if t.marks.inside(int(p.doc.Tokens[p.words[k].tok].Start)) {
			n++
		}
	}
	return 2*n > j-i
}

// clip returns the words of [i, j) of p that stand in the quotation that holds the
// middle of them.
func (t *tale) clip(p *passage, i, j int) (int, int) {
	k := t.marks.find(p.at((i+j)/2, (i+j)/2+1).Start)
	if k < 0 {
		return i, j
	}
	q := t.marks[k]
	u, v := p.wordsIn(nlp.Span{Start: q.start, End: q.end})
	return max(i, u), min(j, v)
}

// leastPart is how many words of a quotation must stand in a row on the other
// side to be looked at without the rest of it.
const leastPart = 6

// partly looks for the longest part of a quotation [i0, i1) that b tells in the
// same words without marks.
func (w *weft) partly(i0, i1 int) {
	if i := i1 - 1; i1-i0 <= 3 && w.la[i].kind == hard && w.pa.words[i].kind == contentWord && w.weighed(i0, i) && w.neighbour(i) {
		if j := w.la[i].at; !w.b.quotedWords(w.pb, j, j+1) {
			w.add(marksDropped, i0, i1, j, j+1, "the word stands without quotation marks")
			return
		}
	}
	best, from := 0, 0
	for i := i0; i < i1; i++ {
		j := i
		for j+1 < i1 && w.la[j].kind != unlinked && w.la[j+1].kind != unlinked && w.la[j+1].at == w.la[j].at+1 {
			j++
		}
		if w.la[i].kind != unlinked && j+1-i > best {
			best, from = j+1-i, i
		}
	}
	content := 0
	for i := from; i < from+best; i++ {
		if w.pa.words[i].kind != functionWord {
			content++
		}
	}
	if best < leastPart || content < 3 {
		return
	}
	if j := w.la[from].at; !w.b.quotedWords(w.pb, j, j+best) {
		w.add(marksDropped, from, from+best, j, j+best, "the words stand without quotation marks")
	}
}

// weighed reports whether words [i, j) of a, which b lacks, do no more than say how the
// word behind them is meant: "deeply unfair" is told as unfair.
func (w *weft) weighed(i, j int) bool {
	for k := i; k < j; k++ {
		if u := w.upos(w.pa, k); w.la[k].kind == hard || u != nlp.ADV && u != nlp.ADJ && u != nlp.DET {
			return false
		}
	}
	return true
}

// scare looks for one word in quotation marks, i, that b has without them.
func (w *weft) scare(i int) {
	l := w.la[i]
	if l.kind != hard || w.pa.words[i].kind != contentWord || !w.neighbour(i) || w.pa.words[i].form != w.pb.words[l.at].form {
		return
	}
	if !w.b.quotedWords(w.pb, l.at, l.at+1) {
		w.add(marksDropped, i, i+1, l.at, l.at+1, "the word stands without quotation marks")
	}
}
