package extract

import (
	"strings"

	"github.com/parley-record/parley/nlp"
)

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
		if r.ifAt(k) && k > s.f {
			return 0 // "ruled out talks if the deal was voted down"
		}
		if m := r.textAt[k]; m != 0 {
			return r.texts[m-1].in
		}
	}
	_, e := r.sentence(s.at)
	for k := s.at + 1; k < min(e, s.at+12) && !r.doc.Is(k, ",") && !r.ifAt(k) && r.saidAt[k] == r.saidAt[s.at]; k++ {
		if m := r.textAt[k]; m != 0 {
			return r.texts[m-1].in
		}
	}
	return 0
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
