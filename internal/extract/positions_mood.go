package extract

import (
	"slices"

	"github.com/parley-record/parley/nlp"
)

// asksWhether reports whether the predicate at i is what is asked or not known:
// "it is unclear whether the union is ready to sign", "asked if it would sign".
func (r *reader) asksWhether(i int) bool {
	return r.ofItsClause(i, func(k int) bool {
		return r.t.marked(k, "whether") || r.t.rel(k) == nlp.RelCcomp && r.t.marked(k, "if") && !r.supposes(k)
	})
}

// ofItsClause reports whether is holds of the predicate at i or of one of the two
// above it in its clause.
func (r *reader) ofItsClause(i int, is func(k int) bool) bool {
	for k, n := i, 0; k >= 0 && n < 3; k, n = int(r.t.head[k]), n+1 {
		if is(k) {
			return true
		}
		switch r.t.rel(k) {
		case nlp.RelXcomp, nlp.RelConj:
		default:
			return false
		}
	}
	return false
}

// onlyIf reports whether the predicate at i stands in a clause that only
// supposes what it tells: "if the union rejects the offer", "unless the banks
// agree".
func (r *reader) onlyIf(i int) bool {
	for k, n := i, 0; k >= 0 && n < 6; k, n = int(r.t.head[k]), n+1 {
		rel := r.t.rel(k)
		if (rel == nlp.RelAdvcl || rel == nlp.RelCcomp && r.supposes(k)) && (r.t.marked(k, "if") || r.t.marked(k, "unless") || r.t.marked(k, "provided")) && !r.t.marked(k, "even") && !r.t.marked(k, "as") {
			return true
		}
		if rel == nlp.RelAdvcl && k < len(r.t.head) && r.t.marked(k, "until") && r.held(k) {
			return true
		}
		if !clausal(rel) && rel != nlp.RelObl && rel != nlp.RelNmod {
			return false
		}
	}
	return false
}

// supposes reports whether clause k, which "if" opens, is a condition that the tree
// takes for an object: "shippers could strike if the owners scrap it". After a word
// for asking or knowing it is what is asked.
func (r *reader) supposes(k int) bool {
	h := int(r.t.head[k])
	if h < 0 || h > k || !wonders[r.t.lemma(h)] {
		return true
	}
	return tellsIf[r.t.lemma(h)] && r.tells(h)
}

// tells reports whether the verb at h tells something, and is not what somebody is asked,
// will or declines to tell: "said if the bank agreed", but not "would not say if".
func (r *reader) tells(h int) bool {
	switch r.doc.Tokens[h].XPOS {
	case nlp.TagVBD, nlp.TagVBZ, nlp.TagVBP, nlp.TagVBN, nlp.TagVBG:
	default:
		return false
	}
	return !r.t.negated(h) && r.t.aux(h) == ""
}

// tellsIf are the words of wonders that more often tell what is so on a condition.
var tellsIf = map[string]bool{"say": true, "tell": true, "indicate": true, "reveal": true, "confirm": true, "find": true, "disclose": true}

// wonders are words that an indirect question hangs on.
var wonders = listed("wonders")

// titlePositions notes at each position told in the title whether the report tells
// of a stance of the same side below.
func (r *reader) titlePositions() {
	for i := range r.Positions {
		p := &r.Positions[i]
		if !slices.Contains(p.Signs, "in:title") {
			continue
		}
		sign := "title:only"
		for k := range r.Positions {
			if o := &r.Positions[k]; !slices.Contains(o.Signs, "in:title") && r.sameActor(o.Party, p.Party) {
				sign = "title:again"
				break
			}
		}
		p.Signs = append(p.Signs, sign)
	}
}
