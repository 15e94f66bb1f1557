package attrib

import (
	"math"

	"github.com/parley-record/parley/nlp"
)

// A judged row is a segment's features, and whether it is right.
type judged struct {
	f            []uint32
	exact, about bool
}

// trainChooser learns which segments are right from texts that their tagger has
// not seen; with half 0 or 1, from those whose half is the other.
func trainChooser(samples []Sample, layers nlp.Layer, o *Training, folds []*tagger, half int) *chooser {
	var rows []judged
	r := &reader{lex: o.Lexicon}
	for i := range samples {
		if half >= 0 && i/len(folds)%2 == half {
			continue
		}
		s := &samples[i]
		r.load(s.Doc, layers)
		r.goldParts(s)
		y := folds[0].gold(s)
		folds[i%len(folds)].decode(r)
		from := 0
		for pi, p := range r.paras {
			to := int(r.segEnd[pi])
			for k := from; k < to; k++ {
				x := &r.segs[k]
				if y[x.first] == 255 || y[x.end-1] == 255 {
					continue
				}
				exact, about := r.fits(x)
				rows = append(rows, judged{r.segmentFeatures(nil, p, from, to, k), exact, about})
			}
			from = to
		}
	}
	rng := o.Seed*2862933555777941757 + 3037000493
	c := &chooser{ask: [3]float64{0.32, 0.2, 0.34}, share: [3]float64{0.5, 0.5, 0.45}, fill: 0.12}
	c.exact = fitSegments(rows, rng, func(x *judged) bool { return x.exact }, o)
	c.about = fitSegments(rows, rng, func(x *judged) bool { return x.about }, o)
	return c
}

// fits reports whether segment x is a part of r.parts, and whether it is one
// but for a word or two: of a content four words in five, of the others one.
func (r *reader) fits(x *segment) (exact, about bool) {
	for i := range r.parts {
		p := &r.parts[i]
		if p.kind != x.kind || p.first >= x.end || x.first >= p.end {
			continue
		}
		if p.first == x.first && p.end == x.end {
			return true, true
		}
		if x.kind != content {
			about = true
			continue
		}
		both, all := 0, 0
		for k := min(p.first, x.first); k < max(p.end, x.end); k++ {
			if r.words[k].punct != 0 {
				continue
			}
			in, is := k >= p.first && k < p.end, k >= x.first && k < x.end
			if in || is {
				all++
			}
			if in && is {
				both++
			}
		}
		about = about || 5*both >= 4*all
	}
	return false, about
}

// fitSegments learns the weights of a logistic model by AdaGrad, averaged.
func fitSegments(rows []judged, rng uint64, ok func(*judged) bool, o *Training) []float32 {
	w := make([]float32, 1<<chooserBits)
	g := make([]float32, len(w))
	sum := make([]float64, len(w))
	steps := 0.0
	order := make([]int, len(rows))
	for i := range order {
		order[i] = i
	}
	for epoch := range 4 {
		for i := len(order) - 1; i > 0; i-- {
			rng ^= rng << 13
			rng ^= rng >> 7
			rng ^= rng << 17
			j := int(rng % uint64(i+1))
			order[i], order[j] = order[j], order[i]
		}
		loss := 0.0
		for _, i := range order {
			x := &rows[i]
			steps++
			e := likely(w, x.f)
			if ok(x) {
				loss -= math.Log(max(e, 1e-9))
				e--
			} else {
				loss -= math.Log(max(1-e, 1e-9))
			}
			for _, h := range x.f {
				h >>= 32 - chooserBits
				g[h] += float32(e * e)
				d := -0.06 * (float32(e) + 1e-4*w[h]) / float32(math.Sqrt(float64(g[h])+1))
				w[h] += d
				sum[h] += steps * float64(d)
			}
		}
		o.Log("segments, epoch %d: loss %.4f of %d", epoch+1, loss/float64(len(rows)), len(rows))
	}
	for h := range w {
		w[h] -= float32(sum[h] / steps)
	}
	return w
}
