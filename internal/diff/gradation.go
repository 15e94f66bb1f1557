package diff

import "github.com/parley-record/parley/nlp"

// gradations are verbs for more and for less of one thing, the most first: they stand
// in the same company and do not say the same.
var gradations = wordGroups("gradations")

// gradation reports whether two verbs are for more and for less of one thing.
func gradation(a, b string) bool {
	return gradations[[2]string{a, b}]
}

// graded finds verbs for more and for less of what is done to one thing, whoever does
// it: "suspended the strike", "the strike has been cancelled".
func (w *weft) graded() {
	if w.pa.doc.Has&nlp.Trees == 0 || w.pb.doc.Has&nlp.Trees == 0 || w.a.titled(w.pa) || w.b.titled(w.pb) {
		return
	}
	for i := range w.pa.words {
		l := w.la[i]
		if l.kind != hard || w.upos(w.pa, i) != nlp.NOUN {
			continue
		}
		u, v := doneTo(w.pa, i), doneTo(w.pb, l.at)
		if u < 0 || v < 0 || w.usedA[u] || w.usedB[v] || w.la[u].kind == hard || w.lb[v].kind == hard || !gradation(act(w.pa, u), act(w.pb, v)) {
			continue
		}
		if negatedBelow(w.pa, u) || negatedBelow(w.pb, v) {
			continue
		}
		w.add(actChanged, u, withParticle(w.pa, u), v, withParticle(w.pb, v), gradedNote)
	}
}

// formAt returns the form of word i of p, "" where there is none.
func formAt(p *passage, i int) string {
	if i < 0 || i >= len(p.words) {
		return ""
	}
	return p.words[i].form
}

// doneTo returns the verb that tells what is done to the thing of word i of p, or -1.
func doneTo(p *passage, i int) int {
	r := p.doc.Tokens[p.words[i].tok].Rel
	if h := head(p, i); r.Plain() == nlp.RelObl && h >= 0 && p.words[h].lemma == "agree" && h < i && formAt(p, h+1) == "to" {
		return h // "agreed to limits"
	}
	if r.Plain() != nlp.RelObj && r != nlp.RelNsubjPass {
		return -1
	}
	if h := head(p, i); h >= 0 && p.doc.Tokens[p.words[h].tok].UPOS == nlp.VERB {
		return h
	}
	return -1
}
