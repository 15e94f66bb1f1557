package main

import (
	"cmp"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"time"

	"github.com/parley-record/parley/internal/desk"
	"github.com/parley-record/parley/internal/fetch"
	"github.com/parley-record/parley/internal/intake"
	"github.com/parley-record/parley/internal/sqlite"
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
	fs.StringVar(&f.issues, "issues", "", "file of your own issues (TOML or CSV: label, code, definition, parent, phrases), matched first")
	fs.StringVar(&f.pins, "pins", "", "file of your word on which reports are one story (parley stories)")
	c.RegisterFlagCompletionFunc("engine", cobra.FixedCompletions([]string{"fast", "best"}, cobra.ShellCompDirectiveNoFileComp))
}

// options checks the flags and returns what they set.
func (f *inputFlags) options(c *cobra.Command) (desk.Options, error) {
	opt := desk.Options{
		Engine: english.Grade(f.engine), MinConfidence: f.minConfidence, Stdin: c.InOrStdin(), Read: fetch.Read,
		Inputs: intake.Options{Outlet: f.outlet, URL: f.url},
	}
	if err := f.checkOutput(c); err != nil {
		return opt, err
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
	if err := checkGenerated(f.generated); err != nil {
		return opt, err
	}
	opt.Generated = cmp.Or(f.generated, time.Now().UTC().Format(time.RFC3339))
	return opt, nil
}

// checkGenerated reports a --generated that is given and is no time.
func checkGenerated(at string) error {
	if at == "" {
		return nil
	}
	if _, err := time.Parse(time.RFC3339, at); err != nil {
		return usageError("write it as 2025-11-24T18:00:00Z", "the time %q cannot be read", at)
	}
	return nil
}

// checkOutput reports an --output that cannot be written, or that is read: before
// the reading, which may take long.
func (f *inputFlags) checkOutput(c *cobra.Command) error {
	if f.toStdout() {
		return nil
	}
	if info, err := os.Stat(dir(f.output)); err != nil {
		return &fault{err: fmt.Errorf("cannot write %s: there is no folder %s", f.output, dir(f.output)), hint: "make the folder first", code: exitError}
	} else if !info.IsDir() {
		return &fault{err: fmt.Errorf("cannot write %s: %s is no folder", f.output, dir(f.output)), code: exitError}
	}
	out, err := os.Stat(f.output)
	if err != nil {
		return nil
	}
	if out.IsDir() {
		return &fault{err: fmt.Errorf("cannot write %s: it is a folder", f.output), hint: "name a file in it", code: exitError}
	}
	read := append([]string{f.issues, f.pins}, c.Flags().Args()...)
	if against, err := c.Flags().GetStringArray("against"); err == nil {
		read = append(read, against...)
	}
	for _, name := range []string{"pairs", "record"} {
		if path, err := c.Flags().GetString(name); err == nil {
			read = append(read, path)
		}
	}
	if data, err := c.Flags().GetString("data"); err == nil {
		read = append(read, filepath.Join(cmp.Or(data, defaultData()), sqlite.FileName))
	}
	for _, path := range read {
		if in, err := os.Stat(path); path != "" && err == nil && os.SameFile(in, out) {
			return usageError("write to another file", "--output %s would overwrite what is read", f.output)
		}
	}
	return nil
}

// toStdout reports whether no --output file is named: "-" is standard output, as it is
// standard input where something is read.
func (f *inputFlags) toStdout() bool { return f.output == "" || f.output == "-" }

// write gives what print prints to standard output or to the --output file,
// which is replaced only once all of it is written.
func (f *inputFlags) write(c *cobra.Command, print func(io.Writer) error) error {
	if f.toStdout() {
		return print(c.OutOrStdout())
	}
	if err := f.checkOutput(c); err != nil {
		return err
	}
	if info, err := os.Stat(f.output); err == nil && !info.Mode().IsRegular() {
		return f.writeInto(print)
	}
	tmp, err := os.CreateTemp(dir(f.output), ".parley-*")
	if err != nil {
		return f.unwritten(err)
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
	return f.unwritten(err)
}

// writeInto writes to a device or a pipe, which cannot be replaced.
func (f *inputFlags) writeInto(print func(io.Writer) error) error {
	w, err := os.OpenFile(f.output, os.O_WRONLY, 0)
	if err != nil {
		return f.unwritten(err)
	}
	err = print(w)
	if cerr := w.Close(); err == nil {
		err = cerr
	}
	return f.unwritten(err)
}

// unwritten says why the --output file was not written, and not the name of the
// file beside it that was to become it.
func (f *inputFlags) unwritten(err error) error {
	var pe *fs.PathError
	var le *os.LinkError
	switch {
	case errors.As(err, &pe):
		err = pe.Err
	case errors.As(err, &le):
		err = le.Err
	default:
		return err
	}
	return &fault{err: fmt.Errorf("cannot write %s: %w", f.output, err), code: exitError}
}
