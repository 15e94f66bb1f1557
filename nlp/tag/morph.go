package tag

import (
	"github.com/parley-record/parley/nlp"
	"github.com/parley-record/parley/nlp/model"
)

// morphology maps form and tags to features: exceptions by form, else what is
// most frequent for the tags.
type morphology struct {
	feats     []string // interned "Case=Nom|Number=Sing", the first is ""
	byTags    hashMap
	exception hashMap
}

func tagKey(u nlp.UPOS, x nlp.XPOS) uint32 { return uint32(u)<<8 | uint32(x) }

func (m *morphology) of(exact uint32, u nlp.UPOS, x nlp.XPOS) string {
	k := tagKey(u, x)
	i, ok := m.exception.get(mix(90, exact, k))
	if !ok {
		i, _ = m.byTags.get(k)
	}
	return m.feats[i]
}

func decodeMorphology(f *model.File) (morphology, error) {
	m := morphology{feats: append([]string{""}, f.Strings("morph/feats")...)}
	var err error
	if m.byTags, err = decodeMap(f, "morph/tags", len(m.feats)); err != nil {
		return m, err
	}
	m.exception, err = decodeMap(f, "morph/words", len(m.feats))
	return m, err
}
