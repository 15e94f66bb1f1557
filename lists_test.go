package parley_test

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/parley-record/parley/nlp/tsv"
)

// TestEveryListIsAskedFor finds lists that no rule of their room has use for any more.
func TestEveryListIsAskedFor(t *testing.T) {
	files, err := filepath.Glob("internal/*/lists.tsv")
	if err != nil {
		t.Fatal(err)
	}
	files = append(files, "internal/extract/data/lists.tsv")
	if len(files) < 3 {
		t.Fatalf("only %q", files)
	}
	for _, file := range files {
		text, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		lists, err := tsv.ReadLists(file, string(text))
		if err != nil {
			t.Error(err)
			continue
		}
		rules := sourceOf(t, strings.TrimSuffix(filepath.Dir(file), "/data"))
		for list := range lists {
			if !bytes.Contains(rules, []byte(`("`+list+`")`)) {
				t.Errorf("%s: no rule asks for %s", file, list)
			}
		}
	}
}

// sourceOf returns the text of a room's Go files that are no tests.
func sourceOf(t *testing.T, room string) []byte {
	names, err := filepath.Glob(room + "/*.go")
	if err != nil || len(names) == 0 {
		t.Fatalf("%s: %d files, %v", room, len(names), err)
	}
	var all []byte
	for _, name := range names {
		if strings.HasSuffix(name, "_test.go") {
			continue
		}
		b, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		all = append(all, b...)
	}
	return all
}
