package web_test

import (
	"context"
	"net/url"
	"strings"
	"testing"

	"github.com/parley-record/parley"
	"github.com/parley-record/parley/internal/diff"
	"github.com/parley-record/parley/internal/web"
)

func TestQuotePage(t *testing.T) {
	const asked = "all that was said"
	s := newSite(t, func(c *web.Config) {
		c.Quote = func(_ context.Context, words string, reports []parley.Report) (*diff.Quotation, error) {
			q := &diff.Quotation{Quote: words, Verdict: "not_found", Primary: "none"}
			for i := range reports {
				r := &reports[i]
				at := strings.Index(r.Text, words)
				if at < 0 {
					continue
				}
				sp, _ := parley.NewSpan(r, at, at+len(words))
				q.Verdict = "exact"
				other := "less"
				q.Wordings = append(q.Wordings, diff.Told{Report: r.ID, Match: "exact", Span: sp, Sentence: sp, Differences: []diff.Changed{{Kind: "hedge_dropped", A: &other}}})
			}
			return q, nil
		}
	})
	if code, text := s.upload("Harbour talks", two()...); code != 200 {
		t.Fatalf("upload: %d\n%s", code, text)
	}
	for _, x := range []struct {
		name, q, want, not string
	}{
		{"nothing asked", "", "Paste what somebody", "<mark"},
		{"found", "“" + asked + "”", "Found word for word", "Not found"},
		{"marked", asked, ">" + asked + "</mark>", "in quotation marks<"},
		{"what differs", asked, "caution only in the first", "Not found"},
		{"not there", "zebras sang loudly", "Not found in what was read", "<mark"},
		{"markup", "<script>alert(1)</script>", "&lt;script&gt;", "<script>alert"},
	} {
		t.Run(x.name, func(t *testing.T) {
			code, text := s.get("/n/harbour-talks/quote?q=" + url.QueryEscape(x.q))
			if code != 200 || !strings.Contains(text, x.want) || strings.Contains(text, x.not) {
				t.Errorf("%d: wants %q and not %q in\n%s", code, x.want, x.not, text)
			}
			wellFormed(t, "/quote", text)
		})
	}
	if code, _ := s.get("/n/harbour-talks/quote?q=" + strings.Repeat("a", 700)); code != 400 {
		t.Errorf("an utterance of 700 letters: %d", code)
	}
}
