package extract

import (
	"math"
	"strconv"
)

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
