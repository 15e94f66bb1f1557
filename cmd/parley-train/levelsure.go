package main

import (
	"fmt"
	"io"
	"math"
	"os"
	"slices"
	"strings"

	"github.com/parley-record/parley"
	"github.com/parley-record/parley/internal/extract"
)

func levelCommand() command {
	return command{"sure", "levels how sure entries are on reports that nothing was learned from", runLevel}
}

// runLevel fits for each table how often printed entries are right against how
// sure they are (Platt 1999), on reports that its weights do not know, and writes
// the two numbers of each as level.tsv of room extract. Which entries are printed
// and their order stay as they were.
func runLevel(args []string, out io.Writer) error {
	fs, _ := dataFlags("sure")
	dirs := fs.String("gold", "../readings/far", "folders of reports with gold records, split by commas")
	tables := fs.String("tables", strings.Join(extract.Levelled, ","), "tables to level, split by commas; the others are printed as their weights tell")
	to := fs.String("out", "internal/extract/data/level.tsv", "file of the levels")
	if err := fs.Parse(args); err != nil {
		return err
	}
	x, y := map[string][]float64{}, map[string][]float64{}
	for _, dir := range strings.Split(*dirs, ",") {
		err := eachGold(dir, func(rec *parley.Record, g *goldReport) {
			newGoldJudge(rec).layers(g, func(layer string, m goldMatch) {
				for k, p := range surenesses(rec, layer) {
					right := 0.0
					if slices.Contains(m.of, k) {
						right = 1
					}
					x[layer], y[layer] = append(x[layer], logit(extract.Unlevel(layer, p))), append(y[layer], right)
				}
			})
		})
		if err != nil {
			return err
		}
	}
	var b strings.Builder
	b.WriteString("# How sure entries are, levelled by `parley-train sure`: table, a and b of 1/(1+exp(-(a·logit(p)+b)))\n")
	for _, t := range strings.Split(*tables, ",") {
		if len(x[t]) == 0 {
			return fmt.Errorf("no entries of %q are printed", t)
		}
		before, after := 0.0, 0.0 // what the entries cost in bits
		a, c := platt(x[t], y[t])
		for k := range x[t] {
			before -= math.Log2(likely(x[t][k], y[t][k]))
			after -= math.Log2(likely(a*x[t][k]+c, y[t][k]))
		}
		n := float64(len(x[t]))
		fmt.Fprintf(out, "%-10s a %.3f b %+.3f on %d entries, %.3f bits each for %.3f\n", t, a, c, len(x[t]), after/n, before/n)
		fmt.Fprintf(&b, "%s\t%.3f\t%.3f\n", t, a, c)
	}
	return os.WriteFile(*to, []byte(b.String()), 0o644)
}

// likely is the chance of the outcome y at the log odds x.
func likely(x, y float64) float64 {
	p := 1 / (1 + math.Exp(-x))
	return max(1e-9, y*p+(1-y)*(1-p))
}

// surenesses returns how sure the entries of a layer are, in the order in which
// they are matched; nil for a layer that is not levelled.
func surenesses(rec *parley.Record, layer string) []float64 {
	switch layer {
	case "positions":
		return sureOf(rec.Positions, func(e *parley.Position) float64 { return e.Confidence })
	case "proposals":
		return sureOf(rec.Proposals, func(e *parley.Proposal) float64 { return e.Confidence })
	case "meetings":
		return sureOf(rec.Meetings, func(e *parley.Meeting) float64 { return e.Confidence })
	case "deadlines":
		return sureOf(rec.Deadlines, func(e *parley.Deadline) float64 { return e.Confidence })
	case "steps":
		return sureOf(rec.Steps, func(e *parley.Step) float64 { return e.Confidence })
	}
	return nil
}

func sureOf[T any](rows []T, of func(*T) float64) []float64 {
	out := make([]float64, len(rows))
	for i := range rows {
		out[i] = of(&rows[i])
	}
	return out
}
