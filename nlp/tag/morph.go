package tag

import (
	"github.com/parley-record/parley/nlp"
	"github.com/parley-record/parley/nlp/model"
)

// morphology maps form and tags to features: by context where these leave a
// choice, exceptions by form, else what is most frequent for the tags.
type morphology struct {
	feats     []string // interned "Case=Nom|Number=Sing", the first is ""
	byTags    hashMap
	exception hashMap
	context   contextual
}

func tagKey(u nlp.UPOS, x nlp.XPOS) uint32 { return uint32(u)<<8 | uint32(x) }

// of returns the features of word i of the sentence toks, which ws reads.
func (m *morphology) of(toks []nlp.Token, ws []word, i int) string {
	if c, ok := m.context.of(toks, ws, i); ok {
		return m.feats[c]
	}
	k := tagKey(toks[i].UPOS, toks[i].XPOS)
	n, ok := m.exception.get(mix(90, ws[i+2].exact, k))
	if !ok {
		n, _ = m.byTags.get(k)
	}
	return m.feats[n]
}

func decodeMorphology(f *model.File) (morphology, error) {
	m := morphology{feats: append([]string{""}, f.Strings("morph/feats")...)}
	var err error
	if m.byTags, err = decodeMap(f, "morph/tags", len(m.feats)); err != nil {
		return m, err
	}
	if m.exception, err = decodeMap(f, "morph/words", len(m.feats)); err != nil {
		return m, err
	}
	m.context, err = decodeContextual(f, len(m.feats))
	return m, err
}
