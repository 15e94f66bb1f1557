package resolve

import (
	"fmt"
	"strings"
	"testing"

	"github.com/parley-record/parley/nlp/tsv"
)

func TestSpoiltLineIsNamed(t *testing.T) {
	weights := func(name, text string) error { _, err := readWeights(name, text); return err }
	sorts := func(name, text string) error { _, err := readSorts(name, text); return err }
	words := func(name, text string) error { _, err := tsv.ReadLists(name, text); return err }
	for _, c := range []struct {
		name, text, spoilt string
		read               func(name, text string) error
	}{
		{"actors.tsv", actorWeights, "any agent\t", weights},
		{"actors.tsv", actorWeights, "any agent 0.390", weights},
		{"once.tsv", onceWeights, "bias\t1.32", weights},
		{"sides.tsv", sideWeights, "EU company\tnone", weights},
		{"lists.tsv", listsTSV, "firmNoun", words},
		{"lists.tsv", listsTSV, "grants\tpermit", words},
		{"offices.tsv", sortsTSV, "minister", sorts},
		{"offices.tsv", sortsTSV, "ruler\tminister", sorts},
	} {
		if err := c.read(c.name, c.text); err != nil {
			t.Errorf("as it is: %v", err)
		}
		want := fmt.Sprintf("%s line %d: ", c.name, strings.Count(c.text, "\n")+1)
		if err := c.read(c.name, c.text+c.spoilt+"\n"); err == nil || !strings.HasPrefix(err.Error(), want) {
			t.Errorf("with %q behind: %v, want %s…", c.spoilt, err, want)
		}
	}
}
