package extract

import (
	"strings"

	"github.com/parley-record/parley/nlp"
)

// action returns the words of a step, 25 at most, up to a clause that tells of
// something else.
func (r *reader) action(f, e int) string {
	s := strings.Join(strings.Fields(r.doc.Words(f, r.actionEnd(f, e))), " ")
	return evened(strings.Trim(s, "\"“”‘’',;:()- "))
}

// actionEnd returns where what is told of a deed from token f on ends, at e or before.
func (r *reader) actionEnd(f, e int) int {
	e = r.beforeAside(f, e)
	for e > f+1 && r.t.pos(e-1) == nlp.PUNCT {
		e--
	}
	if most := r.words(f, e, 24); most < e {
		e = int(roleEnd(r.doc, int32(f), int32(r.wholeUpTo(f, most, e))))
	}
	return e
}

// deedTold returns what is told of the deed of verb v in tokens [f, e) as it stands behind
// "will": "review the pact" of "is reviewing the pact", "approve the plan" of "the plan
// must be approved by the board".
func (r *reader) deedTold(v, f, e int) string {
	if s := r.pastAside(v, f, e); s != "" {
		return s
	}
	e = r.actionEnd(f, e)
	w := titleWords{reader: r, first: f, end: e}
	if f == v {
		r.plainVerbs(&w, v)
		return w.String()
	}
	if x := r.doc.Tokens[f].UPOS; (x == nlp.DET || x == nlp.NOUN || x == nlp.ADJ) && int(r.doc.Sentences[r.doc.Tokens[f].Sentence].First) == f && r.nameAt[f] == 0 {
		if g := r.doc.Form(f); g[1:] == strings.ToLower(g[1:]) {
			w.say(f, lower(g)) // "The stake is to be sold"
		}
	}
	a := r.t.kid(v, nlp.RelOblAgent)
	if a < v || a >= e || !r.t.passive(v) {
		return w.String()
	}
	af, ae := r.t.span(a)
	if _, kind := r.who(a); af <= v || ae > e || !r.doc.Is(af, "by") || !acts(kind) {
		return w.String()
	}
	subject := titleWords{reader: r, other: w.other}
	if subject.first, subject.end = r.t.phrase(r.t.subject(v), true); subject.first < f {
		_, subject.end = r.t.phrase(r.t.subject(v), false) // "a bill | that will be debated by the house"
	}
	if subject.end > v {
		return w.String()
	}
	before := titleWords{reader: r, first: v + 1, end: af}
	after := titleWords{reader: r, first: ae, end: e}
	return strings.Join(strings.Fields(r.t.lemma(v)+" "+subject.String()+" "+before.String()+" "+after.String()), " ")
}

// pastAside returns what is told of the passive deed of verb v where what its subject is
// said to be stands between the two: "the truce, which ends on Friday, will be extended";
// "" for others.
func (r *reader) pastAside(v, f, e int) string {
	if f >= v || !r.t.passive(v) || r.actionEnd(f, e) > v {
		return ""
	}
	_, end := r.t.phrase(r.t.subject(v), false)
	be := r.t.kid(v, nlp.RelAux, nlp.RelAuxPass)
	if end <= f || be < end || be > v || be >= e {
		return ""
	}
	words := strings.Fields(r.doc.Words(f, end) + " " + r.doc.Words(be, r.actionEnd(be, e)))
	if x := r.doc.Tokens[f].UPOS; x == nlp.DET && r.nameAt[f] == 0 {
		words[0] = lower(words[0]) // "The truce … be extended"
	}
	return strings.Join(words, " ")
}

// plainVerbs tells verb v, and those coordinated with it, in the plain form.
func (r *reader) plainVerbs(w *titleWords, v int) {
	if r.t.pos(v) != nlp.VERB || r.doc.Tokens[v].XPOS != nlp.TagVBG {
		return
	}
	w.say(v, r.t.lemma(v))
	for c := r.t.first[v]; c >= 0 && int(c) < w.end; c = r.t.nxt[c] {
		if k := int(c); k > v && r.t.rel(k) == nlp.RelConj && r.t.pos(k) == nlp.VERB && r.doc.Tokens[k].XPOS == nlp.TagVBG && r.t.kid(k, nlp.RelAux, nlp.RelNsubj) < 0 {
			w.say(k, r.t.lemma(k))
		}
	}
}

// beforeAside returns where tokens [f, e) end before a comma and a clause that only
// goes on from there: one of another subject, a relative clause, a concession.
func (r *reader) beforeAside(f, e int) int {
	for k := f + 2; k+2 < e; k++ {
		if (r.doc.Is(k, "and") || r.doc.Is(k, "but")) && (r.tellsOn(k+1) || r.ownClause(k+1, f, e)) || r.doc.Is(k, "--") {
			return k
		}
		if !r.doc.Is(k, ",") || k == f+2 {
			continue
		}
		if r.sayerBeside(k+1, e) {
			return k
		}
		switch w := lower(r.doc.Form(k + 1)); w {
		case "which", "who", "whose", "where", "although", "though", "while", "whereas", "saying", "adding", "citing", "noting", "meaning":
			return k
		case "and", "but":
			if r.opensClause(k+2, e) {
				return k
			}
		}
	}
	return e
}

// tellsOn reports whether the words from token k on, behind "and" or "but", go on with
// what somebody says: "that", "said".
func (r *reader) tellsOn(k int) bool {
	if r.doc.Is(k, "that") {
		return r.t.rel(k) == nlp.RelMark
	}
	if x := r.doc.Tokens[k].XPOS; r.t.pos(k) != nlp.VERB || x != nlp.TagVBD && x != nlp.TagVBZ {
		return false
	}
	_, says := is(verbs, r.t.lemma(k), "says")
	return says
}

// ownClause reports whether token k begins another deed or state, joined to what is told
// from token f on, with an auxiliary of its own: "and would vote", "and has said".
func (r *reader) ownClause(k, f, e int) bool {
	if r.t.pos(k) != nlp.AUX {
		return false
	}
	switch r.t.rel(k) {
	case nlp.RelAux, nlp.RelAuxPass, nlp.RelCop:
	default:
		return false
	}
	h := int(r.t.head[k])
	g := int(r.t.head[h])
	return h > k && h < e && r.t.rel(h) == nlp.RelConj && g >= 0 && g <= f && r.t.kid(h, nlp.RelNsubj, nlp.RelNsubjPass) < 0
}

// sayerBeside reports whether who says it stands from token k on, behind a comma, before e:
// ", the premier said on Sunday, after".
func (r *reader) sayerBeside(k, e int) bool {
	for n := k; n < e && n < k+8; n++ {
		if r.t.rel(n) == nlp.RelNsubj {
			h := int(r.t.head[n])
			_, says := is(verbs, r.t.lemma(max(h, 0)), "says")
			return says && h > n && h < e && r.t.rel(h) == nlp.RelParataxis
		}
		if p := r.t.pos(n); p == nlp.VERB || p == nlp.PUNCT {
			return false
		}
	}
	return false
}

// opensClause reports whether a subject with its verb stands right at token k,
// before e.
func (r *reader) opensClause(k, e int) bool {
	for n := k; n < e && n < k+6; n++ {
		switch rel := r.t.rel(n); {
		case rel == nlp.RelNsubj || rel == nlp.RelNsubjPass:
			h := int(r.t.head[n])
			return h > n && h < e && !r.t.marked(h, "to")
		case r.t.pos(n) == nlp.VERB || r.t.pos(n) == nlp.PUNCT:
			return false
		}
	}
	return false
}
