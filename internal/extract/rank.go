package extract

import (
	"math"
	"strings"

	"github.com/parley-record/parley/nlp"
	"github.com/parley-record/parley/nlp/tsv"
)

// ranked are the tables whose rows are ranked by signs.
var ranked = []string{"positions", "proposals", "responses", "meetings", "deadlines", "steps", "statements", "knowledge", "assessments", "links", "events"}

// weights are the weights of signs by table and sign, learned by `parley-train
// record` from reports with gold records; doc/models.md says how well they do.
// Under "bound" they have each table's bound.
var weights = loadWeights()

func loadWeights() map[string]map[string]float64 {
	m := map[string]map[string]float64{"bound": {}}
	for _, name := range ranked {
		file := rankFile(name)
		for of, ws := range tsv.Must(readWeights(file, data(file))) {
			if of == "bound" {
				m[of][name] = ws[name]
			} else {
				m[of] = ws
			}
		}
	}
	return m
}

// rankFile returns the name of the file of weights of a table's signs.
func rankFile(of string) string { return "rank-" + of + ".tsv" }

// readWeights returns weights by table and sign.
func readWeights(name, text string) (map[string]map[string]float64, error) {
	t, err := tsv.Blanks(name, text, 3, 3)
	if err != nil {
		return nil, err
	}
	all, err := t.Weights()
	if err != nil {
		return nil, err
	}
	m := map[string]map[string]float64{}
	for k, w := range all {
		of, sign, _ := strings.Cut(k, " ")
		if m[of] == nil {
			m[of] = map[string]float64{}
		}
		m[of][sign] = w
	}
	return m, nil
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
	return tsv.Must(readWeights("prior.tsv", data("prior.tsv")))[table]
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
