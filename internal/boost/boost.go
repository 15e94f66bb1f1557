// Package boost is gradient-boosted decision trees for two classes: small
// models over whole-number features, whose predictions are sums of whole
// numbers and so the same on every machine (Friedman 2001; splits by second
// derivatives as in Chen and Guestrin 2016). The package is pure.
package boost

import (
	"math"

	"github.com/parley-record/parley/nlp/model"
)

// Unit is one in the log-odds that Score returns.
const Unit = 4096

// A node of a tree: go to Left where the feature is at most Cut, else to the
// node after Left. Leaves have Feature -1 and their Value.
type node struct {
	Feature, Cut, Left, Value int32
}

// A Model is a sum of trees. Safe for concurrent use.
type Model struct {
	base  int32
	roots []int32
	nodes []node
}

// Score returns the log-odds of the positive class in 1/Unit.
func (m *Model) Score(x []int32) int32 {
	sum := m.base
	for _, at := range m.roots {
		for {
			n := &m.nodes[at]
			if n.Feature < 0 {
				sum += n.Value
				break
			}
			at = n.Left
			if x[n.Feature] > n.Cut {
				at++
			}
		}
	}
	return sum
}

// Mean returns the model whose scores are the mean of a's and b's, but for
// rounding.
func Mean(a, b *Model) *Model {
	m := &Model{base: (a.base + b.base) / 2}
	for _, of := range []*Model{a, b} {
		first := int32(len(m.nodes))
		for _, r := range of.roots {
			m.roots = append(m.roots, r+first)
		}
		for _, n := range of.nodes {
			n.Left += first
			n.Value /= 2
			m.nodes = append(m.nodes, n)
		}
	}
	return m
}

// Trees returns the count of trees.
func (m *Model) Trees() int { return len(m.roots) }

// perStep is exp(-1/64), of which Probability takes powers: products alone,
// which every machine rounds alike.
const perStep = 0.98449643700540841

var odds = func() (t [64*12 + 1]int32) {
	e := 1.0
	for i := range t {
		t[i] = int32(math.Floor(1000/(1+e) + 0.5))
		e *= perStep
	}
	return t
}()

// Probability returns the probability that goes with a score, in thousandths.
func Probability(score int32) int32 {
	if score < 0 {
		return 1000 - Probability(-score)
	}
	return odds[min(int(score)/(Unit/64), len(odds)-1)]
}

// Encode puts the model into f, its sections beginning with prefix.
func (m *Model) Encode(f *model.File, prefix string) {
	v := make([]uint32, 0, 2+len(m.roots)+4*len(m.nodes))
	v = append(v, uint32(m.base), uint32(len(m.roots)))
	for _, r := range m.roots {
		v = append(v, uint32(r))
	}
	for _, n := range m.nodes {
		v = append(v, uint32(n.Feature), uint32(n.Cut), uint32(n.Left), uint32(n.Value))
	}
	f.SetUint32s(prefix+"trees", v)
}

// Decode reads the model that Encode put into f. It returns model.ErrFormat
// where there is none, or where a tree does not end.
func Decode(f *model.File, prefix string) (*Model, error) {
	v := f.Uint32s(prefix + "trees")
	if len(v) < 2 || uint64(len(v)) < 2+uint64(v[1]) || (len(v)-2-int(v[1]))%4 != 0 {
		return nil, model.ErrFormat
	}
	m := &Model{base: int32(v[0])}
	for _, r := range v[2 : 2+v[1]] {
		m.roots = append(m.roots, int32(r))
	}
	for v = v[2+v[1]:]; len(v) > 0; v = v[4:] {
		m.nodes = append(m.nodes, node{int32(v[0]), int32(v[1]), int32(v[2]), int32(v[3])})
	}
	for i, n := range m.nodes {
		if n.Feature >= 0 && (n.Left <= int32(i) || int(n.Left)+1 >= len(m.nodes)) {
			return nil, model.ErrFormat
		}
	}
	for _, r := range m.roots {
		if r < 0 || int(r) >= len(m.nodes) {
			return nil, model.ErrFormat
		}
	}
	return m, nil
}
