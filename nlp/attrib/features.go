package attrib

import (
	"unicode"
	"unicode/utf8"

	"github.com/parley-record/parley/nlp"
	"github.com/parley-record/parley/nlp/lexicon"
)

// A word is what the features keep of a token.
type word struct {
	form, lemma, shape, suffix, prefix uint32 // hashes
	xpos, upos, rel                    uint8
	cue                                uint8 // class of the cue word it may be, in its most likely reading
	quote                              uint8 // quoteState
	punct                              uint8
	name                               uint8 // kind + 8 at the first word of a name
	sent                               uint8 // 1 first, 2 last, of its sentence
	cap                                bool
	class, broad                       uint16 // clusters of the lexicon
}

// Quote states of a token.
const (
	qOut uint8 = iota
	qIn
	qOpen       // an opening mark
	qClose      // a closing mark
	qInLong     // inside a quote that has no end in its paragraph, or comes from the one before
	qScare      // inside a quote of at most three words
	qOpenScare  // its marks
	qCloseScare // its marks
	qInner      // inside a quote within a quote
)

// A reader holds the memory for reading one text. It is reused, and not safe
// for concurrent use.
type reader struct {
	d      *nlp.Doc
	layers nlp.Layer
	words  []word
	paras  []para
	quotes []Quote
	scan   quoteScan
	lex    *lexicon.Lexicon // nil: without
	tree   trees
	qOf    []int32 // index of the outermost quote that holds the token, -1
	sents  []sentence
	lcue   []int32 // nearest cue word before the token in its sentence, -1
	rcue   []int32 // nearest cue word after it
	rows   []uint32
	low    []byte
	crf    lattice
	segs   []segment
	segEnd []int32 // end of the segments of each paragraph
	pick   pick
	parts  []part
	link   linkSpace
}

// A para is the tokens [first, end) of one paragraph.
type para struct{ first, end int32 }

const maxPara = 4000 // tokens; a longer paragraph is read in pieces

// mix joins two hashes after murmur3's finaliser.
func mix(a, b uint32) uint32 {
	h := a*0x9E3779B1 ^ b
	h ^= h >> 15
	h *= 0x85EBCA77
	h ^= h >> 13
	return h
}

func hashBytes(seed uint32, b []byte) uint32 {
	h := seed ^ 2166136261
	for _, c := range b {
		h = (h ^ uint32(c)) * 16777619
	}
	return h
}

func hashString(seed uint32, b string) uint32 {
	h := seed ^ 2166136261
	for i := 0; i < len(b); i++ {
		h = (h ^ uint32(b[i])) * 16777619
	}
	return h
}

func (r *reader) load(d *nlp.Doc, layers nlp.Layer) {
	r.d, r.layers = d, layers&d.Has
	n := len(d.Tokens)
	r.words = grow(r.words, n)
	r.quotes = r.scan.scan(r.quotes[:0], d.Text)
	for i := range d.Tokens {
		r.word(i)
	}
	r.paragraphs()
	r.quoteStates()
	for _, s := range d.Sentences {
		if s.First < s.End {
			r.words[s.End-1].sent = 2
			r.words[s.First].sent = 1
		}
	}
	if r.layers&nlp.Names != 0 {
		for _, m := range d.Names {
			for i := m.First; i < m.End; i++ {
				r.words[i].name = uint8(m.Kind)
			}
			r.words[m.First].name += 8
		}
	}
	r.nearCues()
	r.profile()
	if r.layers&nlp.Trees != 0 {
		r.tree.read(d, func(i int) bool { return r.words[i].cue != 0 })
	}
}

func (r *reader) word(i int) {
	t := &r.d.Tokens[i]
	form := r.d.Text[t.Start:t.End]
	w := &r.words[i]
	*w = word{}
	r.low = r.low[:0]
	if len(form) > 64 {
		form = form[:64]
	}
	shape, last, run := uint32(2166136261), byte(0), 0
	for k := 0; k < len(form); {
		c := form[k]
		var class byte
		if c < utf8.RuneSelf {
			switch {
			case 'a' <= c && c <= 'z':
				class = 'x'
			case 'A' <= c && c <= 'Z':
				class = 'X'
				c += 'a' - 'A'
			case '0' <= c && c <= '9':
				class = 'd'
			default:
				class = c
			}
			r.low = append(r.low, c)
			k++
		} else {
			ru, size := utf8.DecodeRuneInString(form[k:])
			lo := unicode.ToLower(ru)
			switch {
			case lo != ru:
				class = 'X'
			case unicode.IsLetter(ru):
				class = 'x'
			default:
				class = 'o'
			}
			switch ru {
			case '’', '‘':
				lo, class = '\'', '\''
			case '“', '”':
				lo, class = '"', '"'
			}
			r.low = utf8.AppendRune(r.low, lo)
			k += size
		}
		if k == 1 || len(r.low) == 1 {
			w.cap = class == 'X'
		}
		if class == last {
			run++
		} else {
			run = 0
		}
		if run < 2 {
			shape = (shape ^ uint32(class)) * 16777619
		}
		last = class
	}
	b := r.low
	w.form = hashBytes(1, b)
	w.shape = shape
	w.suffix = hashBytes(2, b[max(0, len(b)-3):])
	w.prefix = hashBytes(3, b[:min(len(b), 4)])
	w.punct = punctClass(b)
	w.upos, w.xpos, w.rel = uint8(t.UPOS), uint8(t.XPOS), uint8(t.Rel.Plain())
	if r.lex != nil && w.punct == 0 {
		e := r.lex.Of(lexicon.Hash(form))
		w.class, w.broad = e.Cluster, e.Broad()
	}
	w.lemma = w.form
	if r.layers&nlp.Lemmas != 0 {
		w.lemma = hashString(1, t.Lemma)
	}
	if w.punct == 0 {
		if c, ok := cues()[string(b)]; ok {
			w.cue = r.cueOf(c, t)
		}
	}
}

func (r *reader) cueOf(c CueWord, t *nlp.Token) uint8 {
	if r.layers&nlp.Tags == 0 {
		return uint8(c.Any())
	}
	const noun = 20
	switch t.UPOS {
	case nlp.VERB, nlp.AUX:
		return uint8(c.Verb)
	case nlp.NOUN:
		if c.Noun != 0 {
			return noun + uint8(c.Noun)
		}
		return 0
	case nlp.ADJ:
		if c.Adj != 0 {
			return uint8(c.Adj)
		}
		if c.Verb != 0 {
			return noun + uint8(c.Verb)
		}
		return 0
	case nlp.PROPN, nlp.PRON, nlp.ADP:
		return 0
	}
	return uint8(c.Any())
}

func punctClass(b []byte) uint8 {
	if len(b) == 0 {
		return 0
	}
	switch b[0] {
	case '.', '!', '?':
		return 1
	case ',':
		return 2
	case ':':
		return 3
	case ';':
		return 4
	case '"', '`':
		return 5
	case '(', '[', '{':
		return 6
	case ')', ']', '}':
		return 7
	case '-':
		if len(b) <= 2 {
			return 8
		}
	case '\'':
		if len(b) <= 2 && (len(b) == 1 || b[1] == '\'') {
			return 5
		}
	}
	switch string(b) {
	case "–", "—", "―":
		return 8
	case "«", "»", "„", "‹", "›":
		return 5
	case "…":
		return 1
	}
	return 0
}

func (r *reader) paragraphs() {
	r.paras = r.paras[:0]
	first := int32(0)
	for i := 1; i <= len(r.d.Tokens); i++ {
		cut := i == len(r.d.Tokens) || int32(i)-first >= maxPara
		if !cut {
			for k := r.d.Tokens[i-1].End; k < r.d.Tokens[i].Start; k++ {
				if r.d.Text[k] == '\n' {
					cut = true
					break
				}
			}
		}
		if cut {
			r.paras = append(r.paras, para{first, int32(i)})
			first = int32(i)
		}
	}
}

func (r *reader) quoteStates() {
	d := r.d
	r.qOf = grow(r.qOf, len(d.Tokens))
	for i := range r.qOf {
		r.qOf[i] = -1
	}
	t := 0
	for k := range r.quotes {
		q := &r.quotes[k]
		if q.Depth > 0 {
			continue
		}
		for t < len(d.Tokens) && int(d.Tokens[t].End) <= q.Start {
			t++
		}
		first := t
		for t < len(d.Tokens) && int(d.Tokens[t].Start) < q.End {
			t++
		}
		long := q.Goes || q.Comes || q.Open || q.Headless
		scare := !long && t-first <= 5
		for i := first; i < t; i++ {
			w := &r.words[i]
			r.qOf[i] = int32(k)
			switch {
			case int(d.Tokens[i].End) <= q.In:
				w.quote = qOpen
				if scare {
					w.quote = qOpenScare
				}
			case int(d.Tokens[i].Start) >= q.Out:
				w.quote = qClose
				if scare {
					w.quote = qCloseScare
				}
			case long:
				w.quote = qInLong
			case scare:
				w.quote = qScare
			default:
				w.quote = qIn
			}
		}
	}
}

func (r *reader) nearCues() {
	n := len(r.words)
	r.lcue, r.rcue = grow(r.lcue, n), grow(r.rcue, n)
	for _, s := range r.d.Sentences {
		last := int32(-1)
		for i := s.First; i < s.End; i++ {
			r.lcue[i] = last
			if r.words[i].cue != 0 && r.words[i].cue < 20 {
				last = i
			}
		}
		last = -1
		for i := s.End - 1; i >= s.First; i-- {
			r.rcue[i] = last
			if r.words[i].cue != 0 && r.words[i].cue < 20 {
				last = i
			}
		}
	}
}

// A sentence is what the features keep of one.
type sentence struct {
	first, last int32 // its first and last cue verb, -1
	tail        int32 // the comma or closing mark before a crediting clause at its end, -1
	cues        uint8
}

// profile fills r.sents: what decides a label often stands at the other end of
// the sentence ("…, two officials said").
func (r *reader) profile() {
	r.sents = grow(r.sents, len(r.d.Sentences))
	for k, s := range r.d.Sentences {
		p := sentence{-1, -1, -1, 0}
		for i := s.First; i < s.End; i++ {
			if c := r.words[i].cue; c != 0 && c < 20 {
				if p.first < 0 {
					p.first = i
				}
				p.last = i
				p.cues++
			}
		}
		if p.last >= 0 && s.End-p.last <= 12 {
			for i := p.last - 1; i >= s.First && i >= p.last-14; i-- {
				if w := &r.words[i]; w.punct == 2 || w.punct == 8 || w.quote == qClose || w.quote == qCloseScare {
					p.tail = i
					break
				}
			}
		}
		r.sents[k] = p
	}
}

func bucket(n int32) uint32 {
	switch {
	case n < 0:
		return 15
	case n < 4:
		return uint32(n)
	case n < 6:
		return 4
	case n < 9:
		return 5
	case n < 14:
		return 6
	case n < 22:
		return 7
	case n < 40:
		return 8
	}
	return 9
}

var edge word

// A window is a token with its neighbours and the nearest cue words of its sentence.
type window struct {
	w          *word
	a1, a2, a3 *word  // before it, nearest first
	b1, b2, b3 *word  // behind it
	lc, rc     *word  // the nearest cue words
	ld, rd     uint32 // how far these stand, 15 where there is none
	cues       uint32 // classes of the cue words at it and beside it
}

// around fills n with what stands around token i of paragraph p.
func (r *reader) around(n *window, p para, i int32) {
	n.w = &r.words[i]
	n.a1, n.a2, n.a3 = r.in(p, i-1), r.in(p, i-2), r.in(p, i-3)
	n.b1, n.b2, n.b3 = r.in(p, i+1), r.in(p, i+2), r.in(p, i+3)
	n.lc, n.rc, n.ld, n.rd = &edge, &edge, 15, 15
	if l := r.lcue[i]; l >= 0 {
		n.lc, n.ld = &r.words[l], bucket(i-l-1)
	}
	if l := r.rcue[i]; l >= 0 {
		n.rc, n.rd = &r.words[l], bucket(l-i-1)
	}
	n.cues = uint32(n.w.cue) | uint32(n.a1.cue)<<6 | uint32(n.b1.cue)<<12
}

// features appends the hashed features of token i, which stands in paragraph
// [p.first, p.end), to rows.
func (r *reader) features(rows []uint32, p para, i int32) []uint32 {
	var n window
	r.around(&n, p, i)
	w, q := n.w, uint32(n.w.quote)
	rows = n.formFeatures(rows)
	rows = n.cueFeatures(rows)
	rows = r.sentenceFeatures(rows, i, &n)
	rows = r.quoteFeatures(rows, p, i, w)
	rows = append(rows,
		mix(41, bucket(i-p.first)|q<<4),
		mix(42, bucket(p.end-1-i)|q<<4|uint32(w.punct)<<8))
	if p.first == 0 {
		rows = append(rows, mix(43, q|uint32(w.cue)<<4), mix(44, w.shape))
	}
	if r.lex != nil {
		rows = n.classFeatures(rows)
	}
	if r.layers&nlp.Tags != 0 {
		rows = n.tagFeatures(rows)
	}
	if r.layers&nlp.Names != 0 {
		rows = n.nameFeatures(rows)
	}
	if r.layers&nlp.Trees != 0 {
		rows = r.treeFeatures(rows, p, i, w, n.a1, n.b1)
	}
	return rows
}

// formFeatures appends what the words and the quotes at the token look like.
func (n *window) formFeatures(rows []uint32) []uint32 {
	add := func(template, value uint32) { rows = append(rows, mix(template, value)) }
	w, a1, a2, a3, b1, b2, b3, cs := n.w, n.a1, n.a2, n.a3, n.b1, n.b2, n.b3, n.cues
	q := uint32(w.quote)
	qq := q | uint32(a1.quote)<<4 | uint32(b1.quote)<<8
	add(1, 0)
	add(2, w.form)
	add(3, a1.form)
	add(4, b1.form)
	add(5, a2.form)
	add(6, b2.form)
	add(7, a3.form)
	add(8, b3.form)
	add(9, mix(w.form, a1.form))
	add(10, mix(w.form, b1.form))
	add(11, mix(a1.form, a2.form))
	add(12, mix(b1.form, b2.form))
	add(13, mix(mix(w.form, a1.form), b1.form))
	add(14, w.shape)
	add(15, mix(w.shape, a1.shape))
	add(16, mix(w.shape, b1.shape))
	add(17, w.suffix)
	add(18, w.prefix)
	add(19, mix(w.suffix, b1.suffix))
	add(20, mix(w.suffix, a1.suffix))
	add(21, qq)
	add(22, mix(q, w.form))
	add(23, mix(qq, uint32(w.punct)|uint32(a1.punct)<<4|uint32(b1.punct)<<8))
	add(24, mix(q, w.shape))
	add(25, mix(uint32(a2.quote)|uint32(b2.quote)<<4, qq))
	add(26, cs)
	add(27, mix(cs, qq))
	add(28, mix(uint32(w.cue), uint32(a2.cue)|uint32(b2.cue)<<6))
	add(29, mix(cs, b1.shape))
	add(30, mix(cs, a1.shape))
	add(31, uint32(a1.sent)|uint32(w.sent)<<2|uint32(w.punct)<<4)
	add(32, mix(uint32(w.sent), w.form))
	return rows
}

// cueFeatures appends the nearest cue words of the sentence.
func (n *window) cueFeatures(rows []uint32) []uint32 {
	add := func(template, value uint32) { rows = append(rows, mix(template, value)) }
	w, a1, lc, rc, ld, rd, q := n.w, n.a1, n.lc, n.rc, n.ld, n.rd, uint32(n.w.quote)
	add(33, mix(ld, lc.lemma))
	add(34, mix(rd, rc.lemma))
	add(35, mix(uint32(lc.cue)|uint32(rc.cue)<<6, q|ld<<8|rd<<12))
	add(36, mix(lc.lemma, w.shape))
	add(37, mix(rc.lemma, w.shape))
	add(38, mix(lc.lemma, q))
	add(39, mix(rc.lemma, q))
	add(40, mix(lc.lemma, uint32(w.punct)|uint32(a1.punct)<<4))
	return rows
}

// sentenceFeatures appends where token i stands in its sentence as a whole.
func (r *reader) sentenceFeatures(rows []uint32, i int32, n *window) []uint32 {
	add := func(template, value uint32) { rows = append(rows, mix(template, value)) }
	w, q := n.w, uint32(n.w.quote)
	sp := &r.sents[r.d.Tokens[i].Sentence]
	var fw, ew *word = &edge, &edge
	var place uint32
	if sp.first >= 0 {
		fw, ew = &r.words[sp.first], &r.words[sp.last]
		place = bucket(sp.last-i) | uint32(min(sp.cues, 3))<<4
		if sp.first > i {
			place |= 1 << 6
		}
		switch {
		case sp.tail < 0:
		case i == sp.tail:
			place |= 2 << 7
		case i == sp.tail-1:
			place |= 3 << 7
		case i < sp.tail:
			place |= 1 << 7
		default:
			place |= 4 << 7
		}
	}
	tp := place >> 7
	add(45, mix(tp, ew.lemma))
	add(46, mix(tp, q|uint32(w.punct)<<4|uint32(w.sent)<<8))
	add(47, mix(tp, uint32(w.cue)|uint32(n.lc.cue)<<6|uint32(n.rc.cue)<<12))
	add(48, mix(fw.lemma, q|n.ld<<4))
	add(49, mix(place, w.shape))
	return rows
}

// classFeatures appends the classes of words that keep like company.
func (n *window) classFeatures(rows []uint32) []uint32 {
	add := func(template, value uint32) { rows = append(rows, mix(template, value)) }
	w, a1, a2, b1, b2, q := n.w, n.a1, n.a2, n.b1, n.b2, uint32(n.w.quote)
	add(60, uint32(w.class))
	add(61, uint32(a1.class)|uint32(w.broad)<<16)
	add(62, uint32(b1.class)|uint32(w.broad)<<16)
	add(63, mix(uint32(w.class), q))
	add(64, mix(uint32(w.broad)|uint32(a1.broad)<<8|uint32(b1.broad)<<16, q))
	add(65, mix(uint32(n.lc.class), n.ld|uint32(w.broad)<<8))
	add(66, mix(uint32(n.rc.class), n.rd|uint32(w.broad)<<8))
	add(67, mix(uint32(w.broad)|uint32(a1.broad)<<8|uint32(a2.broad)<<16, uint32(w.xpos)))
	add(68, mix(uint32(w.broad)|uint32(b1.broad)<<8|uint32(b2.broad)<<16, uint32(w.xpos)))
	return rows
}

// nameFeatures appends the names at the token.
func (n *window) nameFeatures(rows []uint32) []uint32 {
	add := func(template, value uint32) { rows = append(rows, mix(template, value)) }
	w, a1, b1 := n.w, n.a1, n.b1
	add(70, uint32(w.name))
	add(71, uint32(w.name)|uint32(a1.name)<<4|uint32(b1.name)<<8)
	add(72, mix(uint32(w.name)|uint32(a1.name)<<4, n.cues))
	add(73, mix(uint32(w.name)|uint32(b1.name)<<4, b1.form))
	add(74, mix(uint32(w.name), uint32(n.lc.cue)|uint32(n.rc.cue)<<6|n.ld<<12|n.rd<<16))
	return rows
}

// quoteFeatures appends the quote around token i, or those beside it.
func (r *reader) quoteFeatures(rows []uint32, p para, i int32, w *word) []uint32 {
	add := func(template, value uint32) { rows = append(rows, mix(template, value)) }
	k := r.qOf[i]
	if k < 0 {
		// Distance to the quote before and after in the paragraph is worth less
		// than whether there is one.
		var st uint32
		for j := i - 1; j >= p.first && j >= i-12; j-- {
			if r.words[j].quote != qOut {
				st = 1 + bucket(i-j)
				break
			}
		}
		for j := i + 1; j < p.end && j <= i+12; j++ {
			if r.words[j].quote != qOut {
				st |= (1 + bucket(j-i)) << 4
				break
			}
		}
		add(50, st)
		add(51, mix(st, uint32(w.cue)))
		add(52, mix(st, w.shape))
		return rows
	}
	qt := &r.quotes[k]
	var f uint32
	if qt.Comes {
		f |= 1
	}
	if qt.Goes {
		f |= 2
	}
	if qt.Open {
		f |= 4
	}
	if qt.Headless {
		f |= 8
	}
	if qt.Single {
		f |= 16
	}
	size := qt.End - qt.Start
	var sz uint32
	for size > 6 && sz < 9 {
		size /= 2
		sz++
	}
	starts := qt.Start <= int(r.d.Tokens[p.first].Start)
	if starts {
		f |= 32
	}
	if qt.End >= int(r.d.Tokens[p.end-1].Start) {
		f |= 64
	}
	add(53, f|sz<<8|uint32(w.quote)<<12)
	add(54, mix(f, w.form))
	add(55, mix(sz, uint32(w.quote)|uint32(w.cue)<<8))
	// What stands right before the quote, which tells reported from direct.
	j := i
	for j > p.first && r.qOf[j-1] == k && i-j < 60 {
		j--
	}
	if j > p.first && i-j < 60 {
		b := &r.words[j-1]
		add(56, mix(b.form, uint32(w.quote)))
		add(57, mix(uint32(b.punct)|uint32(b.cue)<<4, uint32(w.quote)|sz<<8))
	}
	return rows
}

// tagFeatures appends parts of speech and lemmas.
func (n *window) tagFeatures(rows []uint32) []uint32 {
	add := func(template, value uint32) { rows = append(rows, mix(template, value)) }
	w, a1, a2, b1, b2, lc, rc := n.w, n.a1, n.a2, n.b1, n.b2, n.lc, n.rc
	x := uint32(w.xpos)
	xa, xb := uint32(a1.xpos), uint32(b1.xpos)
	add(80, x)
	add(81, x|xa<<8)
	add(82, x|xb<<8)
	add(83, x|xa<<8|xb<<16)
	add(84, x|xa<<8|uint32(a2.xpos)<<16)
	add(85, x|xb<<8|uint32(b2.xpos)<<16)
	add(86, mix(x, uint32(w.quote)|uint32(w.cue)<<4))
	add(87, w.lemma)
	add(88, mix(w.lemma, xb))
	add(89, mix(w.lemma, xa))
	add(90, mix(a1.lemma, x))
	add(91, mix(b1.lemma, x))
	add(92, mix(x, uint32(lc.cue)|uint32(rc.cue)<<6|n.ld<<12|n.rd<<16))
	add(93, mix(lc.lemma, x))
	add(94, mix(rc.lemma, x))
	add(95, mix(w.lemma, b1.lemma))
	return rows
}

func (r *reader) treeFeatures(rows []uint32, p para, i int32, w, a1, b1 *word) []uint32 {
	add := func(template, value uint32) { rows = append(rows, mix(template, value)) }
	d, t := r.d, &r.tree
	h := d.Tokens[i].Head
	hw := &edge
	var dir uint32
	if h >= 0 {
		hw = &r.words[h]
		if h > i {
			dir = 1
		}
	}
	rel := uint32(w.rel)
	add(100, rel|dir<<8)
	add(101, mix(rel|dir<<8, hw.lemma))
	add(102, mix(rel|dir<<8, uint32(hw.cue)|uint32(hw.xpos)<<8))
	add(103, mix(rel, uint32(a1.rel)|uint32(b1.rel)<<8))
	add(104, mix(rel|dir<<8, w.lemma))
	add(124, mix(rel|dir<<8, uint32(hw.class)))
	kids := uint32(t.kids[i])
	add(105, kids|uint32(w.upos)<<16)
	add(106, mix(kids, w.lemma))
	add(107, mix(kids, uint32(w.cue)))
	c, top := t.cue[i], t.top[i]
	if c < 0 {
		add(108, uint32(w.quote))
		add(109, mix(uint32(w.cue), kids))
		return rows
	}
	cw, tw := &r.words[c], &r.words[top]
	var g uint32
	if c > i {
		g |= 1
	}
	if t.left[top] == i {
		g |= 2
	}
	if t.right[top] == i {
		g |= 4
	}
	if i > p.first && t.left[top] == i-1 {
		g |= 8
	}
	if t.right[top] == i+1 {
		g |= 16
	}
	if top == i {
		g |= 32
	}
	trel := uint32(tw.rel)
	add(110, trel|g<<8)
	add(111, mix(trel|g<<8, cw.lemma))
	add(112, mix(trel|g<<8, uint32(cw.cue)|uint32(t.kids[c])<<8))
	add(113, mix(trel|g<<8, uint32(w.quote)|uint32(w.punct)<<4))
	add(114, mix(trel|(g&1)<<8, mix(cw.lemma, uint32(w.xpos))))
	add(115, mix(trel|g<<8, w.form))
	add(116, mix(trel|(g&1)<<8, bucket(int32(t.depth[i])-int32(t.depth[c]))|uint32(w.quote)<<8))
	add(117, mix(trel|(g&7)<<8, tw.lemma))
	add(118, mix(trel|(g&7)<<8, uint32(w.xpos)|uint32(a1.xpos)<<8|uint32(b1.xpos)<<16))
	// The cue's own place: is it reported in its turn?
	if up := t.cue[c]; up >= 0 {
		add(119, mix(trel, uint32(r.words[t.top[c]].rel)|uint32(r.words[up].cue)<<8))
	}
	// Ends of the enclosing phrases, where spans end.
	add(122, mix(trel|g<<8, uint32(cw.class)))
	add(123, mix(trel|(g&7)<<8, uint32(tw.class)|uint32(cw.broad)<<16))
	if h >= 0 {
		var e uint32
		for j, k := i, 0; j >= 0 && k < 8 && t.right[j] == i; k++ {
			e++
			j = d.Tokens[j].Head
		}
		var b uint32
		for j, k := i, 0; j >= 0 && k < 8 && t.left[j] == i; k++ {
			b++
			j = d.Tokens[j].Head
		}
		add(120, mix(e|b<<4, trel|g<<8))
		add(121, mix(e|b<<4, uint32(w.punct)|uint32(b1.punct)<<4|uint32(w.quote)<<8))
	}
	return rows
}
