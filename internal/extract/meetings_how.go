package extract

import "github.com/parley-record/parley/nlp"

// videos and phones are what talks are held by or over that nobody travels to.
var (
	videos = listed("videos")
	phones = listed("phones")
)

// tellHow adds to m what the words around talks at i, and verb v over them, say
// of how they were held: by what means, without whom, with whose help.
func (r *reader) tellHow(i, v int, m *Meeting) {
	m.Format = or2(m.Format, r.means(i))
	for _, h := range [2]int{i, v} {
		if h < 0 {
			continue
		}
		for c := r.t.first[h]; c >= 0; c = r.t.nxt[c] {
			m.Absent = addRef(m.Absent, r.heldWithout(int(c))...)
		}
	}
	m.Mediators = addRef(m.Mediators, r.helpers(i, v)...)
}

// means returns the format of talks at i that the words behind them tell: "by
// video link", "by phone", "in person"; "" where none do.
func (r *reader) means(i int) string {
	_, e := r.sentence(i)
	for k := i + 1; k+1 < min(e, i+16); k++ {
		if _, ok := is(nouns, r.t.lemma(k), "meeting"); ok && r.t.pos(k) == nlp.NOUN && r.t.rel(k) != nlp.RelCompound && !r.doc.Is(k, "conference") {
			return "" // other talks
		}
		switch lower(r.doc.Form(k)) {
		case "by", "via", "over", "on", "through":
			n := k + 1
			if n+1 < e && (r.doc.Is(n, "a") || r.doc.Is(n, "the")) {
				n++
			}
			switch w := lower(r.doc.Form(n)); {
			case videos[w]:
				return "virtual"
			case phones[w]:
				return "call"
			}
		case "online", "virtually":
			return "virtual"
		case "in":
			if r.doc.Is(k+1, "person") {
				return "in_person"
			}
		case "face":
			if k+2 < e && r.doc.Is(k+1, "to") && r.doc.Is(k+2, "face") {
				return "in_person"
			}
		}
	}
	return ""
}

// heldWithout returns whom the phrase of token k says to be missing: "without Norway",
// "with Norway absent", "in the absence of Norway"; nil for none.
func (r *reader) heldWithout(k int) []Ref {
	x := -1
	switch p := r.t.preposition(k); {
	case p == "without" && r.t.rel(k) != nlp.RelAdvcl:
		x = k
	case (p == "with" || r.t.marked(k, "with")) && (r.t.lemma(k) == "absent" || r.t.lemma(k) == "missing"):
		x = r.t.subject(k)
	case p == "in" && r.t.lemma(k) == "absence":
		x = r.t.kid(k, nlp.RelNmod)
	}
	if x < 0 {
		return nil
	}
	switch _, kind := r.who(x); kind {
	case refState, refBody, refPerson:
		return r.parties(x)
	}
	return nil
}

// helpers returns who is told to mediate the talks at i, under verb v: "talks,
// mediated by Norway, ended", "the talks are being mediated by Norway".
func (r *reader) helpers(i, v int) []Ref {
	if v >= 0 && r.mediates(v) && r.t.passive(v) && r.t.subject(v) >= 0 && r.t.subject(v) <= i {
		return r.parties(r.t.agent(v))
	}
	_, e := r.sentence(i)
	for k := i + 1; k+2 < min(e, i+14); k++ {
		switch p := r.t.pos(k); {
		case r.mediates(k) && r.t.rel(k) == nlp.RelAcl && r.t.passive(k):
			return r.parties(r.t.agent(k))
		case p == nlp.VERB || p == nlp.AUX:
			return nil
		}
	}
	return nil
}
