package extract

import (
	"github.com/parley-record/parley/nlp"
	"github.com/parley-record/parley/nlp/ner/gazetteer"
)

// offices says of a verb whether its subject holds the office that follows:
// "became premier", "was elected mayor", "resigned as chairman".
var offices = map[string]struct{ passive, former bool }{
	"become": {}, "serve": {}, "act": {}, "take": {}, "return": {}, "remain": {}, "continue": {}, "stay": {}, "work": {}, "double": {},
	"elect": {passive: true}, "reelect": {passive: true}, "re-elect": {passive: true}, "appoint": {passive: true}, "reappoint": {passive: true},
	"name": {passive: true}, "choose": {passive: true}, "pick": {passive: true}, "confirm": {passive: true}, "swear": {passive: true},
	"install": {passive: true}, "inaugurate": {passive: true}, "promote": {passive: true}, "hire": {passive: true}, "designate": {passive: true},
	"resign": {former: true}, "quit": {former: true}, "step": {former: true}, "stand": {former: true}, "retire": {former: true},
	"oust": {passive: true, former: true}, "remove": {passive: true, former: true}, "replace": {passive: true, former: true}, "dismiss": {passive: true, former: true},
	"sack": {passive: true, former: true}, "fire": {passive: true, former: true}, "depose": {passive: true, former: true},
}

// holdsOn are the verbs by which who will hold an office holds it now: "will remain as".
var holdsOn = listed("holdsOn")

// headsVerbs are the verbs whose subject is the head of what follows.
var headsVerbs = listed("headsVerbs")

// takes reads the office that a verb gives somebody, in a clause of their own or
// a relative one: "was elected premier", ", who became finance minister in May,",
// ", who heads the harbour union,".
func (r *roleReader) takes(who Ref, end int32) {
	d := r.doc
	i := who.End
	relative := false
	if i+2 < end && isComma(d, i) {
		// "Anna Kvist, a former mayor who now heads the harbour union".
		w := i + 1
		for w < end-1 && w-i < 8 && (d.Tokens[w].UPOS == nlp.DET || d.Tokens[w].UPOS == nlp.ADJ || d.Tokens[w].UPOS == nlp.NOUN) {
			w++
		}
		if !d.Is(int(w), "who") {
			return
		}
		i, relative = w+1, true
	}
	passive, ahead := false, false
	for n := 0; i < end && n < 5 && (d.Tokens[i].UPOS == nlp.AUX || d.Tokens[i].UPOS == nlp.ADV); n++ {
		switch d.Tokens[i].Lemma {
		case "be", "get":
			passive = true
		case "not", "never", "may", "might", "could", "would", "should", "can":
			return
		}
		if d.Is(int(i), "not") || d.Is(int(i), "never") {
			return
		}
		ahead = ahead || d.Tokens[i].XPOS == nlp.TagMD
		i++
	}
	if i >= end || d.Tokens[i].UPOS != nlp.VERB {
		return
	}
	v := d.Tokens[i].Lemma
	if ahead && !holdsOn[v] {
		return // not held yet
	}
	if headsVerbs[v] && !passive {
		if x := d.Tokens[i].XPOS; x == nlp.TagVBZ || x == nlp.TagVBP || relative && x == nlp.TagVBD {
			r.headOf(who, i, end, x == nlp.TagVBD)
		}
		return
	}
	o, ok := offices[v]
	if !ok || o.passive != passive {
		return
	}
	as := false
	a := i + 1
	for n := 0; a < end && n < 4; n++ {
		switch gazetteer.Fold(d.Form(int(a))) {
		case "as":
			as = true
		case "in", "over", "down", "office", "aside", "the", "a", "an", "its", "their", "his", "her":
		default:
			n = 4
			continue
		}
		a++
	}
	if !as && v != "become" && v != "remain" && !(passive && !o.former) {
		return
	}
	h := int32(-1)
	for t := a; t < end && t-a < 8; t++ {
		u := d.Tokens[t].UPOS
		if r.titleAt(t) != "" && !honorific(d, t) && (u == nlp.NOUN || u == nlp.PROPN) {
			h = t
		} else if u != nlp.NOUN && u != nlp.PROPN && u != nlp.ADJ && !isPossessive(d, t) && !d.Is(int(t), "-") || h >= 0 {
			break
		}
	}
	if h < 0 {
		return
	}
	b := r.ofWhat(h+1, end)
	r.d.Roles = append(r.d.Roles, Role{Who: who, Side: r.sideIn(a, b), Text: d.Bytes(int(a), int(b)), Speaks: r.voice(a, b), Former: o.former})
}

// headOf reads "heads the harbour union", from the verb at v: the words
// themselves are the office.
func (r *roleReader) headOf(who Ref, v, end int32, former bool) {
	d := r.doc
	b := v + 1
	group := false
	for b < end && b-v < maxRole {
		u := d.Tokens[b].UPOS
		if n := r.nameAt[b]; n != 0 && d.Names[n-1].Kind != nlp.Person {
			group = true
		} else if u != nlp.DET && u != nlp.ADJ && u != nlp.NOUN && u != nlp.PROPN && !isPossessive(d, b) && !isPossessivePronoun(d, b) {
			break
		} else if s := r.titleAt(b); s == "group" {
			group = true
		}
		b++
	}
	if !group {
		return
	}
	side := r.sideIn(v+1, b)
	if !side.OK() {
		side = Ref{v + 1, b, b - 1}
	}
	r.d.Roles = append(r.d.Roles, Role{Who: who, Side: side, Text: d.Bytes(int(v), int(b)), Former: former})
}

// ofWhat returns where the words end that say of what an office is: " of the
// harbour union", " for Europe".
func (r *roleReader) ofWhat(b, end int32) int32 {
	d := r.doc
	if b+1 >= end || !d.Is(int(b), "of") && !d.Is(int(b), "for") {
		return b
	}
	e := b + 1
	for e < end && e-b < maxRole {
		switch u := d.Tokens[e].UPOS; {
		case u == nlp.DET && e == b+1, u == nlp.ADJ, u == nlp.NOUN, u == nlp.PROPN, isPossessive(d, e), r.nameAt[e] != 0:
			e++
			continue
		}
		break
	}
	if e == b+1 || d.Tokens[e-1].UPOS != nlp.NOUN && d.Tokens[e-1].UPOS != nlp.PROPN {
		return b
	}
	return e
}

// sought reports whether an office is one that somebody does not hold yet: "next
// president of the United States".
func (r *roleReader) sought(at nlp.Span) bool {
	f, e := r.doc.TokensIn(at)
	for i := f; i < e && r.doc.Tokens[i].UPOS != nlp.ADP; i++ {
		switch gazetteer.Fold(r.doc.Form(i)) {
		case "next", "future", "would-be", "prospective", "aspiring":
			return true
		}
	}
	return false
}

// former reports whether an office is one that somebody held once: "former
// mayor", "then-premier", "the late king".
func (r *roleReader) former(at nlp.Span) bool {
	d := r.doc
	f, e := d.TokensIn(at)
	first := int(d.Sentences[d.Tokens[f].Sentence].First)
	for i := max(first, f-2); i < e; i++ {
		switch gazetteer.Fold(d.Form(i)) {
		case "former", "late", "one-time", "onetime", "erstwhile", "ousted", "deposed", "retired":
			return true
		case "then", "ex", "past":
			if i+1 < len(d.Tokens) && d.Is(i+1, "-") {
				return true
			}
		case "of", "for":
			if i >= f {
				return false
			}
		}
		if s := gazetteer.Fold(d.Form(i)); len(s) > 3 && s[:3] == "ex-" || len(s) > 5 && s[:5] == "then-" {
			return true
		}
	}
	return false
}
