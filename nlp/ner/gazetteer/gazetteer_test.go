package gazetteer_test

import (
	"strings"
	"testing"

	"github.com/parley-record/parley/nlp"
	"github.com/parley-record/parley/nlp/ner/gazetteer"
)

// doc lays tokens over words that are written with spaces between them.
func doc(text string) *nlp.Doc {
	d := &nlp.Doc{Text: text}
	at := 0
	for _, w := range strings.Split(text, " ") {
		d.Tokens = append(d.Tokens, nlp.Token{Start: int32(at), End: int32(at + len(w))})
		at += len(w) + 1
	}
	d.Sentences = []nlp.Sentence{{First: 0, End: int32(len(d.Tokens))}}
	return d
}

func TestMatch(t *testing.T) {
	for _, c := range []struct {
		text string
		end  int // tokens
		code string
		form nlp.NameForm
	}{
		{"Russia said", 1, "RUS", nlp.Proper},
		{"Kremlin aides", 1, "RUS", nlp.Metonym},
		{"Kiev fell silent", 1, "UKR", nlp.Metonym},
		{"Polish voters", 1, "POL", nlp.Demonym},
		{"polish the silver", 0, "", 0},
		{"United States of America", 4, "USA", nlp.Proper},
		{"United Nations Security Council", 4, "UNSC", nlp.Proper},
		{"U.S. farmers", 1, "USA", nlp.Proper},
		{"US farmers", 1, "USA", nlp.Proper},
		{"us farmers", 0, "", 0},
		{"Us too", 0, "", 0},
		{"Guinea - Bissau", 3, "GNB", nlp.Proper},
		{"Guinea-Bissau", 1, "GNB", nlp.Proper},
		{"Élysée Palace", 2, "FRA", nlp.Metonym},
		{"Côte d’Ivoire", 2, "CIV", nlp.Proper},
		{"WHO doctors", 1, "WHO", nlp.Proper},
		{"Who knows", 0, "", 0},
		{"State Department officials", 2, "US-DOS", nlp.Proper},
		{"CHINA OBJECTS", 1, "CHN", nlp.Proper},
		{"al - Qaeda", 3, "AQ", nlp.Proper},
		{"table talk", 0, "", 0},
		{"states agreed", 0, "", 0},
		{"States agreed", 1, "USA", nlp.Proper},
		{"kremlin walls", 0, "", 0},
	} {
		end, e := gazetteer.Match(doc(c.text), 0)
		if end != c.end || e == nil && c.code != "" || e != nil && (e.Code != c.code || e.Form != c.form) {
			t.Errorf("%q: %d %+v, want %d %s", c.text, end, e, c.end, c.code)
		}
	}
}

func TestTablesHoldTogether(t *testing.T) {
	if n := len(gazetteer.Codes()); n < 500 {
		t.Errorf("%d states and bodies, want over 500", n)
	}
	seen := map[string]bool{}
	for _, c := range gazetteer.Codes() {
		if seen[c] {
			t.Errorf("two holders have the code %s", c)
		}
		seen[c] = true
		h := gazetteer.Of(c)
		if h.Of != "" && gazetteer.Of(h.Of) == nil {
			t.Errorf("%s is part of %s, which is in no table", c, h.Of)
		}
		for _, forms := range [][]string{h.Names, h.People, h.Seats} {
			for _, f := range forms {
				if gazetteer.Lookup(f) == nil {
					t.Errorf("%s: %q is not found", c, f)
				}
			}
		}
	}
}

func TestTitle(t *testing.T) {
	for w, want := range map[string]string{"spokesman": "voice", "prime minister": "office", "mr": "honorific", "table": ""} {
		if got := gazetteer.Title(w); got != want {
			t.Errorf("%s is %q, want %q", w, got, want)
		}
	}
}

func BenchmarkMatch(b *testing.B) {
	d := doc(strings.Repeat("The Russian minister told Kyiv that a deal with the United States was near . ", 50))
	b.ReportAllocs()
	n := 0
	for b.Loop() {
		for i := range d.Tokens {
			if _, e := gazetteer.Match(d, i); e != nil {
				n++
			}
		}
	}
	b.ReportMetric(float64(len(d.Tokens)*b.N)/b.Elapsed().Seconds(), "tokens/s")
}

func TestSide(t *testing.T) {
	for name, want := range map[string]string{
		"Angela Merkel": "DEU", "Merkel": "DEU", "François Hollande": "FRA", "Jane Nobody": "", "Clinton": "USA", "Rasmussen": "",
	} {
		if got := gazetteer.Side(name); got != want {
			t.Errorf("%s stands for %q, want %q", name, got, want)
		}
	}
}

func TestNamesake(t *testing.T) {
	for name, want := range map[string]bool{
		"Angela Merkel": false, "Merkel": false, "Viktor Merkel": true, "Mr. Merkel": false, "President Merkel": false, "Jane Nobody": false,
	} {
		if got := gazetteer.Namesake(name); got != want {
			t.Errorf("%s is a namesake: %v, want %v", name, got, want)
		}
	}
}
