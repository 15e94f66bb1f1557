package fetch

import (
	"bytes"
	"cmp"
	"context"
	"errors"
	"fmt"
	"mime"
	"net/url"
	"regexp"
	"strings"
	"time"
	"unicode/utf8"

	"github.com/mmcdole/gofeed"

	"github.com/parley-record/parley"
	"github.com/parley-record/parley/internal/intake"
)

// maxItems bounds how many items of a feed are fetched at a time.
const maxItems = 200

// Reports fetches one page and returns its reports. A feed is a problem: it is
// followed, not read.
func (f *Fetcher) Reports(ctx context.Context, address string) ([]parley.Report, []parley.Problem, error) {
	p, err := f.Get(ctx, address, false)
	if err != nil {
		return nil, nil, err
	}
	if text := feedText(p); isFeed(p.ContentType, text) && !hasRows(text) {
		bad := intake.Trouble("", p.URL, errors.New("is a feed, not a report"))
		bad.Hint = "parley add --source follows it"
		return nil, []parley.Problem{bad}, nil
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
	text := feedText(p)
	if !isFeed(p.ContentType, text) {
		list, problems := readPage(p, "", "")
		if err := take(list); err != nil {
			return problems, err
		}
		return problems, f.remember(source, p)
	}
	feed, err := parseFeed(text)
	if err != nil {
		return nil, fmt.Errorf("fetch: %s is a feed that cannot be read: %w", source, err)
	}
	var problems []parley.Problem
	fetched, left := 0, 0
	for _, item := range feed.Items {
		if ctx.Err() != nil {
			return problems, ctx.Err()
		}
		if item.Link = linkOf(p, item); item.Link == "" {
			problems = append(problems, parley.Problem{URL: source, Error: fmt.Sprintf("an item of %s has no address: %q", source, item.Title)})
			continue
		}
		known, err := f.knows(item)
		if err != nil {
			return problems, err
		}
		if known {
			continue
		}
		if fetched == maxItems {
			left++
			continue
		}
		fetched++
		bad, err := f.item(ctx, feed, item, take)
		problems = append(problems, bad...)
		if err != nil {
			return problems, err
		}
	}
	if left > 0 {
		problems = append(problems, parley.Problem{URL: source, Error: fmt.Sprintf("%s holds more than is fetched at once: %d of its items are left for the next round", source, left)})
	}
	// With an item that failed, the feed is asked for again in full.
	if len(problems) > 0 {
		return problems, nil
	}
	return nil, f.remember(source, p)
}

// linkOf returns the address of an item: as its feed gives it, from where the feed
// lies; else its id, where that is an address, as RSS and JSON Feed allow.
func linkOf(feed *Page, item *gofeed.Item) string {
	for _, link := range []string{item.Link, item.GUID} {
		link = strings.TrimSpace(link)
		if strings.HasPrefix(link, "http://") || strings.HasPrefix(link, "https://") {
			return link
		}
	}
	from, err := url.Parse(feed.URL)
	if err != nil || strings.TrimSpace(item.Link) == "" {
		return ""
	}
	to, err := from.Parse(strings.TrimSpace(item.Link))
	if err != nil {
		return item.Link
	}
	return to.String()
}

// memo returns the name under which an item of a feed is remembered, and what is
// remembered of it.
func memo(item *gofeed.Item) (name, stamp string) {
	return "item " + item.Link, item.Updated + item.Published + "."
}

// knows reports whether an item was fetched as it stands.
func (f *Fetcher) knows(item *gofeed.Item) (bool, error) {
	if f.opt.Memory == nil {
		return false, nil
	}
	name, stamp := memo(item)
	was, err := f.opt.Memory.Fetched(name)
	return was == stamp, err
}

// item fetches one item of a feed.
func (f *Fetcher) item(ctx context.Context, feed *gofeed.Feed, item *gofeed.Item, take Take) ([]parley.Problem, error) {
	// As the feed writes it, with its zone; the parser's own time is in UTC.
	published, ok := intake.Date(item.Published)
	if !ok && item.PublishedParsed != nil {
		published, _ = intake.Date(item.PublishedParsed.Format(time.RFC3339))
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
		return problems, f.opt.Memory.SetFetched(memo(item))
	}
	return problems, nil
}

// feedText returns the bytes of a feed for the parser, which knows no encoding but
// UTF-8 and the one that the feed itself declares.
func feedText(p *Page) []byte {
	if utf8.Valid(p.Body) {
		return p.Body
	}
	text, err := intake.DecodeAs(p.Body, p.ContentType)
	if err != nil {
		return p.Body
	}
	if declaration := prolog.FindString(text); declaration != "" {
		text = text[len(declaration):] // it names the encoding that was
	}
	return []byte(text)
}

var prolog = regexp.MustCompile(`^\s*<\?xml\s[^>]{0,200}\?>`)

// parseFeed reads RSS, Atom or JSON Feed.
func parseFeed(b []byte) (feed *gofeed.Feed, err error) {
	defer func() {
		if p := recover(); p != nil {
			feed, err = nil, fmt.Errorf("%v", p)
		}
	}()
	return gofeed.NewParser().Parse(bytes.NewReader(b))
}

func isFeed(contentType string, text []byte) bool {
	kind, _, _ := mime.ParseMediaType(contentType)
	switch kind {
	case "application/rss+xml", "application/atom+xml", "application/feed+json", "application/rdf+xml":
		return true
	case "application/pdf":
		return false
	case "text/html", "application/xhtml+xml": // as many a server calls whatever it has
		if !bytes.HasPrefix(bytes.TrimSpace(text[:min(len(text), 200)]), []byte("<")) {
			return false
		}
	}
	return gofeed.DetectFeedType(bytes.NewReader(text)) != gofeed.FeedTypeUnknown
}

// hasRows reports JSON that is no feed: its reader takes any for one.
func hasRows(text []byte) bool {
	text = bytes.TrimSpace(text)
	return bytes.HasPrefix(text, []byte("{")) && !bytes.Contains(text[:min(len(text), 4096)], []byte("jsonfeed.org/version"))
}

func readPage(p *Page, published, outlet string) ([]parley.Report, []parley.Problem) {
	list, problems := Read(intake.Input{URL: p.URL, ContentType: p.ContentType, Body: bytes.NewReader(p.Body)}, intake.Options{Published: cmp.Or(published, p.changed), Outlet: outlet, KeepForeign: true})
	list, problems = withoutWalls(list, problems, p.Body, "", p.URL)
	intake.Number(list)
	return list, problems
}

var (
	errorWords = regexp.MustCompile(`(?i)^\W*(page not found|404|403|access denied|just a moment|are you a robot|enable javascript|service unavailable|error)\b`)
	notFree    = regexp.MustCompile(`(?i)"isAccessibleForFree"\s*:\s*"?false`)
)

// fewWords is how short a text is that a wall or an error page leaves.
const fewWords = 120

// wall says why a page is not the report that its address promises, or nothing.
func wall(r *parley.Report, body []byte) string {
	switch {
	case r.Words >= fewWords:
		return ""
	case errorWords.MatchString(r.Text):
		return "shows an error page, not a report"
	case notFree.Match(body):
		return "shows only the beginning of its report: the rest is behind a paywall"
	}
	return ""
}
