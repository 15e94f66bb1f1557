package resolve

import (
	"slices"

	"github.com/parley-record/parley"
	"github.com/parley-record/parley/nlp"
	"github.com/parley-record/parley/nlp/ner/gazetteer"
)

// Names that become actors, or mentions of those who are known.

// name puts one name into the cast.
func (r *resolver) name(report int, n nlp.Name) {
	d := r.drafts[report].Doc
	if ofField(d, &n) || len(nameWords(d.Words(int(n.First), int(n.End)))) == 0 {
		return
	}
	if n.Form == nlp.Metonym && located(d, n) {
		return // "in Paris" is the city
	}
	text := d.Words(int(n.First), int(n.End))
	if e := gazetteer.Lookup(text); n.Code == "" && n.Kind == nlp.Organisation && e != nil && e.Kind == nlp.Place && e.Code == "" {
		n.Kind = nlp.Place
	}
	if n.Kind == nlp.Organisation && n.End-n.First == 1 && int(n.End) < len(d.Tokens) && d.Is(int(n.End), "administration") && gazetteer.Side(text) != "" {
		n.Kind = nlp.Person // "the Roe administration"
	}
	code, form := r.nameCode(d, n)
	if of := fieldOf(d, &n, code); of != "" {
		code, form, text = of, "metonym", gazetteer.Of(of).Name
	}
	m := mention{report, n.First, n.End, mainWord(d, n), form}
	switch i := r.shortFor(report, n); {
	case i != 0:
		r.short(i, code, text, m)
	case code != "" && n.Kind != nlp.Person:
		r.coded(n, code, text, m)
	default:
		r.uncoded(n, text, m)
	}
}

// nameCode returns the code of whom a name stands for, "" where it has none, and the form
// in which the name does: name, alias or metonym.
func (r *resolver) nameCode(d *nlp.Doc, n nlp.Name) (code, form string) {
	code, form = n.Code, "name"
	switch n.Form {
	case nlp.Demonym:
		form = "alias"
	case nlp.Metonym:
		form = "metonym"
	}
	if code == "" && n.Kind == nlp.Place {
		if e := gazetteer.Lookup(d.Words(int(n.First), int(n.End))); e != nil && e.Form == nlp.Metonym && (acts(d, n) || objectOf(d, n) && tellsOf(d, e.Code)) {
			code, form = e.Code, "metonym" // "Washington said"
		} else if c := seatOf(d, e); c != "" && acts(d, n) {
			code, form = c, "metonym" // "Brussels said", of the union that sits there
		}
	}
	if code == "" {
		code = r.fuller(d, n)
	}
	if code == "" && n.Kind == nlp.Organisation {
		code = ofStateNamed(d, n)
	}
	if code == "EUR" && r.cast.union {
		code = "EU"
	}
	return code, form
}

// seatOf returns the code of the body that a town with the entries from e on may stand for
// as its seat, where d names that body otherwise; "" for none.
func seatOf(d *nlp.Doc, e *gazetteer.Entry) string {
	for ; e != nil; e = e.Next() {
		h := gazetteer.Of(e.Code)
		if h == nil || h.Kind != nlp.Organisation {
			continue
		}
		if tellsOf(d, e.Code) {
			return e.Code
		}
	}
	return ""
}

// tellsOf reports whether some name in d is of who has the code.
func tellsOf(d *nlp.Doc, code string) bool {
	return slices.ContainsFunc(d.Names, func(n nlp.Name) bool { return n.Code == code })
}

// objectOf reports whether n is an object of a verb: "sent Washington its changes".
func objectOf(d *nlp.Doc, n nlp.Name) bool {
	switch d.Tokens[mainWord(d, n)].Rel.Plain() {
	case nlp.RelObj, nlp.RelIobj:
		return true
	}
	return false
}

// short takes m for a mention of the one of index i-1, whose name text is short for.
func (r *resolver) short(i int32, code, text string, m mention) {
	s := r.cast.list[i-1]
	if code != "" && s.code == "" && r.cast.bySide[code] == 0 {
		s.code, r.cast.bySide[code] = code, i
	}
	r.mention(i, m)
	if s.called(text) {
		r.cast.index(i, text)
	}
}

// coded takes m for a mention of the one who has the code of a name.
func (r *resolver) coded(n nlp.Name, code, text string, m mention) {
	i := r.cast.bySide[code]
	if i != 0 {
		r.mention(i, m)
	} else if i = r.uncodedAs(n, code, text, m); i == 0 {
		i = r.add(&someone{kind: codedKind(n, code), code: code}, m)
		r.cast.bySide[code] = i
		if n.Kind == nlp.Organisation && n.End-n.First > 1 {
			short := initials(nameWords(text))
			r.cast.byWord[short] = append(r.cast.byWord[short], i)
		}
	}
	r.cast.list[i-1].called(text)
}

// uncodedAs finds who was read before as a name of no code and has this one: "TWA",
// where Trans World Airlines is known. It returns 0 for nobody.
func (r *resolver) uncodedAs(n nlp.Name, code, text string, m mention) int32 {
	if n.Kind != nlp.Organisation || n.End-n.First != 1 || !capitalsOnly(text) {
		return 0
	}
	i := r.known(text, n.Kind, m)
	if i != 0 {
		r.cast.list[i-1].code, r.cast.bySide[code] = code, i
		r.mention(i, m)
	}
	return i
}

// codedKind returns what kind of actor a name with a code is of.
func codedKind(n nlp.Name, code string) parley.ActorKind {
	h := gazetteer.Of(code)
	switch {
	case h == nil:
		return actorKind(n.Kind)
	case h.Kind == nlp.State:
		return parley.State
	case h.Sort == "party" || h.Sort == "region":
		return parley.Group
	}
	return parley.Organisation
}

// uncoded takes m for a mention of somebody whose name has no code, known by what it
// says or new.
func (r *resolver) uncoded(n nlp.Name, text string, m mention) {
	d := r.drafts[m.report].Doc
	i := r.known(text, n.Kind, m)
	if i == 0 {
		i = r.spelt(text, n.Kind)
	}
	if i == 0 && n.Kind == nlp.Person {
		i = r.firmCalled(d, n)
	}
	if i == 0 {
		i = r.sameWord(n, text)
	}
	if i == 0 && (n.Kind == nlp.Person || n.Kind == nlp.Organisation) {
		i = r.lastWordOf(d, n)
	}
	if i == 0 && n.Kind != nlp.Person {
		i = r.shouted(m.report, n)
	}
	if i == 0 && n.Kind == nlp.Organisation {
		i = r.headed(m.report, n.First, n.End)
	}
	if i != 0 {
		r.mention(i, m)
	} else {
		i = r.add(&someone{kind: actorKind(n.Kind), place: n.Kind == nlp.Place}, m)
	}
	if r.cast.list[i-1].called(text) {
		r.cast.index(i, text)
	}
	if s := r.cast.list[i-1]; n.Kind == nlp.Organisation && isMinistry(nameWords(text)) && !s.seat.told {
		if h := r.ministrySeat(m); h.told || s.seat.code == "" {
			s.seat = h
		}
	}
}

// sameWord returns who has the one word of name n for all of a name, read as a person's
// where n is a body's or the other way round: the engine reads a firm called by one word
// as either, and one report's two readings of it are no two actors. It is a body then.
// 0 for nobody.
func (r *resolver) sameWord(n nlp.Name, text string) int32 {
	words := nameWords(text)
	if len(words) != 1 || len(text) < 4 || n.Kind != nlp.Person && n.Kind != nlp.Organisation {
		return 0
	}
	for _, i := range r.cast.byWord[words[0]] {
		s := r.cast.list[i-1]
		if s.described || s.place || s.code != "" || (s.kind == parley.Person) == (n.Kind == nlp.Person) || s.kind != parley.Person && s.kind != parley.Organisation {
			continue
		}
		if slices.ContainsFunc(s.words, func(w []string) bool { return len(w) != 1 || w[0] != words[0] }) {
			continue // "Ann Berg", and a firm of that name
		}
		s.kind = parley.Organisation
		return i
	}
	return 0
}
