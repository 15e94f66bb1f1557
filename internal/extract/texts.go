package extract

import (
	"strings"

	"github.com/parley-record/parley/nlp"
)

// A text is one mention of a text or offer.
type text struct {
	head       int // its main word
	first, end int // its phrase with complements
	lemma      string
	kind       string
	mods       []string // stems of what tells it from others of its kind
	version    string   // "new", "revised", "counter": another text than the one before
	definite   bool
	plural     bool
	in         int // index in Draft.Proposals plus one
}

// families are the kinds of text whose nouns readers use for one another.
var families = map[string]byte{"plan": 'p', "draft": 'p', "counter-proposal": 'p', "offer": 'o', "bid": 'o', "deal": 'd', "bill": 'l', "resolution": 'l', "amendment": 'a'}

// pointers are nouns that take up a text told before.
var pointers = map[string]bool{"version": true, "document": true, "text": true, "paper": true, "one": true}

// versions are the words that tell a text from an earlier one like it.
var versions = map[string]string{"new": "new", "revised": "new", "amended": "new", "updated": "new", "second": "new", "latest": "new", "improved": "new", "modified": "new", "successor": "new",
	"original": "old", "earlier": "old", "previous": "old", "current": "old", "existing": "old", "present": "old", "old": "old", "initial": "old", "first": "old"}

// plainMods tell nothing of which text is meant.
var plainMods = map[string]bool{"own": true, "any": true, "such": true, "whole": true, "full": true, "final": true, "proposed": true, "possible": true, "potential": true, "future": true,
	"good": true, "bad": true, "better": true, "tentative": true, "historic": true, "controversial": true, "key": true, "major": true, "big": true, "similar": true, "same": true, "other": true, "recent": true}

// textKind returns the kind of text that token i names; false where it names none.
func (r *reader) textKind(i int) (string, bool) {
	p := r.t.pos(i)
	l := r.t.lemma(i)
	if p != nlp.NOUN && p != nlp.PROPN {
		// A noun that was tagged as something else shows by its article.
		if p != nlp.ADJ && p != nlp.VERB || i == 0 || i+1 >= len(r.doc.Tokens) || r.t.pos(i-1) != nlp.DET && r.doc.Tokens[i-1].XPOS != nlp.TagPRPS {
			return "", false
		}
		if q := r.t.pos(i + 1); q == nlp.NOUN || q == nlp.PROPN || q == nlp.ADJ {
			return "", false
		}
		l = lower(r.doc.Form(i))
	}
	kind, ok := is(nouns, l, "text")
	if !ok {
		if k := strings.LastIndexByte(l, '-'); k > 0 { // "counter-offer", "peace-plan"
			if kind, ok = is(nouns, l[k+1:], "text"); ok && strings.HasPrefix(l, "counter") {
				kind = "counter-proposal"
			}
		}
		if !ok {
			return "", false
		}
	}
	// "counter" "-" "proposal"
	if i >= 2 && r.doc.Is(i-2, "counter") && r.doc.Is(i-1, "-") {
		kind = "counter-proposal"
	}
	switch r.t.rel(i) {
	case nlp.RelCompound, nlp.RelFlat, nlp.RelGoeswith:
		// "plan details": the head is another noun; "draft plan": another text.
		if i+1 < len(r.doc.Tokens) && r.t.chunk(i+1) {
			return "", false
		}
	}
	switch l {
	case "act":
		// A law by its name, not a deed.
		if r.doc.Form(i)[0] != 'A' {
			return "", false
		}
	case "measure", "program", "programme", "scheme", "option", "law", "contract", "framework", "convention", "protocol", "charter", "settlement", "formula":
		if l == "convention" && r.doc.Form(i)[0] != 'C' {
			return "", false
		}
	case "talk":
		return "", false
	}
	return kind, true
}

// readTexts finds the mentions of texts on the table, joins those of one text,
// and drafts a proposal for each text.
func (r *reader) readTexts() {
	byKey := map[string]int{} // family and stem → latest proposal
	named := map[int]bool{}   // proposals that some mention told apart
	var last [256]int         // family → latest proposal
	latest := 0
	for i := range r.doc.Tokens {
		kind, ok := r.textKind(i)
		if !ok {
			l := r.t.lemma(i)
			if pointers[l] && latest != 0 && r.t.pos(i) == nlp.NOUN {
				if k := r.t.kid(i, nlp.RelDet); k >= 0 && (r.doc.Is(k, "this") || r.doc.Is(k, "that")) {
					m := text{head: i, lemma: l, in: latest}
					m.first, m.end = r.t.phrase(i, false)
					r.addText(m)
				}
			}
			continue
		}
		m := r.mention(i, kind)
		fam := families[kind]
		// What else is called by the same words is the same text.
		for _, k := range m.mods {
			if p := byKey[string(fam)+m.version+k]; p != 0 {
				m.in = p
				break
			}
		}
		if m.in == 0 && len(m.mods) == 0 && m.version == "" && !m.plural {
			if p := byKey["="+m.lemma]; p != 0 {
				m.in = p
			} else if p := last[fam]; p != 0 && m.definite {
				m.in = p
			} else if m.definite && latest != 0 && fam != 'd' {
				m.in = latest
			}
		}
		if m.in == 0 && len(m.mods) > 0 && m.version == "" && !m.plural {
			// "the plan", told before it was named in full.
			if p := byKey["="+m.lemma]; p != 0 && p == latest && !named[p] {
				m.in = p
			}
		}
		if m.in == 0 && m.version != "" && len(m.mods) == 0 {
			m.in = byKey["="+m.version+m.lemma]
		}
		if m.in == 0 {
			r.Proposals = append(r.Proposals, Proposal{Kind: kind})
			m.in = len(r.Proposals)
			if m.version == "new" && last[fam] != 0 {
				r.Proposals[m.in-1].VersionOf = last[fam]
			}
			if kind == "counter-proposal" && latest != 0 {
				r.Proposals[m.in-1].AnswersTo = latest
			}
		}
		for _, k := range m.mods {
			byKey[string(fam)+m.version+k] = m.in
			named[m.in] = true
		}
		if m.version == "" {
			byKey["="+m.lemma] = m.in
		} else {
			byKey["="+m.version+m.lemma] = m.in
		}
		last[fam], latest = m.in, m.in
		r.addText(m)
	}
	for k := range r.texts {
		r.tellText(k)
	}
	r.nameTexts()
}

func (r *reader) addText(m text) {
	r.texts = append(r.texts, m)
	r.textAt[m.head] = int32(len(r.texts))
}

// mention reads the noun phrase of the text noun at i.
func (r *reader) mention(i int, kind string) text {
	m := text{head: i, lemma: r.t.lemma(i), kind: kind}
	m.first, m.end = r.t.phrase(i, true)
	x := r.doc.Tokens[i].XPOS
	m.plural = x == nlp.TagNNS || x == nlp.TagNNPS
	if r.doc.Tokens[i].UPOS == nlp.PROPN {
		m.definite = true
	}
	for c := r.t.first[i]; c >= 0; c = r.t.nxt[c] {
		k := int(c)
		switch r.t.rel(k) {
		case nlp.RelDet:
			switch lower(r.doc.Form(k)) {
			case "the", "this", "that", "these", "those":
				m.definite = true
			}
		case nlp.RelNmod:
			if r.doc.Tokens[k].Rel == nlp.RelNmodPoss {
				m.definite = true
				continue
			}
			switch r.t.preposition(k) {
			case "of", "on", "for", "over", "to":
				m.mods = append(m.mods, stem(r.t.lemma(k)))
			}
		case nlp.RelAmod, nlp.RelCompound, nlp.RelNummod, nlp.RelFlat:
			l := r.t.lemma(k)
			if v := versions[l]; v != "" {
				m.version = v
				continue
			}
			if plainMods[l] || len(l) < 2 {
				continue
			}
			if m := r.nameAt[k]; m != 0 && r.doc.Names[m-1].Kind == nlp.State {
				continue // who stands behind it, not what it is
			}
			if _, ok := is(nouns, l, "agent"); ok {
				continue
			}
			m.mods = append(m.mods, stem(l))
		}
	}
	if kind == "counter-proposal" {
		m.version = "counter"
	}
	if len(m.mods) > 6 {
		m.mods = m.mods[:6]
	}
	return m
}

// Stem returns w, in lower case, without the endings that phrasings of one thing
// differ in.
func Stem(w string) string { return stem(w) }

// stem cuts the endings that phrasings of one thing differ in.
func stem(w string) string {
	for _, s := range [...]string{"ations", "ation", "ments", "ment", "ings", "ing", "ions", "ion", "ised", "ized", "ise", "ize", "ies", "ed", "es", "s", "al", "e", "y"} {
		if strings.HasSuffix(w, s) && !strings.HasSuffix(w, "ee") && len(w)-len(s) >= 3 {
			return w[:len(w)-len(s)]
		}
	}
	return w
}

// authored reports whether v is a verb by which somebody brings a text about,
// and how.
func (r *reader) authored(v int) (string, bool) {
	for _, c := range verbs[r.t.lemma(v)] {
		if c.kind == "author" && (c.needs == "" || r.t.particle(v, c.needs)) {
			return c.detail, true
		}
	}
	return "", false
}

// tellText reads what the clause of a mention says of its text: who stands
// behind it, to whom it went, what it does.
func (r *reader) tellText(k int) {
	m := &r.texts[k]
	p := &r.Proposals[m.in-1]
	i := m.head
	if len(p.Evidence) == 0 {
		p.Entry = r.entry(i, "text")
	} else if ev := r.evidence(i); len(p.Evidence) < 5 && p.Evidence[len(p.Evidence)-1] != ev {
		p.Evidence = append(p.Evidence, ev)
	}
	by := func(refs []Ref, as string, at int) {
		for _, ref := range refs {
			known := false
			for _, a := range p.Authors {
				known = known || a.Who.Head == ref.Head
			}
			if !known && len(p.Authors) < 8 {
				p.Authors = append(p.Authors, Author{Who: ref, As: as, Hedges: r.hedges(at), Evidence: r.evidence(at)})
			}
		}
	}
	for c := r.t.first[i]; c >= 0; c = r.t.nxt[c] {
		n := int(c)
		switch r.t.rel(n) {
		case nlp.RelNmod:
			prep := r.t.preposition(n)
			if r.doc.Tokens[n].Rel == nlp.RelNmodPoss {
				by(r.parties(n), "presenter", n)
			} else if prep == "by" || prep == "from" {
				by(r.parties(n), "drafter", n)
			} else if (prep == "between" || prep == "with") && families[p.Kind] == 'd' {
				by(r.parties(n), "drafter", n)
			}
		case nlp.RelCompound, nlp.RelAmod:
			if ref, kind := r.who(n); kind == refState || kind == refBody || kind == refAgent || kind == refPerson {
				by([]Ref{ref}, "presenter", n)
			}
		case nlp.RelAcl:
			if as, ok := r.authored(n); ok {
				by(r.parties(r.t.agent(n)), as, n)
				for o := r.t.first[n]; o >= 0; o = r.t.nxt[o] {
					if r.t.rel(int(o)) == nlp.RelObl && r.t.preposition(int(o)) == "with" {
						by(r.parties(int(o)), as, n)
					}
				}
			}
			r.presented(p, n)
			r.effects(p, n)
		}
	}
	if len(p.Terms) == 0 {
		r.effectsNear(p, m)
	}
	if len(p.Authors) == 0 {
		if who, as := r.authorNear(m); len(who) > 0 {
			by(who, as, i)
		}
	}
	h := int(r.t.head[i])
	if h < 0 {
		return
	}
	if r.t.pos(h) == nlp.VERB {
		patient := r.t.patient(h) == i || r.t.rel(i) == nlp.RelObj
		if as, ok := r.authored(h); ok && patient && !r.t.negated(h) {
			by(r.parties(r.t.agent(h)), as, h)
			for o := r.t.first[h]; o >= 0; o = r.t.nxt[o] {
				if r.t.rel(int(o)) == nlp.RelObl && r.t.preposition(int(o)) == "with" && families[p.Kind] == 'd' {
					by(r.parties(int(o)), as, h)
				}
			}
		}
		if patient {
			r.presented(p, h)
		}
		if r.t.rel(i) == nlp.RelNsubj && !r.t.passive(h) {
			r.effects(p, h)
		}
		r.textStatus(p, h, patient)
	}
	if p.When == nil && r.t.pos(h) == nlp.VERB {
		p.When = r.when(h)
	}
}

// presented notes to whom verb v brings a text.
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

// textStatus notes what became of a text by verb v.
func (r *reader) textStatus(p *Proposal, v int, patient bool) {
	if r.t.negated(v) || r.t.aux(v) != "" {
		return
	}
	var s string
	switch r.t.lemma(v) {
	case "sign", "clinch", "seal":
		s = "signed"
	case "accept", "approve", "pass", "adopt", "ratify":
		s = "accepted"
	case "reject", "defeat", "veto":
		s = "rejected"
	case "withdraw", "drop", "abandon", "scrap", "shelve":
		s = "withdrawn"
	case "amend", "adjust", "revise", "modify", "change":
		s = "amended"
	case "leak":
		s = "leaked"
	case "propose", "present", "table", "submit", "unveil", "offer", "introduce":
		s = "tabled"
	}
	if s != "" && patient && (r.t.passive(v) || r.t.d.Tokens[v].XPOS == nlp.TagVBD || r.t.d.Tokens[v].XPOS == nlp.TagVBN) {
		p.Status = s
	}
}

// effects reads the terms that a text is said to have by verb v and the verbs
// coordinated with it.
func (r *reader) effects(p *Proposal, v int) {
	var buf [12]int
	for _, w := range r.t.conjuncts(buf[:0], v) {
		r.effectOf(p, w)
	}
}

// effectOf reads the terms that verb w tells of its objects.
func (r *reader) effectOf(p *Proposal, w int) {
	if r.t.pos(w) == nlp.VERB && len(p.Terms) < 12 {
		effect := r.effect(w)
		if effect == "" {
			return
		}
		o := r.t.kid(w, nlp.RelObj)
		if effect == "leaves_open" {
			if x := r.t.kid(w, nlp.RelObl, nlp.RelXcomp, nlp.RelAdvcl); x >= 0 && o >= 0 {
				if l := r.t.lemma(o); l == "door" || l == "possibility" || l == "option" || l == "way" || l == "question" {
					o = x
				}
			}
			if o >= 0 && (r.t.lemma(o) == "door" || r.t.lemma(o) == "possibility") {
				if x := r.t.kid(o, nlp.RelNmod, nlp.RelAcl); x >= 0 {
					o = x
				}
			}
		}
		if o < 0 {
			if o = r.t.kid(w, nlp.RelObl, nlp.RelXcomp, nlp.RelCcomp); o < 0 {
				if o = r.nounAfter(w); o < 0 {
					return
				}
			}
		}
		for _, q := range r.t.conjuncts(nil, o) {
			f, e := r.t.phrase(q, true)
			if r.t.pos(q) == nlp.VERB {
				f, e = r.t.span(q)
			}
			if e-f > 25 {
				e = f + 25
			}
			t := Term{Text: r.doc.Bytes(f, e), Effect: effect, Evidence: r.evidence(w)}
			t.Issue = Phrase{Ref: Ref{int32(f), int32(e), int32(q)}, Label: r.label(f, e)}
			r.quantity(&t, f, e)
			p.Terms = append(p.Terms, t)
		}
	}
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
	out := ""
	for _, c := range verbs[l] {
		if c.kind != "effect" {
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
		if r.t.pos(k) != nlp.NUM {
			continue
		}
		n, ok := parseNumber(r.doc.Form(k))
		if !ok {
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

// nameTexts gives each proposal the name that tells most of it.
func (r *reader) nameTexts() {
	best := make([]int, len(r.Proposals))
	count := make([]int, len(r.Proposals))
	for k := range r.texts {
		m := &r.texts[k]
		count[m.in-1]++
		if m.kind == "" {
			continue
		}
		b := best[m.in-1]
		if b == 0 || r.telling(&r.texts[k]) > r.telling(&r.texts[b-1]) {
			best[m.in-1] = k + 1
		}
	}
	for p := range r.Proposals {
		m := &r.texts[best[p]-1]
		pr := &r.Proposals[p]
		pr.Kind = m.kind
		f, e := m.first, m.end
		if e-f > 22 {
			e = min(e, m.head+14)
			f = max(f, m.head-8)
		}
		pr.Name = Phrase{Ref: Ref{int32(f), int32(e), int32(m.head)}, Label: r.name(f, e)}
		if pr.Status == "" {
			pr.Status = "tabled"
			if m.version == "old" {
				pr.Status = "in_force"
			}
		}
		r.textSigns(pr, m, count[p])
	}
}

// name returns the words of [f, e) as the name of a text.
func (r *reader) name(f, e int) string {
	for f < e-1 && (r.t.pos(f) == nlp.DET || r.t.pos(f) == nlp.PUNCT) {
		f++
	}
	w := strings.Fields(r.doc.Words(f, e))
	if len(w) > 22 {
		w = w[:22]
	}
	return strings.Trim(strings.Join(w, " "), "\"“”‘’',;:()- ")
}

// telling is how much a mention's words tell of its text.
func (r *reader) telling(m *text) int {
	n := 3 * len(m.mods)
	if m.version != "" {
		n += 2
	}
	n += min(m.end-m.first, 12)
	if m.plural {
		n -= 4
	}
	return n
}

// textSigns notes what speaks for a text's being on the table.
func (r *reader) textSigns(p *Proposal, m *text, count int) {
	s := append(p.Signs, "kind:"+p.Kind)
	switch {
	case count >= 6:
		s = append(s, "mentions:6")
	case count >= 3:
		s = append(s, "mentions:3")
	case count == 2:
		s = append(s, "mentions:2")
	default:
		s = append(s, "mentions:1")
	}
	if len(p.Authors) > 0 {
		s = append(s, "author", "as:"+p.Authors[0].As)
	}
	if len(p.Terms) > 0 {
		s = append(s, "terms")
	}
	if len(p.Terms) > 1 && len(p.Authors) > 0 && p.Authors[0].As == "drafter" || len(p.PresentedTo) > 0 && m.version != "" {
		s = append(s, fullText)
	}
	if len(p.PresentedTo) > 0 {
		s = append(s, "to")
	}
	if m.plural {
		s = append(s, "plural")
	}
	if m.definite {
		s = append(s, "definite")
	}
	if m.version != "" {
		s = append(s, "version:"+m.version)
	}
	if len(m.mods) == 0 {
		s = append(s, "bare")
	} else if len(m.mods) > 1 {
		s = append(s, "mods:2")
	}
	s = append(s, "noun:"+m.lemma)
	s = append(s, r.placeSigns(m.head)...)
	p.Signs = s
}

// authorNear finds who stands behind a text from the words beside it, where the
// tree does not tell: "X's … plan", "the … plan, drafted by X", "X … its bid".
func (r *reader) authorNear(m *text) ([]Ref, string) {
	sf, se := r.sentence(m.head)
	for k := m.head - 1; k >= max(sf, m.head-8); k-- {
		if p := r.t.pos(k); p == nlp.VERB || p == nlp.AUX || p == nlp.ADP || p == nlp.CCONJ || r.doc.Is(k, ",") {
			break
		}
		if r.doc.Tokens[k].XPOS == nlp.TagPOS && k > sf {
			if who := r.parties(k - 1); len(who) > 0 {
				return who, "presenter"
			}
		}
		if r.doc.Tokens[k].XPOS == nlp.TagPRPS {
			if ref, kind := r.who(k); kind == refPronoun {
				return []Ref{ref}, "presenter"
			}
		}
		if n := r.nameAt[k]; n != 0 {
			if nm := &r.doc.Names[n-1]; nm.Kind == nlp.State || nm.Kind == nlp.Organisation || nm.Kind == nlp.Person {
				return []Ref{{nm.First, nm.End, nm.End - 1}}, "presenter"
			}
		}
	}
	for k := m.head + 1; k < min(se-1, m.head+14); k++ {
		if r.t.pos(k) != nlp.VERB || !r.doc.Is(k+1, "by") {
			continue
		}
		as, ok := r.authored(k)
		if !ok {
			continue
		}
		if who, _ := r.refsFrom(k+2, min(se, k+24)); len(who) > 0 {
			return who, as
		}
	}
	return nil, ""
}
