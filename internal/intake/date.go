package intake

import (
	"regexp"
	"strings"
	"time"
)

// layouts are the ways in which pages and files write a time, the fullest first.
var layouts = []struct {
	layout string
	day    bool // the layout has no time of day
}{
	{time.RFC3339Nano, false}, {time.RFC3339, false},
	{"2006-01-02T15:04:05Z0700", false}, {"2006-01-02T15:04Z0700", false}, {"2006-01-02T15:04Z07:00", false},
	{"2006-01-02 15:04:05Z07:00", false}, {"2006-01-02 15:04:05 -0700", false}, {"2006-01-02 15:04:05 -0700 MST", false},
	{time.RFC1123Z, false}, {time.RFC1123, false}, {time.RFC850, false},
	{"2006-01-02T15:04:05", true}, {"2006-01-02T15:04", true}, {"2006-01-02 15:04:05", true}, {"2006-01-02 15:04", true},
	{"2006-01-02", true}, {"2006/01/02", true}, {"20060102", true},
	{"2 January 2006", true}, {"2 Jan 2006", true}, {"January 2, 2006", true}, {"Jan 2, 2006", true}, {"Jan. 2, 2006", true},
	{"Monday, January 2, 2006", true}, {"Monday, 2 January 2006", true}, {"Monday 2 January 2006", true}, {"Mon 2 Jan 2006", true},
	{"Mon, 2 Jan 2006", true}, {"2 Jan. 2006", true}, {"Jan 2 2006", true}, {"January 2 2006", true}, {"Monday, Jan 2, 2006", true}, {"Monday January 2 2006", true}, {"2-Jan-2006 15:04:05.00", true}, {"2 January 2006 15:04", true}, {"January 2, 2006 3:04 PM", true},
}

// Date returns a time as RFC 3339 writes it: with its offset where one is
// given, else the day alone, for a time of day without an offset says less than
// it seems to. It returns false for what is no time.
func Date(s string) (string, bool) {
	s = strings.TrimSpace(s)
	if len(s) < 8 || len(s) > 64 {
		return "", false
	}
	s = strings.Replace(s, "Sept. ", "Sep. ", 1)
	s = strings.Replace(s, "Sept ", "Sep ", 1) // the one month that four letters stand for
	for _, l := range layouts {
		t, err := time.Parse(l.layout, s)
		if err != nil || t.Year() < 1000 || t.Year() > 9999 {
			continue
		}
		if l.day {
			return t.Format("2006-01-02"), true
		}
		return t.Truncate(time.Second).Format(time.RFC3339), true
	}
	return "", false
}

// leads are words before the date of a line under a headline.
var leads = []string{"Published:", "Published on", "Published", "Updated:", "Updated on", "Updated", "Posted:", "Posted on", "Posted", "Date:"}

// parting are the marks between the parts of a line under a headline.
var parting = strings.NewReplacer(" | ", "\n", " · ", "\n", " • ", "\n", " – ", "\n", " — ", "\n", " - ", "\n", " / ", "\n")

// clockRE is a time of day as pages write it: "14:05 GMT", "2.30pm", "at 9:50 p.m. ET".
var clockRE = regexp.MustCompile(`^(?:at )?\d{1,2}[:.]\d{2}(?::\d{2})?(?: ?[AaPp]\.?[Mm]\.?)?(?: \(?(?:[A-Z]{2,5}|[A-Z]{3}[+-]\d{1,2})\)?)?$`)

// dateLine reads a line that holds nothing but a date, as under a headline, with its
// time of day, byline or outlet beside it: "The Ledger, March 3 2026", "Published:
// 3 March 2026 | 14:05 GMT".
func dateLine(s string) (string, bool) {
	s = unled(s)
	if d, ok := Date(s); ok || len(s) < 8 || len(s) > 120 {
		return d, ok
	}
	date := ""
	for _, part := range strings.Split(parting.Replace(s), "\n") {
		part = unled(part)
		if d, ok := datePart(part); ok {
			first(&date, d)
		} else if !beside(part) {
			return "", false
		}
	}
	return date, date != ""
}

// unled returns a line, or a part of one, without what leads to its date.
func unled(s string) string {
	s = strings.TrimSpace(s)
	for _, lead := range leads {
		if rest, ok := strings.CutPrefix(s, lead); ok {
			return strings.TrimSpace(rest)
		}
	}
	return s
}

// datePart reads a date that a comma or a space parts from its time of day, or a comma
// from an outlet.
func datePart(s string) (string, bool) {
	if d, ok := Date(s); ok {
		return d, true
	}
	for i := range s {
		if s[i] != ',' && s[i] != ' ' {
			continue
		}
		left, right := s[:i], strings.TrimSpace(s[i+1:])
		if d, ok := Date(left); ok && (clockRE.MatchString(right) || s[i] == ',' && mast(right)) {
			return d, true
		}
		if d, ok := Date(right); ok && s[i] == ',' && beside(left) {
			return d, true
		}
	}
	return "", false
}

// beside reports whether s is what stands beside the date of a line: a byline, an
// outlet, a time of day.
func beside(s string) bool {
	return mast(s) || clockRE.MatchString(s) || bylineRE.MatchString(s)
}
