package export

import (
	"archive/zip"
	"encoding/csv"
	"io"
	"maps"
	"slices"
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

// tables returns the tidy tables of a record: what it was made with, one for each kind
// of entry, and those of what is derived from entries and texts.
func (v *view) tables() []table {
	return append([]table{v.aboutTable(), v.reportTable(), v.actorTable(), v.issueTable(), v.statementTable(), v.positionTable(), v.proposalTable(), v.termTable(), v.responseTable(),
		v.meetingTable(), v.deadlineTable(), v.stepTable(), v.knowledgeTable(), v.assessmentTable(), v.linkTable(), v.eventTable()}, v.derived()...)
}

// cells for numbers, truth and lists; several of a list stand apart by a blank (ids) or
// by "; " (names).
func number(x float64) string { return strconv.FormatFloat(x, 'f', -1, 64) }

func idList(l []parley.ID) string {
	var s []string
	for _, id := range l {
		s = append(s, string(id))
	}
	return strings.Join(s, " ")
}

func (v *view) nameList(l []parley.ID) string { return v.names(l, "; ") }

// entryTable begins a table of entries: what each carries stands before the table's own
// columns, hedges and what a person decided behind them.
func entryTable(name string, own ...string) table {
	head := []string{"id", "report", "published", "start", "end", "text_sha256", "sentence", "according_to", "confidence", "background"}
	return table{name, append(append(head, own...), "according_to_ids", "hedges", "checked"), nil}
}

func (v *view) add(t *table, e *parley.Entry, own ...string) {
	r := v.from(e)
	var s parley.Span
	if len(e.Evidence) > 0 {
		s = e.Evidence[0]
	}
	var hedges []string
	for _, h := range e.Hedges {
		hedges = append(hedges, h.Text)
	}
	row := []string{string(e.ID), string(s.Report), r.Published, strconv.Itoa(s.Start), strconv.Itoa(s.End), r.TextSHA256, s.Text, v.nameList(e.AccordingTo), number(e.Confidence), strconv.FormatBool(e.Background)}
	t.rows = append(t.rows, append(append(row, own...), idList(e.AccordingTo), strings.Join(hedges, "; "), e.Checked))
}

// aboutTable says with what the record was made, for whoever has the tables alone.
func (v *view) aboutTable() table {
	t := table{"about", []string{"what", "value"}, nil}
	put := func(what, value string) {
		if value != "" {
			t.rows = append(t.rows, []string{what, value})
		}
	}
	put("format", v.Format)
	put("parley", v.Parley)
	put("generated", v.Generated)
	put("engine", v.Run.Engine)
	for _, m := range v.Run.Models {
		put("model "+m.Name, m.SHA256)
	}
	put("codebook", v.Run.Codebook)
	for _, k := range slices.Sorted(maps.Keys(v.Run.Settings)) {
		put("setting "+k, v.Run.Settings[k])
	}
	return t
}

func (v *view) reportTable() table {
	story := map[parley.ID]parley.ID{}
	for i := range v.Stories {
		for _, id := range v.Stories[i].Reports {
			story[id] = v.Stories[i].ID
		}
	}
	t := table{"reports", []string{"id", "key", "title", "outlet", "author", "published", "language", "kind", "primary", "url", "words", "text_sha256", "credit", "story_id"}, nil}
	for i := range v.Reports {
		r := &v.Reports[i]
		t.rows = append(t.rows, []string{string(r.ID), r.Key, r.Title, r.Outlet, r.Author, r.Published, r.Language, string(r.Kind), strconv.FormatBool(r.Primary), r.URL, strconv.Itoa(r.Words), r.TextSHA256, r.Credit, string(story[r.ID])})
	}
	return t
}

func (v *view) actorTable() table {
	t := table{"actors", []string{"id", "name", "kind", "role", "party_id", "party", "part", "aliases", "code"}, nil}
	for i := range v.Actors {
		a := &v.Actors[i]
		t.rows = append(t.rows, []string{string(a.ID), a.Name, string(a.Kind), a.Role, string(a.Party), v.at.Name(a.Party), a.Part, strings.Join(a.Aliases, "; "), a.Code})
	}
	return t
}

func (v *view) issueTable() table {
	t := table{"issues", []string{"id", "label", "code", "parent", "terms", "definition"}, nil}
	for i := range v.Issues {
		is := &v.Issues[i]
		t.rows = append(t.rows, []string{string(is.ID), is.Label, is.Code, string(is.Parent), strings.Join(is.Terms, "; "), is.Definition})
	}
	return t
}

func (v *view) statementTable() table {
	t := entryTable("statements", "speaker_id", "speaker", "source", "cue", "cue_class", "mode", "negated", "content", "quotes", "issue_ids", "on_behalf_of_id", "on_behalf_of", "to_ids", "to")
	for i := range v.Statements {
		s := &v.Statements[i]
		v.add(&t, &s.Entry, string(s.Speaker), v.at.Name(s.Speaker), words(s.Source), words(s.Cue), s.CueClass, s.Mode, strconv.FormatBool(s.Negated), join(s.Content, " … "), join(s.Quotes, " … "), idList(s.Issues),
			string(s.OnBehalfOf), v.at.Name(s.OnBehalfOf), idList(s.To), v.nameList(s.To))
	}
	return t
}

func (v *view) positionTable() table {
	t := entryTable("positions", "party_id", "party", "by", "issue_id", "issue", "stance", "force", "movement", "by_id", "condition", "supersedes")
	for i := range v.Positions {
		p := &v.Positions[i]
		v.add(&t, &p.Entry, string(p.Party), v.at.Name(p.Party), v.at.Name(p.By), string(p.Issue), v.at.Name(p.Issue), p.Stance, p.Force, p.Movement, string(p.By), words(p.Condition), string(p.Supersedes))
	}
	return t
}

func (v *view) proposalTable() table {
	t := entryTable("proposals", "name", "kind", "status", "authors", "presented_to", "version_of", "responds_to", "author_ids", "presented_to_ids")
	for i := range v.Proposals {
		p := &v.Proposals[i]
		v.add(&t, &p.Entry, p.Name, p.Kind, p.Status, v.nameList(p.Authors), v.nameList(p.PresentedTo), string(p.VersionOf), string(p.RespondsTo), idList(p.Authors), idList(p.PresentedTo))
	}
	return t
}

func (v *view) termTable() table {
	t := table{"terms", []string{"id", "proposal_id", "proposal", "text", "issue_id", "issue", "effect", "value", "unit", "approx"}, nil}
	for i := range v.Proposals {
		p := &v.Proposals[i]
		for j := range p.Terms {
			x := &p.Terms[j]
			value, unit, approx := "", "", ""
			if x.Quantity != nil {
				value, unit, approx = number(x.Quantity.Value), x.Quantity.Unit, strconv.FormatBool(x.Quantity.Approx)
			}
			t.rows = append(t.rows, []string{string(x.ID), string(p.ID), p.Name, x.Text, string(x.Issue), v.at.Name(x.Issue), x.Effect, value, unit, approx})
		}
	}
	return t
}

func (v *view) responseTable() table {
	t := table{"responses", []string{"id", "proposal_id", "proposal", "by_id", "by", "stance", "sentence", "force", "act", "report"}, nil}
	for i := range v.Proposals {
		p := &v.Proposals[i]
		for j := range p.Responses {
			w := &p.Responses[j]
			report := ""
			if len(w.Evidence) > 0 {
				report = string(w.Evidence[0].Report)
			}
			t.rows = append(t.rows, []string{string(w.ID), string(p.ID), p.Name, string(w.By), v.at.Name(w.By), w.Stance, join(w.Evidence, " "), w.Force, w.Act, report})
		}
	}
	return t
}

func (v *view) meetingTable() table {
	t := entryTable("meetings", "name", "place", "status", "certainty", "from", "to", "when", "participants", "mediators", "format", "level", "participant_ids", "mediator_ids", "outcomes")
	for i := range v.Meetings {
		m := &v.Meetings[i]
		var outcomes []string
		for _, o := range m.Outcomes {
			if !slices.Contains(outcomes, o.Kind) {
				outcomes = append(outcomes, o.Kind)
			}
		}
		v.add(&t, &m.Entry, m.Name, m.Place, m.Status, m.Certainty, m.When.First(), m.When.Last(), text(m.When), v.nameList(m.Participants), v.nameList(m.Mediators), m.Format, m.Level, idList(m.Participants), idList(m.Mediators), strings.Join(outcomes, "; "))
	}
	return t
}

func (v *view) deadlineTable() table {
	t := entryTable("deadlines", "on", "set_by", "demand", "from", "to", "due", "consequence", "status", "on_ids", "set_by_ids", "proposal_id")
	for i := range v.Deadlines {
		d := &v.Deadlines[i]
		v.add(&t, &d.Entry, v.nameList(d.On), v.nameList(d.SetBy), d.Demand, d.Due.First(), d.Due.Last(), text(d.Due), d.Consequence, d.Status, idList(d.On), idList(d.SetBy), string(d.Proposal))
	}
	return t
}

func (v *view) stepTable() table {
	t := entryTable("steps", "by", "with", "action", "certainty", "from", "to", "when", "by_ids", "with_ids")
	for i := range v.Steps {
		s := &v.Steps[i]
		v.add(&t, &s.Entry, v.nameList(s.By), v.nameList(s.With), s.Action, s.Certainty, s.When.First(), s.When.Last(), text(s.When), idList(s.By), idList(s.With))
	}
	return t
}

func (v *view) knowledgeTable() table {
	t := entryTable("knowledge", "who", "state", "text", "who_id")
	for i := range v.Knowledge {
		k := &v.Knowledge[i]
		v.add(&t, &k.Entry, v.at.Name(k.Who), k.State, k.Text, string(k.Who))
	}
	return t
}

func (v *view) assessmentTable() table {
	t := entryTable("assessments", "by", "outlook", "towards", "text", "by_id", "towards_id", "about")
	for i := range v.Assessments {
		a := &v.Assessments[i]
		v.add(&t, &a.Entry, v.at.Name(a.By), a.Outlook, v.at.Name(a.Towards), a.Text, string(a.By), string(a.Towards), string(a.About))
	}
	return t
}

func (v *view) linkTable() table {
	t := entryTable("links", "from", "to", "kind")
	for i := range v.Links {
		l := &v.Links[i]
		v.add(&t, &l.Entry, string(l.From), string(l.To), l.Kind)
	}
	return t
}

func (v *view) eventTable() table {
	t := entryTable("events", "source", "target", "plover", "cameo", "status", "from", "to", "place", "source_ids", "target_ids")
	for i := range v.Events {
		e := &v.Events[i]
		v.add(&t, &e.Entry, v.nameList(e.Source), v.nameList(e.Target), e.Plover, e.Cameo, e.Status, e.When.First(), e.When.Last(), e.Place, idList(e.Source), idList(e.Target))
	}
	return t
}

// words are those of a span, "" where there is none.
func words(s *parley.Span) string {
	if s == nil {
		return ""
	}
	return s.Text
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
