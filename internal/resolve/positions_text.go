package resolve

import (
	"slices"

	"github.com/parley-record/parley/internal/extract"
	"github.com/parley-record/parley/nlp"
)

// textPositions drafts what the texts of the record tell of stances: who answered
// one in words over it stands as the answer says.
func (r *resolver) textPositions(add func(report int, d *extract.Position)) {
	for _, p := range r.tab.proposals {
		name := func(report int) (extract.Phrase, bool) {
			for _, x := range p.parts {
				if x.report == report {
					ph := x.d.Name
					ph.Text = x.n
					return ph, true
				}
			}
			return extract.Phrase{}, false
		}
		for _, x := range p.parts {
			for k := range x.d.Responses {
				d := &x.d.Responses[k]
				switch d.Stance {
				case "for", "against", "conditional", "undecided":
				default:
					continue
				}
				ph, ok := name(x.report)
				if !ok || !d.Direct || extract.Voice(d) {
					continue
				}
				if d.On != "" {
					ph.Terms = append(ph.Terms[:len(ph.Terms):len(ph.Terms)], d.On)
				}
				e := extract.Entry{Evidence: []nlp.Span{d.Evidence}, Rule: "answer", Path: d.Act}
				e.Signs = append(e.Signs, "rule:answer", "stance:"+d.Stance)
				for _, s := range d.Signs {
					e.Signs = append(e.Signs, "answer:"+s)
				}
				add(x.report, &extract.Position{Entry: e, Party: d.By, By: d.By, Issue: ph, Stance: d.Stance, Force: d.Force, Whole: true, AsOf: d.When})
			}
		}
	}
}

// textOf returns the text that the n-th draft (from 1) of a report belongs to, as
// an index plus one; 0 for none.
func (r *resolver) textOf(report, n int) int32 {
	if n <= 0 || report >= len(r.tab.proposalAt) || n > len(r.tab.proposalAt[report]) {
		return 0
	}
	return r.tab.proposalAt[report][n-1]
}

// textSigns tells how a side stands to the text of index t-1.
func (r *resolver) textSigns(t, side int32, stance string) []string {
	p := r.tab.proposals[t-1]
	own := "text:unowned"
	if len(p.authors) > 0 {
		own = "text:others"
		if slices.ContainsFunc(p.authors, func(i int32) bool { return r.side(i) == side }) {
			own = "text:own"
		}
	}
	out := []string{own + ":" + stance, "text:" + p.kind}
	if len(p.parts) >= 3 {
		out = append(out, "text:often")
	}
	return out
}
