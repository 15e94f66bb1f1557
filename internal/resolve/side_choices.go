package resolve

import (
	"github.com/parley-record/parley"
	"github.com/parley-record/parley/internal/extract"
)

// A SideChoice is a person and everybody whom they may stand for.
type SideChoice struct {
	Who     parley.Actor
	Chosen  parley.Actor // by the weights at hand, zero for themselves
	Options []SideOption
}

// A SideOption is one of them, zero for the person themselves, with what speaks
// for it.
type SideOption struct {
	Side  parley.Actor
	Signs []string
}

// SideChoices returns for everybody whom the reports name whom they may stand
// for, to learn from.
func SideChoices(reports []parley.Report, drafts []*extract.Draft) []SideChoice {
	r := &resolver{rec: &parley.Record{}, reports: reports, drafts: drafts, keepChoices: true}
	gather(r)
	var out []SideChoice
	for _, c := range r.choices {
		x := SideChoice{Who: r.entry(r.cast.list[c.who-1], 0)}
		if c.side != 0 {
			x.Chosen = r.entry(r.cast.list[c.side-1], 0)
		}
		for _, o := range c.options {
			so := SideOption{Signs: o.signs}
			if o.side != 0 {
				so.Side = r.entry(r.cast.list[o.side-1], 0)
			}
			x.Options = append(x.Options, so)
		}
		out = append(out, x)
	}
	return out
}
