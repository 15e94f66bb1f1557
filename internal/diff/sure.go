package diff

import "slices"

// How likely two passages must be tellings of one thing, and how much of the
// shorter must be tied hard, both in thousandths, for a difference between them
// to be one of wording: passages that share a topic alone differ in everything.
// Chosen on pairs of reports of two outlets that were read by eye
// (doc/tried/pairs.md).
const (
	leastAlike = 700
	leastWoven = 420
)

// A bar is what a kind of difference asks of the passages it stands between,
// where that is not leastAlike and leastWoven.
type bar struct{ alike, woven int32 }

var bars = map[string]bar{
	quoteAltered: {}, marksAdded: {}, marksDropped: {}, // which go by the words of the quotation
	certaintyChanged: {0, 400}, developed: {500, 300},
	numberChanged: {600, 300}, dateChanged: {600, 300},
	wordingChanged: {},
}

// woven returns how much of the shorter passage is tied hard, in thousandths.
func (w *weft) woven() int32 {
	n := 0
	for i := range w.la {
		if w.la[i].kind == hard {
			n++
		}
	}
	return ratio(n, max(1, min(len(w.la), len(w.lb))))
}

// surely returns the findings that passages so likely to tell the same may show.
func (w *weft) surely(score int32) []finding {
	woven := w.woven()
	return slices.DeleteFunc(slices.Clone(w.findings()), func(f finding) bool {
		b, ok := bars[f.kind]
		if !ok {
			b = bar{leastAlike, leastWoven}
		}
		if n, ok := noteBars[f.note]; ok {
			b = n
		}
		return score < b.alike || woven < b.woven
	})
}

// Notes of findings with a bar of their own: what limits a statement on one side,
// and a thing that is called otherwise, which means another thing only where all
// else is the same.
const (
	limitNote = "a condition"
	wordNote  = "another word"
	boundNote = "a bound on one side"
	termNote  = "a term on one side"

	gradedNote = "more or less of an act"
)

var noteBars = map[string]bar{limitNote: {600, 0}, wordNote: {950, 750}, boundNote: {650, 250}, termNote: {650, 250}, gradedNote: {200, 150}}
