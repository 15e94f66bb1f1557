package resolve

import (
	"strings"
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

func TestIsOffice(t *testing.T) {
	for _, c := range []struct {
		text string
		n    int // words of the name
		want bool
	}{
		{"Under Secretary of Commerce Jane Roe", 4, true}, {"Trade Representative Jane Roe", 2, true}, {"Lifelong Learning Minister Jane Roe", 2, true},
		{"Foreign Office Minister Jane Roe", 3, true}, {"Senate Minority Leader Jane Roe", 2, true}, {"House of Representatives members", 3, false},
		{"Deckhands Union Secretary Jane Roe", 2, false}, {"Haldexa Foods said", 2, false},
	} {
		d := &nlp.Doc{Text: c.text}
		for at := 0; at < len(c.text); {
			end := at + len(strings.Fields(c.text[at:])[0])
			d.Tokens = append(d.Tokens, nlp.Token{Start: int32(at), End: int32(end)})
			at = end + 1
		}
		if got := isOffice(d, &nlp.Name{End: int32(c.n), Kind: nlp.Organisation}); got != c.want {
			t.Errorf("%q: %v", c.text, got)
		}
	}
}
