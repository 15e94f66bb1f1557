package extract

import "github.com/parley-record/parley/nlp"

// What a thing does to others says whether those who tell it are for it: the verbs of a
// rise or a fall, and the nouns for what nobody wants more or less of.
var (
	rises    = listed("rises")
	falls    = listed("falls")
	burdens  = listed("burdens")
	comforts = listed("comforts")
)

// bringsWay returns whether the clause of verb v tells a bad effect (-1), a good one (1)
// or none (0): "would raise prices", "will cost jobs", "would lower fares".
func (r *reader) bringsWay(v int) int {
	if r.t.pos(v) != nlp.VERB {
		return 0
	}
	o := r.t.kid(v, nlp.RelObj)
	if o < 0 {
		_, e := r.sentence(v)
		for k := v + 1; k < min(e, v+4) && o < 0; k++ { // "drive up [prices]"
			if r.t.pos(k) == nlp.NOUN {
				o = k
			}
		}
	}
	if o < v {
		return 0
	}
	way := 0
	switch l, w := r.t.lemma(v), r.t.lemma(o); {
	case l == "cost":
		way = -1
	case rises[l] && burdens[w], falls[l] && comforts[w]:
		way = -1
	case falls[l] && burdens[w], rises[l] && comforts[w]:
		way = 1
	}
	if r.t.negated(v) {
		way = -way
	}
	return way
}

// effectSaid reads the tokens [f, e) of a statement as what a thing would do,
// "giving up the pass would endanger the valley": a stance on the thing, not on the
// valley. Its issue is -1 where the thing is only a pronoun's and no text is meant;
// ok is false where they are no such clause or speak neither for nor against it.
func (r *reader) effectSaid(f, e int) (s stand, ok bool) {
	root := r.rootIn(f, e)
	if root < 0 || r.t.pos(root) != nlp.VERB {
		return s, false
	}
	if c := r.t.kid(root, nlp.RelCcomp); c >= 0 && r.thingDoing(c) == root {
		root = c
	}
	s.stance = "for"
	if _, ok = r.wouldDo(&s, root); !ok || r.hasNoun(s.f, s.e) {
		return s, ok
	}
	s.issue = -1
	for k := s.f; k < s.e; k++ {
		if h := r.antecedent(k); h >= 0 {
			s.issue = h
			s.f, s.e = r.t.phrase(h, true)
			break
		}
	}
	return s, true
}

// hasNoun reports whether a noun stands in the tokens [f, e).
func (r *reader) hasNoun(f, e int) bool {
	for k := f; k < e; k++ {
		if p := r.t.pos(k); p == nlp.NOUN || p == nlp.PROPN {
			return true
		}
	}
	return false
}
