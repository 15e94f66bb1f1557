package follow

import (
	"archive/zip"
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"strings"

	"github.com/parley-record/parley"
)

// Keep writes what people put into a negotiation, as a zip: parley.toml, what is
// followed; decisions.jsonl, every decision with the sentence that it stands on, the
// earliest first; notes.jsonl, the user's own notes, which parley add files again.
func Keep(ctx context.Context, s parley.Store, n parley.Negotiation, w io.Writer) error {
	plan, err := FormatPlan(n)
	if err != nil {
		return err
	}
	decided, err := decisions(ctx, s, n.ID)
	if err != nil {
		return err
	}
	notes, err := notes(ctx, s, n.ID)
	if err != nil {
		return err
	}
	z := zip.NewWriter(w)
	for _, f := range []struct {
		name string
		text []byte
	}{{"parley.toml", plan}, {"decisions.jsonl", decided}, {"notes.jsonl", notes}} {
		if len(f.text) == 0 {
			continue
		}
		to, err := z.Create(f.name)
		if err != nil {
			return fmt.Errorf("follow: %w", err)
		}
		if _, err := to.Write(f.text); err != nil {
			return fmt.Errorf("follow: %w", err)
		}
	}
	return z.Close()
}

// decisions returns the log of a negotiation as JSON Lines.
func decisions(ctx context.Context, s parley.Store, neg int64) ([]byte, error) {
	var all []parley.Decision
	for p := (parley.Page{Limit: 1000}); ; {
		list, next, err := s.Decisions(ctx, neg, p)
		if err != nil {
			return nil, err
		}
		all = append(all, list...)
		if next == "" {
			break
		}
		p.Before = next
	}
	var b bytes.Buffer
	to := json.NewEncoder(&b)
	for i := len(all) - 1; i >= 0; i-- {
		if err := to.Encode(all[i]); err != nil {
			return nil, fmt.Errorf("follow: %w", err)
		}
	}
	return b.Bytes(), nil
}

// Decided reads the decisions that Keep wrote: from its zip, or from the
// decisions.jsonl in it.
func Decided(b []byte) ([]parley.Decision, error) {
	if bytes.HasPrefix(b, []byte("PK")) {
		z, err := zip.NewReader(bytes.NewReader(b), int64(len(b)))
		if err != nil {
			return nil, fmt.Errorf("follow: %w: %w", parley.ErrInvalid, err)
		}
		f, err := z.Open("decisions.jsonl")
		if err != nil {
			return nil, fmt.Errorf("follow: %w: it holds no decisions.jsonl", parley.ErrInvalid)
		}
		defer f.Close()
		if b, err = io.ReadAll(io.LimitReader(f, decidedMost)); err != nil {
			return nil, fmt.Errorf("follow: %w: %w", parley.ErrInvalid, err)
		}
	}
	var list []parley.Decision
	n := 0
	for line := range bytes.Lines(b) {
		if n++; len(bytes.TrimSpace(line)) == 0 {
			continue
		}
		var d parley.Decision
		if err := json.Unmarshal(line, &d); err != nil || d.Kind == "" || d.Entry == "" {
			return nil, fmt.Errorf("follow: %w: line %d is no decision", parley.ErrInvalid, n)
		}
		list = append(list, d)
	}
	return list, nil
}

// decidedMost bounds a file of decisions, in bytes.
const decidedMost = 256 << 20

// notes returns the user's own notes in a negotiation as JSON Lines.
func notes(ctx context.Context, s parley.Store, neg int64) ([]byte, error) {
	var b bytes.Buffer
	to := json.NewEncoder(&b)
	for _, out := range []bool{false, true} {
		for p := (parley.Page{Limit: 1000}); ; {
			list, next, err := s.Reports(ctx, neg, out, p)
			if err != nil {
				return nil, err
			}
			for i := range list {
				if list[i].Kind != parley.KindNote {
					continue
				}
				r, err := s.Report(ctx, neg, list[i].ID)
				if err != nil {
					return nil, err
				}
				// The title stands in the text already.
				err = to.Encode(map[string]string{"id": r.Key, "title": r.Title, "outlet": r.Outlet, "published": r.Published, "url": r.URL, "kind": string(r.Kind), "text": r.Text})
				if err != nil {
					return nil, fmt.Errorf("follow: %w", err)
				}
			}
			if next == "" {
				break
			}
			p.Before = next
		}
	}
	return b.Bytes(), nil
}

// Loss says in one sentence what goes with a negotiation.
func Loss(n parley.Negotiation, h parley.Holding) string {
	count := func(k int, one, many string) string {
		if k == 1 {
			return "1 " + one
		}
		return fmt.Sprintf("%d %s", k, many)
	}
	s := fmt.Sprintf("%s with %s", n.Name, count(h.Reports, "report", "reports"))
	if h.Notes > 0 {
		s += fmt.Sprintf(" (%s)", count(h.Notes, "note of your own", "notes of your own"))
	}
	s += " and all that was read in them"
	if h.Decisions > 0 {
		s += fmt.Sprintf(", %s of %s", count(h.Decisions, "decision", "decisions"), strings.Join(h.Coders, ", "))
	}
	return s
}
