package extract

import "github.com/parley-record/parley/nlp"

// An IssueState is how far the words say that a matter is settled.
type IssueState struct {
	Entry
	Issue   Phrase
	State   string // as parley.IssueState.State
	Between []Ref
	AsOf    *When
}

// readIssueStates drafts what is said to be agreed, open, closer, put off or off
// the table: by a verb ("agreed on", "postponed"), by a judging word ("remains
// unresolved", "a sticking point") or by a noun ("no agreement on").
func (r *reader) readIssueStates() {
	for i := range r.doc.Tokens {
		key := ""
		switch r.t.pos(i) {
		case nlp.VERB:
			key = "v"
		case nlp.ADJ, nlp.ADV:
			key = "a"
		case nlp.NOUN:
			key = "n"
		default:
			continue
		}
		state, ok := is(words, r.t.lemma(i), "settled-"+key)
		for _, c := range words[r.t.lemma(i)] { // "put off"
			if !ok && key == "v" && c.kind == "settled-v" && c.needs != "" && r.t.particle(i, c.needs) && r.t.kid(i, nlp.RelObj) >= 0 == !r.t.passive(i) && r.nmod(i, c.needs) < 0 {
				state, ok = c.detail, true
			}
		}
		if !ok {
			continue
		}
		failed := r.failed(i)
		if r.hypothetical(i) && (!failed || r.hypothetical(int(r.t.head[i]))) || r.offhand(i, state) {
			continue
		}
		issue, who := -1, []Ref(nil)
		switch key {
		case "v":
			issue, who = r.settledVerb(i)
		case "a":
			if h := int(r.t.head[i]); r.t.kid(i, nlp.RelCop) >= 0 || r.t.rel(i) == nlp.RelXcomp && h >= 0 && (r.t.lemma(h) == "remain" || r.t.lemma(h) == "stay") {
				issue = r.t.subject(i)
			}
		case "n":
			issue, who = r.settledNoun(i, &state)
		}
		if issue < 0 || r.t.pos(issue) != nlp.NOUN && r.t.pos(issue) != nlp.PROPN && (r.t.pos(issue) != nlp.VERB || key != "v") {
			continue
		}
		if key == "v" && !failed && !r.t.passive(i) && len(who) == 0 {
			continue // "a row erupts", "it merely defers the costs": nobody does so
		}
		if r.t.negated(i) || failed {
			if state != "agreed" {
				continue
			}
			state = "open"
		}
		if state == "agreed" && key != "a" && len(who) < 2 && !r.several(who) {
			continue // one side's consent settles nothing
		}
		if _, talks := is(nouns, r.t.lemma(issue), "meeting"); talks {
			if issue = r.tableOf(issue); issue < 0 || state == "agreed" {
				continue
			}
		}
		if r.sittingOf(issue) || r.tooBare(issue) {
			continue
		}
		f, e := r.t.phrase(issue, true)
		ph := Phrase{Ref: Ref{int32(f), int32(e), int32(issue)}, Label: r.label(f, e)}
		if m := r.textAt[issue]; m != 0 {
			ph.Text = r.texts[m-1].in
		}
		if ph.Label == "" || r.timeAt(issue) {
			continue
		}
		if _, kind := r.who(issue); kind != refOther {
			continue
		}
		r.IssueStates = append(r.IssueStates, IssueState{Entry: r.entry(i, "state "+r.t.lemma(i)), Issue: ph, State: state, Between: who, AsOf: r.when(i)})
	}
}

// tableOf returns what the talks named by noun i are about, -1 where the words do
// not say: "talks on the ferry licences have been put off".
func (r *reader) tableOf(i int) int {
	for c := r.t.first[i]; c >= 0; c = r.t.nxt[c] {
		if r.t.rel(int(c)) == nlp.RelNmod && !r.t.timeWord(int(c)) {
			switch r.t.preposition(int(c)) {
			case "on", "over", "about", "regarding", "concerning":
				return int(c)
			}
		}
	}
	return -1
}

// offhand reports whether the verb i of a clause without a finite form, or of one
// that asks or suggests, tells nothing of how a matter stands: "money set aside for
// pensions", "by deferring the rent", "suggestions that both agree a freeze".
func (r *reader) offhand(i int, state string) bool {
	if r.t.pos(i) != nlp.VERB {
		return false
	}
	l, h := r.t.rel(i), int(r.t.head[i])
	if r.doc.Tokens[i].XPOS == nlp.TagVBG && r.t.aux(i) == "" && l != nlp.RelRoot && l != nlp.RelCcomp && r.t.kid(i, nlp.RelAux) < 0 {
		return true
	}
	if (l == nlp.RelXcomp || l == nlp.RelCcomp) && h >= 0 && (r.t.negated(h) || r.t.aux(h) != "") && r.doc.Tokens[i].XPOS == nlp.TagVB {
		return true // "would not make the government postpone"
	}
	if (l == nlp.RelAcl || l == nlp.RelCcomp) && h >= 0 && r.t.pos(h) == nlp.NOUN {
		return state == "deferred" || r.t.kid(i, nlp.RelNsubj) >= 0 && r.t.kid(i, nlp.RelNsubj) != h && r.doc.Tokens[i].Rel != nlp.RelAclRelcl
	}
	return l == nlp.RelAdvcl && (r.t.marked(i, "once") || r.t.marked(i, "when") && r.doc.Tokens[i].XPOS != nlp.TagVBD)
}

// sittingOf reports whether noun i is a part of talks and not a matter: "the second
// day of talks".
func (r *reader) sittingOf(i int) bool {
	for c := r.t.first[i]; c >= 0; c = r.t.nxt[c] {
		if k := int(c); r.t.rel(k) == nlp.RelNmod && r.t.preposition(k) == "of" {
			if _, talks := is(nouns, r.t.lemma(k), "meeting"); talks {
				return true
			}
		}
	}
	return false
}

// tooBare reports whether noun i alone names no matter: "the dispute", "things",
// "their approval".
func (r *reader) tooBare(i int) bool {
	if r.textAt[i] != 0 || r.t.kid(i, nlp.RelAmod, nlp.RelCompound, nlp.RelNmod, nlp.RelNmodPoss, nlp.RelAcl) >= 0 && !r.onlyPronoun(i) {
		return false
	}
	l := r.t.lemma(i)
	_, matter := is(nouns, l, "matter")
	return r.t.pos(i) == nlp.NOUN && !matter
}

// onlyPronoun reports whether nothing but whose it is stands with noun i.
func (r *reader) onlyPronoun(i int) bool {
	for c := r.t.first[i]; c >= 0; c = r.t.nxt[c] {
		switch k := int(c); r.t.rel(k) {
		case nlp.RelAmod, nlp.RelCompound, nlp.RelNmod, nlp.RelAcl:
			if r.t.pos(k) != nlp.PRON {
				return false
			}
		}
	}
	return true
}

// hypothetical reports whether predicate i is told as a wish, a task or a
// condition and not as what is so.
func (r *reader) hypothetical(i int) bool {
	if r.t.aux(i) != "" || r.t.marked(i, "to") || r.t.marked(i, "if") || r.t.marked(i, "unless") || r.t.marked(i, "until") {
		return true
	}
	h := int(r.t.head[i])
	if h >= 0 && r.t.rel(i) == nlp.RelConj && r.t.pos(h) == nlp.VERB && r.t.kid(i, nlp.RelNsubj) < 0 && r.t.marked(h, "to") {
		return true // "to try and agree a package"
	}
	return h >= 0 && r.t.pos(i) == nlp.NOUN && r.t.pos(h) == nlp.VERB && (r.t.aux(h) != "" || r.t.marked(h, "to") || r.t.marked(h, "if"))
}

// failed reports whether i is what somebody failed to do.
func (r *reader) failed(i int) bool {
	h := int(r.t.head[i])
	if h < 0 || !r.t.marked(i, "to") {
		return false
	}
	switch r.t.lemma(h) {
	case "fail", "failure", "unable", "inability":
		return true
	}
	return false
}

// settledVerb returns the matter of a verb such as "agree", "resolve" or
// "postpone", and who settled it.
func (r *reader) settledVerb(i int) (int, []Ref) {
	if r.t.passive(i) {
		return r.t.subject(i), r.parties(r.t.agent(i))
	}
	who := r.parties(r.t.subject(i))
	for c := r.t.first[i]; c >= 0; c = r.t.nxt[c] {
		if r.t.rel(int(c)) == nlp.RelObl {
			switch r.t.preposition(int(c)) {
			case "on", "over", "about", "upon":
				if !r.t.timeWord(int(c)) {
					return int(c), who
				}
			}
		}
	}
	if o := r.t.kid(i, nlp.RelObj); o >= 0 {
		return o, who
	}
	return -1, nil
}

// settledNoun returns the matter of a noun such as "agreement", "sticking
// point" or "differences" and who has it; "no agreement" turns the state.
func (r *reader) settledNoun(i int, state *string) (int, []Ref) {
	if *state == "off_table" {
		if r.t.preposition(i) != "off" && r.t.preposition(i) != "from" {
			return -1, nil
		}
		if r.t.kid(i, nlp.RelCop) >= 0 {
			return r.t.subject(i), nil // "is off the table"
		}
		h := int(r.t.head[i])
		if h < 0 || r.t.pos(h) != nlp.VERB || r.t.negated(h) || r.ahead(h) {
			return -1, nil
		}
		switch r.t.lemma(h) {
		case "take", "drop", "remove", "strike", "leave", "keep", "cut":
			return r.t.patient(h), nil // "was taken off the table", "took it off the agenda"
		}
		return -1, nil
	}
	if d, ok := is(words, r.t.lemma(i), "settled-with"); ok && !r.modified(i, d) {
		return -1, nil
	}
	if _, hinders := is(words, r.t.lemma(i), "hinders"); hinders && r.t.kid(i, nlp.RelCop) >= 0 && *state == "open" {
		return r.t.subject(i), nil
	}
	var who []Ref
	if h := int(r.t.head[i]); h >= 0 && r.t.rel(i) == nlp.RelNsubj && *state == "open" && !r.t.negated(h) && !r.ahead(h) {
		if d, _ := is(words, r.t.lemma(h), "settles"); d == "narrowed" {
			*state = d // "the gap over quotas has narrowed"
		}
	} else if h >= 0 && r.t.pos(h) == nlp.VERB && r.t.rel(i) == nlp.RelObj {
		if r.doc.Tokens[h].XPOS == nlp.TagVBG && r.t.aux(h) == "" && r.t.rel(h) != nlp.RelRoot {
			return -1, nil // "the period for reaching agreement on"
		}
		who = r.parties(r.t.subject(h))
		switch d, _ := is(words, r.t.lemma(h), "settles"); {
		case d == "narrowed" && *state == "open":
			*state = "narrowed"
		case d == "agreed":
			if *state == "open" {
				*state = "agreed" // "resolved their differences on"
			}
			if r.t.negated(h) {
				*state = "open"
			}
		case *state == "agreed":
			return -1, nil
		}
	} else if *state == "agreed" {
		return -1, nil
	}
	for c := r.t.first[i]; c >= 0; c = r.t.nxt[c] {
		if r.t.rel(int(c)) == nlp.RelNmod {
			switch r.t.preposition(int(c)) {
			case "on", "over", "about", "regarding", "concerning":
				return int(c), who
			}
		}
	}
	return -1, nil
}

// modified reports whether a modifier of noun i has the form w.
func (r *reader) modified(i int, w string) bool {
	for c := r.t.first[i]; c >= 0 && int(c) < i; c = r.t.nxt[c] {
		if r.doc.Is(int(c), w) {
			return true
		}
	}
	return false
}

// several reports whether one of refs names several ("both sides", "ministers").
func (r *reader) several(refs []Ref) bool {
	for _, ref := range refs {
		if x := r.doc.Tokens[ref.Head].XPOS; x == nlp.TagNNS || x == nlp.TagNNPS {
			return true
		}
	}
	return false
}

// redLine returns the words at i's sentence by which a refusal or demand is
// said to be final, zero for none.
func (r *reader) redLine(i int) nlp.Span {
	f, e := r.sentence(i)
	for k := i - 1; r.t.pos(i) == nlp.NOUN && k >= max(f, i-6); k-- {
		if r.t.pos(k) != nlp.VERB {
			continue
		}
		if _, ok := is(words, r.t.lemma(k), "holds"); ok {
			return nlp.Span{} // "called the union's demand a non-starter": not the union's limit
		}
		break
	}
	if sp := r.limitIn(f, e); sp.End > sp.Start {
		return sp
	}
	// "We will never accept quotas. That is our red line."
	for n := 0; e < len(r.doc.Tokens) && r.t.pos(e) == nlp.PUNCT && n < 3; n++ {
		e++
	}
	if e < len(r.doc.Tokens) && (r.doc.Is(e, "that") || r.doc.Is(e, "this") || r.doc.Is(e, "it")) && r.t.rel(e) == nlp.RelNsubj {
		return r.limitIn(r.sentence(e))
	}
	return nlp.Span{}
}

// limitIn returns the words of the tokens [f, e) that say that there is no going
// further, none where they do not.
func (r *reader) limitIn(f, e int) nlp.Span {
	for k := f; k < e; k++ {
		d, ok := is(words, r.t.lemma(k), "limit")
		if !ok {
			continue
		}
		if d == "alone" {
			return r.doc.Bytes(k, k+1)
		}
		for m := max(f, k-3); m < k; m++ { // "red line", "under no circumstances"
			if r.doc.Is(m, d) {
				return r.doc.Bytes(m, k+1)
			}
		}
	}
	return nlp.Span{}
}
