package coref_test

import (
	"strings"
	"sync"
	"testing"
	"unicode/utf8"

	"github.com/parley-record/parley/nlp"
	"github.com/parley-record/parley/nlp/english"
)

var engine = sync.OnceValues(func() (*english.Engine, error) { return english.New(english.Fast) })

func read(t testing.TB, text string) *nlp.Doc {
	t.Helper()
	e, err := engine()
	if err != nil {
		t.Fatal(err)
	}
	d := &nlp.Doc{}
	d.Reset(text)
	e.Annotate(d)
	return d
}

// shown lists the chains of d, the mentions of each between bars.
func shown(d *nlp.Doc) []string {
	var out []string
	for _, c := range d.Chains {
		var ms []string
		for _, m := range c.Mentions {
			ms = append(ms, d.Words(int(m.First), int(m.End)))
		}
		out = append(out, strings.Join(ms, " | "))
	}
	return out
}

func TestChains(t *testing.T) {
	for _, c := range []struct {
		name, text string
		want       []string // chains that must stand there
		not        []string // chains that must not
	}{
		{"last name and pronoun", "Anna Berg arrived on Monday. Berg said she would stay.", []string{"Anna Berg | Berg | she"}, nil},
		{"pronoun by gender", "Mr. Karl Oda met Ms. Lena Roe. She thanked him.", []string{"Karl Oda | him", "Lena Roe | She"}, nil},
		{"acronym", "The National Farmers Union called a strike. The NFU wants more money.", []string{"National Farmers Union | NFU"}, nil},
		{"state and capital", "Norway made an offer. Oslo will wait for a reply.", []string{"Norway | Oslo"}, nil},
		{"office", "President Karl Oda spoke on Friday. The president left on Saturday.", []string{"Karl Oda | The president"}, nil},
		{"two bearers", "Karl Oda and Lena Roe met. Roe left first.", []string{"Lena Roe | Roe"}, []string{"Karl Oda | Roe"}},
		{"who has said it before", "\"I am tired,\" said Carla Rossi. \"Nobody asked me.\" Anna Berg said nothing.", []string{"I | Carla Rossi | me"}, nil},
		{"who says it behind", "Anna Berg spoke first. \"I will vote. My party knows,\" Carla Rossi said.", []string{"I | My | Carla Rossi"}, nil},
		{"a pronoun says it", "Carla Rossi came late. \"I was asleep,\" she said.", []string{"Carla Rossi | I | she"}, nil},
		{"whose quotation begins a paragraph", "Anna Berg said no.\n\n\"My answer is yes.\" Carla Rossi said it twice.", []string{"My | Carla Rossi"}, nil},
		{"who says what they think", "Norway made an offer on Monday. Norway says it expects that the talks will fail.", []string{"Norway | Norway | it"}, nil},
		{"who says what they will do", "Norway met Chile on Monday. Norway told Chile it would wait.", []string{"Norway | Norway | it"}, nil},
		{"a union is no firm", "General Motors made an offer on Monday. The union said no.", nil, []string{"General Motors | The union"}},
		{"nobody to stand for", "It rained. It was cold.", nil, nil},
	} {
		t.Run(c.name, func(t *testing.T) {
			got := shown(read(t, c.text))
			has := func(w string) bool {
				for _, g := range got {
					if g == w {
						return true
					}
				}
				return false
			}
			for _, w := range c.want {
				if !has(w) {
					t.Errorf("%q\n got %q\nwant %q", c.text, got, w)
				}
			}
			for _, w := range c.not {
				if has(w) {
					t.Errorf("%q has the chain %q", c.text, w)
				}
			}
			if c.want == nil && len(got) > 0 && c.name == "nobody to stand for" {
				t.Errorf("%q\n got %q, want none", c.text, got)
			}
		})
	}
}

func FuzzAnnotate(f *testing.F) {
	for _, s := range []string{"", "He said \"I told him that she left\" to them.", "“We” “I” ‘my’ it its", "Roe Roe Roe roe, Roe of Roe", strings.Repeat("he ", 300)} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, text string) {
		if !utf8.ValidString(text) || len(text) > 1<<13 {
			return
		}
		d := read(t, text)
		seen := map[int32]bool{}
		for _, c := range d.Chains {
			if len(c.Mentions) < 2 || int(c.Name) >= len(d.Names) {
				t.Fatalf("chain of %d mentions, name %d of %d", len(c.Mentions), c.Name, len(d.Names))
			}
			for _, m := range c.Mentions {
				if m.First < 0 || m.Head < m.First || m.Head >= m.End || int(m.End) > len(d.Tokens) {
					t.Fatalf("mention %+v in %d tokens", m, len(d.Tokens))
				}
				if seen[m.Head] {
					t.Fatalf("word %d heads two mentions", m.Head)
				}
				seen[m.Head] = true
			}
		}
	})
}
