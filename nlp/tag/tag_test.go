package tag

import (
	"strings"
	"testing"

	"github.com/parley-record/parley/nlp"
	"github.com/parley-record/parley/nlp/lexicon"
	"github.com/parley-record/parley/nlp/model"
	"github.com/parley-record/parley/nlp/token"
)

func embedded(t testing.TB) *Tagger {
	t.Helper()
	tagger, err := Embedded()
	if err != nil {
		t.Fatal(err)
	}
	return tagger
}

func read(tagger *Tagger, text string) *nlp.Doc {
	d := &nlp.Doc{}
	d.Reset(text)
	token.Tokeniser{}.Annotate(d)
	tagger.Annotate(d)
	return d
}

func show(d *nlp.Doc, of func(*nlp.Token) string) string {
	var w []string
	for i := range d.Tokens {
		w = append(w, of(&d.Tokens[i]))
	}
	return strings.Join(w, " ")
}

func TestTags(t *testing.T) {
	tagger := embedded(t)
	for _, c := range []struct{ name, text, want string }{
		{"news", "Both ministers met their rivals in Oslo on Monday.", "DT NNS VBD PRP$ NNS IN NNP IN NNP ."},
		{"past tense", "Lena Roe signed a draft in Oslo on Monday.", "NNP NNP VBD DT NN IN NNP IN NNP ."},
		{"passive", "The plan was rejected by the union.", "DT NN VBD VBN IN DT NN ."},
		{"noun and verb", "They plan to record the record.", "PRP VBP TO VB DT NN ."},
		{"modal", "Norway may not accept it.", "NNP MD RB VB PRP ."},
		{"capitals mean nothing", "MINISTERS MEET IN OSLO FOR TALKS", "NNS VBP IN NNP IN NNS"},
		{"possessive", "Norway's offer", "NNP POS NN"},
	} {
		t.Run(c.name, func(t *testing.T) {
			got := show(read(tagger, c.text), func(t *nlp.Token) string { return t.XPOS.String() })
			if got != c.want {
				t.Errorf("got  %s\nwant %s", got, c.want)
			}
		})
	}
}

func TestLemmas(t *testing.T) {
	tagger := embedded(t)
	for _, c := range []struct{ name, text, want string }{
		{"verbs", "She said they were meeting and had agreed.", "she say they be meet and have agree ."},
		{"nouns", "Delegates from the parties held talks.", "delegate from the party hold talk ."},
		{"names keep their capitals", "Norway met Oda.", "Norway meet Oda ."},
		{"clitics", "They won't and can't.", "they will not and can not ."},
		{"verbs of no treebank", "They expelled envoys, rioted, extradited suspects and mothballed pits.", "they expel envoy , riot , extradite suspect and mothball pit ."},
		{"comparison", "A better offer is the best.", "a good offer be the good ."},
	} {
		t.Run(c.name, func(t *testing.T) {
			got := show(read(tagger, c.text), func(t *nlp.Token) string { return t.Lemma })
			if got != c.want {
				t.Errorf("got  %s\nwant %s", got, c.want)
			}
		})
	}
}

func TestFeatures(t *testing.T) {
	d := read(embedded(t), "She and them.")
	want := []string{
		"Case=Nom|Gender=Fem|Number=Sing|Person=3|PronType=Prs",
		"",
		"Case=Acc|Number=Plur|Person=3|PronType=Prs", "",
	}
	for i, w := range want {
		if got := d.Tokens[i].Feats; got != w {
			t.Errorf("%s: %q, want %q", d.Form(i), got, w)
		}
	}
}

// A toy treebank of a few sentences, which a tagger must be able to learn by heart.
func toy() *nlp.Doc {
	d := &nlp.Doc{Has: nlp.Tokens | nlp.Tags | nlp.Lemmas}
	var text strings.Builder
	for range 6 {
		for _, s := range []string{
			"the/DET/DT/the talks/NOUN/NNS/talk ended/VERB/VBD/end",
			"they/PRON/PRP/they talk/VERB/VBP/talk",
			"a/DET/DT/a talk/NOUN/NN/talk ends/VERB/VBZ/end",
		} {
			first := int32(len(d.Tokens))
			for _, w := range strings.Fields(s) {
				p := strings.Split(w, "/")
				text.WriteByte(' ')
				t := nlp.Token{Start: int32(text.Len()), Head: -1, UPOS: nlp.ParseUPOS(p[1]), XPOS: nlp.ParseXPOS(p[2]), Lemma: p[3]}
				text.WriteString(p[0])
				t.End = int32(text.Len())
				d.Tokens = append(d.Tokens, t)
			}
			d.Sentences = append(d.Sentences, nlp.Sentence{First: first, End: int32(len(d.Tokens))})
		}
	}
	d.Text = text.String()
	return d
}

func TestTrainLearnsAndRepeats(t *testing.T) {
	lex, err := lexicon.Embedded()
	if err != nil {
		t.Fatal(err)
	}
	gold := toy()
	train := func() *model.File {
		f, err := Train(gold, lex, Training{Seed: 7, Epochs: 4})
		if err != nil {
			t.Fatal(err)
		}
		return f
	}
	f := train()
	if string(f.Encode()) != string(train().Encode()) {
		t.Error("two trainings with one seed differ")
	}
	tagger, err := New(f, lex)
	if err != nil {
		t.Fatal(err)
	}
	got := *gold
	got.Tokens = append([]nlp.Token(nil), gold.Tokens...)
	for i := range got.Tokens {
		got.Tokens[i].UPOS, got.Tokens[i].XPOS, got.Tokens[i].Lemma = 0, 0, ""
	}
	tagger.Annotate(&got)
	for i := range gold.Tokens {
		if g, p := gold.Tokens[i], got.Tokens[i]; g.XPOS != p.XPOS || g.UPOS != p.UPOS || g.Lemma != p.Lemma {
			t.Fatalf("%s: %v %v %q, want %v %v %q", gold.Form(i), p.UPOS, p.XPOS, p.Lemma, g.UPOS, g.XPOS, g.Lemma)
		}
	}
}

func TestJackknifeTagsWhatItHasNotSeen(t *testing.T) {
	lex, err := lexicon.Embedded()
	if err != nil {
		t.Fatal(err)
	}
	gold := toy()
	got, err := Jackknife(gold, lex, 3, Training{Seed: 7, Epochs: 2})
	if err != nil {
		t.Fatal(err)
	}
	// Each fold holds all copies of one sentence, so "ended" was never seen.
	if got.Tokens[0].XPOS == nlp.NoXPOS || &got.Tokens[0] == &gold.Tokens[0] {
		t.Error("not tagged, or gold overwritten")
	}
	same := 0
	for i := range gold.Tokens {
		if gold.Tokens[i].XPOS == got.Tokens[i].XPOS {
			same++
		}
	}
	if same == len(gold.Tokens) {
		t.Error("every tag is right: the folds have seen their own sentences")
	}
}

func TestNewRefusesOtherFiles(t *testing.T) {
	lex := &lexicon.Lexicon{}
	good, err := model.Embedded("tag")
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range []string{"pairs", "weights/lens", "weights/rows", "weights/buckets", "fixed/classes", "lemma/scripts", "lemma/words/values", "morph/feats"} {
		f, err := model.Decode(good.Encode())
		if err != nil {
			t.Fatal(err)
		}
		f.Set(name, []byte{0xff, 0xff, 0xff})
		if _, err := New(f, lex); err == nil {
			t.Errorf("no error with a damaged %s", name)
		}
	}
}

func TestScript(t *testing.T) {
	for _, c := range []struct {
		form, lemma string
		upos        nlp.UPOS
	}{
		{"Talks", "talk", nlp.NOUN}, {"Norwegians", "Norwegian", nlp.PROPN}, {"n't", "not", nlp.PART},
		{"went", "go", nlp.VERB}, {"ÉTATS", "état", nlp.NOUN}, {"parties", "party", nlp.NOUN},
		{"'s", "'s", nlp.PART}, {"US", "US", nlp.PROPN}, {"a", "a", nlp.DET},
	} {
		s := scriptOf(c.form, c.lemma, c.upos)
		back, err := parseScript(s.String())
		if err != nil || back != s {
			t.Errorf("%s: script %q reads back as %+v (%v)", c.form, s, back, err)
		}
		var in interner
		if got := in.apply(&s, c.form); got != c.lemma {
			t.Errorf("%s by %q: %q, want %q", c.form, s, got, c.lemma)
		}
	}
}

func FuzzTagger(f *testing.F) {
	tagger := embedded(f)
	for _, s := range []string{"She didn't say.", "ÀÉÎ \u00ad ’ “”", "\xff\xfe a", "A.B.C. 1,000 — 👍"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		d := read(tagger, s)
		for i := range d.Tokens {
			if w := &d.Tokens[i]; w.UPOS == nlp.NoUPOS || w.XPOS == nlp.NoXPOS || w.Lemma == "" {
				t.Fatalf("%q: %v %v lemma %q", d.Form(i), w.UPOS, w.XPOS, w.Lemma)
			}
		}
	})
}

const sample = `Ministers of both states met for the third time in as many weeks on Monday, but didn't come to terms on the border.
"We have agreed on nothing," said Lena Roe, the U.S. envoy. "That isn't a surprise: a 12-point plan takes time."

Her counterpart, Gen. Oda, welcomed $4.5m in aid — and a date (24 November) for the next round. `

func BenchmarkTagger(b *testing.B) {
	tagger := embedded(b)
	d := read(tagger, strings.Repeat(sample, 20))
	words := 0
	b.ReportAllocs()
	for b.Loop() {
		tagger.Annotate(d)
		words += len(d.Tokens)
	}
	b.ReportMetric(float64(words)/b.Elapsed().Seconds(), "tokens/s")
}

func TestNoAllocationInSteadyState(t *testing.T) {
	tagger := embedded(t)
	d := read(tagger, sample)
	// The pool of scratch memory may be emptied by a collection in between.
	if n := testing.AllocsPerRun(50, func() { tagger.Annotate(d) }); n > 1 {
		t.Errorf("%v allocations a run", n)
	}
}
