package tag

import (
	"fmt"

	"github.com/parley-record/parley/nlp"
	"github.com/parley-record/parley/nlp/model"
)

// morphology maps form and tags to features: exceptions by form, else what is
// most frequent for the tags.
type morphology struct {
	feats     []string // interned "Case=Nom|Number=Sing", the first is ""
	byTags    map[uint32]uint16
	exception map[uint32]uint16
}

func tagKey(u nlp.UPOS, x nlp.XPOS) uint32 { return uint32(u)<<8 | uint32(x) }

func (m *morphology) of(exact uint32, u nlp.UPOS, x nlp.XPOS) string {
	k := tagKey(u, x)
	if i, ok := m.exception[mix(90, exact, k)]; ok {
		return m.feats[i]
	}
	return m.feats[m.byTags[k]]
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

// decodeMap reads a map from hashes to numbers below n.
func decodeMap(f *model.File, name string, n int) (map[uint32]uint16, error) {
	keys, values := f.Uint32s(name+"/keys"), f.Int16s(name+"/values")
	if len(keys) != len(values) {
		return nil, fmt.Errorf("%w: %s", model.ErrFormat, name)
	}
	m := make(map[uint32]uint16, len(keys))
	for i, k := range keys {
		if v := int(uint16(values[i])); v >= n {
			return nil, fmt.Errorf("%w: %s", model.ErrFormat, name)
		}
		m[k] = uint16(values[i])
	}
	return m, nil
}
