package main

import (
	"fmt"
	"io"
	"slices"

	"github.com/parley-record/parley/internal/extract"
	"github.com/parley-record/parley/internal/resolve"
)

func onceCommand() command {
	return command{"once", "learns which rows of positions tell one stance", runOnce}
}

// A onceExample is a pair of rows with the answer: 1 where they are one entry of gold.
type onceExample struct {
	report int
	actorExample
}

func runOnce(args []string, out io.Writer) error {
	fs, _ := dataFlags("once")
	gold := fs.String("gold", "../shared/gold/train", "folders of reports with gold records, split by commas")
	to := fs.String("out", "internal/resolve/once.tsv", "file of the weights")
	l2 := fs.Float64("l2", 10, "L2")
	stray := fs.Float64("stray", 0.2, "how much a pair counts as one of which gold has one row or none")
	folds := fs.Int("folds", 5, "folds for scoring")
	only := fs.Int("without", -1, "learn without the reports of this fold")
	grades := fs.String("engines", "fast,best", "grades of the engine that read the reports, split by commas")
	if err := fs.Parse(args); err != nil {
		return err
	}
	xs, err := onceExamples(*gold, *grades, *stray)
	if err != nil {
		return err
	}
	held := func(f int, in bool) []actorExample {
		var l []actorExample
		for _, x := range xs {
			if (x.report%*folds == f) == in {
				l = append(l, x.actorExample)
			}
		}
		return l
	}
	var told [10][2]int
	for f := range *folds {
		w := logistic(held(f, false), *l2)
		for _, x := range held(f, true) {
			if x.weight < 1 {
				continue
			}
			n := &told[min(9, int(10*predict(w, x.feats)))]
			n[1]++
			n[0] += int(x.answer)
		}
	}
	fmt.Fprintf(out, "%d pairs; right and all by tenths of the chance on folds: %v\n", len(xs), told)
	w := logistic(held(*only, false), *l2)
	return writeWeights(*to, "Weights of whether two rows tell one stance; made by parley-train once.", w, 0.01, 2)
}

// onceExamples reads the gold records of folders and pairs of rows in their reports. A
// pair of which gold has not both counts as one by stray.
func onceExamples(dirs, grades string, stray float64) ([]onceExample, error) {
	var out []onceExample
	err := readGold(dirs, grades, func(r *reading[goldRecord]) {
		rep := r.rec.Reports[0]
		j := newGoldJudge(r.rec)
		fits := map[*resolve.StanceRow][2]map[int]bool{}
		fit := func(s *resolve.StanceRow) (full, part map[int]bool) {
			f, ok := fits[s]
			if !ok {
				f = j.stanceFits(s, r.gold.Positions)
				fits[s] = f
			}
			return f[0], f[1]
		}
		for _, p := range resolve.StancePairs(rep, extract.Read(r.doc, rep.Published)) {
			a, nearA := fit(p.First)
			b, nearB := fit(p.Second)
			x := onceExample{r.report, actorExample{feats: p.Features, weight: 1}}
			switch {
			case len(a) > 0 && len(b) > 0 && len(a)+len(b) > 2 && sameKeys(a, b):
				x.answer, x.weight = 1, stray // two entries that both fit: no telling which
			case twoOf(a, b):
			case meet(a, nearB) || meet(b, nearA):
				x.answer = 1
			case len(a)+len(b) > 0 && len(nearA) > 0 && len(nearB) > 0:
				x.weight = 0.5
			default:
				x.answer, x.weight = 1, stray
			}
			out = append(out, x)
		}
	})
	return out, err
}

// stanceFits returns the entries of gold that a row fits, and those it fits but for its
// sentence or its matter.
func (j *goldJudge) stanceFits(s *resolve.StanceRow, golds []goldRow) [2]map[int]bool {
	f := [2]map[int]bool{{}, {}}
	for k := range golds {
		q := &golds[k]
		if !slices.Contains(q.Stance, s.Stance) || !goldAny(s.Names, q.Party) {
			continue
		}
		at, on := j.touches(s.Evidence, q), goldTerms(s.Words, q.Issue)
		if at && on {
			f[0][k] = true
		}
		if at || on {
			f[1][k] = true
		}
	}
	return f
}

// twoOf reports whether two rows may stand for two entries, a for one of its own and b
// for another.
func twoOf(a, b map[int]bool) bool {
	for i := range a { // whether there is one: the order does not matter
		for k := range b {
			if i != k {
				return true
			}
		}
	}
	return false
}

func meet(a, b map[int]bool) bool {
	for i := range a {
		if b[i] {
			return true
		}
	}
	return false
}

func sameKeys(a, b map[int]bool) bool {
	if len(a) != len(b) {
		return false
	}
	for i := range a {
		if !b[i] {
			return false
		}
	}
	return true
}
