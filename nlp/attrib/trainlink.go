package attrib

import (
	"math"
	"sort"

	"github.com/parley-record/parley/nlp"
	"github.com/parley-record/parley/nlp/model"
)

// goldParts fills r.parts with the parts that people marked, linked.
func (r *reader) goldParts(s *Sample) {
	r.parts = r.parts[:0]
	type key struct {
		k  kind
		sp nlp.Span
	}
	at := map[key]int32{}
	paraOf := make([]int32, len(s.Doc.Tokens))
	for pi, p := range r.paras {
		for i := p.first; i < p.end; i++ {
			paraOf[i] = int32(pi)
		}
	}
	put := func(k kind, spans []nlp.Span) {
		for _, whole := range spans {
			for _, sp := range Lines(s.Doc.Text, whole) {
				if _, ok := at[key{k, sp}]; ok {
					continue
				}
				first, end := s.Doc.TokensIn(sp)
				if first == end {
					continue
				}
				at[key{k, sp}] = 0
				r.parts = append(r.parts, part{first: int32(first), end: int32(end), para: paraOf[first], sent: s.Doc.Tokens[first].Sentence, kind: k, link: -1})
			}
		}
	}
	for _, a := range s.Attributions {
		put(source, a.Source)
		put(cue, a.Cue)
		put(content, a.Content)
	}
	sort.SliceStable(r.parts, func(i, j int) bool { return r.parts[i].first < r.parts[j].first })
	find := func(k kind, sp nlp.Span) int32 {
		for _, l := range Lines(s.Doc.Text, sp) {
			first, _ := s.Doc.TokensIn(l)
			for i := range r.parts {
				if r.parts[i].kind == k && r.parts[i].first == int32(first) {
					return int32(i)
				}
			}
		}
		return -1
	}
	for _, a := range s.Attributions {
		if len(a.Cue) == 0 {
			continue
		}
		c := find(cue, a.Cue[0])
		if c < 0 {
			continue
		}
		if len(a.Source) > 0 {
			r.parts[c].link = find(source, a.Source[0])
		}
		for _, sp := range a.Content {
			for _, ln := range Lines(s.Doc.Text, sp) {
				if x := find(content, ln); x >= 0 {
					r.parts[x].link = c
				}
			}
		}
	}
}

func trainLinker(f *model.File, samples []Sample, layers nlp.Layer, o *Training, folds []*tagger, half [2]*chooser) {
	l := &linker{conf: make([]float32, confSlots)}
	var g [2][]float64
	for k := range l.w {
		l.w[k] = make([]float32, 1<<linkBits)
		g[k] = make([]float64, 1<<linkBits)
	}
	r := &reader{lex: o.Lexicon}
	for epoch := range 3 {
		right, all := 0, 0
		for i := range samples {
			r.load(samples[i].Doc, layers)
			r.goldParts(&samples[i])
			for j := range r.parts {
				p := &r.parts[j]
				which, k := 0, cue
				switch p.kind {
				case source:
					continue
				case cue:
					which, k = 1, source
				}
				if l.learn(r, int32(j), k, which, g[which]) {
					right++
				}
				all++
			}
		}
		o.Log("linker epoch %d: %.1f%% right on the way", epoch+1, 100*float64(right)/float64(max(all, 1)))
	}
	type row struct {
		f  []uint32
		ok bool
	}
	var rows []row
	for i := range samples {
		s := &samples[i]
		r.load(s.Doc, layers)
		folds[i%len(folds)].decode(r)
		pick := half[i/len(folds)%2]
		pick.read(r)
		l.join(r, pick)
		s.Doc.Attributions = nil
		l.attributions(r)
		s.Doc.Attributions = nil
		for j := range r.parts {
			if r.parts[j].kind == cue {
				f := r.confFeatures(nil, int32(j), r.link.cues, r.link.srcs)
				rows = append(rows, row{f, r.matches(s, int32(j))})
			}
		}
	}
	gg := make([]float64, confSlots)
	sum := make([]float64, confSlots)
	steps := 0.0
	for range 12 {
		for _, x := range rows {
			steps++
			s := 0.0
			for _, h := range x.f {
				s += float64(l.conf[h%confSlots])
			}
			e := 1 / (1 + math.Exp(-s))
			if x.ok {
				e--
			}
			for _, h := range x.f {
				h %= confSlots
				gg[h] += e * e
				d := -0.1 * (e + 0.0005*float64(l.conf[h])) / math.Sqrt(gg[h]+1)
				l.conf[h] += float32(d)
				sum[h] += steps * d
			}
		}
	}
	for h := range l.conf {
		l.conf[h] -= float32(sum[h] / steps)
	}
	l.gate = 0.2
	l.encode(f)
}

// matches reports whether the attribution of cue part j agrees with one that
// people marked in source and content.
func (r *reader) matches(s *Sample, j int32) bool {
	p := &r.parts[j]
	if p.link < 0 {
		return false
	}
	src := r.d.Bytes(int(r.parts[p.link].first), int(r.parts[p.link].end))
	mine := map[int]bool{}
	for c := r.link.cues[j]; c >= 0; c = r.link.srcs[c] {
		for i := r.parts[c].first; i < r.parts[c].end; i++ {
			if r.words[i].punct == 0 {
				mine[int(i)] = true
			}
		}
	}
	for _, a := range s.Attributions {
		touch := false
		for _, x := range a.Source {
			touch = touch || x.Start < src.End && src.Start < x.End
		}
		if !touch {
			continue
		}
		both, n := 0, 0
		for _, x := range a.Content {
			first, end := r.d.TokensIn(x)
			for i := first; i < end; i++ {
				if r.words[i].punct == 0 {
					n++
					if mine[i] {
						both++
					}
				}
			}
		}
		if both > 0 && float64(both) >= 0.8*float64(n+len(mine)-both) {
			return true
		}
	}
	return false
}

func (l *linker) learn(r *reader, ai int32, k kind, which int, gg []float64) bool {
	w := l.w[which]
	c := append([]int32{-1}, r.candidates(ai, k)...)
	fs := make([][]uint32, len(c))
	sc := make([]float64, len(c))
	best, arg, gold := math.Inf(-1), 0, -1
	for x, j := range c {
		if j < 0 {
			fs[x] = r.noneFeatures(nil, ai)
		} else {
			fs[x] = r.linkFeatures(nil, ai, j)
		}
		sc[x] = dot(w, fs[x])
		if sc[x] > best {
			best, arg = sc[x], x
		}
		if j == r.parts[ai].link {
			gold = x
		}
	}
	if gold < 0 {
		return false
	}
	z := 0.0
	for _, s := range sc {
		z += math.Exp(s - best)
	}
	for x := range c {
		e := math.Exp(sc[x]-best) / z
		if x == gold {
			e--
		}
		for _, h := range fs[x] {
			h >>= 32 - linkBits
			gg[h] += e * e
			w[h] -= float32(0.1 * e / math.Sqrt(gg[h]+0.5))
		}
	}
	return arg == gold
}
