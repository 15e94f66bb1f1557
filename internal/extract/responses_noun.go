package extract

import (
	"slices"
	"strings"

	"github.com/parley-record/parley/nlp"
)

// nounReply reads "X's support for the plan", "criticism of it from X", "X voiced
// doubts about it".
func (r *reader) nounReply(in, n int, stance string, signs []string) {
	p := reply{in: in, at: n, stance: stance, force: "statement", word: r.t.lemma(n), signs: append(signs, "noun")}
	if stance == "against" {
		p.force = "concern"
	}
	if k := r.t.kid(n, nlp.RelDet); k >= 0 && r.doc.Is(k, "no") {
		p.turn()
	}
	if k := r.t.kid(n, nlp.RelNmodPoss); k >= 0 && r.doc.Tokens[k].XPOS == nlp.TagPRPS && r.t.rel(n) == nlp.RelObj {
		// "they had their doubts": whoever the verb tells
	} else if who := r.parties(k); len(who) > 0 {
		r.emit(p, who, "by:poss")
		return
	} else if who := r.possessorOf(n); len(who) > 0 {
		r.emit(p, who, "by:poss")
		return
	}
	_, e := r.sentence(n)
	for k := n + 1; k < min(e, n+14); k++ {
		if r.doc.Is(k, "from") || r.doc.Is(k, "by") || r.doc.Is(k, "among") {
			if who, _ := r.refsFrom(k+1, min(e, k+20)); len(who) > 0 && !r.stands(in, who) {
				r.emit(p, who, "by:by")
				return
			}
		}
		if r.t.pos(k) == nlp.VERB || r.doc.Is(k, ",") {
			break
		}
	}
	var mods []Ref
	for c := r.t.first[n]; c >= 0; c = r.t.nxt[c] {
		if rel := r.t.rel(int(c)); rel == nlp.RelCompound || rel == nlp.RelAmod {
			if ref, k := r.who(int(c)); k == refState || k == refBody || k == refAgent || k == refPerson {
				mods = append(mods, ref)
			}
		}
	}
	if len(mods) > 0 {
		r.emit(p, mods, "by:modifier")
		return
	}
	h := int(r.t.head[n])
	for k := 0; k < 3 && h >= 0 && r.t.pos(h) == nlp.NOUN && r.t.rel(n) == nlp.RelNmod; k++ {
		if prep := r.t.preposition(n); prep != "in" && prep != "of" {
			return // "strikes in protest at it"
		}
		p.signs = append(p.signs, "far")
		n, h = h, int(r.t.head[h])
	}
	if h < 0 || r.t.pos(h) != nlp.VERB {
		return
	}
	far := slices.Contains(p.signs, "far")
	switch r.t.rel(n) {
	case nlp.RelObj:
		switch r.t.lemma(h) {
		case "seek", "ask", "need", "want", "request":
			if r.t.negated(h) {
				return // of others, who are not asked
			}
		case "announce", "indicate", "signal", "reveal", "disclose":
			if r.t.negated(h) {
				p.stance, p.force = "undecided", "statement"
				r.reply(p, h, h)
				return
			}
		case "withdraw", "lose", "drop", "end", "pull", "deny", "refuse", "withhold", "overcome", "dismiss", "reject":
			p.turn()
		case "lift", "abandon", "waive", "retract", "renounce", "rescind", "relinquish", "suspend", "ditch", "shelve", "give":
			if r.keptBy(n) == "turned" {
				p.turn()
			}
		case "block", "prevent", "halt", "stop", "obstruct", "thwart", "impede", "veto":
			p.turn() // "blocked the signing of the pact"
		case "delay", "defer", "postpone":
			return // it is still to come
		case "put", "hold":
			if r.t.particle(h, "off") || r.t.particle(h, "up") || r.t.particle(h, "back") {
				return
			}
		case "draw", "win", "face", "meet", "receive", "get", "gain", "attract", "provoke", "spark", "settle", "resolve", "address", "ease", "allay", "calm", "quell", "defuse", "answer", "assuage", "soothe", "counter", "rebut":
			return // of others
		}
	case nlp.RelObl:
		if prep := r.t.preposition(n); !far && prep != "in" && prep != "with" {
			return
		}
	default:
		return
	}
	if d := r.t.kid(n, nlp.RelDet); r.t.negated(h) && p.word != "doubt" && (d < 0 || !r.doc.Is(d, "no")) {
		own := p.stance == "for" && r.soFar(h)
		if p.turn(); own { // "had no objection" was turned by its noun
			p.stance, p.force = "undecided", "statement"
		}
	}
	top := r.climb(&p, h)
	r.reply(p, h, top)
}

// possessorOf returns whose the noun at n is by the words before it, where the tree
// ties them to another: "the firm's previous rejection".
func (r *reader) possessorOf(n int) []Ref {
	f, _ := r.sentence(n)
	for k := n - 1; k > f && n-k < 4; k-- {
		if r.doc.Tokens[k].XPOS == nlp.TagPOS {
			return r.parties(k - 1)
		}
		if p := r.t.pos(k); p != nlp.ADJ && p != nlp.ADV {
			break
		}
	}
	return nil
}

// judgedFor reads "the plan is unacceptable to X": what the text that is the subject
// of the adjective at a is to somebody.
func (r *reader) judgedFor(in, a int, signs []string) bool {
	pro, con := r.judgement(a, a+1)
	if pro == con {
		return false
	}
	for c := r.t.first[a]; c >= 0; c = r.t.nxt[c] {
		k := int(c)
		if rel := r.t.rel(k); k < a || rel != nlp.RelObl && rel != nlp.RelNmod || r.t.preposition(k) != "to" && r.t.preposition(k) != "for" {
			continue
		}
		p := reply{in: in, at: a, stance: "for", force: "welcome", word: "judge", signs: append(signs, "to")}
		if con > pro {
			p.stance, p.force = "against", "refusal"
		}
		if r.t.negated(a) {
			p.turn()
		}
		if who := r.parties(k); len(who) > 0 {
			r.emit(p, who, "by:object")
			return true
		}
	}
	return false
}

// seesNone reads "sees no merit in the plan": the noun at n is what somebody misses
// in the text.
func (r *reader) seesNone(in, n int, signs []string) {
	h := int(r.t.head[n])
	if h < 0 || r.t.rel(n) != nlp.RelObj || r.t.lemma(h) != "see" && r.t.lemma(h) != "find" {
		return
	}
	d := r.t.kid(n, nlp.RelDet, nlp.RelAmod)
	p := reply{in: in, at: h, stance: "for", force: "welcome", word: "merit", signs: signs}
	if d >= 0 && (r.doc.Is(d, "no") || r.doc.Is(d, "little")) || r.t.negated(h) {
		p.stance, p.force = "against", "concern"
	}
	r.reply(p, h, h)
}

// parted returns the frame of verb v whose particle the tree took for a preposition
// of what follows: "shot down the plan".
func (r *reader) parted(v int, w string) *frame {
	fs := stances["v"+r.t.lemma(v)]
	for k := range fs {
		if w != "" && fs[k].needs == w {
			return &fs[k]
		}
	}
	return nil
}

// stands reports whether who are those told in the same breath to stand behind the
// text in: "rejection of an offer from X".
func (r *reader) stands(in int, who []Ref) bool {
	for _, a := range r.Proposals[in-1].Authors {
		for _, w := range who {
			if a.Plain > 0 && a.Who.Head == w.Head {
				return true
			}
		}
	}
	return false
}

// adjectiveReply reads "X is opposed to the plan", "happy with it".
func (r *reader) adjectiveReply(in, a, node int, signs []string) {
	prep := r.t.preposition(node)
	for k := range stances["a"+r.t.lemma(a)] {
		fr := &stances["a"+r.t.lemma(a)][k]
		for _, path := range fr.paths {
			if path != prep {
				continue
			}
			p := reply{in: in, at: a, stance: fr.stance, force: fr.force, word: fr.word, signs: append(signs, "adj")}
			if r.t.negated(a) {
				p.turn()
			}
			who := r.parties(r.t.subject(a))
			if len(who) > 0 {
				r.emit(p, who, "by:subject")
			}
			return
		}
	}
}

// judgedText reads what a speaker says that the text is: "the deal is a mistake".
func (r *reader) judgedText(in, pred, node int, signs []string) {
	who, ok := r.speaker(node)
	if !ok {
		return
	}
	f, e := r.t.phrase(pred, false)
	pro, con := r.judgement(max(f, node+1), e)
	if pro == con {
		pro, con = r.rated(max(f, node+1), max(e, min(pred+6, r.sentenceEnd(pred))))
	}
	if pro == con {
		r.blamed(in, pred, node, signs)
		return
	}
	p := reply{in: in, at: pred, stance: "for", force: "welcome", word: "judge", signs: signs}
	if con > pro {
		p.stance, p.force = "against", "concern"
	}
	if prev := lower(r.doc.Form(pred - 1)); r.t.negated(pred) && prev != "no" && prev != "longer" && prev != "not" && prev != "n't" && prev != "n’t" {
		p.turn() // what stands right before the word was counted
	}
	r.emit(p, []Ref{who}, "by:speaker")
}

// TakesBack reports whether an answer was read from a verb by which somebody gives
// up what is theirs: "withdraw".
func TakesBack(d *Response) bool {
	for _, s := range d.Signs {
		if w, ok := strings.CutPrefix(s, "word:"); ok {
			if _, ok := is(words, w, "stand"); ok {
				return true
			}
		}
	}
	return false
}

// HasIt reports whether an answer that is still out was read from words that tell of
// who has the text and has not made up its mind: "received", "has made no decision on
// it", "had no comment".
func HasIt(d *Response) bool {
	return slices.Contains(d.Signs, "word:receive") || slices.Contains(d.Signs, unmade)
}

// unmade is the sign of an answer whose words say that nothing was decided or said yet.
const unmade = "unmade"
