package main

import (
	"context"
	"encoding/json"
	"fmt"
	"net/http"
	"net/http/httptest"
	"path/filepath"
	"testing"

	"github.com/parley-record/parley"
	"github.com/parley-record/parley/internal/sqlite"
	"github.com/parley-record/parley/internal/storetest"
)

// TestWebhookIsToldAll has a round make more changes than a message takes, and the
// address refuse the second message: each change is told once, oldest messages first.
func TestWebhookIsToldAll(t *testing.T) {
	ctx := context.Background()
	s, err := sqlite.Open(ctx, filepath.Join(t.TempDir(), sqlite.FileName))
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	n, err := s.CreateNegotiation(ctx, parley.Negotiation{Name: "Trams"})
	if err != nil {
		t.Fatal(err)
	}
	const reports = 2*hookMost + 5
	for i := range reports {
		r := storetest.Report(fmt.Sprint("r", i), "2026-03-02", fmt.Sprintf("Round %d of the talks ended.", i))
		if _, err := s.AddReport(ctx, n.ID, parley.Filed{Report: r, Added: "2026-03-02T10:00:00Z", Belongs: true}); err != nil {
			t.Fatal(err)
		}
	}
	var got []hookMessage
	calls := 0
	hook := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if calls++; calls == 2 {
			http.Error(w, "later", http.StatusServiceUnavailable)
			return
		}
		var m hookMessage
		if err := json.NewDecoder(r.Body).Decode(&m); err != nil {
			t.Error(err)
		}
		got = append(got, m)
	}))
	defer hook.Close()
	w := &watcher{store: s, hook: hook.URL}
	if err := w.tell(ctx, n, 0); err == nil || len(got) != 1 {
		t.Fatalf("a message that is refused: %d are taken, %v", len(got), err)
	}
	for range 2 { // the second time there is nothing to tell
		if err := w.tell(ctx, n, 0); err != nil {
			t.Fatal(err)
		}
	}
	var told []int
	last := int64(0)
	for _, m := range got {
		told = append(told, len(m.Changes))
		for i := len(m.Changes) - 1; i >= 0; i-- {
			if m.Changes[i].ID <= last {
				t.Fatalf("change %d is told after %d", m.Changes[i].ID, last)
			}
			last = m.Changes[i].ID
		}
	}
	if fmt.Sprint(told) != fmt.Sprint([]int{hookMost, hookMost, 5}) || !got[0].More || !got[1].More || got[2].More {
		t.Errorf("messages of %d changes, more %v %v %v", told, got[0].More, got[1].More, got[len(got)-1].More)
	}
}

// TestWebhookThatRedirects has an address send messages elsewhere: where they would be
// lost on the way they are not taken, and where they arrive whole they are.
func TestWebhookThatRedirects(t *testing.T) {
	for code, want := range map[int]bool{http.StatusMovedPermanently: false, http.StatusFound: false, http.StatusSeeOther: false, http.StatusTemporaryRedirect: true, http.StatusPermanentRedirect: true} {
		got := 0
		hook := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
			if r.URL.Path == "/old" {
				http.Redirect(w, r, "/new", code)
				return
			}
			var m hookMessage
			if json.NewDecoder(r.Body).Decode(&m) == nil && m.Negotiation == "trams" {
				got++
			}
		}))
		err := post(context.Background(), hook.URL+"/old", hookMessage{Negotiation: "trams"})
		hook.Close()
		if (err == nil) != want || (got == 1) != want {
			t.Errorf("%d: %v, %d messages arrived", code, err, got)
		}
	}
}
