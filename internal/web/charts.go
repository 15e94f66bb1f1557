package web

import (
	"math"
	"net/http"
	"time"

	"github.com/parley-record/parley"
)

// A bar is a rectangle of a drawing, in the drawing's units.
type bar struct{ X, Y, W, H float64 }

// window reads the time that a page is asked to keep to.
func window(r *http.Request) (from, to string, err error) {
	from, to = r.FormValue("from"), r.FormValue("to")
	for _, d := range []string{from, to} {
		if _, err := time.Parse(time.DateOnly, d); d != "" && err != nil {
			return "", "", refusal{http.StatusBadRequest, "Write dates as 2026-03-02."}
		}
	}
	return from, to, nil
}

// A monthBar is a month of what somebody said.
type monthBar struct {
	bar
	Label, From, To string
	Count           int
}

// monthBars draws months side by side, the empty ones too; at most the last 120.
func monthBars(list []parley.Tally) []monthBar {
	if len(list) == 0 {
		return nil
	}
	first, err1 := time.Parse("2006-01", list[0].Day)
	last, err2 := time.Parse("2006-01", list[len(list)-1].Day)
	if err1 != nil || err2 != nil {
		return nil
	}
	if f := last.AddDate(0, -119, 0); first.Before(f) {
		first = f
	}
	count, most := map[string]int{}, 1
	for _, t := range list {
		count[t.Day] = t.Count
		most = max(most, t.Count)
	}
	var bars []monthBar
	for t := first; !t.After(last); t = t.AddDate(0, 1, 0) {
		n := count[t.Format("2006-01")]
		bars = append(bars, monthBar{Label: t.Format("Jan 2006"), From: t.Format(time.DateOnly), To: t.AddDate(0, 1, -1).Format(time.DateOnly), Count: n,
			bar: bar{H: math.Max(1, 40*float64(n)/float64(most))}})
	}
	width := math.Min(28, 960/float64(len(bars)))
	for i := range bars {
		bars[i].X, bars[i].W, bars[i].Y = float64(i)*width, math.Max(1, width-1.5), 42-bars[i].H
	}
	return bars
}
