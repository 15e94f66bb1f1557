package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"maps"
	"math"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"sort"
	"strings"

	"github.com/parley-record/parley"
	"github.com/parley-record/parley/internal/extract"
	"github.com/parley-record/parley/internal/intake"
	"github.com/parley-record/parley/internal/resolve"
	"github.com/parley-record/parley/nlp"
	"github.com/parley-record/parley/nlp/english"
	"github.com/parley-record/parley/nlp/ner/gazetteer"
)

// goldActor is an actor of a gold record.
type goldActor struct {
	Names    []string `json:"names"`
	Kind     string   `json:"kind"`
	Party    []string `json:"party"`
	Optional bool     `json:"optional"`
}

// actorExample is a candidate with the answer: 1 listed by gold, 0 not.
type actorExample struct {
	name   string
	feats  []resolve.Feature
	answer float64
	weight float64 // how much it counts in learning
}

func actorsCommand() command {
	return command{"actors", "learns who counts as an actor", func(args []string, out io.Writer) error {
		fs, _ := dataFlags("actors")
		gold := fs.String("gold", "../shared/gold", "folder of the gold records")
		more := fs.String("more", "", "further folders of gold records to learn from, split by commas")
		to := fs.String("out", "internal/resolve/actors.tsv", "file of the weights")
		l2 := fs.Float64("l2", 0.3, "L2")
		show := fs.Bool("show", false, "print every candidate of the development set")
		grades := fs.String("engines", "fast", "grades of the engine that read the reports, split by commas")
		if err := fs.Parse(args); err != nil {
			return err
		}
		var train, dev []actorExample
		for _, grade := range strings.Split(*grades, ",") {
			e, err := english.New(english.Grade(grade))
			if err != nil {
				return err
			}
			dirs := []string{filepath.Join(*gold, "train"), filepath.Join(*gold, "open"), filepath.Join(*gold, "dev")}
			if *more != "" {
				dirs = append(dirs, strings.Split(*more, ",")...)
			}
			for k, dir := range dirs {
				xs, err := actorExamples(e, dir)
				if err != nil {
					return err
				}
				if k == 2 {
					dev = append(dev, xs...)
				} else {
					train = append(train, xs...)
				}
			}
		}
		w := logistic(train, *l2)
		for _, s := range []struct {
			name string
			xs   []actorExample
		}{{"train", train}, {"dev", dev}} {
			var right, found, gold float64
			for _, x := range s.xs {
				p := predict(w, x.feats)
				gold += x.answer
				if p >= 0.5 {
					found++
					right += x.answer
				}
				if *show && s.name == "dev" {
					fmt.Fprintf(out, "%.2f %v %s\n", p, x.answer, x.name)
				}
			}
			fmt.Fprintf(out, "%s: P %.3f R %.3f F1 %.3f of %d candidates\n", s.name, right/found, right/gold, 2*right/(found+gold), len(s.xs))
		}
		return writeWeights(*to, "Weights of the logistic model of who counts as an actor; made by parley-train actors.", w, 0.005, 3)
	}}
}

// writeWeights writes the weights of a choice that are not next to nothing, the least
// and above, in order of their names, with that many digits.
func writeWeights(path, head string, w map[string]float64, least float64, digits int) error {
	var b strings.Builder
	fmt.Fprintf(&b, "# %s\n", head)
	for _, n := range slices.Sorted(maps.Keys(w)) {
		if math.Abs(w[n]) >= least {
			fmt.Fprintf(&b, "%s\t%.*f\n", n, digits, w[n])
		}
	}
	return os.WriteFile(path, []byte(b.String()), 0o644)
}

func predict(w map[string]float64, fs []resolve.Feature) float64 {
	x := w["bias"]
	for _, f := range fs {
		x += w[f.Name] * f.Value
	}
	return 1 / (1 + math.Exp(-x))
}

// logistic fits weights by gradient descent with momentum over all examples, in
// their order.
func logistic(xs []actorExample, l2 float64) map[string]float64 {
	id := map[string]int{"bias": 0}
	names := []string{"bias"}
	type row struct {
		i []int
		v []float64
		y float64
		n float64
	}
	var rows []row
	for _, x := range xs {
		r := row{[]int{0}, []float64{1}, x.answer, x.weight}
		for _, f := range x.feats {
			k, ok := id[f.Name]
			if !ok {
				k = len(names)
				id[f.Name] = k
				names = append(names, f.Name)
			}
			r.i, r.v = append(r.i, k), append(r.v, f.Value)
		}
		rows = append(rows, r)
	}
	w, down := make([]float64, len(names)), newDescent(len(names))
	for range 1500 {
		g := make([]float64, len(names))
		for _, r := range rows {
			var s float64
			for k, i := range r.i {
				s += w[i] * r.v[k]
			}
			d := r.n * (1/(1+math.Exp(-s)) - r.y)
			for k, i := range r.i {
				g[i] += d * r.v[k]
			}
		}
		for i := 1; i < len(w); i++ { // the bias is free
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

// actorExamples reads the gold records below dir and who stands in their reports.
func actorExamples(e *english.Engine, dir string) ([]actorExample, error) {
	paths, err := filepath.Glob(filepath.Join(dir, "*.gold.json"))
	if err != nil {
		return nil, err
	}
	sort.Strings(paths)
	if len(paths) == 0 {
		return nil, fmt.Errorf("%s: no gold records", dir)
	}
	var out []actorExample
	for _, p := range paths {
		var g struct{ Actors []goldActor }
		reports, doc, err := readAlone(e, p, &g)
		if err != nil {
			return nil, err
		}
		if doc == nil {
			continue
		}
		cs := resolve.ActorCandidates(reports, []*extract.Draft{extract.Read(doc, "")})
		out = append(out, judge(cs, g.Actors)...)
	}
	return out, nil
}

// judge gives each candidate its answer; one that only an optional actor of
// gold fits has none and is left out.
func judge(cs []resolve.ActorCandidate, golds []goldActor) []actorExample {
	best := make([]int, len(golds)) // gold → candidate with most mentions
	for i := range best {
		best[i] = -1
	}
	fit := make([][]bool, len(cs))
	for c := range cs {
		fit[c] = make([]bool, len(golds))
		for g := range golds {
			for _, n := range append([]string{cs[c].Entry.Name}, cs[c].Entry.Aliases...) {
				for _, want := range golds[g].Names {
					fit[c][g] = fit[c][g] || sameName(n, want)
				}
			}
			if fit[c][g] && (best[g] < 0 || len(cs[c].Entry.Mentions) > len(cs[best[g]].Entry.Mentions)) {
				best[g] = c
			}
		}
	}
	var out []actorExample
	for c := range cs {
		answer, optional := 0.0, false
		for g := range golds {
			if fit[c][g] {
				if golds[g].Optional {
					optional = true
				} else if best[g] == c {
					answer = 1
				}
			}
		}
		if answer == 0 && optional {
			continue
		}
		out = append(out, actorExample{cs[c].Entry.Name, cs[c].Features, answer, 1})
	}
	return out
}

var (
	notWord = regexp.MustCompile(`[^a-z0-9]+`)
	dots    = regexp.MustCompile(`\b([a-z])\.`)
)

// sameName is the scorer's notion of one name, without its list of states: the
// shorter ends the longer, or both are forms of one state of the gazetteer.
func sameName(a, b string) bool {
	a, b = normName(a), normName(b)
	if a == "" || b == "" {
		return false
	}
	if a == b {
		return true
	}
	x, y := gazetteer.Lookup(a), gazetteer.Lookup(b)
	if x != nil && y != nil && x.Code != "" && x.Code == y.Code {
		return true
	}
	s, l := strings.Fields(a), strings.Fields(b)
	if len(s) > len(l) {
		s, l = l, s
	}
	generic := true
	for _, w := range s {
		generic = generic && gazetteer.Title(strings.TrimSuffix(w, "s")) != ""
	}
	if generic {
		return false
	}
	return strings.Join(l[len(l)-len(s):], " ") == strings.Join(s, " ") || len(s) >= 2 && strings.Contains(" "+strings.Join(l, " ")+" ", " "+strings.Join(s, " ")+" ")
}

func normName(s string) string {
	s = gazetteer.Fold(s)
	s = strings.ReplaceAll(s, "'s", "")
	s = dots.ReplaceAllString(s, "$1")
	s = strings.TrimSpace(notWord.ReplaceAllString(s, " "))
	for _, p := range []string{"the ", "a ", "an "} {
		s = strings.TrimPrefix(s, p)
	}
	return s
}

// readAlone reads the gold record at path into gold, and the text beside it as a
// report of its own by engine e. The doc is nil where the file is not one report.
func readAlone(e *english.Engine, path string, gold any) ([]parley.Report, *nlp.Doc, error) {
	b, err := os.ReadFile(path)
	if err != nil {
		return nil, nil, err
	}
	if err := json.Unmarshal(b, gold); err != nil {
		return nil, nil, fmt.Errorf("%s: %w", path, err)
	}
	text, err := os.ReadFile(strings.TrimSuffix(path, ".gold.json") + ".txt")
	if err != nil {
		return nil, nil, err
	}
	reports, _ := intake.Read(intake.Input{Path: "report.txt", Body: bytes.NewReader(text)}, intake.Options{})
	if len(reports) != 1 {
		return nil, nil, nil
	}
	intake.Number(reports)
	doc := &nlp.Doc{}
	doc.Reset(reports[0].Text)
	doc.Title = intake.TitleLen(&reports[0])
	e.Annotate(doc)
	return reports, doc, nil
}
