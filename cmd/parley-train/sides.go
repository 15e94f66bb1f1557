package main

import (
	"fmt"
	"io"
	"maps"
	"math"
	"path/filepath"
	"slices"
	"sort"
	"strings"

	"github.com/parley-record/parley"
	"github.com/parley-record/parley/internal/extract"
	"github.com/parley-record/parley/internal/resolve"
	"github.com/parley-record/parley/nlp/english"
)

// A sideExample is a person of gold with whom they may stand for; right are those
// that gold gives.
type sideExample struct {
	report int    // readings of one report share it: they are held out together
	dir    string // the folder, to count by
	name   string
	signs  [][]string
	names  []string
	right  []bool
	chosen int // by the weights at hand
}

// hopeless reports whether gold's side is none of the options.
func (x *sideExample) hopeless() bool {
	for _, r := range x.right {
		if r {
			return false
		}
	}
	return true
}

func sidesCommand() command {
	return command{"sides", "learns whom a person stands for", func(args []string, out io.Writer) error {
		fs, _ := dataFlags("sides")
		gold := fs.String("gold", "../shared/gold/train", "folders of reports with gold records, split by commas")
		dev := fs.String("dev", "", "folders to score the weights on, split by commas")
		to := fs.String("out", "internal/resolve/sides.tsv", "file of the weights")
		l2 := fs.Float64("l2", 1, "weight decay")
		rare := fs.Int("rare", 3, "least number of readings in which a sign stands")
		folds := fs.Int("folds", 5, "folds for scoring")
		show := fs.Bool("show", false, "print what is wrong on the folds")
		grades := fs.String("engines", "fast,best", "grades of the engine that read the reports, split by commas")
		if err := fs.Parse(args); err != nil {
			return err
		}
		xs, err := sideExamples(*gold, *grades)
		if err != nil {
			return err
		}
		scoreSidesOnFolds(out, xs, *folds, *l2, *rare, *show)
		w := fitSides(xs, *l2, *rare, func(*sideExample) bool { return true })
		if *dev != "" {
			ds, err := sideExamples(*dev, *grades)
			if err != nil {
				return err
			}
			t := sideTally{byDir: map[string][3]int{}}
			for k := range ds {
				t.add(&ds[k], w)
			}
			printByFolder(out, t.byDir)
			fmt.Fprintf(out, "dev: %d of %d right, %d by the weights at hand\n", t.right, t.asked, t.before)
		}
		return writeWeights(*to, "Weights of the choice whom a person stands for; made by parley-train sides.", w, 0.01, 2)
	}}
}

// A sideTally counts how often a person's side was chosen right.
type sideTally struct {
	asked, right, before, hope int
	byDir                      map[string][3]int // of a folder: right, asked, right by the words alone
	sure                       [11][3]int        // by tenths of the chance: right, asked, no side
}

// add counts what weights choose for an example, and returns the choice.
func (t *sideTally) add(x *sideExample, w map[string]float64) int {
	c := pickSide(w, x)
	t.asked++
	if !x.hopeless() {
		t.hope++
	}
	at := int(10 * sideChance(w, x, c))
	n := t.byDir[x.dir]
	n[1]++
	t.sure[at][1]++
	if x.right[c] {
		t.right++
		t.sure[at][0]++
		n[0]++
	}
	if c == 0 {
		t.sure[at][2]++
	}
	if plainRight(x) {
		n[2]++
	}
	if x.chosen >= 0 && x.right[x.chosen] {
		t.before++
	}
	t.byDir[x.dir] = n
	return c
}

// scoreSidesOnFolds prints how often weights that were learned from the other folds
// choose right, and with show what they choose wrong.
func scoreSidesOnFolds(out io.Writer, xs []sideExample, folds int, l2 float64, rare int, show bool) {
	t := sideTally{byDir: map[string][3]int{}}
	for f := range folds {
		w := fitSides(xs, l2, rare, func(x *sideExample) bool { return x.report%folds != f })
		for k := range xs {
			x := &xs[k]
			if x.report%folds != f {
				continue
			}
			if c := t.add(x, w); show && !x.right[c] {
				printWrongSide(out, x, w, c)
			}
		}
	}
	fmt.Fprintf(out, "folds: %d of %d right, %d reachable, %d by the weights at hand\n", t.right, t.asked, t.hope, t.before)
	printByFolder(out, t.byDir)
	fmt.Fprintln(out, "right, all and no side by tenths of the chance:", t.sure)
}

// printWrongSide prints what speaks for choice c and for those that are right.
func printWrongSide(out io.Writer, x *sideExample, w map[string]float64, c int) {
	fmt.Fprintf(out, "%d %s: chose %s, right %s\n", x.report, x.name, x.names[c], rightNames(x))
	fmt.Fprintf(out, "    %s\n", strongest(w, x.signs[c]))
	for k := range x.right {
		if x.right[k] {
			fmt.Fprintf(out, "    right %s: %s\n", x.names[k], strongest(w, x.signs[k]))
		}
	}
}

// plainRight reports whether the side that the words alone give is right.
func plainRight(x *sideExample) bool {
	for k, signs := range x.signs {
		for _, g := range signs {
			if strings.HasPrefix(g, "plain") && x.right[k] {
				return true
			}
		}
	}
	return false
}

// strongest returns the signs that weigh most.
func strongest(w map[string]float64, signs []string) string {
	l := append([]string{}, signs...)
	sort.SliceStable(l, func(i, j int) bool { return math.Abs(w[l[i]]) > math.Abs(w[l[j]]) })
	var b strings.Builder
	for _, g := range l[:min(len(l), 12)] {
		fmt.Fprintf(&b, "%s %.1f; ", g, w[g])
	}
	return b.String()
}

// printByFolder prints for each folder how many are right, of how many, and how many
// are by the words alone.
func printByFolder(out io.Writer, by map[string][3]int) {
	for _, dir := range slices.Sorted(maps.Keys(by)) {
		fmt.Fprintf(out, "%s: %d of %d right, %d by the words alone\n", dir, by[dir][0], by[dir][1], by[dir][2])
	}
}

// rightNames returns the options of x that gold gives.
func rightNames(x *sideExample) string {
	var out []string
	for k, r := range x.right {
		if r {
			out = append(out, x.names[k])
		}
	}
	return strings.Join(out, "|")
}

// sideChance returns how likely option c of x is by weights w.
func sideChance(w map[string]float64, x *sideExample, c int) float64 {
	var chosen, all float64
	for k, signs := range x.signs {
		s := 0.0
		for _, g := range signs {
			s += w[g]
		}
		all += math.Exp(s)
		if k == c {
			chosen = math.Exp(s)
		}
	}
	return chosen / all
}

// pickSide returns the option of x that weights w choose.
func pickSide(w map[string]float64, x *sideExample) int {
	best, most := 0, math.Inf(-1)
	for k, signs := range x.signs {
		s := 0.0
		for _, g := range signs {
			s += w[g]
		}
		if s > most {
			best, most = k, s
		}
	}
	return best
}

// fitSides fits the weights of a choice among options by gradient descent with
// momentum: the loss is how unlikely all right options together are.
func fitSides(xs []sideExample, l2 float64, rare int, use func(*sideExample) bool) map[string]float64 {
	count := map[string]int{}
	for k := range xs {
		seen := map[string]bool{}
		for _, signs := range xs[k].signs {
			for _, g := range signs {
				if !seen[g] && use(&xs[k]) {
					seen[g] = true
					count[g]++
				}
			}
		}
	}
	id := map[string]int{}
	var names []string
	type option struct {
		f     []int
		right bool
	}
	var rows [][]option
	for k := range xs {
		x := &xs[k]
		if !use(x) || x.hopeless() {
			continue
		}
		var row []option
		for o, signs := range x.signs {
			p := option{right: x.right[o]}
			for _, g := range signs {
				if count[g] < rare {
					continue
				}
				n, ok := id[g]
				if !ok {
					n = len(names)
					id[g] = n
					names = append(names, g)
				}
				p.f = append(p.f, n)
			}
			row = append(row, p)
		}
		rows = append(rows, row)
	}
	w, down := make([]float64, len(names)), newDescent(len(names))
	for range 400 {
		g := make([]float64, len(names))
		for _, row := range rows {
			ps := make([]float64, len(row))
			most := math.Inf(-1)
			for k := range row {
				for _, i := range row[k].f {
					ps[k] += w[i]
				}
				most = max(most, ps[k])
			}
			var all, right float64
			for k := range row {
				ps[k] = math.Exp(ps[k] - most)
				all += ps[k]
				if row[k].right {
					right += ps[k]
				}
			}
			for k := range row {
				d := ps[k] / all
				if row[k].right {
					d -= ps[k] / right
				}
				for _, i := range row[k].f {
					g[i] += d
				}
			}
		}
		for i := range w {
			g[i] += l2 * w[i]
		}
		down.step(w, g)
	}
	out := map[string]float64{}
	for i, n := range names {
		out[n] = w[i]
	}
	return out
}

// sideExamples reads the gold records of folders and whom the people in their
// reports may stand for.
func sideExamples(dirs, grades string) ([]sideExample, error) {
	var out []sideExample
	for _, grade := range strings.Split(grades, ",") {
		e, err := english.New(english.Grade(grade))
		if err != nil {
			return nil, err
		}
		report := 0
		for _, dir := range strings.Split(dirs, ",") {
			paths, err := filepath.Glob(filepath.Join(dir, "*.gold.json"))
			if err != nil {
				return nil, err
			}
			sort.Strings(paths)
			if len(paths) == 0 {
				return nil, fmt.Errorf("%s: no gold records", dir)
			}
			for _, p := range paths {
				report++
				var g struct {
					Actors []struct {
						Names, Party, Kind oneOrMore
						Optional           bool
					}
				}
				reports, doc, err := readAlone(e, p, &g)
				if err != nil {
					return nil, err
				}
				if doc == nil {
					continue
				}
				for _, c := range resolve.SideChoices(reports, []*extract.Draft{extract.Read(doc, "")}) {
					who := sideNames(&c.Who)
					for _, a := range g.Actors {
						if len(a.Party) == 0 || len(a.Kind) == 0 || a.Kind[0] != "person" || !goldAny(who, a.Names) {
							continue
						}
						if a.Optional {
							break
						}
						x := sideExample{report: report, dir: filepath.Base(dir), name: strings.TrimSuffix(filepath.Base(p), ".gold.json") + " " + c.Who.Name, chosen: -1}
						for k, o := range c.Options {
							names, label := who, "self"
							if k > 0 {
								names, label = sideNames(&o.Side), o.Side.Name
							}
							if o.Side.ID == c.Chosen.ID {
								x.chosen = k
							}
							x.signs = append(x.signs, o.Signs)
							x.names = append(x.names, label)
							x.right = append(x.right, goldAny(names, a.Party))
						}
						out = append(out, x)
						break
					}
				}
			}
		}
	}
	return out, nil
}

// sideNames returns all the names of an actor.
func sideNames(a *parley.Actor) []string { return append([]string{a.Name}, a.Aliases...) }
