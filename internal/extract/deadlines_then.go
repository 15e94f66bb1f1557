package extract

import (
	"strings"

	"github.com/parley-record/parley/nlp"
)

// Times by which nothing is due, whatever else their sentence tells: when a thing was
// said, the stamp of a paragraph, a length that says what sort of
// thing a noun means.

// saidThen reports whether the day w tells when something was said: "said on Tuesday".
func (r *reader) saidThen(v int, w *When) bool {
	if w.Bound != noPrep && w.Bound != pOn || w.Span || w.Precision != "day" || r.doc.Tokens[v].XPOS != nlp.TagVBD || r.t.aux(v) != "" || int(w.First) < v {
		return false
	}
	switch r.t.lemma(v) {
	case "say", "tell", "announce", "add", "warn", "declare", "state", "report", "confirm":
		return int(w.First) <= v+2
	}
	return false
}

// measured reports whether the length w tells what sort of thing the noun behind it
// means, and no term: "a one-year truce", but "a two-week deadline".
func (r *reader) measured(w *When) bool {
	e := int(w.End)
	if !w.Span || w.Bound != noPrep || e >= len(r.doc.Tokens) || !strings.Contains(r.doc.Text[r.doc.Tokens[w.First].Start:r.doc.Tokens[e-1].End], "-") {
		return false
	}
	for k := e; k < min(len(r.doc.Tokens), e+4); k++ {
		switch r.t.pos(k) {
		case nlp.ADJ:
			continue
		case nlp.NOUN:
			if _, ok := is(nouns, r.t.lemma(k), "deadline"); ok {
				return false
			}
			if k+1 < len(r.doc.Tokens) && r.t.pos(k+1) == nlp.NOUN {
				continue
			}
			switch r.t.lemma(k) {
			case "ultimatum", "notice", "extension", "period", "window", "limit", "grace", "timetable", "reprieve", "respite", "delay":
				return false
			}
			return true
		}
		return false
	}
	return false
}

// matures reports whether w is when a paper falls due, which says what paper it is: "notes
// due March 1, 1992".
func (r *reader) matures(w *When) bool {
	k := int(w.First) - 1
	if k < 1 || !r.doc.Is(k, "due") || w.Bound != noPrep {
		return false
	}
	switch r.t.lemma(k - 1) {
	case "note", "bond", "debenture", "bill", "paper", "security", "certificate", "stock", "gilt", "warrant", "preferred", "convertible", "eurobond":
		return true
	}
	return false
}

// upTo reports whether the length w is measured up to a time that is told right behind:
// "for another two months, until May 31" is due on that day.
func (r *reader) upTo(w *When) bool {
	if !w.Span {
		return false
	}
	for k := int(w.End); k < min(len(r.doc.Tokens), int(w.End)+2); k++ {
		if r.doc.Is(k, "until") || r.doc.Is(k, "till") {
			return k+1 < len(r.doc.Tokens) && (r.timeAt(k) || r.timeAt(k+1))
		}
		if r.t.pos(k) != nlp.PUNCT {
			return false
		}
	}
	return false
}

// notBefore reports whether verb v did not happen until the time w, when it did: "was not
// signed until August", "will not be affected until May".
func (r *reader) notBefore(v int, w *When) bool {
	return w.Bound == pUntil && r.t.negated(v) && (r.pastOver(v) && !r.ahead(v) || r.t.passive(v))
}

// talksThen reports whether the time w is that of talks, which verb v fixes or moves: "talks
// scheduled for Friday", "to move the meeting to next week".
func (r *reader) talksThen(v int, w *When) bool {
	n := -1
	switch {
	case r.t.rel(v) == nlp.RelAcl && (r.t.passive(v) || r.doc.Tokens[v].XPOS == nlp.TagVBN):
		n = int(r.t.head[v])
	case !r.t.passive(v):
		n = r.t.kid(v, nlp.RelObj)
	}
	if n < 0 || int(w.First) < v {
		return false
	}
	switch r.t.lemma(v) {
	case "schedule", "plan", "set", "slate", "fix", "arrange", "call", "move", "postpone", "reschedule", "delay", "adjourn", "push", "hold":
	default:
		return false
	}
	kind, ok := is(nouns, r.t.lemma(n), "meeting")
	return ok && kind == "talks"
}

// effectiveThen reports whether something has effect from w on by the word before it:
// "will end the merger agreement, effective April 13".
func (r *reader) effectiveThen(w *When) bool {
	k := int(w.First) - 1
	if k > 0 && r.t.pos(int(w.First)) != nlp.ADP && r.doc.Is(k, "on") {
		k--
	}
	return k > 0 && r.doc.Is(k, "effective") && !w.Span && r.timeSide(w) >= 0
}

// timeLeft reports whether the length w is what is left to do something in: "with three
// weeks left to agree", "two days remain before the strike".
func (r *reader) timeLeft(w *When) bool {
	e := int(w.End)
	if !w.Span || e+1 >= len(r.doc.Tokens) || !r.doc.Is(e, "left") && !r.doc.Is(e, "remaining") {
		return false
	}
	switch lower(r.doc.Form(e + 1)) {
	case "to", "for", "before", "until":
		return true
	}
	return false
}

// lasts reports whether w is when something goes on, not when it is due: "over the last
// three months", "between 2005 and 2007", "had been president until 1986", "have tried for
// weeks".
func (r *reader) lasts(w *When) bool {
	switch w.Bound {
	case pOver, pDuring, pBetween:
		return true
	}
	h := int(r.t.head[w.End-1])
	if h < 0 {
		return false
	}
	if w.Bound == pUntil && r.t.pos(h) != nlp.VERB && r.copula(h) == "past" {
		return true
	}
	return w.Bound == pFor && w.Span && r.progressive(h)
}

// namesThing reports whether w tells only which thing the noun behind it means: "the May 25
// meeting", "the October-to-December quarter", "her March comment"; but "a March 3 deadline".
func (r *reader) namesThing(w *When) bool {
	e := int(w.End)
	if e >= len(r.doc.Tokens) || w.Bound != noPrep {
		return e+1 < len(r.doc.Tokens) && r.doc.Is(e, "-") && r.doc.Is(e+1, "to")
	}
	h := int(r.t.head[e-1])
	if h < e || h > e+3 || r.t.pos(h) != nlp.NOUN || r.doc.Tokens[h].Sentence != r.doc.Tokens[e-1].Sentence {
		return r.doc.Is(e, "-") && e+1 < len(r.doc.Tokens) && r.doc.Is(e+1, "to")
	}
	for k := e; k < min(len(r.doc.Tokens), e+5); k++ {
		if _, due := is(nouns, r.t.lemma(k), "deadline"); due {
			return false
		}
	}
	switch r.t.lemma(h) {
	case "close", "expiry", "expiration", "strike", "walkout", "limit", "ultimatum", "date", "target", "cut-off", "cutoff", "extension", "notice", "period":
		return false
	}
	switch r.t.rel(e - 1) {
	case nlp.RelCompound, nlp.RelNmod, nlp.RelAmod, nlp.RelNummod:
		return true
	}
	return false
}
