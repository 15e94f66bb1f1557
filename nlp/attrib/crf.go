package attrib

import (
	"encoding/binary"
	"errors"
	"math"

	"github.com/parley-record/parley/nlp"
	"github.com/parley-record/parley/nlp/model"
)

// A tagger is a linear-chain conditional random field (Lafferty et al. 2001)
// over hashed features, whose transitions also depend on the boundary between
// the two tokens: its punctuation and quotation marks. Decisions are made in
// integers.
type tagger struct {
	*scheme
	mask   uint32
	rows   []byte  // [mask+1][stride] int8
	edges  []int32 // [edgeContexts][n+1][n], in the unit of rows
	unit   float64 // of one step of rows and edges
	layers nlp.Layer
	expo   []float64
	powers []float64 // the exponentials of 0, -1 and so on, in the unit of rows

	heed float64 // what a step of Doc.Hints counts, in steps of rows
}

const edgeContexts = 256
const forbidden = math.MinInt32 / 4

// edgeContext says what lies between token i and the one before.
func (r *reader) edgeContext(i int32, first bool) int {
	w := &r.words[i]
	g := 0
	switch {
	case w.cue != 0 && w.cue < 20:
		g = 1
	case w.punct != 0:
		g = 2
	case w.upos == uint8(nlp.SCONJ) || w.upos == uint8(nlp.PART):
		g = 3
	case w.upos == uint8(nlp.ADP):
		g = 4
	case w.upos == uint8(nlp.PROPN) || w.upos == uint8(nlp.PRON):
		g = 5
	case w.upos == uint8(nlp.VERB) || w.upos == uint8(nlp.AUX):
		g = 6
	case w.upos == uint8(nlp.CCONJ):
		g = 7
	}
	if first {
		return 24 + int(min(w.quote, 3)) + g*32
	}
	a := &r.words[i-1]
	q := 0
	switch {
	case w.quote == qOpen || w.quote == qOpenScare:
		q = 1
	case a.quote == qClose || a.quote == qCloseScare:
		q = 2
	case a.quote == qOpen || a.quote == qOpenScare:
		q = 4
	case w.quote == qClose || w.quote == qCloseScare:
		q = 5
	case w.quote != qOut:
		q = 3
	}
	p := 0
	switch {
	case a.sent == 2:
		p = 1
	case a.punct == 2:
		p = 2
	case a.punct != 0 || w.punct != 0:
		p = 3
	}
	return q*4 + p + g*32
}

func (t *tagger) encode(f *model.File, name string) {
	flags := uint32(0)
	if t.single {
		flags |= 2
	}
	f.SetUint32s(name+".shape", []uint32{t.mask, uint32(t.layers), flags, math.Float32bits(float32(t.unit))})
	f.Set(name+".rows", t.rows)
	e := make([]uint32, len(t.edges))
	for i, x := range t.edges {
		e[i] = uint32(x)
	}
	f.SetUint32s(name+".edges", e)
}

var errModel = errors.New("attrib: the model has another shape than this program reads")

func decodeTagger(f *model.File, name string) (*tagger, error) {
	h := f.Uint32s(name + ".shape")
	if len(h) != 4 {
		return nil, errModel
	}
	t := &tagger{scheme: newScheme(h[2]&2 != 0), mask: h[0], layers: nlp.Layer(h[1]), unit: float64(math.Float32frombits(h[3]))}
	t.rows = f.Bytes(name + ".rows")
	for _, x := range f.Uint32s(name + ".edges") {
		t.edges = append(t.edges, int32(x))
	}
	if len(t.rows) != (int(t.mask)+1)*t.stride || len(t.edges) != edgeContexts*(t.n+1)*t.n {
		return nil, errModel
	}
	t.prepare()
	t.setHeed(heed)
	return t, nil
}

// heed is what a logit of the encoder counts beside one of the field; measured
// in doc/tried/attrib.md.
const heed = 0.15

func (t *tagger) setHeed(x float64) { t.heed = x / (nlp.HintUnit * t.unit) }

// lean adds x to the score of beginning a part after something else.
func (t *tagger) lean(x float64) {
	by := int32(math.Round(x / t.unit))
	for k := range t.edges {
		if t.begins[k%t.n] {
			t.edges[k] += by
		}
	}
}

func (t *tagger) prepare() {
	t.expo, t.powers = make([]float64, len(t.edges)), make([]float64, 1024)
	for k := range t.powers {
		t.powers[k] = math.Exp(float64(-int32(k)) * t.unit)
	}
	for c := range edgeContexts {
		for a := range t.n + 1 {
			for b := range t.n {
				k := (c*(t.n+1)+a)*t.n + b
				if !t.next[a][b] {
					t.edges[k] = forbidden
				} else {
					t.expo[k] = math.Exp(float64(t.edges[k]) * t.unit)
				}
			}
		}
	}
}

// lattice is the memory of decoding one text.
type lattice struct {
	emit   []int32 // [tokens][n]
	back   []uint8
	labels []uint8 // of every token
	alpha  []float64
	beta   []float64
	psi    []float64
	post   []float32 // [tokens][n] posteriors
	scale  []float64 // by which alpha was scaled at each token
	norm   []float64 // sum of alpha × beta at each token
	ctx    []uint8
	got    fetched
}

// decode labels every token of r and fills r.segs.
func (t *tagger) decode(r *reader) {
	n := len(r.words)
	l := &r.crf
	l.labels = grow(l.labels, n)
	l.ctx = grow(l.ctx, n)
	l.emit = grow(l.emit, n*t.n)
	l.back = grow(l.back, n*t.n)
	l.post = grow(l.post, n*t.n)
	r.segs, r.segEnd = r.segs[:0], r.segEnd[:0]
	for _, p := range r.paras {
		for i := p.first; i < p.end; i++ {
			r.rows = r.features(r.rows[:0], p, i)
			t.emission(l.emit[int(i)*t.n:int(i+1)*t.n], r.rows, &l.got)
			t.hinted(l.emit[int(i)*t.n:int(i+1)*t.n], r.d.HintsOf(int(i)))
			l.ctx[i] = uint8(r.edgeContext(i, i == p.first))
		}
		t.viterbi(l, int(p.first), int(p.end))
		t.forwardBackward(l, int(p.first), int(p.end))
		r.segs = t.segments(r.segs, l, int(p.first), int(p.end))
		r.segEnd = append(r.segEnd, int32(len(r.segs)))
	}
}

// mostRows is how many rows are added up at a time: the most whose sums fit.
const mostRows = 256

// fetched are the halves of the rows of one token's features.
type fetched [2][mostRows]uint64

// emission sums the rows of one token's features. All rows are fetched before one
// is looked at, so that no fetch waits for another. Eight weights are then added at
// a time, each raised by 128 so that none of them borrows from its neighbour, in
// two words of four sums of 16 bits.
func (t *tagger) emission(out []int32, features []uint32, got *fetched) {
	const raised, low = 0x8080808080808080, 0x00ff00ff00ff00ff
	clear(out)
	for len(features) > 0 {
		some := features[:min(len(features), mostRows)]
		features = features[len(some):]
		t.fetch(got, some)
		var sums [4]uint64
		for half := range t.stride / 8 {
			var even, odd uint64
			for _, w := range got[half][:len(some)] {
				w ^= raised
				even, odd = even+w&low, odd+w>>8&low
			}
			sums[2*half], sums[2*half+1] = even, odd
		}
		for j := range out {
			out[j] += int32(sums[j>>3*2+j&1]>>(j&6*8)&0xffff) - 128*int32(len(some))
		}
	}
}

// fetch fills got with the rows of features.
func (t *tagger) fetch(got *fetched, features []uint32) {
	first, last := got[0][:len(features)], got[1][:len(features)]
	if t.stride == 8 {
		for k, h := range features {
			first[k] = binary.LittleEndian.Uint64(t.rows[int(h&t.mask)*8:])
		}
		return
	}
	for k, h := range features {
		row := t.rows[int(h&t.mask)*16:][:16]
		first[k], last[k] = binary.LittleEndian.Uint64(row), binary.LittleEndian.Uint64(row[8:])
	}
}

// hinted adds what an encoder makes of a token to its scores.
func (t *tagger) hinted(out []int32, hints []int16) {
	if hints == nil || len(out) != nlp.NumHints-nlp.PartHints {
		return
	}
	for j, h := range hints[nlp.PartHints:] {
		out[j] += int32(math.RoundToEven(float64(h) * t.heed))
	}
}

func (t *tagger) viterbi(l *lattice, first, end int) {
	n := t.n
	var prev, cur [16]int32
	for i := first; i < end; i++ {
		ed := t.edges[int(l.ctx[i])*(n+1)*n:]
		em := l.emit[i*n : (i+1)*n]
		bk := l.back[i*n : (i+1)*n]
		if i == first {
			for b := range n {
				cur[b] = ed[n*n+b] + em[b]
				bk[b] = 0
			}
		} else {
			for b := range n {
				best, arg := int32(math.MinInt32), 0
				for _, a := range t.before[b] {
					if s := prev[a&15] + ed[a*n+b]; s > best {
						best, arg = s, a
					}
				}
				cur[b] = max(best, forbidden) + em[b]
				bk[b] = uint8(arg)
			}
		}
		prev = cur
	}
	best, arg := int32(math.MinInt32), 0
	for a := range n {
		if t.last[a] && prev[a] > best {
			best, arg = prev[a], a
		}
	}
	for i := end - 1; i >= first; i-- {
		l.labels[i] = uint8(arg)
		arg = int(l.back[i*n+arg])
	}
}

// power returns the exponential of x steps, 0 at most.
func (t *tagger) power(x int32) float64 {
	if k := int(-x); k < len(t.powers) {
		return t.powers[k]
	}
	return math.Exp(float64(x) * t.unit)
}

// forwardBackward fills the posteriors of the paragraph [first, end).
func (t *tagger) forwardBackward(l *lattice, first, end int) {
	n, m := t.n, end-first
	l.alpha, l.beta, l.psi = grow(l.alpha, m*n), grow(l.beta, m*n), grow(l.psi, m*n)
	l.scale, l.norm = grow(l.scale, m), grow(l.norm, m)
	for i := range m {
		em := l.emit[(first+i)*n : (first+i+1)*n]
		top := em[0]
		for _, e := range em[1:] {
			top = max(top, e)
		}
		psi := l.psi[i*n : (i+1)*n]
		for b, e := range em {
			psi[b] = t.power(e - top)
		}
		ex := t.expo[int(l.ctx[first+i])*(n+1)*n:]
		al := l.alpha[i*n : (i+1)*n]
		sum := 0.0
		for b := range n {
			s := 0.0
			if i == 0 {
				s = ex[n*n+b]
			} else {
				from := l.alpha[(i-1)*n : i*n]
				for _, a := range t.before[b] {
					s += float64(from[a] * ex[a*n+b])
				}
			}
			al[b] = float64(s * psi[b])
			sum += al[b]
		}
		inv := 1 / max(sum, 1e-300)
		l.scale[i] = inv
		for b := range al {
			al[b] *= inv
		}
	}
	for i := m - 1; i >= 0; i-- {
		be := l.beta[i*n : (i+1)*n]
		if i == m-1 {
			for a := range n {
				be[a] = 0
				if t.last[a] {
					be[a] = 1
				}
			}
		} else {
			ex := t.expo[int(l.ctx[first+i+1])*(n+1)*n:]
			nb, psi := l.beta[(i+1)*n:(i+2)*n], l.psi[(i+1)*n:(i+2)*n]
			var v [16]float64
			for b := range n {
				v[b] = float64(nb[b] * psi[b])
			}
			sum := 0.0
			for a := range n {
				s := 0.0
				for _, b := range t.after[a] {
					s += float64(ex[a*n+b] * v[b&15])
				}
				be[a] = s
				sum += s
			}
			inv := 1 / max(sum, 1e-300)
			for a := range be {
				be[a] *= inv
			}
		}
		po := l.post[(first+i)*n : (first+i+1)*n]
		z := 0.0
		for a, x := range l.alpha[i*n : (i+1)*n] {
			z += float64(x * be[a])
		}
		l.norm[i] = max(z, 1e-300)
		inv := 1 / l.norm[i]
		for a, x := range l.alpha[i*n : (i+1)*n] {
			po[a] = float32(float64(x*be[a]) * inv)
		}
	}
}
