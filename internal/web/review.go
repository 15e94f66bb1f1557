package web

import (
	"cmp"
	"encoding/json"
	"net/http"
	"slices"
	"strconv"
	"strings"

	"github.com/parley-record/parley"
	"github.com/parley-record/parley/internal/agree"
)

var reviewTables = []parley.Table{parley.Positions, parley.Statements, parley.Proposals, parley.Meetings, parley.Deadlines, parley.Steps, parley.KnowledgeOf, parley.Assessments, parley.Events}

// review lists entries of one table on which nobody has decided, the least sure first.
func (s *Server) review(r *http.Request, n *parley.Negotiation) (*shown, error) {
	table := parley.Positions
	for _, t := range reviewTables {
		if t.Name == r.FormValue("table") {
			table = t
		}
	}
	sh, err := s.Store.Record(r.Context(), n.ID, parley.Select{Tables: []parley.Table{table}, Unmarked: true, ByConfidence: true, After: r.FormValue("after"), Limit: 40, Names: true})
	if err != nil {
		return nil, err
	}
	var names []string
	for _, t := range reviewTables {
		names = append(names, t.Name)
	}
	var lines []line
	l := look("/n/"+n.Slug, sh)
	if err := s.beside(r.Context(), n, l); err != nil {
		return nil, err
	}
	for _, sec := range l.lines() {
		lines = append(lines, sec.Lines...)
	}
	totals, err := s.Store.Totals(r.Context(), n.ID)
	if err != nil {
		return nil, err
	}
	judged, err := s.Store.Judged(r.Context(), n.ID)
	if err != nil {
		return nil, err
	}
	for t, k := range judged {
		totals[t] = max(0, totals[t]-k)
	}
	return &shown{"review", "Review", map[string]any{"Lines": lines, "Table": table.Name, "Tables": names, "Totals": totals, "Next": sh.Next}}, nil
}

// maxBulk bounds how many entries one decision may be about.
const maxBulk = 500

// past is what was done by each kind of decision.
var past = map[string]string{"accept": "accepted", "reject": "rejected", "correct": "corrected", "merge": "merged", "rename": "renamed", "move": "moved", "take_in": "taken in", "keep_out": "kept out", "code": "coded"}

// decide stores what a person decided on the entry of a button, or on the ticked ones.
func (s *Server) decide(w http.ResponseWriter, r *http.Request) error {
	n, err := s.negotiation(r)
	if err != nil {
		return err
	}
	if err := r.ParseForm(); err != nil {
		return refusal{http.StatusBadRequest, "That form could not be read."}
	}
	kind := r.PostForm.Get("kind")
	// A button beside one entry says which; else the ticked ones are meant.
	if one, id, ok := strings.Cut(kind, ":"); ok {
		kind = one
		r.PostForm["id"] = []string{id}
	}
	ids := r.PostForm["id"]
	if len(ids) == 0 {
		return refusal{http.StatusBadRequest, "Nothing is ticked. Tick some lines, or use the buttons of a line."}
	}
	if len(ids) > maxBulk {
		return refusal{http.StatusBadRequest, "That is too many at once."}
	}
	note := r.PostForm.Get("note")
	if len(note) > 2000 {
		return refusal{http.StatusBadRequest, "A note has at most 2000 letters."}
	}
	into := parley.ID(r.PostForm.Get("into"))
	if w := strings.TrimSpace(r.PostForm.Get("same")); w != "" && kind == "merge" {
		t := parley.Actors
		if ids[0] != "" && ids[0][0] == parley.Issues.Letter {
			t = parley.Issues
		}
		if into, err = s.resolved(r.Context(), n.ID, t, w); err != nil {
			return err
		}
	}
	var ds []parley.Decision
	for _, id := range ids {
		d := parley.Decision{Kind: kind, Entry: parley.ID(id), Into: into, Name: r.PostForm.Get("name"), Note: note, Coder: s.coder(r), At: s.now()}
		if kind == "correct" || kind == "accept" { // who presses Enter in a field presses the first button
			patch, err := s.correction(r.Context(), n, d.Entry, r.PostForm)
			if err != nil {
				return err
			}
			if d.Kind = "accept"; len(patch) > 0 { // else it holds as it is
				d.Kind = "correct"
				if d.Patch, err = json.Marshal(patch); err != nil {
					return err
				}
			}
		}
		ds = append(ds, d)
	}
	done, err := s.Store.Decide(r.Context(), n.ID, ds)
	if err != nil {
		return err
	}
	s.Follow.Tell(n.ID)
	if kind == "take_in" {
		s.wake(*n)
	}
	kind = ds[0].Kind // what was corrected to what it was is accepted
	what := map[string]string{"merge": "name", "rename": "name", "move": "report", "take_in": "report", "keep_out": "report"}[kind]
	if what == "" {
		what = "entry"
	}
	s.flash(r, "%s %s.", plural(len(done), what), past[kind])
	s.undoable(r, done)
	http.Redirect(w, r, back(r), http.StatusSeeOther)
	return nil
}

// undo takes decisions back.
func (s *Server) undo(w http.ResponseWriter, r *http.Request) error {
	n, err := s.negotiation(r)
	if err != nil {
		return err
	}
	var ids []int64
	for _, v := range strings.Fields(r.PostFormValue("id")) {
		id, err := strconv.ParseInt(v, 10, 64)
		if err != nil || len(ids) == maxBulk {
			return refusal{http.StatusBadRequest, "That is no decision."}
		}
		ids = append(ids, id)
	}
	if len(ids) == 0 { // the visitor's last one that stands
		list, _, err := s.Store.Decisions(r.Context(), n.ID, parley.Page{Limit: 200})
		if err != nil {
			return err
		}
		i := slices.IndexFunc(list, func(d parley.Decision) bool { return d.UndoneAt == "" && d.Coder == s.coder(r) })
		if i < 0 {
			return refusal{http.StatusNotFound, "There is nothing of yours to undo."}
		}
		ids = []int64{list[i].ID}
	}
	slices.Reverse(ids) // the last first, as they were piled up
	for _, id := range ids {
		if err := s.Store.Undo(r.Context(), n.ID, id, s.coder(r), s.now()); err != nil {
			return err
		}
	}
	s.Follow.Tell(n.ID)
	s.flash(r, "Undone.")
	http.Redirect(w, r, back(r), http.StatusSeeOther)
	return nil
}

func (s *Server) decisions(r *http.Request, n *parley.Negotiation) (*shown, error) {
	list, next, err := s.Store.Decisions(r.Context(), n.ID, parley.Page{Before: r.FormValue("before")})
	if err != nil {
		return nil, err
	}
	all, err := s.log(r.Context(), n.ID)
	if err != nil {
		return nil, err
	}
	cut, begun, err := s.unitised(r.Context(), n.ID, all)
	if err != nil {
		return nil, err
	}
	var ids []parley.ID
	for _, d := range list {
		ids = append(ids, d.Entry, d.Into)
		ids = append(ids, patchIDs(d.Patch)...)
	}
	names, err := s.Store.NamesOf(r.Context(), n.ID, ids)
	if err != nil {
		return nil, err
	}
	type entry struct {
		parley.Decision
		What string // the name of what it is about, else its id
		To   string // and of what that goes into
		Told string // what a correction says
		Done string // what was done
	}
	var entries []entry
	for _, d := range list {
		e := entry{Decision: d, What: cmp.Or(names[d.Entry], string(d.Entry)), To: cmp.Or(names[d.Into], string(d.Into)), Done: cmp.Or(past[d.Kind], d.Kind)}
		switch d.Kind {
		case "correct":
			e.Told = told(d.Patch, names)
		case "code":
			var c parley.CodedSpan
			if json.Unmarshal(d.Patch, &c) == nil && c != (parley.CodedSpan{}) {
				e.Told = c.Party + " on " + c.Issue + ": " + words(c.Stance)
			} else {
				e.Told = "no more positions here"
			}
		}
		entries = append(entries, e)
	}
	return &shown{"decisions", "Decisions", map[string]any{"Decisions": entries, "Next": next, "Agreement": agree.Of(all), "Held": agree.Holds(all), "Cut": cut, "Begun": begun}}, nil
}
