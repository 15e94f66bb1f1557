package extract

import (
	"strings"

	"github.com/parley-record/parley/nlp"
)

// readKnowledge drafts who knew, was told or was asked about what, and who not.
func (r *reader) readKnowledge() {
	for i := range r.doc.Tokens {
		l := r.t.lemma(i)
		switch r.t.pos(i) {
		case nlp.ADJ, nlp.ADV, nlp.NOUN:
			if d, ok := is(words, l, "aware"); ok {
				who := r.parties(r.t.subject(i))
				if len(who) == 0 && r.t.head[i] >= 0 { // "were caught unawares"
					who = r.parties(r.t.subject(int(r.t.head[i])))
				}
				r.know(i, who, r.t.negated(i), d)
			}
		case nlp.VERB:
			if d, ok := is(verbs, l, "tell"); ok && r.t.passive(i) {
				if l == "tell" || l == "advise" {
					if r.t.kid(i, nlp.RelCcomp) < 0 {
						continue
					}
				}
				r.know(i, r.parties(r.t.subject(i)), r.t.negated(i), d)
			} else if l == "know" || l == "hear" || l == "learn" {
				if r.t.kid(i, nlp.RelObl) >= 0 || r.t.kid(i, nlp.RelCcomp) >= 0 || r.t.kid(i, nlp.RelObj) >= 0 {
					if neg := r.t.negated(i); neg || l == "learn" {
						r.know(i, r.parties(r.t.subject(i)), neg, "aware")
					}
				}
			} else if l == "receive" || l == "have" {
				o := r.t.kid(i, nlp.RelObj)
				if o < 0 {
					continue
				}
				switch r.t.lemma(o) {
				case "information", "update", "notice", "word", "notification", "knowledge", "briefing":
					r.know(i, r.parties(r.t.subject(i)), r.t.negated(i), "informed")
				}
			}
		}
	}
}

// know drafts that who is in a state of knowledge told at token i.
func (r *reader) know(i int, who []Ref, neg bool, state string) {
	if neg {
		switch state {
		case "aware":
			state = "unaware"
		case "informed":
			state = "not_informed"
		case "consulted":
			state = "not_consulted"
		case "unaware":
			state = "aware"
		}
	}
	f, e := r.t.span(i)
	if e-f > 25 {
		f, e = max(f, i-3), min(e, i+20)
	}
	for _, ref := range who {
		k := Knowledge{Entry: r.entry(i, "knows "+r.t.lemma(i)), Who: ref, State: state, Of: r.doc.Bytes(f, e), Text: r.action(f, e)}
		_, kind := r.who(int(ref.Head))
		k.Signs = append(r.placeSigns(i), refKindSign[kind], "state:"+state)
		r.Knowledge = append(r.Knowledge, k)
		if state == "unaware" || state == "not_informed" {
			r.unaware(i, ref)
		}
	}
}

// unaware notes a text that ref knew nothing of.
func (r *reader) unaware(i int, ref Ref) {
	f, e := r.t.span(i)
	for k := f; k < e; k++ {
		m := r.textAt[k]
		if m == 0 {
			continue
		}
		p := &r.Proposals[r.texts[m-1].in-1]
		p.Responses = append([]Response{{By: ref, Stance: "unaware", Act: "words", Evidence: r.evidence(i), Signs: append([]string{"word:unaware", "stance:unaware"}, r.placeSigns(i)...)}}, p.Responses...)
		return
	}
}

// readAssessments drafts how somebody judges the process or a text.
func (r *reader) readAssessments() {
	last := int32(-1)
	for i := range r.doc.Tokens {
		p := r.t.pos(i)
		if p != nlp.ADJ && p != nlp.NOUN && p != nlp.VERB && p != nlp.ADV || r.doc.Tokens[i].Sentence == last {
			continue
		}
		outlook, ok := is(words, lower(r.doc.Form(i)), "outlook")
		if !ok {
			outlook, ok = r.unsure(i)
		}
		if !ok {
			continue
		}
		a := Assessment{Outlook: outlook}
		a.Entry = r.entry(i, "outlook "+r.t.lemma(i))
		if by, ok := r.speaker(i); ok {
			a.By = by
		} else if p == nlp.ADJ {
			if who := r.parties(r.t.subject(i)); len(who) > 0 {
				a.By = who[0]
			}
		}
		neg := r.t.negated(i)
		if k := r.t.kid(i, nlp.RelDet); k >= 0 && r.doc.Is(k, "no") {
			neg = true
		}
		if h := int(r.t.head[i]); h >= 0 && r.t.pos(h) == nlp.VERB {
			neg = neg || r.t.negated(h)
		}
		if neg {
			switch outlook {
			case "progress":
				a.Outlook = "pessimistic"
			case "uncertain":
				a.Outlook = "progress"
			}
		}
		f, e := r.sentence(i)
		talks := false
		for k := max(f, i-15); k < min(e, i+15); k++ {
			if _, ok := is(nouns, r.t.lemma(k), "meeting"); ok || r.textAt[k] != 0 || r.t.lemma(k) == "peace" || r.t.lemma(k) == "process" {
				talks = true
			}
			if m := r.textAt[k]; m != 0 && !a.About.OK() {
				t := &r.texts[m-1]
				a.About = Phrase{Ref: Ref{int32(t.first), int32(t.end), int32(t.head)}, Label: r.label(t.first, t.end), Text: t.in}
			}
		}
		if outlook == "slanted" {
			for k := i + 1; k < min(e, i+12); k++ {
				if ref, kind := r.who(k); kind == refState || kind == refBody || kind == refPerson {
					a.Towards = ref
					break
				}
			}
			if !a.Towards.OK() || !a.About.OK() && !talks {
				continue
			}
		}
		if !talks && !a.By.OK() {
			continue
		}
		f, e = max(f, i-12), min(e, i+13)
		a.Text = r.action(f, e)
		a.Signs = append(r.placeSigns(i), "outlook:"+outlook)
		if talks {
			a.Signs = append(a.Signs, "of-talks")
		}
		r.Assessments = append(r.Assessments, a)
		last = r.doc.Tokens[i].Sentence
	}
}

// unsure reads "not sure", "not certain".
func (r *reader) unsure(i int) (string, bool) {
	switch lower(r.doc.Form(i)) {
	case "sure", "certain", "clear":
		if r.t.negated(i) || i > 0 && (r.doc.Is(i-1, "not") || r.doc.Is(i-1, "n't")) {
			return "uncertain", true
		}
	case "caution", "cautious":
		return "cautious", true
	}
	return "", false
}

// readLinks drafts that one happening led to, follows or answers another where
// a word between two clauses says so.
func (r *reader) readLinks() {
	for i := range r.doc.Tokens {
		kind := ""
		h := int(r.t.head[i])
		switch l := lower(r.doc.Form(i)); {
		case r.t.pos(i) == nlp.VERB && (strings.HasPrefix(l, "prompt") || strings.HasPrefix(l, "spark") || strings.HasPrefix(l, "trigger")):
			kind = "led_to"
			h = i
		case (l == "after" || l == "following") && h >= 0 && (r.t.rel(h) == nlp.RelAdvcl || r.t.rel(h) == nlp.RelAcl):
			kind = "after"
		case (l == "unless" || l == "if") && h >= 0 && r.t.rel(h) == nlp.RelAdvcl:
			kind = "condition_for"
		}
		if kind == "" || h < 0 {
			continue
		}
		lk := Link{Entry: r.entry(i, "link "+kind), Kind: kind}
		f, e := r.t.span(h)
		switch kind {
		case "led_to":
			s := r.t.subject(h)
			o := r.t.kid(h, nlp.RelObj)
			if s < 0 {
				s = int(r.t.head[h])
			}
			if s < 0 || o < 0 {
				continue
			}
			lk.From, lk.To = r.reach(s), r.reach(o)
		default:
			g := int(r.t.head[h])
			if g < 0 {
				continue
			}
			lk.From = r.doc.Bytes(f, e)
			gf, ge := r.t.span(g)
			lk.To = r.doc.Bytes(gf, ge)
			if kind == "after" {
				lk.From, lk.To = lk.To, lk.From
			}
		}
		lk.Signs = r.placeSigns(i)
		r.Links = append(r.Links, lk)
	}
}

func (r *reader) reach(i int) nlp.Span {
	f, e := r.t.span(i)
	return r.doc.Bytes(f, e)
}
