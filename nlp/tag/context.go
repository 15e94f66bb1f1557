package tag

import (
	"fmt"

	"github.com/parley-record/parley/nlp"
	"github.com/parley-record/parley/nlp/model"
)

// A contextual chooses among the features that a pair of tags may have, where
// the form does not tell them: "it" as subject or object, "sign" as a command,
// "signed" of one or of several. An averaged perceptron over each pair's own
// candidates.
type contextual struct {
	candidates map[uint32][]uint8 // by tagKey: numbers in morphology.feats
	weights    table
}

// contextFeatures is the count of templates.
const contextFeatures = 18

// contextOf fills out with the features of word i of a sentence, whose tags
// toks has, and returns their count.
func contextOf(out *[contextFeatures]uint32, toks []nlp.Token, ws []word, i int) int {
	t, w := &toks[i], &ws[i+2]
	p2, p1, n1, n2 := &ws[i], &ws[i+1], &ws[i+3], &ws[i+4]
	k := tagKey(t.UPOS, t.XPOS)
	tagAt := func(j int) uint32 {
		if j < 0 || j >= len(toks) {
			return 0xffff
		}
		return tagKey(toks[j].UPOS, toks[j].XPOS)
	}
	// What may be the subject: the nearest noun or pronoun before, with the
	// words that join it to another.
	subject, joined, helper := uint32(0), uint32(0), uint32(0)
	for j := i - 1; j >= 0 && j > i-12; j-- {
		switch toks[j].UPOS {
		case nlp.PRON, nlp.NOUN, nlp.PROPN:
			if subject == 0 {
				subject = tagKey(toks[j].UPOS, toks[j].XPOS)
				if toks[j].UPOS == nlp.PRON {
					subject = ws[j+2].low
				}
			}
		case nlp.CCONJ:
			if joined == 0 && subject != 0 {
				joined = 1
			}
		case nlp.AUX:
			if helper == 0 && subject == 0 {
				helper = ws[j+2].low
			}
		case nlp.VERB, nlp.PUNCT:
			if subject != 0 && joined == 0 {
				joined = 2
			}
		}
	}
	first := uint32(0)
	if i == 0 {
		first = 1
	}
	out[0] = mix(200, k, 0)
	out[1] = mix(201, k, w.exact)
	out[2] = mix(202, k, p1.low)
	out[3] = mix(203, k, n1.low)
	out[4] = mix(204, k, p2.low)
	out[5] = mix(205, k, tagAt(i-1))
	out[6] = mix(206, k, tagAt(i-1)<<16|tagAt(i-2))
	out[7] = mix(207, k, tagAt(i+1))
	out[8] = mix(208, k^tagAt(i-1)<<16, tagAt(i+1))
	out[9] = mix(209, k, subject)
	out[10] = mix(210, k^joined<<20, subject)
	out[11] = mix(211, k, helper)
	out[12] = mix(212, k^first<<20, tagAt(i+1))
	out[13] = mix(213, k^w.exact, p1.low)
	out[14] = mix(214, k^w.exact, n1.low)
	out[15] = mix(215, k, w.suffix[2])
	out[16] = mix(216, k^w.exact, tagAt(i-1))
	out[17] = mix(217, k^tagAt(i+1)<<16, n2.low)
	return contextFeatures
}

// of returns the number of the features of word i; false where its tags leave
// no choice.
func (c *contextual) of(toks []nlp.Token, ws []word, i int) (uint8, bool) {
	cand := c.candidates[tagKey(toks[i].UPOS, toks[i].XPOS)]
	if len(cand) == 0 {
		return 0, false
	}
	var feats [contextFeatures]uint32
	var scores [256]int32
	var found finding
	c.weights.add(scores[:], feats[:contextOf(&feats, toks, ws, i)], &found)
	best := cand[0]
	for _, k := range cand[1:] {
		if scores[k] > scores[best] {
			best = k
		}
	}
	return best, true
}

func decodeContextual(f *model.File, feats int) (contextual, error) {
	c := contextual{candidates: map[uint32][]uint8{}}
	b := f.Bytes("morph/candidates")
	for len(b) > 0 {
		if len(b) < 3 || len(b) < 3+int(b[2]) {
			return c, fmt.Errorf("%w: morph", model.ErrFormat)
		}
		n := int(b[2])
		c.candidates[uint32(b[0])<<8|uint32(b[1])] = b[3 : 3+n]
		for _, k := range b[3 : 3+n] {
			if int(k) >= feats {
				return c, fmt.Errorf("%w: morph", model.ErrFormat)
			}
		}
		b = b[3+n:]
	}
	var err error
	c.weights, err = decodeTable(f, "morph/weights")
	return c, err
}
