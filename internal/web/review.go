package web

import (
	"encoding/json"
	"net/http"
	"slices"
	"strconv"
	"strings"

	"github.com/parley-record/parley"
	"github.com/parley-record/parley/internal/agree"
)

// A field is what a person may correct of an entry.
type field struct {
	Name    string
	Label   string
	Value   string
	Choices []string // empty: free text
}

// choices are the values of the contract that a correction may take.
var choices = map[string][]string{
	"stance":    {"for", "against", "conditional", "undecided"},
	"force":     {"demand", "refusal", "offer", "concession", "welcome", "concern", "warning", "statement"},
	"cue_class": {"say", "deny", "demand", "offer", "accept", "reject", "welcome", "criticise", "warn", "threaten", "promise", "ask", "believe", "doubt", "decline", "other"},
	"mode":      {"direct", "indirect", "mixed"},
	"outlook":   {"progress", "cautious", "pessimistic", "uncertain", "slanted"},
	"state":     {"aware", "unaware", "informed", "not_informed", "consulted", "not_consulted"},
	"certainty": {"announced", "expected", "sought", "possible", "ruled_out"},
	"plover":    {"AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT", "REQUEST", "ACCUSE", "REJECT", "THREATEN", "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT"},
}

var statusOf = map[string][]string{
	"meetings":  {"held", "under_way", "planned", "postponed", "cancelled", "none_planned", "ruled_out"},
	"proposals": {"tabled", "amended", "planned", "leaked", "accepted", "signed", "in_force", "rejected", "withdrawn", "superseded"},
	"deadlines": {"set", "suggested", "extended", "withdrawn", "passed"},
	"events":    {"happened", "ongoing", "planned", "hypothetical", "denied"},
}

// fieldsOf returns the fields of a sheet's only entry that a person may correct.
func fieldsOf(sh *parley.Sheet, table string) []field {
	var list []field
	pick := func(name, label, value string) {
		c := choices[name]
		if name == "status" {
			c = statusOf[table]
		}
		if value != "" && !slices.Contains(c, value) && len(c) > 0 {
			c = append([]string{value}, c...)
		}
		list = append(list, field{name, label, value, c})
	}
	switch {
	case len(sh.Positions) > 0:
		pick("stance", "Stance", sh.Positions[0].Stance)
		pick("force", "Force", sh.Positions[0].Force)
	case len(sh.Statements) > 0:
		pick("cue_class", "What the words do", sh.Statements[0].CueClass)
		pick("mode", "Mode", sh.Statements[0].Mode)
	case len(sh.Meetings) > 0:
		pick("status", "Status", sh.Meetings[0].Status)
		list = append(list, field{"place", "Place", sh.Meetings[0].Place, nil}, field{"name", "Name", sh.Meetings[0].Name, nil})
	case len(sh.Proposals) > 0:
		pick("status", "Status", sh.Proposals[0].Status)
		list = append(list, field{"name", "Name", sh.Proposals[0].Name, nil})
	case len(sh.Deadlines) > 0:
		pick("status", "Status", sh.Deadlines[0].Status)
		list = append(list, field{"demand", "What is due", sh.Deadlines[0].Demand, nil}, field{"consequence", "Or else", sh.Deadlines[0].Consequence, nil})
	case len(sh.Steps) > 0:
		pick("certainty", "Certainty", sh.Steps[0].Certainty)
		list = append(list, field{"action", "What is to be done", sh.Steps[0].Action, nil})
	case len(sh.Knowledge) > 0:
		pick("state", "State", sh.Knowledge[0].State)
	case len(sh.Assessments) > 0:
		pick("outlook", "Outlook", sh.Assessments[0].Outlook)
	case len(sh.Events) > 0:
		pick("plover", "Act", sh.Events[0].Plover)
		pick("status", "Status", sh.Events[0].Status)
	}
	return list
}

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
	return &shown{"review", "Review", map[string]any{"Lines": lines, "Table": table.Name, "Tables": names, "Totals": totals, "Next": sh.Next}}, nil
}

// maxBulk bounds how many entries one decision may be about.
const maxBulk = 500

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
	var ds []parley.Decision
	for _, id := range ids {
		d := parley.Decision{Kind: kind, Entry: parley.ID(id), Into: parley.ID(r.PostForm.Get("into")), Name: r.PostForm.Get("name"), Note: note, Coder: s.coder(r), At: s.now()}
		if kind == "correct" {
			patch := map[string]string{}
			for k, v := range r.PostForm {
				if f, ok := strings.CutPrefix(k, "field."); ok && v[0] != r.PostForm.Get("was."+f) {
					patch[f] = strings.TrimSpace(v[0])
				}
			}
			if len(patch) == 0 {
				d.Kind = "accept" // nothing was changed: it holds as it is
			} else if d.Patch, err = json.Marshal(patch); err != nil {
				return err
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
	past := map[string]string{"accept": "accepted", "reject": "rejected", "correct": "corrected", "merge": "merged", "rename": "renamed", "move": "moved", "take_in": "taken in", "keep_out": "kept out"}[kind]
	what := map[string]string{"merge": "name", "rename": "name", "move": "report", "take_in": "report", "keep_out": "report"}[kind]
	if what == "" {
		what = "entry"
	}
	s.flash(r, "%s %s.", plural(len(done), what), past)
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
	return &shown{"decisions", "Decisions", map[string]any{"Decisions": list, "Next": next, "Agreement": agree.Of(all), "Held": agree.Holds(all), "Cut": cut, "Begun": begun}}, nil
}
