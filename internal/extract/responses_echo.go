package extract

import (
	"slices"

	"github.com/parley-record/parley/nlp"
)

// Answers told by somebody else's: "Utah took the same view", "Chile followed suit", "as did
// the drivers", "the mayor disagreed".

// A given answer is one that was drafted, by the token that tells it.
type given struct {
	at, in int
	stance string
	force  string
}

// sharedViews are the nouns for what somebody thinks, which others may share.
var sharedViews = listed("sharedViews")

// echoReplies drafts the answers of those who are told to take a text as those did who were
// told just before, or not to.
func (r *reader) echoReplies() {
	for i := range r.doc.Tokens {
		v, way, who := r.echoAt(i)
		if way == 0 {
			continue
		}
		g, ok := r.lastGiven(v)
		if !ok {
			continue
		}
		p := reply{in: g.in, at: v, stance: g.stance, force: g.force, word: "echo", signs: []string{"bare"}}
		if way < 0 {
			if g.stance != "for" && g.stance != "against" {
				continue
			}
			p.turn()
		}
		if len(who) > 0 {
			r.emit(p, who, "by:subject")
			continue
		}
		if top := r.climb(&p, v); !slices.Contains(p.signs, "hypothetical") {
			r.reply(p, v, top)
		}
	}
}

// lastGiven returns the answer that was drafted last before token i, in its sentence or the
// one before; false for none.
func (r *reader) lastGiven(i int) (given, bool) {
	last, sent := given{at: -1}, r.doc.Tokens[i].Sentence
	for _, n := range [2]int32{sent, sent - 1} {
		for _, g := range r.replied[n] {
			if g.at < i && g.at > last.at {
				last = g
			}
		}
		if last.at >= 0 {
			return last, true
		}
	}
	return last, false
}

// echoAt reads the word at i as one by which somebody is told to answer as another did, 1, or
// the other way, -1; 0 for any other word. v is the verb, and who answers where that is not
// its subject.
func (r *reader) echoAt(i int) (v, way int, who []Ref) {
	l := r.t.lemma(i)
	back := func(k int) string {
		if i < k {
			return ""
		}
		return r.t.lemma(i - k)
	}
	switch {
	case l == "suit" && back(1) == "follow":
		return i - 1, 1, nil
	case l == "same" && back(1) == "the" && back(2) == "do" && r.ends(i+1):
		return i - 2, 1, nil
	case l == "likewise" && back(1) == "do":
		return i - 1, 1, nil
	case sharedViews[l] && r.t.pos(i) == nlp.NOUN && r.t.rel(i) == nlp.RelObj:
		h := int(r.t.head[i])
		return h, r.shares(h, i), nil
	case l == "disagree" && r.t.pos(i) == nlp.VERB && r.ends(i+1) && !r.together(i):
		return i, -1, nil
	case l == "as" || l == "so" || l == "neither" || l == "nor":
		return i, r.echoed(i), r.invertedSubject(i)
	}
	return i, 0, nil
}

// shares reports which way verb v says of its subject that they hold the view at o of others:
// "took the same view", "shared those doubts", "takes the opposite view".
func (r *reader) shares(v, o int) int {
	if v < 0 || v > o || r.t.kid(o, nlp.RelCcomp, nlp.RelAcl) >= 0 || r.t.passive(v) {
		return 0
	}
	for k := v + 1; k < o; k++ {
		if r.doc.Is(k, "opposite") || r.doc.Is(k, "different") {
			return -1
		}
	}
	switch r.t.lemma(v) {
	case "share", "echo":
		return 1
	case "take", "hold", "adopt", "voice", "express", "have":
		for k := v + 1; k < o; k++ {
			if r.doc.Is(k, "same") || r.doc.Is(k, "similar") {
				return 1
			}
		}
	}
	return 0
}

// together reports whether those who do verb v do it to one another: "the two sides disagreed".
func (r *reader) together(v int) bool {
	s := r.t.kid(v, nlp.RelNsubj)
	if s < 0 || r.t.pos(s) == nlp.PRON || r.t.kid(s, nlp.RelConj) >= 0 {
		return true
	}
	x := r.doc.Tokens[s].XPOS
	return r.t.kid(s, nlp.RelNummod, nlp.RelDet) >= 0 && x == nlp.TagNNS && r.t.lemma(s) != "other" || r.t.lemma(s) == "side"
}

// echoed reports whether the word at i stands before a verb that goes before its subject:
// "as did the drivers", "nor has Chile".
func (r *reader) echoed(i int) int {
	if i+2 >= len(r.doc.Tokens) || i > 0 && r.t.pos(i-1) != nlp.PUNCT && r.t.pos(i-1) != nlp.CCONJ && r.doc.Tokens[i-1].Sentence == r.doc.Tokens[i].Sentence {
		return 0
	}
	switch lower(r.doc.Form(i + 1)) {
	case "did", "does", "do", "has", "have", "had", "will", "would":
	default:
		return 0
	}
	if r.t.pos(i+2) == nlp.PRON || len(r.invertedSubject(i)) == 0 {
		return 0
	}
	return 1
}

// invertedSubject returns who does what the word at i and the verb behind it say.
func (r *reader) invertedSubject(i int) []Ref {
	if i+2 >= len(r.doc.Tokens) {
		return nil
	}
	_, e := r.sentence(i)
	who, next := r.refsFrom(i+2, e)
	if next < e && !r.ends(next) {
		return nil // "so did Acme raise its bid"
	}
	return who
}
