package diff

import "github.com/parley-record/parley/nlp"

// readiness are words for who would do a thing and has not yet.
var readiness = wordList("readiness")

// willing finds what a tells that somebody is ready to do and b that they do, did or
// will do: "is prepared to accept", "accepts".
func (w *weft) willing() {
	for i := range w.pa.words {
		if !readiness[w.pa.words[i].lemma] || w.la[i].kind == hard || w.usedA[i] || w.upos(w.pa, i) != nlp.ADJ {
			continue
		}
		for k := i + 1; k < min(len(w.pa.words), i+4); k++ {
			l := w.la[k]
			if w.upos(w.pa, k) != nlp.VERB || l.kind == unlinked || w.upos(w.pb, l.at) != nlp.VERB || w.usedB[l.at] || w.softened(l.at) {
				continue
			}
			w.add(certaintyChanged, i, k+1, l.at, l.at+1, "how sure it is told to be")
			break
		}
	}
}

// softened reports whether words before verb j of b leave it open whether it is done.
func (w *weft) softened(j int) bool {
	for m := max(0, j-5); m < j; m++ {
		x := &w.pb.words[m]
		if readiness[x.lemma] || intentions[x.lemma] || hedgeWords[x.form] != "" || x.neg || guarded[speaking[x.lemma]] {
			return true
		}
	}
	return false
}

// planless finds what a tells that somebody will not do, or rules out, and b that they
// have no plans for.
func (w *weft) planless() {
	for j := 0; j+3 < len(w.pb.words); j++ {
		if f := w.pb.words[j+1].lemma; w.pb.words[j].form != "no" || f != "plan" && f != "intention" && f != "desire" || w.lb[j+1].kind == hard || w.usedB[j+1] {
			continue
		}
		for m := j + 3; m < min(len(w.pb.words), j+6); m++ {
			l := w.lb[m]
			if w.pb.words[m].kind == functionWord || l.kind != hard {
				continue
			}
			if i0, i1 := w.firmlyNot(l.at); i0 < i1 {
				w.add(certaintyChanged, i0, i1, j, j+2, "how sure it is told to be")
			}
			break
		}
	}
}

// firmlyNot returns the words shortly before word i of a by which it is ruled out.
func (w *weft) firmlyNot(i int) (from, to int) {
	for k := max(0, i-4); k+1 <= i && k+1 < len(w.pa.words); k++ {
		if w.usedA[k] {
			continue
		}
		switch x := w.pa.words[k]; {
		case x.lemma == "rule" && w.pa.words[k+1].form == "out":
			return k, k + 2
		case (x.form == "would" || x.form == "will" || x.form == "wo") && w.pa.words[k+1].neg:
			return k, k + 2
		case x.form == "never":
			return k, k + 1
		}
	}
	return 0, 0
}
