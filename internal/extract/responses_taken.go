package extract

import (
	"slices"
	"sort"

	"github.com/parley-record/parley/nlp"
)

// Answers that take up a text told before by another noun, or of which only the answer is
// told.

// standIns are the nouns by which readers take up a text told just before, with how
// many sentences back it may be.
var standIns = map[string]int32{"move": 1, "idea": 1, "gesture": 1, "blueprint": 2, "text": 2, "document": 2, "paper": 1, "term": 2, "suggestion": 1, "overture": 2, "project": 1, "version": 2}

// standsFor returns within how many sentences the noun of lemma l at i takes up t, the
// text told last: "the text", "such terms"; 0 where it does not.
func (r *reader) standsFor(i int, l string, t *thread) int32 {
	within := standIns[l]
	if l == "text" || l == "document" || l == "term" {
		within = 4 // nothing else was told since
	}
	if doneWith[l] && r.doneWithIt(i) {
		return 1
	}
	if within == 0 || r.t.pos(i) != nlp.NOUN || i == 0 {
		return 0
	}
	if x := r.doc.Tokens[i].XPOS; (l == "term") != (x == nlp.TagNNS) {
		return 0 // "the terms", but not "in the long term"
	}
	if l == "version" && !newer[lower(r.doc.Form(i-1))] {
		return 0
	}
	switch lower(r.doc.Form(r.beforeStandIn(i, t))) {
	case "a":
		if (l == "move" || l == "idea") && i > 1 && r.doc.Is(i-2, ",") && r.t.kid(i, nlp.RelAcl) > i {
			return 1 // "proposed to raise the dues, a move opposed by X"
		}
		return 0
	case "the", "these", "those", "such":
	default:
		return 0
	}
	switch r.t.rel(i) {
	case nlp.RelObj, nlp.RelObl, nlp.RelNmod:
	case nlp.RelNsubj:
		if l == "move" || l == "idea" || l == "gesture" {
			return 0 // as often what was just done
		}
	default:
		return 0
	}
	if r.t.kid(i, nlp.RelNmod, nlp.RelCompound, nlp.RelAppos) >= 0 || r.t.kid(i, nlp.RelAcl) >= 0 && !r.doc.Is(i+1, ",") && !r.maybeTheirs(i, t) {
		return 0 // but "the text, drafted by X, …"
	}
	if r.t.rel(i) == nlp.RelObl {
		switch r.t.preposition(i) {
		case "in", "by", "under", "from", "at": // "in the document", where somebody says so
			return 0
		}
	}
	return within
}

// doneWith are the nouns for what is done with a text by those who take it.
var doneWith = map[string]bool{"adoption": true, "ratification": true, "passage": true}

// doneWithIt reports whether the noun at i alone tells what somebody would have done with the
// text told just now: "voted against ratification", "pressed for its adoption".
func (r *reader) doneWithIt(i int) bool {
	h := int(r.t.head[i])
	if h < 0 || h > i || r.t.pos(h) != nlp.VERB || r.t.pos(i) != nlp.NOUN || r.trails(i) || r.t.kid(i, nlp.RelCompound, nlp.RelAmod) >= 0 {
		return false
	}
	if p := r.t.kid(i, nlp.RelNmodPoss); p >= 0 && r.t.pos(p) != nlp.PRON {
		return false
	}
	if d := r.t.kid(i, nlp.RelDet); d >= 0 && !r.doc.Is(d, "the") {
		return false
	}
	fr := r.frameAt("v", h)
	return fr != nil && (fr.stance == "for" || fr.stance == "against") && r.governs(fr, h, i)
}

// maybeTheirs reports whether the clause on the noun at i tells who brought it, which may be
// whoever brought t: "the text presented by the chair".
func (r *reader) maybeTheirs(i int, t *thread) bool {
	v := r.t.kid(i, nlp.RelAcl)
	if v < i || v > i+3 || !r.t.passive(v) && r.doc.Tokens[v].XPOS != nlp.TagVBN || !r.bringing(v) {
		return false
	}
	_, e := r.sentence(i)
	by := r.byBehind(v, e-1)
	if by <= 0 {
		return false
	}
	who, _ := r.refsFrom(by+1, e)
	return len(who) > 0 && (len(t.owners)+len(t.makers) == 0 || r.meet(who, t.owners) || r.meet(who, t.makers))
}

// beforeStandIn returns the word before the noun at i, or before an adjective there that
// leaves it the text t: "the Norwegian text", "the final text".
func (r *reader) beforeStandIn(i int, t *thread) int {
	k := i - 1
	if k == 0 || r.t.head[k] != int32(i) {
		return k
	}
	if n := r.nameAt[k]; n != 0 {
		nm := &r.doc.Names[n-1]
		if nm.First > 0 && (nm.Code == "EUR" || nm.Kind == nlp.State && r.meet([]Ref{{nm.First, nm.End, nm.End - 1}}, t.owners)) {
			return int(nm.First) - 1
		}
		return k
	}
	switch lower(r.doc.Form(k)) {
	case "same", "whole", "entire", "full", "final", "leaked", "proposed":
		return k - 1
	}
	if newer[lower(r.doc.Form(k))] && (t.version == "" || t.version == "new") {
		return k - 1 // "the revised text"
	}
	return k
}

// ownersText returns the text that the noun of lemma l at i takes up by whose it is, however
// long ago it was told, as an index plus one: "support for the British text"; 0 for none.
func (r *reader) ownersText(i int, l string, join *joiner) int {
	switch l {
	case "text", "document", "paper", "blueprint":
	default:
		return 0
	}
	if i == 0 || r.t.pos(i) != nlp.NOUN || r.doc.Tokens[i].XPOS == nlp.TagNNS {
		return 0
	}
	var whose []Ref
	if _, _, owner := r.nounPhrase(i); owner >= 0 {
		whose = r.parties(owner)
	} else if n := r.nameAt[i-1]; n != 0 && r.doc.Names[n-1].Kind == nlp.State && r.t.head[i-1] == int32(i) {
		nm := &r.doc.Names[n-1]
		whose = []Ref{{nm.First, nm.End, nm.End - 1}}
	}
	if len(whose) == 0 {
		return 0
	}
	for k := len(join.threads) - 1; k >= 0; k-- {
		if t := &join.threads[k]; !t.plural && (r.meet(whose, t.owners) || r.meet(whose, t.makers)) {
			return k + 1
		}
	}
	return 0
}

// newer are the words before a noun for the latest version of a text.
var newer = map[string]bool{"new": true, "newer": true, "revised": true, "amended": true, "latest": true, "updated": true}

// A taken is a token by which a text was answered and not named.
type taken struct{ at, in int }

// responsesTo drafts what the words over the pronoun at i answer to the text in, and keeps
// that the report is still about it where they do.
func (r *reader) responsesTo(in, i int) {
	n := len(r.Proposals[in-1].Responses)
	if !r.sidesWith(in, i) {
		r.responsesAt(in, i, "pronoun")
	}
	if h := int(r.t.head[i]); len(r.Proposals[in-1].Responses) > n || h >= 0 && r.t.patient(h) == i && r.frameAt("v", h) != nil {
		r.taken[0] = append(r.taken[0], taken{i, in})
	}
}

// stillTold returns the text that a pronoun or a state alone answered in the sentence of
// token i or the one before, where no text was named since, as an index plus one; 0 for
// none.
func (r *reader) stillTold(i int) int {
	last := taken{-1, 0}
	for _, list := range r.taken {
		if k := sort.Search(len(list), func(k int) bool { return list[k].at >= i }); k > 0 && list[k-1].at > last.at {
			last = list[k-1]
		}
	}
	if last.in == 0 || r.doc.Tokens[last.at].Sentence < r.doc.Tokens[i].Sentence-1 || i-last.at > 80 {
		return 0
	}
	for j := last.at + 1; j < i; j++ {
		if r.textAt[j] != 0 {
			return 0
		}
	}
	return last.in
}

// setPhrase reads the words that only together answer the text at node: "are
// looking at it", "distanced itself from it", "took no part in it".
func (r *reader) setPhrase(in, node int, signs []string) bool {
	c := r.t.kid(node, nlp.RelCase)
	if c < 1 {
		return false
	}
	p := reply{in: in, at: c - 1, force: "statement", word: "phrase", signs: signs}
	prep, l := r.t.preposition(node), r.t.lemma(c-1)
	switch {
	case l == "look" && prep == "at" && r.t.pos(c-1) == nlp.VERB && r.doc.Tokens[c-1].XPOS == nlp.TagVBG:
		p.stance = "undecided"
	case l == "itself" || l == "themselves" || l == "himself" || l == "herself" || l == "themself":
		if prep != "from" || c < 2 || r.t.lemma(c-2) != "distance" && r.t.lemma(c-2) != "dissociate" && r.t.lemma(c-2) != "disassociate" {
			return false
		}
		p.at, p.stance, p.force = c-2, "against", "concern"
	case prep == "into" && r.sellsInto(int(r.t.head[node])):
		p.at, p.stance, p.force = int(r.t.head[node]), "for", "concession"
	case l == "part" && prep == "in" && c >= 2 && (r.t.lemma(c-2) == "take" || r.doc.Is(c-2, "no") && c >= 3 && r.t.lemma(c-3) == "take"):
		p.stance = "for"
		if r.doc.Is(c-2, "no") {
			p.stance, p.force = "against", "refusal"
		}
	default:
		return false
	}
	v := p.at
	for k := 0; k < 4 && r.t.pos(v) != nlp.VERB && r.t.kid(v, nlp.RelNsubj) < 0; k++ {
		if r.t.head[v] < 0 {
			break
		}
		v = int(r.t.head[v])
	}
	if r.t.negated(v) && l == "part" {
		p.turn()
	}
	r.reply(p, v, r.climb(&p, v))
	return true
}

// sellsInto reports whether by verb v holders give up what a bid is for: "sell their shares
// into the offer".
func (r *reader) sellsInto(v int) bool {
	if v < 0 {
		return false
	}
	switch r.t.lemma(v) {
	case "sell", "tender", "commit", "accept":
		return r.t.pos(v) == nlp.VERB
	}
	return false
}

// receptions are the adjectives that say how a text was received.
var receptions = listedPairs("receptions")

// sidesWith drafts the answer of whoever is told to be for or against the text in, of which
// the pronoun at i is the predicate: "Utah is against it".
func (r *reader) sidesWith(in, i int) bool {
	if r.t.kid(i, nlp.RelCop) < 0 || r.t.pos(i) != nlp.PRON {
		return false
	}
	p := reply{in: in, at: i, force: "statement", word: "be_against", signs: []string{"pronoun"}}
	switch r.t.preposition(i) {
	case "against":
		p.stance = "against"
	case "for", "behind":
		p.stance = "for"
	default:
		return false
	}
	if r.t.negated(i) {
		p.turn()
	}
	who := r.parties(r.t.kid(i, nlp.RelNsubj))
	r.emit(p, who, "by:subject")
	return len(who) > 0
}

// reception returns the stance that the noun at k tells of those who received a text:
// "a frosty reception".
func (r *reader) reception(k int) (string, bool) {
	switch r.t.lemma(k) {
	case "reception", "response", "reaction", "welcome", "greeting":
	default:
		return "", false
	}
	for c := r.t.first[k]; c >= 0; c = r.t.nxt[c] {
		if st := receptions[lower(r.doc.Form(int(c)))]; st != "" {
			return st, true
		}
	}
	return "for", r.t.lemma(k) == "welcome"
}

// warned drafts the answer of who warns, fears or complains that a text would do what
// verb v says.
func (r *reader) warned(in, v int, signs []string) bool {
	h := int(r.t.head[v])
	if h < 0 || r.t.rel(v) != nlp.RelCcomp || r.t.negated(h) || r.t.negated(v) {
		return false
	}
	switch r.t.lemma(h) {
	case "warn", "fear", "worry", "complain", "protest", "lament", "caution", "grumble", "object":
	default:
		return false
	}
	switch r.t.lemma(v) {
	case "fail", "collapse", "falter", "unravel", "founder", "die", "stall", "take", "come", "be", "remain", "fall", "lapse", "run": // which its friends fear
		return false
	}
	who := r.agents(h)
	if len(who) == 0 {
		return false
	}
	r.emit(reply{in: in, at: h, stance: "against", force: "warning", word: "warned", signs: signs}, who, "by:subject")
	return true
}

// still reports whether the clause of v says that it is yet to be done: "must still
// approve".
func (r *reader) still(v int) bool {
	for c := r.t.first[v]; c >= 0; c = r.t.nxt[c] {
		if r.doc.Is(int(c), "still") || r.doc.Is(int(c), "yet") || r.doc.Is(int(c), "now") {
			return true
		}
	}
	return false
}

// addressed returns who answered a text of which only the answer is told, "the offer was
// turned down": those to whom its words say that it was made, else the one firm that a
// bid is for.
func (r *reader) addressed(in, node, v int) []Ref {
	for k := node + 1; k < min(v, node+10) && r.textAt[node] != 0; k++ {
		if r.doc.Is(k, "to") {
			if who, _ := r.refsFrom(k+1, v); len(who) > 0 {
				return who
			}
		}
	}
	pr := &r.Proposals[in-1]
	if len(pr.PresentedTo) > 0 {
		return pr.PresentedTo
	}
	return r.soughtBy(in)
}

// unsaidBy drafts p, which a passive verb v tells of nobody, by those whose answer it is:
// "was turned down in December".
func (r *reader) unsaidBy(p reply, v int) {
	o := r.t.patient(v)
	if o < 0 || p.stance != "for" && p.stance != "against" || slices.Contains(p.signs, "brings") || slices.Contains(p.signs, "modal:may") || slices.Contains(p.signs, "modal:would") || slices.Contains(p.signs, "modal:will") {
		return
	}
	for c := r.t.first[v]; c >= 0; c = r.t.nxt[c] {
		if k := int(c); r.t.rel(k) == nlp.RelAux && (r.doc.Is(k, "was") || r.doc.Is(k, "were") || r.doc.Is(k, "been")) {
			r.emit(p, r.addressed(p.in, o, v), "by:addressed")
			return
		}
	}
}

// soughtBy returns the firm that the bid in is for, nil where none is told more than others.
func (r *reader) soughtBy(in int) []Ref {
	pr := &r.Proposals[in-1]
	if pr.Kind != "offer" && pr.Kind != "bid" {
		return nil
	}
	if len(pr.Sought) > 0 {
		return r.mostOf(pr.Sought)
	}
	return r.mostOf(r.Sought)
}

// mostOf returns the first mention of whoever most of list are, nil for nobody.
func (r *reader) mostOf(list []Ref) []Ref {
	// Whoever has more than half of them is left when each other one takes one away.
	at, n := -1, 0
	for k := range list {
		switch {
		case n == 0:
			at, n = k, 1
		case r.sameActor(list[at], list[k]):
			n++
		default:
			n--
		}
	}
	if n == 0 {
		return nil
	}
	return list[at : at+1]
}

// takes are the words of who decides on an offer.
var takes = listed("takes")

// boards are the nouns for a firm and those who decide for it.
var boards = listed("boards")

// bidFor returns whom "the company" and "its board" are that answer a bid: the firm that
// it is for, whoever else was told of last. Others are returned as they are.
func (r *reader) bidFor(p *reply, ref Ref) Ref {
	h := int(ref.Head)
	if !takes[p.word] || !boards[r.t.lemma(h)] || r.nameAt[h] != 0 {
		return ref
	}
	for k := int(ref.First); k < int(ref.End); k++ {
		if r.nameAt[k] != 0 || r.doc.Tokens[k].XPOS == nlp.TagPRPS {
			return ref
		}
	}
	for c := r.t.first[h]; c >= 0; c = r.t.nxt[c] {
		switch k := int(c); r.t.rel(k) {
		case nlp.RelNmodPoss, nlp.RelAppos, nlp.RelAcl, nlp.RelCompound:
			return ref
		case nlp.RelNmod:
			if !r.doc.Is(k, "directors") {
				return ref
			}
		}
	}
	if who := r.soughtBy(p.in); len(who) == 1 {
		return who[0]
	}
	return ref
}
