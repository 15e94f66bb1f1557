package resolve

import (
	"slices"
	"strings"
	"unicode"

	"github.com/parley-record/parley"
	"github.com/parley-record/parley/nlp"
	"github.com/parley-record/parley/nlp/ner/gazetteer"
)

// shortFor returns who has the name that n, one word in brackets or between
// commas right behind it, is short for: "the Dockers' Guild (DG)"; 0 for nobody.
func (r *resolver) shortFor(report int, n nlp.Name) int32 {
	d := r.drafts[report].Doc
	if n.End-n.First != 1 || n.First < 2 || int(n.End) >= len(d.Tokens) || n.Kind == nlp.Person && !capitalsOnly(d.Form(int(n.First))) {
		return 0
	}
	bracket := d.Is(int(n.First-1), "(") && d.Is(int(n.End), ")")
	comma := d.Is(int(n.First-1), ",") && d.Is(int(n.End), ",")
	w := d.Form(int(n.First))
	if !bracket && !(comma && capitalsOnly(w)) {
		return 0
	}
	i := r.cast.at[report][n.First-2]
	if i == 0 {
		return 0
	}
	s := r.cast.list[i-1]
	if s.kind == parley.Person || s.kind == parley.State || s.place || s.code != "" && n.Code != "" && s.code != n.Code {
		return 0
	}
	letters := false
	for _, f := range s.forms {
		letters = letters || len(w) > 1 && spells(f.text, w)
	}
	if letters {
		return i
	}
	// Letters of another language stand in brackets, or behind a body that is
	// called one: "the Bank Clerks Union, BEV,".
	words := nameWords(s.forms[0].text)
	if comma && n.Code == "" && len(w) > 2 && len(words) > 1 && bodyNoun[words[len(words)-1]] && d.Tokens[n.First].Rel.Plain() != nlp.RelNsubj && !r.begins(w) {
		return i
	}
	if bracket && n.Code == "" && (capitalsOnly(w) && len(w) > 2 || n.Kind == nlp.Organisation) && d.Is(int(n.First-2), d.Form(int(n.First-2))) {
		return i
	}
	return 0
}

// begins reports whether w is the first word of a longer name of somebody: no
// letters then, but a name cut short.
func (r *resolver) begins(w string) bool {
	for _, i := range r.cast.byWord[gazetteer.Fold(w)] {
		for _, words := range r.cast.list[i-1].words {
			if len(words) > 1 && words[0] == gazetteer.Fold(w) {
				return true
			}
		}
	}
	return false
}

// capitalsOnly reports whether w is two capital letters or more.
func capitalsOnly(w string) bool {
	for _, c := range w {
		if !unicode.IsUpper(c) {
			return false
		}
	}
	return len(w) > 1
}

// spells reports whether the letters of w are those that words of name begin
// with, in their order, the first of them first and the last among the last two.
func spells(name, w string) bool {
	words := nameWords(name)
	k, low := 0, strings.ToLower(w)
	for j, x := range words {
		if k < len(low) && x[0] == low[k] {
			k++
		} else if j == 0 {
			return false
		}
	}
	return k == len(low) && k*2 >= len(words)
}

// headed returns the body named last before n, or else the only one of the
// report, whose name ends with the words of n where these say only what it is:
// "the Commission" of the European Commission.
func (r *resolver) headed(report int, first, end int32) int32 {
	words := nameWords(r.drafts[report].Doc.Words(int(first), int(end)))
	last := words[len(words)-1]
	if len(words) > 2 || !bodyNoun[last] || len(words) == 2 && !vague[words[0]] {
		return 0
	}
	return r.lastNamed(report, first, func(s *someone) bool {
		if s.kind == parley.Person || s.kind == parley.State || s.described {
			return false
		}
		for _, f := range s.forms {
			w := nameWords(f.text)
			if len(w) > len(words) && strings.Join(w[len(w)-len(words):], " ") == strings.Join(words, " ") {
				return true
			}
		}
		return false
	})
}

// shouted returns the one person of the reports whose last name a headline in
// capitals has at n, read as another name; 0 for none, or several.
func (r *resolver) shouted(report int, n nlp.Name) int32 {
	d := r.drafts[report].Doc
	w := d.Form(int(n.First))
	if n.End-n.First != 1 || int(d.Tokens[n.First].Start) >= d.Title || len(w) < 4 || !capitalsOnly(w) {
		return 0
	}
	var found int32
	for _, i := range r.cast.byWord[gazetteer.Fold(w)] {
		s := r.cast.list[i-1]
		if s.kind != parley.Person {
			continue
		}
		for _, words := range s.words {
			if len(words) > 1 && words[len(words)-1] == gazetteer.Fold(w) && found != i {
				if found != 0 {
					return 0
				}
				found = i
			}
		}
	}
	return found
}

// ofStateNamed returns the code that a body has without the state before it:
// "U.S. Agriculture Department" is what "Agriculture Department" is there.
func ofStateNamed(d *nlp.Doc, n nlp.Name) string {
	for t := n.First + 1; t < n.End && t <= n.First+2; t++ {
		st := gazetteer.Lookup(d.Words(int(n.First), int(t)))
		if st == nil || st.Kind != nlp.State {
			continue
		}
		if e := gazetteer.Lookup(d.Words(int(t), int(n.End))); e != nil && e.Code != "" {
			if h := gazetteer.Of(e.Code); h != nil && h.Of == st.Code {
				return e.Code
			}
		}
	}
	return ""
}

// lastNamed returns whom of those that ok takes a report names last before token
// t, or else the only one that it names behind; 0 for nobody.
func (r *resolver) lastNamed(report int, t int32, ok func(*someone) bool) int32 {
	var found, near, only int32
	for i, s := range r.cast.list {
		if !ok(s) {
			continue
		}
		here := false
		for k := range s.mentions {
			m := &s.mentions[k]
			if m.report != report || m.form == "pronoun" || m.form == "description" {
				continue
			}
			here = true
			if m.first < t && m.first >= near {
				near, found = m.first, int32(i+1)
			}
		}
		if here && only == 0 {
			only = int32(i + 1)
		} else if here {
			only = -1
		}
	}
	if found == 0 && only > 0 {
		return only
	}
	return found
}

// bodyNoun are what a body of whatever name may be called with a capital.
var bodyNoun = wordList("bodyNoun")

// bearerOf returns the body whose name stands right behind a description of it,
// "the Swiss cement firm Holcim", "state oil company <Petroba SA>", or right
// before it, "Reuters news agency"; 0 where none does.
func (r *resolver) bearerOf(report int, first, head int32) int32 {
	d := r.drafts[report].Doc
	w := gazetteer.Fold(d.Form(int(head)))
	if isPlural(d, int(head)) || !firmNoun[w] && !stakeNoun[w] {
		return 0
	}
	at := r.cast.at[report]
	t := head + 1
	s := d.Sentences[d.Tokens[head].Sentence]
	if t < s.End && (d.Is(int(t), "<") || d.Is(int(t), "\"")) {
		t++
	}
	if t < s.End && at[t] != 0 && (t == head+1 || !d.Is(int(t), "'s")) && r.isBody(at[t]) && r.opens(report, at[t], t) {
		return at[t]
	}
	// "the world's largest miner, Arden, said", "the union the Guild of Pilots", "its
	// main creditor, the state bank Ostbank, said"
	if t < s.End && d.Is(int(t), ",") {
		t++
	}
	if t+1 < s.End && isDeterminer(d, int(t)) {
		for n := 0; t+1 < s.End && n < 4 && (n == 0 || at[t] == 0 && (d.Tokens[t].UPOS == nlp.NOUN || d.Tokens[t].UPOS == nlp.ADJ)); n++ {
			t++
		}
	}
	if t > head+1 && t < s.End && at[t] != 0 && r.isBody(at[t]) && r.opens(report, at[t], t) {
		e := t
		for e < s.End && at[e] == at[t] {
			e++
		}
		if e < s.End && d.Tokens[e].XPOS == nlp.TagPOS {
			return 0 // "another shareholder, Arden's pension fund"
		}
		for x := t; x < e; x++ {
			if apposed(d, x, head) || d.Tokens[x].Rel == d.Tokens[head].Rel && d.Tokens[x].Head == d.Tokens[head].Head {
				return at[t]
			}
		}
	}
	if mediaNoun[w] || w == "agency" && head > first && d.Is(int(head-1), "news") {
		for x := first; x < head; x++ {
			if at[x] != 0 && r.isBody(at[x]) {
				return at[x]
			}
		}
	}
	return 0
}

// apposed reports whether token x stands in apposition to token head, itself or as the
// name of what does: "its main creditor, the state bank Ostbank".
func apposed(d *nlp.Doc, x, head int32) bool {
	for range 3 {
		switch d.Tokens[x].Rel.Plain() {
		case nlp.RelAppos, nlp.RelFlat, nlp.RelCompound:
		default:
			return false
		}
		appos := d.Tokens[x].Rel.Plain() == nlp.RelAppos
		if x = d.Tokens[x].Head; x <= head {
			return x == head && appos
		}
	}
	return false
}

// opens reports whether a name of the one of index i-1 begins at token t.
func (r *resolver) opens(report int, i, t int32) bool {
	for k := range r.cast.list[i-1].mentions {
		if m := &r.cast.list[i-1].mentions[k]; m.report == report && m.first == t && m.form == "name" {
			return true
		}
	}
	return false
}

// isBody reports whether the one of index i-1 is named and a body, no state,
// person or place.
func (r *resolver) isBody(i int32) bool {
	s := r.cast.list[i-1]
	return s.kind == parley.Organisation && !s.described && !s.place
}

// firmNoun are what one body may be called by its trade or kind.
var firmNoun = wordList("firmNoun")

// stakeNoun are what a body or a person may be by a share, a debt or a deal.
var stakeNoun = wordList("stakeNoun")

// mediaNoun are bodies that report.
var mediaNoun = wordList("mediaNoun")

// bareBody returns the named body that a definite description means, by what it
// is called alone: "the Commission", "the company", "its board of directors",
// "the Swedish group"; 0 for none. Another body named within it is its own.
func (r *resolver) bareBody(report int, first, head, side int32) int32 {
	d := r.drafts[report].Doc
	if side != 0 && r.isBody(side) || narrowed(d, head) {
		return 0
	}
	if i := r.shortened(report, first, head); i != 0 {
		return i
	}
	if head == first {
		if i := r.speakersFirm(report, nlp.Mention{First: first, End: head + 1, Head: head}); i != 0 {
			return i
		}
		if c := d.Text[d.Tokens[head].Start]; c >= 'A' && c <= 'Z' {
			if i := r.headed(report, first, head+1); i != 0 {
				return i
			}
		}
		if i := r.alike(report, first, head); i != 0 {
			return i
		}
		return r.bare(report, first, head, 0)
	}
	if w := gazetteer.Fold(d.Form(int(head))); bareNoun[w] != "firm" && bareNoun[w] != "club" || head-first > 2 && !d.Is(int(head-1), "based") || w == "board" || w == "management" {
		return 0
	}
	return r.bare(report, first, head, side)
}

// narrowed reports whether what stands behind the noun at token head says which
// one is meant: "the union representing pilots".
func narrowed(d *nlp.Doc, head int32) bool {
	for t := head + 1; t < int32(len(d.Tokens)) && t-head < 8 && d.Tokens[t].Sentence == d.Tokens[head].Sentence; t++ {
		if d.Tokens[t].Head != head {
			continue
		}
		switch d.Tokens[t].Rel.Plain() {
		case nlp.RelAcl:
			return !d.Is(int(head+1), ",") && !d.Is(int(head+1), "-") && !d.Is(int(head+1), "—")
		case nlp.RelNmod:
			return !d.Is(int(t), "directors")
		}
	}
	return false
}

// alike returns the one described last before token first by a noun of which the
// one at head is short: "the group", once "an investor group" has been told of; 0
// for none.
func (r *resolver) alike(report int, first, head int32) int32 {
	d := r.drafts[report].Doc
	w := gazetteer.Fold(d.Form(int(head)))
	var found, near int32
	for i, s := range r.cast.list {
		if !s.described || s.plural {
			continue
		}
		for k := range s.mentions {
			m := &s.mentions[k]
			if m.report == report && m.form == "description" && m.first < first && m.first >= near && gazetteer.Fold(d.Form(int(m.head))) == w {
				found, near = int32(i+1), m.first
			}
		}
	}
	return found
}

// bare returns the body that a report means by "the company" or "the paper":
// the one named last before, in the sentence or the three before it, that
// can be called so, whoever is the subject of a sentence first; with a side, one
// who is told of with it. 0 for none.
func (r *resolver) bare(report int, first, head, side int32) int32 {
	d := r.drafts[report].Doc
	w := gazetteer.Fold(d.Form(int(head)))
	sort := bareNoun[w]
	if sort == "" || isPlural(d, int(head)) {
		return 0
	}
	sent := d.Tokens[head].Sentence
	var found int32
	best := int32(-1)
	for i, s := range r.cast.list {
		if s.kind != parley.Organisation || s.described || s.place || !r.callable(s, sort) || side != 0 && r.seatOf(report, s) != side {
			continue
		}
		for k := range s.mentions {
			m := &s.mentions[k]
			if m.report != report || m.first >= first || m.form == "description" {
				continue
			}
			ago := sent - d.Tokens[m.head].Sentence
			if ago > 3 || ago == 0 && bindsOut(d, m.head, head) {
				continue
			}
			// A subject of the sentence before outdoes whoever else is named there.
			score := (4-ago)*4096 + (m.first-d.Sentences[d.Tokens[m.head].Sentence].First)&1023
			if ago == 0 {
				score = 4*4096 + 1023 - (first-m.first)&1023
			}
			if rel := d.Tokens[m.head].Rel.Plain(); rel == nlp.RelNsubj {
				score += 6000
			}
			if score > best {
				best, found = score, int32(i+1)
			}
		}
	}
	if found == 0 && (sort == "union" || sort == "firm" && !anyFirm[w]) {
		return r.onlyCalled(report, first, sort)
	}
	return found
}

// onlyCalled returns the one body named before token end of a report that nouns of a
// sort may mean, however far back; of several firms the only one that has the offices of a
// firm. 0 for none, or several.
func (r *resolver) onlyCalled(report int, end int32, sort string) int32 {
	var all, led []int32
	for i, s := range r.cast.list {
		if s.kind != parley.Organisation || s.described || s.place || !r.callable(s, sort) {
			continue
		}
		if !slices.ContainsFunc(s.mentions, func(m mention) bool { return m.report == report && m.form == "name" && m.first < end }) {
			continue
		}
		all = append(all, int32(i+1))
	}
	if len(all) > 1 && sort == "firm" {
		for _, s := range r.cast.list {
			if p := s.party; p != 0 && s.kind == parley.Person && slices.Contains(all, p) && !slices.Contains(led, p) && slices.Contains(s.offices(), "company") {
				led = append(led, p)
			}
		}
		all = led
	}
	if len(all) != 1 {
		return 0
	}
	return all[0]
}

// headlined returns the one body named below a report's title that the noun at
// token head of the title may mean: "Tram union" of the Tramway Workers' Union; 0
// where the report names none or several.
func (r *resolver) headlined(report int, head int32) int32 {
	w := gazetteer.Fold(r.drafts[report].Doc.Form(int(head)))
	sort := bareNoun[w]
	if sort == "" || w == "board" || w == "management" || w == "group" || w == "rival" || w == "bidder" || w == "exchange" {
		return 0
	}
	return r.onlyCalled(report, int32(len(r.drafts[report].Doc.Tokens)), sort)
}

// anyFirm are nouns of bareNoun by which several firms of one report may be meant.
var anyFirm = wordList("anyFirm")

// bareNoun are nouns that stand for a body named before, and the sort of body.
var bareNoun = wordPairs("bareNoun")

// callable reports whether a report may call somebody by nouns of a sort.
func (r *resolver) callable(s *someone, sort string) bool {
	if !s.mayBe(sort) {
		return false // and not all that is said of them need be looked through
	}
	told := r.toldSort(s)
	return told == "" || told == sort || told != "union" && sort != "union"
}

// mayBe reports whether somebody may by their name be what nouns of a sort say.
func (s *someone) mayBe(sort string) bool {
	own := ""
	if h := gazetteer.Of(s.code); h != nil {
		own = h.Sort
	}
	ends := func(set map[string]bool) bool {
		for _, words := range s.names() {
			for _, x := range words {
				if set[x] {
					return true
				}
			}
		}
		return false
	}
	switch sort {
	case "firm":
		return own == "company" || own == "" && !ends(bodyOnly)
	case "bank":
		return ends(bankWords)
	case "union":
		return own == "union" || own == "" && (ends(unionWords) || s.acronym())
	case "club":
		return own == "" && !ends(bodyOnly)
	case "media":
		return own == "media" || own == "" && ends(mediaWords)
	case "agency":
		return own == "media" && !ends(mediaWords) || ends(agencyWords)
	}
	return false
}

// toldSort returns the sort of body that a noun beside a name of s tells, "pilots' union
// SPNA", "the cabin crew union, SNTV"; "" where none does.
func (r *resolver) toldSort(s *someone) string {
	for k := range s.mentions {
		m := &s.mentions[k]
		if m.form != "name" {
			continue
		}
		d := r.drafts[m.report].Doc
		t, apart := m.first-1, false
		if t > 0 && d.Is(int(t), ",") {
			t--
			apart = int(m.end) < len(d.Tokens) && d.Is(int(m.end), ",")
		}
		if t < 0 || d.Tokens[t].UPOS != nlp.NOUN && !(d.Tokens[t].UPOS == nlp.PROPN && !r.inName(m.report, t)) || !apart && d.Tokens[t].Head != m.head && d.Tokens[m.head].Head != t {
			continue
		}
		if w := bareNoun[gazetteer.Fold(d.Form(int(t)))]; w == "union" || w == "firm" {
			return w
		}
	}
	return ""
}

// bodyOnly are words in the names of bodies that are no firms.
var bodyOnly = wordList("bodyOnly")

// bankWords are words in the names of banks.
var bankWords = wordList("bankWords")

// unionWords are words in the names of unions.
var unionWords = wordList("unionWords")

// mediaWords are words in the names of those who report.
var mediaWords = wordList("mediaWords")

// agencyWords are words in the names of agencies.
var agencyWords = wordList("agencyWords")

// names returns the words of each form of somebody's name.
func (s *someone) names() [][]string {
	if len(s.words) > 0 {
		return s.words
	}
	var out [][]string
	for _, f := range s.forms {
		out = append(out, nameWords(f.text))
	}
	return out
}

// acronym reports whether a form of somebody's name is letters alone.
func (s *someone) acronym() bool {
	for _, f := range s.forms {
		if len(f.text) <= 6 && capitalsOnly(f.text) {
			return true
		}
	}
	return false
}
