package extract

import "github.com/parley-record/parley/nlp"

// readPast drafts the acts of the past that a clause beside the news recalls with
// their year: "since launching its invasion in 2022", "which annexed the strait
// in 1974". They are background.
func (r *reader) readPast() {
	drafted := map[int]bool{}
	for k := range r.Events {
		f, e := r.doc.TokensIn(r.Events[k].Evidence[0])
		for i := f; i < e; i++ {
			if lemma, ok := actRule(r.Events[k].Rule); ok && r.t.lemma(i) == lemma {
				drafted[i] = true
			}
		}
	}
	for k := range r.whens {
		v := r.clauseOf(int(r.whens[k].First))
		if rel := r.t.rel(v); r.t.pos(v) != nlp.VERB || rel != nlp.RelAdvcl && rel != nlp.RelAcl || drafted[v] || !r.background(v) {
			continue
		}
		a, ok := r.act(v)
		subj := r.doer(v)
		if subj < 0 {
			subj = r.t.subject(v)
		}
		if !ok || subj < 0 {
			continue
		}
		drafted[v] = true
		r.draftEvent(v, -1, subj, a, true)
	}
}

// actRule returns the lemma that an event's rule names.
func actRule(rule string) (string, bool) {
	const head = "act:"
	if len(rule) <= len(head) || rule[:len(head)] != head {
		return "", false
	}
	return rule[len(head):], true
}
