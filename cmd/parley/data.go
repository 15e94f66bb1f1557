package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
	"time"

	"github.com/parley-record/parley"
	"github.com/parley-record/parley/internal/desk"
	"github.com/parley-record/parley/internal/fetch"
	"github.com/parley-record/parley/internal/follow"
	"github.com/parley-record/parley/internal/intake"
	"github.com/parley-record/parley/internal/sqlite"
	"github.com/parley-record/parley/nlp/english"
	"github.com/spf13/cobra"
)

// dataFlags are the flags of every command that opens the data file.
type dataFlags struct {
	data   string
	engine string
}

func (f *dataFlags) add(c *cobra.Command, engine bool) {
	c.Flags().StringVar(&f.data, "data", "", "folder that holds the data (default "+defaultData()+")")
	if engine {
		c.Flags().StringVar(&f.engine, "engine", "", fmt.Sprintf("grade of the language engine: fast or best (default best for up to %d reports at a time, fast for more)", desk.Few))
	}
}

// defaultData is where a user's data lies.
func defaultData() string {
	if d := os.Getenv("PARLEY_DATA"); d != "" {
		return d
	}
	if d := os.Getenv("XDG_DATA_HOME"); d != "" {
		return filepath.Join(d, "parley")
	}
	home, err := os.UserHomeDir()
	if err != nil {
		return "parley-data"
	}
	return filepath.Join(home, ".local", "share", "parley")
}

// open opens the data file; with must it has to be there already.
func (f *dataFlags) open(ctx context.Context, must bool) (*sqlite.Store, error) {
	dir := f.data
	if dir == "" {
		dir = defaultData()
	}
	path := filepath.Join(dir, sqlite.FileName)
	if must {
		if _, err := os.Stat(path); errors.Is(err, os.ErrNotExist) {
			return nil, &fault{err: fmt.Errorf("there is no data in %s", dir), hint: "parley serve begins some; --data names another folder", code: exitError}
		}
	}
	s, err := sqlite.Open(ctx, path)
	if err != nil {
		return nil, storeFault(err)
	}
	return s, nil
}

// storeFault gives a store's error a hint.
func storeFault(err error) error {
	hint := ""
	switch {
	case errors.Is(err, parley.ErrFull):
		hint = "make room on the disk and try again; nothing that was saved is lost"
	case errors.Is(err, parley.ErrLocked):
		hint = "another program is writing; wait for it or stop it"
	case errors.Is(err, parley.ErrCorrupt):
		hint = "go back to a backup (parley backup makes them)"
	case errors.Is(err, parley.ErrReadOnly):
		hint = "every command writes beside the file as it reads: give yourself the right to, or name another folder with --data"
	case errors.Is(err, parley.ErrChanged):
		hint = "nothing was changed here; do it again"
	case errors.Is(err, parley.ErrNotFound):
		hint = "parley store list names what is followed"
	}
	return &fault{err: &worded{err}, hint: hint, code: exitError}
}

// worded is a store's error without the name of the room it comes from.
type worded struct{ error }

func (w *worded) Error() string { return strings.TrimPrefix(w.error.Error(), "sqlite: ") }
func (w *worded) Unwrap() error { return w.error }

// follower returns what files and reads reports into s.
func (f *dataFlags) follower(s *sqlite.Store) (*follow.Follower, error) {
	grade := english.Grade(f.engine)
	if grade != "" && grade != english.Fast && grade != english.Best {
		return nil, usageError("there are fast and best", "there is no engine %q", f.engine)
	}
	d, err := desk.New(desk.Options{Engine: grade})
	if err != nil {
		return nil, err
	}
	reads := follow.New(s, d, time.Now)
	reads.Together = desk.Few
	return reads, nil
}

// gather turns the bytes of one input into reports with their ids.
func gather(name, contentType string, body io.Reader) ([]parley.Report, []parley.Problem) {
	reports, problems := fetch.Read(intake.Input{Path: name, ContentType: contentType, Body: body}, intake.Options{KeepForeign: true})
	intake.Number(reports)
	return reports, problems
}
