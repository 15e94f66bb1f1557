package extract

import "github.com/parley-record/parley/nlp"

// deedNamed drafts the deed that a noun names under the verb v: "plans a strike",
// "has set a vote for Friday", "threatened action"; and "adoption by the members
// is expected to take place".
func (r *reader) deedNamed(v int) {
	cert, noun, by, told := "", -1, -1, false
	l := r.t.lemma(v)
	switch d, ahead := is(verbs, l, "ahead"); {
	case l == "undertake":
		return // "undertook the largest action": it is done
	case ahead || (l == "call" || l == "announce") && r.t.kid(v, nlp.RelXcomp, nlp.RelCcomp) < 0 && r.when(v) != nil:
		if cert = d; !ahead {
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
			} else if r.answerAwaited(v) == noun {
				by = r.answersFor(noun, v)
			}
		}
	case l == "take" || l == "go" || l == "happen" || l == "hold" || l == "continue" || l == "begin" || l == "start" || l == "commence" || l == "occur" || l == "resume" || l == "follow" || l == "proceed" || l == "be":
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
	if len(who) == 0 || r.timeSide(w) < 0 || (l == "call" || l == "announce") && r.announcedThen(v, noun, w) {
		return
	}
	if r.t.negated(v) {
		cert = "ruled_out"
	}
	f, e := r.t.phrase(noun, true)
	for f < noun && r.t.pos(f) == nlp.DET {
		f++
	}
	if r.answerAwaited(v) == noun {
		e = noun + 1 // who is to give it is told as such
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

// announcedThen reports whether the time w is when verb v called or announced what
// noun n names, not when that is to be: "announced on Monday the suit", "called
// Sunday's vote a farce"; but "called a strike for Friday".
func (r *reader) announcedThen(v, n int, w *When) bool {
	return w != nil && !r.ahead(v) && r.timeSide(w) <= 0 && int(w.First) < n
}

// deedOf returns who does the deed that noun n names by the words with it: "a
// strike of the miners", "a union vote"; -1 for nobody told.
func (r *reader) deedOf(n int) int {
	for c := r.t.first[n]; c >= 0; c = r.t.nxt[c] {
		k := int(c)
		switch _, kind := r.who(k); r.t.rel(k) {
		case nlp.RelNmod:
		case nlp.RelCompound:
			if kind == refAgent || kind == refBody {
				return k
			}
		}
	}
	return -1
}
