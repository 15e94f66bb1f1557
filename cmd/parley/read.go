package main

import (
	"encoding/json"
	"fmt"
	"io"
	"path/filepath"

	"github.com/parley-record/parley"
	"github.com/parley-record/parley/internal/brief"
	"github.com/parley-record/parley/internal/desk"
	"github.com/spf13/cobra"
)

func newReadCommand() *cobra.Command {
	var in inputFlags
	var format string
	var evidence, all bool
	c := &cobra.Command{
		Use:   "read [flags] PATH…",
		Short: "Read reports and print their record",
		Long: `Read reads reports of a negotiation and prints their record.

A PATH is a text file (a first line of at most 150 bytes without a final full
stop is its title), an HTML page, a file of JSON Lines with one report a line
({"title": …, "outlet": …, "published": …, "url": …, "text": …}; only "text" is
required; .gz too), a saved page (MHTML), a web archive (WARC), a ZIP of pages, a
PDF or Word document, a folder of these (read recursively, in byte order), or -
for standard input.

Of more than twenty reports, text prints the first 40 rows of each part and counts
the rest; --all prints them.

In text and md, [1:12] stands for report 1, sentence 12.`,
		Example: `  parley read examples/geneva
  parley read --evidence report.txt
  parley read --format html --output record.html examples/geneva
  parley read --format md reports/ | mail -s "The talks" desk@example.org
  curl -s https://example.org/report.html | parley read --format json -`,
		Args: needPaths,
	}
	in.add(c)
	c.Flags().StringVarP(&format, "format", "f", "text", "text, json, html or md")
	c.Flags().BoolVar(&evidence, "evidence", false, "text: print the sentences that each line rests on")
	c.Flags().BoolVar(&all, "all", false, "text: print every line, however many reports were read")
	c.RegisterFlagCompletionFunc("format", cobra.FixedCompletions([]string{"text", "json", "html", "md"}, cobra.ShellCompDirectiveNoFileComp))
	c.RunE = func(c *cobra.Command, args []string) error {
		switch format {
		case "text", "json", "html", "md":
		default:
			return usageError("there are text, json, html and md", "there is no format %q", format)
		}
		rec, err := in.read(c, args)
		if err != nil {
			return err
		}
		if len(rec.Reports) == 0 && format != "json" {
			return reportProblems(c.ErrOrStderr(), rec.Problems, 0)
		}
		err = in.write(c, func(w io.Writer) error {
			if format == "json" {
				return printRecord(w, rec)
			}
			b := brief.New(rec, desk.Sentences)
			switch format {
			case "html":
				return b.WriteHTML(w)
			case "md":
				return b.WriteMarkdown(w)
			}
			return b.WriteText(coloured(w), brief.Text{Width: terminalWidth(w), Evidence: evidence, Most: most(len(rec.Reports), all)})
		})
		if err != nil {
			return err
		}
		return reportProblems(c.ErrOrStderr(), rec.Problems, len(rec.Reports))
	}
	return c
}

// most returns how many rows of a part are printed of a record of n reports: all
// of a few reports, what a person reads of many.
func most(n int, all bool) int {
	if all || n <= 20 {
		return 0
	}
	return 40
}

// read returns the record of what the paths hold.
func (f *inputFlags) read(c *cobra.Command, paths []string) (*parley.Record, error) {
	opt, err := f.options(c)
	if err != nil {
		return nil, err
	}
	step, end := progress(c.ErrOrStderr(), f.quiet)
	defer end()
	opt.Progress = step
	d, err := desk.New(opt)
	if err != nil {
		return nil, err
	}
	reports, problems, err := d.Gather(c.Context(), paths)
	if err != nil {
		return nil, err
	}
	tuneCollector(reports)
	rec, err := d.Record(c.Context(), reports)
	end() // the bar takes the line above it with it when it goes
	if err == nil {
		rec.Problems = append(rec.Problems, problems...)
	}
	if err == nil && !f.quiet && rec.Run.Settings["left_out"] != "" {
		// What is less sure is never hidden without a word.
		fmt.Fprintf(c.ErrOrStderr(), "parley: %s of less than %g confidence left out\n", entries(rec.Run.Settings["left_out"]), f.minConfidence)
	}
	return rec, err
}

func entries(n string) string {
	if n == "1" {
		return "1 entry"
	}
	return n + " entries"
}

// printJSON prints v as the contract has it.
func printJSON(w io.Writer, v any) error {
	e := json.NewEncoder(w)
	e.SetEscapeHTML(false)
	e.SetIndent("", " ")
	return e.Encode(v)
}

func needPaths(c *cobra.Command, args []string) error {
	if len(args) == 0 {
		return usageError("name a file, a folder or - for standard input; see "+c.CommandPath()+" --help", "no reports are named")
	}
	return nil
}

func dir(path string) string { return filepath.Dir(path) }
