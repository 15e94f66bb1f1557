package follow_test

import (
	"bytes"
	"context"
	"errors"
	"path/filepath"
	"reflect"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"github.com/parley-record/parley"
	"github.com/parley-record/parley/internal/follow"
	"github.com/parley-record/parley/internal/sqlite"
	"github.com/parley-record/parley/internal/storetest"
)

const plan = `name = "Harbour talks"
parties = ["Port Union / dockers", "Harbour Board"]
issues = ["pay offer / wage offer"]
sources = ["https://example.org/feed.xml"]

[[issue]]
label = "Hours"

[[issue]]
label = "Night shifts"
code = "B2"
parent = "Hours"
phrases = ["night work", "late roster"]
`

func TestPlan(t *testing.T) {
	n, err := follow.ParsePlan([]byte(plan))
	if err != nil || n.Name != "Harbour talks" || len(n.Parties) != 2 || len(n.Codebook) != 2 || n.Codebook[1].Phrases[1] != "late roster" {
		t.Fatalf("ParsePlan = %+v, %v", n, err)
	}
	text, err := follow.FormatPlan(n)
	if err != nil {
		t.Fatal(err)
	}
	if again, err := follow.ParsePlan(text); err != nil || !reflect.DeepEqual(again, n) {
		t.Errorf("written and read again: %+v, %v", again, err)
	}
	own := follow.Own(n)
	if len(own) != 3 || own[2].Label != "pay offer" || own[2].Phrases[0] != "wage offer" {
		t.Errorf("Own = %+v", own)
	}
	for name, text := range map[string]string{
		"no name":            `parties = ["A"]`,
		"a slip of the pen":  "name = \"A\"\npartys = [\"B\"]",
		"not TOML":           "name = ",
		"no label":           "name = \"A\"\n[[issue]]\ncode = \"1\"",
		"a parent elsewhere": "name = \"A\"\n[[issue]]\nlabel = \"x\"\nparent = \"y\"",
		"twice":              "name = \"A\"\n[[issue]]\nlabel = \"x\"\n[[issue]]\nlabel = \"x\"",
	} {
		if _, err := follow.ParsePlan([]byte(text)); !errors.Is(err, parley.ErrInvalid) {
			t.Errorf("%s: %v; want ErrInvalid", name, err)
		}
	}
}

func TestCodebookOfCSV(t *testing.T) {
	list, err := follow.ParseCodebook([]byte("\ufeffCode;Label;Phrases\r\nA;Hours;\r\nB2;\"Night; shifts\";night work | late roster\r\n"))
	if err != nil || len(list) != 2 || list[1].Label != "Night; shifts" || list[1].Code != "B2" || len(list[1].Phrases) != 2 {
		t.Errorf("ParseCodebook = %+v, %v", list, err)
	}
	for _, text := range []string{"label\tphrase\nPay\twage offer|pay offer\n", "Labels,Phrases,Our remarks\nPay,wage offer | pay offer,seen often\n", "label;phrases\nL\xf6hne;a|b\n"} {
		if list, err := follow.ParseCodebook([]byte(text)); err != nil || len(list) != 1 || len(list[0].Phrases) != 2 || !utf8.ValidString(list[0].Label) {
			t.Errorf("%q: %+v, %v", text, list, err)
		}
	}
	for _, text := range []string{"", "a,b\n1,2\n", "label\n", "label,parent\nA,A\n", "label,parent\nA,B\nB,C\nC,B\n", "label,code\nPay,A\nHours,A\n", "label,phrase,phrases\nPay,a,b\n"} {
		if _, err := follow.ParseCodebook([]byte(text)); !errors.Is(err, parley.ErrInvalid) {
			t.Errorf("%q: %v; want ErrInvalid", text, err)
		}
	}
}

func TestSpoiltLineIsNamed(t *testing.T) {
	book := func(text string) error { _, err := follow.ParseCodebook([]byte(text)); return err }
	plan := func(text string) error { _, err := follow.ParsePlan([]byte(text)); return err }
	for _, c := range []struct {
		name string
		err  error
		want string
	}{
		{"a key of an issue", book("[[issue]]\nlabel = \"Pay\"\nphrses = [\"wage\"]\n"), `line 3: "issue.phrses" is not known`},
		{"a key of a plan", plan("name = \"A\"\n\npartys = [\"B\"]\n"), `line 3: "partys" is not known`},
		{"a value", book("[[issue]]\nlabel = Pay\n"), "line 2"},
		{"a row too long", book("label,code\nPay,A\nHours, of night shifts,B\n"), "line 3 has 3 fields, the first line 2"},
		{"a row without a label", book("label,code\n,A\n"), "line 2 has no label"},
		{"a quotation mark that stays open", book("label\n\"Pay\n"), "line 2"},
	} {
		if !errors.Is(c.err, parley.ErrInvalid) || !strings.Contains(c.err.Error(), c.want) {
			t.Errorf("%s: %v, want %q", c.name, c.err, c.want)
		}
	}
}

// FuzzPlan holds that a plan that was read is read alike when written, and that a
// list of issues that was read can be.
func FuzzPlan(f *testing.F) {
	f.Add(plan)
	f.Add("Code;Label;Phrases\r\nA;Hours;\r\nB2;\"Night; shifts\";night work | late roster\r\n")
	f.Add("Code;Label\n\xb2;0")
	f.Fuzz(func(t *testing.T, text string) {
		n, err := follow.ParsePlan([]byte(text))
		if err != nil {
			n.Name = "A list of issues"
			if n.Codebook, err = follow.ParseCodebook([]byte(text)); err != nil {
				return
			}
		}
		again, err := follow.FormatPlan(n)
		if err != nil {
			t.Fatal(err)
		}
		back, err := follow.ParsePlan(again)
		if err != nil {
			t.Fatalf("%v in %s", err, again)
		}
		if once, _ := follow.FormatPlan(back); !bytes.Equal(once, again) {
			t.Errorf("%s\nbecomes\n%s", again, once)
		}
	})
}

// A negotiation that was made of reports takes from its sources what names two
// of their parties and an issue.
func TestFollowThis(t *testing.T) {
	ctx := context.Background()
	s, err := sqlite.Open(ctx, filepath.Join(t.TempDir(), sqlite.FileName))
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	f := follow.New(s, &reader{}, func() time.Time { return time.Date(2025, 3, 5, 9, 0, 0, 0, time.UTC) })
	n, err := s.CreateNegotiation(ctx, parley.Negotiation{Name: "Talks", Created: f.Now(), AsRead: true})
	if err != nil {
		t.Fatal(err)
	}
	if _, err := f.File(ctx, n, []parley.Report{storetest.Report("a", "2025-03-01", storetest.Sentence)}, true); err != nil {
		t.Fatal(err)
	}
	if err := f.Read(ctx, n); err != nil {
		t.Fatal(err)
	}
	parties, issues, err := follow.Named(ctx, s, n.ID)
	if err != nil || strings.Join(parties, "|") != "Port Union" || strings.Join(issues, "|") != "the pay offer" {
		t.Fatalf("Named = %q, %q, %v", parties, issues, err)
	}
	done, err := f.File(ctx, n, []parley.Report{
		storetest.Report("b", "2025-03-02", "The Port Union spoke of the pay offer again."),
		storetest.Report("c", "2025-03-02", "Rain fell on the harbour."),
	}, false)
	if err != nil || len(done.Added) != 1 || len(done.Out) != 1 {
		t.Errorf("File = %+v, %v", done, err)
	}
}

// TestCodebookOfAnotherEncoding reads a list as spreadsheets save it that are not told
// otherwise.
func TestCodebookOfAnotherEncoding(t *testing.T) {
	list, err := follow.ParseCodebook([]byte("label;code\nCaf\xe9 hours;B\n"))
	if err != nil || len(list) != 1 || list[0].Label != "Café hours" {
		t.Errorf("%+v, %v", list, err)
	}
}
