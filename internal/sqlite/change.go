package sqlite

import (
	"context"
	"database/sql"
	"time"

	"github.com/parley-record/parley"
)

// Changes returns what happened after a change id and a time, newest first.
func (s *Store) Changes(ctx context.Context, neg int64, after int64, since string, limit int) ([]parley.Change, error) {
	rows, err := s.read.QueryContext(ctx, "SELECT id, at, kind, tbl, entry, report, text, quote FROM change WHERE neg = $1 AND id > $2 AND at >= $3 ORDER BY id DESC LIMIT $4", neg, after, since, limit)
	if err != nil {
		return nil, wrap("changes", err)
	}
	defer rows.Close()
	list := []parley.Change{}
	for rows.Next() {
		var c parley.Change
		if err := rows.Scan(&c.ID, &c.At, &c.Kind, &c.Table, &c.Entry, &c.Report, &c.Text, &c.Quote); err != nil {
			return nil, wrap("changes", err)
		}
		list = append(list, c)
	}
	return list, wrap("changes", rows.Err())
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
