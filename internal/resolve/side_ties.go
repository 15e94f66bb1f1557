package resolve

import (
	_ "embed"
	"strconv"
	"strings"

	"github.com/parley-record/parley"
	"github.com/parley-record/parley/nlp"
	"github.com/parley-record/parley/nlp/ner/gazetteer"
	"github.com/parley-record/parley/nlp/tsv"
)

// sideWeights is what parley-train learned of whom a person stands for: a sign and
// its weight a line.
//
//go:embed sides.tsv
var sideWeights string

var sideWeight = tsv.Must(readWeights("sides.tsv", sideWeights))

// A sideOption is one whom a person may stand for, as an index plus one, with what
// speaks for it; 0 is nobody but themselves.
type sideOption struct {
	side  int32
	signs []string
}

func (o *sideOption) put(sign string) {
	for _, s := range o.signs {
		if s == sign {
			return
		}
	}
	o.signs = append(o.signs, sign)
}

// A choice is whom one person may stand for, and the one chosen.
type choice struct {
	who, side int32
	options   []sideOption
}

// never is more than what speaks for any side.
const never = 100

// maxNamed is the most places of a person's name that are looked at.
const maxNamed = 8

// sideOptions returns whom the person of index i-1 may stand for, themselves first,
// then in the order in which they were found.
func (r *resolver) sideOptions(i int32) []sideOption {
	s := r.cast.list[i-1]
	opts := []sideOption{{}}
	option := func(side int32) *sideOption {
		for k := range opts {
			if opts[k].side == side {
				return &opts[k]
			}
		}
		opts = append(opts, sideOption{side: side})
		return &opts[len(opts)-1]
	}
	offices := s.offices()
	if p := s.party; p != 0 {
		o := option(r.side(p))
		o.put("told")
		o.put("told " + r.bodySort(p))
		if s.voice {
			o.put("told voice")
		}
	}
	if code := s.homeCode(); code != "" {
		side := r.ofHome(code, s.mentions[0].report)
		if side == 0 {
			side = r.sideOf(code, i)
		}
		o := option(side)
		o.put("known")
		o.put("known " + r.home(s.mentions[0].report) + " " + offices[0])
		for _, f := range offices {
			o.put("known " + f)
		}
	}
	if s.serves != 0 {
		if p := r.side(s.serves); p != s.serves {
			option(p).put("served")
		} else {
			option(p).put("served person")
		}
	}
	if p, how := r.plainSide(i); p != 0 {
		o := option(r.side(p))
		o.put("plain " + how)
		for _, f := range offices {
			o.put("plain " + how + " " + f)
		}
	} else {
		opts[0].put("plain")
	}
	seen, bound := 0, s.party != 0 // what is told by other words binds as much as those of an office
	for _, m := range s.mentions {
		if m.form == "pronoun" || m.form == "description" {
			continue
		}
		if seen++; seen > maxNamed {
			break
		}
		bound = r.bound(i, m, option) || bound
	}
	how := "bare "
	if len(s.roles) == 0 {
		how = "none "
	}
	if bound {
		how = "bound "
	} else {
		seen = 0
		for _, m := range s.mentions {
			if m.form != "pronoun" && m.form != "description" {
				if seen++; seen <= 2 {
					r.around(i, m, how, offices, option)
				}
			}
		}
	}
	report := s.mentions[0].report
	states, bodies := r.mostNamed(report)
	for k, most := range [2][2]int32{states, bodies} {
		for n, x := range most {
			if x == 0 {
				continue
			}
			o := option(r.side(x))
			sign := [2][2]string{{"first state", "second state"}, {"first body", "second body"}}[k][n]
			o.put(how + sign)
			if !bound {
				for _, f := range offices {
					o.put(sign + " " + f)
				}
			}
		}
	}
	home := r.home(report)
	for k := range opts[1:] {
		o := &opts[k+1]
		sort := r.bodySort(o.side)
		if !bound && !o.given() && s.unfit(sort) {
			o.put("unfit")
		}
		o.put("is " + sort)
		for _, f := range offices {
			o.put("is " + sort + " " + f)
		}
		switch code := r.cast.list[o.side-1].code; code {
		case "USA", "GBR", "EU":
			for _, f := range offices {
				o.put(code + " " + f)
			}
		}
		o.put(home + " " + sort)
		o.put(home + " " + sort + " " + offices[0])
		for _, w := range s.trades() {
			if w == sort {
				o.put("office names its sort")
				o.put(how + "office names its sort " + sort)
			} else {
				o.put("office names another sort")
				o.put("office names " + w + ", is " + sort)
			}
		}
		if r.inTitle(o.side, report) {
			o.put(how + "in title")
		}
	}
	o := &opts[0]
	o.put(how + "self")
	o.put(home + " self")
	o.put(home + " self " + offices[0])
	for _, f := range offices {
		o.put("self " + f)
	}
	if s.homeCode() != "" {
		o.put("self known")
	}
	if r.inTitle(i, report) {
		o.put("self in title")
	}
	return opts
}

// A tie is a body that stands in the sentence of a person's name, and what stands
// between the two.
type tie struct {
	body        int32 // index plus one
	between     string
	left, title bool  // before the name; in the words of an office beside it
	far         int32 // tokens between
	beside      string
}

// ties returns the bodies in the sentence of m, the nearest before it first, then
// those after it.
func (r *resolver) ties(i int32, m mention) []tie {
	d := r.drafts[m.report].Doc
	at := r.cast.at[m.report]
	sent := d.Sentences[d.Tokens[m.first].Sentence]
	var out []tie
	for t := m.first - 1; t >= sent.First; t-- {
		e := at[t]
		if e == 0 || e == i || !r.standable(e) {
			continue
		}
		to := t
		for t > sent.First && at[t-1] == e && r.inName(m.report, t) {
			t--
		}
		p := r.between(m.report, to+1, m.first)
		out = append(out, tie{e, p, true, titled(p, true), m.first - to, r.sortOf(m.report, t-1)})
	}
	for t := m.end; t < sent.End; t++ {
		e := at[t]
		if e == 0 || e == i || !r.standable(e) {
			continue
		}
		from := t
		for t+1 < sent.End && at[t+1] == e && r.inName(m.report, t) {
			t++
		}
		p := r.between(m.report, m.end, from)
		if r.once(m.report, m.end, from) && r.bodySort(e) == "party" {
			p = "once" // "a former Republican congressman"
		}
		out = append(out, tie{e, p, false, titled(p, false), from - m.end, r.sortOf(m.report, t+1)})
	}
	return out
}

// once reports whether the words from token a to b call an office one of the past.
func (r *resolver) once(report int, a, b int32) bool {
	d := r.drafts[report].Doc
	for t := a; t < b; t++ {
		if d.Is(int(t), "former") || d.Is(int(t), "ex") || d.Is(int(t), "one-time") || d.Is(int(t), "onetime") {
			return true
		}
	}
	return false
}

// titled reports whether a body and a name with p between them stand in the words of
// one office: "Ixcorp chief executive", ", a director of policy at".
func titled(p string, left bool) bool {
	if left {
		// The office may be closed by a comma of its own.
		return p == "" || p == "S" || strings.Trim(strings.TrimSuffix(p, "C"), "NTSEOFAIWB") == "" && (strings.Contains(p, "T") || !strings.ContainsAny(p, "OFAIWEC"))
	}
	if p == "O" || p == "B" || p == "CO" || p == "C" || p == "CN" || p == "CS" {
		return true
	}
	rest, comma := strings.CutPrefix(p, "C")
	if !comma {
		rest, comma = strings.CutPrefix(p, "B")
	}
	return comma && strings.Contains(rest, "T") && strings.Trim(rest, "NTSEOFAIWC") == "" && strings.Count(rest, "C") < 2
}

// bound gives options the signs of how the words of an office and its like bind them
// to the person of index i-1 where m names them. It reports whether any do.
func (r *resolver) bound(i int32, m mention, option func(int32) *sideOption) bool {
	note := func(e int32, sign string) {
		o := option(r.side(e))
		o.put(sign)
		o.put(sign + " " + r.bodySort(e))
	}
	some, ties := false, r.ties(i, m)
	for k, x := range ties {
		if x.between == "once" {
			option(r.side(x.body)).put("once")
			continue
		}
		if x.between != "far" && (x.title || len(x.between) <= 3) {
			sign := "R:"
			if x.left {
				sign = "L:"
			}
			option(r.side(x.body)).put(sign + x.between)
			option(r.side(x.body)).put(sign + x.between + "|" + x.beside)
		}
		if !x.title {
			continue
		}
		some = true
		sign := "title after"
		if x.left {
			sign = "title before"
		}
		note(x.body, sign)
		last, first := true, true
		for n, y := range ties {
			if y.title && y.left == x.left && n != k {
				// Before a name the nearest is listed first.
				if (n < k) == x.left {
					last = false
				} else {
					first = false
				}
			}
		}
		switch {
		case last && first:
			note(x.body, "title only")
		case last:
			note(x.body, "title last")
		case first:
			note(x.body, "title first")
		}
		if !x.left {
			note(x.body, "title then "+x.beside)
		}
	}
	if b := r.inSharedTitle(i, m); b != 0 && !some {
		some = true
		note(b, "title before")
		note(b, "title only")
	}
	return some
}

// inSharedTitle returns the body in the words of an office that stands before the
// first of several people, of whom m names a later one: "Chilean ministers Jane Roe
// and John Doe"; 0 for none.
func (r *resolver) inSharedTitle(i int32, m mention) int32 {
	d, at := r.drafts[m.report].Doc, r.cast.at[m.report]
	if b := m.first - 1; b < 1 || !d.Is(int(b), "and") && !d.Is(int(b), ",") {
		return 0
	}
	for _, ro := range r.cast.list[i-1].roles {
		f, e := d.TokensIn(ro.at)
		if ro.report != m.report || int32(e) >= m.first || d.Tokens[f].Sentence != d.Tokens[m.first].Sentence {
			continue
		}
		if x := at[e]; x == 0 || x == i || r.cast.list[x-1].kind != parley.Person {
			continue
		}
		for t := int32(f); t < int32(e); t++ {
			if b := at[t]; b != 0 && b != i && r.standable(b) {
				return b
			}
		}
	}
	return 0
}

// around gives options the signs of who is named before a person whose office says
// nothing of whose it is. how tells offices from none.
func (r *resolver) around(i int32, m mention, how string, offices []string, option func(int32) *sideOption) {
	d := r.drafts[m.report].Doc
	at := r.cast.at[m.report]
	sent := d.Tokens[m.first].Sentence
	first := d.Sentences[sent].First
	note := func(e int32, sign string) {
		o := option(r.side(e))
		o.put(how + sign)
		o.put(how + sign + " " + r.bodySort(e))
		for _, f := range offices {
			o.put(sign + " " + f)
		}
	}
	nearest := true
	for _, x := range r.ties(i, m) {
		if !x.left {
			if x.far < 12 {
				note(x.body, "after")
			}
			continue
		}
		sign := "farther"
		if nearest {
			sign = "nearest"
		}
		nearest = false
		note(x.body, sign)
	}
	last := true
	for t := first - 1; t >= 0 && d.Tokens[t].Sentence >= sent-3; t-- {
		e := at[t]
		if e == 0 || e == i || !r.standable(e) || at[t+1] == e && r.inName(m.report, t) {
			continue
		}
		back := strconv.Itoa(int(sent - d.Tokens[t].Sentence))
		if last {
			note(e, "last")
			if nearest {
				note(e, "last of all")
			}
		}
		last = false
		if rel := d.Tokens[t].Rel.Plain(); rel == nlp.RelNsubj {
			note(e, "subject "+back)
		} else {
			note(e, "named "+back)
		}
	}
	for t := first; t < m.first; t++ {
		if e := at[t]; e != 0 && e != i && r.standable(e) && d.Tokens[t].Rel.Plain() == nlp.RelNsubj {
			note(e, "subject 0")
		}
	}
	// "Berg and Trade Secretary Kerr" are of one side.
	for t := m.first - 1; t >= first; t-- {
		e := at[t]
		if e == 0 || e == i || r.cast.list[e-1].kind != parley.Person || !r.inName(m.report, t) {
			continue
		}
		switch p := r.between(m.report, t+1, m.first); p {
		case "K", "KT", "CKT", "C", "CT", "TK":
			if side, _ := r.plainSide(e); side != 0 {
				note(side, "beside")
			}
		}
		break
	}
}

// inName reports whether a name covers token t.
func (r *resolver) inName(report int, t int32) bool {
	if len(r.inNames) <= report {
		r.inNames = make([][]bool, len(r.drafts))
	}
	if r.inNames[report] == nil {
		d := r.drafts[report].Doc
		r.inNames[report] = make([]bool, len(d.Tokens))
		for _, n := range d.Names {
			for k := n.First; k < n.End; k++ {
				r.inNames[report][k] = true
			}
		}
	}
	return r.inNames[report][t]
}

// standable reports whether the one of index e-1 is one whom a person may stand for.
func (r *resolver) standable(e int32) bool {
	s := r.cast.list[e-1]
	return s.kind != parley.Person && !s.place
}

// maxBetween is the most tokens between a person and a body that tell how the two
// are bound.
const maxBetween = 24

// between says what stands between a person and a body, a letter for each phrase:
// T an office, N other nouns, E a body, P a person, O "of", F "for", A "at", I "in",
// W another preposition, S a possessive mark, C a comma, B a bracket, K "and", R "who" or
// "which", G a participle, V another verb; "far" where it is too much to tell anything.
func (r *resolver) between(report int, a, b int32) string {
	if b-a > maxBetween {
		return "far"
	}
	var p []byte
	for t := a; t < b; t++ {
		c := r.sortOf(report, t)
		if c == "" {
			continue
		}
		if n := len(p); n > 0 {
			if p[n-1] == c[0] && c != "C" && c != "S" {
				continue
			}
			if p[n-1] == 'N' && c == "T" {
				p[n-1] = 'T'
				continue
			}
			if p[n-1] == 'T' && c == "N" {
				continue
			}
		}
		p = append(p, c[0])
		if len(p) > 7 {
			return "far"
		}
	}
	return string(p)
}

// sortOf returns the letter of token t for between, "" for one that says nothing,
// "X" for what ends a clause.
func (r *resolver) sortOf(report int, t int32) string {
	d := r.drafts[report].Doc
	if t < 0 || int(t) >= len(d.Tokens) {
		return "X"
	}
	tok := &d.Tokens[t]
	if e := r.cast.at[report][t]; e != 0 && r.inName(report, t) {
		if r.cast.list[e-1].kind == parley.Person {
			return "P"
		}
		return "E"
	}
	if tok.XPOS == nlp.TagPOS {
		return "S"
	}
	switch tok.UPOS {
	case nlp.PUNCT:
		switch f := d.Form(int(t)); f {
		case ",":
			return "C"
		case "(", ")", "-", "–", "—", "<", ">", "[", "]":
			if tok.Glued {
				return ""
			}
			return "B"
		}
		return "X"
	case nlp.ADP:
		switch gazetteer.Fold(d.Form(int(t))) {
		case "of":
			return "O"
		case "for":
			return "F"
		case "at":
			return "A"
		case "in":
			return "I"
		}
		return "W"
	case nlp.CCONJ:
		return "K"
	case nlp.NOUN, nlp.PROPN, nlp.ADJ, nlp.NUM:
		f := gazetteer.Fold(d.Form(int(t)))
		switch sort := gazetteer.Title(f); {
		case sort == "honorific":
			return ""
		case sort == "office", sort == "voice", sort == "expert":
			return "T"
		}
		if tok.UPOS == nlp.NOUN {
			if sort := gazetteer.Title(tok.Lemma); sort == "office" || sort == "voice" || sort == "expert" {
				return "T"
			}
		}
		return "N"
	case nlp.VERB:
		if tok.XPOS == nlp.TagVBG || tok.XPOS == nlp.TagVBN {
			return "G"
		}
		return "V"
	case nlp.AUX:
		return "V"
	case nlp.PRON:
		switch tok.XPOS {
		case nlp.TagWP, nlp.TagWDT:
			return "R"
		case nlp.TagPRPS:
			return ""
		}
		return "X"
	case nlp.SCONJ:
		return "X"
	}
	return ""
}

// bodySort returns what sort of body the one of index e-1 is, by the gazetteer or
// else by the words of its name.
func (r *resolver) bodySort(e int32) string {
	s := r.cast.list[e-1]
	if s.code != "" {
		h := gazetteer.Of(s.code)
		switch {
		case s.kind == parley.State:
			return "state"
		case s.code == "EU":
			return "union of states"
		case h != nil && h.Sort != "":
			return h.Sort
		}
		return "body"
	}
	switch {
	case s.kind == parley.Person:
		return "person"
	case s.described && s.plural:
		return "people"
	}
	for _, f := range s.forms {
		for _, w := range nameWords(f.text) {
			if c := sortsOf.body[w]; c != "" {
				return c
			}
		}
	}
	if s.described {
		return "described"
	}
	return "body"
}

// mostNamed returns the two states and the two other bodies that a report names
// most, as indexes plus one, 0 for none.
func (r *resolver) mostNamed(report int) (states, bodies [2]int32) {
	if r.mostOf == nil {
		r.mostOf = map[int][2][2]int32{}
	}
	if m, ok := r.mostOf[report]; ok {
		return m[0], m[1]
	}
	var most [2][2]int32
	var count [2][2]int
	for k, s := range r.cast.list {
		i := int32(k + 1)
		if s.kind == parley.Person || s.place || s.described {
			continue
		}
		g := 1
		if s.kind == parley.State {
			g = 0
		}
		switch n := r.named(i, report); {
		case n > count[g][0]:
			most[g][1], count[g][1] = most[g][0], count[g][0]
			most[g][0], count[g][0] = i, n
		case n > count[g][1]:
			most[g][1], count[g][1] = i, n
		}
	}
	r.mostOf[report] = most
	return most[0], most[1]
}

// home says what a report tells of by whom it names: the affairs of parties at home,
// of states, of one state, or of others.
func (r *resolver) home(report int) string {
	states, bodies := r.mostNamed(report)
	party := bodies[0] != 0 && r.bodySort(bodies[0]) == "party" || bodies[1] != 0 && r.bodySort(bodies[1]) == "party"
	n := 0
	for _, x := range states {
		if x != 0 && r.named(x, report) > 1 {
			n++
		}
	}
	switch {
	case party && r.polls(report):
		return "polls"
	case party:
		return "parties"
	case n > 1:
		return "states"
	case n == 1:
		return "state"
	}
	return "bodies"
}

// polls reports whether a report speaks of an election twice at least.
func (r *resolver) polls(report int) bool {
	n := 0
	for i := range r.drafts[report].Doc.Tokens {
		switch r.drafts[report].Doc.Tokens[i].Lemma {
		case "candidate", "campaign", "nominee", "nomination", "primary", "election", "front-runner", "voter", "poll":
			n++
		}
	}
	return n > 1
}

// inTitle reports whether the title of a report names the one of index i-1.
func (r *resolver) inTitle(i int32, report int) bool {
	d := r.drafts[report].Doc
	for _, m := range r.cast.list[i-1].mentions {
		if m.report == report && int(d.Tokens[m.head].Start) < d.Title {
			return true
		}
	}
	return false
}
