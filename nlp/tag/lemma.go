package tag

import (
	"fmt"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/parley-record/parley/nlp"
	"github.com/parley-record/parley/nlp/lexicon"
	"github.com/parley-record/parley/nlp/model"
)

// A script turns a form into its lemma: drop runes from the end, add others; or
// put another word in its place.
type script struct {
	drop  int // runes; -1: the whole form
	add   string
	keeps bool // the form's capitals
}

// String returns the script as it stands in the model file.
func (s script) String() string {
	k := "l"
	if s.keeps {
		k = "k"
	}
	return k + strconv.Itoa(s.drop) + "+" + s.add
}

func parseScript(v string) (script, error) {
	num, add, ok := strings.Cut(v, "+")
	if !ok || len(num) < 2 || num[0] != 'l' && num[0] != 'k' {
		return script{}, fmt.Errorf("%w: lemma script %q", model.ErrFormat, v)
	}
	n, err := strconv.Atoi(num[1:])
	if err != nil || n < -1 {
		return script{}, fmt.Errorf("%w: lemma script %q", model.ErrFormat, v)
	}
	return script{n, add, num[0] == 'k'}, nil
}

// maxSuffix is the longest suffix that lemma rules look at, in runes.
const maxSuffix = 4

// lemmatiser maps form and tags to a script: exceptions by form, else the rule
// of the longest known suffix, else of the tags alone.
type lemmatiser struct {
	scripts []script
	word    hashMap
	suffix  hashMap
	lexicon *lexicon.Lexicon
}

// lemmaKey is what rules know of tags: verbs, nouns and adjectives go by Penn
// tag, names apart.
func lemmaKey(u nlp.UPOS, x nlp.XPOS) uint32 { return tagKey(u, x) }

// of returns the lemma of a form, in memory of the text, the model or in.
func (l *lemmatiser) of(form string, w *word, u nlp.UPOS, x nlp.XPOS, in *interner) string {
	k := lemmaKey(u, x)
	i, ok := l.word.get(mix(91, w.exact, k))
	seen := ok
	for n := maxSuffix; n > 0 && !ok; n-- {
		if s := w.suffix[n-1]; s != 0 {
			i, ok = l.suffix.get(mix(92, s, k))
		}
	}
	if !ok {
		i, ok = l.suffix.get(mix(93, 0, k))
	}
	lemma := ""
	if ok {
		lemma = in.apply(&l.scripts[i], form)
	} else {
		lemma = in.lower(form)
	}
	if lemma == "" {
		return form // a soft hyphen alone
	}
	if !seen {
		return l.base(lemma, form, u, x, in)
	}
	return lemma
}

func decodeLemmas(f *model.File) (lemmatiser, error) {
	var l lemmatiser
	for _, s := range f.Strings("lemma/scripts") {
		sc, err := parseScript(s)
		if err != nil {
			return l, err
		}
		l.scripts = append(l.scripts, sc)
	}
	var err error
	if l.word, err = decodeMap(f, "lemma/words", len(l.scripts)); err != nil {
		return l, err
	}
	l.suffix, err = decodeMap(f, "lemma/suffixes", len(l.scripts))
	return l, err
}

// An interner makes strings that repeat once.
type interner struct {
	buf  []byte
	seen map[string]string
}

// maxInterned bounds the memory of an interner, in strings.
const maxInterned = 1 << 15

func (in *interner) string() string {
	if s, ok := in.seen[string(in.buf)]; ok {
		return s
	}
	if in.seen == nil || len(in.seen) >= maxInterned {
		in.seen = make(map[string]string)
	}
	s := string(in.buf)
	in.seen[s] = s
	return s
}

// lower returns s in lower case; s itself where it is already.
func (in *interner) lower(s string) string {
	for i := 0; i < len(s); i++ {
		if c := s[i]; c >= 'A' && c <= 'Z' || c >= utf8.RuneSelf {
			in.buf = appendLower(in.buf[:0], s)
			if string(in.buf) == s {
				return s
			}
			return in.string()
		}
	}
	return s
}

func appendLower(b []byte, s string) []byte {
	for _, r := range s {
		switch {
		case r >= 'A' && r <= 'Z':
			r += 'a' - 'A'
		case r == '’':
			r = '\''
		case r == 0xad:
			continue
		case r >= utf8.RuneSelf:
			r = unicode.ToLower(r)
		}
		b = utf8.AppendRune(b, r)
	}
	return b
}

func (in *interner) apply(sc *script, form string) string {
	if sc.drop < 0 {
		return sc.add
	}
	end := len(form)
	for n := 0; n < sc.drop && end > 0; n++ {
		_, size := utf8.DecodeLastRuneInString(form[:end])
		end -= size
	}
	if end == 0 && sc.drop > 0 {
		return in.lower(form)
	}
	if sc.add == "" {
		if sc.keeps {
			return form[:end]
		}
		return in.lower(form[:end])
	}
	if sc.keeps {
		in.buf = append(in.buf[:0], form[:end]...)
	} else {
		in.buf = appendLower(in.buf[:0], form[:end])
	}
	in.buf = append(in.buf, sc.add...)
	return in.string()
}
