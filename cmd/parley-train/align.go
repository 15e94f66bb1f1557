package main

import (
	"encoding/json"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"

	"github.com/parley-record/parley/internal/diff"
	"github.com/parley-record/parley/nlp"
	"github.com/parley-record/parley/nlp/model"
)

// A goldPair is two reports with their passages aligned.
type goldPair struct {
	A, B    string
	Aligned []struct {
		A, B     []string
		Optional bool
	}
	a, b *nlp.Doc
	gold map[[2]int]int // sentences: 2 aligned, 1 optional
}

func readGoldPairs(p *nlp.Pipeline, dir string) ([]*goldPair, error) {
	files, err := filepath.Glob(filepath.Join(dir, "*.pair.json"))
	if err != nil || len(files) == 0 {
		return nil, fmt.Errorf("no *.pair.json in %s", dir)
	}
	var all []*goldPair
	for _, name := range files {
		b, err := os.ReadFile(name)
		if err != nil {
			return nil, err
		}
		g := &goldPair{gold: map[[2]int]int{}}
		if err := json.Unmarshal(b, g); err != nil {
			return nil, fmt.Errorf("%s: %w", name, err)
		}
		for _, side := range []struct {
			name string
			to   **nlp.Doc
		}{{g.A, &g.a}, {g.B, &g.b}} {
			text, err := os.ReadFile(filepath.Join(dir, side.name))
			if err != nil {
				return nil, err
			}
			*side.to = annotated(p, string(text))
		}
		for _, al := range g.Aligned {
			v := 2
			if al.Optional {
				v = 1
			}
			for _, a := range al.A {
				for _, b := range al.B {
					i, j := strings.Index(g.a.Text, a), strings.Index(g.b.Text, b)
					if i >= 0 && j >= 0 {
						k := [2]int{g.a.SentenceAt(i), g.b.SentenceAt(j)}
						g.gold[k] = max(g.gold[k], v)
					}
				}
			}
		}
		all = append(all, g)
	}
	return all, nil
}

func trainAlign(out io.Writer, f *model.File, c *diff.Comparer, p *nlp.Pipeline, dir string) error {
	pairs, err := readGoldPairs(p, dir)
	if err != nil {
		return err
	}
	var l labelled
	missed := 0
	for k, g := range pairs {
		seen := map[[2]int]bool{}
		c.AlignFeatures(g.a, g.b, func(i, j int, x []int32) {
			seen[[2]int{i, j}] = true
			if v := g.gold[[2]int{i, j}]; v != 1 {
				l.add("passages", k, x, v == 2, 1)
			}
		})
		for at, v := range g.gold {
			if v == 2 && !seen[at] {
				missed++
			}
		}
	}
	fmt.Fprintf(out, "sentences of two reports, each pair of reports held out in turn; %d aligned sentences are no candidates\n", missed)
	score := make([]int32, len(l.x))
	for k := range pairs {
		var x [][]int32
		var y []bool
		for i := range l.x {
			if l.fold[i] != k {
				x, y = append(x, l.x[i]), append(y, l.y[i])
			}
		}
		m := diff.FitAlign(x, y, nil)
		for i := range l.x {
			if l.fold[i] == k {
				score[i] = m.Score(l.x[i])
			}
		}
	}
	for _, at := range []int32{-4000, -3000, -2000, -1000, 0} {
		var tp, pp, gp float64
		for i := range score {
			if score[i] >= at {
				pp++
				if l.y[i] {
					tp++
				}
			}
			if l.y[i] {
				gp++
			}
		}
		gp += float64(missed)
		fmt.Fprintf(out, "  at %5d  P %.3f R %.3f F1 %.3f\n", at, tp/pp, tp/gp, 2*tp/(pp+gp))
	}
	diff.FitAlign(l.x, l.y, nil).Encode(f)
	return nil
}
