package main

import (
	"fmt"
	"io"

	"github.com/parley-record/parley/nlp"
	"github.com/parley-record/parley/nlp/lexicon"
	"github.com/parley-record/parley/nlp/model"
	"github.com/parley-record/parley/nlp/score"
	"github.com/parley-record/parley/nlp/tag"
)

func tagCommand() command {
	return command{"tag", "trains the tagger and lemmatiser", func(args []string, out io.Writer) error {
		fs, data := dataFlags("tag")
		dir := fs.String("weights", "nlp/model/weights", "folder to write to")
		seed := fs.Uint64("seed", 1, "seed of the shuffle")
		epochs := fs.Int("epochs", 0, "times over the treebank, 0: as shipped")
		if err := fs.Parse(args); err != nil {
			return err
		}
		sents, err := treebank(*data, treebankTrain...)
		if err != nil {
			return err
		}
		lex, err := lexicon.Embedded()
		if err != nil {
			return err
		}
		f, err := tag.Train(nlp.FromTreebank(sents, nlp.GoldDoc{}), lex, tag.Training{Seed: *seed, Epochs: *epochs})
		if err != nil {
			return err
		}
		if err := reportTags(out, f, lex, *data); err != nil {
			return err
		}
		return writeModel(*dir, "tag", f)
	}}
}

// reportTags prints how a tagger does on the development treebanks.
func reportTags(out io.Writer, f *model.File, lex *lexicon.Lexicon, data string) error {
	tagger, err := tag.New(f, lex)
	if err != nil {
		return err
	}
	for _, name := range treebankDev {
		sents, err := treebank(data, name)
		if err != nil {
			return err
		}
		gold, d := nlp.FromTreebank(sents, nlp.GoldDoc{}), nlp.FromTreebank(sents, nlp.GoldDoc{TokensOnly: true})
		tagger.Annotate(d)
		w := score.CompareWords(gold, d)
		fmt.Fprintf(out, "%s UPOS %.2f XPOS %.2f features %.2f lemma %.2f\n", name,
			w.Percent(w.UPOS), w.Percent(w.XPOS), w.Percent(w.Feats), w.Percent(w.Lemma))
	}
	return nil
}
