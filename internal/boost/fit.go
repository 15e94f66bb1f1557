package boost

import (
	"math"
	"slices"
	"sort"
)

// Options are the settings of Fit. The zero value of a field stands for the
// default beside it.
type Options struct {
	Rounds int     // 150
	Leaves int     // leaves of a tree: 8
	Rate   float64 // 0.08
	L2     float64 // 1
	Least  float64 // least weight of the examples in a leaf: 10

	// Rising are features that must not lower the score where they rise, so that
	// what a few examples suggest against the sense of a measure is not learned.
	Rising []int
}

// fill puts the shipped settings where a field is zero.
func (o *Options) fill() {
	if o.Rounds == 0 {
		o.Rounds = 150
	}
	if o.Leaves == 0 {
		o.Leaves = 8
	}
	if o.Rate == 0 {
		o.Rate = 0.08
	}
	if o.L2 == 0 {
		o.L2 = 1
	}
	if o.Least == 0 {
		o.Least = 10
	}
}

const bins = 200

// Fit returns a model of the examples x with their classes y and weights w
// (nil: all 1). There is no chance in it: the same examples in the same order
// give the same model on one machine.
func Fit(x [][]int32, y []bool, w []float64, o Options) *Model {
	o.fill()
	if w == nil {
		w = make([]float64, len(x))
		for i := range w {
			w[i] = 1
		}
	}
	f := &fitter{o: o, n: len(x), dims: len(x[0]), y: y, w: w}
	f.bin(x)
	return f.fit()
}

type fitter struct {
	o       Options
	n, dims int
	y       []bool
	w       []float64
	cuts    [][]int32 // for each feature, the upper ends of its bins but the last
	b       [][]uint8 // [feature][example]
	score   []float64
	g, h    []float64
}

// bin cuts each feature into at most 200 bins that hold about as many examples.
func (f *fitter) bin(x [][]int32) {
	f.cuts, f.b = make([][]int32, f.dims), make([][]uint8, f.dims)
	v := make([]int32, f.n)
	for d := range f.dims {
		for i := range x {
			v[i] = x[i][d]
		}
		s := append([]int32(nil), v...)
		sort.Slice(s, func(i, j int) bool { return s[i] < s[j] })
		var cuts []int32
		for k := 1; k < bins; k++ {
			c := s[k*(f.n-1)/bins]
			if c < s[f.n-1] && (len(cuts) == 0 || c > cuts[len(cuts)-1]) {
				cuts = append(cuts, c)
			}
		}
		f.cuts[d], f.b[d] = cuts, make([]uint8, f.n)
		for i := range v {
			f.b[d][i] = uint8(sort.Search(len(cuts), func(k int) bool { return v[i] <= cuts[k] }))
		}
	}
}

type leaf struct {
	ix         []int32
	g, h       float64
	gain       float64
	feature    int
	bin        int
	at         int32 // node
	splittable bool
	low, high  float64 // bounds of its value, where Rising holds
}

// value returns the log-odds that a leaf with those sums adds, before the rate.
func (f *fitter) value(g, h, low, high float64) float64 {
	return max(low, min(high, -g/(h+f.o.L2)))
}

func (f *fitter) fit() *Model {
	var pos, all float64
	for i, y := range f.y {
		all += f.w[i]
		if y {
			pos += f.w[i]
		}
	}
	base := math.Log((pos + 1) / (all - pos + 1))
	m := &Model{base: int32(math.Round(base * Unit))}
	f.score, f.g, f.h = make([]float64, f.n), make([]float64, f.n), make([]float64, f.n)
	for i := range f.score {
		f.score[i] = base
	}
	for range f.o.Rounds {
		for i, y := range f.y {
			p := 1 / (1 + math.Exp(-f.score[i]))
			t := 0.0
			if y {
				t = 1
			}
			f.g[i], f.h[i] = f.w[i]*(p-t), f.w[i]*p*(1-p)
		}
		f.tree(m)
	}
	return m
}

// tree grows one tree leaf by leaf, the best split first.
func (f *fitter) tree(m *Model) {
	all := make([]int32, f.n)
	for i := range all {
		all[i] = int32(i)
	}
	m.roots = append(m.roots, int32(len(m.nodes)))
	m.nodes = append(m.nodes, node{Feature: -1})
	leaves := []*leaf{f.leaf(all, int32(len(m.nodes)-1), math.Inf(-1), math.Inf(1))}
	for len(leaves) < f.o.Leaves {
		best := -1
		for i, l := range leaves {
			if l.splittable && (best < 0 || l.gain > leaves[best].gain) {
				best = i
			}
		}
		if best < 0 {
			break
		}
		l := leaves[best]
		var left, right []int32
		for _, i := range l.ix {
			if int(f.b[l.feature][i]) <= l.bin {
				left = append(left, i)
			} else {
				right = append(right, i)
			}
		}
		at := int32(len(m.nodes))
		m.nodes = append(m.nodes, node{Feature: -1}, node{Feature: -1})
		m.nodes[l.at] = node{Feature: int32(l.feature), Cut: f.cuts[l.feature][l.bin], Left: at}
		high, low := l.high, l.low // of the left leaf and of the right
		if slices.Contains(f.o.Rising, l.feature) {
			high = (f.mean(left, l.low, l.high) + f.mean(right, l.low, l.high)) / 2
			low = high
		}
		leaves[best] = f.leaf(left, at, l.low, high)
		leaves = append(leaves, f.leaf(right, at+1, low, l.high))
	}
	for _, l := range leaves {
		v := f.value(l.g, l.h, l.low, l.high) * f.o.Rate
		q := int32(math.Round(v * Unit))
		m.nodes[l.at].Value = q
		for _, i := range l.ix {
			f.score[i] += float64(q) / Unit
		}
	}
}

// mean returns the value of a leaf over the examples ix.
func (f *fitter) mean(ix []int32, low, high float64) float64 {
	var g, h float64
	for _, i := range ix {
		g += f.g[i]
		h += f.h[i]
	}
	return f.value(g, h, low, high)
}

// leaf returns a leaf over the examples ix with its best split.
func (f *fitter) leaf(ix []int32, at int32, low, high float64) *leaf {
	l := &leaf{ix: ix, at: at, low: low, high: high}
	for _, i := range ix {
		l.g += f.g[i]
		l.h += f.h[i]
	}
	whole := l.g * l.g / (l.h + f.o.L2)
	var g, h, w [bins]float64
	for d := range f.dims {
		if len(f.cuts[d]) == 0 {
			continue
		}
		rising := slices.Contains(f.o.Rising, d)
		g, h, w = [bins]float64{}, [bins]float64{}, [bins]float64{}
		b := f.b[d]
		all := 0.0
		for _, i := range ix {
			k := b[i]
			g[k] += f.g[i]
			h[k] += f.h[i]
			w[k] += f.w[i]
			all += f.w[i]
		}
		var gl, hl, wl float64
		for k := range f.cuts[d] {
			gl, hl, wl = gl+g[k], hl+h[k], wl+w[k]
			if wl < f.o.Least || all-wl < f.o.Least {
				continue
			}
			gr, hr := l.g-gl, l.h-hl
			gain := gl*gl/(hl+f.o.L2) + gr*gr/(hr+f.o.L2) - whole
			if gain > 1e-6 && gain > l.gain && (!rising || f.value(gl, hl, low, high) <= f.value(gr, hr, low, high)) {
				l.gain, l.feature, l.bin, l.splittable = gain, d, k, true
			}
		}
	}
	return l
}
