package export

import (
	"archive/zip"
	"encoding/csv"
	"io"
	"strconv"
	"strings"
	"time"

	"github.com/parley-record/parley"
)

// A table is one CSV file.
type table struct {
	name string
	head []string
	rows [][]string
}

// tables returns the tidy tables of a record, one for each kind of entry.
func (v *view) tables() []table {
	f := func(x float64) string { return strconv.FormatFloat(x, 'f', -1, 64) }
	n := strconv.Itoa
	b := strconv.FormatBool
	ids := func(l []parley.ID) string {
		var s []string
		for _, id := range l {
			s = append(s, string(id))
		}
		return strings.Join(s, " ")
	}
	entryHead := []string{"id", "report", "published", "start", "end", "text_sha256", "sentence", "according_to", "confidence", "background"}
	entry := func(e *parley.Entry) []string {
		r := v.from(e)
		var s parley.Span
		if len(e.Evidence) > 0 {
			s = e.Evidence[0]
		}
		return []string{string(e.ID), string(s.Report), r.Published, n(s.Start), n(s.End), r.TextSHA256, s.Text, v.names(e.AccordingTo, "; "), f(e.Confidence), b(e.Background)}
	}
	with := func(head []string, more ...string) []string { return append(append([]string{}, head...), more...) }

	reports := table{"reports", []string{"id", "key", "title", "outlet", "author", "published", "language", "kind", "primary", "url", "words", "text_sha256"}, nil}
	for i := range v.Reports {
		r := &v.Reports[i]
		reports.rows = append(reports.rows, []string{string(r.ID), r.Key, r.Title, r.Outlet, r.Author, r.Published, r.Language, string(r.Kind), b(r.Primary), r.URL, n(r.Words), r.TextSHA256})
	}
	actors := table{"actors", []string{"id", "name", "kind", "role", "party_id", "party", "part", "aliases"}, nil}
	for i := range v.Actors {
		a := &v.Actors[i]
		actors.rows = append(actors.rows, []string{string(a.ID), a.Name, string(a.Kind), a.Role, string(a.Party), v.at.Name(a.Party), a.Part, strings.Join(a.Aliases, "; ")})
	}
	issues := table{"issues", []string{"id", "label", "code", "parent", "terms"}, nil}
	for i := range v.Issues {
		is := &v.Issues[i]
		issues.rows = append(issues.rows, []string{string(is.ID), is.Label, is.Code, string(is.Parent), strings.Join(is.Terms, "; ")})
	}
	statements := table{"statements", with(entryHead, "speaker_id", "speaker", "source", "cue", "cue_class", "mode", "negated", "content", "quotes", "issue_ids"), nil}
	for i := range v.Statements {
		s := &v.Statements[i]
		source, cue := "", ""
		if s.Source != nil {
			source = s.Source.Text
		}
		if s.Cue != nil {
			cue = s.Cue.Text
		}
		statements.rows = append(statements.rows, append(entry(&s.Entry), string(s.Speaker), v.at.Name(s.Speaker), source, cue, s.CueClass, s.Mode, b(s.Negated), join(s.Content, " … "), join(s.Quotes, " … "), ids(s.Issues)))
	}
	positions := table{"positions", with(entryHead, "party_id", "party", "by", "issue_id", "issue", "stance", "force", "movement"), nil}
	for i := range v.Positions {
		p := &v.Positions[i]
		positions.rows = append(positions.rows, append(entry(&p.Entry), string(p.Party), v.at.Name(p.Party), v.at.Name(p.By), string(p.Issue), v.at.Name(p.Issue), p.Stance, p.Force, p.Movement))
	}
	proposals := table{"proposals", with(entryHead, "name", "kind", "status", "authors", "presented_to", "version_of", "responds_to"), nil}
	terms := table{"terms", []string{"id", "proposal_id", "proposal", "text", "issue_id", "issue", "effect", "value", "unit", "approx"}, nil}
	responses := table{"responses", []string{"id", "proposal_id", "proposal", "by_id", "by", "stance", "sentence"}, nil}
	for i := range v.Proposals {
		p := &v.Proposals[i]
		proposals.rows = append(proposals.rows, append(entry(&p.Entry), p.Name, p.Kind, p.Status, v.names(p.Authors, "; "), v.names(p.PresentedTo, "; "), string(p.VersionOf), string(p.RespondsTo)))
		for j := range p.Terms {
			t := &p.Terms[j]
			value, unit, approx := "", "", ""
			if t.Quantity != nil {
				value, unit, approx = f(t.Quantity.Value), t.Quantity.Unit, b(t.Quantity.Approx)
			}
			terms.rows = append(terms.rows, []string{string(t.ID), string(p.ID), p.Name, t.Text, string(t.Issue), v.at.Name(t.Issue), t.Effect, value, unit, approx})
		}
		for j := range p.Responses {
			w := &p.Responses[j]
			responses.rows = append(responses.rows, []string{string(w.ID), string(p.ID), p.Name, string(w.By), v.at.Name(w.By), w.Stance, join(w.Evidence, " ")})
		}
	}
	meetings := table{"meetings", with(entryHead, "name", "place", "status", "certainty", "from", "to", "when", "participants", "mediators"), nil}
	for i := range v.Meetings {
		m := &v.Meetings[i]
		meetings.rows = append(meetings.rows, append(entry(&m.Entry), m.Name, m.Place, m.Status, m.Certainty, m.When.First(), m.When.Last(), text(m.When), v.names(m.Participants, "; "), v.names(m.Mediators, "; ")))
	}
	deadlines := table{"deadlines", with(entryHead, "on", "set_by", "demand", "from", "to", "due", "consequence", "status"), nil}
	for i := range v.Deadlines {
		d := &v.Deadlines[i]
		deadlines.rows = append(deadlines.rows, append(entry(&d.Entry), v.names(d.On, "; "), v.names(d.SetBy, "; "), d.Demand, d.Due.First(), d.Due.Last(), text(d.Due), d.Consequence, d.Status))
	}
	steps := table{"steps", with(entryHead, "by", "with", "action", "certainty", "from", "to", "when"), nil}
	for i := range v.Steps {
		s := &v.Steps[i]
		steps.rows = append(steps.rows, append(entry(&s.Entry), v.names(s.By, "; "), v.names(s.With, "; "), s.Action, s.Certainty, s.When.First(), s.When.Last(), text(s.When)))
	}
	knowledge := table{"knowledge", with(entryHead, "who", "state", "text"), nil}
	for i := range v.Knowledge {
		k := &v.Knowledge[i]
		knowledge.rows = append(knowledge.rows, append(entry(&k.Entry), v.at.Name(k.Who), k.State, k.Text))
	}
	assessments := table{"assessments", with(entryHead, "by", "outlook", "towards", "text"), nil}
	for i := range v.Assessments {
		a := &v.Assessments[i]
		assessments.rows = append(assessments.rows, append(entry(&a.Entry), v.at.Name(a.By), a.Outlook, v.at.Name(a.Towards), a.Text))
	}
	events := table{"events", with(entryHead, "source", "target", "plover", "cameo", "status", "from", "to", "place"), nil}
	for i := range v.Events {
		e := &v.Events[i]
		events.rows = append(events.rows, append(entry(&e.Entry), v.names(e.Source, "; "), v.names(e.Target, "; "), e.Plover, e.Cameo, e.Status, e.When.First(), e.When.Last(), e.Place))
	}
	return []table{reports, actors, issues, statements, positions, proposals, terms, responses, meetings, deadlines, steps, knowledge, assessments, events}
}

func text(w *parley.When) string {
	if w == nil {
		return ""
	}
	return w.Text
}

// writeCSV writes a zip of one CSV file for each table (RFC 4180).
func writeCSV(w io.Writer, v *view) error {
	z := zip.NewWriter(w)
	for _, t := range v.tables() {
		// A fixed time, so that the same record gives the same bytes.
		f, err := z.CreateHeader(&zip.FileHeader{Name: t.name + ".csv", Method: zip.Deflate, Modified: time.Date(1980, 1, 1, 0, 0, 0, 0, time.UTC)})
		if err != nil {
			return err
		}
		if err := writeTable(f, t); err != nil {
			return err
		}
	}
	return z.Close()
}

func writeTable(w io.Writer, t table) error {
	c := csv.NewWriter(w)
	if err := c.Write(t.head); err != nil {
		return err
	}
	if err := c.WriteAll(t.rows); err != nil {
		return err
	}
	return c.Error()
}
