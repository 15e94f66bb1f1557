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
		// "agreed to go on next week": what lies ahead is not that they agreed
		agreed := kind == "to_continue" && r.doc.Tokens[i].XPOS == nlp.TagVBD
		if kind == "" || r.supposed(i) || r.wished(i) || !agreed && r.ahead(r.clauseOf(i)) {
			continue
		}
		m := at
		f, e := r.sentence(i)
		here := r.doc.Bytes(f, e)
		for k := range r.Meetings {
			if r.Meetings[k].Evidence[0].Start < here.End && here.Start < r.Meetings[k].Evidence[0].End {
				if s := r.Meetings[k].Status; s != "held" && s != "under_way" {
					if kind != "to_continue" {
						m = -1 // of talks to come nothing has come
					}
				} else {
					m = k
					break
				}
			}
		}
		if m < 0 || r.farFrom(m, i) || kind == "no_details" && r.asideOf(i) {
			continue
		}
		o := Outcome{Kind: kind, Evidence: r.evidence(i)}
		o.According, o.Pair = r.reporters(i)
		if h := int(r.t.head[i]); kind == "agreement" && h >= 0 {
			o.Between = r.parties(r.t.agent(h))
		}
		r.Meetings[m].Outcomes = append(r.Meetings[m].Outcomes, o)
	}
}

// outcomeReach is over how many sentences talks are still those that are meant.
const outcomeReach = 3

// farFrom reports whether token i stands too far behind the words that tell meeting
// m for an outcome without a name to be of it.
func (r *reader) farFrom(m, i int) bool {
	_, at := r.doc.TokensIn(r.Meetings[m].Evidence[0])
	if at <= 0 {
		return false
	}
	return r.doc.Tokens[i].Sentence-r.doc.Tokens[at-1].Sentence > outcomeReach
}

// asideOf reports whether the clause of token i hangs on another: "the measures are
// due, he said, although he gave no details" is about the measures.
func (r *reader) asideOf(i int) bool {
	f, e := r.sentence(i)
	for k := f; k < e; k++ {
		if _, talks := is(nouns, r.t.lemma(k), "meeting"); talks || r.talkVerb(k) != "" {
			return false
		}
	}
	l := r.t.rel(r.clauseOf(i))
	return l == nlp.RelAdvcl || l == nlp.RelAcl || l == nlp.RelConj
}

// reporters returns on whose word the outcome at token i stands: the subject of
// the verb that tells it ("both delegations spoke of progress", "with officials
// reporting progress"), or else whoever says the words. Pair: those at the table
// together are meant. Nobody: the report itself tells.
func (r *reader) reporters(i int) (who []Ref, pair bool) {
	h := int(r.t.head[i])
	for n := 0; h >= 0 && n < 5; n++ {
		if r.t.pos(h) == nlp.VERB {
			if _, says := is(words, r.t.lemma(h), "reporting"); says && !r.t.passive(h) && r.saidAt[h] == r.saidAt[i] || says && r.t.rel(h) == nlp.RelAcl {
				if by := r.teller(h); by >= 0 {
					if r.pairAt(by) {
						return nil, true
					}
					if _, kind := r.who(by); kind != refPlace {
						if who := r.parties(by); len(who) > 0 {
							return who, false
						}
					}
				}
			}
			if l := r.t.rel(h); l != nlp.RelXcomp && l != nlp.RelCcomp && l != nlp.RelConj {
				break
			}
		}
		h = int(r.t.head[h])
	}
	if by, ok := r.speaker(i); ok {
		if r.pairAt(int(by.Head)) {
			return nil, true
		}
		return []Ref{by}, false
	}
	return nil, false
}

// teller returns the subject of the verb of telling v, or the noun that it hangs
// on: "officials reporting progress"; -1 for none.
func (r *reader) teller(v int) int {
	if s := r.t.subject(v); s >= 0 {
		return s
	}
	if h := int(r.t.head[v]); h >= 0 && r.t.rel(v) == nlp.RelAcl {
		return h
	}
	return -1
}

// wished reports whether what token i tells is only expected, wished for or
// doubted: "he expected no breakthrough".
func (r *reader) wished(i int) bool {
	c := r.clauseOf(i)
	for h, n := int(r.t.head[i]), 0; h >= 0 && n < 6; h, n = int(r.t.head[h]), n+1 {
		if p := r.t.pos(h); p == nlp.VERB || p == nlp.NOUN || p == nlp.ADJ {
			if _, ok := is(words, r.t.lemma(h), "awaits"); ok {
				return true
			}
		}
		if h == c && r.saidAt[h] != r.saidAt[i] {
			break
		}
	}
	return false
}

// outcomeAt returns the kind of outcome that token i tells, "" for none.
func (r *reader) outcomeAt(i int) string {
	c := r.clauseOf(i)
	if r.t.pos(i) == nlp.VERB && r.talkVerb(i) == "ended" && !r.t.negated(i) {
		switch s := r.t.subject(i); r.t.lemma(i) {
		case "collapse", "fail", "break": // "the talks broke down"
			if s >= 0 && r.t.pos(s) == nlp.NOUN {
				if _, talks := is(nouns, r.t.lemma(s), "meeting"); talks {
					return "no_agreement"
				}
			}
		}
	}
	kind, ok := is(words, r.t.lemma(i), "outcome")
	if !ok {
		return ""
	}
	no := r.denied(i, c)
	switch kind {
	case "progress":
		if no || r.littleOf(i) {
			return "no_agreement"
		}
		if r.aimOf(i) < 0 && r.elsewhere(i) {
			return "" // "progress in cutting the deficit"
		}
		if p := r.t.preposition(i); p == "to" || p == "towards" || p == "toward" || p == "for" {
			return "" // "an obstacle to progress"
		}
	case "agreement":
		// A deal that was reached, not one that is talked of.
		h := int(r.t.head[i])
		if i > 0 && (r.doc.Is(i-1, "without") || i > 1 && r.doc.Is(i-2, "without")) {
			return "no_agreement" // "ended without a deal"
		}
		if h < 0 || r.t.pos(h) != nlp.VERB || r.t.patient(h) != i {
			return ""
		}
		if _, ends := is(verbs, r.t.lemma(h), "conclude"); !ends && r.t.lemma(h) != "sign" || r.t.lemma(h) == "get" {
			return ""
		}
		switch r.t.aux(h) {
		case "can", "could", "may", "might", "will", "would", "should", "must":
			return "" // "hopeful that a deal can be reached"
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
		if r.t.rel(h) == nlp.RelAcl || r.t.rel(h) == nlp.RelAdvcl && (r.t.marked(h, "after") || r.t.marked(h, "when") || r.t.marked(h, "once") || r.t.marked(h, "since")) {
			return "" // "countries which reached agreements", "after the agreement was reached"
		}
	case "no_details":
		if h := int(r.t.head[i]); !no || h >= 0 && r.t.lemma(h) == "have" {
			return ""
		}
	case "to_continue":
		if no {
			return ""
		}
		if x := r.t.kid(i, nlp.RelXcomp, nlp.RelAcl, nlp.RelCcomp, nlp.RelNmod); x < 0 {
			return ""
		} else if _, goes := is(words, r.t.lemma(x), "going"); !goes || !r.goesOnTalking(x) {
			return ""
		}
	}
	return kind
}

// goesOnTalking reports whether what verb x goes on with is talks, or nothing that is named:
// not "agreed to continue economic cooperation".
func (r *reader) goesOnTalking(x int) bool {
	if o := r.t.kid(x, nlp.RelObj); o >= 0 {
		return r.talkOf(o, 1) >= 0
	}
	switch r.t.lemma(x) {
	case "work", "keep":
		f, e := r.t.span(x)
		for k := max(f, x); k < e; k++ {
			if r.atTable(k) || r.talkVerb(k) != "" {
				return true
			}
		}
		return false
	}
	return true
}

// littleOf reports whether the noun at token i has next to nothing of what it names:
// "little progress".
func (r *reader) littleOf(i int) bool {
	for c := r.t.first[i]; c >= 0; c = r.t.nxt[c] {
		if k := int(c); r.doc.Is(k, "little") && (k == 0 || !r.doc.Is(k-1, "a")) || r.doc.Is(k, "insufficient") {
			return true
		}
	}
	return false
}
