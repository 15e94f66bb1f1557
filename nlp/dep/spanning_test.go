package dep

import (
	"math"
	"math/rand/v2"
	"testing"
)

// TestSpanningIsTheBestTree compares with every tree over few words.
func TestSpanningIsTheBestTree(t *testing.T) {
	rng := rand.New(rand.NewPCG(3, 4))
	var b spanner
	for range 3000 {
		n := 1 + rng.IntN(5)
		ld := n + 3
		score := make([]float32, (n+1)*ld)
		for i := range score {
			score[i] = float32(rng.NormFloat64())
		}
		// The root is not searched for: it goes to the word that likes it best.
		root := 1
		for d := 2; d <= n; d++ {
			if score[d*ld] > score[root*ld] {
				root = d
			}
		}
		score[root*ld] += 50
		for d := 1; d <= n; d++ {
			if d != root {
				score[d*ld] -= 50
			}
		}
		head := make([]int32, n+1)
		b.spanning(score, ld, n, head)
		total := func(h []int32) float64 {
			s := 0.
			for d := 1; d <= n; d++ {
				s += float64(score[d*ld+int(h[d])])
			}
			return s
		}
		best := math.Inf(-1)
		try := make([]int32, n+1)
		var c spanner
		var walk func(d int)
		walk = func(d int) {
			if d > n {
				roots := 0
				for i := 1; i <= n; i++ {
					if try[i] == 0 {
						roots++
					}
				}
				if roots == 1 && c.acyclic(try, n) {
					best = max(best, total(try))
				}
				return
			}
			for h := 0; h <= n; h++ {
				if h != d {
					try[d] = int32(h)
					walk(d + 1)
				}
			}
		}
		walk(1)
		if !c.acyclic(head, n) || math.Abs(total(head)-best) > 1e-3 {
			t.Fatalf("%d words: heads %v score %.3f, the best tree %.3f", n, head[1:], total(head), best)
		}
	}
}
