package ner

import (
	"math"

	"github.com/parley-record/parley/nlp"
	"github.com/parley-record/parley/nlp/lexicon"
	"github.com/parley-record/parley/nlp/model"
)

// An Example is a text with its names, to learn from. Only person,
// organisation, place and other are told apart; a state counts as a place.
type Example struct {
	Doc    *nlp.Doc
	Names  []nlp.Name
	Weight float64 // of each of its sentences in training

	// OthersUnmarked says that names of no person, organisation or place are not
	// among Names where there are such: a word outside may be one of theirs.
	OthersUnmarked bool
}

// Lexicon is what the model is to know of single words.
type Lexicon struct {
	Given, Surnames, Cities []string
	Male, Female            []string // given names that men, that women mostly bear
}

// Settings of training. The zero value is the shipped setting.
type Settings struct {
	Rows    int     // of hashed features; a power of two
	Epochs  int     //
	Rate    float64 // AdaGrad's step
	Dropout float64 // share of features left out of each token
	L2      float64
	Seed    uint64
	// Learners is how many learn, each leaving out its share of the sentences;
	// their weights are averaged. One leaves out none.
	Learners int
	Log      func(epoch int, loss float64)
}

func (s Settings) shipped() Settings {
	if s.Rows == 0 {
		s.Rows = 1 << 18
	}
	if s.Epochs == 0 {
		s.Epochs = 5
	}
	if s.Rate == 0 {
		s.Rate = 0.12
	}
	if s.Dropout == 0 {
		s.Dropout = 0.2
	}
	if s.L2 == 0 {
		s.L2 = 1e-6
	}
	if s.Seed == 0 {
		s.Seed = 1
	}
	if s.Learners == 0 {
		s.Learners = 4
	}
	return s
}

// sequence is one sentence to learn from.
type sequence struct {
	feats  [][]uint32 // nil: not live, so outside
	labels []uint8
	weight float64
	others bool // Example.OthersUnmarked
}

// Train learns a model. The same examples in the same order give the same
// bytes on one machine.
func Train(examples []Example, lex Lexicon, s Settings) (*model.File, error) {
	s = s.shipped()
	words, err := lexicon.Embedded()
	if err != nil {
		return nil, err
	}
	m := &Model{mask: uint32(s.Rows - 1), titles: titleTable(), known: lex.tables(), words: words}
	var seqs []sequence
	sc := &scratch{}
	for _, ex := range examples {
		seqs = m.sequences(seqs, ex, sc)
	}
	all := &trainer{sum: make([]float32, s.Rows*numLabels)}
	for l := range s.Learners {
		t := &trainer{s: s, w: make([]float32, s.Rows*numLabels), g: make([]float32, s.Rows*numLabels), sum: all.sum, rng: s.Seed + uint64(l)*7919}
		t.trSum, t.sums = all.trSum, all.sums
		var order []int
		for i := range seqs {
			if s.Learners == 1 || i%s.Learners != l {
				order = append(order, i)
			}
		}
		t.learn(seqs, order, m.mask)
		all.trSum, all.sums = t.trSum, t.sums
	}
	return all.file(m), nil
}

// learn goes over the sentences of order and adds up the weights of the later
// passes.
func (t *trainer) learn(seqs []sequence, order []int, mask uint32) {
	for e := range t.s.Epochs {
		for i := len(order) - 1; i > 0; i-- {
			j := int(t.random() % uint64(i+1))
			order[i], order[j] = order[j], order[i]
		}
		var loss float64
		for _, i := range order {
			loss += t.step(&seqs[i], mask)
		}
		if e >= t.s.Epochs/2 {
			for i, w := range t.w {
				t.sum[i] += w
			}
			for a := range numLabels {
				for b := range numLabels {
					t.trSum[a][b] += t.tr[a][b]
				}
			}
			t.sums++
		}
		if t.s.Log != nil {
			t.s.Log(e+1, loss/float64(len(order)))
		}
	}
}

func (lex Lexicon) tables() known {
	l := known{newTable(len(lex.Given) + len(lex.Surnames) + len(lex.Cities))}
	for bit, ws := range [][]string{lex.Given, lex.Surnames, lex.Cities, lex.Male, lex.Female} {
		for _, w := range ws {
			l.names.set(hashFold(w), 1<<bit)
		}
	}
	return l
}

// Labels returns the label of each token of an example: 0 outside names, else an
// odd number where a name begins and the next one inside it.
func Labels(ex Example) []uint8 {
	labels := make([]uint8, len(ex.Doc.Tokens))
	for _, n := range ex.Names {
		b := labelOf(n.Kind)
		for i := n.First; i < n.End; i++ {
			labels[i] = b
			if i > n.First && b != labelO {
				labels[i] = b + 1
			}
		}
	}
	return labels
}

// sequences appends the sentences of an example.
func (m *Model) sequences(seqs []sequence, ex Example, sc *scratch) []sequence {
	d := ex.Doc
	sc.noteSmall(d)
	m.noteUses(d, sc)
	labels := Labels(ex)
	for k, s := range d.Sentences {
		as := m.atoms(d, int(s.First), int(s.End), sc)
		if k&1 == 1 { // a text of one sentence tells nothing of a word's other uses
			for i := range as {
				as[i].uses, as[i].elsewhere = 0, false
			}
		}
		if !spread(as) {
			continue
		}
		q := sequence{labels: make([]uint8, len(as)), feats: make([][]uint32, len(as)), weight: ex.Weight, others: ex.OthersUnmarked}
		for i := range as {
			if as[i].live {
				q.labels[i] = labels[int(s.First)+i]
				q.feats[i] = append([]uint32(nil), features(as, i, nil)...)
			}
		}
		for i := range q.labels { // an inside label whose beginning is not live begins
			if l := q.labels[i]; l != labelO && !begins(int(l)) && (i == 0 || q.labels[i-1] != l && q.labels[i-1] != l-1) {
				q.labels[i] = l - 1
			}
		}
		seqs = append(seqs, q)
	}
	return seqs
}

func labelOf(k nlp.NameKind) uint8 {
	switch k {
	case nlp.Person:
		return labelBPerson
	case nlp.Organisation:
		return labelBOrganisation
	case nlp.Place, nlp.State:
		return labelBPlace
	case nlp.Other:
		return labelBOther
	}
	return labelO
}

type trainer struct {
	s                 Settings
	w, g, sum         []float32
	tr, trG, trSum    [numLabels][numLabels]float32
	trPend            [numLabels][numLabels]float32
	sums              float32
	rng               uint64
	alpha, beta, emit [][numLabels]float64
	keep              [][]uint32
}

// random is SplitMix64.
func (t *trainer) random() uint64 {
	t.rng += 0x9E3779B97F4A7C15
	z := t.rng
	z = (z ^ z>>30) * 0xBF58476D1CE4E5B9
	z = (z ^ z>>27) * 0x94D049BB133111EB
	return z ^ z>>31
}

func logSum(v []float64) float64 {
	m := math.Inf(-1)
	for _, x := range v {
		m = math.Max(m, x)
	}
	if math.IsInf(m, -1) {
		return m
	}
	var s float64
	for _, x := range v {
		s += math.Exp(x - m)
	}
	return m + math.Log(s)
}

// step learns from one sentence by the gradient of its log-likelihood and
// returns its loss.
func (t *trainer) step(q *sequence, mask uint32) float64 {
	n := len(q.labels)
	for len(t.emit) < n {
		t.emit = append(t.emit, [numLabels]float64{})
		t.alpha = append(t.alpha, [numLabels]float64{})
		t.beta = append(t.beta, [numLabels]float64{})
		t.keep = append(t.keep, nil)
	}
	cut := uint64(t.s.Dropout * (1 << 16))
	for i := range n {
		t.emit[i] = [numLabels]float64{}
		t.keep[i] = t.keep[i][:0]
		if q.feats[i] == nil {
			for l := 1; l < numLabels; l++ {
				t.emit[i][l] = math.Inf(-1)
			}
			continue
		}
		var bits uint64
		for k, f := range q.feats[i] {
			if k&3 == 0 {
				bits = t.random()
			}
			if bits&0xFFFF < cut {
				bits >>= 16
				continue
			}
			bits >>= 16
			f &= mask
			t.keep[i] = append(t.keep[i], f)
			w := t.w[int(f)*numLabels:][:numLabels]
			for l := range numLabels {
				t.emit[i][l] += float64(w[l])
			}
		}
	}
	free, pf := t.marginals(n, nil, false)
	held, pg := t.marginals(n, q.labels, q.others)
	for i := range n {
		if q.feats[i] == nil {
			continue
		}
		var grad [numLabels]float32
		for l := range numLabels {
			grad[l] = float32((pf[i][l] - pg[i][l]) * q.weight)
		}
		for _, f := range t.keep[i] {
			w, g := t.w[int(f)*numLabels:][:numLabels], t.g[int(f)*numLabels:][:numLabels]
			for l := range numLabels {
				d := grad[l] + float32(t.s.L2)*w[l]
				if d == 0 {
					continue
				}
				g[l] += d * d
				w[l] -= float32(t.s.Rate) * d / float32(math.Sqrt(float64(g[l])+1e-6))
			}
		}
	}
	return free - held
}

// marginals returns the loss weight and each token's label probabilities, with
// the labels held to given where those are known; with others, outside may be
// another name too. Given the transitions of the same call it also moves them.
func (t *trainer) marginals(n int, given []uint8, others bool) (float64, [][numLabels]float64) {
	may := func(i, l int) bool {
		return given == nil || int(given[i]) == l || others && given[i] == labelO && l >= labelBOther
	}
	inf := math.Inf(-1)
	var tmp [numLabels]float64
	for i := range n {
		for b := range numLabels {
			switch {
			case !may(i, b):
				t.alpha[i][b] = inf
			case i == 0:
				t.alpha[i][b] = inf
				if allowed(-1, b) {
					t.alpha[i][b] = t.emit[i][b]
				}
			default:
				for a := range numLabels {
					tmp[a] = inf
					if allowed(a, b) {
						tmp[a] = t.alpha[i-1][a] + float64(t.tr[a][b])
					}
				}
				t.alpha[i][b] = logSum(tmp[:]) + t.emit[i][b]
			}
		}
	}
	for a := range numLabels {
		t.beta[n-1][a] = 0
	}
	for i := n - 2; i >= 0; i-- {
		for a := range numLabels {
			for b := range numLabels {
				tmp[b] = inf
				if allowed(a, b) && may(i+1, b) {
					tmp[b] = t.beta[i+1][b] + float64(t.tr[a][b]) + t.emit[i+1][b]
				}
			}
			t.beta[i][a] = logSum(tmp[:])
		}
	}
	z := logSum(t.alpha[n-1][:])
	out := make([][numLabels]float64, n)
	if math.IsInf(z, -1) {
		return 0, out
	}
	for i := range n {
		for l := range numLabels {
			out[i][l] = math.Exp(t.alpha[i][l] + t.beta[i][l] - z)
		}
	}
	sign := 1.0
	if given != nil {
		sign = -1
	}
	var grad [numLabels][numLabels]float64
	for i := 1; i < n; i++ {
		for a := range numLabels {
			if math.IsInf(t.alpha[i-1][a], -1) {
				continue
			}
			for b := range numLabels {
				if allowed(a, b) && may(i, b) {
					grad[a][b] += math.Exp(t.alpha[i-1][a] + float64(t.tr[a][b]) + t.emit[i][b] + t.beta[i][b] - z)
				}
			}
		}
	}
	for a := range numLabels {
		for b := range numLabels {
			d := float32(sign * grad[a][b])
			t.trPend[a][b] += d
		}
	}
	if given != nil {
		for a := range numLabels {
			for b := range numLabels {
				d := t.trPend[a][b]
				t.trPend[a][b] = 0
				if d == 0 {
					continue
				}
				t.trG[a][b] += d * d
				t.tr[a][b] -= float32(t.s.Rate) * d / float32(math.Sqrt(float64(t.trG[a][b])+1e-6))
			}
		}
	}
	return z, out
}

// chatLean is what is added to the labels' scores in a text that talks to its
// reader: fewer of its names are organisations than Wikipedia and the press have
// taught. Measured on UNER EWT's development set (doc/tried/ner.md).
var chatLean = [numLabels]int16{labelBOrganisation: -60, labelIOrganisation: -60}

// file rounds the averaged weights to one scale of whole numbers.
func (t *trainer) file(m *Model) *model.File {
	for i := range t.sum {
		t.sum[i] /= t.sums
	}
	var sq float64
	var n int
	for _, w := range t.sum {
		if w != 0 {
			sq += float64(w) * float64(w)
			n++
		}
	}
	sd := math.Sqrt(sq / float64(max(n, 1)))
	scale := 127 / (20 * sd)
	ws := make([]int8, len(t.sum))
	for i, w := range t.sum {
		ws[i] = int8(math.Max(-127, math.Min(127, math.Round(float64(w)*scale))))
	}
	tr := make([]int16, 0, numLabels*numLabels)
	for a := range numLabels {
		for b := range numLabels {
			tr = append(tr, int16(math.Max(-30000, math.Min(30000, math.Round(float64(t.trSum[a][b]/t.sums)*scale)))))
		}
	}
	f := &model.File{}
	f.SetInt8s("weights", ws)
	f.KeepWhole("weights")
	f.SetInt16s("chat", chatLean[:])
	f.SetInt16s("transitions", tr)
	m.known.names.write(f, "names")
	return f
}
