package extract

import "github.com/parley-record/parley/nlp"

// consents are the nouns of what a text needs of those who have a say in it.
var consents = listed("consents")

// passed are the verbs by which they give it.
var passed = listed("passed")

// consentDue drafts the answers still out that verb or adjective v tells of the text
// that is its subject: "needs the approval of X", "is subject to approval by X",
// "has to be ratified by X", "goes to X for approval".
func (r *reader) consentDue(in, v int, signs []string) bool {
	p := reply{in: in, at: v, stance: "awaiting", force: "statement", word: "consent", signs: signs}
	_, e := r.sentence(v)
	switch r.t.lemma(v) {
	case "need", "require", "await", "want", "seek":
		if r.t.passive(v) || r.t.negated(v) {
			return false
		}
	case "subject", "conditional", "contingent", "dependent":
	case "go", "come", "return", "head":
		if prep := r.t.kid(v, nlp.RelObl); prep >= 0 && r.t.preposition(prep) == "to" && r.t.subject(v) < prep {
			for k := prep + 1; k < min(e, prep+6); k++ {
				if consents[r.t.lemma(k)] && r.doc.Is(k-1, "for") {
					r.emit(p, r.parties(prep), "by:object")
					return true
				}
			}
		}
		return false
	default:
		return false
	}
	for k := v + 1; k < min(e, v+8); k++ {
		if !r.consentAt(k) {
			continue
		}
		if who := r.consenting(k); len(who) > 0 {
			r.emit(p, who, "by:by")
			return true
		}
	}
	return false
}

// consentAt reports whether the noun that ends at k names a consent: "approval",
// "go-ahead".
func (r *reader) consentAt(k int) bool {
	if k > 1 && r.doc.Is(k, "ahead") && r.doc.Is(k-1, "-") && r.doc.Is(k-2, "go") {
		return true
	}
	return consents[r.t.lemma(k)] && r.t.pos(k) == nlp.NOUN
}

// consenting returns who is to give the consent that the noun at n names: "approval
// by X", "the consent of X", "shareholder approval", "X's go-ahead".
func (r *reader) consenting(n int) []Ref {
	_, e := r.sentence(n)
	if who := r.parties(r.t.kid(n, nlp.RelNmodPoss)); len(who) > 0 {
		return who
	}
	if k := n + 1; k < e && (r.doc.Is(k, "by") || r.doc.Is(k, "from") || r.doc.Is(k, "of")) {
		who, _ := r.refsFrom(k+1, min(e, k+20))
		return who
	}
	var out []Ref
	for c := r.t.first[n]; c >= 0; c = r.t.nxt[c] {
		if rel := r.t.rel(int(c)); rel == nlp.RelCompound || rel == nlp.RelAmod {
			if ref, k := r.who(int(c)); k == refState || k == refBody || k == refAgent {
				out = append(out, ref)
			}
		}
	}
	return out
}

// reserved reports whether who does verb v with the text at node is told in one breath to
// have something against it: "accepted it in principle but had reservations".
func (r *reader) reserved(v, node int) bool {
	_, e := r.sentence(v)
	but := false
	for k := max(v, node) + 1; k < min(e, node+24); k++ {
		switch l := r.t.lemma(k); {
		case r.doc.Is(k, "but"), r.doc.Is(k, "with"), r.doc.Is(k, "though"), r.doc.Is(k, "although"):
			but = true
		case but && (l == "reservation" || l == "misgiving" || l == "caveat" || l == "proviso" || l == "qualification"):
			return r.t.kid(k, nlp.RelDet) < 0 || !r.doc.Is(r.t.kid(k, nlp.RelDet), "no")
		case r.t.kid(k, nlp.RelNsubj) >= k-3 && r.t.kid(k, nlp.RelNsubj) > node && r.t.pos(r.t.kid(k, nlp.RelNsubj)) != nlp.PRON:
			return false // somebody else
		}
	}
	return false
}

// subjectTo reports whether the word at k is "subject" before what something is subject
// to.
func (r *reader) subjectTo(k int) bool {
	return r.doc.Is(k, "subject") && k+1 < len(r.doc.Tokens) && r.doc.Is(k+1, "to")
}

// pending reports whether the passive verb v tells what is still to be done with a
// text: "must be ratified by X", "has to be approved by X", "is to be voted on".
func (r *reader) pending(v int) bool {
	if !passed[r.t.lemma(v)] || r.t.negated(v) {
		return false
	}
	switch r.t.aux(v) {
	case "must", "should", "shall", "will", "'ll":
		return r.t.passive(v) || r.still(v)
	}
	h := int(r.t.head[v])
	if h >= 0 && r.t.rel(v) == nlp.RelXcomp && r.t.pos(h) != nlp.NOUN {
		switch r.t.lemma(h) {
		case "have", "need", "require", "due", "expect", "set", "remain":
			return true
		}
	}
	return false
}

// ballot reads a vote or ruling on the text at node that verb v tells: its outcome
// by the figures, or that it is still to come.
func (r *reader) ballot(p *reply, v, node int) bool {
	switch r.t.lemma(v) {
	case "vote", "rule", "decide", "respond", "reply", "react":
	case "ballot", "poll":
		if prep := r.t.preposition(node); (prep == "on" || prep == "over") && !r.t.passive(v) && r.t.kid(v, nlp.RelObj) >= 0 && r.doc.Tokens[v].XPOS != nlp.TagVBD {
			p.force, p.word, p.stance = "statement", "to_answer", "awaiting"
			return true // "has yet to ballot its members on it"
		}
		if prep := r.t.preposition(node); prep != "on" && prep != "over" || !r.t.passive(v) || !r.t.marked(v, "to") && r.t.aux(v) != "will" && r.t.rel(v) != nlp.RelXcomp {
			return false
		}
		p.force, p.word, p.stance, p.who = "statement", "to_answer", "awaiting", r.parties(r.t.subject(v))
		return true
	default:
		return false
	}
	prep := r.t.preposition(node)
	if prep != "on" && prep != "to" || prep == "to" && r.t.lemma(v) == "vote" {
		return false
	}
	p.force = "statement"
	if st := r.mannerOf(v); st != "" && prep == "to" {
		p.word, p.stance = "received", st
		return true
	}
	if r.t.lemma(v) == "vote" {
		f, e := r.t.span(v)
		for k := max(f, v+1); k+2 < e; k++ {
			if r.t.pos(k) == nlp.NUM && (r.doc.Is(k+1, "-") || r.doc.Is(k+1, "–") || r.doc.Is(k+1, "to")) && r.t.pos(k+2) == nlp.NUM {
				a, _ := parseNumber(r.doc.Form(k))
				b, _ := parseNumber(r.doc.Form(k + 2))
				p.word, p.stance = "vote", "for"
				if b > a {
					p.stance, p.force = "against", "refusal"
				}
				return true
			}
		}
	}
	open := r.t.negated(v) || r.yet(v)
	switch r.t.aux(v) {
	case "will", "'ll", "’ll", "shall":
		open = true
	}
	if v > 1 && r.doc.Is(v-1, "to") {
		switch lower(r.doc.Form(v - 2)) {
		case "due", "set", "expected", "scheduled", "slated", "poised", "is", "are", "was", "were":
			open = true // whatever the tree makes of it
		}
	}
	if h := int(r.t.head[v]); h >= 0 && r.t.rel(v) == nlp.RelXcomp {
		switch r.t.lemma(h) {
		case "expect", "due", "set", "schedule", "prepare", "plan", "intend", "have", "ready", "poised", "decline", "refuse":
			open = open || r.t.lemma(h) != "have" || r.yet(h)
		}
	}
	if !open {
		return false
	}
	p.word, p.stance = "to_answer", "awaiting"
	return true
}

// toBePassed reads "the plan has to be approved by X", "needs to be ratified by X":
// verb v has the text as its subject.
func (r *reader) toBePassed(in, v int, signs []string) bool {
	switch r.t.lemma(v) {
	case "have", "need", "require", "remain":
	default:
		return false
	}
	k := r.t.kid(v, nlp.RelXcomp)
	if k < 0 || !passed[r.t.lemma(k)] || !r.t.passive(k) || r.t.negated(v) {
		return false
	}
	who := r.parties(r.t.agent(k))
	if len(who) == 0 {
		return false
	}
	r.emit(reply{in: in, at: k, stance: "awaiting", force: "statement", word: "consent", signs: append(signs, "pending")}, who, "by:by")
	return true
}

// received reads "the plan was well received by X", "was greeted coolly by X".
func (r *reader) received(in, v, node int, signs []string) bool {
	if l := r.t.lemma(v); l != "receive" && l != "greet" && l != "meet" || !r.t.passive(v) || r.t.patient(v) != node {
		return false
	}
	p := reply{in: in, at: v, force: "welcome", word: "received", signs: signs}
	if p.stance = r.mannerOf(v); p.stance == "against" {
		p.force = "concern"
	}
	who := r.parties(r.t.agent(v))
	if p.stance == "" || len(who) == 0 {
		return false
	}
	if r.t.negated(v) {
		p.turn()
	}
	r.emit(p, who, "by:by")
	return true
}

// untold reads "X was not consulted on the plan", "had not been told of it".
func (r *reader) untold(in, v, node int, signs []string) bool {
	p := reply{in: in, at: v, stance: "unaware", force: "statement", word: "not_told", signs: signs}
	switch r.t.lemma(v) {
	case "consult", "inform", "tell", "brief", "notify", "show", "send", "give":
	default:
		return false
	}
	switch r.t.rel(node) {
	case nlp.RelObl:
		switch r.t.preposition(node) {
		case "on", "about", "of", "over":
		default:
			return false
		}
		if s := r.t.kid(v, nlp.RelNsubj); s >= 0 && s < v && !r.t.passive(v) {
			switch lower(r.doc.Form(s)) {
			case "nobody", "no-one": // "nobody had told them about it"
				r.emit(p, r.parties(r.t.kid(v, nlp.RelObj, nlp.RelIobj)), "by:object")
				return true
			}
		}
	case nlp.RelObj: // "had not been shown it"
		switch r.t.lemma(v) {
		case "show", "send", "give", "tell":
		default:
			return false
		}
	default:
		return false
	}
	if !r.t.passive(v) || !r.t.negated(v) {
		return false
	}
	r.emit(p, r.parties(r.t.subject(v)), "by:subject")
	return true
}
