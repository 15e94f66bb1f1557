package diff

import (
	"sort"
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
// any shape, and of single marks where they cannot be apostrophes. A quotation
// ends with its paragraph at the latest, unless it is closed in the next.
func findQuotations(text string) quotations {
	var out quotations
	open, single := -1, false
	var prev rune = ' '
	for i, c := range text {
		next, _ := utf8.DecodeRuneInString(text[i+utf8.RuneLen(c):])
		w := utf8.RuneLen(c)
		switch c {
		case '“', '„', '«':
			open, single = i+w, false
		case '”', '»':
			if open >= 0 && !single && i > open {
				out = append(out, quotation{open, i})
			}
			open = -1
		case '"':
			switch {
			case open >= 0 && !single && i > open:
				out = append(out, quotation{open, i})
				open = -1
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
