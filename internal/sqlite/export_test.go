package sqlite

import (
	"context"
	"strconv"
)

// Hold keeps the store's write lock until release is called.
func Hold(ctx context.Context, s *Store) (release func(), err error) {
	tx, err := s.write.BeginTx(ctx, nil)
	if err != nil {
		return nil, err
	}
	return func() { tx.Rollback() }, nil
}

// Limit leaves the file no room to grow.
func Limit(ctx context.Context, s *Store) error {
	var n int
	if err := s.write.QueryRowContext(ctx, "PRAGMA page_count").Scan(&n); err != nil {
		return err
	}
	return s.write.QueryRowContext(ctx, "PRAGMA max_page_count = "+strconv.Itoa(n)).Scan(&n)
}

// Impatient has the writer wait for others for a moment only.
func Impatient(ctx context.Context, s *Store) error {
	_, err := s.write.ExecContext(ctx, "PRAGMA busy_timeout = 50")
	return err
}

// SetVersion marks the file as written by another version.
func SetVersion(ctx context.Context, s *Store, v int) error {
	_, err := s.write.ExecContext(ctx, "PRAGMA user_version = "+strconv.Itoa(v))
	return err
}

// Before0006 puts the file back to what it was before negotiations could be removed,
// with what was known of addresses then.
func Before0006(ctx context.Context, s *Store, fetched map[string]string) error {
	if _, err := s.write.ExecContext(ctx, "DROP TABLE removed; DROP TABLE run; ALTER TABLE report DROP COLUMN run; DELETE FROM fetched; PRAGMA user_version = 5"); err != nil {
		return err
	}
	for url, body := range fetched {
		if _, err := s.write.ExecContext(ctx, "INSERT INTO fetched (url, body) VALUES ($1, $2)", url, body); err != nil {
			return err
		}
	}
	return nil
}

// Garble makes what is kept of every report unreadable.
func Garble(ctx context.Context, s *Store) error {
	_, err := s.write.ExecContext(ctx, "UPDATE report SET body = '{'")
	return err
}

// DNAHash is how a .dna file keeps a password.
var DNAHash = dnaHash
