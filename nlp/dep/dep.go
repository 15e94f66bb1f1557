// Package dep finds the dependency tree of each sentence, in the convention of
// Universal Dependencies.
//
// The fast parser is an arc-eager transition system (Nivre 2008) with the root
// behind the last word (Ballesteros and Nivre 2013), trained greedily with the
// dynamic oracle of Goldberg and Nivre (2012) and exploration. Its features
// follow Zhang and Nivre (2011). We depart from them in three things: the four
// transitions carry no label, a second pass labels the finished tree from the
// root downwards, so that a label sees all dependents of both its words, and
// where transitions are close several paths are followed (beam.go).
package dep

import (
	"fmt"
	"sync"

	"github.com/parley-record/parley/nlp"
	"github.com/parley-record/parley/nlp/lexicon"
	"github.com/parley-record/parley/nlp/model"
)

// A Parser is the fast parser with its weights. Safe for concurrent use.
type Parser struct {
	m       *weights
	lex     *lexicon.Lexicon
	scratch sync.Pool
}

// New returns a parser with the weights of f and the lexicon that they were
// trained with. It fails where f holds none.
func New(f *model.File, lex *lexicon.Lexicon) (*Parser, error) {
	m, err := readWeights(f)
	if err != nil {
		return nil, fmt.Errorf("dep: %w", err)
	}
	p := &Parser{m: m, lex: lex}
	p.scratch.New = func() any { return new(state) }
	return p, nil
}

// Embedded returns the greedy parser that the binary carries.
func Embedded() (*Parser, error) {
	f, err := model.Embedded("dep-fast")
	if err != nil {
		return nil, err
	}
	lex, err := lexicon.Embedded()
	if err != nil {
		return nil, err
	}
	return New(f, lex)
}

// Needs returns tokens and tags.
func (p *Parser) Needs() nlp.Layer { return nlp.Tokens | nlp.Tags }

// Gives returns trees.
func (p *Parser) Gives() nlp.Layer { return nlp.Trees }

// Annotate lays a tree over every sentence of d: each has one root. Time is
// linear in the length of the text.
func (p *Parser) Annotate(d *nlp.Doc) {
	s := p.scratch.Get().(*state)
	for _, sent := range d.Sentences {
		p.sentence(s, d, int(sent.First), int(sent.End))
		mend(d, sent)
	}
	p.scratch.Put(s)
}

// sentence lays a tree over the tokens [first, end), in the memory of s, and
// returns the state it ended in.
func (p *Parser) sentence(s *state, d *nlp.Doc, first, end int) *state {
	if first >= end {
		return s
	}
	s.load(d, first, end, p.lex)
	s.start()
	s = p.m.follow(s)
	s.finish()
	p.m.label(s)
	for i := 1; i <= s.n; i++ {
		t := &d.Tokens[first+i-1]
		t.Head = -1
		if h := s.head[i]; int(h) <= s.n {
			t.Head = int32(first) + h - 1
		}
		t.Rel = s.rel[i]
		t.HeadConf = p.m.confidence(s.margin[i])
	}
	return s
}
