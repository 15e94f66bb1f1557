package diff

import (
	"github.com/parley-record/parley/nlp/embed"
)

// A vocabulary numbers the words of reports that are held against each other.
// Once all of them are numbered it is safe for concurrent use.
type vocabulary struct {
	numbers map[string]int32 // by form
	vecs    []*embed.Vector
	norms   []float64
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
	}
	w.vec, w.norm = v.vecs[n], v.norms[n]
	return n
}

// A nearness keeps how near the words of a vocabulary lie: reports of one
// happening say the same words again and again. Not safe for concurrent use.
type nearness struct {
	voc  *vocabulary
	rows [][]int16 // [word][word], made when asked for; unmeasured where none was
	kept int       // entries of rows
}

// unmeasured stands in nearness.rows for what has not been asked for yet.
const unmeasured = -32768

// mostKept bounds the entries of nearness.rows.
const mostKept = 1 << 23

// row returns how near word n lies to each other word, where that was measured.
func (v *nearness) row(n int32) []int16 {
	words := len(v.voc.vecs)
	if len(v.rows) < words {
		v.rows, v.kept = make([][]int16, words), 0 // words have come since
	}
	if v.rows[n] == nil {
		if v.kept+words > mostKept {
			clear(v.rows)
			v.kept = 0
		}
		r := make([]int16, words)
		for i := range r {
			r[i] = unmeasured
		}
		v.rows[n] = r
		v.kept += len(r)
	}
	return v.rows[n]
}

// measure returns how near words a and b lie, in thousandths, and notes it in
// a's row.
func (v *nearness) measure(row []int16, a, b int32) int32 {
	c := v.voc.vecs[a].CosineOf(v.voc.vecs[b], v.voc.norms[a], v.voc.norms[b])
	row[b] = int16(c)
	if o := v.rows[b]; o != nil {
		o[a] = int16(c)
	}
	return c
}
