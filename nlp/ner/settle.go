package ner

import (
	"sync"

	"github.com/parley-record/parley/nlp"
	"github.com/parley-record/parley/nlp/lexicon"
	"github.com/parley-record/parley/nlp/ner/gazetteer"
)

// settle trims what the sequence found, gives each name the code that the
// gazetteer has for it, and adds the gazetteer's names that the sequence left
// out. It returns names in order of First.
func settle(m *Model, d *nlp.Doc, found []nlp.Name, sc *scratch) []nlp.Name {
	sc.names = sc.names[:0]
	k, until := 0, 0
	for i := 0; i < len(d.Tokens); {
		for k < len(found) && int(found[k].First) < i {
			k++
		}
		// A long name of the gazetteer is sure, whatever the sequence made of it.
		if end, e := match(d, i); e != nil && end-i >= 3 && i >= until {
			n := nlp.Name{First: int32(i), End: int32(end), Kind: e.Kind, Form: e.Form, Code: e.Code}
			if k >= len(found) || int(found[k].First) != i || int(found[k].End) <= end {
				sc.add(d, n)
				i, until = end, end
				continue
			}
		}
		if end, e := overlaps(d, i, found, k); e != nil && i >= until {
			sc.add(d, nlp.Name{First: int32(i), End: int32(end), Kind: e.Kind, Form: e.Form, Code: e.Code})
			i, until = end, end
			continue
		}
		if k < len(found) && int(found[k].First) == i {
			n := found[k]
			if n.Kind != nlp.Person && n.End-n.First >= 2 && n.End-n.First <= 4 && personal(d.Form(i)) && capitals(d, int(n.First), int(n.End)) {
				n.Kind = nlp.Person // "President Doe"
			}
			grow(d, &n)
			tail := splitTitle(d, &n)
			if trim(d, &n) {
				code(d, &n)
				sc.add(d, n)
			}
			if tail.End > tail.First && trim(d, &tail) {
				sc.add(d, tail)
			}
			i = max(int(found[k].End), int(n.End))
			if n.Kind == nlp.Person && tail.End == 0 && n.End > n.First {
				i = int(n.End) // "Anna Berg | of Norway"
			}
			until = i
			k++
			continue
		}
		if end, e := match(d, i); e != nil && i >= until {
			if k == len(found) || end <= int(found[k].First) {
				sc.names = append(sc.names, nlp.Name{First: int32(i), End: int32(end), Kind: e.Kind, Form: e.Form, Code: e.Code})
				i = end
				continue
			}
		}
		i++
	}
	found = append(found[:0], sc.names...)
	sc.agree(d, found)
	storms(d, found)
	found = sc.edges(m, d, found)
	found = sc.missed(m, d, found)
	found = sc.bodies(m, d, found)
	found = sc.firms(d, found)
	return nicknames(d, sc.share(m, d, found))
}

// agree gives single words that are the last word of a person's longer name
// that name's kind, wherever they stand.
func (sc *scratch) agree(d *nlp.Doc, names []nlp.Name) {
	if sc.last == nil {
		sc.last = map[uint32]int{}
	}
	clear(sc.last)
	for _, n := range names {
		h := hashBytes(d.Form(int(n.End - 1)))
		switch {
		case n.Kind == nlp.Person && n.End-n.First > 1:
			sc.last[h] += 2
		case n.Kind == nlp.Organisation && n.End-n.First > 1 && firmWord(d.Form(int(n.End-1))):
			sc.last[hashBytes(d.Form(int(n.First)))] -= 1 << 16
		case n.Kind != nlp.Person && n.End-n.First > 1:
			sc.last[h]--
		case n.Code != "" && n.Form != nlp.Proper:
			sc.last[h] -= 2
		}
	}
	for i := range names {
		n := &names[i]
		if i+1 < len(names) && (n.Kind == nlp.Person || n.Kind == nlp.Other && n.Code == "") && names[i+1].Kind == nlp.Person && employs(d, n.End, names[i+1].First) {
			n.Kind = nlp.Organisation
			code(d, n) // "Kremlin spokesman Ivan Dorn"
		}
		if n.End-n.First != 1 || n.Code != "" {
			continue
		}
		switch v := sc.last[hashBytes(d.Form(int(n.First)))]; {
		case v < -1<<15 && v > -1<<20:
			n.Kind = nlp.Organisation // "Acme" where "Acme Ltd" stands
		case v > 0:
			n.Kind = nlp.Person
		}
		if n.Kind == nlp.Person && sc.last[hashBytes(d.Form(int(n.First)))] <= 0 {
			held(d, n)
		}
	}
}

// held gives a single word that the sequence took for a person what a name of the
// gazetteer that needs no support stands for, unless a title stands before it.
func held(d *nlp.Doc, n *nlp.Name) {
	if n.First > 0 && d.Tokens[n.First-1].Sentence == d.Tokens[n.First].Sentence && titleWord(d.Form(int(n.First-1))) {
		return
	}
	if end, e := match(d, int(n.First)); e != nil && end == int(n.End) && e.Code != "" {
		n.Kind, n.Form, n.Code = e.Kind, e.Form, e.Code
	}
}

// titled returns the end of the capitalised words at token i that stand behind a
// title and are no name yet; i where there are none.
func titled(d *nlp.Doc, names []nlp.Name, k int, i int32) int32 {
	if i == 0 || d.Tokens[i-1].Sentence != d.Tokens[i].Sentence || !personal(d.Form(int(i-1))) {
		return i
	}
	end := i
	for end < int32(len(d.Tokens)) && end-i < 4 && d.Tokens[end].Sentence == d.Tokens[i].Sentence && (k >= len(names) || names[k].First > end) {
		f := d.Form(int(end))
		c := f[0]
		if c < 'A' || c > 'Z' && c < 0xC3 || len(f) < 2 || titleWord(f) || firmWord(f) || d.Tokens[end].UPOS != nlp.PROPN {
			break
		}
		if _, e := gazetteer.Match(d, int(end)); e != nil {
			break
		}
		end++
	}
	return end
}

// firm returns the end of the capitalised words at token i that no dictionary
// knows and that stand before somebody's office, as in "Ixcorp chief executive
// Jane Roe"; i where there are none.
func (m *Model) firm(d *nlp.Doc, names []nlp.Name, k int, i int32) int32 {
	if k >= len(names) || names[k].Kind != nlp.Person || names[k].First-i > 7 || names[k].First <= i+1 || m.words.Of(lexicon.Hash(d.Form(int(i)))).Classes != 0 {
		return i
	}
	end := i
	for end < names[k].First && d.Tokens[end].UPOS == nlp.PROPN && !titleWord(d.Form(int(end))) {
		if c := d.Text[d.Tokens[end].Start]; c < 'A' || c > 'Z' && c < 0xC3 {
			break
		}
		end++
	}
	office := false
	for t := end; t < names[k].First; t++ {
		switch d.Tokens[t].UPOS {
		case nlp.NOUN, nlp.PROPN, nlp.ADJ:
			office = office || titleWord(d.Form(int(t)))
		default:
			return i
		}
	}
	if !office || end == i {
		return i
	}
	return end
}

// employs reports whether nothing but somebody's office stands in [a, b): what
// is named before it is no person then.
func employs(d *nlp.Doc, a, b int32) bool {
	if b <= a || b-a > 5 {
		return false
	}
	office := false
	for t := a; t < b; t++ {
		switch d.Tokens[t].UPOS {
		case nlp.NOUN, nlp.PROPN, nlp.ADJ:
			f := d.Form(int(t))
			office = office || titleWord(f) && gazetteer.Title(gazetteer.Fold(f)) != "honorific"
		default:
			return false
		}
	}
	return office
}

// missed adds last names of people that the sequence left out, and names behind
// a title.
func (sc *scratch) missed(m *Model, d *nlp.Doc, names []nlp.Name) []nlp.Name {
	sc.names = sc.names[:0]
	k := 0
	for i := int32(0); i < int32(len(d.Tokens)); i++ {
		if k < len(names) && names[k].First == i {
			sc.names = append(sc.names, names[k])
			i = names[k].End - 1
			k++
			continue
		}
		if c := d.Text[d.Tokens[i].Start]; c < 'A' || c > 'Z' && c < 0xC3 {
			continue
		}
		f := d.Form(int(i))
		if end := titled(d, names, k, i); end > i {
			n := nlp.Name{First: i, End: end, Kind: nlp.Person}
			grow(d, &n)
			sc.names = append(sc.names, n)
			i = n.End - 1
			continue
		}
		if end := m.spokenFor(d, names, k, i); end > i {
			sc.names = append(sc.names, nlp.Name{First: i, End: end, Kind: nlp.Organisation})
			i = end - 1
			continue
		}
		if end := m.firm(d, names, k, i); end > i {
			sc.names = append(sc.names, nlp.Name{First: i, End: end, Kind: nlp.Organisation})
			i = end - 1
			continue
		}
		if sc.last[hashBytes(f)] <= 0 || len(f) < 2 {
			continue
		}
		if _, ok := sc.small[lower(f)]; !ok {
			sc.names = append(sc.names, nlp.Name{First: i, End: i + 1, Kind: nlp.Person})
		}
	}
	return append(names[:0], sc.names...)
}

// spokenFor returns the end of the capitalised word at token i that no
// dictionary of words or names knows, for which somebody speaks, as in "a
// spokesman for Ixcorp"; i where it is none.
func (m *Model) spokenFor(d *nlp.Doc, names []nlp.Name, k int, i int32) int32 {
	s := d.Sentences[d.Tokens[i].Sentence]
	if i < s.First+2 || !d.Is(int(i-1), "for") || k < len(names) && names[k].First <= i || i+1 < s.End && capital(d, i+1) {
		return i
	}
	switch d.Form(int(i - 2)) {
	case "spokesman", "spokeswoman", "spokesperson", "spokesmen", "spokespeople":
	default:
		return i
	}
	f := d.Form(int(i))
	if d.Tokens[i].UPOS != nlp.PROPN || len(f) < 3 || m.common(d, i) || m.known.flags(hashFold(f)) != 0 || titleWord(f) {
		return i
	}
	return i + 1
}

// personal reports whether a capitalised word before a name says that the name
// is a person's.
func personal(w string) bool {
	switch w {
	case "President", "Senator", "Sen.", "Rep.", "Mr", "Mr.", "Mrs", "Mrs.", "Ms", "Ms.", "Dr", "Dr.", "Chancellor", "Gov.", "Governor", "Minister", "Premier", "Speaker", "Congressman", "Congresswoman", "Spokesman", "Spokeswoman", "Ambassador", "Secretary", "Commissioner", "Sir", "Professor", "Prof.", "Pope", "Gen.", "Col.", "Capt.", "Lt.", "Sgt.", "Judge", "Mayor", "Envoy":
		return true
	}
	return false
}

// capitals reports whether every word of [first, end) begins with a capital and
// none but the first is a title.
func capitals(d *nlp.Doc, first, end int) bool {
	for t := first; t < end; t++ {
		f := d.Form(t)
		if c := f[0]; c < 'A' || c > 'Z' && c < 0xC3 {
			return false
		}
		if t > first && (titleWord(f) || firmWord(f)) {
			return false
		}
	}
	return true
}

// add appends a name; "Sir" and the name behind it are one.
func (sc *scratch) add(d *nlp.Doc, n nlp.Name) {
	if k := len(sc.names) - 1; k >= 0 && n.Kind == nlp.Person && sc.names[k].Kind == nlp.Person && sc.names[k].End == n.First && keeps(d.Form(int(sc.names[k].First))) && sc.names[k].End-sc.names[k].First == 1 {
		sc.names[k].End = n.End
		return
	}
	sc.names = append(sc.names, n)
}

// grow takes in the words that belong to a person's name by the look of them:
// "Sir" before it, "-in" behind "Moon Jae", a last word that the tree joins to it.
func grow(d *nlp.Doc, n *nlp.Name) {
	if n.Kind != nlp.Person {
		return
	}
	s := d.Sentences[d.Tokens[n.First].Sentence]
	if n.First > s.First && keeps(d.Form(int(n.First-1))) {
		n.First--
	}
	if d.Is(int(n.End-1), "-") && n.End < s.End && d.Tokens[n.End].Glued && d.Tokens[n.End-1].Glued {
		n.End++
	}
	for n.End+1 < s.End && d.Tokens[n.End].Glued && d.Is(int(n.End), "-") && d.Tokens[n.End+1].Glued && len(d.Form(int(n.End+1))) <= 6 && d.Tokens[n.End+1].UPOS != nlp.VERB {
		n.End += 2
	}
	if n.End < s.End && d.Has&nlp.Trees != 0 {
		t := &d.Tokens[n.End]
		if c := d.Text[t.Start]; t.Rel.Plain() == nlp.RelFlat && t.Head >= n.First && t.Head < n.End && c >= 'A' && c <= 'Z' && !titleWord(d.Form(int(n.End))) {
			n.End++
		}
	}
}

// splitTitle cuts "Acme Chief Executive Jane Roe", found as one name, into the
// company, which is left in n, and the person, which it returns.
func splitTitle(d *nlp.Doc, n *nlp.Name) nlp.Name {
	if n.End-n.First < 3 || n.Kind == nlp.Other || n.Kind == nlp.Place {
		return nlp.Name{}
	}
	a, b := int32(-1), int32(-1)
	for t := n.First + 1; t < n.End-1; t++ {
		f := d.Form(int(t))
		if titleWord(f) && !keeps(f) && gazetteer.Title(gazetteer.Fold(f)) != "honorific" {
			if a < 0 {
				a = t
			}
			b = t
		}
	}
	if a < 0 || n.End-b-1 > 4 {
		return nlp.Name{}
	}
	for t := b + 1; t < n.End; t++ {
		if c := d.Text[d.Tokens[t].Start]; c >= 'a' && c <= 'z' {
			return nlp.Name{} // "the Office of the President of the Board"
		}
	}
	tail := nlp.Name{First: b + 1, End: n.End, Kind: nlp.Person}
	n.End = a
	n.Kind = nlp.Organisation
	return tail
}

// firmWord reports whether a name that ends with w names a company or body.
func firmWord(w string) bool {
	switch w {
	case "Inc", "Inc.", "Corp", "Corp.", "Ltd", "Ltd.", "LLC", "LLP", "Plc", "PLC", "plc", "NV", "AG", "SA", "GmbH", "Co", "Co.", "Holdings", "Group", "Party", "Union", "Ministry", "Department", "Council", "Committee", "Commission", "Association", "University", "Bank", "Institute", "Agency", "Company", "Corporation", "Federation", "Foundation", "Airlines", "Airways", "Authority", "Organisation", "Organization", "Coalition", "Center", "Centre":
		return true
	}
	return false
}

// match returns the gazetteer's name at token i if it needs no support.
func match(d *nlp.Doc, i int) (int, *gazetteer.Entry) {
	if i >= len(d.Tokens) {
		return i, nil
	}
	c := d.Text[d.Tokens[i].Start]
	if c >= '0' && c <= '9' || c < 'A' {
		return i, nil
	}
	end, e := gazetteer.Match(d, i)
	if e == nil || e.Weak {
		return i, nil
	}
	return end, e
}

// trim takes titles and marks from the edges of a name and reports whether
// anything is left.
func trim(d *nlp.Doc, n *nlp.Name) bool {
	for n.First < n.End {
		f := d.Form(int(n.First))
		if n.Kind == nlp.Person && n.End-n.First > 1 && (titleWord(f) && !keeps(f)) || f == "the" || f == "The" || f == "\"" || f == "“" {
			n.First++
			continue
		}
		break
	}
	if n.Kind == nlp.Person {
		if n.End-n.First > 1 && firmWord(d.Form(int(n.End-1))) {
			n.Kind = nlp.Organisation
		}
		if w := d.Form(int(n.End - 1)); n.End-n.First > 1 && len(w) > 3 && w == upper(w) && d.Form(int(n.First)) != upper(d.Form(int(n.First))) {
			n.End-- // a dateline's town behind a byline
		}
		for i := n.First + 1; i < n.End; i++ {
			if d.Is(int(i), "of") && n.First+1 <= i && !d.Is(int(n.First), "Prince") && !d.Is(int(n.First), "Duke") {
				n.End = i // "Anna Berg of Norway"
			}
		}
	}
	for n.First < n.End {
		if f := d.Form(int(n.End - 1)); f == "'s" || f == "’s" || f == "," || f == "\"" || f == "”" || f == "-" {
			n.End--
			continue
		}
		break
	}
	return n.First < n.End
}

func titleWord(f string) bool {
	s := titleSorts()[lower(f)]
	return s >= 1 && s <= 3 // honorific, office, voice
}

var titleSorts = sync.OnceValue(titleTable)

// keeps reports whether a title is part of the name ("Sir Keir Starmer").
func keeps(f string) bool {
	switch f {
	case "Sir", "Dame", "Lord", "Lady", "Baroness", "Sheikh", "Ayatollah", "Prince", "Princess", "Pope", "King", "Queen":
		return true
	}
	return false
}

// code gives n the code and form of the gazetteer's entry that spans it, and
// the kind that goes with it.
func code(d *nlp.Doc, n *nlp.Name) {
	end, e := gazetteer.Match(d, int(n.First))
	if e == nil || end != int(n.End) {
		return
	}
	if n.Kind == nlp.Person {
		return
	}
	for r := e; r != nil; r = r.Next() {
		if r.Code == "" && e.Weak && n.Kind == nlp.Place {
			return // a city or region rather than a doubtful state
		}
	}
	if e.Needs {
		return
	}
	n.Code, n.Form = e.Code, e.Form
	if e.Code != "" && e.Kind != nlp.Place || e.Kind == nlp.State {
		n.Kind = e.Kind
	} else if e.Kind == nlp.Place {
		n.Kind = nlp.Place
	}
}
