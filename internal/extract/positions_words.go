package extract

import (
	"strings"

	"github.com/parley-record/parley/nlp"
)

// The words that an issue is told in: where they begin and end, what they stand under,
// what else the clause tells.

// Which words of a report name the matter of a stance: where its label ends, and what
// stands around it.

// labelEnd returns where the words that name the issue of a stand end: before a
// clause that tells more of it and before what tells when, why or how.
func (r *reader) labelEnd(s stand) int {
	for k := s.issue + 1; k < s.e; k++ {
		switch r.doc.Tokens[k].XPOS {
		case nlp.TagWDT, nlp.TagWP, nlp.TagWRB:
			if k > s.issue+1 || k > s.f+1 {
				return k
			}
		}
		if r.contrasts(k) || r.timed(k, s.e) {
			return k
		}
		switch lower(r.doc.Form(k)) {
		case ",", ";", ":", "(", "–", "—", "as", "after", "before", "while", "because", "although", "though", "since", "unless", "until", "amid", "despite", "if", "when", "during", "following", "saying", "that":
			return k
		case "by":
			if k+1 < s.e && r.doc.Tokens[k+1].XPOS == nlp.TagVBG {
				return k
			}
		}
	}
	return s.e
}

// onWhat returns where the phrase of the noun at k ends that ended at end: further
// on where the noun is one of change or measure and the tree hangs what it is on
// beside it: "accepted a limit on split shifts".
func (r *reader) onWhat(k, end int) int {
	if end != k+1 || !r.doc.Is(end, "on") {
		return end
	}
	_, change := is(nouns, r.t.lemma(k), "change")
	if _, measure := is(nouns, r.t.lemma(k), "measure"); !change && !measure || r.timed(end, len(r.doc.Tokens)) {
		return end
	}
	o := int(r.t.head[end])
	_, e := r.t.phrase(o, true)
	return max(e, o+1)
}

// timed reports whether at token k, before end, a word leads to the time by which
// or at which something is to be: "an answer by 27 March".
func (r *reader) timed(k, end int) bool {
	switch lower(r.doc.Form(k)) {
	case "by", "on", "within", "until", "till", "before", "after":
		n := r.firstWhen(k)
		return n < len(r.whens) && int(r.whens[n].First) <= k+1 && int(r.whens[n].End) <= end && !r.doc.Is(int(r.whens[n].End), "'s") && !r.doc.Is(int(r.whens[n].End), "’s")
	}
	return false
}

// ifAt reports whether token k leads to what is only supposed or lies ahead.
func (r *reader) ifAt(k int) bool {
	return r.doc.Is(k, "if") || r.doc.Is(k, "unless") || r.doc.Is(k, "once") || r.doc.Is(k, "until") || r.doc.Is(k, "whether")
}

// hearsaid are the nouns of what others say: who takes it one way or the other takes no
// text so that they speak of.
var hearsaid = listed("hearsaid")

// textWithin returns the text that is named inside the issue of a stand or
// beside it in its clause, as an index plus one; 0 for none.
func (r *reader) textWithin(s stand) int {
	if s.issue >= s.f && s.issue < s.e && hearsaid[r.t.lemma(s.issue)] {
		return 0 // "rejected claims that the deal was late"
	}
	for k := s.f; k < s.e; k++ {
		if k > s.f && (r.ifAt(k) || r.whenAt(k)) {
			return 0 // "ruled out talks if the deal was voted down"
		}
		if m := r.textAt[k]; m != 0 {
			if r.t.preposition(k) == "into" {
				return 0 // "ruled out putting more money into the offer"
			}
			return r.texts[m-1].in
		}
	}
	_, e := r.sentence(s.at)
	for k := s.at + 1; k < min(e, s.at+12) && !r.doc.Is(k, ",") && !r.ifAt(k) && !r.whenAt(k) && r.saidAt[k] == r.saidAt[s.at]; k++ {
		if m := r.textAt[k]; m != 0 {
			return r.texts[m-1].in
		}
	}
	return 0
}

// whenAt reports whether token k opens a clause that tells when or why a thing was done:
// "called off the strike after the firm improved its offer".
func (r *reader) whenAt(k int) bool {
	h := int(r.t.head[k])
	if r.t.rel(k) != nlp.RelMark || h < k || r.t.rel(h) != nlp.RelAdvcl {
		return false
	}
	switch lower(r.doc.Form(k)) {
	case "after", "before", "as", "since", "because", "until", "while", "once":
		return true
	}
	return false
}

// around returns other words of the clause that name the issue: the phrases
// that the verb of the issue takes, and those beside its noun.
func (r *reader) around(s stand) []string {
	var out []string
	add := func(f, e int) {
		e = r.beforeContrast(f+1, e)
		if s.last > 0 {
			if f, e = max(f, s.f), min(e, s.last); e <= f {
				return
			}
		}
		l := r.label(f, e)
		if l == "" || len(out) >= 6 {
			return
		}
		for _, o := range out {
			if strings.Contains(o, l) {
				return
			}
		}
		out = append(out, l)
	}
	if r.t.pos(s.issue) == nlp.VERB {
		for c := r.t.first[s.issue]; c >= 0; c = r.t.nxt[c] {
			switch r.t.rel(int(c)) {
			case nlp.RelObj, nlp.RelObl, nlp.RelCcomp, nlp.RelXcomp:
				if !r.t.timeWord(int(c)) {
					f, e := r.t.phrase(int(c), true)
					add(f, e)
				}
			}
		}
		return out
	}
	f, e := r.t.phrase(s.issue, false)
	if f != s.f || e != s.e {
		add(f, e)
	}
	// "the demand for tighter controls", "the proposal to lower the floor": what
	// is demanded is the matter.
	for c := r.t.first[s.issue]; c >= 0; c = r.t.nxt[c] {
		switch r.t.rel(int(c)) {
		case nlp.RelAcl, nlp.RelNmod, nlp.RelCcomp:
			if r.doc.Tokens[c].Rel != nlp.RelNmodPoss && int(c) > s.issue {
				cf, ce := r.t.span(int(c))
				add(cf, ce)
			}
		}
	}
	// What else the stance's own word takes.
	if r.t.pos(s.at) == nlp.VERB {
		for c := r.t.first[s.at]; c >= 0; c = r.t.nxt[c] {
			if k := int(c); k > s.at && k != s.issue {
				switch r.t.rel(k) {
				case nlp.RelObl, nlp.RelXcomp, nlp.RelCcomp, nlp.RelAdvcl:
					if !r.t.timeWord(k) && (r.saidAt[k] == r.saidAt[s.at] || r.cuedAt(r.saidAt[k], s.at)) {
						cf, ce := r.t.span(k)
						add(cf, ce)
					}
				}
			}
		}
	}
	// And the words after it, as far as its clause goes.
	_, end := r.sentence(s.at)
	e = end
	f = max(s.at+1, s.f)
	for k := f; k < min(e, f+12); k++ {
		if r.saidAt[k] != r.saidAt[f] && !r.cuedAt(r.saidAt[k], s.at) || r.doc.Is(k, ";") || k > f+2 && r.doc.Is(k, ",") || r.contrasts(k) || k > f && r.doc.Is(k, "but") && !r.doc.Is(k-1, "all") {
			e = k
			break
		}
	}
	e = min(e, f+12)
	if e > f+1 && f > s.at {
		add(f, e)
	}
	// "called for the bank to lower its fees": what one who is named has to do.
	if g := s.e; (r.nameAt[s.issue] != 0 || r.t.pos(s.issue) == nlp.PROPN) && g < end && g >= f {
		for e = g; e < min(end, g+14) && !r.doc.Is(e, ";") && !(e > g+2 && r.doc.Is(e, ",")) && (r.saidAt[e] == r.saidAt[g] || r.cuedAt(r.saidAt[e], s.at)); e++ {
		}
		if e > g+1 {
			add(g, e)
		}
	}
	return out
}

// over returns the words that the issue of a stand stands under in its own
// clause, the nearest first: of a stance on "the lawsuit" in "made an offer to
// settle the lawsuit" these are "settle the lawsuit" and "offer to settle the
// lawsuit". They end where the stance's own word, or somebody else's, begins.
func (r *reader) over(s stand) []string {
	if s.turned {
		return nil // "to block the bill": those who want it take their stance on the bill
	}
	var out []string
	_, end := r.sentence(s.issue)
	inside := s.path != "said" && r.under(s.at, s.issue) // "the move, opposed by …, would": its clause is not the stance's
	for k, n := s.issue, 0; n < 5 && len(out) < 3; n++ {
		h := int(r.t.head[k])
		if h < 0 || r.doc.Tokens[h].Sentence != r.doc.Tokens[k].Sentence {
			break
		}
		if r.saidAt[h] != r.saidAt[s.issue] {
			// "an offer | to settle the lawsuit": what is offered and the offer are one.
			if l := r.offerLabel(h, s.e); l != "" {
				out = append(out, l)
			}
			break
		}
		if s.path != "said" && !inside && r.under(s.at, h) {
			if l := r.offerLabel(h, s.e); l != "" && h == s.at {
				out = append(out, l)
			}
			break
		}
		rel := r.t.rel(k)
		k = h
		if rel == nlp.RelConj || r.light(k) {
			continue
		}
		f := k
		switch r.t.pos(k) {
		case nlp.VERB, nlp.ADJ:
		case nlp.NOUN:
			f, _ = r.t.phrase(k, false)
		default:
			continue
		}
		_, e := r.t.span(k)
		if e = min(e, f+12, end); e <= f || f == s.f {
			continue // nothing that the label has not
		}
		if l := r.label(f, r.beforeContrast(f+1, e)); l != "" {
			out = append(out, l)
		}
	}
	return out
}

// under reports whether token i hangs on token h, or on what hangs on it.
func (r *reader) under(i, h int) bool {
	for n := 0; i >= 0 && n < 40; n++ {
		if i == h {
			return true
		}
		i = int(r.t.head[i])
	}
	return false
}

// offerLabel returns the words of token h to e where h is a noun for a text or an
// offer: "" else.
func (r *reader) offerLabel(h, e int) string {
	if r.t.pos(h) != nlp.NOUN || e <= h {
		return ""
	}
	if _, ok := is(nouns, r.t.lemma(h), "text"); !ok {
		return ""
	}
	f, _ := r.t.phrase(h, false)
	return r.label(f, min(e, f+14))
}

// restOf returns what the clause of token i tells from token f on, in pieces of at
// most twelve words: "hold a meeting | with the growers on the price of milk". It
// ends with its clause, and with the words of whoever speaks there.
func (r *reader) restOf(f, i int) []string {
	_, end := r.sentence(i)
	e := f
	for ; e < min(end, f+36); e++ {
		if r.saidAt[e] != r.saidAt[i] || r.contrasts(e) || e > f && r.clauseStart(e, end) {
			break
		}
	}
	var out []string
	for ; f < e; f += 12 {
		if l := r.label(f, min(e, f+12)); l != "" {
			out = append(out, l)
		}
	}
	return out
}

// clauseStart reports whether another clause begins at token k of a sentence that
// ends at end: after a stop within it, and with a word that sets one against the
// other.
func (r *reader) clauseStart(k, end int) bool {
	switch lower(r.doc.Form(k)) {
	case ";", ":", "–", "—", "--", "but", "while", "whereas", "although", "though":
		return true
	case ",":
		if k+1 < end {
			switch lower(r.doc.Form(k + 1)) {
			case "and", "but", "or", "while", "which", "who", "saying", "adding", "although", "though", "whereas":
				return true
			}
		}
	}
	return false
}

// summed returns what the sentence before tells where the issue of a stand only sums it
// up, in pieces of at most twelve words: "Sweden opened its ports to the trawlers.
// Norway criticised the decision." nil where the issue says itself what it is.
func (r *reader) summed(s stand) []string {
	k := s.issue
	if l := r.t.lemma(k); !sums[l] && l != "position" && l != "announcement" && l != "vote" || r.t.pos(k) != nlp.NOUN || r.doc.Tokens[k].XPOS == nlp.TagNNS {
		return nil
	}
	d := r.t.kid(k, nlp.RelDet)
	if d < 0 || !r.doc.Is(d, "the") && !r.doc.Is(d, "this") && !r.doc.Is(d, "that") && !r.doc.Is(d, "such") {
		// "This is a position that the union cannot accept."
		if c := r.t.kid(k, nlp.RelCop); c < 0 || c == 0 || !r.doc.Is(c-1, "this") && !r.doc.Is(c-1, "that") && !r.doc.Is(c-1, "it") {
			return nil
		}
	} else if f, e := r.t.phrase(k, true); f != d || e != k+1 || d != k-1 {
		return nil
	}
	n := int(r.doc.Tokens[k].Sentence) - 1
	if n < 0 {
		return nil
	}
	b, e := int(r.doc.Sentences[n].First), int(r.doc.Sentences[n].End)
	v := -1
	for i := b; i < e; i++ {
		if r.t.head[i] < 0 && r.t.pos(i) == nlp.VERB {
			v = i
			break
		}
	}
	if v < 0 || int(r.doc.Tokens[v].Start) < r.doc.Title {
		return nil
	}
	if _, says := is(verbs, r.t.lemma(v), "says"); says {
		if c := r.t.kid(v, nlp.RelCcomp); c >= 0 && r.t.pos(c) == nlp.VERB {
			v = c
		}
	}
	f, end := r.t.span(v)
	if !r.t.passive(v) {
		f = v
	}
	end = min(end, e, f+24)
	var out []string
	for ; f < end; f += 12 {
		if l := r.label(f, min(end, f+12)); l != "" {
			out = append(out, l)
		}
	}
	return out
}
