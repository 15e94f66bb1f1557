package extract

import (
	"github.com/parley-record/parley/nlp"
)

// readMeetings drafts each telling of talks: nouns ("talks between X and Y")
// and verbs ("X met Y").
func (r *reader) readMeetings() {
	for i := range r.doc.Tokens {
		switch r.t.pos(i) {
		case nlp.NOUN, nlp.PROPN:
			r.nounMeeting(i)
		case nlp.VERB:
			r.verbMeeting(i)
			r.awayFrom(i)
		}
	}
}

// nounMeeting drafts the talks that the noun at i names.
func (r *reader) nounMeeting(i int) {
	l := r.t.lemma(i)
	kind, ok := is(nouns, l, "meeting")
	table := l == "table" && r.talksTable(i)
	if table {
		kind, ok = "talks", true
	}
	if !ok || r.doc.Is(i, "talk") || l == "call" && r.appeals(i) { // "a talk by": a lecture
		return
	}
	switch r.t.rel(i) {
	case nlp.RelCompound, nlp.RelFlat:
		return // "talks process": another thing
	}
	if n := r.nameAt[i]; n != 0 && r.doc.Names[n-1].Kind == nlp.Organisation && r.doc.Names[n-1].End-r.doc.Names[n-1].First > 1 {
		return // "the Conference on Trade": a body
	}
	top, measure := r.talkTop(i)
	if r.venue(top) || r.toThePress(i) {
		return
	}
	var m Meeting
	part, signs := r.toldOfTalks(i, &m)
	part, signs = r.nearTalks(i, part, signs)
	if !m.Place.OK() {
		m.Place = r.placeNear(i)
	}
	v := int(r.t.head[top])
	m.Absent, m.Missing = r.absentFrom(top)
	bid := r.biddenTo(top)
	if m.Missing {
		signs = append(signs, "told:absent")
	} else if bid >= 0 {
		part = r.withBidden(bid, part, &m)
		signs = append(signs, "with:oblique")
	} else if told := r.t.rel(top) == nlp.RelCcomp && r.t.kid(top, nlp.RelCop) >= 0; v >= 0 && r.t.pos(v) == nlp.VERB && !told {
		part = r.withVerb(top, v, part, &m, &signs)
		m.When = r.when(v)
	} else if told || len(part) < 2 { // "is in talks with Y, sources said"
		part = r.withPredicate(top, part, &signs)
	}
	switch {
	case m.Missing:
		m.Status = held
		if r.ahead(v) {
			m.Status = planned
		}
	case bid >= 0:
		m.Status = planned
		signs = append(signs, "talks:sought")
	case measure == "":
		m.Status = r.talkStage(top, &m, &signs)
	default:
		m.Status = measure
		signs = append(signs, "talks:measure")
	}
	if m.Status == "" || m.Status == none {
		return
	}
	if m.When == nil {
		m.When = r.when(i)
	}
	f, e := r.t.phrase(i, true)
	m.Name = Phrase{Ref: Ref{int32(f), int32(e), int32(i)}, Label: r.talkLabel(f, e, i)}
	if table {
		m.Name.Label = "talks"
	}
	m.Participants = part
	m.Format = or2(m.Format, formatOf(kind))
	if h := int(r.t.head[i]); r.noPlanFor(i) && r.t.rel(h) == nlp.RelObj {
		m.Participants = addRef(m.Participants, r.agents(int(r.t.head[h]))...)
	}
	r.tellHow(i, v, &m)
	if kind == "leaders" {
		m.Level = "leaders"
	}
	m.Entry = r.entry(i, "talks "+l)
	m.Signs = append(signs, "noun:"+l, "talks:"+kind)
	r.addMeeting(m, i)
}

// toldOfTalks reads into m what hangs on the noun of talks at i, and returns who takes part
// by it, with the signs of that.
func (r *reader) toldOfTalks(i int, m *Meeting) (part []Ref, signs []string) {
	for c := r.t.first[i]; c >= 0; c = r.t.nxt[c] {
		k := int(c)
		var who []Ref
		var sign string
		switch r.t.rel(k) {
		case nlp.RelNmod:
			who, sign = r.talksOfWhom(k, m)
		case nlp.RelCompound, nlp.RelAmod:
			who, sign = r.talksCalled(k, m)
		case nlp.RelAcl:
			who = r.talksHeld(k, m)
		}
		part = addRef(part, who...)
		if sign != "" {
			signs = append(signs, sign)
		}
	}
	return part, signs
}

// talksOfWhom reads into m the noun at k, which tells more of talks: "between Oslo and
// Riga", "in Geneva". It returns who takes part by it, and the sign of that.
func (r *reader) talksOfWhom(k int, m *Meeting) (who []Ref, sign string) {
	prep := r.t.preposition(k)
	switch {
	case r.doc.Tokens[k].Rel == nlp.RelNmodPoss:
		return r.parties(k), "with:poss"
	case prep == "between" || prep == "among" || prep == "with" || prep == "involving":
		return r.parties(k), "with:" + prep
	case prep == "of" || prep == "by":
		if who := r.parties(k); len(who) > 0 {
			return who, "with:of"
		}
	case prep == "in" || prep == "at" || prep == "to":
		if ref, kind := r.who(k); kind == refPlace || kind == refState {
			if prep == "to" && kind == refState {
				who = []Ref{ref}
			}
			if n := r.nameAt[ref.Head]; n == 0 || r.doc.Names[n-1].Form != nlp.Demonym {
				m.Place = ref
			}
		}
	}
	return who, ""
}

// talksCalled reads into m the word at k, which stands before the noun of talks: "Franco-
// German", "phone". It returns who takes part by it, and the sign of that.
func (r *reader) talksCalled(k int, m *Meeting) (who []Ref, sign string) {
	ref, kind := r.who(k)
	switch kind {
	case refPlace:
		m.Place = ref
	case refState, refBody, refPerson:
		return []Ref{ref}, "with:modifier"
	case refAgent:
		return []Ref{ref}, "with:agent"
	default:
		switch r.t.lemma(k) {
		case "virtual", "video", "online":
			m.Format = "virtual"
		case "phone", "telephone":
			m.Format = "call"
		case "ministerial":
			m.Level = "ministers"
		case "technical":
			m.Level = "technical"
		}
	}
	return nil, ""
}

// talksHeld reads into m the clause at k that stands right behind the noun of talks: "talks
// hosted by Oman", "talks held with the union". It returns who takes part by it.
func (r *reader) talksHeld(k int, m *Meeting) (who []Ref) {
	if r.t.preposition(k) != "" {
		return nil
	}
	for o := r.t.first[k]; o >= 0; o = r.t.nxt[o] {
		switch r.t.preposition(int(o)) {
		case "with", "between":
			who = addRef(who, r.parties(int(o))...)
		case "by":
			switch {
			case r.mediates(k):
				m.Mediators = addRef(m.Mediators, r.parties(int(o))...)
			case r.talkVerb(k) == "host":
				m.ConvenedBy = addRef(m.ConvenedBy, r.parties(int(o))...)
			case r.talkVerb(k) != "":
				who = addRef(who, r.parties(int(o))...)
			}
		}
	}
	return who
}

// nearTalks adds to part those near the noun of talks at i whom the tree does not hang on
// it, and to signs the signs of that.
func (r *reader) nearTalks(i int, part []Ref, signs []string) ([]Ref, []string) {
	if who := r.headedBy(i); len(who) > 0 {
		part, signs = who, []string{"with:of"}
	}
	if two := r.joined(i); len(two) > 1 {
		part = addRef(two, part...)
		signs = append(signs, "with:joined")
	}
	if len(part) < 2 {
		if who, w := r.withNear(i); len(who) > 0 {
			part = addRef(part, who...)
			signs = append(signs, "with:"+w, "with:near")
		}
	}
	if len(part) < 2 {
		part = addRef(part, r.betweenTwo(i)...)
	}
	return part, signs
}

// headedBy returns whose heads of government or of state are named right before the talks
// at i, which the tree takes apart: "an EC heads of government summit".
func (r *reader) headedBy(i int) []Ref {
	f, _ := r.sentence(i)
	k := i - 1
	for k > f && (is2(r.doc.Form(k), "summit", "summits") || r.doc.Tokens[k].XPOS == nlp.TagPOS) {
		k--
	}
	if k-2 < f || !is2(r.doc.Form(k), "government", "state") || !r.doc.Is(k-1, "of") || r.t.lemma(k-2) != "head" {
		return nil
	}
	if k-3 >= f && r.nameAt[k-3] != 0 {
		return r.parties(k - 3)
	}
	return nil
}

// is2 reports whether a word is one of two, in lower case.
func is2(w, a, b string) bool {
	w = lower(w)
	return w == a || w == b
}

// toldBySources reports whether verb v is said by those who speak to the press and need not
// sit there: "diplomats said at the meeting".
func (r *reader) toldBySources(v int) bool {
	if _, says := is(verbs, r.t.lemma(v), "says"); !says {
		return false
	}
	s := r.t.subject(v)
	if s < 0 {
		return false
	}
	switch r.t.lemma(s) {
	case "source", "diplomat", "official", "analyst", "spokesman", "spokeswoman", "spokesperson", "trader", "observer", "insider", "report":
		return true
	}
	return false
}

// talkTop returns the noun by which the talks at i stand in their clause: "days"
// of "two days of talks", the compound that the tree cut "debt rescheduling
// talks" into. Where that noun tells how far they came ("the failure of the
// talks"), stage says so.
func (r *reader) talkTop(i int) (top int, stage string) {
	top = i
	for range 3 {
		h := int(r.t.head[top])
		if h < 0 {
			return top, stage
		}
		switch {
		case r.t.rel(top) == nlp.RelNmod && (r.t.preposition(top) == "of" || r.t.preposition(top) == "in" || r.t.preposition(top) == "to") && h < top:
			if s, _ := is(nouns, r.t.lemma(h), "phase"); r.t.preposition(top) != "of" && s != held {
				return top, stage // "a place in talks"; but "the collapse in talks"
			}
			switch s, ok := is(nouns, r.t.lemma(h), "phase"); {
			case ok && s == held:
				return h, held
			case ok:
			default:
				return top, stage
			}
			top = h
		case r.t.rel(top) == nlp.RelObj && h == top-1 && r.doc.Tokens[h].XPOS == nlp.TagVBG && r.t.rel(h) == nlp.RelAcl && int(r.t.head[h]) == h-1:
			top = h - 1
		default:
			return top, stage
		}
	}
	return top, stage
}

// venue reports whether the talks at i are but where others are told to meet
// ("X will meet Y at the summit"), or what others are said to be ("the meeting
// was the first negotiation between …"): these are drafted, not they.
func (r *reader) venue(i int) bool {
	v := int(r.t.head[i])
	if v < 0 {
		return false
	}
	switch r.t.rel(i) {
	case nlp.RelNsubj:
		_, ok := is(nouns, r.t.lemma(v), "meeting")
		return ok && r.t.kid(v, nlp.RelCop) >= 0
	case nlp.RelObl:
		switch r.t.preposition(i) {
		case "at", "during", "in", "for":
		default:
			return false
		}
		if _, ok := is(verbs, r.t.lemma(v), "meet"); ok && len(r.agents(v)) > 0 {
			return true
		}
		if o := r.t.kid(v, nlp.RelObj); o >= 0 && r.talkVerb(v) != "" {
			_, ok := is(nouns, r.t.lemma(o), "meeting")
			return ok
		}
	}
	return false
}

// withVerb adds who takes part in the talks at i by verb v over them: its
// subject, and whom it names with "with" or "between".
func (r *reader) withVerb(i, v int, part []Ref, m *Meeting, signs *[]string) []Ref {
	kind := r.talkVerb(v)
	var hosts []Ref
	switch r.t.rel(i) {
	case nlp.RelObj, nlp.RelObl, nlp.RelXcomp:
		who := r.agents(v)
		if r.t.lemma(i) == "table" && r.backAt(v) {
			part = addRef(part, who...)
			*signs = append(*signs, "with:holder")
			return part
		}
		switch _, joins := is(verbs, r.t.lemma(v), "join"); {
		case len(who) == 0:
		case kind == "host":
			if r.mediates(v) {
				m.Mediators = addRef(m.Mediators, who...)
			} else {
				m.ConvenedBy = addRef(m.ConvenedBy, who...)
			}
			hosts = who
		case kind == "hold" || kind == "meet" || kind == "cancel" || r.refusesTalks(v) && r.t.rel(i) == nlp.RelObj || kind == "ended" && r.t.rel(i) == nlp.RelObj:
			part = addRef(part, who...)
			*signs = append(*signs, "with:holder")
		case joins && len(part) < 2, len(part) < 2 && kind == "" && r.talksSoughtFor(i) && r.t.lemma(v) != "prepare":
			part = addRef(part, who...)
			*signs = append(*signs, "with:doer")
		case r.bids(v):
			if o := r.t.kid(v, nlp.RelObj); o >= 0 && o != i { // "invited the union to a meeting"
				part = addRef(part, who...)
				part = addRef(part, r.parties(o)...)
			}
		case r.t.preposition(i) == "for" && r.t.rel(i) == nlp.RelObl && r.movesTo(v):
			part = addRef(who, part...) // "will fly to Oslo for talks with Berg"
			*signs = append(*signs, "with:holder")
		case len(part) == 0 && (len(who) > 1 || r.plural(v)) && r.t.rel(i) == nlp.RelObl && !r.toldBySources(v):
			switch r.t.preposition(i) {
			case "at", "in", "during", "after", "following", "throughout": // "X and Y failed to agree during talks"
				part = addRef(part, who...)
				*signs = append(*signs, "with:during")
			}
		}
	case nlp.RelNsubj: // "the talks will bring X together with Y"
	default:
		return part
	}
	for c := r.t.first[v]; c >= 0; c = r.t.nxt[c] {
		o := int(c)
		if o == i || r.t.rel(o) != nlp.RelObl {
			continue
		}
		switch p := r.t.preposition(o); p {
		case "with", "between":
			if kind != "" || p == "between" {
				part = addRef(part, r.parties(o)...)
				*signs = append(*signs, "with:oblique")
			}
		case "in", "at":
			if kind == "" {
				continue
			}
			if ref, k := r.who(o); k == refPlace || k == refState && !m.Place.OK() {
				m.Place = ref
			}
		}
	}
	if len(part) < 2 && len(hosts) > 0 && !r.mediates(v) {
		part = addRef(part, hosts...)
		*signs = append(*signs, "with:host")
	}
	return part
}

// biddenTo returns the verb by which somebody asks another to come to the talks at i, or
// to go back to them, -1 for none: "called both sides to a meeting", "invited the union to
// return to the bargaining table".
func (r *reader) biddenTo(i int) int {
	v := int(r.t.head[i])
	if v < 0 || r.t.preposition(i) != "to" && r.t.rel(i) != nlp.RelObj {
		return -1
	}
	switch {
	case r.t.rel(i) == nlp.RelNmod && r.t.rel(v) == nlp.RelObj: // hung on whom they ask
		v = int(r.t.head[v])
	case r.t.pos(v) == nlp.VERB && r.t.rel(v) == nlp.RelXcomp && r.comesTo(v):
		v = int(r.t.head[v])
	case r.t.rel(i) == nlp.RelObj:
		return -1
	}
	if v < 0 || r.t.pos(v) != nlp.VERB || !r.bids(v) || r.t.negated(v) {
		return -1
	}
	if o := r.t.kid(v, nlp.RelObj, nlp.RelIobj); o < 0 || o == i || len(r.parties(o)) == 0 {
		return -1
	}
	return v
}

// comesTo reports whether verb v takes its subject to talks: "return to", "attend".
func (r *reader) comesTo(v int) bool {
	switch r.t.lemma(v) {
	case "return", "come", "attend", "join":
		return true
	}
	return false
}

// withBidden adds to part whom verb v asks to talks, and who asks, unless those at the table
// are asked by a third; who asks is who convenes them.
func (r *reader) withBidden(v int, part []Ref, m *Meeting) []Ref {
	o := r.t.kid(v, nlp.RelObj, nlp.RelIobj)
	who := r.agents(v)
	m.ConvenedBy = addRef(m.ConvenedBy, who...)
	if asked := r.parties(o); r.pairAt(o) || len(asked) > 1 {
		part = addRef(part, asked...)
	} else {
		part = addRef(addRef(part, who...), asked...)
	}
	return part
}

// bids reports whether verb v asks somebody to come to talks.
func (r *reader) bids(v int) bool {
	switch r.t.lemma(v) {
	case "invite", "summon", "call", "recall":
		return true
	}
	return false
}

// refusesTalks reports whether verb v is what somebody does who will not meet.
func (r *reader) refusesTalks(v int) bool {
	switch r.t.lemma(v) {
	case "refuse", "decline", "reject":
		return !r.t.negated(v)
	case "rule":
		return r.t.particle(v, "out") && !r.t.negated(v)
	}
	return false
}

// mediates reports whether verb v is what those between the sides do.
func (r *reader) mediates(v int) bool {
	switch r.t.lemma(v) {
	case "mediate", "broker", "facilitate":
		return true
	}
	return false
}

// withPredicate adds the subject of "X is in talks", and who is "at the talks":
// "negotiators at the conference".
func (r *reader) withPredicate(i int, part []Ref, signs *[]string) []Ref {
	p := r.t.preposition(i)
	if r.t.kid(i, nlp.RelCop) >= 0 && (p == "in" || p == "at" || p == "due" || p == "back") {
		if r.countedAt(r.t.kid(i, nlp.RelNsubj)) {
			return part
		}
		if who := r.parties(r.t.kid(i, nlp.RelNsubj)); len(who) > 0 {
			*signs = append(*signs, "with:subject")
			return addRef(part, who...)
		}
	}
	if h := int(r.t.head[i]); h >= 0 && r.t.rel(i) == nlp.RelNmod && p == "at" {
		if ref, kind := r.who(h); kind == refAgent {
			*signs = append(*signs, "with:at")
			return addRef(part, ref)
		}
	}
	return part
}

func or2(a, b string) string {
	if a != "" {
		return a
	}
	return b
}

// appeals reports whether the "call" at token i is for something: "a call to cut output".
func (r *reader) appeals(i int) bool {
	if r.t.kid(i, nlp.RelAcl) > i {
		return true
	}
	for c := r.t.first[i]; c >= 0; c = r.t.nxt[c] {
		if k := int(c); k > i && r.t.rel(k) == nlp.RelNmod && r.t.preposition(k) == "for" {
			return true
		}
	}
	return false
}

func formatOf(kind string) string {
	switch kind {
	case "call":
		return "call"
	case "virtual":
		return "virtual"
	case "visit":
		return "in_person"
	}
	return ""
}

// talkVerb returns what a verb does to talks, "" where it does nothing known.
func (r *reader) talkVerb(v int) string {
	out := ""
	for _, c := range verbs[r.t.lemma(v)] {
		switch c.kind {
		case "hold", "ended", "cancel", "meet", "host":
			if c.needs != "" && r.t.particle(v, c.needs) {
				return c.kind
			}
			if c.needs == "" && (out == "" || c.kind == "host") {
				out = c.kind // of talks it holds them for others
			}
		}
	}
	if out == "" {
		switch r.t.lemma(v) {
		case "have", "take", "attend", "join", "schedule", "plan", "arrange", "expect", "propose", "enter", "conduct", "chair", "set":
			out = "hold"
		}
	}
	return out
}

// expected reports whether what token i tells is said to be expected: "is
// expected to meet", "will likely meet".
func (r *reader) expected(i int) bool {
	for h, n := i, 0; h >= 0 && n < 4; h, n = int(r.t.head[h]), n+1 {
		switch r.t.lemma(h) {
		case "expect", "anticipate", "likely":
			return true
		}
		if r.t.rel(h) == nlp.RelParataxis || r.t.rel(h) == nlp.RelRoot {
			break
		}
	}
	return false
}

// addMeeting drafts m, told at token i.
func (r *reader) addMeeting(m Meeting, i int) {
	if !m.Place.OK() {
		m.Place = r.placeOf(i)
	}
	m.Participants = r.sentBy(m.Participants)
	for _, p := range m.Participants {
		m.Pair = m.Pair || r.pairAt(int(p.Head))
	}
	m.Certainty = certainty(m.Status, m.Hedges)
	if m.Certainty == "announced" && r.expected(i) {
		m.Certainty = "expected"
	}
	m.Signs = append(m.Signs, "status:"+m.Status)
	switch n := len(m.Participants); {
	case n == 0:
		m.Signs = append(m.Signs, "parts:0")
	case n == 1:
		m.Signs = append(m.Signs, "parts:1")
	case n == 2:
		m.Signs = append(m.Signs, "parts:2")
	default:
		m.Signs = append(m.Signs, "parts:3")
	}
	for _, p := range m.Participants {
		if _, k := r.who(int(p.Head)); k == refPronoun {
			m.Signs = append(m.Signs, "parts:pronoun")
			break
		}
	}
	if m.Pair {
		m.Signs = append(m.Signs, "parts:pair")
	}
	if m.Place.OK() {
		m.Signs = append(m.Signs, "placed")
	}
	if m.When != nil {
		m.Signs = append(m.Signs, "timed")
	}
	m.Signs = append(m.Signs, r.castSigns(m.Participants)...)
	m.Signs = append(m.Signs, r.nounSigns(i)...)
	m.Signs = append(m.Signs, r.placeSigns(i)...)
	if m.Around = m.Place; !m.Place.OK() {
		m.Around = r.placeAround(i)
	}
	r.Meetings = append(r.Meetings, m)
}

// betweenTwo returns those between whom the talks at i are by the words behind them
// alone, where the tree lost one behind a bracket or a comma: "talks between the
// Dockers Union (DU) and Norvik", "between the local, Local 12, and the port".
func (r *reader) betweenTwo(i int) []Ref {
	_, e := r.sentence(i)
	k := i + 1
	for k < min(e, i+9) && !r.doc.Is(k, "between") {
		if p := r.t.pos(k); p == nlp.VERB || p == nlp.AUX || p == nlp.SCONJ || p == nlp.PRON {
			return nil
		}
		k++
	}
	if k >= min(e, i+9) {
		return nil
	}
	one, end := r.refsFrom(k+1, min(e, k+24))
	if len(one) != 1 {
		return nil
	}
	for j := end; j < min(e, end+9); j++ {
		if r.doc.Is(j, "and") {
			if two, _ := r.refsFrom(j+1, min(e, j+16)); len(two) > 0 {
				return append(one, two[0])
			}
			return nil
		}
		if p := r.t.pos(j); p == nlp.VERB || p == nlp.AUX || p == nlp.SCONJ {
			return nil
		}
	}
	return nil
}

// sentBy returns who takes part with those put in the place of their nameless
// people: "negotiators for the port and the union", "representatives from Norra".
func (r *reader) sentBy(who []Ref) []Ref {
	var out []Ref
	for _, ref := range who {
		h := int(ref.Head)
		if r.nameAt[h] != 0 || r.doc.Tokens[h].XPOS != nlp.TagNNS {
			out = addRef(out, ref)
			continue
		}
		switch r.t.lemma(h) {
		case "negotiator", "representative", "official", "delegate", "envoy", "diplomat", "emissary", "mediator", "lawyer", "leader", "executive", "team", "delegation":
			if of := r.sendersOf(h); len(of) > 0 {
				out = addRef(out, of...)
				continue
			}
		}
		out = addRef(out, ref)
	}
	return out
}

// sendersOf returns those by name for whom the people at token i speak: "of", "for",
// "from" whom they are; nobody where one of them has no name.
func (r *reader) sendersOf(i int) []Ref {
	for c := r.t.first[i]; c >= 0; c = r.t.nxt[c] {
		k := int(c)
		if r.t.rel(k) != nlp.RelNmod {
			continue
		}
		switch r.t.preposition(k) {
		case "of", "for", "from", "representing":
		default:
			continue
		}
		var buf [12]int
		var out []Ref
		for _, k := range r.t.conjuncts(buf[:0], k) {
			ref, kind := r.who(k)
			if kind != refState && kind != refBody || r.nameAt[k] == 0 {
				return nil
			}
			out = append(out, ref)
		}
		return out
	}
	return nil
}

// placeNear returns the place right after the talks at i ("talks in Geneva") or
// right before them ("the Geneva talks").
func (r *reader) placeNear(i int) Ref {
	f, e := r.sentence(i)
	if i+2 < e && (r.doc.Is(i+1, "in") || r.doc.Is(i+1, "at")) {
		k := i + 2
		if r.doc.Is(k, "the") && k+1 < e {
			k++
		}
		if n := r.nameAt[k]; n != 0 {
			if nm := &r.doc.Names[n-1]; nm.Kind == nlp.Place || nm.Kind == nlp.State {
				return Ref{nm.First, nm.End, nm.End - 1}
			}
		}
	}
	if i > f {
		if n := r.nameAt[i-1]; n != 0 {
			if nm := &r.doc.Names[n-1]; nm.Kind == nlp.Place {
				return Ref{nm.First, nm.End, nm.End - 1}
			}
		}
	}
	return Ref{}
}
