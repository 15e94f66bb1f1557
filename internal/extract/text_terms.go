package extract

import "github.com/parley-record/parley/nlp"

// presented notes to whom verb v brings a text, which speaks for its being one.
func (r *reader) presented(p *Proposal, v int) {
	switch r.t.lemma(v) {
	case "present", "send", "submit", "offer", "give", "deliver", "hand", "show", "share", "propose", "make", "put", "sell", "forward", "table", "unveil":
	default:
		return
	}
	for c := r.t.first[v]; c >= 0; c = r.t.nxt[c] {
		n := int(c)
		if r.t.rel(n) == nlp.RelIobj || r.t.rel(n) == nlp.RelObl && (r.t.preposition(n) == "to" || r.t.preposition(n) == "with") {
			p.PresentedTo = addRef(p.PresentedTo, r.parties(n)...)
		}
	}
}

// textFates are the verbs that tell what became of a text, each with its status.
var textFates = listedPairs("textFates")

// textStatus notes what became of a text by verb v.
func (r *reader) textStatus(p *Proposal, v int, patient bool) {
	if r.t.negated(v) {
		return
	}
	if aux := r.t.aux(v); aux != "" {
		switch r.t.lemma(v) {
		case "propose", "present", "table", "submit", "unveil", "offer", "introduce", "send", "publish", "draft", "release", "announce":
			if patient && p.Status == "" && (aux == "will" || aux == "may" || aux == "might" || aux == "could" || aux == "shall" || aux == "would") {
				p.Status = "planned"
			}
		}
		return
	}
	s := textFates[r.t.lemma(v)]
	if s == "tabled" && p.Status != "" {
		return // what became of it since
	}
	if s != "" && patient && (r.t.passive(v) || r.t.d.Tokens[v].XPOS == nlp.TagVBD || r.t.d.Tokens[v].XPOS == nlp.TagVBN) {
		p.Status = s
	}
}

// altered reports whether changes are said to have been made to the text at i.
func (r *reader) altered(i int) bool {
	h := int(r.t.head[i])
	if r.t.preposition(i) != "to" || h < 0 {
		return false
	}
	change, v := h, int(r.t.head[h]) // "changes to the plan were made"
	if r.t.lemma(h) == "make" {      // "changes were made to the plan"
		change, v = r.t.patient(h), h
	}
	if change < 0 || v < 0 || r.t.lemma(v) != "make" || r.t.negated(v) {
		return false
	}
	if a := r.t.aux(v); a != "" && a != "have" && a != "had" && a != "has" {
		return false
	}
	switch r.t.lemma(change) {
	case "change", "adjustment", "amendment", "revision", "modification", "alteration":
		return true
	}
	return false
}

// effects reads the terms that a text is said to have by verb v and the verbs
// coordinated with it.
func (r *reader) effects(p *Proposal, v int) {
	var buf [12]int
	for _, w := range r.t.conjuncts(buf[:0], v) {
		r.effectOf(p, w)
	}
}

// runOn returns the verbs that go on from relative clause v though the tree hangs
// them on a verb before it, with which they do not agree: "states drafted a text
// that bars X, raises Y and leaves Z open". They are nil where there are none.
func (r *reader) runOn(v int) []int {
	if r.doc.Tokens[v].XPOS != nlp.TagVBZ {
		return nil
	}
	g := int(r.t.head[r.t.head[v]])
	if g < 0 || g > v || r.t.pos(g) != nlp.VERB || r.doc.Tokens[g].XPOS == nlp.TagVBZ {
		return nil
	}
	for c := r.t.first[g]; c >= 0; c = r.t.nxt[c] {
		k := int(c)
		if k > v && r.t.rel(k) == nlp.RelConj && r.doc.Tokens[k].XPOS == nlp.TagVBZ && r.t.kid(k, nlp.RelNsubj) < 0 {
			return r.t.conjuncts(nil, k)
		}
	}
	return nil
}

// effectOf reads the terms that verb w tells of its objects.
func (r *reader) effectOf(p *Proposal, w int) {
	if r.t.pos(w) == nlp.VERB && len(p.Terms) < 12 {
		effect := r.effect(w)
		if effect == "" {
			return
		}
		if r.t.lackedBefore(w) >= 0 {
			return // what is done to the text itself
		}
		o := r.t.kid(w, nlp.RelObj)
		if o >= 0 && r.doc.Tokens[o].XPOS == nlp.TagWDT {
			return
		}
		if effect == "leaves_open" {
			o = r.leftOpen(w, o)
		}
		if o < 0 {
			if o = r.t.kid(w, nlp.RelObl, nlp.RelXcomp, nlp.RelCcomp); o < 0 {
				if o = r.nounAfter(w); o < 0 {
					return
				}
			}
			if r.doc.Tokens[w].XPOS == nlp.TagVBN && r.t.preposition(o) == "by" {
				return // whose deed it was
			}
		}
		for _, q := range r.t.conjuncts(nil, o) {
			f, e := r.t.phrase(q, true)
			if a, to := r.actsIn(w, q); a >= 0 && to > e {
				e = to
			}
			if r.t.pos(q) == nlp.VERB {
				f, e = r.t.span(q)
				for f < e-1 && (r.t.pos(f) == nlp.ADP || r.t.pos(f) == nlp.SCONJ || r.t.pos(f) == nlp.PUNCT) {
					f++ // "for" a city to join
				}
			}
			if effect == "leaves_open" && e > q+1 && (r.doc.Is(e-1, "open") || r.doc.Is(e-1, "unresolved") || r.doc.Is(e-1, "undecided")) {
				e-- // "leaves membership open"
			}
			if e-f > 25 {
				e = f + 25
			}
			t := Term{Text: r.doc.Bytes(f, e), Effect: effect, Evidence: r.evidence(w)}
			t.Issue = r.named(f, e, q)
			r.quantity(&t, f, e)
			if r.t.negated(w) {
				t.Shown = denied(effect)
			}
			p.Terms = append(p.Terms, t)
		}
	}
}

// leftOpen returns what verb w leaves open: its object o or, where that is but a
// door, what lies behind it ("the door to membership", "open for a city to join").
func (r *reader) leftOpen(w, o int) int {
	if o >= 0 {
		switch r.t.lemma(o) {
		case "door", "possibility", "option", "way":
		default:
			return o
		}
		if x := r.t.kid(o, nlp.RelNmod, nlp.RelAcl); x >= 0 {
			return x
		}
	}
	open := w
	for c := r.t.first[w]; c >= 0; c = r.t.nxt[c] {
		k := int(c)
		switch lower(r.doc.Form(k)) {
		case "open", "undecided", "unresolved":
			open = k
			continue
		}
		switch r.t.rel(k) {
		case nlp.RelObl, nlp.RelXcomp, nlp.RelAdvcl, nlp.RelCcomp:
			if k > w {
				return k
			}
		}
	}
	if x := r.t.kid(open, nlp.RelObl, nlp.RelAdvcl, nlp.RelXcomp, nlp.RelAcl, nlp.RelNmod, nlp.RelCompound); open != w && x >= 0 {
		return x
	}
	return o
}

// nounAfter returns the main word of the noun phrase right after token i, -1 for
// none.
func (r *reader) nounAfter(i int) int {
	_, e := r.sentence(i)
	for k := i + 1; k < min(e, i+8); k++ {
		switch r.t.pos(k) {
		case nlp.NOUN, nlp.PROPN:
			for k+1 < e && (r.t.pos(k+1) == nlp.NOUN || r.t.pos(k+1) == nlp.PROPN) {
				k++
			}
			return k
		case nlp.VERB, nlp.PUNCT, nlp.SCONJ, nlp.AUX:
			return -1
		}
	}
	return -1
}

// effect returns what verb v does to its object as the act of a text, "" for
// nothing that is known.
func (r *reader) effect(v int) string {
	l := r.t.lemma(v)
	if l == "leave" {
		f, e := r.t.span(v)
		for k := f; k < e && k < v+6; k++ {
			if r.doc.Is(k, "open") || r.doc.Is(k, "undecided") || r.doc.Is(k, "unresolved") {
				return "leaves_open"
			}
		}
		return ""
	}
	if r.liftsBar(v) {
		return "excludes" // "would lift the ban" raises nothing
	}
	if o := r.t.kid(v, nlp.RelObj); o >= 0 {
		if _, ok := is(nouns, r.t.lemma(o), "stirred"); ok {
			return "" // "raised concerns": what a text did to those who heard of it
		}
	}
	return r.detailOf(v, "effect")
}

// detailOf returns what the lexicon tells of verb v in the class kind, "" for
// nothing; a line that asks for a particle which is there goes before one without.
func (r *reader) detailOf(v int, kind string) string {
	out := ""
	for _, c := range verbs[r.t.lemma(v)] {
		if c.kind != kind {
			continue
		}
		if c.needs != "" && r.t.particle(v, c.needs) {
			return c.detail
		}
		if c.needs == "" && out == "" {
			out = c.detail
		}
	}
	return out
}

// quantity notes the number in the tokens [f, e).
func (r *reader) quantity(t *Term, f, e int) {
	for k := f; k < e; k++ {
		if r.t.pos(k) != nlp.NUM || r.timeAt(k) {
			continue
		}
		n, ok := parseNumber(r.doc.Form(k))
		if !ok || r.dateAt(k) || r.yearOrAge(k, n) {
			continue
		}
		t.Value, t.HasValue = n, true
		for j := k + 1; j < e && j < k+3; j++ {
			switch lower(r.doc.Form(j)) {
			case "million", "mln":
				t.Value *= 1e6
			case "billion", "bln":
				t.Value *= 1e9
			case "percent", "pct", "%":
				t.Unit = "percent"
			default:
				if t.Unit == "" && r.t.pos(j) == nlp.NOUN {
					t.Unit = r.t.lemma(j)
				}
			}
		}
		if k > 0 && (r.doc.Is(k-1, "$") || r.doc.Is(k-1, "£") || r.doc.Is(k-1, "€")) {
			t.Unit = r.doc.Form(k - 1)
		}
		if k > f && (r.doc.Is(k-1, "about") || r.doc.Is(k-1, "some") || r.doc.Is(k-1, "nearly") || r.doc.Is(k-1, "around")) {
			t.Approx = true
		}
		return
	}
}

// dateAt reports whether the number at token k belongs to a time that is no length: "by
// June 30", but "for 16 months".
func (r *reader) dateAt(k int) bool {
	for j := k + 1; j < min(len(r.doc.Tokens), k+3); j++ {
		switch r.t.lemma(j) {
		case "day", "week", "month", "year", "hour":
			return false
		}
	}
	return r.timeAt(k)
}

// yearOrAge reports whether the number n at token k is a year or somebody's age, which is no
// quantity of a term: "the 1973 act", "the 22-year-old".
func (r *reader) yearOrAge(k int, n float64) bool {
	if f := r.doc.Form(k); len(f) == 4 && n >= 1800 && n < 2100 && n == float64(int(n)) {
		return !(k > 0 && (r.doc.Is(k-1, "$") || r.doc.Is(k-1, "£") || r.doc.Is(k-1, "€")))
	}
	for j := k + 1; j < min(len(r.doc.Tokens), k+5); j++ {
		switch {
		case r.doc.Is(j, "-"), r.doc.Is(j, "year"), r.doc.Is(j, "years"):
		default:
			return r.doc.Is(j, "old")
		}
	}
	return false
}

// parseNumber reads "5.7", "40,000", "12".
func parseNumber(s string) (float64, bool) {
	n, scale, frac, seen := 0.0, 1.0, false, false
	for i := 0; i < len(s) && i < 18; i++ {
		switch c := s[i]; {
		case c >= '0' && c <= '9':
			seen = true
			n = n*10 + float64(c-'0')
			if frac {
				scale *= 10
			}
		case c == ',' && !frac:
		case c == '.' && !frac:
			frac = true
		default:
			return 0, false
		}
	}
	return n / scale, seen
}

// purpose reads what the phrase of a text says it is to do or is on: "a plan to
// lower the fee", "a proposal for a joint fund".
func (r *reader) purpose(p *Proposal, m *text) {
	if len(p.Terms) >= 12 {
		return
	}
	f, e, effect, at := m.topic, m.topicEnd, "includes", m.head
	if m.deed >= 0 {
		f, e, at = m.deed, max(m.end, m.deed+1), m.deed
		if x := r.effect(m.deed); x != "" {
			effect = x
		}
	}
	if e <= f {
		return
	}
	for _, t := range p.Terms {
		if int(t.Issue.Head) >= f && int(t.Issue.Head) < e {
			return
		}
	}
	head := e - 1
	for head > f && r.t.pos(head) != nlp.NOUN && r.t.pos(head) != nlp.PROPN {
		head--
	}
	t := Term{Text: r.doc.Bytes(f, e), Effect: effect, Evidence: r.evidence(at)}
	t.Issue = r.named(f, e, head)
	r.quantity(&t, f, e)
	t.Purpose = true
	p.Terms = append(p.Terms, t)
}
