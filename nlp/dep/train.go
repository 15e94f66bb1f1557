package dep

import (
	"math"
	"math/rand/v2"

	"github.com/parley-record/parley/nlp"
	"github.com/parley-record/parley/nlp/lexicon"
	"github.com/parley-record/parley/nlp/model"
)

// Training says how a greedy parser is trained. The zero value is the shipped
// setting.
type Training struct {
	Epochs    int // 0: 6
	Seed      uint64
	RowBits   int        // rows of the transition table, as a power of two; 0: 20
	LabelBits int        // rows of the relation table; 0: 17
	Silver    []*nlp.Doc // trees that another parser laid: each epoch has a part of its own of them
	Log       func(format string, args ...any)
}

type actionRow struct {
	hash uint64
	w    [numActions]int32
	u    [numActions]int64 // what averaging takes off
}

type labelRow struct {
	hash uint64
	w    [nlp.NumRel]int32
	u    [nlp.NumRel]int64
}

// An index numbers the hashes of features in the order in which they come.
type index struct {
	hashes []uint64
	ids    []int32 // 0: free, else the number and 1
	n      int32
}

func newIndex(bits uint) *index {
	return &index{hashes: make([]uint64, 1<<bits), ids: make([]int32, 1<<bits)}
}

// find returns the number of h, -1 where it has none.
func (x *index) find(h uint64) int32 {
	m := uint64(len(x.ids) - 1)
	for k := h >> 20 & m; ; k = (k + 1) & m {
		if x.ids[k] == 0 || x.hashes[k] == h {
			return x.ids[k] - 1
		}
	}
}

// put returns the number of h and whether it is new; -1 where the index is full.
func (x *index) put(h uint64) (id int32, isNew bool) {
	m := uint64(len(x.ids) - 1)
	for k := h >> 20 & m; ; k = (k + 1) & m {
		if x.ids[k] != 0 {
			if x.hashes[k] == h {
				return x.ids[k] - 1, false
			}
			continue
		}
		if int(x.n) >= len(x.ids)/8*7 {
			return -1, false
		}
		x.hashes[k] = h
		x.n++
		x.ids[k] = x.n
		return x.n - 1, true
	}
}

type trainer struct {
	opt         Training
	actionIndex *index
	labelIndex  *index
	actions     []actionRow
	labels      []labelRow
	kept        []uint64
	now         int64
	rng         *rand.Rand
	s           *state
	lex         *lexicon.Lexicon
}

// Regularisation, measured in doc/tried/dep.md: a feature is left out of one
// decision in dropOf, and what is right has to win by a margin.
const (
	dropOf       = 7
	actionMargin = 80
	labelMargin  = 40
)

// drop returns the features that are left for one decision.
func (t *trainer) drop(feats []uint64) []uint64 {
	t.kept = t.kept[:0]
	for _, h := range feats {
		if t.rng.Uint32()%dropOf != 0 {
			t.kept = append(t.kept, h)
		}
	}
	return t.kept
}

func (t *trainer) updateActions(right, wrong int) {
	for _, h := range t.kept {
		id, isNew := t.actionIndex.put(h)
		if isNew {
			t.actions = append(t.actions, actionRow{hash: h})
		}
		if id < 0 {
			continue
		}
		r := &t.actions[id]
		r.w[right]++
		r.u[right] += t.now
		r.w[wrong]--
		r.u[wrong] -= t.now
	}
}

func (t *trainer) updateLabels(right, wrong nlp.Rel) {
	for _, h := range t.kept {
		id, isNew := t.labelIndex.put(h)
		if isNew {
			t.labels = append(t.labels, labelRow{hash: h})
		}
		if id < 0 {
			continue
		}
		r := &t.labels[id]
		r.w[right]++
		r.u[right] += t.now
		r.w[wrong]--
		r.u[wrong] -= t.now
	}
}

// A tree is a gold tree: for words 1 … n, their heads (n+1: root) and relations.
type tree struct {
	doc        *nlp.Doc
	first, end int
	head       []int32
	rel        []nlp.Rel
}

func trees(docs []*nlp.Doc) []tree {
	var out []tree
	for _, d := range docs {
		for _, sent := range d.Sentences {
			t := tree{doc: d, first: int(sent.First), end: int(sent.End)}
			n := sent.Len()
			t.head, t.rel = make([]int32, n+2), make([]nlp.Rel, n+2)
			for i := 1; i <= n; i++ {
				tok := &d.Tokens[t.first+i-1]
				t.rel[i] = tok.Rel
				if tok.Head < 0 {
					t.head[i] = int32(n + 1)
				} else {
					t.head[i] = tok.Head - sent.First + 1
				}
			}
			out = append(out, t)
		}
	}
	return out
}

// Train learns a greedy parser from the trees of docs, with the tags that the
// docs have, and calibrates its confidence on dev.
func Train(docs, dev []*nlp.Doc, lex *lexicon.Lexicon, opt Training) *model.File {
	if opt.Epochs == 0 {
		opt.Epochs = 6
	}
	if opt.RowBits == 0 {
		opt.RowBits = 20
	}
	if opt.LabelBits == 0 {
		opt.LabelBits = 17
	}
	if opt.Log == nil {
		opt.Log = func(string, ...any) {}
	}
	t := newTrainer(lex, opt)
	t.run(trees(docs), trees(opt.Silver))
	m := t.shrink()
	p := &Parser{m: m, lex: lex}
	for _, d := range dev {
		uas, las := p.score([]*nlp.Doc{d})
		opt.Log("  dev UAS %.2f LAS %.2f", uas, las)
	}
	// First how sure a transition is, which the beam goes by, then an arc.
	m.soft = softmax{}
	slope, _ := p.fit(dev)
	m.soft.of(1 / slope)
	slope, bias := p.fit(dev)
	m.calibrate(slope, bias)
	f := &model.File{}
	m.write(f)
	return f
}

func newTrainer(lex *lexicon.Lexicon, opt Training) *trainer {
	bits := uint(24)
	if len(opt.Silver) > 0 {
		bits = 25
	}
	return &trainer{
		opt: opt, actionIndex: newIndex(bits), labelIndex: newIndex(bits - 3),
		rng: rand.New(rand.NewPCG(opt.Seed, 1)), s: new(state), lex: lex,
	}
}

// run goes over the gold trees once an epoch, and over a part of the silver
// ones, each epoch over another.
func (t *trainer) run(gold, silver []tree) {
	silver = append([]tree(nil), silver...)
	t.rng.Shuffle(len(silver), func(i, j int) { silver[i], silver[j] = silver[j], silver[i] })
	for e := range t.opt.Epochs {
		part := silver[e*len(silver)/t.opt.Epochs : (e+1)*len(silver)/t.opt.Epochs]
		now := append(append([]tree(nil), gold...), part...)
		t.rng.Shuffle(len(now), func(i, j int) { now[i], now[j] = now[j], now[i] })
		wrong, all, lwrong := 0, 0, 0
		for i := range now {
			w, a, l := t.learn(&now[i], e)
			wrong, all, lwrong = wrong+w, all+a, lwrong+l
		}
		t.opt.Log("epoch %d: transitions %.2f%% right, %d relations wrong", e+1, 100*float64(all-wrong)/float64(all), lwrong)
	}
}

// learn goes through one sentence: transitions, then relations on the gold tree.
func (t *trainer) learn(g *tree, epoch int) (wrong, all, lwrong int) {
	s := t.s
	s.load(g.doc, g.first, g.end, t.lex)
	s.start()
	for !s.done() {
		legal := s.legal()
		c := s.config()
		s.features(&c)
		var sc [numActions]int32
		for _, h := range t.drop(s.actionFeatures[:]) {
			if id := t.actionIndex.find(h); id >= 0 {
				for a, w := range &t.actions[id].w {
					sc[a] += w
				}
			}
		}
		p := argmax(&sc, legal)
		cost := s.costs(g.head, legal)
		least := int32(math.MaxInt32)
		for a := range numActions {
			if legal&(1<<a) != 0 {
				least = min(least, cost[a])
			}
		}
		best := uint8(0)
		for a := range numActions {
			if legal&(1<<a) != 0 && cost[a] == least {
				best |= 1 << a
			}
		}
		t.now++
		all++
		rival := -1
		right := argmax(&sc, best)
		if rest := legal &^ best; rest != 0 {
			rival = argmax(&sc, rest)
		}
		if rival >= 0 && sc[right] < sc[rival]+actionMargin {
			t.updateActions(right, rival)
		}
		if best&(1<<p) == 0 {
			wrong++
			if epoch == 0 || t.rng.IntN(10) == 0 {
				p = right
			}
		}
		s.do(p)
	}
	copy(s.head, g.head)
	s.tree()
	s.rel, s.lastRel = grow(s.rel, s.n+2), grow(s.lastRel, s.n+2)
	var sc [nlp.NumRel]int32
	for _, d := range s.order {
		h := s.head[d]
		if int(h) > s.n {
			s.rel[d] = nlp.RelRoot
			continue
		}
		s.arcFeatures(d)
		clear(sc[:])
		for _, f := range t.drop(s.labelFeatures[:]) {
			if id := t.labelIndex.find(f); id >= 0 {
				for l, w := range &t.labels[id].w {
					sc[l] += w
				}
			}
		}
		p := nlp.RelDep
		for r := nlp.Rel(1); int(r) < nlp.NumRel; r++ {
			if r != nlp.RelRoot && sc[r] > sc[p] {
				p = r
			}
		}
		if right := g.rel[d]; right != nlp.NoRel && right != nlp.RelRoot {
			rival := nlp.NoRel
			for r := nlp.Rel(1); int(r) < nlp.NumRel; r++ {
				if r != nlp.RelRoot && r != right && (rival == nlp.NoRel || sc[r] > sc[rival]) {
					rival = r
				}
			}
			if p != right {
				lwrong++
			}
			if sc[right] < sc[rival]+labelMargin {
				t.updateLabels(right, rival)
			}
		}
		s.rel[d] = p
		s.lastRel[h] = p
	}
	return wrong, all, lwrong
}

func quant(x float64) uint8 { return uint8(int8(max(-127, min(127, math.Round(x))))) }

// score returns how many of 100 words of docs get their head, and their head
// and plain relation.
func (p *Parser) score(docs []*nlp.Doc) (uas, las float64) {
	n, u, l := 0, 0, 0
	p.each(docs, func(gold, got *nlp.Token) {
		n++
		if gold.Head == got.Head {
			u++
			if gold.Rel.Plain() == got.Rel.Plain() {
				l++
			}
		}
	})
	return 100 * float64(u) / float64(n), 100 * float64(l) / float64(n)
}

func (p *Parser) each(docs []*nlp.Doc, f func(gold, got *nlp.Token)) {
	s := new(state)
	for _, d := range docs {
		e := *d
		e.Tokens = append([]nlp.Token(nil), d.Tokens...)
		for _, sent := range e.Sentences {
			p.sentence(s, &e, int(sent.First), int(sent.End))
		}
		for i := range e.Tokens {
			f(&d.Tokens[i], &e.Tokens[i])
		}
	}
}

// fit returns slope and bias of the logistic curve that tells from a word's
// margin how likely its head is right.
func (p *Parser) fit(docs []*nlp.Doc) (slope, bias float64) {
	var x []float64
	var right []bool
	s := new(state)
	for _, g := range trees(docs) {
		e := *g.doc
		e.Tokens = append([]nlp.Token(nil), g.doc.Tokens...)
		end := p.sentence(s, &e, g.first, g.end)
		for i := 1; i <= end.n; i++ {
			x = append(x, float64(end.margin[i])/100)
			right = append(right, end.head[i] == g.head[i])
		}
	}
	a, b := logistic(x, right)
	return a / 100, b
}

// logistic returns the slope and bias under which 1/(1+exp(-bias-slope*x)) best
// tells whether x is right, by Newton's method.
func logistic(x []float64, right []bool) (slope, bias float64) {
	for range 30 {
		var ga, gb, haa, hab, hbb float64
		for i, x := range x {
			y := 0.
			if right[i] {
				y = 1
			}
			p := 1 / (1 + math.Exp(-bias-slope*x))
			ga += (y - p) * x
			gb += y - p
			v := p * (1 - p)
			haa += v * x * x
			hab += v * x
			hbb += v
		}
		haa, hbb = haa+1e-6, hbb+1e-6
		det := haa*hbb - hab*hab
		slope += (hbb*ga - hab*gb) / det
		bias += (haa*gb - hab*ga) / det
	}
	return slope, bias
}
