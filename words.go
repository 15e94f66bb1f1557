package parley

import (
	"strings"
	"unicode"
)

// Words returns the words of s in small letters with one space between them, without
// what is neither letter nor digit: the form in which names are sought in texts.
func Words(s string) string {
	return strings.Join(strings.FieldsFunc(strings.ToLower(s), func(c rune) bool { return !unicode.IsLetter(c) && !unicode.IsDigit(c) }), " ")
}
