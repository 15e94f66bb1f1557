package parley

import (
	"fmt"
	"unicode/utf8"
)

// A Span is a half-open byte range of one report's final text, with its words.
// Offsets count bytes of UTF-8 and lie on rune boundaries, Start < End, and
// Text is exactly Report.Text[Start:End]. The zero Span stands for no place.
type Span struct {
	Report ID     `json:"report"`
	Start  int    `json:"start"`
	End    int    `json:"end"`
	Text   string `json:"text"`
}

// NewSpan returns the span of r's text from start to end, without white space
// at its edges. It returns false where nothing but white space is left, or
// where an offset lies outside the text or inside a rune.
func NewSpan(r *Report, start, end int) (Span, bool) {
	if start < 0 || end > len(r.Text) || start >= end {
		return Span{}, false
	}
	for start < end && isSpace(r.Text[start]) {
		start++
	}
	for end > start && isSpace(r.Text[end-1]) {
		end--
	}
	s := Span{Report: r.ID, Start: start, End: end}
	if start >= end || !onRune(r.Text, start) || !onRune(r.Text, end) {
		return Span{}, false
	}
	s.Text = r.Text[start:end]
	return s, true
}

// Check returns an error unless s quotes r exactly.
func (s Span) Check(r *Report) error {
	switch {
	case s.Report != r.ID:
		return fmt.Errorf("span names report %q, not %q", s.Report, r.ID)
	case s.Start < 0 || s.Start >= s.End || s.End > len(r.Text):
		return fmt.Errorf("span [%d, %d) does not fit a text of %d bytes", s.Start, s.End, len(r.Text))
	case !onRune(r.Text, s.Start) || !onRune(r.Text, s.End):
		return fmt.Errorf("span [%d, %d) cuts a character", s.Start, s.End)
	case r.Text[s.Start:s.End] != s.Text:
		return fmt.Errorf("span [%d, %d) does not quote its report", s.Start, s.End)
	}
	return nil
}

// Touches reports whether s and t share a byte of the same report.
func (s Span) Touches(t Span) bool {
	return s.Report == t.Report && s.Start < t.End && t.Start < s.End
}

func isSpace(b byte) bool { return b == ' ' || b == '\n' || b == '\t' || b == '\r' }

func onRune(s string, i int) bool { return i == len(s) || utf8.RuneStart(s[i]) }
