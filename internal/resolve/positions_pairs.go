package resolve

import (
	"strings"

	"github.com/parley-record/parley"
	"github.com/parley-record/parley/internal/extract"
)

// A StanceRow is one drafted row of positions before it is joined with others.
type StanceRow struct {
	Names    []string // of the side and, where it is a body of one, of that
	Stance   string
	Words    string // by which it names its matter
	Evidence []parley.Span
}

// A StancePair is two rows of one side and stance in one report, the surer first, and
// what speaks for and against their being one position.
type StancePair struct {
	First, Second *StanceRow
	Features      []Feature
}

// StancePairs returns the pairs of rows that a record of one report may tell as one, to
// learn from.
func StancePairs(report parley.Report, draft *extract.Draft) []StancePair {
	r := &resolver{
		rec:     &parley.Record{Format: parley.Format, Reports: []parley.Report{report}},
		reports: []parley.Report{report}, drafts: []*extract.Draft{draft}, story: []int{0},
	}
	var out []StancePair
	r.paired = func(list []*position) { out = r.stancePairs(list) }
	for _, step := range steps {
		step(r)
	}
	return out
}

func (r *resolver) stancePairs(list []*position) []StancePair {
	t := r.newTeller()
	rows := t.tellings(list)
	told := make([]*StanceRow, len(rows))
	for k, x := range rows {
		told[k] = r.stanceRow(x.p)
	}
	var out []StancePair
	for i, o := range rows {
		for k := i + 1; k < len(rows); k++ {
			if x := rows[k]; x.where() == o.where() {
				t.compare(o, x)
				out = append(out, StancePair{told[i], told[k], append([]Feature(nil), t.fs...)})
			}
		}
	}
	return out
}

func (r *resolver) stanceRow(p *position) *StanceRow {
	ph := p.d.Issue
	s := &StanceRow{Stance: p.d.Stance, Words: strings.Join(append(append([]string{ph.Label}, ph.Terms...), ph.Rest...), " ")}
	for _, i := range []int32{p.body, p.party, r.side(p.party)} {
		if i != 0 {
			for _, f := range r.cast.list[i-1].forms {
				s.Names = append(s.Names, f.text)
			}
		}
	}
	for _, e := range p.entry.Evidence {
		if sp, ok := r.span(p.report, e); ok {
			s.Evidence = append(s.Evidence, sp)
		}
	}
	return s
}
