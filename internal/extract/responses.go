package extract

import (
	"slices"

	"github.com/parley-record/parley/nlp"
)

// A looseResponse is one that a position on something near a text suggests.
type looseResponse struct {
	in int // index in Draft.Proposals plus one
	r  Response
}

// readResponses drafts how somebody took a text, from the words that govern each
// mention of it: "rejected the plan", "support for the bill", "called the offer
// unacceptable", "voted against it". What positions suggest is added where those
// tell nothing.
func (r *reader) readResponses() {
	for k := range r.texts {
		if m := &r.texts[k]; m.told < 0 {
			r.responsesAt(m.in, m.head, "")
			r.clauses(m)
			r.backers(m)
		}
	}
	for i := range r.doc.Tokens {
		if r.t.pos(i) != nlp.PRON && r.t.pos(i) != nlp.DET || r.t.head[i] < 0 && r.t.kid(i, nlp.RelCop) < 0 {
			continue
		}
		switch r.t.rel(i) {
		case nlp.RelObj, nlp.RelNsubj, nlp.RelObl, nlp.RelNmod, nlp.RelIobj:
		default:
			if r.t.kid(i, nlp.RelCop) < 0 {
				continue
			}
		}
		if a := r.antecedent(i); a >= 0 {
			m := &r.texts[r.textAt[a]-1]
			switch lower(r.doc.Form(i)) {
			case "which", "that":
				if r.opensQuote(i) {
					break
				}
				if i > m.end+1 || m.end == 0 {
					continue // of what stands right before it
				}
				if h := r.takenUp(i); h >= 0 && h != m.head && h < m.end && h > m.head && !measures[r.t.lemma(h)] {
					continue // of a noun in its phrase
				}
			case "them", "they":
				if !m.plural {
					continue
				}
			case "this", "these":
				if r.t.rel(i) == nlp.RelNsubj && !r.t.passive(int(r.t.head[i])) && !r.opensQuote(i) {
					continue // of what was said
				}
			}
			if r.does(i, r.texts[r.textAt[a]-1].in) || r.standsItself(i) || r.callsIt(i) {
				continue // "it had not seen the plan"
			}
			r.responsesTo(r.texts[r.textAt[a]-1].in, i)
		} else if in := r.stillTold(i); in != 0 && (r.doc.Is(i, "it") || r.doc.Is(i, "them")) {
			r.responsesTo(in, i)
		}
	}
	r.matterReplies()
	r.bareReplies()
	r.bareStands()
	r.silentReplies()
	r.beside()
	r.echoReplies()
	for _, l := range r.loose {
		pr := &r.Proposals[l.in-1]
		told := false
		for _, o := range pr.Responses {
			told = told || o.Direct && o.Evidence == l.r.Evidence
		}
		if !told && len(pr.Responses) < maxResponses {
			l.r.Signs = append(l.r.Signs, "loose")
			pr.Responses = append(pr.Responses, l.r)
		}
	}
	r.answeredTexts()
}

// answeredTexts notes for each text how many answered it.
func (r *reader) answeredTexts() {
	for p := range r.Proposals {
		pr := &r.Proposals[p]
		n, firm := 0, false
		for k := range pr.Responses {
			for _, s := range pr.Responses[k].Signs {
				switch s {
				case "word:reject", "word:oppose", "word:dismiss", "word:accept", "word:welcome", "word:support", "word:criticise", "word:criticize", "word:resist", "word:denounce", "word:condemn", "word:back", "word:endorse", "word:vote_against", "word:review", "word:evaluate":
					firm = firm || pr.Responses[k].Direct
				}
			}
			if pr.Responses[k].Direct && !slices.Contains(pr.Responses[k].Signs, "brings") {
				n++
			}
		}
		if firm {
			pr.Signs = append(pr.Signs, "answered:firm")
		}
		switch {
		case n > 1:
			pr.Signs = append(pr.Signs, "answered", "answered:2")
		case n == 1:
			pr.Signs = append(pr.Signs, "answered")
		}
	}
}

// maxResponses is how many answers to one text a report drafts.
const maxResponses = 32

// A reply is one predicate over a text as it is read.
type reply struct {
	in     int
	at     int // the word that answers
	stance string
	force  string
	word   string
	who    []Ref // who answers, where it is not the subject
	signs  []string
}

// emit drafts a reply by each of who.
func (r *reader) emit(p reply, who []Ref, sign string) {
	pr := &r.Proposals[p.in-1]
	if sign == "by:speaker" && len(who) == 1 {
		who = r.allWho(who[0])
	}
	for _, ref := range r.withMembers(who) {
		if len(pr.Responses) >= maxResponses {
			return
		}
		if r.fewOf(int(ref.Head)) || r.onlyTells(ref) || r.nameAt[ref.Head] != 0 && outlet(r.doc.Words(int(ref.First), int(ref.End))) {
			continue
		}
		if !r.toldAsFact(&p) && r.foretold(p.at, []Ref{ref}) {
			continue
		}
		p := p
		if !p.ofPart() {
			return
		}
		ref = r.bidFor(&p, ref)
		_, kind := r.who(int(ref.Head))
		act := "words"
		switch p.word {
		case "vote", "vote_for", "vote_against", "pass", "adopt", "approve", "vote_down", "defeat":
			act = "vote"
		case "sign":
			act = "signature"
		case "ratify":
			act = "ratification"
		}
		if h := int(ref.Head); r.t.kid(h, nlp.RelNummod) >= 0 || r.t.kid(h, nlp.RelAdvmod) >= 0 && r.doc.Is(r.t.kid(h, nlp.RelAdvmod), "only") {
			p.signs = append(p.signs[:len(p.signs):len(p.signs)], "few")
		}
		signs := append([]string{"direct", sign, "word:" + p.word, "stance:" + p.stance, "force:" + p.force, refKindSign[kind]}, p.signs...)
		n := r.doc.Tokens[p.at].Sentence
		r.replied[n] = append(r.replied[n], given{p.at, p.in, p.stance, p.force})
		pr.Responses = append(pr.Responses, Response{By: ref, Stance: p.stance, Force: p.force, Act: act, When: r.when(p.at), Evidence: r.evidence(p.at), Direct: true, On: r.repliedTo(), Signs: append(signs, r.placeSigns(p.at)...)})
	}
}

// repliedTo returns the words for what the answer being read is about, "" for a pronoun.
func (r *reader) repliedTo() string {
	k := r.replyTo - 1
	if k < 0 || r.t.pos(k) == nlp.PRON {
		return ""
	}
	f, e := r.t.phrase(k, true)
	return r.label(f, min(e, f+14))
}

// lightNouns stand between a text and what is done to it.
var lightNouns = listed("lightNouns")

// deedNouns name what is done to a text, with the stance that they take.
var deedNouns = listedPairs("deedNouns")

// ownDeeds are words for what those do with a text who have it: they answer nothing.
var ownDeeds = listed("ownDeeds")

// deedOf returns the stance that the noun l takes to a text that it governs by prep:
// as listed, else as the lexicon of stances has it; "" for none.
func deedOf(l, prep string) string {
	if st := deedNouns[l]; st != "" {
		return st
	}
	if _, ok := sideNouns[l]; ok || ownDeeds[l] {
		return ""
	}
	for _, fr := range stances["n"+l] {
		if fr.stance != "against" && fr.force != "welcome" {
			continue
		}
		if fr.needs == prep && prep != "" || fr.needs == "" && slices.Contains(fr.paths, prep) {
			return fr.stance
		}
	}
	return ""
}

// responsesAt drafts the answers that the words over token i tell, a mention of
// the text in or a pronoun for it.
func (r *reader) responsesAt(in, i int, sign string) {
	node := i
	r.replyTo = i + 1
	defer func() { r.replyTo = 0 }()
	var signs []string
	if sign != "" {
		signs = append(signs, sign)
	}
	for range 4 {
		h := int(r.t.head[node])
		if h < 0 {
			return
		}
		if r.setPhrase(in, node, signs) {
			return
		}
		if r.subjectTo(h) && h == node+1 {
			node = h // "approved the merger subject to conditions", a noun to the tree
			continue
		}
		if w := r.calledWhat(node, h); w >= 0 {
			node = w
			continue
		}
		switch r.t.pos(h) {
		case nlp.NOUN, nlp.PROPN:
			l := r.t.lemma(h)
			if r.t.kid(h, nlp.RelCop) >= 0 && r.t.rel(node) == nlp.RelNsubj {
				r.judgedText(in, h, node, signs)
				return
			}
			if k := r.textAt[i]; k != 0 && h < i && h >= r.texts[k-1].first && measures[l] {
				node = h // "rejection of a 20 dlr a share cash offer"
				continue
			}
			if rel := r.t.rel(node); rel != nlp.RelNmod && rel != nlp.RelAcl && (rel != nlp.RelObl || deedOf(l, r.t.preposition(node)) == "" || h > node) {
				return
			}
			if st := deedOf(l, r.t.preposition(node)); st != "" {
				r.nounReply(in, h, st, signs)
				return
			}
			if st, ok := sideNouns[l]; ok && r.t.rel(node) == nlp.RelNmod {
				r.sideReply(in, h, st, signs)
				return
			}
			if changeNouns[l] {
				r.changeReply(in, h, signs)
				return
			}
			if verdicts[l] {
				r.verdictReply(in, h, signs)
				return
			}
			if merits[l] {
				r.seesNone(in, h, signs)
				return
			}
			if l == "vote" || l == "ballot" {
				switch prep := r.t.preposition(node); prep {
				case "against", "for":
					r.nounReply(in, h, prep, signs)
				case "on":
					r.verdictReply(in, h, signs)
				}
				return
			}
			if !lightNouns[l] || r.textAt[h] != 0 {
				return
			}
			signs = append(signs, "part")
			if r.onePart(h) {
				signs = append(signs, onePart)
			}
			node = h
		case nlp.ADJ:
			if r.t.rel(node) == nlp.RelNsubj && (r.consentDue(in, h, signs) || r.judgedFor(in, h, signs)) {
				return
			}
			if r.t.rel(node) == nlp.RelNsubj {
				r.judgedText(in, h, node, signs)
			} else {
				r.adjectiveReply(in, h, node, signs)
			}
			return
		case nlp.VERB:
			r.verbReply(in, h, node, signs)
			return
		default:
			return
		}
	}
}

// merits are what somebody sees or misses in a text.
var merits = listed("merits")

// sideNouns name those who stand for or against a text.
var sideNouns = listedPairs("sideNouns")

// changeNouns are what somebody asks of a text who would not take it as it is.
var changeNouns = listed("changeNouns")

// verdicts are the nouns of an answer.
var verdicts = listed("verdicts")

// sideReply reads "Democratic opponents of the bill, including liberals": they
// themselves, and those who are told among them.
func (r *reader) sideReply(in, n int, stance string, signs []string) {
	p := reply{in: in, at: n, stance: stance, force: "statement", word: r.t.lemma(n), signs: append(signs, "side")}
	_, e := r.sentence(n)
	for k := n + 1; k < min(e, n+14); k++ {
		if r.doc.Is(k, "including") || r.doc.Is(k, "like") && r.doc.Is(k-1, ",") || r.doc.Is(k, "as") && r.doc.Is(k-1, "such") {
			who, _ := r.refsFrom(k+1, min(e, k+24))
			r.emit(p, who, "by:among")
		}
	}
	if h := int(r.t.head[n]); h >= 0 && r.t.preposition(n) == "among" {
		// "has been the most outspoken among critics of it"
		if who := r.parties(r.t.subject(h)); len(who) > 0 {
			r.emit(p, who, "by:among")
			return
		}
	}
	var mods []Ref
	for c := r.t.first[n]; c >= 0; c = r.t.nxt[c] {
		if rel := r.t.rel(int(c)); rel == nlp.RelCompound || rel == nlp.RelAmod {
			if ref, k := r.who(int(c)); k == refState || k == refBody || k == refAgent {
				mods = append(mods, ref)
			}
		}
	}
	if len(mods) == 0 {
		// "X, a critic of the deal"
		if h := int(r.t.head[n]); h >= 0 && r.t.rel(n) == nlp.RelAppos {
			mods = r.parties(h)
		} else if r.t.kid(n, nlp.RelCop) >= 0 {
			mods = r.parties(r.t.subject(n))
		}
	}
	if len(mods) == 0 {
		if ref, kind := r.who(n); acts(kind) {
			mods = []Ref{ref}
		}
	}
	r.emit(p, mods, "by:itself")
}

// changeReply reads "X asked for changes to the bill".
func (r *reader) changeReply(in, n int, signs []string) {
	h := int(r.t.head[n])
	if h < 0 || r.t.pos(h) != nlp.VERB || r.t.negated(h) {
		return
	}
	switch r.t.lemma(h) {
	case "ask", "demand", "seek", "want", "request", "call", "insist", "require", "press", "push", "need":
	default:
		return
	}
	p := reply{in: in, at: h, stance: "conditional", force: "demand", word: "change", signs: signs}
	r.reply(p, h, r.climb(&p, h))
}

// verdictReply reads "X has yet to pass judgment on the offer", "gave no answer
// to it".
func (r *reader) verdictReply(in, n int, signs []string) {
	h := int(r.t.head[n])
	if h < 0 || r.t.pos(h) != nlp.VERB {
		return
	}
	p := reply{in: in, at: h, stance: "awaiting", force: "statement", word: "verdict", signs: signs}
	switch r.t.lemma(n) {
	case "comment", "decision", "judgment", "judgement", "verdict", "position", "stance", "stand", "mind":
		p.signs = append(p.signs[:len(p.signs):len(p.signs)], unmade)
	}
	open := r.t.negated(h) || r.yet(h)
	if d := r.t.kid(n, nlp.RelDet); d >= 0 && r.doc.Is(d, "no") {
		open = true // "had no immediate reply to it"
	}
	if l := r.t.lemma(n); l == "response" || l == "answer" || l == "reply" || l == "verdict" || l == "decision" {
		if w := r.t.lemma(h); w == "wait" || w == "await" || w == "expect" || w == "seek" {
			// "is waiting for replies from the banks on it"
			_, e := r.sentence(n)
			for k := n + 1; k < min(e, n+3); k++ {
				if r.doc.Is(k, "from") || r.doc.Is(k, "by") {
					who, _ := r.refsFrom(k+1, min(e, k+16))
					r.emit(p, who, "by:by")
				}
			}
			return
		}
	}
	switch r.t.lemma(h) {
	case "delay", "postpone", "defer", "weigh", "consider", "prepare", "await", "withhold", "shelve", "adjourn", "suspend", "schedule", "plan", "reserve":
		open = true
	case "put", "hold", "push":
		open = open || r.t.particle(h, "off") || r.t.particle(h, "back") || r.t.aux(h) == "will"
	}
	top := h
	for v, k := h, 0; k < 3; k++ { // "have yet to pass"
		x := int(r.t.head[v])
		if x < 0 || r.t.rel(v) != nlp.RelXcomp {
			break
		}
		open = open || r.yet(x) || r.t.negated(x)
		v, top = x, x
	}
	if d := r.t.kid(n, nlp.RelDet); d >= 0 && r.doc.Is(d, "no") && r.t.kid(top, nlp.RelExpl) >= 0 && r.silent(p, n) {
		return // "there was no immediate reaction to it from X"
	}
	if open {
		r.reply(p, h, top)
	}
}

// comesUnder reads "the deal drew criticism from X", "came under fire from X":
// verb v has the text as its subject.
func (r *reader) comesUnder(in, v int, signs []string) {
	failed := false
	if x := r.t.kid(v, nlp.RelXcomp); x > v && (r.t.lemma(v) == "fail" || r.t.lemma(v) == "struggle") {
		v, failed = x, true // "failed to win the support of X"
	}
	switch r.t.lemma(v) {
	case "come", "draw", "face", "meet", "run", "find", "win", "receive", "get", "attract", "spark", "earn", "gain", "provoke", "have", "prompt":
	default:
		return
	}
	f, e := r.t.span(v)
	for k := max(f, v+1); k < e; k++ {
		st, ok := deedNouns[r.t.lemma(k)]
		if !ok {
			st, ok = r.reception(k)
		}
		if !ok || r.t.pos(k) != nlp.NOUN {
			continue
		}
		p := reply{in: in, at: k, stance: st, force: "statement", word: r.t.lemma(k), signs: append(signs, "noun")}
		if r.t.negated(v) != failed {
			p.turn()
		}
		for j := k + 1; j < min(e, k+12); j++ {
			if r.doc.Is(j, "of") || r.doc.Is(j, "from") || r.doc.Is(j, "by") || r.doc.Is(j, "among") || r.doc.Is(j, "with") && j == k+1 {
				if who, _ := r.refsFrom(j+1, min(e, j+20)); len(who) > 0 {
					r.emit(p, who, "by:by")
					return
				}
			}
		}
		return
	}
}

// governs reports whether frame fr of verb v takes node where it stands.
func (r *reader) governs(fr *frame, v, node int) bool {
	obj := r.t.patient(v) == node || r.t.rel(node) == nlp.RelObj || r.doc.Tokens[node].Rel == nlp.RelNsubjPass
	prep := ""
	if r.t.rel(node) == nlp.RelObl || r.t.rel(node) == nlp.RelNmod {
		prep = r.t.preposition(node)
	}
	for _, p := range fr.paths {
		if p == "o" && obj || prep != "" && p == prep {
			return true
		}
	}
	return fr.needs != "" && fr.needs == prep
}

// bringsText are words of stance said of those who bring a text rather than of those
// who answer it.
var bringsText = listed("bringsText")

// refusals are the words of stance by which a text is refused once and for all.
var refusals = listed("refusals")

// verbReply reads verb v over the text at node: its own stance, turned by what
// governs it.
func (r *reader) verbReply(in, v, node int, signs []string) {
	p := reply{in: in, at: v, signs: signs}
	if o := r.t.kid(v, nlp.RelObj); o >= 0 && o != node && (verdicts[r.t.lemma(o)] || (r.t.lemma(o) == "vote" || r.t.lemma(o) == "ballot") && r.t.preposition(node) == "on") {
		r.verdictReply(in, o, signs)
		return
	}
	obj := r.t.patient(v) == node || r.t.rel(node) == nlp.RelObj
	fr := r.frameAt("v", v)
	if fr != nil && (ownDeeds[fr.word] || fr.word == "threaten" && obj) {
		return // who threatens a text puts it at risk
	}
	fr = r.frameOver(fr, v, node)
	subject := r.t.rel(node) == nlp.RelNsubj && !r.t.passive(v)
	if subject && (r.consentDue(in, v, signs) || r.toBePassed(in, v, signs)) {
		return
	}
	if r.untold(in, v, node, signs) || r.received(in, v, node, signs) {
		return
	}
	if r.objectReply(in, v, node, signs) {
		return
	}
	switch {
	case r.gives(&p, v, node), (obj || r.t.preposition(node) == "for") && r.wants(&p, v, node), r.ballot(&p, v, node):
	case obj && r.t.negated(v) && (r.t.lemma(v) == "see" || r.t.lemma(v) == "receive") && r.t.kid(v, nlp.RelAux) >= 0 && r.doc.Tokens[v].XPOS == nlp.TagVBN:
		p.stance, p.force, p.word = "unaware", "statement", "not_seen"
		r.reply(p, v, r.climb(&p, v))
		return
	case fr != nil && obj && r.pending(v):
		p.stance, p.force, p.word = "awaiting", "statement", "consent"
		p.signs = append(p.signs, "pending")
		r.reply(p, v, v)
		return
	case fr != nil && r.governs(fr, v, node) && !(fr.word == "consider" && obj && node > v && r.heldFrom(v, node) >= 0):
		if bringsText[fr.word] {
			p.signs = append(p.signs, "brings")
		}
		p.stance, p.force, p.word = fr.stance, fr.force, fr.word
	case obj && r.names(v):
		if !r.called(&p, v, node) {
			return
		}
	case obj && !r.t.passive(v) && r.t.lemma(v) == "expect" && r.t.kid(v, nlp.RelXcomp) > node:
		return // "expects it to pass": what will be, not whether somebody will answer
	case obj && fr == nil && alters[r.t.lemma(v)] && !r.t.passive(v):
		r.unaltered(p, v)
		return
	case obj && waits[r.t.lemma(v)] != "":
		p.word, p.stance, p.force = r.t.lemma(v), waits[r.t.lemma(v)], "statement"
	case r.t.lemma(v) == "comment" && (r.t.preposition(node) == "on" || r.t.preposition(node) == "about"):
		r.declines(p, v)
		return
	case subject:
		r.subjectReply(p, v, node)
		return
	default:
		return
	}
	if r.t.negated(v) && p.word != "to_answer" {
		own := p.stance == "for" && (r.mayYet(v) || slices.Contains(p.signs, "given") && r.soFar(v))
		if p.turn(); own {
			p.stance, p.force = "undecided", "statement"
		}
	}
	if w := waits[r.t.lemma(v)]; w != "" && fr == nil {
		p.stance = w
	}
	if p.stance == "undecided" && obj && r.weighed(v) {
		return
	}
	if p.stance == "for" && (r.reserved(v, node) || r.halfway(r.t.kid(v, nlp.RelObj))) {
		p.stance = "conditional"
	}
	if aux := r.t.aux(v); (aux == "would" || aux == "will" || aux == "could") && (p.stance == "for" || p.stance == "against" && r.t.negated(v)) && r.onTerms(v, node) {
		p.stance = "conditional"
	}
	top := r.climb(&p, v)
	if p.stance == "for" && fr != nil && fr.stance == "against" && refusals[fr.word] {
		p.stance, p.force = "undecided", "statement" // who has not refused it has not accepted it
	}
	if !slices.Contains(p.signs, "hypothetical") {
		r.reply(p, v, top)
	}
}

// waits are the verbs of who has a text and has not answered.
var waits = listedPairs("waits")

// harms are the verbs that say of a text what only those say who are against it, or
// for it.
var harms = listedPairs("harms")

// names reports whether verb v says what somebody calls its object.
func (r *reader) names(v int) bool {
	switch r.t.lemma(v) {
	case "call", "describe", "label", "brand", "term", "deem", "consider", "regard", "view", "see", "find", "declare", "characterise", "characterize", "portray", "denounce", "hail", "herald", "dismiss", "decry", "slam", "blast", "deride", "tout":
		return true
	}
	return false
}

// turn turns a reply round.
func (p *reply) turn() {
	switch p.stance {
	case "for":
		p.stance, p.force = "against", "refusal"
	case "against":
		p.stance, p.force = "for", "statement"
	}
	p.signs = append(p.signs, "negated")
}

// reply drafts p by whoever does top, the verb itself v or what governs it.
func (r *reader) reply(p reply, v, top int) {
	if r.moot(v) || r.fellThrough(v) {
		return
	}
	if r.timeTo(v) && (r.t.lemma(int(r.t.head[v])) == "have" || r.t.lemma(int(r.t.head[v])) == "get") {
		return // "had until Thursday to accept it": whose answer is due has not given it
	}
	if slices.Contains(p.signs, "modal:should") {
		// "they should accept it": the stance of who says so.
		if s, ok := r.speaker(top); ok {
			r.emit(p, []Ref{s}, "by:speaker")
		}
		return
	}
	if len(p.who) > 0 {
		r.emit(p, p.who, "by:object")
		return
	}
	who := r.relativeAgents(top)
	if len(who) == 0 {
		who = r.agents(top)
	}
	if len(who) > 0 {
		r.emit(p, who, "by:subject")
		return
	}
	if r.t.passive(v) {
		// "rejected by X"
		for k := v + 1; k < len(r.doc.Tokens) && k < v+6 && r.doc.Tokens[k].Sentence == r.doc.Tokens[v].Sentence; k++ {
			if r.doc.Is(k, "by") || r.doc.Is(k, "in") && !r.timeAt(k+1) && !r.t.timeWord(k+1) {
				_, e := r.sentence(k)
				sign := "by:by"
				if r.doc.Is(k, "in") {
					sign = "by:in"
				}
				if who, _ := r.refsFrom(k+1, min(e, k+20)); len(who) > 0 {
					r.emit(p, who, sign)
					return
				}
				if sign == "by:by" {
					return
				}
			}
		}
		r.unsaidBy(p, v)
		return
	}
	if who := r.strayed(top); len(who) > 0 {
		r.emit(p, who, "by:subject")
		return
	}
	if r.unknownDoer(top) {
		return
	}
	if who, sign := r.partyNear(top); len(who) > 0 {
		r.emit(p, who, sign)
	}
}

// relativeAgents returns who is told of in "X, who reject the plan" by the words
// before verb v.
func (r *reader) relativeAgents(v int) []Ref {
	f, _ := r.sentence(v)
	k := v - 1
	for k > f && (r.t.pos(k) == nlp.AUX || r.t.pos(k) == nlp.ADV || r.t.pos(k) == nlp.PART) {
		k--
	}
	if k <= f || !r.doc.Is(k, "who") {
		return nil
	}
	k--
	if r.doc.Is(k, ",") && k > f {
		k--
	}
	if r.t.pos(k) != nlp.NOUN && r.t.pos(k) != nlp.PROPN {
		return nil
	}
	ref, kind := r.who(k)
	if !acts(kind) {
		return nil
	}
	return []Ref{ref}
}
