package extract

import (
	"strings"

	"github.com/parley-record/parley/nlp"
	"github.com/parley-record/parley/nlp/attrib"
)

// relayed drafts what somebody is said to have said: "the minister said that
// the union had told mediators that …". The outer speaker keeps all of it.
func (t *teller) relayed() {
	n := len(t.Statements)
	for k := range n {
		s := &t.Statements[k]
		if s.Rule != "attribution" {
			continue
		}
		for _, c := range s.Content {
			f, e := t.doc.TokensIn(c)
			t.relay(f, e)
		}
	}
}

// relay drafts the first report in the tokens [f, e) whose clause begins with
// "that", or is the complement of its verb, and whose speaker is named there.
func (t *teller) relay(f, e int) {
	for v := f + 1; v+2 < e; v++ {
		w := attrib.LookupCue(lower(t.doc.Form(v))).Verb
		if w == attrib.NoCue || w == attrib.OtherCue || t.t.pos(v) != nlp.VERB {
			continue
		}
		cf := v
		switch {
		case t.finite(v):
		case t.doc.Tokens[v].XPOS == nlp.TagVBN && t.t.lemma(v-1) == "have":
			cf = v - 1
		default:
			continue
		}
		if t.cued(v) {
			return
		}
		who := t.t.kid(v, nlp.RelNsubj)
		if who < f || who >= cf || t.t.pos(who) == nlp.PRON || !t.canSpeak(who) {
			continue
		}
		that := -1
		for i := v + 1; i < e && i <= v+5; i++ {
			if t.doc.Tokens[i].UPOS == nlp.PUNCT {
				break
			}
			if t.doc.Is(i, "that") && t.t.pos(i) == nlp.SCONJ {
				that = i
				break
			}
		}
		if that < 0 {
			if x := t.t.kid(v, nlp.RelCcomp); x > v {
				a, _ := t.t.span(x)
				if a == v+2 && (t.doc.Is(v+1, "him") || t.doc.Is(v+1, "her") || t.doc.Is(v+1, "them")) {
					that = v + 1 // "had told him the deal was dead"
				} else if a == v+1 {
					that = v
				}
			}
		}
		if that < 0 || that+2 >= e {
			continue
		}
		t.draft("relay", who, cf, v+1, that+1, e)
		return
	}
}

// cued reports whether token v stands in the cue of a statement.
func (t *teller) cued(v int) bool {
	at := int(t.doc.Tokens[v].Start)
	for k := range t.Statements {
		if c := t.Statements[k].Cue; c.Start <= at && at < c.End {
			return true
		}
	}
	return false
}

// tails drafts the credit that a whole sentence ends or begins with, where it
// was left out: "Both sides said they would meet, a person familiar with the
// talks said", "According to the Gazette, the operator believes …". An outlet
// that passes on somebody's words is noted with these alone.
func (t *teller) tails() {
	for k := range t.doc.Sentences {
		st := &t.doc.Sentences[k]
		f, e := int(st.First), int(st.End)
		for e > f && t.doc.Tokens[e-1].UPOS == nlp.PUNCT {
			e--
		}
		if e-f < 6 {
			continue
		}
		if t.doc.Is(f, "according") && t.doc.Is(f+1, "to") {
			t.lead(f, e)
			continue
		}
		if v := e - 1; t.finite(v) && attrib.LookupCue(lower(t.doc.Form(v))).Verb == attrib.Say && !t.cued(v) {
			t.tail(f, v)
			continue
		}
		for v := f + 4; v+1 < e; v++ {
			if who := t.turnedRound(v); who > v && !t.cued(v) {
				t.turned(f, v, who)
				break
			}
		}
	}
}

// turnedRound returns who says so where v is the verb of "…, said X": what is
// said stands before it, who says so behind it, which a tree may take for the
// object of a second verb ("…, added X"). -1 where v is none such.
func (t *teller) turnedRound(v int) int {
	if v < 2 || !t.doc.Is(v-1, ",") || !t.finite(v) || attrib.LookupCue(lower(t.doc.Form(v))).Verb != attrib.Say || t.insideQuote(v) {
		return -1
	}
	who, told := t.t.kid(v, nlp.RelNsubj), -1
	switch t.t.rel(v) {
	case nlp.RelRoot:
		told = t.t.kid(v, nlp.RelCcomp, nlp.RelParataxis)
	case nlp.RelConj:
		if told = int(t.t.head[v]); who < 0 && t.t.kid(v, nlp.RelCc) < 0 && t.t.rel(told) == nlp.RelRoot {
			who = t.t.kid(v, nlp.RelObj)
		}
	}
	if who <= v || told < 0 || told >= v || !t.canSpeak(who) {
		return -1
	}
	return who
}

// turned drafts "…, said X, who …" where v is the verb of a sentence that
// begins at f with what who said.
func (t *teller) turned(f, v, who int) {
	sf, se := t.t.phrase(who, true)
	if k := int(t.nameAt[who]) - 1; k >= 0 {
		sf, se = min(sf, int(t.doc.Names[k].First)), max(se, int(t.doc.Names[k].End))
	}
	if c, ok := t.trim(t.doc.Bytes(f, v-1)); ok && sf > v {
		t.credited(sf, se, v, v+1, c)
	}
}

// lead drafts "According to X, …" over the tokens [f, e).
func (t *teller) lead(f, e int) {
	comma := -1
	for i := f + 3; i < e && i < f+14; i++ {
		if t.doc.Is(i, ",") {
			comma = i
			break
		}
	}
	if comma < 0 || comma+3 >= e || t.cued(f) {
		return
	}
	root := t.rootOf(f+2, comma)
	x := Ref{int32(f + 2), int32(comma), int32(root)}
	c, ok := t.trim(t.doc.Bytes(comma+1, e))
	if !ok {
		return
	}
	if t.passesOn(root) || t.nameAt[root] != 0 && outlet(strings.Join(strings.Fields(t.doc.Words(f+2, comma)), " ")) {
		told := false
		for i := range t.Statements {
			s := &t.Statements[i]
			if s.Cue.Start >= c.Start && s.Cue.End <= c.End && s.Cue.End > s.Cue.Start && !s.Via.OK() && s.Source.First != x.First {
				s.Via, s.Outlet, told = x, true, true
			}
		}
		if told {
			return
		}
	}
	t.credited(f+2, comma, f, f+2, c)
}

// tail drafts "…, X said" where v is the last word of a sentence that begins at f.
func (t *teller) tail(f, v int) {
	comma := -1
	for i := v - 1; i > f+3 && i >= v-10; i-- {
		if t.doc.Is(i, ",") {
			comma = i
			break
		}
		if p := t.t.pos(i); p == nlp.VERB && t.finite(i) || p == nlp.PRON && t.doc.Is(i, "who") {
			return
		}
	}
	if comma < 0 || comma+1 >= v {
		return
	}
	root := t.rootOf(comma+1, v)
	it := comma+2 == v && t.doc.Is(root, "it")
	if !it && !t.canSpeak(root) || t.insideQuote(v) {
		return
	}
	if c, ok := t.trim(t.doc.Bytes(f, comma)); ok {
		t.credited(comma+1, v, v, v+1, c)
	}
}

// credited drafts a statement of rule tail from its source [sf, se), its cue
// [cf, ce) and its content.
func (t *teller) credited(sf, se, cf, ce int, c nlp.Span) {
	s := Statement{Content: []nlp.Span{c}, Cue: t.doc.Bytes(cf, ce)}
	s.Rule, s.Confidence = "tail", 0.5
	t.credit(&s, t.doc.Bytes(sf, se))
	if s.Source.OK() {
		t.tell(s)
	}
}
