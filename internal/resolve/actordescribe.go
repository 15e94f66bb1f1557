package resolve

import (
	"github.com/parley-record/parley"
	"github.com/parley-record/parley/internal/extract"
	"github.com/parley-record/parley/nlp"
	"github.com/parley-record/parley/nlp/ner/gazetteer"
)

// A description is words such as "other European leaders" or "a senior official" in a
// report.
type description struct {
	*nlp.Doc
	report           int
	ref              extract.Ref
	head             int32
	sort             string // of actor, as agentive has it
	first, end       int32  // the words without what determines or counts them
	whole            int32  // the first word behind the determiners, a number it may be
	others           int32  // the first word of "other creditor banks" plus one; 0: no others
	definite, plural bool
	side             int32 // whose they are, index plus one
	many             tally // how many there are of them, where plural
}

// words returns the text of the description from token first on.
func (w *description) words(first int32) string {
	return oneLine(w.Words(int(first), int(w.end)))
}

// describe returns the actor of a description, 0 for words that describe nobody who
// could act.
func (r *resolver) describe(report int, ref extract.Ref, head int32) int32 {
	d := r.drafts[report].Doc
	sort := agentive(d, head)
	if sort == "" {
		return 0
	}
	if b := bodyLed(d, head); b > 0 {
		if i := r.cast.at[report][b]; i != 0 {
			return i
		}
		return r.describe(report, extract.Ref{First: head + 2, End: max(ref.End, b+1), Head: b}, b)
	}
	if both(d, ref.First, head) {
		return 0 // "both companies": those whom the sentences before name
	}
	w := description{Doc: d, report: report, ref: ref, head: head, sort: sort, plural: isPlural(d, int(head))}
	w.bound()
	if i := r.bearerOf(report, w.first, head); i != 0 {
		r.mention(i, mention{report, w.first, head + 1, head, "description"})
		return i
	}
	if i := r.namedWithin(&w); i != 0 {
		return r.told(i, &w)
	}
	w.side = r.sideDescribed(&w)
	if i := r.describedBySide(&w); i != 0 {
		return i
	}
	if i, told := r.describedByOffice(&w); told {
		return i
	}
	if w.plural {
		w.many = tallyOf(d, max(ref.First, head-8), head)
	}
	if i, told := r.describedByCount(&w); told {
		return i
	}
	if i := r.describedAsBody(&w); i != 0 {
		return i
	}
	if !w.plural {
		if i := r.landTold(&w); i != 0 {
			return r.told(i, &w)
		}
	}
	if w.end-w.first == 1 && hollow[gazetteer.Fold(d.Form(int(head)))] || quantified(d, w.first, head) {
		return 0
	}
	return r.describedAlike(&w)
}

// bound finds where the description begins and ends.
func (w *description) bound() {
	d, head := w.Doc, w.head
	w.first, w.end = wordStart(d, w.ref.First), head+1
	for w.first < head && isDeterminer(d, int(w.first)) {
		w.definite = w.definite || d.Is(int(w.first), "the")
		w.first++
	}
	for t := head - 1; t >= w.first; t-- {
		if !withinDescription(d, t) {
			w.first = t + 1
			break
		}
	}
	w.whole = w.ref.First
	for w.whole < head && (isDeterminer(d, int(w.whole)) || bounds(d, int(w.whole))) {
		w.whole++
	}
	for w.first < head && (isDeterminer(d, int(w.first)) || bounds(d, int(w.first)) || head-w.first > 8 || hollowFirst(d, int(w.first)) || w.plural && countsMany(d, int(w.first))) {
		if w.plural && d.Is(int(w.first), "other") {
			w.others = w.first + 1
		}
		w.first++
	}
	for w.end < w.ref.End && w.end-w.first < 10 && !endsDescription(d, int(w.end)) && !dayBehind(d, int(w.end)) {
		w.end++
	}
	for w.end > head+1 && !closesDescription(d, int(w.end-1)) {
		w.end--
	}
}

// bounds reports whether token t is the end of "at least" or "at most" before a number, of
// which no name begins.
func bounds(d *nlp.Doc, t int) bool {
	return t > 0 && t+1 < len(d.Tokens) && d.Tokens[t+1].UPOS == nlp.NUM && (d.Is(t, "least") || d.Is(t, "most")) && d.Is(t-1, "at")
}

// dayBehind reports whether a day of the week stands behind the preposition at token t, which
// is when they act: "rights groups on Monday urged".
func dayBehind(d *nlp.Doc, t int) bool {
	if d.Tokens[t].UPOS != nlp.ADP || t+1 >= len(d.Tokens) {
		return false
	}
	switch d.Form(t + 1) {
	case "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday":
		return true
	}
	return false
}

// withinDescription reports whether token t may stand in a description before its noun.
func withinDescription(d *nlp.Doc, t int32) bool {
	switch d.Tokens[t].UPOS {
	case nlp.NOUN, nlp.PROPN, nlp.ADJ, nlp.NUM, nlp.PART:
		return true
	case nlp.PUNCT:
		return d.Is(int(t), "-")
	case nlp.DET, nlp.ADV: // "all-party group"
		return d.Is(int(t+1), "-") && d.Tokens[t+1].Glued
	case nlp.VERB: // "consuming countries"
		return d.Tokens[t].Rel.Plain() == nlp.RelAmod
	}
	return false
}

// told lists the description among the mentions of the one of index i-1, and returns i.
func (r *resolver) told(i int32, w *description) int32 {
	r.mention(i, mention{w.report, w.first, w.end, w.head, "description"})
	return i
}

// sideDescribed returns whose those described are, 0 where the words tell of nobody.
func (r *resolver) sideDescribed(w *description) int32 {
	side := r.sideIn(w.report, w.first, w.head, w.end)
	if side == 0 {
		side = r.ownerOf(w.report, w.head)
	}
	if side == 0 && (w.Is(int(w.head), "board") || w.Is(int(w.head), "management")) {
		side = r.boardOf(w.report, w.head)
	}
	return side
}

// describedBySide returns the side itself where the words stand for it, "the company's
// board"; 0 where they don't.
func (r *resolver) describedBySide(w *description) int32 {
	i := r.standsFor(w.report, w.head, w.side)
	if i == 0 {
		return 0
	}
	r.told(i, w)
	noun := gazetteer.Fold(w.Form(int(w.head)))
	alone := w.end-w.first == 1 && (noun == "government" || noun == "administration")
	if noun != "board" && noun != "management" && w.end-w.first <= maxAliasWords && (w.side != 0 || alone) {
		r.alsoCalled(i, w)
	}
	return i
}

// alsoCalled adds the words of the description to what the one of index i-1 is called.
func (r *resolver) alsoCalled(i int32, w *description) {
	if text := w.words(w.first); r.cast.list[i-1].called(text) {
		r.cast.index(i, text)
	}
}

// describedByOffice returns who holds the office that one person is called by, and
// whether the search ends there: with 0 for "the president" whom nothing names.
func (r *resolver) describedByOffice(w *description) (int32, bool) {
	titled := w.sort == "office" && (w.end-w.first == 1 || w.definite && gazetteer.Title(gazetteer.Fold(w.Words(int(w.first), int(w.end)))) != "")
	if w.plural || !titled && (!w.definite || w.sort == "group" || w.end != w.head+1) {
		return 0, false
	}
	if i := r.holder(w.report, w.first, w.head); i != 0 {
		return r.told(i, w), true
	}
	return 0, titled && (w.definite || w.Tokens[w.head].UPOS == nlp.PROPN)
}

// describedByCount returns those told of before whom "the two ministers" counts again,
// and whether the words count at all: with 0 they mean those whom the sentences before
// name.
func (r *resolver) describedByCount(w *description) (int32, bool) {
	if !w.plural || w.end != w.head+1 || !w.definite && !w.Is(int(w.first), "both") || !counts(w.Doc, w.first, w.head) {
		return 0, false
	}
	if i := r.sameFlock(w.report, w.first, w.head, w.side, w.many); i != 0 && r.cast.list[i-1].flock.n == w.many.n && w.many.n != 0 {
		return r.told(i, w), true
	}
	return 0, true
}

// describedAsBody returns the body named elsewhere that one noun for a body calls; 0
// for none.
func (r *resolver) describedAsBody(w *description) int32 {
	if w.plural || w.sort != "group" && bareNoun[gazetteer.Fold(w.Form(int(w.head)))] == "" {
		return 0
	}
	if w.definite || possessive(w.Doc, w.ref.First) {
		if i := r.bareBody(w.report, w.first, w.head, w.side); i != 0 {
			return r.told(i, w)
		}
	}
	if i := r.calledFrom(w.report, w.ref.First, w.head); i != 0 {
		return r.told(i, w)
	}
	if int(w.Tokens[w.head].Start) < w.Title {
		if i := r.headlined(w.report, w.head); i != 0 {
			return r.told(i, w)
		}
	}
	return 0
}

// describedAlike returns who was described in the same words before, or somebody new.
func (r *resolver) describedAlike(w *description) int32 {
	key := gazetteer.Fold(w.words(w.first))
	if h := &w.Tokens[w.head]; w.end == w.head+1 && h.UPOS == nlp.NOUN && h.Lemma != "" { // "consumer demands" are those of the consumers
		key = gazetteer.Fold(w.Text[w.Tokens[w.first].Start:h.Start]) + " " + h.Lemma
	}
	if w.others > 0 {
		key = "other " + key // not those told of before
	}
	if i := r.cast.byDesc[key]; i != 0 {
		r.alsoCalled(i, w)
		return r.told(i, w)
	}
	if w.plural && w.end == w.head+1 && w.others == 0 {
		if i := r.sameFlock(w.report, w.first, w.head, w.side, w.many); i != 0 {
			r.recount(i, w.many)
			r.alsoCalled(i, w)
			return r.told(i, w)
		}
	}
	i := r.newlyDescribed(w)
	r.cast.byDesc[key] = i
	return i
}

// newlyDescribed adds somebody to the cast who is known by the description alone.
func (r *resolver) newlyDescribed(w *description) int32 {
	s := &someone{kind: parley.Group, described: true, plural: w.plural}
	if w.plural {
		s.flock = r.flockAt(w.report, w.first, w.head)
		s.flock.tally = w.many
	} else {
		s.kind = kindDescribed(w)
	}
	s.flock.side = w.side
	if w.side == 0 && w.plural && w.end == w.head+1 {
		if s.party = r.membersOf(w.report, w.first, w.head); s.party != 0 {
			s.basis = "reported"
		}
	}
	if w.side != 0 && !(r.cast.list[w.side-1].kind == parley.State && forThemselves(w.Doc, w.head)) {
		s.party, s.basis = w.side, "reported"
	}
	i := r.add(s, mention{w.report, w.first, w.end, w.head, "description"})
	s.forms = append(s.forms, form{w.words(w.first), 1})
	if w.others > 0 && w.end-w.others < maxAliasWords {
		s.forms = append(s.forms, form{w.words(w.others - 1), 1})
	}
	if w.whole < w.first && countsMany(w.Doc, int(w.whole)) && w.end-w.whole <= maxAliasWords {
		s.forms = append(s.forms, form{w.words(w.whole), 1}) // with their number
	}
	return i
}

// kindDescribed returns what the noun of one who is described makes them.
func kindDescribed(w *description) parley.ActorKind {
	if w.sort != "group" {
		return parley.Person
	}
	switch gazetteer.Fold(w.Form(int(w.head))) {
	case "government", "administration", "regime", "cabinet":
		return parley.Government
	case "group", "coalition", "delegation", "team", "side", "committee", "panel", "staff", "crew", "workforce":
		return parley.Group
	}
	return parley.Organisation
}
