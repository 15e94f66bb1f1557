package extract

import "github.com/parley-record/parley/nlp"

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

// helps are the verbs that stand for another verb: "as does Norway".
var helps = map[string]bool{"do": true, "does": true, "did": true, "is": true, "are": true, "was": true, "were": true, "has": true, "have": true, "had": true, "will": true, "would": true}

// otherwise is the frame of those who do not what another party does.
var otherwise = frame{word: "oppose", stance: "against", force: "refusal", grade: "firm"}

// otherwisePosition drafts "Norway supports the ban; Iceland does not", and reports
// whether verb i stands in such words.
func (r *reader) otherwisePosition(i int) bool {
	if !helps[lower(r.doc.Form(i))] {
		return false
	}
	_, e := r.sentence(i)
	k := i + 1
	if k >= e || !r.doc.Is(k, "not") && !r.doc.Is(k, "n't") && !r.doc.Is(k, "n’t") {
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

// yetTo is the frame of those who have yet to say where they stand.
var yetTo = frame{word: "decline", stance: "undecided", force: "statement", grade: "firm", paths: []string{"to", "on", "about", "o"}}

// yetPosition drafts "has yet to respond to the plan" and "has yet to say whether it
// would sign", and reports whether verb i stands in such words.
func (r *reader) yetPosition(i int) bool {
	if i < 3 || !r.doc.Is(i-1, "to") || !r.doc.Is(i-2, "yet") || r.t.lemma(i-3) != "have" {
		return false
	}
	switch r.t.lemma(i) {
	case "respond", "reply", "decide", "comment", "say", "react", "rule", "pronounce", "commit", "vote", "indicate", "disclose", "announce", "declare", "state":
	default:
		return false
	}
	ref, ok := r.before(i - 3)
	if !ok {
		return false
	}
	s := stand{frame: &yetTo, at: i, stance: "undecided", force: "statement"}
	q := r.t.kid(i, nlp.RelCcomp)
	if q >= 0 && (r.t.marked(q, "whether") || r.t.marked(q, "if")) {
		if !r.issueAt(&s, q, []string{"o", "x", "for", "to", "on"}, 9) {
			return true
		}
	} else if !r.issueAt(&s, i, yetTo.paths, 9) {
		return false
	}
	s.signs = append(s.signs, "unsaid")
	r.addPositions(s, []Ref{ref}, "by:subject")
	return true
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
				if s.stance == "for" && !denied && !r.ceases(k) {
					s.issue, s.e = k, max(k+1, min(e, s.f+12)) // that the mill is kept open
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
		if k < i || r.t.rel(k) != nlp.RelObl && r.t.rel(k) != nlp.RelNmod || r.t.preposition(k) != "to" || r.t.pos(k) == nlp.PRON {
			continue
		}
		if who := r.parties(k); len(who) > 0 {
			return who
		}
	}
	return nil
}

// suits are words for what suits those who judge, or does not.
var suits = map[string]bool{"acceptable": true, "unacceptable": true, "agreeable": true, "disagreeable": true, "satisfactory": true, "unsatisfactory": true, "tolerable": true, "intolerable": true,
	"palatable": true, "unpalatable": true, "abhorrent": true, "repugnant": true, "welcome": true, "unwelcome": true, "objectionable": true, "anathema": true, "inadmissible": true}
