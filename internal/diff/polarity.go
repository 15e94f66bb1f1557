package diff

import (
	"strings"

	"github.com/parley-record/parley/nlp"
)

// polarity finds a denial that one side lacks about the same act or quality.
func (w *weft) polarity() {
	w.bothWays((*weft).negated)
}

// negated finds what a denies and b does not.
func (w *weft) negated() {
	for i := range w.pa.words {
		if !w.pa.words[i].neg || w.la[i].kind == hard || w.usedA[i] {
			continue
		}
		k := w.governed(i)
		if k < 0 || w.la[k].kind != hard {
			continue
		}
		j := w.la[k].at
		if m := w.unlikelyNear(j); m >= 0 {
			w.add(certaintyChanged, i, i+1, m, m+1, "how sure it is told to be")
			continue
		}
		if w.negNear(j) || w.yetTo(j) || w.otherThing(k, j) || w.unlessIf(k, j) || w.aside(i, k) || w.oppositeNear(j) || w.refusedAbove(j) || w.onlyOnce(i, j) {
			continue
		}
		w.add(polarityChanged, i, max(i+1, min(k+1, i+6)), j, j+1, "one side denies it")
	}
}

// governed returns the index of the word that negation i denies, or -1.
func (w *weft) governed(i int) int {
	d := w.pa.doc
	if w.upos(w.pa, i) == nlp.VERB { // "failed on Wednesday to agree"
		for k := i + 1; k < len(w.pa.words); k++ {
			if r := d.Tokens[w.pa.words[k].tok].Rel.Plain(); head(w.pa, k) == i && (r == nlp.RelXcomp || r == nlp.RelCcomp || r == nlp.RelObj) {
				return k
			}
		}
	} else if d.Has&nlp.Trees != 0 {
		head := d.Tokens[w.pa.words[i].tok].Head
		for k := range w.pa.words {
			if w.pa.words[k].tok == head {
				return k
			}
		}
	}
	for k := i + 1; k < min(len(w.pa.words), i+4); k++ {
		if w.pa.words[k].kind != functionWord {
			return k
		}
	}
	return -1
}

// onlyOnce reports whether a denies until a time what b tells only from that
// time on: "not believe it until", "believe it only once".
func (w *weft) onlyOnce(i, j int) bool {
	has := func(p *passage, from, to int, form string) bool {
		for k := max(0, from); k < min(len(p.words), to); k++ {
			if p.words[k].form == form {
				return true
			}
		}
		return false
	}
	return has(w.pa, i, i+8, "until") && has(w.pb, j-3, j+5, "only")
}

// refusedAbove reports whether word j of b stands below a verb of denying.
func (w *weft) refusedAbove(j int) bool {
	for h := head(w.pb, j); h >= 0; h = head(w.pb, h) {
		if speaking[w.pb.words[h].lemma] == "refuse" && w.lb[h].kind != hard {
			return true
		}
	}
	// Where the tree goes astray the words before tell: "denied reports that it was".
	for k := max(0, j-8); k < j; k++ {
		if l := w.pb.words[k].lemma; (l == "deny" || l == "reject" || l == "dismiss") && w.lb[k].kind != hard {
			return true
		}
	}
	return false
}

// unlikelyNear returns the word near word j of b by which it is told as unlikely, -1
// for none.
func (w *weft) unlikelyNear(j int) int {
	for k := max(0, j-4); k < min(len(w.pb.words), j+5); k++ {
		switch w.pb.words[k].form {
		case "unlikely", "doubtful", "improbable":
			if !w.usedB[k] && w.lb[k].kind != hard {
				return k
			}
		}
	}
	return -1
}

// yetTo reports whether b tells of word j as not done so far: "is still to be fixed".
func (w *weft) yetTo(j int) bool {
	for k := max(0, j-4); k < min(len(w.pb.words)-1, j+9); k++ {
		if f := w.pb.words[k].form; (f == "still" || f == "yet" || f == "remains" || f == "remained") && w.pb.words[k+1].form == "to" {
			return true
		}
	}
	return false
}

// unlessIf reports whether a denies "unless" what b affirms "if".
func (w *weft) unlessIf(k, j int) bool {
	return w.has(w.pa, k, len(w.pa.words), "unless") && w.has(w.pb, j, len(w.pb.words), "if")
}

// aside reports whether what negation i of a denies stands between it and word k, and
// b has nothing of it: "possible but not likely this year".
func (w *weft) aside(i, k int) bool {
	return i+1 < k && w.la[i+1].kind == unlinked && w.upos(w.pa, i+1) == nlp.ADJ && w.upos(w.pa, k) == nlp.NOUN
}

// otherThing reports whether what word k of a governs is another thing than what its
// tie j of b governs: none of it is tied there.
func (w *weft) otherThing(k, j int) bool {
	if w.upos(w.pa, k) != nlp.VERB {
		return false
	}
	n := 0
	for i := k + 1; i < len(w.pa.words); i++ {
		if w.pa.words[i].kind == functionWord || !below(w.pa, i, k) {
			continue
		}
		n++
		if l := w.la[i]; l.kind == hard && below(w.pb, l.at, j) {
			return false
		}
	}
	return n > 1
}

// below reports whether word i of p hangs on word k, at whatever distance.
func below(p *passage, i, k int) bool {
	for range len(p.words) {
		if i = head(p, i); i < 0 || i == k {
			return i == k
		}
	}
	return false
}

func (w *weft) negNear(j int) bool {
	for k := max(0, j-5); k < min(len(w.pb.words), j+4); k++ {
		if w.pb.words[k].neg {
			return true
		}
	}
	return false
}

// oppositeNear reports whether b says no by another word near j.
func (w *weft) oppositeNear(j int) bool {
	for k := max(0, j-4); k < min(len(w.pb.words), j+4); k++ {
		if w.lb[k].kind == hard {
			continue
		}
		f := w.pb.words[k].lemma
		if f == "free" && k+1 < len(w.pb.words) && w.pb.words[k+1].form == "of" {
			return true // "at no charge", "free of charge"
		}
		for _, p := range []string{"un", "in", "im", "dis", "non"} {
			if strings.HasPrefix(f, p) && len(f) > len(p)+3 {
				return true
			}
		}
		switch f {
		case "reject", "refuse", "deny", "decline", "fail", "lack", "avoid", "prevent", "stop", "rule", "dismiss", "absent", "without", "exclude":
			return true
		}
	}
	return false
}
