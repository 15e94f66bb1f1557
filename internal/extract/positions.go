package extract

import (
	"strings"

	"github.com/parley-record/parley/nlp"
)

// A stand is a stance as read from one predicate, before it is anybody's.
type stand struct {
	frame     *frame
	at        int // the word that takes the stance
	stance    string
	force     string
	issue     int // main word of the issue
	f, e      int // its tokens
	path      string
	condition nlp.Span
	turned    bool // its stance is that of a verb inside its clause
	signs     []string
}

// readPositions drafts a position for each predicate by which somebody that can
// act takes a stance on something.
func (r *reader) readPositions() {
	for i := range r.doc.Tokens {
		switch r.t.pos(i) {
		case nlp.VERB, nlp.AUX:
			r.verbPosition(i)
		case nlp.ADJ:
			r.adjectivePosition(i)
		case nlp.NOUN:
			r.nounPosition(i)
		}
	}
	r.termPositions()
	r.saidPositions()
}

// framesAt returns the frames of token i under the part of speech key whose
// particle is there; those with a particle come first.
func (r *reader) frameAt(key string, i int) *frame {
	l := r.t.lemma(i)
	fs := stances[key+l]
	for k := range fs {
		if fs[k].needs == "" || r.t.particle(i, fs[k].needs) {
			return &fs[k]
		}
	}
	return nil
}

// verbPosition drafts what verb i says of a stance.
func (r *reader) verbPosition(i int) {
	if r.asked(i) {
		return
	}
	// A verb inside another's stance is read with it.
	if r.withinStance(i) {
		return
	}
	if fr := r.frameAt("v", i); fr != nil {
		s, ok := r.stand(fr, i, 0)
		if !ok {
			s, ok = r.standNear(fr, i)
		}
		if ok {
			who := r.agents(i)
			sign := "by:subject"
			if len(who) == 0 {
				if who, sign = r.partyNear(i); len(who) == 0 {
					return
				}
				switch {
				case r.t.passive(i):
					s.signs = append(s.signs, "agent:untold")
				case r.t.kid(i, nlp.RelNsubj) >= 0:
					s.signs = append(s.signs, "agent:else")
				}
			}
			r.addPositions(s, who, sign)
			if s.turned && s.stance == "against" {
				// "want X to withdraw the rules" is for the one and against the other.
				if o, ok := r.plainly(fr, i); ok {
					r.addPositions(o, who, sign)
				}
			}
		}
		return
	}
	r.modalPosition(i)
}

// asked reports whether i is what somebody demands of another, who takes no stance
// by being asked: "demands that X recognise the border".
func (r *reader) asked(i int) bool {
	h := int(r.t.head[i])
	if h < 0 || r.t.kid(i, nlp.RelNsubj) < 0 {
		return false
	}
	switch r.t.rel(i) {
	case nlp.RelCcomp, nlp.RelAcl, nlp.RelXcomp:
	default:
		return false
	}
	if r.doc.Tokens[i].Rel == nlp.RelAclRelcl && !r.t.marked(i, "that") {
		return false
	}
	key := "v"
	if r.t.pos(h) == nlp.NOUN {
		key = "n"
	}
	fr := r.frameAt(key, h)
	return fr != nil && fr.force == "demand"
}

// withinStance reports whether i is the infinitive of a word that takes a
// stance, so that the two are one ("unwilling to accept", "a refusal to sign"),
// or of one that says it came to nothing ("failed to agree").
func (r *reader) withinStance(i int) bool {
	h := int(r.t.head[i])
	if h < 0 {
		return false
	}
	switch r.t.rel(i) {
	case nlp.RelXcomp:
	case nlp.RelAcl, nlp.RelAdvcl, nlp.RelCcomp:
		if !r.t.marked(i, "to") || i < h {
			return false
		}
	default:
		return false
	}
	key := ""
	switch r.t.pos(h) {
	case nlp.VERB:
		key = "v"
	case nlp.ADJ:
		key = "a"
	case nlp.NOUN:
		key = "n"
	default:
		return false
	}
	if d, ok := is(words, r.t.lemma(h), "stand"); ok && d == "none" {
		return true
	}
	fr := r.frameAt(key, h)
	if fr == nil {
		return false
	}
	for _, p := range fr.paths {
		if p == "x" {
			return true
		}
	}
	return r.t.rel(i) == nlp.RelXcomp
}

// modalPosition reads "X should …", "X must not …" as the stance of whoever says
// so, and "X will not …" as X's own refusal.
func (r *reader) modalPosition(i int) {
	if r.t.pos(i) != nlp.VERB {
		return
	}
	m := r.t.aux(i)
	neg := r.t.negated(i)
	fr := frame{word: "modal", paths: []string{"o", "x", "with", "to", "for", "on"}}
	switch m {
	case "should", "must", "ought":
		who, ok := r.speaker(i)
		if !ok {
			return
		}
		fr.word, fr.stance, fr.force = "should", "for", "demand"
		f, e := r.t.span(i)
		f = max(f, i-2)
		s := stand{frame: &fr, at: i, stance: "for", force: "demand", issue: i, f: i, e: min(e, i+14), path: "clause"}
		if sub, ok := r.inner(i, 1); ok && r.t.lemma(i) != "be" {
			sub.signs = append(sub.signs, "rule:should", "composed")
			sub.force = "demand"
			if neg {
				sub.stance = against(sub.stance)
			}
			sub.frame = &fr
			r.addPositions(sub, []Ref{who}, "by:speaker")
			return
		}
		if neg {
			s.stance, s.force = "against", "refusal"
		}
		if r.t.passive(i) {
			s.f, s.e = f, e
			if p := r.t.subject(i); p >= 0 {
				s.issue = p
				a, _ := r.t.phrase(p, true)
				s.f = min(s.f, a)
			}
		}
		s.signs = append(s.signs, "rule:should")
		r.addPositions(s, []Ref{who}, "by:speaker")
	case "will", "would", "wo", "can", "ca", "could", "shall", "'ll", "’ll":
		if !neg {
			return
		}
		who := r.agents(i)
		if len(who) == 0 || r.t.passive(i) {
			return
		}
		fr.word, fr.stance, fr.force = "wont", "against", "refusal"
		s := stand{frame: &fr, at: i, stance: "against", force: "refusal", path: "modal"}
		if sub, ok := r.inner(i, 1); ok {
			s = sub
			s.stance = against(sub.stance)
			s.frame = &fr
		} else if !r.issueAt(&s, i, fr.paths, 0) {
			return
		}
		s.signs = append(s.signs, "rule:wont")
		r.condition(&s, i)
		r.addPositions(s, who, "by:subject")
	}
}

// against turns a stance round.
func against(s string) string {
	switch s {
	case "for":
		return "against"
	case "against":
		return "for"
	}
	return s
}

// inner reads the stance that verb v itself takes ("to block the bill").
func (r *reader) inner(v, depth int) (stand, bool) {
	if depth > 3 {
		return stand{}, false
	}
	fr := r.frameAt("v", v)
	if fr == nil {
		return stand{}, false
	}
	switch fr.word {
	case "need", "want", "plan", "present", "table", "seek", "offer", "order", "like", "claim", "bid", "introduce", "strike", "hold_out_for", "stop", "avoid", "avert", "attack", "fight", "halt":
		return stand{}, false
	}
	return r.stand(fr, v, depth)
}

// stand reads the stance that predicate i takes by frame fr.
func (r *reader) stand(fr *frame, i, depth int) (stand, bool) {
	s := stand{frame: fr, at: i, stance: fr.stance, force: fr.force}
	if !r.issueAt(&s, i, fr.paths, depth) {
		return s, false
	}
	if r.t.negated(i) {
		switch s.stance {
		case "for":
			s.stance, s.force = "against", "refusal"
		case "against":
			s.stance, s.force = "for", "statement"
		}
		s.signs = append(s.signs, "negated")
	}
	r.condition(&s, i)
	switch m := r.t.aux(i); m {
	case "may", "might", "could":
		if s.stance == "for" && fr.force != "demand" {
			s.stance = "conditional"
		}
		s.signs = append(s.signs, "modal:may")
	case "would":
		if s.stance == "for" && s.conditional() {
			s.stance = "conditional"
		}
		s.signs = append(s.signs, "modal:would")
	case "will", "'ll", "’ll", "shall":
		s.signs = append(s.signs, "modal:will")
	case "should", "must":
		s.signs = append(s.signs, "modal:should")
	}
	return s, true
}

func (s *stand) conditional() bool { return s.condition.End > s.condition.Start }

// plainly reads the stance at i on its clause as a whole, whatever the verb
// inside takes.
func (r *reader) plainly(fr *frame, i int) (stand, bool) {
	s, ok := r.stand(fr, i, 9) // too deep for the verb inside to be read
	s.signs = append(s.signs, "plainly")
	return s, ok && !s.turned
}

// condition notes on what condition the stance at i is taken.
func (r *reader) condition(s *stand, i int) {
	for c := r.t.first[i]; c >= 0; c = r.t.nxt[c] {
		k := int(c)
		if r.t.rel(k) == nlp.RelAdvcl && (r.t.marked(k, "if") || r.t.marked(k, "unless") || r.t.marked(k, "provided")) ||
			r.t.rel(k) == nlp.RelObl && r.t.lemma(k) == "exchange" && r.t.preposition(k) == "in" || r.t.rel(k) == nlp.RelObl && r.t.lemma(k) == "condition" {
			f, e := r.t.span(k)
			if e-f <= 60 {
				s.condition = r.doc.Bytes(f, e)
				if s.stance == "for" && (s.force == "offer" || s.force == "concession" || s.force == "statement") {
					s.stance = "conditional"
				}
				s.signs = append(s.signs, "condition")
			}
			return
		}
	}
}

// issueAt finds the issue of the predicate at i by the paths, in order.
func (r *reader) issueAt(s *stand, i int, paths []string, depth int) bool {
	for _, p := range paths {
		k := -1
		clause := false
		switch p {
		case "o":
			k = r.t.patient(i)
			if k >= 0 && r.t.pos(k) == nlp.VERB {
				clause = true
			}
		case "c", "that":
			k, clause = r.t.kid(i, nlp.RelCcomp), true
			if k < 0 && r.t.pos(i) != nlp.VERB {
				k = r.t.kid(i, nlp.RelAcl)
			}
			if k >= 0 && r.t.pos(k) != nlp.VERB {
				clause = true
			}
		case "x":
			k, clause = r.t.kid(i, nlp.RelXcomp), true
			if k < 0 && r.t.pos(i) == nlp.NOUN {
				if k = r.t.kid(i, nlp.RelAcl); k >= 0 && !r.t.marked(k, "to") {
					k = -1
				}
			}
			if k < 0 && r.t.pos(i) != nlp.NOUN {
				if k = r.t.kid(i, nlp.RelAdvcl); k >= 0 && !(r.t.marked(k, "to") && k > i) {
					k = -1
				}
			}
		default:
			for c := r.t.first[i]; c >= 0 && k < 0; c = r.t.nxt[c] {
				n := int(c)
				switch r.t.rel(n) {
				case nlp.RelObl, nlp.RelNmod:
					if r.t.preposition(n) == p && !r.t.timeWord(n) {
						k = n
					}
				case nlp.RelAdvcl, nlp.RelAcl, nlp.RelXcomp, nlp.RelCcomp:
					if r.t.marked(n, p) {
						k, clause = n, true
					}
				}
			}
		}
		if k < 0 {
			continue
		}
		if r.issue(s, k, clause, p, depth) {
			return true
		}
	}
	return false
}

// issue makes token k, or the clause under it, the issue of s.
func (r *reader) issue(s *stand, k int, clause bool, path string, depth int) bool {
	s.path = path
	if clause {
		if path == "x" || r.textAt[max(r.t.patient(k), 0)] != 0 {
			if in, ok := r.inner(k, depth+1); ok && r.t.pos(k) == nlp.VERB {
				// "wants to block the bill": against it; "refused to accept": against it.
				st := in.stance
				if s.stance == "against" {
					st = against(st)
				} else if s.stance != "for" {
					st = s.stance
				}
				s.stance, s.issue, s.f, s.e, s.path = st, in.issue, in.f, in.e, path+">"+in.path
				s.signs = append(s.signs, "composed")
				s.turned = true
				if st == "against" && (s.force == "statement" || s.force == "offer") {
					s.force = "refusal"
				}
				return true
			}
		}
		f, e := r.t.span(k)
		if path != "o" {
			f = min(max(f, k-1), k)
		}
		// From the verb on: what is to be done.
		f = k
		if path == "c" || path == "that" {
			if p := r.t.subject(k); p >= 0 && r.t.lo[p] >= r.t.lo[k] {
				f, _ = r.t.phrase(p, false)
			}
		}
		s.issue, s.f, s.e = k, f, max(k+1, min(e, k+16))
		s.signs = append(s.signs, "clause")
		if r.t.negated(k) {
			s.stance = against(s.stance)
			s.signs = append(s.signs, "clause:not")
		}
		return true
	}
	if r.t.pos(k) == nlp.PRON || r.t.pos(k) == nlp.DET {
		t := r.antecedent(k)
		if t < 0 {
			return false
		}
		s.signs = append(s.signs, "pronoun")
		k = t
	}
	if r.t.timeWord(k) {
		return false
	}
	s.issue = k
	s.f, s.e = r.t.phrase(k, true)
	return true
}

// antecedent returns the text or talks that a pronoun takes up: the last text
// told before it in its sentence or the one before; -1 for none.
func (r *reader) antecedent(i int) int {
	switch lower(r.doc.Form(i)) {
	case "it", "this", "that", "them", "they", "these", "which":
	default:
		return -1
	}
	sent := r.doc.Tokens[i].Sentence
	for k := len(r.texts) - 1; k >= 0; k-- {
		h := r.texts[k].head
		if h >= i {
			continue
		}
		if r.doc.Tokens[h].Sentence < sent-1 {
			break
		}
		return h
	}
	return -1
}

// adjectivePosition drafts what adjective i says: of its subject's stance
// ("willing to", "opposed to"), or of the speaker's ("is unacceptable").
func (r *reader) adjectivePosition(i int) {
	fs := stances["a"+r.t.lemma(i)]
	if len(fs) == 0 {
		return
	}
	for k := range fs {
		fr := &fs[k]
		if fr.paths[0] == "s" {
			if r.judged(fr, i) {
				return
			}
			continue
		}
		sign := "by:subject"
		who := r.parties(r.t.subject(i))
		if len(who) == 0 {
			if who, sign = r.partyNear(i); len(who) == 0 {
				continue
			}
		}
		s, ok := r.stand(fr, i, 0)
		if !ok {
			s, ok = r.standNear(fr, i)
		}
		if ok {
			s.signs = append(s.signs, "rule:adj")
			r.addPositions(s, who, sign)
			return
		}
	}
}

// judged drafts the speaker's stance on the subject of a judging word.
func (r *reader) judged(fr *frame, i int) bool {
	who, ok := r.speaker(i)
	if !ok {
		return false
	}
	k := -1
	switch {
	case r.t.kid(i, nlp.RelCop) >= 0:
		if k = r.t.kid(i, nlp.RelCsubj); k < 0 {
			k = r.t.subject(i)
		}
		if k < 0 || r.t.pos(k) == nlp.PRON {
			// "it is important to …"
			if x := r.t.kid(i, nlp.RelCsubj, nlp.RelXcomp, nlp.RelCcomp, nlp.RelAdvcl); x > i {
				k = x
			} else if k >= 0 {
				k = r.antecedent(k)
			}
		}
	case r.t.rel(i) == nlp.RelAmod && r.t.head[i] >= 0 && r.textAt[r.t.head[i]] != 0:
		k = int(r.t.head[i])
	}
	if k < 0 {
		return false
	}
	s := stand{frame: fr, at: i, stance: fr.stance, force: fr.force}
	if !r.issue(&s, k, r.t.pos(k) == nlp.VERB, "s", 2) {
		return false
	}
	if r.t.negated(i) {
		s.stance = against(s.stance)
		s.signs = append(s.signs, "negated")
	}
	s.signs = append(s.signs, "rule:judge")
	r.addPositions(s, []Ref{who}, "by:speaker")
	return true
}

// nounPosition drafts "X's demand for Y", "opposition to Y by X", "opponents of
// Y", and "Y is a mistake" as its speaker's.
func (r *reader) nounPosition(i int) {
	fs := stances["n"+r.t.lemma(i)]
	if len(fs) == 0 {
		return
	}
	fr := &fs[0]
	if fr.paths[0] == "s" {
		r.judged(fr, i)
		return
	}
	s, ok := r.stand(fr, i, 0)
	if !ok {
		if s, ok = r.standNear(fr, i); !ok {
			return
		}
	}
	s.signs = append(s.signs, "rule:noun")
	if h := int(r.t.head[i]); h >= 0 && r.t.rel(i) == nlp.RelObj {
		switch d, _ := is(words, r.t.lemma(h), "stand"); d {
		case "turned": // "withdrew its support"
			s.stance = against(s.stance)
			s.signs = append(s.signs, "turned")
		case "none":
			return
		}
	}
	switch fr.word {
	case "advocate", "supporter", "proponent", "champion", "opponent", "critic":
		ref, _ := r.who(i)
		r.addPositions(s, []Ref{ref}, "by:itself")
		return
	}
	sign := "by:poss"
	who := r.parties(r.t.holder(i, 0))
	if len(who) == 0 {
		for c := r.t.first[i]; c >= 0; c = r.t.nxt[c] {
			if rel := r.t.rel(int(c)); rel == nlp.RelCompound || rel == nlp.RelAmod {
				if ref, k := r.who(int(c)); k == refState || k == refBody || k == refAgent || k == refPerson {
					who, sign = append(who, ref), "by:modifier"
				}
			}
		}
	}
	if len(who) == 0 {
		if who, sign = r.partyNear(i); len(who) == 0 {
			return
		}
	}
	r.addPositions(s, who, sign)
}

// partyNear finds who takes the stance at i where the tree does not tell: the
// nearest before it in its sentence that can act and is a subject or an owner,
// or else whoever is speaking.
func (r *reader) partyNear(i int) ([]Ref, string) {
	f, _ := r.sentence(i)
	f = max(f, i-22)
	for k := i - 1; k >= f; k-- {
		if r.saidAt[k] != r.saidAt[i] {
			break
		}
		switch rel := r.doc.Tokens[k].Rel; rel.Plain() {
		case nlp.RelNsubj:
		case nlp.RelNmod:
			if rel != nlp.RelNmodPoss {
				continue
			}
		default:
			continue
		}
		if who := r.parties(k); len(who) > 0 {
			return who, "by:near"
		}
	}
	if s, ok := r.speaker(i); ok {
		return []Ref{s}, "by:speaker"
	}
	return nil, ""
}

// standNear reads the issue from the words after i where the tree does not tell:
// the next noun phrase or infinitive within a few words.
func (r *reader) standNear(fr *frame, i int) (stand, bool) {
	s := stand{frame: fr, at: i, stance: fr.stance, force: fr.force, path: "near"}
	_, e := r.sentence(i)
	e = min(e, i+8)
	for k := i + 1; k < e; k++ {
		switch r.t.pos(k) {
		case nlp.NOUN, nlp.PROPN:
			if r.t.rel(k) == nlp.RelCompound || r.timeAt(k) {
				continue
			}
			if _, ok := is(nouns, r.t.lemma(k), "agent"); ok {
				continue
			}
			s.issue = k
			s.f, s.e = r.t.phrase(k, true)
			s.f = max(s.f, i+1)
		case nlp.VERB:
			if k == i+1 || !r.doc.Is(k-1, "to") {
				return s, false
			}
			_, ce := r.t.span(k)
			s.issue, s.f, s.e = k, k, max(k+1, min(ce, k+14))
		case nlp.PUNCT:
			if !r.doc.Is(k, "\"") && !r.doc.Is(k, "“") {
				return s, false
			}
			continue
		default:
			continue
		}
		if r.t.negated(i) {
			s.stance = against(s.stance)
			s.signs = append(s.signs, "negated")
		}
		s.signs = append(s.signs, "near")
		return s, s.e > s.f
	}
	return s, false
}

// timeAt reports whether token k lies in a time expression.
func (r *reader) timeAt(k int) bool {
	w := r.firstWhen(k + 1)
	return w > 0 && int(r.whens[w-1].End) > k && !r.whens[w-1].Open
}

// termPositions drafts the authors' stance on each term of their text.
func (r *reader) termPositions() {
	for p := range r.Proposals {
		pr := &r.Proposals[p]
		for _, t := range pr.Terms {
			if t.Purpose {
				continue
			}
			stance := "for"
			switch t.Effect {
			case "excludes", "lowers":
				stance = "against"
			case "leaves_open", "defers":
				stance = "undecided"
			}
			if t.Effect == "lowers" {
				stance = "for"
			}
			for _, a := range pr.Authors {
				if a.Plain < pr.Authors[0].Plain {
					break
				}
				e := Entry{Evidence: []nlp.Span{t.Evidence}, Rule: "term", Path: "effect " + t.Effect, Hedges: a.Hedges}
				e.Signs = append(r.placeSigns(int(t.Issue.Head)), "rule:term", "stance:"+stance, "effect:"+t.Effect)
				iss := t.Issue
				r.Positions = append(r.Positions, Position{Entry: e, Party: a.Who, Issue: iss, Stance: stance, Force: "offer"})
			}
		}
	}
}

// addPositions drafts the stand for each party.
func (r *reader) addPositions(s stand, who []Ref, sign string) {
	if s.e <= s.f {
		return
	}
	head := r.t.lemma(s.issue)
	if _, ok := is(nouns, head, "empty"); ok && s.e-s.f < 3 {
		return
	}
	ph := Phrase{Ref: Ref{int32(s.f), int32(s.e), int32(s.issue)}, Label: r.label(s.f, s.e)}
	if ph.Label == "" {
		return
	}
	if k := r.textAt[s.issue]; k != 0 {
		ph.Text = r.texts[k-1].in
		if name := r.Proposals[ph.Text-1].Name.Label; name != ph.Label {
			ph.Terms = append(ph.Terms, name)
		}
	}
	ph.Terms = append(ph.Terms, r.around(s)...)
	for _, ref := range who {
		e := r.entry(s.at, "stance "+s.frame.word+" "+s.path)
		ref, kind := r.standing(ref)
		if kind == refNone {
			continue
		}
		e.Signs = append(e.Signs, sign, refKindSign[kind], "stance:"+s.stance, "force:"+s.force, "path:"+s.path, "word:"+s.frame.word)
		if s.frame.grade != "" {
			e.Signs = append(e.Signs, "grade:"+s.frame.grade)
		}
		e.Signs = append(e.Signs, s.signs...)
		e.Signs = append(e.Signs, r.issueSigns(s)...)
		e.Signs = append(e.Signs, r.placeSigns(s.at)...)
		e.Signs = append(e.Signs, r.weightSigns(s.f, s.e)...)
		e.Signs = append(e.Signs, r.speechSigns(s.at, ref)...)
		if s.path != "said" {
			e.Signs = append(e.Signs, r.moodSigns(s.at)...)
		}
		if r.t.kid(s.at, nlp.RelNsubj) < 0 && sign == "by:subject" {
			e.Signs = append(e.Signs, "shared-subject")
		}
		p := Position{Entry: e, Party: ref, By: ref, Issue: ph, Stance: s.stance, Force: s.force, Condition: s.condition, AsOf: r.when(s.at)}
		if s.stance == "against" || s.force == "demand" {
			p.RedLine = r.redLine(s.at)
		}
		r.Positions = append(r.Positions, p)
		if ph.Text != 0 {
			r.respond(ph.Text, ref, s)
		} else if in := r.textWithin(s); in != 0 {
			s.signs = append(s.signs, "text:within")
			r.respond(in, ref, s)
		}
	}
}

// standing returns whom a reference that may be a pronoun refers to; its kind is
// refNone for a pronoun that stands for nobody ("it is thought").
func (r *reader) standing(ref Ref) (Ref, refKind) {
	h := int(ref.Head)
	o, kind := r.who(h)
	if r.t.pos(h) != nlp.PRON {
		return ref, kind
	}
	if r.t.rel(h) == nlp.RelExpl {
		return ref, refNone
	}
	return o, kind
}

// textWithin returns the text that is named inside the issue of a stand or
// beside it in its clause, as an index plus one; 0 for none.
func (r *reader) textWithin(s stand) int {
	for k := s.f; k < s.e; k++ {
		if m := r.textAt[k]; m != 0 {
			return r.texts[m-1].in
		}
	}
	_, e := r.sentence(s.at)
	for k := s.at + 1; k < min(e, s.at+12) && !r.doc.Is(k, ",") && r.saidAt[k] == r.saidAt[s.at]; k++ {
		if m := r.textAt[k]; m != 0 {
			return r.texts[m-1].in
		}
	}
	return 0
}

// around returns other words of the clause that name the issue: the phrases
// that the verb of the issue takes, and those beside its noun.
func (r *reader) around(s stand) []string {
	var out []string
	add := func(f, e int) {
		if l := r.label(f, e); l != "" && len(out) < 4 && len(strings.Fields(l)) <= 12 {
			out = append(out, l)
		}
	}
	if r.t.pos(s.issue) == nlp.VERB {
		for c := r.t.first[s.issue]; c >= 0; c = r.t.nxt[c] {
			switch r.t.rel(int(c)) {
			case nlp.RelObj, nlp.RelObl, nlp.RelCcomp, nlp.RelXcomp:
				if !r.t.timeWord(int(c)) {
					f, e := r.t.phrase(int(c), true)
					add(f, e)
				}
			}
		}
		return out
	}
	f, e := r.t.phrase(s.issue, false)
	if f != s.f || e != s.e {
		add(f, e)
	}
	// "the demand for tighter controls", "the proposal to lower the floor": what
	// is demanded is the matter.
	for c := r.t.first[s.issue]; c >= 0; c = r.t.nxt[c] {
		switch r.t.rel(int(c)) {
		case nlp.RelAcl, nlp.RelNmod:
			if r.doc.Tokens[c].Rel != nlp.RelNmodPoss && int(c) > s.issue {
				cf, ce := r.t.span(int(c))
				add(cf, ce)
			}
		}
	}
	// What else the stance's own word takes.
	if r.t.pos(s.at) == nlp.VERB {
		for c := r.t.first[s.at]; c >= 0; c = r.t.nxt[c] {
			if k := int(c); k > s.at && k != s.issue {
				switch r.t.rel(k) {
				case nlp.RelObl, nlp.RelXcomp, nlp.RelCcomp, nlp.RelAdvcl:
					if !r.t.timeWord(k) && r.saidAt[k] == r.saidAt[s.at] {
						cf, ce := r.t.span(k)
						add(cf, ce)
					}
				}
			}
		}
	}
	// And the words after it, as far as its clause goes.
	_, e = r.sentence(s.at)
	f = max(s.at+1, s.f)
	for k := f; k < min(e, f+12); k++ {
		if r.saidAt[k] != r.saidAt[f] || r.doc.Is(k, ";") || k > f+2 && r.doc.Is(k, ",") {
			e = k
			break
		}
	}
	e = min(e, f+12)
	if e > f+1 && f > s.at {
		add(f, e)
	}
	return out
}

// issueSigns tells what sort of thing the issue is.
func (r *reader) issueSigns(s stand) []string {
	var out []string
	l := r.t.lemma(s.issue)
	switch {
	case r.textAt[s.issue] != 0:
		out = append(out, "issue:text")
	case r.t.pos(s.issue) == nlp.VERB:
		out = append(out, "issue:verb")
	case r.nameAt[s.issue] != 0:
		out = append(out, "issue:name")
		if r.doc.Names[r.nameAt[s.issue]-1].Kind == nlp.Person {
			out = append(out, "issue:person")
		}
	default:
		out = append(out, "issue:noun")
		if _, ok := is(nouns, l, "agent"); ok {
			out = append(out, "issue:agent")
		}
		if _, ok := is(nouns, l, "meeting"); ok {
			out = append(out, "issue:talks")
		}
		if _, ok := is(nouns, l, "empty"); ok {
			out = append(out, "issue:empty")
		}
		if _, ok := is(words, l, "claim"); ok {
			out = append(out, "issue:claim")
		}
	}
	switch n := s.e - s.f; {
	case n == 1:
		out = append(out, "issue:1")
	case n <= 3:
		out = append(out, "issue:3")
	case n <= 8:
		out = append(out, "issue:8")
	default:
		out = append(out, "issue:long")
	}
	return out
}

// respond notes how ref took a text.
func (r *reader) respond(p int, ref Ref, s stand) {
	pr := &r.Proposals[p-1]
	for _, a := range pr.Authors {
		if a.Who.Head == ref.Head && a.Plain == pr.Authors[0].Plain {
			return // its own author, in the same breath
		}
	}
	switch s.frame.word {
	case "propose", "offer", "table", "submit", "present", "unveil", "introduce", "initiate", "sponsor", "plan", "should", "draft":
		return
	}
	switch s.frame.word {
	case "cue:say", "cue:believe", "cue:other", "cue:ask", "cue:demand":
		if !has(s.signs, "judged:for") && !has(s.signs, "judged:against") {
			return // to speak of a text is not to answer it
		}
	}
	if len(r.loose) >= 20*len(r.Proposals) {
		return
	}
	act := "words"
	switch s.frame.word {
	case "vote", "vote_for", "vote_against", "pass", "approve", "vote_down":
		act = "vote"
	case "sign":
		act = "signature"
	case "ratify":
		act = "ratification"
	}
	r.loose = append(r.loose, looseResponse{p, Response{By: ref, Stance: s.stance, Force: s.force, Act: act, When: r.when(s.at), Evidence: r.evidence(s.at),
		Signs: append(append([]string{"word:" + s.frame.word, "stance:" + s.stance, "path:" + s.path}, s.signs...), r.placeSigns(s.at)...)}})
}
