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

// stamped reports whether w is the time that a paragraph of running coverage begins
// with: "13:20 The ministers are back".
func (r *reader) stamped(w *When) bool {
	f := int(w.First)
	if w.Precision != "time" || !strings.ContainsAny(r.doc.Form(f), ":.") {
		return false
	}
	start := int(r.doc.Tokens[f].Start)
	return start == 0 || r.doc.Text[start-1] == '\n'
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
