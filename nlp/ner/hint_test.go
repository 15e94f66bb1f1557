package ner_test

import (
	"testing"

	"github.com/parley-record/parley/nlp"
	"github.com/parley-record/parley/nlp/ner"
)

// TestHints reads the same words without and with what an encoder makes of them.
func TestHints(t *testing.T) {
	const lead = 20 * nlp.HintUnit
	for _, c := range []struct {
		name, text    string
		token, label  int
		without, with string
	}{
		{"a name in small letters", "They asked dalvik to wait.", 2, 1, "", "dalvik/person"},
		{"no name", "They asked Dalvik to wait.", 2, 0, "Dalvik/person", ""},
		{"another kind", "They asked Dalvik to wait.", 2, 3, "Dalvik/person", "Dalvik/organisation"},
		{"a palace taken for a person", "Kremlin spokesman Ivan Dorn said no.", 0, 1, "Kremlin/state/RUS | Ivan Dorn/person", "Kremlin/state/RUS | Ivan Dorn/person"},
	} {
		t.Run(c.name, func(t *testing.T) {
			d := read(t, c.text)
			if got := shown(d); got != c.without {
				t.Fatalf("without hints %q, want %q", got, c.without)
			}
			m, err := ner.Embedded()
			if err != nil {
				t.Fatal(err)
			}
			d.Hints = make([]int16, len(d.Tokens)*nlp.NumHints)
			d.Hints[c.token*nlp.NumHints+c.label] = lead
			m.Annotate(d)
			if got := shown(d); got != c.with {
				t.Errorf("with hints %q, want %q", got, c.with)
			}
		})
	}
}
