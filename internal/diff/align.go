package diff

import (
	"github.com/parley-record/parley/internal/boost"
	"github.com/parley-record/parley/nlp"
)

// A cutReport is a report as sentences, and each of them as clauses.
type cutReport struct {
	doc       *nlp.Doc
	sentences []passage
	posts     []post  // the keys of all sentences, by hash, then by sentence
	sums      []int64 // of each sentence: the rarity of its keys
	clauses   [][]passage
	marks     quotations
	set       *runSet
	words     thesaurus
}

// mostSentences bounds what is compared of one report.
const mostSentences = 600

// side cuts a report; its clauses are cut when they are first asked for.
func (c *Comparer) side(v *vocabulary, d *nlp.Doc) *cutReport {
	s := &cutReport{doc: d, marks: findQuotations(d.Text), words: c.words, sentences: make([]passage, 0, min(len(d.Sentences), mostSentences))}
	for i, sent := range d.Sentences {
		if i == mostSentences {
			break
		}
		p := c.passage(v, d, sent.First, sent.End)
		if at := d.Bytes(int(sent.First), int(sent.End)); at.Start >= d.Title && at.End <= d.Body || p.dated() {
			p.empty() // a byline or a date says nothing that could be told otherwise
		}
		s.sentences = append(s.sentences, p)
		keysOf(&s.sentences[i])
	}
	s.post()
	s.clauses = make([][]passage, len(s.sentences))
	return s
}

// parts returns the clauses of sentence i, made when first asked for.
func (c *Comparer) parts(s *cutReport, i int) []passage {
	if s.clauses[i] == nil {
		p := &s.sentences[i]
		for _, r := range clauses(s.doc, p.first, p.end) {
			if q := p.part(r[0], r[1]); len(q.words) > 0 {
				s.clauses[i] = append(s.clauses[i], q)
			}
		}
		if s.clauses[i] == nil {
			s.clauses[i] = []passage{*p}
		}
	}
	return s.clauses[i]
}

// prepare makes all that is else made when first asked for.
func (s *cutReport) prepare(c *Comparer) {
	s.runs()
	for i := range s.sentences {
		s.sentences[i].letters()
		s.sentences[i].chained()
		parts := c.parts(s, i)
		for k := range parts {
			keysOf(&parts[k])
			parts[k].chained()
		}
	}
}

// aligned gives back the memory that aligning alone needs: until the record is there
// every story waits with its sides.
func (s *cutReport) aligned() {
	for i := range s.sentences {
		s.sentences[i].tied()
		for k := range s.clauses[i] {
			s.clauses[i][k].tied()
		}
	}
}

// features of two sentences in their reports: those of the pair that alignFrom
// names, the likelihood that they tell the same, then alignContext.
const (
	alignContext  = 10
	alignFeatures = 22 + alignContext
)

// alignFrom are the features of a pair that alignment goes by.
var alignFrom = [21]int{0, 1, 3, 4, 5, 6, 12, 15, 19, 20, 21, 22, 23, 24, 29, 30, 31, 32, 34, 36, 39}

// The places in alignFeatures of what is measured last.
const (
	alignOdds  = 21
	alignClear = 30
)

// A cell is two sentences that are held against each other.
type cell struct {
	i, j int
	x    [alignFeatures]int32
	near int32 // by their vectors
	base int32
	from int    // where their ties begin in grid.ties, -1 where they are not kept
	part [2]int // the clauses that are most alike
}

// A grid is what is measured of the sentences of two reports, [sentence of a]
// [sentence of b]. Its memory is used again for the next two.
type grid struct {
	near, cheap, bases []int32
	in                 []bool
	rows, columns      []rank
	high               []int32
	cells              []cell
	kept               []hit // of the words of the cells' sentences: a's, then b's
}

// mostTies is how many ties of words a grid keeps.
const mostTies = 1 << 20

// cells measures every pair of sentences that may tell the same and is worth it:
// near leaves out those that it could not score that high whatever else is
// measured of them. A nil near leaves out none. The cells last until m's next.
func (c *Comparer) cells(a, b *cutReport, m *matcher, near *linear, least int32) []cell {
	na, nb := len(a.sentences), len(b.sentences)
	if na == 0 || nb == 0 {
		return nil
	}
	g := &m.grid
	m.shared, g.near, g.cheap, g.bases = zero(m.shared, na*nb), zero(g.near, na*nb), zero(g.cheap, na*nb), zero(g.bases, na*nb)
	share(a, b, m.shared)
	for i := range na {
		for j := range nb {
			k := i*nb + j
			l := int32(0)
			if m.shared[k] > 0 {
				l = glance(m.shared[k], a.sums[i], b.sums[j])
			}
			v := a.sentences[i].nearTo(&b.sentences[j])
			if g.near[k] = v; l > 0 || v > 450 {
				g.cheap[k] = max(1, 2*l+v)
			}
		}
	}
	g.firstLook(a, b)
	bases := g.bases
	g.cells, g.kept = g.cells[:0], g.kept[:0]
	for i := range na {
		for j := range nb {
			if k := i*nb + j; g.in[k] {
				g.cells = append(g.cells, cell{i: i, j: j, near: g.near[k]})
				e := &g.cells[len(g.cells)-1]
				m.most(e, &a.sentences[i], &b.sentences[j], near)
				bases[k] = e.base
			}
		}
	}
	base := func(i, j int) int32 {
		if i < 0 || j < 0 || i >= na || j >= nb {
			return 0
		}
		return bases[i*nb+j]
	}
	kept := g.cells[:0]
	for k := range g.cells {
		e := &g.cells[k]
		var row, col int32
		var above, left int32
		for j, v := range bases[e.i*nb : e.i*nb+nb] {
			if j != e.j {
				row = max(row, v)
				if v > e.base {
					above++
				}
			}
		}
		for i := range na {
			if v := bases[i*nb+e.j]; i != e.i {
				col = max(col, v)
				if v > e.base {
					left++
				}
			}
		}
		diag := max(base(e.i-1, e.j-1), base(e.i+1, e.j+1))
		beside := max(base(e.i-1, e.j), base(e.i+1, e.j), base(e.i, e.j-1), base(e.i, e.j+1))
		apart := int32(abs(e.i*1000/na - e.j*1000/nb))
		copy(e.x[alignOdds+1:], []int32{e.base, e.base - row, e.base - col, above, left, apart, diag, beside, 0, min(above, left)})
		if near != nil {
			e.x[alignClear] = near.upper(alignClear, -e.base, mostAlike-e.base)
			if near.score(e.x[:]) < least {
				continue
			}
		}
		if c.cell(a, b, m, e, near, least) {
			kept = append(kept, *e)
		}
	}
	return kept
}

// mostAlike is the highest likeness.
const mostAlike = 5000

// most fills a cell with what tying the words of its sentences tells, and with
// the most that near could make of the rest.
func (m *matcher) most(e *cell, a, b *passage, near *linear) {
	m.align(a, b)
	if e.from = -1; len(m.grid.kept) < mostTies {
		e.from = len(m.grid.kept)
		m.grid.kept = append(append(m.grid.kept, m.toB...), m.toA...)
	}
	sa, sb := m.side(a, m.toB), m.side(b, m.toA)
	e.base = e.near + sa.weighted + sb.weighted + sa.soft + sb.soft
	if near == nil {
		return
	}
	la, lb := len(a.words), len(b.words)
	short, long := int32(min(la, lb)), int32(max(la, lb))
	met := 0
	for _, n := range sa.met {
		met += int(n)
	}
	in := [pairFeatures]int32{
		0: short, 1: long, 3: e.near,
		19: min(sa.weighted, sb.weighted), 20: max(sa.weighted, sb.weighted), 21: min(sa.soft, sb.soft), 22: max(sa.soft, sb.soft),
		23: min(sa.missed, sb.missed), 24: max(sa.missed, sb.missed),
		29: min(sa.left[nameWord], sb.left[nameWord]), 30: max(sa.left[nameWord], sb.left[nameWord]), 31: min(sa.met[nameWord], sb.met[nameWord]),
		32: min(sa.left[numberWord], sb.left[numberWord]), 34: min(sa.met[numberWord], sb.met[numberWord]),
	}
	// No more words are alike in form than in lemma, and none of the rest can
	// count for more than those that are.
	most := [pairFeatures]int32{
		4: ratio(met, int(long)), 5: min(1000, ratio(met, int(short))), 6: min(1000, ratio(met, max(1, int(long)-1))),
		12: ratio(met, int(long)), 15: int32(met), 36: 1000, 39: 1000,
	}
	for k, f := range alignFrom {
		if e.x[k] = in[f]; most[f] > 0 {
			e.x[k] = near.upper(k, 0, most[f])
		}
	}
	e.x[alignOdds] = near.upper(alignOdds, 0, 1000)
}

// cell measures what most has only bounded; false once it is clear that near
// scores less than least.
func (c *Comparer) cell(a, b *cutReport, m *matcher, e *cell, near *linear, least int32) bool {
	p, q := &a.sentences[e.i], &b.sentences[e.j]
	if e.from < 0 {
		m.align(p, q)
	} else {
		kept := m.grid.kept[e.from:]
		m.toB, m.toA = append(m.toB[:0], kept[:len(p.lean)]...), append(m.toA[:0], kept[len(p.lean):][:len(q.lean)]...)
	}
	var x [pairFeatures]int32
	m.fill(p, q, e.near, &x)
	for k, f := range alignFrom {
		e.x[k] = x[f]
	}
	if near != nil && near.score(e.x[:]) < least {
		return false
	}
	e.x[alignOdds] = odds(c.same, x[:])
	e.x[alignClear], e.part = 0, [2]int{-1, -1}
	pa, pb := c.parts(a, e.i), c.parts(b, e.j)
	if len(pa)+len(pb) > 2 && len(pa)*len(pb) <= mostPairs {
		var best int32
		best, e.part = m.clauses(p, q, pa, pb)
		e.x[alignClear] = best - e.base
	}
	return true
}

// An alignment is two passages that tell the same.
type alignment struct {
	a, b  *passage // sentences
	i, j  int      // their indexes
	showA *passage // the sentence, or the clause that is told
	showB *passage
	score int32

	best   bool // no other passage is nearer to one of the two
	looked bool // found has been filled
	found  []finding
	tied   [2][]bool // of the words of a and of b: told on the other side
}

// alignThreshold is the likelihood, in thousandths, from which two passages
// are aligned.
const alignThreshold = 400

// alignLeast is a log-odds below that of alignThreshold, in 1/4096.
const alignLeast = -1800

// alignSides returns the passages of two reports that tell the same, in the order
// of a.
func (c *Comparer) alignSides(m *matcher, a, b *cutReport) []alignment {
	if c.near == nil {
		return nil
	}
	var out []alignment
	cells := c.cells(a, b, m, c.near, alignLeast)
	for k := range cells {
		e := &cells[k]
		score := boost.Probability(c.near.score(e.x[:]))
		if score < alignThreshold {
			continue
		}
		al := alignment{a: &a.sentences[e.i], b: &b.sentences[e.j], i: e.i, j: e.j, score: score}
		al.showA, al.showB = al.a, al.b
		if e.x[alignClear] > 600 && e.part[0] >= 0 {
			al.showA, al.showB = &c.parts(a, e.i)[e.part[0]], &c.parts(b, e.j)[e.part[1]]
		}
		out = append(out, al)
	}
	top := func(of func(*alignment) int) {
		high := map[int]int32{}
		for k := range out {
			high[of(&out[k])] = max(high[of(&out[k])], out[k].score)
		}
		for k := range out {
			out[k].best = out[k].best || out[k].score == high[of(&out[k])]
		}
	}
	top(func(x *alignment) int { return x.i })
	top(func(x *alignment) int { return x.j })
	return out
}

// AlignFeatures calls f with each pair of sentences of two reports that may
// tell the same and what is measured of it, for training.
func (c *Comparer) AlignFeatures(a, b *nlp.Doc, f func(i, j int, x []int32)) {
	v := newVocabulary()
	for _, e := range c.cells(c.side(v, a), c.side(v, b), newMatcher(v), nil, 0) {
		f(e.i, e.j, e.x[:])
	}
}

// FitAlign fits the alignment of passages and puts it into f.
func FitAlign(x [][]int32, y []bool, w []float64) *Linear { return &Linear{fitLinear(x, y, w, 3)} }
