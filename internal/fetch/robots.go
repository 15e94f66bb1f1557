package fetch

import (
	"bufio"
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/url"
	"strconv"
	"strings"
	"time"
)

// robots is what a site asks of us (RFC 9309).
type robots struct {
	rules []rule
	delay time.Duration
	none  bool // nothing may be read: the site cannot say what may
}

type rule struct {
	pattern string
	allow   bool
}

const (
	robotsAge   = 24 * time.Hour
	downAge     = 10 * time.Minute // as long nothing is asked of a host that fails or is silent
	silentMost  = 2                // requests in a row without an answer after which a host is left alone
	robotsBytes = 500 << 10
	maxDelay    = 30 * time.Second // a longer Crawl-delay is cut: it would stop the watch
)

// rules returns what the host's robots.txt says, reading it once a day.
func (f *Fetcher) rules(ctx context.Context, h *host, u *url.URL) (*robots, error) {
	h.mu.Lock()
	defer h.mu.Unlock()
	if h.silent >= silentMost && f.opt.Now().Sub(h.asked) < downAge {
		return nil, fmt.Errorf("fetch: %s: %w", u, errSilent)
	}
	age := robotsAge
	if h.robots != nil && h.robots.none {
		age = downAge
	}
	if h.robots != nil && f.opt.Now().Sub(h.read) < age {
		return h.robots, nil
	}
	at := url.URL{Scheme: u.Scheme, Host: u.Host, Path: "/robots.txt"}
	client := *f.client
	client.CheckRedirect = func(_ *http.Request, via []*http.Request) error {
		if len(via) > maxRedirects {
			return http.ErrUseLastResponse
		}
		return nil
	}
	req, err := http.NewRequestWithContext(ctx, http.MethodGet, at.String(), nil)
	if err != nil {
		return nil, fmt.Errorf("fetch: %w", err)
	}
	req.Header.Set("User-Agent", f.opt.Agent)
	res, err := client.Do(req)
	f.heard(ctx, h, err)
	if err != nil {
		return nil, fmt.Errorf("fetch: %s: %w", u, inWords(err))
	}
	defer res.Body.Close()
	r := &robots{}
	switch {
	case res.StatusCode >= 500:
		r.none = true
	case res.StatusCode == http.StatusOK:
		b, err := io.ReadAll(io.LimitReader(res.Body, robotsBytes))
		if err != nil {
			return nil, fmt.Errorf("fetch: %s: %w", at.String(), inWords(err))
		}
		r = parseRobots(b, f.opt.Agent)
	}
	h.robots, h.read = r, f.opt.Now()
	return r, nil
}

// errSilent is why a host is left alone for a while: every request more would wait as
// long for nothing, and with it all that comes after.
var errSilent = errors.New("the site does not answer; it is asked again later")

// errNoRobots is why nothing of a host may be read for a while (RFC 9309, 2.3.1.4).
var errNoRobots = errors.New("the site's robots.txt cannot be had now, and without it nothing may be read; it is asked for again later")

// heard notes whether a host answered. The caller holds h.mu.
func (f *Fetcher) heard(ctx context.Context, h *host, err error) {
	switch {
	case err == nil:
		h.silent = 0
	case ctx.Err() == nil && !errors.Is(err, ErrPrivate):
		h.silent++
		h.asked = f.opt.Now()
	}
}

// parseRobots returns the rules for agent, or those for everyone.
func parseRobots(b []byte, agent string) *robots {
	agent = strings.ToLower(agent)
	var ours, all robots
	var mine, everyone, open, named bool
	s := bufio.NewScanner(bytes.NewReader(b))
	s.Buffer(nil, robotsBytes+1)
	for s.Scan() {
		text, _, _ := strings.Cut(s.Text(), "#")
		k, v, ok := strings.Cut(text, ":")
		if !ok {
			continue
		}
		k, v = strings.ToLower(strings.TrimSpace(k)), strings.TrimSpace(v)
		if k == "user-agent" {
			if !open {
				mine, everyone = false, false
			}
			open = true
			switch name := strings.ToLower(v); {
			case name == "*":
				everyone = true
			case name != "" && strings.Contains(agent, name):
				mine, named = true, true
			}
			continue
		}
		open = false
		for _, g := range []struct {
			on bool
			r  *robots
		}{{mine, &ours}, {everyone, &all}} {
			if !g.on {
				continue
			}
			switch k {
			case "allow", "disallow":
				if v != "" && len(g.r.rules) < 5000 {
					g.r.rules = append(g.r.rules, rule{v, k == "allow"})
				}
			case "crawl-delay":
				if n, err := strconv.ParseFloat(v, 64); err == nil && n > 0 {
					g.r.delay = min(time.Duration(min(n, 3600)*float64(time.Second)), maxDelay)
				}
			}
		}
	}
	if named {
		return &ours
	}
	return &all
}

// allows reports whether u may be read: the longest rule that fits decides, and
// of two as long, the one that allows.
func (r *robots) allows(u *url.URL) bool {
	if r.none {
		return false
	}
	path := u.EscapedPath()
	if path == "" {
		path = "/"
	}
	if u.RawQuery != "" {
		path += "?" + u.RawQuery
	}
	best, allow := -1, true
	for _, x := range r.rules {
		if fits(x.pattern, path) && (len(x.pattern) > best || len(x.pattern) == best && x.allow) {
			best, allow = len(x.pattern), x.allow
		}
	}
	return allow
}

// fits matches a path with a pattern that may hold * and end in $.
func fits(pattern, path string) bool {
	end := strings.HasSuffix(pattern, "$")
	parts := strings.Split(strings.TrimSuffix(pattern, "$"), "*")
	if !strings.HasPrefix(path, parts[0]) {
		return false
	}
	rest := path[len(parts[0]):]
	for i, p := range parts[1:] {
		if end && i == len(parts)-2 {
			return strings.HasSuffix(rest, p)
		}
		j := strings.Index(rest, p)
		if j < 0 {
			return false
		}
		rest = rest[j+len(p):]
	}
	return !end || rest == ""
}
