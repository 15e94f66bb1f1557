package main

import (
	"encoding/json"
	"fmt"
	"io"
	"maps"
	"math"
	"os"
	"path/filepath"
	"slices"
	"sort"
	"strconv"
	"strings"

	"github.com/parley-record/parley"
	"github.com/parley-record/parley/internal/extract"
)

func recordCommand() command {
	return command{"record", "learns from gold records which rows of a record to keep", runRecord}
}

// A goldRecord is what a careful reader took from a report; see the gold
// contract. Fields that may be one string or several are lists here.
type goldRecord struct {
	Positions, Proposals, Meetings, Deadlines, Steps []goldRow
}

type goldRow struct {
	Party, Issue, Stance, Name, Evidence, Status, Due, By, Action oneOrMore
	Authors, Participants                                         []oneOrMore
	Responses                                                     []goldRow
	Optional                                                      bool
}

type oneOrMore []string

func (o *oneOrMore) UnmarshalJSON(b []byte) error {
	if len(b) > 0 && b[0] == '[' {
		return json.Unmarshal(b, (*[]string)(o))
	}
	var s string
	if err := json.Unmarshal(b, &s); err != nil {
		return err
	}
	*o = oneOrMore{s}
	return nil
}

// An example is one candidate row: its signs, and which gold row it is: 0 none,
// -1 one that counts neither way, else a number.
type example struct {
	report int // readings of one report share it: they are held out together
	signs  []string
	gold   int
	conf   float64
	weight float64 // how much the row counts in learning
	group  string  // of the rows of one group the record keeps one; empty: of none
}

var rankedTables = []string{"positions", "proposals", "responses", "meetings", "deadlines", "steps"}

// tuned says by table what differs from the common settings: by how much weights
// decay faster, and how much a row counts as a right one that fits an optional
// entry of gold (0: it is left out), and what part of the best F1 may be lost for
// a lower bound: with a text that is missed all answers to it are. doc/tried/
// has the figures.
var tuned = map[string]struct {
	decay, optional, slack float64
	once                   bool // a second row that fits one entry of gold is wrong: the record does not join them
}{
	"positions": {5, 0.3, 0, false},
	"proposals": {3, 0.3, 0.02, true},
	"responses": {12, 0.3, 0, true},
}

// runRecord learns one logistic model for each table over the signs of its rows
// and writes it as data/rank-TABLE.tsv of room extract.
func runRecord(args []string, out io.Writer) error {
	fs, _ := dataFlags("record")
	gold := fs.String("gold", "../shared/gold/train", "folders of reports with gold records, split by commas")
	to := fs.String("out", "internal/extract/data", "folder of the files of weights")
	tables := fs.String("tables", strings.Join(rankedTables, ","), "tables to learn, split by commas; the files of others stay as they are")
	grades := fs.String("engines", "fast", "grades of the engine that read the reports, split by commas")
	l2 := fs.Float64("l2", 1, "weight decay")
	first := fs.Float64("first", 1, "how much rows of the first folder count beside those of the others")
	folds := fs.Int("folds", 5, "folds for choosing bounds")
	beside := fs.String("beside", "", "corpus folder: rows found in its reports of no negotiation are learned as wrong ones")
	besideWeight := fs.Float64("beside-weight", 0.3, "how much each of these counts")
	fixed := fs.String("bounds", "", "TABLE=BOUND, split by commas: the bound of a table where records printed on folds tell it better than rows do")
	level := fs.Bool("calibrate", false, "levels how sure rows are on the folds, over those that are printed")
	if err := fs.Parse(args); err != nil {
		return err
	}
	ex, total, err := gatherExamples(*gold, *grades, *first)
	if err != nil {
		return err
	}
	if *beside != "" {
		if err := addBeside(ex, *beside, *grades, *besideWeight); err != nil {
			return err
		}
	}
	for _, t := range rankedTables {
		if !slices.Contains(strings.Split(*tables, ","), t) {
			continue
		}
		decay := *l2
		if tuned[t].decay > 0 {
			decay *= tuned[t].decay
		}
		w, bound, report := learn(ex[t], total[t], decay, tuned[t].optional, tuned[t].slack, tuned[t].once, extract.Priors(t), *folds)
		if b, ok, err := fixedBound(*fixed, t); err != nil {
			return err
		} else if ok {
			bound = b
		}
		if *level {
			var note string
			bound, note = truer(w, ex[t], bound)
			report += note
		}
		fmt.Fprintf(out, "%-10s %s\n", t, report)
		var b strings.Builder
		b.WriteString("# Weights of signs, learned by `parley-train record`. table, sign, weight\n")
		fmt.Fprintf(&b, "bound\t%s\t%.3f\n", t, bound)
		for _, k := range slices.Sorted(maps.Keys(w)) {
			if math.Abs(w[k]) >= 0.02 || k == "bias" {
				fmt.Fprintf(&b, "%s\t%s\t%.3f\n", t, k, w[k])
			}
		}
		if err := os.WriteFile(filepath.Join(*to, "rank-"+t+".tsv"), []byte(b.String()), 0o644); err != nil {
			return err
		}
	}
	return nil
}

// fixedBound returns the bound that list, "meetings=0.4,steps=0.3", gives table.
func fixedBound(list, table string) (bound float64, ok bool, err error) {
	for _, f := range strings.Split(list, ",") {
		if t, v, _ := strings.Cut(f, "="); t == table {
			bound, err = strconv.ParseFloat(v, 64)
			return bound, err == nil, err
		}
	}
	return 0, false, nil
}

// gatherExamples reads the reports of folders and labels every candidate row by
// its gold record; rows of the first folder count by first.
func gatherExamples(dirs, grades string, first float64) (map[string][]example, map[string]int, error) {
	ex, total := map[string][]example{}, map[string]int{}
	err := readGold(dirs, grades, func(r *reading[goldRecord]) {
		from := map[string]int{}
		for t, list := range ex {
			from[t] = len(list)
		}
		label(r, ex, total)
		for t, list := range ex {
			for k := from[t]; r.folder == 0 && k < len(list); k++ {
				list[k].weight = first
			}
		}
	})
	return ex, total, err
}

// goldJudge tells rows of one record from its gold.
type goldJudge struct {
	rec    *parley.Record
	x      *wordIndex
	names  map[parley.ID][]string
	party  map[parley.ID]parley.ID
	issues map[parley.ID]string
}

func (j *goldJudge) both(id parley.ID) []string {
	out := j.names[id]
	if p := j.party[id]; p != "" && p != id {
		out = append(append([]string{}, out...), j.names[p]...)
	}
	return out
}

func (j *goldJudge) touches(ev []parley.Span, g *goldRow) bool {
	want := map[int]bool{}
	for _, q := range g.Evidence {
		j.x.locate(want, q)
	}
	for _, s := range ev {
		got := map[int]bool{}
		j.x.covered(got, s.Start, s.End)
		for i := range got {
			if want[i] {
				return true
			}
		}
	}
	return false
}

// cast reports whether half of the wanted stand among ids, and half of ids are wanted.
func (j *goldJudge) cast(ids []parley.ID, want []oneOrMore) bool {
	if len(want) == 0 {
		return true
	}
	met, right := 0, 0
	for _, w := range want {
		for _, id := range ids {
			if goldAny(j.both(id), w) {
				met++
				break
			}
		}
	}
	for _, id := range ids {
		for _, w := range want {
			if goldAny(j.both(id), w) {
				right++
				break
			}
		}
	}
	return 2*met >= len(want) && 2*right >= len(ids)
}

// label adds the rows of a reading as examples, and to total how many gold has of each
// table.
func label(r *reading[goldRecord], ex map[string][]example, total map[string]int) {
	l := labeller{r, newGoldJudge(r.rec), ex, total}
	l.positions()
	l.proposals()
	l.agenda()
}

// A labeller tells of each row of a reading which gold row it tells.
type labeller struct {
	*reading[goldRecord]
	j     *goldJudge
	ex    map[string][]example
	total map[string]int
}

// add adds a row as an example: of the first gold row that it fits and that is asked
// for, else of one that is not. base tells gold rows of several lists apart.
func (l *labeller) add(table string, id parley.ID, golds []goldRow, base int, fits func(*goldRow) bool) *example {
	got := 0
	for k := range golds {
		if fits(&golds[k]) {
			if !golds[k].Optional {
				got = l.nth*1000 + base + k + 1
				break
			}
			got = -1
		}
	}
	l.ex[table] = append(l.ex[table], example{report: l.report, signs: l.signs[id], gold: got, weight: 1})
	return &l.ex[table][len(l.ex[table])-1]
}

// count adds to the total of a table the gold rows that are asked for.
func (l *labeller) count(table string, golds []goldRow) {
	for k := range golds {
		if !golds[k].Optional {
			l.total[table]++
		}
	}
}

func (l *labeller) positions() {
	l.count("positions", l.gold.Positions)
	for i := range l.rec.Positions {
		p := &l.rec.Positions[i]
		e := l.add("positions", p.ID, l.gold.Positions, 0, func(q *goldRow) bool {
			return slices.Contains(q.Stance, p.Stance) && goldAny(l.j.both(p.Party), q.Party) && l.j.touches(p.Evidence, q) && goldTerms(l.j.issues[p.Issue], q.Issue)
		})
		if p.Party != "" {
			e.group = fmt.Sprint(l.nth, " ", p.Party, " ", p.Issue)
		}
	}
}

// proposals labels texts and the answers to them; an answer is held against those to the
// gold text that its text tells.
func (l *labeller) proposals() {
	golds := l.gold.Proposals
	l.count("proposals", golds)
	base := 0
	bases := make([]int, len(golds))
	for k := range golds {
		bases[k] = base
		base += len(golds[k].Responses)
		for _, r := range golds[k].Responses {
			if !r.Optional && !golds[k].Optional {
				l.total["responses"]++
			}
		}
	}
	for i := range l.rec.Proposals {
		p := &l.rec.Proposals[i]
		fits := func(q *goldRow) bool {
			return goldTerms(p.Name, q.Name) && l.j.touches(p.Evidence, q) && l.j.cast(p.Authors, q.Authors)
		}
		l.add("proposals", p.ID, golds, 0, fits)
		var answers []goldRow
		first := 0
		if of := slices.IndexFunc(golds, func(q goldRow) bool { return fits(&q) }); of >= 0 {
			for _, q := range golds[of].Responses {
				q.Optional = q.Optional || golds[of].Optional
				answers = append(answers, q)
			}
			first = bases[of]
		}
		for k := range p.Responses {
			resp := &p.Responses[k]
			e := l.add("responses", resp.ID, answers, first, func(q *goldRow) bool {
				return slices.Contains(q.Stance, resp.Stance) && goldAny(l.j.both(resp.By), q.By)
			})
			e.group = fmt.Sprint(l.nth, " ", i, " ", resp.By)
		}
	}
}

// agenda labels meetings, deadlines and steps. What is not planned counts as ruled out.
func (l *labeller) agenda() {
	same := func(s string) string {
		if s == "none_planned" {
			return "ruled_out"
		}
		return s
	}
	l.count("meetings", l.gold.Meetings)
	for i := range l.rec.Meetings {
		m := &l.rec.Meetings[i]
		l.add("meetings", m.ID, l.gold.Meetings, 0, func(q *goldRow) bool {
			ok := slices.ContainsFunc(q.Status, func(s string) bool { return same(s) == same(m.Status) })
			return ok && l.j.touches(m.Evidence, q) && l.j.cast(m.Participants, q.Participants)
		})
	}
	l.count("deadlines", l.gold.Deadlines)
	for i := range l.rec.Deadlines {
		d := &l.rec.Deadlines[i]
		l.add("deadlines", d.ID, l.gold.Deadlines, 0, func(q *goldRow) bool { return l.j.touches(d.Evidence, q) && goldTerms(d.Due.Text, q.Due) })
	}
	l.count("steps", l.gold.Steps)
	for i := range l.rec.Steps {
		s := &l.rec.Steps[i]
		l.add("steps", s.ID, l.gold.Steps, 0, func(q *goldRow) bool {
			return l.j.touches(s.Evidence, q) && l.j.cast(s.By, []oneOrMore{q.By}) && goldTerms(s.Action, q.Action)
		})
	}
}

// learn fits a logistic model by Newton-free gradient descent with weight decay,
// and the bound that gives the best F1 on folds that were not learned from.
func learn(ex []example, total int, l2, optional, slack float64, once bool, prior map[string]float64, folds int) (map[string]float64, float64, string) {
	for f := range folds {
		w := fitRankFrom(prior, ex, l2, optional, func(e *example) bool { return e.report < 0 || e.report%folds != f })
		for k := range ex {
			if ex[k].report >= 0 && ex[k].report%folds == f {
				ex[k].conf = sure(w, ex[k].signs)
			}
		}
	}
	var order []int
	for k := range ex {
		if ex[k].report >= 0 {
			order = append(order, k)
		}
	}
	sort.SliceStable(order, func(a, b int) bool { return ex[order[a]].conf > ex[order[b]].conf })
	best, bound, low, bp, br := 0.0, 0.5, 0.0, 0.0, 0.0
	for pass := range 2 {
		seen, one := map[int]bool{}, map[string]bool{}
		tp, pred := 0, 0
		for _, k := range order {
			if g := ex[k].group; g != "" {
				if one[g] {
					continue
				}
				one[g] = true
			}
			switch g := ex[k].gold; {
			case g < 0:
			case g > 0:
				if seen[g] && !once {
					continue // the record joins what is told twice
				}
				if !seen[g] {
					tp++
				}
				seen[g] = true
				pred++
			default:
				pred++
			}
			if pred < 5 {
				continue
			}
			p, r := float64(tp)/float64(pred), float64(tp)/float64(max(total, 1))
			if p+r == 0 || ex[k].conf <= 0.05 {
				continue
			}
			f := 2 * p * r / (p + r)
			if pass == 0 {
				best = max(best, f)
			} else if f >= (1-max(slack, 0.01))*best {
				// As good within chance, and surer: what is printed should hold.
				if low == 0 {
					bound, bp, br = ex[k].conf, p, r
				}
				low = ex[k].conf
			}
		}
	}
	best = 2 * bp * br / max(bp+br, 1e-9)
	if slack > 0 && low > 0 {
		bound = low
	} else if optional > 0 && low > 0 {
		// Those that fit an optional entry push the surest end up.
		bound = (bound + low) / 2
	}
	reach := len(func() map[int]bool {
		m := map[int]bool{}
		for _, e := range ex {
			if e.gold > 0 {
				m[e.gold] = true
			}
		}
		return m
	}())
	w := fitRankFrom(prior, ex, l2, optional, func(*example) bool { return true })
	return w, bound, fmt.Sprintf("candidates %d, gold %d of which reached %d; folds: P %.3f R %.3f F1 %.3f at %.3f", len(ex), total, reach, bp, br, best, bound)
}

func sure(w map[string]float64, signs []string) float64 {
	x := w["bias"]
	for _, s := range signs {
		x += w[s]
	}
	return 1 / (1 + math.Exp(-x))
}

// fitRank is fitRankFrom with nothing held before.
func fitRank(ex []example, l2 float64, use func(*example) bool) map[string]float64 {
	return fitRankFrom(nil, ex, l2, 0, use)
}

// fitRankFrom is AdaGrad over whole passes, in a fixed order; weights decay to
// prior. An example of gold -1 counts as right by optional.
func fitRankFrom(prior map[string]float64, ex []example, l2, optional float64, use func(*example) bool) map[string]float64 {
	w, h := map[string]float64{}, map[string]float64{}
	var names []string
	seen := map[string]bool{"bias": true}
	names = append(names, "bias")
	n := 0
	for k := range ex {
		if !use(&ex[k]) || ex[k].gold < 0 && optional == 0 {
			continue
		}
		n++
		for _, s := range ex[k].signs {
			if !seen[s] {
				seen[s] = true
				names = append(names, s)
			}
		}
	}
	if n == 0 {
		return w
	}
	for _, s := range names {
		w[s] = prior[s]
	}
	g := map[string]float64{}
	for range 300 {
		for _, s := range names {
			g[s] = 0
			if s != "bias" {
				g[s] = -l2 * (w[s] - prior[s])
			}
		}
		for k := range ex {
			e := &ex[k]
			if !use(e) || e.gold < 0 && optional == 0 {
				continue
			}
			y := 0.0
			if e.gold != 0 {
				y = 1
			}
			d := y - sure(w, e.signs)
			d *= e.weight
			if e.gold < 0 {
				d *= optional
			}
			g["bias"] += d
			for _, s := range e.signs {
				g[s] += d
			}
		}
		for _, s := range names {
			h[s] += g[s] * g[s]
			if h[s] > 0 {
				w[s] += 0.3 * g[s] / math.Sqrt(h[s])
			}
		}
	}
	return w
}
