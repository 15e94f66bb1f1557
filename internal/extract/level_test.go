package extract

import (
	"math"
	"testing"
)

func TestLevelKeepsOrderAndIsUndone(t *testing.T) {
	for _, table := range append([]string{"nothing"}, Levelled...) {
		last := -1.0
		for i := range 101 {
			p := float64(i) / 100
			q := Level(table, p)
			if q < last || q < 0 || q > 1 {
				t.Fatalf("%s: %.2f becomes %.3f after %.3f", table, p, q, last)
			}
			if back := Unlevel(table, q); math.Abs(back-p) > 1e-9 {
				t.Fatalf("%s: %.2f comes back as %.9f", table, p, back)
			}
			last = q
		}
	}
	for _, table := range Levelled {
		if _, ok := levels[table]; !ok {
			t.Errorf("%s has no level", table)
		}
	}
}
