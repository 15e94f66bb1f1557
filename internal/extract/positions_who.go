package extract

import (
	"slices"

	"github.com/parley-record/parley/nlp"
)

// Who takes a stance: the subject or who stands for it, those of whom a number does,
// those counted among them, who stands behind a text; and whose a word of stance is that
// has no subject, or nobody's.

// partyOf returns who takes the stance of verb i, which has no subject: by whom a
// participle before its noun says that it was done ("a Senate-passed bill"), whose
// the thing is that one puts forward ("his proposed cuts"), else the nearest.
func (r *reader) partyOf(fr *frame, i int) ([]Ref, string) {
	h := int(r.t.head[i])
	if h > i && r.t.rel(i) == nlp.RelAmod {
		if i >= 2 && (r.doc.Is(i-1, "-") || r.doc.Is(i-1, "‑")) {
			return r.parties(i - 2), "by:modifier"
		}
		if p := r.t.kid(h, nlp.RelNmodPoss); p >= 0 && ownText(fr) {
			return r.parties(p), "by:poss"
		}
	}
	return r.partyNear(i)
}

// ownText reports whether by fr somebody puts forward a text or an offer.
func ownText(fr *frame) bool {
	switch fr.word {
	case "propose", "offer", "table", "submit", "present", "introduce", "unveil", "sponsor", "recommend":
		return true
	}
	return false
}

// ofGoods reports whether the noun at i is the demand of buyers, which asks nothing of
// anybody: "to boost domestic demand", "a fall in demand for steel".
func (r *reader) ofGoods(i int) bool {
	if r.t.lemma(i) != "demand" || r.doc.Tokens[i].XPOS != nlp.TagNN {
		return false
	}
	if h := int(r.t.head[i]); h >= 0 && moving[r.t.lemma(h)] && !(r.t.lemma(h) == "drop" && r.t.rel(i) == nlp.RelObj && r.t.kid(i, nlp.RelNmodPoss) >= 0) {
		return true // but not "dropped its demand"
	}
	if a := r.t.kid(i, nlp.RelAcl); a >= 0 && (r.t.marked(a, "to") || r.t.marked(a, "that")) || r.t.kid(i, nlp.RelCcomp) >= 0 {
		return false
	}
	if r.t.kid(i, nlp.RelDet, nlp.RelNmodPoss, nlp.RelNummod) < 0 {
		return true // as a mass, "distillate demand was off"
	}
	for c := r.t.first[i]; c >= 0; c = r.t.nxt[c] {
		k := int(c)
		switch r.t.rel(k) {
		case nlp.RelAmod, nlp.RelCompound:
			if buying[r.t.lemma(k)] {
				return true
			}
		}
	}
	return false
}

// buying are words for who buys or what is bought, before "demand".
var buying = listed("buying")

// moving are words for the ups and downs of what is bought.
var moving = listed("moving")

// othersDemand reports whether the noun at i is a demand that somebody gives in to, or
// does not, and nobody is named whose it is: "would not bow to demands to resign".
func (r *reader) othersDemand(fr *frame, i int) bool {
	h := int(r.t.head[i])
	if h < 0 || fr.force != "demand" || r.t.rel(i) != nlp.RelObl || r.t.preposition(i) != "to" || !yielding[r.t.lemma(h)] || r.t.kid(i, nlp.RelNmodPoss) >= 0 {
		return false
	}
	if w, _ := r.voicedBy(i); len(w) > 0 || r.heldAmong(i) >= 0 {
		return false
	}
	for c := r.t.first[i]; c >= 0; c = r.t.nxt[c] {
		if rel := r.t.rel(int(c)); rel == nlp.RelCompound || rel == nlp.RelAmod {
			if _, k := r.who(int(c)); acts(k) {
				return false
			}
		}
	}
	return true
}

// yielding are verbs for giving in to somebody, or answering them.
var yielding = listed("yielding")

// namesText reports whether the noun at i is one for texts and offers.
func (r *reader) namesText(i int) bool {
	_, ok := is(nouns, r.t.lemma(i), "text")
	return ok
}

// takers returns who takes the stance of verb v: who does it, or those of whom a
// number does.
func (r *reader) takers(v int) []Ref {
	who := r.agents(v)
	if len(who) > 0 {
		return who
	}
	if p := r.t.agent(v); p >= 0 {
		if k := r.countedOut(p); k != p {
			return r.parties(k)
		}
	}
	return nil
}

// countedOut returns those whom the word at token i counts, "two of the firm's biggest
// shareholders", "most of the creditors", "none of the unions"; i where it counts
// nobody.
func (r *reader) countedOut(i int) int {
	switch r.t.pos(i) {
	case nlp.NUM:
		if r.doc.Is(i, "one") {
			return i // which of them is not told
		}
	case nlp.PRON, nlp.DET, nlp.ADJ, nlp.NOUN, nlp.ADV:
		switch lower(r.doc.Form(i)) {
		case "none", "neither", "both", "all", "most", "many", "some", "several", "few", "half", "majority", "rest", "bulk", "number", "dozens", "hundreds", "thousands", "plenty", "handful", "scores", "two-thirds", "three-quarters":
		default:
			return i
		}
	default:
		return i
	}
	for c := r.t.first[i]; c >= 0; c = r.t.nxt[c] {
		k := int(c)
		if k < i || r.t.rel(k) != nlp.RelNmod || r.t.preposition(k) != "of" {
			continue
		}
		if x := r.doc.Tokens[k].XPOS; x != nlp.TagNNS && x != nlp.TagNNPS {
			continue
		}
		if _, kind := r.who(k); kind == refAgent || kind == refBody {
			return k
		}
	}
	return i
}

// apposed returns those whose names stand between commas right behind a noun for
// several: "two board members, Anna Berg and Ola Dahl, spoke against it"; nil for
// fewer than two.
func (r *reader) apposed(i int) []Ref {
	if refs := r.spelledOut(i); len(refs) > 1 {
		return refs
	}
	if r.doc.Tokens[i].XPOS != nlp.TagNNS || r.nameAt[i] != 0 || !r.doc.Is(i+1, ",") || i+2 >= len(r.doc.Tokens) || r.nameAt[i+2] == 0 {
		return nil
	}
	if _, kind := r.who(i); kind != refAgent {
		return nil
	}
	_, e := r.sentence(i)
	refs, end := r.refsFrom(i+2, min(e, i+40))
	if len(refs) < 2 || end >= e || !r.doc.Is(end, ",") {
		return nil
	}
	for _, ref := range refs {
		if r.nameAt[ref.Head] == 0 {
			return nil
		}
	}
	return refs
}

// spelledOut returns those whose names the tree puts in apposition to a noun for several
// at token i, by whatever stands between: "her rivals, Sens. Anna Berg of Utah and Ola
// Dahl of Ohio, urged it", "hedge funds Arden and Kelmar"; nil for fewer than two.
func (r *reader) spelledOut(i int) []Ref {
	if r.doc.Tokens[i].XPOS != nlp.TagNNS || r.nameAt[i] != 0 {
		return nil
	}
	_, e := r.sentence(i)
	if v := int(r.t.head[i]); v > i {
		e = min(e, v)
	}
	var out []Ref
	for k := i + 1; k < min(e, i+40); k++ {
		n := r.nameAt[k]
		if n == 0 || int(r.doc.Names[n-1].First) != k {
			continue
		}
		nm := &r.doc.Names[n-1]
		h := r.mainOf(nm)
		up, rel := int(r.t.head[h]), r.t.rel(h)
		first := rel == nlp.RelAppos && up == i
		if !first && (len(out) == 0 || rel != nlp.RelConj || up != i && up != int(out[0].Head) && !(up > i && r.t.rel(up) == nlp.RelAppos && int(r.t.head[up]) == i)) {
			continue // behind "Sens." too
		}
		if nm.Kind == nlp.Place || nm.Kind == nlp.Other {
			return nil
		}
		out = append(out, Ref{nm.First, nm.End, int32(h)})
	}
	if len(out) < 2 {
		return nil
	}
	return out
}

// mainOf returns the token of a name that the rest of it hangs on.
func (r *reader) mainOf(n *nlp.Name) int {
	for t := n.First; t < n.End; t++ {
		if h := int32(r.t.head[t]); h < n.First || h >= n.End {
			return int(t)
		}
	}
	return int(n.End) - 1
}

// withMembers returns who and those whom the words count among them or beside
// them: "consuming countries, among them A and B", "A, backed by B", "countries
// that oppose it include A and B".
func (r *reader) withMembers(who []Ref) []Ref {
	out := who[:len(who):len(who)]
	for _, ref := range who {
		out = addRef(out, r.membersTold(int(ref.Head))...)
	}
	return out
}

// membersTold returns those whom the words after the party at token h count
// among it or put beside it.
func (r *reader) membersTold(h int) []Ref {
	if r.t.pos(h) == nlp.PRON {
		return nil
	}
	var out []Ref
	for c := r.t.first[h]; c >= 0; c = r.t.nxt[c] {
		k := int(c)
		if k < h || r.t.rel(k) != nlp.RelAcl || !r.t.passive(k) {
			continue
		}
		switch r.t.lemma(k) {
		case "back", "support", "join", "lead", "follow", "second":
			out = append(out, r.parties(r.t.agent(k))...)
		}
	}
	if x := r.doc.Tokens[h].XPOS; x != nlp.TagNNS && x != nlp.TagNNPS || r.nameAt[h] != 0 {
		return out
	}
	if v := int(r.t.head[h]); v >= 0 && r.t.rel(h) == nlp.RelNsubj && r.t.lemma(v) == "include" {
		return append(out, r.parties(r.t.kid(v, nlp.RelObj))...)
	}
	_, e := r.sentence(h)
	for k := h + 1; k < min(e, h+8); k++ {
		next := -1
		switch lower(r.doc.Form(k)) {
		case "including", "notably", "especially", "particularly", "like":
			next = k + 1
		case "such":
			if r.doc.Is(k+1, "as") {
				next = k + 2
			}
		case "among":
			if r.doc.Is(k+1, "them") {
				next = k + 2
			}
		case "in":
			if r.doc.Is(k+1, "particular") {
				next = k + 2
			}
		}
		if next > 0 && next < e {
			more, _ := r.refsFrom(next, min(e, next+24))
			return append(out, more...)
		}
		if p := r.t.pos(k); p == nlp.VERB || p == nlp.AUX {
			break
		}
	}
	return out
}

// oftenTold is how often a report names the text that it is about.
const oftenTold = 5

// authorPositions drafts, for the bid, offer or plan that a report has most to say
// of, that those whose the words plainly say it is want what it is for: "Harlan
// Oil's offer for Delmar Gas".
func (r *reader) authorPositions() {
	count := make([]int, len(r.Proposals)+1)
	most := 0
	for k := range r.texts {
		count[r.texts[k].in]++
		most = max(most, count[r.texts[k].in])
	}
	type stake struct {
		in, at int
		who    Ref
	}
	var done []stake
	for k := range r.texts {
		m := &r.texts[k]
		if count[m.in] < max(most, oftenTold) || families[m.kind] != 'o' && families[m.kind] != 'p' {
			continue
		}
		for _, c := range m.claimed {
			if c.strength < byWord {
				continue
			}
			i := slices.IndexFunc(done, func(d stake) bool { return d.in == m.in && r.sameActor(d.who, c.who) })
			if i >= 0 {
				if p := &r.Positions[done[i].at]; len(p.Evidence) < 3 {
					if e := r.evidence(m.head); !slices.Contains(p.Evidence, e) {
						p.Evidence = append(p.Evidence, e)
					}
				}
				continue
			}
			fr := frame{word: "author", stance: "for", force: "offer"}
			s := stand{frame: &fr, at: m.head, stance: "for", force: "offer", path: "author", issue: m.head, f: m.first, e: m.end}
			s.signs = append(s.signs, "rule:author", "author:"+m.kind, "as:"+c.as)
			n := len(r.Positions)
			if r.addPositions(s, []Ref{c.who}, "by:author"); len(r.Positions) > n {
				done = append(done, stake{m.in, n, c.who})
			}
		}
	}
}
