package diff

import (
	"sort"
	"strings"
	"unicode"
	"unicode/utf8"
)

// A quotation is the bytes [start, end) between two quotation marks.
type quotation struct{ start, end int }

// quotations are those of a text, in order and without overlap.
type quotations []quotation

// mostQuotation bounds how many bytes one quotation may hold before its closing
// mark is taken for lost.
const mostQuotation = 4000

// findQuotations returns the quotations of a text: pairs of double marks of
// any shape, and of single marks where they cannot be apostrophes. A straight
// mark opens or closes by the spaces around it where these tell. A quotation
// that the next paragraph takes up with a mark of its own ends with its
// paragraph; of two marks that open, the first is lost else.
func findQuotations(text string) quotations {
	var out quotations
	open, single := -1, false
	var prev rune = ' '
	for i, c := range text {
		_, w := utf8.DecodeRuneInString(text[i:]) // of a byte that begins no character it is 1
		next, _ := utf8.DecodeRuneInString(text[i+w:])
		switch c {
		case '“', '„', '«':
			open, single = i+w, false
		case '”', '»':
			if open >= 0 && !single && i > open {
				out = append(out, quotation{open, i})
			}
			open = -1
		case '"':
			opens := (spaced(prev) || prev == '(' || prev == '[' || prev == '—') && !spaced(next)
			closes := !spaced(prev) && (spaced(next) || unicode.IsPunct(next))
			switch {
			case opens && !closes:
				open, single = i+w, false
			case open >= 0 && !single && i > open:
				out = append(out, quotation{open, i})
				open = -1
			case closes: // of a quotation that nothing opened
			case open < 0 || single:
				open, single = i+w, false
			}
		case '‘', '\'':
			if open < 0 && !letter(prev) && !unicode.IsDigit(next) && letter(next) {
				open, single = i+w, true
			} else if c == '\'' && open >= 0 && single && !letter(next) && i > open {
				out = append(out, quotation{open, i})
				open = -1
			}
		case '’':
			if open >= 0 && single && !letter(next) && i > open {
				out = append(out, quotation{open, i})
				open = -1
			}
		case '\n':
			if open >= 0 && !single && i > open && opensParagraph(text[i:]) {
				out = append(out, quotation{open, i})
				open = -1
			}
			if next == '\n' || next == utf8.RuneError || single {
				open = -1
			}
		}
		if open >= 0 && i-open > mostQuotation {
			open = -1
		}
		prev = c
	}
	return out
}

// spaced reports whether c is white space or the end of a text.
func spaced(c rune) bool { return unicode.IsSpace(c) || c == utf8.RuneError }

// opensParagraph reports whether the first thing after the white space of s is a
// mark that opens a quotation.
func opensParagraph(s string) bool {
	s = strings.TrimLeftFunc(s, unicode.IsSpace)
	c, n := utf8.DecodeRuneInString(s)
	if c != '“' && c != '"' {
		return false
	}
	next, _ := utf8.DecodeRuneInString(s[n:])
	return !spaced(next) && !unicode.IsPunct(next)
}

func letter(c rune) bool { return unicode.IsLetter(c) || unicode.IsDigit(c) }

// inside reports whether byte at lies in a quotation.
func (q quotations) inside(at int) bool { return q.find(at) >= 0 }

// find returns the index of the quotation that byte at lies in, or -1.
func (q quotations) find(at int) int {
	k := sort.Search(len(q), func(i int) bool { return q[i].end > at })
	if k < len(q) && q[k].start <= at {
		return k
	}
	return -1
}
