package extract

import (
	"os"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"github.com/parley-record/parley/nlp"
)

// split lays tokens on text by white space and punctuation, without tags, so
// that the grammar is tested apart from the engine.
func split(text string) *nlp.Doc {
	d := &nlp.Doc{Text: text}
	add := func(s, e int) {
		if s < e {
			d.Tokens = append(d.Tokens, nlp.Token{Start: int32(s), End: int32(e), Head: -1})
		}
	}
	for i := 0; i < len(text); {
		if text[i] == ' ' || text[i] == '\n' {
			i++
			continue
		}
		j := i
		for j < len(text) && text[j] != ' ' && text[j] != '\n' {
			j++
		}
		k := j
		for k > i && strings.ContainsRune(",;:?!)", rune(text[k-1])) {
			k--
		}
		w := strings.ToLower(text[i:k])
		if strings.HasSuffix(w, ".") && j == len(text) && w != "p.m." && w != "a.m." {
			k--
		}
		if strings.HasSuffix(text[i:k], "'s") {
			add(i, k-2)
			add(k-2, k)
		} else {
			add(i, k)
		}
		for ; k < j; k++ {
			add(k, k+1)
		}
		i = j
	}
	d.Sentences = []nlp.Sentence{{First: 0, End: int32(len(d.Tokens))}}
	d.Has = nlp.Tokens
	return d
}

// show prints times as the lines of testdata/when.txt do.
func show(ws []When) string {
	var out []string
	for _, w := range ws {
		s := w.Text + " = " + or(w.From) + " " + or(w.To) + " " + w.Precision + " " + w.Anchor
		if w.Span {
			s += " length"
		}
		out = append(out, s)
	}
	return strings.Join(out, " | ")
}

func or(s string) string {
	if s == "" {
		return "-"
	}
	return s
}

// TestWhens reads testdata/when.txt: a line "@ DATE" sets the day of the report,
// any other is a sentence, a tab, and the times in it. The day in the file is a
// Thursday.
func TestWhens(t *testing.T) {
	b, err := os.ReadFile("testdata/when.txt")
	if err != nil {
		t.Fatal(err)
	}
	published, cases := "", 0
	var got strings.Builder
	for n, line := range strings.Split(strings.TrimSuffix(string(b), "\n"), "\n") {
		switch {
		case line == "" || line[0] == '#':
		case line[0] == '@':
			published = strings.TrimSpace(line[1:])
		default:
			cases++
			text, want, _ := strings.Cut(line, "\t")
			have := show(Whens(split(text), published))
			if have != want {
				t.Errorf("line %d: %s\n got %s\nwant %s", n+1, text, have, want)
			}
			line = text + "\t" + have
		}
		got.WriteString(line + "\n")
	}
	if cases < 150 {
		t.Errorf("%d cases, want at least 150", cases)
	}
	if *update {
		if err := os.WriteFile("testdata/when.txt", []byte(got.String()), 0o644); err != nil {
			t.Fatal(err)
		}
	}
}

var whenWords = []string{"by", "until", "the", "end", "of", "May", "March", "next", "last", "this", "week", "weeks", "month", "Tuesday", "Friday", "in", "1994", "2025",
	"15th", "15", "31", "a", "few", "days", "ago", "early", "late", "mid-June", "first", "quarter", "between", "and", "from", "to", "5", "p.m.", "midnight", "on", "sidelines",
	"within", "60", "after", "talks", "said", "will", "meet", "spring", "1990s", ",", "-", "25-11-2025", "2025-02-29", "soon", "decade", "half", "eve", "99999999999999", "é"}

// TestWhensHold checks on word salad what must hold of every reading.
func TestWhensHold(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		text := strings.Join(rapid.SliceOfN(rapid.SampledFrom(whenWords), 1, 30).Draw(t, "words"), " ")
		y, m, d := rapid.IntRange(1900, 2100).Draw(t, "year"), rapid.IntRange(1, 12).Draw(t, "month"), rapid.IntRange(1, 28).Draw(t, "day")
		published := date(y, m, d).String()
		last := int32(0)
		for _, w := range Whens(split(text), published) {
			if w.First < last || w.End <= w.First {
				t.Fatalf("tokens %d to %d after %d", w.First, w.End, last)
			}
			last = w.End
			if text[w.At.Start:w.At.End] != w.Text || w.Text == "" {
				t.Fatalf("%q does not quote", w.Text)
			}
			for _, s := range []string{w.From, w.To} {
				if c, ok := parseDay(s); s != "" && (!ok || c.String() != s[:10]) {
					t.Fatalf("%q is no date", s)
				}
			}
			if w.From != "" && w.To != "" && w.From > w.To && !w.backwards() {
				t.Fatalf("%q: from %s to %s", w.Text, w.From, w.To)
			}
		}
	})
}

// backwards allows what only nonsense says: "between 2025 and last week".
func (w When) backwards() bool {
	return strings.Contains(w.Text, " and ") || strings.Contains(w.Text, " to ") || strings.Contains(w.Text, " - ") || strings.Contains(w.Text, "until")
}

// TestCivil checks the calendar against itself over four centuries.
func TestCivil(t *testing.T) {
	want := date(1970, 1, 1)
	if want != 0 {
		t.Fatalf("1970-01-01 is day %d", want)
	}
	y, m, d := 1800, 1, 1
	for c := date(1800, 1, 1); c < date(2200, 1, 1); c++ {
		gy, gm, gd := c.parts()
		if gy != y || gm != m || gd != d {
			t.Fatalf("day %d is %d-%d-%d, want %d-%d-%d", c, gy, gm, gd, y, m, d)
		}
		if date(y, m, d) != c {
			t.Fatalf("%d-%d-%d is day %d, want %d", y, m, d, date(y, m, d), c)
		}
		if d++; d > daysIn(y, m) {
			d = 1
			if m++; m > 12 {
				m, y = 1, y+1
			}
		}
	}
	if w := date(2025, 11, 25).weekday(); w != 1 {
		t.Errorf("2025-11-25 is weekday %d, want 1 (Tuesday)", w)
	}
	if got := date(2024, 1, 31).addMonths(1).String(); got != "2024-02-29" {
		t.Errorf("a month after 31 January 2024 is %s", got)
	}
}

func TestWhensWithoutDate(t *testing.T) {
	got := show(Whens(split("They meet on Tuesday and sign by 3 May 2026"), ""))
	want := "Tuesday = - - day report_date | by 3 May 2026 = - 2026-05-03 day absolute"
	if got != want {
		t.Errorf("got %s, want %s", got, want)
	}
}

func FuzzWhens(f *testing.F) {
	f.Add("by the end of May 2025, within 60 days", "2025-11-20")
	f.Add("on the sidelines of the June summit at 5 p.m. Friday", "x")
	f.Fuzz(func(t *testing.T, text, published string) {
		for _, w := range Whens(split(text), published) {
			if text[w.At.Start:w.At.End] != w.Text {
				t.Fatal("does not quote")
			}
		}
	})
}
