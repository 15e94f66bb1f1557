package sqlite

import (
	"cmp"
	"slices"
	"strings"

	"github.com/parley-record/parley"
)

// A row is one entry of a record as it is stored.
type row struct {
	table    parley.Table
	entry    parley.Entry
	due      string
	actor    parley.ID   // the main one: speaker, party or doer
	actors   []parley.ID // all that it names
	issue    parley.ID
	value    string // what a coder judges
	said     string // what it says, for its sign
	words    string // what is searched
	meta     []string
	body     any
	headline string // one line for a person
	change   string // kind of change that it is when it is new
}

// holds is the value of an entry that a coder can only accept or reject.
const holds = "holds"

// rowsOf lists the entries of rec, with name giving an actor's or issue's name.
func rowsOf(rec *parley.Record, name func(parley.ID) string) []row {
	var rows []row
	for i := range rec.Statements {
		rows = append(rows, statementRow(&rec.Statements[i]))
	}
	for i := range rec.Positions {
		rows = append(rows, positionRow(&rec.Positions[i], name))
	}
	for i := range rec.Proposals {
		rows = append(rows, proposalRow(&rec.Proposals[i], name))
	}
	for i := range rec.Meetings {
		rows = append(rows, meetingRow(&rec.Meetings[i], name))
	}
	for i := range rec.Deadlines {
		rows = append(rows, deadlineRow(&rec.Deadlines[i], name))
	}
	for i := range rec.Steps {
		rows = append(rows, stepRow(&rec.Steps[i], name))
	}
	for i := range rec.Knowledge {
		e := &rec.Knowledge[i]
		rows = append(rows, row{table: parley.KnowledgeOf, entry: e.Entry, actor: e.Who, actors: []parley.ID{e.Who}, value: e.State, said: e.Text, body: e})
	}
	for i := range rec.Assessments {
		e := &rec.Assessments[i]
		rows = append(rows, row{table: parley.Assessments, entry: e.Entry, actor: e.By, actors: []parley.ID{e.By, e.Towards}, value: e.Outlook, said: e.Text, body: e})
	}
	for i := range rec.Links {
		e := &rec.Links[i]
		rows = append(rows, row{table: parley.Links, entry: e.Entry, value: e.Kind, said: e.Kind, body: e})
	}
	for i := range rec.Events {
		e := &rec.Events[i]
		rows = append(rows, row{table: parley.Events, entry: e.Entry, value: e.Plover, said: e.Plover, due: e.When.First(), body: e, actor: first(e.Source), actors: slices.Concat(e.Source, e.Target)})
	}
	return rows
}

// first returns the first of ids, "" of none.
func first(ids []parley.ID) parley.ID {
	if len(ids) == 0 {
		return ""
	}
	return ids[0]
}

func statementRow(e *parley.Statement) row {
	r := row{table: parley.Statements, entry: e.Entry, actor: e.Speaker, issue: first(e.Issues), value: holds, body: e}
	r.actors = append([]parley.ID{e.Speaker, e.OnBehalfOf}, e.To...)
	var said []string
	for _, c := range e.Content {
		said = append(said, c.Text)
	}
	r.said = strings.Join(said, " ")
	r.words = r.said
	if e.Source != nil {
		r.words = e.Source.Text + " " + r.words
	}
	r.meta = []string{"cc" + e.CueClass, "md" + e.Mode}
	if len(e.Quotes) > 0 || e.Mode == "direct" {
		r.meta = append(r.meta, "quoted")
	}
	for _, is := range e.Issues {
		r.meta = append(r.meta, "is"+string(is))
	}
	return r
}

// positionRow is no change where nobody is told who holds the position.
func positionRow(e *parley.Position, name func(parley.ID) string) row {
	r := row{table: parley.Positions, entry: e.Entry, actor: e.Party, actors: []parley.ID{e.Party, e.By}, issue: e.Issue, value: e.Stance, body: e}
	r.said = name(e.Party) + "|" + name(e.Issue)
	if e.Party != "" {
		r.change, r.headline = "new", name(e.Party)+", "+stanceWords(e.Stance)+": "+name(e.Issue)
	}
	return r
}

func proposalRow(e *parley.Proposal, name func(parley.ID) string) row {
	r := row{table: parley.Proposals, entry: e.Entry, actor: first(e.Authors), value: holds, said: e.Name, body: e, change: "new", headline: "A text on the table: " + e.Name, due: e.When.First()}
	if len(e.Authors) > 0 {
		r.headline += ", by " + namesOf(e.Authors, name)
	}
	r.actors = slices.Concat(e.Authors, e.PresentedTo)
	for _, w := range e.Responses {
		r.actors = append(r.actors, w.By)
	}
	return r
}

func meetingRow(e *parley.Meeting, name func(parley.ID) string) row {
	r := row{table: parley.Meetings, entry: e.Entry, actor: first(e.Participants), value: e.Status, due: e.When.First(), body: e, change: "new"}
	r.actors = slices.Concat(e.Participants, e.Mediators, e.ConvenedBy, e.Absent)
	r.said = e.Name + "|" + e.Place + "|" + r.due
	what := cmp.Or(e.Name, "talks")
	r.headline = "A meeting " + strings.ReplaceAll(e.Status, "_", " ") + ": " + what
	if e.Status == "none_planned" {
		r.headline = "No meeting planned: " + what
	}
	if e.Place != "" && !strings.Contains(what, e.Place) {
		r.headline += " in " + e.Place
	}
	if p := namesOf(e.Participants, name); p != "" {
		r.headline += " (" + p + ")"
	}
	switch e.Status {
	case "postponed", "cancelled":
		r.change = e.Status
	}
	return r
}

func deadlineRow(e *parley.Deadline, name func(parley.ID) string) row {
	r := row{table: parley.Deadlines, entry: e.Entry, actor: first(e.On), actors: slices.Concat(e.On, e.SetBy), value: holds, due: e.Due.Last(), body: e, change: "new", headline: "A deadline"}
	if e.Due != nil {
		r.said = e.Due.Text + "|" + e.Demand
		r.headline += " " + e.Due.Text
	}
	if p := namesOf(e.On, name); p != "" {
		r.headline += " for " + p
	}
	if e.Demand != "" {
		r.headline += ": " + e.Demand
	}
	if e.Status == "extended" {
		r.change = "postponed"
	}
	return r
}

func stepRow(e *parley.Step, name func(parley.ID) string) row {
	r := row{table: parley.Steps, entry: e.Entry, actor: first(e.By), actors: slices.Concat(e.By, e.With), value: holds, due: e.When.First(), said: e.Action, body: e, change: "new"}
	r.headline = "A step " + strings.ReplaceAll(e.Certainty, "_", " ")
	if p := namesOf(e.By, name); p != "" {
		r.headline += ", " + p
	}
	r.headline += ": " + e.Action
	return r
}

// stanceWords are a stance as a headline has it.
func stanceWords(stance string) string {
	switch stance {
	case "for":
		return "for"
	case "against":
		return "against"
	case "conditional":
		return "on a condition"
	default:
		return "undecided"
	}
}

// sign is what a later reading of the same sentence is recognised by.
func (r *row) sign() string { return key(r.said) }

// sentence returns the words of the first evidence.
func (r *row) sentence() string {
	if len(r.entry.Evidence) == 0 {
		return ""
	}
	return r.entry.Evidence[0].Text
}

// report returns the report of the first evidence.
func (r *row) report() parley.ID {
	if len(r.entry.Evidence) == 0 {
		return ""
	}
	return r.entry.Evidence[0].Report
}

// key folds case, accents, punctuation and white space.
func key(s string) string { return strings.ReplaceAll(longSlug(s), "-", " ") }
