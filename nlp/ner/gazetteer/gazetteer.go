// Package gazetteer holds what Parley knows of the world by name: states with
// their demonyms, capitals and seats of government, international bodies,
// parties, unions and media, places, and the words for offices. The data are
// the TSV files beside this file; each says at its head where its facts come
// from.
package gazetteer

import (
	_ "embed"
	"strings"
	"sync"

	"github.com/parley-record/parley/nlp"
	"github.com/parley-record/parley/nlp/tsv"
)

//go:embed states.tsv
var statesTSV string

//go:embed bodies.tsv
var bodiesTSV string

//go:embed places.tsv
var placesTSV string

//go:embed titles.tsv
var titlesTSV string

//go:embed people.tsv
var peopleTSV string

//go:embed abbreviations.tsv
var abbreviationsTSV string

// An Entry is one form of a name and what it stands for.
type Entry struct {
	Text  string // without its article
	Kind  nlp.NameKind
	Form  nlp.NameForm
	Code  string // of the state or body; "" for a place
	Sort  string // bodies and places: alliance, ministry, party, city, …; states: "state"
	Weak  bool   // has other common readings: counts only with support in the text
	Needs bool   // counts only where a fuller form of the same code stands in the text, and after "the"
	exact bool   // an acronym or a word in small letters: the letters' case counts
	next  *Entry // another reading of the same words
}

// Next returns another reading of the same words, nil where there is none. The
// first reading is a state's or a body's, places come last.
func (e *Entry) Next() *Entry { return e.next }

// A Holder is a state or a body with all its forms.
type Holder struct {
	Code   string
	Name   string // as printed
	Kind   nlp.NameKind
	Sort   string
	Of     string   // code of the state or body whose part it is
	Names  []string // Name first
	People []string // demonyms
	Seats  []string // capitals, palaces, offices
}

type tables struct {
	trie    map[uint64]node
	first   [1 << 10]uint64 // bits of the hashes that a name can begin with
	holders map[string]*Holder
	titles  map[string]string
	people  map[string]string // folded full name → code
	last    map[string]string // folded last name → code, "" where bearers differ
	given   map[string]string // folded last name → the first letters of its bearers' names
	codes   []string
	short   map[string]bool // abbreviations that name nobody
}

type node struct {
	entry *Entry
	more  bool
}

var load = sync.OnceValue(func() *tables {
	t := &tables{trie: map[uint64]node{}, holders: map[string]*Holder{}, titles: map[string]string{}, people: map[string]string{}, last: map[string]string{}, given: map[string]string{}, short: map[string]bool{}}
	rows("abbreviations.tsv", abbreviationsTSV, 2, func(f []string) {
		for _, w := range strings.Split(f[1], "|") {
			t.short[w] = true
		}
	})
	rows("states.tsv", statesTSV, 4, func(f []string) {
		h := &Holder{Code: f[0], Kind: nlp.State, Sort: "state"}
		h.Names = t.forms(h, f[1], nlp.Proper)
		h.People = t.forms(h, f[2], nlp.Demonym)
		h.Seats = t.forms(h, f[3], nlp.Metonym)
		t.hold(h)
	})
	rows("bodies.tsv", bodiesTSV, 4, func(f []string) {
		h := &Holder{Code: f[0], Kind: nlp.Organisation, Sort: f[2], Of: f[3]}
		switch h.Sort {
		case "region":
			h.Kind = nlp.Place
		case "product":
			h.Kind = nlp.Other
		}
		h.Names = t.forms(h, f[1], nlp.Proper)
		t.hold(h)
	})
	rows("places.tsv", placesTSV, 2, func(f []string) {
		t.forms(&Holder{Kind: nlp.Place, Sort: f[0]}, f[1], nlp.Proper)
	})
	rows("titles.tsv", titlesTSV, 2, func(f []string) {
		for _, w := range strings.Split(f[1], "|") {
			if _, ok := t.titles[w]; !ok {
				t.titles[w] = f[0]
			}
		}
	})
	rows("people.tsv", peopleTSV, 2, func(f []string) {
		for _, n := range strings.Split(f[1], "|") {
			k := Fold(n)
			t.people[k] = f[0]
			l := k[strings.LastIndexByte(k, ' ')+1:]
			t.given[l] += k[:1]
			if c, ok := t.last[l]; ok && c != f[0] {
				t.last[l] = ""
			} else {
				t.last[l] = f[0]
			}
		}
	})
	return t
})

// rows calls f with the fields of each entry.
func rows(name, text string, n int, f func([]string)) {
	for _, r := range tsv.Must(tsv.Tabs(name, text, n)).Rows {
		f(r.Fields)
	}
}

func (t *tables) hold(h *Holder) {
	h.Name = h.Names[0]
	t.codes = append(t.codes, h.Code)
	t.holders[h.Code] = h
}

// forms puts the forms of one cell into the trie and returns them plain.
func (t *tables) forms(h *Holder, cell string, form nlp.NameForm) []string {
	if cell == "" {
		return nil
	}
	var out []string
	for _, s := range strings.Split(cell, "|") {
		e := Entry{Kind: h.Kind, Form: form, Code: h.Code, Sort: h.Sort}
		if s[0] == '?' {
			e.Weak, s = true, s[1:]
		} else if s[0] == '~' {
			e.Needs, e.Weak, s = true, true, s[1:]
		}
		out = append(out, s)
		if l := strings.ToLower(s); strings.HasPrefix(l, "the ") {
			s = s[4:]
		}
		e.Text = s
		e.exact = s == strings.ToUpper(s) || s[0] >= 'a' && s[0] <= 'z' && !strings.Contains(s, " ")
		t.put(e, strings.Fields(s))
		if spaced := split(s); len(spaced) != len(strings.Fields(s)) {
			t.put(e, spaced)
		}
	}
	return out
}

// split returns the words of s as the Universal Dependencies convention cuts
// them: at hyphens and before a possessive mark.
func split(s string) []string {
	s = strings.ReplaceAll(s, "-", " - ")
	s = strings.ReplaceAll(s, "s' ", "s ' ")
	s = strings.ReplaceAll(s, "'s ", " 's ")
	s = strings.ReplaceAll(s, ",", " ,")
	s = strings.ReplaceAll(s, "+", " + ")
	return strings.Fields(s)
}

func (t *tables) put(e Entry, words []string) {
	var k uint64
	for i, w := range words {
		h := Hash(w)
		if i == 0 {
			t.first[h>>6&1023] |= 1 << (h & 63)
		}
		k = step(k, h)
		n := t.trie[k]
		if i < len(words)-1 {
			n.more = true
		} else {
			e := e
			last := &n.entry
			for *last != nil {
				if (*last).Code == e.Code && (*last).Sort == e.Sort {
					if e.Text[0] >= 'a' {
						(*last).Text = e.Text // the form in small letters allows both
					}
					return
				}
				last = &(*last).next
			}
			*last = &e
		}
		t.trie[k] = n
	}
}

func step(k, h uint64) uint64 { return (k ^ h) * 0x9E3779B97F4A7C15 }

// Hash returns a hash of a word that does not see its case, its Latin accents
// or the shape of its apostrophe.
func Hash(w string) uint64 {
	h := uint64(14695981039346656037)
	for _, r := range w {
		h = (h ^ uint64(fold(r))) * 1099511628211
	}
	return h ^ h>>29
}

// fold returns the small plain letter of r.
func fold(r rune) rune {
	switch {
	case r < 0x80:
		if r >= 'A' && r <= 'Z' {
			r += 'a' - 'A'
		}
		return r
	case r == '’' || r == '‘' || r == 'ʼ':
		return '\''
	case r == '‑' || r == '‐':
		return '-'
	case r >= 0xC0 && r < 0x180:
		return rune(plain[r-0xC0])
	}
	return r
}

// plain is the plain letter of each rune from U+00C0 to U+017F.
const plain = "aaaaaaaceeeeiiiidnooooo*ouuuuypsaaaaaaaceeeeiiiidnooooo/ouuuuypy" +
	"aaaaaaccccccccddddeeeeeeeeeegggggggghhhhiiiiiiiiiiiijjkkkllllllllllnnnnnnnnnoooooooorrrrrrssssssssttttttuuuuuuuuuuuuwwyyyzzzzzzs"

// Fold returns w in small plain letters, as Hash sees it.
func Fold(w string) string {
	for i := range len(w) {
		if c := w[i]; c >= 0x80 || c >= 'A' && c <= 'Z' {
			return strings.Map(fold, w)
		}
	}
	return w
}

// Match returns the longest name that begins with token i of d: the index after
// its last token and its first reading. It returns i and nil where none does,
// and allocates nothing.
func Match(d *nlp.Doc, i int) (end int, e *Entry) {
	t := load()
	f := d.Form(i)
	h := Hash(f)
	if t.first[h>>6&1023]&(1<<(h&63)) == 0 {
		return i, nil
	}
	end = i
	k := step(0, h)
	upper := 'A' <= f[0] && f[0] <= 'Z' || f[0] >= 0xC3
	for j := i; ; {
		n, ok := t.trie[k]
		if !ok {
			break
		}
		if n.entry != nil {
			if m := n.entry.fit(d, i, j+1, upper); m != nil {
				end, e = j+1, m
			}
		}
		if !n.more || j+1 >= len(d.Tokens) || d.Tokens[j+1].Sentence != d.Tokens[i].Sentence {
			break
		}
		j++
		k = step(k, Hash(d.Form(j)))
	}
	return end, e
}

// fit returns the first reading that the letters' case allows.
func (e *Entry) fit(d *nlp.Doc, first, end int, upper bool) *Entry {
	for ; e != nil; e = e.next {
		if e.exact {
			if end == first+1 && d.Form(first) == e.Text || end > first+1 && upper == (e.Text[0] <= 'Z') {
				return e
			}
		} else if upper || e.Text[0] >= 'a' {
			return e
		}
	}
	return nil
}

func trim(s string) string {
	if strings.HasPrefix(s, "the ") || strings.HasPrefix(s, "The ") {
		return s[4:]
	}
	return s
}

// Of returns the state or body of a code, nil for an unknown one.
func Of(code string) *Holder { return load().holders[code] }

// Codes returns every code, in the order of the tables. The caller must not
// change it.
func Codes() []string { return load().codes }

// Side returns the code of the state, body or party for which a well-known
// person stands or stood, "" for anybody else. A last name alone counts where
// all its bearers in the table stand for one.
func Side(person string) string {
	k := Fold(person)
	if c, ok := load().people[k]; ok {
		return c
	}
	if !strings.Contains(k, " ") {
		return load().last[k]
	}
	return ""
}

// Namesake reports whether a full name of two words is that of somebody unknown
// who shares only the last name of well-known people: none of them has a name that
// begins with the same letter.
func Namesake(person string) bool {
	first, last, ok := strings.Cut(Fold(person), " ")
	if !ok || len(first) < 3 || strings.ContainsAny(first, ".'") || strings.Contains(last, " ") || load().titles[first] != "" {
		return false
	}
	g := load().given[last]
	return g != "" && !strings.Contains(g, first[:1])
}

// Abbreviation reports whether a word is an abbreviation in capitals, or a word
// often written so, that names nobody: "CEO", "GDP".
func Abbreviation(w string) bool { return load().short[w] }

// Title returns the sort of a word or phrase for a person by what they are
// ("honorific", "office", "voice", "expert", "member"), "" for any other. The
// words are in small letters.
func Title(words string) string { return load().titles[words] }

// Titles returns the words of one sort that are single words, in the order of
// the table.
func Titles(sort string) []string {
	var out []string
	rows("titles.tsv", titlesTSV, 2, func(f []string) {
		if f[0] == sort {
			for _, w := range strings.Split(f[1], "|") {
				if !strings.Contains(w, " ") {
					out = append(out, w)
				}
			}
		}
	})
	return out
}

// Lookup returns the first reading of a whole phrase, nil for an unknown one.
func Lookup(phrase string) *Entry {
	t := load()
	var k uint64
	for _, w := range strings.Fields(trim(phrase)) {
		k = step(k, Hash(w))
	}
	return t.trie[k].entry
}
