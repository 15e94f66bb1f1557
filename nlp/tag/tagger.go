// Package tag gives each word its part of speech (universal and Penn), its
// morphological features and its lemma.
//
// The tagger is a greedy averaged perceptron (Collins 2002) over pairs of both
// tags, with hashed features; features and lemmas follow from form and tags by
// learned tables of exceptions and suffix rules.
package tag

import (
	"fmt"
	"sync"

	"github.com/parley-record/parley/nlp"
	"github.com/parley-record/parley/nlp/lexicon"
	"github.com/parley-record/parley/nlp/model"
)

// A pair is one class of the tagger.
type pair struct {
	upos nlp.UPOS
	xpos nlp.XPOS
}

// A Tagger lays tags, features and lemmas. Safe for concurrent use.
type Tagger struct {
	pairs   []pair
	weights table
	fixed   hashMap // exact form and shape → its only class
	lexicon *lexicon.Lexicon
	morph   morphology
	lemmas  lemmatiser
	scratch sync.Pool
}

// Needs returns tokens.
func (*Tagger) Needs() nlp.Layer { return nlp.Tokens }

// Gives returns tags and lemmas.
func (*Tagger) Gives() nlp.Layer { return nlp.Tags | nlp.Lemmas }

// New returns the tagger of a model file, which reads words with lex. It returns model.ErrFormat where the
// file is none of a tagger's.
func New(f *model.File, lex *lexicon.Lexicon) (*Tagger, error) {
	t := &Tagger{lexicon: lex}
	p := f.Bytes("pairs")
	if len(p) == 0 || len(p)%2 != 0 {
		return nil, fmt.Errorf("%w: pairs", model.ErrFormat)
	}
	for i := 0; i < len(p); i += 2 {
		if int(p[i]) >= nlp.NumUPOS || int(p[i+1]) >= nlp.NumXPOS {
			return nil, fmt.Errorf("%w: pairs", model.ErrFormat)
		}
		t.pairs = append(t.pairs, pair{nlp.UPOS(p[i]), nlp.XPOS(p[i+1])})
	}
	var err error
	if t.weights, err = decodeTable(f, "weights"); err != nil {
		return nil, err
	}
	for rows, i := f.Bytes("weights/rows"), 0; i < len(rows); i += 2 {
		if int(rows[i]) >= len(t.pairs) {
			return nil, fmt.Errorf("%w: weights", model.ErrFormat)
		}
	}
	fixed, class := f.Uint32s("fixed/words"), f.Bytes("fixed/classes")
	if len(fixed) != len(class) {
		return nil, fmt.Errorf("%w: fixed", model.ErrFormat)
	}
	t.fixed = newHashMap(len(fixed))
	for i, w := range fixed {
		if int(class[i]) >= len(t.pairs) {
			return nil, fmt.Errorf("%w: fixed", model.ErrFormat)
		}
		t.fixed.put(w, uint16(class[i]))
	}
	if t.morph, err = decodeMorphology(f); err != nil {
		return nil, err
	}
	if t.lemmas, err = decodeLemmas(f); err != nil {
		return nil, err
	}
	t.lemmas.lexicon = lex
	t.scratch.New = func() any { return &scratch{} }
	return t, nil
}

// Embedded returns the tagger that the binary carries.
func Embedded() (*Tagger, error) {
	f, err := model.Embedded("tag")
	if err != nil {
		return nil, err
	}
	lex, err := lexicon.Embedded()
	if err != nil {
		return nil, err
	}
	return New(f, lex)
}

// scratch is the memory of one run.
type scratch struct {
	words  []word
	feats  [maxFeatures]uint32
	found  finding
	scores []int32
	words2 interner
	own    [ownWords]ownScores
}

// ownWords is how many words are kept with what their own features score.
const ownWords = 1024

// ownScores are the sums of a word's own features, by class.
type ownScores struct {
	word   word
	scores []int32
}

// Annotate tags every sentence of d.
func (t *Tagger) Annotate(d *nlp.Doc) {
	s := t.scratch.Get().(*scratch)
	if len(s.scores) != len(t.pairs) {
		s.scores = make([]int32, len(t.pairs))
	}
	for i := range d.Sentences {
		t.sentence(d, i, s)
	}
	t.scratch.Put(s)
	d.Has |= nlp.Tags | nlp.Lemmas
}

// readWords fills ws with the words of a sentence, two words of padding on both
// sides.
func readWords(ws []word, d *nlp.Doc, sent nlp.Sentence, lex *lexicon.Lexicon) []word {
	ws = append(ws[:0], pad, pad)
	c := casingOf(d, sent)
	for i := sent.First; i < sent.End; i++ {
		ws = append(ws, word{})
		w := &ws[len(ws)-1]
		w.read(d.Text[d.Tokens[i].Start:d.Tokens[i].End], c)
		w.look(lex)
	}
	return append(ws, pad, pad)
}

func (t *Tagger) sentence(d *nlp.Doc, si int, s *scratch) {
	sent := d.Sentences[si]
	s.words = readWords(s.words, d, sent, t.lexicon)
	var t1, t2 uint32 = 255, 255
	for i := 0; i < sent.Len(); i++ {
		w := &s.words[i+2]
		c, ok := t.fixed.get(mix(0, w.exact, w.shape))
		if !ok {
			copy(s.scores, t.ownOf(s, w))
			n := static(&s.feats, 0, s.words, i)
			n = dynamic(&s.feats, n, s.words, i, t1, t2)
			t.weights.add(s.scores, s.feats[:n], &s.found)
			c = best(s.scores)
		}
		tok := &d.Tokens[int(sent.First)+i]
		tok.UPOS, tok.XPOS = t.pairs[c].upos, t.pairs[c].xpos
		t1, t2 = uint32(c), t1
	}
	t.inflect(d, sent, s)
}

// Inflect lays features and lemmas of sentence si again, for the tags that its
// words have now.
func (t *Tagger) Inflect(d *nlp.Doc, si int) {
	s := t.scratch.Get().(*scratch)
	s.words = readWords(s.words, d, d.Sentences[si], t.lexicon)
	t.inflect(d, d.Sentences[si], s)
	t.scratch.Put(s)
}

func (t *Tagger) inflect(d *nlp.Doc, sent nlp.Sentence, s *scratch) {
	for i := 0; i < sent.Len(); i++ {
		tok := &d.Tokens[int(sent.First)+i]
		w := &s.words[i+2]
		tok.Feats = t.morph.of(d.Tokens[sent.First:sent.End], s.words, i)
		tok.Lemma = t.lemmas.of(d.Text[tok.Start:tok.End], w, tok.UPOS, tok.XPOS, &s.words2)
	}
}

// ownOf returns what the own features of w score. Words return: what was looked up
// for one is kept until another takes its place.
func (t *Tagger) ownOf(s *scratch, w *word) []int32 {
	o := &s.own[mix(0, w.exact, w.shape)%ownWords]
	if o.scores == nil {
		o.scores = make([]int32, len(t.pairs))
	} else if o.word == *w {
		return o.scores
	}
	o.word = *w
	clear(o.scores)
	t.weights.add(o.scores, s.feats[:own(&s.feats, w)], &s.found)
	return o.scores
}

// best returns the class with the greatest score, the first of equals.
func best(scores []int32) uint16 {
	b := 0
	for c := 1; c < len(scores); c++ {
		if scores[c] > scores[b] {
			b = c
		}
	}
	return uint16(b)
}

// casingOf says what capitals mean in a sentence.
func casingOf(d *nlp.Doc, sent nlp.Sentence) casing {
	long, titled, upper := 0, 0, 0
	for i := sent.First; i < sent.End; i++ {
		t := &d.Tokens[i]
		if t.End-t.Start < 4 {
			continue
		}
		f := d.Text[t.Start:t.End]
		c := f[0]
		switch {
		case c >= 'a' && c <= 'z':
			long++
		case c >= 'A' && c <= 'Z':
			long++
			titled++
			if l := f[len(f)-1]; l >= 'A' && l <= 'Z' {
				upper++
			}
		}
	}
	switch {
	case long >= 3 && upper*10 >= long*9:
		return allCaps
	case long >= 4 && titled*10 >= long*9 && sent.Len() > 5:
		return titleCase
	}
	return plainCase
}
