package extract

import "github.com/parley-record/parley/nlp"

// readOutcomes notes what is said to have come of talks: progress, an agreement,
// none, no word of what was said, the will to go on. It belongs to the talks of
// its sentence or, where that names none, to those told last before it.
func (r *reader) readOutcomes() {
	if len(r.Meetings) == 0 {
		return
	}
	at := -1 // the talks told last that were held, or were going on
	next := 0
	for i := range r.doc.Tokens {
		for next < len(r.Meetings) && r.Meetings[next].Evidence[0].Start <= int(r.doc.Tokens[i].Start) {
			if s := r.Meetings[next].Status; s == "held" || s == "under_way" {
				at = next
			}
			next++
		}
		kind := r.outcomeAt(i)
		if kind == "" || r.supposed(i) || r.awaited(i) || r.ahead(r.clauseOf(i)) {
			continue
		}
		m := at
		f, e := r.sentence(i)
		here := r.doc.Bytes(f, e)
		for k := range r.Meetings {
			if r.Meetings[k].Evidence[0].Start < here.End && here.Start < r.Meetings[k].Evidence[0].End {
				if s := r.Meetings[k].Status; s != "held" && s != "under_way" {
					m = -1 // of talks to come nothing has come
				} else {
					m = k
					break
				}
			}
		}
		if m < 0 {
			continue
		}
		o := Outcome{Kind: kind, Evidence: r.evidence(i)}
		if by, ok := r.speaker(i); ok {
			o.According = []Ref{by}
		} else if h := int(r.t.head[i]); h >= 0 && r.t.pos(h) == nlp.VERB {
			if _, says := is(words, r.t.lemma(h), "reporting"); says { // "officials reporting progress"
				o.According = r.agents(h)
				if k := int(r.t.head[h]); len(o.According) == 0 && k >= 0 && r.t.rel(h) == nlp.RelAcl {
					o.According = r.parties(k)
				}
			}
		}
		r.Meetings[m].Outcomes = append(r.Meetings[m].Outcomes, o)
	}
}

// awaited reports whether what token i tells is only waited for: "until there is
// a breakthrough".
func (r *reader) awaited(i int) bool {
	f, _ := r.sentence(i)
	for k := i - 1; k >= max(f, i-6); k-- {
		switch lower(r.doc.Form(k)) {
		case "until", "unless", "before", "if", "whether":
			return true
		}
	}
	return false
}

// outcomeAt returns the kind of outcome that token i tells, "" for none.
func (r *reader) outcomeAt(i int) string {
	c := r.clauseOf(i)
	kind, ok := is(words, r.t.lemma(i), "outcome")
	if !ok {
		return ""
	}
	no := r.denied(i, c)
	switch kind {
	case "progress":
		if no {
			return "no_agreement"
		}
	case "agreement":
		// A deal that was reached, not one that is talked of.
		h := int(r.t.head[i])
		if h < 0 || r.t.pos(h) != nlp.VERB || r.t.patient(h) != i {
			return ""
		}
		if _, ends := is(verbs, r.t.lemma(h), "conclude"); !ends && r.t.lemma(h) != "sign" || r.t.lemma(h) == "get" {
			return ""
		}
		if no || r.t.lemma(r.clauseOf(h)) == "fail" {
			return "no_agreement"
		}
		if h := int(r.t.head[h]); h >= 0 && r.t.pos(h) == nlp.VERB {
			switch r.t.lemma(h) {
			case "fail":
				return "no_agreement"
			case "want", "try", "hope", "seek", "aim", "need", "expect", "believe", "intend":
				return ""
			}
		}
		if x := r.doc.Tokens[h].XPOS; x == nlp.TagVB || x == nlp.TagVBG {
			return ""
		}
	case "no_details":
		if !no {
			return ""
		}
	case "to_continue":
		if no {
			return ""
		}
		if x := r.t.kid(i, nlp.RelXcomp, nlp.RelAcl, nlp.RelCcomp, nlp.RelNmod); x < 0 {
			return ""
		} else if _, goes := is(words, r.t.lemma(x), "going"); !goes {
			return ""
		}
	}
	return kind
}
