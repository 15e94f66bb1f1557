package brief

import (
	"bytes"
	"fmt"
	"strings"
	"testing"

	"github.com/parley-record/parley"
)

// bargaining is a record of parties and as many issues; on each its own party is for
// it, and the first, unsure, against it.
func bargaining(parties int) *parley.Record {
	text := "They differ."
	rec := &parley.Record{Reports: []parley.Report{{ID: "r1", Text: text}}}
	span, _ := parley.NewSpan(&rec.Reports[0], 0, len(text))
	for i := range parties {
		a, is := parley.ID(fmt.Sprint("a", i)), parley.ID(fmt.Sprint("i", i))
		rec.Actors = append(rec.Actors, parley.Actor{ID: a, Name: fmt.Sprint("Union ", i), Part: "party"})
		rec.Issues = append(rec.Issues, parley.Issue{ID: is, Label: fmt.Sprint("clause ", i)})
		for _, p := range []parley.Position{{Party: a, Issue: is, Stance: "for"}, {Party: "a0", Issue: is, Stance: "against"}} {
			p.Entry = parley.Entry{ID: parley.ID(fmt.Sprint("p", len(rec.Positions))), Evidence: []parley.Span{span}, Confidence: .9}
			if p.Stance == "against" {
				p.Confidence = .3
			}
			rec.Positions = append(rec.Positions, p)
		}
	}
	return rec
}

// Of many parties a page tells who stands where issue by issue, of few in a table: a
// table of hundreds by hundreds stops a browser, and its cells are empty.
func TestManyParties(t *testing.T) {
	write := func(parties int) (page, brief string) {
		var h, m bytes.Buffer
		b := New(bargaining(parties), sentences)
		if err := b.WriteHTML(&h); err != nil {
			t.Fatal(err)
		}
		if err := b.WriteMarkdown(&m); err != nil {
			t.Fatal(err)
		}
		return h.String(), m.String()
	}
	page, brief := write(mostColumns)
	if !strings.Contains(page, "<table>") || !strings.Contains(brief, "| --- |") {
		t.Error("few parties have no table")
	}
	page, brief = write(mostColumns + 1)
	if strings.Contains(page, "<table>") || strings.Contains(brief, "| --- |") {
		t.Error("many parties have a table")
	}
	const item = `<li><b>clause 3</b>: <span class="stance for">for</span> Union 3 <span class="refs"><a href="#s1-1">[1:1]</a></span>; <span class="stance against">against</span> Union 0 <span class="refs"><a href="#s1-1">[1:1]</a></span> <span class="tags">` + unsureMark + "</span></li>"
	if !strings.Contains(page, item) {
		t.Errorf("the page lacks %s", item)
	}
	if want := "- **clause 3**: for Union 3 [1:1]; against Union 0 [1:1] " + unsureMark + "\n"; !strings.Contains(brief, want) {
		t.Errorf("the brief lacks %q:\n%s", want, brief)
	}
	small, _ := write(40)
	large, _ := write(160)
	if len(large) > 6*len(small) {
		t.Errorf("four times the parties make the page %.1f times as long", float64(len(large))/float64(len(small)))
	}
}
