// Package follow keeps a negotiation up to date: it files reports, decides
// which belong, has them read and stores what was read.
package follow

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"sync"
	"time"

	"github.com/parley-record/parley"
)

// Window is how many reports read before are read again with new ones, so that
// stories, texts and meetings are joined across them.
const Window = 40

// A Reader reads reports together. *desk.Desk is one.
type Reader interface {
	Record(ctx context.Context, reports []parley.Report) (*parley.Record, error)
}

// A BookReader reads reports together with a user's own issues and his word on
// which reports are one story.
type BookReader interface {
	RecordWith(ctx context.Context, reports []parley.Report, own []parley.CodeIssue, pins parley.Pins) (*parley.Record, error)
}

// A Follower files and reads reports. Make one with New; it is safe for
// concurrent use.
type Follower struct {
	Store parley.Store
	// Together, where it is not 0, is how many reports are read together at most
	// when fewer new ones than that wait: earlier reports beyond it stay out, so
	// that a few new ones are read with the better engine.
	Together int

	reader  Reader
	now     func() time.Time
	reading sync.Mutex // one reading at a time: it takes every core

	mu   sync.Mutex
	subs map[chan int64]bool
}

// New returns a follower that reads with r and takes its times from now.
func New(s parley.Store, r Reader, now func() time.Time) *Follower {
	return &Follower{Store: s, reader: r, now: now, subs: map[chan int64]bool{}}
}

// Now returns the time as a store keeps it.
func (f *Follower) Now() string { return f.now().UTC().Format(time.RFC3339) }

// A Filing says what became of reports that were handed in.
type Filing struct {
	Added []parley.ID `json:"added"`
	Known []parley.ID `json:"known"` // the same text is filed already
	Out   []parley.ID `json:"out"`   // filed, but kept out of the record
}

// File files reports. Those that do not belong are kept, out of the record; all
// takes in every one.
func (f *Follower) File(ctx context.Context, n parley.Negotiation, reports []parley.Report, all bool) (Filing, error) {
	var done Filing
	asRead := !all && n.AsRead && len(n.Parties) == 0
	if asRead {
		var err error
		var issues []string
		if n.Parties, issues, err = Named(ctx, f.Store, n.ID); err != nil {
			return done, err
		}
		n.Issues = append(slices.Clone(n.Issues), issues...)
	}
	for _, r := range reports {
		fl := parley.Filed{Report: r, Added: f.Now(), Belongs: true}
		if !all {
			fl.Belongs, fl.Why = belongs(n, &r, asRead)
		}
		if r.Language != "" && !strings.HasPrefix(r.Language, "en") {
			fl.Why = "written in a language that Parley does not read (" + r.Language + ")"
		}
		added, err := f.Store.AddReport(ctx, n.ID, fl)
		if err != nil {
			return done, err
		}
		switch {
		case !added:
			done.Known = append(done.Known, r.ID)
		case !fl.Belongs:
			done.Out = append(done.Out, r.ID)
		default:
			done.Added = append(done.Added, r.ID)
		}
	}
	if len(done.Added) > 0 {
		f.Tell(n.ID)
	}
	return done, nil
}

// Read reads what is filed and not read yet, and stores it. A report that
// cannot be read is marked with why, and the rest is read.
func (f *Follower) Read(ctx context.Context, n parley.Negotiation) error {
	f.reading.Lock()
	defer f.reading.Unlock()
	if err := f.Store.Expire(ctx, n.ID, f.Now()); err != nil {
		return err
	}
	for {
		unread, with, err := f.Store.Unread(ctx, n.ID, Window)
		if err != nil || len(unread) == 0 {
			return err
		}
		if f.Together > 0 && len(unread) < f.Together {
			with = with[:min(len(with), f.Together-len(unread))]
		}
		if err := f.readTogether(ctx, n, append(with, unread...)); err != nil {
			if ctx.Err() != nil {
				return ctx.Err()
			}
			if ofStore(err) {
				return err
			}
			// One of them spoils the reading: each alone tells which.
			for _, r := range unread {
				if err := f.readTogether(ctx, n, []parley.Filed{r}); err != nil {
					if ctx.Err() != nil {
						return ctx.Err()
					}
					if ofStore(err) {
						return err
					}
					if err := f.Store.MarkUnread(ctx, n.ID, r.ID, fmt.Sprintf("could not be read: %v", err)); err != nil {
						return err
					}
				}
			}
		}
		f.Tell(n.ID)
	}
}

// ofStore reports whether an error says that what was read could not be stored: no
// report is to blame for it, and all are read again.
func ofStore(err error) bool {
	return slices.ContainsFunc([]error{parley.ErrLocked, parley.ErrFull, parley.ErrReadOnly, parley.ErrCorrupt, parley.ErrNotFound}, func(of error) bool { return errors.Is(err, of) })
}

// readTogether reads reports together and stores what was read. A user's own notes
// are read apart, with the others beside them: nothing that only a note says
// shapes what is kept of the reports, which may leave without it.
func (f *Follower) readTogether(ctx context.Context, n parley.Negotiation, filed []parley.Filed) error {
	slices.SortStableFunc(filed, func(a, b parley.Filed) int { return strings.Compare(a.Published, b.Published) })
	isNote := func(r *parley.Filed) bool { return r.Kind == parley.KindNote }
	press := slices.DeleteFunc(slices.Clone(filed), func(r parley.Filed) bool { return isNote(&r) })
	notes := len(press) < len(filed)
	if slices.ContainsFunc(press, func(r parley.Filed) bool { return r.Read == "" }) || !notes {
		if err := f.put(ctx, n, press, nil); err != nil {
			return err
		}
	}
	if !notes || !slices.ContainsFunc(filed, func(r parley.Filed) bool { return isNote(&r) && r.Read == "" }) {
		return nil
	}
	return f.put(ctx, n, filed, func(r *parley.Report) bool { return r.Kind != parley.KindNote })
}

// put reads reports together and stores what was read, less the reports that
// leave names.
func (f *Follower) put(ctx context.Context, n parley.Negotiation, filed []parley.Filed, leave func(*parley.Report) bool) error {
	reports := make([]parley.Report, len(filed))
	for i := range filed {
		reports[i] = filed[i].Report
		reports[i].RevisionOf = "" // the earlier revision is not read with it
	}
	var rec *parley.Record
	var err error
	if b, ok := f.reader.(BookReader); ok {
		rec, err = b.RecordWith(ctx, reports, Own(n), pinned(filed))
	} else {
		rec, err = f.reader.Record(ctx, reports)
	}
	if err == nil && leave != nil {
		rec = rec.Without(leave)
	}
	if err != nil {
		return err
	}
	return f.Store.PutRecord(ctx, n.ID, rec, f.Now())
}

// pinned returns what a person's placing of some of the reports says of all: one
// that was placed is together with the others of its story and apart from those
// of every other.
func pinned(filed []parley.Filed) parley.Pins {
	var p parley.Pins
	for i := range filed {
		for j := range i {
			a, b := &filed[j], &filed[i]
			switch {
			case !a.Placed && !b.Placed || a.Story == "" || b.Story == "":
			case a.Story == b.Story:
				p.Together = append(p.Together, [2]parley.ID{a.ID, b.ID})
			default:
				p.Apart = append(p.Apart, [2]parley.ID{a.ID, b.ID})
			}
		}
	}
	return p
}

// Subscribe returns a channel that gets the id of each negotiation that
// changes, until stop is called. A slow reader misses some.
func (f *Follower) Subscribe() (changes <-chan int64, stop func()) {
	c := make(chan int64, 16)
	f.mu.Lock()
	f.subs[c] = true
	f.mu.Unlock()
	return c, func() {
		f.mu.Lock()
		delete(f.subs, c)
		f.mu.Unlock()
	}
}

// Tell lets subscribers know that a negotiation changed.
func (f *Follower) Tell(id int64) {
	f.mu.Lock()
	defer f.mu.Unlock()
	for c := range f.subs {
		select {
		case c <- id:
		default:
		}
	}
}
