package extract

import (
	"strings"

	"github.com/parley-record/parley/nlp"
	"github.com/parley-record/parley/nlp/ner/gazetteer"
)

// preposed reads an office with its own dependents that stands before a name
// and a comma: "The vice president of Ixcorp, Jane Roe, said", "Norway's
// director general for Europe, Jane Roe". It reports whether it found one.
func (r *roleReader) preposed(who Ref, first int32) bool {
	d := r.doc
	stop := who.First - 1
	if stop <= first || !isComma(d, stop) {
		return false
	}
	if who.End < int32(len(d.Tokens)) && !isComma(d, who.End) && d.Tokens[who.End].UPOS != nlp.PUNCT {
		return false
	}
	a := stop
	for a > first && stop-a < maxRole+2 {
		t := a - 1
		if d.Is(int(t), ")") {
			if b := bracket(d, t, first); b > first {
				a = b
				continue
			}
			break
		}
		if d.Is(int(t), "<") || d.Is(int(t), ">") { // about a firm's name
			a = t
			continue
		}
		u := d.Tokens[t].UPOS
		n := r.nameAt[t]
		if n != 0 && d.Names[n-1].Kind == nlp.Person && !served(d, d.Names[n-1].First, first) {
			break
		}
		if n == 0 && u != nlp.NOUN && u != nlp.PROPN && u != nlp.ADJ && u != nlp.ADP && u != nlp.DET && u != nlp.NUM && !isPossessive(d, t) && !d.Is(int(t), "-") && !d.Is(int(t), "and") && (d.Tokens[t].XPOS != nlp.TagVBN || d.Tokens[t].Rel.Plain() != nlp.RelAmod) {
			break
		}
		a = t
	}
	for a < stop && (d.Tokens[a].UPOS == nlp.ADP || d.Tokens[a].UPOS == nlp.DET || d.Tokens[a].UPOS == nlp.CCONJ || d.Tokens[a].UPOS == nlp.PUNCT || isPossessive(d, a)) {
		a++
	}
	// The office comes before its own dependents; what stands before it may be
	// the end of another phrase.
	head := int32(-1)
	for t := a; t < stop-1; t++ {
		if d.Tokens[t].UPOS == nlp.ADP && head >= 0 {
			break
		}
		if d.Tokens[t].UPOS == nlp.ADP && d.Tokens[t+1].UPOS == nlp.DET {
			a = t + 2 // "complaints by the secretary of"
			continue
		}
		if d.Tokens[t].UPOS == nlp.ADP {
			break
		}
		if s := r.titleAt(t); (s == "office" || s == "voice") && d.Tokens[t+1].UPOS == nlp.ADP {
			head = t
		}
	}
	if head < 0 {
		return false
	}
	for t := head; t > a; t-- {
		if d.Is(int(t), "and") { // what it joins with the office is another matter
			a = t + 1
			break
		}
	}
	side := r.sideIn(a, head)
	if !side.OK() {
		side = r.sideIn(head, stop)
	}
	if !side.OK() {
		side = r.personIn(head, stop)
	}
	if !side.OK() {
		side = r.groupOf(head+1, stop)
	}
	from := a
	for t := head; t > a; t-- {
		if isPossessive(d, t-1) {
			from = t
			break
		}
	}
	if stop-from > maxRole+6 {
		return false
	}
	r.d.Roles = append(r.d.Roles, Role{Who: who, Side: side, Text: d.Bytes(int(from), int(stop)), Speaks: r.voice(from, head+1)})
	return true
}

// served reports whether "for" stands before the name at token t, with a title
// between them or none.
func served(d *nlp.Doc, t, first int32) bool {
	for t > first+1 && honorific(d, t-1) {
		t--
	}
	return t > first && d.Is(int(t-1), "for")
}

// bracket returns the opening bracket that closes at token t, at most six tokens
// before it; 0 where there is none.
func bracket(d *nlp.Doc, t, first int32) int32 {
	for b := t - 1; b >= first && t-b <= 6; b-- {
		if d.Is(int(b), "(") {
			return b
		}
	}
	return 0
}

// partisan returns the party in [a, b) whose member somebody is called:
// "Republican of Tennessee", "an Oklahoma Republican". Not what they were once.
func (r *roleReader) partisan(a, b int32) Ref {
	d := r.doc
	for t := a; t < b; t++ {
		if d.Is(int(t), "former") || d.Is(int(t), "ex") || d.Tokens[t].UPOS == nlp.VERB || d.Tokens[t].UPOS == nlp.SCONJ {
			return Ref{}
		}
		n := r.nameAt[t]
		if n == 0 {
			continue
		}
		m := d.Names[n-1]
		if h := gazetteer.Of(m.Code); h == nil || h.Sort != "party" || m.First != t || strings.HasSuffix(d.Form(int(m.End-1)), "s") {
			continue
		}
		if m.End >= b || d.Tokens[m.End].UPOS == nlp.ADP || d.Tokens[m.End].UPOS == nlp.CCONJ || d.Tokens[m.End].UPOS == nlp.PUNCT {
			return Ref{m.First, m.End, m.End - 1}
		}
	}
	return Ref{}
}

// personIn returns whom an office in [a, b) serves: "a spokesman for Mr Roe",
// "Roe's transport secretary".
func (r *roleReader) personIn(a, b int32) Ref {
	d := r.doc
	for t := a; t < b; t++ {
		m := r.personAt(t)
		if m == nil {
			continue
		}
		before := t - 1
		for before > a && honorific(d, before) {
			before--
		}
		if before >= a && (d.Is(int(before), "for") || d.Is(int(before), "to") || d.Is(int(before), "of")) || m.End < b && isPossessive(d, m.End) {
			return Ref{m.First, m.End, m.End - 1}
		}
	}
	return Ref{}
}

// personAt returns the name of a person that begins at token t, nil for none.
func (r *roleReader) personAt(t int32) *nlp.Name {
	n := r.nameAt[t]
	if n == 0 || r.doc.Names[n-1].Kind != nlp.Person || r.doc.Names[n-1].First != t {
		return nil
	}
	return &r.doc.Names[n-1]
}

// shared reads "UAW President Jane Roe and Vice President John Doe": the second
// office is of the same side as the first.
func (r *roleReader) shared(who Ref, title, first int32) {
	d := r.doc
	k := len(r.d.Roles) - 1
	if k < 1 || title <= first || !d.Is(int(title-1), "and") || r.d.Roles[k].Who != who || r.d.Roles[k].Side.OK() {
		return
	}
	for _, o := range r.d.Roles[:k] {
		if o.Who.End == title-1 && o.Side.OK() {
			r.d.Roles[k].Side = o.Side
		}
	}
}

// leads reads "Ixcorp has refused, with chief executive Jane Roe saying": an
// office of a company that names none is of the company that the clause before
// is about.
func (r *roleReader) leads(who Ref, first int32) {
	d := r.doc
	k := len(r.d.Roles) - 1
	if k < 0 || r.d.Roles[k].Who != who || r.d.Roles[k].Side.OK() || r.d.Roles[k].Text.End == 0 || !corporate(d.Text[r.d.Roles[k].Text.Start:r.d.Roles[k].Text.End]) {
		return
	}
	if t := who.First - 1; t > first && d.Tokens[t].UPOS != nlp.NOUN && d.Tokens[t].UPOS != nlp.PROPN && d.Tokens[t].UPOS != nlp.ADJ {
		return
	}
	var side Ref
	for t := first; t < who.First; t++ {
		n := r.nameAt[t]
		if n == 0 || d.Names[n-1].Kind != nlp.Organisation || d.Names[n-1].First != t {
			continue
		}
		m := d.Names[n-1]
		if h := gazetteer.Of(m.Code); h != nil && h.Sort != "company" {
			continue
		}
		for u := m.First; u < m.End && !side.OK(); u++ {
			t := &d.Tokens[u]
			if t.Rel.Plain() == nlp.RelNsubj || t.Head >= 0 && (t.Rel.Plain() == nlp.RelNmod || d.Is(int(t.Head), "board")) && d.Tokens[t.Head].Rel.Plain() == nlp.RelNsubj {
				side = Ref{m.First, m.End, m.End - 1}
			}
		}
	}
	r.d.Roles[k].Side = side
}

// corporate reports whether an office is one of a company.
func corporate(title string) bool {
	switch gazetteer.Fold(title) {
	case "chair", "chairman", "chairwoman", "ceo", "cfo", "chief executive", "chief executive officer", "chairman and chief executive", "chief financial officer", "chief operating officer", "boss", "finance chief", "chairman and ceo":
		return true
	}
	return false
}

// once reports whether side is a party to which somebody belonged in the past: "a
// former Republican congressman".
func (r *roleReader) once(a int32, side Ref) bool {
	h := gazetteer.Of(r.doc.Names[r.nameAt[side.Head]-1].Code)
	if h == nil || h.Sort != "party" {
		return false
	}
	for t := a; t < side.First; t++ {
		if r.doc.Is(int(t), "former") || r.doc.Is(int(t), "ex") || r.doc.Is(int(t), "one-time") {
			return true
		}
	}
	return false
}

// ownNoun returns whose an office in [a, b) is that names them by a noun alone:
// "the union's executive director", "a spokeswoman for the bargaining group".
func (r *roleReader) ownNoun(a, b int32) Ref {
	d := r.doc
	title := a // the first word of the office
	for s := ""; s != "office" && s != "voice"; title++ {
		if title >= b {
			return Ref{}
		}
		s = r.titleAt(title)
	}
	title--
	for t := title - 1; t > a; t-- {
		if isPossessive(d, t) {
			if r.bodyNoun(t-1) && a > 0 && d.Is(int(a-1), "the") {
				return Ref{a, t, t - 1}
			}
			return Ref{}
		}
	}
	last := title
	for last+1 < b && r.titleAt(last+1) != "" && r.nameAt[last+1] == 0 {
		last++
	}
	if last+3 < b && (r.voice(title, last+1) || d.Is(int(last), "representative")) && (d.Is(int(last+1), "of") || d.Is(int(last+1), "for")) && d.Is(int(last+2), "the") {
		e := last + 3
		f := e
		for e < b && r.nameAt[e] == 0 && (d.Tokens[e].UPOS == nlp.NOUN || d.Tokens[e].UPOS == nlp.ADJ || d.Tokens[e].UPOS == nlp.VERB && d.Tokens[e].Rel.Plain() == nlp.RelAmod || isPossessive(d, e)) {
			e++
		}
		if e > f && r.bodyNoun(e-1) {
			return Ref{f, e, e - 1}
		}
		return Ref{}
	}
	return Ref{}
}

// bodyNoun reports whether token t is a common noun for a body, or for people who
// act together, for whom somebody may speak. A country, a chamber or a party says
// nothing of the side by its noun.
func (r *roleReader) bodyNoun(t int32) bool {
	d := r.doc
	if r.nameAt[t] != 0 || d.Tokens[t].UPOS != nlp.NOUN {
		return false
	}
	l := d.Tokens[t].Lemma
	switch sort, _ := is(nouns, l, "agent"); sort {
	case "body":
		return !commonBodies[l] && d.Tokens[t].XPOS == nlp.TagNN
	case "group":
		return d.Tokens[t].XPOS == nlp.TagNNS && Folk(l)
	}
	return false
}

// commonBodies are bodies to which people of several sides belong, or of which
// everybody knows which is meant.
var commonBodies = listed("commonBodies")
