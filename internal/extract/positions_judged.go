package extract

import (
	"github.com/parley-record/parley/nlp"
)

// Stances told by a judging noun or adjective: "unacceptable", "support for", "an
// obstacle".

// adjectivePosition drafts what adjective i says: of its subject's stance
// ("willing to", "opposed to"), or of the speaker's ("is unacceptable").
func (r *reader) adjectivePosition(i int) {
	if fs := stances["a"+r.t.lemma(i)]; len(fs) > 0 && !r.moot(i) && !r.setOpen(i) {
		r.statePosition(fs, i)
	}
}

// stateFrames returns the frames of verb i as the adjective that its participle
// is: "the banks were opposed to the plan".
func (r *reader) stateFrames(i int) []frame {
	if r.doc.Tokens[i].XPOS != nlp.TagVBN && r.doc.Tokens[i].XPOS != nlp.TagVBD {
		return nil
	}
	fs := stances["a"+lower(r.doc.Form(i))]
	if len(fs) == 0 || fs[0].paths[0] == "s" || r.t.kid(i, nlp.RelObj) >= 0 {
		return nil
	}
	if !r.t.passive(i) && r.t.rel(i) != nlp.RelAdvcl && r.t.rel(i) != nlp.RelAmod && r.t.kid(i, nlp.RelCop) < 0 {
		return nil
	}
	return fs
}

// statePosition drafts what the word of a state at i says by its frames, and
// reports whether it did.
func (r *reader) statePosition(fs []frame, i int) bool {
	for k := range fs {
		fr := &fs[k]
		if fr.needs != "" && !r.t.particle(i, fr.needs) && !r.follow(i, []string{fr.needs}) {
			continue
		}
		if fr.paths[0] == "s" {
			if r.judged(fr, i) {
				return true
			}
			continue
		}
		sign := "by:subject"
		who := r.parties(r.t.subject(i))
		if p := r.t.subject(i); len(who) == 0 && p >= 0 {
			who = r.parties(r.countedOut(p))
		}
		if len(who) == 0 {
			if who, sign = r.partyNear(i); len(who) == 0 {
				continue
			}
		}
		s, ok := r.stand(fr, i, 0)
		if !ok {
			s, ok = r.standNear(fr, i)
		}
		if ok {
			s.signs = append(s.signs, "rule:adj")
			r.addPositions(s, who, sign)
			return true
		}
	}
	return false
}

// judged drafts the speaker's stance on the subject of a judging word.
func (r *reader) judged(fr *frame, i int) bool {
	if h := int(r.t.head[i]); h >= 0 && r.t.rel(i) == nlp.RelXcomp && r.t.pos(h) == nlp.VERB {
		if _, ok := is(words, r.t.lemma(h), "holds"); ok {
			return r.heldToBe(fr, i, h)
		}
	}
	who, ok := r.speaker(i)
	all := []Ref{who}
	if to := r.judges(i); len(to) > 0 && r.t.kid(i, nlp.RelCop) >= 0 {
		all, ok = to, true
	}
	if !ok {
		return false
	}
	k := -1
	switch {
	case r.t.kid(i, nlp.RelCop) >= 0:
		if k = r.t.kid(i, nlp.RelCsubj); k < 0 {
			k = r.t.subject(i)
		}
		if k < 0 || r.t.pos(k) == nlp.PRON {
			// "it is important to …"
			if x := r.t.kid(i, nlp.RelCsubj, nlp.RelXcomp, nlp.RelCcomp, nlp.RelAdvcl); x > i {
				k = x
			} else if k >= 0 {
				k = r.antecedent(k)
			}
		}
	case r.t.rel(i) == nlp.RelAmod && r.t.head[i] >= 0 && r.textAt[r.t.head[i]] != 0:
		k = int(r.t.head[i])
	}
	if k < 0 {
		return false
	}
	s := stand{frame: fr, at: i, stance: fr.stance, force: fr.force}
	if !r.issue(&s, k, r.t.pos(k) == nlp.VERB, "s", 2) {
		return false
	}
	if r.t.negated(i) {
		s.stance = against(s.stance)
		s.signs = append(s.signs, "negated")
	}
	s.signs = append(s.signs, "rule:judge")
	r.condition(&s, i)
	r.addPositions(s, all, "by:speaker")
	return true
}

// heldToBe drafts the stance of who by verb v holds a thing to be what the
// judging word i says ("is considered illegal by most states").
func (r *reader) heldToBe(fr *frame, i, v int) bool {
	who, k := r.agents(v), r.t.patient(v)
	if len(who) == 0 || k < 0 {
		return false
	}
	s := stand{frame: fr, at: v, stance: fr.stance, force: fr.force}
	if !r.issue(&s, k, false, "s", 2) {
		return false
	}
	if r.t.negated(v) != r.t.negated(i) {
		s.stance = against(s.stance)
		s.signs = append(s.signs, "negated")
	}
	s.signs = append(s.signs, "rule:judge", "held")
	r.addPositions(s, who, "by:subject")
	return true
}

// sideWords are prepositions that take a side after "to be".
var sideWords = map[string]frame{
	"against": {word: "be_against", stance: "against", force: "refusal", grade: "firm"},
	"behind":  {word: "be_behind", stance: "for", force: "statement"},
	"favour":  {word: "in_favour", stance: "for", force: "statement", grade: "firm", paths: []string{"of"}},
	"favor":   {word: "in_favour", stance: "for", force: "statement", grade: "firm", paths: []string{"of"}},
}

// sidePosition drafts "X is against Y" and "X is in favour of Y".
func (r *reader) sidePosition(i int) bool {
	key := r.t.preposition(i)
	in := key == "in" && (r.t.lemma(i) == "favour" || r.t.lemma(i) == "favor")
	if in {
		key = r.t.lemma(i)
	}
	fr, ok := sideWords[key]
	if !ok || (key == "favour" || key == "favor") != in {
		return false
	}
	if r.t.kid(i, nlp.RelCop) < 0 {
		return false
	}
	who := r.parties(r.t.subject(i))
	if len(who) == 0 {
		ref, ok := r.before(r.t.kid(i, nlp.RelCop))
		if !ok {
			return false
		}
		who = []Ref{ref}
	}
	s := stand{frame: &fr, at: i, stance: fr.stance, force: fr.force}
	if in {
		if !r.issueAt(&s, i, fr.paths, 9) {
			return false
		}
	} else {
		s.issue, s.path = i, key
		s.f, s.e = r.t.phrase(i, true)
		for k := s.f; k < i; k++ { // the phrase without its "against"
			if r.doc.Is(k, key) {
				s.f = k + 1
			}
		}
	}
	if r.t.negated(i) {
		s.stance = against(s.stance)
		s.signs = append(s.signs, "negated")
	}
	s.signs = append(s.signs, "rule:side")
	r.condition(&s, i)
	r.addPositions(s, who, "by:subject")
	return true
}

// nounPosition drafts "X's demand for Y", "opposition to Y by X", "opponents of
// Y", and "Y is a mistake" as its speaker's.
func (r *reader) nounPosition(i int) {
	if r.sidePosition(i) || r.sidedPosition(i) {
		return
	}
	if r.noComment(i) {
		return
	}
	if r.laidPosition(i) {
		return
	}
	r.obstaclePosition(i)
	if r.namedPosition(i) || r.timeForIt(i) {
		return
	}
	fs := stances["n"+r.t.lemma(i)]
	if len(fs) == 0 {
		return
	}
	fr := &fs[0]
	if x := r.frameAt("n", i); x != nil && fr.needs != "" {
		fr = x // "a vote against the quota"
	}
	if fr.paths[0] == "s" {
		r.judged(fr, i)
		return
	}
	if fr.word == "pressure" && r.t.preposition(i) == "under" {
		return // "is under pressure to accept it": others want it
	}
	if r.comesFrom(fr, i) {
		return
	}
	if r.ofGoods(i) || r.othersDemand(fr, i) || r.lentPosition(fr, i) {
		return
	}
	s, ok := r.nounStand(fr, i)
	if !ok {
		return
	}
	s.signs = append(s.signs, "rule:noun")
	if s.stance == "for" && s.force != "demand" && r.tied(i) {
		s.stance = "conditional"
		s.signs = append(s.signs, "condition")
	}
	switch r.keptBy(i) {
	case "turned": // "withdrew its support"
		if s.force == "offer" {
			return // to take back an offer is not to oppose what it was about
		}
		if w, _ := r.voicedBy(i); len(w) > 0 && r.t.kid(i, nlp.RelNmodPoss) < 0 {
			break // "to overcome objections from the growers"
		}
		switch s.force {
		case "demand": // who drops a demand need not be against what it was for
			s.stance, s.force = "undecided", "concession"
		case "refusal":
			s.stance, s.force = against(s.stance), "concession"
		default:
			s.stance = against(s.stance)
		}
		s.signs = append(s.signs, "turned")
	case "none":
		return
	}
	if backers[fr.word] {
		if who := r.calledSo(i); len(who) > 0 {
			r.addPositions(s, who, "by:called")
			return
		}
		ref, _ := r.who(i)
		r.addPositions(s, []Ref{ref}, "by:itself")
		return
	}
	who, sign := r.nounHolder(&s, i)
	if len(who) == 0 {
		if h := int(r.t.head[i]); h >= 0 && r.t.rel(i) == nlp.RelObj && r.t.pos(h) == nlp.VERB && r.frameAt("v", h) != nil {
			return // "rejects any recognition of the border": read with its verb
		}
		if fr.stance == "for" && r.opposed(i) {
			return // "a protest at plans to close the ward": not theirs who protest
		}
		if who, sign = r.partyNear(i); len(who) == 0 {
			return
		}
	}
	r.addPositions(s, who, sign)
}

// nounStand returns the stance that the noun at i takes by its frame fr, false where it takes
// none by itself.
func (r *reader) nounStand(fr *frame, i int) (s stand, ok bool) {
	if s, ok = r.stand(fr, i, 0); ok {
		return s, true
	}
	if h := int(r.t.head[i]); h >= 0 && r.t.rel(i) == nlp.RelObj && r.holdsSo(h, i) {
		return s, false // "called the demand | a non-starter"
	}
	if s, ok = r.standNear(fr, i); ok {
		// "an interest payment", "a consent form", and not "a peace plan vote"
		return s, r.t.rel(i) != nlp.RelCompound || !r.t.under(i, s.issue) || r.namesText(i)
	}
	if s, ok = r.standUnder(fr, i); !ok {
		if h := int(r.t.head[i]); h >= 0 && r.t.rel(i) == nlp.RelObj && keeps[r.t.lemma(h)] {
			r.echoPosition(fr, h) // "but Norway voiced opposition"
		}
	}
	return s, ok
}

// nounHolder returns who holds the stance of the noun at i by the words about it, nil where
// none of them tells, and the sign of it. Of s, whose stance it is, it cuts what names them.
func (r *reader) nounHolder(s *stand, i int) (who []Ref, sign string) {
	sign = "by:poss"
	who = r.parties(r.t.holder(i, 0))
	if p := r.t.kid(i, nlp.RelNmodPoss); p >= 0 && r.t.pos(p) == nlp.PRON && r.t.rel(i) == nlp.RelObj && r.t.head[i] >= 0 && keeps[r.t.lemma(int(r.t.head[i]))] {
		// "Norway and Denmark maintained their opposition"
		if all := r.agents(int(r.t.head[i])); len(all) > 0 {
			if _, kind := r.who(int(all[0].Head)); kind != refPronoun {
				who = all
			}
		}
	}
	if len(who) == 0 && s.path != "near" {
		if w, end := r.bearersBehind(i); len(w) > 0 && s.issue >= end {
			who, sign = w, "by:from"
			s.f = max(s.f, end)
		}
	}
	if len(who) == 0 {
		if w, at := r.voicedBy(i); len(w) > 0 && at > s.issue {
			who, sign = w, "by:from"
			s.e = min(s.e, at)
		}
	}
	if len(who) == 0 && s.path != "of" {
		if b := r.heldAmong(i); b >= 0 && b != s.issue {
			who, sign = r.parties(b), "by:of"
		}
	}
	if len(who) == 0 {
		for c := r.t.first[i]; c >= 0; c = r.t.nxt[c] {
			if rel := r.t.rel(int(c)); rel == nlp.RelCompound || rel == nlp.RelAmod {
				if ref, k := r.who(int(c)); k == refState || k == refBody || k == refAgent || k == refPerson {
					who, sign = append(who, ref), "by:modifier"
				}
			}
		}
	}
	return who, sign
}

// heldAmong returns whose the stance of noun n is by "of", "in" or "among" before
// somebody who can act: "the reluctance of the banks", "resistance in many
// delegations"; -1 for nobody told.
func (r *reader) heldAmong(n int) int {
	for c := r.t.first[n]; c >= 0; c = r.t.nxt[c] {
		k := int(c)
		if k < n || r.t.rel(k) != nlp.RelNmod {
			continue
		}
		switch r.t.preposition(k) {
		case "of", "in", "among":
			if _, kind := r.who(k); kind == refPerson || kind == refBody || kind == refState || kind == refAgent {
				return k
			}
		}
	}
	return -1
}

// lentPosition drafts what noun i says where somebody gives it to a matter named
// elsewhere in the clause: "the plan won the support of the growers", "faces
// opposition from two ministries".
func (r *reader) lentPosition(fr *frame, i int) bool {
	switch r.t.lemma(i) {
	case "support", "backing", "endorsement", "approval", "blessing", "consent", "opposition", "objection", "criticism", "protest", "resistance", "praise", "condemnation":
	default:
		return false
	}
	b := -1
	for c := r.t.first[i]; c >= 0; c = r.t.nxt[c] {
		k := int(c)
		if k < i || r.t.rel(k) != nlp.RelNmod {
			continue
		}
		switch r.t.preposition(k) {
		case "of", "from", "among":
			if _, kind := r.who(k); kind == refPerson || kind == refBody || kind == refState || kind == refAgent {
				b = k
			}
		case "to", "for", "over", "on", "about", "against", "at":
			return false // what it is about is told
		}
	}
	v := int(r.t.head[i])
	if v < 0 || r.t.pos(v) != nlp.VERB || r.t.rel(i) != nlp.RelObj && !(r.t.rel(i) == nlp.RelObl && (r.t.lemma(v) == "meet" && r.t.preposition(i) == "with" || r.t.lemma(v) == "run" && r.t.preposition(i) == "into")) {
		return false
	}
	for c := r.t.first[v]; c >= 0 && b < 0; c = r.t.nxt[c] {
		if k := int(c); k > i && r.t.rel(k) == nlp.RelObl && r.t.preposition(k) == "from" && !r.t.timeWord(k) {
			if _, kind := r.who(k); acts(kind) {
				b = k
			}
		}
	}
	for c := r.t.first[i]; c >= 0 && b < 0; c = r.t.nxt[c] {
		if k := int(c); k < i && (r.t.rel(k) == nlp.RelAmod || r.t.rel(k) == nlp.RelCompound) && r.t.lemma(v) != "have" && r.t.lemma(v) != "need" {
			if _, kind := r.who(k); kind == refState {
				b = k // "faces Spanish opposition"
			}
		}
	}
	if b < 0 {
		return false
	}
	switch r.t.lemma(v) {
	case "win", "have", "draw", "face", "meet", "get", "gain", "attract", "provoke", "spark", "receive", "secure", "enjoy", "run", "encounter", "need", "stir", "trigger", "obtain", "earn", "arouse":
	default:
		return false
	}
	p := r.t.subject(v)
	if p < 0 {
		return false
	}
	s := stand{frame: fr, at: i, stance: fr.stance, force: fr.force}
	if r.t.lemma(v) == "need" || r.t.negated(v) || !r.issue(&s, p, false, "lent", 9) {
		return false
	}
	if _, kind := r.who(s.issue); kind != refOther {
		return false
	}
	s.signs = append(s.signs, "rule:noun", "lent")
	r.addPositions(s, r.parties(b), "by:of")
	return true
}

// noComment drafts "X had no comment on Y": X says nothing yet of where it stands.
func (r *reader) noComment(i int) bool {
	if r.t.lemma(i) != "comment" {
		return false
	}
	none := false
	for c := r.t.first[i]; c >= 0; c = r.t.nxt[c] {
		none = none || r.doc.Is(int(c), "no")
	}
	if !none {
		return false
	}
	fr := frame{word: "no_comment", stance: "undecided", force: "statement", paths: []string{"on", "about"}}
	s := stand{frame: &fr, at: i, stance: fr.stance, force: fr.force}
	if !r.issueAt(&s, i, fr.paths, 9) {
		return true
	}
	sign := "by:subject"
	var who []Ref
	if h := int(r.t.head[i]); h >= 0 && r.t.pos(h) == nlp.VERB {
		who = r.agents(h)
	}
	if len(who) == 0 {
		if who, sign = r.partyNear(i); len(who) == 0 {
			return true
		}
	}
	s.signs = append(s.signs, "unsaid:bare")
	r.addPositions(s, who, sign)
	return true
}

// backers are nouns for those who take a stance on what stands after "of".
var backers = listed("backers")

// calledSo returns who is called the noun at i: "Norway has been a leading advocate
// of the plan", "Berg, an opponent of the plan, …", "lists Berg as a supporter".
func (r *reader) calledSo(i int) []Ref {
	if r.t.kid(i, nlp.RelCop) >= 0 {
		return r.parties(r.t.subject(i))
	}
	h := int(r.t.head[i])
	if h < 0 {
		return nil
	}
	switch r.t.rel(i) {
	case nlp.RelAppos:
		return r.parties(h)
	case nlp.RelObl, nlp.RelNmod:
		if r.t.preposition(i) != "as" {
			return nil
		}
		if r.t.pos(h) == nlp.VERB {
			return r.parties(r.t.patient(h))
		}
		for r.t.rel(h) == nlp.RelConj && r.t.head[h] >= 0 {
			h = int(r.t.head[h])
		}
		return r.parties(h)
	}
	return nil
}

// keeps are verbs by which those take a stance whose subject they have, not
// somebody told before.
var keeps = listed("keeps")

// obstaclePosition drafts what a speaker calls the obstacle, "the main obstacle is
// the union's demand for a veto", "the demand remains an obstacle", by the noun at i
// that is so called or that calls it so: the speaker is against it, or for what it
// refuses.
func (r *reader) obstaclePosition(i int) {
	if r.callsObstacle(i) {
		if !r.t.negated(i) {
			r.inTheWay(i)
		}
		return
	}
	if !r.obstacle(i) {
		return
	}
	v := i
	if h := int(r.t.head[i]); h >= 0 && (r.t.rel(i) == nlp.RelXcomp || r.t.rel(i) == nlp.RelObj) && stays[r.t.lemma(h)] {
		v = h
	} else if r.t.kid(i, nlp.RelCop) < 0 {
		return
	}
	if p := r.t.subject(v); p >= 0 && p < i && r.t.pos(p) == nlp.NOUN && !r.t.negated(v) {
		r.inTheWay(p)
	}
}

// stays are verbs by which something is an obstacle without "to be".
var stays = listed("stays")

// inTheWay drafts that whoever is speaking at i is against what the noun at i tells of.
func (r *reader) inTheWay(i int) {
	who, ok := r.speaker(i)
	if !ok {
		return
	}
	s := stand{frame: &obstacleFrame, at: i, stance: "against", force: "concern"}
	if fs := stances["n"+r.t.lemma(i)]; len(fs) > 0 && fs[0].paths[0] != "s" {
		if in, ok := r.stand(&fs[0], i, 0); ok {
			s.stance = against(in.stance)
			s.issue, s.f, s.e, s.path = in.issue, in.f, in.e, in.path
		}
	}
	if s.e == 0 {
		if _, kind := r.who(i); kind != refOther || !r.issue(&s, i, false, "s", 2) {
			return
		}
	}
	s.signs = append(s.signs, "rule:judge")
	r.addPositions(s, []Ref{who}, "by:speaker")
}

// callsObstacle reports whether the clause of i, -1 for none, calls i the obstacle.
func (r *reader) callsObstacle(i int) bool {
	if i < 0 || r.t.kid(i, nlp.RelCop) < 0 {
		return false
	}
	p := r.t.subject(i)
	return p >= 0 && p < i && r.obstacle(p)
}

var obstacleFrame = frame{word: "obstacle", stance: "against", force: "concern", paths: []string{"s"}}

// obstacle reports whether the noun at i is one for what stands in the way: an
// obstacle, a problem, a sticking point.
func (r *reader) obstacle(i int) bool {
	if _, ok := is(words, r.t.lemma(i), "hinders"); !ok {
		return false
	}
	d, ok := is(words, r.t.lemma(i), "settled-with")
	return !ok || r.modified(i, d)
}

// comesFrom drafts whose the opposition or support at noun i is where the clause says from
// whom it comes: "the strongest opposition to the dam came from Norway". It reports
// whether it does.
func (r *reader) comesFrom(fr *frame, i int) bool {
	v := int(r.t.head[i])
	if v < i || r.t.rel(i) != nlp.RelNsubj || r.t.negated(v) {
		return false
	}
	switch r.t.lemma(v) {
	case "come", "emerge", "arrive", "flood", "pour":
	default:
		return false
	}
	for c := r.t.first[v]; c >= 0; c = r.t.nxt[c] {
		k := int(c)
		if k < v || r.t.rel(k) != nlp.RelObl || r.t.preposition(k) != "from" {
			continue
		}
		who := r.parties(k)
		s, ok := r.stand(fr, i, 0)
		if len(who) == 0 || !ok {
			return false
		}
		s.signs = append(s.signs, "rule:noun")
		r.addPositions(s, who, "by:from")
		return true
	}
	return false
}
