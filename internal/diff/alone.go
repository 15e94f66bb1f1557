package diff

import (
	"slices"
	"strings"

	"github.com/parley-record/parley"
	"github.com/parley-record/parley/nlp"
)

// alone adds what stands in one report of the story only: a sentence, or a
// clause of a sentence of which the rest is told elsewhere.
func (w *weave) alone() {
	tied := make([][][]bool, len(w.group)) // [report][sentence][token of the sentence]
	for k, s := range w.sides {
		tied[k] = make([][]bool, len(s.sentences))
	}
	mark := func(k, i int, p *passage, t []bool) {
		s := &w.sides[k].sentences[i]
		if tied[k][i] == nil {
			tied[k][i] = make([]bool, s.end-s.first)
		}
		for n := range t {
			if t[n] {
				tied[k][i][p.words[n].tok-s.first] = true
			}
		}
	}
	seen := make([][]nlp.Span, len(w.group)) // where a difference has been found
	for p := range w.pairs {
		i, j, al := w.pairs[p].i, w.pairs[p].j, w.pairs[p].al
		for n := range al {
			x := &al[n]
			w.found(w.tale(i), w.tale(j), x)
			for _, f := range x.found {
				if f.kind != wordingChanged {
					seen[i], seen[j] = append(seen[i], f.a), append(seen[j], f.b)
				}
			}
			mark(i, x.i, x.a, x.tied[0])
			mark(j, x.j, x.b, x.tied[1])
		}
	}
	// What may be told here alone, in the order of the reports.
	type own struct {
		k int
		p *passage
	}
	var may []own
	for k, s := range w.sides {
		for i := range s.sentences {
			p := &s.sentences[i]
			if len(p.words) < 4 || w.tale(k).titled(p) {
				continue
			}
			if tied[k][i] == nil {
				may = append(may, own{k, p})
				continue
			}
			parts := w.c.parts(s, i)
			if len(parts) < 2 {
				continue
			}
			for n := range parts {
				q := &parts[n]
				content, met := 0, 0
				for m := range q.words {
					if q.words[m].kind == functionWord {
						continue
					}
					content++
					if tied[k][i][q.words[m].tok-p.first] {
						met++
					}
				}
				if content >= 3 && met*10 <= content*4 && !touched(seen[k], q.bytes()) && !w.tale(k).credit(q) {
					may = append(may, own{k, q})
				}
			}
		}
	}
	// Each is held against every report of the story, so no more than can be kept.
	for len(may) > 0 && len(w.claimed) < mostClaims {
		some := may[:min(len(may), mostClaims-len(w.claimed)+manyAlone)]
		may = may[len(some):]
		foreign := make([]bool, len(some))
		each(w.shared, len(some), func(n int) { foreign[n] = w.foreign(some[n].k, some[n].p) })
		for n := range some {
			if foreign[n] {
				w.addAlone(some[n].k, some[n].p)
			}
		}
	}
}

// credit reports whether p tells no more than who says what stands beside it, and when:
// "people familiar with the matter said on Tuesday".
func (t *tale) credit(p *passage) bool {
	in := func(at nlp.Span, spans []nlp.Span) bool {
		return slices.ContainsFunc(spans, func(s nlp.Span) bool { return within(at, s) })
	}
	names := false
	for i := range p.words {
		if reporting[p.words[i].lemma] {
			names = true
			continue
		}
		if p.words[i].kind == functionWord {
			continue
		}
		at := p.at(i, i+1)
		ok := t.timed(at) || timeKind(p.words[i].form) != "" || p.words[i].form == "according"
		for k := range t.doc.Attributions {
			x := &t.doc.Attributions[k]
			if in(at, x.Content) {
				return false
			}
			if in(at, x.Source) || in(at, x.Cue) {
				ok, names = true, true
			}
		}
		for k, n := i, 0; k >= 0 && n < 3; k, n = head(p, k), n+1 {
			ok = ok || ofSource(p, k)
		}
		if !ok {
			return false
		}
	}
	return names
}

// manyAlone is how many passages that may be told alone are looked at at once, beside
// those that there is room for.
const manyAlone = 64

func touched(spans []nlp.Span, at nlp.Span) bool {
	for _, s := range spans {
		if s.End > 0 && touch(s, at) {
			return true
		}
	}
	return false
}

// How like a passage of another report a passage may be, at most, to be told
// nowhere else: the share of its rare words and the cosine, each and together.
const (
	leastHeld    = 400
	leastForeign = 1000
)

// foreign reports whether no sentence or clause of another report is like p.
func (w *weave) foreign(k int, p *passage) bool {
	keys := keysOf(p)
	var all int64
	for _, x := range keys {
		all += int64(x.idf)
	}
	if all == 0 {
		return true // the cosine alone is never enough
	}
	var in []int64 // of each sentence: the rarity of p's words that it has
	for o, s := range w.sides {
		if o == k {
			continue
		}
		in = zero(in, len(s.sentences))
		for _, x := range keys {
			for n := s.first(x.hash); n < len(s.posts) && s.posts[n].hash == x.hash; n++ {
				in[s.posts[n].at] += int64(x.idf)
			}
		}
		for i := range s.sentences {
			h := int32(1000 * in[i] / all)
			if h == 0 {
				continue // nor has any clause of it a word of p
			}
			if alike(h, p.nearTo(&s.sentences[i])) {
				return false
			}
			parts := w.c.parts(s, i)
			if len(parts) == 1 {
				continue // it is the sentence
			}
			for n := range parts {
				q := &parts[n]
				v := p.nearTo(q)
				if !alike(h, v) {
					continue // nor is it with no more words of p than the sentence
				}
				if h := held(keys, keysOf(q)); h > 0 && alike(h, v) {
					return false
				}
			}
		}
	}
	return true
}

// alike reports whether a passage that holds that share of p's rare words and lies
// that near is too like p for p to be told alone.
func alike(held, near int32) bool {
	return held > leastHeld && near > leastHeld || held+near > leastForeign
}

// held returns the rarity of the words of a that b has, of all of a's, in
// thousandths.
func held(a, b []key) int32 {
	var in, all int64
	j := 0
	for _, k := range a {
		all += int64(k.idf)
		for j < len(b) && b[j].hash < k.hash {
			j++
		}
		if j < len(b) && b[j].hash == k.hash {
			in += int64(k.idf)
		}
	}
	if all == 0 {
		return 0
	}
	return int32(1000 * in / all)
}

// addAlone adds a claim that only report k makes.
func (w *weave) addAlone(k int, p *passage) {
	at := p.bytes()
	at.Start = int(p.doc.Tokens[p.leads()].Start)
	s, ok := w.bytes(k, at.Start, at.End, mostWords)
	short, ok2 := w.bytes(k, at.Start, at.End, mostDifferent)
	if !ok || !ok2 || len(w.claimed) >= mostClaims {
		return
	}
	kind := onlyInA
	if len(w.group) == 2 && k == 1 {
		kind = onlyInB
	}
	d := parley.Difference{Kind: kind, Against: "telling", Note: "in no other report that was read"}
	if p.denies() {
		d.Note = "a denial in no other report that was read"
	}
	if kind == onlyInA {
		d.A = &short
	} else {
		d.B = &short
	}
	st := w.statement(k, s.Start, s.End)
	c := parley.Claim{
		Text:        s.Text,
		Tellings:    []parley.Telling{{Span: s, Statement: st}},
		Independent: 1,
		Differences: []parley.Difference{d},
	}
	c.AssertedBy = w.speakers(c.Tellings)
	w.claimed = append(w.claimed, c)
}

// denies reports whether p tells that somebody denied something.
func (p *passage) denies() bool {
	for i := p.leads(); i < p.end; i++ {
		if t := &p.doc.Tokens[i]; t.UPOS == nlp.VERB && denying[strings.ToLower(t.Lemma)] {
			return true
		}
	}
	return false
}

// denying are verbs for saying that a thing is not so.
var denying = wordList("denying")

// How far before a clause the verb may stand that it hangs on, and the noun that it is
// about, in tokens.
const (
	farVerb = 3
	farNoun = 8
)

// leads returns the token with which p is to be shown: a clause that is told alone needs the
// verb that it hangs on, for what was denied is not what was said, and the noun that it is
// about: "denied that politics had played a part", "a debt which she put at 9 million".
func (p *passage) leads() int32 {
	d, first := p.doc, p.first
	if d.Has&nlp.Trees == 0 || int(p.sentence) >= len(d.Sentences) || first == d.Sentences[p.sentence].First || len(p.words) == 0 {
		return first
	}
	start := d.Sentences[p.sentence].First
	open := p.words[0].tok
	h := d.Tokens[open].Head
	if h < open || h >= p.end {
		return first
	}
	v := d.Tokens[h].Head
	if v < start || v >= first {
		return first
	}
	switch p.words[0].form {
	case "that":
		if d.Tokens[v].UPOS != nlp.VERB || first-v > farVerb {
			return first
		}
		for v > start && d.Tokens[v-1].Head == v && (d.Tokens[v-1].UPOS == nlp.AUX || d.Tokens[v-1].UPOS == nlp.PART || negations[plain(d.Form(int(v-1)))]) {
			v--
		}
		return v
	case "which", "who", "whose":
		if u := d.Tokens[v].UPOS; u != nlp.NOUN && u != nlp.PROPN || first-v > farNoun {
			return first
		}
		for v > start && d.Tokens[v-1].Head >= v && d.Tokens[v-1].Head < first && d.Tokens[v-1].UPOS != nlp.VERB && d.Tokens[v-1].UPOS != nlp.ADP && d.Tokens[v-1].UPOS != nlp.PUNCT {
			v--
		}
		return v
	}
	return first
}
