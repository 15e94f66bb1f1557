package extract

import (
	"cmp"
	"slices"
	"strings"

	"github.com/parley-record/parley/nlp"
)

// Which mentions are of one text.

// A thread is what was told of one text so far; Traits are what remains of it for
// joining the texts of several reports.
type thread struct {
	family  byte
	kind    string
	lemma   string   // of its latest noun
	called  []string // its nouns
	ids     []string
	about   []string
	named   []string
	adjs    []string
	short   string
	target  string
	version string
	percent string
	sum     string
	plural  bool
	owners  []Ref
	makers  []Ref
	names   []Ref    // the names before its nouns, where those may be whose it is or what it is for
	own     []string // stems of its nouns that tell what it is: "merger", "budget"
	origin  []Ref
	times   int // how often it was told
	last    int // index in reader.texts of its latest mention, plus one
	counter bool
	told    bool // no noun has named it yet
	taken   bool // every mention took it for known: "the plan"
	body    bool // told outside the title
	draft   bool // a draft by the words before its noun: "a draft treaty"
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
	if n := j.last[1]; m.version == "new" && m.definite && m.owner < 0 && !m.plural && !m.apart && group == 2 && n != 0 && j.last[2] == 0 && len(m.ids) == 0 && len(m.about) == 0 {
		if t := &j.threads[n-1]; t.family == 'o' && t.version == "new" {
			return n // "the new deal" that a new offer is for
		}
	}
	if m.version == "old" && m.definite && group == 1 && len(m.ids) == 0 && j.before != 0 && (len(m.by) == 0 || r.meet(m.by, j.threads[j.newest-1].owners)) {
		return j.before // "the earlier offer", where a new one has been told
	}
	if bare && m.plain && !m.plural && group == 2 && !m.apart {
		if n := j.last[1]; n != 0 && j.last[2] == 0 && len(m.about) == 0 && m.deed < 0 && (j.threads[n-1].family == 'o' || n == j.latest && r.agreedTo(m, &j.threads[n-1])) {
			return n // "the deal" that an offer is for
		}
	}
	whole := r.writtenOn(m)
	for n := len(j.threads); n > 0; n-- {
		t := &j.threads[n-1]
		s := 0
		if n != whole {
			s = j.fit(r, m, t, bare, group)
		}
		if s == 0 {
			continue
		}
		if n == j.last[group] {
			s++
		}
		if bare && m.lemma == "draft" && m.definite && (t.draft || t.kind == "draft") {
			s += 2 // "the draft", where a plan was told since
		}
		if bare && len(t.own) > 0 && !slices.Contains(t.called, m.lemma) {
			s = max(1, s-2) // "the deal", where a treaty and a deal were told
		} else if bare && m.lemma == "compromise" && slices.Contains(t.called, m.lemma) {
			s += 2 // "the compromise", where a deal was told since
		}
		if s > top {
			best, top = n, s
		}
	}
	if best > 0 && bare && m.plain && !m.plural && vague[m.lemma] && len(m.about) == 0 && len(m.by) == 0 && best != j.latest {
		// "the measure": what was told just now, unless it was called so before
		t, o := &j.threads[j.latest-1], &j.threads[best-1]
		if o.lemma != m.lemma && r.since(m, o) > 1 && r.since(m, t) <= 1 && t.version != "old" && !t.plural {
			return j.latest
		}
	}
	if best == 0 && whole == 0 && bare && m.plain && !m.plural && group != 2 && len(j.threads) > 0 && len(m.about) == 0 {
		if t := &j.threads[j.latest-1]; t.version != "old" && !t.plural {
			return j.latest
		}
	}
	if best == 0 && m.told < 0 && !m.apart && !m.plural && len(m.ids) == 0 {
		return j.retold(r, m, group)
	}
	return best
}

// writtenOn returns the compromise that the text of mention m is no more than the matter of, as
// an index plus one: "a compromise on the grain deal"; 0 for none.
func (r *reader) writtenOn(m *text) int {
	i := m.head
	if !m.definite || r.t.rel(i) != nlp.RelNmod || m.told >= 0 {
		return 0
	}
	switch r.t.preposition(i) {
	case "on", "over", "about", "around":
	default:
		return 0
	}
	if h := int(r.t.head[i]); h >= 0 && h < i && r.textAt[h] != 0 && r.t.lemma(h) == "compromise" {
		return r.texts[r.textAt[h]-1].in
	}
	return 0
}

// partOf reports whether what ids shares with the ids of a text named in several words is
// no more than one word of that name: "the welfare plan" is not the Crew Welfare Fund.
func partOf(ids, of, named []string) bool {
	if len(named) < 3 || commonStems(ids, named) != 1 || slices.Contains(ids, named[len(named)-1]) {
		return false // but "the fund plan" may be
	}
	for _, s := range of {
		if slices.Contains(ids, s) && !slices.Contains(named, s) {
			return false
		}
	}
	return true
}

// nameStems returns the stems of the words from base to the noun at i that are a name of
// several words; nil in a title, where all words are written so.
func (r *reader) nameStems(base, i int) []string {
	if r.inTitle(i) {
		return nil
	}
	var out []string
	for k := base; k < i; k++ {
		if c := r.doc.Form(k)[0]; c < 'A' || c > 'Z' {
			if len(out) > 1 {
				break
			}
			out = nil
			continue
		}
		out = addStem(out, stem(r.t.lemma(k)))
	}
	return out
}

// retold returns the one text of the report that m tells of again, with words that fit no
// text told before: "a bill" where one bill is told, "the new offer" where a revised deal
// is; 0 for none.
func (j *joiner) retold(r *reader, m *text, group int) int {
	family := families[m.kind]
	if family == 'l' && m.version == "" {
		if n := j.sole(func(t *thread) bool { return t.family == 'l' && t.version != "old" }); n != 0 && r.mayBe(m, &j.threads[n-1]) {
			if m.definite && m.plain || len(m.about) == 0 && m.deed < 0 {
				return n
			}
		}
	}
	if m.version == "new" && m.definite && (group == 1 || group == 2) && len(m.about) == 0 {
		if n := j.sole(func(t *thread) bool { return t.version == "new" && groups[t.family] == 3-group }); n != 0 && r.mayBe(m, &j.threads[n-1]) {
			return n
		}
	}
	return 0
}

// sole returns the one text told of for which is holds, or the one of several that alone
// was told again and again, as an index plus one; 0 for none.
func (j *joiner) sole(is func(*thread) bool) int {
	one, often, all := 0, 0, 0
	for n := range j.threads {
		t := &j.threads[n]
		if !is(t) {
			continue
		}
		all++
		if t.times > 2 {
			often++
			one = n + 1
		} else if often == 0 {
			one = n + 1
		}
	}
	if one == 0 || all > 1 && often != 1 || j.threads[one-1].plural {
		return 0
	}
	return one
}

// mayBe reports whether nobody stands behind m who does not stand behind t.
func (r *reader) mayBe(m *text, t *thread) bool {
	return len(m.by) == 0 || len(t.owners) == 0 || r.meet(m.by, t.owners)
}

// vague are the nouns that take up a text of any kind.
var vague = listed("vague")

// since is how many sentences back t was told last before m.
func (r *reader) since(m *text, t *thread) int32 {
	if t.last == 0 {
		return 1 << 20
	}
	return r.doc.Tokens[m.head].Sentence - r.doc.Tokens[r.texts[t.last-1].head].Sentence
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
	cross := specific[m.lemma] && slices.Contains(t.ids, stem(m.lemma))
	cross = cross || bare && m.lemma == "draft" && m.definite && t.draft // "a draft treaty", "the draft"
	cross = cross || bare && j.sameTakeover(m, t)
	for _, o := range t.own {
		cross = cross || slices.Contains(m.ids, o) // "the merger", "the merger proposal"
	}
	if m.plural != t.plural && (group != 1 || !same) && !cross || m.own && !r.meet(m.by, t.owners) {
		return 0
	}
	if t.counter != (m.kind == "counter-proposal") && !bare {
		return 0
	}
	if t.kind == "amendment" != (m.kind == "amendment") {
		return 0
	}
	if m.apart || bare && m.kind == "bid" && m.lemma != "bid" && t.told && t.kind == "offer" && j.bid() {
		return 0 // "the takeover" is no concession that the bidder offered meanwhile
	}
	owned, meant := j.owned(r, m, t, bare, same, group)
	if !meant || m.owner >= 0 && t.family == 'o' && (m.lemma == "programme" || m.lemma == "program") {
		return 0 // nobody's programme is its offer
	}
	origin := len(m.origin) > 0
	if origin && len(t.origin) > 0 && !r.meet(m.origin, t.origin) {
		return 0
	}
	if !j.isVersion(m, t, bare, group) {
		return 0
	}
	shared := commonStems(m.ids, t.ids)
	if shared == 1 && (partOf(m.ids, t.ids, t.named) || partOf(t.ids, m.ids, m.named)) {
		return 0
	}
	if cross {
		shared++
	}
	shared += sharedBesides(m, t)
	wide := commonStems(m.about, t.ids) + commonStems(m.ids, t.about) + commonStems(m.about, t.about)
	last := j.last[group] > 0 && &j.threads[j.last[group]-1] == t
	counted := same && last && m.definite && m.owner < 0 && shared == 0 && (onlyCount(m.ids) || onlyCount(t.ids) || onlySum(m.ids) && t.sum == "" && r.since(m, t) <= 2) // "a 12-point plan", "the peace plan"
	if shared == 0 && wide == 0 && len(m.ids) > 0 && len(t.ids) > 0 && !counted {
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
	case shared > 0, counted:
	case wide > 0 && same && m.told < 0 && !t.told && t.lemma == m.lemma && wide >= min(len(m.about), len(t.about)) && len(m.about) > 0 && len(t.about) > 0:
	case wide > 0 && group == 5 && same && m.told < 0 && !t.told:
	case wide > 1 && same && (m.told < 0 && !t.told || m.told >= 0 && t.told):
	case !t.body && families[m.kind] == t.family && (wide > 0 || bare):
	case owned && same && m.told < 0 && len(m.ids) == 0 && m.definite:
	case same && m.told >= 0 && owned && !t.told && t.family == 'o' && families[m.kind] == 'o' && t.version != "old" && r.priced(m):
		// "Acme's bid", then "Acme offered 40 crowns a share"
	case !same || m.told >= 0:
		return 0
	case owned && families[m.kind] == 'o' && t.family == 'o' && len(m.ids) == 0:
	case len(m.by) > 0 && len(t.owners) == 0 && m.definite && len(m.ids) == 0 && last && (wide > 0 || len(m.about) == 0) && families[m.kind] == t.family:
		// "a plan to …", then "the minister's plan"
	case bare && group == 1 && families[m.kind] == 'o' && t.family == 'o' && len(m.by) == 0 && !m.plural && last && (m.target == "" || t.target == "" || m.target == t.target):
		// "a formal bid", of whoever bids
	case m.version != "" && m.version == t.version && m.version != "counter":
	case bare && origin && len(t.origin) == 0 && !r.meet(m.origin, t.owners):
		return 0
	case bare && m.definite && m.owner < 0:
	case bare && group == 1 && families[m.kind] == 'o' && r.unnamed(m.by) && (len(m.about) == 0 || wide > 0):
	case bare && group == 2 && m.owner < 0 && len(m.about) == 0:
	case m.version == "counter" && t.version == "counter":
	case len(t.ids) == 0 && t.kind == m.kind && len(m.ids) > 0 && m.version == "" && (m.definite || t.taken) && j.latest > 0 && &j.threads[j.latest-1] == t:
		// "the plan", told before it was named in full
	default:
		return 0
	}
	return s + 1
}

// owned reports whether m, whose words tell whose it is, is of those whose t is; meant is
// false where they tell that t is not meant.
func (j *joiner) owned(r *reader, m *text, t *thread, bare, same bool, group int) (owned, meant bool) {
	if len(m.by) > 0 && len(t.owners) > 0 {
		owned = r.meet(m.by, t.owners) || bare && same && j.latest > 0 && &j.threads[j.latest-1] == t && r.follows(m, t)
		owned = owned || bare && same && r.oneRule(m.by, t.owners)
		if !owned && group == 1 && same && !(bare && r.unnamed(m.by)) {
			return false, false
		}
	}
	if len(m.names) > 0 && families[m.kind] == t.family {
		switch {
		case r.meet(m.names, t.owners) || r.meet(m.names, t.names):
			owned = true
		case t.target != "" && slices.Contains(r.stemsOf(m.names), t.target):
		case len(t.owners) > 0 && (t.target != "" || len(t.names) > 0):
			return false, false
		}
	}
	return owned, true
}

// isVersion reports whether m may be t by what they tell of which version they are, how
// large and of whom.
func (j *joiner) isVersion(m *text, t *thread, bare bool, group int) bool {
	switch {
	case m.version == t.version:
	case !t.body:
	case m.version == "old" && t.version == "" && (commonStems(m.ids, t.ids) > 0 || m.sum != "" && m.sum == t.sum):
	case m.version != "":
		return false
	case t.version == "old" && !(m.plain && j.latest > 0 && &j.threads[j.latest-1] == t):
		return false
	}
	if m.percent != "" && t.percent != "" && m.percent != t.percent {
		return false
	}
	if bare && m.plain && t.version == "old" && j.newest != 0 && &j.threads[j.newest-1] != t && groups[j.threads[j.newest-1].family] == group {
		return false // the newest is meant
	}
	if bare && m.plain && t.version == "old" && j.other(t, group) {
		return false // not one of the past
	}
	if m.target != "" && t.target != "" && m.target != t.target {
		return false
	}
	return true
}

// sharedBesides counts what m and t share beside the words that tell them from others: an
// abbreviation, a sum, the version of a title.
func sharedBesides(m *text, t *thread) (n int) {
	if t.short != "" && t.short == m.short {
		n += 2
	}
	if t.short != "" {
		for _, s := range m.ids {
			if s == lower(t.short) {
				n += 2
			}
		}
	}
	if m.sum != "" && m.sum == t.sum {
		n++
	}
	if m.version != "" && m.version == t.version && !t.body && families[m.kind] == t.family {
		n++ // the title's
	}
	return n
}

// priced reports whether what m is told to offer is a price: so much a share, cash, stock.
func (r *reader) priced(m *text) bool {
	l := r.t.lemma(m.head)
	return measures[l] || moneyWords[l] || l == "cash" || l == "stock" || l == "$" || l == "£" || l == "€"
}

// onlyCount reports whether ids tell no more of a text than of how many parts it is.
func onlyCount(ids []string) bool {
	count := false
	for _, s := range ids {
		switch s {
		case "point", "pag", "step", "part", "stag", "phas", "year", "articl", "item", "week", "day", "month", "hour":
			count = true
		default:
			if strings.Trim(s, "0123456789") != "" {
				return false
			}
		}
	}
	return count
}

// onlySum reports whether ids tell no more of a text than how much money is in it: "the
// $10-billion package".
func onlySum(ids []string) bool {
	for _, s := range ids {
		if !strings.ContainsAny(s, "0123456789") && !measures[s] && !moneyWords[s] {
			return false
		}
	}
	return len(ids) > 0
}

// agreedTo reports whether t was told right before m as what somebody has accepted, so that
// "the deal" or "the agreement" is that.
func (r *reader) agreedTo(m *text, t *thread) bool {
	switch m.lemma {
	case "deal", "agreement", "accord", "pact":
	default:
		return false
	}
	if t.last == 0 || r.since(m, t) > 2 || t.plural {
		return false
	}
	i := r.texts[t.last-1].head
	h := int(r.t.head[i])
	if h < 0 || r.t.pos(h) != nlp.VERB || r.t.negated(h) || r.t.aux(h) != "" {
		return false
	}
	switch r.t.lemma(h) {
	case "accept", "agree", "approve", "sign", "endorse", "adopt":
	default:
		return false
	}
	x := r.doc.Tokens[h].XPOS
	fr := r.frameAt("v", h)
	return (x == nlp.TagVBN || x == nlp.TagVBD) && fr != nil && r.governs(fr, h, i)
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

// oneRule reports whether both a and b are of a government, which may be one: not those of
// two states that are named.
func (r *reader) oneRule(a, b []Ref) bool {
	state := func(x Ref) bool { n := r.nameAt[x.Head]; return n != 0 && r.doc.Names[n-1].Kind == nlp.State }
	return r.rule(a) && r.rule(b) && !(slices.ContainsFunc(a, state) && slices.ContainsFunc(b, state))
}

// rule reports whether one of refs is a government or stands for one: "the
// ministry", "the president's", a state by its name.
func (r *reader) rule(refs []Ref) bool {
	for _, x := range refs {
		if n := r.nameAt[x.Head]; n != 0 {
			if r.doc.Names[n-1].Kind == nlp.State {
				return true
			}
			continue
		}
		switch r.t.lemma(int(x.Head)) {
		case "government", "administration", "cabinet", "ministry", "minister", "president", "premier", "chancellor", "treasury", "presidency":
			return true
		}
	}
	return false
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
	t.times++
	t.taken = t.taken && m.definite && m.told < 0
	for _, s := range m.ids {
		t.ids = addStem(t.ids, s)
	}
	for _, s := range m.about {
		t.about = addStem(t.about, s)
	}
	if len(t.named) == 0 {
		t.named = m.named
	}
	for _, s := range m.adjs {
		t.adjs = addStem(t.adjs, s)
	}
	t.short = cmp.Or(t.short, m.short)
	t.target = cmp.Or(t.target, m.target)
	t.percent = cmp.Or(t.percent, m.percent)
	t.sum = cmp.Or(t.sum, m.sum)
	t.owners = addRef(t.owners, m.by...)
	t.makers = addRef(t.makers, m.makers...)
	t.names = addRef(t.names, m.names...)
	if specific[m.lemma] {
		t.own = addStem(t.own, stem(m.lemma))
	}
	t.origin = addRef(t.origin, m.origin...)
	for k := m.first; k < m.head; k++ {
		t.draft = t.draft || r.t.lemma(k) == "draft"
	}
	if !r.inTitle(m.head) && !t.body {
		if t.body = true; m.version != "" || t.version != "new" {
			t.version = m.version
		}
	}
	if m.version == "old" && t.version == "" {
		t.version = "old"
	}
	t.lemma = m.lemma
	t.called = addStem(t.called, m.lemma)
	t.told = m.told >= 0 && (t.told || t.last == 0)
	t.last = k + 1
	j.latest, j.last[group] = m.in, m.in
}

// specific are the nouns of texts that tell what the text is, so that readers put
// them before a noun of another sort: "the merger", "the merger proposal".
var specific = listed("specific")

// other reports whether a text of the group other than t and not of the past has
// been told.
func (j *joiner) other(t *thread, group int) bool {
	for n := range j.threads {
		o := &j.threads[n]
		if o != t && o.version != "old" && o.family == t.family && groups[o.family] == group && o.body {
			return true
		}
	}
	return false
}

// stemsOf returns the stems of the first words of refs.
func (r *reader) stemsOf(refs []Ref) []string {
	var out []string
	for _, x := range refs {
		out = addStem(out, stem(r.t.lemma(int(x.First))))
	}
	return out
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
		for _, s := range append(append([]string{}, m.ids...), m.about...) {
			if _, ok := is(nouns, s, "text"); !ok && !measures[s] && !moneyWords[s] {
				t.Words = addStem(t.Words, s)
			}
		}
		if specific[m.lemma] {
			t.Names = addStem(t.Names, stem(m.lemma))
		}
		for _, n := range m.names {
			t.Names = addStem(t.Names, stem(r.t.lemma(int(n.First))))
		}
		for _, s := range t.Names {
			t.Words = addStem(t.Words, s)
		}
		t.Target = cmp.Or(t.Target, m.target)
		t.Percent = cmp.Or(t.Percent, m.percent)
		t.Sum = cmp.Or(t.Sum, m.sum)
		t.Plural = t.Plural && m.plural
		t.Apart = t.Apart || m.apart
		t.Full = t.Full || m.end > m.head+1 && (m.sum == "" && m.to < 0 || m.deed >= 0) || r.withWhat(m.head)
		t.Told = t.Told && m.told >= 0
	}
}

// withWhat reports whether what a text comes with stands right behind its noun: "a
// proposal with 23 measures".
func (r *reader) withWhat(i int) bool {
	return i+1 < len(r.doc.Tokens) && r.doc.Is(i+1, "with")
}

// settle gives mentions of bids that nobody is tied to, to the one bidder of the
// report: "a formal bid" and "any takeover", where only one firm bids.
func (r *reader) settle(j *joiner) {
	owned := make([]bool, len(j.threads))
	for k := range r.texts {
		m := &r.texts[k]
		for _, c := range m.claimed {
			if c.strength >= byModifier {
				owned[m.in-1] = true
			}
		}
	}
	sole := -1
	for n := range j.threads {
		t := &j.threads[n]
		if t.family != 'o' || !owned[n] || t.plural || t.version == "old" || t.counter {
			continue
		}
		if sole >= 0 && !r.meet(t.owners, j.threads[sole].owners) {
			return
		}
		if sole < 0 {
			sole = n
		}
	}
	if sole < 0 {
		return
	}
	to := make([]int, len(j.threads))
	s := &j.threads[sole]
	for n := range j.threads {
		to[n] = n
		t := &j.threads[n]
		if n == sole || t.family != 'o' || owned[n] || t.plural || t.counter || t.version != s.version && t.version != "" || t.told || s.told || len(t.names) > 0 && !r.meet(t.names, s.owners) && !r.meet(t.names, s.names) {
			continue
		}
		if t.target != "" && s.target != "" && t.target != s.target || t.percent != "" && s.percent != "" && t.percent != s.percent || len(t.ids) > 0 && len(s.ids) > 0 && commonStems(t.ids, s.ids) == 0 {
			continue
		}
		to[n] = sole
	}
	apart := make([]bool, len(j.threads))
	for k := range r.texts {
		if m := &r.texts[k]; m.apart {
			apart[m.in-1] = true
		}
	}
	// What is left closes up, in the order told.
	at := make([]int, len(j.threads))
	kept := r.Proposals[:0]
	for n := range j.threads {
		if apart[n] {
			to[n] = n
		}
		if to[n] != n {
			continue
		}
		kept = append(kept, r.Proposals[n])
		at[n] = len(kept)
	}
	place := func(in int) int {
		if in == 0 {
			return 0
		}
		return at[to[in-1]]
	}
	r.Proposals = kept
	for n := range r.Proposals {
		p := &r.Proposals[n]
		p.VersionOf, p.AnswersTo = place(p.VersionOf), place(p.AnswersTo)
		if p.VersionOf == n+1 {
			p.VersionOf = 0
		}
	}
	for k := range r.texts {
		r.texts[k].in = place(r.texts[k].in)
	}
}
