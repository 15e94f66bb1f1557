package main

import (
	"bufio"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

var update = flag.Bool("update", false, "rewrite the ledger of the open gold records")

// TestOpenGold runs the whole program over the reports with gold records that are in
// the repository, those under open licences and those written for it, and holds each
// layer to the ledger beside them: its F1 may not fall by more than one entry is worth.
func TestOpenGold(t *testing.T) {
	for _, folder := range []string{"open", "written/a", "written/b"} {
		t.Run(folder, func(t *testing.T) { holdsGold(t, filepath.Join("../../internal/desk/testdata", folder)) })
	}
}

func holdsGold(t *testing.T, folder string) {
	s, err := scoreGold(folder)
	if err != nil {
		t.Fatal(err)
	}
	file := filepath.Join(folder, "ledger.txt")
	if *update {
		if err := os.WriteFile(file, []byte("# F1 in per cent by layer; `go test ./cmd/parley-train -run OpenGold -update` rewrites it.\n"+s.String()), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	was := readGoldLedger(t, file)
	for _, l := range goldLayers {
		old, ok := was[l]
		if !ok {
			t.Errorf("the ledger has no line for %s", l)
			continue
		}
		now := s[l]
		if now.gold != old.gold {
			t.Errorf("%s: %d asked for, the ledger says %d", l, now.gold, old.gold)
		}
		least := old
		least.right = max(0, least.right-1)
		if now.f1() < least.f1()-0.05 {
			t.Errorf("%s: %.1f (%d of %d right), the ledger says %.1f (%d of %d)", l, now.f1(), now.right, now.printed, old.f1(), old.right, old.printed)
		}
	}
}

func readGoldLedger(t *testing.T, file string) goldScore {
	f, err := os.Open(file)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	out := goldScore{}
	for sc := bufio.NewScanner(f); sc.Scan(); {
		if strings.HasPrefix(sc.Text(), "#") {
			continue
		}
		var l string
		var f1 float64
		var c goldCount
		if _, err := fmt.Sscanf(sc.Text(), "%s %f %d right of %d asked for, %d printed", &l, &f1, &c.right, &c.gold, &c.printed); err != nil {
			t.Fatalf("%s: %q: %v", file, sc.Text(), err)
		}
		out[l] = c
	}
	return out
}

// TestMatchGold pairs rows: as many as can be, required ones first, and what only
// an optional one takes counts neither way.
func TestMatchGold(t *testing.T) {
	for _, c := range []struct {
		name     string
		golds    []string // the printed rows that each fits; "?" before: optional
		printed  string
		right    int
		asked, p int
	}{
		{"nothing printed", []string{"a"}, "", 0, 1, 0},
		{"one each", []string{"a", "b"}, "ab", 2, 2, 2},
		{"the first gives way", []string{"ab", "a"}, "ab", 2, 2, 2},
		{"one row fits two", []string{"a", "a"}, "ab", 1, 2, 2},
		{"an optional one is left what nobody asks for", []string{"?ab", "a"}, "ab", 1, 1, 1},
		{"an optional one found is no fault", []string{"?a"}, "a", 0, 0, 0},
		{"an optional one missed is none either", []string{"?a"}, "b", 0, 0, 1},
	} {
		m := matchGold(len(c.golds), len(c.printed), func(i int) bool { return c.golds[i][0] == '?' }, func(i, k int) bool { return strings.IndexByte(c.golds[i], c.printed[k]) >= 0 })
		if m.right != c.right || m.gold != c.asked || m.printed != c.p {
			t.Errorf("%s: %d right of %d asked for, %d printed; want %d, %d, %d", c.name, m.right, m.gold, m.printed, c.right, c.asked, c.p)
		}
	}
}
