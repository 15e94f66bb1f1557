package dep

import "math"

// The beam: how many configurations of a sentence are followed at most, and how
// far behind the best one, in units of the scores' temperature, a
// configuration or a single transition may be. Measured in doc/tried/dep.md.
const (
	beamWidth  = 4
	beamBehind = 1.0
)

// longestBeam is the length of sentences above which one configuration is
// followed alone: what is copied for another grows with the sentence.
const longestBeam = 300

// A softmax tells how unlikely a transition is, in units of the scores:
// temperature times the negative logarithm of its share. Whole numbers, so that
// every machine decides alike.
type softmax struct {
	temperature float64 // 0: only the best path is followed
	behind      int32   // beamBehind in units of the scores
	share       [512]int16
	log         [513]int32
	step        int32
}

// of lays the tables out for a temperature in units of the scores.
func (x *softmax) of(temperature float64) {
	x.temperature = temperature
	x.behind = int32(beamBehind * temperature)
	x.step = max(1, int32(math.Ceil(8*temperature/float64(len(x.share)))))
	for i := range x.share {
		x.share[i] = int16(math.Round(256 * math.Exp(-float64(int32(i)*x.step)/temperature)))
	}
	for i := range x.log {
		x.log[i] = int32(math.Round(temperature * math.Log1p(float64(i)/256)))
	}
}

// norm returns what is added to how far a score stands behind the best.
func (x *softmax) norm(best int32, sc *[numActions]int32, legal uint8) int32 {
	sum := int32(-256) // the best itself
	for a := range numActions {
		if legal&(1<<a) == 0 {
			continue
		}
		if i := (best - sc[a]) / x.step; int(i) < len(x.share) {
			sum += int32(x.share[i])
		}
	}
	return x.log[min(int(sum), len(x.log)-1)]
}

// A path is a configuration that is followed, and how unlikely it is.
type path struct {
	s    *state
	cost int32
	sc   [numActions]int32
	set  uint8 // the legal transitions
}

// A turn is a transition of a path.
type turn struct {
	from, action int
	cost         int32
}

// copyFrom makes s the same configuration as o, of the same sentence.
func (s *state) copyFrom(o *state) {
	s.n, s.words, s.upos, s.commas, s.verbs = o.n, o.words, o.upos, o.commas, o.verbs
	s.links = append(s.links[:0], o.links...)
	s.carve()
	s.stack = append(s.stack[:0], o.stack...)
	s.next = o.next
}

// follow carries out transitions from the start that s stands at, and returns
// the end of the likeliest path that it found: s itself or one of s.others.
func (m *weights) follow(s *state) *state {
	m.lay()
	width := beamWidth
	if s.n > longestBeam || m.soft.temperature == 0 {
		width = 1
	}
	var paths [beamWidth]path
	paths[0].s = s
	n := 1
	s.spare = append(s.spare[:0], s.others...)
	if s.memory == nil {
		s.memory = new(memory)
	}
	clear(s.memory[:])
	for !paths[0].s.done() {
		for i := range paths[:n] {
			p := &paths[i]
			p.set = p.s.legal()
			p.sc = m.recall(s, p)
		}
		if p := &paths[0]; n == 1 {
			a := argmax(&p.sc, p.set)
			if lead := ahead(a, &p.sc, p.set); width == 1 || lead > m.soft.behind {
				p.s.note(a, lead)
				p.s.do(a)
				continue
			}
		}
		var turns [beamWidth * numActions]turn
		k := m.turns(&turns, paths[:n], width)
		n = s.turn(&paths, n, turns[:k])
	}
	return paths[0].s
}

// A memory holds scores of configurations of one sentence: paths that have
// parted meet the same ones again.
type memory [128]struct {
	config
	sc [numActions]int32
}

// recall returns the scores of the transitions of p, a path of s's sentence.
func (m *weights) recall(s *state, p *path) [numActions]int32 {
	if p.set&(p.set-1) == 0 {
		return [numActions]int32{} // without a choice no score is asked for
	}
	c := p.s.config()
	e := &s.memory[(c.s0*29+c.b0)%int32(len(s.memory))]
	if e.config != c {
		e.config, e.sc = c, m.actions(p.s, &c)
	}
	return e.sc
}

// turns lists the likeliest transitions of paths, best first, and returns how
// many.
func (m *weights) turns(turns *[beamWidth * numActions]turn, paths []path, width int) int {
	k := 0
	for i := range paths {
		p := &paths[i]
		best := p.sc[argmax(&p.sc, p.set)]
		norm := p.cost + m.soft.norm(best, &p.sc, p.set)
		for a := range numActions {
			if p.set&(1<<a) == 0 || best-p.sc[a] > m.soft.behind {
				continue
			}
			t := turn{from: i, action: a, cost: norm + best - p.sc[a]}
			j := k
			for ; j > 0 && turns[j-1].cost > t.cost; j-- {
				turns[j] = turns[j-1]
			}
			turns[j] = t
			k++
		}
	}
	k = min(k, width)
	for turns[k-1].cost > turns[0].cost+m.soft.behind {
		k--
	}
	return k
}

// turn carries out turns on the n paths of s's sentence, and returns how many
// paths there are then. A path that is taken twice is copied.
func (s *state) turn(paths *[beamWidth]path, n int, turns []turn) int {
	var uses [beamWidth]int
	for _, t := range turns {
		uses[t.from]++
	}
	for i := range paths[:n] {
		if uses[i] == 0 {
			s.spare = append(s.spare, paths[i].s)
		}
	}
	var next [beamWidth]path
	for i, t := range turns {
		from := &paths[t.from]
		to := from.s
		if uses[t.from]--; uses[t.from] > 0 {
			to = s.other()
			to.copyFrom(from.s)
		}
		to.note(t.action, ahead(t.action, &from.sc, from.set))
		to.do(t.action)
		next[i] = path{s: to, cost: t.cost}
	}
	*paths = next
	return len(turns)
}

// other returns a state that no path of s's sentence uses.
func (s *state) other() *state {
	if k := len(s.spare); k > 0 {
		o := s.spare[k-1]
		s.spare = s.spare[:k-1]
		return o
	}
	o := new(state)
	s.others = append(s.others, o)
	return o
}

// ahead returns how far a stands ahead of the next best legal transition.
func ahead(a int, sc *[numActions]int32, legal uint8) int32 {
	d := int32(widest)
	for b := range numActions {
		if b != a && legal&(1<<b) != 0 {
			d = min(d, sc[a]-sc[b])
		}
	}
	return d
}
