package diff

import (
	"sync"

	"github.com/parley-record/parley/internal/boost"
	"github.com/parley-record/parley/internal/story"
	"github.com/parley-record/parley/nlp"
	"github.com/parley-record/parley/nlp/embed"
	"github.com/parley-record/parley/nlp/model"
)

// A Comparer holds passages and reports against each other. Safe for concurrent
// use.
type Comparer struct {
	reader
	same *boost.Model // is one sentence a telling of the other
	near *linear      // do two passages of two reports tell the same

	words  thesaurus
	levels *Levels // how much of a text is taken from another
}

// Shipped returns the comparer with the embedded models, loaded once.
var Shipped = sync.OnceValues(func() (*Comparer, error) {
	f, err := model.Embedded("pairs")
	if err != nil {
		return nil, err
	}
	return New(f)
})

// New returns a comparer with the models of f; those that f lacks make every
// answer no.
func New(f *model.File) (*Comparer, error) {
	s, err := model.Embedded("story")
	if err != nil {
		return nil, err
	}
	e, err := embed.Embedded()
	if err != nil {
		return nil, err
	}
	c := &Comparer{reader: reader{rare: story.NewRarity(s), emb: e}}
	if f.Bytes("same.trees") != nil {
		if c.same, err = boost.Decode(f, "same."); err != nil {
			return nil, err
		}
	}
	if c.words, err = shippedThesaurus(); err != nil {
		return nil, err
	}
	c.near = decodeLinear(f, "align")
	c.levels = decodeLevels(f)
	return c, nil
}

// odds returns the probability that goes with a model's answer, in thousandths.
func odds(m *boost.Model, x []int32) int32 {
	if m == nil {
		return 0
	}
	return boost.Probability(m.Score(x))
}

// whole returns all of a text as one passage.
func (c *Comparer) whole(v *vocabulary, d *nlp.Doc) passage {
	if len(d.Tokens) == 0 {
		return passage{doc: d}
	}
	return c.passage(v, d, 0, int32(len(d.Tokens)))
}

// PairFeatures returns what is measured of two sentences, for training.
func (c *Comparer) PairFeatures(a, b *nlp.Doc) []int32 {
	v := newVocabulary()
	pa, pb := c.whole(v, a), c.whole(v, b)
	x := make([]int32, pairFeatures)
	newMatcher(v).measure(&pa, &pb, (*[pairFeatures]int32)(x))
	return x
}

// Similarity returns how likely it is that b is a telling of a, in thousandths.
func (c *Comparer) Similarity(a, b *nlp.Doc) int32 {
	return odds(c.same, c.PairFeatures(a, b))
}

// SentenceFeatures returns what is measured of sentence i of a and sentence j
// of b, for training; the last is the likelihood that they tell the same.
func (c *Comparer) SentenceFeatures(a *nlp.Doc, i int, b *nlp.Doc, j int) []int32 {
	v := newVocabulary()
	pa := c.passage(v, a, a.Sentences[i].First, a.Sentences[i].End)
	pb := c.passage(v, b, b.Sentences[j].First, b.Sentences[j].End)
	x := make([]int32, pairFeatures, pairFeatures+1)
	newMatcher(v).measure(&pa, &pb, (*[pairFeatures]int32)(x))
	return append(x, odds(c.same, x))
}
