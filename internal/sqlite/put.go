package sqlite

import (
	"context"
	"database/sql"
	"fmt"
	"slices"
	"strings"

	"github.com/parley-record/parley"
)

// home is what PutRecord must know of a report that was read.
type home struct {
	lineage   string
	published string
	hidden    bool
	first     bool // never read before
	revision  bool
}

// PutRecord stores what a reading gave. rec belongs to the store afterwards.
func (s *Store) PutRecord(ctx context.Context, neg int64, rec *parley.Record, at string) error {
	return s.inTx(ctx, "put record", func(tx *sql.Tx) error {
		if len(rec.Reports) == 0 {
			return nil
		}
		homes := map[parley.ID]home{}
		var ids []parley.ID
		for i := range rec.Reports {
			id := rec.Reports[i].ID
			var h home
			var read string
			err := tx.QueryRowContext(ctx, "SELECT lineage, published, belongs = 0 OR superseded = 1, read FROM report WHERE neg = $1 AND id = $2", neg, id).
				Scan(&h.lineage, &h.published, &h.hidden, &read)
			if err == sql.ErrNoRows {
				return fmt.Errorf("sqlite: report %s is not filed: %w", id, parley.ErrNotFound)
			}
			if err != nil {
				return err
			}
			h.first, h.revision = read == "", h.lineage != string(id)
			homes[id], ids = h, append(ids, id)
		}
		if err := settle(ctx, tx, neg, rec); err != nil {
			return err
		}
		p := putting{ctx: ctx, tx: tx, neg: neg, rec: rec, at: at, homes: homes, ids: ids, cells: map[[2]parley.ID]bool{}, before: map[string]bool{}, tally: map[[2]string]int{}}
		if err := p.clear(); err != nil {
			return err
		}
		if err := putNames(ctx, tx, neg, rec, ids); err != nil {
			return err
		}
		if err := p.entries(); err != nil {
			return err
		}
		if err := p.decisions(); err != nil {
			return err
		}
		if err := p.counts(); err != nil {
			return err
		}
		if err := putStories(ctx, tx, neg, rec, ids); err != nil {
			return err
		}
		if err := p.putRun(); err != nil {
			return err
		}
		return bump(ctx, tx, neg)
	})
}

// A putting is one record on its way into the store.
type putting struct {
	ctx    context.Context
	tx     *sql.Tx
	neg    int64
	rec    *parley.Record
	at     string
	homes  map[parley.ID]home
	ids    []parley.ID
	cells  map[[2]parley.ID]bool // issue, party
	before map[string]bool       // see saidBefore: what the last reading said
	tally  map[[2]string]int     // table, day
	uses   map[parley.ID]int
}

// clear removes what the machine said of the reports before.
func (p *putting) clear() error {
	p.uses = map[parley.ID]int{}
	for _, id := range p.ids {
		rows, err := p.tx.QueryContext(p.ctx, "SELECT pk, tbl, day, actor, issue, sign, machine, hidden FROM entry WHERE neg = $1 AND report = $2", p.neg, id)
		if err != nil {
			return err
		}
		var pks []int64
		for rows.Next() {
			var pk int64
			var tbl, day, sign, value string
			var actor, issue parley.ID
			var hidden bool
			if err := rows.Scan(&pk, &tbl, &day, &actor, &issue, &sign, &value, &hidden); err != nil {
				rows.Close()
				return err
			}
			pks = append(pks, pk)
			h := p.homes[id]
			h.first = false // read before, and read again since
			p.homes[id] = h
			p.before[saidBefore(tbl, sign, value)] = true
			p.uses[actor]--
			p.uses[issue]--
			if !hidden {
				p.tally[[2]string{tbl, day}]--
			}
			if tbl == "p" {
				p.cells[[2]parley.ID{issue, actor}] = true
			}
		}
		if err := rows.Close(); err != nil {
			return err
		}
		for _, pk := range pks {
			for _, q := range []string{"DELETE FROM find_statement WHERE rowid = $1", "DELETE FROM who WHERE pk = $1", "DELETE FROM entry WHERE pk = $1"} {
				if _, err := p.tx.ExecContext(p.ctx, q, pk); err != nil {
					return err
				}
			}
		}
		if _, err := p.tx.ExecContext(p.ctx, "DELETE FROM fit WHERE neg = $1 AND report = $2", p.neg, id); err != nil {
			return err
		}
	}
	return nil
}

// entries stores the rows of the record and notes what changed.
func (p *putting) entries() error {
	name := namer(p.rec)
	rows := rowsOf(p.rec, name)
	in, err := p.inserter()
	if err != nil {
		return err
	}
	defer in.close()
	texts := map[parley.ID]parley.ID{} // the report of each text that was stored
	var changes []parley.Change
	for i := range rows {
		r := &rows[i]
		h, ok := p.homes[r.report()]
		if !ok {
			continue // its first sentence stands in a report that this reading did not replace
		}
		if stored, err := in.put(r, h); err != nil {
			return err
		} else if !stored {
			continue
		}
		p.count(r, h)
		if r.table == parley.Proposals {
			texts[r.entry.ID] = r.report()
		}
		if p.news(r, h) {
			c, err := p.changeOf(r, name)
			if err != nil {
				return err
			}
			if c != nil {
				changes = append(changes, *c)
			}
		}
	}
	for _, c := range append(changes, p.answers(name)...) {
		if err := addChange(p.ctx, p.tx, p.neg, c); err != nil {
			return err
		}
	}
	return p.fits(texts)
}

// An inserter stores rows by statements that are prepared once.
type inserter struct {
	p                *putting
	entry, who, find *sql.Stmt
}

// inserter prepares the statements; the caller closes them.
func (p *putting) inserter() (*inserter, error) {
	in := &inserter{p: p}
	for _, x := range []struct {
		to    **sql.Stmt
		query string
	}{
		{&in.entry, `INSERT INTO entry (neg, tbl, id, report, day, due, actor, issue, value, machine, sign, sentence, confidence, hidden, body)
			VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $9, $10, $11, $12, $13, $14) ON CONFLICT (neg, id) DO NOTHING`},
		{&in.who, "INSERT OR IGNORE INTO who (neg, actor, tbl, day, pk) VALUES ($1, $2, $3, $4, $5)"},
		{&in.find, "INSERT INTO find_statement (rowid, words, meta) VALUES ($1, $2, $3)"},
	} {
		s, err := p.tx.PrepareContext(p.ctx, x.query)
		if err != nil {
			in.close()
			return nil, err
		}
		*x.to = s
	}
	return in, nil
}

func (in *inserter) close() {
	for _, s := range []*sql.Stmt{in.entry, in.who, in.find} {
		if s != nil {
			s.Close()
		}
	}
}

// put stores a row with those whom it names and the words by which it is searched. It
// returns false where the entry is there already.
func (in *inserter) put(r *row, h home) (bool, error) {
	body, err := marshal(r.body)
	if err != nil {
		return false, err
	}
	p, tbl, d := in.p, string(r.table.Letter), day(h.published)
	res, err := in.entry.ExecContext(p.ctx, p.neg, tbl, r.entry.ID, r.report(), d, r.due, r.actor, r.issue, r.value, r.sign(), r.sentence(), r.entry.Confidence, h.hidden, body)
	if err != nil {
		return false, err
	}
	if n, err := res.RowsAffected(); err != nil || n == 0 {
		return false, err
	}
	pk, err := res.LastInsertId()
	if err != nil {
		return false, err
	}
	for _, a := range r.actors {
		if a == "" {
			continue
		}
		if _, err := in.who.ExecContext(p.ctx, p.neg, a, tbl, d, pk); err != nil {
			return false, err
		}
	}
	if r.table == parley.Statements {
		if _, err := in.find.ExecContext(p.ctx, pk, r.words, statementMeta(p.neg, r, d)); err != nil {
			return false, err
		}
	}
	return true, nil
}

// count notes what a row that was stored adds to tallies, uses and cells.
func (p *putting) count(r *row, h home) {
	if r.table == parley.Positions {
		p.cells[[2]parley.ID{r.issue, r.actor}] = true
	}
	p.uses[r.actor]++
	p.uses[r.issue]++
	if !h.hidden {
		p.tally[[2]string{string(r.table.Letter), day(h.published)}]++
	}
}

// news reports whether a row may tell something new.
func (p *putting) news(r *row, h home) bool {
	return r.change != "" && !h.hidden && !r.entry.Background && p.fresh(r.entry.Evidence) && !p.before[saidBefore(string(r.table.Letter), r.sign(), r.value)]
}

// answers are the answers to texts that stand in reports never read before.
func (p *putting) answers(name func(parley.ID) string) []parley.Change {
	var changes []parley.Change
	for i := range p.rec.Proposals {
		t := &p.rec.Proposals[i]
		for _, w := range t.Responses {
			if len(w.Evidence) == 0 || w.By == "" || !p.homes[w.Evidence[0].Report].first {
				continue
			}
			changes = append(changes, parley.Change{At: p.at, Kind: "answered", Table: "proposals", Entry: t.ID, Report: w.Evidence[0].Report,
				Text: name(w.By) + " on " + t.Name + ": " + strings.ReplaceAll(w.Stance, "_", " "), Quote: w.Evidence[0].Text, OnWord: namesOf(t.AccordingTo, name)})
		}
	}
	return changes
}

// fits stores how the terms of the texts that were stored meet what parties said.
func (p *putting) fits(texts map[parley.ID]parley.ID) error {
	for i := range p.rec.Fits {
		f := p.rec.Fits[i]
		report, ok := texts[f.Proposal]
		if !ok {
			continue
		}
		body, err := marshal(f)
		if err != nil {
			return err
		}
		if _, err := p.tx.ExecContext(p.ctx, "INSERT INTO fit (neg, report, body) VALUES ($1, $2, $3)", p.neg, report, body); err != nil {
			return err
		}
	}
	return nil
}

// saidBefore is what a reading says of a matter, with the stance or the state that
// it is in: a party that now agrees to what it refused is news.
func saidBefore(table, sign, value string) string { return table + sign + "\x00" + value }

// fresh reports whether any of the evidence stands in a report that was never
// read before: what is only put otherwise when earlier reports are read again
// is no news.
func (p *putting) fresh(evidence []parley.Span) bool {
	return slices.ContainsFunc(evidence, func(s parley.Span) bool { return p.homes[s.Report].first })
}

// changeOf says what is new about a row, or nil where the record said it before.
func (p *putting) changeOf(r *row, name func(parley.ID) string) (*parley.Change, error) {
	c := &parley.Change{At: p.at, Kind: r.change, Table: r.table.Name, Entry: r.entry.ID, Report: r.report(), Text: r.headline, Quote: r.sentence(), OnWord: namesOf(r.entry.AccordingTo, name)}
	switch r.table {
	case parley.Positions:
		var value string
		err := p.tx.QueryRowContext(p.ctx, `SELECT value FROM entry WHERE neg = $1 AND issue = $2 AND actor = $3 AND tbl = 'p' AND hidden = 0 AND state <> 'rejected' AND id <> $4
			ORDER BY day DESC, pk DESC LIMIT 1`, p.neg, r.issue, r.actor, r.entry.ID).Scan(&value)
		switch {
		case err == sql.ErrNoRows:
		case err != nil:
			return nil, err
		case value == r.value:
			return nil, nil
		default:
			c.Kind = "moved"
			c.Text = fmt.Sprintf("%s (before: %s)", r.headline, value)
		}
	case parley.Meetings, parley.Proposals, parley.Deadlines, parley.Steps:
		var n int
		if err := p.tx.QueryRowContext(p.ctx, "SELECT count(*) FROM (SELECT 1 FROM entry WHERE neg = $1 AND tbl = $2 AND hidden = 0 AND day >= $3 AND sign = $4 AND value = $5 AND id <> $6 LIMIT 1)",
			p.neg, string(r.table.Letter), monthBefore(p.homes[r.report()].published), r.sign(), r.value, r.entry.ID).Scan(&n); err != nil {
			return nil, err
		}
		if n > 0 {
			return nil, nil
		}
	}
	return c, nil
}

// counts brings tallies, uses and cells up to date.
func (p *putting) counts() error {
	var keys [][2]string
	for k := range p.tally {
		keys = append(keys, k)
	}
	slices.SortFunc(keys, func(a, b [2]string) int { return strings.Compare(a[0]+a[1], b[0]+b[1]) })
	for _, k := range keys {
		if n := p.tally[k]; n != 0 {
			if err := addTally(p.ctx, p.tx, p.neg, k[0], k[1], n); err != nil {
				return err
			}
		}
	}
	var ids []parley.ID
	for id, n := range p.uses {
		if id != "" && n != 0 {
			ids = append(ids, id)
		}
	}
	slices.Sort(ids)
	for _, id := range ids {
		table := "actor"
		if id[0] == parley.Issues.Letter {
			table = "issue"
		}
		if _, err := p.tx.ExecContext(p.ctx, "UPDATE "+table+" SET uses = uses + $3 WHERE neg = $1 AND id = $2", p.neg, id, p.uses[id]); err != nil {
			return err
		}
	}
	var pairs [][2]parley.ID
	for k := range p.cells {
		pairs = append(pairs, k)
	}
	return recell(p.ctx, p.tx, p.neg, pairs)
}

// namesOf joins the names of ids.
func namesOf(ids []parley.ID, name func(parley.ID) string) string {
	var l []string
	for _, id := range ids {
		if n := name(id); n != "" {
			l = append(l, n)
		}
	}
	return strings.Join(l, ", ")
}

// namer returns the names of a record's actors and issues.
func namer(rec *parley.Record) func(parley.ID) string {
	names := map[parley.ID]string{}
	for i := range rec.Actors {
		names[rec.Actors[i].ID] = rec.Actors[i].Name
	}
	for i := range rec.Issues {
		names[rec.Issues[i].ID] = rec.Issues[i].Label
	}
	return func(id parley.ID) string { return names[id] }
}

// cellsOf returns the issues and parties of a report's positions.
func cellsOf(ctx context.Context, tx *sql.Tx, neg int64, report string) ([][2]parley.ID, error) {
	rows, err := tx.QueryContext(ctx, "SELECT DISTINCT issue, actor FROM entry WHERE neg = $1 AND report = $2 AND tbl = 'p'", neg, report)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	var pairs [][2]parley.ID
	for rows.Next() {
		var p [2]parley.ID
		if err := rows.Scan(&p[0], &p[1]); err != nil {
			return nil, err
		}
		pairs = append(pairs, p)
	}
	return pairs, rows.Err()
}

// recell finds the latest position of each party on each issue again.
func recell(ctx context.Context, tx *sql.Tx, neg int64, pairs [][2]parley.ID) error {
	slices.SortFunc(pairs, func(a, b [2]parley.ID) int { return strings.Compare(string(a[0]+a[1]), string(b[0]+b[1])) })
	for _, k := range pairs {
		if k[0] == "" || k[1] == "" {
			continue
		}
		const where = " FROM entry WHERE neg = $1 AND issue = $2 AND actor = $3 AND tbl = 'p' AND hidden = 0 AND state <> 'rejected'"
		if _, err := tx.ExecContext(ctx, "DELETE FROM cell WHERE neg = $1 AND issue = $2 AND party = $3", neg, k[0], k[1]); err != nil {
			return err
		}
		_, err := tx.ExecContext(ctx, `INSERT INTO cell (neg, issue, party, pk, id, day, stance, force, movement, confidence, n, stances, path)
			SELECT neg, issue, actor, pk, id, day, value, coalesce(iif(patch = '', NULL, patch ->> '$.force'),
				iif(value <> body ->> '$.stance' AND value || ' ' || (body ->> '$.force') IN ('for refusal', 'against offer', 'against concession', 'against welcome'), 'statement', body ->> '$.force'), ''), coalesce(body ->> '$.movement', ''), iif(state = '', confidence, 1.0),
				(SELECT count(*)`+where+`), (SELECT count(DISTINCT value)`+where+`),
				(SELECT group_concat(day || ' ' || value, ';' ORDER BY day, pk) FROM (SELECT day, pk, value, lag(value) OVER (ORDER BY day, pk) AS before`+where+`) WHERE before IS NULL OR before <> value)
			`+where+" ORDER BY day DESC, pk DESC LIMIT 1", neg, k[0], k[1])
		if err != nil {
			return err
		}
	}
	return nil
}
