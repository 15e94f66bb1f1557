package fetch

import (
	"math"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"
)

// headMost is the most bytes of a running head.
const headMost = 200

var (
	digits = regexp.MustCompile(`\d+`)
	// A page's number among those of all.
	pageOf = regexp.MustCompile(`(?i)^(?:page )?(\d{1,4})(?: of | ?/ ?)\d{1,4}$`)
	// What a browser prints at a page's foot and head: the address with the page's
	// number, the time of printing with the title.
	printFoot = regexp.MustCompile(`^(?:https?|file)://\S*?\s*\d{1,4}/\d{1,4}$`)
	printHead = regexp.MustCompile(`^\d{1,4}[/.-]\d{1,2}[/.-]\d{1,4}, \d{1,2}[:.]\d{2}`)
	// A page's number alone: "12", "- 12 -", "Page 12".
	pageNumber = regexp.MustCompile(`(?i)^(?:page |[-–—] ?)?(\d{1,4})(?: ?[-–—])?$`)
)

// running returns the text that runs over pages, paragraphs apart: without the heads
// and feet that stand on pages beside it, and with the paragraphs whole that go on
// from one page to the next.
func running(pages [][]block) string {
	times := map[place]int{}
	for _, page := range pages {
		on := map[place]bool{}
		for _, b := range page {
			on[b.place()] = true
		}
		for p := range on {
			times[p]++
		}
	}
	var out strings.Builder
	last := "" // the block before, not written yet
	for i, page := range pages {
		begun := false
		printed := slices.ContainsFunc(page, func(b block) bool { return printFoot.MatchString(b.text) })
		for _, b := range page {
			n := times[b.place()]
			switch {
			case len(b.text) <= headMost && n > 1 && 3*n >= len(pages), numbers(b.text, i+1):
				continue
			case printed && len(b.text) <= headMost && (printFoot.MatchString(b.text) || printHead.MatchString(b.text)):
				continue
			}
			switch whole := strings.TrimRight(last, "-\u2010\u00ad"); {
			case begun || !goesOn(last, b.text):
				out.WriteString(last + "\n\n")
			case whole != last:
				out.WriteString(whole + string(broken))
			default:
				out.WriteString(last + " ")
			}
			begun, last = true, b.text
		}
	}
	out.WriteString(last)
	return strings.TrimLeft(out.String(), "\n")
}

// A place is where on its page a block stands, in whole points, and in which words,
// numbers apart: what running heads of pages share.
type place struct {
	words   string
	y, size int
}

func (b block) place() place {
	return place{digits.ReplaceAllString(b.text[:min(len(b.text), headMost+1)], "0"), int(math.Round(b.y)), int(math.Round(b.size))}
}

// numbers reports whether a block is the number of the nth page.
func numbers(text string, n int) bool {
	m := pageOf.FindStringSubmatch(text)
	if m == nil {
		m = pageNumber.FindStringSubmatch(text)
	}
	return m != nil && m[1] == strconv.Itoa(n)
}

// goesOn reports whether a page's last paragraph ends on the next page.
func goesOn(last, next string) bool {
	end, _ := utf8.DecodeLastRuneInString(last)
	begin, _ := utf8.DecodeRuneInString(next)
	return unicode.IsLower(begin) && (unicode.IsLetter(end) || unicode.IsDigit(end) || strings.ContainsRune(",;-\u2010\u00ad–—%)’”", end))
}
