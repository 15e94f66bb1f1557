package sqlite_test

import (
	"context"
	"database/sql"
	"encoding/base64"
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

// The hash was made by Jasypt 1.9.3, which Discourse Network Analyzer asks.
func TestDNAPasswordIsThatOfJasypt(t *testing.T) {
	const want = "D9JPkH41xtn8Z/RnA9GLukz6nuBpUdSVNuvTbdccvzF0ud1axKrdQhwkRKjhdXz9"
	b, err := base64.StdEncoding.DecodeString(want)
	if err != nil {
		t.Fatal(err)
	}
	if got := sqlite.DNAHash(b[:16], "parley"); got != want {
		t.Errorf("hash = %s; want %s", got, want)
	}
}

// What DNA 3 asks of a file when it opens and shows it, in its own columns.
func TestDNAHoldsWhatDNAAsks(t *testing.T) {
	path := filepath.Join(t.TempDir(), "talks.dna")
	if err := sqlite.WriteDNA(context.Background(), path, storetest.Record(storetest.Report("a", "2025-03-01", storetest.Sentence), "for")); err != nil {
		t.Fatal(err)
	}
	db, err := sql.Open("sqlite", "file:"+path+"?mode=ro")
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	for query, want := range map[string]int{
		"SELECT count(*) FROM CODERS WHERE ID = 1 AND Name = 'Admin' AND PermissionEditCoders = 1 AND FontSize BETWEEN 1 AND 99 AND PopupWidth BETWEEN 100 AND 9999":                                            1,
		"SELECT count(*) FROM SETTINGS WHERE Property IN ('version', 'date') AND Value IS NOT NULL":                                                                                                             2,
		"SELECT count(*) FROM STATEMENTS s JOIN DOCUMENTS d ON d.ID = s.DocumentId WHERE s.Start >= 0 AND s.Start < s.Stop AND s.Stop <= length(d.Text)":                                                        1,
		"SELECT count(*) FROM DATASHORTTEXT t JOIN ENTITIES e ON e.ID = t.Entity AND e.VariableId = t.VariableId WHERE t.StatementId = 1":                                                                       3,
		"SELECT count(*) FROM DATABOOLEAN WHERE StatementId = 1 AND VariableId = 4 AND Value = 1":                                                                                                               1,
		"SELECT count(*) FROM ENTITIES e WHERE 3 <> (SELECT count(*) FROM ATTRIBUTEVALUES v JOIN ATTRIBUTEVARIABLES a ON a.ID = v.AttributeVariableId AND a.VariableId = e.VariableId WHERE v.EntityId = e.ID)": 0,
		"SELECT count(*) FROM ATTRIBUTEVALUES WHERE AttributeValue = 'organisation'":                                                                                                                            1,
		"SELECT count(*) FROM VARIABLELINKS":  0,
		"SELECT count(*) FROM CODERRELATIONS": 0,
		"SELECT count(*) FROM REGEXES":        0,
	} {
		var got int
		if err := db.QueryRow(query).Scan(&got); err != nil || got != want {
			t.Errorf("%s: %d, %v; want %d", query, got, err, want)
		}
	}
}
