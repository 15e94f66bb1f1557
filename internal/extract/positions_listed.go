package extract

import (
	"slices"

	"github.com/parley-record/parley/nlp"
)

// listedMatters cuts the issue of a stand to the first of a list of matters and returns
// the stands on the others: "demands higher wages, shorter shifts and an end to
// outsourcing", "asked it to curb the dissidents and to stop the sales".
func (r *reader) listedMatters(s *stand, fr *frame, i int) []stand {
	if fr.grade != "firm" && fr.force != "demand" {
		return nil // of what is "planned" or "adopted" one matter is as good as the other
	}
	deeds := r.listedDeeds(s, fr, i)
	if fr.grade != "firm" {
		return deeds
	}
	if len(deeds) > 0 || s.path == "near" || r.t.pos(s.issue) != nlp.NOUN || s.issue < i {
		return deeds
	}
	var out []stand
	end := s.e
	var buf [8]int
	for _, k := range r.listedWith(buf[:0], s.issue, i) {
		m := *s
		m.signs = append(s.signs[:len(s.signs):len(s.signs)], "listed")
		m.issue = k
		m.f, m.e = r.t.phrase(k, true)
		if x := r.endedBy(k); x >= 0 {
			m.issue, m.stance = x, against(s.stance)
			m.f, m.e = r.t.phrase(x, true)
		}
		for m.f < k && (r.t.pos(m.f) == nlp.CCONJ || r.t.pos(m.f) == nlp.PUNCT) {
			m.f++
		}
		if len(out) == 0 {
			end = m.f
		}
		out = append(out, m)
	}
	if len(out) == 0 || !r.ownMatter(s.issue) {
		return nil
	}
	for n := range out {
		if n+1 < len(out) {
			out[n].e = min(out[n].e, max(out[n].issue+1, out[n+1].f))
		}
		out[n].last = out[n].e
	}
	for end > s.issue+1 && (r.t.pos(end-1) == nlp.CCONJ || r.t.pos(end-1) == nlp.PUNCT) {
		end--
	}
	s.e = max(s.issue+1, min(s.e, end))
	s.last = s.e
	return out
}

// listedWith appends the nouns that a list puts beside the noun at token o, which word v
// takes, in their order, where each is a matter by itself.
func (r *reader) listedWith(out []int, o, v int) []int {
	_, e := r.sentence(o)
	for k := o + 1; k < min(e, o+40) && len(out) < 8; k++ {
		h := int(r.t.head[k])
		if r.t.pos(k) != nlp.NOUN || h < 0 || h > k {
			continue
		}
		switch r.t.rel(k) {
		case nlp.RelConj:
			if h != o && !slices.Contains(out, h) {
				continue
			}
		case nlp.RelAppos: // of "smaller classes, a librarian and an end to it"
			if h != v && h != o || k < 2 || r.t.kid(k, nlp.RelConj) < 0 || !r.doc.Is(int(r.t.lo[k])-1, ",") {
				continue
			}
		default:
			continue
		}
		if r.ownMatter(k) && !r.setAgainst(k) {
			out = append(out, k)
		}
	}
	return out
}

// setAgainst reports whether what token k leads is put against what stands before it in
// a list: "rather than close the mine", "and not a levy".
func (r *reader) setAgainst(k int) bool {
	f := int(r.t.lo[k])
	if f > 0 && (r.doc.Is(f-1, "than") || r.doc.Is(f-1, "not")) {
		return true
	}
	for n := f; n < k; n++ {
		if r.contrasts(n) || r.doc.Is(n, "not") && n < f+3 {
			return true
		}
	}
	return false
}

// ownMatter reports whether noun k of a list is a matter by itself, with words of
// its own before or after it: "higher wages and a shorter week", not "pay and
// pensions".
func (r *reader) ownMatter(k int) bool {
	if r.nameAt[k] != 0 || r.timeAt(k) {
		return false
	}
	if _, kind := r.who(k); kind != refOther {
		return false
	}
	for c := r.t.first[k]; c >= 0; c = r.t.nxt[c] {
		switch r.t.rel(int(c)) {
		case nlp.RelDet, nlp.RelAmod, nlp.RelNummod, nlp.RelNmod, nlp.RelCompound, nlp.RelAcl:
			return true
		}
	}
	return false
}

// listedDeeds returns the stands on the further deeds of a list that stance word i
// takes: "asked it to curb the dissidents and stop the sales".
func (r *reader) listedDeeds(s *stand, fr *frame, i int) []stand {
	x := r.t.kid(i, nlp.RelXcomp)
	if x < 0 || r.t.pos(x) != nlp.VERB || x < i {
		return nil
	}
	var out []stand
	next := 0 // where the first of them begins
	for c := r.t.first[x]; c >= 0; c = r.t.nxt[c] {
		k := int(c)
		if k < x || r.t.rel(k) != nlp.RelConj || r.t.pos(k) != nlp.VERB || r.doc.Tokens[k].XPOS != nlp.TagVB || r.t.kid(k, nlp.RelNsubj) >= 0 || r.t.aux(k) != "" || r.setAgainst(k) {
			continue
		}
		m := stand{frame: fr, at: i, stance: fr.stance, force: fr.force}
		if !r.issue(&m, k, true, "x", 0) || fr.grade != "firm" && !m.turned {
			continue // of loose words only deeds that are a stance by themselves: "and drop the bid"
		}
		r.temper(&m, fr, i)
		m.signs = append(m.signs, "listed")
		if len(out) == 0 {
			next = k
		}
		out = append(out, m)
	}
	if len(out) > 0 && r.t.pos(s.issue) == nlp.VERB && s.issue < next {
		end := min(s.e, next)
		for end > s.issue+1 && (r.t.pos(end-1) == nlp.CCONJ || r.t.pos(end-1) == nlp.PUNCT || r.t.pos(end-1) == nlp.PART) {
			end--
		}
		s.e = max(s.issue+1, min(s.e, end))
		s.last = s.e
	}
	return out
}

// addGapped drafts what another party of the sentence takes by the same word, which
// is not said again: "the miners are seeking six percent and the drivers seven".
func (r *reader) addGapped(s stand, fr *frame, i int, sign string) {
	for _, h := range [...]int{s.issue, i} {
		for c := r.t.first[h]; c >= 0; c = r.t.nxt[c] {
			k := int(c)
			if k < s.issue || r.t.rel(k) != nlp.RelConj || r.t.pos(k) != nlp.NOUN && r.t.pos(k) != nlp.PROPN {
				continue
			}
			ref, kind := r.who(k)
			if !acts(kind) || kind == refPronoun || kind == refPlace {
				continue
			}
			o := -1
			for d := r.t.first[k]; d >= 0; d = r.t.nxt[d] {
				switch r.t.rel(int(d)) {
				case nlp.RelObj, nlp.RelOrphan, nlp.RelAppos, nlp.RelDep, nlp.RelObl:
					if int(d) > k && !r.t.timeWord(int(d)) && r.t.preposition(int(d)) == "" && !r.doc.Is(int(r.t.lo[d])-1, ",") {
						o = int(d)
					}
				}
			}
			if o < 0 || r.t.pos(o) != nlp.NOUN {
				continue
			}
			if _, kind := r.who(o); kind != refOther {
				continue
			}
			m := stand{frame: fr, at: i, stance: fr.stance, force: fr.force}
			if !r.issue(&m, o, false, s.path, 9) {
				continue
			}
			r.temper(&m, fr, i)
			m.signs = append(m.signs, "gapped")
			r.addPositions(m, []Ref{ref}, sign)
			return
		}
	}
}

// echoes are words of stance that answer what was told just before in the sentence
// where they name no matter: "Britain wants a waiver, but Norway refuses".
var echoes = listed("echoes")

// echoPosition drafts the stance by word i on what another party took one on before
// it in the sentence.
func (r *reader) echoPosition(fr *frame, i int) {
	word := fr.word
	if !echoes[word] || len(r.Positions) == 0 || r.t.pos(i) != nlp.VERB || r.t.passive(i) {
		return
	}
	for c := r.t.first[i]; c >= 0; c = r.t.nxt[c] {
		switch r.t.rel(int(c)) {
		case nlp.RelCcomp, nlp.RelXcomp, nlp.RelObl:
			return
		case nlp.RelObj:
			if len(stances["n"+r.t.lemma(int(c))]) == 0 {
				return
			}
		case nlp.RelAdvcl:
			if int(c) > i {
				return
			}
		}
	}
	who := r.agents(i)
	if len(who) == 0 {
		return
	}
	p := r.lastTaken(i, who...)
	if p == nil || p.Stance != "for" && p.Stance != "against" {
		return
	}
	s := stand{frame: fr, at: i, stance: p.Stance, force: fr.force, path: "echo", issue: int(p.Issue.Head), f: int(p.Issue.First), e: int(p.Issue.End)}
	switch {
	case fr.stance == "undecided":
		s.stance = "undecided"
	case (fr.stance == "against") != r.t.negated(i):
		s.stance = against(p.Stance)
	}
	s.signs = append(s.signs, "echo")
	s.turned = true
	r.addPositions(s, who, "by:subject")
}
