package extract

import "github.com/parley-record/parley/nlp"

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
