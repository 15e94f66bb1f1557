package web

import (
	"cmp"
	"net/http"
	"slices"
	"strings"
	"unicode"

	"github.com/parley-record/parley"
	"github.com/parley-record/parley/internal/diff"
)

// How much a page about an utterance looks at.
const (
	quoteWords   = 8  // longest words of the utterance, by each of which reports are looked for
	quoteFound   = 60 // reports that a word may find
	quoteReports = 40 // reports that are read for the utterance
)

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
		from[reports[i].ID] = cmp.Or(reports[i].Outlet, shortened(reports[i].Title, 32), "a report")
		if p := reports[i].Published; len(p) >= 10 {
			from[reports[i].ID] += ", " + p[:10]
		}
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

// mayTell returns the reports in which most of the longest words of an utterance
// stand, with their texts; one that has all of them first.
func (s *Server) mayTell(r *http.Request, n *parley.Negotiation, words string) ([]parley.Report, error) {
	list := strings.FieldsFunc(words, func(c rune) bool { return !unicode.IsLetter(c) && !unicode.IsDigit(c) })
	slices.SortStableFunc(list, func(a, b string) int { return len(b) - len(a) })
	list = slices.Compact(list)
	hits := map[parley.ID]int{}
	var order []parley.ID
	for _, w := range list[:min(len(list), quoteWords)] {
		h, err := s.Store.Search(r.Context(), n.ID, parley.Query{Reports: true, Words: w, Page: parley.Page{Limit: quoteFound}})
		if err != nil {
			return nil, err
		}
		for i := range h.Reports {
			id := h.Reports[i].ID
			if hits[id] == 0 {
				order = append(order, id)
			}
			hits[id]++
		}
	}
	slices.SortStableFunc(order, func(a, b parley.ID) int { return hits[b] - hits[a] })
	var out []parley.Report
	for _, id := range order[:min(len(order), quoteReports)] {
		f, err := s.Store.Report(r.Context(), n.ID, id)
		if err != nil {
			return nil, err
		}
		out = append(out, f.Report)
	}
	return out, nil
}
