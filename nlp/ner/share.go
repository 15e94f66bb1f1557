package ner

import (
	"github.com/parley-record/parley/nlp"
	"github.com/parley-record/parley/nlp/lexicon"
	"github.com/parley-record/parley/nlp/ner/gazetteer"
)

// A tally counts what a run of words was read as throughout a text. A zero
// count of a kind stands for none.
type tally struct {
	kinds [nlp.Other + 1]uint16
	inner bool // read somewhere else than at the head of a sentence
}

// best returns the kind that a run of words was mostly read as; of kinds as
// frequent, organisation comes first, then person.
func (t *tally) best() nlp.NameKind {
	k := nlp.Organisation
	for _, o := range [...]nlp.NameKind{nlp.Person, nlp.Place, nlp.Other} {
		if t.kinds[o] > t.kinds[k] {
			k = o
		}
	}
	return k
}

// maxShared is the most words of a name that is sought again in a text.
const maxShared = 6

const (
	runSeed  = 0xcbf29ce484222325
	foldSeed = 0x9ae16a3b2f90404f
)

func runStep(k uint64, h uint32) uint64 { return (k ^ uint64(h)) * 0x9E3779B97F4A7C15 }

// share brings one run of words to one kind throughout a text, and adds names
// where the same words stand again and the sequence saw none: "Acme" at the
// head of a sentence where it is named elsewhere. In a headline, which capitals
// tell little of, names are cut to those that the running text has.
func (sc *scratch) share(m *Model, d *nlp.Doc, names []nlp.Name) []nlp.Name {
	if sc.runs == nil {
		sc.runs, sc.heads = map[uint64]tally{}, map[uint64]uint8{}
	}
	clear(sc.runs)
	clear(sc.heads)
	sc.cased = sc.cased[:0]
	for _, s := range d.Sentences {
		sc.cased = append(sc.cased, casing(d, s))
	}
	for i := range names {
		n := &names[i]
		c := sc.cased[d.Tokens[n.First].Sentence]
		if n.Code != "" || n.End-n.First > maxShared || c != plainCase {
			continue
		}
		sc.vote(d, n)
		if n.Kind == nlp.Organisation {
			sc.shorten(d, n)
		}
	}
	for i := 1; i < len(names); i++ {
		if a, n := &names[i-1], &names[i]; a.Code == "" && n.Code == "" && (a.Kind == nlp.Organisation || pact(d.Form(int(a.End-1)))) && stands(d, a, n) {
			k := runKey(d, n.First, n.End, false)
			t := sc.runs[k]
			t.kinds[a.Kind] += 1 << 10
			sc.runs[k] = t
		}
	}
	for i := range names {
		n := &names[i]
		if n.Code != "" || n.End-n.First > maxShared {
			continue
		}
		if t, ok := sc.runs[runKey(d, n.First, n.End, false)]; ok {
			n.Kind = t.best()
		}
	}
	sc.names = sc.names[:0]
	k := 0
	for i := int32(0); i < int32(len(d.Tokens)); {
		c := sc.cased[d.Tokens[i].Sentence]
		if k < len(names) && names[k].First == i {
			n := names[k]
			k++
			if c != plainCase && n.Code == "" && sc.headline(m, d, n, c) {
				i = max(n.End, i+1)
				continue
			}
			sc.names = append(sc.names, n)
			i = n.End
			continue
		}
		until := d.Sentences[d.Tokens[i].Sentence].End
		if k < len(names) {
			until = min(until, names[k].First)
		}
		if n := sc.again(d, i, until, c == allCaps); n.End > i {
			sc.names = append(sc.names, n)
			i = n.End
			continue
		}
		i++
	}
	return append(names[:0], sc.names...)
}

// stands reports whether n is the letters that a begins its words with, in
// brackets or between commas behind it: "the Tea Growers Accord (TGA)".
func stands(d *nlp.Doc, a, n *nlp.Name) bool {
	if n.End-n.First != 1 || a.End-a.First < 2 || n.First != a.End+1 || !d.Is(int(a.End), "(") && !d.Is(int(a.End), ",") {
		return false
	}
	f, k := d.Form(int(n.First)), 0
	for t := a.First; t < a.End; t++ {
		if c := d.Text[d.Tokens[t].Start]; c >= 'A' && c <= 'Z' {
			if k >= len(f) || f[k] != c {
				return false
			}
			k++
		}
	}
	return k == len(f) && k > 1
}

// vote counts a name of running text.
func (sc *scratch) vote(d *nlp.Doc, n *nlp.Name) {
	inner := n.First > d.Sentences[d.Tokens[n.First].Sentence].First
	for _, fold := range [2]bool{false, true} {
		k := runKey(d, n.First, n.End, fold)
		t := sc.runs[k]
		t.kinds[n.Kind]++
		t.inner = t.inner || inner
		sc.runs[k] = t
		h := runKey(d, n.First, n.First+1, fold)
		sc.heads[h] = max(sc.heads[h], uint8(n.End-n.First))
	}
}

// again returns the longest name at token i, before token until, that running
// text has; an empty one where there is none.
func (sc *scratch) again(d *nlp.Doc, i, until int32, fold bool) nlp.Name {
	c := d.Text[d.Tokens[i].Start]
	if c < 'A' || c > 'Z' && c < 0xC3 {
		return nlp.Name{}
	}
	most := sc.heads[runKey(d, i, i+1, fold)]
	for n := min(int32(most), until-i); n > 0; n-- {
		t, ok := sc.runs[runKey(d, i, i+n, fold)]
		if !ok {
			continue
		}
		k := t.best()
		if !t.inner && (n == 1 || k != nlp.Person) {
			continue
		}
		if n == 1 {
			f := d.Form(int(i))
			if k == nlp.Other || len(f) < 2 {
				continue
			}
			if _, ok := sc.small[lower(f)]; ok {
				continue // the word has another use in this text
			}
		}
		return nlp.Name{First: i, End: i + n, Kind: k}
	}
	return nlp.Name{}
}

// headline puts for a name of a headline the names within it that running text
// or the gazetteer has, and reports whether it did; a run that holds a verb or
// common words alone is no name.
func (sc *scratch) headline(m *Model, d *nlp.Doc, n nlp.Name, c uint8) bool {
	if _, ok := sc.runs[runKey(d, n.First, n.End, c == allCaps)]; ok && n.End-n.First <= maxShared {
		return false
	}
	if n.End-n.First == 1 {
		// "SPLIT" is a town as often as it is a word.
		w := m.words.Of(lexicon.Hash(d.Form(int(n.First))))
		_, small := sc.small[lower(d.Form(int(n.First)))]
		return c == allCaps && (small || w.Classes != 0 && n.Kind != nlp.Person)
	}
	was := len(sc.names)
	covered := int32(0)
	doubt, spare := false, false
	for i := n.First; i < n.End; {
		f := d.Form(int(i))
		if o := sc.again(d, i, n.End, c == allCaps); o.End > i {
			sc.names = append(sc.names, o)
			covered += o.End - i
			i = o.End
			continue
		}
		if end, e := match(d, int(i)); e != nil && end <= int(n.End) {
			sc.names = append(sc.names, nlp.Name{First: i, End: int32(end), Kind: e.Kind, Form: e.Form, Code: e.Code})
			covered += int32(end) - i
			i = int32(end)
			continue
		}
		if _, ok := sc.small[lower(f)]; ok || d.Tokens[i].UPOS == nlp.VERB || d.Tokens[i].UPOS == nlp.AUX {
			doubt = true
		}
		spare = spare || m.common(d, i) && !office(f) && !firmWord(f)
		i++
	}
	if len(sc.names) > was && (doubt || spare || covered == n.End-n.First) {
		return true
	}
	sc.names = sc.names[:was]
	return doubt && n.Kind != nlp.Person
}

// How a sentence uses capitals.
const (
	plainCase = iota
	titleCase // most words of weight begin with one
	allCaps   // most letters are
)

// casing returns how a sentence uses capitals.
func casing(d *nlp.Doc, s nlp.Sentence) uint8 {
	words, heavy, upper, all := 0, 0, 0, 0
	for t := s.First; t < s.End; t++ {
		f := d.Form(int(t))
		c := f[0]
		big := c >= 'A' && c <= 'Z'
		if !big && (c < 'a' || c > 'z') {
			continue
		}
		words++
		caps := big && len(f) > 1
		for i := 1; caps && i < len(f); i++ {
			caps = f[i] < 'a' || f[i] > 'z'
		}
		if caps {
			all++
		}
		if len(f) > 3 {
			heavy++
			if big {
				upper++
			}
		}
	}
	switch {
	case words >= 3 && all*5 >= words*4:
		return allCaps
	case heavy >= 3 && upper*5 >= heavy*4 && words <= 40 && !d.Is(int(s.End-1), "."):
		return titleCase
	}
	return plainCase
}

// runKey returns a hash of the words of [first, end), their case folded or not.
func runKey(d *nlp.Doc, first, end int32, fold bool) uint64 {
	k := uint64(runSeed)
	if fold {
		k = foldSeed
	}
	for t := first; t < end; t++ {
		h := hashBytes(d.Form(int(t)))
		if fold {
			h = lower(d.Form(int(t)))
		}
		k = runStep(k, h)
	}
	return k
}

// overlaps returns the gazetteer's name of several words at token i where the
// sequence found but a part of it, as in "United | Nations".
func overlaps(d *nlp.Doc, i int, found []nlp.Name, k int) (int, *gazetteer.Entry) {
	if k >= len(found) {
		return i, nil
	}
	end, e := match(d, i)
	if e == nil || end-i < 2 || int(found[k].First) >= end || int(found[k].End) > end {
		return i, nil
	}
	if int(found[k].First) == i && int(found[k].End) == end {
		return i, nil
	}
	return end, e
}
