package export_test

import (
	"archive/zip"
	"bytes"
	"encoding/csv"
	"encoding/json"
	"encoding/xml"
	"errors"
	"flag"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"unicode/utf16"

	"github.com/parley-record/parley"
	"github.com/parley-record/parley/internal/export"
	"github.com/parley-record/parley/internal/storetest"
)

var out = flag.String("out", "", "write every format into this folder too, for programs outside to read")

// record is one with all that formats trip over: quotation marks, semicolons,
// letters outside the first plane, a note of the user's own.
func record(t testing.TB) *parley.Record {
	t.Helper()
	a := storetest.Report("a", "2025-03-01", `“Talks; 𝔘nder way”, & more "so-called" {news} 100%.`+"\n"+storetest.Sentence)
	rec := storetest.Record(a, "against")
	rec.Reports[0].Author = "Zoë Müller & sons"
	rec.Reports[0].Title = `Pay, "offer"; 5% {more} & \less`
	note := storetest.Report("note", "2025-03-02", "My own readout. "+storetest.Sentence)
	note.Kind = parley.KindNote
	n := storetest.Record(note, "for")
	rec.Reports = append(rec.Reports, note)
	rec.Actors = append(rec.Actors, n.Actors...)
	rec.Issues = append(rec.Issues, n.Issues...)
	rec.Positions = append(rec.Positions, n.Positions...)
	rec.Meetings = append(rec.Meetings, n.Meetings...)
	m := rec.Meetings[0]
	m.ID, m.Status, m.Evidence = "m00000000000b", "none_planned", m.Evidence[:1]
	rec.Positions[0].Checked = "corrected"
	e := parley.Event{Entry: rec.Positions[0].Entry, Source: []parley.ID{rec.Actors[0].ID}, Plover: "REJECT", Cameo: "12", Status: "happened"}
	e.ID = "e00000000000c"
	q := rec.Statements[0].Content[0]
	rec.Statements[0].Quotes = []parley.Span{q}
	rec.Meetings = append(rec.Meetings, m)
	rec.Events = append(rec.Events, e)
	rec.Claims = []parley.Claim{{ID: "c00000000000d", Text: "the offer was too low", Tellings: []parley.Telling{{Span: q}}}}
	rec.Generated = "2025-03-05T10:00:00Z"
	rec.Normalise()
	if err := rec.Check(); err != nil {
		t.Fatalf("the test's own record: %v", err)
	}
	return rec
}

func write(t *testing.T, name string, opt export.Options) []byte {
	t.Helper()
	f, ok := export.Find(name)
	if !ok {
		t.Fatalf("no format %s", name)
	}
	var b bytes.Buffer
	if err := f.Write(&b, record(t), opt); err != nil {
		t.Fatal(err)
	}
	if *out != "" {
		if err := os.WriteFile(filepath.Join(*out, "talks"+f.Suffix()), b.Bytes(), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	return b.Bytes()
}

func TestTheSameRecordGivesTheSameBytes(t *testing.T) {
	for _, f := range export.Formats() {
		if a, b := write(t, f.Name, export.Options{}), write(t, f.Name, export.Options{}); !bytes.Equal(a, b) {
			t.Errorf("%s differs from itself", f.Name)
		}
	}
}

func TestNotesStayUnlessAsked(t *testing.T) {
	for _, f := range export.Formats() {
		if f.Name == "csv" || f.Name == "qdpx" { // compressed: TestCSV and TestQDA look inside
			continue
		}
		if b := write(t, f.Name, export.Options{}); bytes.Contains(b, []byte("My own readout")) || bytes.Contains(b, []byte("Report note")) {
			t.Errorf("%s gives the note away", f.Name)
		}
	}
	if b := write(t, "json", export.Options{Notes: true}); !bytes.Contains(b, []byte("My own readout")) {
		t.Errorf("the note does not come when asked for")
	}
}

func TestJSONIsARecord(t *testing.T) {
	var rec parley.Record
	if err := json.Unmarshal(write(t, "json", export.Options{}), &rec); err != nil {
		t.Fatal(err)
	}
	if err := rec.Check(); err != nil {
		t.Error(err)
	}
}

func TestTextlessAttachesAgain(t *testing.T) {
	b := write(t, "textless", export.Options{Notes: true})
	whole := record(t)
	for _, r := range whole.Reports {
		if bytes.Contains(b, []byte(r.Text[60:140])) {
			t.Errorf("a text is in it")
		}
	}
	var rec parley.Record
	if err := json.Unmarshal(b, &rec); err != nil {
		t.Fatal(err)
	}
	missing, err := export.Attach(&rec, []string{whole.Reports[0].Text})
	if err != nil || len(missing) != 1 || missing[0].Kind != parley.KindNote {
		t.Fatalf("Attach: %d missing, %v", len(missing), err)
	}
	if missing, err = export.Attach(&rec, []string{whole.Reports[1].Text}); err != nil || len(missing) != 0 {
		t.Fatalf("Attach: %d missing, %v", len(missing), err)
	}
	if err := rec.Check(); err != nil {
		t.Error(err)
	}
	rec.Reports[0].Text = "other words"
	if _, err := export.Attach(&rec, nil); err == nil {
		t.Errorf("a text that does not fit was attached")
	}
}

// What says where things stand says nothing of a record without its texts.
func TestTextlessHasNoPlaces(t *testing.T) {
	var thin parley.Record
	if err := json.Unmarshal(write(t, "textless", export.Options{}), &thin); err != nil {
		t.Fatal(err)
	}
	for _, f := range export.Formats() {
		err := f.Write(io.Discard, &thin, export.Options{})
		want := slices.Contains([]string{"dna-csv", "qdpx", "annotation", "md", "html"}, f.Name)
		if got := errors.Is(err, export.ErrTextless); got != want || err != nil && !want {
			t.Errorf("%s: %v", f.Name, err)
		}
	}
	if err := export.Placeable("dna", &thin); !errors.Is(err, export.ErrTextless) {
		t.Errorf("dna: %v", err)
	}
}

func TestCSV(t *testing.T) {
	b := write(t, "csv", export.Options{})
	z, err := zip.NewReader(bytes.NewReader(b), int64(len(b)))
	if err != nil {
		t.Fatal(err)
	}
	rows := map[string][][]string{}
	for _, f := range z.File {
		r, err := f.Open()
		if err != nil {
			t.Fatal(err)
		}
		if rows[f.Name], err = csv.NewReader(r).ReadAll(); err != nil {
			t.Errorf("%s: %v", f.Name, err)
		}
	}
	if n := len(rows["positions.csv"]); n != 2 {
		t.Errorf("%d rows of positions, with the head; want 2", n)
	}
	if got := at(rows["positions.csv"], "checked"); got != "corrected" {
		t.Errorf("a corrected position is checked as %q", got)
	}
	if got := rows["reports.csv"][1][2]; got != record(t).Reports[0].Title {
		t.Errorf("title = %q", got)
	}
	if got := rows["events.csv"]; len(got) != 2 || at(got, "source_ids") != string(record(t).Actors[0].ID) || at(got, "source") != "Port Union" {
		t.Errorf("events: %v", got)
	}
	about := map[string]string{}
	for _, row := range rows["about.csv"][1:] {
		about[row[0]] = row[1]
	}
	if about["engine"] != "fast" || about["generated"] != "2025-03-05T10:00:00Z" || about["format"] != parley.Format {
		t.Errorf("about: %v", about)
	}
	// doc/formats.md names every table and every column.
	doc, err := os.ReadFile("../../doc/formats.md")
	if err != nil {
		t.Fatal(err)
	}
	_, tables, _ := strings.Cut(string(doc), "## Tables")
	common, _, _ := strings.Cut(tables, "| file |")
	for name, table := range rows {
		_, line, ok := strings.Cut(tables, "| `"+name+"` |")
		if line, _, _ = strings.Cut(line, "\n"); !ok {
			t.Errorf("doc/formats.md lacks %s", name)
		}
		entries := slices.Contains(table[0], "confidence")
		for _, c := range table[0] {
			if !strings.Contains(line, "`"+c+"`") && !(entries && strings.Contains(common, "`"+c+"`")) {
				t.Errorf("doc/formats.md does not tell of %s in %s", c, name)
			}
		}
		for _, row := range table {
			if len(row) != len(table[0]) {
				t.Errorf("%s: %d cells under %d heads", name, len(row), len(table[0]))
			}
		}
	}
	if len(rows) != 22 {
		t.Errorf("%d tables", len(rows))
	}
}

// at returns the first row's cell under a head.
func at(rows [][]string, head string) string { return rows[1][slices.Index(rows[0], head)] }

func TestDNAEventList(t *testing.T) {
	r := csv.NewReader(bytes.NewReader(write(t, "dna-csv", export.Options{})))
	r.Comma = ';'
	rows, err := r.ReadAll()
	if err != nil || len(rows) != 2 || len(rows[0]) != 16 {
		t.Fatalf("%d rows, %v", len(rows), err)
	}
	row := map[string]string{}
	for i, k := range rows[0] {
		row[k] = rows[1][i]
	}
	if row["agreement"] != "0" || row["time"] != "2025-03-01 00:00:00" || row["organization"] != "Port Union" || row["document_title"] != record(t).Reports[0].Title {
		t.Errorf("row = %v", row)
	}
	// Offsets count UTF-16 units, as DNA's own text field does.
	text := utf16.Encode([]rune(record(t).Reports[0].Text))
	var start, stop int
	json.Unmarshal([]byte(row["start_position"]), &start)
	json.Unmarshal([]byte(row["stop_position"]), &stop)
	if got := string(utf16.Decode(text[start:stop])); got != row["text"] {
		t.Errorf("at its offsets stands %q, not %q", got, row["text"])
	}
}

func TestGraphs(t *testing.T) {
	for _, name := range []string{"graphml", "gexf"} {
		d := xml.NewDecoder(bytes.NewReader(write(t, name, export.Options{})))
		nodes, edges := map[string]bool{}, 0
		for {
			tok, err := d.Token()
			if err == io.EOF {
				break
			}
			if err != nil {
				t.Fatalf("%s: %v", name, err)
			}
			s, ok := tok.(xml.StartElement)
			if !ok {
				continue
			}
			attr := map[string]string{}
			for _, a := range s.Attr {
				attr[a.Name.Local] = a.Value
			}
			switch s.Name.Local {
			case "node":
				nodes[attr["id"]] = true
			case "edge":
				edges++
				if !nodes[attr["source"]] || !nodes[attr["target"]] {
					t.Errorf("%s: an edge to nowhere", name)
				}
			}
		}
		if len(nodes) != 2 || edges != 1 {
			t.Errorf("%s: %d nodes, %d edges; want 2 and 1", name, len(nodes), edges)
		}
	}
}

func TestCalendarLeavesOutWhatIsNotPlanned(t *testing.T) {
	s := string(write(t, "ical", export.Options{}))
	if n := strings.Count(s, "BEGIN:VEVENT"); n != 1 {
		t.Errorf("%d events; want 1", n)
	}
	if !strings.Contains(s, "STATUS:CONFIRMED\r\n") || !strings.Contains(s, "DTSTART;VALUE=DATE:20250312\r\nDTEND;VALUE=DATE:20250313\r\n") {
		t.Errorf("calendar:\n%s", s)
	}
	for _, l := range strings.Split(s, "\r\n") {
		if len(l) > 75 {
			t.Errorf("a line of %d bytes", len(l))
		}
	}
	rec := record(t)
	rec.Meetings[0].Certainty = "expected"
	f, _ := export.Find("ical")
	var b bytes.Buffer
	if err := f.Write(&b, rec, export.Options{}); err != nil || !strings.Contains(b.String(), "STATUS:TENTATIVE") {
		t.Errorf("an expected meeting is not tentative: %v", err)
	}
}

func TestAnnotationsPointAtTheirWords(t *testing.T) {
	var c struct {
		First struct {
			Items []struct {
				Target []struct {
					Selector []struct {
						Type          string
						Exact, Prefix string
						Start, End    int
					}
				}
			}
		}
	}
	if err := json.Unmarshal(write(t, "annotation", export.Options{}), &c); err != nil {
		t.Fatal(err)
	}
	text := []rune(record(t).Reports[0].Text)
	if len(c.First.Items) == 0 {
		t.Fatal("no annotation")
	}
	for _, it := range c.First.Items {
		q, p := it.Target[0].Selector[0], it.Target[0].Selector[1]
		if got := string(text[p.Start:p.End]); got != q.Exact || !strings.HasSuffix(string(text[:p.Start]), q.Prefix) {
			t.Errorf("at its position stands %q, not %q", got, q.Exact)
		}
	}
}

func TestAtom(t *testing.T) {
	var b bytes.Buffer
	err := export.WriteAtom(&b, export.Feed{Title: "Talks & more", Self: "http://x/feed", Page: "http://x/n/t", Changes: []parley.Change{
		{ID: 2, Kind: "answered", At: "2025-01-01T00:00:00Z", Entry: "p1", Text: "A < B"}, {ID: 1, Kind: "answered", At: "2025-01-01T00:00:00Z", Entry: "p1", Text: "C"}}})
	if err != nil {
		t.Fatal(err)
	}
	if *out != "" {
		if err := os.WriteFile(filepath.Join(*out, "feed.atom"), b.Bytes(), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	var f struct {
		Entries []struct {
			ID    string `xml:"id"`
			Title string `xml:"title"`
		} `xml:"entry"`
	}
	if err := xml.Unmarshal(b.Bytes(), &f); err != nil || len(f.Entries) != 2 || f.Entries[0].Title != "A < B" {
		t.Fatalf("%+v, %v", f, err)
	}
	if n := strings.Count(b.String(), "A &lt; B"); n != 1 {
		t.Errorf("a change stands %d times in the feed:\n%s", n, b.String())
	}
	if f.Entries[0].ID == f.Entries[1].ID { // readers drop the second of two
		t.Errorf("two changes have the id %s", f.Entries[0].ID)
	}
}

// FuzzWrite holds that whatever is a record and passes its check can be written in each
// format, and without its texts too where it needs none.
func FuzzWrite(f *testing.F) {
	rec := record(f)
	b, err := json.Marshal(rec)
	if err != nil {
		f.Fatal(err)
	}
	f.Add(b)
	f.Add([]byte(`{"reports":[{"id":"r1","text":"Both said no."}],"statements":[{"id":"s1","cue":{"report":"r1","start":5,"end":9,"text":"said"},"evidence":[{"report":"r1","start":0,"end":13,"text":"Both said no."}]}]}`))
	f.Add([]byte(`{"reports":[{"id":"r1","text":"Both said no.","published":"soon"}],"issues":[{"id":"i1","parent":"i1"}],"deadlines":[{"id":"d1","due":{"from":"soon"},"evidence":[{"report":"r1","start":0,"end":4,"text":"Both"}]}]}`))
	f.Fuzz(func(t *testing.T, b []byte) {
		var rec parley.Record
		if json.Unmarshal(b, &rec) != nil || rec.Check() != nil {
			return
		}
		var thin bytes.Buffer
		textless, _ := export.Find("textless")
		if err := textless.Write(&thin, &rec, export.Options{Notes: true}); err != nil {
			t.Fatal(err)
		}
		for _, text := range [][]byte{b, thin.Bytes()} {
			for _, to := range export.Formats() {
				var rec parley.Record
				if err := json.Unmarshal(text, &rec); err != nil {
					t.Fatal(err)
				}
				if err := to.Write(io.Discard, &rec, export.Options{}); err != nil && !errors.Is(err, export.ErrTextless) {
					t.Fatal(err)
				}
			}
		}
	})
}
