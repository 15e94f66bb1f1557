package brief

import (
	"bytes"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"charm.land/lipgloss/v2"
	"github.com/charmbracelet/x/ansi"
	"github.com/parley-record/parley"
)

var update = flag.Bool("update", false, "rewrite the golden files")

// two invented reports; a sentence a line.
var texts = []string{
	`Dock pay talks stall
The Dockers' Union reportedly rejected a 3% pay offer from Quay Ltd on Monday.
"We will not work for less than 5%," said its leader, Rosa Lind, who may meet the mediator on Friday.
Quay Ltd wants an answer by Thursday or it will withdraw the offer.
Lind was not aware of a second offer.`,
	`Dockers refuse offer <3%>
The union rejected an offer from the company on Monday.
Its leader said the dockers "will never work for less than 5%".`,
}

// builder makes records of spans that are found by their words.
type builder struct {
	rec *parley.Record
	n   int
}

func (b *builder) id(letter string) parley.ID {
	b.n++
	return parley.ID(fmt.Sprintf("%s%012d", letter, b.n))
}

func (b *builder) span(report int, words string) parley.Span {
	r := &b.rec.Reports[report-1]
	i := strings.Index(r.Text, words)
	s, ok := parley.NewSpan(r, i, i+len(words))
	if !ok {
		panic(words)
	}
	return s
}

func (b *builder) entry(letter string, report int, words string) parley.Entry {
	return parley.Entry{ID: b.id(letter), Evidence: []parley.Span{b.span(report, words)}, Confidence: 0.8}
}

func sentences(r *parley.Report) [][2]int {
	var out [][2]int
	at := 0
	for _, l := range strings.SplitAfter(r.Text, "\n") {
		out = append(out, [2]int{at, at + len(strings.TrimRight(l, "\n"))})
		at += len(l)
	}
	return out
}

func sample(t *testing.T) *parley.Record {
	b := &builder{rec: &parley.Record{Format: parley.Format, Parley: "0.0.0", Generated: "2026-01-02T03:04:05Z", Run: parley.Run{Engine: "fast"}}}
	for i, text := range texts {
		title, _, _ := strings.Cut(text, "\n")
		b.rec.Reports = append(b.rec.Reports, parley.Report{
			ID: b.id("r"), Path: fmt.Sprintf("dock/%d.txt", i+1), Title: title, Published: "2026-03-02", Kind: parley.KindNews,
			Words: len(strings.Fields(text)), Text: text, SHA256: strings.Repeat("0", 64), TextSHA256: strings.Repeat("0", 64),
		})
	}
	b.rec.Reports[1].Outlet, b.rec.Reports[1].URL = "The Gull", "https://gull.example/dock"
	r := b.rec
	one, two := r.Reports[0].ID, r.Reports[1].ID
	union, firm, lind := b.id("a"), b.id("a"), b.id("a")
	r.Actors = []parley.Actor{
		{ID: union, Name: "Dockers' Union", Kind: parley.Organisation, Aliases: []string{"the union"}, Party: union, Part: "party", Evidence: []parley.Span{b.span(1, "Dockers' Union")}},
		{ID: firm, Name: "Quay Ltd", Kind: parley.Organisation, Party: firm, Part: "party", Evidence: []parley.Span{b.span(1, "Quay Ltd")}},
		{ID: lind, Name: "Rosa Lind", Kind: parley.Person, Role: "leader", Party: union, Part: "party", Evidence: []parley.Span{b.span(1, "Rosa Lind")}},
	}
	pay, answer := b.id("i"), b.id("i")
	r.Issues = []parley.Issue{
		{ID: pay, Label: "pay", Evidence: []parley.Span{b.span(1, "pay")}},
		{ID: answer, Label: "an answer to the offer", Evidence: []parley.Span{b.span(1, "an answer")}},
	}
	offer := b.entry("t", 1, "a 3% pay offer from Quay Ltd")
	r.Proposals = []parley.Proposal{{
		Entry: offer, Name: "3% pay offer", Kind: "offer", Status: "rejected", Authors: []parley.ID{firm}, PresentedTo: []parley.ID{union},
		Authorship: []parley.Authorship{{Actor: firm, As: "presenter", Evidence: offer.Evidence, Hedges: []parley.Hedge{{Span: b.span(1, "reportedly"), Of: "report"}}}},
		Terms:      []parley.Term{{ID: b.id("q"), Text: "a 3% pay offer", Issue: pay, Effect: "raises", Quantity: &parley.Quantity{Value: 3, Unit: "%", Approx: true}, Evidence: offer.Evidence}},
		Responses:  []parley.Response{{ID: b.id("w"), By: union, Stance: "against", Force: "refusal", Act: "words", Evidence: []parley.Span{b.span(1, "rejected"), b.span(2, "rejected")}}},
	}}
	against := b.entry("p", 1, "rejected a 3% pay offer")
	against.Hedges = []parley.Hedge{{Span: b.span(1, "reportedly"), Of: "report"}}
	r.Positions = []parley.Position{
		{Entry: against, Party: union, Issue: pay, Stance: "against", Force: "refusal"},
		{Entry: b.entry("p", 1, "Quay Ltd wants an answer by Thursday"), Party: firm, Issue: answer, Stance: "for", Force: "demand"},
	}
	cue, source := b.span(1, "said"), b.span(1, "its leader, Rosa Lind")
	cue2, source2 := b.span(2, "said"), b.span(2, "Its leader")
	said := b.entry("s", 1, "We will not work for less than 5%")
	said.Hedges = []parley.Hedge{{Span: b.span(1, "may"), Of: "speaker"}}
	r.Statements = []parley.Statement{
		{Entry: said, Source: &source, Cue: &cue, Speaker: lind, OnBehalfOf: union, Content: said.Evidence, Quotes: said.Evidence, Mode: "direct", CueClass: "say", Negated: true},
		{Entry: b.entry("s", 2, "the dockers \"will never work for less than 5%\""), Source: &source2, Cue: &cue2, Content: []parley.Span{b.span(2, "the dockers \"will never work for less than 5%\"")}, Quotes: []parley.Span{b.span(2, "will never work for less than 5%")}, Mode: "mixed", CueClass: "say"},
	}
	friday := &parley.When{Text: "on Friday", From: "2026-03-06", To: "2026-03-06", Precision: "day", Anchor: "report_date"}
	meet := b.entry("m", 1, "may meet the mediator on Friday")
	meet.Confidence = 0.3
	r.Meetings = []parley.Meeting{{Entry: meet, Participants: []parley.ID{lind}, Status: "planned", Certainty: "possible", Format: "in_person", When: friday,
		Outcomes: []parley.Outcome{{Kind: "no_details", AccordingTo: []parley.ID{lind}, Evidence: meet.Evidence}}}}
	r.Deadlines = []parley.Deadline{{Entry: b.entry("d", 1, "Quay Ltd wants an answer by Thursday or it will withdraw the offer"), SetBy: []parley.ID{firm}, On: []parley.ID{union}, Demand: "an answer",
		Due: &parley.When{Text: "by Thursday", Precision: "open", Anchor: "none"}, Consequence: "it will withdraw the offer", Proposal: offer.ID}}
	r.Steps = []parley.Step{{Entry: b.entry("n", 1, "it will withdraw the offer"), By: []parley.ID{firm}, Action: "withdraw the offer", Certainty: "possible"}}
	r.Knowledge = []parley.Knowledge{{Entry: b.entry("k", 1, "Lind was not aware of a second offer"), Who: lind, State: "unaware", Text: "a second offer"}}
	r.Assessments = []parley.Assessment{{Entry: b.entry("v", 1, "Dock pay talks stall"), Outlook: "pessimistic", Text: "Dock pay talks stall"}}
	r.Assessments[0].Background = true
	r.Stories = []parley.Story{{ID: b.id("y"), Title: "Dock pay talks stall", Reports: []parley.ID{one, two}, Independent: 1}}
	r.Relations = []parley.Relation{{A: one, B: two, Kind: "rewrite", Direction: "b_from_a", Basis: "coverage", CoveredA: 0.4, CoveredB: 1,
		Pairs: []parley.Passage{{A: b.span(1, "We will not work for less than 5%"), B: b.span(2, "will never work for less than 5%"), Similarity: 0.9}}}}
	a1, b1 := b.span(1, "We will not work"), b.span(2, "will never work")
	hedge := b.span(1, "reportedly")
	only := b.span(1, "Lind was not aware of a second offer.")
	r.Claims = []parley.Claim{
		{ID: b.id("c"), Text: "no work for less", Tellings: []parley.Telling{{Span: a1}, {Span: b1}}, Independent: 1,
			Differences: []parley.Difference{{Kind: "quote_altered", A: &a1, B: &b1, Against: "telling"}, {Kind: "wording_changed", A: &a1, B: &b1, Against: "telling"}}},
		{ID: b.id("c"), Text: "rejected", Tellings: []parley.Telling{{Span: b.span(1, "rejected")}, {Span: b.span(2, "rejected")}}, Independent: 1,
			Differences: []parley.Difference{{Kind: "hedge_dropped", A: &hedge, Against: "telling", MayBeTranslation: true}}},
		{ID: b.id("c"), Text: "unaware", Tellings: []parley.Telling{{Span: only}}, Independent: 1, Differences: []parley.Difference{{Kind: "only_in_a", A: &only, Against: "telling"}}},
	}
	r.Normalise()
	if err := r.Check(); err != nil {
		t.Fatal(err)
	}
	return r
}

// TestGolden holds all views of one record to the files of testdata, which a
// reader can look at; -update writes them anew.
func TestGolden(t *testing.T) {
	b := New(sample(t), sentences)
	for name, write := range map[string]func(*bytes.Buffer) error{
		"text.txt":     func(w *bytes.Buffer) error { return b.WriteText(w, Text{}) },
		"narrow.txt":   func(w *bytes.Buffer) error { return b.WriteText(w, Text{Width: 40}) },
		"evidence.txt": func(w *bytes.Buffer) error { return b.WriteText(w, Text{Width: 100, Evidence: true}) },
		"brief.md":     func(w *bytes.Buffer) error { return b.WriteMarkdown(w) },
		"page.html":    func(w *bytes.Buffer) error { return b.WriteHTML(w) },
	} {
		t.Run(name, func(t *testing.T) {
			var out bytes.Buffer
			if err := write(&out); err != nil {
				t.Fatal(err)
			}
			got := ansi.Strip(out.String())
			file := filepath.Join("testdata", name)
			if *update {
				if err := os.MkdirAll("testdata", 0o755); err != nil {
					t.Fatal(err)
				}
				if err := os.WriteFile(file, []byte(got), 0o644); err != nil {
					t.Fatal(err)
				}
				return
			}
			want, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			if got != string(want) {
				t.Errorf("%s is not as it was; -update rewrites it, and git diff shows how\n%s", file, got)
			}
		})
	}
}

func TestTextFitsItsWidth(t *testing.T) {
	b := New(sample(t), sentences)
	for _, width := range []int{20, 33, 40, 57, 80, 100, 132} {
		for _, evidence := range []bool{false, true} {
			var out bytes.Buffer
			if err := b.WriteText(&out, Text{Width: width, Evidence: evidence}); err != nil {
				t.Fatal(err)
			}
			for _, l := range strings.Split(out.String(), "\n") {
				if n := lipgloss.Width(l); n > width {
					t.Errorf("width %d: a line of %d columns: %q", width, n, ansi.Strip(l))
				}
			}
		}
	}
}

func TestEveryLineRefersToItsSentence(t *testing.T) {
	b := New(sample(t), sentences)
	for _, s := range b.Sections {
		for _, l := range s.Lines {
			if len(l.Refs) == 0 {
				t.Errorf("%s: %q: %q has no reference", s.Key, l.Lead, l.Text)
			}
			for _, r := range l.Refs {
				if words := b.Sentence(r); !strings.Contains(words, strings.SplitN(r.Span.Text, "\n", 2)[0]) {
					t.Errorf("%s: %s is %q, which does not hold %q", s.Key, r, words, r.Span.Text)
				}
			}
		}
	}
}

var (
	idRE   = regexp.MustCompile(` id="([^"]+)"`)
	hrefRE = regexp.MustCompile(`href="#([^"]+)"`)
)

func TestPageLinksLeadSomewhere(t *testing.T) {
	var out bytes.Buffer
	if err := New(sample(t), sentences).WriteHTML(&out); err != nil {
		t.Fatal(err)
	}
	page := out.String()
	ids := map[string]bool{}
	for _, m := range idRE.FindAllStringSubmatch(page, -1) {
		if ids[m[1]] {
			t.Errorf("id %s is given twice", m[1])
		}
		ids[m[1]] = true
	}
	links := hrefRE.FindAllStringSubmatch(page, -1)
	if len(links) < 20 {
		t.Errorf("only %d links", len(links))
	}
	for _, m := range links {
		if !ids[m[1]] {
			t.Errorf("a link leads to #%s, which is not there", m[1])
		}
	}
	for _, bad := range []string{"<script", "src=", "@import", "url(", "<3%>"} {
		if strings.Contains(page, bad) {
			t.Errorf("the page holds %q", bad)
		}
	}
}

func TestMarkdownEscapes(t *testing.T) {
	if got := markdown("a*b_c|d <e>\n#f"); got != `a\*b\_c\|d &lt;e> \#f` {
		t.Errorf("got %s", got)
	}
}

func TestEmptyRecord(t *testing.T) {
	b := New(&parley.Record{}, sentences)
	var out bytes.Buffer
	for _, write := range []func() error{
		func() error { return b.WriteText(&out, Text{}) },
		func() error { return b.WriteHTML(&out) },
		func() error { return b.WriteMarkdown(&out) },
	} {
		if err := write(); err != nil {
			t.Fatal(err)
		}
	}
	if !strings.Contains(out.String(), "No report could be read.") {
		t.Error("the empty record does not say that it is empty")
	}
}

// comparison is of two invented reports with a changed quote, a number and a
// sentence of which the other has nothing.
func comparison(n int) *parley.Record {
	rec := &parley.Record{}
	var ids []parley.ID
	texts := []string{
		"Union sees \"some movement\" on pay. The offer is worth 400 crowns. Talks go on. A judge is ill.",
		"Union sees \"much movement\" on pay. The offer is worth 700 crowns. Talks go on.",
	}
	for i := range n {
		r := parley.Report{ID: parley.ID(fmt.Sprintf("r%012x", i+1)), Title: "Talks", Outlet: fmt.Sprintf("Outlet %d", i+1), Text: texts[i%2]}
		rec.Reports = append(rec.Reports, r)
		ids = append(ids, r.ID)
	}
	span := func(i int, words string) parley.Span {
		at := strings.Index(rec.Reports[i].Text, words)
		return parley.Span{Report: ids[i], Start: at, End: at + len(words), Text: words}
	}
	pair := func(id, a, b, kind, da, db string) parley.Claim {
		x, y := span(0, da), span(1, db)
		return parley.Claim{ID: parley.ID(id), Text: a, Tellings: []parley.Telling{{Span: span(0, a)}, {Span: span(1, b)}},
			Differences: []parley.Difference{{Kind: kind, A: &x, B: &y, Against: "telling"}}}
	}
	alone := span(0, "A judge is ill.")
	rec.Claims = []parley.Claim{
		pair("c000000000001", "The offer is worth 400 crowns.", "The offer is worth 700 crowns.", "number_changed", "400", "700"),
		pair("c000000000002", "Union sees \"some movement\" on pay.", "Union sees \"much movement\" on pay.", "quote_altered", "some movement", "much movement"),
		pair("c000000000003", "Talks go on.", "Talks go on.", "wording_changed", "go on", "go on"),
		{ID: "c000000000004", Text: alone.Text, Tellings: []parley.Telling{{Span: alone}}, Differences: []parley.Difference{{Kind: "only_in_a", A: &alone, Against: "telling"}}},
	}
	for i := range 4 {
		c := pair(fmt.Sprintf("c00000000001%d", i), "Talks go on.", "Talks go on.", "strength_changed", "go on", "go on")
		rec.Claims = append(rec.Claims, c)
	}
	rec.Stories = []parley.Story{{ID: "y000000000001", Reports: ids, Independent: 1}}
	return rec
}

func TestComparisonSaysFirstWhatMattersMost(t *testing.T) {
	c := NewComparison(comparison(2), sentences)
	var first []string
	for _, f := range c.First {
		first = append(first, f.Kind)
	}
	if got := strings.Join(first, ", "); !strings.HasPrefix(got, "quoted wording differs, number differs, strength differs") || strings.Contains(got, "other words") {
		t.Errorf("first: %s", got)
	}
	if !slices.Contains(c.Lead, "7 matters are told more than once, 6 of them differently; 1 in one report only.") {
		t.Errorf("lead: %q", c.Lead)
	}
	if len(c.Heads[0].Alone) != 1 || len(c.Heads[1].Alone) != 0 || c.Heads[1].From != "Outlet 2" {
		t.Errorf("heads: %+v", c.Heads)
	}
}

// A denial that one report leaves out is named before what is of less weight.
func TestComparisonNamesADenialLeftOut(t *testing.T) {
	for note, want := range map[string]bool{"a denial in no other report that was read": true, "in no other report that was read": false} {
		rec := comparison(2)
		rec.Claims[3].Differences[0].Note = note
		c := NewComparison(rec, sentences)
		if got := slices.ContainsFunc(c.First, func(n CompareNote) bool { return n.Kind == "only in one" }); got != want {
			t.Errorf("%s: named %v: %+v", note, got, c.First)
		}
	}
}

func TestComparisonOfManyShowsWhoTells(t *testing.T) {
	var two, six bytes.Buffer
	if err := NewComparison(comparison(2), sentences).WriteHTML(&two); err != nil {
		t.Fatal(err)
	}
	if err := NewComparison(comparison(6), sentences).WriteHTML(&six); err != nil {
		t.Fatal(err)
	}
	if strings.Contains(six.String(), "not found here") || !strings.Contains(six.String(), "6: Talks") {
		t.Error("a claim of two among six reports shows the four without it, or a report has no head")
	}
	for _, want := range []string{`<mark class="quote">some movement</mark>`, `id="f-number"`, "Look at these first", `href="#c000000000002"`, "nothing that no other report has"} {
		if !strings.Contains(two.String(), want) {
			t.Errorf("the page of two has no %s", want)
		}
	}
}

// A part of many rows is cut where a row begins, and the cut is counted.
func TestTextCountsWhatItLeavesOut(t *testing.T) {
	b := &Brief{Sections: []Section{
		{Title: "lines", Lines: []Line{{Lead: "a"}, {Lead: "of a", Depth: 1}, {Lead: "b"}, {Lead: "of b", Depth: 1}, {Lead: "c"}}},
		{Title: "grid", Grid: &Grid{Columns: []string{"x", "y"}, Rows: []GridRow{
			{Label: "one", Cells: []Cell{{Stance: "for"}, {}}}, {Label: "two", Cells: []Cell{{}, {Stance: "against"}}}}}},
	}}
	for most, want := range map[int]struct{ has, lacks []string }{
		0: {has: []string{"of b", "c", "two", "y"}, lacks: []string{"more"}},
		1: {has: []string{"of a", "… and 2 more", "one", "… and 1 more"}, lacks: []string{"of b", "two", "y"}},
		2: {has: []string{"of b", "… and 1 more", "two"}},
	} {
		var out bytes.Buffer
		if err := b.WriteText(&out, Text{Most: most}); err != nil {
			t.Fatal(err)
		}
		plain := ansi.Strip(out.String())
		for _, s := range want.has {
			if !strings.Contains(plain, s) {
				t.Errorf("at most %d: %q is missing in\n%s", most, s, plain)
			}
		}
		for _, s := range want.lacks {
			if strings.Contains(strings.ReplaceAll(plain, "every", ""), s) {
				t.Errorf("at most %d: %q stands in\n%s", most, s, plain)
			}
		}
	}
}

// TestCueBringsItsOwnColon gives cues the colon that stands behind them in some
// reports: one is printed, not two.
func TestCueBringsItsOwnColon(t *testing.T) {
	rec := sample(t)
	n := 0
	for i := range rec.Statements {
		if st := &rec.Statements[i]; st.Cue != nil && st.Mode == "direct" {
			st.Cue.Text += ":"
			n++
		}
	}
	var out bytes.Buffer
	if err := New(rec, sentences).WriteText(&out, Text{Width: 100}); err != nil {
		t.Fatal(err)
	}
	if n == 0 || strings.Contains(out.String(), "::") {
		t.Errorf("%d cues with a colon; printed:\n%s", n, out.String())
	}
}

// TestStanceThatMoved gives a party a second stance on an issue: beside the first one, or
// in its place, each with its own sentences.
func TestStanceThatMoved(t *testing.T) {
	for _, moved := range []bool{false, true} {
		rec := sample(t)
		second := rec.Positions[0]
		second.ID, second.Stance, second.Evidence = "p00000000000f", "conditional", rec.Statements[1].Evidence
		want := []string{"against [1:2]; conditional [2:3]", "against</span> <span class=\"refs\"><a href=\"#s1-2\">[1:2]</a></span>; <span class=\"conditional\">conditional<"}
		if moved {
			second.Supersedes = rec.Positions[0].ID
			want = []string{"against [1:2], then conditional [2:3]", ", <span class=\"conditional\">then conditional<"}
		}
		rec.Positions = append(rec.Positions, second)
		if moved { // as a store gives them
			slices.Reverse(rec.Positions)
		}
		var md, page bytes.Buffer
		if err := New(rec, sentences).WriteMarkdown(&md); err != nil {
			t.Fatal(err)
		}
		if err := New(rec, sentences).WriteHTML(&page); err != nil {
			t.Fatal(err)
		}
		if !strings.Contains(md.String(), want[0]) || !strings.Contains(page.String(), want[1]) {
			t.Errorf("moved %v: no %q in\n%s\nor no %q on the page", moved, want[0], md.String(), want[1])
		}
	}
}

// TestUnsureStanceStandsLast marks a stance that is as likely wrong as right, behind the
// issues on which one is sure.
func TestUnsureStanceStandsLast(t *testing.T) {
	rec := sample(t)
	for i := range rec.Positions {
		rec.Positions[i].Confidence = []float64{0.4, 0.8}[i]
	}
	var md bytes.Buffer
	if err := New(rec, sentences).WriteMarkdown(&md); err != nil {
		t.Fatal(err)
	}
	sure, unsure := strings.Index(md.String(), "for [1:4]"), strings.Index(md.String(), "against [1:2] (unsure)")
	if sure < 0 || unsure < sure {
		t.Errorf("the sure stance at %d, the unsure at %d of\n%s", sure, unsure, md.String())
	}
	// What a person looked at is as sure as they are, and says so.
	for i := range rec.Positions {
		rec.Positions[i].Checked = "accepted"
	}
	rec.Meetings[0].Checked = "corrected"
	md.Reset()
	if err := New(rec, sentences).WriteMarkdown(&md); err != nil {
		t.Fatal(err)
	}
	if strings.Contains(md.String(), "against [1:2] (unsure)") || !strings.Contains(md.String(), "corrected by a person") {
		t.Errorf("what was checked is told as\n%s", md.String())
	}
}

// Of many pairs of reports those that depend on each other are told, and the rest
// is counted.
func TestManyIndependentPairs(t *testing.T) {
	r := sample(t)
	x := r.Relations[0]
	for range 5 {
		y := x
		y.Kind, y.Direction, y.Basis, y.Pairs = "independent", "", "", nil
		r.Relations = append(r.Relations, y)
	}
	var w bytes.Buffer
	if err := New(r, sentences).WriteText(&w, Text{}); err != nil {
		t.Fatal(err)
	}
	if s := w.String(); !strings.Contains(s, "one retells the other") || !strings.Contains(s, "the other 5 pairs: independent of each other") || strings.Contains(s, "1 and 2: independent") {
		t.Errorf("the relations read %q", s[:min(len(s), 900)])
	}
	// Nobody is called independent of what it was not held against.
	r.Relations = r.Relations[1:]
	r.Run.Settings = map[string]string{"uncompared_pairs": "77"}
	w.Reset()
	if err := New(r, sentences).WriteText(&w, Text{}); err != nil {
		t.Fatal(err)
	}
	if s := w.String(); strings.Contains(s, "all independent") || !strings.Contains(s, "the other 5 pairs: independent") || !strings.Contains(s, "77 more pairs") {
		t.Errorf("with pairs that were not compared the relations read %q", s[:min(len(s), 900)])
	}
}
