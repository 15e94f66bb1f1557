package extract

import "github.com/parley-record/parley/nlp"

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
