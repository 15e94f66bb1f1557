package export

import (
	"strconv"
	"strings"

	"github.com/parley-record/parley"
)

// derived are the tables of what follows from entries and texts: reports that tell one
// happening, claims and how their tellings differ, who stands where on an issue, how a
// term meets what a party said.
func (v *view) derived() []table {
	return []table{v.storyTable(), v.relationTable(), v.claimTable(), v.differenceTable(), v.divideTable(), v.fitTable()}
}

func (v *view) storyTable() table {
	t := table{"stories", []string{"id", "title", "first", "last", "reports", "independent"}, nil}
	for i := range v.Stories {
		s := &v.Stories[i]
		t.rows = append(t.rows, []string{string(s.ID), s.Title, s.First, s.Last, strconv.Itoa(len(s.Reports)), strconv.Itoa(s.Independent)})
	}
	return t
}

func (v *view) relationTable() table {
	t := table{"relations", []string{"a", "b", "kind", "direction", "basis", "covered_a", "covered_b"}, nil}
	for i := range v.Relations {
		r := &v.Relations[i]
		t.rows = append(t.rows, []string{string(r.A), string(r.B), r.Kind, r.Direction, r.Basis, number(r.CoveredA), number(r.CoveredB)})
	}
	return t
}

func (v *view) claimTable() table {
	t := table{"claims", []string{"id", "text", "reports", "independent", "asserted_by", "asserted_by_ids"}, nil}
	for i := range v.Claims {
		c := &v.Claims[i]
		var reports []parley.ID
		for _, x := range c.Tellings {
			reports = append(reports, x.Span.Report)
		}
		t.rows = append(t.rows, []string{string(c.ID), c.Text, idList(reports), strconv.Itoa(c.Independent), v.nameList(c.AssertedBy), idList(c.AssertedBy)})
	}
	return t
}

func (v *view) differenceTable() table {
	t := table{"differences", []string{"claim_id", "kind", "a", "b", "a_report", "b_report", "against", "may_be_translation"}, nil}
	report := func(s *parley.Span) string {
		if s == nil {
			return ""
		}
		return string(s.Report)
	}
	for i := range v.Claims {
		for _, d := range v.Claims[i].Differences {
			t.rows = append(t.rows, []string{string(v.Claims[i].ID), d.Kind, words(d.A), words(d.B), report(d.A), report(d.B), d.Against, strconv.FormatBool(d.MayBeTranslation)})
		}
	}
	return t
}

// divideTable has one row for each party and issue; the stance is "unrecorded" where no
// position was found.
func (v *view) divideTable() table {
	t := table{"divides", []string{"issue_id", "issue", "party_id", "party", "stance"}, nil}
	for i := range v.Divides {
		d := &v.Divides[i]
		for _, side := range []struct {
			stance  string
			parties []parley.ID
		}{{"for", d.For}, {"against", d.Against}, {"conditional", d.Conditional}, {"undecided", d.Undecided}, {"unrecorded", d.Unrecorded}} {
			for _, id := range side.parties {
				t.rows = append(t.rows, []string{string(d.Issue), v.at.Name(d.Issue), string(id), v.at.Name(id), side.stance})
			}
		}
	}
	return t
}

func (v *view) fitTable() table {
	t := table{"fits", []string{"proposal_id", "proposal", "term_id", "term", "party_id", "party", "fit", "position_id"}, nil}
	term := map[parley.ID]string{}
	for i := range v.Proposals {
		for _, x := range v.Proposals[i].Terms {
			term[x.ID] = strings.TrimSpace(x.Text)
		}
	}
	for i := range v.Fits {
		f := &v.Fits[i]
		t.rows = append(t.rows, []string{string(f.Proposal), v.at.Name(f.Proposal), string(f.Term), term[f.Term], string(f.Party), v.at.Name(f.Party), f.Fit, string(f.Position)})
	}
	return t
}
