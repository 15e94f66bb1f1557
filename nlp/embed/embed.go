// Package embed turns words and sentences into vectors, so that sentences that
// mean the same lie close. A sentence is the weighted sum of its words' vectors,
// which were distilled from a sentence encoder (doc/models.md); words stand in
// the model by their hashes alone. All arithmetic is in whole numbers, so that a
// vector is the same on every machine.
package embed

import (
	"math"
	"slices"
	"sync"

	"github.com/parley-record/parley/nlp/model"
)

// Dim is the length of a Vector.
const Dim = 64

// A Vector is the meaning of a word or sentence. The zero Vector means nothing.
type Vector [Dim]int32

// A Model holds the vectors of words. Safe for concurrent use.
type Model struct {
	hashes []uint32
	first  []uint32 // for each high byte pair of a hash, where its hashes begin
	vecs   []int8   // [word][Dim], row-major
	scale  []byte   // a word's length: vecs times scale
}

// New returns the vectors that a file holds. It returns model.ErrFormat for a
// file that holds none.
func New(f *model.File) (*Model, error) {
	m := &Model{hashes: f.Uint32s("hashes"), vecs: f.Int8s("vectors"), scale: f.Bytes("scale")}
	if len(m.hashes) == 0 || len(m.vecs) != Dim*len(m.hashes) || len(m.scale) != len(m.hashes) || !slices.IsSorted(m.hashes) {
		return nil, model.ErrFormat
	}
	m.first = make([]uint32, 1<<16+1)
	for i := range m.hashes {
		m.first[m.hashes[i]>>16+1] = uint32(i + 1)
	}
	for i := 1; i < len(m.first); i++ {
		m.first[i] = max(m.first[i], m.first[i-1])
	}
	return m, nil
}

// Embedded returns the model of the binary, loaded once.
var Embedded = sync.OnceValues(func() (*Model, error) {
	f, err := model.Embedded("embed")
	if err != nil {
		return nil, err
	}
	return New(f)
})

// Encode returns the file of words and their vectors [word][Dim]. Words of one
// hash share the first one's vector.
func Encode(words []string, vecs []float32) *model.File {
	order := make([]int, len(words))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(a, b int) int { return int(int64(Hash(words[a])) - int64(Hash(words[b]))) })
	peaks := make([]float64, len(words))
	most := 0.0
	for i := range words {
		for _, x := range vecs[i*Dim : (i+1)*Dim] {
			peaks[i] = max(peaks[i], math.Abs(float64(x)))
		}
		most = max(most, peaks[i])
	}
	var hashes []uint32
	var out []int8
	var scale []byte
	for _, i := range order {
		h := Hash(words[i])
		if len(hashes) > 0 && hashes[len(hashes)-1] == h {
			continue
		}
		s := max(1, math.Round(255*peaks[i]/most))
		hashes, scale = append(hashes, h), append(scale, byte(s))
		for _, x := range vecs[i*Dim : (i+1)*Dim] {
			q := math.Round(float64(x) / (s * most / 255) * 127)
			out = append(out, int8(max(-127, min(127, q))))
		}
	}
	f := &model.File{}
	f.SetUint32s("hashes", hashes)
	f.SetInt8s("vectors", out)
	f.Set("scale", scale)
	return f
}

// Hash is 32-bit FNV-1a.
func Hash(word string) uint32 {
	h := uint32(2166136261)
	for i := range len(word) {
		h = (h ^ uint32(word[i])) * 16777619
	}
	return h
}

// find returns the index of the word of that hash, -1 where there is none.
func (m *Model) find(h uint32) int {
	for i := m.first[h>>16]; i < m.first[h>>16+1]; i++ {
		if m.hashes[i] == h {
			return int(i)
		}
	}
	return -1
}

// Add adds the words of text to v and returns how many of them the model knows.
// A word is a run of Latin letters or of digits, whatever its case.
func (m *Model) Add(v *Vector, text string) (known int) {
	m.each(text, func(i int) {
		s := int32(m.scale[i])
		for d, x := range m.vecs[i*Dim : i*Dim+Dim] {
			v[d] += s * int32(x)
		}
		known++
	})
	return known
}

// each calls f with the index of every word of text that the model knows.
func (m *Model) each(text string, f func(i int)) {
	const seed, prime = uint32(2166136261), uint32(16777619)
	h, kind := seed, 0 // kind of the run: 0 none, 1 letters, 2 digits
	end := func() {
		if kind != 0 {
			if i := m.find(h); i >= 0 {
				f(i)
			}
		}
		h, kind = seed, 0
	}
	for i := range len(text) {
		c := text[i]
		if c >= 'A' && c <= 'Z' {
			c += 'a' - 'A'
		}
		k := 0
		switch {
		case c >= 'a' && c <= 'z':
			k = 1
		case c >= '0' && c <= '9':
			k = 2
		}
		if k != kind {
			end()
			kind = k
		}
		if k != 0 {
			h = (h ^ uint32(c)) * prime
		}
	}
	end()
}

// Text returns the vector of text.
func (m *Model) Text(text string) Vector {
	var v Vector
	m.Add(&v, text)
	return v
}

// Sum adds w to v.
func (v *Vector) Sum(w *Vector) {
	for i := range v {
		v[i] += w[i]
	}
}

// Cosine returns how near v and w lie, -1000 to 1000; 0 where either means
// nothing.
func (v *Vector) Cosine(w *Vector) int32 { return v.CosineOf(w, v.Norm(), w.Norm()) }

// Dot returns the sum of products of v and w.
func (v *Vector) Dot(w *Vector) int64 { return dot(v, w) }

// Norm returns the length of v.
func (v *Vector) Norm() float64 { return math.Sqrt(float64(dot(v, v))) }

// CosineOf is Cosine for vectors whose lengths are known.
func (v *Vector) CosineOf(w *Vector, lv, lw float64) int32 {
	if lv == 0 || lw == 0 {
		return 0
	}
	return CosineFrom(dot(v, w), lv, lw)
}

// CosineFrom is Cosine for vectors whose sum of products is dot and whose
// lengths, not 0, are lv and lw.
func CosineFrom(dot int64, lv, lw float64) int32 {
	return round(max(-1, min(1, float64(dot)/lv/lw)) * 1000)
}

// round is math.Round for small numbers.
func round(x float64) int32 {
	n := int32(x)
	return n + int32((x-float64(n))*2) // what is left is one half or more, or not: no branch to guess
}
