package diff

import (
	"math/rand/v2"
	"testing"
)

// All words of a passage at once tell the same as one after the other.
func TestBits(t *testing.T) {
	rng := rand.New(rand.NewPCG(1, 2))
	random := func() *passage {
		p := &passage{lean: make([]lean, rng.IntN(inBits+1))}
		for i := range p.lean {
			p.lean[i].form = rng.Uint64N(9)
			p.lean[i].lemma = p.lean[i].form / 2
		}
		return p
	}
	m := newMatcher(newVocabulary())
	for range 2000 {
		a, b := random(), random()
		lcs, run := m.subsequence(a, b)
		if l, r := m.longSubsequence(a, b); l != lcs || r != run {
			t.Fatalf("of %v and %v: %d, %d; want %d, %d", a.lean, b.lean, lcs, run, l, r)
		}
		if d, want := m.distance(a, b), m.longDistance(a, b); d != want {
			t.Fatalf("of %v and %v: distance %d, want %d", a.lean, b.lean, d, want)
		}
	}
}
