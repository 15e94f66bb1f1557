package sqlite

import (
	"context"
	"crypto/rand"
	"crypto/sha256"
	"database/sql"
	"encoding/base64"
	"errors"
	"fmt"
	"os"
	"slices"
	"strings"
	"time"
	"unicode/utf16"

	"github.com/parley-record/parley"
	"github.com/parley-record/parley/internal/export"
)

// dnaSchema makes the tables of Discourse Network Analyzer's own files.
const dnaSchema = `
CREATE TABLE SETTINGS (Property TEXT PRIMARY KEY, Value TEXT);
CREATE TABLE CODERS (ID INTEGER PRIMARY KEY NOT NULL, Name TEXT NOT NULL, Red INTEGER, Green INTEGER, Blue INTEGER, Refresh INTEGER DEFAULT 0, FontSize INTEGER DEFAULT 14,
  Password TEXT, PopupWidth INTEGER DEFAULT 300, ColorByCoder INTEGER DEFAULT 0, PopupDecoration INTEGER DEFAULT 0, PopupAutoComplete INTEGER DEFAULT 1,
  PermissionAddDocuments INTEGER DEFAULT 1, PermissionEditDocuments INTEGER DEFAULT 1, PermissionDeleteDocuments INTEGER DEFAULT 1, PermissionImportDocuments INTEGER DEFAULT 1,
  PermissionAddStatements INTEGER DEFAULT 1, PermissionEditStatements INTEGER DEFAULT 1, PermissionDeleteStatements INTEGER DEFAULT 1, PermissionEditAttributes INTEGER DEFAULT 1,
  PermissionEditRegex INTEGER DEFAULT 1, PermissionEditStatementTypes INTEGER DEFAULT 1, PermissionEditCoders INTEGER DEFAULT 1, PermissionEditCoderRelations INTEGER DEFAULT 1,
  PermissionViewOthersDocuments INTEGER DEFAULT 1, PermissionEditOthersDocuments INTEGER DEFAULT 1, PermissionViewOthersStatements INTEGER DEFAULT 1, PermissionEditOthersStatements INTEGER DEFAULT 1);
CREATE TABLE CODERRELATIONS (ID INTEGER PRIMARY KEY NOT NULL, Coder INTEGER, OtherCoder INTEGER, viewStatements INTEGER DEFAULT 1, editStatements INTEGER DEFAULT 1, viewDocuments INTEGER DEFAULT 1, editDocuments INTEGER DEFAULT 1);
CREATE TABLE DOCUMENTS (ID INTEGER PRIMARY KEY NOT NULL, Title TEXT NOT NULL, Text TEXT NOT NULL, Coder INTEGER, Author TEXT NOT NULL DEFAULT '', Source TEXT NOT NULL DEFAULT '',
  Section TEXT NOT NULL DEFAULT '', Notes TEXT NOT NULL DEFAULT '', Type TEXT NOT NULL DEFAULT '', Date INTEGER NOT NULL);
CREATE TABLE STATEMENTTYPES (ID INTEGER PRIMARY KEY NOT NULL, Label TEXT NOT NULL, Red INTEGER, Green INTEGER, Blue INTEGER);
CREATE TABLE VARIABLES (ID INTEGER PRIMARY KEY NOT NULL, Variable TEXT NOT NULL, DataType TEXT NOT NULL, StatementTypeId INTEGER);
CREATE TABLE ENTITIES (ID INTEGER PRIMARY KEY NOT NULL, VariableId INTEGER NOT NULL, Value TEXT NOT NULL DEFAULT '', Red INTEGER DEFAULT 0, Green INTEGER DEFAULT 0, Blue INTEGER DEFAULT 0, ChildOf INTEGER, UNIQUE (VariableId, Value));
CREATE TABLE STATEMENTS (ID INTEGER PRIMARY KEY NOT NULL, StatementTypeId INTEGER, DocumentId INTEGER, Start INTEGER, Stop INTEGER, Coder INTEGER);
CREATE TABLE DATABOOLEAN (ID INTEGER PRIMARY KEY NOT NULL, StatementId INTEGER NOT NULL, VariableId INTEGER NOT NULL, Value INTEGER NOT NULL DEFAULT 1, UNIQUE (StatementId, VariableId));
CREATE TABLE DATAINTEGER (ID INTEGER PRIMARY KEY NOT NULL, StatementId INTEGER NOT NULL, VariableId INTEGER NOT NULL, Value INTEGER NOT NULL DEFAULT 0, UNIQUE (StatementId, VariableId));
CREATE TABLE DATASHORTTEXT (ID INTEGER PRIMARY KEY NOT NULL, StatementId INTEGER NOT NULL, VariableId INTEGER NOT NULL, Entity INTEGER NOT NULL, UNIQUE (StatementId, VariableId));
CREATE TABLE DATALONGTEXT (ID INTEGER PRIMARY KEY NOT NULL, StatementId INTEGER NOT NULL, VariableId INTEGER NOT NULL, Value TEXT DEFAULT '', UNIQUE (StatementId, VariableId));
CREATE TABLE ATTRIBUTEVARIABLES (ID INTEGER PRIMARY KEY NOT NULL, VariableId INTEGER NOT NULL, AttributeVariable TEXT NOT NULL, UNIQUE (VariableId, AttributeVariable));
CREATE TABLE ATTRIBUTEVALUES (ID INTEGER PRIMARY KEY NOT NULL, EntityId INTEGER NOT NULL, AttributeVariableId INTEGER NOT NULL, AttributeValue TEXT NOT NULL DEFAULT '', UNIQUE (EntityId, AttributeVariableId));
CREATE TABLE VARIABLELINKS (ID INTEGER PRIMARY KEY NOT NULL, SourceVariableId INTEGER, TargetVariableId INTEGER);
CREATE TABLE REGEXES (Label TEXT PRIMARY KEY, Red INTEGER, Green INTEGER, Blue INTEGER);
INSERT INTO SETTINGS VALUES ('version', '3.0'), ('date', '');
INSERT INTO STATEMENTTYPES VALUES (1, 'DNA Statement', 239, 208, 51);
INSERT INTO VARIABLES VALUES (1, 'person', 'short text', 1), (2, 'organization', 'short text', 1), (3, 'concept', 'short text', 1), (4, 'agreement', 'boolean', 1);
INSERT INTO STATEMENTTYPES VALUES (2, 'Annotation', 211, 211, 211);
INSERT INTO VARIABLES VALUES (5, 'note', 'long text', 2);
INSERT INTO ATTRIBUTEVARIABLES VALUES (1, 1, 'Type'), (2, 2, 'Type'), (3, 3, 'Type'), (4, 1, 'Alias'), (5, 2, 'Alias'), (6, 3, 'Alias'), (7, 1, 'Notes'), (8, 2, 'Notes'), (9, 3, 'Notes');
`

const dnaTitle = 190 // DNA keeps titles and values shorter than 191 characters

// WriteDNA writes the positions for and against of rec as a new file of
// Discourse Network Analyzer 3. Its administrator has the password "parley". What
// an actor is, and its other names, become the attributes Type and Alias.
func WriteDNA(ctx context.Context, path string, rec *parley.Record) error {
	if _, err := os.Stat(path); err == nil {
		return fmt.Errorf("sqlite: %s: %w", path, parley.ErrExists)
	}
	db, err := sql.Open("sqlite", "file:"+path)
	if err != nil {
		return wrap("dna", err)
	}
	defer db.Close()
	db.SetMaxOpenConns(1)
	tx, err := db.BeginTx(ctx, nil)
	if err != nil {
		return wrap("dna", err)
	}
	defer tx.Rollback()
	run := func(query string, args ...any) {
		if err == nil {
			_, err = tx.ExecContext(ctx, query, args...)
		}
	}
	run(dnaSchema)
	run("INSERT INTO CODERS (ID, Name, Red, Green, Blue, Password) VALUES (1, 'Admin', 69, 212, 255, $1)", dnaPassword("parley"))
	document := map[parley.ID]int{}
	for i := range rec.Reports {
		r := &rec.Reports[i]
		document[r.ID] = i + 1
		run("INSERT INTO DOCUMENTS (ID, Title, Text, Coder, Author, Source, Section, Notes, Type, Date) VALUES ($1, $2, $3, 1, $4, $5, $6, $7, $8, $9)",
			i+1, clip(r.Title), r.Text, clip(r.Author), clip(r.Outlet), clip(r.Section), r.URL, clip(string(r.Kind)), epoch(r.Published))
	}
	attributes := map[string][2]string{} // name → type, other names
	for i := range rec.Actors {
		a := &rec.Actors[i]
		attributes[clip(a.Name)] = [2]string{string(a.Kind), strings.Join(a.Aliases, "; ")}
	}
	entities := map[string]int{}
	entity := func(variable int, value string) int {
		value = clip(value)
		k := fmt.Sprint(variable, "/", value)
		if entities[k] == 0 {
			entities[k] = len(entities) + 1
			run("INSERT INTO ENTITIES (ID, VariableId, Value) VALUES ($1, $2, $3)", entities[k], variable, value)
			about := attributes[value]
			if variable == 3 {
				about = [2]string{}
			}
			for i, v := range []string{about[0], about[1], ""} {
				run("INSERT INTO ATTRIBUTEVALUES (EntityId, AttributeVariableId, AttributeValue) VALUES ($1, $2, $3)", entities[k], variable+3*i, clip(v))
			}
		}
		return entities[k]
	}
	for variable := 1; variable <= 3; variable++ {
		entity(variable, "") // DNA's own empty value
	}
	for _, s := range export.DNA(rec) {
		run("INSERT INTO STATEMENTS (ID, StatementTypeId, DocumentId, Start, Stop, Coder) VALUES ($1, 1, $2, $3, $4, 1)", s.ID, document[s.Report.ID], s.Start, s.Stop)
		for variable, value := range []string{s.Person, s.Organization, s.Concept} {
			run("INSERT INTO DATASHORTTEXT (StatementId, VariableId, Entity) VALUES ($1, $2, $3)", s.ID, variable+1, entity(variable+1, value))
		}
		run("INSERT INTO DATABOOLEAN (StatementId, VariableId, Value) VALUES ($1, 4, $2)", s.ID, s.Agreement)
	}
	if err == nil {
		err = tx.Commit()
	}
	if err != nil {
		return wrap("dna", errors.Join(err, os.Remove(path)))
	}
	return nil
}

// DNA keeps passwords as Jasypt's StrongPasswordEncryptor does: 16 bytes of salt,
// then SHA-256 of salt and password, hashed again until it was done 100,000 times.
const (
	dnaSalt   = 16
	dnaRounds = 100_000
)

// dnaPassword hashes the administrator's password. DNA asks for it when it opens
// the file.
func dnaPassword(password string) string {
	salt := make([]byte, dnaSalt)
	rand.Read(salt)
	return dnaHash(salt, password)
}

func dnaHash(salt []byte, password string) string {
	sum := sha256.Sum256(append(slices.Clone(salt), password...))
	for range dnaRounds - 1 {
		sum = sha256.Sum256(sum[:])
	}
	return base64.StdEncoding.EncodeToString(append(slices.Clone(salt), sum[:]...))
}

func clip(s string) string {
	rs := []rune(s)
	if len(rs) > dnaTitle {
		return string(rs[:dnaTitle-1]) + "…"
	}
	return s
}

func epoch(t string) int64 {
	for _, layout := range []string{time.RFC3339, time.DateOnly} {
		if m, err := time.Parse(layout, t); err == nil {
			return m.Unix()
		}
	}
	return 0
}

// ReadDNA reads a file of Discourse Network Analyzer: its documents as reports
// without ids, and its statements as positions, whose evidence names the reports
// by their place in the list ("0", "1", …).
func ReadDNA(ctx context.Context, path string) ([]parley.Report, []DNAPosition, error) {
	if _, err := os.Stat(path); err != nil {
		return nil, nil, fmt.Errorf("sqlite: %w", err)
	}
	db, err := sql.Open("sqlite", "file:"+path+"?mode=ro")
	if err != nil {
		return nil, nil, wrap("dna", err)
	}
	defer db.Close()
	rows, err := db.QueryContext(ctx, "SELECT ID, Title, Text, Author, Source, Section, Type, Date, Notes FROM DOCUMENTS ORDER BY ID")
	if err != nil {
		return nil, nil, wrap("dna", err)
	}
	defer rows.Close()
	var reports []parley.Report
	at := map[int64]int{}
	for rows.Next() {
		var id, date int64
		var r parley.Report
		var notes, kind string
		if err := rows.Scan(&id, &r.Title, &r.Text, &r.Author, &r.Outlet, &r.Section, &kind, &date, &notes); err != nil {
			return nil, nil, wrap("dna", err)
		}
		if strings.HasPrefix(notes, "https://") || strings.HasPrefix(notes, "http://") {
			r.URL = notes
		}
		r.Kind = parley.KindNews
		if date > 0 {
			r.Published = time.Unix(date, 0).UTC().Format(time.RFC3339)
		}
		at[id] = len(reports)
		reports = append(reports, r)
	}
	if err := rows.Err(); err != nil {
		return nil, nil, wrap("dna", err)
	}
	stmts, err := db.QueryContext(ctx, `SELECT s.DocumentId, s.Start, s.Stop, c.Name,
		coalesce((SELECT e.Value FROM DATASHORTTEXT d JOIN ENTITIES e ON e.ID = d.Entity JOIN VARIABLES v ON v.ID = d.VariableId WHERE d.StatementId = s.ID AND v.Variable = 'person'), ''),
		coalesce((SELECT e.Value FROM DATASHORTTEXT d JOIN ENTITIES e ON e.ID = d.Entity JOIN VARIABLES v ON v.ID = d.VariableId WHERE d.StatementId = s.ID AND v.Variable = 'organization'), ''),
		coalesce((SELECT e.Value FROM DATASHORTTEXT d JOIN ENTITIES e ON e.ID = d.Entity JOIN VARIABLES v ON v.ID = d.VariableId WHERE d.StatementId = s.ID AND v.Variable = 'concept'), ''),
		(SELECT b.Value FROM DATABOOLEAN b JOIN VARIABLES v ON v.ID = b.VariableId WHERE b.StatementId = s.ID AND v.Variable = 'agreement')
		FROM STATEMENTS s LEFT JOIN CODERS c ON c.ID = s.Coder ORDER BY s.ID`)
	if err != nil {
		return nil, nil, wrap("dna", err)
	}
	defer stmts.Close()
	var list []DNAPosition
	for stmts.Next() {
		var p DNAPosition
		var doc int64
		var start, stop int
		var coder sql.NullString
		var agree sql.NullBool
		if err := stmts.Scan(&doc, &start, &stop, &coder, &p.Person, &p.Organization, &p.Concept, &agree); err != nil {
			return nil, nil, wrap("dna", err)
		}
		i, ok := at[doc]
		if !ok || !agree.Valid {
			continue
		}
		p.Report, p.Coder, p.Agreement = i, coder.String, agree.Bool
		p.Start, p.End = bytesOf(reports[i].Text, start), bytesOf(reports[i].Text, stop)
		if p.Start >= p.End {
			continue
		}
		p.Text = reports[i].Text[p.Start:p.End]
		list = append(list, p)
	}
	return reports, list, wrap("dna", stmts.Err())
}

// A DNAPosition is a statement of a .dna file: a yes or no to a concept.
type DNAPosition struct {
	Report       int // index in the list of reports
	Start, End   int // bytes of the report's text
	Text         string
	Person       string
	Organization string
	Concept      string
	Agreement    bool
	Coder        string
}

// bytesOf turns a count of UTF-16 units into a count of bytes.
func bytesOf(text string, units int) int {
	k := 0
	for i, c := range text {
		if k >= units {
			return i
		}
		k += utf16.RuneLen(c)
	}
	return len(text)
}
