package diff

import (
	"slices"
	"testing"
)

// turned are the kinds as the other side has them.
func turned(kind string) string {
	if k := mirrored[kind]; k != "" {
		return k
	}
	return kind
}

// Which of two sentences comes first changes the names of the differences and
// nothing else.
func TestSentencesTurned(t *testing.T) {
	c := shipped(t)
	same, all := 0, 0
	for _, g := range goldDifferences(t) {
		a, b := annotated(g.A), annotated(g.B)
		_, _, f := c.Sentences(a, b)
		_, _, r := c.Sentences(b, a)
		var x, y []string
		for _, d := range f {
			x = append(x, d.Kind)
		}
		for _, d := range r {
			y = append(y, turned(d.Kind))
		}
		slices.Sort(x)
		slices.Sort(y)
		all++
		if slices.Equal(x, y) {
			same++
		} else {
			t.Logf("%v / %v: %q %q", x, y, g.A, g.B)
		}
	}
	// One pair in forty may be told apart from one side only.
	if 40*(all-same) > all {
		t.Errorf("%d of %d pairs differ by order", all-same, all)
	}
}
