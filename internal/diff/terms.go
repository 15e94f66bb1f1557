package diff

import "github.com/parley-record/parley/nlp"

// What one side sets as a term of a statement, and the other leaves out: a clause with
// "if" or "unless", what must come first, what is given in return.

// termOpeners are words that open a term, by their first.
var termOpeners = wordPhrases("termOpeners")

// terms looks from both sides for terms that one lacks.
func (w *weft) terms() {
	if w.a.titled(w.pa) || w.b.titled(w.pb) {
		return
	}
	w.bothWays((*weft).termed)
}

// termed finds the terms of a that b has nothing of, nor any of its own.
func (w *weft) termed() {
	for i := range w.pa.words {
		if w.usedA[i] {
			continue
		}
		if to := max(w.limitedBy(i), w.soonest(i)); to > i {
			w.add(scopeChanged, i, to, -1, -1, "what limits it")
			continue
		}
		n := w.opensTerm(i)
		if n == 0 || w.la[i].kind == hard || w.usedA[i] || w.timedIn(w.a, w.pa, i) {
			continue
		}
		to := w.endOfTerm(i + n)
		if to < i+n+1 || !w.untold(i+n, to) || !w.toldBut(i, to) || w.ownTerm() {
			continue
		}
		w.add(scopeChanged, i, to, -1, -1, termNote)
	}
}

// opensTerm returns how many words open a term at word i of a, 0 for none.
func (w *weft) opensTerm(i int) int {
	x := w.pa.words[i].form
next:
	for _, f := range termOpeners[x] {
		if i+len(f) >= len(w.pa.words) {
			continue
		}
		for n := range f {
			if w.pa.words[i+n].form != f[n] || n > 0 && w.broken(w.pa, i+n-1, i+n) {
				continue next
			}
		}
		switch x {
		case "if":
			if w.asked(i) || i > 0 && (w.pa.words[i-1].form == "even" || w.pa.words[i-1].form == "as") {
				return 0
			}
		case "before", "until", "once":
			if w.pa.doc.Tokens[w.pa.words[i].tok].Rel.Plain() != nlp.RelMark || !w.verbIn(w.pa, i, w.endOfTerm(i+1)) {
				return 0
			}
		case "adding":
			if to := w.endOfTerm(i + 2); !negatedIn(w.pa, i+2, to) {
				return 0
			}
		case "on":
			if i+3 < len(w.pa.words) && w.pa.words[i+3].form == "anonymity" {
				return 0
			}
		case "without":
			if w.failed(w.pb) || w.mute(i) {
				return 0
			}
		}
		return len(f)
	}
	return 0
}

// mute reports whether "without" i of a opens no more than what a speaker did not say:
// "without giving details".
func (w *weft) mute(i int) bool {
	return i+1 < len(w.pa.words) && muteWords[w.pa.words[i+1].lemma]
}

// muteWords are verbs behind "without" for what a speaker leaves unsaid.
var muteWords = wordList("muteWords")

// endOfTerm returns the end of a term whose words begin at i: a mark ends it, and so
// does whoever is credited with it behind one.
func (w *weft) endOfTerm(i int) int {
	to := i
	for to < len(w.pa.words) && (to == i || !w.broken(w.pa, to-1, to) || w.hyphened(to)) {
		to++
	}
	return to
}

// hyphened reports whether nothing but a hyphen stands before word i of a.
func (w *weft) hyphened(i int) bool {
	return w.pa.words[i].tok-w.pa.words[i-1].tok == 2 && w.pa.doc.Form(int(w.pa.words[i].tok-1)) == "-"
}

// untold reports whether b has next to nothing of words [i, to) of a.
func (w *weft) untold(i, to int) bool {
	n, met := 0, 0
	for k := i; k < to; k++ {
		if w.usedA[k] {
			return false
		}
		if w.pa.words[k].kind == functionWord {
			continue
		}
		n++
		if w.la[k].kind == hard {
			met++
		}
	}
	return n > 0 && 4*met <= n
}

// toldBut reports whether what words [i, to) of a are a term of is told in b: the verb
// or adjective that they hang on, and half of what else a says of it.
func (w *weft) toldBut(i, to int) bool {
	in := func(k int) bool { return k >= i && k < to }
	n, met := 0, 0
	for k := range w.pa.words {
		if in(k) || w.pa.words[k].kind == functionWord {
			continue
		}
		if n++; w.la[k].kind == hard {
			met++
		}
	}
	if met < 2 || 5*met < 2*n {
		return false
	}
	for k := i; k < to; k++ {
		h := head(w.pa, k)
		if h < 0 || in(h) {
			continue
		}
		for range 3 {
			if w.la[h].kind != unlinked {
				return true
			}
			if h = head(w.pa, h); h < 0 {
				return false
			}
		}
		return false
	}
	return false
}

// ownTerm reports whether b sets a term of its own.
func (w *weft) ownTerm() bool {
	for j := range w.pb.words {
		switch f := w.pb.words[j].form; f {
		case "if", "unless", "provided", "providing", "once", "until", "otherwise", "conditional", "condition", "conditions", "pending", "should":
			if w.lb[j].kind != hard {
				return true
			}
		}
	}
	return false
}

// limitedBy returns the end of words from i of a on that hold a statement back, of which
// b has nothing, though it has what they hang on: "agreed in principle"; i for none.
func (w *weft) limitedBy(i int) int {
next:
	for _, f := range limiting[w.pa.words[i].form] {
		if i+len(f) > len(w.pa.words) {
			continue
		}
		for n := range f {
			if w.pa.words[i+n].form != f[n] || w.la[i+n].kind != unlinked && w.pa.words[i+n].kind != functionWord || w.usedA[i+n] {
				continue next
			}
		}
		if len(f) > 1 && w.governs(i) && !w.bindsNumber(i, i+len(f)) {
			return i + len(f)
		}
	}
	return i
}

// soonest returns the end of "as early as", or "at least until", before a time at word i of a that b tells of
// without it; i for none.
func (w *weft) soonest(i int) int {
	if i+3 < len(w.pa.words) && (w.pa.words[i].form == "at" && w.pa.words[i+1].form == "least" && bounding[w.pa.words[i+2].form] || bounding[w.pa.words[i].form] && w.pa.words[i+1].form == "at" && w.pa.words[i+2].form == "least") {
		if l := w.la[i+3]; l.kind == hard && w.timedIn(w.a, w.pa, i+3) && !w.usedA[i+3] && l.at > 0 && w.pb.words[l.at-1].form != "least" && w.pb.words[max(0, l.at-2)].form != "least" && (l.at < 3 || w.pb.words[l.at-3].form != "least") {
			return i + 4 // "at least until 2032"
		}
	}
	if i+3 >= len(w.pa.words) || w.pa.words[i].form != "as" || w.pa.words[i+2].form != "as" {
		return i
	}
	switch w.pa.words[i+1].form {
	case "early", "soon", "late":
	default:
		return i
	}
	for k := i + 3; k < min(len(w.pa.words), i+6); k++ {
		if l := w.la[k]; l.kind == hard && w.pa.words[k].kind != functionWord && w.timedIn(w.a, w.pa, k) {
			if l.at >= 3 && w.pb.words[l.at-1].form == "as" || w.usedA[k] {
				return i
			}
			return k + 1
		}
	}
	return i
}
