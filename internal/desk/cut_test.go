package desk_test

import (
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/parley-record/parley"
	"github.com/parley-record/parley/internal/desk"
	"github.com/parley-record/parley/internal/intake"
	"github.com/parley-record/parley/nlp/english"
)

// TestCutTexts reads texts that break off anywhere, as feeds give them: what looks
// ahead must not look beyond the end.
func TestCutTexts(t *testing.T) {
	files, err := filepath.Glob("testdata/open/*_*.txt")
	if err != nil || len(files) < 15 {
		t.Fatal(files, err)
	}
	d, err := desk.New(desk.Options{Engine: english.Fast})
	if err != nil {
		t.Fatal(err)
	}
	tails := []string{"", " offered $", " a bid of 212 crowns a", " would propose to", " under the deal", " an offer subject to", " which", " called the plan", " its plan,", " the request to", " the National Federation of Banks,", " the Ministry of Trade and"}
	for _, f := range files {
		text, err := os.ReadFile(f)
		if err != nil {
			t.Fatal(err)
		}
		words := strings.Fields(string(text))
		var reports []parley.Report
		for k := 0; k < len(words); k += 5 {
			part := words[k:min(len(words), k+4+k%37)]
			reports = append(reports, parley.Report{Text: strings.Join(part, " ") + tails[k/5%len(tails)]})
		}
		intake.Number(reports)
		if _, err := d.Record(context.Background(), reports); err != nil {
			t.Errorf("%s: %v", f, err)
		}
	}
}

// TestScrapsOfText reads what is left of sentences: a phrase that begins behind the end of
// what it is read in has no words, and what somebody knows of a stance that nobody listed
// takes is no reference to it.
func TestScrapsOfText(t *testing.T) {
	d, err := desk.New(desk.Options{Engine: english.Fast})
	if err != nil {
		t.Fatal(err)
	}
	for _, text := range []string{
		"Brandt, a harbour analyst at the state-funded Tarn Corporation, cited reports that in actions in\n\nacting",
		"Berg sent she learned organization has given strong support to boats with\n\nboats she added.",
	} {
		reports := []parley.Report{{Text: text}}
		intake.Number(reports)
		if _, err := d.Record(context.Background(), reports); err != nil {
			t.Errorf("%q: %v", text, err)
		}
	}
}
