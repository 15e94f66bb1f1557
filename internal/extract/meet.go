package extract

import "github.com/parley-record/parley/nlp"

// meet reports whether a and b name a common actor.
func (r *reader) meet(a, b []Ref) bool {
	for _, x := range a {
		for _, y := range b {
			if r.sameActor(x, y) {
				return true
			}
		}
	}
	return false
}

// sameActor reports whether a and b name one actor, as far as the report alone
// tells.
func (r *reader) sameActor(a, b Ref) bool {
	if a.Head == b.Head {
		return true
	}
	if c := r.chainAt[a.Head]; c != 0 && c == r.chainAt[b.Head] {
		return true
	}
	if x, y := r.nameAt[a.Head], r.nameAt[b.Head]; x != 0 && y != 0 {
		if c := r.doc.Names[x-1].Code; c != "" && c == r.doc.Names[y-1].Code {
			return true
		}
	}
	if r.longForm(a, b) || r.longForm(b, a) {
		return true
	}
	return stem(r.t.lemma(int(a.Head))) == stem(r.t.lemma(int(b.Head)))
}

// longForm reports whether name a says in full what name b says in short: "Harbour
// Foods Ltd" and "Harbour Foods" or "HFL".
func (r *reader) longForm(a, b Ref) bool {
	if r.t.pos(int(b.Head)) != nlp.PROPN || r.t.pos(int(a.Head)) != nlp.PROPN || a.End-a.First < 2 {
		return false
	}
	if n := r.nameAt[a.Head]; n != 0 && r.doc.Names[n-1].Kind == nlp.Person {
		return false
	}
	if b.End-b.First == 1 {
		f := r.doc.Form(int(b.First))
		if capitals(f) {
			k := 0
			for i := a.First; i < a.End; i++ {
				w := r.doc.Form(int(i))
				if w[0] < 'A' || w[0] > 'Z' {
					continue
				}
				if k >= len(f) || w[0] != f[k] {
					k = -1
					break
				}
				k++
			}
			if k == len(f) || k == len(f)-1 && k >= 3 {
				return true
			}
		}
	}
	if b.End-b.First >= a.End-a.First {
		return false
	}
	for i := int32(0); i < b.End-b.First; i++ {
		if lower(r.doc.Form(int(a.First+i))) != lower(r.doc.Form(int(b.First+i))) {
			return false
		}
	}
	return r.t.pos(int(a.First)) == nlp.PROPN
}

// Traits are what tells a text from others of its report, over all mentions of it.
// They are taken when every mention has its text; a thread has what was told of a
// text up to the mention that is being joined.
type Traits struct {
	Kind    byte     // 'p' plans, 'o' offers, 'x' proposals, which may be either; else as its group
	Group   int      // kinds whose bare nouns take one another up; 0: none
	Words   []string // stems of what it is and what it is about
	Names   []string // those of them that are of names, or of a noun that says the matter by itself, "merger"
	Target  string   // stem of the name that it is for
	Percent string
	Sum     string
	Version string // "new", "old", "counter"
	Plural  bool   // every mention is of several
	Apart   bool   // "another", "rival": none of those told before
	Told    bool   // no noun names it
	Full    bool   // what it is for, to do or with stands behind its noun somewhere
	Known   bool   // taken for known where it is told first: "the plan", "X's plan"
	Body    bool   // told outside the title
	Head    int32  // the main word of its first mention there, or in the title
}
