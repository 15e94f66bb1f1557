package diff

import "github.com/parley-record/parley/nlp"

// What one side leaves out that held a statement back or narrowed it.

// beside open what a statement goes along with, or holds in the teeth of.
var beside = wordList("beside")

// limiting are words that hold a statement back or narrow it, by their first.
var limiting = wordPhrases("limiting")

// partWords are nouns for a part of what stands behind them: "a stake in the bank".
var partWords = wordList("partWords")

// heldBack returns the end of what limits the statement of a from word k on, among
// words [k, j) that b lacks: "in principle"; how long it is to be, "over three
// years"; why a thing is turned down, "as too low"; a part of a thing; "but not
// likely". It returns k for nothing.
func (w *weft) heldBack(k, j int) int {
	x := &w.pa.words[k]
next:
	for _, f := range limiting[x.form] {
		if k+len(f) > j {
			continue
		}
		for n := range f {
			if w.pa.words[k+n].form != f[n] {
				continue next
			}
		}
		if w.bindsNumber(k, k+len(f)) {
			continue
		}
		return k + len(f)
	}
	switch x.form {
	case "over", "for":
		n := k + 1
		for n < j && (w.pa.words[n].kind == numberWord || w.upos(w.pa, n) == nlp.NUM) {
			n++
		}
		if n > k+1 && n < j && lengths[w.pa.words[n].lemma] {
			return n + 1
		}
	case "as":
		if h := head(w.pa, k); h > k && h < j && head(w.pa, h) >= 0 && speaking[w.pa.words[head(w.pa, h)].lemma] == "refuse" {
			return j
		}
	case "but", "though", "although":
		if j > k+longestBut {
			return k // a statement of its own
		}
		for n := k + 1; n < min(j, k+6); n++ {
			if w.pa.words[n].neg && n < k+4 || w.pa.words[n].form == "yet" && formAt(w.pa, n+1) == "to" {
				return j
			}
		}
	}
	if x.form == "and" && k > 0 && k+1 < j && w.pa.words[k+1].kind == nameWord && w.la[k-1].kind == hard && w.pa.words[k-1].kind == nameWord {
		n := k + 1
		for n < j && w.pa.words[n].kind == nameWord {
			n++
		}
		if w.pa.doc.Tokens[w.pa.words[k+1].tok].Rel.Plain() == nlp.RelConj {
			return n // one of those who are named is left out
		}
	}
	if f := formAt(w.pa, k+1); x.form == "and" && certain[f] == 1 && k+2 < j && w.pa.words[k+2].neg && j <= k+1+longestBut {
		return j // "and may not lead to a deal"
	}
	if n := w.oneMore(k, j); n > k {
		return n
	}
	if partWords[x.lemma] && k+2 < len(w.la) && (w.pa.words[k+1].form == "in" || w.pa.words[k+1].form == "of") {
		for n := k + 2; n < min(len(w.la), k+5); n++ {
			if w.pa.words[n].kind != functionWord {
				if w.la[n].kind == hard {
					return k + 2
				}
				break
			}
		}
	}
	return k
}

// oneMore returns the end of "and" with one more thing, from word k of a on, where b has the
// thing before it and what stands behind it alone: "beef and sugar will be left out"; k for
// nothing. Words [k, j) are all that b lacks there.
func (w *weft) oneMore(k, j int) int {
	if f := w.pa.words[k].form; f != "and" && f != "or" || k == 0 || j-k > 5 || j >= len(w.la) || w.la[k-1].kind != hard || w.la[j].kind != hard || w.la[j].at != w.la[k-1].at+1 {
		return k
	}
	if u, v := w.upos(w.pa, k-1), w.upos(w.pa, j-1); u != v || u != nlp.NOUN && u != nlp.ADJ && u != nlp.PROPN {
		return k
	}
	for n := k; n < j; n++ {
		if w.broken(w.pa, n-1, n) || w.upos(w.pa, n) == nlp.VERB || w.usedA[n] {
			return k
		}
	}
	return j
}

// bindsNumber reports whether words [k, j) of a are "at most" or "at least" before a number,
// whose bound is looked at with it.
func (w *weft) bindsNumber(k, j int) bool {
	return w.pa.words[k].form == "at" && j < len(w.pa.words) && numbered(w.pa.words[j].form)
}

// longestBut is how many words what "but" holds back a statement by may have.
const longestBut = 10

// calledSo returns the end of "what they called" from word k on, among words [k, j);
// k for nothing.
func (w *weft) calledSo(k, j int) int {
	for n := k + 1; n < min(j, k+5); n++ {
		switch w.pa.words[n].lemma {
		case "call", "describe", "term", "deem", "label":
			return n + 1
		}
	}
	return k
}

// failed reports whether p denies or tells of a failure anywhere: "failed to agree" is
// "without a deal".
func (w *weft) failed(p *passage) bool {
	for i := range p.words {
		if x := &p.words[i]; x.neg || x.lemma == "fail" || speaking[x.lemma] == "refuse" {
			return true
		}
	}
	return false
}

// lengths are what a length of time is counted in.
var lengths = wordList("lengths")
