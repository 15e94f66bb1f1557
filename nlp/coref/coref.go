package coref

import (
	"sort"
	"strings"

	"github.com/parley-record/parley/nlp"
	"github.com/parley-record/parley/nlp/ner"
	"github.com/parley-record/parley/nlp/ner/gazetteer"
	"github.com/parley-record/parley/nlp/tsv"
)

// A Model finds chains. Safe for concurrent use.
type Model struct {
	weights map[uint32]float32 // by the hash of the feature's name
	given   func(name string) (isMale, isFemale bool)
}

// New returns a resolver with the embedded weights. given says whether a given
// name is borne by men and by women; nil: nothing is known.
func New(given func(name string) (isMale, isFemale bool)) *Model {
	return &Model{weights: tsv.Must(readWeights("pronoun.tsv", weightsTSV)), given: given}
}

func (m *Model) givenGender(name string) gender {
	if m.given == nil {
		return unknownGender
	}
	switch isMale, isFemale := m.given(name); {
	case isMale && !isFemale:
		return male
	case isFemale && !isMale:
		return female
	}
	return unknownGender
}

// Needs returns the layers that Annotate reads.
func (m *Model) Needs() nlp.Layer {
	return nlp.Tokens | nlp.Tags | nlp.Lemmas | nlp.Trees | nlp.Names
}

// Gives returns the layer that Annotate lays.
func (m *Model) Gives() nlp.Layer { return nlp.Coref }

// An actor is the mentions that are held to be one.
type actor struct {
	mentions []int32
	kind     nlp.NameKind
	gender   gender
	plural   bool
	words    []string // of its fullest name, folded
	code     string
	offices  []string // folded head nouns of its titles and appositions
	last     int32    // index of its last mention
}

// Annotate lays d.Chains.
func (m *Model) Annotate(d *nlp.Doc) {
	l := m.link(d, nil)
	d.Chains = l.chains(d.Chains[:0])
}

// linker joins the mentions of one text.
type linker struct {
	reader
	actors []actor
	byWord map[string][]int32 // last word of a name → actors
	byCode map[string]int32
	train  func(l *linker, mi int32, cands []int32) int32
	sum    float32
	names  *[]string // in training: the features put
}

func (m *Model) link(d *nlp.Doc, train func(l *linker, mi int32, cands []int32) int32) *linker {
	l := &linker{reader: reader{d: d, m: m}, byWord: map[string][]int32{}, byCode: map[string]int32{}, train: train}
	l.read()
	// Long names make actors first, so that short ones find theirs.
	for pass := range 2 {
		for i := range l.list {
			mn := &l.list[i]
			if mn.name < 0 || (mn.End-mn.First > 1) != (pass == 0) {
				continue
			}
			l.joinName(int32(i))
		}
	}
	for i := range l.actors {
		sort.Slice(l.actors[i].mentions, func(a, b int) bool { return l.actors[i].mentions[a] < l.actors[i].mentions[b] })
		l.actors[i].last = -1
	}
	var said []int32 // "I" in quotation marks
	// From here on in the order of the text, so that "last" means before.
	for i := range l.list {
		mn := &l.list[i]
		switch {
		case mn.name >= 0:
		case mn.person == first && mn.quoted:
			said = append(said, int32(i))
		case mn.person == notPronoun:
			l.joinNoun(int32(i))
		default:
			l.joinPronoun(int32(i))
		}
		if mn.actor >= 0 {
			l.actors[mn.actor].last = int32(i)
		}
	}
	// Who speaks may be a pronoun behind the quotation.
	for _, i := range said {
		l.joinSpeaker(i)
	}
	return l
}

func (l *linker) put(i, a int32) {
	mn, ac := &l.list[i], &l.actors[a]
	mn.actor = a
	ac.mentions = append(ac.mentions, i)
	if ac.gender == unknownGender {
		ac.gender = mn.gender
	}
}

func (l *linker) fresh(i int32) int32 {
	mn := &l.list[i]
	l.actors = append(l.actors, actor{kind: mn.kind, gender: mn.gender, plural: mn.plural, last: -1})
	a := int32(len(l.actors) - 1)
	l.put(i, a)
	return a
}

// joinName puts a name with the actor whose name it is a form of.
func (l *linker) joinName(i int32) {
	d, mn := l.d, &l.list[i]
	n := d.Names[mn.name]
	if n.Code != "" && n.Kind != nlp.Person {
		key := n.Code
		if n.Form == nlp.Demonym && mn.plural {
			key += "/people"
		} else if n.Form == nlp.Demonym {
			key += "/adjective"
		}
		if a, ok := l.byCode[key]; ok {
			l.put(i, a)
			return
		}
		a := l.fresh(i)
		l.actors[a].code = n.Code
		l.byCode[key] = a
		return
	}
	words := strings.FieldsFunc(gazetteer.Fold(d.Words(int(n.First), int(n.End))), func(r rune) bool { return r == ' ' || r == '-' || r == '\n' })
	if len(words) == 0 {
		return
	}
	best, fit := int32(-1), 0
	for _, w := range [2]string{words[len(words)-1], words[0]} {
		for _, a := range l.byWord[w] {
			if f := l.fits(&l.actors[a], words, mn); f > fit {
				best, fit = a, f
			}
		}
	}
	if best >= 0 {
		l.put(i, best)
	} else {
		best = l.fresh(i)
		l.actors[best].words = words
		l.index(words[len(words)-1], best)
		l.index(words[0], best)
		if n.Kind != nlp.Person && len(words) > 1 {
			l.index(acronym(words), best)
		}
	}
	if n.Kind == nlp.Person {
		l.titles(best, n)
	}
}

// index notes that an actor's name has the word w; a cap keeps a text of one
// word over and over linear.
func (l *linker) index(w string, a int32) {
	s := l.byWord[w]
	if w == "" || len(s) >= 16 || len(s) > 0 && s[len(s)-1] == a {
		return
	}
	l.byWord[w] = append(s, a)
}

func acronym(words []string) string {
	var b strings.Builder
	for _, w := range words {
		switch w {
		case "of", "the", "and", "for", "in", "on", "de", "&":
			continue
		}
		b.WriteByte(w[0])
	}
	return b.String()
}

// fits says how well words name an actor: 4 equal, 3 by the last words, 2 by
// first and last or letters, 1 by the first, 0 not.
func (l *linker) fits(a *actor, words []string, mn *mention) int {
	if (a.kind == nlp.Person) != (mn.kind == nlp.Person) || a.code != "" || len(a.words) == 0 {
		return 0
	}
	if mn.gender != unknownGender && a.gender != unknownGender && mn.gender != a.gender {
		return 0
	}
	x, y := a.words, words
	if len(x) < len(y) {
		x, y = y, x
	}
	switch {
	case len(x) == len(y):
		if strings.Join(x, " ") == strings.Join(y, " ") {
			return 4
		}
		return 0
	case mn.kind == nlp.Person:
		if strings.Join(x[len(x)-len(y):], " ") == strings.Join(y, " ") {
			return 3
		}
		if len(y) >= 2 && x[0] == y[0] && x[len(x)-1] == y[len(y)-1] {
			return 2
		}
		if len(y) == 1 && x[0] == y[0] {
			return 1
		}
	default:
		if len(y) == 1 && acronym(x) == y[0] && len(y[0]) > 1 {
			return 2
		}
		if strings.Join(x[:len(y)], " ") == strings.Join(y, " ") && mn.kind != nlp.Place {
			return 1
		}
	}
	return 0
}

// titles notes the offices that stand before or beside a name.
func (l *linker) titles(a int32, n nlp.Name) {
	d := l.d
	note := func(t int32) {
		w := gazetteer.Fold(d.Form(int(t)))
		if s := gazetteer.Title(w); s != "" && s != "honorific" && len(l.actors[a].offices) < 8 {
			l.actors[a].offices = append(l.actors[a].offices, w)
		}
	}
	for t := n.First - 1; t >= 0 && n.First-t <= 5; t-- {
		if u := d.Tokens[t].UPOS; u != nlp.NOUN && u != nlp.PROPN && u != nlp.ADJ && u != nlp.ADP {
			break
		}
		note(t)
	}
	h := headOf(d, n.First, n.End)
	if int(n.End)+1 < len(d.Tokens) && d.Is(int(n.End), ",") {
		for t := n.End + 1; t < int32(len(d.Tokens)) && t-n.End < 8 && !d.Is(int(t), ","); t++ {
			if d.Tokens[t].Head == h && d.Tokens[t].Rel.Plain() == nlp.RelAppos {
				note(t)
			}
		}
	}
}

// joinNoun puts a description with the actor that it is an apposition to, whose
// office it names, or that was described in the same words.
func (l *linker) joinNoun(i int32) {
	d, mn := l.d, &l.list[i]
	t := &d.Tokens[mn.Head]
	if t.Rel.Plain() == nlp.RelAppos && t.Head >= 0 {
		if a := l.actorAt(t.Head); a >= 0 && compatible(&l.actors[a], mn) {
			l.put(i, a)
			return
		}
	}
	w := gazetteer.Fold(d.Form(int(mn.Head)))
	if mn.definite || mn.plural && t.XPOS == nlp.TagNNS {
		// "the president", once somebody has been called one; "the company", once
		// a company has been named.
		best, when := int32(-1), int32(-1)
		for back := i - 1; back >= 0 && i-back < 120; back-- {
			a := l.list[back].actor
			if a < 0 {
				continue
			}
			ac := &l.actors[a]
			if l.list[back].person != notPronoun || !compatible(ac, mn) {
				continue
			}
			ok := false
			for _, o := range ac.offices {
				ok = ok || mn.definite && o == w && mn.End-mn.First <= 2
			}
			if p := &l.list[back]; !ok && p.name < 0 && gazetteer.Fold(d.Form(int(p.Head))) == w && sameModifiers(d, p, mn) {
				ok = true
			}
			if p := &l.list[back]; !ok && p.name >= 0 && p.kind == nlp.Organisation && mn.definite && mn.End-mn.First == 2 && !mn.plural {
				// "the union", once a body called Union has been named
				ok = len(ac.words) > 1 && ac.words[len(ac.words)-1] == w
			}
			if ok {
				best, when = a, back
				break
			}
		}
		if best >= 0 && when >= 0 {
			l.put(i, best)
			return
		}
		if mn.kind == nlp.Place && mn.definite && mn.End-mn.First == 2 && !mn.plural && placeNoun[w] {
			for back := i - 1; back >= 0 && i-back < 60; back-- {
				p := &l.list[back]
				if p.actor >= 0 && p.name >= 0 && (p.kind == nlp.Place || p.kind == nlp.State && w == "country") && p.sentence >= mn.sentence-4 && len(l.actors[p.actor].mentions) > 1 {
					l.put(i, p.actor)
					return
				}
			}
		}
		if mn.definite && mn.kind == nlp.Organisation && mn.End-mn.First == 2 && !mn.plural && organisationNoun[w] {
			for back := i - 1; back >= 0 && i-back < 40; back-- {
				p := &l.list[back]
				if p.actor >= 0 && p.name >= 0 && p.kind == nlp.Organisation && p.sentence >= mn.sentence-3 && p.rel.Plain() == nlp.RelNsubj && suits(w, l.named(p)) {
					l.put(i, p.actor)
					return
				}
			}
		}
	}
	l.fresh(i)
}

// named returns the words of the name that a mention of one is a form of.
func (l *linker) named(p *mention) []string {
	if w := l.actors[p.actor].words; len(w) > 0 {
		return w
	}
	n := l.d.Names[p.name]
	return strings.Fields(gazetteer.Fold(l.d.Words(int(n.First), int(n.End))))
}

// organisationNoun are nouns that a reader takes for the organisation named
// last.
var organisationNoun = map[string]bool{"company": true, "firm": true, "union": true, "agency": true, "bank": true, "group": true, "organisation": true, "organization": true, "party": true, "airline": true, "ministry": true}

// suits reports whether a body of a name may be called w alone: a Dockers' Union
// is no company, and Acme Mills no union.
func suits(w string, name []string) bool {
	if len(name) == 0 {
		return true
	}
	last := name[len(name)-1]
	switch w {
	case "company", "firm", "airline":
		switch last {
		case "union", "ministry", "department", "committee", "commission", "council", "parliament", "party", "federation", "association", "congress", "senate", "court", "university", "treasury", "police", "agency":
			return false
		}
	case "union", "ministry", "party", "agency", "bank":
		return last == w || len(name) == 1 && len(last) <= 6
	}
	return true
}

// placeNoun are nouns that a reader takes for the place spoken of.
var placeNoun = map[string]bool{"city": true, "town": true, "village": true, "island": true, "province": true, "region": true, "capital": true, "country": true}

// sameModifiers reports whether two descriptions of one noun are told apart by
// no other word.
func sameModifiers(d *nlp.Doc, a, b *mention) bool {
	set := func(m *mention) string {
		var out []string
		for t := m.First; t < m.Head; t++ {
			switch d.Tokens[t].UPOS {
			case nlp.ADJ, nlp.NOUN, nlp.PROPN, nlp.NUM:
				out = append(out, gazetteer.Fold(d.Form(int(t))))
			case nlp.PRON:
				return "?"
			}
		}
		return strings.Join(out, " ")
	}
	x, y := set(a), set(b)
	return x != "?" && (x == y || y == "" && b.definite)
}

func compatible(a *actor, m *mention) bool {
	if a.plural != m.plural {
		return false
	}
	if (a.kind == nlp.Person) != (m.kind == nlp.Person) && a.kind != nlp.NoName && m.kind != nlp.NoName {
		return false
	}
	if a.kind == nlp.Place && m.kind == nlp.Organisation || a.kind == nlp.Organisation && m.kind == nlp.Place {
		return false
	}
	return a.gender == unknownGender || m.gender == unknownGender || a.gender == m.gender
}

// actorAt returns the actor of the mention whose words hold token t, -1 for
// none.
func (l *linker) actorAt(t int32) int32 {
	k := sort.Search(len(l.list), func(i int) bool { return l.list[i].First > t })
	for k--; k >= 0; k-- {
		m := &l.list[k]
		if m.First <= t && t < m.End {
			return m.actor
		}
		if t-m.First > 20 {
			break
		}
	}
	return -1
}

// chains returns the actors with a name or two mentions, in the order of their
// first mentions.
func (l *linker) chains(out []nlp.Chain) []nlp.Chain {
	order := make([]int32, 0, len(l.actors))
	for a := range l.actors {
		ac := &l.actors[a]
		sort.Slice(ac.mentions, func(x, y int) bool { return ac.mentions[x] < ac.mentions[y] })
		if len(ac.mentions) > 1 {
			order = append(order, int32(a))
		}
	}
	sort.Slice(order, func(x, y int) bool { return l.actors[order[x]].mentions[0] < l.actors[order[y]].mentions[0] })
	for _, a := range order {
		ac := &l.actors[a]
		c := nlp.Chain{Name: -1, Kind: ac.kind, Plural: ac.plural}
		long := int32(0)
		for _, i := range ac.mentions {
			m := &l.list[i]
			c.Mentions = append(c.Mentions, m.Mention)
			if m.name >= 0 {
				if n := l.d.Names[m.name]; n.Form == nlp.Proper && n.End-n.First > long || c.Name < 0 {
					c.Name, long = m.name, n.End-n.First
				}
			}
		}
		out = append(out, c)
	}
	return out
}

// Embedded returns the resolver that the binary carries; it knows the gender of
// given names from the finder of names.
func Embedded() (*Model, error) {
	n, err := ner.Embedded()
	if err != nil {
		return nil, err
	}
	return New(n.GivenName), nil
}
