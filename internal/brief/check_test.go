package brief

import (
	"bytes"
	"slices"
	"strings"
	"testing"

	"github.com/parley-record/parley"
)

// checking is a record of two sources and a draft of two sentences.
func checking(t *testing.T) *parley.Record {
	t.Helper()
	rec := &parley.Record{}
	for i, text := range []string{
		"The port reportedly offered 400 crowns.\nIt was “a small step”, Oduya said.",
		"The port offered 400 crowns.\nIt was “a step”, Oduya said.",
		"The port offered 700 crowns.\nIt was “a step”, Oduya said.\nThe mayor wept.",
	} {
		rec.Reports = append(rec.Reports, parley.Report{ID: parley.ID([]string{"r1", "r2", "r3"}[i]), Path: []string{"wire", "second", "draft"}[i], Text: text})
	}
	span := func(k int, words string) *parley.Span {
		at := strings.Index(rec.Reports[k].Text, words)
		s, ok := parley.NewSpan(&rec.Reports[k], at, at+len(words))
		if at < 0 || !ok {
			t.Fatalf("%q is not in report %d", words, k+1)
		}
		return &s
	}
	telling := func(k int, words string) parley.Telling { return parley.Telling{Span: *span(k, words)} }
	rec.Claims = []parley.Claim{
		{Tellings: []parley.Telling{telling(0, "The port reportedly offered 400 crowns."), telling(1, "The port offered 400 crowns."), telling(2, "The port offered 700 crowns.")},
			Differences: []parley.Difference{
				{Kind: "hedge_dropped", A: span(0, "reportedly"), B: nil},
				{Kind: "number_changed", A: span(0, "400"), B: span(2, "700")},
				{Kind: "number_changed", A: span(1, "400"), B: span(2, "700")},
				{Kind: "wording_changed", A: span(1, "offered"), B: span(2, "offered")},
			}},
		{Tellings: []parley.Telling{telling(0, "It was “a small step”, Oduya said."), telling(1, "It was “a step”, Oduya said."), telling(2, "It was “a step”, Oduya said.")},
			Differences: []parley.Difference{{Kind: "quote_altered", A: span(0, "a small step"), B: span(2, "a step")}, {Kind: "quote_altered", A: span(0, "a small step"), B: span(1, "a step")}}},
		{Tellings: []parley.Telling{telling(2, "The mayor wept.")}},
		{Tellings: []parley.Telling{telling(0, "It was “a small step”, Oduya said.")}},
	}
	return rec
}

func TestCheckKeepsWhatNoSourceBears(t *testing.T) {
	c := NewCheck(checking(t), sentences)
	var got []string
	for _, f := range c.Findings {
		got = append(got, f.Kind+" "+f.Ref+" "+strings.Join(f.SourceRefs, ","))
	}
	want := []string{"hedge_dropped [3:1] [1:1]", "number_changed [3:1] [1:1],[2:1]", "only_in_draft [3:3] "}
	if !slices.Equal(got, want) {
		t.Errorf("%q, want %q", got, want)
	}
	var b bytes.Buffer
	if err := c.WriteText(&b, 80); err != nil {
		t.Fatal(err)
	}
	for _, w := range []string{"draft against wire, second: ", "[3:1] number differs: source “400”, draft “700” [1:1] [2:1]", "[3:3] in no source: “The mayor wept.”"} {
		if !strings.Contains(b.String(), w) {
			t.Errorf("no %q in\n%s", w, &b)
		}
	}
}

func TestCheckPage(t *testing.T) {
	var b bytes.Buffer
	if err := NewCheck(checking(t), sentences).WriteHTML(&b); err != nil {
		t.Fatal(err)
	}
	page := b.String()
	for _, w := range []string{`<mark class="number">700</mark>`, `id="f-hedge"`, `The port reportedly offered 400 crowns.`, `in no source 1`, `class="row found only" id="s3"`} {
		if !strings.Contains(page, w) {
			t.Errorf("no %q on the page", w)
		}
	}
	if strings.Contains(page, "<script") || strings.Contains(page, `<mark class="quote">`) {
		t.Error("the page has a script, or marks what a source bears")
	}
}

func TestQuotePage(t *testing.T) {
	rec := checking(t)
	sentence, _ := parley.NewSpan(&rec.Reports[0], 0, len(rec.Reports[0].Text))
	at := strings.Index(sentence.Text, "a small step")
	words, _ := parley.NewSpan(&rec.Reports[0], at, at+len("a small step"))
	q := &Quote{Words: "a step", Verdict: "found in other words only", Read: 1,
		Wordings: []QuoteWording{{From: "wire", Ref: "[1:2]", Marked: true, Span: words, Sentence: sentence, Differences: []QuoteDifference{{"strength_changed", "“step”", "“small step”"}}}}}
	var b bytes.Buffer
	if err := q.WriteHTML(&b); err != nil {
		t.Fatal(err)
	}
	for _, w := range []string{"<h1>“a step”</h1>", `<mark class="quote">a small step</mark>`, "in other words 1", "word for word 0", "<b>strength differs</b>: asked for “step”, here “small step”"} {
		if !strings.Contains(b.String(), w) {
			t.Errorf("no %q on the page", w)
		}
	}
}

// A quotation of the draft that several passages tell otherwise is one finding,
// against the nearest of them.
func TestOneQuotationIsOneFinding(t *testing.T) {
	at := func(report parley.ID, start int, text string) *parley.Span {
		return &parley.Span{Report: report, Start: start, End: start + len(text), Text: text}
	}
	quote := at("r2", 10, "best and last offer")
	list := []CheckFinding{
		{Kind: "quote_altered", Source: at("r1", 0, "best and final"), Draft: quote},
		{Kind: "quote_altered", Source: at("r1", 90, "best and final offer"), Draft: quote},
		{Kind: "quote_altered", Source: at("r1", 0, "best and final"), Draft: at("r2", 10, "best and")},
		{Kind: "quote_altered", Source: at("r1", 200, "we will not"), Draft: at("r2", 300, "we won't")},
		{Kind: "number_changed", Source: at("r1", 50, "4"), Draft: at("r2", 12, "5")},
		// The second has a nearer one beside it that itself gives way to the third.
		{Kind: "quote_altered", Source: at("r1", 300, "the dock gates"), Draft: at("r2", 400, "the")},
		{Kind: "quote_altered", Source: at("r1", 320, "the dock shall close"), Draft: at("r2", 400, "the dock will close")},
		{Kind: "quote_altered", Source: at("r1", 350, "dock will not close tonight"), Draft: at("r2", 404, "dock will close tonight")},
	}
	var got []string
	for _, f := range quotesOnce(list) {
		got = append(got, f.Kind+" "+f.Source.Text)
	}
	if s := strings.Join(got, "; "); s != "quote_altered best and final offer; quote_altered we will not; number_changed 4; quote_altered the dock gates; quote_altered dock will not close tonight" {
		t.Errorf("kept %s", s)
	}
}
