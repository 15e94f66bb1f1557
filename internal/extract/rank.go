package extract

import (
	"math"
	"strconv"

	"github.com/parley-record/parley/nlp"
)

// weights are the weights of signs by table and sign, learned by `parley-train
// record` from reports with gold records; doc/models.md says how well they do.
var weights = loadWeights()

func loadWeights() map[string]map[string]float64 {
	m := map[string]map[string]float64{}
	for _, table := range []string{"positions", "proposals", "responses", "meetings", "deadlines", "steps", "statements", "knowledge", "assessments", "links", "events"} {
		for _, f := range lines("rank-" + table + ".tsv") {
			if len(f) != 3 {
				continue
			}
			w, err := strconv.ParseFloat(f[2], 64)
			if err != nil {
				continue
			}
			if m[f[0]] == nil {
				m[f[0]] = map[string]float64{}
			}
			m[f[0]][f[1]] = w
		}
	}
	return m
}

// Signs that settle a row by themselves, however rare they were among what the
// weights were learned from: the words tell all that the row says.
const (
	ultimatum   = "ultimatum"    // "until Friday to sign or lose the loan"
	plainDue    = "plain-due"    // "expires on Friday", "takes effect in May": a deadline by its words alone
	counterTerm = "counter-term" // what a text that answers another's has in it: its authors stand for that
	fullText    = "full-text"    // a text with who wrote it and what it does, or which version of it went to whom
)

var settled = map[string]float64{ultimatum: 0.85, plainDue: 0.6, fullText: 0.563, counterTerm: 0.5}

// Sure returns how sure a row of the table is by its signs, from 0 to 1. Where
// nothing was learned for the table it is 0.5.
func Sure(table string, signs []string) float64 {
	w := weights[table]
	if w == nil {
		return 0.5
	}
	x := w["bias"]
	least := 0.0
	for _, s := range signs {
		x += w[s]
		least = max(least, settled[s])
	}
	return max(least, 1/(1+math.Exp(-x)))
}

// learned reports whether the weights tell anything of a table.
func learned(table string) bool { return weights[table] != nil }

// Bound returns the confidence below which rows of the table are left out.
func Bound(table string) float64 { return weights["bound"][table] }

// Priors returns what is held of the signs of a table before anything is
// learned: the weights that learning decays to.
func Priors(table string) map[string]float64 {
	m := map[string]float64{}
	for _, f := range lines("prior.tsv") {
		if len(f) != 3 || f[0] != table {
			continue
		}
		if w, err := strconv.ParseFloat(f[2], 64); err == nil {
			m[f[1]] = w
		}
	}
	return m
}

// placeSigns tells where in the report token i stands, and in whose words.
func (r *reader) placeSigns(i int) []string {
	s := append([]string(nil), r.talks...)
	t := &r.doc.Tokens[i]
	switch n := int(t.Sentence); {
	case int(t.Start) < r.doc.Title:
		s = append(s, "in:title")
	case n <= 2:
		s = append(s, "in:lead")
	case n <= 8:
		s = append(s, "in:early")
	default:
		s = append(s, "in:late")
	}
	if r.saidAt[i] != 0 {
		s = append(s, "said")
		if len(r.Statements) > 0 && r.Statements[r.saidAt[i]-1].Mode == "direct" {
			s = append(s, "quoted")
		}
	}
	f, e := r.sentence(i)
	if e-f > 45 {
		s = append(s, "long")
	}
	if c := t.HeadConf; c > 0 && c < 150 {
		s = append(s, "arc:weak")
	}
	if r.t.pos(i) == nlp.PROPN {
		s = append(s, "propn")
	}
	return s
}

// Levelled are the tables whose entries are levelled: what is printed of them is
// as sure as such entries were found right on reports that no weight had seen.
var Levelled = []string{"positions", "proposals", "meetings", "deadlines", "steps"}

var levels = loadLevels()

func loadLevels() map[string][2]float64 {
	m := map[string][2]float64{}
	for _, f := range lines("level.tsv") {
		if len(f) != 3 {
			continue
		}
		a, bad := strconv.ParseFloat(f[1], 64)
		b, worse := strconv.ParseFloat(f[2], 64)
		if bad == nil && worse == nil && a > 0 {
			m[f[0]] = [2]float64{a, b}
		}
	}
	return m
}

// Level returns how often entries of a table are right whose weights tell p: what
// a record prints as their confidence. More never becomes less by it.
func Level(table string, p float64) float64 {
	l, ok := levels[table]
	if !ok || p <= 0 || p >= 1 {
		return p
	}
	return 1 / (1 + math.Exp(-(l[0]*math.Log(p/(1-p)) + l[1])))
}

// Unlevel returns what Level made p of.
func Unlevel(table string, p float64) float64 {
	l, ok := levels[table]
	if !ok || p <= 0 || p >= 1 {
		return p
	}
	return 1 / (1 + math.Exp(-(math.Log(p/(1-p))-l[1])/l[0]))
}
