package ner

import (
	"unicode"
	"unicode/utf8"

	"github.com/parley-record/parley/nlp"
	"github.com/parley-record/parley/nlp/lexicon"
	"github.com/parley-record/parley/nlp/ner/gazetteer"
)

// An atom is what the features of one token are made from.
type atom struct {
	word, low        uint32 // hashes of the form and of its small letters
	pre3, suf2, suf3 uint32
	shape            uint32
	cluster, broad   uint32 // classes of words that keep like company
	gaz              uint32 // kind of the gazetteer's reading and the place in it
	title            uint32 // sort of word for a person
	uses             uint32 // the company that the word keeps elsewhere in the text
	lex              uint8
	upos             uint8
	capital          bool
	live             bool // may be part of a name
	elsewhere        bool // the same word stands in small letters elsewhere in the text
	chat             bool // the text talks to its reader

	hint []int16 // what an encoder makes of the token, nil: there is none
}

// bits of atom.lex
const (
	lexGiven = 1 << iota
	lexSurname
	lexCity
	lexMale
	lexFemale
)

// numFeatures is the most features of one token.
const numFeatures = 112

// scratch is the memory of one call, kept for the next.
type scratch struct {
	atoms  []atom
	feats  []uint32
	scores []int32
	back   []uint8
	best   []uint8
	small  map[uint32]struct{}
	names  []nlp.Name
	firm   []nlp.Name       // see firms
	pairs  map[uint64]int32 // words joined by "and", how often
	last   map[uint32]int
	uses   map[uint32]uses  // company of each capitalised word
	runs   map[uint64]tally // words of names in running text
	heads  map[uint64]uint8 // first words of those, the most words of a name
	cased  []uint8          // of each sentence
	chat   bool             // the text talks to its reader
	got    fetched
}

func mix(h uint32) uint32 {
	h ^= h >> 16
	h *= 0x7feb352d
	h ^= h >> 15
	h *= 0x846ca68b
	return h ^ h>>16
}

func hashFold(s string) uint32 { h := gazetteer.Hash(s); return uint32(h ^ h>>32) }

func hashBytes(s string) uint32 {
	h := uint32(2166136261)
	for i := 0; i < len(s); i++ {
		h = (h ^ uint32(s[i])) * 16777619
	}
	return h
}

// lower is like hashBytes over the small ASCII letters of s.
func lower(s string) uint32 {
	h := uint32(2166136261)
	for i := 0; i < len(s); i++ {
		c := s[i]
		if c >= 'A' && c <= 'Z' {
			c += 'a' - 'A'
		}
		h = (h ^ uint32(c)) * 16777619
	}
	return h
}

// shape returns a hash of the pattern of capitals, small letters, digits and
// marks, runs cut to two.
func shape(s string) (h uint32, capital, digit bool) {
	h = 7
	var last byte
	run := 0
	for i, r := range s {
		var c byte
		switch {
		case r >= 'a' && r <= 'z':
			c = 'x'
		case r >= 'A' && r <= 'Z':
			c = 'X'
		case r >= '0' && r <= '9':
			c = 'd'
			digit = true
		case r < 0x80:
			c = byte(r)
		case unicode.IsUpper(r):
			c = 'X'
		case unicode.IsLetter(r):
			c = 'x'
		default:
			c = '?'
		}
		if i == 0 && c == 'X' {
			capital = true
		}
		if c == 'X' && i > 0 {
			capital = true // "iPhone", "al-Assad"
		}
		if c == last {
			run++
		} else {
			last, run = c, 1
		}
		if run <= 2 {
			h = h*31 + uint32(c)
		}
	}
	return h, capital, digit
}

// atoms reads the tokens [first, end) of d.
func (m *Model) atoms(d *nlp.Doc, first, end int, sc *scratch) []atom {
	n := end - first
	if cap(sc.atoms) < n {
		sc.atoms = make([]atom, n+64)
	}
	as := sc.atoms[:n]
	plain := informal(d, first, end)
	for i := range as {
		f := d.Form(first + i)
		a := &as[i]
		*a = atom{upos: uint8(d.Tokens[first+i].UPOS), chat: sc.chat}
		if h := d.HintsOf(first + i); h != nil {
			a.hint = h[:nlp.NameHints]
		}
		var digit bool
		a.shape, a.capital, digit = shape(f)
		a.low = lower(f)
		a.live = a.capital || digit || a.upos == uint8(nlp.PROPN) || named(a.hint)
		c := m.words.Of(lexicon.Hash(f))
		a.cluster, a.broad = uint32(c.Cluster), uint32(c.Broad())
		if a.capital {
			a.word = hashBytes(f)
			a.lex = m.known.flags(hashFold(f)) & (lexGiven | lexSurname | lexCity)
			a.suf2, a.suf3, a.pre3 = hashBytes(tail(f, 2)), hashBytes(tail(f, 3)), hashBytes(start(f, 3))
			if _, ok := sc.small[a.low]; ok {
				a.elsewhere = true
			}
			a.uses = m.others(d, int32(first+i), a.low, sc)
		} else {
			a.word = a.low
			a.suf3 = hashBytes(tail(f, 3))
		}
		if !a.capital && a.upos == uint8(nlp.PROPN) {
			a.lex = m.known.flags(hashFold(f)) & (lexGiven | lexSurname | lexCity)
			a.suf2, a.pre3 = hashBytes(tail(f, 2)), hashBytes(start(f, 3))
		}
		if plain && !a.capital && len(f) > 2 && a.upos != uint8(nlp.VERB) && a.upos != uint8(nlp.ADP) {
			// Where nothing is capitalised a name may not be either.
			if a.lex = m.known.flags(hashFold(f)) & (lexGiven | lexSurname | lexCity); a.lex != 0 {
				a.live = true
				a.suf2, a.pre3 = hashBytes(tail(f, 2)), hashBytes(start(f, 3))
			}
		}
		a.title = m.titles[a.low]
	}
	for i := 0; i < n; {
		if as[i].capital || as[i].low == lowAl {
			if e, g := gazetteer.Match(d, first+i); g != nil && e <= end {
				k := uint32(g.Kind)<<3 | uint32(g.Form)<<1
				if g.Weak {
					k |= 1
				}
				k |= sortOf[g.Sort] << 8
				for j := i; j < e-first; j++ {
					as[j].gaz = k | 1<<16
					as[j].live = true
					if j > i {
						as[j].gaz |= 1 << 17
					}
				}
				i = e - first
				continue
			}
		}
		i++
	}
	return as
}

// informal reports whether the tokens [first, end) are written without capital
// letters.
func informal(d *nlp.Doc, first, end int) bool {
	for i := first + 1; i < end; i++ {
		if c := d.Text[d.Tokens[i].Start]; c >= 'A' && c <= 'Z' && d.Tokens[i].End-d.Tokens[i].Start > 1 {
			return false
		}
	}
	return end-first > 2
}

var lowAl = lower("al")

// sortOf numbers the gazetteer's sorts for features.
var sortOf = map[string]uint32{"state": 1, "alliance": 2, "body": 3, "region": 4, "ministry": 5, "parliament": 6, "court": 7, "agency": 8, "party": 9, "union": 10, "armed": 11, "company": 12, "media": 13, "product": 14, "city": 15, "area": 16}

func tail(s string, n int) string {
	i := len(s)
	for ; n > 0 && i > 0; n-- {
		_, w := utf8.DecodeLastRuneInString(s[:i])
		i -= w
	}
	return s[i:]
}

func start(s string, n int) string {
	i := 0
	for ; n > 0 && i < len(s); n-- {
		_, w := utf8.DecodeRuneInString(s[i:])
		i += w
	}
	return s[:i]
}

// none stands for the tokens before and after a sentence.
var none = atom{word: 1, low: 1, shape: 1, cluster: 2047, broad: 127}

// two joins two hashes.
func two(x, y uint32) uint32 { return mix(x)*31 + y }

// at returns atom j, none outside of the sentence.
func at(as []atom, j int) *atom {
	if j < 0 || j >= len(as) {
		return &none
	}
	return &as[j]
}

// Features have places in the order, which go into their hashes. These are the places
// behind which those of a kind begin.
const (
	wordPlace  = 0
	knownPlace = 32
	runPlace   = 49
	smallPlace = 68
	usePlace   = 80
	tagPlace   = 100
)

// placed returns the feature at place k.
func placed(k, h uint32) uint32 { return mix(h + k*0x9E3779B9) }

// features writes the hashed features of token i of a sentence.
func features(as []atom, i int, out []uint32) []uint32 {
	a, p, q, pp, qq := at(as, i), at(as, i-1), at(as, i+1), at(as, i-2), at(as, i+2)
	out = wordFeatures(out[:0], a, p, q, pp, qq)
	out = knownFeatures(out, a, p, q, pp)
	if a.capital {
		out = runFeatures(out, as, i)
		out = useFeatures(out, a)
	} else {
		out = append(out, placed(smallPlace+1, p.shape), placed(smallPlace+2, two(pp.shape, q.shape)), placed(smallPlace+3, two(a.low, p.gaz)))
	}
	if a.upos != 0 {
		was, tag, next := uint32(p.upos), uint32(a.upos), uint32(q.upos)
		out = append(out, placed(tagPlace+1, tag), placed(tagPlace+2, two(was, tag)), placed(tagPlace+3, two(tag, next)), placed(tagPlace+4, two(two(was, tag), next)))
	}
	return out
}

// wordFeatures appends token a, those before it (p, pp) and those behind it (q, qq),
// by their letters and classes.
func wordFeatures(out []uint32, a, p, q, pp, qq *atom) []uint32 {
	k := uint32(wordPlace)
	add := func(h uint32) {
		k++
		out = append(out, placed(k, h))
	}
	add(0)
	add(a.word)
	add(p.word)
	add(q.word)
	add(pp.low)
	add(qq.low)
	add(two(p.low, a.word))
	add(two(a.word, q.low))
	add(a.low)
	add(a.pre3)
	add(a.suf3)
	add(a.suf2)
	add(p.suf3)
	add(q.suf3)
	add(a.shape)
	add(two(p.shape, a.shape))
	add(two(a.shape, q.shape))
	add(two(two(p.shape, a.shape), q.shape))
	add(a.cluster)
	add(p.cluster)
	add(q.cluster)
	add(pp.cluster)
	add(qq.cluster)
	add(two(p.broad, a.cluster))
	add(two(a.cluster, q.broad))
	add(two(p.broad, q.broad))
	add(two(two(p.broad, a.broad), q.broad))
	add(a.broad)
	add(two(a.broad, a.shape))
	add(two(a.broad, uint32(a.lex)))
	add(two(a.shape, p.cluster))
	add(two(a.shape, q.cluster))
	return out
}

// knownFeatures appends what is known of the words as names and titles.
func knownFeatures(out []uint32, a, p, q, pp *atom) []uint32 {
	k := uint32(knownPlace)
	add := func(h uint32) {
		k++
		out = append(out, placed(k, h))
	}
	add(a.gaz)
	add(two(p.gaz, a.gaz))
	add(two(a.gaz, q.gaz))
	add(two(a.gaz, p.low))
	add(two(a.gaz, q.low))
	add(two(a.gaz, a.shape))
	add(uint32(a.lex))
	add(two(uint32(p.lex), uint32(a.lex)))
	add(two(uint32(a.lex), uint32(q.lex)))
	add(two(two(uint32(p.lex), uint32(a.lex)), uint32(q.lex)))
	add(two(uint32(a.lex), p.title))
	add(two(uint32(a.lex), q.cluster))
	add(two(uint32(a.lex), p.cluster))
	add(a.title)
	add(two(p.title, a.shape))
	add(two(p.title, pp.title))
	add(two(q.title, a.shape))
	return out
}

// runFeatures appends the run of capitalised words that token i stands in.
func runFeatures(out []uint32, as []atom, i int) []uint32 {
	k := uint32(runPlace)
	add := func(h uint32) {
		k++
		out = append(out, placed(k, h))
	}
	a, lo, hi := &as[i], i, i
	for lo > 0 && i-lo < 8 && as[lo-1].capital {
		lo--
	}
	for hi+1 < len(as) && hi-i < 8 && as[hi+1].capital {
		hi++
	}
	before, after, last := at(as, lo-1), at(as, hi+1), at(as, hi)
	first := at(as, lo)
	n := uint32(hi - lo)
	pos := uint32(i-lo)<<4 | uint32(hi-i)
	add(before.low)
	add(after.low)
	add(two(before.broad, after.broad))
	add(two(last.low, min(uint32(i-lo), 2)))
	add(two(first.low, min(uint32(hi-i), 2)))
	add(two(last.cluster, n))
	add(two(first.cluster, n))
	add(two(last.broad, first.broad))
	add(two(last.gaz, pos))
	add(two(first.gaz, pos))
	add(pos)
	add(two(uint32(first.lex), uint32(last.lex)))
	add(two(before.title, n))
	add(two(after.title, n))
	f := uint32(0)
	if lo == 0 {
		f = 1
	}
	if a.elsewhere {
		f |= 2
	}
	add(f)
	add(two(f, a.shape))
	add(two(f, uint32(a.lex)))
	add(two(two(last.suf3, before.low), n))
	add(two(after.low, before.low))
	return out
}

// useFeatures appends the company that the word keeps elsewhere in the text.
func useFeatures(out []uint32, a *atom) []uint32 {
	k := uint32(usePlace)
	add := func(h uint32) {
		k++
		out = append(out, placed(k, h))
	}
	for b := range uint32(numUses) {
		k++
		if a.uses>>b&1 == 1 {
			out = append(out, placed(k, 0))
		}
	}
	names := a.uses & (useMister | useGiven | usePlaced | useBody | useThe)
	add(a.uses)
	add(two(names, a.shape))
	add(two(names, uint32(a.lex)))
	add(two(names, a.cluster))
	return out
}
