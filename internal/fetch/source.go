package fetch

import (
	"bytes"
	"cmp"
	"context"
	"fmt"
	"mime"
	"regexp"
	"strings"
	"time"

	"github.com/mmcdole/gofeed"

	"github.com/parley-record/parley"
	"github.com/parley-record/parley/internal/intake"
)

// maxItems bounds how many items of a feed are fetched at a time.
const maxItems = 200

// Reports fetches one page and returns its reports.
func (f *Fetcher) Reports(ctx context.Context, address string) ([]parley.Report, []parley.Problem, error) {
	p, err := f.Get(ctx, address, false)
	if err != nil {
		return nil, nil, err
	}
	list, problems := readPage(p, "", "")
	return list, problems, nil
}

// A Take receives reports as they come; what it returned for without an error
// is not fetched again.
type Take func([]parley.Report) error

// Follow fetches a source and hands the new items of a feed, or a page if it
// changed, to take. It returns what could not be read; an error means that the
// source itself could not be, or that take failed.
func (f *Fetcher) Follow(ctx context.Context, source string, take Take) ([]parley.Problem, error) {
	p, err := f.Get(ctx, source, true)
	if err != nil || p.Unchanged {
		return nil, err
	}
	if !isFeed(p) {
		list, problems := readPage(p, "", "")
		if err := take(list); err != nil {
			return problems, err
		}
		return problems, f.remember(source, p)
	}
	feed, err := parseFeed(p.Body)
	if err != nil {
		return nil, fmt.Errorf("fetch: %s is a feed that cannot be read: %w", source, err)
	}
	var problems []parley.Problem
	for _, item := range feed.Items[:min(len(feed.Items), maxItems)] {
		if ctx.Err() != nil {
			return problems, ctx.Err()
		}
		if item.Link == "" {
			problems = append(problems, parley.Problem{URL: source, Error: fmt.Sprintf("an item of %s has no address: %q", source, item.Title)})
			continue
		}
		bad, err := f.item(ctx, feed, item, take)
		problems = append(problems, bad...)
		if err != nil {
			return problems, err
		}
	}
	// With an item that failed, the feed is asked for again in full.
	if len(problems) > 0 {
		return problems, nil
	}
	return nil, f.remember(source, p)
}

// item fetches one item of a feed, unless it is known as it stands.
func (f *Fetcher) item(ctx context.Context, feed *gofeed.Feed, item *gofeed.Item, take Take) ([]parley.Problem, error) {
	name, stamp := "item "+item.Link, item.Updated+item.Published+"."
	if f.opt.Memory != nil {
		was, err := f.opt.Memory.Fetched(name)
		if err != nil || was == stamp {
			return nil, err
		}
	}
	// As the feed writes it, with its zone; the parser's own time is in UTC.
	published, ok := intake.Date(item.Published)
	if !ok && item.PublishedParsed != nil {
		published = item.PublishedParsed.Format(time.RFC3339)
	}
	page, err := f.Get(ctx, item.Link, false)
	if err != nil {
		return []parley.Problem{{URL: item.Link, Error: strings.TrimPrefix(err.Error(), "fetch: ")}}, nil
	}
	list, problems := readPage(page, published, feed.Title)
	if err := take(list); err != nil {
		return problems, err
	}
	if f.opt.Memory != nil {
		return problems, f.opt.Memory.SetFetched(name, stamp)
	}
	return problems, nil
}

// parseFeed reads RSS, Atom or JSON Feed.
func parseFeed(b []byte) (feed *gofeed.Feed, err error) {
	defer func() {
		if p := recover(); p != nil {
			feed, err = nil, fmt.Errorf("%v", p)
		}
	}()
	return gofeed.NewParser().Parse(bytes.NewReader(b))
}

func isFeed(p *Page) bool {
	kind, _, _ := mime.ParseMediaType(p.ContentType)
	switch kind {
	case "application/rss+xml", "application/atom+xml", "application/feed+json", "application/rdf+xml":
		return true
	case "text/html", "application/xhtml+xml", "application/pdf":
		return false
	}
	return gofeed.DetectFeedType(bytes.NewReader(p.Body)) != gofeed.FeedTypeUnknown
}

func readPage(p *Page, published, outlet string) ([]parley.Report, []parley.Problem) {
	list, problems := Read(intake.Input{URL: p.URL, ContentType: p.ContentType, Body: bytes.NewReader(p.Body)}, intake.Options{Published: cmp.Or(published, p.changed), Outlet: outlet, KeepForeign: true})
	list, problems = withoutWalls(list, problems, p.Body, "", p.URL)
	intake.Number(list)
	return list, problems
}

var (
	payWords   = regexp.MustCompile(`(?i)\b(subscribe|sign in|log in|register|become a (member|subscriber))\b[^.]{0,60}\b(to (continue|read|access|keep)|for full access)\b|\b(this (article|story|content) is (for|only available to) (our )?(subscribers|members))`)
	errorWords = regexp.MustCompile(`(?i)^\W*(page not found|404|403|access denied|just a moment|are you a robot|enable javascript|service unavailable|error)\b`)
	notFree    = regexp.MustCompile(`(?i)"isAccessibleForFree"\s*:\s*"?false`)
)

// fewWords is how short a text is that a wall or an error page leaves.
const fewWords = 120

// wall says why a page is not the report that its address promises, or nothing.
func wall(r *parley.Report, body []byte) string {
	if r.Words >= fewWords {
		return ""
	}
	switch {
	case errorWords.MatchString(r.Text):
		return "shows an error page, not a report"
	case notFree.Match(body), payWords.MatchString(r.Text):
		return "shows only the beginning of its report: the rest is behind a paywall"
	}
	return ""
}
