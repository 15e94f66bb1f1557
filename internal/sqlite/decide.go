package sqlite

import (
	"context"
	"database/sql"
	"encoding/json"
	"fmt"
	"maps"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/parley-record/parley"
)

// Decide stores decisions and applies them, in one transaction.
func (s *Store) Decide(ctx context.Context, neg int64, ds []parley.Decision) ([]int64, error) {
	var ids []int64
	err := s.inTx(ctx, "decide", func(tx *sql.Tx) error {
		ids = nil
		for _, d := range ds {
			if err := onTop(ctx, tx, neg, &d); err != nil {
				return err
			}
			id, err := s.decide(ctx, tx, neg, d)
			if err != nil {
				return err
			}
			ids = append(ids, id)
		}
		return bump(ctx, tx, neg)
	})
	return ids, err
}

// onTop adds to d the correction that stands of its entry, for whoever decides saw the
// entry so: a correction of one field leaves those of others, and an acceptance accepts
// what was corrected. Who judged blind says one value alone, and leaves other fields too.
func onTop(ctx context.Context, tx *sql.Tx, neg int64, d *parley.Decision) error {
	if d.Kind != "accept" && d.Kind != "correct" {
		return nil
	}
	var stands string
	err := tx.QueryRowContext(ctx, "SELECT patch FROM entry WHERE neg = $1 AND id = $2", neg, d.Entry).Scan(&stands)
	if err == sql.ErrNoRows || err == nil && stands == "" {
		return nil // what is not there is refused later
	}
	if err != nil {
		return err
	}
	fields := map[string]json.RawMessage{}
	if err := json.Unmarshal([]byte(stands), &fields); err != nil {
		return err
	}
	if d.Kind == "correct" {
		var more map[string]json.RawMessage
		if json.Unmarshal(d.Patch, &more) != nil {
			return nil // refused later
		}
		maps.Copy(fields, more)
	}
	d.Kind = "correct"
	d.Patch, err = json.Marshal(fields)
	return err
}

// decide stores one decision, once it is held to what it is about, and applies it.
func (s *Store) decide(ctx context.Context, tx *sql.Tx, neg int64, d parley.Decision) (int64, error) {
	if d.Entry == "" {
		return 0, fmt.Errorf("sqlite: a decision is about an entry: %w", parley.ErrInvalid)
	}
	lineage := "" // of the report whose entry is marked
	var err error
	switch d.Kind {
	case "accept", "reject", "correct":
		lineage, err = judging(ctx, tx, neg, &d)
	case "merge":
		err = merging(ctx, tx, neg, &d)
	case "rename":
		err = renaming(ctx, tx, neg, &d)
	case "move":
		err = moving(ctx, tx, neg, &d)
	case "code":
		err = coding(ctx, tx, neg, &d)
	case "take_in", "keep_out":
		err = s.placing(ctx, tx, neg, &d)
	default:
		err = fmt.Errorf("sqlite: a decision cannot be %q: %w", d.Kind, parley.ErrInvalid)
	}
	if err != nil {
		return 0, err
	}
	id, err := putDecision(ctx, tx, neg, &d, lineage)
	if err != nil {
		return 0, err
	}
	if lineage != "" {
		if err := s.remark(ctx, tx, neg, d.Entry); err != nil {
			return 0, err
		}
	}
	return id, nil
}

// putDecision stores a decision and returns its number.
func putDecision(ctx context.Context, tx *sql.Tx, neg int64, d *parley.Decision, lineage string) (int64, error) {
	body, err := marshal(d)
	if err != nil {
		return 0, err
	}
	res, err := tx.ExecContext(ctx, "INSERT INTO decision (neg, kind, entry, into_id, lineage, coder, at, body) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)",
		neg, d.Kind, d.Entry, d.Into, lineage, d.Coder, d.At, body)
	if err != nil {
		return 0, err
	}
	return res.LastInsertId()
}

// judging fills in what the entry was that d accepts, rejects or corrects, and what it
// becomes, and returns the lineage of its report. A correction that says what the
// machine says is an acceptance.
func judging(ctx context.Context, tx *sql.Tx, neg int64, d *parley.Decision) (lineage string, err error) {
	var tbl string
	var body []byte
	err = tx.QueryRowContext(ctx, "SELECT tbl, report, sentence, sign, machine, body FROM entry WHERE neg = $1 AND id = $2", neg, d.Entry).
		Scan(&tbl, &d.Report, &d.Anchor, &d.Sign, &d.Was, &body)
	if err != nil {
		return "", wrap("entry "+string(d.Entry), err)
	}
	switch d.Became = d.Was; d.Kind {
	case "accept":
		d.Patch = nil
	case "reject":
		d.Became, d.Patch = "rejected", nil
	case "correct":
		t, _ := tableOf(tbl)
		value, err := patched(t, body, d.Patch)
		if err != nil {
			return "", fmt.Errorf("sqlite: correct %s: %w: %v", d.Entry, parley.ErrInvalid, err)
		}
		if err := grounded(ctx, tx, neg, t, d.Patch); err != nil {
			return "", fmt.Errorf("sqlite: correct %s: %w", d.Entry, err)
		}
		if d.Became = value; value == d.Was {
			d.Kind, d.Patch = "accept", nil
		}
	}
	err = tx.QueryRowContext(ctx, "SELECT lineage FROM report WHERE neg = $1 AND id = $2", neg, d.Report).Scan(&lineage)
	return lineage, err
}

// merging checks that d joins two actors or two issues that are there and not joined
// the other way round.
func merging(ctx context.Context, tx *sql.Tx, neg int64, d *parley.Decision) error {
	table := tableFor(d.Entry)
	if d.Into == "" || d.Into == d.Entry || table == "" || tableFor(d.Into) != table {
		return fmt.Errorf("sqlite: merge %s into %s: %w", d.Entry, d.Into, parley.ErrInvalid)
	}
	var n int
	if err := tx.QueryRowContext(ctx, "SELECT count(*) FROM "+table+" WHERE neg = $1 AND id IN ($2, $3)", neg, d.Entry, d.Into).Scan(&n); err != nil {
		return err
	}
	if n != 2 {
		return fmt.Errorf("sqlite: merge %s into %s: %w", d.Entry, d.Into, parley.ErrNotFound)
	}
	ring, err := mergedInto(ctx, tx, neg, d.Into, d.Entry)
	if err != nil {
		return err
	}
	if ring {
		return fmt.Errorf("sqlite: %s was merged into %s before; take that back first: %w", d.Into, d.Entry, parley.ErrInvalid)
	}
	return nil
}

// renaming checks that d gives a name to an actor or an issue that is there.
func renaming(ctx context.Context, tx *sql.Tx, neg int64, d *parley.Decision) error {
	table := tableFor(d.Entry)
	if table == "" {
		return fmt.Errorf("sqlite: %s is neither an actor nor an issue and has no name of its own: %w", d.Entry, parley.ErrInvalid)
	}
	if d.Name = strings.TrimSpace(d.Name); d.Name == "" || len(d.Name) > 300 {
		return fmt.Errorf("sqlite: a name has 1 to 300 letters: %w", parley.ErrInvalid)
	}
	var n int
	if err := tx.QueryRowContext(ctx, "SELECT count(*) FROM "+table+" WHERE neg = $1 AND id = $2", neg, d.Entry).Scan(&n); err != nil {
		return err
	}
	if n == 0 {
		return fmt.Errorf("sqlite: rename %s: %w", d.Entry, parley.ErrNotFound)
	}
	return nil
}

// moving moves a report into another story, or out of its own into one by itself, and
// fills in where it was.
func moving(ctx context.Context, tx *sql.Tx, neg int64, d *parley.Decision) error {
	d.Report = d.Entry
	var was string
	if err := tx.QueryRowContext(ctx, "SELECT story FROM story_report WHERE neg = $1 AND report = $2", neg, d.Entry).Scan(&was); err != nil && err != sql.ErrNoRows {
		return err
	}
	d.Was = was
	if d.Into == "" {
		d.Into = "y" + d.Entry[1:]
	} else if err := storyThere(ctx, tx, neg, d.Into); err != nil {
		return wrap("story "+string(d.Into), err)
	}
	return moveTo(ctx, tx, neg, d.Entry, parley.ID(was), d.Into, 1)
}

// coding checks what a coder took out of a report.
func coding(ctx context.Context, tx *sql.Tx, neg int64, d *parley.Decision) error {
	d.Report = d.Entry
	var text string
	if err := tx.QueryRowContext(ctx, "SELECT text FROM report WHERE neg = $1 AND id = $2", neg, d.Entry).Scan(&text); err != nil {
		return wrap("report "+string(d.Entry), err)
	}
	if err := coded(text, d); err != nil {
		return fmt.Errorf("sqlite: code %s: %w: %v", d.Entry, parley.ErrInvalid, err)
	}
	return nil
}

// placing takes a report in or keeps it out, and fills in how it stood.
func (s *Store) placing(ctx context.Context, tx *sql.Tx, neg int64, d *parley.Decision) error {
	d.Report = d.Entry
	if err := tx.QueryRowContext(ctx, "SELECT iif(belongs = 1, $3, $4 || why) FROM report WHERE neg = $1 AND id = $2", neg, d.Entry, wasIn, wasOut).Scan(&d.Was); err != nil {
		return wrap("report "+string(d.Entry), err)
	}
	return s.place(ctx, tx, neg, d)
}

// coded checks what a coder took out of a text, and fills in its words.
func coded(text string, d *parley.Decision) error {
	var s parley.CodedSpan
	if len(d.Patch) == 0 || len(d.Patch) > maxPatch {
		return fmt.Errorf("a coded span holds 1 to %d bytes", maxPatch)
	}
	if err := json.Unmarshal(d.Patch, &s); err != nil {
		return err
	}
	if s == (parley.CodedSpan{}) {
		return nil // read, and nothing more found
	}
	if s.Start < 0 || s.End > len(text) || s.Start >= s.End || !utf8.ValidString(text[s.Start:s.End]) {
		return fmt.Errorf("bytes %d to %d are no part of the report", s.Start, s.End)
	}
	switch s.Stance {
	case "for", "against", "conditional", "undecided":
	default:
		return fmt.Errorf("%q is no stance", s.Stance)
	}
	d.Anchor, d.Became = text[s.Start:s.End], s.Stance
	return nil
}

// tableFor returns the table of what may be merged and renamed, "" of all else.
func tableFor(id parley.ID) string {
	if id == "" {
		return ""
	}
	switch id[0] {
	case parley.Actors.Letter:
		return "actor"
	case parley.Issues.Letter:
		return "issue"
	}
	return ""
}

// mergedInto reports whether id, by merges that stand, is part of whole already.
func mergedInto(ctx context.Context, tx *sql.Tx, neg int64, id, whole parley.ID) (bool, error) {
	var n int
	err := tx.QueryRowContext(ctx, `WITH RECURSIVE up(id) AS (SELECT $2 UNION
		SELECT d.into_id FROM decision d JOIN up ON d.entry = up.id WHERE d.neg = $1 AND d.kind = 'merge' AND d.undone_at = '')
		SELECT count(*) FROM up WHERE id = $3`, neg, id, whole).Scan(&n)
	return n > 0, err
}

// storyThere returns sql.ErrNoRows where a negotiation has no such story.
func storyThere(ctx context.Context, tx *sql.Tx, neg int64, id parley.ID) error {
	var n int
	return tx.QueryRowContext(ctx, "SELECT 1 FROM story WHERE neg = $1 AND id = $2", neg, id).Scan(&n)
}

// moveTo moves a report from story was, "" for none, into another; hand is 1 where a
// person did.
func moveTo(ctx context.Context, tx *sql.Tx, neg int64, report, was, into parley.ID, hand int) error {
	var title string
	if err := tx.QueryRowContext(ctx, "SELECT coalesce(body ->> 'title', '') FROM report WHERE neg = $1 AND id = $2", neg, report).Scan(&title); err != nil {
		return wrap("report "+string(report), err)
	}
	st, err := marshal(parley.Story{ID: into, Title: title})
	if err != nil {
		return err
	}
	if _, err := tx.ExecContext(ctx, "INSERT OR IGNORE INTO story (neg, id, last, body) VALUES ($1, $2, '', $3)", neg, into, st); err != nil {
		return err
	}
	if _, err := tx.ExecContext(ctx, "INSERT INTO story_report (neg, report, story, hand) VALUES ($1, $2, $3, $4) ON CONFLICT (neg, report) DO UPDATE SET story = excluded.story, hand = excluded.hand",
		neg, report, into, hand); err != nil {
		return err
	}
	for _, id := range []parley.ID{was, into} {
		if id == "" {
			continue
		}
		if err := restory(ctx, tx, neg, id); err != nil {
			return err
		}
	}
	return nil
}

// mark writes decision d on an entry; the zero decision takes every mark off.
// It returns the matrix cells that this may change.
func mark(ctx context.Context, tx *sql.Tx, neg int64, entry parley.ID, d *parley.Decision) ([][2]parley.ID, error) {
	state, patch := map[string]string{"accept": "accepted", "reject": "rejected", "correct": "corrected"}[d.Kind], string(d.Patch)
	if d.Kind != "correct" {
		patch = ""
	}
	var e filing
	var machine, before string
	if err := tx.QueryRowContext(ctx, "SELECT pk, tbl, day, issue, actor, machine, patch, body FROM entry WHERE neg = $1 AND id = $2", neg, entry).
		Scan(&e.pk, &e.tbl, &e.day, &e.issue, &e.actor, &machine, &before, &e.body); err != nil {
		if err == sql.ErrNoRows {
			return nil, nil // a later reading did not find it again
		}
		return nil, err
	}
	value := machine
	if d.Kind == "correct" && d.Became != "corrected" {
		value = d.Became
	}
	if _, err := tx.ExecContext(ctx, "UPDATE entry SET state = $3, marked_by = $4, marked_at = $5, note = $6, patch = $7, value = $8 WHERE neg = $1 AND id = $2",
		neg, entry, state, d.Coder, d.At, d.Note, patch, value); err != nil {
		return nil, err
	}
	pairs := [][2]parley.ID{{e.issue, e.actor}}
	if patch != before {
		now, err := refile(ctx, tx, neg, &e, patch)
		if err != nil {
			return nil, err
		}
		pairs = append(pairs, now)
	}
	if e.tbl != "p" {
		return nil, nil
	}
	return pairs, nil
}

// decisions puts what people decided on the entries of a new reading: by id, or
// else where the same sentence of the same report says the same.
func (p *putting) decisions() error {
	for _, id := range p.ids {
		rows, err := p.tx.QueryContext(p.ctx, "SELECT entry, body FROM decision WHERE neg = $1 AND lineage = $2 AND undone_at = '' ORDER BY id", p.neg, p.homes[id].lineage)
		if err != nil {
			return err
		}
		var entries []parley.ID
		latest := map[parley.ID]parley.Decision{}
		for rows.Next() {
			var entry parley.ID
			var body []byte
			var d parley.Decision
			if err = rows.Scan(&entry, &body); err == nil {
				err = json.Unmarshal(body, &d)
			}
			if err != nil {
				rows.Close()
				return err
			}
			if _, ok := latest[entry]; !ok {
				entries = append(entries, entry)
			}
			latest[entry] = d
		}
		if err := rows.Close(); err != nil {
			return err
		}
		for _, entry := range entries {
			d := latest[entry]
			targets := []parley.ID{}
			var n int
			if err := p.tx.QueryRowContext(p.ctx, "SELECT count(*) FROM entry WHERE neg = $1 AND id = $2 AND report = $3", p.neg, entry, id).Scan(&n); err != nil {
				return err
			}
			if n > 0 {
				targets = append(targets, entry)
			} else {
				found := map[parley.ID]bool{}
				if err := collect(p.ctx, p.tx, found, `SELECT id FROM entry WHERE neg = $1 AND report = $2 AND tbl = $3 AND sign = $4 AND machine = $6 AND state = ''
					AND (sentence = $5 OR instr(sentence, $5) > 0 OR instr($5, sentence) > 0)`, p.neg, id, string(entry[0]), d.Sign, d.Anchor, d.Was); err != nil {
					return err
				}
				targets = sorted(found)
			}
			for _, t := range targets {
				pairs, err := mark(p.ctx, p.tx, p.neg, t, &d)
				if err != nil {
					return err
				}
				for _, pair := range pairs {
					p.cells[pair] = true
				}
			}
		}
	}
	return nil
}

// Decisions returns the log, newest first.
func (s *Store) Decisions(ctx context.Context, neg int64, p parley.Page) ([]parley.Decision, string, error) {
	limit, before := limitOf(p), int64(1)<<62
	if p.Before != "" {
		n, err := strconv.ParseInt(p.Before, 10, 64)
		if err != nil {
			return nil, "", fmt.Errorf("sqlite: cursor %q: %w", p.Before, parley.ErrInvalid)
		}
		before = n
	}
	rows, err := s.read.QueryContext(ctx, "SELECT id, body FROM decision WHERE neg = $1 AND id < $2 ORDER BY id DESC LIMIT $3", neg, before, limit+1)
	if err != nil {
		return nil, "", wrap("decisions", err)
	}
	defer rows.Close()
	list := []parley.Decision{}
	for rows.Next() {
		var d parley.Decision
		var id int64
		var body []byte
		if err := rows.Scan(&id, &body); err != nil {
			return nil, "", wrap("decisions", err)
		}
		if err := json.Unmarshal(body, &d); err != nil {
			return nil, "", wrap("decisions", err)
		}
		d.ID, d.Negotiation = id, neg
		list = append(list, d)
	}
	next := ""
	if len(list) > limit {
		list = list[:limit]
		next = strconv.FormatInt(list[limit-1].ID, 10)
	}
	return list, next, wrap("decisions", rows.Err())
}
