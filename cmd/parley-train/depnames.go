package main

import (
	"bufio"
	"bytes"
	_ "embed"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"

	"github.com/parley-record/parley/nlp"
	"github.com/parley-record/parley/nlp/ner"
	"github.com/parley-record/parley/nlp/tag"
)

//go:embed python/depnames.py
var depNamesTrainer string

// nameSteps is how many steps the encoder goes on learning with names.
const nameSteps = 420

// learnNames runs the trainer's second part, which reads the end of the first.
func learnNames(python, work, minilm string, seed int) error {
	if err := os.WriteFile(filepath.Join(work, "depbest.py"), []byte(depBestTrainer), 0o644); err != nil {
		return err
	}
	cmd := exec.Command(python, "-c", depNamesTrainer, work, minilm, strconv.Itoa(seed), strconv.Itoa(nameSteps))
	cmd.Stdout, cmd.Stderr = os.Stderr, os.Stderr
	return cmd.Run()
}

// prepareNames writes what the trainer reads of names into the folder work: for
// the treebanks' words how probable each label is, and the other texts. labels
// is the file that web-names writes.
func prepareNames(data, labels, work string) error {
	sents, err := treebank(data, "ud/gum-train.conllu.gz")
	if err != nil {
		return err
	}
	web, err := webLabels(labels)
	if err != nil {
		return err
	}
	var b bytes.Buffer
	b.Write(web)
	for _, ex := range gumNames(sents, 1) {
		writeLabels(&b, ex, func(int) string { return "" })
	}
	if err := os.WriteFile(filepath.Join(work, "train.names"), b.Bytes(), 0o644); err != nil {
		return err
	}
	tagger, err := tag.Embedded()
	if err != nil {
		return err
	}
	cross, err := columns(filepath.Join(data, "names/crossner-politics-train.txt"), 0, 1, nil, crossnerKind, 1)
	if err != nil {
		return err
	}
	core, err := blocks(filepath.Join(data, "silver/polnear-train-corenlp.conll.gz"), 1, 5, 25, nil, corenlpKind, 1)
	if err != nil {
		return err
	}
	for _, x := range []struct {
		name string
		exs  []ner.Example
	}{{"crossner.tsv", cross}, {"core.tsv", core}} {
		b.Reset()
		for _, ex := range x.exs {
			d := ex.Doc
			tagger.Annotate(d)
			writeLabels(&b, ex, func(i int) string {
				return fmt.Sprintf("%s\t%d\t%d\t", strings.Join(strings.Fields(d.Form(i)), " "), d.Tokens[i].UPOS, d.Tokens[i].XPOS)
			})
		}
		if err := os.WriteFile(filepath.Join(work, x.name), b.Bytes(), 0o644); err != nil {
			return err
		}
	}
	return nil
}

// writeLabels writes the label of each word of a text as sure, behind what
// before says.
func writeLabels(w io.Writer, ex ner.Example, before func(i int) string) {
	labels := ner.Labels(ex)
	for _, s := range ex.Doc.Sentences {
		for i := int(s.First); i < int(s.End); i++ {
			fmt.Fprintf(w, "%s%d:1.000\n", before(i), labels[i])
		}
		fmt.Fprintln(w)
	}
}

var errLabels = errors.New("labels of EWT: a line that web-names does not write")

// webLabels turns the labels of web-names, with how probable each kind is, into
// lines of how probable each label is.
func webLabels(path string) ([]byte, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	var b bytes.Buffer
	sc := bufio.NewScanner(f)
	for sc.Scan() {
		l := sc.Text()
		if l == "# newdoc" {
			continue
		}
		if l == "" {
			b.WriteByte('\n')
			continue
		}
		c := strings.Split(l, "\t")
		if len(c) != 3 {
			return nil, errLabels
		}
		sep := ""
		for k, x := range strings.Fields(c[2]) {
			p, err := strconv.ParseFloat(x, 64)
			if err != nil || 2*k >= nlp.NumHints {
				return nil, errLabels
			}
			if p <= .001 {
				continue
			}
			label := 2 * k // a kind's inside
			if k > 0 && c[1][0] != 'I' {
				label--
			}
			fmt.Fprintf(&b, "%s%d:%.3f", sep, label, p)
			sep = " "
		}
		b.WriteByte('\n')
	}
	return b.Bytes(), sc.Err()
}
