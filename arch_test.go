package parley_test

import (
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
)

const module = "github.com/parley-record/parley"

// pure are the rooms without network, system, database, clock or randomness.
var pure = []string{"internal/extract", "internal/resolve", "internal/story", "internal/diff", "internal/boost", "internal/intake", "internal/export", "internal/brief"}

// impure are the standard library's ways out of a pure room.
var impure = []string{"net", "net/http", "os", "os/exec", "os/signal", "syscall", "database/sql", "math/rand", "math/rand/v2", "crypto/rand", "plugin"}

// edges are the rooms that touch the world. None may know another.
var edges = []string{"internal/fetch", "internal/sqlite", "internal/postgres", "internal/web"}

// engineModules are what the language engine may lean on.
var engineModules = []string{"golang.org/x/text", "github.com/clipperhouse/uax29/v2", "github.com/viterin/vek", "github.com/viterin/partial"}

// TestArchitecture holds every import of the program to the rules of doc/design.md.
func TestArchitecture(t *testing.T) {
	for file, imports := range importsOf(t, ".") {
		room := path.Dir(file)
		for _, imp := range imports {
			if why := forbidden(room, imp); why != "" {
				t.Errorf("%s imports %s: %s", file, imp, why)
			}
		}
	}
}

// TestForbidden makes sure that the rules forbid what they are there for.
func TestForbidden(t *testing.T) {
	for _, c := range []struct {
		room, imp string
		ok        bool
	}{
		{".", "strings", true},
		{".", "github.com/spf13/cobra", false},
		{".", module + "/nlp", false},
		{"nlp/tag", module + "/nlp", true},
		{"nlp/tag", module, false},
		{"nlp/tag", module + "/internal/extract", false},
		{"nlp", "github.com/spf13/cobra", false},
		{"nlp/token", "golang.org/x/text/unicode/norm", true},
		{"internal/extract", module + "/nlp", true},
		{"internal/extract", "os", false},
		{"internal/intake", "net/http", false},
		{"internal/intake", "net/url", true},
		{"internal/resolve", "math/rand/v2", false},
		{"internal/sqlite", module + "/internal/web", false},
		{"internal/sqlite", module, true},
		{"internal/extract", module + "/nlp/english", false},
		{"cmd/parley", module + "/internal/sqlite", true},
		{"internal/desk", module + "/cmd/parley", false},
		{"internal/brief", module + "/internal/web", false},
	} {
		if got := forbidden(c.room, c.imp) == ""; got != c.ok {
			t.Errorf("%s importing %s: allowed is %v, want %v", c.room, c.imp, got, c.ok)
		}
	}
}

// TestDesignTellsOfEachFile holds the table of where a change goes to the files of the
// room that has most of them.
func TestDesignTellsOfEachFile(t *testing.T) {
	page, err := os.ReadFile("doc/design.md")
	if err != nil {
		t.Fatal(err)
	}
	files, err := filepath.Glob("internal/extract/*.go")
	if err != nil || len(files) < 50 {
		t.Fatalf("%d files, %v", len(files), err)
	}
	for _, f := range files {
		name := strings.TrimSuffix(filepath.Base(f), ".go")
		if !strings.HasSuffix(name, "_test") && !strings.Contains(string(page), "`"+name+"`") {
			t.Errorf("doc/design.md does not say what goes into %s", f)
		}
	}
}

// forbidden says why a room may not import a package, "" where it may.
func forbidden(room, imp string) string {
	own, inModule := strings.CutPrefix(imp, module+"/")
	inModule = inModule || imp == module
	external := !inModule && strings.Contains(strings.SplitN(imp, "/", 2)[0], ".")
	switch {
	case inModule && strings.HasPrefix(own, "cmd/"):
		return "nothing imports a command"
	case room == "." && (inModule || external):
		return "the root knows the standard library alone"
	case under(room, "nlp") && inModule && !under(own, "nlp"):
		return "the engine knows nothing of negotiations"
	case under(room, "nlp") && external && !anyUnder(imp, engineModules):
		return "the engine leans on text, segmentation and vectors alone"
	case anyUnder(room, pure) && slices.Contains(impure, imp):
		return "a pure room has no way out"
	case anyUnder(room, pure) && inModule && (anyUnder(own, edges) || own == "internal/desk"):
		return "a pure room knows no edge"
	case anyUnder(room, pure) && own == "nlp/english":
		return "the engine comes in by cmd and desk"
	case anyUnder(room, edges) && inModule && anyUnder(own, edges) && !under(own, room):
		return "no edge knows another"
	}
	return ""
}

// importsOf returns the imports of each Go file below root that is no test.
func importsOf(t *testing.T, root string) map[string][]string {
	out := map[string][]string{}
	err := filepath.WalkDir(root, func(p string, e fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if e.IsDir() && (strings.HasPrefix(e.Name(), ".") && p != root || e.Name() == "testdata") {
			return fs.SkipDir
		}
		if !strings.HasSuffix(p, ".go") || strings.HasSuffix(p, "_test.go") {
			return nil
		}
		f, err := parser.ParseFile(token.NewFileSet(), p, nil, parser.ImportsOnly)
		if err != nil {
			return err
		}
		p = filepath.ToSlash(p)
		for _, s := range f.Imports {
			imp, err := strconv.Unquote(s.Path.Value)
			if err != nil {
				return err
			}
			out[p] = append(out[p], imp)
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	if len(out) < 20 {
		t.Fatalf("only %d files were found", len(out))
	}
	return out
}

func under(p, dir string) bool { return p == dir || strings.HasPrefix(p, dir+"/") }

func anyUnder(p string, dirs []string) bool {
	return slices.ContainsFunc(dirs, func(d string) bool { return under(p, d) })
}
