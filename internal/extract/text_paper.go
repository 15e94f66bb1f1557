package extract

import "github.com/parley-record/parley/nlp"

// paperKinds are nouns of what is written or held out that are a text on the table where
// somebody brings it there, and the kind of text that they then name.
var paperKinds = listedPairs("paperKinds")

// bringVerbs are the verbs by which somebody puts a paper on the table, of those that tell
// who stands behind a text.
var bringVerbs = listed("bringVerbs")

// paper returns the kind of text that a noun at i names only because the words around it
// bring it onto the table: "a compromise paper circulated by X", "X tabled a new text",
// "sent back a counter", or that say it is a draft; "" for any other. What is taken for
// known names a text told before.
func (r *reader) paper(i int) string {
	kind := paperKinds[r.t.lemma(i)]
	if kind == "" || r.t.pos(i) != nlp.NOUN || i+1 < len(r.doc.Tokens) && r.t.chunk(i+1) && r.t.rel(i) == nlp.RelCompound {
		return ""
	}
	first, base, owner := r.nounPhrase(i)
	for k := base; k < i; k++ {
		if kind == "draft" && r.t.lemma(k) == "draft" {
			return kind // "the draft text": by what stands before it
		}
	}
	switch lower(r.doc.Form(first)) {
	case "the", "this", "that", "these", "those", "no", "any":
		return ""
	}
	if owner >= 0 {
		return ""
	}
	_, e := r.sentence(i)
	for k := i + 1; k < min(e-1, i+8); k++ {
		if p := r.t.pos(k); p == nlp.VERB {
			if r.bringing(k) && r.t.rel(k) == nlp.RelAcl && int(r.t.head[k]) == i && r.byBehind(k, e-1) > 0 {
				return kind
			}
			break
		} else if p == nlp.PUNCT || p == nlp.CCONJ || p == nlp.SCONJ {
			break
		}
	}
	h := int(r.t.head[i])
	if h > i && r.t.pos(h) == nlp.VERB && r.t.passive(h) && r.t.patient(h) == i && r.bringing(h) && !r.t.negated(h) {
		return kind // "a compromise text was drafted by X"
	}
	if h < 0 || r.t.pos(h) != nlp.VERB || r.t.rel(i) != nlp.RelObj || r.t.negated(h) || !r.bringing(h) && !r.ontoTable(h) {
		return ""
	}
	return kind
}

// bringing reports whether v is one of the verbs that bring a paper onto the table.
func (r *reader) bringing(v int) bool {
	for _, c := range verbs[r.t.lemma(v)] {
		name := r.t.lemma(v)
		if c.needs != "" {
			name += "_" + c.needs
		}
		if c.kind == "author" && bringVerbs[name] && (c.needs == "" || r.t.particle(v, c.needs)) {
			return true
		}
	}
	return false
}

// ontoTable reports whether the verb at v puts its object on the table: "put a letter
// on the table".
func (r *reader) ontoTable(v int) bool {
	if l := r.t.lemma(v); l != "put" && l != "lay" && l != "place" && l != "leave" {
		return false
	}
	_, e := r.sentence(v)
	for k := v + 1; k+2 < min(e, v+12); k++ {
		if r.doc.Is(k, "on") && r.doc.Is(k+1, "the") && r.doc.Is(k+2, "table") {
			return true
		}
	}
	return false
}
