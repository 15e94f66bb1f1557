package extract

import (
	"math"

	"github.com/parley-record/parley/nlp/tsv"
)

// Levelled are the tables whose entries are levelled: what is printed of them is
// as sure as such entries were found right on reports that no weight had seen.
var Levelled = []string{"positions", "proposals", "meetings", "deadlines", "steps"}

var levels = tsv.Must(readLevels("level.tsv", data("level.tsv")))

// readLevels returns slope and shift of each table's log odds.
func readLevels(name, text string) (map[string][2]float64, error) {
	t, err := tsv.Blanks(name, text, 3, 3)
	if err != nil {
		return nil, err
	}
	m := map[string][2]float64{}
	for _, r := range t.Rows {
		slope, err := t.Number(r, 1)
		if err != nil {
			return nil, err
		}
		shift, err := t.Number(r, 2)
		if err != nil {
			return nil, err
		}
		if slope <= 0 {
			return nil, t.Errorf(r, "the slope is %v, and surer entries would be printed as less sure", slope)
		}
		m[r.Fields[0]] = [2]float64{slope, shift}
	}
	return m, nil
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
