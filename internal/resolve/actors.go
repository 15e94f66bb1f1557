package resolve

import (
	"slices"
	"sort"
	"strings"

	"github.com/parley-record/parley"
	"github.com/parley-record/parley/internal/extract"
	"github.com/parley-record/parley/nlp"
	"github.com/parley-record/parley/nlp/ner/gazetteer"
)

// gather makes the cast: everybody whom the reports name, over all of them, the
// offices they hold and the sides they stand for.
func gather(r *resolver) {
	r.cast = &cast{
		at:     make([][]int32, len(r.drafts)),
		told:   make([][]int32, len(r.drafts)),
		bySide: map[string]int32{}, byWord: map[string][]int32{}, byDesc: map[string]int32{}, ids: map[parley.ID]bool{},
	}
	for i, dr := range r.drafts {
		r.cast.at[i] = make([]int32, len(dr.Doc.Tokens))
		for _, n := range dr.Doc.Names {
			r.cast.union = r.cast.union || n.Code == "EU"
		}
	}
	// Long names first, over all reports, so that a short form finds its bearer
	// wherever it stands.
	for pass := range 2 {
		for i, dr := range r.drafts {
			sentence, idle := -1, false
			for _, n := range dr.Doc.Names {
				if (n.End-n.First > 1) != (pass == 0) || n.Kind == nlp.Other {
					continue
				}
				if k := int(dr.Doc.Tokens[n.First].Sentence); k != sentence {
					sentence, idle = k, colophon(dr.Doc, k)
				}
				if at := int(dr.Doc.Tokens[n.First].Start); at >= dr.Doc.Title && at < dr.Doc.Body {
					continue // a byline or a dateline, even where the title runs on into it
				}
				if !idle {
					r.name(i, n)
				}
			}
		}
		if pass == 0 {
			for _, s := range r.cast.list {
				s.long = len(s.mentions)
			}
		}
	}
	for i, dr := range r.drafts {
		for k := range dr.Roles {
			r.office(i, &dr.Roles[k])
			r.role(i, &dr.Roles[k])
		}
	}
	for i := range r.drafts {
		r.chains(i)
	}
	for i, dr := range r.drafts {
		r.spokenFor(i)
		for k := range dr.Roles {
			r.bodyOfOffice(i, &dr.Roles[k])
			r.ledBy(i, &dr.Roles[k])
			r.role(i, &dr.Roles[k]) // "its chief executive": whose, the chains tell
			r.itsOffice(i, &dr.Roles[k])
			r.unionOf(i, &dr.Roles[k])
			r.ofFirm(i, &dr.Roles[k])
			r.ofCommission(i, &dr.Roles[k])
		}
	}
	r.takeSides()
}

// index notes under which words the one of index i-1 may be known by a name.
func (c *cast) index(i int32, name string) {
	words := nameWords(name)
	s := c.list[i-1]
	s.words = append(s.words, words)
	put := func(w string) {
		if l := c.byWord[w]; len(l) == 0 || l[len(l)-1] != i {
			c.byWord[w] = append(l, i)
		}
	}
	for _, w := range words {
		put(w)
	}
	put(initials(words))
	put(letters(words))
	put(bones(words[len(words)-1]))
	put(leading(words))
}

// fuller returns the code of a form that needs a fuller one in the text: "the
// North" where North Korea is named.
func (r *resolver) fuller(d *nlp.Doc, n nlp.Name) string {
	if n.End-n.First != 1 {
		return ""
	}
	e := gazetteer.Lookup(d.Form(int(n.First)))
	if e != nil && e.Needs && r.cast.bySide[e.Code] != 0 {
		return e.Code
	}
	return ""
}

// mainWord returns the token of n that the rest of the name hangs on.
func mainWord(d *nlp.Doc, n nlp.Name) int32 {
	if d.Has&nlp.Trees != 0 {
		for t := n.First; t < n.End; t++ {
			if h := d.Tokens[t].Head; h < n.First || h >= n.End {
				return t
			}
		}
	}
	return n.End - 1
}

// before returns the preposition that n stands under, "" for none.
func before(d *nlp.Doc, n nlp.Name) string {
	for t := n.First - 1; t >= 0 && n.First-t <= 4 && d.Tokens[t].Sentence == d.Tokens[n.First].Sentence; t-- {
		switch d.Tokens[t].UPOS {
		case nlp.ADP, nlp.SCONJ:
			return gazetteer.Fold(d.Form(int(t)))
		case nlp.DET, nlp.ADJ:
			continue
		}
		break
	}
	return ""
}

// located reports whether n is a place where something is, not one who acts.
func located(d *nlp.Doc, n nlp.Name) bool {
	switch before(d, n) {
	case "in", "at", "near", "outside", "inside", "around", "into", "through", "via", "across", "throughout", "within", "to":
		return !acts(d, n)
	}
	// A dateline: "PARIS (Agency) -".
	return n.First == d.Sentences[d.Tokens[n.First].Sentence].First && int(n.End) < len(d.Tokens) &&
		(d.Is(int(n.End), "(") || d.Is(int(n.End), "-") || d.Is(int(n.End), "—") || d.Is(int(n.End), ","))
}

// acts reports whether n is the subject of a verb or a possessor.
func acts(d *nlp.Doc, n nlp.Name) bool {
	h := mainWord(d, n)
	switch d.Tokens[h].Rel.Plain() {
	case nlp.RelNsubj:
		return true
	}
	if int(n.End) < len(d.Tokens) && d.Tokens[n.End].XPOS == nlp.TagPOS {
		return true
	}
	switch before(d, n) {
	case "between", "with", "against", "by", "from":
		return true
	}
	return false
}

// known returns the index plus one of the one in the cast whose name text is a
// form of, 0 where there is none or where it may be one of several. One whom its own
// report names goes before all others: other reports do not change whom it means.
func (r *resolver) known(text string, k nlp.NameKind, m mention) int32 {
	words := nameWords(text)
	var near []int32
	for _, w := range words {
		near = append(near, r.cast.byWord[w]...)
	}
	if in := initials(words); len(words) > 1 {
		near = append(near, r.cast.byWord[in]...)
	}
	slices.Sort(near)
	body := k == nlp.Organisation && isMinistry(words)
	var at seat
	if body {
		at = r.ministrySeat(m)
	}
	var found int32
	best := int64(-1)
	for _, i := range slices.Compact(near) {
		s := r.cast.list[i-1]
		if s.described || (s.kind == parley.Person) != (k == nlp.Person) || s.place != (k == nlp.Place) {
			continue
		}
		fit := 0
		if s.code != "" && len(words) == 1 && k == nlp.Organisation {
			for _, f := range s.forms {
				if w := nameWords(f.text); len(w) > 1 && initials(w) == words[0] {
					fit = 2
				}
			}
		}
		for _, w := range s.words {
			fit = max(fit, nameFit(w, words, k))
		}
		if fit == 0 {
			continue
		}
		// Of several bearers of one name the one named last before is meant.
		own, last := s.namedBefore(m, func(o *mention) bool { return k != nlp.Person || len(words) > 1 || r.hasWord(o, words[0]) })
		if body && len(s.words) > 0 && isMinistry(s.words[0]) && s.otherMinistry(at, own == 1) {
			continue
		}
		if k == nlp.Organisation && len(words) == 1 {
			last += s.brevity(words[0]) << 24
		}
		if score := int64(own)<<40 + int64(fit)<<32 + int64(last); score > best {
			best, found = score, i
		}
	}
	return found
}

// brevity tells how few words the names of s that begin with w have, up to 8: a word alone is
// rather short for "Norland Rail" than for the "Norland Railway Union".
func (s *someone) brevity(w string) int {
	least := 8
	for _, words := range s.words {
		if words[0] == w {
			least = min(least, len(words))
		}
	}
	return 8 - least
}

// hasWord reports whether a mention has a word: who is only "Sandra" in a report is not the
// Roe that it goes on to tell of, though others call her Sandra Roe.
func (r *resolver) hasWord(m *mention, w string) bool {
	d := r.drafts[m.report].Doc
	for t := m.first; t < m.end; t++ {
		if gazetteer.Fold(d.Form(int(t))) == w {
			return true
		}
	}
	return false
}

// namedBefore returns 1 where the report of m has named s so far in a way that ok takes,
// and one more than the token at which it did so last before m, 0 for none.
func (s *someone) namedBefore(m mention, ok func(*mention) bool) (own, last int) {
	// Names of several words come first, report by report, then those of one.
	long := s.mentions[:s.long]
	for _, run := range [2][]mention{s.mentions[s.long:], long[:sort.Search(len(long), func(j int) bool { return long[j].report > m.report })]} {
		for j := len(run) - 1; j >= 0 && run[j].report == m.report; j-- {
			if !ok(&run[j]) {
				continue
			}
			if own = 1; run[j].first < m.first {
				return 1, int(run[j].first) + 1
			}
		}
	}
	return own, 0
}

func nameWords(s string) []string {
	w := strings.FieldsFunc(gazetteer.Fold(s), func(r rune) bool { return r == ' ' || r == '-' || r == '.' || r == ',' || r == '\n' })
	for len(w) > 1 && gazetteer.Title(w[0]) == "honorific" {
		w = w[1:]
	}
	if len(w) > 1 && w[0] == "the" {
		w = w[1:]
	}
	for len(w) > 2 && generation[w[len(w)-1]] {
		w = w[:len(w)-1]
	}
	for i := range w {
		if w[i] == "&" {
			w[i] = "and"
		}
	}
	return w
}

// generation are what stands behind a name to tell a person from a parent.
var generation = map[string]bool{"jr": true, "sr": true, "jnr": true, "snr": true, "iii": true}

// nameFit says how well two names fit one bearer: 3 equal, 2 by the last words, 1
// by the first, 0 not at all.
func nameFit(a, b []string, k nlp.NameKind) int {
	if len(a) < len(b) {
		a, b = b, a
	}
	if len(b) == 0 {
		return 0
	}
	join := func(w []string) string { return strings.Join(w, " ") }
	if len(a) == len(b) {
		if join(a) == join(b) {
			return 3
		}
		return 0
	}
	if len(a) == len(b)+1 && len(b) > 1 && len(a[0])+len(a[1]) == 2 && a[0]+a[1] == b[0] && join(a[2:]) == join(b[1:]) {
		return 3 // "U.S. Coast Guard" and "US Coast Guard"
	}
	if k == nlp.Person {
		if join(a[len(a)-len(b):]) == join(b) {
			return 2
		}
		if len(b) == 1 && a[0] == b[0] {
			return 1
		}
		// Of two family names the first: "Lechin" of Juan Lechin Oquendo.
		if len(b) == 1 && len(a) == 3 && len(a[1]) > 2 && a[1] == b[0] && !particles[a[1]] {
			return 1
		}
		// "George W Bush" and "George Bush".
		if len(b) == 2 && len(a) == 3 && a[0] == b[0] && a[2] == b[1] {
			return 2
		}
		return 0
	}
	if k == nlp.Place {
		return 0
	}
	if join(a[:len(b)]) == join(b) && (len(b) > 1 || !vague[b[0]]) {
		return 2
	}
	if rest := a[:len(a)-len(b)]; len(b) > 1 && !vague[b[0]] && join(a[len(rest):]) == join(b) && whole(rest) {
		return 1 // "Red Cross" of the International Red Cross
	}
	if len(b) == 1 && len(b[0]) > 1 && (initials(a) == b[0] || letters(a) == b[0] || leading(a) == b[0]) {
		return 2
	}
	return 0
}

// particles stand within a family name.
var particles = map[string]bool{"van": true, "von": true, "den": true, "der": true, "dos": true, "del": true, "bin": true, "ibn": true, "abu": true}

// vague are first words that many bodies share.
var vague = wordList("vague")

// initials returns the first letters of the words of a name but its little ones.
func initials(words []string) string {
	var b strings.Builder
	for _, w := range words {
		switch w {
		case "of", "the", "and", "for", "in", "on", "'s", "&", "de", "to", "inc", "corp", "ltd", "plc", "co":
			continue
		}
		b.WriteByte(w[0])
	}
	return b.String()
}

func actorKind(k nlp.NameKind) parley.ActorKind {
	switch k {
	case nlp.Person:
		return parley.Person
	case nlp.State:
		return parley.State
	}
	return parley.Organisation
}

// chains adds the pronouns and descriptions that refer to somebody named.
func (r *resolver) chains(report int) {
	d := r.drafts[report].Doc
	at := r.cast.at[report]
	for _, c := range d.Chains {
		var i int32
		if c.Name >= 0 {
			i = at[mainWord(d, d.Names[c.Name])]
		}
		for k := 0; i == 0 && k < len(c.Mentions); k++ {
			if c.Mentions[k].Form == nlp.ByName {
				i = at[c.Mentions[k].Head]
			}
		}
		if i == 0 {
			counted(d, c.Mentions, func(list []nlp.Mention) { r.unnamed(report, list) })
			continue
		}
		for _, m := range c.Mentions {
			if m.Form == nlp.ByName || at[m.Head] != 0 {
				continue
			}
			form, who := "pronoun", i
			if m.Form == nlp.ByDescription {
				form, who = "description", r.describedAs(report, m, i)
				if at[m.Head] == who {
					continue // told on the way
				}
			}
			r.mention(who, mention{report, m.First, m.End, m.Head, form})
		}
	}
}

// unnamed makes one actor of mentions without a name, unless one of its
// descriptions is the office of somebody named.
func (r *resolver) unnamed(report int, list []nlp.Mention) {
	at := r.cast.at[report]
	var i int32
	for _, m := range list {
		if m.Form == nlp.ByDescription && i == 0 {
			if i = r.inOffice(report, m.Head); i == 0 {
				i = r.ofAge(report, extract.Ref{First: m.First, End: m.End, Head: m.Head})
			}
			if i == 0 {
				i = r.speakersFirm(report, m)
			}
		}
	}
	for _, m := range list {
		if i != 0 {
			break
		}
		if m.Form == nlp.ByDescription && at[m.Head] == 0 && m.Head >= m.First && m.Head < m.End {
			i = r.describe(report, extract.Ref{First: m.First, End: m.End, Head: m.Head}, m.Head)
			break
		}
	}
	if i == 0 {
		return
	}
	for _, m := range list {
		if at[m.Head] == 0 {
			form := "pronoun"
			if m.Form == nlp.ByDescription {
				form = "description"
				r.recount(i, tallyIn(r.drafts[report].Doc, m))
			}
			r.mention(i, mention{report, m.First, m.End, m.Head, form})
		}
	}
}

// office notes the words of an office.
func (r *resolver) office(report int, ro *extract.Role) {
	at := r.cast.at[report]
	if !ro.Who.OK() || at[ro.Who.Head] == 0 {
		return
	}
	s := r.cast.list[at[ro.Who.Head]-1]
	s.spokes = s.spokes || ro.Speaks
	if ro.Text.End > ro.Text.Start {
		s.roles = append(s.roles, role{r.drafts[report].Doc.Text[ro.Text.Start:ro.Text.End], report, ro.Text, ro.Former})
	}
}

// ledBy makes a body of one that an office only describes and nobody else refers to:
// "heads the harbour workers' federation". So it does of people whom somebody leads or
// speaks for: "leader of the fishermen".
func (r *resolver) ledBy(report int, ro *extract.Role) {
	d := r.drafts[report].Doc
	at := r.cast.at[report]
	if !ro.Who.OK() || at[ro.Who.Head] == 0 || !ro.Side.OK() || at[ro.Side.Head] != 0 || d.Tokens[ro.Side.Head].UPOS != nlp.NOUN && !extract.Folk(gazetteer.Fold(d.Tokens[ro.Side.Head].Lemma)) || r.inName(report, ro.Side.Head) {
		return
	}
	if isPlural(d, int(ro.Side.Head)) && extract.Folk(gazetteer.Fold(d.Tokens[ro.Side.Head].Lemma)) {
		at[ro.Side.Head] = r.describe(report, ro.Side, ro.Side.Head)
		return
	}
	if agentive(d, ro.Side.Head) != "group" {
		return
	}
	if ro.Side.End-ro.Side.First > 1 || r.cast.list[at[ro.Who.Head]-1].party == 0 {
		r.describe(report, ro.Side, ro.Side.Head)
	}
}

// role notes the side that stands with an office.
func (r *resolver) role(report int, ro *extract.Role) {
	at := r.cast.at[report]
	if !ro.Who.OK() || at[ro.Who.Head] == 0 {
		return
	}
	i := at[ro.Who.Head]
	s := r.cast.list[i-1]
	var side int32
	if ro.Code != "" {
		side = r.sideOf(ro.Code, i)
	} else if ro.Side.OK() {
		side = at[ro.Side.Head]
		if b := r.besideOf(report, ro.Side); b != 0 {
			side = b
		}
		if side == 0 {
			if n := r.nameOver(report, ro.Side.Head); n != nil && n.Code != "" && !ofField(r.drafts[report].Doc, n) {
				side = r.sideOf(n.Code, i)
			}
		}
	}
	if side == 0 || side == i {
		if ro.Side.OK() && r.drafts[report].Doc.Tokens[ro.Side.Head].UPOS == nlp.NOUN {
			s.led = true
		}
		return
	}
	p := r.cast.list[side-1]
	if p.kind == parley.Person {
		if s.serves == 0 && ro.Text.End > ro.Text.Start {
			s.serves = side
		}
		return
	}
	if h := gazetteer.Of(p.code); h != nil && h.Sort == "parliament" || p.place || chamber[strings.Fields(p.forms[0].text)[0]] {
		return // "House Speaker": of which party the words do not say
	}
	if s.party == 0 || ro.Speaks && !s.voice {
		s.party, s.basis, s.voice = side, "reported", ro.Speaks
	}
}

// chamber are the short names of houses of a parliament, to which members of
// every side belong.
var chamber = wordList("chamber")

// nameOver returns the name that covers a token, nil where none does.
func (r *resolver) nameOver(report int, t int32) *nlp.Name {
	d := r.drafts[report].Doc
	for i := range d.Names {
		if n := &d.Names[i]; n.First <= t && t < n.End {
			return n
		}
	}
	return nil
}

// sideOf returns the state or body of a code, put into the cast on the evidence of
// the one who stands for it where no report names it.
func (r *resolver) sideOf(code string, by int32) int32 {
	if i := r.cast.bySide[code]; i != 0 {
		return i
	}
	h := gazetteer.Of(code)
	if h == nil {
		return 0
	}
	s := &someone{kind: parley.Organisation, code: code, implied: true}
	switch {
	case h.Kind == nlp.State:
		s.kind = parley.State
	case h.Sort == "party" || h.Sort == "region":
		s.kind = parley.Group
	}
	m := r.cast.list[by-1].mentions[0]
	m.form = "metonym"
	i := r.put(s, m)
	s.forms = append(s.forms, form{h.Name, 0})
	r.cast.bySide[code] = i
	return i
}

// takeSides gives each actor the side that the words or the gazetteer name for it.
func (r *resolver) takeSides() {
	for k := 0; k < len(r.cast.list); k++ {
		s := r.cast.list[k]
		switch {
		case s.party != 0 || s.kind == parley.Person:
		case s.code != "":
			// A parliament or a court is a side of its own, not its government's; so is
			// an office of a state that no report names.
			if h := gazetteer.Of(s.code); h != nil && h.Of != "" && h.Of != "EU" && h.Sort != "parliament" && h.Sort != "court" && r.cast.bySide[h.Of] != 0 {
				s.party, s.basis = r.cast.bySide[h.Of], "gazetteer"
			}
		case !s.described && !s.place && len(s.mentions) > 0:
			if isMinistry(nameWords(s.forms[0].text)) {
				if p := r.cast.bySide[s.seat.code]; p != 0 && s.seat.told {
					s.party, s.basis = p, "reported"
				} else if p := r.ownState(s); p != 0 {
					s.party, s.basis = p, "reported"
				} else if p := r.mainState(s.mentions[0].report); p != 0 {
					s.party, s.basis = p, "reported"
				}
			}
		}
	}
	r.throughout(func(s *someone) bool { return s.kind != parley.Person })
	// Who serves somebody comes after those served.
	for _, serving := range [2]bool{false, true} {
		for k := 0; k < len(r.cast.list); k++ {
			s := r.cast.list[k]
			if s.kind != parley.Person || s.described || len(s.mentions) == 0 || (s.serves != 0) != serving {
				continue
			}
			told := s.party
			if g := r.inGovernment(s); g != 0 {
				s.party = g
			} else if c := r.datelineState(int32(k + 1)); c != 0 {
				s.party = c
			} else if s.tied {
				s.party = r.side(told)
			} else if r.campaigns(s) {
				s.party = s.serves
			} else {
				s.party = r.sideFor(int32(k + 1))
				if told == 0 && s.party != 0 && s.holdsSome(stately) && r.bodySort(s.party) == "union" {
					s.party = 0 // a minister speaks for no union unless it is said
				}
				if o := told; s.party == 0 && o != 0 && r.bodySort(o) == "people" && !s.onlooker() {
					s.party = o // "leader of the fishermen"
				}
			}
			switch {
			case s.party == 0:
				s.basis, s.voice = "", false
			case told == 0 || r.side(told) != s.party:
				s.basis, s.voice = "reported", false
				if c := s.homeCode(); c != "" && r.cast.list[s.party-1].code == c {
					s.basis = "gazetteer"
				}
			}
		}
	}
	for _, h := range r.homes() {
		r.atHome(&h)
	}
	r.throughout(func(*someone) bool { return true })
}

// throughout lets an office of a state speak for the state: it follows the sides of
// those whom which picks to the end.
func (r *resolver) throughout(which func(*someone) bool) {
	for k, s := range r.cast.list {
		for hops := 0; which(s) && s.party != 0 && (s.party != s.serves || !r.campaigns(s)) && hops < 4; hops++ {
			p := r.cast.list[s.party-1]
			if p.party == 0 || p.party == s.party || p.party == int32(k+1) {
				break
			}
			s.party = p.party
		}
	}
}

// ownState returns the state that begins the name of a ministry, or that it is
// the ministry of where it is first named: "Norway's Export Department"; 0 for
// none.
func (r *resolver) ownState(s *someone) int32 {
	m := s.mentions[0]
	d, at := r.drafts[m.report].Doc, r.cast.at[m.report]
	if e := gazetteer.Lookup(d.Form(int(m.first))); e != nil && e.Kind == nlp.State {
		return r.cast.bySide[e.Code]
	}
	t := m.first - 1
	if t >= 0 && d.Tokens[t].XPOS == nlp.TagPOS {
		t--
	}
	if t >= 0 && at[t] != 0 && r.cast.list[at[t]-1].kind == parley.State {
		return at[t]
	}
	return 0
}

// named returns how often a report names the one of index i-1.
func (r *resolver) named(i int32, report int) int {
	n := 0
	for _, m := range r.cast.list[i-1].mentions {
		if m.report == report {
			n++
		}
	}
	return n
}

// legislates reports whether an office of theirs is a seat in a parliament,
// which says nothing of the side.
func (s *someone) legislates() bool {
	for _, ro := range s.roles {
		for _, w := range strings.Fields(gazetteer.Fold(ro.text)) {
			switch w {
			case "sen.", "sen", "senator", "rep.", "rep", "representative", "congressman", "congresswoman", "mp":
				return true
			}
		}
	}
	return false
}

// ministry are words that end or begin the name of an office of a state.
var ministry = wordList("ministry")
