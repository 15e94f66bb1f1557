package main

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"net/http"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/parley-record/parley"
	"github.com/parley-record/parley/internal/fetch"
	"github.com/parley-record/parley/internal/follow"
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
		Args:    cobra.MaximumNArgs(1),
	}
	data.add(c, true)
	c.Flags().DurationVar(&every, "every", 15*time.Minute, "how long between two rounds")
	c.Flags().DurationVar(&delay, "delay", 2*time.Second, "least pause between two requests to a host")
	c.Flags().BoolVar(&once, "once", false, "one round, then end")
	c.Flags().BoolVar(&private, "allow-private", false, "fetch from private and local addresses too")
	c.Flags().StringVar(&hook, "webhook", "", "address that gets each round's changes as JSON")
	c.RunE = func(c *cobra.Command, args []string) error {
		if every < time.Minute {
			return usageError("a minute is the least", "--every %s is too often", every)
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
		w := &watcher{store: s, follow: f, fetch: fetch.New(fetch.Options{Private: private, Delay: delay, Memory: s}), c: c, hook: hook}
		for {
			list, err := chosen(c, s, args)
			if err != nil {
				return err
			}
			skipped := 0
			for _, n := range list {
				k, err := w.round(c.Context(), n)
				if err != nil {
					return err
				}
				skipped += k
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
		if strings.HasPrefix(source, "http://") || strings.HasPrefix(source, "https://") {
			problems, err = w.fetch.Follow(ctx, source, take)
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
	// What the address did not take is told again in the next round.
	last, told := int64(0), "hook "+w.hook+" "+n.Slug
	if s, err := w.store.Fetched(told); err != nil {
		return skipped, storeFault(err)
	} else if k, err := strconv.ParseInt(s, 10, 64); err == nil {
		last = k
	} else if len(before) > 0 {
		last = before[0].ID
	}
	if err := w.store.SetFetched(told, strconv.FormatInt(last, 10)); err != nil {
		return skipped, storeFault(err)
	}
	changes, err := w.store.Changes(ctx, n.ID, last, "", 1000)
	if err != nil {
		return skipped, storeFault(err)
	}
	if len(changes) > 0 {
		if err := tell(ctx, w.hook, n, changes); err != nil {
			skipped++
			fmt.Fprintf(w.c.ErrOrStderr(), "parley: skipped: the webhook: %s\n", oneLine(err.Error()))
		} else if err := w.store.SetFetched(told, strconv.FormatInt(changes[0].ID, 10)); err != nil {
			return skipped, storeFault(err)
		}
	}
	return skipped, nil
}

// folder hands the files of a folder, or one file, to take.
func folder(path string, take fetch.Take) (problems []parley.Problem, err error) {
	var files []string
	err = filepath.WalkDir(path, func(p string, d os.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if strings.HasPrefix(d.Name(), ".") && p != path {
			if d.IsDir() {
				return filepath.SkipDir
			}
			return nil
		}
		if d.Type().IsRegular() {
			files = append(files, p)
		}
		return nil
	})
	if err != nil {
		return nil, err
	}
	slices.Sort(files)
	for _, p := range files {
		f, err := os.Open(p)
		if err != nil {
			problems = append(problems, parley.Problem{Path: p, Error: err.Error()})
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

// tell posts changes to a webhook.
func tell(ctx context.Context, address string, n parley.Negotiation, changes []parley.Change) error {
	b, err := json.Marshal(struct {
		Negotiation string          `json:"negotiation"`
		Name        string          `json:"name"`
		Changes     []parley.Change `json:"changes"`
	}{n.Slug, n.Name, changes})
	if err != nil {
		return err
	}
	ctx, stop := context.WithTimeout(ctx, 20*time.Second)
	defer stop()
	req, err := http.NewRequestWithContext(ctx, http.MethodPost, address, bytes.NewReader(b))
	if err != nil {
		return err
	}
	req.Header.Set("Content-Type", "application/json")
	res, err := http.DefaultClient.Do(req)
	if err != nil {
		return err
	}
	res.Body.Close()
	if res.StatusCode >= 300 {
		return fmt.Errorf("%s answers %s", address, res.Status)
	}
	return nil
}

func newAddCommand() *cobra.Command {
	var data dataFlags
	var into, create, kind string
	var sources, parties, issues []string
	var private bool
	c := &cobra.Command{
		Use: "add [flags] URL|FILE|FOLDER…", Short: "File reports in a negotiation and read them",
		Long: `Add files reports in a negotiation that is followed, or in a new one, and reads
them: addresses of pages, text, HTML, PDF, DOCX, JSON Lines, web archives (WARC),
.dna files of Discourse Network Analyzer, and folders of these.`,
		Example: "  parley add --new \"Talks in Geneva\" a.txt b.html\n  parley add --to talks-in-geneva https://example.org/report.html\n  parley add --to talks-in-geneva --source https://example.org/feed.xml --party Ukraine --party Russia\n  parley add --to talks-in-geneva --kind note readout.docx",
	}
	data.add(c, true)
	c.Flags().StringVar(&into, "to", "", "negotiation to file them in")
	c.Flags().StringVar(&create, "new", "", "name of a new negotiation to file them in")
	c.Flags().StringVar(&kind, "kind", "", "kind of the reports: note, document, statement, transcript, interview, analysis, news …")
	c.Flags().StringArrayVar(&sources, "source", nil, "feed, page or folder for parley watch")
	c.Flags().StringArrayVar(&parties, "party", nil, "party to watch for")
	c.Flags().StringArrayVar(&issues, "issue", nil, "issue to watch for")
	c.Flags().BoolVar(&private, "allow-private", false, "fetch from private and local addresses too")
	c.RunE = func(c *cobra.Command, args []string) error {
		if (into == "") == (create == "") {
			return usageError("--to names one that is followed, --new begins one", "say where the reports go")
		}
		if len(args)+len(sources)+len(parties)+len(issues) == 0 {
			return usageError("name files, folders or addresses", "nothing is to be added")
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
		var n parley.Negotiation
		if create != "" {
			n, err = s.CreateNegotiation(ctx, parley.Negotiation{Name: create, Created: f.Now(), Parties: parties, Issues: issues, Sources: sources, AsRead: len(args) > 0})
		} else if n, err = s.Negotiation(ctx, into); err == nil && len(sources)+len(parties)+len(issues) > 0 {
			n.Sources, n.Parties, n.Issues = append(n.Sources, sources...), append(n.Parties, parties...), append(n.Issues, issues...)
			err = s.UpdateNegotiation(ctx, n)
		}
		if err != nil {
			return storeFault(err)
		}
		added, all, err := addAll(ctx, s, f, n, args, kind, private)
		if err != nil {
			return storeFault(err)
		}
		fmt.Fprintf(c.OutOrStdout(), "%s: %d new reports\n", n.Slug, added)
		return reportProblems(c.ErrOrStderr(), all, added)
	}
	return c
}

// addAll files the reports that args stand for in n and reads them. It returns
// how many were new, and what could not be read.
func addAll(ctx context.Context, s *sqlite.Store, f *follow.Follower, n parley.Negotiation, args []string, kind string, private bool) (added int, all []parley.Problem, err error) {
	get := fetch.New(fetch.Options{Private: private})
	take := func(list []parley.Report) error {
		for i := range list {
			if kind != "" {
				list[i].Kind = parley.ReportKind(kind)
				list[i].Primary = kind == "statement" || kind == "document" || kind == "transcript" || kind == "post"
			}
		}
		done, err := f.File(ctx, n, list, true)
		added += len(done.Added)
		return err
	}
	for _, arg := range args {
		var problems []parley.Problem
		switch {
		case strings.HasPrefix(arg, "http://"), strings.HasPrefix(arg, "https://"):
			list, bad, wrong := get.Reports(ctx, arg)
			problems = bad
			if wrong != nil {
				problems = append(problems, parley.Problem{URL: arg, Error: strings.TrimPrefix(wrong.Error(), "fetch: ")})
			} else {
				err = take(list)
			}
		case strings.HasSuffix(strings.ToLower(arg), ".dna"):
			err = addDNA(ctx, s, f, n, arg)
		default:
			problems, err = folder(arg, take)
		}
		all = append(all, problems...)
		if err != nil {
			return added, all, err
		}
	}
	return added, all, f.Read(ctx, n)
}
