package extract

import "github.com/parley-record/parley/nlp"

// addContrast drafts the other stance on what the words of a stand put against
// its issue: "wants it to buy back its own shares rather than buy the bourse".
func (r *reader) addContrast(s stand, who []Ref, sign string) {
	if s.stance != "for" && s.stance != "against" {
		return
	}
	_, e := r.sentence(s.at)
	for k := max(s.issue, s.f) + 1; k+1 < min(e, s.issue+16); k++ {
		if r.saidAt[k] != r.saidAt[s.issue] {
			return
		}
		if !r.contrasts(k) {
			continue
		}
		for n := k + 2; n < min(e, k+8); n++ {
			switch r.t.pos(n) {
			case nlp.VERB:
				_, end := r.t.span(n)
				s.issue, s.f, s.e = n, n, max(n+1, min(end, n+16))
			case nlp.NOUN, nlp.PROPN:
				if r.t.rel(n) == nlp.RelCompound {
					continue
				}
				s.issue = n
				s.f, s.e = r.t.phrase(n, true)
				s.f = max(s.f, k+2)
			case nlp.PUNCT, nlp.CCONJ:
				return
			default:
				continue
			}
			s.stance = against(s.stance)
			s.path, s.condition = "than", nlp.Span{}
			s.signs = append(s.signs[:len(s.signs):len(s.signs)], "contrast")
			r.addPositions(s, who, sign)
			return
		}
		return
	}
}

// contrasts reports whether "rather than" or "instead of" begins at token k.
func (r *reader) contrasts(k int) bool {
	if k+1 >= len(r.doc.Tokens) {
		return false
	}
	return r.doc.Is(k, "rather") && r.doc.Is(k+1, "than") || r.doc.Is(k, "instead") && r.doc.Is(k+1, "of")
}

// beforeContrast returns where the tokens [f, e) end that stand before a "rather
// than" in them.
func (r *reader) beforeContrast(f, e int) int {
	for k := f; k < e; k++ {
		if r.contrasts(k) {
			return k
		}
	}
	return max(f, e)
}

// argues are verbs by which somebody holds that something is so.
var argues = map[string]bool{"argue": true, "contend": true, "insist": true, "maintain": true, "claim": true, "complain": true, "suggest": true, "affirm": true, "reiterate": true, "acknowledge": true, "stress": true}

// addArgued drafts, beside a stand on a clause that blames a thing, the stance
// against that thing: "argues that the system gives too much power to a few".
func (r *reader) addArgued(s stand, who []Ref, sign string) {
	if s.stance != "for" || !argues[s.frame.word] || s.path != "c" && s.path != "that" {
		return
	}
	k := r.t.kid(s.at, nlp.RelCcomp)
	if k < 0 || r.subjunctive(k) {
		return
	}
	p := r.t.kid(k, nlp.RelNsubj)
	if p < 0 || r.t.pos(p) != nlp.NOUN && r.t.pos(p) != nlp.PROPN {
		return
	}
	if _, kind := r.who(p); kind != refOther {
		return
	}
	_, e := r.t.span(k)
	if t := r.toneOf(k, min(e, k+30)); t.con <= t.pro {
		return
	}
	s.stance, s.force = "against", "concern"
	s.issue = p
	s.f, s.e = r.t.phrase(p, true)
	s.path, s.condition = "argued", nlp.Span{}
	s.signs = append(s.signs[:len(s.signs):len(s.signs)], "argued")
	r.addPositions(s, who, sign)
}
