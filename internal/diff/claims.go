package diff

import (
	"cmp"
	"slices"

	"github.com/parley-record/parley"
	"github.com/parley-record/parley/nlp"
)

// mostClaims bounds the claims of one story.
const mostClaims = 2000

// A sentenceAt is a sentence of a report of the story: report k, its sentence i.
type sentenceAt struct{ k, i int }

// A bond is an aligned pair of passages of two reports, by their places in the group.
type bond struct {
	i, j int
	al   *alignment
}

// ends returns the two sentences that are bound.
func (b bond) ends() (u, v sentenceAt) {
	return sentenceAt{b.i, b.al.i}, sentenceAt{b.j, b.al.j}
}

// claims adds the story's claims: for each aligned pair of passages the two
// tellings and how they differ. Tellings of one sentence in several reports are
// one claim.
func (w *weave) claims() {
	var bonds []bond
	for n := range w.pairs {
		p := &w.pairs[n]
		for k := range p.al {
			bonds = append(bonds, bond{p.i, p.j, &p.al[k]})
		}
	}
	members, claim := gathered(bonds)
	// The bonds of a claim are those between its tellings; a bond to a further
	// sentence of a report is a claim of its own.
	own := make([][]bond, len(members))
	var rest []bond
	for _, b := range bonds {
		u, v := b.ends()
		cu, oku := claim[u]
		if cv, okv := claim[v]; oku && okv && cu == cv {
			own[cu] = append(own[cu], b)
		} else {
			rest = append(rest, b)
		}
	}
	for i, ms := range members {
		if ms != nil {
			w.claim(ms, own[i])
		}
	}
	for _, b := range rest {
		u, v := b.ends()
		w.claim([]sentenceAt{u, v}, []bond{b})
	}
}

// gathered joins bound sentences into claims, each with at most one sentence of a
// report: the surest bonds first. It returns the sentences of each claim, nil where a
// claim went into another, and the claim of each sentence.
func gathered(bonds []bond) (members [][]sentenceAt, claim map[sentenceAt]int) {
	surest := slices.Clone(bonds)
	slices.SortStableFunc(surest, func(x, y bond) int { return int(y.al.score - x.al.score) })
	claim = map[sentenceAt]int{}
	for _, b := range surest {
		u, v := b.ends()
		cu, oku := claim[u]
		cv, okv := claim[v]
		switch {
		case !oku && !okv:
			claim[u], claim[v] = len(members), len(members)
			members = append(members, []sentenceAt{u, v})
		case oku && !okv && free(members[cu], v.k):
			claim[v] = cu
			members[cu] = append(members[cu], v)
		case okv && !oku && free(members[cv], u.k):
			claim[u] = cv
			members[cv] = append(members[cv], u)
		case oku && okv && cu != cv && disjoint(members[cu], members[cv]):
			for _, m := range members[cv] {
				claim[m] = cu
			}
			members[cu] = append(members[cu], members[cv]...)
			members[cv] = nil
		}
	}
	return members, claim
}

// claim adds the claim that the sentences tell, with what differs by its bonds, unless
// it has fewer than two tellings or the story has its claims.
func (w *weave) claim(ms []sentenceAt, bonds []bond) {
	if len(w.claimed) >= mostClaims || len(bonds) == 0 {
		return
	}
	slices.SortFunc(ms, func(x, y sentenceAt) int { return cmp.Or(x.k-y.k, x.i-y.i) })
	var c parley.Claim
	var reports []int
	for _, m := range ms {
		if s, ok := w.span(m.k, &w.sides[m.k].sentences[m.i]); ok {
			c.Tellings = append(c.Tellings, parley.Telling{Span: s, Statement: w.statement(m.k, s.Start, s.End)})
			reports = append(reports, w.group[m.k])
		}
	}
	if len(c.Tellings) < 2 {
		return
	}
	c.Text = c.Tellings[0].Span.Text
	c.Independent = w.origins(reports)
	c.AssertedBy = w.speakers(c.Tellings)
	for _, b := range bonds {
		if b.al.best {
			c.Differences = append(c.Differences, w.differences(b.i, b.j, b.al)...)
		}
	}
	w.claimed = append(w.claimed, c)
}

// free reports whether none of the sentences stands in report k.
func free(ms []sentenceAt, k int) bool {
	return !slices.ContainsFunc(ms, func(m sentenceAt) bool { return m.k == k })
}

// disjoint reports whether no report has a sentence in both.
func disjoint(a, b []sentenceAt) bool {
	return !slices.ContainsFunc(a, func(m sentenceAt) bool { return !free(b, m.k) })
}

// statement returns the id of the statement of report k that covers most of
// the bytes from start to end, "" where none does.
func (w *weave) statement(k, start, end int) parley.ID {
	id := w.report(k).ID
	var best parley.ID
	most := 0
	for _, i := range w.shelf.statements[id] {
		s := &w.rec.Statements[i]
		n := 0
		for _, c := range s.Content {
			if c.Report == id {
				n += max(0, min(end, c.End)-max(start, c.Start))
			}
		}
		if n > most {
			most, best = n, s.ID
		}
	}
	if 2*most < end-start {
		return ""
	}
	return best
}

// speakers returns the distinct speakers of the tellings' statements.
func (w *weave) speakers(ts []parley.Telling) []parley.ID {
	var out []parley.ID
	for _, t := range ts {
		if t.Statement == "" {
			continue
		}
		if who := w.shelf.speaker[t.Statement]; who != "" && !slices.Contains(out, who) {
			out = append(out, who)
		}
	}
	return out
}

// later reports whether the aligned passages tell of a later stage.
func (w *weave) later(i, j int, al []alignment) bool {
	a, b := w.tale(i), w.tale(j)
	n := 0
	for k := range al {
		for _, f := range w.found(a, b, &al[k]) {
			if f.kind == developed {
				n++
			}
		}
	}
	return n > 0
}

// found returns the findings of an alignment, which are looked for once.
func (w *weave) found(a, b *tale, al *alignment) []finding {
	if !al.looked {
		f := w.c.weave(a, b, al.a, al.b)
		al.found, al.looked = f.surely(al.score), true
		if stagesApart(a.published, b.published) {
			al.found = f.restaged(al.found)
		}
		al.tied = [2][]bool{told(f.la), told(f.lb)}
	}
	return al.found
}

// differences returns how the tellings of an alignment between the reports at
// places i and j of the group differ.
func (w *weave) differences(i, j int, al *alignment) []parley.Difference {
	a, b := w.tale(i), w.tale(j)
	var out []parley.Difference
	for _, f := range w.found(a, b, al) {
		d := parley.Difference{Kind: f.kind, Against: "telling", Note: f.note}
		if a.primary != b.primary {
			d.Against = "primary"
		}
		if f.kind == quoteAltered {
			d.MayBeTranslation = a.mayBeTranslated(f.a, w.shelf.speaks) || b.mayBeTranslated(f.b, w.shelf.speaks)
		}
		for _, side := range []struct {
			k    int
			from nlp.Span
			to   **parley.Span
		}{{i, f.a, &d.A}, {j, f.b, &d.B}} {
			if side.from.End == 0 {
				continue
			}
			if s, ok := w.bytes(side.k, side.from.Start, side.from.End, mostDifferent); ok {
				*side.to = &s
			}
		}
		if d.A != nil || d.B != nil {
			out = append(out, d)
		}
	}
	return out
}

// tale returns what the record has of the report at place k.
func (w *weave) tale(k int) *tale {
	if w.tales[k] == nil {
		w.tales[k] = newTale(w.sides[k].doc, w.rec, w.shelf, w.group[k], w.sides[k])
	}
	return w.tales[k]
}
