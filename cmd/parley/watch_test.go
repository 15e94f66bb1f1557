package main

import (
	"bytes"
	"context"
	"encoding/json"
	"io"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/parley-record/parley"
	"github.com/parley-record/parley/internal/sqlite"
)

// TestWebhookIsToldWhatItMissed has an address refuse a round's changes, which
// come again with those of the next round, and not a third time.
func TestWebhookIsToldWhatItMissed(t *testing.T) {
	dir := t.TempDir()
	data, box := filepath.Join(dir, "data"), filepath.Join(dir, "box")
	put := func(name, text string) {
		t.Helper()
		if err := os.MkdirAll(box, 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(filepath.Join(box, name), []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	refuse := true
	var got []string
	hook := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if refuse {
			http.Error(w, "later", http.StatusServiceUnavailable)
			return
		}
		var body struct {
			Negotiation string
			Changes     []struct{ Kind, Text string }
		}
		b, err := io.ReadAll(r.Body)
		if err == nil {
			err = json.Unmarshal(b, &body)
		}
		if err != nil || body.Negotiation != "trams" {
			t.Errorf("told %s, %v", b, err)
		}
		var reports []string
		for _, c := range body.Changes {
			if c.Kind == "report" {
				reports = append(reports, strings.TrimPrefix(c.Text, "New report: "))
			}
		}
		got = append(got, strings.Join(reports, "; "))
	}))
	defer hook.Close()
	parley := func(args ...string) (int, string) {
		var out, errs bytes.Buffer
		code := run(context.Background(), args, strings.NewReader(""), &out, &errs)
		return code, errs.String()
	}
	put("one.txt", "Drivers refuse offer\n\nThe tram drivers rejected the pay offer of the company on Monday.\n")
	if code, errs := parley("add", "--engine", "fast", "--data", data, "--new", "Trams", "--source", box); code != 0 {
		t.Fatal(errs)
	}
	round := []string{"watch", "--engine", "fast", "--once", "--data", data, "--webhook", hook.URL}
	if code, errs := parley(round...); code != exitPartial || !strings.Contains(errs, "skipped: the webhook: ") {
		t.Errorf("refused: %d, %s", code, errs)
	}
	refuse = false
	put("two.txt", "Company makes new offer\n\nThe company made the tram drivers a new pay offer on Tuesday.\n")
	// A user's own note is told to nobody.
	put("readout.txt", "My own readout\n\nThe company told us in confidence that it rejected the demand of the drivers.\n")
	if code, errs := parley("add", "--engine", "fast", "--data", data, "--to", "trams", "--kind", "note", filepath.Join(box, "readout.txt")); code != 0 {
		t.Fatal(errs)
	}
	for range 2 {
		if code, errs := parley(round...); code != 0 {
			t.Errorf("%d, %s", code, errs)
		}
	}
	if len(got) != 1 || got[0] != "Company makes new offer; Drivers refuse offer" {
		t.Errorf("told %q; want both reports once", got)
	}
}

// TestWatchGoesOnPastWhatIsRemoved has a negotiation removed while its source is being
// read: the others are watched all the same.
func TestWatchGoesOnPastWhatIsRemoved(t *testing.T) {
	ctx := context.Background()
	dir := t.TempDir()
	s, err := sqlite.Open(ctx, filepath.Join(dir, sqlite.FileName))
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	box := filepath.Join(dir, "box.txt")
	if err := os.WriteFile(box, []byte("Drivers refuse offer\n\nThe tram drivers rejected the pay offer of the company on Monday.\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	var ferries parley.Negotiation
	page := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.URL.Path == "/robots.txt" {
			http.NotFound(w, r)
			return
		}
		if err := s.RemoveNegotiation(ctx, ferries.ID, "2026-03-02T10:00:00Z"); err != nil {
			t.Error(err)
		}
		io.WriteString(w, "<html><body><article><h1>Ferry talks resume</h1><p>The crews of the island ferries and their owners met again on Tuesday to settle the quarrel about winter pay.</p></article></body></html>")
	}))
	defer page.Close()
	if ferries, err = s.CreateNegotiation(ctx, parley.Negotiation{Name: "Ferries", Sources: []string{page.URL + "/a"}}); err != nil {
		t.Fatal(err)
	}
	if _, err := s.CreateNegotiation(ctx, parley.Negotiation{Name: "Trams", Sources: []string{box}}); err != nil {
		t.Fatal(err)
	}
	var out, errs bytes.Buffer
	code := run(ctx, []string{"watch", "--engine", "fast", "--once", "--allow-private", "--delay", "1ms", "--data", dir}, strings.NewReader(""), &out, &errs)
	if code != exitPartial || !strings.Contains(errs.String(), "skipped: ferries: ") || !strings.Contains(errs.String(), "trams: 1 new") {
		t.Errorf("%d, %s", code, errs.String())
	}
}
