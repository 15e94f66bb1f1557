package extract

import (
	"strings"

	"github.com/parley-record/parley/nlp"
)

// maxAway bounds how many words of what a text is to do its name takes up from further on.
const maxAway = 9

// nameBare gives what a text is about to names that tell its kind alone, where the words
// stand apart from its noun: "reached an agreement here last week to reschedule its debts",
// "proposed a resolution at the meeting in May to remove two directors".
func (r *reader) nameBare(best []int) {
	for p := range r.Proposals {
		m := &r.texts[best[p]-1]
		if m.told >= 0 {
			if scratch := *m; m.definite && m.end == m.head+1 {
				r.Proposals[p].Name.Label = r.name(m.first, r.complement(m.head, &scratch)) // "the planned overhaul of dues"
			}
			continue
		}
		if !r.kindAlone(m) {
			continue
		}
		if w := r.away(m); w != "" {
			r.Proposals[p].Name.Label += " " + w
			continue
		}
		for k := range r.texts {
			if o := &r.texts[k]; o.in == p+1 && o != m && o.lemma == m.lemma && o.plural == m.plural && o.told < 0 && r.kindAlone(o) {
				if w := r.away(o); w != "" {
					r.Proposals[p].Name.Label += " " + w
					break
				}
			}
		}
	}
}

// kindAlone reports whether the words of a mention tell no more than a text's kind, order and
// owner: "the union's new offer", "draft guidelines".
func (r *reader) kindAlone(m *text) bool {
	if r.t.pos(m.head) == nlp.PROPN && m.end > m.head+1 {
		return false
	}
	f := m.first
	for k := f; k < m.head; k++ {
		if r.doc.Tokens[k].XPOS == nlp.TagPOS {
			f = k + 1
		}
	}
	for k := f; k < m.end; k++ {
		switch r.t.pos(k) {
		case nlp.NOUN, nlp.PROPN, nlp.NUM, nlp.VERB:
			if _, ok := r.textKind(k); !ok && k != m.head {
				return false
			}
		}
	}
	return true
}

// away returns the words of what the text of m is about or to do that stand behind other
// words than its noun; "" where none do.
func (r *reader) away(m *text) string {
	_, se := r.sentence(m.head)
	if w := r.afterTime(m.end, se); w != "" {
		return w
	}
	for _, h := range [2]int{m.head, r.broughtBy(m)} {
		if h < 0 {
			continue
		}
		for c := r.t.first[h]; c >= 0; c = r.t.nxt[c] {
			k := int(c)
			if k < m.end || r.textAt[k] != 0 {
				continue
			}
			if f, e := r.awayAt(h, k); e > f+1 {
				if w := r.name(f, e); !tellsAgain(r.name(m.first, m.end), w) {
					return w
				}
			}
		}
	}
	if v := int(r.t.head[m.head]); v > m.end && r.t.pos(v) == nlp.VERB && r.t.rel(m.head) == nlp.RelNsubj && r.t.aux(v) == "would" && !r.t.passive(v) && !r.t.negated(v) && (r.t.rel(v) == nlp.RelRoot || r.t.rel(v) == nlp.RelCcomp) {
		if e := r.doing(v, min(se, v+maxAway)); e > 0 {
			return "that would " + r.name(v, e) // "the resolution, drafted by X, would send a force"
		}
	}
	return ""
}

// afterTime returns what a text whose words end at token k is to do, told behind a time
// alone, whatever the tree makes of it: "its new offer on Saturday ending the ban", "a bill
// last week that would raise the fee"; "" where nothing is. The sentence ends at token se.
func (r *reader) afterTime(k, se int) string {
	if k >= se {
		return ""
	}
	b := r.pastTime(k)
	if b == k || b+3 >= se {
		return ""
	}
	v := b
	switch {
	case r.t.pos(b) == nlp.VERB && r.doc.Tokens[b].XPOS == nlp.TagVBG:
	case (r.doc.Is(b, "that") || r.doc.Is(b, "which")) && (r.doc.Is(b+1, "would") || r.doc.Is(b+1, "will") || r.doc.Is(b+1, "could")) && r.t.pos(b+2) == nlp.VERB:
		v = b + 2
	default:
		return ""
	}
	if e := r.doing(v, min(se, v+maxAway)); e > 0 {
		return r.name(b, e)
	}
	return ""
}

// awayAt returns the words of the clause or phrase of k, which hangs on h, where they tell
// what a text is about: none where they do not.
func (r *reader) awayAt(h, k int) (f, e int) {
	_, se := r.sentence(h)
	se = min(se, k+maxAway)
	own := r.t.pos(h) != nlp.VERB
	switch rel := r.t.rel(k); {
	case r.t.pos(k) == nlp.VERB && (rel == nlp.RelAcl || !own && (rel == nlp.RelXcomp || rel == nlp.RelAdvcl)) && r.doc.Is(k-1, "to") && r.t.kid(k, nlp.RelNsubj) < 0:
		return k - 1, r.doing(k, se)
	case own && rel == nlp.RelAcl && r.doc.Tokens[k].XPOS == nlp.TagVBG && k+1 < se && !r.timeAt(k+1): // no "pact expiring on Friday"
		return k, r.doing(k, se)
	case own && r.doc.Tokens[k].Rel == nlp.RelAclRelcl && r.t.pos(k) == nlp.VERB && !r.t.passive(k):
		if _, ok := r.authored(k); ok {
			for c := r.t.first[k]; c >= 0; c = r.t.nxt[c] {
				if f, e := r.awayAt(k, int(c)); int(c) > k && e > 0 {
					return f, e // "guidelines that he proposed in May to cut sentences"
				}
			}
			return 0, 0
		}
		f, _ = r.t.span(k)
		if x := r.t.kid(k, nlp.RelNsubj); x != f || !r.doc.Is(f, "that") && !r.doc.Is(f, "which") {
			return 0, 0
		}
		switch r.t.aux(k) {
		case "would", "will", "could":
			return f, r.doing(k, se)
		}
	case (own && rel == nlp.RelNmod || !own && rel == nlp.RelObl) && !r.t.timeWord(k) && !r.timeAt(k):
		f, _ = r.t.span(k)
		switch w := r.t.preposition(k); {
		case w == "on", own && (w == "of" || w == "for" || w == "over" || w == "with" || w == "covering"):
			e, _ := r.nounRun(f+1, se)
			return f, e
		}
	}
	return 0, 0
}

// doing returns the end of what the verb at k takes, up to se, behind a time that stands
// between the two; 0 where it takes nothing.
func (r *reader) doing(k, se int) int {
	v := k
	for j := k + 1; j < min(se, k+5); j++ {
		if r.timeAt(j) || r.t.timeWord(j) {
			k = j // "to reschedule [over 10 years] its debts"
		} else if p := r.t.pos(j); p != nlp.ADP && p != nlp.ADV && p != nlp.NUM {
			break
		}
	}
	if k > v {
		se = min(se+k-v, r.sentenceEnd(v))
	}
	var scratch text
	e := r.verbPhrase(k, se, &scratch)
	if e > k+2 && r.t.pos(e-1) == nlp.NUM {
		e--
		if p := r.t.pos(e - 1); p == nlp.ADP || p == nlp.ADV {
			e-- // "lift wages [over four] and a half years"
		}
	}
	if e == k+1 || e < se && (r.marks(e) || r.doc.Tokens[e].XPOS == nlp.TagVBG) {
		return 0 // "give the rebels "six weeks to reload\"", "see fathers being allowed"
	}
	for j := k + 1; j < e; j++ {
		if x := r.doc.Tokens[j].XPOS; x == nlp.TagWRB || x == nlp.TagWP {
			return 0 // "alter how the convention"
		}
	}
	return e
}

// tellsAgain reports whether a name holds all the words of what would be added to it.
func tellsAgain(name, more string) bool {
	for _, w := range strings.Fields(lower(more)) {
		if len(w) > 3 && !strings.Contains(lower(name), w) {
			return false
		}
	}
	return true
}

// broughtBy returns the verb that brings the text of m about and takes it as its object;
// -1 where none does.
func (r *reader) broughtBy(m *text) int {
	v := int(r.t.head[m.head])
	if v < 0 || r.t.pos(v) != nlp.VERB {
		return -1
	}
	if rel := r.t.rel(m.head); rel != nlp.RelObj && (rel != nlp.RelNsubj || !r.t.passive(v)) {
		return -1
	}
	if _, ok := r.authored(v); !ok {
		return -1
	}
	return v
}
