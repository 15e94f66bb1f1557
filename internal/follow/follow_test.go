package follow_test

import (
	"context"
	"errors"
	"fmt"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/parley-record/parley"
	"github.com/parley-record/parley/internal/follow"
	"github.com/parley-record/parley/internal/sqlite"
	"github.com/parley-record/parley/internal/storetest"
)

// reader refuses every reading that a report with the word "poison" is in.
type reader struct{ together []int }

func (r *reader) Record(_ context.Context, reports []parley.Report) (*parley.Record, error) {
	r.together = append(r.together, len(reports))
	all := &parley.Record{Format: parley.Format, Reports: reports}
	for i, rep := range reports {
		if strings.Contains(rep.Text, "poison") {
			return nil, errors.New("a bug in Parley")
		}
		rec := storetest.Record(rep, "for")
		if i == 0 {
			all.Actors, all.Issues, all.Statements, all.Positions = rec.Actors, rec.Issues, rec.Statements, rec.Positions
		}
		all.Meetings = append(all.Meetings, rec.Meetings...)
	}
	return all, nil
}

// talks returns a new store with one negotiation in it, closed when the test ends.
func talks(t *testing.T) (*sqlite.Store, parley.Negotiation) {
	t.Helper()
	ctx := context.Background()
	s, err := sqlite.Open(ctx, filepath.Join(t.TempDir(), sqlite.FileName))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { s.Close() })
	n, err := s.CreateNegotiation(ctx, parley.Negotiation{Name: "Talks"})
	if err != nil {
		t.Fatal(err)
	}
	return s, n
}

// A busy store fails to store what was read as often as it is told to.
type busy struct {
	*sqlite.Store
	times int
}

func (b *busy) PutRecord(ctx context.Context, n int64, rec *parley.Record, at string) error {
	if b.times--; b.times >= 0 {
		return fmt.Errorf("sqlite: put record: %w", parley.ErrLocked)
	}
	return b.Store.PutRecord(ctx, n, rec, at)
}

// TestBusyStoreIsNoFaultOfReports has another program hold the data while reports are
// read: they wait for the next reading, and none is marked as one that cannot be read.
func TestBusyStoreIsNoFaultOfReports(t *testing.T) {
	ctx := context.Background()
	s, n := talks(t)
	f := follow.New(&busy{s, 1}, &reader{}, func() time.Time { return time.Date(2025, 3, 5, 0, 0, 0, 0, time.UTC) })
	a, b := storetest.Report("a", "2025-03-01", storetest.Sentence), storetest.Report("b", "2025-03-02", "Later. "+storetest.Sentence)
	if _, err := f.File(ctx, n, []parley.Report{a, b}, true); err != nil {
		t.Fatal(err)
	}
	if err := f.Read(ctx, n); !errors.Is(err, parley.ErrLocked) {
		t.Errorf("Read = %v; want ErrLocked", err)
	}
	if err := f.Read(ctx, n); err != nil {
		t.Fatal(err)
	}
	for _, id := range []parley.ID{a.ID, b.ID} {
		if r, err := s.Report(ctx, n.ID, id); err != nil || r.Read == "" || r.Why != "" {
			t.Errorf("%s: read %q, why %q, %v", id, r.Read, r.Why, err)
		}
	}
}

func TestOneBadReportDoesNotSpoilTheRest(t *testing.T) {
	ctx := context.Background()
	s, n := talks(t)
	r := &reader{}
	f := follow.New(s, r, func() time.Time { return time.Date(2025, 3, 5, 0, 0, 0, 0, time.UTC) })
	changes, stop := f.Subscribe()
	defer stop()
	bad := storetest.Report("bad", "2025-03-02", "poison. "+storetest.Sentence)
	german := storetest.Report("german", "2025-03-02", "Ein Text. "+storetest.Sentence)
	german.Language = "de"
	done, err := f.File(ctx, n, []parley.Report{storetest.Report("a", "2025-03-01", storetest.Sentence), bad, german, bad}, true)
	if err != nil || len(done.Added) != 3 || len(done.Known) != 1 {
		t.Fatalf("File = %+v, %v", done, err)
	}
	if err := f.Read(ctx, n); err != nil {
		t.Fatal(err)
	}
	for id, want := range map[parley.ID]string{bad.ID: "could not be read", german.ID: "language"} {
		if got, err := s.Report(ctx, n.ID, id); err != nil || got.Read != "" || !strings.Contains(got.Why, want) {
			t.Errorf("%s: read %q, why %q, %v", id, got.Read, got.Why, err)
		}
	}
	if sh, err := s.Record(ctx, n.ID, parley.Select{}); err != nil || len(sh.Meetings) != 1 {
		t.Errorf("the good report: %v", err)
	}
	select {
	case id := <-changes:
		if id != n.ID {
			t.Errorf("told of %d", id)
		}
	default:
		t.Error("nobody was told")
	}
	// A later report is read together with those before it.
	if _, err := f.File(ctx, n, []parley.Report{storetest.Report("c", "2025-03-03", "So it went on. "+storetest.Sentence)}, true); err != nil {
		t.Fatal(err)
	}
	if err := f.Read(ctx, n); err != nil {
		t.Fatal(err)
	}
	if last := r.together[len(r.together)-1]; last != 2 {
		t.Errorf("read %d together; want 2", last)
	}
	// A bound keeps earlier ones out, never a new one.
	f.Together = 2
	if _, err := f.File(ctx, n, []parley.Report{storetest.Report("d", "2025-03-04", "And on. "+storetest.Sentence)}, true); err != nil {
		t.Fatal(err)
	}
	if err := f.Read(ctx, n); err != nil {
		t.Fatal(err)
	}
	if last := r.together[len(r.together)-1]; last != 2 {
		t.Errorf("read %d together; the bound is 2", last)
	}
}

func TestNameOfUntitledReports(t *testing.T) {
	f := follow.New(nil, &reader{}, time.Now)
	titled, bare := storetest.Report("a", "2025-03-01", storetest.Sentence), storetest.Report("b", "2025-03-01", "More. "+storetest.Sentence)
	bare.Title = ""
	for _, c := range []struct {
		reports []parley.Report
		want    string
	}{{[]parley.Report{bare, titled}, "Report a"}, {[]parley.Report{bare}, "Port Union on the pay offer"}, {nil, "Negotiation"}} {
		if got := f.Name(context.Background(), c.reports); got != c.want {
			t.Errorf("Name = %q; want %q", got, c.want)
		}
	}
}

// joining reads every report, and finds an actor that only their being read
// together gives.
type joining struct{ read [][]string }

func (j *joining) Record(_ context.Context, reports []parley.Report) (*parley.Record, error) {
	all := &parley.Record{Format: parley.Format, Reports: reports}
	var titles []string
	for _, rep := range reports {
		rec := storetest.Record(rep, "for")
		rec.Actors[0].Aliases = []string{reports[len(reports)-1].Title}
		titles = append(titles, rep.Title)
		all.Actors, all.Issues = append(all.Actors, rec.Actors...), append(all.Issues, rec.Issues...)
		all.Meetings = append(all.Meetings, rec.Meetings...)
	}
	j.read = append(j.read, titles)
	return all, nil
}

// A note is read beside the reports and leaves no trace in what is kept of them.
func TestNotesAreReadApart(t *testing.T) {
	ctx := context.Background()
	s, n := talks(t)
	j := &joining{}
	f := follow.New(s, j, func() time.Time { return time.Date(2025, 3, 5, 0, 0, 0, 0, time.UTC) })
	note := storetest.Report("readout", "2025-03-04", "In confidence. "+storetest.Sentence)
	note.Kind = parley.KindNote
	add := func(list ...parley.Report) {
		t.Helper()
		if _, err := f.File(ctx, n, list, true); err != nil {
			t.Fatal(err)
		}
		if err := f.Read(ctx, n); err != nil {
			t.Fatal(err)
		}
	}
	add(storetest.Report("a", "2025-03-01", storetest.Sentence), note)
	add(storetest.Report("b", "2025-03-05", "More. "+storetest.Sentence))
	want := [][]string{{"Report a"}, {"Report a", "Report readout"}, {"Report a", "Report b"}}
	if !slices.EqualFunc(j.read, want, slices.Equal) {
		t.Errorf("read together %q, want %q", j.read, want)
	}
	sh, err := s.Record(ctx, n.ID, parley.Select{})
	if err != nil {
		t.Fatal(err)
	}
	if len(sh.Meetings) != 3 {
		t.Errorf("%d meetings: want one of each report and one of the note", len(sh.Meetings))
	}
}
