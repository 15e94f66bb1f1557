package dep

import (
	"math"

	"github.com/parley-record/parley/nlp"
)

// above returns how much leftArc, rightArc and reduce stand above shift, the
// weights averaged over all n that the trainer has seen.
func (r *actionRow) above(n float64) (d [3]float32) {
	base := float64(r.w[0]) - float64(r.u[0])/n
	for k := range d {
		d[k] = float32(float64(r.w[k+1]) - float64(r.u[k+1])/n - base)
	}
	return d
}

// mean returns the averaged weight of a relation.
func (r *labelRow) mean(l int, n float64) float32 {
	if r.w[l] == 0 && r.u[l] == 0 {
		return 0
	}
	return float32(float64(r.w[l]) - float64(r.u[l])/n)
}

// shrink keeps, of the features that share a row, the one that weighs most, and
// makes whole numbers of its weights.
func (t *trainer) shrink() *weights {
	opt, n := t.opt, float64(t.now+1)
	w := &weights{rows: make([]byte, 4<<opt.RowBits), heads: make([]uint32, 1<<opt.LabelBits+1)}
	w.index()
	w.calibrate(0, 0)
	var sq float64
	for i := range t.actions {
		for _, x := range t.actions[i].above(n) {
			sq += float64(x) * float64(x)
		}
	}
	scale := 127 / (20 * math.Sqrt(sq/float64(3*len(t.actions))))
	best := make([]float64, len(w.rows)/4)
	kept := 0
	for i := range t.actions {
		r := &t.actions[i]
		d := r.above(n)
		var v float64
		for _, x := range d {
			v += math.Abs(float64(x))
		}
		row := r.hash >> w.rowShift
		if v <= best[row] {
			continue
		}
		if best[row] == 0 {
			kept++
		}
		best[row] = v
		at := w.rows[4*row:]
		at[0] = rowCheck(r.hash)
		for k, x := range d {
			at[k+1] = quant(float64(x) * scale)
		}
	}
	t.shrinkLabels(w)
	opt.Log("  %d and %d features; %d of %d rows, %d cells: %.2f MB as numbers", len(t.actions), len(t.labels), kept, len(w.rows), len(w.cells),
		float64(4*len(w.rows)+len(w.heads)+2*len(w.cells))/1e6)
	return w
}

func (t *trainer) shrinkLabels(w *weights) {
	n := float64(t.now + 1)
	var sq float64
	var count int
	for i := range t.labels {
		for l := range nlp.NumRel {
			if x := t.labels[i].mean(l, n); x != 0 {
				sq += float64(x) * float64(x)
				count++
			}
		}
	}
	scale := 127 / (20 * math.Sqrt(sq/float64(count)))
	chosen := make([]int32, len(w.heads)-1)
	best := make([]float64, len(chosen))
	for i := range t.labels {
		r := &t.labels[i]
		var v float64
		for l := range nlp.NumRel {
			v += math.Abs(float64(r.mean(l, n)))
		}
		if row := r.hash >> w.labelShift; v > best[row] {
			best[row], chosen[row] = v, int32(i+1)
		}
	}
	for row, at := range chosen {
		w.heads[row] = uint32(len(w.cells))
		if at == 0 {
			continue
		}
		r := &t.labels[at-1]
		first := true
		for l := range nlp.NumRel {
			if q := quant(float64(r.mean(l, n)) * scale); q != 0 {
				if first {
					w.cells = append(w.cells, cellCheck(r.hash))
					first = false
				}
				w.cells = append(w.cells, uint16(l)|uint16(q)<<8)
			}
		}
	}
	w.heads[len(w.heads)-1] = uint32(len(w.cells))
	w.check()
}
