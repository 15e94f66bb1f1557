package attrib

import (
	"math"
	"sort"

	"github.com/parley-record/parley/nlp"
	"github.com/parley-record/parley/nlp/model"
)

// A segment is a stretch of tokens that may be a part: the tagger's posterior
// of exactly these labels, and what the chooser makes of it.
type segment struct {
	first, end int32
	kind       kind
	p          float64 // posterior of the labels
	right      float64 // likelihood of being exactly right, by the chooser
	close      float64 // likelihood of being right but for a word or two
	starts     float64 // posterior that such a part begins at first
	stops      float64 // that one ends at end
	rivals     float64 // sum of p of the segments of its kind that overlap it
	top        float64 // the largest p among these and itself
}

const (
	leastSegment = 0.02  // of a segment's posterior
	near         = 48    // segments on either side that are looked at for cues and sources
	leastOpen    = 0.008 // below which a part that was begun is given up
)

// segments appends the segments of the paragraph [first, end), whose lattice
// was filled by forwardBackward, in the order of their first token.
func (t *tagger) segments(out []segment, l *lattice, first, end int) []segment {
	n := t.n
	from := len(out)
	for i := first; i < end; i++ {
		for k := source; k < nothing; k++ {
			begin := int(t.label(k, true, false))
			if p := float64(l.post[i*n+int(t.label(k, true, true))]); t.single && p >= leastSegment {
				out = append(out, segment{first: int32(i), end: int32(i + 1), kind: k, p: p})
			}
			if float64(l.post[i*n+begin]) < leastOpen {
				continue
			}
			inside, last := int(t.label(k, false, false)), int(t.label(k, false, true))
			v, prev := l.alpha[(i-first)*n+begin], begin
			for j := i + 1; j < end; j++ {
				ex := t.expo[int(l.ctx[j])*(n+1)*n:]
				psi := l.psi[(j-first)*n : (j-first+1)*n]
				be := l.beta[(j-first)*n : (j-first+1)*n]
				scale := l.scale[j-first]
				z := l.norm[j-first]
				if p := float64(float64(float64(v*ex[prev*n+last])*psi[last])*scale) * be[last] / z; p >= leastSegment {
					out = append(out, segment{first: int32(i), end: int32(j + 1), kind: k, p: min(p, 1)})
				}
				v = float64(float64(float64(v*ex[prev*n+inside])*psi[inside]) * scale)
				prev = inside
				if float64(v*be[inside])/z < leastOpen {
					break
				}
			}
		}
	}
	own := out[from:]
	for a := range own {
		x := &own[a]
		x.starts, x.stops, x.top = x.p, x.p, x.p
	}
	for a := range own {
		x := &own[a]
		for b := a + 1; b < len(own) && own[b].first < x.end; b++ {
			y := &own[b]
			if y.kind != x.kind {
				continue
			}
			x.rivals += y.p
			y.rivals += x.p
			x.top, y.top = max(x.top, y.p), max(y.top, x.p)
			if y.first == x.first {
				x.starts += y.p
				y.starts += x.p
			}
			if y.end == x.end {
				x.stops += y.p
				y.stops += x.p
			}
		}
	}
	return out
}

// A chooser says how likely a segment is exactly a part, from its posterior,
// its ends and its place in the tree.
type chooser struct {
	exact []float32  // [1<<chooserBits], for being exactly right
	about []float32  // for being right but for a word or two
	ask   [3]float64 // what a segment of each kind has to be worth
	share [3]float64 // of being exactly right in what it is worth
	fill  float64    // what a content has to be worth where its cue has no other
}

const chooserBits = 16

// odds is the bucket of a posterior on a logarithmic scale, 0 to 15.
func odds(p float64) uint32 {
	p = min(max(p, 1e-4), 1-1e-4)
	x := math.Log(p / (1 - p))
	return uint32(min(max(int(math.Floor(x*1.25+8)), 0), 15))
}

func coarse(p float64) uint32 {
	switch {
	case p < 0.08:
		return 0
	case p < 0.2:
		return 1
	case p < 0.4:
		return 2
	case p < 0.65:
		return 3
	case p < 0.88:
		return 4
	}
	return 5
}

// A segmentRow collects the features of one segment.
type segmentRow struct {
	f    []uint32
	kind uint32 // of the segment, from 1
	c    uint32 // coarse posterior
}

func (s *segmentRow) add(template, value uint32) {
	s.f = append(s.f, mix(template|s.kind<<8, value))
}

// both adds a feature twice: as it is, and told apart by how likely the labels are.
func (s *segmentRow) both(template, value uint32) {
	s.add(template, value)
	s.add(template+64, mix(value, s.c))
}

// segmentFeatures appends the features of r.segs[k]. The paragraph is p, and
// its segments are r.segs[from:to].
func (r *reader) segmentFeatures(f []uint32, p para, from, to, k int) []uint32 {
	x := &r.segs[k]
	s := segmentRow{f: f, kind: uint32(x.kind) + 1, c: coarse(x.p)}
	s.add(1, 0)
	s.add(2, odds(x.p))
	s.add(3, odds(x.starts)|odds(x.stops)<<4|s.c<<8)
	share := x.p / (x.p + x.rivals)
	s.add(4, uint32(share*9.99)|s.c<<4)
	place := uint32(0)
	if x.p < x.top {
		place = 1 + uint32(x.p/x.top*7.99)
	}
	s.add(5, place|s.c<<4)
	s.add(6, mix(place, odds(x.starts)|odds(x.stops)<<4))
	s.both(7, bucket(x.end-x.first))
	r.segmentEnds(&s, p, x)
	lc, rc := r.segmentBeside(&s, p, max(from, k-near), min(to, k+near), x)
	if r.layers&nlp.Trees != 0 {
		r.segmentHang(&s, p, x, lc, rc)
		r.segmentNext(&s, p, x)
	}
	return s.f
}

// in returns word i where the paragraph has it.
func (r *reader) in(p para, i int32) *word {
	if i < p.first || i >= p.end {
		return &edge
	}
	return &r.words[i]
}

// segmentEnds adds what stands at both ends of segment x, within and without.
func (r *reader) segmentEnds(s *segmentRow, p para, x *segment) {
	last := x.end - 1
	w, e, a, b := r.in(p, x.first), r.in(p, last), r.in(p, x.first-1), r.in(p, x.end)
	s.both(8, uint32(w.quote)|uint32(e.quote)<<4|uint32(a.quote)<<8|uint32(b.quote)<<12)
	s.both(9, uint32(a.punct)|uint32(w.punct)<<4|uint32(e.punct)<<8|uint32(b.punct)<<12)
	s.both(10, w.form)
	s.both(11, e.form)
	s.both(12, a.form)
	s.both(13, b.form)
	s.both(14, uint32(a.xpos)|uint32(w.xpos)<<8)
	s.both(15, uint32(e.xpos)|uint32(b.xpos)<<8)
	s.add(16, mix(e.form, b.form))
	s.add(17, mix(a.form, w.form))
	// Marks that the segment opens and does not close, or the reverse.
	var open, shut uint32
	if q := r.qOf[x.first]; q >= 0 && (w.quote != qOpen && w.quote != qOpenScare) && x.first > p.first && r.qOf[x.first-1] == q {
		open = 1
	}
	if q := r.qOf[last]; q >= 0 && x.end < p.end && r.qOf[x.end] == q {
		shut = 1
		if r.qOf[x.first] == q {
			shut = 2
		}
	}
	var edges uint32
	if x.first == p.first {
		edges |= 1
	}
	if x.end == p.end {
		edges |= 2
	}
	if w.sent == 1 {
		edges |= 4
	}
	if e.sent == 2 {
		edges |= 8
	}
	if b.sent == 2 {
		edges |= 16
	}
	s0, s1 := r.d.Tokens[x.first].Sentence, r.d.Tokens[last].Sentence
	s.both(18, open|shut<<1|edges<<3|uint32(min(s1-s0, 3))<<8)
}

// segmentBeside adds the likely cues and sources beside segment x, of
// r.segs[from:to], and returns the nearest cue on either side, nil for none.
func (r *reader) segmentBeside(s *segmentRow, p para, from, to int, x *segment) (lc, rc *segment) {
	var ls, rs *segment
	for j := from; j < to; j++ {
		y := &r.segs[j]
		if y.p < 0.15 || y.kind == content || y.kind == x.kind && y.first < x.end && x.first < y.end {
			continue
		}
		switch {
		case y.kind == cue && y.end <= x.first && (lc == nil || y.end > lc.end || y.end == lc.end && y.p > lc.p):
			lc = y
		case y.kind == cue && y.first >= x.end && (rc == nil || y.first < rc.first || y.first == rc.first && y.p > rc.p):
			rc = y
		case y.kind == source && y.end <= x.first && (ls == nil || y.end > ls.end || y.end == ls.end && y.p > ls.p):
			ls = y
		case y.kind == source && y.first >= x.end && (rs == nil || y.first < rs.first || y.first == rs.first && y.p > rs.p):
			rs = y
		}
	}
	w, e, b := r.in(p, x.first), r.in(p, x.end-1), r.in(p, x.end)
	left, right := x.gap(lc), x.gap(rc)
	s.both(19, left|right<<6)
	s.both(20, x.gap(ls)|x.gap(rs)<<6)
	s.add(21, mix(left&15, r.cueLemma(lc)))
	s.add(22, mix(right&15, r.cueLemma(rc)))
	s.add(23, mix(uint32(w.quote)|uint32(e.quote)<<4|uint32(b.punct)<<8, left|right<<6))
	return lc, rc
}

// gap is how far y stands from x and how likely it is, 63 where there is none.
func (x *segment) gap(y *segment) uint32 {
	if y == nil {
		return 63
	}
	gap := y.first - x.end
	if y.first < x.first {
		gap = x.first - y.end
	}
	return bucket(gap) | coarse(y.p)<<4
}

// cueLemma returns the lemma of the first cue word of y, else of its first word; 0
// where there is no y.
func (r *reader) cueLemma(y *segment) uint32 {
	if y == nil {
		return 0
	}
	for j := y.first; j < y.end; j++ {
		if r.words[j].cue != 0 {
			return r.words[j].lemma
		}
	}
	return r.words[y.first].lemma
}

// segmentHang adds how segment x hangs in the tree: how many of its words have their
// head outside, the first of them, and what it governs beyond the segment. lc and rc
// are the cues beside it.
func (r *reader) segmentHang(s *segmentRow, p para, x, lc, rc *segment) {
	root, roots := int32(-1), uint32(0)
	for i := x.first; i < x.end; i++ {
		if r.words[i].punct != 0 {
			continue
		}
		h := r.d.Tokens[i].Head
		if h < x.first || h >= x.end {
			roots++
			if root < 0 {
				root = i
			}
		}
	}
	if root < 0 {
		return
	}
	t, last := &r.tree, x.end-1
	rw, b := &r.words[root], r.in(p, x.end)
	var g uint32
	l, rt := t.left[root], t.right[root]
	for l < x.first && r.words[l].punct != 0 {
		l++
	}
	for rt >= x.end && r.words[rt].punct != 0 {
		rt--
	}
	switch {
	case l < x.first:
		g |= 1
	case l > x.first && r.words[x.first].punct == 0:
		g |= 2
	}
	switch {
	case rt >= x.end:
		g |= 4
	case rt < last && r.words[last].punct == 0:
		g |= 8
	}
	h := r.d.Tokens[root].Head
	hw := &edge
	var dir uint32
	if h >= 0 {
		hw = &r.words[h]
		if h >= x.end {
			dir = 1
		}
		if lc != nil && h >= lc.first && h < lc.end || rc != nil && h >= rc.first && h < rc.end {
			dir |= 2
		}
	}
	s.both(24, min(roots, 4)|g<<3)
	s.both(25, uint32(rw.rel)|dir<<8|g<<10)
	s.add(26, mix(uint32(rw.rel)|dir<<8|g<<10, hw.lemma))
	s.add(27, mix(uint32(rw.rel)|dir<<8, uint32(hw.cue)|uint32(t.kids[root])<<8))
	s.add(28, mix(min(roots, 4)|g<<3, uint32(rw.xpos)|uint32(b.punct)<<8))
}

// segmentNext adds whether the words beside segment x hang inside it.
func (r *reader) segmentNext(s *segmentRow, p para, x *segment) {
	hangs := func(i int32) uint32 {
		if h := r.d.Tokens[i].Head; h >= x.first && h < x.end {
			return 1
		}
		return 0
	}
	if x.end < p.end {
		b := &r.words[x.end]
		s.both(29, hangs(x.end)|uint32(b.rel)<<1|uint32(b.punct)<<9)
	}
	if x.first > p.first {
		a := &r.words[x.first-1]
		s.both(30, hangs(x.first-1)|uint32(a.rel)<<1|uint32(a.punct)<<9)
	}
}

// likely returns the likelihood that the weights w give features.
func likely(w []float32, f []uint32) float64 {
	s := 0.0
	for _, h := range f {
		s += float64(w[h>>(32-chooserBits)])
	}
	return 1 / (1 + math.Exp(-s))
}

// choose picks segments of the paragraph p that do not overlap, so that the sum
// of their likelihoods above what is asked of their kind is largest, and appends
// them to r.parts. Each kept segment costs ask of its kind.
func (c *chooser) choose(r *reader, pi int32, p para, segs []segment) {
	// best[i]: the best sum over tokens before p.first+i.
	n := int(p.end - p.first)
	best := grow(r.pick.best, n+1)
	from := grow(r.pick.from, n+1)
	r.pick.best, r.pick.from = best, from
	for i := range best {
		best[i], from[i] = -1, -1
	}
	best[0] = 0
	k := 0
	for i := range n {
		if i > 0 && best[i-1] > best[i] {
			best[i], from[i] = best[i-1], -1
		}
		for ; k < len(segs) && segs[k].first == p.first+int32(i); k++ {
			s := &segs[k]
			gain := c.worth(s) - c.ask[s.kind]
			if gain <= 0 {
				continue
			}
			if e := int(s.end - p.first); best[i]+gain > best[e] {
				best[e], from[e] = best[i]+gain, int32(k)
			}
		}
	}
	if best[n-1] > best[n] {
		best[n], from[n] = best[n-1], -1
	}
	at := len(r.parts)
	for i := n; i > 0; {
		if from[i] < 0 {
			i--
			continue
		}
		s := &segs[from[i]]
		r.parts = append(r.parts, r.partOf(s, pi))
		i = int(s.first - p.first)
	}
	for a, b := at, len(r.parts)-1; a < b; a, b = a+1, b-1 {
		r.parts[a], r.parts[b] = r.parts[b], r.parts[a]
	}
}

// worth is what keeping a segment is worth.
func (c *chooser) worth(s *segment) float64 {
	x := c.share[s.kind]
	return float64(x*s.right) + float64((1-x)*s.close)
}

// A pick is the memory of choose.
type pick struct {
	best []float64
	from []int32
	has  []bool
}

// read fills r.parts with the segments of r.segs that are worth keeping.
func (c *chooser) read(r *reader) {
	r.parts = r.parts[:0]
	from := 0
	for pi, p := range r.paras {
		to := int(r.segEnd[pi])
		for k := from; k < to; k++ {
			r.link.feats = r.segmentFeatures(r.link.feats[:0], p, from, to, k)
			r.segs[k].right, r.segs[k].close = likely(c.exact, r.link.feats), likely(c.about, r.link.feats)
		}
		c.choose(r, int32(pi), p, r.segs[from:to])
		from = to
	}
}

// grain is the unit in which the chooser's weights are kept.
const grain = 1.0 / 256

func grains(v []int16) []float32 {
	w := make([]float32, len(v))
	for i, x := range v {
		w[i] = float32(x) * grain
	}
	return w
}

func grained(w []float32) []int16 {
	v := make([]int16, len(w))
	for i, x := range w {
		v[i] = int16(math.Round(float64(x) / grain))
	}
	return v
}

func decodeChooser(f *model.File) (*chooser, error) {
	c := &chooser{exact: grains(f.Int16s("choose.exact")), about: grains(f.Int16s("choose.about"))}
	ask := f.Float32s("choose.ask")
	if len(c.exact) != 1<<chooserBits || len(c.about) != 1<<chooserBits || len(ask) != 7 {
		return nil, errModel
	}
	for k := range c.ask {
		c.ask[k], c.share[k] = float64(ask[k]), float64(ask[3+k])
	}
	c.fill = float64(ask[6])
	return c, nil
}

func (c *chooser) encode(f *model.File) {
	f.SetInt16s("choose.exact", grained(c.exact))
	f.SetInt16s("choose.about", grained(c.about))
	var ask [7]float32
	for k := range c.ask {
		ask[k], ask[3+k] = float32(c.ask[k]), float32(c.share[k])
	}
	ask[6] = float32(c.fill)
	f.SetFloat32s("choose.ask", ask[:])
}

func (r *reader) partOf(s *segment, para int32) part {
	return part{first: s.first, end: s.end, para: para, sent: r.d.Tokens[s.first].Sentence, kind: s.kind, link: -1, prob: s.right, least: s.close}
}

// complete adds to the linked parts of r the best content for each cue that has
// none, where one is likely enough: every cue credits something. It reports
// whether it added any, so that the links have to be made again.
func (c *chooser) complete(r *reader) bool {
	n := len(r.parts)
	has := grow(r.pick.has, n)
	r.pick.has = has
	for i := range has {
		has[i] = false
	}
	for i := range r.parts {
		if p := &r.parts[i]; p.kind == content && p.link >= 0 {
			has[p.link] = true
		}
	}
	best := grow(r.pick.from, n) // segment plus one, by cue
	r.pick.from = best
	for i := range best {
		best[i] = 0
	}
	// idle returns the cue without content that stands d away from part i, over
	// no more than its source.
	idle := func(i, d int, para int32) int {
		for range 2 {
			if i < 0 || i >= n || r.parts[i].para != para {
				return -1
			}
			switch r.parts[i].kind {
			case cue:
				if has[i] {
					return -1
				}
				return i
			case content:
				return -1
			}
			i += d
		}
		return -1
	}
	at, found := 0, false
	from := 0
	for pi := range r.paras {
		to := int(r.segEnd[pi])
		for k := from; k < to; k++ {
			s := &r.segs[k]
			for at < n && r.parts[at].end <= s.first {
				at++
			}
			if s.kind != content || at < n && r.parts[at].first < s.end || c.worth(s) < c.fill {
				continue
			}
			for _, q := range [2]int{idle(at-1, -1, int32(pi)), idle(at, 1, int32(pi))} {
				if q >= 0 && (best[q] == 0 || c.worth(s) > c.worth(&r.segs[best[q]-1])) {
					best[q], found = int32(k+1), true
				}
			}
		}
		from = to
	}
	if !found {
		return false
	}
	for q := range n {
		if best[q] == 0 {
			continue
		}
		s := &r.segs[best[q]-1]
		for o := q + 1; o < n && o < q+8; o++ {
			// The same words cannot be two contents.
			if best[o] != 0 && r.segs[best[o]-1].first < s.end && s.first < r.segs[best[o]-1].end {
				if c.worth(&r.segs[best[o]-1]) > c.worth(s) {
					best[q] = 0
				} else {
					best[o] = 0
				}
			}
		}
		if best[q] != 0 {
			r.parts = append(r.parts, r.partOf(s, r.parts[q].para))
		}
	}
	sort.SliceStable(r.parts, func(i, j int) bool { return r.parts[i].first < r.parts[j].first })
	for i := range r.parts {
		r.parts[i].link = -1
	}
	return true
}
