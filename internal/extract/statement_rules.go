package extract

import (
	"strings"

	"github.com/parley-record/parley/nlp"
	"github.com/parley-record/parley/nlp/attrib"
)

// byRules drafts what the attribution layer left out: stances that a verb, an
// adjective or a noun of the cue lexicon reports, with their own subject and
// complement in the tree.
func (t *teller) byRules() {
	cue := make([]bool, len(t.doc.Tokens))
	for i := range t.Statements {
		f, e := t.doc.TokensIn(t.Statements[i].Cue)
		for k := f; k < e; k++ {
			cue[k] = true
		}
	}
	for _, v := range t.quoter {
		cue[v] = true
	}
	for i := range t.doc.Tokens {
		if cue[i] {
			continue
		}
		w := attrib.LookupCue(lower(t.doc.Form(i)))
		switch p := t.t.pos(i); {
		case p == nlp.VERB && w.Verb != attrib.NoCue:
			t.verbStance(i)
		case p == nlp.ADJ && w.Adj != attrib.NoCue:
			t.adjectiveStance(i)
		case p == nlp.NOUN && w.Noun != attrib.NoCue:
			t.nounStance(i)
		}
	}
}

// verbStance drafts "Zelensky welcomed the steps", "Russia insisted on …".
func (t *teller) verbStance(v int) {
	who := t.t.agent(v)
	if who < 0 || !t.canSpeak(who) && !(t.nameAt[who] == 0 && documents[t.t.lemma(who)] && telling[t.t.lemma(v)]) {
		return
	}
	first, end := t.complement(v)
	if first >= end {
		return
	}
	cf, ce := v, v+1
	for c := t.t.first[v]; c >= 0; c = t.t.nxt[c] {
		if r := t.t.rel(int(c)); (r == nlp.RelAux || t.doc.Is(int(c), "not") || t.doc.Is(int(c), "n't")) && int(c) < cf && cf-int(c) <= 4 {
			cf = int(c)
		}
		if i := int(c); t.doc.Is(i, "longer") && i < cf && cf-i <= 3 && i > 0 && t.doc.Is(i-1, "no") {
			cf = i - 1
		}
	}
	if ce < first && first-ce <= 2 {
		ce = first // "called for", "pushed back against"
	} else if first == v+1 && first+1 < end && t.t.rel(first) == nlp.RelCase {
		first, ce = first+1, first+1 // "insists on"
	}
	if h := int(t.t.head[v]); t.t.rel(v) == nlp.RelXcomp && h >= 0 && h < cf && cf-h <= 3 && seems(t.t.lemma(h)) {
		cf = h // "appeared to welcome"
	}
	t.draft("verb", who, cf, ce, first, end)
}

// seems reports whether a verb says that what follows is only how it looks.
func seems(lemma string) bool { return lemma == "appear" || lemma == "seem" }

// adjectiveStance drafts "Liberals are wary of …".
func (t *teller) adjectiveStance(a int) {
	cop := t.t.kid(a, nlp.RelCop)
	who := t.t.kid(a, nlp.RelNsubj)
	if r := t.t.rel(a); who < 0 && r == nlp.RelXcomp && t.t.head[a] >= 0 {
		cop = int(t.t.head[a]) // "remained unconvinced"
		who = t.t.subject(cop)
	}
	if cop < 0 || who < 0 || !t.canSpeak(who) {
		return
	}
	first, end := t.complement(a)
	if first >= end || first <= a {
		return
	}
	t.draft("adjective", who, min(cop, a), a+1, first, end)
}

// nounStance drafts "Qualcomm's concerns that …", "a demand by X for …".
func (t *teller) nounStance(n int) {
	who := t.t.kid(n, nlp.RelNmodPoss)
	for c := t.t.first[n]; c >= 0 && who < 0; c = t.t.nxt[c] {
		if k := int(c); t.t.rel(k) == nlp.RelNmod {
			if p := t.t.preposition(k); p == "by" || p == "from" || p == "among" {
				who = k
			}
		}
	}
	if who < 0 {
		// "The US has dropped its insistence", "has grave reservations": the
		// subject of the verb.
		if h := int(t.t.head[n]); h >= 0 && t.t.rel(n) == nlp.RelObj {
			switch t.t.lemma(h) {
			case "have", "express", "voice", "raise", "issue", "make", "repeat", "reiterate", "renew", "offer", "state":
				who = t.t.agent(h)
			}
		}
	}
	if who < 0 || !t.canSpeak(who) {
		return
	}
	first, end := len(t.doc.Tokens), 0
	for c := t.t.first[n]; c >= 0; c = t.t.nxt[c] {
		k := int(c)
		if k < n || k == who {
			continue
		}
		ok := false
		switch t.t.rel(k) {
		case nlp.RelAcl:
			ok = t.doc.Tokens[k].Rel != nlp.RelAclRelcl
		case nlp.RelCcomp:
			ok = true
		case nlp.RelNmod:
			switch t.t.preposition(k) {
			case "for", "over", "about", "against", "of", "on", "with", "to", "towards":
				ok = true
			}
		}
		if ok {
			f, e := t.t.span(k)
			first, end = min(first, f), max(end, e)
		}
	}
	if first >= end || first <= n {
		return
	}
	t.draft("noun", who, n, n+1, first, end)
}

// complement returns the tokens [first, end) of what a verb or adjective takes:
// its clause, object or prepositional object, one after another.
func (t *teller) complement(v int) (first, end int) {
	first, end = len(t.doc.Tokens), 0
	passive := t.t.passive(v)
	clause := t.t.kid(v, nlp.RelCcomp, nlp.RelXcomp) >= 0
	object := t.t.kid(v, nlp.RelObj) >= 0
	for c := t.t.first[v]; c >= 0; c = t.t.nxt[c] {
		k := int(c)
		ok := false
		switch t.t.rel(k) {
		case nlp.RelCcomp, nlp.RelXcomp:
			ok = true
		case nlp.RelObj:
			// "told reporters that …": who is told is no content.
			ok = !clause || !t.person(k)
			if x := t.t.kid(v, nlp.RelXcomp); x >= 0 && k < x {
				ok = true // "urged lawmakers to move"
			}
		case nlp.RelObl, nlp.RelAdvcl:
			switch p := t.t.preposition(k); {
			case k < v:
			case p == "as" || t.t.marked(k, "as"):
				ok = object
			case p == "for" || p == "on" || p == "upon" || p == "about" || p == "against" || p == "over" || p == "of" || p == "to" || p == "at":
				ok = !t.t.timeWord(k) && (!object || p == "for" || p == "of") && !clause
			case t.t.marked(k, "for") || t.t.marked(k, "over") || t.t.marked(k, "about") || t.t.marked(k, "of") || t.t.marked(k, "on") || t.t.marked(k, "against"):
				ok = true
			}
		case nlp.RelNsubj:
			ok = passive && !clause
		}
		if !ok {
			continue
		}
		f, e := t.t.span(k)
		if t.t.rel(k) == nlp.RelNsubj {
			if first > f {
				first, end = f, max(end, e)
			}
			continue
		}
		if f <= v {
			if e > v {
				continue
			}
		}
		first, end = min(first, f), max(end, e)
	}
	if first < v && end > v {
		end = v
	}
	return first, end
}

// person reports whether token i names or describes people.
func (t *teller) person(i int) bool {
	if k := t.nameAt[i]; k != 0 {
		return t.doc.Names[k-1].Kind == nlp.Person
	}
	_, ok := is(nouns, t.t.lemma(i), "agent")
	return ok || t.t.pos(i) == nlp.PRON
}

// canSpeak reports whether token i can be the source of a stance.
func (t *teller) canSpeak(i int) bool {
	if k := t.nameAt[i]; k != 0 {
		switch t.doc.Names[k-1].Kind {
		case nlp.Person, nlp.Organisation, nlp.State, nlp.Place:
			return true
		}
		return false
	}
	switch t.t.pos(i) {
	case nlp.PRON:
		switch lower(t.doc.Form(i)) {
		case "he", "she", "they", "we", "who", "both", "his", "her", "their", "some", "many", "others":
			return true
		}
		return false
	case nlp.PROPN:
		return true
	case nlp.NUM: // "the two"
		return i > 0 && t.doc.Is(i-1, "the") && t.t.kid(i, nlp.RelDet) >= 0
	}
	if pairs[t.t.lemma(i)] {
		return true
	}
	if _, ok := is(nouns, t.t.lemma(i), "agent"); ok {
		return true
	}
	l := t.t.lemma(i)
	return isPersonNoun(l) || l == "person" || l == "people" || documents[l]
}

// pairs holds the nouns for so many people.
var pairs = listed("pairs")

// draft tells a statement of rule kind, unless its content is one already.
func (t *teller) draft(kind string, who, cf, ce, first, end int) {
	if first < ce && end > cf {
		if first < cf {
			end = min(end, cf)
		} else {
			first = ce
		}
	}
	if first >= end {
		return
	}
	c, ok := t.trim(t.doc.Bytes(first, end))
	if !ok {
		return
	}
	f, e := t.t.phrase(who, true)
	if k := int(t.nameAt[who]) - 1; k >= 0 {
		f, e = min(f, int(t.doc.Names[k].First)), max(e, int(t.doc.Names[k].End))
	}
	if f < ce && e > cf || f < end && e > first {
		f, e = who, who+1
	}
	for i := max(0, len(t.Statements)-12); i < len(t.Statements); i++ {
		o := &t.Statements[i]
		if o.Source.Head == int32(who) && len(o.Content) == 1 && o.Content[0] == c {
			return
		}
	}
	s := Statement{Content: []nlp.Span{c}, Cue: t.doc.Bytes(cf, ce)}
	s.Rule, s.Confidence = kind, 0.4
	t.credit(&s, t.doc.Bytes(f, e))
	t.tell(s)
}

func (t *teller) insideQuote(i int) bool {
	b := int(t.doc.Tokens[i].Start)
	for k := t.quoteFrom(b); k < len(t.quotes) && t.quotes[k].Start <= b; k++ {
		if t.quotes[k].End > b {
			return true
		}
	}
	for k := t.quoteFrom(b) - 1; k >= 0 && k > t.quoteFrom(b)-4; k-- {
		if t.quotes[k].Start <= b && b < t.quotes[k].End {
			return true
		}
	}
	return false
}

// subjectOf returns as a source what the tree has as the subject of a cue.
func (t *teller) subjectOf(cueAt nlp.Span) (nlp.Span, bool) {
	first, end := t.doc.TokensIn(cueAt)
	v := t.mainCue(first, end)
	if v < 0 {
		return nlp.Span{}, false
	}
	who := -1
	switch t.t.pos(v) {
	case nlp.VERB:
		who = t.t.agent(v)
	case nlp.ADJ:
		if who = t.t.kid(v, nlp.RelNsubj); who < 0 && t.t.head[v] >= 0 && t.t.rel(v) == nlp.RelXcomp {
			who = t.t.subject(int(t.t.head[v]))
		}
	case nlp.NOUN:
		who = t.t.kid(v, nlp.RelNmodPoss)
	}
	if who < 0 || who >= first && who < end || !t.canSpeak(who) {
		return nlp.Span{}, false
	}
	f, e := t.t.phrase(who, false)
	if k := int(t.nameAt[who]) - 1; k >= 0 {
		f, e = min(f, int(t.doc.Names[k].First)), max(e, int(t.doc.Names[k].End))
	}
	if f < end && e > first {
		return nlp.Span{}, false
	}
	return t.doc.Bytes(f, e), true
}

// sign notes what speaks for and against a statement being one that a careful
// reader would keep.
func (t *teller) sign(s *Statement) {
	add := func(x string) { s.Signs = append(s.Signs, x) }
	add("rule:" + s.Rule)
	if s.Rule == "attribution" {
		add("sure:" + string(rune('0'+min(9, int(s.Confidence*10)))))
	}
	if s.CueClass == "decline" && s.Source.OK() {
		add("refusal")
	}
	src := "src:none"
	if s.Source.OK() {
		src = t.sourceKind(s)
	}
	add(src)
	add("class:" + s.CueClass)
	add("class:" + s.CueClass + "+" + s.Rule)
	add("mode:" + s.Mode)
	if s.Negated {
		add("negated")
	}
	if s.Within > 0 {
		add("within")
		add("within+" + s.CueClass)
	}
	if t.Statements != nil && int(s.Content[0].Start) < t.doc.Title {
		add("title")
	}
	words := 0
	for _, c := range s.Content {
		words += len(strings.Fields(t.doc.Text[c.Start:c.End]))
	}
	switch {
	case words <= 2:
		add("words:2")
	case words <= 4:
		add("words:4")
	case words <= 8:
		add("words:8")
	case words <= 40:
		add("words:40")
	default:
		add("words:more")
	}
	f, _ := t.doc.TokensIn(s.Content[0])
	add("begin:" + t.doc.Tokens[f].UPOS.String())
	if f > 0 && t.doc.Is(f-1, "that") {
		add("that")
	}
	switch w := lower(t.doc.Form(f)); w {
	case "to", "for", "of", "on", "about", "with", "as", "over", "whether", "what", "how", "why", "it":
		add("begin:" + w)
	}
	if s.Cue.End > s.Cue.Start {
		cf, ce := t.doc.TokensIn(s.Cue)
		if m := t.mainCue(cf, ce); m >= 0 {
			w := attrib.LookupCue(lower(t.doc.Form(m)))
			if w.Any() == attrib.NoCue {
				add("cue:unknown")
			} else {
				add("cue:" + w.Base)
				add("cue:" + t.doc.Tokens[m].UPOS.String())
			}
			if h := int(t.t.head[m]); h >= cf && h < ce && t.t.rel(m) == nlp.RelXcomp && seems(t.t.lemma(h)) {
				m = h // "appeared to welcome" is as finite as "appeared"
			}
			add("form:" + t.doc.Tokens[m].XPOS.String())
			if a := t.t.aux(m); a != "" {
				add("modal")
			}
			if t.t.marked(m, "if") || t.t.marked(m, "to") && t.t.pos(m) == nlp.VERB {
				add("cue:marked")
			}
			if t.t.passive(m) {
				add("passive")
			}
		}
		if ce-cf > 3 {
			add("cue:long")
		}
	} else {
		add("cue:none")
	}
}

// sourceKind tells what sort of words name the source.
func (t *teller) sourceKind(s *Statement) string {
	h := int(s.Speaker.Head)
	if k := t.nameAt[h]; k != 0 {
		switch n := &t.doc.Names[k-1]; n.Kind {
		case nlp.Person:
			return "src:person"
		case nlp.Organisation:
			return "src:body"
		case nlp.State:
			return "src:state"
		case nlp.Place:
			return "src:place"
		}
		return "src:other"
	}
	if t.t.pos(h) == nlp.PRON {
		switch w := lower(t.doc.Form(h)); w {
		case "he", "she", "his", "her", "him":
			return "src:he"
		case "they", "their", "them", "both", "some", "many", "others", "all", "most":
			return "src:they"
		case "it", "its", "that", "which", "this", "what":
			return "src:it"
		case "i", "we", "you", "my", "our", "your":
			return "src:i"
		case "who":
			return "src:who"
		}
		return "src:pronoun"
	}
	if _, ok := is(nouns, t.t.lemma(h), "agent"); ok || isPersonNoun(t.t.lemma(h)) {
		return "src:people"
	}
	if pairs[t.t.lemma(h)] || t.t.pos(h) == nlp.NUM {
		return "src:people"
	}
	if documents[t.t.lemma(h)] {
		return "src:document"
	}
	if t.t.pos(h) == nlp.PROPN {
		return "src:proper"
	}
	return "src:thing"
}
