package main

import (
	"bytes"
	"cmp"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"slices"
	"strings"
	"time"

	"github.com/parley-record/parley"
	"github.com/parley-record/parley/internal/desk"
	"github.com/parley-record/parley/internal/export"
	"github.com/parley-record/parley/internal/sqlite"
	"github.com/spf13/cobra"
)

func newStoreCommand() *cobra.Command {
	c := &cobra.Command{
		Use: "store", Short: "Look after the data file", Args: noArgs,
		Example: "  parley store list\n  parley store check\n  parley store reread talks-in-geneva\n  parley store remove talks-in-geneva\n  parley store decide talks-in-geneva geneva.zip",
		RunE:    func(c *cobra.Command, args []string) error { return c.Help() },
	}
	var list, check, reread dataFlags
	l := &cobra.Command{Use: "list", Short: "List what is followed", Example: "  parley store list\n  parley store list --data ~/talks", Args: noArgs, RunE: func(c *cobra.Command, args []string) error {
		s, err := list.open(c.Context(), true)
		if err != nil {
			return err
		}
		defer s.Close()
		all, err := s.Negotiations(c.Context())
		if err != nil {
			return storeFault(err)
		}
		for _, n := range all {
			fmt.Fprintf(c.OutOrStdout(), "%s\t%s\t%s\n", n.Slug, oneLine(n.Name), count(n.Reports, "report"))
		}
		return nil
	}}
	list.add(l, false)
	k := &cobra.Command{Use: "check", Short: "Check that the data file is whole", Example: "  parley store check\n  parley store check --data ~/talks", Args: noArgs, RunE: func(c *cobra.Command, args []string) error {
		return checkStore(c, &check, "")
	}}
	check.add(k, false)
	r := &cobra.Command{Use: "reread NEGOTIATION", Short: "Read every report of a negotiation again; what people decided stays", Example: "  parley store reread talks-in-geneva", Args: exactly(1, "a negotiation"), RunE: func(c *cobra.Command, args []string) error {
		s, err := reread.open(c.Context(), true)
		if err != nil {
			return err
		}
		defer s.Close()
		f, err := reread.follower(s)
		if err != nil {
			return err
		}
		n, err := named(c.Context(), s, args[0])
		if err != nil {
			return err
		}
		if err := s.Reread(c.Context(), n.ID); err != nil {
			return storeFault(err)
		}
		if err := f.Read(c.Context(), n); err != nil {
			return storeFault(err)
		}
		fmt.Fprintf(c.OutOrStdout(), "%s: %s read again\n", n.Slug, count(n.Reports, "report"))
		return nil
	}}
	reread.add(r, true)
	c.AddCommand(l, k, r, newRemoveCommand(), newDecideCommand(), newStoreStoriesCommand())
	return c
}

// checkStore checks the data file, or the file at path, and the record of every
// negotiation in it.
func checkStore(c *cobra.Command, data *dataFlags, path string) error {
	var s *sqlite.Store
	var err error
	if path == "" {
		s, err = data.open(c.Context(), true)
	} else if _, err = os.Stat(path); err != nil {
		return pathFault(path, err)
	} else if s, err = sqlite.Open(c.Context(), path); err != nil {
		err = storeFault(err)
	}
	if err != nil {
		return err
	}
	defer s.Close()
	if err := s.Verify(c.Context()); err != nil {
		return storeFault(err)
	}
	all, err := s.Negotiations(c.Context())
	if err != nil {
		return storeFault(err)
	}
	reports := 0
	for _, n := range all {
		sh, err := s.Record(c.Context(), n.ID, parley.Select{})
		if err != nil {
			return storeFault(err)
		}
		if err := sh.Check(); err != nil {
			return &fault{err: fmt.Errorf("the record of %s: %w", n.Slug, err), hint: "parley store reread " + n.Slug + " reads its reports again", code: exitError}
		}
		reports += n.Reports
	}
	fmt.Fprintf(c.OutOrStdout(), "%s: whole; negotiations %d, reports %d\n", s.Path(), len(all), reports)
	return nil
}

func newBackupCommand() *cobra.Command {
	var data dataFlags
	c := &cobra.Command{
		Use: "backup FILE", Short: "Write a whole copy of the data to a new file", Args: exactly(1, "the file of the copy"),
		Example: "  parley backup ~/backups/parley-2026-03-02.db",
		Long:    "Backup writes a whole copy of the data to a new file and checks the copy. The\nprogram may go on serving meanwhile. To go back to it, put the file in a folder\nas " + sqlite.FileName + " and name the folder with --data.",
	}
	data.add(c, false)
	c.RunE = func(c *cobra.Command, args []string) error {
		s, err := data.open(c.Context(), true)
		if err != nil {
			return err
		}
		defer s.Close()
		if err := s.Backup(c.Context(), args[0]); err != nil {
			return storeFault(err)
		}
		b, err := sqlite.Open(c.Context(), args[0])
		if err != nil {
			return storeFault(err)
		}
		defer b.Close()
		if err := b.Verify(c.Context()); err != nil {
			return storeFault(err)
		}
		fmt.Fprintln(c.OutOrStdout(), "written and checked:", args[0])
		return nil
	}
	return c
}

func newChangesCommand() *cobra.Command {
	var data dataFlags
	var since, format string
	c := &cobra.Command{
		Use: "changes [NEGOTIATION]", Short: "List what changed in a record: new, moved, answered, postponed, expired",
		Example: "  parley changes --since 24h\n  parley changes --since 2026-03-02 talks-in-geneva --format json",
		Args:    atMostOne,
	}
	data.add(c, false)
	c.Flags().StringVar(&since, "since", "24h", "a date, a time, or how long ago, such as 24h or 7d")
	c.Flags().StringVarP(&format, "format", "f", "text", "text or json (one object a line)")
	c.RunE = func(c *cobra.Command, args []string) error {
		if format != "text" && format != "json" {
			return usageError("there are text and json", "there is no format %q", format)
		}
		from, err := moment(since, time.Now())
		if err != nil {
			return err
		}
		s, err := data.open(c.Context(), true)
		if err != nil {
			return err
		}
		defer s.Close()
		list, err := chosen(c, s, args)
		if err != nil {
			return err
		}
		for _, n := range list {
			changes, err := s.Changes(c.Context(), n.ID, 0, from, 0)
			if err != nil {
				return storeFault(err)
			}
			if format == "json" {
				for _, ch := range changes {
					b, err := json.Marshal(struct {
						Negotiation string `json:"negotiation"`
						parley.Change
					}{n.Slug, ch})
					if err != nil {
						return err
					}
					fmt.Fprintf(c.OutOrStdout(), "%s\n", b)
				}
				continue
			}
			fmt.Fprintf(c.OutOrStdout(), "%s: %d since %s\n", oneLine(n.Name), len(changes), from)
			for _, ch := range changes {
				fmt.Fprintf(c.OutOrStdout(), "  %-10s %s\n", ch.Kind, oneLine(ch.Text))
			}
		}
		return nil
	}
	return c
}

// chosen returns the negotiation that args name, or all.
func chosen(c *cobra.Command, s *sqlite.Store, args []string) ([]parley.Negotiation, error) {
	if len(args) == 0 {
		list, err := s.Negotiations(c.Context())
		if err != nil {
			return nil, storeFault(err)
		}
		return list, nil
	}
	n, err := named(c.Context(), s, args[0])
	if err != nil {
		return nil, err
	}
	return []parley.Negotiation{n}, nil
}

// named returns the negotiation of that short name.
func named(ctx context.Context, s *sqlite.Store, slug string) (parley.Negotiation, error) {
	n, err := s.Negotiation(ctx, slug)
	if errors.Is(err, parley.ErrNotFound) {
		return n, &fault{err: fmt.Errorf("no negotiation %q is followed", slug), hint: "parley store list names what is followed", code: exitError}
	}
	if err != nil {
		return n, storeFault(err)
	}
	return n, nil
}

// moment reads a date, a time, or a duration before now.
func moment(s string, now time.Time) (string, error) {
	if days, ok := strings.CutSuffix(s, "d"); ok {
		if d, err := time.ParseDuration(days + "h"); err == nil {
			return now.Add(-24 * d).UTC().Format(time.RFC3339), nil
		}
	}
	if d, err := time.ParseDuration(s); err == nil {
		return now.Add(-d).UTC().Format(time.RFC3339), nil
	}
	for _, layout := range []string{time.RFC3339, time.DateOnly} {
		if t, err := time.Parse(layout, s); err == nil {
			return t.UTC().Format(time.RFC3339), nil
		}
	}
	return "", usageError("write it as 2026-03-02, 2026-03-02T18:00:00Z, 24h or 7d", "the time %q cannot be read", s)
}

func newExportCommand() *cobra.Command {
	var data dataFlags
	var to, output, record, generated string
	var notes bool
	var names []string
	for _, f := range export.Formats() {
		names = append(names, f.Name)
	}
	names = append(names, "dna")
	var table strings.Builder
	for _, f := range export.Formats() {
		fmt.Fprintf(&table, "  %-11s %s\n", f.Name, f.Title)
	}
	fmt.Fprintf(&table, "  %-11s %s\n", "dna", "Database of Discourse Network Analyzer (.dna); needs --output")
	c := &cobra.Command{
		Use: "export --to FORMAT [NEGOTIATION]", Short: "Write a record in a format that other programs read",
		Long:    "Export writes the record of a negotiation, corrections applied, or of a record\nthat parley read printed (--record). Your own notes stay unless --notes is given.\n\nFormats:\n" + table.String(),
		Example: "  parley export --to csv --output talks.zip talks-in-geneva\n  parley export --to ical talks-in-geneva > talks.ics\n  parley read --format json reports/ | parley export --to graphml --record -",
		Args:    atMostOne,
	}
	data.add(c, false)
	c.Flags().StringVar(&to, "to", "", "format: "+strings.Join(names, ", "))
	c.Flags().StringVarP(&output, "output", "o", "", "write to this file, not to standard output")
	c.Flags().StringVar(&record, "record", "", "a record in JSON instead of the data; - for standard input")
	c.Flags().BoolVar(&notes, "notes", false, "reports of kind note too")
	c.Flags().StringVar(&generated, "generated", "", "time to print as the record's own, in RFC 3339 (default now, or the record's)")
	c.RegisterFlagCompletionFunc("to", cobra.FixedCompletions(names, cobra.ShellCompDirectiveNoFileComp))
	c.RunE = func(c *cobra.Command, args []string) error {
		f, ok := export.Find(to)
		if to == "" {
			return usageError("there are "+strings.Join(names, ", "), "no format is named: --to FORMAT")
		}
		if !ok && to != "dna" {
			return usageError("there are "+strings.Join(names, ", "), "there is no format %q", to)
		}
		in := inputFlags{output: output}
		if to == "dna" && in.toStdout() {
			return usageError("name a file with --output", "a .dna file is a database and cannot go to standard output")
		}
		if err := in.checkOutput(c); err != nil {
			return err
		}
		if err := checkGenerated(generated); err != nil {
			return err
		}
		rec, err := loadRecord(c, &data, record, args)
		if err != nil {
			return err
		}
		rec.Generated = cmp.Or(generated, rec.Generated)
		if err := export.Placeable(to, rec); err != nil {
			return &fault{err: fmt.Errorf("%w, and %s says where in them things stand", export.ErrTextless, to), hint: "parley attach puts the texts back", code: exitError}
		}
		if to == "dna" {
			if err := sqlite.WriteDNA(c.Context(), output, export.Leaving(rec, export.Options{Notes: notes})); err != nil {
				return storeFault(err)
			}
			return nil
		}
		var b bytes.Buffer
		if err := f.Write(&b, rec, export.Options{Notes: notes, Sentences: desk.Sentences}); err != nil {
			return err
		}
		return in.write(c, func(w io.Writer) error { _, err := b.WriteTo(w); return err })
	}
	return c
}

// recordFrom reads a record that parley read printed.
func recordFrom(c *cobra.Command, path string) (*parley.Record, error) {
	in, name := c.InOrStdin(), "standard input"
	if path != "-" {
		f, err := os.Open(path)
		if err != nil {
			return nil, pathFault(path, err)
		}
		defer f.Close()
		in, name = f, path
	}
	no := func(why error) error {
		return &fault{err: fmt.Errorf("%s is no record: %w", name, why), hint: "parley read --format json prints one", code: exitError}
	}
	var rec parley.Record
	if err := json.NewDecoder(in).Decode(&rec); errors.Is(err, io.EOF) {
		return nil, no(errors.New("it is empty"))
	} else if err != nil {
		return nil, no(err)
	}
	if rec.Format != parley.Format {
		return nil, no(fmt.Errorf("its \"format\" is %q, not %q", rec.Format, parley.Format))
	}
	// What was exported without its texts cannot be held against them.
	if !slices.ContainsFunc(rec.Reports, func(r parley.Report) bool { return r.Text == "" }) {
		if err := rec.Check(); err != nil {
			return nil, &fault{err: fmt.Errorf("%s is not whole: %w", name, err), hint: "it was changed since it was printed; parley read --format json prints it anew", code: exitError}
		}
	}
	return &rec, nil
}

// loadRecord returns the record of a file, or of the one negotiation that is
// named or there.
func loadRecord(c *cobra.Command, data *dataFlags, path string, args []string) (*parley.Record, error) {
	if path != "" {
		return recordFrom(c, path)
	}
	s, err := data.open(c.Context(), true)
	if err != nil {
		return nil, err
	}
	defer s.Close()
	list, err := chosen(c, s, args)
	if err != nil {
		return nil, err
	}
	if len(list) == 0 {
		return nil, &fault{err: errors.New("nothing is followed yet"), hint: "parley follow a.txt b.txt begins to follow what reports are about", code: exitError}
	}
	if len(list) != 1 {
		return nil, usageError("parley store list names them", "%d negotiations are followed; say which", len(list))
	}
	sh, err := s.Record(c.Context(), list[0].ID, parley.Select{})
	if err != nil {
		return nil, storeFault(err)
	}
	sh.Parley, sh.Generated = parley.Version, time.Now().UTC().Format(time.RFC3339)
	return sh.Record, nil
}
