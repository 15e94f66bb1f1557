package main

import (
	"bytes"
	_ "embed"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"

	"github.com/parley-record/parley/nlp"
	"github.com/parley-record/parley/nlp/attrib"
	"github.com/parley-record/parley/nlp/ner"
	"github.com/parley-record/parley/nlp/tag"
	"github.com/parley-record/parley/nlp/token"
)

//go:embed python/dephints.py
var depHintsTrainer string

// hintSteps is how many steps the encoder goes on learning with hints.
const hintSteps = 1200

// hintHeads are the kinds of hints: name, labels, and what the loss of each
// counts beside a tree's. hintTexts are the texts beside the treebanks, of what
// hints they tell, and how often each is read in a round.
const (
	hintHeads = "name 9 2\npart 13 1.5\n"
	hintTexts = "crossner.tsv name 6\ncore.tsv name 0.2\npolnear.tsv part 0.5\n"
)

// learnHints runs the trainer's second part, which reads the end of the first.
func learnHints(python, work, minilm string, seed int) error {
	for _, f := range [][2]string{{"depbest.py", depBestTrainer}, {"heads.txt", hintHeads}, {"texts.txt", hintTexts}} {
		if err := os.WriteFile(filepath.Join(work, f[0]), []byte(f[1]), 0o644); err != nil {
			return err
		}
	}
	cmd := exec.Command(python, "-c", depHintsTrainer, work, minilm, strconv.Itoa(seed), strconv.Itoa(hintSteps))
	cmd.Stdout, cmd.Stderr = os.Stderr, os.Stderr
	return cmd.Run()
}

// prepareHints writes what the trainer reads of hints into the folder work.
func prepareHints(data, work string) error {
	if err := prepareNames(data, work); err != nil {
		return err
	}
	return prepareParts(data, work)
}

// prepareNames writes the labels of names that the treebanks' words may have,
// and the other texts with names. EWT's readers left names unmarked that are
// neither of persons nor of organisations nor of places.
func prepareNames(data, work string) error {
	ewt, err := treebank(data, treebankTrain[0])
	if err != nil {
		return err
	}
	gum, err := treebank(data, treebankTrain[1])
	if err != nil {
		return err
	}
	web, err := webNames(ewt, 1)
	if err != nil {
		return err
	}
	var b bytes.Buffer
	for _, ex := range web {
		writeLabels(&b, ex.Doc, ner.Labels(ex), unmarkedOther, nil)
	}
	for _, ex := range gumNames(gum, 1) {
		writeLabels(&b, ex.Doc, ner.Labels(ex), strconv.Itoa, nil)
	}
	if err := os.WriteFile(filepath.Join(work, "train.name"), b.Bytes(), 0o644); err != nil {
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
			tagger.Annotate(ex.Doc)
			writeLabels(&b, ex.Doc, ner.Labels(ex), strconv.Itoa, tagColumns)
		}
		if err := os.WriteFile(filepath.Join(work, x.name), b.Bytes(), 0o644); err != nil {
			return err
		}
	}
	return nil
}

// unmarkedOther is a label of a text where other names are not marked: a word
// outside may be one of these.
func unmarkedOther(label int) string {
	if label == 0 {
		return "0,7,8"
	}
	return strconv.Itoa(label)
}

// prepareParts writes PolNeAR's training articles, as the tokeniser and the
// tagger read them, with the labels of their attributions.
func prepareParts(data, work string) error {
	tagger, err := tag.Embedded()
	if err != nil {
		return err
	}
	e, err := nlp.NewPipeline(token.Tokeniser{}, tagger)
	if err != nil {
		return err
	}
	samples, err := attribSamples(filepath.Join(data, "statements/polnear-train.jsonl"), e)
	if err != nil {
		return err
	}
	var b bytes.Buffer
	for i := range samples {
		writeLabels(&b, samples[i].Doc, attrib.Labels(&samples[i]), said, tagColumns)
	}
	return os.WriteFile(filepath.Join(work, "polnear.tsv"), b.Bytes(), 0o644)
}

// said is a label of an attribution, which passages that nobody annotated lack.
func said(label int) string {
	if label == attrib.NoLabel {
		return "-"
	}
	return strconv.Itoa(label)
}

// tagColumns is a word of d with its tags, for the trainer.
func tagColumns(d *nlp.Doc, i int) string {
	return fmt.Sprintf("%s\t%d\t%d\t", strings.Join(strings.Fields(d.Form(i)), " "), d.Tokens[i].UPOS, d.Tokens[i].XPOS)
}

// writeLabels writes what each word of a text is labelled, behind what before
// says where it is not nil.
func writeLabels(w io.Writer, d *nlp.Doc, labels []uint8, allowed func(label int) string, before func(d *nlp.Doc, i int) string) {
	for _, s := range d.Sentences {
		for i := int(s.First); i < int(s.End); i++ {
			columns := ""
			if before != nil {
				columns = before(d, i)
			}
			fmt.Fprintf(w, "%s%s\n", columns, allowed(int(labels[i])))
		}
		fmt.Fprintln(w)
	}
}
