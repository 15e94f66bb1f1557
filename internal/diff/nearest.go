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

// A keptHit is what was found for a word in a passage.
type keptHit struct {
	word, passage int32 // numbers; no passage has the number 0
	at, near      int16
}

// keptHits is how many answers a seeker keeps, a power of two; of passages of
// more than mostKept words it keeps none.
const (
	keptHits = 1 << 16
	mostKept = 1 << 15
)

// nearest returns the first of the words of p that lie nearest to word n and as
// near as any: nowhere if none is nearer than 0. Words count for 999 at most, for
// it takes the same word to be nearer.
func (s *seeker) nearest(n int32, p *passage) hit {
	if s.kept == nil {
		s.kept = make([]keptHit, keptHits)
	}
	k := &s.kept[(uint32(n)*0x9e3779b1^uint32(p.id)*0x85ebca6b)>>16%keptHits]
	if k.word != n || k.passage != p.id {
		h := s.seek(n, p)
		if len(p.lean) > mostKept {
			return h
		}
		*k = keptHit{n, p.id, int16(h.at), int16(h.near)}
	}
	return hit{int32(k.at), int32(k.near)}
}

// seek is nearest, from the vectors. How long the sum of products is for the
// lengths of two vectors tells nearly how near they lie; only the words that can
// be the nearest by that are measured as near does.
func (s *seeker) seek(n int32, p *passage) hit {
	best := nowhere
	v := s.voc
	w := &v.shorts[n]
	take := func(j int, c int32) {
		if c = min(c, 999); c > best.near || c == best.near && int32(j) < best.at {
			best = hit{int32(j), c}
		}
	}
	if w.none {
		for j := range p.lean {
			take(j, v.near(n, p.lean[j].number))
		}
		return best
	}
	if len(s.dots) < len(p.shorts) {
		s.dots = make([]int32, 2*len(p.shorts))
	}
	dots, over := s.dots[:len(p.shorts)], p.over[:len(p.shorts)]
	embed.Dots(dots, &w.vec, p.shorts)
	most := float32(0)
	for j, d := range dots {
		if x := float32(d) * over[j]; x > most {
			most = x
		}
	}
	// Within two thousandths, two may be as near when rounded and bounded.
	if least := most - .002/w.over; most > 0 {
		for j, d := range dots {
			if d > 0 && float32(d)*over[j] >= least {
				take(j, v.nearFrom(d, n, p.lean[j].number))
			}
		}
	}
	for _, j := range p.loose {
		take(int(j), v.near(n, p.lean[j].number))
	}
	return best
}
