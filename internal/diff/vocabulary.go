package diff

import (
	"sync/atomic"
	"unicode/utf8"

	"github.com/parley-record/parley/nlp/embed"
)

// A vocabulary numbers the words of reports that are held against each other.
// Once all of them are numbered it is safe for concurrent use.
type vocabulary struct {
	numbers   map[string]int32     // by form
	spellings map[string]*spelling // by the word as it is written
	vecs      []*embed.Vector
	room      []embed.Vector // for those to come
	norms     []float64
	shorts    []shortWord
	passages  atomic.Int32 // how many have been made of its words: their ids begin at 1
}

// A shortWord is how a word's vector is held against many others at once.
type shortWord struct {
	vec   embed.Short
	scale int32   // its vector is scale × vec; vec means nothing where that is none
	over  float32 // 1 over the length of vec, 0 where it has none
	none  bool    // it is made up of several words
}

// A spelling is what is known of a word by its letters alone.
type spelling struct {
	form   string // plain
	hash   uint64 // of form
	first  rune   // of the word as it is written
	idf    int32
	number bool  // a word for a number
	value  bool  // and that above 0
	neg    bool  // a word that denies
	money  bool  // a sign or word of money or shares
	at     int32 // its form's number in the vocabulary, -1 before it has one
}

func newVocabulary() *vocabulary {
	return &vocabulary{numbers: map[string]int32{}, spellings: map[string]*spelling{}}
}

// spelling returns what is known of a word as it is written.
func (v *vocabulary) spelling(r *reader, raw string) *spelling {
	if s := v.spellings[raw]; s != nil {
		return s
	}
	s := &spelling{form: plain(raw), at: -1}
	switch raw {
	case "US", "U.S.", "U.S":
		s.form = "u.s." // not the pronoun
	case "UK", "U.K.":
		s.form = "u.k."
	}
	s.hash = fnv(s.form)
	s.first, _ = utf8.DecodeRuneInString(raw)
	s.idf = r.rare.Of(s.form)
	n := numberWords[s.form]
	s.number, s.value = n != 0, n > 0
	s.neg = negations[s.form]
	s.money = s.form == "$" || s.form == "%" || s.form == "percent"
	v.spellings[raw] = s
	return s
}

// number returns the number of a spelling's form, with which its vector lies.
func (v *vocabulary) number(emb *embed.Model, s *spelling) int32 {
	if s.at >= 0 {
		return s.at
	}
	n, ok := v.numbers[s.form]
	if !ok {
		n = int32(len(v.vecs))
		v.numbers[s.form] = n
		if len(v.room) == 0 {
			v.room = make([]embed.Vector, 64)
		}
		x := &v.room[0]
		v.room = v.room[1:]
		emb.Add(x, s.form)
		v.vecs, v.norms = append(v.vecs, x), append(v.norms, x.Norm())
		var w shortWord
		if w.vec, w.scale, ok = emb.Short(s.form); !ok {
			w.none = true
		} else if l := v.norms[n]; l > 0 {
			w.over = float32(float64(w.scale) / l)
		}
		v.shorts = append(v.shorts, w)
	}
	s.at = n
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
