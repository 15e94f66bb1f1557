package dep

import (
	"fmt"
	"math"
	"sync"

	"github.com/parley-record/parley/nlp"
	"github.com/parley-record/parley/nlp/model"
)

// The sizes of the neural parser.
const (
	width     = 384 // of a piece's state
	hidden    = 768 // of the feed-forward layers
	numHeads  = 12
	headWidth = width / numHeads
	arcWidth  = 160
	relWidth  = 160
	positions = 256 // most pieces of a sentence, the root's included
	numShapes = 10

	tagsAt  = 2*arcWidth + 2*relWidth // among the outputs for a word
	hintsAt = tagsAt + nlp.NumUPOS + nlp.NumXPOS

	mostWords  = 120 // longer sentences are parsed in parts
	batchWords = 160 // sentences are run together up to about so many words
)

// A Neural is a parser with a small transformer for encoder and a biaffine
// scorer of arcs (Dozat and Manning 2017); its lower layers come from a
// distilled BERT (Devlin et al. 2019; Wang et al. 2020), with half of their
// feed-forward units. It reads word pieces with the tags that the tagger gave.
// Weights are 7-bit and activations 8-bit integers, so that all machines find
// the same trees. Safe for concurrent use.
type Neural struct {
	pieces *pieceSet
	emb    []int8 // [pieces][embWidth]
	embSc  []float32
	proj   *matrix

	pos, shape, upos, xpos [][]float32
	norm                   norm
	layers                 []layer

	words    *matrix // arc dependent, arc head, relation dependent, relation head, tags, hints
	arc      *matrix
	headBias []float32
	rel      *matrix

	tags  []tagPair // that a word may get
	hints bool      // whether it has learned to lay Doc.Hints

	gelu  []float32
	exp   []uint8
	expf  []float32
	conf  [256]uint8
	slope float64
	bias  float64

	inflect func(d *nlp.Doc, sentence int)
	scratch sync.Pool
}

type layer struct {
	qkv, out, up, down *matrix
	norm1, norm2       norm
}

// A tagPair is the two tags of a word.
type tagPair struct {
	upos nlp.UPOS
	xpos nlp.XPOS
}

// A norm is a layer normalisation.
type norm struct{ gain, bias []float32 }

const (
	geluSteps = 256 // per unit
	geluEnd   = 6
	expSteps  = 128 // per unit
	expEnd    = 10
)

// NewNeural returns a parser with the weights of f. Where inflect is not nil,
// the parser corrects tags as well and then calls it for each sentence in which
// it did, to lay features and lemmas again. It fails where f holds no weights.
func NewNeural(f *model.File, inflect func(d *nlp.Doc, sentence int)) (*Neural, error) {
	r := &netReader{f: f}
	n := &Neural{
		pieces: newPieceSet(f.Uint32s("pieces")), proj: r.matrix("proj"),
		pos: r.table("pos"), shape: r.table("shape"), upos: r.table("up"), xpos: r.table("xp"),
		norm: r.norm("ln"), words: r.matrix("words"), arc: r.matrix("u"), rel: r.matrix("lab"),
		headBias: f.Float32s("headbias"), inflect: inflect,
	}
	n.emb, n.embSc = f.Int8s("emb"), f.Float32s("emb.scale")
	for i := 0; len(f.Bytes(fmt.Sprintf("layers.%d.qkv", i))) > 0; i++ {
		p := fmt.Sprintf("layers.%d.", i)
		n.layers = append(n.layers, layer{
			r.matrix(p + "qkv"), r.matrix(p + "out"), r.matrix(p + "up"), r.matrix(p + "down"),
			r.norm(p + "ln1"), r.norm(p + "ln2"),
		})
	}
	if r.bad || len(n.layers) == 0 || len(n.pos) != positions || len(n.shape) != numShapes || len(n.upos) < nlp.NumUPOS || len(n.xpos) < nlp.NumXPOS ||
		len(n.headBias) != arcWidth || len(n.embSc) != len(f.Uint32s("pieces"))+2 || len(n.emb) != len(n.embSc)*n.proj.ins ||
		n.proj.outs != width || n.words.ins != width || n.words.outs < hintsAt || n.arc.ins != arcWidth || n.arc.outs != arcWidth || n.rel.ins != relWidth || n.rel.outs < nlp.NumRel {
		return nil, fmt.Errorf("dep: no weights of a neural parser")
	}
	for _, l := range n.layers {
		if l.qkv.ins != width || l.qkv.outs != 3*width || l.out.ins != width || l.out.outs != width || l.up.ins != width || l.up.outs != hidden || l.down.ins != hidden || l.down.outs != width {
			return nil, fmt.Errorf("dep: no weights of a neural parser")
		}
	}
	if n.tags = readPairs(f); len(n.tags) == 0 {
		return nil, fmt.Errorf("dep: no tags of a neural parser")
	}
	n.hints = len(f.Float32s("words.bias")) >= hintsAt+nlp.NumHints
	n.tables()
	c := f.Float32s("confidence")
	if len(c) != 2 {
		c = []float32{1, 0}
	}
	n.calibrate(float64(c[0]), float64(c[1]))
	n.scratch.New = func() any { return new(batch) }
	return n, nil
}

// EmbeddedNeural returns the neural parser that the binary carries.
func EmbeddedNeural(inflect func(d *nlp.Doc, sentence int)) (*Neural, error) {
	f, err := model.Embedded("dep-best")
	if err != nil {
		return nil, err
	}
	return NewNeural(f, inflect)
}

// tables fills the tables that stand for functions. Values are rounded well
// above the last bits, in which machines differ.
func (n *Neural) tables() {
	n.gelu = make([]float32, 2*geluEnd*geluSteps+1)
	for i := range n.gelu {
		x := float64(i)/geluSteps - geluEnd
		n.gelu[i] = float32(math.Round(x*.5*(1+math.Erf(x/math.Sqrt2))*65536) / 65536)
	}
	n.exp = make([]uint8, expEnd*expSteps+1)
	n.expf = make([]float32, len(n.exp))
	for i := range n.exp {
		e := math.Exp(-float64(i) / expSteps)
		n.exp[i] = uint8(math.Round(255 * e))
		n.expf[i] = float32(math.Round(e*(1<<24)) / (1 << 24))
	}
}

// calibrate tabulates confidence = 1/(1+exp(-bias-slope*logit(p))).
func (n *Neural) calibrate(slope, bias float64) {
	n.slope, n.bias = slope, bias
	for i := range n.conf {
		p := (float64(i) + .5) / 256
		q := 1 / (1 + math.Exp(-bias-slope*math.Log(p/(1-p))))
		n.conf[i] = uint8(max(1, min(255, math.Round(255*q))))
	}
}

// Needs returns tokens and tags.
func (n *Neural) Needs() nlp.Layer { return nlp.Tokens | nlp.Tags }

// Gives returns trees, and tags and lemmas where the parser corrects them.
func (n *Neural) Gives() nlp.Layer {
	if n.inflect != nil {
		return nlp.Trees | nlp.Tags | nlp.Lemmas
	}
	return nlp.Trees
}

// Annotate lays a tree over every sentence of d: each has one root. Sentences
// of more than 120 words are parsed in parts, so that time is linear in the
// length of the text.
func (n *Neural) Annotate(d *nlp.Doc) {
	b := n.scratch.Get().(*batch)
	b.reset(d)
	d.Hints = d.Hints[:0]
	if n.hints {
		d.Hints = need(d.Hints, len(d.Tokens)*nlp.NumHints)
	}
	for _, s := range d.Sentences {
		main := int32(-1)
		for first := s.First; first < s.End; {
			end := n.add(b, first, s.End, first == s.First)
			b.spans[len(b.spans)-1].main = main
			main = s.First // marks a part that continues a sentence
			first = end
			if b.numWords() >= batchWords {
				n.run(b)
				b.reset(d)
			}
		}
	}
	n.run(b)
	for _, s := range d.Sentences {
		mend(d, s)
	}
	b.doc = nil
	n.scratch.Put(b)
}

// add takes words from token first into the batch, as one sentence, and returns
// the token behind the last. It stops at most mostWords words or positions
// pieces later, after a comma or semicolon where one is near.
func (n *Neural) add(b *batch, first, end int32, opens bool) int32 {
	d := b.doc
	if end-first > mostWords {
		end = first + mostWords
		for i := end - 1; i > first+mostWords/2; i-- {
			if x := d.Tokens[i].XPOS; x == nlp.TagComma || x == nlp.TagColon || x == nlp.TagPeriod {
				end = i + 1
				break
			}
		}
	}
	s := span{first: first, piece: len(b.ids), word: len(b.firstPiece)}
	b.ids = append(b.ids, pieceRoot)
	b.wordOf = append(b.wordOf, wordKey{})
	b.firstPiece = append(b.firstPiece, int32(s.piece))
	b.lastPiece = append(b.lastPiece, int32(s.piece))
	var ids [mostPieces]uint16
	i := first
	for ; i < end; i++ {
		t := &d.Tokens[i]
		form := d.Text[t.Start:t.End]
		c := n.pieces.split(form, &ids)
		if len(b.ids)-s.piece+c > positions {
			break
		}
		key := wordKey{uint8(shapeOf(form, opens && i == first)), uint8(t.UPOS), uint8(t.XPOS)}
		b.firstPiece = append(b.firstPiece, int32(len(b.ids)))
		for _, id := range ids[:c] {
			b.ids = append(b.ids, id)
			b.wordOf = append(b.wordOf, key)
		}
		b.lastPiece = append(b.lastPiece, int32(len(b.ids)-1))
	}
	s.words = int(i - first)
	s.pieces = len(b.ids) - s.piece
	b.spans = append(b.spans, s)
	return i
}
