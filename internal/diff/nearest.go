package diff

import (
	"math"

	"github.com/parley-record/parley/nlp/embed"
)

// A hit is where a word is met in the other passage and how near, in thousandths.
type hit struct{ at, near int32 }

// nowhere is no hit.
var nowhere = hit{at: -1}

// A seeker finds the words of passages that lie nearest to a word, and keeps
// what it found: reports of one happening say the same words again and again.
// Not safe for concurrent use.
type seeker struct {
	voc  *vocabulary
	kept []keptHit
	dots []int32
}

// A keptHit is what was found for a word in a passage: from the high bits down
// their numbers and the hit's at, from 1 on, and near. No passage has the number 0.
type keptHit uint64

// How many bits of a keptHit are for what; and how many answers a seeker keeps, a
// power of two.
const (
	wordBits, placeBits, nearBits = 20, 11, 10

	keptHits = 1 << 15
)

// nearest returns the first of the words of p that lie nearest to word n and as
// near as any: nowhere if none is nearer than 0. Words count for 999 at most, for
// it takes the same word to be nearer.
func (s *seeker) nearest(n int32, p *passage) hit {
	if n >= 1<<wordBits || p.id >= 1<<(64-wordBits-placeBits-nearBits) || len(p.lean) >= 1<<placeBits {
		return s.seek(n, p)
	}
	// The answers of a passage lie side by side: they are asked for together.
	k := &s.kept[(uint32(p.id)*0x9e3779b1>>16+uint32(n))%keptHits]
	if key := keptHit(p.id)<<wordBits | keptHit(n); *k>>(placeBits+nearBits) != key {
		h := s.seek(n, p)
		*k = (key<<placeBits|keptHit(h.at+1))<<nearBits | keptHit(h.near)
	}
	return hit{int32(*k>>nearBits&(1<<placeBits-1)) - 1, int32(*k & (1<<nearBits - 1))}
}

// seek is nearest, from the vectors. How long the sum of products is for the
// lengths of two vectors tells nearly how near they lie; only the words that can
// be the nearest by that are measured as near does.
func (s *seeker) seek(n int32, p *passage) hit {
	best := nowhere
	v := s.voc
	w := &v.words[n]
	take := func(j int, c int32) {
		if c = min(c, 999); c > best.near || c == best.near && int32(j) < best.at {
			best = hit{int32(j), c}
		}
	}
	if w.long != nil {
		for j := range p.lean {
			take(j, v.near(n, p.lean[j].number))
		}
		return best
	}
	if len(s.dots) < len(p.shorts) {
		s.dots = make([]int32, 2*len(p.shorts))
	}
	dots, over := s.dots[:len(p.shorts)], p.over[:len(p.shorts)]
	embed.Dots(dots, &w.short, p.shorts)
	// Numbers above 0 stand in the order of their bits, and those below are below 0
	// as bits too: compared so, no step waits for a guess.
	most, second := int32(0), int32(0)
	for j, d := range dots {
		x := int32(math.Float32bits(float32(d) * over[j]))
		second = max(second, min(most, x))
		most = max(most, x)
	}
	if most > 0 {
		// Within two thousandths, two may be as near when rounded and bounded.
		least := max(math.Float32frombits(uint32(most))-.002/w.over, math.SmallestNonzeroFloat32)
		if second := math.Float32frombits(uint32(second)); second < least {
			least = math.Float32frombits(uint32(most))
		}
		for j, d := range dots {
			if float32(d)*over[j] >= least {
				take(j, v.nearFrom(d, n, p.lean[j].number))
			}
		}
	}
	for _, j := range p.loose {
		take(int(j), v.near(n, p.lean[j].number))
	}
	return best
}
