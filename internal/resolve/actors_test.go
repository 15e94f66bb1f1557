package resolve

import (
	"testing"

	"github.com/parley-record/parley"
	"github.com/parley-record/parley/internal/extract"
	"github.com/parley-record/parley/nlp"
)

// A name of marks alone, as noise in a text may be read, is nobody's.
func TestNameOfMarks(t *testing.T) {
	for _, k := range []nlp.NameKind{nlp.Person, nlp.Organisation, nlp.State, nlp.Place} {
		d := &nlp.Doc{
			Text:      "- .",
			Tokens:    []nlp.Token{{Start: 0, End: 1, Head: -1}, {Start: 2, End: 3, Head: 0}},
			Sentences: []nlp.Sentence{{First: 0, End: 2}},
			Names:     []nlp.Name{{First: 0, End: 2, Kind: k}, {First: 1, End: 2, Kind: k}},
		}
		rec := Record([]parley.Report{{ID: "r1", Text: d.Text}}, []*extract.Draft{{Doc: d}}, Codebook{}, nil)
		if len(rec.Actors) != 0 {
			t.Errorf("%v: %v", k, rec.Actors)
		}
	}
}
