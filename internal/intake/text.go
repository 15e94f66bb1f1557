package intake

import (
	"regexp"
	"strings"
	"unicode/utf8"

	"github.com/parley-record/parley"
)

// maxTitle is the most bytes that a title line has.
const maxTitle = 150

// lineFeeds returns text with a line feed for each carriage return that ends a line
// alone. No byte moves, and the ends of lines that are both stay as they are.
func lineFeeds(text string) string {
	if !strings.Contains(text, "\r") {
		return text
	}
	b := []byte(text)
	for i := len(b) - 1; i >= 0; i-- {
		if b[i] != '\r' {
			continue
		}
		end := i
		for i > 0 && b[i-1] == '\r' {
			i--
		}
		if end+1 < len(b) && text[end+1] == '\n' {
			continue
		}
		for k := i; k <= end; k++ {
			b[k] = '\n'
		}
	}
	return string(b)
}

// TitleLine returns the length in bytes of the title line at the head of text,
// white space at its end left out; 0 where the first line is none. A first line
// of at most 150 bytes without a final full stop is a title if more follows.
func TitleLine(text string) int {
	line, rest, _ := strings.Cut(text, "\n")
	t := strings.TrimRight(line, " \t\r")
	if t == "" || len(t) > maxTitle || strings.TrimSpace(rest) == "" {
		return 0
	}
	if strings.HasSuffix(strings.TrimRight(t, "\"'”’)]"), ".") {
		return 0
	}
	return len(t)
}

// Title returns the title line at the head of text, "" where there is none.
func Title(text string) string { return strings.TrimSpace(text[:TitleLine(text)]) }

var (
	bylineRE   = regexp.MustCompile(`^(?:(?:Written |Reported |Report )?[Bb]y:?|BY)\s+(\p{Lu}[\p{L}.'’-]+(?:\s+(?:(?:de|van|von|der|al|bin|and|&)\s+)*\p{Lu}[\p{L}.'’-]*){1,6})(?:\s+in\s+\p{Lu}[\p{L}.'’ -]{1,60})?(?:\s*[,|–—-]\s*(.{1,60}))?$`)
	datelineRE = regexp.MustCompile(`^(\p{Lu}[\p{Lu}.'’ /-]{2,40}(?:,\s*\p{Lu}[\p{L}. ]{1,20})?)(?:,\s*((?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.?\s+\d{1,2}(?:,\s*\d{4})?|\d{1,2}\s+(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.?(?:\s+\d{4})?))?\s*(?:\(([^()\n]{2,30})\))?\s*(?:--|[–—-])\s+\S`)
	// A full date makes a dateline of a place in small letters too: "London, 15 Sept 2025 —".
	datedRE  = regexp.MustCompile(`^(\p{Lu}[\p{L}.'’ /-]{2,40}(?:,\s*\p{Lu}[\p{L}. ]{1,20})?)\s*(?:,|--|[–—-])\s*((?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.?\s+\d{1,2},?\s*\d{4}|\d{1,2}\s+(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.?,?\s+\d{4})\s*(?:\(([^()\n]{2,30})\))?\s*(?:--|[–—:-])\s+\S`)
	creditRE = regexp.MustCompile(`(?:^|\n)\s*(?:\(|©\s*|— |-- ?)?((?:The )?Associated Press|AP|Reuters|REUTERS|AFP|Agence France-Presse|UPI|Xinhua|TASS|Interfax|Bloomberg|dpa|DPA|PA Media|Press Association|ANSA|EFE|Kyodo(?: News)?|Yonhap)\)?\s*$`)
	agencies = regexp.MustCompile(`^(?:The )?(?:Associated Press|AP|Reuters|REUTERS|AFP|Agence France-Presse|UPI|Xinhua|TASS|Interfax|Bloomberg|dpa|DPA|PA|PA Media|ANSA|EFE|Kyodo(?: News)?|Yonhap)$`)
)

// furnish reads byline, dateline, credit and date from the text where the input
// has not given them. The text stays as it is.
func furnish(r *parley.Report) {
	body := r.Text
	if r.Title != "" && strings.HasPrefix(body, r.Title) {
		body = body[len(r.Title):]
	}
	lines := 0
	for rest := body; rest != "" && lines < 5; {
		var line string
		line, rest, _ = strings.Cut(rest, "\n")
		line = strings.TrimSpace(line)
		if line == "" {
			continue
		}
		lines++
		if m := bylineRE.FindStringSubmatch(line); m != nil && len(line) < 120 {
			if r.Author == "" {
				r.Author = m[1]
			}
			if r.Credit == "" && agencies.MatchString(m[2]) {
				r.Credit = m[2]
			}
			if d, ok := dateLine(m[2]); ok && r.Published == "" {
				r.Published = d
			}
			continue
		}
		if r.Published == "" {
			if d, ok := dateLine(line); ok {
				r.Published = d
				continue
			}
		}
		if m := dateline(line); m != nil {
			if r.Dateline == "" {
				r.Dateline = strings.TrimSpace(m[1])
			}
			if r.Credit == "" && agencies.MatchString(m[3]) {
				r.Credit = m[3]
			}
			if r.Published == "" {
				if d, ok := dateLine(m[2]); ok {
					r.Published = d
				}
			}
			break
		}
		if len(line) > 200 {
			break
		}
	}
	if r.Credit == "" {
		tail := strings.TrimRight(r.Text, " \t\r\n")
		if m := creditRE.FindStringSubmatch(tail[max(0, len(tail)-80):]); m != nil {
			r.Credit = m[1]
		}
	}
}

// dateline returns the dateline at the head of a line with the first letter after it, its
// place, its date and its agency, each empty where there is none; nil for no dateline.
func dateline(line string) []string {
	if m := datedRE.FindStringSubmatch(line); m != nil {
		return m
	}
	return datelineRE.FindStringSubmatch(line)
}

// Body returns the byte of a report's text at which its running text begins:
// after the title, after lines that are nothing but a byline, a date or, beside
// one of these, the outlet's name, and after a dateline ("GENEVA (AP) — ").
func Body(r *parley.Report) int {
	at, body := TitleLen(r), TitleLen(r)
	for at < len(r.Text) {
		line, _, more := strings.Cut(r.Text[at:], "\n")
		end := at + len(line)
		if more {
			end++
		}
		line = strings.TrimSpace(line)
		_, date := dateLine(line)
		switch {
		case line == "":
		case date, len(line) < 120 && bylineRE.MatchString(line):
			body = end
		case more && mast(line):
			if body > TitleLen(r) {
				body = end
			}
		default:
			if m := dateline(r.Text[at:end]); m != nil {
				// The match ends with the first letter of the running text.
				_, n := utf8.DecodeLastRuneInString(m[0])
				return at + len(m[0]) - n
			}
			return body
		}
		at = end
	}
	return body
}

// mastRE is a line of nothing but capitalised words: "The Harbour Herald, Northgate".
var mastRE = regexp.MustCompile(`^\p{Lu}[\p{L}\p{N}.'’&-]*(?:,? (?:(?:of|the|and|for|de|la|&) )*\(?\p{Lu}[\p{L}\p{N}.'’&-]*\)?){0,6}$`)

// fromRE is a byline without "by": "Ann Lee in Lyon".
var fromRE = regexp.MustCompile(`^\p{Lu}[\p{L}'’-]+(?: \p{Lu}[\p{L}.'’-]*){1,2} in \p{Lu}[\p{L}'’-]+(?: \p{Lu}[\p{L}'’-]+)?$`)

// mast reports whether a line at the head of a text may be its outlet's name, or who
// writes from where.
func mast(line string) bool {
	return len(line) < 60 && !strings.HasSuffix(line, ".") && (mastRE.MatchString(line) || fromRE.MatchString(line))
}

// TitleLen returns the length in bytes of the title at the head of a report's
// text; 0 where the text does not begin with it.
func TitleLen(r *parley.Report) int {
	if r.Title == "" {
		return 0
	}
	if strings.HasPrefix(r.Text, r.Title) {
		return len(r.Title)
	}
	if n := TitleLine(r.Text); n > 0 && strings.TrimSpace(r.Text[:n]) == r.Title {
		return n
	}
	return 0
}
