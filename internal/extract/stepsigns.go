package extract

import "github.com/parley-record/parley/nlp"

// unreal reports whether verb v tells what did not come about: "would have
// given", "could have signed".
func (r *reader) unreal(v int) bool {
	switch r.t.aux(v) {
	case "would", "could", "might", "should":
	default:
		return false
	}
	if x := r.doc.Tokens[v].XPOS; x != nlp.TagVBN && x != nlp.TagVBD {
		return false
	}
	for c := r.t.first[v]; c >= 0; c = r.t.nxt[c] {
		if r.t.rel(int(c)) == nlp.RelAux && r.doc.Is(int(c), "have") {
			return true
		}
	}
	return false
}

// stepSigns tells where in its sentence the deed v stands, who promises it and
// what it hangs on.
func (r *reader) stepSigns(v int, who []Ref, w *When) []string {
	var s []string
	h := int(r.t.head[v])
	switch r.t.rel(v) {
	case nlp.RelRoot:
		s = append(s, "clause:main")
	case nlp.RelCcomp, nlp.RelParataxis:
		s = append(s, "clause:said")
	case nlp.RelAcl:
		s = append(s, "clause:noun")
		if h >= 0 && r.textAt[h] != 0 {
			s = append(s, "clause:text") // what a text would do is a term of it
		}
	case nlp.RelAdvcl:
		s = append(s, "clause:beside")
	case nlp.RelConj:
		s = append(s, "clause:shared")
	}
	if x := r.t.subject(v); x >= 0 && r.textAt[x] != 0 && !r.t.passive(v) {
		s = append(s, "subject:text")
	}
	if h >= 0 && r.t.pos(h) == nlp.VERB && r.t.marked(v, "to") {
		switch r.doc.Tokens[h].XPOS {
		case nlp.TagVBD, nlp.TagVBN:
			s = append(s, "over:past")
		case nlp.TagVBZ, nlp.TagVBP:
			s = append(s, "over:now")
		}
	}
	for c := r.t.first[v]; c >= 0; c = r.t.nxt[c] {
		if r.t.rel(int(c)) == nlp.RelAdvcl && r.t.conditional(int(c)) {
			s = append(s, "on-condition")
			break
		}
	}
	if by, ok := r.speaker(v); ok && len(who) > 0 {
		if who[0].Head == by.Head {
			s = append(s, "by:self")
		} else {
			s = append(s, "by:told")
		}
	}
	if k := r.saidAt[v]; k != 0 && len(r.Statements) > 0 {
		switch c := r.Statements[k-1].CueClass; c {
		case "promise", "threaten", "demand", "ask", "believe", "warn":
			s = append(s, "cue:"+c)
		}
	}
	if w != nil && r.timeSide(w) > 0 {
		s = append(s, "timed:ahead")
	}
	tie := false
	for k, e := r.t.span(v); k < e && !tie; k++ {
		_, meets := is(nouns, r.t.lemma(k), "meeting")
		tie = meets || r.textAt[k] != 0
	}
	if tie {
		s = append(s, "tie") // to a text or to talks
	}
	if o := r.t.kid(v, nlp.RelObj); r.titled(v) || o >= 0 && r.titled(o) {
		s = append(s, "title-word")
	}
	return s
}

// withWhom returns with whom verb v is to be done: "will sign it with Norra".
func (r *reader) withWhom(v int) []Ref {
	for c := r.t.first[v]; c >= 0; c = r.t.nxt[c] {
		if k := int(c); r.t.rel(k) == nlp.RelObl && (r.t.preposition(k) == "with" || r.t.preposition(k) == "alongside") {
			return r.parties(k)
		}
	}
	return nil
}

// deedNamed drafts the deed that a noun names under the verb v: "plans a strike",
// "has set a vote for Friday", "threatened action"; and "adoption by the members
// is expected to take place".
func (r *reader) deedNamed(v int) {
	cert, noun, by, told := "", -1, -1, false
	l := r.t.lemma(v)
	switch d, leads := is(verbs, l, "ahead"); {
	case leads || (l == "call" || l == "announce") && r.t.kid(v, nlp.RelXcomp, nlp.RelCcomp) < 0 && r.when(v) != nil:
		if cert = d; !leads {
			cert = "announced"
		}
		for c := r.t.first[v]; c >= 0 && noun < 0; c = r.t.nxt[c] {
			k := int(c)
			if r.t.rel(k) == nlp.RelObj || r.t.rel(k) == nlp.RelNsubj && r.t.passive(v) || r.t.rel(k) == nlp.RelObl && r.t.preposition(k) == "for" && l == "earmark" {
				if _, deed := is(nouns, r.t.lemma(k), "deed"); deed {
					noun = k
				}
			}
		}
		if noun >= 0 {
			if by = r.t.agent(v); by == noun || r.t.passive(v) && by < 0 {
				by = r.t.holder(noun, 0)
			}
		}
	case l == "take" || l == "go" || l == "happen" || l == "hold" || l == "continue" || l == "begin" || l == "start" || l == "resume" || l == "follow" || l == "proceed" || l == "be":
		if !r.ahead(v) {
			return
		}
		s := r.t.patient(v)
		if l != "hold" && !r.t.passive(v) {
			s = r.t.subject(v)
		}
		if s < 0 {
			return
		}
		if _, deed := is(nouns, r.t.lemma(s), "deed"); !deed {
			return
		}
		cert, noun, by = "expected", s, r.t.holder(s, 0)
		if told = l != "take" && l != "hold"; told && by < 0 {
			by = r.deedOf(s)
		}
	default:
		return
	}
	if noun < 0 || cert == "" {
		return
	}
	who := r.parties(by)
	if s, ok := r.speaker(v); ok && told && by < 0 {
		who = []Ref{s} // "the strike will continue, the union said"
	}
	w := r.when(v)
	if len(who) == 0 || r.timeSide(w) < 0 {
		return
	}
	if r.t.negated(v) {
		cert = "ruled_out"
	}
	f, e := r.t.phrase(noun, true)
	for f < noun && r.t.pos(f) == nlp.DET {
		f++
	}
	if told && noun < v && v-f < 25 {
		e = v + 1 // what becomes of it is the deed: "strike will continue"
	}
	action := r.action(f, min(e, f+26))
	if action == "" {
		return
	}
	_, kind := r.who(int(who[0].Head))
	signs := []string{"step:named", "step:named:" + l, refKindSign[kind], "cert:" + cert}
	if w != nil {
		signs = append(signs, "timed")
	}
	signs = append(signs, r.stepSigns(v, who, w)...)
	st := Step{By: who, With: r.withWhom(v), Action: action, When: w, Certainty: cert}
	st.Entry = r.entry(v, "step:named "+l)
	st.Signs = append(signs, r.placeSigns(v)...)
	r.Steps = append(r.Steps, st)
}

// deedOf returns who does the deed that noun n names by the words with it: "a
// strike of the miners", "a union vote"; -1 for nobody told.
func (r *reader) deedOf(n int) int {
	for c := r.t.first[n]; c >= 0; c = r.t.nxt[c] {
		k := int(c)
		switch _, kind := r.who(k); r.t.rel(k) {
		case nlp.RelNmod:
			if p := r.t.preposition(k); (p == "of" || p == "by") && acts(kind) && kind != refPlace {
				return k
			}
		case nlp.RelCompound:
			if kind == refAgent || kind == refBody {
				return k
			}
		}
	}
	return -1
}
