package main

import (
	"bufio"
	_ "embed"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"

	"github.com/parley-record/parley/nlp"
	"github.com/parley-record/parley/nlp/model"
	"github.com/parley-record/parley/nlp/ner"
	"github.com/parley-record/parley/nlp/tag"
	"github.com/parley-record/parley/nlp/token"
)

//go:embed python/webnames.py
var webLabeller string

func webNamesCommand() command {
	return command{"web-names", "labels the names of EWT's training texts, to learn from (needs CoreNLP and Python with spaCy)", func(args []string, out io.Writer) error {
		fs, data := dataFlags("web-names")
		field := fs.String("ner", "", "file of the weights of a finder of names that votes; without it, what voted for the shipped labels")
		corenlp := fs.String("corenlp", "", "folder of the jars of CoreNLP 4.5.7 and of its models")
		small := fs.String("spacy", "", "folder of a model of spaCy")
		python := fs.String("python", "python3", "interpreter with spaCy")
		work := fs.String("work", "", "folder to write to: labels.tsv at last")
		if err := fs.Parse(args); err != nil {
			return err
		}
		read := newKeptReader().read
		if *field != "" {
			var err error
			if read, err = fieldReader(*field); err != nil {
				return err
			}
		}
		if err := writeReading(filepath.Join(*work, "words.tsv"), *data, read); err != nil {
			return err
		}
		cmd := exec.Command(*python, "-c", webLabeller, *work, *corenlp, *small)
		cmd.Stdout, cmd.Stderr = os.Stderr, os.Stderr
		return cmd.Run()
	}}
}

// fieldReader returns what finds the names of a document with the weights in
// the file path.
func fieldReader(path string) (func(*nlp.Doc) error, error) {
	b, err := os.ReadFile(path)
	if err != nil {
		return nil, err
	}
	f, err := model.Decode(b)
	if err != nil {
		return nil, err
	}
	m, err := ner.Load(f)
	if err != nil {
		return nil, err
	}
	tagger, err := tag.Embedded()
	if err != nil {
		return nil, err
	}
	p, err := nlp.NewPipeline(token.Tokeniser{}, tagger, m)
	return func(d *nlp.Doc) error {
		p.Annotate(d)
		return nil
	}, err
}

// writeReading writes the words of EWT's training texts with their gold UPOS
// and the names that read finds.
func writeReading(path, data string, read func(*nlp.Doc) error) error {
	sents, err := treebank(data, treebankTrain[0])
	if err != nil {
		return err
	}
	f, err := os.Create(path)
	if err != nil {
		return err
	}
	w := bufio.NewWriter(f)
	for _, doc := range documents(sents) {
		gold, d := nlp.FromTreebank(doc, nlp.GoldDoc{}), nlp.FromTreebank(doc, nlp.GoldDoc{})
		strip(d)
		if err := read(d); err != nil {
			f.Close()
			return err
		}
		labels := make([]string, len(d.Tokens))
		for _, n := range d.Names {
			k := bareLabel(n)
			for i := n.First; i < n.End; i++ {
				labels[i] = "I-" + k
			}
			labels[n.First] = "B-" + k
		}
		fmt.Fprintln(w, "# newdoc")
		for _, s := range d.Sentences {
			for i := s.First; i < s.End; i++ {
				l := labels[i]
				if l == "" {
					l = "O"
				}
				fmt.Fprintf(w, "%s\t%s\t%s\n", strings.Join(strings.Fields(d.Form(int(i))), " "), gold.Tokens[i].UPOS, l)
			}
			fmt.Fprintln(w)
		}
	}
	if err := w.Flush(); err != nil {
		f.Close()
		return err
	}
	return f.Close()
}

// bareLabel is the label of a name's kind; a demonym is another name.
func bareLabel(n nlp.Name) string {
	switch {
	case n.Form == nlp.Demonym:
		return "OTH"
	case n.Kind == nlp.Person:
		return "PER"
	case n.Kind == nlp.Organisation:
		return "ORG"
	case n.Kind == nlp.Place || n.Kind == nlp.State:
		return "LOC"
	}
	return "OTH"
}
