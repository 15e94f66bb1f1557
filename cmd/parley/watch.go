package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"strings"
	"time"

	"github.com/parley-record/parley"
	"github.com/parley-record/parley/internal/desk"
	"github.com/parley-record/parley/internal/fetch"
	"github.com/parley-record/parley/internal/follow"
	"github.com/parley-record/parley/internal/intake"
	"github.com/parley-record/parley/internal/sqlite"
	"github.com/spf13/cobra"
)

func newWatchCommand() *cobra.Command {
	var data dataFlags
	var every, delay time.Duration
	var private, once bool
	var hook string
	c := &cobra.Command{
		Use: "watch [NEGOTIATION]", Short: "Keep negotiations up to date from their sources",
		Long: `Watch fetches the sources of the negotiations that are followed (feeds, pages,
folders; the page "Settings" or parley add --source names them), files what is
new, and reads it. It heeds robots.txt, asks conditionally, pauses between two
requests to a host, and goes on when a source fails: what it skips, it names.`,
		Example: "  parley watch --every 15m\n  parley watch --once talks-in-geneva\n  parley watch --webhook https://desk.example.org/hook",
		Args:    atMostOne,
	}
	data.add(c, true)
	c.Flags().DurationVar(&every, "every", 15*time.Minute, "how long between two rounds")
	c.Flags().DurationVar(&delay, "delay", 2*time.Second, "least pause between two requests to a host")
	c.Flags().BoolVar(&once, "once", false, "one round, then end")
	c.Flags().BoolVar(&private, "allow-private", false, "fetch from private and local addresses too")
	c.Flags().StringVar(&hook, "webhook", "", "address that gets each round's changes as JSON, oldest messages first, at most 1,000 changes a message")
	c.RunE = func(c *cobra.Command, args []string) error {
		if every < time.Minute {
			return usageError("a minute is the least", "--every %s is too often", every)
		}
		if hook != "" && !isAddress(hook) {
			return usageError("it begins with http:// or https://", "--webhook %s is no address", hook)
		}
		s, err := data.open(c.Context(), true)
		if err != nil {
			return err
		}
		defer s.Close()
		f, err := data.follower(s)
		if err != nil {
			return err
		}
		w := &watcher{store: s, follow: f, fetch: fetch.New(fetch.Options{Private: private, Delay: delay}), c: c, hook: hook}
		for {
			list, err := chosen(c, s, args)
			if err != nil {
				return err
			}
			skipped := 0
			for _, n := range list {
				k, err := w.round(c.Context(), n)
				skipped += k
				if err == nil {
					continue
				}
				if !passes(err) {
					return err
				}
				skipped++
				fmt.Fprintf(c.ErrOrStderr(), "parley: skipped: %s: %s\n", n.Slug, oneLine(err.Error()))
			}
			if once {
				if skipped > 0 {
					return &fault{code: exitPartial}
				}
				return nil
			}
			select {
			case <-c.Context().Done():
				return nil
			case <-time.After(every):
			}
		}
	}
	return c
}

// passes reports whether the next round may do what this one could not: another
// program had the data to itself, the disk was full, the negotiation is gone.
func passes(err error) bool {
	return errors.Is(err, parley.ErrLocked) || errors.Is(err, parley.ErrFull) || errors.Is(err, parley.ErrNotFound)
}

// A watcher brings negotiations up to date.
type watcher struct {
	store  *sqlite.Store
	follow *follow.Follower
	fetch  *fetch.Fetcher
	c      *cobra.Command
	hook   string
}

// round fetches every source of n once and returns how much was skipped. Only
// the store, or the user, ends it with an error.
func (w *watcher) round(ctx context.Context, n parley.Negotiation) (skipped int, err error) {
	before, err := w.store.Changes(ctx, n.ID, 0, "", 1)
	if err != nil {
		return 0, storeFault(err)
	}
	added, out := 0, 0
	var failed error
	take := func(list []parley.Report) error {
		done, err := w.follow.File(ctx, n, list, false)
		added, out = added+len(done.Added), out+len(done.Out)
		failed = err
		return err
	}
	for _, source := range n.Sources {
		var problems []parley.Problem
		var err error
		if isAddress(source) {
			problems, err = w.fetch.With(w.store.Memory(n.ID)).Follow(ctx, source, take)
		} else {
			problems, err = folder(source, take)
		}
		if failed != nil {
			return skipped, storeFault(failed)
		}
		if ctx.Err() != nil {
			return skipped, ctx.Err()
		}
		if err != nil {
			problems = append(problems, parley.Problem{Error: strings.TrimPrefix(err.Error(), "fetch: ")})
		}
		for _, p := range problems {
			skipped++
			fmt.Fprintf(w.c.ErrOrStderr(), "parley: skipped: %s: %s\n", n.Slug, oneLine(p.Error))
		}
	}
	if err := w.follow.Read(ctx, n); err != nil {
		return skipped, storeFault(err)
	}
	fmt.Fprintf(w.c.ErrOrStderr(), "parley: %s: %d new, %d kept out, %d skipped\n", n.Slug, added, out, skipped)
	if w.hook == "" {
		return skipped, nil
	}
	last := int64(0)
	if len(before) > 0 {
		last = before[0].ID
	}
	if err := w.tell(ctx, n, last); err != nil {
		var refused *untold
		if !errors.As(err, &refused) {
			return skipped, storeFault(err)
		}
		skipped++
		fmt.Fprintf(w.c.ErrOrStderr(), "parley: skipped: the webhook: %s\n", oneLine(err.Error()))
	}
	return skipped, nil
}

// folder hands the reports of a folder's files, or of one file, to take. A folder
// without any is no problem: it may fill.
func folder(path string, take fetch.Take) (problems []parley.Problem, err error) {
	files, problems := desk.Files(path)
	for _, p := range files {
		f, err := os.Open(p)
		if err != nil {
			problems = append(problems, intake.Trouble(p, "", desk.Reason(err)))
			continue
		}
		list, bad := gather(p, "", f)
		f.Close()
		problems = append(problems, bad...)
		if err := take(list); err != nil {
			return problems, err
		}
	}
	return problems, nil
}
