package main

import (
	"io"

	"github.com/parley-record/parley/nlp"
	"github.com/parley-record/parley/nlp/lexicon"
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
		return writeModel(*dir, "tag", f)
	}}
}
