package diff

import "github.com/parley-record/parley/nlp"

// Who would not say a thing did not deny it, nor say it.

// unsaid are verbs for what somebody declines to do who keeps silent.
var unsaid = wordList("unsaid")

// silence looks from both sides for silence that is told there as a denial, or as the answer.
func (w *weft) silence() {
	if w.pa.doc.Has&nlp.Trees != 0 && w.pb.doc.Has&nlp.Trees != 0 {
		w.bothWays((*weft).silent)
	}
}

// silent finds who keeps silent in a and says no, or says it, in b.
func (w *weft) silent() {
	for i := range w.pa.words {
		from, to := keptSilent(w.pa, i)
		if from >= to || w.usedA[i] || w.usedA[to-1] {
			continue
		}
		j := w.doneBySame(i)
		if j < 0 || w.usedB[j] || w.lb[j].kind == hard && (w.lb[j].at < from || w.lb[j].at >= to) {
			continue
		}
		if m, n := keptSilent(w.pb, j); m < n {
			continue
		}
		switch a := act(w.pb, j); {
		case (a == "deny" || a == "reject" || a == "dismiss") && !w.denied(j):
			w.add(actChanged, from, to, j, withParticle(w.pb, j), "silent on one side, a denial on the other")
		case speaking[a] == "plain" && !negatedBelow(w.pb, j) && w.tiedBelow(i, j) >= 2:
			w.add(actChanged, from, to, j, j+1, "silent on one side")
		}
	}
}

// keptSilent returns the words by which verb i of p tells that somebody says nothing;
// none where it does not: "declined to say", "did not confirm".
func keptSilent(p *passage, i int) (from, to int) {
	if p.doc.Tokens[p.words[i].tok].UPOS != nlp.VERB {
		return 0, 0
	}
	switch p.words[i].lemma {
	case "decline", "refuse":
		for k := i + 1; k < min(len(p.words), i+4); k++ {
			if head(p, k) == i && unsaid[p.words[k].lemma] && p.words[k-1].form == "to" {
				return i, k + 1
			}
		}
	case "confirm", "comment", "respond":
		for k := max(0, i-3); k < i; k++ {
			if p.words[k].neg && head(p, k) == i && p.doc.Tokens[p.words[k].tok].UPOS != nlp.VERB {
				for k > 0 && head(p, k-1) == i && p.doc.Tokens[p.words[k-1].tok].UPOS == nlp.AUX {
					k--
				}
				return k, i + 1
			}
		}
	}
	return 0, 0
}

// doneBySame returns the verb of b whose subject is tied to the subject of verb i of a,
// or -1.
func (w *weft) doneBySame(i int) int {
	for k := range w.pa.words {
		l := w.la[k]
		if l.kind != hard || w.pa.words[k].kind == functionWord || head(w.pa, k) != i || !subject(w.pa, k) || !subject(w.pb, l.at) {
			continue
		}
		if h := head(w.pb, l.at); h >= 0 && w.upos(w.pb, h) == nlp.VERB {
			return h
		}
	}
	return -1
}

// tiedBelow counts the telling words that hang on word i of a and are tied to such as
// hang on word j of b, but for their subjects.
func (w *weft) tiedBelow(i, j int) int {
	n := 0
	for k := range w.pa.words {
		if l := w.la[k]; l.kind == hard && w.pa.words[k].kind != functionWord && below(w.pa, k, i) && below(w.pb, l.at, j) && !(subject(w.pa, k) && head(w.pa, k) == i) {
			n++
		}
	}
	return n
}
