package intake

import (
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
	{"Mon, 2 Jan 2006", true}, {"2 Jan. 2006", true}, {"Jan 2 2006", true}, {"January 2 2006", true}, {"2-Jan-2006 15:04:05.00", true}, {"2 January 2006 15:04", true}, {"January 2, 2006 3:04 PM", true},
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

// dateLine reads a line that holds nothing but a date, as under a headline.
func dateLine(s string) (string, bool) {
	s = strings.TrimSpace(s)
	for _, lead := range []string{"Published:", "Published on", "Published", "Updated:", "Posted:", "Posted on", "Posted", "Date:"} {
		if rest, ok := strings.CutPrefix(s, lead); ok {
			s = strings.TrimSpace(rest)
			break
		}
	}
	return Date(s)
}
