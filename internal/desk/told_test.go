package desk_test

import (
	"context"
	"os"
	"path/filepath"
	"testing"

	"github.com/parley-record/parley"
	"github.com/parley-record/parley/internal/desk"
)

// recordOf returns the record of one report of the given words.
func recordOf(t *testing.T, d *desk.Desk, text string) *parley.Record {
	t.Helper()
	path := filepath.Join(t.TempDir(), "report.txt")
	if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	rec, err := d.Read(context.Background(), []string{path})
	if err != nil {
		t.Fatal(err)
	}
	return rec
}
