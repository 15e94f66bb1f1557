package main

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"net/http"
	"slices"
	"strconv"
	"time"

	"github.com/parley-record/parley"
)

// hookMost is how many changes a message to a webhook has at most.
const hookMost = 1000

// An untold is why a webhook did not take a message.
type untold struct{ error }

// A hookMessage is what a webhook gets. Changes are newest first; those of an
// earlier message are older.
type hookMessage struct {
	Negotiation string          `json:"negotiation"`
	Name        string          `json:"name"`
	Changes     []parley.Change `json:"changes"`
	More        bool            `json:"more,omitempty"` // another message may follow at once
}

// tell sends the webhook every change of n that it has not taken, the oldest
// messages first, and notes each that it took: what it refuses is told again in the
// next round. A webhook that was never told anything begins after the change last.
// It returns an untold where the webhook refuses.
func (w *watcher) tell(ctx context.Context, n parley.Negotiation, last int64) error {
	told, memory := "hook "+w.hook, w.store.Memory(n.ID)
	s, err := memory.Fetched(told)
	if err != nil {
		return err
	}
	if k, err := strconv.ParseInt(s, 10, 64); err == nil {
		last = k
	} else if err := memory.SetFetched(told, strconv.FormatInt(last, 10)); err != nil {
		return err
	}
	for {
		// One more than a message takes shows whether another follows.
		list, err := w.store.ChangesAfter(ctx, n.ID, last, hookMost+1)
		if err != nil || len(list) == 0 {
			return err
		}
		more := len(list) > hookMost
		list = list[:min(len(list), hookMost)]
		last = list[len(list)-1].ID
		slices.Reverse(list)
		if list, err = parley.WithoutNotes(ctx, w.store, n.ID, list); err != nil {
			return err
		}
		if len(list) > 0 {
			if err := post(ctx, w.hook, hookMessage{n.Slug, n.Name, list, more}); err != nil {
				return &untold{err}
			}
		}
		if err := memory.SetFetched(told, strconv.FormatInt(last, 10)); err != nil {
			return err
		}
		if !more {
			return nil
		}
	}
}

// hookClient sends messages on where an address says that they are taken elsewhere. A
// redirect that would have them asked for instead of sent (301, 302, 303) is no answer.
var hookClient = &http.Client{CheckRedirect: func(req *http.Request, via []*http.Request) error {
	if req.Method != http.MethodPost || len(via) > 5 {
		return http.ErrUseLastResponse
	}
	return nil
}}

// post sends a message to an address.
func post(ctx context.Context, address string, m hookMessage) error {
	b, err := json.Marshal(m)
	if err != nil {
		return err
	}
	ctx, stop := context.WithTimeout(ctx, 20*time.Second)
	defer stop()
	req, err := http.NewRequestWithContext(ctx, http.MethodPost, address, bytes.NewReader(b))
	if err != nil {
		return err
	}
	req.Header.Set("Content-Type", "application/json")
	res, err := hookClient.Do(req)
	if err != nil {
		return err
	}
	res.Body.Close()
	if res.StatusCode >= 300 {
		return fmt.Errorf("%s answers %s", req.URL.Redacted(), res.Status)
	}
	return nil
}
