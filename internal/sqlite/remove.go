package sqlite

import (
	"context"
	"database/sql"
	"fmt"
	"slices"
	"strconv"

	"github.com/parley-record/parley"
)

// ofNegotiation are the tables whose rows belong to a negotiation, by their column neg.
var ofNegotiation = []string{"report", "entry", "who", "actor", "actor_part", "mention", "issue", "issue_part", "known_as", "cell", "heard", "tally", "total",
	"story", "story_report", "relation", "claim", "claim_report", "fit", "decision", "change", "seen", "run"}

// Holding counts what a negotiation holds.
func (s *Store) Holding(ctx context.Context, neg int64) (parley.Holding, error) {
	var h parley.Holding
	err := s.read.QueryRowContext(ctx, `SELECT (SELECT count(*) FROM report WHERE neg = $1), (SELECT count(*) FROM report WHERE neg = $1 AND body ->> '$.kind' = 'note'),
		(SELECT count(*) FROM entry WHERE neg = $1), (SELECT count(*) FROM decision WHERE neg = $1)`, neg).Scan(&h.Reports, &h.Notes, &h.Entries, &h.Decisions)
	if err != nil {
		return h, wrap("holding", err)
	}
	rows, err := s.read.QueryContext(ctx, "SELECT DISTINCT coder FROM decision WHERE neg = $1 ORDER BY coder", neg)
	if err != nil {
		return h, wrap("holding", err)
	}
	defer rows.Close()
	for rows.Next() {
		var c string
		if err := rows.Scan(&c); err != nil {
			return h, wrap("holding", err)
		}
		h.Coders = append(h.Coders, c)
	}
	return h, wrap("holding", rows.Err())
}

// RemoveNegotiation takes a negotiation away with all that it holds, in one
// transaction.
func (s *Store) RemoveNegotiation(ctx context.Context, neg int64, at string) error {
	return s.inTx(ctx, "remove negotiation", func(tx *sql.Tx) error {
		var there int
		if err := tx.QueryRowContext(ctx, "SELECT count(*) FROM negotiation WHERE id = $1", neg).Scan(&there); err != nil {
			return err
		}
		if there == 0 {
			return fmt.Errorf("sqlite: negotiation %d: %w", neg, parley.ErrNotFound)
		}
		queries := []string{
			"DELETE FROM find_statement WHERE rowid IN (SELECT pk FROM entry WHERE neg = $1 AND tbl = 's')",
			"DELETE FROM find_report WHERE rowid IN (SELECT pk FROM report WHERE neg = $1)",
		}
		// The sums that triggers keep go after what they are kept of.
		for _, t := range ofNegotiation {
			queries = append(queries, "DELETE FROM "+t+" WHERE neg = $1")
		}
		queries = append(queries, "DELETE FROM fetched WHERE url GLOB 'n' || $1 || ' *'", "DELETE FROM negotiation WHERE id = $1")
		for _, q := range queries {
			if _, err := tx.ExecContext(ctx, q, neg); err != nil {
				return err
			}
		}
		_, err := tx.ExecContext(ctx, "INSERT INTO removed (id, at) VALUES ($1, $2)", neg, at)
		return err
	})
}

// Compact gives room that is free in the file back to the disk, and with it what was
// removed and lay there still. Nobody else may be writing meanwhile.
func (s *Store) Compact(ctx context.Context) error {
	for _, q := range []string{"INSERT INTO find_statement (find_statement) VALUES ('optimize')", "INSERT INTO find_report (find_report) VALUES ('optimize')",
		"VACUUM", "PRAGMA wal_checkpoint(TRUNCATE)"} {
		if _, err := s.write.ExecContext(ctx, q); err != nil {
			return wrap("compact", err)
		}
	}
	return nil
}

// stray returns the first table with rows of a negotiation that is not there, and how
// many rows those are. What somebody saw last is written at any time and does no harm.
func (s *Store) stray(ctx context.Context) (table string, rows int, err error) {
	for _, t := range slices.DeleteFunc(slices.Clone(ofNegotiation), func(t string) bool { return t == "seen" }) {
		if err := s.read.QueryRowContext(ctx, "SELECT count(*) FROM "+t+" WHERE neg NOT IN (SELECT id FROM negotiation)").Scan(&rows); err != nil || rows > 0 {
			return t, rows, err
		}
	}
	return "", 0, nil
}

// A Memory keeps what is known of the addresses that one negotiation watches.
type Memory struct {
	s   *Store
	neg int64
	own string
}

// Memory returns what is known of the addresses of a negotiation.
func (s *Store) Memory(neg int64) *Memory {
	return &Memory{s, neg, "n" + strconv.FormatInt(neg, 10) + " "}
}

// Fetched returns what is known of an address, or the empty string.
func (m *Memory) Fetched(url string) (string, error) { return m.s.fetched(m.own + url) }

// SetFetched notes what is known of an address, for as long as the negotiation is
// there.
func (m *Memory) SetFetched(url, body string) error {
	_, err := m.s.write.Exec("INSERT OR REPLACE INTO fetched (url, body) SELECT $1, $2 WHERE EXISTS (SELECT 1 FROM negotiation WHERE id = $3)", m.own+url, body, m.neg)
	return wrap("fetched", err)
}
