package extract

import (
	"fmt"
	"maps"
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/parley-record/parley/nlp/tsv"
)

// TestWordListsAreWhole holds every line of the word lists to the terms that the
// record knows; a misspelt stance would be printed.
func TestWordListsAreWhole(t *testing.T) {
	set := func(s string) map[string]bool {
		m := map[string]bool{}
		for _, w := range strings.Fields(s) {
			m[w] = true
		}
		return m
	}
	stance := set("for against conditional undecided")
	force := set("demand refusal offer concession welcome concern warning statement")
	kinds := set("plan draft counter-proposal amendment offer bid bill deal resolution")
	effects := set("includes excludes raises lowers sets defers leaves_open")
	outlooks := set("progress cautious pessimistic uncertain slanted")
	states := set("open narrowed agreed deferred off_table")
	twice := map[string]bool{}
	for _, f := range append(fields(t, "stance.tsv"), fields(t, "phrases.tsv")...) {
		if k := strings.Join(f[:min(len(f), 5)], " "); twice[k] {
			t.Errorf("stance.tsv: %v stands there twice", f)
		} else {
			twice[k] = true
		}
		if len(f) == 6 && (f[5] == "firm" || f[5] == "loose" || f[5] == "denied" || f[5] == "unwilling" || f[5] == "exact" || f[5] == "close") {
			f = f[:5]
		}
		if len(f) != 5 || !stance[f[2]] || !force[f[3]] || !strings.Contains("vnap", f[1]) {
			t.Errorf("stance.tsv: %v", f)
		}
	}
	for name, check := range map[string]func(class, detail string) bool{
		"nouns.tsv": func(c, d string) bool { return c != "text" || kinds[d] },
		"verbs.tsv": func(c, d string) bool { return c != "effect" || effects[d] },
		"words.tsv": func(c, d string) bool {
			settled := c == "settled-v" || c == "settled-a" || c == "settled-n" || c == "settles"
			return (c != "outlook" || outlooks[d]) && (!settled || states[d]) && (c != "tone" || d == "pro" || d == "con") && (c != "stand" || d == "turned" || d == "none")
		},
	} {
		seen := 0
		for _, f := range fields(t, name) {
			seen++
			if len(f) != 3 || !check(f[1], f[2]) {
				t.Errorf("%s: %v", name, f)
			}
		}
		if seen < 50 {
			t.Errorf("%s: %d entries", name, seen)
		}
	}
}

// fields returns the fields of each entry of a data file.
func fields(t *testing.T, name string) [][]string {
	f, err := tsv.Blanks(name, data(name), 1, 0)
	if err != nil {
		t.Fatal(err)
	}
	var out [][]string
	for _, r := range f.Rows {
		out = append(out, r.Fields)
	}
	return out
}

// fileReaders read the data files that are no rank-*.tsv.
var fileReaders = map[string]func(name, text string) error{
	"acts.tsv":    reads(readActs),
	"bargain.tsv": reads(readBargaining),
	"level.tsv":   reads(readLevels),
	"lists.tsv":   reads(tsv.ReadLists),
	"matter.tsv":  reads(readMatterWeights),
	"nouns.tsv":   reads(readClasses),
	"phrases.tsv": reads(readStances),
	"prior.tsv":   reads(readWeights),
	"stance.tsv":  reads(readStances),
	"verbs.tsv":   reads(readClasses),
	"words.tsv":   reads(readClasses),
}

func reads[T any](read func(name, text string) (T, error)) func(name, text string) error {
	return func(name, text string) error {
		_, err := read(name, text)
		return err
	}
}

// TestSpoiltLineIsNamed spoils the first, a middle and the last entry of each data
// file: a field less, or one more where there is one alone, and in files of weights a
// number that is none.
func TestSpoiltLineIsNamed(t *testing.T) {
	files, err := dataFiles.ReadDir("data")
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range files {
		name := f.Name()
		read := fileReaders[name]
		weights := strings.HasPrefix(name, "rank-") || name == "prior.tsv" || name == "matter.tsv" || name == "level.tsv"
		if strings.HasPrefix(name, "rank-") {
			read = reads(readWeights)
		}
		if read == nil {
			t.Errorf("nothing reads %s", name)
			continue
		}
		text := data(name)
		if err := read(name, text); err != nil {
			t.Error(err)
			continue
		}
		all, _ := tsv.Blanks(name, text, 1, 0)
		for _, r := range []tsv.Row{all.Rows[0], all.Rows[len(all.Rows)/2], all.Rows[len(all.Rows)-1]} {
			spoilt := []string{r.Fields[0]}
			if len(r.Fields) == 1 {
				spoilt[0] += " " + r.Fields[0]
			}
			if weights {
				spoilt = append(spoilt, strings.Join(r.Fields, "\t")+"x")
			}
			for _, line := range spoilt {
				lines := strings.Split(text, "\n")
				lines[r.Line-1] = line
				want := fmt.Sprintf("%s line %d: ", name, r.Line)
				if err := read(name, strings.Join(lines, "\n")); err == nil || !strings.HasPrefix(err.Error(), want) {
					t.Errorf("%q as line %d of %s: %v", line, r.Line, name, err)
				}
			}
		}
	}
}

// TestEveryFileIsTold holds the page of the data files to what is there.
func TestEveryFileIsTold(t *testing.T) {
	page, err := os.ReadFile("data/README.md")
	if err != nil {
		t.Fatal(err)
	}
	for name := range fileReaders {
		if !strings.Contains(string(page), "\n| "+name+" |") {
			t.Errorf("data/README.md does not tell of %s", name)
		}
	}
}

// TestEveryTableHasItsOwnWeights holds a file of weights to the table it is named for,
// and to its bound.
func TestEveryTableHasItsOwnWeights(t *testing.T) {
	for _, name := range ranked {
		ws, err := readWeights(rankFile(name), data(rankFile(name)))
		if err != nil {
			t.Fatal(err)
		}
		for of, signs := range ws {
			if of == "bound" && len(signs) == 1 {
				of = slices.Collect(maps.Keys(signs))[0]
			}
			if of != name {
				t.Errorf("%s tells of %s", rankFile(name), of)
			}
		}
		if len(ws[name]) == 0 {
			t.Errorf("%s has no weights", rankFile(name))
		}
	}
}

func TestSure(t *testing.T) {
	if got := Sure("no such table", []string{"x"}); got != 0.5 {
		t.Errorf("a table without weights: %v, want 0.5", got)
	}
	if a, b := Sure("deadlines", []string{"due:until", "to-after"}), Sure("deadlines", []string{"behind", "verb:say"}); a <= b {
		t.Errorf("a time to act by is no surer (%v) than one that was (%v)", a, b)
	}
	for _, table := range []string{"positions", "proposals", "responses", "meetings", "deadlines", "steps"} {
		if b := Bound(table); b <= 0 || b >= 1 {
			t.Errorf("bound of %s is %v", table, b)
		}
	}
}

func TestParseNumber(t *testing.T) {
	for in, want := range map[string]float64{"5": 5, "5.7": 5.7, "40,000": 40000, "1,250.5": 1250.5} {
		if got, ok := parseNumber(in); !ok || got != want {
			t.Errorf("%s is %v, %v", in, got, ok)
		}
	}
	for _, in := range []string{"", "five", "7-1", "1.2.3"} {
		if _, ok := parseNumber(in); ok {
			t.Errorf("%q is a number", in)
		}
	}
}

func TestStem(t *testing.T) {
	for _, p := range [][2]string{{"negotiations", "negotiation"}, {"agreements", "agreement"}, {"territories", "territory"}, {"raised", "raises"}} {
		if Stem(p[0]) != Stem(p[1]) {
			t.Errorf("%s gives %s, %s gives %s", p[0], Stem(p[0]), p[1], Stem(p[1]))
		}
	}
}

func TestAgainst(t *testing.T) {
	for in, want := range map[string]string{"for": "against", "against": "for", "conditional": "conditional", "undecided": "undecided"} {
		if got := against(in); got != want {
			t.Errorf("%s turned round is %s, want %s", in, got, want)
		}
	}
}
