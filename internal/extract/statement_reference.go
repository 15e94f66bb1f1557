package extract

import "github.com/parley-record/parley/nlp"

// refer replaces a source that only points back, where no chain of references
// says to whom: a relative pronoun by what it relates to, "he" by the person
// who spoke or acted last.
func (t *teller) refer() {
	chained := make([]bool, len(t.doc.Tokens))
	for i := range t.doc.Chains {
		c := &t.doc.Chains[i]
		if c.Name < 0 {
			continue
		}
		for _, m := range c.Mentions {
			chained[m.Head] = true
		}
	}
	for i := range t.Statements {
		s := &t.Statements[i]
		if !s.Source.OK() {
			continue
		}
		h := int(s.Speaker.Head)
		if t.t.pos(h) != nlp.PRON || s.Speaker.End-s.Speaker.First > 1 {
			continue
		}
		switch lower(t.doc.Form(h)) {
		case "who", "which", "that":
			if a := t.relates(h); a >= 0 {
				t.speak(s, a)
			}
		case "he", "she", "him", "her", "his":
			if !chained[h] {
				if k := t.lastPerson(i, h); k >= 0 {
					n := &t.doc.Names[k]
					s.Speaker = Ref{n.First, n.End, n.End - 1}
				}
			}
		}
	}
}

// speak makes the noun phrase of token a the speaker of s.
func (t *teller) speak(s *Statement, a int) {
	f, e := t.t.phrase(a, false)
	if k := int(t.nameAt[a]) - 1; k >= 0 {
		f, e = int(t.doc.Names[k].First), int(t.doc.Names[k].End)
	}
	if end := t.author(a); end > 0 { // "comments by Anna Berg that …"
		t.credit(s, t.doc.Bytes(f, end))
		return
	}
	s.Speaker = Ref{int32(f), int32(e), int32(a)}
	s.SourceAt = t.doc.Bytes(f, e)
}

// relates returns what relative pronoun h relates to, -1 for nothing told.
func (t *teller) relates(h int) int {
	v := int(t.t.head[h])
	for range 4 {
		if v < 0 {
			return -1
		}
		if t.doc.Tokens[v].Rel == nlp.RelAclRelcl {
			return int(t.t.head[v])
		}
		if t.t.rel(v) != nlp.RelConj && t.t.rel(v) != nlp.RelXcomp {
			return -1
		}
		v = int(t.t.head[v])
	}
	return -1
}

// lastPerson returns the index of the name of the person that "he" at token h,
// the source of statement i, most likely stands for: who spoke last within
// three sentences, or else the last person who was the subject of a sentence
// near by, -1 for nobody.
func (t *teller) lastPerson(i, h int) int {
	sent := t.doc.Tokens[h].Sentence
	best, at := -1, int32(-1)
	for j := max(0, i-8); j < min(len(t.Statements), i+4); j++ {
		o := &t.Statements[j]
		if j == i || !o.Speaker.OK() || int(o.Speaker.Head) >= h || sent-t.doc.Tokens[o.Source.Head].Sentence > 4 {
			continue
		}
		if k := int(t.nameAt[o.Speaker.Head]) - 1; k >= 0 && t.doc.Names[k].Kind == nlp.Person && o.Source.Head > at && int(o.Source.Head) < h {
			best, at = k, o.Source.Head
		}
	}
	for k := len(t.doc.Names) - 1; k >= 0; k-- {
		n := &t.doc.Names[k]
		if int(n.End) > h || n.Kind != nlp.Person {
			continue
		}
		ns := t.doc.Tokens[n.First].Sentence
		if sent-ns > 3 || n.First < at {
			break
		}
		r := t.t.rel(int(n.End - 1))
		if f := int(n.First); t.t.rel(f) == nlp.RelNsubj {
			r = nlp.RelNsubj
		}
		if r == nlp.RelNsubj || r == nlp.RelAppos && ns == sent {
			return k
		}
		if best < 0 && n.First > at && !t.taken[n.First] {
			best, at = k, n.First
		}
	}
	return best
}
