package tag

import (
	"math"
	"math/rand/v2"
	"sort"

	"github.com/parley-record/parley/nlp"
	"github.com/parley-record/parley/nlp/lexicon"
	"github.com/parley-record/parley/nlp/model"
)

// A Training is how Train learns. The zero Training is the shipped setting.
type Training struct {
	Seed   uint64
	Epochs int // 0: 8
}

// tableBits is the base-2 logarithm of the count of buckets of the weights.
const tableBits = 17

// recase is the share of training sentences, one in so many, that are shown
// again in capitals, and in title case.
const recase = 12

// Train learns a tagger from the sentences of gold, which has tags and lemmas.
// The same input gives the same model.
func Train(gold *nlp.Doc, lex *lexicon.Lexicon, opt Training) (*model.File, error) {
	if opt.Epochs == 0 {
		opt.Epochs = 8
	}
	f := &model.File{}
	tr := newTrainer(gold, lex)
	tr.learn(opt)
	var pairs []byte
	for _, p := range tr.pairs {
		pairs = append(pairs, byte(p.upos), byte(p.xpos))
	}
	f.Set("pairs", pairs)
	if err := encodeTable(f, "weights", tableBits, tr.quantised()); err != nil {
		return nil, err
	}
	var words []uint32
	for w := range tr.fixed {
		words = append(words, w)
	}
	sort.Slice(words, func(i, j int) bool { return words[i] < words[j] })
	class := make([]byte, len(words))
	for i, w := range words {
		class[i] = tr.fixed[w]
	}
	f.SetUint32s("fixed/words", words)
	f.Set("fixed/classes", class)
	if err := trainMorphology(f, gold, lex, opt); err != nil {
		return nil, err
	}
	trainLemmas(f, gold)
	return f, nil
}

// Regularisation, measured in doc/tried/tag.md: a feature is left out of one
// decision in dropOf, and the right class has to win by margin.
const (
	dropOf = 7
	margin = 30
)

// entry is the weight of one class in a row, with what averaging needs.
type entry struct {
	class uint8
	w     int32
	since int32
	total int64
}

type trainer struct {
	pairs []pair
	fixed map[uint32]uint8
	sents []trainSentence
	index hashIndex
	rows  [][]entry
	now   int32
}

type trainSentence struct {
	words []word
	gold  []uint8
}

func newTrainer(gold *nlp.Doc, lex *lexicon.Lexicon) *trainer {
	t := &trainer{fixed: map[uint32]uint8{}}
	var seen [nlp.NumUPOS][nlp.NumXPOS]int
	for i := range gold.Tokens {
		seen[gold.Tokens[i].UPOS][gold.Tokens[i].XPOS]++
	}
	var class [nlp.NumUPOS][nlp.NumXPOS]uint8
	for u := range seen {
		for x, n := range seen[u] {
			if n >= 2 && len(t.pairs) < 250 {
				class[u][x] = uint8(len(t.pairs))
				t.pairs = append(t.pairs, pair{nlp.UPOS(u), nlp.XPOS(x)})
			}
		}
	}
	count := map[uint32]map[uint8]int{}
	for si, s := range gold.Sentences {
		var g []uint8
		for i := s.First; i < s.End; i++ {
			g = append(g, class[gold.Tokens[i].UPOS][gold.Tokens[i].XPOS])
		}
		ws := readWords(nil, gold, s, lex)
		t.sents = append(t.sents, trainSentence{ws, g})
		for i, c := range g {
			k := mix(0, ws[i+2].exact, ws[i+2].shape)
			if count[k] == nil {
				count[k] = map[uint8]int{}
			}
			count[k][c]++
		}
		if s.Len() > 4 && si%recase < 2 {
			c := allCaps
			if si%recase == 1 {
				c = titleCase
			}
			ws := append([]word(nil), ws...)
			for i := s.First; i < s.End; i++ {
				ws[i-s.First+2].read(gold.Form(int(i)), c)
				w := &ws[i-s.First+2]
				w.look(lex)
			}
			t.sents = append(t.sents, trainSentence{ws, g})
		}
	}
	for k, by := range count {
		if len(by) == 1 {
			for c, n := range by {
				if n >= 40 {
					t.fixed[k] = c
				}
			}
		}
	}
	return t
}

// ordered fills out with what own and static find of word i, in the order of their
// templates, on which it hangs what drop leaves out; it returns the count.
func ordered(out *[maxFeatures]uint32, ws []word, i int) int {
	var feats [maxFeatures]uint32
	n := static(&feats, own(&feats, &ws[i+2]), ws, i)
	for k := range n {
		out[templates[k]-1] = feats[k]
	}
	return n
}

// templates are the numbers of the templates of own and static.
var templates = [...]int{1, 2, 9, 10, 11, 12, 13, 14, 15, 21, 28, 29, 30,
	3, 4, 5, 6, 7, 8, 16, 17, 18, 19, 20, 22, 23, 24, 25, 26, 27, 31, 32, 33}

func (t *trainer) learn(opt Training) {
	rng := rand.New(rand.NewPCG(opt.Seed, 1))
	scores := make([]int32, len(t.pairs))
	var feats [maxFeatures]uint32
	var ids [maxFeatures]int32
	for range opt.Epochs {
		rng.Shuffle(len(t.sents), func(i, j int) { t.sents[i], t.sents[j] = t.sents[j], t.sents[i] })
		for _, s := range t.sents {
			var t1, t2 uint32 = 255, 255
			for i, gold := range s.gold {
				w := &s.words[i+2]
				if c, ok := t.fixed[mix(0, w.exact, w.shape)]; ok {
					t1, t2 = uint32(c), t1
					continue
				}
				t.now++
				n := ordered(&feats, s.words, i)
				n = dynamic(&feats, n, s.words, i, t1, t2)
				n = drop(feats[:n], rng)
				clear(scores)
				scores[gold] = -margin
				for k, h := range feats[:n] {
					id := t.index.find(h)
					ids[k] = id
					if id >= 0 {
						for _, e := range t.rows[id] {
							scores[e.class] += e.w
						}
					}
				}
				best := 0
				for c := 1; c < len(scores); c++ {
					if scores[c] > scores[best] {
						best = c
					}
				}
				if best != int(gold) {
					for k, h := range feats[:n] {
						id := ids[k]
						if id < 0 {
							if id = t.index.find(h); id < 0 {
								id = int32(len(t.rows))
								t.index.put(h, id)
								t.rows = append(t.rows, nil)
							}
						}
						t.update(id, gold, 1)
						t.update(id, uint8(best), -1)
					}
				}
				t1, t2 = uint32(best), t1
			}
		}
	}
}

// drop takes a share of the features out and returns how many are left.
func drop(feats []uint32, rng *rand.Rand) int {
	n := 0
	for _, h := range feats {
		if rng.Uint32()%dropOf != 0 {
			feats[n] = h
			n++
		}
	}
	return n
}

func (t *trainer) update(id int32, class uint8, by int32) {
	r := t.rows[id]
	for i := range r {
		if e := &r[i]; e.class == class {
			e.total += int64(e.w) * int64(t.now-e.since)
			e.since = t.now
			e.w += by
			return
		}
	}
	t.rows[id] = append(r, entry{class: class, w: by, since: t.now})
}

// quantised returns the averaged weights as bytes. The clip at 20 standard
// deviations is that of notes on linear models; narrower ones lose accuracy.
func (t *trainer) quantised() []weighted {
	var sum, n float64
	mean := func(e *entry) float64 {
		return float64(e.total+int64(e.w)*int64(t.now-e.since)) / float64(t.now)
	}
	for _, r := range t.rows {
		for i := range r {
			m := mean(&r[i])
			sum += m * m
			n++
		}
	}
	scale := 127 / (20 * math.Sqrt(sum/n))
	var out []weighted
	for _, k := range t.index.all() {
		var row []byte
		r := t.rows[k.id]
		sort.Slice(r, func(i, j int) bool { return r[i].class < r[j].class })
		for i := range r {
			w := math.Round(mean(&r[i]) * scale)
			if math.Abs(w) < smallest {
				continue
			}
			row = append(row, r[i].class, byte(int8(max(-127, min(127, w)))))
		}
		if row != nil {
			out = append(out, weighted{k.hash, row})
		}
	}
	sort.SliceStable(out, func(i, j int) bool { return out[i].hash < out[j].hash })
	return out
}

// smallest is the least weight that is kept, in steps of the bytes; doc/tried/tag.md
// has what others cost.
const smallest = 5

// hashIndex maps hashes to row numbers, by open addressing.
type hashIndex struct {
	slots []slot
	n     int
}

type slot struct {
	hash uint32
	id   int32 // row + 1, 0: empty
}

func (x *hashIndex) find(h uint32) int32 {
	if len(x.slots) == 0 {
		return -1
	}
	m := uint32(len(x.slots) - 1)
	for i := h & m; ; i = (i + 1) & m {
		s := &x.slots[i]
		if s.id == 0 {
			return -1
		}
		if s.hash == h {
			return s.id - 1
		}
	}
}

func (x *hashIndex) put(h uint32, id int32) {
	if 2*x.n >= len(x.slots) {
		old := x.slots
		x.slots = make([]slot, max(1<<16, 2*len(old)))
		for _, s := range old {
			if s.id != 0 {
				x.place(s)
			}
		}
	}
	x.n++
	x.place(slot{h, id + 1})
}

func (x *hashIndex) place(s slot) {
	m := uint32(len(x.slots) - 1)
	i := s.hash & m
	for x.slots[i].id != 0 {
		i = (i + 1) & m
	}
	x.slots[i] = s
}

type hashRow struct {
	hash uint32
	id   int32
}

func (x *hashIndex) all() []hashRow {
	var out []hashRow
	for _, s := range x.slots {
		if s.id != 0 {
			out = append(out, hashRow{s.hash, s.id - 1})
		}
	}
	sort.Slice(out, func(i, j int) bool { return out[i].id < out[j].id })
	return out
}

// block is the count of neighbouring sentences that Jackknife keeps together.
const block = 50

// Jackknife returns gold with tags, features and lemmas as taggers read them
// that were trained on the other sentences. Folds are dealt in blocks of
// neighbouring sentences, so that a tagger knows little more of the words of
// its fold than it knows of any other text.
// Trees stay as they are.
func Jackknife(gold *nlp.Doc, lex *lexicon.Lexicon, folds int, opt Training) (*nlp.Doc, error) {
	out := *gold
	out.Tokens = append([]nlp.Token(nil), gold.Tokens...)
	for k := range folds {
		rest := *gold
		rest.Sentences = nil
		for i, s := range gold.Sentences {
			if i/block%folds != k {
				rest.Sentences = append(rest.Sentences, s)
			}
		}
		f, err := Train(&rest, lex, opt)
		if err != nil {
			return nil, err
		}
		t, err := New(f, lex)
		if err != nil {
			return nil, err
		}
		s := t.scratch.Get().(*scratch)
		s.scores = make([]int32, len(t.pairs))
		for i := range gold.Sentences {
			if i/block%folds == k {
				t.sentence(&out, i, s)
			}
		}
	}
	return &out, nil
}
