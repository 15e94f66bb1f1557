package web

import "testing"

// Other words stand apart where the tellings differ in more, and are listed where they do not.
func TestOtherWordsStandApart(t *testing.T) {
	number, words := difference{Kind: "number_changed", A: "ten", B: "20"}, difference{Kind: "wording_changed", A: "allow", B: "let"}
	for _, differ := range [2]bool{true, false} {
		var v claim
		for _, x := range []difference{words, number, words, number} {
			v.put(x, differ)
		}
		listed, apart := 2, 0
		if differ {
			listed, apart = 1, 1
		}
		if len(v.Differences) != listed || len(v.Worded) != apart {
			t.Errorf("%v: %v listed, %v apart", differ, v.Differences, v.Worded)
		}
	}
}
