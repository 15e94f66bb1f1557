package dep

import (
	"math"

	"github.com/parley-record/parley/nlp"
)

// A span is one sentence of a batch, or a part of a long one.
type span struct {
	first         int32 // token
	main          int32 // -1, or the first token of the sentence that it continues
	piece, pieces int
	word, words   int // the root stands at word
}

// A wordKey is what a word adds to its pieces.
type wordKey struct{ shape, upos, xpos uint8 }

// A batch is sentences that run together, and the memory for it.
type batch struct {
	doc                   *nlp.Doc
	spans                 []span
	ids                   []uint16
	wordOf                []wordKey
	firstPiece, lastPiece []int32 // of each word

	x, y, h, c []float32 // [pieces][…]
	rows       rows
	emb        rows

	q, probs   rows
	keys, vals matrix
	scores     []float32
	most       [headWidth]float32

	o          []float32 // [words][outputs of Neural.words]
	arcs       []float32
	heads      matrix
	logits     []float32
	head       []int32
	spanner    spanner
	confidence []uint8
}

func (b *batch) reset(d *nlp.Doc) {
	b.doc = d
	b.spans, b.ids, b.wordOf = b.spans[:0], b.ids[:0], b.wordOf[:0]
	b.firstPiece, b.lastPiece = b.firstPiece[:0], b.lastPiece[:0]
}

func (b *batch) numWords() int { return len(b.firstPiece) }

// need returns s with n values, whatever they are.
func need[T any](s []T, n int) []T {
	if cap(s) < n {
		return make([]T, n+n/2)[:n]
	}
	return s[:n]
}

// run parses the sentences of the batch.
func (n *Neural) run(b *batch) {
	if len(b.spans) == 0 {
		return
	}
	n.encode(b)
	n.decode(b)
}

// encode computes the states of all pieces into b.x.
func (n *Neural) encode(b *batch) {
	p := len(b.ids)
	padded := roundUp(p, tileRows)
	b.x, b.y = need(b.x, padded*width), need(b.y, padded*width)
	b.h = need(b.h, padded*3*width)
	b.c = need(b.c, (padded+tileRows)*width)

	b.emb.reset(p, n.proj.ins)
	e := n.proj.ins
	for i, id := range b.ids {
		for j, v := range n.emb[int(id)*e : int(id+1)*e] {
			b.emb.v[i*e+j] = uint8(int(v) + 128)
		}
		b.emb.scale[i] = n.embSc[id]
	}
	n.proj.apply(b.x, width, &b.emb)
	for _, s := range b.spans {
		for i := range s.pieces {
			at := s.piece + i
			k := b.wordOf[at]
			x := b.x[at*width : (at+1)*width]
			pos, shape, upos, xpos := n.pos[i][:width], n.shape[k.shape][:width], n.upos[k.upos][:width], n.xpos[k.xpos][:width]
			for j := range x {
				x[j] += pos[j] + shape[j] + upos[j] + xpos[j]
			}
			n.norm.apply(x)
		}
	}
	for i := range n.layers {
		l := &n.layers[i]
		b.quantise(b.x, p, width)
		l.qkv.apply(b.h, 3*width, &b.rows)
		for _, s := range b.spans {
			n.attend(b, s.piece, s.pieces)
		}
		b.quantise(b.c, p, width)
		l.out.apply(b.y, width, &b.rows)
		for j := range p {
			l.norm1.add(b.x[j*width:(j+1)*width], b.y[j*width:(j+1)*width])
		}
		b.quantise(b.x, p, width)
		l.up.apply(b.h, hidden, &b.rows)
		n.activate(b.h[:p*hidden])
		b.quantise(b.h, p, hidden)
		l.down.apply(b.y, width, &b.rows)
		for j := range p {
			l.norm2.add(b.x[j*width:(j+1)*width], b.y[j*width:(j+1)*width])
		}
	}
}

// quantise puts n rows of v, each w wide, into b.rows.
func (b *batch) quantise(v []float32, n, w int) {
	b.rows.reset(n, w)
	for i := range n {
		b.rows.set(i, v[i*w:(i+1)*w])
	}
}

// activate applies GELU, from a table.
func (n *Neural) activate(v []float32) {
	g := n.gelu
	for i, x := range v {
		k := int32(float32(x*geluSteps) + (geluEnd*geluSteps + .5))
		switch {
		case k <= 0:
			v[i] = 0
		case int(k) < len(g):
			v[i] = g[k]
		}
	}
}

// apply normalises x.
func (m *norm) apply(x []float32) {
	x = x[:width]
	var s0, s1, s2, s3 float32
	for i := 0; i < width; i += 4 {
		s0, s1, s2, s3 = s0+x[i], s1+x[i+1], s2+x[i+2], s3+x[i+3]
	}
	mean := (s0 + s1 + s2 + s3) * (1. / width)
	s0, s1, s2, s3 = 0, 0, 0, 0
	for i := 0; i < width; i += 4 {
		a, b, c, d := x[i]-mean, x[i+1]-mean, x[i+2]-mean, x[i+3]-mean
		s0 += float32(a * a)
		s1 += float32(b * b)
		s2 += float32(c * c)
		s3 += float32(d * d)
	}
	inv := float32(1 / math.Sqrt(float64(float32((s0+s1+s2+s3)*(1./width))+1e-6)))
	gain, bias := m.gain[:width], m.bias[:width]
	for i := range x {
		x[i] = float32(float32((x[i]-mean)*inv)*gain[i]) + bias[i]
	}
}

// add normalises x+y into x.
func (m *norm) add(x, y []float32) {
	y = y[:len(x)]
	for i := range x {
		x[i] += y[i]
	}
	m.apply(x)
}

// attend computes the attention of the pieces [first, first+count) from b.h,
// queries, keys and values, into b.c.
func (n *Neural) attend(b *batch, first, count int) {
	const stride = 3 * width
	quads := roundUp(count, 4)
	kOuts := roundUp(count, tileCols)
	rowsPad := roundUp(count, tileRows)
	b.scores = need(b.scores, rowsPad*kOuts)
	b.keys.shape(kOuts, headWidth)
	b.vals.shape(headWidth, quads)
	b.probs.reset(count, quads)
	for h := range numHeads {
		b.q.reset(count, headWidth)
		for i := range count {
			at := (first+i)*stride + h*headWidth
			b.q.set(i, b.h[at:at+headWidth])
		}
		// Keys, one output each.
		clear(b.keys.w)
		clear(b.keys.comp)
		clear(b.keys.scale)
		for j := range count {
			at := (first+j)*stride + width + h*headWidth
			b.keys.setOutput(j, b.h[at:at+headWidth], 0.17677669529663687/mostWeight)
		}
		b.keys.apply(b.scores, kOuts, &b.q)
		for i := range count {
			row := b.scores[i*kOuts : i*kOuts+count]
			most := row[0]
			for _, s := range row {
				most = max(most, s)
			}
			sum := 0
			dst := b.probs.v[i*quads : (i+1)*quads]
			for j, s := range row {
				k := int(float32((most - s) * expSteps))
				p := uint8(0)
				if k < len(n.exp) {
					p = n.exp[k]
				}
				dst[j] = p
				sum += int(p)
			}
			clear(dst[count:])
			b.probs.scale[i] = 1 / float32(sum)
		}
		// Values, one output for each dimension of the head.
		b.most = [headWidth]float32{}
		for j := range count {
			at := (first+j)*stride + 2*width + h*headWidth
			for e, v := range b.h[at : at+headWidth] {
				b.most[e] = max(b.most[e], v, -v)
			}
		}
		var inv [headWidth]float32
		for e, m := range b.most {
			b.vals.scale[e] = m / mostWeight
			if m > 0 {
				inv[e] = mostWeight / m
			}
		}
		clear(b.vals.w)
		for j := range count {
			at := (first+j)*stride + 2*width + h*headWidth
			w := b.vals.w[j/4*4*tileCols+j%4:]
			for e, v := range b.h[at : at+headWidth] {
				w[4*e] = int8(math.RoundToEven(float64(float32(v * inv[e]))))
			}
		}
		b.vals.apply(b.c[first*width+h*headWidth:], width, &b.probs)
	}
}

// shape makes m an [outs][ins] matrix, both padded already, without bias.
func (m *matrix) shape(outs, ins int) {
	m.ins, m.outs = ins, outs
	m.w, m.comp, m.scale = need(m.w, outs*ins), need(m.comp, outs), need(m.scale, outs)
	clear(m.comp)
	if len(m.bias) < outs {
		m.bias = make([]float32, 2*outs)
	}
}

// setOutput quantises src as the weights of output o, times factor*63.
func (m *matrix) setOutput(o int, src []float32, factor float32) {
	most := float32(0)
	for _, v := range src {
		most = max(most, v, -v)
	}
	if most == 0 {
		return
	}
	inv := mostWeight / most
	sum := int32(0)
	base := o/tileCols*tileCols*m.ins + o%tileCols*4
	for i, v := range src {
		x := int32(math.RoundToEven(float64(float32(v * inv))))
		m.w[base+i/4*4*tileCols+i%4] = int8(x)
		sum += x
	}
	m.comp[o] = 128 * sum
	m.scale[o] = float32(most * factor)
}

// decode finds trees and relations from the states of the pieces.
func (n *Neural) decode(b *batch) {
	words := b.numWords()
	outs := n.words.outs
	b.y = need(b.y, roundUp(words, tileRows)*width)
	for w := range words {
		x, y := b.x[int(b.firstPiece[w])*width:][:width], b.x[int(b.lastPiece[w])*width:][:width]
		dst := b.y[w*width : (w+1)*width]
		for j := range dst {
			dst[j] = float32((x[j] + y[j]) * .5)
		}
	}
	b.quantise(b.y, words, width)
	b.o = need(b.o, roundUp(words, tileRows)*outs)
	n.words.apply(b.o, outs, &b.rows)
	for w := range words {
		relu(b.o[w*outs : w*outs+2*arcWidth])
	}
	// All words' dependents, transformed.
	b.rows.reset(words, arcWidth)
	for w := range words {
		b.rows.set(w, b.o[w*outs:w*outs+arcWidth])
	}
	b.h = need(b.h, (roundUp(words, tileRows)+tileRows)*max(arcWidth, relWidth))
	n.arc.apply(b.h, arcWidth, &b.rows)
	b.head, b.confidence = need(b.head, words), need(b.confidence, words)
	for _, s := range b.spans {
		n.arcsOf(b, s)
	}
	// Relations.
	b.rows.reset(words, relWidth)
	for _, s := range b.spans {
		for i := range s.words + 1 {
			w := s.word + i
			g := s.word + int(b.head[w])
			d := b.o[w*outs+2*arcWidth : w*outs+2*arcWidth+relWidth]
			h := b.o[g*outs+2*arcWidth+relWidth : g*outs+2*arcWidth+2*relWidth]
			z := b.h[w*relWidth : (w+1)*relWidth]
			for j := range z {
				z[j] = max(0, d[j]+h[j])
			}
			b.rows.set(w, z)
		}
	}
	b.logits = need(b.logits, roundUp(words, tileRows)*n.rel.outs)
	n.rel.apply(b.logits, n.rel.outs, &b.rows)
	for _, s := range b.spans {
		n.write(b, s)
	}
}

func relu(v []float32) {
	for i, x := range v {
		if x < 0 {
			v[i] = 0
		}
	}
}

// arcsOf finds the heads of one sentence.
func (n *Neural) arcsOf(b *batch, s span) {
	outs := n.words.outs
	m := s.words + 1
	hOuts := roundUp(m, tileCols)
	b.heads.shape(hOuts, arcWidth)
	clear(b.heads.w)
	clear(b.heads.scale)
	bias := b.heads.bias[:hOuts]
	for j := range m {
		h := b.o[(s.word+j)*outs+arcWidth : (s.word+j)*outs+2*arcWidth]
		b.heads.setOutput(j, h, 1./mostWeight)
		sum := float32(0)
		for e, v := range h {
			sum += float32(v * n.headBias[e])
		}
		bias[j] = sum
	}
	b.q.reset(m, arcWidth)
	for i := range m {
		b.q.set(i, b.h[(s.word+i)*arcWidth:(s.word+i+1)*arcWidth])
	}
	b.arcs = need(b.arcs, roundUp(m, tileRows)*hOuts)
	b.heads.apply(b.arcs, hOuts, &b.q)
	clear(bias)
	head := b.head[s.word : s.word+m]
	for d := 1; d < m; d++ {
		n.logProbs(b.arcs[d*hOuts:d*hOuts+m], d)
	}
	head[0] = 0
	b.spanner.spanning(b.arcs, hOuts, s.words, head)
	for d := 1; d < m; d++ {
		x := -b.arcs[d*hOuts+int(head[d])]
		k := int(float32(x * expSteps))
		p := 0
		if k >= 0 && k < len(n.expf) {
			p = int(n.expf[k] * 255.99)
		}
		b.confidence[s.word+d] = n.conf[p]
	}
}

// logProbs takes the logarithm of the sum of exponentials from a row, leaving
// the word itself out.
func (n *Neural) logProbs(row []float32, self int) {
	most := float32(math.Inf(-1))
	for j, s := range row {
		if j != self {
			most = max(most, s)
		}
	}
	sum := float32(0)
	for j, s := range row {
		if k := int(float32((most - s) * expSteps)); j != self && k < len(n.expf) {
			sum += n.expf[k]
		}
	}
	// A coarse logarithm does: it shifts a whole row, and confidence is a byte.
	shift := most + float32(math.Round(math.Log(float64(sum))*4096)/4096)
	for j := range row {
		row[j] -= shift
	}
}

// write lays the tree of one sentence over its tokens.
func (n *Neural) write(b *batch, s span) {
	root := int32(-1)
	retagged := false
	for i := 1; i <= s.words; i++ {
		t := &b.doc.Tokens[int(s.first)+i-1]
		w := s.word + i
		t.HeadConf = b.confidence[w]
		if n.hints {
			hints := b.doc.Hints[(int(s.first)+i-1)*nlp.NumHints:][:nlp.NumHints]
			for l, v := range b.o[w*n.words.outs+hintsAt:][:nlp.NumHints] {
				hints[l] = int16(math.RoundToEven(float64(max(-mostHint, min(mostHint, float32(v*nlp.HintUnit))))))
			}
		}
		if n.inflect != nil {
			retagged = n.retag(t, b.o[w*n.words.outs+tagsAt:]) || retagged
		}
		if b.head[w] == 0 {
			t.Head, t.Rel = -1, nlp.RelRoot
			root = s.first + int32(i) - 1
			continue
		}
		t.Head = s.first + b.head[w] - 1
		l := b.logits[w*n.rel.outs : w*n.rel.outs+nlp.NumRel]
		best := nlp.RelDep
		for r := nlp.Rel(1); int(r) < nlp.NumRel; r++ {
			if r != nlp.RelRoot && l[r] > l[best] {
				best = r
			}
		}
		t.Rel = best
	}
	if retagged && s.words > 0 {
		n.inflect(b.doc, int(b.doc.Tokens[s.first].Sentence))
	}
	if s.main < 0 || root < 0 {
		return
	}
	// A part goes on from the root of the first.
	for i := s.main; i < s.first; i++ {
		if b.doc.Tokens[i].Head < 0 {
			t := &b.doc.Tokens[root]
			t.Head, t.Rel, t.HeadConf = i, nlp.RelParataxis, 1
			break
		}
	}
}

// ownTags is how much, in logits, the tags that a word has already count for
// themselves; measured in doc/tried/dep.md.
const ownTags = 0.25

// mostHint bounds the scores of Doc.Hints.
const mostHint = 64 * nlp.HintUnit

// retag gives a token the pair of tags that scores best, and reports whether
// they are others than it had.
func (n *Neural) retag(t *nlp.Token, scores []float32) bool {
	own := tagPair{t.UPOS, t.XPOS}
	best, most := own, float32(math.Inf(-1))
	for _, p := range n.tags {
		s := scores[p.upos] + scores[nlp.NumUPOS+int(p.xpos)]
		if p == own {
			s += ownTags
		}
		if s > most {
			best, most = p, s
		}
	}
	t.UPOS, t.XPOS = best.upos, best.xpos
	return best != own
}
