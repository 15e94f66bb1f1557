package main

import (
	"bufio"
	"cmp"
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"time"

	"github.com/parley-record/parley"
	"github.com/parley-record/parley/internal/follow"
	"github.com/parley-record/parley/internal/sqlite"
	"github.com/spf13/cobra"
)

func newRemoveCommand() *cobra.Command {
	var data dataFlags
	var yes, discard bool
	var keep string
	c := &cobra.Command{
		Use: "remove NEGOTIATION", Short: "Take a negotiation out of the data file, with all that it holds",
		Long: `Remove takes a negotiation out of the data file: its reports, what was read in
them, what people decided. It says what will be lost and asks for the
negotiation's short name; --yes is for scripts.

What people put in is written to a file first, beside the data or where --keep
says: parley.toml (what is followed), decisions.jsonl (every decision, with its
sentence; parley store decide puts them back) and notes.jsonl (your own notes, which
parley add files again). The reports are in a copy of the data alone (parley backup).
The file of the data is made smaller, so that nothing removed lies in it still.`,
		Example: "  parley store remove talks-in-geneva\n  parley store remove --yes --keep geneva.zip talks-in-geneva",
		Args:    exactly(1, "a negotiation"),
	}
	data.add(c, false)
	c.Flags().BoolVar(&yes, "yes", false, "do not ask")
	c.Flags().StringVar(&keep, "keep", "", "write what people put in to this new file (default: beside the data)")
	c.Flags().BoolVar(&discard, "discard", false, "keep nothing of it")
	c.RunE = func(c *cobra.Command, args []string) error {
		if discard && keep != "" {
			return usageError("leave one of them out", "--keep and --discard contradict each other")
		}
		ctx := c.Context()
		s, err := data.open(ctx, true)
		if err != nil {
			return err
		}
		defer s.Close()
		n, err := named(ctx, s, args[0])
		if err != nil {
			return err
		}
		if !yes {
			if err := askFor(c, s, n); err != nil {
				return err
			}
		}
		if !discard {
			path, err := keepAside(ctx, s, n, keep)
			if err != nil {
				return err
			}
			fmt.Fprintln(c.OutOrStdout(), "kept of it:", path)
		}
		if err := s.RemoveNegotiation(ctx, n.ID, time.Now().UTC().Format(time.RFC3339)); err != nil {
			return storeFault(err)
		}
		fmt.Fprintln(c.OutOrStdout(), n.Slug+": removed")
		if err := s.Compact(ctx); err != nil {
			fmt.Fprintf(c.ErrOrStderr(), "parley: the file could not be made smaller: %s\n", storeFault(err))
		}
		return nil
	}
	return c
}

// askFor says what goes with n and has its short name written.
func askFor(c *cobra.Command, s *sqlite.Store, n parley.Negotiation) error {
	h, err := s.Holding(c.Context(), n.ID)
	if err != nil {
		return storeFault(err)
	}
	fmt.Fprintf(c.ErrOrStderr(), "This removes %s.\nWrite %s to go on: ", follow.Loss(n, h), n.Slug)
	in := bufio.NewScanner(c.InOrStdin())
	if in.Scan() && strings.TrimSpace(in.Text()) == n.Slug {
		return nil
	}
	fmt.Fprintln(c.ErrOrStderr())
	return &fault{err: errors.New("nothing was removed"), hint: "write the short name as it is asked for, or give --yes", code: exitError}
}

// keepAside writes what people put into n to a new file at path, or beside the data,
// and returns its place.
func keepAside(ctx context.Context, s *sqlite.Store, n parley.Negotiation, path string) (string, error) {
	path = cmp.Or(path, filepath.Join(filepath.Dir(s.Path()), n.Slug+"-removed-"+time.Now().UTC().Format("20060102T150405Z")+".zip"))
	f, err := os.OpenFile(path, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o600)
	if errors.Is(err, os.ErrExist) {
		return "", &fault{err: fmt.Errorf("%s exists already; nothing was removed", path), hint: "name another file with --keep", code: exitError}
	}
	if err != nil {
		return "", pathFault(path, err)
	}
	err = errors.Join(follow.Keep(ctx, s, n, f), f.Sync(), f.Close())
	if err != nil {
		return "", errors.Join(storeFault(err), os.Remove(path))
	}
	return path, nil
}
