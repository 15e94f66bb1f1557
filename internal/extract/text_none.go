package extract

import "github.com/parley-record/parley/nlp"

// races are what somebody who stands for election bids for.
var races = listed("races")

// leavings are the verbs of what somebody plans for themselves.
var leavings = listed("leavings")

// muchOf reports whether the "deal" at token i only says how much: "a great deal of
// concern", "a good deal more", not "a good deal for growers".
func (r *reader) muchOf(i int) bool {
	if i < 2 || i+1 >= len(r.doc.Tokens) || !r.doc.Is(i-2, "a") || !r.doc.Is(i-1, "great") && !r.doc.Is(i-1, "good") {
		return false
	}
	switch lower(r.doc.Form(i + 1)) {
	case "of", "more", "less", "about", "from", "better", "worse", "in":
		return true
	case "to":
		return r.doc.Is(i-1, "great")
	}
	return false
}

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
	if l == "deal" && r.muchOf(i) {
		return true
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
		if r.without(i) || r.toTalk(i) {
			return true
		}
		if d := r.t.kid(i, nlp.RelDet); l == "compromise" && d >= 0 && !r.doc.Is(d, "no") && !r.doc.Is(d, "any") {
			return false // "a compromise on the bill" is not the bill
		}
		k := i + 1
		if k+1 < e && (r.doc.Is(k, "on") || r.doc.Is(k, "of") && l == "extension") {
			if _, head := r.nounRun(k+1, min(e, k+9)); head > i {
				if _, ok := r.textKind(head); ok {
					return true
				}
			}
		}
		return l != "extension" && r.onText(i)
	case "option":
		if r.choice(i) {
			return true
		}
	case "request", "application", "petition", "recommendation":
		return !r.asks(i)
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
	case "charter", "constitution", "convention", "treaty", "law", "act":
		return r.cited(i)
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

// cited reports whether a rule that is in force is only told at i as where a numbered part
// stands: "under Chapter 7 of the charter".
func (r *reader) cited(i int) bool {
	h := int(r.t.head[i])
	if h < 0 || h > i || r.t.rel(i) != nlp.RelNmod || r.t.preposition(i) != "of" || h+1 >= len(r.doc.Tokens) || r.t.pos(h+1) != nlp.NUM {
		return false
	}
	switch r.t.lemma(h) {
	case "chapter", "article", "section", "paragraph", "clause", "title":
		return true
	}
	return lower(r.doc.Form(h)) == "chapter" || lower(r.doc.Form(h)) == "article" || lower(r.doc.Form(h)) == "section"
}

// toTalk reports whether the agreement at i is only one to meet or to talk: "agreement to
// keep talking", "a deal to resume talks on Monday".
func (r *reader) toTalk(i int) bool {
	_, e := r.sentence(i)
	if i+2 >= e || r.doc.Tokens[i+1].XPOS != nlp.TagTO {
		return false
	}
	for k := i + 2; k < min(e, i+5); k++ {
		l := r.t.lemma(k)
		switch r.t.pos(k) {
		case nlp.VERB:
			if _, meets := is(verbs, l, "meet"); meets {
				return r.t.kid(k, nlp.RelObj) < 0
			}
			if l != "hold" && l != "keep" && l != "go" && l != "continue" && l != "resume" {
				return false
			}
		case nlp.NOUN:
			_, meets := is(nouns, l, "meeting")
			return meets
		}
	}
	return false
}

// choice reports whether the option at i is one of the ways that somebody may go: "weighs
// its options", "had no option but to".
func (r *reader) choice(i int) bool {
	f, e := r.sentence(i)
	if i+1 < e && r.doc.Is(i+1, "but") {
		return true
	}
	for k := i - 1; k >= f && k > i-4; k-- {
		switch lower(r.doc.Form(k)) {
		case "no", "only", "other", "another", "best", "all", "every", "any", "strategic", "military", "its", "their", "his", "her", "our":
			return true
		}
	}
	h := int(r.t.head[i])
	if h < 0 || r.t.pos(h) != nlp.VERB {
		return false
	}
	switch r.t.lemma(h) {
	case "consider", "weigh", "explore", "examine", "review", "study", "assess", "keep", "run", "discuss", "have", "exhaust", "evaluate", "mull", "exercise", "rule":
		return true
	}
	return false
}

// without reports whether the agreement at i is one that was not made: "the talks ended
// without agreement", "no deal was reached".
func (r *reader) without(i int) bool {
	f, _ := r.sentence(i)
	k := i - 1
	for k > f && (r.t.pos(k) == nlp.ADJ || r.doc.Is(k, "a") || r.doc.Is(k, "an") || r.doc.Is(k, "any")) {
		k--
	}
	return k >= f && (r.doc.Is(k, "without") || r.doc.Is(k, "no") || r.doc.Is(k, "failing") && !r.doc.Is(k+1, "a"))
}

// answersAlone are what is asked for only to know it, or by one person of an office, as a
// bill to pay is.
var answersAlone = listed("answersAlone")

// asks reports whether the request at i is one that somebody can grant: it says for
// what, and not only to hear of something, or one before it did.
func (r *reader) asks(i int) bool {
	l := r.t.lemma(i)
	if r.requests == nil {
		r.requests = map[string]int{}
		for k := range r.doc.Tokens {
			switch w := r.t.lemma(k); w {
			case "request", "application", "petition", "recommendation":
				if _, ok := r.requests[w]; !ok && r.asksFor(k) {
					r.requests[w] = k
				}
			}
		}
	}
	first, ok := r.requests[l]
	if !ok || i < first {
		return false
	}
	if i == first || r.asksFor(i) {
		return true
	}
	f, _ := r.sentence(i)
	_, _, owner := r.nounPhrase(i)
	return !r.atOnes(i) && (owner >= 0 || i > f && r.doc.Is(i-1, "the") && r.t.kid(i, nlp.RelNmod) < 0)
}

// atOnes reports whether the request at i is the reason for a deed: "at the request of".
func (r *reader) atOnes(i int) bool {
	f, _ := r.sentence(i)
	for k := i - 1; k >= f && k > i-4; k-- {
		if (r.doc.Is(k, "at") || r.doc.Is(k, "on") || r.doc.Is(k, "upon") || r.doc.Is(k, "by")) && (k == i-1 || r.t.pos(k+1) == nlp.DET || r.doc.Tokens[k+1].XPOS == nlp.TagPRPS) {
			return true
		}
	}
	return false
}

// asksFor reports whether the words of the request at i say for what it is.
func (r *reader) asksFor(i int) bool {
	f, e := r.sentence(i)
	if r.atOnes(i) || r.t.pos(i) != nlp.NOUN || i > f && answersAlone[r.t.lemma(i-1)] {
		return false
	}
	k := i + 1
	if k+1 < e && r.doc.Is(k, "to") && r.t.pos(k+1) != nlp.VERB {
		// "a request to the ministry for permission"
		if to, head := r.nounRun(k+1, min(e, k+8)); head >= 0 && to < e {
			k = to
		}
	}
	if k+1 < e && (r.doc.Is(k, "for") || r.doc.Is(k, "to") || r.doc.Is(k, "that")) {
		if r.t.pos(k+1) == nlp.VERB {
			return !answersAlone[r.t.lemma(k+1)]
		}
		_, head := r.nounRun(k+1, min(e, k+8))
		return !r.doc.Is(k, "to") && (head < 0 || !answersAlone[r.t.lemma(head)])
	}
	return i > f && r.t.pos(i-1) == nlp.NOUN && r.doc.Tokens[i].XPOS == nlp.TagNN && !answersAlone[r.t.lemma(i-1)] // "a loan request"
}

// onText reports whether the agreement at i is one on another text, whoever it is with and
// whenever: "agreement with the banks by May on the new loan package".
func (r *reader) onText(i int) bool {
	for c := r.t.first[i]; c >= 0; c = r.t.nxt[c] {
		n := int(c)
		if r.t.rel(n) != nlp.RelNmod || n < i {
			continue
		}
		if p := r.t.preposition(n); p != "on" && p != "over" && p != "about" {
			continue
		}
		if _, ok := r.textKind(n); ok {
			return true
		}
	}
	return false
}
