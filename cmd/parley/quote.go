package main

import (
	"fmt"
	"io"
	"strings"

	"github.com/parley-record/parley"
	"github.com/parley-record/parley/internal/brief"
	"github.com/parley-record/parley/internal/desk"
	"github.com/parley-record/parley/internal/diff"
	"github.com/spf13/cobra"
)

func newQuoteCommand() *cobra.Command {
	var in inputFlags
	var format string
	c := &cobra.Command{
		Use:   `quote [flags] "WORDS" PATH…`,
		Short: "Find every telling of an utterance",
		Long: `Quote looks for an utterance in reports: word for word, in other words, with or
without quotation marks. A speaker's own text among the reports is shown first:
wordings are held against it. Of more than 50 reports only those are read that
have half of its words, or words like them, in one place.`,
		Example: `  parley quote "a large amount of headway" examples/geneva
  parley quote --format html --output quote.html "we will not sign" reports/`,
		Args: func(c *cobra.Command, args []string) error {
			if len(args) == 0 || strings.TrimSpace(args[0]) == "" {
				return usageError("see "+c.CommandPath()+" --help", "no words to look for")
			}
			return needPaths(c, args[1:])
		},
	}
	in.add(c)
	c.Flags().StringVarP(&format, "format", "f", "text", "text, json or html")
	c.RegisterFlagCompletionFunc("format", cobra.FixedCompletions([]string{"text", "json", "html"}, cobra.ShellCompDirectiveNoFileComp))
	c.RunE = func(c *cobra.Command, args []string) error {
		switch format {
		case "text", "json", "html":
		default:
			return usageError("there are text, json and html", "there is no format %q", format)
		}
		a, problems, err := in.quote(c, args[0], args[1:])
		if err != nil {
			return err
		}
		if len(a.reports) > 0 || format == "json" {
			err = in.write(c, func(w io.Writer) error {
				switch format {
				case "json":
					return printJSON(w, a)
				case "html":
					return a.page().WriteHTML(w)
				}
				return a.writeText(w, terminalWidth(w))
			})
			if err != nil {
				return err
			}
		}
		return reportProblems(c.ErrOrStderr(), problems, len(a.reports))
	}
	return c
}

// A quoteAnswer is what was found of an utterance, and in what.
type quoteAnswer struct {
	*diff.Quotation
	reports []parley.Report
}

func (f *inputFlags) quote(c *cobra.Command, words string, paths []string) (*quoteAnswer, []parley.Problem, error) {
	opt, err := f.options(c)
	if err != nil {
		return nil, nil, err
	}
	step, end := progress(c.ErrOrStderr(), f.quiet)
	defer end()
	opt.Progress = step
	d, err := desk.New(opt)
	if err != nil {
		return nil, nil, err
	}
	reports, problems, err := d.Gather(c.Context(), paths)
	if err != nil {
		return nil, nil, err
	}
	q, err := d.Quote(c.Context(), words, reports)
	if err != nil {
		return nil, nil, err
	}
	return &quoteAnswer{q, reports}, problems, nil
}

var verdicts = map[string]string{
	"exact": "found word for word", "differs": "found in other words only", "not_found": "not found in what was read", "none": "no speaker's own text was read",
}

// page lays the answer out for a page.
func (a *quoteAnswer) page() *brief.Quote {
	q := &brief.Quote{Words: a.Quote, Verdict: verdicts[a.Verdict], Read: len(a.reports)}
	if a.Primary != "none" {
		q.Primary = verdicts[a.Primary]
	}
	for _, t := range a.Wordings {
		w := brief.QuoteWording{From: t.Name, Ref: t.Ref, Primary: t.Primary, Exact: t.Match == "exact", Marked: t.Marked, Span: t.Span, Sentence: t.Sentence}
		for _, d := range t.Differences {
			if d.Kind != "wording_changed" {
				w.Differences = append(w.Differences, brief.QuoteDifference{Kind: d.Kind, Asked: shown(d.A), Here: shown(d.B)})
			}
		}
		q.Wordings = append(q.Wordings, w)
	}
	return q
}

func (a *quoteAnswer) writeText(w io.Writer, width int) error {
	var b strings.Builder
	head := fmt.Sprintf("“%s”: %s", a.Quote, verdicts[a.Verdict])
	if a.Primary != "none" {
		head += "; in the speaker's own text: " + verdicts[a.Primary]
	}
	brief.Fold(&b, "", fmt.Sprintf("%s (%s).", head, count(len(a.reports), "report")), width)
	for _, t := range a.Wordings {
		how := t.Match
		if t.Primary {
			how += ", the speaker's own text"
		}
		if t.Marked {
			how += ", in quotation marks"
		} else {
			how += ", without quotation marks"
		}
		b.WriteByte('\n')
		brief.Fold(&b, "  ", fmt.Sprintf("%s %s (%s)", t.Ref, t.Name, how), width)
		brief.Fold(&b, "    ", t.Sentence.Text, width)
		if t.Match != "exact" {
			brief.Fold(&b, "    ", "wording: “"+oneLine(t.Span.Text)+"”", width)
		}
		for _, d := range t.Differences {
			if d.Kind != "wording_changed" {
				brief.Fold(&b, "    ≠ ", fmt.Sprintf("%s: %s / %s", brief.DifferenceWords(d.Kind), shown(d.A), shown(d.B)), width)
			}
		}
	}
	_, err := io.WriteString(w, b.String())
	return err
}
