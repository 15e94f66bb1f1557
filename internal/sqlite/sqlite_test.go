package sqlite_test

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
	"time"

	"github.com/parley-record/parley"
	"github.com/parley-record/parley/internal/sqlite"
	"github.com/parley-record/parley/internal/storetest"
)

func open(t *testing.T, path string) *sqlite.Store {
	t.Helper()
	s, err := sqlite.Open(context.Background(), path)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { s.Close() })
	return s
}

// follow makes a negotiation in s.
func follow(t *testing.T, s *sqlite.Store) parley.Negotiation {
	t.Helper()
	n, err := s.CreateNegotiation(context.Background(), parley.Negotiation{Name: "Talks"})
	if err != nil {
		t.Fatal(err)
	}
	return n
}

// filed makes a negotiation in s and files a report in it.
func filed(t *testing.T, s *sqlite.Store) (parley.Negotiation, parley.Report) {
	t.Helper()
	n, r := follow(t, s), storetest.Report("a", "2025-03-01", storetest.Sentence)
	if _, err := s.AddReport(context.Background(), n.ID, parley.Filed{Report: r, Belongs: true}); err != nil {
		t.Fatal(err)
	}
	return n, r
}

func TestStore(t *testing.T) {
	storetest.Run(t, func(t *testing.T) parley.Store { return open(t, filepath.Join(t.TempDir(), sqlite.FileName)) })
}

func TestBackupIsWhole(t *testing.T) {
	ctx, dir := context.Background(), t.TempDir()
	s := open(t, filepath.Join(dir, "a.db"))
	n, r := filed(t, s)
	to := filepath.Join(dir, "b.db")
	if err := s.Backup(ctx, to); err != nil {
		t.Fatal(err)
	}
	if err := s.Backup(ctx, to); !errors.Is(err, parley.ErrExists) {
		t.Errorf("a second backup to the same file: %v; want ErrExists", err)
	}
	b := open(t, to)
	if err := b.Verify(ctx); err != nil {
		t.Error(err)
	}
	if got, err := b.Report(ctx, n.ID, r.ID); err != nil || got.Text != r.Text {
		t.Errorf("the report in the backup: %v", err)
	}
}

func TestDamagedFile(t *testing.T) {
	path := filepath.Join(t.TempDir(), "a.db")
	if err := os.WriteFile(path, []byte(strings.Repeat("this is no database. ", 400)), 0o600); err != nil {
		t.Fatal(err)
	}
	if _, err := sqlite.Open(context.Background(), path); !errors.Is(err, parley.ErrCorrupt) {
		t.Errorf("Open: %v; want ErrCorrupt", err)
	}
}

// TestGarbledReport checks that a report that cannot be decoded is told of, and
// not left out of the record without a word.
func TestGarbledReport(t *testing.T) {
	ctx := context.Background()
	s := open(t, filepath.Join(t.TempDir(), "a.db"))
	n, _ := filed(t, s)
	whole, err := s.Record(ctx, n.ID, parley.Select{})
	if err != nil || len(whole.Record.Reports) != 1 {
		t.Fatalf("before: %d reports, %v", len(whole.Record.Reports), err)
	}
	if err := sqlite.Garble(ctx, s); err != nil {
		t.Fatal(err)
	}
	if got, err := s.Record(ctx, n.ID, parley.Select{}); err == nil {
		t.Errorf("a record of %d reports without an error", len(got.Record.Reports))
	}
}

func TestLockedFile(t *testing.T) {
	ctx := context.Background()
	path := filepath.Join(t.TempDir(), "a.db")
	a, b := open(t, path), open(t, path)
	release, err := sqlite.Hold(ctx, a)
	if err != nil {
		t.Fatal(err)
	}
	defer release()
	if err := sqlite.Impatient(ctx, b); err != nil {
		t.Fatal(err)
	}
	if _, err := b.CreateNegotiation(ctx, parley.Negotiation{Name: "Talks"}); !errors.Is(err, parley.ErrLocked) {
		t.Errorf("write beside a writer: %v; want ErrLocked", err)
	}
}

func TestFullDisk(t *testing.T) {
	ctx := context.Background()
	s := open(t, filepath.Join(t.TempDir(), "a.db"))
	n := follow(t, s)
	if err := sqlite.Limit(ctx, s); err != nil {
		t.Fatal(err)
	}
	r := storetest.Report("a", "2025-03-01", strings.Repeat("A long report that goes on. ", 1<<15))
	if _, err := s.AddReport(ctx, n.ID, parley.Filed{Report: r, Belongs: true}); !errors.Is(err, parley.ErrFull) {
		t.Errorf("AddReport: %v; want ErrFull", err)
	}
	if _, err := s.Report(ctx, n.ID, r.ID); !errors.Is(err, parley.ErrNotFound) {
		t.Errorf("half a report was kept: %v", err)
	}
}

// TestNobodyElseReads holds what lies beside the file, and its copies, to the rights of
// the file.
func TestNobodyElseReads(t *testing.T) {
	if runtime.GOOS == "windows" {
		return // rights are not bits there
	}
	path := filepath.Join(t.TempDir(), "a.db")
	s := open(t, path)
	follow(t, s)
	if err := s.Backup(context.Background(), path+"-copy"); err != nil {
		t.Fatal(err)
	}
	for _, end := range []string{"", "-wal", "-shm", "-copy"} {
		info, err := os.Stat(path + end)
		if err != nil {
			t.Fatal(err)
		}
		if info.Mode().Perm() != 0o600 {
			t.Errorf("%s%s: %v; want 0600", path, end, info.Mode())
		}
	}
	if err := s.Backup(context.Background(), filepath.Join(path+"-none", "b.db")); err == nil {
		t.Error("a copy in a folder that is not there")
	}
}

// TestReadOnly opens a file that may not be written.
func TestReadOnly(t *testing.T) {
	path := filepath.Join(t.TempDir(), "a.db")
	open(t, path).Close()
	if err := os.Chmod(path, 0o444); err != nil {
		t.Fatal(err)
	}
	asNobody(t, path)
	if f, err := os.OpenFile(path, os.O_RDWR, 0); err == nil {
		f.Close()
		t.Fatal("whoever runs the test may write everything")
	}
	if _, err := sqlite.Open(context.Background(), path); !errors.Is(err, parley.ErrReadOnly) {
		t.Errorf("Open: %v; want ErrReadOnly", err)
	}
}

func TestLaterVersionIsRefused(t *testing.T) {
	path := filepath.Join(t.TempDir(), "a.db")
	s := open(t, path)
	if err := sqlite.SetVersion(context.Background(), s, 999); err != nil {
		t.Fatal(err)
	}
	s.Close()
	if _, err := sqlite.Open(context.Background(), path); err == nil || !strings.Contains(err.Error(), "later version") {
		t.Errorf("Open: %v", err)
	}
}

// TestKilled starts a writer again and again and kills it at any moment: what it
// acknowledged on its output must be in the file.
func TestKilled(t *testing.T) {
	if path := os.Getenv("PARLEY_TEST_WRITER"); path != "" {
		writeUntilKilled(path)
		return
	}
	path := filepath.Join(t.TempDir(), "a.db")
	open(t, path)
	acknowledged := map[string]bool{}
	for round := range 6 {
		cmd := exec.Command(os.Args[0], "-test.run=^TestKilled$")
		cmd.Env = append(os.Environ(), "PARLEY_TEST_WRITER="+path, fmt.Sprintf("PARLEY_TEST_ROUND=%d", round))
		out, err := cmd.StdoutPipe()
		if err != nil {
			t.Fatal(err)
		}
		if err := cmd.Start(); err != nil {
			t.Fatal(err)
		}
		// A slow machine may need long to start the writer: it is killed at a
		// moment counted from its first word.
		kill := time.AfterFunc(time.Minute, func() { cmd.Process.Kill() })
		spoke := false
		lines := bufio.NewScanner(out)
		for lines.Scan() {
			if id, ok := strings.CutPrefix(lines.Text(), "kept "); ok {
				acknowledged[id] = true
				if !spoke {
					spoke = true
					kill.Reset(time.Duration(37*round) * time.Millisecond)
				}
			}
		}
		cmd.Wait()
		kill.Stop()
	}
	if len(acknowledged) == 0 {
		t.Fatal("no writer acknowledged anything")
	}
	s := open(t, path)
	if err := s.Verify(context.Background()); err != nil {
		t.Error(err)
	}
	for id := range acknowledged {
		f, err := s.Report(context.Background(), 1, parley.ID(id))
		if err != nil || f.Read == "" {
			t.Errorf("report %s was acknowledged and is lost: %v", id, err)
		}
	}
	sheet, err := s.Record(context.Background(), 1, parley.Select{})
	if err != nil {
		t.Fatal(err)
	}
	if err := sheet.Check(); err != nil {
		t.Error(err)
	}
}

func writeUntilKilled(path string) {
	ctx := context.Background()
	s, err := sqlite.Open(ctx, path)
	if err != nil {
		fmt.Println(err)
		return
	}
	if l, err := s.Negotiations(ctx); err == nil && len(l) == 0 {
		s.CreateNegotiation(ctx, parley.Negotiation{Name: "Talks"})
	}
	for i := 0; ; i++ {
		name := fmt.Sprintf("%s-%d", os.Getenv("PARLEY_TEST_ROUND"), i)
		r := storetest.Report(name, "2025-03-01", storetest.Sentence+" It is number "+name+".")
		if _, err := s.AddReport(ctx, 1, parley.Filed{Report: r, Belongs: true}); err != nil {
			fmt.Println(err)
			return
		}
		if err := s.PutRecord(ctx, 1, storetest.Record(r, "for"), "2025-03-01T00:00:00Z"); err != nil {
			fmt.Println(err)
			return
		}
		fmt.Println("kept", r.ID)
	}
}

// What was known of addresses becomes what the negotiation knows that followed them;
// where several did, it is asked for again, and webhooks go on where they were.
func TestAddressesOfOneOrSeveral(t *testing.T) {
	ctx := context.Background()
	for name, want := range map[string]map[string]string{
		"one":     {"http https://a.example/feed": "1", "item https://a.example/1": "2", "hook https://desk.example/a b": "7"},
		"several": {"http https://a.example/feed": "", "item https://a.example/1": "", "hook https://desk.example/a b": "7"},
	} {
		path := filepath.Join(t.TempDir(), sqlite.FileName)
		s, err := sqlite.Open(ctx, path)
		if err != nil {
			t.Fatal(err)
		}
		n := follow(t, s)
		if name == "several" {
			if _, err := s.CreateNegotiation(ctx, parley.Negotiation{Name: "More talks"}); err != nil {
				t.Fatal(err)
			}
		}
		err = sqlite.Before0006(ctx, s, map[string]string{"http https://a.example/feed": "1", "item https://a.example/1": "2", "hook https://desk.example/a b " + n.Slug: "7"})
		if err := errors.Join(err, s.Close()); err != nil {
			t.Fatal(err)
		}
		s = open(t, path)
		for url, body := range want {
			if got, err := s.Memory(n.ID).Fetched(url); err != nil || got != body {
				t.Errorf("%s: %s is known as %q, %v; want %q", name, url, got, err, body)
			}
		}
		// What one knows goes with it, and what another of the same beginning knows stays.
		for id := int64(0); id < n.ID*10+1; {
			more, err := s.CreateNegotiation(ctx, parley.Negotiation{Name: "More"})
			if err != nil {
				t.Fatal(err)
			}
			id = more.ID
		}
		other := s.Memory(n.ID*10 + 1)
		if err := errors.Join(other.SetFetched("http x", "y"), s.RemoveNegotiation(ctx, n.ID, "2025-03-05T10:00:00Z")); err != nil {
			t.Fatal(err)
		}
		if got, _ := s.Memory(n.ID).Fetched("hook https://desk.example/a b"); got != "" {
			t.Errorf("%s: the removed one still knows %q", name, got)
		}
		if err := s.Memory(n.ID).SetFetched("http z", "late"); err != nil {
			t.Error(err)
		}
		if got, _ := s.Memory(n.ID).Fetched("http z"); got != "" {
			t.Errorf("%q is remembered for what was removed", got)
		}
		if got, _ := other.Fetched("http x"); got != "y" {
			t.Errorf("%s: another one knows %q", name, got)
		}
	}
}
