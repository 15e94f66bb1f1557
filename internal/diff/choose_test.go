package diff

import (
	"fmt"
	"testing"

	"github.com/parley-record/parley/nlp"
)

// TestChoose pairs every two reports of a story up to 64, and of a larger one each with
// those that share most with it: the copies of one text are always held against each other.
func TestChoose(t *testing.T) {
	c := shipped(t)
	towns := []string{"Velden", "Orsk", "Brandal", "Kirn", "Lund", "Marsa", "Nafplio", "Otley"}
	side := func(v *vocabulary, text int, copy int) *cutReport {
		d := &nlp.Doc{}
		d.Reset(fmt.Sprintf("The dockers of %s ended their strike. The harbour board of %s paid %d crowns more to the crew of the %s ferry, and a clerk counted %d boats. Talks go on.",
			towns[text], towns[text], 100+text, towns[(text+3)%len(towns)], copy))
		engine().Annotate(d)
		return c.side(v, d)
	}
	for _, n := range []int{2, allPairs, allPairs + 1, 160} {
		v := newVocabulary()
		var sides []*cutReport
		for k := range n {
			sides = append(sides, side(v, k%len(towns), k))
		}
		list := choose(sides)
		at := map[[2]int]bool{}
		for _, p := range list {
			if p.i >= p.j || at[[2]int{p.i, p.j}] {
				t.Fatalf("of %d: the pair %d, %d", n, p.i, p.j)
			}
			at[[2]int{p.i, p.j}] = true
		}
		if n <= allPairs && len(list) != n*(n-1)/2 || n > allPairs && len(list) > n*nearestPairs {
			t.Errorf("of %d reports %d pairs", n, len(list))
		}
		for k := range n {
			if o := k + len(towns); o < n && !at[[2]int{k, o}] {
				t.Errorf("of %d: %d is not held against its copy %d", n, k, o)
			}
		}
		if again := choose(sides); fmt.Sprint(again) != fmt.Sprint(list) {
			t.Errorf("of %d: other pairs the second time", n)
		}
	}
}
