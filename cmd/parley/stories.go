package main

import (
	"bufio"
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"slices"
	"strings"
	"time"

	"github.com/parley-record/parley"
	"github.com/parley-record/parley/internal/desk"
	"github.com/spf13/cobra"
)

// readPins reads a file of pins: a line is "together" or "apart" and what names
// the reports, by tabs where there are any, else by spaces; # begins a remark.
func readPins(path string, missing bool) ([]parley.PinLine, error) {
	raw, err := os.ReadFile(path)
	if missing && errors.Is(err, os.ErrNotExist) {
		return nil, nil
	}
	if err != nil {
		return nil, pathFault(path, err)
	}
	var out []parley.PinLine
	s := bufio.NewScanner(bytes.NewReader(raw))
	for n := 1; s.Scan(); n++ {
		line, _, _ := strings.Cut(s.Text(), "#")
		f := strings.Fields(line)
		if strings.Contains(strings.TrimSpace(line), "\t") {
			f = strings.FieldsFunc(line, func(c rune) bool { return c == '\t' })
			for i := range f {
				f[i] = strings.TrimSpace(f[i])
			}
		}
		if len(f) == 0 {
			continue
		}
		if f[0] != "together" && f[0] != "apart" || len(f) < 3 {
			return nil, &fault{err: fmt.Errorf("%s, line %d: %q", path, n, strings.TrimSpace(line)), hint: "write “together REPORT REPORT…” or “apart REPORT REPORT…”", code: exitError}
		}
		out = append(out, parley.PinLine{Apart: f[0] == "apart", Reports: f[1:]})
	}
	return out, s.Err()
}

// writePins writes a file of pins.
func writePins(path string, lines []parley.PinLine) error {
	var b strings.Builder
	b.WriteString("# Which reports are one story, whatever their words say. parley stories keeps this file; parley read --pins heeds it.\n")
	for _, l := range lines {
		word := "together"
		if l.Apart {
			word = "apart"
		}
		b.WriteString(word + "\t" + strings.Join(l.Reports, "\t") + "\n")
	}
	if err := os.WriteFile(path, []byte(b.String()), 0o644); err != nil {
		return &fault{err: fmt.Errorf("cannot write %s: %w", path, err), code: exitError}
	}
	return nil
}

// arePlaced reports a pin of a report that the paths do not hold: a slip of the
// pen, which would stay in the file and pin nothing.
func (f *inputFlags) arePlaced(c *cobra.Command, paths []string, lines []parley.PinLine) error {
	if len(lines) == 0 {
		return nil
	}
	plain := *f
	plain.pins = "" // the file may not be there yet
	opt, err := plain.options(c)
	if err != nil {
		return err
	}
	d, err := desk.New(opt)
	if err != nil {
		return err
	}
	if len(paths) == 1 && paths[0] == "-" {
		return nil // can be read only once
	}
	reports, _, err := d.Gather(c.Context(), paths)
	if err != nil {
		return err
	}
	if _, unknown := parley.NewPins(lines, reports); len(unknown) > 0 {
		return usageError("parley stories "+strings.Join(paths, " ")+" lists them", "no such report here: %s", strings.Join(unknown, ", "))
	}
	return nil
}

func newStoriesCommand() *cobra.Command {
	var in inputFlags
	var together, apart, forget []string
	var format string
	c := &cobra.Command{
		Use:   "stories [flags] PATH…",
		Short: "Print which reports tell of one happening, and put it right",
		Long: `Stories prints which of the reports tell of one happening, why, and from how many
independent origins. What you know better goes into a file of pins, which this
command, read and others heed with --pins, so that it holds whenever the reports
are read again. A report is named by its id, its key, its path or the last part
of that, or its address.`,
		Example: `  parley stories reports/
  parley stories --pins pins.txt --together wire.txt,late.txt reports/
  parley stories --pins pins.txt --apart storm.txt,vote.txt reports/
  parley stories --pins pins.txt --forget storm.txt reports/`,
		Args: needPaths,
	}
	in.add(c)
	c.Flags().StringVarP(&format, "format", "f", "text", "text or json")
	c.Flags().StringArrayVar(&together, "together", nil, "reports, by commas, that are one story: merges, and pins a report where it is")
	c.Flags().StringArrayVar(&apart, "apart", nil, "reports, by commas, that are each in another story: splits")
	c.Flags().StringArrayVar(&forget, "forget", nil, "reports, by commas, of which every pin is taken back")
	c.RunE = func(c *cobra.Command, args []string) error {
		if format != "text" && format != "json" {
			return usageError("there are text and json", "there is no format %q", format)
		}
		if len(together)+len(apart)+len(forget) > 0 {
			if in.pins == "" {
				return usageError("--pins names the file that keeps them", "pins need a file")
			}
			lines, err := readPins(in.pins, true)
			if err != nil {
				return err
			}
			var fresh []parley.PinLine
			for _, f := range forget {
				for _, name := range strings.Split(f, ",") {
					lines = slices.DeleteFunc(lines, func(l parley.PinLine) bool { return slices.Contains(l.Reports, name) })
				}
			}
			for k, list := range [][]string{together, apart} {
				for _, l := range list {
					names := strings.Split(l, ",")
					if len(names) < 2 || slices.Contains(names, "") {
						return usageError("write them as A,B", "%q does not name two reports", l)
					}
					fresh = append(fresh, parley.PinLine{Apart: k == 1, Reports: names})
				}
			}
			if err := in.arePlaced(c, args, fresh); err != nil {
				return err
			}
			lines = append(lines, fresh...)
			if err := writePins(in.pins, lines); err != nil {
				return err
			}
		}
		rec, err := in.read(c, args)
		if err != nil {
			return err
		}
		if in.pins != "" {
			lines, err := readPins(in.pins, false)
			if err != nil {
				return err
			}
			if _, unknown := parley.NewPins(lines, rec.Reports); len(unknown) > 0 {
				fmt.Fprintf(c.ErrOrStderr(), "parley: pins name reports that are not here: %s\n", strings.Join(unknown, ", "))
			}
		}
		err = in.write(c, func(w io.Writer) error {
			if format == "json" {
				return printJSON(w, struct {
					Format    string            `json:"format"`
					Reports   []parley.Report   `json:"reports"`
					Stories   []parley.Story    `json:"stories"`
					Relations []parley.Relation `json:"relations"`
				}{rec.Format, rec.Reports, rec.Stories, rec.Relations})
			}
			return storiesText(w, rec)
		})
		if err != nil {
			return err
		}
		return reportProblems(c.ErrOrStderr(), rec.Problems, len(rec.Reports))
	}
	return c
}

func storiesText(w io.Writer, rec *parley.Record) error {
	at := map[parley.ID]*parley.Report{}
	for i := range rec.Reports {
		at[rec.Reports[i].ID] = &rec.Reports[i]
	}
	for i := range rec.Stories {
		s := &rec.Stories[i]
		origins := "1 independent origin"
		if s.Independent != 1 {
			origins = fmt.Sprintf("%d independent origins", s.Independent)
		}
		reports := "1 report"
		if len(s.Reports) != 1 {
			reports = fmt.Sprintf("%d reports", len(s.Reports))
		}
		if _, err := fmt.Fprintf(w, "%s  %s\n  %s, %s\n", s.ID, oneLine(s.Title), reports, origins); err != nil {
			return err
		}
		for _, id := range s.Reports {
			r := at[id]
			fmt.Fprintf(w, "  - %s\n", strings.Join(nonEmpty(string(id), oneLine(r.Key), oneLine(r.Path), oneLine(r.URL), r.Outlet, r.Published, oneLine(r.Title)), "  "))
		}
		for _, b := range s.Because {
			fmt.Fprintf(w, "    %s\n", oneLine(b))
		}
	}
	return nil
}

func nonEmpty(list ...string) []string {
	return slices.DeleteFunc(list, func(s string) bool { return s == "" })
}

// newStoreStoriesCommand lists the stories of what is followed and puts them
// right.
func newStoreStoriesCommand() *cobra.Command {
	var data dataFlags
	var split, pin, merge []string
	var coder string
	c := &cobra.Command{
		Use:   "stories NEGOTIATION",
		Short: "List the stories of a negotiation; split, merge and pin them",
		Long: `Stories lists which reports of a negotiation tell of one happening. What you split,
merge or pin stays so whenever reports are read again; the page of decisions
shows it and takes it back.`,
		Example: `  parley store stories tram-dispute
  parley store stories tram-dispute --split r0123456789ab
  parley store stories tram-dispute --merge y0123456789ab,yba9876543210
  parley store stories tram-dispute --pin r0123456789ab`,
		Args: exactly(1, "a negotiation"),
	}
	data.add(c, false)
	c.Flags().StringArrayVar(&split, "split", nil, "report that becomes a story of its own")
	c.Flags().StringArrayVar(&merge, "merge", nil, "stories, by commas, that become one: the first stays")
	c.Flags().StringArrayVar(&pin, "pin", nil, "report that stays in the story in which it is")
	c.Flags().StringVar(&coder, "coder", "desk", "who decides this")
	c.RunE = func(c *cobra.Command, args []string) error {
		s, err := data.open(c.Context(), true)
		if err != nil {
			return err
		}
		defer s.Close()
		n, err := named(c.Context(), s, args[0])
		if err != nil {
			return err
		}
		x := &storyDesk{store: s, neg: n.ID, name: args[0], coder: coder, now: time.Now().UTC().Format(time.RFC3339)}
		list, err := x.stories(c.Context())
		if err != nil {
			return err
		}
		ds, err := x.decisions(list, split, pin, merge)
		if err != nil {
			return err
		}
		if len(ds) > 0 {
			if _, err := s.Decide(c.Context(), n.ID, ds); err != nil {
				return storeFault(err)
			}
			if list, err = x.stories(c.Context()); err != nil {
				return err
			}
		}
		return x.print(c.Context(), c.OutOrStdout(), list)
	}
	return c
}

// A storyDesk lists the stories of one negotiation and puts them right.
type storyDesk struct {
	store interface {
		parley.Directory
		parley.Shelf
	}
	neg        int64
	name       string // as the person wrote it
	coder, now string
}

// stories returns all stories of the negotiation.
func (x *storyDesk) stories(ctx context.Context) ([]parley.Story, error) {
	var all []parley.Story
	for before := ""; ; {
		list, next, err := x.store.Stories(ctx, x.neg, parley.Page{Limit: 500, Before: before})
		if err != nil {
			return nil, storeFault(err)
		}
		all = append(all, list...)
		if next == "" {
			return all, nil
		}
		before = next
	}
}

// decisions returns the moves of reports by which reports are split off, stay where
// they are, and stories become one.
func (x *storyDesk) decisions(list []parley.Story, split, pin, merge []string) ([]parley.Decision, error) {
	var ds []parley.Decision
	move := func(report, into parley.ID) {
		ds = append(ds, parley.Decision{Kind: "move", Entry: report, Into: into, Coder: x.coder, At: x.now})
	}
	missing := func(format, what string) error {
		return &fault{err: fmt.Errorf(format, what), hint: "parley store stories " + x.name + " lists them", code: exitError}
	}
	for _, r := range split {
		move(parley.ID(r), "")
	}
	for _, r := range pin {
		i := slices.IndexFunc(list, func(st parley.Story) bool { return slices.Contains(st.Reports, parley.ID(r)) })
		if i < 0 {
			return nil, missing("no story has the report %s", r)
		}
		move(parley.ID(r), list[i].ID)
	}
	for _, m := range merge {
		names := strings.Split(m, ",")
		if len(names) < 2 {
			return nil, usageError("write them as A,B", "%q does not name two stories", m)
		}
		for k, name := range names {
			i := slices.IndexFunc(list, func(st parley.Story) bool { return st.ID == parley.ID(name) })
			if i < 0 {
				return nil, missing("there is no story %s", name)
			}
			if k == 0 {
				continue // the first stays
			}
			for _, r := range list[i].Reports {
				move(r, parley.ID(names[0]))
			}
		}
	}
	return ds, nil
}

// print lists the stories with their reports.
func (x *storyDesk) print(ctx context.Context, w io.Writer, list []parley.Story) error {
	for _, st := range list {
		fmt.Fprintf(w, "%s\t%s\n", st.ID, oneLine(st.Title))
		for _, id := range st.Reports {
			r, err := x.store.Report(ctx, x.neg, id)
			if err != nil {
				return storeFault(err)
			}
			placed := ""
			if r.Placed {
				placed = "placed by hand"
			}
			fmt.Fprintf(w, "\t%s\n", strings.Join(nonEmpty(string(id), r.Outlet, r.Published, oneLine(r.Title), placed), "\t"))
		}
	}
	return nil
}
