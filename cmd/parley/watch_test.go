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
