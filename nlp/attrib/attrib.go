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
	first *tagger
	pick  *chooser
	link  *linker
	pool  sync.Pool
}

// New returns the pipe that reads with the weights of f.
func New(f *model.File) (*Pipe, error) {
	p := &Pipe{}
	var err error
	if p.first, err = decodeTagger(f, "first"); err != nil {
		return nil, err
	}
	if p.pick, err = decodeChooser(f); err != nil {
		return nil, err
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

// Ask sets what is asked of the likelihood of parts and of an attribution, for
// measuring: what a source, a cue and a content have to be worth, the share of
// being exactly right in that, what a content has to be worth for a cue that
// has no other, and the least confidence.
func (p *Pipe) Ask(worth, share [3]float64, fill, whole float64) {
	p.pick.ask, p.pick.share, p.pick.fill = worth, share, fill
	p.link.gate = whole
}

// Heed sets what a logit of the encoder counts beside one of the field, for
// measuring.
func (p *Pipe) Heed(x float64) { p.first.setHeed(x) }

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
	p.first.decode(r)
	p.pick.read(r)
	p.link.join(r, p.pick)
	p.link.attributions(r)
	r.d = nil
}
