package dep

import (
	"bufio"
	"encoding/binary"
	"fmt"
	"io"
	"math"

	"github.com/parley-record/parley/nlp"
	"github.com/parley-record/parley/nlp/model"
)

// A netReader reads the parts of a neural parser from a model file. A matrix is
// three sections: NAME, its weights as [outs][ins] int8, row-major; NAME.scale
// and NAME.bias, one float32 for each output. A table of vectors is NAME, int8,
// and NAME.scale, one for each.
type netReader struct {
	f   *model.File
	bad bool
}

func (r *netReader) matrix(name string) *matrix {
	w, scale, bias := r.f.Bytes(name), r.f.Float32s(name+".scale"), r.f.Float32s(name+".bias")
	if len(scale) == 0 || len(w) == 0 || len(w)%len(scale) != 0 || len(bias) != len(scale) {
		r.bad = true
		return newMatrix(1, 1)
	}
	ins := len(w) / len(scale)
	m := newMatrix(len(scale), ins)
	for o := range scale {
		sum := int32(0)
		for i := range ins {
			x := max(-mostWeight, min(mostWeight, int8(w[o*ins+i])))
			m.w[m.at(o, i)] = x
			sum += int32(x)
		}
		m.comp[o] = 128 * sum
	}
	copy(m.scale, scale)
	copy(m.bias, bias)
	return m
}

func (r *netReader) table(name string) [][]float32 {
	w, scale := r.f.Int8s(name), r.f.Float32s(name+".scale")
	if len(w) != len(scale)*width {
		r.bad = true
		return nil
	}
	v := make([]float32, len(w))
	t := make([][]float32, len(scale))
	for i, s := range scale {
		for j := i * width; j < (i+1)*width; j++ {
			v[j] = float32(w[j]) * s
		}
		t[i] = v[i*width : (i+1)*width]
	}
	return t
}

func (r *netReader) norm(name string) norm {
	n := norm{r.f.Float32s(name + ".gain"), r.f.Float32s(name + ".bias")}
	if len(n.gain) != width || len(n.bias) != width {
		r.bad = true
	}
	return n
}

// tensor is a matrix of floats as the trainer writes it.
type tensor struct {
	rows, cols int
	v          []float32
}

// QuantiseNet turns what the trainer wrote (for each tensor a line "name rows
// cols" and its little-endian float32 values, at last a line "end") and its
// list of pieces into a model, which gives such tags as stand in gold.
func QuantiseNet(r io.Reader, pieces []string, gold *nlp.Doc) (*model.File, error) {
	t := map[string]tensor{}
	br := bufio.NewReaderSize(r, 1<<20)
	for {
		line, err := br.ReadString('\n')
		if err != nil {
			return nil, fmt.Errorf("dep: the trainer's file ends early: %w", err)
		}
		if line == "end\n" {
			break
		}
		var name string
		var x tensor
		if _, err := fmt.Sscan(line, &name, &x.rows, &x.cols); err != nil {
			return nil, fmt.Errorf("dep: the trainer's file: %w", err)
		}
		b := make([]byte, 4*x.rows*x.cols)
		if _, err := io.ReadFull(br, b); err != nil {
			return nil, fmt.Errorf("dep: the trainer's file ends early: %w", err)
		}
		x.v = make([]float32, x.rows*x.cols)
		for i := range x.v {
			x.v[i] = math.Float32frombits(binary.LittleEndian.Uint32(b[4*i:]))
		}
		t[name] = x
	}
	f := &model.File{}
	putMatrix := func(name string, w, bias tensor) {
		q, scale := quantiseRows(w, mostWeight)
		f.SetInt8s(name, q)
		f.SetFloat32s(name+".scale", scale)
		if bias.v == nil {
			bias.v = make([]float32, w.rows)
		}
		f.SetFloat32s(name+".bias", bias.v)
	}
	putTable := func(name string, w tensor) {
		q, scale := quantiseRows(w, 127)
		f.SetInt8s(name, q)
		f.SetFloat32s(name+".scale", scale)
	}
	putNorm := func(from string) {
		f.SetFloat32s(from+".gain", t[from+".weight"].v)
		f.SetFloat32s(from+".bias", t[from+".bias"].v)
	}
	hashes := make([]uint32, 0, len(pieces))
	for i, p := range pieces {
		if i >= 2 {
			hashes = append(hashes, hashPiece(p))
		}
	}
	f.SetUint32s("pieces", hashes)
	putTable("emb", t["emb.weight"])
	putMatrix("proj", t["proj.weight"], t["proj.bias"])
	for _, n := range []string{"pos", "shape", "up", "xp"} {
		putTable(n, t[n])
	}
	putNorm("ln")
	for i := 0; t[fmt.Sprintf("layers.%d.qkv.weight", i)].rows > 0; i++ {
		p := fmt.Sprintf("layers.%d.", i)
		for _, n := range []string{"qkv", "out", "up", "down"} {
			putMatrix(p+n, t[p+n+".weight"], t[p+n+".bias"])
		}
		putNorm(p + "ln1")
		putNorm(p + "ln2")
	}
	var words, bias tensor
	for _, n := range []string{"arcd", "arch", "labd", "labh", "tag", "name", "part"} {
		w, ok := t[n+".weight"]
		if !ok {
			continue
		}
		b := t[n+".bias"].v
		if most := nlp.NumUPOS + nlp.NumXPOS; n == "tag" && w.rows > most { // the trainer has room for one more
			w.rows, w.v, b = most, w.v[:most*w.cols], b[:most]
		}
		words.rows, words.cols = words.rows+w.rows, w.cols
		words.v = append(words.v, w.v...)
		bias.v = append(bias.v, b...)
	}
	putMatrix("words", words, bias)
	putMatrix("u", t["u.weight"], tensor{})
	f.SetFloat32s("headbias", t["headbias.weight"].v)
	putMatrix("lab", t["lab.weight"], t["lab.bias"])
	setTags(f, gold)
	f.SetFloat32s("confidence", []float32{1, 0})
	if _, err := NewNeural(f, nil); err != nil {
		return nil, err
	}
	return f, nil
}

// leastPair is how often a pair of tags has to stand in the treebank for the
// parser to give it.
const leastPair = 2

// setTags puts the pairs of tags into f that stand in the trees of gold; the
// parser gives no others.
func setTags(f *model.File, gold *nlp.Doc) {
	var count [nlp.NumUPOS][nlp.NumXPOS]int
	for i := range gold.Tokens {
		count[gold.Tokens[i].UPOS][gold.Tokens[i].XPOS]++
	}
	var pairs []byte
	for u := range count {
		for x, n := range count[u] {
			if n >= leastPair && u > 0 && x > 0 {
				pairs = append(pairs, byte(u), byte(x))
			}
		}
	}
	f.Set("tags", pairs)
}

// readPairs reads what setTags put, nil where that is not there.
func readPairs(f *model.File) []tagPair {
	b := f.Bytes("tags")
	var pairs []tagPair
	for i := 0; i+1 < len(b); i += 2 {
		p := tagPair{nlp.UPOS(b[i]), nlp.XPOS(b[i+1])}
		if int(p.upos) >= nlp.NumUPOS || int(p.xpos) >= nlp.NumXPOS {
			return nil
		}
		pairs = append(pairs, p)
	}
	return pairs
}

// quantiseRows returns w as whole numbers in [-most, most] with a scale for
// each row.
func quantiseRows(w tensor, most float32) ([]int8, []float32) {
	q, scale := make([]int8, len(w.v)), make([]float32, w.rows)
	for r := range w.rows {
		row := w.v[r*w.cols : (r+1)*w.cols]
		top := float32(0)
		for _, x := range row {
			top = max(top, x, -x)
		}
		if top == 0 {
			continue
		}
		scale[r] = top / most
		for i, x := range row {
			q[r*w.cols+i] = int8(math.RoundToEven(float64(x / scale[r])))
		}
	}
	return q, scale
}

// FitConfidence sets how sure the parser of f says that it is, so that it is
// right as often on the trees of docs, which have their tags as a tagger reads
// them.
func FitConfidence(f *model.File, docs []*nlp.Doc) error {
	f.SetFloat32s("confidence", []float32{1, 0})
	n, err := NewNeural(f, nil)
	if err != nil {
		return err
	}
	var x []float64
	var right []bool
	for _, d := range docs {
		e := *d
		e.Tokens = append([]nlp.Token(nil), d.Tokens...)
		n.Annotate(&e)
		for i := range e.Tokens {
			p := float64(e.Tokens[i].HeadConf) / 256
			x = append(x, math.Log(p/(1-p)))
			right = append(right, e.Tokens[i].Head == d.Tokens[i].Head)
		}
	}
	slope, bias := logistic(x, right)
	f.SetFloat32s("confidence", []float32{float32(slope), float32(bias)})
	return nil
}
