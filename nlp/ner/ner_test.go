package ner_test

import (
	"strings"
	"sync"
	"testing"
	"unicode/utf8"

	"github.com/parley-record/parley/nlp"
	"github.com/parley-record/parley/nlp/ner"
	"github.com/parley-record/parley/nlp/tag"
	"github.com/parley-record/parley/nlp/token"
)

// finder is the stages up to names, loaded once.
var finder = sync.OnceValues(func() (*nlp.Pipeline, error) {
	t, err := tag.Embedded()
	if err != nil {
		return nil, err
	}
	m, err := ner.Embedded()
	if err != nil {
		return nil, err
	}
	return nlp.NewPipeline(token.Tokeniser{}, t, m)
})

func read(t testing.TB, text string) *nlp.Doc {
	t.Helper()
	p, err := finder()
	if err != nil {
		t.Fatal(err)
	}
	d := &nlp.Doc{}
	d.Reset(text)
	p.Annotate(d)
	return d
}

// shown lists the names of d: words, kind, and the code where there is one.
func shown(d *nlp.Doc) string {
	var out []string
	for _, n := range d.Names {
		s := d.Words(int(n.First), int(n.End)) + "/" + n.Kind.String()
		if n.Code != "" {
			s += "/" + n.Code
		}
		out = append(out, s)
	}
	return strings.Join(out, " | ")
}

func TestNames(t *testing.T) {
	for _, c := range []struct{ name, text, want string }{
		{"nested title", "British Prime Minister Sir Alan Reed spoke first.", "British/state/GBR | Sir Alan Reed/person"},
		{"possessor", "Norway's Anna Berg said she was tired of waiting.", "Norway/state/NOR | Anna Berg/person"},
		{"palace for its state", "The Kremlin said it had heard nothing.", "Kremlin/state/RUS"},
		{"acronym, not a pronoun", "The US told us nothing.", "US/state/USA"},
		{"body", "The International Monetary Fund offered Ghana a loan.", "International Monetary Fund/organisation/IMF | Ghana/state/GHA"},
		{"old spelling", "Talks were held in Kiev on Monday.", "Kiev/state/UKR"},
		{"ministry of a state", "State Department officials met in Doha.", "State Department/organisation/US-DOS | Doha/state/QAT"},
		{"last name alone", "Maria Lopez left early. Lopez had a plane to catch.", "Maria Lopez/person | Lopez/person"},
		{"hyphened given name", "South Korean President Park Jin-ho flew home.", "South Korean/state/KOR | Park Jin-ho/person"},
		{"no names", "they said nothing and went home again", ""},
		{"verb that is a demonym in capitals", "He went to polish the silver.", ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got := shown(read(t, c.text)); got != c.want {
				t.Errorf("%q\n got %s\nwant %s", c.text, got, c.want)
			}
		})
	}
}

func FuzzAnnotate(f *testing.F) {
	for _, s := range []string{"", "President Jane Roe of Acme Corp - in - Un said.", "THE U.S. AND THE E.U.", "‘’“”’s's-", "Ünï Çødé, Sir", "a-b-c-d-e", "\xff\xfe"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, text string) {
		if !utf8.ValidString(text) || len(text) > 1<<14 {
			return
		}
		d := read(t, text)
		last := int32(0)
		for _, n := range d.Names {
			if n.First < last || n.End <= n.First || int(n.End) > len(d.Tokens) {
				t.Fatalf("name [%d, %d) after %d in %d tokens", n.First, n.End, last, len(d.Tokens))
			}
			if n.Kind == nlp.NoName {
				t.Fatal("a name of no kind")
			}
			last = n.End
		}
	})
}

func BenchmarkAnnotate(b *testing.B) {
	const para = "Polish Prime Minister Jan Kowal told reporters in Geneva that the talks between Acme Corp and the union had stalled, and that nobody from the State Department had called. " +
		"The sides will meet again next week, he said, if there is anything left to talk about.\n"
	d := read(b, strings.Repeat(para, 200))
	m, err := ner.Embedded()
	if err != nil {
		b.Fatal(err)
	}
	b.ReportAllocs()
	for b.Loop() {
		m.Annotate(d)
	}
	b.ReportMetric(float64(len(d.Tokens))*float64(b.N)/b.Elapsed().Seconds(), "tokens/s")
}

// The words of one name are read alike wherever they stand, and the names of
// bodies are whole.
func TestBodies(t *testing.T) {
	for _, c := range []struct{ name, text, want string }{
		{"and in a ministry", "A spokesman for the Ministry of Foreign Affairs and Trade said talks would resume.", "Ministry of Foreign Affairs and Trade/organisation"},
		{"list in a department", "Leaders met the Department of Housing, Communities and Local Government on Tuesday.", "Department of Housing, Communities and Local Government/organisation"},
		{"not what is named next", "The Ministry of Trade and Norway agreed.", "Ministry of Trade/organisation | Norway/state/NOR"},
		{"for in a department", "The Department for Work and Pensions declined to comment.", "Department for Work and Pensions/organisation"},
		{"acronym in brackets", "Rail Workers' Federation (RWF) leaders walked out.", "Rail Workers' Federation/organisation | RWF/organisation"},
		{"acronym of a pact", "The International Tea Growers Agreement, ITGA, was signed. Delegates praised ITGA on Monday.", "International Tea Growers Agreement/other | ITGA/other | ITGA/other"},
		{"portfolio", "Justice Secretary Rob Lane spoke first.", "Rob Lane/person"},
		{"office of somebody", "Minister of Education Carla Rossi said no.", "Carla Rossi/person"},
		{"office alone", "Jeff Rathke, the State Department Spokesperson, met the Prime Minister.", "Jeff Rathke/person | State Department/organisation/US-DOS"},
		{"two words of the gazetteer", "The United Kingdom and the United Nations signed.", "United Kingdom/state/GBR | United Nations/organisation/UN"},
		{"head of a sentence", "Veltran said its offer was final. Analysts at Veltran and at Ostberg & Sons agreed with Veltran boss Jane Holt.", "Veltran/organisation | Veltran/organisation | Ostberg & Sons/organisation | Veltran/organisation | Jane Holt/person"},
		{"headline", "Veltran Raises Ostberg Offer\n\nAnalysts at Veltran said on Monday it would pay more for Ostberg. Veltran boss Jane Holt called Ostberg a bargain.", "Veltran/organisation | Ostberg/organisation | Veltran/organisation | Ostberg/organisation | Veltran/organisation | Jane Holt/person | Ostberg/organisation"},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got := shown(read(t, c.text)); got != c.want {
				t.Errorf("got  %s\nwant %s", got, c.want)
			}
		})
	}
}
