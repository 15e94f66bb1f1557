package diff

import "github.com/parley-record/parley/nlp"

// Who passed on what both tell: "according to …", and who says it within a clause.

// inserted finds who says in a what a clause about a noun tells, where b tells that in its
// own voice: "a strike that the company said had cost it 75 million".
func (w *weft) inserted() {
	for i := 1; i+1 < len(w.pa.words); i++ {
		t := &w.pa.doc.Tokens[w.pa.words[i].tok]
		if t.UPOS != nlp.VERB || !reporting[w.pa.words[i].lemma] || w.la[i].kind != unlinked || w.usedA[i] {
			continue
		}
		if u := w.upos(w.pa, i+1); u != nlp.VERB && u != nlp.AUX || w.broken(w.pa, i, i+1) {
			continue
		}
		k := i - 1
		for k > 0 && i-k < 5 && (w.pa.words[k].kind == nameWord || w.upos(w.pa, k) == nlp.NOUN || w.upos(w.pa, k) == nlp.DET && w.pa.words[k].form != "that" && w.pa.words[k].form != "which") {
			k--
		}
		if f := w.pa.words[k].form; k == i-1 || f != "that" && f != "which" || !w.nominal(w.pa, k+1, i) || w.saysSo() {
			continue
		}
		for n := i + 1; n < min(len(w.pa.words), i+4); n++ {
			if w.pa.words[n].kind != functionWord && w.la[n].kind == hard {
				w.add(creditDropped, k+1, i+1, -1, -1, "told here as the report's own word")
				break
			}
		}
	}
}

// saysSo reports whether b has a word of saying that a has not.
func (w *weft) saysSo() bool {
	for j := range w.pb.words {
		if x := &w.pb.words[j]; (reporting[x.lemma] || reporting[x.form]) && w.lb[j].kind != hard {
			return true
		}
	}
	return false
}

// passed finds an "according to" of a whose source b does not have.
func (w *weft) passed() {
	if w.woven() < 400 || w.a.titled(w.pa) || w.b.titled(w.pb) {
		return
	}
	for i := 0; i+2 < len(w.pa.words); i++ {
		if w.pa.words[i].form != "according" || w.pa.words[i+1].form != "to" || w.la[i].kind != unlinked || w.usedA[i] {
			continue
		}
		if w.close < 400 && !w.toldBefore(i) {
			continue
		}
		j := i + 2
		for j < min(len(w.pa.words), i+9) && (w.la[j].kind != hard || w.pa.words[j].kind == functionWord) && !w.gap(w.pa, j-1, j) && (w.upos(w.pa, j) != nlp.VERB || capital(w.pa, j)) {
			j++
		}
		if j > i+2 && w.nominal(w.pa, i+2, j) && !w.usedA[j-1] {
			if m, n := w.saidThere(); m < n {
				w.add(creditChanged, i+2, j, m, n, "another source is credited")
				continue
			}
			w.add(creditDropped, i, j, -1, -1, "who passed it on is left out")
		}
	}
}

// saidThere returns the words of b for the one who is credited there, and stands in no
// difference yet, with most of what b tells; none where there is none.
func (w *weft) saidThere() (from, to int) {
	for _, y := range w.b.covering(w.pb) {
		if y.sure < 0.5 || y.source.End == 0 || !touch(y.source, w.pb.bytes()) || !reports(w.pb, y) {
			continue
		}
		in, n := y.holds(w.pb), 0
		for j := range in {
			if in[j] {
				n++
			}
		}
		from, to = w.pb.wordsIn(y.source)
		if from >= to || 2*n < len(in) || w.pronoun(w.pb, from, to) {
			continue
		}
		for j := from; j < to; j++ {
			if w.usedB[j] || w.lb[j].kind == hard && w.pb.words[j].kind != functionWord {
				return 0, 0
			}
		}
		return from, to
	}
	return 0, 0
}

// toldBefore reports whether b tells half of the telling words right before word i of a.
func (w *weft) toldBefore(i int) bool {
	n, met := 0, 0
	for k := i - 1; k >= 0 && n < 3; k-- {
		if w.pa.words[k].kind == functionWord {
			continue
		}
		if n++; w.la[k].kind == hard {
			met++
		}
	}
	return n > 0 && 2*met >= n
}
