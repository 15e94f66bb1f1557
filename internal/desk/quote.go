package desk

import (
	"context"
	"fmt"

	"github.com/parley-record/parley"
	"github.com/parley-record/parley/internal/diff"
	"github.com/parley-record/parley/nlp"
)

// Quote finds every telling of an utterance in reports, which it reads anew.
func (d *Desk) Quote(ctx context.Context, words string, reports []parley.Report) (*diff.Quotation, error) {
	c, err := diff.Shipped()
	if err != nil {
		return nil, fmt.Errorf("desk: %w", err)
	}
	docs, err := d.Annotate(ctx, reports)
	if err != nil {
		return nil, err
	}
	q := &nlp.Doc{}
	q.Reset(diff.Unquoted(words))
	if err := d.AnnotateDoc(q, len(reports)); err != nil {
		return nil, err
	}
	return c.Quotation(q, reports, docs), nil
}
