package web

import (
	"bytes"
	"context"
	"fmt"
	"io"
	"net/http"
	"slices"
	"strings"
	"time"

	"github.com/parley-record/parley"
	"github.com/parley-record/parley/internal/export"
)

func (s *Server) exportPage(r *http.Request, n *parley.Negotiation) (*shown, error) {
	return &shown{"export", "Take it along", map[string]any{"Formats": s.formats()}}, nil
}

// A format is one in which a record leaves.
type format struct {
	Name, Title, Type, Suffix string
	write                     func(ctx context.Context, w io.Writer, rec *parley.Record, opt export.Options) error
}

// formats are those of export, and DNA's file where it can be written.
func (s *Server) formats() []format {
	var list []format
	for _, f := range export.Formats() {
		list = append(list, format{f.Name, f.Title, f.Type, f.Suffix(), func(_ context.Context, w io.Writer, rec *parley.Record, opt export.Options) error {
			return f.Write(w, rec, opt)
		}})
	}
	if s.DNA != nil {
		list = append(list, format{"dna", "Database of Discourse Network Analyzer (.dna)", "application/vnd.sqlite3", ".dna", func(ctx context.Context, w io.Writer, rec *parley.Record, opt export.Options) error {
			return s.DNA(ctx, w, export.Leaving(rec, opt))
		}})
	}
	return list
}

// format returns the one of that name.
func (s *Server) format(name string) (format, bool) {
	list := s.formats()
	i := slices.IndexFunc(list, func(f format) bool { return f.Name == name })
	if i < 0 {
		return format{}, false
	}
	return list[i], true
}

// record returns the whole record of a negotiation as it stands.
func (s *Server) record(r *http.Request, n *parley.Negotiation) (*parley.Record, error) {
	sh, err := s.Store.Record(r.Context(), n.ID, parley.Select{})
	if err != nil {
		return nil, err
	}
	sh.Format, sh.Parley, sh.Generated = parley.Format, parley.Version, s.Now().UTC().Format(time.RFC3339)
	return sh.Record, nil
}

// export gives the record in one of the formats.
func (s *Server) export(w http.ResponseWriter, r *http.Request) error {
	n, err := s.negotiation(r)
	if err != nil {
		return err
	}
	f, ok := s.format(r.PathValue("format"))
	if !ok {
		return refusal{http.StatusNotFound, "There is no such format."}
	}
	rec, err := s.record(r, n)
	if err != nil {
		return err
	}
	var b bytes.Buffer
	if err := f.write(r.Context(), &b, rec, export.Options{Notes: r.FormValue("notes") != "", Page: s.origin(r) + "/n/" + n.Slug}); err != nil {
		return err
	}
	w.Header().Set("Content-Type", f.Type)
	disposition := "attachment"
	if f.Name == "html" && r.FormValue("open") != "" {
		disposition = "inline"
		// The brief carries its own style and script; nothing else may run or load.
		w.Header().Set("Content-Security-Policy", "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'; sandbox")
	}
	w.Header().Set("Content-Disposition", fmt.Sprintf("%s; filename=%q", disposition, n.Slug+f.Suffix))
	b.WriteTo(w)
	return nil
}

// origin is this server's own address, as the visitor wrote it.
func (s *Server) origin(r *http.Request) string {
	scheme := "http"
	if s.Secure || r.TLS != nil {
		scheme = "https"
	}
	return scheme + "://" + r.Host
}

func (s *Server) feed(w http.ResponseWriter, r *http.Request) error {
	n, err := s.negotiation(r)
	if err != nil {
		return err
	}
	changes, err := s.Store.Changes(r.Context(), n.ID, 0, "", 100)
	if err != nil {
		return err
	}
	if r.FormValue("notes") == "" { // a feed is read elsewhere, and notes leave only when asked
		if changes, err = parley.WithoutNotes(r.Context(), s.Store, n.ID, changes); err != nil {
			return err
		}
	}
	page := s.origin(r) + "/n/" + n.Slug
	// Readers of feeds ask again and again, and mostly nothing has changed.
	tag := fmt.Sprintf(`W/"%s-%d-%d-%t"`, parley.Version, n.ID, n.Version, r.FormValue("notes") != "")
	w.Header().Set("ETag", tag)
	if names(r.Header.Get("If-None-Match"), tag) {
		w.WriteHeader(http.StatusNotModified)
		return nil
	}
	var b bytes.Buffer
	if err := export.WriteAtom(&b, export.Feed{Title: n.Name + ": changes", Self: page + "/feed.atom", Page: page, Changes: changes}); err != nil {
		return err
	}
	w.Header().Set("Content-Type", "application/atom+xml; charset=utf-8")
	b.WriteTo(w)
	return nil
}

// names reports whether a list of entity tags, as If-Match and If-None-Match have it,
// has tag.
func names(list, tag string) bool {
	return slices.Contains(strings.Split(strings.ReplaceAll(list, " ", ""), ","), tag)
}
