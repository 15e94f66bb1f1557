package web

import (
	"cmp"
	"context"
	"encoding/json"
	"fmt"
	"maps"
	"net/http"
	"net/url"
	"slices"
	"strings"
	"time"

	"github.com/parley-record/parley"
)

// A field is what a person may correct of an entry.
type field struct {
	Name    string
	Label   string
	Kind    string   // "" words, or one of choices; actor, actors, issue: names; days: from a day to a day; answers
	Value   string   // of days: the words of the report
	Choices []string // empty: free text
	Names   []parley.Name
	From    string // of days: the first, "" if unknown
	To      string
	Answers []answered
	Need    bool // it cannot be taken away
}

// An answered is what one actor answered to a text.
type answered struct {
	ID     parley.ID
	By     string
	Stance string
}

// List returns what is offered to choose from as names are written.
func (f field) List() string {
	if f.Kind == "issue" {
		return "issues"
	}
	return "actors"
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
	"kind":      {"plan", "draft", "counter-proposal", "amendment", "offer", "bid", "bill", "deal", "resolution"},
	"answer":    {"for", "against", "conditional", "undecided", "reserved", "unaware", "awaiting", "no_comment", "not_said"},
}

var statusOf = map[string][]string{
	"meetings":  {"held", "under_way", "planned", "postponed", "cancelled", "none_planned", "ruled_out"},
	"proposals": {"tabled", "amended", "planned", "leaked", "accepted", "signed", "in_force", "rejected", "withdrawn", "superseded"},
	"deadlines": {"set", "suggested", "extended", "withdrawn", "passed"},
	"events":    {"happened", "ongoing", "planned", "hypothetical", "denied"},
}

// A form gathers the fields of an entry.
type form struct {
	table string
	name  func(parley.ID) string
	list  []field
}

func (f *form) pick(name, label, value string) {
	c := choices[name]
	if name == "status" {
		c = statusOf[f.table]
	}
	if value != "" && !slices.Contains(c, value) {
		c = append([]string{value}, c...)
	}
	f.list = append(f.list, field{Name: name, Label: label, Value: value, Choices: c})
}

func (f *form) text(name, label, value string) {
	f.list = append(f.list, field{Name: name, Label: label, Value: value})
}

// one asks for one actor, or for the issue.
func (f *form) one(kind, name, label string, id parley.ID, need bool) {
	f.list = append(f.list, field{Name: name, Label: label, Kind: kind, Names: []parley.Name{{ID: id, Name: f.name(id)}}, Need: need})
}

// many asks for actors, with room for one more.
func (f *form) many(name, label string, ids []parley.ID) {
	x := field{Name: name, Label: label, Kind: "actors"}
	for _, id := range ids {
		x.Names = append(x.Names, parley.Name{ID: id, Name: f.name(id)})
	}
	x.Names = append(x.Names, parley.Name{})
	f.list = append(f.list, x)
}

func (f *form) days(name, label string, w *parley.When) {
	x := field{Name: name, Label: label, Kind: "days", From: day(w.First()), To: day(w.Last())}
	if w != nil {
		x.Value = w.Text
	}
	f.list = append(f.list, x)
}

// fieldsOf returns the fields of a sheet's only entry that a person may correct; name
// writes actors and issues as resolved reads them.
func fieldsOf(sh *parley.Sheet, table string, name func(parley.ID) string) []field {
	f := form{table: table, name: name}
	switch {
	case len(sh.Positions) > 0:
		p := &sh.Positions[0]
		f.pick("stance", "Stance", p.Stance)
		f.one("actor", "party", "Party", p.Party, p.Party != "")
		f.one("issue", "issue", "Issue", p.Issue, true)
		f.pick("force", "Force", p.Force)
		f.one("actor", "by", "Voiced by", p.By, false)
	case len(sh.Statements) > 0:
		s := &sh.Statements[0]
		f.one("actor", "speaker", "Speaker", s.Speaker, s.Speaker != "")
		f.one("actor", "on_behalf_of", "Speaks for", s.OnBehalfOf, false)
		f.pick("cue_class", "What the words do", s.CueClass)
		f.pick("mode", "Mode", s.Mode)
	case len(sh.Meetings) > 0:
		m := &sh.Meetings[0]
		f.pick("status", "Status", m.Status)
		f.days("when", "When", m.When)
		f.text("place", "Place", m.Place)
		f.text("name", "Name", m.Name)
		f.many("participants", "Who meets", m.Participants)
		f.many("mediators", "Mediators", m.Mediators)
	case len(sh.Proposals) > 0:
		p := &sh.Proposals[0]
		f.text("name", "Name", p.Name)
		f.pick("kind", "Kind", p.Kind)
		f.pick("status", "Status", p.Status)
		f.many("authors", "Whose it is", p.Authors)
		f.many("presented_to", "Put to", p.PresentedTo)
		if len(p.Responses) > 0 {
			x := field{Name: "responses", Label: "What was answered", Kind: "answers", Choices: choices["answer"]}
			for _, w := range p.Responses {
				x.Answers = append(x.Answers, answered{w.ID, cmp.Or(name(w.By), "someone not named"), w.Stance})
			}
			f.list = append(f.list, x)
		}
	case len(sh.Deadlines) > 0:
		d := &sh.Deadlines[0]
		f.days("due", "Due", d.Due)
		f.text("demand", "What is due", d.Demand)
		f.many("on", "Of whom", d.On)
		f.many("set_by", "Set by", d.SetBy)
		f.pick("status", "Status", d.Status)
		f.text("consequence", "Or else", d.Consequence)
	case len(sh.Steps) > 0:
		s := &sh.Steps[0]
		f.many("by", "Who", s.By)
		f.text("action", "What is to be done", s.Action)
		f.days("when", "When", s.When)
		f.pick("certainty", "Certainty", s.Certainty)
	case len(sh.Knowledge) > 0:
		f.one("actor", "who", "Who", sh.Knowledge[0].Who, true)
		f.pick("state", "State", sh.Knowledge[0].State)
	case len(sh.Assessments) > 0:
		f.one("actor", "by", "On whose word", sh.Assessments[0].By, sh.Assessments[0].By != "")
		f.pick("outlook", "Outlook", sh.Assessments[0].Outlook)
	case len(sh.Events) > 0:
		e := &sh.Events[0]
		f.pick("plover", "Act", e.Plover)
		f.many("source", "Who", e.Source)
		f.many("target", "To whom", e.Target)
		f.pick("status", "Status", e.Status)
	}
	return f.list
}

// offered is how many names a form offers, those that the record names most.
const offered = 300

// called returns actors or issues as forms have them, most named first.
func (s *Server) called(ctx context.Context, neg int64, t parley.Table, limit int) ([]parley.Name, error) {
	list, err := s.Store.Names(ctx, neg, t, limit)
	if err != nil {
		return nil, err
	}
	return s.toldApart(ctx, neg, t, list)
}

// toldApart gives those of a list that have one name each another: by their sides, else by
// their ids.
func (s *Server) toldApart(ctx context.Context, neg int64, t parley.Table, list []parley.Name) ([]parley.Name, error) {
	same := map[string]int{}
	for _, x := range list {
		same[strings.ToLower(x.Name)]++
	}
	side := map[parley.ID]parley.ID{}
	var sides []parley.ID
	for _, x := range list {
		if same[strings.ToLower(x.Name)] > 1 && t == parley.Actors {
			a, err := s.Store.Actor(ctx, neg, x.ID)
			if err != nil {
				return nil, err
			}
			if a.Party != "" && a.Party != x.ID {
				side[x.ID] = a.Party
				sides = append(sides, a.Party)
			}
		}
	}
	names, err := s.Store.NamesOf(ctx, neg, sides)
	if err != nil {
		return nil, err
	}
	taken := map[string]bool{}
	for i := range list {
		x := &list[i]
		if same[strings.ToLower(x.Name)] == 1 {
			continue
		}
		by := x.Name + " (" + cmp.Or(names[side[x.ID]], string(x.ID)) + ")"
		if taken[by] {
			by = x.Name + " (" + string(x.ID) + ")"
		}
		taken[by] = true
		x.Name = by
	}
	return list, nil
}

// resolved returns the actor or the issue that a person wrote the name of.
func (s *Server) resolved(ctx context.Context, neg int64, t parley.Table, written string) (parley.ID, error) {
	list, err := s.Store.Names(ctx, neg, t, 1<<20)
	if err != nil {
		return "", err
	}
	list = slices.DeleteFunc(list, func(x parley.Name) bool { // so that few are told apart
		n := len(x.Name)
		return string(x.ID) != written && !strings.EqualFold(x.Name, written) && (len(written) <= n || !strings.EqualFold(written[:n], x.Name))
	})
	if list, err = s.toldApart(ctx, neg, t, list); err != nil {
		return "", err
	}
	var like []string
	for _, x := range list {
		if strings.EqualFold(x.Name, written) || string(x.ID) == written {
			return x.ID, nil
		}
		if len(x.Name) > len(written) && strings.EqualFold(x.Name[:len(written)], written) && x.Name[len(written):][0] == ' ' && strings.HasSuffix(x.Name, ")") {
			like = append(like, "“"+x.Name+"”")
		}
	}
	if len(like) > 1 {
		return "", refusal{http.StatusBadRequest, fmt.Sprintf("Several are called “%s”. Write which is meant: %s.", written, strings.Join(like[:min(len(like), 8)], ", "))}
	}
	if t == parley.Actors {
		others, _, err := s.Store.Actors(ctx, neg, written[:min(len(written), 100)], parley.Page{Limit: 50})
		if err != nil {
			return "", err
		}
		others = slices.DeleteFunc(others, func(a parley.Actor) bool {
			return !slices.ContainsFunc(a.Aliases, func(x string) bool { return strings.EqualFold(x, written) })
		})
		if len(others) == 1 {
			return others[0].ID, nil
		}
		return "", refusal{http.StatusBadRequest, fmt.Sprintf("Nobody in this record is called “%s”. Go back and choose a name from the list; the page of people has them all.", written)}
	}
	return "", refusal{http.StatusBadRequest, fmt.Sprintf("No issue of this record is called “%s”. Go back and choose one from the list; an issue of your own goes into the settings.", written)}
}

// correction returns what a form changes of an entry, as the fields of a patch; none
// where it changes nothing. What a field held when the form was made comes with it.
func (s *Server) correction(ctx context.Context, n *parley.Negotiation, entry parley.ID, f url.Values) (map[string]any, error) {
	patch := map[string]any{}
	for _, k := range slices.Sorted(maps.Keys(f)) {
		kind, name, ok := strings.Cut(k, ".")
		if !ok {
			continue
		}
		var v any
		var changed bool
		var err error
		switch kind {
		case "field":
			v, changed = strings.TrimSpace(f.Get(k)), f.Get(k) != f.Get("was."+name)
		case "actor", "issue", "actors":
			var ids []parley.ID
			if ids, changed, err = s.namedIn(ctx, n.ID, kind, f[k], f["was."+name], f["id."+name]); err == nil && changed {
				if v = ids; kind != "actors" {
					v = parley.ID("")
					if len(ids) > 0 {
						v = ids[0]
					}
				}
			}
		case "from":
			v, changed, err = daysIn(f, name)
		}
		if err != nil {
			return nil, err
		}
		if changed {
			patch[name] = v
		}
	}
	return patch, s.follows(ctx, n, entry, f, patch)
}

// namedIn returns the actors or issues whose names were written, and whether they are
// others than the ones that were there.
func (s *Server) namedIn(ctx context.Context, neg int64, kind string, written, was, ids []string) ([]parley.ID, bool, error) {
	if len(was) != len(written) || len(ids) != len(written) {
		return nil, false, refusal{http.StatusBadRequest, "That form could not be read."}
	}
	t := parley.Actors
	if kind == "issue" {
		t = parley.Issues
	}
	list, changed := []parley.ID{}, false
	for i, w := range written {
		w = strings.Join(strings.Fields(w), " ")
		id := parley.ID(ids[i])
		if w != strings.Join(strings.Fields(was[i]), " ") {
			changed = true
			if id = ""; w != "" {
				var err error
				if id, err = s.resolved(ctx, neg, t, w); err != nil {
					return nil, false, err
				}
			}
		}
		if id != "" && !slices.Contains(list, id) {
			list = append(list, id)
		}
	}
	return list, changed, nil
}

// daysIn returns the time that the days of a field say, nil for none, and whether it is
// another than the one that was there. The words of the report stay beside it.
func daysIn(f url.Values, name string) (any, bool, error) {
	from, to := f.Get("from."+name), f.Get("to."+name)
	was, wasTo := f.Get("was.from."+name), f.Get("was.to."+name)
	switch {
	case from == was && to == wasTo:
		return nil, false, nil
	case was == wasTo && was != "" && from == was: // of one day, who writes another once means that one
		from = to
	case was == wasTo && was != "" && to == was:
		to = from
	}
	if from == "" && to == "" {
		return nil, true, nil
	}
	to = cmp.Or(to, from) // without the first, by the last
	a, err := time.Parse(time.DateOnly, cmp.Or(from, to))
	b, err2 := time.Parse(time.DateOnly, to)
	switch {
	case err != nil || err2 != nil:
		return nil, false, refusal{http.StatusBadRequest, "Write dates as 2026-03-02."}
	case b.Before(a):
		return nil, false, refusal{http.StatusBadRequest, "The last day comes before the first."}
	}
	precision := "year"
	switch n := b.Sub(a).Hours() / 24; {
	case n < 1:
		precision = "day"
	case n < 7:
		precision = "week"
	case n < 31:
		precision = "month"
	case n < 92:
		precision = "quarter"
	}
	return parley.When{Text: cmp.Or(f.Get("words."+name), date(to)), From: from, To: to, Precision: precision, Anchor: "absolute"}, true, nil
}

// follows adds to a patch what hangs on its fields: answers that were judged one by one,
// what each author of a text did, and on whose word it stands where that was the one who
// is another now.
func (s *Server) follows(ctx context.Context, n *parley.Negotiation, entry parley.ID, f url.Values, patch map[string]any) error {
	stances := map[parley.ID]string{}
	for k := range f {
		if id, ok := strings.CutPrefix(k, "answer."); ok && f.Get(k) != f.Get("was."+id) {
			stances[parley.ID(id)] = f.Get(k)
		}
	}
	authors, others := patch["authors"].([]parley.ID)
	said, voiced := patch["speaker"], patch["by"]
	if len(stances) == 0 && !others && said == nil && voiced == nil {
		return nil
	}
	sh, err := s.Store.Record(ctx, n.ID, parley.Select{Entries: []parley.ID{entry}, Rejected: true, Superseded: true, Names: true})
	if err != nil {
		return err
	}
	word := func(e *parley.Entry, was parley.ID, now any) {
		if id, ok := now.(parley.ID); ok && id != "" && was != "" && slices.Equal(e.AccordingTo, []parley.ID{was}) {
			patch["according_to"] = []parley.ID{id}
		}
	}
	for i := range sh.Statements {
		word(&sh.Statements[i].Entry, sh.Statements[i].Speaker, said)
	}
	for i := range sh.Positions {
		word(&sh.Positions[i].Entry, sh.Positions[i].By, voiced)
	}
	for i := range sh.Assessments {
		word(&sh.Assessments[i].Entry, sh.Assessments[i].By, voiced)
	}
	if len(stances) == 0 && !others {
		return nil
	}
	if len(sh.Proposals) != 1 {
		return refusal{http.StatusBadRequest, "That form could not be read."}
	}
	p := &sh.Proposals[0]
	if others {
		patch["authorship"] = slices.DeleteFunc(p.Authorship, func(a parley.Authorship) bool { return !slices.Contains(authors, a.Actor) })
	}
	if len(stances) > 0 {
		left := []parley.Response{}
		for _, w := range p.Responses {
			to, ok := stances[w.ID]
			if to == "not_said" {
				continue
			}
			if ok {
				w.Stance, w.Force = to, "" // the force was that of the other stance
			}
			left = append(left, w)
		}
		patch["responses"] = left
	}
	return nil
}

// fieldNames are what fields of corrections are called on pages, where their own names
// say too little.
var fieldNames = map[string]string{"by": "by", "on": "of whom", "set_by": "set by", "presented_to": "put to", "on_behalf_of": "speaks for", "cue_class": "what the words do", "plover": "act", "consequence": "or else", "demand": "what is due",
	"responses": "answers", "participants": "who meets", "according_to": "on the word of"}

// patchIDs returns the actors and issues that a patch names.
func patchIDs(patch []byte) []parley.ID {
	var ids []parley.ID
	var walk func(v any)
	walk = func(v any) {
		switch v := v.(type) {
		case string:
			if len(v) == 13 && (v[0] == parley.Actors.Letter || v[0] == parley.Issues.Letter) {
				ids = append(ids, parley.ID(v))
			}
		case []any:
			for _, x := range v {
				walk(x)
			}
		case map[string]any:
			for _, k := range slices.Sorted(maps.Keys(v)) {
				walk(v[k])
			}
		}
	}
	var v any
	if json.Unmarshal(patch, &v) == nil {
		walk(v)
	}
	return ids
}

// told writes what a correction says, field by field, with names for ids.
func told(patch []byte, names map[parley.ID]string) string {
	var fields map[string]any
	if json.Unmarshal(patch, &fields) != nil {
		return ""
	}
	name := func(v any) string {
		t := fmt.Sprint(v)
		return cmp.Or(names[parley.ID(t)], words(t))
	}
	var list []string
	for _, k := range slices.Sorted(maps.Keys(fields)) {
		t := "none"
		switch v := fields[k].(type) {
		case string:
			if v != "" {
				t = name(v)
			}
		case []any:
			var all []string
			for _, x := range v {
				m, ok := x.(map[string]any)
				switch {
				case !ok:
					all = append(all, name(x))
				case m["stance"] != nil:
					all = append(all, name(m["by"])+" "+name(m["stance"]))
				}
			}
			t = cmp.Or(strings.Join(all, ", "), t)
		case map[string]any:
			t = fmt.Sprint(v["text"])
			switch from, to := date(fmt.Sprint(v["from"])), date(fmt.Sprint(v["to"])); {
			case from == "" && to != "":
				t = "by " + to
			case from != "" && (to == "" || to == from):
				t = from
			case from != "":
				t = from + " – " + to
			}
		}
		if k != "authorship" { // follows from the authors
			list = append(list, cmp.Or(fieldNames[k], words(k))+": "+t)
		}
	}
	return strings.Join(list, "; ")
}
