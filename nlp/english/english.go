// Package english is the shipped English pipeline, put together from the rooms
// around it.
package english

import (
	"fmt"

	"github.com/parley-record/parley/nlp"
	"github.com/parley-record/parley/nlp/attrib"
	"github.com/parley-record/parley/nlp/coref"
	"github.com/parley-record/parley/nlp/dep"
	"github.com/parley-record/parley/nlp/ner"
	"github.com/parley-record/parley/nlp/tag"
	"github.com/parley-record/parley/nlp/token"
)

// A Grade trades speed for accuracy.
type Grade string

// The grades.
const (
	Fast Grade = "fast" // for archives: a transition parser with a small beam
	Best Grade = "best" // for a few reports: a small neural parser, which tags anew and hints at names and attributions
)

// An Engine is the pipeline of one grade. Safe for concurrent use.
type Engine struct {
	*nlp.Pipeline
	Grade  Grade
	Models []string // names of the embedded models that it reads with
}

// New loads the engine of a grade from the embedded models, side by side. The
// parser of Best corrects the tagger's tags.
func New(g Grade) (*Engine, error) {
	if g != Fast && g != Best {
		return nil, fmt.Errorf("english: no engine grade %q; there are fast and best", g)
	}
	e := &Engine{Grade: g}
	var tagger *tag.Tagger
	retag := func(d *nlp.Doc, sentence int) { tagger.Inflect(d, sentence) }
	loadParser := ahead(func() (nlp.Pipe, error) { return dep.Embedded() })
	if g == Best {
		loadParser = ahead(func() (nlp.Pipe, error) { return dep.EmbeddedNeural(retag) })
	}
	loadNames, loadCredits := ahead(ner.Embedded), ahead(attrib.Embedded)
	tagger, err := tag.Embedded()
	if err != nil {
		return nil, fmt.Errorf("english: %w", err)
	}
	e.Models = append(e.Models, "tag")
	parser, err := loadParser()
	if err != nil {
		return nil, fmt.Errorf("english: %w", err)
	}
	e.Models = append(e.Models, "dep-"+string(g))
	names, err := loadNames()
	if err != nil {
		return nil, fmt.Errorf("english: %w", err)
	}
	e.Models = append(e.Models, "ner")
	credits, err := loadCredits()
	if err != nil {
		return nil, fmt.Errorf("english: %w", err)
	}
	e.Models = append(e.Models, "attrib")
	pipes := []nlp.Pipe{token.Tokeniser{}, tagger, parser, names, coref.New(names.GivenName), credits}
	p, err := nlp.NewPipeline(pipes...)
	if err != nil {
		return nil, err
	}
	e.Pipeline = p
	return e, nil
}

// ahead begins to load and returns what waits for the end of it.
func ahead[T any](load func() (T, error)) func() (T, error) {
	var v T
	var err error
	done := make(chan struct{})
	go func() {
		defer close(done)
		v, err = load()
	}()
	return func() (T, error) {
		<-done
		return v, err
	}
}
