package resolve

import "github.com/parley-record/parley"

// MinDerived is the confidence that a position or text must have before a divide
// or fit is derived from it.
const MinDerived = 0.3

// divide derives for each issue who stands where, and for each term of a text
// how it meets what each party has said. It reads nothing anew.
func (r *resolver) divide() {
	byIssue := map[parley.ID][]*parley.Position{}
	var parties []parley.ID
	for i := range r.rec.Positions {
		p := &r.rec.Positions[i]
		if p.Confidence < MinDerived || p.Party == "" {
			continue
		}
		byIssue[p.Issue] = append(byIssue[p.Issue], p)
		if !hasID(parties, p.Party) && len(parties) < 24 {
			parties = append(parties, p.Party)
		}
	}
	latest := func(issue, party parley.ID) *parley.Position {
		var out *parley.Position
		for _, p := range byIssue[issue] {
			if p.Party == party {
				out = p // positions are in order of the reports
			}
		}
		return out
	}
	for i := range r.rec.Issues {
		is := &r.rec.Issues[i]
		if len(byIssue[is.ID]) == 0 {
			continue
		}
		d := parley.Divide{Issue: is.ID}
		for _, party := range parties {
			d.Put(party, latest(is.ID, party))
		}
		for _, p := range byIssue[is.ID] { // those beyond the parties that are listed
			if !hasID(parties, p.Party) {
				d.Positions = append(d.Positions, p.ID)
			}
		}
		r.rec.Divides = append(r.rec.Divides, d)
	}
	for i := range r.rec.Proposals {
		p := &r.rec.Proposals[i]
		if p.Confidence < MinDerived {
			continue
		}
		for _, t := range p.Terms {
			if t.Issue == "" || len(byIssue[t.Issue]) == 0 {
				continue
			}
			for _, party := range parties {
				f := parley.Fit{Proposal: p.ID, Term: t.ID, Party: party, Fit: "unrecorded"}
				if pos := latest(t.Issue, party); pos != nil {
					f.Position = pos.ID
					f.Fit = fit(t.Effect, pos.Stance)
				}
				r.rec.Fits = append(r.rec.Fits, f)
			}
		}
	}
}

// fit tells how what a text does meets a stance on it.
func fit(effect, stance string) string {
	if stance == "conditional" || stance == "undecided" || effect == "leaves_open" || effect == "defers" {
		return "open"
	}
	out := effect == "excludes"
	if out == (stance == "against") {
		return "meets"
	}
	return "conflicts"
}
