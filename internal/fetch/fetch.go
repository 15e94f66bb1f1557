// Package fetch brings reports from the network and from archives: politely,
// within limits, and never from private addresses unless that is allowed.
package fetch

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"net/netip"
	"net/url"
	"strings"
	"sync"
	"syscall"
	"time"
)

// Errors of a fetch, for errors.Is.
var (
	ErrPrivate = errors.New("the address is private; allow private addresses to read it")
	ErrRobots  = errors.New("the site's robots.txt asks not to read it")
	ErrTooBig  = errors.New("it is larger than what is read at once")
)

// A Memory keeps what is known of an address between fetches, as text.
type Memory interface {
	Fetched(url string) (string, error)
	SetFetched(url, body string) error
}

// Options are the settings of a Fetcher. The zero value is what is shipped.
type Options struct {
	Agent    string        // how it names itself; "": Parley
	MaxBytes int64         // of one answer; 0: 16 MB
	Timeout  time.Duration // of one answer; 0: 30 s
	Delay    time.Duration // between two requests to a host; 0: 2 s
	Private  bool          // private and local addresses too
	Memory   Memory        // nil: nothing is remembered
	Now      func() time.Time
}

// A Fetcher fetches pages and feeds. It is safe for concurrent use.
type Fetcher struct {
	opt    Options
	client *http.Client
	hosts  *hosts
}

// hosts are those that were asked.
type hosts struct {
	mu sync.Mutex
	by map[string]*host
}

// host is what is known of one host.
type host struct {
	mu     sync.Mutex
	next   time.Time // no request before
	robots *robots
	read   time.Time // when robots was read
	silent int       // requests in a row that had no answer
	asked  time.Time // when the last of them was made
}

// New returns a fetcher.
func New(opt Options) *Fetcher {
	if opt.Agent == "" {
		opt.Agent = "Parley"
	}
	if opt.MaxBytes == 0 {
		opt.MaxBytes = 16 << 20
	}
	if opt.Timeout == 0 {
		opt.Timeout = 30 * time.Second
	}
	if opt.Delay == 0 {
		opt.Delay = 2 * time.Second
	}
	if opt.Now == nil {
		opt.Now = time.Now
	}
	f := &Fetcher{opt: opt, hosts: &hosts{by: map[string]*host{}}}
	d := &net.Dialer{Timeout: 10 * time.Second, Control: func(network, address string, _ syscall.RawConn) error {
		// Checked on the address that is dialled, so no name can change it afterwards.
		if opt.Private || public(address) {
			return nil
		}
		return ErrPrivate
	}}
	f.client = &http.Client{
		Timeout: opt.Timeout,
		Transport: &http.Transport{DialContext: d.DialContext, TLSHandshakeTimeout: 10 * time.Second, ResponseHeaderTimeout: opt.Timeout, MaxIdleConns: 32, IdleConnTimeout: time.Minute,
			MaxResponseHeaderBytes: 256 << 10, ForceAttemptHTTP2: true},
		CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse },
	}
	return f
}

// With returns a fetcher that remembers in m and heeds with f what hosts ask for.
func (f *Fetcher) With(m Memory) *Fetcher {
	other := *f
	other.opt.Memory = m
	return &other
}

// public reports whether an address that is dialled is on the open network.
func public(address string) bool {
	ap, err := netip.ParseAddrPort(address)
	if err != nil {
		return false
	}
	a := ap.Addr().Unmap()
	if !a.IsGlobalUnicast() || a.IsPrivate() || a.IsLoopback() || a.IsLinkLocalUnicast() {
		return false
	}
	for _, p := range reserved {
		if p.Contains(a) {
			return false
		}
	}
	return true
}

// reserved are ranges that are global in form but not in use (RFC 6890), and
// those through which an IPv4 address can hide in an IPv6 one.
var reserved = []netip.Prefix{
	netip.MustParsePrefix("100.64.0.0/10"), netip.MustParsePrefix("192.0.0.0/24"), netip.MustParsePrefix("192.0.2.0/24"), netip.MustParsePrefix("198.18.0.0/15"),
	netip.MustParsePrefix("198.51.100.0/24"), netip.MustParsePrefix("203.0.113.0/24"), netip.MustParsePrefix("240.0.0.0/4"), netip.MustParsePrefix("0.0.0.0/8"),
	netip.MustParsePrefix("64:ff9b::/96"), netip.MustParsePrefix("2002::/16"), netip.MustParsePrefix("2001:db8::/32"), netip.MustParsePrefix("100::/64"),
}

// A Page is what an address answered.
type Page struct {
	URL         string // after redirects
	ContentType string
	Body        []byte
	Unchanged   bool // as last time: Body is empty

	changed string // when it says that it was last changed, RFC 3339; "": it does not
	known   known
}

// known is what a Memory holds of an address.
type known struct {
	ETag     string `json:"etag,omitempty"`
	Modified string `json:"modified,omitempty"`
}

const maxRedirects = 5

// Get fetches one address. It asks conditionally where the address was fetched
// before and conditional is set.
func (f *Fetcher) Get(ctx context.Context, address string, conditional bool) (*Page, error) {
	at := address
	for range maxRedirects + 1 {
		u, err := url.Parse(at)
		if err != nil || u.Scheme != "http" && u.Scheme != "https" || u.Host == "" {
			return nil, fmt.Errorf("fetch: %s is no address of a page (it begins with http:// or https://)", at)
		}
		if u.User != nil {
			return nil, fmt.Errorf("fetch: %s holds a user name; addresses with passwords are not fetched", u.Redacted())
		}
		h := f.host(u)
		rules, err := f.rules(ctx, h, u)
		if err != nil {
			return nil, err
		}
		if rules.none {
			return nil, fmt.Errorf("fetch: %s: %w", at, errNoRobots)
		}
		if !rules.allows(u) {
			return nil, fmt.Errorf("fetch: %s: %w", at, ErrRobots)
		}
		p, to, err := f.once(ctx, h, rules, u, address, conditional)
		if err != nil || to == "" {
			return p, err
		}
		next, err := u.Parse(to)
		if err != nil {
			return nil, fmt.Errorf("fetch: %s redirects to nowhere", at)
		}
		if u.Scheme == "https" && next.Scheme == "http" {
			next.Scheme = "https"
		}
		at = next.String()
	}
	return nil, fmt.Errorf("fetch: %s redirects more than %d times", address, maxRedirects)
}

func (f *Fetcher) host(u *url.URL) *host {
	f.hosts.mu.Lock()
	defer f.hosts.mu.Unlock()
	k := u.Scheme + "://" + strings.ToLower(u.Host)
	if f.hosts.by[k] == nil {
		f.hosts.by[k] = &host{}
	}
	return f.hosts.by[k]
}

// wait lets the host's pause pass. One request goes to a host at a time.
func (f *Fetcher) wait(ctx context.Context, h *host, pause time.Duration) error {
	d := h.next.Sub(f.opt.Now())
	if d > 0 {
		t := time.NewTimer(d)
		defer t.Stop()
		select {
		case <-ctx.Done():
			return ctx.Err()
		case <-t.C:
		}
	}
	h.next = f.opt.Now().Add(max(pause, f.opt.Delay))
	return nil
}

// once asks a host for one address, after the time that it wants between two requests; a
// redirection is returned as the address that it leads to.
func (f *Fetcher) once(ctx context.Context, h *host, rules *robots, u *url.URL, name string, conditional bool) (*Page, string, error) {
	h.mu.Lock()
	defer h.mu.Unlock()
	if err := f.wait(ctx, h, rules.delay); err != nil {
		return nil, "", err
	}
	req, err := http.NewRequestWithContext(ctx, http.MethodGet, u.String(), nil)
	if err != nil {
		return nil, "", fmt.Errorf("fetch: %w", err)
	}
	req.Header.Set("User-Agent", f.opt.Agent+" (+https://github.com/parley-record/parley)")
	req.Header.Set("Accept", "text/html, application/xhtml+xml, application/atom+xml, application/rss+xml, application/feed+json, application/pdf, */*;q=0.5")
	var k known
	if conditional && f.opt.Memory != nil {
		s, err := f.opt.Memory.Fetched("http " + name)
		if err != nil {
			return nil, "", err
		}
		if s != "" && json.Unmarshal([]byte(s), &k) == nil {
			if k.ETag != "" {
				req.Header.Set("If-None-Match", k.ETag)
			}
			if k.Modified != "" {
				req.Header.Set("If-Modified-Since", k.Modified)
			}
		}
	}
	res, err := f.client.Do(req)
	if err != nil {
		f.heard(ctx, h, err)
		return nil, "", fmt.Errorf("fetch: %s: %w", u, inWords(err))
	}
	defer res.Body.Close()
	switch {
	case res.StatusCode == http.StatusNotModified:
		return &Page{URL: u.String(), Unchanged: true}, "", nil
	case res.StatusCode >= 300 && res.StatusCode < 400:
		to := res.Header.Get("Location")
		if to == "" {
			return nil, "", fmt.Errorf("fetch: %s redirects to nowhere", u)
		}
		return nil, to, nil
	case res.StatusCode == http.StatusTooManyRequests || res.StatusCode == http.StatusServiceUnavailable:
		if s, err := time.ParseDuration(res.Header.Get("Retry-After") + "s"); err == nil {
			h.next = f.opt.Now().Add(min(max(s, 0), time.Hour))
		}
		fallthrough
	case res.StatusCode != http.StatusOK:
		return nil, "", fmt.Errorf("fetch: %s answers %s", u, res.Status)
	}
	body, err := io.ReadAll(io.LimitReader(res.Body, f.opt.MaxBytes+1))
	f.heard(ctx, h, err)
	if err != nil {
		return nil, "", fmt.Errorf("fetch: %s: %w", u, inWords(err))
	}
	if int64(len(body)) > f.opt.MaxBytes {
		return nil, "", fmt.Errorf("fetch: %s: %w (%d MB)", u, ErrTooBig, f.opt.MaxBytes>>20)
	}
	return &Page{URL: u.String(), ContentType: res.Header.Get("Content-Type"), Body: body, changed: lastModified(res.Header), known: known{res.Header.Get("ETag"), res.Header.Get("Last-Modified")}}, "", nil
}

// remember notes what an address answered, once all that it holds is safe.
func (f *Fetcher) remember(name string, p *Page) error {
	if f.opt.Memory == nil {
		return nil
	}
	b, err := json.Marshal(p.known)
	if err != nil {
		return err
	}
	return f.opt.Memory.SetFetched("http "+name, string(b))
}
