package main

import (
	"compress/gzip"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"

	"github.com/parley-record/parley/nlp"
)

// treebank reads the CoNLL-U files below data, gzipped or not.
func treebank(data string, names ...string) ([]nlp.TreebankSentence, error) {
	var all []nlp.TreebankSentence
	for _, n := range names {
		path := filepath.Join(data, n)
		f, err := os.Open(path)
		if err != nil {
			return nil, err
		}
		var r io.Reader = f
		if strings.HasSuffix(n, ".gz") {
			if r, err = gzip.NewReader(f); err != nil {
				f.Close()
				return nil, fmt.Errorf("%s: %w", path, err)
			}
		}
		s, err := nlp.ReadCoNLLU(r)
		f.Close()
		if err != nil {
			return nil, fmt.Errorf("%s: %w", path, err)
		}
		all = append(all, s...)
	}
	return all, nil
}

// treebankTrain names the training treebanks, treebankDev the development ones.
var (
	treebankTrain = []string{"ud/ewt-train.conllu.gz", "ud/gum-train.conllu.gz"}
	treebankDev   = []string{"ud/ewt-dev.conllu", "ud/gum-dev.conllu"}
)

// genre keeps the sentences of GUM documents of that genre.
func genre(sents []nlp.TreebankSentence, g string) []nlp.TreebankSentence {
	var out []nlp.TreebankSentence
	for _, s := range sents {
		if id, _ := s.Comment("sent_id"); strings.HasPrefix(id, "GUM_"+g+"_") {
			out = append(out, s)
		}
	}
	return out
}

// strip takes tags, lemmas and trees from a document, so that they are read anew.
func strip(d *nlp.Doc) {
	for i := range d.Tokens {
		t := &d.Tokens[i]
		*t = nlp.Token{Start: t.Start, End: t.End, Sentence: t.Sentence, Head: -1, Glued: t.Glued}
	}
	d.Has = nlp.Tokens
}
