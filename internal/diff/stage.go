package diff

import "time"

// stageDays is from how many days between two reports on what they tell of one matter
// are two stages of it: what was offered on the 3rd and paid on the 20th.
const stageDays = 3

// stagesApart reports whether two publication times lie so far apart; false where one
// is not known.
func stagesApart(s, t string) bool {
	if len(s) < 10 || len(t) < 10 {
		return false
	}
	x, err1 := time.Parse(time.DateOnly, s[:10])
	y, err2 := time.Parse(time.DateOnly, t[:10])
	return err1 == nil && err2 == nil && y.Sub(x).Abs() >= stageDays*24*time.Hour
}

// How much of the shorter passage must be tied hard, in thousandths, for what two
// reports of two stages tell otherwise to be of one thing.
const stageWoven = 500

// restaged returns what is left of the findings between reports of two stages: what
// has become of a number or of an act is no other telling of it, and neither a caution
// nor a credit of the earlier day was dropped. Quotations are compared whenever they
// are told.
func (w *weft) restaged(found []finding) []finding {
	same := w.woven() >= stageWoven && !w.a.titled(w.pa) && !w.b.titled(w.pb)
	out := found[:0]
	for _, f := range found {
		switch f.kind {
		case numberChanged, polarityChanged, certaintyChanged, scopeChanged:
			if !same {
				continue
			}
			f.kind, f.note = developed, "a later stage"
		case quoteAltered, marksAdded, marksDropped, wordingChanged, developed:
		default:
			continue
		}
		out = append(out, f)
	}
	return out
}
