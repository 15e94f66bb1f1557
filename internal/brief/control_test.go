package brief

import (
	"regexp"
	"strings"
	"testing"
)

// TestNothingForATerminal holds that what a report has in it for a terminal to obey is
// not printed.
func TestNothingForATerminal(t *testing.T) {
	var b strings.Builder
	Fold(&b, "- ", "Norway rejected\x1b]0;x\a the \x1b[2Jplan\u009b1m.", 40)
	w := &textWriter{b: &Brief{}, opt: Text{Width: 40}}
	w.line(&Line{Lead: "Nor\x1b]0;way", Text: "\arejected", Tags: []string{"\u009b1m"}})
	w.grid(&Grid{Columns: []string{"Nor\away"}, Rows: []GridRow{{Label: "qu\x1b[2Jotas", Cells: []Cell{{Stance: "for"}}}}})
	ours := regexp.MustCompile("\x1b\\[[0-9;]*m")
	if s := b.String() + ours.ReplaceAllString(w.out.String(), "") + flat("a\x1b[1m b"); strings.ContainsAny(s, "\x1b\a\u009b") {
		t.Errorf("%q", s)
	}
}
