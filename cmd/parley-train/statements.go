package main

import (
	"fmt"
	"io"
	"math"
	"os"
	"sort"
	"strings"

	"github.com/parley-record/parley"
)

func statementsCommand() command {
	return command{"statements", "learns from gold records which statements to keep", trainStatements}
}

type goldStatement struct {
	Speaker, Content oneOrMore
	Optional         bool
}

// trainStatements learns how sure a drafted statement is by its signs, and
// writes the weights as data/rank-statements.tsv of room extract.
func trainStatements(args []string, out io.Writer) error {
	fs, _ := dataFlags("statements")
	gold := fs.String("gold", "../shared/gold/train", "folders of reports with gold records, split by commas")
	to := fs.String("out", "internal/extract/data/rank-statements.tsv", "file of weights")
	grades := fs.String("engines", "fast", "grades of the engine that read the reports, split by commas")
	l2 := fs.Float64("l2", 2, "weight decay")
	folds := fs.Int("folds", 5, "folds for choosing the bound")
	if err := fs.Parse(args); err != nil {
		return err
	}
	ex, total, err := statementExamples(*gold, *grades)
	if err != nil {
		return err
	}
	bound, report := statementBound(ex, total, *l2, *folds)
	fmt.Fprintln(out, report)
	w := fitRank(ex, *l2, func(*example) bool { return true })
	var b strings.Builder
	b.WriteString("# Weights of signs, learned by `parley-train statements`. table, sign, weight\n")
	fmt.Fprintf(&b, "bound\tstatements\t%.3f\n", bound)
	var names []string
	for k := range w {
		names = append(names, k)
	}
	sort.Strings(names)
	for _, k := range names {
		if math.Abs(w[k]) >= 0.02 || k == "bias" {
			fmt.Fprintf(&b, "statements\t%s\t%.3f\n", k, w[k])
		}
	}
	return os.WriteFile(*to, []byte(b.String()), 0o644)
}

// statementExamples reads the reports of folders and labels every drafted
// statement by the gold record. Reports whose gold record has no statements are
// left out.
func statementExamples(dirs, grades string) ([]example, int, error) {
	var ex []example
	total := 0
	err := readGold(dirs, grades, func(r *reading[struct{ Statements []goldStatement }]) {
		if r.gold.Statements == nil {
			return // read for the other layers alone
		}
		for _, s := range r.gold.Statements {
			if !s.Optional {
				total++
			}
		}
		ex = append(ex, labelStatements(r.rec, r.signs, r.gold.Statements, r.report)...)
	})
	return ex, total, err
}

// labelStatements matches drafted statements to gold ones, the nearest first,
// each once. A second draft of a gold statement is none.
func labelStatements(rec *parley.Record, signs map[parley.ID][]string, golds []goldStatement, n int) []example {
	x := indexWords(rec.Reports[0].Text)
	names := map[parley.ID][]string{}
	for i := range rec.Actors {
		a := &rec.Actors[i]
		names[a.ID] = append([]string{a.Name}, a.Aliases...)
	}
	want := make([]map[int]bool, len(golds))
	for k := range golds {
		want[k] = map[int]bool{}
		at := -1
		for _, c := range golds[k].Content {
			at = x.next(want[k], c, at)
		}
	}
	type pair struct {
		i, k int
		near float64
	}
	var pairs []pair
	ex := make([]example, len(rec.Statements))
	for i := range rec.Statements {
		s := &rec.Statements[i]
		ex[i] = example{report: n, signs: signs[s.ID], weight: 1}
		got := map[int]bool{}
		for _, c := range s.Content {
			x.covered(got, c.Start, c.End)
		}
		who := names[s.Speaker]
		if s.Source != nil {
			who = append(append([]string{}, who...), s.Source.Text)
		}
		for k := range golds {
			both := 0
			for w := range got {
				if want[k][w] {
					both++
				}
			}
			near := float64(both) / float64(max(len(got)+len(want[k])-both, 1))
			if near >= 0.5 && goldAny(who, golds[k].Speaker) {
				pairs = append(pairs, pair{i, k, near})
			}
		}
	}
	sort.SliceStable(pairs, func(a, b int) bool { return pairs[a].near > pairs[b].near })
	done := map[int]bool{}
	for _, p := range pairs {
		switch {
		case ex[p.i].gold != 0 || done[p.k]:
		case golds[p.k].Optional:
			ex[p.i].gold, done[p.k] = -1, true
		default:
			ex[p.i].gold, done[p.k] = n*1000+p.k+1, true
		}
	}
	return ex
}

// next marks the words of the first place where quote stands after word at, or
// else anywhere, and returns its last word.
func (x *wordIndex) next(set map[int]bool, quote string, at int) int {
	q := indexWords(quote).words
	for _, from := range []int{at + 1, 0} {
		for i := from; i < len(x.words) && len(q) > 0; i++ {
			if x.mark(set, q, i) {
				return i + len(q) - 1
			}
		}
	}
	return at
}

// statementBound finds the bound that gives the best F1 on folds that were not
// learned from.
func statementBound(ex []example, total int, l2 float64, folds int) (float64, string) {
	reach := 0
	for f := range folds {
		w := fitRank(ex, l2, func(e *example) bool { return e.report%folds != f })
		for k := range ex {
			if ex[k].report%folds == f {
				ex[k].conf = sure(w, ex[k].signs)
			}
		}
	}
	order := make([]int, len(ex))
	for k := range order {
		order[k] = k
		if ex[k].gold > 0 {
			reach++
		}
	}
	sort.SliceStable(order, func(a, b int) bool { return ex[order[a]].conf > ex[order[b]].conf })
	tp, pred, best, bound, bp, br := 0, 0, 0.0, 0.5, 0.0, 0.0
	for _, k := range order {
		if ex[k].gold > 0 {
			tp++
		}
		if ex[k].gold >= 0 {
			pred++
		}
		p, r := float64(tp)/float64(max(pred, 1)), float64(tp)/float64(max(total, 1))
		if p+r > 0 && 2*p*r/(p+r) > best {
			best, bound, bp, br = 2*p*r/(p+r), ex[k].conf, p, r
		}
	}
	return bound, fmt.Sprintf("candidates %d, gold %d of which reached %d; folds: P %.3f R %.3f F1 %.3f at %.3f", len(ex), total, reach, bp, br, best, bound)
}
