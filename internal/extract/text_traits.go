package extract

import "cmp"

// Traits are what tells a text from others of its report, over all mentions of it.
// They are taken when every mention has its text; a thread has what was told of a
// text up to the mention that is being joined.
type Traits struct {
	Kind    byte     // 'p' plans, 'o' offers, 'x' proposals, which may be either; else as its group
	Group   int      // kinds whose bare nouns take one another up; 0: none
	Words   []string // stems of what it is and what it is about
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

// traitsOf fills the traits of each text from its mentions.
func (r *reader) traitsOf() {
	for p := range r.Proposals {
		r.Proposals[p].Traits = Traits{Plural: true, Told: true, Head: -1}
	}
	for k := range r.texts {
		m := &r.texts[k]
		if m.kind == "" {
			continue
		}
		t := &r.Proposals[m.in-1].Traits
		if t.Head < 0 || !t.Body && !r.inTitle(m.head) {
			t.Head, t.Known, t.Group, t.Version = int32(m.head), m.definite && m.told < 0, groups[families[m.kind]], m.version
			t.Body = !r.inTitle(m.head)
			t.Kind = families[m.kind]
			if m.lemma == "proposal" || m.lemma == "package" || m.lemma == "approach" {
				t.Kind = 'x'
			}
		}
		if !r.inTitle(m.head) && m.version != "" {
			t.Version = m.version
		}
		about := false // what it is about is more than a price
		for n, s := range append(append([]string{}, m.ids...), m.about...) {
			if _, ok := is(nouns, s, "text"); !ok && !measures[s] && !moneyWords[s] {
				t.Words = addStem(t.Words, s)
				about = about || n >= len(m.ids)
			}
		}
		if specific[m.lemma] {
			t.Words = addStem(t.Words, stem(m.lemma))
		}
		for _, n := range m.names {
			t.Words = addStem(t.Words, stem(r.t.lemma(int(n.First))))
		}
		t.Target = cmp.Or(t.Target, m.target)
		t.Percent = cmp.Or(t.Percent, m.percent)
		t.Sum = cmp.Or(t.Sum, m.sum)
		t.Plural = t.Plural && m.plural
		t.Apart = t.Apart || m.apart
		t.Full = t.Full || m.end > m.head+1 && (m.sum == "" && m.to < 0 || about || m.deed >= 0) || r.withWhat(m.head)
		t.Told = t.Told && m.told >= 0
	}
}

// withWhat reports whether what a text comes with stands right behind its noun: "a
// proposal with 23 measures".
func (r *reader) withWhat(i int) bool {
	return i+1 < len(r.doc.Tokens) && r.doc.Is(i+1, "with")
}
