package extract

import "github.com/parley-record/parley/nlp"

// A thread is what was told of one text so far.
type thread struct {
	family  byte
	kind    string
	lemma   string // of its latest noun
	ids     []string
	about   []string
	adjs    []string
	short   string
	target  string
	version string
	percent string
	plural  bool
	owners  []Ref
	origin  []Ref
	last    int // index in reader.texts of its latest mention, plus one
	counter bool
	told    bool // no noun has named it yet
	taken   bool // every mention took it for known: "the plan"
	body    bool // told outside the title
}

// A joiner joins the mentions of one text, in text order.
type joiner struct {
	threads []thread // by index in Draft.Proposals
	latest  int      // the text told last, as an index plus one
	last    [6]int   // the text told last, by group
	newest  int      // the text told last as a new version of another, as an index plus one
	before  int      // what it is a version of
}

// find returns the text that m takes up, as an index plus one, 0 for a new one.
func (j *joiner) find(r *reader, m *text) int {
	best, top := 0, 0
	bare := len(m.ids) == 0 && m.version == "" && m.told < 0
	group := groups[families[m.kind]]
	if m.version == "old" && m.definite && group == 1 && len(m.ids) == 0 && j.before != 0 && (len(m.by) == 0 || r.meet(m.by, j.threads[j.newest-1].owners)) {
		return j.before // "the earlier offer", where a new one has been told
	}
	if bare && m.plain && !m.plural && group == 2 && !m.apart {
		if n := j.last[1]; n != 0 && j.last[2] == 0 && len(m.about) == 0 && m.deed < 0 && j.threads[n-1].family == 'o' {
			return n // "the deal" that an offer is for
		}
	}
	for n := len(j.threads); n > 0; n-- {
		t := &j.threads[n-1]
		s := j.fit(r, m, t, bare, group)
		if s == 0 {
			continue
		}
		if n == j.last[group] {
			s++
		}
		if s > top {
			best, top = n, s
		}
	}
	if best == 0 && bare && m.plain && !m.plural && group != 2 && len(j.threads) > 0 && len(m.about) == 0 {
		if t := &j.threads[j.latest-1]; t.version != "old" && !t.plural {
			return j.latest
		}
	}
	return best
}

// named returns the text that goes by the letters s, as an index plus one; 0 for
// none.
func (j *joiner) named(s string) int {
	if !capitals(s) {
		return 0
	}
	for n := len(j.threads); n > 0; n-- {
		if j.threads[n-1].short == s {
			return n
		}
	}
	return 0
}

// fit is how well m takes up t, 0 for not at all.
func (j *joiner) fit(r *reader, m *text, t *thread, bare bool, group int) int {
	same := groups[t.family] == group
	if m.plural != t.plural && (group != 1 || !same) {
		return 0
	}
	if t.counter != (m.kind == "counter-proposal") && !bare {
		return 0
	}
	if t.kind == "amendment" != (m.kind == "amendment") {
		return 0
	}
	if m.apart {
		return 0
	}
	owned := false
	if len(m.by) > 0 && len(t.owners) > 0 {
		owned = r.meet(m.by, t.owners) || bare && same && j.latest > 0 && &j.threads[j.latest-1] == t && r.follows(m, t)
		if !owned && group == 1 && same && !(bare && r.unnamed(m.by)) {
			return 0
		}
	}
	origin := len(m.origin) > 0
	if origin && len(t.origin) > 0 && !r.meet(m.origin, t.origin) {
		return 0
	}
	switch {
	case m.version == t.version:
	case !t.body:
	case m.version == "old" && t.version == "" && commonStems(m.ids, t.ids) > 0:
	case m.version != "":
		return 0
	case t.version == "old" && !(m.plain && j.latest > 0 && &j.threads[j.latest-1] == t):
		return 0
	}
	if m.percent != "" && t.percent != "" && m.percent != t.percent {
		return 0
	}
	if bare && m.plain && t.version == "old" && j.newest != 0 && &j.threads[j.newest-1] != t && groups[j.threads[j.newest-1].family] == group {
		return 0 // the newest is meant
	}
	if m.target != "" && t.target != "" && m.target != t.target {
		return 0
	}
	shared := commonStems(m.ids, t.ids)
	if t.short != "" && t.short == m.short {
		shared += 2
	}
	if t.short != "" {
		for _, s := range m.ids {
			if s == lower(t.short) {
				shared += 2
			}
		}
	}
	if m.percent != "" && m.percent == t.percent && families[m.kind] == t.family {
		shared += 2
	}
	if m.version != "" && m.version == t.version && !t.body && families[m.kind] == t.family {
		shared++ // the title's
	}
	wide := commonStems(m.about, t.ids) + commonStems(m.ids, t.about) + commonStems(m.about, t.about)
	if shared == 0 && wide == 0 && len(m.ids) > 0 && len(t.ids) > 0 {
		return 0
	}
	if shared > 0 && 2*shared < min(len(m.ids), len(t.ids)) || shared > 0 && !same && 2*shared < len(m.ids) {
		return 0
	}
	s := 4*shared + 2*wide
	if families[m.kind] == t.family {
		s += 2
	}
	if owned {
		s += 3
	}
	s += commonStems(m.adjs, t.adjs)
	switch {
	case shared > 0:
	case wide > 0 && same && m.told < 0 && !t.told && t.lemma == m.lemma && wide >= min(len(m.about), len(t.about)) && len(m.about) > 0 && len(t.about) > 0:
	case wide > 0 && group == 5 && same && m.told < 0 && !t.told:
	case wide > 1 && same && (m.told < 0 && !t.told || m.told >= 0 && t.told):
	case !t.body && families[m.kind] == t.family && (wide > 0 || bare):
	case owned && same && m.told < 0 && len(m.ids) == 0 && m.definite:
	case !same || m.told >= 0:
		return 0
	case m.version != "" && m.version == t.version && m.version != "counter":
	case bare && origin && len(t.origin) == 0 && !r.meet(m.origin, t.owners):
		return 0
	case bare && m.definite && m.owner < 0:
	case bare && group == 1 && families[m.kind] == 'o' && r.unnamed(m.by):
	case bare && group == 2 && m.owner < 0 && len(m.about) == 0:
	case m.version == "counter" && t.version == "counter":
	case len(t.ids) == 0 && t.kind == m.kind && len(m.ids) > 0 && m.version == "" && (m.definite || t.taken) && j.latest > 0 && &j.threads[j.latest-1] == t:
		// "the plan", told before it was named in full
	default:
		return 0
	}
	return s + 1
}

// unnamed reports whether those of refs are told, but none of them by a name.
func (r *reader) unnamed(refs []Ref) bool {
	for _, ref := range refs {
		if r.nameAt[ref.Head] != 0 {
			return false
		}
	}
	return len(refs) > 0
}

// follows reports whether m is "their plan" right after what somebody is told to
// propose: whoever the pronoun was taken for, theirs is the one just told.
func (r *reader) follows(m *text, t *thread) bool {
	if m.owner < 0 || r.doc.Tokens[m.owner].XPOS != nlp.TagPRPS || t.last == 0 || len(t.owners) == 0 {
		return false
	}
	o := &r.texts[t.last-1]
	d := r.doc.Tokens[m.head].Sentence - r.doc.Tokens[o.head].Sentence
	plural := len(t.owners) > 1
	for _, w := range t.owners {
		x := r.doc.Tokens[w.Head].XPOS
		lemma := r.t.lemma(int(w.Head))
		detail, _ := is(nouns, lemma, "agent")
		plural = plural || x == nlp.TagNNS || x == nlp.TagNNPS || detail == "group"
	}
	return d <= 1 && plural == r.doc.Is(m.owner, "their")
}

// revised returns the text that m is a new version of, as an index plus one: the
// latest of its group that shares a word with it, else the latest; what was
// drafted against a text is not taken for it. It is 0 where there is none.
func (j *joiner) revised(m *text) int {
	group, last := groups[families[m.kind]], 0
	for n := len(j.threads); n > 0; n-- {
		t := &j.threads[n-1]
		if groups[t.family] != group || t.counter != (m.kind == "counter-proposal") {
			continue
		}
		if commonStems(m.ids, t.ids)+commonStems(m.about, t.about) > 0 {
			return n
		}
		if last == 0 {
			last = n
		}
	}
	if last == 0 {
		return j.last[group]
	}
	return last
}

// note adds m, the mention of index k, to its text.
func (j *joiner) note(r *reader, m *text, k int) {
	group := groups[families[m.kind]]
	if m.in > len(j.threads) {
		j.threads = append(j.threads, thread{family: families[m.kind], kind: m.kind, version: m.version, plural: m.plural, counter: m.kind == "counter-proposal", taken: true})
	}
	t := &j.threads[m.in-1]
	t.taken = t.taken && m.definite && m.told < 0
	for _, s := range m.ids {
		t.ids = addStem(t.ids, s)
	}
	for _, s := range m.about {
		t.about = addStem(t.about, s)
	}
	for _, s := range m.adjs {
		t.adjs = addStem(t.adjs, s)
	}
	if t.short == "" {
		t.short = m.short
	}
	if t.target == "" {
		t.target = m.target
	}
	if t.percent == "" {
		t.percent = m.percent
	}
	t.owners = addRef(t.owners, m.by...)
	t.origin = addRef(t.origin, m.origin...)
	if !r.inTitle(m.head) && !t.body {
		t.body, t.version = true, m.version
	}
	if m.version == "old" && t.version == "" {
		t.version = "old"
	}
	t.lemma = m.lemma
	t.told = m.told >= 0 && (t.told || t.last == 0)
	t.last = k + 1
	j.latest, j.last[group] = m.in, m.in
}

func commonStems(a, b []string) int {
	n := 0
	for _, x := range a {
		for _, y := range b {
			if x == y {
				n++
				break
			}
		}
	}
	return n
}

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
	return stem(r.t.lemma(int(a.Head))) == stem(r.t.lemma(int(b.Head)))
}
