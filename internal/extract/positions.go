package extract

import (
	"slices"
	"strings"

	"github.com/parley-record/parley/nlp"
)

// Stances are drafted here, from each word that takes one and in the order in which its
// readers are asked.

// A stand is a stance as read from one predicate, before it is anybody's.
type stand struct {
	frame     *frame
	at        int // the word that takes the stance
	stance    string
	force     string
	issue     int // main word of the issue
	f, e      int // its tokens
	path      string
	condition nlp.Span
	turned    bool // its stance is that of a verb inside its clause
	signs     []string
	also      []string // other words for the issue
	last      int      // where the words that tell of the issue end, 0: with its clause
	deed      bool     // it is on what is done to the issue, which its words begin with
}

// readPositions drafts a position for each predicate by which somebody that can
// act takes a stance on something.
func (r *reader) readPositions() {
	for i := range r.doc.Tokens {
		if r.phrasePosition(i) {
			continue
		}
		switch r.t.pos(i) {
		case nlp.VERB, nlp.AUX:
			r.verbPosition(i)
		case nlp.ADJ:
			r.adjectivePosition(i)
		case nlp.NOUN:
			r.nounPosition(i)
		case nlp.ADP, nlp.SCONJ, nlp.ADV:
			r.againstPosition(i)
		}
	}
	r.termPositions()
	r.authorPositions()
	r.shiftPositions()
	r.saidPositions()
	r.titlePositions()
}

// laysOff reports whether the verb at i is what is done to those who work: "dismiss 300
// workers" refuses nothing.
func (r *reader) laysOff(i int) bool {
	if r.t.lemma(i) != "dismiss" {
		return false
	}
	o := r.t.patient(i)
	if o < 0 {
		return false
	}
	if detail, ok := is(nouns, r.t.lemma(o), "agent"); ok && (detail == "person" || detail == "group") {
		return true
	}
	k := r.nameAt[o]
	return k != 0 && r.doc.Names[k-1].Kind == nlp.Person || hasStaff[r.t.lemma(o)]
}

// seenLittle reports whether there is little of what verb i has or sees: "has little appetite
// for it".
func (r *reader) seenLittle(i int) bool {
	o := r.t.kid(i, nlp.RelObj)
	if o < i {
		return false
	}
	for c := r.t.first[o]; c >= 0 && int(c) < o; c = r.t.nxt[c] {
		switch k := int(c); lower(r.doc.Form(k)) {
		case "little", "few", "scant", "precious":
			return k == 0 || !r.doc.Is(k-1, "a")
		}
	}
	return false
}

// verbPosition drafts what verb i says of a stance.
func (r *reader) verbPosition(i int) {
	if r.answeredPosition(i) || r.asked(i) || r.moot(i) {
		return
	}
	r.retaliation(i)
	if r.unmetPosition(i) {
		return
	}
	// A verb inside another's stance is read with it.
	if r.withinStance(i) {
		return
	}
	if r.needsPosition(i) || r.timeForIt(i) || r.forced(i) || r.overStance(i) || r.nonePosition(i) || r.leavePosition(i) || r.openPosition(i) || r.otherwisePosition(i) {
		return
	}
	if fs := r.stateFrames(i); len(fs) > 0 && r.statePosition(fs, i) {
		return
	}
	if r.heldPosition(i) || r.asPosition(i) || r.shortPosition(i) {
		return
	}
	r.unlessPosition(i)
	r.awaitedPosition(i)
	if r.againstDoing(i) {
		return
	}
	if fr := r.verbFrame(i); fr != nil {
		if r.unspoken(i) {
			return
		}
		if felt(fr) {
			r.feltPosition(fr, i)
			return
		}
		if fr.paths[0] == "s" {
			r.judgingVerb(fr, i)
			return
		}
		if duty[r.t.aux(i)] {
			r.modalPosition(i) // what somebody should accept is the stance of whoever says so
			return
		}
		s, ok := r.stand(fr, i, 0)
		if !ok {
			s, ok = r.standNear(fr, i)
		}
		if ok && (r.t.marked(i, "than") || r.ratherThan(i)) && (s.stance == "for" || s.stance == "against") {
			s.stance = against(s.stance) // "would rather leave than accept it"
		}
		if ok {
			if r.t.aux(i) != "" && r.thingDoing(i) >= 0 {
				return // what a thing would do is no stance: "would undermine the truce"
			}
			who := r.takers(i)
			sign := "by:subject"
			if r.t.aux(i) != "" && r.foretold(i, who) {
				return
			}
			if len(who) == 0 {
				if r.t.passive(i) {
					return // by whom is not told
				}
				if r.t.kid(i, nlp.RelCsubj) >= 0 || r.t.aux(i) != "" && r.t.kid(i, nlp.RelNsubj) >= 0 && r.thing(r.t.kid(i, nlp.RelNsubj)) {
					return
				}
				if who, sign = r.partyOf(fr, i); len(who) == 0 {
					return
				}
				if r.t.kid(i, nlp.RelNsubj) >= 0 {
					s.signs = append(s.signs, "agent:else")
				}
				if r.inBlocked(i) {
					return
				}
			}
			if sign == "by:subject" {
				who = addRef(who[:len(who):len(who)], r.allied(i, who)...)
			}
			more := r.listedMatters(&s, fr, i)
			r.addPositions(s, who, sign)
			for _, m := range more {
				r.addPositions(m, who, sign)
			}
			r.addContrast(s, who, sign)
			r.addArgued(s, who, sign)
			r.addGapped(s, fr, i, sign)
			r.addWaited(s, who, sign)
			r.addThreat(fr, i, who)
			return
		}
		r.echoPosition(fr, i)
		return
	}
	r.modalPosition(i)
}

// against turns a stance round.
func against(s string) string {
	switch s {
	case "for":
		return "against"
	case "against":
		return "for"
	}
	return s
}

// inner reads the stance that verb v itself takes ("to block the bill").
func (r *reader) inner(v, depth int) (stand, bool) {
	if depth > 3 {
		return stand{}, false
	}
	if s, ok := r.broughtAbout(v, depth); ok {
		return s, true
	}
	fr := r.frameAt("v", v)
	if fr == nil || felt(fr) || fr.paths[0] == "s" {
		return stand{}, false
	}
	switch fr.word {
	case "need", "want", "plan", "present", "table", "seek", "offer", "order", "like", "claim", "bid", "introduce", "strike", "hold_out_for", "concede":
		return stand{}, false
	}
	return r.stand(fr, v, depth)
}

// seenOff is the frame of those who want to see a thing go.
var seenOff = frame{word: "see_go", stance: "against", force: "refusal", paths: []string{"o"}}

// broughtAbout reads the stance of those who see to it or have others do it: "to see the
// ban dropped", "to get the court to block it", "to see an end to the ban".
func (r *reader) broughtAbout(v, depth int) (stand, bool) {
	switch r.t.lemma(v) {
	case "see", "have", "get":
	case "persuade", "convince", "induce", "force", "compel", "cause", "lead", "bring", "make", "help", "let", "pressure", "coax", "press", "urge", "push", "ask", "lobby", "order", "allow":
	default:
		return stand{}, false
	}
	if x := r.t.kid(v, nlp.RelXcomp, nlp.RelCcomp); x > v && r.t.pos(x) == nlp.VERB {
		if s, ok := r.inner(x, depth+1); ok && !r.t.negated(v) {
			return s, true
		}
		if o := r.t.kid(v, nlp.RelObj); o > v && o < x && r.toGo(x) && !r.t.negated(v) && r.t.pos(o) == nlp.NOUN {
			s := stand{frame: &seenOff, at: v, stance: "against", force: "refusal"}
			return s, r.issue(&s, o, false, "o", 9) // "determined to see the ban go"
		}
		return stand{}, false
	}
	return stand{}, false
}

// stand reads the stance that predicate i takes by frame fr.
func (r *reader) stand(fr *frame, i, depth int) (stand, bool) {
	s := stand{frame: fr, at: i, stance: fr.stance, force: fr.force}
	if fr.stance == "against" {
		// "declined to comment": silence, and no stance but where it says on what.
		if x, ok := r.hushed(i); ok {
			return r.unsaid(s, x)
		}
	}
	if !r.issueAt(&s, i, fr.paths, depth) {
		return s, false
	}
	r.temper(&s, fr, i)
	return s, s.e > s.f
}

// unsaid reads "declined to say whether they support the bill": undecided on what
// the question is about.
func (r *reader) unsaid(s stand, tell int) (stand, bool) {
	s.stance, s.force = "undecided", "statement"
	q := r.t.kid(tell, nlp.RelCcomp)
	if q < 0 || !r.t.marked(q, "whether") && !r.t.marked(q, "if") {
		switch r.t.lemma(tell) {
		case "comment", "say", "discuss", "speculate", "answer", "confirm":
			s.signs = append(s.signs, "unsaid:bare")
			return s, r.issueAt(&s, tell, []string{"on", "about", "o"}, 9)
		}
		if r.sidestep(tell) {
			s.signs = append(s.signs, "unsaid:bare")
			ok := r.issueAt(&s, tell, []string{"on", "over", "about"}, 9)
			if o := r.t.kid(tell, nlp.RelObj); o >= 0 && !ok {
				ok = r.issueAt(&s, o, []string{"on", "over", "about"}, 9) || r.issueAt(&s, tell, []string{"o"}, 9)
			}
			return s, ok
		}
		return s, false
	}
	s.signs = append(s.signs, "unsaid")
	return s, r.issueAt(&s, q, []string{"o", "x", "for", "to", "on"}, 9)
}

func (s *stand) conditional() bool { return s.condition.End > s.condition.Start }

// partyNear finds who takes the stance at i where the tree does not tell: the
// nearest before it in its sentence that can act and is a subject or an owner,
// or else whoever is speaking.
func (r *reader) partyNear(i int) ([]Ref, string) {
	f, _ := r.sentence(i)
	f = max(f, i-22)
	for k := i - 1; k >= f; k-- {
		if r.saidAt[k] != r.saidAt[i] {
			break
		}
		switch rel := r.doc.Tokens[k].Rel; rel.Plain() {
		case nlp.RelNsubj:
		case nlp.RelNmod:
			if rel != nlp.RelNmodPoss {
				continue
			}
		default:
			continue
		}
		if _, ok := is(nouns, r.t.lemma(k), "teller"); ok {
			continue
		}
		if who := r.parties(k); len(who) > 0 {
			return who, "by:near"
		}
	}
	if s, ok := r.speaker(i); ok && !r.namedInSubject(i, s) {
		return r.allWho(s), "by:speaker"
	}
	return nil, ""
}

// standNear reads the issue from the words after i where the tree does not tell:
// the next noun phrase or infinitive within a few words.
func (r *reader) standNear(fr *frame, i int) (stand, bool) {
	s := stand{frame: fr, at: i, stance: fr.stance, force: fr.force, path: "near"}
	if fr.exact {
		return s, false
	}
	if k := r.t.kid(i, nlp.RelCcomp); k > i && (arguing[fr.word] || fr.word == "ask" && r.isQuestion(k)) {
		return s, false // its clause tells what is argued or asked, and not on what
	}
	_, e := r.sentence(i)
	if k := i + 1; r.t.pos(i) == nlp.VERB && k < e && (r.t.pos(k) == nlp.PRON || r.doc.Is(k, "that") && r.timeAt(k+1)) {
		switch lower(r.doc.Form(k)) {
		case "it", "this", "that", "them", "these", "those":
			t := r.matterBefore(k)
			if t < 0 || !r.issue(&s, t, false, "near", 9) {
				return s, false // "rejected that last week as a stunt": what it takes up is not told here
			}
			s.signs = append(s.signs, "pronoun", "near")
			if r.t.negated(i) {
				s.stance = against(s.stance)
				s.signs = append(s.signs, "negated")
			}
			return s, s.e > s.f
		}
	}
	e = min(e, i+8)
	from := i + 1
	if h := r.bearerOf(i); h > i { // "opposition from the ministers": not what it is about
		_, from = r.t.span(h)
	}
	for k := from; k < e; k++ {
		if r.begins(k, []string{"as", "long", "as"}) || r.begins(k, []string{"so", "long", "as"}) || r.opensOnce(k, i) {
			return s, false // what has to come first is not what it is on
		}
		switch r.t.pos(k) {
		case nlp.NOUN, nlp.PROPN:
			if r.t.rel(k) == nlp.RelCompound || r.timeAt(k) || r.t.timeWord(k) {
				continue
			}
			if _, ok := is(nouns, r.t.lemma(k), "agent"); ok {
				continue
			}
			if lacks[r.t.lemma(k)] && r.t.preposition(k) == "without" {
				continue // "sign without delay"
			}
			if r.obstacle(k) {
				return s, false // what the obstacle is comes after it
			}
			if _, side := sided[r.t.lemma(k)]; side && r.doc.Is(k-1, "in") {
				return s, false // "walked out in protest at": read with the noun
			}
			s.issue = k
			s.f, s.e = r.t.phrase(k, true)
			s.f = max(s.f, i+1)
		case nlp.VERB:
			if k == i+1 || !r.doc.Is(k-1, "to") {
				return s, false
			}
			if fr.stance == "against" && r.t.pos(i) == nlp.VERB && !slices.Contains(fr.paths, "x") {
				return s, false // "fought hard to defend the tax" is not against defending it
			}
			if _, ok := is(words, r.t.lemma(k), "silence"); ok && fr.stance == "against" {
				return s, false
			}
			_, ce := r.t.span(k)
			s.issue, s.f, s.e = k, k, max(k+1, min(ce, k+14))
		case nlp.PUNCT:
			if !r.doc.Is(k, "\"") && !r.doc.Is(k, "“") {
				return s, false
			}
			continue
		default:
			continue
		}
		if r.t.negated(i) {
			if unworried(fr) || obeys(fr) {
				return s, false
			}
			s.stance = against(s.stance)
			if fr.word == "decide" {
				s.stance, s.force = "undecided", "statement" // "will not decide before the vote"
			}
			s.signs = append(s.signs, "negated")
		}
		if s.stance == "against" && r.lackedIn(s.issue, i) {
			s.stance = "for"
			s.signs = append(s.signs, "negated")
		}
		s.signs = append(s.signs, "near")
		return s, s.e > s.f
	}
	return s, false
}

// lackedIn reports whether the noun at k stands in what verb i makes its deed hang on
// where that is not done: "would walk away if the levy was not signed".
func (r *reader) lackedIn(k, i int) bool {
	for h, n := k, 0; h >= 0 && h != i && n < 6; h, n = int(r.t.head[h]), n+1 {
		if r.t.rel(h) == nlp.RelAdvcl && int(r.t.head[h]) == i && r.t.conditional(h) {
			return r.t.negated(h) && !r.t.marked(h, "unless")
		}
	}
	return false
}

// light reports whether token i is a verb that tells nothing without its object.
func (r *reader) light(i int) bool {
	if p := r.t.pos(i); p != nlp.VERB && p != nlp.AUX {
		return false
	}
	switch r.t.lemma(i) {
	case "be", "have", "do", "get", "make", "take":
		return true
	}
	return false
}

// bearerOf returns whose noun n is by the words after it, "opposition from the
// ministers", -1 for nobody told.
func (r *reader) bearerOf(n int) int {
	if r.t.pos(n) != nlp.NOUN {
		return -1
	}
	for c := r.t.first[n]; c >= 0; c = r.t.nxt[c] {
		if r.t.rel(int(c)) == nlp.RelNmod {
			if p := r.t.preposition(int(c)); p == "by" || p == "from" {
				return int(c)
			}
		}
	}
	return -1
}

// standUnder reads what the clause around noun i is about as what somebody's
// opposition or support, told as its cause, is to: "failed to agree on a budget
// because of opposition from the north".
func (r *reader) standUnder(fr *frame, i int) (stand, bool) {
	s := stand{frame: fr, at: i, stance: fr.stance, force: fr.force, path: "under"}
	v := int(r.t.head[i])
	if v < 0 || r.t.pos(v) != nlp.VERB || r.t.rel(i) != nlp.RelObl && r.t.rel(i) != nlp.RelNsubj && r.t.rel(i) != nlp.RelOblAgent || r.bearerOf(i) < 0 {
		return s, false
	}
	for n := 0; n < 3; n++ {
		k := r.t.patient(v)
		for c := r.t.first[v]; c >= 0 && k < 0; c = r.t.nxt[c] {
			if int(c) != i && r.t.rel(int(c)) == nlp.RelObl && !r.t.timeWord(int(c)) {
				switch r.t.preposition(int(c)) {
				case "on", "to", "with", "over", "about":
					k = int(c)
				}
			}
		}
		if k < 0 {
			if x := r.t.kid(v, nlp.RelXcomp); x >= 0 {
				v = x
				continue
			}
			if k = r.t.kid(v, nlp.RelNsubj); k == i {
				k = -1
			}
		}
		if k < 0 || r.t.pos(k) != nlp.NOUN && r.t.pos(k) != nlp.PROPN {
			return s, false
		}
		if _, kind := r.who(k); kind != refOther {
			return s, false
		}
		s.issue = k
		s.f, s.e = r.t.phrase(k, true)
		s.signs = append(s.signs, "near", "under")
		return s, true
	}
	return s, false
}

// timeAt reports whether token k lies in a time expression.
func (r *reader) timeAt(k int) bool {
	w := r.firstWhen(k + 1)
	return w > 0 && int(r.whens[w-1].End) > k && !r.whens[w-1].Open
}

// termPositions drafts the authors' stance on each term of their text.
func (r *reader) termPositions() {
	for p := range r.Proposals {
		pr := &r.Proposals[p]
		for _, t := range pr.Terms {
			if t.Purpose {
				continue
			}
			stance := "for"
			switch t.Effect {
			case "excludes", "lowers":
				stance = "against"
			case "leaves_open", "defers":
				stance = "undecided"
			}
			if t.Effect == "lowers" {
				stance = "for"
			}
			for _, a := range pr.Authors {
				if a.Plain < pr.Authors[0].Plain || a.Plain <= 0 {
					break
				}
				e := Entry{Evidence: []nlp.Span{t.Evidence}, Rule: "term", Path: "effect " + t.Effect, Hedges: a.Hedges}
				e.Signs = append(r.placeSigns(int(t.Issue.Head)), "rule:term", "stance:"+stance, "effect:"+t.Effect)
				if pr.Kind == "counter-proposal" {
					e.Signs = append(e.Signs, counterTerm)
				}
				iss := t.Issue
				r.Positions = append(r.Positions, Position{Entry: e, Party: a.Who, Issue: iss, Stance: stance, Force: "offer"})
			}
		}
	}
}

// noMatters are nouns that alone name nothing that is negotiated: "welcomed the outcome".
var noMatters = listed("noMatters")

// noMatter reports whether the tokens [f, e), what a stand is on, are no more than such a
// noun, head.
func (r *reader) noMatter(f, e int, head string) bool {
	n := 0
	for k := f; k < e; k++ {
		switch r.t.pos(k) {
		case nlp.DET, nlp.PUNCT, nlp.ADP, nlp.ADV:
		default:
			n++
		}
	}
	return n == 1 && noMatters[head]
}

// usualSigns is how many signs a position has beside those of its stand.
const usualSigns = 20

// addPositions drafts the stand for each party.
func (r *reader) addPositions(s stand, who []Ref, sign string) {
	if !r.answered(&s) {
		return
	}
	r.least(&s)
	if s.e <= s.f || s.path != "said" && r.onlyIf(s.at) && !(sign == "by:poss" && s.frame.force == "demand" && r.t.kid(s.at, nlp.RelNmodPoss) >= 0) {
		return
	}
	r.addMissing(&s, who, sign)
	if s.path != "said" && len(who) == 1 && r.onItself(&s, who[0]) || r.hardlyAny(s.issue) || r.t.pos(s.at) == nlp.NOUN && r.hardlyAny(s.at) || r.putsAtRisk(&s) {
		return
	}
	head := r.t.lemma(s.issue)
	if r.hollowDeed(s.f, s.e) || r.takenAs(&s) {
		return
	}
	if _, ok := is(nouns, head, "empty"); ok && s.e-s.f < 3 || r.noMatter(s.f, s.e, head) {
		return
	}
	if r.t.pos(s.at) == nlp.VERB && r.putTo(s.at) {
		return
	}
	first := s.f
	if r.doc.Tokens[first].XPOS == nlp.TagPRPS && first < s.issue {
		first++ // "its strike", "its own notice"
		if r.doc.Is(first, "own") && first < s.issue {
			first++
		}
	}
	ph := r.namedAs(first, r.labelEnd(s), s.issue, slices.Contains(s.signs, "clause:not"))
	ph.First, ph.End = int32(s.f), int32(s.e)
	if ph.Label == "" || r.t.rel(s.issue) == nlp.RelNmodPoss || strings.HasSuffix(ph.Label, "'s") || strings.HasSuffix(ph.Label, "’s") || r.light(r.labelEnd(s)-1) {
		return // "Russia's" of "Russia's demand", "the north had" of "had until Friday"
	}
	if whole := r.label(s.f, s.e); whole != ph.Label {
		ph.Terms = append(ph.Terms, whole)
	}
	if k := r.textAt[s.issue]; k != 0 && !s.deed {
		ph.Text = r.texts[k-1].in
		if name := r.Proposals[ph.Text-1].Name.Label; name != ph.Label {
			ph.Terms = append(ph.Terms, name)
		}
	}
	ph.Terms = append(append(append(ph.Terms, r.around(s)...), s.also...), r.over(s)...)
	if s.last == 0 {
		ph.Rest = append(r.restOf(r.labelEnd(s), s.issue), r.summed(s)...)
	}
	for n, ref := range r.withMembers(who) {
		e := r.entry(s.at, "stance "+s.frame.word+" "+s.path)
		ref, kind := r.standing(ref)
		if kind == refNone {
			continue
		}
		if n >= len(who) {
			e.Signs = append(e.Signs, "member")
		}
		e.Signs = slices.Grow(e.Signs, len(s.signs)+usualSigns)
		e.Signs = append(e.Signs, sign, refKindSign[kind], "stance:"+s.stance, "force:"+s.force, "path:"+s.path, "word:"+s.frame.word)
		if s.frame.grade != "" {
			e.Signs = append(e.Signs, "grade:"+s.frame.grade)
		}
		e.Signs = append(e.Signs, s.signs...)
		e.Signs = append(e.Signs, r.issueSigns(s)...)
		e.Signs = append(e.Signs, r.placeSigns(s.at)...)
		e.Signs = append(e.Signs, r.weightSigns(s.f, s.e)...)
		e.Signs = append(e.Signs, r.speechSigns(s.at, ref)...)
		if s.path != "said" {
			e.Signs = append(e.Signs, r.moodSigns(s.at)...)
		}
		if r.t.kid(s.at, nlp.RelNsubj) < 0 && sign == "by:subject" {
			e.Signs = append(e.Signs, "shared-subject")
		}
		p := Position{Entry: e, Party: ref, By: ref, Issue: ph, Stance: s.stance, Force: s.force, Whole: s.path == "said", Condition: s.condition, AsOf: r.when(s.at)}
		if s.stance == "against" || s.force == "demand" {
			p.RedLine = r.redLine(s.at)
		}
		p.Movement = r.movementAt(s.at)
		if p.AsOf != nil && p.AsOf.Bound == pSince {
			p.Since, p.AsOf = p.AsOf, nil // it is held still
		}
		r.Positions = append(r.Positions, p)
		if s.deed {
			continue // to change a text is no answer to it
		}
		if ph.Text != 0 {
			r.respond(ph.Text, ref, r.onDeed(s))
		} else if in := r.textWithin(s); in != 0 {
			s.signs = append(s.signs, "text:within")
			r.respond(in, ref, r.onDeed(s))
		}
	}
}

// takenAs reports whether the words of a stand tell when a thing was taken for something
// and name no matter: "rejected that | last week as a stunt".
func (r *reader) takenAs(s *stand) bool {
	for k := s.f + 1; k < s.issue; k++ {
		if r.doc.Is(k, "as") && r.t.timeWord(k-1) {
			return true
		}
	}
	return false
}

// hardlyAny reports whether there is hardly any of the noun at i: "offered few ideas".
func (r *reader) hardlyAny(i int) bool {
	for c := r.t.first[i]; c >= 0 && int(c) < i; c = r.t.nxt[c] {
		if k := int(c); (r.doc.Is(k, "few") || r.doc.Is(k, "little") && r.t.rel(k) != nlp.RelCompound) && (k == 0 || r.t.pos(k-1) != nlp.DET) {
			return true
		}
	}
	return false
}

// putsAtRisk reports whether a stand is the danger that somebody is to a text or to
// talks, and not a deed that they threaten: "the strike threatens the merger".
func (r *reader) putsAtRisk(s *stand) bool {
	if s.path != "said" && (s.frame.word != "threaten" || s.path != "o") || s.path == "said" && (s.frame.word != "cue:threaten" || r.t.rel(s.issue) != nlp.RelObj) || s.deed {
		return false
	}
	_, meets := is(nouns, r.t.lemma(s.issue), "meeting")
	return meets || r.textAt[s.issue] != 0
}

// onItself reports whether a stand is on its own party, which is no stance. Where
// its clause hangs on the last name of a noun phrase, "the offer for Acme that Acme
// has rejected", it is on the noun.
func (r *reader) onItself(s *stand, who Ref) bool {
	k := s.issue
	if r.nameAt[k] == 0 || r.t.rel(k) == nlp.RelCompound || r.t.rel(k) == nlp.RelNmodPoss || !r.sameActor(who, Ref{int32(s.f), int32(s.e), int32(k)}) {
		return false
	}
	return true
}

// standing returns whom a reference that may be a pronoun refers to; its kind is
// refNone for a pronoun that stands for nobody ("it is thought").
func (r *reader) standing(ref Ref) (Ref, refKind) {
	h := int(ref.Head)
	o, kind := r.who(h)
	if r.t.pos(h) != nlp.PRON {
		return ref, kind
	}
	if r.t.rel(h) == nlp.RelExpl {
		return ref, refNone
	}
	return o, kind
}

// respond notes how ref took a text.
func (r *reader) respond(p int, ref Ref, s stand) {
	pr := &r.Proposals[p-1]
	for _, a := range pr.Authors {
		if a.Who.Head == ref.Head && a.Plain == pr.Authors[0].Plain && a.Plain > 0 {
			return // its own author, in the same breath
		}
	}
	switch s.frame.word {
	case "propose", "offer", "table", "submit", "present", "unveil", "introduce", "initiate", "sponsor", "plan", "should", "draft":
		return
	}
	switch s.frame.word {
	case "cue:say", "cue:believe", "cue:other", "cue:ask", "cue:demand", "cue:offer", "cue:promise", "ask", "contend", "argue", "maintain", "held_as", "author":
		return // to speak of a text is not to answer it
	}
	if s.frame.word == "cue:deny" || s.stance == "undecided" && r.weighed(s.at) {
		return // nor is to deny something of it, or to be done with weighing it
	}
	if r.fewOf(int(ref.Head)) {
		return
	}
	if r.unknownDoer(s.at) && slices.Contains(s.signs, "agent:else") {
		return // what others did who are not known
	}
	if len(s.frame.paths) > 0 && s.frame.paths[0] == "s" {
		return // praise and blame of the text itself are read at its own words
	}
	if len(r.loose) >= 20*len(r.Proposals) {
		return
	}
	if r.onePart(s.issue) && r.textAt[s.issue] == 0 {
		if s.stance != "against" {
			return
		}
		s.stance, s.force = "conditional", "demand"
	}
	act := "words"
	switch s.frame.word {
	case "vote", "vote_for", "vote_against", "pass", "approve", "vote_down":
		act = "vote"
	case "sign":
		act = "signature"
	case "ratify":
		act = "ratification"
	}
	r.loose = append(r.loose, looseResponse{p, Response{By: ref, Stance: s.stance, Force: s.force, Act: act, When: r.when(s.at), Evidence: r.evidence(s.at),
		Signs: append(append([]string{"word:" + s.frame.word, "stance:" + s.stance, "path:" + s.path}, s.signs...), r.placeSigns(s.at)...)}})
}
