// Package sqlite keeps negotiations in one SQLite file, for one person or a
// small team. One connection writes; a pool reads beside it.
package sqlite

import (
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"fmt"
	"net/url"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"syscall"

	driver "modernc.org/sqlite"

	"github.com/parley-record/parley"
)

// FileName is the name of the data file in its directory.
const FileName = "parley.db"

// Store keeps everything in one file. It is safe for concurrent use.
type Store struct {
	write *sql.DB // one connection
	read  *sql.DB
	path  string
}

var _ parley.Store = (*Store)(nil)

// Open opens the data file at path, makes it where there is none and brings its
// tables up to date. It returns parley.ErrCorrupt, ErrLocked, ErrFull or ErrReadOnly
// where that is what stands in the way. The caller closes the store.
func Open(ctx context.Context, path string) (*Store, error) {
	if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
		return nil, wrap("open "+path, err)
	}
	// What SQLite lays beside the file may be read by those who may read the file.
	f, err := os.OpenFile(path, os.O_RDWR|os.O_CREATE, 0o600)
	if err != nil {
		return nil, wrap("open "+path, err)
	}
	f.Close()
	for _, end := range []string{"", "-wal", "-shm"} {
		if err := os.Chmod(path+end, 0o600); err != nil && !errors.Is(err, os.ErrNotExist) {
			return nil, wrap("open "+path, err)
		}
	}
	s := &Store{path: path}
	if s.write, err = sql.Open("sqlite", dsn(path, writeWait, "_txlock=immediate", "_pragma=synchronous(FULL)")); err != nil {
		return nil, wrap("open", err)
	}
	s.write.SetMaxOpenConns(1)
	if err := s.migrate(ctx); err != nil {
		s.write.Close()
		return nil, err
	}
	if s.read, err = sql.Open("sqlite", dsn(path, readWait, "_pragma=query_only(1)")); err != nil {
		s.write.Close()
		return nil, wrap("open", err)
	}
	s.read.SetMaxOpenConns(max(4, 2*runtime.GOMAXPROCS(0)))
	s.read.SetMaxIdleConns(max(4, 2*runtime.GOMAXPROCS(0)))
	return s, nil
}

// How long one waits for another program to be done, in milliseconds. What was read in
// many reports, and making the file smaller, take seconds to write.
const readWait, writeWait = 5_000, 20_000

func dsn(path string, wait int, more ...string) string {
	q := []string{fmt.Sprintf("_pragma=busy_timeout(%d)", wait), "_pragma=journal_mode(WAL)", "_pragma=foreign_keys(1)",
		"_pragma=cache_size(-16384)", "_pragma=mmap_size(1073741824)", "_pragma=temp_store(MEMORY)"}
	return "file:" + (&url.URL{Path: path}).EscapedPath() + "?" + strings.Join(append(q, more...), "&")
}

// Path returns the place of the data file.
func (s *Store) Path() string { return s.path }

// Close closes the file.
func (s *Store) Close() error {
	return errors.Join(s.read.Close(), s.write.Close())
}

// Backup writes a whole copy to a new file, while the store is in use.
func (s *Store) Backup(ctx context.Context, path string) error {
	f, err := os.OpenFile(path, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o600) // SQLite fills a file that is empty
	if errors.Is(err, os.ErrExist) {
		return fmt.Errorf("sqlite: backup to %s: %w", path, parley.ErrExists)
	}
	if err != nil {
		return fmt.Errorf("sqlite: backup: %w", err)
	}
	f.Close()
	if _, err := s.write.ExecContext(ctx, "VACUUM INTO $1", path); err != nil {
		return errors.Join(wrap("backup to "+path, err), os.Remove(path))
	}
	return nil
}

// Verify returns the first fault of the file, or nil.
func (s *Store) Verify(ctx context.Context) error {
	var line string
	if err := s.read.QueryRowContext(ctx, "PRAGMA integrity_check(1)").Scan(&line); err != nil {
		return wrap("check", err)
	}
	if line != "ok" {
		return fmt.Errorf("sqlite: check: %w: %s", parley.ErrCorrupt, line)
	}
	var n int
	err := s.read.QueryRowContext(ctx, `SELECT count(*) FROM entry e LEFT JOIN report r ON r.neg = e.neg AND r.id = e.report WHERE r.id IS NULL`).Scan(&n)
	if err != nil {
		return wrap("check", err)
	}
	if n > 0 {
		return fmt.Errorf("sqlite: check: %w: %d entries without their report", parley.ErrCorrupt, n)
	}
	table, n, err := s.stray(ctx)
	if err != nil {
		return wrap("check", err)
	}
	if n > 0 {
		return fmt.Errorf("sqlite: check: %w: %d rows of %s without their negotiation", parley.ErrCorrupt, n, table)
	}
	return nil
}

// inTx runs f in one transaction of the writer.
func (s *Store) inTx(ctx context.Context, what string, f func(*sql.Tx) error) error {
	tx, err := s.write.BeginTx(ctx, nil)
	if err != nil {
		return wrap(what, err)
	}
	if err := f(tx); err != nil {
		return wrap(what, errors.Join(err, ignoreDone(tx.Rollback())))
	}
	return wrap(what, tx.Commit())
}

func ignoreDone(err error) error {
	if errors.Is(err, sql.ErrTxDone) {
		return nil
	}
	return err
}

// SQLite's primary result codes that a person can mend.
const (
	codeBusy, codeLocked, codeIOErr, codeCorrupt, codeFull, codeNotADB, codeReadOnly = 5, 6, 10, 11, 13, 26, 8
)

// wrap names the room and turns the driver's codes into parley's errors.
func wrap(what string, err error) error {
	if err == nil {
		return nil
	}
	if strings.HasPrefix(err.Error(), "sqlite: ") {
		return err
	}
	if errors.Is(err, sql.ErrNoRows) {
		return fmt.Errorf("sqlite: %s: %w", what, parley.ErrNotFound)
	}
	if errors.Is(err, os.ErrPermission) || errors.Is(err, syscall.EROFS) {
		return fmt.Errorf("sqlite: %s: %w (%v)", what, parley.ErrReadOnly, err)
	}
	var e *driver.Error
	if errors.As(err, &e) {
		switch e.Code() & 0xff {
		case codeBusy, codeLocked:
			return fmt.Errorf("sqlite: %s: %w (%v)", what, parley.ErrLocked, err)
		case codeCorrupt, codeNotADB:
			return fmt.Errorf("sqlite: %s: %w (%v)", what, parley.ErrCorrupt, err)
		case codeFull:
			return fmt.Errorf("sqlite: %s: %w (%v)", what, parley.ErrFull, err)
		case codeReadOnly:
			return fmt.Errorf("sqlite: %s: %w (%v)", what, parley.ErrReadOnly, err)
		}
	}
	return fmt.Errorf("sqlite: %s: %w", what, err)
}

// marshal returns v as JSON text, which the data file can search.
func marshal(v any) (string, error) {
	b, err := json.Marshal(v)
	return string(b), err
}
