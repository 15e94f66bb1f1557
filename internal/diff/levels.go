package diff

import (
	"github.com/parley-record/parley/nlp"
	"github.com/parley-record/parley/nlp/model"
)

// A Level says how much of a text was taken from another (after Clough and
// Stevenson 2011).
type Level uint8

// The levels.
const (
	Own   Level = iota // nothing
	Heavy              // its matter, in other words and another order
	Light              // sentence by sentence, with words exchanged
	Cut                // sentences as they are
)

// A taken says how much of a text stands in another, in thousandths.
type taken struct {
	half     int32 // of its sentences, those of which half the words stand in one sentence there, in order
	verbatim int32 // of its sentences of six words or more, those nearly all in common runs
}

// leastTaken is the rarity of what two sentences must share, in thousandths, for
// their words to be compared.
const leastTaken = 100

// take measures how much of a stands in b.
func (m *matcher) take(a, b *cutReport) taken {
	half, n, nb := 0, 0, len(b.sentences)
	m.shared = zero(m.shared, len(a.sentences)*nb)
	share(a, b, m.shared)
	for i := range a.sentences {
		p := &a.sentences[i]
		if len(p.words) < 5 {
			continue
		}
		n++
		for j := range b.sentences {
			q := &b.sentences[j]
			if 2*len(q.words) < len(p.words) || glance(m.shared[i*nb+j], a.sums[i], b.sums[j]) < leastTaken {
				continue
			}
			if l, _ := m.subsequence(p, q); 2*l >= len(p.words) {
				half++
				break
			}
		}
	}
	r := reused(a, b)
	return taken{half: ratio(half, max(1, n)), verbatim: r.verbatim}
}

// Levels are the bounds between the levels, in thousandths: of sentences half
// told, from Heavy; of those, the share that is verbatim, from Cut; of sentences
// half told, from Light.
type Levels struct{ Heavy, Cut, Light int32 }

// Of returns the level of a text of whose sentences that share is half told in
// another and that share stands there verbatim.
func (l *Levels) Of(half, verbatim int32) Level {
	switch {
	case half < l.Heavy || half == 0:
		return Own
	case 1000*verbatim >= l.Cut*half:
		return Cut
	case half >= l.Light:
		return Light
	}
	return Heavy
}

// Encode puts the bounds into f.
func (l *Levels) Encode(f *model.File) {
	f.SetUint32s("levels", []uint32{uint32(l.Heavy), uint32(l.Cut), uint32(l.Light)})
}

// decodeLevels returns nil where f has none.
func decodeLevels(f *model.File) *Levels {
	v := f.Uint32s("levels")
	if len(v) != 3 {
		return nil
	}
	return &Levels{int32(v[0]), int32(v[1]), int32(v[2])}
}

// LevelOf returns how much of text was taken from original, and what was
// measured for it, in thousandths: its sentences of which half stands there, and
// those that stand there verbatim.
func (c *Comparer) LevelOf(text, original *nlp.Doc) (level Level, half, verbatim int32) {
	v := newVocabulary()
	t := newMatcher(v).take(c.side(v, text), c.side(v, original))
	if c.levels != nil {
		level = c.levels.Of(t.half, t.verbatim)
	}
	return level, t.half, t.verbatim
}
