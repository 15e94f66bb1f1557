package extract

import (
	"slices"

	"github.com/parley-record/parley/nlp"
)

// Stances told beside another: the same of others, the other of the same, what is listed
// or put against an issue.

// helps are the verbs that stand for another verb: "as does Norway".
var helps = listed("helps")

// otherwise is the frame of those who do not what another party does.
var otherwise = frame{word: "oppose", stance: "against", force: "refusal", grade: "firm"}

// lastTaken returns the last stance that another party than who took before word i in
// its sentence on a matter named behind the word that takes it; nil for none.
func (r *reader) lastTaken(i int, who ...Ref) *Position {
next:
	for n := len(r.Positions) - 1; n >= 0; n-- {
		q := &r.Positions[n]
		if q.At >= i || r.doc.Tokens[q.At].Sentence != r.doc.Tokens[i].Sentence {
			return nil
		}
		if q.Issue.First <= 0 || int(q.Issue.End) > i || q.Issue.Head <= int32(q.At) {
			continue
		}
		for _, ref := range who {
			if r.sameActor(ref, q.Party) {
				continue next
			}
		}
		return q
	}
	return nil
}

// takenUpBy returns the main word of what the pronoun at i takes up where another
// party took a stance on it just before: "Norway opposes the ban, while Sweden
// supports it"; -1 for none.
func (r *reader) takenUpBy(i int) int {
	switch lower(r.doc.Form(i)) {
	case "it", "this", "that", "them", "one":
	default:
		return -1
	}
	p := r.lastTaken(i)
	if p == nil {
		return -1
	}
	h := int(p.Issue.Head)
	if r.t.pos(h) != nlp.NOUN && r.t.pos(h) != nlp.PROPN {
		return -1
	}
	plural := r.doc.Tokens[h].XPOS == nlp.TagNNS || r.doc.Tokens[h].XPOS == nlp.TagNNPS
	if plural != r.doc.Is(i, "them") {
		return -1
	}
	return h
}

// threatenedOver is the frame of those who threaten to act if a thing is done.
var threatenedOver = frame{word: "threaten", stance: "against", force: "warning", grade: "firm", paths: []string{"o"}}

// addThreat drafts what those are against, or want, who by word i threaten to act if
// it is done, or unless it is: "threatened to strike if jobs were cut".
func (r *reader) addThreat(fr *frame, i int, who []Ref) {
	if fr.word != "threaten" || r.t.negated(i) {
		return
	}
	r.threatIf(who, i, r.t.kid(i, nlp.RelXcomp))
}

// threatIf drafts what who is against, or wants, by a threat whose words i and x, -1 for
// none, are: what they threaten to act on.
func (r *reader) threatIf(who []Ref, i, x int) {
	for _, h := range [...]int{i, x} {
		if h < 0 {
			continue
		}
		for c := r.t.first[h]; c >= 0; c = r.t.nxt[c] {
			k := int(c)
			if r.t.rel(k) != nlp.RelAdvcl || r.t.pos(k) != nlp.VERB {
				continue
			}
			s := stand{frame: &threatenedOver, at: i, force: "warning"}
			denied := r.t.negated(k)
			switch {
			case r.t.marked(k, "unless") && !denied:
				s.stance, s.force = "for", "demand"
			case r.t.marked(k, "if"):
				s.stance = "against"
			default:
				continue
			}
			p := r.t.subject(k)
			if p < 0 || r.t.pos(p) == nlp.PRON {
				return
			}
			for _, ref := range who {
				if int(ref.Head) == p || r.sameActor(ref, Ref{int32(p), int32(p + 1), int32(p)}) {
					return
				}
			}
			if in, ok := r.inner(k, 1); ok && (in.stance == "against") != denied {
				if s.stance == "against" {
					in.stance = against(in.stance)
				}
				s.issue, s.f, s.e, s.path, s.stance = in.issue, in.f, in.e, "if>"+in.path, in.stance // "unless the ban is dropped"
				s.signs = append(s.signs, "composed")
			} else if _, kind := r.who(p); kind == refOther {
				if !r.issue(&s, p, false, "if", 9) {
					return
				}
				if r.ceases(k) != denied {
					s.stance = against(s.stance)
				}
				_, e := r.t.span(k)
				if !denied && !r.ceases(k) {
					s.issue, s.e = k, max(k+1, min(e, s.f+12)) // that the mill is kept open, or shut
				} else {
					s.also = append(s.also, r.label(s.f, min(e, s.f+12)))
				}
			} else if !r.issue(&s, k, true, "if", 9) {
				return
			}
			r.addPositions(s, who, "by:subject")
			return
		}
	}
}

// judges returns who holds a thing to be what the judging word i says where the words
// tell to whom it is so: "unacceptable to Norway"; nil for nobody told.
func (r *reader) judges(i int) []Ref {
	if !suits[r.t.lemma(i)] {
		return nil // "important to Norway", "unfair to farmers" is so by who says it
	}
	for c := r.t.first[i]; c >= 0; c = r.t.nxt[c] {
		k := int(c)
		if k < i || r.t.rel(k) != nlp.RelObl && r.t.rel(k) != nlp.RelNmod || r.t.pos(k) == nlp.PRON {
			continue
		}
		if p := r.t.preposition(k); p != "to" && (p != "for" || r.t.pos(i) != nlp.NOUN) {
			continue
		}
		if who := r.parties(k); len(who) > 0 {
			return who
		}
	}
	return nil
}

// suits are words for what suits those who judge, or does not.
var suits = listed("suits")

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
		if !r.contrasts(k) && !r.butNot(k, s.issue) {
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

// butNot reports whether "but not" stands at token k before a noun that is beside the noun
// at o: "would accept guidelines but not a binding accord".
func (r *reader) butNot(k, o int) bool {
	if !r.doc.Is(k, "but") || !r.doc.Is(k+1, "not") || r.t.pos(o) != nlp.NOUN {
		return false
	}
	_, e := r.sentence(k)
	for n := k + 2; n < min(e, k+8); n++ {
		switch r.t.pos(n) {
		case nlp.DET, nlp.ADJ, nlp.NUM:
		case nlp.NOUN:
			if r.t.rel(n) == nlp.RelConj {
				return int(r.t.head[n]) == o && !r.t.timeWord(n)
			}
			if r.t.rel(n) != nlp.RelCompound {
				return false
			}
		default:
			return false
		}
	}
	return false
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
var argues = listed("argues")

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

// allied returns those whom the words put on the side of who takes the stance of
// word i: "Norway, along with Iceland, opposes it", "as does Iceland", "and so do
// the unions".
func (r *reader) allied(i int, who []Ref) []Ref {
	var out []Ref
	f, e := r.sentence(i)
	for _, ref := range who {
		k := int(ref.End)
		if k <= f || k >= i || !r.doc.Is(k, ",") || r.t.pos(int(ref.Head)) != nlp.PROPN {
			continue // of "eight countries, along with A and B" the two may be counted
		}
		k++
		n := 0
		switch {
		case r.doc.Is(k, "like"):
			n = 1
		case (r.doc.Is(k, "along") || r.doc.Is(k, "together")) && r.doc.Is(k+1, "with"), r.doc.Is(k, "joined") && r.doc.Is(k+1, "by"):
			n = 2
		case r.doc.Is(k, "as") && r.doc.Is(k+1, "well") && r.doc.Is(k+2, "as"):
			n = 3
		default:
			continue
		}
		if more, end := r.refsFrom(k+n, min(i, k+n+24)); len(more) > 0 && r.doc.Is(end, ",") {
			out = addRef(out, more...)
		}
	}
	for k := i + 1; k+2 < min(e, i+30); k++ {
		if r.doc.Is(k, ";") || r.saidAt[k] != r.saidAt[i] && !r.cuedAt(r.saidAt[k], i) {
			break
		}
		if (r.doc.Is(k, "as") || r.doc.Is(k, "so")) && helps[lower(r.doc.Form(k+1))] && (r.doc.Is(k-1, ",") || r.doc.Is(k-1, "and")) {
			if more, end := r.refsFrom(k+2, min(e, k+26)); len(more) > 0 && (end >= e || r.t.pos(end) == nlp.PUNCT) {
				out = addRef(out, more...)
			}
			break
		}
	}
	return out
}

// otherwisePosition drafts "Norway supports the ban; Iceland does not", and reports
// whether verb i stands in such words.
func (r *reader) otherwisePosition(i int) bool {
	if !helps[lower(r.doc.Form(i))] {
		return false
	}
	_, e := r.sentence(i)
	k := i + 1
	if k >= e || !isNot(r.doc, k) {
		return false
	}
	if k+1 < e && r.t.pos(k+1) != nlp.PUNCT {
		return false
	}
	ref, ok := r.before(i)
	if !ok {
		return false
	}
	p := r.lastTaken(i, ref)
	if p == nil || p.Stance != "for" && p.Stance != "against" {
		return false
	}
	s := stand{frame: &otherwise, at: i, stance: against(p.Stance), force: "refusal", path: "echo", issue: int(p.Issue.Head), f: int(p.Issue.First), e: int(p.Issue.End), turned: true}
	if s.stance == "for" {
		s.force = "statement"
	}
	s.signs = append(s.signs, "echo")
	r.addPositions(s, []Ref{ref}, "by:subject")
	return true
}
