package web

import (
	"bytes"
	"fmt"
	"net/http"
	"time"

	"github.com/parley-record/parley"
	"github.com/parley-record/parley/internal/export"
)

func (s *Server) exportPage(r *http.Request, n *parley.Negotiation) (*shown, error) {
	return &shown{"export", "Take it along", map[string]any{"Formats": export.Formats()}}, nil
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

func (s *Server) export(w http.ResponseWriter, r *http.Request) error {
	n, err := s.negotiation(r)
	if err != nil {
		return err
	}
	f, ok := export.Find(r.PathValue("format"))
	if !ok {
		return refusal{http.StatusNotFound, "There is no such format."}
	}
	rec, err := s.record(r, n)
	if err != nil {
		return err
	}
	var b bytes.Buffer
	if err := f.Write(&b, rec, export.Options{Notes: r.FormValue("notes") != "", Page: s.origin(r) + "/n/" + n.Slug}); err != nil {
		return err
	}
	w.Header().Set("Content-Type", f.Type)
	disposition := "attachment"
	if f.Name == "html" && r.FormValue("open") != "" {
		disposition = "inline"
		// The brief carries its own style and script; nothing else may run or load.
		w.Header().Set("Content-Security-Policy", "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'; sandbox")
	}
	w.Header().Set("Content-Disposition", fmt.Sprintf("%s; filename=%q", disposition, n.Slug+f.Suffix()))
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
	page := s.origin(r) + "/n/" + n.Slug
	var b bytes.Buffer
	if err := export.WriteAtom(&b, export.Feed{Title: n.Name + ": changes", Self: page + "/feed.atom", Page: page, Changes: changes}); err != nil {
		return err
	}
	w.Header().Set("Content-Type", "application/atom+xml; charset=utf-8")
	b.WriteTo(w)
	return nil
}
