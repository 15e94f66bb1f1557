package main

import (
	"context"
	"errors"
	"fmt"
	"path/filepath"
	"slices"
	"strings"

	"github.com/parley-record/parley"
	"github.com/parley-record/parley/internal/fetch"
	"github.com/parley-record/parley/internal/follow"
	"github.com/parley-record/parley/internal/sqlite"
	"github.com/spf13/cobra"
)

func newAddCommand() *cobra.Command {
	var data dataFlags
	var into, create, kind string
	var sources, parties, issues []string
	var private bool
	c := &cobra.Command{
		Use: "add [flags] URL|FILE|FOLDER…", Short: "File reports in a negotiation and read them",
		Long: `Add files reports in a negotiation that is followed, or in a new one, and reads
them: addresses of pages, text, HTML, PDF, DOCX, JSON Lines, web archives (WARC),
folders of these, - for standard input, and .dna files of Discourse Network
Analyzer. What is filed already is counted and not filed again; reports in other
languages are kept and marked unread.`,
		Example: "  parley add --new \"Talks in Geneva\" a.txt b.html\n  parley add --to talks-in-geneva https://example.org/report.html\n  parley add --to talks-in-geneva --source https://example.org/feed.xml --party Ukraine --party Russia\n  parley add --to talks-in-geneva --kind note readout.docx",
	}
	data.add(c, true)
	c.Flags().StringVar(&into, "to", "", "negotiation to file them in")
	c.Flags().StringVar(&create, "new", "", "name of a new negotiation to file them in")
	c.Flags().StringVar(&kind, "kind", "", "kind of the reports: "+strings.Join(kindNames(), ", "))
	c.Flags().StringArrayVar(&sources, "source", nil, "feed, page or folder for parley watch")
	c.Flags().StringArrayVar(&parties, "party", nil, "party to watch for")
	c.Flags().StringArrayVar(&issues, "issue", nil, "issue to watch for")
	c.Flags().BoolVar(&private, "allow-private", false, "fetch from private and local addresses too")
	c.RegisterFlagCompletionFunc("kind", cobra.FixedCompletions(kindNames(), cobra.ShellCompDirectiveNoFileComp))
	c.RunE = func(c *cobra.Command, args []string) error {
		if (into == "") == (create == "") {
			return usageError("--to names one that is followed, --new begins one", "say where the reports go")
		}
		if len(args)+len(sources)+len(parties)+len(issues) == 0 {
			return usageError("name files, folders or addresses", "nothing is to be added")
		}
		if kind != "" && !slices.Contains(kindNames(), kind) {
			return usageError("there are "+strings.Join(kindNames(), ", "), "there is no kind %q", kind)
		}
		ctx := c.Context()
		s, err := data.open(ctx, into != "")
		if err != nil {
			return err
		}
		defer s.Close()
		f, err := data.follower(s)
		if err != nil {
			return err
		}
		a := &adder{c: c, store: s, follow: f, fetch: fetch.New(fetch.Options{Private: private}), kind: kind}
		if into != "" {
			if a.n, err = named(ctx, s, into); err != nil {
				return err
			}
			was := a.n.Settings()
			a.n.Sources = union(a.n.Sources, settled(sources, ""))
			a.n.Parties, a.n.Issues = union(a.n.Parties, parties), union(a.n.Issues, issues)
			if len(sources)+len(parties)+len(issues) > 0 {
				if err := s.UpdateNegotiation(ctx, a.n, was); err != nil {
					return storeFault(err)
				}
			}
		} else {
			if err := isFree(ctx, s, create); err != nil {
				return err
			}
			a.begin = func([]parley.Report) parley.Negotiation {
				return parley.Negotiation{Name: create, Created: f.Now(), Parties: parties, Issues: issues, Sources: settled(sources, ""), AsRead: len(args) > 0}
			}
			if len(sources)+len(parties)+len(issues) > 0 {
				if err := a.started(ctx, nil); err != nil {
					return storeFault(err)
				}
			}
		}
		return a.all(ctx, args)
	}
	return c
}

// kindNames lists the kinds of reports.
func kindNames() []string {
	var names []string
	for _, k := range parley.ReportKinds() {
		names = append(names, string(k))
	}
	return names
}

// union returns list with those of more that it lacks.
func union(list, more []string) []string {
	list = slices.Clone(list)
	for _, x := range more {
		if !slices.Contains(list, x) {
			list = append(list, x)
		}
	}
	return list
}

// settled returns sources with their paths made absolute, from the folder of the
// file that names them: parley watch may run elsewhere.
func settled(sources []string, from string) []string {
	out := slices.Clone(sources)
	for i, s := range out {
		if isAddress(s) || filepath.IsAbs(s) {
			continue
		}
		if p, err := filepath.Abs(filepath.Join(from, s)); err == nil {
			out[i] = p
		}
	}
	return out
}

func isAddress(s string) bool {
	return strings.HasPrefix(s, "http://") || strings.HasPrefix(s, "https://")
}

// isFree reports a name that a negotiation has already: a second of the same name
// is more often a slip than meant.
func isFree(ctx context.Context, s *sqlite.Store, name string) error {
	n, err := called(ctx, s, name)
	switch {
	case errors.Is(err, parley.ErrNotFound):
		return nil
	case err != nil:
		return storeFault(err)
	}
	return usageError("parley add --to "+n.Slug+" adds to it; another name begins another", "%q is followed already", name)
}

// called returns the negotiation of a name, however it is spaced and spelt, or
// parley.ErrNotFound. Short names tell less: they are cut, and have Latin letters alone.
func called(ctx context.Context, s *sqlite.Store, name string) (parley.Negotiation, error) {
	list, err := s.Negotiations(ctx)
	if err != nil {
		return parley.Negotiation{}, err
	}
	i := slices.IndexFunc(list, func(n parley.Negotiation) bool { return sqlite.SameName(n.Name, name) })
	if i < 0 {
		return parley.Negotiation{}, parley.ErrNotFound
	}
	return list[i], nil
}

// An adder files what is handed in and has it read.
type adder struct {
	c      *cobra.Command
	store  *sqlite.Store
	follow *follow.Follower
	fetch  *fetch.Fetcher
	kind   string

	n     parley.Negotiation
	begin func([]parley.Report) parley.Negotiation // makes n when the first reports are there; nil: n is followed

	added, known, foreign int
	problems              []parley.Problem
}

// started begins the negotiation, unless it is followed already: only now, so
// that a misspelt path leaves no empty one behind.
func (a *adder) started(ctx context.Context, first []parley.Report) error {
	if a.begin == nil {
		return nil
	}
	n, err := a.store.CreateNegotiation(ctx, a.begin(first))
	if err == nil {
		a.n, a.begin = n, nil
	}
	return err
}

// all files the reports that args stand for, has them read, and says what became
// of them.
func (a *adder) all(ctx context.Context, args []string) error {
	if err := a.file(ctx, args); err != nil {
		return storeFault(err)
	}
	if a.begin != nil { // nothing was there to begin it with
		return reportProblems(a.c.ErrOrStderr(), a.problems, 0)
	}
	if err := a.follow.Read(ctx, a.n); err != nil {
		return storeFault(err)
	}
	line := fmt.Sprintf("%s: %s", a.n.Slug, count(a.added, "new report"))
	if a.known > 0 {
		line += fmt.Sprintf(", %d known already", a.known)
	}
	if a.foreign > 0 {
		line += fmt.Sprintf(", %d kept unread for the language", a.foreign)
	}
	fmt.Fprintln(a.c.OutOrStdout(), line)
	return reportProblems(a.c.ErrOrStderr(), a.problems, a.added+a.known)
}

func (a *adder) file(ctx context.Context, args []string) error {
	for _, arg := range args {
		var problems []parley.Problem
		var err error
		switch {
		case isAddress(arg):
			list, bad, wrong := a.fetch.Reports(ctx, arg)
			problems = bad
			if wrong != nil {
				problems = append(problems, parley.Problem{URL: arg, Error: strings.TrimPrefix(wrong.Error(), "fetch: ")})
			} else {
				err = a.take(ctx, list)
			}
		case arg == "-":
			list, bad := gather(arg, "", a.c.InOrStdin())
			problems, err = bad, a.take(ctx, list)
		case strings.HasSuffix(strings.ToLower(arg), ".dna"):
			if err = a.started(ctx, nil); err == nil {
				var done follow.Filing
				done, err = addDNA(ctx, a.store, a.follow, a.n, arg)
				a.added, a.known = a.added+len(done.Added), a.known+len(done.Known)
			}
		default:
			problems, err = folder(arg, func(list []parley.Report) error { return a.take(ctx, list) })
		}
		a.problems = append(a.problems, problems...)
		if err != nil {
			return err
		}
	}
	return nil
}

// take files reports.
func (a *adder) take(ctx context.Context, list []parley.Report) error {
	if len(list) == 0 {
		return nil
	}
	if err := a.started(ctx, list); err != nil {
		return err
	}
	foreign := map[parley.ID]bool{}
	for i := range list {
		r := &list[i]
		if a.kind != "" {
			r.Kind = parley.ReportKind(a.kind)
			r.Primary = a.kind == "statement" || a.kind == "document" || a.kind == "transcript" || a.kind == "post"
		}
		foreign[r.ID] = r.Language != "" && !strings.HasPrefix(r.Language, "en")
	}
	done, err := a.follow.File(ctx, a.n, list, true)
	a.added, a.known = a.added+len(done.Added), a.known+len(done.Known)
	for _, id := range done.Added {
		if foreign[id] {
			a.foreign++
		}
	}
	return err
}
