package web

import (
	"cmp"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"path"
	"slices"
	"strings"
	"time"

	"github.com/parley-record/parley"
	"github.com/parley-record/parley/internal/follow"
)

func (s *Server) search(r *http.Request, n *parley.Negotiation) (*shown, error) {
	q := parley.Query{Names: true, Words: strings.TrimSpace(r.FormValue("q")), Reports: r.FormValue("in") == "reports", Speaker: parley.ID(r.FormValue("speaker")), Party: parley.ID(r.FormValue("party")), Issue: parley.ID(r.FormValue("issue")),
		CueClass: r.FormValue("cue"), From: r.FormValue("from"), To: r.FormValue("to"), Direct: r.FormValue("direct") != "", Page: parley.Page{Limit: 40, Before: r.FormValue("before")}}
	if len(q.Words) > 500 {
		return nil, refusal{http.StatusBadRequest, "That is too long to search for."}
	}
	for _, d := range []string{q.From, q.To} {
		if _, err := time.Parse(time.DateOnly, d); d != "" && err != nil {
			return nil, refusal{http.StatusBadRequest, "Write dates as 2026-03-02."}
		}
	}
	hits, err := s.Store.Search(r.Context(), n.ID, q)
	if err != nil {
		return nil, err
	}
	actors, err := s.Store.Names(r.Context(), n.ID, parley.Actors, 60)
	if err != nil {
		return nil, err
	}
	issues, err := s.Store.Names(r.Context(), n.ID, parley.Issues, 60)
	if err != nil {
		return nil, err
	}
	chosen, err := s.Store.NamesOf(r.Context(), n.ID, []parley.ID{q.Speaker, q.Party, q.Issue})
	if err != nil {
		return nil, err
	}
	// What is chosen is offered too, however rarely it is named.
	with := func(list []parley.Name, id parley.ID) []parley.Name {
		if name := chosen[id]; name != "" && !slices.ContainsFunc(list, func(x parley.Name) bool { return x.ID == id }) {
			list = append(slices.Clone(list), parley.Name{ID: id, Name: name})
		}
		return list
	}
	l := look("/n/"+n.Slug, hits.Sheet)
	next := ""
	if hits.Next != "" {
		v := r.URL.Query()
		v.Set("before", hits.Next)
		next = "?" + v.Encode()
	}
	return &shown{"search", "Search", map[string]any{"Q": q, "Lines": each(hits.Sheet.Statements, l.statement), "Reports": hits.Reports,
		"Next": next, "Actors": with(actors, q.Speaker), "Parties": with(actors, q.Party), "Issues": with(issues, q.Issue), "Cues": choices["cue_class"], "Asked": r.URL.RawQuery != ""}}, nil
}

func (s *Server) settings(r *http.Request, n *parley.Negotiation) (*shown, error) {
	var asRead, issuesRead string
	if n.AsRead && len(n.Parties) == 0 {
		parties, issues, err := follow.Named(r.Context(), s.Store, n.ID)
		if err != nil {
			return nil, err
		}
		asRead, issuesRead = strings.Join(follow.Leading(parties), "; "), strings.Join(follow.Leading(issues), "; ")
	}
	h, err := s.Store.Holding(r.Context(), n.ID)
	if err != nil {
		return nil, err
	}
	return &shown{"settings", "What is followed", map[string]any{"Was": n.Settings(), "Loss": follow.Loss(*n, h),
		"AsRead": asRead, "IssuesRead": issuesRead, "Parties": strings.Join(n.Parties, "\n"), "Issues": strings.Join(n.Issues, "\n"), "Sources": strings.Join(n.Sources, "\n")}}, nil
}

func (s *Server) saveSettings(w http.ResponseWriter, r *http.Request) error {
	n, err := s.negotiation(r)
	if err != nil {
		return err
	}
	if err := r.ParseMultipartForm(1 << 20); err != nil && err != http.ErrNotMultipart {
		return err
	}
	n.AsRead = r.PostFormValue("as_read") != ""
	if r.PostFormValue("drop_codebook") != "" {
		n.Codebook = nil
	}
	if r.MultipartForm != nil && len(r.MultipartForm.File["codebook"]) > 0 {
		defer r.MultipartForm.RemoveAll()
		f, err := r.MultipartForm.File["codebook"][0].Open()
		if err != nil {
			return err
		}
		defer f.Close()
		text, err := io.ReadAll(io.LimitReader(f, 4<<20))
		if err != nil {
			return err
		}
		if n.Codebook, err = follow.ParseCodebook(text); err != nil {
			return refusal{http.StatusBadRequest, "That codebook cannot be read: " + strings.TrimPrefix(err.Error(), "follow: ") + "."}
		}
	}
	n.Name = strings.TrimSpace(r.PostFormValue("name"))
	if n.Name == "" || len(n.Name) > 200 {
		return refusal{http.StatusBadRequest, "A negotiation needs a name of at most 200 letters."}
	}
	for _, f := range []struct {
		name string
		to   *[]string
	}{{"parties", &n.Parties}, {"issues", &n.Issues}, {"sources", &n.Sources}} {
		if *f.to, err = linesOf(r.PostFormValue(f.name)); err != nil {
			return err
		}
	}
	if err := s.Store.UpdateNegotiation(r.Context(), *n, r.PostFormValue("was")); err != nil {
		return err
	}
	s.flash(r, "Saved.")
	http.Redirect(w, r, "/n/"+n.Slug+"/settings", http.StatusSeeOther)
	return nil
}

// plan gives a negotiation as a file that parley follow reads.
func (s *Server) plan(w http.ResponseWriter, r *http.Request) error {
	n, err := s.negotiation(r)
	if err != nil {
		return err
	}
	if n.AsRead && len(n.Parties) == 0 {
		if n.Parties, n.Issues, err = follow.Named(r.Context(), s.Store, n.ID); err != nil {
			return err
		}
	}
	text, err := follow.FormatPlan(*n)
	if err != nil {
		return err
	}
	w.Header().Set("Content-Type", "application/toml")
	w.Header().Set("Content-Disposition", `attachment; filename="parley.toml"`)
	w.Write(text)
	return nil
}

func linesOf(text string) ([]string, error) {
	list := []string{}
	for l := range strings.Lines(text) {
		if l = strings.TrimSpace(l); l != "" {
			list = append(list, l)
		}
		if len(l) > 1000 || len(list) > 500 {
			return nil, refusal{http.StatusBadRequest, "That list is too long: at most 500 lines of 1000 letters."}
		}
	}
	return list, nil
}

func (s *Server) reread(w http.ResponseWriter, r *http.Request) error {
	n, err := s.negotiation(r)
	if err != nil {
		return err
	}
	if err := s.Store.Reread(r.Context(), n.ID); err != nil {
		return err
	}
	s.wake(*n)
	s.flash(r, "Every report is being read again. What people decided stays.")
	http.Redirect(w, r, "/n/"+n.Slug+"/settings", http.StatusSeeOther)
	return nil
}

func (s *Server) importPage(w http.ResponseWriter, r *http.Request) error {
	list, err := s.Store.Negotiations(r.Context())
	if err != nil {
		return err
	}
	s.show(w, r, http.StatusOK, "import", "Add reports", nil, map[string]any{"List": list, "Into": r.FormValue("into"), "Fetch": s.Fetch != nil, "First": len(list) == 0})
	return nil
}

// maxFiles bounds how many files one import may hold.
const maxFiles = 1000

// importReports takes reports that a person pasted, uploaded or named by their addresses.
func (s *Server) importReports(w http.ResponseWriter, r *http.Request) error {
	if err := r.ParseMultipartForm(8 << 20); err != nil && err != http.ErrNotMultipart {
		return err
	}
	if r.MultipartForm != nil {
		defer r.MultipartForm.RemoveAll()
	}
	var reports []parley.Report
	var problems []parley.Problem
	take := func(list []parley.Report, bad []parley.Problem) {
		reports, problems = append(reports, list...), append(problems, bad...)
	}
	if r.MultipartForm != nil {
		files := r.MultipartForm.File["files"]
		if len(files) > maxFiles {
			return refusal{http.StatusRequestEntityTooLarge, fmt.Sprintf("At most %d files at once.", maxFiles)}
		}
		for _, h := range files {
			f, err := h.Open()
			if err != nil {
				return err
			}
			take(s.Gather(path.Base(h.Filename), h.Header.Get("Content-Type"), f))
			f.Close()
		}
	}
	if text := strings.TrimSpace(r.PostFormValue("text")); text != "" {
		take(s.Gather("", "text/plain", strings.NewReader(strings.ReplaceAll(text, "\r\n", "\n"))))
	}
	if list := strings.Fields(r.PostFormValue("urls")); len(list) > 0 && s.Fetch != nil {
		if len(list) > 20 {
			return refusal{http.StatusBadRequest, "At most 20 addresses at once. To follow a feed, name it among the sources of the negotiation."}
		}
		for _, u := range list {
			got, bad, err := s.Fetch(r.Context(), u)
			if err != nil {
				bad = append(bad, parley.Problem{URL: u, Error: plainly(err)})
			}
			take(got, bad)
		}
	}
	for i := range reports {
		rep := &reports[i]
		rep.Outlet = cmp.Or(rep.Outlet, strings.TrimSpace(r.PostFormValue("outlet")))
		if d := r.PostFormValue("published"); rep.Published == "" {
			if _, err := time.Parse(time.DateOnly, d); err == nil {
				rep.Published = d
			}
		}
		if k := parley.ReportKind(r.PostFormValue("kind")); k != "" {
			rep.Kind = k
			rep.Primary = k == parley.KindStatement || k == parley.KindDocument || k == parley.KindPost || k == parley.KindTranscript
		}
	}
	if len(reports) == 0 && len(problems) == 0 {
		return refusal{http.StatusBadRequest, "There is nothing to read yet: choose files, paste a report, or give an address."}
	}
	var n parley.Negotiation
	var err error
	if slug := r.PostFormValue("into"); slug != "" {
		if n, err = s.Store.Negotiation(r.Context(), slug); err != nil {
			return err
		}
	} else if len(reports) > 0 {
		name := strings.TrimSpace(r.PostFormValue("name"))
		if name == "" {
			soon, stop := context.WithTimeout(r.Context(), 5*time.Second)
			name = s.Follow.Name(soon, reports)
			stop()
		}
		if n, err = s.Store.CreateNegotiation(r.Context(), parley.Negotiation{Name: shortened(name, 200), Created: s.now(), AsRead: true}); err != nil {
			return err
		}
	}
	if len(reports) > 0 {
		// What a person hands in belongs: that is what handing it in says.
		done, err := s.Follow.File(r.Context(), n, reports, true)
		if err != nil {
			return err
		}
		if len(problems) == 0 {
			if len(done.Added) > 0 {
				s.flash(r, "%s filed. Reading goes on; this page tells you when it is done.", plural(len(done.Added), "report"))
			} else {
				s.flash(r, "Nothing new: the same text is filed already.")
			}
			s.readSoon(r, n)
			http.Redirect(w, r, "/n/"+n.Slug, http.StatusSeeOther)
			return nil
		}
		s.readSoon(r, n)
		s.show(w, r, http.StatusOK, "imported", "Added", &n, map[string]any{"Done": done, "Problems": problems})
		return nil
	}
	s.show(w, r, http.StatusUnprocessableEntity, "imported", "Nothing could be read", nil, map[string]any{"Problems": problems})
	return nil
}

// readSoon has n read and waits a little, so that a few reports are read by the
// time their page shows.
func (s *Server) readSoon(r *http.Request, n parley.Negotiation) {
	if unread, _, err := s.Store.Unread(r.Context(), n.ID, 0); err == nil && len(unread) == 0 {
		return
	}
	changes, stop := s.Follow.Subscribe()
	defer stop()
	s.wake(n)
	wait := time.NewTimer(4 * time.Second)
	defer wait.Stop()
	for {
		select {
		case id := <-changes:
			if id != n.ID {
				continue
			}
			if unread, _, err := s.Store.Unread(r.Context(), n.ID, 0); err == nil && len(unread) > 0 {
				continue
			}
		case <-wait.C:
		case <-r.Context().Done():
		}
		return
	}
}

// lookEvery is how often a page that is open looks for what other programs did, such
// as parley watch: what this one does is told at once.
const lookEvery = 2 * time.Second

// events tells a page that its negotiation changed, as server-sent events.
func (s *Server) events(w http.ResponseWriter, r *http.Request) {
	n, err := s.negotiation(r)
	if err != nil {
		http.NotFound(w, r)
		return
	}
	changes, stop := s.Follow.Subscribe()
	defer stop()
	w.Header().Set("Content-Type", "text/event-stream")
	w.Header().Set("Cache-Control", "no-store")
	rc := http.NewResponseController(w)
	fmt.Fprint(w, ": following\n\n")
	if rc.Flush() != nil {
		return
	}
	beat, look := time.NewTicker(25*time.Second), time.NewTicker(lookEvery)
	defer beat.Stop()
	defer look.Stop()
	told := n.Version
	for {
		select {
		case <-r.Context().Done():
			return
		case <-beat.C:
			fmt.Fprint(w, ": still here\n\n")
		case id := <-changes:
			if id != n.ID {
				continue
			}
		case <-look.C:
		}
		now, err := s.Store.Negotiation(r.Context(), n.Slug)
		if err != nil || now.ID != n.ID {
			return
		}
		if now.Version != told {
			told = now.Version
			fmt.Fprintf(w, "event: change\nid: %d\ndata: {\"version\":%d}\n\n", told, told)
		}
		if rc.Flush() != nil {
			return
		}
	}
}

// jsonLine encodes v on one line.
func jsonLine(v any) ([]byte, error) {
	b, err := json.Marshal(v)
	return append(b, '\n'), err
}
