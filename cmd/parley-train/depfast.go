package main

import (
	"fmt"
	"io"
	"os"

	"github.com/parley-record/parley/nlp"
	"github.com/parley-record/parley/nlp/dep"
	"github.com/parley-record/parley/nlp/lexicon"
	"github.com/parley-record/parley/nlp/tag"
)

// folds is how many parts the tags of the training trees are read in, each by a
// tagger that learned from the others.
const folds = 5

func depFastCommand() command {
	return command{"dep-fast", "trains the greedy parser, on tags as a tagger reads them", func(args []string, out io.Writer) error {
		fs, data := dataFlags("dep-fast")
		dir := fs.String("weights", "nlp/model/weights", "folder to write to")
		seed := fs.Uint64("seed", 1, "seed of the shuffle and of the exploration")
		epochs := fs.Int("epochs", 0, "times over the treebank, 0: as shipped")
		jackknifed := fs.String("jackknifed", "", "CoNLL-U file that keeps the training trees with their tags between runs")
		alone := fs.Bool("treebank", false, "learn from the treebanks alone, not from plain texts as dep-best reads them")
		snippets := fs.String("snippets", "", "folder hutto_ICWSM_2014 of the package vaderSentiment 2.5")
		silverTrees := fs.String("silver", "", "CoNLL-U file that keeps the plain texts' trees between runs")
		rows := fs.Int("rows", 0, "rows of the table of transitions, as a power of two, 0: as shipped")
		if err := fs.Parse(args); err != nil {
			return err
		}
		train, err := jackknife(*data, *jackknifed, *seed)
		if err != nil {
			return err
		}
		dev, err := tagged(*data)
		if err != nil {
			return err
		}
		lex, err := lexicon.Embedded()
		if err != nil {
			return err
		}
		opt := dep.Training{Seed: *seed, Epochs: *epochs, RowBits: *rows, Log: logf}
		if !*alone {
			more, err := silver(*data, *snippets, *silverTrees)
			if err != nil {
				return err
			}
			opt.Silver = append(opt.Silver, more)
		}
		f := dep.Train([]*nlp.Doc{train}, dev, lex, opt)
		return writeModel(*dir, "dep-fast", f)
	}}
}

func logf(format string, args ...any) { fmt.Fprintf(os.Stderr, format+"\n", args...) }

// jackknife returns the training trees with tags as a tagger reads them. It
// reads them from path where that is a file, and else leaves them there, if
// path is not empty.
func jackknife(data, path string, seed uint64) (*nlp.Doc, error) {
	if path != "" {
		if sents, err := treebank("", path); err == nil {
			return nlp.FromTreebank(sents, nlp.GoldDoc{}), nil
		}
	}
	sents, err := treebank(data, treebankTrain...)
	if err != nil {
		return nil, err
	}
	lex, err := lexicon.Embedded()
	if err != nil {
		return nil, err
	}
	d, err := tag.Jackknife(nlp.FromTreebank(sents, nlp.GoldDoc{}), lex, folds, tag.Training{Seed: seed, Epochs: 5})
	if err != nil || path == "" {
		return d, err
	}
	if err := nlp.Fill(sents, d); err != nil {
		return nil, err
	}
	f, err := os.Create(path)
	if err != nil {
		return nil, err
	}
	if err := nlp.WriteTreebank(f, sents); err != nil {
		f.Close()
		return nil, err
	}
	return d, f.Close()
}

// tagged returns the development trees with the shipped tagger's tags.
func tagged(data string) ([]*nlp.Doc, error) {
	tagger, err := tag.Embedded()
	if err != nil {
		return nil, err
	}
	var docs []*nlp.Doc
	for _, name := range treebankDev {
		sents, err := treebank(data, name)
		if err != nil {
			return nil, err
		}
		d := nlp.FromTreebank(sents, nlp.GoldDoc{})
		tagger.Annotate(d)
		docs = append(docs, d)
	}
	return docs, nil
}
