package resolve

import (
	"testing"

	"github.com/parley-record/parley/nlp"
)

// A body is known by its first letters with and without its legal form, and by the
// letters that its name begins with.
func TestLetters(t *testing.T) {
	for _, c := range []struct {
		name, short string
		want        int
	}{
		{"Foss Investments Ltd", "FIL", 2}, {"Foss Investments Ltd", "FI", 2}, {"K.L. Holdings Inc", "KL", 2}, {"Foss Investments Ltd", "FIN", 0}, {"K Holdings Inc", "KL", 0},
	} {
		if got := nameFit(nameWords(c.name), nameWords(c.short), nlp.Organisation); got != c.want {
			t.Errorf("%s for %s: %d, want %d", c.short, c.name, got, c.want)
		}
	}
}
