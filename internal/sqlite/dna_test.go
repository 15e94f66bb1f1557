package sqlite_test

import (
	"context"
	"errors"
	"path/filepath"
	"testing"

	"github.com/parley-record/parley"
	"github.com/parley-record/parley/internal/sqlite"
	"github.com/parley-record/parley/internal/storetest"
)

func TestDNAComesBackAsItWent(t *testing.T) {
	ctx, path := context.Background(), filepath.Join(t.TempDir(), "talks.dna")
	r := storetest.Report("a", "2025-03-01", "𝔘mlaute: Zürich; “so”. "+storetest.Sentence)
	rec := storetest.Record(r, "against")
	rec.Positions[0].By = rec.Actors[1].ID
	if err := sqlite.WriteDNA(ctx, path, rec); err != nil {
		t.Fatal(err)
	}
	if err := sqlite.WriteDNA(ctx, path, rec); !errors.Is(err, parley.ErrExists) {
		t.Errorf("over a file that is there: %v; want ErrExists", err)
	}
	reports, list, err := sqlite.ReadDNA(ctx, path)
	if err != nil {
		t.Fatal(err)
	}
	if len(reports) != 1 || reports[0].Text != r.Text || reports[0].Title != r.Title || reports[0].URL != r.URL || reports[0].Published != "2025-03-01T00:00:00Z" {
		t.Errorf("reports = %+v", reports)
	}
	want := rec.Positions[0].Evidence[0]
	if len(list) != 1 || list[0].Start != want.Start || list[0].Text != want.Text || list[0].Organization != "Port Union" || list[0].Person != "Mara Lind" || list[0].Concept != "the pay offer" || list[0].Agreement {
		t.Errorf("positions = %+v", list)
	}
	if _, _, err := sqlite.ReadDNA(ctx, path+"x"); err == nil {
		t.Errorf("a file that is not there was read")
	}
}
