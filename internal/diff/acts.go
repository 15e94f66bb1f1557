package diff

import "github.com/parley-record/parley/nlp"

// speaking are words of saying by how they colour what is said: a reader who
// relies on the wording learns something else from "warned" than from "noted".
var speaking = wordPairs("speaking")

// together are verbs with a particle by one that says the same.
var together = wordPairs("together")

// act returns the lemma of verb i, with its particle where that makes another
// verb of it.
func act(p *passage, i int) string {
	for k := i + 1; k < min(len(p.words), i+5); k++ {
		if m := together[p.words[i].lemma+" "+p.words[k].form]; m != "" && (k == i+1 || head(p, k) == i) {
			return m
		}
	}
	return p.words[i].lemma
}

// intentions are verbs for what somebody means to do and may not.
var intentions = wordList("intentions")

// intents looks from both sides for what is told as meant and as sure.
func (w *weft) intents() {
	w.bothWays((*weft).intended)
}

// intended finds what a tells as meant and b as sure.
func (w *weft) intended() {
	for i := range w.pa.words {
		if !intentions[w.pa.words[i].lemma] || w.la[i].kind == hard || w.usedA[i] || w.upos(w.pa, i) != nlp.VERB {
			continue
		}
		for k := i + 1; k < min(len(w.pa.words), i+6); k++ {
			l := w.la[k]
			if head(w.pa, k) != i || l.kind == unlinked || w.upos(w.pb, l.at) != nlp.VERB || w.upos(w.pa, k) != nlp.VERB && (w.upos(w.pa, k) != nlp.NOUN || l.kind != hard) {
				continue
			}
			if j := wouldBe(w.pb, l.at); w.upos(w.pa, k) == nlp.NOUN && j < l.at && !w.usedB[j] {
				w.add(certaintyChanged, i, k+1, j, l.at+1, "how sure it is told to be") // "is studying an appeal", "would appeal"
				break
			}
			if from, ok := ahead(w.pb, l.at); ok && !w.usedB[from] {
				w.add(certaintyChanged, i, i+1, from, from+1, "how sure it is told to be")
			} else if behind(w.pb, l.at) && (root(w.pb, l.at) || w.pb.doc.Tokens[w.pb.words[l.at].tok].Rel.Plain() == nlp.RelCcomp) && !w.usedB[l.at] {
				w.add(certaintyChanged, i, k+1, l.at, l.at+1, "how sure it is told to be")
			}
			break
		}
	}
}

// guarded are the tones of saying that leave it open whether a thing is so.
var guarded = map[string]bool{"veiled": true, "doubted": true, "hope": true, "expect": true, "think": true}

// guards looks from both sides for what is told as done and as hinted at or claimed
// by who did it.
func (w *weft) guards() {
	w.bothWays((*weft).guardedIn)
}

// guardedIn finds what a tells that somebody did and b that they hint, claim, hope or
// believe: "has given the union until Friday", "hinted that the union had until
// Friday".
func (w *weft) guardedIn() {
	for j := range w.pb.words {
		if !guarded[speaking[w.pb.words[j].lemma]] || !root(w.pb, j) || w.lb[j].kind == hard || w.usedB[j] || w.upos(w.pb, j) != nlp.VERB {
			continue
		}
		for k := range w.pa.words { // who does it there says it here
			l := w.la[k]
			if l.kind != hard || !subject(w.pa, k) || !subject(w.pb, l.at) || head(w.pb, l.at) != j {
				continue
			}
			i := head(w.pa, k)
			if i < 0 || !root(w.pa, i) || w.la[i].kind == hard || w.usedA[i] || speaking[w.pa.words[i].lemma] != "" || intentions[w.pa.words[i].lemma] {
				return
			}
			n := 0
			for m := range w.pa.words {
				if o := w.la[m]; m != k && o.kind == hard && w.pa.words[m].kind != functionWord && below(w.pa, m, i) && below(w.pb, o.at, j) {
					n++
				}
			}
			if n >= 2 {
				w.add(certaintyChanged, i, i+1, j, j+1, "told as done on one side")
			}
			return
		}
	}
}

// How alike two acts may be, by the cosine of their words in thousandths, to be
// told as different ones, and how much of the passages must be tied.
const (
	sameAct    = 560
	clearAct   = 450 // below it, the act is another one for sure
	leastClose = 250
)

// acts finds verbs of one doer, or about one thing, that tell of other acts.
func (w *weft) acts() {
	if w.pa.doc.Has&nlp.Trees == 0 || w.pb.doc.Has&nlp.Trees == 0 || w.close < leastClose || w.a.titled(w.pa) || w.b.titled(w.pb) {
		return
	}
	for i := range w.pa.words {
		if w.usedA[i] || w.upos(w.pa, i) != nlp.VERB || w.la[i].kind == hard || hedgeWords[w.pa.words[i].form] != "" {
			continue
		}
		j := w.sameAs(i)
		if j < 0 || w.usedB[j] || w.lb[j].kind == hard || hedgeWords[w.pb.words[j].form] != "" {
			continue
		}
		i, j := voiced(w.pa, i, w.tone(w.pa, i, act(w.pa, i))), voiced(w.pb, j, w.tone(w.pb, j, act(w.pb, j)))
		c, a, b := w.cosine(i, j), &w.pa.words[i], &w.pb.words[j]
		la, lb := act(w.pa, i), act(w.pb, j)
		x, y := w.tone(w.pa, i, la), w.tone(w.pb, j, lb)
		switch {
		case opposites[[2]string{la, lb}] && w.denied(j) != w.deniedHere(i): // "will not attend", "will skip"
		case a.neg && w.denied(j), b.neg && w.deniedHere(i): // "failed to agree", "ended without agreement"
		case seenBy(w.pa, i), seenBy(w.pb, j), ofSource(w.pa, i), ofSource(w.pb, j):
		case x != "" && x == y, w.sameActs(i, j), x == "refuse" && w.denied(j), y == "refuse" && w.deniedHere(i):
		case opposites[[2]string{la, lb}]:
			w.add(polarityChanged, i, withParticle(w.pa, i), j, withParticle(w.pb, j), "the opposite word")
		case x == "ask" && y == "plain" || x == "plain" && y == "ask": // a question that is told
		case x != "" && y != "":
			w.add(strengthChanged, i, withParticle(w.pa, i), j, withParticle(w.pb, j), "said in another tone")
		case (later(w.pa, i, w.pb, j) || later(w.pb, j, w.pa, i)) && !light[w.pa.words[i].lemma] && !light[w.pb.words[j].lemma]:
			w.add(developed, i, i+1, j, j+1, "a later stage")
		case light[w.pa.words[i].lemma] && light[w.pb.words[j].lemma]:
		case c < sameAct && w.pa.words[i].kind != functionWord && w.pb.words[j].kind != functionWord:
			note := "another act"
			if c >= clearAct || light[a.lemma] || light[b.lemma] || w.pa.doc.Tokens[a.tok].Rel.Plain() != w.pb.doc.Tokens[b.tok].Rel.Plain() {
				note = wordNote
			}
			w.add(actChanged, i, withParticle(w.pa, i), j, withParticle(w.pb, j), note)
		}
	}
}

// seenBy reports whether verb i of p is no more than that a text has been seen: "a draft
// seen by this newspaper".
func seenBy(p *passage, i int) bool {
	switch p.words[i].form {
	case "seen", "obtained", "reviewed":
		return formAt(p, i+1) == "by"
	}
	return false
}

// tone returns how verb i of p, act a, colours what is said: who is told to do a thing
// is given an order.
func (w *weft) tone(p *passage, i int, a string) string {
	if a == "tell" {
		for k := i + 1; k < min(len(p.words), i+8); k++ {
			if head(p, k) == i && p.doc.Tokens[p.words[k].tok].Rel.Plain() == nlp.RelXcomp {
				return "demand"
			}
		}
	}
	return speaking[a]
}

// voiced returns the verb that colours what verb i of p, of the given tone, brings:
// what somebody plainly says that they hope is hoped. Else it is i.
func voiced(p *passage, i int, tone string) int {
	if tone != "plain" {
		return i
	}
	for k := i + 1; k < len(p.words); k++ {
		if head(p, k) != i || p.doc.Tokens[p.words[k].tok].Rel.Plain() != nlp.RelCcomp {
			continue
		}
		if t := speaking[p.words[k].lemma]; t == "" || t == "plain" {
			return i
		}
		for s := i + 1; s < k; s++ {
			if head(p, s) == k && subject(p, s) && p.doc.Tokens[p.words[s].tok].UPOS == nlp.PRON {
				return k
			}
		}
		return i
	}
	return i
}

// withParticle returns where verb i of p ends with a particle right behind it, or with
// what a word of saying is nothing without: "call off", "called on", "declined to comment".
func withParticle(p *passage, i int) int {
	k := i + 1
	if k < len(p.words) && p.words[i].lemma == "call" && (p.words[k].form == "on" || p.words[k].form == "for") {
		return k + 1
	}
	if t := speaking[p.words[i].lemma]; k+1 < len(p.words) && (t == "refuse" || t == "promise" || t == "alarm") && p.words[k].form == "to" && head(p, k+1) == i && p.doc.Tokens[p.words[k+1].tok].UPOS == nlp.VERB {
		return k + 2
	}
	if k < len(p.words) && (together[p.words[i].lemma+" "+p.words[k].form] != "" || head(p, k) == i && p.doc.Tokens[p.words[k].tok].Rel == nlp.RelCompoundPrt) {
		return k + 1
	}
	return i + 1
}

// light are verbs that say little by themselves: what is done stands in the words
// that go with them ("catch fire", "go up in flames").
var light = wordList("light")

// denied reports whether what verb j of b governs is denied there by another
// word: "said it was not in talks" is what "denied that it was" says.
func (w *weft) denied(j int) bool { return negatedBelow(w.pb, j) }

// deniedHere is denied for verb i of a.
func (w *weft) deniedHere(i int) bool { return negatedBelow(w.pa, i) }

func negatedBelow(p *passage, i int) bool {
	for k := range p.words {
		if !p.words[k].neg || k == i {
			continue
		}
		for h := k; h >= 0; h = head(p, h) {
			if h == i {
				return true
			}
		}
	}
	return false
}

// sameAs returns the verb of b that stands where verb i of a does: it has the
// ties of two things that hang on i, or of its subject or object alone where
// the two are the only verbs that may be meant; or -1.
func (w *weft) sameAs(i int) int {
	if l := w.la[i]; l.kind == soft && w.upos(w.pb, l.at) == nlp.VERB && w.pb.doc.Tokens[w.pb.words[l.at].tok].Rel.Plain() != nlp.RelAmod && speaking[w.pa.words[i].lemma] != "" && w.facing(i, l.at) {
		return l.at
	}
	if j := w.across(i); j >= 0 {
		return j
	}
	count := map[int]int{}
	best, most := -1, 0
	for k := range w.pa.words {
		l := w.la[k]
		if l.kind != hard || w.pa.words[k].kind == functionWord || head(w.pa, k) != i || !argument(w.pa, k) || !argument(w.pb, l.at) {
			continue
		}
		h := head(w.pb, l.at)
		if h < 0 || w.upos(w.pb, h) != nlp.VERB || w.pb.doc.Tokens[w.pb.words[h].tok].Rel.Plain() == nlp.RelAmod {
			continue
		}
		n := 1
		if subject(w.pa, k) && subject(w.pb, l.at) {
			n = 2
		}
		if count[h] == 0 {
			if w.underSame(i, h) {
				n++
				if w.pa.words[k].kind == nameWord && head(w.pa, i) >= 0 {
					n++
				}
			}
		}
		count[h] += n
		if count[h] > most || count[h] == most && h < best {
			best, most = h, count[h]
		}
	}
	if most >= 3 {
		return best
	}
	return -1
}

// across returns the verb of b in the edit that faces verb i, where both sides
// of the edit have one verb; or -1.
func (w *weft) across(i int) int {
	only := func(p *passage, from, to int) int {
		at := -1
		for k := from; k < to; k++ {
			if w.upos(p, k) == nlp.VERB {
				if at >= 0 {
					return -1
				}
				at = k
			}
		}
		return at
	}
	for _, e := range w.edits {
		if e.a0 <= i && i < e.a1 && e.b0 >= 0 && w.facingEdit(e) && w.close >= 400 && only(w.pa, e.a0, e.a1) == i {
			return only(w.pb, e.b0, e.b1)
		}
	}
	return -1
}

// underSame reports whether verbs i of a and j of b both begin their sentences'
// trees or hang on words that are tied.
func (w *weft) underSame(i, j int) bool {
	h, g := head(w.pa, i), head(w.pb, j)
	if h < 0 || g < 0 {
		return root(w.pa, i) && root(w.pb, j)
	}
	return w.la[h].kind != unlinked && w.la[h].at == g
}

// root reports whether word i of p is what its sentence says in the first place.
func root(p *passage, i int) bool { return p.doc.Tokens[p.words[i].tok].Head < 0 }

// argument reports whether word k of p is a subject, an object or what goes with
// the verb that it hangs on.
func argument(p *passage, k int) bool {
	switch p.doc.Tokens[p.words[k].tok].Rel.Plain() {
	case nlp.RelNsubj, nlp.RelObj, nlp.RelObl, nlp.RelIobj:
		return true
	}
	return false
}

// qualities finds a tied noun that is described on one side only, or otherwise:
// "some final agreement", "an agreement".
func (w *weft) qualities() {
	if w.pa.doc.Has&nlp.Trees == 0 || w.pb.doc.Has&nlp.Trees == 0 || w.close < 600 || w.a.titled(w.pa) || w.b.titled(w.pb) {
		return
	}
	for i := range w.pa.words {
		l := w.la[i]
		if l.kind != hard || w.upos(w.pa, i) != nlp.NOUN || w.upos(w.pb, l.at) != nlp.NOUN || i > 0 && w.usedA[i-1] || l.at > 0 && w.usedB[l.at-1] {
			continue
		}
		x, y := w.describing(w.pa, w.la, w.usedA, i), w.describing(w.pb, w.lb, w.usedB, l.at)
		switch {
		case x >= 0 && y >= 0:
			if !w.synonyms(x, y) && w.cosine(x, y) < sameAct && !(oneOfMany(w.pa.words[x].form) && oneOfMany(w.pb.words[y].form)) {
				w.add(strengthChanged, x, x+1, y, y+1, "described otherwise")
			}
		case x >= 0:
			w.add(scopeChanged, x, i+1, l.at, l.at+1, "described on one side")
		case y >= 0:
			w.add(scopeChanged, i, i+1, y, l.at+1, "described on one side")
		}
	}
}

// describing returns an adjective of word i of p that is not told on the other
// side, beside the word, or -1.
func (w *weft) describing(p *passage, l []link, used []bool, i int) int {
	for k := max(0, i-3); k < i; k++ {
		if at := p.at(k, k+1).Start; at > 0 && p.doc.Text[at-1] == '-' {
			continue // part of a longer word
		}
		if w.upos(p, k) == nlp.ADJ && l[k].kind == unlinked && !used[k] && head(p, k) == i && p.doc.Tokens[p.words[k].tok].Rel.Plain() == nlp.RelAmod {
			return k
		}
	}
	return -1
}

// later reports whether verb u of p is told as coming and verb v of q as done.
func later(p *passage, u int, q *passage, v int) bool {
	_, ok := ahead(p, u)
	return ok && behind(q, v)
}
