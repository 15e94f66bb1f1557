package diff

import "github.com/parley-record/parley/nlp"

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
		if met*10 < 6*n || n == 2 && met < 2 {
			w.partly(i0, i1)
			continue
		}
		content := 0
		for i := i0; i < i1; i++ {
			if l := w.la[i]; l.kind != unlinked && l.at >= j0 && l.at < j1 && w.pa.words[i].kind != functionWord {
				content++
			}
		}
		if content == 0 || n >= 3 && content < 2 && met*3 < 2*n || w.inRow(i0, i1)*2 < n || n >= 8 && w.inRow(i0, i1)*10 < 7*n {
			continue
		}
		other := w.b.quotedWords(w.pb, j0, j1)
		exact := j1-j0 == n && met == n && w.verbatim(i0, j0, n)
		if !other {
			w.add(marksDropped, i0, i1, j0, j1, "the words stand without quotation marks")
		}
		if second && other && !exact && met == j1-j0 && w.verbatimBut(i0, i1) {
			w.add(quoteAltered, i0, i1, j0, j1, "quoted wording differs")
			continue
		}
		if !exact && (!other || !second) {
			if other || met*10 >= 6*n && !w.retold(i0, i1, j0, j1) {
				w.add(quoteAltered, i0, i1, j0, j1, "quoted wording differs")
			}
		}
	}
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
	small := func(p *passage, k int) bool {
		switch w.upos(p, k) {
		case nlp.AUX, nlp.DET, nlp.PRON, nlp.SCONJ:
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

// leastPart is how many words of a quotation must stand in a row on the other
// side to be looked at without the rest of it.
const leastPart = 6

// partly looks for the longest part of a quotation [i0, i1) that b tells in the
// same words without marks.
func (w *weft) partly(i0, i1 int) {
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
