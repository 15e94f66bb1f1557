package attrib

import (
	"fmt"
	"strings"
	"testing"
)

func TestQuotes(t *testing.T) {
	tests := []struct{ name, text, want string }{
		{"curly", "She said “no deal” twice.", "[no deal]"},
		{"straight", `"We tried," he said. "It failed."`, "[We tried,] [It failed.]"},
		{"single, with apostrophes", "He said 'we don't know' and 'it's late'.", "[we don't know] [it's late]"},
		{"curly single around an apostrophe", "‘The workers’ vote counts,’ she said.", "[The workers’ vote counts,]"},
		{"possessive alone is none", "The ministers’ talks and the unions’ vote.", ""},
		{"guillemets", "«Non», a dit le ministre.", "[Non]"},
		{"low and high", "„Nein“, sagte er.", "[Nein]"},
		{"nested", "“He told me ‘never again’ and left,” she said.", "[He told me ‘never again’ and left,] 1[never again]"},
		{"nested in the same marks", "“They call it “the deal” here,” he said.", "[They call it “the deal” here,] 1[the deal]"},
		{"never closed", "“We will sign, he said.", "open[We will sign, he said.]"},
		{"never opened", "We will sign,” he said.", "headless[We will sign,]"},
		{"closed too late", "“We tried, he said. “It failed.”", "open[We tried, he said.] [It failed.]"},
		{"over paragraphs", "“We tried.\n\n“It failed.”", "open goes[We tried.] comes[It failed.]"},
		{"inches", `A 6'2" man and a 12" pipe.`, ""},
		{"a year", "Back in the '90s they didn't talk.", ""},
		{"two single marks", "He said ''we tried'' and, ''it failed,'' twice.", "[we tried] [it failed,]"},
		{"typewriter, set apart", "`` We tried, '' he said. `` It failed. ''", "[ We tried, ] [ It failed. ]"},
		{"typewriter", "``We tried,'' he said.", "[We tried,]"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			var got []string
			for _, q := range AppendQuotes(nil, tt.text) {
				s := ""
				for _, f := range []struct {
					on bool
					as string
				}{{q.Open, "open "}, {q.Headless, "headless "}, {q.Goes, "goes "}, {q.Comes, "comes "}} {
					if f.on {
						s += f.as
					}
				}
				s = strings.TrimSpace(s)
				if q.Depth > 0 {
					s += fmt.Sprint(q.Depth)
				}
				got = append(got, s+"["+tt.text[q.In:q.Out]+"]")
			}
			if g := strings.Join(got, " "); g != tt.want {
				t.Errorf("got %s, want %s", g, tt.want)
			}
		})
	}
}

func FuzzQuotes(f *testing.F) {
	f.Add("“a ‘b’ c”\n\"d")
	f.Add("''``»«„“")
	f.Fuzz(func(t *testing.T, text string) {
		last := -1
		for _, q := range AppendQuotes(nil, text) {
			if q.Start > q.In || q.In > q.Out || q.Out > q.End || q.End > len(text) || q.Start < 0 {
				t.Fatalf("%+v in %q", q, text)
			}
			if q.Start < last {
				t.Fatalf("out of order in %q", text)
			}
			last = q.Start
			if strings.Contains(text[q.Start:q.End], "\n") {
				t.Fatalf("%q holds a line break", text[q.Start:q.End])
			}
		}
	})
}
