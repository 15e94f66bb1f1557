package diff

import "github.com/parley-record/parley/nlp/embed"

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

// A keptHit is what was found for a word in the words [from, to) of a passage.
type keptHit struct {
	word, passage, from, to int32
	hit
}

// keptHits is how many answers a seeker keeps, a power of two.
const keptHits = 1 << 15

// nearest returns the first of the words of p that lie nearest to word n and as
// near as any: nowhere if none is nearer than 0. Words count for 999 at most, for
// it takes the same word to be nearer.
func (s *seeker) nearest(n int32, p *passage) hit {
	if s.kept == nil {
		s.kept = make([]keptHit, keptHits)
	}
	key := keptHit{word: n, passage: p.id, from: p.from, to: p.from + int32(len(p.lean))}
	h := (uint32(n)*0x9e3779b1 ^ uint32(key.passage)*0x85ebca6b ^ uint32(key.from)*0xc2b2ae35 ^ uint32(key.to)*0x27d4eb2f) >> 7 % keptHits
	k := &s.kept[h]
	if key.hit = k.hit; *k != key {
		key.hit = s.seek(n, p)
		*k = key
	}
	return k.hit
}

// seek is nearest, from the vectors. How long the sum of products is for the
// lengths of two vectors tells nearly how near they lie; only the words that can
// be the nearest by that are measured as near does.
func (s *seeker) seek(n int32, p *passage) hit {
	best := nowhere
	v := s.voc
	w := &v.shorts[n]
	take := func(j int) {
		c := min(v.near(n, p.lean[j].number), 999)
		if c > best.near || c == best.near && int32(j) < best.at {
			best = hit{int32(j), c}
		}
	}
	if w.none {
		for j := range p.lean {
			take(j)
		}
		return best
	}
	if len(s.dots) < len(p.shorts) {
		s.dots = make([]int32, 2*len(p.shorts))
	}
	dots := s.dots[:len(p.shorts)]
	embed.Dots(dots, &w.vec, p.shorts)
	var most float32
	for j, d := range dots {
		most = max(most, float32(d)*p.over[j])
	}
	// Within two thousandths, two may be as near when rounded and bounded.
	if least := most - .002/w.over; most > 0 {
		for j, d := range dots {
			if float32(d)*p.over[j] >= least {
				take(j)
			}
		}
	}
	for _, j := range p.loose {
		take(int(j))
	}
	return best
}
