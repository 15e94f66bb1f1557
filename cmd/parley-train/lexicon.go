package main

import (
	"compress/gzip"
	"io"
	"os"

	"github.com/parley-record/parley/nlp/lexicon"
)

func lexiconCommand() command {
	return command{"lexicon", "builds word classes from word vectors and a dictionary", func(args []string, out io.Writer) error {
		fs, _ := dataFlags("lexicon")
		dir := fs.String("weights", "nlp/model/weights", "folder to write to")
		vectors := fs.String("vectors", "glove.6B.50d.txt", "word vectors, a word a line")
		forms := fs.String("forms", "lemma_lu.csv.gz", "dictionary of forms, as LemmInflect carries it")
		seed := fs.Uint64("seed", 1, "seed of the clustering")
		words := fs.Int("words", 0, "words that get a cluster, 0: as shipped")
		if err := fs.Parse(args); err != nil {
			return err
		}
		v, err := os.Open(*vectors)
		if err != nil {
			return err
		}
		defer v.Close()
		z, err := os.Open(*forms)
		if err != nil {
			return err
		}
		defer z.Close()
		d, err := gzip.NewReader(z)
		if err != nil {
			return err
		}
		f, err := lexicon.Train(v, d, lexicon.Training{Seed: *seed, Words: *words})
		if err != nil {
			return err
		}
		return writeModel(*dir, "lexicon", f)
	}}
}
