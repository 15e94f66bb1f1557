package resolve

import (
	"slices"
	"strings"

	"github.com/parley-record/parley/nlp/ner/gazetteer"
)

// A toldOf is how often a report speaks of each side.
type toldOf struct {
	n     map[int32]int
	order []int32 // the sides, the first in the cast first
	total int
}

// mostTold returns the two sides that a report speaks of most where each of them
// has a tenth of its mentions at least, or the only one; tellers, media and authors are
// none.
func (r *resolver) mostTold(report int) []int32 {
	if r.tab.told == nil {
		r.tab.told = r.countTold()
	}
	t := &r.tab.told[report]
	order := slices.Clone(t.order)
	if middle := r.goBetweens(report); len(middle) > 0 {
		order = slices.DeleteFunc(order, func(i int32) bool { return slices.Contains(middle, i) })
	}
	slices.SortStableFunc(order, func(a, b int32) int { return t.n[b] - t.n[a] })
	if len(order) == 1 {
		return order
	}
	if len(order) < 2 || 10*t.n[order[1]] < t.total {
		return nil
	}
	return order[:2]
}

// countTold counts for each report how often it speaks of each side.
func (r *resolver) countTold() []toldOf {
	out := make([]toldOf, len(r.drafts))
	for i, s := range r.cast.list {
		side := r.side(int32(i + 1))
		if side == 0 || r.creditsOnly(s) {
			continue
		}
		o := r.cast.list[side-1]
		if h := gazetteer.Of(o.code); h != nil && h.Sort == "media" || o.place || len(o.forms) > 0 && (tellers[lastWord(o.forms[0].text)] || strings.Contains(strings.ToLower(o.forms[0].text), "news")) {
			continue
		}
		for _, m := range s.mentions {
			t := &out[m.report]
			if t.n == nil {
				t.n = map[int32]int{}
			}
			if t.n[side] == 0 {
				t.order = append(t.order, side)
			}
			t.n[side]++
			t.total++
		}
	}
	return out
}
