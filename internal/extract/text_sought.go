package extract

import "github.com/parley-record/parley/nlp"

// buyers are the verbs by which one firm takes another.
var buyers = listed("buyers")

// takings are the nouns of what one firm does to another: what stands behind "of" is
// taken, too.
var takings = listed("takings")

// soughtAt returns the firm that the bid or the verb of buying at token i is for: "bid
// for X", "takeover of X", "acquire all shares of X", "X agreed to be bought".
func (r *reader) soughtAt(i int) (Ref, bool) {
	_, e := r.sentence(i)
	l := r.t.lemma(i)
	switch p := r.t.pos(i); {
	case p == nlp.VERB && (buyers[l] || l == "take" && i+1 < e && r.doc.Is(i+1, "over")):
		if r.t.passive(i) {
			if s := r.t.patient(i); s >= 0 {
				return r.firmFrom(s, s+1)
			}
			return Ref{}, false
		}
		return r.firmFrom(i+1, min(e, i+11))
	case p != nlp.NOUN && p != nlp.PROPN:
		return Ref{}, false
	}
	if i+1 >= e || families[kindOrNone(l)] != 'o' && !takings[l] && l != "approach" {
		return Ref{}, false
	}
	k := i + 1
	if r.doc.Is(k, ",") && k+1 < e && r.doc.Is(k+1, "for") {
		k++
	}
	switch {
	case r.doc.Is(k, "for"), r.doc.Is(k, "of") && takings[l]:
		return r.firmFrom(k+1, min(e, k+9))
	case r.doc.Is(k, "to") && k+1 < e && buyers[r.t.lemma(k+1)]:
		return r.soughtAt(k + 1)
	}
	return Ref{}, false
}

// kindOrNone returns the kind of text of a noun by its lemma alone, "" for none.
func kindOrNone(l string) string {
	k, _ := is(nouns, l, "text")
	return k
}

// firmFrom returns the first firm named in the tokens [k, e), before a verb or whoever
// it is bought from.
func (r *reader) firmFrom(k, e int) (Ref, bool) {
	for ; k < e; k++ {
		if n := r.nameAt[k]; n != 0 {
			nm := &r.doc.Names[n-1]
			if nm.Kind == nlp.Organisation || nm.Kind == nlp.Other {
				return Ref{nm.First, nm.End, nm.End - 1}, true
			}
			return Ref{}, false
		}
		switch r.t.pos(k) {
		case nlp.VERB, nlp.AUX, nlp.SCONJ, nlp.CCONJ, nlp.PRON:
			if r.doc.Tokens[k].XPOS != nlp.TagPRPS && r.doc.Tokens[k].XPOS != nlp.TagVBN && r.doc.Tokens[k].XPOS != nlp.TagVBG {
				return Ref{}, false
			}
		case nlp.ADP:
			if !r.doc.Is(k, "of") && !r.doc.Is(k, "in") {
				return Ref{}, false
			}
		}
	}
	return Ref{}, false
}

// readSought notes the firms that bids and purchases of the report are for, and those
// that each text is.
func (r *reader) readSought() {
	for i := range r.doc.Tokens {
		if ref, ok := r.soughtAt(i); ok {
			r.Sought = addRef(r.Sought, ref)
		}
	}
	for k := range r.texts {
		m := &r.texts[k]
		if m.kind == "" {
			continue
		}
		p := &r.Proposals[m.in-1]
		for _, i := range [3]int{m.head, m.deed, m.told} {
			if i < 0 {
				continue
			}
			if ref, ok := r.soughtAt(i); ok {
				p.Sought = addRef(p.Sought, ref)
			}
		}
	}
}
