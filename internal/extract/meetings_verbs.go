package extract

import (
	"strings"

	"github.com/parley-record/parley/nlp"
)

// verbMeeting drafts the talks that verb i tells: "X met Y in Z".
func (r *reader) verbMeeting(i int) {
	l := r.t.lemma(i)
	takes, found := r.meal(i)
	for _, c := range verbs[l] {
		if c.kind == "meet" && (c.needs == "" || r.t.particle(i, c.needs)) {
			takes, found = c.detail, true
		}
	}
	if !found || r.titleWord(i) || r.address(i) || r.usually(i) {
		return
	}
	if l == "meet" && r.t.passive(i) {
		return // "a threshold met by two of them"
	}
	m := Meeting{}
	who := r.agents(i)
	if m.Pair = r.severalBy(i); m.Pair {
		who = nil
	} else if len(who) == 0 {
		return
	}
	n := len(who)
	holds := r.holdsMeeting(i)
	if holds >= 0 {
		who = addRef(who, r.agents(holds)...)
	}
	with := strings.Contains(takes, "with")
	who, about, ok := r.metWith(i, takes, who, &m)
	if !ok {
		return
	}
	if (takes == "o" || takes == "meal") && len(who) == n && len(m.ConvenedBy) == 0 {
		if takes == "meal" {
			who = addRef(who, r.withAfter(i)...)
		}
		if len(who) == n {
			return // "visit" with nobody visited
		}
	}
	if len(who) == 1 && (with || l == "meet") {
		if refs := r.withAfter(i); len(refs) > 0 {
			who = addRef(who, refs...)
		} else if ref := r.metAfter(i); ref.OK() && l == "meet" {
			who = addRef(who, ref)
		}
	}
	switch l {
	case "telephone", "phone":
		m.Format = "call"
	}
	if m.Pair && len(who) > 0 && len(m.ConvenedBy) == 0 {
		return // "the two met Berg": with whom, and not who
	}
	m.Participants = who
	f, e := r.t.span(i)
	if e-f > 14 {
		f, e = i, min(e, i+12)
	}
	m.Name = Phrase{Ref: Ref{int32(f), int32(e), int32(i)}, Label: r.talksOf(i, r.talkLabel(i, r.toComma(i, min(e, i+12)), i))}
	if len(m.ConvenedBy) > 0 {
		m.Name.Label = strings.Replace(strings.Replace(m.Name.Label, "visit of them", "meeting", 1), "visit of", "meeting of", 1)
	}
	if about >= 0 {
		af, ae := r.t.phrase(about, true)
		m.About = append(m.About, Phrase{Ref: Ref{int32(af), int32(ae), int32(about)}, Label: r.label(af, ae)})
	}
	if m.Status = r.meetStatus(i, holds); m.Status == "" {
		return
	}
	m.When = r.when(i)
	r.tellHow(i, -1, &m)
	m.Entry = r.entry(i, "meets "+l)
	m.Signs = append(m.Signs, "meet:"+l)
	switch {
	case len(m.ConvenedBy) > 0:
		m.Signs = append(m.Signs, "with:each-other", "with:someone")
	case m.Pair:
		m.Signs = append(m.Signs, "with:each-other")
	case len(who) > n:
		_, kind := r.who(int(who[n].Head))
		m.Signs = append(m.Signs, "with:someone", "with:"+refKindSign[kind])
	case n > 1:
		m.Signs = append(m.Signs, "with:each-other")
	default:
		m.Signs = append(m.Signs, "with:alone")
		if r.plural(i) {
			m.Signs = append(m.Signs, "with:many")
		}
	}
	r.addMeeting(m, i)
}

// metWith reads into m what hangs on verb i of talks, and adds to who whom its object and
// its prepositions name; about is what is discussed, -1 for nothing. It reports false where
// the verb tells no talks: "met the demand".
func (r *reader) metWith(i int, takes string, who []Ref, m *Meeting) (all []Ref, about int, ok bool) {
	l := r.t.lemma(i)
	about = -1
	for c := r.t.first[i]; c >= 0; c = r.t.nxt[c] {
		k := int(c)
		switch r.t.rel(k) {
		case nlp.RelObj:
			if l == "host" && r.severalAt(k) { // those who are hosted meet, under the host's roof
				m.ConvenedBy = addRef(m.ConvenedBy, who...)
				who = r.parties(k)
				m.Pair = len(who) < 2
				if m.Pair {
					who = nil
				}
				continue
			}
			if (l == "receive" || l == "host" || l == "see") && !r.callerAt(i, k) {
				return who, about, false
			}
			if l == "meet" || l == "consult" || takes == "o" {
				if refs := r.parties(k); len(refs) > 0 {
					who = addRef(who, refs...)
				} else if (l == "meet" || takes == "o") && !r.timeAt(k) && r.t.preposition(k) == "" && !r.doc.Is(k, "face") {
					return who, about, false // "meet the demand"; but "met aboard a ship"
				}
			} else if l == "negotiate" || l == "discuss" {
				about = k
			}
		case nlp.RelObl:
			switch p := r.t.preposition(k); p {
			case "with":
				who = addRef(who, r.parties(k)...)
			case "to":
				if strings.HasPrefix(takes, "to") {
					who = addRef(who, r.parties(k)...)
				}
			case "in", "at":
				if ref, kind := r.who(k); kind == refPlace || kind == refState && !m.Place.OK() {
					m.Place = ref
				}
			case "by", "over":
				if lm := r.t.lemma(k); lm == "phone" || lm == "telephone" {
					m.Format = "call"
				}
			}
		}
	}
	return who, about, true
}

// severalAt reports whether the object at token k is those at the table together, or
// several that are named: "hosted the two sides", "will host them", "hosts Chad and Niger".
func (r *reader) severalAt(k int) bool {
	if r.pairAt(k) || r.doc.Is(k, "them") {
		return true
	}
	who := r.parties(k)
	for _, ref := range who {
		switch _, kind := r.who(int(ref.Head)); kind {
		case refState, refBody, refPerson, refAgent:
		default:
			return false
		}
	}
	return len(who) > 1
}

// callerAt reports whether the object k of verb i is somebody who calls on its subject or
// is called on: "received the Danish envoy", "saw the minister on Monday"; not "saw them
// leave", "received the union's answer".
func (r *reader) callerAt(i, k int) bool {
	switch _, kind := r.who(k); kind {
	case refPerson, refAgent:
	default:
		return false
	}
	return r.t.kid(i, nlp.RelXcomp, nlp.RelCcomp) < 0 && r.t.kid(k, nlp.RelAcl) < 0 && !r.t.passive(i) && (r.t.lemma(i) != "see" || r.when(i) != nil)
}

// meetStatus returns how far the talks are that verb i tells, "" where it tells of none.
// holds is the verb that holds the meeting, -1 for none.
func (r *reader) meetStatus(i, holds int) string {
	neg := r.t.negated(i)
	if r.wereToHave(i) {
		return cancelled
	}
	switch x, s := r.doc.Tokens[i].XPOS, r.refusedTo(i); {
	case s == none:
		return ""
	case holds >= 0 && r.ahead(holds):
		return planned
	case s != "" && !(s == ruledOut && r.untilNext(i)):
		return s
	case r.ahead(i) && neg:
		return ruledOut
	case r.ahead(i):
		return planned
	case neg:
		return ""
	case r.progressive(i):
		return underWay
	case (x == nlp.TagVBZ || x == nlp.TagVBP || x == nlp.TagVBG) && (r.t.marked(i, "until") || r.t.marked(i, "before") || r.t.marked(i, "if") || r.t.marked(i, "unless") || r.t.marked(i, "when")):
		return planned
	case (x == nlp.TagVBZ || x == nlp.TagVBP) && r.daySet(i):
		return planned // "meets on Monday"
	case x == nlp.TagVBG && r.timeSide(r.when(i)) > 0:
		return planned // "ministers meeting next week"
	}
	return held
}

// wereToHave reports whether verb v tells what was fixed and did not come about: "were to
// have met on Monday", "was due to have met".
func (r *reader) wereToHave(v int) bool {
	f, _ := r.sentence(v)
	k := v - 2
	if k-1 < f || !r.doc.Is(v-1, "have") || !r.doc.Is(k, "to") {
		return false
	}
	if is2(r.doc.Form(k-1), "due", "scheduled") || is2(r.doc.Form(k-1), "set", "supposed") {
		k--
	}
	return k-1 >= f && is2(r.doc.Form(k-1), "was", "were")
}

// holdsMeeting returns the verb that holds the "meeting" at token i which the tree took
// for what the noun before it does: "will hold its shareholders meeting"; -1 for none.
func (r *reader) holdsMeeting(i int) int {
	if i == 0 || !r.doc.Is(i, "meeting") || r.t.rel(i-1) != nlp.RelObj {
		return -1
	}
	v := int(r.t.head[i-1])
	if h := int(r.t.head[i]); h != i-1 && h != v {
		return -1
	}
	if v >= 0 && r.talkVerb(v) == "hold" {
		return v
	}
	return -1
}

// daySet reports whether verb v has a day or an hour that its own words do not put
// before the report.
func (r *reader) daySet(v int) bool {
	w := r.when(v)
	return w != nil && r.times(w, v) && (w.Precision == "day" || w.Precision == "time") && w.Bound != pSince && r.timeSide(w) >= 0
}

// address reports whether verb v is said of somebody who speaks to listeners, not
// with the other side: "Speaking to reporters, she said", "talked to the crowd".
func (r *reader) address(v int) bool {
	l := r.t.lemma(v)
	if l != "speak" && l != "talk" {
		return false
	}
	for c := r.t.first[v]; c >= 0; c = r.t.nxt[c] {
		k := int(c)
		if r.t.rel(k) != nlp.RelObl {
			continue
		}
		switch r.t.preposition(k) {
		case "to", "with", "before", "at":
			if _, ok := is(nouns, r.t.lemma(k), "audience"); ok {
				return true
			}
		}
	}
	h := int(r.t.head[v])
	if h < 0 || r.doc.Tokens[v].XPOS != nlp.TagVBG || r.t.rel(v) != nlp.RelAdvcl {
		return false
	}
	_, says := is(verbs, r.t.lemma(h), "says")
	return says || r.t.lemma(h) == "tell"
}

// metAfter returns the name that ends the run of words right behind verb v:
// "will meet shipping giant Nordvik".
func (r *reader) metAfter(v int) Ref {
	_, e := r.sentence(v)
	for k := v + 1; k < min(e, v+7); k++ {
		if n := r.nameAt[k]; n != 0 && r.doc.Names[n-1].Kind != nlp.Other && r.doc.Names[n-1].Kind != nlp.Place {
			nm := &r.doc.Names[n-1]
			if int(nm.End) < e && (r.t.pos(int(nm.End)) == nlp.NOUN || r.doc.Tokens[nm.End].XPOS == nlp.TagPOS) {
				k = int(nm.End) - 1 // "Nordvik officials": not they by name
				continue
			}
			return Ref{nm.First, nm.End, nm.End - 1}
		}
		switch r.t.pos(k) {
		case nlp.NOUN, nlp.ADJ, nlp.DET, nlp.PROPN, nlp.VERB, nlp.PART:
			continue
		}
		break
	}
	return Ref{}
}

// untilNext reports whether a time bounds verb v from behind: "not due to meet
// again until May" is a meeting in May.
func (r *reader) untilNext(v int) bool {
	w := r.when(v)
	return w != nil && w.Bound == pUntil
}

// titleWord reports whether the verb at i is part of a title in a sentence:
// "Meet the Press".
func (r *reader) titleWord(i int) bool {
	f, _ := r.sentence(i)
	if r.doc.Form(i) == "Meet" && i+2 < len(r.doc.Tokens) && r.doc.Is(i+1, "the") {
		if c := r.doc.Form(i + 2)[0]; c >= 'A' && c <= 'Z' && i > f && (r.doc.Is(i-1, "“") || r.doc.Is(i-1, "\"") || r.doc.Is(i-1, "‘")) {
			return true // a broadcast by its name
		}
	}
	c := r.doc.Form(i)[0]
	return c >= 'A' && c <= 'Z' && i > f && int(r.doc.Tokens[i].Start) >= r.doc.Title && !r.doc.Is(i-1, "“") && !r.doc.Is(i-1, "\"")
}

// plural reports whether the subject of verb v are several.
func (r *reader) plural(v int) bool {
	s := r.t.subject(v)
	if r.t.passive(v) {
		s = r.t.agent(v)
	}
	if s < 0 {
		return false
	}
	x := r.doc.Tokens[s].XPOS
	return x == nlp.TagNNS || x == nlp.TagNNPS || r.doc.Is(s, "they") || r.doc.Is(s, "we") || r.t.kid(s, nlp.RelConj) >= 0
}

// withAfter returns the parties behind a "with" that follows verb v in its
// clause, where the tree hung it on another word.
func (r *reader) withAfter(v int) []Ref {
	_, e := r.sentence(v)
	matter := r.t.lemma(v) == "discuss" || r.t.lemma(v) == "negotiate" // what comes between may be a list
	for k := v + 1; k < min(e, v+14); k++ {
		switch p := r.t.pos(k); {
		case r.doc.Is(k, "with"):
			who, _ := r.refsFrom(k+1, min(e, k+16))
			return who
		case matter && k < e-1 && (p == nlp.CCONJ || r.doc.Is(k, ",")) && (r.t.pos(k+1) == nlp.NOUN || r.t.pos(k+1) == nlp.DET || r.t.pos(k+1) == nlp.ADJ || p != nlp.CCONJ && r.t.pos(k+1) == nlp.CCONJ):
		case k > v+9 && !matter || p == nlp.VERB || p == nlp.AUX || p == nlp.PUNCT || p == nlp.SCONJ || p == nlp.CCONJ:
			return nil
		}
	}
	return nil
}

// toComma returns where the tokens from first on come to a comma or to another
// clause, at most end.
func (r *reader) toComma(first, end int) int {
	for k := first + 1; k < end; k++ {
		if r.t.pos(k) == nlp.PUNCT && !r.doc.Is(k, "-") && r.doc.Tokens[k].XPOS != nlp.TagHYPH {
			return k
		}
	}
	return end
}

// meal reports whether verb i tells that somebody eats with another, which is to
// meet: "had lunch with Berg", "dined with the envoy".
func (r *reader) meal(i int) (takes string, found bool) {
	switch r.t.lemma(i) {
	case "have", "eat", "share", "take":
	case "dine", "lunch", "breakfast", "sup":
		return "with", true
	default:
		return "", false
	}
	o := r.t.kid(i, nlp.RelObj)
	if o < 0 {
		return "", false
	}
	switch r.t.lemma(o) {
	case "lunch", "dinner", "breakfast", "supper", "tea", "meal", "coffee":
		return "meal", true
	}
	return "", false
}
