package export_test

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"io"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/parley-record/parley"
	"github.com/parley-record/parley/internal/export"
	"github.com/parley-record/parley/internal/storetest"
)

// A qdaProject is a REFI-QDA project as another program reads it.
type qdaProject struct {
	XMLName xml.Name `xml:"urn:QDA-XML:project:1.0 Project"`
	Name    string   `xml:"name,attr"`
	Codes   []code   `xml:"CodeBook>Codes>Code"`
	Sources []struct {
		GUID       string `xml:"guid,attr"`
		Path       string `xml:"plainTextPath,attr"`
		Selections []struct {
			GUID        string `xml:"guid,attr"`
			Name        string `xml:"name,attr"`
			Start       int    `xml:"startPosition,attr"`
			End         int    `xml:"endPosition,attr"`
			Description string
			Codings     []struct {
				Code struct {
					GUID string `xml:"targetGUID,attr"`
				} `xml:"CodeRef"`
			} `xml:"Coding"`
		} `xml:"PlainTextSelection"`
	} `xml:"Sources>TextSource"`
}

type code struct {
	GUID    string `xml:"guid,attr"`
	Name    string `xml:"name,attr"`
	Codable bool   `xml:"isCodable,attr"`
	Codes   []code `xml:"Code"`
}

// unpack returns the project of a .qdpx file and its other files.
func unpack(t *testing.T, b []byte) (qdaProject, string, map[string]string) {
	t.Helper()
	z, err := zip.NewReader(bytes.NewReader(b), int64(len(b)))
	if err != nil {
		t.Fatal(err)
	}
	files := map[string]string{}
	for _, f := range z.File {
		r, err := f.Open()
		if err != nil {
			t.Fatal(err)
		}
		text, err := io.ReadAll(r)
		if err != nil {
			t.Fatal(err)
		}
		files[f.Name] = string(text)
	}
	var p qdaProject
	text := files["project.qde"]
	delete(files, "project.qde")
	if err := xml.Unmarshal([]byte(text), &p); err != nil {
		t.Fatal(err)
	}
	return p, text, files
}

// TestQDA reads a project back: each selection has the words of an entry's evidence,
// in code points, under codes that are there and can be given.
func TestQDA(t *testing.T) {
	rec := record(t)
	p, text, files := unpack(t, write(t, "qdpx", export.Options{}))
	if len(files) != 1 || len(p.Sources) != 1 || strings.Contains(text, "readout") {
		t.Fatalf("the note is given away: %d files, %d sources", len(files), len(p.Sources))
	}
	codable, path := map[string]bool{}, map[string]string{}
	var walk func(list []code, above string)
	walk = func(list []code, above string) {
		for i, c := range list {
			codable[c.GUID], path[c.GUID] = c.Codable, above+c.Name
			if i > 0 && slices.ContainsFunc(list[:i], func(o code) bool { return o.Name == c.Name }) {
				t.Errorf("two codes are %s", above+c.Name)
			}
			walk(c.Codes, above+c.Name+"/")
		}
	}
	walk(p.Codes, "")
	evidence := map[string]bool{}
	for _, s := range rec.Positions[0].Evidence {
		evidence[s.Text] = true
	}
	found := ""
	for _, s := range p.Sources {
		source, ok := files[strings.Replace(s.Path, "internal://", "Sources/", 1)]
		if !ok || s.Path != "internal://"+s.GUID+".txt" {
			t.Fatalf("no file %s in %v", s.Path, files)
		}
		runes := []rune(source)
		for _, x := range s.Selections {
			if x.Start < 0 || x.Start >= x.End || x.End > len(runes) || len(x.Codings) == 0 {
				t.Fatalf("selection %+v in %d letters", x, len(runes))
			}
			var codes []string
			for _, c := range x.Codings {
				if !codable[c.Code.GUID] {
					t.Errorf("%s is coded %q, which cannot be given", x.Name, path[c.Code.GUID])
				}
				codes = append(codes, path[c.Code.GUID])
			}
			if strings.Contains(x.Description, string(rec.Positions[0].ID)) {
				found = strings.Join(codes, ", ")
				if !evidence[string(runes[x.Start:x.End])] {
					t.Errorf("the position's words are %q", string(runes[x.Start:x.End]))
				}
			}
		}
	}
	is := rec.Index()
	if want := "Positions/" + is.Name(rec.Positions[0].Issue) + "/" + is.Name(rec.Positions[0].Issue) + ": against, Actors/" + is.Name(rec.Positions[0].Party); found != want {
		t.Errorf("the position is coded %q, want %q", found, want)
	}
	// What the schema asks for: its order, and GUIDs that are used once.
	last := -1
	for _, tag := range []string{"<Users>", "<CodeBook>", "<Variables>", "<Sources>", "</Sources>\n <Description>"} {
		if at := strings.Index(text, tag); at <= last {
			t.Errorf("%s stands at %d, what goes before at %d", tag, at, last)
		} else {
			last = at
		}
	}
	seen := map[string]bool{}
	for _, m := range regexp.MustCompile(` guid="([^"]*)"`).FindAllStringSubmatch(text, -1) {
		if seen[m[1]] || !regexp.MustCompile(`^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$`).MatchString(m[1]) {
			t.Errorf("GUID %s", m[1])
		}
		seen[m[1]] = true
	}
	if p, _, files := unpack(t, write(t, "qdpx", export.Options{Notes: true})); len(p.Sources) != 2 || len(files) != 2 {
		t.Errorf("with notes: %d sources", len(p.Sources))
	}
}

// TestQDANamesAreOnes holds a project against what QualCoder's tables ask for: a name
// once among the codes of a whole project, and once among the folders; a time on every
// selection. ATLAS.ti and NVivo take letters of either case for the same.
func TestQDANamesAreOnes(t *testing.T) {
	a := storetest.Report("a", "2025-03-01", storetest.Sentence)
	rec := storetest.Record(a, "against")
	rec.Generated = "2025-03-05T10:00:00Z"
	other, like := rec.Issues[0], rec.Actors[0]
	other.ID, other.Label = "i00000000000b", "night shifts"
	like.ID, like.Name = "a00000000000b", "PORT UNION"
	rec.Issues, rec.Actors = append(rec.Issues, other), append(rec.Actors, like)
	p := rec.Positions[0]
	p.ID, p.Issue, p.Party = "p00000000000b", other.ID, like.ID
	rec.Positions = append(rec.Positions, p)
	rec.Statements[0].CueClass = "offer"
	rec.Statements[0].AccordingTo = []parley.ID{rec.Actors[0].ID, like.ID}
	rec.Proposals = []parley.Proposal{{Entry: p.Entry, Name: "the pay offer", Kind: "offer", Status: "planned",
		Responses: []parley.Response{{ID: "w00000000000b", By: like.ID, Stance: "against", Evidence: p.Evidence}}}}
	rec.Proposals[0].ID = "o00000000000b"
	var b bytes.Buffer
	f, _ := export.Find("qdpx")
	if err := f.Write(&b, rec, export.Options{}); err != nil {
		t.Fatal(err)
	}
	project, text, _ := unpack(t, b.Bytes())
	codes, folders := map[string]int{}, map[string]int{}
	var walk func([]code)
	walk = func(list []code) {
		for _, c := range list {
			if len(c.Codes) > 0 {
				folders[strings.ToLower(c.Name)]++
			} else {
				codes[strings.ToLower(c.Name)]++
			}
			walk(c.Codes)
		}
	}
	walk(project.Codes)
	for _, names := range []map[string]int{codes, folders} {
		for name, n := range names {
			if n > 1 {
				t.Errorf("%d codes are called %q", n, name)
			}
		}
	}
	if len(codes) != 7 { // two stances, a statement, a text, an answer, a meeting, one name
		t.Errorf("codes: %v", codes)
	}
	guids := map[string]bool{}
	for _, m := range regexp.MustCompile(` guid="([^"]*)"`).FindAllStringSubmatch(text, -1) {
		if guids[m[1]] {
			t.Errorf("GUID %s stands twice", m[1])
		}
		guids[m[1]] = true
	}
	for _, tag := range []string{"<TextSource ", "<PlainTextSelection ", "<Coding "} {
		if n, dated := strings.Count(text, tag), len(regexp.MustCompile(tag+`[^>]*creationDateTime="2025-03-05T10:00:00Z"`).FindAllString(text, -1)); n == 0 || n != dated {
			t.Errorf("%d of %d %s> have a time", dated, n, tag)
		}
	}
}

// A line's end is one character, however the report writes it.
func TestQDACountsLines(t *testing.T) {
	r := storetest.Report("a", "2025-03-01", "One\r\ntwo 𝔘\r\n"+storetest.Sentence)
	var b bytes.Buffer
	f, _ := export.Find("qdpx")
	if err := f.Write(&b, storetest.Record(r, "for"), export.Options{}); err != nil {
		t.Fatal(err)
	}
	p, _, files := unpack(t, b.Bytes())
	for _, x := range p.Sources[0].Selections {
		runes := []rune(files["Sources/"+p.Sources[0].GUID+".txt"])
		if got := string(runes[x.Start:x.End]); !strings.Contains(storetest.Sentence, got) {
			t.Errorf("%s selects %q", x.Name, got)
		}
	}
	// A record without texts has nothing to select in.
	rec := &parley.Record{Reports: []parley.Report{{ID: "r1"}}}
	b.Reset()
	if err := f.Write(&b, rec, export.Options{}); err != nil {
		t.Fatal(err)
	}
	if p, text, _ := unpack(t, b.Bytes()); len(p.Sources) != 1 || strings.Contains(text, "<CodeBook>") {
		t.Errorf("an empty codebook, which the schema has not: %s", text)
	}
}
