package diff

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

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
	tok   int32 // index in Doc.Tokens
	form  string
	lemma string
	kind  wordKind
	idf   int32 // 1/256
	vec   embed.Vector
	norm  float64 // of vec
	neg   bool

	number int32 // of its form among those of its report, from 1; 0: none given
}

// A passage is a run of tokens of one sentence with its words read.
type passage struct {
	doc        *nlp.Doc
	first, end int32
	sentence   int32
	words      []word // without marks
	vec        embed.Vector
	keys       []key // for a first look; made when first asked for
}

// A reader turns tokens into passages.
type reader struct {
	rare *story.Rarity
	emb  *embed.Model
}

func (r *reader) passage(d *nlp.Doc, first, end int32) passage {
	p := passage{doc: d, first: first, end: end, sentence: d.Tokens[first].Sentence}
	for i := first; i < end; i++ {
		w := r.word(d, i, i == d.Sentences[d.Tokens[i].Sentence].First)
		if w.kind == mark {
			continue
		}
		r.emb.Add(&w.vec, w.form)
		w.norm = w.vec.Norm()
		p.vec.Sum(&w.vec)
		p.words = append(p.words, w)
	}
	return p
}

func (r *reader) word(d *nlp.Doc, i int32, opens bool) word {
	t := &d.Tokens[i]
	raw := d.Form(int(i))
	w := word{tok: i, form: plain(raw)}
	switch raw {
	case "US", "U.S.", "U.S":
		w.form = "u.s." // not the pronoun
	case "UK", "U.K.":
		w.form = "u.k."
	}
	w.lemma = strings.ToLower(t.Lemma)
	if w.lemma == "" || w.lemma == "_" || w.form[0] == 'u' && len(w.form) == 4 && w.form[1] == '.' {
		w.lemma = w.form
	}
	c, _ := utf8.DecodeRuneInString(raw)
	switch {
	case unicode.IsDigit(c) || t.UPOS == nlp.NUM || t.UPOS == nlp.NOUN && numberWords[w.form] != 0:
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
	w.idf = r.rare.Of(w.form)
	if w.idf == 0 && w.kind == contentWord {
		w.kind = functionWord
	}
	w.neg = negations[w.form] || negations[w.lemma]
	return w
}

// plain returns a word in lower case with straight apostrophes.
func plain(s string) string {
	return strings.ReplaceAll(strings.ToLower(s), "’", "'")
}

var negations = map[string]bool{
	"not": true, "n't": true, "no": true, "never": true, "none": true, "neither": true, "nor": true, "nothing": true,
	"nobody": true, "without": true, "cannot": true, "nowhere": true, "hardly": true, "fail": true, "deny": true, "refuse": true, "rule": false,
}

// pairFeatures is how many things are measured of a pair of passages.
const pairFeatures = 48

// ratio returns a/b in thousandths, 0 where b is 0.
func ratio(a, b int) int32 {
	if b == 0 {
		return 0
	}
	return int32(a * 1000 / b)
}

// measure fills x with what a and b share, in thousandths where it is a share.
func (m *matcher) measure(a, b *passage, x *[pairFeatures]int32) {
	n := 0
	put := func(v int32) { x[n] = v; n++ }
	both := func(u, v int32) { put(min(u, v)); put(max(u, v)) }
	la, lb := len(a.words), len(b.words)
	both(int32(la), int32(lb))
	put(ratio(min(la, lb), max(la, lb)))
	put(a.vec.Cosine(&b.vec))
	for g := 1; g <= 4; g++ {
		shared := m.grams(a, b, g)
		both(ratio(shared, la-g+1), ratio(shared, lb-g+1))
	}
	lcs, run := m.common(a, b)
	both(ratio(lcs, la), ratio(lcs, lb))
	put(ratio(run, min(la, lb)))
	put(int32(run))
	put(ratio(m.distance(a, b), max(la, lb)))

	// Words without order: by lemma, then by nearness of meaning.
	m.align(a, b)
	sa, sb := m.side(a, m.toB, b), m.side(b, m.toA, a)
	both(sa.lemma, sb.lemma)
	both(sa.weighted, sb.weighted)
	both(sa.soft, sb.soft)
	both(sa.missed, sb.missed)
	both(sa.rarest, sb.rarest)
	both(sa.missedContent, sb.missedContent)
	for _, k := range []wordKind{nameWord, numberWord} {
		both(sa.left[k], sb.left[k])
		put(min(sa.met[k], sb.met[k]))
	}
	put(int32(abs(sa.negations - sb.negations)))
	put(ratio(m.letters(a, b)))
	put(sa.verbs)
	put(sb.verbs)
	put(m.order(a, b))
	put(sa.headMet + sb.headMet)
	put(sa.meteor)
	put(sb.meteor)
	put(int32(abs(sa.money - sb.money)))
	put(sa.tail)
	put(sb.tail)
}

type sideCount struct {
	lemma, weighted, soft  int32 // shares of words met
	missed                 int32 // weight of the words that are not met, 1/256
	rarest                 int32 // the rarest of them
	missedContent          int32
	left, met              [mark + 1]int32
	negations, money       int
	verbs, headMet, meteor int32
	tail                   int32 // words before the first or after the last that is met, the longer run
}

// side counts how the words of p are met in q; to holds for each word of p the
// word of q that it is aligned with and how near it is.
func (m *matcher) side(p *passage, to []hit, q *passage) sideCount {
	var s sideCount
	var met, all, softSum, idfSum, idfMet int
	first, last, chunks, prev := -1, -1, 0, -2
	verbs, verbsMet := 0, 0
	for i := range p.words {
		w := &p.words[i]
		h := to[i]
		all++
		idf := int(w.idf) + 64
		idfSum += idf
		softSum += idf * int(h.near) / 1000
		if w.neg {
			s.negations++
		}
		if w.form == "$" || w.form == "%" || w.form == "percent" {
			s.money++
		}
		isVerb := p.doc.Tokens[w.tok].UPOS == nlp.VERB
		if isVerb {
			verbs++
		}
		if h.near >= 1000 {
			met++
			idfMet += idf
			s.met[w.kind]++
			if isVerb {
				verbsMet++
			}
			if first < 0 {
				first = i
			}
			last = i
			if h.at != prev+1 {
				chunks++
			}
			prev = h.at
			continue
		}
		s.left[w.kind]++
		miss := idf * int(1000-h.near) / 1000
		s.missed += int32(miss)
		s.rarest = max(s.rarest, int32(miss))
		if w.kind == contentWord {
			s.missedContent++
		}
	}
	s.lemma, s.weighted, s.soft = ratio(met, all), ratio(idfMet, idfSum), ratio(softSum, idfSum)
	s.verbs = ratio(verbsMet, max(1, verbs))
	// METEOR's penalty for scattered matches (Banerjee and Lavie 2005).
	s.meteor = ratio(chunks, max(1, met))
	if first >= 0 {
		s.tail = int32(max(first, len(p.words)-1-last))
	} else {
		s.tail = int32(len(p.words))
	}
	if len(p.words) > 0 && to[0].near >= 1000 {
		s.headMet = 1
	}
	return s
}

func abs(n int) int {
	if n < 0 {
		return -n
	}
	return n
}

// A hit is where a word is met in the other passage and how near, in thousandths.
type hit struct {
	at   int
	near int32
}

// A matcher compares passages and keeps its memory between them. Not safe for
// concurrent use.
type matcher struct {
	toA, toB []hit
	row      [2][]int
	grid     []uint8
	counts   map[uint64]int

	sims []int16 // [forms of a][forms of b]: how near two words lie, unmeasured where none was asked for
	wide int32   // forms of b
}

// unmeasured stands in matcher.sims for what has not been asked for yet.
const unmeasured = -32768

// mostSims bounds how many pairs of words are remembered.
const mostSims = 1 << 22

// between makes m remember how near the words of two reports lie: reports say
// the same words again and again.
func (m *matcher) between(a, b *side1) {
	m.sims, m.wide = m.sims[:0], int32(len(b.types))
	if n := len(a.types) * len(b.types); n <= mostSims {
		m.sims = slices.Grow(m.sims, n)[:n]
		for i := range m.sims {
			m.sims[i] = unmeasured
		}
	}
}

// nearness returns how near two words lie, in thousandths.
func (m *matcher) nearness(a, b *word) int32 {
	k := int((a.number-1)*m.wide + b.number - 1)
	if a.number == 0 || b.number == 0 || b.number > m.wide || k >= len(m.sims) {
		return a.vec.CosineOf(&b.vec, a.norm, b.norm)
	}
	if m.sims[k] == unmeasured {
		m.sims[k] = int16(a.vec.CosineOf(&b.vec, a.norm, b.norm))
	}
	return int32(m.sims[k])
}

// align ties each word of a to its nearest of b and the other way round: the
// same form or lemma first, each word once, in order where it can; what is left
// goes by meaning.
func (m *matcher) align(a, b *passage) {
	m.toB = fresh(m.toB, len(a.words))
	m.toA = fresh(m.toA, len(b.words))
	for pass := range 2 {
		prev := -1
		for i := range a.words {
			if m.toB[i].at >= 0 {
				prev = m.toB[i].at
				continue
			}
			best := -1
			for j := range b.words {
				if m.toA[j].at >= 0 || pass == 0 && a.words[i].form != b.words[j].form || pass == 1 && !sameLemma(&a.words[i], &b.words[j]) {
					continue
				}
				if best < 0 || abs(j-prev-1) < abs(best-prev-1) {
					best = j
				}
			}
			if best >= 0 {
				m.toB[i], m.toA[best] = hit{best, 1000}, hit{i, 1000}
				prev = best
			}
		}
	}
	for i := range a.words {
		for j := range b.words {
			if m.toB[i].near >= 1000 && m.toA[j].near >= 1000 {
				continue
			}
			c := min(m.nearness(&a.words[i], &b.words[j]), 999)
			if m.toB[i].near < 1000 && c > m.toB[i].near {
				m.toB[i] = hit{j, c}
			}
			if m.toA[j].near < 1000 && c > m.toA[j].near {
				m.toA[j] = hit{i, c}
			}
		}
	}
}

func fresh(h []hit, n int) []hit {
	h = h[:0]
	for range n {
		h = append(h, hit{-1, 0})
	}
	return h
}

func sameLemma(a, b *word) bool {
	if a.lemma == b.lemma {
		return true
	}
	// "withdraw", "withdrawal": one begins with the other.
	s, l := a.lemma, b.lemma
	if len(s) > len(l) {
		s, l = l, s
	}
	return len(s) >= 5 && len(l)-len(s) <= 3 && strings.HasPrefix(l, s[:len(s)-1])
}

// grams counts the n-grams of forms that a and b share.
func (m *matcher) grams(a, b *passage, n int) int {
	if m.counts == nil {
		m.counts = map[uint64]int{}
	}
	clear(m.counts)
	for i := 0; i+n <= len(a.words); i++ {
		m.counts[gram(a.words[i:i+n])]++
	}
	shared := 0
	for i := 0; i+n <= len(b.words); i++ {
		h := gram(b.words[i : i+n])
		if m.counts[h] > 0 {
			m.counts[h]--
			shared++
		}
	}
	return shared
}

func gram(w []word) uint64 {
	h := uint64(14695981039346656037)
	for i := range w {
		for k := range len(w[i].form) {
			h = (h ^ uint64(w[i].form[k])) * 1099511628211
		}
		h = (h ^ 32) * 1099511628211
	}
	return h
}

// letters counts the runs of four letters that a and b share, of those in the shorter.
func (m *matcher) letters(a, b *passage) (shared, all int) {
	clear(m.counts)
	each := func(p *passage, f func(h uint64)) int {
		n := 0
		for i := range p.words {
			s := p.words[i].form
			for k := 0; k+4 <= len(s); k++ {
				f(uint64(s[k])<<24 | uint64(s[k+1])<<16 | uint64(s[k+2])<<8 | uint64(s[k+3]))
				n++
			}
		}
		return n
	}
	na := each(a, func(h uint64) { m.counts[h]++ })
	nb := each(b, func(h uint64) {
		if m.counts[h] > 0 {
			m.counts[h]--
			shared++
		}
	})
	return shared, min(na, nb)
}

// common returns the length of the longest common subsequence of forms and of
// the longest common run.
func (m *matcher) common(a, b *passage) (lcs, run int) {
	up, cur := zero(m.row[0], len(b.words)+1), zero(m.row[1], len(b.words)+1)
	runs := make([]int, len(b.words)+1)
	for i := range a.words {
		diag := 0
		for j := range b.words {
			above := runs[j+1]
			if a.words[i].form == b.words[j].form {
				cur[j+1] = up[j] + 1
				runs[j+1] = diag + 1
				run = max(run, runs[j+1])
			} else {
				cur[j+1] = max(up[j+1], cur[j])
				runs[j+1] = 0
			}
			diag = above
		}
		up, cur = cur, up
	}
	m.row[0], m.row[1] = up, cur
	return up[len(b.words)], run
}

// distance returns how many words must be put in, taken out or replaced to
// make b of a.
func (m *matcher) distance(a, b *passage) int {
	up, cur := zero(m.row[0], len(b.words)+1), zero(m.row[1], len(b.words)+1)
	for j := range up {
		up[j] = j
	}
	for i := range a.words {
		cur[0] = i + 1
		for j := range b.words {
			c := 1
			if a.words[i].lemma == b.words[j].lemma {
				c = 0
			}
			cur[j+1] = min(up[j]+c, up[j+1]+1, cur[j]+1)
		}
		up, cur = cur, up
	}
	m.row[0], m.row[1] = up, cur
	return up[len(b.words)]
}

func zero(r []int, n int) []int {
	if cap(r) < n {
		return make([]int, n)
	}
	r = r[:n]
	clear(r)
	return r
}

// order returns how far the aligned words stand in the same order: the share of
// neighbouring pairs that do.
func (m *matcher) order(a, b *passage) int32 {
	prev, up, all := -1, 0, 0
	for i := range a.words {
		if h := m.toB[i]; h.near >= 1000 {
			if prev >= 0 {
				all++
				if h.at > prev {
					up++
				}
			}
			prev = h.at
		}
	}
	return ratio(up, all)
}
