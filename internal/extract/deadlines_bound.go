package extract

import (
	"github.com/parley-record/parley/nlp"
)

// Whom a time binds, and who set it.

// bound returns whom a time binds and who set it, by the verb v that it hangs on
// or by a noun for a deadline beside it, and how the words say so:
//
//	given   "gave the board until Friday", "has until Friday"
//	noun    "a Friday deadline for the board to answer"
//	asked   "called on the board to answer by Friday", "wants an answer by Friday"
//	must    "the board must answer by Friday"
//	unless  "unless the board answers by Friday"
//	does    "the board will answer by Friday"
func (r *reader) bound(v int, w *When) (on, by []Ref, how string) {
	if d := r.deadlineNoun(w); d >= 0 {
		on, by = r.boundByNoun(d)
		return on, by, "noun"
	}
	if on, by = r.givenBefore(w); len(on) > 0 {
		return on, by, "given"
	}
	l, h := r.t.lemma(v), int(r.t.head[v])
	switch l {
	case "give", "leave", "allow", "grant", "hand":
		if r.t.passive(v) {
			return r.parties(r.t.subject(v)), r.parties(r.t.agent(v)), "given"
		}
		for c := r.t.first[v]; c >= 0; c = r.t.nxt[c] {
			o := int(c)
			if l := r.t.rel(o); l != nlp.RelIobj && l != nlp.RelObj || r.t.timeWord(o) {
				continue
			}
			if on = r.parties(o); len(on) > 0 {
				return on, r.setter(v, on), "given"
			}
		}
		return nil, nil, ""
	case "say", "tell", "add", "announce":
		return nil, nil, ""
	}
	if _, ends := is(verbs, l, "due"); ends {
		return nil, nil, "" // what expires binds nobody by itself
	}
	if n := r.answerAwaited(v); n >= 0 {
		on = r.parties(r.answersFor(n, v))
		return on, r.setter(v, on), "asked"
	}
	if asker := r.askedBy(v); asker >= 0 {
		if x := r.t.kid(v, nlp.RelNsubj); x >= 0 {
			on = r.parties(x)
		} else {
			on = r.askedWhom(asker)
		}
		if len(on) > 0 {
			return on, r.setter(asker, on), "asked"
		}
	}
	x := r.t.kid(v, nlp.RelNsubj)
	if x < 0 && (r.t.rel(v) == nlp.RelXcomp || r.t.rel(v) == nlp.RelConj || r.t.rel(v) == nlp.RelAdvcl && h >= 0 && r.t.marked(v, "to") || r.t.rel(v) == nlp.RelAcl) {
		x = r.t.subject(v)
	}
	if x < 0 || r.t.timeWord(x) || r.t.passive(v) && r.t.agent(v) < 0 {
		return nil, nil, ""
	}
	if r.t.passive(v) {
		x = r.t.agent(v)
	}
	if on = r.parties(x); len(on) == 0 {
		return nil, nil, ""
	}
	how = "does"
	switch {
	case r.t.marked(v, "unless") || r.t.marked(v, "if") && r.t.negated(v):
		how = "unless"
	case r.must(v):
		how = "must"
	}
	if how != "does" {
		if s, ok := r.speaker(v); ok && s.Head != on[0].Head {
			by = []Ref{s}
		}
	}
	return on, by, how
}

// givenBefore reads, from the words right before a time that bounds, who is given
// it and by whom, whatever the tree makes of "gave the board until Friday to …":
// who stands after "give", or has or is given it.
func (r *reader) givenBefore(w *When) (on, by []Ref) {
	if w.Bound != pUntil && w.Bound != pBy || !r.given(w) {
		return nil, nil
	}
	f, _ := r.sentence(int(w.First))
	for k := int(w.First) - 1; k >= max(f, int(w.First)-6); k-- {
		switch r.t.lemma(k) {
		case "give", "leave", "hand":
			if r.t.passive(k) || k > f && (r.doc.Is(k-1, "been") || r.t.lemma(k-1) == "be") {
				if on = r.parties(r.t.subject(k)); len(on) == 0 {
					on = r.givenTime(f, k+1)
				}
				return on, r.parties(r.t.agent(k))
			}
			if o := r.t.kid(k, nlp.RelIobj, nlp.RelObj); o > k && o < int(w.First) && !r.t.timeWord(o) {
				on = r.parties(o) // "gave the Chinese company": not China
			}
			if len(on) == 0 {
				on, _ = r.refsFrom(k+1, int(w.First))
			}
			return on, r.setter(k, on)
		case "have", "face":
			return r.givenTime(f, k+1), nil
		}
	}
	return nil, nil
}

// must reports whether verb v is what somebody has to do.
func (r *reader) must(v int) bool {
	switch r.t.aux(v) {
	case "must", "should", "shall":
		return true
	}
	if h := int(r.t.head[v]); h >= 0 && r.t.rel(v) == nlp.RelXcomp {
		switch r.t.lemma(h) {
		case "have", "need", "oblige", "require", "bind", "obligate":
			return true
		}
	}
	return false
}

// setter returns who sets a time by verb v: its subject or agent, "we" as the
// speaker; nobody where that is whom it binds.
func (r *reader) setter(v int, on []Ref) []Ref {
	by := r.agents(v)
	if len(by) == 1 && len(on) > 0 && by[0].Head == on[0].Head {
		return nil
	}
	return by
}

// askedBy returns the verb above v by which somebody asks or tells another to do
// it, -1 for none.
func (r *reader) askedBy(v int) int {
	h := int(r.t.head[v])
	for n := 0; h >= 0 && n < 3; n++ {
		if _, ok := is(verbs, r.t.lemma(h), "asks"); ok && r.t.pos(h) == nlp.VERB {
			if l := r.t.lemma(h); (l == "tell" || l == "warn" || l == "remind") && n == 0 && r.t.rel(v) == nlp.RelCcomp && !r.must(v) {
				return -1 // "told reporters that he will go in May": news, no order
			}
			return h
		}
		switch r.t.rel(h) {
		case nlp.RelXcomp, nlp.RelConj, nlp.RelCcomp:
			h = int(r.t.head[h])
			continue
		}
		break
	}
	return -1
}

// askedWhom returns whom verb v asks: its object, "on" whom one calls, "from" or
// "of" whom one demands.
func (r *reader) askedWhom(v int) []Ref {
	if r.t.passive(v) {
		return r.parties(r.t.subject(v))
	}
	if o := r.t.kid(v, nlp.RelObj, nlp.RelIobj); o >= 0 {
		if who := r.parties(o); len(who) > 0 {
			return who
		}
	}
	for c := r.t.first[v]; c >= 0; c = r.t.nxt[c] {
		if k := int(c); r.t.rel(k) == nlp.RelObl {
			switch r.t.preposition(k) {
			case "on", "upon", "from", "of", "for":
				if who := r.parties(k); len(who) > 0 && !r.t.timeWord(k) {
					return who
				}
			}
		}
	}
	return nil
}

// deadlineNoun returns the noun for a deadline that a time stands right before,
// or that the time is said to be; -1 for none.
func (r *reader) deadlineNoun(w *When) int {
	_, e := r.sentence(int(w.First))
	for k := int(w.End); k < min(e, int(w.End)+3); k++ {
		if _, ok := is(nouns, r.t.lemma(k), "deadline"); ok {
			return k
		}
		if p := r.t.pos(k); p != nlp.NOUN && p != nlp.ADJ && p != nlp.PUNCT {
			break
		}
	}
	i := int(w.First)
	for n := 0; i >= 0 && n < 3; n++ { // "a deadline of Friday", "the deadline is Friday"
		if _, ok := is(nouns, r.t.lemma(i), "deadline"); ok && r.t.pos(i) == nlp.NOUN {
			return i
		}
		if s := r.t.kid(i, nlp.RelNsubj); s >= 0 {
			if _, ok := is(nouns, r.t.lemma(s), "deadline"); ok {
				return s
			}
		}
		if p := r.t.pos(i); n > 0 && p == nlp.VERB {
			if o := r.t.kid(i, nlp.RelObj); o >= 0 {
				if _, ok := is(nouns, r.t.lemma(o), "deadline"); ok {
					return o // "set a deadline for Friday"
				}
			}
			break
		}
		i = int(r.t.head[i])
	}
	return -1
}

// boundByNoun reads whom the deadline named at token d binds and who set it.
func (r *reader) boundByNoun(d int) (on, by []Ref) {
	self := false
	for c := r.t.first[d]; c >= 0; c = r.t.nxt[c] {
		k := int(c)
		switch r.t.rel(k) {
		case nlp.RelNmod:
			switch p := r.t.preposition(k); {
			case r.doc.Tokens[k].Rel == nlp.RelNmodPoss:
				by = r.parties(k)
			case p == "for" || p == "on":
				if !r.t.timeWord(k) {
					on = r.parties(k)
				}
			}
		case nlp.RelAcl:
			if r.t.marked(k, "to") {
				if s := r.t.kid(k, nlp.RelNsubj); s >= 0 {
					on = r.parties(s)
				}
			} else if a := r.t.agent(k); r.t.passive(k) && a >= 0 {
				by = r.parties(a) // "set by the court"
			}
		case nlp.RelAmod, nlp.RelCompound:
			self = self || lower(r.doc.Form(k)) == "self-imposed" || lower(r.doc.Form(k)) == "own" || r.doc.Is(k, "imposed") && k > 1 && (r.doc.Is(k-1, "-") || r.doc.Is(k-1, "self"))
		}
	}
	if v := int(r.t.head[d]); v >= 0 && r.t.pos(v) == nlp.VERB {
		who := r.agents(v)
		switch r.t.lemma(v) {
		case "face", "meet", "miss", "have", "beat", "confront", "make", "approach":
			if r.t.rel(d) == nlp.RelObj && len(on) == 0 {
				on = who
			}
		case "set", "impose", "give", "issue", "extend", "lift", "drop", "announce", "fix", "push", "postpone", "move", "delay", "deliver", "withdraw":
			if len(by) == 0 {
				by = who
			}
			if o := r.t.kid(v, nlp.RelIobj); o >= 0 && len(on) == 0 {
				on = r.parties(o)
			}
			for c := r.t.first[v]; c >= 0 && len(on) == 0; c = r.t.nxt[c] {
				if k := int(c); r.t.rel(k) == nlp.RelObl && r.t.preposition(k) == "for" && !r.t.timeWord(k) {
					on = r.parties(k)
				}
			}
		}
	}
	if len(on) == 0 { // "a deadline for the company to answer", cut apart by the tree
		_, e := r.sentence(d)
		if d+1 < e && r.doc.Is(d+1, "for") {
			on, _ = r.refsFrom(d+2, min(e, d+14))
		}
	}
	switch {
	case self && len(by) == 0:
		by = on
	case self && len(on) == 0:
		on = by
	}
	return on, by
}

// dueFates are the verbs that tell what became of a deadline, each with its status.
var dueFates = listedPairs("dueFates")

// dueStatus tells what has become of the time that hangs on verb v.
func (r *reader) dueStatus(v int, w *When) string {
	past := r.timeSide(w) < 0
	switch dueFates[r.t.lemma(v)] {
	case "extended":
		if w.Bound == pUntil || w.Bound == pBy || w.Bound == pFor || r.t.preposition(int(w.End)-1) == "to" || r.deadlineNoun(w) >= 0 {
			return "extended"
		}
	case "withdrawn":
		if r.deadlineNoun(w) >= 0 {
			return "withdrawn"
		}
	case "passed":
		if past && !r.ahead(v) {
			return "passed"
		}
	case "suggested":
		return "suggested"
	}
	if r.t.aux(v) == "should" || r.t.aux(v) == "could" {
		return "suggested"
	}
	if a := r.askedBy(v); a >= 0 {
		switch r.t.lemma(a) {
		case "ask", "urge", "call", "invite", "request", "suggest", "recommend", "propose", "appeal", "encourage", "hope":
			return "suggested"
		}
	}
	return "set"
}

// foreseen reports whether verb v is to expect or hope for something, or tells what somebody
// expects or hopes, who sets no time by that: "expects a deal by Friday".
func (r *reader) foreseen(v int) bool {
	if l := r.t.lemma(v); foresight[l] {
		return true
	}
	h := int(r.t.head[v])
	return h >= 0 && h < v && (r.t.rel(v) == nlp.RelXcomp || r.t.rel(v) == nlp.RelCcomp) && foresight[r.t.lemma(h)]
}

// foresight are verbs for holding something likely to come.
var foresight = listed("foresight")

// dueText returns the text that is to be accepted, signed or passed by then, as
// an index in Proposals plus one; 0 for none.
func (r *reader) dueText(v int) int {
	f, e := r.t.span(v)
	for k := f; k < e; k++ {
		if m := r.textAt[k]; m != 0 {
			return int(r.texts[m-1].in)
		}
	}
	return 0
}

// dueThing tells of what is due whether it is a text, somebody's deed, or what
// happens by itself.
func (r *reader) dueThing(v int) []string {
	s := r.t.subject(v)
	if s < 0 {
		return []string{"due-of:none"}
	}
	_, agreed := is(nouns, r.t.lemma(s), "text")
	_, deed := is(nouns, r.t.lemma(s), "deed")
	_, meets := is(nouns, r.t.lemma(s), "meeting")
	_, kind := r.who(s)
	switch {
	case r.textAt[s] != 0 || agreed:
		return []string{"due-of:text"}
	case meets:
		return []string{"due-of:talks"}
	case deed:
		return []string{"due-of:deed"}
	case acts(kind):
		return []string{"due-of:" + refKindSign[kind]}
	}
	return []string{"due-of:thing"}
}

// otherwise returns what is asked and what follows if it is not done, for a time
// at token i under verb v: "unless X answers by Friday, Y will …", "if X does not
// …", "must answer by Friday or lose …", "… . Otherwise …".
func (r *reader) otherwise(i, v, end int) (demand, other nlp.Span, ok bool) {
	if v < 0 {
		return demand, other, false
	}
	// The time in the condition, the consequence above it.
	for c, n := v, 0; c >= 0 && n < 4; c, n = int(r.t.head[c]), n+1 {
		if r.t.rel(c) == nlp.RelAdvcl && (r.t.marked(c, "unless") || r.t.marked(c, "if") && r.t.negated(c)) {
			if h := int(r.t.head[c]); h >= 0 && r.t.pos(h) == nlp.VERB && !r.savingClause(c) {
				if r.doc.Tokens[h].Rel == nlp.RelAclRelcl {
					return r.clauseWords(c, -1), nlp.Span{}, true // hung on what only says which thing is meant
				}
				return r.clauseWords(c, -1), r.clauseWords(h, c), true
			}
		}
		if r.t.rel(c) != nlp.RelXcomp && r.t.rel(c) != nlp.RelConj && r.t.rel(c) != nlp.RelAdvcl {
			break
		}
	}
	for c := r.t.first[v]; c >= 0; c = r.t.nxt[c] {
		k := int(c)
		if r.t.rel(k) == nlp.RelAdvcl && r.t.marked(k, "unless") && !r.savingClause(k) { // the time in the consequence
			return r.clauseWords(k, -1), r.clauseWords(v, k), true
		}
		if r.t.rel(k) == nlp.RelConj && k > i && r.t.pos(k) == nlp.VERB && (r.must(v) || r.t.marked(v, "to") || r.askedBy(v) >= 0 || r.answerAwaited(v) >= 0) {
			if cc := r.t.kid(k, nlp.RelCc); cc >= 0 && r.doc.Is(cc, "or") && !r.t.marked(v, "whether") {
				f, e := r.t.span(k)
				return nlp.Span{}, r.wholeClause(max(f, cc+1), e), true
			}
		}
	}
	if end+2 < len(r.doc.Tokens) && (r.doc.Is(end, "otherwise") || r.doc.Is(end, "or") && r.doc.Is(end+1, "else")) {
		f, e := r.sentence(end)
		for f++; f < e-1 && (r.t.pos(f) == nlp.PUNCT || r.doc.Is(f, "else")); f++ {
		}
		return nlp.Span{}, r.wholeClause(f, e), true
	}
	return demand, other, false
}

// savingClause reports whether the clause of token c only keeps another course open and
// asks nothing of anybody: "unless extended", "unless otherwise notified".
func (r *reader) savingClause(c int) bool {
	switch r.doc.Tokens[c].XPOS {
	case nlp.TagVB, nlp.TagVBP, nlp.TagVBZ:
		return false
	}
	return r.t.kid(c, nlp.RelNsubj, nlp.RelNsubjPass, nlp.RelCop) < 0
}

// clauseMost is how many tokens of a clause are shown as what follows.
const clauseMost = 40

// wholeClause returns the bytes of the tokens [f, e), cut where they may be.
func (r *reader) wholeClause(f, e int) nlp.Span {
	if e-f > clauseMost {
		e = r.wholeUpTo(f, f+clauseMost, e)
	}
	return r.doc.Bytes(f, e)
}

// clauseWords returns the bytes of the clause of c without its mark and without
// the clause at token cut (-1: none), 25 words at most.
func (r *reader) clauseWords(c, cut int) nlp.Span {
	f, e := r.t.span(c)
	if cut >= 0 {
		cf, ce := r.t.span(cut)
		switch {
		case cf <= f:
			f = ce
		case cf > c && cf < e:
			e = cf
		case cf > f && cf < e:
			f = ce // "that if they stay away, the port will close"
		}
	}
	if f >= e {
		return nlp.Span{}
	}
	for f < e-1 && (r.t.pos(f) == nlp.SCONJ || r.t.pos(f) == nlp.PUNCT || r.t.pos(f) == nlp.CCONJ) {
		f++
	}
	for e > f+1 && r.t.pos(e-1) == nlp.PUNCT {
		e--
	}
	return r.wholeClause(f, e)
}

// dueFrom returns from whom something is due at w, by the verb v that the time
// hangs on, where the words put it on nobody:
//
//	owner  "Norra's offer expires on Friday", "the offer of the bank", "their contract"
//	doer   "the bank plans to win approval by Friday": who acts, or is told to, highest
//	       in the clause
//
// acting: who is to act is told by words that name nobody, "lenders must answer".
func (r *reader) dueFrom(v int, w *When) (owner, doer []Ref, acting bool) {
	s := r.t.subject(v)
	if s >= 0 {
		_, kind := r.who(s)
		acting = kind == refAgent
	}
	for _, n := range [...]int{s, r.deadlineNoun(w), r.t.kid(v, nlp.RelObj)} {
		if owner = r.ownersOf(n); len(owner) > 0 {
			break
		}
	}
	h := v
	for range 5 {
		if g := int(r.t.head[h]); g >= 0 && (r.t.rel(h) == nlp.RelXcomp || r.t.rel(h) == nlp.RelAdvcl) && r.t.marked(h, "to") && r.t.pos(g) == nlp.VERB {
			if _, asks := is(verbs, r.t.lemma(g), "asks"); asks {
				if doer = r.askedWhom(g); len(doer) > 0 {
					return owner, doer, acting // "pressed the sides to extend the truce that ends on Friday"
				}
			}
		}
		if _, says := is(verbs, r.t.lemma(h), "says"); !says || h != v || int(w.First) > v {
			if doer = r.agents(h); len(doer) > 0 {
				return owner, doer, acting
			}
		}
		rel := r.t.rel(h)
		if h = int(r.t.head[h]); h < 0 || rel == nlp.RelCcomp || rel == nlp.RelParataxis {
			break
		}
	}
	return owner, nil, acting
}

// ownersOf returns whose the thing at token n is: who has, makes or gives it, whose
// it is called, who stands before it as a name; nobody for -1.
func (r *reader) ownersOf(n int) []Ref {
	if n < 0 {
		return nil
	}
	var out []Ref
	for c := r.t.first[n]; c >= 0; c = r.t.nxt[c] { // "the contract between Norra and its union"
		if k := int(c); r.t.rel(k) == nlp.RelNmod && (r.t.preposition(k) == "between" || r.t.preposition(k) == "with") {
			out = addRef(out, r.parties(k)...)
		}
	}
	if len(out) > 1 {
		return out
	}
	if h := r.t.holder(n, 0); h >= 0 {
		out = addRef(out, r.parties(h)...)
	}
	out = addRef(out, r.whoseThing(n)...)
	if len(out) == 0 {
		out = addRef(out, r.ownersBefore(n)...)
	}
	return out
}
