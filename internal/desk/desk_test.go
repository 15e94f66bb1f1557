package desk

import (
	"context"
	"encoding/json"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"sync"
	"testing"

	"github.com/parley-record/parley"
	"github.com/parley-record/parley/nlp/english"
)

func print(t *testing.T, opt Options, paths ...string) (string, *parley.Record) {
	t.Helper()
	opt.Generated = "2026-01-02T03:04:05Z"
	d, err := New(opt)
	if err != nil {
		t.Fatal(err)
	}
	rec, err := d.Read(context.Background(), paths)
	if err != nil {
		t.Fatal(err)
	}
	b, err := json.Marshal(rec)
	if err != nil {
		t.Fatal(err)
	}
	return string(b), rec
}

// TestSameBytesOnAnyNumberOfCores reads the examples with one worker on one
// core and with eight on eight, twice.
func TestSameBytesOnAnyNumberOfCores(t *testing.T) {
	defer runtime.GOMAXPROCS(runtime.GOMAXPROCS(0))
	grades, turns := []english.Grade{english.Fast, english.Best}, []int{1, 8, 8}
	if testing.Short() {
		grades, turns = grades[:1], turns[:2]
	}
	for _, grade := range grades {
		var first string
		for _, cores := range turns {
			runtime.GOMAXPROCS(cores)
			got, _ := print(t, Options{Engine: grade, Workers: cores}, "../../examples/geneva", "../../examples/strike")
			if first == "" {
				first = got
			}
			if got != first {
				t.Fatalf("%s: on %d cores the record has other bytes", grade, cores)
			}
		}
	}
}

func TestRecordsAreComplete(t *testing.T) {
	_, rec := print(t, Options{}, "../../examples/geneva")
	if len(rec.Reports) != 2 || rec.Format != parley.Format || rec.Parley != parley.Version || rec.Run.Engine != "best" {
		t.Errorf("%d reports, %q, %q, %q", len(rec.Reports), rec.Format, rec.Parley, rec.Run.Engine)
	}
	// Two reports tell of one ultimatum; the verb that one reports it with is past.
	if len(rec.Deadlines) != 1 || rec.Deadlines[0].Due.To != "2025-11-27" {
		t.Errorf("deadlines: %+v", rec.Deadlines)
	}
	for _, m := range rec.Run.Models {
		if len(m.SHA256) != 64 {
			t.Errorf("model %s has no checksum", m.Name)
		}
	}
	if m := rec.Run.Models; m[len(m)-1].Name != "tables" {
		t.Errorf("the word lists are not told of: %+v", m)
	}
}

// TestCopies reads a report together with its own copy, and under another name:
// copies are kept, each with its own ids.
func TestCopies(t *testing.T) {
	src, err := os.ReadFile("../../examples/geneva/1-alder-post.txt")
	if err != nil {
		t.Fatal(err)
	}
	dir := t.TempDir()
	for _, n := range []string{"a.txt", "b.txt", "c.txt"} {
		if err := os.WriteFile(filepath.Join(dir, n), src, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	_, rec := print(t, Options{}, dir)
	if len(rec.Reports) != 3 {
		t.Fatalf("%d reports", len(rec.Reports))
	}
}

// TestAddingReportsRenumbersNothing holds the ids of a report's entries to it
// alone.
func TestAddingReportsRenumbersNothing(t *testing.T) {
	_, alone := print(t, Options{}, "../../examples/strike/1-harbour-herald.txt")
	_, both := print(t, Options{}, "../../examples/strike/1-harbour-herald.txt", "../../examples/geneva/1-alder-post.txt")
	ids := map[parley.ID]bool{}
	for _, s := range both.Statements {
		ids[s.ID] = true
	}
	for _, s := range alone.Statements {
		if !ids[s.ID] {
			t.Errorf("statement %s has another id beside another report", s.ID)
		}
	}
	if alone.Reports[0].ID != both.Reports[0].ID {
		t.Error("the report has another id beside another report")
	}
}

func TestMinConfidence(t *testing.T) {
	_, all := print(t, Options{}, "../../examples/geneva")
	_, sure := print(t, Options{MinConfidence: 0.7}, "../../examples/geneva")
	if len(sure.Statements) > len(all.Statements) {
		t.Errorf("%d statements above 0.7, %d in all", len(sure.Statements), len(all.Statements))
	}
	for _, s := range sure.Statements {
		if s.Confidence < 0.7 {
			t.Errorf("a statement at %v is left", s.Confidence)
		}
	}
	if sure.Run.Settings["min_confidence"] != "0.7" {
		t.Errorf("the bound is printed as %q", sure.Run.Settings["min_confidence"])
	}
}

func TestPlaces(t *testing.T) {
	dir := t.TempDir()
	for _, n := range []string{"b.txt", "a/z.html", "a.txt", "a/y", "B.jsonl.gz", ".x.txt", ".git/x.txt", "n.csv", "r.pdf", "a/b/c.txt"} {
		p := filepath.Join(dir, n)
		if err := os.MkdirAll(filepath.Dir(p), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(p, []byte("x"), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	var got []string
	for _, p := range places([]string{dir, "-", filepath.Join(dir, "n.csv"), filepath.Join(dir, "gone")}) {
		s := strings.TrimPrefix(p.path, dir+"/")
		if p.problem != nil {
			s += "!"
		}
		got = append(got, s)
	}
	want := "B.jsonl.gz a.txt a/b/c.txt a/y a/z.html b.txt r.pdf - n.csv gone!"
	if strings.Join(got, " ") != want {
		t.Errorf("got  %s\nwant %s", strings.Join(got, " "), want)
	}
}

func TestUnreadableFile(t *testing.T) {
	if os.Getuid() == 0 {
		// Root may read everything; a folder that is opened as a file stands for it.
		_, probs := (&Desk{opt: Options{}}).open(place{path: t.TempDir()})
		if len(probs) != 1 || !strings.Contains(probs[0].Error, "cannot be read") {
			t.Errorf("%+v", probs)
		}
		return
	}
	p := filepath.Join(t.TempDir(), "a.txt")
	if err := os.WriteFile(p, []byte("x"), 0); err != nil {
		t.Fatal(err)
	}
	_, rec := print(t, Options{}, p)
	if len(rec.Problems) != 1 || rec.Problems[0].Error != p+" may not be read by you" {
		t.Errorf("%+v", rec.Problems)
	}
}

func TestCancel(t *testing.T) {
	d, err := New(Options{})
	if err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	if _, err := d.Read(ctx, []string{"../../examples/geneva"}); err != context.Canceled {
		t.Errorf("err = %v", err)
	}
}

func TestPanicIsAnError(t *testing.T) {
	d := &Desk{opt: Options{Workers: 2}}
	err := d.each(context.Background(), 4, func(i int) {
		if i == 2 {
			var m map[string]int
			m["x"] = 1
		}
	})
	if err == nil || !strings.Contains(err.Error(), "a bug in Parley: assignment to entry in nil map at ") || !strings.Contains(err.Error(), "desk.TestPanicIsAnError") {
		t.Errorf("err = %v", err)
	}
}

func TestSentencesAreInOrder(t *testing.T) {
	_, rec := print(t, Options{}, "../../examples/strike")
	for i := range rec.Reports {
		at := 0
		for _, s := range Sentences(&rec.Reports[i]) {
			if s[0] < at || s[1] <= s[0] || s[1] > len(rec.Reports[i].Text) {
				t.Fatalf("sentence %v after %d", s, at)
			}
			at = s[1]
		}
	}
}

// A few reports are read with the better engine, many with the faster one.
func TestEngineByCount(t *testing.T) {
	d, err := New(Options{})
	if err != nil {
		t.Fatal(err)
	}
	for n, want := range map[int]english.Grade{1: english.Best, Few: english.Best, Few + 1: english.Fast} {
		e, err := d.engine(n)
		if err != nil || e.Grade != want {
			t.Errorf("%d reports are read with %v, %v; want %s", n, e, err, want)
		}
	}
	if _, err := New(Options{Engine: "slow"}); err == nil {
		t.Error("an engine that there is not was taken")
	}
}

// TestFolderByAnotherName reads a folder through a symbolic link to it.
func TestFolderByAnotherName(t *testing.T) {
	dir := t.TempDir()
	if err := os.Mkdir(filepath.Join(dir, "real"), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(dir, "real", "a.txt"), []byte("The union rejected the offer."), 0o644); err != nil {
		t.Fatal(err)
	}
	link := filepath.Join(dir, "link")
	if err := os.Symlink("real", link); err != nil {
		t.Fatal(err)
	}
	files, problems := Files(link)
	if len(files) != 1 || files[0] != filepath.Join(link, "a.txt") || len(problems) != 0 {
		t.Errorf("%v, %v", files, problems)
	}
}

// TestProgressBeginsAtOnce: a person who waits for the first reports sees that they
// are read.
func TestProgressBeginsAtOnce(t *testing.T) {
	var mu sync.Mutex
	var got []int
	d, err := New(Options{Engine: english.Fast, Workers: 1, Progress: func(done, total int) {
		mu.Lock()
		defer mu.Unlock()
		got = append(got, done)
	}})
	if err != nil {
		t.Fatal(err)
	}
	if _, err := d.Annotate(context.Background(), []parley.Report{{Text: "They met."}, {Text: "They left."}}); err != nil || !slices.Equal(got, []int{0, 1, 2}) {
		t.Errorf("%v, %v", got, err)
	}
}
