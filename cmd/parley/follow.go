package main

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"os"
	"strings"
	"time"

	"github.com/parley-record/parley"
	"github.com/parley-record/parley/internal/fetch"
	"github.com/parley-record/parley/internal/follow"
	"github.com/parley-record/parley/internal/sqlite"
	"github.com/spf13/cobra"
)

func newFollowCommand() *cobra.Command {
	var data dataFlags
	var name, show string
	var private bool
	c := &cobra.Command{
		Use: "follow parley.toml | REPORT…", Short: "Follow a negotiation: from a few reports, or written by hand",
		Long: `Follow begins to follow a negotiation.

From a few reports: they are filed and read; from then on a report from a source
joins when it names two of the parties that they name most, and one of the
issues. From a file such as parley.toml, which a person writes; following it
again brings the negotiation of that name up to date with the file:

  name = "Harbour talks"
  parties = ["Port Union / dockers", "Harbour Board"]
  issues = ["pay offer / wage offer", "night shifts"]
  sources = ["https://example.org/feed.xml", "reports/"]

  [[issue]]                 # a codebook, if you have one
  label = "Night shifts"
  code = "B2"
  definition = "Who works at night, and for how much more"
  phrases = ["night work", "late roster"]

The page "Settings" changes all of it too, and the page of reports overrules
both what joins and what stays out.`,
		Example: "  parley follow reports/a.txt reports/b.txt\n  parley follow parley.toml && parley watch\n  parley follow --show talks-in-geneva > parley.toml",
	}
	data.add(c, true)
	c.Flags().StringVar(&name, "name", "", "name of the negotiation (default: the first title, else the parties and the issue)")
	c.Flags().StringVar(&show, "show", "", "print the negotiation of that short name (parley store list) as a parley.toml")
	c.Flags().BoolVar(&private, "allow-private", false, "fetch from private and local addresses too")
	c.RunE = func(c *cobra.Command, args []string) error {
		ctx := c.Context()
		if (show == "") == (len(args) == 0) {
			return usageError("parley follow a.txt b.txt, or parley follow parley.toml", "name reports or a file that says what to follow")
		}
		s, err := data.open(ctx, show != "")
		if err != nil {
			return err
		}
		defer s.Close()
		if show != "" {
			n, err := named(ctx, s, show)
			if err != nil {
				return err
			}
			if n.AsRead && len(n.Parties) == 0 {
				n.Parties, n.Issues, err = follow.Named(ctx, s, n.ID)
			}
			if err != nil {
				return storeFault(err)
			}
			text, err := follow.FormatPlan(n)
			if err != nil {
				return err
			}
			_, err = c.OutOrStdout().Write(text)
			return err
		}
		if len(args) == 1 && strings.HasSuffix(args[0], ".toml") {
			return followPlan(ctx, c, s, args[0])
		}
		f, err := data.follower(s)
		if err != nil {
			return err
		}
		if name != "" {
			if err := isFree(ctx, s, name); err != nil {
				return err
			}
		}
		a := &adder{c: c, store: s, follow: f, fetch: fetch.New(fetch.Options{Private: private})}
		a.begin = func(first []parley.Report) parley.Negotiation {
			return parley.Negotiation{Name: cmp.Or(name, f.Name(ctx, first)), Created: f.Now(), AsRead: true}
		}
		partial := a.all(ctx, args)
		if a.begin != nil || partial != nil && !isPartial(partial) {
			return partial
		}
		parties, issues, err := follow.Named(ctx, s, a.n.ID)
		if err != nil {
			return storeFault(err)
		}
		for _, l := range []struct {
			what string
			list []string
		}{{"parties", parties}, {"issues", issues}} {
			fmt.Fprintf(c.OutOrStdout(), "%s: %s\n", l.what, cmp.Or(strings.Join(follow.Leading(l.list), "; "), "none recorded: every report from a source joins"))
		}
		return partial
	}
	return c
}

func isPartial(err error) bool {
	var f *fault
	return errors.As(err, &f) && f.code == exitPartial
}

// planned counts what a plan names.
func planned(p parley.Negotiation) string {
	parties := fmt.Sprintf("%d parties", len(p.Parties))
	if len(p.Parties) == 1 {
		parties = "1 party"
	}
	return parties + ", " + count(len(p.Issues)+len(p.Codebook), "issue") + ", " + count(len(p.Sources), "source")
}

// followPlan makes or changes the negotiation that a file describes.
func followPlan(ctx context.Context, c *cobra.Command, s *sqlite.Store, path string) error {
	text, err := os.ReadFile(path)
	if err != nil {
		return pathFault(path, err)
	}
	p, err := follow.ParsePlan(text)
	if err != nil {
		return usageError("parley follow --help shows one", "cannot read %s: %s", path, strings.TrimPrefix(err.Error(), "follow: "))
	}
	p.Sources = settled(p.Sources, dir(path))
	n, err := called(ctx, s, p.Name)
	switch {
	case errors.Is(err, parley.ErrNotFound):
		p.Created = time.Now().UTC().Format(time.RFC3339)
		if n, err = s.CreateNegotiation(ctx, p); err == nil {
			fmt.Fprintf(c.OutOrStdout(), "%s: followed, %s\n", n.Slug, planned(p))
		}
	case err == nil:
		n.Name, n.Parties, n.Issues, n.Sources, n.Codebook = p.Name, p.Parties, p.Issues, p.Sources, p.Codebook
		if err = s.UpdateNegotiation(ctx, n, ""); err == nil {
			fmt.Fprintf(c.OutOrStdout(), "%s: brought up to date, %s\n", n.Slug, planned(p))
		}
	}
	if err != nil {
		return storeFault(err)
	}
	return nil
}
