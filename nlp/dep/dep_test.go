package dep_test

import (
	"strings"
	"sync"
	"testing"

	"github.com/parley-record/parley/nlp"
	"github.com/parley-record/parley/nlp/dep"
	"github.com/parley-record/parley/nlp/model"
	"github.com/parley-record/parley/nlp/tag"
	"github.com/parley-record/parley/nlp/token"
)

// parsers returns the embedded parsers by grade.
func parsers(t testing.TB) map[string]nlp.Pipe {
	t.Helper()
	fast, err := dep.Embedded()
	if err != nil {
		t.Fatal(err)
	}
	best, err := dep.EmbeddedNeural(tagger(t).Inflect)
	if err != nil {
		t.Fatal(err)
	}
	return map[string]nlp.Pipe{"fast": fast, "best": best}
}

var tagger = func() func(t testing.TB) *tag.Tagger {
	once := sync.OnceValues(tag.Embedded)
	return func(t testing.TB) *tag.Tagger {
		g, err := once()
		if err != nil {
			t.Fatal(err)
		}
		return g
	}
}()

func read(t testing.TB, text string) *nlp.Doc {
	d := &nlp.Doc{Text: text}
	token.Tokeniser{}.Annotate(d)
	tagger(t).Annotate(d)
	return d
}

// checkTrees fails unless every sentence is a tree with one root.
func checkTrees(t *testing.T, d *nlp.Doc) {
	t.Helper()
	for si, s := range d.Sentences {
		roots := 0
		for i := s.First; i < s.End; i++ {
			tok := d.Tokens[i]
			if tok.Rel == nlp.NoRel || int(tok.Rel) >= nlp.NumRel || tok.HeadConf == 0 {
				t.Fatalf("sentence %d: token %d has relation %d, confidence %d", si, i, tok.Rel, tok.HeadConf)
			}
			if (tok.Head < 0) != (tok.Rel == nlp.RelRoot) {
				t.Fatalf("sentence %d: token %d hangs on %d as %v", si, i, tok.Head, tok.Rel)
			}
			if tok.Head < 0 {
				roots++
				continue
			}
			if tok.Head < s.First || tok.Head >= s.End {
				t.Fatalf("sentence %d: the head of token %d is outside", si, i)
			}
			h, steps := i, int32(0)
			for ; h >= 0 && steps <= s.End-s.First; steps++ {
				h = d.Tokens[h].Head
			}
			if h >= 0 {
				t.Fatalf("sentence %d: token %d is in a circle", si, i)
			}
		}
		if roots != 1 && s.End > s.First {
			t.Fatalf("sentence %d has %d roots", si, roots)
		}
	}
}

func TestArcs(t *testing.T) {
	// Each arc is "dependent relation head".
	cases := []struct {
		name, text string
		arcs       []string
	}{
		{name: "subject and object", text: "The minister met the delegation in Oslo on Friday.",
			arcs: []string{"minister nsubj met", "delegation obj met", "Friday obl met", "The det minister"}},
		{name: "clause as content", text: "Officials said that the talks would resume next week.",
			arcs: []string{"Officials nsubj said", "resume ccomp said", "talks nsubj resume", "would aux resume", "that mark resume"}},
		{name: "passive with agent", text: "The draft was rejected by both sides.",
			arcs: []string{"draft nsubj:pass rejected", "was aux:pass rejected", "sides obl:agent rejected"}},
		{name: "names", text: "Prime Minister Anna Lindqvist of Norland called the offer unacceptable.",
			arcs: []string{"offer obj called", "of case Norland"}},
		{name: "infinitive", text: "The union wants to end the strike.",
			arcs: []string{"union nsubj wants", "end xcomp wants", "strike obj end", "to mark end"}},
	}
	for grade, p := range parsers(t) {
		for _, c := range cases {
			t.Run(grade+"/"+c.name, func(t *testing.T) {
				checkArcs(t, p, c.text, c.arcs, nil)
			})
		}
	}
}

func TestHardInputs(t *testing.T) {
	cases := map[string]string{
		"nothing":           "",
		"one word":          "Geneva",
		"one mark":          "?",
		"no end":            strings.Repeat("talks and ", 5000),
		"marks":             strings.Repeat("“", 3000),
		"capitals":          strings.Repeat("MINISTERS MEET AGAIN, ", 200),
		"other scripts":     "会谈 在 日内瓦 继续 。 Переговоры продолжаются.",
		"one long word":     strings.Repeat("x", 100000),
		"broken characters": "talks \xff\xfe\x80 resumed",
		"mixed pieces":      strings.Repeat("https://example.org/a-b_c?d=e&f=1é… ", 300),
	}
	for grade, p := range parsers(t) {
		for name, text := range cases {
			t.Run(grade+"/"+name, func(t *testing.T) {
				d := read(t, text)
				p.Annotate(d)
				checkTrees(t, d)
			})
		}
	}
}

func TestConcurrentUse(t *testing.T) {
	const text = "The envoy flew home on Monday. Talks, which had been paused twice, will go on without her, a spokesman said."
	for grade, p := range parsers(t) {
		t.Run(grade, func(t *testing.T) {
			want := read(t, text)
			p.Annotate(want)
			var wg sync.WaitGroup
			for range 8 {
				d := read(t, text)
				wg.Go(func() {
					p.Annotate(d)
					for i := range d.Tokens {
						if d.Tokens[i] != want.Tokens[i] {
							t.Errorf("token %d is %+v, alone %+v", i, d.Tokens[i], want.Tokens[i])
						}
					}
				})
			}
			wg.Wait()
		})
	}
}

// TestCompanyDoesNotMatter parses sentences alone and with others.
func TestCompanyDoesNotMatter(t *testing.T) {
	sents := []string{"Both sides refused.", "The plan, drawn up in March, would cut fees by a fifth.", "No date was set."}
	for grade, p := range parsers(t) {
		t.Run(grade, func(t *testing.T) {
			all := read(t, strings.Join(sents, "\n\n"))
			p.Annotate(all)
			at := 0
			for _, s := range sents {
				d := read(t, s)
				p.Annotate(d)
				for i := range d.Tokens {
					a, b := all.Tokens[at+i], d.Tokens[i]
					if a.Rel != b.Rel || a.HeadConf != b.HeadConf || b.Head >= 0 && a.Head != b.Head+int32(at) {
						t.Errorf("%q: token %d is %+v, alone %+v", s, i, a, b)
					}
				}
				at += len(d.Tokens)
			}
		})
	}
}

func TestDamagedWeights(t *testing.T) {
	for _, f := range []*model.File{{}, func() *model.File {
		f := &model.File{}
		f.SetUint32s("dep.rows", make([]uint32, 3))
		f.Set("dep.lens", make([]byte, 2))
		f.Set("pieces", []byte("no such thing"))
		return f
	}()} {
		if _, err := dep.New(f, nil); err == nil {
			t.Error("a greedy parser without weights")
		}
		if _, err := dep.NewNeural(f, nil); err == nil {
			t.Error("a neural parser without weights")
		}
	}
}

func FuzzTrees(f *testing.F) {
	f.Add("The talks ended, he said.", uint8(3))
	f.Add("“No,” “no.”\n\nA. B. C.", uint8(200))
	f.Add("\xff a\u00ad b", uint8(0))
	ps := parsers(f)
	f.Fuzz(func(t *testing.T, text string, mix uint8) {
		for _, p := range ps {
			d := &nlp.Doc{Text: text}
			token.Tokeniser{}.Annotate(d)
			for i := range d.Tokens { // tags that no tagger would give
				d.Tokens[i].UPOS = nlp.UPOS((i*int(mix) + len(text)) % nlp.NumUPOS)
				d.Tokens[i].XPOS = nlp.XPOS((i + int(mix)) % nlp.NumXPOS)
			}
			p.Annotate(d)
			checkTrees(t, d)
		}
	})
}

func BenchmarkParse(b *testing.B) {
	text := strings.Repeat("The minister met the delegation in Oslo on Friday, but neither side would say whether the draft, which runs to forty pages, had been changed. ", 40)
	for grade, p := range parsers(b) {
		b.Run(grade, func(b *testing.B) {
			d := read(b, text)
			b.ReportAllocs()
			for b.Loop() {
				p.Annotate(d)
			}
			b.ReportMetric(float64(b.N)*float64(len(d.Tokens))/b.Elapsed().Seconds(), "tokens/s")
		})
	}
}

// checkArcs reads a text with p and checks that its trees are whole, that they have
// the arcs of want and none of not.
func checkArcs(t *testing.T, p nlp.Pipe, text string, want, not []string) {
	t.Helper()
	d := read(t, text)
	p.Annotate(d)
	checkTrees(t, d)
	got := arcs(d)
	for _, a := range want {
		if !got[a] {
			t.Errorf("no arc %q in %q: %v", a, text, got)
		}
	}
	for _, a := range not {
		if got[a] {
			t.Errorf("arc %q in %q", a, text)
		}
	}
}

// arcs returns the arcs of d as "word relation head".
func arcs(d *nlp.Doc) map[string]bool {
	got := map[string]bool{}
	for i, tok := range d.Tokens {
		if tok.Head >= 0 {
			got[d.Form(i)+" "+tok.Rel.String()+" "+d.Form(int(tok.Head))] = true
		}
	}
	return got
}
