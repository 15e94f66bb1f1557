package extract

import "testing"

func TestSieve(t *testing.T) {
	for _, table := range []map[string][]class{nouns, verbs, words} {
		for w := range table {
			if !classed.may(w) {
				t.Fatalf("%q is in a table and is said not to be", w)
			}
		}
	}
	through := 0
	for w := range stances { // each with the letter of its part of speech before it
		if classed.may(w) {
			through++
		}
	}
	if 5*through > len(stances) {
		t.Errorf("%d of %d words that are in no table are taken for such that may be", through, len(stances))
	}
}
