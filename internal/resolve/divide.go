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
	seated := r.seated(byIssue, parties)
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
		table := seated(byIssue[is.ID])
		for k, party := range parties {
			if pos := latest(is.ID, party); pos != nil || table&(1<<k) != 0 {
				d.Put(party, pos)
			}
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
			table := seated(byIssue[t.Issue])
			for k, party := range parties {
				pos := latest(t.Issue, party)
				if pos == nil && table&(1<<k) == 0 {
					continue
				}
				f := parley.Fit{Proposal: p.ID, Term: t.ID, Party: party, Fit: "unrecorded"}
				if pos != nil {
					f.Position = pos.ID
					f.Fit = fit(t.Effect, pos.Stance)
				}
				r.rec.Fits = append(r.rec.Fits, f)
			}
		}
	}
}

// seated returns what tells which of the parties, at most 32, as bits in their order, sit at
// a table at which one of the given positions is told.
func (r *resolver) seated(byIssue map[parley.ID][]*parley.Position, parties []parley.ID) func([]*parley.Position) uint32 {
	bit := make(map[parley.ID]uint32, len(parties))
	for k, p := range parties {
		bit[p] = 1 << k
	}
	place := make(map[parley.ID]int, len(r.rec.Reports)) // a report of no story stands for itself
	for k := range r.rec.Reports {
		place[r.rec.Reports[k].ID] = k
		if k < len(r.story) && r.story[k] != 0 {
			place[r.rec.Reports[k].ID] = len(r.rec.Reports) + r.story[k]
		}
	}
	at := map[int]uint32{}
	for _, list := range byIssue {
		for _, p := range list {
			at[place[p.Evidence[0].Report]] |= bit[p.Party]
		}
	}
	tables := joinTables(at)
	return func(list []*parley.Position) uint32 {
		var out uint32
		for _, p := range list {
			out |= tables[place[p.Evidence[0].Report]]
		}
		return out
	}
}

// joinTables returns for each place the parties, as bits, that sit at its table: those who
// take a stance there and at all places that have two of them in common. One party alone, a
// great power or a court, sits at many tables that have nothing in common.
func joinTables(at map[int]uint32) map[int]uint32 {
	beside := map[uint32]uint32{} // pair of parties → all at the places that have both
	pairs := func(m uint32, do func(pair uint32)) {
		for ; m != 0; m &= m - 1 {
			a := m & -m
			for o := m &^ a; o != 0; o &= o - 1 {
				do(a | o&-o)
			}
		}
	}
	for _, m := range at {
		pairs(m, func(p uint32) { beside[p] |= m })
	}
	out := make(map[int]uint32, len(at))
	for k, m := range at {
		out[k] = m
		pairs(m, func(p uint32) { out[k] |= beside[p] })
	}
	return out
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
