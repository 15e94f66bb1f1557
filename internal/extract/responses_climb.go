package extract

import "github.com/parley-record/parley/nlp"

// climb turns p by what governs its verb v ("refused to accept", "is ready to
// sign", "has yet to approve") and returns the word whose subject answers.
func (r *reader) climb(p *reply, v int) int {
	r.modal(p, v)
	if g := r.heldBack(v); g >= 0 {
		p.stance, p.force = "undecided", "statement" // "fell short of backing it"
		return g
	}
	for range 4 {
		h := int(r.t.head[v])
		if h < 0 {
			return v
		}
		rel := r.t.rel(v)
		if p.force == "concession" && r.t.lemma(h) == "give" && r.t.marked(v, "to") && r.t.pos(h) == nlp.VERB && !r.t.passive(h) {
			p.force = "demand" // "gave the union until Friday to accept it": another is to give way
		}
		if rel == nlp.RelCcomp && (r.t.marked(v, "whether") || r.t.marked(v, "if")) {
			// "declined to say whether she supports it"
			p.stance, p.force = "undecided", "statement"
			p.signs = append(p.signs, "whether")
			if r.t.kid(v, nlp.RelNsubj) >= 0 {
				return v
			}
			v = h
			continue
		}
		if rel == nlp.RelConj && r.t.kid(v, nlp.RelNsubj) < 0 && (r.t.pos(h) == nlp.VERB || r.t.pos(h) == nlp.ADJ) && r.t.rel(h) == nlp.RelXcomp {
			v = h
			continue
		}
		if (rel == nlp.RelAdvcl || rel == nlp.RelCcomp) && (r.t.marked(v, "for") || r.t.marked(v, "of")) && r.doc.Tokens[v].XPOS == nlp.TagVBG && r.t.pos(h) == nlp.VERB {
			// "criticised X for blocking it", "accused X of trying to block it"
			p.who = r.parties(r.t.patient(h))
			return v
		}
		if rel == nlp.RelAdvcl && r.t.marked(v, "in") && r.doc.Tokens[v].XPOS == nlp.TagVBG {
			switch r.t.lemma(h) {
			case "assist", "help", "advise", "aid":
				p.who = r.parties(r.t.patient(h)) // "hired X to assist it in evaluating the offer"
				return v
			}
		}
		if rel == nlp.RelAdvcl {
			for _, w := range [...]string{"if", "unless", "once", "until", "whether", "before", "should"} {
				if r.t.marked(v, w) {
					p.signs = append(p.signs, "hypothetical")
					return v
				}
			}
			return v
		}
		if rel == nlp.RelAcl && r.hasNone(h) {
			p.turn() // "has no intention of accepting it"
			p.signs = append(p.signs, "via:noun")
			p.who = r.agents(int(r.t.head[h]))
			return v
		}
		if rel == nlp.RelAcl && r.t.marked(v, "to") && r.t.pos(h) == nlp.NOUN {
			r.underNoun(p, h, v)
			return v
		}
		if g := r.heldBack(h); g >= 0 {
			// "stopped short of recommending that members accept it"
			p.stance, p.force = "undecided", "statement"
			p.who = r.agents(g)
			return g
		}
		if who := r.askers(h, v); len(who) > 0 {
			p.who = who
			p.signs = append(p.signs, "via:asks")
			return h
		}
		if rel != nlp.RelXcomp && !(rel == nlp.RelCcomp && r.t.marked(v, "to")) {
			return v
		}
		if r.govern(p, h) {
			v = h
			continue
		}
		v = h
		r.modal(p, v)
	}
	return v
}

// underNoun turns p by the noun at h that its verb v tells more of, and notes who answers by
// it: "refusal to accept", "time to consider it".
func (r *reader) underNoun(p *reply, h, v int) {
	switch r.t.lemma(h) {
	case "refusal", "reluctance", "failure", "unwillingness":
		p.turn()
	}
	p.signs = append(p.signs, "via:noun")
	if g := r.takenBack(h); g >= 0 {
		p.turn() // "reneged on a promise to sign it"
		p.who = r.agents(g)
		return
	}
	p.who = r.decider(h, v)
	if g := int(r.t.head[h]); len(p.who) == 0 && g >= 0 && r.t.rel(h) == nlp.RelObl && r.t.preposition(h) == "in" {
		p.who = r.agents(g) // "sold shares in an attempt to fight off the bid"
	}
	switch r.t.lemma(h) {
	case "time", "chance", "opportunity":
		// "give the banks time to consider it", "needs time to study it"
		if g := int(r.t.head[h]); g >= 0 && r.t.pos(g) == nlp.VERB {
			if o := r.t.kid(g, nlp.RelIobj); o >= 0 {
				p.who = r.parties(o)
			} else {
				p.who = r.agents(g)
			}
		}
	}
}

// govern turns p by the word at h over its verb: "refused to", "is ready to". It reports
// whether that word left open what it governs: "did not rule out backing it".
func (r *reader) govern(p *reply, h int) bool {
	if act, _ := is(words, r.t.lemma(h), "act"); act == "open" {
		if p.turn(); r.t.negated(h) {
			p.stance, p.force = "undecided", "statement"
		}
		return true
	}
	switch l := r.t.lemma(h); l {
	case "refuse", "decline", "fail", "hesitate", "stop", "cease", "deny", "avoid", "unwilling", "reluctant", "unlikely", "unable", "loath":
		p.turn()
	case "willing", "prepared", "ready", "open", "consider":
		if p.stance == "for" {
			p.stance = "conditional"
		}
		if l == "consider" {
			p.stance = "undecided"
		}
	case "have", "need", "try", "struggle", "appear", "seem", "expect", "expected", "force", "help":
		p.signs = append(p.signs, "via:"+l)
	default:
		p.signs = append(p.signs, "via")
	}
	if r.yet(h) {
		p.stance = "awaiting"
	}
	if r.t.negated(h) {
		p.turn()
	}
	return false
}

// hasNone reports whether the noun at h is what somebody has none of who will not do
// something: "has no intention of", "sees no reason to", "does not have any plans to".
func (r *reader) hasNone(h int) bool {
	switch r.t.lemma(h) {
	case "intention", "plan", "reason", "desire", "interest", "wish", "inclination", "obligation", "appetite", "hurry", "need", "basis", "grounds":
	default:
		return false
	}
	v := int(r.t.head[h])
	if v < 0 || r.t.rel(h) != nlp.RelObj {
		return false
	}
	switch r.t.lemma(v) {
	case "have", "see", "feel", "express", "show", "find":
	default:
		return false
	}
	d := r.t.kid(h, nlp.RelDet)
	return r.t.negated(v) || d >= 0 && r.doc.Is(d, "no")
}

// onTerms reports whether the words right behind the text at node tie what verb v says
// of it to a condition, whatever the tree ties them to: "would accept it if wages rose".
func (r *reader) onTerms(v, node int) bool {
	_, e := r.sentence(v)
	for k := max(v, node) + 1; k < min(e, max(v, node)+6); k++ {
		switch {
		case r.doc.Is(k, "if"), r.doc.Is(k, "unless"), r.doc.Is(k, "provided"), r.doc.Is(k, "providing"):
			return true
		case r.doc.Is(k, "long") && r.doc.Is(k-1, "as") && k+1 < e && r.doc.Is(k+1, "as"):
			return true
		case r.t.pos(k) == nlp.VERB, r.t.pos(k) == nlp.NOUN, r.t.pos(k) == nlp.PROPN:
			return false
		}
	}
	return false
}

// measured are the words for a welcome or support that does not go all the way.
var measured = listed("measured")

// halfway reports whether the noun at o is told to be no more than half of what it says.
func (r *reader) halfway(o int) bool {
	if o < 0 {
		return false
	}
	for c := r.t.first[o]; c >= 0; c = r.t.nxt[c] {
		if r.t.rel(int(c)) == nlp.RelAmod && measured[r.t.lemma(int(c))] {
			return true
		}
	}
	return false
}

// heldBack returns the verb that says that somebody did not go as far as what the
// participle v tells: "stopped short of urging", "refrained from recommending"; -1 for
// none.
func (r *reader) heldBack(v int) int {
	if r.doc.Tokens[v].XPOS != nlp.TagVBG || v < 2 {
		return -1
	}
	f, _ := r.sentence(v)
	k := v - 2
	switch {
	case r.doc.Is(v-1, "of") && r.doc.Is(k, "short"):
		k--
	case r.doc.Is(v-1, "from") && r.doc.Is(k, "back"):
		k--
	case r.doc.Is(v-1, "from"):
	default:
		return -1
	}
	if k < f {
		return -1
	}
	switch r.t.lemma(k) {
	case "stop", "fall", "hold", "refrain", "shy", "abstain", "shrink":
		return k
	}
	return -1
}

// takenBack returns the verb that tells of the promise or plan at n that it is kept no
// more, -1 for none.
func (r *reader) takenBack(n int) int {
	g := int(r.t.head[n])
	if g < 0 || r.t.pos(g) != nlp.VERB || r.t.rel(n) != nlp.RelObj && r.t.rel(n) != nlp.RelObl {
		return -1
	}
	switch r.t.lemma(n) {
	case "commitment", "promise", "pledge", "agreement", "vow", "undertaking", "plan", "decision", "offer", "deal":
	default:
		return -1
	}
	switch r.t.lemma(g) {
	case "renege", "break", "abandon", "drop", "scrap", "rescind", "withdraw", "retract", "reverse", "backtrack", "dishonour", "dishonor":
		return g
	}
	return -1
}

// willNouns are nouns for a will to do something.
var willNouns = listed("willNouns")

// decider returns whose the noun at n is that the infinitive v tells more of: "the
// government's decision to block it", "a pledge by X to support it".
func (r *reader) decider(n, v int) []Ref {
	if !willNouns[r.t.lemma(n)] {
		return nil
	}
	poss := r.t.kid(n, nlp.RelNmodPoss)
	if h := int(r.t.head[n]); poss >= 0 && r.doc.Tokens[poss].XPOS == nlp.TagPRPS && h >= 0 && r.t.rel(n) == nlp.RelObj {
		if who := r.agents(h); len(who) > 0 {
			return who // "holders have stated their intention to accept it"
		}
	}
	if who := r.parties(poss); len(who) > 0 {
		return who
	}
	for k := n + 1; k < v-1; k++ {
		if r.doc.Is(k, "by") || r.doc.Is(k, "of") && k == n+1 || r.doc.Is(k, "from") {
			who, _ := r.refsFrom(k+1, v)
			return who
		}
	}
	return nil
}

// askers returns who by verb h asks another to do what verb v tells, whose own
// answer that is: "urged the board to accept it", "want ministers to withdraw it",
// "demanded that the firm drop it".
func (r *reader) askers(h, v int) []Ref {
	if r.t.pos(h) != nlp.VERB || r.t.negated(h) {
		return nil
	}
	if r.instructs(h, v) {
		return r.agents(h)
	}
	fr := r.frameAt("v", h)
	if g := int(r.t.head[h]); g >= 0 && r.t.lemma(g) == "give" {
		return nil // "gave them hope that the banks would accept it"
	}
	if fr == nil || fr.force != "demand" && r.t.lemma(h) != "hope" {
		return nil
	}
	switch r.t.rel(v) {
	case nlp.RelXcomp:
		o := r.t.kid(h, nlp.RelObj, nlp.RelIobj)
		if o < 0 && r.t.kid(v, nlp.RelNsubj) < 0 && !r.t.particle(h, "on") {
			return nil // "wants to accept it"
		}
	case nlp.RelCcomp:
		if r.t.kid(v, nlp.RelNsubj) < 0 {
			return nil
		}
	default:
		return nil
	}
	if who := r.agents(h); len(who) > 0 {
		return who
	}
	if s, ok := r.speaker(h); ok {
		return []Ref{s}
	}
	return nil
}

// instructs reports whether by verb h somebody has their own people do what verb v tells:
// "told its members to reject it".
func (r *reader) instructs(h, v int) bool {
	switch r.t.lemma(h) {
	case "tell", "instruct", "direct", "order", "whip":
	default:
		return false
	}
	o := r.t.kid(h, nlp.RelObj, nlp.RelIobj)
	if o < h || o > v || r.t.rel(v) != nlp.RelXcomp {
		return false
	}
	p := r.t.kid(o, nlp.RelNmodPoss)
	return p >= 0 && r.doc.Tokens[p].XPOS == nlp.TagPRPS
}

// unknownDoer reports whether verb v has a subject of its own of whom nobody knows who that is,
// so that it is no one else who does it: "said the two had signed it".
func (r *reader) unknownDoer(v int) bool {
	s := r.t.ownNsubj(v)
	if s < 0 || s > v {
		return false
	}
	if w := timeWords[lower(r.doc.Form(s))]; w.kind == tNumber && w.val > 1 {
		return true // whatever the tree takes it for
	}
	return r.t.pos(s) == nlp.NUM || r.t.pos(s) == nlp.NOUN && r.doc.Tokens[s].XPOS == nlp.TagNNS
}

// yet reports whether what v says is still to come: "have yet to".
func (r *reader) yet(v int) bool {
	for c := r.t.first[v]; c >= 0; c = r.t.nxt[c] {
		if r.t.rel(int(c)) == nlp.RelAdvmod && r.doc.Is(int(c), "yet") {
			return true
		}
	}
	return false
}

// modal weighs the auxiliary of verb v.
func (r *reader) modal(p *reply, v int) {
	if r.yet(v) && r.t.marked(v, "to") {
		p.stance = "awaiting"
	}
	switch r.t.aux(v) {
	case "may", "might", "could":
		p.signs = append(p.signs, "modal:may")
		if p.stance == "for" {
			p.stance = "conditional"
		}
	case "would":
		p.signs = append(p.signs, "modal:would")
	case "should", "must", "ought":
		p.signs = append(p.signs, "modal:should")
	case "will", "'ll", "’ll", "shall":
		p.signs = append(p.signs, "modal:will")
	}
	s := stand{stance: p.stance, force: "offer"}
	r.condition(&s, v)
	if s.conditional() {
		p.stance = s.stance
		p.signs = append(p.signs, "condition")
	}
}

// calledWhat returns the "what" that the verb at h gives the name at node to, so that what is
// done with it is done with the text so called: "turned down what the firm described as a
// final offer"; -1 where the words are not so.
func (r *reader) calledWhat(node, h int) int {
	w := int(r.t.head[h])
	if w < 0 || w > h || h > node || r.t.pos(h) != nlp.VERB || r.t.rel(h) != nlp.RelAcl || !r.doc.Is(w, "what") {
		return -1
	}
	switch r.t.lemma(h) {
	case "call", "term", "dub", "label":
	case "describe", "portray", "present", "bill", "hail":
		if r.t.preposition(node) != "as" {
			return -1
		}
	default:
		return -1
	}
	return w
}
