package sqlite

import (
	"context"
	"database/sql"

	"github.com/parley-record/parley"
)

// A filing is an entry with where it is found: under whom, on what, in which words.
type filing struct {
	pk           int64
	tbl, day     string
	issue, actor parley.ID
	body         []byte
}

// refile has an entry found by what a correction makes of it, or by what the machine
// read where patch is empty. It returns the issue and the actor that it is under now.
func refile(ctx context.Context, tx *sql.Tx, neg int64, e *filing, patch string) ([2]parley.ID, error) {
	t, _ := tableOf(e.tbl)
	var rec parley.Record
	if err := addEntry(&rec, t, e.body, []byte(patch)); err != nil {
		return [2]parley.ID{}, err
	}
	r := rowsOf(&rec, func(parley.ID) string { return "" })[0]
	now := [2]parley.ID{r.issue, r.actor}
	if _, err := tx.ExecContext(ctx, "UPDATE entry SET issue = $2, actor = $3, due = $4 WHERE pk = $1", e.pk, r.issue, r.actor, r.due); err != nil {
		return now, err
	}
	for _, c := range []struct {
		table     string
		was, here parley.ID
	}{{"issue", e.issue, r.issue}, {"actor", e.actor, r.actor}} {
		if c.was == c.here {
			continue
		}
		if _, err := tx.ExecContext(ctx, "UPDATE "+c.table+" SET uses = uses + iif(id = $3, 1, -1) WHERE neg = $1 AND id IN ($2, $3)", neg, c.was, c.here); err != nil {
			return now, err
		}
	}
	if _, err := tx.ExecContext(ctx, "DELETE FROM who WHERE pk = $1", e.pk); err != nil {
		return now, err
	}
	for _, a := range r.actors {
		if a == "" {
			continue
		}
		if _, err := tx.ExecContext(ctx, "INSERT OR IGNORE INTO who (neg, actor, tbl, day, pk) VALUES ($1, $2, $3, $4, $5)", neg, a, e.tbl, e.day, e.pk); err != nil {
			return now, err
		}
	}
	if t != parley.Statements {
		return now, nil
	}
	if _, err := tx.ExecContext(ctx, "DELETE FROM find_statement WHERE rowid = $1", e.pk); err != nil {
		return now, err
	}
	_, err := tx.ExecContext(ctx, "INSERT INTO find_statement (rowid, words, meta) VALUES ($1, $2, $3)", e.pk, r.words, statementMeta(neg, &r, e.day))
	return now, err
}
