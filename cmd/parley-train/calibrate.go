package main

import (
	"fmt"
	"math"
)

// truer makes the weights w tell how often rows of reports about a negotiation
// are right: x becomes a·x + b (Platt 1999), with a and b fitted on the folds, on
// rows from a little below the bound on. Order and what is printed stay as they
// were. It returns the new bound and what was done.
func truer(w map[string]float64, ex []example, bound float64) (float64, string) {
	var x, y []float64
	for k := range ex {
		e := &ex[k]
		if e.report < 0 || e.conf < 0.7*bound {
			continue // a report about no negotiation; a row that nobody sees
		}
		x = append(x, logit(e.conf))
		if e.gold != 0 {
			y = append(y, 1)
		} else {
			y = append(y, 0)
		}
	}
	a, b := platt(x, y)
	for s := range w {
		w[s] *= a
	}
	w["bias"] += b
	return 1 / (1 + math.Exp(-(a*logit(bound) + b))), fmt.Sprintf("; levelled by %.2f x %+.2f on %d rows", a, b, len(x))
}

func logit(p float64) float64 {
	p = min(max(p, 1e-4), 1-1e-4)
	return math.Log(p / (1 - p))
}

// platt returns a and b for which 1/(1+exp(-(a·x+b))) tells best how often y is 1.
func platt(x, y []float64) (a, b float64) {
	a, b = 1, 0
	for range 2000 {
		ga, gb := 2*(1-a), -0.5*b // a little pull to what was learned
		for k := range x {
			d := y[k] - 1/(1+math.Exp(-(a*x[k]+b)))
			ga += d * x[k]
			gb += d
		}
		n := float64(len(x) + 1)
		a, b = max(0.2, a+ga/n), b+gb/n
	}
	return a, b
}
