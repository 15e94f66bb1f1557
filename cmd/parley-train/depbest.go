package main

import (
	"bufio"
	_ "embed"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"

	"github.com/parley-record/parley/nlp"
	"github.com/parley-record/parley/nlp/dep"
	"github.com/parley-record/parley/nlp/model"
)

//go:embed python/depbest.py
var depBestTrainer string

func depBestCommand() command {
	return command{"dep-best", "fine-tunes the neural parser (needs Python with torch, safetensors, and the weights of MiniLM)", func(args []string, out io.Writer) error {
		fs, data := dataFlags("dep-best")
		seed := fs.Int("seed", 1, "seed of every draw")
		epochs := fs.Int("epochs", 8, "times over the treebank")
		python := fs.String("python", "python3", "interpreter with torch, numpy and safetensors")
		minilm := fs.String("minilm", "", "folder with model.safetensors and tokenizer.json of all-MiniLM-L6-v2")
		work := fs.String("work", "", "folder for what stands between the steps")
		jackknifed := fs.String("jackknifed", "", "CoNLL-U file that keeps the training trees with their tags between runs")
		dir := fs.String("weights", "nlp/model/weights", "folder to write to")
		keep := fs.Bool("trained", false, "leave training out: the folder --work holds its end already")
		trees := fs.Bool("trees", false, "leave the first part of training out: the folder --work holds its end, trees.bin, already")
		onlyData := fs.Bool("prepare", false, "stop before training")
		if err := fs.Parse(args); err != nil {
			return err
		}
		if !*keep {
			if err := prepareDepBest(*data, *jackknifed, *work); err != nil {
				return err
			}
			if err := prepareHints(*data, *work); err != nil || *onlyData {
				return err
			}
		}
		if !*keep {
			if !*trees {
				cmd := exec.Command(*python, "-c", depBestTrainer, *work, *minilm, strconv.Itoa(*seed), strconv.Itoa(*epochs))
				cmd.Stdout, cmd.Stderr = os.Stderr, os.Stderr
				if err := cmd.Run(); err != nil {
					return err
				}
			}
			if err := learnHints(*python, *work, *minilm, *seed); err != nil {
				return err
			}
		}
		f, err := quantiseDepBest(*data, *work)
		if err != nil {
			return err
		}
		dev, err := tagged(*data)
		if err != nil {
			return err
		}
		if err := dep.FitConfidence(f, dev); err != nil {
			return err
		}
		return writeModel(*dir, "dep-best", f)
	}}
}

// quantiseDepBest makes a model of what the trainer left in the folder work.
func quantiseDepBest(data, work string) (*model.File, error) {
	sents, err := treebank(data, treebankTrain...)
	if err != nil {
		return nil, err
	}
	pieces, err := os.ReadFile(filepath.Join(work, "pieces.txt"))
	if err != nil {
		return nil, err
	}
	net, err := os.Open(filepath.Join(work, "net.bin"))
	if err != nil {
		return nil, err
	}
	defer net.Close()
	return dep.QuantiseNet(net, strings.Split(string(pieces), "\n"), nlp.FromTreebank(sents, nlp.GoldDoc{}))
}

// prepareDepBest writes what the trainer reads into the folder work.
func prepareDepBest(data, jackknifed, work string) error {
	train, err := jackknife(data, jackknifed, 1)
	if err != nil {
		return err
	}
	sents, err := treebank(data, treebankTrain...)
	if err != nil {
		return err
	}
	if err := writeTrees(filepath.Join(work, "train.tsv"), train, nlp.FromTreebank(sents, nlp.GoldDoc{})); err != nil {
		return err
	}
	dev, err := tagged(data)
	if err != nil {
		return err
	}
	for i, name := range treebankDev {
		sents, err := treebank(data, name)
		if err != nil {
			return err
		}
		if err := writeTrees(filepath.Join(work, fmt.Sprintf("dev%d.tsv", i)), dev[i], nlp.FromTreebank(sents, nlp.GoldDoc{})); err != nil {
			return err
		}
	}
	var plain []string
	for r := range nlp.NumRel {
		plain = append(plain, strconv.Itoa(int(nlp.Rel(r).Plain())))
	}
	return os.WriteFile(filepath.Join(work, "plain.txt"), []byte(strings.Join(plain, " ")), 0o644)
}

// writeTrees writes words with the tags that were read, the gold tags and the
// gold tree.
func writeTrees(path string, read, gold *nlp.Doc) error {
	f, err := os.Create(path)
	if err != nil {
		return err
	}
	w := bufio.NewWriter(f)
	for _, s := range gold.Sentences {
		for i := s.First; i < s.End; i++ {
			r, g := &read.Tokens[i], &gold.Tokens[i]
			h := int32(0)
			if g.Head >= 0 {
				h = g.Head - s.First + 1
			}
			fmt.Fprintf(w, "%s\t%d\t%d\t%d\t%d\t%d\t%d\n", strings.Join(strings.Fields(gold.Form(int(i))), " "), r.UPOS, r.XPOS, g.UPOS, g.XPOS, h, g.Rel)
		}
		fmt.Fprintln(w)
	}
	if err := w.Flush(); err != nil {
		f.Close()
		return err
	}
	return f.Close()
}
