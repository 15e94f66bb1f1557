package extract

import (
	"github.com/parley-record/parley/nlp"
)

var boundSigns = [...]string{noPrep: "due:plain", pOn: "due:on", pIn: "due:in", pAt: "due:at", pBy: "due:by", pUntil: "due:until", pBefore: "due:before", pAfter: "due:after",
	pSince: "due:since", pFrom: "due:from", pWithin: "due:within", pBetween: "due:between", pOver: "due:over", pDuring: "due:during", pFor: "due:for"}

// readDeadlines drafts a deadline for each time by which the words may mean that
// something is due; the weights tell which do.
func (r *reader) readDeadlines() {
	for k := range r.whens {
		w := &r.whens[k]
		if w.Open || w.Bound == pSince || w.Bound == pAfter {
			continue
		}
		i := int(w.First)
		for i < int(w.End)-1 && (r.t.pos(i) == nlp.ADP || r.t.pos(i) == nlp.DET || r.t.pos(i) == nlp.SCONJ) {
			i++
		}
		if r.agoTime(w) {
			continue // "last week": nothing becomes due then
		}
		v := r.verbOver(i)
		if r.measured(w) || r.matures(w) || r.upTo(w) || r.lasts(w) || r.namesThing(w) || v >= 0 && (r.saidThen(v, w) || r.notBefore(v, w) || r.talksThen(v, w)) {
			continue
		}
		if w.Bound == pFrom && v >= 0 && !r.inForce(v, w) && r.dueStatus(v, w) == "set" {
			continue // "will raise fees from May": what begins then, and is not due by it
		}
		r.Deadlines = append(r.Deadlines, r.deadline(w, i, v))
	}
}

// deadline drafts what is due at w, whose words begin at token i under verb v; v is -1 where
// there is none.
func (r *reader) deadline(w *When, i, v int) Deadline {
	f, e := r.sentence(i)
	signs := r.dueSigns(w, i, v)
	d := Deadline{Due: &When{}, Status: "set"}
	*d.Due = *w
	d.Entry = r.entry(i, "due "+boundSigns[w.Bound])
	how := ""
	if v >= 0 {
		d.On, d.SetBy, how = r.bound(v, w)
		d.Awaited = len(d.SetBy) > 0 && r.answerAwaited(v) >= 0
		d.Demand = r.demanded(v)
		d.Status = r.dueStatus(v, w)
		if d.Status == "extended" && w.Bound == pFrom && d.Due.To != "" {
			d.Due.From = "" // from the old day to the new one
		}
		d.Proposal = r.dueText(v)
	}
	if len(d.On) == 0 && v >= 0 {
		for c := r.t.first[v]; c >= 0; c = r.t.nxt[c] { // "will lose it on Monday unless X signs"
			if k := int(c); r.t.rel(k) == nlp.RelAdvcl && r.t.marked(k, "unless") {
				d.On = r.parties(r.t.subject(k))
			}
		}
	}
	if how == "" && r.given(w) {
		if d.On = r.givenTime(f, int(w.First)); len(d.On) > 0 {
			how = "given"
		}
	}
	if or := r.orElse(int(w.End), e); or >= 0 && (w.Bound == pUntil || w.Bound == pBy) {
		signs = append(signs, ultimatum)
		d.Demand = r.doc.Bytes(int(w.End), or)
		d.Consequence = r.doc.Bytes(or+1, r.clauseEnd(or+1, e))
	} else if demand, other, ok := r.otherwise(i, v, e); ok {
		signs = append(signs, "or-else")
		d.Consequence = other
		if demand.End > demand.Start {
			d.Demand = demand
		}
	}
	if how == "" {
		how = "none"
	}
	if v >= 0 && r.dueSurely(v, w) {
		signs = append(signs, plainDue)
	}
	signs = append(signs, "bound:"+how, "due-status:"+d.Status)
	if v >= 0 && d.Status == "set" && r.foreseen(v) {
		d.Status = "suggested"
	}
	if len(d.SetBy) > 0 {
		signs = append(signs, "set-by")
	}
	if v >= 0 {
		thing := r.dueThing(v)
		d.Shared = len(d.On) == 0 && !d.Awaited && (thing[0] == "due-of:text" || thing[0] == "due-of:talks" || thing[0] == "due-of:none" && r.settles(v))
		signs = append(signs, thing...)
	}
	if len(d.On) > 0 {
		signs = append(signs, "on")
	}
	if v >= 0 && r.titled(v) || r.titled(int(w.End)-1) {
		signs = append(signs, "title-word")
	}
	d.Signs = append(signs, r.placeSigns(i)...)
	d.Signs = dedupe(d.Signs)
	if len(d.On) == 0 && v >= 0 && !d.Awaited {
		d.Owner, d.Doer, d.Acting = r.dueFrom(v, w)
	}
	return d
}

// dueSigns returns what the time w itself, its verb v and the words around its first word i
// speak for or against something being due at it.
func (r *reader) dueSigns(w *When, i, v int) []string {
	f, e := r.sentence(i)
	signs := []string{boundSigns[w.Bound], "precision:" + w.Precision}
	if w.Bound == pBy || w.Bound == pUntil || w.Bound == pBefore || w.Bound == pWithin { // "by Friday" binds, "by 2030" foretells
		signs = append(signs, "binds:"+w.Precision)
	}
	if w.Span {
		signs = append(signs, "due:length")
	}
	if v >= 0 {
		signs = append(signs, r.dueVerb(v)...)
		if r.ahead(v) {
			signs = append(signs, "ahead")
		} else if x := r.doc.Tokens[v].XPOS; x == nlp.TagVBD || x == nlp.TagVBN {
			signs = append(signs, "behind")
		}
	}
	if r.given(w) {
		signs = append(signs, "give-until")
	}
	if w.To != "" && len(r.Published) >= 10 {
		if w.To[:10] >= r.Published[:10] {
			signs = append(signs, "after-report")
		} else {
			signs = append(signs, "before-report")
		}
	}
	for j := max(f, i-12); j < min(e, i+10); j++ {
		l := lower(r.doc.Form(j))
		if _, ok := is(words, l, "duty"); ok && (j < int(w.First) || j >= int(w.End)) {
			signs = append(signs, "duty:"+l)
		}
		if _, ok := is(nouns, r.t.lemma(j), "deadline"); ok {
			signs = append(signs, "deadline")
		}
		switch l {
		case "if", "otherwise", "else", "risk", "threat", "threatened", "or":
			signs = append(signs, "else:"+l)
		}
	}
	if int(w.End) < e && (r.doc.Is(int(w.End), "deadline") || r.doc.Is(int(w.End), "expiry")) {
		signs = append(signs, "named-deadline")
	}
	if int(w.End) < e && r.doc.Is(int(w.End), "to") {
		signs = append(signs, "to-after")
	}
	return signs
}

// dueSurely reports whether the words tell by themselves that something is due at w:
// an offer expires then, a rule takes effect, a term is extended to it, somebody is
// given so long to act.
func (r *reader) dueSurely(v int, w *When) bool {
	if r.t.negated(v) || r.t.marked(v, "after") || int(w.End) < len(r.doc.Tokens) && r.doc.Tokens[w.End].XPOS == nlp.TagPOS {
		return false
	}
	if r.effectiveThen(w) || r.timeLeft(w) {
		return true
	}
	past := (r.doc.Tokens[v].XPOS == nlp.TagVBD || r.doc.Tokens[v].XPOS == nlp.TagVBN) && !r.ahead(v)
	point := !w.Span && r.timeSide(w) >= 0
	switch l := r.t.lemma(v); l {
	case "expire", "lapse":
		return point && !past && r.times(w, v)
	case "run":
		return point && !past && r.times(w, v) && r.t.particle(v, "out")
	case "end", "close", "conclude":
		if h := int(r.t.head[v]); r.t.rel(v) == nlp.RelAcl && h >= 0 && (r.t.timeWord(h) || r.t.pos(h) == nlp.NUM || r.t.lemma(h) == "fiscal") {
			return false // "the year ending June 30": which year it is
		}
		return point && !past && r.times(w, v) && (w.Precision == "day" || w.Precision == "time") && r.t.kid(v, nlp.RelObj) < 0
	case "decide", "rule", "ratify", "approve":
		return point && r.ahead(v) && r.times(w, v) && w.Precision != "year"
	case "take", "come", "go", "enter", "be", "put", "bring":
		return point && !past && r.inForce(v, w)
	case "extend", "prolong", "renew", "roll":
		return !w.Span && r.boundTo(w) && int(w.First) > v
	case "give", "allow", "grant", "leave", "hand":
		if !w.Span || int(w.First) < v || int(w.End) >= len(r.doc.Tokens) || !r.doc.Is(int(w.End), "to") {
			return false
		}
		for c := r.t.first[v]; c >= 0 && int(c) < int(w.First); c = r.t.nxt[c] {
			if k := int(c); k > v && (r.t.rel(k) == nlp.RelIobj || r.t.rel(k) == nlp.RelObj) && len(r.parties(k)) > 0 {
				return true
			}
		}
	}
	return false
}

// inForce reports whether verb v tells that something is in force from the time w
// on: "takes effect on", "is to come into force in".
func (r *reader) inForce(v int, w *When) bool {
	for k := v + 1; k < int(w.First) && k < v+4; k++ {
		switch l := r.t.lemma(k); {
		case l == "effect" || l == "force" || l == "operation":
			if int(w.First)-k > 3 {
				return false
			}
			return r.t.lemma(v) == "take" && l == "effect" || k > 0 && r.doc.Is(k-1, "into") || r.t.lemma(v) == "be" && r.doc.Is(k-1, "in")
		}
	}
	return false
}

// boundTo reports whether the time w is one up to which something goes on.
func (r *reader) boundTo(w *When) bool {
	if w.Bound == pUntil {
		return true
	}
	k := int(w.First)
	switch lower(r.doc.Form(k)) {
	case "to", "through", "till", "beyond":
		return true
	}
	if k == 0 {
		return false
	}
	switch lower(r.doc.Form(k - 1)) {
	case "to", "through", "till", "beyond":
		return true
	}
	return false
}

// settles reports whether verb v is what only both sides together can do.
func (r *reader) settles(v int) bool {
	switch r.t.lemma(v) {
	case "settle", "agree", "conclude", "negotiate", "reach", "finalise", "finalize", "resolve", "renegotiate":
		return true
	}
	return false
}

// agoTime reports whether the words alone put a time before the report: "last
// week", "two days ago".
func (r *reader) agoTime(w *When) bool {
	first := int(w.First)
	if r.t.pos(first) == nlp.ADP && first+1 < int(w.End) {
		first++ // "by last week's meeting"
	}
	switch lower(r.doc.Form(first)) {
	case "last", "yesterday":
		return true
	}
	for k := int(w.First); k < int(w.End)-1 && k < int(w.First)+3; k++ {
		if r.doc.Is(k, "past") {
			return true // "within the past ten days"
		}
	}
	l := lower(r.doc.Form(int(w.End) - 1))
	return l == "ago" || l == "earlier"
}

// orElse returns the "or" by which what is due and what follows else are tied:
// "[until Friday] to sign or lose the loan"; -1 where it is not so told.
func (r *reader) orElse(from, end int) int {
	if from+1 >= end || !r.doc.Is(from, "to") || r.doc.Tokens[from+1].XPOS != nlp.TagVB {
		return -1
	}
	for k := from + 2; k+1 < min(end, from+18); k++ {
		if !r.doc.Is(k, "or") {
			continue
		}
		if _, ok := is(words, lower(r.doc.Form(k+1)), "orelse"); ok || r.doc.Tokens[k+1].XPOS == nlp.TagVB || r.doc.Tokens[k+1].XPOS == nlp.TagVBP {
			return k
		}
	}
	return -1
}

// clauseEnd returns where the words from token k on end: at the next verb in a
// finite form, a comma or a full stop.
func (r *reader) clauseEnd(k, end int) int {
	for j := k + 1; j < min(end, k+25); j++ {
		if t := &r.doc.Tokens[j]; t.UPOS == nlp.PUNCT && !r.doc.Is(j, "-") || t.XPOS == nlp.TagVBD || t.XPOS == nlp.TagVBZ {
			return j
		}
	}
	return min(end, k+25)
}

// givenTime returns who is given the time that begins at token at: the name or
// agent before the "has", "had" or "have" that it follows.
func (r *reader) givenTime(first, at int) []Ref {
	for k := at - 1; k >= max(first, at-5); k-- {
		if !r.doc.Is(k, "has") && !r.doc.Is(k, "had") && !r.doc.Is(k, "have") {
			continue
		}
		for j := k - 1; j >= max(first, k-3); j-- {
			if who := r.parties(j); len(who) > 0 {
				return who
			}
		}
	}
	return nil
}

// dedupe drops signs that are told twice.
func dedupe(s []string) []string {
	out := s[:0]
next:
	for _, x := range s {
		for _, y := range out {
			if x == y {
				continue next
			}
		}
		out = append(out, x)
	}
	return out
}

// verbOver returns the verb that the time at token i hangs on, -1 for none.
func (r *reader) verbOver(i int) int {
	h := i
	for range 8 {
		if h < 0 {
			return -1
		}
		if p := r.t.pos(h); p == nlp.VERB || h != i && p == nlp.ADJ {
			return h
		}
		h = int(r.t.head[h])
	}
	return -1
}

// dueVerb tells what the verb says of a time that something is due by.
func (r *reader) dueVerb(v int) []string {
	var s []string
	l := r.t.lemma(v)
	for _, c := range verbs[l] {
		if c.kind == "due" && (c.needs == "" || r.t.particle(v, c.needs)) {
			s = append(s, "verb:due")
		}
	}
	switch l {
	case "say", "tell", "announce", "add":
		s = append(s, "verb:say")
	case "have", "give", "leave":
		s = append(s, "verb:give")
	case "meet", "hold", "talk":
		s = append(s, "verb:meet")
	case "expect", "schedule", "plan", "set":
		s = append(s, "verb:plan")
	case "face":
		s = append(s, "verb:face")
	case "act", "pass", "approve", "decide", "agree", "sign", "vote", "accept", "reach", "settle", "negotiate", "close", "finalize", "finalise", "complete":
		s = append(s, "verb:act")
	}
	if _, ok := is(verbs, l, "deed"); ok {
		s = append(s, "verb:deed")
	}
	if _, ok := stances["v"+l]; ok {
		s = append(s, "verb:stance")
	}
	if m := r.t.aux(v); m != "" {
		s = append(s, "modal:"+m)
	}
	if r.t.passive(v) {
		s = append(s, "passive")
	}
	if r.t.marked(v, "to") {
		s = append(s, "infinitive")
	}
	if r.t.marked(v, "if") || r.t.marked(v, "unless") {
		s = append(s, "conditional")
	}
	return s
}

// demanded returns the words of what is due: the infinitive beside the time, or
// else the clause of v.
func (r *reader) demanded(v int) nlp.Span {
	if x := r.t.kid(v, nlp.RelXcomp, nlp.RelAdvcl); x >= 0 && r.t.marked(x, "to") && !r.t.marked(x, "whether") {
		return r.dueWords(x, 25)
	}
	if n := r.answerAwaited(v); n >= 0 {
		f := n
		for f > v+1 && int(r.t.head[f-1]) == n && r.t.pos(f-1) != nlp.ADP {
			f--
		}
		return r.doc.Bytes(f, n+1)
	}
	return r.dueWords(v, 20)
}

// dueWords returns the words of the clause of verb v, most of them at most from v on: without
// what joins it to the clause before, up to what only goes on from it.
func (r *reader) dueWords(v, most int) nlp.Span {
	f, e := r.t.span(v)
	if e-f > 25 {
		f, e = max(f, v-2), min(e, v+most)
	}
	for f < v && (r.t.rel(f) == nlp.RelCc || r.t.pos(f) == nlp.CCONJ || r.t.pos(f) == nlp.PUNCT || r.t.rel(f) == nlp.RelMark && r.t.lemma(f) == "if") {
		f++
	}
	e = r.beforeAside(v, e)
	for e > f+1 && r.t.pos(e-1) == nlp.PUNCT && !r.closesQuote(f, e-1) {
		e--
	}
	if _, end := r.sentence(v); e < end && r.closesQuote(f, e) {
		e++
	}
	return r.doc.Bytes(f, e)
}

// closesQuote reports whether the mark at token k closes a quotation that begins at f or later.
func (r *reader) closesQuote(f, k int) bool {
	switch r.doc.Form(k) {
	case "”", "\"", "''":
	default:
		return false
	}
	open := false
	for n := f; n < k; n++ {
		switch r.doc.Form(n) {
		case "“", "``":
			open = true
		case "”", "''":
			open = false
		case "\"":
			open = !open
		}
	}
	return open
}

// given reports whether the words before a time say that somebody has, or is
// given, until then: "has only until Friday to answer".
func (r *reader) given(w *When) bool {
	if w.Bound != pUntil && w.Bound != pBy {
		return false
	}
	f, _ := r.sentence(int(w.First))
	for k := int(w.First) - 1; k >= max(f, int(w.First)-6); k-- {
		switch r.t.lemma(k) {
		case "have", "give", "leave", "face":
			return true
		}
		if p := r.t.pos(k); p == nlp.PUNCT || p == nlp.VERB {
			return false
		}
	}
	return false
}
