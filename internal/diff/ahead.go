package diff

import "github.com/parley-record/parley/nlp"

// stages finds an act that one side has ahead and the other behind it.
func (w *weft) stages() {
	w.staged()
	f := w.flip()
	f.staged()
	w.take(f, nil)
}

func (w *weft) staged() {
	d := w.pa.doc
	if d.Has&nlp.Trees == 0 {
		return
	}
	for u := range w.pa.words {
		v := w.la[u].at
		if w.la[u].kind != hard || w.upos(w.pa, u) != nlp.VERB || w.usedA[u] || w.usedB[v] || reporting[w.pa.words[u].lemma] {
			continue
		}
		if from := wouldBe(w.pa, u); from < u && behind(w.pb, v) && root(w.pb, v) && w.objectTied(u, v) {
			w.add(developed, from, u+1, v, v+1, "a later stage")
		}
	}
	for i := range w.pa.words {
		l := w.la[i]
		if l.kind != hard || !subject(w.pa, i) || !subject(w.pb, l.at) || w.pa.words[i].kind == functionWord {
			continue
		}
		u, v := head(w.pa, i), head(w.pb, l.at)
		if u < 0 || v < 0 || intentions[w.pb.words[v].lemma] || reporting[w.pb.words[v].lemma] || w.usedA[u] || w.usedB[v] || hedgeWords[w.pb.words[v].form] != "" {
			continue
		}
		if from, ok := ahead(w.pa, u); ok && behind(w.pb, v) {
			w.add(developed, from, u+1, v, v+1, "a later stage")
		}
	}
}

// wouldBe returns where verb u of p is told as what would be done, u where it is not.
func wouldBe(p *passage, u int) int {
	if p.doc.Tokens[p.words[u].tok].XPOS != nlp.TagVB {
		return u
	}
	for k := max(0, u-3); k < u; k++ {
		switch f := p.words[k].form; {
		case p.words[k].neg, f == "have", f == "be":
			return u
		case f == "would" && head(p, k) == u:
			return k
		}
	}
	return u
}

// objectTied reports whether what verb u of a is about is what verb v of b is about.
func (w *weft) objectTied(u, v int) bool {
	for k := range w.pa.words {
		if l := w.la[k]; l.kind == hard && head(w.pa, k) == u && head(w.pb, l.at) == v && argument(w.pa, k) && argument(w.pb, l.at) && !subject(w.pa, k) && !subject(w.pb, l.at) && !w.timedIn(w.a, w.pa, k) {
			return true
		}
	}
	return false
}

func subject(p *passage, i int) bool {
	switch p.doc.Tokens[p.words[i].tok].Rel.Plain() {
	case nlp.RelNsubj:
		return true
	}
	return p.doc.Tokens[p.words[i].tok].Rel == nlp.RelNsubjPass
}

// ahead reports whether verb u of p is told as coming, and where that begins.
func ahead(p *passage, u int) (int, bool) {
	for k := max(0, u-4); k < u; k++ {
		if f := p.words[k].form; (f == "will" || f == "'ll" || f == "shall") && head(p, k) == u {
			return k, true
		}
	}
	if u > 1 && p.words[u-1].form == "to" && p.words[u-2].lemma == "be" && p.words[u-2].form != "been" {
		return u - 2, true // "are to meet"
	}
	return 0, false
}

// behind reports whether verb v of p is told as done.
func behind(p *passage, v int) bool {
	t := &p.doc.Tokens[p.words[v].tok]
	if t.XPOS != nlp.TagVBD && t.XPOS != nlp.TagVBN {
		return false
	}
	done := t.XPOS == nlp.TagVBD
	switch t.Rel.Plain() {
	case nlp.RelRoot, nlp.RelCcomp, nlp.RelParataxis:
		done = true // a past form that the tagger took for a participle
	}
	for k := max(0, v-4); k < v; k++ {
		if done = done || head(p, k) == v && p.doc.Tokens[p.words[k].tok].UPOS == nlp.AUX; head(p, k) == v && (certain[p.words[k].form] > 0 || p.words[k].form == "to" || p.words[k].neg) {
			return false
		}
	}
	return done // a participle alone tells no time
}
