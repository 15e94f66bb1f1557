package tag

import (
	"unicode"
	"unicode/utf8"

	"github.com/parley-record/parley/nlp/lexicon"
)

// A word is what the features of a token are made of.
type word struct {
	low     uint32    // hash of the form in lower case, digits as 0
	exact   uint32    // hash of the form in lower case
	suffix  [4]uint32 // hashes of its last 1 … 4 runes, in lower case
	prefix  [3]uint32 // hashes of its first 1 … 3 runes, in lower case
	shape   uint32
	cluster uint32 // of the word by its neighbours in plain text, 0: unknown
	broad   uint32 // the same, coarser
	classes uint32 // parts of speech that a dictionary gives it
}

// look fills in what the lexicon knows of w.
func (w *word) look(lex *lexicon.Lexicon) {
	e := lex.Of(w.exact)
	w.cluster, w.broad, w.classes = uint32(e.Cluster), uint32(e.Broad()), uint32(e.Classes)
}

const (
	fnvOffset = 2166136261
	fnvPrime  = 16777619
)

// The shapes of a word.
const (
	shapeLower = 1 + iota
	shapeTitle
	shapeUpper
	shapeMixed
	shapeDigits
	shapeDigitMixed
	shapePunct
	shapeSingleUpper
)

// A casing says what capitals mean in a sentence.
type casing uint8

const (
	plainCase casing = iota
	allCaps          // "PUTIN WARNS NATO": nothing
	titleCase        // "Putin Warns of New Sanctions": nothing
)

// read fills w from a form.
func (w *word) read(form string, c casing) {
	var runes [8]rune // ring of the last runes
	n := 0
	low, exact := uint32(fnvOffset), uint32(fnvOffset)
	upper, lower, digits, others, hyphens := 0, 0, 0, 0, 0
	firstUpper := false
	pre := uint32(fnvOffset)
	*w = word{}
	for i := 0; i < len(form); {
		r, size := rune(form[i]), 1
		if r >= utf8.RuneSelf {
			r, size = utf8.DecodeRuneInString(form[i:])
		}
		i += size
		switch {
		case r >= 'a' && r <= 'z':
			lower++
		case r >= 'A' && r <= 'Z':
			r += 'a' - 'A'
			upper++
			firstUpper = firstUpper || n == 0
		case r >= '0' && r <= '9':
			digits++
		case r < utf8.RuneSelf:
			if r == '-' {
				hyphens++
			}
			others++
		case r == 0xad:
			continue // soft hyphen
		case r == '’':
			r = '\''
			others++
		case r == '“' || r == '”':
			r = '"'
			others++
		case r == '‘':
			r = '\''
			others++
		case unicode.IsUpper(r):
			r = unicode.ToLower(r)
			upper++
			firstUpper = firstUpper || n == 0
		case unicode.IsLetter(r):
			lower++
		default:
			others++
		}
		exact = (exact ^ uint32(r)) * fnvPrime
		if r >= '0' && r <= '9' {
			r = '0'
		}
		low = (low ^ uint32(r)) * fnvPrime
		if n < 3 {
			pre = (pre ^ uint32(r)) * fnvPrime
			w.prefix[n] = pre
		}
		runes[n&7] = r
		n++
	}
	w.low, w.exact = low, exact
	suf := uint32(fnvOffset)
	for k := 0; k < 4 && k < n; k++ {
		suf = (suf ^ uint32(runes[(n-1-k)&7])) * fnvPrime
		w.suffix[k] = suf
	}
	switch {
	case upper+lower+digits == 0:
		w.shape = shapePunct
	case upper+lower == 0:
		w.shape = shapeDigits
	case digits > 0:
		w.shape = shapeDigitMixed
	case c != plainCase:
		w.shape = 16
	case upper == 0:
		w.shape = shapeLower
	case upper == 1 && n == 1:
		w.shape = shapeSingleUpper
	case lower == 0:
		w.shape = shapeUpper
	case firstUpper && upper == 1:
		w.shape = shapeTitle
	default:
		w.shape = shapeMixed
	}
	if hyphens > 0 && n > 1 {
		w.shape |= 32
	}
	if others > hyphens && n > 1 {
		w.shape |= 64
	}
	if c != plainCase {
		w.shape |= 128
	}
}

func mix(t, a, b uint32) uint32 {
	h := t*0x9e3779b1 ^ a*0x85ebca6b ^ (b<<15|b>>17)*0xc2b2ae35
	h ^= h >> 15
	h *= 0x2c1b3c6d
	h ^= h >> 13
	h *= 0x297a2d39
	return h ^ h>>16
}

// pad stands for the words before and after a sentence.
var pad = word{low: 1, exact: 1, shape: 256, cluster: 1 << 20, broad: 1 << 20, classes: 256}

// maxFeatures is the count of templates.
const maxFeatures = 48

// own fills out with the features of w that no other word and no tag is part of,
// and returns their count.
func own(out *[maxFeatures]uint32, w *word) int {
	n := 0
	add := func(t, a, b uint32) {
		out[n] = mix(t, a, b)
		n++
	}
	add(1, w.low, 0)
	add(2, w.low, w.shape)
	add(9, w.suffix[0], w.shape)
	add(10, w.suffix[1], 0)
	add(11, w.suffix[2], 0)
	add(12, w.suffix[3], 0)
	add(13, w.prefix[0], w.shape)
	add(14, w.prefix[1], 0)
	add(15, w.prefix[2], 0)
	add(21, w.cluster, w.shape)
	add(28, w.suffix[2], w.shape)
	add(29, w.classes, w.shape)
	add(30, w.classes, w.suffix[1])
	return n
}

// static adds the features of word i that others are part of and no tag is, to n
// of them. ws has two words of padding on both sides: word i stands at i+2.
func static(out *[maxFeatures]uint32, n int, ws []word, i int) int {
	p2, p1, w, n1, n2 := &ws[i], &ws[i+1], &ws[i+2], &ws[i+3], &ws[i+4]
	add := func(t, a, b uint32) {
		out[n] = mix(t, a, b)
		n++
	}
	add(3, p1.low, 0)
	add(4, n1.low, 0)
	add(5, p2.low, 0)
	add(6, n2.low, 0)
	add(7, p1.low, w.low)
	add(8, w.low, n1.low)
	add(16, w.shape, p1.shape)
	add(17, w.shape, n1.shape)
	add(18, n1.suffix[2], 0)
	add(19, n1.suffix[1], w.suffix[1])
	add(20, p1.suffix[2], 0)
	add(22, n1.cluster, w.suffix[1])
	add(23, p1.cluster, w.suffix[1])
	add(24, n1.cluster, w.cluster)
	add(25, p1.cluster, w.cluster)
	add(26, n2.broad, n1.broad)
	add(27, w.broad, n1.broad)
	add(31, w.classes, n1.classes)
	add(32, p1.low, w.classes)
	add(33, n1.low, w.classes)
	return n
}

// dynamic adds the features that the tags of the two words before are part of.
func dynamic(out *[maxFeatures]uint32, n int, ws []word, i int, t1, t2 uint32) int {
	w, n1 := &ws[i+2], &ws[i+3]
	add := func(t, a, b uint32) {
		out[n] = mix(t, a, b)
		n++
	}
	add(40, t1, 0)
	add(41, t1, t2)
	add(42, t1, w.low)
	add(43, t1, n1.low)
	add(44, t1*256+t2, w.low)
	add(45, t1, w.suffix[2])
	add(46, t1*256+t2, w.cluster)
	add(47, t1, w.cluster*4096+n1.broad)
	add(48, t1*256+t2, n1.low)
	add(49, t1, w.classes*512+n1.classes)
	add(50, t1*256+t2, w.classes)
	return n
}
