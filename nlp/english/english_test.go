package english

import (
	"bufio"
	"fmt"
	"os"
	"strconv"
	"strings"
	"sync"
	"testing"

	"github.com/parley-record/parley/nlp"
	"github.com/parley-record/parley/nlp/model"
)

// engine loads a grade once for all tests.
var engines = map[Grade]func() (*Engine, error){
	Fast: sync.OnceValues(func() (*Engine, error) { return New(Fast) }),
	Best: sync.OnceValues(func() (*Engine, error) { return New(Best) }),
}

func engine(t testing.TB, g Grade) *Engine {
	t.Helper()
	e, err := engines[g]()
	if err != nil {
		t.Fatal(err)
	}
	return e
}

const sample = `Ministers leave Oslo without a deal

OSLO (AP) — Ministers of both states met for the third time in as many weeks on Monday, but didn't come to terms on the border.
"We have agreed on nothing," said Lena Roe, the U.S. envoy. "That isn't a surprise: a 12-point plan takes time."

Her counterpart, Gen. Oda, welcomed $4.5m in aid — and a date (24 November) for the next round. He thanked Norway.
`

// wellFormed returns what is wrong with a document that an engine has read, ""
// where nothing is.
func wellFormed(d *nlp.Doc) string {
	for si, s := range d.Sentences {
		roots := 0
		for i := s.First; i < s.End; i++ {
			t := &d.Tokens[i]
			if t.UPOS == nlp.NoUPOS || t.XPOS == nlp.NoXPOS {
				return fmt.Sprintf("word %d has no tag", i)
			}
			if t.Head == -1 {
				roots++
			} else if t.Head < s.First || t.Head >= s.End || t.Head == i {
				return fmt.Sprintf("word %d has head %d outside of its sentence", i, t.Head)
			}
			if (t.Head == -1) != (t.Rel == nlp.RelRoot) {
				return fmt.Sprintf("word %d: head %d is %v", i, t.Head, t.Rel)
			}
		}
		if roots != 1 {
			return fmt.Sprintf("sentence %d has %d roots", si, roots)
		}
		for i := s.First; i < s.End; i++ {
			at := i
			for n := int32(0); d.Tokens[at].Head >= 0; n++ {
				if n > s.End-s.First {
					return fmt.Sprintf("word %d is in a circle", i)
				}
				at = d.Tokens[at].Head
			}
		}
	}
	last := int32(0)
	for i, n := range d.Names {
		if n.First < last || n.End <= n.First || int(n.End) > len(d.Tokens) || n.Kind == nlp.NoName {
			return fmt.Sprintf("name %d is [%d, %d) %q", i, n.First, n.End, n.Kind)
		}
		last = n.End
	}
	for i, c := range d.Chains {
		if len(c.Mentions) == 0 || int(c.Name) >= len(d.Names) {
			return fmt.Sprintf("chain %d has %d mentions and name %d", i, len(c.Mentions), c.Name)
		}
		for _, m := range c.Mentions {
			if m.First < 0 || m.End <= m.First || int(m.End) > len(d.Tokens) || m.Head < m.First || m.Head >= m.End {
				return fmt.Sprintf("chain %d has mention [%d, %d) with head %d", i, m.First, m.End, m.Head)
			}
		}
	}
	for i, a := range d.Attributions {
		for _, part := range [][]nlp.Span{a.Source, a.Cue, a.Content} {
			for _, s := range part {
				if s.Start < 0 || s.End <= s.Start || s.End > len(d.Text) {
					return fmt.Sprintf("attribution %d has span [%d, %d)", i, s.Start, s.End)
				}
			}
		}
		if a.Confidence < 0 || a.Confidence > 1 {
			return fmt.Sprintf("attribution %d is sure to %v", i, a.Confidence)
		}
	}
	return ""
}

// pathological is what is hard on quadratic algorithms, each of about n bytes.
func pathological(n int) map[string]string {
	return map[string]string{
		"one word":          strings.Repeat("a", n),
		"no spaces":         strings.Repeat("Ab.cd-", n/6),
		"opening quotes":    strings.Repeat("\"", n),
		"typographic":       strings.Repeat("“", n/3),
		"said":              strings.Repeat("“a,” he said ", n/15),
		"one sentence":      strings.Repeat("the minister of ", n/16),
		"names":             strings.Repeat("Lena Roe ", n/9),
		"capitals":          strings.Repeat("MINISTERS MEET ", n/15),
		"pronouns":          strings.Repeat("He said she met them. ", n/22),
		"states":            strings.Repeat("Norway ", n/7),
		"the president":     strings.Repeat("the president, ", n/15),
		"HTML":              strings.Repeat("<p class=\"x\">Roe</p>", n/20),
		"other scripts":     strings.Repeat("和平谈判。Путин ", n/26),
		"invalid":           strings.Repeat("\xff", n),
		"brackets":          strings.Repeat("(", n),
		"paragraphs":        strings.Repeat("a\n\n", n/3),
		"that … that":       strings.Repeat("said that ", n/10),
		"commas":            strings.Repeat(", ", n/2),
		"and":               strings.Repeat("Roe and ", n/8),
		"quotes, one a par": strings.Repeat("“Roe\n\n", n/8),
		"empty":             "",
		"white space":       strings.Repeat(" \n", n/2),
	}
}

func TestEngineReads(t *testing.T) {
	for _, g := range []Grade{Fast, Best} {
		t.Run(string(g), func(t *testing.T) {
			d := &nlp.Doc{}
			d.Reset(sample)
			e := engine(t, g)
			e.Annotate(d)
			if bad := wellFormed(d); bad != "" {
				t.Fatal(bad)
			}
			if len(d.Sentences) != 6 {
				t.Errorf("%d sentences", len(d.Sentences))
			}
			if d.Has != e.Gives() {
				t.Errorf("has %v, the engine gives %v", d.Has, e.Gives())
			}
			found := false
			for _, n := range d.Names {
				found = found || d.Words(int(n.First), int(n.End)) == "Lena Roe" && n.Kind == nlp.Person
			}
			if !found {
				t.Error("Lena Roe is no person")
			}
			for _, m := range e.Models {
				if model.SHA256(m) == "" {
					t.Errorf("model %q is not embedded", m)
				}
			}
		})
	}
}

// dump writes all that was read, so that two readings can be compared.
func dump(d *nlp.Doc) string {
	return fmt.Sprintf("%v\n%v\n%v\n%v\n%v", d.Tokens, d.Sentences, d.Names, d.Chains, d.Attributions)
}

func TestConcurrentUseGivesTheSame(t *testing.T) {
	for _, g := range []Grade{Fast, Best} {
		e := engine(t, g)
		read := func() string {
			d := &nlp.Doc{}
			d.Reset(sample)
			e.Annotate(d)
			return dump(d)
		}
		want := read()
		var wg sync.WaitGroup
		for range 8 {
			wg.Go(func() {
				if read() != want {
					t.Errorf("%s: another reading of the same text", g)
				}
			})
		}
		wg.Wait()
	}
}

func TestReuseOfADocument(t *testing.T) {
	e := engine(t, Fast)
	fresh, used := &nlp.Doc{}, &nlp.Doc{}
	used.Reset(strings.Repeat(sample, 3))
	e.Annotate(used)
	for _, d := range []*nlp.Doc{fresh, used} {
		d.Reset(sample)
		e.Annotate(d)
	}
	if dump(fresh) != dump(used) {
		t.Error("a document that was used before is read otherwise")
	}
}

func FuzzEngine(f *testing.F) {
	for _, s := range []string{sample, "“He said", "\xff.\n\n\"Roe", "a\u00adb’s—Norway’s “x” said y", strings.Repeat("(", 300)} {
		f.Add(s)
	}
	e := engine(f, Fast)
	f.Fuzz(func(t *testing.T, s string) {
		d := &nlp.Doc{}
		d.Reset(s)
		e.Annotate(d)
		if bad := wellFormed(d); bad != "" {
			t.Fatal(bad)
		}
	})
}

func BenchmarkEngine(b *testing.B) {
	for _, g := range []Grade{Fast, Best} {
		b.Run(string(g), func(b *testing.B) {
			e := engine(b, g)
			text := strings.Repeat(sample, 10)
			d := &nlp.Doc{}
			words := 0
			b.ReportAllocs()
			for b.Loop() {
				d.Reset(text)
				e.Annotate(d)
				words += len(d.Tokens)
			}
			b.ReportMetric(float64(words)/b.Elapsed().Seconds(), "tokens/s")
		})
	}
}

func BenchmarkLoad(b *testing.B) {
	for b.Loop() {
		if _, err := New(Fast); err != nil {
			b.Fatal(err)
		}
	}
}

// ledger reads the figures of testdata/ledger.txt by grade and name.
func ledger(t *testing.T) map[string]float64 {
	t.Helper()
	f, err := os.Open("testdata/ledger.txt")
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	out := map[string]float64{}
	sc := bufio.NewScanner(f)
	for n := 1; sc.Scan(); n++ {
		l := sc.Text()
		if l == "" || l[0] == '#' {
			continue
		}
		p := strings.Fields(l)
		key := strings.Join(p[:len(p)-1], " ")
		v, err := strconv.ParseFloat(p[len(p)-1], 64)
		if err != nil || v < 0 || v > 100 || strconv.FormatFloat(v, 'f', 1, 64) != p[len(p)-1] {
			t.Errorf("line %d: %q is no share in per cent with one decimal", n, p[len(p)-1])
		}
		if _, ok := out[key]; ok {
			t.Errorf("line %d: %s stands twice", n, key)
		}
		out[key] = v
	}
	return out
}

func TestLedgerHasEveryFigureOfBothGrades(t *testing.T) {
	have := ledger(t)
	for _, g := range []Grade{Fast, Best} {
		for _, name := range []string{
			"ewt-dev tokens F1", "ewt-dev sentences F1", "gum-dev news tokens F1", "gum-dev news sentences F1",
			"ewt-dev UPOS", "ewt-dev XPOS", "ewt-dev lemma", "ewt-dev UAS", "ewt-dev LAS without subtypes",
			"gum-dev UPOS", "gum-dev XPOS", "gum-dev LAS without subtypes",
			"crossner-politics-dev names F1", "uner-ewt-dev names F1",
		} {
			if _, ok := have[string(g)+" "+name]; !ok {
				t.Errorf("no %q for %s", name, g)
			}
		}
	}
}
