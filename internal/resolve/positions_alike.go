package resolve

import (
	"cmp"
	"slices"
	"strings"
)

// joinAlike joins what one report tells of one side's stance on one matter in
// words of which the ones hold the others: "the levy" and "scrap the levy on
// wheat". The surer keeps its issue, which takes the other's words in; two texts
// stay two.
func (r *resolver) joinAlike(list []*position) {
	order := slices.Clone(list)
	slices.SortStableFunc(order, func(a, b *position) int { return cmp.Compare(b.sure, a.sure) })
	type side struct {
		party  int32
		report int
		stance string
	}
	type told struct {
		p     *position
		label []string
		all   map[string]bool // stems of its words
	}
	kept := map[side][]*told{}
	for _, p := range order {
		if p.party == 0 {
			continue
		}
		at := side{p.party, p.report, p.d.Stance}
		t := &told{p, stemsOf(p.d.Issue.Label), map[string]bool{}}
		for _, s := range stemsOf(p.d.Issue.Label + " " + strings.Join(p.d.Issue.Terms, " ")) {
			t.all[s] = true
		}
		joined := false
		for _, o := range kept[at] {
			a, b := r.tab.issues[o.p.issue-1], r.tab.issues[p.issue-1]
			if o.p.issue == p.issue || a.text != 0 && b.text != 0 || a.own != nil || b.own != nil || !within(t.label, o.all) && !within(o.label, t.all) || otherFigures(a.label, p.d.Issue.Label) {
				continue
			}
			again := p.sure
			elsewhere := o.p.report != p.report || o.p.entry.Evidence[0] != p.entry.Evidence[0]
			o.p.join(p.row)
			if elsewhere {
				o.p.sure = 1 - (1-o.p.sure)*(1-again*0.35) // told twice is a little surer
			}
			o.p.beside = append(o.p.beside[:len(o.p.beside):len(o.p.beside)], p.beside...)
			if o.p.red == nil {
				o.p.red = p.red
			}
			if o.p.body != p.body {
				o.p.body = 0
			}
			r.phrase(o.p.issue, p.d.Issue.Label, p.d.Issue.Terms...)
			for _, s := range stemsOf(p.d.Issue.Label + " " + strings.Join(p.d.Issue.Terms, " ")) {
				o.all[s] = true
			}
			p.party = 0
			joined = true
			break
		}
		if !joined {
			kept[at] = append(kept[at], t)
		}
	}
}

// within reports whether each of the stems has one of its family in the set.
func within(stems []string, in map[string]bool) bool {
next:
	for _, s := range stems {
		if in[s] {
			continue
		}
		for o := range in { // whether there is one: the order does not matter
			if akin(s, o) {
				continue next
			}
		}
		return false
	}
	return len(stems) > 0
}
