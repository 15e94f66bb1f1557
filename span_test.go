package parley_test

import (
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/parley-record/parley"
)

func TestNewSpan(t *testing.T) {
	r := &parley.Report{ID: "r000000000001", Text: "  Zoë said:\n“Ja”.\t"}
	for _, c := range []struct {
		name       string
		start, end int
		want       string
		ok         bool
	}{
		{"plain", 2, 6, "Zoë", true},
		{"white space at the edges goes", 0, 7, "Zoë", true},
		{"a line break is white space", 7, 13, "said:", true},
		{"quotation marks of three bytes", 13, 21, "“Ja”", true},
		{"to the end", 13, 23, "“Ja”.", true},
		{"inside a character", 2, 5, "", false},
		{"from inside a character", 5, 8, "", false},
		{"nothing but white space", 0, 2, "", false},
		{"empty", 3, 3, "", false},
		{"backwards", 6, 2, "", false},
		{"before the text", -1, 4, "", false},
		{"after the text", 3, 99, "", false},
	} {
		t.Run(c.name, func(t *testing.T) {
			s, ok := parley.NewSpan(r, c.start, c.end)
			if ok != c.ok || s.Text != c.want {
				t.Fatalf("NewSpan(%d, %d) = %q, %v; want %q, %v", c.start, c.end, s.Text, ok, c.want, c.ok)
			}
			if ok && s.Check(r) != nil {
				t.Errorf("a new span fails its check: %v", s.Check(r))
			}
		})
	}
}

func TestSpanCheck(t *testing.T) {
	r := &parley.Report{ID: "r000000000001", Text: "Zoë said yes."}
	good := parley.Span{Report: r.ID, Start: 0, End: 4, Text: "Zoë"}
	if err := good.Check(r); err != nil {
		t.Fatal(err)
	}
	for name, change := range map[string]func(*parley.Span){
		"another report":      func(s *parley.Span) { s.Report = "r000000000002" },
		"other words":         func(s *parley.Span) { s.Text = "Zoe" },
		"cut character":       func(s *parley.Span) { s.End = 3; s.Text = "Zo\xc3" },
		"empty":               func(s *parley.Span) { s.End = 0; s.Text = "" },
		"behind the text":     func(s *parley.Span) { s.End = 400 },
		"before the text":     func(s *parley.Span) { s.Start = -1 },
		"the end is too near": func(s *parley.Span) { s.End = 2 },
	} {
		t.Run(name, func(t *testing.T) {
			s := good
			change(&s)
			if s.Check(r) == nil {
				t.Errorf("%+v passes", s)
			}
		})
	}
}

// FuzzSpan holds whatever NewSpan gives to its promises.
func FuzzSpan(f *testing.F) {
	f.Add("Zoë said “yes”.", 0, 4)
	f.Add("\xff\xfe", 0, 1)
	f.Add("   ", 0, 3)
	f.Fuzz(func(t *testing.T, text string, start, end int) {
		r := &parley.Report{ID: "r000000000001", Text: text}
		s, ok := parley.NewSpan(r, start, end)
		if !ok {
			return
		}
		if err := s.Check(r); err != nil {
			t.Fatal(err)
		}
		if s.Start < start || s.End > end {
			t.Fatalf("[%d, %d) reaches out of [%d, %d)", s.Start, s.End, start, end)
		}
		if utf8.ValidString(text) && !utf8.ValidString(s.Text) {
			t.Fatalf("%q is not valid UTF-8 though its text is", s.Text)
		}
		if s.Text != strings.Trim(s.Text, " \n\t\r") {
			t.Fatalf("%q has white space at its edges", s.Text)
		}
	})
}
