package diff

import (
	"strings"
	"unicode"

	"github.com/parley-record/parley/nlp"
)

// LeastShare is the share of an utterance's words, in thousandths, that one place of
// a text that tells it must have.
const LeastShare = leastTied

// A Sought tells which texts may have a wording of an utterance before the engine
// has read them: by the forms of their words alone, so that most texts need not be
// read. Not safe for concurrent use.
type Sought struct {
	words []soughtWord
	voc   *vocabulary
	c     *Comparer
	ties  map[string][]int32 // by a word of a text as it is written: those of words it may be tied to
	at    [][]int32          // of each word of the text at hand, its ties
	where []int32            // of each of words, where in the window it was met; -1: not
}

// A soughtWord is a word of an utterance.
type soughtWord struct {
	form, lemma string
	kind        wordKind
	number      int32 // in the vocabulary
}

// Seek prepares an utterance, as the engine has read it.
func (c *Comparer) Seek(utterance *nlp.Doc) *Sought {
	s := &Sought{voc: newVocabulary(), c: c, ties: map[string][]int32{}}
	p := c.whole(s.voc, utterance)
	for i := range p.words {
		w := &p.words[i]
		// What the engine cuts in two is one word where it is only written.
		form := strings.Trim(w.form, "'")
		if form == "" || form == "n't" {
			continue
		}
		s.words = append(s.words, soughtWord{form, w.lemma, w.kind, p.lean[i].number})
	}
	s.where = make([]int32, len(s.words))
	return s
}

// Share returns how much of the utterance the words of one place of a text may
// tell, in thousandths: LeastShare and more where Wordings may find a wording in it.
func (s *Sought) Share(text string) int32 {
	if len(s.words) == 0 {
		return 0
	}
	s.read(text)
	best := 0
	for t := range s.at {
		if !s.tells(s.at[t]) {
			continue
		}
		if n := s.met(t); n > best {
			if best = n; best == len(s.words) {
				break
			}
		}
	}
	return ratio(best, len(s.words))
}

// tells reports whether any of the words tells something.
func (s *Sought) tells(ties []int32) bool {
	for _, i := range ties {
		if s.words[i].kind != functionWord || len(s.words) < 3 {
			return true
		}
	}
	return false
}

// met counts the words of the utterance that the words around t may be tied to; a
// small one where another one beside it is met beside it.
func (s *Sought) met(t int) int {
	reach := len(s.words) + 2
	from, to := max(0, t-reach), min(len(s.at), t+reach+1)
	for i := range s.where {
		s.where[i] = -1
	}
	n := 0
	for k := from; k < to; k++ {
		for _, i := range s.at[k] {
			if s.where[i] < 0 && (s.words[i].kind != functionWord || len(s.words) < 3 || s.beside(int(i), k, from, to)) {
				s.where[i] = int32(k)
				n++
			}
		}
	}
	return n
}

// beside reports whether a word within two of i is tied within three of k.
func (s *Sought) beside(i, k, from, to int) bool {
	for u := max(from, k-3); u < min(to, k+4); u++ {
		if u == k {
			continue
		}
		for _, j := range s.at[u] {
			if d := int(j) - i; abs(d) <= 2 && d*(u-k) > 0 {
				return true
			}
		}
	}
	return false
}

// read cuts a text into words and looks up what each may be tied to.
func (s *Sought) read(text string) {
	s.at = s.at[:0]
	begin := -1
	for i, c := range text {
		word := unicode.IsLetter(c) || unicode.IsDigit(c)
		switch {
		case word && begin < 0:
			begin = i
		case !word && begin >= 0:
			s.at = append(s.at, s.tiesOf(text[begin:i]))
			begin = -1
		}
	}
	if begin >= 0 {
		s.at = append(s.at, s.tiesOf(text[begin:]))
	}
}

// tiesOf returns the words of the utterance that a word of a text may be tied to.
func (s *Sought) tiesOf(raw string) []int32 {
	list, known := s.ties[raw]
	if known {
		return list
	}
	x := s.voc.spelling(&s.c.reader, raw)
	for i := range s.words {
		if s.words[i].like(x.form) || s.near(i, x) {
			list = append(list, int32(i))
		}
	}
	s.ties[strings.Clone(raw)] = list
	return list
}

// like reports whether a form may be one of w's: it begins as w does.
func (w *soughtWord) like(form string) bool {
	if form == w.form || form == w.lemma {
		return true
	}
	if w.kind == functionWord {
		return false
	}
	if w.kind == numberWord {
		return numberWords[form] != 0 || hasDigit(form) != hasDigit(w.form) && hasDigit(form)
	}
	for _, own := range []string{w.form, w.lemma} {
		n := min(len(own), len(form), 4)
		if n >= 3 && own[:n] == form[:n] && (n == 4 || len(own) == 3 || len(form) == 3) {
			return true
		}
	}
	return false
}

// near reports whether word i and a word of a text may be of like meaning.
func (s *Sought) near(i int, x *spelling) bool {
	w := &s.words[i]
	if w.kind != contentWord || x.idf == 0 || x.number || !unicode.IsLetter(x.first) {
		return false
	}
	return s.voc.near(w.number, s.voc.number(s.c.emb, x)) >= softLeast-60
}
