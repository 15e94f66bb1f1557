package diff

import (
	"github.com/parley-record/parley/nlp/embed"
)

// A vocabulary numbers the words of reports that are held against each other
// and keeps how near they lie: reports of one happening say the same words again
// and again. Not safe for concurrent use.
type vocabulary struct {
	numbers map[string]int32 // by form
	vecs    []*embed.Vector
	norms   []float64
	near    [][]int16 // [word][word], rows made when asked for; unmeasured where none was
	kept    int       // entries of near
}

// unmeasured stands in vocabulary.near for what has not been asked for yet.
const unmeasured = -32768

// mostKept bounds the entries of vocabulary.near.
const mostKept = 1 << 23

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
	}
	w.vec, w.norm = v.vecs[n], v.norms[n]
	return n
}

// row returns how near word n lies to each other word, where that was measured.
func (v *vocabulary) row(n int32) []int16 {
	if len(v.near) < len(v.vecs) {
		v.near, v.kept = make([][]int16, len(v.vecs)), 0 // words have come since
	}
	if v.near[n] == nil {
		if v.kept+len(v.vecs) > mostKept {
			clear(v.near)
			v.kept = 0
		}
		r := make([]int16, len(v.vecs))
		for i := range r {
			r[i] = unmeasured
		}
		v.near[n] = r
		v.kept += len(r)
	}
	return v.near[n]
}

// measure returns how near words a and b lie, in thousandths, and notes it in
// a's row.
func (v *vocabulary) measure(row []int16, a, b int32) int32 {
	c := v.vecs[a].CosineOf(v.vecs[b], v.norms[a], v.norms[b])
	row[b] = int16(c)
	if o := v.near[b]; o != nil {
		o[a] = int16(c)
	}
	return c
}
