// Package attrib finds who is credited with what: a linear-chain conditional
// random field labels the words of sources, cues and contents, and a linker
// joins them into attributions.
package attrib

import (
	"sync"

	"github.com/parley-record/parley/nlp"
	"github.com/parley-record/parley/nlp/lexicon"
	"github.com/parley-record/parley/nlp/model"
)

// A Pipe lays the attributions over a text. Safe for concurrent use.
type Pipe struct {
	first, second *tagger
	link          *linker
	pool          sync.Pool
}

// New returns the pipe that reads with the weights of f.
func New(f *model.File) (*Pipe, error) {
	p := &Pipe{}
	var err error
	if p.first, err = decodeTagger(f, "first"); err != nil {
		return nil, err
	}
	if f.Bytes("second.shape") != nil {
		if p.second, err = decodeTagger(f, "second"); err != nil {
			return nil, err
		}
	}
	if p.link, err = decodeLinker(f); err != nil {
		return nil, err
	}
	lex, err := lexicon.Embedded()
	if err != nil {
		return nil, err
	}
	p.pool.New = func() any { return &reader{lex: lex} }
	return p, nil
}

// Embedded returns the pipe of the weights that the binary carries.
func Embedded() (*Pipe, error) {
	f, err := model.Embedded("attrib")
	if err != nil {
		return nil, err
	}
	return New(f)
}

// Lean shifts the scores of p further towards finding parts, for measuring.
func (p *Pipe) Lean(x float64) {
	for _, t := range []*tagger{p.first, p.second} {
		if t != nil {
			t.lean(x)
			t.prepare()
		}
	}
}

// Needs returns the layers that the weights were trained with.
func (p *Pipe) Needs() nlp.Layer { return p.first.layers }

// Gives returns nlp.Attributions.
func (p *Pipe) Gives() nlp.Layer { return nlp.Attributions }

// Annotate fills d.Attributions, in the order of their cues.
func (p *Pipe) Annotate(d *nlp.Doc) {
	d.Attributions = d.Attributions[:0]
	if len(d.Tokens) == 0 {
		return
	}
	r := p.pool.Get().(*reader)
	defer p.pool.Put(r)
	r.load(d, p.first.layers)
	t := p.first
	t.decode(r, p.second == nil)
	if p.second != nil {
		r.labels = append(r.labels[:0], r.crf.labels...)
		r.setFirst(t.scheme, r.labels)
		t = p.second
		t.decode(r, true)
	}
	r.partsOf(t.scheme, r.crf.labels, r.crf.post)
	p.link.join(r)
	p.link.attributions(r)
	r.d = nil
}
