package desk

import (
	"context"
	"fmt"
	"slices"

	"github.com/parley-record/parley"
	"github.com/parley-record/parley/internal/diff"
	"github.com/parley-record/parley/nlp"
	"github.com/parley-record/parley/nlp/english"
)

// What is read for an utterance while a page waits: at most quoteRead reports, with
// the better engine up to quoteFew of them.
const (
	quoteRead = 40
	quoteFew  = 8
)

// Quote finds every telling of an utterance in reports. More than Few of them are
// first held against it by the forms of their words, and only those that may tell it
// are read.
func (d *Desk) Quote(ctx context.Context, words string, reports []parley.Report) (*diff.Quotation, error) {
	e, err := d.engine(len(reports))
	if err != nil {
		return nil, err
	}
	var read []int
	if len(reports) > Few {
		if read, err = d.mayTell(ctx, words, reports); err != nil {
			return nil, err
		}
	} else {
		for i := range reports {
			read = append(read, i)
		}
	}
	return d.quote(ctx, e, words, reports, read)
}

// QuoteSoon finds the tellings of an utterance in those of reports that most likely
// tell it, soon enough for a page.
func (d *Desk) QuoteSoon(ctx context.Context, words string, reports []parley.Report) (*diff.Quotation, error) {
	read, err := d.mayTell(ctx, words, reports)
	if err != nil {
		return nil, err
	}
	read = read[:min(len(read), quoteRead)]
	var e *english.Engine
	if d.opt.Engine == "" && len(read) > quoteFew {
		e, err = d.fast()
	} else {
		e, err = d.engine(len(read))
	}
	if err != nil {
		return nil, err
	}
	return d.quote(ctx, e, words, reports, read)
}

// mayTell returns the indexes of the reports that may tell an utterance, those that
// have most of its words in one place first.
func (d *Desk) mayTell(ctx context.Context, words string, reports []parley.Report) ([]int, error) {
	c, err := diff.Shipped()
	if err != nil {
		return nil, fmt.Errorf("desk: %w", err)
	}
	e, err := d.fast() // its classes of words are good enough for this
	if err != nil {
		return nil, err
	}
	utterance := uttered(e, words)
	share := make([]int32, len(reports))
	const batch = 64
	err = d.each(ctx, (len(reports)+batch-1)/batch, func(k int) {
		s := c.Seek(utterance)
		for i := k * batch; i < min(len(reports), (k+1)*batch); i++ {
			share[i] = s.Share(reports[i].Text)
		}
	})
	if err != nil {
		return nil, err
	}
	var list []int
	for i := range share {
		if share[i] >= diff.LeastShare {
			list = append(list, i)
		}
	}
	slices.SortStableFunc(list, func(a, b int) int { return int(share[b] - share[a]) })
	return list, nil
}

// quote finds the tellings of an utterance in the reports with the indexes read.
func (d *Desk) quote(ctx context.Context, e *english.Engine, words string, reports []parley.Report, read []int) (*diff.Quotation, error) {
	c, err := diff.Shipped()
	if err != nil {
		return nil, fmt.Errorf("desk: %w", err)
	}
	some := make([]parley.Report, len(read))
	for k, i := range read {
		some[k] = reports[i]
	}
	docs := make([]*nlp.Doc, len(reports))
	if err := d.annotate(ctx, e, some, func(k int, doc *nlp.Doc) { docs[read[k]] = doc }); err != nil {
		return nil, err
	}
	return c.Quotation(uttered(e, words), reports, docs), nil
}

// uttered returns what the engine reads in an utterance.
func uttered(e *english.Engine, words string) *nlp.Doc {
	q := &nlp.Doc{}
	q.Reset(diff.Unquoted(words))
	e.Annotate(q)
	return q
}
