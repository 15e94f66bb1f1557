package web

import (
	"io/fs"
	"strings"
	"testing"

	"github.com/parley-record/parley"
	"github.com/parley-record/parley/internal/brief"
)

func TestTallyCountsOne(t *testing.T) {
	for _, c := range []struct {
		n     int
		table string
		want  string
	}{{1, "deadlines", "1 deadline"}, {2, "deadlines", "2 deadlines"}, {1, "knowledge", "1 knowledge"}} {
		if got := tally(c.n, c.table); got != c.want {
			t.Errorf("tally(%d, %q) = %q, want %q", c.n, c.table, got, c.want)
		}
	}
}

// A name of the network has room on its side of the drawing, or is cut.
func TestCutTo(t *testing.T) {
	if got := cutTo("Harbour Board", 250); got != "Harbour Board" {
		t.Errorf("a short name is cut: %q", got)
	}
	got := cutTo("European Union antitrust regulators", 240)
	if !strings.HasSuffix(got, "…") || len([]rune(got)) > 21 {
		t.Errorf("a long name is %q", got)
	}
}

// What lies ahead is in the order of its days, whatever it is, and not called off.
func TestComingIsByDay(t *testing.T) {
	on := func(day string) *parley.When { return &parley.When{Text: day, From: day, To: day} }
	rec := &parley.Record{
		Meetings: []parley.Meeting{
			{Entry: parley.Entry{ID: "m1"}, Name: "late talks", Status: "planned", When: on("2026-05-09")},
			{Entry: parley.Entry{ID: "m3"}, Name: "early talks", Status: "planned", When: on("2026-05-02"), Participants: []parley.ID{"a1", "a2"}},
			{Entry: parley.Entry{ID: "m4"}, Name: "early talks", Status: "cancelled", When: on("2026-05-02"), Participants: []parley.ID{"a2", "a1"}},
			{Entry: parley.Entry{ID: "m2"}, Name: "held talks", Status: "held", When: on("2026-05-01")},
		},
		Deadlines: []parley.Deadline{{Entry: parley.Entry{ID: "d1"}, Demand: "answer", Due: on("2026-05-03")}},
		Steps:     []parley.Step{{Entry: parley.Entry{ID: "n1"}, Action: "reply", When: on("2026-05-02")}},
	}
	var got []string
	for _, l := range coming(rec, look("", &parley.Sheet{Record: rec})) {
		got = append(got, string(l.ID))
	}
	if s := strings.Join(got, " "); s != "n1 d1 m1" {
		t.Errorf("ahead: %s", s)
	}
}

// Pages and terminal call a difference by one name.
func TestDiffersAsInText(t *testing.T) {
	for kind, want := range map[string]string{"date_changed": "time differs", "number_changed": "number differs", "polarity_changed": "yes against no", "hedge_dropped": "caution only in the first"} {
		if got := differs(kind); got != want {
			t.Errorf("differs(%q) = %q, want %q", kind, got, want)
		}
	}
}

// An issue on which no position is sure stands behind the others.
func TestUnsureIssuesStandLast(t *testing.T) {
	g := gridOf([]parley.Cell{
		{Issue: "i1", Party: "a1", Label: "wages", Confidence: .4}, {Issue: "i1", Party: "a2", Label: "wages", Confidence: .5},
		{Issue: "i2", Party: "a1", Label: "hours", Confidence: .5}, {Issue: "i2", Party: "a2", Label: "hours", Confidence: .8},
		{Issue: "i3", Party: "a2", Label: "leave", Confidence: .9},
	})
	var got []string
	for _, r := range g.Rows {
		got = append(got, r.Issue.Label)
	}
	if s := strings.Join(got, " "); s != "hours leave wages" {
		t.Errorf("the issues are %s", s)
	}
}

// What is unsure in text is unsure on every page, by the same bound and the same word.
func TestUnsureAsInText(t *testing.T) {
	for confidence, want := range map[float64]bool{brief.Unsure - .01: true, brief.Unsure: false, brief.Unsure + .02: false} {
		if n := look("/n/x", &parley.Sheet{Record: &parley.Record{}}).line(parley.Steps, &parley.Entry{Confidence: confidence}); n.Unsure != want {
			t.Errorf("a step at %v is set apart: %v", confidence, n.Unsure)
		}
		g := gridOf([]parley.Cell{{Issue: "i", Party: "a", Label: "wages", Confidence: confidence}, {Issue: "i", Party: "b", Label: "wages", Confidence: confidence}})
		if apart := g.Rows[0].doubt() == 1; apart != want {
			t.Errorf("an issue at %v stands last: %v", confidence, apart)
		}
	}
	pages, err := fs.Glob(assets, "templates/*.html")
	if err != nil || len(pages) == 0 {
		t.Fatalf("%d templates: %v", len(pages), err)
	}
	for _, p := range pages {
		text, err := assets.ReadFile(p)
		if err != nil {
			t.Fatal(err)
		}
		for _, other := range []string{"less sure", "Confidence 0."} {
			if strings.Contains(strings.ToLower(string(text)), strings.ToLower(other)) {
				t.Errorf("%s says %q", p, other)
			}
		}
	}
}

// What several reports say of the end of a meeting is told once.
func TestOutcomesAreToldOnce(t *testing.T) {
	m := parley.Meeting{Outcomes: []parley.Outcome{{Kind: "progress"}, {Kind: "no_details"}, {Kind: "progress"}}}
	n := look("/n/x", &parley.Sheet{Record: &parley.Record{}}).meeting(&m)
	if got := strings.Join(n.Tags, ", "); got != "progress, no details" {
		t.Errorf("the tags are %s", got)
	}
}
