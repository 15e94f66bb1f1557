package web

import (
	"slices"
	"strings"
	"testing"

	"github.com/parley-record/parley"
)

// desk looks at a sheet of a side, somebody of it, and a statement whose voice nobody
// identified.
func desk() *lookup {
	r := parley.Report{ID: "r1", Path: "wire/monday.txt", Text: "x"}
	return look("/n/x", &parley.Sheet{Record: &parley.Record{
		Reports:    []parley.Report{r},
		Actors:     []parley.Actor{{ID: "a1", Name: "Port Union"}, {ID: "a2", Name: "Mara Lind"}},
		Statements: []parley.Statement{{Entry: parley.Entry{ID: "s1"}, Source: &parley.Span{Text: "a person close\nto the talks"}}},
	}})
}

// A deadline names itself: whoever it binds has neither set nor suggested it.
func TestDeadlineIsNoAct(t *testing.T) {
	n := desk().deadline(&parley.Deadline{On: []parley.ID{"a1"}, Demand: "to accept the offer", Status: "suggested"})
	if n.Lead != "Deadline for Port Union" || n.Status != "suggested" {
		t.Errorf("it leads with %q, %q", n.Lead, n.Status)
	}
	if n := desk().deadline(&parley.Deadline{Status: "set"}); n.Lead != "Deadline" || n.Status != "" {
		t.Errorf("a deadline on nobody: %q, %q", n.Lead, n.Status)
	}
}

// What a voice says that is not identified is on its word, and not the report's own.
func TestUnidentifiedVoice(t *testing.T) {
	const voice = "a person close to the talks"
	l := desk()
	if n := l.assessment(&parley.Assessment{Entry: parley.Entry{Statement: "s1"}, Text: "progress"}); n.Lead != voice || n.On != voice {
		t.Errorf("an assessment: %q, on the word of %q", n.Lead, n.On)
	}
	if n := l.assessment(&parley.Assessment{Text: "progress"}); n.Lead != "The report" || n.On != "the report itself" {
		t.Errorf("the report's own: %q, on the word of %q", n.Lead, n.On)
	}
	if n := l.statement(&l.Statements[0]); n.Lead != voice || n.On != voice {
		t.Errorf("a statement: %q, on the word of %q", n.Lead, n.On)
	}
}

// What came of a meeting is told with those who say so, and a caution once, with whose
// it is.
func TestOnWhoseWord(t *testing.T) {
	l := desk()
	n := l.meeting(&parley.Meeting{Outcomes: []parley.Outcome{{Kind: "progress", AccordingTo: []parley.ID{"a2"}}, {Kind: "to_continue"}, {Kind: "progress", AccordingTo: []parley.ID{"a1", "a2"}}}})
	if got := strings.Join(n.Tags, "; "); got != "progress, according to Mara Lind and Port Union; to continue" {
		t.Errorf("outcomes: %s", got)
	}
	hedge := func(of string) parley.Hedge { return parley.Hedge{Span: parley.Span{Text: "may"}, Of: of} }
	n = l.line(parley.Steps, &parley.Entry{Hedges: []parley.Hedge{hedge("report"), hedge("report"), hedge("speaker")}})
	if got := strings.Join(n.Tags, "; "); got != "hedged: “may”; speaker hedges: “may”" {
		t.Errorf("cautions: %s", got)
	}
}

// A link says what it joins.
func TestLinkNamesItsEnds(t *testing.T) {
	l := desk()
	l.Deadlines = []parley.Deadline{{Entry: parley.Entry{ID: "d1"}, On: []parley.ID{"a1"}, Demand: "to accept the offer"}}
	l.Steps = []parley.Step{{Entry: parley.Entry{ID: "n1"}, By: []parley.ID{"a1"}, Action: "strike"}}
	l.Links = []parley.Link{{Entry: parley.Entry{ID: "l1"}, From: "d1", To: "n1", Kind: "condition_for"}}
	sections := l.lines()
	i := slices.IndexFunc(sections, func(s section) bool { return s.Title == "Links" })
	if n := sections[i].Lines[0]; n.Lead != "Deadline for Port Union: to accept the offer" || n.Text != "condition for Port Union: strike" {
		t.Errorf("%q %q", n.Lead, n.Text)
	}
}

// Reports without a title are told apart.
func TestTitleOf(t *testing.T) {
	for want, r := range map[string]parley.Report{
		"Offer refused": {Title: "Offer refused", Path: "a.txt"}, "a.txt": {Path: "wire/a.txt"}, "b.txt": {Path: `C:\wire\b.txt`},
		"offer": {URL: "https://example.org/2025/offer/"}, "Untitled": {},
	} {
		if got := titleOf(&r); got != want {
			t.Errorf("%q, want %q", got, want)
		}
	}
	if got := desk().from("r1"); got != "monday.txt" {
		t.Errorf("evidence of it is from %q", got)
	}
}

// The passage that a link leads to is marked from its first byte to its last, and
// nothing is where the address makes no sense.
func TestSpot(t *testing.T) {
	const text = "Title\n\nOne é thing. Another.\nLast."
	for at, want := range map[string]string{"7-20": "One é thing.", "7": "One é thing. Another.", "30": "Last.", "7-5": "One é thing. Another.", "7-999": "One é thing. Another.", "": "", "x": "", "-3": "", "99": "", "12": "", "7-12": ""} {
		m, ok := spot(at, text)
		if got := text[m.start:m.end]; ok != (want != "") || ok && got != want {
			t.Errorf("at %q: %q, %v; want %q", at, got, ok, want)
		}
	}
}

// A name that is written from right to left does not draw the day into its direction.
func TestFromOn(t *testing.T) {
	for want, c := range map[string][2]string{
		"Gazette, 2 Mar 2025": {"Gazette", "2025-03-02"}, "\u2068صحيفة\u2069, 2 Mar 2025": {"صحيفة", "2025-03-02"}, "Gazette": {"Gazette", ""}, "2 Mar 2025": {"", "2025-03-02"},
	} {
		if got := fromOn(c[0], c[1]); got != want {
			t.Errorf("%q, want %q", got, want)
		}
	}
}
