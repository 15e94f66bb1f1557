package extract

import (
	"cmp"
	"strings"

	"github.com/parley-record/parley/nlp"
)

// What talks are called, and the signs of how they are told.

// talkLabel returns the tokens [first, end) as the name of the talks at token i:
// from the last determiner before them on, up to a clause that tells more.
func (r *reader) talkLabel(first, end, i int) string {
	for k := first; k < i; k++ {
		if r.t.pos(k) == nlp.DET && r.doc.Tokens[k].XPOS != nlp.TagPRPS && k+1 <= i && !r.doc.Is(k+1, "'s") && !r.doc.Is(k+1, "’s") {
			first = k + 1 // "this week no meetings": the week is not their name
		}
	}
	if r.t.kid(i, nlp.RelCop, nlp.RelNsubj) >= 0 { // "the mill is in talks with the port"
		f, _ := r.t.phrase(i, false)
		first = max(first, f)
	}
	between := false
cut:
	for k := i + 1; k < end; k++ {
		switch x := r.doc.Tokens[k].XPOS; {
		case x == nlp.TagWDT || x == nlp.TagWP || x == nlp.TagMD || x == nlp.TagVBZ || x == nlp.TagVBP || r.t.pos(k) == nlp.AUX:
			end = k
			break cut
		case r.doc.Is(k, "but"), (r.doc.Is(k, "and") || r.doc.Is(k, "or")) && k+1 < end && (r.t.pos(k+1) == nlp.VERB || r.t.pos(k+1) == nlp.AUX || r.t.pos(k+1) == nlp.ADV && k+2 < end && r.t.pos(k+2) == nlp.VERB):
			end = k // "met Roe and announced …"
			break cut
		case r.doc.Is(k, "—") || r.doc.Is(k, "–") || r.doc.Is(k, ";") || r.doc.Is(k, "(") || r.doc.Is(k, "“") || r.doc.Is(k, "\""):
			end = k
			break cut
		case r.doc.Is(k, "between"):
			between = true
		case between && r.doc.Is(k, "with"):
			end = k // who talks is told: "with dire warnings" is no more of the name
			break cut
		}
	}
	ph := r.named(first, max(end, i+1), i)
	w := strings.Fields(cmp.Or(ph.Short, ph.Label))
	for len(w) > 1 {
		switch lower(w[len(w)-1]) {
		case "about", "of", "on", "in", "at", "with", "between", "and", "or", "the", "a", "an", "to", "for", "over", "by", "from", "but", "after", "before":
			w = w[:len(w)-1]
			continue
		}
		break
	}
	return strings.Trim(strings.Join(w, " "), "\"“”‘’',;:()- ")
}

// A verbTalks is what talks are called that a verb tells of, with the word that leads to
// whom or what it takes as its object.
type verbTalks struct{ noun, to string }

// talksByVerb are the names of talks by their verbs.
var talksByVerb = map[string]verbTalks{
	"meet": {"meeting", "with"}, "gather": {"meeting", ""}, "convene": {"meeting", "of"}, "assemble": {"meeting", ""}, "reconvene": {"meeting", "of"},
	"talk": {"talks", ""}, "speak": {"conversation", ""}, "confer": {"talks", ""}, "consult": {"consultation", "with"}, "discuss": {"talks", "on"}, "negotiate": {"negotiations", "on"}, "bargain": {"bargaining", ""},
	"visit": {"visit", "to"}, "phone": {"call", "to"}, "receive": {"visit", "of"}, "host": {"visit", "of"}, "see": {"meeting", "with"}, "telephone": {"call", "to"},
}

// talksOf returns the name of talks that verb i tells of from the words that begin with it:
// "meeting with the president in Oslo" of "met the president in Oslo".
func (r *reader) talksOf(i int, words string) string {
	t, ok := talksByVerb[r.t.lemma(i)]
	rest, whole := strings.CutPrefix(words, r.doc.Form(i))
	if !ok || !whole || rest != "" && rest[0] != ' ' {
		return words
	}
	k := i + 1
	for k < len(r.doc.Tokens) && r.t.pos(k) == nlp.ADV && int(r.t.head[k]) == i && !r.timeAt(k) {
		if r.doc.Tokens[k].Rel == nlp.RelCompoundPrt {
			return words
		}
		rest = strings.TrimPrefix(rest, " "+r.doc.Form(k)) // "again"
		k++
	}
	o := r.t.kid(i, nlp.RelObj)
	switch {
	case o < k || t.to == "" || int(r.t.lo[o]) != k || rest == "":
	case r.timeAt(o) || r.timeAt(k):
		rest = " on" + rest // "meets June 16"
	default:
		rest = " " + t.to + rest
	}
	if l := r.t.lemma(i); l == "talk" || l == "speak" {
		if b, ok := strings.CutPrefix(rest, " to "); ok {
			rest = " with " + b
		}
	}
	return t.noun + rest
}

// attends are verbs by which somebody is at talks, staysOff those by which somebody is not.
var (
	attends  = listed("attends")
	staysOff = listed("staysOff")
)

// absentFrom returns who is told to be missing from the talks at i: "Norra did
// not take part in the talks", "stayed away from", "was not invited to".
func (r *reader) absentFrom(i int) (who []Ref, told bool) {
	v := int(r.t.head[i])
	if v < 0 || r.t.rel(i) != nlp.RelObl && r.t.rel(i) != nlp.RelObj && r.t.rel(i) != nlp.RelNmod {
		return nil, false
	}
	noun := -1
	if r.t.rel(i) == nlp.RelNmod { // "had no part in the talks", hung on the noun
		if noun, v = v, int(r.t.head[v]); v < 0 || r.t.rel(noun) != nlp.RelObj {
			return nil, false
		}
	}
	neg := r.t.negated(v)
	missing := false
	switch l := r.t.lemma(v); {
	case l == "take" || l == "have" || l == "play":
		o := r.t.kid(v, nlp.RelObj)
		missing = neg && o >= 0 && (r.t.lemma(o) == "part" || r.t.lemma(o) == "role" || r.t.lemma(o) == "seat") && (noun < 0 || noun == o)
	case attends[l]:
		missing = neg && noun < 0
	case staysOff[l]:
		missing = !neg && noun < 0
	case l == "stay" || l == "keep" || l == "shut" || l == "leave":
		missing = !neg && noun < 0 && (r.t.particle(v, "away") || r.t.particle(v, "out"))
	case l == "absent" || l == "missing" || l == "present":
		missing = noun < 0 && (l == "present") == neg
	}
	if !missing || r.refusedTo(v) != "" {
		return nil, false
	}
	x := r.t.patient(v)
	if !r.t.passive(v) {
		x = r.t.subject(v)
	}
	who = r.parties(x)
	return who, len(who) > 0
}

// awayFrom drafts of verb v who is told to be missing where its clause does not say from
// what: of the talks told before, "Egypt is not taking part", "farmers were not invited".
func (r *reader) awayFrom(v int) {
	missing := false
	switch r.t.lemma(v) {
	case "take":
		o := r.t.kid(v, nlp.RelObj)
		missing = r.t.negated(v) && o >= 0 && r.t.lemma(o) == "part" && r.t.kid(o, nlp.RelNmod) < 0
	case "participate", "invite", "attend":
		missing = r.t.negated(v) && r.t.kid(v, nlp.RelObj) < 0
	case "stay":
		missing = !r.t.negated(v) && r.t.particle(v, "away")
	}
	if !missing || r.t.kid(v, nlp.RelXcomp, nlp.RelCcomp) >= 0 || r.t.marked(v, "to") || r.t.marked(v, "if") || r.t.marked(v, "unless") || r.refusedTo(v) != "" {
		return
	}
	for c := r.t.first[v]; c >= 0; c = r.t.nxt[c] {
		if k := int(c); r.t.rel(k) == nlp.RelObl && !r.timeAt(k) {
			switch r.t.preposition(k) {
			case "in", "to", "from", "at":
				return
			}
		}
	}
	x := r.t.patient(v)
	if !r.t.passive(v) {
		x = r.t.subject(v)
	}
	who := r.parties(x)
	if len(who) == 0 {
		return
	}
	m := Meeting{Absent: who, Missing: true, Status: held}
	if r.ahead(v) {
		m.Status = planned
	}
	m.Entry = r.entry(v, "talks "+Away)
	m.Signs = append(m.Signs, "told:absent")
	r.addMeeting(m, v)
}

// Away ends the rule of a telling that has only who was missing from talks told before.
const Away = "away"

// joined returns those whom a hyphen or a stroke joins right before the talks at
// i: "the Norra-Tolm trade talks", "U.S./Soviet talks"; nil where none are.
func (r *reader) joined(i int) []Ref {
	f, _ := r.sentence(i)
	var out []Ref
	link := false
	for k := i - 1; k >= max(f, i-7); k-- {
		switch n := r.nameAt[k]; {
		case r.doc.Is(k, "-") || r.doc.Is(k, "/") || r.doc.Is(k, "–"):
			link = true
		case n != 0:
			nm := &r.doc.Names[n-1]
			if nm.Kind == nlp.Other || nm.Kind == nlp.Place {
				return nil
			}
			if len(out) > 0 && !link {
				return nil
			}
			out, link = append([]Ref{{nm.First, nm.End, nm.End - 1}}, out...), false
			k = int(nm.First)
		case len(out) > 1:
			return out
		case len(out) == 0 && !link && (r.t.pos(k) == nlp.NOUN || r.t.pos(k) == nlp.ADJ || r.t.pos(k) == nlp.NUM):
		default:
			return nil
		}
	}
	if len(out) > 1 {
		return out
	}
	return nil
}

// castSigns tells what sort of words those who talk are told by, two at most:
// "cast:person+state"; of one who is told alone, whether it can meet by itself: a
// body or several people do, a person does not.
func (r *reader) castSigns(part []Ref) []string {
	if len(part) == 0 {
		return nil
	}
	a := r.castKind(part[0])
	if len(part) == 1 {
		return []string{"alone:" + a}
	}
	b := r.castKind(part[1])
	if b < a {
		a, b = b, a
	}
	return []string{"cast:" + a + "+" + b}
}

// castKind names the words of one who talks: a name by its kind, a noun as one or
// many, a pronoun.
func (r *reader) castKind(ref Ref) string {
	h := int(ref.Head)
	x := r.doc.Tokens[h].XPOS
	many := x == nlp.TagNNS || x == nlp.TagNNPS
	switch _, k := r.who(h); k {
	case refPerson:
		return "person"
	case refBody:
		return "body"
	case refState, refPlace:
		return "state"
	case refPronoun:
		return "pronoun"
	case refAgent:
		if many {
			return "people"
		}
		if class, _ := is(nouns, r.t.lemma(h), "agent"); class == "body" || class == "group" {
			return "board"
		}
		return "someone"
	}
	if many {
		return "many"
	}
	return "other"
}

// nounSigns tells how talks that a noun names stand in their clause, and whether
// the title tells of them too.
func (r *reader) nounSigns(i int) []string {
	var s []string
	if r.titled(i) {
		s = append(s, "title-word")
	}
	if p := r.t.pos(i); p != nlp.NOUN && p != nlp.PROPN {
		return s
	}
	if p := r.t.preposition(i); p != "" {
		s = append(s, "prep:"+p)
	} else {
		s = append(s, "noun-as:"+r.t.rel(i).String())
	}
	switch d := r.t.kid(i, nlp.RelDet); {
	case d >= 0 && r.doc.Is(d, "the"):
		s = append(s, "det:the")
	case d >= 0 && (r.doc.Is(d, "a") || r.doc.Is(d, "an")):
		s = append(s, "det:a")
	case d >= 0:
		s = append(s, "det:other")
	case r.t.kid(i, nlp.RelNmodPoss) >= 0:
		s = append(s, "det:whose")
	default:
		s = append(s, "det:none")
	}
	return s
}

// titled reports whether the title has the lemma of token i, which stands in the
// text below it.
func (r *reader) titled(i int) bool {
	if int(r.doc.Tokens[i].Start) < r.doc.Title {
		return false
	}
	l := lower(r.t.lemma(i))
	for k := range r.doc.Tokens {
		if int(r.doc.Tokens[k].Start) >= r.doc.Title {
			return false
		}
		if p := r.t.pos(k); (p == nlp.NOUN || p == nlp.VERB || p == nlp.PROPN || p == nlp.ADJ) && lower(r.t.lemma(k)) == l {
			return true
		}
	}
	return false
}
