package extract

import "github.com/parley-record/parley/nlp"

// refer replaces a source that only points back, where no chain of references
// says to whom: a relative pronoun by what it relates to, "he" by the person
// who spoke or acted last.
func (t *teller) refer() {
	chain := make([]int32, len(t.doc.Tokens)) // of the mention whose head the token is, plus one
	for i := range t.doc.Chains {
		for _, m := range t.doc.Chains[i].Mentions {
			chain[m.Head] = int32(i + 1)
		}
	}
	for i := range t.Statements {
		s := &t.Statements[i]
		if !s.Source.OK() {
			continue
		}
		h := int(s.Speaker.Head)
		if relays[t.t.lemma(h)] && t.t.pos(h) == nlp.NOUN && h > 0 && t.doc.Is(h-1, "the") {
			if c := int(chain[h]) - 1; c < 0 || t.doc.Chains[c].Name < 0 {
				t.lastBody(i, h, true)
			}
			continue
		}
		if t.t.pos(h) != nlp.PRON || s.Speaker.End-s.Speaker.First > 1 {
			continue
		}
		switch w := lower(t.doc.Form(h)); w {
		case "who", "which", "that":
			if a := t.relates(h); a >= 0 {
				t.speak(s, a)
			}
		case "he", "she", "him", "her", "his":
			k, at := t.lastPerson(i, h, chain)
			if k < 0 || t.otherGender(k, w) {
				continue
			}
			if c := int(chain[h]) - 1; c >= 0 && t.doc.Chains[c].Name >= 0 && t.lastOutside(c, h) >= at {
				continue
			}
			n := &t.doc.Names[k]
			s.Speaker = Ref{n.First, n.End, n.End - 1}
		case "it":
			if c := int(chain[h]) - 1; c < 0 || t.doc.Chains[c].Name < 0 {
				t.lastBody(i, h, false)
			} else if k := t.lastActor(h); k >= 0 && int(chain[k])-1 != c && !t.t.actedSince(&t.doc.Chains[c], k, h, func(x int) bool { return t.taken[x] }) {
				t.speak(s, k) // who acted last goes on, not who was spoken of
			}
		case "they":
			if c := int(chain[h]) - 1; c < 0 || t.doc.Chains[c].Name < 0 {
				t.lastGroup(i, h)
			}
		}
	}
}

// lastActor returns the main word of the name of a body or state that acted last
// before token h, within three sentences, -1 for none.
func (t *teller) lastActor(h int) int {
	return t.t.lastActing(h, 3, func(k int) bool { return t.taken[k] }, func(k int) bool {
		n := t.nameAt[k]
		return n != 0 && (t.doc.Names[n-1].Kind == nlp.Organisation || t.doc.Names[n-1].Kind == nlp.State)
	})
}

// lastOutside returns the last token before h at which chain c is mentioned
// other than within somebody's words, -1 for none: "he" who says something is
// not whom he speaks of.
func (t *teller) lastOutside(c, h int) int32 {
	at := int32(-1)
	for _, m := range t.doc.Chains[c].Mentions {
		if int(m.Head) < h && !t.taken[m.Head] {
			at = max(at, m.Head)
		}
	}
	return at
}

// otherGender reports whether name k is somewhere a "he" where w is a "she", or
// the other way round.
func (t *teller) otherGender(k int, w string) bool {
	other := "she"
	if w == "she" || w == "her" {
		other = "he"
	}
	for i := range t.doc.Chains {
		here, not := false, false
		for _, m := range t.doc.Chains[i].Mentions {
			here = here || int(m.Head) >= int(t.doc.Names[k].First) && m.Head < t.doc.Names[k].End
			not = not || lower(t.doc.Form(int(m.Head))) == other
		}
		if here {
			return not
		}
	}
	return false
}

// lastGroup makes the people without a name who spoke last, within three
// sentences, the speakers of statement i, whose source "they" stands at h.
func (t *teller) lastGroup(i, h int) {
	o := t.lastSpoke(i, h, 3, false)
	if o == nil {
		return
	}
	if x := t.doc.Tokens[o.Speaker.Head].XPOS; x != nlp.TagNNS && x != nlp.TagNNPS {
		return
	}
	s := &t.Statements[i]
	s.Speaker, s.SourceAt = o.Speaker, o.SourceAt
	s.Speakers, s.Together = o.Speakers, o.Together
	t.put(s, s.SourceAt)
}

// lastSpoke returns the statement with the last source before token h, within so
// many sentences, nil for none; of a sentence's that of the subject of its main clause;
// outlet: of those of outlets with a name. That of statement i itself and those taken
// for somebody else are left out, and those of outlets where statement i tells what its
// source wants.
func (t *teller) lastSpoke(i, h int, within int32, outlet bool) *Statement {
	sent := t.doc.Tokens[h].Sentence
	var best *Statement
	for j := max(0, i-8); j < min(len(t.Statements), i+4); j++ {
		o := &t.Statements[j]
		if j == i || !o.Speaker.OK() || int(o.Source.Head) >= h || sent-t.doc.Tokens[o.Source.Head].Sentence > within || t.taken[o.Source.Head] {
			continue
		}
		if outlet && (t.nameAt[o.Speaker.Head] == 0 || !t.passesOn(int(o.Source.Head))) {
			continue
		}
		if !outlet && !t.tells(i) && t.passesOn(int(o.Source.Head)) {
			continue
		}
		if best == nil || t.toldLater(o, best) {
			best = o
		}
	}
	return best
}

// tells reports whether the cue of statement i tells or quotes what others may have said.
func (t *teller) tells(i int) bool {
	f, e := t.doc.TokensIn(t.Statements[i].Cue)
	for k := f; k < e; k++ {
		switch t.t.lemma(k) {
		case "quote", "report", "cite", "describe", "call", "ask", "tell", "publish":
			return true
		}
		if _, ok := is(verbs, t.t.lemma(k), "says"); ok {
			return true
		}
	}
	return f >= e
}

// toldLater reports whether the source of statement o is rather taken up than that of
// another.
func (t *teller) toldLater(o, than *Statement) bool {
	a, b := int(o.Source.Head), int(than.Source.Head)
	if t.doc.Tokens[a].Sentence == t.doc.Tokens[b].Sentence {
		if x, y := t.t.actsMainly(a), t.t.actsMainly(b); x != y {
			return x
		}
	}
	return a > b
}

// lastBody makes the body, outlet or text that spoke last, within two sentences,
// the speaker of statement i, whose source stands at h: "it", or "the paper", which
// is an outlet with a name.
func (t *teller) lastBody(i, h int, outlet bool) {
	o := t.lastSpoke(i, h, 2, outlet)
	if o == nil {
		return
	}
	k := int(o.Speaker.Head)
	if n := t.nameAt[k]; n != 0 {
		if t.doc.Names[n-1].Kind == nlp.Person {
			return
		}
	} else if x := t.doc.Tokens[k].XPOS; x != nlp.TagNN && x != nlp.TagNNP || isPersonNoun(t.t.lemma(k)) || t.t.pos(k) == nlp.PRON {
		return
	}
	t.Statements[i].Speaker = o.Speaker
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
	// A verb with two subjects: where the tree took the verb of the relative
	// clause for the sentence's own, the other subject is what the pronoun takes up.
	if v > h && t.t.rel(h) == nlp.RelNsubj {
		if k := t.t.kid(v, nlp.RelNsubj); k >= 0 && k < h {
			return k
		}
	}
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
// the source of statement i, most likely stands for, and the token where that
// person spoke or acted: who spoke last within four sentences, or else the last
// person who was the subject of a sentence near by; -1 for nobody. chain holds
// the chain of each mention, at its head, plus one.
func (t *teller) lastPerson(i, h int, chain []int32) (name int, token int32) {
	sent := t.doc.Tokens[h].Sentence
	best, at := -1, int32(-1)
	for j := max(0, i-8); j < min(len(t.Statements), i+4); j++ {
		o := &t.Statements[j]
		if j == i || !o.Speaker.OK() || int(o.Speaker.Head) >= h || sent-t.doc.Tokens[o.Source.Head].Sentence > 4 || t.taken[o.Source.Head] || o.Source.Head <= at || int(o.Source.Head) >= h {
			continue
		}
		k := int(t.nameAt[o.Speaker.Head]) - 1
		if c := int(chain[o.Speaker.Head]) - 1; k < 0 && c >= 0 && t.t.pos(int(o.Speaker.Head)) == nlp.PRON {
			k = int(t.doc.Chains[c].Name) // "he said … he added …"
		}
		if k >= 0 && t.doc.Names[k].Kind == nlp.Person {
			best, at = k, o.Source.Head
		}
	}
	other := -1 // the last who is no subject
	for k := len(t.doc.Names) - 1; k >= 0; k-- {
		n := &t.doc.Names[k]
		if int(n.End) > h || n.Kind != nlp.Person {
			continue
		}
		ns := t.doc.Tokens[n.First].Sentence
		if sent-ns > 3 || n.First < at {
			break
		}
		if best < 0 && other >= 0 && ns < t.doc.Tokens[t.doc.Names[other].First].Sentence {
			break
		}
		if t.taken[n.First] {
			continue
		}
		r := t.t.rel(int(n.End - 1))
		if f := int(n.First); t.t.rel(f) == nlp.RelNsubj {
			r = nlp.RelNsubj
		}
		if r == nlp.RelNsubj || r == nlp.RelAppos && ns == sent {
			return k, n.First
		}
		if best < 0 && other < 0 {
			other = k
		}
	}
	if best < 0 && other >= 0 {
		return other, t.doc.Names[other].First
	}
	return best, at
}
