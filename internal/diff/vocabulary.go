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
	words     []wordVector         // by number
	passages  atomic.Int32         // how many have been made of its words: their ids begin at 1
}

// A wordVector is what a word means, as short as it can be told.
type wordVector struct {
	short embed.Short
	scale int32         // its vector is scale × short, unless it is long
	over  float32       // 1 over the length of short, 0 where it has none
	norm  float64       // the length of its vector
	long  *embed.Vector // of what is made up of several words, else nil
}

// add adds the word's vector to v.
func (w *wordVector) add(v *embed.Vector) {
	if w.long != nil {
		v.Sum(w.long)
		return
	}
	v.SumShort(&w.short, w.scale)
}

// dot returns the sum of products of the vectors of two words.
func (w *wordVector) dot(x *wordVector) int64 {
	switch {
	case w.long != nil && x.long != nil:
		return w.long.Dot(x.long)
	case w.long != nil:
		return int64(x.scale) * w.long.DotShort(&x.short)
	case x.long != nil:
		return int64(w.scale) * x.long.DotShort(&w.short)
	}
	return int64(w.scale) * int64(x.scale) * int64(w.short.Dot(&x.short))
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
		n = int32(len(v.words))
		v.numbers[s.form] = n
		var w wordVector
		if w.short, w.scale, ok = emb.Short(s.form); !ok {
			long := emb.Text(s.form)
			w.long, w.norm = &long, long.Norm()
		} else if w.norm = w.short.Norm(w.scale); w.norm > 0 {
			w.over = float32(float64(w.scale) / w.norm)
		}
		v.words = append(v.words, w)
	}
	s.at = n
	return n
}

// near returns how near words a and b lie, in thousandths.
func (v *vocabulary) near(a, b int32) int32 {
	if a > b {
		a, b = b, a // rounding might tell the two orders apart
	}
	return v.cosine(a, b)
}

// cosine is near with a's length taken off first.
func (v *vocabulary) cosine(a, b int32) int32 {
	x, y := &v.words[a], &v.words[b]
	if x.norm == 0 || y.norm == 0 {
		return 0
	}
	return embed.CosineFrom(x.dot(y), x.norm, y.norm)
}

// nearFrom is near for words whose Shorts have the sum of products dot, not 0.
func (v *vocabulary) nearFrom(dot int32, a, b int32) int32 {
	if a > b {
		a, b = b, a
	}
	x, y := &v.words[a], &v.words[b]
	return embed.CosineFrom(int64(dot)*int64(x.scale)*int64(y.scale), x.norm, y.norm)
}
