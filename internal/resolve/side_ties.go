package resolve

import (
	"strconv"
	"strings"

	"github.com/parley-record/parley"
	"github.com/parley-record/parley/nlp"
	"github.com/parley-record/parley/nlp/ner/gazetteer"
)

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
