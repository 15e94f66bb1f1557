package diff

import (
	"strings"
	"unicode"

	"github.com/parley-record/parley/internal/story"
	"github.com/parley-record/parley/nlp"
	"github.com/parley-record/parley/nlp/embed"
)

// A wordKind says what a word is good for when passages are compared.
type wordKind uint8

const (
	functionWord wordKind = iota
	contentWord
	nameWord
	numberWord
	mark // punctuation
)

// A word is a token as the comparison sees it.
type word struct {
	form  string
	lemma string
	tok   int32 // index in Doc.Tokens
	idf   int32 // 1/256
	kind  wordKind
	neg   bool
}

// A lean is what the measures need of a word, close together in memory.
type lean struct {
	form, lemma uint64 // hashes
	stem        uint32 // first four bytes of a lemma of five or more, else 0
	number      int32  // of the word in its vocabulary
	idf         int32
	kind        wordKind
	neg         bool
	verb, money bool
	value       bool // a number that is written out
}

// A passage is a run of tokens of one sentence with its words read.
type passage struct {
	doc        *nlp.Doc
	first, end int32
	sentence   int32
	from       int32  // of a clause: the first of its words among those of the sentence
	words      []word // without marks
	lean       []lean // of each word
	shorts     []embed.Short
	over       []float32 // of each word: 1 over the length of its Short
	loose      []int32   // the words that have no Short
	voc        *vocabulary
	id         int32 // among the passages of voc's words, from 1 on
	vec        embed.Vector
	norm       float64  // of vec
	keys       []key    // for a first look; made when first asked for
	runs       *letters // made when first asked for
	like       *chains  // made when first asked for
}

// A reader turns tokens into passages.
type reader struct {
	rare *story.Rarity
	emb  *embed.Model
}

// passage returns the words of tokens [first, end) of one sentence, marks left out.
func (r *reader) passage(v *vocabulary, d *nlp.Doc, first, end int32) passage {
	p := passage{doc: d, first: first, end: end, sentence: d.Tokens[first].Sentence, words: make([]word, 0, end-first), lean: make([]lean, 0, end-first)}
	for i := first; i < end; i++ {
		s := v.spelling(r, d.Form(int(i)))
		w := r.word(d, i, i == d.Sentences[d.Tokens[i].Sentence].First, s)
		if w.kind == mark {
			continue
		}
		n := v.number(r.emb, s)
		v.words[n].add(&p.vec)
		p.words = append(p.words, w)
		l := lean{form: s.hash, lemma: s.hash, number: n, idf: w.idf, kind: w.kind, neg: w.neg, verb: d.Tokens[i].UPOS == nlp.VERB, money: s.money, value: s.value}
		if w.lemma != w.form {
			l.lemma = fnv(w.lemma)
		}
		if len(w.lemma) >= 5 {
			l.stem = uint32(w.lemma[0]) | uint32(w.lemma[1])<<8 | uint32(w.lemma[2])<<16 | uint32(w.lemma[3])<<24
		}
		p.lean = append(p.lean, l)
	}
	p.shorten(v)
	p.voc, p.id = v, v.passages.Add(1)
	p.norm = p.vec.Norm()
	return p
}

// shorten lays the words' Shorts side by side.
func (p *passage) shorten(v *vocabulary) {
	p.shorts, p.over = make([]embed.Short, len(p.lean)), make([]float32, len(p.lean))
	for i := range p.lean {
		w := &v.words[p.lean[i].number]
		p.shorts[i], p.over[i] = w.short, w.over
		if w.long != nil {
			p.loose = append(p.loose, int32(i))
		}
	}
}

// empty takes a passage's words away.
func (p *passage) empty() {
	p.words, p.lean, p.shorts, p.over, p.loose = nil, nil, nil, nil, nil
	p.vec, p.norm = embed.Vector{}, 0
}

// dated reports whether p is a date and nothing else, as at the head of a report.
func (p *passage) dated() bool {
	for i := range p.words {
		if !hasDigit(p.words[i].form) && timeKind(p.words[i].form) == "" {
			return false
		}
	}
	return len(p.words) > 0 && len(p.words) <= 4
}

// tied takes away what its words are tied to those of others by.
func (p *passage) tied() { p.shorts, p.over, p.loose, p.like, p.runs = nil, nil, nil, nil, nil }

// part returns the tokens [first, end) of a passage as one of their own.
func (p *passage) part(first, end int32) passage {
	i := 0
	for i < len(p.words) && p.words[i].tok < first {
		i++
	}
	j := i
	for j < len(p.words) && p.words[j].tok < end {
		j++
	}
	q := passage{doc: p.doc, first: first, end: end, sentence: p.sentence, from: int32(i), words: p.words[i:j:j], lean: p.lean[i:j:j],
		voc: p.voc, id: p.voc.passages.Add(1)}
	if p.shorts != nil {
		q.shorts, q.over = p.shorts[i:j:j], p.over[i:j:j]
	}
	for _, k := range p.loose {
		if int(k) >= i && int(k) < j {
			q.loose = append(q.loose, k-int32(i))
		}
	}
	for k := range q.lean {
		q.voc.words[q.lean[k].number].add(&q.vec)
	}
	q.norm = q.vec.Norm()
	return q
}

// nearTo returns how near two passages lie by their vectors, in thousandths.
func (p *passage) nearTo(q *passage) int32 { return p.vec.CosineOf(&q.vec, p.norm, q.norm) }

// word reads token i of d, spelt so; opens says that it is the first of its
// sentence. It leaves the word's vector out.
func (r *reader) word(d *nlp.Doc, i int32, opens bool, s *spelling) word {
	t := &d.Tokens[i]
	w := word{tok: i, form: s.form, lemma: strings.ToLower(t.Lemma), idf: s.idf}
	if w.lemma == "" || w.lemma == "_" || w.form[0] == 'u' && len(w.form) == 4 && w.form[1] == '.' {
		w.lemma = w.form
	}
	c := s.first
	switch {
	case unicode.IsDigit(c) || t.UPOS == nlp.NUM || t.UPOS == nlp.NOUN && s.number:
		w.kind = numberWord
	case !unicode.IsLetter(c) && c != '\'' && c != '’' || t.UPOS == nlp.PUNCT:
		w.kind = mark
		if c == '$' || c == '€' || c == '£' || c == '%' {
			w.kind = functionWord
		}
	case t.UPOS == nlp.PROPN || t.UPOS == nlp.NoUPOS && unicode.IsUpper(c) && !opens:
		w.kind = nameWord
	case t.UPOS == nlp.NOUN || t.UPOS == nlp.VERB || t.UPOS == nlp.ADJ || t.UPOS == nlp.ADV:
		w.kind = contentWord
	}
	if w.idf == 0 && w.kind == contentWord {
		w.kind = functionWord
	}
	w.neg = s.neg || negations[w.lemma]
	return w
}

// plain returns a word in lower case with straight apostrophes.
func plain(s string) string {
	return strings.ReplaceAll(strings.ToLower(s), "’", "'")
}

// negations are words that deny, and verbs that say so.
var negations = wordList("negations")
