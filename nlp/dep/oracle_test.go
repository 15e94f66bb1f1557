package dep

import (
	"math/rand/v2"
	"testing"

	"github.com/parley-record/parley/nlp"
	"github.com/parley-record/parley/nlp/lexicon"
)

// randomTree returns heads of a projective tree over words 1 … n; n+1 is the root.
func randomTree(rng *rand.Rand, n int) []int32 {
	head := make([]int32, n+2)
	var span func(lo, hi int, over int32)
	span = func(lo, hi int, over int32) {
		for lo < hi { // each part hangs below one of its words
			end := lo + 1 + rng.IntN(hi-lo)
			h := lo + rng.IntN(end-lo)
			head[h] = over
			span(lo, h, int32(h))
			span(h+1, end, int32(h))
			lo = end
		}
	}
	h := 1 + rng.IntN(n)
	head[h] = int32(n + 1)
	span(1, h, int32(h))
	span(h+1, n+1, int32(h))
	return head
}

func words(t *testing.T) *lexicon.Lexicon {
	t.Helper()
	l, err := lexicon.Embedded()
	if err != nil {
		t.Fatal(err)
	}
	return l
}

func plainDoc(n int) *nlp.Doc {
	d := &nlp.Doc{}
	for range n {
		d.Tokens = append(d.Tokens, nlp.Token{UPOS: nlp.NOUN, XPOS: nlp.TagNN})
	}
	d.Sentences = []nlp.Sentence{{First: 0, End: int32(n)}}
	return d
}

// TestOracleReachesEveryProjectiveTree follows transitions that cost nothing.
func TestOracleReachesEveryProjectiveTree(t *testing.T) {
	rng := rand.New(rand.NewPCG(5, 6))
	s := new(state)
	for range 2000 {
		n := 1 + rng.IntN(12)
		gold := randomTree(rng, n)
		s.load(plainDoc(n), 0, n, words(t))
		s.start()
		for !s.done() {
			legal := s.legal()
			cost := s.costs(gold, legal)
			var free []int
			for a := range numActions {
				if legal&(1<<a) != 0 && cost[a] == 0 {
					free = append(free, a)
				}
			}
			if len(free) == 0 {
				t.Fatalf("heads %v: no transition is free with stack %v at word %d", gold[1:n+1], s.stack, s.next)
			}
			s.do(free[rng.IntN(len(free))])
		}
		for i := 1; i <= n; i++ {
			if s.head[i] != gold[i] {
				t.Fatalf("heads %v: reached %v", gold[1:n+1], s.head[1:n+1])
			}
		}
	}
}

// TestOracleCountsLostArcs makes random moves and compares the sum of their
// costs with the arcs that are missing in the end.
func TestOracleCountsLostArcs(t *testing.T) {
	rng := rand.New(rand.NewPCG(7, 8))
	s := new(state)
	for range 2000 {
		n := 1 + rng.IntN(10)
		gold := randomTree(rng, n)
		s.load(plainDoc(n), 0, n, words(t))
		s.start()
		var sum, missing int32
		for !s.done() {
			legal := s.legal()
			a := rng.IntN(numActions)
			for legal&(1<<a) == 0 {
				a = rng.IntN(numActions)
			}
			sum += s.costs(gold, legal)[a]
			s.do(a)
		}
		for i := 1; i <= n; i++ {
			if s.head[i] != gold[i] {
				missing++
			}
		}
		if sum != missing {
			t.Fatalf("heads %v: the moves cost %d, %d arcs are missing in %v", gold[1:n+1], sum, missing, s.head[1:n+1])
		}
	}
}
