package diff

import (
	"slices"

	"github.com/parley-record/parley/internal/boost"
	"github.com/parley-record/parley/nlp"
)

// side1 is a report cut into sentences, and each of them into clauses.
type side1 struct {
	doc       *nlp.Doc
	sentences []passage
	clauses   [][]passage
	marks     quotations
	set       *runSet
}

// A key is a word of a sentence, for a first look.
type key struct {
	hash uint32
	idf  int32
}

// mostSentences bounds what is compared of one report.
const mostSentences = 600

func (c *Comparer) side(v *vocabulary, d *nlp.Doc) *side1 {
	s := &side1{doc: d, marks: findQuotations(d.Text)}
	for i, sent := range d.Sentences {
		if i == mostSentences {
			break
		}
		p := c.passage(v, d, sent.First, sent.End)
		if at := d.Bytes(int(sent.First), int(sent.End)); at.Start >= d.Title && at.End <= d.Body {
			p.words, p.lean = nil, nil // a byline or a date says nothing that could be told otherwise
		}
		s.sentences = append(s.sentences, p)
		keysOf(&s.sentences[i])
	}
	s.clauses = make([][]passage, len(s.sentences))
	return s
}

// keysOf returns the words of a passage that tell something, by hash.
func keysOf(p *passage) []key {
	if p.keys != nil {
		return p.keys
	}
	k := make([]key, 0, len(p.words))
	for w := range p.words {
		if x := &p.words[w]; x.idf > 0 {
			h := uint32(2166136261)
			for b := range min(len(x.lemma), 6) { // "territory", "territorial"
				h = (h ^ uint32(x.lemma[b])) * 16777619
			}
			k = append(k, key{h, x.idf})
		}
	}
	slices.SortFunc(k, func(a, b key) int { return int(int64(a.hash) - int64(b.hash)) })
	p.keys = slices.CompactFunc(k, func(a, b key) bool { return a.hash == b.hash })
	return p.keys
}

// parts returns the clauses of sentence i, made when first asked for.
func (c *Comparer) parts(s *side1, i int) []passage {
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

// glance returns the rarity of what two sentences share over that of the
// smaller of them, in thousandths.
func glance(a, b []key) int32 {
	var shared, sa, sb int64
	for _, k := range a {
		sa += int64(k.idf)
	}
	for _, k := range b {
		sb += int64(k.idf)
	}
	for i, j := 0, 0; i < len(a) && j < len(b); {
		switch {
		case a[i].hash < b[j].hash:
			i++
		case a[i].hash > b[j].hash:
			j++
		default:
			shared += int64(a[i].idf)
			i++
			j++
		}
	}
	// Between the share of the smaller and the share of both.
	d := min(sa, sb) + (sa+sb)/2
	if d == 0 {
		return 0
	}
	return int32(min(1000, 2000*shared/d))
}

// features of two sentences in their reports: those of the pair that alignFrom
// names, then alignContext.
const (
	alignContext = 10
)

// alignFrom are the features of a pair that alignment goes by.
var alignFrom = []int{0, 1, 3, 4, 5, 6, 12, 15, 19, 20, 21, 22, 23, 24, 29, 30, 31, 32, 34, 36, 39}

// A cell is two sentences that are held against each other.
type cell struct {
	i, j  int
	x     []int32
	base  int32
	score int32
	part  [2]int // the clauses that are most alike
	clear int32  // how much more the clauses are alike than the sentences
}

// cells measures every pair of sentences that may tell the same.
func (c *Comparer) cells(a, b *side1, m *matcher) []cell {
	na, nb := len(a.sentences), len(b.sentences)
	if na == 0 || nb == 0 {
		return nil
	}
	cheap := make([]int32, na*nb)
	for i := range na {
		for j := range nb {
			g := glance(a.sentences[i].keys, b.sentences[j].keys)
			if v := a.sentences[i].nearTo(&b.sentences[j]); g > 0 || v > 450 {
				cheap[i*nb+j] = max(1, 2*g+v)
			}
		}
	}
	in := firstLook(a, b, cheap)
	var cells []cell
	at := make([]int32, na*nb) // index of the cell plus one
	for i := range na {
		for j := range nb {
			if in[i*nb+j] {
				cells = append(cells, c.cell(a, i, b, j, m))
				at[i*nb+j] = int32(len(cells))
			}
		}
	}
	base := func(i, j int) int32 {
		if i < 0 || j < 0 || i >= na || j >= nb || at[i*nb+j] == 0 {
			return 0
		}
		return cells[at[i*nb+j]-1].base
	}
	for k := range cells {
		e := &cells[k]
		var row, col int32
		var above, left int32
		for j := range nb {
			if v := base(e.i, j); j != e.j {
				row = max(row, v)
				if v > e.base {
					above++
				}
			}
		}
		for i := range na {
			if v := base(i, e.j); i != e.i {
				col = max(col, v)
				if v > e.base {
					left++
				}
			}
		}
		diag := max(base(e.i-1, e.j-1), base(e.i+1, e.j+1))
		near := max(base(e.i-1, e.j), base(e.i+1, e.j), base(e.i, e.j-1), base(e.i, e.j+1))
		apart := int32(abs(e.i*1000/na - e.j*1000/nb))
		e.x = append(e.x, e.base, e.base-row, e.base-col, above, left, apart, diag, near, e.clear, min(above, left))
	}
	return cells
}

func likeness(x *[pairFeatures]int32) int32 { return x[3] + x[19] + x[20] + x[21] + x[22] }

func (c *Comparer) cell(a *side1, i int, b *side1, j int, m *matcher) cell {
	e := cell{i: i, j: j, part: [2]int{-1, -1}}
	var x [pairFeatures]int32
	m.measure(&a.sentences[i], &b.sentences[j], &x)
	e.base = likeness(&x)
	for _, k := range alignFrom {
		e.x = append(e.x, x[k])
	}
	e.x = append(e.x, odds(c.same, x[:]))
	pa, pb := c.parts(a, i), c.parts(b, j)
	if len(pa)+len(pb) > 2 && len(pa)*len(pb) <= 36 {
		best := int32(0)
		for u := range pa {
			for v := range pb {
				if len(pa[u].words) < 4 || len(pb[v].words) < 4 {
					continue
				}
				m.align(&pa[u], &pb[v])
				sa, sb := m.side(&pa[u], m.toB), m.side(&pb[v], m.toA)
				l := pa[u].nearTo(&pb[v]) + sa.weighted + sb.weighted + sa.soft + sb.soft
				if l > best {
					best, e.part = l, [2]int{u, v}
				}
			}
		}
		e.clear = best - e.base
	}
	return e
}

// An alignment is two passages that tell the same.
type alignment struct {
	a, b  passage // sentences
	i, j  int     // their indexes
	showA passage // the sentence, or the clause that is told
	showB passage
	score int32

	best   bool // no other passage is nearer to one of the two
	looked bool // found has been filled
	found  []finding
	tied   [2][]bool // of the words of a and of b: told on the other side
}

// alignThreshold is the likelihood, in thousandths, from which two passages
// are aligned.
const alignThreshold = 400

// align returns the passages of two reports that tell the same, in the order
// of a.
func (c *Comparer) alignSides(m *matcher, a, b *side1) []alignment {
	if c.near == nil {
		return nil
	}
	var out []alignment
	for _, e := range c.cells(a, b, m) {
		e.score = boost.Probability(c.near.score(e.x))
		if e.score < alignThreshold {
			continue
		}
		al := alignment{a: a.sentences[e.i], b: b.sentences[e.j], i: e.i, j: e.j, score: e.score}
		al.showA, al.showB = al.a, al.b
		if e.clear > 600 && e.part[0] >= 0 {
			al.showA, al.showB = c.parts(a, e.i)[e.part[0]], c.parts(b, e.j)[e.part[1]]
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
	m := matcher{voc: newVocabulary()}
	for _, e := range c.cells(c.side(m.voc, a), c.side(m.voc, b), &m) {
		f(e.i, e.j, e.x)
	}
}

// FitAlign fits the alignment of passages and puts it into f.
func FitAlign(x [][]int32, y []bool, w []float64) *Linear { return &Linear{fitLinear(x, y, w, 3)} }
