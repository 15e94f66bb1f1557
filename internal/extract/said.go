package extract

import "github.com/parley-record/parley/nlp"

// cueStances are the stances that a cue takes on what it credits.
var cueStances = map[string]frame{
	"demand": {word: "cue:demand", stance: "for", force: "demand"}, "offer": {word: "cue:offer", stance: "for", force: "offer"},
	"accept": {word: "cue:accept", stance: "for", force: "concession"}, "reject": {word: "cue:reject", stance: "against", force: "refusal"},
	"welcome": {word: "cue:welcome", stance: "for", force: "welcome"}, "criticise": {word: "cue:criticise", stance: "against", force: "concern"},
	"warn": {word: "cue:warn", stance: "against", force: "warning"}, "threaten": {word: "cue:threaten", stance: "for", force: "warning"},
	"promise": {word: "cue:promise", stance: "for", force: "offer"}, "doubt": {word: "cue:doubt", stance: "against", force: "concern"},
	"deny": {word: "cue:deny", stance: "against", force: "statement"}, "ask": {word: "cue:ask", stance: "for", force: "demand"},
	"say": {word: "cue:say", stance: "for", force: "statement"}, "believe": {word: "cue:believe", stance: "for", force: "statement"},
	"other": {word: "cue:other", stance: "for", force: "statement"},
}

// A credited is a statement by whose cue somebody takes a stance on what they say.
type credited struct {
	*Statement
	who          Ref
	frame        frame
	verb         int // of the cue, -1 for none
	f, e, root   int // tokens of what is said; its main word, -1 for none
	issue, other int // main words of the matter and of the next likely one, -1 for none
	effect       stand
	does         bool // what is said tells an effect
	tone         tone
	negated      bool
	stance       string
	signs        []string
	on           *Position // what its words, read one by one, take on a condition, nil for none
}

// says reports whether the cue only credits, and the stance is in what is said.
func (c *credited) says() bool { return c.frame.force == "statement" }

// saidPositions drafts the stance that a statement as a whole takes: by the
// class of its cue, turned by the tone of what is said.
func (r *reader) saidPositions() {
	taken := map[int]bool{}
	conditional := map[int]*Position{} // by the main word of its matter
	for k := range r.Positions {
		if p := &r.Positions[k]; p.Stance == "conditional" && p.Condition.End > p.Condition.Start {
			c := *p
			conditional[int(p.Issue.Head)] = &c
		}
		if s := r.Positions[k].Statement; s != 0 {
			taken[s] = true
		}
	}
	for k := range r.Statements {
		c := credited{Statement: &r.Statements[k]}
		if !r.credits(&c) || !r.findMatter(&c) {
			continue
		}
		c.tone = r.toneOf(c.f, c.e)
		c.negated = c.Negated || c.verb >= 0 && r.t.neither(c.verb)
		if c.negated {
			c.signs = append(c.signs, "cue-negated")
		}
		if taken[k+1] {
			c.signs = append(c.signs, "taken")
		}
		if c.verb >= 0 {
			c.signs = append(c.signs, r.moodSigns(c.verb)...)
		}
		c.signs = append(c.signs, c.tone.signs()...)
		if r.takesStance(&c) {
			if c.on = conditional[c.issue]; c.on == nil {
				c.on = conditional[c.root]
			}
			r.addSaid(&c)
		}
	}
}

// credits finds who takes a stance by the cue of c, and reports whether anybody does
// whom no other rule reads.
func (r *reader) credits(c *credited) bool {
	fr, ok := cueStances[c.CueClass]
	c.who = c.Speaker
	if !c.who.OK() {
		c.who = c.Source
	}
	if !ok || len(c.Content) == 0 || !c.who.OK() {
		return false
	}
	if c.f, c.e = r.doc.TokensIn(c.Content[0]); c.e <= c.f {
		return false
	}
	v := r.cueVerb(c.Statement, 0)
	c.verb, c.frame = v, fr
	if v >= 0 {
		c.frame = r.cueFrame(v, fr)
	}
	if v >= 0 && r.urged(v, c.who) {
		asking := r.parties(r.t.subject(int(r.t.head[v])))
		if len(asking) != 1 || r.t.pos(int(asking[0].Head)) == nlp.PRON {
			return false
		}
		c.who = asking[0] // what they ask of others they want themselves
	}
	if w := r.lastCueVerb(c.Statement); w >= 0 && (r.moot(w) && w != v || r.anothersDeed(w, c.who) || r.spokenTo(w, c.who) || r.foresees(w, c.who)) {
		return false
	}
	if v >= 0 && (r.heldBack(v) >= 0 || len(r.blamedFor(v)) > 0 || r.untaken(v) || r.putTo(v) || r.onlyIf(v) || r.moot(v) || r.fellThrough(v) || r.unlikely(v) || puts[r.t.lemma(v)] && r.asksAt(c.f, c.e) || r.foretold(v, []Ref{c.who})) {
		return false
	}
	c.e = min(c.e, c.f+60)
	c.root = r.rootIn(c.f, c.e)
	if r.callsObstacle(c.root) || v >= 0 && r.namedInSubject(v, c.who) || c.says() && r.onlyAbout(c.root) || c.root >= 0 && r.t.pos(c.root) == nlp.NOUN && r.hardlyAny(c.root) {
		return false // the first is read as such
	}
	// Who denies that they oppose it need not be for it, and who denies a deed refuses nothing.
	return c.CueClass != "deny" || c.root < 0 || r.wayOf(c.root) != "against" && !r.deniesDeed(c.root)
}

// findMatter finds what the statement takes a stance on, and reports whether there is
// anything that is not another's stance.
func (r *reader) findMatter(c *credited) bool {
	c.issue, c.other = r.about(c.f, c.e, c.CueClass)
	if !c.says() && c.root >= 0 && c.root != c.issue && r.t.pos(c.root) == nlp.NOUN && r.onePart(c.root) {
		c.issue, c.other = c.root, c.issue // "objected to the reference to fish in the draft"
	}
	if c.effect, c.does = r.effectSaid(c.f, c.e); c.does {
		c.issue = c.effect.issue
	}
	if c.issue < 0 || c.says() && r.noneAhead(c.issue) {
		return false
	}
	return !c.says() || !r.othersStance(c.issue, c.f, c.who) && (c.verb < 0 || !r.othersStance(c.verb, 0, c.who))
}

// noneAhead reports whether noun n is told to stand in nobody's calendar: "no talks
// are planned", which is neither a wish nor a refusal.
func (r *reader) noneAhead(n int) bool {
	v := int(r.t.head[n])
	if v < 0 || !r.t.passive(v) || r.t.patient(v) != n || !r.t.negated(v) {
		return false
	}
	switch r.t.lemma(v) {
	case "plan", "schedule", "set", "arrange", "expect", "slate":
		return true
	}
	return false
}

// takesStance finds the stance that the cue, the tone and what turns either tell, and
// reports whether it is one.
func (r *reader) takesStance(c *credited) bool {
	v := c.verb
	c.stance = c.frame.stance
	if c.says() && c.tone.con > c.tone.pro {
		c.stance = "against"
	}
	if held := r.heldAt(v, c.issue); c.says() && held != "" {
		c.stance = held // "called the demand a non-starter"
	}
	if c.says() && c.stance == "for" && c.tone.con >= c.tone.pro && r.deniedRoot(c.f, c.e) {
		if r.othersDo(c.root, c.who) {
			return false // what they leave undone is not refused by who tells of it
		}
		c.stance = "against"
		c.signs = append(c.signs, "said:denial")
	}
	if r.deedBlamed(v) >= 0 && (c.frame.force == "welcome" || c.frame.force == "concern") {
		c.stance = against(c.stance) // "praised Denmark for opposing the levy"
		c.signs = append(c.signs, "opposed")
	}
	if c.stance == "against" && (v >= 0 && r.makesKnown(v, c.root) || c.frame.force == "warning" && r.ownDeed(c.root, c.who) && !r.besideDeed(c.issue, c.root)) {
		c.stance = "for"
	}
	if c.stance == "against" && c.frame.force == "warning" && c.root >= 0 && r.lackedIn(c.issue, c.root) {
		c.stance = "for" // "warned that mills would close if the tax was not adopted"
		c.signs = append(c.signs, "said:lacked")
	}
	if c.CueClass == "threaten" && c.stance == "for" && c.root >= 0 && (r.supposedIn(c.issue, c.root) || r.againstThoseWho(c.issue, c.root)) {
		c.stance = "against" // "threatened to quit if the levy was adopted"
	}
	if c.does && (c.says() || c.frame.force == "warning" && c.stance == "against") {
		c.stance = c.effect.stance
	}
	if c.negated {
		c.stance = against(c.stance)
		if v >= 0 && (r.mayYet(v) || c.frame.force == "demand" && r.unasked(v)) {
			c.stance = "undecided"
		}
	}
	if v >= 0 && r.asksWhether(v) || c.root >= 0 && r.t.marked(c.root, "whether") || c.negated && r.unsettled(c.f, c.e) {
		c.stance = "undecided"
		c.signs = append(c.signs, "whether")
	}
	if x := r.endOf(c.issue); x >= 0 {
		c.issue, c.stance = x, against(c.stance)
		c.signs = append(c.signs, "ended")
	} else if c.stance == "for" && r.wantedOver(v, c.issue) {
		c.stance = against(c.stance)
		c.signs = append(c.signs, "ended")
	}
	return true
}

// addSaid drafts the stance of c, in the words that tell its matter best.
func (r *reader) addSaid(c *credited) {
	v := c.verb
	s := stand{frame: &c.frame, at: c.f, stance: c.stance, force: c.frame.force, issue: c.issue, path: "said"}
	if v >= 0 && c.stance == "for" {
		r.mightAccept(&s, v)
	}
	if v >= 0 && r.keptOpen(v) || c.says() && c.root >= 0 && r.leavesOpen(c.root) {
		s.stance, s.force = "undecided", "statement"
	}
	s.f, s.e = r.t.phrase(c.issue, true)
	if c.does {
		s.f, s.e = c.effect.f, c.effect.e
	} else if x, ok := r.refusalBlamed(c.CueClass, c.root, c.who); ok {
		s.issue, s.f, s.e, s.stance = x.issue, x.f, x.e, "for"
	} else if k := r.endedAt(c.issue); k >= 0 && c.stance == "for" && !c.says() {
		s.f, s.deed = k, true
	} else if k := r.changedBy(c.issue); k >= c.f {
		s.f, s.deed = k, true
	} else if p := r.deedRefused(c); p != nil {
		s.f, s.e, s.deed = int(p.Issue.First), int(p.Issue.End), true
	} else if x := r.doneBySomething(c.issue); x >= c.f {
		_, e := r.t.span(x)
		s.f, s.e, s.deed = x, min(e, x+14), true
	}
	refused := v
	if c.says() {
		refused = c.root
	}
	if s.stance == "against" && refused >= 0 && r.t.negated(refused) {
		r.condition(&s, refused)
	}
	if c.says() && s.stance == "for" && r.wouldSelf(c.root, c.who) && !r.besideDeed(c.issue, c.root) && !r.unlessDone(c.root) {
		r.condition(&s, c.root)
	}
	if p := c.on; p != nil && s.stance == "for" && (p.Party.Head == c.who.Head || r.sameActor(p.Party, c.who)) {
		s.stance, s.force, s.condition = p.Stance, p.Force, p.Condition
	}
	if x := r.ideaOf(c.issue); x >= 0 && !c.says() {
		s.issue, s.deed = x, false // "dismissed the demand"
		s.f, s.e = r.t.phrase(x, true)
	}
	if k, _ := r.doc.TokensIn(s.condition); s.condition.End > s.condition.Start && k > s.issue && k < s.e {
		s.e = k
	}
	s.also = r.matters(c.f, c.e, c.issue)
	if c.other >= 0 {
		s.also = append(s.also, r.label(r.t.phrase(c.other, true)))
	}
	c.signs = append(c.signs, r.contentSigns(v, c.f, c.e, c.issue, c.CueClass, c.stance)...)
	s.signs = append([]string{"rule:said", "said:" + c.CueClass + ":" + c.stance, "tone:" + c.stance + ":" + c.tone.name()}, c.signs...)
	n := len(r.Positions)
	r.addPositions(s, r.allWho(c.who), "by:speaker")
	if c.says() {
		of := r.actsInside(c.f, c.e)
		for ; n < len(r.Positions); n++ {
			r.Positions[n].Of = of
		}
	}
}

// deedRefused returns the stance already drafted by the cue of c on the deed that is what is said
// and whose object the matter of c is: "opposed selling the port" is against selling it, and
// not against the port; nil for none.
func (r *reader) deedRefused(c *credited) *Position {
	if c.says() || c.root < 0 || r.t.pos(c.root) != nlp.VERB || int(r.t.head[c.root]) != c.verb || r.t.kid(c.root, nlp.RelObj) != c.issue {
		return nil
	}
	for ; r.deedsSeen < len(r.Positions); r.deedsSeen++ { // each is looked at once, however many things are said
		if h := r.Positions[r.deedsSeen].Issue.Head; r.t.pos(int(h)) == nlp.VERB {
			if r.onDeeds == nil {
				r.onDeeds = map[int32]int{}
			}
			r.onDeeds[h] = r.deedsSeen
		}
	}
	if n, ok := r.onDeeds[int32(c.root)]; ok {
		if p := &r.Positions[n]; p.Stance == c.stance && int(p.Issue.End) > c.issue {
			return p
		}
	}
	return nil
}

// actsInside returns who takes a stance by the main verb of the content [f, e), told
// as done: "the bank agreed to a delay" in what a minister says.
func (r *reader) actsInside(f, e int) Ref {
	v := r.rootIn(f, e)
	if v < 0 || r.t.pos(v) != nlp.VERB || r.t.rel(v) == nlp.RelAdvcl || r.t.conditional(v) || r.t.aux(v) != "" || r.t.passive(v) {
		return Ref{}
	}
	fr := r.frameAt("v", v)
	if fr == nil || fr.stance != "for" && fr.stance != "against" {
		return Ref{}
	}
	switch fr.word {
	case "need", "require":
		return Ref{}
	}
	p := r.t.kid(v, nlp.RelNsubj)
	if p < f || r.t.pos(p) == nlp.PRON {
		return Ref{}
	}
	ref, kind := r.who(p)
	if !acts(kind) {
		return Ref{}
	}
	return ref
}

// cueFrame returns the stance that cue verb v takes where it is another than that
// of its class: to rule that something is so is no refusal, and to question a thing
// is to doubt it.
func (r *reader) cueFrame(v int, fr frame) frame {
	switch r.t.lemma(v) {
	case "rule":
		if !r.t.particle(v, "out") && fr.word == "cue:reject" {
			return cueStances["say"]
		}
	case "question":
		if fr.word == "cue:ask" {
			return cueStances["doubt"]
		}
	case "fear", "worry", "dread":
		return cueStances["doubt"]
	}
	if vf := r.verbFrame(v); vf != nil && vf.needs != "" && vf.stance == "against" && fr.stance == "for" {
		fr.stance, fr.force = "against", "refusal" // "lobbied against the tax", "voted down the budget"
	} else if vf != nil && vf.needs != "" && vf.stance == "conditional" && fr.stance == "for" {
		fr.stance = vf.stance // "left the door open to a bid"
	}
	return fr
}

// keptOpen reports whether cue verb v is to rule something out, or governs it, and
// somebody does not or refuses to: "refused to rule out a strike".
func (r *reader) keptOpen(v int) bool {
	if r.leavesOpen(v) {
		return true
	}
	x := r.t.kid(v, nlp.RelXcomp)
	if h := int(r.t.head[v]); h >= 0 && r.t.rel(v) == nlp.RelXcomp {
		v, x = h, v
	}
	if x < 0 || r.t.negated(v) != r.t.negated(x) {
		return false
	}
	if act, _ := is(words, r.t.lemma(x), "act"); act != "open" {
		return false
	}
	key := r.t.class(v)
	if key == "" {
		return false
	}
	fr := r.frameAt(key, v)
	return fr != nil && fr.stance == "against"
}

// mightAccept makes a stance for something conditional where cue verb v tells of
// what somebody may agree to, or of what on a condition: "could accept the tax if
// the quota was lifted".
func (r *reader) mightAccept(s *stand, v int) {
	switch s.frame.word {
	case "cue:accept", "cue:offer", "cue:promise":
	default:
		return
	}
	if r.t.negated(v) {
		return
	}
	switch r.t.aux(v) {
	case "may", "might", "could":
		if fr := r.frameAt("v", v); fr == nil || !ownText(fr) {
			s.stance = "conditional"
		}
	}
	r.condition(s, v)
}

// allWho returns who and those coordinated with who: "X and Y said".
func (r *reader) allWho(who Ref) []Ref {
	out := []Ref{who}
	if r.t.pos(int(who.Head)) == nlp.PRON {
		return out
	}
	all := r.parties(int(who.Head))
	if len(all) < 2 {
		return out
	}
	return addRef(out, all...)
}

// rootIn returns the word that all others of the tokens [f, e) hang on, -1 for none.
func (r *reader) rootIn(f, e int) int {
	for i := f; i < e; i++ {
		if h := int(r.t.head[i]); (h < f || h >= e) && r.t.pos(i) != nlp.PUNCT && r.t.rel(i) != nlp.RelMark {
			return i
		}
	}
	return -1
}

// matters returns the words for what the main clause of the tokens [f, e) is about
// beside issue: its subject, objects and complements that are nobody, and what
// else the cue takes, "guards | to be posted at every gate".
func (r *reader) matters(f, e, issue int) []string {
	root := r.rootIn(f, e)
	if root < 0 {
		return nil
	}
	var out []string
	_, end := r.sentence(root)
	for k, n := f, 0; k < min(e, end) && n < 2; k++ {
		h := int(r.t.head[k])
		if h >= f && h < e || r.t.rel(k) == nlp.RelMark || r.t.timeWord(k) || k == issue {
			continue
		}
		a := k
		switch r.t.pos(k) {
		case nlp.VERB:
			if r.light(k) {
				continue
			}
		case nlp.NOUN:
			a, _ = r.t.phrase(k, false)
		default:
			continue
		}
		_, b := r.t.span(k)
		if l := r.label(max(a, f), min(b, e, a+14)); l != "" {
			out = append(out, l)
			n++
		}
	}
	for c := r.t.first[root]; c >= 0 && len(out) < 5; c = r.t.nxt[c] {
		k := int(c)
		if k < f || k >= e || k == issue || r.t.timeWord(k) {
			continue
		}
		switch r.t.rel(k) {
		case nlp.RelNsubj, nlp.RelObj, nlp.RelObl:
			if p := r.t.pos(k); p != nlp.NOUN && p != nlp.PROPN {
				continue
			}
			if _, kind := r.who(k); kind != refOther {
				continue
			}
			a, b := r.t.phrase(k, true)
			if l := r.label(a, min(b, e)); l != "" {
				out = append(out, l)
			}
		}
	}
	return out
}

// deniedRoot reports whether what the tokens [f, e) tell is that something is not
// so or not done.
func (r *reader) deniedRoot(f, e int) bool {
	i := r.rootIn(f, e)
	return i >= 0 && r.t.negated(i)
}

// othersStance reports whether matter i, told in words from f on, is what somebody
// else than who wants or refuses: "the obstacle is Russia's demand that …".
func (r *reader) othersStance(i, f int, who Ref) bool {
	for n := 0; i >= f && n < 8; n++ {
		if owner := r.t.kid(i, nlp.RelNmodPoss); owner >= 0 && r.t.pos(i) == nlp.NOUN && len(stances["n"+r.t.lemma(i)]) > 0 {
			if r.t.pos(owner) == nlp.PRON {
				return false
			}
			for _, o := range r.parties(owner) {
				if r.sameActor(o, who) {
					return false
				}
			}
			return true
		}
		i = int(r.t.head[i])
	}
	return false
}

// urged reports whether cue verb v is only what somebody else asks of who, who has
// said nothing: "urged shareholders to reject the bid", "recommended that members
// accept it".
func (r *reader) urged(v int, who Ref) bool {
	h := int(r.t.head[v])
	if h < 0 || r.t.pos(v) != nlp.VERB {
		return false
	}
	switch r.t.rel(v) {
	case nlp.RelXcomp, nlp.RelCcomp, nlp.RelAdvcl, nlp.RelAcl:
	default:
		return false
	}
	key := "v"
	if r.t.pos(h) == nlp.NOUN {
		key = "n"
	}
	fr := r.frameAt(key, h)
	if fr == nil || fr.force != "demand" {
		if _, ok := asks[r.t.lemma(h)]; !ok {
			return false
		}
	}
	if s := r.t.kid(v, nlp.RelNsubj); s >= 0 && r.t.rel(v) != nlp.RelXcomp {
		return s == int(who.Head) && !r.t.marked(v, "whether") && !r.t.marked(v, "if")
	}
	o := r.t.kid(h, nlp.RelObj, nlp.RelIobj)
	if o < 0 {
		o = r.t.kid(h, nlp.RelObl)
	}
	return o >= 0 && o == int(who.Head) && r.t.marked(v, "to")
}

// asks are verbs that ask a deed of somebody.
var asks = map[string]struct{}{"urge": {}, "ask": {}, "advise": {}, "recommend": {}, "tell": {}, "order": {}, "request": {}, "require": {}, "call": {}, "press": {}, "pressure": {}, "persuade": {}, "instruct": {}, "allow": {}, "force": {}, "oblige": {}, "encourage": {}, "expect": {}}

// untaken reports whether the cue verb v takes no stance: what somebody has to
// or should do, never asked for, or declined to tell.
func (r *reader) untaken(v int) bool {
	if fr := r.frameAt("v", v); r.forced(v) || duty[r.t.aux(v)] || fr != nil && r.unspoken(v) {
		return true
	}
	for _, i := range []int{v, int(r.t.head[v])} {
		if i < 0 || r.t.pos(i) != nlp.VERB && r.t.pos(i) != nlp.ADJ {
			continue
		}
		key := "v"
		if r.t.pos(i) == nlp.ADJ {
			key = "a"
		}
		if fr := r.frameAt(key, i); fr != nil && fr.stance == "against" {
			if _, ok := r.hushed(i); ok {
				return true
			}
		}
	}
	return false
}

// cueVerb returns the first verb of a statement's cue from token from on, -1 for none.
func (r *reader) cueVerb(st *Statement, from int) int {
	if st.Cue.End <= st.Cue.Start {
		return -1
	}
	f, e := r.doc.TokensIn(st.Cue)
	for i := max(f, from); i < e; i++ {
		if r.t.pos(i) == nlp.VERB {
			return i
		}
	}
	return -1
}

// A tone is what the words of a passage speak for and against.
type tone struct {
	pro, con                        int
	duty, denied, condition, future bool
}

// name says which way the words judge: pro, con, both or none.
func (t *tone) name() string {
	switch {
	case t.pro > t.con:
		return "pro"
	case t.con > t.pro:
		return "con"
	case t.pro > 0:
		return "both"
	}
	return "none"
}

// signs are what the words tell of the judgement, for weighing.
func (t *tone) signs() []string {
	out := []string{"judged:" + t.name()}
	if t.duty {
		out = append(out, "said:duty")
	}
	if t.denied {
		out = append(out, "said:not")
	}
	if t.condition {
		out = append(out, "said:if")
	}
	if t.future {
		out = append(out, "said:will")
	}
	return out
}

// toneOf reads the tone of the tokens [f, e): words of praise and blame, those
// that take a stance, each turned by a denial before it.
func (r *reader) toneOf(f, e int) tone {
	var t tone
	for i := f; i < e; i++ {
		w := lower(r.doc.Form(i))
		switch w {
		case "not", "n't", "n’t", "never", "no", "cannot":
			t.denied = true
		case "must", "should", "need", "needs", "ought":
			t.duty = true
		case "if", "unless", "provided":
			t.condition = true
		case "will", "wo", "'ll", "’ll", "shall":
			t.future = true
		}
		if i > f && r.doc.Is(i-1, "too") && (w == "much" || w == "many" || w == "little" || w == "few" || w == "far") {
			t.con += 2
			continue
		}
		key := r.t.class(i)
		if key == "" && r.t.pos(i) != nlp.ADV {
			continue
		}
		l := r.t.lemma(i)
		way := 0
		if d, ok := is(words, l, "tone"); ok {
			way = 1
			if d == "con" {
				way = -1
			}
		} else if key != "" {
			for _, x := range stances[key+l] {
				if x.needs == "" && x.stance == "for" && x.force != "statement" {
					way = 1
				} else if x.needs == "" && x.stance == "against" {
					way = -1
				}
				break
			}
		}
		for k := i - 1; k >= f && k >= i-3; k-- {
			switch lower(r.doc.Form(k)) {
			case "not", "n't", "n’t", "never", "no", "cannot", "without", "hardly":
				way = -way
			}
		}
		if i > f && r.doc.Is(i-1, "too") && r.t.pos(i) == nlp.ADJ {
			way = -1 // "too low"
		} else if w == "enough" && i > f && r.doc.Is(i-1, "not") {
			way = -1
		}
		n := 1
		if h := int(r.t.head[i]); h < f || h >= e {
			n = 2 // what the whole is told of
		}
		switch {
		case way > 0:
			t.pro += n
		case way < 0:
			t.con += n
		}
	}
	return t
}

// laterOn reports whether token i, of words that begin at f, lies in what somebody
// takes a stance on once something else has come about: "wants them freed before it accepts the offer".
func (r *reader) laterOn(i, f int) bool {
	for k, n := i, 0; k >= f && n < 6; k, n = int(r.t.head[k]), n+1 {
		if r.t.rel(k) == nlp.RelAdvcl && r.t.marked(k, "before") && r.t.pos(k) == nlp.VERB && r.frameAt("v", k) != nil {
			return true
		}
	}
	return false
}

// judgement counts the words of praise and blame in the tokens [f, e) that judge
// a thing by themselves.
func (r *reader) judgement(f, e int) (pro, con int) {
	for i := f; i < e; i++ {
		key := ""
		switch r.t.pos(i) {
		case nlp.ADJ:
			key = "a"
		case nlp.NOUN:
			key = "n"
		default:
			continue
		}
		neg := i > f && (isNot(r.doc, i-1) || r.doc.Is(i-1, "no") || r.doc.Is(i-1, "longer"))
		for _, x := range stances[key+r.t.lemma(i)] {
			if x.paths[0] != "s" {
				continue
			}
			if (x.stance == "for") != neg {
				pro++
			} else {
				con++
			}
			break
		}
	}
	return pro, con
}
