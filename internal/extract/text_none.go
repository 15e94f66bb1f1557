package extract

import "github.com/parley-record/parley/nlp"

// races are what somebody who stands for election bids for.
var races = map[string]bool{"term": true, "power": true, "office": true, "presidency": true, "nomination": true, "re-election": true, "reelection": true, "election": true, "title": true, "victory": true, "freedom": true, "glory": true, "seat": true, "leadership": true, "mayor": true, "president": true, "senate": true, "congress": true, "immortality": true, "attention": true, "sympathy": true}

// leavings are the verbs of what somebody plans for themselves.
var leavings = map[string]bool{"resign": true, "retire": true, "quit": true, "step": true, "run": true, "stand": true, "travel": true, "visit": true, "marry": true, "attend": true, "return": true, "move": true, "leave": true, "speak": true, "vote": true, "meet": true, "appeal": true, "sue": true, "stay": true}

// noText reports whether the noun of a text at i, of lemma l, stands for something
// else: a candidate's bid, a way of dealing with things, a broadcast, what somebody
// plans for themselves, a bill that is due.
func (r *reader) noText(i int, l string) bool {
	_, e := r.sentence(i)
	after := func(w string) int { // the noun behind "for", "to"
		if i+1 >= e || !r.doc.Is(i+1, w) {
			return -1
		}
		_, head := r.nounRun(i+2, min(e, i+10))
		return head
	}
	switch l {
	case "bid":
		for k := i + 2; k < min(e, i+6); k++ {
			if r.doc.Is(i+1, "for") && races[r.t.lemma(k)] {
				return true
			}
		}
		return i > 0 && races[r.t.lemma(i-1)]
	case "agreement", "accord", "deal", "compromise", "extension", "consensus":
		// "agreement on the draft", "an extension of the offer": that text it is
		k := i + 1
		if k+1 < e && (r.doc.Is(k, "on") || r.doc.Is(k, "of") && l == "extension") {
			if _, head := r.nounRun(k+1, min(e, k+9)); head > i {
				_, ok := r.textKind(head)
				return ok
			}
		}
	case "partnership":
		// who bids, not what is offered
		f, _ := r.sentence(i)
		for k := i - 1; k >= f && k > i-4; k-- {
			if r.doc.Is(k, "by") || r.doc.Is(k, "from") {
				return true
			}
			if !r.t.chunk(k) && r.t.pos(k) != nlp.DET {
				break
			}
		}
	case "approach":
		if h := after("to"); h >= 0 {
			_, kind := r.who(h)
			return !acts(kind)
		}
		return i+2 < e && r.doc.Is(i+1, "to") && r.doc.Tokens[i+2].XPOS == nlp.TagVBG
	case "program", "programme":
		for k := i - 1; k >= 0 && k > i-3; k-- {
			if timeWords[lower(r.doc.Form(k))].kind == tWeekday || r.doc.Is(k, "today") {
				return true // "the Sunday programme"
			}
		}
	case "plan":
		if i+2 < e && r.doc.Is(i+1, "to") && leavings[r.t.lemma(i+2)] && r.t.kid(i+2, nlp.RelObj) < 0 {
			return true
		}
	case "bill":
		for k := i - 1; k >= 0 && k > i-3; k-- {
			switch lower(r.doc.Form(k)) {
			case "overdue", "unpaid", "card":
				return true
			}
		}
	}
	return false
}
