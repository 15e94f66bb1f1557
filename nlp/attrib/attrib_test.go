package attrib_test

import (
	"fmt"
	"reflect"
	"strings"
	"testing"

	"github.com/parley-record/parley/nlp"
	"github.com/parley-record/parley/nlp/attrib"
	"github.com/parley-record/parley/nlp/dep"
	"github.com/parley-record/parley/nlp/ner"
	"github.com/parley-record/parley/nlp/tag"
	"github.com/parley-record/parley/nlp/token"
)

const text = `Ferry talks end without a deal

“We never left the table,” Anna Kvist, the harbour union's leader, said on Friday. “They did.”

The operator said it would put a new offer to the crews next week. According to the port authority, no sailings are planned before Monday.

“It is a question of trust,” said Peter Holm, “and trust takes time.`

func before(t testing.TB) *nlp.Pipeline {
	t.Helper()
	tagger, err := tag.Embedded()
	if err != nil {
		t.Fatal(err)
	}
	parser, err := dep.Embedded()
	if err != nil {
		t.Fatal(err)
	}
	names, err := ner.Embedded()
	if err != nil {
		t.Fatal(err)
	}
	p, err := nlp.NewPipeline(token.Tokeniser{}, tagger, parser, names)
	if err != nil {
		t.Fatal(err)
	}
	return p
}

func pipe(t testing.TB) *attrib.Pipe {
	t.Helper()
	p, err := attrib.Embedded()
	if err != nil {
		t.Fatal(err)
	}
	return p
}

func TestAnnotate(t *testing.T) {
	d := &nlp.Doc{Text: text}
	before(t).Annotate(d)
	p := pipe(t)
	p.Annotate(d)
	sources := map[string]string{}
	for _, a := range d.Attributions {
		if len(a.Source) == 0 || len(a.Content) == 0 {
			continue
		}
		if a.Confidence < 0 || a.Confidence > 1 {
			t.Errorf("confidence %v", a.Confidence)
		}
		sources[text[a.Source[0].Start:a.Source[0].End]] += text[a.Content[0].Start:a.Content[0].End]
	}
	for who, what := range map[string]string{"Anna Kvist": "never left", "operator": "new offer", "Peter Holm": "trust"} {
		found := false
		for s, c := range sources {
			found = found || strings.Contains(s, who) && strings.Contains(c, what)
		}
		if !found {
			t.Errorf("%s is not credited with %q: %v", who, what, sources)
		}
	}
	again := append([]nlp.Attribution(nil), d.Attributions...)
	p.Annotate(d)
	if !reflect.DeepEqual(again, d.Attributions) {
		t.Error("a second reading differs")
	}
}

// BenchmarkLongInputs reads inputs of which a reader could go over the whole again at
// each mark: the time for a token is to stay the same however long they are.
func BenchmarkLongInputs(b *testing.B) {
	p := pipe(b)
	for _, s := range []string{"“ ", "he said, ", "\"a\" ‘b’ «c» said X. ", "said\n\n"} {
		for _, n := range []int{2000, 20000} {
			b.Run(fmt.Sprintf("%.6q/%d", s, n), func(b *testing.B) {
				d := &nlp.Doc{Text: strings.Repeat(s, n)}
				token.Tokeniser{}.Annotate(d)
				d.Has |= nlp.Tokens
				for b.Loop() {
					p.Annotate(d)
				}
				b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N*len(d.Tokens)), "ns/token")
			})
		}
	}
}

func FuzzAnnotate(f *testing.F) {
	f.Add(text)
	f.Add("“a” he said\n\n‘b")
	p := pipe(f)
	f.Fuzz(func(t *testing.T, text string) {
		d := &nlp.Doc{Text: text}
		token.Tokeniser{}.Annotate(d)
		d.Has |= nlp.Tokens
		p.Annotate(d)
		for _, a := range d.Attributions {
			for _, spans := range [][]nlp.Span{a.Source, a.Cue, a.Content} {
				last := 0
				for _, s := range spans {
					if s.Start < last || s.Start >= s.End || s.End > len(text) {
						t.Fatalf("%v in %q", spans, text)
					}
					last = s.End
				}
			}
		}
	})
}

func BenchmarkAnnotate(b *testing.B) {
	d := &nlp.Doc{Text: strings.Repeat(text+"\n\n", 50)}
	before(b).Annotate(d)
	p := pipe(b)
	p.Annotate(d)
	b.ReportAllocs()
	for b.Loop() {
		p.Annotate(d)
	}
	b.ReportMetric(float64(len(d.Tokens))*float64(b.N)/b.Elapsed().Seconds(), "tokens/s")
}

// TestHints reads a sentence without and with an encoder that takes nothing in
// it for a part.
func TestHints(t *testing.T) {
	d := &nlp.Doc{Text: "The minister said the talks would go on in Oslo."}
	before(t).Annotate(d)
	p := pipe(t)
	p.Annotate(d)
	if len(d.Attributions) != 1 {
		t.Fatalf("%d attributions without hints, want 1", len(d.Attributions))
	}
	d.Hints = make([]int16, len(d.Tokens)*nlp.NumHints)
	for i := range d.Tokens {
		d.HintsOf(i)[nlp.PartHints] = 60 * nlp.HintUnit
	}
	p.Annotate(d)
	if len(d.Attributions) != 0 {
		t.Errorf("%d attributions against all hints, want none", len(d.Attributions))
	}
}
