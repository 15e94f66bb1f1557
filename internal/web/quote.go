package web

import (
	"cmp"
	"net/http"
	"strings"

	"github.com/parley-record/parley"
	"github.com/parley-record/parley/internal/diff"
)

// quoteReports is how many reports that share words with an utterance are held
// against it.
const quoteReports = 200

// A wording is one report's telling of an utterance, with its words marked.
type wording struct {
	diff.Told
	From        string
	Pieces      []piece
	Differences []difference
}

// quote shows every telling of an utterance.
func (s *Server) quote(r *http.Request, n *parley.Negotiation) (*shown, error) {
	words := strings.Join(strings.Fields(diff.Unquoted(r.FormValue("q"))), " ")
	body := map[string]any{"Words": words, "Can": s.Quote != nil}
	if len(words) > 600 {
		return nil, refusal{http.StatusBadRequest, "That is too long for one utterance."}
	}
	if words == "" || s.Quote == nil {
		return &shown{"quote", "Quote", body}, nil
	}
	reports, err := s.mayTell(r, n, words)
	if err != nil {
		return nil, err
	}
	q, err := s.Quote(r.Context(), words, reports)
	if err != nil {
		return nil, err
	}
	from := map[parley.ID]string{}
	for i := range reports {
		from[reports[i].ID] = fromOn(cmp.Or(reports[i].Outlet, shortened(titleOf(&reports[i]), 32)), reports[i].Published)
	}
	var list []wording
	for _, t := range q.Wordings {
		w := wording{Told: t, From: from[t.Report]}
		w.Pieces = pieces(t.Sentence.Text, []mark{{t.Span.Start - t.Sentence.Start, t.Span.End - t.Sentence.Start, "differs", t.Match, ""}})
		for _, d := range t.Differences {
			if d.Kind == "wording_changed" {
				continue
			}
			x := difference{Kind: d.Kind}
			if d.A != nil {
				x.A = *d.A
			}
			if d.B != nil {
				x.B = *d.B
			}
			w.Differences = append(w.Differences, x)
		}
		list = append(list, w)
	}
	body["Quotation"], body["Wordings"], body["Read"] = q, list, len(reports)
	return &shown{"quote", "Quote", body}, nil
}

// mayTell returns the reports that have words of an utterance, with their texts:
// those that have most of the rarer ones first.
func (s *Server) mayTell(r *http.Request, n *parley.Negotiation, words string) ([]parley.Report, error) {
	h, err := s.Store.Search(r.Context(), n.ID, parley.Query{Reports: true, Any: true, Words: words, Page: parley.Page{Limit: quoteReports}})
	if err != nil {
		return nil, err
	}
	var out []parley.Report
	for i := range h.Reports {
		f, err := s.Store.Report(r.Context(), n.ID, h.Reports[i].ID)
		if err != nil {
			return nil, err
		}
		out = append(out, f.Report)
	}
	return out, nil
}
