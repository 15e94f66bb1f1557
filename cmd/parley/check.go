package main

import (
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/parley-record/parley"
	"github.com/parley-record/parley/internal/brief"
	"github.com/parley-record/parley/internal/desk"
	"github.com/spf13/cobra"
)

func newCheckCommand() *cobra.Command {
	var in inputFlags
	var format string
	var against []string
	var data dataFlags
	var store string
	c := &cobra.Command{
		Use:   "check [flags] [DRAFT --against A [B…]]",
		Short: "Show what a draft lost or changed against its sources; without a draft, check the data",
		Long: `Check holds a draft against the reports that it was written from: cautions,
attributions, numbers, dates and quotations that it lost or changed, and
sentences that no source has. The first lines are the summary.

Without a draft it checks that the data that parley serve keeps is whole: the
file, every record in it, every quotation of every record. With --store it
checks another file, such as a backup.`,
		Example: `  parley check draft.txt --against examples/geneva
  parley check draft.txt --against wire.txt second.txt
  parley check
  parley check --store backup.db`,
		Args: func(c *cobra.Command, args []string) error {
			if len(args) == 0 && len(against) == 0 || store != "" {
				if len(args)+len(against) > 0 {
					return usageError("ask for one of them", "a draft and a data file are checked apart")
				}
				return nil
			}
			if len(args) == 0 {
				return usageError("see "+c.CommandPath()+" --help", "no draft is named")
			}
			if len(against) == 0 {
				return usageError("name its sources: --against A B", "there is nothing to hold the draft against")
			}
			return nil
		},
	}
	in.add(c)
	c.Flags().StringVar(&data.data, "data", "", "folder that holds the data (default "+defaultData()+")")
	c.Flags().StringVar(&store, "store", "", "check this data file, such as a backup")
	c.Flags().StringVarP(&format, "format", "f", "text", "text or json")
	c.Flags().StringArrayVar(&against, "against", nil, "source of the draft; more may follow it, or the flag be given again")
	c.RegisterFlagCompletionFunc("format", cobra.FixedCompletions([]string{"text", "json"}, cobra.ShellCompDirectiveNoFileComp))
	c.RunE = func(c *cobra.Command, args []string) error {
		if len(args) == 0 {
			return checkStore(c, &data, store)
		}
		if format != "text" && format != "json" {
			return usageError("there are text and json", "there is no format %q", format)
		}
		sources := append(slices.Clone(against), args[1:]...)
		rec, err := in.together(c, append(sources, args[0]))
		if err != nil {
			return err
		}
		n := len(rec.Reports)
		if n < 2 || rec.Reports[n-1].Path != args[0] && args[0] != "-" {
			if len(rec.Problems) > 0 {
				return reportProblems(c.ErrOrStderr(), rec.Problems, 0)
			}
			return usageError("", "a draft and at least one source are needed")
		}
		a := checked(rec)
		err = in.write(c, func(w io.Writer) error {
			if format == "json" {
				return printJSON(w, a)
			}
			return a.writeText(w)
		})
		if err != nil {
			return err
		}
		return reportProblems(c.ErrOrStderr(), rec.Problems, n)
	}
	return c
}

// A checkAnswer is what a draft lost or changed.
type checkAnswer struct {
	Draft    string         `json:"draft"`
	Sources  []string       `json:"sources"`
	Counts   []checkCount   `json:"counts"`
	Findings []checkFinding `json:"findings"`
}

type checkCount struct {
	Kind  string `json:"kind"`
	Count int    `json:"count"`
}

type checkFinding struct {
	Kind   string       `json:"kind"`
	Source *parley.Span `json:"source"`
	Draft  *parley.Span `json:"draft"`
	Note   string       `json:"note,omitempty"`
	Ref    string       `json:"ref"`
	at     int
}

// checked keeps of a record what concerns its last report, the draft, against
// those before it. A passage that one source supports as it stands is no
// finding because another source tells it otherwise.
func checked(rec *parley.Record) *checkAnswer {
	n := len(rec.Reports)
	draft := &rec.Reports[n-1]
	a := &checkAnswer{Draft: reportName(draft), Sources: []string{}, Counts: []checkCount{}, Findings: []checkFinding{}}
	for i := range n - 1 {
		a.Sources = append(a.Sources, reportName(&rec.Reports[i]))
	}
	sentences := desk.Sentences(draft)
	sentence := func(at int) int {
		for k, s := range sentences {
			if at < s[1] {
				return k + 1
			}
		}
		return len(sentences)
	}
	for i := range rec.Claims {
		c := &rec.Claims[i]
		var telling *parley.Span
		sources := 0
		for k := range c.Tellings {
			if t := &c.Tellings[k]; t.Span.Report == draft.ID {
				telling = &t.Span
			} else {
				sources++
			}
		}
		if telling == nil {
			continue
		}
		if sources == 0 {
			s := *telling
			a.Findings = append(a.Findings, checkFinding{Kind: "only_in_draft", Draft: &s, Note: "in none of the sources", Ref: fmt.Sprintf("[%d:%d]", n, sentence(s.Start)), at: s.Start})
			continue
		}
		differing := map[parley.ID]bool{}
		var here []checkFinding
		for k := range c.Differences {
			d := &c.Differences[k]
			other := otherReport(d, c, draft.ID)
			if d.Kind == "wording_changed" || d.B != nil && d.B.Report != draft.ID || other == "" {
				continue
			}
			differing[other] = true
			f := checkFinding{Kind: d.Kind, Source: d.A, Draft: d.B, Note: d.Note, at: telling.Start}
			if d.B != nil {
				f.at = d.B.Start
			}
			f.Ref = fmt.Sprintf("[%d:%d]", n, sentence(f.at))
			here = append(here, f)
		}
		if len(differing) == sources {
			a.Findings = append(a.Findings, here...)
		}
	}
	slices.SortStableFunc(a.Findings, func(x, y checkFinding) int { return x.at - y.at })
	for _, f := range a.Findings {
		k := slices.IndexFunc(a.Counts, func(c checkCount) bool { return c.Kind == f.Kind })
		if k < 0 {
			a.Counts = append(a.Counts, checkCount{f.Kind, 0})
			k = len(a.Counts) - 1
		}
		a.Counts[k].Count++
	}
	slices.SortStableFunc(a.Counts, func(x, y checkCount) int { return y.Count - x.Count })
	return a
}

// otherReport returns the source that a difference is with, "" where it is
// between two sources.
func otherReport(d *parley.Difference, c *parley.Claim, draft parley.ID) parley.ID {
	if d.A != nil && d.A.Report != draft {
		if d.B != nil || len(c.Tellings) == 2 {
			return d.A.Report
		}
		return d.A.Report
	}
	if d.A == nil && d.B != nil && d.B.Report == draft {
		for _, t := range c.Tellings {
			if t.Span.Report != draft {
				return t.Span.Report
			}
		}
	}
	return ""
}

func (a *checkAnswer) writeText(w io.Writer) error {
	var b strings.Builder
	if len(a.Findings) == 0 {
		fmt.Fprintf(&b, "%s: nothing lost or changed against %s.\n", a.Draft, strings.Join(a.Sources, ", "))
	} else {
		var parts []string
		for _, c := range a.Counts {
			k := brief.DifferenceWords(c.Kind)
			if c.Kind == "only_in_draft" {
				k = "in no source"
			}
			parts = append(parts, fmt.Sprintf("%s %d", k, c.Count))
		}
		fmt.Fprintf(&b, "%s against %s: %s.\n", a.Draft, strings.Join(a.Sources, ", "), strings.Join(parts, ", "))
	}
	for _, f := range a.Findings {
		one := func(s *parley.Span) string {
			if s == nil {
				return "—"
			}
			return "“" + strings.Join(strings.Fields(s.Text), " ") + "”"
		}
		if f.Kind == "only_in_draft" {
			fmt.Fprintf(&b, "  %s in no source: %s\n", f.Ref, one(f.Draft))
			continue
		}
		fmt.Fprintf(&b, "  %s %s: source %s, draft %s\n", f.Ref, brief.DifferenceWords(f.Kind), one(f.Source), one(f.Draft))
	}
	_, err := io.WriteString(w, b.String())
	return err
}
