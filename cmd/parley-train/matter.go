package main

import (
	"fmt"
	"io"
	"maps"
	"math"
	"os"
	"slices"
	"strings"

	"github.com/parley-record/parley"
	"github.com/parley-record/parley/internal/extract"
)

func matterCommand() command {
	return command{"matter", "learns which noun of a statement is what it is about", runMatter}
}

// A matterExample is a statement over which gold has a position: the signs of each
// noun that may be its matter, and how well its label fits what gold calls the matter.
type matterExample struct {
	report int
	signs  [][]int
	fit    []float64 // 0 … 1
	part   []float64 // of the best, as it is learned; adds up to 1
}

// runMatter fits a choice among the nouns of a statement (a softmax over their signs)
// and writes it as data/matter.tsv of room extract.
func runMatter(args []string, out io.Writer) error {
	fs, _ := dataFlags("matter")
	gold := fs.String("gold", "../shared/gold/train", "folders of reports with gold records, split by commas")
	dev := fs.String("dev", "", "folders to measure the choice on, split by commas")
	to := fs.String("out", "internal/extract/data/matter.tsv", "the file of weights")
	grades := fs.String("engines", "best,fast", "grades of the engine that read the reports, split by commas")
	l2 := fs.Float64("l2", 20, "weight decay")
	rare := fs.Int("rare", 20, "how often a sign has to stand at least")
	folds := fs.Int("folds", 5, "folds for measuring")
	if err := fs.Parse(args); err != nil {
		return err
	}
	signs := map[string]int{}
	ex, err := gatherMatters(*gold, *grades, signs)
	if err != nil {
		return err
	}
	seen := make([]int, len(signs))
	for _, e := range ex {
		for _, s := range e.signs {
			for _, k := range s {
				seen[k]++
			}
		}
	}
	use := func(k int) bool { return k < len(seen) && seen[k] >= *rare }
	sum, n := 0.0, 0
	for f := range *folds {
		w := fitMatter(ex, len(signs), *l2, use, func(e *matterExample) bool { return e.report%*folds != f })
		for k := range ex {
			if ex[k].report%*folds == f {
				sum += ex[k].fit[ex[k].choose(w)]
				n++
			}
		}
	}
	fmt.Fprintf(out, "%d statements, fit of the choice on folds %.3f\n", n, sum/float64(max(n, 1)))
	w := fitMatter(ex, len(signs), *l2, use, func(*matterExample) bool { return true })
	if *dev != "" {
		held, err := gatherMatters(*dev, *grades, signs)
		if err != nil {
			return err
		}
		w = append(w, make([]float64, len(signs)-len(w))...)
		sum := 0.0
		for k := range held {
			sum += held[k].fit[held[k].choose(w)]
		}
		fmt.Fprintf(out, "%d statements of %s: %.3f\n", len(held), *dev, sum/float64(max(len(held), 1)))
	}
	var b strings.Builder
	b.WriteString("# Weights of signs of what a statement is about, learned by `parley-train matter`. sign, weight\n")
	for _, s := range slices.Sorted(maps.Keys(signs)) {
		if k := signs[s]; k < len(w) && math.Abs(w[k]) >= 0.02 {
			fmt.Fprintf(&b, "%s\t%.2f\n", s, w[k])
		}
	}
	return os.WriteFile(*to, []byte(b.String()), 0o644)
}

// gatherMatters returns the statements of reports over which their gold has a position
// and that name anything that gold calls its matter. New signs are numbered.
func gatherMatters(dirs, grades string, signs map[string]int) ([]matterExample, error) {
	var ex []matterExample
	err := readGold(dirs, grades, func(r *reading[goldRecord]) {
		j := newGoldJudge(r.rec)
		for _, c := range extract.MatterChoices(r.doc, r.rec.Reports[0].Published) {
			e := matterExample{report: r.report, fit: make([]float64, len(c.Labels))}
			most := 0.0
			for k := range r.gold.Positions {
				q := &r.gold.Positions[k]
				if !j.touches([]parley.Span{{Start: c.Start, End: c.End}}, q) {
					continue
				}
				for i, l := range c.Labels {
					e.fit[i] = max(e.fit[i], labelFit(l, q.Issue))
					most = max(most, e.fit[i])
				}
			}
			if most < 0.2 {
				continue
			}
			e.share()
			for _, list := range c.Signs {
				var at []int
				for _, s := range list {
					k, ok := signs[s]
					if !ok {
						k = len(signs)
						signs[s] = k
					}
					at = append(at, k)
				}
				e.signs = append(e.signs, at)
			}
			ex = append(ex, e)
		}
	})
	return ex, err
}

// labelFit tells how well a label fits what gold calls a matter, in [0, 1]: half for
// half of gold's words, and half the harmonic mean of the shares of either's words that
// stand in the other; of less than half of gold's words hardly anything is left.
func labelFit(label string, want []string) float64 {
	have := goldStems(label)
	var asked []string
	for _, w := range want {
		asked = append(asked, goldStems(w)...)
	}
	met := func(list, in []string) float64 {
		n := 0
		for _, a := range list {
			if slices.ContainsFunc(in, func(b string) bool { return goldAkin(a, b) }) {
				n++
			}
		}
		return float64(n) / float64(max(len(list), 1))
	}
	r, p := met(asked, have), met(have, asked)
	switch {
	case r == 0:
		return 0
	case r < 0.5:
		return 0.3 * r
	}
	return 0.5 + p*r/(p+r)
}

// share sets how much of the choice each noun is to have: those that fit best nearly all.
func (e *matterExample) share() {
	e.part = make([]float64, len(e.fit))
	sum := 0.0
	for i, q := range e.fit {
		e.part[i] = q * q * q
		sum += e.part[i]
	}
	for i := range e.part {
		e.part[i] /= sum
	}
}

func (e *matterExample) choose(w []float64) int {
	best, most := 0, math.Inf(-1)
	for i, s := range e.signs {
		if x := sumOf(w, s); x > most {
			best, most = i, x
		}
	}
	return best
}

func sumOf(w []float64, signs []int) float64 {
	x := 0.0
	for _, k := range signs {
		x += w[k]
	}
	return x
}

// fitMatter is AdaGrad over whole passes, in a fixed order, over the signs and examples
// to use.
func fitMatter(ex []matterExample, signs int, l2 float64, sign func(int) bool, use func(*matterExample) bool) []float64 {
	w, h, g := make([]float64, signs), make([]float64, signs), make([]float64, signs)
	var p []float64
	for range 200 {
		for k := range g {
			g[k] = -l2 * w[k]
		}
		for k := range ex {
			e := &ex[k]
			if !use(e) {
				continue
			}
			p = p[:0]
			sum := 0.0
			for _, s := range e.signs {
				x := math.Exp(sumOf(w, s))
				p = append(p, x)
				sum += x
			}
			for i, s := range e.signs {
				d := e.part[i] - p[i]/sum
				for _, k := range s {
					g[k] += d
				}
			}
		}
		for k := range w {
			if !sign(k) {
				continue
			}
			h[k] += g[k] * g[k]
			if h[k] > 0 {
				w[k] += 0.3 * g[k] / math.Sqrt(h[k])
			}
		}
	}
	return w
}
