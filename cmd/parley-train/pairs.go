package main

import (
	"bufio"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"

	"github.com/parley-record/parley/internal/boost"
	"github.com/parley-record/parley/internal/diff"
	"github.com/parley-record/parley/nlp"
	"github.com/parley-record/parley/nlp/model"
	"github.com/parley-record/parley/nlp/tag"
	"github.com/parley-record/parley/nlp/token"
)

// pairSets are the corpora of sentence pairs.
var pairSets = []string{"msrp-train", "pan-train"}

func pairsCommand() command {
	return command{"pairs", "trains and scores the comparison of sentences and reports", func(args []string, out io.Writer) error {
		fs, data := dataFlags("pairs")
		dir := fs.String("weights", "nlp/model/weights", "folder of the models")
		gold := fs.String("gold", "../shared/gold/pairs", "folder of report pairs with their passages aligned")
		only := fs.Bool("cv", false, "cross-validate and write nothing")
		if err := fs.Parse(args); err != nil {
			return err
		}
		f := &model.File{}
		c, err := diff.New(f)
		if err != nil {
			return err
		}
		p, err := tagPipe()
		if err != nil {
			return err
		}
		if err := trainSame(out, f, c, p, *data); err != nil {
			return err
		}
		if c, err = diff.New(f); err != nil {
			return err
		}
		if err := trainAlign(out, f, c, p, *gold); err != nil {
			return err
		}
		if err := trainLevels(out, f, c, p, *data); err != nil {
			return err
		}
		if *only {
			return nil
		}
		return writeModel(*dir, "pairs", f)
	}}
}

// tagPipe is the engine up to the tags, which is all that the comparison of
// sentences goes by.
func tagPipe() (*nlp.Pipeline, error) {
	t, err := tag.Embedded()
	if err != nil {
		return nil, err
	}
	return nlp.NewPipeline(token.Tokeniser{}, t)
}

func annotated(p *nlp.Pipeline, text string) *nlp.Doc {
	d := &nlp.Doc{}
	d.Reset(text)
	p.Annotate(d)
	return d
}

type labelled struct {
	x    [][]int32
	y    []bool
	w    []float64
	fold []int
	set  []string
}

func (l *labelled) add(set string, fold int, x []int32, y bool, w float64) {
	l.x, l.y, l.w = append(l.x, x), append(l.y, y), append(l.w, w)
	l.fold, l.set = append(l.fold, fold), append(l.set, set)
}

// crossed fits on all folds but one and returns each example's score from the
// model that had not seen it.
func (l *labelled) crossed(folds int, o boost.Options) []int32 {
	score := make([]int32, len(l.x))
	for k := range folds {
		var x [][]int32
		var y []bool
		var w []float64
		for i := range l.x {
			if l.fold[i] != k {
				x, y, w = append(x, l.x[i]), append(y, l.y[i]), append(w, l.w[i])
			}
		}
		m := boost.Fit(x, y, w, o)
		for i := range l.x {
			if l.fold[i] == k {
				score[i] = m.Score(l.x[i])
			}
		}
	}
	return score
}

// report prints accuracy and F1 of each set.
func (l *labelled) report(out io.Writer, score []int32) {
	var sets []string
	n, right := map[string]int{}, map[string]int{}
	tp, pp, gp := map[string]int{}, map[string]int{}, map[string]int{}
	for i, s := range l.set {
		if n[s] == 0 {
			sets = append(sets, s)
		}
		n[s]++
		p := score[i] > 0
		if p == l.y[i] {
			right[s]++
		}
		if p {
			pp[s]++
		}
		if l.y[i] {
			gp[s]++
		}
		if p && l.y[i] {
			tp[s]++
		}
	}
	for _, s := range sets {
		fmt.Fprintf(out, "  %-24s %5d  accuracy %.1f  F1 %.1f\n", s, n[s], 100*float64(right[s])/float64(n[s]), 200*float64(tp[s])/float64(pp[s]+gp[s]))
	}
}

func trainSame(out io.Writer, f *model.File, c *diff.Comparer, p *nlp.Pipeline, data string) error {
	var l labelled
	for _, set := range pairSets {
		rows, err := readPairs(filepath.Join(data, "rewrites", set+".tsv"))
		if err != nil {
			return err
		}
		for i, r := range rows {
			l.add(set, i%5, c.PairFeatures(annotated(p, r.a), annotated(p, r.b)), r.same, 1)
		}
	}
	o := boost.Options{Rounds: 250, Leaves: 6, Rate: 0.05, Least: 15, L2: 5}
	fmt.Fprintln(out, "sentences, five-fold cross-validation")
	l.report(out, l.crossed(5, o))
	boost.Fit(l.x, l.y, l.w, o).Encode(f, "same.")
	return nil
}

type pairRow struct {
	same bool
	a, b string
}

func readPairs(path string) ([]pairRow, error) {
	file, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer file.Close()
	var rows []pairRow
	s := bufio.NewScanner(file)
	s.Buffer(nil, 1<<20)
	for s.Scan() {
		c := strings.Split(s.Text(), "\t")
		if len(c) == 3 && (c[0] == "0" || c[0] == "1") {
			rows = append(rows, pairRow{c[0] == "1", c[1], c[2]})
		}
	}
	return rows, s.Err()
}
