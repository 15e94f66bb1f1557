package main

import (
	"fmt"
	"io"

	"github.com/parley-record/parley/nlp"
	"github.com/parley-record/parley/nlp/english"
	"github.com/parley-record/parley/nlp/score"
)

// A figure is one line of the ledger: a measure in per cent.
type figure struct {
	name  string
	value float64
}

// A measure scores one part of an engine on the corpora below data. Each stands
// in a file of its own.
type measure func(e *english.Engine, data string) ([]figure, error)

func measures() []measure {
	return []measure{measureTokens, measureTrees, measureNames, measureCoref}
}

func scoreCommand() command {
	return command{"score", "prints every figure of the engine on the development sets", func(args []string, out io.Writer) error {
		fs, data := dataFlags("score")
		grade := fs.String("engine", "fast", "fast or best")
		speed := fs.Bool("speed", false, "print what the engine costs instead: time, memory, bytes")
		if err := fs.Parse(args); err != nil {
			return err
		}
		if *speed {
			return printSpeed(out, english.Grade(*grade), *data)
		}
		e, err := english.New(english.Grade(*grade))
		if err != nil {
			return err
		}
		for _, m := range measures() {
			figures, err := m(e, *data)
			if err != nil {
				return err
			}
			for _, f := range figures {
				fmt.Fprintf(out, "%-5s %-32s %5.1f\n", *grade, f.name, f.value)
			}
		}
		return nil
	}}
}

// measureTokens scores words and sentences on the raw text of the treebanks.
func measureTokens(e *english.Engine, data string) ([]figure, error) {
	ewt, err := treebank(data, treebankDev[0])
	if err != nil {
		return nil, err
	}
	gum, err := treebank(data, treebankDev[1])
	if err != nil {
		return nil, err
	}
	var out []figure
	for _, c := range []struct {
		name  string
		sents []nlp.TreebankSentence
	}{{"ewt-dev", ewt}, {"gum-dev news", genre(gum, "news")}, {"gum-dev", gum}} {
		gold := nlp.FromTreebank(c.sents, nlp.GoldDoc{TokensOnly: true})
		d := &nlp.Doc{Text: gold.Text}
		e.Annotate(d)
		out = append(out,
			figure{c.name + " tokens F1", 100 * score.Spans(score.TokenSpans(gold), score.TokenSpans(d)).F1()},
			figure{c.name + " sentences F1", 100 * score.Spans(score.SentenceSpans(gold), score.SentenceSpans(d)).F1()})
	}
	return out, nil
}

// measureTrees scores tags, lemmas and trees on given tokens.
func measureTrees(e *english.Engine, data string) ([]figure, error) {
	var out []figure
	for i, name := range []string{"ewt-dev", "gum-dev"} {
		sents, err := treebank(data, treebankDev[i])
		if err != nil {
			return nil, err
		}
		gold := nlp.FromTreebank(sents, nlp.GoldDoc{})
		d := nlp.FromTreebank(sents, nlp.GoldDoc{TokensOnly: true})
		e.Annotate(d)
		w := score.CompareWords(gold, d)
		if e.Gives()&nlp.Tags != 0 {
			out = append(out, figure{name + " UPOS", w.Percent(w.UPOS)}, figure{name + " XPOS", w.Percent(w.XPOS)},
				figure{name + " features", w.Percent(w.Feats)})
		}
		if e.Gives()&nlp.Lemmas != 0 {
			out = append(out, figure{name + " lemma", w.Percent(w.Lemma)})
		}
		if e.Gives()&nlp.Trees != 0 {
			out = append(out, figure{name + " UAS", w.Percent(w.UAS)}, figure{name + " LAS without subtypes", w.Percent(w.LASPlain)})
		}
	}
	return out, nil
}
