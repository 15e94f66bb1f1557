package extract

import "github.com/parley-record/parley/nlp"

// obstaclePosition drafts what a speaker calls the obstacle, "the main obstacle is
// the union's demand for a veto", "the demand remains an obstacle", by the noun at i
// that is so called or that calls it so: the speaker is against it, or for what it
// refuses.
func (r *reader) obstaclePosition(i int) {
	if r.callsObstacle(i) {
		if !r.t.negated(i) {
			r.inTheWay(i)
		}
		return
	}
	if !r.obstacle(i) {
		return
	}
	v := i
	if h := int(r.t.head[i]); h >= 0 && (r.t.rel(i) == nlp.RelXcomp || r.t.rel(i) == nlp.RelObj) && stays[r.t.lemma(h)] {
		v = h
	} else if r.t.kid(i, nlp.RelCop) < 0 {
		return
	}
	if p := r.t.subject(v); p >= 0 && p < i && r.t.pos(p) == nlp.NOUN && !r.t.negated(v) {
		r.inTheWay(p)
	}
}

// stays are verbs by which something is an obstacle without "to be".
var stays = map[string]bool{"remain": true, "stay": true, "become": true, "constitute": true, "represent": true, "pose": true, "present": true, "form": true}

// inTheWay drafts that whoever is speaking at i is against what the noun at i tells of.
func (r *reader) inTheWay(i int) {
	who, ok := r.speaker(i)
	if !ok {
		return
	}
	s := stand{frame: &obstacleFrame, at: i, stance: "against", force: "concern"}
	if fs := stances["n"+r.t.lemma(i)]; len(fs) > 0 && fs[0].paths[0] != "s" {
		if in, ok := r.stand(&fs[0], i, 0); ok {
			s.stance = against(in.stance)
			s.issue, s.f, s.e, s.path = in.issue, in.f, in.e, in.path
		}
	}
	if s.e == 0 {
		if _, kind := r.who(i); kind != refOther || !r.issue(&s, i, false, "s", 2) {
			return
		}
	}
	s.signs = append(s.signs, "rule:judge")
	r.addPositions(s, []Ref{who}, "by:speaker")
}

// callsObstacle reports whether the clause of i, -1 for none, calls i the obstacle.
func (r *reader) callsObstacle(i int) bool {
	if i < 0 || r.t.kid(i, nlp.RelCop) < 0 {
		return false
	}
	p := r.t.subject(i)
	return p >= 0 && p < i && r.obstacle(p)
}

// calledObstacle reports whether the clause of i, -1 for none, says that something is
// or remains an obstacle.
func (r *reader) calledObstacle(i int) bool {
	if i < 0 {
		return false
	}
	if stays[r.t.lemma(i)] {
		k := r.t.kid(i, nlp.RelXcomp, nlp.RelObj)
		return k >= 0 && r.obstacle(k)
	}
	return r.t.kid(i, nlp.RelCop) >= 0 && r.obstacle(i)
}

var obstacleFrame = frame{word: "obstacle", stance: "against", force: "concern", paths: []string{"s"}}

// obstacle reports whether the noun at i is one for what stands in the way: an
// obstacle, a problem, a sticking point.
func (r *reader) obstacle(i int) bool {
	if _, ok := is(words, r.t.lemma(i), "hinders"); !ok {
		return false
	}
	d, ok := is(words, r.t.lemma(i), "settled-with")
	return !ok || r.modified(i, d)
}
