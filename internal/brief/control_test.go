package brief

import (
	"strings"
	"testing"
)

// TestNothingForATerminal holds that what a report has in it for a terminal to obey is
// not printed.
func TestNothingForATerminal(t *testing.T) {
	var b strings.Builder
	Fold(&b, "- ", "Norway rejected\x1b]0;x\a the \x1b[2Jplan\u009b1m.", 40)
	if s := b.String() + flat("a\x1b[1m b"); strings.ContainsAny(s, "\x1b\a\u009b") {
		t.Errorf("%q", s)
	}
}
