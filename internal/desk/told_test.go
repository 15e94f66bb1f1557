package desk_test

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"testing"

	"github.com/parley-record/parley"
	"github.com/parley-record/parley/internal/desk"
	"github.com/parley-record/parley/nlp/english"
)

// recordOf returns the record of reports of the given words.
func recordOf(t *testing.T, d *desk.Desk, texts ...string) *parley.Record {
	t.Helper()
	dir := t.TempDir()
	var paths []string
	for i, text := range texts {
		path := filepath.Join(dir, fmt.Sprintf("report%d.txt", i+1))
		if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
		paths = append(paths, path)
	}
	rec, err := d.Read(context.Background(), paths)
	if err != nil {
		t.Fatal(err)
	}
	return rec
}

// newDesk returns a desk on which the better engine reads.
func newDesk(t *testing.T) *desk.Desk { return deskOf(t, english.Best) }

// fastDesk returns a desk on which the faster engine reads.
func fastDesk(t *testing.T) *desk.Desk { return deskOf(t, english.Fast) }

func deskOf(t *testing.T, grade english.Grade) *desk.Desk {
	t.Helper()
	d, err := desk.New(desk.Options{Engine: grade, Workers: 1})
	if err != nil {
		t.Fatal(err)
	}
	return d
}
