package nlp

import (
	"fmt"
	"strings"
)

// A Layer is a set of things that stages lay over a text.
type Layer uint16

// The layers.
const (
	Tokens       Layer = 1 << iota // tokens and sentences
	Tags                           // UPOS, XPOS, features
	Lemmas                         // lemmas
	Trees                          // heads and relations
	Names                          // names and their kinds
	Coref                          // chains
	Attributions                   // source, cue, content
)

// String lists the layers of l.
func (l Layer) String() string {
	var s []string
	for i, n := range [...]string{"tokens", "tags", "lemmas", "trees", "names", "coref", "attributions"} {
		if l&(1<<i) != 0 {
			s = append(s, n)
		}
	}
	return strings.Join(s, "+")
}

// A Pipe is one stage: it reads the layers it needs and lays those it gives. It
// never fails on any text, changes no layer but its own, and is safe for
// concurrent use on different Docs.
type Pipe interface {
	Needs() Layer
	Gives() Layer
	Annotate(d *Doc)
}

// A Pipeline is stages in order.
type Pipeline struct{ pipes []Pipe }

// NewPipeline returns the stages as one. It fails where a stage needs a layer
// that none before it gives.
func NewPipeline(pipes ...Pipe) (*Pipeline, error) {
	var has Layer
	for i, p := range pipes {
		if lack := p.Needs() &^ has; lack != 0 {
			return nil, fmt.Errorf("nlp: stage %d needs %s, which no stage before it gives", i+1, lack)
		}
		has |= p.Gives()
	}
	return &Pipeline{pipes}, nil
}

// Annotate runs every stage over d, leaving out those whose layers d has
// already (so that given tokens are kept).
func (p *Pipeline) Annotate(d *Doc) { p.AnnotateAll([]*Doc{d}) }

// AnnotateAll runs every stage over all docs before the next one begins: what a
// stage looks up stays in the caches meanwhile.
func (p *Pipeline) AnnotateAll(docs []*Doc) {
	for _, q := range p.pipes {
		for _, d := range docs {
			if q.Gives()&^d.Has == 0 {
				continue
			}
			q.Annotate(d)
			d.Has |= q.Gives()
		}
	}
}

// Gives returns the layers that the pipeline lays.
func (p *Pipeline) Gives() Layer {
	var l Layer
	for _, q := range p.pipes {
		l |= q.Gives()
	}
	return l
}
