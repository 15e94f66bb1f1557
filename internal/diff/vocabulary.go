package diff

import (
	"sync/atomic"

	"github.com/parley-record/parley/nlp/embed"
)

// A vocabulary numbers the words of reports that are held against each other.
// Once all of them are numbered it is safe for concurrent use.
type vocabulary struct {
	numbers  map[string]int32 // by form
	vecs     []*embed.Vector
	norms    []float64
	shorts   []shortWord
	passages atomic.Int32 // how many have been made of its words: their ids begin at 1
}

// A shortWord is how a word's vector is held against many others at once.
type shortWord struct {
	vec   embed.Short
	scale int32   // its vector is scale × vec; vec means nothing where that is none
	over  float32 // 1 over the length of vec, 0 where it has none
	none  bool    // it is made up of several words
}

func newVocabulary() *vocabulary { return &vocabulary{numbers: map[string]int32{}} }

// number gives w its vector and returns the number of its form.
func (v *vocabulary) number(emb *embed.Model, w *word) int32 {
	n, ok := v.numbers[w.form]
	if !ok {
		n = int32(len(v.vecs))
		v.numbers[w.form] = n
		x := &embed.Vector{}
		emb.Add(x, w.form)
		v.vecs, v.norms = append(v.vecs, x), append(v.norms, x.Norm())
		var s shortWord
		if s.vec, s.scale, ok = emb.Short(w.form); !ok {
			s.none = true
		} else if l := v.norms[n]; l > 0 {
			s.over = float32(float64(s.scale) / l)
		}
		v.shorts = append(v.shorts, s)
	}
	w.vec, w.norm = v.vecs[n], v.norms[n]
	return n
}

// near returns how near words a and b lie, in thousandths.
func (v *vocabulary) near(a, b int32) int32 {
	if a > b {
		a, b = b, a // rounding might tell the two orders apart
	}
	return v.vecs[a].CosineOf(v.vecs[b], v.norms[a], v.norms[b])
}

// nearFrom is near for words whose Shorts have the sum of products dot, not 0.
func (v *vocabulary) nearFrom(dot int32, a, b int32) int32 {
	if a > b {
		a, b = b, a
	}
	return embed.CosineFrom(int64(dot)*int64(v.shorts[a].scale)*int64(v.shorts[b].scale), v.norms[a], v.norms[b])
}
