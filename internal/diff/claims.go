package diff

import (
	"slices"

	"github.com/parley-record/parley"
	"github.com/parley-record/parley/nlp"
)

// mostClaims bounds the claims of one story.
const mostClaims = 2000

// A sentenceAt is a sentence of a report of the story: report k, its sentence i.
type sentenceAt struct{ k, i int }

// claims adds the story's claims: for each aligned pair of passages the two
// tellings and how they differ. Tellings of one sentence in several reports are
// one claim.
func (w *weave) claims() {
	type link struct {
		i, j int // places in the group
		al   *alignment
	}
	var links []link
	for n := range w.pairs {
		p := &w.pairs[n]
		for k := range p.al {
			links = append(links, link{p.i, p.j, &p.al[k]})
		}
	}
	// A claim takes at most one sentence of each report: the surest links first.
	order := make([]int, len(links))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(x, y int) int { return int(links[y].al.score - links[x].al.score) })
	claim := map[sentenceAt]int{}
	var members [][]sentenceAt
	for _, x := range order {
		l := links[x]
		u, v := sentenceAt{l.i, l.al.i}, sentenceAt{l.j, l.al.j}
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
	// The links of a claim are those between its tellings; a link to a further
	// sentence of a report is a claim of its own.
	own := make([][]int, len(members))
	var rest []int
	for x := range links {
		u, v := sentenceAt{links[x].i, links[x].al.i}, sentenceAt{links[x].j, links[x].al.j}
		cu, oku := claim[u]
		if cv, okv := claim[v]; oku && okv && cu == cv {
			own[cu] = append(own[cu], x)
		} else {
			rest = append(rest, x)
		}
	}
	add := func(ms []sentenceAt, xs []int) {
		if len(w.claimed) >= mostClaims || len(xs) == 0 {
			return
		}
		slices.SortFunc(ms, func(x, y sentenceAt) int {
			if x.k != y.k {
				return x.k - y.k
			}
			return x.i - y.i
		})
		var c parley.Claim
		var reports []int
		for _, m := range ms {
			if s, ok := w.span(m.k, &w.sides[m.k].sentences[m.i]); ok {
				st := w.statement(m.k, s.Start, s.End)
				c.Tellings = append(c.Tellings, parley.Telling{Span: s, Statement: st})
				reports = append(reports, w.group[m.k])
			}
		}
		if len(c.Tellings) < 2 {
			return
		}
		c.Text = c.Tellings[0].Span.Text
		c.Independent = w.origins(reports)
		c.AssertedBy = w.speakers(c.Tellings)
		for _, x := range xs {
			l := links[x]
			if !l.al.best {
				continue
			}
			c.Differences = append(c.Differences, w.differences(l.i, l.j, l.al)...)
		}
		w.claimed = append(w.claimed, c)
	}
	for i, ms := range members {
		if ms != nil {
			add(ms, own[i])
		}
	}
	for _, x := range rest {
		l := links[x]
		add([]sentenceAt{{l.i, l.al.i}, {l.j, l.al.j}}, []int{x})
	}
}

func free(ms []sentenceAt, k int) bool {
	return !slices.ContainsFunc(ms, func(m sentenceAt) bool { return m.k == k })
}

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
