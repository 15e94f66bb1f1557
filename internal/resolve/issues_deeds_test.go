package resolve

import (
	"slices"
	"testing"
)

// A deed is one matter by its noun and by its verb.
func TestStemsOfDeeds(t *testing.T) {
	for _, c := range []struct {
		a, b string
		same bool
	}{
		{"the sale of the port", "selling the port", true},
		{"closure of the mill", "close the mill", true},
		{"the handover of the suspects", "handing over the suspects", true},
		{"the layoffs", "laying off", true},
		{"the loss of the licence", "close the licence", false},
	} {
		if got := slices.Equal(stemsOf(c.a)[:1], stemsOf(c.b)[:1]); got != c.same {
			t.Errorf("%q and %q: %v %v", c.a, c.b, stemsOf(c.a), stemsOf(c.b))
		}
	}
}
