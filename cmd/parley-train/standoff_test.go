package main

import (
	"compress/gzip"
	"encoding/json"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"
)

// TestStandoff keeps a gold record without its text and gets the same record
// back from the corpus; a corpus whose text has changed is refused.
func TestStandoff(t *testing.T) {
	const title, body = "FERRY MEN REJECT OFFER", "Crews of Lough Ferries rejected a 3 pct rise on Monday, their union said."
	text := title + "\n\n" + body + "\n"
	gold := `{"actors":[{"names":["Lough Ferries","the company"],"kind":"company"}],
		"positions":[{"party":["union","Crews"],"issue":["rise"],"stance":"against","evidence":["Crews of Lough Ferries rejected a 3 pct rise on Monday"]}]}`
	data, made, back := t.TempDir(), filepath.Join(t.TempDir(), "far"), t.TempDir()
	write := func(name, s string) {
		t.Helper()
		if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(name, []byte(s), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	corpus := func(body string) {
		t.Helper()
		for _, c := range standoffCorpora {
			row := "\n"
			if c == standoffCorpora[0] {
				b, _ := json.Marshal(map[string]string{"id": "news/7", "title": title, "text": body})
				row = string(b) + "\n"
			}
			name := filepath.Join(data, c)
			if !strings.HasSuffix(c, ".gz") {
				write(name, row)
				continue
			}
			var b strings.Builder
			z := gzip.NewWriter(&b)
			z.Write([]byte(row))
			z.Close()
			write(name, b.String())
		}
	}
	corpus(body)
	write(filepath.Join(made, "a.txt"), text)
	write(filepath.Join(made, "a.gold.json"), gold)
	file := filepath.Join(t.TempDir(), "standoff.jsonl")
	if n, err := keepStandoff(data, file, []string{made}); n != 1 || err != nil {
		t.Fatalf("kept %d: %v", n, err)
	}
	kept, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	for _, s := range []string{"Lough", "rejected", "FERRY", "Crews"} {
		if strings.Contains(string(kept), s) {
			t.Errorf("what is kept has %q of the text: %s", s, kept)
		}
	}
	if !strings.Contains(string(kept), "the company") {
		t.Errorf("a name that the text has not is lost: %s", kept)
	}
	if n, err := restoreStandoff(data, file, back); n != 1 || err != nil {
		t.Fatalf("restored %d: %v", n, err)
	}
	if got, _ := os.ReadFile(filepath.Join(back, "far", "news-7.txt")); string(got) != text {
		t.Errorf("text %q", got)
	}
	got, err := os.ReadFile(filepath.Join(back, "far", "news-7.gold.json"))
	if err != nil {
		t.Fatal(err)
	}
	var x, y any
	if err := json.Unmarshal(got, &x); err != nil {
		t.Fatal(err)
	}
	if err := json.Unmarshal([]byte(gold), &y); err != nil {
		t.Fatal(err)
	}
	if !reflect.DeepEqual(x, y) {
		t.Errorf("got %s\nwant %s", got, gold)
	}
	corpus(body + " Talks go on.")
	if _, err := restoreStandoff(data, file, back); err == nil || !strings.Contains(err.Error(), "not the text") {
		t.Errorf("a changed text: %v", err)
	}
}
