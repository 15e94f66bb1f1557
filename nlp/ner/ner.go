// Package ner finds names in a text and says what kind of thing each names.
//
// A conditional random field marks people, organisations, places and other
// names; rules then part titles from names, bring one name to one kind
// throughout a text, and give states and well-known bodies the codes of package
// gazetteer.
package ner

import "unicode"

// upper returns s if it is written in capital letters alone, else "".
func upper(s string) string {
	for _, r := range s {
		if !unicode.IsUpper(r) {
			return ""
		}
	}
	return s
}
