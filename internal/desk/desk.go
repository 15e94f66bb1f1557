// Package desk is the straight line: it runs reports through every step, from
// bytes to the record.
package desk

import (
	"cmp"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"runtime"
	"strconv"
	"strings"
	"sync"
	"sync/atomic"

	"github.com/parley-record/parley"
	"github.com/parley-record/parley/internal/diff"
	"github.com/parley-record/parley/internal/extract"
	"github.com/parley-record/parley/internal/intake"
	"github.com/parley-record/parley/internal/resolve"
	"github.com/parley-record/parley/nlp"
	"github.com/parley-record/parley/nlp/english"
	"github.com/parley-record/parley/nlp/model"
	"github.com/parley-record/parley/nlp/token"
)

// Options are the settings of a Desk. The zero value is what is shipped.
type Options struct {
	Engine english.Grade // "": Best for up to Few reports, Fast for more
	Inputs intake.Options
	Stdin  io.Reader // for the path "-"; nil: os.Stdin

	// Read turns an input into reports; nil: intake.Read.
	Read func(intake.Input, intake.Options) ([]parley.Report, []parley.Problem)

	Generated     string           // RFC 3339; the record's "generated"
	MinConfidence float64          // entries below it are left out
	OneStory      bool             // the reports were put side by side by a person
	Codebook      resolve.Codebook // the user's own issues, matched before any that is found
	CodebookSum   string           // SHA-256 of the file that they came from
	Pins          []parley.PinLine // a person's word on which reports are one story
	Workers       int              // reports read at once; 0: as many as there are cores

	// Progress is called before the first report and after each with how many are
	// done, of how many. It may be called by several goroutines at once.
	Progress func(done, total int)
}

// Few is how many reports are read with the better engine where no grade is
// named: as many as it reads in the time that a person waits without asking.
const Few = 50

// A Desk reads reports. Safe for concurrent use.
type Desk struct {
	opt        Options
	pins       parley.Pins
	fast, best func() (*english.Engine, error)
}

// New returns a desk. Its engine is loaded at once where Options name a grade,
// else with the first reports.
func New(opt Options) (*Desk, error) {
	if opt.Workers <= 0 {
		opt.Workers = runtime.GOMAXPROCS(0)
	}
	if opt.Stdin == nil {
		opt.Stdin = os.Stdin
	}
	load := func(g english.Grade) func() (*english.Engine, error) {
		return sync.OnceValues(func() (*english.Engine, error) { return english.New(g) })
	}
	d := &Desk{opt: opt, fast: load(english.Fast), best: load(english.Best)}
	if opt.Engine != "" {
		if _, err := d.engine(1); err != nil {
			return nil, err
		}
	}
	return d, nil
}

// engine returns what reads n reports.
func (d *Desk) engine(n int) (*english.Engine, error) {
	switch {
	case d.opt.Engine == english.Best, d.opt.Engine == "" && n <= Few:
		return d.best()
	case d.opt.Engine == english.Fast, d.opt.Engine == "":
		return d.fast()
	}
	return english.New(d.opt.Engine)
}

// Gather returns the reports that paths stand for, in order and with their ids,
// and what could not be read.
func (d *Desk) Gather(ctx context.Context, paths []string) ([]parley.Report, []parley.Problem, error) {
	list := places(paths)
	got := make([][]parley.Report, len(list))
	bad := make([][]parley.Problem, len(list))
	err := d.each(ctx, len(list), func(i int) {
		got[i], bad[i] = d.open(list[i])
	})
	if err != nil {
		return nil, nil, err
	}
	reports, problems := []parley.Report{}, []parley.Problem{}
	for i := range list {
		reports = append(reports, got[i]...)
		problems = append(problems, bad[i]...)
	}
	intake.Number(reports)
	return reports, problems, nil
}

// open reads what lies at one place.
func (d *Desk) open(p place) ([]parley.Report, []parley.Problem) {
	if p.problem != nil {
		return nil, []parley.Problem{*p.problem}
	}
	in := intake.Input{Path: p.path, Body: d.opt.Stdin}
	if p.path != "-" {
		f, err := os.Open(p.path)
		if err != nil {
			return nil, []parley.Problem{*trouble(p.path, err).problem}
		}
		defer f.Close()
		in.Body = f
	}
	if d.opt.Read != nil {
		return d.opt.Read(in, d.opt.Inputs)
	}
	return intake.Read(in, d.opt.Inputs)
}

// most is how many reports one core reads together at most. Each stage of the
// engine reads all of them before the next one begins, so that what it looks up
// stays near the core; measured in doc/tried/speed.md.
const most = 16

// batches cuts n reports into runs that are read together, and returns where
// each begins, with n behind the last. Towards the end they are shorter, so that
// no core waits long for another.
func (d *Desk) batches(n int) []int {
	cuts := []int{0}
	for at := 0; at < n; {
		at += max(1, min(most, (n-at)/(2*d.opt.Workers)))
		cuts = append(cuts, at)
	}
	return cuts
}

// annotate lays every layer of the engine e over the texts of reports, several at
// once, and calls then with each of them.
func (d *Desk) annotate(ctx context.Context, e *english.Engine, reports []parley.Report, then func(i int, doc *nlp.Doc)) error {
	cuts := d.batches(len(reports))
	if d.opt.Progress != nil && len(reports) > 0 {
		d.opt.Progress(0, len(reports))
	}
	var done atomic.Int64
	return d.each(ctx, len(cuts)-1, func(k int) {
		first, end := cuts[k], cuts[k+1]
		docs := make([]*nlp.Doc, 0, most)
		for i := range reports[first:end] {
			r, doc := &reports[first+i], &nlp.Doc{}
			doc.Reset(r.Text)
			doc.Title, doc.Body = intake.TitleLen(r), intake.Body(r)
			docs = append(docs, doc)
		}
		e.AnnotateAll(docs)
		for i, doc := range docs {
			then(first+i, doc)
			if d.opt.Progress != nil {
				d.opt.Progress(int(done.Add(1)), len(reports))
			}
		}
	})
}

// Annotate returns the texts of reports with every layer of the engine, several
// at once.
func (d *Desk) Annotate(ctx context.Context, reports []parley.Report) ([]*nlp.Doc, error) {
	e, err := d.engine(len(reports))
	if err != nil {
		return nil, err
	}
	docs := make([]*nlp.Doc, len(reports))
	err = d.annotate(ctx, e, reports, func(i int, doc *nlp.Doc) { docs[i] = doc })
	return docs, err
}

// Read returns the record of the reports that paths stand for. Its problems
// name the inputs that could not be read; a record that fails Check is refused
// with an error.
func (d *Desk) Read(ctx context.Context, paths []string) (*parley.Record, error) {
	reports, problems, err := d.Gather(ctx, paths)
	if err != nil {
		return nil, err
	}
	rec, err := d.Record(ctx, reports)
	if err != nil {
		return nil, err
	}
	rec.Problems = append(rec.Problems, problems...)
	return rec, nil
}

// Record returns the record of reports that have their ids.
func (d *Desk) Record(ctx context.Context, reports []parley.Report) (*parley.Record, error) {
	e, err := d.engine(len(reports))
	if err != nil {
		return nil, err
	}
	drafts := make([]*extract.Draft, len(reports))
	// Which reports are one story is told by their words alone, while the engine reads.
	var groups *diff.Grouping
	var unread, broken error
	err = d.each(ctx, 2, func(i int) {
		if i == 0 {
			unread = d.annotate(ctx, e, reports, func(i int, doc *nlp.Doc) {
				drafts[i] = extract.Read(doc, reports[i].Published)
			})
		} else {
			groups, broken = d.group(reports)
		}
	})
	if err = cmp.Or(err, unread, broken); err != nil {
		return nil, err
	}
	docs := make([]*nlp.Doc, len(drafts))
	for i := range drafts {
		docs[i] = drafts[i].Doc
	}
	// What the texts alone tell of each other is sought while the record is made.
	var rec *parley.Record
	var stories *diff.Stories
	err = d.each(ctx, 2, func(i int) {
		if i == 0 {
			rec = resolve.Record(reports, drafts, d.opt.Codebook, groups.Stories)
		} else {
			stories, broken = diff.Align(reports, docs, groups)
		}
	})
	if err = cmp.Or(err, broken); err != nil {
		return nil, err
	}
	stories.Fill(rec)
	rec.Tidy()
	left := 0
	if d.opt.MinConfidence > 0 {
		left = rec.Sift(d.opt.MinConfidence)
	}
	rec.Format, rec.Parley, rec.Generated = parley.Format, parley.Version, d.opt.Generated
	rec.Run = d.run(e)
	if left > 0 {
		rec.Run.Settings["left_out"] = strconv.Itoa(left)
	}
	for table, n := range rec.Unlisted {
		rec.Run.Settings["unlisted_"+table] = strconv.Itoa(n)
	}
	if n := stories.Uncompared(); n > 0 {
		rec.Run.Settings["uncompared_pairs"] = strconv.Itoa(n)
	}
	rec.Normalise()
	if err := rec.Check(); err != nil {
		return nil, fmt.Errorf("the record breaks its own rules and is refused: %w", err)
	}
	return rec, nil
}

// group puts the reports into stories, by what a person has said of them.
func (d *Desk) group(reports []parley.Report) (*diff.Grouping, error) {
	if d.opt.OneStory {
		return diff.OneStory(reports)
	}
	pins, _ := parley.NewPins(d.opt.Pins, reports)
	pins.Together, pins.Apart = append(pins.Together, d.pins.Together...), append(pins.Apart, d.pins.Apart...)
	return diff.Group(reports, pins)
}

// RecordWith returns the record of reports, read with a user's own issues instead
// of those of the desk's options, and with pins beside those.
func (d *Desk) RecordWith(ctx context.Context, reports []parley.Report, own []parley.CodeIssue, pins parley.Pins) (*parley.Record, error) {
	with := *d
	with.pins = pins
	if len(own) > 0 {
		raw, err := json.Marshal(own)
		if err != nil {
			return nil, err
		}
		sum := sha256.Sum256(raw)
		with.opt.Codebook, with.opt.CodebookSum = resolve.Codebook{Issues: own}, hex.EncodeToString(sum[:])
	}
	return with.Record(ctx, reports)
}

func (d *Desk) run(e *english.Engine) parley.Run {
	r := parley.Run{
		Engine:   string(e.Grade),
		Codebook: d.opt.CodebookSum,
		Settings: map[string]string{"min_confidence": strconv.FormatFloat(d.opt.MinConfidence, 'g', -1, 64)},
	}
	for _, name := range e.Models {
		r.Models = append(r.Models, parley.ModelRef{Name: name, SHA256: model.SHA256(name)})
	}
	r.Models = append(r.Models, parley.ModelRef{Name: "tables", SHA256: tablesSum()})
	return r
}

// tablesSum returns the SHA-256 of all word lists and weights that are text.
func tablesSum() string {
	sum := sha256.Sum256([]byte(resolve.Sum() + "\x00" + diff.Sum()))
	return hex.EncodeToString(sum[:])
}

// each calls f for every index below n, several at once. A panic in f is
// returned as an error.
func (d *Desk) each(ctx context.Context, n int, f func(i int)) error {
	var next atomic.Int64
	var wg sync.WaitGroup
	var mu sync.Mutex
	var first error
	for range min(d.opt.Workers, n) {
		wg.Go(func() {
			defer func() {
				if p := recover(); p != nil {
					mu.Lock()
					first = fmt.Errorf("a bug in Parley: %v at %s", p, where())
					mu.Unlock()
				}
			}()
			for ctx.Err() == nil {
				i := int(next.Add(1)) - 1
				if i >= n {
					return
				}
				f(i)
			}
		})
	}
	wg.Wait()
	if first != nil {
		return first
	}
	return ctx.Err()
}

// where names the place of a panic that is being recovered.
func where() string {
	pc := make([]uintptr, 32)
	frames := runtime.CallersFrames(pc[:runtime.Callers(3, pc)])
	for {
		f, more := frames.Next()
		if !strings.HasPrefix(f.Function, "runtime.") {
			return fmt.Sprintf("%s:%d", f.Function, f.Line)
		}
		if !more {
			return "an unknown place"
		}
	}
}

// AnnotateDoc lays the engine's layers over one of n texts, but for those it has.
func (d *Desk) AnnotateDoc(doc *nlp.Doc, n int) error {
	e, err := d.engine(n)
	if err != nil {
		return err
	}
	e.Annotate(doc)
	return nil
}

// Sentences returns where the sentences of a report begin and end, in bytes of
// its text, as the engine cuts them.
func Sentences(r *parley.Report) [][2]int {
	doc := &nlp.Doc{}
	doc.Reset(r.Text)
	doc.Title, doc.Body = intake.TitleLen(r), intake.Body(r)
	token.Tokeniser{}.Annotate(doc)
	var out [][2]int
	for _, s := range doc.Sentences {
		if s.Len() > 0 {
			b := doc.Bytes(int(s.First), int(s.End))
			out = append(out, [2]int{b.Start, b.End})
		}
	}
	return out
}
