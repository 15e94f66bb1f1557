package sqlite

import (
	"slices"

	"github.com/parley-record/parley"
)

// once leaves each term and each answer with one text. A text that was read with
// reports which are no longer in the window keeps what they say of it; read again
// without it, they give the same under a text of their own. That one has it: it
// begins in the same report.
func once(rec *parley.Record) {
	owner := map[parley.ID]int{}
	claim := func(id parley.ID, evidence []parley.Span, k int) {
		p := &rec.Proposals[k]
		home := len(evidence) > 0 && len(p.Evidence) > 0 && evidence[0].Report == p.Evidence[0].Report
		if _, taken := owner[id]; !taken || home {
			owner[id] = k
		}
	}
	n := 0
	for k := range rec.Proposals {
		p := &rec.Proposals[k]
		n += len(p.Terms) + len(p.Responses)
		for i := range p.Terms {
			claim(p.Terms[i].ID, p.Terms[i].Evidence, k)
		}
		for i := range p.Responses {
			claim(p.Responses[i].ID, p.Responses[i].Evidence, k)
		}
	}
	if len(owner) == n {
		return
	}
	of := map[parley.ID]parley.ID{} // term → text
	for k := range rec.Proposals {
		p := &rec.Proposals[k]
		seen := map[parley.ID]bool{}
		not := func(id parley.ID) bool {
			twice := seen[id]
			seen[id] = true
			return twice || owner[id] != k
		}
		p.Terms = slices.DeleteFunc(p.Terms, func(t parley.Term) bool { return not(t.ID) })
		p.Responses = slices.DeleteFunc(p.Responses, func(w parley.Response) bool { return not(w.ID) })
		for i := range p.Terms {
			of[p.Terms[i].ID] = p.ID
		}
	}
	rec.Fits = slices.DeleteFunc(rec.Fits, func(f parley.Fit) bool { return of[f.Term] != "" && of[f.Term] != f.Proposal })
}
