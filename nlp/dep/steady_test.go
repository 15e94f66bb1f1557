//go:build !race

package dep_test

import (
	"strings"
	"testing"
)

// TestSteadyStateAllocatesNothing counts what a parser allocates once it has
// its memory. The race detector has pools drop a part of what they are given,
// so that nothing can be counted under it.
func TestSteadyStateAllocatesNothing(t *testing.T) {
	for grade, p := range parsers(t) {
		if grade == "best" {
			continue // its tags may change, and lemmas with them
		}
		d := read(t, strings.Repeat("The minister met the delegation in Oslo on Friday, and both spoke. ", 20))
		p.Annotate(d)
		if n := testing.AllocsPerRun(10, func() { p.Annotate(d) }); n > 1 {
			t.Errorf("%s: %v allocations for %d tokens", grade, n, len(d.Tokens))
		}
	}
}
