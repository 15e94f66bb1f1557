package main

import (
	"fmt"
	"io"
	"os"
	"time"

	"github.com/parley-record/parley/internal/desk"
	"github.com/parley-record/parley/internal/fetch"
	"github.com/parley-record/parley/internal/intake"
	"github.com/parley-record/parley/nlp/english"
	"github.com/spf13/cobra"
)

// inputFlags are the flags of every command that reads reports.
type inputFlags struct {
	engine        string
	published     string
	outlet        string
	url           string
	generated     string
	output        string
	quiet         bool
	minConfidence float64
	issues        string
	pins          string
}

func (f *inputFlags) add(c *cobra.Command) {
	fs := c.Flags()
	fs.StringVar(&f.engine, "engine", "", fmt.Sprintf("grade of the language engine: fast or best (default best for up to %d reports, fast for more; parse: fast)", desk.Few))
	fs.StringVar(&f.published, "published", "", "date of reports that carry none, such as 2025-11-24")
	fs.StringVar(&f.outlet, "outlet", "", "outlet of reports that name none")
	fs.StringVar(&f.url, "url", "", "address of reports that carry none")
	fs.StringVar(&f.generated, "generated", "", "time to print as the record's own, in RFC 3339 (default now)")
	fs.StringVarP(&f.output, "output", "o", "", "write to this file, not to standard output")
	fs.BoolVarP(&f.quiet, "quiet", "q", false, "no progress bar")
	fs.Float64Var(&f.minConfidence, "min-confidence", 0, "leave out entries less sure than this, from 0 to 1")
	fs.StringVar(&f.issues, "issues", "", "file of your own issues (issues.toml: label, phrases), matched first")
	fs.StringVar(&f.pins, "pins", "", "file of your word on which reports are one story (parley stories)")
	c.RegisterFlagCompletionFunc("engine", cobra.FixedCompletions([]string{"fast", "best"}, cobra.ShellCompDirectiveNoFileComp))
}

// options checks the flags and returns what they set.
func (f *inputFlags) options(c *cobra.Command) (desk.Options, error) {
	opt := desk.Options{
		Engine: english.Grade(f.engine), MinConfidence: f.minConfidence, Stdin: c.InOrStdin(), Read: fetch.Read,
		Inputs: intake.Options{Outlet: f.outlet, URL: f.url},
	}
	if opt.Engine != "" && opt.Engine != english.Fast && opt.Engine != english.Best {
		return opt, usageError("there are fast and best", "there is no engine %q", f.engine)
	}
	if f.published != "" {
		d, ok := intake.Date(f.published)
		if !ok {
			return opt, usageError("write it as 2025-11-24 or 2025-11-24T18:00:00Z", "the date %q cannot be read", f.published)
		}
		opt.Inputs.Published = d
	}
	if !(f.minConfidence >= 0 && f.minConfidence <= 1) {
		return opt, usageError("", "--min-confidence is a number from 0 to 1")
	}
	if f.issues != "" {
		book, sum, err := readCodebook(f.issues)
		if err != nil {
			return opt, err
		}
		opt.Codebook, opt.CodebookSum = book, sum
	}
	if f.pins != "" {
		lines, err := readPins(f.pins, false)
		if err != nil {
			return opt, err
		}
		opt.Pins = lines
	}
	opt.Generated = f.generated
	if opt.Generated == "" {
		opt.Generated = time.Now().UTC().Format(time.RFC3339)
	} else if _, err := time.Parse(time.RFC3339, opt.Generated); err != nil {
		return opt, usageError("write it as 2025-11-24T18:00:00Z", "the time %q cannot be read", f.generated)
	}
	return opt, nil
}

// write gives what print prints to standard output or to the --output file,
// which is replaced only once all of it is written.
func (f *inputFlags) write(c *cobra.Command, print func(io.Writer) error) error {
	if f.output == "" {
		return print(c.OutOrStdout())
	}
	tmp, err := os.CreateTemp(dir(f.output), ".parley-*")
	if err != nil {
		return &fault{err: fmt.Errorf("cannot write %s: %w", f.output, err), code: exitError}
	}
	defer os.Remove(tmp.Name())
	err = print(tmp)
	if err == nil {
		err = tmp.Chmod(0o644)
	}
	if cerr := tmp.Close(); err == nil {
		err = cerr
	}
	if err == nil {
		err = os.Rename(tmp.Name(), f.output)
	}
	return err
}
