package extract

import (
	"strings"

	"github.com/parley-record/parley/nlp"
	"github.com/parley-record/parley/nlp/tsv"
)

// An act is what a word does, as PLOVER codes it.
type act struct {
	plover, root string
	objects      []string // lemmas one of which the object must hold; none: any
	needs        string   // a particle or preposition
}

var actsOf = tsv.Must(readActs("acts.tsv", data("acts.tsv")))

// readActs returns the acts of words by part of speech and lemma; entries that ask
// more of their clause come first.
func readActs(name, text string) (map[string][]act, error) {
	t, err := tsv.Blanks(name, text, 5, 5)
	if err != nil {
		return nil, err
	}
	m := map[string][]act{}
	for rank := range 3 {
		for _, r := range t.Rows {
			f := r.Fields
			word, needs, _ := strings.Cut(f[0], "_")
			a := act{plover: f[2], root: f[3], needs: needs}
			if f[4] != "-" {
				a.objects = strings.Split(f[4], ",")
			}
			asks := 2
			if needs != "" {
				asks--
			}
			if a.objects != nil {
				asks--
			}
			if asks == rank {
				m[f[1]+word] = append(m[f[1]+word], a)
			}
		}
	}
	return m, nil
}

// kindly and hostile acts turn into AGREE and THREATEN where they lie ahead.
func kindly(a string) bool {
	switch a {
	case "AID", "COOPERATE", "RETREAT", "CONCEDE", "CONSULT", "SUPPORT", "AGREE":
		return true
	}
	return false
}

// readEvents drafts who did what to whom: of each sentence the acts of its main
// clauses and of what is reported in them, not what hangs deeper.
func (r *reader) readEvents() {
	if r.doc.Has&nlp.Trees == 0 {
		return
	}
	for s := range r.doc.Sentences {
		sent := r.doc.Sentences[s]
		for i := int(sent.First); i < int(sent.End); i++ {
			if r.t.head[i] < 0 {
				r.eventsUnder(i, 0, -1)
			}
		}
	}
	r.readPast()
}

// eventsUnder drafts the act of predicate v or, where it only reports, of what
// it reports; asker is the subject of the clause that reports v, -1 for none.
// It returns whether it drafted any.
func (r *reader) eventsUnder(v, depth, asker int) bool {
	if depth > 8 {
		return false
	}
	found := r.event(v, asker)
	if !found {
		subj := r.t.agent(v)
		for c := r.t.first[v]; c >= 0; c = r.t.nxt[c] {
			k := int(c)
			switch r.t.rel(k) {
			case nlp.RelCcomp, nlp.RelParataxis:
				found = r.eventsUnder(k, depth+1, subj) || found
			case nlp.RelXcomp:
				found = r.eventsUnder(k, depth+1, asker) || found
			}
		}
		if !found && r.t.pos(v) != nlp.VERB {
			// "Thousands of workers demonstrated", read as a noun and its participle
			for c := r.t.first[v]; c >= 0; c = r.t.nxt[c] {
				if r.t.rel(int(c)) == nlp.RelAcl && r.doc.Tokens[c].XPOS == nlp.TagVBN && r.t.head[v] < 0 {
					if a, ok := r.act(int(c)); ok {
						found = r.draftEvent(int(c), asker, v, a, true) || found
					}
				}
			}
			// "a declaration demanding …", "riots against …"
			for c := r.t.first[v]; c >= 0; c = r.t.nxt[c] {
				if r.t.rel(int(c)) == nlp.RelAcl {
					found = r.event(int(c), asker) || found
				}
			}
		}
		if !found {
			if o := r.t.patient(v); o >= 0 && r.t.rel(o) == nlp.RelObj {
				for c := r.t.first[o]; c >= 0; c = r.t.nxt[c] {
					if r.t.rel(int(c)) == nlp.RelAcl && r.doc.Tokens[c].XPOS == nlp.TagVBG {
						found = r.event(int(c), asker) || found
					}
				}
			}
		}
	}
	for c := r.t.first[v]; c >= 0; c = r.t.nxt[c] {
		if k := int(c); r.t.rel(k) == nlp.RelConj && (r.t.pos(k) == nlp.VERB || r.t.pos(k) == nlp.ADJ) {
			found = r.eventsUnder(k, depth+1, asker) || found
		}
	}
	return found
}

// event drafts the act of predicate v; asker reports it.
func (r *reader) event(v, asker int) bool {
	if r.doc.Tokens[v].UPOS == nlp.PUNCT || r.headlinePassive(v) {
		return false
	}
	a, ok := r.act(v)
	return r.draftEvent(v, asker, r.doer(v), a, ok)
}

// draftEvent drafts what subj does by predicate v; known tells whether a is
// what v does.
func (r *reader) draftEvent(v, asker, subj int, a act, known bool) bool {
	e := Event{Status: "happened"}
	var src, dst []int
	rule := "act"
	modal := r.t.aux(v)
	switch {
	case (modal == "must" || modal == "should") && asker >= 0 && subj >= 0 && asker != subj:
		e.Plover, e.Cameo, rule = "REQUEST", "10", "act:must"
		src, dst = []int{asker}, []int{subj}
	case !known:
		return false
	default:
		e.Plover, e.Cameo, rule = a.plover, a.root, "act:"+r.t.lemma(v)
		if subj >= 0 {
			src = []int{subj}
			// "Syria says it will …": the one who says it.
			if asker >= 0 && r.t.pos(subj) == nlp.PRON && r.t.pos(asker) != nlp.PRON {
				src[0] = asker
			}
		}
		dst = r.turned(&e, v, subj)
	}
	if e.Source = r.sides(src); len(e.Source) == 0 {
		return false
	}
	e.Target = r.target(&e, v, dst)
	e.Entry = r.entry(v, rule)
	e.Signs = []string{"event:" + e.Plover, rule, "event:" + e.Status}
	if len(e.Target) == 0 {
		e.Signs = append(e.Signs, "event:alone")
	}
	e.When = r.when(v)
	r.Events = append(r.Events, e)
	return true
}

// turned turns the act of e, which subj does by predicate v, into what its mood, time
// and denial make of it, and returns to whom it may be done: what will not be granted
// is refused, harm that lies ahead is threatened.
func (r *reader) turned(e *Event, v, subj int) (dst []int) {
	dst = r.targets(v, subj)
	modal, neg := r.t.aux(v), r.t.negated(v)
	ahead := modal == "will" || modal == "'ll" || modal == "’ll" || modal == "wo" || modal == "shall" || modal == "would" || modal == "may" || modal == "might" || modal == "could"
	wish := e.Plover == "AGREE" && (r.t.pos(v) == nlp.ADJ || r.t.lemma(v) == "offer" || r.t.lemma(v) == "agree" || r.t.lemma(v) == "promise" || r.t.lemma(v) == "pledge")
	switch {
	case wish || e.Plover == "THREATEN":
		// What is promised or threatened: "ready to impose …".
		if x := r.t.kid(v, nlp.RelXcomp, nlp.RelCcomp, nlp.RelAdvcl); x >= 0 {
			if b, ok := r.act(x); ok && !kindly(b.plover) && e.Plover == "AGREE" && b.plover != "REQUEST" {
				e.Plover, e.Cameo = "THREATEN", "13"
			}
			if e.Plover == "THREATEN" || e.Plover == "AGREE" {
				dst = append(r.targets(x, subj), dst...)
			}
		}
		if neg && e.Plover == "AGREE" {
			e.Plover, e.Cameo = "REJECT", "12"
		}
	case ahead && kindly(e.Plover):
		e.Status = "planned"
		if neg || modal == "wo" {
			e.Plover, e.Cameo = "REJECT", "12"
		} else {
			e.Plover, e.Cameo = "AGREE", "03"
		}
	case ahead && e.Plover != "REQUEST" && e.Plover != "REJECT" && e.Plover != "ACCUSE":
		e.Status = "planned"
		if neg {
			e.Plover, e.Cameo = "AGREE", "03"
		} else {
			e.Plover, e.Cameo = "THREATEN", "13"
		}
	case ahead:
		e.Status = "hypothetical"
	case neg && kindly(e.Plover):
		e.Status, e.Plover, e.Cameo = "denied", "REJECT", "12"
	case neg:
		e.Status = "denied"
	case r.doc.Tokens[v].XPOS == nlp.TagVBG:
		e.Status = "ongoing"
	}
	if e.Status == "happened" && !wish {
		e.Status = r.unmet(v)
	}
	return dst
}

// target returns to whom the act of e is done by predicate v: the first of dst who is
// no source, who stands within v, or, but of an agreement, who is to act in a clause
// beside it: "threatened … unless the government resigns".
func (r *reader) target(e *Event, v int, dst []int) (to []Ref) {
	add := func(refs []Ref) {
		for _, g := range refs {
			if !among(e.Source, g) {
				to = addRef(to, g)
			}
		}
	}
	for _, t := range dst {
		if add(r.sides([]int{t})); len(to) > 0 {
			return to
		}
	}
	if to = r.within(v, e.Source); len(to) > 0 || e.Plover == "AGREE" {
		return to
	}
	for c := r.t.first[v]; c >= 0 && len(to) == 0; c = r.t.nxt[c] {
		if r.t.rel(int(c)) != nlp.RelAdvcl {
			continue
		}
		if s := r.t.kid(int(c), nlp.RelNsubj); s >= 0 && r.t.pos(s) != nlp.PRON {
			add(r.sides([]int{s}))
		}
	}
	return to
}

// unmet returns how far the act of predicate v is from done: "planned" where it lies
// ahead ("is set to meet", "meets on Friday week"), "hypothetical" where somebody only
// tries or wants it, else "happened".
func (r *reader) unmet(v int) string {
	if r.t.marked(v, "to") && r.t.rel(v) == nlp.RelXcomp && r.ahead(v) {
		h := int(r.t.head[v])
		switch _, ok := is(words, r.t.lemma(h), "awaits"); {
		case ok && r.t.passive(h) || intended[r.t.lemma(h)]:
			return "planned"
		case ok:
			return "hypothetical"
		}
	}
	if x := r.doc.Tokens[v].XPOS; (x == nlp.TagVBZ || x == nlp.TagVBP) && r.timeSide(r.when(v)) > 0 {
		return "planned"
	}
	return "happened"
}

// intended are words for what is going to be done by plan.
var intended = listed("intended")

// headlinePassive reports whether v is a participle of the headline with nobody who
// does it: "Credit card firm rescued", "Aid promised".
func (r *reader) headlinePassive(v int) bool {
	if int(r.doc.Tokens[v].Start) >= r.doc.Title || r.t.kid(v, nlp.RelAux, nlp.RelAuxPass) >= 0 {
		return false
	}
	x := r.doc.Tokens[v].XPOS
	return x == nlp.TagVBN || x == nlp.TagVBD
}

// doer returns who does v: its agent; its subject where it is a state of mind
// ("is opposed to"), has an auxiliary of the active voice or tells only by whom
// in "it is willing".
func (r *reader) doer(v int) int {
	if a := r.t.agent(v); a >= 0 {
		return a
	}
	s := r.t.kid(v, nlp.RelNsubj)
	if s < 0 {
		return r.t.kid(v, nlp.RelExpl)
	}
	for c := r.t.first[v]; c >= 0; c = r.t.nxt[c] {
		if r.t.rel(int(c)) == nlp.RelAux && r.t.lemma(int(c)) == "have" && r.t.kid(v, nlp.RelAuxPass) < 0 {
			return s
		}
	}
	switch r.t.lemma(v) {
	case "oppose", "commit", "prepare", "engage":
		return s
	}
	return -1
}

// within returns the first name below v, after it, that is not one of source.
func (r *reader) within(v int, source []Ref) []Ref {
	_, end := r.t.span(v)
	for i := v + 1; i < min(end, v+60); i++ {
		n := r.nameAt[i]
		if n == 0 || !sideName(r.doc.Names[n-1].Kind) || r.t.timeWord(i) {
			continue
		}
		up := i
		for up >= 0 && up != v && !(r.t.rel(up) == nlp.RelConj && r.t.pos(up) == nlp.VERB) {
			up = int(r.t.head[up])
		}
		nm := r.doc.Names[n-1]
		if ref := (Ref{nm.First, nm.End, nm.End - 1}); up == v && !among(source, ref) {
			return []Ref{ref}
		}
	}
	return nil
}

// among reports whether refs hold o's words.
func among(refs []Ref, o Ref) bool {
	for _, q := range refs {
		if q.Head == o.Head || q.First <= o.First && o.End <= q.End {
			return true
		}
	}
	return false
}

// act returns what predicate v does.
func (r *reader) act(v int) (act, bool) {
	pos := "v"
	switch r.t.pos(v) {
	case nlp.ADJ:
		pos = "a"
	case nlp.NOUN:
		pos = "n"
	}
	for _, a := range actsOf[pos+r.t.lemma(v)] {
		if a.needs != "" && !r.t.particle(v, a.needs) {
			continue
		}
		if a.objects == nil || r.holds(v, a.objects) {
			return a, true
		}
	}
	return act{}, false
}

// holds reports whether what v is about — its object, its subject in the
// passive or without an object, its obliques — holds one of the words.
func (r *reader) holds(v int, words []string) bool {
	for c := r.t.first[v]; c >= 0; c = r.t.nxt[c] {
		k := int(c)
		switch r.t.rel(k) {
		case nlp.RelObj, nlp.RelObl, nlp.RelXcomp:
		case nlp.RelNsubj:
			if !r.t.passive(v) && r.t.kid(v, nlp.RelObj) >= 0 {
				continue
			}
		default:
			continue
		}
		f, e := r.t.span(k)
		for i := f; i < min(e, f+30); i++ {
			l := r.t.lemma(i)
			for _, w := range words {
				if l == w || strings.HasSuffix(w, "s") && lower(r.doc.Form(i)) == w {
					return true
				}
			}
		}
	}
	return false
}

// sides returns who acts at the tokens: each with those coordinated with it.
func (r *reader) sides(at []int) []Ref {
	var out []Ref
	for _, i := range at {
		if k := r.counted(i); k >= 0 {
			i = k
		}
		if !r.t.timeWord(i) {
			for _, ref := range r.parties(i) {
				out = addRef(out, r.bearer(ref))
			}
		}
		if len(out) > 0 {
			continue
		}
		// "thousands of workers", "members of the union"
		for c := r.t.first[i]; c >= 0; c = r.t.nxt[c] {
			if r.t.rel(int(c)) == nlp.RelNmod {
				out = addRef(out, r.parties(int(c))...)
			}
		}
		if len(out) > 0 {
			continue
		}
		// "Palestinian homes": whose they are.
		f, e := r.t.phrase(i, true)
		for k := f; k < e; k++ {
			if n := r.nameAt[k]; n != 0 && sideName(r.doc.Names[n-1].Kind) {
				nm := r.doc.Names[n-1]
				out = addRef(out, Ref{nm.First, nm.End, nm.End - 1})
				break
			}
		}
	}
	return out
}

// counted returns the people that the noun at i only counts: "a group of
// diplomats"; -1 where it counts nobody.
func (r *reader) counted(i int) int {
	switch r.t.lemma(i) {
	case "group", "number", "dozen", "score", "hundred", "thousand", "handful", "crowd", "band", "majority":
	default:
		return -1
	}
	for c := r.t.first[i]; c >= 0; c = r.t.nxt[c] {
		if k := int(c); r.t.rel(k) == nlp.RelNmod && r.t.preposition(k) == "of" && r.doc.Tokens[k].XPOS == nlp.TagNNS {
			if _, kind := r.who(k); kind == refAgent {
				return k
			}
		}
	}
	return -1
}

// bearer returns the person or body whom a description names ("opposition leader
// Ann Lee"), else ref.
func (r *reader) bearer(ref Ref) Ref {
	for i := ref.First; i < ref.End; i++ {
		if n := r.nameAt[i]; n != 0 && r.doc.Names[n-1].Kind == nlp.Person && r.doc.Names[n-1].First >= ref.Head {
			nm := r.doc.Names[n-1]
			return Ref{nm.First, nm.End, nm.End - 1}
		}
	}
	if h := ref.Head + 1; int(h) < len(r.doc.Tokens) {
		if n := r.nameAt[h]; n != 0 && r.doc.Names[n-1].First == h && r.doc.Tokens[h].Sentence == r.doc.Tokens[ref.Head].Sentence &&
			(r.doc.Names[n-1].Kind == nlp.Person || r.doc.Names[n-1].Kind == nlp.Organisation && r.nameAt[ref.Head] == 0) { // "rights organisation Open Door"
			nm := r.doc.Names[n-1]
			return Ref{nm.First, nm.End, nm.End - 1}
		}
	}
	return ref
}

// sideName reports whether a name of that kind can act.
func sideName(k nlp.NameKind) bool {
	return k == nlp.Person || k == nlp.Organisation || k == nlp.State || k == nlp.Place
}

// targets returns, the likeliest first, the tokens that v may be done to.
func (r *reader) targets(v, subj int) []int {
	var first, then, last []int
	put := func(k int) {
		switch r.t.rel(k) {
		case nlp.RelIobj:
			first = append(first, k)
		case nlp.RelObj:
			then = append(then, k)
		case nlp.RelObl, nlp.RelNmod:
			switch r.t.preposition(k) {
			case "to", "against", "with", "on", "at", "from", "for", "between", "by", "of", "upon":
				if !r.t.timeWord(k) {
					then = append(then, k)
				}
			case "in", "into", "over", "near":
				if !r.t.timeWord(k) {
					last = append(last, k)
				}
			}
		case nlp.RelNsubj:
			if r.t.passive(v) {
				first = append(first, k)
			}
		}
	}
	for c := r.t.first[v]; c >= 0; c = r.t.nxt[c] {
		k := int(c)
		if k == subj {
			continue
		}
		put(k)
		switch r.t.rel(k) {
		case nlp.RelCcomp:
			if s := r.t.subject(k); s >= 0 && s != subj {
				first = append(first, s)
			}
		case nlp.RelXcomp, nlp.RelAdvcl:
			for m := r.t.first[k]; m >= 0; m = r.t.nxt[m] {
				if rel := r.t.rel(int(m)); rel == nlp.RelObj || rel == nlp.RelObl {
					last = append(last, int(m))
				}
			}
		case nlp.RelObj:
			for m := r.t.first[k]; m >= 0; m = r.t.nxt[m] {
				if rel := r.t.rel(int(m)); rel == nlp.RelAcl || rel == nlp.RelCcomp {
					// "its demand that Israel ease …"
					if s := r.t.kid(int(m), nlp.RelNsubj); s >= 0 && r.t.marked(int(m), "that") {
						first = append(first, s)
					}
				}
				if r.t.rel(int(m)) == nlp.RelNmod {
					switch r.t.preposition(int(m)) {
					case "to", "against", "with", "on", "from", "for", "between", "of", "by", "in":
						last = append(last, int(m))
					}
				}
			}
		}
	}
	switch r.t.lemma(v) {
	case "deploy", "send", "dispatch", "withdraw", "contribute", "train", "pull":
		// One's own troops and envoys are the means; what they go to is meant.
		if o := r.t.kid(v, nlp.RelObj); o >= 0 {
			for i, k := range then {
				if k == o {
					then = append(append(then[:i:i], then[i+1:]...), last...)
					last = []int{o}
					break
				}
			}
		}
	}
	return append(append(first, then...), last...)
}

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
