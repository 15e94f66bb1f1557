// Package web serves the pages and the JSON API of Parley: a desk for following
// negotiations. Report text is data here, never markup.
package web

import (
	"context"
	"crypto/sha256"
	"embed"
	"encoding/hex"
	"errors"
	"fmt"
	"html/template"
	"io"
	"io/fs"
	"log/slog"
	"net/http"
	"net/url"
	"strings"
	"sync"
	"syscall"
	"time"

	"github.com/alexedwards/scs/v2"

	"github.com/parley-record/parley"
	"github.com/parley-record/parley/internal/brief"
	"github.com/parley-record/parley/internal/diff"
	"github.com/parley-record/parley/internal/follow"
)

// Config is what a Server needs. Store, Follow, Gather and Sessions are
// required.
type Config struct {
	Store    parley.Store
	Follow   *follow.Follower
	Gather   func(name, contentType string, body io.Reader) ([]parley.Report, []parley.Problem)
	Fetch    func(ctx context.Context, url string) ([]parley.Report, []parley.Problem, error) // nil: no addresses can be imported
	Sessions scs.Store
	// Sentences cuts a report for coders; nil: it is coded whole.
	Sentences func(*parley.Report) [][2]int
	// Quote finds every telling of an utterance in reports; nil: there is no
	// page for it.
	Quote func(ctx context.Context, words string, reports []parley.Report) (*diff.Quotation, error)
	// DNA writes a record as a file of Discourse Network Analyzer; nil: it is not
	// offered.
	DNA func(ctx context.Context, w io.Writer, rec *parley.Record) error
	// Keep writes what people put into a negotiation to a file before it is removed,
	// and returns its place; nil: nothing is written.
	Keep   func(ctx context.Context, n parley.Negotiation) (path string, err error)
	Secret string // argon2id hash of the password; empty: none is asked
	Token  string // SHA-256 in hex of a token for programs; empty: none
	Secure bool   // cookies over HTTPS only
	Log    *slog.Logger
	Now    func() time.Time
}

// A Server answers for pages and API. Make one with New; safe for concurrent
// use. Close ends its readings.
type Server struct {
	Config
	handler  http.Handler
	sessions *scs.SessionManager
	pages    map[string]*template.Template
	files    map[string]string // asset → name with its hash
	work     chan parley.Negotiation
	stop     context.CancelFunc
	done     chan struct{}
	tries    tries
	kept     kept
	tidying  sync.WaitGroup
}

//go:embed templates/*.html static/*
var assets embed.FS

// maxBody bounds what a request may carry, in bytes.
const maxBody = 64 << 20

// New returns a server. It begins to read what is filed and not read yet.
func New(c Config) (*Server, error) {
	if c.Now == nil {
		c.Now = time.Now
	}
	if c.Log == nil {
		c.Log = slog.New(slog.DiscardHandler)
	}
	s := &Server{Config: c, pages: map[string]*template.Template{}, files: map[string]string{}, work: make(chan parley.Negotiation, 64), done: make(chan struct{})}
	s.sessions = scs.New()
	s.sessions.Store = c.Sessions
	s.sessions.Lifetime = 30 * 24 * time.Hour
	s.sessions.IdleTimeout = 7 * 24 * time.Hour
	s.sessions.Cookie.Name = "parley"
	s.sessions.Cookie.SameSite = http.SameSiteLaxMode
	s.sessions.Cookie.Secure = c.Secure
	if err := s.templates(); err != nil {
		return nil, err
	}
	mux := http.NewServeMux()
	s.routes(mux)
	s.api(mux)
	var h http.Handler = mux
	h = s.guard(h)
	h = s.sessions.LoadAndSave(h)
	h = http.NewCrossOriginProtection().Handler(h)
	h = s.headers(h)
	s.handler = h
	ctx, stop := context.WithCancel(context.Background())
	s.stop = stop
	go s.read(ctx)
	return s, nil
}

// Close ends the readings and waits for them.
func (s *Server) Close() {
	s.stop()
	<-s.done
	s.tidying.Wait()
}

// ServeHTTP answers one request.
func (s *Server) ServeHTTP(w http.ResponseWriter, r *http.Request) { s.handler.ServeHTTP(w, r) }

// read reads what is filed, one negotiation at a time.
func (s *Server) read(ctx context.Context) {
	defer close(s.done)
	all := func() {
		list, err := s.Store.Negotiations(ctx)
		if err != nil && ctx.Err() == nil {
			s.Log.Error("reading", "error", err)
		}
		for _, n := range list {
			s.readOne(ctx, n)
		}
	}
	all()
	hour := time.NewTicker(time.Hour) // deadlines pass, and parley watch files beside us
	defer hour.Stop()
	for {
		select {
		case <-ctx.Done():
			return
		case <-hour.C:
			all()
		case n := <-s.work:
			s.readOne(ctx, n)
		}
	}
}

func (s *Server) readOne(ctx context.Context, n parley.Negotiation) {
	if err := s.Follow.Read(ctx, n); err != nil && ctx.Err() == nil {
		s.Log.Error("reading", "negotiation", n.Slug, "error", err)
		if errors.Is(err, parley.ErrLocked) || errors.Is(err, parley.ErrFull) { // which passes
			time.AfterFunc(time.Minute, func() { s.wake(n) })
		}
	}
}

// wake has what is filed read soon. Unread reports wait in the store, so a full
// queue loses nothing.
func (s *Server) wake(n parley.Negotiation) {
	select {
	case s.work <- n:
	default:
	}
}

func (s *Server) headers(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		h := w.Header()
		h.Set("Content-Security-Policy", "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self' data:; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'")
		h.Set("X-Content-Type-Options", "nosniff")
		h.Set("Referrer-Policy", "no-referrer")
		h.Set("X-Frame-Options", "DENY")
		h.Set("Cross-Origin-Opener-Policy", "same-origin")
		r.Body = http.MaxBytesReader(w, r.Body, maxBody)
		next.ServeHTTP(w, r)
	})
}

func (s *Server) templates() error {
	static, err := fs.Sub(assets, "static")
	if err != nil {
		return err
	}
	list, err := fs.ReadDir(static, ".")
	if err != nil {
		return err
	}
	for _, f := range list {
		b, err := fs.ReadFile(static, f.Name())
		if err != nil {
			return err
		}
		sum := sha256.Sum256(b)
		name, ext, _ := strings.Cut(f.Name(), ".")
		s.files[f.Name()] = name + "." + hex.EncodeToString(sum[:6]) + "." + ext
	}
	funcs := template.FuncMap{
		"asset":   func(name string) string { return "/static/" + s.files[name] },
		"from":    fromOn,
		"titleOf": func(r parley.Report) string { return titleOf(&r) }, "shortened": shortened, "date": date, "words": words, "stance": stanceWord, "day": func(t string) string { return strings.SplitN(t, "T", 2)[0] },
		"unsure": brief.IsUnsure, "sureFrom": func() string { return fmt.Sprintf("%.0f", brief.Unsure*100) },
		"plural": plural, "tally": tally, "query": url.QueryEscape, "lower": strings.ToLower,
		"less":      func(n []line, k int) []line { return n[:min(k, len(n))] },
		"sectionOf": func(n []line) section { return section{Lines: n} }, "differs": differs,
		"pairs": func(v ...string) []pair {
			var list []pair
			for i := 0; i+1 < len(v); i += 2 {
				list = append(list, pair{v[i], v[i+1]})
			}
			return list
		},
		"dict": func(v ...any) map[string]any {
			m := map[string]any{}
			for i := 0; i+1 < len(v); i += 2 {
				m[fmt.Sprint(v[i])] = v[i+1]
			}
			return m
		},
	}
	names, err := fs.Glob(assets, "templates/*.html")
	if err != nil {
		return err
	}
	for _, n := range names {
		page := strings.TrimSuffix(strings.TrimPrefix(n, "templates/"), ".html")
		if strings.HasPrefix(page, "_") {
			continue
		}
		t, err := template.New("_layout.html").Funcs(funcs).ParseFS(assets, "templates/_layout.html", "templates/_parts.html", n)
		if err != nil {
			return fmt.Errorf("web: template %s: %w", page, err)
		}
		s.pages[page] = t
	}
	return nil
}

// A pair is a format of export and what it is called.
type pair struct{ Name, Title string }

// A frame is what the layout needs beside the page.
type frame struct {
	Title  string
	Page   string
	N      *parley.Negotiation
	Base   string
	Coder  string
	Secret bool
	Path   string
	Flash  string
	Undo   string        // ids of decisions, apart by spaces
	Main   template.HTML // the page, made already
	Body   any           // what its inside is made of
}

// show answers with a page that is made anew each time.
func (s *Server) show(w http.ResponseWriter, r *http.Request, status int, page, title string, n *parley.Negotiation, body any) {
	inside, err := s.inside(page, title, n, body)
	if err == nil {
		err = s.write(w, r, status, page, title, n, inside)
	}
	if err != nil {
		s.Log.Error("page", "page", page, "error", err)
		http.Error(w, "This page could not be made. The log of the program says why.", http.StatusInternalServerError)
	}
}

// A handler answers a request or returns an error, which becomes a page.
type handler func(w http.ResponseWriter, r *http.Request) error

// refusal is an error with its own status and words for a person.
type refusal struct {
	status int
	words  string
}

func (r refusal) Error() string { return r.words }

func (s *Server) page(h handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		err := h(w, r)
		if err == nil || r.Context().Err() != nil {
			return
		}
		status, text := explain(err)
		if status == http.StatusInternalServerError {
			s.Log.Error("request", "path", r.URL.Path, "error", err)
		}
		s.show(w, r, status, "error", http.StatusText(status), nil, map[string]any{"Status": status, "Text": text, "Back": was(r)})
	})
}

// was is the page whose form was sent, "" where the request says none.
func was(r *http.Request) string {
	if r.Method != http.MethodPost || r.PostFormValue("back") == "" {
		return ""
	}
	return back(r)
}

// explain returns the status of an error and what a person can do about it.
func explain(err error) (int, string) {
	var ref refusal
	var big *http.MaxBytesError
	switch {
	case errors.As(err, &ref):
		return ref.status, ref.words
	case errors.As(err, &big):
		return http.StatusRequestEntityTooLarge, fmt.Sprintf("That is more than %d MB at once. Send it in parts.", maxBody>>20)
	case errors.Is(err, parley.ErrNotFound):
		return http.StatusNotFound, "There is nothing at this address. It may have been merged, or read anew under another name."
	case errors.Is(err, parley.ErrInvalid):
		return http.StatusBadRequest, "That cannot be done: " + plainly(err) + "."
	case errors.Is(err, parley.ErrFull), errors.Is(err, syscall.ENOSPC):
		return http.StatusInsufficientStorage, "The disk is full. Nothing was lost; make room and try again."
	case errors.Is(err, parley.ErrChanged):
		return http.StatusConflict, "Somebody else changed this while you had it open, and nothing was saved. Open it again: it shows what holds now."
	case errors.Is(err, parley.ErrLocked):
		return http.StatusServiceUnavailable, "Another program is using the data. Close it, or try again in a moment."
	case errors.Is(err, parley.ErrReadOnly):
		return http.StatusInsufficientStorage, "The data may not be written. Give the program the right to write its file and folder, and try again."
	case errors.Is(err, parley.ErrCorrupt):
		return http.StatusInternalServerError, "The data file is damaged. Stop the program and go back to a backup."
	}
	return http.StatusInternalServerError, "Something went wrong here; the log of the program says what. Nothing that was saved is lost."
}

// negotiation finds the one that the address names.
func (s *Server) negotiation(r *http.Request) (*parley.Negotiation, error) {
	n, err := s.Store.Negotiation(r.Context(), r.PathValue("slug"))
	if err != nil {
		return nil, err
	}
	return &n, nil
}

// coder returns the name under which decisions of this visitor are kept.
func (s *Server) coder(r *http.Request) string {
	if c := s.sessions.GetString(r.Context(), "coder"); c != "" {
		return c
	}
	return "me"
}

func (s *Server) flash(r *http.Request, format string, args ...any) {
	s.sessions.Put(r.Context(), "flash", fmt.Sprintf(format, args...))
}

func (s *Server) now() string { return s.Now().UTC().Format(time.RFC3339) }

func plural(n int, one string) string {
	if n == 1 {
		return "1 " + one
	}
	if strings.HasSuffix(one, "y") && !strings.HasSuffix(one, "ey") {
		return fmt.Sprintf("%d %sies", n, strings.TrimSuffix(one, "y"))
	}
	return fmt.Sprintf("%d %ss", n, one)
}

// tally says how many rows a table has: 1 deadline, 2 deadlines.
func tally(n int, table string) string {
	if n == 1 {
		table = strings.TrimSuffix(table, "s")
	}
	return fmt.Sprintf("%d %s", n, words(table))
}

func stanceWord(s string) string {
	switch s {
	case "for", "against", "conditional", "undecided":
		return s
	case "":
		return "not recorded"
	}
	return words(s)
}
