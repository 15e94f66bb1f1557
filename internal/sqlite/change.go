package sqlite

import (
	"context"
	"database/sql"
	"encoding/json"
	"time"

	"github.com/parley-record/parley"
)

// Changes returns what happened after a change id and a time, newest first.
func (s *Store) Changes(ctx context.Context, neg int64, after int64, since string, limit int) ([]parley.Change, error) {
	if limit == 0 {
		limit = -1
	}
	return s.changes(ctx, "AND at >= $3 ORDER BY id DESC LIMIT $4", neg, after, since, limit)
}

// ChangesAfter returns what follows a change, oldest first.
func (s *Store) ChangesAfter(ctx context.Context, neg int64, after int64, limit int) ([]parley.Change, error) {
	return s.changes(ctx, "ORDER BY id LIMIT $3", neg, after, limit)
}

// changes returns the changes of a negotiation after one of them, $1 and $2 of args,
// with the rest of the query.
func (s *Store) changes(ctx context.Context, rest string, args ...any) ([]parley.Change, error) {
	rows, err := s.read.QueryContext(ctx, "SELECT id, at, kind, tbl, entry, report, text, quote, on_word FROM change WHERE neg = $1 AND id > $2 "+rest, args...)
	if err != nil {
		return nil, wrap("changes", err)
	}
	defer rows.Close()
	list := []parley.Change{}
	for rows.Next() {
		var c parley.Change
		if err := rows.Scan(&c.ID, &c.At, &c.Kind, &c.Table, &c.Entry, &c.Report, &c.Text, &c.Quote, &c.OnWord); err != nil {
			return nil, wrap("changes", err)
		}
		list = append(list, c)
	}
	return list, wrap("changes", rows.Err())
}

// Expire notes deadlines that have passed, each once. Those that had passed when
// the negotiation began to be followed are history, not news.
func (s *Store) Expire(ctx context.Context, neg int64, at string) error {
	return s.inTx(ctx, "expire", func(tx *sql.Tx) error {
		rows, err := tx.QueryContext(ctx, `SELECT e.id, e.report, e.sentence, e.body FROM entry e JOIN negotiation n ON n.id = e.neg
			WHERE e.neg = $1 AND e.tbl = 'd' AND e.hidden = 0 AND e.due <> '' AND e.state <> 'rejected' AND substr(e.due, 1, 10) < $2 AND substr(e.due, 1, 10) >= substr(n.created, 1, 10)
			AND NOT EXISTS (SELECT 1 FROM change c WHERE c.neg = e.neg AND c.entry = e.id AND c.kind = 'expired') ORDER BY e.due, e.pk LIMIT 200`, neg, day(at))
		if err != nil {
			return err
		}
		var list []parley.Change
		for rows.Next() {
			c := parley.Change{At: at, Kind: "expired", Table: parley.Deadlines.Name}
			var body []byte
			var d parley.Deadline
			if err = rows.Scan(&c.Entry, &c.Report, &c.Quote, &body); err == nil {
				err = json.Unmarshal(body, &d)
			}
			if err != nil {
				rows.Close()
				return err
			}
			c.Text = "A deadline has passed"
			if d.Due != nil {
				c.Text += " (" + d.Due.Text + ")"
			}
			if d.Demand != "" {
				c.Text += ": " + d.Demand
			}
			list = append(list, c)
		}
		if err := rows.Close(); err != nil {
			return err
		}
		for _, c := range list {
			if err := addChange(ctx, tx, neg, c); err != nil {
				return err
			}
		}
		if len(list) == 0 {
			return nil
		}
		return bump(ctx, tx, neg)
	})
}

// News counts what viewer has not seen of each negotiation, up to limit.
func (s *Store) News(ctx context.Context, viewer string, limit int) (map[int64]int, error) {
	rows, err := s.read.QueryContext(ctx, `SELECT n.id, (SELECT count(*) FROM (SELECT 1 FROM change c WHERE c.neg = n.id AND c.id > coalesce(s.id, 0) LIMIT $2))
		FROM negotiation n LEFT JOIN seen s ON s.neg = n.id AND s.viewer = $1`, viewer, limit)
	if err != nil {
		return nil, wrap("news", err)
	}
	defer rows.Close()
	m := map[int64]int{}
	for rows.Next() {
		var id int64
		var n int
		if err := rows.Scan(&id, &n); err != nil {
			return nil, wrap("news", err)
		}
		m[id] = n
	}
	return m, wrap("news", rows.Err())
}

// Seen returns the last change that viewer has seen.
func (s *Store) Seen(ctx context.Context, neg int64, viewer string) (int64, error) {
	var id int64
	err := s.read.QueryRowContext(ctx, "SELECT id FROM seen WHERE neg = $1 AND viewer = $2", neg, viewer).Scan(&id)
	if err == sql.ErrNoRows {
		return 0, nil
	}
	return id, wrap("seen", err)
}

// See notes that viewer has seen every change up to id.
func (s *Store) See(ctx context.Context, neg int64, viewer string, id int64, at string) error {
	_, err := s.write.ExecContext(ctx, "INSERT INTO seen (neg, viewer, id, at) VALUES ($1, $2, $3, $4) ON CONFLICT (neg, viewer) DO UPDATE SET id = max(id, excluded.id), at = excluded.at", neg, viewer, id, at)
	return wrap("see", err)
}

// monthBefore returns the date 31 days before a time, or the empty string.
func monthBefore(t string) string {
	d, err := time.Parse("2006-01-02", day(t))
	if err != nil {
		return ""
	}
	return d.AddDate(0, 0, -31).Format("2006-01-02")
}
