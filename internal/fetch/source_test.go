package fetch

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"golang.org/x/text/encoding/unicode"

	"github.com/parley-record/parley"
)

// TestFeedOfMoreThanIsFetchedAtOnce has the items beyond the bound named, and fetched
// in the next round.
func TestFeedOfMoreThanIsFetchedAtOnce(t *testing.T) {
	const more = 5
	var base string
	base = serve(t, func(w http.ResponseWriter, r *http.Request) {
		switch {
		case r.URL.Path == "/feed":
			w.Header().Set("Content-Type", "application/rss+xml")
			w.Header().Set("ETag", `"1"`)
			if r.Header.Get("If-None-Match") != "" {
				w.WriteHeader(http.StatusNotModified)
				return
			}
			fmt.Fprint(w, `<rss version="2.0"><channel><title>The Gull</title>`)
			for i := range maxItems + more {
				fmt.Fprintf(w, "<item><link>%s/a/%d</link></item>", base, i)
			}
			fmt.Fprint(w, "</channel></rss>")
		case strings.HasPrefix(r.URL.Path, "/a/"):
			fmt.Fprintf(w, article, "<p>Round "+r.URL.Path+".</p>"+prose)
		default:
			http.NotFound(w, r)
		}
	})
	f, got := local(memory{}), 0
	round := func(want, bad int) {
		t.Helper()
		got = 0
		problems, err := f.Follow(context.Background(), base+"/feed", func(l []parley.Report) error { got += len(l); return nil })
		if err != nil || got != want || len(problems) != bad || bad > 0 && !strings.Contains(problems[0].Error, "5 of its items are left for the next round") {
			t.Errorf("%d reports, %v, %v; want %d and %d problems", got, problems, err, want, bad)
		}
	}
	round(maxItems, 1)
	round(more, 0)
	round(0, 0)
}

// TestFeedsAsTheyAreWritten reads feeds that keep to no rule.
func TestFeedsAsTheyAreWritten(t *testing.T) {
	const rss = `<rss version="2.0"><channel><title>%s</title><item>%s</item></channel></rss>`
	utf16, err := unicode.UTF16(unicode.LittleEndian, unicode.UseBOM).NewEncoder().String(`<?xml version="1.0" encoding="utf-16"?>` + fmt.Sprintf(rss, "Café", "<link>/a</link>"))
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct{ name, kind, body, outlet, published string }{
		{"an address from where the feed lies", "application/rss+xml", fmt.Sprintf(rss, "Gull", "<link> /a\n</link>"), "Gull", ""},
		{"an address as id alone", "application/rss+xml", fmt.Sprintf(rss, "Gull", "<guid>BASE/a</guid>"), "Gull", ""},
		{"an address as id alone, in JSON", "application/feed+json", `{"version":"https://jsonfeed.org/version/1.1","title":"Gull","items":[{"id":"BASE/a"}]}`, "Gull", ""},
		{"Latin 1 by the server's word", "application/rss+xml; charset=iso-8859-1", fmt.Sprintf(rss, "Caf\xe9", "<link>/a</link>"), "Café", ""},
		{"Latin 1 by nobody's word", "text/xml", `<?xml version="1.0"?>` + fmt.Sprintf(rss, "Caf\xe9", "<link>/a</link>"), "Café", ""},
		{"Latin 1 that says it is UTF-8", "text/xml", `<?xml version="1.0" encoding="utf-8"?>` + fmt.Sprintf(rss, "Caf\xe9", "<link>/a</link>"), "Café", ""},
		{"Latin 1 by its own word", "text/xml", `<?xml version="1.0" encoding="iso-8859-1"?>` + fmt.Sprintf(rss, "Caf\xe9", "<link>/a</link>"), "Café", ""},
		{"UTF-16", "application/xml", utf16, "Café", ""},
		{"called a page", "text/html; charset=utf-8", "\n<?xml version='1.0'?>" + fmt.Sprintf(rss, "Gull", "<link>/a</link>"), "Gull", ""},
		{"a time that is none", "application/rss+xml", fmt.Sprintf(rss, "Gull", "<link>/a</link><pubDate>0001-01-01T00:00:00Z</pubDate>"), "Gull", ""},
		{"a day", "application/rss+xml", fmt.Sprintf(rss, "Gull", "<link>/a</link><pubDate>3 February 2026</pubDate>"), "Gull", "2026-02-03"},
	} {
		t.Run(c.name, func(t *testing.T) {
			var base string
			base = serve(t, func(w http.ResponseWriter, r *http.Request) {
				switch r.URL.Path {
				case "/news/feed":
					w.Header().Set("Content-Type", c.kind)
					fmt.Fprint(w, strings.ReplaceAll(c.body, "BASE", base))
				case "/a":
					fmt.Fprint(w, "<html><body><article><h1>Ferry talks resume</h1>"+prose+"</article></body></html>")
				default:
					http.NotFound(w, r)
				}
			})
			var got []parley.Report
			problems, err := local(memory{}).Follow(context.Background(), base+"/news/feed", func(l []parley.Report) error { got = append(got, l...); return nil })
			if err != nil || len(problems) > 0 || len(got) != 1 {
				t.Fatalf("%d reports, %v, %v", len(got), problems, err)
			}
			if got[0].Outlet != c.outlet || got[0].Published != c.published {
				t.Errorf("outlet %q, published %q", got[0].Outlet, got[0].Published)
			}
		})
	}
}

// TestRobotsThatCannotBeHad are asked for again soon, and not taken for a refusal.
func TestRobotsThatCannotBeHad(t *testing.T) {
	var well atomic.Bool
	at := serve(t, func(w http.ResponseWriter, r *http.Request) {
		if r.URL.Path == "/robots.txt" && !well.Load() {
			http.Error(w, "busy", http.StatusServiceUnavailable)
		}
	})
	now := time.Date(2026, 3, 2, 10, 0, 0, 0, time.UTC)
	f := New(Options{Private: true, Delay: time.Nanosecond, Now: func() time.Time { return now }})
	if _, err := f.Get(context.Background(), at+"/a", false); !errors.Is(err, errNoRobots) {
		t.Errorf("Get = %v; want errNoRobots", err)
	}
	well.Store(true)
	now = now.Add(downAge + time.Second)
	if _, err := f.Get(context.Background(), at+"/a", false); err != nil {
		t.Errorf("once the site is well: %v", err)
	}
}

// TestSilentHostIsLeftAlone has a feed whose items lie with a host that drops every
// request: it is asked twice, not once for each item, and again after a while.
func TestSilentHostIsLeftAlone(t *testing.T) {
	var asked atomic.Int64
	dead := httptest.NewServer(http.HandlerFunc(func(http.ResponseWriter, *http.Request) {
		asked.Add(1)
		panic(http.ErrAbortHandler)
	}))
	defer dead.Close()
	base := serve(t, func(w http.ResponseWriter, r *http.Request) {
		if r.URL.Path != "/feed" {
			http.NotFound(w, r)
			return
		}
		w.Header().Set("Content-Type", "application/rss+xml")
		fmt.Fprint(w, `<rss version="2.0"><channel><title>The Gull</title>`)
		for i := range 20 {
			fmt.Fprintf(w, "<item><link>%s/%d</link></item>", dead.URL, i)
		}
		fmt.Fprint(w, "</channel></rss>")
	})
	now := time.Date(2026, 3, 2, 10, 0, 0, 0, time.UTC)
	f := New(Options{Private: true, Delay: time.Nanosecond, Now: func() time.Time { return now }, Memory: memory{}})
	f.client.Transport.(*http.Transport).DisableKeepAlives = true // a kept connection that drops is tried again
	for range 2 {
		problems, err := f.Follow(context.Background(), base+"/feed", func([]parley.Report) error { return nil })
		if err != nil || len(problems) != 20 || !strings.Contains(problems[19].Error, "does not answer") {
			t.Fatalf("%d problems, %v", len(problems), err)
		}
	}
	if n := asked.Load(); n != silentMost {
		t.Errorf("a silent host was asked %d times; want %d", n, silentMost)
	}
	now = now.Add(downAge + time.Second)
	f.Get(context.Background(), dead.URL+"/1", false)
	if n := asked.Load(); n != silentMost+1 {
		t.Errorf("after a while it was asked %d times in all; want %d", n, silentMost+1)
	}
}
