package tag

import (
	"math/rand/v2"
	"sort"

	"github.com/parley-record/parley/nlp"
	"github.com/parley-record/parley/nlp/lexicon"
	"github.com/parley-record/parley/nlp/model"
)

// unclear is the share of its words, in 1/1000, from which on a pair of tags is
// given to the contextual model: in these the features are not those that the form
// mostly has.
const unclear = 15

// trainContextual learns the choice among the features of pairs whose forms do
// not tell them. n has the numbers of the features.
func trainContextual(f *model.File, gold *nlp.Doc, lex *lexicon.Lexicon, n *numbering, byWord votes, opt Training) error {
	type seen struct {
		all, odd int
		feats    map[string]int
	}
	pairs := map[uint32]*seen{}
	var w word
	for i := range gold.Tokens {
		t := &gold.Tokens[i]
		k := tagKey(t.UPOS, t.XPOS)
		p := pairs[k]
		if p == nil {
			p = &seen{feats: map[string]int{}}
			pairs[k] = p
		}
		w.read(gold.Form(i), plainCase)
		p.all++
		if s, _ := byWord.top(mix(90, w.exact, k)); s != t.Feats {
			p.odd++
		}
		p.feats[t.Feats]++
	}
	candidates := map[uint32][]uint8{}
	var keys []uint32
	for k, p := range pairs {
		if p.all >= 50 && p.odd*1000 > p.all*unclear {
			keys = append(keys, k)
		}
	}
	sort.Slice(keys, func(i, j int) bool { return keys[i] < keys[j] })
	var packed []byte
	for _, k := range keys {
		p := pairs[k]
		var names []string
		for s, c := range p.feats {
			if c >= 3 {
				names = append(names, s)
			}
		}
		sort.Slice(names, func(i, j int) bool {
			if a, b := p.feats[names[i]], p.feats[names[j]]; a != b {
				return a > b
			}
			return names[i] < names[j]
		})
		var ids []uint8
		for _, s := range names {
			if id := n.id(s); id < 256 {
				ids = append(ids, uint8(id))
			}
		}
		if len(ids) > 1 {
			candidates[k] = ids
			packed = append(append(packed, byte(k>>8), byte(k), byte(len(ids))), ids...)
		}
	}
	f.Set("morph/candidates", packed)
	t := &trainer{}
	rng := rand.New(rand.NewPCG(opt.Seed, 3))
	words := make([][]word, len(gold.Sentences))
	order := make([]int, len(gold.Sentences))
	for i, s := range gold.Sentences {
		words[i] = readWords(nil, gold, s, lex)
		order[i] = i
	}
	var feats [contextFeatures]uint32
	for range 5 {
		rng.Shuffle(len(order), func(i, j int) { order[i], order[j] = order[j], order[i] })
		for _, si := range order {
			s := gold.Sentences[si]
			toks := gold.Tokens[s.First:s.End]
			for i := range toks {
				cand := candidates[tagKey(toks[i].UPOS, toks[i].XPOS)]
				id, ok := n.of[toks[i].Feats]
				if len(cand) == 0 || !ok || id > 255 {
					continue
				}
				t.now++
				t.learnOne(feats[:contextOf(&feats, toks, words[si], i)], cand, uint8(id))
			}
		}
	}
	return encodeTable(f, "morph/weights", tableBits, t.quantised())
}

// learnOne scores candidates by feats and corrects the weights where gold does
// not win by the margin.
func (t *trainer) learnOne(feats []uint32, cand []uint8, gold uint8) {
	var scores [256]int32
	scores[gold] = -margin
	for _, h := range feats {
		if id := t.index.find(h); id >= 0 {
			for _, e := range t.rows[id] {
				scores[e.class] += e.w
			}
		}
	}
	best := cand[0]
	for _, k := range cand[1:] {
		if scores[k] > scores[best] {
			best = k
		}
	}
	if best == gold {
		return
	}
	for _, h := range feats {
		id := t.index.find(h)
		if id < 0 {
			id = int32(len(t.rows))
			t.index.put(h, id)
			t.rows = append(t.rows, nil)
		}
		t.update(id, gold, 1)
		t.update(id, best, -1)
	}
}
