package extract

import (
	"strings"
	"testing"

	"github.com/parley-record/parley/nlp"
)

func TestOfficeName(t *testing.T) {
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
		if got := officeName(d, &nlp.Name{End: int32(c.n), Kind: nlp.Organisation}); got != c.want {
			t.Errorf("%q: %v", c.text, got)
		}
	}
}
