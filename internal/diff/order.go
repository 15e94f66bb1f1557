package diff

import "github.com/parley-record/parley/nlp"

// Which of two things comes first: "would leave once they had paid", "would pay once
// they had left".

// orderNote is on what happens in another order.
const orderNote = "in the other order"

// otherWay are words that open what comes before or after, by what turns it round.
var otherWay = map[string]string{"before": "after", "after": "before"}

// orders finds what is told to come before on one side and after on the other.
func (w *weft) orders() {
	if w.pa.doc.Has&nlp.Trees == 0 || w.pb.doc.Has&nlp.Trees == 0 {
		return
	}
	for i := 1; i+1 < len(w.pa.words); i++ {
		if w.usedA[i] {
			continue
		}
		switch f := w.pa.words[i].form; f {
		case "before", "after":
			w.opposed(i)
			fallthrough
		case "once", "until", "when":
			w.swapped(i)
		}
	}
}

// opposed finds "before" at word i of a where b has "after" between the same words, or
// the other way round.
func (w *weft) opposed(i int) {
	if w.la[i].kind == hard || w.la[i-1].kind != hard {
		return
	}
	k := w.nextTelling(i)
	if k < 0 || w.la[k].kind != hard {
		return
	}
	for j := w.la[k].at - 1; j >= max(1, w.la[k].at-3); j-- {
		if w.pb.words[j].form == otherWay[w.pa.words[i].form] && w.lb[j].kind != hard && !w.usedB[j] && w.la[i-1].at < j {
			if !w.pb.words[j].neg && w.deniedHere(i) == w.denied(j) {
				w.add(dateChanged, i, k+1, j, w.la[k].at+1, orderNote)
			}
			return
		}
	}
}

// nextTelling returns the first word behind word i of a that tells something and stands
// near it; or -1.
func (w *weft) nextTelling(i int) int {
	for k := i + 1; k < min(len(w.pa.words), i+4); k++ {
		if w.pa.words[k].kind != functionWord {
			return k
		}
	}
	return -1
}

// swapped finds a clause that opens with word i of a where the clause that opens so in b
// holds what goes before it in a, and the other way round.
func (w *weft) swapped(i int) {
	if !timesClause(w.pa, i) {
		return
	}
	for j := 1; j+1 < len(w.pb.words); j++ {
		if w.pb.words[j].form != w.pa.words[i].form || w.usedB[j] || !timesClause(w.pb, j) {
			continue
		}
		in, out, stay := 0, 0, 0
		for k := range w.pa.words {
			l := w.la[k]
			if l.kind != hard || w.upos(w.pa, k) != nlp.VERB || w.upos(w.pb, l.at) != nlp.VERB || speaking[w.pa.words[k].lemma] != "" {
				continue
			}
			switch {
			case k > i && l.at > j:
				stay++
			case k > i:
				out++
			case l.at > j:
				in++
			}
		}
		if in == 1 && out == 1 && stay == 0 {
			to := w.endOfTerm(i + 1)
			f := w.flip()
			w.add(dateChanged, i, to, j, f.endOfTerm(j+1), orderNote)
		}
		return
	}
}

// timesClause reports whether word i of p opens a clause that tells when its sentence comes
// true.
func timesClause(p *passage, i int) bool {
	for k := i + 1; k < len(p.words); k++ {
		if t := &p.doc.Tokens[p.words[k].tok]; t.UPOS == nlp.VERB {
			return (t.Rel.Plain() == nlp.RelAdvcl || t.Rel.Plain() == nlp.RelCcomp) && head(p, k) >= 0 && head(p, k) < i
		}
	}
	return false
}
