package resolve

import (
	"strings"

	"github.com/parley-record/parley"
	"github.com/parley-record/parley/internal/extract"
	"github.com/parley-record/parley/nlp"
	"github.com/parley-record/parley/nlp/ner/gazetteer"
)

// A cast is everybody that the reports name or describe, whether the record
// will list them or not.
type cast struct {
	list   []*someone
	at     [][]int32          // report → token → index in list plus one, 0 for nobody
	told   [][]int32          // report → who each mention of somebody there is of, indexes in list plus one
	bySide map[string]int32   // code of a state or body → index in list plus one
	byWord map[string][]int32 // word of a name, or its initials → those who bear it, indexes plus one
	byDesc map[string]int32   // description → index in list plus one
	ids    map[parley.ID]bool
	union  bool // the European Union is named: "Europe" goes with it
	crowd  *crowd
}

// someone is one actor, or one who may be found to be none.
type someone struct {
	id                parley.ID
	kind              parley.ActorKind
	place             bool // named only as a place
	code              string
	seat              seat       // of a ministry: the state that it is of
	forms             []form     // in order of first sight
	words             [][]string // of each name among forms
	mentions          []mention
	long              int     // how many of them, from the first, are names of several words
	party             int32   // index in list plus one
	sideSure          float64 // how likely party is where it was chosen among several, else 0
	basis             string
	roles             []role
	plural            bool
	described         bool    // by a description alone
	used              bool    // something in the record refers to them
	speaks, followers int     // statements of theirs; how many stand for them
	sits              bool    // takes part in talks that the record tells, or will do a deed
	pens              bool    // stands behind a text on the table
	answers           bool    // answered one
	titles            bool    // stands in the name of such a text as whose it is
	leads             bool    // acts in what a report begins with
	first             mention // where they were first seen
	voice             bool    // party is whom they speak for
	tied              bool    // party is whom a clause puts them with: "the guild, led by Tom Kerr"
	spokes            bool    // a spokesperson, aide or envoy of somebody
	implied           bool    // named by no report: the side of somebody who is
	serves            int32   // the person whose spokesman or minister they are: index in list plus one
	led               bool    // holds an office of a body that is only described
	flock             flock   // of several described
	refs              [len(refNames)]int
}

// A form is one wording of a name.
type form struct {
	text  string
	count int
}

// A mention is the tokens [first, end) of a report.
type mention struct {
	report           int
	first, end, head int32
	form             string
}

type role struct {
	text   string
	report int
	at     nlp.Span
	former bool
}

// actor returns the id of whom ref refers to in a report, making an actor for a
// description that nobody has used yet. It returns "" where ref refers to
// nobody that can be told.
func (r *resolver) actor(report int, ref extract.Ref) parley.ID {
	i := r.who(report, ref)
	if i == 0 {
		return ""
	}
	s := r.cast.list[i-1]
	s.used = true
	return s.id
}

// actors returns the ids of whom refs refer to, each once.
func (r *resolver) actors(report int, refs []extract.Ref) []parley.ID {
	out := []parley.ID{}
	for _, ref := range refs {
		id := r.actor(report, ref)
		dup := id == ""
		for _, o := range out {
			dup = dup || o == id
		}
		if !dup {
			out = append(out, id)
		}
	}
	return out
}

// who returns the index in the cast plus one of whom ref refers to, 0 for nobody.
func (r *resolver) who(report int, ref extract.Ref) int32 {
	d := r.drafts[report].Doc
	if !ref.OK() || int(ref.End) > len(d.Tokens) || ref.First < 0 {
		return 0
	}
	at := r.cast.at[report]
	head := ref.Head
	if head < ref.First || head >= ref.End {
		head = ref.End - 1
	}
	if i := at[head]; i != 0 {
		// "Norway's Anna Berg": the possessor is not the one.
		for t := head + 1; t < ref.End && r.cast.list[i-1].kind != parley.Person; t++ {
			if j := at[t]; j != 0 && r.cast.list[j-1].kind == parley.Person && r.possessed(report, head, t) {
				return j
			}
		}
		return i
	}
	// "Ukraine's president Volodymyr Zelensky": the office is the person.
	if i := r.inOffice(report, head); i != 0 {
		return i
	}
	if i := r.ofAge(report, ref); i != 0 {
		return i
	}
	for t := ref.First; t < ref.End; t++ {
		if t > head && d.Tokens[t].UPOS == nlp.ADP || d.Tokens[t].UPOS == nlp.VERB {
			break
		}
		if i := at[t]; i != 0 && r.cast.list[i-1].kind == parley.Person && (t+1 >= int32(len(d.Tokens)) || d.Tokens[t+1].XPOS != nlp.TagPOS) && d.Tokens[t].XPOS != nlp.TagPRPS {
			return i
		}
	}
	if d.Tokens[head].UPOS == nlp.PRON {
		return 0
	}
	if text := d.Words(int(ref.First), int(ref.End)); len(text) > 3 && text == strings.ToUpper(text) {
		if i := r.known(text, nlp.Person, mention{report, ref.First, ref.End, head, "name"}); i != 0 {
			return i // "MS BERG:"
		}
	}
	if n := r.nameOver(report, head); n != nil {
		return r.byName(report, n)
	}
	return r.describe(report, ref, head)
}

// byName returns the actor of a name that is taken as one although it was not
// read as such where it stands: "Paris" as who acts, a name of no known kind that
// is elsewhere an actor's.
func (r *resolver) byName(report int, n *nlp.Name) int32 {
	d := r.drafts[report].Doc
	if n.Code != "" && n.Kind != nlp.Person {
		if i := r.cast.bySide[n.Code]; i != 0 {
			return i
		}
	}
	text := gazetteer.Fold(oneLine(d.Words(int(n.First), int(n.End))))
	for _, w := range nameWords(text) {
		for _, i := range r.cast.byWord[w] {
			s := r.cast.list[i-1]
			if s.place || s.described {
				continue
			}
			for _, f := range s.forms {
				if gazetteer.Fold(f.text) == text {
					return i
				}
			}
		}
		break
	}
	return 0
}

// possessed reports whether only a possessive mark and words of a title stand
// between two tokens.
func (r *resolver) possessed(report int, from, to int32) bool {
	d := r.drafts[report].Doc
	mark := false
	for t := from + 1; t < to; t++ {
		switch d.Tokens[t].UPOS {
		case nlp.NOUN, nlp.PROPN, nlp.ADJ:
		case nlp.PART:
			mark = true
		default:
			return false
		}
	}
	return mark
}

// boardOf returns the company whose board or management the noun at token head is, where
// the words call it by a noun alone: "the company's board"; 0 for none.
func (r *resolver) boardOf(report int, head int32) int32 {
	d := r.drafts[report].Doc
	for t := head - 1; t > 0 && head-t <= 3; t-- {
		if d.Tokens[t].Head != head || d.Tokens[t].Rel != nlp.RelNmodPoss || r.cast.at[report][t] != 0 || bareNoun[gazetteer.Fold(d.Form(int(t)))] != "firm" {
			continue
		}
		if i := r.speakersFirm(report, nlp.Mention{First: t, End: t + 1, Head: t}); i != 0 {
			return i
		}
		return r.bare(report, t, t, 0)
	}
	return 0
}

// bodyLed returns the head of the group whose leaders or delegates the noun at token
// head names: "leaders of the northern coalition"; 0 for none.
func bodyLed(d *nlp.Doc, head int32) int32 {
	switch strings.ToLower(d.Form(int(head))) {
	case "leaders", "representatives", "delegates", "negotiators":
	default:
		return 0
	}
	if !d.Is(int(head+1), "of") && !d.Is(int(head+1), "from") {
		return 0
	}
	for t := head + 3; t < int32(len(d.Tokens)) && t < head+8; t++ {
		if d.Tokens[t].Head == head && d.Tokens[t].Rel.Plain() == nlp.RelNmod {
			switch d.Tokens[t].Lemma {
			case "coalition", "alliance", "bloc", "grouping":
				if d.Is(int(head+2), "the") {
					return t
				}
			}
			if d.Tokens[t].UPOS == nlp.NOUN && d.Tokens[t].XPOS == nlp.TagNNS && t > head+2 && agentive(d, t) != "" {
				return t // "leaders of the nation's dock workers"
			}
			return 0
		}
	}
	return 0
}

// agentive returns what sort of actor the noun at token t can describe, "" for
// none.
func agentive(d *nlp.Doc, t int32) string {
	if s := gazetteer.Title(gazetteer.Fold(d.Form(int(t)))); s != "" && s != "honorific" {
		return s
	}
	if s := gazetteer.Title(gazetteer.Fold(d.Tokens[t].Lemma)); s != "" {
		if s == "honorific" {
			return ""
		}
		return s
	}
	// Those who bargain though no office or trade is theirs by a title: "creditors".
	if d.Tokens[t].UPOS == nlp.NOUN {
		switch extract.Agent(d.Tokens[t].Lemma) {
		case "group":
			return "member"
		case "body":
			return "group"
		}
	}
	return ""
}

// landWords are nouns for a state told before.
var landWords = wordList("landWords")

// standsFor returns the state or body itself for a description that says no
// more than it: "the Chinese government", "the Obama administration",
// "European countries".
func (r *resolver) standsFor(report int, head, side int32) int32 {
	w := gazetteer.Fold(r.drafts[report].Doc.Form(int(head)))
	switch w {
	case "administration":
		if s := r.ofState(side); s != 0 {
			return s
		}
		if side == 0 || r.cast.list[side-1].homeCode() != "" {
			return r.administration(report, head) // "the Roe administration", of a known leader
		}
		return 0
	case "movement", "group", "militia":
		if side != 0 && r.isBody(side) && side == r.cast.at[report][max(head-1, 0)] {
			return side // "the Northern Front movement"
		}
	case "government", "regime", "authorities":
		if side == 0 && w == "government" {
			if d := r.drafts[report].Doc; head > 1 && d.Tokens[head-1].XPOS == nlp.TagPOS && landWords[d.Tokens[head-2].Lemma] {
				// "the country's government": of the state told last
				return r.lastNamed(report, int32(head), func(s *someone) bool { return s.kind == parley.State })
			}
			if p := r.governedState(report); p != 0 {
				return p
			}
			return r.mainState(report)
		}
		if side == 0 && w == "authorities" {
			return r.governedState(report)
		}
		return r.ofState(side)
	case "side", "leadership", "delegation":
		if side != 0 {
			return side
		}
	case "board", "management":
		if side != 0 && r.isBody(side) {
			return side
		}
	case "leaders", "countries", "nations", "allies", "partners", "capitals", "states", "governments", "powers":
		if side != 0 && !someOnly(r.drafts[report].Doc, int(head)) {
			if c := r.cast.list[side-1].code; c == "EUR" || c == "EU" {
				return side
			}
		}
	}
	return 0
}

// someOnly reports whether the noun at token head is of some alone, not of all: "three
// European powers", "several EU countries"; but "the 27 EU states".
func someOnly(d *nlp.Doc, head int) bool {
	for t := max(0, head-4); t < head; t++ {
		if int(d.Tokens[t].Head) != head {
			continue
		}
		switch w := gazetteer.Fold(d.Form(t)); {
		case w == "some", w == "several", w == "many", w == "few", w == "other", w == "certain":
			return true
		case d.Tokens[t].UPOS == nlp.NUM:
			return w != "27"
		}
	}
	return false
}

// ofState returns side if it is a state, else 0.
func (r *resolver) ofState(side int32) int32 {
	if side != 0 && r.cast.list[side-1].kind == parley.State {
		return side
	}
	return 0
}

// hollowFirst reports whether a description loses nothing without its first
// word.
func hollowFirst(d *nlp.Doc, t int) bool {
	switch gazetteer.Fold(d.Form(t)) {
	case "own", "same", "other", "such", "first", "last", "next", "certain":
		return true
	case "nation", "country": // "the nation's dock workers"
		return t+1 < len(d.Tokens) && d.Tokens[t+1].XPOS == nlp.TagPOS
	case "m", "bn", "k": // of "1.4m workers"
		return t > 0 && d.Tokens[t-1].UPOS == nlp.NUM
	}
	return d.Tokens[t].UPOS == nlp.PUNCT
}

// hollow are nouns that describe nobody by themselves.
var hollow = wordList("hollow")

// quantified reports whether the description is one of many or all of them
// without saying whom: "both sides", "each party".
func quantified(d *nlp.Doc, first, head int32) bool {
	if !hollow[gazetteer.Fold(d.Form(int(head)))] {
		return false
	}
	for t := first; t < head; t++ {
		switch gazetteer.Fold(d.Form(int(t))) {
		case "two", "several", "other":
			if d.Tokens[head-1].UPOS != nlp.NOUN { // "two rebel groups" act by themselves
				return true
			}
		case "both", "all", "each", "every", "either", "neither", "many", "any", "no", "most", "which":
			return true
		}
	}
	return false
}

// wordStart returns where a word written with hyphens begins that token t is a part
// of: "all" of "all-party".
func wordStart(d *nlp.Doc, t int32) int32 {
	for t >= 2 && d.Is(int(t-1), "-") && d.Tokens[t].Glued && d.Tokens[t-1].Glued && d.Tokens[t-1].Sentence == d.Tokens[t-2].Sentence {
		t -= 2
	}
	return t
}

// both reports whether "both" is all that tells of whom the noun at head speaks.
func both(d *nlp.Doc, first, head int32) bool {
	return isPlural(d, int(head)) && (first < head && head-first <= 2 && d.Is(int(first), "both") || first == head && head > 0 && d.Is(int(head-1), "both"))
}

// possessive reports whether token t is a possessive pronoun: "its board".
func possessive(d *nlp.Doc, t int32) bool { return d.Tokens[t].XPOS == nlp.TagPRPS }

// counts reports whether "two" or "both" is all that stands in the tokens
// [first, head).
func counts(d *nlp.Doc, first, head int32) bool {
	return first+1 == head && (d.Is(int(first), "two") || d.Is(int(first), "both") || d.Is(int(first), "2"))
}

// countsMany reports whether token t counts more than the two or three sides of
// talks, so that who is meant is told without it: "about 5,000 miners".
func countsMany(d *nlp.Doc, t int) bool {
	if d.Tokens[t].UPOS == nlp.NUM {
		f := d.Form(t)
		return len(f) > 2 && f[0] >= '0' && f[0] <= '9'
	}
	return t+1 < len(d.Tokens) && d.Tokens[t+1].UPOS == nlp.NUM && (d.Is(t, "about") || d.Is(t, "some") || d.Is(t, "nearly") || d.Is(t, "almost") || d.Is(t, "around"))
}

// isDeterminer reports whether a description loses nothing without token t.
func isDeterminer(d *nlp.Doc, t int) bool {
	switch gazetteer.Fold(d.Form(t)) {
	case "the", "a", "an", "this", "that", "these", "those", "some", "one", "its", "their", "his", "her", "our", "my", "your":
		return true
	}
	return d.Tokens[t].XPOS == nlp.TagPOS
}

// endsDescription reports whether token t is past what names somebody.
func endsDescription(d *nlp.Doc, t int) bool {
	switch d.Tokens[t].UPOS {
	case nlp.PUNCT, nlp.VERB, nlp.AUX, nlp.SCONJ, nlp.PRON, nlp.CCONJ:
		return true
	}
	return false
}

// closesDescription reports whether token t may be the last of a description.
func closesDescription(d *nlp.Doc, t int) bool {
	switch d.Tokens[t].UPOS {
	case nlp.NOUN, nlp.PROPN, nlp.NUM:
		return true
	}
	return false
}

func isPlural(d *nlp.Doc, t int) bool {
	switch d.Tokens[t].XPOS {
	case nlp.TagNNS, nlp.TagNNPS:
		return true
	case nlp.NoXPOS:
		return strings.HasSuffix(d.Form(t), "s")
	}
	return false
}

// add puts someone into the cast at their first mention and returns their index
// plus one.
func (r *resolver) add(s *someone, m mention) int32 {
	i := r.put(s, m)
	r.mention(i, m)
	return i
}

// put is add without the mention.
func (r *resolver) put(s *someone, m mention) int32 {
	d := r.drafts[m.report].Doc
	b := d.Bytes(int(m.first), int(m.end))
	for salt := 0; ; salt++ {
		s.id = parley.NewID(parley.Actors, r.reports[m.report].TextSHA256, b.Start, b.End, salt)
		if !r.cast.ids[s.id] {
			break
		}
	}
	r.cast.ids[s.id] = true
	s.first = m
	r.cast.list = append(r.cast.list, s)
	return int32(len(r.cast.list))
}

// mention notes that m refers to the actor of index i-1.
func (r *resolver) mention(i int32, m mention) {
	s := r.cast.list[i-1]
	s.mentions = append(s.mentions, m)
	r.cast.told[m.report] = append(r.cast.told[m.report], i)
	at := r.cast.at[m.report]
	if m.form == "description" || m.form == "pronoun" {
		if at[m.head] == 0 {
			at[m.head] = i
		}
		return
	}
	for t := m.first; t < m.end; t++ {
		at[t] = i
	}
}

// called notes one more use of a wording and tells whether it is the first.
func (s *someone) called(text string) (anew bool) {
	for i := range s.forms {
		if s.forms[i].text == text {
			s.forms[i].count++
			return false
		}
	}
	s.forms = append(s.forms, form{text, 1})
	return true
}
