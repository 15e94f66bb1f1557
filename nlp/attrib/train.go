package attrib

import (
	"fmt"
	"math"

	"github.com/parley-record/parley/nlp"
	"github.com/parley-record/parley/nlp/lexicon"
	"github.com/parley-record/parley/nlp/model"
)

// A Sample is a text with the attributions that people found in it. Discard
// lists passages that were not annotated.
type Sample struct {
	Doc          *nlp.Doc
	Attributions []nlp.Attribution
	Discard      []nlp.Span
}

// Training is how a model is trained. The zero value is the shipped setting.
type Training struct {
	Epochs  int     // 0: 4
	Rate    float64 // of AdaGrad; 0: 0.05
	Dropout float64 // share of features left out at each step; 0: 0.5
	Bits    int     // of the feature hash; 0: 18
	MinDocs int     // texts in which a feature must occur to be learned; 0: 3
	Bags    int     // learners whose weights are averaged, each of three quarters of the texts; 0: 4, 1: one learner of all
	Folds   int     // parts into which the samples are cut for what reads the tagger's output; 0: 5
	Lean    float64 // added to the score of beginning a part: recall for precision; 0: 0.3
	Seed    uint64
	Lexicon *lexicon.Lexicon
	Log     func(format string, args ...any)

	// Taggers, if not nil, holds the taggers of an earlier run by name, and takes
	// those of this one: what is learned from their output can be learned anew
	// without them.
	Taggers *model.File
}

// tagger returns the tagger of that name from o.Taggers, or what train returns.
func (o *Training) tagger(name string, train func() *tagger) *tagger {
	if o.Taggers != nil && o.Taggers.Bytes(name+".shape") != nil {
		if t, err := decodeTagger(o.Taggers, name); err == nil {
			return t
		}
	}
	t := train()
	if o.Taggers != nil {
		t.encode(o.Taggers, name)
	}
	return t
}

func (o *Training) defaults() {
	if o.Epochs == 0 {
		o.Epochs = 4
	}
	if o.Rate == 0 {
		o.Rate = 0.05
	}
	if o.Dropout == 0 {
		o.Dropout = 0.5
	}
	if o.Bits == 0 {
		o.Bits = 18
	}
	if o.Bags == 0 {
		o.Bags = 4
	}
	if o.MinDocs == 0 {
		o.MinDocs = 3
	}
	if o.Lean == 0 {
		o.Lean = 0.3
	}
	if o.Folds == 0 {
		o.Folds = 5
	}
	if o.Log == nil {
		o.Log = func(string, ...any) {}
	}
}

// NoLabel is what Labels gives the tokens of passages that were not annotated.
const NoLabel = 255

// Labels returns the label of each token of s, in the order of nlp.Doc.Hints.
func Labels(s *Sample) []uint8 { return newScheme(true).gold(s) }

// gold returns the label of every token of s, and NoLabel for those that were
// not annotated.
func (sc *scheme) gold(s *Sample) []uint8 {
	d := s.Doc
	y := make([]uint8, len(d.Tokens))
	put := func(k kind, spans []nlp.Span) {
		for _, whole := range spans {
			for _, sp := range Lines(d.Text, whole) {
				first, end := d.TokensIn(sp)
				for first < end && 2*(int(d.Tokens[first].End)-sp.Start) < int(d.Tokens[first].End-d.Tokens[first].Start) {
					first++
				}
				for first < end && 2*(sp.End-int(d.Tokens[end-1].Start)) < int(d.Tokens[end-1].End-d.Tokens[end-1].Start) {
					end--
				}
				for i := first; i < end; i++ {
					y[i] = sc.label(k, i == first, i == end-1)
				}
			}
		}
	}
	for _, a := range s.Attributions {
		put(content, a.Content)
		put(source, a.Source)
		put(cue, a.Cue)
	}
	for _, sp := range s.Discard {
		first, end := d.TokensIn(sp)
		for i := first; i < end; i++ {
			y[i] = NoLabel
		}
	}
	return y
}

// Lines cuts a span at line breaks and trims white space.
func Lines(text string, sp nlp.Span) []nlp.Span {
	var out []nlp.Span
	a := sp.Start
	for i := sp.Start; i <= sp.End; i++ {
		if i < sp.End && text[i] != '\n' {
			continue
		}
		b, e := a, i
		for b < e && space(text[b]) {
			b++
		}
		for e > b && space(text[e-1]) {
			e--
		}
		if e > b {
			out = append(out, nlp.Span{Start: b, End: e})
		}
		a = i + 1
	}
	return out
}

func space(c byte) bool { return c == ' ' || c == '\t' || c == '\r' || c == '\n' }

// learner is a tagger in the making.
type learner struct {
	*scheme
	o      *Training
	mask   uint32
	w, g   []float32
	sum    []float32 // Σ step × change, for the average
	ew, eg []float64
	esum   []float64
	step   float32
	rng    uint64
}

func newLearner(o *Training, sc *scheme) *learner {
	rows := 1 << o.Bits
	l := &learner{scheme: sc, o: o, mask: uint32(rows - 1), rng: o.Seed*2862933555777941757 + 3037000493}
	l.w, l.g, l.sum = make([]float32, rows*sc.stride), make([]float32, rows*sc.stride), make([]float32, rows*sc.stride)
	e := edgeContexts * (sc.n + 1) * sc.n
	l.ew, l.eg, l.esum = make([]float64, e), make([]float64, e), make([]float64, e)
	return l
}

func (l *learner) random() uint64 {
	l.rng ^= l.rng << 13
	l.rng ^= l.rng >> 7
	l.rng ^= l.rng << 17
	return l.rng
}

// batch is one paragraph, or a piece of one, with its features.
type batch struct {
	rows []uint32
	at   []int32 // rows of token i: rows[at[i]:at[i+1]]
	ctx  []uint8
	y    []uint8
	text int // index of its sample
}

// A pass is what one step of learning from a batch of m tokens holds.
type pass struct {
	*batch
	m     int
	kept  []uint32  // rows of features that are not dropped, times the stride
	at    []int32   // those of token i: kept[at[i]:at[i+1]]
	scale float32   // makes up for what is dropped
	emit  []float64 // [m][n] scores of labels
	psi   []float64 // [m][n] their exponentials
	ex    []float64 // [m][n+1][n] those of transitions into token i; row n: from the beginning
	alpha []float64 // [m][n] forward, scaled
	beta  []float64 // [m][n] backward, scaled
}

// learn takes one step along the gradient of b and returns its loss.
func (l *learner) learn(b *batch) float64 {
	p := l.score(b)
	loss := l.forward(p)
	l.step++
	l.backward(p)
	return loss
}

// score drops features and scores the labels of each token by those that stay.
func (l *learner) score(b *batch) *pass {
	n, m := l.n, len(b.y)
	p := &pass{batch: b, m: m, kept: make([]uint32, 0, len(b.rows)), at: make([]int32, 0, m+1), emit: make([]float64, m*n)}
	drop := uint64(l.o.Dropout * (1 << 16))
	p.scale = float32(1 / (1 - l.o.Dropout))
	for i := range m {
		p.at = append(p.at, int32(len(p.kept)))
		var bits uint64
		for k, h := range b.rows[b.at[i]:b.at[i+1]] {
			if k%4 == 0 {
				bits = l.random()
			}
			if bits&0xffff >= drop {
				p.kept = append(p.kept, (h&l.mask)*uint32(l.stride))
			}
			bits >>= 16
		}
		var s [16]float32
		for _, k := range p.kept[p.at[i]:] {
			w := l.w[k : k+uint32(n)]
			for j, x := range w {
				s[j] += x
			}
		}
		for j := range n {
			p.emit[i*n+j] = float64(s[j] * p.scale)
		}
	}
	p.at = append(p.at, int32(len(p.kept)))
	return p
}

// forward fills alpha, free of logarithms and scaled per token, and returns the loss.
func (l *learner) forward(p *pass) float64 {
	n := l.n
	p.alpha, p.psi = make([]float64, p.m*n), make([]float64, p.m*n)
	p.ex = make([]float64, p.m*(n+1)*n)
	loss := 0.0
	for i := range p.m {
		top := math.Inf(-1)
		for j := range n {
			top = max(top, p.emit[i*n+j])
		}
		c := int(p.ctx[i]) * (n + 1) * n
		e := p.ex[i*(n+1)*n : (i+1)*(n+1)*n]
		for a := range n + 1 {
			if (a == n) != (i == 0) {
				continue
			}
			for j := range n {
				if l.next[a][j] {
					e[a*n+j] = math.Exp(l.ew[c+a*n+j])
				}
			}
		}
		sum := 0.0
		for j := range n {
			p.psi[i*n+j] = math.Exp(p.emit[i*n+j] - top)
			s := 0.0
			if i == 0 {
				s = e[n*n+j]
			} else {
				for a := range n {
					s += p.alpha[(i-1)*n+a] * e[a*n+j]
				}
			}
			p.alpha[i*n+j] = s * p.psi[i*n+j]
			if i == p.m-1 && !l.last[j] {
				p.alpha[i*n+j] = 0
			}
			sum += p.alpha[i*n+j]
		}
		for j := range n {
			p.alpha[i*n+j] /= sum
		}
		loss += math.Log(sum) + top - p.emit[i*n+int(p.y[i])]
		if i == 0 {
			loss -= l.ew[c+n*n+int(p.y[i])]
		} else {
			loss -= l.ew[c+int(p.y[i-1])*n+int(p.y[i])]
		}
	}
	return loss
}

// backward fills beta from the last token on and moves the weights as it goes.
func (l *learner) backward(p *pass) {
	n := l.n
	p.beta = make([]float64, p.m*n)
	for i := p.m - 1; i >= 0; i-- {
		if i == p.m-1 {
			for a := range n {
				if l.last[a] {
					p.beta[i*n+a] = 1
				}
			}
		} else {
			l.moveEdges(p, i)
		}
		l.moveLabels(p, i)
	}
}

// moveEdges fills beta of token i from that of the next, and moves the weights of the
// transitions between the two.
func (l *learner) moveEdges(p *pass, i int) {
	n := l.n
	var v [16]float64
	e := p.ex[(i+1)*(n+1)*n:]
	for j := range n {
		v[j] = p.beta[(i+1)*n+j] * p.psi[(i+1)*n+j]
	}
	sum := 0.0
	for a := range n {
		s := 0.0
		for j := range n {
			s += e[a*n+j] * v[j]
		}
		p.beta[i*n+a] = s
		sum += s
	}
	for a := range n {
		p.beta[i*n+a] /= sum
	}
	c := int(p.ctx[i+1]) * (n + 1) * n
	z := 0.0
	for a := range n {
		for j := range n {
			z += p.alpha[i*n+a] * e[a*n+j] * v[j]
		}
	}
	for a := range n {
		for j := range n {
			q := p.alpha[i*n+a] * e[a*n+j] * v[j] / z
			if int(p.y[i]) == a && int(p.y[i+1]) == j {
				q--
			}
			if q > 1e-4 || q < -1e-4 {
				l.moveEdge(c+a*n+j, q)
			}
		}
	}
}

// moveLabels moves the weights of token i's features, and of what a text begins with.
func (l *learner) moveLabels(p *pass, i int) {
	n, rate := l.n, float32(l.o.Rate)
	z := 0.0
	for a := range n {
		z += p.alpha[i*n+a] * p.beta[i*n+a]
	}
	for j := range n {
		g := float32(p.alpha[i*n+j] * p.beta[i*n+j] / z)
		if int(p.y[i]) == j {
			g--
		}
		if i == 0 && (g > 1e-4 || g < -1e-4) {
			l.moveEdge(int(p.ctx[0])*(n+1)*n+n*n+j, float64(g))
		}
		if g < 2e-3 && g > -2e-3 {
			continue
		}
		g *= p.scale
		gg := g * g
		for _, k := range p.kept[p.at[i]:p.at[i+1]] {
			k += uint32(j)
			l.g[k] += gg
			d := -rate * g / float32(math.Sqrt(float64(l.g[k]+0.5)))
			l.w[k] += d
			l.sum[k] += l.step * d
		}
	}
}

func (l *learner) moveEdge(k int, g float64) {
	l.eg[k] += g * g
	d := -0.3 * g / math.Sqrt(l.eg[k]+1)
	l.ew[k] += d
	l.esum[k] += float64(l.step) * d
}

// average adds the averaged weights to avg and edges.
func (l *learner) average(avg []float32, edges []float64, share float64) {
	for i := range avg {
		avg[i] += float32(share) * (l.w[i] - l.sum[i]/l.step)
	}
	for i := range edges {
		edges[i] += share * (l.ew[i] - l.esum[i]/float64(l.step))
	}
}

// quantised returns weights as a tagger, in int8.
func quantised(o *Training, sc *scheme, mask uint32, avg []float32, edges []float64, layers nlp.Layer) *tagger {
	t := &tagger{scheme: sc, mask: mask, layers: layers}
	var sq float64
	var cnt int
	for _, x := range avg {
		if x != 0 {
			sq += float64(x) * float64(x)
			cnt++
		}
	}
	// A wide clip: the few large weights matter more than the steps between the
	// small ones.
	limit := 10 * math.Sqrt(sq/float64(max(cnt, 1)))
	t.unit = limit / 127
	t.rows = make([]byte, len(avg))
	for i, x := range avg {
		q := math.Round(float64(x) / t.unit)
		t.rows[i] = byte(int8(max(-127, min(127, q))))
	}
	t.edges = make([]int32, len(edges))
	for i := range t.edges {
		t.edges[i] = int32(math.Round(edges[i] / t.unit))
	}
	t.lean(o.Lean)
	t.prepare()
	t.setHeed(heed)
	return t
}

// A sketch counts in how many texts a feature occurs, up to 255; features that
// share a cell are counted together.
type sketch struct {
	last []uint16
	n    []uint8
}

const sketchBits = 26

func newSketch() *sketch {
	return &sketch{make([]uint16, 1<<sketchBits), make([]uint8, 1<<sketchBits)}
}

func (s *sketch) add(rows []uint32, text uint16) {
	for _, h := range rows {
		k := h * 0x9E3779B1 >> (32 - sketchBits)
		if s.last[k] != text {
			s.last[k] = text
			if s.n[k] < 255 {
				s.n[k]++
			}
		}
	}
}

func (s *sketch) docs(h uint32) int { return int(s.n[h*0x9E3779B1>>(32-sketchBits)]) }

// prune keeps the features that keep tells.
func (b *batch) prune(keep func(h uint32) bool) {
	rows := b.rows[:0]
	for i := range b.y {
		from, to := b.at[i], b.at[i+1]
		b.at[i] = int32(len(rows))
		for _, h := range b.rows[from:to] {
			if keep(h) {
				rows = append(rows, h)
			}
		}
	}
	b.at[len(b.y)] = int32(len(rows))
	b.rows = rows
}

// batches turns a sample into batches.
func batches(r *reader, sc *scheme, s *Sample, layers nlp.Layer) []*batch {
	r.load(s.Doc, layers)
	y := sc.gold(s)
	var out []*batch
	for _, p := range r.paras {
		var b *batch
		for i := p.first; i < p.end; i++ {
			if y[i] == 255 {
				b = nil
				continue
			}
			if b == nil || !sc.next[b.y[len(b.y)-1]][y[i]] {
				if b == nil && !sc.next[sc.n][y[i]] || b != nil {
					// A part that begins within another, or in a passage that was not
					// annotated: its rest is left out.
					if !sc.next[sc.n][y[i]] {
						b = nil
						continue
					}
				}
				b = &batch{at: []int32{0}}
				out = append(out, b)
			}
			b.rows = r.features(b.rows, p, i)
			b.at = append(b.at, int32(len(b.rows)))
			b.ctx = append(b.ctx, uint8(r.edgeContext(i, i == p.first || len(b.y) == 0)))
			b.y = append(b.y, y[i])
		}
	}
	ok := out[:0]
	for _, b := range out {
		if sc.last[b.y[len(b.y)-1]] {
			ok = append(ok, b)
		}
	}
	return ok
}

func trainTagger(o *Training, sc *scheme, samples []Sample, layers nlp.Layer) *tagger {
	var all []*batch
	r := &reader{lex: o.Lexicon}
	seen := newSketch()
	for i := range samples {
		bs := batches(r, sc, &samples[i], layers)
		for _, b := range bs {
			b.text = i
			seen.add(b.rows, uint16(i+1))
		}
		all = append(all, bs...)
	}
	for _, b := range all {
		b.prune(func(h uint32) bool { return seen.docs(h) >= o.MinDocs })
	}
	var avg []float32
	var edges []float64
	var mask uint32
	for bag := range o.Bags {
		l := newLearner(o, sc)
		l.rng += uint64(bag) * 0x9E3779B97F4A7C15
		var order []int
		for i := range all {
			if o.Bags == 1 || (all[i].text*7+bag)%4 != 0 {
				order = append(order, i)
			}
		}
		for e := range o.Epochs {
			for i := len(order) - 1; i > 0; i-- {
				j := int(l.random() % uint64(i+1))
				order[i], order[j] = order[j], order[i]
			}
			loss := 0.0
			for _, k := range order {
				loss += l.learn(all[k])
			}
			o.Log("bag %d, epoch %d: loss %.0f", bag+1, e+1, loss)
		}
		if avg == nil {
			avg, edges, mask = make([]float32, len(l.w)), make([]float64, len(l.ew)), l.mask
		}
		l.average(avg, edges, 1/float64(o.Bags))
	}
	return quantised(o, sc, mask, avg, edges, layers)
}

// Train learns a model from samples whose Docs hold the layers to be read.
func Train(samples []Sample, layers nlp.Layer, o Training) *model.File {
	o.defaults()
	sc := newScheme(true)
	f := &model.File{}
	// What reads the taggers' output learns from texts that they have not seen.
	parts := make([]*tagger, o.Folds)
	for k := range parts {
		parts[k] = o.tagger(fmt.Sprintf("fold%d", k), func() *tagger {
			var rest []Sample
			for i := range samples {
				if i%o.Folds != k {
					rest = append(rest, samples[i])
				}
			}
			one := o
			one.Bags = 2
			o.Log("fold %d of %d", k+1, o.Folds)
			return trainTagger(&one, sc, rest, layers)
		})
	}
	o.tagger("first", func() *tagger { return trainTagger(&o, sc, samples, layers) }).encode(f, "first")
	// The confidence learns from choosers that have not seen its texts either.
	half := [2]*chooser{trainChooser(samples, layers, &o, parts, 0), trainChooser(samples, layers, &o, parts, 1)}
	trainChooser(samples, layers, &o, parts, -1).encode(f)
	trainLinker(f, samples, layers, &o, parts, half)
	return f
}
