package sqlite

import (
	"cmp"
	"context"
	"database/sql"
	"encoding/json"
	"fmt"
	"reflect"
	"slices"
	"strconv"
	"strings"

	"github.com/parley-record/parley"
)

// entryTables are the tables whose rows are entries, in the record's order.
var entryTables = []parley.Table{parley.Statements, parley.Positions, parley.Proposals, parley.Meetings, parley.Deadlines,
	parley.Steps, parley.KnowledgeOf, parley.Assessments, parley.Links, parley.Events}

// Record returns the entries that sel selects, with the actors, issues and
// reports that they name.
func (s *Store) Record(ctx context.Context, neg int64, sel parley.Select) (*parley.Sheet, error) {
	b := s.sheet(ctx, neg, sel)
	tables := sel.Tables
	if len(tables) == 0 {
		tables = entryTables
	}
	for _, t := range tables {
		if b.err == nil && slices.Contains(entryTables, t) {
			b.entries(t)
		}
	}
	if b.err == nil && sel.Story != "" {
		b.story(sel.Story)
	}
	if b.err == nil && wantsAll(sel) {
		b.everything()
	}
	if b.err == nil && sel.Report != "" {
		b.report(sel.Report)
	}
	return b.done()
}

// wantsAll reports whether sel asks for the whole record.
func wantsAll(sel parley.Select) bool {
	return len(sel.Tables) == 0 && len(sel.Entries) == 0 && sel.Actor == "" && sel.Issue == "" && sel.Report == "" && sel.Story == "" &&
		sel.From == "" && sel.To == "" && sel.DueFrom == "" && sel.DueTo == "" && sel.Limit == 0 && !sel.Unmarked
}

// builder collects a sheet. After the first error every step does nothing.
type builder struct {
	ctx     context.Context
	store   *Store
	db      *sql.DB
	neg     int64
	sel     parley.Select
	out     *parley.Sheet
	merged  map[parley.ID]parley.ID
	labels  map[parley.ID]string
	reports map[parley.ID]bool
	last    parley.ID          // entry that was read last
	moreIDs map[parley.ID]bool // actors and issues wanted beside those that entries name
	err     error
}

func (s *Store) sheet(ctx context.Context, neg int64, sel parley.Select) *builder {
	b := &builder{ctx: ctx, store: s, db: s.read, neg: neg, sel: sel, reports: map[parley.ID]bool{}, moreIDs: map[parley.ID]bool{},
		out: &parley.Sheet{Record: &parley.Record{Format: parley.Format}, Marks: map[parley.ID]parley.Mark{}}}
	b.merged, b.labels, b.err = s.renames(ctx, neg)
	return b
}

// renames returns which actor or issue was merged into which, and which has a
// label of a person's.
func (s *Store) renames(ctx context.Context, neg int64) (map[parley.ID]parley.ID, map[parley.ID]string, error) {
	merged, labels := map[parley.ID]parley.ID{}, map[parley.ID]string{}
	rows, err := s.read.QueryContext(ctx, "SELECT kind, entry, into_id, body FROM decision WHERE neg = $1 AND kind IN ('merge', 'rename') AND undone_at = '' ORDER BY id", neg)
	if err != nil {
		return nil, nil, wrap("decisions", err)
	}
	defer rows.Close()
	for rows.Next() {
		var kind string
		var entry, into parley.ID
		var body []byte
		if err := rows.Scan(&kind, &entry, &into, &body); err != nil {
			return nil, nil, wrap("decisions", err)
		}
		if kind == "merge" {
			merged[entry] = into
			continue
		}
		var d parley.Decision
		if err := json.Unmarshal(body, &d); err != nil {
			return nil, nil, wrap("decisions", err)
		}
		labels[entry] = d.Name
	}
	// Follow chains; a ring, which a person can make, ends where it began.
	for id := range merged {
		at, n := id, 0
		for merged[at] != "" && n < len(merged) {
			at, n = merged[at], n+1
		}
		if at != id {
			merged[id] = at
		}
	}
	return merged, labels, wrap("decisions", rows.Err())
}

// alike returns id with all that were merged into it.
func (b *builder) alike(id parley.ID) []parley.ID {
	l := []parley.ID{id}
	for from, into := range b.merged {
		if into == id {
			l = append(l, from)
		}
	}
	slices.Sort(l)
	return l
}

// entries adds the entries of one table that the selection is about.
func (b *builder) entries(t parley.Table) {
	sel, q := b.sel, b.asks(t)
	rows, err := b.db.QueryContext(b.ctx, q.text("e.pk, e.day, e.confidence, e.id, e.report, e.body, e.state, e.marked_by, e.marked_at, e.note, e.patch", sel.Limit), q.args...)
	if err != nil {
		b.err = wrap("entries", err)
		return
	}
	defer rows.Close()
	last, n := "", 0
	for rows.Next() {
		if q.paged && n == sel.Limit {
			b.out.Next = last
			break
		}
		sure, day := b.scan(t, rows)
		switch last = sure; {
		case sel.NotBy != "":
			last = string(b.last)
		case q.newest:
			last = day
		}
		n++
	}
	if err := rows.Err(); err != nil && b.err == nil {
		b.err = wrap("entries", err)
	}
}

// scan adds the entry of a row and returns where it stands among the least sure
// and among the newest.
func (b *builder) scan(t parley.Table, rows *sql.Rows) (atSure, atDay string) {
	var pk int64
	var sure float64
	var day string
	var id, report parley.ID
	var body, patch []byte
	var m parley.Mark
	if err := rows.Scan(&pk, &day, &sure, &id, &report, &body, &m.State, &m.By, &m.At, &m.Note, &patch); err != nil {
		b.err = wrap("entries", err)
		return "", ""
	}
	at := "~" + strconv.FormatInt(pk, 10)
	atSure, atDay = strconv.FormatFloat(sure, 'g', -1, 64)+at, day+at
	b.last = id
	if _, twice := b.out.Marks[id]; twice {
		return atSure, atDay
	}
	if err := addEntry(b.out.Record, t, body, patch); err != nil {
		b.err = wrap("entry "+string(id), err)
		return atSure, atDay
	}
	b.reports[report] = true
	if m.State != "" {
		b.out.Marks[id] = m
	}
	if m.State != "rejected" {
		lastEntry(b.out.Record, t).Checked = m.State
	}
	return atSure, atDay
}

// addEntry decodes an entry into its table, with a person's fields over the
// machine's.
func addEntry(rec *parley.Record, t parley.Table, body, patch []byte) error {
	into := func(v any) error {
		if len(patch) == 0 {
			return json.Unmarshal(body, v)
		}
		// Whole fields are replaced: decoded over what is there, an answer of a text
		// would keep parts of the one that stood in its place.
		fields := map[string]json.RawMessage{}
		for _, b := range [][]byte{body, patch} {
			if err := json.Unmarshal(b, &fields); err != nil {
				return err
			}
		}
		whole, err := json.Marshal(fields)
		if err != nil {
			return err
		}
		return json.Unmarshal(whole, v)
	}
	switch t {
	case parley.Statements:
		return grow(&rec.Statements, into)
	case parley.Positions:
		err := grow(&rec.Positions, into)
		if len(patch) > 0 && err == nil {
			temper(&rec.Positions[len(rec.Positions)-1], body, patch)
		}
		return err
	case parley.Proposals:
		return grow(&rec.Proposals, into)
	case parley.Meetings:
		return grow(&rec.Meetings, into)
	case parley.Deadlines:
		return grow(&rec.Deadlines, into)
	case parley.Steps:
		return grow(&rec.Steps, into)
	case parley.KnowledgeOf:
		return grow(&rec.Knowledge, into)
	case parley.Assessments:
		return grow(&rec.Assessments, into)
	case parley.Links:
		return grow(&rec.Links, into)
	case parley.Events:
		return grow(&rec.Events, into)
	}
	return fmt.Errorf("table %s holds no entries", t.Name)
}

// temper takes the machine's force off a position whose stance a person turned and whose
// force they left, where it is that of the other stance: a refusal is for nothing. The
// cells of the matrix say the same.
func temper(p *parley.Position, body, patch []byte) {
	var read, said parley.Position
	if json.Unmarshal(body, &read) != nil || json.Unmarshal(patch, &said) != nil || said.Force != "" || p.Stance == read.Stance {
		return
	}
	switch p.Stance + " " + p.Force {
	case "for refusal", "against offer", "against concession", "against welcome":
		p.Force = "statement"
	}
}

// lastEntry returns the entry that was added last to a table.
func lastEntry(rec *parley.Record, t parley.Table) *parley.Entry {
	switch t {
	case parley.Statements:
		return &rec.Statements[len(rec.Statements)-1].Entry
	case parley.Positions:
		return &rec.Positions[len(rec.Positions)-1].Entry
	case parley.Proposals:
		return &rec.Proposals[len(rec.Proposals)-1].Entry
	case parley.Meetings:
		return &rec.Meetings[len(rec.Meetings)-1].Entry
	case parley.Deadlines:
		return &rec.Deadlines[len(rec.Deadlines)-1].Entry
	case parley.Steps:
		return &rec.Steps[len(rec.Steps)-1].Entry
	case parley.KnowledgeOf:
		return &rec.Knowledge[len(rec.Knowledge)-1].Entry
	case parley.Assessments:
		return &rec.Assessments[len(rec.Assessments)-1].Entry
	case parley.Links:
		return &rec.Links[len(rec.Links)-1].Entry
	}
	return &rec.Events[len(rec.Events)-1].Entry
}

func grow[T any](list *[]T, into func(any) error) error {
	var t T
	if err := into(&t); err != nil {
		return err
	}
	*list = append(*list, t)
	return nil
}

// each calls f with the body of every row of the query.
func (b *builder) each(f func(body []byte) error, query string, args ...any) {
	if b.err != nil {
		return
	}
	rows, err := b.db.QueryContext(b.ctx, query, args...)
	if err != nil {
		b.err = wrap("record", err)
		return
	}
	defer rows.Close()
	for rows.Next() {
		var body []byte
		if err := rows.Scan(&body); err != nil {
			b.err = wrap("record", err)
			return
		}
		if err := f(body); err != nil {
			b.err = wrap("record", err)
			return
		}
	}
	if err := rows.Err(); err != nil {
		b.err = wrap("record", err)
	}
}

func appendTo[T any](list *[]T) func([]byte) error {
	return func(body []byte) error { return grow(list, func(v any) error { return json.Unmarshal(body, v) }) }
}

// story adds one story with its reports, relations and claims.
func (b *builder) story(id parley.ID) {
	b.each(appendTo(&b.out.Stories), "SELECT body FROM story WHERE neg = $1 AND id = $2", b.neg, id)
	in := map[parley.ID]bool{}
	for _, st := range b.out.Stories {
		for _, r := range st.Reports {
			b.reports[r], in[r] = true, true
		}
	}
	const part = "(SELECT report FROM story_report WHERE neg = $1 AND story = $2)"
	b.each(appendTo(&b.out.Relations), "SELECT body FROM relation WHERE neg = $1 AND a IN "+part+" AND b IN "+part+" ORDER BY a, b", b.neg, id)
	b.each(appendTo(&b.out.Claims), "SELECT body FROM claim WHERE neg = $1 AND id IN (SELECT claim FROM claim_report WHERE neg = $1 AND report IN "+part+") ORDER BY report, id LIMIT 400", b.neg, id)
	for _, c := range b.out.Claims {
		for _, t := range c.Tellings {
			b.reports[t.Span.Report] = true
		}
		for _, a := range c.AssertedBy {
			b.moreIDs[a] = true
		}
	}
}

// everything adds what a whole record holds beside its entries.
func (b *builder) everything() {
	b.each(appendTo(&b.out.Stories), "SELECT body FROM story WHERE neg = $1 ORDER BY last, id", b.neg)
	b.each(appendTo(&b.out.Relations), "SELECT body FROM relation WHERE neg = $1 ORDER BY a, b", b.neg)
	b.each(appendTo(&b.out.Claims), "SELECT body FROM claim WHERE neg = $1 ORDER BY report, id", b.neg)
	b.each(appendTo(&b.out.Fits), "SELECT body FROM fit WHERE neg = $1 ORDER BY rowid", b.neg)
	b.each(func(body []byte) error { b.moreIDs[parley.ID(body)] = true; return nil }, "SELECT DISTINCT p.actor FROM actor_part p JOIN report r ON r.neg = p.neg AND r.id = p.report WHERE p.neg = $1 AND r.belongs = 1 AND r.superseded = 0", b.neg)
	b.each(func(body []byte) error { b.moreIDs[parley.ID(body)] = true; return nil }, "SELECT DISTINCT p.issue FROM issue_part p JOIN report r ON r.neg = p.neg AND r.id = p.report WHERE p.neg = $1 AND r.belongs = 1 AND r.superseded = 0", b.neg)
	b.each(func(body []byte) error { b.reports[parley.ID(body)] = true; return nil }, "SELECT id FROM report WHERE neg = $1 AND belongs = 1 AND superseded = 0", b.neg)
	b.run()
}

// report adds one report and the mentions of actors in it.
func (b *builder) report(id parley.ID) {
	b.reports[id] = true
	b.each(func(body []byte) error { b.moreIDs[parley.ID(body)] = true; return nil }, "SELECT actor FROM mention WHERE neg = $1 AND report = $2", b.neg, id)
}

// done loads what the entries name and applies merges and labels.
func (b *builder) done() (*parley.Sheet, error) {
	if b.err != nil {
		return nil, b.err
	}
	rec := b.out.Record
	once(rec)
	mapIDs(reflect.ValueOf(rec).Elem(), func(id parley.ID) parley.ID {
		if id[0] == parley.Reports.Letter && !wantsAll(b.sel) {
			b.reports[id] = true
		}
		if id[0] == parley.Actors.Letter || id[0] == parley.Issues.Letter {
			b.moreIDs[id] = true
		}
		return id
	})
	if b.sel.Names {
		b.names()
	} else {
		b.bodies()
	}
	b.mentions()
	b.loadReports()
	if len(b.merged) > 0 {
		mapIDs(reflect.ValueOf(rec).Elem(), func(id parley.ID) parley.ID {
			if into := b.merged[id]; into != "" {
				return into
			}
			return id
		})
	}
	if wantsAll(b.sel) {
		divides(rec)
		rec.Prune()
	}
	rec.Normalise()
	return b.out, b.err
}

// wanted returns the actors and issues that the entries name, as merged.
func (b *builder) wanted() []parley.ID {
	m := map[parley.ID]bool{}
	for id := range b.moreIDs {
		m[cmp.Or(b.merged[id], id)] = true
	}
	return sorted(m)
}

// relabel puts a person's label over a name, which becomes one of the others.
func (b *builder) relabel(name *string, others *[]string, id parley.ID) {
	if l := b.labels[id]; l != "" {
		*others = append([]string{*name}, *others...)
		*name = l
	}
}

// takeNames adds to the other names of an actor or an issue those of what was merged into
// it, as far as there is room.
func (b *builder) takeNames(name string, others *[]string, id parley.ID) {
	var from []parley.ID
	for _, x := range b.alike(id) {
		if x != id {
			from = append(from, x)
		}
	}
	if len(from) == 0 {
		return
	}
	b.lookup(from, tableFor(id), func(body []byte) error {
		var x struct { // an actor or an issue
			Name, Label    string
			Aliases, Terms []string
		}
		if err := json.Unmarshal(body, &x); err != nil {
			return err
		}
		for _, n := range slices.Concat([]string{x.Name, x.Label}, x.Aliases, x.Terms) {
			if n != "" && n != name && !slices.Contains(*others, n) && len(*others) < manyNames {
				*others = append(*others, n)
			}
		}
		return nil
	})
}

// names adds what actors and issues are called, and nothing else of them.
func (b *builder) names() {
	names, err := b.store.namesOf(b.ctx, b.neg, b.wanted(), b.labels)
	if err != nil {
		b.err = err
		return
	}
	for _, id := range b.wanted() {
		switch name, ok := names[id]; {
		case !ok:
		case tableFor(id) == "actor":
			b.out.Actors = append(b.out.Actors, parley.Actor{ID: id, Name: name})
		default:
			b.out.Issues = append(b.out.Issues, parley.Issue{ID: id, Label: name})
		}
	}
}

// bodies adds the actors and issues that the entries name, whole.
func (b *builder) bodies() {
	rec := b.out.Record
	known := map[parley.ID]bool{}
	actors := func(ids []parley.ID) {
		b.lookup(ids, "actor", func(body []byte) error {
			var a parley.Actor
			if err := json.Unmarshal(body, &a); err != nil {
				return err
			}
			b.relabel(&a.Name, &a.Aliases, a.ID)
			known[a.ID] = true
			rec.Actors = append(rec.Actors, a)
			return nil
		})
	}
	actors(b.wanted())
	// The side that a named actor stands for is part of the answer.
	sides := map[parley.ID]bool{}
	for _, a := range rec.Actors {
		for _, id := range append([]parley.ID{a.Party}, a.Members...) {
			if into := b.merged[id]; into != "" {
				id = into
			}
			if id != "" && !known[id] {
				sides[id] = true
			}
		}
	}
	actors(sorted(sides))
	b.lookup(b.wanted(), "issue", func(body []byte) error {
		var is parley.Issue
		if err := json.Unmarshal(body, &is); err != nil {
			return err
		}
		b.relabel(&is.Label, &is.Terms, is.ID)
		rec.Issues = append(rec.Issues, is)
		return nil
	})
	for i := range rec.Actors {
		b.takeNames(rec.Actors[i].Name, &rec.Actors[i].Aliases, rec.Actors[i].ID)
	}
	for i := range rec.Issues {
		b.takeNames(rec.Issues[i].Label, &rec.Issues[i].Terms, rec.Issues[i].ID)
	}
	if !wantsAll(b.sel) { // evidence may lie in reports that nothing else here names
		for i := range rec.Actors {
			for _, e := range rec.Actors[i].Evidence {
				b.reports[e.Report] = true
			}
		}
		for i := range rec.Issues {
			for _, e := range rec.Issues[i].Evidence {
				b.reports[e.Report] = true
			}
		}
	}
}

// lookup gives f the body of each of ids in a table.
func (b *builder) lookup(ids []parley.ID, table string, f func([]byte) error) {
	const many = 500
	for len(ids) > 0 {
		n := min(many, len(ids))
		q, args := make([]string, n), []any{b.neg}
		for i, id := range ids[:n] {
			q[i] = fmt.Sprintf("$%d", i+2)
			args = append(args, id)
		}
		b.each(f, "SELECT body FROM "+table+" WHERE neg = $1 AND id IN ("+strings.Join(q, ", ")+") ORDER BY id", args...)
		ids = ids[n:]
	}
}

// mentions fills in where the actors of one report, or of all, are mentioned.
func (b *builder) mentions() {
	if b.err != nil || (b.sel.Report == "" && !wantsAll(b.sel)) {
		return
	}
	at := map[parley.ID]int{}
	for i := range b.out.Actors {
		at[b.out.Actors[i].ID] = i
	}
	query, args := "SELECT actor, body FROM mention WHERE neg = $1", []any{b.neg}
	if b.sel.Report != "" {
		query, args = query+" AND report = $2", append(args, b.sel.Report)
	}
	rows, err := b.db.QueryContext(b.ctx, query+" ORDER BY report, actor", args...)
	if err != nil {
		b.err = wrap("mentions", err)
		return
	}
	defer rows.Close()
	for rows.Next() {
		var id parley.ID
		var body []byte
		if err := rows.Scan(&id, &body); err != nil {
			b.err = wrap("mentions", err)
			return
		}
		if into := b.merged[id]; into != "" {
			id = into
		}
		i, ok := at[id]
		if !ok {
			continue
		}
		var l []parley.Mention
		if err := json.Unmarshal(body, &l); err != nil {
			b.err = wrap("mentions", err)
			return
		}
		b.out.Actors[i].Mentions = append(b.out.Actors[i].Mentions, l...)
	}
	b.err = wrap("mentions", rows.Err())
}

// loadReports adds the reports that entries stand in; their texts where they are wanted.
func (b *builder) loadReports() {
	if b.err != nil {
		return
	}
	texts := "''"
	if b.sel.Texts || wantsAll(b.sel) {
		texts = "text"
	}
	ids := sorted(b.reports)
	for len(ids) > 0 {
		n := min(500, len(ids))
		q, args := make([]string, n), []any{b.neg}
		for i, id := range ids[:n] {
			q[i] = fmt.Sprintf("$%d", i+2)
			args = append(args, id)
		}
		rows, err := b.db.QueryContext(b.ctx, "SELECT body, "+texts+" FROM report WHERE neg = $1 AND id IN ("+strings.Join(q, ", ")+")", args...)
		if err != nil {
			b.err = wrap("reports", err)
			return
		}
		for rows.Next() {
			var body []byte
			var text string
			var r parley.Report
			err := rows.Scan(&body, &text)
			if err == nil {
				err = json.Unmarshal(body, &r)
			}
			if err != nil {
				rows.Close()
				b.err = wrap("reports", err)
				return
			}
			r.Text = text
			b.out.Reports = append(b.out.Reports, r)
		}
		if err := rows.Close(); err != nil {
			b.err = wrap("reports", err)
			return
		}
		ids = ids[n:]
	}
	slices.SortStableFunc(b.out.Reports, func(x, y parley.Report) int {
		return strings.Compare(x.Published+"~"+string(x.ID), y.Published+"~"+string(y.ID))
	})
}

// divides derives who stands apart on each issue from the latest positions.
func divides(rec *parley.Record) {
	type at struct{ issue, party parley.ID }
	latest := map[at]*parley.Position{}
	var issues, parties []parley.ID
	for i := len(rec.Positions) - 1; i >= 0; i-- { // newest first, so the newest is set last
		p := &rec.Positions[i]
		if p.Issue == "" || p.Party == "" {
			continue
		}
		if !slices.Contains(issues, p.Issue) {
			issues = append(issues, p.Issue)
		}
		if !slices.Contains(parties, p.Party) {
			parties = append(parties, p.Party)
		}
		latest[at{p.Issue, p.Party}] = p
	}
	slices.Sort(issues)
	slices.Sort(parties)
	for _, is := range issues {
		d := parley.Divide{Issue: is}
		for _, party := range parties {
			d.Put(party, latest[at{is, party}])
		}
		if len(d.Positions) > 1 {
			rec.Divides = append(rec.Divides, d)
		}
	}
}
