package sqlite

import (
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"slices"
	"strconv"
	"strings"

	"github.com/parley-record/parley"
)

// Undo takes a decision back: what it was about is again what the latest decision that
// still stands says of it, or what it was before anybody decided.
func (s *Store) Undo(ctx context.Context, neg, id int64, coder, at string) error {
	return s.inTx(ctx, "undo", func(tx *sql.Tx) error {
		var body []byte
		err := tx.QueryRowContext(ctx, "SELECT body FROM decision WHERE neg = $1 AND id = $2 AND undone_at = ''", neg, id).Scan(&body)
		if err != nil {
			return wrap("decision "+strconv.FormatInt(id, 10), err)
		}
		var d parley.Decision
		if err := json.Unmarshal(body, &d); err != nil {
			return err
		}
		d.UndoneAt, d.UndoneBy = at, coder
		after, err := marshal(d)
		if err != nil {
			return err
		}
		if _, err := tx.ExecContext(ctx, "UPDATE decision SET undone_at = $3, body = $4 WHERE neg = $1 AND id = $2", neg, id, at, after); err != nil {
			return err
		}
		switch d.Kind {
		case "accept", "reject", "correct":
			err = s.unmark(ctx, tx, neg, &d)
		case "move":
			err = unmove(ctx, tx, neg, &d)
		case "take_in", "keep_out":
			err = s.unplace(ctx, tx, neg, &d)
		}
		if err != nil {
			return err
		}
		return bump(ctx, tx, neg)
	})
}

// standing returns the latest decision of some kinds about an entry that is not undone,
// and the first one of all, undone or not; nil where there is none.
func standing(ctx context.Context, tx *sql.Tx, neg int64, entry parley.ID, kinds ...string) (latest, first *parley.Decision, err error) {
	rows, err := tx.QueryContext(ctx, "SELECT kind, undone_at, body FROM decision WHERE neg = $1 AND entry = $2 ORDER BY id", neg, entry)
	if err != nil {
		return nil, nil, err
	}
	defer rows.Close()
	for rows.Next() {
		var kind, undone string
		var body []byte
		if err := rows.Scan(&kind, &undone, &body); err != nil {
			return nil, nil, err
		}
		if !slices.Contains(kinds, kind) {
			continue
		}
		d := &parley.Decision{}
		if err := json.Unmarshal(body, d); err != nil {
			return nil, nil, err
		}
		if first == nil {
			first = d
		}
		if undone == "" {
			latest = d
		}
	}
	return latest, first, rows.Err()
}

// remark applies the latest standing decision about an entry to it.
func (s *Store) remark(ctx context.Context, tx *sql.Tx, neg int64, entry parley.ID) error {
	return s.markAll(ctx, tx, neg, entry, []parley.ID{entry})
}

// unmark takes the mark of d, which was undone, off its entry, or off the one of a later
// reading that it went to.
func (s *Store) unmark(ctx context.Context, tx *sql.Tx, neg int64, d *parley.Decision) error {
	found := map[parley.ID]bool{d.Entry: true}
	err := collect(ctx, tx, found, "SELECT id FROM entry WHERE neg = $1 AND tbl = $2 AND sign = $3 AND machine = $4 AND marked_by = $5 AND marked_at = $6 AND state <> ''",
		neg, string(d.Entry[0]), d.Sign, d.Was, d.Coder, d.At)
	if err != nil {
		return err
	}
	var there int
	if err := tx.QueryRowContext(ctx, "SELECT count(*) FROM entry WHERE neg = $1 AND id = $2", neg, d.Entry).Scan(&there); err != nil {
		return err
	}
	if there > 0 { // others that were decided upon at once say the same elsewhere
		found = map[parley.ID]bool{d.Entry: true}
	}
	return s.markAll(ctx, tx, neg, d.Entry, sorted(found))
}

// markAll applies the latest standing decision about an entry to others.
func (s *Store) markAll(ctx context.Context, tx *sql.Tx, neg int64, about parley.ID, entries []parley.ID) error {
	d, _, err := standing(ctx, tx, neg, about, "accept", "reject", "correct")
	if err != nil {
		return err
	}
	if d == nil {
		d = &parley.Decision{}
	}
	for _, id := range entries {
		pairs, err := mark(ctx, tx, neg, id, d)
		if err == nil {
			err = recell(ctx, tx, neg, pairs)
		}
		if err != nil {
			return err
		}
	}
	return nil
}

// unmove puts a report back into the story that it was in.
func unmove(ctx context.Context, tx *sql.Tx, neg int64, d *parley.Decision) error {
	var now parley.ID
	if err := tx.QueryRowContext(ctx, "SELECT story FROM story_report WHERE neg = $1 AND report = $2", neg, d.Entry).Scan(&now); err != nil && !errors.Is(err, sql.ErrNoRows) {
		return err
	}
	latest, first, err := standing(ctx, tx, neg, d.Entry, "move")
	switch {
	case err != nil:
		return err
	case latest != nil:
		return moveTo(ctx, tx, neg, d.Entry, now, latest.Into, 1)
	case first.Was != "":
		return moveTo(ctx, tx, neg, d.Entry, now, parley.ID(first.Was), 0)
	}
	if _, err := tx.ExecContext(ctx, "DELETE FROM story_report WHERE neg = $1 AND report = $2", neg, d.Entry); err != nil || now == "" {
		return err
	}
	return restory(ctx, tx, neg, now)
}

// What a report was before a person took it in or kept it out; the second is followed
// by why.
const wasIn, wasOut = "in", "out: "

// place takes a report in or keeps it out, as d says.
func (s *Store) place(ctx context.Context, tx *sql.Tx, neg int64, d *parley.Decision) error {
	set := "belongs = 1, why = " + readable + ", by_hand = $3"
	if d.Kind == "keep_out" {
		set = "belongs = 0, why = 'kept out by hand', by_hand = $3"
	}
	return wrap("report "+string(d.Entry), s.hide(ctx, tx, neg, string(d.Entry), set, d.Coder))
}

// unplace takes a report in or keeps it out as before.
func (s *Store) unplace(ctx context.Context, tx *sql.Tx, neg int64, d *parley.Decision) error {
	latest, first, err := standing(ctx, tx, neg, d.Entry, "take_in", "keep_out")
	if err != nil {
		return err
	}
	if latest != nil {
		return s.place(ctx, tx, neg, latest)
	}
	if first.Was == "" { // decided before that was kept
		first.Was = wasIn
		if first.Kind == "take_in" {
			first.Was = wasOut + "taken out again"
		}
	}
	if why, out := strings.CutPrefix(first.Was, wasOut); out {
		return s.hide(ctx, tx, neg, string(d.Entry), "belongs = 0, by_hand = '', why = $3", why)
	}
	return s.hide(ctx, tx, neg, string(d.Entry), "belongs = 1, by_hand = '', why = "+readable)
}
