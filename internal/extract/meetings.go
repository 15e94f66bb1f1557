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
		}
	}
}

// meeting status by what is said of talks.
const (
	held     = "held"
	underWay = "under_way"
	planned  = "planned"
)

// nounMeeting drafts the talks that the noun at i names.
func (r *reader) nounMeeting(i int) {
	l := r.t.lemma(i)
	kind, ok := is(nouns, l, "meeting")
	if !ok {
		return
	}
	switch r.t.rel(i) {
	case nlp.RelCompound, nlp.RelFlat:
		return // "talks process": another thing
	}
	var part []Ref
	var signs []string
	m := Meeting{Level: "", Format: ""}
	for c := r.t.first[i]; c >= 0; c = r.t.nxt[c] {
		k := int(c)
		switch r.t.rel(k) {
		case nlp.RelNmod:
			prep := r.t.preposition(k)
			switch {
			case r.doc.Tokens[k].Rel == nlp.RelNmodPoss:
				part = addRef(part, r.parties(k)...)
				signs = append(signs, "with:poss")
			case prep == "between" || prep == "among" || prep == "with" || prep == "involving":
				part = addRef(part, r.parties(k)...)
				signs = append(signs, "with:"+prep)
			case prep == "of" || prep == "by":
				if who := r.parties(k); len(who) > 0 {
					part = addRef(part, who...)
					signs = append(signs, "with:of")
				}
			case prep == "in" || prep == "at" || prep == "to":
				if ref, kind := r.who(k); kind == refPlace || kind == refState {
					if prep == "to" && kind == refState {
						part = addRef(part, ref)
					}
					m.Place = ref
				}
			}
		case nlp.RelCompound, nlp.RelAmod:
			ref, kind := r.who(k)
			switch kind {
			case refPlace:
				m.Place = ref
			case refState, refBody, refPerson:
				part = addRef(part, ref)
				signs = append(signs, "with:modifier")
			case refAgent:
				part = addRef(part, ref)
				signs = append(signs, "with:agent")
			default:
				switch r.t.lemma(k) {
				case "virtual", "video", "online":
					m.Format = "virtual"
				case "phone", "telephone":
					m.Format = "call"
				case "face-to-face":
					m.Format = "in_person"
				case "ministerial":
					m.Level = "ministers"
				case "technical":
					m.Level = "technical"
				}
			}
		case nlp.RelAcl:
			if p := r.t.preposition(k); p == "" {
				for o := r.t.first[k]; o >= 0; o = r.t.nxt[o] {
					switch r.t.preposition(int(o)) {
					case "with", "between", "by":
						part = addRef(part, r.parties(int(o))...)
					}
				}
			}
		}
	}
	if len(part) < 2 {
		if who, w := r.withNear(i); len(who) > 0 {
			part = addRef(part, who...)
			signs = append(signs, "with:"+w, "with:near")
		}
	}
	if !m.Place.OK() {
		m.Place = r.placeNear(i)
	}
	v := int(r.t.head[i])
	status, vsign := "", ""
	if v >= 0 && r.t.pos(v) == nlp.VERB {
		status, vsign = r.talkStatus(i, v, &m)
		switch c := r.talkVerb(v); c {
		case "hold", "meet":
			if r.t.rel(i) == nlp.RelObj || r.t.rel(i) == nlp.RelObl {
				if who := r.parties(r.t.agent(v)); len(who) > 0 {
					part = addRef(part, who...)
					signs = append(signs, "with:holder")
				}
			}
			for o := r.t.first[v]; o >= 0; o = r.t.nxt[o] {
				if int(o) != i && r.t.rel(int(o)) == nlp.RelObl {
					switch p := r.t.preposition(int(o)); p {
					case "with", "between":
						part = addRef(part, r.parties(int(o))...)
						signs = append(signs, "with:oblique")
					case "in", "at":
						if ref, kind := r.who(int(o)); kind == refPlace || kind == refState && !m.Place.OK() {
							m.Place = ref
						}
					}
				}
			}
		case "ended":
			if r.t.rel(i) == nlp.RelNsubj {
				r.outcome(&m, v)
			}
		}
		m.When = r.when(v)
	}
	if status == "" {
		status = r.nounStatus(i, &signs)
	}
	if m.When == nil {
		m.When = r.when(i)
	}
	f, e := r.t.phrase(i, true)
	m.Name = Phrase{Ref: Ref{int32(f), int32(e), int32(i)}, Label: r.label(f, e)}
	m.Participants = part
	m.Status = status
	m.Format = or2(m.Format, formatOf(kind))
	if kind == "leaders" {
		m.Level = "leaders"
	}
	m.Entry = r.entry(i, "talks "+l)
	m.Signs = append(signs, "noun:"+l, "talks:"+kind)
	if vsign != "" {
		m.Signs = append(m.Signs, vsign)
	}
	r.addMeeting(m, i)
}

func or2(a, b string) string {
	if a != "" {
		return a
	}
	return b
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
		case "hold", "ended", "cancel", "meet":
			if c.needs != "" && r.t.particle(v, c.needs) {
				return c.kind
			}
			if c.needs == "" && out == "" {
				out = c.kind
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

// talkStatus tells from verb v how far the talks at i have come.
func (r *reader) talkStatus(i, v int, m *Meeting) (status, sign string) {
	neg := r.t.negated(v)
	if k := r.t.kid(i, nlp.RelDet); k >= 0 && r.doc.Is(k, "no") {
		neg = true
	}
	l := r.t.lemma(v)
	sign = "verb:" + r.talkVerb(v)
	ahead := r.ahead(v)
	switch r.talkVerb(v) {
	case "cancel":
		if ahead && !neg {
			return "", sign
		}
		if l == "postpone" {
			if w := r.when(v); w != nil {
				return planned, sign // to a new time
			}
			return "postponed", sign
		}
		return "cancelled", sign
	case "ended":
		if ahead {
			return planned, sign
		}
		return held, sign
	}
	switch l {
	case "schedule", "plan", "arrange", "expect", "propose", "set":
		if neg {
			return "none_planned", sign
		}
		return planned, sign
	case "continue", "resume":
		if ahead {
			return planned, sign
		}
		return underWay, sign
	case "refuse", "decline", "reject":
		return "ruled_out", sign
	case "involve", "include":
		if neg {
			if o := r.t.kid(v, nlp.RelObj); o >= 0 {
				m.Absent = addRef(m.Absent, r.parties(o)...)
			}
		}
		return held, sign
	}
	if ahead {
		if neg {
			return "ruled_out", sign
		}
		return planned, sign
	}
	if neg {
		return "", sign
	}
	if r.progressive(v) {
		return underWay, sign
	}
	switch r.doc.Tokens[v].XPOS {
	case nlp.TagVBD, nlp.TagVBN:
		return held, sign
	case nlp.TagVBZ, nlp.TagVBP:
		if l == "begin" || l == "start" || l == "open" || l == "resume" {
			return planned, sign
		}
	}
	return "", sign
}

// progressive reports whether v is under way: "is holding", "has been talking".
func (r *reader) progressive(v int) bool {
	if r.doc.Tokens[v].XPOS != nlp.TagVBG {
		return false
	}
	for c := r.t.first[v]; c >= 0; c = r.t.nxt[c] {
		if r.t.rel(int(c)) == nlp.RelAux && r.t.lemma(int(c)) == "be" {
			return true
		}
	}
	return false
}

// ahead reports whether what verb v tells lies in the future: by its modal, or
// by a verb of planning above it.
func (r *reader) ahead(v int) bool {
	switch r.t.aux(v) {
	case "will", "wo", "'ll", "’ll", "shall", "may", "might", "could", "should", "must", "would":
		return true
	}
	if r.t.marked(v, "to") {
		h := int(r.t.head[v])
		if h < 0 {
			return true
		}
		switch r.t.lemma(h) {
		case "begin", "start", "have", "seem", "appear", "continue", "come", "fail", "manage", "happen":
			return r.t.rel(v) == nlp.RelXcomp && r.ahead(h)
		case "be":
			return true
		}
		return r.t.rel(v) != nlp.RelAdvcl || r.ahead(h)
	}
	// "is meeting Tuesday", "is to meet"
	for c := r.t.first[v]; c >= 0; c = r.t.nxt[c] {
		if r.t.rel(int(c)) == nlp.RelAux && (r.doc.Is(int(c), "to") || r.t.lemma(int(c)) == "go") {
			return true
		}
	}
	if k := r.when(v); k != nil && k.From != "" && r.Published != "" && len(r.Published) >= 10 && k.From[:10] > r.Published[:10] {
		return true
	}
	if r.doc.Tokens[v].XPOS == nlp.TagVBN || r.doc.Tokens[v].XPOS == nlp.TagVBG {
		switch r.t.lemma(v) {
		case "plan", "schedule", "expect", "slate", "propose":
			return true
		}
	}
	if h := int(r.t.head[v]); h >= 0 && r.t.rel(v) == nlp.RelConj && r.t.pos(h) == nlp.VERB && r.t.kid(v, nlp.RelNsubj) < 0 && r.t.kid(v, nlp.RelAux) < 0 && r.doc.Tokens[v].XPOS == nlp.TagVB {
		return r.ahead(h)
	}
	return false
}

// nounStatus tells how far talks have come from the words at the noun: "last
// week's meeting", "a planned summit", "further talks".
func (r *reader) nounStatus(i int, signs *[]string) string {
	for c := r.t.first[i]; c >= 0; c = r.t.nxt[c] {
		k := int(c)
		switch r.t.lemma(k) {
		case "upcoming", "planned", "plan", "schedule", "scheduled", "next", "further", "future", "forthcoming", "expected", "new", "possible", "proposed", "coming", "anticipated":
			*signs = append(*signs, "talks:coming")
			return planned
		case "last", "previous", "recent", "earlier", "first", "past", "former":
			*signs = append(*signs, "talks:past")
			return held
		case "ongoing", "current", "continuing":
			*signs = append(*signs, "talks:on")
			return underWay
		case "no":
			*signs = append(*signs, "talks:none")
			return "none_planned"
		case "hold", "conclude", "end":
			if r.t.rel(k) == nlp.RelAcl {
				return held
			}
		}
	}
	// The clause that it stands in.
	h := int(r.t.head[i])
	for range 6 {
		if h < 0 {
			break
		}
		switch r.t.lemma(h) {
		case "call", "demand", "want", "seek", "propose", "offer", "refuse", "ask", "urge", "hope", "agree", "ready", "willing":
			*signs = append(*signs, "talks:sought")
			return planned
		}
		if r.t.pos(h) == nlp.VERB {
			if r.ahead(h) {
				*signs = append(*signs, "talks:ahead")
				return planned
			}
			switch r.doc.Tokens[h].XPOS {
			case nlp.TagVBD, nlp.TagVBN:
				*signs = append(*signs, "talks:before")
				return held
			}
		}
		h = int(r.t.head[h])
	}
	*signs = append(*signs, "talks:plain")
	return underWay
}

// verbMeeting drafts the talks that verb i tells: "X met Y in Z".
func (r *reader) verbMeeting(i int) {
	l := r.t.lemma(i)
	var with string
	found := false
	for _, c := range verbs[l] {
		if c.kind == "meet" && (c.needs == "" || r.t.particle(i, c.needs)) {
			found, with = true, c.detail
		}
	}
	if !found {
		return
	}
	who := r.agents(i)
	if len(who) == 0 {
		return
	}
	n := len(who)
	m := Meeting{}
	about := -1
	for c := r.t.first[i]; c >= 0; c = r.t.nxt[c] {
		k := int(c)
		switch r.t.rel(k) {
		case nlp.RelObj:
			if l == "meet" || l == "visit" || l == "consult" {
				if refs := r.parties(k); len(refs) > 0 {
					who = addRef(who, refs...)
				} else if l == "meet" {
					return // "meet the demand"
				}
			} else if l == "negotiate" || l == "discuss" {
				about = k
			}
		case nlp.RelObl:
			switch p := r.t.preposition(k); p {
			case "with":
				who = addRef(who, r.parties(k)...)
			case "to":
				if l == "speak" || l == "talk" {
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
	_ = with
	m.Participants = who
	f, e := r.t.span(i)
	if e-f > 14 {
		f, e = i, min(e, i+12)
	}
	m.Name = Phrase{Ref: Ref{int32(f), int32(e), int32(i)}, Label: r.label(i, min(e, i+12))}
	if about >= 0 {
		af, ae := r.t.phrase(about, true)
		m.About = append(m.About, Phrase{Ref: Ref{int32(af), int32(ae), int32(about)}, Label: r.label(af, ae)})
	}
	neg := r.t.negated(i)
	switch {
	case r.ahead(i) && neg:
		m.Status = "ruled_out"
	case r.ahead(i):
		m.Status = planned
	case neg:
		return
	case r.progressive(i):
		m.Status = underWay
	default:
		m.Status = held
	}
	m.When = r.when(i)
	m.Entry = r.entry(i, "meets "+l)
	m.Signs = append(m.Signs, "meet:"+l)
	if len(who) > n {
		m.Signs = append(m.Signs, "with:someone")
	} else if n > 1 {
		m.Signs = append(m.Signs, "with:each-other")
	} else {
		m.Signs = append(m.Signs, "with:alone")
	}
	r.addMeeting(m, i)
}

// outcome notes what is said to have come of talks.
func (r *reader) outcome(m *Meeting, v int) {
	f, e := r.sentence(v)
	kind := ""
	for k := f; k < e; k++ {
		switch lower(r.doc.Form(k)) {
		case "progress", "breakthrough":
			kind = "progress"
		case "without", "fruitless", "deadlock", "collapsed":
			kind = "no_agreement"
		case "agreement", "accord", "agreed":
			if kind == "" {
				kind = "agreement"
			}
		}
	}
	if kind != "" {
		m.Outcomes = append(m.Outcomes, Outcome{Kind: kind, Evidence: r.evidence(v)})
	}
}

// addMeeting drafts m, told at token i.
func (r *reader) addMeeting(m Meeting, i int) {
	m.Certainty = certainty(m.Status, m.Hedges)
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
	if m.Place.OK() {
		m.Signs = append(m.Signs, "placed")
	}
	if m.When != nil {
		m.Signs = append(m.Signs, "timed")
	}
	m.Signs = append(m.Signs, r.placeSigns(i)...)
	r.Meetings = append(r.Meetings, m)
}

// certainty names how sure a thing ahead is by its status and cautions.
func certainty(status string, hedges []Hedge) string {
	switch status {
	case planned:
		if len(hedges) > 0 {
			return "possible"
		}
		return "announced"
	case "none_planned", "ruled_out", "cancelled":
		return "ruled_out"
	}
	return ""
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
