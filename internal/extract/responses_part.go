package extract

import (
	"slices"

	"github.com/parley-record/parley/nlp"
)

// Who objects to one clause of a text has not refused the text, and who insists on one has
// not accepted it.

// onePart is the sign of an answer that was read from words over one part of a text.
const onePart = "part:one"

// passages are the nouns for a part of what is written in a text.
var passages = listed("passages")

// onePart reports whether the noun at n tells of one part of a text and not of what runs
// through it: "a clause on overtime in the offer", "the tenure provisions of the contract".
func (r *reader) onePart(n int) bool {
	if !passages[r.t.lemma(n)] {
		return false
	}
	if x := r.doc.Tokens[n].XPOS; x == nlp.TagNN || x == nlp.TagNNP {
		return true
	}
	return r.t.kid(n, nlp.RelCompound) >= 0
}

// ofPart turns an answer to one part of a text into one to the text: whoever refuses the part
// would take the rest. It reports whether there is such an answer.
func (p *reply) ofPart() bool {
	if !slices.Contains(p.signs, onePart) {
		return true
	}
	switch p.stance {
	case "against":
		p.stance, p.force = "conditional", "demand"
	case "for":
		return false
	}
	return true
}

// standsItself reports whether the pronoun at i is whoever says that they take a stance, so
// that it is no text: "Norway said it opposed a clause".
func (r *reader) standsItself(i int) bool {
	v := int(r.t.head[i])
	if v < 0 || r.t.rel(i) != nlp.RelNsubj || r.t.pos(v) != nlp.VERB || r.t.passive(v) || len(r.ownSubject(v)) == 0 {
		return false
	}
	fr := r.frameAt("v", v)
	return fr != nil && fr.paths[0] != "s" && harms[r.t.lemma(v)] == ""
}

// callsIt reports whether the pronoun at i is whoever calls something what the report would
// not, so that it is no text: "criticised what it called an insult".
func (r *reader) callsIt(i int) bool {
	v := int(r.t.head[i])
	if v < 0 || r.t.rel(i) != nlp.RelNsubj || r.t.pos(v) != nlp.VERB || r.t.passive(v) || i == 0 || !r.doc.Is(i-1, "what") {
		return false
	}
	switch l := r.t.lemma(v); l {
	case "say", "believe", "term", "dub":
		return true
	default:
		_, ok := is(words, l, "holds")
		return ok
	}
}

// opensQuote reports whether the pronoun at i is the first word of what somebody says, and
// says what the thing told right before is: ""That's a joke," X said".
func (r *reader) opensQuote(i int) bool {
	if i == 0 || r.t.rel(i) != nlp.RelNsubj || !r.inQuotes(i) || r.inQuotes(i-1) && r.t.pos(i-1) != nlp.PUNCT {
		return false
	}
	h := int(r.t.head[i])
	if h < 0 || r.t.kid(h, nlp.RelCop) < 0 || r.t.pos(i-1) != nlp.PUNCT {
		return false
	}
	f, _ := r.sentence(i)
	return i-f <= 1
}

// fewOf reports whether the noun at h names those of whom only some are told of, who do not
// speak for the rest: "only seven of the 20 clubs backed it".
func (r *reader) fewOf(h int) bool {
	n := int(r.t.head[h])
	if n < 1 || n > h || r.t.rel(h) != nlp.RelNmod || r.t.preposition(h) != "of" {
		return false
	}
	switch lower(r.doc.Form(n)) {
	case "few", "handful", "minority", "none":
		return true
	}
	return r.doc.Is(n-1, "only") || r.doc.Is(n-1, "just")
}
