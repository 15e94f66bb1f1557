package extract

import "slices"

// bid reports whether a bid has been told by a noun.
func (j *joiner) bid() bool {
	return slices.ContainsFunc(j.threads, func(t thread) bool { return t.kind == "bid" && !t.told })
}

// takeovers are the nouns by which readers call one firm's taking over of another.
var takeovers = listed("takeovers")

// sameTakeover reports whether the bare mention m takes up t as the only takeover told of,
// by another noun: "its takeover of X", then "the merger", "the deal".
func (j *joiner) sameTakeover(m *text, t *thread) bool {
	if !m.definite || m.owner >= 0 || m.plural || m.apart || len(m.by) > 0 || len(m.about) > 0 || !takeovers[m.lemma] && m.lemma != "deal" || !takenOver(t) {
		return false
	}
	if n := j.last[groups['d']]; n != 0 && families[m.kind] == 'd' && &j.threads[n-1] != t {
		return false // there is a deal that it may be
	}
	for n := range j.threads {
		if o := &j.threads[n]; o != t && !o.told && (takenOver(o) || o.kind == "bid" || o.kind == "offer") {
			return false
		}
	}
	return true
}

// takenOver reports whether t is called a takeover by one of its nouns.
func takenOver(t *thread) bool {
	return !t.plural && slices.ContainsFunc(t.called, func(l string) bool { return takeovers[l] })
}
