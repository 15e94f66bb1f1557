package brief

import (
	"strings"
	"testing"

	"github.com/parley-record/parley"
)

// TestPlainCue puts cues as they read behind the name of who speaks.
func TestPlainCue(t *testing.T) {
	for _, c := range []struct{ text, content, cue, source, want string }{
		{"The plan was rejected by Norway.", "The plan", "was rejected", "Norway", "rejected:"},
		{"The plan has been welcomed by Norway.", "The plan", "has been welcomed", "Norway", "welcomed:"},
		{"Never, Lund told the reporters, who left.", "Never", "told", "Lund", "told the reporters"},
		{"Norway was pleased: a good plan.", "a good plan", "was pleased", "Norway", "was pleased"},
	} {
		span := func(w string) parley.Span {
			at := strings.Index(c.text, w)
			return parley.Span{Report: "r1", Start: at, End: at + len(w), Text: w}
		}
		cue, source := span(c.cue), span(c.source)
		b := &Brief{Record: &parley.Record{Reports: []parley.Report{{ID: "r1", Text: c.text}}}}
		st := &parley.Statement{Cue: &cue, Source: &source, Content: []parley.Span{span(c.content)}}
		if got := b.plainCue(st, c.cue); got != c.want {
			t.Errorf("%s: %q, want %q", c.text, got, c.want)
		}
	}
}

// TestAhead tells what begins a sentence of the report, and is printed behind a colon.
func TestAhead(t *testing.T) {
	span := func(start int, text string) parley.Span {
		return parley.Span{Report: "r1", Start: start, End: start + len(text), Text: text}
	}
	cue := span(30, "said")
	for _, c := range []struct {
		content parley.Span
		want    bool
	}{
		{span(0, "The two sides will meet"), true},
		{span(0, "the two sides will meet"), false},
		{span(40, "The two sides will meet"), false},
	} {
		if got := ahead(&parley.Statement{Cue: &cue, Content: []parley.Span{c.content}}); got != c.want {
			t.Errorf("%+v: %v", c.content, got)
		}
	}
}

// TestOtherNames leaves out an actor's name in other letters.
func TestOtherNames(t *testing.T) {
	a := &parley.Actor{Name: "dockers", Aliases: []string{"Dockers", "stevedores", "Stevedores"}}
	if got := otherNames(a); len(got) != 1 || got[0] != "stevedores" {
		t.Errorf("%q", got)
	}
}
