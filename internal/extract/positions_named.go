package extract

import "github.com/parley-record/parley/nlp"

// What somebody's demand or objection is said to be, and what it is where whose it is
// stands between.

// behindBearer returns what noun i is about by path p where those whose it is stand right
// behind it, wherever the tree hangs the rest: "a request from Norway to lower the fee",
// "insistence by Norway on a vote"; clause where it is a deed; -1 for none.
func (r *reader) behindBearer(i int, p string) (k int, clause bool) {
	_, end := r.bearersBehind(i)
	if end == 0 || end+1 >= len(r.doc.Tokens) {
		return -1, false
	}
	h := int(r.t.head[end])
	if h <= end || h > end+8 {
		return -1, false
	}
	switch {
	case p == "x":
		if r.doc.Tokens[end].XPOS == nlp.TagTO && r.t.pos(h) == nlp.VERB {
			return h, true
		}
	case p == "c", p == "that":
		if r.doc.Is(end, "that") && r.t.rel(end) == nlp.RelMark {
			return h, true
		}
	case r.doc.Is(end, p) && r.t.rel(end) == nlp.RelCase && !r.t.timeWord(h) && r.t.pos(h) == nlp.NOUN:
		return h, false
	}
	return -1, false
}

// bearersBehind returns those who stand behind noun i and "by" or "from", and where their
// words end; 0 for nobody.
func (r *reader) bearersBehind(i int) ([]Ref, int) {
	if r.t.pos(i) != nlp.NOUN || i+2 >= len(r.doc.Tokens) || !r.doc.Is(i+1, "by") && !r.doc.Is(i+1, "from") {
		return nil, 0
	}
	switch r.t.lemma(i) {
	case "approval", "consent", "permission", "ratification", "acceptance", "clearance":
		return nil, 0 // which may only be waited for
	}
	_, e := r.sentence(i)
	who, end := r.refsFrom(i+2, min(e, i+20))
	if len(who) == 0 {
		return nil, 0
	}
	return who, end
}

// namedDemands are nouns for what somebody wants or does not want, with the stance of
// those whose they are on what such a thing is said to be.
var namedDemands = map[string]frame{
	"demand":       {word: "demand", stance: "for", force: "demand", grade: "firm"},
	"request":      {word: "request", stance: "for", force: "demand"},
	"requirement":  {word: "requirement", stance: "for", force: "demand"},
	"condition":    {word: "condition", stance: "for", force: "demand"},
	"precondition": {word: "condition", stance: "for", force: "demand"},
	"stipulation":  {word: "stipulation", stance: "for", force: "demand"},
	"priority":     {word: "priority", stance: "for", force: "demand"},
	"wish":         {word: "wish", stance: "for", force: "demand"},
	"goal":         {word: "goal", stance: "for", force: "statement"},
	"aim":          {word: "aim", stance: "for", force: "statement"},
	"objective":    {word: "objective", stance: "for", force: "statement"},
	"ambition":     {word: "ambition", stance: "for", force: "statement"},
	"preference":   {word: "preference", stance: "for", force: "statement"},
	"objection":    {word: "objection", stance: "against", force: "refusal", grade: "firm"},
	"complaint":    {word: "complaint", stance: "against", force: "concern"},
	"grievance":    {word: "complaint", stance: "against", force: "concern"},
	"criticism":    {word: "criticism", stance: "against", force: "concern"},
}

// namedPosition drafts what the demand or objection at noun i is said to be: "the union's
// main demand is a shorter week", "their demands include higher pay", "a vote is among
// Norway's demands". It reports whether the words say so.
func (r *reader) namedPosition(i int) bool {
	fr, ok := namedDemands[r.t.lemma(i)]
	if !ok {
		return false
	}
	what, clause := r.calledDemand(i)
	if what < 0 {
		return false
	}
	who := r.parties(r.t.holder(i, 0))
	if len(who) == 0 {
		b := r.heldAmong(i)
		if b < 0 {
			b = r.t.kid(i, nlp.RelNmod)
			if b < i || r.t.preposition(b) != "for" {
				return false
			}
		}
		if who = r.parties(b); len(who) == 0 {
			return false
		}
	}
	var buf [8]int
	list := []int{what}
	if !clause {
		list = r.listedWith(append(buf[:0], what), what, what)
	}
	for n, k := range list {
		s := stand{frame: &fr, at: i, stance: fr.stance, force: fr.force}
		if !r.issue(&s, k, clause, "is", 0) {
			continue
		}
		for c := r.t.first[k]; c >= 0 && clause; c = r.t.nxt[c] {
			if p := int(c); p > i+1 && p < k && r.t.rel(p) == nlp.RelNsubj { // "that | the week | be shortened"
				s.f, _ = r.t.phrase(p, false)
			}
		}
		if len(list) > 1 {
			if n+1 < len(list) {
				f, _ := r.t.phrase(list[n+1], false)
				s.e = max(k+1, min(s.e, f-1))
			}
			s.last = s.e
		}
		if clause && r.t.pos(k) == nlp.VERB {
			if in, ok := r.inner(k, 1); ok && fr.stance == "for" {
				s.stance, s.issue, s.f, s.e, s.turned = in.stance, in.issue, in.f, in.e, true
				s.signs = append(s.signs, "composed")
			}
		}
		s.signs = append(s.signs, "rule:noun")
		r.addPositions(s, who, "by:poss")
	}
	return true
}

// calledDemand returns the main word of what the demand at noun i is said to be, clause
// where that is a deed; -1 where it is not told.
func (r *reader) calledDemand(i int) (what int, clause bool) {
	if fr := r.frameAt("n", i); fr != nil {
		if s := (stand{frame: fr, at: i, stance: fr.stance}); r.issueAt(&s, i, fr.paths, 9) && r.heldAmong(i) != s.issue {
			return -1, false // "Norway's demand for a vote is a problem"
		}
	}
	h := int(r.t.head[i])
	if r.t.kid(i, nlp.RelCop) >= 0 { // "the week is a demand of the union", "is among its demands"
		switch r.t.preposition(i) {
		case "", "among", "amongst":
			if p := r.t.subject(i); p >= 0 && p < i && r.thingNamed(p) && !r.t.negated(i) {
				return p, false
			}
		}
		return -1, false
	}
	if h < 0 || r.t.negated(h) {
		return -1, false
	}
	switch rel := r.doc.Tokens[i].Rel; {
	case rel.Plain() == nlp.RelNsubj && h > i && r.t.kid(h, nlp.RelCop) >= 0:
		if r.t.pos(h) == nlp.VERB && (r.t.marked(h, "to") || r.t.marked(h, "that")) {
			return h, true
		}
		if r.thingNamed(h) {
			return h, false
		}
	case rel.Plain() == nlp.RelNsubj && h > i && r.t.lemma(h) == "be":
		if k := r.t.kid(h, nlp.RelCcomp, nlp.RelXcomp); k > h && r.t.pos(k) == nlp.VERB {
			return k, true
		}
	case rel == nlp.RelNsubj && h > i && includes[r.t.lemma(h)]:
		if o := r.t.kid(h, nlp.RelObj); o > h && r.thingNamed(o) {
			return o, false
		}
	case rel.Plain() == nlp.RelNmod && r.t.preposition(i) == "of" && r.doc.Is(h, "one") && r.t.kid(h, nlp.RelCop) >= 0: // "is one of its demands"
		if p := r.t.subject(h); p >= 0 && p < h && r.thingNamed(p) {
			return p, false
		}
	}
	return -1, false
}

// includes are verbs by which demands are listed.
var includes = listed("includes")

// thingNamed reports whether token k is a noun for a thing that can be wanted.
func (r *reader) thingNamed(k int) bool {
	if r.t.pos(k) != nlp.NOUN || r.t.timeWord(k) {
		return false
	}
	if fs := stances["n"+r.t.lemma(k)]; len(fs) > 0 && fs[0].paths[0] == "s" || r.obstacle(k) {
		return false // "the demand is a mistake", "the obstacle is their demand"
	}
	_, kind := r.who(k)
	return kind == refOther
}
