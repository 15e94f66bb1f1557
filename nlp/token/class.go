package token

import (
	"unicode"
	"unicode/utf8"
)

// A class is what the cutter has to know of a rune.
type class uint8

const (
	other  class = iota // stands alone: punctuation, symbols
	space               // parts words
	letter              // letters, marks and what joins them invisibly
	digit
)

var ascii = func() (t [128]class) {
	for c := range t {
		switch {
		case c <= ' ' || c == 0x7f:
			t[c] = space
		case c >= '0' && c <= '9':
			t[c] = digit
		case c >= 'a' && c <= 'z', c >= 'A' && c <= 'Z':
			t[c] = letter
		}
	}
	return t
}()

// classAt returns the class and the size in bytes of the rune at i.
func classAt(s string, i int) (class, int) {
	if c := s[i]; c < utf8.RuneSelf {
		return ascii[c], 1
	}
	r, n := utf8.DecodeRuneInString(s[i:])
	return classOf(r), n
}

func classOf(r rune) class {
	switch {
	case r < utf8.RuneSelf:
		return ascii[r]
	case r == 0xad, r == 0x200c, r == 0x200d, r == 0x2060:
		// Soft hyphen, joiners: part of the word that they stand in.
		return letter
	case r == 0x200b, r == 0xfeff, r == 0x2028, r == 0x2029, unicode.IsSpace(r), r == 0x200e, r == 0x200f, r >= 0x202a && r <= 0x202e, r >= 0x2066 && r <= 0x2069, r >= 0x80 && r < 0xa0:
		return space
	case unicode.IsLetter(r), unicode.IsMark(r):
		return letter
	case unicode.IsDigit(r):
		return digit
	case unicode.IsNumber(r):
		return letter
	}
	return other
}

// alnumAt reports whether a letter or digit begins at i; false at the end.
func alnumAt(s string, i, end int) bool {
	if i >= end {
		return false
	}
	c, _ := classAt(s, i)
	return c >= letter
}

func letterAt(s string, i, end int) bool {
	if i >= end {
		return false
	}
	c, _ := classAt(s, i)
	return c == letter
}

func digitAt(s string, i, end int) bool {
	if i >= end {
		return false
	}
	c, _ := classAt(s, i)
	return c == digit
}

func lowerASCII(c byte) byte {
	if c >= 'A' && c <= 'Z' {
		return c + 'a' - 'A'
	}
	return c
}

func isUpperASCII(c byte) bool { return c >= 'A' && c <= 'Z' }

// apostrophe returns the size of an apostrophe at i, 0 where there is none.
func apostrophe(s string, i, end int) int {
	if i >= end {
		return 0
	}
	switch s[i] {
	case '\'', '`':
		return 1
	case 0xe2:
		if i+3 <= end && s[i+1] == 0x80 && s[i+2] == 0x99 {
			return 3
		}
	case 0xca:
		// U+02BC, modifier letter apostrophe.
		if i+2 <= end && s[i+1] == 0xbc {
			return 2
		}
	}
	return 0
}

// A key is an ASCII word in lower case, short enough to be looked up without
// an allocation.
type key [16]byte

func keyOf(s string) (k key, ok bool) {
	if len(s) > len(k) {
		return k, false
	}
	for i := 0; i < len(s); i++ {
		k[i] = lowerASCII(s[i])
	}
	return k, true
}

func keys(words string) map[key]bool {
	m := map[key]bool{}
	for i := 0; i < len(words); {
		for i < len(words) && ascii[words[i]] == space {
			i++
		}
		j := i
		for j < len(words) && ascii[words[j]] != space {
			j++
		}
		if j > i {
			k, ok := keyOf(words[i:j])
			if !ok {
				panic("token: word list: " + words[i:j] + " is too long")
			}
			m[k] = true
		}
		i = j
	}
	return m
}

func in(m map[key]bool, s string) bool {
	k, ok := keyOf(s)
	return ok && m[k]
}
