package diff

import "github.com/parley-record/parley/nlp"

// hedgeWords are words of caution with their family: those of one family say
// the same to a reader.
var hedgeWords = wordPairs("hedgeWords")

// hedges finds words of caution that one side has about something that both
// tell.
func (w *weft) hedges() {
	w.bothWays((*weft).hedged)
}

// hedged finds words of caution that a has about something that both tell and b has not.
func (w *weft) hedged() {
	w.leftOpen()
	for i := range w.pa.words {
		fam := hedgeWords[w.pa.words[i].form]
		if fam == "" || w.usedA[i] || w.la[i].kind == hard || !hedging(w.pa, i) {
			continue
		}
		if w.pa.words[i].form == "could" && w.ableThere(i) || fam == "report" && w.hearsay() {
			continue
		}
		if w.pa.words[i].form == "may" && w.pa.words[i].kind == nameWord || w.timedIn(w.a, w.pa, i) || !w.told(i) || w.cautious(i, fam) {
			continue
		}
		// "will be presented" against "may be sent": the modal that stands there
		// instead shows it.
		if j := w.instead(i); j >= 0 {
			if !w.usedB[j] {
				w.add(certaintyChanged, i, i+1, j, j+1, "how sure it is told to be")
			}
			continue
		}
		if j0, j1 := w.otherwise(i); j0 < j1 {
			w.add(certaintyChanged, i, i+1, j0, j1, "how sure it is told to be")
			continue
		}
		if w.looseClause(i) {
			continue
		}
		w.add(hedgeDropped, i, i+1, -1, -1, "a word of caution")
	}
}

// leftOpen finds what a tells that it cannot be ruled out and b tells without a caution.
func (w *weft) leftOpen() {
	for i := range w.pa.words {
		if l := w.pa.words[i].lemma; l != "rule" && l != "exclude" || w.la[i].kind == hard || w.usedA[i] || !negatedBelow(w.pa, i) {
			continue
		}
		for k := range w.pa.words {
			if l := w.la[k]; head(w.pa, k) == i && l.kind == hard && w.pa.words[k].kind != functionWord && w.pa.doc.Tokens[w.pa.words[k].tok].Rel == nlp.RelNsubjPass && !w.softened(l.at) && !w.cautious(k, "may") && !w.refusedAbove(l.at) && !w.negNear(l.at) {
				from := i
				for from > k+1 && w.la[from-1].kind != hard && head(w.pa, from-1) == i {
					from--
				}
				w.add(hedgeDropped, from, withParticle(w.pa, i), -1, -1, "a word of caution")
				break
			}
		}
	}
}

// looseClause reports whether the verb that modal i of a helps is tied by its meaning
// alone and so is nothing that goes with it: b tells of another thing there.
func (w *weft) looseClause(i int) bool {
	h := head(w.pa, i)
	if h < 0 || w.upos(w.pa, i) != nlp.AUX || w.la[h].kind == hard {
		return false
	}
	n := 0
	for k := range w.pa.words {
		if w.pa.words[k].kind == functionWord || !below(w.pa, k, h) {
			continue
		}
		if n++; w.la[k].kind == hard {
			return false
		}
	}
	return n > 1
}

// ableThere reports whether b tells in the present that somebody can do what "could"
// i of a tells: as speech is reported in the past.
func (w *weft) ableThere(i int) bool {
	at := -1
	if h := head(w.pa, i); h >= 0 {
		at = w.counterpart(h)
	}
	for j := max(0, at-4); j < at; j++ {
		if f := w.pb.words[j].form; f == "can" || f == "cannot" {
			return true
		}
	}
	return false
}

// hearsay reports whether b credits its words to the press or to nobody: what
// "reportedly" tells in one word.
func (w *weft) hearsay() bool {
	for _, y := range w.b.covering(w.pb) {
		j0, j1 := w.pb.wordsIn(y.source)
		for j := j0; j < j1; j++ {
			if pressWords[w.pb.words[j].lemma] {
				return true
			}
		}
	}
	return false
}

// pressWords are those that tell without standing for anybody.
var pressWords = wordList("pressWords")

// hedging reports whether word i of p hedges where it may do something else too:
// "is believed to have begun", "the alleged leader".
func hedging(p *passage, i int) bool {
	switch p.words[i].form {
	case "believed", "thought", "understood", "rumoured", "rumored":
		return i > 0 && i+1 < len(p.words) && p.words[i+1].form == "to" && (p.words[i-1].lemma == "be" || p.words[i-1].form == "widely" || p.words[i-1].form == "not")
	case "alleged", "suspected", "possible", "potential", "probable":
		return p.doc.Tokens[p.words[i].tok].Rel.Plain() == nlp.RelAmod
	}
	return true
}

// otherwise returns the words of b that stand where hedge i does, between the
// same ties: "is expected to meet", "is in negotiations to meet".
func (w *weft) otherwise(i int) (j0, j1 int) {
	for k := range w.pa.words {
		if l := w.la[k]; l.kind == hard && w.pa.words[k].kind == contentWord && head(w.pa, k) == i {
			if h := head(w.pb, l.at); h >= 0 && w.pb.words[h].kind == contentWord && w.lb[h].kind == unlinked && !w.usedB[h] {
				return h, h + 1
			}
		}
	}
	for _, e := range w.edits {
		if e.a0 > i || e.a1 <= i || e.b0 < 0 || e.b1-e.b0 > 4 || e.a1-e.a0 > 3 || !w.facingEdit(e) || w.anyUsed(e) {
			continue
		}
		for j := e.b0; j < e.b1; j++ {
			if w.pb.words[j].kind == contentWord && w.lb[j].kind == unlinked {
				return e.b0, e.b1
			}
		}
	}
	return 0, 0
}

// told reports whether what word i is about is told in b: the word that it
// hangs on, or the next content word, is tied.
func (w *weft) told(i int) bool {
	d := w.pa.doc
	head := d.Tokens[w.pa.words[i].tok].Head
	if d.Has&nlp.Trees != 0 && head >= 0 {
		for k := range w.pa.words {
			if w.pa.words[k].tok == head && w.counterpart(k) >= 0 {
				return true
			}
		}
	}
	for k := i + 1; k < len(w.pa.words) && k <= i+4; k++ {
		if w.pa.words[k].kind != functionWord {
			return w.la[k].kind != unlinked
		}
	}
	return false
}

// cautious reports whether b hedges what word i hedges: any hedge near the tie
// of a word near i.
func (w *weft) cautious(i int, family string) bool {
	for k := max(0, i-6); k < min(len(w.la), i+8); k++ {
		if w.la[k].kind == unlinked {
			continue
		}
		j := w.la[k].at
		for m := max(0, j-6); m < min(len(w.lb), j+5); m++ {
			f := w.pb.words[m].form
			if l := w.lb[m]; l.kind == hard && l.at != i && abs(l.at-i) <= 4 && w.pa.words[l.at].form == f {
				continue // a has that word too, beside this one
			}
			if hedgeWords[f] != "" && !w.timedIn(w.b, w.pb, m) || f == "would" && family == "may" {
				return true
			}
		}
	}
	return false
}

// instead returns the index of the modal of b that stands in the place of word
// i of a, or -1.
func (w *weft) instead(i int) int {
	if w.upos(w.pa, i) != nlp.AUX {
		return -1
	}
	for k := i + 1; k < min(len(w.la), i+4); k++ {
		at := w.counterpart(k)
		if at < 0 || w.upos(w.pa, k) != nlp.VERB && w.upos(w.pa, k) != nlp.AUX {
			continue
		}
		for j := at - 1; j >= max(0, at-4); j-- {
			if f := w.pb.words[j].form; w.lb[j].kind != hard && (f == "will" || f == "'ll" || f == "shall" || f == "must") {
				return j
			}
		}
	}
	return -1
}
