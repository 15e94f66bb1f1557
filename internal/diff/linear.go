package diff

import (
	"math"

	"github.com/parley-record/parley/nlp/model"
)

// linearUnit is one in the weights of a linear model.
const linearUnit = 1 << 16

// A linear model is a logistic regression in whole numbers: the score of x is
// bias plus the sum of weight times feature, in 1/linearUnit of log-odds.
type linear struct {
	bias    int64
	weights []int64
}

// score returns log-odds in 1/4096.
func (l *linear) score(x []int32) int32 {
	s := l.bias
	for i, w := range l.weights {
		s += w * int64(x[i])
	}
	return int32(max(-1<<20, min(1<<20, s/(linearUnit/4096))))
}

// upper returns the value of feature k between low and high with the highest
// score.
func (l *linear) upper(k int, low, high int32) int32 {
	if l.weights[k] > 0 {
		return high
	}
	return low
}

func (l *linear) encode(f *model.File, name string) {
	v := make([]uint32, 0, 2*len(l.weights)+2)
	for _, w := range append([]int64{l.bias}, l.weights...) {
		v = append(v, uint32(uint64(w)), uint32(uint64(w)>>32))
	}
	f.SetUint32s(name, v)
}

// decodeLinear returns nil where f has no such model.
func decodeLinear(f *model.File, name string) *linear {
	v := f.Uint32s(name)
	if len(v) < 2 || len(v)%2 != 0 {
		return nil
	}
	l := &linear{}
	for i := 0; i < len(v); i += 2 {
		w := int64(uint64(v[i]) | uint64(v[i+1])<<32)
		if i == 0 {
			l.bias = w
		} else {
			l.weights = append(l.weights, w)
		}
	}
	return l
}

// fitLinear returns the logistic regression of y on x with a ridge of l2 on
// standardised features, by Newton's method.
func fitLinear(x [][]int32, y []bool, w []float64, l2 float64) *linear {
	n, d := len(x), len(x[0])
	mean, dev := make([]float64, d), make([]float64, d)
	for j := range d {
		for i := range x {
			mean[j] += float64(x[i][j])
		}
		mean[j] /= float64(n)
		for i := range x {
			dev[j] += (float64(x[i][j]) - mean[j]) * (float64(x[i][j]) - mean[j])
		}
		dev[j] = math.Sqrt(dev[j]/float64(n)) + 1e-9
	}
	beta := make([]float64, d+1)
	z := make([]float64, d+1)
	for range 25 {
		g := make([]float64, d+1)
		h := make([][]float64, d+1)
		for k := range h {
			h[k] = make([]float64, d+1)
		}
		for i := range x {
			z[d] = 1
			s := beta[d]
			for j := range d {
				z[j] = (float64(x[i][j]) - mean[j]) / dev[j]
				s += beta[j] * z[j]
			}
			p := 1 / (1 + math.Exp(-s))
			t := 0.0
			if y[i] {
				t = 1
			}
			wi := 1.0
			if w != nil {
				wi = w[i]
			}
			for k := range z {
				g[k] += wi * (p - t) * z[k]
				for l := 0; l <= k; l++ {
					h[k][l] += wi * p * (1 - p) * z[k] * z[l]
				}
			}
		}
		for k := range d {
			g[k] += l2 * beta[k]
			h[k][k] += l2
		}
		h[d][d] += 1e-6
		step := solve(h, g)
		for k := range beta {
			beta[k] -= step[k]
		}
	}
	l := &linear{}
	bias := beta[d]
	for j := range d {
		u := beta[j] / dev[j]
		bias -= u * mean[j]
		l.weights = append(l.weights, int64(math.Round(u*linearUnit)))
	}
	l.bias = int64(math.Round(bias * linearUnit))
	return l
}

// solve returns the x of hx = g for a symmetric positive matrix of which the
// lower half is given, by Cholesky's decomposition.
func solve(h [][]float64, g []float64) []float64 {
	n := len(g)
	for i := range n {
		for j := 0; j <= i; j++ {
			s := h[i][j]
			for k := range j {
				s -= h[i][k] * h[j][k]
			}
			if i == j {
				h[i][i] = math.Sqrt(max(s, 1e-12))
			} else {
				h[i][j] = s / h[j][j]
			}
		}
	}
	x := make([]float64, n)
	for i := range n {
		s := g[i]
		for k := range i {
			s -= h[i][k] * x[k]
		}
		x[i] = s / h[i][i]
	}
	for i := n - 1; i >= 0; i-- {
		s := x[i]
		for k := i + 1; k < n; k++ {
			s -= h[k][i] * x[k]
		}
		x[i] = s / h[i][i]
	}
	return x
}

// A Linear is a fitted alignment, for training.
type Linear struct{ l *linear }

// Encode puts it into f.
func (l *Linear) Encode(f *model.File) { l.l.encode(f, "align") }

// Score returns the log-odds in 1/4096.
func (l *Linear) Score(x []int32) int32 { return l.l.score(x) }
