package token

import (
	"fmt"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/parley-record/parley/nlp"
)

func read(text string) *nlp.Doc {
	d := &nlp.Doc{}
	d.Reset(text)
	Tokeniser{}.Annotate(d)
	return d
}

// show writes words parted by spaces and sentences by " || ".
func show(d *nlp.Doc) string {
	var b strings.Builder
	for i, s := range d.Sentences {
		if i > 0 {
			b.WriteString(" || ")
		}
		for k := s.First; k < s.End; k++ {
			if k > s.First {
				b.WriteByte(' ')
			}
			b.WriteString(d.Form(int(k)))
		}
	}
	return b.String()
}

func TestWords(t *testing.T) {
	for _, c := range []struct{ name, text, want string }{
		{"clitics", "She didn't say they're Oslo's.", "She did n't say they 're Oslo 's ."},
		{"typographic clitics", "We can’t and won’t; I’d’ve left.", "We ca n’t and wo n’t ; I ’d ’ve left ."},
		{"capitals", "DON'T SIGN IT, IT'S LENA'S", "DO N'T SIGN IT , IT 'S LENA 'S"},
		{"possessive of a plural", "the ministers' plan", "the ministers ' plan"},
		{"contractions without an apostrophe", "I cannot and dont wanna", "I can not and do nt wan na"},
		{"names with an apostrophe", "O'Hara met Sana'a's mayor", "O'Hara met Sana'a 's mayor"},
		{"hyphens", "a 12-point peace-plan by co-chairs of non-aligned states", "a 12 - point peace - plan by co-chairs of non-aligned states"},
		{"prefix and figure", "in mid-July and the mid-1980s", "in mid-July and the mid-1980s"},
		{"dash without spaces", "the deal—if any—holds", "the deal — if any — holds"},
		{"prefix and acronym", "UN-backed, un-American, RE-ELECTED, EU-wide", "UN - backed , un-American , RE-ELECTED , EU - wide"},
		{"dash of two hyphens", "the deal--if any--holds", "the deal -- if any -- holds"},
		{"figures", "It cost $4.5m, or 1,200.50 (35%), by 9:30.", "It cost $ 4.5 m , or 1,200.50 ( 35 % ) , by 9:30 ."},
		{"units", "at 5pm, 30km off", "at 5 pm , 30 km off"},
		{"ordinals, decades", "the 20th in the 1980s and '90s", "the 20th in the 1980s and '90s"},
		{"ranges and dates", "5-10 on 2025-11-24, call 555-0134", "5 - 10 on 2025-11-24 , call 555-0134"},
		{"abbreviations", "Gen. Oda and Dr. Lind of the U.S. met Mr. Roe.", "Gen. Oda and Dr. Lind of the U.S. met Mr. Roe ."},
		{"initials", "John F. Roe and J.R. Lind", "John F. Roe and J.R. Lind"},
		{"number of a thing", "No. 2 on the list", "No. 2 on the list"},
		{"ellipses", "Well... no… yes", "Well ... no … yes"},
		{"quotation marks", `"No," he said. “Yes,” she said.`, `" No , " he said . || “ Yes , ” she said .`},
		{"nested quotation marks", "‘It is “over”,’ he said", "‘ It is “ over ” , ’ he said"},
		{"Penn quotation marks", "``No, '' he said", "`` No , '' he said"},
		{"addresses", "See https://example.org/a?b=1, or write to lena.roe@example.org.", "See https://example.org/a?b=1 , or write to lena.roe@example.org ."},
		{"hosts", "Example.com said (www.example.org)", "Example.com said ( www.example.org )"},
		{"ampersands", "AT&T and R&D & so on", "AT&T and R&D & so on"},
		{"slashes", "and/or on 9/11", "and / or on 9/11"},
		{"currencies", "US$5 and €3", "US$ 5 and € 3"},
		{"hash and at", "#Peace @lena", "#Peace @lena"},
		{"emoji", "Good 👍🏽 news 🇫🇷🇩🇪", "Good 👍🏽 news 🇫🇷 🇩🇪"},
		{"emoticon", "Thanks :-)", "Thanks :-)"},
		{"soft hyphen stays", "the minis\u00adter", "the minis\u00adter"},
		{"no-break space parts", "Mr.\u00a0Roe", "Mr. Roe"},
		{"combining marks", "Zele\u0301ny spoke", "Zele\u0301ny spoke"},
		{"mark at the end of a run", "Really?! Yes!!!", "Really ?! || Yes !!!"},
		{"no space after the stop", "It ended.Then they left", "It ended . || Then they left"},
		{"other scripts", "Путин сказал.", "Путин сказал ."},
		{"bracketed", "[sic] (the \"deal\")", "[ sic ] ( the \" deal \" )"},
		{"empty", " \n\t ", ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got := show(read(c.text)); got != c.want {
				t.Errorf("got  %s\nwant %s", got, c.want)
			}
		})
	}
}

func TestSentences(t *testing.T) {
	for _, c := range []struct {
		name, text string
		want       int
	}{
		{"abbreviation before a name", "He met U.S. Treasury staff. Sen. Roe was there.", 2},
		{"abbreviation ends the sentence", "They flew to the U.S. The talks began.", 2},
		{"capitals after an abbreviation", "COLOMBIA CALLS ON U.S. FOR NEW TALKS", 1},
		{"short before an abbreviation", "The U.S. And Brazil agreed.", 1},
		{"company", "He runs Lind Inc. and Roe Corp. He is rich.", 2},
		{"number", "It is No. 2 on the list. It is bad.", 2},
		{"month", "They met on Nov. 24 in Oslo. It rained.", 2},
		{"initials", "J. R. Roe spoke. A. B. Lind did not.", 2},
		{"quotation closes after the stop", "“We agree.” “We do not.” He left.", 3},
		{"straight quotation closes after the stop", `"We agree." "We do not." He left.`, 3},
		{"quotation and its speaker", "“Will they sign?” she asked. No.", 2},
		{"exclamation and its speaker", "\"Never!\" he said.", 1},
		{"question", "Will they sign? Nobody knows.", 2},
		{"bracket closes after the stop", "(They left.) Nobody knows.", 2},
		{"ellipsis goes on", "They said ... no, they did not.", 1},
		{"decimal", "It rose 2.5 percent. Then it fell.", 2},
		{"title line", "Talks end without a deal\n\nGENEVA (AP) — Talks ended on Monday.", 2},
		{"paragraph without a stop", "By Lena Roe\n\nTalks ended.", 2},
		{"line ends a paragraph", "First point\nSecond point\nThird point", 3},
		{"wrapped lines go on", "The ministers of both states met for the third time in as\nmany weeks on Monday but did not come to terms on the\nborder, on gas, or on the exchange of prisoners that was\npromised at their first round in the spring of that year.", 1},
		{"CRLF", "Talks ended.\r\n\r\nNobody spoke.", 2},
		{"a.m. goes on", "At 9 a.m. on Monday they met.", 1},
		{"a.m. ends", "They met at 9 a.m. The talks were short.", 2},
		{"dateline", "LONDON, Nov. 24 (Reuters) - Talks ended.", 1},
		{"Saint", "St. Petersburg was ruled out.", 1},
		{"small letter after a stop", "they left. nobody knows.", 2},
	} {
		t.Run(c.name, func(t *testing.T) {
			if d := read(c.text); len(d.Sentences) != c.want {
				t.Errorf("%d sentences, want %d: %s", len(d.Sentences), c.want, show(d))
			}
		})
	}
}

func TestLongSentenceIsCutAtPauses(t *testing.T) {
	text := strings.Repeat("the ministers met and spoke of gas, ", 60) + "then; " + strings.Repeat("one two ", 150)
	d := read(text)
	if len(d.Sentences) < 3 {
		t.Fatalf("%d sentences", len(d.Sentences))
	}
	for i, s := range d.Sentences {
		if s.Len() > MaxSentence {
			t.Errorf("sentence %d has %d words", i, s.Len())
		}
	}
	if end := d.Form(int(d.Sentences[0].End) - 1); end != "," {
		t.Errorf("first cut after %q", end)
	}
}

func TestWhereLongSentencesAreCut(t *testing.T) {
	few, many := strings.Repeat("word ", 30), strings.Repeat("word ", 200)
	for _, c := range []struct{ name, text, before, after string }{
		{"after a semicolon rather than a comma", many + "first ; " + few + "second , " + many, ";", "word"},
		{"after a dash rather than a comma", many + "first — " + few + "second , " + many, "—", "word"},
		{"after a closing mark", many + "and \"first\" " + few + many, "\"", "word"},
		{"not after an opening mark", many + "first , last \"" + few + many, ",", "last"},
		{"after the last comma", many + "first , " + few + "second , last " + many, ",", "last"},
		{"before a word that joins", many + "first and " + few + many, "first", "and"},
		{"a mark of the first half is too early", "first ; " + many + many, "word", "word"},
	} {
		t.Run(c.name, func(t *testing.T) {
			d := read(c.text)
			if bad := wellFormed(d); bad != "" {
				t.Fatal(bad)
			}
			if len(d.Sentences) < 2 {
				t.Fatalf("%d sentences", len(d.Sentences))
			}
			end := int(d.Sentences[0].End)
			if before, after := d.Form(end-1), d.Form(end); before != c.before || after != c.after {
				t.Errorf("cut between %q and %q, not %q and %q", before, after, c.before, c.after)
			}
		})
	}
}

// wellFormed reports what is wrong with a document, "" where nothing is.
func wellFormed(d *nlp.Doc) string {
	at := 0
	for i := range d.Tokens {
		t := &d.Tokens[i]
		if int(t.Start) < at || t.End <= t.Start || int(t.End) > len(d.Text) {
			return fmt.Sprintf("word %d stands at [%d, %d) after %d", i, t.Start, t.End, at)
		}
		if t.Glued != (i > 0 && int(t.Start) == at) && i > 0 {
			return fmt.Sprintf("word %d: glued is %v", i, t.Glued)
		}
		for k := at; k < int(t.Start); {
			c, n := classAt(d.Text, k)
			if c != space {
				return fmt.Sprintf("byte %d is in no word", k)
			}
			k += n
		}
		if t.End-t.Start > MaxWord {
			return fmt.Sprintf("word %d is %d bytes long", i, t.End-t.Start)
		}
		at = int(t.End)
	}
	next := int32(0)
	for i, s := range d.Sentences {
		if s.First != next || s.End <= s.First || s.Len() > MaxSentence {
			return fmt.Sprintf("sentence %d is [%d, %d) after %d", i, s.First, s.End, next)
		}
		for k := s.First; k < s.End; k++ {
			if d.Tokens[k].Sentence != int32(i) {
				return fmt.Sprintf("word %d is of sentence %d, not %d", k, d.Tokens[k].Sentence, i)
			}
		}
		next = s.End
	}
	if int(next) != len(d.Tokens) {
		return "words in no sentence"
	}
	return ""
}

func FuzzTokeniser(f *testing.F) {
	for _, s := range []string{
		"She didn't say. \"No,\" he said—twice...", "a@b.c.d/e-f's 5pm 1,2.3-4:5", "\r\n\n\v x\u2028y", "’’’s ``''", "\xff\xfe.\xe2\x80",
		"a.b.c.d.e.com's-1-2-3", "(www.x.y))))", "🇫🇷👍🏽\u200d…..", "Ph.D.s w/o #x_y @z [...] $$$",
	} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		d := read(s)
		if bad := wellFormed(d); bad != "" {
			t.Fatalf("%s: %q", bad, s)
		}
		if !utf8.ValidString(s) {
			return
		}
		for i := range d.Tokens {
			if !utf8.ValidString(d.Form(i)) {
				t.Fatalf("word %d is cut within a rune: %q", i, d.Form(i))
			}
		}
	})
}

// pathological returns inputs that are hard on quadratic algorithms, each of
// about n bytes.
func pathological(n int) map[string]string {
	return map[string]string{
		"one word":             strings.Repeat("a", n),
		"no spaces":            strings.Repeat("ab.cd-", n/6),
		"capitals, no spaces":  strings.Repeat("A.", n/2),
		"opening quotes":       strings.Repeat("\"", n),
		"typographic quotes":   strings.Repeat("“", n/3),
		"brackets":             strings.Repeat("(", n),
		"closing brackets":     "www.x@y.z" + strings.Repeat(")", n),
		"full stops":           strings.Repeat(".", n),
		"figures":              strings.Repeat("1-", n/2),
		"long figure":          strings.Repeat("1", n/2) + strings.Repeat("-1", n/4),
		"dotted":               strings.Repeat("abc.", n/4),
		"apostrophes":          strings.Repeat("'s", n/2),
		"one sentence":         strings.Repeat("word ", n/5),
		"capitals":             strings.Repeat("WORD ", n/5),
		"HTML":                 strings.Repeat("<p class=\"x\">a</p>", n/18),
		"emoji":                strings.Repeat("👍🏽", n/8),
		"joined emoji":         strings.Repeat("👩\u200d", n/7),
		"other scripts":        strings.Repeat("和平谈判。", n/15),
		"invalid":              strings.Repeat("\xff", n),
		"lines":                strings.Repeat("\n", n/2) + strings.Repeat("a\n", n/4),
		"short wrapped lines":  strings.Repeat(strings.Repeat("word ", 11)+"\n", n/56),
		"addresses":            strings.Repeat("a@b", n/3),
		"addresses, schemes":   strings.Repeat("(http://", n/8),
		"clitics":              "x" + strings.Repeat("'d've", n/5),
		"quotes after a stop":  "a." + strings.Repeat("\"", n),
		"quotes before a word": strings.Repeat("(", n) + "A",
		"half surrogates":      strings.Repeat("\xed\xa0\x80", n/3),
		"underscores":          strings.Repeat("a_", n/2),
		"ampersands":           strings.Repeat("A&", n/2),
		"slashes":              strings.Repeat("1/", n/2),
		"soft hyphens":         strings.Repeat("\u00ad", n/2),
	}
}

func TestPathological(t *testing.T) {
	for name, text := range pathological(400_000) {
		t.Run(name, func(t *testing.T) {
			if bad := wellFormed(read(text)); bad != "" { // what took quadratic time would take minutes
				t.Error(bad)
			}
		})
	}
}

const sample = `Ministers of both states met for the third time in as many weeks on Monday, but didn't come to terms on the border.
"We have agreed on nothing," said Lena Roe, the U.S. envoy. "That isn't a surprise: a 12-point plan takes time."

Her counterpart, Gen. Oda, welcomed $4.5m in aid — and a date (24 November) for the next round. `

func BenchmarkTokeniser(b *testing.B) {
	text := strings.Repeat(sample, 20)
	d := &nlp.Doc{}
	words := 0
	b.ReportAllocs()
	for b.Loop() {
		d.Reset(text)
		Tokeniser{}.Annotate(d)
		words += len(d.Tokens)
	}
	b.ReportMetric(float64(words)/b.Elapsed().Seconds(), "tokens/s")
}

func TestNoAllocationInSteadyState(t *testing.T) {
	d := read(sample)
	if n := testing.AllocsPerRun(20, func() {
		d.Reset(sample)
		Tokeniser{}.Annotate(d)
	}); n > 0 {
		t.Errorf("%v allocations a run", n)
	}
}

func TestTenMegabytesOfOneSentence(t *testing.T) {
	const unit = "the ministers spoke of gas and "
	d := read(strings.Repeat(unit, 10<<20/len(unit)))
	if want := 10 << 20 / len(unit) * 6; len(d.Tokens) != want {
		t.Errorf("%d words, not %d", len(d.Tokens), want)
	}
	if bad := wellFormed(d); bad != "" {
		t.Error(bad)
	}
	for i, s := range d.Sentences[:len(d.Sentences)-1] {
		if s.Len() <= MaxSentence/2 || d.Form(int(s.End)) != "and" {
			t.Fatalf("sentence %d of %d words is cut before %q", i, s.Len(), d.Form(int(s.End)))
		}
	}
}
