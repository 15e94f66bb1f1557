package extract

import (
	"github.com/parley-record/parley/nlp"
)

// Stances told by set forms of a clause or by the side that a phrase takes: "is against",
// "as sought by", "in protest at".

// isAgainst is the frame of "is against" where the matter stands before it.
var isAgainst = frame{word: "be_against", stance: "against", force: "refusal", grade: "firm"}

// againstPosition drafts "the tax, which Norway is against, along with Denmark",
// whose matter the clause is about: the words tell it whatever the tree says.
func (r *reader) againstPosition(i int) {
	if !r.doc.Is(i, "against") {
		return
	}
	f, e := r.sentence(i)
	if i+1 < e && r.t.pos(i+1) != nlp.PUNCT && !r.doc.Is(i+1, "along") && !r.doc.Is(i+1, "together") && !r.doc.Is(i+1, "as") {
		return
	}
	k := i - 1
	for k > f && (r.t.pos(k) == nlp.ADV || r.t.pos(k) == nlp.PART) {
		k--
	}
	if k <= f || r.t.lemma(k) != "be" {
		return
	}
	ref, ok := r.before(k)
	if !ok {
		return
	}
	who := []Ref{ref}
	w := int(ref.First) - 1
	for w > f && r.t.pos(w) == nlp.DET && !r.doc.Is(w, "which") && !r.doc.Is(w, "that") {
		w--
	}
	if w <= f || !r.doc.Is(w, "which") && !r.doc.Is(w, "that") {
		return
	}
	h := r.headBefore(w)
	if h < 0 {
		return
	}
	s := stand{frame: &isAgainst, at: i, stance: "against", force: "refusal"}
	if !r.issue(&s, h, false, "against", 9) {
		return
	}
	for n := k; n < i; n++ {
		if isNot(r.doc, n) || r.doc.Is(n, "never") {
			s.stance = "for"
			s.signs = append(s.signs, "negated")
			break
		}
	}
	s.signs = append(s.signs, "rule:side")
	r.addPositions(s, append(who, r.alongWith(i)...), "by:subject")
}

// againstDoing drafts "the union is against closing the plant" by verb i, and reports
// whether it did.
func (r *reader) againstDoing(i int) bool {
	if r.doc.Tokens[i].XPOS != nlp.TagVBG || !r.t.marked(i, "against") {
		return false
	}
	k := i - 1
	for k > 0 && !r.doc.Is(k, "against") {
		k--
	}
	be := k - 1
	for be > 0 && (r.t.pos(be) == nlp.ADV || r.t.pos(be) == nlp.PART) {
		be--
	}
	if be <= 0 || r.t.lemma(be) != "be" || r.doc.Tokens[be].Sentence != r.doc.Tokens[i].Sentence {
		return false
	}
	who := r.parties(r.t.kid(i, nlp.RelNsubj))
	if len(who) == 0 {
		ref, ok := r.before(be)
		if !ok {
			return false
		}
		who = []Ref{ref}
	}
	s := stand{frame: &isAgainst, at: i, stance: "against", force: "refusal", path: "against"}
	_, e := r.t.span(i)
	s.issue, s.f, s.e = i, i, min(e, i+16)
	for n := be; n < k; n++ {
		if isNot(r.doc, n) || r.doc.Is(n, "never") {
			s.stance, s.force = "for", "statement"
			s.signs = append(s.signs, "negated")
		}
	}
	s.signs = append(s.signs, "rule:side")
	r.condition(&s, i)
	r.addPositions(s, append(who, r.alongWith(i)...), "by:subject")
	return true
}

// alongWith returns those whom the words after predicate i put beside its subject:
// "along with Denmark and Sweden", "as well as the union".
func (r *reader) alongWith(i int) []Ref {
	_, e := r.sentence(i)
	for k := i + 1; k+2 < min(e, i+14); k++ {
		if r.saidAt[k] != r.saidAt[i] || r.t.pos(k) == nlp.VERB {
			return nil
		}
		switch {
		case (r.doc.Is(k, "along") || r.doc.Is(k, "together")) && r.doc.Is(k+1, "with"):
			who, _ := r.refsFrom(k+2, min(e, k+24))
			return who
		}
	}
	return nil
}

// unlessGiven is the frame of what somebody makes their deed wait for.
var unlessGiven = frame{word: "unless_get", stance: "for", force: "demand", grade: "firm"}

// unlessPosition drafts what those want who do or leave something "unless they get
// a rise", "until they are given a say".
func (r *reader) unlessPosition(i int) {
	switch r.t.lemma(i) {
	case "get", "receive", "obtain", "win", "gain", "secure", "give", "grant", "offer", "guarantee", "promise", "assure":
	default:
		return
	}
	v := int(r.t.head[i])
	if v < 0 || r.t.rel(i) != nlp.RelAdvcl || !r.t.marked(i, "unless") && !r.t.marked(i, "until") || r.t.negated(i) {
		return
	}
	o := r.t.kid(i, nlp.RelObj)
	if o < 0 || r.t.timeWord(o) || r.t.pos(o) != nlp.NOUN {
		return
	}
	switch r.t.lemma(i) {
	case "give", "grant", "offer", "guarantee", "promise", "assure":
		if !r.t.passive(i) {
			return
		}
	}
	p := r.t.kid(i, nlp.RelNsubj)
	if p < 0 {
		return
	}
	who := r.agents(v)
	if r.t.pos(p) != nlp.PRON || len(who) == 0 {
		if who = r.parties(p); len(who) == 0 {
			return
		}
	}
	s := stand{frame: &unlessGiven, at: v, stance: "for", force: "demand"}
	if !r.issue(&s, o, false, "o", 9) {
		return
	}
	s.signs = append(s.signs, "rule:unless")
	r.addPositions(s, who, "by:subject")
}

// asWanted is the frame of what is told to be as somebody wants it.
var asWanted = frame{word: "as_wanted", stance: "for", force: "demand", grade: "firm"}

// asPosition drafts the stance of those by whose wish a clause tells a thing to be:
// "left at 30 pct, as sought by the ministry", "a rise, as the union demands". It
// reports whether verb i stands in such a clause.
func (r *reader) asPosition(i int) bool {
	h := int(r.t.head[i])
	if h < 0 || h > i || r.t.rel(i) != nlp.RelAdvcl && r.t.rel(i) != nlp.RelAcl || !r.t.marked(i, "as") || r.t.kid(i, nlp.RelObj, nlp.RelCcomp, nlp.RelXcomp) >= 0 || r.t.negated(i) {
		return false
	}
	switch r.t.lemma(i) {
	case "seek", "demand", "want", "propose", "request", "wish", "suggest", "urge", "recommend", "advocate", "insist", "desire", "favour", "favor", "ask", "prefer", "call", "require":
	default:
		return false
	}
	who := r.agents(i)
	if r.t.kid(i, nlp.RelNsubj) < 0 {
		who = r.parties(r.t.agent(i))
		if !r.t.passive(i) && r.t.kid(i, nlp.RelOblAgent) < 0 {
			who = nil
		}
	}
	if len(who) == 0 {
		return false
	}
	for n := 0; n < 3 && r.t.pos(h) != nlp.VERB && r.t.pos(h) != nlp.NOUN && r.t.head[h] >= 0; n++ {
		h = int(r.t.head[h])
	}
	s := stand{frame: &asWanted, at: i, stance: "for", force: "demand"}
	k := h
	if r.t.pos(h) == nlp.VERB {
		if k = r.t.patient(h); k < 0 || r.t.pos(k) == nlp.PRON {
			k = h
		}
	}
	if !r.issue(&s, k, r.t.pos(k) == nlp.VERB, "as", 9) {
		return false
	}
	s.e = min(s.e, max(s.f+1, int(r.t.lo[i])))
	if s.e <= s.issue {
		return false
	}
	s.signs = append(s.signs, "rule:as")
	r.addPositions(s, who, "by:subject")
	return true
}

// voicedNouns are nouns of stance whose holders stand behind "from".
var voicedNouns = listed("voicedNouns")

// voicedBy returns those from whom the stance of noun n comes where the words tell
// it behind its matter, "objections to the tax from Portugal and Spain", or behind
// a comma, "heavy opposition, notably from growers"; at is where they begin.
func (r *reader) voicedBy(n int) (who []Ref, at int) {
	if !voicedNouns[r.t.lemma(n)] {
		return nil, -1
	}
	_, e := r.sentence(n)
	for k := n + 1; k+1 < min(e, n+14); k++ {
		if r.saidAt[k] != r.saidAt[n] {
			return nil, -1
		}
		if r.doc.Is(k, "from") {
			if o := r.oblique(k); o >= 0 && o < n && r.t.pos(o) == nlp.VERB {
				return nil, -1 // "withdrew its support from"
			}
			if k > n+1 && r.textAt[k-1] != 0 {
				return nil, -1 // "support for the offer from Norway": its author
			}
			who, _ = r.refsFrom(k+1, min(e, k+24))
			return who, k
		}
		switch r.t.pos(k) {
		case nlp.VERB, nlp.AUX, nlp.SCONJ:
			return nil, -1
		case nlp.PUNCT:
			if !r.doc.Is(k, ",") || !r.doc.Is(k+1, "notably") && !r.doc.Is(k+1, "mainly") && !r.doc.Is(k+1, "particularly") && !r.doc.Is(k+1, "especially") && !r.doc.Is(k+1, "including") && !r.doc.Is(k+1, "chiefly") {
				return nil, -1
			}
		}
	}
	return nil, -1
}

// tellers returns those who say together what they themselves would do, where token i
// is the "they" of it: "Norway and Denmark said they would veto any rise".
func (r *reader) tellers(i int) []Ref {
	if !r.doc.Is(i, "they") || r.t.rel(i) != nlp.RelNsubj {
		return nil
	}
	v := int(r.t.head[i])
	if v < 0 || r.t.rel(v) != nlp.RelCcomp {
		return nil
	}
	g := int(r.t.head[v])
	if g < 0 || g > i || r.t.pos(g) != nlp.VERB {
		return nil
	}
	p := r.t.kid(g, nlp.RelNsubj)
	if p < 0 || p > g || r.t.pos(p) == nlp.PRON {
		return nil
	}
	var buf [12]int
	if len(r.t.conjuncts(buf[:0], p)) < 2 {
		return nil
	}
	return r.parties(p)
}

// sided are nouns by which those take a side who do a thing "in" them: "marched in
// support of the tax", "on strike in protest at the cuts".
var sided = map[string]frame{
	"support":    {word: "in_support", stance: "for", force: "statement", grade: "firm", paths: []string{"of", "for"}},
	"favour":     {word: "in_favour", stance: "for", force: "statement", grade: "firm", paths: []string{"of"}},
	"favor":      {word: "in_favour", stance: "for", force: "statement", grade: "firm", paths: []string{"of"}},
	"opposition": {word: "in_opposition", stance: "against", force: "refusal", grade: "firm", paths: []string{"to"}},
	"protest":    {word: "in_protest", stance: "against", force: "refusal", grade: "firm", paths: []string{"at", "against", "over", "about", "to"}},
}

// sidedPosition drafts the side that those take who do a thing in the noun at i, and
// reports whether it did.
func (r *reader) sidedPosition(i int) bool {
	fr, ok := sided[r.t.lemma(i)]
	if !ok || i == 0 || !r.doc.Is(i-1, "in") || r.t.kid(i, nlp.RelCop) >= 0 {
		return false
	}
	s := stand{frame: &fr, at: i, stance: fr.stance, force: fr.force}
	if !r.issueAt(&s, i, fr.paths, 9) {
		return false
	}
	who, sign := r.sidedWith(i)
	if len(who) == 0 {
		return false
	}
	s.signs = append(s.signs, "rule:side")
	r.addPositions(s, who, sign)
	return true
}

// sidedWith returns who does the thing that is done in noun i.
func (r *reader) sidedWith(i int) ([]Ref, string) {
	for h, n := int(r.t.head[i]), 0; h >= 0 && n < 4; h, n = int(r.t.head[h]), n+1 {
		switch r.t.pos(h) {
		case nlp.VERB:
			if r.t.passive(h) {
				return nil, "" // "rejected in favour of a lower bid", by nobody told
			}
			return r.takers(h), "by:subject"
		case nlp.NOUN:
			if r.t.kid(h, nlp.RelCop) >= 0 || r.t.kid(h, nlp.RelNsubj) >= 0 { // "were on strike in protest at"
				if who := r.parties(r.t.subject(h)); len(who) > 0 {
					return who, "by:subject"
				}
			}
			if who := r.parties(r.t.holder(h, 0)); len(who) > 0 {
				return who, "by:poss"
			}
		}
	}
	return nil, ""
}

// opposed reports whether the matter told by noun i is what another word of its clause
// is against: "protests over the plan", "objected to proposals".
func (r *reader) opposed(i int) bool {
	h := int(r.t.head[i])
	if h < 0 || h > i {
		return false
	}
	switch r.t.rel(i) {
	case nlp.RelObl, nlp.RelNmod, nlp.RelObj:
	default:
		return false
	}
	key := r.t.class(h)
	if key == "" {
		return false
	}
	fr := r.frameAt(key, h)
	return fr != nil && fr.stance == "against"
}
