package ner

import (
	"github.com/parley-record/parley/nlp"
	"github.com/parley-record/parley/nlp/ner/gazetteer"
)

// settle trims what the sequence found, gives each name the code that the
// gazetteer has for it, and adds the gazetteer's names that the sequence left
// out. It returns names in order of First.
func settle(d *nlp.Doc, found []nlp.Name, sc *scratch) []nlp.Name {
	sc.names = sc.names[:0]
	k, until := 0, 0
	for i := 0; i < len(d.Tokens); {
		for k < len(found) && int(found[k].First) < i {
			k++
		}
		if k < len(found) && int(found[k].First) == i {
			n := found[k]
			if trim(d, &n) {
				if code(d, &n) {
					sc.names = append(sc.names, n)
				}
			}
			i = int(found[k].End)
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
	return sc.missed(d, found)
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
		case n.Kind != nlp.Person && n.End-n.First > 1:
			sc.last[h]--
		case n.Code != "" && n.Form != nlp.Proper:
			sc.last[h] -= 2
		}
	}
	for i := range names {
		n := &names[i]
		if n.End-n.First == 1 && n.Kind != nlp.Person && n.Code == "" && sc.last[hashBytes(d.Form(int(n.First)))] > 0 {
			n.Kind = nlp.Person
		}
	}
}

// missed adds last names of people that the sequence left out.
func (sc *scratch) missed(d *nlp.Doc, names []nlp.Name) []nlp.Name {
	if len(sc.last) == 0 {
		return names
	}
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
		if sc.last[hashBytes(f)] <= 0 || len(f) < 2 {
			continue
		}
		if _, ok := sc.small[lower(f)]; !ok {
			sc.names = append(sc.names, nlp.Name{First: i, End: i + 1, Kind: nlp.Person})
		}
	}
	return append(names[:0], sc.names...)
}

// match returns the gazetteer's name at token i if it needs no support.
func match(d *nlp.Doc, i int) (int, *gazetteer.Entry) {
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
		for i := n.First + 1; i < n.End; i++ {
			if d.Is(int(i), "of") && n.First+1 <= i && !d.Is(int(n.First), "Prince") && !d.Is(int(n.First), "Duke") {
				n.End = i // "Anna Berg of Norway"
			}
		}
	}
	for n.First < n.End {
		if f := d.Form(int(n.End - 1)); f == "'s" || f == "’s" || f == "," || f == "\"" || f == "”" {
			n.End--
			continue
		}
		break
	}
	return n.First < n.End
}

func titleWord(f string) bool {
	s := gazetteer.Title(gazetteer.Fold(f))
	return s == "honorific" || s == "office" || s == "voice"
}

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
func code(d *nlp.Doc, n *nlp.Name) bool {
	end, e := gazetteer.Match(d, int(n.First))
	if e == nil || end != int(n.End) {
		return true
	}
	if n.Kind == nlp.Person {
		return true
	}
	for r := e; r != nil; r = r.Next() {
		if r.Code == "" && e.Weak && n.Kind == nlp.Place {
			return true // a city or region rather than a doubtful state
		}
	}
	if e.Needs {
		return true
	}
	n.Code, n.Form = e.Code, e.Form
	if e.Code != "" && e.Kind != nlp.Place || e.Kind == nlp.State {
		n.Kind = e.Kind
	} else if e.Kind == nlp.Place {
		n.Kind = nlp.Place
	}
	return true
}
