package extract

import "github.com/parley-record/parley/nlp"

// sayer returns whom a pronoun at i that says something stands for where the
// report itself tells so: whom the statement is credited to that it is the source of.
func (r *reader) sayer(i int) (Ref, bool) {
	if r.sourceAt == nil {
		r.sourceAt = map[int32]int32{}
		for k := range r.Statements {
			s := &r.Statements[k]
			if s.Source.OK() && s.Speaker.OK() && s.Source.End-s.Source.First == 1 && r.t.pos(int(s.Source.Head)) == nlp.PRON && r.t.pos(int(s.Speaker.Head)) != nlp.PRON {
				r.sourceAt[s.Source.Head] = int32(k + 1)
			}
		}
	}
	if k := r.sourceAt[int32(i)]; k != 0 && (r.saidAt[i] == 0 || r.doc.Tokens[i].Rel == nlp.RelNmodPoss) {
		return r.Statements[k-1].Speaker, true
	}
	return Ref{}, false
}

// pronoun returns whom the pronoun at i takes up where no chain of the engine does,
// or none that can be: in reported speech whoever speaks, elsewhere whom the words
// before speak of most.
func (r *reader) pronoun(i int) (Ref, bool) {
	if r.chained[i] {
		return Ref{}, false
	}
	if s, ok := r.speaker(i); ok && r.t.pos(int(s.Head)) != nlp.PRON && !r.inQuotes(i) && r.agree(i, s) {
		return s, true
	}
	return r.takes(i)
}

// inQuotes reports whether token i is somebody's exact words, in which they are no
// "he" and no "it".
func (r *reader) inQuotes(i int) bool {
	k := r.saidAt[i]
	if k == 0 || len(r.Statements) == 0 {
		return false
	}
	at := int(r.doc.Tokens[i].Start)
	for _, q := range r.Statements[k-1].Quotes {
		if q.Start <= at && at < q.End {
			return true
		}
	}
	return false
}

// How far back, in sentences and tokens, a pronoun takes somebody up, and the least
// that speaks for one.
const (
	upSentences = 1
	upTokens    = 70
	upLeast     = 2
)

// takes returns whom the words before the pronoun at i speak of that fits in
// number and kind: the subject of a main clause before other subjects, these before
// objects, the same sentence before the one before it; of equals the nearest.
func (r *reader) takes(i int) (best Ref, ok bool) {
	sent := int(r.doc.Tokens[i].Sentence)
	top := upLeast - 1
	for k := i - 1; k >= 0 && i-k < upTokens && int(r.doc.Tokens[k].Sentence) >= sent-upSentences; k-- {
		n := r.prominence(k)
		if n -= 2 * (sent - int(r.doc.Tokens[k].Sentence)); n <= top || r.t.pos(k) == nlp.PRON || r.sameClause(i, k) {
			continue
		}
		ref, kind := r.who(k)
		if !acts(kind) || !r.agree(i, ref) {
			continue
		}
		if n += r.number(i, k); n > top {
			best, ok, top = ref, true, n
		}
	}
	return best, ok
}

// prominence tells how much a clause is about what its token k names: 6 for the
// subject of a main clause, down to 1 for what only modifies a noun; 0 for others.
func (r *reader) prominence(k int) int {
	switch r.t.rel(k) {
	case nlp.RelNsubj:
		if r.t.actsMainly(k) {
			return 6
		}
		return 4
	case nlp.RelObj, nlp.RelIobj:
		return 3
	case nlp.RelObl:
		return 1
	case nlp.RelNmod:
		if r.doc.Tokens[k].Rel == nlp.RelNmodPoss {
			return 2
		}
		return 1
	}
	return 0
}

// number tells how well what token k names fits the pronoun at i in number where both
// could be: several are rather "they" than one body is.
func (r *reader) number(i, k int) int {
	switch lower(r.doc.Form(i)) {
	case "they", "them", "their":
		if r.many(k) {
			return 2
		}
		return -1
	}
	return 0
}

// many reports whether the noun at token k is of many, or has others joined to it.
func (r *reader) many(k int) bool {
	if r.t.kid(k, nlp.RelConj) >= 0 {
		return true
	}
	x := r.doc.Tokens[k].XPOS
	return r.nameAt[k] == 0 && (x == nlp.TagNNS || x == nlp.TagNNPS)
}

// sameClause reports whether the pronoun at i and what token k names hang on one verb,
// so that they are two.
func (r *reader) sameClause(i, k int) bool {
	h := r.t.head[i]
	return h >= 0 && h == r.t.head[k] && r.doc.Tokens[i].Rel != nlp.RelNmodPoss
}

// agree reports whether the pronoun at i can stand for ref by number and kind.
func (r *reader) agree(i int, ref Ref) bool {
	k := int(ref.Head)
	plural := r.doc.Tokens[k].XPOS == nlp.TagNNS || r.doc.Tokens[k].XPOS == nlp.TagNNPS || r.t.kid(k, nlp.RelConj) >= 0
	person := false
	if n := r.nameAt[k]; n != 0 {
		person = r.doc.Names[n-1].Kind == nlp.Person
		switch r.doc.Names[n-1].Kind {
		case nlp.Other:
			return false
		case nlp.State, nlp.Organisation:
			plural = r.t.kid(k, nlp.RelConj) >= 0 // "the United States", "Ostberg Mills": one for all its s
		}
	} else if d, ok := is(nouns, r.t.lemma(k), "agent"); ok {
		person = d == "person" || d == "group"
	} else {
		return false
	}
	switch lower(r.doc.Form(i)) {
	case "he", "she", "him", "her", "his":
		return person && !plural
	case "it", "its":
		return !person && !plural
	}
	return plural || !person
}

// ownSubject returns who says of themselves what verb v tells: "Halvorsen said it
// would withdraw". The subject of the verb of saying is meant, whomever else the
// pronoun could stand for.
func (r *reader) ownSubject(v int) []Ref {
	s, h := r.t.ownNsubj(v), int(r.t.head[v])
	if s < 0 || h < 0 || r.t.rel(v) != nlp.RelCcomp || r.t.pos(s) != nlp.PRON {
		return nil
	}
	switch lower(r.doc.Form(s)) {
	case "he", "she", "it", "they":
	default:
		return nil
	}
	if _, ok := is(verbs, r.t.lemma(h), "says"); !ok || r.t.passive(h) {
		return nil
	}
	who := r.parties(r.t.subject(h))
	if len(who) == 1 && r.agree(s, who[0]) || len(who) > 1 && r.doc.Is(s, "they") {
		return who
	}
	return nil
}
