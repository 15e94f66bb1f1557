package main

import (
	"bufio"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"

	"github.com/parley-record/parley"
	"github.com/parley-record/parley/internal/brief"
	"github.com/parley-record/parley/internal/desk"
	"github.com/parley-record/parley/internal/diff"
	"github.com/parley-record/parley/nlp"
	"github.com/spf13/cobra"
)

func newCompareCommand() *cobra.Command {
	var in inputFlags
	var format, pairs string
	c := &cobra.Command{
		Use:   "compare [flags] A B…",
		Short: "Show how two or more reports tell the same and where they differ",
		Long: `Compare puts two or more reports side by side: what they tell alike, passage by
passage, and how the wordings differ. It says that wordings differ, never who
is right.

With --pairs it compares pairs of sentences instead: for each line
{"id": …, "a": sentence, "b": sentence} of a JSON Lines file it prints one line
{"id", "similarity", "same", "differences"}.`,
		Example: `  parley compare examples/geneva
  parley compare --format html --output compared.html a.txt b.txt
  parley compare --pairs pairs.jsonl --format json`,
	}
	in.add(c)
	c.Flags().StringVarP(&format, "format", "f", "text", "text, json or html")
	c.Flags().StringVar(&pairs, "pairs", "", "JSON Lines file of sentence pairs")
	c.RegisterFlagCompletionFunc("format", cobra.FixedCompletions([]string{"text", "json", "html"}, cobra.ShellCompDirectiveNoFileComp))
	c.Args = func(c *cobra.Command, args []string) error {
		if pairs != "" {
			return noArgs(c, args)
		}
		return needPaths(c, args)
	}
	c.RunE = func(c *cobra.Command, args []string) error {
		switch format {
		case "text", "json", "html":
		default:
			return usageError("there are text, json and html", "there is no format %q", format)
		}
		if pairs != "" {
			if format == "html" {
				return usageError("there are text and json", "pairs have no page")
			}
			return in.write(c, func(w io.Writer) error { return comparePairs(c, &in, pairs, format, w) })
		}
		rec, err := in.together(c, args)
		if err != nil {
			return err
		}
		if len(rec.Reports) < 2 {
			if len(rec.Problems) > 0 {
				return reportProblems(c.ErrOrStderr(), rec.Problems, 0)
			}
			return usageError("name two or more reports", "there is one report, and nothing to compare it with")
		}
		err = in.write(c, func(w io.Writer) error {
			switch format {
			case "json":
				return printJSON(w, comparisonOf(rec))
			case "html":
				return brief.NewComparison(rec, desk.Sentences).WriteHTML(w)
			}
			return brief.NewComparison(rec, desk.Sentences).WriteText(w, terminalWidth(w))
		})
		if err != nil {
			return err
		}
		return reportProblems(c.ErrOrStderr(), rec.Problems, len(rec.Reports))
	}
	return c
}

// together reads reports that were put side by side.
func (f *inputFlags) together(c *cobra.Command, paths []string) (*parley.Record, error) {
	opt, err := f.options(c)
	if err != nil {
		return nil, err
	}
	opt.OneStory = true
	step, end := progress(c.ErrOrStderr(), f.quiet)
	defer end()
	opt.Progress = step
	d, err := desk.New(opt)
	if err != nil {
		return nil, err
	}
	return d.Read(c.Context(), paths)
}

// A comparison is a record with what a comparison is about.
type comparison struct {
	Format    string            `json:"format"`
	Parley    string            `json:"parley"`
	Generated string            `json:"generated,omitempty"`
	Run       parley.Run        `json:"run"`
	Reports   []parley.Report   `json:"reports"`
	Relations []parley.Relation `json:"relations"`
	Claims    []parley.Claim    `json:"claims"`
	Problems  []parley.Problem  `json:"problems"`
}

func comparisonOf(r *parley.Record) comparison {
	return comparison{r.Format, r.Parley, r.Generated, r.Run, r.Reports, r.Relations, r.Claims, r.Problems}
}

type pairAnswer struct {
	ID          json.RawMessage  `json:"id"`
	Similarity  float64          `json:"similarity"`
	Same        bool             `json:"same"`
	Differences []pairDifference `json:"differences"`
}

type pairDifference struct {
	Kind string  `json:"kind"`
	A    *string `json:"a"`
	B    *string `json:"b"`
}

// comparePairs answers each line of a file of sentence pairs.
func comparePairs(c *cobra.Command, in *inputFlags, path, format string, out io.Writer) error {
	opt, err := in.options(c)
	if err != nil {
		return err
	}
	d, err := desk.New(opt)
	if err != nil {
		return err
	}
	cmp, err := diff.Shipped()
	if err != nil {
		return err
	}
	var r io.Reader = c.InOrStdin()
	if path != "-" {
		f, err := os.Open(path)
		if err != nil {
			return pathFault(path, err)
		}
		defer f.Close()
		r = f
	}
	w := bufio.NewWriter(out)
	defer w.Flush()
	s := bufio.NewScanner(r)
	s.Buffer(nil, 16<<20)
	enc := json.NewEncoder(w)
	enc.SetEscapeHTML(false)
	var problems []parley.Problem
	const many = desk.Few + 1 // such files hold thousands of pairs
	n, good := 0, 0
	for s.Scan() {
		n++
		if len(s.Bytes()) == 0 {
			continue
		}
		var p struct {
			ID   json.RawMessage `json:"id"`
			A, B string
		}
		if err := json.Unmarshal(s.Bytes(), &p); err != nil {
			problems = append(problems, parley.Problem{Path: path, Error: fmt.Sprintf("line %d is no JSON object with id, a and b: %v", n, err)})
			continue
		}
		a, b := &nlp.Doc{}, &nlp.Doc{}
		a.Reset(p.A)
		b.Reset(p.B)
		if err := errors.Join(d.AnnotateDoc(a, many), d.AnnotateDoc(b, many)); err != nil {
			return err
		}
		sim, same, found := cmp.Sentences(a, b)
		ans := pairAnswer{ID: p.ID, Similarity: float64(sim) / 1000, Same: same, Differences: []pairDifference{}}
		if ans.ID == nil {
			ans.ID = json.RawMessage("null")
		}
		for _, f := range found {
			ans.Differences = append(ans.Differences, pairDifference{f.Kind, cutWords(p.A, f.A), cutWords(p.B, f.B)})
		}
		good++
		if format == "json" {
			if err := enc.Encode(ans); err != nil {
				return err
			}
			continue
		}
		fmt.Fprintf(w, "%s  %.3f  same: %v\n", ans.ID, ans.Similarity, same)
		for _, x := range ans.Differences {
			fmt.Fprintf(w, "    %s: %s / %s\n", brief.DifferenceWords(x.Kind), shown(x.A), shown(x.B))
		}
	}
	if err := s.Err(); err != nil {
		return &fault{err: fmt.Errorf("cannot read %s: %w", path, err), code: exitError}
	}
	if err := w.Flush(); err != nil {
		return err
	}
	return reportProblems(c.ErrOrStderr(), problems, good)
}

func cutWords(s string, at nlp.Span) *string {
	if at.End == 0 {
		return nil
	}
	t := s[at.Start:at.End]
	return &t
}

func shown(s *string) string {
	if s == nil {
		return "—"
	}
	return "“" + *s + "”"
}
