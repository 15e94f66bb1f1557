package attrib

import (
	"math"

	"github.com/parley-record/parley/nlp"
	"github.com/parley-record/parley/nlp/model"
)

// A part is one labelled stretch of tokens, [first, end).
type part struct {
	first, end int32
	para       int32
	sent       int32
	kind       kind
	prob       float64 // likelihood that it is exactly right
	least      float64 // posterior of its labels
	link       int32   // content: its cue; cue: its source; -1
	linkProb   float64
}

// linker joins parts: each content chooses a cue, each cue a source, by two
// log-linear models over a few candidates on either side and none.
type linker struct {
	w    [2][]float32 // [0] content to cue, [1] cue to source
	conf []float32    // logistic weights of the confidence
	gate float64      // attributions less sure than this are left out
}

const (
	linkBits  = 14
	reach     = 5 // candidates on either side
	confSlots = 1 << 13
)

type linkSpace struct {
	cand  []int32
	score []float64
	feats []uint32
	cues  []int32
	srcs  []int32
}

func decodeLinker(f *model.File) (*linker, error) {
	l := &linker{conf: f.Float32s("conf")}
	if g := f.Float32s("conf.gate"); len(g) == 1 {
		l.gate = float64(g[0])
	}
	l.w[0], l.w[1] = f.Float32s("link.content"), f.Float32s("link.cue")
	if len(l.w[0]) != 1<<linkBits || len(l.w[1]) != 1<<linkBits || len(l.conf) != confSlots {
		return nil, errModel
	}
	return l, nil
}

func (l *linker) encode(f *model.File) {
	f.SetFloat32s("link.content", l.w[0])
	f.SetFloat32s("link.cue", l.w[1])
	f.SetFloat32s("conf", l.conf)
	f.SetFloat32s("conf.gate", []float32{float32(l.gate)})
}

// root returns the token of part p whose head lies outside it.
func (r *reader) root(p *part) int32 {
	if r.layers&nlp.Trees == 0 {
		return p.first
	}
	i := p.first
	if p.kind == content && r.words[i].quote != 0 && i+1 < p.end {
		i++
	}
	for range 64 {
		h := r.d.Tokens[i].Head
		if h < p.first || h >= p.end {
			return i
		}
		i = h
	}
	return i
}

// linkFeatures appends the features of joining part a to part b (a content to a
// cue, or a cue to a source). Only parts between them are looked at.
func (r *reader) linkFeatures(f []uint32, ai, bi int32) []uint32 {
	a, b := &r.parts[ai], &r.parts[bi]
	add := func(template, value uint32) { f = append(f, mix(template, value)) }
	var dir uint32
	lo, hi := ai, bi
	if bi < ai {
		dir = 1
		lo, hi = bi, ai
	}
	var between [4]uint32
	var seq uint32
	for k := lo + 1; k < hi; k++ {
		between[r.parts[k].kind]++
		if k < lo+4 {
			seq = seq*4 + uint32(r.parts[k].kind) + 1
		}
	}
	var gap int32
	if dir == 0 {
		gap = b.first - a.end
	} else {
		gap = a.first - b.end
	}
	paras := uint32(min(max(a.para-b.para, b.para-a.para), 5))
	sents := uint32(min(max(a.sent-b.sent, b.sent-a.sent), 6))
	base := dir | paras<<1 | sents<<4
	q := r.words[a.first].quote
	comes := uint32(0)
	if k := r.qOf[a.first]; k >= 0 && r.quotes[k].Comes {
		comes = 1
	}
	bt := min(between[0], 3) | min(between[1], 3)<<2 | min(between[2], 3)<<4
	add(1, base)
	add(2, base|bt<<8)
	add(3, mix(base, seq))
	add(4, mix(dir|bucket(gap)<<1, bt))
	add(5, mix(base|bt<<8, uint32(q)|comes<<4))
	last := &r.words[a.end-1]
	add(6, mix(base, uint32(last.punct)|uint32(q)<<4|bt<<8))
	cu := b
	if a.kind == cue {
		cu = a
	}
	cw := &edge
	for k := cu.first; k < cu.end; k++ {
		if r.words[k].cue != 0 || cw == &edge {
			cw = &r.words[k]
			if cw.cue != 0 {
				break
			}
		}
	}
	add(7, mix(dir|paras<<1, cw.form))
	add(8, mix(base|bt<<8, uint32(cw.cue)))
	add(9, mix(dir|bucket(gap)<<1, uint32(cw.cue)|sents<<8))
	// Are the parts in the first place of their paragraph?
	var edgeBits uint32
	if r.paras[a.para].first == a.first {
		edgeBits |= 1
	}
	if r.paras[b.para].first == b.first {
		edgeBits |= 2
	}
	if r.paras[a.para].end <= a.end+1 {
		edgeBits |= 4
	}
	if r.paras[b.para].end <= b.end+1 {
		edgeBits |= 8
	}
	add(10, mix(base|bt<<8, edgeBits))
	if r.layers&nlp.Trees != 0 {
		ra, rb := r.root(a), r.root(b)
		ha, hb := r.d.Tokens[ra].Head, r.d.Tokens[rb].Head
		var t uint32
		if ha >= b.first && ha < b.end {
			t |= 1
		}
		if hb >= a.first && hb < a.end {
			t |= 2
		}
		if ha >= 0 && ha == hb {
			t |= 4
		}
		if ha >= 0 && hb >= 0 && t == 0 {
			if g := r.d.Tokens[ha].Head; g >= b.first && g < b.end {
				t |= 8
			}
			if g := r.d.Tokens[hb].Head; g >= a.first && g < a.end {
				t |= 16
			}
		}
		rel := uint32(r.words[ra].rel) | uint32(r.words[rb].rel)<<8
		add(11, t|dir<<6)
		add(12, mix(t|dir<<6, rel))
		add(13, mix(t|dir<<6, bt|sents<<8))
		add(14, mix(t|dir<<6, uint32(cw.cue)))
	}
	return f
}

const noneFeature = 0x51ed270b

func (r *reader) noneFeatures(f []uint32, ai int32) []uint32 {
	a := &r.parts[ai]
	add := func(template, value uint32) { f = append(f, mix(template, value^noneFeature)) }
	add(20, 0)
	add(21, uint32(r.words[a.first].quote))
	add(22, r.words[a.first].form)
	add(23, uint32(r.words[a.first].cue))
	if a.first > 0 {
		add(24, r.words[a.first-1].form)
	}
	add(25, r.words[a.end-1].form)
	if r.layers&nlp.Trees != 0 {
		ra := r.root(a)
		add(26, uint32(r.words[ra].rel)|uint32(r.tree.kids[ra])<<8)
	}
	return f
}

// candidates lists the parts of kind k nearest to part ai, up to reach on
// either side and four paragraphs away.
func (r *reader) candidates(ai int32, k kind) []int32 {
	c := r.link.cand[:0]
	a := &r.parts[ai]
	n := 0
	for j := ai - 1; j >= 0 && n < reach && ai-j < 40; j-- {
		if a.para-r.parts[j].para > 4 {
			break
		}
		if r.parts[j].kind == k {
			c = append(c, j)
			n++
		}
	}
	n = 0
	for j := ai + 1; int(j) < len(r.parts) && n < reach && j-ai < 40; j++ {
		if r.parts[j].para-a.para > 2 {
			break
		}
		if r.parts[j].kind == k {
			c = append(c, j)
			n++
		}
	}
	r.link.cand = c
	return c
}

func dot(w []float32, f []uint32) float64 {
	s := 0.0
	for _, h := range f {
		s += float64(w[h>>(32-linkBits)])
	}
	return s
}

// choose returns the part that ai joins, -1 for none, and how likely.
func (l *linker) choose(r *reader, ai int32, k kind) (int32, float64) {
	w := l.w[0]
	if r.parts[ai].kind == cue {
		w = l.w[1]
	}
	c := r.candidates(ai, k)
	r.link.feats = r.noneFeatures(r.link.feats[:0], ai)
	best, arg := dot(w, r.link.feats), int32(-1)
	sc := append(r.link.score[:0], best)
	for _, j := range c {
		r.link.feats = r.linkFeatures(r.link.feats[:0], ai, j)
		s := dot(w, r.link.feats)
		sc = append(sc, s)
		if s > best {
			best, arg = s, j
		}
	}
	r.link.score = sc
	z := 0.0
	for _, s := range sc {
		z += math.Exp(s - best)
	}
	return arg, 1 / z
}

// join sets the links of all parts, and adds contents that c finds for cues
// that would be left without.
func (l *linker) join(r *reader, c *chooser) {
	l.links(r)
	if c.complete(r) {
		l.links(r)
	}
}

func (l *linker) links(r *reader) {
	for i := range r.parts {
		p := &r.parts[i]
		switch p.kind {
		case content:
			p.link, p.linkProb = l.choose(r, int32(i), cue)
		case cue:
			p.link, p.linkProb = l.choose(r, int32(i), source)
		}
	}
}

// attributions builds the attributions of the linked parts.
func (l *linker) attributions(r *reader) {
	d := r.d
	n := len(r.parts)
	head := grow(r.link.cues, n) // content parts of each cue, as a list
	next := grow(r.link.srcs, n)
	for i := range n {
		head[i], next[i] = -1, -1
	}
	for i := n - 1; i >= 0; i-- {
		if p := &r.parts[i]; p.kind == content && p.link >= 0 {
			next[i] = head[p.link]
			head[p.link] = int32(i)
		}
	}
	r.link.cues, r.link.srcs = head, next
	for i := range n {
		p := &r.parts[i]
		var a nlp.Attribution
		switch {
		case p.kind == cue:
			a.Cue = append(a.Cue, d.Bytes(int(p.first), int(p.end)))
			if p.link >= 0 {
				s := &r.parts[p.link]
				a.Source = append(a.Source, d.Bytes(int(s.first), int(s.end)))
			}
			for c := head[i]; c >= 0; c = next[c] {
				a.Content = append(a.Content, d.Bytes(int(r.parts[c].first), int(r.parts[c].end)))
			}
			if a.Confidence = l.confidence(r, int32(i), head, next); a.Confidence < l.gate {
				continue
			}
		case p.kind == content && p.link < 0:
			a.Content = append(a.Content, d.Bytes(int(p.first), int(p.end)))
			a.Confidence = 0.2
		default:
			continue
		}
		d.Attributions = append(d.Attributions, a)
	}
}

// confFeatures appends the slots of the confidence model for the attribution
// of cue part i.
func (r *reader) confFeatures(f []uint32, i int32, head, next []int32) []uint32 {
	add := func(template, value uint32) { f = append(f, mix(template, value)) }
	p := &r.parts[i]
	add(1, 0)
	add(2, odds(p.prob))
	add(3, odds(p.least))
	add(4, odds(p.linkProb))
	src, same := uint32(0), 0.0
	var sw *word = &edge
	if p.link >= 0 {
		s := &r.parts[p.link]
		same = s.least
		sw = &r.words[r.root(s)]
		src = 1 + uint32(min(max(s.sent-p.sent, p.sent-s.sent), 3))
		add(5, odds(s.prob))
		add(6, odds(s.least))
		add(7, mix(uint32(sw.upos), uint32(sw.name)|src<<4))
		add(8, sw.lemma)
		add(9, bucket(s.end-s.first)|src<<4)
	}
	add(10, src)
	n, least, prob, linkp, quoted := uint32(0), 1.0, 1.0, 1.0, uint32(0)
	words, away := int32(0), int32(0)
	first := int32(-1)
	for c := head[i]; c >= 0; c = next[c] {
		x := &r.parts[c]
		n++
		least = min(least, x.least)
		prob = min(prob, x.prob)
		linkp = min(linkp, x.linkProb)
		words += x.end - x.first
		away = max(away, max(x.sent-p.sent, p.sent-x.sent))
		if first < 0 {
			first = x.first
		}
		if r.words[x.first].quote != 0 {
			quoted = 1
		}
	}
	if n == 0 {
		least, prob, linkp = 0, 0, 0
	}
	add(11, min(n, 4)|min(uint32(away), 3)<<3)
	add(12, odds(least)|quoted<<8|min(n, 3)<<9)
	add(13, odds(prob)|quoted<<8|min(n, 3)<<9)
	add(14, odds(linkp))
	add(15, odds(least)|odds(prob)<<4)
	whole := least * linkp
	if src > 0 {
		whole *= same * p.linkProb
	} else {
		whole = 0
	}
	add(16, odds(whole))
	add(17, odds(whole)|odds(p.prob)<<4)
	add(18, bucket(words)|min(n, 3)<<4|quoted<<8)
	cw := &r.words[p.first]
	for k := p.first; k < p.end; k++ {
		if r.words[k].cue != 0 {
			cw = &r.words[k]
			break
		}
	}
	add(19, uint32(cw.cue))
	add(20, uint32(cw.cue)|quoted<<8|min(n, 3)<<9)
	add(21, cw.lemma)
	add(22, mix(cw.lemma, coarse(whole)))
	if first >= 0 {
		fw := &r.words[first]
		add(23, mix(uint32(fw.xpos), uint32(fw.quote)|coarse(least)<<4))
		side := uint32(0)
		if first > p.first {
			side = 1
		}
		if p.link >= 0 && r.parts[p.link].first > p.first {
			side |= 2
		}
		add(24, side|quoted<<2|coarse(whole)<<3)
	}
	return f
}

func (l *linker) confidence(r *reader, i int32, head, next []int32) float64 {
	r.link.feats = r.confFeatures(r.link.feats[:0], i, head, next)
	s := 0.0
	for _, h := range r.link.feats {
		s += float64(l.conf[h%confSlots])
	}
	return math.Round(1e4/(1+math.Exp(-s))) / 1e4
}
