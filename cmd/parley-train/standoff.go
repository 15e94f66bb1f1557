package main

import (
	"bytes"
	"cmp"
	"compress/gzip"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
)

// A standoff is one gold record (../shared/contract/GOLD.md) without the
// report's text: strings of the text are written as "#from-to", byte offsets
// into it; key words, kinds and stances stand as they are.
type standoff struct {
	Set    string         `json:"set"`    // "learn", or "far": only ever measured on
	Corpus string         `json:"corpus"` // file below the folder of corpora
	ID     string         `json:"id"`     // of the report in it
	SHA256 string         `json:"sha256"` // of the text, as written beside the gold record
	Gold   map[string]any `json:"gold"`
}

// plainWords are the fields whose strings are the reader's own words.
var plainWords = []string{"issue", "name", "due", "action", "kind", "stance", "force", "status", "effect"}

// standoffCorpora are the files that reports with stand-off gold come from.
var standoffCorpora = []string{
	"plain/reuters-21578.jsonl.gz", "plain/bbc-2004-2005.jsonl.gz",
	"statements/polnear-train.jsonl", "stories/basil-2010-2014.jsonl", "stories/giveme5w1h.jsonl",
}

func standoffCommand() command {
	return command{"standoff", "writes out the reports whose gold records are kept without their texts", func(args []string, out io.Writer) error {
		fs, data := dataFlags("standoff")
		file := fs.String("file", "cmd/parley-train/standoff.jsonl", "the records, a line each")
		to := fs.String("out", "", "folder to write SET/NAME.txt and SET/NAME.gold.json to")
		from := fs.String("from", "", "make the file anew from the gold records of these folders, split by commas; their names are the sets")
		if err := fs.Parse(args); err != nil {
			return err
		}
		if (*to == "") == (*from == "") {
			return errors.New("one of -out and -from is needed")
		}
		var err error
		n := 0
		if *from != "" {
			n, err = keepStandoff(*data, *file, strings.Split(*from, ","))
		} else {
			n, err = restoreStandoff(*data, *file, *to)
		}
		if err == nil {
			fmt.Fprintf(out, "%d records\n", n)
		}
		return err
	}}
}

// corpusTexts returns the texts of a corpus as gold records are made of them,
// by id: the title, a blank line, the report.
func corpusTexts(data, corpus string) (map[string]string, error) {
	f, err := os.Open(filepath.Join(data, filepath.FromSlash(corpus)))
	if err != nil {
		return nil, err
	}
	defer f.Close()
	var r io.Reader = f
	if strings.HasSuffix(corpus, ".gz") {
		if r, err = gzip.NewReader(f); err != nil {
			return nil, err
		}
	}
	texts := map[string]string{}
	for dec := json.NewDecoder(r); ; {
		var row struct{ ID, Title, Text string }
		if err := dec.Decode(&row); err == io.EOF {
			return texts, nil
		} else if err != nil {
			return nil, fmt.Errorf("%s: %w", corpus, err)
		}
		text := strings.TrimSpace(row.Text) + "\n"
		if row.Title != "" {
			text = row.Title + "\n\n" + text
		}
		texts[row.ID] = text
	}
}

func textSum(text string) string {
	sum := sha256.Sum256([]byte(text))
	return hex.EncodeToString(sum[:])
}

// keepStandoff writes the gold records of folders to file, sorted by set, corpus
// and id, and returns their number. A report that is in none of the corpora is an
// error.
func keepStandoff(data, file string, folders []string) (int, error) {
	type place struct{ corpus, id string }
	places := map[string]place{} // by sum of the text
	for _, corpus := range standoffCorpora {
		texts, err := corpusTexts(data, corpus)
		if err != nil {
			return 0, err
		}
		for id, text := range texts {
			sum := textSum(text)
			if p, ok := places[sum]; !ok || corpus == p.corpus && id < p.id {
				places[sum] = place{corpus, id}
			}
		}
	}
	var all []standoff
	for _, folder := range folders {
		files, err := filepath.Glob(filepath.Join(folder, "*.gold.json"))
		if err != nil {
			return 0, err
		}
		for _, f := range files {
			text, err := os.ReadFile(strings.TrimSuffix(f, ".gold.json") + ".txt")
			if err != nil {
				return 0, err
			}
			raw, err := os.ReadFile(f)
			if err != nil {
				return 0, err
			}
			s := standoff{Set: filepath.Base(folder), SHA256: textSum(string(text))}
			if err := json.Unmarshal(raw, &s.Gold); err != nil {
				return 0, fmt.Errorf("%s: %w", f, err)
			}
			p, ok := places[s.SHA256]
			if !ok {
				return 0, fmt.Errorf("%s: its report is in no corpus", f)
			}
			s.Corpus, s.ID = p.corpus, p.id
			s.Gold = walkStrings(s.Gold, false, func(v string) string { return toOffsets(string(text), v) }).(map[string]any)
			all = append(all, s)
		}
	}
	slices.SortFunc(all, func(a, b standoff) int {
		return cmp.Or(cmp.Compare(a.Set, b.Set), cmp.Compare(a.Corpus, b.Corpus), cmp.Compare(a.ID, b.ID))
	})
	var b bytes.Buffer
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false)
	for i := range all {
		if err := enc.Encode(&all[i]); err != nil {
			return 0, err
		}
	}
	return len(all), os.WriteFile(file, b.Bytes(), 0o644)
}

// restoreStandoff writes SET/NAME.txt and SET/NAME.gold.json of every record of
// file below the folder to and returns their number. A text that is not the one that was
// read is an error.
func restoreStandoff(data, file, to string) (int, error) {
	f, err := os.Open(file)
	if err != nil {
		return 0, err
	}
	defer f.Close()
	texts := map[string]map[string]string{}
	n := 0
	for dec := json.NewDecoder(f); ; n++ {
		var s standoff
		if err := dec.Decode(&s); err == io.EOF {
			return n, nil
		} else if err != nil {
			return n, fmt.Errorf("%s: %w", file, err)
		}
		if texts[s.Corpus] == nil {
			if texts[s.Corpus], err = corpusTexts(data, s.Corpus); err != nil {
				return n, err
			}
		}
		text := texts[s.Corpus][s.ID]
		if textSum(text) != s.SHA256 {
			return n, fmt.Errorf("%s of %s is not the text that was read", s.ID, s.Corpus)
		}
		s.Gold = walkStrings(s.Gold, false, func(v string) string { return fromOffsets(text, v) }).(map[string]any)
		gold, err := json.Marshal(s.Gold)
		if err != nil {
			return n, err
		}
		if err := os.MkdirAll(filepath.Join(to, s.Set), 0o755); err != nil {
			return n, err
		}
		name := filepath.Join(to, s.Set, strings.NewReplacer("/", "-", " ", "-").Replace(s.ID))
		if err := os.WriteFile(name+".txt", []byte(text), 0o644); err != nil {
			return n, err
		}
		if err := os.WriteFile(name+".gold.json", gold, 0o644); err != nil {
			return n, err
		}
	}
}

// walkStrings returns v with to applied to every string but the reader's own
// words; own is true below a field of these.
func walkStrings(v any, own bool, to func(string) string) any {
	switch v := v.(type) {
	case map[string]any:
		for k, x := range v {
			v[k] = walkStrings(x, slices.Contains(plainWords, k), to)
		}
	case []any:
		for i, x := range v {
			v[i] = walkStrings(x, own, to)
		}
	case string:
		if !own {
			return to(v)
		}
	}
	return v
}

// toOffsets returns "#from-to" for a string that text has; others as they are.
func toOffsets(text, s string) string {
	if at := strings.Index(text, s); at >= 0 && s != "" {
		return fmt.Sprintf("#%d-%d", at, at+len(s))
	}
	return s
}

func fromOffsets(text, s string) string {
	var from, to int
	if n, _ := fmt.Sscanf(s, "#%d-%d", &from, &to); n == 2 && 0 <= from && from < to && to <= len(text) {
		return text[from:to]
	}
	return s
}
