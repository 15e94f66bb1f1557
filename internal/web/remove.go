package web

import (
	"context"
	"fmt"
	"net/http"
	"strings"

	"github.com/parley-record/parley"
	"github.com/parley-record/parley/internal/follow"
)

// decided gives what people put into a negotiation as a zip.
func (s *Server) decided(w http.ResponseWriter, r *http.Request) error {
	n, err := s.negotiation(r)
	if err != nil {
		return err
	}
	w.Header().Set("Content-Type", "application/zip")
	w.Header().Set("Content-Disposition", fmt.Sprintf("attachment; filename=%q", n.Slug+".zip"))
	return follow.Keep(r.Context(), s.Store, *n, w)
}

// remove takes a negotiation away, once its short name has been written.
func (s *Server) remove(w http.ResponseWriter, r *http.Request) error {
	n, err := s.negotiation(r)
	if err != nil {
		return err
	}
	if strings.TrimSpace(r.PostFormValue("confirm")) != n.Slug {
		return refusal{http.StatusBadRequest, "Nothing was removed: write " + n.Slug + " as it stands to remove this negotiation."}
	}
	at, err := s.takeAway(r.Context(), n)
	if err != nil {
		return err
	}
	text := n.Name + " was removed."
	if at != "" {
		text += " What people had put in is kept in " + at + "."
	}
	s.flash(r, "%s", text)
	http.Redirect(w, r, "/", http.StatusSeeOther)
	return nil
}

// takeAway removes n and all that was made of it, and returns where what people put
// in is kept.
func (s *Server) takeAway(ctx context.Context, n *parley.Negotiation) (path string, err error) {
	if s.Keep != nil {
		if path, err = s.Keep(ctx, *n); err != nil {
			return "", err
		}
	}
	if err := s.Store.RemoveNegotiation(ctx, n.ID, s.now()); err != nil {
		return "", err
	}
	s.kept.clear()
	s.Follow.Tell(n.ID)
	s.tidying.Go(func() {
		if err := s.Store.Compact(context.WithoutCancel(ctx)); err != nil {
			s.Log.Error("making the file smaller", "error", err)
		}
	})
	return path, nil
}
