package web_test

import (
	"context"
	"fmt"
	"regexp"
	"strings"
	"testing"
	"time"

	"golang.org/x/net/html"

	"github.com/parley-record/parley"
	"github.com/parley-record/parley/internal/follow"
	"github.com/parley-record/parley/internal/storetest"
	"github.com/parley-record/parley/internal/web"
)

// tabling reads reports as reader does, with a text that has a term and an answer.
type tabling struct{ reader }

func (x tabling) Record(ctx context.Context, reports []parley.Report) (*parley.Record, error) {
	rec, err := x.reader.Record(ctx, reports)
	if err != nil {
		return nil, err
	}
	for i := range rec.Positions { // who and what is named in several reports is one
		rec.Positions[i].Party, rec.Positions[i].Issue = rec.Positions[0].Party, rec.Positions[0].Issue
		p := rec.Positions[i]
		id := "t" + p.ID[1:]
		rec.Proposals = append(rec.Proposals, parley.Proposal{
			Entry: parley.Entry{ID: id, Evidence: p.Evidence, Confidence: .9}, Name: "pay offer", Kind: "offer", Status: "tabled",
			Terms:     []parley.Term{{ID: "q" + p.ID[1:], Text: "a higher wage", Effect: "raises", Issue: p.Issue, Evidence: p.Evidence}},
			Responses: []parley.Response{{ID: "w" + p.ID[1:], By: p.Party, Stance: "against", Evidence: p.Evidence}},
		})
	}
	return rec, nil
}

// tabled is a site that has read reports of the given days.
func tabled(t *testing.T, days ...string) *site {
	t.Helper()
	now := func() time.Time { return time.Date(2025, 3, 5, 9, 0, 0, 0, time.UTC) }
	var f *follow.Follower
	s := newSite(t, func(c *web.Config) { f = follow.New(c.Store, tabling{}, now); c.Follow = f })
	n, err := s.store.CreateNegotiation(t.Context(), parley.Negotiation{Name: "Talks"})
	if err != nil {
		t.Fatal(err)
	}
	var reports []parley.Report
	for i, d := range days {
		reports = append(reports, storetest.Report(string(rune('a'+i)), d, strings.Repeat("More. ", i)+storetest.Sentence))
	}
	if _, err := f.File(t.Context(), n, reports, true); err != nil {
		t.Fatal(err)
	}
	if err := f.Read(t.Context(), n); err != nil {
		t.Fatal(err)
	}
	return s
}

// Each answer and each term shows its sentence where it stands, a cell opens with it,
// and the link below a sentence leads to that sentence, marked from end to end.
func TestEverySentenceIsOneClickAway(t *testing.T) {
	s := tabled(t, "2025-03-01")
	if _, page := s.get("/"); !regexp.MustCompile(`<ul class="brief"><li><a class="plain" href="/n/talks/(e|reports)/`).MatchString(page) {
		t.Error("the latest changes on the first page lead nowhere")
	}
	_, page := s.get("/n/talks/texts")
	for what, start := range map[string]string{"the answer": `<ul class="subs">`, "the term": `<ul class="terms">`} {
		_, part, ok := strings.Cut(page, start)
		if part, _, _ = strings.Cut(part, "</ul>"); !ok || !strings.Contains(part, "<blockquote>") {
			t.Errorf("%s has no sentence:\n%s", what, part)
		}
	}
	cell := regexp.MustCompile(`class="cell" href="([^"#]+)`)
	_, page = s.get("/n/talks/matrix")
	m := cell.FindStringSubmatch(page)
	if m == nil {
		t.Fatal("the matrix has no cell")
	}
	if _, page = s.get(html.UnescapeString(m[1])); !strings.Contains(page, `<details class="ev" open>`) {
		t.Error("a cell opens without its sentence")
	}
	link := regexp.MustCompile(`<blockquote><p>([^<]*)</p><footer><a href="([^"#]+)#b(\d+)"`).FindStringSubmatch(page)
	if link == nil {
		t.Fatal("the sentence has no link to its report")
	}
	_, page = s.get(html.UnescapeString(link[2]))
	_, from, ok := strings.Cut(page, fmt.Sprintf(`<span id="b%s"`, link[3]))
	if !ok || !strings.HasPrefix(from, ` class="`) || !strings.Contains(from[:strings.Index(from, ">")], "m-here") {
		t.Errorf("%s leads to no marked sentence", link[0])
	}
	marked := ""
	for _, x := range regexp.MustCompile(`<span id="b\d+" class="[^"]*m-here[^>]*>(?:<a[^>]*>)?([^<]*)`).FindAllStringSubmatch(page, -1) {
		marked += x[1]
	}
	if marked != link[1] {
		t.Errorf("marked is %q; the sentence is %q", marked, link[1])
	}
	// Beside its report an entry leads there at once.
	if !strings.Contains(page, `<span class="ev">in the text: <a href="/n/talks/reports/`) {
		t.Error("an entry beside its report does not lead into the text")
	}
}

// A cell as on a day opens with what was reported until then.
func TestCellAsOnADay(t *testing.T) {
	s := tabled(t, "2025-03-01", "2025-03-04")
	_, page := s.get("/n/talks/matrix?on=2025-03-02")
	m := regexp.MustCompile(`class="cell" href="([^"#]+)`).FindStringSubmatch(page)
	if m == nil {
		t.Fatal("the matrix has no cell")
	}
	_, page = s.get(html.UnescapeString(m[1]))
	if !strings.Contains(page, "1 Mar 2025") || strings.Contains(page, "4 Mar 2025") {
		t.Error("it tells what was reported later")
	}
}

// A page whose reports carry no day says so.
func TestTimelineWithoutDays(t *testing.T) {
	if _, page := tabled(t, "").get("/n/talks/timeline"); !strings.Contains(page, "No report here carries a day") {
		t.Error("the timeline is empty without a word")
	}
	if _, page := tabled(t, "2025-03-01").get("/n/talks/timeline"); strings.Contains(page, "No report here carries a day") {
		t.Error("a report with a day is told as without")
	}
}
