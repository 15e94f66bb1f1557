package extract

import (
	"slices"
	"strings"

	"github.com/parley-record/parley/nlp"
	"github.com/parley-record/parley/nlp/ner/gazetteer"
)

// readRoles drafts the offices of the people that a report names and the sides
// that stand with them: titles before a name, appositions, "Poland's Donald
// Tusk", "of the Teamsters", "(D-N.Y.)".
func readRoles(d *Draft) {
	r := &roleReader{d: d, doc: d.Doc, nameAt: make([]int32, len(d.Doc.Tokens))}
	for i, n := range d.Doc.Names {
		for t := n.First; t < n.End; t++ {
			r.nameAt[t] = int32(i + 1)
		}
	}
	for _, n := range d.Doc.Names {
		if n.Kind == nlp.Person {
			r.person(n)
		}
	}
	d.Roles = slices.DeleteFunc(d.Roles, func(ro Role) bool { return ro.Text.End > ro.Text.Start && r.sought(ro.Text) })
	for k := range d.Roles {
		ro := &d.Roles[k]
		ro.Former = ro.Former || ro.Text.End > ro.Text.Start && r.former(ro.Text)
	}
}

type roleReader struct {
	d      *Draft
	doc    *nlp.Doc
	nameAt []int32 // token → index in Names plus one
}

// maxRole is the most tokens of a title or an apposition.
const maxRole = 14

func (r *roleReader) person(n nlp.Name) {
	who := Ref{n.First, n.End, n.End - 1}
	first := int32(r.doc.Sentences[r.doc.Tokens[n.First].Sentence].First)
	end := int32(r.doc.Sentences[r.doc.Tokens[n.First].Sentence].End)
	if n.End-n.First > 1 && monarchs[gazetteer.Fold(r.doc.Form(int(n.First)))] {
		r.d.Roles = append(r.d.Roles, Role{Who: who, Text: r.doc.Bytes(int(n.First), int(n.First+1))})
	}
	r.before(who, first)
	r.among(who, first)
	r.after(who, end)
	r.label(who, end)
	r.copula(who, end)
	r.takes(who, end)
}

// before reads the words that stand before a name: "Polish Prime Minister",
// "Poland's", "Ukraine's president", "the union's leader,".
func (r *roleReader) before(who Ref, first int32) {
	d := r.doc
	if r.preposed(who, first) {
		return
	}
	j := who.First
	if j > first+1 && d.Is(int(j-1), ",") && r.titled(j-2, first) {
		j-- // "Iran's deputy foreign minister, Abbas Araghchi,"
		if who.End < int32(len(d.Tokens)) && d.Tokens[who.End].UPOS != nlp.PUNCT && !d.Is(int(who.End), "of") {
			return
		}
	}
	stop := j
	for j > first && stop-j < maxRole {
		if d.Is(int(j-1), ")") { // "Coffee Institute (IBC) President"
			if b := bracket(d, j-1, first); b > first && r.nameAt[b-1] != 0 && j < stop {
				j = b
				continue
			}
		}
		if !r.inTitle(j-1, stop) {
			break
		}
		j--
	}
	for j < stop && (d.Tokens[j].UPOS == nlp.ADP || d.Tokens[j].UPOS == nlp.CCONJ || isPossessive(d, j) || d.Tokens[j].UPOS == nlp.PUNCT || dayWords[gazetteer.Fold(d.Form(int(j)))] || r.dates(j, first)) {
		j++ // "Earlier today U.S. Treasury Secretary"
	}
	if j >= stop {
		return
	}
	defer func() {
		r.owner(who, j, first)
		r.shared(who, j, first)
		r.leads(who, first)
	}()
	// A possessor ends before its mark: what follows is the title.
	var side Ref
	title := j
	for t := stop - 1; t > j; t-- {
		if isPossessive(d, t) {
			title = t + 1
			if side = r.sideIn(j, t); side.OK() && d.Names[r.nameAt[side.Head]-1].Kind == nlp.State {
				side = r.sideIn(j, stop)
			}
			break
		}
	}
	if title >= stop {
		if side.OK() {
			r.d.Roles = append(r.d.Roles, Role{Who: who, Side: side})
		}
		return
	}
	end := stop // of the words of the office
	for end > title && (honorific(d, end-1) && !firstLady(d, end-1) || d.Tokens[end-1].UPOS == nlp.PUNCT && !d.Is(int(end-1), ")")) {
		end--
	}
	if own := r.ownOffice(title, end); own > title {
		title, j, side = own, own, Ref{}
	}
	if !r.personTitle(title, end) {
		return
	}
	if !side.OK() {
		side = r.sideIn(title, sentTo(d, title, stop))
	}
	if !side.OK() && title > j { // "the company's vice president", "Roe's secretary"
		side = Ref{title - 2, title - 1, title - 2}
		if p := r.personBefore(title - 1); p.OK() {
			side = p
		}
	}
	if !side.OK() && title == j && j > first+1 && isPossessive(d, j-1) {
		side = r.personBefore(j - 1)
	}
	if !side.OK() && title == j && j > first && d.Tokens[j].UPOS == nlp.NOUN {
		side = r.personBefore(j) // "Roe spokesman John Doe"
	}
	if !side.OK() && title == j {
		side = r.ownNoun(title, stop)
	}
	for title < stop-1 && honorific(d, title) {
		title++
	}
	r.d.Roles = append(r.d.Roles, Role{Who: who, Side: side, Text: d.Bytes(int(title), int(end)), Speaks: r.voice(title, end)})
}

// personBefore returns the person whose name ends right before token t, a
// possessive mark or an office.
func (r *roleReader) personBefore(t int32) Ref {
	if n := r.nameAt[t-1]; n != 0 && r.doc.Names[n-1].Kind == nlp.Person {
		m := r.doc.Names[n-1]
		return Ref{m.First, m.End, m.End - 1}
	}
	return Ref{}
}

// owner reads "its chief executive Jane Roe": the side is whom the pronoun
// before the title stands for.
func (r *roleReader) owner(who Ref, title, first int32) {
	if title > first && isPossessivePronoun(r.doc, title-1) && len(r.d.Roles) > 0 {
		if ro := &r.d.Roles[len(r.d.Roles)-1]; ro.Who == who && !ro.Side.OK() && ro.Text.End > 0 {
			ro.Side = Ref{title - 1, title, title - 1}
		}
	}
}

// inTitle reports whether token t may stand in a title that ends at stop.
func (r *roleReader) inTitle(t, stop int32) bool {
	d := r.doc
	if n := r.nameAt[t]; n != 0 && d.Names[n-1].Kind == nlp.Person {
		return false
	}
	switch d.Tokens[t].UPOS {
	case nlp.NOUN, nlp.PROPN, nlp.ADJ:
		return !quote(d, t)
	case nlp.ADP:
		if t+1 < stop && honorific(d, t+1) {
			return false // "a spokesman for Mr Roe"
		}
		if d.Is(int(t), "to") {
			return t > 0 && sentTo(d, t-1, stop) == t
		}
		return t+1 < stop && (d.Is(int(t), "of") || d.Is(int(t), "for")) && (r.anyTitle(t-1, t) || r.nameAt[t+1] != 0)
	case nlp.CCONJ:
		return t+1 < stop && d.Is(int(t), "and") && t > 0 && (r.anyTitle(t-1, t) || r.nameAt[t] != 0 || r.twoFields(t, stop))
	case nlp.PART:
		return isPossessive(d, t)
	case nlp.PUNCT:
		return d.Is(int(t), "-") || d.Is(int(t), "&")
	case nlp.VERB:
		return t+1 < stop && inOfficeAt(d, t) && r.anyTitle(t+1, t+2) // "acting president"
	case nlp.DET:
		if t > 1 && d.Is(int(t-1), "of") && r.titleAt(t-2) == "office" {
			return t+1 < stop // "Chancellor of the Exchequer"
		}
		return t+1 < stop && r.nameAt[t+1] != 0 && t > 0 && d.Tokens[t-1].UPOS == nlp.ADP
	}
	return r.nameAt[t] != 0
}

// twoFields reports whether the "and" at token t joins the fields of one office of a
// state that ends before stop: "Trade and Industry Minister".
func (r *roleReader) twoFields(t, stop int32) bool {
	d := r.doc
	switch d.Form(int(stop - 1)) {
	case "Minister", "Secretary", "Commissioner":
	default:
		return false
	}
	if n := r.nameAt[t-1]; n != 0 && (d.Names[n-1].Kind != nlp.Organisation || d.Names[n-1].Code != "") {
		return false
	}
	return capital(d.Form(int(t-1))) && capital(d.Form(int(t+1))) && (t+2 < stop || !r.anyTitle(t+1, t+2))
}

func (r *roleReader) titled(t, first int32) bool { return t >= first && r.anyTitle(t, t+1) }

// anyTitle reports whether a word for a person stands in [a, b).
func (r *roleReader) anyTitle(a, b int32) bool {
	for t := max(a, 0); t < b; t++ {
		if r.titleAt(t) != "" {
			return true
		}
	}
	return false
}

// titleAt returns the sort of the word for a person at token t.
func (r *roleReader) titleAt(t int32) string { return titleAt(r.doc, t) }

func titleAt(d *nlp.Doc, t int32) string {
	f := d.Form(int(t))
	if s := gazetteer.Title(gazetteer.Fold(f)); s != "" {
		if s == "honorific" || s != "member" || d.Tokens[t].UPOS == nlp.NOUN {
			return s
		}
	}
	if l := d.Tokens[t].Lemma; l != "" && l != f {
		return gazetteer.Title(gazetteer.Fold(l))
	}
	return ""
}

func (r *roleReader) voice(a, b int32) bool {
	for t := a; t < b; t++ {
		if r.titleAt(t) == "voice" {
			return true
		}
	}
	return false
}

func honorific(d *nlp.Doc, t int32) bool { return titleAt(d, t) == "honorific" }

// sideIn returns the first state, body or company that is named in [a, b); of a state
// and a body of it that the same words name, the body: "Bolivia's labour group COB".
func (r *roleReader) sideIn(a, b int32) Ref {
	for t := a; t < b; t++ {
		if n := r.nameAt[t]; n != 0 {
			m := r.doc.Names[n-1]
			switch {
			case m.Kind == nlp.State:
				if o := r.bodyOf(m, b); o.OK() {
					return o
				}
				if o := r.bodyAt(m.End, b); o.OK() {
					return o
				}
				return Ref{m.First, m.End, m.End - 1}
			case m.Kind == nlp.Place && m.Code != "" && r.bodyAt(m.End, b).OK():
				return r.bodyAt(m.End, b)
			case m.Kind == nlp.Organisation, m.Code != "":
				return Ref{m.First, m.End, m.End - 1}
			}
		}
	}
	return Ref{}
}

// bodyOf returns the body that is named before token b behind a state and words that
// say what it is: "French sugar producer Ixcorp"; not an office or force of the state.
func (r *roleReader) bodyOf(state nlp.Name, b int32) Ref {
	d := r.doc
	for t := state.End; t < b; t++ {
		if n := r.nameAt[t]; n != 0 {
			m := d.Names[n-1]
			if m.Kind != nlp.Organisation || t == state.End || ofState[gazetteer.Fold(d.Form(int(m.End-1)))] {
				return Ref{}
			}
			if h := gazetteer.Of(m.Code); h != nil && h.Of != "" {
				return Ref{}
			}
			return Ref{m.First, m.End, m.End - 1}
		}
		switch d.Tokens[t].UPOS {
		case nlp.NOUN:
			if r.titleAt(t) == "office" {
				return Ref{}
			}
		case nlp.ADJ, nlp.PROPN, nlp.PART:
		default:
			return Ref{}
		}
	}
	return Ref{}
}

// bodyAt returns the body of no state in [a, b) that "at" or "with" ties to an office:
// "German analyst at Ixcorp", "Europe director with Ixcorp".
func (r *roleReader) bodyAt(a, b int32) Ref {
	d := r.doc
	for t := a; t+1 < b; t++ {
		if !d.Is(int(t), "at") && !d.Is(int(t), "with") {
			continue
		}
		for k := t + 1; k < b && k-t < 8; k++ {
			n := r.nameAt[k]
			if n == 0 {
				continue
			}
			m := d.Names[n-1]
			if h := gazetteer.Of(m.Code); m.Kind == nlp.Organisation && (h == nil || h.Of == "" && h.Sort != "alliance") && !ofState[gazetteer.Fold(d.Form(int(m.End-1)))] {
				return Ref{m.First, m.End, m.End - 1}
			}
		}
		return Ref{}
	}
	return Ref{}
}

// ofState are the last words of names of what acts for its state alone.
var ofState = listed("ofState")

// after reads an apposition: ", the Kremlin spokesman,", ", who leads the
// union,", and "of Thailand".
func (r *roleReader) after(who Ref, end int32) {
	d := r.doc
	t, done := r.from(who, end)
	if done || !isComma(d, t) && !d.Is(int(t), "(") && !d.Is(int(t), "-") && !d.Is(int(t), "–") && !d.Is(int(t), "—") {
		return
	}
	a := t + 1
	b, title, people := r.apposition(a, end)
	if people {
		return
	}
	if p := r.partisan(a, b); p.OK() {
		r.d.Roles = append(r.d.Roles, Role{Who: who, Side: p})
	}
	if title < 0 || b == a || d.Tokens[a].UPOS == nlp.CCONJ || r.another(a, b) {
		return // "Roe, and the trade minister, Doe": another's
	}
	// The title must lead the apposition: only a noun's own words may stand
	// before it.
	for s := a; s < title; s++ {
		if d.Tokens[s].UPOS == nlp.ADP || d.Tokens[s].UPOS == nlp.VERB && r.nameAt[s] == 0 && (d.Tokens[s].XPOS != nlp.TagVBG || d.Tokens[s].Rel.Plain() != nlp.RelAmod && s+1 != title) {
			return // but "the managing director of Ixcorp"
		}
	}
	if b >= end || !isComma(d, b) && !d.Is(int(b), ")") && d.Tokens[b].UPOS != nlp.PUNCT {
		// Without a closing mark it may be the start of another clause.
		if b < end && (d.Tokens[b].UPOS == nlp.VERB || d.Tokens[b].UPOS == nlp.AUX) && !subjectOf(d, who, b) {
			return
		}
	}
	if d.Tokens[a].UPOS == nlp.DET || isPossessivePronoun(d, a) {
		a++
	}
	side, a := r.sideBehind(a, title, b)
	b = roleEnd(d, title, b)
	r.d.Roles = append(r.d.Roles, Role{Who: who, Side: side, Text: d.Bytes(int(a), int(b)), Speaks: r.voice(a, b)})
}

// from reads where somebody is from right behind the name, "of Thailand", ", from the
// Rail Union,". It returns the token where an apposition may begin, and true where
// nothing more is to be read.
func (r *roleReader) from(who Ref, end int32) (t int32, done bool) {
	d := r.doc
	t = who.End
	if t+1 >= end {
		return t, true
	}
	side := func(m nlp.Name) {
		r.d.Roles = append(r.d.Roles, Role{Who: who, Side: Ref{m.First, m.End, m.End - 1}})
	}
	if d.Is(int(t), "of") || d.Is(int(t), "from") {
		a := t + 1
		if d.Tokens[a].UPOS == nlp.DET {
			a++
		}
		a = r.pastKind(a, end)
		if a >= end || r.nameAt[a] == 0 {
			return t, true
		}
		m := d.Names[r.nameAt[a]-1]
		if m.Kind == nlp.State || m.Kind == nlp.Organisation {
			side(m)
		}
		if t = m.End; t+1 >= end || !isComma(d, t) || m.Kind == nlp.Person {
			return t, true
		}
	}
	if isComma(d, t) && t+2 < end && (d.Is(int(t+1), "of") || d.Is(int(t+1), "from")) {
		a := t + 2
		if d.Tokens[a].UPOS == nlp.DET {
			a++
		}
		if a < end && r.nameAt[a] != 0 {
			if m := d.Names[r.nameAt[a]-1]; m.Kind == nlp.Organisation {
				side(m)
				return t, true
			}
		}
	}
	return t, false
}

// apposition returns the end of the apposition that begins with token a and the first
// title in it, -1 where it has none. It returns true where it is a list of people
// instead.
func (r *roleReader) apposition(a, end int32) (b, title int32, people bool) {
	d := r.doc
	title = -1
	for b = a; b < end && b-a < maxRole+6; b++ {
		u := d.Tokens[b].UPOS
		if isComma(d, b) || d.Is(int(b), ")") || d.Is(int(b), ";") || d.Is(int(b), ".") || u == nlp.PUNCT && !d.Is(int(b), "-") && !d.Is(int(b), "&") {
			break
		}
		if u == nlp.AUX || u == nlp.PRON && !isPossessivePronoun(d, b) || u == nlp.SCONJ || u == nlp.VERB && r.nameAt[b] == 0 && d.Tokens[b].XPOS != nlp.TagVBG && d.Tokens[b].XPOS != nlp.TagVBN {
			break
		}
		if isPossessive(d, b) {
			continue
		}
		person := r.nameAt[b] != 0 && d.Names[r.nameAt[b]-1].Kind == nlp.Person
		if s := r.titleAt(b); title < 0 && s != "" && s != "honorific" && (s != "group" || d.Tokens[b].XPOS != nlp.TagNNS) && !person {
			title = b
		}
		if person && title < 0 {
			return b, title, true
		}
	}
	return b, title, false
}

// sideBehind returns whose the office is that the tokens [a, b) tell by their title, and
// where its words begin once the side is taken off them.
func (r *roleReader) sideBehind(a, title, b int32) (Ref, int32) {
	d := r.doc
	side := r.sideIn(a, sentTo(d, a, b))
	if side.OK() && r.once(a, side) {
		side = Ref{}
	}
	if o := r.apposed(a, b); o.OK() && side.OK() && d.Names[r.nameAt[side.Head]-1].Kind == nlp.State {
		side = o
	}
	if !side.OK() {
		side = r.personIn(a, b)
	}
	if !side.OK() && isPossessivePronoun(d, a-1) {
		side = Ref{a - 1, a, a - 1}
	}
	if !side.OK() {
		if side = r.ownNoun(a, b); side.OK() && side.First == a && isPossessive(d, side.End) {
			a = side.End + 1
		}
	}
	if !side.OK() {
		side = r.groupOf(title+1, b)
	}
	return side, a
}

// subjectOf reports whether the words of who are the subject of the verb at token v, or
// of the one that it helps: "Jane Roe, head of Ixcorp said".
func subjectOf(d *nlp.Doc, who Ref, v int32) bool {
	if h := d.Tokens[v].Head; d.Tokens[v].UPOS == nlp.AUX && h > v {
		v = h
	}
	for t := who.First; t < who.End; t++ {
		if d.Tokens[t].Head == v && d.Tokens[t].Rel.Plain() == nlp.RelNsubj {
			return true
		}
	}
	return false
}

// apposed returns the body that is named behind a comma at token b in apposition to a noun
// in [a, b): "chairman of Chile's biggest bank, Ixcorp".
func (r *roleReader) apposed(a, b int32) Ref {
	d := r.doc
	if int(b)+1 >= len(d.Tokens) || !isComma(d, b) || r.nameAt[b+1] == 0 {
		return Ref{}
	}
	m := d.Names[r.nameAt[b+1]-1]
	for t := m.First; t < m.End && m.Kind == nlp.Organisation; t++ {
		if h := d.Tokens[t].Head; d.Tokens[t].Rel.Plain() == nlp.RelAppos && a < h && h < b {
			return Ref{m.First, m.End, m.End - 1}
		}
	}
	return Ref{}
}

// groupOf returns the body or people that "of" ties to an office by a noun alone in
// [a, b): "leader of the socialist federation", "head of the pilots".
func (r *roleReader) groupOf(a, b int32) Ref {
	d := r.doc
	if a+1 >= b || !d.Is(int(a), "of") {
		return Ref{}
	}
	f := a + 1
	if d.Tokens[f].UPOS == nlp.DET {
		f++
	}
	for t := f; t < b; t++ {
		switch d.Tokens[t].UPOS {
		case nlp.NOUN:
			if t+1 < b && (d.Tokens[t+1].UPOS == nlp.NOUN || isPossessive(d, t+1)) {
				continue
			}
			if joined[d.Tokens[t].Lemma] || d.Tokens[t].XPOS == nlp.TagNNS && Folk(d.Tokens[t].Lemma) && d.Is(int(f-1), "the") {
				return Ref{f, t + 1, t}
			}
			return Ref{}
		case nlp.ADJ, nlp.PROPN:
			continue
		}
		if !isPossessive(d, t) {
			return Ref{}
		}
	}
	return Ref{}
}

// joined are nouns for bodies that people or firms join.
var joined = listed("joined")

// label reads a party and place behind a name: "(D-N.Y.)", ", R-Ohio,".
func (r *roleReader) label(who Ref, end int32) {
	d := r.doc
	t := who.End
	if t < end && (isPossessive(d, t) || d.Is(int(t), "'") || d.Is(int(t), "’")) {
		t++
	}
	if t+1 >= end || !isComma(d, t) && !d.Is(int(t), "(") {
		return
	}
	f := d.Form(int(t + 1))
	letter, rest, _ := strings.Cut(f, "-")
	dash := rest != "" || t+2 < end && d.Is(int(t+2), "-")
	if !dash {
		return
	}
	switch letter {
	case "R":
		r.d.Roles = append(r.d.Roles, Role{Who: who, Code: "US-REP"})
	case "D":
		r.d.Roles = append(r.d.Roles, Role{Who: who, Code: "US-DEM"})
	}
}

// copula reads "Smith is the union's chief negotiator".
func (r *roleReader) copula(who Ref, end int32) {
	d := r.doc
	t := who.End
	if t >= end || d.Tokens[t].UPOS != nlp.AUX || d.Tokens[t].Rel.Plain() != nlp.RelCop {
		return
	}
	h := d.Tokens[t].Head
	if h < t || h >= end || r.titleAt(h) == "" || h-t > maxRole {
		return
	}
	for s := t + 1; s < h; s++ {
		if d.Tokens[s].UPOS == nlp.PUNCT || d.Is(int(s), "not") || d.Tokens[s].UPOS == nlp.ADP && d.Tokens[s].Head == h {
			return // "is on the other side"
		}
	}
	b := h + 1
	for b < end && b-h < maxRole && (d.Tokens[b].UPOS == nlp.ADP || d.Tokens[b].UPOS == nlp.DET || r.nameAt[b] != 0) {
		b++
	}
	for b > h+1 && b < end && d.Tokens[b-1].UPOS == nlp.ADJ && (d.Tokens[b].UPOS == nlp.NOUN || d.Tokens[b].UPOS == nlp.ADJ) {
		b++ // "the daughter of Norrish crofters"
	}
	b = roleEnd(d, h, b)
	a := t + 1
	for a < h && (d.Tokens[a].UPOS == nlp.DET || d.Tokens[a].UPOS == nlp.ADV && d.Tokens[a].Head != a+1) {
		a++
	}
	if a > h {
		return
	}
	r.d.Roles = append(r.d.Roles, Role{Who: who, Side: r.sideIn(a, b), Text: d.Bytes(int(a), int(b)), Speaks: r.voice(a, b)})
}

func isComma(d *nlp.Doc, t int32) bool { return d.Is(int(t), ",") }

func isPossessive(d *nlp.Doc, t int32) bool {
	f := d.Form(int(t))
	return d.Tokens[t].XPOS == nlp.TagPOS || f == "'s" || f == "’s"
}

func isPossessivePronoun(d *nlp.Doc, t int32) bool { return d.Tokens[t].XPOS == nlp.TagPRPS }

func quote(d *nlp.Doc, t int32) bool {
	switch d.Form(int(t)) {
	case "\"", "“", "”", "''", "``":
		return true
	}
	return false
}
